"""Types are checked strictly, in the code and in its tests."""

import subprocess
import sys

import pytest

from tests.house.tree import ROOT


@pytest.mark.timeout(600)  # the first run reads the types of every library
def test_mypy_finds_nothing() -> None:
    """What is checked, and how, stands in pyproject.toml."""
    found = subprocess.run([sys.executable, "-m", "mypy"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr
