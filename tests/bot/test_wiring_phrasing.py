"""What is loaded where a language model is set, and where none is: in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT

_PROGRAM = """
import sys
from datetime import UTC, datetime
from bot.settings import read_settings
from bot.wiring_phrasing import at_once_over, chat_in_words, limits, rewriters_over, wordsmith
settings, now = read_settings(), datetime(2026, 1, 1, tzinfo=UTC)
rewriters, at_once = rewriters_over(settings, None, None, lambda: now), at_once_over(settings, None, lambda: now)
if not settings.chat.model:
    print(chat_in_words(settings, lambda: None, now))
print(rewriters is None, at_once is None)
heavy = ("langchain", "langchain_core", "langchain_openai", "openai", "torch")
print([name for name in (*heavy, "rag.drafting.drafter", "bot.phrasing") if name in sys.modules])
print(limits(settings))
"""
_ELSEWHERE = """
from bot.settings import read_settings
from bot.wiring_phrasing import allowed_chat
from rag.drafting.port import ModelFault
try:
    print(allowed_chat(read_settings()).is_remote)
except ModelFault as fault:
    print(fault.kind)
"""


def printed(folder: Path, program: str = _PROGRAM, **settings: str) -> list[str]:
    """What the program prints, a line each."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CHAT_")}
    environment = kept | {"PYTHONPATH": str(ROOT), "ASSISTANT_DATA_DIR": str(folder)} | settings
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_without_a_model_nothing_of_it_is_loaded(tmp_path: Path) -> None:
    """Nobody rewords, neither while serving nor at a terminal."""
    off, nobody, loaded, _ = printed(tmp_path)
    assert "CHAT_MODEL" in off
    assert nobody == "True True"
    assert loaded == "[]"


def test_with_a_model_what_it_stands_on_is_loaded_when_it_is_first_asked(tmp_path: Path) -> None:
    """LangChain costs seconds of every start otherwise."""
    somebody, loaded, limits = printed(
        tmp_path, CHAT_MODEL="openai:m", CHAT_TIMEOUT="12", CHAT_CONCURRENCY="3", CHAT_PER_DAY="9"
    )
    assert somebody == "False False"
    assert loaded == "['rag.drafting.drafter', 'bot.phrasing']"
    assert limits == "PhrasingLimits(per_person=50, per_day=9, at_once=3, seconds=12.0)"


def test_a_model_elsewhere_is_not_opened_where_that_is_forbidden(tmp_path: Path) -> None:
    """One on this machine is."""
    settings = {"CHAT_MODEL": "openai:m", "CHAT_API_KEY": "x"}
    elsewhere, here = "http://203.0.113.7/v1", "http://127.0.0.1:9/v1"
    assert printed(tmp_path, _ELSEWHERE, CHAT_BASE_URL=elsewhere, **settings) == ["True"]
    assert printed(tmp_path, _ELSEWHERE, CHAT_BASE_URL=elsewhere, CHAT_REMOTE="forbid", **settings) == ["forbidden"]
    assert printed(tmp_path, _ELSEWHERE, CHAT_BASE_URL=here, CHAT_REMOTE="forbid", **settings) == ["False"]
