"""Facts of one dispatch on a time line: their order, their days, what came after a day, how long between two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from questions.annotations import EvidenceSpan
from questions.item_writing.clauses.interrogation import state
from questions.item_writing.context import Context, Statement
from questions.item_writing.dates.dated_answers import grain, is_exact, with_article
from questions.item_writing.dates.dated_facts import DatedFact
from questions.item_writing.dates.proofs import evidence_of, key_why, reckoning
from questions.item_writing.dates.when import LONGEST_FACT
from questions.item_writing.dates.wrong_dates import rival_values
from questions.item_writing.drafts import Draft, counting_words, listed, say, wordlist
from questions.item_writing.french.calendar_words import dated, spoken
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import morphology, stems
from questions.items import PAIR_SEPARATOR, Option
from questions.timex import bounds, overlaps, precedes

_SHARED_WORDS = 2
#: The part of the shorter clause's words that two tellings of one fact share.
_SAME_FACT = 0.6
#: The longest stretch that is asked, in days, months or years.
_LONGEST = {"day": 60, "month": 30, "year": 60}
#: The most years from one fact to the next.
_ONE_STORY = 2
_ORDERED = (3, 4)
_SET = 4
#: Days within which the one may as well have come before the other.
_WITHIN_DAYS = 10
#: Dispatches that make an order no one of them tells.
_SEVERAL = 2
#: The longest fact in a question that pairs facts with days.
_LONGEST_PAIR = 100


def ask_time_line(context: Context, facts: Sequence[DatedFact]) -> Iterator[Draft]:
    """Every question that sets several dated facts of one dispatch side by side: what another disputes is told by it
    alone."""
    for file in dict.fromkeys(fact.file for fact in facts):
        line = time_line(context, facts, file)
        according = context.according(file)
        yield from _match(context, line, according)
        yield from _order(context, line, according)
        yield from _after(context, line, according)
        yield from _between(context, line)
    yield from _order_of_all(context, _on_one_line(context, facts, facts))


def time_line(context: Context, facts: Sequence[DatedFact], file: str) -> list[DatedFact]:
    """Facts of a dispatch that are over and follow one another without overlap, uncontradicted and unlike."""
    return _on_one_line(context, [fact for fact in facts if fact.file == file], facts)


def _on_one_line(context: Context, told: Sequence[DatedFact], facts: Sequence[DatedFact]) -> list[DatedFact]:
    """The facts of these that are over and follow one another, uncontradicted by any of the dossier."""
    line: list[DatedFact] = []
    denials = [each for each in context.statements if each.clause.negated]
    for fact in sorted(told, key=lambda f: (bounds(f.value), f.time.span.file, f.time.span.start)):
        clear = not line or precedes(line[-1].value, fact.value)
        unlike = all(len(fact.clause.words & other.clause.words) <= _SHARED_WORDS for other in line)
        if clear and unlike and _orderable(context, fact) and not _dated_otherwise(fact, facts):
            if any(_denies(each, fact) for each in denials):
                continue
            line.append(fact)
    return _longest_story(line)


def _denies(told: Statement, fact: DatedFact) -> bool:
    """« le maire n'a pas démissionné » of one dispatch, « le maire a démissionné mardi » of another: what somebody
    denies has no place on the line."""
    elsewhere = told.sentence.span.file != fact.file and told.clause.lemma == fact.clause.lemma
    return elsewhere and bool(told.clause.words & fact.clause.words - {fact.clause.lemma})


def _longest_story(line: Sequence[DatedFact]) -> list[DatedFact]:
    """The longest run of facts whose order is not plain at once: a foundation in 1897 precedes a strike in 2014."""
    runs: list[list[DatedFact]] = []
    for fact in line:
        if runs and _distance(runs[-1][-1].value, fact.value, "year") <= _ONE_STORY:
            runs[-1].append(fact)
        else:
            runs.append([fact])
    return max(runs, key=len, default=[])


def _dated_otherwise(fact: DatedFact, facts: Sequence[DatedFact]) -> bool:
    """Whether some dispatch tells much the same with another date: then the dossier gives no one order."""
    for other in facts:
        fewer = min(len(fact.clause.words), len(other.clause.words))
        alike = len(fact.clause.words & other.clause.words) >= max(_SHARED_WORDS, _SAME_FACT * fewer)
        if other is not fact and alike and not overlaps(fact.value, other.value):
            return True
    return False


def _orderable(context: Context, fact: DatedFact) -> bool:
    free = fact.relation is None and not fact.clause.negated and not fact.clause.lasts
    over = fact.clause.tense == "past" and len(fact.clause.statement) <= LONGEST_FACT
    sure = not context.opposed([fact.evidence]) and not _dated_elsewhere(context, fact)
    return free and over and sure and _is_of_one(fact) and not _once_before(fact) and not _of_many(fact)


def _is_of_one(fact: DatedFact) -> bool:
    """Whether somebody or some place is named, or the subject is one that the reader knows (« les recherches »)."""
    articles = {each.replace("’", "'") for each in morphology()["articles"]["definite"]}
    first = fact.clause.subject.lower().replace("’", "' ").split(" ")[0]
    return fact.clause.named or first in articles


def _of_many(fact: DatedFact) -> bool:
    """« Un ouvrage conforme a été réceptionné », « quatre personnes ont quitté l'hôpital »: which, its text tells."""
    first = fact.clause.subject.replace("’", " ").lower().split(" ")[0]
    return first in {*wordlist("any_one"), *counting_words()} and not fact.clause.named


