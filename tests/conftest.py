"""Flags, hypothesis profiles and the fixtures that every stage's tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"

settings.register_profile("small", derandomize=True, max_examples=40, deadline=None)
settings.register_profile(
    "deep", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("small")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--deep", action="store_true", help="run the deep tests, and every law with many examples")
    parser.addoption("--bench", action="store_true", help="run the measurements against peers")
    parser.addoption("--update-floors", action="store_true", help="write the scores reached as the new floors")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--deep"):
        settings.load_profile("deep")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for marker in ("deep", "bench"):
        if not config.getoption(f"--{marker}"):
            skip = pytest.mark.skip(reason=f"needs --{marker}")
            for item in items:
                if marker in item.keywords:
                    item.add_marker(skip)


@pytest.fixture(scope="session")
def seeds() -> tuple[Path, ...]:
    """The five seed reports."""
    return tuple(sorted(SEEDS.glob("*.txt")))
