"""Whether two figures count the same thing, and whether their values can both hold."""

from __future__ import annotations

import math
from functools import lru_cache

from questions.annotations import EvidenceSpan, Figure
from questions.crosscheck.numbers.count_parts import is_some
from questions.crosscheck.numbers.count_traits import distant_from, may_be_some, offset
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.numbers.parties import doers, owners
from questions.crosscheck.states.dimensions import dimensions
from questions.crosscheck.themes import head_of
from questions.crosscheck.vocabulary import vocabulary

#: Counts whose verbs are remembered; each is compared with many.
REMEMBERED = 4096

#: Lengths of time that differ by a larger factor are no versions of one another; those in which one thing was done.
_ONE_ORDER, _ONE_DEED = 5, 12
#: Totals of one kind (« spectateurs ») differ by less than this factor.
_ONE_WHOLE = 5
#: Two dollars or francs differ in worth by less than this factor.
_RATE = 2
#: From the second value on, numbers that differ by at most the first, in parts of the larger, or by less than the last,
#: are one rounded to tens: « cent quarante » is 143.
_CLOSE, _MANY, _HALF_TEN = 0.01, 100, 5
#: « un mois » and « quatre semaines » may be one length: they differ by less than this part of the longer.
_A_FEW_DAYS = 0.1
#: « près d'une semaine » and « six jours », of two units, may differ by this part of the longer.
_NEARLY = 0.17
#: From so many of a longer unit on, a length of time may be told to the nearest whole one, so much of the unit away.
_SEVERAL, _TO_THE_NEAREST = 3, 0.5
#: Amounts of one stuff with which two things were done, and counts of one staff, differ by less than these factors.
_ONE_AMOUNT, _ONE_STAFF = 4, 2


def loosely_aligned(a: Count, b: Count) -> bool:
    """Whether the two figures count something alike, enough to tell why they do not exclude each other."""
    if a.reading is b.reading and a.here is b.here and a.counts_people and b.counts_people:
        return True
    if {a.figure.unit, b.figure.unit} & set(a.rules["of_one_run"]):
        return False
    if a.figure.unit in a.rules["durations"]:
        return bool(a.frame & b.frame)
    vague = a.figure.unit in a.rules["vague"] or (a.befell and b.befell)
    if a.counts_people and b.counts_people and a.befell != b.befell and vague:
        return bool(a.befell & b.befell)
    return bool(a.befell & b.befell) or same_kind(a, b) or whoever(a, b)


def tied(a: Count, b: Count, kind: str) -> bool:
    """Whether a word around both ties two figures to one matter, or things that not everything is counted by; what is
    told of two times needs the word."""
    if telling(a.context & b.context):
        return True
    if kind == "different_event" or not same_kind(a, b):
        return False
    vague = {*a.rules["durations"], *a.rules["money"], *a.rules["vague"], "%"}
    beasts = a.kind_key[1:] in a.rules["animals"] and a.unit_key != b.unit_key
    return a.figure.unit not in vague and not beasts


def same_kind(a: Count, b: Count) -> bool:
    """« corps » and « dépouilles », « navires » and « bateaux »: one kind of things."""
    return a.unit_key == b.unit_key or a.kind_key == b.kind_key


def whoever(a: Count, b: Count) -> bool:
    """« huit hommes » may be « une quinzaine d'assaillants »."""
    anyone = a.rules["whoever"]
    return a.is_living and b.is_living and ((a.figure.unit in anyone) != (b.figure.unit in anyone))


