"""What an event is known by: the class or stem of the verb or noun that tells it, and what it befell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from questions.annotations import Claim
from questions.crosscheck.dates.event_things import behind_comma, completing, in_front, undergoes, with_name
from questions.crosscheck.reading import Reading
from questions.languages.tables import load_table
from questions.participles import participles
from questions.syntax import NOMINAL, SUBJECTS, Tree, is_finite

#: Letters by which verbs and nouns of no class are held to be of one stem (« démonter », « démontage »).
_STEM = 6
#: A noun further from its participle than this is not completed by it.
_NEAR = 12
#: Words behind a verb within which the noun of its idiom stands.
_IDIOM = 4
#: What the noun of an idiom may be taken for.
_IDIOMATIC = frozenset({"NOUN", "ADJ", "VERB", "ADP"})
#: What the next meeting, what is done once more, and « l'incident » are known by.
NEXT, AGAIN, GENERIC = "+next", "+again", "+generic"
MEETING = "=meeting"

#: Name of an event, what it befell, and the noun that tells either.
Known = tuple[str, frozenset[str], int | None]


def table(reading: Reading) -> dict[str, Any]:
    """The words for days of events of the dispatch's language."""
    words: dict[str, Any] = load_table(reading.annotated.dispatch.language, "event_days")
    return words


def claim_of(reading: Reading, here: Tree, at: int) -> Claim | None:
    """The smallest clause around a word, first of those that it heads."""
    token = here.tokens[at]
    holding = [c for c in reading.annotated.claims if c.span.start <= token.start < c.span.end]
    own = [c for c in holding if c.predicate == token.lemma.lower()]
    return min(own or holding, key=lambda c: c.span.end - c.span.start, default=None)


def own_claim(reading: Reading, here: Tree, at: int) -> Claim | None:
    """The clause that a verb heads."""
    claim = claim_of(reading, here, at)
    return claim if claim is not None and claim.predicate == here.tokens[at].lemma.lower() else None


def participles_of(reading: Reading) -> dict[str, str]:
    """Participles of the language and their verbs."""
    return participles(reading.annotated.dispatch.language)


def lemma_at(reading: Reading, here: Tree, at: int) -> str:
    """The verb of a word, also of a participle that the model takes for a noun (« Construite en 1987 »)."""
    token = here.tokens[at]
    if token.pos == "VERB":
        return token.lemma.lower()
    known = participles_of(reading).get(here.word(at)) or _participle_of_kin(reading, here.word(at))
    return known or (opened_by(reading, here) if at == 0 else "") or token.lemma.lower()


def _participle_of_kin(reading: Reading, word: str) -> str:
    """The verb of a participle that no list knows, where it is one of a kind (« inspectée »)."""
    verbs = (word.removesuffix(e) + verb for e, verb in table(reading)["opening"].items() if word.endswith(e))
    return next((verb for verb in verbs if any(verb in row for row in table(reading)["kin"].values())), "")


def is_verb(here: Tree, at: int) -> bool:
    """A verb, or what an auxiliary shows to be one (« a appareillé »)."""
    return here.tokens[at].pos == "VERB" or here.has(at, "aux:tense", "aux:pass")


def opened_by(reading: Reading, here: Tree) -> str:
    """The verb of a participle that opens a sentence, before a preposition: « Démontée en mars, la fresque … »."""
    word = here.word(0)
    if len(here.tokens) < 2 or here.tokens[1].pos != "ADP" or word in participles_of(reading):
        return participles_of(reading).get(word, "")
    endings = table(reading)["opening"]
    return next((word.removesuffix(e) + verb for e, verb in endings.items() if word.endswith(e)), "")


def names_event(reading: Reading, here: Tree, i: int) -> bool:
    """Whether a noun is known to name what happens at a time."""
    key = reading.words.key_at(here.tokens[i])
    return key in reading.words.happenings


def known_by(reading: Reading, here: Tree, at: int) -> Iterator[Known]:
    """Names of the event that a word tells."""
    rules, lemma = table(reading), lemma_at(reading, here, at)
    if not is_verb(here, at) and lemma == here.tokens[at].lemma.lower():
        yield from _without_verb(reading, here, at, lemma)
        return
    if lemma in rules["leaving"] and _left(here, at) & set(rules["rooms"]):
        return
    if has_again(reading, here, at):
        return
    yield from _beside_words(reading, here, at, lemma)
    if lemma in rules["into"] and (noun := _into(reading, here, at)) is not None:
        yield _key(reading, here, noun), _things(reading, here, at)[0], noun
    elif lemma in rules["into"] and (kind := _service(reading, here, at)):
        yield kind, *_things(reading, here, at)
    elif lemma in {*rules["hosts"], *rules["light"], *rules["begins"], *rules["resumes"], *rules["ends"]}:
        yield from _of_noun(reading, here, at, lemma in rules["light"])
    else:
        done = infinitive(reading, here, at)
        for key in _keys(reading, here, at):
            by_subject = key in reading.words.by_subject or key.removeprefix("~") in rules["of_doer"]
            yield f"{key} {done}".rstrip(), *(_doer(reading, here, at) if by_subject else _things(reading, here, at))


