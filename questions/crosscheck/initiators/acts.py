"""Deeds of any kind with their doer: which sentences put him in focus, and which merely name him."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from questions.annotations import Claim, EvidenceSpan
from questions.crosscheck.happenings import only
from questions.crosscheck.initiators.agents import Agent
from questions.crosscheck.initiators.deeds import Deed, deeds
from questions.crosscheck.initiators.doing import claim_at, doer_of, rejected_doer
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import clipped
from questions.crosscheck.vocabulary import fold
from questions.languages.tables import load_table
from questions.syntax import Tree, clause_of, plain

#: What is left of a verb or a noun without its ending, at least.
_STEM = 5


@dataclass(frozen=True, eq=False)
class Act:
    """One telling of a deed and its doer."""

    reading: Reading
    here: Tree
    agent: Agent
    #: Under which names the deed is looked up.
    deeds: frozenset[str]
    #: What it was done to: the nouns, and these with what stands beside them.
    heads: frozenset[str]
    themes: frozenset[str]
    evidence: EvidenceSpan
    #: Whether the sentence insists on the doer, so that no other can have done it.
    focus: bool
    #: Whether it says that this one did not do it.
    denied: bool = False
    #: Whether he only asked for it.
    asked: bool = False
    claim: Claim | None = None

    @cached_property
    def ranks(self) -> frozenset[str]:
        """« la deuxième étape », « une autre plainte »: what sets it apart from others of its kind."""
        rules = self.reading.words.rules["series"]["lemmas"]
        place = self.reading.tokens_in(self.evidence)
        if place is None:
            return frozenset()
        here, inside = place
        beside = (i for i in inside if here.tokens[i].dep in {"amod", "det", "nummod"})
        lemmas = ((i, here.tokens[i].lemma.lower()) for i in beside if not self.reading.is_time(here.starts[i]))
        return frozenset(
            lemma for i, lemma in lemmas if lemma in rules and here.tokens[here.tokens[i].head].pos == "NOUN"
        )


def agency(reading: Reading) -> dict[str, Any]:
    """How the language tells that somebody, and nobody else, did a thing."""
    return load_table(reading.annotated.dispatch.language, "agency")


# -------------------------------------------------------------------------------------- names of a deed


@lru_cache(maxsize=8)
def _rows(language: str) -> dict[str, frozenset[str]]:
    """Nouns → the deeds of the language pack that they name."""
    found: dict[str, frozenset[str]] = {}
    for row in load_table(language, "happenings")["deed"]:
        for noun in row.get("nouns", ()):
            found[noun] = found.get(noun, frozenset()) | {f"deed:{row['name']}"}
    return found


def names_of(reading: Reading, lemma: str) -> frozenset[str]:
    """Under which names a verb or a noun tells a deed: its class or itself, its stem, a deed of the language pack."""
    language = reading.annotated.dispatch.language
    key = reading.words.key(lemma)
    own = {key} if key not in reading.words.empty else set()
    stem = _stem(language, fold(lemma))
    return frozenset(own | ({f"~{stem}"} if stem else set())) | _rows(language).get(lemma, frozenset())


@lru_cache(maxsize=20_000)
def _stem(language: str, word: str) -> str:
    endings = load_table(language, "agency")["stems"]["endings"]
    bare = next((word.removesuffix(e) for e in sorted(endings, key=len, reverse=True) if word.endswith(e)), word)
    return bare if len(bare) >= _STEM else ""


def _names_at(reading: Reading, here: Tree, verb: int) -> frozenset[str]:
    """The names of what a verb tells; where the verb says next to nothing, of what its object says."""
    table, lemma = agency(reading)["focus"], here.tokens[verb].lemma.lower()
    thing, fixed = here.child(verb, "obj"), _with_noun(here, verb)
    if fixed and lemma in {*table["support"], *table["idle"]}:
        return fixed
    if lemma in table["support"] and thing is not None and here.tokens[thing].pos == "NOUN":
        return names_of(reading, here.tokens[thing].lemma.lower())
    return frozenset() if lemma in table["idle"] else names_of(reading, lemma)


def _with_noun(here: Tree, verb: int) -> frozenset[str]:
    """« a mis au point », « a porté à la connaissance de »: what a verb that says little says with a noun behind it."""
    behind = (i for i in here.children[verb] if here.tokens[i].dep.startswith("obl") and here.tokens[i].pos == "NOUN")
    noun = next((i for i in behind if verb < i <= verb + 2 and not here.has(i, "det")), None)
    return frozenset() if noun is None else frozenset({f"{here.tokens[verb].lemma.lower()} {here.word(noun)}"})


# ------------------------------------------------------------------------------------ acts told by a verb


def told(reading: Reading, wanted: frozenset[str]) -> Iterator[Act]:
    """Every deed of these names with whoever did it, told as a fact."""
    for here in reading.trees:
        for verb, token in enumerate(here.tokens):
            if token.pos == "VERB" and (names := _names_at(reading, here, verb) & wanted):
                act = _act(reading, here, verb, names)
                if act is not None:
                    yield act
    yield from (of_deed(deed) for deed in reading.once(deeds) if f"deed:{deed.row['name']}" in wanted)
    yield from _asked(reading, wanted)


def insisting(reading: Reading, here: Tree) -> Iterator[Act]:
    """« C'est X qui a vendu », « le maire lui-même a … », « X, et non Y »; « ce n'est pas X qui a … »."""
    rules, table = reading.words.rules["initiative"], agency(reading)
    marked = {*table["agents"]["selves"], *table["focus"]["marks"]}
    opened = any(o in here.text for o in rules["cleft"]) or not set(table["focus"]["denies"]).isdisjoint(here.words)
    clefts = opened and not set(rules["who"]).isdisjoint(here.words)
    if not clefts and marked.isdisjoint(here.words):
        return
    for verb, token in enumerate(here.tokens):
        if token.pos != "VERB" or not (names := _names_at(reading, here, verb)):
            continue
        rejected = rejected_doer(reading, here, verb)
        if rejected is not None:
            yield _made(reading, here, verb, rejected, names, True, True)
            continue
        act = _act(reading, here, verb, names)
        if act is not None and act.focus:
            yield act


def _act(reading: Reading, here: Tree, verb: int, names: frozenset[str]) -> Act | None:
    """What a verb tells as a fact, with its doer."""
    claim = claim_at(reading, here, verb)
    unreal = claim is not None and (
        claim.modality != "fact" or (claim.negated and not only(here, clause_of(here, verb)))
    )
    token = here.tokens[verb]
    if unreal or token.feature("Tense") == "Fut" or token.feature("Mood") == "Sub":
        return None
    found = doer_of(reading, here, verb)
    if found is None or rejected_doer(reading, here, verb) is not None:
        return None
    who, alone, _ = found
    return _made(reading, here, verb, who, names, alone or _insists_on(reading, here, who), False)


def _made(
    reading: Reading, here: Tree, verb: int, who: EvidenceSpan, names: frozenset[str], focus: bool, denied: bool
) -> Act:
    claim = claim_at(reading, here, verb)
    heads, themes = _themes(reading, here, verb, who)
    evidence = _evidence(reading, here, verb, who, claim)
    lemma = here.tokens[verb].lemma.lower()
    # « a prononcé l'exclusion »: whoever pronounces it does it.
    asked = lemma in reading.words.rules["initiative"]["ordering"] and lemma not in agency(reading)["focus"]["performs"]
    return Act(reading, here, Agent(reading, who), names, heads, themes, evidence, focus, denied, asked, claim)


def _insists_on(reading: Reading, here: Tree, who: EvidenceSpan) -> bool:
    """« le maire lui-même », « le maire, et non le préfet », « le maire, et lui seul »."""
    table, last = agency(reading), here.at(who.end - 1)
    selves = table["agents"]["selves"]
    inside = range(here.at(who.start), last + 2)
    if any(here.word(i) in selves and here.word(i - 1) not in reading.words.grammar["by"] for i in inside):
        return True
    behind = plain(reading.annotated.dispatch.text[who.end : here.sentence.span.end])
    markers = [*reading.words.rules["correction"]["markers"], *(f", {phrase}" for phrase in table["focus"]["alone"])]
    return " ".join(behind.split()).startswith(tuple(markers))


def _evidence(reading: Reading, here: Tree, verb: int, who: EvidenceSpan, claim: Claim | None) -> EvidenceSpan:
    """The clause with its doer, and with « c'est » before him."""
    token = here.tokens[verb]
    start, end = (claim.span.start, claim.span.end) if claim is not None else (token.start, token.end)
    first = here.at(who.start)
    opened = first >= 2 and "".join(here.words[first - 2 : first]) in {
        o.replace(" ", "") for o in reading.words.rules["initiative"]["cleft"]
    }
    start = min(start, here.tokens[first - 2].start if opened else who.start)
    return clipped(reading, reading.annotated.dispatch.evidence(start, max(end, who.end)))


