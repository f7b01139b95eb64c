"""Files made by jobs, who looked at what, how long a class is kept, erasure that keeps statistics."""

from datetime import UTC, date, datetime, timedelta

from alembic import op
import sqlalchemy as sa

from classroom.database import UtcDateTime


# revision identifiers, used by Alembic.
revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


#: Longest time after which a class that exists already is purged for the first time: its teacher has to hear of it.
FIRST_PURGE_DAYS = 120
AUDIT_KEPT_DAYS = 365
ACTS = (
    "results_seen",
    "gradebook_seen",
    "attempt_seen",
    "mark_changed",
    "note_written",
    "regraded",
    "regrade_undone",
    "exported",
    "student_exported",
    "shared",
    "unshared",
    "retention_set",
    "student_erased",
    "class_purged",
)

#: The attempt that a row of a table belongs to, of the row as it was.
OF_ITEM = "SELECT i.attempt_id FROM attempt_items i WHERE i.id = OLD.attempt_item_id"
#: An open erasure of the student of that attempt.
ERASED = (
    "EXISTS (SELECT 1 FROM erasures e JOIN attempts a ON a.student_id = e.student_id WHERE a.id IN ({attempt}) "
    "AND e.done_at IS NULL AND (e.class_id IS NULL OR e.class_id = a.class_id))"
)
OPEN = "EXISTS (SELECT 1 FROM erasures e WHERE e.student_id = OLD.student_id AND e.done_at IS NULL{more})"
HANDED_ON = "AND e.replaced_by_id IS NOT NULL AND e.replaced_by_id = NEW.student_id"

#: Table → what an erasure may do to a row, as a condition on OLD and NEW; nothing else is ever done to it. ``{text}``
#: stands before a JSON column to compare its text, ``{same}`` between values that may both be empty.
ADMITTED = {
    "responses": (
        "UPDATE",
        f"{ERASED.format(attempt=OF_ITEM)} AND NEW.id = OLD.id AND NEW.attempt_item_id = OLD.attempt_item_id "
        "AND NEW.sequence = OLD.sequence AND NEW.received_at = OLD.received_at "
        "AND NEW.after_leaving = OLD.after_leaving AND {answer} LIKE '%\"[...]\"%'",
    ),
    "marks": (
        "UPDATE",
        f"{ERASED.format(attempt=OF_ITEM)} AND NEW.id = OLD.id AND NEW.attempt_item_id = OLD.attempt_item_id "
        "AND NEW.response_id {same} OLD.response_id AND NEW.fraction = OLD.fraction "
        "AND NEW.marked_by_id {same} OLD.marked_by_id AND NEW.marked_at = OLD.marked_at "
        "AND NEW.counts = OLD.counts AND NEW.regrade_id {same} OLD.regrade_id AND NEW.reason IS NULL",
    ),
    "attempt_events": (
        "UPDATE",
        f"{ERASED.format(attempt='OLD.attempt_id')} AND NEW.id = OLD.id AND NEW.attempt_id = OLD.attempt_id "
        "AND NEW.kind = OLD.kind AND NEW.at = OLD.at AND {detail} = 'null' "
        "AND (NEW.actor_id {same} OLD.actor_id OR EXISTS (SELECT 1 FROM erasures e WHERE e.done_at IS NULL "
        "AND e.student_id = OLD.actor_id AND e.replaced_by_id = NEW.actor_id))",
    ),
    "grade_notes": (
        "UPDATE",
        "NEW.id = OLD.id AND NEW.quiz_id = OLD.quiz_id AND NEW.excused = OLD.excused "
        "AND NEW.author_id = OLD.author_id AND NEW.at = OLD.at AND NEW.comment = '' AND ("
        f"(NEW.student_id = OLD.student_id AND {OPEN.format(more='')}) OR {OPEN.format(more=' ' + HANDED_ON)})",
    ),
    "accommodation_changes": ("DELETE", OPEN.format(more=" AND e.class_id IS NULL")),
}
#: Columns of an attempt that say whose it is and when it began; an erasure may hand it on to nobody.
IDENTITY = ("id", "quiz_id", "student_id", "class_id", "number", "seed", "started_at")
TO_NOBODY = (
    "NEW.id = OLD.id AND NEW.quiz_id = OLD.quiz_id AND NEW.class_id = OLD.class_id AND NEW.number = OLD.number "
    "AND NEW.seed = OLD.seed AND NEW.started_at = OLD.started_at "
    f"AND {OPEN.format(more=' AND e.class_id = OLD.class_id ' + HANDED_ON)}"
)
#: Of an erasure, what never changes: only that it is done is added.
SAID = ("id", "student_id", "class_id", "replaced_by_id", "asked_by_id", "at")


