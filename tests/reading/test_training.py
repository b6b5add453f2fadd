"""Learning from labelled files."""

import json
from pathlib import Path

import numpy as np
import pytest

from bot.reading.training import learn, read_labelled

ROWS = (
    {
        "text": "冠县滚珠项目签约",
        "posted_at": "2024-07-08T09:00:00+08:00",
        "gold": {"reports": [{"project": "滚珠项目"}]},
    },
    {
        "text": "粉丝项目昨天开工",
        "posted_at": "2024-07-08T09:00:00+08:00",
        "gold": {"reports": [{"project": "粉丝项目"}]},
    },
    {"text": "谁有模板", "posted_at": "2024-07-08T09:00:00+08:00", "gold": {"reports": []}},
)


def _file(folder: Path) -> Path:
    path = folder / "some.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS), encoding="utf-8")
    return path


def test_a_file_is_read_with_its_names(tmp_path: Path) -> None:
    """None for what reports nothing."""
    read = read_labelled([_file(tmp_path)])
    assert [(one.names, one.reports) for one in read] == [(("滚珠项目",), True), (("粉丝项目",), True), ((), False)]


def test_the_same_files_teach_the_same(tmp_path: Path) -> None:
    """Weight for weight."""
    messages = read_labelled([_file(tmp_path)])
    (names, manner), (again, too) = learn(messages), learn(messages)
    assert np.array_equal(names, again) and np.array_equal(manner, too) and names.any() and manner.any()


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """Nothing is learned from nothing."""
    with pytest.raises(OSError, match="none"):
        read_labelled([tmp_path / "none.jsonl"])
