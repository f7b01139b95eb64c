"""Who did it: deeds that the news attributes to one person or body, and the two whom two dispatches name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Any

from questions.annotations import Claim, EvidenceSpan
from questions.crosscheck.findings import Opposition, Side
from questions.crosscheck.happenings import agent_of, only
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import clipped, days_between
from questions.crosscheck.states import names_people
from questions.crosscheck.themes import head_of
from questions.crosscheck.ways import Way, Ways, by_word, forms, matches, regular_participles, way
from questions.languages.tables import load_table
from questions.syntax import NOMINAL, Tree, clause_of, plain, trimmed

#: Dispatches further apart than this, in days, tell of two deeds.
_LONG = 200
#: Words between « c'est » and « qui », and from there to the verb.
_CLEFT = 14
#: Doers of one deed in a dossier, compared pairwise, at most.
_MOST = 40
_PASSIVE = ("aux:pass", "nsubj:pass")


@dataclass(frozen=True, eq=False)
class Deed:
    """A deed with its doer; ``alone`` where the text says that nobody else did it."""

    reading: Reading
    here: Tree
    row: dict[str, Any]
    ordered: bool
    who: EvidenceSpan
    evidence: EvidenceSpan
    themes: frozenset[str]
    #: The heads of these alone.
    things: frozenset[str]
    alone: bool
    passive: bool

    @cached_property
    def by(self) -> frozenset[str]:
        """Keys of the doer."""
        return self.reading.keys(self.who)

    @cached_property
    def head(self) -> tuple[Tree, int] | None:
        """The noun that names the doer."""
        return head_of(self.reading, self.who)

    @property
    def named(self) -> bool:
        """Whether the doer goes by a name."""
        return any(key.startswith("@") for key in self.by)

    def is_one_of(self, name: str) -> bool:
        """Whether the noun stands in one of the lists of doers."""
        words = _table(self.reading)["doers"][name]
        return self.head is not None and self.head[0].tokens[self.head[1]].lemma.lower() in words

    @property
    def others(self) -> frozenset[str]:
        """Nouns for those to whom it was done, other than whom the language pack expects."""
        usual = {self.reading.words.key(lemma) for lemma in self.row.get("given_to", ())}
        return frozenset(key for key in self.things if not key.startswith("@")) - usual

    @property
    def side(self) -> Side:
        """The passage to show."""
        return Side(self.reading, self.evidence)


def _table(reading: Reading) -> dict[str, Any]:
    return load_table(reading.annotated.dispatch.language, "happenings")


@lru_cache(maxsize=8)
def _ways(language: str) -> tuple[Ways, dict[str, str], dict[str, tuple[dict[str, Any], bool]]]:
    rows = {}
    ways = []
    for row in load_table(language, "happenings")["deed"]:
        for ordered, key in ((True, "orders"), (False, "does")):
            name = f"{row['name']}/{key}"
            rows[name] = (row, ordered)
            ways += [way(name, text) for text in row.get(key, ())]
    return by_word(ways), regular_participles(ways), rows


def find(readings: Sequence[Reading]) -> Iterator[Opposition]:
    """Two doers of one deed in two dispatches."""
    told: dict[str, list[Deed]] = defaultdict(list)
    for reading in readings:
        for deed in reading.once(deeds):
            told[deed.row["name"]].append(deed)
    for block in told.values():
        for a, b in combinations(block[:_MOST], 2):
            confidence = compare(a, b) if a.reading is not b.reading else None
            if confidence is not None and not _both_told(block, a, b):
                details = {"a_who": a.who.quote, "b_who": b.who.quote}
                yield Opposition(
                    "initiator", a.side, b.side, confidence, "two doers", "initiator", details, f"doer:{a.row['name']}"
                )


def _both_told(block: Sequence[Deed], a: Deed, b: Deed) -> bool:
    """Whether one of the dispatches gives the deed to the other doer too."""
    pairs = ((a, b), (b, a))
    return any(
        d.reading is mine.reading and d is not mine and d.by & theirs.by for mine, theirs in pairs for d in block
    )


def compare(a: Deed, b: Deed) -> float | None:
    """How sure it is that two dispatches give one deed to two doers, ``None`` where they may both be right."""
    if (days_between(a.reading.published, b.reading.published) or 0) > _LONG or not _two(a, b):
        return None
    if a.row.get("themed"):
        if not a.themes & b.themes:
            return None
    elif a.row.get("placed") and a.themes and b.themes and not a.themes & b.themes:
        return None
    if "given_to" in a.row and a.others != b.others:
        return None
    if not (a.alone or b.alone or a.row.get("sole") or (a.passive and b.passive)):
        return None
    if a.ordered != b.ordered and not (b.alone if a.ordered else a.alone):
        return None
    return 0.7 if a.alone or b.alone else 0.6


def _two(a: Deed, b: Deed) -> bool:
    """Whether the doers cannot be one: other names, other nouns, none of them too vague."""
    if a.by & b.by or _kin(a) & _kin(b):
        return False
    if any(d.is_one_of("vague") and not d.named for d in (a, b)):
        return False
    passers = [d.is_one_of("passers") and not d.named for d in (a, b)]
    if all(passers):
        return False
    if any(passers):
        other = a if passers[1] else b
        return other.named or _is_official(other)
    return True


def _kin(deed: Deed) -> frozenset[str]:
    words, head = deed.reading.words, deed.head
    noun = {words.key_at(head[0].tokens[head[1]])} if head is not None else set()
    return frozenset(family for key in deed.by | noun if (family := words.family_of(key)).startswith("≈"))


def _is_official(deed: Deed) -> bool:
    nouns = deed.reading.words.rules["initiative"]["agents"]
    return deed.head is not None and deed.head[0].tokens[deed.head[1]].lemma.lower() in nouns


# --------------------------------------------------------------------------------------- reading them


def deeds(reading: Reading) -> Iterator[Deed]:
    """Every deed of the language pack with its doer, told as a fact, in the order of the text."""
    language = reading.annotated.dispatch.language
    ways, made, rows = _ways(language)
    for here in (reading.sentence_at(s.span.start) for s in reading.sentences if s.zone == "body"):
        if here is None:
            continue
        for each, places in matches(here, forms(here, language, made), ways):
            deed = _deed(reading, here, each, places, *rows[each.name])
            if deed is not None:
                yield deed


def _deed(
    reading: Reading, here: Tree, each: Way, places: tuple[int, ...], row: dict[str, Any], ordered: bool
) -> Deed | None:
    verbs = [i for i in places if here.tokens[i].pos in {"VERB", "AUX"}]
    if not verbs or _is_unreal(reading, here, verbs[0]):
        return None
    found = _doer(reading, here, verbs[0])
    if found is None:
        return None
    who, alone, passive = found
    if not reading.keys(who) or not _may_do(reading, who):
        return None
    around = [claim.span for verb in verbs if (claim := _claim(reading, here, verb)) is not None]
    span = max(around, key=lambda s: s.end - s.start, default=here.sentence.span)
    opening = here.tokens[max(here.at(who.start) - 2, 0)].start if alone else who.start
    opening = min(opening, here.tokens[max(verbs[0] - 3, 0)].start) if alone and who.start > span.start else opening
    start, end = min(span.start, opening), max(span.end, who.end)
    span = reading.annotated.dispatch.evidence(start, end)
    alone = alone or _says_alone(reading, span)
    by = reading.keys(who)
    people = {key for at, key in reading.named if key in reading.people and span.contains(at)}
    own = by | {reading.words.family_of(key) for key in by}
    heads = _things(here, places)
    things = {key for i in heads if here.tokens[i].pos == "NOUN" and (key := reading.key_of(here, i))}
    themes = (_themes(reading, here, places, heads) | people) - own
    evidence = clipped(reading, span)
    return Deed(reading, here, row, ordered, who, evidence, themes, frozenset(things), alone, passive)


def _claim(reading: Reading, here: Tree, verb: int) -> Claim | None:
    start = here.tokens[verb].start
    holding = [c for c in reading.annotated.claims if c.span.start <= start < c.span.end]
    return min(holding, key=lambda c: c.span.end - c.span.start, default=None)


def _is_unreal(reading: Reading, here: Tree, verb: int) -> bool:
    """« n'a pas prévenu », « devait alerter », « préviendra », « a prévenu que »."""
    claim = _claim(reading, here, verb)
    if claim is not None and (claim.modality != "fact" or (claim.negated and not only(here, clause_of(here, verb)))):
        return True
    token = here.tokens[verb]
    said = here.word(verb + 1) in reading.words.rules["scope"]["only"] and not (claim is not None and claim.negated)
    return said or token.feature("Tense") == "Fut" or token.feature("Mood") == "Sub"


