"""What holds for every set of questions, whatever the dossier: one right answer, no flaw, a set and no heap."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from questions import Source, read_dossier
from questions.item_writing import write_items
from questions.item_writing.actors.choices import surname
from questions.item_writing.context import Context
from questions.item_writing.dates.dated_facts import dated_facts
from questions.item_writing.dates.dating import counts_from_publication, is_dated
from questions.item_writing.dates.time_line import time_line
from questions.item_writing.distractors import FEWEST
from questions.item_writing.flaws import flaws
from questions.item_writing.selection import select
from questions.item_writing.writing import sound_drafts
from questions.items import DIFFICULTIES, PAIR_SEPARATOR, TOPICS
from questions.timex import bounds, precedes

pytestmark = pytest.mark.model

DOSSIERS = Path(__file__).parent / "dossiers"
NAMES = ("festival", "laiterie", "musee", "port", "proces", "sonde", "tunnel")

#: Some dispatches of some dossiers, in any order: what a teacher may throw together.
handfuls = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(("01.txt", "02.txt", "03.txt"))),
    min_size=1,
    max_size=4,
    unique=True,
)
quietly = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@cache
def mixed(pieces):
    """The dispatches read together; those that do not exist are passed over."""
    files = [DOSSIERS / name / file for name, file in pieces]
    return read_dossier(
        [Source(f"{each.parent.name}-{each.name}", each.read_text(encoding="utf-8")) for each in files if each.exists()]
        or [Source("x.txt", (DOSSIERS / "musee" / "01.txt").read_text(encoding="utf-8"))]
    )


@quietly
@given(handfuls)
def test_every_item_has_its_key_and_its_reasons(pieces):
    for item in write_items(mixed(tuple(pieces)), limit=300):
        right = [option for option in item.options if option.correct]
        assert right
        assert item.rationale
        assert item.evidence
        assert item.difficulty in DIFFICULTIES
        assert item.topic in TOPICS
        assert all(option.why for option in item.options)
        if item.kind in {"single", "true_false"}:
            assert len(right) == 1 < len(item.options)
        if item.kind == "numeric":
            assert all(option.text.strip().replace("\u202f", "").isdigit() for option in right)
        if item.kind == "match":
            lefts = [option.text.split(PAIR_SEPARATOR)[0] for option in item.options]
            assert len(set(lefts)) == len(lefts)


@quietly
@given(handfuls)
def test_every_passage_is_in_its_dispatch_word_for_word(pieces):
    read = mixed(tuple(pieces))
    texts = {each.dispatch.file: each.dispatch.text for each in read.dispatches}
    for item in write_items(read, limit=300):
        assert all(texts[span.file][span.start : span.end] == span.quote for span in item.evidence)


@quietly
@given(handfuls)
def test_no_draft_that_is_offered_has_a_flaw(pieces):
    for draft in sound_drafts(Context(mixed(tuple(pieces)))):
        assert flaws(draft) == []


@quietly
@given(handfuls)
def test_a_choice_has_two_wrong_answers_at_least(pieces):
    for item in write_items(mixed(tuple(pieces)), limit=300):
        if item.kind == "single":
            assert sum(not option.correct for option in item.options) >= FEWEST


@quietly
@given(handfuls)
def test_no_key_is_counted_from_a_day_that_its_dispatch_does_not_print(pieces):
    context = Context(mixed(tuple(pieces)))
    for fact in dated_facts(context):
        dispatch = context.read(fact.file).dispatch
        assert is_dated(dispatch) or not counts_from_publication(dispatch, fact.time)


@quietly
@given(handfuls)
def test_the_evidence_prints_the_family_name_of_whoever_said_or_did_it(pieces):
    context = Context(mixed(tuple(pieces)))
    persons = {context.display(actor): surname(actor) for actor in context.dossier.actors if actor.kind == "person"}
    for draft in sound_drafts(context, "actor"):
        keys = [option.text for option in draft.options if option.correct and option.text in persons]
        printed = " ".join(span.quote for span in draft.evidence)
        assert all(persons[key] in printed for key in keys if draft.kind == "single"), draft.stem


@quietly
@given(handfuls)
def test_two_passages_that_are_opposed_overlap_nowhere(pieces):
    for draft in sound_drafts(Context(mixed(tuple(pieces))), "contradiction"):
        if len(draft.anchors) == 2:
            assert not draft.anchors[0].overlaps(draft.anchors[1])


@quietly
@given(handfuls)
def test_dated_facts_do_not_overlap_on_the_time_line(pieces):
    context = Context(mixed(tuple(pieces)))
    facts = list(dated_facts(context))
    for file in context.files:
        line = time_line(context, facts, file)
        assert all(precedes(one.value, other.value) for one, other in pairwise(line))
        assert all(fact.clause.tense == "past" and not fact.clause.negated for fact in line)


@quietly
@given(handfuls)
def test_a_fact_is_not_dated_against_its_tense(pieces):
    context = Context(mixed(tuple(pieces)))
    for fact in dated_facts(context):
        published = context.read(fact.file).dispatch.published
        if published is not None and fact.clause.tense == "future":
            assert bounds(fact.value)[1] >= bounds(published.value)[0]


@quietly
@given(handfuls)
def test_a_set_never_asks_one_thing_twice(pieces):
    items = write_items(mixed(tuple(pieces)))
    stems = [item.stem for item in items]
    assert len(set(stems)) == len(stems)
    assert len({item.id for item in items}) == len(items)


@quietly
@given(handfuls, st.integers(0, 40))
def test_a_smaller_set_is_the_beginning_of_a_larger_one(pieces, size):
    drafts = list(sound_drafts(Context(mixed(tuple(pieces)))))
    whole = select(drafts, 60)
    assert select(drafts, size) == whole[:size]
    assert select(list(reversed(drafts)), 60) == whole


@quietly
@given(handfuls, st.sampled_from(TOPICS), st.sampled_from(DIFFICULTIES))
def test_a_cell_holds_only_what_was_asked_for(pieces, topic, level):
    read = mixed(tuple(pieces))
    file = read.dispatches[0].dispatch.file
    for item in write_items(read, topic=topic, difficulty=level, file=file):
        assert (item.topic, item.difficulty) == (topic, level)
        assert any(span.file == file for span in item.evidence)
