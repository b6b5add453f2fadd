"""The words of a clause, found by its locator; what is checked and quoted."""

from dataclasses import dataclass

from policies.provision import Policy, Provision, ProvisionKind


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause: its locator, the provisions that stand under it, and their words verbatim, one provision a line."""

    locator: str
    provisions: tuple[Provision, ...]

    @property
    def quote(self) -> str:
        """The words verbatim."""
        return "\n".join(provision.text for provision in self.provisions)

    @property
    def prose(self) -> str:
        """The words outside tables."""
        return "\n".join(one.text for one in self.provisions if one.kind is not ProvisionKind.TABLE)

    @property
    def tables(self) -> tuple[Provision, ...]:
        """The tables of the clause."""
        return tuple(one for one in self.provisions if one.kind is ProvisionKind.TABLE)


class Clauses:
    """The clauses of one document, by locator.

    A clause that ends in a colon is completed by its members (第二条第（一）项：1. …; 2. …); one that has members only
    (第六条, whose items stand by themselves) is all of them.
    """

    def __init__(self, policy: Policy) -> None:
        self._by_locator: dict[str, list[Provision]] = {}
        self._found: dict[str, ClauseText | None] = {}  # what was asked for once is asked for again
        self._quotes: dict[str, str] = {}
        for provision in policy.provisions:
            self._by_locator.setdefault(str(provision.locator), []).append(provision)

    def find(self, locator: str) -> ClauseText | None:
        """The clause; None where the document has none of this locator."""
        if locator not in self._found:
            self._found[locator] = self._look_up(locator)
        return self._found[locator]

    def quote(self, locator: str) -> str:
        """The clause's words verbatim; "" where the document has none of this locator."""
        if locator not in self._quotes:
            found = self.find(locator)
            self._quotes[locator] = found.quote if found else ""
        return self._quotes[locator]

    def _look_up(self, locator: str) -> ClauseText | None:
        own = self._by_locator.get(locator, [])
        if not own or own[-1].text.rstrip().endswith(("：", ":")):
            own = [*own, *self._members(locator)]
        return ClauseText(locator, tuple(own)) if own else None

    def _members(self, outer: str) -> list[Provision]:
        return [one for name, members in self._by_locator.items() if _is_below(name, outer) for one in members]


def _is_below(locator: str, outer: str) -> bool:
    rest = locator.removeprefix(outer)
    return bool(outer) and rest != locator and (rest.startswith(("第", " › ")) or rest[:1] in _CIRCLED)


_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩")
