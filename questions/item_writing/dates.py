"""Questions on dates: when, what happened then, in what order, how long between, what a relative date stands for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from questions.annotations import EvidenceSpan, Sentence, TimeExpression
from questions.item_writing.calendar_words import dated, names_month, spoken
from questions.item_writing.context import Context, usable
from questions.item_writing.dated_facts import DatedFact, answered, asked, dated_facts, grain, is_exact, proved
from questions.item_writing.distractors import FEWEST, MOST, choose
from questions.item_writing.drafts import Candidate, Draft, listed, options_of, say, word, wordlist
from questions.item_writing.interrogation import ask, state
from questions.item_writing.judged import judged_stem, judgement
from questions.item_writing.reference import stands_alone
from questions.item_writing.wording import BLANK, balanced, capital, content_words, quoted, small, tidy
from questions.items import Difficulty, Option
from questions.timex import add_months, bounds, is_calendar, month_value, overlaps, precedes, week_value, weekend_value

#: A date further from the key than this, in days, is no plausible distractor.
_FARTHEST = 800
_SHARED_WORDS = 2
#: The part of the shorter clause's words that two tellings of one fact share.
_SAME_FACT = 0.6
_LONGEST_FACT = 120
_LONGEST_AROUND = 480
_LONGEST_GAP = 60
_ORDERED = (3, 4)
_SET = 4
_LONGEST_GAP_FILL = 190
#: True or false; and one fact in three is asked that way first.
_SIDES = 2
_TURNS = 3


def write(context: Context) -> Iterator[Draft]:
    """Every question on dates that the dossier allows, unranked."""
    facts = list(dated_facts(context))
    for fact in facts:
        yield from _when(context, fact)
        yield from _happened(context, fact, facts)
        yield from _judged(context, fact)
        yield from _true_or_false(context, fact)
    yield from _values(context)
    yield from _gaps(context)
    yield from _order(context, facts)
    yield from _after(context, facts)
    yield from _gap(context, facts)


# ------------------------------------------------------------------------------------------------- when


def _when(context: Context, fact: DatedFact) -> Iterator[Draft]:
    key = answered(fact.value, fact.relation)
    said = context.attribution(fact.clause.span)
    according = context.credited(fact.file, said)
    if (spoken(fact.value) or key or "") in according:
        according = context.titled(fact.file)
    stem = ask(asked(fact.value, fact.relation), fact.clause, according)
    if key is None or stem is None or (fact.clause.negated and fact.relation is None):
        return
    wrong = _wrong_dates(context, fact, key)
    if len(wrong) < FEWEST:
        return
    yield Draft(
        topic="date",
        kind="single",
        rule="date.when",
        stem=stem,
        options=options_of(capital(key), _key_why(context, fact), wrong),
        rationale=_rationale(context, fact),
        evidence=(fact.evidence,),
        difficulty=_difficulty(context, fact),
        worth=3.0 + (0.5 if fact.time.derivation else 0.0),
        source_independent=context.independent([fact.evidence]),
        anchors=(fact.time.span,),
    )


def _key_why(context: Context, fact: DatedFact) -> str:
    return say(
        "dates.when.key",
        outlet=context.outlet(fact.file),
        quote=context.excerpt(fact.evidence),
        reckoning=reckoning(fact.time),
    )


def reckoning(time: TimeExpression) -> str:
    """« Le calcul : « mardi », dépêche du … → … », empty for an absolute date."""
    return say("dates.when.reckoning", derivation=tidy(time.derivation).rstrip(".")) if time.derivation else ""


def _rationale(context: Context, fact: DatedFact) -> str:
    return say(
        "dates.when.rationale",
        outlet=context.outlet(fact.file),
        quote=context.excerpt(fact.sentence.span),
        reckoning=reckoning(fact.time),
    )


def _difficulty(context: Context, fact: DatedFact) -> Difficulty:
    if not context.independent([fact.evidence]):
        return "hard"
    return "medium" if fact.time.derivation else "easy"


def _wrong_dates(context: Context, fact: DatedFact, key: str) -> list[Candidate]:
    """Dates of the dossier first, then dates close by; none that any dispatch gives to a like fact."""
    barred = _barred_values(context, fact)
    found: list[Candidate] = []
    values = [fact.value]
    for value, why, origin in (*_dossier_dates(context, fact), *_near_dates(context, fact)):
        text = answered(value, fact.relation)
        free = not any(overlaps(value, other) for other in (*values, *barred)) and _fits_tense(context, fact, value)
        if text is not None and free and len(found) < MOST:
            found.append(Candidate(capital(text), why, origin))
            values.append(value)
    return found


def _fits_tense(context: Context, fact: DatedFact, value: str) -> bool:
    """A distractor lies on the same side of the publication as the key."""
    published = context.read(fact.file).dispatch.published
    if published is None:
        return True
    first, last = bounds(published.value)
    if bounds(fact.value)[0] > last:
        return bounds(value)[1] >= first
    return bounds(fact.value)[1] >= first or bounds(value)[0] <= last


def _barred_values(context: Context, fact: DatedFact) -> list[str]:
    """Values that a passage on the same fact, or one opposed to it, gives."""
    against = context.opposing([fact.evidence])
    barred = []
    for time in _all_times(context):
        sentence = context.sentence(time.span)
        if time.value is None or sentence is None or sentence == fact.sentence:
            continue
        like = len(fact.clause.words & content_words(sentence.span.quote)) > _SHARED_WORDS
        if (like or any(time.span.overlaps(span) for span in against)) and is_calendar(time.value):
            barred.append(time.value)
    return barred


def _all_times(context: Context) -> Iterator[TimeExpression]:
    for read in context.dossier.dispatches:
        yield from sorted(read.time_expressions, key=lambda t: t.span.start)


def _dossier_dates(context: Context, fact: DatedFact) -> list[tuple[str, str, EvidenceSpan | None]]:
    """Dates of the same grain in other sentences of the body, nearest in time first."""
    found: dict[str, tuple[str, str, EvidenceSpan | None]] = {}
    for time in _all_times(context):
        if not _offers(context, time, fact):
            continue
        why = say("dates.when.other", outlet=context.outlet(time.span.file), quote=_around(context, time))
        found.setdefault(str(time.value), (str(time.value), why, time.span))
    return sorted(found.values(), key=lambda offer: (_days_apart(offer[0], fact.value), offer[0]))


def _offers(context: Context, time: TimeExpression, fact: DatedFact) -> bool:
    sentence = context.sentence(time.span)
    if time.zone != "body" or sentence is None or sentence == fact.sentence or not proved(context, time):
        return False
    value = str(time.value)
    return grain(value) == grain(fact.value) and _days_apart(value, fact.value) <= _FARTHEST


def _around(context: Context, time: TimeExpression) -> str:
    sentence = context.sentence(time.span)
    return context.excerpt_around(sentence.span, time.span) if sentence else quoted(time.span.quote)


def _days_apart(one: str, other: str) -> int:
    return abs((bounds(one)[0] - bounds(other)[0]).days)


def _near_dates(context: Context, fact: DatedFact) -> Iterator[tuple[str, str, EvidenceSpan | None]]:
    """Dates made up close to the key: the next week or month or year, as its grain is; never the day before."""
    for value in near_values(fact.value):
        yield value, say("dates.when.near"), None


def near_values(value: str) -> list[str]:
    """Values of the same grain around this one, the most tempting first; empty for odd grains."""
    first = bounds(value)[0]
    kind = grain(value)
    if kind == "day":
        return [(first + timedelta(days=shift)).isoformat() for shift in (7, -7, 1, -1, 14)]
    if kind == "month":
        return [month_value(add_months(first, shift)) for shift in (1, -1, 2, -2, 12)]
    if kind == "year":
        return [str(first.year + shift) for shift in (1, -1, 2, -2)]
    if kind == "season":
        return [f"{first.year}-{name}" for name in ("SP", "SU", "FA", "WI") if name != value[5:7]]
    if kind in {"week", "weekend"}:
        name = week_value if kind == "week" else weekend_value
        return [name(first + timedelta(weeks=shift)) for shift in (1, -1, -2, 2)]
    if kind == "part of month":
        part = value.rpartition("-")[2]
        return [f"{month_value(add_months(first, shift))}-{part}" for shift in (1, -1, 2, -2)]
    return []


# ------------------------------------------------------------------------------------------------- what happened


def _happened(context: Context, fact: DatedFact, facts: Sequence[DatedFact]) -> Iterator[Draft]:
    """« Que s'est-il passé le 28 mars 2013 ? », among facts that have other dates."""
    if fact.relation is not None or fact.clause.negated or fact.clause.tense == "present":
        return
    date = dated(fact.value)
    wrong = _wrong_facts(context, fact, facts)
    if date is None or len(wrong) < FEWEST or len(fact.clause.statement) > _LONGEST_FACT:
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
        options=options_of(state(fact.clause), _key_why(context, fact), wrong),
        rationale=_rationale(context, fact),
        evidence=(fact.evidence,),
        difficulty="medium",
        worth=2.6,
        source_independent=context.independent([fact.evidence]),
        anchors=(fact.time.span,),
    )


