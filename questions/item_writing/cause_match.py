"""Passages without the reason that they give, to be paired with it.

No reason is lent to another fact as a wrong option: each is right of one passage and fits no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from questions.annotations import Token
from questions.item_writing.cause_cloze import cloze_passage, shown_passage
from questions.item_writing.context import Context
from questions.item_writing.distractors import apart
from questions.item_writing.drafts import Draft, say, wordlist
from questions.item_writing.plausible_reasons import families, guessed_at_once, is_willed
from questions.item_writing.reasons import (
    WORTH,
    Reason,
    disputed_at_home,
    evidence_of,
    is_weak,
    key_why,
    rationale_of,
)
from questions.item_writing.reference import is_of_the_speaker, plain_word
from questions.item_writing.rival_reasons import is_general, is_the_subject, lead_to_each_other
from questions.item_writing.wording import content_words, stems
from questions.items import PAIR_SEPARATOR, Option
from questions.syntax import is_finite

_PAIRS = (3, 4)
_LONGEST_PAIR = 230
#: Reasons that are tried together: of more, there are too many sets.
_TRIED = 12
#: Content words that a passage keeps without its reason.
_TELLING = 5


def match(context: Context, reasons: Sequence[Reason]) -> Iterator[Draft]:
    """« Reliez chaque passage à la raison que sa dépêche donne », as often as three or four are left."""
    left = [each for each in reasons if _may_be_asked(context, each)]
    while len(chosen := _set_of(context, left)) >= _PAIRS[0]:
        yield _draft(context, chosen)
        left = [each for each in left if each not in chosen]


def _set_of(context: Context, left: Sequence[Reason]) -> list[Reason]:
    """The most reasons, four at most, of which none goes with the passage of another; in reading order."""
    for number in range(_PAIRS[1], _PAIRS[0] - 1, -1):
        for some in combinations(left[:_TRIED], number):
            plain = sum(map(_tells_its_effect, some))
            tells = all(_exchange_nothing(context, one, other) for one, other in combinations(some, 2))
            if tells and plain <= number - _PAIRS[0] + 1:
                return list(some)
    return []


def _may_be_asked(context: Context, reason: Reason) -> bool:
    plain = reason.relation.kind == "cause" and not is_weak(reason) and not is_willed(reason)
    if not plain or reason.text is None or not (reason.lends and reason.answers):
        return False
    if is_general(reason) or is_the_subject(context, reason):
        return False
    if guessed_at_once(context, reason) or disputed_at_home(context, reason):
        return False
    passage = cloze_passage(context, reason, reworded=True)
    if passage is None or len(passage) + len(reason.text) > _LONGEST_PAIR or not _stands_by_itself(context, reason):
        return False
    return _tells_enough(context, reason)


def _tells_its_effect(reason: Reason) -> bool:
    """« grâce à un don », « parce que deux lampes ont été volées »: what helps goes with what went well, and a clause
    tells so much that nobody needs to read where it belongs."""
    cause = reason.relation.cause
    told = (t for t in reason.sentence.tokens if cause.start <= t.start < cause.end)
    return reason.relation.rule in wordlist("welcome") or any(map(is_finite, told))


def _stands_by_itself(context: Context, reason: Reason) -> bool:
    """Whether the passage is one sentence that takes nothing up: not « Tous seront rapatriés », « le parquet a
    néanmoins ouvert … », « nos enfants », « …, a-t-elle assuré »; nor does the reason: « Moscou soutient l'inverse ».
    """
    sentence, inside = reason.sentence, [t for t in reason.sentence.tokens if t.pos not in {"PUNCT", "SPACE"}]
    if shown_passage(context, reason).start < sentence.span.start or not inside:
        return False
    cause = reason.relation.cause
    told = [t for t in inside if cause.start <= t.start < cause.end]
    kept = [t for t in inside if t not in told]
    opening = kept[: next((i for i, t in enumerate(kept) if is_finite(t)), 0)]
    if not any(t.pos in {"NOUN", "PROPN"} for t in opening) or opening[0].pos == "CCONJ":
        return False
    if any(plain_word(t) in wordlist("conceding") or is_of_the_speaker(t) for t in kept) or _breaks_off(told):
        return False
    turned = any(t.pos == "PRON" and t.text.startswith("-") for t in kept)
    return not turned and not any(plain_word(t) in wordlist("opposites") for t in told)


def _breaks_off(told: Sequence[Token]) -> bool:
    """« d'infiltrations que le drainage », of « … que le drainage, à l'arrêt, n'évacuait plus »: a relative without its
    verb."""
    opens = {*wordlist("object_relatives"), *wordlist("subject_relatives"), *wordlist("relatives")}
    relative = next((i for i, t in enumerate(told) if plain_word(t) in opens), None)
    return relative is not None and not any(is_finite(t) for t in told[relative:])


def _tells_enough(context: Context, reason: Reason) -> bool:
    """« Le sommet a échoué ____ »: of so little told any reason may be the one."""
    told = content_words(shown_passage(context, reason).quote) - content_words(reason.relation.cause.quote)
    return len(told) >= _TELLING


def _exchange_nothing(context: Context, one: Reason, other: Reason) -> bool:
    """Whether neither reason could stand in the passage of the other, and both tell of two things."""
    against = [context.sentence(span) for span in context.opposing(evidence_of(one))]
    if one.sentence == other.sentence or other.sentence in against:
        return False
    if lead_to_each_other(one, other) or lead_to_each_other(other, one):
        return False
    if families(context, one.relation.cause) & families(context, other.relation.cause):
        return False
    if stems(one.relation.effect.quote) & stems(other.relation.effect.quote) - context.common_stems:
        return False
    return apart(str(one.text), str(other.text)) and not (_touch(context, one, other) or _touch(context, other, one))


def _touch(context: Context, one: Reason, other: Reason) -> bool:
    """Whether the reason of the one has a telling word of the passage of the other."""
    told = stems(one.relation.cause.quote) - context.common_stems
    return bool(told & stems(shown_passage(context, other).quote))


def _draft(context: Context, chosen: Sequence[Reason]) -> Draft:
    passages = tuple(shown_passage(context, each) for each in chosen)
    return Draft(
        topic="cause",
        kind="match",
        rule="cause.gap_match",
        stem=say("causes.match.stem"),
        options=tuple(_pair(context, each) for each in chosen),
        rationale=" ".join(rationale_of(context, each) for each in chosen),
        evidence=passages,
        difficulty="medium",
        worth=WORTH["cause"] - 0.3,
        source_independent=context.independent(passages),
        anchors=tuple(each.relation.cause for each in chosen),
    )


def _pair(context: Context, reason: Reason) -> Option:
    passage = cloze_passage(context, reason, reworded=True)
    return Option(f"{passage}{PAIR_SEPARATOR}{reason.text}", True, key_why(context, reason))
