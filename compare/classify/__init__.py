"""classify: what each phrase and each sentence is worth.

`rules` holds one rule a file and their order, for what the two documents tell; `frames`
looks at whole sentences once their phrases are classed. `portraits` measures a sentence by
itself and against the references (`wording` by its words), `sentences` classes it, and `known` takes that to the
phrases about which the pair says too little. `names` and `flagships` find what is named, `initiatives` lists
what of it only one document names, and `measures` counts.
"""

from compare.classify.classes import classify
from compare.classify.initiatives import rare_initiatives
from compare.classify.measures import measure_sentences
from compare.classify.sentences import class_sentences, told_thresholds

__all__ = ["class_sentences", "classify", "measure_sentences", "rare_initiatives", "told_thresholds"]
