"""What a date of a dispatch dates: the event, what it befell, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from questions.annotations import Claim, EvidenceSpan, TimeExpression
from questions.annotator.times.apposed_days import dated_noun
from questions.crosscheck.dates.day_values import is_compared, is_rejected, is_until_now, other_between, when_told
from questions.crosscheck.dates.event_names import (
    AGAIN,
    NEXT,
    claim_of,
    is_verb,
    known_by,
    lemma_at,
    names_event,
    opened_by,
    table,
)
from questions.crosscheck.dates.event_things import completing, undergoes
from questions.crosscheck.dates.headed_entries import entry_of, told_in
from questions.crosscheck.dates.mistagged_verbs import dating_back, put_first
from questions.crosscheck.dates.moments import Moment
from questions.crosscheck.dates.phases import Phase, is_first, is_last, is_of_itself, is_planned, phase_of
from questions.crosscheck.findings import Side
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import clipped
from questions.languages.tables import load_table
from questions.syntax import SUBJECTS, Tree, is_clause_head, is_finite, plain

#: Words that may stand between a verb and the date behind it (« à partir du », « seulement le »).
_BETWEEN = 5
#: A noun further from its verb than this is not shown with it.
_NOUN_NEAR = 12
#: How values of seasons and of parts end (``questions.timex``).
_SEASONS = frozenset({"-SP", "-SU", "-FA", "-WI"})
_PARTS = ("-START", "-MID", "-END")
#: Phases that a verb may tell by itself.
_OF_VERBS = frozenset({"begin", "again", "end"})


@dataclass(frozen=True, eq=False)
class DayTold:
    """An event as a clause tells it, and when."""

    reading: Reading
    here: Tree
    #: Position of the word that tells it, or of the verb that says that it took place.
    at: int
    #: What the event is known by: a class, a stem, or one of the names above.
    key: str
    #: Whether the day is that of the whole, or of its beginning or end.
    phase: Phase
    #: What it befell, or of what the event is one.
    things: frozenset[str]
    expression: TimeExpression
    when: Moment
    planned: bool
    #: The noun that names the event or the thing, in the same sentence.
    noun: int | None = None
    #: Whether what is told of is who or what acts, no object being there.
    acting: bool = False
    #: « le 30, et non en février »: whether the day is what somebody else says, wrongly.
    rejected: bool = False

    @cached_property
    def claim(self) -> Claim | None:
        """The smallest clause that holds the word."""
        return claim_of(self.reading, self.here, self.at)

    @cached_property
    def evidence(self) -> EvidenceSpan:
        """The passage to show: the words from the event to its date, and the clause that holds both."""
        first, last = self._reach()
        start = min(self.here.tokens[first].start, self.expression.span.start)
        end = max(self.here.tokens[last].end, self.expression.span.end)
        holding = [c.span for c in self.reading.annotated.claims if c.span.start <= start and end <= c.span.end]
        near = min(holding, key=lambda s: s.end - s.start, default=None)
        own = self.reading.annotated.dispatch.evidence(start, end)
        return clipped(self.reading, near if near is not None else own)

    def _reach(self) -> tuple[int, int]:
        """First and last word of the event, its noun with article and auxiliaries, and its date."""
        places = [self.at, self.here.at(self.expression.span.start)]
        places += [i for i in self.here.children[self.at] if self.here.tokens[i].pos in {"AUX", "PRON"}]
        noun = self.noun
        if noun is not None and abs(noun - self.at) <= _NOUN_NEAR:
            places += [noun, *(i for i in self.here.children[noun] if self.here.tokens[i].dep in {"det", "amod"})]
        return min(places), min(max(places), len(self.here.tokens) - 1)

    @property
    def side(self) -> Side:
        """The passage with its dispatch."""
        return Side(self.reading, self.evidence)

    @cached_property
    def insists(self) -> bool:
        """Whether its sentence answers something: « seulement », « et non », « ne … que », « C'est … que »."""
        return re.search(table(self.reading)["insisting"], self.here.text) is not None

    @cached_property
    def is_vague(self) -> Literal["season", "part", ""]:
        """Whether it says no more than a season (« l'automne »), or a part of a month or year (« fin juin »)."""
        value = self.expression.value or ""
        return "season" if value[-3:] in _SEASONS else "part" if value.endswith(_PARTS) else ""

    @cached_property
    def was_due(self) -> bool:
        """« devaient être signés lundi », « avait été programmé pour le 8 »: a plan that may have come to nothing."""
        places = {self.at, min(self.here.tokens[self.at].head, self.at)}
        owing = [
            self.here.tokens[i] for i in places if self.here.tokens[i].lemma.lower() in table(self.reading)["owing"]
        ]
        scheduled = self.reading.words.predicates["modality"]["scheduled"]
        firsts = load_table(self.reading.annotated.dispatch.language, "calendar")["tense"].get("first_plans", ())
        if lemma_at(self.reading, self.here, self.at) in scheduled:
            if any(re.search(rf"\b{re.escape(each)}\b", plain(self.evidence.quote)) for each in firsts):
                return True
            owing += [self.here.tokens[i] for i in self.here.children[self.at] if self.here.tokens[i].pos == "AUX"]
        return any(token.feature("Tense") == "Imp" for token in owing)

    @cached_property
    def may_be(self) -> bool:
        """« pourrait ouvrir en 2025 »: no plan yet."""
        return self.claim is not None and self.claim.modality == "possible"

    @cached_property
    def number(self) -> str:
        """How many, as written (« sept personnes », « une explosion »); empty where no number stands there."""
        nouns = (self.noun, self.here.child(self.at, "obj"), self.here.child(self.at, *SUBJECTS))
        places = (self.here.child(noun, "nummod", "det") for noun in nouns if noun is not None)
        found = [place for place in places if place is not None]
        found += [noun for noun in nouns if noun is not None and self.here.tokens[noun].pos == "NUM"]
        words = (self.here.word(i) for i in found if self.here.tokens[i].feature("Definite") != "Def")
        return next((word for word in words if word not in table(self.reading)["uncounted"]), "")

    @cached_property
    def actor(self) -> frozenset[str]:
        """Who or what did it to the thing, where both are told."""
        noun = self.here.subject(self.at)
        if noun is None or noun == self.noun or undergoes(self.here, self.at):
            return frozenset()
        key = self.reading.key_of(self.here, noun)
        return frozenset({key} if key is not None else ())

    @cached_property
    def completed(self) -> frozenset[str]:
        """What completes the noun: « la requête des riverains »."""
        return completing(self.reading, self.here, self.noun) if self.noun is not None else frozenset()

    @cached_property
    def ranks(self) -> frozenset[str]:
        """« le match aller », « la deuxième audience », « pour la première fois »: which of several."""
        words, here = table(self.reading)["which"], self.here
        below = here.children[self.noun] if self.noun is not None else ()
        # « la fusion effective au 1er avril »: a day is no rank.
        beside = (i for i in below if not (self.reading.is_time(here.tokens[i].start) or self._is_quality(i)))
        found = frozenset(lemma for i in beside if (lemma := here.tokens[i].lemma.lower()) in words)
        found |= frozenset({table(self.reading)["first"][0]} if is_first(self.reading, here, self.at) else ())
        told_by_phase = {"last": "last", "begin": "first"}.get(self.phase)
        return found - set(table(self.reading)[told_by_phase]) if told_by_phase else found

    def _is_quality(self, i: int) -> bool:
        """« le nouveau stade sera livré »: beside a known thing, and no event, it tells what the thing is, and not that
        there was another one."""
        token = self.here.tokens[i]
        if token.lemma.lower() not in table(self.reading)["qualities"] or token.dep != "amod":
            return False
        article = self.here.child(token.head, "det")
        known = article is not None and self.here.tokens[article].feature("Definite") == "Def"
        return known and not names_event(self.reading, self.here, token.head)

    @cached_property
    def receivers(self) -> frozenset[str]:
        """To whom or what: « remis au ministre », « livré aux hôpitaux », « à Lyon »."""
        kin = table(self.reading)["kin"]
        if lemma_at(self.reading, self.here, self.at) not in {*kin["sending"], *kin["learning"]}:
            return frozenset()
        cases = ((i, self.here.child(i, "case")) for i in self.here.children[self.at])
        places = [i for i, case in cases if case is not None and self.here.word(case) in table(self.reading)["to"]]
        places += self._handed_behind()
        keys = (self.reading.key_of(self.here, i) for i in places if i != self.noun)
        return frozenset(key for key in keys if key is not None)

    def _handed_behind(self) -> list[int]:
        """« transmis la note dès le 13, par courriel, au département »: behind the date, whatever the parse says."""
        first, to = self.here.at(self.expression.span.end), table(self.reading)["to"]
        behind = range(first, min(first + _BETWEEN, len(self.here.tokens) - 1))
        return [i + 1 for i in behind if self.here.word(i) in to and self.here.tokens[i + 1].pos in {"NOUN", "PROPN"}]

    @cached_property
    def open(self) -> bool:
        """Whether it befell what nobody names, or « l'instrument », « l'établissement »."""
        if not self.things or self.noun is None or self.completed:
            return not (self.things or self._is_some)
        rules, article = table(self.reading), self.here.child(self.noun, "det")
        pointed = article is None or self.here.tokens[article].feature("Definite") == "Def"
        known = pointed or self.here.word(article or 0) in rules["these"]
        return known and self.here.tokens[self.noun].lemma.lower() in rules["standing_for"]

    @property
    def _is_some(self) -> bool:
        """« trois d'entre eux partiront mardi », « deux sont rentrés »: some of those told before, nobody else."""
        subject = self.here.subject(self.at)
        if subject is None or self.here.tokens[subject].pos not in {"NUM", "PRON"}:
            return False
        start = self.here.tokens[subject].start
        return any(f.span.start <= start < f.span.end for f in self.reading.annotated.figures)

    @cached_property
    def spoken(self) -> frozenset[str]:
        """All that its sentence speaks of."""
        return self.reading.keys(self.here.sentence.span)

    @cached_property
    def elsewhere(self) -> bool:
        """« Le courant n'y est revenu que mardi », « une autre panne »: not here, not this one."""
        words = load_table(self.reading.annotated.dispatch.language, "happenings")
        near = range(max(self.at - 4, 0), self.at)
        if any(self.here.word(i) in words["there"] for i in near):
            return True
        if self.key in {NEXT, AGAIN}:
            return False
        if re.search(table(self.reading)["another_time"], plain(self.evidence.quote)):
            return True
        places = (*self.here.children[self.at], *near)
        below = [self.here.tokens[i] for i in places if not self._is_quality(i)]
        named = [self.here.tokens[i] for i in (self.here.children[self.noun] if self.noun is not None else ())]
        if any(t.lemma.lower() in table(self.reading)["its_own"] for t in (*below, *named) if t.dep == "amod"):
            return True
        return any(t.lemma.lower() in words["other"] for t in below if t.dep in {"amod", "det"})


