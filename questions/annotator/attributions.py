"""Who is said to have said what: quotations, « a indiqué que », « selon »; source, cue and content as exact spans."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from questions.annotations import Attribution, EvidenceSpan, Mention, Sentence
from questions.annotator.organisations import is_head
from questions.annotator.quotations import Quotation, quotations
from questions.annotator.roles import opens_role
from questions.annotator.speech import SpeechVerb, bare_pronoun, speech_verbs, subject_after
from questions.annotator.words import Tokens, is_article, is_capitalised, is_listed, is_word, noun_end, vocabulary
from questions.dispatch import Dispatch
from questions.languages import current, load, load_table
from questions.naming import folded

_SUBJECT = ("nsubj", "nsubj:pass", "nsubj:caus")
_BLANK = re.compile(r"\n\s*\n")
#: Between the end of a quotation and its « a déclaré X », in characters.
NEAR = 4
#: Quotations looked at on either side of a place.
AROUND = 3
#: How far from a group the mention that covers it may start, in characters.
REACH = 200
#: Between a name and the role in apposition: a comma, a space, an article.
SHORT_GAP = 6
#: Fewer spaces than this, and words in quotation marks are set apart, not said.
SHORTEST_QUOTE = 3


_Kind = Literal["direct", "indirect", "according"]


@dataclass(frozen=True, slots=True)
class _Speaker:
    """``span`` is ``None`` when nobody is named; ``actor`` is the merged actor's name."""

    span: EvidenceSpan | None
    actor: str | None


_NOBODY = _Speaker(None, None)


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
    return tuple(sorted(dict.fromkeys(found), key=lambda a: (a.cue.start, a.content.start, a.content.end)))


