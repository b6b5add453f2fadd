"""Leadership (主持权): of all processes on one database, one at a time does a thing: poll, send, work by the clock.

It goes with its process, however that ends. On PostgreSQL it is a lock of a session that has a connection for itself (a pooler
that hands sessions round, as PgBouncer does by transactions, does not keep it); with SQLite, a locked file beside the
database's. A leader that lives on may lose it where the database is restarted: who does something that must not be done twice
asks `Lease.alive` just before.
"""

import fcntl
import hashlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from store.database import Database
from store.unavailable import StoreUnavailable, explain
from store.unit import explained

_NAME = re.compile(r"[a-z0-9_-]+(:[a-z0-9_-]+)*")


@dataclass(slots=True, eq=False)
class Lease:
    """Leadership in one thing, until it is released or lost. Safe in threads."""

    name: str
    _holds: Callable[[], bool]
    _let_go: Callable[[], None]
    _over: bool = False
    _one: Lock = field(default_factory=Lock)

    def alive(self) -> bool:
        """Whether it is still held. Once it is not, it never is again."""
        with self._one:
            if not self._over and not self._holds():
                self._end()
            return not self._over

    def release(self) -> None:
        """Let the next one have it; a second time nothing happens."""
        with self._one:
            if not self._over:
                self._end()

    def _end(self) -> None:
        self._over = True
        self._let_go()


@dataclass(frozen=True, slots=True)
class Leadership:
    """Who leads in what on one database. Names are like "clock", "poller:7"; others raise ValueError."""

    database: Database

    def try_take(self, name: str) -> Lease | None:
        """Leadership in `name`; None while somebody has it, be it this process. Never waits. Raises StoreUnavailable."""
        if not _NAME.fullmatch(name):
            raise ValueError(f"a thing to lead in is named by small letters, digits, - and _, parted by colons: {name}")
        return _lock_file(self.database, name) if self.database.dialect == "sqlite" else _lock(self.database, name)

    @contextmanager
    def holds(self, name: str) -> Iterator[Lease | None]:
        """The same for the length of a block. Raises StoreUnavailable."""
        lease = self.try_take(name)
        try:
            yield lease
        finally:
            if lease is not None:
                lease.release()


def _lock(database: Database, name: str) -> Lease | None:
    """A lock of PostgreSQL's, on a connection that belongs to no pool: closed, it gives the lock back."""
    key = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), signed=True)
    with explained(database.where), ExitStack() as opened:
        connection = opened.enter_context(database.engine.connect().execution_options(isolation_level="AUTOCOMMIT"))
        connection.detach()
        taken = connection.exec_driver_sql("SELECT pg_try_advisory_lock(%s), pg_backend_pid()", (key,)).one()
        if not taken[0]:
            return None
        opened.pop_all()

    def holds() -> bool:
        try:
            with explained(database.where):  # a connection that was made anew is another session
                return bool(connection.exec_driver_sql("SELECT pg_backend_pid()").scalar() == taken[1])
        except StoreUnavailable:
            return False

    def let_go() -> None:
        with explained(database.where):
            connection.close()

    return Lease(name, holds, let_go)


def _lock_file(database: Database, name: str) -> Lease | None:
    """A lock of the system's on a file that stays: a process that removed it could lock another one of the same name."""
    path = Path(f"{database.where}.{name.replace(':', '.')}.lock")
    try:
        held = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StoreUnavailable(explain(error, str(path))) from error
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        return None

    def holds() -> bool:
        try:
            return os.path.samestat(path.stat(), os.fstat(held))
        except OSError:
            return False

    return Lease(name, holds, lambda: os.close(held))
