"""Where those who are counted are told to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.annotations import EvidenceSpan
from questions.syntax import plain

if TYPE_CHECKING:
    from questions.crosscheck.numbers.counts import Count

#: Words behind « 35 autres » among which a place is looked for.
_WIDEST = 12


def places(count: Count) -> frozenset[str]:
    """Proper names in the noun phrase and in the place of the clause."""
    spots = [count.claim.place] if count.claim and count.claim.place else []
    own, tokens = count.figure.span, count.here.tokens
    beside = [i for i in (*count.group, *_behind(count)) if tokens[i].start >= own.end or tokens[i].end <= own.start]
    names = [i for i in beside if _is_name(count, i)]
    found: set[str | None] = {_place_of(count, i) for i in names}
    for span in spots:
        found |= {key for key in count.reading.keys(span) if _names_something(count, span, key)}
    if any(count.here.word(i) in count.rules["there"] for i in count.here.children[count.chain[-1]]):
        found |= {count.reading.key_of(count.here, i) for i in range(len(count.here.tokens)) if _is_name(count, i)}
    return frozenset(key for key in found if key)


def _place_of(count: Count, index: int) -> str | None:
    """What a name stands for, if it may be a place: nobody is one."""
    person = count.reading.key_of(count.here, index) in count.reading.people
    return None if person else count.reading.words.key_at(count.here.tokens[index])


def place_behind(count: Count) -> frozenset[str]:
    """The first name between this figure and the next of its sentence: « sept à Liège et deux à Namur »."""
    spans = sorted(f.span.start for f in count.reading.annotated.figures if f.span.start >= count.figure.span.end)
    stop = next(iter(spans), count.here.sentence.span.end)
    first = count.here.at(count.figure.span.end)
    inside = (i for i in range(first, len(count.here.tokens)) if count.here.tokens[i].start < stop)
    name = next((i for i in inside if _is_name(count, i)), None)
    return frozenset() if name is None else frozenset({count.reading.words.key_at(count.here.tokens[name])})


def _behind(count: Count) -> range:
    """Words behind « 35 autres » as far as the next comma, wherever the parser hangs them."""
    if plain(count.here.tokens[count.noun].text) not in count.rules["others"]:
        return range(0)
    behind = range(count.noun + 1, min(count.noun + _WIDEST, len(count.here.tokens)))
    return range(count.noun + 1, next((i for i in behind if count.here.tokens[i].pos == "PUNCT"), behind.stop))


def _is_name(count: Count, index: int) -> bool:
    token = count.here.tokens[index]
    return token.pos == "PROPN" or token.lemma.lower() in count.reading.words.places


def _names_something(count: Count, span: EvidenceSpan, key: str) -> bool:
    place = count.reading.tokens_in(span)
    return place is not None and any(
        count.reading.key_of(place[0], i) == key and place[0].tokens[i].pos == "PROPN" for i in place[1]
    )
