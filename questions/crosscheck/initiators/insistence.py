"""Sentences that insist on who did it: by where the deed comes from, by whose alarm, by who presided, by a cleft."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from questions.annotations import Claim, EvidenceSpan
from questions.crosscheck.initiators.acts import Act, agency, insisting, names_of, of_deed
from questions.crosscheck.initiators.agents import Agent
from questions.crosscheck.initiators.deeds import deeds
from questions.crosscheck.initiators.doing import claim_at, cleft_name, phrase_from
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import clipped
from questions.crosscheck.ways import Rows, way
from questions.languages.tables import load_table
from questions.syntax import Tree, clause_of

#: Words before a source among which what comes from it is looked for.
_BEFORE = 9
_FOCUS = ("sources", "origins", "watchful", "saving", "leading")
#: What is told of those who were watchful, or to whom others owe their lives.
_LEADING = frozenset({"deed:leading", "deed:presiding"})
_TOLD_SO = {"watchful": "deed:alarm", "saving": "deed:rescuing"}


def focused(reading: Reading) -> Iterator[Act]:
    """Every deed whose doer the dispatch insists on, or of which it says that this one did not do it."""
    for here in reading.trees:
        yield from insisting(reading, here)
        yield from _sourced(reading, here)
        yield from _owed(reading, here)
    yield from (of_deed(deed) for deed in reading.once(deeds) if deed.alone)


@lru_cache(maxsize=8)
def _ways(language: str) -> Rows:
    table = load_table(language, "agency")["focus"]
    return Rows.of(way(name, text) for name in _FOCUS for text in table[name])


def _sourced(reading: Reading, here: Tree) -> Iterator[Act]:
    """« La plainte émane de la Drac », « X est à l'origine du tir », « grâce à la vigilance de X »."""
    language = reading.annotated.dispatch.language
    for each, places in _ways(language).found(here, language):
        found = phrase_from(reading, here, places[-1] + 1)
        verb = clause_of(here, places[0])
        claim = claim_at(reading, here, places[0])
        if (claim is not None and claim.modality != "fact") or _is_loose(reading, here, places):
            continue
        denied = claim is not None and claim.negated
        if each.name == "origins" and found is not None and verb is not None:
            yield from _originator(reading, here, places, found, claim)
        elif each.name == "sources" and found is not None:
            denied = denied and not _denies_another(reading, here, places)
            noun = _sourced_noun(here, places[0])
            if noun is not None:
                names = names_of(reading, here.tokens[noun].lemma.lower())
                yield _from_source(reading, here, noun, places, found, names, denied)
                instead = cleft_name(reading, here, here.at(found.end)) if denied else None
                if instead is not None:
                    yield _from_source(reading, here, here.at(instead.start), (), instead, names, False)
        elif each.name == "leading" and found is not None and verb is not None and not denied:
            yield _led(reading, here, places, verb, found, claim)
        elif each.name in _TOLD_SO and found is not None and not denied:
            yield _from_source(reading, here, places[0], places, found, frozenset({_TOLD_SO[each.name]}), False)


def _led(
    reading: Reading, here: Tree, places: tuple[int, ...], verb: int, who: EvidenceSpan, claim: Claim | None
) -> Act:
    """« Le dépouillement s'est déroulé sous la présidence du juge X »."""
    subject = here.subject(verb)
    key = reading.key_of(here, subject) if subject is not None else None
    themes = frozenset({reading.words.family_of(key)} if key else ())
    start = min(claim.span.start if claim is not None else who.start, here.tokens[places[0]].start)
    evidence = clipped(reading, reading.annotated.dispatch.evidence(start, who.end))
    return Act(reading, here, Agent(reading, who), _LEADING, themes, themes, evidence, True, claim=claim)


def _is_loose(reading: Reading, here: Tree, places: tuple[int, ...]) -> bool:
    """« La fraude a été découverte à l'initiative de »: another verb stands between the words of the way; « est parti
    après l'avis des médecins »: another noun, which the last of them completes."""
    between = [i for i in range(places[0] + 1, places[-1]) if i not in places]
    if any(here.tokens[i].pos == "VERB" or here.word(i) == "," for i in between):
        return True
    completed = here.governor(here.tokens[places[-1]].head)
    return completed in between and here.tokens[completed].pos == "NOUN" and not reading.is_time(here.starts[completed])


