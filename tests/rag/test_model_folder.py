"""Two folders with different files never share a name, and the same files always do."""

from pathlib import Path

from rag.model_folder import fingerprint


def _folder(path: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)
    return path


def test_the_same_files_have_the_same_name_anywhere(tmp_path: Path) -> None:
    """What counts is the folder's own name and what is in it, not where it lies."""
    files = {"config.json": b"{}", "1_Pooling/config.json": b"{}"}
    one, two = _folder(tmp_path / "a" / "model", files), _folder(tmp_path / "b" / "model", files)
    assert fingerprint(one) == fingerprint(two)
    assert fingerprint(one).startswith("model@")


def test_any_difference_at_the_edges_of_a_file_is_another_name(tmp_path: Path) -> None:
    """A changed first or last byte of big weights, a changed size, a changed file name."""
    big = bytes(3 << 20)
    variants = [
        {"weights": big},
        {"weights": b"\1" + big[1:]},
        {"weights": big[:-1] + b"\1"},
        {"weights": big + b"\0"},
        {"weight": big},
    ]
    names = {fingerprint(_folder(tmp_path / str(number) / "model", files)) for number, files in enumerate(variants)}
    assert len(names) == len(variants)


def test_a_model_that_was_trained_on_is_another_one(tmp_path: Path) -> None:
    """Its first and last layers are often left as they were."""
    edge, inner = bytes(1 << 20), bytes(4 << 20)
    before = fingerprint(_folder(tmp_path / "a" / "model", {"weights": edge + inner + edge}))
    changed = inner[: 1 << 20] + b"\1" * (1 << 18) + inner[(1 << 20) + (1 << 18) :]
    assert fingerprint(_folder(tmp_path / "b" / "model", {"weights": edge + changed + edge})) != before
