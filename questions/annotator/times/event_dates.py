"""Days counted from an event: « la veille de l'ouverture du procès », where another sentence dates that event.

An event is known by its noun or verb: words of one row of the language pack, or words that begin alike. It is dated by
an expression that depends on it (« l'accord du 13 mai », « le procès s'est ouvert mardi »). Where the sentences of the
dispatch give it more than one day, or none, nothing is proved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from questions import timex
from questions.annotations import EvidenceSpan, Sentence, TimeExpression
from questions.languages import load
from questions.naming import folded
from questions.syntax import Tree, clause_of, tree

#: Words behind the expression within which the noun of its event stands.
_NEAR = 5
#: Letters that words of one stem share.
_STEM = 5
_NOUNS = frozenset(("NOUN", "PROPN"))


@dataclass(frozen=True, slots=True)
class Event:
    """Names of an event (classes and folded lemmas), and content words of what it happened to."""

    names: frozenset[str]
    about: frozenset[str]
    #: « L'accident s'est produit mardi »: the misfortune that the text is about, without a word on what it struck.
    plainly: bool = False


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event that some words of a sentence date: its day, and those words."""

    event: Event
    day: str
    words: str


def event_after(sentence: Sentence, end: int, language: str) -> Event | None:
    """The event that the words behind raw offset ``end`` name (« … de l'ouverture du procès »)."""
    here = tree(sentence)
    first = here.at(end)
    noun = next((i for i in range(first, min(first + _NEAR, len(here.tokens))) if _is_noun(here, i)), None)
    if noun is None:
        return None
    below = [i for i in here.subtree(noun) if i > noun and here.tokens[i].pos in _NOUNS]
    return Event(_names(here, noun, language), frozenset(_lemma(here, i) for i in below))


def dated_events(
    sentences: Sequence[Sentence], expressions: Iterable[TimeExpression], language: str
) -> list[DatedEvent]:
    """The events that the single days of a dispatch date."""
    by_start = sorted(sentences, key=lambda sentence: sentence.span.start)
    found: list[DatedEvent] = []
    for each in expressions:
        sentence = next((s for s in by_start if s.span.contains(each.span)), None)
        if sentence is not None and each.value and timex.is_day(each.value):
            events = _dated(tree(sentence), each.span, language)
            found += [DatedEvent(event, each.value, each.span.quote) for event in events]
    return found


def day_of(event: Event, dated: Iterable[DatedEvent]) -> tuple[str, str] | None:
    """The one day that the sentences give to the event, with the words that do; its own name goes before others."""
    same = [each for each in dated if _is_same(event, each.event)]
    own = [each for each in same if _own_names(event) & _own_names(each.event)]
    days: dict[str, str] = {}
    for each in own or same:
        days.setdefault(each.day, each.words)
    return next(iter(days.items())) if len(days) == 1 else None


def _own_names(event: Event) -> frozenset[str]:
    """The words themselves, without the classes to which they belong."""
    return frozenset(name for name in event.names if not name.startswith(("=", "!")))


def _is_same(event: Event, other: Event) -> bool:
    if not any(alike(one, two) for one in event.names for two in other.names):
        return False
    if other.plainly and "!" in event.names:
        return True
    return not event.about or any(alike(one, two) for one in event.about for two in other.about | other.names)


def alike(one: str, two: str) -> bool:
    """Equal, or of one stem (« démission », « démissionner »)."""
    if one == two:
        return True
    if one[:_STEM] != two[:_STEM]:
        return False
    shared = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return shared >= max(_STEM, 2 * min(len(one), len(two)) // 3)


def events_dated_by(sentence: Sentence, span: EvidenceSpan, language: str) -> Iterator[Event]:
    """What an expression of the sentence dates."""
    yield from _dated(tree(sentence), span, language)


def _dated(here: Tree, span: EvidenceSpan, language: str) -> Iterator[Event]:
    """The noun that the expression hangs on, and the verb above it with its subject when that only happens."""
    inside = range(here.at(span.start), here.at(span.end - 1) + 1)
    top = next((i for i in inside if here.governor(i) not in inside), None)
    above = here.governor(top) if top is not None else None
    if top is None or above is None:
        return
    above = _verb_of_phrase(here, above, language)
    about = frozenset(_lemma(here, i) for i, token in enumerate(here.tokens) if token.pos in _NOUNS)
    if here.tokens[above].pos == "NOUN" and here.tokens[top].dep.startswith(("nmod", "appos")):
        yield Event(_names(here, above, language), about)
        return
    clause = clause_of(here, above)
    if clause is None or here.tokens[clause].feature("Mood") == "Cnd":
        return
    names = set(_names(here, clause, language))
    subject = here.subject(clause)
    if subject is None and here.tokens[clause].dep == "acl":  # « la panne, survenue jeudi »
        subject = here.governor(clause)
    if subject is not None and _lemma(here, clause) in _words(language, "happening"):
        names |= _names(here, subject, language)
    for doer in (subject, *(i for i in here.children[clause] if here.tokens[i].dep == "obl:agent")):
        if doer is not None and _lemma(here, doer) in _words(language, "unplanned"):
            names |= _names(here, doer, language)  # « un incendie a détruit mercredi la scierie »
    yield Event(frozenset(names), about, subject is not None and _is_plain_misfortune(here, subject, clause, language))


def _is_plain_misfortune(here: Tree, subject: int, clause: int, language: str) -> bool:
    """« Le drame est survenu mardi »: a known misfortune, by no other name, of which nothing but its day is told."""
    known = any(here.tokens[i].feature("Definite") == "Def" for i in here.children[subject] if i < subject)
    bare = not any(here.tokens[i].pos in ("NOUN", "PROPN", "ADJ", "VERB") for i in here.children[subject])
    only_happens = _lemma(here, clause) in _words(language, "happening")
    return known and bare and only_happens and _lemma(here, subject) in _words(language, "misfortunes")


def _verb_of_phrase(here: Tree, noun: int, language: str) -> int:
    """« a eu lieu dimanche »: the verb above a bare object of a verb that only happens, on which the parse hangs it."""
    token = here.tokens[noun]
    bare = token.dep == "obj" and not any(here.tokens[i].pos == "DET" for i in here.children[noun])
    return token.head if bare and _lemma(here, token.head) in _words(language, "happening") else noun


def _is_noun(here: Tree, index: int) -> bool:
    return here.tokens[index].pos == "NOUN"


def _lemma(here: Tree, index: int) -> str:
    return folded(here.tokens[index].lemma)


def _names(here: Tree, index: int, language: str) -> frozenset[str]:
    return happening_names(_lemma(here, index), language)


@lru_cache(maxsize=4096)
def happening_names(lemma: str, language: str) -> frozenset[str]:
    """A folded lemma and the classes of events that it belongs to."""
    rows = {f"={number}" for number, row in enumerate(_rows(language)) if lemma in row}
    misfortune = lemma in _words(language, "misfortunes") or lemma in _words(language, "befalling")
    return frozenset({lemma, *rows, *(("!",) if misfortune else ())})


@cache
def _rows(language: str) -> tuple[frozenset[str], ...]:
    rows = load(language, "calendar").data.get("events", {}).get("classes", ())
    return tuple(frozenset(map(folded, row)) for row in rows)


@cache
def _words(language: str, key: str) -> frozenset[str]:
    return frozenset(map(folded, load(language, "calendar").data.get("events", {}).get(key, ())))
