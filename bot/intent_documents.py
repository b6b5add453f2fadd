"""What administrators want around documents: send one, review it, look at its effect, publish it. Pure, like `bot.intent`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PublishDocument:
    """/publish: with a file that one is read, else what is under review is shown, or a file is asked for."""


@dataclass(frozen=True, slots=True)
class OfferDocument:
    """A document was sent without words."""


@dataclass(frozen=True, slots=True)
class OpenReview:
    """The document under review as it stands."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class ShowReadingProblems:
    """What could not be read in it, each with its line and clause."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class WriteHead:
    """A field of its head is to be written; `field` is its place in `bot.documents.heads.FIELDS`."""

    draft_id: int
    field: int


@dataclass(frozen=True, slots=True)
class ReviewRules:
    """The proposed rules, a page of them."""

    draft_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ChooseRule:
    """Rule number `rule` (from 0) of the document as version `version` showed it is taken (1) or left (0)."""

    draft_id: int
    version: int
    rule: int
    taken: int


@dataclass(frozen=True, slots=True)
class OpenKinds:
    """Which reward rule number `rule` (from 0) goes on with is to be chosen."""

    draft_id: int
    rule: int


@dataclass(frozen=True, slots=True)
class SetKind:
    """That rule, as version `version` showed it, is of the kind of this key."""

    draft_id: int
    version: int
    rule: int
    kind: int


@dataclass(frozen=True, slots=True)
class PreviewImpact:
    """看影响: which answers and sums would change."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class ConfirmPublish:
    """发布; `version` tells what was seen, `lost_over` over which edition it was seen what rules it takes away (0: not)."""

    draft_id: int
    version: int
    lost_over: int = 0


@dataclass(frozen=True, slots=True)
class DropReview:
    """不发布."""

    draft_id: int
    version: int


@dataclass(frozen=True, slots=True)
class ImpactSheet:
    """The whole list of what changed, as a file."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class DraftNotice:
    """起草通知: an announcement for those whom it touches, as a draft."""

    draft_id: int


DocumentPress = (
    OpenReview | ShowReadingProblems | WriteHead | ReviewRules | ChooseRule | OpenKinds | SetKind | PreviewImpact
    | ConfirmPublish | DropReview | ImpactSheet | DraftNotice
)  # fmt: skip
DocumentSpoken = PublishDocument | OfferDocument
DOCUMENT_COMMANDS: Mapping[str, Callable[[str], DocumentSpoken]] = {"publish": lambda rest: PublishDocument()}
DOCUMENT_PRESSES: Mapping[tuple[str, int], Callable[[list[int]], DocumentPress]] = {
    ("pd", 1): lambda numbers: OpenReview(*numbers),
    ("pd-faults", 1): lambda numbers: ShowReadingProblems(*numbers),
    ("pd-write", 2): lambda numbers: WriteHead(*numbers),
    ("pd-rules", 2): lambda numbers: ReviewRules(*numbers),
    ("pd-rule", 4): lambda numbers: ChooseRule(*numbers),
    ("pd-kinds", 2): lambda numbers: OpenKinds(*numbers),
    ("pd-kind", 4): lambda numbers: SetKind(*numbers),
    ("pd-look", 1): lambda numbers: PreviewImpact(*numbers),
    ("pd-yes", 2): lambda numbers: ConfirmPublish(*numbers),
    ("pd-yes", 3): lambda numbers: ConfirmPublish(*numbers),
    ("pd-no", 2): lambda numbers: DropReview(*numbers),
    ("pd-sheet", 1): lambda numbers: ImpactSheet(*numbers),
    ("pd-tell", 1): lambda numbers: DraftNotice(*numbers),
}
