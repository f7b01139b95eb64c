"""States and bodies that dispatches name without explaining them, looked up by their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from questions.annotations import ActorKind, Token
from questions.annotator.parsing.once import once
from questions.annotator.parsing.words import Tokens, is_acronym, is_capitalised, lower, vocabulary
from questions.languages import load_table
from questions.naming import words_of

#: ``name``: always means it. ``short``: only beside a full form. ``place``: a town, which means it when it acts.
Use = Literal["name", "people", "short", "place"]


@dataclass(frozen=True, slots=True)
class Known:
    """An entry: ``name`` is what it is called where nothing clearer is printed."""

    name: str
    kind: ActorKind
    forms: tuple[str, ...]
    article: str = ""
    short: tuple[str, ...] = ()
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A form of an entry at ``start:end`` of a sentence's words."""

    start: int
    end: int
    entry: Known
    use: Use


@dataclass(frozen=True, slots=True)
class _Form:
    printed: str
    entry: Known
    use: Use


def known_names(tokens: Tokens, *, every: bool = False) -> Iterator[Hit]:
    """The forms that stand in a sentence, the longest at each place, none inside another.

    :param every: whether all entries of an ambiguous form are wanted (« Bruxelles »), not the first alone.
    """
    for hits in _hits(tokens):
        yield from hits if every else hits[:1]


@once
def _hits(tokens: Tokens) -> list[list[Hit]]:
    found: list[list[Hit]] = []
    index = 0
    while index < len(tokens):
        hits = _longest(tokens, index)
        if hits:
            found.append(hits)
        index = hits[0].end if hits else index + 1
    return found


def states_of(adjective: str) -> tuple[str, ...]:
    """Names of the states that an adjective or the name of a people may mean (folded, any form)."""
    return _adjectives().get(adjective, ())


def is_people(token: Token) -> bool:
    """Whether the word may name somebody by a people or a town (« Russe », « Bâlois »)."""
    word = lower(token)
    return bool(states_of(word)) or word.endswith(tuple(sorted(vocabulary("people_endings"))))


def entry(name: str) -> Known | None:
    """The entry of this name."""
    return _entries().get(name)


def _longest(tokens: Tokens, index: int) -> list[Hit]:
    first = words_of(tokens[index].text)[:1]
    for length, forms in _forms().get(first[0] if first else "", ()):
        window = tokens[index : index + length]
        words = tuple(word for token in window for word in words_of(token.text))
        agreeing = [form for form in forms.get(words, ()) if _case_agrees(window, form)]
        hits = [Hit(index, index + length, f.entry, f.use) for f in agreeing if _unguarded(tokens, index, f.entry)]
        if hits:
            return hits
    return []


def _case_agrees(window: Tokens, form: _Form) -> bool:
    if form.printed.isupper() and len(form.printed) <= 4:
        return window[0].text == form.printed
    return is_capitalised(window[0]) or not form.printed[0].isupper() or is_acronym(window[0])


def _unguarded(tokens: Tokens, index: int, known: Known) -> bool:
    return not known.guarded or (index > 0 and words_of(tokens[index - 1].text) == words_of(known.article))


@cache
def _entries() -> dict[str, Known]:
    return {form.entry.name: form.entry for form in _all_forms()}


@cache
def _forms() -> dict[str, list[tuple[int, dict[tuple[str, ...], list[_Form]]]]]:
    """First word → (number of words as spaCy cuts them, forms by all their words), the longest first."""
    table: dict[str, dict[int, dict[tuple[str, ...], list[_Form]]]] = {}
    for form in _all_forms():
        words = words_of(form.printed)
        by_length = table.setdefault(words[0], {})
        by_length.setdefault(len(words), {}).setdefault(words, []).append(form)
    return {first: sorted(lengths.items(), reverse=True) for first, lengths in table.items()}


@cache
def _all_forms() -> tuple[_Form, ...]:
    return (
        *_state_forms(),
        *_territory_forms(),
        *_organisation_forms("organisations", "organisation"),
        *_organisation_forms("regions", "group"),
    )


def _territory_forms() -> Iterator[_Form]:
    for row in load_table("fr", "gazetteer_organisations")["territories"]:
        yield _Form(row["name"], Known(row["name"], "state", (row["name"],), row["article"]), "place")


def _state_forms() -> Iterator[_Form]:
    for row in load_table("fr", "gazetteer_states")["states"]:
        names = (row["name"], *row.get("aliases", ()))
        known = Known(row["name"], "state", names, row.get("article", ""), guarded=row.get("guarded", False))
        yield from (_Form(name, known, "name") for name in (*names, *_official(known)))
        yield from (_Form(town, known, "place") for town in row.get("capitals", ()))
        yield from (_Form(word.capitalize(), known, "people") for word in _peoples(row))


@cache
def _state_names() -> frozenset[str]:
    """Names and aliases of the table: « République démocratique du Congo » is not the other Congo."""
    rows = load_table("fr", "gazetteer_states")["states"]
    return frozenset(name for row in rows for name in (row["name"], *row.get("aliases", ())))


def _official(known: Known) -> Iterator[str]:
    """« Union des Comores », « royaume de Norvège »: with a vowel elided, the article fused."""
    table = load_table("fr", "gazetteer_states")["official"]
    tie = table["ties"].get(known.article, "de ")
    yield from (name for form in table["forms"] if (name := f"{form} {tie}{known.name}") not in _state_names())


def _peoples(row: dict[str, list[str]]) -> list[str]:
    """Plural forms of the name of the people, given by the table or read off its adjectives."""
    if "people" in row:
        return row["people"]
    return [word for word in row.get("adjectives", ()) if word.endswith(("s", "x"))]


def _organisation_forms(section: str, kind: ActorKind) -> Iterator[_Form]:
    for row in load_table("fr", "gazetteer_organisations")[section]:
        forms = tuple(row["forms"])
        known = Known(forms[0], kind, forms, row.get("article", ""), tuple(row.get("short", ())))
        yield from (_Form(form, known, "name") for form in forms)
        yield from (_Form(form, known, "short") for form in row.get("short", ()))
        if "seat" in row:
            yield _Form(row["seat"], known, "place")


@cache
def _adjectives() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for row in load_table("fr", "gazetteer_states")["states"]:
        for word in row.get("adjectives", ()):
            key = words_of(word)[0]
            if row["name"] not in table.get(key, ()):
                table[key] = (*table.get(key, ()), row["name"])
    return table


def nationality(token: Token) -> str | None:
    """The state that an adjective of nationality means, ``None`` when it is none or more than one might be meant."""
    words = words_of(token.text)
    states = states_of(words[0]) if len(words) == 1 else ()
    return states[0] if len(states) == 1 else None
