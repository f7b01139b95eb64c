"""How far something reaches, as one passage tells it: only a part, nothing else, all of it, others as well."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from questions.crosscheck.reading import Reading
from questions.crosscheck.scope.reach import Kind, Reach, is_moment, rules
from questions.crosscheck.themes import head_of
from questions.languages.tables import load_table
from questions.syntax import Tree, clause_of, is_finite

#: Words between a mark and its noun, of what completes a noun, and between « ne » and « que », at most.
_NEAR, _COMPLETED, _APART = 6, 9, 9
_NOMINAL = frozenset({"NOUN", "PROPN"})
_BREAKS = frozenset({"PUNCT", "VERB", "AUX", "SCONJ", "CCONJ"})


def reaches(reading: Reading) -> Iterator[Reach]:
    """Every reach of headline and body."""
    known = _triggers(reading.annotated.dispatch.language)
    for here in (here for here in reading.trees if not here.is_question):
        if not known.isdisjoint(here.held) or any(_counts_all(reading, here)):
            yield from _in_sentence(reading, here)


@lru_cache(maxsize=4)
def _triggers(language: str) -> frozenset[str]:
    found = load_table(language, "restrictions")
    only, every, also = found["only"], found["all"], found["also"]
    names = [*only["alone"], *only["adverbs"], *only["que"], *only["others"], *only["neither"], *only["limiting"]]
    return frozenset(
        {
            *names,
            *every["every"],
            *every["whole"],
            *every["entire"],
            *every["everywhere"],
            *every["utter"],
            *also["words"],
            *also["turn"],
        }
    )


def plainly(reading: Reading) -> Iterator[Reach]:
    """« la piscine est fermée »: told of a thing, without a word on how far; what only is so of a part denies it."""
    shut = {lemma for row in rules(reading)["akin"] if row.get("state") for lemma in row["lemmas"]}
    for claim in reading.annotated.claims:
        if claim.predicate not in shut or claim.negated or claim.zone == "caption" or claim.modality != "fact":
            continue
        place = reading.tokens_in(claim.span)
        head = head_of(reading, claim.subject)
        if place is None or head is None or head[0] is not place[0] or head[1] not in place[1]:
            continue
        if head[0].tokens[head[1]].feature("Number") != "Plur" and not _is_told_part(reading, head[0]):
            yield Reach(reading, head[0], "told", head[1], head[1], head[1])


def _is_told_part(reading: Reading, here: Tree) -> bool:
    """Whether the sentence limits what it says."""
    only = rules(reading)["only"]
    return not set(here.words).isdisjoint([*only["alone"], *only["adverbs"], *only["partly"]])


def _in_sentence(reading: Reading, here: Tree) -> Iterator[Reach]:
    seen: set[int] = set()
    for kind, mark, noun in _marks(reading, here):
        if noun is None or noun not in seen:
            seen.update({noun} if noun is not None else ())
            if noun is not None and _is_idle(reading, here, noun):
                continue
            last = _last(here, noun) if noun is not None else mark
            yield Reach(reading, here, kind, mark, noun, last)


def _marks(reading: Reading, here: Tree) -> Iterator[tuple[Kind, int, int | None]]:
    """Kind, place of the mark and place of the noun of each reach; what limits comes first."""
    yield from _onlys(reading, here)
    yield from _alls(reading, here)
    for noun in _counts_all(reading, here):
        yield "all", noun, noun
    yield from _alsos(reading, here)


# ------------------------------------------------------------------------------------------- limits


def _onlys(reading: Reading, here: Tree) -> Iterator[tuple[Kind, int, int | None]]:
    only = rules(reading)["only"]
    for i, word in enumerate(here.words):
        before = here.word(i - 1) if i else ""
        noun = None
        if word in only["alone"] and before not in only["not_only"] and not _by_oneself(here, i):
            noun = _noun_after(here, i) if i + 1 < len(here.tokens) and here.tokens[i + 1].pos != "ADP" else None
            if noun is None and i and word in only["behind"] and here.tokens[i - 1].pos in _NOMINAL:
                noun = i - 1
        elif _is_adverb(here, i, only) and (counted := _counted_before(here, i)) is not None:
            noun = counted
        elif _is_adverb(here, i, only) or _limits(here, i, only):
            noun = _noun_after(here, i)
            noun = None if noun is not None and (is_moment(reading, here, noun) or _says_what(here, i, noun)) else noun
        elif here.tokens[i].lemma.lower() in only["limiting"]:
            noun = _limit(reading, here, i)
        if noun is not None:
            yield "only", i, noun
        if word in only["others"] and before in only["none"] and (none := _noun_after(here, i)) is not None:
            yield "no other", i, none
    yield from _neither(here, only)


def _by_oneself(here: Tree, index: int) -> bool:
    """« elle a pris seule la décision »: told of who does it, and no limit to what is done."""
    verb = index - 1
    if verb < 0 or here.tokens[verb].pos != "VERB" or here.has(verb, "aux:pass", "nsubj:pass"):
        return False
    subject = here.subject(verb)
    return subject is not None and subject < verb


def _is_adverb(here: Tree, index: int, only: dict[str, list[str]]) -> bool:
    """« uniquement », and not « pas uniquement »."""
    before = here.word(index - 1) if index else ""
    return here.word(index) in only["adverbs"] and before not in only["not_only"]


def _counted_before(here: Tree, index: int) -> int | None:
    """« trois bureaux seulement ont rouvert »: the noun before the adverb, where a number counts it."""
    noun = index - 1
    if noun < 1 or here.tokens[noun].pos != "NOUN":
        return None
    return noun if any(here.tokens[i].pos == "NUM" for i in here.children[noun] if i < noun) else None


def _limits(here: Tree, que: int, only: dict[str, list[str]]) -> bool:
    """« ne vise que »: a negation before it, none of the words that deny between, a noun phrase behind."""
    if here.word(que) not in only["que"]:
        return False
    before = range(max(que - _APART, 0), que)
    ne = next((i for i in reversed(before) if here.word(i) in only["ne"]), None)
    if ne is None or any(here.word(i) in {*only["deny"], *only["que"], ","} for i in range(ne, que)):
        return False
    if que + 1 >= len(here.tokens) or here.word(que + 1) in only["manner"]:
        return False
    return here.tokens[que + 1].pos in {"DET", "ADP", "NUM", "NOUN", "PROPN", "ADJ"}


def _says_what(here: Tree, que: int, noun: int) -> bool:
    """« la grève n'aura été qu'une menace »: what it is, and no word on how far it reaches."""
    article = here.child(noun, "det")
    one = article is not None and here.tokens[article].feature("Definite") == "Ind"
    return one and article is not None and article > que and here.has(noun, "cop")


def _limit(reading: Reading, here: Tree, verb: int) -> int | None:
    """« se limite au dépôt »: the noun behind « à »."""
    to = {*reading.words.grammar["to"], "au", "aux"}
    behind = range(verb + 1, min(verb + _NEAR, len(here.tokens)))
    case = next((i for i in behind if here.word(i) in to), None)
    return _noun_after(here, case) if case is not None else None


def _neither(here: Tree, only: dict[str, list[str]]) -> Iterator[tuple[Kind, int, int | None]]:
    """« Ni Brive ni Tulle n'ont été touchées »: those who are not."""
    places = [i for i, word in enumerate(here.words) if word in only["neither"]]
    for place in places if len(places) > 1 else ():
        noun = _noun_after(here, place)
        if noun is not None:
            yield "no other", place, noun


