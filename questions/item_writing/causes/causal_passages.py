"""Which of several passages gives the cause of a fact, and which gives none: the cause against what merely comes first.

All options are whole sentences of the dossier. The one sort says with a connective, or with a verb that has no other
use, why a fact took place; the other says what came before or after, and nothing in it may be taken for a reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.annotations import CausalRelation, EvidenceSpan, Sentence
from questions.item_writing.causes.part import adds_up, is_to_come
from questions.item_writing.causes.quoted_sentences import quoted_alone, quotes_somebody
from questions.item_writing.causes.told_order import tells_an_order
from questions.item_writing.context import Context
from questions.item_writing.distractors import FEWEST, MOST, apart
from questions.item_writing.drafts import Candidate, Draft, options_of, say, wordlist
from questions.item_writing.flaws import flaws
from questions.item_writing.french.reference import is_conditional, plain_word
from questions.item_writing.french.wording import fold, quoted, tidy
from questions.naming import small_first

_WORTH = 2.85
_CAUSE, _NONE = "cause.passage", "cause.no_cause"
#: Where the words of each are in ``item_writing.toml``.
_TEXTS = {_CAUSE: "gives_cause", _NONE: "gives_none"}
#: How many of each sort a set bears.
_MOST_CAUSES, _MOST_ORDERS = 2, 1
#: The longest sentence that is an option.
_LONGEST = 200
#: A wrong passage is at least this part of the key's length, and the key this part of the wrong one's.
_ALIKE = 0.4
#: Words around the marker among which a negation or a hedge bears on it.
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that stands alone, and the words in it that tell how its facts hang together."""

    sentence: Sentence
    words: str
    cause: EvidenceSpan | None = None
    #: Whether it only says since when or during what.
    loose: bool = False

    @property
    def span(self) -> EvidenceSpan:
        """The sentence itself."""
        return self.sentence.span


def passages(context: Context, taken: Sequence[EvidenceSpan], left_out: Sequence[EvidenceSpan] = ()) -> Iterator[Draft]:
    """« Un seul de ces passages donne la cause d'un fait. Lequel ? », and its opposite; a passage serves once.

    :param taken: passages that other questions on causes ask about.
    :param left_out: passages that another question prints with words left out, and which none may show.
    """
    shown = (each for each in _causes(context) if not any(each.span.overlaps(span) for span in left_out))
    causes, orders = list(shown), sorted(_orders(context), key=lambda each: each.loose)
    free = [each for each in causes if not any(each.span.overlaps(span) for span in taken)]
    used: list[EvidenceSpan] = []
    keys = sorted((each for each in free if not _is_plain(each)), key=lambda each: len(each.span.quote))
    yield from _asked(context, _CAUSE, keys, orders, used, _MOST_CAUSES)
    yield from _asked(context, _NONE, orders, [*free, *causes], used, _MOST_ORDERS)


def _asked(
    context: Context, rule: str, keys: Sequence[Passage], others: Sequence[Passage], used: list[EvidenceSpan], most: int
) -> Iterator[Draft]:
    """Questions of one rule, up to so many, from passages that no other of them shows."""
    asked = 0
    for key in keys:
        if asked == most:
            return
        left = [each for each in others if each.span not in used]
        wrong = [] if key.span in used else _wrong(key, left)
        if len(wrong) < FEWEST:
            continue
        draft = _draft(context, rule, key, wrong)
        if not flaws(draft):
            used += [key.span, *(each.span for each in wrong)]
            asked += 1
            yield draft


def _wrong(key: Passage, others: Sequence[Passage]) -> list[Passage]:
    """Passages of much the same length that tell other things, those of the key's dispatch first."""
    ranked = sorted(others, key=lambda each: (each.loose, each.span.file != key.span.file, _off(key, each), each.span))
    chosen: list[Passage] = []
    for each in ranked:
        alike = all(apart(each.span.quote, other.span.quote) for other in (key, *chosen))
        if (
            len(chosen) < MOST
            and alike
            and _off(key, each) <= (1 - _ALIKE)
            and each.words not in {other.words for other in chosen[1:]}
        ):
            chosen.append(each)
    return chosen


def _off(one: Passage, other: Passage) -> float:
    """How far apart two passages are in length, as a part of the longer one's."""
    lengths = sorted((len(one.span.quote), len(other.span.quote)))
    return 1 - lengths[0] / lengths[1]


