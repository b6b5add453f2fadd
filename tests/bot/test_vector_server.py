"""The store's trouble as the search understands it, and editions served over pgvector."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.vector_server import StoreVectors, server_for
from bot.worker_editions import publication_in_words, serve_editions
from rag.vector_index import ServerFailed
from store.vector_search import VectorSearch
from tests.bot.editions_bench import NAME, QUESTION, asked, document, worker
from tests.databases import fresh_database


def test_trouble_of_the_store_is_trouble_of_the_server(tmp_path: Path) -> None:
    """With the same words."""
    database = fresh_database(tmp_path / "a.sqlite3")
    server = StoreVectors(VectorSearch(database))
    with pytest.raises(ServerFailed, match="VECTOR_SEARCH"):
        server.hold("m", {"a": b"\0\0\0\0"})
    with pytest.raises(ServerFailed):
        server.nearest("m", b"\0\0\0\0", 1)
    database.close()


def test_editions_follow_one_another_over_pgvector(postgres_url: str, tmp_path: Path) -> None:
    """Published, served, and nothing on the disk of the worker but the edition."""
    with worker(postgres_url, tmp_path, "one") as one:
        means = replace(one.means, server=StoreVectors(VectorSearch(one.database)))
        served = serve_editions(means, one.publisher, one.over)
        assert "200万元" in asked(served.reception, QUESTION, "m1")
        one.publisher.publish_document(NAME, document(300), "42")
        served.follower.step()
        assert "300万元" in asked(served.reception, QUESTION, "m2")
        served.stop()
        assert not (one.means.data / "index").exists()
        assert publication_in_words(means).endswith("edition 2")


def test_doctor_says_why_vectors_are_searched_here(tmp_path: Path) -> None:
    """A file has no pgvector; answers are the same."""
    with worker(f"sqlite:///{tmp_path / 'a.sqlite3'}", tmp_path, "one") as one:
        means = replace(one.means, server=StoreVectors(VectorSearch(one.database)))
        one.publisher.look()
        assert "VECTOR_SEARCH" in publication_in_words(means)


def test_the_setting_decides_where_vectors_are_searched(tmp_path: Path) -> None:
    """By default nowhere else."""
    database = fresh_database(tmp_path / "a.sqlite3")
    assert server_for(database, "local") is None
    assert server_for(database, "pgvector") == StoreVectors(VectorSearch(database))
    database.close()
