"""The rules that class a phrase, in the order they are asked; the first answer holds."""

from compare.classify.rules.cosmetic import other_form, punctuation
from compare.classify.rules.local import local
from compare.classify.rules.shared import shared
from compare.classify.rules.slots import filled_slots, lone_slots

RULES = (punctuation, other_form, shared, filled_slots, lone_slots, local)

__all__ = ["RULES"]
