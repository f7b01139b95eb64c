"""How a dispatch is called in an explanation: by its outlet, who signs it, its title, its day, or its first words.

Never by the name of its file, which readers do not see.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Any

from questions import timex
from questions.crosscheck.findings import Side
from questions.crosscheck.reading import Reading
from questions.elision import of_name
from questions.languages.tables import load_table
from questions.stations import is_station
from questions.text_names import TextKind, kind_of, opening_words

_NARROW = "\u202f"
_LONGEST_QUOTE = 170
#: A longer line is no title; an acronym of more letters may be a name in capitals.
_LONGEST_TITLE, _LONGEST_ACRONYM = 110, 5


@lru_cache(maxsize=1)
def _names() -> dict[str, Any]:
    names: dict[str, Any] = load_table("fr", "explanations")["outlets"]
    return names


def outlets(a: Side, b: Side) -> tuple[str, str]:
    """How two passages are introduced: by zone inside one text, by outlet, and more where both bear one name."""
    if a.reading is b.reading:
        return _zones(a, b)
    first, second = outlet(a.reading), outlet(b.reading)
    if first != second:
        return first, second
    one, other = _day(a.reading), _day(b.reading)
    if one != other and one and other:
        return outlet(a.reading, dated=True), outlet(b.reading, dated=True)
    return f"{first} {_title_or_words(a.reading)}", f"{second} {_title_or_words(b.reading)}"


def outlet(reading: Reading, *, dated: bool = False) -> str:
    """« la dépêche AFP », « l'article du Monde », « le texte intitulé « Titre » », « la dépêche du 3 mai 2012 »."""
    dispatch = reading.annotated.dispatch
    names, agency, day, kind = _names(), dispatch.agency, _day(reading), kind_of(dispatch)
    if agency:
        named = _of_agency(agency, kind)
        beside = names["of_day"].format(day=day) if day else _title_or_words(reading)
        return f"{named} {beside}" if dated else named
    by = dispatch.author and kind and names["of_kind"].format(noun=kind.noun, of_name=of_name(dispatch.author.quote))
    if by and kind and kind.signed:
        return str(by)
    if title := _title(reading):
        return _said("titled", kind, title=quoted(title))
    if day:
        return _said("dated", kind, day=day)
    return str(by or names["begun"].format(words=_first_words(reading)))


def _said(key: str, kind: TextKind | None, **pieces: str) -> str:
    """« le texte intitulé … », of a text that says what it is « la lettre intitulée … »."""
    template: str = _names()[f"{key}_kind" if kind else key]
    return template.format(noun=kind.noun if kind else "", titled=kind.titled if kind else "", **pieces)


def _zones(a: Side, b: Side) -> tuple[str, str]:
    names: dict[str, str] = load_table("fr", "explanations")["zones"]
    first, second = zone_name(a), zone_name(b)
    return (names["first"], names["second"]) if first == second else (first, second)


def zone_name(side: Side) -> str:
    """« le titre », « le début du texte » or « le corps du texte » inside one dispatch."""
    names: dict[str, str] = load_table("fr", "explanations")["zones"]
    here = side.reading.sentence_at(side.span.start)
    if here is not None and here.sentence.zone == "headline":
        return names["headline"]
    bodies = [s for s in side.reading.sentences if s.zone == "body"]
    is_lead = bool(bodies) and here is not None and here.sentence in bodies[:1]
    return names["lead"] if is_lead else names["body"]


# ---------------------------------------------------------------------------------------------- names


def _of_agency(agency: str, told: TextKind | None = None) -> str:
    """An acronym stands bare; a paper has articles, others have texts; « de » contracts and elides.

    :param told: what a text that is no article says of itself.
    """
    names = _names()
    if agency.isupper() and " " not in agency and len(agency) <= _LONGEST_ACRONYM:
        return str(names["agency"].format(name=agency))
    kind, behind_of = _kind(agency)
    if kind == "text" and told and not is_station(agency):
        return str(names["of_kind"].format(noun=told.noun, of_name=behind_of))
    return str(names[kind].format(of_name=behind_of))


