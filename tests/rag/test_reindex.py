"""Only new text is embedded, what was done is kept, and a damaged vector is never used."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.embedding import EmbedderUnavailable, Vectors
from rag.reindex import Entry, embed_entries
from tests.rag.small_library import DictShelf


class CountingEmbedder:
    """Makes a unit vector of each text's bytes, notes what it was asked for, and can stop after some texts."""

    name = "counting@1"
    dimension = 8

    def __init__(self, stop_after: int = 1_000_000) -> None:
        self.seen: list[str] = []
        self._stop_after = stop_after

    def encode_query(self, text: str) -> Vectors:
        """One text."""
        return self.encode_passages([text]).reshape(-1)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """One row each; raises KeyboardInterrupt when its texts are used up, as a person at the keyboard would."""
        if len(self.seen) + len(texts) > self._stop_after:
            raise KeyboardInterrupt
        self.seen.extend(texts)
        rows = np.array([np.frombuffer(text.encode().ljust(8, b"."), np.uint8)[:8] for text in texts], dtype=np.float32)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def _entries(count: int) -> list[Entry]:
    return [Entry(f"p{number}", f"d{number}", f"text {number}") for number in range(count)]


def _silent(done: int, total: int) -> None:
    assert done <= total


def test_vectors_come_in_the_order_of_the_entries() -> None:
    """Row i belongs to entry i, whether it was embedded now or held before."""
    embedder, shelf = CountingEmbedder(), DictShelf()
    entries = _entries(70)
    embed_entries(entries[::3], embedder, shelf, _silent)
    vectors = embed_entries(entries, embedder, shelf, _silent)
    assert vectors.shape == (70, 8)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(
        vectors, CountingEmbedder().encode_passages([entry.text for entry in entries]), atol=1e-6
    )


def test_only_a_changed_text_is_embedded_again() -> None:
    """One changed text of two hundred costs one embedding."""
    shelf = DictShelf()
    embed_entries(_entries(200), CountingEmbedder(), shelf, _silent)
    changed = _entries(200)
    changed[77] = Entry("p77", "d77-new", "text 77, as amended")
    embedder = CountingEmbedder()
    embed_entries(changed, embedder, shelf, _silent)
    assert embedder.seen == ["text 77, as amended"]


def test_equal_texts_are_embedded_once() -> None:
    """Entries with one digest share one vector."""
    embedder = CountingEmbedder()
    vectors = embed_entries([Entry("a", "same", "t"), Entry("b", "same", "t")], embedder, DictShelf(), _silent)
    assert embedder.seen == ["t"]
    np.testing.assert_array_equal(vectors[0], vectors[1])


def test_a_run_cut_short_is_taken_up_where_it_stopped() -> None:
    """What was embedded before the interruption is not embedded again."""
    shelf = DictShelf()
    with pytest.raises(KeyboardInterrupt):
        embed_entries(_entries(100), CountingEmbedder(stop_after=64), shelf, _silent)
    assert len(shelf.held) == 64
    embedder = CountingEmbedder()
    embed_entries(_entries(100), embedder, shelf, _silent)
    assert embedder.seen == [f"text {number}" for number in range(64, 100)]


@pytest.mark.parametrize(
    "damaged",
    [b"", b"\0" * 31, b"\0" * 32, b"\0" * 36, np.full(8, np.nan, "<f4").tobytes(), np.full(8, 2.0, "<f4").tobytes()],
    ids=["empty", "short", "zero", "long", "nan", "not a unit vector"],
)
def test_a_damaged_vector_is_embedded_again(damaged: bytes) -> None:
    """A stored value that cannot be a vector of this model is replaced."""
    shelf = DictShelf()
    sound = embed_entries(_entries(3), CountingEmbedder(), shelf, _silent)
    shelf.held["counting@1", "d1"] = damaged
    embedder = CountingEmbedder()
    np.testing.assert_array_equal(embed_entries(_entries(3), embedder, shelf, _silent), sound)
    assert embedder.seen == ["text 1"]
    assert len(shelf.held["counting@1", "d1"]) == 32


def test_another_model_does_not_use_the_vectors_of_the_first() -> None:
    """Vectors are kept under the model's name."""
    shelf = DictShelf()
    embed_entries(_entries(3), CountingEmbedder(), shelf, _silent)
    other = CountingEmbedder()
    other.name = "counting@2"
    embed_entries(_entries(3), other, shelf, _silent)
    assert len(other.seen) == 3


def test_progress_counts_what_has_to_be_done() -> None:
    """Progress runs from 0 to the number of missing texts, and is silent where none is missing."""
    calls: list[tuple[int, int]] = []
    shelf = DictShelf()
    embed_entries(_entries(40), CountingEmbedder(), shelf, lambda done, total: calls.append((done, total)))
    embed_entries(_entries(40), CountingEmbedder(), shelf, lambda done, total: calls.append((done, total)))
    assert calls == [(0, 40), (32, 40), (40, 40)]


def test_no_entries_give_an_empty_matrix() -> None:
    """An empty library has vectors of the right width."""
    assert embed_entries([], CountingEmbedder(), DictShelf(), _silent).shape == (0, 8)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.integers(0, 60), max_size=80), max_size=4))
def test_no_text_is_ever_embedded_twice(editions: list[list[int]]) -> None:
    """Whatever editions follow each other, each text is embedded once."""
    embedder, shelf = CountingEmbedder(), DictShelf()
    for edition in editions:
        entries = [Entry(str(place), f"d{number}", f"text {number}") for place, number in enumerate(edition)]
        embed_entries(entries, embedder, shelf, _silent)
    assert len(embedder.seen) == len(set(embedder.seen))


@pytest.mark.parametrize("row", [np.full(8, np.nan), np.zeros(8), np.full(8, 3.0), np.ones(7)])
def test_a_text_without_a_usable_vector_stops_the_building(row: Vectors) -> None:
    """One row that is no vector would spoil the mean over all; nothing of its batch is kept, what was before is."""

    class Odd(CountingEmbedder):
        def encode_passages(self, texts: Sequence[str]) -> Vectors:
            rows = super().encode_passages(texts)
            if "text 40" in texts:
                rows = np.array([row if text == "text 40" else row * 0 + 8**-0.5 for text in texts], dtype=np.float32)
            return rows

    shelf = DictShelf()
    with pytest.raises(EmbedderUnavailable, match=r"counting@1.*text"):
        embed_entries(_entries(70), Odd(), shelf, _silent)
    assert len(shelf.fetch("counting@1", [f"d{number}" for number in range(70)])) == 32
