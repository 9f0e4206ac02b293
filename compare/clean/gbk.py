"""GBK byte by byte: what pairs of bytes stand for, and back."""

from __future__ import annotations

from functools import cache

LEADS = range(0x81, 0xFF)
"""First bytes of two-byte characters."""


@cache
def pair_char(first: int, second: int) -> str:
    """The character of two bytes; "" where GBK has none."""
    try:
        char = bytes((first, second)).decode("gbk")
    except UnicodeDecodeError:
        return ""
    return char if len(char) == 1 else ""


@cache
def char_bytes(char: str) -> bytes:
    """The one or two bytes of a character; b"" where GBK has none."""
    try:
        return char.encode("gbk")
    except UnicodeEncodeError:
        return b""
