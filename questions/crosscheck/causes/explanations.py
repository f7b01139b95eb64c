"""What a dispatch explains: effect and cause of each of its causal sentences, under the names by which they compare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from questions.annotations import Attribution, Claim, EvidenceSpan
from questions.crosscheck.back_then import days_back_then
from questions.crosscheck.causes.effects import (
    is_loose,
    is_none,
    is_predicated,
    is_refused,
    is_relative,
    kept,
    last_clause,
    of_itself,
    passage,
)
from questions.crosscheck.causes.grounds import grounds
from questions.crosscheck.causes.told_states import goes_under, state_names
from questions.crosscheck.findings import Side
from questions.crosscheck.happenings import Turning, central_cause, is_generic
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import Statement, clipped
from questions.crosscheck.states.dimensions import dimensions
from questions.crosscheck.themes import head_of
from questions.languages.tables import load_table
from questions.syntax import Tree, plain, tree

#: An effect told as of longer ago than this, in days, is another event.
_LONG = 200
#: Rules too weak to oppose two dispatches.
_WEAK = "après + événement"
_UNREST = "≈unrest"
#: The class of what befalls a firm that goes under.
_RUIN = "=bankruptcy"
#: Moods of what has not come about yet.
_TO_COME = frozenset({"planned"})


@dataclass(frozen=True, eq=False)
class Explanation:
    """Effect and cause as keys; ``denied`` when the dispatch says that this was not the cause."""

    reading: Reading
    effect: EvidenceSpan | None
    cause: EvidenceSpan
    evidence: EvidenceSpan
    denied: bool
    attribution: Attribution | None
    #: What kind of thing is explained, where the words say only that much.
    family: str = ""
    #: Which of the things on which the dossier turns it explains, where one clause tells both.
    told: str = ""

    @cached_property
    def cause_keys(self) -> frozenset[str]:
        """What the cause speaks of."""
        return self.reading.keys(self.cause)

    @cached_property
    def cause_kinds(self) -> frozenset[str]:
        """Rows of causes that go by several words: the wind, the sea, a load."""
        rows, covers = _kinds(self.reading.annotated.dispatch.language)
        place = self.reading.tokens_in(self.cause)
        lemmas = {place[0].tokens[i].lemma.lower() for i in place[1]} if place else set()
        lemmas |= {word for word in covers if " " in word and word in " ".join(plain(self.cause.quote).split())}
        return frozenset(row for lemma in lemmas for row in (*rows.get(lemma, ()), *covers.get(lemma, ())))

    @cached_property
    def effect_keys(self) -> frozenset[str]:
        """What the effect speaks of, names apart."""
        return telling(self.reading.keys(self.effect)) if self.effect else frozenset()

    @cached_property
    def matters(self) -> frozenset[str]:
        """Under which names the effect is looked up: « what happens:to what » of its noun or of its clauses."""
        if self.effect is None:
            return frozenset({self.family} if self.family else ())
        place = self.reading.tokens_in(self.effect)
        found = self._events({place[0].tokens[i].lemma.lower() for i in place[1]} if place else set())
        if self.is_phrase:
            found |= self._named()
        for claim in self._telling_claims:
            found |= self._told(claim)
        found |= _alike(self.reading, found)
        wide = self._families or ({self.family} if self.family and not found else set())
        return frozenset((set() if self._idioms else found) | wide | state_names(self.reading, self.effect))

    @property
    def _families(self) -> set[str]:
        """« la colère », « ont cessé le travail »: what kind of thing is explained, of which a dossier tells one."""
        words = self.reading.words
        head = head_of(self.reading, self.effect) if self.is_phrase else None
        told = {words.key_at(head[0].tokens[head[1]])} if head else set()
        return {words.effects[key] for key in told | self.predicates if key in words.effects} | self._idioms

    @cached_property
    def _idioms(self) -> set[str]:
        """« ont cessé le travail » tells a strike, and nothing of work."""
        words, place = self.reading.words, self.reading.tokens_in(self.effect) if self.effect else None
        lemmas = {place[0].tokens[i].lemma.lower() for i in place[1]} if place else set()
        rows = (row for row in words.rules["befell"] if any(set(pair) <= lemmas for pair in row.get("together", ())))
        told = {words.key(lemma) for row in rows for lemma in row["lemmas"]}
        return {words.effects[key] for key in told if key in words.effects}

    @property
    def _telling_claims(self) -> list[Claim]:
        """The clauses that tell the effect, those that only qualify a noun of it left out."""
        within = [c for c in self._claims if (at := c.place_in_tree) and self._covers(at) and not self._is_time(at)]
        main = [c for c in within if not _qualifies(c)]
        if not within and not self.effect_keys:
            return [c.claim for c in self._claims]
        return [c.claim for c in main or within]

    def _is_time(self, at: tuple[Tree, int]) -> bool:
        """« à partir du 3 mai »: no departure."""
        return self.reading.is_time(at[0].tokens[at[1]].start)

    @cached_property
    def is_negated(self) -> bool:
        """« ne sera pas achevé »: whether the effect is that something does not come about."""
        return any(claim.negated for claim in self._telling_claims)

    def _covers(self, at: tuple[Tree, int]) -> bool:
        token = at[0].tokens[at[1]]
        return self.effect is not None and self.effect.start <= token.start and token.end <= self.effect.end

    @property
    def _claims(self) -> list[Statement]:
        claims = self.reading.annotated.claims
        return [Statement.of(self.reading, c) for c in claims if self.effect and self.effect.overlaps(c.span)]

    @cached_property
    def when(self) -> tuple[date, date] | None:
        """The days that the words of the effect give, or those that its « alors » takes up."""
        for claim in self._telling_claims:
            told = claim.time_expression
            if told is not None and self.effect is not None and self.effect.contains(told.span):
                return Statement.of(self.reading, claim).when
        places = (at for c in self._claims if (at := c.place_in_tree) is not None and self._covers(at))
        return next((days for at in places if (days := days_back_then(self.reading, *at)) is not None), None)

    @property
    def looks_back(self) -> bool:
        """« En mars 2011, un bac avait sombré »: whether the effect is told as of long ago."""
        published = self.reading.published
        return bool(self.when and published and (published[0] - self.when[1]).days > _LONG)

    @property
    def is_to_come(self) -> bool:
        """« entraînera la suppression »: whether the clauses that hold the effect only announce it."""
        moods = {c.claim.modality for c in self._claims}
        return bool(moods) and moods <= _TO_COME

    @cached_property
    def predicates(self) -> frozenset[str]:
        """Keys of the verbs that tell the effect."""
        told = (c for c in self.reading.annotated.claims if self.effect and c.span.overlaps(self.effect) and c.subject)
        return frozenset(self.reading.words.key(claim.predicate) for claim in told)

    @cached_property
    def is_phrase(self) -> bool:
        """Whether the effect is a noun phrase, not a clause."""
        if self.effect is None or is_predicated(self.reading, self.effect):
            return False
        return not any(
            c.span.start <= self.effect.start
            and self.effect.end <= c.span.end
            and c.subject is not None
            and self.effect.contains(c.subject)
            and self.effect != c.subject
            for c in self.reading.annotated.claims
        )

    def _named(self) -> set[str]:
        """« la rupture de la digue » and « la rupture »: the noun with what it befell."""
        head = head_of(self.reading, self.effect)
        if head is None or head[0].tokens[head[1]].pos != "NOUN":
            return set()
        here, index = head
        key = self.reading.key_of(here, index)
        if key is None or key.startswith("@") or (self._is_where(here, index) and not self._happens(key)):
            return set()
        return {key, *(f"{key}:{theme}" for theme in self._family((here, here.child(index, "nmod"))))}

    def _is_where(self, here: Tree, noun: int) -> bool:
        """« la cuve, où de l'eau stagnait à cause de … »: the relative clause tells the effect, not the noun."""
        below = (i for i in here.children[noun] if here.tokens[i].dep == "acl:relcl")
        return any(self._covers((here, i)) for i in below)

    def _happens(self, key: str) -> bool:
        words = self.reading.words
        return key in words.happenings or key in words.effects

    def _told(self, claim: Claim) -> set[str]:
        """What a clause tells, of its object or else of its subject; « mettre fin à X » tells it of X."""
        words, table = self.reading.words, dimensions(self.reading.annotated.dispatch.language)
        light = _light_noun(self.reading, claim)
        if light is not None:
            here, noun = light
            behind = here.child(noun, "nmod") or here.child(here.tokens[noun].head, "obl:arg", "obl:mod", "obl", "iobj")
            theme = (here, behind) if behind is not None and behind > noun else (here, None)
            return {f"act:{claim.predicate} {here.tokens[noun].lemma}:{name}" for name in self._family(theme)}
        if self.effect is not None and goes_under(self.reading, claim, self.effect):
            return {_RUIN}
        if claim.subject is not None and self._takes_place(claim):
            return {words.key_at(here.tokens[i]) for here, i in (self._head(claim.subject),) if i is not None}
        lemma = self._state_of(claim) or of_itself(self.reading, Statement.of(self.reading, claim)) or claim.predicate
        names = [f"{d['name']}={answer}" for d, answer in table.get(lemma, ())] or [f"act:{lemma}"]
        key = words.key(lemma)
        names += [key] if key.startswith("=") else []
        slots = (claim.object, claim.subject) if self._is_own(claim.object) else (claim.object or claim.subject,)
        slots = (claim.subject,) if key in words.by_subject else slots
        themes = {name for span in slots if span for name in self._family(self._head(span))}
        return {f"{name}:{theme}" for name in names for theme in themes} | ({key} if key.startswith("=") else set())

    def _is_own(self, thing: EvidenceSpan | None) -> bool:
        """« le parc a fermé ses portes »: what is told of the object is told of the subject."""
        here, noun = self._head(thing) if thing is not None else (None, None)
        if here is None or noun is None:
            return False
        return any(here.tokens[i].feature("Poss") == "Yes" for i in here.children[noun])

    def _takes_place(self, claim: Claim) -> bool:
        """« la mutinerie a éclaté », « l'accident s'est produit »: the subject tells what happened."""
        words = self.reading.words
        events = load_table(self.reading.annotated.dispatch.language, "predicates")["event"]
        begins = {lemma for e in events if e["name"] in {"beginning", "outbreak"} for lemma in e["lemmas"]}
        here, index = self._head(claim.subject) if claim.subject else (None, None)
        if here is None or index is None or claim.predicate not in begins | set(words.rules["dating"]["supports"]):
            return False
        return words.key_at(here.tokens[index]) in words.happenings

    def _state_of(self, claim: Claim) -> str:
        """« le chantier est à l'arrêt »: the noun behind « est à » tells the state."""
        place = Statement.of(self.reading, claim).place_in_tree
        words = self.reading.words
        if place is None or not (claim.predicate in words.empty or claim.predicate in words.rules["dating"]["falling"]):
            return ""
        here, head = place
        into = self.reading.words.rules["dating"]["into"]
        behind = (i for i in here.children[head] if i > head and here.tokens[i].pos == "NOUN")
        nouns = (i for i in behind if (case := here.child(i, "case")) is not None and here.word(case) in into)
        return next((here.tokens[i].lemma.lower() for i in nouns), "")

    @cached_property
    def is_whole(self) -> bool:
        """Whether the effect is told as « le drame », « l'accident »: the event that everything is about."""
        if self.effect is None:
            return not (self.denied or self.family or self.told)
        head, words = head_of(self.reading, self.effect), self.reading.words.rules["dating"]["whole"]
        if head is None:
            return False
        named = head[0].tokens[head[1]].lemma.lower() in words and self.is_phrase and not _is_any(*head)
        return is_generic(self.reading, *head) or named

    def explains(self, turn: Turning) -> frozenset[str]:
        """Which of the things on which the dossier turns the effect tells, as a noun or as a clause."""
        if self.is_whole:
            return turn.mishaps or (turn.single if len(turn.single) == 1 else frozenset())
        place = self.reading.tokens_in(self.effect) if self.effect else None
        if place is None:
            return frozenset({self.told} if self.told else ())
        here, inside = place
        tops = [i for i in inside if here.governor(i) is None or here.governor(i) not in inside]
        return frozenset(t.kind for t in turn.the_one(self.reading) if t.here is here and t.heads(tops))

    def _head(self, span: EvidenceSpan) -> tuple[Tree, int | None]:
        return head_of(self.reading, span) or (tree(self.reading.sentences[0]), None)

    def _family(self, thing: tuple[Tree, int | None]) -> Iterator[str]:
        """The family of a thing named by a noun; a pronoun names none."""
        here, index = thing
        if index is not None and here.tokens[index].pos in {"NOUN", "PROPN"}:
            yield self.reading.words.family_of(self.reading.words.key_at(here.tokens[index]))

    def _events(self, lemmas: set[str]) -> set[str]:
        """Accidents and the like, told by a verb here and by a noun there."""
        events = load_table(self.reading.annotated.dispatch.language, "predicates")["event"]
        return {f"event:{e['name']}" for e in events if e.get("mishap") and lemmas & set(e["lemmas"])}

    @property
    def is_headline(self) -> bool:
        """Whether a headline says so."""
        here = self.reading.sentence_at(self.evidence.start)
        return here is not None and here.sentence.zone == "headline"

    @property
    def side(self) -> Side:
        """The passage to show."""
        return Side(self.reading, self.evidence)


