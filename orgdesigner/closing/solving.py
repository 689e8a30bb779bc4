"""Answers the question by HiGHS, a solver of mixed-integer programmes.

What matters comes one after the other: the smallest gap; with that, the least taken from anybody; then the
lowest cost; then the fewest changes. Each is a run of its own, held to the figures of the runs before it, so
that no weight has to say how many pence a change is worth. What the solver says in floating point is counted
again in whole pence.

This module is imported when somebody asks: NumPy and the solver take a moment to load.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

import highspy
import numpy as np

from orgdesigner.closing.beginning import beginning
from orgdesigner.closing.choices import Answer, Pick, Role, totals
from orgdesigner.closing.programme import INFINITY, Programme, Row, programme

SHARE_OF_TIME = {"gap": 0.7, "lowered": 0.1, "cost": 0.1, "changes": 0.1}
"""The aims, in their order, and what each takes of a limit of time."""

_SLIP = 1e-6
"""How far a bound of the solver may be off."""

_OPTIONS: dict[str, float | str] = {
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.9,  # sums are whole pence: less than one penny off is exact
    "mip_feasibility_tolerance": 1e-9,
    "primal_feasibility_tolerance": 1e-9,
    "parallel": "off",  # the same question has the same answer every time
}


def solve(
    roles: Sequence[Role],
    budget: int | None = None,
    *,
    seconds: float | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Answer | None:
    """Return the best answer that costs no more than a budget (None: whatever it costs).

    With a limit of time it is the best one found by then, and says how far it is proved. None if nothing
    is within the budget, or if it was cancelled.
    """
    is_cancelled = cancelled or (lambda: False)
    written = programme(roles, budget)
    solver = _solver_of(written, is_cancelled)
    picks = beginning(roles, budget)
    if picks is None:
        return None
    least, proved = 0, True
    for aim, share in SHARE_OF_TIME.items():
        terms = written.terms(aim)
        if seconds is not None:
            solver.setOptionValue("time_limit", seconds * share)
        picks, bound = _minimise(solver, written, terms, picks) if terms else (picks, 0)
        if is_cancelled():
            return None
        reached = getattr(totals(roles, picks), aim)
        proved = proved and bound >= reached
        least = min(bound, reached) if aim == "gap" else least
        _add(solver, Row(-INFINITY, reached, terms))
    cost = totals(roles, picks).cost
    if budget is not None and cost > budget:
        raise ArithmeticError(f"the solver went {cost - budget} pence over the budget")
    return Answer(picks, least, proved)


def _solver_of(written: Programme, is_cancelled: Callable[[], bool]) -> highspy.Highs:
    def interrupt(event: highspy.HighsCallbackEvent) -> None:
        if is_cancelled():
            event.interrupt()

    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    for name, value in _OPTIONS.items():
        solver.setOptionValue(name, value)
    count = len(written.most)
    solver.addVars(count, np.zeros(count), np.array(written.most, dtype=float))
    whole = np.full(count, int(highspy.HighsVarType.kInteger), dtype=np.uint8)
    solver.changeColsIntegrality(count, np.arange(count, dtype=np.int32), whole)
    for row in written.rows:
        _add(solver, row)
    solver.cbMipInterrupt += interrupt
    return solver


def _add(solver: highspy.Highs, row: Row) -> None:
    columns = np.array(list(row.terms), dtype=np.int32)
    solver.addRow(
        row.lower, row.upper, len(columns), columns, np.array(list(row.terms.values()), dtype=float)
    )


def _minimise(
    solver: highspy.Highs, written: Programme, terms: dict[int, int], start: tuple[Pick, ...]
) -> tuple[tuple[Pick, ...], int]:
    """Return the best answer found for one aim, from one to start with, and what no answer can be below."""
    count = len(written.most)
    costs = np.zeros(count)
    costs[list(terms)] = list(terms.values())
    solver.changeColsCost(count, np.arange(count, dtype=np.int32), costs)
    bound = _relaxed(solver)
    standing = highspy.HighsSolution()
    standing.col_value = written.spell(start)
    solver.setSolution(standing)
    solver.run()
    info = solver.getInfo()
    found = info.primal_solution_status == int(highspy.SolutionStatus.kSolutionStatusFeasible)
    picks = written.read(solver.getSolution().col_value) if found else start
    nothing_else = sum(min(0, term) * written.most[column] for column, term in terms.items())
    return picks, ceil(max(nothing_else, bound, info.mip_dual_bound) - _SLIP)


def _relaxed(solver: highspy.Highs) -> float:
    """Return the least that could be had if posts could be divided: soon known, and never above the best."""
    solver.setOptionValue("solve_relaxation", True)
    solver.run()
    solver.setOptionValue("solve_relaxation", False)
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return -INFINITY
    return solver.getInfo().objective_function_value