class _Reader:
    """The sentences of one dispatch with its quotations and mentions; remembers who spoke last."""

    def __init__(self, dispatch: Dispatch, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> None:
        self.dispatch = dispatch
        self.sentences = sentences
        self.mentions = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
        self._persons = [m for m in self.mentions if m.kind == "person"]
        self.quotations = [q for q in quotations(dispatch.text) if q.end - q.start > 1]
        self._quotation_starts = [quotation.outer_start for quotation in self.quotations]
        self.last = _NOBODY
        self.number = 0

    def attributions(self, number: int) -> Iterator[Attribution]:
        """Those whose cue stands in this sentence; to be asked in order."""
        self.number = number
        sentence = self.sentences[number]
        for verb in speech_verbs(sentence.tokens):
            if not self._is_quoted(sentence.tokens[verb.verb].start):
                yield from self._remembered(self._of_verb(sentence, verb))
        yield from self._remembered(_according(self, sentence))
        yield from self._remembered(self._announced(sentence))
        yield from self._remembered(self._held(sentence))

    def _remembered(self, found: Iterator[Attribution]) -> Iterator[Attribution]:
        for attribution in found:
            if attribution.actor or attribution.source:
                self.last = _Speaker(attribution.source, attribution.actor)
            yield attribution

    def _is_quoted(self, offset: int) -> bool:
        return any(q.start <= offset < q.end for q in self._near(offset))

    def _near(self, offset: int) -> list[Quotation]:
        """The quotations around an offset: the last that start before it, and the next."""
        place = bisect_right(self._quotation_starts, offset)
        return self.quotations[max(0, place - AROUND) : place + AROUND]

    def _close(self, mentions: list[Mention], start: int, end: int) -> list[Mention]:
        """Those of some mentions, sorted by start, that start up to ``REACH`` characters before or after."""
        first = bisect_left(mentions, start - REACH, key=_start_of)
        return mentions[first : bisect_right(mentions, end + REACH, key=_start_of)]

    def _of_verb(self, sentence: Sentence, verb: SpeechVerb) -> Iterator[Attribution]:
        cue = self._span(sentence, verb.start, verb.end)
        before = self._quoted_before(cue.start)
        speaker = self._inverted(sentence, verb) if before or _is_incise(sentence.tokens, verb) else None
        if speaker and (before or verb.pronoun is not None or self._can_speak(sentence, speaker)):
            content = self.dispatch.evidence(before.start, before.end) if before else self._said_before(sentence, verb)
            if content:
                yield _made(speaker, cue, content, "direct" if before else "indirect")
                yield from self._resumed(sentence, speaker, cue)
            return
        framed = self._framed(sentence, verb, cue) if _flag("speaker_first") else None
        if framed:
            yield framed
            yield from self._resumed(sentence, _Speaker(framed.source, framed.actor), cue)
        else:
            yield from self._in_order(sentence, verb, cue)

    def _framed(self, sentence: Sentence, verb: SpeechVerb, cue: EvidenceSpan) -> Attribution | None:
        """« …, the mayor said »: what is said stands before its speaker, and nothing of it behind the verb."""
        tokens = sentence.tokens
        subject = _subject_position(tokens, verb)
        if subject is None or _opens_clause(tokens, verb.end) or self._quoted_after(sentence, verb):
            return None
        start, end = _group_around(tokens, subject)
        while start > 0 and tokens[start - 1].pos in ("DET", "ADJ", "NUM", "ADV"):
            start -= 1
        quoted = self._quoted_before(tokens[start].start)
        speaker = self._speaker(sentence, start, end)
        if quoted:
            return _made(speaker, cue, self.dispatch.evidence(quoted.start, quoted.end), "direct")
        if start > 1 and tokens[start - 1].text == "," and any(t.pos in ("VERB", "AUX") for t in tokens[: start - 1]):
            return _made(speaker, cue, self._span(sentence, 0, start - 1), "indirect")
        return None

    def _quoted_before(self, offset: int) -> Quotation | None:
        """The quotation that ends right before « a déclaré », a comma between."""
        for quotation in self._near(offset):
            between = self.dispatch.text[quotation.outer_end : offset]
            if quotation.outer_end <= offset and len(between) <= NEAR and not between.strip(" ,\u00a0\u202f\n-–—"):
                return quotation
        return None

    def _inverted(self, sentence: Sentence, verb: SpeechVerb) -> _Speaker | None:
        """The speaker after the verb, or whom « a-t-elle » means."""
        asked = _learnt_from(sentence.tokens, verb)
        if verb.pronoun is not None and not asked:
            anyone = bare_pronoun(sentence.tokens[verb.pronoun].text) in _words("anyone")
            return _NOBODY if anyone else self._pronoun(sentence, verb.pronoun)
        group = asked or subject_after(sentence.tokens, verb.end)
        return self._speaker(sentence, *group) if group else None

    def _can_speak(self, sentence: Sentence, speaker: _Speaker) -> bool:
        """Whether the noun after the verb is somebody: « …, a annoncé le maire », not « …, conteste les résultats »."""
        if speaker.actor or speaker.span is None:
            return True
        span = speaker.span
        inside = [i for i, token in enumerate(sentence.tokens) if span.start <= token.start < span.end]
        words = {folded(sentence.tokens[i].text) for i in inside}
        named = any(opens_role(sentence.tokens, i) or is_head(sentence.tokens, i) for i in inside)
        return named or bool(words & (vocabulary("groups") | _folded_words("speakers")))

    def _source(self, sentence: Sentence, start: int) -> _Speaker | None:
        """Who « selon … » names: somebody, nobody for a text of nobody's; ``None`` where nothing is reported."""
        tokens = sentence.tokens
        end = _named_end(tokens, start)
        speaker = self._speaker(sentence, start, end)
        name = any(is_capitalised(token) and token.pos in ("PROPN", "X") for token in tokens[start:end])
        if not name and not self._can_speak(sentence, speaker):
            return None
        head = next((i for i in range(start, end) if tokens[i].pos == "NOUN"), start)
        told = any(token.pos == "ADJ" for token in tokens[head + 1 : end]) or end > head + 2
        alone = not speaker.actor and not name and not told and tokens[start].text.lower() in _words("a")
        return _NOBODY if alone and folded(tokens[head].text) in _folded_words("texts") else speaker

    def _pronoun(self, sentence: Sentence, position: int) -> _Speaker:
        """The subject of the sentence that the pronoun closes, else of the one before, else who spoke last."""
        token = sentence.tokens[position]
        start = token.start + token.text.rfind("-") + 1
        span = self.dispatch.evidence(start, token.end)
        candidates = [self._subject_before(sentence, position), self._subject_of_previous(sentence), self.last.actor]
        fitting = [actor for actor in candidates if actor and self._agrees(actor, token.text)]
        return _Speaker(span, next(iter(fitting), None))

    def _subject_before(self, sentence: Sentence, position: int) -> str | None:
        """The actor that is the subject of the sentence, unless it is quoted."""
        tokens = sentence.tokens
        subject = next((i for i, token in enumerate(tokens[:position]) if token.dep in _SUBJECT), None)
        if subject is None or self._is_quoted(tokens[subject].start) or tokens[subject].pos == "PRON":
            return None
        return self._speaker(sentence, *_group_around(tokens, subject)).actor

    def _subject_of_previous(self, sentence: Sentence) -> str | None:
        earlier = self.sentences[max(0, self.number - 4) : self.number]
        outside = [each for each in earlier if not self._is_quoted(each.tokens[0].start) and each.zone == "body"]
        return self._subject_before(outside[-1], len(outside[-1].tokens)) if outside else None

    def _agrees(self, actor: str, pronoun: str) -> bool:
        """Whether the gender of a person's role, where the dispatch shows one, is that of the pronoun."""
        gender = self._genders.get(actor)
        return gender is None or (gender == "Fem") == (bare_pronoun(pronoun) in _words("feminine"))

    @cached_property
    def _genders(self) -> dict[str, str]:
        """Gender of the first noun of each person's role."""
        nouns = {token.start: token for sentence in self.sentences for token in sentence.tokens}
        found: dict[str, str] = {}
        for mention in self._persons:
            noun = nouns.get(mention.role.span.start) if mention.role else None
            gender = noun.feature("Gender") if noun else None
            if gender:
                found.setdefault(mention.name, gender)
        return found

    def _speaker(self, sentence: Sentence, start: int, end: int) -> _Speaker:
        """The noun group with the name in apposition to it, and the actor that it means."""
        tokens = sentence.tokens
        span = self._span(sentence, start, end)
        person = self._named_beside(span)
        if person:
            return _Speaker(self.dispatch.evidence(span.start, max(span.end, person.span.end)), person.name)
        voice = any(folded(t.text) in _words("voices") for t in tokens[start:end])
        actor = self._heading(sentence, start, end, anywhere=voice)
        return _Speaker(self._whole(span, actor), actor)

    def _whole(self, span: EvidenceSpan, actor: str | None) -> EvidenceSpan:
        """The group widened to the name that it cuts."""
        close = self._close(self.mentions, span.start, span.end)
        cut = [m.span for m in close if m.name == actor and m.span.overlaps(span)]
        start = min([span.start, *(each.start for each in cut)])
        return self.dispatch.evidence(start, max([span.end, *(each.end for each in cut)]))

    def apposed(self, speaker: _Speaker, cue_end: int) -> int:
        """Where the speaker's name ends, with the role set behind it (« X, chef de l'armée, »)."""
        if speaker.span is None:
            return cue_end
        end = speaker.span.end
        close = self._close(self._persons, end, end)
        roles = [m.role.span for m in close if m.role and m.name == speaker.actor]
        return max([end, *(role.end for role in roles if 0 <= role.start - end <= SHORT_GAP)])

    def _named_beside(self, span: EvidenceSpan) -> Mention | None:
        """The person named in the group, or whose role the group is, or after a comma."""
        close = self._close(self._persons, span.start, span.end)
        near = [m for m in close if span.start <= m.span.start <= span.end + 2]
        apart = [m for m in near if m.span.start >= span.end]
        if apart and not self.dispatch.text[span.end : apart[-1].span.start].strip(" ,"):
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
        span = self._span(sentence, start, end)
        close = self._close(self.mentions, span.start, span.end)
        return next((m.name for m in close if span.contains(m.span)), None)

    def _actor(self, start: int, end: int) -> str | None:
        """Name of the actor of the longest mention over these characters."""
        close = self._close(self.mentions, start, end)
        over = [m for m in close if m.span.start <= start and end <= m.span.end]
        return over[0].name if over else None

    def _said_before(self, sentence: Sentence, verb: SpeechVerb) -> EvidenceSpan | None:
        """What stands before « , a annoncé X », from the start of the sentence."""
        comma = next((i for i in range(verb.start - 1, 0, -1) if sentence.tokens[i].text == ","), None)
        return self._span(sentence, 0, comma) if comma else None

    def _resumed(self, sentence: Sentence, speaker: _Speaker, cue: EvidenceSpan) -> Iterator[Attribution]:
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
            yield _made(speaker, cue, self._span(sentence, *content), "indirect")

    def _quoted_after(self, sentence: Sentence, verb: SpeechVerb) -> Quotation | None:
        """The quotation that a colon opens after the verb."""
        limit = sentence.span.end
        for quotation in self._near(sentence.tokens[verb.end - 1].end):
            between = self.dispatch.text[sentence.tokens[verb.end - 1].end : quotation.outer_start]
            if 0 < len(between) <= max(limit - sentence.tokens[verb.end - 1].end, 0) + 2 and ":" in between[-4:]:
                return quotation
        return None

    def _governed(self, sentence: Sentence, verb: SpeechVerb) -> tuple[int, int] | None:
        """Words of the clause, infinitive or object that the verb governs."""
        tokens = sentence.tokens
        opener = _clause_opener(tokens, verb)
        if opener is not None:
            return _with_negation(tokens, opener, verb.end), _clause_end(tokens, verb, opener)
        if verb.lemma in _words("object_verbs"):
            return _object(tokens, verb)
        bare = _opens_clause(tokens, verb.end) if verb.lemma in _words("bare_clause") else None
        return (bare, _clause_end(tokens, verb, bare)) if bare else None

    def _subject(self, sentence: Sentence, verb: SpeechVerb) -> _Speaker:
        """Who governs the verb: its subject, the noun that « qui » stands for, or who spoke last for a pronoun."""
        tokens = sentence.tokens
        subject = _subject_position(tokens, verb)
        if subject is None:
            return _NOBODY
        if tokens[subject].pos == "PRON":
            relative = tokens[verb.verb].head
            if tokens[verb.verb].dep.startswith("acl") and relative < subject:
                return self._speaker(sentence, *_group_around(tokens, relative))
            return _Speaker(self._span(sentence, subject, subject + 1), self._before(sentence))
        return self._speaker(sentence, *_group_around(tokens, subject))

    def _before(self, sentence: Sentence) -> str | None:
        """The person named last before this sentence, else who spoke last."""
        if self.last.actor:
            return self.last.actor
        before = bisect_left(self._persons, sentence.span.start, key=_start_of)
        return self._persons[before - 1].name if before else None

    def _announced(self, sentence: Sentence) -> Iterator[Attribution]:
        """« Dupont: le budget sera voté », in a headline or at the head of a sentence."""
        tokens = sentence.tokens
        colon = next((i for i, token in enumerate(tokens[:8]) if token.text == ":"), None)
        if not colon or colon + 3 > len(tokens):
            return
        name = self.dispatch.evidence(tokens[0].start, tokens[colon - 1].end)
        close = self._close(self._persons, name.start, name.end)
        speaker = next((m for m in close if m.span == name), None)
        if speaker and any(token.pos in ("VERB", "AUX") for token in tokens[colon:]):
            end = len(tokens) - (tokens[-1].pos == "PUNCT")
            yield _made(
                _Speaker(name, speaker.name),
                self._span(sentence, colon, colon + 1),
                self._span(sentence, colon + 1, end),
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

    def _holder(self, sentence: Sentence, before: list[int]) -> tuple[EvidenceSpan, _Speaker] | None:
        tokens = sentence.tokens
        if len(before) < 3 or any(verb.verb in before for verb in speech_verbs(tokens)):
            return None
        last = tokens[before[-1]].text
        if last == "," and tokens[0].text.lower() in _words("for_whom"):
            speaker = self._speaker(sentence, 1, _named_end(tokens, 1))
            return (self._span(sentence, 0, 1), speaker) if speaker.actor else None
        if last == ":":
            actor = self._subject_before(sentence, before[-1])
            subject = next(i for i in before if tokens[i].dep in _SUBJECT) if actor else 0
            span = self._span(sentence, *_group_around(tokens, subject)) if actor else None
            return (self._span(sentence, before[-1], before[-1] + 1), _Speaker(span, actor)) if actor else None
        return None

    def _span(self, sentence: Sentence, start: int, end: int) -> EvidenceSpan:
        return self.dispatch.evidence(sentence.tokens[start].start, sentence.tokens[end - 1].end)


def _according(reader: _Reader, sentence: Sentence) -> Iterator[Attribution]:
    """« selon X, … » and « …, selon X »."""
    tokens = sentence.tokens
    spelt = "".join(folded(token.text) for token in tokens)
    if not any(phrase in spelt for phrase in _openings(current())):
        return
    for index in range(len(tokens)):
        pronoun = _phrase_at(tokens, index, "according_pronoun")
        end = pronoun or _phrase_at(tokens, index, "according")
        if not end or reader._is_quoted(tokens[index].start):
            continue
        if not pronoun and (end >= len(tokens) or _phrase_at(tokens, end, "not_according")):
            continue
        cue = reader._span(sentence, index, end)
        named = None if pronoun else reader._source(sentence, end)
        if not pronoun and named is None:
            continue
        speaker = named or _Speaker(None, reader.last.actor)
        content = _content_of_according(tokens, index, reader.apposed(speaker, cue.end))
        if content is None:
            continue
        yield _made(speaker, cue, reader._span(sentence, *content), "according")


def _named_end(tokens: Tokens, start: int) -> int:
    """End of the noun group that opens here, its article included."""
    head = start
    while head < len(tokens) - 1 and tokens[head].pos in ("DET", "NUM", "ADJ") and tokens[head + 1].pos != "PUNCT":
        head += 1
    return max(noun_end(tokens, head), start + 1)


def _content_of_according(tokens: Tokens, start: int, named: int) -> tuple[int, int] | None:
    """What « selon X » frames: the clause after it when it opens the sentence, else the one before it.

    :param named: offset in the dispatch at which the name of the source ends.
    """
    closing = len(tokens) - (tokens[-1].pos == "PUNCT")
    if start <= 2:
        after = next((i for i in range(start, closing) if tokens[i].start >= named), closing)
        comma = next((i for i in range(after, closing) if tokens[i].text == ","), after - 1)
        return (comma + 1, closing) if comma + 1 < closing else None
    opening = max((i + 1 for i in range(start) if tokens[i].text in (";", ":")), default=0)
    opening = max(opening, _relative_before(tokens, start) or 0)
    before = start - (tokens[start - 1].text in (",", "("))
    return (opening, before) if before > opening else None


def _relative_before(tokens: Tokens, end: int) -> int | None:
    """Where the relative clause opens that runs up to this word (« un pont, qui a coûté un million | selon … »)."""
    for index in range(end - 1, 0, -1):
        if tokens[index].text == "," and index < end - 1:
            return None
        if tokens[index].pos == "PRON" and tokens[index].text.lower() in _words("relatives"):
            return index if any(token.pos in ("VERB", "AUX") for token in tokens[index:end]) else None
    return None


def _phrase_at(tokens: Tokens, index: int, key: str) -> int | None:
    """End of the longest phrase of a list that stands here."""
    if index >= len(tokens):
        return None
    phrases = _phrases(current(), key).get(folded(tokens[index].text)[:1], ())
    return next((end for phrase in phrases if (end := _phrase_end(tokens, index, phrase))), None)


@cache
def _phrases(language: str, key: str) -> dict[str, list[str]]:
    """The phrases of a list, folded and without spaces, by their first letter, longest first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(load_table(language, "attributions")[key], key=len, reverse=True):
        joined = "".join(folded(phrase).split())
        found.setdefault(joined[:1], []).append(joined)
    return found


@cache
def _openings(language: str) -> tuple[str, ...]:
    """The phrases that may name a source, as ``_phrases`` spells them."""
    listed = (_phrases(language, key) for key in ("according_pronoun", "according"))
    return tuple(phrase for phrases in listed for spelt in phrases.values() for phrase in spelt)


def _phrase_end(tokens: Tokens, index: int, wanted: str) -> int | None:
    """Where the tokens from this one on have spelt the folded phrase, spaces apart."""
    read = ""
    for position in range(index, min(index + 8, len(tokens))):
        read += folded(tokens[position].text)
        if read == wanted:
            return position + 1
        if not wanted.startswith(read):
            return None
    return None


def _is_incise(tokens: Tokens, verb: SpeechVerb) -> bool:
    """Whether the verb stands after a comma with its subject behind it (« …, a annoncé l'alliance »)."""
    if verb.start == 0 or not is_word(tokens, verb.start - 1, ",", "-", "–", "—", "»", '"', "”"):
        return False
    if verb.pronoun is not None:
        return True
    if verb.end < len(tokens) and folded(tokens[verb.end].text) in vocabulary("titles"):
        return True
    subjects = [i for i in range(verb.start) if tokens[i].head == verb.verb and tokens[i].dep in _SUBJECT]
    opener = _clause_opener(tokens, verb)
    return not subjects and (opener is None or opener > verb.end + 6) and subject_after(tokens, verb.end) is not None


def _learnt_from(tokens: Tokens, verb: SpeechVerb) -> tuple[int, int] | None:
    """« a appris l'agence auprès de la mission »: the mission."""
    if verb.lemma not in _words("learn"):
        return None
    for index in range(verb.end, len(tokens) - 2):
        if tokens[index].text.lower() in _words("learn_prepositions"):
            start = index + 2 if is_listed(tokens, index + 1, "of") else index + 1
            return start, _named_end(tokens, start)
    return None


def _clause_opener(tokens: Tokens, verb: SpeechVerb) -> int | None:
    """Position of « que » or of the infinitive that the verb governs."""
    for index in range(verb.end, min(verb.end + 14, len(tokens))):
        token = tokens[index]
        if token.text.lower() in _words("that") and token.pos in ("SCONJ", "PRON", "ADV"):
            return index
        head = tokens[token.head] if token.pos == "AUX" else token
        governed = head.head == verb.verb and head.dep in ("xcomp", "ccomp", "obj")
        if (governed and token.feature("VerbForm") == "Inf") or _is_accusation(tokens, index, verb):
            return index
        if token.text in (";", ":", ".") or (token.feature("VerbForm") == "Fin" and token.pos == "VERB"):
            return None
    return None


def _opens_clause(tokens: Tokens, start: int) -> int | None:
    """Where, behind a verb and the moments after it, a clause with its own verb begins."""
    index = start
    while index < len(tokens) and (tokens[index].pos == "ADV" or tokens[index].text.lower() in _words("moments")):
        index += 1
    if index >= len(tokens) or tokens[index].pos not in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"):
        return None
    return index if any(token.pos in ("VERB", "AUX") for token in tokens[index:]) else None


def _object(tokens: Tokens, verb: SpeechVerb) -> tuple[int, int] | None:
    """The noun group that is the object by the parse, else the one right after the verb."""
    for index in range(verb.end, len(tokens)):
        token = tokens[index]
        if token.head == verb.verb and token.dep == "obj" and token.pos == "NOUN":
            return _group_around(tokens, index)
    if verb.end + 1 < len(tokens) and tokens[verb.end].pos == "DET":
        return verb.end, noun_end(tokens, verb.end + 1)
    return None


def _is_accusation(tokens: Tokens, index: int, verb: SpeechVerb) -> bool:
    """« accuse Paris d'ingérence », « reproche à Paris de n'avoir … »: from « de » on, not the « du » of a name."""
    opens = (
        index > verb.end
        and index + 1 < len(tokens)
        and (is_listed(tokens, index, "of") or is_listed(tokens, index, "fused_of"))
    )
    return verb.lemma in _words("accuse") and opens and not is_capitalised(tokens[index + 1])


def _with_negation(tokens: Tokens, opener: int, first: int) -> int:
    """« n'avoir pas eu le choix » starts at « n' »."""
    while (
        opener > first and tokens[opener - 1].pos in ("ADV", "PRON") and tokens[opener].pos in ("VERB", "AUX", "PRON")
    ):
        opener -= 1
    return opener


def _clause_end(tokens: Tokens, verb: SpeechVerb, opener: int) -> int:
    """End of the governed clause: of the sentence, or before what the main clause says further."""
    end = len(tokens) - (tokens[-1].pos == "PUNCT")
    incises = {other.start - 1 for other in speech_verbs(tokens) if other.start > opener and _is_incise(tokens, other)}
    for index in range(opener + 1, end):
        if tokens[index].text == ";" or index in incises:
            return index
        further = tokens[index].head == verb.verb and tokens[index].dep == "conj" and tokens[index].pos == "VERB"
        if further:
            start = min(i for i in range(opener + 1, index + 1) if _root_of(tokens, i, index))
            return start - 1 if tokens[start - 1].text == "," else start
    return end


def _root_of(tokens: Tokens, index: int, head: int) -> bool:
    """Whether a word hangs below another, itself included."""
    for _ in range(len(tokens)):
        if index == head:
            return True
        if tokens[index].head == index:
            return False
        index = tokens[index].head
    return False


def _subject_position(tokens: Tokens, verb: SpeechVerb) -> int | None:
    """The subject by the parse, else the nearest noun before the verb that could be."""
    holders = {verb.verb, verb.start}
    parsed = [i for i, t in enumerate(tokens) if t.head in holders and t.dep in _SUBJECT and i != t.head]
    if parsed:
        return parsed[0]
    head = tokens[verb.verb].head
    if tokens[verb.verb].dep == "conj" and head < verb.verb:
        shared = [i for i, t in enumerate(tokens) if t.head == head and t.dep in _SUBJECT]
        if shared:
            return shared[0]
    nouns = [i for i in range(verb.start) if tokens[i].pos in ("NOUN", "PROPN")]
    before = [i for i in nouns if tokens[i].dep not in ("nmod", "flat:name")]
    return before[-1] if before and not any(t.pos == "VERB" for t in tokens[before[-1] : verb.start]) else None


def _group_around(tokens: Tokens, noun: int) -> tuple[int, int]:
    """The noun group of a head: its article and adjectives before it, its complements after."""
    start = noun
    while start > 0 and (tokens[start - 1].pos in ("DET", "ADJ", "NUM") or is_article(tokens[start - 1])):
        start -= 1
    return start, noun_end(tokens, noun)


def _start_of(mention: Mention) -> int:
    return mention.span.start


def _made(speaker: _Speaker, cue: EvidenceSpan, content: EvidenceSpan, kind: _Kind) -> Attribution:
    return Attribution(speaker.span, cue, content, kind, speaker.actor)


def _flag(key: str) -> bool:
    return load(current(), "attributions").flag(key)


def _words(key: str) -> frozenset[str]:
    return _words_of(current(), key)


def _folded_words(key: str) -> frozenset[str]:
    return _folded_words_of(current(), key)


@cache
def _words_of(language: str, key: str) -> frozenset[str]:
    return frozenset(load_table(language, "attributions")[key])


@cache
def _folded_words_of(language: str, key: str) -> frozenset[str]:
    return frozenset(map(folded, _words_of(language, key)))
