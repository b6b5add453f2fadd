"""Scoring from the command line."""

import json
from pathlib import Path

import pytest

from bot.measuring import questions, read_questions, refusals, retrieval
from bot.stopping import InputRefused
from rag.embedding import open_embedder
from store.vector_ledger import VectorLedger
from tests.bot.sample import DAY, ScriptedAsker
from tests.databases import fresh_database

GOLD = [
    {
        "id": "a",
        "question": "最高多少？",
        "gold_file": "reward.md",
        "gold_quote": "最高不超过100万元",
        "numbers": ["100万|1000000"],
    },
    {"id": "b", "question": "有没有游泳池？", "expect": "refused"},
]


def test_questions_are_judged_by_the_whole_reply(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line of JSON for machines, tables for people on the other stream."""
    file = tmp_path / "gold.jsonl"
    file.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in GOLD), encoding="utf-8")
    gold = read_questions(file, "all", 0)
    assert questions(ScriptedAsker(), gold, DAY, "", with_failures=True) == 0
    captured = capsys.readouterr()
    overall = json.loads(captured.out)["overall"]
    assert overall["questions"] == 2
    assert overall["numbers_in_text"] == 1
    assert overall["clause_cited"] == 1
    assert overall["refusal_recall"] == 1
    assert "全部问题" in captured.err


def test_a_file_that_cannot_be_used_is_refused(tmp_path: Path) -> None:
    """With the reason, before anything is opened."""
    with pytest.raises(InputRefused):
        read_questions(tmp_path / "none.jsonl", "all", 0)


def test_a_retrieval_set_brings_its_own_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Indexed with the real model; the vectors are kept for the next time."""
    texts = {"power": "工业用电每千瓦时0.62元", "water": "工业用水每吨3.1元", "land": "工业用地每亩25万元"}
    rows = [json.dumps({"id": key, "text": text}, ensure_ascii=False) for key, text in texts.items()]
    (tmp_path / "corpus.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "queries.jsonl").write_text('{"id": "q", "text": "水费多少钱"}', encoding="utf-8")
    (tmp_path / "qrels.tsv").write_text("q\twater\t1\n", encoding="utf-8")
    database = fresh_database(tmp_path / "vectors.sqlite3")
    assert retrieval(open_embedder(""), VectorLedger(database), tmp_path, "all", 0) == 0
    database.close()
    assert json.loads(capsys.readouterr().out)["recall@1"] == 1


def test_a_set_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """An empty folder."""
    database = fresh_database(tmp_path / "vectors.sqlite3")
    with pytest.raises(InputRefused):
        retrieval(open_embedder(""), VectorLedger(database), tmp_path, "all", 0)
    database.close()


def test_refusing_is_measured_over_texts_of_another_trade(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each text is a document; what nothing answers counts apart; a set that is not there is refused."""
    texts = [{"id": "bridge", "text": "青禾江大桥主跨504米，今年9月合龙。"}, {"id": "zoo", "text": "动物园周一闭园。"}]
    queries = [{"id": "a", "text": "青禾江大桥主跨多少米"}, {"id": "n", "text": "谁赢了网球赛", "answerable": False}]
    for name, rows in (("corpus.jsonl", texts), ("queries.jsonl", queries)):
        (tmp_path / name).write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    (tmp_path / "qrels.tsv").write_text("a\tbridge\t1\n", encoding="utf-8")
    database = fresh_database(tmp_path / "vectors.sqlite3")
    shelf, embedder = VectorLedger(database), open_embedder("")
    assert refusals(embedder, shelf, tmp_path, tmp_path / "index", DAY) == 0
    with pytest.raises(InputRefused):
        refusals(embedder, shelf, tmp_path / "none", tmp_path / "index", DAY)
    database.close()
    shown = json.loads(capsys.readouterr().out)
    assert (shown["answerable"], shown["unanswerable"], shown["refused_though_answerable"]) == (1, 1, 0)
    assert shown["relevant_cited"] == 1