# ---------------------------------------------------------------------------------------- all of it


def _alls(reading: Reading, here: Tree) -> Iterator[tuple[Kind, int, int | None]]:
    words = rules(reading)["all"]
    for i, word in enumerate(here.words):
        behind = here.tokens[i + 1] if i + 1 < len(here.tokens) else None
        if word in words["every"] and behind is not None and behind.pos == "DET":
            noun = _noun_after(here, i)
            if noun is not None and here.tokens[noun].lemma.lower() in words["world"]:
                yield "all", i, None
            elif noun is not None:
                yield "all", i, noun
        elif word in words["whole"] and behind is not None and behind.pos in {"ADP", "DET"}:
            yield "all", i, _noun_after(here, i)
        elif here.lemmas[i] in words["utter"] and (thing := _utterly(here, i)) is not None:
            yield "all", i, thing
        elif word in words["entire"] and i and (noun := _noun_before(here, i)) is not None:
            yield "all", i, noun
        elif word in words["everybody"] and (those := _all_of_the_subject(here, i)) is not None:
            yield "all", i, those
        elif word in words["everywhere"] or (word in words["everybody"] and _stands_alone(here, i)):
            yield "all", i, None


def _utterly(here: Tree, index: int) -> int | None:
    """« l'évacuation totale de l'île »: what completes the noun of the deed."""
    deed = here.governor(index)
    if deed is None or here.tokens[index].dep != "amod" or here.tokens[deed].pos != "NOUN":
        return None
    return here.child(deed, "nmod")


