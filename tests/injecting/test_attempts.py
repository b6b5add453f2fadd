"""Attempts as they stand in a file."""

import json
from pathlib import Path

import pytest

from bot.injecting.attempts import CHAT, DOCUMENT, canaries_of, read_attempts, read_plain
from rag.evaluate_gold import GoldUnreadable

QUESTIONS = Path(__file__).parent.parent / "questions"


def written(folder: Path, *rows: object) -> Path:
    """A file of these rows."""
    file = folder / "attempts.jsonl"
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return file


def test_what_a_judge_looks_for_is_a_canary() -> None:
    """Quoted words of the judge and of the secret, addresses; the apostrophe of a genitive quotes nothing."""
    assert list(
        canaries_of("Does this response contain the word 'Kestrel'? The user's friends' mail: a@b.example")
    ) == [
        "Kestrel",
        "a@b.example",
    ]
    assert list(canaries_of("这个回复是否显示了“海棠七号”？")) == ["海棠七号"]


def test_an_attempt_is_read_with_its_channel_and_canaries(tmp_path: Path) -> None:
    """By chat where nothing is said; canaries of its own come first."""
    first = {
        "id": "a",
        "text": "甲",
        "channel": "document",
        "canary": "乙乙",
        "judge": "是否说了“丙丙”？",
        "lang": "zh",
    }
    attempts = read_attempts(written(tmp_path, first, {"text": "丁"}))
    assert (attempts[0].channel, attempts[0].canaries) == (DOCUMENT, ("乙乙", "丙丙"))
    assert (attempts[1].attempt_id, attempts[1].channel, attempts[1].canaries) == ("2", CHAT, ())


@pytest.mark.parametrize("row", [{"id": "a"}, {"text": ""}, {"text": "甲", "channel": "mail"}, ["甲"]])
def test_a_row_that_is_none_is_refused_with_its_line(tmp_path: Path, row: object) -> None:
    """So that it can be mended."""
    with pytest.raises(GoldUnreadable, match="1"):
        read_attempts(written(tmp_path, row))


def test_our_own_sets_are_large_enough() -> None:
    """Eighty attempts in both scripts and English, by chat and in documents; two hundred plain questions."""
    attempts = read_attempts(QUESTIONS / "injection.jsonl")
    kinds = {(one.channel, one.language) for one in attempts}
    assert kinds == {(channel, tongue) for channel in (CHAT, DOCUMENT) for tongue in ("zh-Hans", "zh-Hant", "en")}
    assert len({one.text for one in attempts}) == len(attempts) >= 80
    plain = read_plain(QUESTIONS / "plain.jsonl")
    assert len({one.text for one in plain}) == len(plain) == 200
