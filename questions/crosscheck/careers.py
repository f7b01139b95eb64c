"""One person at two times: a post, then another, a departure, a successor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from questions.annotations import EvidenceSpan, Mention, Token
from questions.crosscheck.findings import Compatibility, Side
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import clipped
from questions.crosscheck.themes import head_of
from questions.syntax import plain

#: Changes told of one person, and posts given to one, at most.
_MOST = 2


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Each change of post told in a dispatch with the post that an earlier one gives to the same person."""
    posts: dict[str, list[tuple[Reading, Mention]]] = defaultdict(list)
    changes: dict[str, list[tuple[Reading, EvidenceSpan]]] = defaultdict(list)
    for reading in readings:
        for mention in reading.annotated.mentions:
            if mention.kind == "person" and mention.role is not None:
                posts[mention.name].append((reading, mention))
        for name, span in _changes(reading):
            changes[name].append((reading, span))
    for name, told in changes.items():
        shown: set[EvidenceSpan] = set()
        for (later, span), (earlier, mention) in _ordered(told[:_MOST], posts.get(name, ())[:_MOST]):
            if span in shown:
                continue
            shown.add(span)
            sides = Side(earlier, _with_role(earlier, mention)), Side(later, clipped(later, span))
            yield Compatibility("update", *sides, "career", {"name": name}, 0.75, f"career:{name}")


def _ordered(
    told: Sequence[tuple[Reading, EvidenceSpan]], held: Sequence[tuple[Reading, Mention]]
) -> Iterator[tuple[tuple[Reading, EvidenceSpan], tuple[Reading, Mention]]]:
    """Pairs in which the post was given in another dispatch, published before the change was told or undated."""
    for change in told:
        for post in held:
            first, second = post[0].published, change[0].published
            if post[0] is not change[0] and (first is None or second is None or first[0] <= second[1]):
                yield change, post


def _changes(reading: Reading) -> Iterator[tuple[str, EvidenceSpan]]:
    """Persons of whom a clause tells that they took, left or lost a post."""
    rules = reading.words.rules["career"]
    for claim in reading.annotated.claims:
        if claim.predicate not in rules["verbs"] or claim.negated or claim.modality != "fact":
            continue
        objects = rules["with"].get(claim.predicate)
        if objects and not set(objects) & set(plain(claim.span.quote).split()):
            continue
        heads = [head for span in (claim.subject, claim.object, claim.passive_agent) if (head := _head(reading, span))]
        persons = (m for m in reading.annotated.mentions if m.kind == "person")
        for name in dict.fromkeys(m.name for m in persons if any(_is(m, head) for head in heads)):
            yield name, claim.span


def _head(reading: Reading, span: EvidenceSpan | None) -> Token | None:
    """The noun that heads a slot: « l'appel annoncé par M. X » is no person."""
    found = head_of(reading, span)
    return found[0].tokens[found[1]] if found is not None else None


def _is(mention: Mention, head: Token) -> bool:
    """Whether the head is the person, or the role that is told with the name."""
    spans = [mention.span, *([mention.role.span] if mention.role else [])]
    return any(span.start <= head.start < span.end for span in spans)


def _with_role(reading: Reading, mention: Mention) -> EvidenceSpan:
    """Role and name in one passage."""
    role = mention.role.span if mention.role else mention.span
    start, end = min(role.start, mention.span.start), max(role.end, mention.span.end)
    return reading.annotated.dispatch.evidence(start, end) if end - start < 160 else mention.span
