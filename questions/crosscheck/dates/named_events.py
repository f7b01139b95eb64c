"""Which events of the language pack a clause or a noun names, and what they befell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import Statement
from questions.crosscheck.states.dimensions import dimensions
from questions.crosscheck.themes import head_of
from questions.languages.tables import load_table
from questions.syntax import Tree, plain


@lru_cache(maxsize=8)
def _events(language: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for event in load_table(language, "predicates")["event"]:
        for lemma in event["lemmas"]:
            found[lemma].append(event)
    return dict(found)


@lru_cache(maxsize=8)
def _every(language: str, key: str) -> tuple[dict[str, Any], ...]:
    """The events that have such a field."""
    events = (event for same in _events(language).values() for event in same if event.get(key))
    return tuple({id(event): event for event in events}.values())


def told_events(
    reading: Reading, predicate: str, lemmas: list[str], by_another: bool = False
) -> Iterator[dict[str, Any]]:
    """Events of the predicate; those that need a further word find it in the clause.

    :param by_another: whether somebody does it to something: « a été déclaré éteint » is no « se déclarer ».
    """
    language = reading.annotated.dispatch.language
    table = _events(language)
    for event in table.get(predicate, ()):
        if not event.get("needs") and not (by_another and predicate in event.get("of_itself", ())):
            yield event
    for event in _every(language, "idioms"):
        if any(predicate == verb and noun in lemmas for verb, noun in event["idioms"]):
            yield {**event, "told_of_subject": True}
    for event in _every(language, "with_light_verb"):
        if predicate == reading.words.grammar["have"] and set(lemmas) & set(event["with_light_verb"]):
            yield event
    needy = {id(event): event for lemma in lemmas for event in table.get(lemma, ()) if event.get("needs")}
    for event in needy.values():
        if set(lemmas) & set(event["needs"]):
            yield event


def acts(reading: Reading, predicate: str) -> Iterator[dict[str, Any]]:
    """Any other verb that tells an act: its dates are compared, but never opposed."""
    words = reading.words
    key = words.key(predicate)
    if key in words.empty or predicate in words.predicates["speech"]["lemmas"] or predicate in _supports(reading):
        return
    if key in words.happenings:
        yield of_class(reading, key)
    for dimension, answer in dimensions(reading.annotated.dispatch.language).get(predicate, ()):
        if not dimension.get("human"):
            yield {"name": f"{dimension['name']}={answer}", "label": words.rules["dating"]["label"]}
    if key not in words.happenings and predicate not in _events(reading.annotated.dispatch.language):
        yield {"name": f"act:{predicate}", "label": words.rules["dating"]["label"], "act": True}


def _supports(reading: Reading) -> set[str]:
    rules = reading.words.rules["dating"]
    return {*rules["supports"], *rules["light"]}


def of_class(reading: Reading, key: str) -> dict[str, Any]:
    """An event that verbs and nouns of one class tell (« la digue a cédé », « la rupture de la digue »)."""
    rules = reading.words.rules["dating"]
    return {"name": key, "label": rules["label"], "repeats": key.removeprefix("=") in rules["repeated"]}


def of_noun(statement: Statement) -> Iterator[tuple[dict[str, Any], str]]:
    """« la rupture, survenue samedi », « rendra son jugement », « a été mis à l'arrêt »: a noun tells what."""
    reading, rules = statement.reading, statement.reading.words.rules["dating"]
    if statement.claim.predicate not in _supports(reading):
        return
    head = head_of(reading, statement.theme_span)
    if statement.claim.predicate in rules["supports"]:
        head = _nearer_event(statement, head)
    if head is not None:
        theme = complement(reading, *head) or _of_idle(statement, *head)
        yield from ((event, theme) for event in _named(reading, *head, statement.claim.predicate in rules["supports"]))
    if (behind := _into(statement)) is not None and head is not None:
        theme = reading.words.key_at(head[0].tokens[head[1]])
        yield from ((event, theme) for event in _named(reading, *behind, False))


def _of_idle(statement: Statement, here: Tree, noun: int) -> str:
    """« la grève a pris fin », « la visite a eu lieu »: the subject is what it is told of."""
    reading = statement.reading
    idle = load_table(reading.annotated.dispatch.language, "event_days")["idle_objects"]
    subject = head_of(reading, statement.claim.subject) if here.tokens[noun].lemma.lower() in idle else None
    return (reading.key_of(*subject) or "") if subject is not None else ""


