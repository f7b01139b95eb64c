"""Persons and their offices: who is this, what is the name of whoever bears it, who is who."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from questions.annotations import Actor, EvidenceSpan, Role
from questions.item_writing.actors.askable_roles import is_askable_role, is_cut_short, is_trade
from questions.item_writing.actors.choices import (
    is_full_name,
    names_of,
    share_a_name,
    surname,
    tokens,
    told_in,
)
from questions.item_writing.actors.states_told import peoples
from questions.item_writing.actors.titles import (
    completed_by,
    form_of,
    gender_of_title,
    heads_what,
    is_feminine,
    is_told_by_a_verb,
)
from questions.item_writing.context import Context
from questions.item_writing.distractors import MOST, apart, choose
from questions.item_writing.drafts import Candidate, Draft, options_of, say, wordlist
from questions.item_writing.french.given_gender import given_gender
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import capital, content_words, fold, join, morphology, tidy
from questions.item_writing.passages.excerpts import small_article
from questions.item_writing.passages.outlets import BRACKETS
from questions.items import PAIR_SEPARATOR, Option
from questions.syntax import is_finite

#: Signs between an office and the name behind it: « , le Dr ».
_NEXT_NAME = 9
_PAIRS = (3, 4)
#: Persons among whom a set is sought whose grammatical gender tells nothing.
_MOST_WEIGHED = 14
#: Ways to ask for one office; which comes first depends on the person.
_WAYS = ("who is", "name")


def ask_offices(context: Context) -> Iterator[Draft]:
    """Who is this, what is the bearer's name, who is who."""
    bearers = list(bearers_in(context))
    for bearer in bearers:
        yield from _who_is(context, bearer, bearers)
        yield from _named(context, bearer, bearers)
    yield from _match(context, bearers)


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person and the role one dispatch gives them."""

    actor: Actor
    role: Role
    name: str
    #: The passage that holds both name and role.
    passage: EvidenceSpan

    @property
    def file(self) -> str:
        """The dispatch that gives the role."""
        return self.role.span.file

    @property
    def title(self) -> str:
        """The role in good typography, without article."""
        return tidy(BRACKETS.sub(" ", self.role.text))


def bearers_in(context: Context) -> Iterator[Bearer]:
    """Persons with a role worth asking, the fullest role of each dispatch."""
    for actor in context.dossier.actors:
        if (
            actor.kind != "person"
            or not is_full_name(actor.name)
            or context.is_outlet(actor)
            or context.is_thing(actor)
        ):
            continue
        best: dict[str, Bearer] = {}
        for role in sorted(actor.roles, key=lambda r: (-len(r.text), r.span)):
            passage = _passage(context, actor, role)
            passage = None if passage is None else _with_owner(context, role, passage)
            if passage is not None and _is_of_the_next(context, actor, role):
                continue
            if is_cut_short(actor, role) or _runs_into_the_name(actor, role) or _is_somebodys(context, role):
                continue
            if passage is not None and context.in_body(actor) and is_askable_role(context, role):
                best.setdefault(role.span.file, Bearer(actor, role, context.display(actor), passage))
        yield from best.values()


def _is_of_the_next(context: Context, actor: Actor, role: Role) -> bool:
    """« son avocate, Me Roy, l'ancien chef, le Dr Vial, »: with its article the office belongs to the name behind."""
    sentence = context.sentence(role.span)
    words = sentence.tokens if sentence is not None else ()
    article = next((t for t in reversed(words) if t.end <= role.span.start), None)
    led = article is not None and article.pos == "DET" and article.end >= role.span.start - 1
    mentions = [(m, other) for other in context.dossier.actors if other.kind == "person" for m in other.mentions]
    near = [(m, other) for m, other in mentions if m.file == role.span.file and _stands_behind(m, role)]
    own = any(m.file == role.span.file and m.end <= role.span.start for m in actor.mentions)
    return led and own and any(other != actor for _, other in near)


