"""Which reward a drafted rule goes on with."""

from bot.documents.rule_kinds import kind_of, kinds_at, of_kind
from store.policy_drafts import ProposedRule
from tests.calculating_desk.rules import book

RULE = ProposedRule(
    "programmes:\n  - id: x1\n    name: {zh: 甲, en: a}\n    family: proposed-1\n    for: investor\n    clause: 第一条\n",
    "第一条",
    "每名 5万元",
)


def test_the_kinds_of_a_place_are_its_own_each_once() -> None:
    """In the order of its documents; without a place those of all."""
    here = kinds_at(book(), "临澜县")
    assert {kind.party for kind in here} <= {"referrer", "investor", "talent", "agency"}
    assert len({(kind.family, kind.party) for kind in here}) == len(here) > 0
    assert len(kinds_at(book(), "")) > len(here)
    assert kinds_at(book(), "没有的地方") == ()


def test_a_rule_of_another_kind_keeps_all_its_words() -> None:
    """Family and party are another; chosen again, the last one counts."""
    first, second = kinds_at(book(), "栖梧市")[:2]
    made = of_kind(of_kind(RULE, second), first)
    assert kind_of(made, (second, first)) == first
    assert kind_of(RULE, (first, second)) is None
    assert made.yaml.splitlines()[:3] == RULE.yaml.splitlines()[:3]
    assert f"    for: {first.party}" in made.yaml and made.yaml.count("family:") == 1


def test_a_kind_has_one_key_whatever_else_is_held() -> None:
    """Buttons outlive a publication."""
    keys = [kind.key for kind in kinds_at(book(), "")]
    assert len(set(keys)) == len(keys)
    assert all(len(f"pd-kind:{10**9}:{10**6}:{10**3}:{key}") <= 64 for key in keys)
