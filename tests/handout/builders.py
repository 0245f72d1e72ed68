"""Small values made by hand, with defaults that fit."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from ipdesk.clinical.comparison import Comparison, Material, compare
from ipdesk.clinical.factors import PatientFactors
from ipdesk.content.model import (
    Audience,
    CellState,
    Certainty,
    Checked,
    Condition,
    ConditionId,
    Effect,
    Fact,
    FactId,
    Factor,
    FactorChoice,
    FactorId,
    FactorKind,
    RowId,
    Rule,
    RuleId,
    SignOff,
    Source,
    SourceId,
    Treatment,
    TreatmentId,
    TreatmentName,
)
from ipdesk.content.shared import (
    CrisisLine,
    HeadToHead,
    LevelStep,
    Numbers,
    Priority,
    Question,
    ReferenceInfo,
    Row,
    Term,
)
from ipdesk.content.values import (
    Comparator,
    Course,
    Frequency,
    FrequencyPhase,
    Rare,
    Rate,
    Rates,
    Text,
)
from ipdesk.handout import typeface
from ipdesk.handout.blocks import Handout
from ipdesk.handout.build import HandoutMaterial, build_handout
from ipdesk.handout.options import HandoutOptions

TODAY = date(2026, 11, 22)
CONDITION = ConditionId("trd")
SIGN_OFF = SignOff("an editor", "", TODAY, date(2027, 11, 22))
INFO = ReferenceInfo("2026.11", "abc", TODAY, date(2027, 11, 22), 2, 10, 2, 2)
NUMBERS = Numbers(
    treatments={"ect": 1, "tms": 2, "no-new-treatment": 15, "esketamine": 40},
    ways={"tms:itbs": 3, "ect:bifrontal": 3},
    conditions={"trd": 1, "ocd": 11},
)


def make_numbers(comparison: Comparison) -> Numbers:
    """Numbers of whatever is compared."""
    ids = [str(option.names.treatment) for option in comparison.options]
    return Numbers(
        treatments={name: number for number, name in enumerate(dict.fromkeys(ids), 1)},
        ways={option.id: 1 for option in comparison.options if ":" in option.id},
        conditions={comparison.condition.id: 1},
    )


ROWS = (
    ("invasiveness", "What is it like?"),
    ("anesthesia", "Will I be put to sleep?"),
    ("time_to_response", "How soon could I feel better?"),
    ("session_frequency", "How often do I come in?"),
    ("session_duration", "How long is a visit?"),
    ("course_length", "How long does the whole course take?"),
    ("response_trials", "How many people feel much better in controlled studies?"),
    ("response_everyday", "How many people feel much better in everyday care?"),
    ("durability", "How long does it last?"),
    ("head_to_head", "How do they compare when tested against each other?"),
    ("evidence_level", "How strong is the evidence for my condition?"),
    ("common_side_effects", "What side effects might I get?"),
    ("serious_risks", "What serious harm can happen?"),
    ("cognitive_effects", "What about my memory?"),
    ("reversibility", "Can it be undone?"),
    ("aftercare_driving", "Can I drive or work after?"),
    ("maintenance", "What happens after the first course?"),
    ("if_it_does_not_work", "What if it does not work?"),
    ("regulatory_us", "Is it approved in the US?"),
    ("regulatory_other", "Is it approved elsewhere?"),
    ("access_cost", "What about cost and cover?"),
)


def make_row(name: str, question: str) -> Row:
    return Row(
        id=RowId(name),
        label=name,
        question=question,
        group="g",
        audience=Audience.BOTH,
        plain_with="feel much better" if name.startswith("response") else "",
        plain_without="do not" if name.startswith("response") else "",
    )


def make_fact(**changes: Any) -> Fact:
    treatment = changes.pop("treatment", "tms")
    row = changes.pop("row", "invasiveness")
    fact = Fact(
        id=FactId(f"{treatment}.{row}"),
        treatment=TreatmentId(treatment),
        row=RowId(row),
        conditions=(CONDITION,),
        headline=(CONDITION,),
        short="Short",
        statement="A statement for clinicians.",
        plain=f"Plain words on {row} of {treatment}.",
        plain_short=f"Few words on {row} of {treatment}",
        population="adults",
        certainty=Certainty.MODERATE,
        certainty_reason="one trial",
        sources=(SourceId("anand-2023"),),
        locator="abstract",
        checked=Checked.PAGE,
        window="3 weeks",
        plain_window="after 3 weeks",
        plain_population="adults whose depression stayed after medicine",
        design="controlled",
    )
    return replace(fact, **changes)


def make_rate(**changes: Any) -> Rate:
    rate = Rate(29.3, comparator=Comparator("sham", "pretend treatment", 10.4))
    return replace(rate, **changes)


def make_treatment(name: str = "tms", facts: tuple[Fact, ...] = (), **changes: Any) -> Treatment:
    own = {fact.row: fact for fact in facts}
    rest = tuple(
        make_fact(treatment=name, row=row)
        for row, _ in ROWS
        if row not in own and row != "head_to_head"
    )
    names = TreatmentName(
        id=TreatmentId(name),
        name=name.upper(),
        short_name=name.upper(),
        subtitle="",
        badge="",
        plain_name=name.upper(),
        plain_subtitle="magnetic pulses",
        kind="full",
    )
    treatment = Treatment(names, "", "", SIGN_OFF, (), (*facts, *rest), ())
    return replace(treatment, **changes)


def make_rule(**changes: Any) -> Rule:
    rule = Rule(
        id=RuleId("tms.rule.seizure"),
        treatment=TreatmentId("tms"),
        factor=FactorId("seizure-history"),
        effect=Effect.CAUTION,
        short="check",
        action="Check.",
        plain="The team checks this first.",
        certainty=Certainty.LOW,
        certainty_reason="label",
        sources=(SourceId("anand-2023"),),
        locator="label",
        checked=Checked.PAGE,
    )
    return replace(rule, **changes)


FACTORS = {
    factor.id: factor
    for factor in (
        Factor(
            FactorId("seizure-history"),
            "Seizure history",
            "Have you ever had a seizure?",
            FactorKind.YES_NO,
            "brain",
            aliases=("epilepsy",),
        ),
        Factor(
            FactorId("substance-use"),
            "Substance use",
            "Do you use drugs or alcohol?",
            FactorKind.CHOICE,
            "mind",
            choices=(FactorChoice("past", "In the past"), FactorChoice("current", "Now")),
        ),
        Factor(FactorId("age"), "Age", "How old are you?", FactorKind.NUMBER, "age", unit="years"),
    )
}


def make_condition(**changes: Any) -> Condition:
    condition = Condition(
        id=CONDITION,
        name="Treatment-resistant depression",
        plain_name="depression",
        definition="",
        plain="You have depression that medicines did not help enough.",
        decision="Which treatment, if any, to try next for your depression",
        studied="adults",
        caveat="",
        sign_off=SIGN_OFF,
        facts=(),
        guidelines=(),
    )
    return replace(condition, **changes)


def make_study(**changes: Any) -> HeadToHead:
    study = HeadToHead(
        id="h2h.one",
        first=TreatmentId("tms"),
        second=TreatmentId("ect"),
        conditions=(CONDITION,),
        design="open",
        people=400,
        first_response=55.0,
        second_response=41.0,
        first_remission=None,
        second_remission=None,
        direction="first",
        quality="open",
        statement="A statement.",
        plain="In one study, 55 of 100 felt much better with TMS and 41 with ECT.",
        short="55 v 41",
        certainty=Certainty.MODERATE,
        sources=(SourceId("anand-2023"),),
        checked=Checked.PAGE,
    )
    return replace(study, **changes)


def tms(**changes: Any) -> Treatment:
    """Daily visits, a sham-controlled rate, one counted side effect and a counted rare harm."""
    facts = (
        make_fact(treatment="tms", row="response_trials", value=make_rate()),
        make_fact(
            treatment="tms",
            row="session_frequency",
            value=Frequency((FrequencyPhase(5, 5),)),
        ),
        make_fact(treatment="tms", row="course_length", value=Course(30, 36, 6, 8)),
        make_fact(
            treatment="tms",
            row="common_side_effects",
            value=Rates((Rate(36.0, plain="have pain where the coil sits"),)),
        ),
        make_fact(
            treatment="tms",
            row="serious_risks",
            value=Rare(0.3, "sessions", plain="have a seizure"),
        ),
    )
    return make_treatment("tms", facts, **changes)


def ect(**changes: Any) -> Treatment:
    """A rate set against another treatment, a serious harm without a number."""
    facts = (
        make_fact(
            treatment="ect",
            row="response_trials",
            value=make_rate(
                per_100=41.2, low=35.0, high=48.0, comparator=Comparator("ketamine", "ketamine", 55)
            ),
            design="head-to-head",
            sources=(SourceId("semkovska-2010"),),
        ),
        make_fact(
            treatment="ect",
            row="serious_risks",
            plain="A broken tooth can happen. Nobody has counted how many people it happens to.",
        ),
    )
    return make_treatment("ect", facts, **changes)


def nothing_new(**changes: Any) -> Treatment:
    """An option with no number at all."""
    facts = tuple(
        make_fact(
            treatment="no-new-treatment",
            row=row,
            state=CellState.NOT_STUDIED,
            plain="How it goes with no new treatment is not well known.",
            plain_short="Not well known",
            value=Text(),
            sources=(),
            plain_window="",
            plain_population="",
        )
        for row in ("response_trials", "response_everyday")
    )
    return make_treatment("no-new-treatment", facts, **changes)


def make_comparison(
    *treatments: Treatment,
    condition: Condition | None = None,
    studies: tuple[HeadToHead, ...] = (),
    patient: PatientFactors | None = None,
) -> Comparison:
    material = Material(
        reference=INFO,
        condition=condition or make_condition(),
        treatments=treatments or (tms(), ect()),
        rows=tuple(make_row(name, question) for name, question in ROWS),
        factors=FACTORS,
        evidence={},
        evidence_words={},
        head_to_head=studies,
    )
    return compare(material, patient or PatientFactors())


@cache
def letters() -> frozenset[str]:
    return typeface.characters()


def make_material(comparison: Comparison, **changes: Any) -> HandoutMaterial:
    words = ("very-low", "Very unsure"), ("low", "Not very sure"), ("moderate", "Fairly sure")
    material = HandoutMaterial(
        info=INFO,
        funding="No drug or device company paid for this sheet.",
        certainty={key: LevelStep(key, key, plain) for key, plain in (*words, ("high", "Sure"))},
        crisis_lines={
            "US": CrisisLine(
                "US", "United States", "911",
                "If you feel unsafe, call or text 988 now. In danger? Call 911.",
                "If you worry about someone, you can call too.", "988", TODAY,
            ),
            "GB": CrisisLine("GB", "UK", "999", "If you feel unsafe, call 116 123.", "", "", TODAY),
        },
        glossary=(Term("ECT", "A treatment while asleep.", ()),),
        questions=(
            Question("goal", "What are we aiming for?", ()),
            Question("tms-missed", "What happens if I miss a visit?", (TreatmentId("tms"),)),
        ),
        priorities=(
            Priority("speed", "Soon", "Feeling better soon", (RowId("time_to_response"),)),
            Priority("memory", "Memory", "Keeping my memory clear", (RowId("cognitive_effects"),)),
        ),
        rules={option.id: () for option in comparison.options},
        sources={
            SourceId("anand-2023"): Source(
                SourceId("anand-2023"), "paper",
                "Anand A, Mathew SJ, et al. Ketamine versus ECT. N Engl J Med. 2023;388:2315.",
                "https://example.org", Checked.PAGE,
            ),
            SourceId("semkovska-2010"): Source(
                SourceId("semkovska-2010"), "paper",
                "Semkovska M, McLoughlin DM. Objective performance. Biol Psychiatry. 2010;68.",
                "https://example.org", Checked.PAGE,
            ),
        },
        known_words=frozenset({"tms", "ect"}),
        letters=letters(),
        numbers=make_numbers(comparison),
    )  # fmt: skip
    return replace(material, **changes)


def make_options(**changes: Any) -> HandoutOptions:
    return replace(HandoutOptions(date=TODAY), **changes)


def make_handout(
    comparison: Comparison | None = None,
    options: HandoutOptions | None = None,
    **material: Any,
) -> Handout:
    comparison = comparison or make_comparison()
    return build_handout(
        comparison, options or make_options(), make_material(comparison, **material)
    )