def _is_somebodys(context: Context, role: Role) -> bool:
    """« son directeur en Algérie », « sa directrice de campagne »: whose, the words of the office leave out;
    « directrice du port », read out of « sa directrice », tells it."""
    sentence = context.sentence(role.span)
    before = next((t for t in reversed(sentence.tokens) if t.end <= role.span.start), None) if sentence else None
    possessed = before is not None and plain_word(before) in morphology()["anaphora"]["possessives"]
    return possessed and content_words(tidy(role.text)) <= content_words(tidy(role.span.quote))


def _runs_into_the_name(actor: Actor, role: Role) -> bool:
    """« l'avocat de Vigie | Santé Bourbonnais »: a name that goes on with a name is no person, unless its first word is
    a given name (« la ministre de l'Agriculture Anne Roy »)."""
    if given_gender(actor.name) is not None:
        return False
    last = tidy(role.text).replace("’", " ").split(" ")[-1]
    follows = any(m.file == role.span.file and role.span.end < m.start <= role.span.end + 1 for m in actor.mentions)
    return follows and last[:1].isupper() and not last.isupper()


def _stands_behind(mention: EvidenceSpan, role: Role) -> bool:
    """Whether a name stands right behind an office, a sign and a title apart."""
    return role.span.end <= mention.start <= role.span.end + _NEXT_NAME


def _with_owner(context: Context, role: Role, passage: EvidenceSpan) -> EvidenceSpan | None:
    """« sa présidente »: the sentence before, which names the body, belongs to the proof."""
    words = completed_by(role) if is_told_by_a_verb(role) else tidy(role.text)
    missing = content_words(words) - content_words(passage.quote)
    sentence = context.sentence(passage)
    before = context.before(sentence) if sentence is not None and missing else None
    if sentence is None or not missing:
        return passage
    if not missing - content_words(sentence.span.quote):
        return sentence.span
    told = before is not None and not missing - content_words(f"{before.span.quote} {sentence.span.quote}")
    return context.cover([before.span, passage]) if told and before is not None else None


def _passage(context: Context, actor: Actor, role: Role) -> EvidenceSpan | None:
    """Name and role as they stand together, the role around the name where it is told in two pieces (« la géologue Anne
    Roy, de l'université »); ``None`` when they stand in different sentences."""
    if any(role.span.contains(m) for m in actor.mentions) and fold(surname(actor)) in fold(role.span.quote):
        return role.span
    near = [m for m in actor.mentions if m.file == role.span.file and fold(surname(actor)) in fold(m.quote)]
    sentence = context.sentence(role.span)
    inside = [m for m in near if sentence is not None and sentence.span.contains(m) and not role.span.contains(m)]
    if not inside or sentence is None:
        return None
    nearest = min(inside, key=lambda m: abs(m.start - role.span.start))
    return context.cover([nearest, role.span])


def _who_is(context: Context, bearer: Bearer, bearers: Sequence[Bearer]) -> Iterator[Draft]:
    wrong = _other_roles(context, bearer, bearers)
    if _takes_over(context, bearer.actor) or heads_what(context, bearer.role):
        return
    if not _others_named(context, bearer):
        return
    if len(wrong) < MOST or " " not in bearer.title:
        return
    key = capital(bearer.title)
    yield Draft(
        topic="actor",
        kind="single",
        rule="actor.role",
        stem=say("actors.who_is.stem", person=bearer.name, according=context.according(bearer.file)),
        options=options_of(key, _role_why(context, bearer), wrong),
        rationale=told_in(context, bearer.passage),
        evidence=(bearer.passage,),
        difficulty="easy",
        worth=_worth(bearer, "who is"),
        source_independent=context.independent([bearer.passage]),
        anchors=(bearer.actor.mentions[0],),
        family="office",
    )


def _others_named(context: Context, bearer: Bearer) -> bool:
    """Whether the dispatch names somebody else in full: the only office of a page is that of its only person."""
    others = (a for a in context.dossier.actors if a.kind == "person" and is_full_name(a.name) and a != bearer.actor)
    return any(m.file == bearer.file and not share_a_name(a, bearer.actor) for a in others for m in a.mentions)


def _takes_over(context: Context, actor: Actor) -> bool:
    """« a succédé à M. Roy à la tête du syndicat »: the office of another is hers as well."""
    sentences = (context.sentence(m) for m in actor.mentions)
    tokens_of = (t for s in sentences if s is not None for t in s.tokens)
    return any(t.lemma.lower() in wordlist("taking_over") and t.pos == "VERB" for t in tokens_of)


