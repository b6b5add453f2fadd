"""Which settings are compared is said on the command line."""

from pathlib import Path

import pytest

from bot.measuring_settings import data_beside, read_changes
from bot.stopping import InputRefused


def test_models_are_named_as_in_the_environment() -> None:
    """One or both of them; a path may hold an equals sign."""
    assert read_changes("EMBEDDING_MODEL=/m/a") == {"embedding_model": "/m/a"}
    assert read_changes("EMBEDDING_MODEL=a, RERANKER_MODEL=b=c") == {"embedding_model": "a", "reranker_model": "b=c"}
    assert read_changes("RERANKER_MODEL=") == {"reranker_model": ""}


@pytest.mark.parametrize("words", ["", "EMBEDDING_MODEL", "MODEL=x", "a;RERANKER_MODEL"])
def test_anything_else_is_refused_with_how_it_is_written(words: str) -> None:
    """In both languages."""
    with pytest.raises(InputRefused, match=r"RERANKER_MODEL=….* / write"):
        read_changes(words)


def test_what_is_compared_leaves_the_serving_index_alone() -> None:
    """Each has a folder of its own below the data."""
    assert data_beside(Path("data"), 0) == Path("data")
    assert len({data_beside(Path("data"), number) for number in range(3)}) == 3
