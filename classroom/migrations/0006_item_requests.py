"""Requests of teachers for more questions on one cell of the coverage grid."""

from alembic import op
import sqlalchemy as sa

from classroom.database import UtcDateTime


# revision identifiers, used by Alembic.
revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "item_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("dispatch_id", sa.Integer(), nullable=False),
        sa.Column("topic", _words("topic", "date", "cause", "actor", "contradiction"), nullable=False),
        sa.Column("difficulty", _words("difficulty", "easy", "medium", "hard"), nullable=False),
        sa.Column("requested_by_id", sa.Integer(), nullable=False),
        sa.Column("requested_at", UtcDateTime(), nullable=False),
        sa.Column("finished_at", UtcDateTime(), nullable=True),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name=op.f("fk_item_requests_dossier_id_dossiers")),
        sa.ForeignKeyConstraint(
            ["dispatch_id"], ["dispatches.id"], name=op.f("fk_item_requests_dispatch_id_dispatches")
        ),
        sa.ForeignKeyConstraint(["requested_by_id"], ["users.id"], name=op.f("fk_item_requests_requested_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_requests")),
    )
    op.create_index(op.f("ix_item_requests_dossier_id"), "item_requests", ["dossier_id"])


def downgrade() -> None:
    op.drop_table("item_requests")


def _words(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=20)
