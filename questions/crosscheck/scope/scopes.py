"""All or some: what one dispatch extends to everything and another limits to a part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from questions.annotations import EvidenceSpan
from questions.crosscheck.findings import Finding, Opposition, Side
from questions.crosscheck.reading import Reading, near_pairs
from questions.crosscheck.scope.reach import is_moment, role_of
from questions.crosscheck.scope.taken_in import left_out, taken_in
from questions.crosscheck.statements import Statement, apart, clipped, days_between
from questions.crosscheck.themes import head_of
from questions.syntax import SUBJECTS, Tree, plain

_LONG = 200
_MOST = 40
#: Days between two reports of one standstill, at most.
_NEAR = 10
#: Under which name clauses are looked up that tell how far something is at a standstill.
_STOPPED = "stopped"
#: Words behind a noun that still complete it in the passage shown.
_COMPLETED = 5
#: Letters that two words of one kind share at their head (« lanceurs », « lancements »).
_STEM = 4
Reach = Literal["all", "part"]


@dataclass(frozen=True, eq=False)
class Extent:
    """A clause that says how far something reaches: « tous les barrages », « le seul barrage ».

    ``theme`` is the key of the subject's head, ``counted`` that of the noun told as a whole or as a part.
    """

    statement: Statement
    reach: Reach
    theme: str
    counted: str
    keys: frozenset[str]
    evidence: EvidenceSpan
    #: Names that complete the noun counted (« les commerces de Lugny »).
    names: frozenset[str]
    #: Lemma of the noun counted.
    lemma: str
    #: Told as standing apart: « n'est pas concernée », « échappe à ».
    spared: bool = False
    #: Told of nothing and nobody: « plus rien ne roule ».
    none: bool = False
    #: Whether the noun is one, or words say which or how many of the kind.
    some: bool = True
    #: Whether the noun counted does what is told, or undergoes it.
    role: str = ""

    @property
    def reading(self) -> Reading:
        """The dispatch."""
        return self.statement.reading

    @property
    def predicate(self) -> str:
        """Key of the predicate; verbs of reaching count as one."""
        rules = self.reading.words.rules["scope"]
        covers, lemma = rules["covers"], self.statement.claim.predicate
        if _standstill(self):
            return _STOPPED
        return "covers" if lemma in covers else self.reading.words.key(lemma)


def _standstill(extent: Extent) -> bool:
    """Whether it tells how far something is at a standstill: by the verb, or by a movement that reaches so far."""
    rules, statement = extent.reading.words.rules["scope"], extent.statement
    place = extent.reading.tokens_in(statement.claim.span)
    lemmas = {place[0].tokens[i].lemma.lower() for i in place[1]} if place else set()
    if extent.none:
        return bool(lemmas & set(rules["moving"]))
    subject = extent.reading.tokens_in(statement.claim.subject) if statement.claim.subject else None
    told = {subject[0].tokens[i].lemma.lower() for i in subject[1]} if subject else set()
    reaches = statement.claim.predicate in rules["covers"] and bool(told & set(rules["movements"]))
    return reaches or bool(lemmas & set(rules["stopped"]))


def find(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Pairs of clauses about one thing, one of which reaches everything and the other a part."""
    blocks: dict[str, list[Extent]] = defaultdict(list)
    for reading in readings:
        for extent in extents(reading):
            names = {extent.counted, extent.predicate, reading.words.family_of(extent.theme)} - {""}
            for name in names | _by_name(extent):
                blocks[name].append(extent)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for a, b in near_pairs(block, _MOST):
            if (id(a), id(b)) not in seen and (finding := compare(a, b)) is not None:
                seen.add((id(a), id(b)))
                yield finding


def compare(a: Extent, b: Extent) -> Opposition | None:
    """The opposition between two extents of one thing, ``None`` where there is none."""
    if a.reading is b.reading or a.reach == b.reach or _denied(a) or _denied(b):
        return None
    if (days_between(a.reading.published, b.reading.published) or 0) > _LONG:
        return None
    if (a.names and b.names and a.names.isdisjoint(b.names)) or _all_the_same(a, b):
        return None
    if _at_other_times(a, b) or (not (a.spared or b.spared) and _in_other_roles(a, b)):
        return None
    score = _spares(a, b) if a.spared or b.spared else _likeness(a, b)
    if score < 2:
        return None
    confidence = 0.8 if score > 2 else 0.65
    sides = Side(a.reading, a.evidence), Side(b.reading, b.evidence)
    return Opposition("scope", *sides, confidence, "all or part", "scope", {}, f"scope:{a.counted}")