# ------------------------------------------------------------------------------------------------ the two sorts


def _causes(context: Context) -> Iterator[Passage]:
    """Sentences that say with words of one meaning why a fact took place."""
    for read in context.dossier.dispatches:
        told: set[int] = set()
        for relation in read.causes:
            sentence, marker = context.sentence(relation.cause), relation.marker
            if sentence is None or marker is None or sentence.span.start in told or not _is_sure(sentence, relation):
                continue
            led = any(actor.kind == "person" for actor in context.actors_in(relation.cause))  # « entraînés par M. Roy »
            if not led and _is_an_option(context, sentence):
                told.add(sentence.span.start)
                yield Passage(sentence, small_first(tidy(marker.quote)), relation.cause)


def _is_sure(sentence: Sentence, relation: CausalRelation) -> bool:
    """Whether the words can tell nothing but a cause, of a fact of the same sentence, undoubted and undenied."""
    marker = relation.marker
    if marker is None or relation.kind != "cause" or relation.rule not in wordlist("tells_a_cause"):
        return False
    if not sentence.span.contains(relation.effect) or any(map(adds_up, sentence.tokens)):
        return False
    if any(each in fold(marker.quote) for each in wordlist("tells_an_origin")):  # where a thing comes from, and no fact
        return False
    brought = [t for t in sentence.tokens if marker.start <= t.start < relation.effect.end]
    if any(map(is_to_come, brought)):  # « ce qui mettra les étals à l'abri »: what it is meant for
        return False
    if any(plain_word(t) in wordlist("supposing") for t in sentence.tokens):  # « si elle la cite, c'est parce que … »
        return False
    first = next((i for i, t in enumerate(sentence.tokens) if t.end > marker.start), 0)
    around = [t for t in sentence.tokens[max(0, first - _NEAR) :] if t.start < marker.end]
    loose = {*wordlist("negations"), *wordlist("hedges"), *wordlist("may_be_so")}
    return not any(plain_word(t) in loose for t in around)


def _is_plain(passage: Passage) -> bool:
    """« parce que », « à cause de »: words that pupils know by heart, or that name what is asked."""
    return any(fold(passage.words).startswith(fold(each)) for each in wordlist("plain_causes"))


def _orders(context: Context) -> Iterator[Passage]:
    """Sentences that say what came before or after, and in which nothing may be taken for a reason."""
    for read in context.dossier.dispatches:
        reasons = [span for each in read.causes for span in (each.cause, each.effect)]
        for sentence in read.sentences:
            words = tells_an_order(sentence)
            if words is None or any(sentence.span.overlaps(span) for span in reasons):
                continue
            if _is_an_option(context, sentence):
                yield Passage(sentence, words, loose=words in wordlist("told_meanwhile"))


def _is_an_option(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence of the body stands alone, in the voice of its dispatch, and tells what is so."""
    if len(sentence.span.quote) > _LONGEST or quotes_somebody(sentence) or any(map(is_conditional, sentence.tokens)):
        return False
    return quoted_alone(context, sentence)


# ---------------------------------------------------------------------------------------------------- the question


def _draft(context: Context, rule: str, key: Passage, wrong: Sequence[Passage]) -> Draft:
    name = _TEXTS[rule]
    return Draft(
        topic="cause",
        kind="single",
        rule=rule,
        stem=say(f"causes.{name}.stem"),
        options=options_of(
            _shown(context, key),
            _why(f"causes.{name}.key", key),
            [Candidate(_shown(context, each), _why(f"causes.{name}.wrong", each), each.span) for each in wrong],
        ),
        rationale=say(
            f"causes.{name}.rationale",
            outlet=context.outlet(key.span.file),
            quote=context.excerpt(key.span),
            why=_why(f"causes.{name}.key", key),
        ),
        evidence=(key.span,),
        difficulty="medium",
        worth=_WORTH,
        anchors=(key.cause or key.span,),
        closed=True,
        family="relation",
        matter=str(key.span),
        expression=key.words,
    )


def _shown(context: Context, passage: Passage) -> str:
    return say(
        "causes.gives_cause.option", outlet=context.outlet(passage.span.file), quote=context.excerpt(passage.span)
    )


def _why(key: str, passage: Passage) -> str:
    return say(key, marker=quoted(passage.words))
