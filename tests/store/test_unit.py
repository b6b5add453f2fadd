"""A unit of work is kept whole or not at all, whatever happens inside it; on both databases."""

import asyncio
import contextvars
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from store.database import Database, StoreUnavailable
from store.ledger import Ledger
from store.tables import replies
from tests.databases import fresh_database
from tests.store.numbers import note, noted, noted_elsewhere, refuse
from tests.store.samples import NOON, question


class _Mishap(Exception):
    """What goes wrong in a test."""


def test_several_writes_are_kept_together(database: Database) -> None:
    """The unit sees each of them at once, everybody else all of them when it ends."""
    with database.unit():
        note(database, 1)
        note(database, 2)
        assert noted(database) == [1, 2]
        assert noted_elsewhere(database) == []
    assert noted_elsewhere(database) == [1, 2]


def test_a_unit_that_raises_leaves_nothing_behind(database: Database) -> None:
    """Of no ledger that was written to in it."""
    ledger = Ledger(database)
    with suppress(_Mishap), database.unit():
        ledger.note_question(question())
        ledger.meet(8, language="zh", now=NOON)
        raise _Mishap
    assert ledger.question_of_message("7", "1") is None
    note(database, 1)
    assert noted(database) == [1]


@pytest.mark.parametrize("at_once", [False, True])
def test_a_lock_is_taken_at_the_first_write_or_at_once(tmp_path: Path, at_once: bool) -> None:
    """So that looking for an answer keeps nobody from writing."""
    database = fresh_database(tmp_path / "a.sqlite3", busy_seconds=0.05)
    with database.unit(at_once=at_once):
        assert noted(database) == []
        with ThreadPoolExecutor(1) as pool:
            other = pool.submit(note, database, 1)
            if at_once:
                with pytest.raises(StoreUnavailable):
                    other.result()
            else:
                other.result()
        assert noted(database) == ([] if at_once else [1])
    database.close()


def test_a_unit_that_writes_nothing_is_nothing(database: Database) -> None:
    """Also where it raises."""
    with database.unit():
        pass
    with database.unit(at_once=True):
        pass
    with pytest.raises(_Mishap), database.unit():
        raise _Mishap
    assert noted(database) == []


def test_a_refused_row_takes_only_itself_back(database: Database) -> None:
    """A ledger may try, be refused and go on: what came before and comes after is kept."""
    with database.unit():
        note(database, 1)
        with suppress(IntegrityError), database.write() as connection:
            connection.execute(
                insert(replies).values(chat_id="7", message_id="1", position=5, reply_id="", noted_at=NOON)
            )
            refuse(connection)
        with suppress(IntegrityError):
            note(database, 1)
        note(database, 2)
    assert noted(database) == [1, 2]


def test_a_whole_write_that_fails_takes_the_unit_with_it(database: Database) -> None:
    """Also where somebody catches it: nothing was marked to go back to."""

    def fail() -> None:
        with database.unit():
            note(database, 1)
            with suppress(_Mishap), database.write(whole=True) as connection:
                connection.execute(replies.delete())
                raise _Mishap

    with pytest.raises(RuntimeError, match="lost with it"):
        fail()
    with database.unit():
        with database.write(whole=True):
            note(database, 2)
        note(database, 3)
    assert noted(database) == [2, 3]


def test_each_read_before_the_first_write_sees_its_own_moment(database: Database) -> None:
    """Over one connection; a read inside a read sees what that one sees, and a write in between ends none of them."""
    with database.unit():
        assert noted(database) == []
        with ThreadPoolExecutor(1) as pool:
            pool.submit(note, database, 1).result()
            assert noted(database) == [1]
            with database.read() as connection:
                assert noted(database) == [1]
                pool.submit(note, database, 2).result()
                assert noted(database) == [1]
                note(database, 3)
                assert connection.execute(select(replies.c.position)).scalars().all() == [1]
        assert noted(database) == [1, 2, 3]


def test_a_first_write_that_is_refused_leaves_the_unit_usable(database: Database) -> None:
    """There is a transaction then, with nothing in it."""
    with database.unit():
        with suppress(IntegrityError), database.write() as connection:
            refuse(connection)
        note(database, 2)
    assert noted(database) == [2]


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("at_once", [True, False])
def test_a_unit_in_a_unit_is_a_part_of_it(database: Database, before: bool, at_once: bool) -> None:
    """Undone by itself where it raises, with all of it where that raises, whether anything was written before it or not."""
    with database.unit():
        if before:
            note(database, 1)
        with suppress(_Mishap), database.unit(at_once=at_once):
            note(database, 2)
            raise _Mishap
        with database.unit(at_once=at_once):
            note(database, 3)
        assert noted_elsewhere(database) == []
    assert noted(database) == ([1, 3] if before else [3])


