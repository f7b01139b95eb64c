"""What a teacher finds on dates in a dossier on a robbed museum: each rule, its key, and what it does not ask."""

from __future__ import annotations

import re

import pytest

from questions.item_writing import write_items
from questions.item_writing.dates.dated_facts import dated_facts
from questions.item_writing.dates.time_line import ask_time_line
from questions.timex import bounds
from tests.questions.item_writing.bodies import read, signed

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def dates(dossier_of):
    return write_items(dossier_of("musee"), limit=400, topic="date")


@pytest.fixture(scope="module")
def dossier_of(dossier):
    return dossier


def keys(item):
    return [option.text for option in item.options if option.correct]


def wrong(item):
    return [option.text for option in item.options if not option.correct]


def of(items, rule, part=""):
    found = [item for item in items if item.rule == rule and part in item.stem]
    assert found, (rule, part)
    return found[0]


def stems(items):
    return " ".join(item.stem for item in items)


def test_a_reckoned_day_is_proved_by_the_words_and_by_the_line_that_dates_the_dispatch(dates):
    item = of(dates, "date.when", "promis")
    assert keys(item) == ["Le 17 mai 2016"]
    assert "Le 19 mai 2016" in wrong(item), "the day of the dispatch tempts the hasty reader"
    assert any("19 mai 2016" in span.quote for span in item.evidence)
    assert "«\u202fmardi\u202f», dépêche du jeudi 19 mai 2016" in item.rationale


def test_a_participle_is_dated_like_a_verb(dates):
    assert keys(of(dates, "date.when", "interrogée")) == ["Le 18 mai 2016"]
    assert of(dates, "date.when", "interrogée").stem.endswith(
        "à quelle date la directrice Claire Vasseur a-t-elle été interrogée par les enquêteurs\u202f?"
    )


def test_a_day_set_anew_is_asked_with_a_quand():
    body = "La foire de Denain est reportée au 10 juin. La halle fermera le 12 juin. Le bac fermera le 14 juin."
    item = of(write_items(read(body).dossier, limit=400, topic="date"), "date.when", "reportée")
    assert "à quand la foire de Denain est-elle reportée" in item.stem
    assert keys(item) == ["Au 10 juin 2012"]


def test_what_may_change_names_the_very_dispatch(dossier_of):
    """The agency has two dispatches in this dossier: what still holds in one may be over in the next."""
    items = write_items(dossier_of("tunnel"), limit=400, topic="date")
    assert of(items, "date.when", "camions").stem.startswith("Selon la dépêche de l’ADA du 4 mars 2014")


TOLD = ["Anne Roy a quitté Thouars {}. ", "La halle de Denain a fermé {}. ", "Le bac de Sorgues a coulé {}. "]


@pytest.mark.parametrize(
    ("days", "asked"),
    [(("le 14 avril", "le 3 avril", "le 9 avril"), True), (("le 3 avril", "le 9 avril", "le 14 avril"), False)],
)
def test_facts_of_a_dispatch_are_put_in_order_which_it_tells_in_another(days, asked):
    context = read("".join(told.format(day) for told, day in zip(TOLD, days, strict=True)))
    rows = [d for d in ask_time_line(context, list(dated_facts(context))) if d.rule == "date.order"]
    assert bool(rows) is asked
    for row in rows:
        assert row.stem.startswith("Selon ")
        assert row.options[0].text == "La halle de Denain a fermé"


def test_facts_of_two_dispatches_are_set_in_no_row():
    order = [told.format(day) for told, day in zip(TOLD, ("lundi", "le 3 avril", "le 9 avril"), strict=True)]
    one, two = (
        signed(f"LILLE, 3 mai 2012 (AGN) - {''.join(order)}"),
        signed(f"LILLE, 3 mai 2012 (AGN) - {''.join(order[:2])}", f"LILLE, 4 mai 2012 (BGN) - {order[2]}"),
    )
    assert list(ask_time_line(one, list(dated_facts(one))))
    assert not list(ask_time_line(two, list(dated_facts(two))))


def test_what_comes_long_before_the_rest_has_no_place_in_an_order(dates):
    for item in dates:
        if item.rule in {"date.order", "date.match"}:
            assert "Le musée a été construit" not in [option.text for option in item.options]


def test_a_statement_to_judge_is_about_its_date(dates):
    for item in dates:
        if item.rule == "date.true_false":
            assert re.search(r", c’est (le|en|du|au|début|mi-|fin|à|pendant|dans) .+ qu(e |’)", item.stem), item.stem


def test_a_date_printed_in_full_is_never_given_as_true(dossier_of):
    """Then the statement would be the words of the dispatch, and nothing to think."""
    judged = [
        item
        for name in ("musee", "port", "proces", "sonde", "tunnel", "laiterie")
        for item in write_items(dossier_of(name), limit=400, topic="date")
        if item.rule == "date.true_false"
    ]
    assert judged
    for item in judged:
        assert keys(item) == ["Faux"] or "Le calcul" in item.rationale


def test_a_bound_is_written_out_where_it_has_to_be_reckoned():
    copied = "Le bac de Sorgues restera fermé jusqu'au 28 mai. La foire d'Apt rouvrira d'ici à la mi-juin."
    body = f"La halle de Thouars restera fermée jusqu'à lundi. {copied}"
    items = write_items(read(body).dossier, limit=400, topic="date")
    written = [item for item in items if item.rule == "date.written"]
    assert not [item for item in written if "Thouars" not in item.stem]
    assert written
    for item in written:
        answers = keys(item)
        assert item.kind == "short"
        if "jour, mois et année" in item.stem:
            assert any(re.fullmatch(r"\d{2}/\d{2}/\d{4}", answer) for answer in answers), answers
            assert any(answer.startswith("le ") for answer in answers)


def test_every_reckoned_date_shows_where_its_year_stands(dossier_of):
    for name in ("tunnel", "laiterie", "port", "proces", "sonde", "festival", "musee"):
        for item in write_items(dossier_of(name), limit=400, topic="date"):
            if item.rule in {"date.when", "date.written"} and "dépêche du" in item.rationale:
                assert any(re.search(r"\d{4}", span.quote) for span in item.evidence), item.stem


def test_no_state_is_given_one_day(dates):
    """« n'avait pas encore d'alarme », « était en panne »: a state has no day of its own."""
    assert "en panne" not in stems(dates)
    assert "n’avait" not in stems(dates)


def test_what_was_put_off_is_not_said_to_take_place_on_the_old_day(dates):
    assert not any(
        "Le 20 mai 2016" in keys(item) for item in dates if item.rule == "date.when" and "visite" in item.stem
    )


def test_no_wrong_date_overlaps_the_key(dossier_of):
    """Every date is shown in full, so that two options can be told apart on the calendar."""
    for name in ("musee", "port", "sonde", "tunnel"):
        for item in write_items(dossier_of(name), limit=400, topic="date"):
            days = [day(option.text) for option in item.options if item.rule == "date.when"]
            assert len(set(filter(None, days))) == len(list(filter(None, days))), item.stem


def day(text):
    months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre"]
    months += ["novembre", "décembre"]
    found = re.search(r"(\d{1,2})(?:er)? (\w+) (\d{4})", text)
    if found is None or found[2] not in months:
        return None
    return bounds(f"{found[3]}-{months.index(found[2]) + 1:02}-{int(found[1]):02}")
