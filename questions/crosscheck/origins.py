"""One effect, two causes: what dispatches hold to have brought the same thing about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import product, takewhile

from questions.annotations import Attribution, Claim, EvidenceSpan
from questions.crosscheck.centre import Centre
from questions.crosscheck.findings import Compatibility, Finding, Opposition, Side
from questions.crosscheck.frames import framed
from questions.crosscheck.grounds import grounds
from questions.crosscheck.happenings import Turning, central_cause, is_generic, turning
from questions.crosscheck.reading import Reading, near_pairs
from questions.crosscheck.statements import LONGEST, Statement, apart, clipped, days_between
from questions.crosscheck.states import State, dimensions, names_people
from questions.crosscheck.themes import head_of
from questions.languages.tables import load_table, phrase_expression
from questions.syntax import Tree, plain, tree

#: Explanations of one effect compared pairwise, at most.
_MOST = 40
#: Dispatches further apart, in days, explain two events unless they name the same one.
_LONG = 200
#: Rules too weak to oppose two dispatches.
_WEAK = "après + événement"
#: Under which name the event that everything is about is looked up.
_WHOLE = "whole"
_UNREST = "≈unrest"
#: A headline leaves out what the text below it says.
_OF_HEADLINE = 0.03
_NOTHING = Turning(frozenset(), frozenset())


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
    def effect_keys(self) -> frozenset[str]:
        """What the effect speaks of, names apart."""
        return _telling(self.reading.keys(self.effect)) if self.effect else frozenset()

    @cached_property
    def matters(self) -> frozenset[str]:
        """Under which names the effect is looked up: « what happens:to what » of its noun or of its clauses."""
        if self.effect is None:
            return frozenset({self.family} if self.family else ())
        place = self.reading.tokens_in(self.effect)
        found = self._events({place[0].tokens[i].lemma.lower() for i in place[1]} if place else set())
        if self._is_phrase:
            found |= self._named()
        for claim in self._telling_claims:
            found |= self._told(claim)
        wide = self._families or ({self.family} if self.family and not found else set())
        return frozenset(found | wide | self._leavings)

    @property
    def _leavings(self) -> set[str]:
        """« a été limogé », « a rendu son tablier »: the departure of one person, however it is told."""
        states = _departures(self.reading)
        return {f"leaving:{s.head}" for s in states if self.effect is not None and s.span.overlaps(self.effect)}

    @property
    def _families(self) -> set[str]:
        """« la colère », « ont cessé le travail »: what kind of thing is explained, of which a dossier tells one."""
        words = self.reading.words
        head = head_of(self.reading, self.effect) if self._is_phrase else None
        told = {words.key_at(head[0].tokens[head[1]])} if head else set()
        place = self.reading.tokens_in(self.effect) if self.effect else None
        lemmas = {place[0].tokens[i].lemma.lower() for i in place[1]} if place else set()
        for row in words.rules["befell"]:
            if any(set(pair) <= lemmas for pair in row.get("together", ())):
                told |= {words.key(lemma) for lemma in row["lemmas"]}
        return {words.effects[key] for key in told | self.predicates if key in words.effects}

    @property
    def _telling_claims(self) -> list[Claim]:
        """The clauses that tell the effect, those that only qualify a noun of it left out."""
        within = [c for c in self._claims if (at := c.place_in_tree) and self._covers(at)]
        main = [c for c in within if not _qualifies(c)]
        if not within and not self.effect_keys:
            return [c.claim for c in self._claims]
        return [c.claim for c in main or within]

    def _covers(self, at: tuple[Tree, int]) -> bool:
        token = at[0].tokens[at[1]]
        return self.effect is not None and self.effect.start <= token.start and token.end <= self.effect.end

    @property
    def _claims(self) -> list[Statement]:
        claims = self.reading.annotated.claims
        return [Statement(self.reading, c) for c in claims if self.effect and self.effect.overlaps(c.span)]

    @cached_property
    def when(self) -> tuple[date, date] | None:
        """The days that the words of the effect give."""
        for claim in self._telling_claims:
            told = claim.time_expression
            if told is not None and self.effect is not None and self.effect.contains(told.span):
                return Statement(self.reading, claim).when
        return None

    @property
    def looks_back(self) -> bool:
        """« En mars 2011, un bac avait sombré »: whether the effect is told as of long ago."""
        published = self.reading.published
        return bool(self.when and published and (published[0] - self.when[1]).days > _LONG)

    @cached_property
    def predicates(self) -> frozenset[str]:
        """Keys of the verbs that tell the effect."""
        told = (c for c in self.reading.annotated.claims if self.effect and c.span.overlaps(self.effect) and c.subject)
        return frozenset(self.reading.words.key(claim.predicate) for claim in told)

    @property
    def _is_phrase(self) -> bool:
        """Whether the effect is a noun phrase, not a clause."""
        if self.effect is None:
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
        if key is None or key.startswith("@"):
            return set()
        return {key, *(f"{key}:{theme}" for theme in self._family((here, here.child(index, "nmod"))))}

    def _told(self, claim: Claim) -> set[str]:
        """What a clause tells, of its object or else of its subject; « mettre fin à X » tells it of X."""
        words, table = self.reading.words, dimensions(self.reading.annotated.dispatch.language)
        light = _light_noun(self.reading, claim)
        if light is not None:
            here, noun = light
            behind = here.child(noun, "nmod") or here.child(here.tokens[noun].head, "obl:arg", "obl:mod", "obl", "iobj")
            theme = (here, behind) if behind is not None and behind > noun else (here, None)
            return {f"act:{claim.predicate} {here.tokens[noun].lemma}:{name}" for name in self._family(theme)}
        if claim.subject is not None and self._takes_place(claim):
            return {words.key_at(here.tokens[i]) for here, i in (self._head(claim.subject),) if i is not None}
        lemma = self._state_of(claim) or claim.predicate
        names = [f"{d['name']}={answer}" for d, answer in table.get(lemma, ())] or [f"act:{lemma}"]
        key = words.key(lemma)
        names += [key] if key.startswith("=") else []
        slots = (claim.subject,) if key in words.by_subject else (claim.object, claim.subject)
        themes = {name for span in slots if span for name in self._family(self._head(span))}
        return {f"{name}:{theme}" for name in names for theme in themes} | ({key} if key.startswith("=") else set())

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
        place = Statement(self.reading, claim).place_in_tree
        words = self.reading.words
        if place is None or claim.predicate not in words.empty | set(words.rules["dating"]["falling"]):
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
        head = head_of(self.reading, self.effect)
        words = self.reading.words.rules["dating"]["whole"]
        if head is None:
            return False
        return is_generic(self.reading, *head) or (head[0].tokens[head[1]].lemma.lower() in words and self._is_phrase)

    def explains(self, turn: Turning) -> frozenset[str]:
        """Which of the things on which the dossier turns the effect tells, as a noun or as a clause."""
        if self.is_whole:
            return turn.mishaps or (turn.kinds if len(turn.kinds) == 1 else frozenset())
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


def _departures(reading: Reading) -> tuple[State, ...]:
    return tuple(state for state in reading.once(framed) if state.dimension == "leaving")


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


def _telling(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if not key.startswith("@"))


def find(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every pair of explanations that name two causes of one effect, or one of which denies the other's cause."""
    asserted: dict[str, list[Explanation]] = defaultdict(list)
    everything: list[Explanation] = []
    denials: list[Explanation] = []
    centre, turn = Centre.of(readings), turning(readings)
    for reading in readings:
        for explanation in (*reading.once(explanations), *acting(reading, turn)):
            everything.append(explanation)
            for matter in explanation.matters:
                if not matter.startswith("≈") or centre.turns_on(matter):
                    asserted[matter].append(explanation)
            if explanation.is_whole or _is_central(explanation, centre) or explanation.explains(turn):
                asserted[_WHOLE].append(explanation)
        denials += denied(reading)
    for name, block in asserted.items():
        for a, b in near_pairs(block, _MOST):
            finding = compare(a, b, turn if name == _WHOLE else _NOTHING)
            if finding is not None and not (name == _WHOLE and _both_told(block, a, b)):
                yield finding
    yield from _denied_pairs(everything, denials, turn)


