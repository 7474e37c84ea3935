"""Runs migrations in the connection and transaction it is given (see ``monitor.store.upgrades``)."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
