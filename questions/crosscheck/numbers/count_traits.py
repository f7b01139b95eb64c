"""What else is told of a count: what kind of money it is, how long who stayed, whether it is all of a group."""

from __future__ import annotations

from functools import lru_cache

from questions.annotations import EvidenceSpan
from questions.crosscheck.numbers.counts import Count
from questions.syntax import plain

#: Counts whose traits are remembered; each is compared with many.
_REMEMBERED = 4096
#: Characters behind a share in which the number of the whole begins, and a whole that is no share itself.
_WHOLE_NEAR, _HUNDRED = 12, 100
#: Fewer than this are « les deux blessés » of the sentence before, not all of a group.
_FEW = 3
#: Words before a number among which « ne » stands, and behind it that from which a distance is told, at most.
_BEFORE, _NEAR = 7, 6
#: Words between « n'avait que » and the time that somebody is given, at most.
_GIVEN = 4
#: Words on either side of a number among which « pas plus » stands, at most.
_BESIDE = 3
_QUALIFYING = frozenset({"amod", "acl", "acl:relcl", "nmod", "appos"})


@lru_cache(maxsize=_REMEMBERED)
def flows(count: Count) -> frozenset[str]:
    """The kinds of money that the clause of a sum tells of (« rançon », « déficit »); a mere payment where no other."""
    if count.figure.unit not in count.rules["money"] or count.is_part:
        return frozenset()
    told = around(count)
    found = {name for name, lemmas in count.rules["flows"].items() if not told.isdisjoint(lemmas)}
    behind = plain(count.here.sentence.span.quote[count.figure.span.end - count.here.sentence.span.start :])
    if behind.lstrip().startswith(tuple(count.rules["rewarding"])):
        found.add("reward")
    paid = not told.isdisjoint(count.rules["paying"]) or any(
        set(pair) <= told for pair in count.rules["paying_together"]
    )
    return frozenset(found or ({"payment"} if paid else ()))


@lru_cache(maxsize=_REMEMBERED)
def around(count: Count) -> frozenset[str]:
    """Lemmas of the clause of a count, of its subject and of its object."""
    spans = (count.claim.span, count.claim.subject, count.claim.object) if count.claim else (count.here.sentence.span,)
    return count.lemmas | count.clause_lemmas | {lemma for span in spans for lemma in _lemmas(count, span)}


def _lemmas(count: Count, span: EvidenceSpan | None) -> set[str]:
    found = count.reading.tokens_in(span) if span else None
    return {found[0].tokens[i].lemma.lower() for i in found[1]} if found else set()


@lru_cache(maxsize=_REMEMBERED)
def stayers(count: Count) -> frozenset[str]:
    """Who stayed or acted for a length of time: kinds of people and names, behind a verb that takes time."""
    if count.figure.unit not in count.rules["durations"] or count.claim is None:
        return frozenset()
    if not {count.claim.predicate, *count.lemmas} & set(count.rules["staying"]):
        return frozenset()
    counted = count.reading.words.counted
    kinds = {counted[lemma] for lemma in _lemmas(count, count.claim.subject) if lemma in counted}
    people = {kind for kind in kinds if kind[1:] in count.rules["human_groups"]}
    return frozenset(people) | {key for key in count.reading.keys(count.claim.subject) if key.startswith("@")}


@lru_cache(maxsize=_REMEMBERED)
def is_delay(count: Count) -> bool:
    """« ont 48 heures pour partir », « un délai de cinq jours »: a time that somebody is given."""
    if count.figure.unit not in count.rules["durations"]:
        return False
    rules, behind = count.rules["delays"], count.behind
    if not count.lemmas.isdisjoint(rules["nouns"]):
        return True
    purpose = behind < len(count.here.tokens) and count.here.word(behind) in rules["for"]
    first = count.first
    before = {token.lemma.lower() for token in count.here.tokens[max(first - _GIVEN, 0) : first]}
    return purpose and not (count.lemmas | before).isdisjoint(rules["verbs"])


@lru_cache(maxsize=_REMEMBERED)
def offset(count: Count) -> str:
    """« six jours de retard », « neuf heures après le départ »: how late it is, or how far from something else."""
    if count.figure.unit not in count.rules["durations"]:
        return ""
    behind = plain(count.here.sentence.span.quote[count.figure.span.end - count.here.sentence.span.start :]).lstrip()
    kinds = (kind for kind, phrases in count.rules["offsets"].items() if behind.startswith(tuple(phrases)))
    return next(kinds, "")


def is_offset(count: Count) -> bool:
    """« une semaine plus tard que prévu », « 112 ans après son départ »: how far it is from something else."""
    return bool(offset(count))


@lru_cache(maxsize=_REMEMBERED)
def tells_all(count: Count) -> bool:
    """« les dix-huit marins », « les mutins, qui seraient 2 100 »: all of a group, whatever is said of them."""
    if count.is_part or count.figure.value < _FEW or count.figure.unit in count.rules["common_groups"]:
        return False
    carried = count.kind_key == "#passengers" and not around(count).isdisjoint(count.rules["carrying"])
    return count.is_whole or carried or _told_of_noun(count)


