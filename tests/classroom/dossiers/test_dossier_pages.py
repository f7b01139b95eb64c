"""A teacher brings dispatches in and looks at what was read."""

from __future__ import annotations

import io

import pytest
from sqlalchemy import select

from classroom.clock import utc_now
from classroom.dossiers import service
from classroom.dossiers.intake import MAX_DISPATCHES
from classroom.models import Dispatch, Dossier, ItemState, Reading, ReadingStage

pytestmark = pytest.mark.usefixtures("hand_made")


@pytest.fixture
def teacher(make):
    return make.teacher()


@pytest.fixture
def desk(browser, teacher):
    return browser(teacher)


def upload(*files, texts=(), **fields):
    data = {"files": [(io.BytesIO(content), name) for name, content in files], **fields}
    data.update({f"texts-{place}": text for place, text in enumerate(texts)})
    return {"data": data, "content_type": "multipart/form-data", "follow_redirects": True}


def dispatches(session, **narrow):
    session.rollback()
    return session.scalars(select(Dispatch).filter_by(**narrow).order_by(Dispatch.position)).all()


def test_files_and_pasted_texts_come_in_together_and_are_read(desk, session):
    page = desk.post(
        "/dossiers/new",
        **upload(
            ("a.txt", "Le pont est fermé.".encode("latin-1")),
            ("b.html", b"<html><body><p>Le pont a rouvert.</p></body></html>"),
            texts=["Le tramway roule.\r\nDepuis hier.", "", "Le bac est parti."],
            title="Transports",
        ),
    )

    assert page.status_code == 200
    assert "Transports" in page.text
    assert [(each.file, each.text.strip()) for each in dispatches(session)] == [
        ("a.txt", "Le pont est fermé."),
        ("b.html", "Le pont a rouvert."),
        ("texte-colle.txt", "Le tramway roule.\nDepuis hier."),
        ("texte-colle-2.txt", "Le bac est parti."),
    ]
    assert session.scalars(select(Reading.stage)).all() == [ReadingStage.DONE]
    assert "Agence du Nord" in page.text


def test_the_bytes_are_kept_as_they_came_and_can_be_fetched(desk, session):
    original = "\ufeffUn\r\nété".encode("utf-8")
    desk.post("/dossiers/new", **upload(("a.txt", original), title="T"))
    (dispatch,) = dispatches(session)

    answer = desk.get(f"/dispatches/{dispatch.id}/original")

    assert dispatch.original == answer.data == original
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.mimetype == "application/octet-stream"


def test_a_refused_file_is_named_and_the_others_and_the_pasted_text_stay(desk, session):
    page = desk.post(
        "/dossiers/new",
        **upload(("photo.jpg", b"\xff\xd8\xff\xe0"), ("vide.txt", b""), ("a.txt", b"Un."), texts=["Deux."], title="T"),
    )

    assert "photo.jpg was not added: this is not a text file" in page.text
    assert "vide.txt was not added: the file is empty" in page.text
    assert [each.file for each in dispatches(session)] == ["a.txt", "texte-colle.txt"]


def test_the_same_text_twice_is_refused_even_under_another_name(desk, session):
    page = desk.post("/dossiers/new", **upload(("a.txt", b"Un."), ("b.txt", b"Un."), title="T"))

    assert "b.txt was not added: the same text is already in the dossier" in page.text
    assert len(dispatches(session)) == 1


def test_files_of_the_same_name_are_told_apart(desk, session):
    desk.post("/dossiers/new", **upload(("a.txt", b"Un."), ("A.txt", b"Deux."), title="T"))

    assert [each.file for each in dispatches(session)] == ["a.txt", "A-2.txt"]


def test_a_dossier_without_a_title_is_named_after_the_day(desk, session):
    desk.post("/dossiers/new", **upload(("a.txt", b"Un.")))
    session.rollback()

    assert session.scalars(select(Dossier.title)).one().startswith("Dossier of ")


def test_an_empty_form_is_shown_again(desk, session):
    page = desk.post("/dossiers/new", **upload())

    assert page.status_code == 422
    assert "Give a title, a file or a text." in page.text
    assert session.scalars(select(Dossier)).all() == []