def _says_alone(reading: Reading, span: EvidenceSpan) -> bool:
    text = " ".join(plain(span.quote).split())
    return any(phrase in text for phrase in _table(reading)["doers"]["alone"])


def _may_do(reading: Reading, who: EvidenceSpan) -> bool:
    """Whether the words name a person or a body."""
    if any(key.startswith("@") for key in reading.keys(who)):
        return True
    head = head_of(reading, who)
    if head is None:
        return False
    here, noun = head
    agents = reading.words.rules["initiative"]["agents"]
    return here.tokens[noun].lemma.lower() in agents or names_people(reading, here, noun) or _is_body(reading, head)


def _is_body(reading: Reading, head: tuple[Tree, int]) -> bool:
    return reading.words.family_of(reading.words.key_at(head[0].tokens[head[1]])) == "≈firm"


def _things(here: Tree, places: tuple[int, ...]) -> list[int]:
    """What it was done to: object, subject of the passive, or the noun that a participle completes."""
    things: list[int] = []
    for place in places:
        things += [i for i in here.children[place] if here.tokens[i].dep in {"obj", "nsubj:pass"}]
        if here.tokens[place].dep.startswith("acl") and here.tokens[place].feature("VerbForm") == "Part":
            things += [above for above in (here.governor(place),) if above is not None]
        if here.tokens[place].pos == "NOUN":
            things += [i for i in here.children[place] if here.tokens[i].dep == "nmod"]
    return [thing for thing in things if thing not in places]