#: Where the receiver of what a noun tells stands (« une plainte contre X »).
_GIVEN = ("nmod", "obl:arg", "iobj")
_COMPLETING = frozenset({"appos", "flat:name", "nmod", "amod"})


def _themes(reading: Reading, here: Tree, verb: int, who: EvidenceSpan) -> tuple[frozenset[str], frozenset[str]]:
    """Keys of the nouns that it was done to, and these with the words beside them; the doer left out."""
    thing = here.child(verb, "obj", "nsubj:pass")
    things = [thing] if thing is not None and here.tokens[thing].pos in {"NOUN", "PROPN"} else []
    above, token = here.governor(verb), here.tokens[verb]
    bare = token.feature("VerbForm") == "Part" and not here.has(verb, "aux:tense", "nsubj")
    if not things and token.dep.startswith("acl") and bare and above is not None:
        things = [above]
    lemma = token.lemma.lower()
    if things and lemma in agency(reading)["focus"]["support"] and not _with_noun(here, verb):
        below = here.children[things[0]]
        things = [i for i in (*below, *here.children[verb]) if here.tokens[i].dep.startswith(_GIVEN)]
    family_of = reading.words.family_of
    own = {family_of(key) for key in reading.keys(who)}
    things = [i for i in things if not who.start <= here.tokens[i].start < who.end]
    heads = {family_of(key) for i in things if (key := reading.key_of(here, i))} - own
    beside = [j for i in things for j in here.children[i] if here.tokens[j].dep in _COMPLETING]
    more = {family_of(key) for j in beside if (key := reading.key_of(here, j))} - own
    return frozenset(heads), frozenset(heads | more)


