"""Staff lists of any length with the shape of real bodies: the organograms of the tests, over and over."""

import csv
import io
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from orgdesigner.exchange.incoming.decoding import decode
from orgdesigner.exchange.incoming.organogram import Source, read
from orgdesigner.model.records import Record

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "exchange" / "organograms"
COLUMNS = ("Post Unique Reference", "Name", "Grade", "Job Title", "Unit", "Organisation", "FTE")
REFERENCE, ABOVE, TOP = "Post Unique Reference", "Reports to Senior Post", "XX"
Row = dict[str, str]


def staff_list(rows: int) -> str:
    """Return a senior file of about so many rows: real bodies one beside another, as parts of the first."""
    text = io.StringIO()
    writer = csv.DictWriter(text, [*COLUMNS, ABOVE], extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows(islice(_copies(list(_bodies())), rows))
    return text.getvalue()


def records(rows: int) -> tuple[Record, ...]:
    """Return the records of such a list, as an import would bring them in."""
    return read([Source("staff.csv", staff_list(rows).encode())]).records


def _bodies() -> Iterator[list[Row]]:
    for path in sorted(FOLDER.glob("*-senior.csv")):
        text = decode(path.read_bytes(), name=path.name).text
        rows = [{heading: value for heading, value in row.items() if heading}
                for row in csv.DictReader(io.StringIO(text))]  # fmt: skip
        if rows and REFERENCE in rows[0] and ABOVE in rows[0]:
            yield rows


def _copies(bodies: list[list[Row]]) -> Iterator[Row]:
    first = ""
    for number in count():
        for letter, body in enumerate(bodies):
            part = f"-{number}-{letter}"
            for row in body:
                reference, above = row[REFERENCE].strip(), row[ABOVE].strip()
                if reference in ("", "0"):
                    continue
                known = above == TOP or above == ""
                yield row | {
                    REFERENCE: reference + part,
                    ABOVE: (first or TOP) if known else above + part,
                    "Grade": row.get("Grade (or equivalent)") or row.get("Grade") or "",
                    "Organisation": "Made of real bodies",
                }
                if not first and known:
                    first = reference + part
