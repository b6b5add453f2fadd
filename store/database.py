"""Opening the database, and the ways to use it: read, write, a unit of several. SQLAlchemy Core, synchronous, safe in threads.

SQLite is the default. Writers take its lock before they read, so that two that want to write never block one another for
good, and wait some seconds for a lock that another program holds.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DisconnectionError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from store import sqlite_file
from store.tables import SCHEMA
from store.texts import storable_values, to_json
from store.turns import Turns
from store.unavailable import StoreUnavailable
from store.unit import Unit, check, explained, order, run, running

__all__ = ["Database", "StoreUnavailable", "file_of", "open_database"]

_T = TypeVar("_T")
_CONNECTIONS = 16  # kept open; as many again for moments when more is going on
_ANSWER = 10  # seconds that a server of PostgreSQL has to answer the first call
_SESSION = (
    "SET default_transaction_isolation = 'read committed'; SET lock_timeout = {busy}; "
    "SET idle_in_transaction_session_timeout = '10min'; "
    # A machine that vanished without a word is missed within half a minute, not hours, and its locks go with it.
    "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3"
)
_FRESH_S = 1.0  # for so long after its last use a connection is taken to be alive
_GIVEN_BACK = "given back"
_WRITES = "store_writes"  # execution option of a connection that is going to write


@dataclass(frozen=True, slots=True)
class Database:
    """An open database of the newest schema; `where` names it in messages, without a password.

    `turns` is how the writers of this process queue, None where the database itself lets them write side by side.
    """

    engine: Engine
    where: str
    turns: Turns | None = None
    _reading: Engine = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """SQLite's readers see one state anyway; PostgreSQL's see it as of each statement, unless they ask for more."""
        is_sqlite = self.dialect == "sqlite"
        reading = self.engine if is_sqlite else self.engine.execution_options(isolation_level="REPEATABLE READ")
        object.__setattr__(self, "_reading", reading)

    @property
    def dialect(self) -> str:
        """Either sqlite or postgresql."""
        return self.engine.dialect.name

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the database throughout. Raises StoreUnavailable.

        In a unit that has written something it sees what was written.
        """
        within = running(self.engine)
        with explained(self.where), self._reading.connect() if within is None else within.read() as connection:
            yield connection

    @contextmanager
    def write(self, *, whole: bool = False) -> Iterator[Connection]:
        """A transaction: kept, safe from a crash, when the block ends; undone where it raises. Raises StoreUnavailable.

        In a unit it is a part of that: undone by itself where it raises, kept when the unit ends. `whole`: where it raises
        the unit is lost as a whole, also where somebody catches that; which is cheaper, as nothing need be marked before.
        """
        within = running(self.engine)
        opened = self._begin() if within is None else within.write(whole=whole)
        with explained(self.where), opened as connection:
            yield connection

    @contextmanager
    def unit(self, *, at_once: bool = False) -> Iterator[None]:
        """Everything that this thread writes until the block ends is one transaction; undone where it raises.

        It begins at the first write, or `at_once`. A unit inside a unit is a part of that. Once StoreUnavailable was raised
        by a write all of it is lost, and the block raises it again where somebody caught it. Raises StoreUnavailable.
        """
        within = running(self.engine)
        if within is not None:
            block = within.part(at_once=at_once)
        else:
            block = run(Unit(self.engine, self.where, self._connect_on, self._begin_on), at_once=at_once)
        with block:
            yield

    def after_commit(self, act: Callable[[], object]) -> None:
        """Call `act` once the unit that this thread is in is kept, never where it is undone; now where there is no unit."""
        within = running(self.engine)
        if within is None:
            act()
        else:
            within.afterwards.append(act)

    def schema_version(self) -> str:
        """The revision of the tables. Raises StoreUnavailable."""
        with self.read() as connection:
            return _revision(connection)

    def problems(self) -> tuple[str, ...]:
        """What SQLite's own examination finds wrong, in its words; nothing where all is well. Raises StoreUnavailable."""
        return self._on_sqlite(sqlite_file.problems) or ()

    def scrub(self) -> None:
        """Let deleted words vanish from SQLite's log too, in a unit once it is kept. Raises StoreUnavailable."""
        self.after_commit(partial(self._on_sqlite, sqlite_file.scrub))

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    @contextmanager
    def _begin(self, idle: Connection | None = None) -> Iterator[Connection]:
        """A transaction to write in, over a connection of SQLite's that nobody reads by at the moment, or a fresh one."""
        turn = nullcontext() if self.turns is None else self.turns.taken()
        with turn, nullcontext(idle) if idle is not None else self.engine.connect() as connection:
            connection.execution_options(**{_WRITES: True})
            try:
                with connection.begin():
                    yield connection
                    check(connection)
            finally:
                connection.execution_options(**{_WRITES: False})

    def _connect_on(self, stack: ExitStack) -> Connection:
        return stack.enter_context(self._reading.connect())

    def _begin_on(self, stack: ExitStack, idle: Connection | None) -> Connection:
        return stack.enter_context(self._begin(idle if self.dialect == "sqlite" else None))

    def _on_sqlite(self, act: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """What `act` makes of the driver's own connection, outside any transaction; None for another database."""
        if self.dialect != "sqlite":
            return None
        with explained(self.where), self.engine.connect() as connection:
            driver = connection.connection.driver_connection
            return act(driver) if isinstance(driver, sqlite3.Connection) else None


def open_database(url: str | Path, *, busy_seconds: float = 10.0, as_it_is: bool = False) -> Database:
    """The database at `url` (a path is a SQLite file, made with its folder), brought to the newest schema.

    `busy_seconds` is how long to wait for a lock that another program holds. `as_it_is` leaves the schema alone, for backups.
    Raises StoreUnavailable, which says what to do.
    """
    address = _address(url)
    where, turns = address.render_as_string(hide_password=True), None
    if address.get_backend_name() == "sqlite":
        where = str(address.database)
        turns = Turns(where, busy_seconds)
        sqlite_file.make_file(Path(where))
    open_engine = partial(_engine, address, busy_seconds)
    if not as_it_is:
        _bring_up_to_date(Database(open_engine(foreign_keys=False), where))
    return Database(open_engine(foreign_keys=True), where, turns)


def file_of(url: str) -> Path | None:
    """The SQLite file that a DATABASE_URL names, None where it names a server. Raises StoreUnavailable."""
    address = _address(url)
    return Path(str(address.database)) if address.get_backend_name() == "sqlite" else None


def _address(url: str | Path) -> URL:
    if isinstance(url, Path):
        return URL.create("sqlite", database=str(url))
    try:
        address = make_url(url)
    except ArgumentError:
        address = URL.create("unreadable")
    if address.get_backend_name() not in {"sqlite", "postgresql"} or address.database in {None, "", ":memory:"}:
        raise StoreUnavailable(
            "DATABASE_URL 不能用：请写 sqlite:///文件路径 或 postgresql+psycopg://用户:密码@主机/库名，或留空。\n"
            "DATABASE_URL cannot be used: write sqlite:///path/to/file or postgresql+psycopg://user:password@host/name, or "
            "leave it empty for a file in the data folder."
        )
    return address


def _engine(address: URL, busy_seconds: float, *, foreign_keys: bool) -> Engine:
    """Parameters stay out of error messages: they are people's words."""
    is_sqlite = address.get_backend_name() == "sqlite"
    connect_args = {"timeout": busy_seconds} if is_sqlite else {"connect_timeout": _ANSWER}
    try:
        engine = create_engine(
            address,
            hide_parameters=True,
            connect_args=connect_args,
            pool_size=_CONNECTIONS,
            max_overflow=_CONNECTIONS,
            pool_timeout=busy_seconds,
            json_serializer=to_json,
        )
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise StoreUnavailable(
            f"DATABASE_URL 里的驱动 {address.drivername} 没有安装：请写 postgresql+psycopg://…\n"
            f"The driver {address.drivername} in DATABASE_URL is not installed: write postgresql+psycopg://…"
        ) from error
    event.listen(engine, "before_cursor_execute", _make_storable, retval=True)
    if is_sqlite:
        event.listen(engine, "connect", lambda driver, _: sqlite_file.prepare(driver, foreign_keys=foreign_keys))
        event.listen(engine, "begin", _begin)
    else:
        event.listen(engine, "connect", lambda driver, _: _prepare_session(driver, busy_seconds))
        event.listen(engine, "checkin", lambda _, record: record.info.update({_GIVEN_BACK: time.monotonic()}))
        event.listen(engine, "checkout", lambda driver, record, _: _ask(engine, driver, record))
    return engine


def _prepare_session(driver: DBAPIConnection, busy_seconds: float) -> None:
    """Set a fresh connection to PostgreSQL, whatever the server's own settings are."""
    cursor = driver.cursor()
    cursor.execute(_SESSION.format(busy=int(busy_seconds * 1000)))
    cursor.close()
    driver.commit()


def _ask(engine: Engine, driver: DBAPIConnection, record: ConnectionPoolEntry) -> None:
    """A connection that the server has dropped while nobody used it is noticed before it is used, and replaced.

    Not where it was used just now: that question takes as long as two others, and is asked for each message.
    """
    if time.monotonic() - record.info.get(_GIVEN_BACK, -_FRESH_S) < _FRESH_S:
        return
    try:
        engine.dialect.do_ping(driver)
    except engine.dialect.loaded_dbapi.Error as error:
        raise DisconnectionError from error


def _make_storable(_c: object, _u: object, statement: str, parameters: object, *_: object) -> tuple[str, object]:
    """Whatever was typed, no statement is refused because of a sign that this database does not take."""
    return statement, storable_values(parameters)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    order(connection, "BEGIN IMMEDIATE" if writes else "BEGIN")


def _revision(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def _bring_up_to_date(database: Database) -> None:
    """One transaction, so that a crash leaves the old schema whole and two programs that start at once do it once.

    Writing is tried in any case: a folder that cannot be written is better found now than at the first question.
    """
    try:
        with database.write() as connection:
            if database.dialect == "postgresql":  # where a transaction alone keeps nobody else out
                connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('yinfeng tables'))"))
            revision = _revision(connection)
            if revision == SCHEMA:
                return
            from store import migrations  # here, because it brings Alembic: half the start-up time of the store

            if revision and revision not in migrations.revisions():
                raise StoreUnavailable(
                    f"数据库 {database.where} 由更新的版本写成（{revision}）：请升级本程序，或换一个数据库。\n"
                    f"The database {database.where} was written by a newer version ({revision}): update this program, or "
                    "choose another database."
                )
            migrations.upgrade(connection)
    finally:
        database.close()
