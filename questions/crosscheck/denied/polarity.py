"""Which words of a sentence are denied, and how: « n'a jamais », « aucun », « ni », « sans », « dément »."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Literal

from questions.crosscheck.reading import Reading
from questions.languages.tables import load_table
from questions.syntax import SUBJECTS, Tree, clause_of, is_finite

#: How strongly, or for which time, a word is denied.
Mark = Literal["plain", "absolute", "yet", "no_longer", "denier", "without", "refusal"]
#: Words around a negation among which its first half stands.
_REACH = 7
#: Words of a sentence that only calls the one before it false, at most.
_BARE = 7
_DEEDS = frozenset({"VERB", "ADJ", "NOUN"})
#: Words behind « dément » among which its noun stands, where the parser does not know the verb.
_NEXT = 4
#: Clauses that a verb governs.
_GOVERNED = frozenset({"ccomp", "xcomp", "csubj"})


def table_of(reading: Reading) -> dict[str, Any]:
    """The lists of the language, as sets."""
    return _lists(reading.annotated.dispatch.language)


@lru_cache(maxsize=8)
def _lists(language: str) -> dict[str, Any]:
    table = load_table(language, "denied")
    sets: dict[str, Any] = {name: frozenset(v) if isinstance(v, list) else v for name, v in table.items()}
    denier_forms = frozenset(load_table(language, "contradictions")["denial"]["denying"]) - sets["false"]
    governing = sets["deniers"] | sets["refusals"]
    telling = sets["negators"] | sets["without"] | {table["not"]} | denier_forms | sets["wrongly"]
    ceasing = frozenset(load_table(language, "predicates")["polarity"]["ceasing"])
    made = {
        "ceasing": ceasing,
        "governing": governing,
        "denier_forms": denier_forms,
        "words": telling,
        "lemmas": sets["false"] | governing,
    }
    return {**sets, **made}


def denied_words(reading: Reading, here: Tree) -> Mapping[int, tuple[Mark, bool]]:
    """Positions of the words that a sentence denies → how, and whether a noun itself leaves no case (« aucun X »)."""
    found: dict[int, tuple[Mark, bool]] = {}
    table = table_of(reading)
    for place, mark, none in _denied(table, here):
        for inner in (place, *_carried(table, here, place)):
            if inner not in found or (mark == "absolute" and found[inner][0] == "plain"):
                found[inner] = mark, none
    return found


def _carried(table: dict[str, Any], here: Tree, place: int) -> Iterator[int]:
    """What a word that says little by itself passes its denial on to: « aucune mesure de suspension », « n'a pas été
    placé en détention », « n'a pas déposé de plainte »."""
    token = here.tokens[place]
    if token.pos == "NOUN" and token.lemma.lower() in table["carriers"]:
        yield from (i for i in here.children[place] if here.tokens[i].dep == "nmod" and here.tokens[i].pos == "NOUN")
    if token.pos != "VERB" or token.lemma.lower() not in table["light"] | table["idle"]:
        return
    for child in here.children[place]:
        case = here.child(child, "case")
        inside = here.tokens[child].dep.startswith("obl") and case is not None and here.word(case) in table["into"]
        if child > place and here.tokens[child].pos == "NOUN" and (here.tokens[child].dep == "obj" or inside):
            yield child
            if here.tokens[child].lemma.lower() in table["carriers"]:
                yield from (i for i in here.children[child] if here.tokens[i].dep == "nmod")


def _denied(table: dict[str, Any], here: Tree) -> Iterator[tuple[int, Mark, bool]]:
    words, lemmas = table["words"], table["lemmas"]
    for place, word in enumerate(here.words):
        if word not in words and here.lemmas[place] not in lemmas:
            continue
        if word in table["negators"] and _is_maxim(table, here, place):
            continue
        if word in table["negators"] and not _is_limited(table, here, place):
            yield from _by_negator(table, here, place)
        elif word in table["without"]:
            yield from _without(here, place)
        elif word == table["not"] and any(t.feature("VerbForm") == "Part" for t in here.tokens[place + 1 : place + 2]):
            yield place + 1, "plain", False
        else:
            yield from _by_verb(table, here, place)


