"""The editions of one worker (供答): what it publishes, what it follows, and what it answers from, put together."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.assistant import Assistant
from bot.edition_follower import Follower
from bot.edition_reader import EditionReader
from bot.own_folder import OwnFolder
from bot.publisher import Publisher
from bot.reception import UNUSABLE, FolderWatch, Reception, signature
from bot.stopping import CannotStart
from policies.library import LibraryMissing, ReadBefore, load_library
from policies.provision import Library
from rag.ask import Asker
from rag.embedding import Embedder, EmbedderUnavailable
from rag.index import build_index, embed_library
from rag.reranking import Reranker
from rag.server_vectors import VectorServer
from store.database import Database
from store.edition_files import NOBODY, Publication
from store.edition_folder import EditionFolders
from store.publications import Publications
from store.unavailable import StoreUnavailable
from store.vector_ledger import VectorLedger

_EDITIONS, _MEMORY = "editions", "folder.json"
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Means:
    """What editions are made with: the store, the model, the worker's own folder of documents, and its data folder.

    Vectors are searched on `server` where there is one, else by an index in the data folder.
    """

    database: Database
    embedder: Embedder
    policies: Path
    data: Path
    server: VectorServer | None = None
    reranker: Reranker | None = None

    def asker(self, library: Library, progress: Progress, before: Asker | None = None) -> Asker:
        """What answers from these documents, its index built or opened; quicker from the asker of the edition `before`.

        Raises CannotStart where the model gives no vectors.
        """
        shelf, folder = VectorLedger(self.database), self.data / "index"
        old = before.index if before else None
        try:
            index = build_index(library, self.embedder, shelf, folder, progress, self.server, old)
        except EmbedderUnavailable as error:
            raise CannotStart(str(error)) from error
        return Asker(replace(index, reranker=self.reranker))

    def embed(self, library: Library, progress: Progress) -> None:
        """Make sure that the store holds every vector that these documents need. Raises CannotStart."""
        try:
            embed_library(library, self.embedder, VectorLedger(self.database), progress)
        except EmbedderUnavailable as error:
            raise CannotStart(str(error)) from error


def open_publisher(means: Means, clock: Callable[[], datetime], progress: Progress) -> Publisher:
    """What publishes for this worker."""
    publications = Publications(means.database)
    load = partial(load_library, cache=means.data / "converted", before=ReadBefore())
    reader = EditionReader(EditionFolders(means.data / _EDITIONS), publications, load)
    own = OwnFolder(means.policies, means.data / _EDITIONS / _MEMORY)
    return Publisher(publications, own, reader, lambda library: means.embed(library, progress), clock)


@dataclass(frozen=True, slots=True)
class Served:
    """A reception that is kept at the latest edition, by two threads that end with the process or with `stop`."""

    reception: Reception
    follower: Follower
    watch: FolderWatch

    def stop(self) -> None:
        """Follow no more; what is under way comes to its end."""
        self.follower.stop()
        self.watch.stop()


def serve_editions(means: Means, publisher: Publisher, assistant: Callable[[Asker], Assistant]) -> Served:
    """A reception that answers from the latest edition from now on, whoever publishes it; it is never without one.

    What is new in the worker's own folder is published first, and whenever it changes. Raises CannotStart.
    """
    served_before: list[Asker] = []

    def build(edition: Publication) -> Assistant:
        asker = means.asker(publisher.reader.library(edition), _silent, *served_before)
        served_before[:] = [asker]
        return assistant(asker)

    seen = signature(means.policies)  # before they are read: what changes meanwhile is read again
    try:
        latest = publisher.look()
        reception = Reception(build(latest), latest.number)
    except (LibraryMissing, StoreUnavailable, OSError) as error:
        raise CannotStart(f"{error}") from error
    served = Served(
        reception, Follower(reception, publisher.publications, build), FolderWatch(means.policies, publisher.look)
    )
    served.follower.start()
    served.watch.start(seen)
    return served


def publication_in_words(means: Means) -> str:
    """The latest edition, and where the worker's own folder differs. Raises CannotStart where it cannot be built here."""
    publisher = open_publisher(means, _no_clock, _silent)
    latest = publisher.publications.latest()
    if latest is None:
        return "还没有发布过，启动服务时发布 / nothing is published yet, serving publishes"
    try:
        trouble = means.asker(publisher.reader.library(latest), _silent).index.vectors.trouble
        own = publisher.own.manifest()
    except UNUSABLE as error:
        raise CannotStart(
            f"第 {latest.number} 版已发布，但在本机建不起来，仍用旧版作答：{error}\n"
            f"Edition {latest.number} is published but cannot be built here; the one before goes on answering."
        ) from error
    differing = sum(own.get(path) != latest.manifest.get(path) for path in {*own, *latest.files})
    same = f"，与本机文件夹有 {differing} 处不同 / {differing} differ from the folder here" if differing else ""
    by = "已离开的人员" if latest.published_by == NOBODY else latest.published_by
    return (
        f"第 {latest.number} 版，{latest.published_at:%Y-%m-%d %H:%M} UTC 由 {by} 发布，"
        f"{len(latest.files)} 份 / edition {latest.number}{same}{trouble and f'。{trouble}'}"
    )


def _silent(done: int, total: int) -> None:
    """Nobody watches."""


def _no_clock() -> datetime:
    raise RuntimeError("nothing is published here")
