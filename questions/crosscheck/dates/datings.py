"""When it happened: two dates for an event that happens once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from questions.crosscheck.centre import Centre
from questions.crosscheck.clause_words import is_there
from questions.crosscheck.dates.dated import Dated, Days
from questions.crosscheck.dates.dated_clauses import datings
from questions.crosscheck.dates.event_names import infinitive
from questions.crosscheck.dates.event_things import is_brought_in, is_ours
from questions.crosscheck.dates.moments import hours, never_meet
from questions.crosscheck.dates.postponements import may_be_replanned
from questions.crosscheck.denied.kinship import kinship
from questions.crosscheck.findings import Compatibility, Finding, Opposition
from questions.crosscheck.reading import Reading, near_pairs
from questions.crosscheck.statements import apart, days_between
from questions.crosscheck.themes import head_of
from questions.crosscheck.vocabulary import fold
from questions.crosscheck.wording import day_in_words
from questions.dossier import ReconciliationKind
from questions.languages.tables import load_table
from questions.syntax import Tree

_MOST = 50
#: Dates further apart than this, in days, belong to two events unless the text says it is one.
_ONE_EVENT = 45
#: Two plans for one thing, made public at one time, may lie further apart.
_PLANNED = 120
#: Two beginnings of a state that lasts may lie this far apart.
_STATE = 2000
#: How near the noun of an event is to its verb: « adopter », « l'adoption ».
_OF_ONE_WORD = {"word", "class", "stem"}
#: Meetings come in series: only dates this close can be two versions of one.
_SERIES = 12


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


def compare(a: Dated, b: Dated, centre: Centre) -> Finding | None:
    """What two dates of one kind of event are to each other; ``None`` when nothing can be said."""
    if (
        (a.names and b.names and not a.names & b.names)
        or a.may_be != b.may_be
        or _there(a) != _there(b)
        or _is_ours(a) != _is_ours(b)
        or _elsewhere(a, b)
        or _of_two_infinitives(a, b)
        or _two_of_a_kind(a, b)
        or _measured_from(a, b)
        or _measured_from(b, a)
        or _still_so(a, b)
        or _still_so(b, a)
    ):
        return None
    if a.event.get("needs") and not a.ranks & b.ranks:
        return None
    if not apart(a.when, b.when) and not _at_other_hours(a, b):
        return _more_precise(a, b)
    gate = _gate(a, b)
    if gate is not None:
        return None if a.event.get("act") and a.theme.startswith("@") else _compatible(*gate, a, b)
    return None if _is_news(a, b) or _is_news(b, a) else _opposition(a, b, centre)


def _there(dated: Dated) -> bool:
    """Whether it happened in a place that another sentence tells."""
    place = dated.statement.place_in_tree
    return place is not None and is_there(dated.reading, *place)


def _is_ours(dated: Dated) -> bool:
    """« Notre assemblée générale se tiendra à la mi-mai »: that of whoever writes."""
    place = dated.statement.place_in_tree
    return place is not None and any(
        is_ours(dated.reading, place[0], i) for i in (place[1], place[0].subject(place[1]))
    )


def _elsewhere(a: Dated, b: Dated) -> bool:
    """« entre Holm et Brannes », « entre Zerka et Orsane »: two places, with no word in common."""
    places = [d.statement.claim.place for d in (a, b)]
    one, other = ({fold(w) for w in p.quote.split() if w[:1].isupper()} if p is not None else set() for p in places)
    return bool(one and other) and not one & other


def _of_two_infinitives(a: Dated, b: Dated) -> bool:
    """« a refusé lundi de signer », « a refusé mardi de payer »: two refusals."""
    places = [(d.reading, *d.statement.place_in_tree) for d in (a, b) if d.statement.place_in_tree]
    deeds = {infinitive(*place) for place in places} - {""}
    return len(deeds) > 1


def _measured_from(dated: Dated, other: Dated) -> bool:
    """« signée lundi, dix-huit jours après son adoption », « adoptée vendredi »: what a day is measured from is another
    event."""
    place, told = dated.statement.place_in_tree, other.statement.claim.predicate
    if place is None or told is None or told == dated.statement.claim.predicate:
        return False
    language = dated.reading.annotated.dispatch.language
    here, measures = place[0], load_table(language, "event_days")["measured"]
    nouns = (t.lemma for i, t in enumerate(here.tokens) if t.pos == "NOUN" and _is_behind(here, i, measures))
    return any(kinship(language).tie(told, noun) in _OF_ONE_WORD for noun in nouns)


def _still_so(began: Dated, now: Dated) -> bool:
    """« fermé depuis mercredi », « est fermé ce week-end »: what began before and lasts."""
    place = now.statement.place_in_tree
    if place is None or not _since(began) or _since(now) or now.when[0] < began.when[0]:
        return False
    here, head = place
    return any(
        here.tokens[i].dep in {"aux:pass", "cop"} and here.tokens[i].feature("Tense") == "Pres"
        for i in here.children[head]
    )


def _is_behind(here: Tree, noun: int, words: Sequence[str]) -> bool:
    case = here.child(noun, "case")
    return case is not None and here.word(case) in words


def _two_of_a_kind(a: Dated, b: Dated) -> bool:
    """« l'usine de Metz », « l'usine de Nancy »: one noun, completed by two names."""
    one, other = (_completing_names(d) for d in (a, b))
    return bool(one and other) and not one & other


def _is_news(dated: Dated, other: Dated) -> bool:
    """« une campagne de ramassage débutera en mai », « les opérations débuteront mercredi »: what is only now brought
    in, by another noun."""
    one, another = (head_of(d.reading, d.statement.theme_span) for d in (dated, other))
    if one is None or another is None or dated.reading is other.reading:
        return False
    (here, noun), (there, known) = one, another
    return here.tokens[noun].lemma != there.tokens[known].lemma and is_brought_in(
        dated.reading, here, noun, other.reading
    )


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
    replanned = a.is_plan and b.is_plan and may_be_replanned(a.reading, b.reading)
    if published and (a.is_plan != b.is_plan or _moved(a) or _moved(b) or replanned):
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
        if a.is_plan != b.is_plan:
            return None
        return 0.6 if shared or not lone or centre.holds(lone) else None
    exact = a.theme == b.theme
    if a.is_plan != b.is_plan and not exact:
        return None
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
