"""Validity: first and last day in force, out of what documents write."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.validity import Validity, read_validity, speaks_of_itself

ISSUED = date(2024, 3, 5)


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("本办法自2023年9月8日起施行，有效期3年。", date(2023, 9, 8), date(2026, 9, 7)),
        ("本办法自发布之日起施行，暂定三年有效期。", ISSUED, date(2027, 3, 4)),
        ("本意见由县局负责解释，自2019年1月1日起执行，暂定三年。", date(2019, 1, 1), date(2021, 12, 31)),
        ("本措施自2018年10月1日起至2022年12月31日。", date(2018, 10, 1), date(2022, 12, 31)),
        ("本办法自印发之日起30日后施行。", date(2024, 4, 4), None),
        ("本办法自印发之日起一个月后施行，有效期至2026年12月31日。", date(2024, 4, 5), date(2026, 12, 31)),
        ("本办法自2024年5月1日起施行，有效期至2026年底。", date(2024, 5, 1), date(2026, 12, 31)),
        (
            "本办法自2024年5月1日起施行，有效期2年。2021年1月1日至2024年4月30日签约的项目按原办法。",
            date(2024, 5, 1),
            date(2026, 4, 30),
        ),
        ("本辦法自2024年5月1日起實施，有效期一年。", date(2024, 5, 1), date(2025, 4, 30)),
        ("本细则自2024年1月1日起试行，试行期一年。", date(2024, 1, 1), date(2024, 12, 31)),
        ("本措施自2022年1月1日起施行，有效期至2024年12月31日。", date(2022, 1, 1), date(2024, 12, 31)),
        ("本办法自2025年1月1日起施行，有效期3年，至2027年12月31日止。", date(2025, 1, 1), date(2027, 12, 31)),
        ("This policy takes effect on 1 March 2024 and is valid for three years.", date(2024, 3, 1), date(2027, 2, 28)),
        ("This policy is valid from 2018-10-01 to 2022-12-31.", date(2018, 10, 1), date(2022, 12, 31)),
    ],
)
def test_closing_sentences_are_understood(sentence: str, start: date | None, end: date | None) -> None:
    """In the forms in which documents write them; `ISSUED` is the day on the title page."""
    assert speaks_of_itself(sentence)
    assert read_validity([sentence], ISSUED) == Validity(start, end)


def test_without_a_day_of_issue_nothing_is_made_up() -> None:
    """自发布之日起 says nothing where the day of issue is unknown."""
    assert read_validity(["本办法自发布之日起施行，有效期三年。"], None) == Validity()


@pytest.mark.parametrize(
    "text",
    [
        "高新技术企业证书有效期三年，期满重新认定。",
        "企业自2024年1月1日以后新增的设备，按10%补助。",
        "登记有效期为12个月。",
    ],
)
def test_other_periods_are_not_the_documents(text: str) -> None:
    """A certificate's or a registration's validity is no validity of the text."""
    assert not speaks_of_itself(text)


def test_the_last_sentence_that_says_something_counts() -> None:
    """A notice may say one thing, the document it forwards its own."""
    sentences = ["本通知自发布之日起施行。", "本办法自2024年5月1日起施行，有效期2年。"]
    assert read_validity(sentences, ISSUED) == Validity(date(2024, 5, 1), date(2026, 4, 30))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="自年月日起施行有效期至印发之三12345〇（）-本办法个后 May", max_size=60))
def test_any_sentence_is_survived(text: str) -> None:
    """An end never lies before its start."""
    validity = read_validity([text], ISSUED)
    assert not (validity.start and validity.end) or validity.start <= validity.end
