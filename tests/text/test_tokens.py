"""Cutting: everything at once is cut as each stretch of Han by itself, and no character is lost."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Span, Token, TokenKind
from compare.text.spans import Edit, apply_edits
from compare.text.tokens import HAN, cut, pieces, tokenize, words

_TEXTS = st.text(
    st.sampled_from("全面推进依法治国〇々一二三年，。“”、 \n\t\u30001289.,%％GDPgdpÄß_①②½А🙂\U00020000"), max_size=60
)
_CHUNK = re.compile(
    rf"(?P<word>[{HAN}]+)"
    r"|(?P<number>\d+(?:,\d{3})+(?:\.\d+)?%?|\d+(?:\.\d+)?%?)"
    rf"|(?P<latin>[^\W\d_{HAN}]+)"
    r"|(?P<space>\s+)"
    r"|(?P<punctuation>.)",
    re.DOTALL,
)


@given(_TEXTS)
def test_a_text_is_cut_as_its_stretches_are(text: str) -> None:
    wanted: list[tuple[str, str]] = []
    for match in _CHUNK.finditer(text):
        kind = str(match.lastgroup)
        wanted += [(word, kind) for word in (words(match.group()) if kind == "word" else [match.group()])]
    found = cut(text)
    edges = pairwise(found.edges.tolist())
    assert [(text[slice(*edge)], kind.value) for edge, kind in zip(edges, found.kinds, strict=True)] == wanted
    assert [(piece, kind.value) for _, piece, kind in pieces(text)] == wanted


def test_letters_end_where_han_begins() -> None:
    assert [piece for _, piece, _ in pieces("5G基站,APP宣传,A股")] == [
        "5",
        "G",
        "基站",
        ",",
        "APP",
        "宣传",
        ",",
        "A",
        "股",
    ]


@given(_TEXTS)
def test_pieces_tile_the_text(text: str) -> None:
    assert "".join(piece for _, piece, _ in pieces(text)) == text
    assert all(text.startswith(piece, start) for start, piece, _ in pieces(text))


@pytest.mark.parametrize(
    ("text", "key", "kind"),
    [
        ("12,000.5%", "12000.5%", TokenKind.NUMBER),
        ("IPv", "ipv", TokenKind.LATIN),
        ("①", "①", TokenKind.LATIN),
        ("\u3000\n", " ", TokenKind.SPACE),
        ("_", "_", TokenKind.PUNCTUATION),
        ("推进", "推进", TokenKind.WORD),
    ],
)
def test_what_a_token_is_compared_by(text: str, key: str, kind: TokenKind) -> None:
    normal, normal_map = apply_edits(text, [])
    tokens = tokenize(normal, normal_map)
    assert list(tokens) == [Token(Span(0, len(text)), key, kind)]
    assert (tokens.edges.tolist(), tokens.keys, tokens.kinds) == ([0, len(text)], (key,), (kind,))


def test_what_the_fold_left_out_belongs_to_the_token_before() -> None:
    printed = "\u200b推进，\u200b改革\u200b"
    tokens = tokenize(*apply_edits(printed, [Edit(Span(at, at + 1), "") for at in (0, 4, 7)]))
    assert [token.span for token in tokens] == [Span(0, 3), Span(3, 5), Span(5, 8)]
    assert tokens.within(Span(3, 6)) == (1, 3)
    assert tokens[1:] == tuple(tokens)[1:]


def test_a_token_of_no_character_is_none() -> None:
    normal, normal_map = apply_edits("乙", [Edit(Span(0, 1), "推进，改革")])
    tokens = tokenize(normal, normal_map)
    assert [(token.key, token.span) for token in tokens] == [("改革", Span(0, 1))]


def test_nothing_is_no_token() -> None:
    assert list(tokenize(*apply_edits("", []))) == []
    assert list(tokenize(*apply_edits("\u200b", [Edit(Span(0, 1), "")]))) == []