def _both_told(block: Sequence[Explanation], a: Explanation, b: Explanation) -> bool:
    """Whether one of the dispatches gives the cause of the other too: then the two go together."""
    pairs = ((a, b), (b, a))
    return any(e.reading is mine.reading and _agree(e, theirs) for mine, theirs in pairs for e in block)


def acting(reading: Reading, turn: Turning) -> Iterator[Explanation]:
    """« La ville a été plongée dans le noir par un virus », « un virus a éteint la ville »: a thing did it."""
    for telling in turn.the_one(reading):
        found = central_cause(telling)
        if found is not None and telling.claim is not None:
            evidence = clipped(reading, telling.claim.span)
            yield Explanation(reading, None, found, evidence, False, telling.claim.attribution, told=telling.kind)


def _is_central(explanation: Explanation, centre: Centre) -> bool:
    """Whether the effect is a mishap or an unrest of which the dossier speaks throughout."""
    words = explanation.reading.words
    keys = {matter.split(":")[0] for matter in explanation.matters}
    return any(key in words.happenings and key in words.effects and centre.holds(key) for key in keys)


def explanations(reading: Reading) -> Iterator[Explanation]:
    """The causal relations of a dispatch that explain something."""
    known = []
    for relation in reading.annotated.causes:
        known.append(relation.cause)
        if relation.kind in {"cause", "reaction"} and relation.rule != _WEAK and not _is_none(reading, relation.effect):
            evidence = _passage(reading, relation.effect, relation.cause, relation.marker)
            family = _UNREST if relation.kind == "reaction" else ""
            yield Explanation(reading, relation.effect, relation.cause, evidence, False, relation.attribution, family)
    for ground in grounds(reading):
        if ground.effect is None or not any(ground.cause.overlaps(cause) for cause in known):
            evidence = clipped(reading, ground.sentence)
            if not ground.denied:
                yield Explanation(reading, ground.effect, ground.cause, evidence, False, None, ground.family)


