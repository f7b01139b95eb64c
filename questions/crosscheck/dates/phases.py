"""Which part of an event a day is told for: the whole, its beginning or end, the last time; done, or only planned."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Literal

from questions.annotations import TimeExpression, Token
from questions.crosscheck.dates.event_names import claim_of, known_by, lemma_at, own_claim, table
from questions.crosscheck.dates.moments import Moment
from questions.crosscheck.happenings import only
from questions.crosscheck.reading import Reading
from questions.syntax import Tree, clause_of, is_finite, plain

#: « pas avant la fin du mois »: any time behind it, so many days.
_AHEAD = timedelta(days=3650)
#: Words before a verb among which « ne » stands.
_BEFORE = 5
#: Words before a participle within which « déjà » belongs to it, and characters behind it for « la dernière fois ».
_ALREADY, _LAST_REACH = 3, 40

Phase = Literal["whole", "begin", "again", "end", "last"]
_PHASES: dict[str, Phase] = {"begins": "begin", "resumes": "again", "ends": "end"}


def phase_of(
    reading: Reading, here: Tree, at: int, expression: TimeExpression, when: Moment
) -> tuple[Moment, Phase] | None:
    """The moment that a word and its date tell, and of which part of the event; ``None`` where of none."""
    bounded = _bounded(reading, here, at, expression, when)
    if bounded is not None and _lasts(reading, here, at, expression):
        bounded = _by_then(reading, here, at, bounded)
    if bounded is None or bounded[1] == "last":
        return bounded
    lemma, rules = lemma_at(reading, here, at), table(reading)
    return bounded[0], _PHASES.get(next((name for name in _PHASES if lemma in rules[name]), ""), bounded[1])


def is_of_itself(reading: Reading, key: str, lemma: str) -> bool:
    """« les tirs ont cessé », « la sonde a été lancée »: where the verb is a word of the kind, stopping or launching is
    the whole of what is told, and not the end or the beginning of something else."""
    return key.startswith("~") and lemma in table(reading)["kin"].get(key.removeprefix("~"), ())


def _is_of(kinds: list[str], reading: Reading, here: Tree, at: int) -> bool:
    """Whether a word tells one of these: « revêtu du paraphe depuis le 9 », « opérationnel dès le 1er mars »."""
    return not {key.removeprefix("~") for key, _, _ in known_by(reading, here, at)}.isdisjoint(kinds)


def _by_then(reading: Reading, here: Tree, at: int, bounded: tuple[Moment, Phase]) -> tuple[Moment, Phase] | None:
    """« était déjà signée le 9 »: that day or before."""
    when, phase = bounded
    near = range(max(at - _ALREADY, 0), at)
    if when.span is None or not any(here.word(i) in table(reading)["already"] for i in near):
        return None
    return Moment((when.span[0] - _AHEAD, when.span[1]), None, None), phase


def is_last(reading: Reading, here: Tree, at: int, noun: int | None) -> bool:
    """« inspecté pour la dernière fois en 2015 », « l'inspection précédente remonte à 2015 »."""
    rules = table(reading)
    beside = here.children[noun] if noun is not None else ()
    if any(here.tokens[i].lemma.lower() in rules["last"] for i in beside):
        return True
    return re.search(rules["last_time"], _behind(here, at)) is not None


def _behind(here: Tree, at: int) -> str:
    """The next words of the sentence, from a verb on."""
    start = here.tokens[at].start - here.sentence.span.start
    return plain(here.sentence.span.quote)[start : start + _LAST_REACH]


def is_first(reading: Reading, here: Tree, at: int) -> bool:
    """« se réunira pour la première fois le 19 »."""
    return re.search(table(reading)["first_time"], _behind(here, at)) is not None


def _lasts(reading: Reading, here: Tree, at: int, expression: TimeExpression) -> bool:
    """« onze navires attendaient mercredi », « restait coupée »: how things stood, and no event."""
    if expression.relation in {"since", "from"} or _is_conditional(reading, here.tokens[at]):
        return False
    if only(here, clause_of(here, at)):
        return False
    if lemma_at(reading, here, at) in table(reading)["dating_back"]:
        return False
    stays = table(reading)["stays"]
    if any(here.tokens[i].lemma.lower() in stays for i in (here.tokens[at].head, max(at - 1, 0))):
        return True
    below = [i for i in here.children[at] if here.tokens[i].dep in {"aux:pass", "cop"}]
    return any(here.tokens[i].feature("Tense") == "Imp" and is_finite(here.tokens[i]) for i in (at, *below))


def _bounded(
    reading: Reading, here: Tree, at: int, expression: TimeExpression, when: Moment
) -> tuple[Moment, Phase] | None:
    """The moment with what « depuis », « à partir de », « pas avant » make of it; ``None`` where no event is told."""
    claim = claim_of(reading, here, at)
    negated = claim is not None and claim.negated and _is_denied(reading, here, at)
    if expression.relation == "since" and _is_over(reading, here, at):
        return when, "last"
    if expression.relation == "since" and negated:
        return when, "last"
    moments = table(reading)["done" if expression.relation == "since" else "points"]
    if expression.relation in {"since", "from"} and not negated and _is_of(moments, reading, here, at):
        return when, "whole"
    if expression.relation in {"since", "from"} and not negated:
        return when, "begin"
    if expression.relation == "before" and negated and when.span:
        return Moment((when.span[0], when.span[1] + _AHEAD), None, None), "whole"
    if negated or expression.relation in {"until", "before", "after"}:
        return None
    return when, "whole"


def _is_over(reading: Reading, here: Tree, at: int) -> bool:
    """« n'avait plus vu un inspecteur depuis 2013 »."""
    near = [here.word(i) for i in range(max(at - _BEFORE, 0), at + 1)]
    rules = table(reading)
    return any(word in rules["ne"] for word in near) and any(word in rules["no_more"] for word in near)


def _is_denied(reading: Reading, here: Tree, at: int) -> bool:
    """Not by « mardi, pas lundi », nor by « ne … que »."""
    before = range(max(at - _BEFORE, 0), at)
    denied = any(here.word(i) in table(reading)["ne"] for i in (*before, *here.children[at]))
    return denied and not only(here, clause_of(here, at))


def is_planned(reading: Reading, here: Tree, at: int, when: Moment) -> bool:
    """Whether it is of a day still to come, or told so where the page has no date, or only planned."""
    above = here.tokens[here.tokens[at].head].lemma.lower()
    if here.tokens[at].lemma.lower() in reading.words.predicates["modality"]["scheduled"]:
        return True
    if here.tokens[at].pos == "NOUN" and above in table(reading)["calls"]:
        return True
    published = reading.published
    if published is not None and when.span is not None:
        return when.span[0].date() > published[1]
    own = [here.tokens[i] for i in (at, *here.children[at]) if here.tokens[i].pos in {"VERB", "AUX"}]
    if any(t.feature("Tense") == "Fut" or _is_conditional(reading, t) for t in own):
        return True
    claim = own_claim(reading, here, at)
    return claim is not None and claim.modality in {"planned", "possible"}


def _is_conditional(reading: Reading, token: Token) -> bool:
    """Whatever the model says: « se retrouveraient »."""
    return token.feature("Mood") == "Cnd" or plain(token.text).endswith(tuple(table(reading)["conditional"]))
