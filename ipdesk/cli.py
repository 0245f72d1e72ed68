"""The command line: each command imports only what it needs, and none of them imports Qt."""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from ipdesk.errors import ContentError, IpdeskError, UsageError

DONE, FAILED, USAGE = 0, 1, 2


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence instead of printing the usage."""

    def error(self, message: str) -> NoReturn:
        text = message[0].upper() + message[1:]
        raise UsageError(f"{text}. See '{self.prog} --help'.")


_YEARS = range(1900, 2200)
"""Years in which a visit can take place; a calendar needs room after its start."""


def _day(text: str) -> date:
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  # a day, no hour
    except ValueError as error:
        raise UsageError(f'"{text}" is not a date: write it as YYYY-MM-DD.') from error
    if day.year not in _YEARS:
        raise UsageError(
            f'"{text}" is no year for a visit: give one from {_YEARS[0]} to {_YEARS[-1]}.'
        )
    return day


def _add_choice(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", metavar="ID", help="a treatment id; two to six")
    parser.add_argument("--condition", default="trd", metavar="ID", help="default: trd")
    parser.add_argument(
        "--factor", action="append", default=[], metavar="ID[=VALUE]", help="true of the patient"
    )
    parser.add_argument(
        "--without", action="append", default=[], metavar="ID", help="asked, and not true"
    )
    parser.add_argument(
        "--medicine", action="append", default=[], metavar="NAME", help="brand, generic or class"
    )


def _add_format(parser: argparse.ArgumentParser, first: str) -> None:
    parser.add_argument("--format", choices=(first, "json"), default=first)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="ipdesk",
        description="Interventional-psychiatry treatments side by side. "
        "Without a command the window opens.",
        epilog="Supports, never replaces, clinical judgment. Not for emergencies.",
    )
    parser.add_argument("--version", action="store_true", help="print versions and leave")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    compare = commands.add_parser("compare", help="treatments side by side")
    _add_choice(compare)
    _add_format(compare, "table")

    show = commands.add_parser("show", help="a treatment, condition or source, whole")
    show.add_argument("id", metavar="ID")
    _add_format(show, "text")

    search = commands.add_parser("search", help="find statements, rules, factors and sources")
    search.add_argument("words", nargs="+", metavar="WORDS")
    _add_format(search, "text")

    handout = commands.add_parser("handout", help="the patient's handout as a PDF")
    _add_choice(handout)
    handout.add_argument("--out", required=True, metavar="FILE.pdf")
    handout.add_argument("--say", action="append", default=[], metavar="FACTOR")
    handout.add_argument("--matters", action="append", default=[], metavar="ID")
    for name in ("--name", "--clinician", "--next-visit", "--note", "--clinic", "--phone"):
        handout.add_argument(name, default="", metavar="TEXT")
    handout.add_argument("--start", default="", metavar="YYYY-MM-DD")
    handout.add_argument("--date", default="", metavar="YYYY-MM-DD")
    handout.add_argument("--language", default="en", metavar="CODE")
    handout.add_argument("--paper", choices=("letter", "a4"), default="letter")
    handout.add_argument("--size", choices=("standard", "large"), default="standard")
    handout.add_argument("--country", default="US", metavar="CODE")
    handout.add_argument("--depth", choices=("two-pages", "full"), default="full")
    handout.add_argument("--section", action="append", metavar="ID", help="print these, in order")
    handout.add_argument("--facing", default="", metavar="CODE", help="a second language")
    handout.add_argument("--blank", action="store_true", help="a worksheet to fill in by hand")

    sheet = commands.add_parser("sheet", help="what a sheet was, from its code, and what changed")
    sheet.add_argument("code", nargs="+", metavar="CODE")
    sheet.add_argument("--out", default="", metavar="FILE.pdf", help="make it again, as of today")

    content = commands.add_parser("content", help="check, build, release or describe the content")
    actions = content.add_subparsers(
        dest="action", metavar="ACTION", required=True, parser_class=_Parser
    )
    check = actions.add_parser("check", help="list every fault of the content files")
    check.add_argument("folder", nargs="?", metavar="DIR")
    build = actions.add_parser("build", help="compile the content files into one reference")
    build.add_argument("folder", nargs="?", metavar="DIR")
    build.add_argument("--out", required=True, metavar="FILE")
    report = actions.add_parser("report", help="an audit of what is shown and how it was checked")
    report.add_argument("--out", required=True, metavar="FILE.html")
    release = actions.add_parser("release", help="record what this version's sheets say")
    release.add_argument("folder", nargs="?", metavar="DIR")
    release.add_argument("--again", action="store_true", help="if nobody was given a sheet of it")
    actions.add_parser("info", help="which reference is in use")

    factors = commands.add_parser("factors", help="every patient factor")
    _add_format(factors, "text")
    medicines = commands.add_parser("medicines", help="what a medicine answers, by any name")
    medicines.add_argument("names", nargs="*", metavar="NAME")
    _add_format(medicines, "text")
    commands.add_parser("doctor", help="what is installed, where files are, what is wrong")
    return parser


def _print(text: str) -> None:
    if sys.stdout is None:
        raise IpdeskError("There is no standard output to print to. Send it to a file or a screen.")
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _let_go()
        raise IpdeskError(
            f"The answer could not be printed: {_reason(error)}. "
            "Free some space or send it elsewhere."
        ) from error


def _let_go() -> None:
    """Point standard output at nothing, so that what it still holds is not tried again at exit."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(text: str) -> None:
    """Say what was done; where nobody listens, it is done all the same."""
    if sys.stdout is not None:
        _print(text)


