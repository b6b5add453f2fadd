"""The same search through LangChain: documents with their place, and nothing of it in a process that does not want it."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest
from langchain_core.runnables import RunnableLambda

from rag.embedding import BundledE5
from rag.retriever import PolicyRetriever
from tests.rag.small_library import TODAY, small_asker


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> PolicyRetriever:
    """Over two small documents, with the real model and a real index."""
    folder: Path = tmp_path_factory.mktemp("index")
    return PolicyRetriever(ask=small_asker(folder, BundledE5()).ask, today=lambda: TODAY, count=2)


def test_the_best_passage_comes_first_with_its_place(retriever: PolicyRetriever) -> None:
    """Text verbatim, and everything needed to cite it."""
    first, *rest = retriever.invoke("引荐项目的奖励最高多少？")
    assert "最高不超过300万元" in first.page_content
    assert len(rest) <= 1
    metadata = first.metadata
    assert metadata["title"] == "青禾市社会化招商奖励办法"
    assert (metadata["doc_no"], metadata["place"], metadata["file"]) == ("青政发〔2026〕7号", "青禾市", "奖励.md")
    assert metadata["locator"].startswith("第")
    assert (metadata["effective_from"], metadata["effective_to"]) == ("2026-01-01", "2028-12-31")
    assert (metadata["standing"], metadata["sample"]) == ("in_force", True)
    assert metadata["score"] > 0
    assert json.dumps(metadata, ensure_ascii=False)


def test_scores_fall(retriever: PolicyRetriever) -> None:
    """Best first, at most as many as wished for."""
    scores = [document.metadata["score"] for document in retriever.invoke("停车怎么收费")]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) <= 2


def test_an_empty_question_finds_nothing(retriever: PolicyRetriever) -> None:
    """No document, no exception."""
    assert retriever.invoke("") == []


def test_it_stands_in_a_chain_and_in_an_event_loop(retriever: PolicyRetriever) -> None:
    """It is a runnable like any other."""
    chain = retriever | RunnableLambda(lambda documents: documents[0].metadata["title"])
    assert chain.invoke("新能源车充电时停车要钱吗") == "青禾市公共停车管理规定"
    assert asyncio.run(retriever.ainvoke("新能源车充电时停车要钱吗"))[0].metadata["title"] == "青禾市公共停车管理规定"


PROBE = """
import json, sys
import rag.ask, rag.evaluate, rag.bench
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules} & {"langchain", "langchain_core", "langsmith", "torch"})))
"""


def test_answering_loads_no_langchain() -> None:
    """In a fresh process, all that answers and measures is there without langchain and without torch."""
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(done.stdout) == []