def _qualifies(statement: Statement) -> bool:
    """Whether the clause is a participle or a relative clause that completes a noun."""
    place = statement.place_in_tree
    return place is not None and place[0].tokens[place[1]].dep.startswith(("acl", "amod", "appos"))


def _light_noun(reading: Reading, claim: Claim) -> tuple[Tree, int] | None:
    """« fin » of « mettre fin à X »: a noun that says little, without article, as the object of a verb."""
    head = head_of(reading, claim.object) if claim.object else None
    if head is None or reading.words.key_at(head[0].tokens[head[1]]) not in reading.words.empty:
        return None
    here, index = head
    return None if here.has(index, "det") or here.tokens[index].pos != "NOUN" else head


def telling(keys: frozenset[str]) -> frozenset[str]:
    """The keys that are no names."""
    return frozenset(key for key in keys if not key.startswith("@"))


def acting(reading: Reading, turn: Turning) -> Iterator[Explanation]:
    """« La ville a été plongée dans le noir par un virus », « un virus a éteint la ville »: a thing did it."""
    for telling in turn.the_one(reading):
        found = central_cause(telling)
        if found is not None and telling.claim is not None:
            evidence = clipped(reading, telling.claim.span)
            yield Explanation(reading, None, found, evidence, False, telling.claim.attribution, told=telling.kind)


