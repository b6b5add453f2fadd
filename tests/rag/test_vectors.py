"""The same nearest vectors come back whatever happens to the index on disk. Chroma, files and processes are real."""

import gc
import json
import logging
import random
import shutil
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from rag import index_folder
from rag.embedding import Vectors
from rag.vectors import VectorIndex, open_vectors

COUNT, WIDTH = 400, 32


def _unit(rows: Vectors) -> Vectors:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def _vectors(count: int = COUNT, seed: int = 0) -> Vectors:
    return _unit(np.random.default_rng(seed).normal(size=(count, WIDTH)).astype(np.float32))


def _open(folder: Path, vectors: Vectors, edition: str = "e1") -> VectorIndex:
    return open_vectors(folder, edition, [f"id{place}" for place in range(len(vectors))], vectors)


def _true(vectors: Vectors, vector: Vectors, count: int, allowed: np.ndarray | None = None) -> list[int]:
    cosines = (vectors @ vector).astype(float)
    if allowed is not None:
        cosines[~allowed] = -9
        count = min(count, int(allowed.sum()))
    return [int(place) for place in np.argsort(-cosines, kind="stable")[:count]]


def _answers(index: VectorIndex) -> list[list[int]]:
    return [index.search(vector, 5)[0].tolist() for vector in _vectors(20, seed=7)]


TRUE_ANSWERS = [_true(_vectors(), vector, 5) for vector in _vectors(20, seed=7)]


def test_the_nearest_come_best_first_with_their_cosines(tmp_path: Path) -> None:
    """Positions and cosines are those of an exhaustive search."""
    vectors = _vectors()
    index = _open(tmp_path, vectors)
    assert index.trouble == ""
    for vector in _vectors(30, seed=1):
        positions, cosines = index.search(vector, 10)
        assert positions.tolist() == _true(vectors, vector, 10)
        np.testing.assert_allclose(cosines, vectors[positions] @ vector, atol=1e-6)


@pytest.mark.parametrize("share", [0.9, 0.5, 0.1, 0.005])
def test_rows_that_are_not_allowed_never_come_back(tmp_path: Path, share: float) -> None:
    """Under any mask the best allowed rows come back, and as many as were asked for."""
    vectors = _vectors()
    index = _open(tmp_path, vectors)
    allowed = np.random.default_rng(3).random(COUNT) < share
    for vector in _vectors(20, seed=2):
        assert index.search(vector, 10, allowed)[0].tolist() == _true(vectors, vector, 10, allowed)


def test_nothing_allowed_gives_nothing(tmp_path: Path) -> None:
    """An empty mask, like an empty library, is an answer and not an error."""
    positions, cosines = _open(tmp_path, _vectors()).search(_vectors(1)[0], 10, np.zeros(COUNT, dtype=np.bool_))
    assert positions.tolist() == []
    assert cosines.tolist() == []
    empty = open_vectors(tmp_path, "e", [], np.empty((0, WIDTH), dtype=np.float32))
    assert empty.search(_vectors(1)[0], 10)[0].tolist() == []
    assert empty.trouble == ""


@pytest.mark.parametrize("count", [1, 2, 3])
def test_very_few_rows_are_an_index_too(tmp_path: Path, count: int) -> None:
    """One row is enough, and asking for more than there are gives them all."""
    vectors = _vectors(count)
    index = _open(tmp_path, vectors)
    assert index.trouble == ""
    assert sorted(index.search(vectors[0], 10)[0].tolist()) == list(range(count))


def test_equal_vectors_come_in_order_of_position(tmp_path: Path) -> None:
    """Ties are broken by position, in Chroma and in memory alike."""
    vectors = np.repeat(_vectors(60), 4, axis=0)
    chroma = _open(tmp_path, vectors)
    memory = _open(tmp_path, vectors)
    assert (chroma.trouble, bool(memory.trouble)) == ("", True)
    for vector in _vectors(10, seed=5):
        assert chroma.search(vector, 6)[0].tolist() == memory.search(vector, 6)[0].tolist()