def _all_the_same(a: Extent, b: Extent) -> bool:
    """« seuls les enfants » and « tous les enfants »: all of those to whom the other limits it."""
    part = a if a.reach == "part" else b
    return a.counted == b.counted != "" and not part.some and not part.spared


def _in_other_roles(a: Extent, b: Extent) -> bool:
    """« seule la région a versé sa part », « tous les dons ont été versés »: who does it, what it is done with; « seul
    un témoin a été entendu », « tous seront entendus »: some already, all of them later."""
    part, whole = (a, b) if a.reach == "part" else (b, a)
    head = part.statement.place_in_tree
    over = head is not None and head[0].tokens[head[1]].feature("Tense") == "Past"
    return {a.role, b.role} == {"doer", "thing"} or (over and whole.statement.claim.modality == "planned")


def _at_other_times(a: Extent, b: Extent) -> bool:
    """Whether both clauses give a day, and no day is in both."""
    one, other = a.statement.when, b.statement.when
    return one is not None and other is not None and apart(one, other)


def _denied(extent: Extent) -> bool:
    """Whether the clause is denied, beyond the word that tells how far it reaches."""
    return extent.statement.claim.negated and not (extent.none or extent.spared)


def _spares(a: Extent, b: Extent) -> int:
    """Points where one spares what the other takes in by name (« l'annexe comprise »), or the rest of the kind."""
    apart, whole = (a, b) if a.spared else (b, a)
    words = whole.reading.words.rules["scope"]
    if whole.spared or not apart.theme:
        return 0
    sentence = whole.statement.claim.sentence
    text = set(plain(sentence.quote).replace(",", " ").replace(".", " ").split())
    if apart.theme in whole.reading.keys(sentence) and text & set(words["included"]):
        return 3
    if _by_name(apart) & _by_name(whole):
        return 3
    others = set(plain(apart.evidence.quote).split()) & set(words["others"])
    akin = apart.lemma[:_STEM] == whole.lemma[:_STEM] and len(apart.lemma) >= _STEM
    return 2 if others and (akin or apart.theme == whole.counted) else 0


def _by_name(extent: Extent) -> set[str]:
    """Under which names one is taken in or left out: « pigistes compris », « les pigistes en sont exclus »."""
    reading, claim = extent.reading, extent.statement.claim
    if extent.spared:
        head = head_of(reading, claim.subject)
        return {f"by name {key}" for key in left_out(reading, *head)} if head is not None else set()
    return {f"by name {key}" for key in taken_in(reading, claim.sentence)} if extent.reach == "all" else set()


def _likeness(a: Extent, b: Extent) -> int:
    """Points for the same thing, the same predicate, one more word in common."""
    family_of = a.reading.words.family_of
    known = {a.counted, a.theme} & {b.counted, b.theme}
    if (
        a.predicate == b.predicate == _STOPPED
        and (days_between(a.reading.published, b.reading.published) or 0) <= _NEAR
    ):
        return 2
    thing = bool(a.theme) and family_of(a.theme) == family_of(b.theme)
    counted = bool(a.counted) and a.counted == b.counted
    crossed = bool({a.counted, b.counted} & {a.theme, b.theme} & known - {""})
    apart = a.counted != a.theme or b.counted != b.theme
    done = {a.predicate, _verb(a)} | _agents(a) | _agents(b)
    idle = known | (done if _verb(a) == _verb(b) else set())
    points = [
        thing or counted or crossed,
        thing and counted and apart,
        a.predicate == b.predicate,
        bool({key for key in a.keys & b.keys if not key.startswith("@")} - idle),
    ]
    return sum(points)


def _agents(extent: Extent) -> frozenset[str]:
    """« sauvés par les pompiers »: who did it says nothing of what it was done to."""
    return extent.reading.keys(extent.statement.claim.passive_agent)


def _verb(extent: Extent) -> str:
    """Key of the predicate: a point of its own, and no further word in common."""
    return extent.reading.words.key(extent.statement.claim.predicate)


