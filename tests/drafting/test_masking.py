"""Numbers by which a person is known do not reach a remote model, however they are written."""

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from rag.drafting.masking import masked_for_remote

_TENS = "０１２３４５６７８９", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "٠١٢٣٤٥٦٧٨٩"


@pytest.mark.parametrize(
    "number",
    [
        "13812345678", "１３８１２３４５６７８", "138 1234 5678", "1 3 8 1 2 3 4 5 6 7 8", "138_1234_5678", "138/1234/5678", "138(1234)5678",
        "138，1234，5678", "138\n1234\n5678", "①③⑧①②③④⑤⑥⑦⑧", "𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖", "١٣٨١٢٣٤٥٦٧٨", "138\u200b1234\u200b5678", "一三八一二三四五六七八",
        "幺三八，一二三四，五六七八", "壹叁捌壹贰叁肆伍陆柒捌", "110101199003071234", "11010119900307123X", "110101/19900307/1234",
        "6222 0212 3456 7890 123",
        "0532-88886666", "zhang.san@example.com", "ｚｈａｎｇ＠example.com",
    ],
)  # fmt: skip
def test_a_number_of_a_person_is_taken_out(number: str) -> None:
    """What stands around it stays."""
    said = masked_for_remote(f"我是张三{number}，请问奖励多少")
    assert "***" in said and said.startswith("我是张三") and said.endswith("请问奖励多少")
    assert not any(char.isdigit() for char in said)


@pytest.mark.parametrize(
    "question",
    [
        "固定资产投资13800000000元奖励多少", "投资1.38亿元、注册资本5000万元", "2025年1月1日至2027年12月31日签约的项目", "亩均350万元，税收25万元", "第十八条第二款",
        "一三五规划", "10,000平方米厂房", "3000万美元",
    ],
)  # fmt: skip
def test_sums_and_days_stay(question: str) -> None:
    """A model that is to word an answer must know what was asked."""
    assert masked_for_remote(question) == question.replace("，", ",")


@limits(max_examples=60, deadline=None)
@given(
    st.text(st.sampled_from("0123456789"), min_size=9, max_size=9),
    st.sampled_from(_TENS),
    st.sampled_from(["", " ", "-", "、", "/", " - "]),
)
def test_no_way_of_writing_a_mobile_gets_through(rest: str, tens: str, between: str) -> None:
    """Any digits, anything short between them."""
    written = between.join(tens[int(digit)] for digit in f"13{rest}")
    assert rest not in "".join(char for char in masked_for_remote(f"电话{written}") if char.isdigit())


@pytest.mark.parametrize("words", ["2025-01-01 - 2025-12-31", "2025.01.01至2026.01.01"])
def test_days_stay(words: str) -> None:
    """They are many digits, and nobody's number."""
    assert masked_for_remote(words) == words
