"""A dispatch can be replaced by its corrected version."""

from alembic import op


# revision identifiers, used by Alembic.
revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Added as it is written here, because rebuilding the table on SQLite would drop what other tables point to.
    op.execute(
        "ALTER TABLE dispatches ADD COLUMN replaces_id INTEGER"
        " CONSTRAINT fk_dispatches_replaces_id_dispatches REFERENCES dispatches (id)"
    )
    op.create_index(op.f("ix_dispatches_replaces_id"), "dispatches", ["replaces_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_dispatches_replaces_id"), "dispatches")
    op.execute("ALTER TABLE dispatches DROP COLUMN replaces_id")
