"""When did it happen, and what happened then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import Attribution
from questions.item_writing.clauses.interrogation import ask, state
from questions.item_writing.context import Context
from questions.item_writing.dates.dated_answers import answered, asked, grain
from questions.item_writing.dates.dated_facts import DatedFact
from questions.item_writing.dates.proofs import difficulty_of, draw, evidence_of, key_why, rationale_of
from questions.item_writing.dates.written import is_copied, written
from questions.item_writing.dates.wrong_dates import rival_spans, wrong_dates
from questions.item_writing.distractors import FEWEST, choose
from questions.item_writing.drafts import Candidate, Draft, options_of, say, word, wordlist
from questions.item_writing.french.calendar_words import dated, names_month, spoken
from questions.item_writing.french.wording import capital, fold, join
from questions.timex import bounds, overlaps

_SHARED_WORDS = 2
LONGEST_FACT = 120
#: Grains of what happens at one time, not over a stretch.
_PLAIN = frozenset({"day", "month", "year", "part of month", "weekend", "week"})
#: Grains longer than a day.
_LONGER = _PLAIN - {"day"}
#: Bounds beside which another is right as well: what opens before April opens before May.
_OPEN_ENDED = frozenset({"before", "by", "after", "until"})
#: Days from which on a fact is seen at once to belong to another time.
_FARTHEST = 5 * 366
#: Wrong dates that the dossier itself tells, beside one whose day and month are printed.
_TOLD = 2
#: One fact in so many is asked by what happened on a day, first.
_TURNS = 4


def ask_when(context: Context, fact: DatedFact) -> Iterator[Draft]:
    key = answered(fact.value, fact.relation)
    said = context.attribution(fact.clause.span)
    according = context.credited(fact.file, said) if fact.clause.tense == "past" else _dispatch(context, fact, said)
    if fold(fact.clause.subject) in fold(according):
        according = context.according(fact.file)
    if (spoken(fact.value) or key or "") in according:
        according = context.titled(fact.file)
    according = _without_its_day(context, fact, according)
    according = context.beside(according, fact.clause.subject)
    stem = ask(asked(fact.value, fact.relation), fact.clause, according) if according else None
    if key is None or stem is None or (fact.clause.negated and fact.relation is None):
        return
    wrong = wrong_dates(context, fact, key, named=according != word("by_all"))
    open_ended = fact.relation in _OPEN_ENDED
    picked = len(wrong) >= FEWEST and grain(fact.value) == "day"
    if open_ended or (_made_up(wrong) and not picked):
        yield from written(context, fact, stem)
    if len(wrong) < FEWEST or open_ended or is_copied(fact) or _is_read_off(context, fact, wrong):
        return
    yield Draft(
        topic="date",
        kind="single",
        rule="date.when",
        stem=stem,
        options=options_of(capital(key), key_why(context, fact), wrong),
        rationale=rationale_of(context, fact),
        evidence=evidence_of(context, fact),
        difficulty=difficulty_of(context, fact),
        worth=3.0 + (0.5 if fact.time.derivation else 0.0) - (0.5 if _made_up(wrong) else 0.0),
        source_independent=context.independent([fact.evidence]),
        anchors=(fact.time.span,),
    )


def _without_its_day(context: Context, fact: DatedFact, according: str) -> str:
    """« selon la dépêche du 12 mai 2022 », beside « dimanche »: the day that it is counted from gives it away, so that
    the dispatch is named by its title, or not at all."""
    counted = bool(fact.time.derivation) and not names_month(fact.time.span.quote)
    if not counted or not context.is_known_by_its_day(fact.file) or context.outlet(fact.file) not in according:
        return according
    named = context.undated(fact.file)
    return "" if named is None else join(wordlist("according")[0], named)


def _is_read_off(context: Context, fact: DatedFact, wrong: Sequence[Candidate]) -> bool:
    """« fermé depuis le 20 août », « l'an dernier »: what is printed as the answer says it, or nearly, wants
    no reading; « le 9 mai » does among other days that the dossier tells, or beside that of another dispatch."""
    if grain(fact.value) == "year":
        return True  # « l'an dernier »
    if not names_month(fact.time.span.quote):
        return grain(fact.value) == "part of month" and bool(fact.time.derivation) and _made_up(wrong)
    if grain(fact.value) == "day" and fact.relation == "since":
        return True
    told = [each.origin for each in wrong if each.origin is not None]
    near = told if fact.relation is None else [origin for origin in told if origin.file == fact.file]
    return len(near) < _TOLD and not set(told) & set(rival_spans(context, fact))


def _made_up(wrong: Sequence[Candidate]) -> bool:
    """Whether most wrong dates were only counted from the key: then it is better written out than picked."""
    return sum(each.why == say("dates.when.near") for each in wrong) > len(wrong) - FEWEST


def _dispatch(context: Context, fact: DatedFact, said: Attribution | None) -> str:
    """What is to come may change from one dispatch of an outlet to the next: the very dispatch is named."""
    named = context.credited(fact.file, said)
    return join(wordlist("according")[0], context.outlet(fact.file)) if named == context.according(fact.file) else named


def ask_what_happened(context: Context, fact: DatedFact, facts: Sequence[DatedFact]) -> Iterator[Draft]:
    """« Que s'est-il passé le 28 mars 2013 ? », among facts that have other dates."""
    if fact.relation is not None or fact.clause.negated or fact.clause.tense == "present" or fact.clause.lasts:
        return
    date = dated(fact.value)
    wrong = _wrong_facts(context, fact, facts)
    if date is None or len(wrong) < FEWEST or len(fact.clause.statement) > LONGEST_FACT:
        return
    if grain(fact.value) not in _PLAIN:
        return
    yield Draft(
        topic="date",
        kind="single",
        rule="date.what_happened",
        stem=say(
            f"dates.happened.stem_{fact.clause.tense}",
            according=context.credited(fact.file, context.attribution(fact.clause.span)),
            date=date,
        ),
        options=options_of(state(fact.clause), key_why(context, fact), wrong),
        rationale=rationale_of(context, fact),
        evidence=evidence_of(context, fact),
        difficulty="medium",
        worth=3.1 if draw(fact, _TURNS, "what happened") == 0 else 2.4,
        source_independent=context.independent([fact.evidence]),
        anchors=(fact.time.span,),
    )


