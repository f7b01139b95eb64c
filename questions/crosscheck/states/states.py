"""What is said of a thing, as answers to questions: open or closed, signed or not, going on or stopped, done or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from questions import timex
from questions.annotations import Claim, EvidenceSpan
from questions.crosscheck.clause_words import claim_at, evidence_around, is_denied, nobody, occasion
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import Statement
from questions.crosscheck.states.unreal import supposed, wished
from questions.crosscheck.themes import has_content, head_key, head_of, names_in, qualifies, theme_of
from questions.languages.tables import load_table
from questions.participles import participles
from questions.syntax import Tree, clause_of, plain

Days = tuple[date, date]
#: Days after which an event is an older one.
_YEAR = 330


@dataclass(frozen=True, eq=False)
class State:
    """One answer: the dimension, yes or no, and what it is about.

    ``head`` is the key of the theme's head noun, empty where the text leaves it open (« sans rien signer »);
    ``details`` are the keys of what qualifies it.
    """

    reading: Reading
    dimension: str
    answer: bool
    claim: Claim
    here: Tree
    position: int
    head: str
    details: frozenset[str]
    names: frozenset[str]
    #: « aucun décès » denies every case of it.
    universal: bool
    span: EvidenceSpan
    #: Read from an expression of a frame, not from the grammar of the clause.
    framed: bool = False
    #: Where the words of the expression stand.
    places: tuple[int, ...] = ()

    @cached_property
    def when(self) -> Days | None:
        """Days the clause gives; an infinitive takes those of its sentence, a present those of the dispatch."""
        own = Statement(self.reading, self.claim).when
        if own is not None:
            return own
        if not self.claim.subject or self._is_infinitive:
            return self._of_sentence()
        return self.reading.published if self._is_present and not self.claim.negated else None

    @property
    def _is_infinitive(self) -> bool:
        return self.here.tokens[self.position].feature("VerbForm") == "Inf"

    @property
    def is_done(self) -> bool:
        """Whether it is told in a compound past: such a fact does not change afterwards."""
        head = clause_of(self.here, self.position)
        below = self.here.children[head] if head is not None else ()
        return any(self.here.tokens[i].dep in {"aux", "aux:tense"} for i in below)

    @property
    def _is_present(self) -> bool:
        head = clause_of(self.here, self.position)
        words = [self.here.tokens[i] for i in (head, *self.here.children[head])] if head is not None else []
        finite = [t for t in words if t.feature("VerbForm") == "Fin"]
        perfect = any(t.dep in {"aux", "aux:tense"} for t in words)
        return bool(finite) and not perfect and all(t.feature("Tense") == "Pres" for t in finite)

    def _of_sentence(self) -> Days | None:
        inside = self.here.sentence.span.contains
        values = [t.value for t in self.reading.annotated.time_expressions if t.value and inside(t.span)]
        days = [timex.bounds(value) for value in values if timex.is_calendar(value)]
        return days[0] if len(days) == 1 else None

    @property
    def has_object(self) -> bool:
        """Whether the verb acts upon something."""
        return has_content(self.reading, self.claim.object)

    @property
    def is_background(self) -> bool:
        """Whether it is told of a time long before the dispatch came out."""
        published = self.reading.published
        return bool(self.when and published and (published[0] - self.when[1]).days > _YEAR)

    @cached_property
    def manner(self) -> bool:
        """Whether the clause says in which manner: denying it may only deny the manner (« en cachette »)."""
        words = self.reading.polarity["manner"]
        below = [i for i in self.here.children[self.position] if i > self.position]
        for i in (i for i in below if self.here.tokens[i].dep.startswith("obl")):
            case = self.here.child(i, "case")
            token, thing = self.here.tokens[i], self.claim.object
            acted_upon = thing is not None and thing.start <= token.start < thing.end
            if case is not None and not acted_upon and self.here.word(case) in words and not self.here.has(i, "det"):
                return self.here.tokens[i].pos == "NOUN" and not self.reading.is_time(self.here.tokens[i].start)
        return False

    @cached_property
    def subject(self) -> frozenset[str]:
        """Keys of the grammatical subject, and of the name set beside it (« Son chef, le capitaine Untel, … »)."""
        own = self.reading.keys(self.claim.subject)
        head = head_of(self.reading, self.claim.subject)
        if head is None or any(key.startswith("@") for key in own):
            return own
        beside = [i for i in head[0].children[head[1]] if head[0].tokens[i].dep == "appos"]
        return own | {key for i in beside for j in head[0].subtree(i) if (key := self.reading.key_of(head[0], j))}

    @cached_property
    def keys(self) -> frozenset[str]:
        """Everything the clause speaks of."""
        return self.reading.keys(self.claim.span) | self.subject | self.details

    @property
    def about_anything(self) -> bool:
        """Whether the thing may stand in any slot of the clause."""
        return (
            str(dimension_rules(self.reading.annotated.dispatch.language).get(self.dimension, {}).get("theme")) == "any"
        )

    @property
    def contrasts(self) -> bool:
        """Whether opposite answers about two things are worth showing."""
        rules = dimension_rules(self.reading.annotated.dispatch.language).get(self.dimension, {})
        return bool(rules.get("contrast", True))

    @property
    def stable(self) -> bool:
        """Whether such an answer stays what it is from one day to the next."""
        rules = dimension_rules(self.reading.annotated.dispatch.language).get(self.dimension, {})
        return bool(rules.get("stable"))

    @property
    def settled(self) -> bool:
        """Whether the answer lasts once it is so (who has died stays dead)."""
        rules = dimension_rules(self.reading.annotated.dispatch.language).get(self.dimension, {})
        return str(rules.get("settled", "")) == ("yes" if self.answer else "no")

    @property
    def open_to_all(self) -> bool:
        """Whether anybody can see that it is so (who is in prison), so that an advocate's word on it is no plea."""
        rules = dimension_rules(self.reading.annotated.dispatch.language).get(self.dimension, {})
        return bool(rules.get("open_to_all"))

    @property
    def of_its_occasion(self) -> bool:
        """Whether the answer is that of one vote, contest or accident, so that another may have had the other."""
        rules = dimension_rules(self.reading.annotated.dispatch.language).get(self.dimension, {})
        return bool(rules.get("within"))

    @property
    def decided_by_one(self) -> bool:
        """Whether one body decides it by itself (a permission); an agreement has several parties."""
        rules = dimension_rules(self.reading.annotated.dispatch.language).get(self.dimension, {})
        return self.dimension.startswith("act:") or bool(rules.get("of_one"))

    @cached_property
    def in_sentence(self) -> frozenset[str]:
        """Everything the sentence speaks of."""
        return self.reading.keys(self.here.sentence.span)

    @cached_property
    def always(self) -> bool:
        """Whether it denies for all the time before (« jamais », « aucun »)."""
        words = plain(self.claim.span.quote)
        return self.claim.negated and any(f" {w} " in f" {words} " for w in self.reading.polarity["always"])

    @property
    def leaves_nobody(self) -> bool:
        """Whether its subject denies every case (« aucun n'est mort »)."""
        return self.claim.negated and nobody(self.reading, self.here, self.position)

    @property
    def says_anew(self) -> bool:
        """Whether its word tells that what had stopped is there anew."""
        rules, words = self.reading.polarity, f" {plain(self.claim.span.quote)} "
        again = self.here.tokens[self.position].lemma.lower() in rules["again"]
        return again or any(f" {phrase} " in words for phrase in rules["anew"])

    @property
    def is_plan(self) -> bool:
        """Whether it is told as planned or possible, or only as an aim (« pour réclamer l'analyse »)."""
        mark = self.here.child(self.position, "mark", "case")
        aim = mark is not None and self.here.word(mark) in self.reading.polarity["aims"]
        return aim or self.claim.modality in {"planned", "possible"}


