"""How much of a dispatch must be quoted so that a sentence is understood: by itself, or with the one before it."""

from __future__ import annotations

from itertools import pairwise

from questions.annotations import EvidenceSpan, Sentence, TimeExpression
from questions.item_writing.agreement import gender_of_word
from questions.item_writing.context import Context, usable
from questions.item_writing.dangling import dangles
from questions.item_writing.drafts import wordlist
from questions.item_writing.excerpts import LONGEST_QUOTE
from questions.item_writing.open_nouns import opens_bare
from questions.item_writing.participle_forms import is_participle
from questions.item_writing.reference import plain_word
from questions.item_writing.wording import balanced, morphology

#: Words at the head of a sentence that tell whether it begins by itself.
_OPENING = 4
#: What a pronoun at the head of the next sentence may take up.
_HEADS = frozenset({"nsubj", "nsubj:pass", "obj", "conj", "appos", "ROOT"})


def quotable(context: Context, sentence: Sentence, *, bare: bool = True) -> EvidenceSpan | None:
    """The sentence where it stands alone, else with the one before it where the two do; ``None`` where they do not.

    :param bare: whether it may begin with a noun that another sentence determines (« La découverte remonte … »).
    """
    if not balanced(sentence.span.quote) or any(plain_word(t) in wordlist("to_the_reader") for t in sentence.tokens):
        return None
    if _stands(context, sentence, bare=bare):
        return sentence.span
    earlier = None if _takes_up(sentence) else context.before(sentence)
    if earlier is None or not usable(earlier) or not _subject_told(earlier, sentence):
        return None
    if not _stands(context, earlier, bare=bare):
        return None
    both = context.cover([earlier.span, sentence.span])
    parted = "\n\n" in both.quote or "\r\n\r\n" in both.quote
    if parted or len(both.quote) > LONGEST_QUOTE or not balanced(both.quote) or dangles(sentence, earlier.tokens):
        return None
    return both


def _subject_told(earlier: Sentence, sentence: Sentence) -> bool:
    """Whether the sentence opens with « il », « elles », and a noun of the one before agrees with it."""
    first = next((plain_word(t) for t in sentence.tokens if t.pos not in {"PUNCT", "SPACE"}), "")
    wanted = morphology()["anaphora"]["resolved"].get(first)
    nouns = [t for t in earlier.tokens if t.pos in {"NOUN", "PROPN"} and t.dep in _HEADS]
    return wanted is not None and any(
        gender_of_word(t) in {None, wanted[0]} and t.feature("Number") in {None, wanted[1]} for t in nouns
    )


def _stands(context: Context, sentence: Sentence, *, bare: bool) -> bool:
    """Whether no word of the sentence goes back to another: « la pépinière concernée », « lui succédera »."""
    if any(t.pos in {"ADJ", "VERB"} and plain_word(t).startswith(wordlist("pointing")) for t in sentence.tokens):
        return False
    return not begins_elsewhere(sentence) and not dangles(sentence) and (bare or not opens_bare(context, sentence.span))


def is_when_reached(sentence: Sentence, time: TimeExpression) -> bool:
    """« Jointe hier, la maire … »: when the outlet asked, not when anything happened."""
    before = [plain_word(t) for t in sentence.tokens if t.end <= time.span.start and t.pos not in {"DET", "ADP"}]
    return bool(before) and before[-1] in wordlist("reached")


def begins_elsewhere(sentence: Sentence) -> bool:
    """« Elle a enterré … », « Son épouse … », « Les deux autres … », « Neuf étaient … »: of whom, not told."""
    words = [t for t in sentence.tokens[:_OPENING] if t.pos not in {"PUNCT", "SPACE"}]
    anaphora = morphology()["anaphora"]
    first = plain_word(words[0]) if words else ""
    if len(words) > 2 and words[0].pos == "DET" and plain_word(words[1]) in wordlist("one_of_them"):
        return words[2].pos not in {"NOUN", "PROPN", "ADJ"}
    if _taken_up_behind(sentence):
        return True
    if len(words) > 1 and words[0].pos == "NUM" and words[1].pos in {"VERB", "AUX", "ADV"}:
        return True
    others = any(t.lemma.lower() == wordlist("another")[0] for t in words) or _takes_up(sentence)
    articles = {word.replace("’", "'") for word in morphology()["articles"]["definite"]}
    return others or first in {*anaphora["pronouns"], *anaphora["possessives"], *anaphora["determiners"]} - articles


def _taken_up_behind(sentence: Sentence) -> bool:
    """« Signé mardi par le maire, il a pris effet »: a participle at the head, and a pronoun for what was signed."""
    words = [t for t in sentence.tokens if t.pos not in {"PUNCT", "SPACE"}]
    comma = next((t.start for t in sentence.tokens if t.text == ","), None)
    behind = next((t for t in words if comma is not None and t.start > comma), None)
    led = bool(words) and is_participle(words[0])
    return led and behind is not None and plain_word(behind) in morphology()["anaphora"]["resolved"]


def _takes_up(sentence: Sentence) -> bool:
    """« l'ont signée ce jour-là »: a pronoun for an object told before, or a demonstrative."""
    anaphora = morphology()["anaphora"]
    clitics = {word.replace("’", "'") for word in wordlist("object_clitics")}
    words = [plain_word(t) for t in sentence.tokens]
    if any(one in clitics and other in anaphora["receivers"] for one, other in pairwise(words)):
        return True  # « ne le lui avaient demandé »
    return any(
        (
            t.pos == "PRON"
            and plain_word(t) in {*clitics, *wordlist("there")}
            and t.dep.startswith(("obj", "iobj", "obl"))
        )
        or (t.pos == "DET" and plain_word(t) in anaphora["determiners"])
        for t in sentence.tokens
    )
