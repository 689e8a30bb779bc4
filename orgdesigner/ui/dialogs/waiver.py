"""Waiving a finding: why, who answers for it, and until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.waivers import add_waiver, change_waiver
from orgdesigner.model.records import Waiver
from orgdesigner.rules.base import Finding
from orgdesigner.rules.shared.wording import day
from orgdesigner.rules.waiving import end_of_school_year, excuses, run_out
from orgdesigner.ui.dialogs.question import Asked, Question
from orgdesigner.ui.panels.editors import TextEditor
from orgdesigner.ui.panels.lines import DayEditor, LineEditor
from orgdesigner.ui.session import Session


def ask_to_waive(parent: QWidget, session: Session, finding: Finding) -> None:
    """Ask why a finding shall be waived, by whom and until when; and waive it, in one undo step."""
    over = run_out(session.view, finding, session.today)
    if (
        over is not None
    ):  # it is given another end, so that a school does not collect waivers that have run out
        _ask(parent, session, "Waive again", _about(session, finding), over, _change(session, over))
        return

    def waive(values: dict[str, Any]) -> Change:
        return add_waiver(session.view, finding.rule, [str(each) for each in finding.subjects], **values)

    _ask(parent, session, "Waive", _about(session, finding), None, waive)


def ask_to_change_waiver(parent: QWidget, session: Session, waiver: Waiver) -> None:
    """Ask for another reason, owner or end of a waiver."""
    _ask(parent, session, "Change", "", waiver, _change(session, waiver))


def _ask(
    parent: QWidget,
    session: Session,
    button: str,
    explanation: str,
    waiver: Waiver | None,
    edit: Callable[[dict[str, Any]], Change],
) -> None:
    still_to_come = waiver is not None and waiver.expires > session.today
    expires = waiver.expires if waiver and still_to_come else end_of_school_year(session.today)

    def answer(values: dict[str, Any]) -> None:
        _check_end(values["expires"], session.today)
        session.apply(edit(values))

    fields = (
        Asked("reason", "Reason", TextEditor(), waiver.reason if waiver else "",
              "So that whoever reads it next year knows why"),
        Asked("owner", "Who answers for it", LineEditor(), waiver.owner if waiver else "",
              "A role is best, such as: Headteacher"),
        Asked("expires", "Until", DayEditor(), expires, "After this day the finding comes back"),
    )  # fmt: skip
    Question(
        parent,
        title="The waiver" if waiver else "Waive this finding",
        explanation=explanation,
        fields=fields,
        button=button,
        answer=answer,
    ).open()


def _change(session: Session, waiver: Waiver) -> Callable[[dict[str, Any]], Change]:
    return lambda values: change_waiver(session.view, waiver.id, **values)


def _about(session: Session, finding: Finding) -> str:
    """Say what is waived, and what else the waiver would excuse."""
    named = [str(each) for each in finding.subjects]
    also = [
        each.message
        for each in session.findings
        if each.rule == finding.rule
        and not each.is_waived
        and each != finding
        and excuses(named, each.subjects)
    ]
    listed = "".join(f"\n• {message}" for message in also)
    return finding.message + (f"\n\nThe same waiver also excuses:{listed}" if also else "")


def _check_end(expires: date | None, today: date) -> None:
    if expires is None:
        raise EditRefused("Say until when: a waiver always has an end.")
    if expires <= today:
        raise EditRefused(f"A waiver ends on a day that is still to come: today is {day(today)}.")
