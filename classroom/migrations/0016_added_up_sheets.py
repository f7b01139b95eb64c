"""Attempts added up once, so that pages need not read every mark; what makes a sum stale; an index of attempts."""

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

TOPICS = ("date", "cause", "actor", "contradiction")
FILL = (
    "INSERT INTO attempt_sums (attempt_id, quiz_id, class_id, number) "
    "SELECT a.id, a.quiz_id, a.class_id, a.number FROM attempts a WHERE a.id IN ({attempts}) ORDER BY a.id"
)
#: Whoever adds a mark holds the sum of its attempt until the end of the transaction, so that nobody can add up without
#: that mark and keep what came out.
ON_CONFLICT = "ON CONFLICT (attempt_id) DO UPDATE SET stale = TRUE WHERE NOT attempt_sums.stale"
FORGET = "UPDATE attempt_sums SET stale = TRUE WHERE attempt_id IN ({attempts}) AND NOT stale"
TAKE_AWAY = "DELETE FROM attempt_sheets WHERE attempt_id IN ({attempts})"

OF_MARK = "SELECT attempt_id FROM attempt_items WHERE id = NEW.attempt_item_id"
#: PostgreSQL is told of marks that are added together.
OF_MARKS = "SELECT i.attempt_id FROM attempt_items i JOIN added ON added.attempt_item_id = i.id"

#: Trigger → table, act, condition, the attempts whose sums are stale after it.
STALE = {
    "attempts_stale_sums": ("attempts", "UPDATE OF closed_at", "NEW.closed_at {differs} OLD.closed_at", "NEW.id"),
    "responses_stale_sums": ("responses", "UPDATE", "TRUE", OF_MARK),
}


def on_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def upgrade() -> None:
    op.create_index("ix_attempts_quiz_id_class_id", "attempts", ["quiz_id", "class_id"])
    make_tables()
    op.execute(
        FILL.format(
            attempts="SELECT i.attempt_id FROM attempt_items i JOIN marks m ON m.attempt_item_id = i.id"
        )
    )
    watch_marks()
    for name, (table, act, condition, attempts) in STALE.items():
        watch(name, table, act, condition, attempts)


def downgrade() -> None:
    for name in ("marks_stale_sums", *STALE):
        op.execute(f"DROP FUNCTION {name}() CASCADE" if on_postgresql() else f"DROP TRIGGER {name}")
    op.drop_table("attempt_sheets")
    op.drop_table("attempt_sums")
    op.drop_index("ix_attempts_quiz_id_class_id", "attempts")


def make_tables() -> None:
    flags: list[sa.Column[bool]] = [
        sa.Column(name, sa.Boolean(), server_default=default, nullable=False)
        for name, default in (
            ("stale", sa.true()),
            ("closed", sa.false()),
            ("complete", sa.false()),
            ("by_hand", sa.false()),
        )
    ]
    sums: list[sa.Column[float]] = [
        sa.Column(f"{topic}{name}", sa.Double(), server_default="0", nullable=False)
        for topic in ("", *(f"{topic}_" for topic in TOPICS))
        for name in ("points", "maximum")
    ]
    op.create_table(
        "attempt_sums",
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("quiz_id", "class_id", "number")),
        *flags,
        *sums,
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempts.id"], name=op.f("fk_attempt_sums_attempt_id_attempts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_attempt_sums")),
    )
    stale = sa.text("stale")
    op.create_index(
        "ix_attempt_sums_stale", "attempt_sums", ["attempt_id"], sqlite_where=stale, postgresql_where=stale
    )
    op.create_index("ix_attempt_sums_quiz_id_class_id", "attempt_sums", ["quiz_id", "class_id"])
    op.create_table(
        "attempt_sheets",
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"],
            ["attempt_sums.attempt_id"],
            name=op.f("fk_attempt_sheets_attempt_id_attempt_sums"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_attempt_sheets")),
    )


def watch_marks() -> None:
    if not on_postgresql():
        fill, take_away = (each.format(attempts=OF_MARK) for each in (FILL, TAKE_AWAY))
        op.execute(
            f"CREATE TRIGGER marks_stale_sums AFTER INSERT ON marks BEGIN {fill} {ON_CONFLICT}; {take_away}; END"
        )
        return
    fill, take_away = (each.format(attempts=OF_MARKS) for each in (FILL, TAKE_AWAY))
    op.execute(
        "CREATE FUNCTION marks_stale_sums() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"{fill} {ON_CONFLICT}; {take_away}; RETURN NULL; END $$"
    )
    op.execute(
        "CREATE TRIGGER marks_stale_sums AFTER INSERT ON marks REFERENCING NEW TABLE AS added "
        "FOR EACH STATEMENT EXECUTE FUNCTION marks_stale_sums()"
    )


def watch(name: str, table: str, act: str, condition: str, attempts: str) -> None:
    condition = condition.format(differs="IS DISTINCT FROM" if on_postgresql() else "IS NOT")
    then = "; ".join(each.format(attempts=attempts) for each in (FORGET, TAKE_AWAY))
    if on_postgresql():
        op.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {then}; RETURN NULL; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {name} AFTER {act} ON {table} FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION {name}()"
        )
    else:
        op.execute(f"CREATE TRIGGER {name} AFTER {act} ON {table} WHEN {condition} BEGIN {then}; END")
