"""Labelled talks as they stand in a file."""

import json
from pathlib import Path

import pytest

from bot.talking.gold import Expected, GoldClause, is_cited, read_talks, steps
from rag.evaluate_gold import GoldUnreadable


def test_a_talk_is_read_with_what_each_turn_expects(tmp_path: Path) -> None:
    """A clause, several of them, a refusal, a question back, or nothing."""
    row = {
        "id": "t1",
        "turns": [
            {
                "text": "甲",
                "gold_title": "办法",
                "gold_clause": "第八条|第九条",
                "numbers": ["3万|三万"],
                "kind": "first",
            },
            {"text": "乙", "refuse": True, "kind": "swap"},
            {"text": "丙", "clarify": True},
            {"text": "谢谢", "any": True, "place": "栖梧市"},
        ],
    }
    file = tmp_path / "talks.jsonl"
    file.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    (talk,) = read_talks(file)
    assert [turn.expected for turn in talk.turns] == [
        Expected.CLAUSE, Expected.REFUSED, Expected.CLARIFY, Expected.ANY,
    ]  # fmt: skip
    assert talk.turns[0].clauses == (GoldClause("办法", "第八条"), GoldClause("办法", "第九条"))
    assert talk.turns[0].numbers == (("3万", "三万"),)
    assert talk.turns[3].place == "栖梧市"


@pytest.mark.parametrize("line", ["{}", '{"turns": [{"gold_title": "x"}]}', '{"turns": 3}', "x"])
def test_what_is_no_talk_is_told_by_its_line(line: str, tmp_path: Path) -> None:
    """Whatever is the matter with it."""
    file = tmp_path / "talks.jsonl"
    file.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(GoldUnreadable):
        read_talks(file)


@pytest.mark.parametrize(
    ("locator", "found"),
    [
        ("第八条第一款第（二）项", ("第八条",)),
        ("三、厂房和用地 › 第（一）项", ("三", "一")),
        ("五、（三）", ("五", "三")),
        ("二、建设设施 › 第4项", ("二", "4")),
        ("11. Referral reward › paragraph 4", ("11",)),
        ("4", ("4",)),
        ("全文", ()),
    ],
)
def test_a_clause_is_its_numbers_from_outside_to_inside(locator: str, found: tuple[str, ...]) -> None:
    """However it is cited."""
    assert steps(locator)[: len(found)] == found


def test_a_citation_inside_the_clause_is_right() -> None:
    """Of the same document."""
    gold = GoldClause("青禾市办法（试行）", "三、（一）")
    assert is_cited(gold, "《青禾市办法（试行）》", "三、厂房 › 第（一）项第2目")
    assert not is_cited(gold, "青禾市办法（试行）", "三、厂房 › 第（二）项")
    assert not is_cited(gold, "柳河县办法", "三、厂房 › 第（一）项")
    assert is_cited(GoldClause("措施", "4"), "措施", "二、建设 › 第4项")
