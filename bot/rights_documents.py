"""Who may do what around documents: the part of the table of rights that is about them."""

from collections.abc import Mapping

from bot.intent import Intent
from bot.intent_documents import (
    ChooseRule,
    ConfirmPublish,
    DraftNotice,
    DropReview,
    ImpactSheet,
    OfferDocument,
    OpenKinds,
    OpenReview,
    PreviewImpact,
    PublishDocument,
    ReviewRules,
    SetKind,
    ShowReadingProblems,
    WriteHead,
)
from bot.message import Role

_ADMIN = frozenset({Role.ADMIN})
DOCUMENT_RIGHTS: Mapping[type[Intent], frozenset[Role]] = {
    PublishDocument: _ADMIN,
    OfferDocument: _ADMIN,
    OpenReview: _ADMIN,
    ShowReadingProblems: _ADMIN,
    WriteHead: _ADMIN,
    ReviewRules: _ADMIN,
    ChooseRule: _ADMIN,
    OpenKinds: _ADMIN,
    SetKind: _ADMIN,
    PreviewImpact: _ADMIN,
    ConfirmPublish: _ADMIN,
    DropReview: _ADMIN,
    ImpactSheet: _ADMIN,
    DraftNotice: _ADMIN,
}
