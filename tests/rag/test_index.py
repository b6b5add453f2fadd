"""Index: one edition made searchable, rows and passages in step."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from policies.provision import Library
from rag.ask import Asker
from rag.embedding import Vectors
from rag.index import Index, build_index
from rag.text import normalise, terms
from tests.rag.small_library import PARKING, REWARD, DictShelf, small_library

Build = Callable[[Library], tuple[Index, int]]


@pytest.fixture
def build(shipped: Asker, tmp_path: Path) -> Build:
    """Builds indexes over one shelf and one folder; tells how many texts each had to embed."""
    shelf = DictShelf()

    def build_one(library: Library) -> tuple[Index, int]:
        embedded = 0

        def progress(done: int, total: int) -> None:
            nonlocal embedded
            embedded = done
            assert 0 <= done <= total

        return build_index(library, shipped.index.embedder, shelf, tmp_path, progress), embedded

    return build_one


def test_rows_are_the_passages_and_then_their_sentences(shipped: Asker) -> None:
    """Text, vector, owner and number of every row agree."""
    index = shipped.index
    count = len(index.passages)
    assert len(index.folded) == len(index.matrix) == len(index.owner) == count + len(index.sentences)
    assert list(index.folded[:count]) == [normalise(passage.indexed_text) for passage in index.passages]
    for position, passage in enumerate(index.passages):
        rows = index.sentence_rows(position)
        assert [sentence.row for sentence in passage.sentences] == list(rows)
        assert [index.folded[row] for row in rows] == [normalise(one.indexed_text) for one in passage.sentences]
        assert set(index.owner[rows.start : rows.stop]) <= {position}
        assert index.library.policies[index.policy_of[position]] == passage.policy


def test_every_vector_has_length_one(shipped: Asker) -> None:
    """So that a product is a cosine."""
    assert np.allclose(np.linalg.norm(shipped.index.matrix, axis=1), 1, atol=1e-3)


def test_the_spread_of_a_question_is_that_over_all_passages(shipped: Asker) -> None:
    """Mean and deviation as if each cosine were computed."""
    index = shipped.index
    vector = index.embedder.encode_query("引荐奖励最高多少")
    cosines = index.matrix[: len(index.passages)] @ vector
    assert np.allclose(index.spread(vector), (cosines.mean(), cosines.std()), atol=1e-4)


def test_a_library_is_of_the_trade_where_most_passages_have_a_word_of_it(shipped: Asker, build: Build) -> None:
    """Rules of rewards are; rules of parking are not."""
    assert shipped.index.of_the_trade
    assert not build(small_library({"停车.md": PARKING}))[0].of_the_trade


def test_only_what_is_new_is_embedded(build: Build) -> None:
    """First all, then nothing, then the changed article with its sentence, then nothing for what was left out."""
    first, embedded = build(small_library())
    assert 0 < embedded <= len(first.folded)
    assert build(small_library())[1] == 0
    changed, again = build(small_library({"奖励.md": REWARD.replace("300万元", "350万元"), "停车.md": PARKING}))
    assert 1 <= again <= 2
    assert any("350万元" in text for text in changed.folded)
    assert build(small_library({"奖励.md": REWARD}))[1] == 0


def test_an_older_index_is_not_touched_by_a_newer_one(build: Build) -> None:
    """The snapshot keeps its rows and its vectors."""
    old, _ = build(small_library())
    vector = old.embedder.encode_query("停车费多少")
    before = old.vectors.search(vector, 3)
    build(small_library({"奖励.md": REWARD}))
    after = old.vectors.search(vector, 3)
    assert before[0].tolist() == after[0].tolist()
    assert np.allclose(before[1], after[1])


def test_a_library_of_nothing_gives_an_index_of_nothing(build: Build) -> None:
    """Neither documents nor passages; nothing fails."""
    index, embedded = build(Library(()))
    assert (len(index.passages), len(index.folded), embedded) == (0, 0, 0)


def test_an_index_from_the_one_before_is_the_same_as_one_made_anew(shipped: Asker, tmp_path: Path) -> None:
    """Rows, vectors, words and texts; the shelf is asked for what is new and nothing else."""
    shelf, embedder = DictShelf(), shipped.index.embedder
    older = {"奖励.md": REWARD, "停车.md": PARKING}
    newer = {"停车.md": PARKING.replace("4元", "5元"), "奖励.md": REWARD}

    def build(files: dict[str, str], name: str, before: Index | None = None) -> Index:
        return build_index(
            small_library(files), embedder, shelf, tmp_path / name, lambda done, total: None, before=before
        )

    before = build(older, "a")
    anew = build(newer, "b")
    shelf.held = {key: raw for key, raw in shelf.held.items() if key[1] not in before.row_of}
    taken = build(newer, "c", before)
    assert not set(before.row_of) & {digest for _, digest in shelf.held}
    assert taken.passages == anew.passages
    assert taken.folded == anew.folded
    assert np.array_equal(taken.matrix, anew.matrix)
    question = terms(normalise("停车每小时收费多少"))
    assert taken.words.scores(question).tolist() == anew.words.scores(question).tolist()
    assert taken.sentence_words.scores(question).tolist() == anew.sentence_words.scores(question).tolist()


class _OfWidth:
    """A model whose vectors have that many numbers, made of the bytes of a text."""

    def __init__(self, dimension: int) -> None:
        self.name, self.dimension = f"width@{dimension}", dimension

    def encode_query(self, text: str) -> Vectors:
        """One text."""
        return self.encode_passages([text]).reshape(-1)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """One row each."""
        seeds = (int.from_bytes(text.encode()[-6:], "big") for text in texts)
        rows = np.stack([np.random.default_rng(seed).normal(size=self.dimension) for seed in seeds])
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def test_a_setting_changed_back_and_forth_answers_as_before(tmp_path: Path) -> None:
    """Another model's vectors, of another length, lie beside; the old index answers on meanwhile, and later at once."""
    library, shelf, counts = small_library(), DictShelf(), list[int]()

    def build(width: int, before: Index | None = None) -> Index:
        return build_index(library, _OfWidth(width), shelf, tmp_path, lambda done, _: counts.append(done), None, before)

    def answers(index: Index) -> list[list[int]]:
        texts = ("奖励多少", "停车", "备案")
        return [index.vectors.search(index.embedder.encode_query(text), 5)[0].tolist() for text in texts]

    wide = build(24)
    said = answers(wide)
    narrow = build(8, wide)  # what is at hand of the other model is not used
    assert narrow.matrix.shape[1] == 8
    assert answers(wide) == said != answers(narrow)
    other, counts[:] = answers(narrow), []
    for width, wanted in ((24, said), (8, other), (24, said)):
        assert answers(build(width, narrow)) == wanted
    assert counts == []
