"""Words compared without what does not make them other words. Pure."""

from __future__ import annotations

import re
import unicodedata

#: Anything that is neither letter, digit nor white space: hyphens, apostrophes, quotation marks, full stops.
_PUNCTUATION = re.compile(r"[^\w\s]|_")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})


def fold(text: str, accents: bool = False, capitals: bool = False) -> str:
    """The words of a text for comparison: no accents, capitals, punctuation or doubled spaces; « œ » is « oe ».

    :param accents: keep them.
    :param capitals: keep them.
    """
    spread = unicodedata.normalize("NFKD", text).translate(_LIGATURES)
    kept = spread if accents else "".join(c for c in spread if not unicodedata.combining(c))
    plain = unicodedata.normalize("NFC", kept)
    return " ".join(_PUNCTUATION.sub(" ", plain if capitals else plain.casefold()).split())
