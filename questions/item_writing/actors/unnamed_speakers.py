"""Words of somebody whose name the dispatch does not give: « dit un pêcheur du port », « selon une source judiciaire ».

They are asked for by what the dispatch calls them, among others who are not named either and persons who are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from questions.annotations import Actor, Attribution, EvidenceSpan, Role, Token
from questions.annotator.names.role_nouns import role_places
from questions.item_writing.actors.able_to_speak import cannot_speak, speaks
from questions.item_writing.actors.askable_roles import is_trade
from questions.item_writing.actors.choices import (
    by_prominence,
    is_full_name,
    is_given_away,
    is_named_in,
    surname,
    tokens,
    told_in,
)
from questions.item_writing.actors.riddles import is_a_riddle, lacks_its_object
from questions.item_writing.actors.shown_gender import shown_gender
from questions.item_writing.actors.speakers import is_of_saying, is_utterance, only_confirms, passage_of, said_why
from questions.item_writing.actors.titles import gender_of_title
from questions.item_writing.actors.told_contents import told_words
from questions.item_writing.context import Context
from questions.item_writing.distractors import FEWEST, MOST, choose_names
from questions.item_writing.drafts import Candidate, Draft, options_of, say, wordlist
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import capital, content_words, fold, quoted, tidy
from questions.languages.tables import load_table

#: Below that of what two sources tell, which may print words and speaker.
_WORTH = 1.5
#: What stands for words left out.
_CUT = "[…]"
#: Words of « un pêcheur ».
_NOUN_GROUP = 2


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Who speaks, in the words of the dispatch, and what is said."""

    words: str
    said: Attribution


def ask_unnamed(context: Context) -> Iterator[Draft]:
    """« Qui a tenu ces propos : « … » ? — Un pêcheur du port. »"""
    every = [
        Unnamed(words, said)
        for read in context.dossier.dispatches
        for said in read.attributions
        if (words := unnamed(context, said)) is not None
    ]
    for each in every:
        draft = _draft(context, each, every)
        if draft is not None:
            yield draft


def unnamed(context: Context, said: Attribution) -> str | None:
    """« un pêcheur du port », « une source judiciaire »: who speaks, where that is told and no name is; not « l'un »,
    nor « un porte-parole », of whom nobody knows."""
    actor = context.actors.get(said.actor or "")
    if said.source is None or (actor is not None and actor.kind in {"person", "state"}):
        return None
    words = context.speaker(replace(said, actor=None))
    here = tokens(context, said.source)
    if words is None or len(here) < _NOUN_GROUP or plain_word(here[0]) not in _one():
        return None
    noun = next((t for t in here if t.pos in {"NOUN", "ADJ"}), None)
    return words if noun is not None and _is_somebody(context, said.source, here, noun) else None


def _one() -> frozenset[str]:
    return frozenset(load_table("fr", "actors")["one"])


def _is_somebody(context: Context, source: EvidenceSpan, words: Sequence[Token], noun: Token) -> bool:
    """Whether the noun is that of a person or of a source, and what it needs stands behind it."""
    sentence = context.sentence(source)
    place = next((i for i, t in enumerate(sentence.tokens) if t is noun), None) if sentence is not None else None
    if sentence is None or place is None:
        return False
    alone = words[-1] is noun
    if plain_word(noun) in wordlist("nameless"):
        return not alone
    if noun.lemma.lower() in wordlist("who_write_news"):
        return False
    of_something = {*wordlist("heads_of_something"), *wordlist("of_some_body")}
    return place in role_places(sentence.tokens) and not (alone and noun.lemma.lower() in of_something)


def _draft(context: Context, asked: Unnamed, every: Sequence[Unnamed]) -> Draft | None:
    said = asked.said
    stem = _stem(context, said)
    wrong = _wrong(context, asked, every)
    if stem is None or len(wrong) < FEWEST or content_words(asked.words) & content_words(said.content.quote):
        return None
    if is_given_away(context, said, wrong) or is_a_riddle(context, said) or lacks_its_object(context, said):
        return None
    if shown_gender(tokens(context, said.content)) is not None:
        return None
    passage = passage_of(context, said)
    return Draft(
        topic="actor",
        kind="single",
        rule="actor.unnamed",
        stem=stem,
        options=options_of(capital(asked.words), said_why(context, said, passage), wrong),
        rationale=told_in(context, passage),
        evidence=(passage,),
        difficulty="medium",
        worth=_WORTH,
        source_independent=context.independent([said.content]),
        anchors=(said.content,),
    )


