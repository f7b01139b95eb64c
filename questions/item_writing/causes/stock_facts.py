"""The sorts of facts that the news tells, and the reasons that newspapers give of each (``stock_facts.toml``).

A fact is of a sort by what is done or happens in it and by the thing that it tells of: « le bac est resté à quai » is
no « le procès est reporté », and no other reasons explain it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import Any

from questions.annotations import Token
from questions.item_writing.causes.plausible_reasons import happens
from questions.item_writing.causes.reasons import Reason
from questions.item_writing.context import Context
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import morphology
from questions.languages.tables import load_table
from questions.syntax import Tree, is_finite, positions, tree

#: The forms of what is over, of what will be, and of who pressed for it.
_NOUN, _PLANNED, _PRESSURE = "noun", "planned", "pressure"
#: Dispatches from which on they have a common story, and words by which one speaks of it.
_DISPATCHES, _SEVERAL = 3, 3
#: Words of a reason among which its first noun stands: article, adjective, noun.
_OPENING = 3
#: What was not done is told like what was stopped or came late.
_UNDONE = frozenset({"halt", "late"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_OBJECTS = frozenset({"obj", "obl:arg", "xcomp"})
#: What completes a subject or an object: « le prix | du lait », « postes | de ravitaillement ».
_COMPLETING = frozenset({"nmod", "conj", "appos", "amod"})
#: What only says when, where or how, and what a relative clause adds.
_ASIDE = frozenset({"acl:relcl", "obl:mod", "obl", "advcl"})


def reasons_of_its_sort(context: Context, reason: Reason, form: str, *, long: bool) -> list[str]:
    """The reasons of the fact's sort in this form, those for long keys with them; who presses does so for any."""
    if form == _PRESSURE:
        return list(_stock()["general"][_PRESSURE])
    sort = _sort_of(context, reason)
    if sort is None or not tells_of(context, sort.get("domain")):
        return []
    if form == _PLANNED and not sort["turns"] & _UNDONE:
        form = _NOUN  # « Le loyer augmentera en raison d'une taxe nouvelle »: only what will be halted is planned.
    return [*sort.get(form, ()), *(sort.get(f"{form}_long", ()) if long else ())]


def tells_of(context: Context, domain: str | None) -> bool:
    """Whether half of the dispatches speak of this in several words; of few dispatches none is the story."""
    if domain is None or len(context.lemmas_told) < _DISPATCHES:
        return True
    words = frozenset(_stock()["domains"][domain])
    speaking = sum(len(told & words) >= _SEVERAL for told in context.lemmas_told)
    return 2 * speaking >= len(context.lemmas_told)


def is_stopped(context: Context, reason: Reason) -> bool:
    """Whether something is halted, put off or late: of such a fact there is no end of reasons."""
    return bool(_turns(context, reason) & set(_stock()["events"]["stopped_by_any"]))


def events_behind(context: Context, reason: Reason) -> frozenset[str]:
    """The nouns of events that may be behind such a fact: any where something is halted or late, mishaps behind what
    comes about by itself, else those that the stock gives for its sort."""
    told = _stock()["events"]
    if is_stopped(context, reason):
        return frozenset({*told["mishaps"], *told["deeds"]})
    if happens(context, reason):
        return frozenset(told["mishaps"])
    given = reasons_of_its_sort(context, reason, _NOUN, long=True)
    heads = {word for words in given for word in words.replace("’", " ").split(" ")[:_OPENING]}
    return frozenset(heads & {*told["mishaps"], *told["deeds"]})


def effect_words(context: Context, reason: Reason) -> list[Token]:
    """The words of the sentence that tell the fact."""
    effect, sentence = reason.relation.effect, context.sentence(reason.relation.effect)
    return [t for t in (sentence.tokens if sentence is not None else ()) if effect.start <= t.start < effect.end]


def outside_names(tokens: Sequence[Token]) -> list[Token]:
    """The words without those inside a name: « Alpine Tower Services » is no service; « la Fête du lac » is a feast."""
    large = [token.text[:1].isupper() for token in tokens]
    return [token for i, token in enumerate(tokens) if not (i and large[i] and large[i - 1])]


def is_denied(context: Context, reason: Reason) -> bool:
    """Whether the fact is that something was not done."""
    return any(plain_word(t) in morphology()["verbs"]["negation"] for t in effect_words(context, reason))


def is_over(context: Context, reason: Reason) -> bool:
    """Whether the fact is over: « parce que le matériel n’avait pas été livré » explains nothing that goes on."""
    if reason.clause is not None:
        return reason.clause.tense == "past"
    return any(_tells_the_past(*each) for each in _predicates(context, reason)[:1])


