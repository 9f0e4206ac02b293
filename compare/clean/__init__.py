"""Clean: what scraping broke is repaired, what is no report goes, and a normal form is made for comparing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.clean.furniture import find_furniture
from compare.clean.rebuild import rebuild
from compare.clean.repair import find_repairs
from compare.clean.script import normal_form, script_of
from compare.clean.transport import carriage_returns, mark
from compare.model import CleanText, Furniture, Repair, Span
from compare.text.spans import Edit, apply_edits

if TYPE_CHECKING:
    from compare.model import Source

__all__ = ["clean", "rebuild"]


def clean(source: Source) -> CleanText:
    """The text of a source as a reader should see it, and its normal form.

    `rebuild` turns the result back into the source, so nothing is lost on the way.
    """
    returns = carriage_returns(source.text)
    repairs = find_repairs(source.text)
    around = (*mark(source.text), *_outside_article(source))
    furniture = tuple(sorted((*around, *_furniture(source.text, around, repairs, returns)), key=lambda f: f.span))
    repairs = _outside(repairs, furniture)
    text, offsets = apply_edits(source.text, _edits(repairs, furniture, returns))
    normal, normal_offsets = normal_form(text)
    return CleanText(
        source=source,
        text=text,
        map=offsets,
        furniture=furniture,
        repairs=repairs,
        script=script_of(text),
        normal=normal,
        normal_map=normal_offsets,
    )


def _outside_article(source: Source) -> tuple[Furniture, ...]:
    """What stands before and after the article, where a page's markup tells where that is."""
    if source.article is None:
        return ()
    around = Span(0, source.article.start), Span(source.article.end, len(source.text))
    return tuple(Furniture(span=s, text=s.of(source.text), rule="outside-article") for s in around if s.length)


def _furniture(
    text: str, around: tuple[Furniture, ...], repairs: tuple[Repair, ...], returns: tuple[Span, ...]
) -> tuple[Furniture, ...]:
    """Furniture of the repaired text, since page words may be broken too, in spans of the source."""
    repaired, way_back = apply_edits(text, _edits(_outside(repairs, around), around, returns))
    found = ((way_back.to_origin(span), rule) for span, rule in find_furniture(repaired))
    return tuple(Furniture(span=span, text=span.of(text), rule=rule) for span, rule in found)


def _outside(repairs: tuple[Repair, ...], furniture: tuple[Furniture, ...]) -> tuple[Repair, ...]:
    """The repairs of what is kept."""
    kept: list[Repair] = []
    ahead = list(reversed(furniture))
    for repair in repairs:
        while ahead and ahead[-1].span.end <= repair.span.start:
            ahead.pop()
        if not ahead or not ahead[-1].span.overlaps(repair.span):
            kept.append(repair)
    return tuple(kept)


def _edits(repairs: tuple[Repair, ...], furniture: tuple[Furniture, ...], returns: tuple[Span, ...]) -> list[Edit]:
    """What is to be done to the source; furniture takes the carriage returns on its lines with it."""
    dropped = [piece.span for piece in furniture]
    edits = [Edit(span, "") for span in dropped]
    edits += [Edit(repair.span, repair.after) for repair in repairs if repair.undone]
    ahead = list(reversed(dropped))
    for span in returns:
        while ahead and ahead[-1].end <= span.start:
            ahead.pop()
        if not ahead or not ahead[-1].overlaps(span):
            edits.append(Edit(span, ""))
    return edits
