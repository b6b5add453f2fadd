"""What a process needs before anything heavy is loaded."""

from pathlib import Path

import pytest

from bot.settings import read_settings
from bot.stopping import CannotStart
from bot.surroundings import data_folder


@pytest.fixture(autouse=True)
def away_from_any_env_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Settings come from the test alone."""
    monkeypatch.chdir(tmp_path)


def test_a_missing_data_folder_is_made(tmp_path: Path) -> None:
    """With the folders above it, and nothing left in it by the trying."""
    folder = data_folder(read_settings(data=tmp_path / "a" / "b"))
    assert folder == tmp_path / "a" / "b"
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("below", ["file", "file/below"])
def test_a_folder_that_cannot_be_written_is_told_with_another_one(tmp_path: Path, below: str) -> None:
    """Found before the first question, with the two ways to name another folder."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotStart) as caught:
        data_folder(read_settings(data=tmp_path / below))
    for words in ("--data", "ASSISTANT_DATA_DIR", "例如", "cannot be written"):
        assert words in str(caught.value)
