"""Every word the reports say, in each language. Documents' own text is never translated.

The words stand in gettext catalogues, one a language: `locale/*/LC_MESSAGES/compare.po`.
A key names a label in the code; docs/labels.md tells how to add one. The catalogues are
read as they stand, so that none has to be compiled before it counts.
"""

from __future__ import annotations

import re
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

from compare.options import Language
from compare.report import catalogues

_FOLDERS = {Language.CHINESE: "zh", Language.TRADITIONAL: "zh_Hant", Language.ENGLISH: "en"}
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def catalogue_path(language: Language, domain: str = "compare") -> Path:
    """Where the words of a language lie: the labels, or those of another catalogue."""
    return Path(__file__).parent / "locale" / _FOLDERS[language] / "LC_MESSAGES" / f"{domain}.po"


@cache
def catalogue(language: Language) -> dict[str, tuple[str, ...]]:
    """Every label of a language by its key: one text, or one for each plural form."""
    return catalogues.read(catalogue_path(language).read_text(encoding="utf-8"))


@cache
def _translations(language: Language) -> GNUTranslations:
    return GNUTranslations(catalogues.compiled(catalogue(language)))


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

    def listed(self, words: tuple[str, ...]) -> str:
        """Words in a row."""
        return self("list.comma").join(words)

    def named(self, name: str, said: object) -> str:
        """A thing by its name, and what is said of it."""
        return self("list.named", name=name, said=said)

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
