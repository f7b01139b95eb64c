"""A restriction against what goes beyond it: « seules les mathématiques » and « toutes les épreuves ».

A text that limits answers somebody who says more: the mark is evidence, and words that only say alike may then align
the two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from questions.crosscheck.centre import Centre
from questions.crosscheck.findings import Opposition
from questions.crosscheck.reading import Reading, near_pairs
from questions.crosscheck.scope.parting import are_parted
from questions.crosscheck.scope.reach import Reach, rules
from questions.crosscheck.scope.reaches import plainly, reaches
from questions.languages.tables import load_table

#: Reaches under one name compared pairwise, at most.
_MOST = 40


def find(readings: Sequence[Reading]) -> Iterator[Opposition]:
    """Pairs of passages of two dispatches, one of which limits what the other extends."""
    centre = Centre.of(readings)
    blocks: dict[str, list[Reach]] = defaultdict(list)
    for reading in readings:
        for reach in (*reading.once(reaches), *reading.once(plainly)):
            for name in {*reach.acts, *reach.nouns, *_measures(reach)}:
                blocks[name].append(reach)
    seen: set[tuple[int, int]] = set()
    for name in sorted(blocks):
        for a, b in near_pairs(blocks[name], _MOST):
            if (id(a), id(b)) not in seen and (finding := compare(a, b, centre)) is not None:
                seen.add((id(a), id(b)))
                yield finding


def compare(a: Reach, b: Reach, centre: Centre) -> Opposition | None:
    """The opposition between a restriction and what goes beyond it, ``None`` where there is none."""
    limited = {"only", "no other"}
    if a.reading is b.reading or (a.kind in limited) == (b.kind in limited):
        return None
    part, whole = (a, b) if a.kind in limited else (b, a)
    if are_parted(part, whole):
        return None
    confidence = _beyond(part, whole, centre)
    if not confidence:
        return None
    subject = f"scope:{part.head or whole.head}"
    return Opposition("scope", a.side, b.side, confidence, "restriction", "scope", {}, subject)


def _beyond(part: Reach, whole: Reach, centre: Centre) -> float:
    """How sure it is that the one extends to more than that to which the other limits it; 0.0 where nothing says so."""
    akin = _akin(part, whole)
    if part.kind == "no other":
        return _another(part, whole, akin)
    if whole.kind == "told":
        return 0.6 if _is_part_of(part, whole, centre) else 0.0
    if whole.kind == "also":
        return 0.65 if akin and not _is_same(part, whole) and _as_well(part, whole, akin) else 0.0
    if whole.head and whole.head in part.nouns:
        return _more_of_them(part, whole, akin, centre)
    if part.noun is None or part.head == whole.head or _is_counted(part):
        return 0.0
    if not akin:
        return 0.6 if _of_one_measure(part, whole) else 0.0
    if _one_matter(part, whole) or _same_predicate(part, whole, akin):
        return 0.65
    return 0.6 if _by_centre(part, whole, akin, centre) else 0.0


def _is_counted(part: Reach) -> bool:
    """« trois guichets seulement »: so many of their kind, which says nothing of other kinds."""
    return part.noun is not None and part.mark > part.noun and part.nouns.get(part.head, 0.0) > 1


def _akin(part: Reach, whole: Reach) -> frozenset[str]:
    """Rows of predicates that say alike of which both clauses hold a lemma."""
    return part.acts & whole.acts


@lru_cache(maxsize=8)
def _wide(language: str) -> frozenset[str]:
    """Names of the rows that say so little that a word more must be shared."""
    return frozenset(row["name"] for row in load_table(language, "restrictions")["akin"] if row.get("wide"))


def _sure(reach: Reach, akin: frozenset[str]) -> frozenset[str]:
    return akin - _wide(reach.reading.annotated.dispatch.language)


def _one_matter(part: Reach, whole: Reach) -> bool:
    """Whether a word more shows that both speak of one matter: what does it, to what, or where."""
    family_of = part.reading.words.family_of
    one, other = ({family_of(key) for key in _telling(reach)} for reach in (part, whole))
    return bool(one & other) or bool(_figures(part) & _figures(whole))


def _figures(reach: Reach) -> set[tuple[float, str]]:
    """What is counted beside the noun phrase: « percevront 200 % du prix », « seront remboursés à 200 % »."""
    tokens, inside = reach.here.tokens, {reach.here.tokens[i].start for i in reach.segment if i not in reach.phrase}
    told = (f for f in reach.reading.annotated.figures if tokens[0].start <= f.span.start <= tokens[-1].start)
    return {(f.value, f.unit) for f in told if f.span.start in inside}


def _of_one_measure(part: Reach, whole: Reach) -> bool:
    """« l'accord ne porte que sur le débit d'étiage », « le texte, qui répartit l'ensemble des eaux »: what is said to
    bear on the one only is what the other sentence speaks of, where a word says all."""
    return bool(_measures(part) & _measures(whole))


def _measures(reach: Reach) -> set[str]:
    """Of a restriction what is said to bear on the one only, of a whole all that its sentence speaks of."""
    words, found = reach.reading.words, reach.theme
    if reach.kind == "all" and reach.mark != reach.noun:
        found = found | reach.reading.keys(reach.here.sentence.span)
    elif reach.kind != "only" or not _wide(reach.reading.annotated.dispatch.language) & reach.acts:
        return set()
    return {f"measure {words.family_of(key)}" for key in found}


def _telling(reach: Reach) -> set[str]:
    """Keys beside the noun phrase, predicates apart."""
    words = reach.reading.words
    lemmas = {lemma for row in rules(reach.reading)["akin"] if row["name"] in reach.acts for lemma in row["lemmas"]}
    idle = {words.key(lemma) for lemma in lemmas} | words.empty | words.idle_verbs
    return (set(reach.rest) - idle) | set(reach.theme)


def _same_predicate(part: Reach, whole: Reach, akin: frozenset[str]) -> bool:
    """« donneront lieu à remboursement », « sera remboursé »: one word for it, which says enough by itself."""
    words = part.reading.words
    sure = _sure(part, akin)
    rows = (row["lemmas"] for row in rules(part.reading)["akin"] if row["name"] in sure)
    known = {words.key(lemma) for lemmas in rows for lemma in lemmas}
    wide = {words.key(x) for row in rules(part.reading)["akin"] if row.get("wide") for x in row["lemmas"]}
    return bool(known & part.rest & whole.rest - wide)


def _more_of_them(part: Reach, whole: Reach, akin: frozenset[str], centre: Centre) -> float:
    """« trois bureaux » and « les 27 bureaux », « la province de Kaval » and « les six provinces »."""
    own, all_of_them = part.nouns[whole.head], whole.nouns[whole.head]
    fewer = (own and not all_of_them) or 0 < own < all_of_them
    if not (fewer or (part.is_specified and not whole.is_specified)) or (all_of_them == 1.0 == own):
        return 0.0
    matter = _one_matter(part, whole)
    if akin and (matter or _sure(part, akin)):
        return 0.7
    return 0.6 if matter or (akin and _central(part, centre) and _central(whole, centre)) else 0.0


def _central(reach: Reach, centre: Centre) -> bool:
    """Whether the clause tells of what the dossier turns on."""
    return any(centre.holds(key) for key in _telling(reach))


def _by_centre(part: Reach, whole: Reach, akin: frozenset[str], centre: Centre) -> bool:
    """« seules les mathématiques sont annulées », « toutes les épreuves sont à repasser »: what is told of both is
    alike, and the whole is, or both clauses tell of, what the dossier is about; « piroguiers compris » answers so. Of
    « seules les carrières sont visées » nobody knows by what."""
    if _wide(part.reading.annotated.dispatch.language) & part.acts and not _telling(part):
        return False
    about = _central(part, centre) and _central(whole, centre)
    if _sure(part, akin):
        return about or (bool(whole.head) and centre.holds(whole.head))
    return about and whole.has_any(rules(whole.reading)["all"]["included"])


def _as_well(part: Reach, whole: Reach, akin: frozenset[str]) -> bool:
    """Whether others are told of beside the one: of one matter, or by names where both have them."""
    named = bool(part.names and whole.names) and part.names.isdisjoint(whole.names)
    return named or _one_matter(part, whole)


def _another(part: Reach, whole: Reach, akin: frozenset[str]) -> float:
    """« aucun autre village n'a été inondé », « ni Brive ni Tulle »: nothing else of the kind, against one that is."""
    named = part.names & whole.names
    same = bool(named) or (bool(part.head) and part.head == whole.head)
    return 0.65 if akin and same and whole.kind in {"all", "also"} else 0.0


def _is_part_of(part: Reach, whole: Reach, centre: Centre) -> bool:
    """« seul le couloir 4 est hors service » against « la piscine est fermée », which everything is about."""
    states = {row["name"] for row in rules(part.reading)["akin"] if row.get("state")}
    told = part.acts & states and part.head != whole.head and part.nouns.get(part.head) == 1.0
    return bool(told) and centre.holds(whole.head) and not centre.holds(part.head)


def _is_same(part: Reach, whole: Reach) -> bool:
    """Whether both phrases name the same thing."""
    return bool(part.names & whole.names) or (part.head == whole.head and not (part.names or whole.names))