def _without_verb(reading: Reading, here: Tree, at: int, lemma: str) -> Iterator[Known]:
    """« l'inauguration du pont », « la caisse sera opérationnelle »."""
    start = table(reading)["so_from"].get(lemma) if here.has(at, "cop") else None
    if start is not None:
        yield f"~{start}", *_doer(reading, here, at)
    elif names_event(reading, here, at):
        things = completing(reading, here, at)
        yield from ((key, things, at) for key in _keys(reading, here, at))


def infinitive(reading: Reading, here: Tree, at: int) -> str:
    """What is done, decided or refused by the infinitive behind a verb: « refuser de signer » and « refuser de payer »
    are two deeds; empty where there is none."""
    behind = (i for i in here.children[at] if i > at and here.tokens[i].dep == "xcomp")
    verb = next((i for i in behind if here.tokens[i].feature("VerbForm") == "Inf"), None)
    return "" if verb is None else _key(reading, here, verb)


def _is_told_of(reading: Reading, here: Tree, at: int, kin: str) -> bool:
    """« connaissait le résultat », not « connaissait sa voisine »: kinds that only some nouns are told of."""
    nouns: dict[str, list[str]] = table(reading)["told_of"]
    of = nouns.get(kin)
    return of is None or any(here.tokens[i].lemma.lower() in of for i in _slots(reading, here, at))


def _beside_words(reading: Reading, here: Tree, at: int, lemma: str) -> Iterator[Known]:
    """What verb and noun tell together, what is done once more, the next meeting, and one of whoever meets."""
    for row, noun in _idioms(reading, here, at):
        yield f"~{row['kin']}", *_of_idiom(reading, here, at, row, noun)
    if lemma in table(reading)["again"]:
        yield AGAIN, frozenset(), _noun_of(reading, here, at)
    if _gathers(reading, here, at):
        yield NEXT, frozenset(), None
    if lemma in table(reading)["convening"] and _itself(reading, here, at):
        yield MEETING, *_doer(reading, here, at)


def _idioms(reading: Reading, here: Tree, at: int) -> Iterator[tuple[dict[str, Any], int]]:
    """« avoir connaissance », « prendre l'avion », « apposer sa signature »: what verb and noun tell together."""
    lemma = lemma_at(reading, here, at)
    behind = range(at + 1, min(at + 1 + _IDIOM, len(here.tokens)))
    nouns = [(i, here.lemmas[i]) for i in behind if here.tokens[i].pos in _IDIOMATIC]
    for row in table(reading)["idiom"]:
        named = next((i for i, noun in nouns if lemma in row["nouns"].get(noun, ())), None)
        if named is not None and _by_whom(here, at, row):
            yield row, named


def _by_whom(here: Tree, at: int, row: dict[str, Any]) -> bool:
    """Whether whoever does it is one of those by whom alone it says so (« aucun ingénieur n'y a mis les pieds »)."""
    subject = here.subject(at)
    return "by" not in row or (subject is not None and here.tokens[subject].lemma.lower() in row["by"])


def _of_idiom(
    reading: Reading, here: Tree, at: int, row: dict[str, Any], noun: int
) -> tuple[frozenset[str], int | None]:
    if row["told"] == "nothing":
        return frozenset(), None
    if row["told"] == "subject" or undergoes(here, at):
        return _doer(reading, here, at)
    below = (j for i in (noun, *here.children[at]) if i >= noun for j in here.subtree(i) if j > noun)
    keys = (reading.key_of(here, j) for j in below if here.tokens[j].pos in {"NOUN", "PROPN"})
    return frozenset(key for key in keys if key is not None), None


def has_again(reading: Reading, here: Tree, at: int) -> bool:
    """« la statue a retrouvé jeudi sa place »: what somebody or something has again, and nothing that is found."""
    rules, behind = table(reading), range(at + 1, min(at + 1 + _IDIOM, len(here.tokens)))
    nouns = {here.lemmas[i] for i in behind if here.tokens[i].pos == "NOUN"}
    passive = here.has(at, "aux:pass", "nsubj:pass")
    return lemma_at(reading, here, at) in rules["regaining"] and not passive and bool(nouns & set(rules["regained"]))


