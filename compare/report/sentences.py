"""What the code says in English, its errors and its help, in the reader's language.

An error stands in the code as `compare.errors.Said`, help as it is. The English is the key in the catalogues
`locale/*/LC_MESSAGES/sentences.po`, and the wording in English. docs/labels.md tells how to add one.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from compare.options import Language
from compare.report import catalogues
from compare.report.labels import catalogue_path

if TYPE_CHECKING:
    from compare.errors import Said


@cache
def sentences(language: Language) -> dict[str, str]:
    """The sentences of a language by the English ones."""
    if language is Language.ENGLISH:
        return {}
    text = catalogue_path(language, "sentences").read_text(encoding="utf-8")
    return {english: texts[0] for english, texts in catalogues.read(text).items() if english}


def words(said: Said | str, language: Language) -> str:
    """A sentence on one line in a language; what is a word already stays as it is.

    What went wrong is worded so: words(error.said, language).
    """
    return said if isinstance(said, str) else said.worded(sentences(language))
