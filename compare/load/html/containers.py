"""The names that publishing systems of Chinese government sites give to the element that holds an article."""

from __future__ import annotations

import re

_NAMES = re.compile(
    r"""
    ucap-?content|ucapcontent                           # gov.cn and the sites that run on its system
    |trs_(?:u?editor|paper_default)|trs_editor_view      # TRS WCM and its editors
    |custom_unionstyle|pages_content|(?:my)?conboxzw
    |zoom(?:con|content|box)?|fontzoom|doczoom           # the element that 字号 大 中 小 enlarges
    |v_news_content|vsb_content(?:_\d+)?|vsb_newscontent # Visual SiteBuilder
    |bodylabel|ewb-(?:article|info)-?(?:content|con|txt|info)?
    |(?:news|article|art|arti|details?|info|doc|xxgk|zw|wz|xl|main)[-_]?(?:content|con|cont|body|text|txt|p)
    |(?:news|article|detail|con|content)[-_]?(?:text|txt|zw|body)
    |main_?content_?p|gsj_htmlcon_bot|rich_media_content|js_content|rm_txt_con|rwb_zw|box_con|p-detail|xlrllt|zhengwen|zw_?con
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_container(name: str) -> bool:
    """Whether an id or a class is one of those names."""
    return bool(name) and _NAMES.fullmatch(name) is not None
