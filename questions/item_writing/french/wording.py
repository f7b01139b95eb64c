"""French on the level of words and signs: elision, contraction, spaces, quotation marks, capitals."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from questions.elision import elides
from questions.languages.tables import load_table

NARROW_SPACE = "\u202f"
APOSTROPHE = "’"
BLANK = "____"
#: Words and phrases whose plain form is remembered: the writers compare the same few thousand over and over.
_REMEMBERED = 32_768
_STEM = 4

_SPACES = re.compile(r"\s+")
_BEFORE_HIGH = re.compile(r"\s*([;:?!»%€])(?=\s|$|[.,)»?!;:%€])")
_AFTER_OPEN = re.compile(r"«\s*")
_BEFORE_LOW = re.compile(r"\s+([,.)\]])")
_AFTER_BRACKET = re.compile(r"([(\[])\s+")
_STRAIGHT_PAIR = re.compile(r'"([^"]*)"')
#: A call of a footnote: superscript digits behind a word of three letters or a closing sign (not « km² »); one or two
#: digits glued to a word in small letters (not « CO2 », « A86 »).
_RAISED_CALL = re.compile(r"([^\W\d_]{3,}|[»”)\],.;!?])[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+")
_GLUED_CALL = re.compile(r"(?<![\w@./])([a-zà-öø-ÿœ]{3,})\d{1,2}(?![\w@/-]|[.,]\w)")
_DIGIT_GROUPS = re.compile(r"(?<=\d)[\s](?=\d{3}(?!\d))")


def morphology() -> dict[str, Any]:
    """The table of agreement, elision and anaphora of French."""
    return load_table("fr", "morphology")


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """Lower case, without accents, with straight apostrophes: for comparing words, never for showing them."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("’", "'"))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def join(*pieces: str) -> str:
    """The pieces side by side, with one space, the elisions and the contractions that French asks for."""
    words = [piece for piece in pieces if piece]
    text = words[0] if words else ""
    for piece in words[1:]:
        text = _join_two(text, piece)
    return text


def _join_two(left: str, right: str) -> str:
    right = _without_partitive(left, right)
    merged = _contracted(left, right)
    if merged is not None:
        return merged
    shortened = _elided(left, right)
    if shortened is not None:
        return shortened
    if left.endswith(("'", "’", "-", "(")) or right.startswith((",", ".", ")")):
        return left + right
    return f"{left} {right}"


def _last_word(text: str) -> str:
    """The last word; « à » of « jusqu'à », whole words else."""
    last = text.rsplit(" ", 1)[-1]
    return last.rsplit("’", 1)[-1] if "’" in last[:-1] else last


def _without_partitive(left: str, right: str) -> str:
    """« de » swallows « des » and the partitive: « à cause de » + « des éléments » → « à cause d'éléments »."""
    swallowed = morphology()["partitive"]
    if _last_word(left).lower() != swallowed["behind"]:
        return right
    article = next((article for article in swallowed["articles"] if right.startswith(article)), "")
    return right.removeprefix(article)


def _contracted(left: str, right: str) -> str | None:
    """« à » + « les ministres » → « aux ministres »; ``None`` when nothing is contracted."""
    first, _, rest = right.partition(" ")
    last = _last_word(left)
    merged = morphology()["contraction"].get(f"{last.lower()} {first}") if rest and not elides(rest) else None
    merged = merged or (morphology()["contraction"].get(f"{last.lower()} {first}") if first == "les" else None)
    if merged is None:
        return None
    merged = merged.capitalize() if last[:1].isupper() else merged
    return f"{left[: len(left) - len(last)]}{merged} {rest}".rstrip()


def _elided(left: str, right: str) -> str | None:
    """« que » + « il » → « qu'il »; ``None`` when nothing is elided."""
    rules = morphology()["elision"]
    last = _last_word(left).lower()
    if last == "si":
        return left[:-1] + APOSTROPHE + right if right.split(" ")[0] in rules["si_before"] else None
    if last in rules["words"] and elides(right):
        return left[:-1] + APOSTROPHE + right
    return None


