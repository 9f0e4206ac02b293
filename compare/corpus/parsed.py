"""The parsed form of one document: all that a corpus asks of it, in a row of plain columns.

Reading is the dear part of a summary, so this is what is kept (`store`). Terms are 64-bit
hashes with names, dates and figures as slots; nothing in a row depends on other documents,
on the file's name, or on when it was read.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from operator import methodcaller
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.classify.initiatives import own_initiatives
from compare.classify.portraits import Features, sketches
from compare.figures import extract
from compare.reference.build import digest, quoted_keys
from compare.reference.masking import Masked, place_key
from compare.reference.shingles import SIGNATURE, term_hash
from compare.text.codes import CharacterSet, codes

if TYPE_CHECKING:
    import pyarrow as pa

    from compare.classify.initiatives import OwnInitiative
    from compare.classify.portraits import Sketches
    from compare.model import Document
    from compare.options import Options
    from compare.reference.shingles import Keys

    Row = dict[str, Any]

FORM = 1
"""Raised when a column changes its meaning."""
STATEMENT = np.dtype(
    [
        ("start", "<u4"),
        ("end", "<u4"),
        ("first", "<u4"),
        ("last", "<u4"),
        ("key", "<u8"),
        ("characters", "<u4"),
        ("section", "<u2"),
        ("sentence", "<u2"),
    ]
)
"""A statement: its stretch of the clean text, its half-open range of terms, a key for its terms, its letters, the
index of its section plus one (0 before the first), the number of its sentence (modulo 2**16: neighbours differ)."""
SPAN = np.dtype([("start", "<u4"), ("end", "<u4")])
STAGES = ("load", "clean", "outline", "figures", "classify", "reference", "text", "model")
"""What a parsed form depends on."""
LIBRARIES = (
    "charset-normalizer",
    "jieba",
    "lxml",
    "opencc-python-reimplemented",
    "pypdfium2",
    "pypinyin",
    "python-docx",
    "rjieba",
)
"""Libraries that it depends on too."""


@cache
def reader_version() -> str:
    """A digest of everything that reads a document: the code and the data of the stages, and what they stand on."""
    versions = " ".join(f"{name} {_version(name)}" for name in LIBRARIES)
    found = blake2b(f"{FORM} {SIGNATURE} {versions}".encode(), digest_size=8)
    root = Path(__file__).parents[1]
    files = [path for stage in STAGES for path in (root / stage).rglob("*") if path.suffix not in {".pyc", ""}]
    for path in sorted([*files, root / "errors.py", root / "pipeline.py", Path(__file__)]):
        data = path.read_bytes()
        found.update(f"{path.relative_to(root).as_posix()} {len(data)} ".encode())
        found.update(data)
    return found.hexdigest()


def _version(library: str) -> str:
    """The version that is installed; "" for one that is not, such as rjieba where there is no wheel for it."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def signature(options: Options) -> str:
    """What a parsed form depends on besides the file's bytes, in 16 hexadecimal digits."""
    told = f"{reader_version()} {options.encoding} {options.format} {options.signature().split(' | ')[1]}"
    return blake2b(told.encode(), digest_size=8).hexdigest()


def schema() -> pa.Schema:
    """The columns of a row."""
    import pyarrow as pa  # noqa: PLC0415 - 0.1 s, needed only for a corpus

    numbers = {"key": pa.uint64(), "place": pa.uint64(), "digest": pa.uint64(), "length": pa.int64()}
    texts = ("facts", "moment", "sections", "names", "initiatives", "text")
    arrays = ("statements", "features", "quoted", "terms", "spans", "map")
    return pa.schema(
        [
            *((name, kind) for name, kind in numbers.items()),
            *((name, pa.large_string()) for name in texts),
            *((name, pa.large_binary()) for name in arrays),
        ]
    )


def parsed(document: Document, key: int) -> Row:
    """The row of a document; `key` is the number of its file."""
    masked, figures = Masked(document), extract(document)
    drawn = sketches(document, masked, figures)
    letters = _letters(document.text)
    pieces = [number for piece in document.clean.map.pieces for number in piece]
    return {
        "key": key,
        "place": term_hash(place_key(document.metadata)),
        "digest": digest(document),
        "length": len(masked.terms),
        "facts": _json(_facts(document, int(letters[-1]))),
        "moment": moment(document.metadata.date, document.metadata.year),
        "sections": _json(_sections(document)),
        "names": _json(_names(drawn)),
        "initiatives": _json([_initiative(document, one) for one in own_initiatives(document, figures)]),
        "text": document.text.encode("utf-8", "replace").decode(),
        "statements": _statements(document, drawn, masked, letters).tobytes(),
        "features": drawn.features.tobytes(),
        "quoted": quoted_keys(document).tobytes(),
        "terms": masked.terms.hashes.tobytes(),
        "spans": _spans(document, masked).tobytes(),
        "map": np.array(pieces, dtype=np.uint32).tobytes(),
    }