def _tells_the_past(here: Tree, verb: int) -> bool:
    """« a cédé », « cédait », « est tombé », not « est suspendu » or « cédera »."""
    group = [verb, *(i for i in here.children[verb] if here.tokens[i].dep.startswith(("aux", "cop")))]
    finite = [here.tokens[i] for i in group if is_finite(here.tokens[i])]
    over = any(t.feature("Tense") in {"Past", "Imp"} for t in finite)
    compound = any(here.tokens[i].dep == "aux:tense" for i in group) and not any(map(_is_future, finite))
    return over or compound


def _is_future(token: Token) -> bool:
    return token.feature("Tense") == "Fut"


def is_unaided(context: Context, reason: Reason) -> bool:
    """« a triplé sa mise grâce à … »: what gains and losses come from is no help of the usual kinds."""
    return bool(_turns(context, reason) & set(_stock()["unaided"]))


def _sort_of(context: Context, reason: Reason) -> Mapping[str, Any] | None:
    """The first sort whose turn and thing the fact tells: its subject or its object, else what completes them."""
    turns = _turns(context, reason)
    if is_denied(context, reason):
        turns |= _named({t.lemma.lower() for t in effect_words(context, reason) if t.pos in {"VERB", "ADJ"}})
        turns = _UNDONE if turns <= set(_stock()["left_undone"]) else frozenset()
    for deps in (_SUBJECTS | _OBJECTS, _COMPLETING):
        things = _told(context, reason, deps)
        sort = next((each for each in _sorts() if turns & each["turns"] and things & each["of"]), None)
        if sort is not None:
            return sort
    core = _told(context, reason, _SUBJECTS | _OBJECTS)
    return next((each for each in _sorts() if core and turns & each["turns"] and not each["of"]), None)


def _turns(context: Context, reason: Reason) -> frozenset[str]:
    """What is done or happens: by the verb that is asked about, else by the verbs of the fact, and by what is done
    (« a pris du retard », « a ordonné la fermeture », « a baissé le rideau »; not « a levé l'interdiction »)."""
    verbs = _predicates(context, reason)
    said = {here.tokens[i].lemma.lower() for here, i in verbs}
    own = {reason.clause.lemma} if reason.clause is not None else said
    below = {child for here, i in verbs for child in here.children[i] if here.tokens[child].dep in _OBJECTS}
    objects = {here.tokens[i].lemma.lower() for here, _ in verbs[:1] for i in below}
    return _named(own or said) | (frozenset() if said & set(_stock()["against"]) else _named(objects))


def _named(lemmas: set[str]) -> frozenset[str]:
    return frozenset(name for name, words in _stock()["turns"].items() if lemmas & set(words))


def _told(context: Context, reason: Reason, deps: frozenset[str]) -> set[str]:
    """Lemmas of the words of the fact that stand there so; what a relative clause or a circumstance adds is left out,
    and what only names a body (« la Commission des eaux »)."""
    sentence = context.sentence(reason.relation.effect)
    if sentence is None:
        return set()
    here, verbs = tree(sentence), {i for _, i in _predicates(context, reason)}
    found = (here.at(t.start) for t in outside_names(effect_words(context, reason)) if t.dep in deps)
    return {here.tokens[i].lemma.lower() for i in found if not _is_aside(here, i, verbs)}


def _predicates(context: Context, reason: Reason) -> list[tuple[Tree, int]]:
    """The verb of the fact that stands nearest to the reason, or what stands for it (« est fermé »), one of a relative
    clause only where there is no other; every verb of a fact that is told in another sentence."""
    sentence = context.sentence(reason.relation.effect)
    if sentence is None:
        return []
    here, cause = tree(sentence), reason.relation.cause
    finite = list(_finite(here, positions(here, reason.relation.effect)))
    heads = [here.tokens[i].head if here.tokens[i].dep.startswith(("aux", "cop")) else i for i in finite]
    heads = [i for i in heads if here.tokens[i].dep != "acl:relcl"] or heads
    if sentence == reason.sentence:
        heads = [i for i in heads if here.tokens[i].start < cause.start][-1:] or heads[:1]
    return [(here, i) for i in dict.fromkeys(heads)]


def _finite(here: Tree, places: Iterable[int]) -> Iterator[int]:
    return (i for i in places if is_finite(here.tokens[i]))


def _is_aside(here: Tree, place: int, verbs: Container[int]) -> bool:
    """Whether a word stands, below these verbs, in a relative clause, a circumstance or the name of a body: « à
    l'école » tells nothing of a count of votes."""
    above = list(takewhile(lambda i: i not in verbs, here.ancestors(place)))
    of_a_body = any(here.tokens[i].lemma.lower() in _stock()["bodies"] for i in above)
    return of_a_body or any(here.tokens[i].dep in _ASIDE for i in (place, *above))


@cache
def _sorts() -> tuple[Mapping[str, Any], ...]:
    return tuple({**each, "turns": frozenset(each["turns"]), "of": frozenset(each["of"])} for each in _stock()["facts"])


def _stock() -> Mapping[str, Any]:
    return load_table("fr", "stock_facts")
