"""The units of the phrase diff: tokens, with what must never be torn glued together."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from compare.model import Span, TokenKind
from compare.text.numerals import HAN_NUMERALS, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.diff.terms import Terms
    from compare.model import Document, Token

_MEASURED = re.compile(
    r"[余多来几数]?[十百千万亿]*[余多]?"
    r"(?:个?(?:百分点|月|工作日|小时)|[人户批家个件条项次部份名位场处座所期篇台辆套张宗起类种卷本册支只头匹株亩元吨米届级倍成年月日号时天周]"
    r"|人次|件次|户次|平方米|平方公里|立方米|公里|公顷|千米|厘米|千瓦|小时|分钟|工作日|美元|元人民币|亩次|头只|万)?"
)
"""What may follow a number and is one with it: multiplier, then a measure word."""
_NUMERALS = frozenset(HAN_NUMERALS)
_OPEN_NUMERAL = re.compile(rf"(?:百分之)?[{HAN_NUMERALS}点]*")
"""A numeral in Chinese characters that may go on in the next word: 五千|六|百余件, 百分之二十点|五."""
_OPEN_ORDINAL = re.compile(rf"第[{HAN_NUMERALS}]*")
_ORDINAL = re.compile(rf"第[{HAN_NUMERALS}]+[条款项章节编篇届次批]")
"""第一百七十六条 is one unit, and ends with its measure word; segmenters cut 第一百七|十六条 and 第五十一条至."""
_COUNTED = re.compile(rf"[{HAN_NUMERALS}]+个")
_BY_THE_PIECE = frozenset(["月", "月份", "工作日", "小时", "百分点"])
"""What 个 counts and is one with it: 三个|月."""
_RANGE = frozenset("-~")
_RANGED = re.compile(r".*[-~]")
_WRITTEN_OUT = re.compile(rf"(?P<percent>百分之)?(?P<number>[{HAN_NUMERALS}]+(?:点[{HAN_NUMERALS}]+)?)(?P<behind>\D*)")


class Unit(NamedTuple):
    """A token of one sentence, with the white space and the measure word that belong to it."""

    span: Span
    """In the clean text; the units of a sentence tile it."""
    key: str
    kind: TokenKind
    sentence: int
    """Index into `Document.sentences`."""
    form: str = ""
    """Of a unit whose key is written otherwise (a numeral in Chinese characters, PM_2.5): how it is written."""
    whole: bool = False
    """Whether it is a term of several words, which is not cut again."""

    @property
    def weight(self) -> int:
        """How many letters, digits and Han it has."""
        return _weight(self.key)

    @property
    def anchors(self) -> bool:
        """Whether finding it on both sides means something by itself: a single character does not."""
        return self.kind is not TokenKind.PUNCTUATION and len(self.key) > 1


@cache
def _weight(key: str) -> int:
    """Kept, since a document says the same few thousand words again and again: a tenth of the diff's time."""
    return sum(map(str.isalnum, key))


def units_of(document: Document, sentences: Iterable[int], terms: Terms | None = None) -> tuple[Unit, ...]:
    """The units of some sentences, in order, each of the terms one."""
    return tuple(unit for index in sentences for unit in _sentence_units(document, index, terms or {}))


def _sentence_units(document: Document, index: int, terms: Terms) -> list[Unit]:
    sentence = document.sentences[index]
    units: list[Unit] = []
    for token in document.tokens[slice(*sentence.tokens)]:
        _add(units, token, index)
    units = [
        part if part.kind is not TokenKind.WORD else _in_digits(part) for unit in units for part in _without_tail(unit)
    ]
    if not terms.keys().isdisjoint(unit.key for unit in units):
        units = list(_with_terms(units, terms))
    return _stretched(units or [_nothing(sentence.span, index)], sentence.span)


def _nothing(span: Span, sentence: int) -> Unit:
    """What a sentence without tokens is: invisible characters that the normal form leaves out."""
    return Unit(span, " ", TokenKind.SPACE, sentence)


def _add(units: list[Unit], token: Token, sentence: int) -> None:
    """Put `token` behind `units`, or into the last of them where it belongs there."""
    last = units[-1] if units else None
    if last and token.kind is TokenKind.SPACE:
        units[-1] = last._replace(span=Span(last.span.start, token.span.end))
    elif last and token.kind is TokenKind.NUMBER and _is_begun(units):
        _join(units, token)
    elif last and (_counted_by(last, token) or _goes_on(last, token)):
        units[-1] = last._replace(span=Span(last.span.start, token.span.end), key=last.key + token.key)
    elif token.kind is not TokenKind.SPACE:
        units.append(Unit(token.span, token.key, token.kind, sentence))