def _kind(agency: str) -> tuple[str, str]:
    """What an outlet publishes (a paper, a wire, a text) and its name behind « de »."""
    names = _names()
    article, bare = _article(agency)
    first = re.split(r"[\s’']", bare)[0].lower()
    if first in names["bodies"] and not is_station(bare):
        said = bare[0].lower() + bare[1:] if first in names["small"] else bare
        return ("wire" if first == "agence" else "text"), _joined(names["bodies"][first], said)
    if article in {"Le ", "Les "}:
        return "paper", {"Le ": "du ", "Les ": "des "}[article] + bare
    if article:
        return "paper", f"de {agency}"
    if first in names["papers"]:
        return "paper", _joined(names["papers"][first], agency)
    words = set(agency.lower().split())
    return ("wire" if words & set(names["agencies"]) else "text"), of_name(agency)


def _article(agency: str) -> tuple[str, str]:
    """The article of a name and what follows it."""
    for article in ("Le ", "Les ", "La ", "L'", "L’"):
        if agency.startswith(article):
            return article, agency.removeprefix(article)
    return "", agency


def _joined(link: str, name: str) -> str:
    return link + name if link.endswith("'") else f"{link} {name}"


# -------------------------------------------------------------------------------- title, day, first words


def _title(reading: Reading) -> str | None:
    """The headline, unless it is the line at the head of a page (bars between words) or very long."""
    dispatch = reading.annotated.dispatch
    title = dispatch.title or (dispatch.headline.quote if dispatch.headline else None)
    usable = title and "|" not in title and len(title) <= _LONGEST_TITLE
    return title if usable else None


def _title_or_words(reading: Reading) -> str:
    names, title = _names(), _title(reading)
    if title:
        return str(names["of_title"].format(title=quoted(title)))
    return str(names["of_words"].format(words=_first_words(reading)))


def _first_words(reading: Reading) -> str:
    bodies = [s.span.quote for s in reading.sentences if s.zone == "body"] or [reading.annotated.dispatch.text.strip()]
    return quoted(opening_words(bodies[0]))


def _day(reading: Reading) -> str:
    published = reading.annotated.dispatch.published
    if published is None or not timex.is_day(published.value):
        return ""
    return day_in_words(timex.bounds(published.value))


def day_in_words(days: tuple[date, date]) -> str:
    """« 14 mars 2013 » for a single day, empty for a longer time."""
    first, last = days
    if first != last:
        return ""
    months = load_table("fr", "explanations")["months"]["names"]
    return f"{'1er' if first.day == 1 else first.day} {months[first.month - 1]} {first.year}"


# -------------------------------------------------------------------------------------------- quotations


def quoted(text: str) -> str:
    """Text in French quotation marks, cut at a word when long; marks inside become the second kind."""
    bare = without_dangling(re.sub(r"\s+", " ", text).strip(" ,;:.-–—"))
    bare = re.sub(r"«\s*", "“", re.sub(r"\s*»", "”", re.sub(r'"([^"]*)"', r"“\1”", bare))).replace('"', "")
    bare = _paired(bare)
    if bare.count("(") > bare.count(")"):
        bare = bare[: bare.rindex("(")].rstrip()
    if len(bare) > _LONGEST_QUOTE:
        bare = bare[:_LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;:") + " […]"
    return f"«{_NARROW}{bare}{_NARROW}»"


def _paired(text: str) -> str:
    """The text with the one inner quotation mark given back that a cut has taken; where more are lost, without any."""
    opened, closed = text.count("“"), text.count("”")
    if opened == closed:
        return text
    if opened == closed + 1 and text.rfind("“") > text.rfind("”"):
        return f"{text}”"
    if closed == opened + 1 and text.find("”") < (text.find("“") if opened else len(text)):
        return f"“{text}"
    return text.replace("“", "").replace("”", "")


def without_dangling(text: str) -> str:
    """The words without the conjunction before them and the lone pronoun after them with which a clause was cut out."""
    before, behind = _dangling()
    return behind.sub("", before.sub("", text))


@lru_cache(maxsize=1)
def _dangling() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_table("fr", "explanations")["dangling"]
    before = "|".join(re.escape(word) + ("" if word.endswith("'") else r"\s") for word in words["before"])
    behind = "|".join(map(re.escape, words["behind"]))
    opens = rf"^(?:{before.replace(re.escape(chr(39)), '[’' + chr(39) + ']')})\s*"
    return re.compile(opens), re.compile(rf"[,;:]?\s+(?:{behind})$")
