"""Questions on how many there are, of a source that gives another number than a second one."""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import EvidenceSpan, Figure
from questions.dossier import Contradiction
from questions.item_writing.clauses.clean_clauses import Clause
from questions.item_writing.clauses.interrogation import inverted, question
from questions.item_writing.context import Context
from questions.item_writing.contradictions.opposed_passages import (
    TOPIC,
    evidence_of,
    figures_in,
    number_in,
    passage,
    rationale_of,
    worth_of,
)
from questions.item_writing.drafts import Draft, say, word, wordlist
from questions.item_writing.french.wording import capital, fold, join, tidy
from questions.items import Option


def how_many(context: Context, found: Contradiction) -> Iterator[Draft]:
    """« Selon l'AAP, combien de cas sont confirmés en laboratoire ? », of each of two sources that disagree."""
    if found.nature != "number" or found.tier != 1 or found.a.file == found.b.file:
        return
    for near, far in ((found.a, found.b), (found.b, found.a)):
        if context.inner_conflict(near, "number"):
            continue
        figures = figures_in(context, near)
        stem = _how_many(context, near, figures[0]) if len(figures) == 1 and not figures[0].approximate else None
        if stem is not None and float(figures[0].value).is_integer():
            yield _number_draft(context, found, near, far, stem)
            return


def _number_draft(context: Context, found: Contradiction, near: EvidenceSpan, far: EvidenceSpan, stem: str) -> Draft:
    why = say("contradictions.figure.key", outlet=context.outlet(near.file), quote=passage(context, near))
    return Draft(
        topic=TOPIC,
        kind="numeric",
        rule="contradiction.how_many",
        stem=stem,
        options=(Option(str(int(figures_in(context, near)[0].value)), True, why),),
        rationale=rationale_of(context, found),
        evidence=evidence_of(context, near, far),
        difficulty="easy",
        worth=worth_of(found) - 0.4,
        source_independent=False,
        anchors=(near,),
        family="how many",
    )


def _how_many(context: Context, span: EvidenceSpan, figure: Figure) -> str | None:
    """The question of one source, named in front."""
    according = context.titled(span.file) if context.outlet(span.file) == context.brief(span.file) else ""
    return counting(context, span, figure, according or join(word("by_piece"), context.outlet(span.file)))


def counting(context: Context, span: EvidenceSpan, figure: Figure, according: str) -> str | None:
    """« Combien de personnes sont mortes ? », made of the clause that holds the figure as its subject or as the object
    of a simple tense.

    :param according: « selon l'AAP », put in front with a comma; empty for none.
    """
    number = number_in(context, figure)
    facts = [s.clause for s in context.statements if s.clause.span.contains(figure.span)]
    if number is None or not facts:
        return None
    words = tidy(number.quote)
    return _of_subject(facts[0], words, according) or _of_object(facts[0], words, according)


def _of_subject(clause: Clause, number: str, according: str) -> str | None:
    """« Quarante-trois personnes sont mortes » → « combien de personnes sont mortes ? »"""
    subject = capital(clause.subject)
    if not fold(subject).startswith(f"{fold(number)} "):
        return None
    counted = subject[len(number) :].strip()
    if counted.split(" ")[0] in wordlist("uncounted") or _is_bare_measure(counted):
        return None
    return question(according, join(_how_many_of(counted), clause.before, clause.finite, clause.after))


def _of_object(clause: Clause, number: str, according: str) -> str | None:
    """« La sonde emporte sept instruments » → « combien d'instruments la sonde emporte-t-elle ? »"""
    verb, opening = inverted(clause), f"{number} "
    if verb is None or clause.negated or clause.passive or not fold(clause.after).startswith(fold(opening)):
        return None
    counted, _, rest = clause.after[len(opening) :].partition(" ")
    if counted in wordlist("uncounted") or (rest and rest.split(" ")[0] not in wordlist("place_and_time")):
        return None
    return question(according, join(_how_many_of(counted), clause.subject, clause.before, verb, rest))


def _is_bare_measure(counted: str) -> bool:
    """« (combien de) tonnes jonchaient le quai ? »: a measure alone, and nothing says of what."""
    alone = " ".join(each.removesuffix("s") for each in counted.split(" "))
    return alone in wordlist("measures")


def _how_many_of(counted: str) -> str:
    """« combien de morts », « combien des 412 emplois »."""
    asked = word("how_many")
    return join(asked.split(" ")[0], counted) if counted.startswith(wordlist("of")[3]) else join(asked, counted)
