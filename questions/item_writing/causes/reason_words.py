"""A reason in words: as a complement, connective included, and as a noun phrase."""

from __future__ import annotations

from questions.annotations import CausalRelation, EvidenceSpan, Sentence, Token
from questions.item_writing.causes.causal_rules import shapes
from questions.item_writing.causes.coordinated_reasons import pair_of_reasons
from questions.item_writing.drafts import counting_words, word, wordlist
from questions.item_writing.french.wording import fold, join, morphology, tidy
from questions.naming import small_first
from questions.syntax import is_finite, positions, tree

LONGEST_REASON = 150
#: Shapes of causal rules whose cause is a noun phrase, and rules whose cause is something lacking.
NOMINAL = frozenset({"noun", "verb", "reversed", "attribute", "accused"})
_NEGATIVE = frozenset({"faute de"})


def words_of(relation: CausalRelation, sentence: Sentence) -> str | None:
    """The marker and the reason, where they stand side by side in the sentence."""
    marker, cause = relation.marker, relation.cause
    if marker is None or not sentence.span.contains(cause) or marker.end > cause.start:
        return None
    offset = sentence.span.start
    if sentence.span.quote[marker.end - offset : cause.start - offset].strip() or not introduces(marker):
        return None
    if _lacks_article(sentence, marker, cause) or f"{tidy(marker.quote).lower()} ".startswith(_agreeing()):
        return None
    text = tidy(sentence.span.quote[marker.start - offset : cause.end - offset]).rstrip(" .,;:")
    if tidy(marker.quote).lower() in wordlist("gives_reason"):
        text = join(word("because"), uncapitalised(sentence, cause))
    return _accented(small_first(text)) if len(text) <= LONGEST_REASON else None


def _accented(text: str) -> str:
    """« A cause de » at the head of a sentence, printed without its accent."""
    bare, accented = wordlist("bare_to")
    return f"{accented}{text[len(bare) :]}" if text.startswith(f"{bare} ") else text


def noun_of(relation: CausalRelation, sentence: Sentence) -> str | None:
    """The reason as a noun phrase with its article; ``None`` where it is none."""
    if relation.kind != "cause" or shapes().get(relation.rule) not in NOMINAL or relation.rule in _NEGATIVE:
        return None
    both = pair_of_reasons(sentence, relation)
    if both is not None and tidy(relation.cause.quote).endswith(both[1].split(" ")[-1]):
        return None
    words = tidy(relation.cause.quote).rstrip(" .,;:")
    here = tree(sentence)
    places = positions(here, relation.cause)
    named = any(here.tokens[i].pos in {"NOUN", "PROPN"} for i in places)
    if not named or is_finite(here.tokens[places[0]]) or len(words) > LONGEST_REASON:
        return None
    if here.tokens[places[0]].pos == "DET":
        return small_first(words)
    last = tidy(relation.marker.quote).split(" ")[-1].lower() if relation.marker is not None else ""
    article = morphology()["contraction"]["undone"].get(last)
    return join(article, words) if article is not None and here.tokens[places[0]].pos in {"NOUN", "ADJ"} else None


def uncapitalised(sentence: Sentence, cause: EvidenceSpan) -> str:
    """The words of a reason, without the capital that only the head of a sentence gives."""
    text = tidy(cause.quote).rstrip(" .,;:")
    first = next((token for token in sentence.tokens if token.start >= cause.start), None)
    words = text.split(" ")
    if fold(words[0].split("-")[0]) in counting_words():
        return small_first(text)
    twice = first is not None and first.pos not in {"DET", "ADP", "NUM"} and words[1:2] and words[1][:1].isupper()
    own = first is None or first.pos == "PROPN" or not _opens(sentence, first)
    return text if own or twice else small_first(text)


def _opens(sentence: Sentence, first: Token) -> bool:
    """Whether the word has its capital from its place, at the head of the sentence or behind a sign, not as a name does
    that the parser takes for a common noun: « puisque Bellegarde n'avait plus un sou »."""
    before = sentence.span.quote[: first.start - sentence.span.start].rstrip()
    return not before or not before[-1].isalnum()


def _agreeing() -> tuple[str, ...]:
    return wordlist("agreeing_markers")


def _lacks_article(sentence: Sentence, marker: EvidenceSpan, cause: EvidenceSpan) -> bool:
    """« à cause de manque de place »: French wants « du manque »; a careless translation makes no good answer."""
    if tidy(marker.quote).lower() not in wordlist("wants_article"):
        return False
    first = next((token for token in sentence.tokens if token.start >= cause.start), None)
    return first is not None and first.pos == "NOUN" and first.feature("Number") != "Plur"


def introduces(marker: EvidenceSpan) -> bool:
    """Whether the marker is a preposition or a conjunction, not a verb."""
    words = tidy(marker.quote).replace("’", " ").split(" ")
    if len(words) == 1 and fold(words[0]) not in wordlist("reason_words"):
        return False
    first = words[0]
    if first == "a":  # « a été provoqué par »: the auxiliary, not « à » that lost its accent with a capital.
        return False
    return fold(first) in wordlist("reason_openings")
