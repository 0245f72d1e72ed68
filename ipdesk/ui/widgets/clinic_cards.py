"""The cards of the clinic page; each shows a part of the profile and gives it back changed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ipdesk.content.model import TreatmentName
from ipdesk.content.shared import CrisisLine, Row
from ipdesk.ui import theme
from ipdesk.ui.widgets.clinic_logo import LogoField
from ipdesk.ui.widgets.clinic_order import RowOrder
from ipdesk.ui.widgets.composer_cards import Card
from ipdesk.ui.widgets.composer_fields import Pairs, Segments, captioned, remark
from ipdesk.ui.widgets.composer_lists import Tick, TickList
from ipdesk.workspace.model import TEXT_SCALES, ClinicProfile, PaletteName, Paper

STALE_DAYS = 180
"""Age after which a crisis line has to be looked up again."""
PALETTES = (
    (PaletteName.SYSTEM, "As the system"),
    (PaletteName.LIGHT, "Light"),
    (PaletteName.DARK, "Dark"),
    (PaletteName.HIGH_CONTRAST, "High contrast"),
)
_LONGEST_NAME, _LONGEST_PHONE, _LONGEST_LINE = 200, 60, 120
NO_COUNTRY = "No sheet can be made until a country is chosen: it carries the crisis line."


def crisis_words(line: CrisisLine | None, today: date) -> str:
    """What the sheets of a country carry, and whether the numbers have to be looked up again."""
    if line is None:
        return NO_COUNTRY
    day = f"{line.checked_on:%d %B %Y}".lstrip("0")
    words = f"Printed on every sheet: {line.plain} Looked up on {day}"
    if today - line.checked_on > timedelta(days=STALE_DAYS):
        return f"{words}, over {STALE_DAYS} days ago: check the numbers before you print."
    return f"{words}."


class ProfileCard(Card):
    """A card over a part of the profile; abstract (Qt's metaclass leaves no room for ``abc``).

    Signals:
        edited: The person changed something.
    """

    edited = Signal()

    def set_profile(self, profile: ClinicProfile) -> None:
        """Show a profile; that is no edit."""
        raise NotImplementedError

    def applied(self, profile: ClinicProfile) -> ClinicProfile:
        """Give the profile with this card's part as it is shown."""
        raise NotImplementedError


class IdentityCard(ProfileCard):
    """What every sheet says of the clinic."""

    def __init__(self, lines: Mapping[str, CrisisLine], parent: QWidget | None = None) -> None:
        super().__init__("On every sheet", parent)
        self._lines = lines
        self._name, self._phone, self._hours = QLineEdit(), QLineEdit(), QLineEdit()
        self._name.setMaxLength(_LONGEST_NAME)
        self._phone.setMaxLength(_LONGEST_PHONE)
        self._hours.setMaxLength(_LONGEST_LINE)
        self._hours.setPlaceholderText("Monday to Friday, 9 to 5")
        self._country = QComboBox()
        self._country.addItem("Not chosen yet", "")
        for code, line in lines.items():
            self._country.addItem(line.name, code)
        self._crisis = remark()
        self._paper = Segments("Paper", ((Paper.LETTER, "Letter"), (Paper.A4, "A4")))
        self._clinicians = QPlainTextEdit()
        self._clinicians.setTabChangesFocus(True)
        for widget in (
            captioned("Clinic name", self._name),
            Pairs((captioned("Phone", self._phone), captioned("Hours", self._hours))),
            captioned("Country", self._country),
            self._crisis,
            captioned("Paper", self._paper),
            captioned("Clinicians, one name a line", self._clinicians),
        ):
            self.column.addWidget(widget)
        for edit in (self._name, self._phone, self._hours, self._clinicians):
            edit.textChanged.connect(self.edited)
        self._country.currentIndexChanged.connect(self._on_country)
        self._paper.chosen.connect(self.edited)

    def set_profile(self, profile: ClinicProfile) -> None:
        """Show the clinic's part."""
        with QSignalBlocker(self):
            self._name.setText(profile.name)
            self._phone.setText(profile.phone)
            self._hours.setText(profile.hours)
            self._clinicians.setPlainText("\n".join(profile.clinicians))
            self._country.setCurrentIndex(max(0, self._country.findData(profile.country)))
        self._paper.set_value(profile.paper)
        self._clinicians.setFixedHeight(theme.px(84))
        self._tell_crisis()

    def applied(self, profile: ClinicProfile) -> ClinicProfile:
        """Give the profile with the clinic's part."""
        lines = self._clinicians.toPlainText().splitlines()
        names = (" ".join(line.split())[:_LONGEST_LINE] for line in lines)
        return replace(
            profile,
            name=self._name.text().strip(),
            phone=self._phone.text().strip(),
            hours=self._hours.text().strip(),
            clinicians=tuple(dict.fromkeys(name for name in names if name)),
            country=self._country.currentData(),
            paper=Paper(self._paper.value),
        )

    def _on_country(self) -> None:
        self._tell_crisis()
        self.edited.emit()

    def _tell_crisis(self) -> None:
        today = date.today()  # noqa: DTZ011  # the age of a number in local days
        self._crisis.setText(crisis_words(self._lines.get(self._country.currentData()), today))


class LogoCard(ProfileCard):
    """The clinic's logo.

    Signals:
        refused: The file chosen cannot be a logo.
    """

    refused = Signal(object)  # of IpdeskError

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Logo", parent)
        self._logo = LogoField()
        self._logo.changed.connect(self.edited)
        self._logo.refused.connect(self.refused)
        self.column.addWidget(self._logo)

    def set_profile(self, profile: ClinicProfile) -> None:
        """Show the logo."""
        self._logo.set_data(profile.logo)

    def applied(self, profile: ClinicProfile) -> ClinicProfile:
        """Give the profile with the logo."""
        return replace(profile, logo=self._logo.data)


class WindowCard(ProfileCard):
    """How the window looks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("This window", parent)
        self._palette, self._scale = QComboBox(), QComboBox()
        for value, words in PALETTES:
            self._palette.addItem(words, value)
        for percent in TEXT_SCALES:
            self._scale.addItem(f"{percent} %", percent)
        fields = (captioned("Colors", self._palette), captioned("Text size", self._scale))
        self.column.addWidget(Pairs(fields))
        for combo in (self._palette, self._scale):
            combo.currentIndexChanged.connect(self.edited)

    def set_profile(self, profile: ClinicProfile) -> None:
        """Show the window's part."""
        with QSignalBlocker(self):
            self._palette.setCurrentIndex(self._palette.findData(profile.palette))
            self._scale.setCurrentIndex(max(0, self._scale.findData(profile.text_scale)))

    def applied(self, profile: ClinicProfile) -> ClinicProfile:
        """Give the profile with the window's part."""
        return replace(
            profile,
            palette=PaletteName(self._palette.currentData()),
            text_scale=self._scale.currentData(),
        )


class OfferedCard(ProfileCard):
    """The options that the clinic offers."""

    def __init__(self, names: Sequence[TreatmentName], parent: QWidget | None = None) -> None:
        super().__init__("Options your clinic offers", parent)
        self._names = names
        self._ticks = TickList("Options your clinic offers")
        self._ticks.changed.connect(self.edited)
        self.column.addWidget(
            remark("The others stay listed on Compare, after these, and can always be chosen.")
        )
        self.column.addWidget(self._ticks)

    @property
    def count(self) -> int:
        """How many are ticked."""
        return len(self._ticks.ids)

    def set_profile(self, profile: ClinicProfile) -> None:
        """Show what is offered."""
        offered = profile.offered or tuple(name.id for name in self._names)
        self._ticks.set_ticks([Tick(one.id, one.name, one.id in offered) for one in self._names])

    def applied(self, profile: ClinicProfile) -> ClinicProfile:
        """Give the profile with what is offered; all of them is the default."""
        offered = self._ticks.ids
        return replace(profile, offered=() if len(offered) == len(self._names) else offered)


class OrderCard(ProfileCard):
    """The order of rows."""

    def __init__(self, rows: Sequence[Row], parent: QWidget | None = None) -> None:
        super().__init__("Order of rows on Compare", parent)
        self._order = RowOrder([(row.id, row.label) for row in rows])
        self._order.changed.connect(self.edited)
        self.column.addWidget(self._order)

    def set_profile(self, profile: ClinicProfile) -> None:
        """Show the order."""
        self._order.set_order(profile.row_order)

    def applied(self, profile: ClinicProfile) -> ClinicProfile:
        """Give the profile with the order."""
        return replace(profile, row_order=self._order.order)
