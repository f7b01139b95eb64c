"""The dispatch, its evidence link and its corrections by hand."""

from __future__ import annotations

import html
import re

import pytest

from classroom.clock import utc_now
from classroom.models import Dispatch, Reading, ReadingStage

TEXT = "Menu\n\nLYON, 3 mai - Le tramway roule.\n\nIl roule <vite> & bien.\n\nPartager\n"


@pytest.fixture
def teacher(make):
    return make.teacher()


@pytest.fixture
def desk(browser, teacher):
    return browser(teacher)


@pytest.fixture
def dispatch(make, teacher):
    start, end = TEXT.index("LYON"), TEXT.index("\n\nPartager")
    return make.dispatch(
        make.dossier(teacher),
        TEXT,
        zones=[[start, start + 11, "dateline"], [start + 14, end, "body"]],
        agency_read="Agence du Rhône",
        headline_read="Le tramway roule",
        published_read="2016-05-03",
        published_basis="inferred",
        published_reason="Le 3 mai le plus proche.",
    )


def highlighted(page):
    return [html.unescape(words) for words in re.findall(r"<mark[^>]*>([^<]*)</mark>", page)]


def test_the_whole_text_is_there_with_what_was_read(desk, dispatch):
    page = desk.get(f"/dispatches/{dispatch.id}").text

    for words in ("Menu", "Partager", "Le tramway roule.", "Il roule &lt;vite&gt; &amp; bien."):
        assert words in page
    assert 'lang="fr"' in page
    assert "Agence du Rhône" in page
    assert "May 3, 2016" in page
    assert "Le 3 mai le plus proche." in page


def read_with(session, dispatch, author):
    """A finished reading of the dossier, in which another dispatch is signed too."""
    signed = [{"file": "autre.txt", "published": None, "author": {"file": "autre.txt", "start": 0, "end": 4}}]
    mine = {"file": dispatch.file, "published": None} | author
    done = {"requested_at": utc_now(), "stage": ReadingStage.DONE}
    session.add(Reading(dossier_id=dispatch.dossier_id, report={"dispatches": [*signed, mine]}, **done))
    session.commit()


def test_who_signs_the_dispatch_is_named_and_shown(desk, dispatch, session):
    start = TEXT.index("Partager")
    read_with(
        session, dispatch, {"author": {"file": dispatch.file, "start": start, "end": start + 8, "text": "Partager"}}
    )

    page = html.unescape(desk.get(f"/dispatches/{dispatch.id}").text)

    assert "<dt>Author</dt>" in page
    assert f'href="/dispatches/{dispatch.id}?from={start}&to={start + 8}#evidence" lang="fr">Partager</a>' in page


@pytest.mark.parametrize("author", [{}, {"author": None}])
def test_a_dispatch_that_nobody_signs_and_an_earlier_reading_name_no_author(desk, dispatch, session, author):
    read_with(session, dispatch, author)

    page = desk.get(f"/dispatches/{dispatch.id}")

    assert page.status_code == 200
    assert "<dt>Author</dt>" not in page.text


def test_the_link_of_an_evidence_highlights_exactly_its_words(desk, dispatch):
    start, end = TEXT.index("tramway"), TEXT.index("vite> &") + 4

    page = desk.get(f"/dispatches/{dispatch.id}?from={start}&to={end}").text

    assert highlighted(page) == ["tramway roule.", "Il roule <vite"]
    assert page.count('id="evidence"') == 1


def test_several_spans_can_be_highlighted(desk, dispatch):
    spans = "&".join(f"evidence={TEXT.index(word)}-{TEXT.index(word) + len(word)}" for word in ("tramway", "bien"))

    page = desk.get(f"/dispatches/{dispatch.id}?{spans}").text

    assert highlighted(page) == ["tramway", "bien"]
    assert page.count('id="evidence"') == 1