def on_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def enumeration(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)


def upgrade() -> None:
    op.add_column("users", sa.Column("erased_at", UtcDateTime(), nullable=True))
    op.add_column("classes", sa.Column("retention_until", sa.Date(), nullable=True))
    op.add_column("classes", sa.Column("purged_at", UtcDateTime(), nullable=True))
    op.add_column("classes", sa.Column("pseudonymous", sa.Boolean(), server_default=sa.false(), nullable=False))
    make_export_tables()
    make_privacy_tables()
    give_classes_a_day()
    refuse("audit_entries", "UPDATE", "FALSE")
    refuse("audit_entries", "DELETE", old_enough())
    refuse("erasures", "DELETE", "FALSE")
    refuse(
        "erasures",
        "UPDATE",
        " AND ".join(f"NEW.{name} {same()} OLD.{name}" for name in SAID) + " AND OLD.done_at IS NULL",
    )
    for table, (act, condition) in ADMITTED.items():
        take_away(f"{table}_refuse_{act.lower()}")
        refuse(table, act, filled(condition))
    take_away("attempts_keep_identity")
    keep_identity(TO_NOBODY)


def downgrade() -> None:
    """Who looked at what, and files not fetched yet, are forgotten; who was erased stays erased."""
    for table, (act, _condition) in ADMITTED.items():
        take_away(f"{table}_refuse_{act.lower()}")
        refuse(table, act, "FALSE")
    take_away("attempts_keep_identity")
    keep_identity("FALSE")
    for name in (
        "audit_entries_refuse_update",
        "audit_entries_refuse_delete",
        "erasures_refuse_delete",
        "erasures_refuse_update",
    ):
        take_away(name)
    for table in ("erasures", "audit_entries", "export_pieces", "export_jobs"):
        op.drop_table(table)
    for table, column in (
        ("classes", "pseudonymous"),
        ("classes", "purged_at"),
        ("classes", "retention_until"),
        ("users", "erased_at"),
    ):
        op.execute(f"ALTER TABLE {table} DROP COLUMN {column}")


