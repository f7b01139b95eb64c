"""Two counts that no word in common makes one: of another denominator, lead, loss, moment, deed or side."""

from __future__ import annotations

from functools import lru_cache

from questions.crosscheck.numbers.alignment import by_the_year, telling, verbs
from questions.crosscheck.numbers.count_traits import is_delay
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.numbers.lengths import is_term
from questions.crosscheck.numbers.parties import sides
from questions.crosscheck.numbers.scenes import of_two_scenes
from questions.crosscheck.numbers.taken_in import knows_of_more, of_two_zones
from questions.crosscheck.statements import apart
from questions.crosscheck.themes import head_of
from questions.crosscheck.vocabulary import fold

#: Counts whose traits are remembered; each is compared with many.
_REMEMBERED = 4096
#: Words before « gagnante de 37 voix » among which the verb stands, and words before a measure that name its piece.
_BEFORE, _PIECE = 4, 3
#: Words before « trois ans » among which « allant de » stands.
_RANGE = 7
#: Words behind « 388 à » among which whose votes they are stands.
_RECEIVER = 10
#: Words behind a length among which « de part et d'autre » stands.
_SIDES = 5
#: Words behind a number among which « sur onze » stands.
_OUT_OF = 3
#: Words before a number among which « l'altitude visée » stands.
_AIM = 6
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def incomparable(a: Count, b: Count) -> bool:
    """Whether two counts of one unit tell of two things, whatever the words around them share."""
    if by_the_year(a, b) or _is_lead(a) != _is_lead(b) or _of_two_pieces(a, b) or _of_two_sides(a, b):
        return True
    if _of_two_receivers(a, b) or _is_bound(a) != _is_bound(b):
        return True
    if of_two_zones(a, b) or knows_of_more(a, b) or _is_only_term(a) != _is_only_term(b):
        return True
    if _held_by_two(a, b) or _on_each_side(a) != _on_each_side(b) or _is_aimed_at(a) != _is_aimed_at(b):
        return True
    if _is_all_of(a, b) or _is_all_of(b, a) or of_two_scenes(a, b):
        return True
    if _of_two_days(a, b) or _of_two_days(b, a):
        return True
    return a.reading is not b.reading and any(
        _denies_another(one, other)
        or _answers_a_charge(one, other)
        or _is_another_single(one, other)
        or _are_who_speaks(one, other)
        for one, other in ((a, b), (b, a))
    )


def _is_all_of(part: Count, other: Count) -> bool:
    """« huit maires sur onze ont signé », « onze maires »: the other number is that of them all."""
    here, out_of = part.here, part.rules["out_of"]
    behind = range(part.behind, min(part.behind + _OUT_OF, len(here.tokens) - 1))
    link = next((i for i in behind if here.word(i) in out_of), None)
    if link is None:
        return False
    wholes = {here.word(i) for i in range(link + 1, min(link + 3, len(here.tokens)))}
    own = other.figure.span
    number = [t for t in other.here.tokens if own.start <= t.start < own.end and t.pos == "NUM"]
    return len(number) == 1 and fold(number[0].text) in wholes


def _of_two_days(told: Count, other: Count) -> bool:
    """« 41 ouvriers avaient cessé le travail mercredi », « 58 grévistes aujourd'hui » in a page of which only the week
    is known: those who strike are another number each day."""
    daily = told.befell & other.befell & set(told.rules["daily"])
    if not daily or told.reading is other.reading or told.when is None or told.when[0] != told.when[1]:
        return False
    day = other.when or other.reading.published
    if day is None or (other.when is not None and day == told.when):
        return False
    return apart(day, told.when) if other.when is not None else day[0] != day[1]


def _is_only_term(count: Count) -> bool:
    """« reprendra dans les deux jours »: by when, where another tells how long; a time that is given is both."""
    return is_term(count) and not is_delay(count)


@lru_cache(maxsize=_REMEMBERED)
def _is_aimed_at(count: Count) -> bool:
    """« l'altitude visée, 700 kilomètres », « conçu pour résister à 40 tonnes »: what was to be reached, or can be
    borne, whatever was."""
    before = count.here.tokens[max(count.first - _AIM, 0) : count.first]
    return any({token.text.lower(), token.lemma.lower()} & {*count.rules["aimed_at"]} for token in before)


# ---------------------------------------------------------------------------------------------- holders


def _held_by_two(a: Count, b: Count) -> bool:
    """« le car transportait 40 élèves », « le bac transportait 90 personnes »: each thing holds its own."""
    one, other = _holder(a), _holder(b)
    return bool(one and other) and not one & other


