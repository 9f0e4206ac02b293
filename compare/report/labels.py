"""Every word the reports say, in each language. Documents' own text is never translated.

The words stand in gettext catalogues, one a language: `locale/*/LC_MESSAGES/compare.po`.
A key names a label in the code; docs/labels.md tells how to add one. The catalogues are
read as they stand, so that none has to be compiled before it counts.
"""

from __future__ import annotations

import re
import string
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

from compare.options import Language
from compare.report import catalogues

_FOLDERS = {Language.CHINESE: "zh", Language.TRADITIONAL: "zh_Hant", Language.ENGLISH: "en"}
_LIST = "list"
"""The place of a note that holds several things in a row, each of which may be a note itself."""
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def catalogue_path(language: Language) -> Path:
    """Where the words of a language lie."""
    return Path(__file__).parent / "locale" / _FOLDERS[language] / "LC_MESSAGES" / "compare.po"


@cache
def catalogue(language: Language) -> dict[str, tuple[str, ...]]:
    """Every label of a language by its key: one text, or one for each plural form."""
    return catalogues.read(catalogue_path(language).read_text(encoding="utf-8"))


@cache
def _translations(language: Language) -> GNUTranslations:
    return GNUTranslations(catalogues.compiled(catalogue(language)))


@cache
def _notes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The notes of the stages: the key and, for each of its forms, a pattern of the English text."""
    english = catalogue(Language.ENGLISH)
    return tuple((key, _form(text)) for key in english if key.startswith("note.") for text in english[key])


def _form(text: str) -> re.Pattern[str]:
    """A text as a pattern, with a group for each of its places."""
    pieces = string.Formatter().parse(text)
    return re.compile(
        "".join(re.escape(words) + (f"(?P<{name}>.+)" if name else "") for words, name, _, _ in pieces), re.DOTALL
    )


class Labels:
    """The words of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._words = _translations(language)
        self._known = catalogue(language)

    def __call__(self, key: str, **values: object) -> str:
        """The label `key` with its places filled, in the form that `count` asks for; KeyError where there is none."""
        forms = self._known[key]
        counted = len(forms) > 1 and "count" in values
        text = self._words.ngettext(key, key, _whole(values["count"])) if counted else forms[0]
        return text.format(**values)

    def known(self, prefix: str, value: str) -> str:
        """The label of `value` under `prefix`, or `value` itself where the catalogue has none."""
        key = f"{prefix}.{value}"
        return self._known[key][0] if key in self._known else value

    def retold(self, said: str) -> str:
        """What a stage says in English, in this language, as far as the catalogues have a note of that form."""
        if self.language is Language.ENGLISH:
            return said
        for key, form in _notes():
            if found := form.fullmatch(said):
                values = {
                    name: self._retold_each(value) if name == _LIST else value
                    for name, value in found.groupdict().items()
                }
                return self(key, **values)
        return said

    def _retold_each(self, row: str) -> str:
        return self.listed(tuple(map(self.retold, row.split(", "))))

    def listed(self, words: tuple[str, ...]) -> str:
        """Words in a row."""
        return self("list.comma").join(words)

    def date(self, day: str) -> str:
        """A day written YYYY-MM-DD as the language writes it; anything else as it is."""
        found = _DAY.fullmatch(day)
        if not found or not 1 <= int(found[2]) <= 12:  # noqa: PLR2004 - months
            return day
        year, month, number = map(int, found.groups())
        return self("date.pattern", year=year, month=self(f"month.{month}"), day=number)


def _whole(count: object) -> int:
    """A count, or one that is written out: 1,200."""
    return int(str(count).replace(",", "") or 0)
