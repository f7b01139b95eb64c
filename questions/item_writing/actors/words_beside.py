"""Quotations with no verb of speech: whose they are, the sentence around them or right beside them tells.

« Le maire, Jean Roy, ne décolère pas. « On nous a tout pris. » »: the one person of the sentence in front, its only
subject, speaks; at the head of a page it is the sentence behind (« « J'ai tout vu. » Anne Roy rentrait … »).
"""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import Actor, Attribution, EvidenceSpan, Sentence, Token
from questions.annotator.parsing.quotations import Quotation, quotations
from questions.item_writing.actors.able_to_speak import cannot_speak
from questions.item_writing.actors.speakers import is_subject, is_utterance
from questions.item_writing.actors.words_framed import framed_by
from questions.item_writing.context import Context
from questions.item_writing.french.wording import fold
from questions.syntax import SUBJECTS, is_finite

#: Fewer spaces than this, and words in quotation marks are set apart, not said.
_SHORTEST_WORDS = 3
_SPACES = " \t\u00a0\u202f"
_ENDS = (".", "!", "?", "…")
_OPENINGS = ("«", "“", '"', "–", "—")


def words_beside(context: Context, file: str) -> Iterator[Attribution]:
    """Utterances between quotation marks that stand by themselves, given to the person of the sentence beside them."""
    read = context.read(file)
    text = read.dispatch.text
    for each in quotations(text):
        content = read.dispatch.evidence(each.start, each.end)
        if any(content.overlaps(said.content) for said in read.attributions):
            continue
        if not is_utterance(content) or content.quote.count(" ") < _SHORTEST_WORDS:
            continue
        found = _speaker(context, file, each) if _stands_alone(text, each) else None
        if found is not None:
            yield Attribution(found[1], found[1], content, "direct", found[0].name)
        elif (framed := framed_by(context, file, each)) is not None:
            actor, source, verb = framed
            yield Attribution(source, verb, content, "direct", actor.name)


def _stands_alone(text: str, each: Quotation) -> bool:
    """Whether the quotation is one or several whole sentences, between the end of one sentence and the head of
    another."""
    before, behind = text[: each.outer_start].rstrip(_SPACES), text[each.outer_end :]
    inside = text[each.start : each.end].rstrip()
    closed = inside.endswith(_ENDS) or behind.startswith(_ENDS)
    behind = behind.lstrip("".join(_ENDS)).lstrip(_SPACES)
    opens = not before or before.endswith((*_ENDS, "\n", "»", "”"))
    ends = not behind or behind[0] in {"\n", *_OPENINGS} or behind[0].isupper()
    return closed and opens and ends


def _speaker(context: Context, file: str, each: Quotation) -> tuple[Actor, EvidenceSpan] | None:
    """Who speaks, and where the sentence beside the words prints the name."""
    text = context.read(file).dispatch.text
    sentences = context.sentences(file)
    before = next((s for s in reversed(sentences) if s.span.end <= each.outer_start + 1), None)
    if before is not None and before.zone == "body" and _is_joined(text[before.span.end : each.outer_start]):
        return _only_subject(context, before)
    behind = next((s for s in sentences if s.span.start >= each.outer_end), None)
    if behind is None or behind.zone != "body" or not _is_joined(text[each.outer_end : behind.span.start]):
        return None
    return None if before is not None and _may_go_on(context, before) else _only_subject(context, behind)


def _is_joined(between: str) -> bool:
    """Whether nothing but spaces and a full stop stand between two sentences of one paragraph."""
    return "\n" not in between and not between.strip(_SPACES + "".join(_ENDS))


def _may_go_on(context: Context, before: Sentence) -> bool:
    """Whether whoever was named or quoted in the paragraph before may go on to speak."""
    persons = any(a.kind in {"person", "group"} for a in context.actors_in(before.span))
    said = any(each.content.overlaps(before.span) for each in context.read(before.span.file).attributions)
    return before.zone == "body" and (persons or said)


def _only_subject(context: Context, sentence: Sentence) -> tuple[Actor, EvidenceSpan] | None:
    """The one person of a sentence, by name its subject, beside whom nobody else has a word in it."""
    persons = [a for a in context.actors_in(sentence.span) if a.kind in {"person", "group"}]
    if len(persons) != 1 or persons[0].kind != "person" or cannot_speak(context, persons[0]):
        return None
    surname = fold(persons[0].name.split(" ")[-1])
    mentions = [m for m in persons[0].mentions if sentence.span.contains(m) and surname in fold(m.quote)]
    if not mentions or _others_speak(context, persons[0], sentence):
        return None
    return (persons[0], mentions[0]) if is_subject(persons[0], sentence) or _leads(sentence, mentions[0]) else None


def _leads(sentence: Sentence, name: EvidenceSpan) -> bool:
    """Whether the name is the subject of the main clause, of which the sentence has one: « Anne Roy rentrait quand la
    grêle est tombée »; or opens it, where no other noun is a subject: « Anne Roy, qui tient l'auberge, respire »."""
    subjects = _subjects_of_its_own(sentence)
    if not subjects and name.start == sentence.tokens[0].start:
        return all(t.pos == "PRON" for t in sentence.tokens if t.dep in SUBJECTS)
    return bool(subjects) and all(name.start <= t.start < name.end for t in subjects)


def _subjects_of_its_own(sentence: Sentence) -> list[Token]:
    """The subjects of the main clause and of those that stand beside it."""
    here = sentence.tokens
    beside = {"ROOT", "conj", "parataxis"}
    return [t for t in here if t.dep in SUBJECTS and t.head < len(here) and here[t.head].dep in beside]


def _others_speak(context: Context, actor: Actor, sentence: Sentence) -> bool:
    """Whether the sentence gives words to anybody but the person, or may: « …, assure le notaire »."""
    here = (a for a in context.read(sentence.span.file).attributions if sentence.span.overlaps(a.cue))
    return _is_framed(sentence) or any(said.actor != actor.name for said in here)


def _is_framed(sentence: Sentence) -> bool:
    """« Anne Roy se tait, assure le notaire »: behind a clause and its comma a verb, and a noun or a name."""
    words = [t for t in sentence.tokens if t.pos not in {"SPACE"} and t.text != "."]
    comma = next((i for i in range(len(words) - 1, -1, -1) if words[i].text == ","), len(words))
    told = any(is_finite(t) and t.dep != "acl:relcl" for t in words[:comma])
    behind = words[comma + 1 :]
    return told and len(behind) > 1 and behind[0].pos in {"VERB", "NOUN", "ADJ"} and behind[1].pos in {"DET", "PROPN"}
