"""Times in and out of the database, and the two dialects that the statements are written for."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import make_url

from store.tables import UtcDateTime, people, upsert

_DIALECTS = {name: make_url(f"{name}://").get_dialect()() for name in ("sqlite", "postgresql")}
_ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_TIMES = st.datetimes(min_value=datetime(1970, 1, 2), max_value=datetime(2200, 1, 1), timezones=_ZONES)


@given(time=_TIMES)
def test_a_time_comes_back_as_the_same_instant_in_utc(time: datetime) -> None:
    """Whatever zone it was given in, in either database."""
    for dialect in _DIALECTS.values():
        stored = UtcDateTime().process_bind_param(time, dialect)
        back = UtcDateTime().process_result_value(stored, dialect)
        assert back == time
        assert back is not None
        assert back.tzinfo is UTC


def test_both_databases_are_asked_in_their_own_words() -> None:
    """The same upsert, compiled for each."""
    for name, dialect in _DIALECTS.items():
        values = {"person_id": 1, "language": "en"}
        changing = upsert(name, people, values, unique=("person_id",), change=("language",))
        assert "DO UPDATE SET language = excluded.language" in str(changing.compile(dialect=dialect))
        keeping = upsert(name, people, values, unique=("person_id",), change=())
        assert "DO NOTHING" in str(keeping.compile(dialect=dialect))
