"""The tables of the clinic's settings file."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from sqlalchemy import (
    CheckConstraint,
    Enum,
    ForeignKey,
    ForeignKeyConstraint,
    LargeBinary,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from ipdesk.workspace.model import Depth, PaletteName, Paper, PrintSize

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

Line = Annotated[str, mapped_column(Text, default="")]
"""A line of text that may be empty."""
Code = Annotated[str, mapped_column(String(64))]
"""The id of something in the reference."""
Position = Annotated[int, mapped_column(primary_key=True)]
"""The place in an ordered list, from 0."""
OwnerId = Annotated[
    int, mapped_column(ForeignKey("profile.id", ondelete="CASCADE"), primary_key=True)
]
"""The one profile."""


def _by_value(kind: type[StrEnum], name: str) -> Enum:
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )


class Base(DeclarativeBase):
    """Base of every table; enums are stored by value and constraints have names."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012  # read by SQLAlchemy, never changed
        Paper: _by_value(Paper, "paper"),
        PaletteName: _by_value(PaletteName, "palette"),
        PrintSize: _by_value(PrintSize, "size"),
        Depth: _by_value(Depth, "depth"),
    }


class Profile(Base):
    """The clinic; there is one row."""

    __tablename__ = "profile"
    __table_args__ = (
        CheckConstraint("id = 1", name="only_one"),
        CheckConstraint("text_scale BETWEEN 100 AND 200", name="text_scale"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[Line]
    phone: Mapped[Line]
    hours: Mapped[Line]
    logo: Mapped[bytes | None] = mapped_column(LargeBinary)
    country: Mapped[str] = mapped_column(String(2), default="")
    paper: Mapped[Paper]
    last_condition: Mapped[Code]
    palette: Mapped[PaletteName]
    text_scale: Mapped[int]
    open_on_holidays: Mapped[bool] = mapped_column(default=False, server_default=false())

    clinicians: Mapped[list["Clinician"]] = relationship(
        back_populates="profile", order_by="Clinician.position", cascade="all, delete-orphan"
    )
    offered: Mapped[list["OfferedTreatment"]] = relationship(
        back_populates="profile", order_by="OfferedTreatment.position", cascade="all, delete-orphan"
    )
    row_order: Mapped[list["RowPlace"]] = relationship(
        back_populates="profile", order_by="RowPlace.position", cascade="all, delete-orphan"
    )
    closed_weekdays: Mapped[list["ClosedWeekday"]] = relationship(
        back_populates="profile", cascade="all, delete-orphan"
    )
    closed_days: Mapped[list["ClosedDay"]] = relationship(
        back_populates="profile", order_by="ClosedDay.day", cascade="all, delete-orphan"
    )
    reviews: Mapped[list["LanguageReview"]] = relationship(
        back_populates="profile", order_by="LanguageReview.language", cascade="all, delete-orphan"
    )
    presets: Mapped[list["PresetRow"]] = relationship(
        back_populates="profile", order_by="PresetRow.position", cascade="all, delete-orphan"
    )


class Clinician(Base):
    """A name that can be put on a handout."""

    __tablename__ = "clinician"

    profile_id: Mapped[OwnerId]
    position: Mapped[Position]
    name: Mapped[Line]

    profile: Mapped[Profile] = relationship(back_populates="clinicians")


class OfferedTreatment(Base):
    """A treatment that the clinic offers."""

    __tablename__ = "offered_treatment"

    profile_id: Mapped[OwnerId]
    position: Mapped[Position]
    treatment: Mapped[Code]

    profile: Mapped[Profile] = relationship(back_populates="offered")


class RowPlace(Base):
    """A row of the comparison, in the clinic's order."""

    __tablename__ = "row_place"

    profile_id: Mapped[OwnerId]
    position: Mapped[Position]
    row: Mapped[Code]

    profile: Mapped[Profile] = relationship(back_populates="row_order")


class ClosedWeekday(Base):
    """A weekday on which the clinic is closed, Monday 0."""

    __tablename__ = "closed_weekday"

    profile_id: Mapped[OwnerId]
    weekday: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)

    profile: Mapped[Profile] = relationship(back_populates="closed_weekdays")


class ClosedDay(Base):
    """A date on which the clinic is closed."""

    __tablename__ = "closed_day"

    profile_id: Mapped[OwnerId]
    day: Mapped[date] = mapped_column(primary_key=True)

    profile: Mapped[Profile] = relationship(back_populates="closed_days")


class LanguageReview(Base):
    """Who checked the texts of a language."""

    __tablename__ = "language_review"

    profile_id: Mapped[OwnerId]
    language: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[Line]
    day: Mapped[date]

    profile: Mapped[Profile] = relationship(back_populates="reviews")


class PresetRow(Base):
    """How sheets of a kind are made; no column is about a patient. Used last stands first."""

    __tablename__ = "preset"
    __table_args__ = (UniqueConstraint("profile_id", "name"),)

    profile_id: Mapped[OwnerId]
    position: Mapped[Position]
    name: Mapped[Line]
    depth: Mapped[Depth]
    paper: Mapped[Paper]
    size: Mapped[PrintSize]
    language: Mapped[Code]
    second_language: Mapped[Code]
    picks_questions: Mapped[bool]

    profile: Mapped[Profile] = relationship(back_populates="presets")
    sections: Mapped[list["PresetSection"]] = relationship(
        order_by="PresetSection.position", cascade="all, delete-orphan"
    )
    questions: Mapped[list["PresetQuestion"]] = relationship(
        order_by="PresetQuestion.position", cascade="all, delete-orphan"
    )


def _of_the_preset() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["profile_id", "preset_position"],
        ["preset.profile_id", "preset.position"],
        ondelete="CASCADE",
    )


class PresetSection(Base):
    """A section that a preset prints."""

    __tablename__ = "preset_section"
    __table_args__ = (_of_the_preset(),)

    profile_id: Mapped[Position]
    preset_position: Mapped[Position]
    position: Mapped[Position]
    section: Mapped[Code]


class PresetQuestion(Base):
    """A question of the bank that a preset prints."""

    __tablename__ = "preset_question"
    __table_args__ = (_of_the_preset(),)

    profile_id: Mapped[Position]
    preset_position: Mapped[Position]
    position: Mapped[Position]
    question: Mapped[Code]