def told_days(reading: Reading, era: date | None) -> Iterator[DayTold]:
    """Each event that a date of the dispatch dates.

    :param era: a day about which the dossier tells, for days without a year.
    """
    for expression in reading.annotated.time_expressions:
        here = reading.sentence_at(expression.span.start)
        if here is None or expression.zone not in {"body", "headline"}:
            continue
        if is_until_now(reading, here, expression) or is_compared(reading, here, expression):
            continue
        when = when_told(reading, expression, era)
        entry = entry_of(reading, here, expression) if when is not None else None
        if when is not None and entry is not None:
            for verb in told_in(reading, entry):
                yield from _events(reading, entry, verb, expression, when)
            continue
        at = _dated_word(reading, here, expression) if when is not None else None
        if when is not None and at is not None and not other_between(reading, here, at, expression):
            yield from _events(reading, here, at, expression, when)


# ------------------------------------------------------------------------------------------------ what


def _dated_word(reading: Reading, here: Tree, expression: TimeExpression) -> int | None:
    """The verb, or the noun of an event, that a date goes with; ``None`` where it tells which thing is meant."""
    place = here.at(expression.span.start)
    if place >= len(here.tokens):
        return None
    noun = dated_noun(here, place, reading.annotated.dispatch.language)
    if noun is not None:
        return noun if names_event(reading, here, noun) else None
    beside = _day_of(reading, here, expression)
    beside = _cleft(reading, here, place) if beside is None else beside
    beside = _before_last_time(reading, here, place) if beside is None else beside
    beside = _verb_before(reading, here, place) if beside is None else beside
    beside = dating_back(reading, here, place) if beside is None else beside
    beside = put_first(reading, here, place) if beside is None else beside
    if beside is not None:
        return beside
    for i in (place, *here.ancestors(place)):
        token = here.tokens[i]
        if expression.span.start <= token.start < expression.span.end:
            continue
        if i != place and _is_span(reading, token.lemma):
            continue
        of_unit = any(_is_span(reading, here.tokens[j].lemma) for j in range(max(place - 2, 0), place))
        if token.pos == "NOUN" and (names_event(reading, here, i) or (_of(reading, here, place) and not of_unit)):
            return i if names_event(reading, here, i) else None
        if token.pos == "NOUN" and _is_apposed(here, i):
            return None
        if is_clause_head(here, i) and not _is_in_writing(here, i):
            return i
    return None


