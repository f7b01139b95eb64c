"""How far something reaches, as one passage tells it: only a part, nothing else, all of it, others as well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Literal

from questions.annotations import Claim, EvidenceSpan
from questions.crosscheck.findings import Side
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import clipped
from questions.crosscheck.themes import head_of
from questions.languages.tables import load_table
from questions.syntax import Tree, clause_of

Kind = Literal["only", "no other", "all", "also", "told"]
#: Words between a mark and its noun, of what completes a noun, and between « ne » and « que », at most.
_NEAR, _COMPLETED, _APART = 6, 9, 9
_NOMINAL = frozenset({"NOUN", "PROPN"})
_PAUSES = frozenset({",", "–", "—", "(", ")"})
_BREAKS = frozenset({"PUNCT", "VERB", "AUX", "SCONJ", "CCONJ"})


@dataclass(frozen=True, eq=False)
class Reach:
    """A noun phrase to which something is limited, or to all of which it extends.

    ``noun`` is the place of its head, ``None`` where everybody or everything is meant; ``last`` that of its last word.
    """

    reading: Reading
    here: Tree
    kind: Kind
    mark: int
    noun: int | None
    last: int

    @cached_property
    def nouns(self) -> dict[str, float]:
        """Keys of the nouns of the phrase, each with its number: 1 in the singular, 0 where none is given."""
        found: dict[str, float] = {}
        for i in self._phrase:
            key = self.reading.words.key_at(self.here.tokens[i]) if self.here.tokens[i].pos == "NOUN" else None
            if key is not None and key not in found:
                found[key] = _number(self.reading, self.here, i)
        return found

    @property
    def _phrase(self) -> range:
        return range(self.noun, self.last + 1) if self.noun is not None else range(0)

    @cached_property
    def head(self) -> str:
        """Key of the head noun; empty where everybody is meant."""
        return self.reading.words.key_at(self.here.tokens[self.noun]) if self.noun is not None else ""

    @cached_property
    def names(self) -> frozenset[str]:
        """Keys of the names in the phrase, with those joined to them (« de Trèves et de Metz »)."""
        words, here = self.reading.words, self.here
        end = min(self.last + 5, len(here.tokens)) if self.noun is not None else 0
        inside = [i for i in range(self.noun or 0, end) if here.tokens[i].pos == "PROPN"]
        return frozenset(words.key_at(here.tokens[i]) for i in inside)

    @cached_property
    def is_specified(self) -> bool:
        """Whether adjectives, names or complements say which of the kind."""
        return any(self.here.tokens[i].pos in {"ADJ", "NOUN", "PROPN", "NUM"} for i in self._phrase[1:])

    @cached_property
    def is_part(self) -> bool:
        """Whether the head is one, or some that are counted or told apart, of a kind."""
        return self.nouns.get(self.head, 0.0) > 0 or self.is_specified

    @cached_property
    def segment(self) -> range:
        """The words around the mark between the next stops; beyond an insertion (« toutes, du nord au sud, ») where no
        verb stands between."""
        tokens = self.here.tokens
        stops = [i for i, token in enumerate(tokens) if token.pos == "PUNCT"]
        first = max((i + 1 for i in stops if i < min(self.mark, self._first)), default=0)
        behind = [*(i for i in stops if i > max(self.mark, self.last)), len(tokens)]
        verb = next((i for i in range(first, len(tokens)) if tokens[i].pos in {"VERB", "AUX"}), 0)
        inserted = len(behind) > 1 and verb > behind[0] and all(self.here.word(i) in _PAUSES for i in behind[:2])
        return range(first, behind[1] if inserted and verb < behind[1] else behind[min(2 * inserted, len(behind) - 1)])

    @property
    def _first(self) -> int:
        return self.noun if self.noun is not None else self.mark

    @cached_property
    def claim(self) -> Claim | None:
        """The clause around the mark, whose verb stands between the same stops."""
        tokens = self.here.tokens
        here = {tokens[i].lemma.lower() for i in self.segment}
        offsets = [tokens[i].start for i in (self._first, self.mark, self.segment.start)]
        spans = self.reading.annotated.claims
        inside = [c for c in spans if c.predicate in here and any(c.span.start <= o < c.span.end for o in offsets)]
        return min(inside, key=lambda c: c.span.end - c.span.start, default=None)

    @cached_property
    def clause(self) -> tuple[int, ...]:
        """Positions of the words of the clause that stand outside the noun phrase."""
        place = self.reading.tokens_in(self.claim.span) if self.claim else None
        inside = set(place[1]) if place is not None and place[0] is self.here else set()
        return tuple(sorted(i for i in inside | set(self.segment) if i not in self._phrase and i != self.mark))

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Lemmas of the clause without the noun phrase."""
        return frozenset(self.here.tokens[i].lemma.lower() for i in self.clause)

    @cached_property
    def acts(self) -> frozenset[str]:
        """Rows of predicates that say alike of which its clause holds a lemma."""
        rows = _rows(self.reading.annotated.dispatch.language)
        return frozenset(name for name, words in rows if any(each <= self.lemmas for each in words))

    @cached_property
    def theme(self) -> frozenset[str]:
        """Keys of the subject of the clause, what a pronoun stands for included, the noun phrase apart."""
        subject = self.claim.subject if self.claim else None
        return self.reading.keys(subject) - set(self.nouns) - self.names

    @cached_property
    def rest(self) -> frozenset[str]:
        """Keys of the clause and of its subject, the noun phrase and names apart."""
        keys = (self.reading.key_of(self.here, i) for i in self.clause)
        found = {key for key in keys if key} | self.theme
        return frozenset(key for key in found if not key.startswith("@")) - set(self.nouns)

    @cached_property
    def role(self) -> str:
        """Whether the noun does what its clause tells, or undergoes it."""
        return role_of(self.here, self.noun) if self.noun is not None else ""

    @property
    def side(self) -> Side:
        """The passage to show: the clause, with the noun phrase where it stands outside."""
        dispatch, tokens = self.reading.annotated.dispatch, self.here.tokens
        own = dispatch.evidence(tokens[self.segment.start].start, tokens[self.segment.stop - 1].end)
        span = self.claim.span if self.claim else own
        return Side(self.reading, clipped(self.reading, span if span.contains(own) else own))

    def has_any(self, words: list[str]) -> bool:
        """Whether one of the words stands in the sentence."""
        return not set(words).isdisjoint(self.here.words)


