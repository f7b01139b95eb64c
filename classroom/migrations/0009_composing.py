"""Sections and random draws of quizzes, rules of their own for classes."""

from alembic import op
import sqlalchemy as sa

from classroom.database import UtcDateTime


# revision identifiers, used by Alembic.
revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

#: In place: a rebuilt table would lose the triggers that keep it from being changed.
SECTION = (
    "ALTER TABLE {table} ADD COLUMN section_id INTEGER "
    "CONSTRAINT fk_{table}_section_id_quiz_sections REFERENCES quiz_sections (id)"
)
RULES = (
    "time_limit_minutes INTEGER CONSTRAINT ck_quiz_assignments_time_limit_positive "
    "CHECK (time_limit_minutes IS NULL OR time_limit_minutes > 0)",
    "access_code VARCHAR(40)",
    "review_from VARCHAR(20) CONSTRAINT ck_quiz_assignments_review_from "
    "CHECK (review_from IN ('never', 'hand_in', 'closing'))",
)


def enumeration(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)


def upgrade() -> None:
    op.create_table(
        "quiz_sections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quiz_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("instructions", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["quiz_id"], ["quizzes.id"], name=op.f("fk_quiz_sections_quiz_id_quizzes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiz_sections")),
        sa.UniqueConstraint("quiz_id", "position", name=op.f("uq_quiz_sections_quiz_id_position")),
    )
    op.create_table(
        "quiz_draws",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quiz_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("max_mark", sa.Double(), nullable=False),
        sa.Column("topic", enumeration("topic", "date", "cause", "actor", "contradiction"), nullable=True),
        sa.Column("difficulty", enumeration("difficulty", "easy", "medium", "hard"), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=True),
        sa.Column("tag", sa.String(length=40), nullable=True),
        sa.Column("dossier_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("max_mark > 0", name=op.f("ck_quiz_draws_worth_something")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_quiz_draws_at_least_one")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name=op.f("fk_quiz_draws_dossier_id_dossiers")),
        sa.ForeignKeyConstraint(["quiz_id"], ["quizzes.id"], name=op.f("fk_quiz_draws_quiz_id_quizzes")),
        sa.ForeignKeyConstraint(
            ["section_id"], ["quiz_sections.id"], name=op.f("fk_quiz_draws_section_id_quiz_sections")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiz_draws")),
        sa.UniqueConstraint("quiz_id", "position", name=op.f("uq_quiz_draws_quiz_id_position")),
    )
    op.create_table(
        "quiz_pool",
        sa.Column("draw_id", sa.Integer(), nullable=False),
        sa.Column("item_version_id", sa.Integer(), nullable=False),
        sa.Column("likeness", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["draw_id"], ["quiz_draws.id"], name=op.f("fk_quiz_pool_draw_id_quiz_draws"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["item_version_id"], ["item_versions.id"], name=op.f("fk_quiz_pool_item_version_id_item_versions")
        ),
        sa.PrimaryKeyConstraint("draw_id", "item_version_id", name=op.f("pk_quiz_pool")),
    )
    op.create_index(op.f("ix_quiz_pool_item_version_id"), "quiz_pool", ["item_version_id"])
    for table in ("quiz_slots", "attempt_items"):
        op.execute(SECTION.format(table=table))
    for moment in ("opens_at", "closes_at"):
        op.add_column("quiz_assignments", sa.Column(moment, UtcDateTime(), nullable=True))
    for column in RULES:
        op.execute(f"ALTER TABLE quiz_assignments ADD COLUMN {column}")
    # Sheets that were drawn before know of no sections; they are drawn again.
    op.execute("DELETE FROM prepared_sheets")


def downgrade() -> None:
    """Attempts keep their questions; which part of the quiz these stood in is forgotten, and so is what is drawn."""
    for column in ("review_from", "access_code", "time_limit_minutes", "closes_at", "opens_at"):
        op.execute(f"ALTER TABLE quiz_assignments DROP COLUMN {column}")
    for table in ("attempt_items", "quiz_slots"):
        op.execute(f"ALTER TABLE {table} DROP COLUMN section_id")
    op.execute("DELETE FROM prepared_sheets")
    op.drop_table("quiz_pool")
    op.drop_table("quiz_draws")
    op.drop_table("quiz_sections")
