"""Tables that only ever grow: the database itself refuses to change, replace or delete a row of them.

On SQLite `INSERT OR REPLACE` deletes the row in its way and fires no trigger of deletion, unless the connection has asked for
that; so a row whose key is there already is refused before it is added.
"""

from collections.abc import Iterator

from sqlalchemy import DDL, PrimaryKeyConstraint, Table, UniqueConstraint, event

_SQLITE = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
)
# One function serves all tables; 23000 is integrity_constraint_violation.
_POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only', ERRCODE = '23000'; END $$",
    "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()",
    "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
)


def statements(dialect: str, table: str, keys: tuple[tuple[str, ...], ...] = ()) -> tuple[str, ...]:
    """What makes `table` append-only, in the words of this database; `keys` are the columns of its keys."""
    if dialect == "postgresql":
        return tuple(statement.format(table=table) for statement in _POSTGRESQL)
    guards = tuple(statement.format(table=table) for statement in _SQLITE)
    return (*guards, _no_replace(table, keys)) if keys else guards


def _no_replace(table: str, keys: tuple[tuple[str, ...], ...]) -> str:
    same = (" AND ".join(f"{one} = NEW.{one}" for one in key) for key in keys)
    known = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {one})" for one in same)  # noqa: S608  # names of ours
    return (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {known} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _keys(table: Table) -> Iterator[tuple[str, ...]]:
    """The columns of the primary key, then of whatever else is unique."""
    yield tuple(column.name for column in table.primary_key)
    others = (one for one in table.constraints if not isinstance(one, PrimaryKeyConstraint))
    yield from sorted(
        tuple(column.name for column in one.columns) for one in others if isinstance(one, UniqueConstraint)
    )


def only_grows(table: Table) -> Table:
    """The table, guarded wherever it is made from here (migrations write their guards out themselves)."""
    for dialect in ("sqlite", "postgresql"):
        for statement in statements(dialect, table.name, tuple(_keys(table))):
            made = DDL(statement)  # type: ignore[no-untyped-call]  # SQLAlchemy leaves this one untyped
            event.listen(table, "after_create", made.execute_if(dialect=dialect))
    return table