def _is_span(reading: Reading, lemma: str) -> bool:
    """« au mois de mars dernier »: no noun that the day tells apart, but the calendar's own."""
    return lemma.lower() in load_table(reading.annotated.dispatch.language, "calendar")["spans"]


def _is_apposed(here: Tree, noun: int) -> bool:
    """« le nageur, champion en mai, a été suspendu »: since when somebody is what he is, and no day of what he did."""
    bare = noun > 0 and here.word(noun - 1) == "," and not here.has(noun, "det", "case")
    return bare and here.tokens[noun].dep in {"appos", "nmod", "amod"}


def _day_of(reading: Reading, here: Tree, expression: TimeExpression) -> int | None:
    """« depuis le 4 mai, date de la première fermeture, »: the noun behind, of whatever else the sentence speaks."""
    first, of = here.at(expression.span.end), reading.words.rules["dating"]["of"]
    words = (here.word(i) for i in range(first, min(first + 3, len(here.tokens))))
    apart, day, link = (*words, "", "", "")[:3]
    if apart not in {",", "("} or day not in table(reading)["day_of"] or link not in of:
        return None
    return next((i for i in here.subtree(first + 1) if i > first + 2 and here.tokens[i].pos == "NOUN"), None)


def _cleft(reading: Reading, here: Tree, place: int) -> int | None:
    """« C'est ce jour-là, et non en février, que la fuite a été découverte »: the verb behind « que »."""
    if re.search(table(reading)["cleft"], plain(here.sentence.span.quote)) is None:
        return None
    that = next((i for i in range(place + 1, len(here.tokens)) if here.word(i) in table(reading)["that"]), None)
    opened = any(here.word(i) in table(reading)["it"] for i in range(place))
    if that is None or not opened or any(is_finite(here.tokens[i]) for i in range(place + 1, that)):
        return None
    verbs = (i for i in range(that + 1, len(here.tokens)) if is_verb(here, i))
    return next(verbs, None)


