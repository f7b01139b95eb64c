"""Makes a good set out of sound questions: the best first, spread over topics, dispatches, levels and kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from questions.annotations import EvidenceSpan
from questions.item_writing.drafts import Draft
from questions.item_writing.french.wording import content_words, fold
from questions.item_writing.given_away import dates_the_same, is_given_away, spoils
from questions.items import TOPICS

#: Questions from five dispatches or fewer, and how many more each further dispatch allows.
_BASE = 72
_BASE_DISPATCHES = 5
_MORE_EACH = 8
_PENALTIES = {"topic": 0.10, "rule": 0.07, "passage": 0.10, "file": 0.05, "kind": 0.02, "difficulty": 0.03}


#: How many questions of one sort a set bears, where that sort would soon be tedious.
_MOST_OF_A_RULE = {
    "date.value": 6,
    "date.written": 8,
    "date.true_false": 2,
    "date.what_happened": 2,
    "date.order": 1,
    "date.match": 2,
    "date.days_between": 1,
    "date.years_between": 1,
    "date.months_between": 1,
    "date.after": 1,
    "date.days_apart": 2,
    "date.passages_in_order": 1,
    "date.first_or_last": 1,
    "contradiction.compatible": 4,
    "contradiction.same_day": 2,
    "contradiction.published_before": 2,
    "cause.cloze": 2,
    "cause.why_passage": 2,
    "cause.relation": 3,
    "cause.replaced": 3,
    "cause.part": 2,
    "cause.missing": 3,
    "cause.passage": 2,
    "cause.no_cause": 1,
    "actor.acronym": 3,
    "actor.acronym_written": 3,
    "actor.quoted": 2,
    "actor.heard": 2,
    "actor.told": 4,
}
#: Fewer questions than this make a thin set: then each sort may give so many more.
_FEW = 42
_MORE_WHERE_FEW = 2
#: Sorts of which a set bears fewer than this are no better for being few.
_NEVER_MORE = 3
#: How often one actor may be the answer to one sort of question.
_SAME_ANSWER = 2
#: Stems with so many content words, this part of them shared, ask nearly the same.
_LONG_STEM = 6
_ALIKE = 0.75
#: Passages set side by side in a question on a contradiction.
_PAIRED = 2
#: How many questions two passages set side by side may serve.
_MOST_OF_A_PAIR = 2
#: « mercredi » of one dispatch is reckoned once, in whatever sentence it stands.
_RECKONED = "date.value"
#: Rules that ask for the day of a fact, told by the same « mercredi ».
_OF_A_FACT = frozenset({"date.when", "date.written"})
#: Who speaks is asked of each dispatch in the same words.
_OF_A_DISPATCH = "quoted"
#: One question put to two sources at once.
_OF_BOTH_SOURCES = "contradiction.each_says"
#: On what two passages differ: the least that can be asked of them.
_ON_WHAT = "contradiction.nature"
#: Whether two outlets mean one day.
_SAME_DAY = "contradiction.same_day"
#: Sorts that quote a passage for its day only: none is asked that prints what another question asks.
_YIELDING = frozenset({_SAME_DAY, "contradiction.published_before"})
#: Topic and family of a chosen draft, with one of its anchors.
_Asked = tuple[tuple[str, str], EvidenceSpan]


def limit_for(dispatches: int) -> int:
    """The largest set for so many dispatches."""
    return _BASE + _MORE_EACH * max(0, dispatches - _BASE_DISPATCHES)


def select(drafts: Iterable[Draft], limit: int) -> list[Draft]:
    """The best set, in falling order of worth to the set; no two drafts ask the same thing.

    Where few come together, each sort may give some more. A small set is the beginning of the usual one: what a
    question of the usual set gives away is not asked in the small one either.
    """
    usual = max(limit, _BASE)
    chosen = _Chosen([], Counter(), [])
    waiting = sorted(_unlike(drafts), key=_rank)
    _fill_up(chosen, waiting, usual)
    again = _Chosen([], Counter(), [])
    for draft in _without_what_is_given_away(chosen.drafts):
        again.add(draft)
    if len(again.drafts) < len(chosen.drafts):
        _fill_up(again, [draft for draft in waiting if not _gives_away_with(draft, chosen.drafts)], usual)
    return again.drafts[:limit]


def _fill_up(chosen: _Chosen, waiting: list[Draft], limit: int) -> None:
    """Adds what the set bears, and where few come together some more of each sort."""
    left = waiting
    for more in (0, _MORE_WHERE_FEW):
        if more == 0 or len(chosen.drafts) < _FEW:
            left = _fill(chosen, left, limit, more)


def _without_what_is_given_away(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those whose answer another prints, the least worthy left out first: what two dispatches tell
    of a day is worth more than the day."""
    kept = list(drafts)
    for draft in reversed(drafts):
        if is_given_away(draft, kept):
            kept.remove(draft)
    return kept


