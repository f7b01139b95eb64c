"""An accusation and its denial: two voices, each faithfully reported, and no contradiction of the texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from questions.annotations import Claim, EvidenceSpan
from questions.crosscheck.centre import Centre
from questions.crosscheck.compatible.clauses import alike, closest, rules
from questions.crosscheck.compatible.proofs import accuses, denies
from questions.crosscheck.findings import Compatibility, Side
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import clipped, days_between
from questions.syntax import Tree, plain

#: Charges set beside one denial, and sentences with one word, at most.
_MOST, _BLOCK = 2, 15
#: Days between a charge and its denial, at most.
_LONG = 200
#: Words of a bare denial (« La mairie dément. », « elle le conteste »), at most.
_BARE = 8
#: What both must share for a sentence of another dispatch to be what is denied.
_LEAST = 1.5
#: The same where the other sentence accuses nobody.
_LEAST_VOICED = 2.0


@dataclass(frozen=True, eq=False)
class Word:
    """A sentence that accuses, denies, or is somebody's words; ``place`` counts the sentences of its dispatch."""

    reading: Reading
    here: Tree
    place: int
    accuses: bool
    denies: bool
    voiced: bool
    #: It denies only by swearing, which answers an accusation and nothing else.
    swears: bool = False

    @cached_property
    def keys(self) -> frozenset[str]:
        """What is said, without the words of accusing and denying."""
        span, dispatch = self.here.sentence.span, self.reading.annotated.dispatch
        told = dispatch.evidence(self.clause.start, span.end) if self.denies else span
        return self.reading.keys(told) - self.reading.words.of_denial

    @cached_property
    def is_bare(self) -> bool:
        """Whether it only denies, without saying what."""
        words = self.here.words
        return self.denies and len(words) <= _BARE and not set(words) & set(rules(self.reading)["denials"]["what"])

    @cached_property
    def clause(self) -> EvidenceSpan:
        """The clause of the denial, else the sentence."""
        claims = (c for c in self.reading.annotated.claims if c.sentence == self.here.sentence.span)
        denying = [c for c in claims if self.denies and _denies(self.reading, c)]
        return min((c.span for c in denying), key=lambda s: s.end - s.start, default=self.here.sentence.span)

    @property
    def points_back(self) -> bool:
        """« a qualifié ces propos de ragots », « rejette l'accusation »."""
        text = f" {plain(self.here.sentence.span.quote)} "
        anaphors = rules(self.reading)["denials"]["anaphors"]
        return self.denies and _split(self) is None and any(phrase in text for phrase in anaphors)

    @cached_property
    def is_hearsay(self) -> bool:
        """« les gardiens auraient frappé un détenu »: told of what is over, and not vouched for; the parser takes some
        participles for infinitives."""
        tokens, hearsay = self.here.tokens, rules(self.reading)["pleas"]["hearsay"]
        participles = {i for i, t in enumerate(tokens) if t.feature("VerbForm") == "Part" or t.pos == "VERB"}
        found = (i for i, word in enumerate(self.here.words) if word in hearsay)
        return any({i + 1, i + 2} & participles for i in found)

    @property
    def opens_quotation(self) -> bool:
        """Whether the sentence begins with a quotation mark."""
        return self.here.sentence.span.quote.lstrip()[:1] in rules(self.reading)["pleas"]["marks"]

    @property
    def is_retort(self) -> bool:
        """« …, rétorque le ministère »: what is said stands before a verb of answering back."""
        words, lemmas = self.here.words, self.here.lemmas
        closing = rules(self.reading)["pleas"]["marks"] + rules(self.reading)["pleas"]["closing"]
        last = max((i for i, word in enumerate(words) if word in closing), default=len(words))
        return not set(lemmas[last:]).isdisjoint(rules(self.reading)["denials"]["retorts"])

    @property
    def says_no(self) -> bool:
        """« Faux, répond le directeur »: its first word denies."""
        first, behind = self.here.word(0), self.here.word(1)
        denials = rules(self.reading)["denials"]
        return first in denials["no"] and behind in denials["no_ends"]

    @property
    def is_negated(self) -> bool:
        """Whether a negation stands in it: two voices that both deny a thing agree."""
        polarity = self.reading.polarity
        return bool(set(self.here.words) & {*polarity["negators"], *polarity["nobody"]})

    @property
    def side(self) -> Side:
        """The passage to show: the sentence, or the clause of the denial where the sentence is long."""
        span = self.here.sentence.span
        return Side(self.reading, clipped(self.reading, self.clause if span.end - span.start > _WIDE else span))


