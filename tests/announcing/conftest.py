"""A bureau that announces, over a real database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.announcing.hall import Hall, open_hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """Everybody enrolled, two groups confirmed."""
    with open_hall(tmp_path) as opened:
        yield opened
