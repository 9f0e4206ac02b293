"""findings: what an editor should look at, in one document and between two.

Each rule has its file in `rules/` and its name; what it finds is graded and carries its
evidence. `examine` runs the rules on one document, `examine_pair` on two.
"""

from compare.findings.examine import RULES, examine, examine_pair

__all__ = ["RULES", "examine", "examine_pair"]