def _left(here: Tree, at: int) -> set[str]:
    """« a quitté la salle »: what somebody leaves."""
    return {here.tokens[i].lemma.lower() for i in here.children[at] if here.tokens[i].dep == "obj"}


def _of_noun(reading: Reading, here: Tree, at: int, light: bool) -> Iterator[Known]:
    """« la vente a commencé », « l'attaque, survenue lundi »: the noun tells; behind a light verb, one of an event."""
    noun = _event_before(reading, here, at)
    noun = _noun_of(reading, here, at) if noun is None else noun
    noun = _beside_participle(here, at) if noun is None else noun
    noun = _event_at_head(reading, here, at) if noun is None else noun
    subject = here.subject(at)
    if subject is not None and here.word(subject) in reading.words.rules["dating"]["whole"]:
        yield GENERIC, frozenset(), subject
        return
    if noun is None or (light and not _is_event(reading, here, noun)):
        yield from _of_one_thing(reading, here, at)
        return
    things = completing(reading, here, noun)
    yield from ((key, things, noun) for key in _names(reading, here, noun))
    yield from _of_one_thing(reading, here, at)


def _of_one_thing(reading: Reading, here: Tree, at: int) -> Iterator[Known]:
    """« la fresque a été déposée »: what a verb of many meanings does to a thing once."""
    things, noun = _things(reading, here, at)
    yield from ((key, things, noun) for key in _keys(reading, here, at) if key.startswith("~"))


def _is_event(reading: Reading, here: Tree, noun: int) -> bool:
    rules, lemma = table(reading), here.tokens[noun].lemma.lower()
    told = lemma in {*rules["rounds"], *rules["generic"]} or any(lemma in row for row in rules["kin"].values())
    return told or names_event(reading, here, noun)


def _names(reading: Reading, here: Tree, noun: int) -> Iterator[str]:
    """What the noun of an event is called: its class, the next one, one more, or « l'incident »."""
    rules, beside = table(reading), {here.tokens[i].lemma.lower() for i in here.children[noun]}
    lemma, single = here.tokens[noun].lemma.lower(), here.tokens[noun].feature("Number") != "Plur"
    if lemma in {*rules["generic"], *reading.words.rules["dating"]["whole"]}:
        yield GENERIC
        return
    if beside & set(rules["once_more"]) and single:
        yield AGAIN
    met = reading.words.key_at(here.tokens[noun]) == MEETING or lemma in rules["rounds"]
    if met and beside & set(reading.words.rules["dating"]["next"]):
        yield NEXT
    else:
        yield from _keys(reading, here, noun)


def _keys(reading: Reading, here: Tree, i: int) -> Iterator[str]:
    """Class or stem of a word, and the wider kind of what is done to one thing once (« soumis », « examiné »)."""
    lemma = lemma_at(reading, here, i)
    if key := _key(reading, here, i):
        yield key
    names = (name for name, lemmas in table(reading)["kin"].items() if lemma in lemmas)
    yield from (f"~{name}" for name in names if _is_told_of(reading, here, i, name))


def _key(reading: Reading, here: Tree, i: int) -> str:
    """The class of a word, else its stem; empty for words that say nothing."""
    lemma = lemma_at(reading, here, i)
    key = reading.words.key_at(here.tokens[i]) if lemma == here.tokens[i].lemma.lower() else reading.words.key(lemma)
    if key in reading.words.empty or (not key.startswith("=") and not key[:_STEM].isalpha()):
        return ""
    return key if key.startswith("=") else key[:_STEM]


def _gathers(reading: Reading, here: Tree, at: int) -> bool:
    """« se retrouveraient le 5 juillet », not « ont retrouvé leurs familles »."""
    return _itself(reading, here, at) and here.tokens[at].lemma.lower() in reading.words.rules["dating"]["gathering"]


def _itself(reading: Reading, here: Tree, at: int) -> bool:
    """Whether a verb is reflexive, whatever the model says: « se retrouveraient »."""
    itself = table(reading)["itself"]
    return any(here.word(i) in itself for i in (*here.children[at], max(at - 1, 0)))


def _into(reading: Reading, here: Tree, at: int) -> int | None:
    """« entrés en collision », « mis à l'arrêt »: the noun of an event behind a preposition."""
    into = reading.words.rules["dating"]["into"]
    for i in here.children[at]:
        case = here.child(i, "case")
        if i > at and case is not None and here.word(case) in into and names_event(reading, here, i):
            return i
    return None


