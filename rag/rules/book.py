"""The rule sets that lie beside the documents of a library (办法.rules.yaml beside 办法.md), each held to its document."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from policies.provision import FormatProblem, Library, Policy
from policies.rule_yaml import LONGEST
from rag.rules.checking import check_rules
from rag.rules.clause_text import Clauses
from rag.rules.conditions import Test
from rag.rules.fact_list import SHARED
from rag.rules.facts import FactBook
from rag.rules.reading import read_rules
from rag.rules.vocabulary import RuleSet
from rag.rules.walking import facts_asked, facts_granting

SUFFIX = ".rules.yaml"


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition with its rules: the document, the rule set, the facts that it knows, the clauses to quote from.

    `asked` holds by programme the facts that it looks at, `granting` those that its sums are taken from: while one of them
    is not known, nobody can say whether there is anything to grant.
    """

    policy: Policy
    rules: RuleSet
    facts: FactBook
    clauses: Clauses
    asked: Mapping[str, tuple[str, ...]]
    granting: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The editions whose rules hold, and what is the matter with those left out. `digest` is that of all rule files."""

    editions: tuple[Edition, ...] = ()
    problems: tuple[FormatProblem, ...] = ()
    digest: str = ""

    def find(self, document: str) -> Edition | None:
        """The edition of a document by its policy id; None where it has no rules."""
        return next((edition for edition in self.editions if edition.rules.document == document), None)

    def successors_without(self) -> tuple[tuple[str, str], ...]:
        """Titles of editions with rules that another document replaces of which no rules are held, with that one's title."""
        held = {name for one in self.editions for name in (one.policy.policy_id, one.policy.title)}
        return tuple(
            (one.policy.title, one.policy.superseded_by)
            for one in self.editions
            if one.policy.superseded_by and not held & {one.policy.successor_id, one.policy.superseded_by}
        )

    def facts(self) -> FactBook:
        """Every fact that any edition knows."""
        return SHARED.joined(fact for edition in self.editions for fact in edition.rules.facts)


def edition_of(rules: RuleSet, policy: Policy) -> Edition:
    """The edition that a document and its rule set make; equal tests of its programmes become one, and are judged once."""
    one_of: dict[Test, Test] = {}
    shared = [
        replace(programme, tests=tuple(one_of.setdefault(test, test) for test in programme.tests))
        for programme in rules.programmes
    ]
    rules = replace(rules, programmes=tuple(shared))
    placed = {(cover.fact, cover.place): cover.word for cover in rules.covers if cover.fact}
    facts = SHARED.joined(rules.facts, placed)
    asked = {programme.id: facts_asked(programme, facts) for programme in rules.programmes}
    granting = {programme.id: facts_granting(programme, facts) for programme in rules.programmes}
    return Edition(policy, rules, facts, Clauses(policy), asked, granting)


def load_book(folder: Path, library: Library) -> RuleBook:
    """The rule files beside the documents of a folder. Never raises: what cannot be read or does not hold is a problem."""
    names = sorted(path.relative_to(folder) for path in folder.rglob(f"*{SUFFIX}"))
    shown = [name for name in names if not any(part.startswith((".", "_")) for part in name.parts)]
    return build_book({name.as_posix(): _text(folder / name) for name in shown}, library)


def build_book(texts: dict[str, str | None], library: Library) -> RuleBook:
    """The book of rule files given as name -> text (None: could not be read)."""
    problems: list[FormatProblem] = []
    sets: list[RuleSet] = []
    for name, text in sorted(texts.items()):
        rules, found = (None, (_unreadable(name),)) if text is None else read_rules(text, name)
        found = (*found, *(_against_library(rules, library, sets) if rules and not found else ()))
        problems += found
        if rules and not found:
            sets.append(rules)
    circular = _circular(sets)
    problems += [_problem(rules, "过渡条款互相指向，形成循环 / transitions point in a circle") for rules in circular]
    kept = [rules for rules in sets if rules not in circular]
    editions = tuple(edition_of(rules, policy) for rules in kept if (policy := _policy(library, rules.document)))
    digest = hashlib.sha256("\n".join(rules.digest for rules in kept).encode()).hexdigest()
    return RuleBook(editions, tuple(problems), digest)


def _text(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return file.read(4 * LONGEST + 1).decode("utf-8")  # a longer one is refused, and need not be read
    except (OSError, UnicodeDecodeError):
        return None


def _against_library(rules: RuleSet, library: Library, before: Sequence[RuleSet]) -> tuple[FormatProblem, ...]:
    policy = _policy(library, rules.document)
    if policy is None:
        return (_problem(rules, f"没有“{rules.document}”这份文件 / no such document"),)
    if any(other.document == rules.document for other in before):
        return (_problem(rules, f"“{rules.document}”已有规则 / the document has rules already"),)
    if not rules.file.endswith(policy.file.rpartition("/")[2].rpartition(".")[0] + SUFFIX):
        return (_problem(rules, f"规则文件应与“{policy.file}”同名 / the rule file must be named as its document"),)
    named = [*(transition.use for transition in rules.transitions), *(beside.document for beside in rules.beside)]
    unknown = [
        _problem(rules, f"没有“{name}”这份文件 / no such document") for name in named if not _policy(library, name)
    ]
    return (*unknown, *_other_facts(rules, before), *check_rules(rules, policy, SHARED.joined(rules.facts)))


def _other_facts(rules: RuleSet, before: Sequence[RuleSet]) -> Iterator[FormatProblem]:
    """Facts of the same key that mean something else in another rule set: one answer would be taken for both."""
    known = {fact.key: (fact, other.document) for other in before for fact in other.facts}
    for fact in rules.facts:
        other, document = known.get(fact.key, (fact, ""))
        if (fact.kind, fact.unit, fact.choices, fact.name.zh) != (other.kind, other.unit, other.choices, other.name.zh):
            message = f"事实“{fact.key}”在“{document}”里是另一个意思，请换一个键 / the key means something else there: use another"
            yield _problem(rules, message)


def _policy(library: Library, document: str) -> Policy | None:
    return next((policy for policy in library.policies if policy.policy_id == document), None)


def _circular(sets: Sequence[RuleSet]) -> tuple[RuleSet, ...]:
    """The sets from which the transitions lead back to themselves."""
    uses = {rules.document: {transition.use for transition in rules.transitions} for rules in sets}
    return tuple(rules for rules in sets if rules.document in _reached(rules.document, uses))


def _reached(document: str, uses: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    ahead = set(uses.get(document, ()))
    while ahead:
        seen |= ahead
        ahead = {further for one in ahead for further in uses.get(one, ())} - seen
    return seen


def _problem(rules: RuleSet, message: str) -> FormatProblem:
    return FormatProblem(rules.file, 1, message)


def _unreadable(name: str) -> FormatProblem:
    return FormatProblem(
        name, 1, "读不了这个规则文件：请检查编码和权限 / cannot be read, check encoding and permissions"
    )
