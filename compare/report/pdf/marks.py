"""A markdown-it plugin that knows the report's marks and nothing else.

HTML in the text stays text. What becomes a tag: `<del>…</del>`, `<ins>…</ins>` in pairs,
`<br>`, and code spans, which are the report's own words, a bar of filled cells or a
sparkline.
"""

from __future__ import annotations

from html import escape
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections import deque
    from collections.abc import Sequence

    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

SPARKS = "sparks"
"""Where the environment of a parse holds the drawings of sparklines, by the text that stands for them."""
_PAIRS = ("del", "ins")
_CELLS = "█░"
_LONGEST_NAME = 30


def markdown() -> MarkdownIt:
    """CommonMark with tables and our marks; HTML is text."""
    md = MarkdownIt("commonmark", {"html": False}).enable("table")
    md.inline.ruler.before("autolink", "report_marks", _inline_mark)
    md.core.ruler.push("report_joined", _joined)
    md.core.ruler.push("report_noted", _noted)
    md.add_render_rule("code_inline", _note)
    md.add_render_rule("strong_open", _strong)
    return md


def _inline_mark(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    """`<br>`, or a pair of marks with what is between them."""
    if state.src.startswith("<br>", state.pos):
        if not silent:
            state.push("hardbreak", "br", 0)
        state.pos += len("<br>")
        return True
    return any(_pair(state, tag, silent=silent) for tag in _PAIRS)


def _pair(state: StateInline, tag: str, *, silent: bool) -> bool:
    opening, closing = f"<{tag}>", f"</{tag}>"
    if not state.src.startswith(opening, state.pos):
        return False
    start, limit = state.pos + len(opening), state.posMax
    end = state.src.find(closing, start, limit)
    if end < 0:
        return False
    if not silent:
        state.push(f"{tag}_open", tag, 1)
        state.pos, state.posMax = start, end
        state.md.inline.tokenize(state)
        state.push(f"{tag}_close", tag, -1)
    state.pos, state.posMax = end + len(closing), limit
    return True


def _joined(state: StateCore) -> None:
    """One tag for a change that is local as a whole: a box less on every line it runs over."""
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = _without_inner(token.children)


def _without_inner(tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    dropped = 0
    for place, token in enumerate(tokens):
        if token.type == "strong_open" and kept and kept[-1].tag in _PAIRS and kept[-1].nesting == 1:
            inside = _until_close(tokens, place)
            after = place + len(inside) + 2
            if after < len(tokens) and tokens[after].tag == kept[-1].tag:
                kept[-1].attrSet("class", "local passage" if _length(inside) > _LONGEST_NAME else "local")
                dropped += 1
                continue
        if token.type == "strong_close" and dropped:
            dropped -= 1
            continue
        kept.append(token)
    return kept


def _noted(state: StateCore) -> None:
    """A paragraph of nothing but notes is one itself: a box less on every line."""
    for opening, inline in pairwise(state.tokens):
        children = inline.children or []
        if opening.type == "paragraph_open" and all(_is_said(child, state.env) for child in children):
            opening.attrSet("class", "note")
            for child in children:
                child.type = child.type.replace("code_inline", "text")


def _is_said(token: Token, env: EnvType) -> bool:
    """Whether it is a note, or breaks a line between two."""
    drawn = token.content in env.get(SPARKS, {}) or not token.content.strip(_CELLS)
    return token.type == "hardbreak" or (token.type == "code_inline" and not drawn)


def _until_close(tokens: Sequence[Token], opening: int) -> list[Token]:
    """What a strong tag that opens at `opening` holds."""
    return list(takewhile(lambda token: token.type != "strong_close", tokens[opening + 1 :]))


def _length(tokens: Sequence[Token]) -> int:
    return sum(len(token.content) for token in tokens)


def _note(_: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, env: EnvType) -> str:
    """A code span: a bar where it is all cells, a sparkline where the report has one that reads so, else a note."""
    said = tokens[index].content
    drawn: deque[str] | None = env.get(SPARKS, {}).get(said)
    if drawn:
        return drawn.popleft()
    if said and not said.strip(_CELLS):
        share = 100 * said.count(_CELLS[0]) / len(said)
        return f'<span class="bar"><span class="bar-filled" style="width: {share:.0f}%"></span></span>'
    return f'<span class="note">{escape(said)}</span>'


def _strong(_: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, ___: EnvType) -> str:
    """Bold text; a long passage is told apart from a name, since a page of bold stresses nothing."""
    return '<strong class="passage">' if _length(_until_close(tokens, index)) > _LONGEST_NAME else "<strong>"
