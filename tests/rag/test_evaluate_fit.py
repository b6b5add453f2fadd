"""Fitting the gate: what is learnt, judged on documents held out, shown."""

import io
import json
import random
from dataclasses import replace

import numpy as np
import pytest

from rag.ask import Asker
from rag.embedding import open_embedder
from rag.evaluate_fit import Case, fit_gate, read_cases, shares, show_fit
from rag.evaluate_gold import GoldQuestion, Status
from rag.evidence import NAMES
from tests.rag.small_library import TODAY, small_asker


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    """Two small documents behind the real model."""
    return small_asker(tmp_path_factory.mktemp("fit"), open_embedder(""))


def cases(count: int = 360) -> list[Case]:
    """Cases of four documents that the first signal decides, all but one in twenty; every twelfth was refused before."""
    chance = random.Random(1)
    found = []
    for number in range(count):
        answerable = bool(number % 3)
        right = chance.random() < 0.95
        first = (1.0 if answerable == right else 0.0) + chance.gauss(0, 0.1)
        signals = (first, *(chance.gauss(0, 1) for _ in NAMES[1:]))
        early = number % 12 == 0
        found.append(Case("set", f"document {number % 4}", answerable, None if early else signals, "kind"))
    return found


def test_the_signal_that_decides_gets_the_weight() -> None:
    """The others get nearly none, and held-out cases are told apart."""
    fit = fit_gate(cases())
    size = np.abs(fit.gate.weights)
    assert size[0] > 3 * size[1:].max()
    assert fit.area > 0.75
    reached = shares(cases(), fit.held_out, fit.gate.enough)
    assert reached.precision > 0.7 and reached.recall > 0.3 and reached.false_refusals < 0.15


def test_the_same_cases_give_the_same_weights() -> None:
    """Nothing is drawn by chance."""
    assert fit_gate(cases()).gate == fit_gate(cases()).gate


def test_what_was_refused_before_the_gate_stays_refused() -> None:
    """Whatever the threshold."""
    fit = fit_gate(cases())
    assert all(fit.held_out[number] == 0 for number, case in enumerate(cases()) if case.signals is None)


def test_what_is_shown_can_be_read_by_machines() -> None:
    """One line of JSON with every weight; a table for people beside it."""
    out, err = io.StringIO(), io.StringIO()
    show_fit(cases(), fit_gate(cases()), out, err)
    shown = json.loads(out.getvalue())
    assert list(shown["weights"]) == list(NAMES)
    assert set(shown["held_out"]) == {"set"}
    assert "false refusals" in err.getvalue()


def test_every_question_becomes_a_case(small: Asker) -> None:
    """With the signals of its best candidate, the document that this is of, and none where it never came to weighing."""
    gold = [
        GoldQuestion("1", "引荐奖励最高不超过多少", Status.ANSWERED),
        GoldQuestion("2", "停车场每小时多少钱", Status.ANSWERED),
        GoldQuestion("3", "你好", Status.REFUSED),
    ]
    found = read_cases("small", gold, small, TODAY)
    assert [case.answerable for case in found] == [True, True, False]
    assert [case.signals is None for case in found] == [False, False, True]
    assert found[0].fold != found[1].fold


def test_shares_of_nothing_are_nought() -> None:
    """No division by the number of no cases."""
    found = shares([], np.zeros(0), 0.5)
    assert (found.precision, found.recall, found.false_refusals) == (0, 0, 0)


def test_a_large_set_does_not_outweigh_the_others() -> None:
    """Two thousand cases of one source count as two hundred do."""
    few = [replace(case, source="own") for case in cases(180)]
    flipped = [replace(case, source="large", answerable=not case.answerable) for case in cases(180)]
    once, often = fit_gate([*few, *flipped]).gate.weights[0], fit_gate([*few, *flipped * 10]).gate.weights[0]
    assert once == pytest.approx(0, abs=0.5)
    assert often > -1.0
