"""A passage with its date left out."""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import EvidenceSpan, Sentence, TimeExpression
from questions.item_writing.calendar_words import names_month, spoken
from questions.item_writing.context import Context, usable
from questions.item_writing.dated_facts import proved
from questions.item_writing.drafts import Draft, say
from questions.item_writing.reference import stands_alone
from questions.item_writing.wording import BLANK, balanced, content_words, fold, quoted, tidy
from questions.item_writing.wrong_dates import all_times
from questions.items import Option
from questions.languages import load
from questions.syntax import is_finite
from questions.timex import bounds, is_day

_LONGEST_GAP_FILL = 190
_YEAR = 4
#: Content words from which on a passage tells what the date is about.
_FEWEST_WORDS = 5


def ask_gaps(context: Context) -> Iterator[Draft]:
    """A sentence with its only date left out, to be given as it stands."""
    for time in all_times(context):
        sentence = context.sentence(time.span)
        if sentence is not None and _fills(context, time, sentence):
            yield _gap_fill(context, time, sentence.span)


def _fills(context: Context, time: TimeExpression, sentence: Sentence) -> bool:
    """Whether the sentence is short, stands alone and has this one date: a day, a month and a year, or a year."""
    span = sentence.span
    alone = len(context.times(sentence)) == 1 and span.quote.count(time.span.quote) == 1
    pointing = [token for token in sentence.tokens if token.dep != "expl:subj"]
    plain = stands_alone(pointing, subject=True) and balanced(span.quote)
    if not usable(sentence) or not proved(context, time) or not _answers(time):
        return False
    told = any(is_finite(token) for token in sentence.tokens) and len(content_words(span.quote)) >= _FEWEST_WORDS
    return alone and plain and told and len(span.quote) <= _LONGEST_GAP_FILL


def _answers(time: TimeExpression) -> list[str]:
    """Everything that a student may rightly write; empty where the words allow too many ways of saying it."""
    text, value = tidy(time.span.quote), str(time.value)
    if text.isdigit() and len(text) == _YEAR:
        return [text]
    whole = spoken(value)
    if whole is None or not is_day(value) or not names_month(text) or fold(without_article(text)) not in fold(whole):
        return []
    day, month, year = int(value[8:10]), int(value[5:7]), value[:_YEAR]
    short = whole.removesuffix(f" {year}")
    answers = (
        short,
        whole,
        *_with_weekday(value, short, whole),
        f"{day}/{month:02}/{year}",
        f"{day:02}/{month:02}/{year}",
    )
    return list(dict.fromkeys(answers))


def _with_weekday(value: str, *texts: str) -> list[str]:
    """« mardi 12 mars », « mardi 12 mars 2013 »."""
    weekday = load("fr", "calendar").words("rendering.weekdays")[bounds(value)[0].weekday()]
    return [f"{weekday} {text}" for text in texts]


def without_article(text: str) -> str:
    """« le 12 mars » → « 12 mars »."""
    first, _, rest = text.partition(" ")
    return rest if fold(first) == "le" else text


def _gap_fill(context: Context, time: TimeExpression, around: EvidenceSpan) -> Draft:
    why = say("dates.fill.key", outlet=context.outlet(time.span.file), quote=context.excerpt(around))
    return Draft(
        topic="date",
        kind="short",
        rule="date.gap_fill",
        stem=say(
            "dates.fill.stem",
            piece=context.piece(time.span.file),
            quote=quoted(around.quote.replace(time.span.quote, BLANK)),
        ),
        options=tuple(Option(text, True, why) for text in _answers(time)),
        rationale=why,
        evidence=(around,),
        difficulty="easy",
        worth=1.9,
        source_independent=context.independent([around]),
        anchors=(time.span,),
    )
