"""classify: what each phrase is worth, from the two documents alone.

`rules` holds one rule a file and their order; `frames` looks at whole sentences once
their phrases are classed; `initiatives` lists what only one document names, and
`measures` counts.
"""

from compare.classify.classes import classify

__all__ = ["classify"]
