"""A part of a kind against all of it: « seuls 58 des 70 tronçons sont réglés », « l'ensemble des tronçons ».

Who says how many of a kind, or which of them only, answers somebody who says all: of one kind that is counted out so in
two dispatches nearly always one thing is told. Whatever else the clauses say is therefore not asked, but for what tells
them apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from questions.crosscheck.findings import Opposition
from questions.crosscheck.reading import Reading, near_pairs
from questions.crosscheck.scope.parting import are_parted
from questions.crosscheck.scope.reach import Reach, rules
from questions.crosscheck.scope.reaches import reaches
from questions.crosscheck.scope.shares import number_at, shares
from questions.crosscheck.statements import days_between

#: Reaches of one kind compared pairwise, at most.
_MOST = 40
#: How sure it is, and how sure where both give the number of the whole.
_LIKELY, _SAME_TOTAL = 0.7, 0.8
#: Days between two dispatches on one matter, at most.
_NEAR = 60
#: How a noun hangs on another that it only completes.
_BELOW = frozenset({"nmod", "obl", "obl:mod"})


def find(readings: Sequence[Reading]) -> Iterator[Opposition]:
    """Pairs of passages of two dispatches, one of which tells of all of a kind and the other of a part."""
    blocks: dict[str, list[Reach]] = defaultdict(list)
    for reading in readings:
        for reach in (*reading.once(reaches), *reading.once(shares)):
            for name in _names(reach):
                blocks[name].append(reach)
    seen: set[tuple[int, int]] = set()
    for name in sorted(blocks):
        for a, b in near_pairs(blocks[name], _MOST):
            if (id(a), id(b)) not in seen and (finding := compare(a, b)) is not None:
                seen.add((id(a), id(b)))
                yield finding


def compare(a: Reach, b: Reach) -> Opposition | None:
    """The opposition between a part and the whole, ``None`` where there is none."""
    if a.reading is b.reading or _is_part(a) == _is_part(b):
        return None
    part, whole = (a, b) if _is_part(a) else (b, a)
    counted = _of_so_many(part, whole)
    if not counted and (part.head != whole.head or _is_of_a_sort(whole, part) or _is_late(part, whole)):
        return None
    if are_parted(part, whole) or _befell(part) - _befell(whole) or (not counted and _comes_first(whole, part)):
        return None
    subject, sure = f"scope:{part.head}", _SAME_TOTAL if counted else _LIKELY
    return Opposition("scope", a.side, b.side, sure, "part of all", "scope", {}, subject)


def _names(reach: Reach) -> set[str]:
    """Kinds under which it is looked up: of a whole also those that complete it, « les délégués des onze unions »."""
    if _is_part(reach):
        return {reach.head}
    return set(reach.nouns) if _takes_in_all(reach) else set()


def _takes_in_all(reach: Reach) -> bool:
    """Whether a word says that all of many are meant; « les 24 communes » alone does not."""
    if reach.kind != "all" or reach.noun in {None, reach.mark}:
        return False
    words, token = rules(reach.reading)["all"], reach.here.tokens[reach.noun or 0]
    said = reach.here.word(reach.mark) in {*words["everybody"], *words["whole"]}
    return said and token.pos == "NOUN" and token.feature("Number") == "Plur"


def _is_part(reach: Reach) -> bool:
    """Whether it tells of some of a kind; « les erreurs d'un seul bureau » are those of one, « 83 % des écoliers » a
    rate."""
    if reach.kind != "only" or reach.noun is None:
        return reach.kind == "part"
    tokens, one = reach.here.tokens, rules(reach.reading)["part"]["one"]
    some = reach.mark and reach.here.word(reach.mark - 1) in one and tokens[reach.noun].dep in _BELOW
    return reach.is_part and not some and not _is_rate(reach)


def _is_rate(reach: Reach) -> bool:
    between = range(min(reach.mark, reach.noun or 0), reach.noun or 0)
    starts = {reach.here.tokens[i].start for i in between}
    return any(f.unit == "%" and f.span.start in starts for f in reach.reading.annotated.figures)


def _is_late(a: Reach, b: Reach) -> bool:
    """Whether so many days lie between the dispatches that things may have gone on."""
    return (days_between(a.reading.published, b.reading.published) or 0) > _NEAR


def _comes_first(whole: Reach, part: Reach) -> bool:
    """« tous les élus étaient présents », « trois élus ont voté contre »: all are there, are asked or seen to before
    some of them do or have something."""
    first = set(rules(whole.reading)["part"]["first"])
    family_of = whole.reading.words.family_of
    akin = whole.acts & part.acts or {family_of(key) for key in whole.rest} & {family_of(key) for key in part.rest}
    return not akin and bool(whole.lemmas & first)


def _befell(reach: Reach) -> set[str]:
    """What befell those told of: « deux des passagers sont blessés » answers nobody who says that all were rescued."""
    return {name for lemma in reach.lemmas if (name := reach.reading.words.befell.get(lemma)) is not None}


def _of_so_many(part: Reach, whole: Reach) -> bool:
    """Whether both give the number of the whole: « 58 des 70 tronçons », « l'ensemble des soixante-dix tronçons »."""
    total = _total(part)
    return total is not None and whole.nouns.get(part.head) == total


def _total(part: Reach) -> float | None:
    """The number right before the noun, behind it where that tells how many of them (« trois trains sur dix »)."""
    if part.kind != "part" or part.noun is None:
        return None
    place = part.noun + 2 if part.noun == part.mark + 1 else part.noun - 1
    return number_at(part.reading, part.here, place)


def _is_of_a_sort(whole: Reach, part: Reach) -> bool:
    """« tous les agents titulaires »: all of a sort of which the part says nothing."""
    return bool(_adjectives(whole) - _adjectives(part))


def _adjectives(reach: Reach) -> set[str]:
    noun, here = reach.noun or 0, reach.here
    behind = (here.tokens[i] for i in here.children[noun] if i > noun and here.tokens[i].dep == "amod")
    return {reach.reading.words.key_at(token) for token in behind if token.pos == "ADJ"}
