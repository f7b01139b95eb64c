"""An earlier event told as background: « en 2006, une collision avait fait 31 morts » is not today's accident."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from questions import timex
from questions.annotations import EvidenceSpan, TimeExpression
from questions.crosscheck.centre import Centre
from questions.crosscheck.compatible.clauses import Clause, Days, alike, clauses, closest, rules
from questions.crosscheck.findings import Compatibility, Side
from questions.crosscheck.numbers.alignment import telling
from questions.crosscheck.numbers.counting import counts
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import clipped
from questions.crosscheck.themes import head_of
from questions.syntax import Tree, plain

#: An event this long before the dossier begins is another one; a whole year (« l'an dernier ») once it is over.
_LONG, _WHOLE_YEAR = timedelta(days=330), timedelta(days=300)
#: A longer span of years tells of no single event.
_YEARS = timedelta(days=400)
#: Passages set beside one precedent of each sort, and passages with one word, at most.
_MOST, _BLOCK = 2, 25
#: What a passage of the event itself must share with a precedent that says that it is one, and with any other.
_LEAST_TOLD, _LEAST = 0.5, 1.6
#: The same for a number of the like (« deux skieurs avaient été tués », « six alpinistes sont morts »), one shown.
_LEAST_COUNTED = 1.0
#: A first sentence shorter than this is no lead (« Genève. »), a longer one is not shown whole, in characters.
_SHORT, _READABLE = 40, 220
#: How much more the second sentence must have in common than the first to be shown in its place.
_FURTHER = 1.2
#: Characters between a date and « lorsque », at most.
_JOINT = 2
#: Sentences of a text that tell what it is about.
_LEAD = 3


@dataclass(frozen=True, eq=False)
class Precedent:
    """A clause that tells of an earlier event; ``told`` where it says so itself (« déjà », « la précédente »), or by
    the tense of what was over long ago (« en 1999, l'examen avait été annulé »)."""

    clause: Clause
    told: bool

    @cached_property
    def keys(self) -> frozenset[str]:
        """What its sentence speaks of."""
        return self.clause.keys | self.clause.reading.keys(self.clause.claim.sentence)

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """The numbers that it gives."""
        inside = self.clause.claim.span.contains
        return tuple(c for c in self.clause.reading.once(counts) if inside(c.figure.span) and _counts_something(c))


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Each precedent with what tells the like of the event itself: its numbers, its deeds, the first sentences."""
    centre, today = Centre.of(readings), beginning(readings)
    present: dict[str, list[Clause]] = defaultdict(list)
    numbers: dict[str, list[Count]] = defaultdict(list)
    precedents: list[Precedent] = []
    for reading in readings:
        past: list[EvidenceSpan] = []
        for clause in reading.once(clauses):
            told = says_so(clause)
            if told or is_long_ago(clause, today):
                past.append(clause.claim.span)
                if clause.claim.modality == "fact":
                    precedents.append(Precedent(clause, told or _is_pluperfect(clause)))
            elif clause.claim.modality == "fact":
                for key in (key for key in clause.keys if not key.startswith("@")):
                    present[key].append(clause)
        for count in _present_counts(reading, past):
            for name in _measures(count):
                numbers[name].append(count)
    for precedent in precedents:
        yield from _beside_numbers(precedent, numbers, centre)
        yield from _beside_lead(precedent, centre)
        yield from _beside_deeds(precedent, present, centre)


def beginning(readings: Sequence[Reading]) -> date | None:
    """The first day on which a dispatch of the dossier came out: what came long before is past history."""
    days = [reading.published[0] for reading in readings if reading.published]
    return min(days, default=None)


# ------------------------------------------------------------------------------------------- what is past


def says_so(clause: Clause) -> bool:
    """« la précédente », « avait déjà »; « une autre », « un premier projet » of what was over by then."""
    words = rules(clause.reading)["precedents"]
    if clause.claim.modality != "fact":
        return False
    return clause.says(words["phrases"]) or (clause.says(words["before_then"]) and _is_pluperfect(clause))


def _is_pluperfect(clause: Clause) -> bool:
    """« avait été abandonné »."""
    found = clause.reading.tokens_in(clause.claim.span)
    if found is None:
        return False
    here, indices = found
    auxiliaries = (t for i in indices if (t := here.tokens[i]).pos == "AUX" and t.dep.startswith("aux"))
    return any(token.feature("Tense") == "Imp" for token in auxiliaries)


def is_long_ago(clause: Clause, today: date | None) -> bool:
    """Whether all days that the clause gives lie long before the story; those of its sentence, where it tells what
    was over by then."""
    days = [clause.when] if clause.when else _days_around(clause) if _is_pluperfect(clause) else []
    return today is not None and bool(days) and all(_is_old(day, today) for day in days)


def _days_around(clause: Clause) -> list[Days]:
    inside = clause.claim.sentence.contains
    times = (t for t in clause.reading.annotated.time_expressions if inside(t.span))
    known = (t for t in times if t.relation is None or _tells_when(clause, t))
    return [timex.bounds(t.value) for t in known if t.value and timex.is_calendar(t.value)]


def _tells_when(clause: Clause, time: TimeExpression) -> bool:
    """« depuis 2011, lorsque 576 cas avaient été recensés »: since then, and it was then."""
    opens = plain(clause.claim.span.quote).startswith(tuple(rules(clause.reading)["precedents"]["when"]))
    return time.relation == "since" and opens and 0 <= clause.claim.span.start - time.span.end <= _JOINT


def _is_old(days: Days, today: date) -> bool:
    length = days[1] - days[0]
    over = today > days[1] if length >= _WHOLE_YEAR else today - days[1] > _LONG
    return over and length < _YEARS


# --------------------------------------------------------------------------------------------- its numbers


def _counts_something(count: Count) -> bool:
    """Numbers of people and things, lengths and shares; no ages, no measures."""
    unit = count.figure.unit
    return bool(count.figure.value) and unit not in {*count.rules["ages"], *count.rules["idle"]}


def _present_counts(reading: Reading, past: Sequence[EvidenceSpan]) -> Iterator[Count]:
    """Numbers that are told of the event itself, no parts of others."""
    for count in reading.once(counts):
        elsewhere = any(span.contains(count.figure.span) for span in past)
        if not (elsewhere or count.is_background or count.of_another or count.is_part) and _counts_something(count):
            yield count


def _measures(count: Count) -> set[str]:
    """Under which names a number is looked up: its kind, what befell, and that it is a length."""
    length = {"#length"} if count.figure.unit in count.rules["durations"] else {count.kind_key}
    return length | {f"!{name}" for name in count.befell}


def _beside_numbers(precedent: Precedent, numbers: dict[str, list[Count]], centre: Centre) -> Iterator[Compatibility]:
    for count in precedent.counts:
        names = _measures(count)
        own = count.context | precedent.keys - {count.unit_key}

        def worth_of(other: Count, count: Count = count, names: set[str] = names, own: frozenset[str] = own) -> float:
            apart = other.here is not count.here and other.figure.value != count.figure.value
            return _number_worth(own, names, count, other, centre) if apart else 0.0

        shown: set[str] = set()
        least = _LEAST_COUNTED if precedent.told else _LEAST
        for worth, other in closest(names, numbers, worth_of, least=least, most=2 * _MOST, block=_BLOCK):
            most = _MOST if worth >= _LEAST or other.unit_key == count.unit_key else 1
            if other.reading.file not in shown and len(shown) < most:
                shown.add(other.reading.file)
                yield _pair(precedent, other.side, min(0.56 + 0.08 * worth, 0.88))


def _number_worth(own: frozenset[str], names: set[str], count: Count, other: Count, centre: Centre) -> float:
    """How much both count alike; lengths, shares and sums must be of things of one name, beasts are no people."""
    if (count.kind_key[1:] in count.rules["animals"]) != (other.kind_key[1:] in other.rules["animals"]):
        return 0.0
    shared = telling(own & other.context)
    befell = any(name.startswith("!") for name in names & _measures(other))
    vague = {count.figure.unit, other.figure.unit} & {"%", *count.rules["durations"], *count.rules["money"]}
    if vague and not shared:
        return 0.0
    if not befell and (count.befell and other.befell):
        return 0.0
    lead = 0.5 if other.here.sentence.zone == "body" and _in_lead(other.reading, other.here) else 0.0
    return 1.0 + alike(centre, shared) + 0.8 * befell + lead


def _in_lead(reading: Reading, here: Tree) -> bool:
    bodies = [s.span for s in reading.sentences if s.zone == "body"][:_LEAD]
    return here.sentence.span in bodies


# --------------------------------------------------------------------------------------- lead and deeds


def _beside_lead(precedent: Precedent, centre: Centre) -> Iterator[Compatibility]:
    """What the text itself begins with, where it tells the like; « déjà » says so itself."""
    reading = precedent.clause.reading
    bodies = [s.span for s in reading.sentences if s.zone == "body" and s.span.end - s.span.start >= _SHORT]
    own = precedent.clause.claim.sentence
    over = _is_pluperfect(precedent.clause) or precedent.clause.says(rules(reading)["precedents"]["another"])
    if not (precedent.told and over):
        return
    leads = [span for span in bodies[:2] if span.end <= own.start]
    scored = [(_lead_worth(precedent, lead, centre), lead) for lead in leads]
    if not scored:
        return
    (worth, lead), (other, second) = scored[0], scored[-1]
    if other > worth + _FURTHER or not worth:
        worth, lead = other, second
    again = precedent.clause.says(_again(reading)) and not precedent.counts
    if again and worth < _LEAST_TOLD:
        worth, lead = _LEAST_TOLD, leads[0]
    if worth >= _LEAST_TOLD:
        yield _pair(precedent, _shown(reading, lead, precedent), min(0.58 + 0.08 * worth, 0.86))


def _again(reading: Reading) -> list[str]:
    words: list[str] = rules(reading)["precedents"]["again"]
    return words


def _lead_worth(precedent: Precedent, lead: EvidenceSpan, centre: Centre) -> float:
    """How much the first sentence has in common with it, and whether both tell a cause; names alone say nothing."""
    reading = precedent.clause.reading
    shared = precedent.keys & reading.keys(lead)
    things = {key for key in shared if not key.startswith("@")}
    sentences = (lead, precedent.clause.claim.sentence)
    causes = reading.annotated.causes
    caused = all(any(sentence.overlaps(cause.cause) for cause in causes) for sentence in sentences)
    happens = 0.6 * bool(things & reading.words.happenings)
    same = 0.7 * _names_its_subject(precedent, lead)
    return alike(centre, shared) + happens + same + 0.8 * caused if things or caused or same else 0.0


def _names_its_subject(precedent: Precedent, lead: EvidenceSpan) -> bool:
    """« La Cour constitutionnelle a annulé … », « en 2010, la Cour avait rejeté … »."""
    head = head_of(precedent.clause.reading, precedent.clause.claim.subject)
    here = precedent.clause.reading.sentence_at(lead.start)
    if head is None or here is None or head[0].tokens[head[1]].pos not in {"NOUN", "PROPN"}:
        return False
    return head[0].lemmas[head[1]] in here.lemmas


def _shown(reading: Reading, sentence: EvidenceSpan, precedent: Precedent) -> Side:
    """The sentence, or the clause of a long one that has most in common with the precedent."""
    if sentence.end - sentence.start <= _READABLE:
        return Side(reading, sentence)
    inside = [c.span for c in reading.annotated.claims if c.sentence == sentence and c.modality == "fact"]
    best = max(inside, key=lambda span: (len(reading.keys(span) & precedent.keys), -span.start), default=sentence)
    return Side(reading, clipped(reading, best))


def _beside_deeds(precedent: Precedent, present: dict[str, list[Clause]], centre: Centre) -> Iterator[Compatibility]:
    """The same deed done to the same thing at another time."""
    clause = precedent.clause

    def worth_of(other: Clause) -> float:
        elsewhere = other.claim.sentence != clause.claim.sentence
        return _deed_worth(precedent, other, centre) if elsewhere else 0.0

    names = [key for key in clause.keys if not key.startswith("@")]
    for worth, other in closest(names, present, worth_of, least=_LEAST, most=1, block=_BLOCK):
        yield _pair(precedent, other.whole_side, min(0.5 + 0.08 * worth, 0.84))


def _deed_worth(precedent: Precedent, other: Clause, centre: Centre) -> float:
    """How much both have in common, where deed and thing are the same."""
    clause = precedent.clause
    words, shared = clause.reading.words, clause.keys & other.keys
    deed, done = words.key(clause.claim.predicate), words.key(other.claim.predicate)
    same_deed = (deed == done and deed not in words.empty) or deed in other.keys & words.happenings
    happens = bool(shared & words.happenings) or same_deed
    if not happens or not (clause.heads & other.heads or len(shared) > 2):
        return 0.0
    dated = other.when is not None or bool(other.claim.figures)
    return alike(centre, shared) + 0.5 * len(clause.heads & other.heads) + 0.5 * dated


def _pair(precedent: Precedent, other: Side, closeness: float) -> Compatibility:
    side = precedent.clause.whole_side
    return Compatibility("different_event", side, other, "precedent", {}, closeness, "precedent")
