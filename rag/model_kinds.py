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


def names_no_folder(setting: str) -> bool:
    """Whether a setting is written as a folder, and none is there; other names may be those of a hub."""
    return setting.startswith(("/", "./", "../", "~")) and not Path(setting).expanduser().is_dir()


def kind_of(folder: Path) -> ModelKind:
    """By `architectures` of config.json, as transformers writes it; UNKNOWN where there is no such file or it says nothing."""
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ModelKind.UNKNOWN
    names = config.get("architectures") if isinstance(config, dict) else None
    if not isinstance(names, list) or not names:
        return ModelKind.UNKNOWN
    if any("SequenceClassification" in str(name) for name in names):
        return ModelKind.READS_PAIRS
    return ModelKind.EMBEDS if all(str(name).endswith(("Model", "MaskedLM")) for name in names) else ModelKind.UNKNOWN
