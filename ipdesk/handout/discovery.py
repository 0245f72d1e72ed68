"""Finds the sections: every module of ``handout.sections`` is one."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from ipdesk.content.model import Audience
from ipdesk.handout import sections
from ipdesk.handout.blocks import Block
from ipdesk.handout.context import Context


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the sheet; ``always`` sections cannot be left out.

    A section that is not ``default`` is printed only when it is asked for by name; one for
    clinicians stands on pages of its own; one that ``reports`` is built after all others.
    """

    id: str
    title: str
    order: int
    always: bool
    build: Callable[[Context], tuple[Block, ...]]
    default: bool = True
    audience: Audience = Audience.BOTH
    reports: bool = False


@cache
def find_sections() -> tuple[Section, ...]:
    """Give every section in its order.

    Raises:
        RuntimeError: None was found, or two have the same id: the program was put together wrongly.
    """
    found = []
    for entry in pkgutil.iter_modules(sections.__path__):
        module = importlib.import_module(f"{sections.__name__}.{entry.name}")
        found.append(
            Section(
                module.ID,
                module.TITLE,
                module.ORDER,
                module.ALWAYS,
                module.build,
                getattr(module, "DEFAULT", True),
                getattr(module, "AUDIENCE", Audience.BOTH),
                getattr(module, "REPORTS", False),
            )
        )
    if not found:
        raise RuntimeError("The handout's sections were left out when the program was bundled.")
    if len({section.id for section in found}) < len(found):
        raise RuntimeError("Two sections of the handout have the same id.")
    return tuple(sorted(found, key=lambda section: (section.order, section.id)))