@lru_cache(maxsize=_REMEMBERED)
def _holder(count: Count) -> frozenset[str]:
    """What the thing is that carries or houses what is counted; empty where a name or a pronoun tells it."""
    claim, words = count.claim, count.reading.words
    if claim is None or claim.subject is None or claim.predicate not in count.rules["holding"]:
        return frozenset()
    head = head_of(count.reading, claim.subject)
    if head is None or head[0].tokens[head[1]].pos != "NOUN" or claim.subject.overlaps(count.figure.span):
        return frozenset()
    keys = count.reading.keys(claim.subject)
    named = any(key.startswith("@") for key in keys)
    return frozenset() if named else frozenset(words.family_of(key) for key in keys)


# ---------------------------------------------------------------------------------------------- lengths


@lru_cache(maxsize=_REMEMBERED)
def _on_each_side(count: Count) -> bool:
    """« à dix kilomètres de part et d'autre du canal »: half of « une bande de vingt kilomètres »."""
    here, behind = count.here, count.behind
    near = " ".join(here.words[behind : min(behind + _SIDES, len(here.tokens))])
    return any(near.startswith(words) for words in count.rules["each_side"])


def between_other_places(a: Count, b: Count) -> bool:
    """« de la gare à Brive, 40 kilomètres », « Tulle et Ussel, distantes de 60 kilomètres »: a way has two ends, and
    the sentences name no place in common; they may be compared, but not opposed."""
    if not {a.figure.unit, b.figure.unit} <= {*a.rules["distances"]}:
        return False
    one, other = _named(a), _named(b)
    return bool(one and other) and not one & other


@lru_cache(maxsize=_REMEMBERED)
def _named(count: Count) -> frozenset[str]:
    """Proper nouns of the sentence."""
    return frozenset(fold(token.text) for token in count.here.tokens if token.pos == "PROPN")


# ------------------------------------------------------------------------------------------------ leads


@lru_cache(maxsize=_REMEMBERED)
def _is_lead(count: Count) -> bool:
    """« 37 voix d'avance », « battu de 12 points », « trois voix les séparent »: how far apart two are."""
    rules = count.rules["leads"]
    if count.figure.unit in {*count.rules["durations"], *count.rules["money"], "%"}:
        return False
    of, first, behind = count.reading.words.grammar["of"], count.first, count.behind
    if count.here.word(behind) in of and count.here.word(behind + 1) in rules["nouns"]:
        return True
    if any(count.here.tokens[i].lemma.lower() in rules["separating"] for i in count.chain):
        return True
    before = {count.here.tokens[i].lemma.lower() for i in range(max(first - _BEFORE, 0), first)}
    by = first > 0 and count.here.word(first - 1) in of
    return by and not before.isdisjoint({*rules["nouns"], *rules["winning"]})


# ------------------------------------------------------------------------------------------------- some


def is_some_of(a: Count, b: Count) -> bool:
    """« Deux ont pu repartir »: a number without a noun of its own is a part of those told before it, unless the same
    is told of both."""
    return _are_some_told_before(a, b) or _are_some_told_before(b, a)


def _are_some_told_before(some: Count, others: Count) -> bool:
    alone = some.noun == some.first and some.here.tokens[some.noun].dep in _SUBJECTS
    bare = alone and others.noun != others.first
    fewer = some.figure.value < others.figure.value
    return bare and fewer and not (verbs(some) & verbs(others) or some.befell & others.befell)


# ----------------------------------------------------------------------------------------------- pieces


def _of_two_pieces(a: Count, b: Count) -> bool:
    """« une boîte de 800 g », « elle a perdu 600 grammes »: what one piece holds is nothing that is told elsewhere."""
    one, other = _piece(a), _piece(b)
    if one == other or a.figure.unit not in a.rules["measures"]:
        return False
    return not any(piece in count.lemmas for piece, count in ((one, b), (other, a)) if piece)


@lru_cache(maxsize=_REMEMBERED)
def _piece(count: Count) -> str:
    """The package that is so heavy or holds so much: « un sachet de 500 grammes »."""
    first = count.first
    if not first or count.here.word(first - 1) not in count.reading.words.grammar["of"]:
        return ""
    before = (count.here.tokens[i].lemma.lower() for i in range(max(first - _PIECE, 0), first))
    return next((lemma for lemma in before if lemma in count.rules["pieces"]), "")


