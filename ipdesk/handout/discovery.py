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
    """A section of the sheet.

    ``always`` sections cannot be left out; one that is not ``default`` is printed only when it is
    asked for by name; ``short`` ones belong on a sheet of two pages. One for clinicians stands on
    pages of its own; one that ``reports`` is built after all others.
    """

    id: str
    title: str
    order: int
    always: bool
    build: Callable[[Context], tuple[Block, ...]]
    default: bool = True
    short: bool = False
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
        always = module.ALWAYS
        found.append(
            Section(
                id=module.ID,
                title=module.TITLE,
                order=module.ORDER,
                always=always,
                build=module.build,
                default=getattr(module, "DEFAULT", True),
                short=getattr(module, "SHORT", always),
                audience=getattr(module, "AUDIENCE", Audience.BOTH),
                reports=getattr(module, "REPORTS", False),
            )
        )
    if not found:
        raise RuntimeError("The handout's sections were left out when the program was bundled.")
    if len({section.id for section in found}) < len(found):
        raise RuntimeError("Two sections of the handout have the same id.")
    return tuple(sorted(found, key=lambda section: (section.order, section.id)))
