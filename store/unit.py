"""A unit of work (工作单元): everything a thread writes until its block ends is one transaction, kept whole or not at all.

It begins at its first write, so that whatever comes before, retrieval above all, holds no lock. A write inside it is a
savepoint: one that fails and is caught takes only itself back. Who cannot reach the database in the middle of it has lost
all of it, also where they caught the error: what was written before may be gone, and must not be kept without the rest.
"""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import get_ident

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from store.unavailable import StoreUnavailable, explain, explain_crowd, is_refused

# The innermost savepoint is meant where several have the same name; made by SQLAlchemy each would be compiled anew.
_MARK, _KEEP, _UNDO = "SAVEPOINT part", "RELEASE SAVEPOINT part", "ROLLBACK TO SAVEPOINT part"
_OUR_FAULTS = (IntegrityError, DataError, ProgrammingError)  # a mistake in this house, not in its surroundings


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn what the surroundings of the database at `where` did wrong into StoreUnavailable."""
    try:
        yield
    except DBAPIError as error:
        _leave_values_out(error)
        is_ours = isinstance(error, _OUR_FAULTS) and not is_refused(error.orig)
        message = None if is_ours else explain(error.orig, where)
        if message is None:
            raise
        raise StoreUnavailable(message) from error
    except sqlite3.Error as error:  # of an order
        message = explain(error, where)
        if message is None:
            raise
        raise StoreUnavailable(message) from error
    except PoolTimeout as error:
        raise StoreUnavailable(explain_crowd(where)) from error


def order(connection: Connection, words: str) -> None:
    """Begin, mark, keep or undo: given to SQLite's driver itself, as this is done several times for each message."""
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        driver.execute(words).close()
    else:
        connection.exec_driver_sql(words)


def _leave_values_out(error: DBAPIError) -> None:
    """PostgreSQL adds the row in question to what it says, people's words among it: that goes into no log and no message."""
    said = getattr(error.orig, "diag", None)
    if said is not None and error.orig is not None:
        is_about_a_value = str(said.sqlstate).startswith("22")
        words = (said.sqlstate, said.constraint_name, "" if is_about_a_value else said.message_primary)
        error.orig.args = (" ".join(str(one) for one in words if one),)
        error.args = (f"({type(error.orig).__name__}) {error.orig}",)


def check(connection: Connection) -> None:
    """RuntimeError where its transaction can no longer be kept: committing such a one says nothing and keeps nothing."""
    if not _stands(connection):
        raise RuntimeError("a statement failed and was caught inside its transaction, which is lost with it")


