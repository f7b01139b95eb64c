"""Whom a group of words that speaks means: the noun group as printed, the name beside it, the actor of the dossier."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from questions.annotations import EvidenceSpan, Mention, Sentence, Token
from questions.annotator.names.given_names import gender_of
from questions.annotator.names.organisation_heads import is_head
from questions.annotator.names.role_nouns import opens_role
from questions.annotator.parsing.speech_verbs import bare_pronoun
from questions.annotator.parsing.words import vocabulary
from questions.annotator.speech.source_phrases import listed, listed_of
from questions.dispatch import Dispatch
from questions.languages import current
from questions.naming import folded

#: How far from a group the mention that covers it may start, in characters.
REACH = 200
#: Between a name and the role in apposition: a comma, a space, an article.
SHORT_GAP = 6
#: Words that may go on with a group, up to the comma before the name.
_LONGEST_COMPLEMENT = 10


@dataclass(frozen=True, slots=True)
class Speaker:
    """``span`` is ``None`` when nobody is named; ``actor`` is the merged actor's name."""

    span: EvidenceSpan | None
    actor: str | None


NOBODY = Speaker(None, None)


class Speakers:
    """The actors of one dispatch, by where they are mentioned."""

    def __init__(self, dispatch: Dispatch, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> None:
        self._dispatch = dispatch
        self._sentences = sentences
        self.mentions = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
        self.persons = [m for m in self.mentions if m.kind == "person"]

    def is_person(self, name: str) -> bool:
        """Whether an actor of the dispatch is a person."""
        return any(mention.name == name for mention in self.persons)

    def is_name(self, token: Token) -> bool:
        """Whether the word is the name of an actor, whatever the tagger takes it for."""
        return token.text[:1].isupper() and any(m.span.start == token.start for m in self.mentions)

    def person_before(self, offset: int) -> str | None:
        """The person named last before this offset."""
        before = bisect_left(self.persons, offset, key=_start_of)
        return self.persons[before - 1].name if before else None

    def close(self, mentions: list[Mention], start: int, end: int) -> list[Mention]:
        """Those of some mentions, sorted by start, that start up to ``REACH`` characters before or after."""
        first = bisect_left(mentions, start - REACH, key=_start_of)
        return mentions[first : bisect_right(mentions, end + REACH, key=_start_of)]

    def of_group(self, sentence: Sentence, start: int, end: int) -> Speaker:
        """The noun group with the name in apposition to it, and the actor that it means."""
        tokens = sentence.tokens
        span = span_of(self._dispatch, sentence, start, end)
        person = self._behind_complement(sentence, end) or self._named_beside(span)
        if person and (person.span.start >= span.end or self._may_be(person.name, tokens[start : start + 2])):
            return Speaker(self._dispatch.evidence(span.start, max(span.end, person.span.end)), person.name)
        voice = any(folded(t.text) in listed("voices") for t in tokens[start:end])
        actor = self._heading(sentence, start, end, anywhere=voice)
        if actor and not self._may_be(actor, tokens[start : start + 2]):
            return Speaker(span, None)
        return Speaker(self._whole(span, actor), actor)

    def _behind_complement(self, sentence: Sentence, end: int) -> Mention | None:
        """« la maire | adjointe chargée de la sécurité, Anne Roy »: the person behind what goes on with the group."""
        tokens = sentence.tokens
        comma = next((i for i in range(end, min(end + _LONGEST_COMPLEMENT, len(tokens))) if tokens[i].text == ","), end)
        if comma == end or any(not _goes_on(token) for token in tokens[end:comma]) or comma + 1 >= len(tokens):
            return None
        name = tokens[comma + 1].start
        return next((m for m in self.close(self.persons, name, name) if m.span.start == name), None)

    def _may_be(self, actor: str, words: Sequence[Token]) -> bool:
        """« la maire » is not the mayor who is a man elsewhere; « la victime », « la vedette » may be one."""
        article = words[0] if words and words[0].pos == "DET" else None
        if article is None or not opens_role(words, 1):
            return True
        gender, own = self._genders.get(actor), article.feature("Gender")
        return gender is None or not own or gender == own

    def _whole(self, span: EvidenceSpan, actor: str | None) -> EvidenceSpan:
        """The group widened to the name that it cuts."""
        close = self.close(self.mentions, span.start, span.end)
        cut = [m.span for m in close if m.name == actor and m.span.overlaps(span)]
        start = min([span.start, *(each.start for each in cut)])
        return self._dispatch.evidence(start, max([span.end, *(each.end for each in cut)]))

    def apposed(self, speaker: Speaker, cue_end: int) -> int:
        """Where the speaker's name ends, with the role set behind it (« X, chef de l'armée, »)."""
        if speaker.span is None:
            return cue_end
        end = speaker.span.end
        close = self.close(self.persons, end, end)
        roles = [m.role.span for m in close if m.role and m.name == speaker.actor]
        return max([end, *(role.end for role in roles if 0 <= role.start - end <= SHORT_GAP)])

    def _named_beside(self, span: EvidenceSpan) -> Mention | None:
        """The person named in the group, or whose role the group is, or after a comma."""
        close = self.close(self.persons, span.start, span.end)
        near = [m for m in close if span.start <= m.span.start <= span.end + 2]
        apart = [m for m in near if m.span.start >= span.end]
        if apart and not self._dispatch.text[span.end : apart[-1].span.start].strip(" ,"):
            return apart[-1]
        held = [m for m in close if m.role and m.role.span.overlaps(span) and m.span.start <= span.end + 120]
        inside = [m for m in near if m.span.end <= span.end]
        return next(iter([*held, *inside]), None)

    def _heading(self, sentence: Sentence, start: int, end: int, *, anywhere: bool) -> str | None:
        """The actor whose mention holds the head of the group (the first noun), not one in its complement."""
        head = next((i for i in range(start, end) if sentence.tokens[i].pos in ("NOUN", "PROPN", "X")), start)
        token = sentence.tokens[head]
        found = self._actor(token.start, token.end)
        if found or not anywhere:
            return found
        span = span_of(self._dispatch, sentence, start, end)
        close = self.close(self.mentions, span.start, span.end)
        return next((m.name for m in close if span.contains(m.span)), None)

    def _actor(self, start: int, end: int) -> str | None:
        """Name of the actor of the longest mention over these characters."""
        close = self.close(self.mentions, start, end)
        over = [m for m in close if m.span.start <= start and end <= m.span.end]
        return over[0].name if over else None

    def agrees(self, actor: str, pronoun: str) -> bool:
        """Whether the gender of a person's role, or of the given name where the dispatch shows none, is that of the
        pronoun."""
        gender = self._genders.get(actor) or (gender_of((), actor) if self.is_person(actor) else None)
        return gender is None or (gender == "Fem") == (bare_pronoun(pronoun) in listed("feminine"))

    @cached_property
    def _genders(self) -> dict[str, str]:
        """Gender of each person's role: of its article, else of its first noun, unless both genders share the form."""
        nouns = {
            token.start: (token, sentence.tokens[place - 1] if place else None)
            for sentence in self._sentences
            for place, token in enumerate(sentence.tokens)
        }
        found: dict[str, str] = {}
        for mention in self.persons:
            known = nouns.get(mention.role.span.start) if mention.role else None
            gender = _gender_of_role(*known) if known else None
            if gender:
                found.setdefault(mention.name, gender)
        return found

    def can_speak(self, sentence: Sentence, speaker: Speaker) -> bool:
        """Whether the noun after the verb is somebody: « …, a annoncé le maire », not « …, conteste les résultats »."""
        if speaker.actor or speaker.span is None:
            return True
        span = speaker.span
        inside = [i for i, token in enumerate(sentence.tokens) if span.start <= token.start < span.end]
        words = {folded(sentence.tokens[i].text) for i in inside}
        named = any(opens_role(sentence.tokens, i) or is_head(sentence.tokens, i) for i in inside)
        return named or bool(words & (vocabulary("groups") | folded_list("speakers")))


def _goes_on(token: Token) -> bool:
    """Whether the word may belong to the complement of a noun: an adjective, a participle, « de la Sécurité »."""
    return token.pos in {"ADJ", "ADP", "DET", "NOUN", "PROPN"} or token.feature("VerbForm") == "Part"


def _gender_of_role(noun: Token, before: Token | None) -> str | None:
    """« la maire » is a woman; of « maire » alone, as of most nouns in -e, the form does not tell."""
    if before is not None and before.pos == "DET" and before.feature("Gender"):
        return before.feature("Gender")
    gender = noun.feature("Gender")
    return None if gender == "Masc" and noun.text.lower().endswith("e") else gender


def span_of(dispatch: Dispatch, sentence: Sentence, start: int, end: int) -> EvidenceSpan:
    """Evidence of the words of a sentence from ``start`` to ``end`` (exclusive)."""
    return dispatch.evidence(sentence.tokens[start].start, sentence.tokens[end - 1].end)


def _start_of(mention: Mention) -> int:
    return mention.span.start


def folded_list(key: str) -> frozenset[str]:
    """The words of a list of the table, folded."""
    return _folded_list(current(), key)


@cache
def _folded_list(language: str, key: str) -> frozenset[str]:
    return frozenset(map(folded, listed_of(language, key)))
