"""Policies at expiry, ways through the questions, access codes, accommodations, prepared sheets; triggers without gaps."""

from alembic import op
import sqlalchemy as sa

from classroom.database import UtcDateTime


# revision identifiers, used by Alembic.
revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

#: Tables whose rows are never changed or deleted, with what makes one of their rows unique.
KEPT = {
    "responses": ("id", "attempt_item_id, sequence"),
    "marks": ("id",),
    "attempt_events": ("id",),
    "attempt_items": ("id", "attempt_id, position"),
    "item_events": ("id",),
    "accommodation_changes": ("id",),
}
#: Columns of an attempt that say whose it is and when it began.
IDENTITY = ("id", "quiz_id", "student_id", "class_id", "number", "seed", "started_at")

OLD_KINDS = ("started", "resumed", "saved", "saved_late", "handed_in", "expired", "extended")
NEW_KINDS = (*OLD_KINDS, "moved_on", "lost_network", "came_back", "closed", "counted_late")

#: Table, column, its type and default, its check. Added in place: rebuilding a table that others refer to would have to
#: delete what may not be deleted.
COLUMNS = (
    (
        "quizzes",
        "at_expiry",
        "VARCHAR(20) NOT NULL DEFAULT 'hand_in'",
        "at_expiry IN ('hand_in', 'grace', 'unfinished')",
    ),
    ("quizzes", "grace_minutes", "INTEGER NOT NULL DEFAULT 2", "grace_minutes >= 1"),
    ("quizzes", "navigation", "VARCHAR(20) NOT NULL DEFAULT 'free'", "navigation IN ('free', 'one_by_one', 'forward')"),
    ("quizzes", "access_code", "VARCHAR(40)", None),
    ("attempts", "added_minutes", "INTEGER NOT NULL DEFAULT 0", "added_minutes >= 0"),
    ("attempts", "grace_minutes", "INTEGER NOT NULL DEFAULT 0", "grace_minutes >= 0"),
    (
        "attempts",
        "at_expiry",
        "VARCHAR(20) NOT NULL DEFAULT 'hand_in'",
        "at_expiry IN ('hand_in', 'grace', 'unfinished')",
    ),
    (
        "attempts",
        "navigation",
        "VARCHAR(20) NOT NULL DEFAULT 'free'",
        "navigation IN ('free', 'one_by_one', 'forward')",
    ),
    ("responses", "after_leaving", "BOOLEAN NOT NULL DEFAULT false", None),
    ("accommodations", "no_time_limit", "BOOLEAN NOT NULL DEFAULT false", None),
    ("accommodations", "hide_timer", "BOOLEAN NOT NULL DEFAULT false", None),
)
CHECK_NAMES = {
    ("quizzes", "grace_minutes"): "grace_positive",
    ("attempts", "added_minutes"): "time_only_added",
    ("attempts", "grace_minutes"): "no_negative_grace",
}