def _role_why(context: Context, bearer: Bearer) -> str:
    return say("actors.who_is.key", outlet=context.outlet(bearer.file), quote=context.excerpt(bearer.passage))


def _other_roles(context: Context, bearer: Bearer, bearers: Sequence[Bearer]) -> list[Candidate]:
    """Offices of others, one a person, that the bearer might have by gender and people; a woman's title beside hers."""
    own, people = [tidy(role.text) for role in bearer.actor.roles], peoples(bearer.title)
    fits = {None, _gender_of(context, bearer) or form_of(context, bearer.role) or "Masc"}
    offered: dict[str, Bearer] = {}
    for other in bearers:
        another = not share_a_name(other.actor, bearer.actor) and all(apart(other.title, title) for title in own)
        told = any(each.actor == other.actor for each in offered.values())
        if another and not told and " " in other.title and not heads_what(context, other.role):
            offered.setdefault(fold(other.title), other)
    alike = [each for each in offered.values() if form_of(context, each.role) in fits]
    alike = [each for each in alike if not people or peoples(each.title) <= people]
    if not is_feminine(context, bearer.role):
        return choose(capital(bearer.title), [_as_option(context, each) for each in alike])
    hers = [_as_option(context, each) for each in alike if is_feminine(context, each.role)]
    first = choose(capital(bearer.title), hers, 1)
    if not first:  # the first name would give away the only title of a woman
        return []
    rest = choose(capital(bearer.title), [_as_option(context, each) for each in alike])
    return choose(capital(bearer.title), [*first, *[each for each in rest if each not in first][: MOST - 1]])


def _as_option(context: Context, other: Bearer) -> Candidate:
    why = say("actors.who_is.wrong", outlet=context.outlet(other.file), person=other.name)
    return Candidate(capital(other.title), why, other.role.span)


def _worth(bearer: Bearer, way: str) -> float:
    """Each person is asked after in one of several ways, so that a set has them all."""
    number = int(hashlib.sha256(bearer.name.encode()).hexdigest(), 16) % len(_WAYS)
    return 2.8 if _WAYS[number] == way else 2.4


def _named(context: Context, bearer: Bearer, bearers: Sequence[Bearer]) -> Iterator[Draft]:
    """« Comment s'appelle le directeur de l'Agence ? », to be answered in writing."""
    article = _article(context, bearer.role)
    alone = all(_unmistakable(bearer, other) for other in bearers if other.actor != bearer.actor)
    if heads_what(context, bearer.role) or _stands_beside(context, bearer):
        return
    if article is None or not alone or is_trade(tokens(context, bearer.role.span)[:1]):
        return
    why = _role_why(context, bearer)
    yield Draft(
        topic="actor",
        kind="short",
        rule="actor.named",
        stem=say(
            "actors.named.stem",
            according=context.according(bearer.file),
            role=join(article, _small_title(context, bearer)),
        ),
        options=tuple(Option(name, True, why) for name in names_of(context, bearer.actor)),
        rationale=told_in(context, bearer.passage),
        evidence=(bearer.passage,),
        difficulty="medium",
        worth=_worth(bearer, "name"),
        source_independent=context.independent([bearer.passage]),
        anchors=(bearer.actor.mentions[0],),
        family="office",
    )


def _stands_beside(context: Context, bearer: Bearer) -> bool:
    """« la greffière, Anne Roy »: name and office side by side are only copied; a verb between them wants reading."""
    names = [m for m in bearer.actor.mentions if bearer.passage.contains(m) and not bearer.role.span.contains(m)]
    near = min(names, key=lambda m: abs(m.start - bearer.role.span.start), default=None)
    sentence = context.sentence(bearer.passage)
    if near is None or sentence is None:
        return True
    low, high = sorted((near, bearer.role.span), key=lambda each: each.start)
    return not any(is_finite(t) for t in sentence.tokens if low.end <= t.start < high.start)


def _small_title(context: Context, bearer: Bearer) -> str:
    """The title without the capital that only the head of a sentence gives it."""
    words = tokens(context, bearer.role.span)
    return bearer.title if not words else small_article(bearer.title, words[0])


