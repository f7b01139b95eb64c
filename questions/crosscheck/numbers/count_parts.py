"""Whether a count is that of a part, or of those who are left."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from questions.annotations import EvidenceSpan
from questions.languages.tables import load_table
from questions.syntax import SUBJECTS, plain

if TYPE_CHECKING:
    from questions.crosscheck.numbers.counts import Count

#: Words behind a number among which « par an » stands.
_BEHIND = 5
_REMEMBERED = 4096
#: Words before « plus que » among which « ne » stands, and sentences before « deux d'entre eux » that tell of all.
_BEFORE, _BACK = 6, 3


def is_part(count: Count) -> bool:
    """« 20 des 96 familles », « dont deux guides », « 35 autres »: a part of a number given beside it."""
    first = count.first
    rules, words = count.rules, plain(count.figure.span.quote).split()
    before = {count.here.word(i) for i in range(max(first - 2, 0), first)}
    among = bool(before & set(rules["among"])) or words[-1] in rules["others"]
    whole = among or _of_more(count) or _is_apposed(count)
    described = _is_described(count) and not count.is_whole
    return whole or described or is_some(count)


@lru_cache(maxsize=_REMEMBERED)
def is_some(count: Count) -> bool:
    """Whether what is told of them is told of all, too: those who were freed before the others."""
    return _before_others(count) or _some_of_them(count)


def is_left(count: Count) -> bool:
    """« vingt pompiers surveillaient encore les décombres », « il ne mesure plus que neuf kilomètres »."""
    span = count.claim.span if count.claim else count.here.sentence.span
    marks = (i for i, word in enumerate(count.here.words) if word in count.rules["left"])
    if any(_inside(count, i, span) and _belongs(count, i) for i in marks):
        return True
    first, only = count.first, count.rules["only"]
    before = [count.here.word(i) for i in range(max(first - _BEFORE, 0), first)]
    no_more = before[-1:] and before[-1] in only["que"] and not set(before).isdisjoint(only["more"])
    return bool(no_more) and not set(before).isdisjoint(only["ne"])


def per(count: Count) -> str:
    """« 640 patients par an », « 18 fibres par litre », « 40 euros la tonne »: of what there are so many each time."""
    here, rules = count.here, count.rules
    words = [here.word(i) for i in range(count.behind, min(count.behind + _BEHIND, len(here.tokens)))]
    timed = (after for each, after in pairwise(words) if each in rules["per"])
    length = next((after for after in timed if after in rules["durations"]), "")
    behind = plain(here.sentence.span.quote[count.figure.span.end - here.sentence.span.start :])
    found = None if length else re.match(rules["denominator"], behind)
    return length or (" ".join(found["unit"].split()) if found else _priced(count))


def _priced(count: Count) -> str:
    """« Le kilo sera payé 260 francs »: the subject of which the price is told."""
    claim, rules = count.claim, count.rules
    if claim is None or claim.subject is None or count.figure.unit not in rules["money"]:
        return ""
    place = count.reading.tokens_in(claim.subject)
    unit = place[0].tokens[place[1][-1]].lemma.lower() if place and place[1] else ""
    return unit if claim.predicate in rules["pricing"] and unit in rules["priced"] else ""


def _inside(count: Count, index: int, span: EvidenceSpan) -> bool:
    return span.start <= count.here.tokens[index].start < span.end


def _belongs(count: Count, mark: int) -> bool:
    """« ont perdu 40 bêtes, le dos encore couvert de poudre »: what is so still are not the bêtes."""
    here, first = count.here, count.first
    between = range(min(first, mark), max(first, mark))
    above = {mark, here.tokens[mark].head}
    return not above.isdisjoint(count.chain) or all(here.tokens[i].text != "," for i in between)


def _before_others(count: Count) -> bool:
    """« deux soldats ont été libérés plus tôt que les autres »."""
    span = count.claim.span if count.claim else count.here.sentence.span
    behind = plain(count.reading.annotated.dispatch.text[count.figure.span.end : span.end])
    return any(f" {words}" in behind for words in count.rules["than_others"])


def _some_of_them(count: Count) -> bool:
    """« deux d'entre eux avaient été relâchés » behind « douze ont été libérés »: what is told of all before."""
    language = count.reading.annotated.dispatch.language
    among = load_table(language, "figures")["one"]["among"]
    if not plain(count.figure.span.quote).endswith(tuple(among)):
        return False
    told = {count.reading.key_of(count.here, i) for i in count.chain if count.here.tokens[i].pos in {"VERB", "AUX"}}
    told = {key for key in told if key and key not in count.reading.words.idle_verbs}
    start = count.here.sentence.span.start
    earlier = [s.span for s in count.reading.sentences if s.span.start < start]
    near = {key for span in (*earlier[:1], *earlier[-_BACK:]) for key in count.reading.keys(span)}
    return bool(told & near)


def _is_apposed(count: Count) -> bool:
    """« trois hommes, le chauffeur et deux passagers, »: some of those whom an apposition makes out."""
    tokens, top = count.here.tokens, count.noun
    while tokens[top].dep == "conj" and tokens[top].head != top:
        top = tokens[top].head
    if tokens[top].dep == "appos":
        return _is_of_larger(count, tokens[top].head)
    twice = (i for i in range(top) if tokens[i].head == tokens[top].head and tokens[i].dep == tokens[top].dep)
    return tokens[top].dep in SUBJECTS and any(_is_of_larger(count, i) for i in twice)


def _is_of_larger(count: Count, index: int) -> bool:
    """Whether the noun at this place is counted by a larger number."""
    start = count.here.tokens[index].start
    told = (f for f in count.reading.annotated.figures if f.span.start <= start < f.span.end)
    return any(figure.value > count.figure.value for figure in told)


def _is_described(count: Count) -> bool:
    """« douze passagers étaient des enfants »: the noun behind « être » tells which of them."""
    above = count.here.governor(count.noun)
    subject = count.here.tokens[count.noun].dep in SUBJECTS
    noun = above is not None and count.here.tokens[above].pos == "NOUN" and not count.here.has(above, "case")
    return subject and noun and above is not None and count.here.has(above, "cop")


def _of_more(count: Count) -> bool:
    """« 20 des 96 familles », « neuf des douze véhicules »; « trois milliards quatre cents millions » is one number; a
    share (« un habitant sur deux ») is told as such."""
    if count.figure.unit == "%":
        return False
    span = count.figure.span
    inside = [t for t in count.here.tokens if span.start <= t.start and t.end <= span.end]
    words = load_table(count.reading.annotated.dispatch.language, "figures")["words"]
    told = (plain(t.text).split("-")[0] in words or t.text[:1].isdigit() or t.pos == "NUM" for t in inside)
    numbers = [i for i, number in enumerate(told) if number]
    between = inside[numbers[0] + 1 : numbers[-1]] if numbers else []
    return any(t.pos in {"ADP", "DET"} for t in between)
