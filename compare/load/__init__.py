"""Load: the bytes of one input become a `Source`.

Offsets count every code point of the decoded file: line ends stay as they are and a
byte-order mark stays where it is, so that an offset means the same to every tool that
decodes the file. What should not be read is the business of `clean`.
"""

from compare.load.source import LARGEST, read_source

__all__ = ["LARGEST", "read_source"]
