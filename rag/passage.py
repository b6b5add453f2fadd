"""A Passage: a piece of a policy that makes sense alone, the unit of retrieval."""

from dataclasses import dataclass

from policies.provision import Policy, Provision


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, list member or table row: searched by itself, shown with its provision.

    `text` stands verbatim in the provision unless it is a table row made readable; `indexed_text` puts title, headings and
    lead before it, and `digest` names that.
    """

    text: str
    provision: Provision
    digest: str
    indexed_text: str
    row: int = -1  # in the index, set when it is built


@dataclass(frozen=True, slots=True)
class Passage:
    """One or more neighbouring provisions of one policy (条文段落).

    `text` is what a reader sees, verbatim provisions joined by line breaks. `context` stands before it when it is indexed:
    document title, heading path, lead sentence. `passage_id` is unique in an edition; `digest` names the content that is
    embedded, so that unchanged text is never embedded twice.
    """

    passage_id: str
    policy: Policy
    provisions: tuple[Provision, ...]
    text: str
    context: str
    digest: str
    sentences: tuple[Sentence, ...] = ()

    @property
    def indexed_text(self) -> str:
        """Context and text, as lexical and dense search see them."""
        return f"{self.context}\n{self.text}"


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, with its fused score (0..1, comparable inside one question only) and a window of its text."""

    passage: Passage
    score: float
    text: str  # at most 500 characters of the passage around the best sentence
