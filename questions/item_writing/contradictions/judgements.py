"""Questions that judge two passages: on what they differ, whether both can be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from questions.annotations import EvidenceSpan, TimeExpression
from questions.dossier import Contradiction, Reconciliation
from questions.item_writing.causes.explained_facts import CORRECTION, DENIED
from questions.item_writing.context import Context
from questions.item_writing.contradictions.judged_pairs import may_both_be_right
from questions.item_writing.contradictions.opposed_passages import (
    TOPIC,
    asks_date,
    days_in,
    evidence_of,
    excludes,
    explained,
    figures_in,
    has_a_bare_number,
    level_of,
    pair,
    plain_case,
    quantities_in,
    rationale_of,
    stand_alone,
    worth_of,
)
from questions.item_writing.contradictions.passage_events import is_not_yet, points_at_somebody
from questions.item_writing.contradictions.passage_moments import moments_in
from questions.item_writing.contradictions.shared_matter import (
    HEADLINE,
    counts_some_of,
    denies,
    one_denies_it,
    shares_deed,
    tell_other_deeds,
)
from questions.item_writing.distractors import FEWEST, MOST
from questions.item_writing.drafts import Candidate, Draft, options_of, say, table, wordlist
from questions.item_writing.french.wording import fold, tidy
from questions.item_writing.passages.excerpts import LONGEST_QUOTE
from questions.items import Difficulty
from questions.timex import bounds

#: Natures beside which « la réalité d’un fait » is as true where one passage denies what the other tells.
_OF_WHAT_IS = frozenset({"date", "initiator"})
#: How much less it is worth to ask on what two passages differ that each give a number.
_SEEN_AT_ONCE = 0.15
#: Natures of which a passage may only deny for the time being.
_CHANGING = frozenset({"negation", "status"})


def _stem_pair(context: Context, found: Contradiction | Reconciliation) -> str:
    """Both passages; the days they reckon with stay as printed where they differ on a date."""
    dated = not (isinstance(found, Contradiction) and asks_date(found))
    return pair(context, found.a, found.b, dated=dated)


def _draft(
    context: Context,
    found: Contradiction | Reconciliation,
    rule: str,
    question: str,
    key: object,
    wrong: Sequence[Candidate],
) -> Draft:
    """Both passages, a question on them, its right answer and the wrong ones; whoever reads the passages can answer."""
    level: Difficulty
    level, worth = (level_of(found), worth_of(found)) if isinstance(found, Contradiction) else ("medium", 0.0)
    return Draft(
        topic=TOPIC,
        kind="single",
        rule=rule,
        stem=f"{_stem_pair(context, found)} {question}",
        options=options_of(tidy(str(key)), explained(found), wrong[:MOST]),
        rationale=rationale_of(context, found),
        evidence=evidence_of(context, found.a, found.b),
        difficulty=level,
        worth=worth,
        source_independent=True,
        anchors=(found.a, found.b),
        closed=True,
        family=found.nature if isinstance(found, Contradiction) else "",
        matter=quantities_in(context, found.a, found.b),
    )


def _differs_too(context: Context, found: Contradiction, name: str) -> bool:
    """Whether the passages shown may differ on that as well: both give a date or a number, or one of them a number
    and the other none at all (« cent vingt salariés », « aucun salarié »), or one of them a reason, or each, not
    asked how many, a deed of its own (« ont été relâchés », « a été repris de vive force »), which may be why. Two
    hours (« à 6H02 », « à 5 h 53 ») are two numbers, and two moments."""
    shown = [context.shown(span) for span in (found.a, found.b)]
    counted = [bool(figures_in(context, span)) or _lasts(context, span) for span in shown]
    at_hours = all(has_a_bare_number(context, span) for span in shown)
    other_deeds = found.nature != "number" and tell_other_deeds(context, found)
    given = {
        "cause": other_deeds or any(_explains(context, span) for span in shown),
        "date": all(_is_dated(context, span) for span in shown) or _ends(context, found) or at_hours,
        "number": all(counted) or at_hours or (any(counted) and any(_counts_none(context, span) for span in shown)),
        "negation": any(_counts_none(context, span) for span in shown) or denies(context, found),
    }
    return given.get(name, False)


def _is_touched(context: Context, found: Contradiction, name: str) -> bool:
    """Whether a passage tells anything of that kind, a number, a day or a person, so that a reader must weigh it; that
    a fact is told at all is always to be weighed."""
    shown = [context.shown(span) for span in (found.a, found.b)]
    if name == "number":
        return any(figures_in(context, span) or _lasts(context, span) for span in shown)
    if name == "date":
        return any(_is_dated(context, span) for span in shown)
    if name == "office":
        return any(actor.kind == "person" for span in shown for actor in context.actors_in(span))
    return name in {"negation", "scope"}


def _ends(context: Context, found: Contradiction) -> bool:
    """« jusqu'à nouvel ordre », « seuls les baptêmes, jusqu'au 30 septembre »: of what is partly suspended or allowed,
    the passages may differ in its end as well."""
    times = (t for span in (found.a, found.b) for t in context.read(span.file).time_expressions)
    shown = [context.shown(span) for span in (found.a, found.b)]
    until = any(t.relation == "until" and any(span.contains(t.span) for span in shown) for t in times)
    return found.nature == "scope" and until


def _counts_later(context: Context, found: Contradiction) -> bool:
    """« Trente riverains ont porté plainte mardi », « cinquante ont désormais signé »: the passages differ in their
    days as much as in their numbers, and the second may only have grown."""
    shown = [context.shown(span) for span in (found.a, found.b)]
    dated = [days_in(context, span) is not None for span in shown]
    return found.nature == "number" and any(dated) and any(map(_tells_now, shown)) and not all(dated)


def _tells_now(span: EvidenceSpan) -> bool:
    words = {fold(word) for word in span.quote.replace("’", " ").replace("'", " ").split()}
    return bool(words & {fold(each) for each in wordlist("by_now")})


def _is_dated(context: Context, span: EvidenceSpan) -> bool:
    """Whether a passage says when, though nobody may know which « samedi » it was."""
    return _days_told(context, span) > 0


def _days_told(context: Context, span: EvidenceSpan) -> int:
    times = context.read(span.file).time_expressions
    return sum(span.contains(t.span) and (t.type == "DATE" or _is_of_a_day(t)) for t in times)


def _is_of_a_day(time: TimeExpression) -> bool:
    """« la nuit du 16 au 17 », not « 20 heures »."""
    return time.type == "TIME" and time.value is not None and time.value[:1].isdigit()


def _explains(context: Context, span: EvidenceSpan) -> bool:
    """Whether a reason is told in a passage."""
    return any(span.contains(each.cause) for each in context.read(span.file).causes)


def _counts_none(context: Context, span: EvidenceSpan) -> bool:
    """« Aucun salarié », « pas un euro »."""
    words = {fold(word) for word in span.quote.replace("’", " ").replace("'", " ").split()}
    return bool(words & {fold(each) for each in wordlist("none_at_all")})


def _lasts(context: Context, span: EvidenceSpan) -> bool:
    """« six heures » against « quarante minutes »: a duration is a number too, and so is a time of day."""
    times = context.read(span.file).time_expressions
    return any(span.contains(time.span) and time.type in {"DURATION", "TIME"} for time in times)


def nature(context: Context, found: Contradiction) -> Iterator[Draft]:
    """« Sur quoi ces deux passages diffèrent-ils ? »"""
    labels = table("contradictions.natures")
    if _counts_later(context, found) or not stand_alone(context, found):
        return
    if not plain_case(found) or _denies_what_is(context, found) or _may_have_changed(context, found):
        return
    if _differs_in_something_else(context, found):
        return
    others = [name for name in table("contradictions.nature_others")[found.nature] if name in labels]
    surely = [name for name in others if not _differs_too(context, found, name)]
    touched = [name for name in surely if _is_touched(context, found, name)]
    idle = [name for name in surely if name not in touched]
    named = [*touched, *idle[: max(0, FEWEST - len(touched))]]
    wrong = [Candidate(tidy(str(labels[name])), say(f"contradictions.nature_wrong.{name}")) for name in named]
    if len(wrong) < FEWEST:
        yield from _agree_on(context, found)
        return
    draft = _draft(
        context, found, "contradiction.nature", say("contradictions.nature.stem"), labels[found.nature], wrong
    )
    yield replace(draft, worth=draft.worth - _SEEN_AT_ONCE) if found.nature == "number" else draft


def _differs_in_something_else(context: Context, found: Contradiction) -> bool:
    """Whether another nature is the true one, or none: « 1 450 habitants évacués », « 2 300 personnes ont dû partir »,
    of which neither denies the other, differ in a number; « le préfet n'y est pour rien, ce sont les gendarmes qui … »
    in who did it, not in why."""
    if may_both_be_right(context, found):
        return True
    if found.nature == "cause":
        return found.rule == DENIED and any(points_at_somebody(context, span) for span in (found.a, found.b))
    if found.nature not in _CHANGING or denies(context, found):
        return False
    shown = [figures_in(context, context.shown(span)) for span in (found.a, found.b)]
    told = [{figure.value for figure in each if figure.unit not in wordlist("time_units")} for each in shown]
    return bool(told[0]) and bool(told[1]) and not told[0] & told[1]


def _may_have_changed(context: Context, found: Contradiction) -> bool:
    """« ont repris le travail », « n'avaient toujours pas repris le travail »: denied for the time being only."""
    return found.nature in _CHANGING and any(is_not_yet(context, span) for span in (found.a, found.b))


