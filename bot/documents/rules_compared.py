"""What publishing does to the rules (规则增减): programmes that would be gone, rule files that would no longer hold. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

from policies.provision import FormatProblem
from rag.rules.book import RuleBook


@dataclass(frozen=True, slots=True)
class RulesCompared:
    """The rules before and after. `lost` are programmes (document, name), `broken` what newly keeps rule files from holding.

    `refused` is what is the matter with the rules that are put in with the document: they would count for nothing.
    """

    lost: tuple[tuple[str, str], ...] = ()
    broken: tuple[FormatProblem, ...] = ()
    refused: tuple[FormatProblem, ...] = ()

    @property
    def takes_away(self) -> bool:
        """Whether something that is calculated today would not be calculated any more."""
        return bool(self.lost or self.broken)


def compare_rules(before: RuleBook, after: RuleBook, put: Collection[str]) -> RulesCompared:
    """What changes from one book to the other; `put` are the names of the files that are published."""
    kept = {
        (edition.rules.document, programme.id) for edition in after.editions for programme in edition.rules.programmes
    }
    lost = tuple(
        (edition.rules.document, programme.name.zh)
        for edition in before.editions
        for programme in edition.rules.programmes
        if (edition.rules.document, programme.id) not in kept
    )
    known = {(one.file, one.message) for one in before.problems}
    new = [one for one in after.problems if one.file in put or (one.file, one.message) not in known]
    refused = tuple(one for one in new if one.file in put)
    return RulesCompared(lost, tuple(one for one in new if one.file not in put), refused)
