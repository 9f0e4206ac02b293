"""Colours by meaning: told apart by every kind of sight, in grey, and by a sign beside them.

Sight with two kinds of cones is simulated as Viénot, Brettel and Mollon (1999) do; how far colours are from
each other is told in CIELAB (1976), where a difference of 10 is seen at a glance.
"""

from __future__ import annotations

import itertools
import math
import re

import pytest

from compare import resources
from compare.report.drawing import tokens
from compare.report.terminal.painter import MEANINGS

Colour = tuple[float, float, float]

# Linear RGB as a dichromat sees it.
SIGHTS = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1)),
    "deuteranopia": ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1)),
    "tritanopia": ((1, 0.14461, -0.14461), (0, 0.85924, 0.14076), (0, 0.85924, 0.14076)),
}
TEXT = ("ink", "ink-shared", "ink-note", "removed", "added", "moved")
SHARES = ("boilerplate", "template", "local")
RIBBONS = ("shared", "moved", "split", "part")


def _linear(hexed: str) -> Colour:
    red, green, blue = (int(hexed[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue))  # type: ignore[return-value]  # three stay three


def _seen(colour: Colour, sight: str) -> Colour:
    seen = (sum(part * own for part, own in zip(row, colour, strict=True)) for row in SIGHTS[sight])
    return tuple(min(1.0, max(0.0, c)) for c in seen)  # type: ignore[return-value]  # as above


def _lightness(colour: Colour) -> float:
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


def _lab(colour: Colour) -> Colour:
    red, green, blue = colour
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
        _lightness(colour),
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
    )
    x, y, z = (c ** (1 / 3) if c > 0.008856 else 7.787 * c + 16 / 116 for c in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _apart(one: str, two: str, sight: str) -> float:
    a, b = (_lab(_seen(_linear(tokens()[name]), sight)) for name in (one, two))
    return math.dist(a, b)


def _contrast(one: str, two: str) -> float:
    """WCAG 2: from 1 to 21."""
    bright, dark = sorted((_lightness(_linear(tokens()[name])) for name in (one, two)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", TEXT)
def test_text_is_legible_on_paper_and_on_every_tint(name: str) -> None:
    for ground in ("paper", "local-tint", "head-tint"):
        assert _contrast(name, ground) >= 4.5, ground


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("group", [("removed", "added", "moved"), SHARES, RIBBONS], ids=["text", "shares", "ribbons"])
def test_meanings_are_told_apart_by_every_sight(group: tuple[str, ...], sight: str) -> None:
    for one, two in itertools.combinations(group, 2):
        assert _apart(one, two, sight) >= 10, (one, two)


def test_shares_differ_in_grey() -> None:
    lights = [_lab(_linear(tokens()[name]))[0] for name in SHARES]
    assert all(abs(one - two) >= 15 for one, two in itertools.combinations(lights, 2))


def test_each_meaning_has_a_sign_beside_its_colour() -> None:
    text, drawing = resources.style("report.css"), resources.style("drawing.css")
    assert re.search(r"del \{[^}]*line-through", text)
    assert re.search(r"ins \{[^}]*underline", text)
    assert re.search(r"strong \{[^}]*font-family", text)
    assert re.search(r"\.stripes \{[^}]*stroke", drawing)
    assert re.search(r"\.fill-local \{[^}]*stroke", drawing)
    assert re.search(r"\.ribbon-moved \{[^}]*stroke-dasharray", drawing)


@pytest.mark.parametrize("sheet", ["report.css", "print.css", "drawing.css"])
def test_colours_stand_in_one_place_only(sheet: str) -> None:
    rules = resources.style(sheet)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsl", rules) == []
    used = set(re.findall(r"var\(--([\w-]+)\)", rules)) - {"page-of-pages"}
    assert used <= tokens().keys()


def test_the_terminal_knows_the_same_meanings() -> None:
    assert MEANINGS.keys() <= tokens().keys()
    for group in (("removed", "added", "moved"), ("boilerplate", "local", "shared")):
        assert len({MEANINGS[name] for name in group}) == len(group)
