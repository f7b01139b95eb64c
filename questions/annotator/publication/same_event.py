"""Whether two dated passages of different dispatches tell one event, judged by what their dates hang on.

Two sentences may share many words and tell of different days: « la grève s'essoufflait mercredi » here, « quatorze
infirmières réquisitionnées mercredi » there. What a date dates is the verb or noun above it in the parse. Passages tell
one event when what one date dates is told in the other passage, in a word of its class or stem, and they share a name
or another noun. Many nouns in common prove nothing: they may all speak of one person. Meetings, votes and strikes come
back every week of a conflict, and prove nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from questions.annotations import Sentence
from questions.annotator.publication.clue import Clue
from questions.annotator.publication.clues import DispatchClues
from questions.annotator.times.event_dates import alike, events_dated_by, happening_names
from questions.languages import load
from questions.naming import folded
from questions.syntax import SUBJECTS

_NOUNS = frozenset(("NOUN", "PROPN"))
_TELLING = _NOUNS | {"VERB"}


@dataclass(frozen=True, slots=True)
class Happening:
    """What one date dates, and what its sentence and the undated ones beside it speak of (folded lemmas)."""

    events: frozenset[str]
    #: The same of every verb and noun that the passage tells.
    told: frozenset[str]
    about: frozenset[str]
    names: frozenset[str]
    #: « rien n'a été signé »: the subject says nothing of what it is.
    bare: bool


class Happenings:
    """What the dates of a dossier date, each read once."""

    def __init__(self, light: frozenset[str]) -> None:
        self._light = frozenset(map(folded, light))
        self._known: dict[Clue, Happening] = {}

    def of(self, clue: Clue, text: DispatchClues) -> Happening:
        """What an expression dates."""
        if clue not in self._known:
            self._known[clue] = self._read(clue, text)
        return self._known[clue]

    def same(self, clue: Clue, text: DispatchClues, other: Clue, theirs: DispatchClues) -> bool:
        """Whether both date one event, as far as their words tell."""
        here, there = self.of(clue, text), self.of(other, theirs)
        common = here.about & there.about
        if not (_meet(here.events, there.told) or _meet(there.events, here.told)):
            return False
        if here.names and there.names and not common:
            return False
        return bool(common) or (bool(here.events & there.events) and (here.bare or there.bare))

    def _read(self, clue: Clue, text: DispatchClues) -> Happening:
        language = text.dispatch.language
        dated = {name for event in events_dated_by(clue.sentence, clue.span, language) for name in event.names}
        passage = [token for sentence in text.beside(clue) for token in sentence.tokens]
        telling = {folded(token.lemma): token.pos for token in passage if token.pos in _TELLING and len(token.text) > 2}
        told = frozenset(name for lemma in telling for name in happening_names(lemma, language))
        about = frozenset(lemma for lemma, pos in telling.items() if pos in _NOUNS) - self._light
        names = frozenset(lemma for lemma, pos in telling.items() if pos == "PROPN") - self._light
        once = self._light | _recurring(language)
        return Happening(frozenset(dated) - once, told - once, about, names, _has_bare_subject(clue.sentence, language))


def _meet(events: frozenset[str], told: frozenset[str]) -> bool:
    return any(alike(one, two) for one in events for two in told)


def _has_bare_subject(sentence: Sentence, language: str) -> bool:
    bare = frozenset(map(folded, load(language, "publication").data.get("bare_subjects", ())))
    return any(token.dep in SUBJECTS and folded(token.lemma) in bare for token in sentence.tokens)


@cache
def _recurring(language: str) -> frozenset[str]:
    """What comes back in one story, with the rows of the calendar that such words stand in."""
    words: Iterable[str] = load(language, "publication").data.get("recurring", ())
    return frozenset(name for word in words for name in happening_names(folded(word), language))