def test_ids_and_vectors_must_match(tmp_path: Path) -> None:
    """A wrong count or a doubled id is a mistake of the caller and is said."""
    with pytest.raises(ValueError, match="1 ids"):
        open_vectors(tmp_path, "e", ["a"], _vectors(2))
    with pytest.raises(ValueError, match="1 of them different"):
        open_vectors(tmp_path, "e", ["a", "a"], _vectors(2))


def _folder(root: Path) -> Path:
    (found,) = [path for path in root.iterdir() if path.is_dir()]
    return found


def test_an_intact_index_is_opened_and_not_built_again(tmp_path: Path) -> None:
    """The second start finds the folder of the first."""
    _open(tmp_path, _vectors()).close()
    before = _folder(tmp_path)
    index = _open(tmp_path, _vectors())
    assert _folder(tmp_path) == before
    assert _answers(index) == TRUE_ANSWERS


def test_a_new_edition_replaces_the_old_one_when_nobody_has_it_open(tmp_path: Path) -> None:
    """The old folder stays while it is open, so that questions under way end in their own edition."""
    old = _open(tmp_path, _vectors(), "e1")
    new = _open(tmp_path, _vectors(seed=9), "e2")
    assert len(list(tmp_path.iterdir())) == 2
    assert _answers(old) == TRUE_ANSWERS
    assert (old.trouble, new.trouble) == ("", "")
    new.close()
    del old
    gc.collect()
    _open(tmp_path, _vectors(seed=9), "e2").close()
    assert _folder(tmp_path).name.startswith("e2-")


def test_vectors_of_another_model_are_another_index(tmp_path: Path) -> None:
    """The same edition with other vectors is never answered from the old folder."""
    _open(tmp_path, _vectors()).close()
    other = _vectors(seed=11)
    index = _open(tmp_path, other)
    assert index.search(other[3], 1)[0].tolist() == [3]
    assert index.trouble == ""


def test_a_deleted_index_is_built_again(tmp_path: Path) -> None:
    """Deleting the folder between two starts changes no answer."""
    _open(tmp_path, _vectors()).close()
    shutil.rmtree(_folder(tmp_path))
    index = _open(tmp_path, _vectors())
    assert (_answers(index), index.trouble) == (TRUE_ANSWERS, "")


def test_an_index_deleted_while_it_is_open_changes_no_answer(tmp_path: Path) -> None:
    """Removed at run time, the index answers on; the next start builds it."""
    index = _open(tmp_path, _vectors())
    shutil.rmtree(_folder(tmp_path))
    assert _answers(index) == TRUE_ANSWERS
    again = _open(tmp_path, _vectors())
    assert (_answers(again), again.trouble) == (TRUE_ANSWERS, "")


