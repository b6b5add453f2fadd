"""The composition root of the models that search: the one that embeds, and the one that reads pairs where one is set."""

import logging
from typing import TYPE_CHECKING

from bot.settings import Settings
from bot.stopping import CannotStart

if TYPE_CHECKING:
    from rag.embedding import Embedder
    from rag.reranking import Reranker

_LOG = logging.getLogger(__name__)


def open_model(settings: Settings) -> "Embedder":
    """The embedding model. Raises CannotStart."""
    from rag.embedding import EmbedderUnavailable, open_embedder

    try:
        return open_embedder(settings.engine.embedding_model)
    except EmbedderUnavailable as error:
        raise CannotStart(str(error)) from error


def open_second_reader(settings: Settings) -> "Reranker | None":
    """The cross-encoder, None where none is set. Raises CannotStart."""
    if not settings.engine.reranker_model:
        return None
    from rag.reranking import RerankerUnavailable, open_reranker

    try:
        return open_reranker(settings.engine.reranker_model)
    except RerankerUnavailable as error:
        raise CannotStart(str(error)) from error


def second_reader_if_any(settings: Settings) -> "Reranker | None":
    """The same to serve with: one that does not load is optional, so answers are given without it, and the log says so."""
    try:
        return open_second_reader(settings)
    except CannotStart as trouble:
        _LOG.warning("%s 现在不重排，照常作答。 / Answers are given without it.", trouble)
        return None
