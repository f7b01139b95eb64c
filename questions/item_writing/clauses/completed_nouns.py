"""« L'atelier a redémarré »: the fuller name that the same dispatch gave before, « l'atelier de bromation »."""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import EvidenceSpan, Sentence, Token
from questions.item_writing.clauses.noun_phrases import is_of_a_sort, runs_on
from questions.item_writing.context import Context
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.reference import plain_word, stands_alone
from questions.item_writing.french.wording import fold, morphology, tidy
from questions.syntax import Tree, tree

#: Words of a complement that still reads well behind its noun.
_LONGEST = 7
#: Article and noun.
_BARE = 2


def fuller_name(context: Context, sentence: Sentence, subject: str) -> tuple[str, EvidenceSpan] | None:
    """The complement that a bare subject (« l'atelier ») had where its dispatch told it before, with that place.

    :returns: ``None`` where the subject is no article with a noun, where no earlier sentence completes the noun, or
        where two complete it differently: then nothing tells which is meant.
    """
    words = subject.replace("’", "’ ").split(" ")
    if fold(words[-1]) in {fold(each) for each in wordlist("bodies")}:
        return None
    if len(words) != _BARE or words[0].replace("’", "'") not in _singular():
        return None
    found = [
        each
        for earlier in context.sentences(sentence.span.file)
        if earlier.span.end <= sentence.span.start and earlier.zone == sentence.zone
        for each in _completions(earlier, words[1])
    ]
    if not found or len({fold(text) for text, _ in found}) != 1:
        return None
    text, place = found[-1]
    return text, context.read(sentence.span.file).dispatch.evidence(*place)


def _singular() -> list[str]:
    """« le », « la », « l' »."""
    plural = {*morphology()["articles"]["plural"]}
    return [article for article in morphology()["articles"]["definite"] if article not in plural]


def _completions(sentence: Sentence, noun: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """What follows the noun in its own phrase, wherever the sentence has it with one, and where."""
    here = tree(sentence)
    for i, token in enumerate(sentence.tokens):
        if fold(token.text) != fold(noun) or token.pos not in {"NOUN", "PROPN"} or is_of_a_sort(here, i):
            continue  # « une salle d'audience comble »: it is the room that is full
        end = _end(here, i)
        words = sentence.tokens[i + 1 : end]
        goes_on = end < len(here.tokens) and here.tokens[end].pos == "CCONJ"
        own = not goes_on and any(
            here.tokens[k].head == i for k in range(i + 1, end) if here.tokens[k].pos in {"NOUN", "PROPN", "ADJ"}
        )
        if own and len(words) <= _LONGEST and _completes(words):
            text = tidy(sentence.span.quote[words[0].start - sentence.span.start : words[-1].end - sentence.span.start])
            yield text, (token.start, words[-1].end)


def _end(here: Tree, noun: int) -> int:
    """Where the phrase of a noun ends: at a sign, a verb, or a preposition that tells where or when."""
    end = noun + 1
    while end < len(here.tokens) and runs_on(here, end) and here.tokens[end].text not in {"(", "["}:
        if here.tokens[end].pos == "ADP" and plain_word(here.tokens[end]) not in morphology()["verbs"]["of"]:
            break
        end += 1
    return end


def _completes(words: list[Token] | tuple[Token, ...]) -> bool:
    """« de bromation », « postale de Nevers »: begins with « de » or an adjective, ends in a noun or an adjective."""
    opens = words[0].pos == "ADJ" or plain_word(words[0]) in morphology()["verbs"]["of"]
    return opens and words[-1].pos in {"NOUN", "PROPN", "ADJ"} and stands_alone(words, subject=True)
