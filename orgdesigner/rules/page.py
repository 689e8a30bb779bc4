"""A rule's page, which is the docstring of its file: what is true when all is well, why, and who says so."""

from dataclasses import dataclass

_SECTIONS = {"Why:": "why", "Source:": "source", "To fix:": "fix"}


@dataclass(frozen=True)
class Page:
    """What a rule says of itself: what is true when all is well, why, who says so and when, what to do."""

    summary: str
    why: str
    source: str
    fix: str


def read_page(docstring: str) -> Page:
    """Return the page that a docstring holds.

    Its first paragraph is the summary; the others begin with "Why:", "Source:" and "To fix:". A paragraph
    that begins with none of these belongs to the one before it. Raises ValueError if a part is missing.
    """
    parts: dict[str, list[str]] = {"summary": []}
    part = "summary"
    for paragraph in docstring.strip().split("\n\n"):
        text = " ".join(paragraph.split())
        for heading, name in _SECTIONS.items():
            if text.startswith(heading):
                part, text = name, text.removeprefix(heading).strip()
        parts.setdefault(part, []).append(text)
    missing = {"summary", *_SECTIONS.values()} - {name for name, texts in parts.items() if any(texts)}
    if missing:
        raise ValueError(f"a rule's page lacks: {', '.join(sorted(missing))}")
    return Page(**{name: "\n\n".join(texts) for name, texts in parts.items()})
