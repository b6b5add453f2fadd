"""The recipe that everybody starts from: pieces by length, the nearest first."""

from dataclasses import replace
from pathlib import Path

from rag.embedding import open_embedder
from rag.make_ready_vectors import Collected
from rag.plain_recipe import OVERLAP, SIZE, cook
from tests.rag.small_library import small_library
from tests.rag.test_reindex import CountingEmbedder


def test_documents_are_cut_by_length_alone(tmp_path: Path) -> None:
    """No piece is longer than it may be, each is of one document, and all words are in one."""
    library = small_library()
    recipe = cook(library, CountingEmbedder(), Collected(), tmp_path)
    assert all(0 < len(piece.text) <= SIZE for piece in recipe.pieces)
    assert {piece.file for piece in recipe.pieces} == {policy.file for policy in library.policies}
    said = "".join(piece.text for piece in recipe.pieces)
    assert all(provision.text[:OVERLAP] in said for policy in library.policies for provision in policy.provisions)


def test_the_nearest_pieces_come_first(tmp_path: Path) -> None:
    """A piece is nearest to itself."""
    recipe = cook(small_library(), open_embedder(""), Collected(), tmp_path)
    assert [recipe.search(piece.text, 1) for piece in recipe.pieces] == [(piece,) for piece in recipe.pieces]


def test_nothing_is_found_in_nothing(tmp_path: Path) -> None:
    """Without a word of complaint."""
    recipe = cook(replace(small_library(), policies=()), CountingEmbedder(), Collected(), tmp_path)
    assert recipe.search("奖励") == ()
