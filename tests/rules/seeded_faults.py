"""Twelve sample schools that are sound, and sixty faults to put into them, both as text in `schools`."""

import tomllib
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).with_name("schools")
SCHOOLS = sorted(path.stem for path in FOLDER.glob("*.txt"))


class Fault(NamedTuple):
    """A fault in one school: what happened, how its text changes, which rule sees it, and at which record."""

    school: str
    said: str
    old: str
    new: str
    rule: str
    at: str

    @property
    def sketch(self) -> str:
        """The school's text with the fault in it."""
        text = sketch_of(self.school)
        if text.count(self.old) != 1:
            raise ValueError(f"“{self.old}” stands {text.count(self.old)} times in {self.school}")
        return text.replace(self.old, self.new)


def sketch_of(school: str) -> str:
    """Return the text of a sample school."""
    return (FOLDER / f"{school}.txt").read_text(encoding="utf-8")


def faults() -> list[Fault]:
    """Return all faults, school by school."""
    told = tomllib.loads((FOLDER / "faults.toml").read_text(encoding="utf-8"))
    return [Fault(**each) for each in told["fault"]]
