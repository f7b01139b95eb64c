"""Where a date stands in its sentence: in front of a clause or right behind it, not inside its subject."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import Sentence, TimeExpression
from questions.item_writing.clauses.clean_clauses import Clause
from questions.item_writing.clauses.times import whole_complement
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.stretches import Offsets
from questions.item_writing.french.wording import morphology


def placed(time: TimeExpression, clause: Clause, sentence: Sentence, whole: Offsets, hidden: Sequence[Offsets]) -> bool:
    """Whether the date stands before the subject or right behind the clause as it was cut, not inside the subject."""
    if clause.opening < time.span.start < clause.verb_start or _noun_is_completed(sentence, time):
        return False
    if time.span.start < clause.opening and not opens_clause(sentence, whole[0], hidden):
        return False
    between = [t for t in sentence.tokens if clause.span.end <= t.start and t.end <= whole[0]]
    if any(t.text in {":", ";"} for t in between):
        return False
    if between and not clause.negated and plain_word(between[-1]) in wordlist("object_relatives"):
        between = between[:-1]
    return all(t.pos == "PUNCT" or any(low <= t.start < high for low, high in hidden) for t in between)


def _noun_is_completed(sentence: Sentence, time: TimeExpression) -> bool:
    """« après le naufrage, dans la nuit de lundi à mardi, | d'un bateau »: the date is that of the noun."""
    behind = [t for t in sentence.tokens if t.start >= time.span.end][:2]
    before = [t for t in sentence.tokens if t.end <= whole_complement(time, sentence)[0] and t.pos != "PUNCT"][-1:]
    parted = len(behind) > 1 and behind[0].text == "," and bool(before) and before[0].pos in {"NOUN", "PROPN"}
    return parted and plain_word(behind[1]) in morphology()["verbs"]["of"] and behind[1].dep == "case"


def opens_clause(sentence: Sentence, start: int, hidden: Sequence[Offsets]) -> bool:
    """Whether nothing of weight stands between the beginning of the clause and this offset.

    « Propriété du groupe depuis mai, l'usine … »: there the date belongs to the words in front of it.
    """
    before = [token for token in sentence.tokens if token.end <= start]
    stops = [i for i, token in enumerate(before) if token.text in {";", ":", "—", "–"}]
    ahead = before[stops[-1] + 1 :] if stops else before
    free = [t for t in ahead if not any(low <= t.start < high for low, high in hidden)]
    return not any(t.pos in {"NOUN", "PROPN", "VERB", "AUX", "ADJ", "NUM"} for t in free)
