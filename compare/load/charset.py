"""Which codec a Chinese text is in.

In this order: a byte-order mark; UTF-16 or UTF-32 by their zero bytes; strict UTF-8;
charset-normalizer among the codecs of Chinese text; and where a few bad bytes make all
of these give up, the codec that loses fewest characters, with a note that says so.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from compare.errors import InputError, Said, UsageError
from compare.model import Note, NoteKind
from compare.text.patterns import lazily

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_CHINESE = ("utf-8", "gb18030", "big5hkscs")
_PYTHON_NAMES = {"utf_8": "utf-8", "utf_16_le": "utf-16-le", "utf_16_be": "utf-16-be"}
_MOST_LOST = 0.05
"""More characters lost than this and the bytes are in none of the codecs: a wrong codec loses 20 % and more."""

_REPLACED = "\ufffd"
_SAMPLE = 20_000
_CHINESE_OR_ASCII = lazily(r"[\u4e00-\u9fff\t\r\n -~，。、；：（）“”《》\u3000]")
_LEAST_FAMILIAR = 0.5
_SURELY_FAMILIAR = 0.9
"""UTF-16 of Chinese without ASCII has no zero bytes; bytes of GBK or Big5 read so have a quarter of familiar characters."""
_FREQUENT = re.compile(r"[，。、的一是不在和有年]")
"""Every tenth character of any Chinese text in either script; every hundredth where the codec is wrong."""


class Decoded(NamedTuple):
    """A text, how it was decoded, and what was lost on the way."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, encoding: str, where: str) -> Decoded:
    """The text in a codec that the user named; its byte-order mark stays."""
    try:
        name = codecs.lookup(encoding).name
        text = data.decode(_with_mark(data, name))
    except LookupError:
        todo = Said("use a name such as utf-8, gb18030, big5 or utf-16")
        raise UsageError(what=Said("there is no text encoding {encoding!r}", encoding=encoding), todo=todo) from None
    except UnicodeError as error:
        at = getattr(error, "start", 0) + 1
        what = Said("cannot be decoded as {encoding}: byte {at} does not fit", encoding=encoding, at=at)
        raise InputError(what=what, where=where, todo=Said("leave --encoding out to have it detected")) from None
    return Decoded(text, _with_mark(data, name))


def _with_mark(data: bytes, name: str) -> str:
    """The codec that keeps the mark which this one would swallow."""
    if name == "utf-8-sig":
        return "utf-8"
    if name in {"utf-16", "utf-32"}:
        return next((kept for mark, kept in _MARKS if kept.startswith(name) and data.startswith(mark)), f"{name}-le")
    return name


def detect(data: bytes, where: str) -> Decoded:
    """The text in the codec that its bytes tell of."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding) or _losing_fewest(data, (encoding,), where)
    if b"\x00" in data:
        return _wide(data, where)
    return (
        _strictly(data, "utf-8")
        or _wide_without_zeros(data)
        or _by_statistics(data)
        or _losing_fewest(data, _CHINESE, where)
    )


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _wide(data: bytes, where: str) -> Decoded:
    """UTF-16 or UTF-32 without a mark: the reading with no zero characters and most Chinese ones."""
    readings = [decoded for name in _WIDE if (decoded := _whole_units(data, name)) and "\x00" not in decoded.text]
    best = max(readings, key=lambda decoded: _share(_CHINESE_OR_ASCII, decoded.text), default=None)
    if best is None or _share(_CHINESE_OR_ASCII, best.text) < _LEAST_FAMILIAR:
        raise InputError(
            what=Said("is a binary file, not text"), where=where, todo=Said("save it as plain text (.txt) first")
        )
    return best


def _whole_units(data: bytes, encoding: str) -> Decoded | None:
    """The text as far as it has whole characters: a file cut off may end in the middle of one."""
    more = len(data) % (4 if encoding.startswith("utf-32") else 2)
    decoded = _strictly(data[: len(data) - more], encoding)
    return decoded._replace(notes=(Note.of(NoteKind.CUT_OFF, count=more),)) if decoded and more else decoded


def _wide_without_zeros(data: bytes) -> Decoded | None:
    """UTF-16 without a mark and without a zero byte, which is all Chinese."""
    shares = ((_share(_CHINESE_OR_ASCII, one.text), one) for name in _WIDE[2:] if (one := _strictly(data, name)))
    return next((one for share, one in shares if share >= _SURELY_FAMILIAR), None)


def _share(familiar: re.Pattern[str], text: str) -> float:
    """The share of familiar characters at the beginning of a text."""
    sample = text[:_SAMPLE]
    return len(familiar.findall(sample)) / max(1, len(sample))


def _by_statistics(data: bytes) -> Decoded | None:
    """What charset-normalizer finds among the codecs of Chinese text."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 25 ms that UTF-8 need not pay

    codecs_asked = ["gb18030", "big5hkscs", *_PYTHON_NAMES]
    best = from_bytes(data, cp_isolation=codecs_asked).best()
    return _strictly(data, _PYTHON_NAMES.get(best.encoding, best.encoding)) if best else None


def _losing_fewest(data: bytes, encodings: tuple[str, ...], where: str) -> Decoded:
    """The reading that looks most like Chinese among those that lose few characters.

    Fewest losses alone would not do: GB18030 has a character for nearly any two bytes
    and reads damaged Big5 without losing more than the damage.
    """
    readings = [Decoded(data.decode(encoding, "replace"), encoding) for encoding in encodings]
    whole = [reading for reading in readings if lost(reading.text) <= _MOST_LOST * len(reading.text)]
    if not whole:
        what = Said("is in no encoding known here (tried {encodings:, })", encodings=encodings)
        raise InputError(what=what, where=where, todo=Said("name its encoding with --encoding, or save it as UTF-8"))
    text, encoding, _ = max(whole, key=lambda reading: (_share(_FREQUENT, reading.text), -lost(reading.text)))
    return Decoded(text, encoding, (losses(text, encoding),))


def losses(text: str, encoding: str) -> Note:
    """The note on a text that lost characters."""
    line = text.count("\n", 0, text.find(_REPLACED)) + 1
    return Note.of(NoteKind.REPLACED, count=lost(text), encoding=encoding, mark=_REPLACED, line=line)


def lost(text: str) -> int:
    """How many sequences of bytes were no characters."""
    return text.count(_REPLACED)
