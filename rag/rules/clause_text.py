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
    """The clauses of one document, by locator. A clause with members (第八条) is found by its own locator, or holds them all."""

    def __init__(self, policy: Policy) -> None:
        self._by_locator: dict[str, list[Provision]] = {}
        for provision in policy.provisions:
            self._by_locator.setdefault(str(provision.locator), []).append(provision)

    def find(self, locator: str) -> ClauseText | None:
        """The clause; None where the document has none of this locator."""
        own = self._by_locator.get(locator)
        if own is None:
            own = [one for name, members in self._by_locator.items() if _is_below(name, locator) for one in members]
        return ClauseText(locator, tuple(own)) if own else None


def _is_below(locator: str, outer: str) -> bool:
    return bool(outer) and locator.startswith(outer) and locator[len(outer) :].startswith(("第", " › "))