@lru_cache(maxsize=8)
def dimensions(language: str) -> dict[str, list[tuple[dict[str, Any], bool]]]:
    """Lemma → the dimensions it answers, with its answer."""
    found: dict[str, list[tuple[dict[str, Any], bool]]] = {}
    for dimension in load_table(language, "predicates")["dimension"]:
        for answer, name in ((True, "yes"), (False, "no")):
            for lemma in dimension[name]:
                found.setdefault(lemma, []).append((dimension, answer))
    return found


@lru_cache(maxsize=8)
def dimension_rules(language: str) -> dict[str, dict[str, Any]]:
    """The dimensions and frames by name."""
    rows = (*load_table(language, "predicates")["dimension"], *load_table(language, "frames")["frame"])
    return {row["name"]: {"contrast": False, **row} if "about" in row else row for row in rows}


def states(reading: Reading) -> Iterator[State]:
    """Every answer found in the clauses of a dispatch."""
    table = dimensions(reading.annotated.dispatch.language)
    claims = [claim for claim in reading.annotated.claims if claim.zone != "caption"]
    by_sentence: dict[EvidenceSpan, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    for sentence in reading.sentences:
        here = reading.sentence_at(sentence.span.start)
        if here is not None and not here.text.rstrip(' »"').endswith("?"):
            yield from _anew(reading, here, by_sentence.get(sentence.span, []))
            for position in range(len(here.tokens)):
                yield from _at(reading, here, position, by_sentence.get(sentence.span, []), table)


def _at(
    reading: Reading,
    here: Tree,
    position: int,
    claims: list[Claim],
    table: dict[str, list[tuple[dict[str, Any], bool]]],
) -> Iterator[State]:
    if here.tokens[position].pos not in {"VERB", "ADJ", "NOUN"}:
        return
    claim = claim_at(here, position, claims)
    if claim is None:
        return
    for dimension, answer in _answers(reading, here, position, claim, table):
        if _is_idle(reading, here, position, claim, dimension):
            continue
        theme = theme_of(reading, here, position, claim, dimension["theme"])
        if theme is not None and (not dimension.get("human") or _is_human(reading, theme) or theme[1] == position):
            yield _state(reading, here, position, claim, dimension["name"], answer, theme)


def _answers(
    reading: Reading,
    here: Tree,
    position: int,
    claim: Claim,
    table: dict[str, list[tuple[dict[str, Any], bool]]],
) -> list[tuple[dict[str, Any], bool]]:
    """What the word answers: the questions of the pack; else, for a verb or a noun of an event, that it took place."""
    token = here.tokens[position]
    lemma = token.lemma.lower()
    longer = (a for words, a in _phrases(reading, here.word(position)) if _reads(here, position, words))
    answers = [*table.get(lemma, ()), *longer]
    if not answers and token.pos == "ADJ":
        lemma = participles(reading.annotated.dispatch.language).get(here.word(position), lemma)
        answers = table.get(lemma, [])
    key = reading.words.key(lemma)
    happens = key in reading.words.happenings
    if not answers and token.pos == "VERB" and claim.predicate == lemma and _tells_an_act(reading, lemma):
        return [({"name": f"act:{key if happens else lemma}", "theme": "object"}, True)]
    told = [({"name": f"act:{key}", "theme": "object"}, True)] if token.pos == "NOUN" and happens else []
    return [*answers, *told]


def _is_idle(reading: Reading, here: Tree, position: int, claim: Claim, dimension: dict[str, Any]) -> bool:
    """« a dit » only introduces words, « il y a » only presents, a share of 4 % is neither won nor lost."""
    lemma, frames = here.tokens[position].lemma.lower(), load_table(reading.annotated.dispatch.language, "frames")
    if any(word in here.words for word in dimension.get("unless", ())):
        return True
    if wished(frames, here, position, (position,)) or supposed(frames, here, position):
        return True
    presents = lemma in reading.polarity["existence"] and here.has(position, "expl:subj")
    if not claim.negated and (presents or lemma in dimension.get("denied_only", ())):
        return True
    return not dimension.get("shares", True) and any(figure.unit == "%" for figure in claim.figures)


def _phrases(reading: Reading, first: str) -> list[tuple[list[str], tuple[dict[str, Any], bool]]]:
    """Answers of several words that begin with this one (« garde à vue »)."""
    return _longer(reading.annotated.dispatch.language).get(first, [])


@lru_cache(maxsize=8)
def _longer(language: str) -> dict[str, list[tuple[list[str], tuple[dict[str, Any], bool]]]]:
    found: dict[str, list[tuple[list[str], tuple[dict[str, Any], bool]]]] = {}
    for phrase, answers in dimensions(language).items():
        if " " in phrase:
            words = phrase.split()
            found.setdefault(words[0], []).extend((words, answer) for answer in answers)
    return found


def _reads(here: Tree, position: int, words: list[str]) -> bool:
    return [here.word(position + i) for i in range(len(words)) if position + i < len(here.tokens)] == words


def _anew(reading: Reading, here: Tree, claims: list[Claim]) -> Iterator[State]:
    """« la première réunion en deux ans »: what had stopped starts anew."""
    rules = reading.words.predicates["anew"]
    if not any(word in here.words for word in rules["ordinals"]):
        return
    for position in range(1, len(here.tokens)):
        if here.tokens[position].pos != "NOUN":
            continue
        ordinal = here.child(position, "amod", "nummod", "det")
        if ordinal is None or here.word(ordinal) not in rules["ordinals"]:
            continue
        behind = range(position + 1, min(position + 12, len(here.tokens) - 1))
        spans = (i for i in behind if here.word(i) in rules["spans"])
        claim = claim_at(here, position, claims)
        if claim is not None and any(reading.is_time(here.tokens[i + 1].start) for i in spans):
            yield _state(reading, here, position, claim, rules["dimension"], False, (here, position))


def _is_human(reading: Reading, theme: tuple[Tree, int]) -> bool:
    """Whether the theme is a person: a named one, or a noun for people."""
    tree, index = theme
    if index < 0:
        return True
    names = {reading.key_of(tree, i) for i in tree.subtree(index)}
    return bool(names & reading.people) or names_people(reading, tree, index)


def names_people(reading: Reading, tree: Tree, index: int) -> bool:
    """Whether a noun is one for people, by the lists or by its ending."""
    lemma, rules = tree.tokens[index].lemma.lower(), reading.words.rules["figures"]
    if lemma in rules["lifeless"] or tree.tokens[index].pos != "NOUN":
        return False
    classes, known, endings = _people(reading.annotated.dispatch.language)
    return reading.words.key(lemma) in classes or lemma in known or lemma.endswith(endings)


@lru_cache(maxsize=8)
def _people(language: str) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Classes, nouns and endings of nouns for people."""
    rules = load_table(language, "contradictions")["figures"]
    known = frozenset((*rules["people"], *rules["households"], *rules["somebody"]))
    return frozenset(f"={name}" for name in rules["human_classes"]), known, tuple(rules["human_endings"])


def kin_of(reading: Reading, tree: Tree, index: int) -> str:
    """« l'épouse de X », « le complice de X »: a key of its own, for somebody known by another's name; else nothing."""
    if not names_people(reading, tree, index):
        return ""
    of = (i for i in tree.children[index] if tree.tokens[i].dep == "nmod" and tree.has(i, "case"))
    names = [key for i in of if (key := reading.key_of(tree, i)) in reading.people]
    return f"{reading.words.key_at(tree.tokens[index])} {names[0]}" if names else ""


def _tells_an_act(reading: Reading, lemma: str) -> bool:
    speech = reading.words.predicates["speech"]["lemmas"]
    return lemma not in speech and reading.words.key(lemma) not in reading.words.empty


def _state(
    reading: Reading, here: Tree, position: int, claim: Claim, name: str, answer: bool, theme: tuple[Tree, int]
) -> State:
    tree, index = theme
    head = head_key(reading, tree, index)
    below = [
        i for i in (tree.subtree(index) if head else ()) if i not in {index, position} and qualifies(tree, i, index)
    ]
    details = frozenset(key for i in below if (key := reading.key_of(tree, i)) is not None) - {head}
    everybody = nobody(reading, here, position) and (claim.object is None or name == "survival")
    universal = (index == position or everybody) and claim.negated
    names = frozenset(names_in(reading, tree, (index, *below))) if index >= 0 else frozenset()
    if universal:
        head = ""
    elif kin := kin_of(reading, tree, index) if index >= 0 else "":
        head = kin
    elif len(people := names & reading.people) == 1:
        head = next(iter(people))
    elif index >= 0 and not people and names_people(reading, tree, index):
        head = reading.person_at(tree, index) or head
    negated = is_denied(reading, here, position, claim)
    if dimension_rules(reading.annotated.dispatch.language).get(name, {}).get("occasion"):
        details |= occasion(reading, here, position, (index,))
    return State(
        reading,
        name,
        answer != negated,
        claim,
        here,
        position,
        head,
        details,
        names,
        universal,
        evidence_around(reading, claim, here, position),
    )