def _is_begun(units: Sequence[Unit]) -> bool:
    """Whether the last units begin what a number ends: a code (PM2.5, PM_2.5) or a range (5%-5.5%)."""
    last = units[-1]
    if last.kind is TokenKind.LATIN:
        return True
    before = units[-2].kind if len(units) > 1 else None
    return (before is TokenKind.NUMBER and last.key in _RANGE) or (before is TokenKind.LATIN and last.key == "_")


def _join(units: list[Unit], number: Token) -> None:
    """Make one unit of a number and what it ends."""
    last = units.pop()
    first = units.pop() if last.kind is TokenKind.PUNCTUATION else None
    if first is None:
        first, last = last, last._replace(key="")
    low = first.kind is TokenKind.LATIN and last.key == "_"
    key = first.key + ("" if low else last.key) + number.key
    form = f"{first.key}_{number.key}" if low else ""
    units.append(first._replace(span=Span(first.span.start, number.span.end), key=key, form=form))


def _with_terms(units: Sequence[Unit], terms: Terms) -> Iterator[Unit]:
    """The units, with the words of each term made one."""
    i = 0
    while i < len(units):
        size = _term_at(units, i, terms) if units[i].key in terms else 1
        if size > 1:
            first, last = units[i], units[i + size - 1]
            key = "".join(unit.key for unit in units[i : i + size])
            yield first._replace(span=Span(first.span.start, last.span.end), key=key, kind=TokenKind.WORD, whole=True)
        else:
            yield units[i]
        i += size


def _term_at(units: Sequence[Unit], start: int, terms: Terms) -> int:
    """How many units the longest term has that begins here; 1 where none does."""
    for term in terms[units[start].key]:
        end, size = start, 0
        while size < len(term) and end < len(units) and not units[end].form and term.startswith(units[end].key, size):
            size += len(units[end].key)
            end += 1
        if size == len(term):
            return end - start
    return 1


def _counted_by(number: Unit, word: Token) -> bool:
    """Whether `word` says what `number` counts."""
    if number.kind is not TokenKind.NUMBER or word.kind is not TokenKind.WORD:
        return False
    tail = _RANGED.sub("", number.key).lstrip("0123456789.%") + word.key
    return _MEASURED.fullmatch(tail) is not None


def _goes_on(numeral: Unit, word: Token) -> bool:
    """Whether `word` is more of a numeral or an ordinal that the segmenter cut."""
    if not numeral.kind is word.kind is TokenKind.WORD:
        return False
    if word.key in _BY_THE_PIECE and _COUNTED.fullmatch(numeral.key):
        return True
    if _OPEN_ORDINAL.fullmatch(numeral.key):
        return _ORDINAL.match(numeral.key + word.key) is not None or set(word.key) <= _NUMERALS
    return word.key[0] in _NUMERALS and _OPEN_NUMERAL.fullmatch(numeral.key) is not None


def _without_tail(unit: Unit) -> tuple[Unit, ...]:
    """An ordinal, and apart from it what the segmenter joined to it: 第五十一条|至."""
    ordinal = _ORDINAL.match(unit.key) if unit.key[0] == "第" else None
    size = ordinal.end() if ordinal else 0
    if not 0 < size < len(unit.key) or unit.span.length < len(unit.key):
        return (unit,)
    middle = unit.span.start + size
    return (
        unit._replace(span=Span(unit.span.start, middle), key=unit.key[:size]),
        unit._replace(span=Span(middle, unit.span.end), key=unit.key[size:]),
    )


def _in_digits(unit: Unit) -> Unit:
    """A numeral of several characters, or one that counts, with its key in digits: 十二件 is 12件, 百分之二十 is 20%."""
    written = _WRITTEN_OUT.fullmatch(unit.key) if unit.kind is TokenKind.WORD else None
    if not written or not (len(written["number"]) > 1 or _counts(written) or written["percent"]):
        return unit
    value = number(written["number"])
    if value is None:
        return unit
    digits = str(int(value)) if value.is_integer() else str(value)
    key = f"{digits}{'%' if written['percent'] else ''}{written['behind']}"
    return unit._replace(key=key, kind=TokenKind.NUMBER, form=unit.key)


def _counts(written: re.Match[str]) -> bool:
    return bool(written["behind"]) and _MEASURED.fullmatch(written["behind"]) is not None


def _stretched(units: list[Unit], span: Span) -> list[Unit]:
    """The units, tiling `span` exactly."""
    edges = [span.start, *(min(unit.span.start, span.end) for unit in units[1:]), span.end]
    spans = map(Span, edges, edges[1:])
    return [unit if unit.span == span else unit._replace(span=span) for unit, span in zip(units, spans, strict=True)]