def _stem(context: Context, said: Attribution) -> str | None:
    """Whose words, where they stand between quotation marks, else from whom the news comes."""
    according = context.according(said.content.file)
    if said.kind == "direct":
        quote = context.excerpt(said.content)
        whole = is_utterance(said.content) and _CUT not in quote
        return say("actors.said.stem", according=according, quote=quote) if whole else None
    content = told_words(context, said)
    if content is None or only_confirms(said) or not (said.kind == "according" or is_of_saying(said)):
        return None
    return say("actors.told.stem", according=according, position=quoted(content))


def _wrong(context: Context, asked: Unnamed, every: Sequence[Unnamed]) -> list[Candidate]:
    """Two at most who are not named either, or are called by their trade, and persons who speak, those of the dispatch
    first: nobody who may be the one who is asked for under another word. Empty where all the others have names, for
    then the form tells."""
    own, file = content_words(asked.words), asked.said.content.file
    persons = [a for a in by_prominence(context) if a.kind == "person" and is_full_name(a.name) and speaks(context, a)]
    persons = [a for a in persons if not cannot_speak(context, a) and not _may_be(own, a.roles)]
    persons.sort(key=lambda a: not is_named_in(a, file))
    trades = {words: a for a in persons if (words := _trade(context, a)) is not None}
    others = [each.words for each in every if not content_words(each.words) & own]
    others = [each for each in dict.fromkeys((*others, *trades)) if not _is_told_in(each, asked.said)]
    others = _unlike(others)[: MOST - 1]
    if not others:
        return []
    named = [a for a in persons if a not in {trades.get(each) for each in others} and not _is_spoken_of(a, asked.said)]
    names = [*others, *(context.display(a) for a in named)]
    found = [Candidate(capital(name), say("actors.said.wrong", person=name)) for name in names]
    return choose_names(capital(asked.words), found)


def _unlike(names: Sequence[str]) -> list[str]:
    """Those of whom no two share a word: « un médecin » and « un médecin du port » may be one."""
    kept: list[str] = []
    for name in names:
        if not any(content_words(name) & content_words(each) for each in kept):
            kept.append(name)
    return kept


def _trade(context: Context, person: Actor) -> str | None:
    """« une notaire », « un berger des Alpilles »: a person by what the dispatch introduces him as, or by a trade of
    which there are many."""
    for role in person.roles:
        sentence, words = context.sentence(role.span), tokens(context, role.span)
        before = next((t for t in reversed(sentence.tokens) if t.end <= role.span.start), None) if sentence else None
        title = tidy(role.text)
        if not words or title != title.lower() or tidy(role.span.quote) != title:
            continue
        if before is not None and plain_word(before) in _one() and before.end >= role.span.start - 1:
            return f"{plain_word(before)} {title}"
        gender = gender_of_title(words)
        of_one = {*wordlist("sole_offices"), *wordlist("of_some_body")}
        if is_trade(words) and gender is not None and plain_word(words[0]) not in of_one:
            return f"{sorted(_one(), key=len)[gender == 'Fem']} {title}"
    return None


def _is_told_in(name: str, said: Attribution) -> bool:
    """Whether the words speak of somebody who is called so: nobody takes him for who said them."""
    return bool(content_words(name) & content_words(said.content.quote))


def _is_spoken_of(person: Actor, said: Attribution) -> bool:
    return fold(surname(person)) in fold(said.content.quote)


def _may_be(words: frozenset[str], roles: Sequence[Role]) -> bool:
    """Whether a person has an office or a trade that the unnamed one is called by."""
    return any(words & content_words(role.text) for role in roles)
