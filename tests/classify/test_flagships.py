"""Parks, districts and fairs without marks round their names."""

from __future__ import annotations

import pytest

from compare.classify.flagships import find_flagships
from compare.text.sheet import Sheet

_QUOTES = str.maketrans("“”", '""')


def names(*texts: str, own: tuple[str, ...] = ("海拉尔",)) -> list[str]:
    return [texts[one.text][one.start : one.end] for one in find_flagships(Sheet.of(texts), own)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("全力建设中俄蒙国际物流园区,投资3亿元。", "中俄蒙国际物流园区", id="letters-of-places"),
        pytest.param("成功举办了第八届川渝经贸洽谈会。", "川渝经贸洽谈会", id="an-ordinal-is-no-part"),
        pytest.param("推动新建的海拉尔纪念园建设。", "海拉尔纪念园", id="its-own-name"),
        pytest.param("推动世界反法西斯战争海拉尔纪念园建设。", "世界反法西斯战争海拉尔纪念园", id="a-name-before-it"),
        pytest.param("支持横琴粤澳深度合作区建设。", "横琴粤澳深度合作区", id="a-place-before-it"),
        pytest.param("办好第九届中国-亚欧博览会。", "中国-亚欧博览会", id="a-place-and-a-joint-before-it"),
        pytest.param("打造“中俄蒙产业园”。".translate(_QUOTES), "中俄蒙产业园", id="in-marks"),
        pytest.param("建成一批中俄蒙产业园。", "中俄蒙产业园", id="several-of-a-place"),
        pytest.param("加快麦福劳科学城建设。", "麦福劳科学城", id="a-word-of-its-own"),
    ],
)
def test_a_name_begins_with_the_first_word_that_is_somebodys(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("建设一批现代农业产业园。", id="any-park"),
        pytest.param("推进麦福劳国家植物园建设。", id="named-from-above"),
        pytest.param("加快能源麦福劳物流园区建设。", id="a-word-amid-usual-ones"),
        pytest.param("麦福劳路竣工通车。", id="a-road"),
        pytest.param("产业园区。", id="a-kind-alone"),
        pytest.param("建设非中心城区商圈和中台湾创业园。", id="letters-across-words"),
        pytest.param("办好中国京剧艺术节。", id="the-whole-country's"),
        pytest.param("由达沃斯世界经济论坛牵头评选。", id="what-others-run"),
        pytest.param("落实中国-中亚峰会成果。", id="what-others-hold"),
        pytest.param("打造一批麦福劳先行区。", id="any-of-a-sort"),
        pytest.param("启动麦福劳新城“法惠企”直通车。".translate(_QUOTES), id="where-another-thing-is"),
    ],
)
def test_what_is_nobodys_or_no_initiative(text: str) -> None:
    assert names(text) == []


def test_each_is_found_in_its_own_text() -> None:
    texts = ("没有。", "建设中俄蒙产业园,办好麦福劳论坛。", "", "打造麦福劳新城。")
    assert names(*texts) == ["中俄蒙产业园", "麦福劳论坛", "麦福劳新城"]
    assert [one.text for one in find_flagships(Sheet.of(texts), ())] == [1, 1, 3]