def extents(reading: Reading) -> Iterator[Extent]:
    """Clauses with a word of quantity that bears on what they reach."""
    for claim in reading.annotated.claims:
        statement = Statement.of(reading, claim)
        if claim.zone == "caption" or statement.place_in_tree is None:
            continue
        here, head = statement.place_in_tree
        found = _reach(reading, here, head)
        apart = None if found else _spared(reading, here, head, statement)
        none = None if found or apart else _nothing(reading, here, head)
        found = found or apart or none
        if found is not None:
            theme = _counted_of(reading, head_of(reading, claim.subject))
            name = reading.words.key_at(theme[0].tokens[theme[1]]) if theme else ""
            stands_for_it = theme is not None and found[1] == here.child(head, *SUBJECTS)
            tree, noun = theme if stands_for_it and theme else (here, found[1])
            lemma = reading.words.key_at(tree.tokens[noun])
            counted = lemma if lemma.startswith("=") else reading.key_of(tree, noun) or ""
            evidence = _evidence(reading, claim.span, here, found[1])
            names = frozenset(_names_below(reading, tree, noun))
            yield Extent(
                statement,
                found[0],
                name,
                counted,
                reading.keys(evidence),
                evidence,
                names,
                tree.tokens[noun].lemma.lower(),
                spared=found is apart,
                none=found is none,
                some=_is_some(tree, noun),
                role=role_of(here, found[1]),
            )


def _is_some(tree: Tree, noun: int) -> bool:
    """« la seule école », « quelques écoles », « les écoles de Lugny »: one, a few, or those that words tell apart."""
    determiner = tree.child(noun, "det")
    definite = determiner is not None and tree.tokens[determiner].feature("Definite") == "Def"
    if tree.tokens[noun].feature("Number") != "Plur" or not definite:
        return True
    told = (i for i in tree.subtree(noun) if i > noun or tree.tokens[i].pos == "NUM")
    return any(tree.tokens[i].pos in {"ADJ", "NOUN", "PROPN", "NUM"} for i in told)


def _names_below(reading: Reading, tree: Tree, noun: int) -> Iterator[str]:
    for i in tree.subtree(noun):
        key = reading.key_of(tree, i) if i != noun and tree.tokens[i].pos == "PROPN" else None
        if key is not None:
            yield key


def _spared(reading: Reading, here: Tree, head: int, statement: Statement) -> tuple[Reach, int] | None:
    """« l'annexe n'est pas concernée », « les retraités échappent à la hausse »: what it does not reach."""
    rules, subject = reading.words.rules["scope"], here.child(head, *SUBJECTS)
    lemma = here.tokens[head].lemma.lower()
    left_out = (
        lemma in rules["reaching"] and statement.claim.negated and here.has(head, "aux:pass", "cop", "nsubj:pass")
    )
    if subject is None or here.tokens[subject].pos != "NOUN" or here.word(subject) in reading.polarity["nobody"]:
        return None
    return ("part", subject) if left_out or (lemma in rules["sparing"] and not statement.claim.negated) else None


def _nothing(reading: Reading, here: Tree, head: int) -> tuple[Reach, int] | None:
    """« plus rien ne roule », « aucun train ne circule »: all of it stands still."""
    subject = here.child(head, *SUBJECTS)
    if subject is None or here.tokens[head].lemma.lower() not in reading.words.rules["scope"]["moving"]:
        return None
    determiner = here.child(subject, "det")
    words = {here.word(subject), here.word(determiner) if determiner is not None else ""}
    nobody = {*reading.polarity["nobody"], *reading.polarity["nothing"]}
    return ("all", subject) if words & nobody else None


def _counted_of(reading: Reading, theme: tuple[Tree, int] | None) -> tuple[Tree, int] | None:
    """« 40 des 212 familles », « l'ensemble des familles », « une poignée de familles »: the families."""
    if theme is None:
        return None
    rules, lemma = reading.words.rules["scope"], theme[0].tokens[theme[1]].lemma.lower()
    if theme[0].tokens[theme[1]].pos != "NUM" and lemma not in {*rules["all"], *rules["few"]}:
        return theme
    noun = theme[0].child(theme[1], "nmod", "obl")
    return theme if noun is None else (theme[0], noun)


def _evidence(reading: Reading, span: EvidenceSpan, here: Tree, counted: int) -> EvidenceSpan:
    """The clause, as far as the noun that is counted and what completes it."""
    last = counted
    while last + 1 < len(here.tokens) and last - counted < _COMPLETED and last + 1 in here.subtree(counted):
        if here.tokens[last + 1].pos in {"PUNCT", "SCONJ"}:
            break
        last += 1
    end = max(span.end, here.tokens[last].end)
    return clipped(reading, reading.annotated.dispatch.evidence(span.start, end))