def moment(date: str, year: int | None) -> str:
    """When a document came out, as far as it says: a day, or the year it is about; "" where it says neither."""
    return date or (f"{year:04d}" if year else "")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=methodcaller("packed")).encode("utf-8", "replace").decode()


def _facts(document: Document, characters: int) -> Row:
    source, told = document.clean.source, document.metadata
    return {
        "sha256": source.sha256,
        "encoding": source.encoding,
        "media_type": source.media_type,
        "script": document.clean.script,
        "characters": characters,
        "fields": source.fields,
        "metadata": {name: getattr(told, name) for name in told.__slots__},
        "notes": document.all_notes,
    }


def _sections(document: Document) -> list[Any]:
    return [[section.id, section.heading] for section in document.sections]


def _names(drawn: Sketches) -> list[Any]:
    """Statements with names or a word of novelty: position, names, the word, whether a document is named."""
    return [
        [i, [[*named] for named in names], novel, titled]
        for i, (names, novel, titled) in enumerate(zip(drawn.names, drawn.novel, drawn.titled, strict=True))
        if names or novel
    ]


def _initiative(document: Document, own: OwnInitiative) -> Row:
    one, to_source = own.initiative, document.clean.to_source
    return {
        "name": one.name,
        "kind": one.kind,
        "thing": one.thing,
        "spans": [to_source(span) for span in one.spans],
        "sentence": to_source(one.sentence),
        "section": one.section,
        "evidence": one.evidence,
        "figures": [to_source(span) for span in one.figures],
        "points": own.points,
        "keys": own.keys,
        "core": own.core,
    }


def _letters(text: str) -> Any:  # noqa: ANN401 - an array of numpy
    """How many letters, digits and Han stand before each position of a text, and in all of it."""
    points = codes(text)
    are_letters = _usual_letters().among(points)
    rare = np.flatnonzero(points >= _USUAL)
    are_letters[rare] = [text[i].isalnum() for i in rare.tolist()]
    return np.append(0, np.cumsum(are_letters))


_USUAL = 1 << 16
"""Code points from here on are rare, and asked about one by one."""


@cache
def _usual_letters() -> CharacterSet:
    return CharacterSet(codes("".join(filter(str.isalnum, map(chr, range(_USUAL))))))


def _statements(document: Document, drawn: Sketches, masked: Masked, letters: Any) -> Any:  # noqa: ANN401 - arrays of numpy
    """The rows of `STATEMENT`."""
    found = drawn.statements
    indexes = {section.id: i for i, section in enumerate(document.sections, 1)}
    rows = np.zeros(len(found), dtype=STATEMENT)
    rows["start"], rows["end"] = start, end = drawn.spans
    rows["first"], rows["last"] = drawn.terms
    rows["key"] = _keys(masked.terms.hashes, drawn.terms.T * masked.terms.hashes.itemsize)
    rows["characters"] = letters[end] - letters[start]
    rows["section"] = [indexes.get(one.section, 0) for one in found]
    rows["sentence"] = [one.sentence & 0xFFFF for one in found]
    return rows


def _keys(hashes: Keys, stretches: Any) -> Any:  # noqa: ANN401 - arrays of numpy
    """A key for each stretch of some terms, given in bytes."""
    data = hashes.tobytes()
    keys = [blake2b(data[start:end], digest_size=8).digest() for start, end in stretches.tolist()]
    return np.frombuffer(b"".join(keys), dtype=STATEMENT["key"])


def _spans(document: Document, masked: Masked) -> Any:  # noqa: ANN401 - an array of numpy
    edges = np.frombuffer(document.tokens.edges, dtype=np.int64)
    rows = np.empty(len(masked.terms), dtype=SPAN)
    rows["start"], rows["end"] = edges[masked.firsts], edges[masked.ends]
    return rows


FEATURES = len(Features._fields)