def on_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def upgrade() -> None:
    for table, column, kind, check in COLUMNS:
        # SQLite has no word of its own for false.
        kind = kind if on_postgresql() else kind.replace("false", "0")
        name = f"ck_{table}_{CHECK_NAMES.get((table, column), column)}"
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN {column} {kind}" + (f" CONSTRAINT {name} CHECK ({check})" if check else "")
        )
    op.create_table(
        "accommodation_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("extra_time_percent", sa.Integer(), nullable=False),
        sa.Column("no_time_limit", sa.Boolean(), nullable=False),
        sa.Column("hide_timer", sa.Boolean(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["users.id"], name=op.f("fk_accommodation_changes_actor_id_users")),
        sa.ForeignKeyConstraint(["student_id"], ["users.id"], name=op.f("fk_accommodation_changes_student_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accommodation_changes")),
    )
    op.create_index(op.f("ix_accommodation_changes_student_id"), "accommodation_changes", ["student_id"], unique=False)
    op.create_table(
        "prepared_sheets",
        sa.Column("quiz_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("prepared_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["quiz_id"], ["quizzes.id"], name=op.f("fk_prepared_sheets_quiz_id_quizzes"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["student_id"], ["users.id"], name=op.f("fk_prepared_sheets_student_id_users")),
        sa.PrimaryKeyConstraint("quiz_id", "student_id", name=op.f("pk_prepared_sheets")),
    )
    op.create_index(op.f("ix_prepared_sheets_student_id"), "prepared_sheets", ["student_id"], unique=False)
    say_kinds(NEW_KINDS)
    for act in ("UPDATE", "DELETE"):
        refuse("accommodation_changes", act)
    refuse("attempts", "DELETE")
    refuse_columns("attempts", IDENTITY)
    for table, keys in KEPT.items():
        if on_postgresql():
            refuse_truncate(table)
        else:
            refuse_replace(table, keys)
    if on_postgresql():
        refuse_truncate("attempts")


def downgrade() -> None:
    """Events of the kinds that are new stay under the name of the nearest old one."""
    if on_postgresql():
        for table in (*KEPT, "attempts"):
            op.execute(f"DROP FUNCTION {table}_refuse_truncate() CASCADE")
        for name in ("attempts_refuse_delete", "attempts_keep_identity"):
            op.execute(f"DROP FUNCTION {name}() CASCADE")
        for act in ("update", "delete"):
            op.execute(f"DROP FUNCTION accommodation_changes_refuse_{act}() CASCADE")
    else:
        for table in KEPT:
            op.execute(f"DROP TRIGGER {table}_refuse_replace")
        for name in ("attempts_refuse_delete", "attempts_keep_identity"):
            op.execute(f"DROP TRIGGER {name}")
    op.drop_table("prepared_sheets")
    op.drop_table("accommodation_changes")
    say_kinds(OLD_KINDS)
    for table, column, _kind, _check in reversed(COLUMNS):
        op.execute(f"ALTER TABLE {table} DROP COLUMN {column}")


def refuse(table: str, act: str) -> None:
    """Make the database itself refuse ``act`` (UPDATE or DELETE) on a table."""
    name, message = f"{table}_refuse_{act.lower()}", f"{table} is append-only"
    if on_postgresql():
        postgresql_function(name, message)
        op.execute(f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
    else:
        op.execute(f"CREATE TRIGGER {name} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END")


def refuse_columns(table: str, columns: tuple[str, ...]) -> None:
    """The same for some columns of a table whose others may change."""
    name, message = f"{table}_keep_identity", f"{table} keeps whose it is and when it began"
    named = ", ".join(columns)
    if on_postgresql():
        postgresql_function(name, message)
        op.execute(f"CREATE TRIGGER {name} BEFORE UPDATE OF {named} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
    else:
        op.execute(
            f"CREATE TRIGGER {name} BEFORE UPDATE OF {named} ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )


def refuse_truncate(table: str) -> None:
    """PostgreSQL: TRUNCATE fires no trigger of rows."""
    name = f"{table}_refuse_truncate"
    postgresql_function(name, f"{table} is append-only")
    op.execute(f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {name}()")


def refuse_replace(table: str, keys: tuple[str, ...]) -> None:
    """SQLite: INSERT OR REPLACE takes the old row away without firing its trigger of DELETE."""
    name, message = f"{table}_refuse_replace", f"{table} is append-only"
    known = " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} WHERE {' AND '.join(f'{part} = NEW.{part}' for part in key.split(', '))})"
        for key in keys
    )
    op.execute(
        f"CREATE TRIGGER {name} BEFORE INSERT ON {table} WHEN {known} BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def postgresql_function(name: str, message: str) -> None:
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{message}'; END $$"
    )


def say_kinds(kinds: tuple[str, ...]) -> None:
    """Let ``attempt_events`` hold exactly these kinds."""
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    nearest = f"CASE WHEN kind IN ({listed}) THEN kind WHEN kind = 'closed' THEN 'handed_in' ELSE 'resumed' END"
    if on_postgresql():
        op.execute("ALTER TABLE attempt_events DROP CONSTRAINT ck_attempt_events_kind")
        op.execute("ALTER TABLE attempt_events DISABLE TRIGGER attempt_events_refuse_update")
        op.execute(f"UPDATE attempt_events SET kind = {nearest} WHERE kind NOT IN ({listed})")
        op.execute("ALTER TABLE attempt_events ENABLE TRIGGER attempt_events_refuse_update")
        op.execute(f"ALTER TABLE attempt_events ADD CONSTRAINT ck_attempt_events_kind CHECK (kind IN ({listed}))")
        return
    op.execute(f"""CREATE TABLE attempt_events_new (
        id INTEGER NOT NULL,
        attempt_id INTEGER NOT NULL,
        kind VARCHAR(20) NOT NULL,
        actor_id INTEGER,
        detail JSON NOT NULL,
        at DATETIME NOT NULL,
        CONSTRAINT pk_attempt_events PRIMARY KEY (id),
        CONSTRAINT fk_attempt_events_actor_id_users FOREIGN KEY(actor_id) REFERENCES users (id),
        CONSTRAINT fk_attempt_events_attempt_id_attempts FOREIGN KEY(attempt_id) REFERENCES attempts (id),
        CONSTRAINT ck_attempt_events_kind CHECK (kind IN ({listed}))
    )""")
    op.execute(
        f"INSERT INTO attempt_events_new SELECT id, attempt_id, {nearest}, actor_id, detail, at FROM attempt_events"
    )
    op.execute("DROP TABLE attempt_events")
    op.execute("ALTER TABLE attempt_events_new RENAME TO attempt_events")
    op.create_index(op.f("ix_attempt_events_attempt_id"), "attempt_events", ["attempt_id"], unique=False)
    for act in ("UPDATE", "DELETE"):
        refuse("attempt_events", act)