# ------------------------------------------------------------------------------------------------ sides


def _of_two_sides(a: Count, b: Count) -> bool:
    """« trois soldats maliens ont été tués », « l'armée nigérienne déplore pour sa part deux morts »."""
    if not (a.counts_people or b.counts_people or a.befell or b.befell):
        return False
    one, other = sides(a), sides(b)
    return bool(one and other) and not one & other


def _of_two_receivers(a: Count, b: Count) -> bool:
    """« 412 voix contre 388 à Paul Armand », « 391 voix à Louise Vidal »: each has their own."""
    one, other = _receiver(a), _receiver(b)
    return bool(one and other) and one != other


@lru_cache(maxsize=_REMEMBERED)
def _receiver(count: Count) -> str:
    """The person to whom the number goes, right behind it."""
    here, behind = count.here, count.behind
    if behind >= len(here.tokens) or here.word(behind) not in count.reading.words.grammar["to"]:
        return ""
    near = range(behind, min(behind + _RECEIVER, len(here.tokens)))
    stop = next((i for i in near if here.tokens[i].pos in {"VERB", "AUX", "NUM"}), near.stop)
    keys = (count.reading.key_of(here, i) for i in range(behind, stop))
    return next((key for key in keys if key in count.reading.people), "")


# ----------------------------------------------------------------------------------------------- bounds


@lru_cache(maxsize=_REMEMBERED)
def _is_bound(count: Count) -> bool:
    """« des peines allant de six mois à trois ans », « varient de 20 à 90 euros »: how far several differ."""
    here, ranging = count.here, count.rules["ranging"]
    for i in range(count.first - 1, max(count.first - _RANGE, 0) - 1, -1):
        if here.tokens[i].lemma.lower() in ranging:
            return True
        if here.tokens[i].pos not in {"ADP", "NUM", "NOUN", "ADV", "CCONJ", "DET"}:
            return False
    return False


# --------------------------------------------------------------------------------------- none, one, we


def _denies_another(none: Count, some: Count) -> bool:
    """« aucun enfant n'en est mort », « cinq enfants hospitalisés »: a nought denies its own deed only, and « plus
    aucun » the state of a moment."""
    if none.figure.value or not some.figure.value:
        return False
    one, other = _fates(none), _fates(some)
    shared = one & other or (not none.befell and (one & some.frame or other & none.frame))
    if one and other and not shared:
        return True
    later = none.as_of and some.as_of and apart(none.as_of, some.as_of)
    return _is_no_more(none) and bool(later or not shared)


def _answers_a_charge(none: Count, some: Count) -> bool:
    """« elle a caché trois fuites », accuse le syndicat; « la régie n'a caché aucune fuite »: a charge and the answer
    to it, each faithfully told."""
    if none.figure.value or not some.figure.value or some.claim is None or some.claim.attribution is None:
        return False
    accusing = some.reading.words.rules["denial"]["accuse"]
    return any(token.lemma.lower() in accusing for token in some.here.tokens)


def _fates(count: Count) -> set[str | None]:
    """What is done with what is counted, or what befell it."""
    return set(count.befell) or {verb for verb in verbs(count) if verb not in count.reading.words.idle_verbs}


@lru_cache(maxsize=_REMEMBERED)
def _is_no_more(count: Count) -> bool:
    """« plus aucun navire n'attendait », « il n'y a plus de blessé »."""
    first = count.first
    near = {count.here.word(i) for i in range(max(first - 1, 0), min(first + 1, len(count.here.tokens)))}
    return not near.isdisjoint(count.rules["only"]["more"])


def _is_another_single(one: Count, other: Count) -> bool:
    """« les erreurs d'un seul bureau », « onze bureaux ont rouvert »: « un seul » leaves out others of its own deed."""
    if not one.is_only or other.figure.value <= 1:
        return False
    if one.befell & other.befell or telling(one.frame & other.frame):
        return False
    return not _fates(one) & _fates(other)


def _are_who_speaks(speakers: Count, other: Count) -> bool:
    """« nous étions plus de deux cents à l'attendre », « les 128 élèves »: a crowd, and a group that a school, a firm
    or a town has for its own."""
    first, rules = speakers.first, speakers.rules
    if not speakers.points_back or other.kind_key[1:] not in rules["owned"]:
        return False
    before = {speakers.here.word(i) for i in range(max(first - _BEFORE, 0), first)}
    return not before.isdisjoint(rules["they"]) and not _fates(speakers) & _fates(other)