def test_a_failing_index_is_logged_once_and_answered_from_memory(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Each question is answered; the log says so once, and `trouble` tells the doctor."""
    index = _open(tmp_path, _vectors())
    assert index._nearest is not None
    index._nearest._client.delete_collection("passages")  # type: ignore[attr-defined]  # it is the Chroma one
    with caplog.at_level(logging.WARNING):
        assert _answers(index) == TRUE_ANSWERS
    assert len(caplog.records) == 1
    assert "向量索引不可用" in index.trouble


def _files(root: Path) -> list[Path]:
    return sorted(path for path in _folder(root).rglob("*") if path.is_file() and path.stat().st_size)


def test_one_wrong_byte_anywhere_changes_no_answer(tmp_path: Path) -> None:
    """Whichever file is damaged, at whichever place, the index is built anew or the damage is without effect."""
    _open(tmp_path / "sound", _vectors()).close()
    rng = random.Random(4)
    names = [path.relative_to(tmp_path / "sound") for path in _files(tmp_path / "sound")]
    assert len(names) >= 7
    for number, name in enumerate(names):
        shutil.copytree(tmp_path / "sound", tmp_path / str(number))
        data = bytearray((tmp_path / str(number) / name).read_bytes())
        data[rng.randrange(len(data))] ^= 0xFF
        (tmp_path / str(number) / name).write_bytes(data)
        index = _open(tmp_path / str(number), _vectors())
        assert (_answers(index), index.trouble) == (TRUE_ANSWERS, ""), name
        index.close()


def test_a_missing_file_changes_no_answer(tmp_path: Path) -> None:
    """Each file may be gone, the seal too."""
    _open(tmp_path / "sound", _vectors()).close()
    for number, file in enumerate(_files(tmp_path / "sound")):
        shutil.copytree(tmp_path / "sound", tmp_path / str(number))
        (tmp_path / str(number) / file.relative_to(tmp_path / "sound")).unlink()
        index = _open(tmp_path / str(number), _vectors())
        assert (_answers(index), index.trouble) == (TRUE_ANSWERS, ""), file.name
        index.close()


def test_an_index_that_holds_other_vectors_than_it_should_is_built_anew(tmp_path: Path) -> None:
    """A folder under the right name with the wrong content is found out by asking it for its own rows."""
    _open(tmp_path / "right", _vectors()).close()
    _open(tmp_path / "wrong", _vectors(seed=5)).close()
    right, wrong = _folder(tmp_path / "right"), _folder(tmp_path / "wrong")
    shutil.rmtree(right)
    shutil.copytree(wrong, right)
    index = _open(tmp_path / "right", _vectors())
    assert (_answers(index), index.trouble) == (TRUE_ANSWERS, "")


def test_a_folder_that_cannot_be_written_is_survived(tmp_path: Path) -> None:
    """A file where the folder should be, and a file system that takes no folders: answers come from memory, with a reason."""
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", Path("/proc/no-such-place")):
        index = _open(folder, _vectors())
        assert _answers(index) == TRUE_ANSWERS
        assert "向量索引不可用" in index.trouble


CHILD = """
import json, resource, sys, time
from pathlib import Path
import numpy as np
from tests.rag.test_vectors import _answers, _open, _vectors
{before}
index = _open(Path(sys.argv[1]), _vectors())
print(json.dumps([index.trouble, _answers(index)]), flush=True)
{after}
"""


def _child(folder: Path, before: str = "", after: str = "") -> subprocess.Popen[str]:
    program = CHILD.format(before=before, after=after)
    return subprocess.Popen(
        [sys.executable, "-c", program, str(folder)],
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def test_no_space_left_is_survived(tmp_path: Path) -> None:
    """Where files cannot grow any more, the answers come from memory and nothing half-built stays."""
    limit = "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))"
    child = _child(tmp_path, before=limit)
    trouble, answers = json.loads(child.communicate(timeout=60)[0])
    assert answers == TRUE_ANSWERS
    assert "向量索引不可用" in trouble
    assert list(tmp_path.iterdir()) == []


def test_a_second_process_answers_the_same_while_the_first_serves(tmp_path: Path) -> None:
    """Chroma belongs to one process; the other one searches in memory, and owns it when the first has ended."""
    child = _child(tmp_path, after="sys.stdin.read()")
    assert child.stdout is not None
    assert json.loads(child.stdout.readline()) == ["", TRUE_ANSWERS]
    beside = _open(tmp_path, _vectors())
    assert "另一个进程" in beside.trouble
    assert _answers(beside) == TRUE_ANSWERS
    child.communicate(timeout=30)
    after = _open(tmp_path, _vectors())
    assert (_answers(after), after.trouble) == (TRUE_ANSWERS, "")


# Forked before the first client is made, so that the libraries are loaded once and not for each of the kills.
KILLER = """
import os, random, signal, sys, time
from pathlib import Path
from tests.rag.test_vectors import _open, _vectors
vectors, moment = _vectors(2000), random.Random(2)
for _ in range(8):
    child = os.fork()
    if child == 0:
        _open(Path(sys.argv[1]), vectors)
        time.sleep(60)
    time.sleep(moment.uniform(0.02, 0.6))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
"""


def test_kills_while_the_index_is_built_change_no_answer(tmp_path: Path) -> None:
    """Killed eight times at different moments of building, the next start answers the same and leaves no rubbish."""
    subprocess.run([sys.executable, "-c", KILLER, str(tmp_path)], check=True, timeout=60)
    vectors = _vectors(2000)
    index = _open(tmp_path, vectors)
    assert index.trouble == ""
    assert _answers(index) == [_true(vectors, vector, 5) for vector in _vectors(20, seed=7)]
    assert len(list(tmp_path.iterdir())) == 1


def test_threads_get_the_same_answers(tmp_path: Path) -> None:
    """Eight threads at once, one index, while it is closed under them."""
    index = _open(tmp_path, _vectors())
    start = threading.Barrier(8)

    def work(_: int) -> list[list[int]]:
        start.wait()
        return _answers(index)

    with ThreadPoolExecutor(8) as pool:
        futures = pool.map(work, range(8))
        time.sleep(0.01)
        index.close()
        assert all(answers == TRUE_ANSWERS for answers in futures)


LARGE = 2100  # beyond what is built at once


def _large_answers() -> list[list[int]]:
    return [_true(_vectors(LARGE), vector, 5) for vector in _vectors(20, seed=7)]


def test_a_large_index_is_built_aside_while_questions_are_answered(tmp_path: Path) -> None:
    """Opening returns at once; the answers are the same before and after; the next start only opens it."""
    index = _open(tmp_path, _vectors(LARGE))
    assert "正在后台建立" in index.trouble
    assert _answers(index) == _large_answers()
    assert index.settle(60)
    assert (_answers(index), index.trouble) == (_large_answers(), "")
    built = _folder(tmp_path)
    index.close()
    again = _open(tmp_path, _vectors(LARGE))
    assert (again.settle(0), again.trouble, _folder(tmp_path)) == (True, "", built)
    assert "vectors.npy" not in {path.name for path in built.iterdir()}


def test_a_large_index_that_cannot_be_built_is_answered_from_memory(tmp_path: Path) -> None:
    """The builder's folder vanishes under it: the reason is said, the answers are the same."""
    index = _open(tmp_path, _vectors(LARGE))
    while not list(tmp_path.glob("*/vectors.npy")):
        time.sleep(0.005)
    shutil.rmtree(_folder(tmp_path))
    assert index.settle(60)
    assert "向量索引不可用" in index.trouble
    assert _answers(index) == _large_answers()


@pytest.mark.parametrize("ended_by", ["close", "del"])
def test_an_index_given_up_while_it_is_built_is_there_for_the_next(tmp_path: Path, ended_by: str) -> None:
    """A newer edition came, or the bot stops: what was begun is finished, let go of, and opened later."""
    index = _open(tmp_path, _vectors(LARGE))
    if ended_by == "close":
        index.close()
    del index
    gc.collect()
    _wait_until_nobody_owns(tmp_path)
    again = _open(tmp_path, _vectors(LARGE))
    assert (again.trouble, _answers(again)) == ("", _large_answers())


def test_a_process_that_ends_at_once_leaves_a_whole_index(tmp_path: Path) -> None:
    """One short command does not wait for the index; the builder finishes it behind the command's back."""
    started = time.monotonic()
    program = "import sys; from pathlib import Path; from tests.rag.test_vectors import LARGE, _open, _vectors\n"
    program += "print(_open(Path(sys.argv[1]), _vectors(LARGE)).trouble)"
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True, timeout=60
    )
    assert "正在后台建立" in done.stdout
    assert done.stderr == ""
    assert time.monotonic() - started < 60
    _wait_until_nobody_owns(tmp_path)
    index = _open(tmp_path, _vectors(LARGE))
    assert (index.trouble, _answers(index)) == ("", _large_answers())


def _wait_until_nobody_owns(root: Path) -> None:
    for _ in range(600):
        (path,) = root.iterdir()
        if (path / "seal.json").is_file() and (claim := index_folder._claim(path)) is not None:
            claim.release()
            return
        time.sleep(0.05)
    raise AssertionError("the builder did not end")
