"""What the head of a page says of bodies: acronyms spelt out there, and the body that issues the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from questions.annotations import Mention
from questions.annotator.names.found import Found
from questions.annotator.parsing.words import vocabulary
from questions.dispatch import Dispatch
from questions.languages import load_table
from questions.naming import expansion, folded, name_key, small_words, spells, without_article, words_of

#: A row of blanks is looked at once, from its first on: a line may be nothing else.
_MASTHEAD_END = re.compile(r"(?<!\s)(?:\s+[–—|-]\s|\s*[(,:;|]|\s+n°)")
_PIECE_END = re.compile(r"(?<!\s)\s+[–—|/-]\s+|[,:;]")
_LEGAL_FORM = re.compile(r" ([^\W\d_]+(?:\.[^\W\d_]+)*\.?)(?=[\s,;:(|–—-]|$)")
_BRACKETED = re.compile(r"\((\w+)\)")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")

#: Lines at the head of a dispatch that may name its issuer, and letters that an acronym needs to be spelt there.
MASTHEAD = 6
SHORTEST_ACRONYM = 3


def expansions(dossier: Sequence[Dispatch], found: Iterable[Found]) -> dict[str, str]:
    """What acronyms stand for where only a masthead or a caption spells them out."""
    acronyms = {each.name for each in found if each.kind == "organisation" and each.name.isupper()}
    lines = [line for dispatch in dossier for line in dispatch.text.splitlines() if "(" in line]
    spelt = [(acronym, line) for line in lines for acronym in _BRACKETED.findall(line) if acronym in acronyms]
    headed = _mastheads(dossier, acronyms)
    return headed | {acronym: _unshouted(name) for acronym, line in spelt if (name := expansion(acronym, line))}


def _mastheads(dossier: Sequence[Dispatch], acronyms: set[str]) -> dict[str, str]:
    """What the first lines spell out without brackets (« BULLETIN DU CHL / Centre hydrologique du Lot – n° 7 »)."""
    lines = [line for dispatch in dossier for line in dispatch.text.splitlines()[:MASTHEAD]]
    names = {without_article(_MASTHEAD_END.split(line.strip(), maxsplit=1)[0]) for line in lines}
    fitting = [
        (acronym, name)
        for acronym in sorted(acronyms)
        for name in sorted(names)
        if len(acronym) >= SHORTEST_ACRONYM and " " in name and spells(acronym, name)
    ]
    return {acronym: _unshouted(name) for acronym, name in fitting}


def _unshouted(name: str) -> str:
    """« OFFICE DU LAIT » as a sentence would print it: « Office du Lait »."""
    if not name.isupper():
        return name
    return " ".join(word.lower() if folded(word) in small_words() else word.capitalize() for word in name.split())


def issuer_of(dispatch: Dispatch, named: Iterable[tuple[str, ...]]) -> Mention | None:
    """The body that speaks in a release or bulletin, where its head prints it: no newspaper, no wire.

    Its kind, a sentence of the dossier or its acronym beside it shows that it is one.

    :param named: keys of the organisations that the dossier names in sentences.
    """
    name = dispatch.agency
    words = words_of(name) if name else ()
    head = "".join(dispatch.text.splitlines(keepends=True)[:MASTHEAD])
    if name is not None and name.isupper() and " " not in name:
        return _spelt_issuer(dispatch, head, name)
    span = _printed(head, words) if name is not None and words and not is_medium(name) else None
    registered = _legal_form_end(head, span[1]) if span else None
    if name is not None and span and registered:
        return Mention(dispatch.evidence(span[0], registered), name, "organisation")
    if name is None or len(words) < 2 or is_medium(name):
        return None
    acronym = _BRACKETED.search(head[span[1] : span[1] + 12]) if span else None
    beside = acronym[1] if acronym and spells(acronym[1], name) else None
    if words[0] not in vocabulary("organisations") and name_key(name) not in set(named) and beside is None:
        return None
    return Mention(dispatch.evidence(*span), name, "organisation", None, beside) if span else None


def _legal_form_end(head: str, end: int) -> int | None:
    """Where « SA » ends right behind a name: what a page is headed by is then a firm, whatever it is called."""
    form = _LEGAL_FORM.match(head, end)
    return form.end(1) if form and folded(form[1]) in _legal_forms() else None


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(folded(form) for form in load_table("fr", "actors")["legal_forms"])


def _spelt_issuer(dispatch: Dispatch, head: str, acronym: str) -> Mention | None:
    """« SLE – Syndicat libre des éclusiers »: the body whose letters name the page, told by what it is."""
    for line in head.splitlines():
        ends = [0, *(end for match in _PIECE_END.finditer(line) for end in match.span()), len(line)]
        starts, stops = ends[::2], ends[1::2]
        for start, stop in ((a, b) for n, a in enumerate(starts) for b in stops[n : n + 2]):
            name = line[start:stop].strip()
            headed = words_of(name)[:1] and words_of(name)[0] in vocabulary("organisations") and not is_medium(name)
            place = _printed(head, words_of(name)) if headed and len(words_of(name)) > 1 else None
            if place and len(acronym) >= SHORTEST_ACRONYM and spells(acronym, name):
                return Mention(
                    dispatch.evidence(*place), _unshouted(" ".join(name.split())), "organisation", None, acronym
                )
    return None


def is_of_part(dispatch: Dispatch) -> bool:
    """« Union des passeurs – Section de Sanvic »: a part of a body writes, whose president is not that of the whole."""
    head = dispatch.text.splitlines()[:MASTHEAD]
    pieces = (words_of(piece)[:1] for line in head for piece in _PIECE_END.split(line))
    return any(word in vocabulary("parts_of_bodies") for opening in pieces for word in opening)


def is_medium(name: str | None) -> bool:
    """Whether the name opens like a newspaper's or a station's; « Agence régionale de santé » is a public body's."""
    words = words_of(name or "")
    trade = vocabulary("press") - vocabulary("anonymous_determiners")
    public = len(words) > 2 and words[1] in vocabulary("of_level") and not set(words[2:]) & trade
    return not public and any(word in vocabulary("press") for word in words[:1])


def _printed(head: str, words: tuple[str, ...]) -> tuple[int, int] | None:
    """Where these words stand in a row, whatever their case."""
    tokens = [(match.start(), match.end(), words_of(match[0])) for match in _WORD.finditer(head)]
    for first in range(len(tokens)):
        found: tuple[str, ...] = ()
        for _, end, own in tokens[first:]:
            found += own
            if found == words:
                return tokens[first][0], end
            if len(found) >= len(words):
                break
    return None
