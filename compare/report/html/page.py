"""The page: head, contents, tools, chapters."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from compare.report.content import visible
from compare.report.html import assets, pairs
from compare.report.html.blocks import block, self_link
from compare.report.html.contents import contents
from compare.report.html.inline import Writer, anchors
from compare.report.html.tools import tools, words
from compare.report.labels import Labels

if TYPE_CHECKING:
    from compare.report.content import Block, Chapter, Report
    from compare.report.html.pairs import Group


def render(report: Report) -> str:
    """The whole report as one file; the same bytes on every run."""
    labels = Labels(report.language)
    writer = Writer(labels, anchors(report))
    chapters = [(chapter, *pairs.groups(chapter.blocks)) for chapter in report.chapters]
    paired = [group for _, _, found in chapters for group in found if group.table]
    body = "".join(_chapter(writer, chapter, before, found) for chapter, before, found in chapters)
    said = words(labels)
    style, script = assets.style((group.height for group in paired), said), assets.script()
    title = escape(report.title)
    return (
        "<!doctype html>\n"
        f'<html lang="{report.language.tag}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{assets.policy(style, script)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="format-detection" content="telephone=no">\n'
        '<meta name="generator" content="gongwen-compare">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n<script>{script}</script>\n</head>\n<body>\n"
        f'<a class="skip" href="#main">{escape(labels("html.skip"))}</a>\n'
        f"<header><h1>{title}</h1></header>\n"
        f"{tools(labels, paired=bool(paired))}\n"
        f"{contents(chapters, writer)}\n"
        f'<main id="main" tabindex="-1">\n{body}</main>\n'
        f'<script type="application/json" id="words">{assets.data(said)}</script>\n'
        f'<script type="application/json" id="facts">{assets.data(list(writer.evidence))}</script>\n'
        "</body>\n</html>\n"
    )


def _chapter(writer: Writer, chapter: Chapter, before: tuple[Block, ...], found: tuple[Group, ...]) -> str:
    """A chapter as a section under its heading."""
    name = chapter.kind.value
    parts: list[str] = []
    caption = chapter.heading
    parts += (block(writer, one, caption) for one in before)
    for place, group in enumerate(found):
        if group.table:
            parts.append(pairs.group(writer, group, place))
        else:
            caption = visible(group.heading.line)
            parts += (block(writer, one, caption) for one in (group.heading, *group.blocks))
    link = self_link(writer, name, chapter.heading)
    return (
        f'<section class="chapter {name}" aria-labelledby="{name}">'
        f'<h2 id="{name}">{escape(chapter.heading)}{link}</h2>\n{"".join(parts)}</section>\n'
    )