@pytest.mark.parametrize("query", ["from=5&to=2", "from=0&to=99999", "from=x&to=2", "evidence=7", "evidence=1-2-3"])
def test_offsets_that_do_not_stand_are_left_out_with_a_notice(desk, dispatch, query):
    page = desk.get(f"/dispatches/{dispatch.id}?{query}")

    assert page.status_code == 200
    assert "do not stand in this dispatch" in page.text
    assert highlighted(page.text) == []


def correction(**values):
    body = [TEXT.index("LYON"), TEXT.index("Il roule")]
    return {"agency": "Agence du Rhône", "headline": "Le tramway roule", "first": "2016-05-03", "body": body} | values


def correct(desk, session, dispatch, **values):
    answer = desk.post(f"/dispatches/{dispatch.id}/correct", data=correction(**values))
    session.rollback()
    return answer, session.get_one(Dispatch, dispatch.id)


def test_a_correction_wins_over_what_was_read_and_the_dossier_is_read_again(desk, session, dispatch, hand_made):
    answer, row = correct(
        desk, session, dispatch, agency="La Gazette", headline="Il roule", first="2015-05-03", last="2015-05-05"
    )

    assert answer.status_code == 302
    assert (row.agency, row.headline, row.published) == ("La Gazette", "Il roule", "2015-05-03/2015-05-05")
    assert row.body_corrected is None
    assert hand_made.runs[0][0].agency == "La Gazette"


def test_sending_the_form_back_untouched_changes_nothing(desk, session, dispatch, hand_made):
    _answer, row = correct(desk, session, dispatch)

    assert (row.agency_corrected, row.headline_corrected, row.published_corrected) == (None, None, None)
    assert row.body_corrected is None
    assert hand_made.runs == []


def test_paragraphs_are_marked_as_body_or_not(desk, session, dispatch, hand_made):
    _answer, row = correct(desk, session, dispatch, body=[TEXT.index("Menu"), TEXT.index("LYON")])

    assert [TEXT[start:end] for start, end in row.body_corrected] == ["Menu", "Le tramway roule."]
    assert [TEXT[start:end] for start, end in hand_made.runs[0][0].body] == ["Menu", "Le tramway roule."]


def test_a_field_that_is_emptied_goes_back_to_what_was_read(desk, session, dispatch, hand_made):
    correct(desk, session, dispatch, agency="La Gazette")

    _answer, row = correct(desk, session, dispatch, agency="", first="")

    assert (row.agency_corrected, row.published_corrected) == (None, None)
    assert (row.agency, row.published) == ("Agence du Nord", "2016-04-20")


def test_all_corrections_can_be_undone(desk, session, dispatch, hand_made):
    correct(desk, session, dispatch, agency="La Gazette", body=[TEXT.index("Menu")])

    desk.post(f"/dispatches/{dispatch.id}/as-read")

    session.rollback()
    row = session.get_one(Dispatch, dispatch.id)
    assert (row.agency, row.body_corrected) == ("Agence du Nord", None)
    assert len(hand_made.runs) == 2


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"first": "2016-05-03", "last": "2016-05-01"}, "comes before the first"),
        ({"first": "", "last": "2016-05-01"}, "first day as well"),
        ({"first": "0203-05-03"}, "too long ago"),
        ({"first": "le 3 mai"}, "Not a valid date"),
        ({"body": []}, "Tick at least one paragraph"),
        ({"body": [9999]}, "not a valid choice"),
        ({"agency": "x" * 201}, "longer than 200"),
    ],
)
def test_a_correction_that_cannot_be_is_shown_again(desk, session, dispatch, hand_made, values, message):
    answer, row = correct(desk, session, dispatch, **values)

    assert answer.status_code == 422
    assert message in answer.text
    assert row.agency_corrected is None
    assert hand_made.runs == []


def test_dispatches_of_a_dossier_lead_from_one_to_the_next(desk, make, dispatch):
    dossier = dispatch.dossier
    after = make.dispatch(dossier, "Suite.", agency_read="Le Suivant")

    assert f"/dispatches/{after.id}" in desk.get(f"/dispatches/{dispatch.id}").text
    assert f"/dispatches/{dispatch.id}" in desk.get(f"/dispatches/{after.id}").text
