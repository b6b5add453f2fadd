"""The whole place around a provision (全文): its article, or its section where there are no articles. Pure."""

from collections.abc import Sequence

from policies.provision import Policy, Provision
from rag.about_document import HEAD, head_of


def whole_place(policy: Policy, locator: str) -> Sequence[Provision]:
    """The whole article, or the whole section under one heading path, around the provision with this locator."""
    if locator == HEAD:
        return (head_of(policy),)
    provisions = policy.provisions
    at = next((number for number, one in enumerate(provisions) if str(one.locator) == locator), None)
    if at is None:
        return ()
    name = _place_name(provisions[at])
    first, last = at, at + 1
    while first > 0 and _place_name(provisions[first - 1]) == name:
        first -= 1
    while last < len(provisions) and _place_name(provisions[last]) == name:
        last += 1
    return provisions[first:last]


def _place_name(provision: Provision) -> tuple[str, ...]:
    locator = provision.locator
    return (locator.article,) if locator.article else locator.headings