def _before_last_time(reading: Reading, here: Tree, place: int) -> int | None:
    """« …, inspectée pour la dernière fois en 2015, »: the participle, whatever the model takes it for."""
    words = table(reading)["last_words"]
    starts = range(max(place - _BETWEEN - len(words), 1), place)
    return next((i - 1 for i in starts if list(here.words[i : i + len(words)]) == words), None)


def _verb_before(reading: Reading, here: Tree, place: int) -> int | None:
    """« n'a commencé que le lundi », « démonté à partir du 11 »: the verb right before, whatever the parse says."""
    for i in range(place - 1, max(place - 2 - _BETWEEN, -1), -1):
        token = here.tokens[i]
        if _is_in_writing(here, i):
            continue
        if (token.pos == "VERB" and token.dep != "fixed") or (i == 0 and opened_by(reading, here)):
            return i if token.feature("VerbForm") != "Inf" else None
        if token.pos not in {"ADP", "DET", "ADV", "SCONJ"} and token.dep != "fixed":
            return None
    return None


def _is_in_writing(here: Tree, i: int) -> bool:
    """« par écrit »: no verb that has a form of its own stands behind a preposition."""
    return i > 0 and here.tokens[i - 1].pos == "ADP" and here.tokens[i - 1].dep == "case" and is_finite(here.tokens[i])


def _of(reading: Reading, here: Tree, place: int) -> bool:
    """« l'épreuve du 5 octobre »: the day tells which one."""
    return (
        here.word(place - 1) in reading.words.rules["dating"]["of"]
        or here.word(place) in reading.words.rules["dating"]["of"]
    )


def _events(reading: Reading, here: Tree, at: int, expression: TimeExpression, when: Moment) -> Iterator[DayTold]:
    """What a word tells: the event of a noun, of a verb, or of the noun of which a verb says that it took place."""
    told = None if _only_says(reading, here, at) else phase_of(reading, here, at, expression, when)
    if told is None:
        return
    lemma, rules, (when, phase) = lemma_at(reading, here, at), table(reading), told
    planned = is_planned(reading, here, at, when)
    rejected = here.sentence.span.contains(expression.span) and is_rejected(reading, here, expression)
    either = lemma in {*rules["begins"], *rules["resumes"], *rules["ends"], *rules["either"]}
    for key, things, noun in dict.fromkeys(known_by(reading, here, at)):
        own: Phase = "whole" if phase in _OF_VERBS and is_of_itself(reading, key, lemma) else phase
        part: Phase = "last" if own == "whole" and is_last(reading, here, at, noun) else own
        neither = either or key.removeprefix("~") in rules["whoever"]
        acting = noun is not None and noun == here.subject(at) and not (neither or undergoes(here, at))
        yield DayTold(reading, here, at, key, part, things, expression, when, planned, noun, acting, rejected)


def _only_says(reading: Reading, here: Tree, at: int) -> bool:
    """« a annoncé mardi que »; whoever is warned or informed, that is an event."""
    lemma = lemma_at(reading, here, at)
    if lemma not in reading.words.predicates["speech"]["lemmas"]:
        return False
    told = undergoes(here, at) or any(here.tokens[i].dep in {"obj", "iobj"} for i in here.children[at])
    return not (told and lemma in table(reading)["kin"]["informing"])
