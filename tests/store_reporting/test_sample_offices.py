"""The sample registry: 1+3+12+12, in two leagues, marked as a sample."""

from collections import Counter

from store.reporting.offices import League, OfficeKind
from store.reporting.sample_offices import sample_offices

OFFICES = sample_offices()


def test_there_are_28_of_four_kinds() -> None:
    """One leading group, three liaison offices, twelve chain groups, twelve places."""
    assert Counter(office.kind for office in OFFICES) == {
        OfficeKind.LEADING_GROUP: 1,
        OfficeKind.LIAISON: 3,
        OfficeKind.CHAIN_GROUP: 12,
        OfficeKind.COUNTY: 12,
    }


def test_places_and_departments_are_ranked_apart_and_the_leading_group_not_at_all() -> None:
    """Twelve against fifteen."""
    assert Counter(office.league for office in OFFICES) == {League.COUNTIES: 12, League.DEPARTMENTS: 15, None: 1}


def test_the_twelve_places_are_those_of_the_city() -> None:
    """With 高铁新区; each reports about itself."""
    places = "东昌府区 茌平区 临清市 冠县 莘县 阳谷县 东阿县 高唐县 经开区 高新区 度假区 高铁新区".split()
    assert [office.county for office in OFFICES if office.league is League.COUNTIES] == places
    assert {office.county for office in OFFICES if office.league is not League.COUNTIES} == {""}


def test_no_name_code_or_alias_means_two_offices() -> None:
    """What people write leads to one office."""
    names = [name for office in OFFICES for name in {office.name, *office.aliases}]
    assert [name for name, times in Counter(names).items() if times > 1] == []
    assert len({office.code for office in OFFICES}) == 28


def test_every_office_says_that_it_is_a_sample() -> None:
    """Nobody may take it for the real registry."""
    assert all("示例" in office.name for office in OFFICES)
