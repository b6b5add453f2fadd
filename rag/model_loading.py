"""Loading a model of the user's choice (加载自选模型) so that what it says comes out of its files, and out of nothing else.

Weights that a folder lacks are made up at random without a word of complaint, anew at each start: the model loads, its vectors
are of length 1, and those kept yesterday mean nothing today. So a model that drew random numbers is loaded once more with others,
and must say the same again. Importing this module loads torch.
"""

import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import torch
from huggingface_hub import snapshot_download
from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError, StrictDataclassError
from safetensors import SafetensorError

Said = npt.NDArray[np.float32]
Model = TypeVar("Model")

BROKEN_MODEL = (
    OSError, ValueError, RuntimeError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, EOFError,
    ImportError, MemoryError, pickle.UnpicklingError, SafetensorError, StrictDataclassError,
)  # fmt: skip
"""What the libraries raise for files that are damaged, cut off, unreadable, or of something else."""

_THE_SAME = 1e-5
_OTHER_NUMBERS = 20_260_803  # any seed but the one at hand
_MADE_UP = (
    "文件夹里缺少权重，缺的会随机生成，每次启动都不一样"
    " / weights are missing and would be made up at random at each start"
)


class UnfitModel(ValueError):
    """A model that loads, and cannot be used; why, Chinese first."""


def load_for_sure(load: Callable[[], Model], say: Callable[[Model], Said]) -> Model:
    """The model that `load` gives, after `say` has tried it. Raises UnfitModel, and what `load` and `say` raise."""
    before = torch.random.get_rng_state()
    model = load()
    is_all_read = torch.equal(torch.random.get_rng_state(), before)
    said = say(model)
    if is_all_read:
        return model
    del model  # two at a time may be more than the machine holds
    torch.manual_seed(_OTHER_NUMBERS)
    model = load()
    if not np.allclose(say(model), said, rtol=0, atol=_THE_SAME):
        raise UnfitModel(_MADE_UP)
    return model


def snapshot_of(name: str) -> Path | None:
    """The folder on this machine where a hub's model lies, called by its commit; None where it is not here. Fetches nothing."""
    whole = name if "/" in name else f"sentence-transformers/{name}"
    kept = os.environ.get(
        "SENTENCE_TRANSFORMERS_HOME"
    )  # where sentence-transformers looks, None for the hub's own place
    try:
        return Path(snapshot_download(whole, cache_dir=kept, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError, OSError, ValueError):
        return None


def reason_of(error: BaseException) -> str:
    """What an error says in one line, never nothing."""
    return next(iter(str(error).splitlines()), "")[:200] or type(error).__name__
