"""Questions on a fact that two sources explain differently: the cause according to one of them, both causes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import EvidenceSpan
from questions.dossier import Contradiction
from questions.item_writing.cause_cloze import cloze_stem
from questions.item_writing.clarified import clarified
from questions.item_writing.context import Context
from questions.item_writing.distractors import FEWEST, MOST, apart, choose
from questions.item_writing.drafts import Candidate, Draft, options_of, say, word, wordlist
from questions.item_writing.interrogation import ask
from questions.item_writing.reasons import Reason, evidence_of, key_why, rationale_of, stands, whole_quote
from questions.item_writing.rival_reasons import word_for_cause, wrong_reasons
from questions.item_writing.wording import capital, join, stems
from questions.items import Option
from questions.syntax import is_finite

#: The tier of findings that are sure; beginnings of words from which on two facts are one, whatever the tier.
_SURE = 1
_ONE_FACT = 2


def versions(context: Context, reasons: Sequence[Reason]) -> Iterator[Draft]:
    """Every question on causes that two dispatches dispute."""
    for found in context.dossier.contradictions:
        sides = sides_of(found, reasons)
        if sides is not None and (found.tier == _SURE or _common_fact(sides) > _ONE_FACT):
            yield from _according(context, sides, reasons)
            yield from _according(context, sides[::-1], reasons)
            yield from _both(context, sides, reasons)


def sides_of(found: Contradiction, reasons: Sequence[Reason]) -> tuple[Reason, Reason] | None:
    """The reasons that two passages in dispute on a cause give of one fact: those whose facts share most words."""
    if found.nature != "cause" or found.a.file == found.b.file:
        return None
    pairs = [(near, far) for near in _given(found.a, reasons) for far in _given(found.b, reasons)]
    pairs = [pair for pair in pairs if _of_one_direction(*pair)]
    best = max(pairs, key=_common_fact, default=None)
    return best if best is not None and (len(pairs) == 1 or _common_fact(best)) else None


def _of_one_direction(near: Reason, far: Reason) -> bool:
    """« grâce à » and « à cause de » explain no one fact: the work was done in time, or it was late."""
    welcome = wordlist("welcome")
    return (near.relation.rule in welcome) == (far.relation.rule in welcome)


def _common_fact(pair: tuple[Reason, Reason]) -> int:
    return len(stems(pair[0].relation.effect.quote) & stems(pair[1].relation.effect.quote))


def _given(span: EvidenceSpan, reasons: Sequence[Reason]) -> list[Reason]:
    inside = (each for each in reasons if span.contains(each.relation.cause) and each.answers)
    return [each for each in inside if span.overlaps(each.relation.effect)]


def _as_complement(reason: Reason) -> str:
    return reason.text if reason.text is not None else join(word_for_cause(), str(reason.noun))


def _according(context: Context, sides: tuple[Reason, Reason], reasons: Sequence[Reason]) -> Iterator[Draft]:
    """« Selon l'API, pourquoi la digue a-t-elle cédé ? », the other source's explanation among the wrong options."""
    near, far = sides
    stem, bare = _stem(context, near), near.text is None
    key, rival = (str(each.noun) if bare else _as_complement(each) for each in (near, far))
    if stem is None or not far.lends or (bare and far.noun is None) or not apart(key, rival):
        return
    against = Candidate(capital(rival), say("causes.versions.rival", outlet=context.outlet(far.file)))
    others = [each for each in wrong_reasons(context, near, reasons, nouns=bare) if apart(each.text, rival)]
    wrong = [against, *others][:MOST]
    if len(wrong) < FEWEST:
        return
    yield Draft(
        topic="cause",
        kind="single",
        rule="cause.according",
        stem=stem,
        options=options_of(capital(key), key_why(context, near), wrong),
        rationale=f"{rationale_of(context, near)} {_other_side(context, far)}",
        evidence=(*evidence_of(near), *evidence_of(far)),
        difficulty="hard",
        worth=3.8,
        source_independent=False,
        anchors=(near.relation.cause,),
    )


def _stem(context: Context, near: Reason) -> str | None:
    according = context.credited(near.file, near.relation.attribution)
    if near.clause is not None:
        return ask(word("why"), near.clause, according)
    if not _tells(context, near.relation.effect) or near.noun is None:
        return cloze_stem(context, near)
    return say("causes.what.stem", according=according, effect=clarified(context, near.relation.effect))


def _other_side(context: Context, far: Reason) -> str:
    return say("causes.versions.other", outlet=context.outlet(far.file), quote=whole_quote(context, far))


def _tells(context: Context, effect: EvidenceSpan) -> bool:
    """Whether the effect is told by a verb, in words that need no others."""
    sentence = context.sentence(effect)
    tokens = [t for t in sentence.tokens if effect.start <= t.start < effect.end] if sentence is not None else []
    return any(map(is_finite, tokens)) and stands(context, effect)


def _both(context: Context, sides: tuple[Reason, Reason], reasons: Sequence[Reason]) -> Iterator[Draft]:
    """« Les dépêches ne s'accordent pas sur la cause de ce fait. Lesquelles y trouve-t-on ? »: two right options."""
    told = next((each for each in sides if _tells(context, each.relation.effect)), None)
    nouns = [each.noun for each in sides]
    if told is None or None in nouns or not all(each.lends for each in sides):
        return
    offered = [each for side in sides for each in wrong_reasons(context, side, reasons, nouns=True)]
    wrong = choose(capital(str(nouns[0])), [each for each in offered if apart(each.text, str(nouns[1]))])
    if len(wrong) < FEWEST:
        return
    right = [Option(capital(str(each.noun)), True, key_why(context, each)) for each in sides]
    yield Draft(
        topic="cause",
        kind="multiple",
        rule="cause.both_versions",
        stem=say("causes.versions.both", effect=clarified(context, told.relation.effect)),
        options=(*right, *(Option(each.text, False, each.why) for each in wrong)),
        rationale=" ".join(rationale_of(context, each) for each in sides),
        evidence=tuple(span for each in sides for span in evidence_of(each)),
        difficulty="hard",
        worth=3.5,
        source_independent=True,
        anchors=tuple(each.relation.cause for each in sides),
        family="both",
    )
