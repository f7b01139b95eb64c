"""Tags the words of a language without a model, by the lists, endings and neighbours of ``tagging.toml``.

What comes out is what a model would give, coarser: part of speech, features, lemma, and the few ties that readers of
dates and attributions ask for (auxiliary → verb, subject → verb, « of » → noun, verb → infinitive). Where the lists do
not tell, a word is a noun, or a name when it has a capital, and hangs on nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from questions.annotations import Token
from questions.annotator.parsing.speech_verbs import MANNERS
from questions.languages import Pack, Rule, load

_VERBAL = frozenset(("VERB", "AUX"))
_NOMINAL = frozenset(("NOUN", "PROPN"))
_GROUP = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM"))
#: Between an auxiliary and its verb, and between two verbs of which one governs the other.
_LIGHT = frozenset(("ADV", "PART"))
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Tag:
    pos: str
    morph: str
    lemma: str | None = None


@dataclass(frozen=True, slots=True)
class _Context:
    """Words of these parts of speech are something else beside such neighbours."""

    words: frozenset[str]
    was: frozenset[str]
    after: frozenset[str]
    after_words: frozenset[str]
    skip: frozenset[str]
    before: frozenset[str]
    before_words: frozenset[str]
    ending: str
    tag: _Tag


@dataclass(frozen=True, slots=True)
class Tagger:
    """The tags of one language."""

    words: dict[str, _Tag]
    endings: tuple[tuple[str, int, _Tag], ...]
    contexts: tuple[_Context, ...]
    lemmas: dict[str, str]
    links: frozenset[str]

    def tag(self, tokens: Sequence[Token]) -> tuple[Token, ...]:
        """The tokens of one sentence, tagged and tied; offsets and texts stay as they are."""
        tagged = [self._by_itself(token, first=index == 0) for index, token in enumerate(tokens)]
        for context in self.contexts:
            for index in range(len(tagged)):
                if _fits(context, tagged, index):
                    tagged[index] = _as(tagged[index], context.tag)
        return tuple(self._tied(tagged))

    def _by_itself(self, token: Token, *, first: bool) -> Token:
        word = token.text.lower()
        found = self.words.get(word)
        named = token.text[:1].isupper() and not first
        if found is None or (named and found.pos in _VERBAL):
            found = self._guessed(token.text, first=first)
        lemma = found.lemma or self.lemmas.get(word, word if found.pos != "PROPN" else token.text)
        return replace(token, pos=found.pos, morph=found.morph, lemma=lemma)

    def _guessed(self, text: str, *, first: bool) -> _Tag:
        if not any(character.isalnum() for character in text):
            return _Tag("PUNCT", "")
        if _DIGIT.match(text):
            return _Tag("NUM", "")
        if text[:1].isupper() and not first:
            return _Tag("PROPN", "")
        for ending, shortest, tag in self.endings:
            if text.endswith(ending) and len(text) >= shortest:
                return tag
        return _Tag("PROPN" if text[:1].isupper() else "NOUN", "")

    def _tied(self, tokens: list[Token]) -> list[Token]:
        for index in range(len(tokens)):
            if tokens[index].pos in _VERBAL:
                _tie_verb(tokens, index)
        for index in range(len(tokens)):
            if tokens[index].pos == "VERB" or (tokens[index].pos == "AUX" and tokens[index].head == index):
                _tie_subject(tokens, index, self.links)
        for index in range(1, len(tokens)):
            if tokens[index].text.lower() in self.links:
                _tie_complement(tokens, index)
        return tokens


@cache
def tagger(language: str) -> Tagger:
    """The tagger of ``languages/<language>/tagging.toml``; verbs of speech come from the attributions.

    :raises BadLanguagePack: when an entry is missing or broken.
    """
    pack = load(language, "tagging")
    words = {word.lower(): _tag_of(rule) for rule in pack.rules("words") for word in rule.words("words")}
    return Tagger(
        words=_verbs_of_speech(language, pack) | words,
        endings=tuple((rule.text("ending"), rule.number("shortest"), _tag_of(rule)) for rule in pack.rules("endings")),
        contexts=tuple(map(_context_of, pack.rules("contexts"))),
        lemmas=dict(pack.table("lemmas")),
        links=frozenset(word.lower() for word in load(language, "actors").words("links")),
    )


def _verbs_of_speech(language: str, pack: Pack) -> dict[str, _Tag]:
    """Present forms are told from past ones by their ending."""
    present = pack.text("speech.present_ending")
    rows = [row for manner in MANNERS for row in load(language, "attributions").entry(manner)]
    return {
        form: _Tag("VERB", pack.text(f"speech.{'present' if form.endswith(present) else 'past'}"), row["lemma"])
        for row in rows
        for form in row["finite"]
    }


def _tag_of(rule: Rule) -> _Tag:
    return _Tag(rule.text("pos"), rule.text("morph", ""), rule.text("lemma", "") or None)


def _context_of(rule: Rule) -> _Context:
    def words(key: str) -> frozenset[str]:
        return frozenset(rule.words(key))

    return _Context(
        words=words("words"),
        was=words("was"),
        after=words("after"),
        after_words=words("after_words"),
        skip=words("skip"),
        before=words("before"),
        before_words=words("before_words"),
        ending=rule.text("ending", ""),
        tag=_tag_of(rule),
    )


def _as(token: Token, tag: _Tag) -> Token:
    return replace(token, pos=tag.pos, morph=tag.morph, lemma=tag.lemma or token.lemma)


def _fits(context: _Context, tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.pos not in context.was or not token.text.lower().endswith(context.ending):
        return False
    if context.words and token.text.lower() not in context.words:
        return False
    before = index - 1
    while before >= 0 and tokens[before].pos in context.skip:
        before -= 1
    left = tokens[before] if before >= 0 else None
    right = tokens[index + 1] if index + 1 < len(tokens) else None
    return _stands_by(left, context.after, context.after_words) and _stands_by(
        right, context.before, context.before_words
    )


def _stands_by(neighbour: Token | None, kinds: frozenset[str], words: frozenset[str]) -> bool:
    """Whether the neighbour is of one of these kinds and one of these words; an empty set asks nothing."""
    if not kinds and not words:
        return True
    if neighbour is None:
        return False
    return (not kinds or neighbour.pos in kinds) and (not words or neighbour.text.lower() in words)


def _tie_verb(tokens: list[Token], index: int) -> None:
    """An auxiliary hangs on the verb after it; an infinitive on the verb before it."""
    following = index + 1
    while following < len(tokens) and tokens[following].pos in _LIGHT:
        following += 1
    if following == len(tokens) or tokens[following].pos not in _VERBAL:
        return
    if tokens[index].pos == "AUX":
        tokens[index] = replace(tokens[index], dep="aux", head=_last_verb(tokens, following))
    elif tokens[following].feature("VerbForm") == "Inf":
        tokens[following] = replace(tokens[following], dep="xcomp", head=index)


def _last_verb(tokens: Sequence[Token], index: int) -> int:
    """Of « has been closed », the place of « closed »."""
    last = index
    while tokens[last].pos == "AUX":
        following = last + 1
        while following < len(tokens) and tokens[following].pos in _LIGHT:
            following += 1
        if following == len(tokens) or tokens[following].pos not in _VERBAL:
            break
        last = following
    return last


def _tie_subject(tokens: list[Token], verb: int, links: frozenset[str]) -> None:
    """The noun group before the verb, or before the apposition that ends there, gives its subject."""
    end = min([verb, *(i for i, token in enumerate(tokens) if token.head == verb and token.dep == "aux")])
    while end > 0 and tokens[end - 1].pos in _LIGHT:
        end -= 1
    subject = _subject_before(tokens, end, links)
    if subject is not None:
        tokens[subject] = replace(tokens[subject], dep="nsubj", head=verb)


def _subject_before(tokens: Sequence[Token], end: int, links: frozenset[str]) -> int | None:
    if end > 0 and tokens[end - 1].pos == "PRON":
        return end - 1
    if end > 1 and tokens[end - 1].text == ",":
        opening = _apposition(tokens, end - 1)
        return None if opening is None else _head_of_group(tokens, opening, links)
    return _head_of_group(tokens, end, links)


def _apposition(tokens: Sequence[Token], comma: int) -> int | None:
    """Where the comma stands that opens what this one closes (« Jane Doe, the mayor, »), no verb between."""
    for index in range(comma - 1, 0, -1):
        if tokens[index].text == ",":
            return index
        if tokens[index].pos in _VERBAL or (tokens[index].pos == "PUNCT" and tokens[index].text not in "()'-"):
            return None
    return None


def _head_of_group(tokens: Sequence[Token], end: int, links: frozenset[str]) -> int | None:
    """The first noun of the group that ends here; the words before a noun are adjectives by now."""
    start = end
    while start > 0 and (tokens[start - 1].pos in _GROUP or tokens[start - 1].text.lower() in links):
        start -= 1
    return next((i for i in range(start, end) if tokens[i].pos in _NOMINAL), None)


def _tie_complement(tokens: list[Token], link: int) -> None:
    """« the mayor of the old town »: « town » hangs on « mayor »."""
    noun = link + 1
    while noun < len(tokens) and tokens[noun].pos in ("DET", "ADJ", "NUM"):
        noun += 1
    governor = link - 1
    if noun < len(tokens) and tokens[noun].pos in _NOMINAL and tokens[governor].pos in _NOMINAL:
        tokens[noun] = replace(tokens[noun], dep="nmod", head=governor)
