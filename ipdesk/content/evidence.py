"""Strength of evidence: the settled map, and where it is silent the treatment's own level."""

from ipdesk.content.model import ALL_CONDITIONS, EvidenceLevel
from ipdesk.content.schema import FactRecord, TreatmentRecord
from ipdesk.content.schema_lists import EvidenceRecord
from ipdesk.content.schema_values import LevelValue
from ipdesk.content.source_files import ContentFiles

ROW = "evidence_level"


def _own(treatment: TreatmentRecord, condition: str) -> tuple[FactRecord, str] | None:
    for wanted in (condition, ALL_CONDITIONS):
        for fact in treatment.facts:
            if fact.row == ROW and wanted in fact.headline and isinstance(fact.value, LevelValue):
                return fact, fact.value.level
    return None


def evidence_pairs(content: ContentFiles) -> tuple[EvidenceRecord, ...]:
    """Every pairing with a level: those of the map first, then those that treatments state."""
    pairs = list(content.evidence_map.pairs)
    known = {(pair.treatment, pair.condition) for pair in pairs}
    for treatment in content.treatments.values():
        for condition in content.conditions:
            own = _own(treatment, condition)
            if own is None or (treatment.id, condition) in known:
                continue
            fact, level = own
            pairs.append(
                EvidenceRecord(
                    treatment=treatment.id,
                    condition=condition,
                    level=EvidenceLevel(level),
                    note=fact.statement,
                    sources=fact.sources,
                    checked=fact.checked,
                )
            )
    return tuple(pairs)
