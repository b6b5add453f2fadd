"""Lists of figures: in order, with their bounds, and nothing else."""

import pytest

from rag.figure_lists import figures_in_english, is_list, is_list_of, says_figures_only

QUOTE = "单个项目最高300万元；1亿元（含）以下的部分，按4‰。"


@pytest.mark.parametrize(
    ("body", "held"),
    [
        ("uptocny3,000,000(300万元)", True),
        ("uptocny3,000,000;uptocny100,000,000;4‰", True),
        ("4‰", True),
        ("cny3,000,000(300万元)", False),
        ("atleastcny3,000,000(300万元)", False),
        ("uptocny3,000,000(400万元)", False),
        ("4‰;uptocny3,000,000", False),
        ("uptousd3,000,000", False),
        ("给予300万元", False),
    ],
)
def test_a_list_stands_as_the_quote_has_it(body: str, held: bool) -> None:
    """Bound, currency, words of the document, order."""
    assert is_list_of(body, [QUOTE]) is held


def test_only_figures_make_a_list() -> None:
    """Any word besides makes a sentence of it."""
    assert is_list("4‰;uptocny3,000,000")
    assert not is_list("按4‰")


PAID = "每年安排不低于500万元。县财政局在公示期满后15个工作日内拨付；登记有效期不少于18个月。"


def test_working_days_and_months_are_said_where_no_sum_is() -> None:
    """With what binds them and the words of the document."""
    assert figures_in_english(PAID.partition("。")[2]) == (
        "within 15 working days (15个工作日)",
        "at least 18 months (18个月)",
    )
    assert figures_in_english("1个工作日内办结") == ("within 1 working day (1个工作日)",)
    assert figures_in_english("按4‰给予奖励，15个工作日内拨付") == ("4‰",)
    assert figures_in_english("2025年3月1日起施行") == ()


@pytest.mark.parametrize(
    ("body", "held"),
    [
        ("within15workingdays(15个工作日);atleast18months(18个月)", True),
        ("within15workingdays", True),
        ("15workingdays", False),
        ("within16workingdays(15个工作日)", False),
        ("within15workingdays(16个工作日)", False),
        ("within15months(15个工作日)", False),
        ("upto15workingdays", False),
        ("atleast18months;within15workingdays", False),
        ("atleastcny5,000,000;within15workingdays", False),
    ],
)
def test_a_list_of_times_stands_as_the_quote_has_it(body: str, held: bool) -> None:
    """One digit, unit, bound or place changed, and it is none."""
    assert is_list(body)
    assert is_list_of(body, [PAID]) is held


def test_bare_figures_are_told_from_a_sentence() -> None:
    """As they are converted; a sentence of an English document has words besides."""
    assert says_figures_only("; ".join(figures_in_english(PAID)) + ".")
    assert says_figures_only("5‰.")
    assert not says_figures_only("One project earns at most CNY 3 million.")
    assert not says_figures_only("")