def _denies_another(reading: Reading, here: Tree, places: tuple[int, ...]) -> bool:
    """« est venue du maire, pas du préfet »: the negation stands behind the source, and none before it."""
    first = min([places[0], *here.children[places[0]]])
    return not any(here.word(i) in reading.words.grammar["not"] for i in range(first, places[-1]))


def _sourced_noun(here: Tree, verb: int) -> int | None:
    """What comes from somebody: the subject, or the noun with its article that stands before."""
    subject = here.subject(verb)
    if subject is not None and here.tokens[subject].pos == "NOUN":
        return subject
    near = (i for i in range(verb - 1, max(verb - _BEFORE, -1), -1) if here.tokens[i].pos == "NOUN")
    free = (i for i in near if here.has(i, "det") and not here.has(i, "case"))
    return next(free, None) if subject is None else None


def _from_source(
    reading: Reading,
    here: Tree,
    noun: int,
    places: tuple[int, ...],
    who: EvidenceSpan,
    names: frozenset[str],
    denied: bool,
) -> Act:
    first = min(noun, *places) if places else max(noun - 2, 0)
    first = min((i for i in (first, *here.children[first]) if i <= first), default=first)
    claim = claim_at(reading, here, here.at(who.start))
    end = max(who.end, claim.span.end) if claim is not None else who.end
    evidence = clipped(reading, reading.annotated.dispatch.evidence(here.tokens[first].start, end))
    below = [i for i in here.children[noun] if here.tokens[i].dep == "nmod" and places and noun not in places]
    keys = {reading.words.family_of(key) for i in below if (key := reading.key_of(here, i))}
    themes = frozenset(keys)
    return Act(reading, here, Agent(reading, who), names, themes, themes, evidence, True, denied)


def _originator(
    reading: Reading, here: Tree, places: tuple[int, ...], thing: EvidenceSpan, claim: Claim | None
) -> Iterator[Act]:
    """« X est à l'origine de la plainte »: the subject did what the noun behind names."""
    subject = here.subject(here.tokens[places[0]].head) or here.subject(places[-1])
    head = next((i for i in range(here.at(thing.start), len(here.tokens)) if here.tokens[i].pos == "NOUN"), None)
    if claim is None or claim.subject is None or head is None or subject is None:
        return
    who, names = claim.subject, names_of(reading, here.tokens[head].lemma.lower())
    evidence = clipped(reading, claim.span)
    none = frozenset[str]()
    yield Act(
        reading, here, Agent(reading, who), names, none, none, evidence, True, claim.negated, asked=True, claim=claim
    )


def _owed(reading: Reading, here: Tree) -> Iterator[Act]:
    """« C'est aux pêcheurs que les passagers doivent la vie », « on doit la découverte à X »."""
    table, rules = agency(reading)["focus"], reading.words.rules["initiative"]
    verb = next((i for i, token in enumerate(here.tokens) if token.lemma.lower() in table["owing"]), None)
    openings = {o.replace(" ", "") for o in rules["cleft"]}
    if verb is None or here.word(0) + here.word(1) not in openings or here.word(2) not in table["to"]:
        return
    who = phrase_from(reading, here, 3 if here.word(3) not in table["to"] else 4)
    claim = claim_at(reading, here, verb)
    if who is None or claim is None or claim.negated:
        return
    lives = any(t.lemma.lower() in table["lives"] for t in here.tokens[verb:])
    thing = here.child(verb, "obj")
    names = frozenset({_TOLD_SO["saving"]}) if lives else frozenset()
    if not lives and thing is not None and here.tokens[thing].pos == "NOUN":
        names = names_of(reading, here.tokens[thing].lemma.lower())
    evidence = clipped(reading, reading.annotated.dispatch.evidence(here.tokens[0].start, claim.span.end))
    none = frozenset[str]()
    yield Act(reading, here, _giver(reading, here, who), names, none, none, evidence, True, claim=claim)


def _giver(reading: Reading, here: Tree, who: EvidenceSpan) -> Agent:
    """« la promptitude de la marine »: whose it is, where the noun is that of a quality or a deed."""
    agent = Agent(reading, who)
    of = here.child(agent.head[1], "nmod") if agent.head is not None and not agent.is_person else None
    owner = phrase_from(reading, here, of) if of is not None and not agent.is_official else None
    return agent if owner is None else Agent(reading, owner)