def _reach(reading: Reading, here: Tree, head: int) -> tuple[Reach, int] | None:
    """How far the clause reaches, and the noun told as a whole or as a part."""
    rules = reading.words.rules["scope"]
    if (limit := _limit(reading, here, head)) is not None:
        return "part", limit
    subject = here.child(head, *SUBJECTS)
    if subject is not None and (told := _quantified(rules, here, subject)) is not None:
        return told, subject
    behind = [i for i in here.subtree(head) if i > head]
    finished = here.has(head, "aux:pass", "aux:tense")
    floating = [i for i in here.children[head] if i < head and here.word(i) in rules["floating"] and finished]
    if floating and (subject := here.subject(head)) is not None:
        return "all", subject
    limited = any(here.word(i) in reading.words.grammar["not"] for i in here.children[head] if i < head)
    for i in behind:
        only = limited and here.word(i) in rules["only"]
        some = here.word(i) in rules["some"] and not _approximates(rules, here, i) and not _is_whole(here, i)
        if some or only:
            noun = _noun_after(here, i, {*rules["some"], *rules["all"]})
            return None if only and is_moment(reading, here, noun) else ("part", noun)
    adverbs = [i for i in here.children[head] if i < head and here.tokens[i].dep == "advmod"]
    for i in (*behind, *adverbs):
        if here.word(i) in rules["all"] and not (_restricted(rules, here, i) or _is_degree(rules, here, head, i)):
            return "all", _noun_after(here, max(i, head), {*rules["some"], *rules["all"]})
    return None


def _limit(reading: Reading, here: Tree, head: int) -> int | None:
    """« le rappel se limite aux comprimés »: the noun to which something is limited, no time (« en juin »)."""
    if here.tokens[head].lemma.lower() not in reading.words.rules["scope"]["limiting"]:
        return None
    behind = (i for i in here.children[head] if i > head and here.tokens[i].dep.startswith("obl"))
    nouns = (i for i in behind if here.tokens[i].pos == "NOUN" and here.has(i, "case"))
    return next((i for i in nouns if not reading.is_time(here.tokens[i].start)), None)


def _quantified(rules: dict[str, list[str]], here: Tree, subject: int) -> Reach | None:
    """« toutes les écoles », « seules les écoles », « certains élus » as subjects."""
    first = min(here.subtree(subject))
    before = {here.word(i) for i in range(max(first - 1, 0), subject)}
    lemma = here.tokens[subject].lemma.lower()
    if here.word(subject) in rules["floating"] or (lemma in rules["all"] and here.has(subject, "nmod")):
        return "all"
    some = [i for i in range(max(first - 1, 0), subject) if here.word(i) in rules["some"]]
    if any(not _approximates(rules, here, i) for i in some) or lemma in rules["few"]:
        return "part"
    entire = before & set(rules["entire"]) and here.has(subject, "det")
    return "all" if entire or before & set(rules["floating"]) else None


def _approximates(rules: dict[str, list[str]], here: Tree, index: int) -> bool:
    """« quelque 300 foyers »: about so many; « non seulement le pont »: more than that."""
    if index and here.word(index - 1) in rules["not_only"]:
        return True
    behind = here.tokens[index + 1] if index + 1 < len(here.tokens) else None
    return here.word(index) in rules["about"] and behind is not None and behind.pos == "NUM"


def _is_whole(here: Tree, index: int) -> bool:
    """« la fin de la partie »: the game, or whatever was told of; « la moitié du parc », « une partie » are a part."""
    determiner = here.child(index, "det")
    definite = determiner is not None and here.tokens[determiner].feature("Definite") == "Def"
    return here.tokens[index].pos == "NOUN" and definite and not here.has(index, "nmod", "amod")


def _is_degree(rules: dict[str, list[str]], here: Tree, head: int, index: int) -> bool:
    """« ont toute leur place », « prend tout son sens »: how much, not how many or how much of it."""
    owned = index + 1 < len(here.tokens) and here.tokens[index + 1].feature("Poss") == "Yes"
    return owned and here.word(index) in rules["entire"] and here.tokens[head].lemma.lower() in rules["having"]


def _restricted(rules: dict[str, list[str]], here: Tree, index: int) -> bool:
    """« chaque foyer privé plus de trois jours »: each of those only."""
    noun = here.governor(index)
    each = here.word(index) in rules["each"] and noun is not None
    return each and any(here.tokens[i].dep.startswith(("acl", "amod")) for i in here.children[noun or 0])


def _noun_after(here: Tree, index: int, quantities: set[str]) -> int:
    """The noun that a word of quantity bears on; « une partie des salariés » bears on the last."""
    behind = range(index + 1, min(index + 8, len(here.tokens)))
    nouns = (i for i in behind if here.tokens[i].pos in {"NOUN", "PROPN"} and here.word(i) not in quantities)
    return next(nouns, index)
