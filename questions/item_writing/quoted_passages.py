"""How much of a dispatch must be quoted so that a sentence is understood: by itself, or with the one before it."""

from __future__ import annotations

from questions.annotations import EvidenceSpan, Sentence
from questions.item_writing.context import Context, usable
from questions.item_writing.dangling import dangles
from questions.item_writing.drafts import wordlist
from questions.item_writing.excerpts import LONGEST_QUOTE
from questions.item_writing.open_nouns import opens_bare
from questions.item_writing.reference import plain_word
from questions.item_writing.wording import balanced, morphology

#: Words at the head of a sentence that tell whether it begins by itself.
_OPENING = 4


def quotable(context: Context, sentence: Sentence, *, bare: bool = True) -> EvidenceSpan | None:
    """The sentence where it stands alone, else with the one before it where the two do; ``None`` where they do not.

    :param bare: whether it may begin with a noun that another sentence determines (« La découverte remonte … »).
    """
    if not balanced(sentence.span.quote):
        return None
    if _stands(context, sentence, bare=bare):
        return sentence.span
    earlier = context.before(sentence)
    if earlier is None or not usable(earlier) or not _stands(context, earlier, bare=bare):
        return None
    both = context.cover([earlier.span, sentence.span])
    parted = "\n\n" in both.quote or "\r\n\r\n" in both.quote
    if parted or len(both.quote) > LONGEST_QUOTE or not balanced(both.quote) or dangles(sentence, earlier.tokens):
        return None
    return both


def _stands(context: Context, sentence: Sentence, *, bare: bool) -> bool:
    return not begins_elsewhere(sentence) and not dangles(sentence) and (bare or not opens_bare(context, sentence.span))


def begins_elsewhere(sentence: Sentence) -> bool:
    """« Elle a enterré … », « Son épouse … », « Les deux autres … », « Neuf étaient … »: of whom, not told."""
    words = [t for t in sentence.tokens[:_OPENING] if t.pos not in {"PUNCT", "SPACE"}]
    anaphora = morphology()["anaphora"]
    first = plain_word(words[0]) if words else ""
    if len(words) > 2 and words[0].pos == "DET" and plain_word(words[1]) in wordlist("one_of_them"):
        return words[2].pos not in {"NOUN", "PROPN", "ADJ"}
    if len(words) > 1 and words[0].pos == "NUM" and words[1].pos in {"VERB", "AUX", "ADV"}:
        return True
    others = any(t.lemma.lower() == wordlist("another")[0] for t in words) or _takes_up(sentence)
    articles = {word.replace("’", "'") for word in morphology()["articles"]["definite"]}
    return others or first in {*anaphora["pronouns"], *anaphora["possessives"], *anaphora["determiners"]} - articles


def _takes_up(sentence: Sentence) -> bool:
    """« l'ont signée ce jour-là »: a pronoun for an object told before, or a demonstrative."""
    anaphora = morphology()["anaphora"]
    clitics = {word.replace("’", "'") for word in wordlist("object_clitics")}
    return any(
        (
            t.pos == "PRON"
            and plain_word(t) in {*clitics, *wordlist("there")}
            and t.dep.startswith(("obj", "iobj", "obl"))
        )
        or (t.pos == "DET" and plain_word(t) in anaphora["determiners"])
        for t in sentence.tokens
    )
