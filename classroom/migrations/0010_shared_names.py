"""Whether an instructor sees the names of the students of a class."""

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("class_instructors", sa.Column("with_names", sa.Boolean(), server_default=sa.false(), nullable=False))
    # Until now every class was shared with its names.
    op.execute(sa.text("UPDATE class_instructors SET with_names = true"))


def downgrade() -> None:
    op.execute("ALTER TABLE class_instructors DROP COLUMN with_names")
