"""When it happened: two dates for an event that happens once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from questions import timex
from questions.annotations import Claim, TimeExpression
from questions.crosscheck.centre import Centre
from questions.crosscheck.findings import Compatibility, Finding, Opposition, Side
from questions.crosscheck.moments import hours, never_meet
from questions.crosscheck.reading import Reading, near_pairs
from questions.crosscheck.statements import Statement, apart, days_between
from questions.crosscheck.states import dimensions
from questions.crosscheck.themes import head_of
from questions.crosscheck.vocabulary import fold
from questions.crosscheck.wording import day_in_words
from questions.dossier import ReconciliationKind
from questions.languages.tables import load_table
from questions.syntax import Tree, plain

Days = tuple[date, date]
_MOST = 50
#: Dates further apart than this, in days, belong to two events unless the text says it is one.
_ONE_EVENT = 45
#: Two plans for one thing, made public at one time, may lie further apart.
_PLANNED = 120
#: Two beginnings of a state that lasts may lie this far apart.
_STATE = 2000
#: Meetings come in series: only dates this close can be two versions of one.
_SERIES = 12
_MEETING = "=meeting"


@dataclass(frozen=True, eq=False)
class Dated:
    """An event with the day that its clause gives."""

    statement: Statement
    event: dict[str, Any]
    when: Days
    expression: TimeExpression
    theme: str
    names: frozenset[str]
    ranks: frozenset[str]

    @property
    def reading(self) -> Reading:
        """The dispatch."""
        return self.statement.reading

    @property
    def side(self) -> Side:
        """The passage to show."""
        return Side(self.reading, self.statement.evidence)

    @cached_property
    def is_plan(self) -> bool:
        """Whether it is told as planned, or of a day still to come (« mis en délibéré au 19 avril »)."""
        published = self.reading.published
        ahead = published is not None and self.when[0] > published[1]
        return ahead or self.statement.claim.modality in {"planned", "possible"}

    @cached_property
    def is_another(self) -> bool:
        """« une panne semblable », « un autre ferry »: not the one that is compared."""
        head = head_of(self.reading, self.statement.theme_span)
        return head is not None and not self.is_plan and _is_another(self.reading, *head)

    @property
    def repeats(self) -> bool:
        """Whether such events come in series; of some things there is one (« verser le solde »)."""
        return bool(self.event.get("repeats", False)) and not self._is_once

    @cached_property
    def _is_once(self) -> bool:
        head = head_of(self.reading, self.statement.theme_span)
        return head is not None and head[0].word(head[1]) in self.reading.words.rules["dating"]["once"]


@lru_cache(maxsize=8)
def _events(language: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for event in load_table(language, "predicates")["event"]:
        for lemma in event["lemmas"]:
            found[lemma].append(event)
    return dict(found)


def find(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Pairs of dates for one event."""
    centre = Centre.of(readings)
    yield from _headlines(readings)
    for block in _blocks(readings):
        known = _known(block)
        for a, b in near_pairs(block, _MOST):
            finding = compare(a, b, centre)
            if isinstance(finding, Opposition) and _both_told(known, a, b):
                continue
            if finding is not None:
                yield finding


def _headlines(readings: Sequence[Reading]) -> Iterator[Opposition]:
    """A day in a headline and another in the text for the same kind of event, whatever it befell."""
    for reading in readings:
        found = list(datings(reading))
        heads = [d for d in found if d.statement.claim.zone == "headline" and not d.event.get("act")]
        for head in heads:
            alike = [d for d in found if d.event["name"] == head.event["name"] and d.statement.claim.zone == "body"]
            if alike and all(apart(head.when, d.when) for d in alike) and (first := _inside(head, alike[0])):
                details, subject = _details(head, alike[0]), f"date:{head.event['name']}"
                sides = head.side, alike[0].side
                yield Opposition("date", *sides, first, "two dates", "date_inside", details, subject)


def _blocks(readings: Sequence[Reading]) -> Iterator[list[Dated]]:
    """Dates by event and family of what it befell; those that leave that open stand beside each of their event."""
    blocks: dict[tuple[str, str], list[Dated]] = defaultdict(list)
    for reading in readings:
        for dated in datings(reading):
            blocks[dated.event["name"], reading.words.family_of(dated.theme) if dated.theme else ""].append(dated)
    for (event, theme), block in blocks.items():
        loose = blocks.get((event, ""), []) if theme else []
        yield sorted([*block, *loose], key=lambda d: d.reading.rank)


