"""Fitting the gate from the command line."""

import json
from pathlib import Path

import pytest

from bot.fitting import LabelledSet, fit, read_sets
from bot.stopping import InputRefused
from rag.ask import Asker
from rag.embedding import open_embedder
from rag.evaluate_gold import GoldQuestion, Status
from tests.bot.sample import DAY
from tests.rag.small_library import small_asker

ROWS = (
    {"id": "1", "question": "引荐奖励最高不超过多少", "gold_file": "奖励.md", "gold_quote": "最高不超过300万元"},
    {"id": "2", "question": "停车场每小时多少钱", "gold_file": "停车.md", "gold_quote": "每小时收费4元"},
    {"id": "3", "question": "停车场能不能洗车", "expect": "refused"},
    {"id": "4", "question": "引荐律师事务所奖多少", "expect": "refused"},
)


def test_a_fit_is_shown_and_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The weights as one line of JSON; each set is asked over its own documents."""
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS), encoding="utf-8")
    opened: list[Path | None] = []

    def open_asker(documents: Path | None) -> Asker:
        opened.append(documents)
        return small_asker(tmp_path / "index", open_embedder(""))

    sets = read_sets([file], [f"{tmp_path}={file}"])
    assert fit(sets, open_asker, DAY, write=False) == 0
    assert opened == [None, tmp_path]
    assert set(json.loads(capsys.readouterr().out)) == {"weights", "intercept", "enough", "area", "held_out"}


@pytest.mark.parametrize("also", ["nowhere", "nowhere=questions.jsonl", "="])
def test_a_pair_that_names_no_folder_is_refused(also: str) -> None:
    """Before anything is opened."""
    with pytest.raises(InputRefused, match="DIR=FILE"):
        read_sets([], [also])


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """With its reason."""
    with pytest.raises(InputRefused):
        read_sets([tmp_path / "none.jsonl"], [])


def test_questions_of_one_kind_only_are_refused() -> None:
    """There is nothing to tell apart."""
    one = LabelledSet("one", (GoldQuestion("1", "停车多少钱", Status.ANSWERED),), None)

    def never(documents: Path | None) -> Asker:
        raise AssertionError(documents)

    with pytest.raises(InputRefused, match="答不出"):
        fit([one], never, DAY, write=False)
