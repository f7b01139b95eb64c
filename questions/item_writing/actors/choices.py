"""Who might be meant instead: other actors of the dossier, of the key's kind, those most often named first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from questions.annotations import Actor, Attribution, EvidenceSpan, Sentence, Token
from questions.item_writing.actors.able_to_speak import (
    bears_its_noun,
    cannot_speak,
    has_a_voice,
    is_a_voice,
    is_called_so,
    may_speak_for,
    shares_its_noun,
)
from questions.item_writing.actors.shown_gender import shown_gender
from questions.item_writing.clauses.clean_clauses import Clause
from questions.item_writing.context import Context
from questions.item_writing.distractors import FEWEST, choose_names
from questions.item_writing.drafts import Candidate, options_of, say, wordlist
from questions.item_writing.french.agreement import Gender
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import capital, content_words, fold, morphology, tidy
from questions.items import ItemKind, Option
from questions.naming import name_key, small_words
from questions.same_bodies import may_be_same
from questions.syntax import positions, tree

#: Small words inside a family name.
_PARTICLES = frozenset(
    {"de", "du", "des", "von", "van", "der", "den", "la", "le", "el", "al", "bin", "ben", "da", "dos"}
)


def by_prominence(context: Context) -> list[Actor]:
    """The actors that a body names, those most often named first; whoever is only sung or seen comes last."""
    return context.prominent


def surname(actor: Actor) -> str:
    """The last word of a person's name."""
    return tidy(actor.name).split(" ")[-1]


def share_a_name(one: Actor, other: Actor) -> bool:
    """Whether two actors may be the same person under two names: a part of the name in common."""
    if one == other:
        return True
    parts = [{fold(part) for part in tidy(each.name).split(" ") if part[:1].isupper()} for each in (one, other)]
    return "person" in {one.kind, other.kind} and bool(parts[0] & parts[1])


def is_particle(part: str) -> bool:
    """« Le » of « Yann Le Goff », which stands in any sentence."""
    return part.lower() in _PARTICLES


def is_full_name(name: str) -> bool:
    """First and last name: no lone letter, no « de » right behind the first word, no « Mes » in front."""
    parts = tidy(name).split(" ")
    if fold(parts[0]).rstrip(".") in wordlist("titles_of_several"):
        return False
    return len(parts) > 1 and len(parts[0]) > 1 and all(part[:1].isupper() or part in _PARTICLES for part in parts)


def is_nameable(actor: Actor) -> bool:
    """Whether the actor's name can be an answer: of a person the full name, else a name with a capital, whole, or
    what a body of the state is called (« la préfecture », « la police cantonale »)."""
    if actor.kind == "person":
        return is_full_name(actor.name)
    if actor.kind == "organisation" and is_called_so(actor):
        return True
    return any(sign.isupper() for sign in actor.name) and not _is_bare_body(actor)


def _is_bare_body(actor: Actor) -> bool:
    """« le Comité »: which one, only the dispatch tells."""
    return fold(actor.name) in {fold(word) for word in wordlist("bare_bodies")}


def tokens(context: Context, span: EvidenceSpan) -> list[Token]:
    """The words of a passage; empty where it stands in no sentence."""
    sentence = context.sentence(span)
    return [sentence.tokens[i] for i in positions(tree(sentence), span)] if sentence else []


def told_in(context: Context, span: EvidenceSpan) -> str:
    """« L'AFP écrit : « … » »"""
    return say("actors.rationale.plain", outlet=context.outlet(span.file), quote=context.excerpt(span))


def other_speakers(context: Context, said: Attribution, speaker: str, asked: str = "") -> list[Candidate]:
    """Other actors who might have spoken: those whom the dispatch names first, then those of the dossier who have a
    voice. Beside a body other bodies, named with an article or without like it first; then, where one of them is
    offered, persons.

    :param asked: words of which the question makes something that one of them says or does: nobody takes whoever is
        named there for him.
    """
    own, file = context.actors.get(said.actor or ""), said.content.file
    there = context.actors_in(said.content) if asked else []
    others = [a for a in by_prominence(context) if not _is_spoken_of(a, said) and a != own]
    others = [a for a in others if a not in there and not _is_told_in(asked, context.display(a))]
    alike = [a for a in others if _speaks_like(context, a, own)]
    shown = _shown_gender(context, said)
    of_a_sort = own is not None and context.goes_with_its_noun(own)
    if of_a_sort and not any(context.goes_with_its_noun(a) for a in alike):
        return []  # « le collectif X » beside a ministry, a court and a prefecture: what it says gives it away
    alike.sort(
        key=lambda a: (
            _is_unlike(context, a, shown),
            of_a_sort and not context.goes_with_its_noun(a),
            *_farness(context, a, own, file),
        )
    )
    if own is None:
        return choose_names(capital(speaker), [_choice(context, a, "actors.said.wrong") for a in alike])
    if own.kind == "organisation" and alike:
        persons = [a for a in others if _speaks_like(context, a, None, "person") and has_a_voice(context, a)]
        persons = [a for a in persons if not may_speak_for(a, own)]
        alike += sorted(persons, key=lambda a: not is_named_in(a, file))
    return _choices(context, own, alike, "actors.said.wrong")


