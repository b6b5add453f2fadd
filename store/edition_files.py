"""An edition of the documents (版次) as data: which files it is made of, what changes it, what names it. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

NOBODY = "nobody"  # in the place of somebody who has left and is forgotten
FOLDER = "folder"  # who put a file that came with a worker's own folder of documents


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of an edition: the SHA-256 of its bytes, and who put it there."""

    sha256: str
    put_by: str


@dataclass(frozen=True, slots=True)
class Publication:
    """An edition that was published; it never changes. `files` by their path inside the folder of documents, in order."""

    number: int
    digest: str
    published_by: str
    published_at: datetime
    files: Mapping[str, PublishedFile] = field(repr=False)

    @property
    def manifest(self) -> dict[str, str]:
        """The SHA-256 of each file by its path."""
        return {path: one.sha256 for path, one in self.files.items()}


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become of the latest edition: files put (new or in the place of others) and paths taken out.

    `folder` is the digest of the folder that it comes from, "" where it comes from a person.
    """

    put: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    withdrawn: Collection[str] = ()
    folder: str = ""

    def applied(self, files: Mapping[str, PublishedFile], by: str) -> dict[str, PublishedFile]:
        """The files after it, in the order of their paths. What is put as it was stays whose it was."""
        after = {path: one for path, one in files.items() if path not in self.withdrawn}
        for path, content in self.put.items():
            digest = content_digest(content)
            if path not in after or after[path].sha256 != digest:
                after[path] = PublishedFile(digest, by)
        return dict(sorted(after.items()))


def content_digest(content: bytes) -> str:
    """The name of these bytes."""
    return sha256(content).hexdigest()


def manifest_digest(manifest: Mapping[str, str]) -> str:
    """The name of a whole edition, from the digest of each file by its path; the same in any order."""
    lines = "".join(f"{digest} {path}\0" for path, digest in sorted(manifest.items()))
    return sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()