def _dated_elsewhere(context: Context, fact: DatedFact) -> bool:
    """Whether another dispatch may give the fact another date, in words that are nearly its own."""
    return any(not overlaps(fact.value, value) for value in rival_values(context, fact))


def _once_before(fact: DatedFact) -> bool:
    """« le festival avait déjà été annulé »: without its year it is taken for the one told at length."""
    inside = [t for t in fact.sentence.tokens if fact.clause.verb_start <= t.start < fact.clause.span.end]
    return any(plain_word(token) == wordlist("already")[0] for token in inside)


def _why(context: Context, fact: DatedFact) -> str:
    return say("dates.order.why", outlet=context.outlet(fact.file), date=dated(fact.value))


def _proof(context: Context, facts: Sequence[DatedFact]) -> tuple[EvidenceSpan, ...]:
    """The passages, and the days that their dates are counted from."""
    return tuple(dict.fromkeys(span for fact in facts for span in evidence_of(context, fact)))


def _in_order(facts: Sequence[DatedFact]) -> str:
    return say("dates.order.rationale", dates=listed([dated(fact.value) or "" for fact in facts]))


def _order(context: Context, line: Sequence[DatedFact], according: str) -> Iterator[Draft]:
    """Facts to be put in order, which the dispatch tells in another: told one after the other, they are copied."""
    chosen = list(line[: _ORDERED[1]])
    if len(chosen) < _ORDERED[0] or chosen == sorted(chosen, key=lambda fact: fact.time.span.start):
        return
    yield Draft(
        topic="date",
        kind="order",
        rule="date.order",
        stem=say("dates.order.stem_of_one", according=according),
        options=tuple(Option(state(fact.clause), True, _why(context, fact)) for fact in chosen),
        rationale=_in_order(chosen),
        evidence=_proof(context, chosen),
        difficulty="medium" if len(chosen) <= _ORDERED[0] else "hard",
        worth=3.0,
        anchors=tuple(fact.time.span for fact in chosen),
        family="sequence",
    )


def _order_of_all(context: Context, line: Sequence[DatedFact]) -> Iterator[Draft]:
    """Facts of several dispatches to be put in order, each with who tells it: no text tells them all."""
    sets = [list(line[start : start + _SET]) for start in range(max(1, len(line) - _SET + 1))]
    chosen = min(sets, key=_stretch_of)
    if len({fact.file for fact in chosen}) < _SEVERAL or not _wants_reading(chosen):
        return
    if any(_is_named_by_its_day(context, fact.file) for fact in chosen):
        return
    yield Draft(
        topic="date",
        kind="order",
        rule="date.order",
        stem=say("dates.order.stem_of_all"),
        options=tuple(
            Option(f"{state(fact.clause)} ({context.according(fact.file)})", True, _why(context, fact))
            for fact in chosen
        ),
        rationale=_in_order(chosen),
        evidence=_proof(context, chosen),
        difficulty="hard",
        worth=3.0,
        anchors=tuple(fact.time.span for fact in chosen),
        family="sequence",
    )


def _stretch_of(some: Sequence[DatedFact]) -> int:
    """Days from the first fact to the last."""
    return _distance(some[0].value, some[-1].value, "day") if some else 0


def _is_named_by_its_day(context: Context, file: str) -> bool:
    """« selon la dépêche du 12 mai 2012 »: beside a fact, that would tell when it happened."""
    published = context.read(file).dispatch.published
    return published is not None and str(spoken(published.value)) in context.according(file)


def _wants_reading(chosen: Sequence[DatedFact]) -> bool:
    """Whether common sense does not put them in order: three within days, or four, two of them within days."""
    if len(chosen) < _ORDERED[0]:
        return False
    if len(chosen) < _SET:
        return _distance(chosen[0].value, chosen[-1].value, "day") <= _WITHIN_DAYS
    return any(_distance(one.value, two.value, "day") <= _WITHIN_DAYS for one, two in pairwise(chosen))


