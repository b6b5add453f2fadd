"""Hostile models: 500 drafts with planted lies over the shipped documents, in three languages, and nothing of it is shown."""

import json
from collections import Counter

import pytest

from rag.answer import Answer, Citation, Question
from rag.drafting.drafter import Drafted, Drafter
from rag.drafting.saying import as_shown
from rag.passage import Hit
from rag.split import split_policy
from tests.drafting.clauses import DAY, KEY
from tests.drafting.hostile import DRAFTS, Plant, plants
from tests.drafting.stand_ins import StandIn, claims, keys_of


@pytest.fixture(scope="module")
def planted() -> list[Plant]:
    """All of them."""
    return list(plants())


def _extractive(plant: Plant) -> Answer:
    policy, provision = plant.given.policy, plant.given.provisions[0]
    near = next(one for one in split_policy(policy) if provision in one.provisions)
    cited = Citation(policy, provision, provision.text.strip(), plant.given.standing)
    return Answer("依据如下。", (cited,), (Hit(near, 0.9, near.text[:500]),), plant.language)


def _drafted(plant: Plant) -> list[Drafted]:
    """What is shown of a draft that tells the lies of a plant and its true sentence."""

    def says(system: str, user: str) -> str:
        del system
        own = keys_of(user)[0]
        told = [(lie, own if key == KEY else key) for _, lie, key in plant.lies]
        told.insert(len(told) // 2, (plant.true[0], own))
        return json.dumps({"claims": [{"text": text, "sources": [key]} for text, key in told]}, ensure_ascii=False)

    question = Question("奖励多少", DAY, language=plant.language)
    return list(Drafter(StandIn(says, size=60)).stream(question, _extractive(plant), seconds=10))


def test_nothing_of_500_drafts_with_lies_is_shown_but_what_is_true(planted: list[Plant]) -> None:
    """Each lie is looked for in every answer that is shown, also in those on the way; most true sentences survive beside them."""
    assert len(planted) == DRAFTS
    told: Counter[str] = Counter()
    shown: list[tuple[str, str]] = []
    survived = 0
    for plant in planted:
        statements = [one.answer.statement for one in _drafted(plant)]
        true = as_shown(plant.language, plant.true[0])
        survived += any(true in statement for statement in statements)
        for kind, lie, _ in plant.lies:
            told[kind] += 1
            said = as_shown(plant.language, lie)
            if said != true and any(said in statement.replace(true, "") for statement in statements):
                shown.append((kind, lie))
    assert shown == []
    assert sum(told.values()) >= 3000
    assert (
        min(told[kind] for kind in ("a_digit", "a_unit", "a_rate", "a_negation", "a_bound", "a_place", "a_year")) >= 50
    )
    assert survived >= 0.7 * DRAFTS


def test_what_cites_a_passage_that_was_not_given_is_not_shown(planted: list[Plant]) -> None:
    """Not even where it is true."""
    for plant in planted[:40]:
        model = StandIn(claims(plant.true[0], keys=["k-9"]))
        question = Question("奖励多少", DAY, language=plant.language)
        assert list(Drafter(model).stream(question, _extractive(plant), seconds=10)) == []