def _denies_what_is(context: Context, found: Contradiction) -> bool:
    """Whether a passage may deny the fact itself, not only its day or its author; of two who each are surely said to
    have done it, the denial is of the other one (« Ce n'est pas sur ordre du maire: … »)."""
    surely = found.nature == "initiator" and found.tier == 1
    return found.nature in _OF_WHAT_IS and not surely and one_denies_it(context, found)


def _agree_on(context: Context, found: Contradiction) -> Iterator[Draft]:
    """« Ces deux passages donnent-ils la même cause au même fait ? », where they differ on other points as well; not of
    which fact the moment is asked where both tell of several, nor where one only rules out the cause of the other."""
    if found.nature not in table("contradictions.agree_on") or found.rule == DENIED:
        return
    if asks_date(found) and all(_days_told(context, context.shown(span)) > 1 for span in (found.a, found.b)):
        return
    if asks_date(found) and _may_be_one_moment(context, found):
        return
    words = table(f"contradictions.agree_on.{found.nature}")
    wrong = [Candidate(tidy(str(words[name])), say(f"contradictions.agree_on.wrong_{name}")) for name in ("yes", "one")]
    yield _draft(context, found, "contradiction.agree_on", tidy(str(words["stem"])), words["no"], wrong)


def _may_be_one_moment(context: Context, found: Contradiction) -> bool:
    """« En 2017 », « l'an dernier » written in 2018: whether some time of the one passage lies in one of the other."""
    told = [map(bounds, moments_in(context, context.shown(span))) for span in (found.a, found.b)]
    return any(a[0] <= b[1] and b[0] <= a[1] for a, b in product(*told))


