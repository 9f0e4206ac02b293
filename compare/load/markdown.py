"""Markdown as the text a reader sees: marks resolved, one line a paragraph, heading, item or table row.

The tokens are markdown-it-py's (CommonMark with tables and strikethrough). Headings keep
their hashes, since a line of plain text has no other way to say that it is a heading and
of which level; the outline knows them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.errors import InputError
from compare.load.extracted import Extracted
from compare.load.html.lines import read_page
from compare.load.html.tree import parse
from compare.load.html.trim import trim
from compare.load.rows import table_row
from compare.model import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it.token import Token

LARGEST = 500_000
"""Characters. The parser takes up to 6 s for as many; the largest law seen has 0.1 million."""
MOST_OPENINGS = 5_000
"""Signs [ and <: the parser's time grows with the square of their number, to 2 s for as many."""
_DEEPEST = 60
"""Lists and quotations in one another; what lies deeper the parser would drop."""
_NEARLY = 4
"""Levels below that at which something may have been dropped: a list and its item take two."""
_LONGEST_SETEXT = 60
"""Characters of a heading that is underlined: a line of --- below a whole paragraph is a rule."""
_FULL_LINE = 30
"""Wide characters from which on a line without a stop is a wrapped one; editors wrap at 70 columns and more."""

_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\n((?:[\w -]+:[^\n]*\n|[ \t]+[^\n]*\n|- [^\n]*\n)+)(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_FRONT_FIELD = re.compile(r"^([\w -]+):[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_STRONG = re.compile(r"\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*")
"""Emphasis that CommonMark misses: its rule for where ** opens and closes knows no text without blanks."""
_STOPPED = re.compile(r"[。！？；：.!?;:…][”’」』）)》\"']*\s*$")
_OPENS_ANEW = re.compile(
    r"[\u3000\xa0]|[（(]?(?:[一二三四五六七八九十百]{1,4}|\d{1,3})[）)、.．]|第[一二三四五六七八九十百零〇\d]{1,6}[编章节条]|[①-⑳]|[一二三四五六七八九十]+是"
)
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60，。；：！？、“”‘’（）《》—…]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)


def read_markdown(text: str) -> Extracted:
    """The text of a Markdown file; the lines of its YAML front matter become fields."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(text)
    fields = tuple(_front_fields(front[1])) if front else ()
    body = text[front.end() :] if front else text
    if len(body) > LARGEST or body.count("[") + body.count("<") > MOST_OPENINGS:
        return Extracted(text=body, fields=fields, notes=(Note(NoteKind.MARKDOWN_LARGE),))
    tokens = _tokens(_with_notes(body))
    if max((token.level for token in tokens), default=0) >= _DEEPEST - _NEARLY:
        return Extracted(text=body, fields=fields, notes=(Note(NoteKind.MARKDOWN_DEEP),))
    return Extracted(text="\n".join(filter(None, map(str.strip, _Reader(tokens).lines()))), fields=fields)


_NOTE = re.compile(r"^\[\^([^\]\s]+)\]:[ \t]*", re.MULTILINE)


def _with_notes(body: str) -> str:
    """Footnotes as paragraphs, [1] and their text, as in a Word file: CommonMark takes them for addresses of links."""
    for name in dict.fromkeys(_NOTE.findall(body)):
        body = re.sub(rf"\[\^{re.escape(name)}\](?!:)", "", body)
    return _NOTE.sub(r"\n\\[\1\\] ", body)


def _front_fields(front: str) -> Iterator[tuple[str, str]]:
    for name, value in _FRONT_FIELD.findall(front):
        yield name.strip(), value.strip("\"'")


def _tokens(text: str) -> Sequence[Token]:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 160 ms that plain text need not pay

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    # An indent of four blanks is how many a writer indents a paragraph, and no program.
    return parser.disable("code").parse(text)


class _Reader:
    """The lines of a sequence of tokens."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._label = ""
        self._lists: list[Callable[[str], str]] = []
        self._cells: list[str] = []

    def lines(self) -> Iterator[str]:
        """Every line, in the order of the text."""
        for i, token in enumerate(self._tokens):
            if token.type == "inline":
                yield from self._text(_inline(token.children or ()), self._tokens[i - 1])
            elif token.type == "tr_close":
                yield table_row(self._cells)
                self._cells = []
            elif token.type in {"fence", "code_block"}:
                yield from token.content.splitlines()
            elif token.type == "html_block":
                yield from _html_lines(token.content)
            else:
                self._count(i, token)

    def _count(self, i: int, token: Token) -> None:
        """Follow the lists and set the label of the item that begins."""
        if token.type == "ordered_list_open":
            self._lists.append(_counting(self._tokens, i))
        elif token.type == "bullet_list_open":
            self._lists.append(lambda _: "")
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            self._lists.pop()
        elif token.type in {"list_item_open", "list_item_close"}:
            self._label = self._lists[-1](token.info) if token.nesting > 0 else ""

    def _text(self, text: str, opener: Token) -> Iterator[str]:
        """A cell for its row, or the lines of a paragraph or heading."""
        if opener.type in {"td_open", "th_open"}:
            self._cells.append(text)
        else:
            yield from self._paragraph(text, opener)

    def _paragraph(self, text: str, opener: Token) -> Iterator[str]:
        """The lines of a paragraph or heading, with the label of its item before the first."""
        lines = list(_unwrapped(text))
        if opener.type == "heading_open" and (opener.markup.startswith("#") or _is_heading(lines)):
            lines = ["#" * int(opener.tag[1]) + " " + " ".join(line.strip() for line in lines)]
        if lines and self._label:
            lines[0] = self._label + lines[0]
            self._label = ""
        yield from lines


def _is_heading(lines: Sequence[str]) -> bool:
    """Whether what is underlined is short enough for a heading."""
    return len(lines) == 1 and len(lines[0]) <= _LONGEST_SETEXT


def _counting(tokens: Sequence[Token], opening: int) -> Callable[[str], str]:
    """How the items of an ordered list are labelled: as typed, or counted on where all are typed alike."""
    level = tokens[opening].level
    typed: list[str] = []
    for token in tokens[opening + 1 :]:
        if token.level == level:
            break
        if token.type == "list_item_open" and token.level == level + 1:
            typed.append(token.info)
    numbers = iter(range(int(typed[0]), int(typed[0]) + len(typed))) if len(set(typed)) == 1 else None
    mark = tokens[opening].markup

    def label(info: str) -> str:
        return f"{info if numbers is None else next(numbers)}{mark} "

    return label


def _inline(tokens: Sequence[Token]) -> str:
    """The text of inline tokens, a line feed for every break."""
    parts: list[str] = []
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            parts.append("\n" if token.type == "softbreak" else "\n\n")
        elif token.type == "html_inline":
            parts.append("\n\n" if _BREAK.fullmatch(token.content) else "")
        elif token.type in {"text", "text_special", "code_inline"}:
            parts.append(token.content)
    return _STRONG.sub(r"\1", "".join(parts))


def _unwrapped(text: str) -> Iterator[str]:
    """The lines of a paragraph: breaks that only wrap it are undone.

    A renderer would undo every soft break; but Chinese writers seldom wrap and often
    leave no blank line between paragraphs.
    """
    for paragraph in text.split("\n\n"):
        line = ""
        for piece in paragraph.split("\n"):
            if line and _goes_on(line, piece):
                between = "" if _WIDE.match(line[-1]) and _WIDE.match(piece.strip()[:1]) else " "
                line = line.rstrip(" ") + between + piece.lstrip(" ")
            else:
                if line:
                    yield line
                line = piece
        if line:
            yield line


def _goes_on(line: str, following: str) -> bool:
    width = len(line) + len(_WIDE.findall(line))
    return (
        width >= 2 * _FULL_LINE
        and not _STOPPED.search(line)
        and bool(following.strip())
        and not _OPENS_ANEW.match(following)
    )


def _html_lines(content: str) -> Iterator[str]:
    """The text of a block of HTML."""
    bare = _TAG.sub("", content)
    try:
        root = parse(trim(content, ""), "") if bare.strip() else None
    except InputError:
        yield from bare.splitlines()
        return
    if root is not None:
        yield from (line.text for line in read_page(root).lines)