def make_export_tables() -> None:
    op.create_table(
        "export_jobs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", enumeration("kind", "term", "student"), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=True),
        sa.Column("parameters", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column(
            "state",
            enumeration("state", "waiting", "running", "done", "failed", "cancelled", "expired"),
            nullable=False,
        ),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("alive_at", UtcDateTime(), nullable=True),
        sa.Column("finished_at", UtcDateTime(), nullable=True),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("failure", sa.String(length=40), nullable=True),
        sa.Column("file_name", sa.String(length=120), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("expires_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint("done >= 0 AND total >= 0", name=op.f("ck_export_jobs_no_negative_progress")),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name=op.f("fk_export_jobs_owner_id_users")),
        sa.ForeignKeyConstraint(["student_id"], ["users.id"], name=op.f("fk_export_jobs_student_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_jobs")),
    )
    op.create_index(op.f("ix_export_jobs_owner_id"), "export_jobs", ["owner_id"])
    op.create_index(op.f("ix_export_jobs_student_id"), "export_jobs", ["student_id"])
    op.create_table(
        "export_pieces",
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["job_id"], ["export_jobs.id"], name=op.f("fk_export_pieces_job_id_export_jobs"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("job_id", "number", name=op.f("pk_export_pieces")),
    )


def make_privacy_tables() -> None:
    op.create_table(
        "audit_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("act", enumeration("act", *ACTS), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=True),
        sa.Column("quiz_id", sa.Integer(), nullable=True),
        sa.Column("student_id", sa.Integer(), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["users.id"], name=op.f("fk_audit_entries_actor_id_users")),
        sa.ForeignKeyConstraint(["class_id"], ["classes.id"], name=op.f("fk_audit_entries_class_id_classes")),
        sa.ForeignKeyConstraint(["student_id"], ["users.id"], name=op.f("fk_audit_entries_student_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entries")),
    )
    op.create_index(op.f("ix_audit_entries_at"), "audit_entries", ["at"])
    for column in ("actor_id", "class_id", "student_id"):
        op.create_index(op.f(f"ix_audit_entries_{column}_at"), "audit_entries", [column, "at"])
    op.create_table(
        "erasures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=True),
        sa.Column("replaced_by_id", sa.Integer(), nullable=True),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("done_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["student_id"], ["users.id"], name=op.f("fk_erasures_student_id_users")),
        sa.ForeignKeyConstraint(["class_id"], ["classes.id"], name=op.f("fk_erasures_class_id_classes")),
        sa.ForeignKeyConstraint(["replaced_by_id"], ["users.id"], name=op.f("fk_erasures_replaced_by_id_users")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["users.id"], name=op.f("fk_erasures_asked_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
    )
    op.create_index(op.f("ix_erasures_student_id"), "erasures", ["student_id"])


def give_classes_a_day() -> None:
    """The last of August after the class was made, and not before its teacher has had time to hear of it."""
    classes = sa.table(
        "classes",
        sa.column("id", sa.Integer),
        sa.column("created_at", UtcDateTime),
        sa.column("retention_until", sa.Date),
    )
    bind, earliest = op.get_bind(), datetime.now(UTC).date() + timedelta(days=FIRST_PURGE_DAYS)
    for number, made in bind.execute(sa.select(classes.c.id, classes.c.created_at)).all():
        day = max(date(made.year + (made.month > 8), 8, 31), earliest)
        bind.execute(sa.update(classes).where(classes.c.id == number).values(retention_until=day))


def same() -> str:
    return "IS NOT DISTINCT FROM" if on_postgresql() else "IS"


def filled(condition: str) -> str:
    cast = {name: f"CAST(NEW.{name} AS TEXT)" for name in ("answer", "detail")}
    return condition.format(same=same(), **cast)


def old_enough() -> str:
    if on_postgresql():
        return f"OLD.at < now() - interval '{AUDIT_KEPT_DAYS} days'"
    return f"OLD.at < strftime('%Y-%m-%d %H:%M:%f', 'now', '-{AUDIT_KEPT_DAYS} days')"


def refuse(table: str, act: str, admitted: str) -> None:
    """Make the database itself refuse ``act`` on a row of a table, but where the condition holds."""
    make_trigger(table, f"{table}_refuse_{act.lower()}", act, f"{table} is append-only", admitted)


def keep_identity(admitted: str) -> None:
    act = f"UPDATE OF {', '.join(IDENTITY)}"
    make_trigger("attempts", "attempts_keep_identity", act, "attempts keeps whose it is and when it began", admitted)


def make_trigger(table: str, name: str, act: str, message: str, admitted: str) -> None:
    if on_postgresql():
        row = "OLD" if act == "DELETE" else "NEW"
        op.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {admitted} THEN RETURN {row}; END IF; RAISE EXCEPTION '{message}'; END $$"
        )
        op.execute(f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
    else:
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {act} ON {table} WHEN NOT coalesce({admitted}, FALSE) "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )


def take_away(name: str) -> None:
    """PostgreSQL's trigger goes with its function."""
    op.execute(f"DROP FUNCTION {name}() CASCADE" if on_postgresql() else f"DROP TRIGGER {name}")