def _is_unlike(context: Context, actor: Actor, gender: Gender | None) -> bool:
    """« Il m'a prévenue », where the others are men: whoever is not known for a woman tempts nobody."""
    return gender is not None and actor.kind == "person" and context.gender_of(actor) != gender


def _shown_gender(context: Context, said: Attribution) -> Gender | None:
    """Whether the words, of however many sentences, show a woman or a man."""
    inside = (s for s in context.read(said.content.file).sentences if s.span.overlaps(said.content))
    spoken = [[t for t in s.tokens if said.content.start <= t.start < said.content.end] for s in inside]
    return next((gender for words in spoken if (gender := shown_gender(words)) is not None), None)


def is_told_by_gender(context: Context, said: Attribution, wrong: Sequence[Candidate]) -> bool:
    """Whether an ending shows that a woman, or a man, speaks, and none of the others is known for one."""
    shown = _shown_gender(context, said)
    persons = [a for a in context.dossier.actors if a.kind == "person" and context.gender_of(a) == shown]
    return shown is not None and not {each.text for each in wrong} & {capital(context.display(a)) for a in persons}


def _farness(context: Context, other: Actor, own: Actor | None, file: str) -> tuple[bool, bool, bool]:
    """Who speaks or is in office tempts before who is only seen, who is named in the dispatch before who is not."""
    unlike = own is not None and other.kind != "person" and context.has_article(other) != context.has_article(own)
    mute = other.kind == "person" and not has_a_voice(context, other)
    return unlike, mute, not is_named_in(other, file)


def _is_told_in(words: str, name: str) -> bool:
    """« … avoir agi à la demande du ministère des Ports »: whether the words tell of him."""
    telling = content_words(name)
    return telling <= content_words(words) if telling else fold(name) in fold(words)


def is_named_in(actor: Actor, file: str) -> bool:
    """Whether a dispatch names the actor."""
    return file in {mention.file for mention in actor.mentions}


def _choice(context: Context, actor: Actor, why: str) -> Candidate:
    name = context.display(actor)
    return Candidate(capital(name), say(why, person=name))


def _choices(context: Context, key: Actor, others: Sequence[Actor], why: str) -> list[Candidate]:
    """Some of these as wrong options, in this order: none that may be the key, or another of them, by another name."""
    candidates = (_choice(context, each, why) for each in _apart(key, others))
    return choose_names(capital(context.display(key)), candidates)


def _apart(key: Actor, others: Sequence[Actor]) -> Iterator[Actor]:
    """Those of the others that may be neither the key nor one that comes before."""
    before = [key]
    for other in others:
        if not any(share_a_name(other, each) or may_be_one_body(other, each) for each in before):
            before.append(other)
            yield other


def may_be_one_body(one: Actor, other: Actor) -> bool:
    """« la mairie » and « la Ville »; « l'ADR » and « l'Agence de développement de Lens »: letters of which the first
    and another stand, in order, for words of the name, though no dispatch says that they do."""
    if "person" in {one.kind, other.kind}:
        return False
    left, right = ([words for each in (a.name, *a.aliases) if (words := name_key(each))] for a in (one, other))
    if any(may_be_same(a, b) for a in left for b in right) or _is_within(one, other) or _is_within(other, one):
        return True
    pairs = ((one, other), (other, one))
    return any(_may_stand_for(letters, name) for a, b in pairs for letters in _acronyms(a) for name in _told(b))


def _is_within(one: Actor, other: Actor) -> bool:
    """« la section locale de la CRG » of « la Croix-Rouge guinéenne (CRG) »: a part of the body."""
    letters = {each for each in (*other.aliases, other.name) if each.isupper() and len(each) > 1}
    return any(letters & set(tidy(name).replace("’", " ").split(" ")[1:]) for name in (one.name, *one.aliases))