def aligned(a: Count, b: Count) -> bool:
    """Whether the two figures count the same thing of the same event."""
    if a.figure.unit in a.rules["durations"]:
        one_length = (
            a.is_part == b.is_part and offset(a) == offset(b) and _of_one_order(a, b) and not other_things(a, b)
        )
        return one_length and bool(telling(_wide(a) & _wide(b), measuring(a)))
    if (
        by_the_year(a, b)
        or is_some(a) != is_some(b)
        or (a.is_part and b.is_part and (_are_others(a) or _are_others(b)))
    ):
        return False
    if a.befell or b.befell:
        return a.befell == b.befell and same_people(a, b) and not each_their_own(a, b)
    if distant_from(a) and distant_from(a) == distant_from(b):
        return same_kind(a, b)
    if of_two(a, b) or done_by_two(a, b) or _of_some(a, b):
        return False
    if a.figure.unit == "%":
        trend = {f"={name}" for name in a.rules["trends"]}
        return bool(telling(a.frame & b.frame)) and len(telling(a.context & b.context) - trend) >= 2
    return _one_thing(a, b)


def _of_some(a: Count, b: Count) -> bool:
    """Whether one tells of all of a group of people and the other of some, with whom nothing was done that was done
    with all."""
    group = a.kind_key[1:] in a.rules["human_groups"]
    return group and bool(b.figure.value and a.figure.value) and may_be_some(a, b) and not _deeds(a) & _deeds(b)


def _are_others(count: Count) -> bool:
    """« 284 emplois à Auvelais et 35 autres au siège »."""
    return count.figure.span.quote.split()[-1] in count.rules["others"]


def by_the_year(a: Count, b: Count) -> bool:
    """« 640 patients par an », « quelque 400 personnes »: so many each time, and so many at once; of sums over a time,
    where both are told so."""
    if a.per == b.per:
        return False
    wages = a.figure.unit in a.rules["money"] and {a.per, b.per} <= {"", *a.rules["durations"]}
    return not (wages and not (a.per and b.per))


def _one_thing(a: Count, b: Count) -> bool:
    """Whether the words around two figures of things show that both count the same."""
    same_unit = same_kind(a, b)
    if same_unit and a.figure.unit in a.rules["measures"] and (a.frame & b.frame or _same_extent(a, b)):
        return not _of_two_amounts(a, b)
    if same_unit and (a.group_names & b.group_names or both_whole(a, b)):
        return True
    if same_unit and not (a.figure.value and b.figure.value):
        return a.unit_key == b.unit_key and bool(_deeds(a) & _deeds(b) or telling(a.frame & b.frame))
    crossed = (a.frame & b.context) | (a.context & b.frame)
    if same_unit and telling(frozenset(crossed), measuring(a)) and not a.counts_people:
        return True
    if not same_unit:
        return whoever(a, b) and bool(_deeds(a) & _deeds(b))
    alike = verbs(a) & verbs(b) or telling(a.frame & b.frame, measuring(a))
    return bool(alike or len(a.context & b.context) >= 3)


def each_their_own(a: Count, b: Count) -> bool:
    """« Verdier emploie 800 salariés », « Lombard emploie 1 200 salariés »: staff of two firms."""
    owned = {a.kind_key[1:], b.kind_key[1:]} <= set(a.rules["owned"])
    return a.reading is not b.reading and ((owned and told_of_two(a, b)) or _of_two_staffs(a, b))


def _of_two_staffs(a: Count, b: Count) -> bool:
    """« qui emploie près de 260 personnes », « qui compte 1 100 collaborateurs »: a firm, and its group."""
    larger, smaller = max(a.figure.value, b.figure.value), min(a.figure.value, b.figure.value)
    verbs = {*a.rules["employing"], *a.rules["owning"]}
    told = all(count.claim is not None and count.claim.predicate in verbs for count in (a, b))
    return told and larger >= _ONE_STAFF * smaller


def told_of_two(a: Count, b: Count) -> bool:
    """« Le nouvel ensemble emploie 11 000 salariés », « Galvane compte 7 500 salariés »: two subjects count theirs."""
    subjects = [
        c.claim.subject for c in (a, b) if c.claim and c.claim.subject and not c.claim.subject.overlaps(c.figure.span)
    ]
    if len(subjects) < 2 or _is_happening(a, subjects[0]) or _is_happening(b, subjects[1]):
        return False
    one, other = a.reading.keys(subjects[0]), b.reading.keys(subjects[1])
    return bool(one and other) and not one & other


