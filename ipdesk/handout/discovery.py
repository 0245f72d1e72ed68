"""Finds the sections: every module of ``handout.sections`` is one."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from ipdesk.handout import sections
from ipdesk.handout.blocks import Block
from ipdesk.handout.context import Context


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the sheet.

    ``always`` sections cannot be left out, ``usual`` ones are printed unless another choice was
    made, ``short`` ones belong on a sheet of two pages.
    """

    id: str
    title: str
    order: int
    always: bool
    usual: bool
    short: bool
    build: Callable[[Context], tuple[Block, ...]]


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
                usual=getattr(module, "USUAL", True),
                short=getattr(module, "SHORT", always),
                build=module.build,
            )
        )
    if not found:
        raise RuntimeError("The handout's sections were left out when the program was bundled.")
    if len({section.id for section in found}) < len(found):
        raise RuntimeError("Two sections of the handout have the same id.")
    return tuple(sorted(found, key=lambda section: (section.order, section.id)))
