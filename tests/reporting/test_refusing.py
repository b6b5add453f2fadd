"""What a field does not take."""

import pytest

from bot.reporting.editing import EXAMPLES, FIELDS, Field
from bot.reporting.refusing import Refused, why_refused
from tests.reporting.office import NOW, Office


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        (Field.IN_PLACE, "-5000万元", Refused.BELOW_NOTHING),
        (Field.IN_PLACE, "−200万元", Refused.BELOW_NOTHING),
        (Field.IN_PLACE, "负3000万元", Refused.BELOW_NOTHING),
        (Field.IN_PLACE, "减少200万元", Refused.BELOW_NOTHING),
        (Field.IN_PLACE, "累计1e30亿元", Refused.ODD_NUMBER),
        (Field.IN_PLACE, "3.2.5亿元", Refused.ODD_NUMBER),
        (Field.IN_PLACE, "累计9000万元", None),
        (Field.DAY, "9999年12月31日", Refused.FAR_DAY),
        (Field.DAY, "0001年1月1日", Refused.FAR_DAY),
        (Field.DAY, "2026年7月1日", None),
        (Field.DAY, "2025年7月1日", None),
        (Field.STAGE, "解除签约", Refused.NOT_THE_STAGE),
        (Field.STAGE, "没有开工", Refused.NOT_THE_STAGE),
        (Field.STAGE, "终止", None),
        (Field.STAGE, "已经开工", None),
        (Field.COUNTY, "", Refused.NO_SUCH_COUNTY),
        (Field.PROJECT, "2026年8月2日", Refused.NUMBER_AS_NAME),
        (Field.PROJECT, "新增", Refused.WORD_AS_NAME),
        (Field.PROBLEM, "-", None),
    ],
)
def test_what_would_be_read_wrongly_is_refused(field: Field, value: str, why: Refused | None) -> None:
    """A minus sign, a year of another age, a stage that is undone, a place nobody knows."""
    assert why_refused(field, value, NOW) is why


@pytest.mark.parametrize("field", FIELDS)
def test_no_example_is_refused(field: Field) -> None:
    """What the bot shows as an example works."""
    assert why_refused(field, EXAMPLES[field], NOW) is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("到位资金 -5000万元", "不能是负数"),
        ("日期 9999年12月31日", "离今天太远"),
        ("阶段 解除签约", "阶段只写已经到了的"),
        ("县区 不存在的县", "名册里没有这个县区"),
        ("项目 12345678", "不能当项目名"),
    ],
)
def test_a_refusal_says_why_and_changes_nothing(office: Office, words: str, said: str) -> None:
    """One sentence with an example."""
    office.say("曲轴铸造项目今天签约，到位资金累计3000万元。")
    before = office.books.reports.draft(1)
    assert said in office.say(words, replied_text="报送卡1号").text
    assert office.books.reports.draft(1) == before
    assert "县区：莘县" in office.say("县区 莘县招商办", replied_text="报送卡1号").text
