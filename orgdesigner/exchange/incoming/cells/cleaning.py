"""Characters that nobody sees and nobody typed: taken out of a cell before it is shown or stored."""

import re

# Control characters but tab and line ends; zero-width space and byte order mark; and the marks that turn the
# direction of writing round, with which a name shows as another. Joiners stay: scripts and emoji need them.
# So does what may be the rest of a letter that was encoded twice, until it is known whether it is: `mending`.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
    "|(?<![Â-ï])(?<![à-ï].)[\x80-\x9f]"
)
_HIGH_CONTROLS = re.compile("[\x80-\x9f]")


def cleaned(text: str) -> str:
    """Return a text without characters that are not to be seen; itself if it has none."""
    return _UNSEEN.sub("", text) if _UNSEEN.search(text) else text


def cleaned_wholly(text: str) -> str:
    """Return a cleaned text without what might have been parts of letters."""
    return _HIGH_CONTROLS.sub("", text)
