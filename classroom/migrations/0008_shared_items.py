"""Tags of items, and items shared with colleagues."""

from alembic import op
import sqlalchemy as sa

from classroom.database import UtcDateTime


# revision identifiers, used by Alembic.
revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("items", sa.Column("shared_at", UtcDateTime(), nullable=True))
    op.create_table(
        "item_tags",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_item_tags_item_id_items"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "tag", name=op.f("pk_item_tags")),
    )
    op.create_index(op.f("ix_item_tags_tag"), "item_tags", ["tag"])


def downgrade() -> None:
    op.drop_table("item_tags")
    op.execute("ALTER TABLE items DROP COLUMN shared_at")
