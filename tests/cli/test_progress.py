"""What the bar says."""

from __future__ import annotations

import pytest

from compare.cli.progress import Progress, line


def test_a_bar_tells_count_rate_and_time_left() -> None:
    assert line("reading", 5000, 20_000, 50.0) == f"reading {'█' * 6}{' ' * 18} 5,000/20,000  100/s  2:30 left"
    assert line("reading", 0, 20, 0.0) == f"reading {' ' * 24} 0/20"
    assert line("classing", 0, 0, 1.0) == "classing…"
    assert line("classing", 12, 0, 1.0) == "classing… 12"


def test_nothing_is_drawn_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("reading") as progress:
        progress.tell("reading", 1, 2)
    assert capsys.readouterr().err == ""
