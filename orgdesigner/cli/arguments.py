"""What can be said on the command line."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from orgdesigner import __version__
from orgdesigner.cli.paging import add_page_options

_ABOUT = "A desktop studio for a school's staffing structure. It all happens on this computer."
_COMMANDS = """\
commands, which need no screen:
  check     say what the rules find in a plan
  rules     list all rules, with their severity and source
  explain   print the page of a rule
  import    make a plan of staff lists, or bring them into one
  export    write a chart or a report as PDF, SVG, PNG or text, or the whole plan as JSON
  pack      write a consultation pack of a proposal as PDF or Word
  example   write the example school as a plan
`orgdesigner COMMAND --help` tells more. A file that is called like a command is opened as ./check."""
_EXIT_CODES = "exit codes: 0 done, 2 could not run (the reason is on stderr), 3 a bug in OrgDesigner"
_CHECK_CODES = "exit codes: 0 nothing found, 1 findings, 2 could not run, 3 a bug in OrgDesigner"


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what was said; `module` is the module of this package that carries it out.

    Says what is wrong and exits with 2 if it can't be understood; exits with 0 for --help and --version.
    """
    commands = {
        "check": _check,
        "rules": _rules,
        "explain": _explain,
        "import": _import,
        "export": _export,
        "pack": _pack,
        "example": _example,
    }
    name = arguments[0] if arguments else ""
    if name not in commands:
        return _window().parse_args(arguments)
    parser = argparse.ArgumentParser(
        prog=f"orgdesigner {name}",
        epilog=_CHECK_CODES if name == "check" else _EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands[name](parser)
    return parser.parse_args(arguments[1:])


def _window() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="orgdesigner",
        description=_ABOUT,
        epilog=_COMMANDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a plan to open")
    parser.add_argument(
        "--picture", type=Path, metavar="PNG", help="draw the window into a picture, and end: needs no screen"
    )
    parser.add_argument("--version", action="version", version=f"OrgDesigner {__version__}")
    parser.set_defaults(module="window")
    return parser


def _check(parser: argparse.ArgumentParser) -> None:
    parser.description = "Say what the rules find in a plan."
    parser.set_defaults(module="checking")
    _add_plan(parser)
    _add_format(parser, "sarif")
    rules = "rules by id (EQ-501), by what ids begin with (EQ) or by area (equity), with commas between them"
    parser.add_argument(
        "--select", action="append", default=[], metavar="RULES", help=f"ask only these {rules}"
    )
    parser.add_argument("--ignore", action="append", default=[], metavar="RULES", help="ask all but these")
    parser.add_argument(
        "--pack", type=Path, metavar="FILE", help="ask the rules as a pack says, and not as the plan does"
    )
    parser.add_argument(
        "--severity",
        choices=("error", "warning", "advice"),
        default="advice",
        help="the least severity of a finding for which the exit code is 1 (advice)",
    )


def _rules(parser: argparse.ArgumentParser) -> None:
    parser.description = "List all rules: how much each matters, how far it goes, its limits and its source."
    parser.set_defaults(module="listing")
    _add_format(parser)


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.description = "Print the page of a rule: what is true when all is well, why, and who says so."
    parser.set_defaults(module="explaining")
    parser.add_argument("rule", metavar="RULE", help="the id of a rule, as `check` prints it")


def _import(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Make a plan of a staff list (CSV, XLSX, XLS or ODS), of the senior and the junior file of a UK"
        " government organogram (any order), or of a plan exported as JSON. If the plan is there already,"
        " a list is brought into its current structure: rows add and change records, and remove none unless"
        " you say that the list is complete."
    )
    parser.set_defaults(module="importing")
    parser.add_argument("sources", nargs="+", type=Path, metavar="SOURCE", help="a file to import")
    parser.add_argument("--sheet", metavar="NAME", help="the sheet of a spreadsheet (the likeliest)")
    parser.add_argument(
        "--complete",
        action="store_true",
        help="the list has everybody: posts and people of the plan that it lacks are taken out",
    )
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("-o", "--output", type=Path, metavar="FILE", help="the plan, such as staff.orgplan")
    where.add_argument("--dry-run", action="store_true", help="say what would come of it and write nothing")
    _add_format(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    from orgdesigner.disclosure.audience import AUDIENCES
    from orgdesigner.report.catalogue import REPORTS  # which brings the whole model

    parser.description = (
        "Write a chart or a report (PDF, SVG, PNG, text; a chart also for Word and PowerPoint) or a structure"
        " as a workbook, a list of staff, a page for a browser or a diagram: the ending of OUT says which."
        " No pay is shown unless you ask for it, with --pay or --for. JSON without --for holds the complete"
        " plan: every structure, name and sum. What OUT held before is replaced."
    )
    parser.set_defaults(module="exporting")
    _add_plan(parser)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help="the file to write")
    what = parser.add_mutually_exclusive_group()
    views = ("teams", "reporting", "coaching")
    what.add_argument("--view", choices=views, help="what the chart shows (teams)")
    what.add_argument(
        "--report", choices=tuple(kind.name for kind in REPORTS), help="write a report instead of a chart"
    )
    parser.add_argument("--names", choices=("full", "initials", "none"), help="how holders are named (full)")
    parser.add_argument("--pay", action="store_true", help="show pay points and allowances")
    parser.add_argument(
        "--for",
        dest="audience",
        choices=tuple(each.key for each in AUDIENCES),
        help="write only what these may be told; the file is looked through before it is put in place",
    )
    add_page_options(parser)


def _pack(parser: argparse.ArgumentParser) -> None:
    from orgdesigner.disclosure.audience import AUDIENCES

    parser.description = (
        "Write the consultation pack of a proposal as PDF or Word: charts before and after, the posts, what"
        " changes, who may apply, coverage, parity, access, a timetable and the findings. The file is looked"
        " through before it is put in place: it tells its audience no more than they may know."
    )
    parser.set_defaults(module="packing")
    parser.add_argument("file", type=Path, metavar="FILE", help="a plan (.orgplan)")
    parser.add_argument("--proposal", metavar="NAME", required=True, help="the proposal it is about")
    parser.add_argument(
        "--for",
        dest="audience",
        choices=tuple(each.key for each in AUDIENCES),
        required=True,
        help="for whom",
    )
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help="the file to write")
    parser.add_argument("--view", choices=("teams", "reporting", "coaching"), help="the charts (teams)")
    add_page_options(parser)


def _example(parser: argparse.ArgumentParser) -> None:
    parser.description = "Write the example school as a plan; all its people are invented."
    parser.set_defaults(module="example")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the plan to write")
    parser.add_argument("--replace", action="store_true", help="replace FILE if it is there")


def _add_plan(parser: argparse.ArgumentParser) -> None:
    told = "a plan (.orgplan, or .json as `export` writes it)"
    parser.add_argument("file", type=Path, metavar="FILE", help=told)
    parser.add_argument("--proposal", metavar="NAME", help="a proposal instead of the current structure")


def _add_format(parser: argparse.ArgumentParser, *further: str) -> None:
    told = " or ".join(("text to read, or JSON", *(each.upper() for each in further)))
    parser.add_argument("--format", choices=("text", "json", *further), default="text", help=told)
