"""Whose words a passage is: an accusation and its denial are two voices, each faithfully reported."""

from __future__ import annotations

from questions.annotations import Attribution, Claim
from questions.crosscheck.states.state import State
from questions.crosscheck.vocabulary import fold
from questions.syntax import SUBJECTS, Tree, clause_of

#: Words of « , insiste son avocate » looked at.
_CLOSING = 6


def opposed_voices(a: State, b: State) -> bool:
    """Whether one is an accusation, a denial or a plea, and the other not the words of the same source."""
    if is_accusation(a) or is_accusation(b) or (is_plea(a) != is_plea(b) and not a.open_to_all):
        return True
    if any(answers_for_itself(x.here, x.position, x.claim, y.claim) for x, y in ((a, b), (b, a))):
        return True
    one, other = a.claim.attribution, b.claim.attribution
    if one is not None and other is not None and _source(one) == _source(other):
        return False
    return any(said is not None and _is_charge(state, said) for state, said in ((a, one), (b, other)))


def denied_claim(state: State) -> bool:
    """Whether the passage stands in somebody's words."""
    return state.claim.attribution is not None


def is_voiced(state: State) -> bool:
    """Whether the passage is anybody's words, not what the dispatch states on its own account."""
    return denied_claim(state) or is_accusation(state) or is_plea(state) or speaks_for_itself(state)


def accuses(state: State) -> bool:
    """Whether a verb of accusing stands in the sentence."""
    words = state.reading.words.rules["denial"]["accuse"]
    return any(token.lemma.lower() in words for token in state.here.tokens)


def is_accusation(state: State) -> bool:
    """Whether the clause depends on a verb that accuses or denies."""
    here, rules = state.here, state.reading.words.rules["denial"]
    words = {*rules["accuse"], *rules["deny"]}
    if _closing_charge(state, words) or _opening_charge(state, words):
        return True
    index = clause_of(here, state.position)
    while index is not None and here.tokens[index].dep not in {"parataxis", "ROOT"}:
        joined = here.tokens[index].dep == "conj"
        if joined and (here.has(index, *SUBJECTS) or here.has(index, "aux", "aux:tense", "aux:pass")):
            return False
        index = here.governor(index)
        if index is not None and here.tokens[index].lemma.lower() in words:
            return True
    return False


def is_plea(state: State) -> bool:
    """« …, insiste son avocate »: the words of somebody who speaks for another."""
    said = state.claim.attribution
    partisans = set(state.reading.words.rules["denial"]["partisans"])
    if said is not None and said.source is not None:
        place = state.reading.tokens_in(said.source)
        words = {fold(place[0].tokens[i].text.rstrip(".")) for i in place[1]} if place else set()
        return bool(words & {fold(word) for word in partisans})
    here = state.here
    commas = (i for i in range(state.position, len(here.tokens)) if here.word(i) == ",")
    return any(here.word(j) in partisans for i in commas for j in range(i + 1, min(i + _CLOSING, len(here.tokens))))


def _closing_charge(state: State, words: set[str]) -> bool:
    """« …, accuse l'association »: a verb of accusing behind a comma, after the clause."""
    here = state.here
    behind = (i for i in range(1, len(here.tokens)) if here.tokens[i].start >= state.claim.span.end)
    return any(here.tokens[i].lemma.lower() in words and here.word(i - 1) == "," for i in behind)


def _opening_charge(state: State, words: set[str]) -> bool:
    """« on dément : « Rien n'a été caché » »: a verb of denying right before the colon, in front of the clause."""
    here = state.here
    colons = [i for i in range(1, state.position) if here.word(i) == ":"]
    verb = here.tokens[colons[-1] - 1] if colons else None
    return verb is not None and verb.pos == "VERB" and verb.lemma.lower() in words


def _is_charge(state: State, said: Attribution) -> bool:
    """Whether the words are introduced by a verb that accuses or denies (« dénoncent des locataires »)."""
    rules = state.reading.words.rules["denial"]
    token = state.here.tokens[state.position]
    if said.cue.start < token.end and token.start < said.cue.end:
        return False
    place = state.reading.tokens_in(said.cue)
    lemmas = {place[0].tokens[i].lemma.lower() for i in place[1]} if place else set()
    return bool(lemmas & {*rules["accuse"], *rules["deny"]})


def speaks_for_itself(state: State) -> bool:
    """Whether the subject is the speaker (« nous n'avons rien caché »)."""
    head = clause_of(state.here, state.position)
    subject = state.here.subject(head) if head is not None else None
    return subject is not None and state.here.tokens[subject].feature("Person") == "1"


def answers_for_itself(here: Tree, position: int, denial: Claim | None, told: Claim | None) -> bool:
    """« personne ne nous a prévenus », against what somebody else is quoted for: a party denies what touches it,
    and neither is what a dispatch states on its own account; « nous n'oublions pas les blessés » denies nothing of
    them. ``position`` is that of the word denied."""
    said = told.attribution if told is not None and not told.negated else None
    if denial is None or not denial.negated or said is None:
        return False
    head = clause_of(here, position)
    words = [here.tokens[i] for i in (head, *here.children[head])] if head is not None else []
    first = [token for token in words if token.feature("Person") == "1"]
    acts = head != position and any(token.pos in {"VERB", "AUX"} for token in first)
    speaks = not acts and any(token.pos == "PRON" for token in first)
    own = denial.attribution
    return speaks and not (own is not None and _source(own) == _source(said))


def _source(attribution: Attribution) -> str:
    return attribution.actor or (attribution.source.quote.lower() if attribution.source else "")
