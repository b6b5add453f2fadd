"""What one would build from a tutorial, to be measured against: LangChain's RecursiveCharacterTextSplitter, Chroma, a model.

Pieces of 500 characters that overlap by 50, the five nearest to the question; neither clauses nor editions nor places count.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from langchain_text_splitters import RecursiveCharacterTextSplitter

from policies.provision import Library
from rag.embedding import Embedder, Vectors
from rag.reindex import Entry, VectorShelf, embed_entries
from rag.split import digest_of
from rag.vectors import VectorIndex, open_vectors

SIZE, OVERLAP = 500, 50  # characters, as tutorials have them


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a document's text."""

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class PlainRecipe:
    """The pieces of all documents with their vectors, row by row."""

    pieces: Sequence[Piece]
    vectors: VectorIndex
    embedder: Embedder

    def search(self, question: str, count: int = 5) -> tuple[Piece, ...]:
        """The nearest pieces, best first."""
        if not self.pieces:
            return ()
        positions, _ = self.vectors.search(self.embedder.encode_query(question), count)
        return tuple(self.pieces[int(position)] for position in positions)


def cook(
    library: Library,
    embedder: Embedder,
    shelf: VectorShelf,
    folder: Path,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> PlainRecipe:
    """Cut the documents' texts, embed the pieces, index them in `folder`."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=OVERLAP)
    pieces = [
        Piece(policy.file, text)
        for policy in library.policies
        for text in splitter.split_text("\n".join(provision.text for provision in policy.provisions))
    ]
    entries = [Entry(f"piece{number}", digest_of(piece.text), piece.text) for number, piece in enumerate(pieces)]
    matrix: Vectors = embed_entries(entries, embedder, shelf, progress)
    return PlainRecipe(pieces, open_vectors(folder, "plain", [entry.entry_id for entry in entries], matrix), embedder)
