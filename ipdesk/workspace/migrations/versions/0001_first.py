"""The clinic's profile with its clinicians, offered treatments and order of rows."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

PAPERS = ("letter", "a4")
PALETTES = ("system", "light", "dark", "high-contrast")


def _list_of(table: str, *columns: sa.Column[str]) -> None:
    op.create_table(
        table,
        sa.Column("profile_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("profile_id", "position", name=op.f(f"pk_{table}")),
        sa.ForeignKeyConstraint(
            ["profile_id"], ["profile.id"], name=op.f(f"fk_{table}_profile_id"), ondelete="CASCADE"
        ),
    )


def upgrade() -> None:
    """Make the four tables."""
    op.create_table(
        "profile",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("phone", sa.Text, nullable=False),
        sa.Column("hours", sa.Text, nullable=False),
        sa.Column("logo", sa.LargeBinary),
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("paper", sa.String(32), nullable=False),
        sa.Column("last_condition", sa.String(64), nullable=False),
        sa.Column("palette", sa.String(32), nullable=False),
        sa.Column("text_scale", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profile")),
        sa.CheckConstraint("id = 1", name=op.f("ck_profile_only_one")),
        sa.CheckConstraint("text_scale BETWEEN 100 AND 200", name=op.f("ck_profile_text_scale")),
        sa.CheckConstraint(sa.column("paper").in_(PAPERS), name=op.f("ck_profile_paper")),
        sa.CheckConstraint(sa.column("palette").in_(PALETTES), name=op.f("ck_profile_palette")),
    )
    _list_of("clinician", sa.Column("name", sa.Text, nullable=False))
    _list_of("offered_treatment", sa.Column("treatment", sa.String(64), nullable=False))
    _list_of("row_place", sa.Column("row", sa.String(64), nullable=False))