@lru_cache(maxsize=_REMEMBERED)
def tidy(text: str) -> str:
    """The text with French spaces, curly apostrophes and « »; line breaks, doubled spaces and calls of footnotes go.

    Straight double quotes become « », or “ ” inside « ».
    """
    text = without_calls(_SPACES.sub(" ", text).replace("'", APOSTROPHE).strip())
    text = _guillemets(text)
    text = _BEFORE_LOW.sub(r"\1", _AFTER_BRACKET.sub(r"\1", text))
    text = _AFTER_OPEN.sub("«" + NARROW_SPACE, text)
    text = _BEFORE_HIGH.sub(NARROW_SPACE + r"\1", text)
    return _DIGIT_GROUPS.sub(NARROW_SPACE, text).strip()


def without_calls(text: str) -> str:
    """« une charte1 », « la technique¹ » without the call of the footnote; « CO2 », « km² », « covid19 » stay."""
    return _GLUED_CALL.sub(_uncalled, _RAISED_CALL.sub(_uncalled, text))


def _uncalled(call: re.Match[str]) -> str:
    return call.group(0) if call.group(1).lower() in morphology()["footnotes"]["numbered"] else call.group(1)


def _guillemets(text: str) -> str:
    """Straight pairs of quotes made French; an odd sign is left for the flaw finder to see."""
    out, last = [], 0
    for pair in _STRAIGHT_PAIR.finditer(text):
        before = text[: pair.start()]
        nested = before.count("«") > before.count("»")
        out.append(text[last : pair.start()] + ("“{}”" if nested else "« {} »").format(pair.group(1).strip()))
        last = pair.end()
    return "".join(out) + text[last:]


def quoted(text: str) -> str:
    """The words between « », with inner « » turned into “ ” and the full stop left out."""
    inner = tidy(text).rstrip(" .…,;:")
    if is_wrapped(inner):
        inner = inner[1:-1].strip().rstrip(" .…,;:")
    inner = _paired(inner)
    inner = inner.replace("«" + NARROW_SPACE, "“").replace(NARROW_SPACE + "»", "”").replace("«", "“").replace("»", "”")
    return f"«{NARROW_SPACE}{inner.strip()}{NARROW_SPACE}»"


def _paired(text: str) -> str:
    """The text with the quotation mark given back that a cut has taken: « « Nous avons évité le pire », dit-il »."""
    text = text.replace('"', "")
    for opening, closing in (("«", "»"), ("“", "”")):
        text = _closed(text, opening, closing)
    return text


def _closed(text: str, opening: str, closing: str) -> str:
    """The text with as many closing marks as opening ones; marks out of order are left out altogether."""
    signs = [sign for sign in text if sign in (opening, closing)]
    depth = [sum(1 if sign == opening else -1 for sign in signs[: place + 1]) for place in range(len(signs))]
    if not signs or (depth[-1] == 0 and min(depth) >= 0):
        return text
    space = NARROW_SPACE if opening == "«" else ""
    if max(depth) <= 1 and min(depth) >= 0:
        return text + space + closing
    if min(depth) == -1 and depth[-1] == -1 and max(depth) <= 0:
        return opening + space + text
    return text.replace(opening + space, "").replace(space + closing, "").replace(opening, "").replace(closing, "")


def is_wrapped(text: str) -> bool:
    """Whether one pair of « » holds the whole text."""
    return text.startswith("«") and text.endswith("»") and text.count("«") == 1


def capital(text: str) -> str:
    """The text with a capital on its first letter (after an opening quote, nothing changes)."""
    return text[:1].upper() + text[1:]


def balanced(text: str) -> bool:
    """Whether brackets and quotation marks go in pairs, in order."""
    closing = {")": "(", "»": "«", "]": "[", "”": "“"}
    stack: list[str] = []
    for sign in text:
        if sign in closing.values():
            stack.append(sign)
        elif sign in closing and (not stack or stack.pop() != closing[sign]):
            return False
    return not stack and text.count('"') % 2 == 0


@lru_cache(maxsize=_REMEMBERED)
def stems(text: str) -> frozenset[str]:
    """Beginnings of the content words: what « signer » and « signature » have in common."""
    return frozenset(word[:_STEM] for word in content_words(text))


@lru_cache(maxsize=_REMEMBERED)
def content_words(text: str) -> frozenset[str]:
    """Folded words of four letters or more, and figures: what two phrases may have in common."""
    return frozenset(word for word in re.findall(r"[^\W_]+", fold(text)) if len(word) > 3 or word.isdigit())
