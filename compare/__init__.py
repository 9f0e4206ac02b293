"""Compare Chinese official documents section by section and phrase by phrase.

from compare import compare_documents, read

comparison = compare_documents(read("a.txt"), read("b.txt"))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.errors import CompareError, InputError, OutputError, UsageError
    from compare.model import Comparison, Document, Series
    from compare.options import Options
    from compare.pipeline import compare_documents, compare_years, read

__all__ = [
    "CompareError",
    "Comparison",
    "Document",
    "InputError",
    "Options",
    "OutputError",
    "Series",
    "UsageError",
    "compare_documents",
    "compare_years",
    "read",
]

_HOME = {
    "CompareError": "errors",
    "InputError": "errors",
    "OutputError": "errors",
    "UsageError": "errors",
    "Comparison": "model",
    "Document": "model",
    "Series": "model",
    "Options": "options",
    "compare_documents": "pipeline",
    "compare_years": "pipeline",
    "read": "pipeline",
}


def __getattr__(name: str) -> object:
    """Load a public name on first use: `compare --help` need not wait for the stages."""
    if name not in _HOME:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"compare.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
