"""Words between quotation marks inside a sentence of the newsroom: « Anne Roy dénonce « un abandon organisé » ».

They are no sentence, but somebody's all the same: the one whom the sentence around them names as speaking.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from questions.annotations import Attribution, EvidenceSpan, Sentence
from questions.annotator.parsing.quotations import quotations
from questions.item_writing.actors.choices import (
    answers,
    is_askable,
    is_given_away,
    is_nameable,
    is_told_by_gender,
    other_speakers,
    tokens,
    told_in,
)
from questions.item_writing.actors.naming_proofs import naming
from questions.item_writing.actors.riddles import is_a_riddle
from questions.item_writing.actors.speakers import named_by, names_it, passage_of, said_why
from questions.item_writing.actors.told_contents import told_words
from questions.item_writing.context import Context
from questions.item_writing.drafts import Draft, say
from questions.item_writing.french.wording import content_words, fold, quoted, tidy

_WORTH = 2.8
#: Telling words between the marks from which on they are worth a question, and signs of the longest: more than these
#: are torn out of a sentence.
_FEWEST_TELLING, _LONGEST = 2, 80


def ask_expressions(context: Context) -> Iterator[Draft]:
    """« Qui a employé ces mots : « un abandon organisé » ? »"""
    for read in context.dossier.dispatches:
        for each in quotations(read.dispatch.text):
            words = read.dispatch.evidence(each.start, each.end)
            said = _said(context, words)
            draft = None if said is None else _draft(context, said)
            if draft is not None:
                yield draft


def _said(context: Context, words: EvidenceSpan) -> Attribution | None:
    """The report of the sentence to which the words belong, with them alone for its content; ``None`` where the
    sentence has another report, this one stands by itself, or they are a whole sentence or no phrase."""
    sentence = context.sentence(words)
    if sentence is None or sentence.zone != "body" or not sentence.span.contains(words) or _is_whole(words):
        return None
    if not _is_one_phrase(sentence, words) or any(time.span.overlaps(words) for time in context.times(sentence)):
        return None
    here = [said for said in context.read(words.file).attributions if sentence.span.overlaps(said.cue)]
    if len(here) != 1 or not here[0].content.overlaps(words):
        return None
    source = here[0].source
    if here[0].kind != "direct" and told_words(context, here[0]) is not None:
        return None  # the report is whole, and asked as such
    return None if source is None or source.overlaps(words) else replace(here[0], content=words, kind="direct")


def _is_one_phrase(sentence: Sentence, words: EvidenceSpan) -> bool:
    """Whether the words hang together on one word outside, or hold the verb of the sentence: not « la Russie des
    décisions prises », two things that somebody is informed of; and are not cut inside a phrase (« et pas seulement la
    grue », « de revoir le plan »)."""
    here = sentence.tokens
    inside = {i for i, t in enumerate(here) if words.start <= t.start < words.end and t.pos not in {"PUNCT", "SPACE"}}
    heads = [i for i in inside if here[i].head not in inside or here[i].head == i]
    if len(heads) != 1 or here[min(inside)].pos == "CCONJ":
        return False
    second = min(inside - {min(inside)}, default=min(inside))
    return not (here[min(inside)].pos == "ADP" and here[second].feature("VerbForm") == "Inf")


def _is_whole(words: EvidenceSpan) -> bool:
    """Whether the words begin like a sentence, or like a name (« Pacte pour la mer »), or are as long as one."""
    return tidy(words.quote)[:1].isupper() or len(words.quote) > _LONGEST


def _draft(context: Context, said: Attribution) -> Draft | None:
    actor, words = context.actors.get(said.actor or ""), tidy(said.content.quote)
    if actor is None or said.source is None or not is_nameable(actor) or not names_it(context, said, actor):
        return None
    if actor.kind not in {"person", "organisation"} or not named_by(said.source, actor):
        return None
    if len(content_words(words)) < _FEWEST_TELLING:
        return None
    wrong = other_speakers(context, said, context.display(actor), words)
    if not is_askable(actor, wrong) or is_given_away(context, said, wrong) or is_told_by_gender(context, said, wrong):
        return None
    proofs = naming(context, actor, passage := passage_of(context, said))
    if proofs is None or is_a_riddle(context, said) or _goes_on(context, said):
        return None
    kind, options = answers(context, actor, said_why(context, said, passage), wrong)
    return Draft(
        topic="actor",
        kind=kind,
        rule="actor.words",
        stem=say("actors.words.stem", according=context.according(said.content.file), quote=quoted(words)),
        options=options,
        rationale=told_in(context, passage),
        evidence=(passage, *proofs),
        difficulty="medium",
        worth=_WORTH,
        source_independent=context.independent([said.content]),
        anchors=(said.content,),
        expression=words,
    )


def _goes_on(context: Context, said: Attribution) -> bool:
    """Whether the same words stand elsewhere in the dossier, perhaps as another's."""
    text = fold(tidy(said.content.quote))
    bodies = (fold(tidy(read.dispatch.text)) for read in context.dossier.dispatches)
    return sum(body.count(text) for body in bodies) > 1 or not tokens(context, said.content)
