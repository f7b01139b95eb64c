"""Who could have said it: bodies that speak, persons who are alive and have a voice in the dossier."""

from __future__ import annotations

from questions.annotations import Actor, EvidenceSpan, Sentence, Token
from questions.item_writing.context import Context
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.participle_forms import masculine_singular
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import content_words, fold, tidy
from questions.item_writing.remembering import remembered

#: How a name hangs on « les obsèques du pilote, X ».
_INSIDE_A_PHRASE = frozenset({"appos", "nmod", "flat"})
#: Letters that « ministre » and « ministère » have in common.
_STEM = 5
#: Words in front of a name among which its noun stands.
_NEAR = 3
#: Words of an office that tells what it is an office of.
_TOLD = 2


@remembered
def is_a_voice(context: Context, actor: Actor) -> bool:
    """Whether a body says something in some dispatch, has somebody who speaks for it, or is of those that make known
    what they do (« le parquet de Sens »); a product, a building and « la commission présidée | par X » do not."""
    if any(masculine_singular(fold(word)) in _led() for word in tidy(actor.name).split(" ")):
        return False
    if speaks(context, actor) or _is_spoken_for(context, actor):
        return True
    first = fold(tidy(actor.name).replace("’", " ").split(" ")[0])
    return first in {fold(each) for each in wordlist("speaking_bodies")} and context.has_article(actor)


def _is_spoken_for(context: Context, actor: Actor) -> bool:
    """« la porte-parole d'Orly Fret »: somebody at the head of the body; « géologue de l'université » does not speak
    for it."""
    names = {fold(name) for name in (actor.name, *actor.aliases)}
    roles = (fold(role.text) for other in context.dossier.actors if other.kind == "person" for role in other.roles)
    heads = {fold(each) for each in wordlist("heads_of_something")}
    return any(name in role and role.split(" ")[0] in heads for role in roles for name in names)


def _led() -> frozenset[str]:
    return frozenset(fold(each) for each in wordlist("led_by_participles"))


def speaks(context: Context, actor: Actor) -> bool:
    """Whether some dispatch gives the actor a word."""
    return actor.name in context.speakers


@remembered
def has_a_voice(context: Context, person: Actor) -> bool:
    """Whether a person speaks somewhere or holds an office: one who is only seen tempts nobody."""
    none = {fold(each) for each in (*wordlist("no_office"), *wordlist("conditions"))}
    return speaks(context, person) or any(fold(role.text).split(" ")[0] not in none for role in person.roles)


def may_speak_for(person: Actor, body: Actor) -> bool:
    """« le ministre » or « la ministre de la Culture » beside « le ministère de la Culture »: whoever has an office of
    the body, or one of which no dispatch tells the body, or none, may have said it for the body."""
    if fold(tidy(body.name)) in _of_the_state():
        return True
    names = {fold(tidy(name)) for name in (body.name, *body.aliases)}
    own = _stems(" ".join(names))
    offices = [fold(tidy(role.text)) for role in person.roles]
    named = any(name in office for name in names for office in offices)
    return named or not offices or any(len(_stems(each)) < _TOLD or _stems(each) & own for each in offices)


def is_called_so(body: Actor) -> bool:
    """« la préfecture », « la police cantonale »: needs no capital to be an answer; « la commission » is any."""
    first, _, rest = fold(tidy(body.name)).partition(" ")
    led = any(masculine_singular(word) in _led() for word in rest.split(" "))
    return first.split("-")[-1] in _of_the_state() and not led


def shares_its_noun(body: Actor, other: Actor) -> bool:
    """« l'armée » and « les Forces armées de Kiva »: beside a body told by one word, nothing that has this word."""
    own = _stems(body.name)
    return len(own) == 1 and own <= _stems(" ".join((other.name, *other.aliases)))


def _of_the_state() -> frozenset[str]:
    return frozenset(fold(each) for each in wordlist("bodies_of_state"))


