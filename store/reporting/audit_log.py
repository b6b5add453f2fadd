"""The audit (审计): every change with who did it and both states; it can only be added to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from store.reporting.members import AuditEntry
from store.reporting.registry_tables import audit


@dataclass(frozen=True, slots=True)
class Deed:
    """A transaction under way, and who does it when: what every change needs."""

    connection: sa.Connection
    by: int
    at: datetime

    def note(
        self, action: str, subject: str, before: Mapping[str, object] | None, after: Mapping[str, object] | None
    ) -> None:
        """Add to the audit, in this transaction. Both states are JSON, without codes and without people's words."""
        row = {
            "at": self.at,
            "done_by": self.by,
            "action": action,
            "subject": subject,
            "before": before,
            "after": after,
        }
        self.connection.execute(sa.insert(audit), row)


def read_audit(connection: sa.Connection, limit: int, subject: str) -> tuple[AuditEntry, ...]:
    """The newest entries first, of one subject where it is not ""."""
    wanted = sa.select(audit).order_by(audit.c.audit_id.desc()).limit(limit)
    if subject:
        wanted = wanted.where(audit.c.subject == subject)
    return tuple(_entry(row) for row in connection.execute(wanted))


def _entry(row: sa.Row[Any]) -> AuditEntry:
    return AuditEntry(row.audit_id, row.at, row.done_by, row.action, row.subject, row.before, row.after)
