"""Questions that ask for the reason of a fact: « Pourquoi … ? », of a clause, of a quoted fact, of a noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from questions.item_writing.causes.reasons import (
    WORTH,
    Reason,
    difficulty_of,
    disputed_at_home,
    evidence_of,
    is_weak,
    key_why,
    quotable,
    rationale_of,
    subject_note,
    whole_quote,
    worth_of,
)
from questions.item_writing.causes.rival_reasons import wrong_reasons
from questions.item_writing.clauses.interrogation import ask
from questions.item_writing.clauses.open_nouns import opens_bare
from questions.item_writing.clauses.single_deeds import narrates
from questions.item_writing.context import Context
from questions.item_writing.dates.clarified import clarified
from questions.item_writing.dates.dated_answers import grain
from questions.item_writing.distractors import FEWEST
from questions.item_writing.drafts import Candidate, Draft, options_of, say, word, wordlist
from questions.item_writing.french.calendar_words import dated
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import NARROW_SPACE, capital
from questions.timex import is_calendar, is_day

_WORTH_AFTER = 2.9
_ASKED = f"{NARROW_SPACE}?"


def why(context: Context, reason: Reason, reasons: Sequence[Reason]) -> Iterator[Draft]:
    """« Selon l'AGGP, pourquoi la réunion de Tamale a-t-elle tourné court ? »; what was not done may have been done
    elsewhere or later."""
    clause = reason.clause
    if clause is None or clause.negated or reason.text is None or disputed_at_home(context, reason):
        return
    if clause.subject.lower().split(" ")[-1].endswith(wordlist("one_in_a_row")):
        return
    if any(is_day(str(time.value)) for time in context.times(reason.sentence)) and narrates(reason.sentence, clause):
        return
    according = context.beside(context.credited(reason.file, reason.relation.attribution), clause.subject)
    stem = ask(word("why"), clause, according)
    stem = None if stem is None else _in_its_year(context, reason, stem)
    wrong = wrong_reasons(context, reason, reasons)
    if stem is not None and len(wrong) >= FEWEST:
        draft = _draft(context, reason, "cause.why", stem, capital(reason.text), wrong)
        yield replace(draft, worth=worth_of(reason))


def _in_its_year(context: Context, reason: Reason, stem: str) -> str | None:
    """The year or month that the sentence prints: of two cancelled feasts the stem must name one."""
    again = any(plain_word(token) == wordlist("already")[0] for token in reason.sentence.tokens)
    times = [t for t in context.times(reason.sentence) if not reason.relation.cause.contains(t.span)]
    named = [t for t in times if t.relation is None and _names_a_year(str(t.value), again)]
    named = [t for t in named if not t.derivation or grain(str(t.value)) == "year"]
    if len(times) != 1 or not named or str(named[0].value)[:4] in stem:
        return None if again else stem
    said = dated(str(times[0].value))
    return None if said is None else f"{stem.removesuffix(_ASKED)} {said}{_ASKED}"


def _names_a_year(value: str, again: bool) -> bool:
    """A year; a month only where the like happened once before, since another question may ask for it."""
    return is_calendar(value) and (grain(value) == "year" or (again and grain(value) == "month"))


def why_passage(context: Context, reason: Reason, reasons: Sequence[Reason]) -> Iterator[Draft]:
    """The reason of a fact given in the words of the dispatch, where its clause cannot be turned into a question."""
    effect = reason.relation.effect
    if reason.text is None or reason.clause is not None or not quotable(context, reason, effect):
        return
    if not _right_before(context, reason) or opens_bare(context, effect):
        return
    wrong = wrong_reasons(context, reason, reasons)
    if len(wrong) >= FEWEST:
        stem = _passage_stem(context, reason, "causes.passage.stem")
        yield _draft(context, reason, "cause.why_passage", stem, capital(reason.text), wrong)


def _right_before(context: Context, reason: Reason) -> bool:
    """Whether the fact stands in the sentence of its reason, or ends right in front of it and asks nothing."""
    effect = reason.relation.effect
    if reason.sentence.span.contains(effect):
        return True
    before = context.before(reason.sentence)
    return before is not None and before.span.contains(effect) and not before.span.quote.rstrip().endswith("?")


def after_what(context: Context, reason: Reason, reasons: Sequence[Reason]) -> Iterator[Draft]:
    """« Après quel événement … ? », where the dispatch only puts one fact after the other."""
    if reason.noun is None or reason.clause is None or not is_weak(reason):
        return
    stem = ask(word("after_what"), reason.clause, context.according(reason.file))
    reason = replace(reason, noun=reason.noun.split(f" {word('purpose')} ")[0])
    wrong = wrong_reasons(context, reason, reasons, nouns=True)
    if stem is None or len(wrong) < FEWEST:
        return
    draft = _draft(context, reason, "cause.after_what", stem, capital(str(reason.noun)), wrong)
    rationale = say("causes.after.rationale", outlet=context.outlet(reason.file), quote=whole_quote(context, reason))
    yield replace(draft, rationale=rationale, difficulty="medium", worth=_WORTH_AFTER)


def _passage_stem(context: Context, reason: Reason, template: str) -> str:
    according = context.credited(reason.file, reason.relation.attribution)
    return say(template, according=according, effect=clarified(context, reason.relation.effect, subject_note(reason)))


def _draft(context: Context, reason: Reason, rule: str, stem: str, key: str, wrong: Sequence[Candidate]) -> Draft:
    return Draft(
        topic="cause",
        kind="single",
        rule=rule,
        stem=stem,
        options=options_of(key, key_why(context, reason), wrong),
        rationale=rationale_of(context, reason),
        evidence=evidence_of(reason),
        difficulty=difficulty_of(context, reason),
        worth=WORTH[reason.relation.kind] - 0.4,
        source_independent=context.independent(evidence_of(reason)),
        anchors=(reason.relation.cause,),
    )


FORMS = (why, why_passage, after_what)
