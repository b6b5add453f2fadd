"""Rows as JSON: what goes in comes out."""

import json
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from store.money import Currency, Money
from store.reporting.drafts import Answered, DraftRow
from store.reporting.progress import AmountKind, AmountRead, Doubt, DoubtKind, Row, Source, Visits
from store.reporting.project import Stage
from store.reporting.row_json import draft_rows_of_json, draft_rows_to_json, row_of_json, row_to_json

_TEXT = st.text(max_size=8)
_SOURCES = st.builds(Source, st.integers(0, 9999), st.integers(0, 9999))
_MONEY = st.builds(
    lambda minor, currency: Money(Decimal(minor) / 100, currency),
    st.integers(-(10**15), 10**15),
    st.sampled_from(list(Currency)),
)
_AMOUNTS = st.builds(
    AmountRead,
    st.sampled_from(list(AmountKind)),
    _MONEY,
    _TEXT,
    _SOURCES,
    st.booleans(),
    st.none() | st.booleans(),
)
_COUNTS = st.none() | st.integers(0, 999)
_DAYS = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
_ROWS = st.builds(
    Row,
    project=_TEXT,
    stage=st.none() | st.sampled_from(list(Stage)),
    activity=_TEXT,
    date_text=_TEXT,
    day=_DAYS,
    day_end=_DAYS,
    amounts=st.lists(_AMOUNTS, max_size=3).map(tuple),
    next_step=_TEXT,
    problem=_TEXT,
    county=_TEXT,
    visits=st.builds(Visits, _COUNTS, _COUNTS, _COUNTS),
    correction=st.booleans(),
    withdrawn=st.booleans(),
    doubts=st.lists(
        st.builds(Doubt, st.sampled_from(list(DoubtKind)), _TEXT, st.lists(_TEXT, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
    sources=st.lists(st.tuples(_TEXT, _SOURCES), max_size=2).map(tuple),
)
_DRAFT_ROWS = st.builds(
    DraftRow,
    _ROWS,
    st.none() | st.integers(1, 99),
    st.booleans(),
    st.lists(st.builds(Answered, st.sampled_from(list(DoubtKind)), _TEXT), max_size=2).map(tuple),
    st.none() | st.integers(1, 99),
)


@given(rows=st.lists(_DRAFT_ROWS, max_size=3).map(tuple))
def test_rows_come_back_as_they_were(rows: tuple[DraftRow, ...]) -> None:
    """Through JSON as text, every field."""
    assert draft_rows_of_json(json.loads(json.dumps(draft_rows_to_json(rows)))) == rows


def test_a_row_that_says_nothing_takes_no_room() -> None:
    """Only what is said is written."""
    assert row_to_json(Row()) == {}
    assert row_of_json({}) == Row()
    assert row_to_json(Row(project="甲")) == {"project": "甲"}


def test_drafts_of_earlier_days_are_read() -> None:
    """They name the kind of an answer alone: it counts for whatever words of that kind."""
    held = draft_rows_to_json([DraftRow(Row(), 3)])
    held[0]["settled"] = ["cumulative"]
    (row,) = draft_rows_of_json(held)
    assert row.has_answered(Doubt(DoubtKind.CUMULATIVE, "300万"))
    assert not row.has_answered(Doubt(DoubtKind.TENFOLD, "300万"))