def _wrong_facts(context: Context, fact: DatedFact, facts: Sequence[DatedFact]) -> list[Candidate]:
    offered = [_as_wrong_fact(context, other) for other in facts if _elsewhere(fact, other)]
    return choose(state(fact.clause), offered)


def _elsewhere(fact: DatedFact, other: DatedFact) -> bool:
    """Whether the other fact surely has another date and the same tense."""
    unlike = len(fact.clause.words & other.clause.words) <= _SHARED_WORDS
    plain = other.relation is None and not other.clause.negated
    short = len(other.clause.statement) <= _LONGEST_FACT
    apart = not overlaps(fact.value, other.value)
    return unlike and plain and short and apart and other.clause.tense == fact.clause.tense


def _as_wrong_fact(context: Context, other: DatedFact) -> Candidate:
    date = dated(other.value) or ""
    why = say("dates.happened.wrong", outlet=context.outlet(other.file), date=date)
    return Candidate(state(other.clause), why, other.evidence)


# ------------------------------------------------------------------------------------------------- relative values


def _values(context: Context) -> Iterator[Draft]:
    """« L'AGGP écrit : « … mardi … ». À quelle date correspond « mardi » ? »"""
    for time in _all_times(context):
        sentence = context.sentence(time.span)
        if sentence is None or not time.derivation or not usable(sentence) or not proved(context, time):
            continue
        if not _anchored(time):
            continue
        yield from _value(context, time, sentence.span)


