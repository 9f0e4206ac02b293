"""What can be asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.options import Language


class Kind(StrEnum):
    """What is done with the files."""

    PAIR = "pair"
    YEARS = "years"
    SUMMARY = "summary"


FORMATS = {
    Kind.PAIR: ("html", "pdf", "docx", "md", "csv", "json"),
    Kind.YEARS: ("html", "pdf", "md", "csv", "json"),
    Kind.SUMMARY: ("html", "pdf", "xlsx", "csv", "md", "json"),
}
"""What each can be written as; the first is what is read in the browser."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something asked for."""

    kind: Kind
    folder: str
    """Where its files lie."""
    names: tuple[str, ...]
    """Their names in it."""
    language: Language
