"""Where a document under review would stand among those held (新旧关系): what it replaces, corrects, or repeats. Pure."""

from dataclasses import replace
from pathlib import PurePosixPath

from bot.wording_documents import Sheet
from policies.head_writer import Confirmed, confirmed_of
from policies.lifecycle import link_editions
from policies.provision import Library, Policy, plain_title
from store.policy_drafts import PolicyDraft


def sheet_of(draft: PolicyDraft, policy: Policy, library: Library) -> Sheet:
    """The document with what it would do to those held."""
    corrects = corrected(policy, library)
    others = [one for one in library.policies if one is not corrects]
    own = replace(policy, policy_id=f"\0{draft.draft_id}")
    linked, _ = link_editions([*others, own])
    replaced = tuple(one for one in linked if one.successor_id == own.policy_id)
    unheld = tuple(title for title in policy.replaces if not any(_is_named(title, one) for one in library.policies))
    return Sheet(draft, policy, replaced, corrects, unheld)


def corrected(policy: Policy, library: Library) -> Policy | None:
    """The document of the same title, place and first day, whose text this one takes the place of."""
    same = (one for one in library.policies if _is_same(one, policy) and one.effective_from == policy.effective_from)
    return next(same, None)


def repeated(policy: Policy, library: Library) -> Policy | None:
    """The document that says the very same in all its provisions and its head."""
    words = [one.text for one in policy.provisions]
    same = (one for one in library.policies if confirmed_of(one) == confirmed_of(policy))
    return next((one for one in same if [each.text for each in one.provisions] == words), None)


def with_chain(confirmed: Confirmed, library: Library) -> Confirmed:
    """A later edition under the title of one that is held replaces it, also where it does not say so itself."""
    held = [one for one in library.policies if plain_title(one.title) == plain_title(confirmed.title)]
    earlier = [one for one in held if one.place in ("", confirmed.place) and _is_earlier(one, confirmed)]
    if not earlier or confirmed.replaces:
        return confirmed
    return replace(confirmed, replaces=(earlier[0].title,))


def published_name(name: str, policy: Policy, library: Library) -> str:
    """The file that it is published as: that of the document it corrects, else a name that is free.

    Free is what no other document has before its suffix: 办法.md beside 办法.docx would share its id and its rule file.
    """
    own = corrected(policy, library)
    if own is not None and own.file.endswith((".md", ".txt")):
        return own.file
    taken, stem, number = {_stem(one.file) for one in library.policies}, PurePosixPath(name).stem, 1
    while _stem(name) in taken:
        number += 1
        name = f"{stem}-{number}.md"
    return name


def _stem(name: str) -> str:
    return PurePosixPath(name).with_suffix("").as_posix().casefold()


def _is_same(one: Policy, other: Policy) -> bool:
    return plain_title(one.title) == plain_title(other.title) and one.place == other.place


def _is_earlier(held: Policy, confirmed: Confirmed) -> bool:
    return bool(held.effective_from and confirmed.effective_from and held.effective_from < confirmed.effective_from)


def _is_named(title: str, policy: Policy) -> bool:
    return plain_title(title) in {plain_title(policy.title), plain_title(policy.doc_no)}
