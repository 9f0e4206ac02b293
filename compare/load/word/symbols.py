"""Signs of the symbol fonts, which have private code points in Word files, as Unicode has them."""

from __future__ import annotations

import sys
import unicodedata

_PRIVATE = range(0xF000, 0xF100)
_WINGDINGS = {
    0x28: "☎",
    0x6C: "●",
    0x6D: "❍",
    0x6E: "■",
    0x6F: "□",
    0x70: "□",
    0x71: "❑",
    0x72: "❒",
    0x74: "◆",
    0x75: "◆",
    0x76: "❖",
    0x77: "◆",
    0x9F: "•",
    0xA1: "○",
    0xA4: "◉",
    0xA7: "▪",
    0xA8: "□",
    0xAB: "★",
    0xB2: "☆",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
    **{0x80 + count: "⓪①②③④⑤⑥⑦⑧⑨⑩"[count] for count in range(11)},
    **{0x8B + count: "⓿❶❷❸❹❺❻❼❽❾❿"[count] for count in range(11)},
}
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x97: "●", 0x98: "●"}
_SYMBOL = {
    0xA3: "≤",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xAE: "→",
    0xC5: "⊕",
    0xE5: "∑",
    0x61: "α",
    0x62: "β",
    0x6D: "μ",
}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def sign(code: int, font: str) -> str:
    """A sign of a symbol font; its private character where Unicode's is not known here."""
    low = code & 0xFF if code in _PRIVATE else code
    known = _FONTS.get(font.lower(), {}).get(low)
    return known or _character(code)


def _character(code: int) -> str:
    """The character of this code point; "" where it has none."""
    return chr(code) if 0 < code <= sys.maxunicode and unicodedata.category(chr(code)) not in {"Cs", "Cc"} else ""


def bullet(text: str, font: str) -> str:
    """The bullet of a list; • where it is a private character that Unicode's is not known for."""
    signs = "".join(sign(ord(char), font) for char in text)
    return "".join("•" if ord(char) in _PRIVATE else char for char in signs)
