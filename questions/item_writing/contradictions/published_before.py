"""« Laquelle de ces autres sources a été publiée trop tôt pour rapporter ce fait ? »: who could not know yet.

The day of the fact and those of the dispatches are compared, so that no wording has to be judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.annotations import EvidenceSpan, Sentence, TimeExpression
from questions.item_writing.context import Context
from questions.item_writing.contradictions.opposed_passages import TOPIC
from questions.item_writing.contradictions.side_by_side import passage_of_day
from questions.item_writing.dates.dated_answers import is_exact
from questions.item_writing.dates.dating import day_lines, is_dated, shows_its_year
from questions.item_writing.dates.proofs import by_the_calendar, dating_line, reckoning
from questions.item_writing.dates.told_from import is_done
from questions.item_writing.dates.wrong_dates import all_times
from questions.item_writing.distractors import FEWEST, MOST
from questions.item_writing.drafts import Draft, say, table, word, wordlist
from questions.item_writing.french.calendar_words import dated, names_month
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import capital, fold, join, tidy
from questions.items import Option
from questions.timex import bounds

#: The longest passage shown, in characters.
_LONGEST = 230
#: Signs behind which another thing may be told.
_PARTING = frozenset({":", ";"})
#: Days from a dispatch to the fact from which nobody hesitates.
_FAR = 400


@dataclass(frozen=True, slots=True)
class _Fact:
    """What a passage tells as done on one day."""

    time: TimeExpression
    passage: EvidenceSpan

    @property
    def file(self) -> str:
        return self.time.span.file

    @property
    def value(self) -> str:
        return str(self.time.value)

    @property
    def counted(self) -> bool:
        """Whether the day has to be counted from that of the dispatch."""
        return not names_month(self.time.span.quote)


def published_before(context: Context) -> Iterator[Draft]:
    """One fact of a day for each way in which the other dispatches are parted into earlier and later ones; those first
    whose day has to be counted."""
    asked: set[tuple[str, ...]] = set()
    facts = [fact for time in all_times(context) if (fact := _fact(context, time)) is not None]
    for fact in sorted(facts, key=lambda each: (not each.counted, len(each.passage.quote), each.time.span)):
        early, late = _parted(context, fact)
        if not early or len(early) + len(late) <= FEWEST or len(late) < (1 if len(early) > 1 else FEWEST):
            continue
        if tuple(early) not in asked:
            asked.add(tuple(early))
            yield _draft(context, fact, early, late)


def _fact(context: Context, time: TimeExpression) -> _Fact | None:
    """What a passage that stands alone tells as done, on the only day that it tells, and nothing besides."""
    passage, sentence = passage_of_day(context, time), context.sentence(time.span)
    if passage is None or sentence is None or passage != sentence.span or len(passage.quote) > _LONGEST:
        return None
    alone = len(context.times(sentence)) == 1 and time.relation is None and not _is_of_a_count(sentence, time)
    denials = set(wordlist("negations")) - {word("without")}  # « suspendu vendredi, sans préavis » was suspended
    plain = not any(t.text in _PARTING or plain_word(t) in denials for t in sentence.tokens)
    if not (alone and plain) or _is_of_telling(context, sentence, time):
        return None
    return _Fact(time, passage) if is_done(sentence, time) else None


def _is_of_telling(context: Context, sentence: Sentence, time: TimeExpression) -> bool:
    """« Une tombe a été trouvée, a annoncé mardi la ville »: the day of the words, not of the find."""
    reported = (said for said in context.read(time.span.file).attributions if sentence.span.overlaps(said.cue))
    return any(not said.content.contains(time.span) for said in reported)


def _is_of_a_count(sentence: Sentence, time: TimeExpression) -> bool:
    """« Au 18 juillet, 58 moutons avaient été tués »: how many so far."""
    words = [plain_word(t) for t in sentence.tokens if t.start < time.span.start][-1:]
    opening = fold(tidy(time.span.quote)).split(" ")[:1]
    return table("dates.plain")["as_of"] in {*words, *opening}


def _parted(context: Context, fact: _Fact) -> tuple[list[str], list[str]]:
    """The other dispatches that print their day, those before the fact and those behind it; none of that very day, and
    none whose name shows its day or is that of another."""
    names = [context.undated(file) for file in context.files]
    early: list[str] = []
    late: list[str] = []
    day = bounds(fact.value)[0]
    for file, name in zip(context.files, names, strict=True):
        published = context.read(file).dispatch.published
        known = published is not None and is_exact(published.value) and _is_printed(context, file)
        if file == fact.file or published is None or not known or name is None or names.count(name) > 1:
            continue
        apart = (bounds(published.value)[0] - day).days
        if apart and abs(apart) <= _FAR:
            (early if apart < 0 else late).append(file)
    return early, late


def _is_printed(context: Context, file: str) -> bool:
    dispatch = context.read(file).dispatch
    return is_dated(dispatch) and shows_its_year(context.dossier, dispatch)


def _draft(context: Context, fact: _Fact, early: Sequence[str], late: Sequence[str]) -> Draft:
    several = len(early) > 1
    right = [_option(context, fact, file, correct=True) for file in early[:MOST]]
    wrong = [_option(context, fact, file, correct=False) for file in late[:MOST]]
    told = say("contradictions.published_before.fact", date=dated(fact.value))
    counted = join(reckoning(fact.time), by_the_calendar(context, fact.time)) if fact.counted else ""
    lines = (line for file in (*early, *late) for line in day_lines(context.read(file).dispatch)[:1])
    return Draft(
        topic=TOPIC,
        kind="multiple" if several else "single",
        rule="contradiction.published_before",
        stem=say(
            f"contradictions.published_before.{'several' if several else 'one'}",
            outlet=context.undated(fact.file) or context.outlet(fact.file),
            quote=context.excerpt(fact.passage),
        ),
        options=(*right, *wrong),
        rationale=" ".join(each for each in (told, counted, *_days_told(context, early)) if each),
        evidence=_evidence(context, fact, lines),
        difficulty="hard",
        worth=2.3 if fact.counted else 2.1,
        source_independent=True,
        anchors=(fact.time.span,),
        closed=True,
        family="published before",
    )


def _evidence(context: Context, fact: _Fact, lines: Iterator[EvidenceSpan]) -> tuple[EvidenceSpan, ...]:
    return tuple(dict.fromkeys((fact.passage, *dating_line(context, fact.time), *lines)))


def _option(context: Context, fact: _Fact, file: str, *, correct: bool) -> Option:
    published = context.read(file).dispatch.published
    name = context.undated(file) or context.outlet(file)
    key = "before" if correct else "after"
    date = dated(published.value) if published is not None else None
    return Option(capital(name), correct, say(f"contradictions.published_before.{key}", date=date))


def _days_told(context: Context, files: Sequence[str]) -> list[str]:
    """« L'AFP : le 3 mars 2021. »"""
    shown = ((context.undated(file) or context.outlet(file), context.read(file).dispatch.published) for file in files)
    return [
        say("contradictions.published_before.day", outlet=name, date=dated(day.value))
        for name, day in shown
        if day is not None
    ]
