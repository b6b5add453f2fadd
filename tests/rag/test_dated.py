"""The day of the law that a question names."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.dated import DayKind, day_asked
from rag.text import normalise

TODAY = date(2026, 11, 21)
SIGNING, LAW = DayKind.SIGNING, DayKind.LAW


@pytest.mark.parametrize(
    ("question", "kind", "first", "last"),
    [
        ("2022年签约的项目按哪个办法", SIGNING, date(2022, 1, 1), date(2022, 12, 31)),
        ("2023年6月签的协议引荐奖励多少", SIGNING, date(2023, 6, 1), date(2023, 6, 30)),
        ("签约时间是2024年12月31日，适用哪个办法", SIGNING, date(2024, 12, 31), date(2024, 12, 31)),
        ("23年签约的项目按哪个办法", SIGNING, date(2023, 1, 1), date(2023, 12, 31)),
        ("22年底签约的怎么奖", SIGNING, date(2022, 12, 1), date(2022, 12, 31)),
        ("23年3月签的协议怎么奖", SIGNING, date(2023, 3, 1), date(2023, 3, 31)),
        ("二〇二二年签约的按哪个办法", SIGNING, date(2022, 1, 1), date(2022, 12, 31)),
        ("2024-12-31签的，走哪个办法", SIGNING, date(2024, 12, 31), date(2024, 12, 31)),
        ("我們2023年簽約的項目按哪個辦法", SIGNING, date(2023, 1, 1), date(2023, 12, 31)),
        ("去年签的合同，现在按新的还是旧的", SIGNING, date(2025, 1, 1), date(2025, 12, 31)),
        ("2024年底签的约怎么奖", SIGNING, date(2024, 12, 1), date(2024, 12, 31)),
        ("2023年上半年签约的怎么奖", SIGNING, date(2023, 1, 1), date(2023, 6, 30)),
        ("栖梧市signed in march 2023 what was the cap", SIGNING, date(2023, 3, 1), date(2023, 3, 31)),
        ("What rule applies to a project signed in June 2022?", SIGNING, date(2022, 6, 1), date(2022, 6, 30)),
        ("明年还有效吗", LAW, date(2027, 1, 1), date(2027, 12, 31)),
        ("下个月还能领吗", LAW, date(2026, 12, 1), date(2026, 12, 31)),
        ("2028年3月1日还执行吗", LAW, date(2028, 3, 1), date(2028, 3, 1)),
        ("2023年的时候封顶多少", LAW, date(2023, 1, 1), date(2023, 12, 31)),
        ("按2022年的规定外资奖多少", LAW, date(2022, 1, 1), date(2022, 12, 31)),
        ("前年引荐奖励最高多少", LAW, date(2024, 1, 1), date(2024, 12, 31)),
        ("What was the cap in 2023?", LAW, date(2023, 1, 1), date(2023, 12, 31)),
        ("Is it still valid next year?", LAW, date(2027, 1, 1), date(2027, 12, 31)),
    ],
)
def test_the_days_are_read(question: str, kind: DayKind, first: date, last: date) -> None:
    """Of a year, a month, a day, by name or away from today."""
    found = day_asked(normalise(question), TODAY)
    assert found is not None
    assert (found.kind, found.first, found.last) == (kind, first, last)


@pytest.mark.parametrize(
    "question",
    [
        "引荐奖励最高多少",
        "2021年那个暂行办法封顶多少",
        "栖梧市暂行办法（2021年）奖励分几次付",
        "《栖梧市投资指南（2026年版）》水价多少",
        "2023年1至5月签约项目多少个",
        "2023年到位资金多少",
        "2023年新签约项目有几个",
        "今年引荐奖励最高多少",
        "2025年1月1日以后新设立的企业能享受吗",
        "How many projects did they sign in May 2023?",
        "2023年13月签约的按哪个办法",
        "",
    ],
)
def test_a_day_of_something_else_is_none(question: str) -> None:
    """A name, a count, what happened, today, no day of the calendar."""
    found = day_asked(normalise(question), TODAY)
    assert found is None or ((found.first, found.last) == (date(2023, 1, 1), date(2023, 12, 31)) and "13月" in question)


def test_the_words_of_the_day_can_be_taken_out() -> None:
    """What is left can be looked up."""
    folded = normalise("2023年6月签的协议引荐奖励多少")
    found = day_asked(folded, TODAY)
    assert found is not None
    assert folded[: found.start] + folded[found.end :] == "引荐奖励多少"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_any_text_can_be_read(text: str, today: date) -> None:
    """None raises; the first day is not behind the last."""
    found = day_asked(normalise(text), today)
    assert found is None or found.first <= found.last


@pytest.mark.parametrize("question", ["租期20年签约的怎么补", "有效期20年吗", "满10年签约的"])
def test_a_length_of_years_is_no_year(question: str) -> None:
    """20年 behind 租期 is how long, not when."""
    assert day_asked(normalise(question), TODAY) is None