def _is_happening(count: Count, subject: EvidenceSpan) -> bool:
    """« la fusion entraînera la suppression de 90 postes »: what happens has no posts of its own."""
    head = head_of(count.reading, subject)
    return head is not None and count.reading.words.key_at(head[0].tokens[head[1]]) in count.reading.words.happenings


def of_two(a: Count, b: Count) -> bool:
    """« 12 tonnes de thon » and « un chalutier de 40 tonnes »; « la subvention de la région », « celle de la ville »;
    the fine of the mayor and that of the firm."""
    if distant_from(a) != distant_from(b):
        return True
    measured = a.figure.unit in a.rules["measures"] and a.figure.unit not in a.rules["rates"]
    if measured and (_of_other_things(a, b) or _measured_otherwise(a, b)):
        return True
    if a.figure.unit not in a.rules["money"] or a.reading is b.reading:
        return False
    if _currency(a) != _currency(b) and max(a.figure.value, b.figure.value) < _RATE * min(
        a.figure.value, b.figure.value
    ):
        return True
    one, other = owners(a), owners(b)
    return bool(one and other) and not one & other


def _currency(count: Count) -> str:
    """« 1,8 million de dollars américains »: whose money it is; empty where the text does not say."""
    behind = count.behind
    known = behind < len(count.here.tokens) and count.here.tokens[behind].pos == "ADJ"
    return count.here.tokens[behind].lemma.lower() if known else ""


def _measured_otherwise(a: Count, b: Count) -> bool:
    """« la pêche a rapporté 12 tonnes », « le chalutier, de 40 tonnes, est rentré »."""
    one_stuff = a.of_what & (b.of_what | b.frame) or b.of_what & a.frame
    return done_otherwise(a, b) and not _same_extent(a, b) and not one_stuff


def _of_other_things(a: Count, b: Count) -> bool:
    return other_things(a, b) and not (a.of_what & b.frame or b.of_what & a.frame)


def done_by_two(a: Count, b: Count) -> bool:
    """« le suspect a tiré trois coups de feu », « les gendarmes ont tiré douze coups de feu »."""
    one, other = doers(a), doers(b)
    return bool(one and other) and not one & other and bool(_deeds(a) & _deeds(b))


def _wide(count: Count) -> frozenset[str]:
    """The frame, with the families of what lasts (« le tête-à-tête », « le dialogue »)."""
    family_of = count.reading.words.family_of
    wide = {family_of(key) for key in count.frame} & {f"≈{name}" for name in count.rules["lasting"]}
    return count.frame | wide


def other_things(a: Count, b: Count) -> bool:
    """« deux ans de prison » and « cinq ans d'inéligibilité » last each for itself."""
    one, other = (c.of_what - _stuff(c.reading.annotated.dispatch.language) for c in (a, b))
    return bool(one and other) and not one & other


@lru_cache(maxsize=8)
def _stuff(language: str) -> frozenset[str]:
    """Keys of words for anything that is weighed: « 350 kilos de produit » may be of brome."""
    words = vocabulary(language)
    return frozenset(words.key(lemma) for lemma in words.rules["figures"]["stuff"])


def _of_two_amounts(a: Count, b: Count) -> bool:
    """« chargé de 31 000 tonnes de blé », « 3 000 tonnes de blé ont été déchargées »: some of it was done with."""
    larger, smaller = max(a.figure.value, b.figure.value), min(a.figure.value, b.figure.value)
    return done_otherwise(a, b) and larger > _ONE_AMOUNT * smaller


def _same_extent(a: Count, b: Count) -> bool:
    """« une plaque large de 300 mètres », « la cassure s'étire sur 800 mètres »: both tell how far it reaches."""
    row = set(a.rules["extent"])
    return bool(_near_lemmas(a) & row and _near_lemmas(b) & row)


