"""The pay tables that come with the program, read from its resources."""

import json
from decimal import Decimal
from functools import cache
from typing import Any

from orgdesigner.assets import resource
from orgdesigner.model.pay_tables import PayTables, parse_tables


@cache
def pay_tables() -> PayTables:
    """Return every pay table that comes with the program."""
    folder = resource("pay")
    return parse_tables((_read(f.name) for f in sorted(folder.glob("20*.json"))), _read("terms.json"))


def _read(name: str) -> Any:
    return json.loads(resource("pay", name).read_text("utf-8"), parse_float=Decimal)
