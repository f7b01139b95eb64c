"""Quotations whose speaker the same sentence names, though its verb is none of saying.

« « Personne n'est venu », coupe le délégué, Jean Roy. » – « Pour Anne Roy, tout est dit : « Personne n'est venu. » »
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from questions.annotations import Actor, EvidenceSpan, Sentence, Token
from questions.annotator.parsing.quotations import Quotation
from questions.item_writing.actors.able_to_speak import cannot_speak
from questions.item_writing.context import Context
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.reference import is_a_title, plain_word
from questions.item_writing.french.wording import content_words, fold, morphology
from questions.languages.tables import load_table
from questions.syntax import is_finite

_SPACES = " \t\u00a0\u202f"


def framed_by(context: Context, file: str, each: Quotation) -> tuple[Actor, EvidenceSpan, EvidenceSpan] | None:
    """Who says the words, where the sentence prints the name, and its verb: behind the words and a comma, or in front
    of them and a colon."""
    behind = _words_of(context, file, each.outer_end, behind=True)
    if behind and behind[0].text == ",":
        return _inverted(context, file, behind[1:])
    text = context.read(file).dispatch.text[: each.outer_start].rstrip(_SPACES)
    return (
        _announced(context, file, _words_of(context, file, each.outer_start, behind=False))
        if text[-1:] == ":"
        else None
    )


def _words_of(context: Context, file: str, place: int, *, behind: bool) -> list[Token]:
    """The words of the sentence around a place that stand behind it, or in front of it; none of a headline."""
    sentence = next((s for s in context.sentences(file) if _is_around(s, place, behind=behind)), None)
    if sentence is None or sentence.zone != "body":
        return []
    words = [t for t in sentence.tokens if t.pos != "SPACE"]
    return [t for t in words if t.start >= place] if behind else [t for t in words if t.end <= place]


def _is_around(sentence: Sentence, place: int, *, behind: bool) -> bool:
    if behind:
        return sentence.span.start <= place < sentence.span.end
    return sentence.span.start < place <= sentence.span.end + 1


def _inverted(context: Context, file: str, words: Sequence[Token]) -> tuple[Actor, EvidenceSpan, EvidenceSpan] | None:
    """« …, se réjouit au micro de Radio Sud Anne Roy »: a verb right behind the comma, and the one person named behind
    it; not « l'avocate de Jean Roy », nor « on »."""
    verb = next((i for i, t in enumerate(words) if t.pos != "PRON"), None)
    if verb is None or not _is_verb(words[verb]) or any(map(_is_subject, words[:verb])):
        return None
    named = _only_person(context, file, words[verb + 1 :])
    if named is None or words[verb].feature("Number") == "Plur":
        return None
    actor, name = named
    between = [t for t in words[verb + 1 :] if t.start < name.start]
    if any(is_finite(t) or _is_subject(t) for t in between) or (between and _leads_away(between[-1])):
        return None
    noun = _own_noun(between)
    if noun is not None and not _is_his(actor, noun):
        return None
    return actor, name, context.read(file).dispatch.evidence(words[verb].start, words[verb].end)


def _is_verb(token: Token) -> bool:
    """Whether a word is a verb in a person's form, were it taken for a noun (« tranche »)."""
    return is_finite(token) or token.pos == "VERB" or token.text.lower() in _forms_of_saying()


@cache
def _forms_of_saying() -> frozenset[str]:
    attributions = load_table("fr", "attributions")
    return frozenset(form for verb in (*attributions["say"], *attributions["quote"]) for form in verb["finite"])


def _is_subject(token: Token) -> bool:
    """« on », « -t-elle »."""
    low = plain_word(token).lstrip("-").removeprefix("t-")
    return token.pos == "PRON" and low in {
        *morphology()["anaphora"]["resolved"],
        *load_table("fr", "attributions")["anyone"],
    }


def _leads_away(token: Token) -> bool:
    """« de », « avec », « du »: what stands behind is no subject."""
    return token.pos == "ADP" or plain_word(token) in morphology()["contraction"]["undone"]


def _own_noun(words: Sequence[Token]) -> Token | None:
    """The first noun that no preposition leads in: « la gérante » of « au micro la gérante du port, Anne Roy »."""
    for i, token in enumerate(words):
        before = [t for t in words[:i] if t.pos not in {"ADJ"}]
        led = bool(before) and (_leads_away(before[-1]) or (before[-1].pos == "DET" and _is_led(before[:-1])))
        if token.pos == "NOUN" and not led and not is_a_title(token):
            return token
    return None


def _is_led(words: Sequence[Token]) -> bool:
    return bool(words) and _leads_away(words[-1])


def _is_his(actor: Actor, noun: Token) -> bool:
    return any(fold(noun.text) in content_words(role.text) for role in actor.roles)


def _announced(context: Context, file: str, words: Sequence[Token]) -> tuple[Actor, EvidenceSpan, EvidenceSpan] | None:
    """« Rien ne presse, tranche Jean Roy : « … » », « Pour le notaire Roy, rien ne presse : « … » »: the one person in
    front of the colon, who has just spoken or whose view it is; not what is written on a wall."""
    named = _only_person(context, file, words)
    written = {*load_table("fr", "attributions")["texts"], *wordlist("written_on")}
    if named is None or any(t.lemma.lower() in written for t in words):
        return None
    actor, name = named
    commas = (i for i, t in enumerate(words) if t.text == ",")
    framed = next(filter(None, (_inverted(context, file, words[i + 1 :]) for i in commas)), None)
    if framed is not None:
        return framed
    verbs = [t for t in words if is_finite(t)]
    if not verbs or not _is_in_view(words, name):
        return None
    return actor, name, context.read(file).dispatch.evidence(verbs[0].start, verbs[0].end)


def _only_person(context: Context, file: str, words: Sequence[Token]) -> tuple[Actor, EvidenceSpan] | None:
    """The one person whom these words name, by name, beside no group."""
    if not words:
        return None
    span = context.read(file).dispatch.evidence(words[0].start, words[-1].end)
    persons = [a for a in context.actors_in(span) if a.kind in {"person", "group"}]
    if len(persons) != 1 or persons[0].kind != "person" or cannot_speak(context, persons[0]):
        return None
    surname = fold(persons[0].name.split(" ")[-1])
    name = next((m for m in persons[0].mentions if span.contains(m) and surname in fold(m.quote)), None)
    return None if name is None else (persons[0], name)


def _is_in_view(words: Sequence[Token], name: EvidenceSpan) -> bool:
    """« Pour l'historienne Anne Roy, … »"""
    comma = next((t.start for t in words if t.text == ","), None)
    return plain_word(words[0]) == wordlist("in_the_view")[0] and comma is not None and name.end <= comma
