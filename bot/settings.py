"""Settings from the environment and from `.env` in the working folder; the environment wins. Read once, frozen.

A wrong value ends in SettingsWrong with the variable's name and what to write; the value itself is never repeated.
"""

import difflib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator

from bot.settings_chat import Chat
from bot.settings_group import Group
from bot.stopping import CannotStart

CHECKOUT = Path(__file__).resolve().parent.parent
SHIPPED_POLICIES = CHECKOUT / "policies" / "documents"
_PREFIX = "ASSISTANT_"
_TAKEN_PATHS = ("/healthz", "/readyz", "/metrics")
LOCAL_SEARCH, SERVER_SEARCH = "local", "pgvector"
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


class SettingsWrong(CannotStart):
    """A setting cannot be used; the message, in Chinese and English, names the variable and says what to write."""


def default_data_dir() -> Path:
    """`data` in the checkout where one may write there, else the platform's folder for a user's data."""
    return CHECKOUT / "data" if os.access(CHECKOUT, os.W_OK) else user_data_path("yinfeng")


class Folders(Group):
    """Where documents are read and where everything of our own is kept."""

    policies: Path = Field(default=SHIPPED_POLICIES, validation_alias=f"{_PREFIX}POLICIES_DIR")
    data: Path = Field(default_factory=default_data_dir, validation_alias=f"{_PREFIX}DATA_DIR")


class TelegramAccess(Group):
    """The bot's token (never printed) and the server it speaks to; a base URL ends in /bot, the token is appended."""

    token: SecretStr | None = Field(default=None, validation_alias="TELEGRAM_BOT_TOKEN")
    base_url: str = Field(default="https://api.telegram.org/bot", validation_alias="TELEGRAM_BASE_URL")
    base_file_url: str = Field(default="https://api.telegram.org/file/bot", validation_alias="TELEGRAM_BASE_FILE_URL")

    @field_validator("token", mode="after")
    @classmethod
    def _blank_is_none(cls, token: SecretStr | None) -> SecretStr | None:
        if token is None or not token.get_secret_value().strip():
            return None
        number, colon, secret = token.get_secret_value().strip().partition(":")
        if not (number.isdigit() and colon and secret) or any(sign.isspace() for sign in secret):
            raise ValueError("形如 123456:ABC… 的令牌，从 @BotFather 取得 / a token like 123456:ABC… from @BotFather")
        return SecretStr(f"{number}:{secret}")

    @field_validator("base_url", "base_file_url")
    @classmethod
    def _web_address(cls, url: str) -> str:
        if not url.startswith(("http://", "https://")) or not url.rstrip("/").endswith("/bot"):
            raise ValueError("以 http(s):// 开头、以 /bot 结尾的地址 / an http(s) address that ends in /bot")
        return url.rstrip("/")


class Talk(Group):
    """Where today is, whom to ask, how much is logged, and whether for people (text) or for programs (json)."""

    timezone: str = Field(default="Asia/Shanghai", validation_alias=f"{_PREFIX}TIMEZONE")
    contact: str = Field(default="", validation_alias=f"{_PREFIX}CONTACT")
    log_level: str = Field(default="WARNING", validation_alias="LOG_LEVEL")
    log_format: str = Field(default="text", validation_alias="LOG_FORMAT")

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        if name not in available_timezones():
            raise ValueError("时区名，例如 Asia/Shanghai / the name of a time zone such as Asia/Shanghai")
        return name

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, level: str) -> str:
        if level.upper() not in _LEVELS:
            raise ValueError("、".join(_LEVELS) + " 之一 / one of these")
        return level.upper()

    @field_validator("log_format")
    @classmethod
    def _known_format(cls, name: str) -> str:
        if name.lower() not in {"text", "json"}:
            raise ValueError("text 或 json / text or json")
        return name.lower()

    def zone(self) -> ZoneInfo:
        """The time zone as an object."""
        return ZoneInfo(self.timezone)


