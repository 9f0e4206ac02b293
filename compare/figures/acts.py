"""What was done to the things counted: 受理18件 and 审结15件 of one kind of case are two indicators."""

from __future__ import annotations

import re

from compare.figures.circumstances import without_verbs

_ACTS = (
    ("收到", "接收", "收件", "接待"),
    ("受理", "立案"),
    ("不予受理", "驳回"),
    ("撤回", "撤销"),
    ("审结", "办结", "结案", "办复", "答复"),
    ("调解", "调处", "和解"),
    ("排查", "发现"),
    ("新增", "新建", "新开"),
    ("废止", "失效", "清理"),
    ("制定", "出台", "印发"),
    ("修改", "修订"),
    ("继续有效", "保留"),
    ("报送", "报备", "备案"),
    ("移送", "移交"),
    ("培训", "轮训"),
    ("评查",),
    ("招聘", "招录", "选聘", "聘请"),
)
"""Words for one act, together; a name may speak of several."""


NEWLY = frozenset({_ACTS.index(("新增", "新建", "新开"))})
"""The act that anything may be counted by: of itself it makes no two names alike."""
TAKEN_IN = frozenset(n for n, words in enumerate(_ACTS) if words[0] in {"收到", "受理"})
"""Acts of which a report often tells one alone, and which then answer each other; where both are told, each answers its own."""
_ACT_OF = {word: n for n, words in enumerate(_ACTS) for word in words}
_WORD = re.compile("|".join(sorted(_ACT_OF, key=lambda word: (-len(word), word))))
_ADDED = re.compile("^(?:新(?:增|建|开工|开|改建|改|扩建|设|培育|招|引进|认定|注册|登记|获批)|改建|扩建|净增)+")
_PICKED = re.compile("[培轮集]训|考试|招[聘录]|选聘|表彰|查[处获]|处分|抓获")
_DONE = re.compile("[被获]|[入评]选|认定|纳入|列入|建[设成]|改造|开[通行]|筹集|争取|铺设|栽植|增加?")


def acts(name: str) -> frozenset[int]:
    """Which acts a name speaks of."""
    return frozenset(_ACT_OF[word] for word in _WORD.findall(name))


def added(name: str) -> str:
    """The verbs at the head of a name that say it counts what came to be, not what there is; "" where it has none."""
    found = _ADDED.match(name)
    return found[0] if found else ""


def picks_out(name: str) -> bool:
    """Whether a name says that something was done to some people of a kind, and not how many there are."""
    return bool(_PICKED.search(name))


def is_bare(name: str) -> bool:
    """Whether a name is a noun alone, which says of nothing that it was done."""
    return without_verbs(name) == name and not acts(name) and not _DONE.search(name)