def _anchored(time: TimeExpression) -> bool:
    """Whether the words themselves say which day or year is meant: « hier », « mardi », « octobre dernier »."""
    words = set(tidy(time.span.quote).replace("’", "' ").lower().split())
    if is_exact(str(time.value)):
        return not _says_month(time)
    return bool(words & set(wordlist("anchoring")))


def _value(context: Context, time: TimeExpression, around: EvidenceSpan) -> Iterator[Draft]:
    value = str(time.value)
    key = _named(value)
    wrong = _wrong_values(context, time, value)
    if key is None or len(wrong) < FEWEST or len(around.quote) > _LONGEST_AROUND:
        return
    if around.quote.count(time.span.quote) != 1 or _printed_beside(time, around):
        return
    if not _counts_from_publication(context, time):
        return
    yield Draft(
        topic="date",
        kind="single",
        rule="date.value",
        stem=say(
            f"dates.value.{_stem_for(value)}",
            outlet=context.outlet(time.span.file),
            quote=context.excerpt_around(around, time.span),
            expression=quoted(_bare_expression(time)),
        ),
        options=options_of(capital(key), reckoning(time), wrong),
        rationale=reckoning(time),
        evidence=(around,),
        difficulty="medium",
        worth=1.8 if _says_month(time) else 2.3,
        source_independent=context.independent([time.span]),
        anchors=(around,),
    )


def _counts_from_publication(context: Context, time: TimeExpression) -> bool:
    """Whether the reckoning starts from the day of the dispatch, not from a date told in another sentence."""
    published = context.read(time.span.file).dispatch.published
    start = spoken(published.value) if published is not None else None
    return start is not None and start in tidy(time.derivation)


def _bare_expression(time: TimeExpression) -> str:
    """The expression without the « de » that ties it to a noun."""
    first, _, rest = tidy(time.span.quote).replace("’", "’ ", 1).partition(" ")
    return rest if rest and first in wordlist("of")[:2] else tidy(time.span.quote)


