"""A teacher writes a question of each kind, edits one, and picks its evidence."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from classroom.models import Item, ItemEventKind, ItemOrigin, ItemState, ItemVersion

TEXT = "Le maire l’a dit : « le pont a rouvert ».\nLe pont reste ouvert."


@pytest.fixture
def teacher(make):
    return make.teacher()


@pytest.fixture
def desk(browser, teacher):
    return browser(teacher)


@pytest.fixture
def dossier(make, teacher):
    return make.dossier(teacher)


@pytest.fixture
def dispatch(make, dossier):
    return make.dispatch(dossier, TEXT, agency_read="Agence du Nord")


def rows(kind, options, evidence=(), **values):
    """The fields of the form; an option is its text, and « * » in front marks the key, « | » parts a pair."""
    data = {"topic": "date", "kind": kind, "difficulty": "easy", "stem": "Quand ?", "approve": "1"} | values
    for place, option in enumerate(options):
        left, _bar, right = option.removeprefix("*").partition("|")
        data |= {f"options-{place}-text": left, f"options-{place}-right": right}
        data |= {f"options-{place}-correct": "y"} if option.startswith("*") else {}
    for place, (dispatch_id, quote) in enumerate(evidence):
        data |= {f"evidence-{place}-dispatch_id": dispatch_id, f"evidence-{place}-quote": quote}
    return {name: value for name, value in data.items() if value is not None}


def only_version(session):
    session.rollback()
    return session.scalars(select(ItemVersion)).one()


@pytest.mark.parametrize(
    ("kind", "options", "stored"),
    [
        ("single", ["*1998", "2001", ""], [("1998", True), ("2001", False)]),
        ("multiple", ["*a", "*b", "c"], [("a", True), ("b", True), ("c", False)]),
        ("true_false", ["Vrai", "*Faux"], [("Vrai", False), ("Faux", True)]),
        ("order", ["d’abord", "ensuite"], [("d’abord", True), ("ensuite", True)]),
        ("match", ["Lyon|Rhône", "Nantes|Loire"], [("Lyon → Rhône", True), ("Nantes → Loire", True)]),
        ("numeric", ["12 500,5"], [("12 500,5", True)]),
        ("short", ["le préfet", "préfet"], [("le préfet", True), ("préfet", True)]),
    ],
)
def test_a_question_of_each_kind_is_written(desk, session, teacher, kind, options, stored):
    assert desk.post("/items/new", data=rows(kind, options)).status_code == 302

    version = only_version(session)
    assert [(option["text"], option["correct"]) for option in version.options] == stored
    assert (version.kind, version.item.state, version.item.origin) == (kind, ItemState.APPROVED, ItemOrigin.TEACHER)
    assert (version.author_id, version.item.owner_id, version.item.dossier_id) == (teacher.id, teacher.id, None)


@pytest.mark.parametrize(
    ("kind", "options", "message"),
    [
        ("single", ["a", "b"], "No option is marked as right."),
        ("single", ["*a", "*b"], "Only one option can be right"),
        ("multiple", ["a", "b"], "No option is marked as right."),
        ("true_false", ["*Vrai", "Faux", "Autre"], "exactly two options"),
        ("match", ["Lyon|", "Nantes|Loire"], "both of its halves"),
        ("numeric", ["douze"], "not a number"),
        ("short", [], "too few options"),
        ("single", ["*a", "A"], "say the same"),
        ("essay", ["*a", "b"], "Not a valid choice"),
    ],
)
def test_a_question_that_cannot_be_answered_comes_back_with_what_was_typed(desk, session, kind, options, message):
    page = desk.post("/items/new", data=rows(kind, options, stem="Ma question à moi ?"))

    assert page.status_code == 422
    assert message in page.text
    assert "Ma question à moi ?" in page.text
    assert session.scalars(select(Item)).all() == []


def test_a_question_needs_words(desk):
    page = desk.post("/items/new", data=rows("single", ["*a", "b"], stem="  "))

    assert page.status_code == 422
    assert "Write the question." in page.text


def test_a_question_can_be_kept_for_later_review(desk, session):
    desk.post("/items/new", data=rows("single", ["*a", "b"], approve=None, save="1"))

    assert only_version(session).item.state is ItemState.DRAFT


@pytest.mark.parametrize(
    ("data", "expected"),
    [({"add_option": "1"}, 3), ({"remove_option": "0"}, 1), ({"change_kind": "1"}, 2)],
)
def test_rows_come_and_go_without_scripts_and_nothing_typed_is_lost(desk, session, data, expected):
    page = desk.post("/items/new", data=rows("single", ["*un", "deux"], approve=None, **data))

    assert page.status_code == 200
    assert page.text.count('data-row role="group"') == expected
    assert "\ndeux</textarea>" in page.text
    assert ("\nun</textarea>" in page.text) == ("remove_option" not in data)
    assert session.scalars(select(Item)).all() == []


def test_an_option_typed_over_several_lines_is_kept_as_one(desk, session):
    desk.post("/items/new", data=rows("single", ["*Le pont\r\n a rouvert\u202f!", "b"]))

    assert [option["text"] for option in only_version(session).options] == ["Le pont a rouvert\u202f!", "b"]


def test_the_form_of_a_kind_starts_with_fitting_rows(desk):
    page = desk.get("/items/new?kind=true_false").text

    assert "\nVrai</textarea>" in page
    assert page.count('data-row role="group"') == 2


# -------------------------------------------------------------------------------------------------------- evidence


def test_pasted_words_become_the_exact_words_of_the_dispatch(desk, session, dossier, dispatch):
    desk.post(
        f"/items/new?dossier={dossier.id}",
        data=rows("single", ["*a", "b"], [(dispatch.id, 'l\'a dit : "le pont a rouvert"')]),
    )

    (evidence,) = only_version(session).evidence
    assert evidence.quote == TEXT[evidence.start : evidence.end] == "l’a dit : « le pont a rouvert »"


def test_words_that_stand_twice_are_taken_at_their_first_place_with_a_note(desk, session, dossier, dispatch):
    page = desk.post(
        f"/items/new?dossier={dossier.id}",
        data=rows("single", ["*a", "b"], [(dispatch.id, "pont")]),
        follow_redirects=True,
    )

    assert "stands more than once" in page.text
    assert only_version(session).evidence[0].start == TEXT.index("pont")


def test_words_that_do_not_stand_in_the_dispatch_are_refused(desk, session, dossier, dispatch):
    page = desk.post(
        f"/items/new?dossier={dossier.id}",
        data=rows("single", ["*a", "b"], [(dispatch.id, "le pont a fermé")]),
    )

    assert page.status_code == 422
    assert "do not stand in this dispatch" in page.text
    assert "le pont a fermé" in page.text
    assert session.scalars(select(Item)).all() == []


def test_a_dispatch_of_another_teacher_proves_nothing(desk, session, make, dossier, dispatch):
    foreign = make.dispatch(make.dossier(make.teacher()), TEXT)

    page = desk.post(
        f"/items/new?dossier={dossier.id}", data=rows("single", ["*a", "b"], [(foreign.id, "le pont a rouvert")])
    )

    assert page.status_code == 422


def test_evidence_rows_left_empty_do_not_count(desk, session, dossier, dispatch):
    desk.post(f"/items/new?dossier={dossier.id}", data=rows("single", ["*a", "b"], [(dispatch.id, "")]))

    assert only_version(session).evidence == []


# --------------------------------------------------------------------------------------------------------- editing


@pytest.fixture
def item(make, teacher, dossier, dispatch):
    """Proved by the second « pont » of the dispatch, not the first."""
    version = make.item(
        teacher, dossier, state=ItemState.DRAFT, stem="Avant ?", evidence=((dispatch, "Le pont reste"),)
    )
    return version.item


def fields_of(page):
    """The form as a browser would send it back."""
    from html.parser import HTMLParser

    class Reader(HTMLParser):
        def __init__(self):
            super().__init__()
            self.data, self.text, self.select = {}, None, None

        def handle_starttag(self, tag, attributes):
            has = dict(attributes)
            if (
                tag == "input"
                and has.get("name")
                and (has.get("type") not in ("checkbox", "radio") or "checked" in has)
            ):
                self.data[has["name"]] = has.get("value", "")
            self.text = has["name"] if tag == "textarea" else self.text
            self.select = has["name"] if tag == "select" else self.select
            if tag == "option" and "selected" in has:
                self.data[self.select] = has["value"]

        def handle_data(self, data):
            if self.text:
                self.data[self.text] = data.lstrip("\r\n")

        def handle_endtag(self, tag):
            self.text = None if tag == "textarea" else self.text

    reader = Reader()
    reader.feed(page)
    return reader.data


def versions(session, item):
    session.rollback()
    query = select(ItemVersion).where(ItemVersion.item_id == item.id).order_by(ItemVersion.number)
    return session.scalars(query).all()


def test_editing_makes_a_new_version_and_the_old_one_stays(desk, session, item):
    data = fields_of(desk.get(f"/items/{item.id}/edit").text) | {"stem": "Après ?", "save": "1"}

    desk.post(f"/items/{item.id}/edit", data=data)

    old, new = versions(session, item)
    assert (old.stem, new.stem, new.item.current_number) == ("Avant ?", "Après ?", 2)
    assert [(each.start, each.quote) for each in new.evidence] == [(each.start, each.quote) for each in old.evidence]
    assert [event.kind for event in item.events] == [ItemEventKind.EDITED]
    assert new.item.state is ItemState.DRAFT


def test_the_place_of_untouched_evidence_is_kept_and_touched_evidence_is_looked_for(
    desk, session, make, item, dispatch
):
    data = fields_of(desk.get(f"/items/{item.id}/edit").text) | {"save": "1"}

    desk.post(
        f"/items/{item.id}/edit", data=data | {"stem": "Deux ?", "evidence-0-quote": "pont", "evidence-0-start": ""}
    )

    assert versions(session, item)[-1].evidence[0].start == TEXT.index("pont")


def test_saving_without_a_change_makes_no_version(desk, session, item):
    data = fields_of(desk.get(f"/items/{item.id}/edit").text) | {"save": "1"}

    assert desk.post(f"/items/{item.id}/edit", data=data).status_code == 302
    assert len(versions(session, item)) == 1


def test_save_and_accept_does_both(desk, session, item):
    data = fields_of(desk.get(f"/items/{item.id}/edit").text) | {"stem": "Après ?", "approve": "1"}

    desk.post(f"/items/{item.id}/edit", data=data)

    assert versions(session, item)[-1].item.state is ItemState.APPROVED
    assert [event.kind for event in item.events] == [ItemEventKind.EDITED, ItemEventKind.ACCEPTED]


def test_the_history_shows_every_version(desk, item):
    data = fields_of(desk.get(f"/items/{item.id}/edit").text) | {"stem": "Après ?", "save": "1"}
    desk.post(f"/items/{item.id}/edit", data=data)

    page = desk.get(f"/items/{item.id}").text

    assert "Avant ?" in page
    assert page.index("Version 2") < page.index("Version 1")


def test_a_page_of_curation_is_come_back_to_after_an_edit(desk, item, dossier):
    back = f"/dossiers/{dossier.id}/items?state=draft"
    data = fields_of(desk.get(f"/items/{item.id}/edit?back={back}").text)

    answer = desk.post(f"/items/{item.id}/edit", data=data | {"stem": "Après ?", "save": "1"})

    assert answer.location == f"{back}#item-{item.id}"


def test_an_edit_made_elsewhere_meanwhile_is_not_silently_overwritten(desk, session, item):
    mine = fields_of(desk.get(f"/items/{item.id}/edit").text) | {"stem": "La mienne ?", "save": "1"}
    desk.post(f"/items/{item.id}/edit", data=mine | {"stem": "L’autre ?"})

    page = desk.post(f"/items/{item.id}/edit", data=mine)

    assert page.status_code == 409
    assert "edited elsewhere meanwhile" in page.text
    assert "La mienne ?" in page.text
    assert versions(session, item)[-1].stem == "L’autre ?"

    desk.post(f"/items/{item.id}/edit", data=fields_of(page.text) | {"save": "1"})
    assert [version.stem for version in versions(session, item)] == ["Avant ?", "L’autre ?", "La mienne ?"]
