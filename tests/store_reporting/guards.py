"""Taking the guards of tables off and putting some on, as somebody with the whole database in hand can."""

import sqlalchemy as sa

from store.reporting.append_only import statements

_NAMES = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_schema WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal",
}


def take_off_guards(connection: sa.Connection) -> None:
    """Every trigger of every table is gone."""
    dialect = connection.dialect.name
    for name, table in connection.execute(sa.text(_NAMES[dialect])).all():
        connection.execute(sa.text(f"DROP TRIGGER {name}" + ("" if dialect == "sqlite" else f" ON {table}")))


def put_guard_on(connection: sa.Connection, table: str) -> None:
    """From now on no row of `table` can be changed or deleted."""
    for statement in statements(connection.dialect.name, table):
        connection.execute(sa.text(statement))


def take_guard_off(connection: sa.Connection, table: str) -> None:
    """As before `put_guard_on`."""
    on = {"sqlite": (("update", "delete"), ""), "postgresql": (("change", "truncate"), f" ON {table}")}
    names, where = on[connection.dialect.name]
    for name in names:
        connection.execute(sa.text(f"DROP TRIGGER {table}_no_{name}{where}"))
