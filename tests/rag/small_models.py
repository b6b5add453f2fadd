"""Small models of random weights, written as one would download them, for tests of what is chosen by a setting."""

from collections.abc import Callable
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from transformers import BertConfig, BertForSequenceClassification, BertModel, BertTokenizer

Weights = dict[str, torch.Tensor]
_WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"奖励多少停车元万第条")


def bi_encoder(folder: Path, change: Callable[[Weights], None] | None = None) -> Path:
    """A model that embeds, of two layers and 16 dimensions; `change` is done to its weights."""
    _tokens(folder)
    BertModel(_shape()).save_pretrained(folder)
    return _changed(folder, change)


def cross_encoder(folder: Path, change: Callable[[Weights], None] | None = None, labels: int = 1) -> Path:
    """A model that reads pairs, of the same size."""
    _tokens(folder)
    BertForSequenceClassification(_shape(num_labels=labels)).save_pretrained(folder)
    return _changed(folder, change)


def _tokens(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "vocab.txt").write_text("\n".join(_WORDS), "utf-8")
    BertTokenizer(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)


def _shape(**more: int) -> BertConfig:
    return BertConfig(
        vocab_size=len(_WORDS),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        initializer_range=0.3,  # else the weights are so small that nothing tells two models apart
        **more,
    )


def _changed(folder: Path, change: Callable[[Weights], None] | None) -> Path:
    if change is not None:
        weights = load_file(folder / "model.safetensors")
        change(weights)
        save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    return folder