def _near_lemmas(count: Count) -> frozenset[str]:
    before = count.here.tokens[max(count.noun - 4, 0) : count.noun]
    return count.lemmas | {token.lemma.lower() for token in before}


def _of_one_order(a: Count, b: Count) -> bool:
    """« trois jours » may contradict « 48 heures »; three weeks of talks and five hours of talks are two things."""
    larger, smaller = max(a.figure.value, b.figure.value), min(a.figure.value, b.figure.value)
    deed = (a.taken | b.taken) & a.frame & b.frame
    return larger <= (_ONE_DEED if deed else _ONE_ORDER) * smaller


def both_whole(a: Count, b: Count) -> bool:
    """Units of which news gives one total (« spectateurs »), in numbers of one order, not counted among others."""
    larger, smaller = max(a.figure.value, b.figure.value), min(a.figure.value, b.figure.value)
    return a.figure.unit in a.rules["whole"] and smaller >= 10 and larger < _ONE_WHOLE * smaller


def telling(keys: frozenset[str], idle: frozenset[str] = frozenset()) -> frozenset[str]:
    """Keys that say more than who or where."""
    return frozenset(key for key in keys - idle if not key.startswith("@"))


def measuring(count: Count) -> frozenset[str]:
    """Keys of the verbs that only measure."""
    return _measuring(count.reading.annotated.dispatch.language)


@lru_cache(maxsize=8)
def _measuring(language: str) -> frozenset[str]:
    words = vocabulary(language)
    return frozenset(words.key(lemma) for lemma in words.rules["figures"]["measuring"])


def _deeds(count: Count) -> set[str | None]:
    """What is done, but for verbs that say next to nothing."""
    return {verb for verb in verbs(count) if verb not in count.reading.words.idle_verbs}


@lru_cache(maxsize=REMEMBERED)
def verbs(count: Count) -> set[str | None]:
    """What is done with what is counted: keys of the verbs above it, and the questions that they answer."""
    measuring = count.rules["measuring"]
    tokens = count.here.tokens
    verbs = {i for i in count.chain if tokens[i].pos in {"VERB", "AUX"} and tokens[i].lemma.lower() not in measuring}
    keys = {count.reading.key_of(count.here, i) for i in verbs} - {None}
    table = dimensions(count.reading.annotated.dispatch.language)
    answers = {(d["name"], yes) for i in verbs for d, yes in table.get(count.here.tokens[i].lemma.lower(), ())}
    return keys | {f"{name}={yes}" for name, yes in answers}


def same_people(a: Count, b: Count) -> bool:
    """« 2 enfants » and « 3 femmes » are two counts; « 34 morts » and « 43 personnes mortes » are one."""
    if a.befell & b.befell & a.reading.words.anyone:
        return True
    if a.points_back or b.points_back:
        return True
    specific = [c for c in (a, b) if c.figure.unit not in _generic(a.reading.annotated.dispatch.language)]
    if len(specific) == 1:
        other = b if specific[0] is a else a
        return _names(other, specific[0].kind_key)
    return len({c.kind_key for c in specific}) < 2


@lru_cache(maxsize=8)
def _generic(language: str) -> frozenset[str]:
    """Units that say of no kind of people which they are."""
    words = vocabulary(language)
    figures = words.rules["figures"]
    return frozenset((*figures["anybody"], *figures["jobs"], *words.befell))


def _names(count: Count, kind: str) -> bool:
    """« quatre blessés parmi les élèves »: the clause tells of which kind they were."""
    counted = count.reading.words.counted
    told = {count.here.tokens[i].lemma.lower() for i in count.group} | count.clause_lemmas
    return any(counted.get(lemma) == kind for lemma in told)


def in_other_states(a: Count, b: Count) -> bool:
    """« deux ateliers restent ouverts », « trois ateliers à l'arrêt »: what is said of them differs."""
    one, other = _answers(a), _answers(b)
    return bool(one and other) and not one & other