def _match(context: Context, line: Sequence[DatedFact], according: str) -> Iterator[Draft]:
    """Facts to be paired with their days, those first whose day has to be reckoned; no day stands in its fact."""
    exact = [fact for fact in line if is_exact(fact.value) and len(fact.clause.statement) <= _LONGEST_PAIR]
    ranked = sorted(exact, key=lambda fact: not fact.time.derivation)
    chosen = sorted(ranked[:_SET], key=lambda fact: fact.clause.statement)
    if len(chosen) >= _ORDERED[0]:
        yield _matched(context, chosen, according)


def _matched(context: Context, chosen: Sequence[DatedFact], according: str) -> Draft:
    pairs = (f"{state(fact.clause)}{PAIR_SEPARATOR}{dated(fact.value)}" for fact in chosen)
    return Draft(
        topic="date",
        kind="match",
        rule="date.match",
        stem=say("dates.match.stem_of_one", according=according),
        options=tuple(Option(pair, True, key_why(context, fact)) for pair, fact in zip(pairs, chosen, strict=True)),
        rationale=" ".join(_told(context, fact) for fact in chosen),
        evidence=_proof(context, chosen),
        difficulty="medium",
        worth=2.9,
        anchors=tuple(fact.time.span for fact in chosen),
        family="sequence",
    )


def _told(context: Context, fact: DatedFact) -> str:
    """Who dates the fact, and how the day is reckoned."""
    return " ".join(filter(None, (_why(context, fact), reckoning(fact.time))))


def _after(context: Context, line: Sequence[DatedFact], according: str) -> Iterator[Draft]:
    """Which of four facts came after a given day."""
    for start in range(0, len(line) - _SET + 1, _SET):
        chosen = line[start : start + _SET]
        pivot = chosen[1].value
        if with_article(pivot) is not None:
            yield Draft(
                topic="date",
                kind="multiple",
                rule="date.after",
                stem=say("dates.after.stem", according=according, date=with_article(pivot)),
                options=tuple(
                    Option(state(fact.clause), precedes(pivot, fact.value), _why(context, fact)) for fact in chosen
                ),
                rationale=_in_order(chosen),
                evidence=_proof(context, chosen),
                difficulty="medium",
                worth=2.6,
                anchors=tuple(fact.time.span for fact in chosen),
                family="sequence",
            )


def _both(context: Context, first: DatedFact, second: DatedFact) -> str:
    """When the one and the other fact took place, and who says so."""
    return say(
        "dates.gap.same" if first.file == second.file else "dates.gap.why",
        outlet_first=context.outlet(first.file),
        outlet_second=context.outlet(second.file),
        first=dated(first.value),
        second=dated(second.value),
    )


def _with_reckonings(why: str, *facts: DatedFact) -> str:
    return " ".join([why, *filter(None, (reckoning(fact.time) for fact in facts))])


def _between(context: Context, line: Sequence[DatedFact]) -> Iterator[Draft]:
    """The days, months or years between two facts of that grain that follow one another in one dispatch.

    Of two dispatches, one may date its fact otherwise than a third that tells it in other words.
    """
    for unit in _LONGEST:
        for first, second in pairwise([fact for fact in line if grain(fact.value) == unit and fact.clause.named]):
            number = _distance(first.value, second.value, unit)
            if _of_one_course(context, first, second) and 1 < number <= _LONGEST[unit]:
                yield _stretch(context, first, second, number, unit)


def _of_one_course(context: Context, first: DatedFact, second: DatedFact) -> bool:
    """Whether one dispatch tells both, of one person, body or thing: of two facts that have nothing to do with each
    other nobody asks how long lies between."""
    if first.file != second.file:
        return False
    words = [stems(fact.clause.statement) for fact in (first, second)]
    named = [{a.name for a in context.actors_in(fact.clause.span)} for fact in (first, second)]
    return bool(words[0] & words[1] - context.common_stems or named[0] & named[1])


def _distance(first: str, second: str, unit: str) -> int:
    """Days between two days, months between two months, years between two years."""
    start, end = bounds(first)[0], bounds(second)[0]
    if unit == "day":
        return (end - start).days
    years = end.year - start.year
    return years if unit == "year" else 12 * years + end.month - start.month


def _stretch(context: Context, first: DatedFact, second: DatedFact, number: int, unit: str) -> Draft:
    why = _both(context, first, second)
    return Draft(
        topic="date",
        kind="numeric",
        rule=f"date.{unit}s_between",
        stem=say(
            f"dates.gap.{unit}s",
            according=context.according(first.file),
            first=first.clause.statement,
            second=second.clause.statement,
        ),
        options=(Option(str(number), True, why),),
        rationale=_with_reckonings(why, first, second),
        evidence=_proof(context, (first, second)),
        difficulty="hard",
        worth=2.8,
        anchors=(first.time.span, second.time.span),
        family="pairs",
    )