def explanations(reading: Reading) -> Iterator[Explanation]:
    """The causal relations of a dispatch that explain something."""
    known = []
    for relation in reading.annotated.causes:
        known.append(relation.cause)
        told = relation.rule != _WEAK and not (
            is_none(reading, relation.effect) or is_relative(reading, relation.cause)
        )
        told = told and not is_refused(reading, relation)
        if relation.kind in {"cause", "reaction"} and told and not is_loose(reading, relation.effect):
            evidence = passage(reading, relation.effect, relation.cause, relation.marker)
            family = _UNREST if relation.kind == "reaction" else ""
            effect, cause = last_clause(reading, relation), kept(reading, relation.cause)
            yield Explanation(reading, effect, cause, evidence, False, relation.attribution, family)
    yield from _forces(reading, known)
    for ground in grounds(reading):
        told = ground.effect is not None and any(ground.cause.overlaps(cause) for cause in known)
        if not (told or ground.denied):
            evidence = clipped(reading, ground.sentence)
            yield Explanation(reading, ground.effect, ground.cause, evidence, False, None, ground.family)


def _forces(reading: Reading, known: list[EvidenceSpan]) -> Iterator[Explanation]:
    """« la scène a été couchée par une bourrasque », « un coup de vent a retourné la barque »."""
    rows = _kinds(reading.annotated.dispatch.language)[0]
    for claim in reading.annotated.claims:
        if claim.negated or claim.zone != "body" or (claim.object is None and claim.passive_agent is None):
            continue
        cause = claim.passive_agent or claim.subject
        place = head_of(reading, cause)
        if cause is None or place is None or any(cause.overlaps(other) for other in known):
            continue
        here, noun = place
        if not {here.tokens[i].lemma.lower() for i in (noun, *here.children[noun])} & rows.keys():
            continue
        thing = claim.subject if claim.passive_agent is not None else claim.object
        start, end = claim.span.start, claim.span.end
        start, end = (start, cause.start) if claim.passive_agent is not None else (cause.end, end)
        if thing is not None and start < end and here.tokens[noun].pos == "NOUN":
            effect = reading.annotated.dispatch.evidence(start, end)
            yield Explanation(reading, effect, cause, clipped(reading, claim.span), False, claim.attribution)


def _is_any(here: Tree, noun: int) -> bool:
    """« une polémique »: one that nobody knows yet."""
    determiner = here.child(noun, "det")
    return determiner is not None and here.tokens[determiner].feature("Definite") == "Ind"


@lru_cache(maxsize=8)
def _kinds(language: str) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Words of causes → their rows; words that stand for any cause of several rows → these."""
    table = load_table(language, "contradictions")["origin"]
    rows: dict[str, tuple[str, ...]] = {}
    for row, words in table["causes"].items():
        for word in words:
            rows[word] = (*rows.get(word, ()), row)
    return rows, {word: tuple(names) for word, names in table["covers"].items()}


def _alike(reading: Reading, matters: set[str]) -> set[str]:
    """« la chute du poulpe », « l'effondrement du poulpe »: the kinds of effects that are one of one thing."""
    rows, found = load_table(reading.annotated.dispatch.language, "contradictions")["origin"]["alike"], set()
    for name, members in rows.items():
        keys = {reading.words.key(m) if m not in reading.words.rules["same"] else f"={m}" for m in members}
        found |= {f"+{name}:{m.split(':')[1]}" for m in matters if ":" in m and m.split(":")[0] in keys}
    return found
