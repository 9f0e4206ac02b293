"""Puts the catalogues of labels and of sentences in order: `python tests/report/update_labels.py`.

Sorts each catalogue by key, drafts a traditional text for every simplified one that lacks it (OpenCC; read it, words
differ too), checks the places in braces, and says which keys a language lacks. Babel reads and writes the files.
Sentences have no English catalogue: their keys are English.
"""

from __future__ import annotations

import io
import string
import sys
from datetime import UTC, datetime

import opencc
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from compare.options import Language
from compare.report import catalogues
from compare.report.labels import catalogue_path

_LOCALES = {Language.CHINESE: "zh_Hans", Language.TRADITIONAL: "zh_Hant", Language.ENGLISH: "en"}
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
_DOMAINS = {
    "compare": ("Words of the reports", tuple(Language)),
    "sentences": ("Sentences of the code by their English", (Language.CHINESE, Language.TRADITIONAL)),
}
_HEAD = (
    '# {title}; docs/labels.md tells how to add one.\nmsgid ""\nmsgstr ""\n"Language: {locale}\\n"\n'
    '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: {plural}\\n"\n\n'
)


def read(language: Language, domain: str) -> Catalog:
    return read_po(io.BytesIO(catalogue_path(language, domain).read_bytes()), locale=_LOCALES[language])


def written(language: Language, catalogue: Catalog, title: str) -> str:
    out = io.BytesIO()
    catalogue.creation_date = catalogue.revision_date = _EPOCH
    write_po(out, catalogue, width=0, sort_output=True, omit_header=True)
    head = _HEAD.format(title=title, locale=_LOCALES[language], plural=catalogue.plural_forms)
    return head + out.getvalue().decode().lstrip("\n")


def places(texts: tuple[str, ...]) -> set[str]:
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def draft(simplified: Catalog, traditional: Catalog, texts: dict[str, tuple[str, ...]]) -> None:
    script = opencc.OpenCC("s2tw")
    for message in simplified:
        key = str(message.id[0] if message.pluralizable else message.id)
        if key and key not in traditional:
            drafted = tuple(map(script.convert, texts[key]))
            traditional.add(message.id, drafted if message.pluralizable else drafted[0])
            print(f"drafted {key}: {drafted}")


def put_in_order(domain: str) -> list[str]:
    """Write the catalogues of a domain anew; what is wrong with them."""
    title, languages = _DOMAINS[domain]
    found = {language: read(language, domain) for language in languages}
    texts = catalogues.read(written(Language.CHINESE, found[Language.CHINESE], title))
    draft(found[Language.CHINESE], found[Language.TRADITIONAL], texts)
    every = {language: catalogues.read(written(language, one, title)) for language, one in found.items()}
    wrong = []
    for key in sorted(set().union(*every.values()) - {""}):
        lacking = [language.value for language in languages if key not in every[language]]
        wrong += [f"{key}: not in {', '.join(lacking)}"] if lacking else []
        if not lacking and len({frozenset(places(every[language][key])) for language in languages}) > 1:
            wrong.append(f"{key}: places in braces differ")
    for language, catalogue in found.items():
        catalogue_path(language, domain).write_text(written(language, catalogue, title), encoding="utf-8")
    return wrong


def main() -> int:
    wrong = [one for domain in _DOMAINS for one in put_in_order(domain)]
    print("\n".join(wrong))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
