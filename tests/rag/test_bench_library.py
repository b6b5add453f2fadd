"""The invented library is big enough, varied, in force, the same every time, and full of provisions our parser reads."""

from policies.parser import parse_policy
from policies.provision import Standing
from rag.bench import DAY
from rag.bench_library import amend, invent_library


def test_the_usual_size_has_more_than_ten_thousand_provisions() -> None:
    """200 documents; a twentieth of them is parsed here and counted."""
    library = invent_library()
    names = list(library.documents)[::20]
    counted = sum(len(parse_policy(library.documents[name], name).provisions) for name in names)
    assert len(library.documents) == 200
    assert counted * 20 >= 10_000


def test_documents_are_read_without_problems_and_are_in_force() -> None:
    """As any document that we ship."""
    for name, text in invent_library(documents=10, articles=20).documents.items():
        policy = parse_policy(text, name)
        assert policy.problems == ()
        assert policy.standing(DAY) is Standing.IN_FORCE
        assert policy.place
        assert policy.title.startswith(policy.place)
        assert {provision.locator.article for provision in policy.provisions} >= {"第一条", "第二十条"}


def test_the_same_seed_makes_the_same_library() -> None:
    """And another seed another one."""
    assert invent_library(20, 5, 9, seed=3) == invent_library(20, 5, 9, seed=3)
    assert invent_library(20, 5, 9, seed=3) != invent_library(20, 5, 9, seed=4)


def test_questions_are_about_places_that_have_documents() -> None:
    """Each names one of them."""
    library = invent_library(20, 5, 40)
    places = {name[:3] for name in library.documents}
    assert len(library.questions) == 40
    assert all(any(place in question for place in places) for question in library.questions)


def test_an_amendment_changes_one_article() -> None:
    """All other provisions stay word for word."""
    name, text = next(iter(invent_library(1, 12).documents.items()))
    before, after = parse_policy(text, name).provisions, parse_policy(amend(text), name).provisions
    changed = [old.locator.article for old, new in zip(before, after, strict=True) if old.text != new.text]
    assert changed == ["第二条"]
