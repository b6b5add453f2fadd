"""A person and a moment, for the tests of the Telegram face."""

from datetime import UTC, datetime

from telegram import User

NOW = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
WANG = User(61001, "王敏", False, language_code="zh-hans")
