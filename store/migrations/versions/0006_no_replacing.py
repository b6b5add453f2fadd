"""On SQLite `INSERT OR REPLACE` rewrites no row of a table that only grows: it fires no trigger of deletion by default.

Tables and keys are written out, not taken from the code: that goes on, history stands.
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_KEYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "offices": (("office_id",), ("code",)),
    "office_versions": (("version_id",),),
    "audit": (("audit_id",),),
    "saves": (("save_id",), ("draft_id", "number")),
    "report_sources": (("source_id",),),
    "projects": (("project_id",),),
    "reports": (("report_id",), ("draft_id", "part")),
    "report_versions": (("version_id",), ("report_id", "version")),
    "project_events": (("event_id",),),
    "funds": (("funds_id",),),
    "funds_postings": (("posting_id",),),
    "funds_checks": (("check_id",),),
    "targets": (("target_id",),),
    "league_rules": (("rules_id",),),
    "board_editions": (("edition_id",), ("period", "number")),
    "board_steps": (("step_id",),),
    "objections": (("objection_id",),),
    "objection_answers": (("answer_id",), ("objection_id",)),
    "nil_reports": (("nil_id",), ("office_id", "last")),
}


def upgrade() -> None:
    """To this revision; PostgreSQL knows no such statement."""
    if op.get_bind().dialect.name == "postgresql":
        return
    for table, keys in _KEYS.items():
        same = (" AND ".join(f"{one} = NEW.{one}" for one in key) for key in keys)
        known = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {one})" for one in same)  # noqa: S608  # names of ours
        op.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {known} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def downgrade() -> None:
    """Back to the one before."""
    if op.get_bind().dialect.name != "postgresql":
        for table in _KEYS:
            op.execute(f"DROP TRIGGER {table}_no_replace")
