"""What was learned, as it comes with the program."""

from pathlib import Path

import numpy as np

from bot.reading.learned import FILE, read_learned, write_learned
from bot.reading.manner import BITS as MANNER_BITS
from bot.reading.tagger import TAGS
from bot.reading.tagger_features import BITS


def test_what_is_written_reads_back_in_hundredths(tmp_path: Path) -> None:
    """The same weights make the same weights."""
    names, manner = np.array([[0.12, -1.5, 0, 3]]), np.array([0.011, -2])
    write_learned(names, manner, tmp_path / "some.npz")
    read = read_learned(tmp_path / "some.npz")
    assert np.allclose(read.names, [[0.12, -1.5, 0, 3]]) and np.allclose(read.manner, [0.01, -2])


def test_what_comes_along_fits_the_features_and_is_small() -> None:
    """Two megabytes at most."""
    learned = read_learned()
    assert learned.names.shape == (1 << BITS, len(TAGS)) and learned.manner.shape == ((1 << MANNER_BITS) + 1,)
    assert FILE.stat().st_size < 2_000_000