def _known(block: Sequence[Dated]) -> dict[str, list[Days]]:
    """The days that each dispatch gives for the event."""
    known: dict[str, list[Days]] = defaultdict(list)
    for dated in block:
        known[dated.reading.file].append(dated.when)
    return known


def _both_told(known: dict[str, list[Days]], a: Dated, b: Dated) -> bool:
    """Whether one dispatch gives both days: then there were two such events, or it corrects the other."""
    pairs = ((a, b), (b, a))
    return any(not apart(day, theirs.when) for mine, theirs in pairs for day in known[mine.reading.file])


def datings(reading: Reading) -> Iterator[Dated]:
    """Every affirmed event of a dispatch that its own clause dates."""
    yield from _inside_nouns(reading)
    yield from _planned_meetings(reading)
    for claim in reading.annotated.claims:
        statement = Statement(reading, claim)
        when, expression = _begun(statement), claim.time_expression
        if when is None or expression is None or (claim.negated and not _has_ended(statement)):
            continue
        if _is_of_noun(statement, expression) or _stands(statement):
            continue
        place = reading.tokens_in(claim.span)
        lemmas = [place[0].tokens[i].lemma.lower() for i in place[1]] if place else []
        found = (*_told(reading, claim.predicate, lemmas), *_act(reading, claim.predicate))
        told = [(event, theme) for event in found if (theme := _theme(statement, event)) or _is_open(statement, event)]
        for event, theme in (*told, *_of_noun(statement), *_ended(statement)):
            yield Dated(statement, event, when, expression, theme, _names(statement), _ranks(reading, lemmas))


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
        key, statement = reading.words.key_at(here.tokens[noun]), Statement(reading, claim)
        theme, lemmas = _complement(reading, here, noun), [here.tokens[i].lemma.lower() for i in here.subtree(noun)]
        when = timex.bounds(value)
        yield Dated(statement, _of_class(reading, key), when, expression, theme, frozenset(), _ranks(reading, lemmas))


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


def _planned_meetings(reading: Reading) -> Iterator[Dated]:
    """« doivent se retrouver le 23 septembre », « une nouvelle entrevue aura lieu mi-octobre »: the next meeting."""
    rules = reading.words.rules["dating"]
    for claim in reading.annotated.claims:
        when, expression, published = Statement(reading, claim).when, claim.time_expression, reading.published
        if when is None or expression is None or claim.negated or (published and when[0] <= published[1]):
            continue
        place = reading.tokens_in(claim.span)
        lemmas = [place[0].tokens[i].lemma.lower() for i in place[1]] if place else []
        met = _MEETING in {reading.words.key(lemma) for lemma in lemmas} and set(lemmas) & set(rules["next"])
        if met or claim.predicate in rules["gathering"]:
            event = {"name": "next meeting", "label": rules["next_meeting"], "repeats": False, "open": True}
            yield Dated(
                Statement(reading, claim),
                event,
                timex.bounds(claim.time or ""),
                expression,
                _MEETING,
                frozenset(),
                frozenset(),
            )


def _has_ended(statement: Statement) -> bool:
    """« n'ont plus de relations depuis 1978 »."""
    claim, rules = statement.claim, statement.reading.words.rules["dating"]
    words = plain(claim.span.quote).split()
    since = claim.time_expression is not None and claim.time_expression.relation == "since"
    there = claim.predicate in statement.reading.words.predicates["polarity"]["existence"]
    return claim.negated and since and there and bool(set(words) & set(rules["no_more"]))


def _ended(statement: Statement) -> Iterator[tuple[dict[str, Any], str]]:
    """What is no more since a day broke off then."""
    if _has_ended(statement) and (head := head_of(statement.reading, statement.claim.object)) is not None:
        yield _of_class(statement.reading, "=breach"), statement.reading.words.key_at(head[0].tokens[head[1]])


def _begun(statement: Statement) -> Days | None:
    """Days on which the event may have happened; « depuis mercredi » tells when it began."""
    when, value = statement.when, statement.claim.time
    if when is None or value is None or when[0] == date.min:
        return None
    return timex.bounds(value)


