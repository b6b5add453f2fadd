"""The whole bench over a small invented library: every figure comes, and those that can be known are right."""

import io
import json
import sys
from pathlib import Path

import pytest

from rag.bench import Measure, Workplace, run_bench, show_bench
from rag.bench_library import invent_library
from rag.embedding import BundledE5
from tests.rag.small_library import DictShelf

ECHO = "import sys; [print(line, end='', flush=True) for line in sys.stdin]"


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Measure]:
    """Four documents, thirty questions; the fresh process only echoes."""
    folder: Path = tmp_path_factory.mktemp("bench")
    place = Workplace(folder / "policies", folder / "index", DictShelf(), [sys.executable, "-c", ECHO])
    library = invent_library(documents=4, articles=16, questions=30)
    found = list(run_bench(place, BundledE5(), lambda done, total: None, library))
    return {measure.name: measure for measure in found}


def test_every_figure_is_measured(measures: dict[str, Measure]) -> None:
    """Time to embed, to answer, to build, to start; memory; what a change costs."""
    assert set(measures) >= {
        "embed one question p50",
        "embed passages",
        "documents",
        "provisions",
        "vectors",
        "ready to answer",
        "answer p50",
        "answer p95",
        "answer, processor time p50",
        "texts embedded after a change",
        "new edition ready",
        "start to first answer",
        "resident while serving",
        "resident at most",
    }
    assert all(measure.value >= 0 for measure in measures.values())


def test_counts_are_those_of_the_library(measures: dict[str, Measure]) -> None:
    """Four documents of sixteen articles, two of them with four items each."""
    assert measures["documents"].value == 4
    assert measures["provisions"].value == 4 * (16 + 2 * 4)
    assert measures["vectors"].value > measures["provisions"].value


def test_one_changed_article_costs_its_own_texts_only(measures: dict[str, Measure]) -> None:
    """Its passage, and its sentence."""
    assert 1 <= measures["texts embedded after a change"].value <= 2


def test_p95_is_no_less_than_p50(measures: dict[str, Measure]) -> None:
    """For questions embedded and answered."""
    for name in ("embed one question", "answer"):
        assert measures[f"{name} p95"].value >= measures[f"{name} p50"].value > 0


def test_figures_are_shown_one_by_one_and_as_a_table() -> None:
    """A line of JSON as soon as a figure is there; the table at the end, elsewhere."""
    out, err = io.StringIO(), io.StringIO()
    show_bench(iter([Measure("answer p50", 12.5, "ms", "注"), Measure("documents", 3, "")]), out, err)
    first, second = (json.loads(line) for line in out.getvalue().splitlines())
    assert first == {"name": "answer p50", "value": 12.5, "unit": "ms", "note": "注"}
    assert second["value"] == 3
    assert "answer p50" in err.getvalue()
    assert "12.5" in err.getvalue()