def _answers(count: Count) -> set[tuple[str, bool]]:
    table = dimensions(count.reading.annotated.dispatch.language)
    return {(d["name"], yes) for lemma in count.lemmas | count.clause_lemmas for d, yes in table.get(lemma, ())}


def done_otherwise(a: Count, b: Count) -> bool:
    """« 62 rappelés », « 60 récupérés »: two verbs, neither of which only measures, tell two facts."""
    one, other = _deeds(a), _deeds(b)
    return bool(one and other) and not one & other


def rounded(a: Count, b: Count) -> bool:
    """Approximations that meet, or values that nearly agree while one of them is round or a bound."""
    rules, larger, smaller = a.rules, *sorted((a.figure.value, b.figure.value), reverse=True)
    gap = (larger - smaller) / larger if larger else 0.0
    if meet(a, b):
        return gap <= float(rules["bound_rounding"]) or not (_is_bound(a.figure) or _is_bound(b.figure))
    if larger >= _MANY and min(larger % 10, smaller % 10) == 0 and (gap <= _CLOSE or larger - smaller < _HALF_TEN):
        return True
    return gap <= float(rules["rounding"]) and (_is_round(larger) or _is_round(smaller)) and larger >= 50


def meet(a: Count, b: Count) -> bool:
    """Whether some number satisfies both figures."""
    norm = a.figure.unit in a.rules["durations"]
    if norm and is_long(a) != is_long(b):
        larger, smaller = max(a.figure.value, b.figure.value), min(a.figure.value, b.figure.value)
        return larger - smaller <= _A_FEW_DAYS * larger
    if norm and (_told_roughly(a, b) or _counted_coarsely(a, b) or _counted_coarsely(b, a)):
        return True
    return a.figure.low <= _highest(b.figure, norm) and b.figure.low <= _highest(a.figure, norm)


def _told_roughly(a: Count, b: Count) -> bool:
    """« près d'une semaine », « six jours »: some of a longer unit, told roughly, leave room for one of the shorter."""
    rough, exact = (a, b) if a.figure.approximate else (b, a)
    if a.figure.approximate == b.figure.approximate or rough.told_unit == exact.told_unit:
        return False
    bound = math.isinf(rough.figure.high) or rough.figure.high == rough.figure.value
    near = abs(rough.figure.value - exact.figure.value) <= _NEARLY * max(rough.figure.value, exact.figure.value)
    return near and not bound


def _counted_coarsely(coarse: Count, fine: Count) -> bool:
    """« six semaines », « quarante-cinq jours »: a few of a longer unit are told to the nearest whole one."""
    sizes: dict[str, float] = coarse.rules["one_unit"].get(coarse.figure.unit, {})
    unit, other = sizes.get(coarse.told_unit, 0), sizes.get(fine.told_unit, 0)
    apart = abs(coarse.figure.value - fine.figure.value)
    return other < unit and coarse.figure.value >= _SEVERAL * unit and apart <= _TO_THE_NEAREST * unit


@lru_cache(maxsize=REMEMBERED)
def is_long(count: Count) -> bool:
    """Whether a length of time is told in months or years, whose days vary."""
    return any(count.told_unit in count.rules["one_unit"][unit] for unit in count.rules["further"])


def _is_bound(figure: Figure) -> bool:
    """« plus de 100 », « au plus 100 »: it leaves the number open to one side."""
    return figure.approximate and (math.isinf(figure.high) or figure.high == figure.value != figure.low)


def _highest(figure: Figure, norm: bool) -> float:
    """« au moins 34 morts » leaves the number open; « au moins 48 heures » is a rule with its own number."""
    return figure.value if norm and math.isinf(figure.high) else figure.high


def _is_round(value: float) -> bool:
    digits = str(int(value))
    return value == int(value) and len(digits.rstrip("0")) <= max(1, len(digits) - 2)