#: Sentences before « ces propos » in which they are looked for.
_BACK = 3
#: A longer sentence is shown by its clause.
_WIDE = 180


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Each denial with what it denies: the sentence before a bare one, else those that share what is said."""
    centre = Centre.of(readings)
    by_key: dict[str, list[Word]] = defaultdict(list)
    words = [word for reading in readings for word in reading.once(spoken)]
    for word in words:
        if not word.denies:
            for key in word.keys:
                by_key[key].append(word)
    beside = {(word.reading.file, word.place): word for word in words}
    for word in words:
        yield from _replied(word, beside)
    for denial in (word for word in words if word.denies):
        yield from _inside(denial)
        before = beside.get((denial.reading.file, denial.place - 1))
        if denial.points_back:
            before = _spoken_before(denial, beside)
        if before is not None and not before.denies and (denial.points_back or _answers_next(before, denial)):
            yield _pair(before, denial, 0.84 if denial.is_bare and before.voiced else 0.78)
        yield from _answered(denial, by_key, centre)


def _replied(word: Word, beside: dict[tuple[str, int], Word]) -> Iterator[Compatibility]:
    """« elle traite la banque de casino, la banque répond que ses comptes sont sains »: what the answer answers stands
    before it in its sentence, else in the sentence before where somebody speaks there."""
    reading, replies = word.reading, rules(word.reading)["denials"]["replies"]
    if set(word.here.lemmas).isdisjoint(replies):
        return
    claims = [c for c in reading.annotated.claims if c.sentence == word.here.sentence.span]
    halves = _split(word)
    reply = next((c for c in claims if c.predicate in replies and _answers(reading, word.here, c)), None)
    before = beside.get((reading.file, word.place - 1))
    if reply is None:
        told = before is not None and (before.voiced or before.accuses) and not before.denies
        if before is not None and told and _is_retort(word, before):
            yield Compatibility("attributed", before.side, word.side, "voices", {}, 0.76, "denial")
        return
    said = [c for c in claims if c.span.end <= reply.span.start and c.subject and c.subject != reply.subject]
    answer = reading.annotated.dispatch.evidence(reply.span.start, word.here.sentence.span.end)
    if said:
        sides = Side(reading, clipped(reading, said[-1].span)), Side(reading, clipped(reading, answer))
        yield Compatibility("attributed", *sides, "voices", {}, 0.8, "denial")
    elif halves is not None and halves[1].contains(reply.span):
        sides = Side(reading, clipped(reading, halves[0])), Side(reading, clipped(reading, halves[1]))
        yield Compatibility("attributed", *sides, "voices", {}, 0.8, "denial")
    elif before is not None and before.voiced:
        yield Compatibility(
            "attributed", before.side, Side(reading, clipped(reading, answer)), "voices", {}, 0.72, "denial"
        )


def _answers(reading: Reading, here: Tree, reply: Claim) -> bool:
    """Whether it tells the answer behind its verb: not « a répondu par un sourire », nor « …, réplique son avocat »."""
    verb = next((i for i in range(len(here.tokens)) if here.tokens[i].lemma.lower() == reply.predicate), None)
    if verb is None or verb + 1 >= len(here.tokens) or reply.subject is None:
        return False
    return (
        here.word(verb + 1) not in rules(reading)["denials"]["no_reply"]
        and reply.subject.start < here.tokens[verb].start
    )


def _is_retort(word: Word, before: Word) -> bool:
    """« C'est faux », répond l'intéressée; « Nous respectons le texte », rétorque le ministère: words that answer what
    stands before, where that accuses, they say no or are called a retort."""
    if word.says_no or (word.denies and before.accuses):
        return True
    return word.opens_quotation and (before.accuses or word.is_retort)


def _spoken_before(denial: Word, beside: dict[tuple[str, int], Word]) -> Word | None:
    """What « ces propos », « dément en bloc » answer: the last charge before, else the last words, else all."""
    near = [beside.get((denial.reading.file, denial.place - back)) for back in range(1, _BACK + 1)]
    said = [word for word in near if word is not None and not word.denies]
    charges = [word for word in said if word.accuses]
    return next(iter([*charges, *(word for word in said if word.voiced), *said]), None)


def _answers_next(before: Word, denial: Word) -> bool:
    """Whether a denial answers the sentence right before it: it says no more, or that accuses, complains or tells what
    nobody vouches for."""
    complains = before.voiced and not before.here.held.isdisjoint(rules(before.reading)["denials"]["complain"])
    charges = before.accuses or before.is_hearsay
    return charges or (not denial.swears and (denial.is_bare or complains))


def _pair(charge: Word, denial: Word, closeness: float) -> Compatibility:
    return Compatibility("attributed", charge.side, denial.side, "voices", {}, closeness, "denial")


def _inside(denial: Word) -> Iterator[Compatibility]:
    """« le professeur l'accuse d'avoir …, elle le conteste »: both in one sentence."""
    claims = [c for c in denial.reading.annotated.claims if c.sentence == denial.here.sentence.span]
    denying = [c for c in claims if _denies(denial.reading, c)]
    accusing = [c for c in claims if _accuses(denial.reading, c) and not c.negated]
    charges = [c for c in accusing if not any(d.span.overlaps(c.span) for d in denying)]
    if not (denying and charges):
        yield from _halves(denial)
    else:
        charge, answer = (Side(denial.reading, clipped(denial.reading, c.span)) for c in (charges[0], denying[-1]))
        yield Compatibility("attributed", charge, answer, "voices", {}, 0.8, "denial")


def _halves(denial: Word) -> Iterator[Compatibility]:
    """« … d'avoir transmis ses cahiers ; elle le conteste »: a charge before a semicolon, its denial behind it."""
    here, denial_words = denial.here, denial.reading.words.rules["denial"]
    more, halves = rules(denial.reading)["denials"], _split(denial) if denial.accuses else None
    if halves is None:
        return
    first, second = halves
    parts = slice(0, here.at(first.end - 1) + 1), slice(here.at(second.start), None)
    said = [{*here.words[part], *here.lemmas[part]} for part in parts]
    denies = {*denial_words["deny"], *denial_words["denying"], *more["forms"]}
    told = f" {plain(second.quote)}"
    denied = bool(said[1] & denies) or any(f" {phrase}" in told for phrase in more["phrases"])
    if said[0] & {*denial_words["accuse"], *more["accuse"]} and denied:
        sides = Side(denial.reading, clipped(denial.reading, first)), Side(denial.reading, second)
        yield Compatibility("attributed", *sides, "voices", {}, 0.8, "denial")