def _acronyms(actor: Actor) -> list[str]:
    names = (actor.name, *actor.aliases)
    return [letters for name in names for letters in name.split()[:1] if letters.isupper() and len(letters) > 1]


def _told(actor: Actor) -> list[str]:
    """The names of several words."""
    return [name for name in (actor.name, *actor.aliases) if " " in name and not name.isupper()]


def _may_stand_for(letters: str, name: str) -> bool:
    words = (part for word in name_key(name) for part in word.split("-") if part not in small_words())
    initials = iter([word[0] for word in words])
    folded = fold(letters)
    return folded[0] == next(initials, "") and any(letter in folded[1:] for letter in initials)


def is_given_away(context: Context, said: Attribution, wrong: Sequence[Candidate]) -> bool:
    """« Nous soignons … », « La Suède ne réclame … »: words that tell on whose side their speaker stands, beside
    nobody else whom the dispatch names."""
    inside = tokens(context, said.content)
    ours = any(plain_word(token) in wordlist("of_our_side") for token in inside)
    if _tells_a_trade(inside):
        return True
    sided = ours or any(a.kind in {"state", "organisation"} for a in context.actors_in(said.content))
    near = {context.display(a) for a in context.dossier.actors if said.content.file in {m.file for m in a.mentions}}
    return sided and not {each.text for each in wrong} & {capital(name) for name in near}


def _tells_a_trade(words: Sequence[Token]) -> bool:
    """« mon client », « mes patients », « mes brebis »: the words of one trade."""
    mine = {*wordlist("of_mine"), *wordlist("of_our_side")}
    return any(
        plain_word(one) in mine and other.lemma.lower() in wordlist("of_a_trade") for one, other in pairwise(words)
    )


def _is_spoken_of(actor: Actor, said: Attribution) -> bool:
    """Whether the reported words name the person: nobody takes him for who said them."""
    return actor.kind == "person" and fold(surname(actor)) in fold(said.content.quote)


def _speaks_like(context: Context, actor: Actor, own: Actor | None, kind: str | None = None) -> bool:
    """A person for a person, alive and named in full; else an organisation that may speak, or a state, like it."""
    kind = kind or (own.kind if own is not None else None)
    if kind == "person":
        return actor.kind == "person" and is_full_name(actor.name) and not cannot_speak(context, actor)
    if is_no_body(context, actor) or context.is_outlet(actor):
        return False
    kinds = {"organisation", "state"} if kind is None else {kind}
    if own is not None and context.has_article(own) and not context.has_article(actor) and bears_its_noun(actor):
        return False
    if own is not None and actor.kind == "organisation" and shares_its_noun(own, actor):
        return False
    return actor.kind in kinds and (actor.kind == "state" or is_a_voice(context, actor))


def _stands_for_a_person(context: Context, part: str) -> bool:
    """Whether some dispatch names a person by this word alone (« M. Gu »): the family name may come first."""
    return any(actor.kind == "person" and tidy(actor.name) == part for actor in context.dossier.actors)


def answers(
    context: Context, actor: Actor, why: str, wrong: Sequence[Candidate], fewest: int = FEWEST
) -> tuple[ItemKind, tuple[Option, ...]]:
    """A choice among actors; where too few others would do, the name of the person is to be written."""
    if len(wrong) >= fewest:
        return "single", options_of(capital(context.display(actor)), why, wrong)
    return "short", tuple(Option(name, True, why) for name in names_of(context, actor))


def is_askable(actor: Actor, wrong: Sequence[Candidate], fewest: int = FEWEST) -> bool:
    """Whether there are enough others to choose from, or the answer is the name of a person."""
    return len(wrong) >= fewest or actor.kind == "person"


def _untitled(alias: str) -> str:
    """« M. Gu » → « Gu »; empty for an alias that is an office."""
    first, _, rest = tidy(alias).partition(" ")
    gender = morphology()["gender"]
    titles = {*gender["masculine_titles"], *gender["feminine_titles"], *gender["titles"]}
    return rest if first in titles else ""


