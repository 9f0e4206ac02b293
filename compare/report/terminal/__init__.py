"""The short answer on a terminal."""

from compare.report.terminal.corpus import corpus, left_out
from compare.report.terminal.outline import outline
from compare.report.terminal.pair import summary
from compare.report.terminal.series import warnings, years

__all__ = ["corpus", "left_out", "outline", "summary", "warnings", "years"]