def _told(reading: Reading, predicate: str, lemmas: list[str]) -> Iterator[dict[str, Any]]:
    """Events of the predicate; those that need a further word find it in the clause."""
    table = _events(reading.annotated.dispatch.language)
    for event in table.get(predicate, ()):
        if not event.get("needs"):
            yield event
    for event in {id(e): e for events in table.values() for e in events if e.get("idioms")}.values():
        if any(predicate == verb and noun in lemmas for verb, noun in event["idioms"]):
            yield {**event, "told_of_subject": True}
    for event in {id(e): e for events in table.values() for e in events if e.get("with_light_verb")}.values():
        if predicate == reading.words.grammar["have"] and set(lemmas) & set(event["with_light_verb"]):
            yield event
    needy = {id(event): event for lemma in lemmas for event in table.get(lemma, ()) if event.get("needs")}
    for event in needy.values():
        if set(lemmas) & set(event["needs"]):
            yield event


def _act(reading: Reading, predicate: str) -> Iterator[dict[str, Any]]:
    """Any other verb that tells an act: its dates are compared, but never opposed."""
    words = reading.words
    key = words.key(predicate)
    if key in words.empty or predicate in words.predicates["speech"]["lemmas"] or predicate in _supports(reading):
        return
    if key in words.happenings:
        yield _of_class(reading, key)
    for dimension, answer in dimensions(reading.annotated.dispatch.language).get(predicate, ()):
        if not dimension.get("human"):
            yield {"name": f"{dimension['name']}={answer}", "label": words.rules["dating"]["label"]}
    if key not in words.happenings and predicate not in _events(reading.annotated.dispatch.language):
        yield {"name": f"act:{predicate}", "label": words.rules["dating"]["label"], "act": True}


def _supports(reading: Reading) -> set[str]:
    rules = reading.words.rules["dating"]
    return {*rules["supports"], *rules["light"]}


def _of_class(reading: Reading, key: str) -> dict[str, Any]:
    """An event that verbs and nouns of one class tell (« la digue a cédé », « la rupture de la digue »)."""
    rules = reading.words.rules["dating"]
    return {"name": key, "label": rules["label"], "repeats": key.removeprefix("=") in rules["repeated"]}


def _of_noun(statement: Statement) -> Iterator[tuple[dict[str, Any], str]]:
    """« la rupture, survenue samedi », « rendra son jugement », « a été mis à l'arrêt »: a noun tells what."""
    reading, rules = statement.reading, statement.reading.words.rules["dating"]
    if statement.claim.predicate not in _supports(reading):
        return
    head = head_of(reading, statement.theme_span)
    if statement.claim.predicate in rules["supports"]:
        head = _nearer_event(statement, head)
    if head is not None:
        theme = _complement(reading, *head)
        yield from ((event, theme) for event in _named(reading, *head, statement.claim.predicate in rules["supports"]))
    if (behind := _into(statement)) is not None and head is not None:
        theme = reading.words.key_at(head[0].tokens[head[1]])
        yield from ((event, theme) for event in _named(reading, *behind, False))


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


def _complement(reading: Reading, here: Tree, noun: int) -> str:
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
        yield _of_class(reading, key)


def _is_another(reading: Reading, here: Tree, noun: int) -> bool:
    """« une panne semblable »: not the one that is compared."""
    others = load_table(reading.annotated.dispatch.language, "happenings")["other"]
    below = (here.tokens[i] for i in here.children[noun] if here.tokens[i].dep in {"amod", "det"})
    return any(token.lemma.lower() in others for token in below)


def _theme(statement: Statement, event: dict[str, Any]) -> str:
    """Key of what happens: the object of an active verb, else the subject; for some events, the one concerned."""
    if event.get("needs"):
        concerned = [k for k in statement.keys if statement.reading.words.family_of(k) in event["concerns"]]
        return statement.reading.words.family_of(sorted(concerned)[0]) if concerned else ""
    of_subject = event.get("with_light_verb") or event.get("told_of_subject")
    span = statement.claim.subject if of_subject else statement.theme_span
    head = head_of(statement.reading, span)
    if head is None:
        return ""
    if _is_open(statement, event):
        return ""
    key = statement.reading.words.key_at(head[0].tokens[head[1]])
    if key in statement.reading.words.empty:
        return _complement(statement.reading, *head)
    return key if key.startswith("=") else statement.reading.key_of(*head) or ""