def _gives_away_with(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a question of the set prints what the draft asks for, or the draft what a question of the set does."""
    return is_given_away(draft, drafts) or any(is_given_away(other, [draft]) for other in drafts)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The set so far, what it has of each trait, and the passages that its drafts rest on."""

    drafts: list[Draft]
    counts: Counter[tuple[str, str]]
    anchors: list[_Asked]

    def add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.counts.update(_traits(draft))
        self.anchors.extend((_family(draft), anchor) for anchor in draft.anchors)

    def bears(self, draft: Draft, more: int) -> bool:
        """Whether the draft asks something new, and its answer has not been asked too often."""
        if _asked_already(draft, self.anchors) or any(_alike(draft, other) for other in self.drafts):
            return False
        if any(spoils(draft, other) for other in self.drafts):
            return False
        if self._tells_too_often(draft, _MOST_OF_A_PAIR + (more > 0)) or self._gives_away(draft):
            return False
        if self._reckons_both_days(draft):
            return False
        return draft.topic != "actor" or self.counts[("answer", _answer(draft))] < _SAME_ANSWER

    def _gives_away(self, draft: Draft) -> bool:
        """Whether a draft that only wants a day prints what a chosen one asks for."""
        if draft.rule not in _YIELDING:
            return False
        with_it = [*self.drafts, draft]
        return any(is_given_away(each, with_it) and not is_given_away(each, self.drafts) for each in self.drafts)

    def _reckons_both_days(self, draft: Draft) -> bool:
        """Whether with the draft the set asks of two words what day each stands for, and whether that is one day."""
        with_it = [*self.drafts, draft]
        reckoned = [anchor for each in with_it if each.rule == _RECKONED for anchor in each.anchors]
        compared = (each.anchors for each in with_it if each.rule == _SAME_DAY)
        return draft.rule in {_RECKONED, _SAME_DAY} and any(
            all(any(anchor.overlaps(each) for each in reckoned) for anchor in anchors) for anchors in compared
        )

    def _tells_too_often(self, draft: Draft, most: int) -> bool:
        """Whether the two passages it sets side by side have served so often already."""
        if draft.topic != "contradiction" or len(draft.anchors) != _PAIRED:
            return False
        served = (other for other in self.drafts if len(other.anchors) == _PAIRED and other.topic == draft.topic)
        return sum(_same_pair(draft, other) for other in served) >= most


def _same_pair(one: Draft, other: Draft) -> bool:
    """Whether two drafts set the same two passages side by side."""
    return all(any(anchor.overlaps(each) for each in other.anchors) for anchor in one.anchors)


def _fill(chosen: _Chosen, waiting: list[Draft], limit: int, more: int) -> list[Draft]:
    """Adds the best drafts, one by one; returns those left over because a set bears no more of their sort."""
    left: list[Draft] = []
    queue = [
        (-_value(draft, chosen.counts), place, draft)
        for place, draft in enumerate(sorted(waiting, key=lambda draft: draft.id, reverse=True))
    ]
    heapify(queue)
    while queue and len(chosen.drafts) < limit:
        _, place, best = heappop(queue)
        # What is chosen only ever takes from the value of the others: whoever was not the best before need not be
        # weighed anew (Minoux 1978, lazy greedy selection).
        now = -_value(best, chosen.counts)
        if queue and (now, place) > queue[0][:2]:
            heappush(queue, (now, place, best))
            continue
        most = _MOST_OF_A_RULE.get(best.rule, limit)
        if chosen.counts[("rule", best.rule)] >= most + (more if most >= _NEVER_MORE else 0):
            left.append(best)
        elif chosen.bears(best, more):
            chosen.add(best)
        else:
            left.append(best)
    return left


def _unlike(drafts: Iterable[Draft]) -> list[Draft]:
    """One draft for each id and for each stem: the worthiest."""
    kept: dict[str, Draft] = {}
    for draft in sorted(drafts, key=_rank):
        kept.setdefault(fold(draft.stem), draft)
    return list({draft.id: draft for draft in reversed(kept.values())}.values())


def _rank(draft: Draft) -> tuple[float, str, str, str, list[str]]:
    """The worthiest first; the words settle ties, so that the order of arrival never does."""
    return -draft.worth, draft.id, draft.stem, draft.rationale, [option.text for option in draft.options]


def _traits(draft: Draft) -> list[tuple[str, str]]:
    files = {span.file for span in draft.evidence}
    return [
        ("topic", draft.topic),
        ("rule", draft.rule),
        ("kind", draft.kind),
        ("difficulty", draft.difficulty),
        *(("file", file) for file in sorted(files)),
        *(("passage", f"{anchor.file}:{anchor.start}") for anchor in draft.anchors),
        ("answer", _answer(draft)),
    ]


def _answer(draft: Draft) -> str:
    """Rule and key: one actor must not be the answer time and again."""
    return " ".join([draft.rule, *_key(draft)])


def _value(draft: Draft, counts: Counter[tuple[str, str]]) -> float:
    """Worth less what the set already has of the same sort."""
    return draft.worth - sum(_PENALTIES.get(trait, 0.0) * counts[(trait, name)] for trait, name in _traits(draft))


def _asked_already(draft: Draft, anchors: Sequence[_Asked]) -> bool:
    """Whether half of what the draft rests on, or more, serves a chosen question of its family.

    One passage may be opposed to several: of two passages set side by side, both must have served.
    """
    mine = [anchor for family, anchor in anchors if family == _family(draft)]
    used = sum(any(other.overlaps(anchor) for other in mine) for anchor in draft.anchors)
    enough = _PAIRED if draft.topic == "contradiction" and len(draft.anchors) == _PAIRED else 1
    return _PAIRED * used >= max(1, enough * len(draft.anchors))


def _family(draft: Draft) -> tuple[str, str]:
    """What a draft asks of its passages: what two sources answer is another thing than on what they differ."""
    apart = _OF_BOTH_SOURCES if draft.rule == _OF_BOTH_SOURCES else ""
    return draft.topic, f"{apart}{draft.family}"


def _alike(one: Draft, other: Draft) -> bool:
    """Whether two stems of one rule ask the same: one weekday of one dispatch, two of one sentence, one question with
    one key, the same two numbers set side by side, as a headline and the first sentence tell them, the same passages
    save a sentence more, what one passage tells put to it and to a third source, or long stems that hardly differ."""
    if (one.rule == other.rule and one.matter and one.matter == other.matter) or _sets_the_same_side_by_side(
        one, other
    ):
        return True
    if _reckons_the_same_day(one, other) or _reckons_the_same_day(other, one) or dates_the_same(one, other):
        return True
    if one.rule != other.rule or one.closed or (one.family == _OF_A_DISPATCH and _files(one) != _files(other)):
        return False
    reckoned = one.rule == _RECKONED and _files(one) == _files(other)
    if reckoned and (_key(one) == _key(other) or one.evidence[0] == other.evidence[0]):
        return True
    if _asked(one) == _asked(other) and _key(one) == _key(other):
        return True
    words = content_words(one.stem), content_words(other.stem)
    shared = len(words[0] & words[1])
    return min(map(len, words)) >= _LONG_STEM and shared >= _ALIKE * len(words[0] | words[1])


def _reckons_the_same_day(one: Draft, other: Draft) -> bool:
    """Whether the one asks what « mardi » stands for, and the other what day something happened in the same dispatch,
    which is that Tuesday."""
    if one.rule != _RECKONED or other.rule not in _OF_A_FACT:
        return False
    return _files(one) == _files(other) and bool(set(_key(one)) & set(_key(other)))


def _sets_the_same_side_by_side(one: Draft, other: Draft) -> bool:
    """Whether two drafts on contradictions ask one thing of the same passages (what each says tells on what they
    differ), or what one passage tells is put to two sources and set against a third."""
    if {one.topic, other.topic} != {"contradiction"} or not len(one.evidence) == len(other.evidence) == _PAIRED:
        return False
    shared = sum(any(span.overlaps(each) for each in other.evidence) for span in one.evidence)
    if shared == _PAIRED and (one.rule == other.rule or {one.rule, other.rule} == {_OF_BOTH_SOURCES, _ON_WHAT}):
        return True
    return _OF_BOTH_SOURCES in {one.rule, other.rule} and one.family == other.family and 0 < shared < _PAIRED


def _files(draft: Draft) -> set[str]:
    return {anchor.file for anchor in draft.anchors}


def _asked(draft: Draft) -> str:
    """The stem without the source in front."""
    return fold(draft.stem).split(", ", 1)[-1]


def _key(draft: Draft) -> list[str]:
    return [fold(option.text) for option in draft.options if option.correct]


def by_topic(drafts: Iterable[Draft]) -> dict[str, int]:
    """How many drafts each topic has."""
    counts = Counter(draft.topic for draft in drafts)
    return {topic: counts[topic] for topic in TOPICS}
