"""Whom a pronoun means that speaks: « a-t-elle dit », « il affirme que … », « selon lui »."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from questions.annotations import Sentence
from questions.annotator.parsing.speech_verbs import bare_pronoun
from questions.annotator.speech.source_phrases import listed
from questions.annotator.speech.speakers import NOBODY, Speaker, Speakers
from questions.annotator.speech.speech_clauses import group_around, main_subject
from questions.dispatch import Dispatch

#: Sentences back in which a subject is looked for.
_BACK = 4


class SpokenPronouns:
    """The sentences of a dispatch as they are gone through; remembers who spoke last."""

    def __init__(
        self,
        dispatch: Dispatch,
        sentences: Sequence[Sentence],
        speakers: Speakers,
        is_quoted: Callable[[int], bool],
    ) -> None:
        self.dispatch = dispatch
        self.sentences = sentences
        self.speakers = speakers
        self.last = NOBODY
        self.number = 0
        self._is_quoted = is_quoted

    def closing(self, sentence: Sentence, position: int) -> Speaker:
        """The subject of the sentence that the pronoun closes, else of the one before, else who spoke last."""
        token = sentence.tokens[position]
        start = token.start + token.text.rfind("-") + 1
        span = self.dispatch.evidence(start, token.end)
        candidates = [self.subject_before(sentence, position), self._subject_of_previous(sentence), self.last.actor]
        fitting = [actor for actor in candidates if actor and self.speakers.agrees(actor, token.text)]
        return Speaker(span, next(iter(fitting), None))

    def subject_before(self, sentence: Sentence, position: int) -> str | None:
        """The actor that is the subject of the sentence, unless it is quoted."""
        tokens = sentence.tokens
        subject = main_subject(tokens[:position])
        if subject is None or self._is_quoted(tokens[subject].start) or tokens[subject].pos == "PRON":
            return None
        return self.speakers.of_group(sentence, *group_around(tokens, subject)).actor

    def _subject_of_previous(self, sentence: Sentence) -> str | None:
        earlier = self.sentences[max(0, self.number - _BACK) : self.number]
        outside = [each for each in earlier if not self._is_quoted(each.tokens[0].start) and each.zone == "body"]
        return self.subject_before(outside[-1], len(outside[-1].tokens)) if outside else None

    def heard(self, sentence: Sentence, pronoun: int) -> Speaker:
        """Who spoke last, for « selon elle », unless the pronoun is of the other gender, and for « à l'en croire »."""
        token = sentence.tokens[pronoun]
        if token.text.lower() not in listed("strong"):
            return Speaker(None, self.last.actor)
        actor = self.last.actor if self.last.actor and self.speakers.agrees(self.last.actor, token.text) else None
        return Speaker(self.dispatch.evidence(token.start, token.end), actor)

    def opening(self, sentence: Sentence, pronoun: int) -> str | None:
        """The subject of the sentence before, else who spoke last, else the person named last; each only where the
        gender of the office or of the given name does not forbid it."""
        word = sentence.tokens[pronoun].text
        taken = self._taken_up(word)
        if taken is not None:
            return taken.actor
        subject = self._subject_of_previous(sentence)
        person = subject if subject and self.speakers.is_person(subject) else None
        candidates = [person, self.last.actor, self.speakers.person_before(sentence.span.start)]
        return next((actor for actor in candidates if actor and self.speakers.agrees(actor, word)), None)

    def _taken_up(self, pronoun: str) -> Speaker | None:
        """« La sœur de Roy a été entendue. Elle nie … »: whoever is meant by the subject of the sentence right before,
        a noun of the pronoun's gender, where nobody speaks in that sentence."""
        before = self.sentences[self.number - 1] if self.number else None
        spoken = self.last.span is not None and before is not None and before.span.overlaps(self.last.span)
        if before is None or spoken or before.zone != "body" or self._is_quoted(before.tokens[0].start):
            return None
        place = main_subject(before.tokens)
        gender = "Fem" if bare_pronoun(pronoun) in listed("feminine") else "Masc"
        if place is None or before.tokens[place].pos != "NOUN" or before.tokens[place].feature("Gender") != gender:
            return None
        noun = self.speakers.of_group(before, *group_around(before.tokens, place))
        return noun if self.speakers.can_speak(before, noun) else None
