"""Whom a deed concerned: « contre qui », « à qui », « avec qui », and whom, where an actor is the object."""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import Actor, EvidenceSpan, Sentence
from questions.item_writing.actor_choices import SOMEBODY, is_nameable, other_doers, told_in
from questions.item_writing.clauses import Clause, clause_at
from questions.item_writing.context import Context, main_verbs, relative_verbs, usable
from questions.item_writing.distractors import FEWEST
from questions.item_writing.drafts import Draft, options_of, say, table, wordlist
from questions.item_writing.interrogation import ask
from questions.item_writing.stretches import Offsets
from questions.item_writing.times import told
from questions.item_writing.wording import capital, fold
from questions.syntax import Tree, clause_of, tree

_FEWEST_WORDS = 3
#: Words that may stand between a preposition and the name behind it.
_LONGEST_OPENING = 1
_OBJECTS = frozenset({"obj", "iobj", "obl:arg", "obl:mod", "nmod", "obl"})


def ask_parties(context: Context) -> Iterator[Draft]:
    """Every question on the person, body or state that a deed was done to or with."""
    for actor in context.dossier.actors:
        if actor.kind not in SOMEBODY or context.is_outlet(actor) or context.is_thing(actor) or not is_nameable(actor):
            continue
        for mention in actor.mentions:
            sentence = context.sentence(mention)
            if sentence is not None and usable(sentence) and sentence.span.contains(mention):
                yield from _ask(context, actor, mention, sentence)


def _ask(context: Context, actor: Actor, mention: EvidenceSpan, sentence: Sentence) -> Iterator[Draft]:
    found = _opening(sentence, actor, mention)
    clause = None if found is None else _clause(context, sentence, actor, mention, found[1])
    if clause is None or found is None or not clause.full or len(clause.words) < _FEWEST_WORDS or clause.negated:
        return
    stem = ask(found[0], clause, context.credited(mention.file, context.attribution(clause.span)))
    wrong = other_doers(context, sentence, clause, actor)
    if stem is None or len(wrong) < FEWEST or context.inner_conflict(clause.span, "initiator", "negation"):
        return
    passage = context.cover([clause.span, mention])
    why = say("actors.did.key", outlet=context.outlet(mention.file), quote=context.excerpt(passage))
    yield Draft(
        topic="actor",
        kind="single",
        rule="actor.whom",
        stem=stem,
        options=options_of(capital(context.display(actor)), why, wrong),
        rationale=told_in(context, sentence.span),
        evidence=(passage,),
        difficulty="medium",
        worth=2.6,
        source_independent=context.independent([passage]),
        anchors=(clause.span,),
    )


def _opening(sentence: Sentence, actor: Actor, mention: EvidenceSpan) -> tuple[str, Offsets] | None:
    """The interrogative words for the complement that the name stands in, and the stretch it fills."""
    here = tree(sentence)
    first = here.at(mention.start)
    last = here.at(mention.end - 1)
    if first == 0 or not _ends_there(here, last):
        return None
    lead = next(
        (i for i in range(first - 1, max(-1, first - 2 - _LONGEST_OPENING), -1) if here.tokens[i].pos == "ADP"), None
    )
    if lead is None:
        named = (
            actor.kind == "person"
            and here.tokens[first].dep == "obj"
            and here.tokens[first - 1].pos in {"VERB", "NOUN"}
        )
        return (str(table("actors.whom.ask")["object"]), (mention.start, mention.end)) if named else None
    asked = table("actors.whom.ask").get(here.word(lead))
    if asked is None or (actor.kind == "state" and here.word(lead) in wordlist("places")):
        return None
    return str(asked), (here.tokens[lead].start, mention.end)


def _ends_there(here: Tree, last: int) -> bool:
    """Whether nothing behind the name belongs to it."""
    following = here.tokens[last + 1] if last + 1 < len(here.tokens) else None
    if following is None or following.text in {".", ";", "?", "!"}:
        return True
    return following.pos == "ADP" and following.text.lower() not in wordlist("of") and following.head != last


def _is_place(here: Tree, actor: Actor, mention: EvidenceSpan) -> bool:
    """« ont été soignés à l'hôpital de Sens »: where, not to whom."""
    if actor.kind == "person":
        return False
    place = here.at(mention.start)
    around = here.tokens[max(0, place - 1) : place + 1]
    named = {fold(actor.name.split(" ")[0]), *(fold(token.lemma) for token in around)}
    return bool(named & {fold(each) for each in wordlist("premises")})


def _clause(context: Context, sentence: Sentence, actor: Actor, mention: EvidenceSpan, whole: Offsets) -> Clause | None:
    """The clause whose verb the complement hangs on, without it; parser and order of words at one."""
    here = tree(sentence)
    place = here.at(whole[0])
    hidden: list[Offsets] = [whole, *context.asides(sentence, mention), *context.reasons(sentence, whole)]
    more, shown = told(context.times(sentence), sentence, hidden)
    verbs = [i for i in (*main_verbs(sentence, hidden[1:]), *relative_verbs(here)) if i < place]
    head = clause_of(here, here.at(mention.start))
    if not verbs or head != max(verbs) or _is_place(here, actor, mention):
        return None
    if here.tokens[here.at(mention.start)].dep not in _OBJECTS:
        return None
    between = [here.tokens[i] for i in range(max(verbs) + 1, place)]
    if any(token.pos in {"VERB", "AUX", "CCONJ", "SCONJ"} for token in between):
        return None
    return clause_at(sentence, max(verbs), [*hidden, *more], shown, context.before(sentence))