def _printed_beside(time: TimeExpression, around: EvidenceSpan) -> bool:
    """Whether the sentence itself prints the day meant (« le 30 janvier : c'est ce jour-là … »)."""
    said = (spoken(str(time.value)) or "").rsplit(" ", 1)[0]
    return is_exact(str(time.value)) and bool(said) and said in tidy(around.quote)


def _stem_for(value: str) -> str:
    if is_exact(value):
        return "stem"
    return "stem_year" if grain(value) == "year" else "stem_period"


def _named(value: str) -> str | None:
    """A day with its article, a longer span as a noun."""
    if grain(value) in {"week", "weekend"}:
        return (dated(value) or "").removeprefix(word("during")).strip()
    return dated(value) if is_exact(value) or "/" in value else spoken(value)


def _says_month(time: TimeExpression) -> bool:
    """Whether the words name the month: then only the year is to be found."""
    return names_month(time.span.quote)


def _wrong_values(context: Context, time: TimeExpression, value: str) -> list[Candidate]:
    why = say("dates.value.near")
    offers = [(near, why) for near in (_other_years(value) if _says_month(time) else near_values(value))]
    published = context.read(time.span.file).dispatch.published
    if published and is_exact(published.value) and grain(value) == "day" and not _says_month(time):
        offers.insert(0, (published.value, say("dates.when.publication")))
    found: list[Candidate] = []
    taken = [value]
    for offer, reason in offers:
        text = _named(offer)
        if text and not any(overlaps(offer, other) for other in taken) and len(found) < MOST:
            found.append(Candidate(capital(text), reason))
            taken.append(offer)
    return found


def _other_years(value: str) -> list[str]:
    """The same day, month or part in other years; none where that day does not exist (29 February)."""
    year = int(value[:4])
    offers = [f"{year + shift}{value[4:]}" for shift in (-1, 1, -2)]
    return [] if "/" in value else [offer for offer in offers if is_calendar(offer)]


# ------------------------------------------------------------------------------------------------- judged


def _judged(context: Context, fact: DatedFact) -> Iterator[Draft]:
    """A statement with the right date, a wrong one, or one more precise than any dispatch gives."""
    if fact.relation is not None or fact.clause.negated or context.opposed([fact.evidence]):
        return
    if grain(fact.value) in {"season", "part of month"} and fact.clause.tense != "present":
        yield from _too_precise(context, fact)


def _too_precise(context: Context, fact: DatedFact) -> Iterator[Draft]:
    first, last = bounds(fact.value)
    inside = (first + (last - first) / 2).isoformat()
    date = dated(inside)
    if date is None or any(overlaps(inside, value) for value in _barred_values(context, fact)):
        return
    outlet, expression = context.outlet(fact.file), quoted(fact.time.span.quote)
    silent = say("dates.judged.right_silent", outlet=outlet, expression=expression)
    yield Draft(
        topic="date",
        kind="single",
        rule="date.not_said",
        stem=judged_stem(f"{fact.clause.statement} {date}"),
        options=judgement("silent", say("dates.judged.not_true"), say("dates.judged.wrong_silent"), silent),
        rationale=_rationale(context, fact),
        evidence=(fact.evidence,),
        difficulty="hard",
        worth=2.4,
        anchors=(fact.time.span,),
        fixed_order=True,
        closed=True,
    )


def _true_or_false(context: Context, fact: DatedFact) -> Iterator[Draft]:
    """The fact with its own date or with a distractor, settled by the fact itself."""
    date = dated(fact.value)
    if fact.relation is not None or fact.clause.negated or date is None or context.opposed([fact.evidence]):
        return
    wrong = _wrong_dates(context, fact, date)
    if not wrong or fact.clause.tense == "present":
        return
    right = _draw(fact, _SIDES) == 0
    shown = date if right else small(wrong[0].text)
    true_why = _key_why(context, fact) if right else say("dates.judged.right_false", **_told(context, fact))
    false_why = say("dates.judged.wrong_true", **_told(context, fact)) if right else _key_why(context, fact)
    yield Draft(
        topic="date",
        kind="true_false",
        rule="date.true_false",
        stem=say(
            "dates.judged.true_false",
            according=capital(context.credited(fact.file, context.attribution(fact.clause.span))),
            statement=f"{fact.clause.statement} {shown}",
        ),
        options=(Option(say("judged.true"), right, true_why), Option(say("judged.false"), not right, false_why)),
        rationale=_rationale(context, fact),
        evidence=(fact.evidence,),
        difficulty="easy",
        worth=3.1 if _draw(fact, _TURNS) == 0 else 2.3,
        anchors=(fact.time.span,),
        fixed_order=True,
        closed=True,
    )