def _all_of_the_subject(here: Tree, index: int) -> int | None:
    """« les rames ont toutes été retirées », « les villages sont tous évacués »: the subject, behind whose verb it
    stands."""
    if not index or here.tokens[index - 1].pos not in {"AUX", "VERB"} or not is_finite(here.tokens[index - 1]):
        return None
    head = clause_of(here, index - 1)
    noun = here.subject(head) if head is not None else None
    plural = noun is not None and noun < index and here.tokens[noun].feature("Number") == "Plur"
    return noun if plural and noun is not None and here.tokens[noun].pos == "NOUN" else None


def _stands_alone(here: Tree, index: int) -> bool:
    """« s'applique à tous, piroguiers compris », « Tous seront reçus »: no noun goes with it."""
    behind = here.tokens[index + 1] if index + 1 < len(here.tokens) else None
    opens = index == 0 or here.tokens[index - 1].pos in {"ADP", "PUNCT"}
    return opens and (behind is None or behind.pos in {"PUNCT", "VERB", "AUX"})


def _counts_all(reading: Reading, here: Tree) -> Iterator[int]:
    """« dans les six provinces », « les 27 bureaux »: nouns of which all are counted."""
    definite = rules(reading)["all"]["definite"]
    for i in range(1, len(here.tokens) - 1):
        if here.tokens[i].pos == "NUM" and here.word(i - 1) in definite and here.tokens[i + 1].pos == "NOUN":
            yield i + 1


# ---------------------------------------------------------------------------------------- as well


def _alsos(reading: Reading, here: Tree) -> Iterator[tuple[Kind, int, int | None]]:
    """« contaminées à leur tour », « elle aussi »: the subject of the verb beside it, else its object."""
    also = rules(reading)["also"]
    for i, word in enumerate(here.words):
        turn = word in also["turn"] and i > 1 and here.word(i - 1) in also["own"]
        if not turn and word not in also["words"]:
            continue
        head = clause_of(here, i)
        noun = here.subject(head) if head is not None else None
        thing = here.child(head, "obj", "obl:arg") if head is not None else None
        behind = thing if thing is not None and thing > i else None
        chosen = behind if behind is not None else noun
        if chosen is not None and here.tokens[chosen].pos in _NOMINAL:
            yield "also", i, chosen


# --------------------------------------------------------------------------------------------- nouns


def _noun_after(here: Tree, index: int) -> int | None:
    """The noun behind a mark; none behind a verb or a stop. Numbers, articles and adjectives may stand between."""
    for i in range(index + 1, min(index + 1 + _NEAR, len(here.tokens))):
        if here.tokens[i].pos in _NOMINAL:
            return i
        if here.tokens[i].pos in _BREAKS - {"PUNCT"} or here.word(i) in {",", ";", ":", "."}:
            return None
    return None


def _noun_before(here: Tree, index: int) -> int | None:
    """The noun right before « entier », « tout entier »."""
    near = range(index - 1, max(index - 3, -1), -1)
    return next((i for i in near if here.tokens[i].pos in _NOMINAL), None)


def _last(here: Tree, noun: int) -> int:
    """The last word of what completes the noun, as far as the next stop or verb."""
    below = set(here.subtree(noun))
    last = noun
    while last + 1 < len(here.tokens) and last + 1 in below and last - noun < _COMPLETED:
        if here.tokens[last + 1].pos in _BREAKS:
            break
        last += 1
    return last


def _is_idle(reading: Reading, here: Tree, noun: int) -> bool:
    """« que dix minutes », « qu'en mars », « que 4 % »: how long, when or how much, and not how far."""
    figures, token = reading.words.rules["figures"], here.tokens[noun]
    measures = {*figures["durations"], *figures["measures"], *figures["money"], "%", *figures["idle"]}
    return reading.is_time(token.start) or token.lemma.lower() in measures or _is_share(reading, token.start)


def _is_share(reading: Reading, offset: int) -> bool:
    """Whether a noun belongs to a share or a sum."""
    units = {"%", *reading.words.rules["figures"]["money"]}
    return any(f.unit in units and f.span.start <= offset < f.span.end for f in reading.annotated.figures)
