"""Reads a rule file: its text becomes a RuleSet, or problems with their lines. Never raises."""

import hashlib
import re

from policies.front_matter import BadYaml
from policies.provision import FormatProblem
from policies.rule_yaml import Node, read_rule_nodes
from rag.rules.fact_list import SHARED
from rag.rules.facts import Derivation, Fact, FactKind, Text
from rag.rules.nodes import (
    BadRule,
    Problems,
    as_share,
    both,
    items,
    known_fields,
    money,
    needed,
    optional_money,
    word,
    words,
    yes,
)
from rag.rules.own_facts import own_fact_faults
from rag.rules.reading_shared import without_repeats
from rag.rules.reading_tests import day_of, read_test
from rag.rules.reading_ways import read_step
from rag.rules.vocabulary import (
    Beside,
    Ceiling,
    Cover,
    Exchange,
    Note,
    Overlap,
    Programme,
    RuleSet,
    StagePart,
    StagePlan,
    Transition,
)

_FIELDS = (
    "document",
    "version",
    "facts",
    "transitions",
    "beside",
    "covers",
    "ceiling",
    "shared",
    "defaults",
    "programmes",
)
_PROGRAMME = (
    *("id", "name", "family", "for", "clause", "when", "amount", "stages", "deadline", "papers", "office"),
    *("overlap", "exchange", "basis", "yearly"),
)

_ID = re.compile(r"[\w-]{1,60}")
_DERIVATIONS = ("quotient", "part", "difference", "rest", "before")


def read_rules(text: str, file: str) -> tuple[RuleSet | None, tuple[FormatProblem, ...]]:
    """The rule set of a file, and what could not be read; None where there is no set at all."""
    problems = Problems(file)
    try:
        root = read_rule_nodes(text)
        root = without_repeats(known_fields(root, *_FIELDS))
        rules = _rule_set(root, problems, text)
    except BadYaml as bad:
        return None, (FormatProblem(file, bad.line, f"不是可用的 YAML（{bad.reason}） / not usable YAML"),)
    except BadRule as bad:
        return None, (*problems.found, FormatProblem(file, bad.problem_line, bad.message))
    return rules, tuple(problems.found)


def _rule_set(root: Node, problems: Problems, text: str) -> RuleSet:
    ceiling = root.find("ceiling")
    rules = RuleSet(
        document=word(root, "document"),
        version=word(root, "version"),
        programmes=problems.collect(lambda node: _programme(node, problems), items(root, "programmes")),
        facts=problems.collect(_fact, items(root, "facts")),
        transitions=problems.collect(_transition, items(root, "transitions")),
        beside=problems.collect(_beside, items(root, "beside")),
        covers=problems.collect(_cover, items(root, "covers")),
        ceiling=_ceiling(ceiling) if ceiling else None,
        file=problems.file,
        digest=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    )
    ids = [programme.id for programme in rules.programmes]
    doubled = sorted({one for one in ids if ids.count(one) > 1})
    if doubled:
        raise BadRule(root.line, f"programmes 的 id 重复：{'、'.join(doubled)} / ids stand twice")
    problems.found += [FormatProblem(problems.file, root.line, fault) for fault in own_fact_faults(rules.facts, SHARED)]
    return rules


def _fact(node: Node) -> Fact:
    known_fields(node, "key", "kind", "name", "ask", "unit", "choices", "derived")
    kind = word(node, "kind")
    if kind not in tuple(FactKind):
        raise BadRule(needed(node, "kind").line, f"kind 应为 {'、'.join(FactKind)} / unknown kind")
    choices = tuple(both(item) for item in items(node, "choices"))
    if (kind in (FactKind.CHOICE, FactKind.CHOICES)) != bool(choices):
        raise BadRule(node.line, "choice 和 choices 要写 choices，别的不写 / choices belong to kind choice")
    name, ask = both(needed(node, "name")), both(needed(node, "ask"))
    return Fact(word(node, "key"), FactKind(kind), name, ask, word(node, "unit", ""), choices, _derived(node))


