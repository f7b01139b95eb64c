"""What somebody says between quotation marks, quoted without whoever says it, under a question on its grammar."""

from __future__ import annotations

from questions.annotations import Attribution
from questions.item_writing.actors.speakers import is_utterance
from questions.item_writing.clauses.clause_heads import usable
from questions.item_writing.context import Context
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import balanced, morphology
from questions.item_writing.passages.dangling import going_back
from questions.syntax import is_finite

#: The shortest words that are a whole sentence with its reason.
_SHORTEST = 40


def stand_as_spoken(context: Context, said: Attribution) -> bool:
    """Whether the words are a sentence that a reader understands by itself: « Nous fermons parce qu'il gèle » is, « Ils
    l'ont fermé parce qu'il gèle » is not. Who « je » and « nous » are, whoever is quoted knows."""
    sentence = context.sentence(said.content)
    if said.kind != "direct" or sentence is None or not usable(sentence) or not is_utterance(said.content):
        return False
    if len(said.content.quote) < _SHORTEST or not balanced(said.content.quote):
        return False
    inside = [i for i, t in enumerate(sentence.tokens) if said.content.start <= t.start < said.content.end]
    words = [sentence.tokens[i] for i in inside]
    if not any(map(is_finite, words)) or any(t.pos == "CCONJ" for t in words[:1]):
        return False
    pointing = {*morphology()["anaphora"]["determiners"], *morphology()["anaphora"]["resolved"]}
    first = plain_word(words[0])
    return first not in pointing and not going_back(sentence, inside[0], inside[-1] + 1)