def test_what_was_typed_comes_back_with_the_errors(desk):
    page = desk.post("/dossiers/new", **upload(texts=["Le pont.", "Le bac."], title="x" * 201))

    assert page.status_code == 422
    assert "Le pont." in page.text
    assert "Le bac." in page.text


def test_a_text_that_is_too_long_is_refused_and_comes_back(desk, session):
    page = desk.post("/dossiers/new", **upload(texts=["mot " * 50_001], title="T"))

    assert page.status_code == 422
    assert "longer than 200,000 characters" in page.text
    assert session.scalars(select(Dossier)).all() == []


def test_more_dispatches_are_added_and_everything_is_read_again(desk, session, make, teacher, hand_made):
    dossier = make.dossier(teacher)
    make.dispatch(dossier, "Un.", file="a.txt")

    page = desk.post(f"/dossiers/{dossier.id}/dispatches", **upload(("b.txt", b"Deux.")))

    assert "1 dispatch added." in page.text
    assert [source.file for source in hand_made.runs[0]] == ["a.txt", "b.txt"]


def test_a_full_dossier_takes_no_more(desk, session, make, teacher):
    dossier = make.dossier(teacher)
    for number in range(MAX_DISPATCHES):
        make.dispatch(dossier, f"Dépêche {number}.")

    page = desk.post(f"/dossiers/{dossier.id}/dispatches", **upload(("b.txt", b"De trop.")))

    assert "b.txt was not added: the dossier is full" in page.text
    assert len(dispatches(session)) == MAX_DISPATCHES


def test_a_dispatch_taken_out_can_be_put_back(desk, session, make, teacher, hand_made):
    dossier = make.dossier(teacher)
    dispatch = make.dispatch(dossier, "Un.", file="a.txt")
    make.dispatch(dossier, "Deux.", file="b.txt")

    page = desk.post(f"/dispatches/{dispatch.id}/remove", follow_redirects=True)
    assert "1 dispatch taken out" in page.text
    assert [source.file for source in hand_made.runs[-1]] == ["b.txt"]

    desk.post(f"/dispatches/{dispatch.id}/restore")
    assert [source.file for source in hand_made.runs[-1]] == ["a.txt", "b.txt"]


def test_a_dossier_is_renamed_but_not_to_nothing(desk, session, make, teacher):
    dossier = make.dossier(teacher, title="Avant")

    assert (
        "needs a title" in desk.post(f"/dossiers/{dossier.id}/rename", data={"title": " "}, follow_redirects=True).text
    )
    desk.post(f"/dossiers/{dossier.id}/rename", data={"title": " Après "})

    session.rollback()
    assert dossier.title == "Après"


def test_an_archived_dossier_leaves_the_list_and_comes_back(desk, make, teacher):
    dossier = make.dossier(teacher, title="Le vieux pont")

    desk.post(f"/dossiers/{dossier.id}/archive")
    assert "Le vieux pont" not in desk.get("/dossiers").text
    assert "Le vieux pont" in desk.get("/dossiers?archived=1").text

    desk.post(f"/dossiers/{dossier.id}/restore")
    assert "Le vieux pont" in desk.get("/dossiers").text


def test_the_list_counts_only_what_is_in_each_dossier(desk, make, teacher):
    full, other = make.dossier(teacher, title="Plein"), make.dossier(make.teacher(), title="Étranger")
    for dossier in (full, full, other):
        make.dispatch(dossier, f"Texte de {dossier.title}")

    page = desk.get("/dossiers").text

    assert "2 dispatches" in page
    assert "Étranger" not in page


# ---------------------------------------------------------------------------------------------------------- reading


def waiting(session, dossier, **values):
    reading = Reading(**({"dossier_id": dossier.id, "requested_at": utc_now(), "stage": ReadingStage.READING} | values))
    session.add(reading)
    session.commit()
    return reading


def test_progress_is_on_the_page_and_in_a_small_answer(desk, session, make, teacher):
    dossier = make.dossier(teacher)
    make.dispatch(dossier, "Un.")
    waiting(session, dossier, done=1, total=5)

    page = desk.get(f"/dossiers/{dossier.id}").text
    answer = desk.get(f"/dossiers/{dossier.id}/reading")

    assert 'aria-live="polite"' in page
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page
    assert answer.json == {
        "stage": "reading",
        "finished": False,
        "done": 1,
        "total": 5,
        "message": "Reading the dispatches: 1 of 5",
    }


