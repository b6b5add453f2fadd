"""Publications: which files an edition of the documents is made of, and their bytes.

The columns are written out, not taken from the code: that goes on, history stands.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "publications",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("folder", sa.String(64), nullable=False),
        sa.Column("published_by", sa.Text, nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_publications"),
    )
    op.create_index("ix_publications_digest", "publications", ["digest"])
    op.create_index("ix_publications_folder", "publications", ["folder"])
    op.create_table(
        "published_files",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_published_files"),
    )
    op.create_table(
        "publication_files",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("put_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", "path", name="pk_publication_files"),
        sa.ForeignKeyConstraint(
            ["number"], ["publications.number"], name="fk_publication_files_number", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["sha256"], ["published_files.sha256"], name="fk_publication_files_sha256"),
    )
    op.create_index("ix_publication_files_sha256", "publication_files", ["sha256"])


def downgrade() -> None:
    """Back to the one before."""
    for table in ("publication_files", "published_files", "publications"):
        op.drop_table(table)
