"""Pictures show their figures where they belong, say them in words too, and hold nothing that the page would refuse."""

from __future__ import annotations

from itertools import combinations, pairwise

import lxml.etree
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.models import Topic
from classroom.results import pictures
from classroom.results.pictures.difficulty_map import PLATE_HEIGHT, PLATE_WIDTH, Axes, place_plates
from classroom.results.pictures.drawing import WIDTH
from classroom.results.scores import distribution
from classroom.topic_shapes import icon

AXES = Axes("Facility", "Discrimination", "Look again")
NASTY = 'Le "pont" <b>&amp; la gare'


def drawn(picture):
    """The picture as a tree; that it is well-formed is part of what is tested."""
    return lxml.etree.fromstring(str(picture))


def numbers(element, *names):
    """Coordinates of an element."""
    return [float(element.get(name)) for name in names]


def of_class(tree, name):
    """Elements that have the class."""
    return tree.xpath(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]")


SPOTS = [
    pictures.Spot(n, 40.0 + n, 30.0 - 20 * n, Topic.DATE, f"{NASTY} {n}", f"#question-{n}", n == 2) for n in (1, 2)
]
MOMENTS = [
    pictures.Moment("3 mars", 12.0, "12", 9.0, 15.0),
    pictures.Moment("4 mars", None),
    pictures.Moment("5 mars", 15.0, "15"),
]
ALL = {
    "distribution": lambda: pictures.distribution("d", NASTY, distribution([3, 12, 20]), median=12.0),
    "topic bars": lambda: pictures.topic_bars(
        "t", NASTY, [(Topic.DATE, NASTY, 12.0, "12"), (Topic.CAUSE, "Causes", None, "–")]
    ),
    "map": lambda: pictures.difficulty_map("m", NASTY, SPOTS, AXES, NASTY),
    "heat map": lambda: pictures.heat_map(
        "h",
        NASTY,
        [pictures.HeatColumn("Dates", Topic.DATE), pictures.HeatColumn(NASTY)],
        [pictures.HeatRow(NASTY, [pictures.Cell(30.0, "30 %"), pictures.Cell(None, "–")], address="?a=1&b=2")],
    ),
    "line": lambda: pictures.progress_line("l", NASTY, MOMENTS, Topic.ACTOR, NASTY),
    "whiskers": lambda: pictures.whiskers(
        "w", NASTY, [pictures.Whisker(NASTY, 50, 20, 80, "50 %")], [(0, "0"), (100, NASTY)]
    ),
}


@pytest.mark.parametrize("name", ALL)
def test_every_picture_has_a_title_names_itself_by_it_and_writes_words_as_words(name):
    tree = drawn(ALL[name]())

    assert tree[0].tag == "title"
    assert tree[0].text == NASTY
    assert tree.get("aria-labelledby").split()[0] == tree[0].get("id")
    assert tree.get("role") == ("group" if tree.xpath("//a") else "img")


@pytest.mark.parametrize("name", ALL)
def test_no_picture_has_styles_or_colours_of_its_own(name):
    tree = drawn(ALL[name]())

    assert not tree.xpath("//*[@style or @onclick or @stroke]")
    assert all(fill.startswith("url(#") for fill in tree.xpath("//@fill"))


def test_the_highest_column_uses_the_whole_height_and_the_others_their_part():
    bars = of_class(drawn(pictures.distribution("d", "", distribution([1, 1, 1, 1, 11, 11]))), "chart__bar")
    heights = [float(bar.get("height")) for bar in bars]

    assert heights[5] == pytest.approx(heights[0] / 2)
    assert sorted(heights)[:8] == [0.0] * 8


def test_columns_of_several_pictures_can_be_compared():
    few, many = (
        of_class(drawn(pictures.distribution("d", "", distribution(scores), highest=4)), "chart__bar")[0]
        for scores in ([1], [1] * 4)
    )

    assert float(many.get("height")) == pytest.approx(4 * float(few.get("height")), abs=0.02)


def test_columns_stand_side_by_side_within_the_picture():
    bars = of_class(drawn(pictures.distribution("d", "", distribution([3, 5, 5, 20]))), "chart__bar")
    edges = [(x, x + width) for x, width in (numbers(bar, "x", "width") for bar in bars)]

    assert all(left[1] <= right[0] for left, right in pairwise(edges))
    assert edges[-1][1] <= WIDTH