def _is_open(statement: Statement, event: dict[str, Any]) -> bool:
    """Whether an event that begins or ends is told of everything."""
    return event["name"] in statement.reading.words.rules["dating"]["bounds"] and _of_all(statement)


def _of_all(statement: Statement) -> bool:
    """« tout a commencé le 5 mai »: what everything is about."""
    head = head_of(statement.reading, statement.theme_span)
    return head is not None and head[0].word(head[1]) in statement.reading.words.rules["dating"]["whole"]


def _names(statement: Statement) -> frozenset[str]:
    reading = statement.reading
    return frozenset(key for key in reading.keys(statement.theme_span) if key.startswith("@"))


def _ranks(reading: Reading, lemmas: list[str]) -> frozenset[str]:
    return frozenset(fold(lemma) for lemma in lemmas if lemma in reading.words.rules["series"]["lemmas"])


def compare(a: Dated, b: Dated, centre: Centre) -> Finding | None:
    """What two dates of one kind of event are to each other; ``None`` when nothing can be said."""
    if (
        (a.names and b.names and not a.names & b.names)
        or _there(a) != _there(b)
        or _elsewhere(a, b)
        or _two_of_a_kind(a, b)
    ):
        return None
    if a.event.get("needs") and not a.ranks & b.ranks:
        return None
    if not apart(a.when, b.when) and not _at_other_hours(a, b):
        return _more_precise(a, b)
    gate = _gate(a, b)
    if gate is not None:
        return None if a.event.get("act") and a.theme.startswith("@") else _compatible(*gate, a, b)
    return _opposition(a, b, centre)


def _there(dated: Dated) -> bool:
    """« le courant n'y est revenu que mardi »: in a place that another sentence tells."""
    place = dated.statement.place_in_tree
    there = set(load_table(dated.reading.annotated.dispatch.language, "happenings")["there"])
    return place is not None and any(place[0].word(i) in there for i in range(max(place[1] - 3, 0), place[1]))


def _elsewhere(a: Dated, b: Dated) -> bool:
    """« entre Holm et Brannes », « entre Zerka et Orsane »: two places, with no word in common."""
    places = [d.statement.claim.place for d in (a, b)]
    one, other = ({fold(w) for w in p.quote.split() if w[:1].isupper()} if p is not None else set() for p in places)
    return bool(one and other) and not one & other


def _two_of_a_kind(a: Dated, b: Dated) -> bool:
    """« l'usine de Metz », « l'usine de Nancy »: one noun, completed by two names."""
    one, other = (_completing_names(d) for d in (a, b))
    return bool(one and other) and not one & other


def _completing_names(dated: Dated) -> frozenset[str]:
    head = head_of(dated.reading, dated.statement.theme_span)
    if head is None:
        return frozenset()
    here, noun = head
    below = (i for i in here.children[noun] if here.tokens[i].dep == "nmod" and here.tokens[i].pos == "PROPN")
    return frozenset(key for i in below if (key := dated.reading.key_of(here, i)) is not None)


def _at_other_hours(a: Dated, b: Dated) -> bool:
    """« samedi à l'aube » and « samedi vers 20 heures » are two moments of one day."""
    acts = a.event.get("act") or a.repeats
    return not acts and never_meet(hours(a.reading, a.expression), hours(b.reading, b.expression))


def _more_precise(a: Dated, b: Dated) -> Compatibility | None:
    """One date holds the other: the same day, told more or less precisely."""
    if a.reading is b.reading:
        return None
    if (_moved(a) or _moved(b)) and not a.event.get("act"):
        return _compatible("update", "update_date", 0.7, a, b)
    if a.theme != b.theme:
        return None
    if a.when == b.when:
        told_alike = fold(a.expression.span.quote) == fold(b.expression.span.quote)
        return None if told_alike else _compatible("rounding", "same_date", 0.55, a, b)
    inside = (a.when[0] <= b.when[0] and b.when[1] <= a.when[1]) or (b.when[0] <= a.when[0] and a.when[1] <= b.when[1])
    return _compatible("rounding", "precision", 0.6, a, b) if inside else None


