"""When did it happen, the date to be written out: where the dossier offers no wrong dates that tempt."""

from __future__ import annotations

from collections.abc import Iterator

from questions.item_writing.context import Context
from questions.item_writing.dates.dated_answers import answered, grain
from questions.item_writing.dates.dated_facts import DatedFact
from questions.item_writing.dates.dating import has_year
from questions.item_writing.dates.proofs import difficulty_of, evidence_of, key_why, rationale_of
from questions.item_writing.drafts import Draft, table
from questions.item_writing.french.calendar_words import dated, names_month, spoken
from questions.item_writing.french.wording import NARROW_SPACE
from questions.items import Option
from questions.languages import load
from questions.timex import bounds

_ASKED = f"{NARROW_SPACE}?"
#: Grains that have one way of being written but for small words; « l'an dernier » wants no reading.
_WRITTEN = frozenset({"day", "month"})


def written(context: Context, fact: DatedFact, stem: str) -> Iterator[Draft]:
    """The question of the stem, answered in words: « (jour, mois et année) »."""
    reckoned = bool(fact.time.derivation) and not names_month(fact.time.span.quote)
    if not reckoned or grain(fact.value) not in _WRITTEN or is_copied(fact):
        return  # « depuis 1987 », « jusqu'au 28 octobre »: printed as it is to be written, it is only copied.
    why = key_why(context, fact)
    yield Draft(
        topic="date",
        kind="short",
        rule="date.written",
        stem=_with_grain(stem, grain(fact.value)),
        options=tuple(Option(text, True, why) for text in accepted(fact.value, fact.relation)),
        rationale=rationale_of(context, fact),
        evidence=evidence_of(context, fact),
        difficulty="hard" if fact.time.derivation else difficulty_of(context, fact),
        worth=2.8 + (0.4 if fact.time.derivation else 0.0),
        source_independent=context.independent([fact.evidence]),
        anchors=(fact.time.span,),
    )


def is_copied(fact: DatedFact) -> bool:
    """« le 24 mars 1999 », « à l'été 2011 »: a date printed with its year is only to be copied."""
    return has_year(fact.time.span.quote)


def _with_grain(stem: str, kind: str) -> str:
    """The stem with what is to be written between brackets, where its first words do not say so."""
    hint = str(table("dates.written").get(kind, ""))
    return f"{stem.removesuffix(_ASKED)} ({hint}){_ASKED}" if hint else stem


def accepted(value: str, relation: str | None) -> list[str]:
    """Everything that a student may rightly write, the fullest answer first; an article in front counts for nothing."""
    noun, plain = spoken(value) or value, dated(value) or value
    answers = [answered(value, relation) or plain, *([plain] if relation is None else []), noun]
    if grain(value) == "day":
        first = bounds(value)[0]
        weekday = load("fr", "calendar").words("rendering.weekdays")[first.weekday()]
        figures = (f"{first.day}/{first.month:02}/{first.year}", f"{first.day:02}/{first.month:02}/{first.year}")
        answers += [f"le {weekday} {noun}", *figures]
    kept: dict[str, str] = {}
    for answer in answers:
        kept.setdefault(answer.removeprefix("le "), answer)
    return list(kept.values())