def test_a_bar_is_as_long_as_its_part_of_twenty_and_there_is_none_without_a_value():
    rows = [(Topic.DATE, "", 20.0, ""), (Topic.CAUSE, "", 10.0, ""), (Topic.ACTOR, "", None, "")]
    full, half, none = (
        float(bar.get("width")) for bar in of_class(drawn(pictures.topic_bars("t", "", rows)), "chart__bar")
    )

    assert full == 2 * half
    assert none == 0


def test_every_question_of_the_map_leads_to_its_place_and_says_what_it_is():
    first, second = drawn(ALL["map"]()).xpath("//a")

    assert [first.get("href"), second.get("href")] == ["#question-1", "#question-2"]
    assert second.get("aria-label") == f"{NASTY} 2"
    assert second.xpath("string(text)") == "2!", "a doubtful question is marked without colour"


points = st.tuples(st.floats(43, 303), st.floats(19, 255))


@given(st.lists(points, min_size=1, max_size=60))
def test_no_number_of_the_map_hides_another_or_leaves_the_picture(spots):
    plates = place_plates(spots)

    assert all(abs(a[0] - b[0]) > PLATE_WIDTH or abs(a[1] - b[1]) > PLATE_HEIGHT for a, b in combinations(plates, 2))
    assert all(x - PLATE_WIDTH / 2 >= 0 and x + PLATE_WIDTH / 2 <= WIDTH for x, _y in plates)


def test_questions_in_one_and_the_same_place_have_numbers_apart():
    plates = place_plates([(150.0, 100.0)] * 40)

    assert len({(round(x), round(y)) for x, y in plates}) == 40


def test_the_lower_half_of_a_heat_map_is_hatched_and_what_is_not_known_is_empty():
    cells = [pictures.Cell(49.0, "49 %"), pictures.Cell(50.0, "50 %"), pictures.Cell(None, "–")]
    columns = [pictures.HeatColumn(str(n)) for n in range(3)]
    tree = drawn(pictures.heat_map("h", "", columns, [pictures.HeatRow("6e", cells)]))

    assert len(tree.xpath("//*[@fill='url(#h-low)']")) == 1
    assert [each.get("class") for each in of_class(tree, "heat")] == ["heat heat--2", "heat heat--2"]
    assert len(of_class(tree, "chart__empty")) == 1


def test_a_heat_map_of_many_classes_is_wider_instead_of_illegible():
    columns = [pictures.HeatColumn(f"Classe {n}") for n in range(12)]
    row = pictures.HeatRow("Dates", [pictures.Cell(50.0, "50 %")] * 12, Topic.DATE)

    tree = drawn(pictures.heat_map("h", "", columns, [row]))

    assert float(tree.get("width")) > WIDTH
    assert drawn(pictures.heat_map("h", "", columns[:4], [row])).get("width") is None


def test_a_quiz_without_a_score_leaves_a_gap_in_the_line():
    tree = drawn(ALL["line"]())

    assert len(of_class(tree, "chart__mark")) == 2
    assert not of_class(tree, "chart__line")
    assert len(of_class(tree, "chart__whisker")) == 1


def test_of_a_long_line_first_last_highest_and_lowest_are_told():
    values = [10.0, 11, 12, 19, 9, 8, 7, 2, 6, 9, 12, 13]
    moments = [pictures.Moment(f"{n}", value, f"{value:g} pts") for n, value in enumerate(values)]

    said = [text.text for text in of_class(drawn(pictures.progress_line("l", "", moments)), "chart__text--halo")]

    assert said == ["10 pts", "19 pts", "2 pts", "13 pts"]


def test_a_single_quiz_is_a_point():
    tree = drawn(pictures.progress_line("l", "", MOMENTS[:1]))

    assert len(of_class(tree, "chart__mark")) == 1


def test_each_topic_has_a_shape_of_its_own():
    assert len({str(icon(topic)).replace(topic, "") for topic in Topic}) == len(Topic)


def test_a_share_of_nothing_is_no_bar():
    assert pictures.share(0, 0) == 0
    assert pictures.share(3, 12) == 25
    assert 'width="25"' in pictures.small_bar(25.0, "good")
