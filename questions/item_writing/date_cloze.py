"""The passage of a dispatch with its date left out: « L'atelier a redémarré ____, après le remplacement … »."""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import EvidenceSpan, Sentence, TimeExpression
from questions.item_writing.calendar_words import names_month, spoken
from questions.item_writing.clarified import clarified, day_notes
from questions.item_writing.context import Context, usable
from questions.item_writing.date_proofs import dating_line
from questions.item_writing.dated_answers import grain
from questions.item_writing.dated_facts import proved
from questions.item_writing.distractors import FEWEST, MOST
from questions.item_writing.drafts import Candidate, Draft, options_of, say, table, word, wordlist
from questions.item_writing.quoted_passages import is_when_reached, quotable
from questions.item_writing.reference import plain_word
from questions.item_writing.wording import BLANK, capital, content_words, join, morphology, tidy
from questions.item_writing.wrong_dates import all_times, near_values
from questions.timex import bounds, overlaps

_LONGEST_PASSAGE = 250
#: Content words that the rest of the passage must keep.
_FEWEST_WORDS = 3
#: Days from the publication beyond which a date is background.
_STORY = 400
#: Days from the key to a date that tempts, by grain.
_CLOSE = {"day": 60, "month": 400, "part of month": 200}
#: Content words by which another dispatch tells the like.
_SHARED_WORDS = 2


def ask_missing_dates(context: Context) -> Iterator[Draft]:
    """« Quelle date manque dans ce passage de la dépêche de l'AFP : « L'atelier a redémarré ____ » ? »"""
    for time in all_times(context):
        sentence = context.sentence(time.span)
        if sentence is not None and _may_be_left_out(context, time, sentence):
            yield from _missing(context, time, sentence)


def _may_be_left_out(context: Context, time: TimeExpression, sentence: Sentence) -> bool:
    """A day or a month of the story, printed, in a sentence that tells enough."""
    if not usable(sentence) or "?" in sentence.span.quote or context.speaks_of_itself(sentence):
        return False
    if not proved(context, time) or is_when_reached(sentence, time) or not _is_plain(time, sentence):
        return False
    if any(plain_word(token) in wordlist("habits") for token in sentence.tokens):
        return False
    if grain(str(time.value)) not in _CLOSE or not names_month(time.span.quote) or not _of_the_story(context, time):
        return False
    told = content_words(sentence.span.quote.replace(time.span.quote, " "))
    elided = sentence.span.quote[: time.span.start - sentence.span.start].endswith(("'", "’"))
    return len(told) >= _FEWEST_WORDS and not elided


def _is_plain(time: TimeExpression, sentence: Sentence) -> bool:
    """Whether the sentence names somebody or some place, and tells no hour that the gap would swallow; « le jugement
    du ____ » asks for no more than a copy."""
    before = next((t for t in reversed(sentence.tokens) if t.end <= time.span.start), None)
    of_noun = before is not None and plain_word(before) in {*morphology()["contraction"]["undone"], *wordlist("of")}
    timed = any(plain_word(token).lstrip("0123456789") in wordlist("hours") for token in sentence.tokens)
    named = any(t.pos == "PROPN" and not time.span.start <= t.start < time.span.end for t in sentence.tokens)
    return named and not of_noun and not timed


def _day(time: TimeExpression) -> str:
    """« 21 juillet », « fin octobre »: the date without article and year."""
    return (spoken(str(time.value)) or "").rsplit(" ", 1)[0]


def _like(time: TimeExpression, value: str) -> bool:
    """Whether a value is of the same part of its month: « début mai » beside « début juin »."""
    parts = [each.rpartition("-")[2] for each in (str(time.value), value) if grain(each) == "part of month"]
    return len(set(parts)) <= 1


def _of_the_story(context: Context, time: TimeExpression) -> bool:
    published = context.read(time.span.file).dispatch.published
    return published is not None and _apart(str(time.value), published.value) <= _STORY


