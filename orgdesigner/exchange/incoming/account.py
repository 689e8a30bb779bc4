"""The account of an import as plain values: what `import --format json` prints, in the window's words."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from orgdesigner.errors import UserError
from orgdesigner.exchange.incoming.lists import import_list
from orgdesigner.exchange.incoming.outcome import Imported, Notebook, Remark

IMPORTED, REFUSED = "imported", "refused"


def dry_run(paths: Sequence[Path]) -> dict[str, Any]:
    """Return the account of importing some files, and change nothing. A refusal is an account too."""
    try:
        return account_of(import_list(paths))
    except UserError as error:
        return account_of_refusal(error)


def account_of(imported: Imported) -> dict[str, Any]:
    """Return the account of an import: `rows` is `placed` + `tray` + the length of `refused`."""
    return {
        "status": IMPORTED,
        "message": imported.message,
        "rows": imported.rows,
        "placed": imported.placed,
        "tray": len(imported.tray),
        "refused": [plain(remark) for remark in imported.refused],
        "in_tray": [plain(remark) for remark in imported.tray],
        "remarks": [plain(remark) for remark in imported.remarks],
    }


def account_of_plan(message: str) -> dict[str, Any]:
    """Return the account of taking in a whole plan, which has no rows."""
    return {"status": IMPORTED, "message": message, **_no_rows()}


def account_of_refusal(error: UserError) -> dict[str, Any]:
    """Return the account of an import of which nothing came."""
    return {"status": REFUSED, "message": str(error), **_no_rows()}


def in_words(account: dict[str, Any]) -> str:
    """Return an account as text to read."""
    lines = [account["message"]]
    for title, key in (("Refused", "refused"), ("In the tray", "in_tray"), ("Good to know", "remarks")):
        if account[key]:
            lines += ["", f"{title}:", *(f"  {remark}" for remark in _together(account[key]))]
    return "\n".join(lines)


def _together(remarks: Iterable[dict[str, Any]]) -> tuple[Remark, ...]:
    """Return the remarks of an account: one that is about several rows once, with the numbers of all."""
    notebook = Notebook()
    for each in remarks:
        for row in each["rows"] or [None]:
            notebook.add(each["reason"], file=each["file"], row=row, column=each["column"])
    return notebook.remarks


_PARTS = ("reason", "file", "rows", "column")


def plain(remark: Remark) -> dict[str, Any]:
    """Return a remark as the account has it."""
    row = remark.rows[0] if len(remark.rows) == 1 else None
    return {"row": row, **dict(zip(_PARTS, (remark.message, *remark[1:]), strict=True))}


def _no_rows() -> dict[str, Any]:
    return {"rows": 0, "placed": 0, "tray": 0, "refused": [], "in_tray": [], "remarks": []}
