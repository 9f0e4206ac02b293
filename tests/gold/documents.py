"""The annotated documents by name: the given ones lie here, others among the samples beside the project.

Labels and figures stand at code points of the text as it is read: `document(name).clean.source.text`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from compare.model import Document
from compare.pipeline import read

GIVEN = Path(__file__).parent / "data" / "texts"
SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
_PATTERNS = {
    "congress-20": "national/congress/20.txt",
    "gov-kindergartens-2019": "html/006_*.html",
    "gov-newmedia-2018": "html/017_*.html",
    "gov-vocational-2019": "html/003_*.html",
    "gov-wastefree-2018": "html/007_*.html",
    "gov-weapons-1996": "html/019_*.html",
    "gwr2026-云南省": "provincial-2026/云南省_*.txt",
    "gwr2026-吉林省": "provincial-2026/吉林省_*.txt",
    "gwr2026-河北省": "provincial-2026/河北省_*.txt",
    "gwr2026-湖南省": "provincial-2026/湖南省_*.txt",
    "gwr2026-甘肃省": "provincial-2026/甘肃省_*.txt",
    "gwr2026-西藏自治区": "provincial-2026/西藏自治区_*.txt",
    "gwr2026-贵州省": "provincial-2026/贵州省_*.txt",
    "gwr2026-黑龙江省": "provincial-2026/黑龙江省_*.txt",
    "hailar-2014": "hailar/2014.txt",
    "hailar-2014-plan": "hailar/2014.txt",
    "national-2023": "national/wikisource/2023.txt",
    "national-2024": "national/wikisource/2024.txt",
    "national-2025": "national/wikisource/2025.txt",
    "regs-lijiang-2020": "regulations/云南省/2020_丽江市*.docx",
    "regs-nanchang-2018": "regulations/江西省/2018_南昌市*.docx",
    "regs-shanghai-2024": "laws/上海市优化营商环境条例(2024-*.md",
    "regs-taiyuan-2017": "regulations/山西省/2017_太原市*.docx",
    "regs-xinyang-2020": "regulations/河南省/2020_信阳市*.docx",
    "regs-zhaotong-2023": "regulations/云南省/2023_昭通市*.docx",
}
"""Which sample each of the others is."""
ABSENT = "the sample documents are not here"


def are_here(*names: str) -> bool:
    """Whether some documents can be read."""
    return SAMPLES.exists() or _PATTERNS.keys().isdisjoint(names)


def are_all_here() -> bool:
    """Whether all can."""
    return are_here(*_PATTERNS)


@cache
def document(name: str) -> Document:
    """An annotated document as compare reads it."""
    if name not in _PATTERNS:
        return read(str(GIVEN / f"{name}.txt"))
    (path,) = SAMPLES.glob(_PATTERNS[name])
    return read(str(path))