@lru_cache(maxsize=8)
def _rows(language: str) -> tuple[tuple[str, tuple[frozenset[str], ...]], ...]:
    """Names of the rows of predicates that say alike, with the words of each that must stand together."""
    rows = load_table(language, "restrictions")["akin"]
    return tuple((row["name"], tuple(frozenset(words.split()) for words in row["lemmas"])) for row in rows)


def rules(reading: Reading) -> dict[str, Any]:
    """The words by which reaches are told."""
    return load_table(reading.annotated.dispatch.language, "restrictions")


def reaches(reading: Reading) -> Iterator[Reach]:
    """Every reach of headline and body."""
    known = _triggers(reading.annotated.dispatch.language)
    for sentence in reading.sentences:
        here = reading.sentence_at(sentence.span.start)
        if here is None or here.words[-1] == "?":
            continue
        if not known.isdisjoint(here.words) or any(_counts_all(reading, here)):
            yield from _in_sentence(reading, here)


@lru_cache(maxsize=4)
def _triggers(language: str) -> frozenset[str]:
    found = load_table(language, "restrictions")
    only, every, also = found["only"], found["all"], found["also"]
    names = [*only["alone"], *only["adverbs"], *only["que"], *only["others"], *only["neither"]]
    return frozenset(
        {
            *names,
            *every["every"],
            *every["whole"],
            *every["entire"],
            *every["everywhere"],
            *also["words"],
            *also["turn"],
        }
    )


def role_of(here: Tree, noun: int) -> str:
    """« doer » of the subject of a verb with an object, « thing » of an object and of the subject of a passive."""
    above, label = here.governor(noun), here.tokens[noun].dep
    if label == "obj" or label == "nsubj:pass":
        return "thing"
    return "doer" if above is not None and label == "nsubj" and here.has(above, "obj") else ""


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
        if word in only["alone"] and before not in only["not_only"]:
            noun = _noun_after(here, i) if i + 1 < len(here.tokens) and here.tokens[i + 1].pos != "ADP" else None
            if noun is None and i and word in only["behind"] and here.tokens[i - 1].pos in _NOMINAL:
                noun = i - 1
        elif _is_adverb(here, i, only) or _limits(here, i, only):
            noun = _noun_after(here, i)
        elif here.tokens[i].lemma.lower() in only["limiting"]:
            noun = _limit(reading, here, i)
        if noun is not None:
            yield "only", i, noun
        if word in only["others"] and before in only["none"] and (none := _noun_after(here, i)) is not None:
            yield "no other", i, none
    yield from _neither(here, only)


def _is_adverb(here: Tree, index: int, only: dict[str, list[str]]) -> bool:
    """« uniquement », and not « pas uniquement »."""
    before = here.word(index - 1) if index else ""
    return here.word(index) in only["adverbs"] and before not in only["not_only"]


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
        elif word in words["entire"] and i and (noun := _noun_before(here, i)) is not None:
            yield "all", i, noun
        elif word in words["everywhere"] or (word in words["everybody"] and _stands_alone(here, i)):
            yield "all", i, None


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


def _number(reading: Reading, here: Tree, noun: int) -> float:
    """How many: the figure before the noun, one in the singular, else nought."""
    token = here.tokens[noun]
    if noun and here.tokens[noun - 1].pos in {"NUM", "ADJ", "DET"}:
        figures = (f for f in reading.annotated.figures if f.span.start < token.start <= f.span.end)
        value = next((f.value for f in figures if f.span.contains(_span(reading, token.start, token.end))), None)
        if value is not None:
            return value
    return 0.0 if token.feature("Number") == "Plur" else 1.0


def _span(reading: Reading, start: int, end: int) -> EvidenceSpan:
    return reading.annotated.dispatch.evidence(start, end)


def _is_idle(reading: Reading, here: Tree, noun: int) -> bool:
    """« que dix minutes », « qu'en mars », « que 4 % »: how long, when or how much, and not how far."""
    figures, token = reading.words.rules["figures"], here.tokens[noun]
    measures = {*figures["durations"], *figures["measures"], *figures["money"], "%", *figures["idle"]}
    return reading.is_time(token.start) or token.lemma.lower() in measures or _is_share(reading, token.start)


def _is_share(reading: Reading, offset: int) -> bool:
    """Whether a noun belongs to a share or a sum."""
    units = {"%", *reading.words.rules["figures"]["money"]}
    return any(f.unit in units and f.span.start <= offset < f.span.end for f in reading.annotated.figures)