def _is_maxim(table: dict[str, Any], here: Tree, place: int) -> bool:
    """« On ne menace pas un avion »: what nobody should do, in the present tense, to any such thing; it denies no fact.
    « on ne déplore pas un blessé » does."""
    clause = clause_of(here, place)
    subject = here.child(clause, *SUBJECTS) if clause is not None else None
    thing = here.child(clause, "obj") if clause is not None else None
    if clause is None or subject is None or thing is None or here.word(subject) not in table["anybody"]:
        return False
    article = here.child(thing, "det")
    any_such = article is not None and here.tokens[article].feature("Definite") == "Ind" and article < thing
    told = here.tokens[clause].feature("Tense") == "Pres" and is_finite(here.tokens[clause])
    return told and any_such and here.lemmas[clause] not in table["light"] and here.word(place) not in table["absolute"]


def _is_limited(table: dict[str, Any], here: Tree, place: int) -> bool:
    """« pas seulement », « pas que », « plus grave »: no denial."""
    behind = here.word(place + 1)
    compared = here.word(place) in table["no_longer"] and _compares(here, place)
    return behind in table["unless"] or behind in table["only"] or compared


def _compares(here: Tree, place: int) -> bool:
    following = here.tokens[place + 1] if place + 1 < len(here.tokens) else None
    return following is not None and (following.pos in {"ADJ", "ADV", "NUM"} or following.text.lower() in {"de", "d'"})


def _halved(table: dict[str, Any], here: Tree, place: int) -> bool:
    """Whether « ne » stands near, in the same clause or right beside."""
    return any(here.word(i) in table["ne"] for i in range(max(place - _REACH, 0), place + _REACH))


def _by_negator(table: dict[str, Any], here: Tree, place: int) -> Iterator[tuple[int, Mark, bool]]:
    word, above = here.word(place), here.governor(place)
    halved = _halved(table, here, place)
    mark = _mark(table, here, place)
    done = _participle_behind(table, here, place)
    if done is not None and not halved:
        yield done, mark, False
        return
    determines = here.tokens[place].dep == "det" and above is not None
    if determines and above is not None and here.tokens[above].pos in _DEEDS | {"PROPN"}:
        yield above, "absolute", True
        higher = here.governor(above)
        clause = None if higher is None else clause_of(here, higher)
        if clause is not None and halved:
            yield clause, "absolute", False
        return
    if not halved and not (word in table["alone"] and _opens(here, place)):
        if word in {"ni"} and above is not None and here.tokens[above].pos in _DEEDS:
            yield above, "absolute", here.tokens[above].pos == "NOUN"
        return
    noun = _noun_behind(table, here, place)
    if noun is not None:
        yield noun, "absolute" if mark == "plain" else mark, True
    clause = clause_of(here, place) if halved else None
    if above is not None and word == "ni" and here.tokens[above].pos in _DEEDS:
        yield above, "absolute", here.tokens[above].pos == "NOUN"
    if clause is not None:
        yield clause, mark, False
        yield from _joined(table, here, clause, mark)


def _joined(table: dict[str, Any], here: Tree, clause: int, mark: Mark) -> Iterator[tuple[int, Mark, bool]]:
    """Participles of one auxiliary: « n'ont été ni rompus ni suspendus », and the infinitive under « n'a pas pu »."""
    for child in here.children[clause]:
        token = here.tokens[child]
        own = here.has(child, *SUBJECTS) or here.has(child, "aux:tense", "cop")
        if token.dep == "conj" and not own and any(here.word(i) == "ni" for i in here.children[child]):
            yield child, mark, False
        goes_on = here.tokens[clause].lemma.lower() in table["ceasing"]
        if token.dep in {"xcomp", "ccomp"} and token.feature("VerbForm") == "Inf" and not goes_on:
            yield child, mark, False


