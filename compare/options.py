"""What a user can choose, and the thresholds of each stage, in frozen values."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum


class Language(StrEnum):
    """The language of labels; the documents' own text is never translated."""

    CHINESE = "zh"
    """In simplified script."""
    TRADITIONAL = "zh-Hant"
    ENGLISH = "en"

    @property
    def tag(self) -> str:
        """The language tag of BCP 47, with the script of Chinese said."""
        return "zh-Hans" if self is Language.CHINESE else self.value


class Show(StrEnum):
    """How much of two documents a report shows."""

    SUMMARY = "summary"
    """Measures, map, initiatives, figures and findings; no text side by side, no appendix."""
    DIFFERENCES = "differences"
    """Both texts side by side, with long shared runs shortened to their ends and their length.

    Of each side the first initiatives are told with their sentence and the rest named; links beyond doubt are counted.
    """
    EVERYTHING = "everything"
    """Both texts side by side, every character of them; all initiatives and links are told."""


class Flavor(StrEnum):
    """How Markdown says what was removed and added."""

    FORGE = "forge"
    """`<del>` and `<ins>`, which forges show."""
    CRITIC = "critic"
    """CriticMarkup: {--removed--}, {++added++}, {~~old~>new~~}, {>>note<<}."""


class Format(StrEnum):
    """What an input is wrapped in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    DOC = "doc"
    """Word's binary format of 1997 to 2003, WPS, RTF."""
    WORD_XML = "word-xml"
    PDF = "pdf"
    OFD = "ofd"

    @property
    def media_type(self) -> str:
        """The registered or customary media type."""
        return _MEDIA_TYPES[self.value]


_MEDIA_TYPES = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword",
    "word-xml": "application/xml",
    "pdf": "application/pdf",
    "ofd": "application/ofd",
}


FINDING_RULES = (
    "wrong-sum",
    "wrong-rate",
    "wrong-growth",
    "said-twice",
    "old-year",
    "missing-part",
    "numbering",
    "stale-name",
    "crowded-sentence",
    "same-figure",
    "carried-over",
    "renamed-heading",
)
"""The rules that findings come from, each of which can be switched off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffOptions:
    """Thresholds of the phrase diff."""

    shortest_island: int = 2
    """A shared run of fewer characters between two changes is taken as changed too."""
    shortest_shared: int = 4
    """A shared run of fewer characters does not count towards the shared ratio."""
    mostly_changed: float = 0.45
    """Of two clauses that share less of their characters than this, only stock phrases are marked as shared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """How a report is written; nothing here changes what is found."""

    show: Show = Show.DIFFERENCES
    flavor: Flavor = Flavor.FORGE
    author: str = "compare"
    """Who a Word document says made the changes and comments."""
    date: str = "2000-01-01T00:00:00Z"
    """When, as an ISO 8601 moment in UTC; fixed, so that the same input gives the same bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Everything that can change a result."""

    encoding: str | None = None
    """The codec of the inputs; None to detect it."""
    format: Format | None = None
    """What the inputs are; None to tell it from their bytes."""
    language: Language = Language.ENGLISH
    references: tuple[str, ...] = ()
    """Index files to measure against; the embedded one where none is named."""
    diff: DiffOptions = field(default_factory=DiffOptions)
    without: tuple[str, ...] = ()
    """Names of rules of findings that are switched off, of `FINDING_RULES`."""

    def signature(self) -> str:
        """One line that says how a result was made: version, tokeniser, thresholds."""
        chosen = {
            name: value
            for name, value in asdict(self).items()
            if name not in {"encoding", "format", "language", "references", "without"}
        }
        stages = (f"{stage} {_flat(values)}" for stage, values in sorted(chosen.items()))
        without = (f"without {' '.join(sorted(self.without))}",) if self.without else ()
        return " | ".join((f"compare {_version('gongwen-compare')}", _tokenizer(), *stages, *without))


def _flat(values: dict[str, object]) -> str:
    return " ".join(f"{name}={value}" for name, value in sorted(values.items()))


def _tokenizer() -> str:
    """The segmenter that text.tokens will use, with its version."""
    return next((f"{name} {_version(name)}" for name in ("rjieba", "jieba") if _version(name)), "no tokeniser")


def _version(distribution: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - 40 ms, needed once a report

    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""