def _is_none(reading: Reading, effect: EvidenceSpan) -> bool:
    """« n'a provoqué aucune grève »: nothing was brought about."""
    place = reading.tokens_in(effect)
    return place is not None and len(place[1]) > 0 and place[0].word(place[1][0]) in reading.polarity["nobody"]


def _passage(reading: Reading, effect: EvidenceSpan, cause: EvidenceSpan, marker: EvidenceSpan | None) -> EvidenceSpan:
    """Effect, marker and cause in one passage where they stand together, else marker and cause."""
    whole = [effect, cause] + ([marker] if marker else [])
    start, end = min(s.start for s in whole), max(s.end for s in whole)
    if end - start > LONGEST:
        tail = [cause] + ([marker] if marker else [])
        start, end = min(s.start for s in tail), max(s.end for s in tail)
    return reading.annotated.dispatch.evidence(start, end)


# -------------------------------------------------------------------------------------------- two causes


def compare(a: Explanation, b: Explanation, turn: Turning = _NOTHING) -> Finding | None:
    """What two explanations of one effect are to each other; ``None`` when they agree."""
    if a.reading is b.reading or not a.cause_keys or not b.cause_keys:
        return None
    gap = days_between(a.reading.published, b.reading.published) or 0
    if gap <= _LONG and _agree(a, b):
        return None
    if gap > _LONG or (_same_mishap(a, b) and a.looks_back != b.looks_back):
        if a.cause_keys <= b.cause_keys or b.cause_keys <= a.cause_keys:
            return None
        return Compatibility("different_event", a.side, b.side, "other_cause_other_event", {}, 0.6, "cause")
    known = a.matters & b.matters
    central = bool(a.explains(turn) & b.explains(turn))
    if not known and not (a.is_whole or b.is_whole or central):
        return None
    if (known and not central and not _same_theme(a, b)) or (a.when and b.when and apart(a.when, b.when)):
        return None
    if known and all(matter.startswith("≈") for matter in known) and (_is_somebody(a) or _is_somebody(b)):
        return None
    exact = any(":" in matter and "≈" not in matter for matter in a.matters & b.matters)
    same_words = bool(exact or (a.effect_keys & b.effect_keys) - a.predicates or _same_mishap(a, b))
    if not same_words and _strangers(a, b):
        return None
    confidence = 0.8 if same_words else 0.65 if central else 0.55
    confidence -= _OF_HEADLINE * sum(e.is_headline for e in (a, b))
    details = {"a_cause": a.cause.quote, "b_cause": b.cause.quote}
    return Opposition("cause", a.side, b.side, confidence, "two causes", "cause", details, "cause")


def _is_somebody(explanation: Explanation) -> bool:
    """« provoqué par des casseurs »: who did it, not why."""
    head = head_of(explanation.reading, explanation.cause)
    return head is not None and names_people(explanation.reading, *head)


def _same_theme(a: Explanation, b: Explanation) -> bool:
    """« la rupture » may be that of the dam; the closing of a school and that of a pool are two effects."""
    common = a.matters & b.matters
    if any(":" in matter for matter in common):
        return True
    one, other = ({m.split(":")[1] for m in e.matters if m.split(":")[0] in common and ":" in m} for e in (a, b))
    return not (one and other)


def _strangers(a: Explanation, b: Explanation) -> bool:
    """Whether the effects name actors, and none in common."""
    one, other = (e.reading.keys(e.effect) - e.effect_keys if e.effect else frozenset() for e in (a, b))
    return bool(one and other) and not one & other


def _same_mishap(a: Explanation, b: Explanation) -> bool:
    return any(matter.startswith("event:") for matter in a.matters & b.matters)


