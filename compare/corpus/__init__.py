"""corpus: many documents at once.

`summary` classes every sentence of every document against all the others; `reference`
counts a folder of documents into an index. Both read documents by the pipeline.
"""

from compare.corpus.reference import build_index, describe_index
from compare.corpus.summary import summarise

__all__ = ["build_index", "describe_index", "summarise"]