def _mark(table: dict[str, Any], here: Tree, place: int) -> Mark:
    word = here.word(place)
    beside = {here.word(place + 1), here.word(place - 1) if place else ""}
    if word in table["absolute"]:
        return "absolute"
    if any(phrase in here.text for phrase in table["absolute_phrases"]):
        return "absolute"
    if word in table["no_longer"]:
        return "no_longer"
    return "yet" if beside & table["yet"] else "plain"


def _opens(here: Tree, place: int) -> bool:
    """« Pas de blessés », « … : pas un blessé »: a negation without a verb."""
    return place == 0 or here.tokens[place - 1].pos == "PUNCT"


def _noun_behind(table: dict[str, Any], here: Tree, place: int) -> int | None:
    """« pas de blessé », « pas une ronde », « plus d'eau »: the noun of which there is none."""
    behind = here.word(place + 1)
    if behind not in table["of_none"]:
        return None
    near = range(place + 2, min(place + 5, len(here.tokens)))
    return next((i for i in near if here.tokens[i].pos == "NOUN"), None)


def _participle_behind(table: dict[str, Any], here: Tree, place: int) -> int | None:
    """« jamais retiré », « pas encore signé »: a negation right before a participle, without « ne »."""
    first = place + 1 + (here.word(place + 1) in table["yet"])
    if first >= len(here.tokens) or here.word(place) not in table["alone"]:
        return None
    token = here.tokens[first]
    return first if token.feature("VerbForm") == "Part" and token.feature("Tense") != "Pres" else None


def _without(here: Tree, place: int) -> Iterator[tuple[int, Mark, bool]]:
    """« sans autorisation », « sans prévenir », « sans que la mairie soit avertie »."""
    above = here.governor(place)
    if above is None or above < place:
        return
    if here.tokens[above].pos in _DEEDS:
        yield above, "without", here.tokens[above].pos == "NOUN"
    else:
        yield from ((i, "without", False) for i in here.children[above] if here.tokens[i].feature("VerbForm") == "Inf")


def _by_verb(table: dict[str, Any], here: Tree, place: int) -> Iterator[tuple[int, Mark, bool]]:
    """« dément toute rupture », « nie avoir signé », « refuse de payer », « il est faux que … »."""
    lemma = here.tokens[place].lemma.lower()
    if here.word(place) in table["denier_forms"] and here.tokens[place].pos != "VERB":
        near = range(place + 1, min(place + _NEXT, len(here.tokens)))
        yield from ((i, "denier", True) for i in near if here.tokens[i].pos == "NOUN")
    if lemma in table["false"] or here.word(place) in table["wrongly"]:
        yield from _false(here, place)
    if here.tokens[place].pos == "AUX" or lemma not in table["governing"]:
        return
    if any(here.word(i) in table["negators"] for i in here.children[place]):
        return
    mark: Mark = "refusal" if lemma in table["refusals"] else "denier"
    for child in here.children[place]:
        token = here.tokens[child]
        clause = token.dep in _GOVERNED and child > place and token.pos in _DEEDS
        if clause and (mark == "denier" or token.feature("VerbForm") == "Inf"):
            yield child, mark, False
        elif mark == "denier" and token.dep == "obj" and token.pos == "NOUN":
            yield child, mark, True
            inner = (i for i in here.children[child] if here.tokens[i].dep == "acl" and i > child)
            yield from ((i, mark, False) for i in inner if here.tokens[i].feature("VerbForm") == "Inf")


def _false(here: Tree, place: int) -> Iterator[tuple[int, Mark, bool]]:
    """« il est faux de dire que la salle était pleine », « c'est à tort qu'on l'a dit fermé »."""
    below = here.subtree(place)
    deepest = [i for i in below if i > place and here.tokens[i].dep in _GOVERNED and here.tokens[i].pos in _DEEDS]
    if deepest:
        yield deepest[-1], "denier", False


def is_bare(reading: Reading, here: Tree) -> bool:
    """« C'est faux. »: a short sentence that calls the one before it false."""
    words = " ".join(word for word in here.words if word[:1].isalpha()).replace("' ", "'")
    return len(here.words) <= _BARE and words in table_of(reading)["bare"]