def _agree(a: Explanation, b: Explanation) -> bool:
    """Whether the causes share a word that tells, or one cause is the other's effect: then they form one chain."""
    if _telling(a.cause_keys) & _telling(b.cause_keys) or _same_root(a.cause_keys, b.cause_keys):
        return True
    if not _telling(a.cause_keys) or not _telling(b.cause_keys):
        return bool(a.cause_keys & b.cause_keys) or not (_telling(a.cause_keys) or _telling(b.cause_keys))
    return any(
        one.cause_keys & other.effect_keys - one.effect_keys and not (one.is_whole and other.is_whole)
        for one, other in ((a, b), (b, a))
    )


#: Words that begin with so many letters in common, this part of the shorter one, have one root.
_ROOT = 5
_PART_OF_SHORTER = 0.75


def _same_root(one: Iterable[str], other: Iterable[str]) -> bool:
    """« la guerre ukrainienne » and « la crise en Ukraine » speak of one land: whether two words have a common root."""
    words = ([plain(key.removeprefix("@")) for key in keys] for keys in (one, other))
    return any(_has_one_root(x, y) for x, y in product(*words))


def _has_one_root(one: str, other: str) -> bool:
    shared = sum(1 for _same in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return shared >= max(_ROOT, _PART_OF_SHORTER * min(len(one), len(other)))


# ------------------------------------------------------------------------------------------------ denials


@lru_cache(maxsize=8)
def _denial_patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    rules = load_table(language, "contradictions")["denied_cause"]
    between = "|".join(re.escape(words) for words in rules["between"])
    gap = rf"(?: (?:{between}))? "

    def one(phrase: str) -> str:
        return phrase_expression(language, phrase, gap)

    after = "|".join(one(phrase) for phrase in rules["after"])
    subject = "|".join(one(phrase) for phrase in rules["subject"])
    return re.compile(rf"\b(?:{after})"), re.compile(rf"\b(?:{subject})")


def denied(reading: Reading) -> Iterator[Explanation]:
    """What a dispatch says not to be the cause."""
    for ground in grounds(reading):
        if ground.denied:
            evidence = clipped(reading, ground.sentence)
            yield Explanation(reading, None, ground.cause, evidence, True, None, told=_WHOLE)
    after, subject = _denial_patterns(reading.annotated.dispatch.language)
    for sentence in reading.sentences:
        text = re.sub(r"\s", " ", plain(sentence.span.quote))
        for pattern, behind in ((after, True), (subject, False)):
            match = pattern.search(text)
            if match is not None:
                thing = _denied_thing(reading, sentence.span, match, behind)
                if thing is not None:
                    yield Explanation(reading, None, thing, _around(reading, thing, sentence.span, match), True, None)


def _denied_thing(reading: Reading, sentence: EvidenceSpan, match: re.Match[str], behind: bool) -> EvidenceSpan | None:
    """The words behind the phrase, or those before it, as far as the next break."""
    text = sentence.quote
    if behind:
        rest = re.split(r"[,;:.!?]", text[match.end() :])[0]
        start = match.end() + len(rest) - len(rest.lstrip())
        end = start + len(rest.strip())
    else:
        before = re.split(r"[,;:.!?«»]", text[: match.start()])[-1]
        end = match.start() - (len(text[: match.start()]) - len(text[: match.start()].rstrip()))
        start = end - len(before.strip())
    if end <= start:
        return None
    return reading.annotated.dispatch.evidence(sentence.start + start, sentence.start + end)


def _around(reading: Reading, thing: EvidenceSpan, sentence: EvidenceSpan, match: re.Match[str]) -> EvidenceSpan:
    start = min(thing.start, sentence.start + match.start())
    end = max(thing.end, sentence.start + match.end())
    if sentence.end - sentence.start <= LONGEST // 2 + 40:
        return sentence
    return reading.annotated.dispatch.evidence(start, end)


def _denied_pairs(
    asserted: Sequence[Explanation], denials: Sequence[Explanation], turn: Turning
) -> Iterator[Opposition]:
    """A cause that one dispatch asserts and another denies."""
    by_key: dict[str, list[Explanation]] = defaultdict(list)
    for explanation in asserted:
        for key in _telling(explanation.cause_keys):
            by_key[key].append(explanation)
    for denial in denials:
        keys = _telling(denial.cause_keys)
        near = {id(e): e for key in keys for e in by_key.get(key, ())[:_MOST]}
        for explanation in near.values():
            common = keys & explanation.cause_keys
            if denial.told and turn.kinds and not explanation.explains(turn):
                continue
            if explanation.reading is not denial.reading and keys and len(common) >= min(2, len(keys)):
                details = {"a_cause": explanation.cause.quote, "b_cause": denial.cause.quote}
                yield Opposition(
                    "cause", explanation.side, denial.side, 0.85, "denied cause", "cause_denied", details, "cause"
                )
