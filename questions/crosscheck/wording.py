"""Puts a finding into French sentences: who says what, on what they disagree, what to check.

The sentences themselves are data (``languages/fr/explanations.toml``); here are the names of dispatches, the quotation
marks and the choice among the sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from questions import timex
from questions.annotations import EvidenceSpan
from questions.crosscheck.findings import Compatibility, Opposition, Side
from questions.crosscheck.reading import Reading
from questions.languages.tables import load_table

_NARROW = "\u202f"
_LONGEST_QUOTE = 170
_VOWEL = re.compile(r"[aeiouyhâàéèêëîïôöûü]", re.IGNORECASE)


def explain_opposition(found: Opposition, support_a: Sequence[Side] = (), support_b: Sequence[Side] = ()) -> str:
    """Why two passages cannot both be right, in whole French sentences, and which further dispatch may settle it."""
    text = _worded(found.wording, found.a, found.b, found.details)
    return _typeset(" ".join([text, *_settling(found, support_a, support_b)]))


def _settling(found: Opposition, support_a: Sequence[Side], support_b: Sequence[Side]) -> list[str]:
    """Who bears out whom, where only one side is borne out."""
    if bool(support_a) == bool(support_b):
        return []
    sentences = load_table("fr", "explanations")["support"]
    borne_out = _outlets(found.a, found.b)[0 if support_a else 1]
    names = list(dict.fromkeys(outlet(side.reading) for side in (support_a or support_b)))
    if borne_out in names:
        return []
    chosen = sentences["one"] if len(names) == 1 else sentences["several"]
    return [chosen.format(Third=_capital(_listed(names)), side=borne_out)]


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
    first, second = _outlets(a, b)
    slots = {f"{name}_quoted": quoted(text) for name, text in details.items()}
    text = chosen.format(
        A=_capital(first), a=first, B=_capital(second), b=second, qa=quote(a.span), qb=quote(b.span), **slots, **details
    )
    return _typeset(text)


def quote(span: EvidenceSpan) -> str:
    """The words of a span in French quotation marks, cut at a word when long."""
    return quoted(span.quote)


def quoted(text: str) -> str:
    """Text in French quotation marks; marks inside become the second kind."""
    bare = re.sub(r"\s+", " ", text).strip(" ,;:.-–—")
    bare = re.sub(r"«\s*", "“", re.sub(r"\s*»", "”", bare)).replace('"', "")
    if bare.count("“") != bare.count("”"):
        bare = bare.replace("“", "").replace("”", "")
    if bare.count("(") > bare.count(")"):
        bare = bare[: bare.rindex("(")].rstrip()
    if len(bare) > _LONGEST_QUOTE:
        bare = bare[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " […]"
    return f"«{_NARROW}{bare}{_NARROW}»"


def _outlets(a: Side, b: Side) -> tuple[str, str]:
    """How both passages are introduced: by outlet, and by day or title where both bear the same outlet's name."""
    if a.reading is b.reading:
        return zone_name(a), zone_name(b)
    first, second = outlet(a.reading), outlet(b.reading)
    if first == second:
        return outlet(a.reading, dated=True), outlet(b.reading, dated=True)
    return first, second


def zone_name(side: Side) -> str:
    """« le titre », « le début du texte » or « le corps du texte » inside one dispatch."""
    names: dict[str, str] = load_table("fr", "explanations")["zones"]
    here = side.reading.sentence_at(side.span.start)
    if here is not None and here.sentence.zone == "headline":
        return names["headline"]
    bodies = [s for s in side.reading.sentences if s.zone == "body"]
    is_lead = bool(bodies) and here is not None and here.sentence in bodies[:1]
    return names["lead"] if is_lead else names["body"]


def outlet(reading: Reading, *, dated: bool = False) -> str:
    """« la dépêche AFP », « l'article du Monde », « la dépêche « Titre » »."""
    names: dict[str, str] = load_table("fr", "explanations")["outlets"]
    dispatch = reading.annotated.dispatch
    title = dispatch.title or (dispatch.headline.quote if dispatch.headline else None)
    if dispatch.agency:
        named = _of_agency(dispatch.agency, names)
        return f"{named} {_day(reading, names)}".strip() if dated else named
    return names["titled"].format(title=quoted(title)) if title else names["file"].format(file=quoted(dispatch.file))


def _of_agency(agency: str, names: dict[str, str]) -> str:
    """An acronym stands bare, an article in the name contracts, a vowel elides."""
    if agency.isupper() and " " not in agency:
        return names["agency"].format(name=agency)
    for article, contracted in (("Le ", "du "), ("Les ", "des ")):
        if agency.startswith(article):
            return names["paper"].format(of_name=contracted + agency.removeprefix(article))
    elided = "d'" if _VOWEL.match(agency) else "de "
    return names["paper"].format(of_name=elided + agency)


def _day(reading: Reading, names: dict[str, str]) -> str:
    published = reading.annotated.dispatch.published
    if published is None or not timex.is_day(published.value):
        return names["in_file"].format(file=quoted(reading.file))
    return names["of_day"].format(day=day_in_words(timex.bounds(published.value)))


def day_in_words(days: tuple[date, date]) -> str:
    """« 14 mars 2013 » for a single day, empty for a longer time."""
    first, last = days
    if first != last:
        return ""
    months = load_table("fr", "explanations")["months"]["names"]
    return f"{'1er' if first.day == 1 else first.day} {months[first.month - 1]} {first.year}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _typeset(text: str) -> str:
    """As French is printed: « de le » and « à le » never stand, apostrophes are curved."""
    return re.sub(r"\b(?:de les?|à le) (?=\w)", lambda m: _join(m.group()), text, flags=re.IGNORECASE).replace("'", "’")


def _join(words: str) -> str:
    table = {"de le ": "du ", "de les ": "des ", "à le ": "au ", "De le ": "Du ", "De les ": "Des ", "À le ": "Au "}
    return table.get(words, words)
