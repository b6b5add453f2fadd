"""What a rule file says, as data: programmes (奖补项目) and the rule set of one edition.

Every note names its clause as policies.provision.Locator writes it.
"""

from dataclasses import dataclass
from datetime import date

from rag.rules.conditions import Test
from rag.rules.facts import Fact, Text
from rag.rules.quantity import Quantity
from rag.rules.ways import Step


@dataclass(frozen=True, slots=True)
class StagePart:
    """One payment: its share, and when it falls due."""

    share: Quantity
    when: Text
    clause: str


@dataclass(frozen=True, slots=True)
class StagePlan:
    """Payments one after another; `total_at_most`: only for sums up to it."""

    parts: tuple[StagePart, ...]
    total_at_most: Quantity | None = None
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence about a programme with its clause (deadline, papers, office)."""

    text: Text
    clause: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """On which day's rate foreign money is converted: `arrival`, or the key of a day fact (signed_on, approved_on)."""

    day: str
    clause: str


@dataclass(frozen=True, slots=True)
class Overlap:
    """就高不重复: of the programmes of one group only the highest is had."""

    group: str
    clause: str


@dataclass(frozen=True, slots=True)
class Programme:
    """One thing that may be granted (奖补项目). `basis` says what counts into its base; `yearly`: may be had each year."""

    id: str
    name: Text
    family: str
    party: str
    clause: str
    tests: tuple[Test, ...]
    steps: tuple[Step, ...]
    plans: tuple[StagePlan, ...] = ()
    deadline: Note | None = None
    papers: tuple[Note, ...] = ()
    office: Note | None = None
    overlap: Overlap | None = None
    exchange: Exchange | None = None
    basis: Note | None = None
    yearly: bool = False
    line: int = 1


@dataclass(frozen=True, slots=True)
class Transition:
    """过渡条款: cases signed in this span go by another edition."""

    signed_from: date
    signed_to: date
    use: str
    clause: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Another document that holds for the same place: `instead` of this one, or besides it, for these families (none: all)."""

    document: str
    families: tuple[str, ...]
    instead: bool
    clause: str


@dataclass(frozen=True, slots=True)
class Cover:
    """A place inside the document's own for which it holds too; there the `fact` has this `word` (落户区域 is 高新区)."""

    place: str
    clause: str
    fact: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that one firm gets a year from all programmes of a set."""

    sum: Quantity
    clause: str


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of one edition. `digest` is that of the file's text."""

    document: str
    version: str
    programmes: tuple[Programme, ...]
    facts: tuple[Fact, ...] = ()
    transitions: tuple[Transition, ...] = ()
    beside: tuple[Beside, ...] = ()
    covers: tuple[Cover, ...] = ()
    ceiling: Ceiling | None = None
    file: str = ""
    digest: str = ""

    def covers_place(self, place: str) -> bool:
        """Whether the set names this place as one it holds for besides the document's own."""
        return any(cover.place == place for cover in self.covers)

    def find(self, programme_id: str) -> Programme | None:
        """The programme of this id; None where there is none."""
        return next((programme for programme in self.programmes if programme.id == programme_id), None)
