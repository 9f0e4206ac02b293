"""Everything of one place's documents over the years, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.model import Series, YearFindings
from compare.series.carrying import carried, passages, section_shares
from compare.series.indicators import indicators, targets
from compare.series.initiatives import initiatives
from compare.series.lives import lives
from compare.series.pledges import pledges
from compare.series.problems import problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.model import Edition, Finding, Initiative, LeftOut, Pledge, Target
    from compare.series.keeping import Kept
    from compare.series.sides import Side


def chain(  # noqa: PLR0913 - what the stages found, each by itself
    editions: Sequence[Edition],
    kept: Sequence[Kept],
    *,
    sides: Mapping[int, Sequence[Side | None]],
    findings: Mapping[int, Sequence[Finding]],
    named: Mapping[int, Sequence[Initiative]],
    left_out: Sequence[LeftOut],
    signature: str,
) -> Series:
    """The series of some documents.

    Args:
        editions: The documents in order, at least two.
        kept: What is kept of the comparison of each with the next.
        sides: By year, what each sentence of the document does.
        findings: By year, what an editor should look at in the document by itself.
        named: By year, the initiatives of the document by itself.
        left_out: Inputs without a place in it.
        signature: How the result was made.
    """
    of_sentences = [sides[edition.year] for edition in editions]
    announced = targets(kept)
    return Series(
        editions=tuple(editions),
        left_out=tuple(left_out),
        steps=tuple(one.step for one in kept),
        lives=lives(editions, kept, section_shares(editions, kept)),
        indicators=indicators(kept),
        targets=announced,
        carried=carried(editions, kept),
        passages=passages(editions, kept),
        initiatives=initiatives(editions, kept, named),
        problems=problems(editions, of_sentences),
        pledges=tuple(_pledges(editions, of_sentences, announced)),
        findings=tuple(
            YearFindings(year=edition.year, findings=tuple(findings[edition.year]))
            for edition in editions
            if findings.get(edition.year)
        ),
        signature=signature,
    )


def _pledges(
    editions: Sequence[Edition], of_sentences: Sequence[Sequence[Side | None]], announced: Sequence[Target]
) -> Iterator[Pledge]:
    """The plans of all years, each traced to the document of the very next year where there is one."""
    by_year = {edition.year: (edition, said) for edition, said in zip(editions, of_sentences, strict=True)}
    for edition, said in zip(editions, of_sentences, strict=True):
        following, review = by_year.get(edition.year + 1, (None, ()))
        of_year = [one for one in announced if one.year == edition.year]
        yield from pledges(edition, said, following, review, of_year)
