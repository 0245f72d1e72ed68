"""What the program says of itself: plain, honest, and kept beside the page that shows it."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How far a criterion is met, by our own rating."""

    MET = "met"
    PARTLY = "partly"
    NOT_YET = "not yet"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of IPDASi v4.0 in our words: how far it is met, and where."""

    id: str
    text: str
    status: Status
    place: str


@dataclass(frozen=True, slots=True)
class License:
    """A part made by others."""

    part: str
    license: str
    use: str


INTENDED_USE = (
    "ipdesk is a reference and counseling aid for psychiatrists and the clinicians who work with "
    "them. It sets treatments of interventional psychiatry side by side, marks what published "
    "sources say about circumstances that the clinician enters, and prints patient education that "
    "the clinician has read and chosen to hand over.",
    "It is meant for talks about planned treatment with adults who can take part in the decision, "
    "and with those who help them decide.",
    "Every statement opens its source, so that the clinician can judge it and need not rely on "
    "the program. It supports, and never replaces, clinical judgment.",
)
NOT_MEANT_FOR = (
    "Emergencies. It raises no alarm and rates no risk. Follow your local procedure.",
    "Choosing for anyone: nothing is ranked, scored or recommended.",
    "Doses, stimulation settings or coil positions for one patient.",
    "Predicting how one patient will do: every figure is about a group of people in a study.",
    "Use by patients alone. The handout is made with a clinician, and belongs into a talk.",
    "Reading images, EEG, ECG or any other signal.",
)
INPUTS = (
    "It uses what the clinician enters: the condition, two to six options, and answers about the "
    "patient. A circumstance that was not asked about is listed as \u201cask about\u201d and never "
    "taken as absent.",
    "A caution appears when an answer fits a rule: one patient circumstance, one treatment, one "
    "statement from a label, a guideline or a study. Of several rules about one number only the "
    "strictest is shown. All rules can be read on the Reference page.",
    "Nothing about a patient is stored. The first name on a sheet lives only in the window until "
    "\u201cNew patient\u201d or until the program closes. There is no network code.",
)
METHOD = (
    "The content was written by an AI model from evidence dossiers that hold figures, sources and "
    "review notes, then checked by programs: every statement names a source, every number its "
    "population, window and certainty, and every patient text keeps to the plain-language rules.",
    "There was no registered protocol and no full systematic search. Sources are labels, "
    "guidelines, pooled analyses, trials and registries that could be read.",
    "Certainty is rated in four steps, with a reason, by the size and kind of the studies behind a "
    "statement. It follows the ideas of GRADE, but is not a formal GRADE rating.",
)
NOT_DONE = (
    "No clinician outside the project has checked the content yet.",
    "No patient and no relative has read or tested the program or a handout yet.",
    "No study shows yet that it improves knowledge or choices.",
    "No second person has signed the content files.",
    "It has not been assessed by a regulator. It is offered as it is, without warranty.",
    "The Spanish is a computer's; no qualified translator has checked it, and sheets say so.",
    "Tagged handouts were checked by programs, not yet by people who use a screen reader.",
)
LIMITS = (
    "Figures of different options mostly come from different studies with different people. They "
    "do not show which option works better; tests against each other are shown where there are "
    "any.",
    "People under 18, pregnancy, bipolar disorder and psychosis are thinly studied for most of "
    "these treatments. An empty cell says which kind of empty it is; it does not mean safe.",
    "Approval and cover are described for the United States first, and change often.",
    "The content stands as of its review date. After the date of the next review ask for a newer "
    "version.",
)
LICENSES = (
    License("ipdesk", "MIT", "this program"),
    License("Atkinson Hyperlegible Next", "SIL Open Font License 1.1", "the typeface"),
    License("Noto Sans", "SIL Open Font License 1.1", "letters that the typeface lacks"),
    License("Lucide", "ISC", "the icons"),
    License("Qt for Python (PySide6)", "LGPL 3", "the window"),
    License("SQLAlchemy, Alembic", "MIT", "the clinic's settings file"),
    License("ReportLab", "BSD", "the handout's PDF"),
    License("pypdfium2, PDFium", "Apache 2.0 / BSD", "the preview and print"),
    License("pydantic", "MIT", "checking the content when it is built"),
    License("platformdirs", "MIT", "finding the user's folders"),
    License(
        "holidays, python-dateutil", "MIT / Apache 2.0", "public holidays in the visit calendar"
    ),
    License("Pillow", "MIT-CMU", "the clinic's logo"),
)

MET, PARTLY, NOT_YET, NONE = Status
IPDAS_NOTE = (
    "The criteria are those of IPDASi v4.0, in our words; the rating is our own. IPDAS publishes "
    "criteria: it has not rated or certified this program."
)
QUALIFYING = (
    Criterion("QL1", "Describes the condition", MET, "Compare: condition; handout: first section"),
    Criterion("QL2", "States the decision", MET, "Handout: title and first section"),
    Criterion("QL3", "Describes the options", MET,
              "Compare: columns, with no new treatment and current treatment; handout: all tables"),
    Criterion("QL4", "Good features of each option", MET,
              "Compare: \u201cHow well it works\u201d; handout: \u201cHow many people feel much "
              "better?\u201d"),
    Criterion("QL5", "Bad features of each option", MET,
              "Compare: \u201cRisks\u201d; handout: \u201cWhat can go wrong?\u201d"),
    Criterion("QL6", "What living with the consequences is like", PARTLY,
              "Compare: \u201cLiving with it\u201d: the day, driving, memory, upkeep. Social and "
              "emotional sides are thin"),
)  # fmt: skip
CERTIFICATION = (
    Criterion("C1", "Good and bad features in equal detail", PARTLY,
              "Same rows, order and type size for all; the composer counts words. Less is known, "
              "and so less is said, of having no new treatment"),
    Criterion("C2", "Citations", MET, "Compare: basis of every cell; handout: last section"),
    Criterion("C3", "Date", MET, "Status line; foot of every handout page"),
    Criterion("C4", "Update policy", MET, "This page; handout: ask-after date on every page"),
    Criterion("C5", "Uncertainty of the numbers", MET,
              "Range or \u201crange not reported\u201d, four dots, words and reason"),
    Criterion("C6", "Who paid", MET, "This page; handout: last section"),
    Criterion("C7\u2013C10", "Four criteria on screening or diagnostic tests", NONE,
              "No test is offered"),
)  # fmt: skip
QUALITY = (
    Criterion("Q1", "What happens if nothing is done", PARTLY,
              "A column of its own; much is not well known, and it says so"),
    Criterion("Q2", "Options can be compared", MET, "Compare; handout: side-by-side table"),
    Criterion("Q3", "Chances of outcomes", PARTLY,
              "Where studies report them; else \u201cno number reported\u201d"),
    Criterion("Q4", "Who the numbers are about", MET, "Basis: people; handout: under each picture"),
    Criterion("Q5", "Rates of events", MET, "Rates in each arm, not differences alone"),
    Criterion("Q6", "Same time span for all options", PARTLY,
              "The span is printed; the studies' own spans differ"),
    Criterion("Q7", "Same denominator", MET, "Out of 100; out of 10,000 in a row of its own"),
    Criterion("Q8", "More than one way of showing chances", MET, "Words, numbers, pictures"),
    Criterion("Q9", "Asks what matters most", MET, "Compare and handout: what matters; no sum"),
    Criterion("Q10", "Steps to a decision", MET, "Handout: next steps"),
    Criterion("Q11", "Worksheet or questions", MET, "Handout: questions, lines to write on"),
    Criterion("Q12", "Patients' needs were asked for", NOT_YET, "Published work was read instead"),
    Criterion("Q13", "Clinicians' needs were asked for", NOT_YET, "\u2013"),
    Criterion("Q14", "Reviewed by patients", NOT_YET, "\u2013"),
    Criterion("Q15", "Reviewed by outside experts", NOT_YET, "\u2013"),
    Criterion("Q16", "Field-tested with patients", NOT_YET, "\u2013"),
    Criterion("Q17", "Field-tested with clinicians", NOT_YET, "\u2013"),
    Criterion("Q18", "How evidence was found and put together", PARTLY,
              "This page; there was no full systematic search"),
    Criterion("Q19", "Quality of the evidence", MET, "Four dots, words and reason"),
    Criterion("Q20", "Authors and their credentials", NOT_YET,
              "This page says how the content was made; no named clinician stands for it yet"),
    Criterion("Q21", "Readability, with the scale's name", MET,
              "Composer; handout: last section (Flesch-Kincaid, SMOG)"),
    Criterion("Q22", "Evidence: better match of choice and values", NOT_YET, "No study yet"),
    Criterion("Q23", "Evidence: better knowledge", NOT_YET, "No study yet"),
    Criterion("Q24\u2013Q28", "Five criteria on screening or diagnostic tests", NONE,
              "No test is offered"),
)  # fmt: skip
