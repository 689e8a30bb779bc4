"""Text as XML and HTML hold it: whatever a record says stays text, and nothing in it becomes markup."""

import re

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document can hold, even escaped: control characters, and halves of characters."""

_PLAIN = re.compile("[\t\n\r !#-%(-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
"""Text that stands for itself, as nearly all does."""

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escaped(text: str) -> str:
    """Return a text for an element's content or a quoted attribute; what XML can't hold becomes �."""
    if _PLAIN.fullmatch(text):
        return text
    return _NOT_IN_XML.sub("\ufffd", text).translate(_MARKUP)
