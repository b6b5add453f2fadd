"""`make` and the lock files: what a fresh machine meets first."""

import os
import shutil
import subprocess
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.tree import ROOT, python_files

_LOCKS = ("requirements.lock", "requirements-dev.lock")
_SHELL_TOOLS = ("sh", "cmp", "cp", "dirname", "make", "cat", "printenv", "tr")


def _pinned(*locks: str) -> dict[str, str]:
    lines = [line for lock in locks for line in (ROOT / lock).read_text(encoding="utf-8").splitlines()]
    pins = [line.partition("==") for line in lines if not line.startswith("#")]
    return {canonicalize_name(name): version for name, _, version in pins}


def _project() -> dict[str, list[str]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {
        "run": settings["project"]["dependencies"],
        "test": settings["dependency-groups"]["dev"],
        "packages": settings["tool"]["setuptools"]["packages"],
    }


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what sets up, under a difficult name, with a stand-in for the bot that says what it is given."""
    folder = tmp_path / "it's  a 文件夹"
    folder.mkdir()
    for name in ("Makefile", *_LOCKS):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / ".ci", folder / ".ci")
    (folder / ".venv" / "bin").mkdir(parents=True)
    python = folder / ".venv" / "bin" / "python"
    python.write_text('#!/bin/sh\necho "$@"\ncat\n', encoding="utf-8")
    python.chmod(0o755)
    return folder


def _make(folder: Path, *arguments: str, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run make from elsewhere, where nothing can be downloaded, and not as a part of the make that runs the tests."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "ARGS"))}
    environment = inherited | {"PATH": str(path or os.environ["PATH"]), "PIP_NO_INDEX": "1"}
    command = [shutil.which("make") or "make", "-f", str(folder / "Makefile"), *arguments]
    return subprocess.run(
        command, cwd=folder.parent, env=environment, input="问\n", capture_output=True, text=True, check=False
    )


def test_a_second_run_sets_nothing_up_and_keeps_the_pipe_clean(checkout: Path) -> None:
    """Questions go in, answers come out, and nothing else; from any folder, whatever the path."""
    shutil.copy(checkout / "requirements.lock", checkout / ".venv")
    done = _make(checkout, "run", "ARGS=--data X")
    assert (done.returncode, done.stdout, done.stderr) == (0, "-m bot run --data X\n问\n", "")


def test_the_tests_need_both_locks(checkout: Path) -> None:
    """An environment made for running is completed before the tests."""
    shutil.copy(checkout / "requirements.lock", checkout / ".venv")
    assert "Setting up" in _make(checkout, "test").stderr
    done = _make(checkout, "test", "ARGS=-k x")
    typed = "-m pytest -n auto --dist loadfile --no-loadscope-reorder -k x\n问\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, typed, "")


def test_without_a_python_it_says_which_one_to_install(checkout: Path) -> None:
    """A machine with nothing but a shell; the message is on stderr, where a pipe does not swallow it."""
    shutil.rmtree(checkout / ".venv")
    tools = checkout / "tools"
    tools.mkdir()
    for name in _SHELL_TOOLS:
        (tools / name).symlink_to(str(shutil.which(name)))
    done = _make(checkout, "run", path=tools)
    assert done.returncode != 0
    assert done.stdout == ""
    assert "Python 3.11" in done.stderr


def test_the_locks_pin_what_the_project_asks_for() -> None:
    """Every dependency, inside its range; `make lock` writes them anew."""
    run, both = _pinned("requirements.lock"), _pinned(*_LOCKS)
    project = _project()
    for pins, needs in ((run, project["run"]), (both, project["test"])):
        for need in map(Requirement, needs):
            version = pins.get(canonicalize_name(need.name))
            assert version is not None, f"{need} is not pinned"
            assert need.specifier.contains(version), f"{need} is pinned at {version}"


def test_the_locks_hold_plain_versions() -> None:
    """No local builds, no graphics drivers of several GB, nothing but name==version, each once."""
    for lock in _LOCKS:
        lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()[1:]
        assert all("+" not in line and line.count("==") == 1 and " " not in line for line in lines)
        assert not any(line.startswith(("nvidia", "triton", "cuda")) for line in lines)
    assert not _pinned(_LOCKS[0]).keys() & _pinned(_LOCKS[1]).keys()


def test_the_tests_run_with_the_locked_versions() -> None:
    """Else the figures and the green light are of another program."""
    others = {
        name: metadata.version(name)
        for name, version in _pinned(*_LOCKS).items()
        if metadata.version(name).partition("+")[0] != version
    }
    assert others == {}


def test_every_package_is_listed() -> None:
    """Packages are listed by hand in pyproject.toml; a forgotten one would be missing where the project is installed."""
    folders = {Path(file.path).parent.as_posix().replace("/", ".") for file in python_files() if file.room != "tests"}
    assert folders == set(_project()["packages"])
