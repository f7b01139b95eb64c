"""Where a sentence singles out who took an initiative: « c'est X qui a demandé … »."""

from __future__ import annotations

from questions.crosscheck.reading import Reading
from questions.syntax import Tree

#: Words of an aside behind « qui », at most.
_ASIDE = 24


def cleft_at(reading: Reading, here: Tree) -> tuple[int, int, int] | None:
    """Positions of who took it (start, end) and of the verb."""
    rules = reading.words.rules["initiative"]
    text = here.words
    openings = {opening.replace(" ", "") for opening in rules["cleft"]}
    if not any(word in text for word in rules["who"]):
        return None
    for i in range(len(text) - 3):
        if text[i] + text[i + 1] not in openings:
            continue
        who = next((j for j in range(i + 3, min(i + 14, len(text))) if text[j] in rules["who"]), None)
        verb = _initiative_verb(reading, here, who) if who is not None else None
        if who is not None and verb is not None:
            return i + 2, who, verb
    return None


def _behind_aside(here: Tree, who: int) -> int:
    """Where the clause goes on in « qui, le 3 mai, foulard au cou, ont réclamé »: behind the last comma before a
    helping verb or its pronoun."""
    if here.word(who + 1) != ",":
        return who + 1
    commas = [i for i in range(who + 2, min(who + _ASIDE, len(here.tokens) - 1)) if here.word(i) == ","]
    goes_on = (i for i in commas if here.tokens[i + 1].pos in {"AUX", "VERB", "PRON"})
    return next(goes_on, who) + 1


def _initiative_verb(reading: Reading, here: Tree, who: int) -> int | None:
    """The verb of taking an initiative behind « qui »."""
    rules = reading.words.rules["initiative"]
    first = _behind_aside(here, who)
    for i in range(first, min(first + 9, len(here.tokens))):
        lemma = here.tokens[i].lemma.lower()
        if here.tokens[i].pos == "VERB":
            behind = {t.lemma.lower() for t in here.tokens[i + 1 : i + 5]}
            light = lemma not in {reading.words.grammar["take"], reading.words.grammar["have"], *rules["light"]}
            return i if lemma in rules["verbs"] and (light or behind & set(rules["taking"])) else None
    return None