@dataclass(slots=True, eq=False)
class Unit:
    """A unit of work on the database behind `engine`, of one thread.

    `connect` opens a connection to read by; `begin` a transaction, over such a connection where one is at hand.
    """

    engine: Engine
    where: str
    connect: Callable[[ExitStack], Connection]
    begin: Callable[[ExitStack, Connection | None], Connection]
    thread: int = field(default_factory=get_ident)
    connection: Connection | None = None  # from its first write on
    reader: Connection | None = None  # from its first read on, where nothing was written by then
    over: bool = False
    lost: Exception | None = None  # why nothing of it will be kept
    afterwards: list[Callable[[], object]] = field(default_factory=list)
    _opened: ExitStack = field(default_factory=ExitStack)
    _connected: ExitStack = field(default_factory=ExitStack)
    _reads: int = 0  # under way, one inside the other

    @contextmanager
    def whole(self, *, at_once: bool) -> Iterator[None]:
        """The outermost block: kept when it ends, undone where it raises."""
        with explained(self.where), self._connected, self._opened:
            if at_once:
                self._begun()
            yield
            if self.lost is not None:
                raise self.lost

    @contextmanager
    def part(self, *, at_once: bool) -> Iterator[None]:
        """A unit inside this one: it ends with this one, and is undone by itself where it raises."""
        if at_once or self.connection is not None:
            with self.write():
                yield
            return
        mark, is_kept = len(self.afterwards), False
        try:
            yield
            is_kept = True
        finally:
            if not is_kept:  # nothing was written before it: the transaction, if there is one, is its own
                del self.afterwards[mark:]
                self._opened.__exit__(*sys.exc_info())
                self.connection = None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees what was written; where nothing was, one state of the database throughout the block."""
        joined = self.joined()
        if joined is not None:
            yield joined
            return
        reader = self.reader = self.reader or self.connect(self._connected)
        self._reads += 1
        try:
            yield reader
        finally:
            self._reads -= 1
            if not self._reads and self.connection is not reader:
                reader.rollback()  # the next block sees the state of its own moment

    @contextmanager
    def write(self, *, whole: bool = False) -> Iterator[Connection]:
        """A savepoint in the transaction, which begins here where it has not; `whole`: none, so what raises loses it all."""
        mark, is_kept = len(self.afterwards), False
        try:
            with explained(self.where), self._undivided() if whole else self._savepoint() as connection:
                yield connection
            is_kept = True
        except StoreUnavailable as error:
            self.lost = self.lost or error
            raise
        finally:
            if not is_kept:
                del self.afterwards[mark:]

    def joined(self) -> Connection | None:
        """The connection that sees what was written, None where nothing was. Raises StoreUnavailable in a lost unit."""
        if self.lost is not None:
            raise self.lost
        return self.connection

    def _begun(self) -> Connection:
        connection = self.joined()
        if connection is None:
            connection = self.connection = self.begin(self._opened, None if self._reads else self.reader)
        return connection

    @contextmanager
    def _savepoint(self) -> Iterator[Connection]:
        connection = self._begun()
        is_kept = False
        order(connection, _MARK)
        try:
            yield connection
            check(connection)
            order(connection, _KEEP)
            is_kept = True
        finally:
            if not is_kept and not connection.invalidated:
                self._take_back(connection, sys.exception())

    @contextmanager
    def _undivided(self) -> Iterator[Connection]:
        is_kept = False
        try:
            yield self._begun()
            is_kept = True
        finally:
            if not is_kept:
                self.lost = self.lost or RuntimeError(
                    "a write without a savepoint failed inside its unit, which is lost with it"
                )

    def _take_back(self, connection: Connection, why: BaseException | None) -> None:
        """On a full disk SQLite may have undone the whole transaction by itself; then there is no savepoint to go back to."""
        try:
            order(connection, _UNDO)
            order(connection, _KEEP)
        except (DBAPIError, sqlite3.Error):
            cause = why.orig if isinstance(why, DBAPIError) else None
            self.lost = self.lost or StoreUnavailable(explain(cause, self.where) or explain(None, self.where))


_RUNNING: ContextVar[tuple[Unit, ...]] = ContextVar("running units of work", default=())


def running(engine: Engine) -> Unit | None:
    """The unit on this database that this thread is in. A thread or task that was started inside one is not in it."""
    here = get_ident()
    units = (one for one in _RUNNING.get() if one.engine is engine and one.thread == here and not one.over)
    return next(units, None)


@contextmanager
def run(unit: Unit, *, at_once: bool) -> Iterator[None]:
    """Everything until the block ends is of this unit; then what waited for its commit is done."""
    token = _RUNNING.set((*_RUNNING.get(), unit))
    try:
        with unit.whole(at_once=at_once):
            yield
    finally:
        unit.over = True
        _RUNNING.reset(token)
    with ExitStack() as acts:  # all of them, in their order, also where one raises
        for act in reversed(unit.afterwards):
            acts.callback(act)


def _stands(connection: Connection) -> bool:
    if connection.invalidated:
        return False
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        return driver.in_transaction
    status = getattr(getattr(driver, "info", None), "transaction_status", None)
    return getattr(status, "name", "") in {"INTRANS", "IDLE"}  # idle until the first statement