def _missing(context: Context, time: TimeExpression, sentence: Sentence) -> Iterator[Draft]:
    around = quotable(context, sentence, bare=False)
    if around is None or len(around.quote) > _LONGEST_PASSAGE or tidy(around.quote).count(_day(time)) != 1:
        return
    shown = _clarified(context, around)
    gap = tidy(time.span.quote)
    wrong = _wrong_days(context, time, sentence)
    if shown.count(gap) != 1 or len(wrong) < FEWEST:
        return
    passage = shown.replace(gap, BLANK)
    why = say("dates.missing.key", outlet=context.outlet(time.span.file), quote=context.excerpt(sentence.span))
    yield Draft(
        topic="date",
        kind="single",
        rule="date.cloze",
        stem=say("dates.missing.stem", piece=context.piece(time.span.file), quote=passage),
        options=options_of(_said(context, time, str(time.value)), why, wrong),
        rationale=why,
        evidence=(around, *dating_line(context, time)),
        difficulty="medium",
        worth=2.1 if grain(str(time.value)) == "day" else 1.9,
        source_independent=context.independent([sentence.span]),
        anchors=(around,),
        closed=True,
    )


def _clarified(context: Context, around: EvidenceSpan) -> str:
    """The passage with the days of its « mardi », unless it prints them itself."""
    printed = tidy(around.quote)
    told = any(day.rsplit(" ", 1)[0] in printed for day in day_notes(context, around).values())
    return context.excerpt(around) if told else clarified(context, around)


def _said(context: Context, time: TimeExpression, value: str) -> str:
    """The day as it fits the gap: with its article unless that stands in front of it, a capital at the head."""
    if grain(value) != "day":
        return _said_as(time, value)
    article = str(table("dates.plain")["articles"]["day"])
    sentence = context.sentence(time.span)
    before = [plain_word(t) for t in sentence.tokens if t.end <= time.span.start][-1:] if sentence is not None else []
    led = bool(set(before) & {article, *morphology()["contraction"]["undone"]})
    said = join("" if led else article, _noun(time, value))
    return said if before else capital(said)


def _noun(time: TimeExpression, value: str) -> str:
    """The date as a noun, with a year only where the words left out print one: no other year is proved by them."""
    noun = spoken(value) or value
    return noun if value[:4] in time.span.quote or str(time.value)[:4] in time.span.quote else noun.rsplit(" ", 1)[0]


def _said_as(time: TimeExpression, value: str) -> str:
    """A month as the words left out had it: « en mars 2021 », « fin octobre »."""
    opening = tidy(time.span.quote).split(" ")[0]
    noun = _noun(time, value)
    led = opening.lower() == word("within")
    said = join(opening, noun) if led else noun
    return capital(said) if opening[:1].isupper() else said


def _wrong_days(context: Context, time: TimeExpression, sentence: Sentence) -> list[Candidate]:
    """Days that other dispatches give to the like, then days told near by, then days near by, on its own side."""
    published = context.read(time.span.file).dispatch.published
    value = str(time.value)
    over = published is not None and value <= published.value
    found: list[Candidate] = []
    taken, said = [value], {_said(context, time, value)}
    shown = tidy(sentence.span.quote)
    for offer, why in _offers(context, time, sentence):
        same_side = published is None or (offer <= published.value) == over
        text = _said(context, time, offer)
        printed = _noun(time, offer) in shown
        apart = not printed and text not in said and not any(overlaps(offer, other) for other in taken)
        if same_side and apart and len(found) < MOST:
            found.append(Candidate(text, why))
            taken.append(offer)
            said.add(text)
    return found


def _offers(context: Context, time: TimeExpression, sentence: Sentence) -> Iterator[tuple[str, str]]:
    words, told, kind = content_words(sentence.span.quote), [], grain(str(time.value))
    for other in all_times(context):
        around = context.sentence(other.span)
        if around is None or around == sentence or not proved(context, other) or grain(str(other.value)) != kind:
            continue
        if other.derivation:
            continue  # A day reckoned from « vendredi » is not shown in the reason why it is wrong.
        if _apart(str(other.value), str(time.value)) > _CLOSE[kind] or not _like(time, str(other.value)):
            continue
        alike = len(words & content_words(around.span.quote) - context.common_words) >= _SHARED_WORDS
        told.append((not alike, _apart(str(other.value), str(time.value)), str(other.value), other.span, around))
    for _, _, value, span, around in sorted(told, key=lambda each: (*each[:3], each[3].file, each[3].start)):
        yield value, _why(context, span, around)
    for value in near_values(str(time.value)):
        yield value, say("dates.missing.near")


def _why(context: Context, span: EvidenceSpan, around: Sentence) -> str:
    return say("dates.missing.other", outlet=context.outlet(span.file), quote=context.excerpt_around(around.span, span))


def _apart(one: str, other: str) -> int:
    return abs((bounds(one)[0] - bounds(other)[0]).days)