def may_be_some(a: Count, b: Count) -> bool:
    """« deux évadés », « 37 résidents » may be some of « les trois évadés », « les 104 résidents »."""
    larger, smaller = (a, b) if a.figure.value > b.figure.value else (b, a)
    return larger.is_whole and larger.figure.value >= _FEW and not (tells_all(smaller) or is_insisted(smaller))


def _told_of_noun(count: Count) -> bool:
    """Whether the number stands for itself behind « être », told of its noun."""
    return count.here.tokens[count.noun].pos != "NOUN" and count.figure.unit not in count.rules["whoever"]


def alike_described(a: Count, b: Count) -> bool:
    """Whether what is told of the two groups lets them be one: more described ones than there are at all cannot be."""
    one, other = _qualities(a), _qualities(b)
    if one and other:
        return bool(one & other)
    described, plain = (a, b) if one else (b, a)
    return not (one or other) or (tells_all(plain) and described.figure.value > plain.figure.value)


@lru_cache(maxsize=_REMEMBERED)
def _qualities(count: Count) -> frozenset[str]:
    """Keys of adjectives and complements of the counted noun, its relative clauses left out."""
    here = count.here
    found = {
        count.reading.key_of(here, i)
        for i in here.children[count.noun]
        if here.tokens[i].start >= count.figure.span.end
        and here.tokens[i].dep in _QUALIFYING
        and here.tokens[i].pos in {"ADJ", "NOUN", "PROPN"}
    }
    return frozenset(key for key in found if key)


@lru_cache(maxsize=_REMEMBERED)
def is_final(count: Count) -> bool:
    """« le bilan, désormais définitif, s'établit à 58 morts »: nothing is to come."""
    return not set(count.rules["final"]).isdisjoint(_told(count))


@lru_cache(maxsize=_REMEMBERED)
def is_insisted(count: Count) -> bool:
    """« n'a reçu que 9 450 francs », « 26 bulletins, pas un de plus »: a number that answers another one."""
    if count.is_left or count.is_part:
        return False
    first, behind = count.first, count.behind
    near = count.here.words[max(first - _BESIDE, 0) : behind + _BESIDE]
    text = f" {' '.join(near)} ".replace("' ", "'")
    if any(f" {words} " in text for words in count.rules["insisting"]):
        return True
    before = [count.here.word(i) for i in range(max(first - _BEFORE, 0), first)]
    only = count.rules["only"]
    return bool(before) and before[-1] in only["que"] and not set(before).isdisjoint(only["ne"])


def _told(count: Count) -> set[str]:
    """The words of the clause and of the noun phrase around its subject."""
    return set(plain(_clause(count).quote).replace(",", " ").split())


def _clause(count: Count) -> EvidenceSpan:
    return (
        count.claim.span if count.claim and count.claim.span.contains(count.figure.span) else count.here.sentence.span
    )


@lru_cache(maxsize=_REMEMBERED)
def distant_from(count: Count) -> str:
    """« à neuf milles de la côte », « à 70 km au sud de l'île »: the key of that from which a distance is told."""
    here, grammar = count.here, count.reading.words.grammar
    first, behind = count.first, count.behind
    if count.figure.unit not in count.rules["distances"] or not first or here.word(first - 1) not in grammar["to"]:
        return ""
    near = range(behind, min(behind + _NEAR, len(here.tokens)))
    of = next((i for i in near if here.word(i) in grammar["of"]), None)
    stop = next((i for i in near if here.tokens[i].pos in {"VERB", "AUX", "PUNCT"}), len(here.tokens))
    noun = next((i for i in near if of is not None and of < i < stop and here.tokens[i].pos in {"NOUN", "PROPN"}), None)
    if noun is None:
        return ""
    lemma = here.tokens[noun].lemma.lower()
    if lemma in count.rules["extents"]:
        return ""
    named = (name for name, row in count.rules["origins"].items() if lemma in row)
    return next(named, count.reading.key_of(here, noun) or "")


def of_one_whole(a: Count, b: Count) -> bool:
    """« 38 % des 24 300 inscrits », « 43 % des 24 300 électeurs inscrits »: shares of one counted whole."""
    one, other = _whole_behind(a), _whole_behind(b)
    return bool(one) and one == other


@lru_cache(maxsize=_REMEMBERED)
def _whole_behind(count: Count) -> float:
    """The number of those of whom so many in a hundred are told, right behind it; 0 where none is given."""
    if count.figure.unit != "%":
        return 0.0
    end = count.figure.span.end
    behind = (f for f in count.reading.annotated.figures if end <= f.span.start <= end + _WHOLE_NEAR and f.unit != "%")
    whole = next((f for f in behind if count.here.sentence.span.contains(f.span)), None)
    linked = whole is not None and "," not in count.reading.annotated.dispatch.text[end : whole.span.start]
    return whole.value if whole is not None and linked and whole.value > _HUNDRED else 0.0
