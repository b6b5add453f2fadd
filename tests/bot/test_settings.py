"""Settings are read from the environment and `.env`, and a wrong one is explained without repeating it."""

from pathlib import Path

import pytest

from bot.settings import CHECKOUT, SHIPPED_POLICIES, SettingsWrong, host_and_port, read_settings, unknown_variables

OURS = (
    "ASSISTANT_POLICIES_DIR", "ASSISTANT_DATA_DIR", "ASSISTANT_TIMEZONE", "ASSISTANT_CONTACT", "DATABASE_URL", "LOG_LEVEL",
    "LOG_FORMAT", "EMBEDDING_MODEL", "WEBHOOK_LISTEN", "WEBHOOK_PATH", "WEBHOOK_SECRET", "HEALTH_LISTEN",
    "TELEGRAM_BOT_TOKEN", "TELEGRAM_BASE_URL", "TELEGRAM_BASE_FILE_URL",
)  # fmt: skip
TOKEN = "123456:AAsecretsecretsecret"


@pytest.fixture(autouse=True)
def empty_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No variable of ours, no `.env`."""
    for name in OURS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_without_any_setting_everything_has_a_default() -> None:
    """The shipped documents, a data folder, Shanghai, no token."""
    settings = read_settings()
    assert settings.folders.policies == SHIPPED_POLICIES
    assert settings.folders.data == CHECKOUT / "data"
    assert settings.talk.zone().key == "Asia/Shanghai"
    assert settings.telegram.token is None
    assert settings.telegram.base_url == "https://api.telegram.org/bot"


def test_the_environment_wins_over_the_env_file_and_the_command_line_over_both(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Three sources, one order."""
    Path(".env").write_text("ASSISTANT_DATA_DIR=/from/file\nASSISTANT_CONTACT=王专员 0000\nOTHER=1\n", encoding="utf-8")
    assert read_settings().folders.data == Path("/from/file")
    assert read_settings().talk.contact == "王专员 0000"
    monkeypatch.setenv("ASSISTANT_DATA_DIR", "/from/environment")
    assert read_settings().folders.data == Path("/from/environment")
    assert read_settings(data=tmp_path).folders.data == tmp_path


def test_the_token_is_in_no_representation(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever prints the settings prints stars."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", f" {TOKEN} ")
    settings = read_settings()
    assert settings.telegram.token is not None
    assert settings.telegram.token.get_secret_value() == TOKEN
    assert TOKEN.partition(":")[2] not in repr(settings) + str(settings.telegram)


def test_a_blank_token_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line left empty in `.env`."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "  ")
    assert read_settings().telegram.token is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "secretwithoutnumber"),
        ("TELEGRAM_BOT_TOKEN", "abc:secret"),
        ("TELEGRAM_BOT_TOKEN", "123:secret secret"),
        ("TELEGRAM_BASE_URL", "ftp://secret/bot"),
        ("TELEGRAM_BASE_URL", "http://secret"),
        ("ASSISTANT_TIMEZONE", "Mars/secret"),
        ("LOG_LEVEL", "secret"),
        ("WEBHOOK_LISTEN", "secret"),
        ("WEBHOOK_LISTEN", "secret:99999"),
        ("HEALTH_LISTEN", "secret:http"),
        ("WEBHOOK_PATH", "secret"),
        ("WEBHOOK_SECRET", "a secret"),
    ],
)
def test_a_wrong_value_is_named_and_not_repeated(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """The message says which variable and what to write, in Chinese and English."""
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsWrong) as caught:
        read_settings()
    message = str(caught.value)
    assert f"设置 {name} 不能用" in message
    assert f"The setting {name} cannot be used" in message
    assert "secret" not in message
    assert caught.value.__cause__ is None


def test_log_levels_may_be_written_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """As people write them."""
    monkeypatch.setenv("LOG_LEVEL", "debug")
    assert read_settings().talk.log_level == "DEBUG"


def test_a_misspelt_variable_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the name that was probably meant."""
    assert unknown_variables() == ()
    monkeypatch.setenv("ASSISTANT_POLICY_DIR", "/x")
    (sentence,) = unknown_variables()
    assert "ASSISTANT_POLICIES_DIR" in sentence


def test_a_webhook_has_an_address_a_path_and_a_secret_that_nobody_sees(monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine alone by default; an address of IPv6 stands in brackets; a blank secret is none."""
    serving = read_settings().serving
    assert (serving.webhook_listen, serving.webhook_path, serving.health_listen) == ("127.0.0.1:8080", "/telegram", "")
    assert host_and_port("[::1]:8443") == ("::1", 8443)
    monkeypatch.setenv("WEBHOOK_SECRET", "")
    assert read_settings().serving.webhook_secret is None
    monkeypatch.setenv("WEBHOOK_SECRET", "Zm9v-_")
    assert "Zm9v" not in repr(read_settings())


@pytest.mark.parametrize("path", ["/healthz", "/metrics", "hook", "/"])
def test_the_path_of_the_webhook_is_its_own(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """Not one of those by which the service is watched."""
    monkeypatch.setenv("WEBHOOK_PATH", path)
    with pytest.raises(SettingsWrong):
        read_settings()


@pytest.mark.parametrize(("written", "read"), [("json", "json"), ("JSON", "json"), ("text", "text")])
def test_logs_are_for_people_or_for_programs(monkeypatch: pytest.MonkeyPatch, written: str, read: str) -> None:
    """For people unless it is said."""
    assert read_settings().talk.log_format == "text"
    monkeypatch.setenv("LOG_FORMAT", written)
    assert read_settings().talk.log_format == read
    monkeypatch.setenv("LOG_FORMAT", "xml")
    with pytest.raises(SettingsWrong, match="LOG_FORMAT"):
        read_settings()
