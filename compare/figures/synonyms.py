"""Other words for one indicator: GDP and 生产总值, 规上 and 规模以上, 调处 and 调解.

Terms of statistics and of administration alone; what one place calls its own is none of them.
"""

from __future__ import annotations

import re

_OTHER_WORDS = (
    (r"GDP|(?<!国内)(?<!地区)生产总值|国内生产总值|^(?:全[省市区县]|国民)?经济$", "地区生产总值"),
    (r"常住人口(?=城镇化率)", ""),
    (r"CPI|居民消费价格(?:总水平|(?:总|总体)?指数)?", "居民消费价格"),
    (r"社零(?:总额)?", "社会消费品零售总额"),
    (r"(?:规上|规模)(?=工业|企业|以上)(?!以上)|规上", "规模以上"),
    (r"限上", "限额以上"),
    (r"农民(?!工)", "农村居民"),
    (r"(?<=新增就业)岗位|(?<=新增城镇就业)岗位", ""),
    (r"外贸(?=出口|进口)", ""),
    (r"(?:外贸)?进出口|外贸", "进出口"),
    (r"(?:电力|发电)总?装机(?:容量|规模)?", "发电装机"),
    (r"游客(?:人[数次])?|旅游(?:接待)?人[数次]", "旅游人数"),
    (r"调成率", "调解成功率"),
    (r"调处|化解(?=[^,]*(?:纠纷|争议))", "调解"),
    (r"(?:(?<=调解|调处|化解)|(?<=调解成功))(?:各类)?(?:矛盾纠纷|案件|矛盾)", "纠纷"),
    (r"办复", "答复"),
    (r"占比|比重|比率", "比例"),
)
_PATTERN = re.compile("|".join(f"(?P<w{n}>{pattern})" for n, (pattern, _) in enumerate(_OTHER_WORDS)))


def in_one_word(name: str) -> str:
    """A name with each of its terms by the word that stands for all that mean the same."""
    return _PATTERN.sub(lambda found: _OTHER_WORDS[int((found.lastgroup or "w0")[1:])][1], name)
