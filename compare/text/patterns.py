"""Regular expressions that are compiled when they are first used.

A class of all Han takes 1 ms to compile, and a list of words some: the patterns of rules
that most documents have no need of would be a tenth of what a command takes to start.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import cast


class _Lazy:
    """Stands for a pattern: what is asked of it is the pattern's own from then on."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):  # a copy in the making has no source yet to compile
            raise AttributeError(name)
        self.__dict__[name] = getattr(self._compiled, name)
        return self.__dict__[name]


def lazily(source: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`, put off until the pattern is used."""
    return cast("re.Pattern[str]", _Lazy(source, flags))
