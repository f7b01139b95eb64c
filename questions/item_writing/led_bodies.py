"""« Qui préside la commission d'enquête ? », from « une commission d'enquête, présidée par le général Roy »."""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import Actor, EvidenceSpan, Sentence
from questions.item_writing.actor_choices import is_full_name, names_of, other_leaders, told_in
from questions.item_writing.agreement import Gender, Number
from questions.item_writing.context import Context, usable
from questions.item_writing.distractors import FEWEST
from questions.item_writing.drafts import Draft, options_of, say, table, word, wordlist
from questions.item_writing.interrogation import question
from questions.item_writing.noun_phrases import Phrase, phrase_before
from questions.item_writing.object_relatives import phrase_text
from questions.item_writing.open_nouns import is_common
from questions.item_writing.participle_forms import masculine_singular
from questions.item_writing.reference import plain_word
from questions.item_writing.wording import capital, fold, join, morphology
from questions.items import Option
from questions.syntax import Tree, tree

#: Words between « par » and the name: « le général uruguayen ».
_FARTHEST = 6
_TITLE = frozenset({"DET", "NOUN", "ADJ", "PROPN", "ADP"})


def ask_leaders(context: Context) -> Iterator[Draft]:
    """Who presides over, leads or runs a body, where a participle with « par » tells it."""
    for actor in context.dossier.actors:
        for mention in actor.mentions if actor.kind == "person" and is_full_name(actor.name) else ():
            sentence = context.sentence(mention)
            if sentence is not None and usable(sentence) and fold(mention.quote) == fold(actor.name):
                yield from _leader(context, actor, mention, sentence)


def _leader(context: Context, actor: Actor, mention: EvidenceSpan, sentence: Sentence) -> Iterator[Draft]:
    here = tree(sentence)
    place = _participle(here, here.at(mention.start))
    led = None if place is None else _body(context, here, place)
    if place is None or led is None:
        return
    verb = str(table("actors.leader.verbs")[masculine_singular(here.word(place))])
    wrong = other_leaders(context, actor)
    start = here.tokens[led.places[0]].start
    passage = context.read(mention.file).dispatch.evidence(start, mention.end)
    why = say(
        "actors.did.key", outlet=context.outlet(mention.file), quote=context.excerpt_around(sentence.span, mention)
    )
    picked = len(wrong) >= FEWEST
    typed = tuple(Option(name, True, why) for name in names_of(context, actor))
    yield Draft(
        topic="actor",
        kind="single" if picked else "short",
        rule="actor.leader",
        stem=question(context.according(mention.file), join(word("who"), verb, _definite(led))),
        options=options_of(capital(context.display(actor)), why, wrong) if picked else typed,
        rationale=told_in(context, sentence.span),
        evidence=(passage,),
        difficulty="easy",
        worth=2.8,
        source_independent=context.independent([sentence.span]),
        anchors=(mention,),
    )


def _participle(here: Tree, name: int) -> int | None:
    """Place of the participle of leading whose « par » the name ends, titles in between."""
    by = next((i for i in range(name - 1, max(0, name - _FARTHEST - 1), -1) if here.word(i) in wordlist("by")), None)
    if by is None or by == 0 or any(here.tokens[i].pos not in _TITLE for i in range(by + 1, name)):
        return None
    known = masculine_singular(here.word(by - 1)) in table("actors.leader.verbs")
    return by - 1 if known and here.tokens[by - 1].pos != "AUX" else None


def _body(context: Context, here: Tree, place: int) -> Phrase | None:
    """The body led: the phrase before the participle, told well enough to be named by itself."""
    low = here.word(place)
    number: Number = "Plur" if low.endswith("s") and masculine_singular(low) != low else "Sing"
    gender: Gender = "Fem" if low.rstrip("s").endswith("e") and masculine_singular(low) != low else "Masc"
    comma = place > 0 and here.tokens[place - 1].text == ","
    phrase = phrase_before(here, place - 1 if comma else place, number, gender, here.governor(place))
    if phrase is None or number == "Plur":
        return None
    first, words = plain_word(phrase.tokens[0]), phrase.tokens
    known = first in {*_articles(), "un", "une"} or words[0].pos == "PROPN"
    bare = len(words) <= len(("la", "mission")) and words[-1].pos == "NOUN" and not is_common(context, words[-1].text)
    return phrase if known and not bare else None


def _articles() -> set[str]:
    return {article.replace("’", "'") for article in morphology()["articles"]["definite"]}


def _definite(led: Phrase) -> str:
    """« une commission d'enquête » → « la commission d'enquête »: the question speaks of the one that was told."""
    text = phrase_text(led)
    first, _, rest = text.partition(" ")
    known: dict[str, str] = table("actors.leader.articles")
    return join(known[first.lower()], rest) if first.lower() in known else text
