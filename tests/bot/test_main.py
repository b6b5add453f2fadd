"""`python -m bot` as a person runs it: real processes, a small folder of documents, the real model."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import BROKEN, DONE, REFUSED, main
from tests.warm import run

ROOT = Path(__file__).parent.parent.parent
TOKEN = "123456:AAsecretsecretsecret"
DOCUMENT = """---
title: 梧城引荐奖励办法
doc_no: 梧政〔2025〕1号
place: 梧城
effective_from: 2025-01-01
effective_to: 2030-12-31
sample: true
---

第一条 引荐项目的奖励按照固定资产投资的3‰计算。

第二条 单个项目的引荐奖励最高不超过200万元。

第三条 工业用地的价格为每亩25万元。
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with documents, and data that the first command fills."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "documents").mkdir()
    (folder / "documents" / "reward.md").write_text(DOCUMENT, encoding="utf-8")
    return folder


def surroundings(home: Path) -> dict[str, str]:
    """Nothing of our environment but the path to the code."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "ASSISTANT_POLICIES_DIR": str(home / "documents"),
        "ASSISTANT_DATA_DIR": str(home / "data"),
    }


def command(home: Path, *arguments: str, given: bytes = b"", **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run one command in `home`."""
    return clean(run("bot", arguments, surroundings(home) | variables, given=given, folder=home))


def cold(home: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The same, loaded from nothing as a person's shell does it."""
    words = [sys.executable, "-m", "bot", *arguments]
    return clean(
        subprocess.run(
            words, cwd=home, env=surroundings(home), input=given, capture_output=True, timeout=100, check=False
        )
    )


def clean(done: subprocess.CompletedProcess[bytes]) -> subprocess.CompletedProcess[bytes]:
    """What printed neither a traceback nor a secret."""
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    assert b"secret" not in done.stdout + done.stderr
    return done


def test_one_question_is_answered_in_the_promised_json(home: Path) -> None:
    """Citations with their place in the document, the text a person would read."""
    done = cold(home, "ask", "引荐奖励最高多少？", "--json", "--day", "2026-06-30")
    assert done.returncode == DONE, done.stderr.decode()
    fields = json.loads(done.stdout)
    assert list(fields) == ["id", "status", "text", "citations", "hits", "elapsed_ms"]
    assert fields["status"] == "answered"
    citation = fields["citations"][0]
    assert (citation["locator"], citation["file"], citation["in_force"]) == ("第二条", "reward.md", True)
    assert citation["quote"] in fields["text"]
    assert "200万元" in fields["text"]


def test_a_batch_is_answered_line_by_line(home: Path) -> None:
    """From stdin too; a bad line is told on its own line and by the exit code."""
    lines = ['{"id": "a", "question": "引荐奖励最高多少？"}', "nonsense", '{"id": "c", "text": "地多少钱一亩"}']
    done = command(home, "ask", "--batch", "-", given="\n".join(lines).encode())
    out = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["id"] for one in out] == ["a", "line 2", "c"]
    assert done.returncode == REFUSED


def test_a_pipe_into_run_gets_answers_and_nothing_else(home: Path) -> None:
    """As `printf … | make run`: no prompt, no progress, no log on stdout; an old Windows encoding is read too."""
    done = cold(home, "run", given="引荐奖励最高多少？\n".encode() + "工业用地多少钱一亩".encode("gb18030"))
    assert done.returncode == DONE
    answers = done.stdout.decode().split("\n\n")
    assert "200万元" in answers[0].splitlines()[0]
    assert "[1] 全文" in answers[0]
    assert "25万元" in answers[1]


def test_the_folders_may_be_given_before_and_after_the_command(home: Path, tmp_path: Path) -> None:
    """And what comes after wins."""
    other = ["--policies", str(home / "documents"), "--data", str(tmp_path)]
    done = command(home, "--policies", "/nowhere", "reindex", *other)
    assert done.returncode == DONE, done.stderr.decode()
    assert "1 documents, 3 provisions" in done.stdout.decode()
    assert (tmp_path / "assistant.sqlite3").exists()


def test_the_index_may_vanish_while_the_bot_is_running(home: Path, tmp_path: Path) -> None:
    """Questions go on being answered, and the next start builds it again."""
    shutil.copytree(home / "documents", tmp_path / "documents")
    arguments = ["--policies", str(tmp_path / "documents"), "--data", str(tmp_path / "data")]
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "chat", *arguments],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(2):
            process.stdin.write("引荐奖励最高多少？\n".encode())
            process.stdin.flush()
            assert "200万元" in process.stdout.readline().decode()
            shutil.rmtree(tmp_path / "data" / "index", ignore_errors=True)
        _, errors = process.communicate()
        assert process.returncode == DONE
        assert b"Traceback" not in errors
    assert command(tmp_path, "ask", "引荐奖励最高多少？", *arguments).returncode == DONE


