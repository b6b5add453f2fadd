"""Our search as a LangChain retriever, for people who build chains of their own. The only door to langchain.

Nothing else in the house imports this module: whoever wants the retriever imports it, and pays for langchain only then.
"""

from collections.abc import Callable
from datetime import date

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import Field

from rag.answer import Outcome, Question
from rag.passage import Hit


class PolicyRetriever(BaseRetriever):
    """The passages that our own answer would be made of, best first, as LangChain documents.

    A document's text is the passage verbatim; `metadata` says where it stands: title, doc_no, locator, context (title,
    headings and lead in one text), place, effective_from, effective_to (YYYY-MM-DD or ""), standing on the day asked
    for, file, sample, score (0..1, comparable inside one question only).
    """

    ask: Callable[[Question], Outcome] = Field(exclude=True)  # an Asker's `ask`
    today: Callable[[], date] = Field(exclude=True)  # the day of the law, read anew for each question
    place: str = ""
    count: int = Field(default=5, ge=1, le=10)

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002  # part of LangChain's signature
    ) -> list[Document]:
        day = self.today()
        outcome = self.ask(Question(query, day, self.place))
        return [_document(hit, day) for hit in outcome.hits[: self.count]]


def _document(hit: Hit, day: date) -> Document:
    policy, first = hit.passage.policy, hit.passage.provisions[0]
    return Document(
        id=hit.passage.passage_id,
        page_content=hit.passage.text,
        metadata={
            "title": policy.title,
            "doc_no": policy.doc_no,
            "locator": str(first.locator),
            "context": hit.passage.context,
            "place": policy.place,
            "effective_from": policy.effective_from.isoformat() if policy.effective_from else "",
            "effective_to": policy.effective_to.isoformat() if policy.effective_to else "",
            "standing": str(policy.standing(day)),
            "file": policy.file,
            "sample": policy.sample,
            "score": float(hit.score),
        },
    )
