"""The reader of reports by way of the door through which chats read them, and what need not be read at all."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.amounts import find_sums
from bot.reading.text import fold
from bot.reporting.late_reading import load_reader, may_name_a_sum, read_report
from tests.house.tree import ROOT

_NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
_MESSAGES = sorted((Path(__file__).parent.parent / "messages").glob("tune*.jsonl"))
_PROGRAM = """
import sys
import bot.assistant, bot.asked_for, bot.documents.document_desk
late = {"bot.reading.reader", "bot.reading.stages", "openpyxl", "docx", "fpdf", "pypdf", "matplotlib", "alembic"}
print(sorted(late & set(sys.modules)))
"""


def test_a_report_is_read_with_the_names_of_the_store() -> None:
    """The reader is loaded by then, whoever asked for it first."""
    load_reader()
    reading = read_report("曲轴铸造项目昨天签约，计划投资2亿元。", _NOW, (), ("曲轴铸造项目",))
    assert [row.project for row in reading.rows] == ["曲轴铸造项目"]


def test_a_talk_about_policies_loads_no_reader_of_reports_and_no_writer_of_files() -> None:
    """Each of them is a part of every start that a question has no use for."""
    done = subprocess.run([sys.executable, "-c", _PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "words", ["到位2亿", "到位兩億", "到位３０００万", "半个小目标到位", "几个小目标", "过亿", "数千万", "贰仟万元"]
)
def test_words_that_may_name_a_sum(words: str) -> None:
    """However it is written."""
    assert may_name_a_sum(words)


@pytest.mark.parametrize(
    "words", ["栖梧市引荐奖励最高能拿多少", "厂房补贴怎么申请？", "what can I get for a factory", ""]
)
def test_words_that_name_none(words: str) -> None:
    """Most questions, which then need not be read as if they were reports."""
    assert not may_name_a_sum(words)


def test_no_message_with_a_sum_is_passed_over() -> None:
    """In what people wrote."""
    for file in _MESSAGES:
        for line in file.read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["text"]
            assert may_name_a_sum(text) or not find_sums(fold(text).text), text


@given(
    st.lists(
        st.sampled_from(
            [*"项目到位资金了又一笔元块刀小目标个多半几数过上把来", "w", "kw", " million", "usd ", "€", "美元"]
        ),
        max_size=12,
    )
)
@settings(max_examples=100, deadline=None)
def test_where_no_sum_is_named_none_is_found(words: list[str]) -> None:
    """Whatever the words are put together from."""
    text = "".join(words)
    assert may_name_a_sum(text) or not find_sums(fold(text).text)
