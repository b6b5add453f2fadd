"""What a correction says: every figure, place and flag that is another one now."""

from dataclasses import replace

from store.reporting.board_changes import Difference, differences
from store.reporting.build_board import Rulebook, build_board
from store.reporting.facts import Facts
from store.reporting.indicator_set import DEFAULT_SETS
from store.reporting.targets import Targets
from tests.store_reporting.boards import AS_OF, OFFICES, Q2, TARGETS, some_board, some_facts


def test_nothing_changed_is_nothing() -> None:
    """The same facts a day later."""
    assert differences(some_board(), some_board()) == ()


def test_a_changed_figure_is_named_with_what_it_moved() -> None:
    """One visit less: the figure, and the score where points hang on it; nobody else's figures."""
    facts = some_facts()
    visit = next(fact for fact in facts.visits if Q2.contains(fact.day) and fact.office_id == 2)
    fewer = tuple(
        fact._replace(batches=0, persons=None, organisations=None) if fact is visit else fact for fact in facts.visits
    )
    changed = Facts(facts.projects, facts.stages, facts.funds, fewer, facts.reports)
    found = differences(some_board(facts), some_board(changed))
    figures = {(one.office_id, one.what) for one in found if one.what.startswith("visit")}
    assert figures == {(2, "visit_batches"), (2, "visit_persons"), (2, "visit_organisations")}
    assert (2, "score") in {(one.office_id, one.what) for one in found}


def test_a_renamed_office_and_one_that_is_gone_are_named() -> None:
    """What stood for it before is told with nothing after it."""
    offices = [
        replace(office, name="新名县") if office.office_id == 1 else replace(office, active=office.office_id != 2)
        for office in OFFICES
    ]
    later = build_board(Q2, AS_OF, offices, some_facts(), Rulebook(Targets(TARGETS), DEFAULT_SETS))
    found = differences(some_board(), later)
    assert Difference(1, "新名县", "name", "示例1县", "新名县") in found
    assert Difference(2, "示例2县", "name", "示例2县", "") in found
