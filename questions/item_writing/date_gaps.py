"""Passages without the date that they print, to be paired with it.

No date is lent to another fact as a wrong option, and no clause is turned into a question: so what is told in a
relative clause, around a title or with a word that no stem can keep is asked too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from questions.annotations import EvidenceSpan, Sentence, TimeExpression, Token
from questions.item_writing.calendar_words import names_month, spoken
from questions.item_writing.context import Context, usable
from questions.item_writing.date_certainty import proved
from questions.item_writing.date_openings import opening
from questions.item_writing.date_proofs import dating_line, reckoning
from questions.item_writing.dated_answers import grain
from questions.item_writing.dating import has_year
from questions.item_writing.drafts import Draft, say, word, wordlist
from questions.item_writing.participle_forms import is_participle
from questions.item_writing.quoted_passages import quotable
from questions.item_writing.reference import is_of_the_speaker, plain_word
from questions.item_writing.times import nominal, whole_complement
from questions.item_writing.wording import BLANK, content_words, quoted, stems, tidy
from questions.item_writing.wrong_dates import all_times
from questions.items import PAIR_SEPARATOR, Option
from questions.syntax import is_finite
from questions.timex import is_calendar, overlaps

_PAIRS = (3, 4)
_LONGEST_PASSAGE = 230
#: Passages that are tried together: of more, there are too many sets.
_TRIED = 12
#: Article, noun and what follows.
_OPENING = 3
#: Content words that a passage keeps without its date.
_TELLING = 4
#: The same where its first noun alone does not tell which one is meant.
_TELLING_ENOUGH = 7
#: Content words that two tellings of one fact share.
_SHARED_WORDS = 3
#: Less than that of a question on one date, which comes first where the two rest on one passage.
_WORTH = 2.0
#: Dates that stand behind the same words, « le » or « en »: beside another the preposition would tell.
_DAY, _LONGER = frozenset({"day"}), frozenset({"month", "year"})


@dataclass(frozen=True, slots=True)
class DatedPassage:
    """A sentence that stands alone, with a gap for the one date that it prints."""

    time: TimeExpression
    sentence: Sentence
    #: What is shown: the sentence, with the one before it where only the two are understood.
    passage: EvidenceSpan
    shown: str
    answer: str

    @property
    def value(self) -> str:
        """The calendar value that the gap stands for."""
        return str(self.time.value)


def ask_gaps(context: Context, asked: Sequence[EvidenceSpan]) -> Iterator[Draft]:
    """« Reliez chaque passage à la date qui y manque », as often as three or four are left.

    :param asked: dates that other questions ask already.
    """
    every = list(dated_passages(context))
    served = [each for each in every if any(span.overlaps(each.time.span) for span in asked)]
    for grains in (_DAY, _LONGER):
        left = [each for each in every if each not in served and grain(each.value) in grains]
        spare = [each for each in served if grain(each.value) in grains]
        while chosen := _set_of(context, left, spare):
            yield _draft(context, chosen)
            left = [each for each in left if each not in chosen]


def dated_passages(context: Context) -> Iterator[DatedPassage]:
    """Every passage of the bodies that can stand with a gap for its date, in reading order."""
    for time in all_times(context):
        sentence = context.sentence(time.span)
        if time.zone != "body" or sentence is None or not usable(sentence) or not _is_sure(context, time):
            continue
        passage = _passage(context, time, sentence) if _is_printed(time) else None
        shown = None if passage is None else _with_gap(context, time, sentence, passage)
        answer = _answer(str(time.value))
        if passage is not None and shown is not None and answer is not None:
            yield DatedPassage(time, sentence, passage, shown, answer)


def _is_sure(context: Context, time: TimeExpression) -> bool:
    """Whether the answer stands in the text: a day and its month do, whatever the year; a month wants its year."""
    if time.value is None or not is_calendar(time.value):
        return False
    return grain(time.value) in _DAY or proved(context, time)


def _answer(value: str) -> str | None:
    """« 3 mai », as it is printed, without a year that may have to be worked out; « mars 2016 », « 1987 »."""
    said = spoken(value)
    return said if said is None or grain(value) not in _DAY else said.rpartition(" ")[0]


def _is_printed(time: TimeExpression) -> bool:
    """« le 3 mai », « en mars 2016 », « en 1987 »: a day that has to be counted makes a question of its own, and so may
    « le premier samedi de mai »."""
    said, kind = time.span.quote, grain(str(time.value))
    if kind in _DAY:
        return names_month(said) and any(sign.isdigit() for sign in said)
    return kind in _LONGER and (names_month(said) or has_year(said))


def _passage(context: Context, time: TimeExpression, sentence: Sentence) -> EvidenceSpan | None:
    """The words that are understood by themselves, assert something and need this date to be whole."""
    passage, least = quotable(context, sentence, bare=False), _TELLING
    if passage is None:  # « L'incident avait commencé le 12 mars, quand une patrouille a franchi la frontière ».
        passage, least = quotable(context, sentence), _TELLING_ENOUGH
    if passage is None or len(passage.quote) > _LONGEST_PASSAGE or context.speaks_of_itself(sentence):
        return None
    if _is_disputed(context, passage) or not _is_read(time, sentence) or _is_told_otherwise(context, time, passage):
        return None
    words = [t for each in context.sentences(passage.file) if passage.contains(each.span) for t in each.tokens]
    if any(is_of_the_speaker(t) or plain_word(t) in _taking_up() for t in words) or not any(map(is_finite, words)):
        return None
    if any(_takes_up(one, two) for one, two in pairwise(words)) or _opens_with_a_stand_in(words):
        return None
    return passage if len(content_words(_rest(time, passage))) >= least else None


def _taking_up() -> frozenset[str]:
    """« celui », « pourtant », « là »: words that go back to another passage."""
    return frozenset({*wordlist("that_one"), *wordlist("conceding"), word("that_moment")})


def _takes_up(one: Token, two: Token) -> bool:
    """« le même | canton », « du même | canton »: the one told before; « même entamée » takes up nothing."""
    led = one.pos == "DET" or plain_word(one) in wordlist("in_front_of_days")
    return led and plain_word(two) in wordlist("told_before")


def _opens_with_a_stand_in(words: Sequence[Token]) -> bool:
    """« La mesure court jusqu'au … »: which one, nothing behind the noun tells."""
    if len(words) < _OPENING or (words[0].pos, words[1].pos) != ("DET", "NOUN"):
        return False
    goes_on = words[2].pos in {"ADP", "PUNCT", "NOUN", "PROPN"} or is_participle(words[2])
    return plain_word(words[1]) in wordlist("open_nouns") and not goes_on


