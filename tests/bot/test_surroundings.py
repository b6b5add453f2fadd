"""What a process needs before anything heavy is loaded."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.settings import read_settings
from bot.stopping import CannotStart
from bot.surroundings import data_folder, hub_is_there, prepare_process


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


def test_a_hub_that_cannot_be_looked_up_is_not_asked() -> None:
    """A mirror is looked for in its place; behind a proxy nobody can say."""
    assert not hub_is_there({"HF_ENDPOINT": "https://hub.invalid"})
    assert not hub_is_there({"HF_ENDPOINT": "nonsense"})
    assert not hub_is_there({"HF_ENDPOINT": f"https://{'x' * 80}.invalid"})
    assert hub_is_there({"HF_ENDPOINT": "http://127.0.0.1:8080"})
    assert hub_is_there({"HF_ENDPOINT": "https://hub.invalid", "HTTPS_PROXY": "http://127.0.0.1:3128"})


@pytest.mark.parametrize("model", ["~nobody-of-that-name/model", "/" + "x" * 300, "no\0name"])
def test_a_model_that_no_folder_can_be_is_no_reason_to_stop_here(monkeypatch: pytest.MonkeyPatch, model: str) -> None:
    """What loads it says what to do; here nothing is raised."""
    monkeypatch.setenv("HF_ENDPOINT", "https://hub.invalid")
    settings = read_settings()
    engine = settings.engine.model_copy(update={"embedding_model": model})
    prepare_process(replace(settings, engine=engine))
