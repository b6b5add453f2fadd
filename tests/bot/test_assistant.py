"""The Assistant: what a person says and presses, and what comes back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.sample import Bench, open_bench


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """An Assistant over a real database."""
    opened = open_bench(tmp_path)
    yield opened
    opened.ledger.database.close()


def test_an_answer_comes_with_quote_source_and_buttons(bench: Bench) -> None:
    """Statement, quote, document line and the four buttons of the stored question."""
    reply = bench.say("奖励最高多少？")
    assert reply.startswith("同一项目奖励最高不超过100万元。")
    assert "第八条 同一项目奖励最高不超过100万元。" in reply
    assert "《栖梧市社会化招商奖励办法（试行）》（栖政发〔2025〕3号）第八条 · 施行 2025-01-01 至 2027-12-31 · 示例文本" in reply
    assert "⚠ 《栖梧市社会化招商奖励办法（试行）》为试行文件" in reply
    for button in ("[全文|full:1]", "[有帮助|up:1]", "[没帮助|down:1]", "[问专员|human:1]"):
        assert button in reply
