"""Ways of giving a treatment, as options of their own, under another condition. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ipdesk.clinical.cells import chosen_way, default_protocol, usual_protocol
from ipdesk.content.model import Condition, Treatment, TreatmentName
from ipdesk.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Fitted:
    """Options that fit a condition, and one sentence on what changed; empty if nothing did."""

    options: tuple[str, ...]
    sentence: str = ""


def _serves(treatment: Treatment, condition: str) -> bool:
    way = chosen_way(treatment)
    return way is None or way.serves(condition)


def fit_ways(chosen: Iterable[Treatment], condition: Condition, names: Mapping[str, str]) -> Fitted:
    """Set ways that are not used for a condition back to the treatment as a whole.

    Where the same treatment, given the same way, stands there already, the way is taken out: two
    equal columns would compare nothing. ``names`` are those of the treatments as a whole.
    """
    options = tuple(chosen)
    fits = {option.id: _serves(option, condition.id) for option in options}
    # Of two that are equal, the treatment as a whole stays.
    first = sorted((one for one in options if fits[one.id]), key=lambda one: one.names.protocol)
    standing: dict[tuple[str, str], TreatmentName] = {}
    for option in first:
        pair = option.names.treatment, default_protocol(option, condition.id)
        standing.setdefault(pair, option.names)
    kept: list[str] = []
    said: list[str] = []
    for option in options:
        base, name = option.names.treatment, option.names.short_name
        if fits[option.id]:
            if option.names in standing.values():
                kept.append(option.id)
            else:
                said.append(f"{name} is left out, as {names[base]} is given that way here")
            continue
        pair = base, usual_protocol(option, condition.id)
        if pair in standing:
            other = standing[pair].short_name
            said.append(f"{name} is not used here and left out, as {other} is there already")
            continue
        standing[pair] = replace(option.names, short_name=names[base])
        kept.append(base)
        said.append(f"{name} is not used here, so its column shows {names[base]} as a whole")
    return Fitted(tuple(kept), f"{condition.name}: {'; '.join(said)}." if said else "")
