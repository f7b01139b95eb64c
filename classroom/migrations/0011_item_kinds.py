"""More kinds of questions; how each is marked, what it is worth, what is said to the student."""

from alembic import op


# revision identifiers, used by Alembic.
revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

OLD_KINDS = ("single", "multiple", "true_false", "order", "match", "numeric", "short")
NEW_KINDS = (*OLD_KINDS, "date", "gap", "open", "highlight")

#: Added in place: rebuilding a table that others refer to would have to delete what may not be deleted.
COLUMNS = (
    "rules JSON NOT NULL DEFAULT '{}'",
    "points DOUBLE PRECISION NOT NULL DEFAULT 1 CONSTRAINT ck_item_versions_worth_something CHECK (points > 0)",
    "feedback_right TEXT NOT NULL DEFAULT ''",
    "feedback_wrong TEXT NOT NULL DEFAULT ''",
)


def on_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def upgrade() -> None:
    for column in COLUMNS:
        # SQLite reads the type's name back as it was written.
        column = column if on_postgresql() else column.replace("DOUBLE PRECISION", "DOUBLE")
        op.execute(f"ALTER TABLE item_versions ADD COLUMN {column}")
    say_kinds(OLD_KINDS, NEW_KINDS)


def downgrade() -> None:
    """Questions of the new kinds become short answers, the nearest there is; how they are marked is forgotten."""
    open_to_changes()
    listed = ", ".join(f"'{kind}'" for kind in OLD_KINDS)
    op.execute(f"UPDATE item_versions SET kind = 'short' WHERE kind NOT IN ({listed})")
    say_kinds(NEW_KINDS, OLD_KINDS)
    for column in reversed(COLUMNS):
        op.execute(f"ALTER TABLE item_versions DROP COLUMN {column.split()[0]}")
    close_to_changes()


def say_kinds(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """Let ``item_versions`` hold exactly these kinds."""
    old, new = (", ".join(f"'{kind}'" for kind in kinds) for kinds in (before, after))
    if on_postgresql():
        op.execute("ALTER TABLE item_versions DROP CONSTRAINT ck_item_versions_kind")
        op.execute(f"ALTER TABLE item_versions ADD CONSTRAINT ck_item_versions_kind CHECK (kind IN ({new}))")
        return
    # Other tables refer to this one, so it cannot be made anew within a transaction; SQLite's own manual changes a
    # CHECK like this (« ALTER TABLE », « Making other kinds of table schema changes »).
    bind = op.get_bind()
    version = bind.exec_driver_sql("PRAGMA schema_version").scalar_one()
    bind.exec_driver_sql("PRAGMA writable_schema = ON")
    bind.exec_driver_sql(
        "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = 'item_versions'",
        (f"kind IN ({old})", f"kind IN ({new})"),
    )
    bind.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    bind.exec_driver_sql("PRAGMA writable_schema = OFF")


def open_to_changes() -> None:
    """Rows of ``item_versions`` may be changed, until :func:`close_to_changes`."""
    if on_postgresql():
        op.execute("ALTER TABLE item_versions DISABLE TRIGGER item_versions_refuse_update")
    else:
        op.execute("DROP TRIGGER item_versions_refuse_update")


def close_to_changes() -> None:
    if on_postgresql():
        op.execute("ALTER TABLE item_versions ENABLE TRIGGER item_versions_refuse_update")
    else:
        op.execute(
            "CREATE TRIGGER item_versions_refuse_update BEFORE UPDATE ON item_versions "
            "BEGIN SELECT RAISE(ABORT, 'item_versions is append-only'); END"
        )