def _print_json(data: Any) -> None:
    encoding = (sys.stdout and sys.stdout.encoding) or "ascii"
    _print(json.dumps(data, ensure_ascii=not encoding.lower().startswith("utf"), indent=2))


def _reason(error: OSError) -> str:
    return (error.strerror or "unknown fault").lower()


def _compare(arguments: argparse.Namespace) -> int:
    from ipdesk.clinical.comparison import check_choice
    from ipdesk.clinical.material import compare_from, read_patient
    from ipdesk.content.opening import open_library

    check_choice(arguments.ids)
    library = open_library()
    patient = read_patient(library, arguments.factor, arguments.without, arguments.medicine)
    comparison = compare_from(library, arguments.ids, arguments.condition, patient)
    if arguments.format == "json":
        from ipdesk.records import comparison_record

        _print_json(comparison_record(comparison))
    else:
        from ipdesk.text import comparison_text

        _print(comparison_text(comparison, library))
    return DONE


def _show(arguments: argparse.Namespace) -> int:
    from ipdesk.content.opening import open_library
    from ipdesk.shown import show

    record, text = show(open_library(), arguments.id)
    if arguments.format == "json":
        _print_json(record)
    else:
        _print(text)
    return DONE


def _search(arguments: argparse.Namespace) -> int:
    from ipdesk.content.opening import open_library

    words = " ".join(arguments.words)
    if not any(char.isalnum() for char in words):
        raise UsageError("There is nothing to look for. Type at least one letter or number.")
    found = open_library().search(words)
    if arguments.format == "json":
        from ipdesk.records import search_record

        _print_json(search_record(found))
    else:
        from ipdesk.text import search_text

        _print(search_text(found, words))
    return DONE


def _handout(arguments: argparse.Namespace) -> int:
    from ipdesk.handout_command import make_handout

    start = _day(arguments.start) if arguments.start else None
    today = _day(arguments.date) if arguments.date else date.today()  # noqa: DTZ011  # local day
    _tell(make_handout(arguments, start, today))
    return DONE


def _sheet(arguments: argparse.Namespace) -> int:
    from ipdesk.sheet_command import describe_sheet

    today = date.today()  # noqa: DTZ011  # local day
    _print(describe_sheet(" ".join(arguments.code), arguments.out, today))
    return DONE


def _content(arguments: argparse.Namespace) -> int:
    from ipdesk import paths

    if arguments.action == "info":
        return _content_info()
    if arguments.action == "report":
        return _content_report(Path(arguments.out))
    folder = Path(arguments.folder) if arguments.folder else paths.content_dir()
    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder. Give the folder that holds rows.toml.")
    today = date.today()  # noqa: DTZ011  # review dates are local days
    if arguments.action == "build":
        if not Path(arguments.out).name:
            raise UsageError("Give the name of the file to write with --out.")
        from ipdesk.content.compile import build

        digest = build(folder, Path(arguments.out), today)
        _tell(f"Built {arguments.out} ({digest[:12]}).")
        return DONE
    if arguments.action == "release":
        from ipdesk.content.release import release

        _tell(f"Wrote {release(folder, today, again=arguments.again)}.")
        return DONE
    from ipdesk.content.check import check_content

    problems = check_content(folder, today)
    for problem in problems:
        _print(str(problem))
    errors = sum(not problem.warning for problem in problems)
    _print(f"{errors} errors, {len(problems) - errors} warnings.")
    if errors:
        raise ContentError(f"The content in {folder} has faults. Mend what is listed above.")
    return DONE


