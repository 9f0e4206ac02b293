"""Files that are no text, known by their first bytes."""

from __future__ import annotations

from compare.errors import Said

_SIGNATURES: tuple[tuple[bytes, Said], ...] = (
    (b"\x89PNG\r\n\x1a\n", Said("a PNG image")),
    (b"\xff\xd8\xff", Said("a JPEG image")),
    (b"GIF8", Said("a GIF image")),
    (b"II*\x00", Said("a TIFF image")),
    (b"MM\x00*", Said("a TIFF image")),
    (b"Rar!\x1a\x07", Said("a RAR archive")),
    (b"7z\xbc\xaf\x27\x1c", Said("a 7z archive")),
    (b"\x1f\x8b", Said("a gzip archive")),
    (b"\x7fELF", Said("a program")),
    (b"MZ\x90\x00", Said("a program")),
    (b"SQLite format 3\x00", Said("a database")),
)


def kind_of(data: bytes) -> Said | None:
    """What a file is when its first bytes say that it is no text."""
    return next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), None)