def _gate(a: Dated, b: Dated) -> tuple[ReconciliationKind, str, float] | None:
    """The first reason for which two dates do not exclude each other."""
    gap = days_between(a.when, b.when) or 0
    if a.is_another or b.is_another:
        return "different_event", "other_occurrence", 0.7
    if _since(a) and _since(b):
        return None if gap <= _STATE else ("different_event", "other_occurrence", 0.6)
    limit = _SERIES if a.repeats or a.event.get("act") else _PLANNED if a.is_plan and b.is_plan else _ONE_EVENT
    if a.ranks and b.ranks and not a.ranks & b.ranks:
        return "different_event", "other_occurrence", 0.7
    if (a.repeats or a.event.get("open")) and _next_one(a, b):
        return "different_event", "other_occurrence", 0.65
    if gap > limit and not a.event.get("once"):
        return "different_event", "other_occurrence", 0.6
    published = days_between(a.reading.published, b.reading.published) or 0
    if published and (a.is_plan != b.is_plan or _moved(a) or _moved(b)):
        return "update", "update_date", 0.75
    return None


def _next_one(a: Dated, b: Dated) -> bool:
    """A meeting planned for a day that was over when another one was announced."""
    first, second = (a, b) if a.when < b.when else (b, a)
    told = second.reading.published
    own = first.reading.published
    ahead = own is not None and own[0] <= first.when[0]
    return ahead and first.is_plan and second.is_plan and told is not None and first.when[1] < told[0]


def _since(dated: Dated) -> bool:
    """« rompues depuis 1979 »: the day on which a state that lasts began."""
    return dated.expression.relation == "since"


def _moved(dated: Dated) -> bool:
    """Whether the sentence tells that the date was changed."""
    verbs = dated.reading.words.rules["figures"]["moved"]
    place = dated.reading.tokens_in(dated.statement.claim.sentence)
    return place is not None and any(token.lemma.lower() in verbs for token in place[0].tokens)


def _opposition(a: Dated, b: Dated, centre: Centre) -> Opposition | None:
    inside = a.reading is b.reading
    confidence = _inside(a, b) if inside else _confidence(a, b, centre)
    if confidence is None:
        return None
    details = _details(a, b)
    wording = "date_inside" if inside else "date"
    return Opposition("date", a.side, b.side, confidence, "two dates", wording, details, f"date:{a.event['name']}")


def _inside(a: Dated, b: Dated) -> float | None:
    """Inside one dispatch only the headline and the text tell one event twice, close in time."""
    zones = {d.statement.claim.zone for d in (a, b)}
    near = (days_between(a.when, b.when) or 0) <= _SERIES and a.is_plan == b.is_plan
    return 0.65 if zones == {"headline", "body"} and near and not a.event.get("act") else None


def _confidence(a: Dated, b: Dated, centre: Centre) -> float | None:
    """How sure it is that both tell one event; ``None`` where it is not."""
    told = {a.reading.words.key(d.statement.claim.predicate) for d in (a, b)}
    shared = (a.statement.keys & b.statement.keys) - {a.theme, b.theme} - told
    if not (a.theme and b.theme):
        lone = a.theme or b.theme
        return 0.6 if shared or not lone or centre.holds(lone) else None
    exact = a.theme == b.theme
    if a.event.get("act"):
        return 0.6 if exact and not a.is_plan and shared and not a.theme.startswith("@") else None
    return 0.8 if exact and shared else 0.65 if exact else 0.55


def _details(a: Dated, b: Dated) -> dict[str, str]:
    """The dates as printed, and the day that each stands for where the words do not say it."""
    found = {"a_date": a.expression.span.quote, "b_date": b.expression.span.quote, "event": a.event["label"]}
    for name, dated in (("a_day", a), ("b_day", b)):
        day = day_in_words(dated.when)
        printed = str(dated.when[0].day) in dated.expression.span.quote
        found[name] = f" ({day})" if day and not printed else ""
    return found


def _compatible(kind: ReconciliationKind, wording: str, closeness: float, a: Dated, b: Dated) -> Compatibility:
    details = _details(a, b)
    return Compatibility(kind, a.side, b.side, wording, details, closeness, f"date:{a.event['name']}")