class Engine(Group):
    """Database and embedding model; an empty DATABASE_URL means a SQLite file in the data folder.

    Vectors are searched by an index of each worker's own (local), or by the PostgreSQL of DATABASE_URL (pgvector).
    """

    database_url: str = Field(default="", validation_alias="DATABASE_URL")
    embedding_model: str = Field(default="", validation_alias="EMBEDDING_MODEL")
    reranker_model: str = Field(default="", validation_alias="RERANKER_MODEL")
    vector_search: str = Field(default=LOCAL_SEARCH, validation_alias="VECTOR_SEARCH")

    @field_validator("vector_search")
    @classmethod
    def _known_search(cls, name: str) -> str:
        if name.lower() not in ("", LOCAL_SEARCH, SERVER_SEARCH):
            raise ValueError(f"{LOCAL_SEARCH} 或 {SERVER_SEARCH} / {LOCAL_SEARCH} or {SERVER_SEARCH}")
        return name.lower() or LOCAL_SEARCH


class Serving(Group):
    """Where to listen (host:port): for updates by webhook, and, while polling, for whoever watches over the service.

    The path and the secret (never printed) are those of the webhook; an empty HEALTH_LISTEN listens nowhere.
    """

    webhook_listen: str = Field(default="127.0.0.1:8080", validation_alias="WEBHOOK_LISTEN")
    webhook_path: str = Field(default="/telegram", validation_alias="WEBHOOK_PATH")
    webhook_secret: SecretStr | None = Field(default=None, validation_alias="WEBHOOK_SECRET")
    health_listen: str = Field(default="", validation_alias="HEALTH_LISTEN")

    @field_validator("webhook_listen", "health_listen")
    @classmethod
    def _host_and_port(cls, address: str) -> str:
        _, colon, port = address.rpartition(":")
        if address and not (colon and port.isascii() and port.isdigit() and 0 < int(port) < 65536):
            raise ValueError("主机:端口，例如 127.0.0.1:8080 / host:port such as 127.0.0.1:8080")
        return address

    @field_validator("webhook_path")
    @classmethod
    def _from_the_root(cls, path: str) -> str:
        if not re.fullmatch(r"/[A-Za-z0-9/._~-]+", path) or path in _TAKEN_PATHS:
            raise ValueError("以 / 开头的路径，例如 /telegram / a path that begins with / such as /telegram")
        return path

    @field_validator("webhook_secret", mode="after")
    @classmethod
    def _as_telegram_takes_it(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is None or not secret.get_secret_value():
            return None
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):
            raise ValueError("1—256 个字母、数字、_ 或 - / 1 to 256 letters, digits, _ or -")
        return secret


def host_and_port(address: str) -> tuple[str, int]:
    """The two parts of host:port; an address of IPv6 stands in brackets."""
    host, _, port = address.rpartition(":")
    return host.strip("[]"), int(port)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, in groups."""

    folders: Folders
    telegram: TelegramAccess
    talk: Talk
    engine: Engine
    serving: Serving
    chat: Chat

    def database_url(self) -> str:
        """The configured database, else the SQLite file in the data folder."""
        return self.engine.database_url or f"sqlite:///{self.folders.data / 'assistant.sqlite3'}"


def read_settings(policies: Path | None = None, data: Path | None = None) -> Settings:
    """Settings of this process; `policies` and `data` come from the command line and win. Raises SettingsWrong."""
    given = {"policies": policies, "data": data}
    try:
        return Settings(
            folders=Folders(**{name: path for name, path in given.items() if path is not None}),
            telegram=TelegramAccess(),
            talk=Talk(),
            engine=Engine(),
            serving=Serving(),
            chat=Chat(),
        )
    except ValidationError as error:
        raise SettingsWrong("\n".join(_explain(dict(problem)) for problem in error.errors())) from None


def _explain(problem: dict[str, object]) -> str:
    """The variable and what to write; pydantic's own message would repeat the value, which may be the token."""
    place = problem["loc"]
    name = str(place[0]) if isinstance(place, tuple) and place else "?"
    wanted = str(problem["msg"]).removeprefix("Value error, ")
    english = wanted.rpartition(" / ")[2]
    return f"设置 {name} 不能用，请写：{wanted}\nThe setting {name} cannot be used; write: {english}"


def unknown_variables() -> tuple[str, ...]:
    """A sentence for each ASSISTANT_… variable of the environment that we do not know, with the nearest known name."""
    known = [str(field.validation_alias) for group in (Folders, Talk) for field in group.model_fields.values()]
    sentences = []
    for name in sorted(os.environ):
        if name.startswith(_PREFIX) and name not in known:
            near = difflib.get_close_matches(name, known, 1) or [known[0]]
            sentences.append(f"不认识的设置 {name}，是不是 {near[0]}？ Unknown setting {name}; did you mean {near[0]}?")
    return tuple(sentences)
