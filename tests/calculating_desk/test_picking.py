"""Which programmes a case speaks of."""

from bot.calculating.picking import all_programmes, bases_of, find, name_of, pick, speaks_of
from rag.calculating.rates import Rates
from rag.calculating.truth import Verdict
from tests.calculating_desk.rules import INDUSTRY, TOLD, book, told

_NONE = Rates()


def _picked(text: str, party: str = "referrer", place: str = "栖梧市") -> list[str]:
    state = told(text, place)
    return [one.programme.id for one in pick(book(), state.case, _NONE, party).fitting]


def test_a_programme_is_spoken_of_where_its_base_is_told() -> None:
    """And not ruled out by a word."""
    assert _picked(TOLD) == ["industry"]
    assert _picked("引荐固投3亿、外资1000万美元的制造业项目能拿多少") == ["foreign"]


def test_where_all_fail_the_nearest_is_shown() -> None:
    """A bound that is not reached is nearer than another sector."""
    state = told("引荐固投3000万的内资工业项目，不是500强，能拿多少", "栖梧市")
    (only,) = pick(book(), state.case, _NONE, "referrer").fitting
    assert (only.programme.id, only.calculation.verdict) == ("industry", Verdict.NOT_MET)


def test_without_a_place_the_places_are_named() -> None:
    """Of those with rules for that reward."""
    state = told("引荐固投3亿的内资工业项目能拿多少")
    assert set(pick(book(), state.case, _NONE, "referrer").places) == {"栖梧市", "临澜县"}


def test_without_a_party_each_is_found() -> None:
    """Those that wait for a place too."""
    picked = pick(book(), told("固投3亿能拿多少").case, _NONE, "")
    assert set(picked.parties) == {"referrer", "investor"}


def test_a_programme_is_found_again_in_the_edition_of_the_signing_day() -> None:
    """过渡条款 leads to the former one."""
    state = told("在栖梧市引荐的内资工业项目2022年5月1日签约，固投2亿，能拿多少")
    found = find(book(), state.case, _NONE, INDUSTRY)
    assert found is not None
    assert found.edition.rules.document == "栖梧市社会化招商奖励暂行办法（2021）"
    assert find(book(), state.case, _NONE, "没有/这个") is None


def test_what_a_sum_follows_from_is_its_base() -> None:
    """Equipment less smart equipment is counted from both."""
    edition, programme = next(one for one in all_programmes(book()) if one[1].id == "equipment")
    assert {"equipment_investment", "smart_equipment"} <= bases_of(programme, edition.facts)
    assert speaks_of(programme, edition.facts, told("设备投资1000万，能补多少").facts)
    assert name_of(edition, programme).endswith("/equipment")