def _themes(reading: Reading, here: Tree, places: tuple[int, ...], things: Sequence[int]) -> frozenset[str]:
    """The families of these, and of what stands beside them."""
    found = set()
    for thing in things:
        beside = (i for i in here.children[thing] if here.tokens[i].dep in {"appos", "flat:name", "nmod"})
        keys = {reading.key_of(here, i) for i in (thing, *beside) if i not in places}
        found |= {reading.words.family_of(key) for key in keys if key}
    return frozenset(found)


# ------------------------------------------------------------------------------------------- the doer

Doer = tuple[EvidenceSpan, bool, bool]


def _doer(reading: Reading, here: Tree, verb: int) -> Doer | None:
    """Who did it, whether that excludes others, and whether the passive tells it."""
    for look in (_of_cleft, _of_first, _of_passive, _of_active):
        found = look(reading, here, verb)
        if found is not None:
            return found
    return None


def _of_cleft(reading: Reading, here: Tree, verb: int) -> Doer | None:
    """« C'est le maire qui a prévenu »."""
    rules = reading.words.rules["initiative"]
    openings = {o.replace(" ", "") for o in rules["cleft"]}
    relative = next((i for i in range(verb - 1, max(verb - _CLEFT, 0), -1) if here.word(i) in rules["who"]), None)
    if relative is None:
        return None
    for first in range(relative - 2, max(relative - _CLEFT, -1), -1):
        if here.word(first) + here.word(first + 1) in openings:
            return _words(reading, here, first + 2, relative), True, False
    return None


