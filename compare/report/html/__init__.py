"""A report as one HTML file: text, styles and script in it, nothing loaded from anywhere."""

from compare.report.html.page import render

__all__ = ["render"]