def _told(context: Context, fact: DatedFact) -> dict[str, str]:
    return {
        "outlet": context.outlet(fact.file),
        "date": dated(fact.value) or "",
        "quote": context.excerpt(fact.evidence),
    }


def _draw(fact: DatedFact, sides: int) -> int:
    """A number below ``sides`` that depends on the fact alone."""
    return int(hashlib.sha256(fact.evidence.quote.encode()).hexdigest(), 16) % sides


# ------------------------------------------------------------------------------------------------- gap fill


def _gaps(context: Context) -> Iterator[Draft]:
    """A sentence with its only date left out, to be given as it stands."""
    for time in _all_times(context):
        sentence = context.sentence(time.span)
        if sentence is not None and _fills(context, time, sentence):
            yield _gap_fill(context, time, sentence.span)


def _fills(context: Context, time: TimeExpression, sentence: Sentence) -> bool:
    """Whether the sentence is short, stands alone and has this one date, a year: one short answer, no other."""
    span = sentence.span
    printed = names_month(time.span.quote) or tidy(time.span.quote).isdigit()
    alone = len(context.times(sentence)) == 1 and span.quote.count(time.span.quote) == 1
    pointing = [token for token in sentence.tokens if token.dep != "expl:subj"]
    plain = stands_alone(pointing, subject=True) and balanced(span.quote)
    if not usable(sentence) or not proved(context, time) or not tidy(time.span.quote).isdigit():
        return False
    return printed and alone and plain and len(span.quote) <= _LONGEST_GAP_FILL


def _gap_fill(context: Context, time: TimeExpression, around: EvidenceSpan) -> Draft:
    outlet = context.outlet(time.span.file)
    answer = tidy(time.span.quote)
    whole = spoken(str(time.value))
    answers = dict.fromkeys(text for text in (answer, whole) if text)
    why = say("dates.fill.key", outlet=outlet, quote=context.excerpt(around))
    return Draft(
        topic="date",
        kind="short",
        rule="date.gap_fill",
        stem=say(
            "dates.fill.stem",
            piece=context.piece(time.span.file),
            quote=quoted(around.quote.replace(time.span.quote, BLANK)),
        ),
        options=tuple(Option(text, True, why) for text in answers),
        rationale=why,
        evidence=(around,),
        difficulty="easy",
        worth=1.9,
        source_independent=context.independent([around]),
        anchors=(time.span,),
    )


# ------------------------------------------------------------------------------------------------- after


def _after(context: Context, facts: Sequence[DatedFact]) -> Iterator[Draft]:
    """Which of four facts came after a given day."""
    line = [fact for fact in _time_line(context, facts) if fact.clause.tense == "past"]
    for start in range(0, len(line) - _SET + 1, _SET):
        chosen = line[start : start + _SET]
        pivot = bounds(chosen[1].value)[1]
        if precedes(chosen[1].value, chosen[2].value):
            yield _after_draft(context, chosen, pivot.isoformat())


def _after_draft(context: Context, facts: Sequence[DatedFact], pivot: str) -> Draft:
    options = tuple(
        Option(
            state(fact.clause),
            precedes(pivot, fact.value),
            say("dates.order.why", outlet=context.outlet(fact.file), date=dated(fact.value)),
        )
        for fact in facts
    )
    return Draft(
        topic="date",
        kind="multiple",
        rule="date.after",
        stem=say("dates.after.stem", date=spoken(pivot)),
        options=options,
        rationale=say("dates.order.rationale", dates=listed([dated(fact.value) or "" for fact in facts])),
        evidence=tuple(fact.evidence for fact in facts),
        difficulty="medium",
        worth=2.9,
        anchors=tuple(fact.time.span for fact in facts),
        family="after",
    )


