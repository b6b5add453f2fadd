"""Settings of the language model that words answers (CHAT_…): which one, where, by which key, how much of it."""

import ipaddress
import re
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator

from bot.settings_group import Group

_LARGEST_KEY = 10_000  # bytes
_BOUNDS = {
    "timeout": (1, 600, 30),
    "per_person": (0, 100_000, 50),
    "per_day": (0, 1_000_000, 2000),
    "concurrency": (1, 32, 2),
}  # least, most, usual


class Chat(Group):
    """The language model that words answers, as LangChain names it (provider:model); without one answers are quotes.

    Its key (never printed) stands in the environment, or alone in a file. `timeout` is in seconds; `concurrency` counts the
    calls of all workers; `remote` is "forbid" where nothing may leave this machine.
    """

    model: str = Field(default="", validation_alias="CHAT_MODEL")
    base_url: str = Field(default="", validation_alias="CHAT_BASE_URL")
    key: SecretStr | None = Field(default=None, validation_alias="CHAT_API_KEY")
    key_file: Path | None = Field(default=None, validation_alias="CHAT_API_KEY_FILE")
    timeout: float = Field(default=30.0, validation_alias="CHAT_TIMEOUT")
    per_person: int = Field(default=50, validation_alias="CHAT_PER_PERSON_PER_DAY")
    per_day: int = Field(default=2000, validation_alias="CHAT_PER_DAY")
    concurrency: int = Field(default=2, validation_alias="CHAT_CONCURRENCY")
    remote: str = Field(default="allow", validation_alias="CHAT_REMOTE")

    @field_validator("model", "base_url", mode="after")
    @classmethod
    def _trimmed(cls, words: str) -> str:
        return words.strip()

    @field_validator("base_url", mode="after")
    @classmethod
    def _http_address(cls, url: str) -> str:
        if url and not url.startswith(("http://", "https://")):
            raise ValueError("以 http(s):// 开头的地址 / an address that begins with http:// or https://")
        return url

    @field_validator("key_file", mode="before")
    @classmethod
    def _holds_a_key(cls, file: object) -> Path | None:
        if not str(file or "").strip():
            return None
        path = Path(str(file).strip()).expanduser()
        if not _words_in(path):
            raise ValueError("能读的文件，里面只写密钥 / a file that can be read and holds the key alone")
        return path

    @field_validator("timeout", "per_person", "per_day", "concurrency", mode="before")
    @classmethod
    def _number(cls, number: object, about: ValidationInfo) -> float:
        low, high, default = _BOUNDS[about.field_name or ""]
        words = str(number).strip()
        if not words:
            return default
        if not re.fullmatch(r"\d{1,9}(\.\d{1,3})?", words) or not low <= float(words) <= high:
            raise ValueError(f"{low} 到 {high} 之间的数 / a number from {low} to {high}")
        return float(words)

    @field_validator("remote", mode="after")
    @classmethod
    def _allow_or_forbid(cls, word: str) -> str:
        if word.strip().lower() not in ("", "allow", "forbid"):
            raise ValueError("allow 或 forbid / allow or forbid")
        return word.strip().lower() or "allow"

    def is_remote(self) -> bool:
        """Whether what is asked is sent to another machine: a model is set, allowed there, and its server is not this one."""
        return bool(self.model) and self.remote != "forbid" and not _is_this_machine(urlsplit(self.base_url).hostname)

    def secret(self) -> str:
        """The key, "" where none is set; a file that cannot be read any more gives none."""
        given = self.key.get_secret_value().strip() if self.key else ""
        return given or (_words_in(self.key_file) if self.key_file else "")


def _is_this_machine(host: str | None) -> bool:
    """Without an address it is the provider's own server."""
    try:
        return host == "localhost" or ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False


def _words_in(file: Path) -> str:
    """What stands in a small file, "" where it cannot be read."""
    try:
        return file.read_text(encoding="utf-8").strip() if file.stat().st_size <= _LARGEST_KEY else ""
    except (OSError, UnicodeDecodeError):
        return ""
