"""A whole text at once, over its code points.

What asks or changes one character after another costs 50 to 100 ns for each: a generator,
`set`, and `str.translate`, which raises and clears an error for every character that its
table does not have. Looking all of them up in one array costs 3.
"""

from __future__ import annotations

from codecs import utf_32_le_decode, utf_32_le_encode
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    Codes = npt.NDArray[np.int32]

_HALVES = "surrogatepass"
"""Halves of characters stay. The codec is called as it is: to look it up by name for each line takes longer than its work."""


_IDEOGRAPHS = 0x4E00, 0x9FFF
"""Of Unicode's first block of them, from which nearly all of a text are."""


def codes(text: str) -> Codes:
    """The code points of a text."""
    return np.frombuffer(utf_32_le_encode(text, _HALVES)[0], "<i4")


def text_of(points: Codes) -> str:
    """The text that has these code points."""
    return utf_32_le_decode(points.tobytes(), _HALVES, True)[0]  # noqa: FBT003 - that nothing follows


def signs(text: str) -> str:
    """The different characters of a text but its ideographs, each once, in the order of their code points."""
    points = codes(text)
    return text_of(np.unique(points[(points < _IDEOGRAPHS[0]) | (points > _IDEOGRAPHS[1])]))


class CharacterSet:
    """Some characters, for asking which of a text's are among them."""

    def __init__(self, members: Codes) -> None:
        # The last place is of no character: every code point beyond is looked up there.
        self._has = np.zeros(members.max(initial=0) + 2, np.bool_)
        self._has[members] = True

    @classmethod
    def spanning(cls, ranges: str) -> CharacterSet:
        """The characters of ranges, written as in a regular expression: a-zA-Z."""
        ends = zip(codes(ranges[::3]), codes(ranges[2::3]), strict=True)
        return cls(np.concatenate([np.arange(first, last + 1) for first, last in ends]))

    def among(self, points: Codes) -> npt.NDArray[np.bool_]:
        """For each code point, whether it is one of them."""
        return self._has.take(points, mode="clip")

    def count(self, text: str) -> int:
        """How many characters of a text are among them."""
        return int(np.count_nonzero(self.among(codes(text))))


class CharacterTable:
    """One character for another, for changing a whole text; all others stay."""

    def __init__(self, forms: Mapping[int, str]) -> None:
        points = np.fromiter(forms, np.int32, len(forms))
        # How far it is to the other character; the last place is for every code point beyond, which stays.
        self._steps = np.zeros(points.max(initial=0) + 2, np.int32)
        self._steps[points] = codes("".join(forms.values())) - points

    def replaced(self, points: Codes) -> Codes:
        """Code points with every character's as its other one's."""
        return points + self._steps.take(points, mode="clip")

    def of(self, text: str) -> str:
        """The text with every character as its other one; it keeps its length."""
        return text_of(self.replaced(codes(text)))
