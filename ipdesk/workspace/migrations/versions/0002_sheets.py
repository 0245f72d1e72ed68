"""What the clinic sets for its sheets: days it is closed, who checked translations, presets."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

PAPERS = ("letter", "a4")
SIZES = ("standard", "large")
DEPTHS = ("two-pages", "full")
SATURDAY, SUNDAY = 5, 6


def _of_the_profile(table: str, keys: tuple[str, ...], *parts: sa.Column[Any]) -> None:
    op.create_table(
        table,
        sa.Column("profile_id", sa.Integer, nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("profile_id", *keys, name=op.f(f"pk_{table}")),
        sa.ForeignKeyConstraint(
            ["profile_id"], ["profile.id"], name=op.f(f"fk_{table}_profile_id"), ondelete="CASCADE"
        ),
    )


def _of_a_preset(table: str, column: str) -> None:
    op.create_table(
        table,
        sa.Column("profile_id", sa.Integer, nullable=False),
        sa.Column("preset_position", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column(column, sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint(
            "profile_id", "preset_position", "position", name=op.f(f"pk_{table}")
        ),
        sa.ForeignKeyConstraint(
            ["profile_id", "preset_position"],
            ["preset.profile_id", "preset.position"],
            name=op.f(f"fk_{table}_profile_id"),
            ondelete="CASCADE",
        ),
    )


def _make_preset() -> None:
    op.create_table(
        "preset",
        sa.Column("profile_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("depth", sa.String(32), nullable=False),
        sa.Column("paper", sa.String(32), nullable=False),
        sa.Column("size", sa.String(32), nullable=False),
        sa.Column("language", sa.String(64), nullable=False),
        sa.Column("second_language", sa.String(64), nullable=False),
        sa.Column("picks_questions", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("profile_id", "position", name=op.f("pk_preset")),
        sa.ForeignKeyConstraint(
            ["profile_id"], ["profile.id"], name=op.f("fk_preset_profile_id"), ondelete="CASCADE"
        ),
        sa.UniqueConstraint("profile_id", "name", name=op.f("uq_preset_profile_id")),
        sa.CheckConstraint(sa.column("depth").in_(DEPTHS), name=op.f("ck_preset_depth")),
        sa.CheckConstraint(sa.column("paper").in_(PAPERS), name=op.f("ck_preset_paper")),
        sa.CheckConstraint(sa.column("size").in_(SIZES), name=op.f("ck_preset_size")),
    )


def upgrade() -> None:
    """Make the tables; a clinic that set nothing yet is closed at weekends, as before."""
    op.add_column(
        "profile",
        sa.Column("open_on_holidays", sa.Boolean, nullable=False, server_default=sa.false()),
    )
    _of_the_profile(
        "closed_weekday", ("weekday",), sa.Column("weekday", sa.Integer, nullable=False)
    )
    _of_the_profile("closed_day", ("day",), sa.Column("day", sa.Date, nullable=False))
    _of_the_profile(
        "language_review",
        ("language",),
        sa.Column("language", sa.String(64), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
    )
    _make_preset()
    _of_a_preset("preset_section", "section")
    _of_a_preset("preset_question", "question")
    for weekday in (SATURDAY, SUNDAY):
        op.execute(
            f"INSERT INTO closed_weekday (profile_id, weekday) SELECT id, {weekday} FROM profile"
        )
