"""What was learned from labelled messages, as it comes with the program: one file of whole numbers."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.reading.manner import Manner
from bot.reading.tagger import Weights

FILE = Path(__file__).with_name("learned.npz")
_SCALE = 100  # weights are kept as whole hundredths


@dataclass(frozen=True, slots=True)
class Learned:
    """`names` weighs what speaks for names of projects, `manner` what speaks for reports."""

    names: Weights
    manner: Manner


@lru_cache(maxsize=1)
def read_learned(path: Path = FILE) -> Learned:
    """What comes with the program. Raises OSError where the file is missing."""
    with np.load(path) as held:
        return Learned(_read(held["names"]), _read(held["manner"]))


def write_learned(names: npt.NDArray[np.float64], manner: npt.NDArray[np.float64], path: Path) -> None:
    """Keep weights as whole hundredths; the same weights make the same file."""
    np.savez_compressed(path, names=_whole(names), manner=_whole(manner))


def _read(whole: npt.NDArray[np.int16]) -> npt.NDArray[np.float32]:
    return (whole / np.float32(_SCALE)).astype(np.float32)


def _whole(weights: npt.NDArray[np.float64]) -> npt.NDArray[np.int16]:
    return np.clip(np.rint(weights * _SCALE), -32_000, 32_000).astype(np.int16)