def test_what_waits_for_the_commit_is_done_after_it_and_in_order(database: Database) -> None:
    """By then everybody sees what was written."""
    seen: list[object] = []
    with database.unit():
        note(database, 1)
        database.after_commit(lambda: seen.append(noted_elsewhere(database)))
        database.after_commit(lambda: seen.append("second"))
        assert seen == []
    assert seen == [[1], "second"]
    database.after_commit(lambda: seen.append("at once"))
    assert seen[2] == "at once"


def test_what_waits_for_a_commit_that_never_comes_is_never_done(database: Database) -> None:
    """Neither of the unit nor of a part of it that was undone."""
    done: list[str] = []
    with suppress(_Mishap), database.unit():
        database.after_commit(lambda: done.append("whole"))
        raise _Mishap
    with database.unit():
        with suppress(_Mishap), database.unit():
            database.after_commit(lambda: done.append("part, nothing written"))
            raise _Mishap
        with suppress(_Mishap), database.write():
            database.after_commit(lambda: done.append("savepoint"))
            raise _Mishap
        with database.unit():
            database.after_commit(lambda: done.append("kept"))
    assert done == ["kept"]


def test_an_act_that_fails_keeps_no_other_from_being_done(database: Database) -> None:
    """What was written stays written."""
    done: list[str] = []

    def fail() -> None:
        raise _Mishap

    def work() -> None:
        with database.unit():
            note(database, 1)
            database.after_commit(fail)
            database.after_commit(lambda: done.append("second"))

    with pytest.raises(_Mishap):
        work()
    assert (done, noted(database)) == (["second"], [1])


def test_forgetting_somebody_inside_a_unit_cleans_the_file_afterwards(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """The log can be emptied only once the transaction is over."""
    ledger = Ledger(sqlite_database)
    ledger.note_question(question(text="一句不留的话"))
    with sqlite_database.unit():
        assert ledger.forget(7) > 0
        assert ledger.question_of_message("7", "1") is None
    files = sorted((tmp_path / "data").iterdir())
    assert all("一句不留的话".encode() not in path.read_bytes() for path in files)
    assert next(path for path in files if path.name.endswith("-wal")).stat().st_size == 0


def test_threads_and_tasks_that_were_started_inside_are_not_in_it(database: Database) -> None:
    """They carry its context along, and yet write and read on their own."""

    async def later() -> list[int]:
        await asyncio.sleep(0)
        return noted(database)

    async def start_inside() -> list[int]:
        with database.unit():
            note(database, 1)
            task = asyncio.create_task(later())
        note(database, 3)
        return await task

    with database.unit():
        with ThreadPoolExecutor(1) as pool:
            pool.submit(contextvars.copy_context().run, note, database, 2).result()
        assert noted_elsewhere(database) == [2]
    assert asyncio.run(start_inside()) == [1, 2, 3]


def test_units_of_two_databases_do_not_mix(tmp_path: Path) -> None:
    """Each is a transaction of its own."""
    first, second = fresh_database(tmp_path / "1.sqlite3"), fresh_database(tmp_path / "2.sqlite3")
    with suppress(_Mishap), first.unit():
        note(first, 1)
        with second.unit():
            note(second, 2)
        raise _Mishap
    assert (noted(first), noted(second)) == ([], [2])
    first.close()
    second.close()


_STEPS: st.SearchStrategy[object] = st.recursive(
    st.just("note"),
    lambda steps: st.tuples(st.sampled_from(["write", "unit", "at once"]), st.lists(steps, max_size=4), st.booleans()),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(_STEPS, min_size=1, max_size=4), fails=st.booleans())
def test_whatever_nests_in_whatever_keeps_what_did_not_fail(
    database: Database, steps: list[object], fails: bool
) -> None:
    """Blocks in blocks, each of which may fail: kept is what no failing block is around."""
    with database.write() as connection:
        connection.execute(replies.delete())
    numbers = iter(range(1000))

    def play(step: object) -> list[int]:
        if not isinstance(step, tuple):
            number = next(numbers)
            note(database, number)
            return [number]
        kind, inner, is_failing = step
        block = database.write() if kind == "write" else database.unit(at_once=kind == "at once")
        kept: list[int] = []
        with suppress(_Mishap), block:
            for one in inner:
                kept += play(one)
            if is_failing:
                raise _Mishap
        return [] if is_failing else kept

    expected: list[int] = []
    with suppress(_Mishap), database.unit():
        for step in steps:
            expected += play(step)
        assert noted(database) == expected
        if fails:
            raise _Mishap
    assert noted(database) == ([] if fails else expected)
