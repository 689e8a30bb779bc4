"""Words without what people leave out when they type them: capitals, accents, apostrophes, punctuation."""

import re
import unicodedata

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻ´`"))
_UNMARKED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters of people's names that are no letter with an accent, and how they are typed without them."""

_BETWEEN = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Return words as they are compared: “Zoë O’Neill-Løve” is "zoe oneill love", and "&" is "and"."""
    small = text.casefold().translate(_APOSTROPHES).replace("&", " and ")
    if not small.isascii():
        apart = unicodedata.normalize("NFKD", small.translate(_UNMARKED))
        small = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _BETWEEN.sub(" ", small).strip()