def _nearer_event(statement: Statement, head: tuple[Tree, int] | None) -> tuple[Tree, int] | None:
    """« la rupture de la digue de l'oued, survenue samedi »: the noun of an event before the participle."""
    reading, place = statement.reading, statement.place_in_tree
    if place is None or (
        head is not None and reading.words.key_at(head[0].tokens[head[1]]) in reading.words.happenings
    ):
        return head
    here, verb = place
    participle = here.tokens[verb]
    for noun in range(verb - 1, -1, -1):
        token = here.tokens[noun]
        alike = all(token.feature(f) in {None, participle.feature(f)} for f in ("Gender", "Number"))
        if token.pos == "NOUN" and alike and reading.words.key_at(token) in reading.words.happenings:
            return here, noun
    return head


def complement(reading: Reading, here: Tree, noun: int) -> str:
    """Key of what an event befell: « la rupture de la digue »; empty where the noun stands alone."""
    of = reading.words.grammar["of"]
    for below in here.children[noun]:
        case = here.child(below, "case")
        if here.tokens[below].dep == "nmod" and case is not None and here.word(case) in of:
            return reading.key_of(here, below) or ""
    return ""


def _into(statement: Statement) -> tuple[Tree, int] | None:
    place = statement.place_in_tree
    if place is None:
        return None
    here, head = place
    into = statement.reading.words.rules["dating"]["into"]
    behind = (i for i in here.children[head] if i > head and here.tokens[i].pos == "NOUN")
    return next(((here, i) for i in behind if (c := here.child(i, "case")) is not None and here.word(c) in into), None)


def _named(reading: Reading, here: Tree, noun: int, sure: bool) -> Iterator[dict[str, Any]]:
    """The events that a noun names; any noun behind a verb that is sure to tell an event."""
    token = here.tokens[noun]
    key = reading.words.key_at(token)
    counted = any(figure.span.start <= token.start < figure.span.end for figure in reading.annotated.figures)
    if token.pos != "NOUN" or key in reading.words.empty or counted:
        return
    known = [e for e in _events(reading.annotated.dispatch.language).get(token.lemma.lower(), ()) if not e.get("needs")]
    yield from known
    if key in reading.words.happenings or (sure and not known):
        yield of_class(reading, key)


def has_ended(statement: Statement) -> bool:
    """« n'ont plus de relations depuis 1978 »."""
    claim, rules = statement.claim, statement.reading.words.rules["dating"]
    words = plain(claim.span.quote).split()
    since = claim.time_expression is not None and claim.time_expression.relation == "since"
    there = claim.predicate in statement.reading.words.predicates["polarity"]["existence"]
    return claim.negated and since and there and bool(set(words) & set(rules["no_more"]))


def ended(statement: Statement) -> Iterator[tuple[dict[str, Any], str]]:
    """What is no more since a day broke off then."""
    if has_ended(statement) and (head := head_of(statement.reading, statement.claim.object)) is not None:
        yield of_class(statement.reading, "=breach"), statement.reading.words.key_at(head[0].tokens[head[1]])


def theme_of_event(statement: Statement, event: dict[str, Any]) -> str:
    """Key of what happens: the object of an active verb, else the subject; for some events, the one concerned."""
    if event.get("needs"):
        concerned = [k for k in statement.keys if statement.reading.words.family_of(k) in event["concerns"]]
        return statement.reading.words.family_of(sorted(concerned)[0]) if concerned else ""
    of_subject = event.get("with_light_verb") or event.get("told_of_subject")
    span = statement.claim.subject if of_subject else statement.theme_span
    head = head_of(statement.reading, span)
    if head is None:
        return ""
    if is_open(statement, event):
        return ""
    key = statement.reading.words.key_at(head[0].tokens[head[1]])
    if key in statement.reading.words.empty:
        return complement(statement.reading, *head)
    return key if key.startswith("=") else statement.reading.key_of(*head) or ""


def is_open(statement: Statement, event: dict[str, Any]) -> bool:
    """Whether an event that begins or ends is told of everything."""
    return event["name"] in statement.reading.words.rules["dating"]["bounds"] and _of_all(statement)


def _of_all(statement: Statement) -> bool:
    """« tout a commencé le 5 mai »: what everything is about."""
    head = head_of(statement.reading, statement.theme_span)
    return head is not None and head[0].word(head[1]) in statement.reading.words.rules["dating"]["whole"]