def _wrong_facts(context: Context, fact: DatedFact, facts: Sequence[DatedFact]) -> list[Candidate]:
    chosen: list[DatedFact] = []
    for other in sorted(facts, key=lambda each: (_days_apart(fact, each), each.time.span)):
        if _elsewhere(fact, other) and not any(overlaps(other.value, each.value) for each in chosen):
            chosen.append(other)
    if not any(other.value[:4] == fact.value[:4] for other in chosen):
        return []  # The only fact of its year is seen at once.
    return choose(state(fact.clause), [_as_wrong_fact(context, other) for other in chosen])


def _elsewhere(fact: DatedFact, other: DatedFact) -> bool:
    """Whether the very dispatch tells the other fact, surely with another date, and in the same tense: that another
    dispatch tells it would be seen at once, and it might be the same fact in other words."""
    if other.file != fact.file:
        return False
    unlike = len(fact.clause.words & other.clause.words) <= _SHARED_WORDS
    plain = other.relation is None and not other.clause.negated and not other.clause.lasts
    short = len(other.clause.statement) <= LONGEST_FACT
    # « a perdu 400 hectares en 2013 » happened on no one day.
    alike = grain(other.value) == grain(fact.value) or {grain(other.value), grain(fact.value)} <= _LONGER
    apart = alike and not overlaps(fact.value, other.value) and _days_apart(fact, other) <= _FARTHEST
    return unlike and plain and short and apart and other.clause.tense == fact.clause.tense


def _days_apart(one: DatedFact, other: DatedFact) -> int:
    return abs((bounds(one.value)[0] - bounds(other.value)[0]).days)


def _as_wrong_fact(context: Context, other: DatedFact) -> Candidate:
    date = dated(other.value) or ""
    why = say("dates.happened.wrong", outlet=context.outlet(other.file), date=date)
    return Candidate(state(other.clause), why, other.evidence)
