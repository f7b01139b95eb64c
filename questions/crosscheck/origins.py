"""One effect, two causes: what dispatches hold to have brought the same thing about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from questions.annotations import Attribution, EvidenceSpan
from questions.crosscheck.findings import Compatibility, Finding, Opposition, Side
from questions.crosscheck.reading import Reading, near_pairs
from questions.crosscheck.statements import LONGEST, days_between
from questions.crosscheck.states import dimensions, head_of
from questions.languages.tables import load_table, phrase_expression
from questions.syntax import plain

#: Explanations of one effect compared pairwise, at most.
_MOST = 40
#: Dispatches further apart, in days, explain two events unless they name the same one.
_LONG = 200
#: Rules too weak to oppose two dispatches.
_WEAK = "après + événement"


@dataclass(frozen=True, eq=False)
class Explanation:
    """Effect and cause as keys; ``denied`` when the dispatch says that this was not the cause."""

    reading: Reading
    effect: EvidenceSpan | None
    cause: EvidenceSpan
    evidence: EvidenceSpan
    denied: bool
    attribution: Attribution | None

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
        """Under which names the effect is looked up: its head noun, or the state a clause tells with its theme."""
        place = self.reading.tokens_in(self.effect) if self.effect else None
        if place is None or self.effect is None:
            return frozenset()
        here, indices = place
        table = dimensions(self.reading.annotated.dispatch.language)
        head = head_of(self.reading, self.effect)
        key = self.reading.key_of(*head) if head and head[0].tokens[head[1]].pos == "NOUN" else None
        found = {key} if key and not key.startswith("@") and self._is_phrase else set()
        found |= self._events({here.tokens[i].lemma.lower() for i in indices})
        for claim in self.reading.annotated.claims:
            if not self.effect.overlaps(claim.span) or claim.predicate not in {
                here.tokens[i].lemma.lower() for i in indices
            }:
                continue
            found |= self._told(claim.predicate, claim.object or claim.subject, table)
            found |= self._told(claim.predicate, claim.subject, table)
        return frozenset(found)

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

    def _told(self, predicate: str, theme: EvidenceSpan | None, table: dict) -> set[str]:  # type: ignore[type-arg]
        head = head_of(self.reading, theme)
        if head is None:
            return set()
        key = self.reading.words.key(head[0].tokens[head[1]].lemma)
        family = self.reading.words.family_of(key)
        names = [f"{d['name']}={answer}" for d, answer in table.get(predicate, ())] or [f"act:{predicate}"]
        return {f"{name}:{family}" for name in names}

    def _events(self, lemmas: set[str]) -> set[str]:
        """Accidents and the like, told by a verb here and by a noun there."""
        events = load_table(self.reading.annotated.dispatch.language, "predicates")["event"]
        return {f"event:{e['name']}" for e in events if e.get("mishap") and lemmas & set(e["lemmas"])}

    @property
    def side(self) -> Side:
        """The passage to show."""
        return Side(self.reading, self.evidence)


def _telling(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if not key.startswith("@"))


def find(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every pair of explanations that name two causes of one effect, or one of which denies the other's cause."""
    asserted: dict[str, list[Explanation]] = defaultdict(list)
    everything: list[Explanation] = []
    denials: list[Explanation] = []
    for reading in readings:
        for explanation in explanations(reading):
            everything.append(explanation)
            for matter in explanation.matters:
                asserted[matter].append(explanation)
        denials += denied(reading)
    for block in asserted.values():
        for a, b in near_pairs(block, _MOST):
            finding = compare(a, b)
            if finding is not None:
                yield finding
    yield from _denied_pairs(everything, denials)


def explanations(reading: Reading) -> Iterator[Explanation]:
    """The causal relations of a dispatch that explain something."""
    for relation in reading.annotated.causes:
        if relation.kind in {"cause", "reaction"} and relation.rule != _WEAK:
            evidence = _passage(reading, relation.effect, relation.cause, relation.marker)
            yield Explanation(reading, relation.effect, relation.cause, evidence, False, relation.attribution)


def _passage(reading: Reading, effect: EvidenceSpan, cause: EvidenceSpan, marker: EvidenceSpan | None) -> EvidenceSpan:
    """Effect, marker and cause in one passage where they stand together, else marker and cause."""
    whole = [effect, cause] + ([marker] if marker else [])
    start, end = min(s.start for s in whole), max(s.end for s in whole)
    if end - start > LONGEST:
        tail = [cause] + ([marker] if marker else [])
        start, end = min(s.start for s in tail), max(s.end for s in tail)
    return reading.annotated.dispatch.evidence(start, end)


# -------------------------------------------------------------------------------------------- two causes


def compare(a: Explanation, b: Explanation) -> Finding | None:
    """What two explanations of one effect are to each other; ``None`` when they agree."""
    if a.reading is b.reading or not a.cause_keys or not b.cause_keys:
        return None
    gap = days_between(a.reading.published, b.reading.published) or 0
    if gap <= _LONG and _agree(a, b):
        return None
    if gap > _LONG:
        if a.cause_keys <= b.cause_keys or b.cause_keys <= a.cause_keys:
            return None
        return Compatibility("different_event", a.side, b.side, "other_cause_other_event", {}, 0.6, "cause")
    same_words = bool((a.effect_keys & b.effect_keys) - a.predicates or _same_mishap(a, b))
    if not same_words and _strangers(a, b):
        return None
    confidence = 0.8 if same_words else 0.55
    details = {"a_cause": a.cause.quote, "b_cause": b.cause.quote}
    return Opposition("cause", a.side, b.side, confidence, "two causes", "cause", details, "cause")


def _strangers(a: Explanation, b: Explanation) -> bool:
    """Whether the effects name actors, and none in common."""
    one, other = (e.reading.keys(e.effect) - e.effect_keys if e.effect else frozenset() for e in (a, b))
    return bool(one and other) and not one & other


def _same_mishap(a: Explanation, b: Explanation) -> bool:
    return any(matter.startswith("event:") for matter in a.matters & b.matters)


def _agree(a: Explanation, b: Explanation) -> bool:
    """Whether the causes share a word that tells, or one cause is the other's effect: then they form one chain."""
    if _telling(a.cause_keys) & _telling(b.cause_keys):
        return True
    if not _telling(a.cause_keys) or not _telling(b.cause_keys):
        return bool(a.cause_keys & b.cause_keys) or not (_telling(a.cause_keys) or _telling(b.cause_keys))
    return bool(a.cause_keys & b.effect_keys - a.effect_keys or b.cause_keys & a.effect_keys - b.effect_keys)


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
    after, subject = _denial_patterns(reading.annotated.dispatch.language)
    for sentence in reading.sentences:
        text = plain(sentence.span.quote)
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


def _denied_pairs(asserted: Sequence[Explanation], denials: Sequence[Explanation]) -> Iterator[Opposition]:
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
            if explanation.reading is not denial.reading and keys and len(common) >= min(2, len(keys)):
                details = {"a_cause": explanation.cause.quote, "b_cause": denial.cause.quote}
                yield Opposition(
                    "cause", explanation.side, denial.side, 0.85, "denied cause", "cause_denied", details, "cause"
                )
