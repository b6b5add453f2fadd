"""Tables that only ever grow: the database itself refuses to change or delete a row of them."""

from sqlalchemy import DDL, Table, event

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


def statements(dialect: str, table: str) -> tuple[str, ...]:
    """What makes `table` append-only, in the words of this database."""
    wanted = _POSTGRESQL if dialect == "postgresql" else _SQLITE
    return tuple(statement.format(table=table) for statement in wanted)


def only_grows(table: Table) -> Table:
    """The table, guarded wherever it is made from here (migrations write their guards out themselves)."""
    for dialect in ("sqlite", "postgresql"):
        for statement in statements(dialect, table.name):
            made = DDL(statement)  # type: ignore[no-untyped-call]  # SQLAlchemy leaves this one untyped
            event.listen(table, "after_create", made.execute_if(dialect=dialect))
    return table