def _of_first(reading: Reading, here: Tree, verb: int) -> Doer | None:
    """« Le premier à prévenir fut un berger », « la boulangère a été la première à alerter »."""
    doers = _table(reading)["doers"]
    if verb < 2 or here.word(verb - 1) not in doers["to"] or here.word(verb - 2) not in doers["first"]:
        return None
    being = (i for i in range(verb + 1, len(here.tokens)) if here.tokens[i].lemma.lower() in _being(reading))
    behind = next(being, None)
    if behind is not None and verb - 2 <= 2:
        return _phrase(reading, here, behind + 1, True)
    above = next((i for i in (verb - 2, *here.ancestors(verb - 2)) if here.subject(i) is not None), None)
    subject = here.subject(above) if above is not None else None
    return None if subject is None else (_noun(reading, here, subject), True, False)


def _being(reading: Reading) -> set[str]:
    return set(reading.words.rules["figures"]["being"])


def _of_passive(reading: Reading, here: Tree, verb: int) -> Doer | None:
    agent = agent_of(reading, here, verb)
    if agent is not None and here.tokens[agent].pos in NOMINAL:
        return _noun(reading, here, agent, skip=reading.words.grammar["by"]), False, True
    return None


def _of_active(reading: Reading, here: Tree, verb: int) -> Doer | None:
    own = here.tokens[verb]
    adjectival = own.feature("VerbForm") == "Part" and not here.has(verb, "aux:tense", "aux")
    if (
        here.has(verb, *_PASSIVE)
        or adjectival
        or any(here.tokens[i].feature("Reflex") == "Yes" for i in here.children[verb])
    ):
        return None
    subject = here.subject(verb)
    above = here.governor(verb)
    relative = subject is not None and here.tokens[subject].feature("PronType") == "Rel"
    if relative and above is not None and here.tokens[verb].dep.startswith("acl"):
        return _noun(reading, here, above), False, False
    if subject is None:
        return _of_lost_subject(reading, here, verb)
    if here.tokens[subject].pos not in {"NOUN", "PROPN"} or subject > verb:
        return None
    return _noun(reading, here, subject), False, False


def _of_lost_subject(reading: Reading, here: Tree, verb: int) -> Doer | None:
    """« l'akim (gouverneur) de la région, Untel, a fait évacuer »: the last one named before, where no verb stands
    between."""
    start = here.sentence.span.start
    near = [(at, key) for at, key in reading.named if start <= at.start < here.tokens[verb].start]
    if not near or near[-1][1] not in reading.people or not here.has(verb, "aux:tense"):
        return None
    between = range(here.at(near[-1][0].end), verb)
    told = any(here.tokens[i].pos == "VERB" and i != verb - 1 for i in between)
    return None if told else (near[-1][0], False, False)


def _phrase(reading: Reading, here: Tree, first: int, alone: bool) -> Doer | None:
    noun = next(
        (i for i in range(first, min(first + 4, len(here.tokens))) if here.tokens[i].pos in {"NOUN", "PROPN"}), None
    )
    return None if noun is None else (_noun(reading, here, noun), alone, False)


def _noun(reading: Reading, here: Tree, noun: int, skip: Sequence[str] = ()) -> EvidenceSpan:
    """The noun with what stands close to it: no clause, no aside."""
    own = [noun, *(i for i in here.children[noun] if here.tokens[i].dep in _CLOSE and here.word(i) not in skip)]
    first = last = noun
    for i in sorted(own):
        if i < noun:
            first = min(first, i)
        elif not any(here.word(j) == "," for j in range(noun, i)):
            last = max(last, *(j for j in here.subtree(i) if not any(here.word(k) == "," for k in range(noun, j))))
    return _words(reading, here, first, last + 1)


_CLOSE = frozenset({"det", "amod", "flat:name", "flat", "nmod", "appos", "nummod"})


def _words(reading: Reading, here: Tree, first: int, end: int) -> EvidenceSpan:
    start, stop = trimmed(here, first, end)
    return reading.annotated.dispatch.evidence(here.tokens[start].start, here.tokens[max(stop - 1, start)].end)
