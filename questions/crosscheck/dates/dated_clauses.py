"""Every event of a dispatch that its own clause dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from questions import timex
from questions.annotations import Claim, TimeExpression
from questions.crosscheck.dates.dated import Dated, Days
from questions.crosscheck.dates.day_values import is_compared, is_until_now, other_between
from questions.crosscheck.dates.event_names import has_again
from questions.crosscheck.dates.named_events import (
    acts,
    complement,
    ended,
    has_ended,
    is_open,
    of_class,
    of_noun,
    theme_of_event,
    told_events,
)
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import Statement
from questions.crosscheck.vocabulary import fold
from questions.syntax import Tree


def datings(reading: Reading) -> Iterator[Dated]:
    """Every affirmed event of a dispatch that its own clause dates."""
    yield from _inside_nouns(reading)
    for claim in reading.annotated.claims:
        statement = Statement.of(reading, claim)
        when, expression = _begun(statement), claim.time_expression
        if when is None or expression is None or (claim.negated and not has_ended(statement)):
            continue
        if _is_of_noun(statement, expression) or _stands(statement):
            continue
        tree = statement.place_in_tree
        if tree is not None and (other_between(reading, *tree, expression) or has_again(reading, *tree)):
            continue
        if tree is not None and (
            is_until_now(reading, tree[0], expression) or is_compared(reading, tree[0], expression)
        ):
            continue
        place = reading.tokens_in(claim.span)
        lemmas = [place[0].tokens[i].lemma.lower() for i in place[1]] if place else []
        by_another = tree is not None and _is_by_another(*tree)
        found = (*told_events(reading, claim.predicate, lemmas, by_another), *acts(reading, claim.predicate))
        told = [
            (event, theme)
            for event in found
            if (theme := theme_of_event(statement, event)) or is_open(statement, event)
        ]
        for event, theme in (*told, *of_noun(statement), *ended(statement)):
            yield Dated(statement, event, when, expression, theme, _names(statement), _ranks(reading, lemmas))


def _is_by_another(here: Tree, head: int) -> bool:
    """« a été déclaré éteint », « a produit un rapport », as against « s'est déclaré », « se sont produites »."""
    if here.has(head, "expl:comp", "expl:pass", "expl:subj"):
        return False
    return here.has(head, "aux:pass", "obj")


def _stands(statement: Statement) -> bool:
    """« le trafic était interrompu mardi »: how things stood, unless it tells since when, or of a plan."""
    place, since = statement.place_in_tree, statement.claim.time_expression
    scheduled = statement.reading.words.predicates["modality"]["scheduled"]
    if place is None or (since is not None and since.relation) or statement.claim.predicate in scheduled:
        return False
    here, head = place
    below = (here.tokens[i] for i in here.children[head] if here.tokens[i].dep in {"aux:pass", "cop"})
    return any(token.feature("Tense") == "Imp" for token in below)


def _inside_nouns(reading: Reading) -> Iterator[Dated]:
    """« après la démission, le 2 avril, de neuf conseillers »: the day goes with a noun, not with the verb."""
    for expression in reading.annotated.time_expressions:
        value, here = expression.value, reading.sentence_at(expression.span.start)
        if here is None or value is None or not timex.is_calendar(value) or expression.zone == "caption":
            continue
        noun = _dated_noun(reading, here, expression)
        claim = _around(reading, expression) if noun is not None else None
        if noun is None or claim is None or claim.negated or claim.time == value:
            continue
        key, statement = reading.words.key_at(here.tokens[noun]), Statement.of(reading, claim)
        theme, lemmas = complement(reading, here, noun), [here.tokens[i].lemma.lower() for i in here.subtree(noun)]
        when = timex.bounds(value)
        yield Dated(statement, of_class(reading, key), when, expression, theme, frozenset(), _ranks(reading, lemmas))


def _dated_noun(reading: Reading, here: Tree, expression: TimeExpression) -> int | None:
    """The noun of an event that governs a date."""
    inside = {i for i, t in enumerate(here.tokens) if expression.span.start <= t.start < expression.span.end}
    above = (here.governor(i) for i in sorted(inside))
    tops = [i for i in above if i is not None and i not in inside]
    if not tops or here.tokens[tops[0]].pos != "NOUN":
        return None
    return tops[0] if reading.words.key_at(here.tokens[tops[0]]) in reading.words.happenings else None


def _is_of_noun(statement: Statement, expression: TimeExpression) -> bool:
    """« l'épreuve du 5 octobre a été annulée »: the day names which one, not when it was done to it; of what happens
    or takes place, both are one day."""
    place = statement.reading.tokens_in(expression.span)
    rules = statement.reading.words.rules["dating"]
    if place is None or not place[1] or statement.claim.predicate in rules["supports"]:
        return False
    here, first = place[0], place[1][0]
    noun: int | None = first - 2
    if first < 2 or here.word(first - 1) not in rules["of"] or here.tokens[first - 2].pos not in {"NOUN", "ADJ"}:
        return False
    while noun is not None and here.tokens[noun].dep in {"nmod", "amod"}:
        noun = here.governor(noun)
    if noun is None:
        return False
    behind = noun > here.tokens[noun].head
    return here.tokens[noun].dep == "nsubj:pass" or (here.tokens[noun].dep == "obj" and behind)


def _around(reading: Reading, expression: TimeExpression) -> Claim | None:
    holding = [c for c in reading.annotated.claims if c.span.contains(expression.span)]
    return min(holding, key=lambda c: c.span.end - c.span.start, default=None)


def _begun(statement: Statement) -> Days | None:
    """Days on which the event may have happened; « depuis mercredi » tells when it began."""
    when, value = statement.when, statement.claim.time
    if when is None or value is None or when[0] == date.min:
        return None
    return timex.bounds(value)


def _names(statement: Statement) -> frozenset[str]:
    reading = statement.reading
    return frozenset(key for key in reading.keys(statement.theme_span) if key.startswith("@"))


def _ranks(reading: Reading, lemmas: list[str]) -> frozenset[str]:
    return frozenset(fold(lemma) for lemma in lemmas if lemma in reading.words.rules["series"]["lemmas"])