def _is_disputed(context: Context, passage: EvidenceSpan) -> bool:
    """Whether another passage gives another date."""
    return any(each.nature == "date" for each in context.opposed([passage]))


def _is_told_otherwise(context: Context, time: TimeExpression, passage: EvidenceSpan) -> bool:
    """« lancé le 9 octobre et rejoint deux jours plus tard »: beside a day that is counted from it, or printed too."""
    others = [
        t for t in context.read(passage.file).time_expressions if passage.contains(t.span) and t.span != time.span
    ]
    return any(
        str(each.value) == str(time.value) or quoted(time.span.quote) in tidy(each.derivation) for each in others
    )


def _is_read(time: TimeExpression, sentence: Sentence) -> bool:
    """Whether the words in front of the date are understood: « au 18 juillet, 58 avaient été tués » counts so far;
    « la panne du 8 octobre » is of that day, « la loi de 1901 » is a name."""
    if nominal(time, sentence):
        return grain(str(time.value)) in _DAY
    known, _ = opening(time, sentence, whole_complement(time, sentence))
    return known or time.relation is not None


def _rest(time: TimeExpression, passage: EvidenceSpan) -> str:
    """The passage without its date."""
    start, quote = passage.start, passage.quote
    return f"{quote[: time.span.start - start]} {quote[time.span.end - start :]}"


