"""What several tests of this room stand on: the shipped documents behind the real model, opened once."""

import os
from collections.abc import Iterator

import pytest

from rag.ask import Asker
from tests.shipped import open_shipped_asker

# As rag.embedding does for itself, but before a test file imports torch: whoever loads the OpenMP runtime first decides
# whether its threads spin while they wait, and on a busy machine a question then takes twenty times as long.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")


@pytest.fixture(scope="session")
def shipped(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """An asker over the shipped documents; their vectors are kept between runs."""
    kept = pytestconfig.cache.mkdir("shipped-vectors")
    with open_shipped_asker(kept, tmp_path_factory.mktemp("shipped")) as opened:
        yield opened