def _derived(node: Node) -> Derivation | None:
    inner = node.find("derived")
    if inner is None:
        return None
    known_fields(inner, "how", "first", "second")
    if word(inner, "how") not in _DERIVATIONS:
        raise BadRule(inner.line, f"how 应为 {'、'.join(_DERIVATIONS)} / unknown derivation")
    return Derivation(word(inner, "how"), word(inner, "first"), word(inner, "second"))


def _transition(node: Node) -> Transition:
    known_fields(node, "signed_from", "signed_to", "use", "clause")
    first, last = day_of(needed(node, "signed_from")), day_of(needed(node, "signed_to"))
    if last < first:
        raise BadRule(node.line, "signed_to 早于 signed_from / ends before it begins")
    return Transition(first, last, word(node, "use"), word(node, "clause"))


def _beside(node: Node) -> Beside:
    known_fields(node, "document", "families", "instead", "clause")
    families = words(node, "families") if node.find("families") else ()
    return Beside(word(node, "document"), families, yes(node, "instead", False), word(node, "clause"))


def _cover(node: Node) -> Cover:
    known_fields(node, "place", "clause", "fact", "is")
    if bool(node.find("fact")) != bool(node.find("is")):
        raise BadRule(node.line, "fact 和 is 要一起写 / fact and is belong together")
    return Cover(word(node, "place"), word(node, "clause"), word(node, "fact", ""), word(node, "is", ""))


def _ceiling(node: Node) -> Ceiling:
    known_fields(node, "sum", "clause")
    return Ceiling(money(node, "sum"), word(node, "clause"))


def _programme(node: Node, problems: Problems) -> Programme:
    known_fields(node, *_PROGRAMME)
    steps = problems.collect(read_step, items(node, "amount"))
    if not items(node, "amount"):
        raise BadRule(node.line, "没有写 amount / no amount")
    return Programme(
        id=_id(node),
        name=both(needed(node, "name")),
        family=word(node, "family"),
        party=word(node, "for"),
        clause=word(node, "clause"),
        tests=problems.collect(read_test, items(node, "when")),
        steps=steps,
        plans=problems.collect(_plan, items(node, "stages")),
        deadline=_note(node, "deadline"),
        papers=tuple(_as_note(item) for item in items(node, "papers")),
        office=_note(node, "office"),
        overlap=_overlap(node),
        exchange=_exchange(node),
        basis=_note(node, "basis"),
        yearly=yes(node, "yearly", False),
        line=node.line,
    )


def _id(node: Node) -> str:
    """The programme's id: it stands in names behind that of its document, and in what is kept."""
    found = word(node, "id")
    if not _ID.fullmatch(found):
        raise BadRule(
            node.line, f"id“{found[:40]}”只能用字母、数字、- 和 _，最多60个 / an id holds letters, figures, - and _"
        )
    return found


def _plan(node: Node) -> StagePlan:
    known_fields(node, "parts", "total_at_most", "clause")
    parts = tuple(_stage(item) for item in items(node, "parts"))
    if not parts:
        raise BadRule(node.line, "没有写各期 / no parts")
    return StagePlan(parts, optional_money(node, "total_at_most"), word(node, "clause", ""))


def _stage(node: Node) -> StagePart:
    known_fields(node, "share", "when", "clause")
    return StagePart(as_share(needed(node, "share")), both(needed(node, "when")), word(node, "clause"))


def _note(node: Node, key: str) -> Note | None:
    found = node.find(key)
    return None if found is None else _as_note(found)


def _as_note(node: Node) -> Note:
    known_fields(node, "zh", "en", "clause")
    return Note(Text(word(node, "zh"), word(node, "en")), word(node, "clause"))


def _overlap(node: Node) -> Overlap | None:
    found = node.find("overlap")
    if found is None:
        return None
    known_fields(found, "group", "clause")
    return Overlap(word(found, "group"), word(found, "clause"))


def _exchange(node: Node) -> Exchange | None:
    found = node.find("exchange")
    if found is None:
        return None
    known_fields(found, "day", "clause")
    return Exchange(word(found, "day"), word(found, "clause"))
