"""Saving as a whole: whatever people do in whatever order, the sums are those of the reports that stand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.database import Database
from store.reporting.drafts import Draft, DraftRow
from store.reporting.project import Stage
from store.reporting.project_events import read_events
from store.reporting.project_history import stands
from store.reporting.project_ledger import ProjectLedger
from store.reporting.registry import Registry
from store.reporting.report_ledger import ReportLedger
from store.reporting.reporting_tables import project_events
from tests.databases import fresh_database
from tests.store_reporting.samples import AUTHOR, COORDINATOR, LATER, NOON, draft, in_place, project

Said = list[tuple[int, int, bool]]
_FRESH = count()
_SUM = st.tuples(st.integers(0, 1), st.integers(1, 9), st.booleans())  # which project, how much, whether it is a total
_ROWS = st.lists(_SUM, max_size=3)
_ACT: st.SearchStrategy[tuple[str, int, Said]] = st.one_of(
    st.tuples(st.just("edit"), st.integers(0, 2), _ROWS),
    st.tuples(st.just("save"), st.integers(0, 2), st.just([])),
    st.tuples(st.just("undo"), st.integers(0, 2), st.just([])),
    st.tuples(st.just("reopen"), st.integers(0, 2), st.just([])),
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One database for all examples, each with projects and messages of its own."""
    opened = fresh_database(tmp_path_factory.mktemp("saving") / "a.sqlite3")
    Registry(opened).seed_sample(NOON)
    yield opened
    opened.close()


@dataclass(slots=True)
class Story:
    """What three messages say, told to the ledger and to plain lists at the same time."""

    reports: ReportLedger
    projects: tuple[int, int]
    name: str
    texts: Iterator[int] = field(default_factory=count)
    said: dict[int, Said] = field(default_factory=dict)  # of each message, as the draft holds it
    state: dict[int, str] = field(default_factory=dict)
    stands: dict[int, list[Said]] = field(default_factory=dict)  # saved states of each message, oldest first
    order: list[tuple[int, int]] = field(default_factory=list)  # message and part, as first reported

    def edit(self, message: int, said: Said) -> None:
        """The message says something else."""
        rows = [
            in_place(self.projects[which], yuan, total=total, stage=list(Stage)[yuan % 8], correction=True)
            for which, yuan, total in said
        ]
        self.reports.hold(self._draft(message, rows, f"第{next(self.texts)}版"))
        self.said[message], self.state[message] = said, "open"

    def save(self, message: int, _nothing: Said) -> None:
        """Twice, which is once."""
        if message not in self.said:
            return
        for _ in range(2):
            self.reports.save(self._id(message), AUTHOR, LATER)
        if self.state[message] != "saved":
            self.stands.setdefault(message, []).append(self.said[message])
            parts = [(message, part) for part in range(len(self.said[message]))]
            self.order += [part for part in parts if part not in self.order]
        self.state[message] = "saved"

    def undo(self, message: int, _nothing: Said) -> None:
        """Twice, which is once."""
        if message not in self.said:
            return
        for _ in range(2):
            self.reports.undo(self._id(message), AUTHOR, LATER)
        if self.state[message] != "undone" and self.stands.get(message):
            self.stands[message].pop()
            self.state[message] = "undone"

    def reopen(self, message: int, _nothing: Said) -> None:
        """To be saved once more as it is."""
        if message in self.said:
            self.reports.reopen(self._id(message), AUTHOR, LATER)
            self.state[message] = "open"

    def expected(self, which: int) -> int:
        """What stands, in the order in which it was first reported; a total is what it says."""
        total = 0
        for message, part in self.order:
            standing = self.stands.get(message) or [[]]
            for project_of_row, yuan, is_total in standing[-1][part : part + 1]:
                if project_of_row == which:
                    total = yuan if is_total else total + yuan
        return total

    def _draft(self, message: int, rows: list[DraftRow], text: str) -> Draft:
        return draft(*rows, message_id=f"{self.name}-{message}", text=text)

    def _id(self, message: int) -> int:
        found = self.reports.draft_of_message("-100", f"{self.name}-{message}")
        assert found is not None
        return found.draft_id


@given(acts=st.lists(_ACT, max_size=14))
@settings(max_examples=60, deadline=None)
def test_any_sequence_keeps_the_funds_the_sum_of_what_stands(
    shared: Database, acts: list[tuple[str, int, Said]]
) -> None:
    """Edits, saves and undoes of three messages about two projects, each act done twice."""
    books, reports = ProjectLedger(shared), ReportLedger(shared)
    both = tuple(books.add(project(), COORDINATOR, NOON, "test").project_id for _ in range(2))
    story = Story(reports, (both[0], both[1]), f"example-{next(_FRESH)}")
    for name, message, said in acts:
        getattr(story, name)(message, said)
    for which, project_id in enumerate(both):
        entries = reports.funds(project_id)
        assert sum(int(entry.money.amount) for entry in entries) == story.expected(which)
        live = {report.report_id for report in reports.reports(project_id=project_id)}
        assert {entry.report_id for entry in entries} == live
    with shared.read() as connection:
        histories = read_events(connection, project_events.c.project_id.in_(both))
    for project_id, events in histories.items():
        assert books.project(project_id) == stands(project_id, events)
