"""Who has the floor in a dispatch: the persons whose words it gives, beside some whom it only names or leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from questions.annotations import Actor, Attribution, EvidenceSpan, Sentence
from questions.annotator.parsing.quotations import quotations
from questions.item_writing.actors.choices import by_prominence, is_full_name, is_named_in, share_a_name, surname
from questions.item_writing.actors.naming_proofs import naming
from questions.item_writing.actors.speakers import is_of_saying, names, names_it, passage_of, said_why
from questions.item_writing.actors.told_contents import told_words
from questions.item_writing.actors.words_beside import words_beside
from questions.item_writing.context import Context
from questions.item_writing.distractors import FEWEST
from questions.item_writing.drafts import Draft, say, wordlist
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import content_words, fold, morphology, tidy
from questions.items import Option

#: Speakers and others in one question, at least and at most.
_QUOTED = (2, 3)
#: Words of « t-elle ».
_LONGEST_PRONOUN = 2
#: Fewer spaces than this, and words in quotation marks are set apart, not said.
_SHORTEST_WORDS = 3


def ask_voices(context: Context, file: str) -> Iterator[Draft]:
    """Which of these persons speak in a dispatch: between quotation marks where two do so, else in any way."""
    words = words_in(context, file)
    direct = [said for said in words if said.kind == "direct" and said.source]
    told = [said for said in words if said.kind == "indirect" and said.source and is_of_saying(said)]
    told = [said for said in told if told_words(context, said) is not None]
    for rule, heard in (("quoted", direct), ("heard", [*direct, *told])):
        draft = _draft(context, file, rule, heard)
        if draft is not None:
            yield draft
            return


def words_in(context: Context, file: str) -> list[Attribution]:
    """What a dispatch says that somebody said, and the quotations that only the sentence beside gives to somebody."""
    return [*context.read(file).attributions, *words_beside(context, file)]


def _draft(context: Context, file: str, rule: str, heard: Sequence[Attribution]) -> Draft | None:
    spoken = {said.actor: said for said in reversed(heard)}
    persons = [a for a in by_prominence(context) if a.kind == "person" and is_full_name(a.name)]
    proofs = {a.name: shown_to_speak(context, spoken[a.name], a) for a in persons if a.name in spoken}
    right = [a for a in persons if proofs.get(a.name)][: _QUOTED[1]]
    wrong = _others(context, file, [a for a in persons if a not in right], right)[: _QUOTED[1]]
    if len(right) < _QUOTED[0] or len(wrong) < FEWEST:
        return None
    whys = {a.name: said_why(context, spoken[a.name], passage_of(context, spoken[a.name])) for a in right}
    return Draft(
        topic="actor",
        kind="multiple",
        rule=f"actor.{rule}",
        stem=say(f"actors.{rule}.stem", piece=context.piece(file)),
        options=(
            *(Option(context.display(a), True, whys[a.name]) for a in right),
            *(Option(context.display(a), False, _silent_why(context, file, a)) for a in wrong),
        ),
        rationale=" ".join(whys.values()),
        evidence=tuple(span for a in right for span in proofs[a.name]),
        difficulty="medium",
        worth=2.5,
        anchors=tuple(spoken[a.name].cue for a in right),
        family="quoted",
    )


def shown_to_speak(context: Context, said: Attribution, actor: Actor) -> tuple[EvidenceSpan, ...]:
    """The passage that shows that this very person speaks, with the place of the name; empty where none does."""
    if not names_it(context, said, actor) or said.source is None or _is_led(said.source, actor):
        return ()
    passage = passage_of(context, said)
    named = naming(context, actor, passage)
    return () if named is None else (passage, *named)


def _is_led(source: EvidenceSpan, actor: Actor) -> bool:
    """« le camp Roy », « l'entourage de Mme Roy »: who speaks is not the one named. An office, a title, where somebody
    is from may lead a name; a comma parts an office from it."""
    before, named, _ = fold(tidy(source.quote)).partition(fold(surname(actor)))
    offices = content_words(" ".join((*(role.text for role in actor.roles), *actor.aliases, actor.name)))
    return bool(named) and "," not in before and bool(content_words(before) - offices)


def _others(context: Context, file: str, persons: Sequence[Actor], right: Sequence[Actor]) -> list[Actor]:
    """Those whom the dispatch names and gives no word to, then those whom it does not name; nobody where all that it
    names speak, for then the names that stand in it are the answer."""
    here = [a for a in persons if is_named_in(a, file)]
    silent = [a for a in here if _is_silent(context, file, a) and not _may_be_meant(context, file, a)]
    absent = [a for a in persons if a not in here and not any(share_a_name(a, other) for other in here)]
    apart = [a for a in (*silent, *absent) if not any(share_a_name(a, other) for other in right)]
    heard = [a for a in apart if not may_be_heard_by_office(context, file, a)]
    return heard if any(a in here for a in heard) else []


def _is_silent(context: Context, file: str, actor: Actor) -> bool:
    """Whether no words of the dispatch can be this person's: every quotation is known to be somebody else's, and beside
    the name nothing is said by whomever."""
    read = context.read(file)
    spoken = actor.name in {said.actor for said in words_in(context, file)} or context.signs(actor, file)
    if spoken or _is_open(context, file):
        return False
    cued = [said.cue for said in read.attributions]
    beside = [s.span for s in read.sentences if any(s.span.contains(m) for m in actor.mentions if m.file == file)]
    return not any(cue.overlaps(span) for cue in cued for span in beside) and not _is_beside_marks(context, file, actor)


def _is_beside_marks(context: Context, file: str, actor: Actor) -> bool:
    """« Le médiateur, Paul Vial, veut croire à une « éclaircie » », or « il » does in the next sentence: a word between
    quotation marks may be that of whoever is named beside it."""
    read = context.read(file)
    marked = list(quotations(read.dispatch.text))
    mentions = [m for m in actor.mentions if m.file == file]
    outside = [m for m in mentions if not any(each.start <= m.start < each.end for each in marked)]
    named = [any(s.span.contains(m) for m in outside) for s in read.sentences]
    takes_up = [before and _opens_with_pronoun(s) for before, s in zip([False, *named], read.sentences, strict=False)]
    near = [s.span for s, here, on in zip(read.sentences, named, takes_up, strict=True) if here or on]
    # « Une mascarade. » C'est ainsi que Paul Vial résume …: words set apart in front of whoever is named next.
    near += [s.span for s, here in zip(read.sentences, named[1:], strict=False) if here and _is_set_apart(s)]
    return any(span.start <= each.outer_start < span.end for each in marked for span in near)


def _is_set_apart(sentence: Sentence) -> bool:
    """Whether the sentence closes a quotation: « Une mascarade. »"""
    return sentence.span.quote.rstrip().endswith(tuple(wordlist("closing_marks")))


def _opens_with_pronoun(sentence: Sentence) -> bool:
    """« Il veut croire à … »"""
    return plain_word(sentence.tokens[0]) in morphology()["anaphora"]["resolved"]


def _may_be_meant(context: Context, file: str, actor: Actor) -> bool:
    """« a-t-elle écrit », « selon lui »: whoever stands before such a pronoun may have spoken, unless the sentence
    before shows who did."""
    for said in context.read(file).attributions:
        speaker = context.actors.get(said.actor or "")
        gender = _gender_of_pronoun(said)
        if gender is None or said.source is None or (speaker is not None and names_it(context, said, speaker)):
            continue
        before = any(m.file == file and m.start < said.cue.start for m in actor.mentions)
        if before and context.gender_of(actor) in {None, gender}:
            return True
    return False


def _gender_of_pronoun(said: Attribution) -> str | None:
    """Of the pronoun that speaks for one person; ``None`` where no such pronoun does."""
    table = morphology()["anaphora"]
    words = re.findall(r"[^\W_]+", tidy(said.source.quote).lower()) if said.source is not None else []
    pronoun = table["weak"].get(words[-1], words[-1]) if words else ""
    gender, number = table["resolved"].get(pronoun, (None, None))
    return gender if number == "Sing" and len(words) <= _LONGEST_PRONOUN else None


def _is_open(context: Context, file: str) -> bool:
    """Whether some words between quotation marks are not surely somebody's: « a-t-il lancé » may be anyone."""
    text = context.read(file).dispatch.text
    known = [said for said in words_in(context, file) if _names_speaker(context, said)]
    long = (each for each in quotations(text) if text[each.start : each.end].count(" ") >= _SHORTEST_WORDS)
    return any(not any(s.content.start < each.end and s.content.end > each.start for s in known) for each in long)


def _names_speaker(context: Context, said: Attribution) -> bool:
    """Whether the words beside what is said name its speaker."""
    actor = context.actors.get(said.actor or "")
    return actor is not None and said.source is not None and names(said.source, actor)


def may_be_heard_by_office(context: Context, file: str, actor: Actor) -> bool:
    """« « …», dit le maire », where nobody was recognised in him: he may be the mayor whom another dispatch names."""
    offices = content_words(" ".join(role.text for role in actor.roles))
    open_sources = [s.source.quote for s in context.read(file).attributions if s.source and s.actor is None]
    return any(offices & content_words(source) for source in open_sources)


def _silent_why(context: Context, file: str, actor: Actor) -> str:
    named = "silent" if is_named_in(actor, file) else "wrong"
    return say(f"actors.quoted.{named}", person=context.display(actor))
