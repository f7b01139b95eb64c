"""« Qui préside la commission d'enquête ? »: « présidée par … », « que préside … »."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questions.annotations import Actor, EvidenceSpan, Sentence
from questions.item_writing.actors.choices import is_full_name, names_of, other_leaders, told_in
from questions.item_writing.clauses.interrogation import question
from questions.item_writing.clauses.noun_phrases import Phrase, phrase_before
from questions.item_writing.clauses.object_relatives import antecedent, phrase_text
from questions.item_writing.clauses.open_nouns import is_common
from questions.item_writing.context import Context, usable
from questions.item_writing.distractors import FEWEST
from questions.item_writing.drafts import Draft, options_of, say, table, word, wordlist
from questions.item_writing.french.agreement import Gender, Number
from questions.item_writing.french.left_unsaid import leaves_unsaid
from questions.item_writing.french.participle_forms import masculine_singular
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import capital, fold, join, morphology
from questions.items import Option
from questions.syntax import Tree, is_finite, tree

#: Words between « par » and the name: « le général uruguayen ».
_FARTHEST = 6
#: Words of an article and a noun.
_BARE = 2
_TITLE = frozenset({"DET", "NOUN", "ADJ", "PROPN", "ADP"})


@dataclass(frozen=True, slots=True)
class _Lead:
    """The verb as it is asked, the body as it is named, and where the words begin that tell it."""

    verb: str
    body: str
    start: int


def ask_leaders(context: Context) -> Iterator[Draft]:
    """Who presides over, leads or runs a body: told by a participle with « par », or by « que préside … »."""
    for actor in context.dossier.actors:
        for mention in actor.mentions if actor.kind == "person" and is_full_name(actor.name) else ():
            sentence = context.sentence(mention)
            if sentence is not None and usable(sentence) and fold(mention.quote) == fold(actor.name):
                here = tree(sentence)
                name = here.at(mention.start)
                for lead in (_by_participle(context, here, name), _by_relative(here, name)):
                    if lead is not None:
                        yield from _draft(context, actor, mention, sentence, lead)


def _draft(context: Context, actor: Actor, mention: EvidenceSpan, sentence: Sentence, lead: _Lead) -> Iterator[Draft]:
    """Nothing where the dispatch names nobody else: the one name that stands in it is the answer."""
    wrong = other_leaders(context, actor, mention.file)
    if not wrong:
        return
    passage = context.read(mention.file).dispatch.evidence(lead.start, mention.end)
    shown = context.excerpt_around(sentence.span, mention)
    why = say("actors.did.key", outlet=context.outlet(mention.file), quote=shown)
    picked = len(wrong) >= FEWEST
    typed = tuple(Option(name, True, why) for name in names_of(context, actor))
    yield Draft(
        topic="actor",
        kind="single" if picked else "short",
        rule="actor.leader",
        stem=question(context.according(mention.file), join(word("who"), lead.verb, lead.body)),
        options=options_of(capital(context.display(actor)), why, wrong) if picked else typed,
        rationale=told_in(context, sentence.span),
        evidence=(passage,),
        difficulty="easy",
        worth=2.8,
        source_independent=context.independent([sentence.span]),
        anchors=(mention,),
    )


def _by_relative(here: Tree, name: int) -> _Lead | None:
    """« l'OMMI, que préside le général Roy »: the person follows the verb, the body stands before « que »."""
    verb = next((i for i in range(name - 1, max(0, name - _FARTHEST), -1) if is_finite(here.tokens[i])), 0)
    between = {here.tokens[i].pos for i in range(verb + 1, name)}
    led = here.tokens[verb].lemma.lower() in wordlist("leading") and between <= {"DET", "NOUN", "ADJ"}
    if verb == 0 or not led or here.word(verb - 1) not in wordlist("object_relatives"):
        return None
    phrase = antecedent(here, verb - 1, verb)
    if phrase is None or _is_of_a_body(phrase) or leaves_unsaid(phrase.tokens):
        return None
    return _Lead(here.word(verb), phrase_text(phrase), here.tokens[phrase.places[0]].start)


def _is_of_a_body(phrase: Phrase) -> bool:
    """« l'avis du comité, que préside X »: who is presided over is the second noun."""
    nouns = [token for token in phrase.tokens if token.pos == "NOUN"]
    known = {*wordlist("bodies"), *wordlist("institutions"), *wordlist("public_bodies")}
    return len(nouns) > 1 and fold(nouns[0].lemma) not in set(map(fold, known))


def _by_participle(context: Context, here: Tree, name: int) -> _Lead | None:
    """« une commission, présidée par le général Roy »."""
    place = _participle(here, name)
    led = None if place is None else _body(context, here, place)
    if place is None or led is None or _is_of_a_body(led):
        return None
    verb = str(table("actors.leader.verbs")[masculine_singular(here.word(place))])
    return _Lead(verb, _definite(led), here.tokens[led.places[0]].start)


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
    known = first in {*_articles(), *table("actors.leader.articles")} or words[0].pos == "PROPN"
    bare = len(words) <= _BARE and words[-1].pos == "NOUN" and not is_common(context, words[-1].text)
    return phrase if known and not bare else None


def _articles() -> set[str]:
    return {article.replace("’", "'") for article in morphology()["articles"]["definite"]}


def _definite(led: Phrase) -> str:
    """« une commission d'enquête » → « la commission d'enquête »: the question speaks of the one that was told."""
    text = phrase_text(led)
    first, _, rest = text.partition(" ")
    known: dict[str, str] = table("actors.leader.articles")
    return join(known[first.lower()], rest) if first.lower() in known else text
