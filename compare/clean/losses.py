"""Characters that a wrong decoding turned into question marks; what they were nobody can tell, but for indents."""

from __future__ import annotations

import re

from compare.clean.readings import PINYIN
from compare.model import Repair, Span
from compare.text.patterns import lazily
from compare.text.tokens import HAN

INDENT = "lost-indent"
_INDENT = re.compile(r"^[ \t\u3000\xa0]*(\?(?: ?\?){1,7})(?=[^\s?])", re.MULTILINE)
_INDENTED = 3
"""So many lines with different beginnings are a page that lost its indents; a lost name begins them alike."""

LOST = "lost-character"
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
LOSS = re.compile(f"[?\ufffd{_TONED}]")
"""What stands for a lost character, or tells how it was read."""
_LOST = lazily(
    r"(?=[?？\ufffd@\[-`{-~])(?:\ufffd+"
    rf"|(?:[?？][!-~]?|[@\[-`{{-~])(?=[(（]?[a-zA-Z]{{0,6}}[{_TONED}])[(（]?{PINYIN}[)）]"
    rf"|(?:(?<=[{HAN}])|^)\?{{2,}}(?:[a-zA-Z](?=[{HAN}])|(?=[{HAN}0-9A-Za-z]))"
    rf"|(?<=[{HAN}])\?[@-~](?=[{HAN}])"
    rf"|^\?+(?=[{HAN}0-9A-Za-z])"
    rf"|(?<=[、，；：（“《〈〔—·,;:(])\?+(?=[{HAN}0-9])"
    r"|(?<=[0-9])\?+(?=[0-9。，、；])"
    rf"|(?<=[{HAN}])\?+(?=[。、；：]))",
    re.MULTILINE,
)
"""What all of these begin with is asked for first: that takes a sixth of the time."""


def lost_indents(text: str) -> tuple[Repair, ...]:
    """Question marks before paragraphs, where blanks of another encoding stood; undone where a page is full of them."""
    found = list(_INDENT.finditer(text)) if "??" in text or "? ?" in text else []
    beginnings = {text[match.end() : match.end() + 2] for match in found}
    certain = len(beginnings) >= _INDENTED
    return tuple(
        Repair(span=Span(*m.span(1)), rule=INDENT, before=m[1], after="\u3000\u3000" if certain else m[1])
        for m in found
    )


def lost_characters(text: str) -> tuple[Repair, ...]:
    """Question marks where no question ends: 出席??h直, 二期、?水灌區. Marked: what stood there is gone."""
    found = (match for match in _LOST.finditer(text) if match.end() > match.start())
    return tuple(Repair(span=Span(*m.span()), rule=LOST, before=m.group(), after=m.group()) for m in found)
