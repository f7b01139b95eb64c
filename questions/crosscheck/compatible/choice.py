"""Which compatible pairs are worth showing: the surest and closest, and not the same thing over and over.

Each choice takes into account what is shown already, after J. Carbonell and J. Goldstein, *The use of MMR,
diversity-based reranking for reordering documents and producing summaries* (1998).
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from questions.annotations import EvidenceSpan
from questions.crosscheck.compatible.proofs import proven
from questions.crosscheck.findings import Compatibility, Opposition, Side
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import LONGEST
from questions.languages.tables import load_table
from questions.syntax import plain

Pair = tuple[EvidenceSpan, EvidenceSpan]
#: What a pair loses, less what it is worth by itself; where it stands; its number.
_Place = tuple[float, tuple[int, int, str, int], int]
#: Pairs shown, at most, for each dispatch of the dossier: about what a teacher browses.
PER_DISPATCH = 5
#: What a pair loses for each pair shown already that has one of its passages, its subject or its reason.
_PASSAGE, _SUBJECT, _REASON = 0.08, 0.02, 0.01
#: What a pair loses whose reason is weak: the words alone show it, and a reader may see nothing to reconcile.
_WEAK = {"other_thing": 0.12, "other_episode": 0.2, "scope_thing": 0.08, "other_object": 0.05, "stance": 0.05}
#: What a pair loses that shares no word; reasons that carry their own proof need none.
_UNLIKE = 0.15
_NEED_NO_WORDS = {"apart", "career", "office", "voices", "part", "other_unit", "update_toll", "rounding"} | {
    "approx_time",
    "scope_place",
    "approx_length",
}
#: A sentence up to this long, in characters, is shown from its beginning where the passage begins with « qui ».
_SHORT = 150
#: What a pair loses of which one passage is a headline: the text below tells the same, and more.
_HEADLINE = 0.06
#: What is left must be worth this.
_LEAST = 0.3


def chosen(found: Iterable[Compatibility], opposed: Sequence[Opposition], size: int) -> list[Compatibility]:
    """The pairs to show, the best first.

    :param opposed: every opposition, however unsure: no pair that may be a contradiction is called compatible.
    :param size: number of dispatches.
    """
    taken: dict[frozenset[str], list[Pair]] = defaultdict(list)
    for one, other in _opposed_passages(opposed):
        taken[_files(one, other)].append((one, other))
    numbers = {told for opposition in opposed if (told := _figures(opposition.details))}
    seen: Counter[object] = Counter()
    kept: list[Compatibility] = []
    waiting = _Waiting(map(_parted, found), seen)
    while len(kept) < PER_DISPATCH * size and (pair := waiting.best()) is not None:
        spans = (pair.a.span, pair.b.span)
        known = taken[_files(*spans)]
        shown = spans[0].overlaps(spans[1]) or any(_same_pair(spans, other) for other in known)
        elsewhere = pair.wording != "update_toll" and _figures(pair.details) in numbers
        doubtful = elsewhere or _takes_back(pair) or _goes_down(pair)
        if shown or doubtful:
            continue
        readable = _readable(pair)
        spoken_for = any(_same_pair((readable.a.span, readable.b.span), other) for other in known)
        known.append(spans)
        seen.update(_features(pair))
        kept.append(pair if spoken_for else readable)
    return kept


class _Waiting:
    """Pairs not yet chosen, the best first.

    What a pair is worth is looked into when it comes first by what it may be worth at most.
    A pair that is shown makes every other of its reason and of its subject worth less, and by the same amount; they
    wait by reason and subject, so that none but the first of each has to be weighed anew.
    """

    def __init__(self, pairs: Iterable[Compatibility], seen: Counter[object]) -> None:
        """:param seen: how often each passage, subject and reason is shown; counted on by whoever chooses."""
        self._seen = seen
        self._pairs = list(pairs)
        self._own: dict[int, float] = {}
        self._alike: dict[tuple[object, object], list[_Place]] = defaultdict(list)
        self._subjects: dict[object, list[tuple[_Place, object]]] = defaultdict(list)
        for number, pair in enumerate(self._pairs):
            most = _most(pair)
            if most >= _LEAST:
                *_, subject, reason = _features(pair)
                self._alike[reason, subject].append((-most, _order(pair), number))
        for (reason, subject), places in self._alike.items():
            heapq.heapify(places)
            heapq.heappush(self._subjects[reason], (places[0], subject))

    def best(self) -> Compatibility | None:
        """Takes the best pair; ``None`` where none is worth showing any more."""
        tops = [(top, reason) for reason in list(self._subjects) if (top := self._top(reason)) is not None]
        if not tops:
            return None
        (loss, _, number), reason = min(tops, key=lambda each: each[0])
        if -loss < _LEAST:
            return None
        *_, subject, _ = _features(self._pairs[number])
        heapq.heappop(self._alike[reason, subject])
        return self._pairs[number]

    def _top(self, reason: object) -> _Place | None:
        """The best pair of a reason, as it is worth now."""
        subjects = self._subjects[reason]
        while subjects:
            known, subject = subjects[0]
            first = self._first(reason, subject)
            if first is None:
                heapq.heappop(subjects)
                continue
            now = (_rounded(first[0] + _SUBJECT * self._seen[subject]), *first[1:])
            if now <= known:
                return (_rounded(now[0] + _REASON * self._seen[reason]), *first[1:])
            heapq.heapreplace(subjects, (now, subject))
        del self._subjects[reason]
        return None

    def _first(self, reason: object, subject: object) -> _Place | None:
        """The best pair of a reason and a subject, as its passages let it be worth now."""
        places = self._alike[reason, subject]
        while places:
            known, order, number = places[0]
            if (own := self._proven_worth(number)) < _LEAST:
                heapq.heappop(places)
                continue
            a, b, *_ = _features(self._pairs[number])
            now = _rounded(_PASSAGE * (self._seen[a] + self._seen[b]) - own)
            if now <= _rounded(known):
                return places[0]
            heapq.heapreplace(places, (now, order, number))
        return None

    def _proven_worth(self, number: int) -> float:
        """What a pair is worth by itself: nothing where its passages do not prove its reason."""
        if number not in self._own:
            pair = self._pairs[number]
            self._own[number] = _worth(pair) if proven(pair) else 0.0
        return self._own[number]


def _rounded(worth: float) -> float:
    """Without the noise of sums of floats: what is worth the same comes in the order of the dossier."""
    return round(worth, 9)


def _opposed_passages(opposed: Sequence[Opposition]) -> Iterator[Pair]:
    """Both sides of every opposition, with the passages that bear them out."""
    for found in opposed:
        for one in (found.a, *found.support_a):
            for other in (found.b, *found.support_b):
                yield one.span, other.span


def _figures(details: dict[str, str]) -> frozenset[str]:
    """The two numbers that a finding sets against each other, as they are told; empty where there are none."""
    told = [details.get(name, "") for name in ("a_figure", "b_figure")]
    return frozenset(plain(figure) for figure in told) if all(told) else frozenset()


def _parted(pair: Compatibility) -> Compatibility:
    """Where both passages are one clause (« sept morts et 31 blessés »), each is cut to the words of its own figure."""
    figures = [pair.details.get(name, "") for name in ("a_figure", "b_figure")]
    if not pair.a.span.overlaps(pair.b.span) or not all(figures):
        return pair
    text, file = pair.a.reading.annotated.dispatch, pair.a.span.file
    start, end = min(pair.a.span.start, pair.b.span.start), max(pair.a.span.end, pair.b.span.end)
    places = [text.text.find(figure, start, end) for figure in figures]
    if min(places) < 0 or file != pair.b.span.file:
        return pair
    stop = max(places)
    first = text.evidence(start, len(text.text[:stop].rstrip(" ,;:(\u00a0\u202f\n")))
    second = text.evidence(stop, end)
    if first.end <= first.start or not first.quote.strip():
        return pair
    spans = (first, second) if places[0] < places[1] else (second, first)
    return replace(pair, a=Side(pair.a.reading, spans[0]), b=Side(pair.b.reading, spans[1]))


def _readable(pair: Compatibility) -> Compatibility:
    """The pair with passages that begin where a reader can begin."""
    a = _begun(pair.a, pair.b)
    return replace(pair, a=a, b=_begun(pair.b, a))


def _begun(side: Side, other: Side) -> Side:
    """« et le secrétaire général, ont repris … », « qui s'ouvre lundi » begin with their sentence where that is short
    and holds not the other passage too; a long one begins behind « et »."""
    here = side.reading.sentence_at(side.span.start)
    words = load_table(side.reading.annotated.dispatch.language, "compatible")["proofs"]
    first, _, rest = side.span.quote.partition(" ")
    opens = plain(first) in words["opening"] or plain(first).startswith(("d'", "qu'"))
    joins = plain(first) in words["joining"]
    if here is None or not (opens or joins) or not rest.strip():
        return side
    text, sentence = side.reading.annotated.dispatch, here.sentence.span
    whole = Side(side.reading, text.evidence(sentence.start, side.span.end))
    if side.span.end - sentence.start <= (LONGEST if joins else _SHORT) and not whole.span.overlaps(other.span):
        return whole
    return Side(side.reading, text.evidence(side.span.end - len(rest.lstrip()), side.span.end)) if joins else side


def _order(pair: Compatibility) -> tuple[int, int, str, int]:
    """Where the pair stands in the dossier, whatever the order of the finders."""
    return pair.a.reading.rank, pair.a.span.start, pair.b.span.file, pair.b.span.start


def _worth(pair: Compatibility) -> float:
    """How close the pair is to a contradiction."""
    unlike = 0.0 if pair.wording in _NEED_NO_WORDS or _shares_words(pair) else _UNLIKE
    return _most(pair) - unlike


def _most(pair: Compatibility) -> float:
    """What it is worth if its passages share words."""
    titles = any(_is_headline(side) for side in (pair.a, pair.b))
    return pair.closeness - _WEAK.get(pair.wording, 0.0) - _HEADLINE * titles


def _is_headline(side: Side) -> bool:
    here = side.reading.sentence_at(side.span.start)
    return here is not None and here.sentence.zone == "headline"


def _takes_back(pair: Compatibility) -> bool:
    """« il n'a jamais été suspendu » is no later state of « il a été suspendu », « un seul mort » no stage of a toll of
    seven: the one denies what the other says."""
    if pair.kind != "update":
        return False
    figures = {word for name in ("a_figure", "b_figure") for word in plain(pair.details.get(name, "")).split()}
    if figures & {*_only(pair.a.reading), *pair.a.reading.polarity["nobody"]}:
        return True
    always = pair.a.reading.polarity["always"]
    passages = (f" {plain(span.quote)} " for span in (pair.a.span, pair.b.span))
    return any(f" {word} " in passage for passage in passages for word in always)


def _goes_down(pair: Compatibility) -> bool:
    """Whether a toll is lower in the dispatch that came out later: nothing shows that it was put right."""
    one, other = pair.a.reading.published, pair.b.reading.published
    if pair.wording != "update_toll" or one is None or other is None or one == other:
        return False
    values = [_value(side, pair.details.get(name, "")) for side, name in ((pair.a, "a_figure"), (pair.b, "b_figure"))]
    first, second = values if one < other else reversed(values)
    return first is not None and second is not None and second < first


def _value(side: Side, told: str) -> float | None:
    """The number that a passage gives in these words."""
    figures = (f for f in side.reading.annotated.figures if side.span.contains(f.span) and f.span.quote == told)
    return next((figure.value for figure in figures), None)


def _only(reading: Reading) -> list[str]:
    """« seul », « unique »: words that make a count of one a statement of its own."""
    words: list[str] = load_table(reading.annotated.dispatch.language, "figures")["one"]["only"]
    return words


def _shares_words(pair: Compatibility) -> bool:
    """Whether the passages speak of the same thing, units of money and shares apart: else nobody would compare them."""
    shared = pair.a.reading.keys(pair.a.span) & pair.b.reading.keys(pair.b.span)
    return not shared <= pair.a.reading.words.sums


def _features(pair: Compatibility) -> tuple[object, object, object, object]:
    """Both passages, the subject and the reason of a pair."""
    a, b = ((span.file, span.start) for span in (pair.a.span, pair.b.span))
    return a, b, f"subject:{pair.subject}", f"reason:{pair.wording}"


def _files(one: EvidenceSpan, other: EvidenceSpan) -> frozenset[str]:
    return frozenset((one.file, other.file))


def _same_pair(one: Pair, other: Pair) -> bool:
    straight = one[0].overlaps(other[0]) and one[1].overlaps(other[1])
    return straight or (one[0].overlaps(other[1]) and one[1].overlaps(other[0]))