def _stems(text: str) -> frozenset[str]:
    """What « la préfète » and « la préfecture » have in common."""
    return frozenset(word[:_STEM] for word in content_words(text))


def bears_its_noun(body: Actor) -> bool:
    """« Tanit », which the dispatches also call « l'association Tanit »: the bare name is hard to take for a body."""
    name = fold(tidy(body.name))
    return any(fold(tidy(alias)).endswith(f" {name}") and alias[:1].islower() for alias in body.aliases)


def cannot_speak(context: Context, person: Actor) -> bool:
    """« Paul Vial est mort sur le coup », « les obsèques de Paul Vial »: somebody dead, or who is only looked for, to
    whom no dispatch gives a word."""
    told = any(_is_told_dead(context, mention) or _is_a_label(context, mention) for mention in person.mentions)
    return not speaks(context, person) and told


def _is_a_label(context: Context, mention: EvidenceSpan) -> bool:
    """« élu sous l'étiquette indépendante Castel Demain »: what was taken for somebody is the name of a list."""
    sentence = context.sentence(mention)
    before = [t for t in sentence.tokens if t.end <= mention.start][-_NEAR:] if sentence is not None else []
    noun = next((t for t in reversed(before) if t.pos == "NOUN"), None)
    return noun is not None and fold(plain_word(noun)) in {fold(each) for each in wordlist("labels")}


def _is_told_dead(context: Context, mention: EvidenceSpan) -> bool:
    sentence = context.sentence(mention)
    if sentence is None:
        return False
    return _dies(sentence, mention) or _is_mourned(sentence, mention) or _is_listed(sentence, mention)


def _dies(sentence: Sentence, mention: EvidenceSpan) -> bool:
    """Whether the person is the subject of a verb or adjective of dying, or a dead person by apposition."""
    here = sentence.tokens
    inside = {i for i, t in enumerate(here) if mention.start <= t.start < mention.end}
    heads = {here[i].head for i in inside if here[i].head not in inside}
    joined = {here[i].head for i in heads if any(here[j].dep == "conj" and here[j].head == i for j in inside)}
    subjects = {i for i in (*inside, *heads) if here[i].dep in {"nsubj", "nsubj:pass"}}
    governors = {here[i].head for i in subjects} | {here[i].head for i in joined if here[i].dep.startswith("nsubj")}
    return any(_is_of_dying(here[i]) for i in governors) or any(
        here[i].head in inside and _is_of_dying(here[i]) and here[i].dep in {"amod", "acl", "appos"}
        for i in range(len(here))
    )


def _is_of_dying(token: Token) -> bool:
    low = masculine_singular(fold(plain_word(token)))
    return token.lemma.lower() in wordlist("dying") or low in {fold(each) for each in wordlist("dead")}


def _is_listed(sentence: Sentence, mention: EvidenceSpan) -> bool:
    """« Trois personnes sont mortes : Paul Vial, le pilote, et … »"""
    before = [t for t in sentence.tokens if t.end <= mention.start]
    colon = next((i for i in range(len(before) - 1, -1, -1) if before[i].text == ":"), 0)
    return any(map(_is_of_dying, before[:colon]))


def _is_mourned(sentence: Sentence, mention: EvidenceSpan) -> bool:
    """« les obsèques de Paul Vial », « la mort du pilote, Paul Vial », « feu Paul Vial »."""
    here = sentence.tokens
    before = next((t for t in reversed(here) if t.end <= mention.start), None)
    if before is not None and plain_word(before) in wordlist("late"):
        return True
    place = next((i for i, t in enumerate(here) if mention.start <= t.start < mention.end), None)
    while place is not None and here[place].dep.split(":")[0] in _INSIDE_A_PHRASE and here[place].head != place:
        place = here[place].head
        if here[place].lemma.lower() in wordlist("mourning"):
            return True
    return False