def _content_report(path: Path) -> int:
    from ipdesk.clinical.audit import audit
    from ipdesk.content.opening import open_library
    from ipdesk.files import write_whole
    from ipdesk.report import audit_page

    if not path.name:
        raise UsageError("Give the name of the HTML file to write with --out.")
    library = open_library()
    today = date.today()  # noqa: DTZ011  # review dates are local days
    page = audit_page(audit(library), library, today)
    write_whole(page.encode(), path, ContentError)
    _tell(f"Wrote {path}.")
    return DONE


def _content_info() -> int:
    from ipdesk.content.opening import open_library
    from ipdesk.records import plain_data

    library = open_library()
    for key, value in plain_data(library.info).items():
        _print(f"{key.replace('_', ' ')}: {value}")
    return DONE


def _factors(arguments: argparse.Namespace) -> int:
    from ipdesk.content.opening import open_library
    from ipdesk.records import factor_record

    factors = open_library().factors.values()
    if arguments.format == "json":
        _print_json([factor_record(factor) for factor in factors])
        return DONE
    for factor in factors:
        values = ", ".join(choice.id for choice in factor.choices) or factor.unit
        extra = f" [{values}]" if values else ""
        aliases = f" (also {', '.join(factor.aliases)})" if factor.aliases else ""
        _print(f"{factor.id}{aliases}: {factor.question}{extra}")
    return DONE


def _medicines(arguments: argparse.Namespace) -> int:
    from ipdesk.clinical.medicines import MedicineNames, in_words
    from ipdesk.content.opening import open_library
    from ipdesk.records import plain_data

    library = open_library()
    names = MedicineNames(library.medicines, library.medicine_classes)
    wanted = arguments.names or [medicine.name for medicine in library.medicines]
    found = [medicine for name in wanted for medicine in names.read(name)]
    if not found:
        raise UsageError("There is no name to look up. Type the name of a medicine.")
    if arguments.format == "json":
        _print_json([plain_data(medicine) for medicine in found])
        return DONE
    labels = {key: factor.label for key, factor in library.factors.items()}
    for medicine in found:
        near = "" if medicine.name else ", ".join(names.near(medicine.typed))
        _print(in_words(medicine, labels) + (f". Did you mean {near}?" if near else ""))
    return DONE


def _doctor(_: argparse.Namespace) -> int:
    from ipdesk.doctor import examine

    report, healthy = examine()
    _print(report)
    if not healthy:
        raise IpdeskError("Something is wrong. Mend what the lines marked WRONG name.")
    return DONE


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "compare": _compare,
    "show": _show,
    "search": _search,
    "handout": _handout,
    "sheet": _sheet,
    "content": _content,
    "factors": _factors,
    "medicines": _medicines,
    "doctor": _doctor,
}


def _say(message: str) -> None:
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"ipdesk: {' '.join(message.split())}\n")


def run(words: Sequence[str]) -> int:
    """Carry out one command; faults are one sentence on standard error.

    Returns:
        0 done, 1 failed, 2 wrong usage.
    """
    # A letter that the terminal cannot show must not stop the answer.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    try:
        arguments = _parser().parse_args(words)
        if arguments.version:
            from ipdesk import __version__

            _print(f"ipdesk {__version__}")
            return DONE
        if arguments.command is None:
            raise UsageError("No command was given. See 'ipdesk --help'.")
        return _COMMANDS[arguments.command](arguments)
    except UsageError as error:
        _say(str(error))
        return USAGE
    except IpdeskError as error:
        _say(str(error))
        return FAILED
    except BrokenPipeError:
        # The reader went away (a pager was left): nothing more can be said to it.
        _let_go()
        return DONE
    except UnicodeEncodeError:
        _say("What was typed holds a character that cannot be read. Type it again without it.")
        return USAGE
    except OSError as error:
        named = f"{error.filename} cannot be used" if error.filename else "A file cannot be used"
        _say(f"{named}: {_reason(error)}. Check it, or choose another.")
        return FAILED
    except KeyboardInterrupt:
        return FAILED
