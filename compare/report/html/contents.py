"""The contents beside the text: chapters, sections, and how much of each changed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from compare.report.content import visible
from compare.report.names import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.report.content import Block, Chapter
    from compare.report.html.inline import Writer
    from compare.report.html.pairs import Group


def contents(chapters: Iterable[tuple[Chapter, tuple[Block, ...], tuple[Group, ...]]], writer: Writer) -> str:
    """A list of links, one a chapter and one a section that can be linked to."""
    label = escape(writer.labels("html.contents"))
    button = f'<button type="button" aria-expanded="false" aria-controls="entries">{label}</button>'
    items = "".join(item for chapter, _, groups in chapters for item in _items(chapter, groups, writer))
    return f'<nav id="contents" aria-label="{label}">{button}<ul id="entries">{items}</ul></nav>'


def _items(chapter: Chapter, groups: tuple[Group, ...], writer: Writer) -> Iterator[str]:
    yield f'<li class="of-chapter"><a href="#{chapter.kind.value}">{escape(chapter.heading)}</a></li>'
    for group in groups:
        if group.heading.anchors:
            name = visible(group.heading.line)
            yield (
                f'<li class="level-{group.heading.level}"{writer.lang(group.heading.line)}>'
                f'<a href="#{escape(group.heading.anchors[0])}">{escape(name)}</a>{_share(group, writer)}</li>'
            )


def _share(group: Group, writer: Writer) -> str:
    """A little bar that says how much of a section changed."""
    if not group.table or not group.table.rows:
        return ""
    said = escape(writer.labels("html.changed", percent=percent(group.changed)))
    return (
        f'<svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="{said}">'
        f'<title>{said}</title><rect class="changed" width="{100 * group.changed:.0f}" height="10"/></svg>'
    )
