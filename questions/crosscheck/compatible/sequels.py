"""What came of it: a thing suspended and taken up again, an appeal lodged and turned down, somebody held and let go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from questions.crosscheck.centre import Centre
from questions.crosscheck.compatible.clauses import Clause, alike, clauses, closest, later, rules
from questions.crosscheck.compatible.precedents import says_so
from questions.crosscheck.denied.kinship import Tie, kinship
from questions.crosscheck.findings import Compatibility
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import days_between
from questions.crosscheck.themes import head_of

#: Sequels set beside one passage, and passages with one word, at most.
_MOST, _BLOCK = 1, 25
#: A pair less alike than this is not worth showing.
_LEAST = 1.0
#: How a deed and what undoes it may be akin: nearer than by chance.
_TIES: frozenset[Tie] = frozenset({"word", "class", "stem"})
#: How much a deed and what undoes it look opposed.
_UNDONE = 0.74
#: Days from a passage to its sequel, at most: after that it is another story.
_LONG = 400


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Each passage with what a later one tells to have followed for the same thing or the same people."""
    centre = Centre.of(readings)
    told: dict[str, list[Clause]] = defaultdict(list)
    first: list[Clause] = []
    for reading in readings:
        followers = _followers(reading)
        for clause in reading.once(clauses):
            if says_so(clause) or clause.claim.modality not in {"fact", "planned"}:
                continue
            if not clause.claim.negated and not clause.lemmas.isdisjoint(_starters(reading)):
                first.append(clause)
            if _took_place(clause) and not clause.lemmas.isdisjoint(followers):
                for key in clause.keys:
                    told[key].append(clause)
    for clause in first:
        yield from _followed(clause, told, centre)
    yield from _undone(readings)


def _undone(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """« a disqualifié le club », then « a annulé la disqualification »: a deed, and what undoes it by its own name."""
    done: dict[str, list[Clause]] = defaultdict(list)
    undoing: list[tuple[Clause, frozenset[str]]] = []
    for reading in readings:
        verbs = set(rules(reading)["sequels"]["undo"])
        for clause in reading.once(clauses):
            if not _took_place(clause) or clause.claim.modality != "fact" or says_so(clause):
                continue
            if clause.claim.predicate in verbs:
                undoing.append((clause, _deeds_named(clause)))
            else:
                for name in _deeds_of(clause):
                    done[name].append(clause)
    for clause, names in undoing:
        before = [one for name in sorted(names) for one in done[name][:_BLOCK] if _came_later(one, clause)]
        best = max(before, key=lambda one: len(one.keys & clause.keys), default=None)
        if best is not None:
            yield Compatibility("update", best.whole_side, clause.whole_side, "sequel", {}, _UNDONE, "sequel")


def _deeds_of(clause: Clause) -> frozenset[str]:
    """Names of the deed that it tells: those of its verb, and of a noun that goes with a light verb (« placé en garde à
    vue »)."""
    kin, reading = kinship(clause.reading.annotated.dispatch.language), clause.reading
    light = clause.claim.predicate in rules(reading)["sequels"]["light"]
    return _near(clause.akin if light else kin.names(clause.claim.predicate))


def _deeds_named(clause: Clause) -> frozenset[str]:
    """Names of the deed that heads what is undone: the object, or the subject of a passive."""
    kin = kinship(clause.reading.annotated.dispatch.language)
    heads = (head_of(clause.reading, span) for span in (clause.claim.subject, clause.claim.object))
    nouns = (here.tokens[place] for head in heads if head is not None for here, place in [head])
    return _near(name for noun in nouns if noun.pos == "NOUN" for name in kin.names(kin.lemma(noun)))


def _near(names: Iterable[str]) -> frozenset[str]:
    """Those by which a deed is met under its own word, stem or class."""
    return frozenset(name for name in names if name.partition(" ")[0] in _TIES)


def _starters(reading: Reading) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = rules(reading)["sequels"]["after"]
    return found


def _followers(reading: Reading) -> set[str]:
    return {verb for row in _starters(reading).values() for verb in row}


def _took_place(clause: Clause) -> bool:
    """« les visites ne reprendront qu'à Noël » tells when; « n'ont pas repris », « soucieux de rouvrir » of nothing."""
    told = not clause.claim.negated or clause.says(rules(clause.reading)["plans"]["only"])
    return told and not _is_wished(clause)


def _is_wished(clause: Clause) -> bool:
    """Whether the verb is an infinitive that completes an adjective or a noun."""
    found = clause.reading.tokens_in(clause.claim.span)
    if found is None:
        return False
    here, indices = found
    verb = next((i for i in indices if here.tokens[i].lemma.lower() == clause.claim.predicate), None)
    above = here.governor(verb) if verb is not None else None
    infinitive = verb is not None and here.tokens[verb].feature("VerbForm") == "Inf"
    return infinitive and above is not None and here.tokens[above].pos in {"ADJ", "NOUN"}


def _followed(clause: Clause, told: Mapping[str, Sequence[Clause]], centre: Centre) -> Iterator[Compatibility]:
    def worth_of(other: Clause) -> float:
        return _worth(clause, other, centre) if _came_later(clause, other) else 0.0

    for worth, other in closest(clause.keys, told, worth_of, least=_LEAST, most=_MOST, block=_BLOCK):
        closeness = min(0.5 + 0.1 * worth, 0.86)
        yield Compatibility("update", clause.whole_side, other.whole_side, "sequel", {}, closeness, "sequel")


def _came_later(first: Clause, second: Clause) -> bool:
    """By the days that both give, else by those of their dispatches."""
    if first.claim.sentence == second.claim.sentence:
        return False
    moments = first.when or first.reading.published, second.when or second.reading.published
    if (days_between(*moments) or 0) > _LONG:
        return False
    if first.when and second.when:
        return later(first.when, second.when)
    return first.reading is not second.reading and later(first.reading.published, second.reading.published)


def _worth(first: Clause, second: Clause, centre: Centre) -> float:
    """How much both have in common, where the second is what may follow the first, of one thing or of one person."""
    words = first.reading.words
    verbs = {first.claim.predicate, second.claim.predicate}
    follows = any(
        second.claim.predicate in row for start, row in _starters(first.reading).items() if start in first.lemmas
    )
    if not follows:
        return 0.0
    shared = (first.keys & second.keys) - {words.key(verb) for verb in verbs} - words.sums
    heads = (first.heads & second.keys) | (first.keys & second.heads)
    things = {key for key in heads & shared if not key.startswith("@") or key in first.reading.people}
    if not things or (things <= set(rules(first.reading)["proofs"]["common"]) and len(shared) == 1):
        return 0.0
    return alike(centre, shared) + 0.5 * len(first.heads & second.heads & shared)
