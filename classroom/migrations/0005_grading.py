"""Corrections of questions that were answered, notes in the gradebook, whose version an answer is."""

from alembic import op
import sqlalchemy as sa

from classroom.database import UtcDateTime


# revision identifiers, used by Alembic.
revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

#: What a correction says, and never changes; that it was undone is added to the row.
SAID = ("id", "item_version_id", "quiz_id", "kind", "key", "never_lower", "reason", "made_by_id", "made_at")
NAMED = ", ".join(f'"{column}"' for column in SAID)
APPEND_ONLY = ("grade_notes", "version_ties")


def on_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def enumeration(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)


def upgrade() -> None:
    op.create_table(
        "regrades",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_version_id", sa.Integer(), nullable=False),
        sa.Column("quiz_id", sa.Integer(), nullable=True),
        sa.Column("kind", enumeration("kind", "key", "accept", "drop", "give"), nullable=False),
        sa.Column("key", sa.JSON(), nullable=False),
        sa.Column("never_lower", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("undone_by_id", sa.Integer(), nullable=True),
        sa.Column("undone_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint("(undone_at IS NULL) = (undone_by_id IS NULL)", name=op.f("ck_regrades_undone_by_someone")),
        sa.ForeignKeyConstraint(
            ["item_version_id"], ["item_versions.id"], name=op.f("fk_regrades_item_version_id_item_versions")
        ),
        sa.ForeignKeyConstraint(["quiz_id"], ["quizzes.id"], name=op.f("fk_regrades_quiz_id_quizzes")),
        sa.ForeignKeyConstraint(["made_by_id"], ["users.id"], name=op.f("fk_regrades_made_by_id_users")),
        sa.ForeignKeyConstraint(["undone_by_id"], ["users.id"], name=op.f("fk_regrades_undone_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regrades")),
    )
    op.create_index(op.f("ix_regrades_item_version_id"), "regrades", ["item_version_id"])
    op.create_index(op.f("ix_regrades_quiz_id"), "regrades", ["quiz_id"])
    op.create_table(
        "grade_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quiz_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("excused", sa.Boolean(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["quiz_id"], ["quizzes.id"], name=op.f("fk_grade_notes_quiz_id_quizzes")),
        sa.ForeignKeyConstraint(["student_id"], ["users.id"], name=op.f("fk_grade_notes_student_id_users")),
        sa.ForeignKeyConstraint(["author_id"], ["users.id"], name=op.f("fk_grade_notes_author_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grade_notes")),
    )
    op.create_index(op.f("ix_grade_notes_quiz_id"), "grade_notes", ["quiz_id"])
    op.create_index(op.f("ix_grade_notes_student_id"), "grade_notes", ["student_id"])
    op.create_table(
        "version_ties",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_version_id", sa.Integer(), nullable=False),
        sa.Column("option", sa.Integer(), nullable=False),
        sa.Column("holds", enumeration("holds", "version", "disagreement", "nothing"), nullable=False),
        sa.Column("dispatch_id", sa.Integer(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "(holds = 'version') = (dispatch_id IS NOT NULL)", name=op.f("ck_version_ties_a_version_is_somebodys")
        ),
        sa.ForeignKeyConstraint(
            ["item_version_id"], ["item_versions.id"], name=op.f("fk_version_ties_item_version_id_item_versions")
        ),
        sa.ForeignKeyConstraint(
            ["dispatch_id"], ["dispatches.id"], name=op.f("fk_version_ties_dispatch_id_dispatches")
        ),
        sa.ForeignKeyConstraint(["author_id"], ["users.id"], name=op.f("fk_version_ties_author_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version_ties")),
    )
    op.create_index(op.f("ix_version_ties_item_version_id"), "version_ties", ["item_version_id"])
    # In place: rebuilding the table would have to delete what may not be deleted.
    true = "true" if on_postgresql() else "1"
    op.execute(f"ALTER TABLE marks ADD COLUMN counts BOOLEAN NOT NULL DEFAULT {true}")
    op.execute(
        "ALTER TABLE marks ADD COLUMN regrade_id INTEGER CONSTRAINT fk_marks_regrade_id_regrades REFERENCES regrades (id)"
    )
    for table in APPEND_ONLY:
        for act in ("UPDATE", "DELETE"):
            refuse(table, act, f"{table} is append-only")
    refuse("regrades", "DELETE", "regrades is append-only")
    refuse("regrades", f"UPDATE OF {NAMED}", "regrades is append-only")


def downgrade() -> None:
    """Marks that corrections added stay; a question that was dropped counts again."""
    if on_postgresql():
        for table in (*APPEND_ONLY, "regrades"):
            for act in ("update", "delete"):
                op.execute(f"DROP FUNCTION {table}_refuse_{act}() CASCADE")
    op.execute("ALTER TABLE marks DROP COLUMN regrade_id")
    op.execute("ALTER TABLE marks DROP COLUMN counts")
    op.drop_table("version_ties")
    op.drop_table("grade_notes")
    op.drop_table("regrades")


def refuse(table: str, act: str, message: str) -> None:
    """Make the database itself refuse ``act`` on a table."""
    name = f"{table}_refuse_{act.split()[0].lower()}"
    if on_postgresql():
        op.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{message}'; END $$"
        )
        op.execute(f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
    else:
        op.execute(f"CREATE TRIGGER {name} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END")
