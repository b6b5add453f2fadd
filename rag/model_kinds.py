"""What a folder of model files holds: a model that embeds texts one by one (bi-encoder), or one that reads pairs (cross-encoder).

Either loads as the other without a word of complaint, with weights made up at random; so it is asked before loading.
"""

import json
from enum import StrEnum
from pathlib import Path


class ModelKind(StrEnum):
    """What a model is for, as far as its files tell."""

    EMBEDS = "bi-encoder"
    READS_PAIRS = "cross-encoder"
    UNKNOWN = "unknown"


def folder_of(setting: str) -> Path | None:
    """The folder that a setting names; None where none is there, or none that may be looked into."""
    try:
        folder = Path(setting).expanduser()
        return folder if folder.is_dir() and any(folder.iterdir()) else None
    except (OSError, ValueError, RuntimeError):  # no right to it, too long a name, no such user's home
        return None


def names_no_folder(setting: str) -> bool:
    """Whether a setting is written as a folder, and none is there; other names may be those of a hub."""
    return setting.startswith(("/", "./", "../", "~")) and folder_of(setting) is None


def kind_of(folder: Path) -> ModelKind:
    """What sentence-transformers notes of itself, else `architectures` of config.json, as transformers writes it.

    UNKNOWN where there is no such file or it says nothing.
    """
    if _noted(folder / "config_sentence_transformers.json", "model_type") == "CrossEncoder":
        return ModelKind.READS_PAIRS
    names = _noted(folder / "config.json", "architectures")
    if not isinstance(names, list) or not names:
        return ModelKind.UNKNOWN
    if any("SequenceClassification" in str(name) for name in names):
        return ModelKind.READS_PAIRS
    return ModelKind.EMBEDS if all(str(name).endswith(("Model", "MaskedLM")) for name in names) else ModelKind.UNKNOWN


def _noted(file: Path, name: str) -> object:
    """What a file of JSON says under a name; None where it says nothing."""
    try:
        config = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return config.get(name) if isinstance(config, dict) else None
