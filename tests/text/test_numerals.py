from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text.numerals import integer, number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("１２", 12),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("一百一十", 110),
        ("一百五", 150),
        ("五百四十八", 548),
        ("两千零二十", 2020),
        ("二〇二〇", 2020),
        ("廿三", 23),
        ("①", 1),
        ("⑫", 12),
        ("⑴", 1),
        ("⒈", 1),
        ("㈢", 3),
        ("（三）", 3),
        ("", None),
        ("第三", None),
        ("一十百", None),
        ("3.5", None),
        ("约", None),
    ],
)
def test_integer(text: str, value: int | None) -> None:
    assert integer(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3,000", 3000),
        ("1.2万", 12000),
        ("1.1万", 11000),
        ("1.5千万", 15_000_000),
        ("1亿2000万", 120_000_000),
        ("1万2千", 12000),
        ("172.25万", 1_722_500),
        ("两千三百", 2300),
        ("三点二亿", 320_000_000),
        ("十二点五", 12.5),
        ("０．５", 0.5),
        ("-3.2", -3.2),
        ("五百萬", 5_000_000),
        ("一千二百三十四万五千六百七十八", 12_345_678),
        ("", None),
        ("万", None),
        ("余", None),
        ("1.2.3", None),
        ("1,23", None),
        ("1万1亿", None),
    ],
)
def test_number(text: str, value: float | None) -> None:
    assert number(text) == value


@pytest.mark.parametrize("digit", ["1", "一", "十", "１", "0."])
def test_a_numeral_of_hundreds_of_digits_is_none(digit: str) -> None:
    for times in (400, 5000):
        assert integer(digit * times) is None
        assert number(digit * times) is None


@pytest.mark.parametrize("form", ["low", "up"])
@given(value=st.integers(0, 10**11))
def test_agrees_with_cn2an(form: str, value: int) -> None:
    cn2an = pytest.importorskip("cn2an", reason="the oracle is not installed")
    assert number(cn2an.an2cn(str(value), form)) == value


@given(st.text(alphabet="〇零一二三四五六七八九十百千万亿两廿点0123456789.,", max_size=12))
def test_takes_any_text(text: str) -> None:
    value = number(text)
    assert value is None or value >= 0