# ------------------------------------------------------------------------------------------------- order, gap


def _order(context: Context, facts: Sequence[DatedFact]) -> Iterator[Draft]:
    """Facts to be put in order, taken in runs along the time line so that each fact serves once."""
    line = _time_line(context, facts)
    size = _ORDERED[1] if len(line) >= _ORDERED[1] else _ORDERED[0]
    for number, start in enumerate(range(0, len(line) - _ORDERED[0] + 1, size)):
        chosen = line[start : start + size]
        if len(chosen) >= _ORDERED[0]:
            yield _ordered(context, chosen, number)


def _time_line(context: Context, facts: Sequence[DatedFact]) -> list[DatedFact]:
    """Facts with days or months that follow one another without overlap, uncontradicted and unlike."""
    line: list[DatedFact] = []
    for fact in sorted(facts, key=lambda f: (bounds(f.value), f.file, f.time.span.start)):
        clear = not line or precedes(line[-1].value, fact.value)
        unlike = all(len(fact.clause.words & other.clause.words) <= _SHARED_WORDS for other in line)
        if clear and unlike and _orderable(context, fact) and not _dated_otherwise(fact, facts):
            line.append(fact)
    return line


def _dated_otherwise(fact: DatedFact, facts: Sequence[DatedFact]) -> bool:
    """Whether some dispatch tells much the same with another date: then the dossier gives no one order."""
    for other in facts:
        fewer = min(len(fact.clause.words), len(other.clause.words))
        alike = len(fact.clause.words & other.clause.words) >= max(_SHARED_WORDS, _SAME_FACT * fewer)
        if other is not fact and alike and not overlaps(fact.value, other.value):
            return True
    return False


def _orderable(context: Context, fact: DatedFact) -> bool:
    free = fact.relation is None and not fact.clause.negated and fact.clause.tense != "present"
    return free and len(fact.clause.statement) <= _LONGEST_FACT and not context.opposed([fact.evidence])


def _ordered(context: Context, facts: Sequence[DatedFact], number: int) -> Draft:
    options = tuple(
        Option(
            state(fact.clause),
            True,
            say("dates.order.why", outlet=context.outlet(fact.file), date=dated(fact.value)),
        )
        for fact in facts
    )
    return Draft(
        topic="date",
        kind="order",
        rule="date.order",
        stem=say(f"dates.order.stem_{number % 2}"),
        options=options,
        rationale=say("dates.order.rationale", dates=listed([dated(fact.value) or "" for fact in facts])),
        evidence=tuple(fact.evidence for fact in facts),
        difficulty="medium" if len(facts) <= _ORDERED[0] else "hard",
        worth=3.4,
        anchors=tuple(fact.time.span for fact in facts),
    )


def _gap(context: Context, facts: Sequence[DatedFact]) -> Iterator[Draft]:
    """The number of days between two facts that follow one another on the time line."""
    exact = [fact for fact in _time_line(context, facts) if is_exact(fact.value)]
    for first, second in pairwise(exact):
        days = (bounds(second.value)[0] - bounds(first.value)[0]).days
        if 1 < days <= _LONGEST_GAP:
            yield _days_between(context, first, second, days)


def _days_between(context: Context, first: DatedFact, second: DatedFact, days: int) -> Draft:
    outlets = context.outlet(first.file), context.outlet(second.file)
    why = say(
        "dates.gap.same" if first.file == second.file else "dates.gap.why",
        outlet_first=outlets[0],
        outlet_second=outlets[1],
        first=dated(first.value),
        second=dated(second.value),
    )
    return Draft(
        topic="date",
        kind="numeric",
        rule="date.days_between",
        stem=say("dates.gap.stem", first=quoted(first.clause.statement), second=quoted(second.clause.statement)),
        options=(Option(str(days), True, why),),
        rationale=f"{why} {' '.join(filter(None, (reckoning(first.time), reckoning(second.time))))}".strip(),
        evidence=(first.evidence, second.evidence),
        difficulty="hard",
        worth=2.5,
        anchors=(first.time.span, second.time.span),
        family="length",
    )