def _with_gap(context: Context, time: TimeExpression, sentence: Sentence, passage: EvidenceSpan) -> str | None:
    """The passage between « » with a gap for the date but not for the preposition or the article in front of it."""
    inside = [t for t in sentence.tokens if time.span.start <= t.start < time.span.end]
    first = next((t for t in inside if t.pos not in {"ADP", "DET"}), None)
    if first is None:
        return None
    led = next((t for t in reversed(sentence.tokens) if t.end <= first.start), None)
    article = led is not None and plain_word(led) in wordlist("in_front_of_days")
    if led is None or (not article if grain(str(time.value)) in _DAY else led.pos != "ADP"):
        return None  # « Depuis mardi 10 octobre » wants an article without its weekday; « l'année 2020 » tells that.
    gap = tidy(time.span.quote[first.start - time.span.start :])
    shown = context.excerpt(passage)
    before, found, after = shown.partition(gap)
    if not found or gap in after or before.rstrip().endswith(("’", "(")):
        return None
    return f"{before}{BLANK}{after}"


def _set_of(context: Context, left: Sequence[DatedPassage], spare: Sequence[DatedPassage]) -> list[DatedPassage]:
    """The most passages, four at most, whose dates are apart and which tell of different things; in reading order.

    :param spare: passages whose date another question asks: one may make up the smallest set.
    """
    for number in range(_PAIRS[1], _PAIRS[0] - 1, -1):
        for some in combinations(left[:_TRIED], number):
            if _go_together(context, some):
                return list(some)
    for one in spare:
        for some in combinations(left[:_TRIED], _PAIRS[0] - 1):
            if _go_together(context, [*some, one]):
                return [*some, one]
    return []


def _go_together(context: Context, some: Sequence[DatedPassage]) -> bool:
    """Whether each date goes with one passage only."""
    return all(_are_apart(context, one, other) for one, other in combinations(some, 2))


def _are_apart(context: Context, one: DatedPassage, other: DatedPassage) -> bool:
    """Whether two passages have different dates and may not be two tellings of one fact."""
    if one.passage.overlaps(other.passage) or overlaps(one.value, other.value):
        return False
    shared = (stems(_rest(one.time, one.passage)) & stems(_rest(other.time, other.passage))) - context.common_stems
    told = any(a.answer in tidy(b.passage.quote) for a, b in ((one, other), (other, one)))
    return len(shared) < _SHARED_WORDS and one.answer != other.answer and not told


def _draft(context: Context, chosen: Sequence[DatedPassage]) -> Draft:
    passages = tuple(each.passage for each in chosen)
    lines = tuple(span for each in chosen if grain(each.value) not in _DAY for span in dating_line(context, each.time))
    return Draft(
        topic="date",
        kind="match",
        rule="date.gap_match",
        stem=say("dates.gaps.stem"),
        options=tuple(_pair(context, each) for each in chosen),
        rationale=" ".join(_why(context, each) for each in chosen),
        evidence=tuple(dict.fromkeys((*passages, *lines))),
        difficulty="medium",
        worth=_WORTH,
        source_independent=context.independent(passages),
        anchors=tuple(each.time.span for each in chosen),
    )


def _pair(context: Context, each: DatedPassage) -> Option:
    return Option(f"{each.shown}{PAIR_SEPARATOR}{each.answer}", True, _why(context, each))


def _why(context: Context, each: DatedPassage) -> str:
    """Who prints the date, and from what its year is counted."""
    said = say(
        "dates.gaps.why", outlet=context.outlet(each.sentence.span.file), date=quoted(tidy(each.time.span.quote))
    )
    return said if grain(each.value) in _DAY else " ".join(filter(None, (said, reckoning(each.time))))
