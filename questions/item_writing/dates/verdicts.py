"""Statements with a date, to be judged: true or false."""

from __future__ import annotations

from collections.abc import Iterator, Set

from questions.annotations import EvidenceSpan
from questions.item_writing.context import Context
from questions.item_writing.dates.dated_answers import grain
from questions.item_writing.dates.dated_facts import DatedFact
from questions.item_writing.dates.proofs import draw, evidence_of, key_why, rationale_of
from questions.item_writing.dates.wrong_dates import rival_spans, wrong_dates
from questions.item_writing.drafts import Candidate, Draft, say, word
from questions.item_writing.french.calendar_words import dated, names_month
from questions.item_writing.french.wording import capital
from questions.items import Option
from questions.naming import small_first
from questions.timex import bounds, month_value

#: True or false; and one fact in four is asked that way first.
_SIDES = 2
_TURNS = 4
#: Grains by which a weekday is miscounted.
_COUNTED = frozenset({"day", "night", "weekend", "week"})


def ask_true_or_false(context: Context, fact: DatedFact) -> Iterator[Draft]:
    """The fact with its own date or with a distractor, settled by the fact itself.

    A date printed in full is never given as true: that would only be the words of the dispatch. No year is set
    against the one before or after, which nobody wrote.
    """
    date = dated(fact.value)
    if fact.relation is not None or fact.clause.negated or date is None or context.opposed([fact.evidence]):
        return
    if fact.clause.tense == "future":
        return
    according = context.beside(context.credited(fact.file, context.attribution(fact.clause.span)), fact.clause.subject)
    rivals = set(rival_spans(context, fact))
    offers = wrong_dates(context, fact, date, named=according != word("by_all"))
    wrong = [each for each in offers if _tempts(fact, each, rivals) and not _is_of_now(context, fact, each)]
    if not wrong or fact.clause.tense == "present":
        return
    right = bool(fact.time.derivation) and not names_month(fact.time.span.quote) and draw(fact, _SIDES, "true") == 0
    shown = (
        date
        if right
        else next((small_first(w.text) for w in wrong if _bare(w.text) not in according), small_first(wrong[0].text))
    )
    if _bare(shown) in according:
        return
    true_why = key_why(context, fact) if right else say("dates.judged.right_false", **_told(context, fact))
    false_why = say("dates.judged.wrong_true", **_told(context, fact)) if right else key_why(context, fact)
    yield Draft(
        topic="date",
        kind="true_false",
        rule="date.true_false",
        stem=say(
            "dates.judged.day_true_false",
            according=capital(according),
            date=shown,
            statement=fact.clause.statement,
        ),
        options=(Option(say("judged.true"), right, true_why), Option(say("judged.false"), not right, false_why)),
        rationale=rationale_of(context, fact),
        evidence=evidence_of(context, fact),
        difficulty="easy",
        worth=3.0 if draw(fact, _TURNS, "judged") == 0 else 2.0,
        anchors=(fact.time.span,),
        fixed_order=True,
        closed=True,
    )


def _tempts(fact: DatedFact, wrong: Candidate, rivals: Set[EvidenceSpan]) -> bool:
    """Whether a false date may be believed: a day a week off beside « mardi »; beside one that is printed, a day that
    its own dispatch tells too, or that another one gives to a like fact."""
    if wrong.why == say("dates.when.publication"):
        return False
    if wrong.origin in rivals:
        return True
    reckoned = bool(fact.time.derivation) and not names_month(fact.time.span.quote)
    if wrong.origin is None:
        return reckoned and grain(fact.value) in _COUNTED
    return reckoned or wrong.origin.file == fact.file


def _is_of_now(context: Context, fact: DatedFact, wrong: Candidate) -> bool:
    """« a été interrompu dix jours en juin 2024 », false of a dispatch of 6 June: no month or year that is not over."""
    published = context.read(fact.file).dispatch.published
    if published is None or published.value is None:
        return False
    day = bounds(published.value)[0]
    return wrong.text.lower() in {dated(month_value(day)), dated(str(day.year))}


def _bare(date: str) -> str:
    """« Le 12 mars 2013 » → « 12 mars 2013 »: the day by which a dispatch may be named."""
    return date.partition(" ")[2]


def _told(context: Context, fact: DatedFact) -> dict[str, str]:
    return {
        "outlet": context.outlet(fact.file),
        "date": dated(fact.value) or "",
        "quote": context.excerpt(fact.evidence),
    }
