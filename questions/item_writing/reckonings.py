"""What a relative date stands for: « L'AGGP écrit : « … mardi … ». À quelle date correspond « mardi » ? »"""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import EvidenceSpan, Sentence, TimeExpression
from questions.item_writing.calendar_words import dated, names_month, spoken
from questions.item_writing.context import Context, usable
from questions.item_writing.date_proofs import dating_line, reckoning
from questions.item_writing.dated_answers import grain, is_exact
from questions.item_writing.dated_facts import proved
from questions.item_writing.dating import counts_from_publication
from questions.item_writing.distractors import FEWEST, MOST
from questions.item_writing.drafts import Candidate, Draft, options_of, say, word, wordlist
from questions.item_writing.reference import plain_word
from questions.item_writing.told_from import lies_on_either_side
from questions.item_writing.wording import capital, morphology, quoted, tidy
from questions.item_writing.wrong_dates import all_times, near_values
from questions.timex import is_calendar, overlaps

_LONGEST_AROUND = 480
#: Words at the head of a sentence that tell whether it begins by itself.
_OPENING = 4


def ask_values(context: Context) -> Iterator[Draft]:
    """« L'AGGP écrit : « … mardi … ». À quelle date correspond « mardi » ? »"""
    for time in all_times(context):
        sentence = context.sentence(time.span)
        if sentence is None or not time.derivation or not usable(sentence) or not proved(context, time):
            continue
        if not _anchored(time) or (is_exact(str(time.value)) and lies_on_either_side(sentence, time)):
            continue
        if not _begins_elsewhere(sentence):
            yield from _value(context, time, sentence.span)


def _begins_elsewhere(sentence: Sentence) -> bool:
    """« Elle a enterré … », « Son épouse … », « Les deux autres … »: of whom, the sentence before tells."""
    words = [t for t in sentence.tokens[:_OPENING] if t.pos not in {"PUNCT", "SPACE"}]
    anaphora = morphology()["anaphora"]
    first = plain_word(words[0]) if words else ""
    others = any(t.lemma.lower() == wordlist("another")[0] for t in words)
    articles = {word.replace("’", "'") for word in morphology()["articles"]["definite"]}
    return others or first in {*anaphora["pronouns"], *anaphora["possessives"], *anaphora["determiners"]} - articles


def _anchored(time: TimeExpression) -> bool:
    """Whether the words themselves say which day or year is meant: « hier », « mardi », « octobre dernier »."""
    words = set(tidy(time.span.quote).replace("’", "' ").lower().split())
    if any(word.isdigit() for word in words) and not _says_month(time):
        return False
    if words & set(wordlist("vague_parts")) and is_exact(str(time.value)):
        return False
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
    if not counts_from_publication(context.read(time.span.file).dispatch, time):
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
        evidence=(around, *dating_line(context, time)),
        difficulty="medium",
        worth=1.8 if _says_month(time) else 2.3,
        source_independent=context.independent([time.span]),
        anchors=(around,),
    )


def _bare_expression(time: TimeExpression) -> str:
    """The expression without the « de » that ties it to a noun."""
    first, _, rest = tidy(time.span.quote).replace("’", "’ ", 1).partition(" ")
    return rest.replace("’ ", "’") if rest and first in wordlist("of")[:2] else tidy(time.span.quote)


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