def _article(context: Context, role: Role) -> str | None:
    """The definite article of a title: as printed, else by the gender that its first noun shows."""
    sentence = context.sentence(role.span)
    before = [token for token in sentence.tokens if token.end <= role.span.start] if sentence else []
    words = tokens(context, role.span)
    printed = plain_word(before[-1]) if before else ""
    if printed in {"le", "la"} and before[-1].end >= role.span.start - 1:
        return printed
    if printed in morphology()["anaphora"]["possessives"]:
        return None  # « sa directrice de campagne »: whose, only the sentence tells
    return {"Masc": "le", "Fem": "la"}.get(gender_of_title(words) or "")


def _match(context: Context, bearers: Sequence[Bearer]) -> Iterator[Draft]:
    """Who is who: one set of persons, and another of those who are left over, where these are enough."""
    fitting: list[Bearer] = []
    for bearer in sorted(bearers, key=lambda b: (" " not in b.title, len(b.title), b.name)):
        if heads_what(context, bearer.role):
            continue
        if all(not share_a_name(bearer.actor, other.actor) and _unmistakable(bearer, other) for other in fitting):
            fitting.append(bearer)
    if len(fitting) < _PAIRS[0]:
        return
    for number, chosen in enumerate(_two_sets(context, fitting)):
        yield _matched(context, chosen, number)


def _two_sets(context: Context, fitting: Sequence[Bearer]) -> list[tuple[Bearer, ...]]:
    """One set of three or four persons and, of those left over, another: whatever places most of them."""
    found: list[list[tuple[Bearer, ...]]] = []
    for size in _PAIRS[::-1]:
        first = _undecided(context, fitting, size) if len(fitting) != size + 1 or size == _PAIRS[0] else ()
        left = [each for each in fitting if each not in first]
        second = next(filter(None, (_undecided(context, left, each) for each in _PAIRS[::-1])), ())
        found.append([each for each in (first, second) if first and each])
    return max(found, key=lambda sets: sum(map(len, sets)))


def _undecided(context: Context, fitting: Sequence[Bearer], size: int) -> tuple[Bearer, ...]:
    """The first so many bearers of whom none is told by « -ière » or « Mme » alone; empty where there are none."""
    sets = combinations(fitting[:_MOST_WEIGHED], size)
    return next((chosen for chosen in sets if not any(_gender_decides(context, each, chosen) for each in chosen)), ())


def _gender_decides(context: Context, bearer: Bearer, chosen: Sequence[Bearer]) -> bool:
    """Whether the title shows a gender that no other of these persons may have, or the person one that no other title
    may show."""
    title, person = form_of(context, bearer.role), _gender_of(context, bearer)
    others = [each for each in chosen if each is not bearer]
    persons = {_gender_of(context, each) for each in others}
    titles = {form_of(context, each.role) for each in others}
    told_by_title = title is not None and not persons & {None, title}
    return told_by_title or (person is not None and not titles & {None, person})


def _gender_of(context: Context, bearer: Bearer) -> str | None:
    return context.gender_of(bearer.actor) or given_gender(bearer.name)


def _matched(context: Context, chosen: Sequence[Bearer], number: int) -> Draft:
    chosen = sorted(chosen, key=lambda b: b.role.span)
    return Draft(
        topic="actor",
        kind="match",
        rule="actor.match",
        stem=say(f"actors.match.stem_{number}"),
        options=tuple(
            Option(f"{each.name}{PAIR_SEPARATOR}{_small_title(context, each)}", True, _role_why(context, each))
            for each in chosen
        ),
        rationale=" ".join(told_in(context, each.passage) for each in chosen),
        evidence=tuple(each.passage for each in chosen),
        difficulty="medium",
        worth=3.3,
        source_independent=all(context.independent([each.passage]) for each in chosen),
        anchors=tuple(each.actor.mentions[0] for each in chosen),
        family="office",
    )


def _unmistakable(one: Bearer, other: Bearer) -> bool:
    """Whether no title of either could stand for the other."""
    titles = [tidy(role.text) for role in one.actor.roles], [tidy(role.text) for role in other.actor.roles]
    return all(apart(left, right) for left in titles[0] for right in titles[1])
