"""What Alembic runs around the revisions: they go through the connection that the caller holds, in its transaction."""

from alembic import context

from store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # true of SQLite as we open it; Alembic doubts it
    render_as_batch=True,  # SQLite changes a table by copying it
)
context.run_migrations()
