"""What a link's score says of it is so: of links with 0.8 four in five are right.

The pairs are those that the weights were fitted on; how it carries over is told in docs/evaluation.md.
"""

from __future__ import annotations

import numpy as np
from fit_links import DATA, annotated

from compare.align import align

FEWEST, MOST_OFF = 20, 0.1


def test_the_scores_of_links_are_how_often_they_are_right() -> None:
    told, right = [], []
    for path in sorted((DATA / "links").glob("*.json")):
        pair = annotated(path)
        for link in align(*pair.sides).links:
            ids = [(pair.ids[0].get(a), pair.ids[1].get(b)) for a in link.a for b in link.b]
            known = [one in pair.possible for one in ids if None not in one]
            told += [link.score] * len(known)
            right += known
    scores, hits = np.array(told), np.array(right)
    for low, high in ((0.0, 0.85), (0.85, 0.95), (0.95, 1.1)):
        among = (low <= scores) & (scores < high)
        assert among.sum() >= FEWEST
        assert abs(scores[among].mean() - hits[among].mean()) <= MOST_OFF, (low, high)
