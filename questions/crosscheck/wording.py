"""Puts a finding into French sentences: who says what, on what they disagree, what to check.

The sentences themselves are data (``languages/fr/explanations.toml``); here are the names of dispatches, the quotation
marks and the choice among the sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from questions.crosscheck.findings import Compatibility, Opposition, Side
from questions.crosscheck.outlets import day_in_words, outlet, outlets, quoted
from questions.languages.tables import load_table
from questions.syntax import is_finite, plain

__all__ = ["day_in_words", "explain_compatibility", "explain_opposition", "outlet", "quoted"]

_NARROW = "\u202f"


def explain_opposition(found: Opposition, support_a: Sequence[Side] = (), support_b: Sequence[Side] = ()) -> str:
    """Why two passages cannot both be right, in whole French sentences, and which further dispatch may settle it."""
    text = _worded(found.wording, found.a, found.b, found.details)
    return _typeset(" ".join([text, *_settling(found, support_a, support_b)]))


def _settling(found: Opposition, support_a: Sequence[Side], support_b: Sequence[Side]) -> list[str]:
    """Who bears out whom, where only one side is borne out."""
    if bool(support_a) == bool(support_b):
        return []
    sentences = load_table("fr", "explanations")["support"]
    borne_out = outlets(found.a, found.b)[0 if support_a else 1]
    names = list(dict.fromkeys(outlet(side.reading) for side in (support_a or support_b)))
    if borne_out in names:
        return []
    chosen = sentences["one"] if len(names) == 1 else sentences["several"]
    return [chosen.format(Third=_capital(_listed(names)), of_side=_behind_de(borne_out))]


def _listed(names: Sequence[str]) -> str:
    """« A », « A et B », « A, B et C »."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} et {names[-1]}"


def explain_compatibility(found: Compatibility) -> str:
    """Why two passages that look opposed are not, in whole French sentences."""
    return _worded(found.wording, found.a, found.b, found.details)


def _worded(wording: str, a: Side, b: Side, details: dict[str, str]) -> str:
    table = load_table("fr", "explanations")
    sentences = table["sentences"][wording]
    chosen = sentences[(a.span.start + b.span.start) % len(sentences)]
    first, second = outlets(a, b)
    slots = {f"{name}_quoted": _introduced(name, text, a, b) + quoted(text) for name, text in details.items()}
    text = chosen.format(
        A=_capital(first),
        a=first,
        of_a=_behind_de(first),
        B=_capital(second),
        b=second,
        of_b=_behind_de(second),
        qa=quote(a),
        qb=quote(b),
        **slots,
        **details,
    )
    return _typeset(text)


def _introduced(name: str, text: str, a: Side, b: Side) -> str:
    """The article with which the text introduces bare words (« du préfet »: le « préfet »), outside the quotation."""
    table = load_table("fr", "explanations")["introduced"]
    side = a if name.startswith("a_") else b
    here = side.reading.sentence_at(side.span.start)
    if here is None or not name.endswith(tuple(table["slots"])) or not text[:1].islower():
        return ""
    place = here.sentence.span.quote.find(text)
    before = plain(here.sentence.span.quote[max(place, 0) - 4 : place]) if place > 3 else ""
    found = re.search(r"(?:^|\s)(\w+['’]?)\s?$", before)
    return str(table["articles"].get(found[1], "")) if found else ""


def quote(side: Side) -> str:
    """The words of a passage in French quotation marks; an answer without a verb is quoted with its question."""
    here = side.reading.sentence_at(side.span.start)
    if here is None or any(is_finite(token) for token in here.tokens):
        return quoted(side.span.quote)
    before = side.reading.sentence_at(side.reading.sentence_before(here.sentence.span.start))
    if before is None or before is here or not before.is_question:
        return quoted(side.span.quote)
    return quoted(f"{before.sentence.span.quote} {here.sentence.span.quote}")


def _behind_de(name: str) -> str:
    """« du titre », « de la dépêche »."""
    contractions: dict[str, str] = load_table("fr", "explanations")["contracted"]
    for article, contracted in contractions.items():
        if name.startswith(article):
            return contracted + name.removeprefix(article)
    return f"de {name}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _typeset(text: str) -> str:
    """As French is printed: curved apostrophes, a narrow space before ; : ? !, one full stop at an end."""
    text = re.sub(r"[ \u00a0]([;:?!])", f"{_NARROW}\\1", text.replace("'", "’"))
    return re.sub(r"(?<!\.)\.\.(?!\.)", ".", text)
