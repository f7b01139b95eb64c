"""What teachers say of single findings of a dossier."""

from alembic import op
import sqlalchemy as sa

from classroom.database import UtcDateTime


# revision identifiers, used by Alembic.
revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "finding_corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("layer", _words("layer", "date", "actor", "cause", "contradiction"), nullable=False),
        sa.Column("key", sa.String(length=600), nullable=False),
        sa.Column("act", _words("act", "dismiss", "correct", "confirm", "add"), nullable=False),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossiers.id"], name=op.f("fk_finding_corrections_dossier_id_dossiers")
        ),
        sa.ForeignKeyConstraint(["author_id"], ["users.id"], name=op.f("fk_finding_corrections_author_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding_corrections")),
    )
    op.create_index("ix_finding_corrections_dossier_id_key", "finding_corrections", ["dossier_id", "key"])


def downgrade() -> None:
    op.drop_table("finding_corrections")


def _words(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=20)
