"""PDF with a text layer, read by PDFium in a process of its own."""

from __future__ import annotations

from compare.load.pdf.fence import read_pdf

__all__ = ["read_pdf"]
