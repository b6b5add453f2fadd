"""The tables of publications: which files an edition of the documents is made of, and their bytes. Migration 0012 builds the same.

They only grow: an edition once published stays what it was. A file's bytes are kept once, whatever editions hold it.
"""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, String, Table, Text

from store.tables import UtcDateTime, metadata

# `digest` names all files of the edition, `folder` those of the folder it came from, "" where it came from a person.
publications = Table(
    "publications",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=False, index=True),
    Column("folder", String(64), nullable=False, index=True),
    Column("published_by", Text, nullable=False),
    Column("published_at", UtcDateTime, nullable=False),
)

published_files = Table(
    "published_files",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

# `put_by` is who put this very file: the folder, or a person.
publication_files = Table(
    "publication_files",
    metadata,
    Column("number", Integer, ForeignKey("publications.number", ondelete="CASCADE"), primary_key=True),
    Column("path", Text, primary_key=True),
    Column("sha256", String(64), ForeignKey("published_files.sha256"), nullable=False, index=True),
    Column("put_by", Text, nullable=False),
)
