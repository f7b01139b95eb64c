"""Lessons made of the sheets of a dossier, and the classes that may read them."""

from alembic import op
import sqlalchemy as sa

from classroom.database import UtcDateTime


# revision identifiers, used by Alembic.
revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lessons",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("introduction", sa.Text(), nullable=False),
        sa.Column("sheets", sa.JSON(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name=op.f("fk_lessons_dossier_id_dossiers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lessons")),
        sa.UniqueConstraint("dossier_id", name=op.f("uq_lessons_dossier_id")),
    )
    op.create_table(
        "lesson_shares",
        sa.Column("lesson_id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column(
            "shown_when",
            sa.Enum(
                "any_time", "before", "after", name="shown_when", native_enum=False, create_constraint=True, length=20
            ),
            nullable=False,
        ),
        sa.Column("quiz_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(shown_when = 'any_time') = (quiz_id IS NULL)", name=op.f("ck_lesson_shares_a_quiz_to_wait_for")
        ),
        sa.ForeignKeyConstraint(["lesson_id"], ["lessons.id"], name=op.f("fk_lesson_shares_lesson_id_lessons")),
        sa.ForeignKeyConstraint(["class_id"], ["classes.id"], name=op.f("fk_lesson_shares_class_id_classes")),
        sa.ForeignKeyConstraint(["quiz_id"], ["quizzes.id"], name=op.f("fk_lesson_shares_quiz_id_quizzes")),
        sa.PrimaryKeyConstraint("lesson_id", "class_id", name=op.f("pk_lesson_shares")),
    )
    op.create_index(op.f("ix_lesson_shares_class_id"), "lesson_shares", ["class_id"])


def downgrade() -> None:
    op.drop_table("lesson_shares")
    op.drop_table("lessons")
