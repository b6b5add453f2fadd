"""The models that search: what is needed keeps a bot from starting, what is optional does not."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from bot.settings import Settings, read_settings
from bot.stopping import CannotStart
from bot.wiring_models import open_second_reader, second_reader_if_any


def test_a_second_reader_that_does_not_load_is_gone_without_and_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever looks (doctor) is told to repair it; whoever serves answers all the same and says so in the log."""
    settings = _with(str(tmp_path))
    with pytest.raises(CannotStart, match="RERANKER_MODEL"):
        open_second_reader(settings)
    with caplog.at_level(logging.WARNING):
        assert second_reader_if_any(settings) is None
    assert "RERANKER_MODEL" in caplog.text and "without it" in caplog.text


def test_where_none_is_set_nothing_is_said(caplog: pytest.LogCaptureFixture) -> None:
    """The usual case."""
    assert second_reader_if_any(_with("")) is None
    assert not caplog.text


def _with(reranker: str) -> Settings:
    """Settings whose second reader is that one."""
    settings = read_settings()
    return replace(settings, engine=settings.engine.model_copy(update={"reranker_model": reranker}))
