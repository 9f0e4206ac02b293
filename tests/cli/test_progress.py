"""What the bar says."""

from __future__ import annotations

import pytest

from compare.cli.progress import Progress, line
from compare.options import Language
from compare.report.labels import Labels


def test_a_bar_tells_count_rate_and_time_left() -> None:
    english = Labels(Language.ENGLISH)
    assert line(english, "reading", 5000, 20_000, 50.0) == f"reading {'█' * 6}{' ' * 18} 5,000/20,000  100/s  2:30 left"
    assert line(english, "reading", 0, 20, 0.0) == f"reading {' ' * 24} 0/20"
    assert line(english, "classing", 0, 0, 1.0) == "classifying…"
    assert line(english, "classing", 12, 0, 1.0) == "classifying… 12"


def test_a_bar_speaks_the_language_of_the_labels() -> None:
    said = [line(Labels(language), "reading", 50, 200, 2.0).split() for language in Language]
    assert [(one[0], *one[-2:]) for one in said] == [
        ("读取", "剩余", "0:06"),
        ("讀取", "剩餘", "0:06"),
        ("reading", "0:06", "left"),
    ]


def test_nothing_is_drawn_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("reading", Language.ENGLISH) as progress:
        progress.tell("reading", 1, 2)
    assert capsys.readouterr().err == ""