def test_a_reading_that_failed_says_why_and_can_be_tried_again(desk, session, make, teacher, hand_made):
    dossier = make.dossier(teacher)
    make.dispatch(dossier, "Un.")
    waiting(session, dossier, stage=ReadingStage.FAILED, failure="engine")

    page = desk.get(f"/dossiers/{dossier.id}").text
    assert "because of an error on our side" in page
    assert "Try again" in page

    desk.post(f"/dossiers/{dossier.id}/read")
    assert len(hand_made.runs) == 1
    assert "error on our side" not in desk.get(f"/dossiers/{dossier.id}").text


def test_a_refusal_is_on_the_card_of_its_dispatch(desk, make, teacher, hand_made):
    dossier = make.dossier(teacher)
    make.dispatch(dossier, "Un.", file="a.txt")
    make.dispatch(dossier, "Hello.", file="b.txt")
    hand_made.refused = {"b.txt": "Cette dépêche n’est pas en français."}

    page = desk.post(f"/dossiers/{dossier.id}/read", follow_redirects=True).text

    assert "This dispatch is not in French: it is kept but not read." in page


def test_a_dispatch_added_during_a_reading_is_read_after_it(desk, session, make, teacher, hand_made):
    dossier = make.dossier(teacher)
    make.dispatch(dossier, "Un.", file="a.txt")

    def another_comes_in():
        hand_made.meanwhile = lambda: None
        session.rollback()
        make.dispatch(dossier, "Deux.", file="b.txt")
        service.request_reading(session, dossier.id, None, utc_now())
        session.commit()

    hand_made.meanwhile = another_comes_in
    desk.post(f"/dossiers/{dossier.id}/read")

    session.rollback()
    assert session.scalars(select(Reading.stage)).all() == [ReadingStage.DONE, ReadingStage.DONE]
    assert [source.file for source in hand_made.runs[1]] == ["a.txt", "b.txt"]


def test_what_was_found_is_listed_with_links_to_the_words(desk, make, teacher, hand_made):
    dossier = make.dossier(teacher)
    one = make.dispatch(dossier, "Le pont a fermé en mai 2019 à cause d’une crue. M. Roux l’a dit.", file="a.txt")
    two = make.dispatch(dossier, "Le pont a fermé en juin 2019, à la demande du préfet.", file="b.txt")
    hand_made.extra = found_in(one.text, two.text)

    page = desk.post(f"/dossiers/{dossier.id}/read", follow_redirects=True).text

    start = one.text.index("mai 2019")
    assert "May 2019" in page
    assert f"/dispatches/{one.id}?from={start}&amp;to={start + 8}#evidence" in page
    assert page.index("May 2019") < page.index("June 2019")
    assert "maire" in page
    assert "à cause d’" in page
    assert "à la demande du" in page
    assert "Initiator" in page
    assert "For you to judge" in page
    # The engine's confidence is no frequency: nobody is shown a per cent that is none.
    assert "80%" not in page
    assert "Les deux dates diffèrent." in page
    assert "A rounded figure" in page


def found_in(one, two):
    def span(file, text, words):
        return {"file": file, "start": text.index(words), "end": text.index(words) + len(words), "text": words}

    a, b = span("a.txt", one, "en mai 2019"), span("b.txt", two, "en juin 2019")
    return {
        "time_expressions": [
            span("b.txt", two, "juin 2019") | {"type": "DATE", "value": "2019-06", "derivation": "", "zone": "body"},
            span("a.txt", one, "mai 2019") | {"type": "DATE", "value": "2019-05", "derivation": "", "zone": "body"},
            span("a.txt", one, "une crue") | {"type": "DURATION", "value": "P2Y", "derivation": "", "zone": "body"},
            span("gone.txt", one, "crue") | {"type": "DATE", "value": "1901", "derivation": "", "zone": "body"},
        ],
        "actors": [
            {
                "name": "Roux",
                "kind": "person",
                "aliases": ["M. Roux"],
                "roles": ["maire"],
                "mentions": [span("a.txt", one, "Roux")],
            }
        ],
        "causes": [
            {
                "file": "a.txt",
                "effect": span("a.txt", one, "Le pont a fermé"),
                "marker": span("a.txt", one, "à cause d’"),
                "cause": span("a.txt", one, "une crue"),
                "kind": "cause",
            }
        ],
        "initiators": [
            {
                "file": "b.txt",
                "effect": span("b.txt", two, "Le pont a fermé"),
                "marker": span("b.txt", two, "à la demande du"),
                "cause": span("b.txt", two, "préfet"),
                "kind": "initiator",
            }
        ],
        "contradictions": [
            {"kind": "date", "a": a, "b": b, "explanation": "Les deux dates diffèrent.", "confidence": 0.8, "tier": 2}
        ],
        "reconciled": [{"kind": "rounding", "a": a, "b": b, "explanation": "L’une est arrondie."}],
    }


