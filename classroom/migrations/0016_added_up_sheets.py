"""Attempts added up once, so that pages need not read every mark; what makes a sum stale; an index of attempts."""

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

#: Trigger → table, act, condition on the row before and after, and the attempts whose sums are stale after it.
STALE = {
    "attempts_stale_sums": ("attempts", "UPDATE OF closed_at", "NEW.closed_at {differs} OLD.closed_at", "NEW.id"),
    "responses_stale_sums": (
        "responses",
        "UPDATE",
        "TRUE",
        "(SELECT attempt_id FROM attempt_items WHERE id = NEW.attempt_item_id)",
    ),
}
FORGET = "UPDATE attempt_sums SET stale = TRUE, items = NULL WHERE attempt_id = {attempt} AND NOT stale"
#: Whoever adds a mark holds the sum of its attempt until the end of the transaction, so that nobody can add up without
#: that mark and keep what came out.
ON_CONFLICT = "ON CONFLICT (attempt_id) DO UPDATE SET stale = TRUE, items = NULL WHERE NOT attempt_sums.stale"


def on_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def upgrade() -> None:
    op.create_index("ix_attempts_quiz_id_class_id", "attempts", ["quiz_id", "class_id"])
    op.create_table(
        "attempt_sums",
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("stale", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("complete", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("points", sa.Double(), server_default="0", nullable=False),
        sa.Column("maximum", sa.Double(), server_default="0", nullable=False),
        sa.Column("by_hand", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("topics", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("items", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempts.id"], name=op.f("fk_attempt_sums_attempt_id_attempts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_attempt_sums")),
    )
    stale = sa.text("stale")
    op.create_index(
        "ix_attempt_sums_stale", "attempt_sums", ["attempt_id"], sqlite_where=stale, postgresql_where=stale
    )
    op.execute(
        "INSERT INTO attempt_sums (attempt_id) SELECT DISTINCT i.attempt_id FROM attempt_items i "
        "JOIN marks m ON m.attempt_item_id = i.id"
    )
    watch_marks()
    for name, (table, act, condition, attempt) in STALE.items():
        watch(name, table, act, condition, FORGET.format(attempt=attempt))


def downgrade() -> None:
    if on_postgresql():
        for name in ("marks_stale_sums", *STALE):
            op.execute(f"DROP FUNCTION {name}() CASCADE")
    else:
        for name in ("marks_stale_sums", *STALE):
            op.execute(f"DROP TRIGGER {name}")
    op.drop_table("attempt_sums")
    op.drop_index("ix_attempts_quiz_id_class_id", "attempts")


def watch_marks() -> None:
    """Marks are added many at a time; PostgreSQL is told of them together."""
    if not on_postgresql():
        op.execute(
            "CREATE TRIGGER marks_stale_sums AFTER INSERT ON marks BEGIN INSERT INTO attempt_sums (attempt_id) "
            f"SELECT attempt_id FROM attempt_items WHERE id = NEW.attempt_item_id {ON_CONFLICT}; END"
        )
        return
    op.execute(
        "CREATE FUNCTION marks_stale_sums() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "INSERT INTO attempt_sums (attempt_id) SELECT DISTINCT i.attempt_id FROM attempt_items i "
        f"JOIN added ON added.attempt_item_id = i.id ORDER BY i.attempt_id {ON_CONFLICT}; RETURN NULL; END $$"
    )
    op.execute(
        "CREATE TRIGGER marks_stale_sums AFTER INSERT ON marks REFERENCING NEW TABLE AS added "
        "FOR EACH STATEMENT EXECUTE FUNCTION marks_stale_sums()"
    )


def watch(name: str, table: str, act: str, condition: str, then: str) -> None:
    differs = "IS DISTINCT FROM" if on_postgresql() else "IS NOT"
    condition = condition.format(differs=differs)
    if on_postgresql():
        op.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {then}; RETURN NULL; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {name} AFTER {act} ON {table} FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION {name}()"
        )
    else:
        op.execute(f"CREATE TRIGGER {name} AFTER {act} ON {table} WHEN {condition} BEGIN {then}; END")
