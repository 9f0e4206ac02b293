"""The report's drawings as SVG: the only writer, for pages and screens alike.

A drawing says by classes what a shape means; `styles/drawing.css` gives a class its
colour from the tokens. On a screen the page holds that sheet; `with_style` puts it into
a drawing that has to stand alone. Every meaning has a second sign beside its colour:
solid, striped or outlined parts, dashed edges, + and −.
"""

from compare.report.drawing.draw import draw, spark
from compare.report.drawing.style import tokens, with_style, with_tokens
from compare.report.drawing.svg import fitted, title_of

__all__ = ["draw", "fitted", "spark", "title_of", "tokens", "with_style", "with_tokens"]
