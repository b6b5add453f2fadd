"""English sentences over Chinese clauses: figures where they belong, denials, moods, words near their figure."""

import pytest

from rag.drafting.english_claims import is_said_in_english

BAND = "总部项目实缴注册资本5000万元以上的，奖励20万元"
RENT = "企业租用标准厂房的，每家企业每年最高补助150万元"
REFUSED = "公职人员不得作为引荐人领取奖励"


def _says(claim: str, clause: str) -> bool:
    return is_said_in_english(claim, clause, clause)


@pytest.mark.parametrize(
    ("claim", "clause"),
    [
        ("Headquarters projects with paid-in registered capital of at least CNY 50 million get a reward of CNY 200,000.", BAND),
        ("A reward of CNY 200,000 is given to headquarters projects with paid-in registered capital "
         "of at least CNY 50 million.", BAND),
        ("Enterprises that rent standard workshops get up to CNY 1.5 million a year for each enterprise.", RENT),
        ("Officials may not receive a reward as referrers.", REFUSED),
        ("The filing must be made before signing.", "备案应当在签约前办理"),
        ("Only listed companies get a reward of CNY 1 million.", "仅上市公司给予奖励100万元"),
    ],
)  # fmt: skip
def test_what_a_clause_says(claim: str, clause: str) -> None:
    """In whatever order English has it."""
    assert _says(claim, clause)


@pytest.mark.parametrize(
    ("claim", "clause"),
    [
        ("Headquarters projects get a reward of at least CNY 50 million for paid-in registered capital of CNY 200,000.", BAND),
        ("A reward of at least CNY 50 million is given to headquarters projects with paid-in "
         "registered capital of CNY 200,000.", BAND),
        ("Headquarters projects get a reward of CNY 200,000.", BAND),
        ("Manufacturing projects with paid-in registered capital of at least CNY 50 million get a reward of CNY 200,000.", BAND),
        ("Headquarters projects with paid-in registered capital of at least CNY 50 million do not "
         "get a reward of CNY 200,000.", BAND),
        ("Headquarters projects with paid-in registered capital of at least CNY 50 million must get "
         "a reward of CNY 200,000.", BAND),
        ("Only headquarters projects with paid-in registered capital of at least CNY 50 million get "
         "a reward of CNY 200,000.", BAND),
        ("Enterprises that rent standard workshops get up to CNY 1.5 million monthly for each enterprise.", RENT),
        ("Enterprises that rent standard workshops get up to CNY 1.5 million for each enterprise in the second year.", RENT),
        ("Officials may receive a reward as referrers.", REFUSED), ("Officials may not receive a reward.", "公职人员可以领取奖励"),
        ("The filing must be made after signing.", "备案应当在签约前办理"),
        ("Listed companies get a reward of CNY 1 million.", "仅上市公司给予奖励100万元"),
        ("Article 18 gives a reward of CNY 200,000.", BAND), ("奖励20万元", BAND), ("", BAND),
        ("Industrial enterprises get a reward of CNY 100,000.", "工业企业奖励10万元，但亏损企业除外"),
        ("Real estate projects get a reward, other projects do not get a reward.", "其他项目给予奖励，房地产项目不予奖励"),
    ],
)  # fmt: skip
def test_what_a_clause_does_not_say(claim: str, clause: str) -> None:
    """Swapped, cut, turned round, made stronger, of other periods, without what takes it back."""
    assert not _says(claim, clause)


PAIR = "工业项目奖励10万元，农业项目奖励5万元"


@pytest.mark.parametrize(
    "claim",
    [
        "Industrial projects get CNY 100,000 and agricultural projects CNY 50,000.",
        "The reward is CNY 100,000 for industrial projects and CNY 50,000 for agricultural projects.",
        "Industrial projects are rewarded CNY 100,000, while agricultural projects get CNY 50,000.",
    ],
)
def test_two_things_each_with_its_own_figure(claim: str) -> None:
    """Whatever stands between the figures."""
    assert _says(claim, PAIR)


@pytest.mark.parametrize(
    "claim",
    [
        "Projects are rewarded CNY 100,000, industrial and agricultural projects CNY 50,000.",
        "Projects are rewarded CNY 100,000 and industrial and agricultural projects CNY 50,000.",
        "Projects get CNY 100,000; industrial, agricultural projects get CNY 50,000.",
        "Projects get CNY 100,000 while industrial and agricultural projects get CNY 50,000.",
        "Projects get CNY 100,000 with industrial and agricultural projects CNY 50,000.",
        "Projects get CNY 100,000, for industrial and agricultural projects CNY 50,000.",
        "Agricultural projects get CNY 100,000, industrial projects CNY 50,000.",
    ],
)
def test_who_gets_the_second_figure_is_not_heard_as_who_gets_the_first(claim: str) -> None:
    """An "and" between two who share a figure parts no figures."""
    assert not _says(claim, PAIR)
