"""Reads the example's texts, which lie beside this file."""

import tomllib
from pathlib import Path
from typing import Any

Fields = dict[str, Any]


def text(name: str) -> str:
    """Return the text of a file of the example."""
    return Path(__file__).with_name(name).read_text("utf-8")


def read(name: str) -> Fields:
    """Return what a TOML file of the example says."""
    return tomllib.loads(text(name))
