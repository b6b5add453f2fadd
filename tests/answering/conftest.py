"""A bureau that works off what nobody answered, over a real database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.answering.window import Window, open_window


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    """Everybody enrolled; two documents of one city."""
    with open_window(tmp_path) as opened:
        yield opened