def _split(word: Word) -> tuple[EvidenceSpan, EvidenceSpan] | None:
    """What stands before the first semicolon of a sentence, and what behind it."""
    here, dispatch = word.here, word.reading.annotated.dispatch
    stop = next((i for i in range(1, len(here.tokens) - 1) if here.word(i) == ";"), None)
    if stop is None:
        return None
    span = here.sentence.span
    first = dispatch.evidence(span.start, here.tokens[stop - 1].end)
    return first, dispatch.evidence(here.tokens[stop + 1].start, span.end)


def _answered(denial: Word, by_key: dict[str, list[Word]], centre: Centre) -> Iterator[Compatibility]:
    """Charges, else words of others, that speak of what is denied."""

    def worth_of(word: Word) -> float:
        return _worth(word, denial, centre) if _may_answer(word, denial) else 0.0

    for worth, word in closest(denial.keys, by_key, worth_of, least=_LEAST, most=_MOST, block=_BLOCK):
        yield _pair(word, denial, min(0.5 + 0.1 * worth, 0.9))


def _may_answer(word: Word, denial: Word) -> bool:
    near = (days_between(word.reading.published, denial.reading.published) or 0) <= _LONG
    if (denial.swears or (word.is_negated and denial.is_negated)) and not word.accuses:
        return False
    return near and (word.reading is not denial.reading or word.place < denial.place - 1)


def _worth(word: Word, denial: Word, centre: Centre) -> float:
    """How much both speak of the same; what accuses nobody must stand in somebody's words and share much."""
    shared = word.keys & denial.keys
    common = alike(centre, shared)
    if word.accuses:
        return common + 1.0 if shared else 0.0
    told = word.voiced and len([key for key in shared if not key.startswith("@")]) > 1
    return common + 0.5 if told and common >= _LEAST_VOICED else 0.0


def spoken(reading: Reading) -> Iterator[Word]:
    """Every sentence of headline and body, and whether it accuses, denies or is somebody's words."""
    swearing = set(rules(reading)["denials"]["swear"])
    for place, here in enumerate(reading.trees):
        swears = bool(here.held & swearing) and bool(set(here.words) & set(reading.polarity["negators"]))
        denied = denies(reading, here)
        voiced = any(a.content.overlaps(here.sentence.span) for a in reading.annotated.attributions)
        yield Word(reading, here, place, accuses(reading, here), denied or swears, voiced, swears and not denied)


def _denies(reading: Reading, claim: Claim) -> bool:
    denial, text = reading.words.rules["denial"], plain(claim.span.quote)
    more = rules(reading)["denials"]
    phrases = any(f" {phrase} " in f" {text} " for phrase in more["phrases"])
    told = bool(set(text.split()) & {*denial["denying"], *more["forms"]})
    return claim.predicate in denial["deny"] or told or phrases


def _accuses(reading: Reading, claim: Claim) -> bool:
    return claim.predicate in reading.words.rules["denial"]["accuse"]
