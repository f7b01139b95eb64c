"""Who said it: the same words between quotation marks, spoken by one person here and by another there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.annotations import EvidenceSpan, Sentence
from questions.crosscheck.findings import Opposition, Side
from questions.crosscheck.reading import Reading, near_pairs
from questions.naming import words_of
from questions.syntax import is_finite

_QUOTED = re.compile(r"«\s*([^«»]{8,300}?)\s*»|“\s*([^“”]{8,300}?)\s*”|\"\s*([^\"]{8,300}?)\s*\"")
#: What may stand before words that somebody speaks; without it they are a name or a title (« l'opération « Sirli » »).
_OPENS = re.compile(r"(?:^|[:.!?…»])\W*$")
#: Words of a quotation at least; from so many on, two do not hit upon them by chance.
_FEWEST, _TELLING = 2, 4
#: Sentences before a quotation in which its speaker is looked for.
_BACK = 3
#: Dispatches compared with each other, at most.
_MOST = 20


@dataclass(frozen=True, eq=False)
class Quotation:
    """Words between quotation marks, and the one person whom the sentence, or the one before, names beside them."""

    reading: Reading
    sentence: Sentence
    words: tuple[str, ...]
    text: str
    person: str

    @property
    def side(self) -> Side:
        """The passage to show: the sentence."""
        return Side(self.reading, self.sentence.span)


def find(readings: Sequence[Reading]) -> Iterator[Opposition]:
    """One quotation with two speakers. What one dispatch gives to both was repeated, and is no contradiction."""
    by_words: dict[tuple[str, ...], list[Quotation]] = defaultdict(list)
    for reading in readings:
        for quotation in _quotations(reading):
            by_words[quotation.words].append(quotation)
    for block in by_words.values():
        for a, b in near_pairs(block, _MOST):
            if a.reading is not b.reading and a.person != b.person and not _shares(a, b):
                yield _opposition(a, b)


def _opposition(a: Quotation, b: Quotation) -> Opposition:
    sure = 0.8 if len(a.words) >= _TELLING else 0.65
    details = {"a_who": _named(a), "b_who": _named(b), "words": a.text}
    return Opposition("initiator", a.side, b.side, sure, "two speakers", "two_speakers", details, f"said:{a.text}")


def _shares(a: Quotation, b: Quotation) -> bool:
    """Whether a sentence names the speaker of the other as well: somebody takes up what another said."""
    return b.person in _persons(a.reading, a.sentence.span) or a.person in _persons(b.reading, b.sentence.span)


def _quotations(reading: Reading) -> Iterator[Quotation]:
    for number, sentence in enumerate(reading.sentences):
        if sentence.zone != "body":
            continue
        for match in _QUOTED.finditer(sentence.span.quote):
            said = next(group for group in match.groups() if group)
            words = words_of(said)
            spoken = said[:1].isupper() and _OPENS.search(sentence.span.quote[: match.start()])
            spoken = spoken and _is_speech(reading, sentence, match)
            person = _speaker(reading, number, match.span()) if spoken and len(words) >= _FEWEST else None
            if person:
                yield Quotation(reading, sentence, words, " ".join(said.split()), person)


def _is_speech(reading: Reading, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether somebody says it: a verb of speech, a colon before it, or a verb in it; « « Les Glaneuses », volée à
    Dole, … » is the title of a work."""
    start, end = (sentence.span.start + offset for offset in match.span())
    quoted = reading.annotated.dispatch.evidence(start, end)
    if any(each.content.overlaps(quoted) for each in reading.annotated.attributions):
        return True
    inside = (t for t in sentence.tokens if start <= t.start < end)
    return any(map(is_finite, inside)) or sentence.span.quote[: match.start()].rstrip().endswith(":")


def _speaker(reading: Reading, number: int, quotation: tuple[int, int]) -> str | None:
    """The only person named around the quotation; where nobody is, of the nearest sentence before that names any."""
    span = reading.sentences[number].span
    inside = range(span.start + quotation[0], span.start + quotation[1])
    around = _persons(reading, span, without=inside)
    if not around and len(span.quote) > quotation[1] - quotation[0] + 2:
        before = (_persons(reading, s.span) for s in reversed(reading.sentences[max(number - _BACK, 0) : number]))
        around = next((persons for persons in before if persons), set())
    return next(iter(around)) if len(around) == 1 else None


def _persons(reading: Reading, span: EvidenceSpan, without: range = range(0)) -> set[str]:
    first = bisect_left(reading.named, span.start, key=lambda named: named[0].start)
    found = set()
    for place, key in reading.named[first:]:
        if place.start >= span.end:
            break
        if key in reading.people and place.start not in without:
            found.add(key)
    return found


def _named(quotation: Quotation) -> str:
    """The longest form of the speaker's name in the dispatch."""
    forms = [place.quote for place, key in quotation.reading.named if key == quotation.person]
    names = [form for form in forms if form[:1].isupper()] or forms
    return max(names, key=len).replace("\n", " ")
