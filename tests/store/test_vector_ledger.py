"""Vectors by model and content."""

import numpy as np

from store.database import Database
from store.vector_ledger import VectorLedger


def test_vectors_come_back_bit_for_bit(database: Database) -> None:
    """By digest, only those asked for and kept."""
    shelf = VectorLedger(database)
    vector = np.linspace(-1, 1, 384, dtype="<f4")
    shelf.keep("e5-small", {"a": vector.tobytes(), "b": b"\0" * 4})
    found = shelf.fetch("e5-small", ["a", "c", "a"])
    assert list(found) == ["a"]
    assert np.array_equal(np.frombuffer(found["a"], "<f4"), vector)


def test_models_do_not_mix(database: Database) -> None:
    """The same text has another vector in another model."""
    shelf = VectorLedger(database)
    shelf.keep("one", {"a": b"1"})
    shelf.keep("two", {"a": b"2"})
    assert (shelf.fetch("one", ["a"]), shelf.fetch("two", ["a"])) == ({"a": b"1"}, {"a": b"2"})
    assert shelf.fetch("three", ["a"]) == {}


def test_keeping_again_replaces(database: Database) -> None:
    """A run that was cut off may repeat what it had kept."""
    shelf = VectorLedger(database)
    shelf.keep("one", {"a": b"1"})
    shelf.keep("one", {"a": b"2", "b": b"3"})
    shelf.keep("one", {})
    assert shelf.fetch("one", ["a", "b"]) == {"a": b"2", "b": b"3"}


def test_thousands_are_fetched_at_once(database: Database) -> None:
    """More than the database takes in one query."""
    shelf = VectorLedger(database)
    digests = [f"{number:040x}" for number in range(2_300)]
    shelf.keep("one", {digest: digest.encode() for digest in digests})
    assert shelf.fetch("one", digests) == {digest: digest.encode() for digest in digests}
    assert shelf.fetch("one", []) == {}
