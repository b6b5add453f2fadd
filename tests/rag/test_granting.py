"""What is granted, asked about and said."""

import pytest

from rag.granting import asks_reward, grants


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("买设备补多少", True),
        ("有什么扶持", True),
        ("what subsidy is there", True),
        ("奖学金在哪申请", False),
        ("园区面积多大", False),
        ("补备案要几天", False),
    ],
)
def test_a_grant_is_asked_about_in_many_words(question: str, asked: bool) -> None:
    """奖学金 is none of the bureau's, and who files late is paid nothing."""
    assert asks_reward(question) is asked


@pytest.mark.parametrize(
    ("text", "granted"), [("按8%给予补助", True), ("三年免收租金", True), ("规划面积46平方公里", False)]
)
def test_a_text_grants_money_or_spares_it(text: str, granted: bool) -> None:
    """What is not charged is granted as well."""
    assert grants(text) is granted
