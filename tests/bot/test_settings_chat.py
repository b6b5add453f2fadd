"""Settings of the language model: off by default, a key that nobody sees, numbers within bounds."""

from pathlib import Path

import pytest

from bot.settings import SettingsWrong, read_settings

CHAT = (
    "CHAT_MODEL", "CHAT_BASE_URL", "CHAT_API_KEY", "CHAT_API_KEY_FILE", "CHAT_TIMEOUT", "CHAT_PER_PERSON_PER_DAY",
    "CHAT_PER_DAY", "CHAT_CONCURRENCY", "CHAT_REMOTE",
)  # fmt: skip


@pytest.fixture(autouse=True)
def empty_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No variable of the model, no `.env`."""
    for name in CHAT:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_without_any_setting_there_is_no_model() -> None:
    """And the bounds are those that the README names."""
    chat = read_settings().chat
    assert (chat.model, chat.base_url, chat.secret(), chat.remote) == ("", "", "", "allow")
    assert (chat.timeout, chat.per_person, chat.per_day, chat.concurrency) == (30, 50, 2000, 2)


def test_blank_lines_of_an_env_file_are_no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a `.env` that was copied and not filled in."""
    for name in CHAT:
        monkeypatch.setenv(name, " ")
    chat = read_settings().chat
    assert (chat.model, chat.secret(), chat.timeout, chat.remote) == ("", "", 30, "allow")


def test_a_key_comes_from_the_environment_or_from_a_file_and_is_never_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The environment wins; a file may end with a line break."""
    (tmp_path / "key").write_text("sk-from-file\n", encoding="utf-8")
    monkeypatch.setenv("CHAT_API_KEY_FILE", str(tmp_path / "key"))
    assert read_settings().chat.secret() == "sk-from-file"
    monkeypatch.setenv("CHAT_API_KEY", "sk-from-environment")
    settings = read_settings()
    assert settings.chat.secret() == "sk-from-environment"
    assert "sk-from" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CHAT_BASE_URL", "secret"),
        ("CHAT_API_KEY_FILE", "/no/such/secret"),
        ("CHAT_TIMEOUT", "secret"),
        ("CHAT_TIMEOUT", "0"),
        ("CHAT_TIMEOUT", "inf"),
        ("CHAT_PER_DAY", "-1"),
        ("CHAT_PER_PERSON_PER_DAY", "many secrets"),
        ("CHAT_CONCURRENCY", "0"),
        ("CHAT_CONCURRENCY", "33"),
        ("CHAT_REMOTE", "secret"),
    ],
)
def test_a_wrong_value_is_named_and_not_repeated(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """In Chinese and English, with what to write."""
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsWrong) as caught:
        read_settings()
    assert f"设置 {name} 不能用" in str(caught.value)
    assert f"The setting {name} cannot be used" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_an_empty_or_a_huge_file_holds_no_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Somebody named the wrong file."""
    monkeypatch.setenv("CHAT_API_KEY_FILE", str(tmp_path / "key"))
    for content in (b"", b"\n", b"\xff\xfe", b"x" * 20_000):
        (tmp_path / "key").write_bytes(content)
        with pytest.raises(SettingsWrong, match="CHAT_API_KEY_FILE"):
            read_settings()


def test_a_key_file_that_goes_away_gives_no_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The model then says that it wants one; answers stand."""
    (tmp_path / "key").write_text("sk-x", encoding="utf-8")
    monkeypatch.setenv("CHAT_API_KEY_FILE", str(tmp_path / "key"))
    chat = read_settings().chat
    (tmp_path / "key").unlink()
    assert chat.secret() == ""


def test_words_are_taken_as_people_write_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """In any case, with blanks around, a fraction of a second."""
    monkeypatch.setenv("CHAT_REMOTE", " Forbid ")
    monkeypatch.setenv("CHAT_MODEL", " openai:qwen2.5 ")
    monkeypatch.setenv("CHAT_TIMEOUT", "2.5")
    chat = read_settings().chat
    assert (chat.remote, chat.model, chat.timeout) == ("forbid", "openai:qwen2.5", 2.5)


@pytest.mark.parametrize(
    ("model", "address", "allowed", "remote"),
    [
        ("", "https://models.example.org/v1", "allow", False),
        ("openai:gpt", "", "allow", True),
        ("qwen", "https://models.example.org/v1", "allow", True),
        ("qwen", "https://models.example.org/v1", "forbid", False),
        ("qwen", "http://127.0.0.1:8080/v1", "allow", False),
        ("qwen", "http://localhost:11434/v1", "allow", False),
    ],
)
def test_whether_anything_leaves_this_machine_is_known(
    monkeypatch: pytest.MonkeyPatch, model: str, address: str, allowed: str, remote: bool
) -> None:
    """By the settings alone, before any model is opened."""
    for name, value in (("CHAT_MODEL", model), ("CHAT_BASE_URL", address), ("CHAT_REMOTE", allowed)):
        monkeypatch.setenv(name, value)
    assert read_settings().chat.is_remote() is remote
