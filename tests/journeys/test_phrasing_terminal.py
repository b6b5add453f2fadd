"""The command line with a language model: ask, a chat in a pipe, doctor; a model's server on loopback."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import warm
from tests.journeys.chat_clerk import KEY, Clerk, chat_clerk, claims_of
from tests.journeys.real_bot import QUESTION, write_policies
from tests.journeys.test_phrasing import CHECKED, FIRST, LIE, SECOND

pytestmark = pytest.mark.timeout(180)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents, and data that the first command fills."""
    folder = tmp_path_factory.mktemp("home")
    write_policies(folder / "policies")
    return folder


@pytest.fixture
def clerk() -> Iterator[Clerk]:
    """A model's server."""
    with chat_clerk() as opened:
        opened.claims = claims_of(FIRST, SECOND)
        yield opened


def run(home: Path, clerk: Clerk, *arguments: str, given: str = "", **more: str) -> subprocess.CompletedProcess[bytes]:
    """One command; neither key nor traceback is in what it prints."""
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    settings = {
        "ASSISTANT_POLICIES_DIR": str(home / "policies"), "ASSISTANT_DATA_DIR": str(home / "data"),
        "CHAT_MODEL": "openai:clerk", "CHAT_BASE_URL": clerk.url, "CHAT_API_KEY": KEY, "CHAT_TIMEOUT": "10",
    }  # fmt: skip
    done = warm.run("bot", arguments, kept | settings | more, given=given.encode())
    said = (done.stdout + done.stderr).decode()
    assert "Traceback" not in said, said
    assert KEY not in said
    return done


def test_ask_says_which_model_worded_an_answer_and_never_a_lie(home: Path, clerk: Clerk) -> None:
    """As JSON; the passages are named by what lasts."""
    clerk.claims = claims_of(FIRST, LIE)
    done = run(home, clerk, "ask", QUESTION, "--json")
    fields = json.loads(done.stdout)
    assert fields["model"] == "openai:clerk"
    assert fields["prompt_version"]
    assert fields["passages"]
    assert fields["text"].startswith(FIRST)
    assert "900" not in fields["text"]


def test_a_chat_in_a_pipe_waits_for_the_words(home: Path, clerk: Clerk) -> None:
    """Whole, with the buttons; 全文 works on it."""
    done = run(home, clerk, "chat", given=f"{QUESTION}\n1\n")
    answer, full = done.stdout.decode().split("\n\n")[:2]
    assert answer.startswith(FIRST + SECOND)
    assert CHECKED in answer
    assert "[1] 全文" in answer
    assert "千分之二" in full


@pytest.mark.parametrize(
    ("settings", "kind"),
    [
        ({"CHAT_API_KEY": "WrongKeyOfSomebody"}, "wrong_key"),
        ({"CHAT_BASE_URL": "http://127.0.0.1:9/v1"}, "unreachable"),
        ({"CHAT_MODEL": "nobody_knows:x", "CHAT_BASE_URL": ""}, "no_such_model"),
    ],
)
def test_whatever_is_wrong_the_answer_is_there(home: Path, clerk: Clerk, settings: dict[str, str], kind: str) -> None:
    """The log says why in one word."""
    done = run(home, clerk, "ask", QUESTION, "--json", **settings)
    fields = json.loads(done.stdout)
    assert fields["status"] == "answered"
    assert "model" not in fields
    assert kind in done.stderr.decode()


def test_doctor_says_what_is_wrong_and_ends_with_1(home: Path, clerk: Clerk) -> None:
    """In a sentence that names the setting; which fault it is makes no difference here."""
    looked = run(home, clerk, "doctor", "--json", CHAT_BASE_URL="http://127.0.0.1:9/v1")
    checks = {check["name"]: check for check in map(json.loads, looked.stdout.splitlines())}
    assert checks["语言模型 chat model"]["ok"] is False
    assert "CHAT_" in checks["语言模型 chat model"]["detail"]
    assert looked.returncode == 1


def test_doctor_names_a_model_that_answers(home: Path, clerk: Clerk) -> None:
    """Over the same door as every answer."""
    looked = run(home, clerk, "doctor", "--json")
    checks = {check["name"]: check for check in map(json.loads, looked.stdout.splitlines())}
    assert checks["语言模型 chat model"]["detail"].startswith("openai:clerk")
    assert looked.returncode == 0
