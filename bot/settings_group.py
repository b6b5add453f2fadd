"""Where settings come from: the environment, and `.env` in the working folder; the door to pydantic_settings."""

from pydantic_settings import BaseSettings, SettingsConfigDict


class Group(BaseSettings):
    """A group of settings; the environment wins over `.env`. Frozen."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True, populate_by_name=True
    )
