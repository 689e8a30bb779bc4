"""Tool tips that show words as they are: Qt takes what looks like mark-up for it, and a name may look so."""

from __future__ import annotations


def literal(words: str) -> str:
    """Return words for a tool tip, in which "<b>" is three characters and not bold type."""
    if "<" not in words:
        return words
    from html import escape  # few names have any such sign, and it brings a table of all of HTML's

    return f"<span>{escape(words)}</span>"
