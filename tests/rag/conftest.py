"""What several tests of this room stand on: the shipped documents behind the real model, opened once."""

from collections.abc import Iterator

import pytest

from rag.ask import Asker
from tests.shipped import open_shipped_asker


@pytest.fixture(scope="session")
def shipped(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """An asker over the shipped documents; their vectors are kept between runs."""
    kept = pytestconfig.cache.mkdir("shipped-vectors")
    with open_shipped_asker(kept, tmp_path_factory.mktemp("shipped")) as opened:
        yield opened