def test_the_number_of_queries_does_not_grow_with_the_dossiers(desk, make, teacher, count_queries):
    for number in range(3):
        make.dispatch(make.dossier(teacher), f"Texte {number}.")
    few = count_queries(lambda: desk.get("/dossiers"))
    for number in range(12):
        make.dispatch(make.dossier(teacher), f"Autre texte {number}.")

    assert count_queries(lambda: desk.get("/dossiers")) == few


# ----------------------------------------------------------------------------------------------------------- access

PAGES = [
    "/dossiers/{d}",
    "/dossiers/{d}/reading",
    "/dispatches/{x}",
    "/dispatches/{x}/original",
    "/dispatches/{x}/correct",
]
ACTS = [
    "/dossiers/{d}/rename",
    "/dossiers/{d}/archive",
    "/dossiers/{d}/restore",
    "/dossiers/{d}/read",
    "/dossiers/{d}/dispatches",
    "/dispatches/{x}/remove",
    "/dispatches/{x}/restore",
    "/dispatches/{x}/as-read",
    "/dispatches/{x}/correct",
]


@pytest.mark.parametrize(("method", "path"), [("get", p) for p in PAGES] + [("post", p) for p in ACTS])
def test_what_belongs_to_another_teacher_is_not_there(browser, make, teacher, method, path):
    dossier = make.dossier(teacher)
    dispatch = make.dispatch(dossier, "Un.")
    address = path.format(d=dossier.id, x=dispatch.id)

    assert getattr(browser(make.teacher()), method)(address).status_code == 404
    assert getattr(browser(make.instructor()), method)(address).status_code == 403
    assert getattr(browser(), method)(address).status_code == 302


def test_many_refusals_do_not_burst_the_cookie_that_carries_them(desk, session):
    files = [(f"{number:02}-{'très-long-nom-' * 7}.pdf", b"%PDF-1.7") for number in range(50)]

    page = desk.post("/dossiers/new", **upload(*files, title="T"))

    assert page.text.count("was not added: this is not a text file") == 12
    assert "38 other files were not added either." in page.text
    assert all(len(cookie.value) < 4000 for cookie in desk._cookies.values())


def test_a_dispatch_without_outlet_or_date_leads_to_its_correction(desk, make, teacher):
    dossier = make.dossier(teacher)
    unread = make.dispatch(dossier, "Le pont rouvre.")
    assert "Unknown outlet" not in desk.get(f"/dossiers/{dossier.id}").text

    dispatch = make.dispatch(dossier, "Le pont a rouvert.", zones=[[0, 18, "body"]])
    make.dispatch(
        dossier, "Le pont.", zones=[[0, 8, "body"]], agency_read="Agence du Nord", published_read="2016-05-03"
    )
    page = desk.get(f"/dossiers/{dossier.id}").text

    assert page.count("Unknown outlet") == page.count("date unknown") == 1
    assert f"/dispatches/{dispatch.id}/correct#agency" in page
    assert f"/dispatches/{dispatch.id}/correct#first" in page
    assert f"/dispatches/{unread.id}/correct" not in page
    assert f"/dispatches/{dispatch.id}/correct#agency" in desk.get(f"/dispatches/{dispatch.id}").text


def test_the_dossier_leads_to_what_is_left_to_review(desk, make, teacher):
    dossier = make.dossier(teacher)
    make.item(teacher, dossier)
    assert f'href="/dossiers/{dossier.id}/items"' in desk.get(f"/dossiers/{dossier.id}").text

    make.item(teacher, dossier, state=ItemState.DRAFT)

    assert f'href="/dossiers/{dossier.id}/items?state=draft"' in desk.get(f"/dossiers/{dossier.id}").text
