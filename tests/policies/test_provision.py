"""Provision: locators as a jurist writes them, and the state of a policy on a day."""

from datetime import date

import pytest

from policies.provision import Library, Locator, Policy, Standing, plain_title


@pytest.mark.parametrize(
    ("locator", "cited"),
    [
        (Locator(), "全文"),
        (Locator(article="第五条"), "第五条"),
        (Locator(("第二章 标准",), "第五条", 2, ("第（三）项", "第1目")), "第五条第二款第（三）项第1目"),
        (Locator(article="第14条", paragraph=12), "第14条第十二款"),
        (Locator(("二、范围", "（一）投资"), items=("第2项",)), "二、范围 › （一）投资 › 第2项"),
        (Locator(("【交通】",), paragraph=3), "【交通】 › 第三段"),
        (Locator(paragraph=21), "第二十一段"),
        (Locator((), "Article 5", 2, ("(a)",)), "Article 5, paragraph 2(a)"),
        (Locator(("Land",), paragraph=2), "Land › paragraph 2"),
    ],
)
def test_a_locator_reads_as_a_citation(locator: Locator, cited: str) -> None:
    """Articles alone, headings where there are none."""
    assert str(locator) == cited


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (date(2023, 12, 31), Standing.NOT_YET),
        (date(2024, 1, 1), Standing.IN_FORCE),
        (date(2026, 12, 31), Standing.IN_FORCE),
        (date(2027, 1, 1), Standing.EXPIRED),
    ],
)
def test_both_ends_of_the_validity_are_in_force(day: date, standing: Standing) -> None:
    """The first and the last day count."""
    policy = Policy("a", "a.md", "甲", (), effective_from=date(2024, 1, 1), effective_to=date(2026, 12, 31))
    assert policy.standing(day) is standing


def test_a_superseded_policy_is_so_from_its_successors_first_day() -> None:
    """Before that it stands as its own dates say; without a day, always."""
    policy = Policy(
        "a", "a.md", "甲", (), effective_from=date(2020, 1, 1), superseded_by="乙", superseded_on=date(2024, 1, 1)
    )
    assert policy.standing(date(2023, 12, 31)) is Standing.IN_FORCE
    assert policy.standing(date(2024, 1, 1)) is Standing.SUPERSEDED
    assert Policy("a", "a.md", "甲", (), superseded_by="新版").standing(date(2000, 1, 1)) is Standing.SUPERSEDED


def test_without_dates_nobody_knows() -> None:
    """Unknown is not in force."""
    assert Policy("a", "a.md", "甲", ()).standing(date(2024, 1, 1)) is Standing.UNKNOWN


def test_a_library_names_its_places_once() -> None:
    """In order of first mention."""
    policies = tuple(Policy(str(at), "", "", (), place=place) for at, place in enumerate(["乙县", "甲市", "", "乙县"]))
    assert Library(policies).places() == ("乙县", "甲市")


def test_titles_are_compared_without_marks() -> None:
    """《》 and blanks do not count."""
    assert plain_title("《甲市 办法》") == "甲市办法"
