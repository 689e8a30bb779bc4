"""What a Word or PowerPoint file says about itself: what it is and of which day, not who made it or where."""

from datetime import datetime
from typing import Protocol

from orgdesigner.chart.paper.pages import Caption
from orgdesigner.exchange.outgoing.pdf import LANGUAGE, PROGRAM


class Properties(Protocol):
    """The properties of a document, as python-docx and python-pptx both name them."""

    title: str
    subject: str
    author: str
    last_modified_by: str
    comments: str
    keywords: str
    language: str
    created: datetime
    modified: datetime


def describe(properties: Properties, caption: Caption, what: str = "") -> None:
    """Say which plan a file is of, and which structure of it."""
    properties.title = " – ".join(filter(None, (caption.plan, caption.structure, what)))
    properties.author = properties.last_modified_by = PROGRAM
    properties.comments = properties.keywords = properties.subject = ""
    properties.language = LANGUAGE
    properties.created = properties.modified = datetime.combine(caption.day, datetime.min.time())
