"""What comes onto a sheet: sections in their order, questions drawn from pools that may overlap. Pure."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.quizzes.drawing import Composition, Demand, Line, PoolTooSmall, draw, lay_out, missing


def demand(number, versions, *, draw_id=1, section_id=None, groups=None):
    """A draw from these versions, each of which differs from all others unless ``groups`` says otherwise."""
    pool = {version: (groups or {}).get(version, version) for version in versions}
    return Demand(draw_id, number, 1.0, section_id, pool)


def ids(lines):
    return [line.version_id for line in lines]


def test_as_many_are_drawn_as_are_asked_for_and_none_twice():
    drawn = ids(draw([demand(4, range(10)), demand(3, range(5, 12), draw_id=2)], random.Random(7)))

    assert len(drawn) == len(set(drawn)) == 7
    assert set(drawn[:4]) <= set(range(10))
    assert set(drawn[4:]) <= set(range(5, 12))


def test_the_same_seed_draws_the_same_and_others_draw_others():
    composition = Composition(demands=(demand(3, range(30)),))
    sheets = [ids(lay_out(composition, seed, shuffle=False)) for seed in range(20)]

    assert sheets == [ids(lay_out(composition, seed, shuffle=False)) for seed in range(20)]
    assert len({tuple(sheet) for sheet in sheets}) > 15
    assert len(set().union(*sheets)) > 20


def test_of_questions_that_are_much_alike_only_one_is_drawn():
    groups = {1: 1, 2: 1, 3: 1, 4: 4, 5: 4}

    for seed in range(30):
        drawn = ids(draw([demand(2, range(1, 6), groups=groups)], random.Random(seed)))
        assert len(set(drawn) & {1, 2, 3}) == 1
        assert len(set(drawn) & {4, 5}) == 1


def test_a_wide_draw_leaves_what_a_narrow_one_needs():
    """Without moving what was taken first, the second draw would find nothing half of the time."""
    for seed in range(50):
        drawn = ids(draw([demand(2, [1, 2, 3]), demand(1, [1], draw_id=2)], random.Random(seed)))
        assert drawn[2] == 1
        assert sorted(drawn[:2]) == [2, 3]


def test_too_few_are_told_by_draw():
    demands = [demand(2, [1, 2, 3], draw_id=8), demand(3, [1, 2, 3], draw_id=9)]

    assert sum(missing(demands).values()) == 2
    with pytest.raises(PoolTooSmall):
        draw(demands, random.Random(1))
    assert missing([demand(1, [], draw_id=5)]) == {5: 1}
    assert missing([demand(2, [1, 2], groups={1: 1, 2: 1}, draw_id=6)]) == {6: 1}
    assert missing([]) == {}


@given(
    st.lists(st.tuples(st.integers(1, 3), st.sets(st.integers(0, 7))), max_size=4),
    st.integers(0, 10**6),
)
def test_a_way_is_found_whenever_there_is_one(wishes, seed):
    demands = [demand(number, pool, draw_id=place) for place, (number, pool) in enumerate(wishes)]
    # P. Hall (1935): it can be done when no set of draws wants more than their pools hold together.
    chosen = [[d for place, d in enumerate(demands) if mask >> place & 1] for mask in range(1 << len(demands))]
    can = all(sum(d.number for d in some) <= len(set().union(*(d.pool for d in some))) for some in chosen)

    assert (missing(demands) == {}) == can
    if can:
        drawn = ids(draw(demands, random.Random(seed)))
        assert len(drawn) == len(set(drawn)) == sum(d.number for d in demands)


def test_questions_are_shuffled_within_their_section_and_never_out_of_it():
    fixed = tuple(Line(version, 1.0, 7 if version > 4 else None) for version in range(1, 9))
    composition = Composition((None, 7), fixed, (demand(2, [20, 21, 22], section_id=7),))
    sheets = [ids(lay_out(composition, seed, shuffle=True)) for seed in range(20)]

    for sheet in sheets:
        assert set(sheet[:4]) == {1, 2, 3, 4}
        assert {5, 6, 7, 8} < set(sheet[4:])
    assert any(one != other for one, other in pairwise(sheets))
    assert any(sheet[4] >= 20 for sheet in sheets)
    assert ids(lay_out(composition, 3, shuffle=False))[:8] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_sheet_says_how_much_there_is_on_it():
    composition = Composition((None,), (Line(1, 2.5), Line(2, 1.0)), (demand(4, range(9)),))

    assert composition.size == 6
    assert composition.points == 7.5
