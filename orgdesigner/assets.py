"""Where the program's resources are: fonts, icons, pay tables and the example plan."""

from pathlib import Path

FONT_FAMILY = "OrgDesigner Sans"
"""The family of the fonts in resources/fonts, which no machine has under another maker's name."""

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (
    _PACKAGE / "resources",  # in a wheel, and in a packaged program
    _PACKAGE.parent / "resources",  # in a checkout, and so in an editable install
)


def resource(*parts: str) -> Path:
    """Return the path of a resource, such as `resource("icons", "plus.svg")`.

    Raises FileNotFoundError if it is not there: resources come with the program, so that is a bug.
    """
    for place in _PLACES:
        path = place.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("/".join(("resources", *parts)))
