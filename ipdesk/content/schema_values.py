"""The shapes of typed values in the content files."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

from ipdesk.content.model import Audience, Certainty, Checked
from ipdesk.content.values import TimeUnit


class Content(BaseModel):
    """Base of every record read from resources/content."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


# Strict mode refuses TOML's lists for tuples and strings for enums: loosened here, once.
Strings = Annotated[tuple[str, ...], Field(strict=False)]
SomeStrings = Annotated[tuple[str, ...], Field(strict=False, min_length=1)]
Number = Annotated[float, Field(strict=False, allow_inf_nan=False)]
Words = Annotated[str, Field(min_length=1)]
Per100 = Annotated[float, Field(strict=False, ge=0, le=100)]
Per10000 = Annotated[float, Field(strict=False, ge=0, le=10000)]
LooseCertainty = Annotated[Certainty, Field(strict=False)]
LooseChecked = Annotated[Checked, Field(strict=False)]
LooseAudience = Annotated[Audience, Field(strict=False)]


class LevelValue(Content):
    """A step of the row's list."""

    kind: Literal["level"]
    level: str


class SpanValue(Content):
    """A length of time."""

    kind: Literal["span"]
    low: Number
    high: Number | None = None
    unit: Annotated[TimeUnit, Field(strict=False)]

    @model_validator(mode="after")
    def _ordered(self) -> "SpanValue":
        if self.high is not None and self.high < self.low:
            raise ValueError("high is below low")
        return self


class PhaseValue(Content):
    """Visits a week over some weeks."""

    low: Number
    high: Number
    first_week: int = 1
    last_week: int | None = None


class FrequencyValue(Content):
    """Visits a week, by phase."""

    kind: Literal["frequency"]
    phases: Annotated[tuple[PhaseValue, ...], Field(strict=False, min_length=1)]


class CourseValue(Content):
    """Sessions and weeks of a course."""

    kind: Literal["course"]
    sessions_low: int | None = None
    sessions_high: int | None = None
    weeks_low: Number | None = None
    weeks_high: Number | None = None


class ComparatorValue(Content):
    """The other arm."""

    label: Words
    plain: Words
    per_100: Per100


class RateItem(Content):
    """People out of 100."""

    per_100: Per100
    low: Per100 | None = None
    high: Per100 | None = None
    outcome: str = ""
    plain: str = ""
    comparator: ComparatorValue | None = None

    @model_validator(mode="after")
    def _range_holds_the_point(self) -> "RateItem":
        if self.low is not None and self.low > self.per_100:
            raise ValueError("low is above the rate")
        if self.high is not None and self.high < self.per_100:
            raise ValueError("high is below the rate")
        return self


class RateValue(RateItem):
    """A rate as a fact's value."""

    kind: Literal["rate"]


class RareItem(Content):
    """Events out of 10,000."""

    per_10000: Per10000
    per: Literal["people", "sessions", "implants", "treatments"]
    low: Per10000 | None = None
    high: Per10000 | None = None
    outcome: Words
    plain: Words


class RareValue(RareItem):
    """A rare harm as a fact's value."""

    kind: Literal["rare"]


def _item_shape(item: Any) -> str:
    is_rate = "per_100" in item if isinstance(item, dict) else isinstance(item, RateItem)
    return "rate" if is_rate else "rare"


HarmItem = Annotated[
    Annotated[RateItem, Tag("rate")] | Annotated[RareItem, Tag("rare")],
    Discriminator(_item_shape),
]


class RatesValue(Content):
    """Several harms of one treatment."""

    kind: Literal["rates"]
    items: Annotated[tuple[HarmItem, ...], Field(strict=False, min_length=1)]

    @model_validator(mode="after")
    def _each_is_named(self) -> "RatesValue":
        if any(not item.outcome or not item.plain for item in self.items):
            raise ValueError("every item needs outcome and plain")
        return self


class EffectValue(Content):
    """A statistic for clinicians."""

    kind: Literal["effect"]
    statistic: Words
    point: Number
    low: Number | None = None
    high: Number | None = None
    unit: str = ""


class StepsValue(Content):
    """A short list."""

    kind: Literal["steps"]
    items: SomeStrings


class TextValue(Content):
    """Prose only."""

    kind: Literal["text"]


AnyValue = Annotated[
    LevelValue
    | SpanValue
    | FrequencyValue
    | CourseValue
    | RateValue
    | RareValue
    | RatesValue
    | EffectValue
    | StepsValue
    | TextValue,
    Field(discriminator="kind"),
]