def of_deed(deed: Deed) -> Act:
    """A deed of the language pack, under its name."""
    names = {f"deed:{deed.row['name']}"}
    if deed.alone and "like" in deed.row:
        names.add(f"deed:{deed.row['like']}")
    heads = frozenset(deed.reading.words.family_of(key) for key in deed.things)
    usual = {deed.reading.words.key(lemma) for lemma in deed.row.get("given_to", ())}
    own = {deed.reading.words.key(noun) for noun in deed.agent.nouns}
    if usual and deed.others - own:
        names = set()
    return Act(
        deed.reading,
        deed.here,
        Agent(deed.reading, deed.who),
        frozenset(names),
        heads - usual,
        deed.themes - usual if "given_to" not in deed.row else frozenset(),
        deed.evidence,
        deed.alone,
        asked=deed.ordered,
    )


def _asked(reading: Reading, wanted: frozenset[str]) -> Iterator[Act]:
    """« La fraude a été découverte à l'initiative de X »."""
    for relation in reading.annotated.causes:
        place = reading.tokens_in(relation.effect) if relation.kind == "initiator" else None
        if place is None:
            continue
        here, inside = place
        names = {n for i in inside if here.tokens[i].pos == "VERB" for n in _names_at(reading, here, i)}
        names &= wanted
        if names:
            spans = [relation.effect, relation.cause]
            start, end = min(s.start for s in spans), max(s.end for s in spans)
            evidence = clipped(reading, reading.annotated.dispatch.evidence(start, end))
            who = Agent(reading, relation.cause)
            themes = frozenset(reading.words.family_of(key) for key in reading.keys(relation.effect))
            yield Act(reading, here, who, frozenset(names), themes, themes, evidence, False, asked=True)