def problem(context: Context, found: Contradiction) -> Iterator[Draft]:
    """« Quel problème ces deux passages posent-ils ? », for a clash of reasoning inside one dispatch."""
    labels = table("contradictions.problems")
    if found.rule not in labels or found.a.file != found.b.file:
        return
    beside = table("contradictions.problem.beside").get(found.rule, ())
    wrong = [
        Candidate(tidy(str(label)), say("contradictions.problem.wrong"))
        for rule, label in labels.items()
        if rule != found.rule and rule not in beside
    ]
    draft = _draft(
        context, found, "contradiction.problem", say("contradictions.problem.stem"), labels[found.rule], wrong
    )
    shown = [context.shown(span) for span in (found.a, found.b)]
    stem = _shown_once(context, found) if shown[0].overlaps(shown[1]) else draft.stem
    if stem is not None:
        yield replace(draft, stem=stem, difficulty="hard", worth=draft.worth + 0.3)


def _shown_once(context: Context, found: Contradiction) -> str | None:
    """The question on the one sentence that is at odds with itself, which shown twice would repeat itself; ``None``
    where it is too long to be shown whole."""
    sentence = context.sentence(found.a)
    if sentence is None or len(sentence.span.quote) > LONGEST_QUOTE or not sentence.span.overlaps(found.b):
        return None
    told = say("contradictions.once", piece=context.piece(found.a.file), quote=context.excerpt(sentence.span))
    return say("contradictions.problem.once", sentence=told)


# ------------------------------------------------------------------------------------------------- compatible?


def incompatible(context: Context, found: Contradiction) -> Iterator[Draft]:
    """« Ces deux passages peuvent-ils être vrais tous les deux ? » Only where the engine stands behind the answer."""
    if found.tier != 1 or not plain_case(found) or not excludes(found) or not stand_alone(context, found):
        return
    if found.nature == "number" and found.rule not in {HEADLINE, CORRECTION} and not shares_deed(context, found):
        return
    if found.nature == "number" and counts_some_of(context, found):
        return
    if _may_have_changed(context, found) or may_both_be_right(context, found):
        return
    kind = found.nature if found.nature in {"number", "scope"} else "other"
    names = table("contradictions.incompatible_others")[kind]
    key = "no_denied_cause" if found.rule == DENIED else f"no_{found.nature}"
    yield judged(context, found, key, names, worth_of(found) + 0.1, level_of(found))


def judged(
    context: Context,
    found: Contradiction | Reconciliation,
    key: str,
    others: Sequence[str],
    worth: float,
    level: Difficulty,
) -> Draft:
    """« Ces deux passages peuvent-ils être exacts l'un et l'autre ? »

    :param key: name of the right answer; ``others`` of the wrong ones.
    """
    answers = table("contradictions.answers")
    wrong = [Candidate(tidy(str(answers[name])), say(f"contradictions.answer_wrong.{name}")) for name in others]
    rule = "contradiction.compatible" if isinstance(found, Reconciliation) else "contradiction.incompatible"
    draft = _draft(context, found, rule, say("contradictions.judged.stem"), answers[key], wrong)
    return replace(draft, difficulty=level, worth=worth)
