"""Tool tips that show words as they are: Qt takes what looks like mark-up for it, and a name may look so."""

from __future__ import annotations

from html import escape


def literal(words: str) -> str:
    """Return words for a tool tip, in which "<b>" is three characters and not bold type."""
    return f"<span>{escape(words)}</span>" if "<" in words else words
