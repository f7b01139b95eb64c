"""Who is said to have said what: quotations, « a indiqué que », « selon »; source, cue and content as exact spans."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

from questions.annotations import Attribution, EvidenceSpan, Mention, Sentence, Token
from questions.annotator.parsing.quotations import Quotation, quotations
from questions.annotator.parsing.speech_verbs import (
    SpeechVerb,
    bare_pronoun,
    framing_verb,
    is_reflexive,
    speech_verbs,
    subject_after,
)
from questions.annotator.parsing.words import is_capitalised
from questions.annotator.speech.source_phrases import content_of_according, listed, openings, phrase_at
from questions.annotator.speech.speakers import NOBODY, Speaker, Speakers, folded_list, span_of
from questions.annotator.speech.speech_clauses import (
    binds,
    clause_end,
    clause_opener,
    group_around,
    head_at,
    is_incise,
    is_only_behind,
    learnt_from,
    led_noun,
    main_clause,
    main_subject,
    named_end,
    opens_clause,
    subject_position,
    thing_said,
    with_negation,
)
from questions.annotator.speech.spoken_pronouns import SpokenPronouns
from questions.dispatch import Dispatch
from questions.languages import current, load
from questions.naming import folded

_BLANK = re.compile(r"\n\s*\n")
#: Between the end of a quotation and its « a déclaré X », in characters.
NEAR = 4
#: What « s' » and « se » add to that.
REFLEXIVE = 3
#: Quotations looked at on either side of a place.
AROUND = 3
#: How far from a group the mention that covers it may start, in characters.
REACH = 200
#: Between a name and the role in apposition: a comma, a space, an article.
SHORT_GAP = 6
#: Fewer spaces than this, and words in quotation marks are set apart, not said.
SHORTEST_QUOTE = 3


_Kind = Literal["direct", "indirect", "according"]


def find_attributions(
    dispatch: Dispatch, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Attribution, ...]:
    """The attributions of a dispatch in order of their cues.

    :param mentions: those of the dispatch under the names of the merged actors.
    """
    reader = _Reader(dispatch, sentences, mentions)
    found: list[Attribution] = []
    for number in range(len(sentences)):
        found += reader.attributions(number)
    kept = (each for each in dict.fromkeys(found) if not _told_otherwise(each, found))
    return tuple(sorted(kept, key=lambda a: (a.cue.start, a.content.start, a.content.end)))


def _told_otherwise(one: Attribution, found: Sequence[Attribution]) -> bool:
    """Whether a quotation that is given to whoever spoke before has its own « , raconte X » behind it."""
    if one.kind != "direct" or one.cue.start > one.content.start:
        return False
    return any(each.content == one.content and each.cue.start > each.content.start for each in found)


class _Reader:
    """The sentences of one dispatch with its quotations and mentions; remembers who spoke last."""

    def __init__(self, dispatch: Dispatch, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> None:
        self.dispatch = dispatch
        self.sentences = sentences
        self.speakers = Speakers(dispatch, sentences, mentions)
        self.quotations = [q for q in quotations(dispatch.text) if q.end - q.start > 1]
        self._quotation_starts = [quotation.outer_start for quotation in self.quotations]
        self.pronouns = SpokenPronouns(dispatch, sentences, self.speakers, self._is_quoted)

    def attributions(self, number: int) -> Iterator[Attribution]:
        """Those whose cue stands in this sentence; to be asked in order."""
        self.pronouns.number = number
        sentence = self.sentences[number]
        for verb in speech_verbs(sentence.tokens):
            if not self._is_quoted(sentence.tokens[verb.verb].start):
                yield from self._remembered(self._of_verb(sentence, verb))
        yield from self._remembered(self._behind_quotations(sentence))
        yield from self._remembered(_according(self, sentence))
        yield from self._remembered(self._announced(sentence))
        yield from self._remembered(self._held(sentence))

    def _remembered(self, found: Iterator[Attribution]) -> Iterator[Attribution]:
        for attribution in found:
            if attribution.actor or attribution.source:
                self.pronouns.last = Speaker(attribution.source, attribution.actor)
            yield attribution

    def _is_quoted(self, offset: int) -> bool:
        return any(q.start <= offset < q.end for q in self._near(offset))

    def _near(self, offset: int) -> list[Quotation]:
        """The quotations around an offset: the last that start before it, and the next."""
        place = bisect_right(self._quotation_starts, offset)
        return self.quotations[max(0, place - AROUND) : place + AROUND]

    def _of_verb(self, sentence: Sentence, verb: SpeechVerb) -> Iterator[Attribution]:
        own = verb.start > 0 and is_reflexive(sentence.tokens[verb.start - 1].text)
        cue = span_of(self.dispatch, sentence, verb.start - own, verb.end)
        before = self._quoted_before(cue.start)
        speaker = self._inverted(sentence, verb) if before or is_incise(sentence.tokens, verb) else None
        if speaker and (before or verb.pronoun is not None or self._can_speak(sentence, verb, speaker)):
            content = self.dispatch.evidence(before.start, before.end) if before else self._said_before(sentence, verb)
            if content:
                yield _made(speaker, cue, content, "direct" if before else "indirect")
                yield from self._resumed(sentence, speaker, cue)
            return
        framed = self._framed(sentence, verb, cue) if _flag("speaker_first") else None
        if framed:
            yield framed
            yield from self._resumed(sentence, Speaker(framed.source, framed.actor), cue)
        else:
            yield from self._in_order(sentence, verb, cue)

    def _can_speak(self, sentence: Sentence, verb: SpeechVerb, speaker: Speaker) -> bool:
        group = subject_after(sentence.tokens, verb.end)
        alone = group is not None and is_only_behind(sentence.tokens, verb, group)
        return alone or self.speakers.can_speak(sentence, speaker)

    def _behind_quotations(self, sentence: Sentence) -> Iterator[Attribution]:
        """« …», peste X »: the verb right behind a whole utterance, which no list or tag shows to be one of speech."""
        tokens = sentence.tokens
        known = {place for verb in speech_verbs(tokens) for place in range(verb.start, verb.end)}
        for index, token in enumerate(tokens):
            before = self._quoted_before(token.start)
            if (
                before is None
                or is_reflexive(token.text)
                or index in known
                or not self._is_utterance(before)
                or self._is_quoted(token.start)
            ):
                continue
            verb = framing_verb(tokens, index)
            group = subject_after(tokens, verb.end) if verb is not None and verb.verb not in known else None
            speaker = self.speakers.of_group(sentence, *group) if group else None
            if verb is not None and speaker is not None and self.speakers.can_speak(sentence, speaker):
                yield from self._of_verb(sentence, verb)

    def _is_utterance(self, quoted: Quotation) -> bool:
        """Whether the quotation is some words long and nothing of its sentence stands in front: « Partenariat pour la
        paix » amid a sentence is a name."""
        text = self.dispatch.text
        before = text[: quoted.outer_start].rstrip(" \u00a0\u202f\t")
        opens = not before or before.endswith(("\n", ".", "!", "?", ":", "…", "»", '"', "”", "–", "—"))
        return opens and text[quoted.start : quoted.end].count(" ") >= SHORTEST_QUOTE

    def _framed(self, sentence: Sentence, verb: SpeechVerb, cue: EvidenceSpan) -> Attribution | None:
        """« …, the mayor said »: what is said stands before its speaker, and nothing of it behind the verb."""
        tokens = sentence.tokens
        subject = subject_position(tokens, verb)
        if subject is None or opens_clause(tokens, verb.end) or self._quoted_after(sentence, verb):
            return None
        start, end = group_around(tokens, subject)
        while start > 0 and tokens[start - 1].pos in ("DET", "ADJ", "NUM", "ADV"):
            start -= 1
        quoted = self._quoted_before(tokens[start].start)
        speaker = self.speakers.of_group(sentence, start, end)
        if quoted:
            return _made(speaker, cue, self.dispatch.evidence(quoted.start, quoted.end), "direct")
        if start > 1 and tokens[start - 1].text == "," and any(t.pos in ("VERB", "AUX") for t in tokens[: start - 1]):
            return _made(speaker, cue, span_of(self.dispatch, sentence, 0, start - 1), "indirect")
        return None

    def _quoted_before(self, offset: int) -> Quotation | None:
        """The quotation that ends right before « a déclaré » or « s'indigne », a comma between."""
        for quotation in self._near(offset):
            if not 0 <= offset - quotation.outer_end <= NEAR + REFLEXIVE:
                continue
            between = self.dispatch.text[quotation.outer_end : offset]
            words = between.strip(" ,\u00a0\u202f\n-–—")
            if (len(between) <= NEAR and not words) or is_reflexive(words):
                return quotation
        return None

    def _inverted(self, sentence: Sentence, verb: SpeechVerb) -> Speaker | None:
        """The speaker after the verb, or whom « a-t-elle » means."""
        asked = learnt_from(sentence.tokens, verb)
        if verb.pronoun is not None and not asked:
            anyone = bare_pronoun(sentence.tokens[verb.pronoun].text) in listed("anyone")
            return NOBODY if anyone else self.pronouns.closing(sentence, verb.pronoun)
        group = asked or subject_after(sentence.tokens, verb.end)
        return self.speakers.of_group(sentence, *group) if group else None

    def _source(self, sentence: Sentence, start: int) -> Speaker | None:
        """Who « selon … » names: somebody, nobody for a text of nobody's; ``None`` where nothing is reported."""
        tokens = sentence.tokens
        end = named_end(tokens, start)
        speaker = self.speakers.of_group(sentence, start, end)
        name = any(is_capitalised(token) and token.pos in ("PROPN", "X") for token in tokens[start:end])
        if not name and not self.speakers.can_speak(sentence, speaker):
            return None
        head = next((i for i in range(start, end) if tokens[i].pos == "NOUN"), start)
        told = any(token.pos == "ADJ" for token in tokens[head + 1 : end]) or end > head + 2
        alone = not speaker.actor and not name and not told and tokens[start].text.lower() in listed("a")
        return NOBODY if alone and folded(tokens[head].text) in folded_list("texts") else speaker

    def _said_before(self, sentence: Sentence, verb: SpeechVerb) -> EvidenceSpan | None:
        """What stands before « , a annoncé X », from the start of the sentence."""
        comma = next((i for i in range(verb.start - 1, 0, -1) if sentence.tokens[i].text == ","), None)
        return span_of(self.dispatch, sentence, 0, comma) if comma else None

    def _resumed(self, sentence: Sentence, speaker: Speaker, cue: EvidenceSpan) -> Iterator[Attribution]:
        """A quotation that goes on right after its « a dit X » is by the same speaker."""
        end = sentence.span.end
        for quotation in self._near(end):
            gap = self.dispatch.text[min(cue.end, quotation.outer_start) : quotation.outer_start]
            within = cue.end < quotation.outer_start < end
            follows = quotation.outer_start >= end and not self.dispatch.text[end : quotation.outer_start].strip()
            if (within and gap.rstrip().endswith(",")) or (follows and not _BLANK.search(gap)):
                yield _made(speaker, cue, self.dispatch.evidence(quotation.start, quotation.end), "direct")
                return

    def _in_order(self, sentence: Sentence, verb: SpeechVerb, cue: EvidenceSpan) -> Iterator[Attribution]:
        """« X a déclaré que … », « X affirme avoir … », « X a déclaré : « … » »."""
        content = self._governed(sentence, verb)
        after = self._quoted_after(sentence, verb)
        if content is None and after is None:
            return
        speaker = self._subject(sentence, verb)
        if after:
            yield _made(speaker, cue, self.dispatch.evidence(after.start, after.end), "direct")
        elif content and verb.manner == "say":
            yield _made(speaker, cue, span_of(self.dispatch, sentence, *content), "indirect")

    def _quoted_after(self, sentence: Sentence, verb: SpeechVerb) -> Quotation | None:
        """The quotation that a colon opens after the verb."""
        limit, tokens = sentence.span.end, sentence.tokens
        for quotation in self._near(sentence.tokens[verb.end - 1].end):
            between = self.dispatch.text[sentence.tokens[verb.end - 1].end : quotation.outer_start]
            if 0 < len(between) <= max(limit - sentence.tokens[verb.end - 1].end, 0) + 2 and ":" in between[-4:]:
                inside = [token for token in tokens if token.end <= quotation.outer_start]
                return None if main_clause(inside) > verb.end else quotation
        return None

    def _governed(self, sentence: Sentence, verb: SpeechVerb) -> tuple[int, int] | None:
        """Words of the clause, infinitive or object that the verb governs."""
        tokens = sentence.tokens
        opener = clause_opener(tokens, verb)
        if opener is not None:
            return with_negation(tokens, opener, verb.end), clause_end(tokens, verb, opener)
        if verb.lemma in listed("object_verbs"):
            return thing_said(tokens, verb)
        bare = opens_clause(tokens, verb.end) if verb.lemma in listed("bare_clause") else None
        return (bare, clause_end(tokens, verb, bare)) if bare else None

    def _subject(self, sentence: Sentence, verb: SpeechVerb) -> Speaker:
        """Who governs the verb: its subject, the noun that « qui » stands for, or who spoke last for a pronoun."""
        tokens = sentence.tokens
        subject = subject_position(tokens, verb)
        if subject is None:
            return NOBODY
        if self._is_pronoun(tokens[subject]):
            return self._meant(sentence, verb, subject)
        return self.speakers.of_group(sentence, *group_around(tokens, subject))

    def _is_pronoun(self, token: Token) -> bool:
        """Not « Oslo », which stands at the head of a sentence and is taken for one."""
        return token.pos == "PRON" and not self.speakers.is_name(token)

    def _meant(self, sentence: Sentence, verb: SpeechVerb, pronoun: int) -> Speaker:
        """The noun that « qui » stands for, whoever « il » takes up; nobody for « on », « l'on », « chacun »."""
        tokens = sentence.tokens
        word = bare_pronoun(tokens[pronoun].text)
        behind = {token.text.lower() for token in tokens[pronoun + 1 : pronoun + 2]}
        if {word, *behind} & listed("anyone"):
            return NOBODY  # « On se rappelle que … »
        span = span_of(self.dispatch, sentence, pronoun, pronoun + 1)
        if word in listed("inverted"):
            return Speaker(span, self.pronouns.opening(sentence, pronoun))
        noun = led_noun(tokens, verb, pronoun) if word in listed("relatives") else None
        return Speaker(span, None) if noun is None else self.speakers.of_group(sentence, *group_around(tokens, noun))

    def _announced(self, sentence: Sentence) -> Iterator[Attribution]:
        """« Dupont: le budget sera voté », in a headline or at the head of a sentence."""
        tokens = sentence.tokens
        colon = next((i for i, token in enumerate(tokens[:8]) if token.text == ":"), None)
        if not colon or colon + 3 > len(tokens):
            return
        name = self.dispatch.evidence(tokens[0].start, tokens[colon - 1].end)
        close = self.speakers.close(self.speakers.persons, name.start, name.end)
        speaker = next((m for m in close if m.span == name), None)
        if speaker and any(token.pos in ("VERB", "AUX") for token in tokens[colon:]):
            end = len(tokens) - (tokens[-1].pos == "PUNCT")
            yield _made(
                Speaker(name, speaker.name),
                span_of(self.dispatch, sentence, colon, colon + 1),
                span_of(self.dispatch, sentence, colon + 1, end),
                "indirect",
            )

    def _held(self, sentence: Sentence) -> Iterator[Attribution]:
        """« Pour la ministre, « … » », « Le maire se veut prudent : « … » »: a quotation without verb of speech."""
        for quotation in self._near(sentence.span.start):
            inside = sentence.span.start < quotation.outer_start < sentence.span.end
            if not inside or self.dispatch.text[quotation.start : quotation.end].count(" ") < SHORTEST_QUOTE:
                continue
            before = [i for i, token in enumerate(sentence.tokens) if token.end <= quotation.outer_start]
            found = self._holder(sentence, before)
            if found:
                cue, speaker = found
                yield _made(speaker, cue, self.dispatch.evidence(quotation.start, quotation.end), "direct")

    def _holder(self, sentence: Sentence, before: list[int]) -> tuple[EvidenceSpan, Speaker] | None:
        tokens = sentence.tokens
        if len(before) < 3 or any(verb.verb in before for verb in speech_verbs(tokens)):
            return None
        last = tokens[before[-1]].text
        if last == "," and tokens[0].text.lower() in listed("for_whom"):
            speaker = self.speakers.of_group(sentence, 1, named_end(tokens, 1))
            return (span_of(self.dispatch, sentence, 0, 1), speaker) if speaker.actor else None
        if last == ":":
            cue = span_of(self.dispatch, sentence, before[-1], before[-1] + 1)
            speaker = self._who_opens(sentence, before[-1])
            return (cue, speaker) if speaker.actor else None
        return None

    def _who_opens(self, sentence: Sentence, colon: int) -> Speaker:
        """The subject of the clause right in front of a colon, by a noun or a name."""
        tokens = sentence.tokens
        start = main_clause(tokens[:colon])
        subject = main_subject(tokens[:colon]) if not start else head_at(tokens, start)
        if subject is None or self._is_quoted(tokens[subject].start) or tokens[subject].pos == "PRON":
            return NOBODY
        opening, end = group_around(tokens, subject)
        bound = not start and opening > 0 and binds(tokens, opening - 1)  # « X, que | Y | avait nommé, … »
        return NOBODY if bound else self.speakers.of_group(sentence, opening, end)


