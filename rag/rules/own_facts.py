"""Whether the facts that a rule file brings can be had: no key of a shared one, nothing derived from itself."""

from collections.abc import Iterator, Sequence

from rag.rules.facts import Fact, FactBook

_TAKEN = "事实“{key}”是各文件共用的，不能另作规定，请换一个键 / the key is a shared fact's: use another"
_TWICE = "事实“{key}”写了两次 / the fact stands twice"
_UNKNOWN = "事实“{key}”由不认识的事实“{from_}”推算 / derived from an unknown fact"
_CIRCLE = "事实“{key}”由它自己推算，形成循环 / derived from itself in a circle"


def own_fact_faults(own: Sequence[Fact], shared: FactBook) -> Iterator[str]:
    """What is the matter with the facts of a rule file beside those that all share."""
    keys = [fact.key for fact in own]
    for key in dict.fromkeys(keys):
        if shared.find(key) is not None:
            yield _TAKEN.format(key=key)
        elif keys.count(key) > 1:
            yield _TWICE.format(key=key)
    known = {fact.key: fact for fact in (*shared, *own)}
    for fact in own:
        behind = (fact.derived.first, fact.derived.second) if fact.derived else ()
        yield from (_UNKNOWN.format(key=fact.key, from_=key) for key in behind if key not in known)
        if _leads_back(fact.key, known):
            yield _CIRCLE.format(key=fact.key)


def _leads_back(key: str, known: dict[str, Fact]) -> bool:
    """Whether what a fact is derived from is derived from it."""
    seen: set[str] = set()
    ahead = _behind(key, known)
    while ahead:
        seen |= ahead
        ahead = {further for one in ahead for further in _behind(one, known)} - seen
    return key in seen


def _behind(key: str, known: dict[str, Fact]) -> set[str]:
    fact = known.get(key)
    return {fact.derived.first, fact.derived.second} if fact is not None and fact.derived else set()
