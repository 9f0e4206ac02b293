"""diff: what exactly two documents share, phrase by phrase.

Inside each bead the words of both sides are matched (`matching`), words that the
segmenter cut differently are cut alike (`recut`), and the result is tidied until it
reads as an editor would mark it (`tidy`, one rule a file). `phrases` puts it together.
"""

from compare.diff.phrases import diff

__all__ = ["diff"]