def _service(reading: Reading, here: Tree, at: int) -> str:
    """« mis en service », « entré en fonction »: the kind of what such a noun makes of the verb."""
    kinds = table(reading)["into_kinds"]
    return next((f"~{kinds[w]}" for i in range(at + 1, at + 4) if (w := here.word(i)) in kinds), "")


def _event_before(reading: Reading, here: Tree, at: int) -> int | None:
    """« Trois mois après l'attaque, survenue lundi »: what a participle alone completes."""
    own = here.tokens[at]
    if own.feature("VerbForm") != "Part" or here.has(at, "aux:tense", "aux:pass"):
        return None
    for i in range(at - 1, max(at - _NEAR, -1), -1):
        token = here.tokens[i]
        agrees = all(token.feature(f) in {None, own.feature(f)} for f in ("Gender", "Number"))
        if token.pos == "NOUN" and agrees and names_event(reading, here, i):
            return i
        if is_finite(token):
            return None
    return None


def _beside_participle(here: Tree, at: int) -> int | None:
    """« Commencé lundi, le tri des lettres … », « le tri des lettres, effectué lundi »: what the parse ties to none."""
    own = here.tokens[at]
    if own.feature("VerbForm") != "Part" or here.has(at, "aux:tense", "aux:pass", *SUBJECTS):
        return None
    near = behind_comma(here) if at == 0 else at - 2 if at > 1 and here.word(at - 1) == "," else None
    while near is not None and here.tokens[near].pos in NOMINAL:
        token, above = here.tokens[near], here.governor(near)
        if token.pos == "NOUN" and all(token.feature(f) == own.feature(f) for f in ("Gender", "Number")):
            return near
        near = above if above is not None and above < near else None
    return None


def _event_at_head(reading: Reading, here: Tree, at: int) -> int | None:
    """« La découverte des toiles remonte au 9 »: where the parse gives the verb no subject."""
    if not is_finite(here.tokens[at]) or here.subject(at) is not None:
        return None
    for i in range(at - 1, max(at - _NEAR, -1), -1):
        if is_finite(here.tokens[i]) or here.word(i) == ",":
            return None
        if here.tokens[i].pos == "NOUN" and _is_event(reading, here, i):
            return i
    return None


def _noun_of(reading: Reading, here: Tree, at: int) -> int | None:
    """The noun in the object or subject of a verb."""
    return next(_slots(reading, here, at), None)


def _slots(reading: Reading, here: Tree, at: int) -> Iterator[int]:
    """Nouns in the object and the subject of a verb, in its own sentence, of which something can be told."""
    beside = [here.child(at, "obj"), here.subject(at)]
    if here.tokens[at].dep == "acl":
        beside.append(here.tokens[at].head)
    for i in beside:
        if i is None or here.tokens[i].pos not in {"NOUN", "PROPN"} or reading.is_time(here.tokens[i].start):
            continue
        idle = here.tokens[i].lemma.lower() in table(reading)["idle_objects"]
        if not idle and reading.words.key_at(here.tokens[i]) not in reading.words.empty:
            yield i


def _things(reading: Reading, here: Tree, at: int) -> tuple[frozenset[str], int | None]:
    """What a verb befalls, with its noun: the object, else the subject; of a pronoun, what it stands for."""
    for noun in _slots(reading, here, at):
        below = (i for i in here.children[noun] if here.tokens[i].dep in {"nmod", "appos", "flat:name"})
        keys = frozenset(k for i in (noun, *below) if (k := reading.key_of(here, i)) is not None)
        return with_name(reading, here, noun, keys), noun
    if at == 0 and here.tokens[0].feature("VerbForm") != "Fin":
        return in_front(reading, here)
    claim = own_claim(reading, here, at)
    if claim is not None and (claim.object is not None or undergoes(here, at)):
        return reading.keys(claim.object) or reading.keys(claim.subject), None
    return frozenset(), None


def _doer(reading: Reading, here: Tree, at: int) -> tuple[frozenset[str], int | None]:
    """Of whom leaving, resigning or striking is told, whatever is left."""
    noun = here.subject(at)
    claim = own_claim(reading, here, at)
    if noun is not None and here.tokens[noun].pos in {"NOUN", "PROPN"}:
        key = reading.key_of(here, noun)
        return frozenset({key} if key is not None else ()), noun
    return reading.keys(claim.subject) if claim is not None else frozenset(), None