def names_of(context: Context, actor: Actor) -> list[str]:
    """Every name under which an answer is right: the full name, and the family name where no other actor bears it."""
    full = context.display(actor)
    parts = full.split(" ")
    short = [] if actor.kind != "person" else [" ".join(parts[1:]), parts[-1]]
    short += [part for part in parts if _stands_for_a_person(context, part)]
    persons = [each for each in context.dossier.actors if each.kind == "person" and " " in each.name]
    others = {fold(surname(other)) for other in persons if other != actor}
    short += [_untitled(alias) for alias in actor.aliases if actor.kind == "person"]
    family = [name for name in short if name and fold(name.split(" ")[-1]) not in others]
    return list(dict.fromkeys([full, *family]))


def other_doers(context: Context, sentence: Sentence, clause: Clause, actor: Actor) -> list[Candidate]:
    """Other actors of this kind that no dispatch names beside this deed."""
    others: list[Actor] = []
    for other in sorted(by_prominence(context), key=lambda a: not _acts(context, a)):
        fits = other.kind == actor.kind and not share_a_name(other, actor) and not context.is_outlet(other)
        fits = fits and (other.kind == "person" or context.has_article(other) == context.has_article(actor))
        fits = fits and not is_no_body(context, other)
        full = other.kind != "person" or is_full_name(other.name)
        if fits and full and not _may_have_done(context, other, sentence, clause):
            others.append(other)
    return _choices(context, actor, others, "actors.did.wrong")


def is_no_body(context: Context, actor: Actor) -> bool:
    """« CGT » without its article, which no dispatch prints, is no answer, nor is a law, a charge or « le Comité »."""
    if actor.kind != "organisation":
        return False
    law = fold(actor.name.split(" ")[0]) in {fold(word) for word in wordlist("no_bodies")}
    bare = actor.name.isupper() and not context.has_article(actor)
    if law or bare or _is_network(context, actor) or _opens_amid(actor):
        return True
    return _is_bare_body(actor) or all(is_a_domain(context, m) for m in actor.mentions)


def _is_network(context: Context, actor: Actor) -> bool:
    """« le réseau de la Banque de Thrace », « les guichets de la Poste »: what a body has, no body that acts."""
    noun, _, rest = tidy(actor.name).partition(" ")
    owned = fold(rest).startswith(tuple(wordlist("of_bodies")))
    bodies = (other for other in context.dossier.actors if other != actor and other.kind in {"organisation", "state"})
    return noun in wordlist("networks") and owned and any(fold(other.name) in fold(rest) for other in bodies)


def _opens_amid(actor: Actor) -> bool:
    """« De la Banque de Thrace »: a preposition and an article that only the head of a sentence prints large."""
    return fold(tidy(actor.name)).replace("’", "'").startswith(tuple(wordlist("before_bodies")))


def is_a_domain(context: Context, mention: EvidenceSpan) -> bool:
    """« le ministre malgache de | l'Agriculture », « conseil d' | administration »: what is in somebody's charge."""
    sentence = context.sentence(mention)
    before = [t for t in sentence.tokens if t.end <= mention.start] if sentence is not None else []
    while before and before[-1].pos == "DET":
        before.pop()
    if not before or before[-1].pos != "ADP" or plain_word(before[-1]) not in {"de", "d'", "du", "des"}:
        return False
    noun = next((t for t in reversed(before[:-1]) if t.pos != "ADJ"), None)
    return noun is not None and noun.lemma.lower() in wordlist("in_charge")


def other_leaders(context: Context, actor: Actor, file: str) -> list[Candidate]:
    """Other persons named in full, those of the dispatch first; nobody where it names no other."""
    named = [each for each in by_prominence(context) if each.kind == "person" and is_full_name(each.name)]
    others = sorted((each for each in named if not share_a_name(each, actor)), key=lambda a: not is_named_in(a, file))
    if not others or not is_named_in(others[0], file):
        return []
    return _choices(context, actor, others, "actors.did.wrong")


def _acts(context: Context, actor: Actor) -> bool:
    """Whether the actor is the subject of some clause: what acts tempts more than a place where things happen."""
    named = (token for mention in actor.mentions for token in tokens(context, mention))
    return any(token.dep in {"nsubj", "nsubj:pass", "obl:agent"} for token in named)


def _may_have_done(context: Context, other: Actor, sentence: Sentence, clause: Clause) -> bool:
    """Whether some dispatch names this actor in the same sentence or beside the same words."""
    for mention in other.mentions:
        around = context.sentence(mention)
        if around is None:
            continue
        if around == sentence or len(content_words(around.span.quote) & content_words(clause.after)) > 1:
            return True
    return False
