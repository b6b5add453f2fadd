"""Facts: the first step of each project, whatever the order they come in."""

import random
from datetime import date

from store.reporting.facts import Facts, StageFact, projects_by_id
from store.reporting.project import Project, Stage


def test_the_first_step_is_found_in_any_order() -> None:
    """Of one day the lower report is the first."""
    steps = [
        StageFact(1, Stage.SIGNED, date(2024, 5, 2), 4),
        StageFact(1, Stage.SIGNED, date(2024, 5, 1), 9),
        StageFact(1, Stage.SIGNED, date(2024, 5, 1), 8),
        StageFact(2, Stage.STARTED, date(2024, 5, 1), 7),
    ]
    for seed in range(6):
        random.Random(seed).shuffle(steps)
        first = Facts({}, tuple(steps)).first_steps
        assert first[Stage.SIGNED] == (StageFact(1, Stage.SIGNED, date(2024, 5, 1), 8),)
        assert first[Stage.LEAD] == ()


def test_deleted_and_unknown_projects_are_not_there() -> None:
    """For a board they are the same."""
    facts = Facts(projects_by_id([Project(1, "甲", 1), Project(2, "乙", 1, deleted=True)]))
    assert [facts.live(number) is not None for number in (1, 2, 3)] == [True, False, False]


def test_an_office_is_silent_without_a_report() -> None:
    """Zero reports and no entry are the same silence."""
    facts = Facts({}, reports={1: 2, 2: 0})
    assert [facts.silent(number) for number in (1, 2, 3)] == [False, True, True]
    assert Facts({}).silent(1)