def test_a_missing_folder_of_documents_says_what_to_do(home: Path) -> None:
    """Exit code 2, one sentence."""
    done = command(home, "ask", "最高多少？", "--policies", str(home / "nowhere"))
    assert done.returncode == BROKEN
    assert "--policies" in done.stderr.decode()


def test_a_data_folder_that_cannot_be_written_says_what_to_do(home: Path) -> None:
    """Here a file stands where the folder should be."""
    (home / "file").write_text("x")
    done = command(home, "ask", "最高多少？", "--data", str(home / "file"))
    assert done.returncode == BROKEN
    assert "ASSISTANT_DATA_DIR" in done.stderr.decode()


def test_a_wrong_setting_is_named_and_not_repeated(home: Path) -> None:
    """Before anything heavy is loaded."""
    done = command(home, "run", TELEGRAM_BOT_TOKEN="secret")
    assert done.returncode == BROKEN
    assert "TELEGRAM_BOT_TOKEN" in done.stderr.decode()


def test_telegram_without_a_token_says_where_to_get_one(home: Path) -> None:
    """And that there is a terminal."""
    done = cold(home, "telegram")
    assert done.returncode == BROKEN
    assert "@BotFather" in done.stderr.decode()


def test_the_doctor_finds_everything_in_order(home: Path) -> None:
    """One line each; as JSON one object each."""
    done = command(home, "doctor", LOG_LEVEL="debug")
    assert done.returncode == DONE, done.stdout.decode()
    lines = done.stdout.decode().splitlines()
    assert len(lines) == 12
    assert all(line.startswith("✓") for line in lines)


def test_the_doctor_says_what_is_wrong_and_goes_on(home: Path) -> None:
    """A token that nobody accepts, a misspelt variable, no documents; the token is in no log at any level."""
    (home / "empty").mkdir(exist_ok=True)
    done = command(
        home,
        "doctor",
        "--json",
        "--policies",
        str(home / "empty"),
        TELEGRAM_BOT_TOKEN=TOKEN,
        TELEGRAM_BASE_URL="http://127.0.0.1:9/bot",
        ASSISTANT_CONTACTS="x",
        LOG_LEVEL="DEBUG",
    )
    assert done.returncode == REFUSED
    checks = [json.loads(line) for line in done.stdout.splitlines()]
    assert [number for number, check in enumerate(checks) if not check["ok"]] == [0, 1, 11]
    assert "ASSISTANT_CONTACT？" in checks[0]["detail"]
    assert "TELEGRAM_BASE_URL" in checks[11]["detail"]


def test_documents_are_imported_and_found_at_once(home: Path, tmp_path: Path) -> None:
    """Into the folder of documents; a file that is none is refused with the exit code."""
    shutil.copytree(home / "documents", tmp_path / "documents")
    (tmp_path / "水价通知.txt").write_text(
        "关于工业用水价格的通知\n\n一、工业用水价格为每吨3.1元。\n", encoding="utf-8"
    )
    (tmp_path / "virus.docx").write_bytes(b"MZ\x90\x00")
    arguments = ["--policies", str(tmp_path / "documents"), "--data", str(tmp_path / "data")]
    done = command(tmp_path, "import", str(tmp_path / "水价通知.txt"), str(tmp_path / "virus.docx"), *arguments)
    assert done.returncode == REFUSED
    good, bad = (line for line in done.stdout.decode().splitlines() if line[0] in "✓✗")
    assert good.startswith("✓ 水价通知.txt → ")
    assert bad.startswith("✗ virus.docx：")
    answered = command(tmp_path, "ask", "工业用水价格是多少？", *arguments)
    assert "3.1元" in answered.stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bogus"], "bogus"),
        (["ask"], "--batch"),
        (["ask", "a", "--batch", "b"], "--batch"),
        (["ask", "a", "--day", "30.6.2025"], "--day"),
        (["chat", "--as", "queen"], "investor"),
        (["import"], "--help"),
        (["evaluate", "questions"], "--help"),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1 and how it is written, without loading anything."""
    assert main(arguments) == REFUSED
    assert words in capsys.readouterr().err


def test_no_words_at_all_ask_for_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Which is no fault."""
    assert main([]) == DONE
    assert "doctor" in capsys.readouterr().out


@pytest.mark.parametrize(
    "name",
    ["", "run", "chat", "telegram", "ask", "import", "reindex", "evaluate", "evaluate questions", "evaluate retrieval",
        "bench",
     "doctor"],
)  # fmt: skip
def test_every_command_has_help_in_chinese_and_english(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What it does, and its options."""
    assert main([*name.split(), "--help"]) == DONE
    out = capsys.readouterr().out
    assert any("\u4e00" <= character <= "\u9fff" for character in out)
    assert "--policies" in out or name == "evaluate"
