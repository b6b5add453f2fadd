"""Receiving a document: the file that was sent becomes text, whatever its format; what is wrong with it is said."""

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from bot.message import FileNotFetched, IncomingFile
from policies.clause_order import order_problems
from policies.head_writer import confirmed_of, with_head
from policies.importer import ImportFailure, read_document
from policies.parser import parse_policy
from policies.provision import Policy
from policies.readers_wording import is_warning
from store.policy_drafts import NewDraft, ProposedRule

LARGEST_DOCUMENT = 20 * 1024 * 1024  # bytes; as much as a chat service hands over, and as the readers take
_SUFFIXES = frozenset(
    {".pdf", ".docx", ".doc", ".wps", ".md", ".txt", ".html", ".htm"}
)  # some only to be told what to send
_LONGEST_STEM = 200  # bytes: with what is added to it, a file system takes 255


@dataclass(frozen=True, slots=True)
class NotReceived:
    """Why a file was not taken: too large (its size), not to be had, or a sentence of whoever reads it."""

    size: int = 0
    message: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """The bytes of a file with their digest."""

    name: str
    data: bytes
    digest: str


def is_document(name: str) -> bool:
    """Whether a file of that name is meant as a document."""
    return PurePath(name).suffix.lower() in _SUFFIXES


def fetch(file: IncomingFile) -> Received | NotReceived:
    """The bytes of a file; it is fetched only where it is not too large."""
    if file.size > LARGEST_DOCUMENT:
        return NotReceived(file.size)
    try:
        data = file.fetch()
    except FileNotFetched:
        return NotReceived()
    if len(data) > LARGEST_DOCUMENT:
        return NotReceived(len(data))
    return Received(file.name, data, hashlib.sha256(data).hexdigest())


def read_received(received: Received) -> NewDraft | NotReceived:
    """The document of these bytes with the head that it gives itself, still without rules. Never raises on a file."""
    suffix = PurePath(received.name).suffix[:10]
    with tempfile.TemporaryDirectory(prefix="received-") as folder:
        path = Path(folder) / f"document{suffix}"
        path.write_bytes(received.data)
        read = read_document(path)
    if isinstance(read, ImportFailure):
        return NotReceived(message=read.message)
    name = document_name(received.name)
    policy = parse_policy(read.text, name)
    if not policy.provisions:
        return NotReceived(message="文件里没有读出任何文字，请换一份能复制文字的 / no text was found in this file")
    text = with_head(read.text, confirmed_of(policy), "".join(filter(str.isprintable, received.name)))
    found = sorted(
        (*read.problems, *policy.problems, *order_problems(policy)),
        key=lambda problem: (not is_warning(problem.message), problem.line),
    )
    problems = [(problem.line, _clause_at(policy, problem.line), problem.message) for problem in found]
    return NewDraft(name, received.digest, text, problems)


def document_name(name: str) -> str:
    """The name of the document that a file becomes, inside the folder of documents: what is seen of it, no marks of direction."""
    seen = (char if char.isprintable() and char not in '/\\:*?"<>|' else " " for char in PurePath(name).stem)
    stem = " ".join("".join(seen).lstrip("._ ").split()).encode()[:_LONGEST_STEM].decode("utf-8", "ignore").strip()
    return f"document-{stem}.md" if stem.lower() in {"", "readme"} else f"{stem}.md"


@dataclass(frozen=True, slots=True)
class Drafted:
    """Rules that were drafted of a document, and the sentences that gave none: line, clause, why and what."""

    rules: Sequence[ProposedRule] = ()
    unread: Sequence[tuple[int, str, str]] = ()


def with_rules(draft: NewDraft, drafted: Drafted) -> NewDraft:
    """The same with rules that were drafted of it; what gave none is among its problems."""
    return NewDraft(draft.name, draft.digest, draft.text, (*draft.problems, *drafted.unread), drafted.rules)


def policy_of(name: str, text: str) -> Policy:
    """The document as it reads."""
    return parse_policy(text, name)


def _clause_at(policy: Policy, line: int) -> str:
    """The clause that a line stands in; "" in the head."""
    found = [one for one in policy.provisions if one.line <= line]
    return str(found[-1].locator) if found else ""