def _according(reader: _Reader, sentence: Sentence) -> Iterator[Attribution]:
    """« selon X, … » and « …, selon X »."""
    tokens = sentence.tokens
    spelt = "".join(folded(token.text) for token in tokens)
    if not any(phrase in spelt for phrase in openings(current())):
        return
    for index in range(len(tokens)):
        pronoun = phrase_at(tokens, index, "according_pronoun")
        end = pronoun or phrase_at(tokens, index, "according")
        if not end or reader._is_quoted(tokens[index].start):
            continue
        if not pronoun and (end >= len(tokens) or phrase_at(tokens, end, "not_according")):
            continue
        cue = span_of(reader.dispatch, sentence, index, end)
        named = None if pronoun else reader._source(sentence, end)
        if not pronoun and named is None:
            continue
        speaker = named or reader.pronouns.heard(sentence, end - 1)
        content = content_of_according(tokens, index, reader.speakers.apposed(speaker, cue.end))
        if content is None:
            continue
        yield _made(speaker, cue, span_of(reader.dispatch, sentence, *content), "according")


def _made(speaker: Speaker, cue: EvidenceSpan, content: EvidenceSpan, kind: _Kind) -> Attribution:
    return Attribution(speaker.span, cue, content, kind, speaker.actor)


def _flag(key: str) -> bool:
    return load(current(), "attributions").flag(key)
