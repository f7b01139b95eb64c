"""A teacher goes through what the engine wrote: accept, reject, undo, with and without scripts."""

from __future__ import annotations

import re
from html import unescape

import pytest
from sqlalchemy import select

from classroom.models import Difficulty, Item, ItemEvent, ItemEventKind, ItemOrigin, ItemState, Topic

SCRIPT = {"X-Part": "card", "Accept": "application/json"}


@pytest.fixture
def teacher(make):
    return make.teacher()


@pytest.fixture
def desk(browser, teacher):
    return browser(teacher)


@pytest.fixture
def dossier(make, teacher):
    other = make.teacher()
    make.item(other, make.dossier(other), stem="Question d’un autre ?")
    make.item(teacher, stem="Question sans dossier ?")
    make.item(teacher, make.dossier(teacher), stem="Question d’un autre dossier ?")
    return make.dossier(teacher)


@pytest.fixture
def draft(make, teacher, dossier):
    dispatch = make.dispatch(dossier, "Le pont a rouvert le 3 mai 2019.", agency_read="Agence du Nord")
    return make.item(
        teacher,
        dossier,
        state=ItemState.DRAFT,
        stem="Quand le pont a-t-il rouvert ?",
        evidence=((dispatch, "le 3 mai 2019"),),
    )


def events(session):
    session.rollback()
    return session.scalars(select(ItemEvent).order_by(ItemEvent.id)).all()


def state(session, version):
    session.rollback()
    return session.get_one(Item, version.item_id).state


def test_each_question_shows_key_reasons_and_evidence_with_a_link_to_the_words(desk, dossier, draft):
    page = desk.get(f"/dossiers/{dossier.id}/items").text

    evidence = draft.evidence[0]
    assert "Quand le pont a-t-il rouvert ?" in page
    assert "C’est l’année des travaux." in page
    assert "le 3 mai 2019" in page
    assert "Agence du Nord" in page
    assert f"/dispatches/{evidence.dispatch_id}?from={evidence.start}&amp;to={evidence.end}#evidence" in page
    assert "d’un autre" not in page
    assert "sans dossier" not in page


def test_questions_are_narrowed_by_topic_state_difficulty_and_dispatch(desk, make, teacher, dossier, draft):
    other = make.dispatch(dossier, "Le bac est parti.")
    make.item(
        teacher,
        dossier,
        stem="Pourquoi le bac est-il parti ?",
        topic=Topic.CAUSE,
        difficulty=Difficulty.HARD,
        evidence=((other, "le bac".capitalize()),),
    )

    def stems(query):
        page = desk.get(f"/dossiers/{dossier.id}/items?{query}").text
        return ["Quand" * ("Quand le pont" in page), "Pourquoi" * ("Pourquoi le bac" in page)]

    assert stems("") == ["Quand", "Pourquoi"]
    assert stems("topic=cause") == ["", "Pourquoi"]
    assert stems("state=draft") == ["Quand", ""]
    assert stems("difficulty=hard") == ["", "Pourquoi"]
    assert stems(f"dispatch={other.id}") == ["", "Pourquoi"]
    assert stems("topic=date&difficulty=hard") == ["", ""]
    assert stems("topic=nonsense&state=") == ["Quand", "Pourquoi"]


def test_accepting_makes_the_question_usable_and_is_written_down(desk, session, teacher, dossier, draft):
    back = f"/dossiers/{dossier.id}/items?state=draft"

    answer = desk.post(f"/items/{draft.item_id}/accept", data={"back": back, "anchor": "item-7"})

    (event,) = events(session)
    assert answer.location == f"{back}#item-7"
    assert state(session, draft) is ItemState.APPROVED
    assert (event.kind, event.actor_id, event.item_id) == (ItemEventKind.ACCEPTED, teacher.id, draft.item_id)


def test_accepting_twice_is_no_mistake_and_is_written_down_once(desk, session, draft):
    for _time in range(2):
        assert desk.post(f"/items/{draft.item_id}/accept").status_code == 302

    assert state(session, draft) is ItemState.APPROVED
    assert len(events(session)) == 1


def test_a_rejection_says_why(desk, session, dossier, draft):
    page = desk.post(f"/items/{draft.item_id}/reject", data={}, follow_redirects=True)
    assert "Say why you reject this question." in page.text
    assert state(session, draft) is ItemState.DRAFT

    desk.post(f"/items/{draft.item_id}/reject", data={"reason": "wrong_key"})
    assert state(session, draft) is ItemState.REJECTED
    assert "The right answer is wrong" in desk.get(f"/dossiers/{dossier.id}/items").text


def test_other_words_win_over_a_usual_reason(desk, session, draft):
    desk.post(f"/items/{draft.item_id}/reject", data={"reason": "trivial", "words": " Déjà vu en cours. "})

    assert [event.reason for event in events(session)] == ["Déjà vu en cours."]


def test_a_reason_that_is_not_on_the_list_is_refused(desk, session, draft):
    desk.post(f"/items/{draft.item_id}/reject", data={"reason": "parce que"})

    assert state(session, draft) is ItemState.DRAFT


def test_a_decision_can_be_undone_and_stays_in_the_history(desk, session, draft):
    desk.post(f"/items/{draft.item_id}/reject", data={"reason": "trivial"})
    desk.post(f"/items/{draft.item_id}/undo")

    assert state(session, draft) is ItemState.DRAFT
    assert [event.kind for event in events(session)] == [ItemEventKind.REJECTED, ItemEventKind.UNDONE]
    history = desk.get(f"/items/{draft.item_id}").text
    assert history.index("put back to review") < history.index("rejected by")


def test_retired_questions_leave_use_and_come_back(desk, session, make, teacher):
    version = make.item(teacher)

    desk.post(f"/items/{version.item_id}/retire")
    assert state(session, version) is ItemState.RETIRED
    desk.post(f"/items/{version.item_id}/restore")
    assert state(session, version) is ItemState.APPROVED


@pytest.mark.parametrize(
    ("before", "act"),
    [
        (ItemState.RETIRED, "accept"),
        (ItemState.RETIRED, "undo"),
        (ItemState.DRAFT, "retire"),
        (ItemState.REJECTED, "restore"),
        (ItemState.RETIRED, "reject"),
    ],
)
def test_an_act_that_does_not_fit_the_state_changes_nothing(desk, session, make, teacher, before, act):
    version = make.item(teacher, state=before)

    page = desk.post(f"/items/{version.item_id}/{act}", data={"reason": "trivial"}, follow_redirects=True)

    assert "in another state by now" in page.text
    assert state(session, version) is before
    assert events(session) == []


def test_a_script_gets_the_new_card_and_the_counts(desk, dossier, draft):
    answer = desk.post(f"/items/{draft.item_id}/accept", headers=SCRIPT, data={"back": f"/dossiers/{dossier.id}/items"})

    assert answer.json["state"] == "approved"
    assert answer.json["states"] == {"approved": 1}
    assert f'id="item-{draft.item_id}"' in answer.json["card"]
    assert "Back to review" in answer.json["card"]


def test_a_script_is_told_when_nothing_was_done(desk, draft):
    answer = desk.post(f"/items/{draft.item_id}/retire", headers=SCRIPT)

    assert answer.status_code == 409
    assert "another state" in answer.json["error"]


@pytest.mark.parametrize("back", ["https://ailleurs.example/", "//ailleurs.example", "/\\ailleurs.example"])
def test_the_way_back_never_leaves_the_site(desk, draft, back):
    answer = desk.post(f"/items/{draft.item_id}/accept", data={"back": back})

    assert "ailleurs" not in answer.location


def test_the_number_of_queries_is_the_same_for_eight_questions_and_for_eighty(
    desk, make, teacher, dossier, count_queries
):
    dispatch = make.dispatch(dossier, "Le pont a rouvert le 3 mai 2019.")

    def write(number):
        for _each in range(number):
            make.item(teacher, dossier, state=ItemState.DRAFT, evidence=((dispatch, "pont"), (dispatch, "3 mai")))

    write(8)
    few = count_queries(lambda: desk.get(f"/dossiers/{dossier.id}/items"))
    write(72)
    many = count_queries(lambda: desk.get(f"/dossiers/{dossier.id}/items"))

    assert few == many
    assert many <= 16


def test_an_empty_dossier_says_where_questions_come_from(desk, dossier):
    assert "No question yet." in desk.get(f"/dossiers/{dossier.id}/items").text


def test_a_finished_review_says_so(desk, make, teacher, dossier):
    make.item(teacher, dossier)

    assert "Everything has been reviewed." in desk.get(f"/dossiers/{dossier.id}/items?state=draft").text


def test_evidence_in_a_dispatch_that_was_taken_out_says_so(desk, session, dossier, draft):
    draft.evidence[0].dispatch.removed_at = draft.created_at
    session.commit()

    assert "was taken out of the dossier" in desk.get(f"/dossiers/{dossier.id}/items").text


def test_the_rule_of_the_engine_is_shown(desk, session, dossier, draft):
    draft.item.origin, draft.item.rule = ItemOrigin.ENGINE, "date.when"
    session.commit()

    assert "date.when" in desk.get(f"/dossiers/{dossier.id}/items").text


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", "/dossiers/{d}/items"),
        ("get", "/items/{i}"),
        ("get", "/items/{i}/edit"),
        ("post", "/items/{i}/edit"),
        ("post", "/items/{i}/accept"),
        ("post", "/items/{i}/reject"),
        ("post", "/items/{i}/undo"),
        ("post", "/items/{i}/retire"),
        ("post", "/items/{i}/restore"),
        ("get", "/items/new?dossier={d}"),
    ],
)
def test_what_belongs_to_another_teacher_is_not_there(browser, make, dossier, draft, method, path):
    address = path.format(d=dossier.id, i=draft.item_id)
    student = make.student(make.school_class(make.teacher()))

    assert getattr(browser(make.teacher()), method)(address).status_code == 404
    assert getattr(browser(student), method)(address).status_code == 403
    assert getattr(browser(), method)(address).status_code == 302


def test_a_large_dossier_is_paged_and_each_question_shown_once(desk, make, teacher, dossier):
    for number in range(61):
        make.item(teacher, dossier, state=ItemState.DRAFT, stem=f"Question numéro {number:03} ?")

    pages = [desk.get(f"/dossiers/{dossier.id}/items?state=draft&page={page}").text for page in (1, 2, 99)]

    assert [page.count("data-item=") for page in pages] == [60, 1, 1]
    assert "Page 1 of 2" in pages[0]
    assert f"/dossiers/{dossier.id}/items?state=draft&amp;page=2" in pages[0]
    assert all(sum(f"numéro {number:03} " in page for page in pages[:2]) == 1 for number in range(61))


def test_the_states_over_the_list_are_plural_and_the_badge_of_a_question_is_not(browser, make, teacher, dossier):
    make.item(teacher, dossier)

    page = browser(teacher, language="fr").get(f"/dossiers/{dossier.id}/items").text

    assert "Approuvées <span" in page
    assert ">Approuvée</span>" in page


def test_after_the_last_question_the_way_leads_on_to_the_quizzes(desk, make, teacher, dossier):
    nothing_left = desk.get(f"/dossiers/{dossier.id}/items?state=draft").text
    make.item(teacher, dossier)
    reviewed = desk.get(f"/dossiers/{dossier.id}/items?state=draft").text

    assert "Make a quiz" not in nothing_left
    assert "Everything has been reviewed." in reviewed
    assert "Make a quiz" in reviewed


def test_the_way_on_waits_folded_below_the_last_questions_to_review(desk, dossier, draft):
    assert "data-finished hidden" in desk.get(f"/dossiers/{dossier.id}/items?state=draft").text
    assert "data-finished" not in desk.get(f"/dossiers/{dossier.id}/items").text


# -------------------------------------------------------------------------------------- much alike, and on the spot


def test_of_questions_much_alike_one_is_kept_and_the_others_go_in_one_act(desk, session, make, teacher, dossier, draft):
    twin = make.item(teacher, dossier, state=ItemState.DRAFT, stem="Quand le pont a-t-il donc rouvert ?")
    apart = make.item(
        teacher, dossier, state=ItemState.DRAFT, stem="Pourquoi la gare ferme-t-elle ?", topic=Topic.CAUSE
    )
    page = desk.get(f"/dossiers/{dossier.id}/items").text
    assert page.count('class="cluster"') == 1
    assert page.count("Keep this one, reject the others") == 2

    sent = {"keep": twin.item_id, "item": [draft.item_id]}
    desk.post(f"/dossiers/{dossier.id}/items/keep", data=sent)

    assert [state(session, each) for each in (twin, draft, apart)] == ["approved", "rejected", "draft"]
    assert [each.reason for each in events(session) if each.kind is ItemEventKind.REJECTED] == ["double"]
    for nothing in ({}, {"keep": "x"}, {"keep": "9" * 30}, {"keep": "0"}):
        assert desk.post(f"/dossiers/{dossier.id}/items/keep", data=nothing).status_code == 302


def hidden_fields(card):
    """What the card would send: every field that is not switched off."""
    names = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"(?! disabled)', card)
    areas = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n(.*?)</textarea>', card, re.DOTALL)
    return {name: unescape(value) for name, value in names + areas}


def test_on_the_spot_words_are_changed_and_all_else_stays(desk, session, draft):
    part = {"X-Part": "card"}
    card = desk.get(f"/items/{draft.item_id}/edit", headers=part).json["card"]
    sent = hidden_fields(card)
    assert sent["stem"] == "Quand le pont a-t-il rouvert ?"

    refused = desk.post(f"/items/{draft.item_id}/edit", data=sent | {"stem": ""}, headers=part)
    assert refused.status_code == 422
    assert "Write the question." in refused.json["card"]
    saved = desk.post(f"/items/{draft.item_id}/edit", data=sent | {"stem": "Quand a-t-il rouvert ?"}, headers=part)
    assert saved.status_code == 200
    assert "Quand a-t-il rouvert ?" in saved.json["card"]
    session.rollback()
    new = session.get_one(Item, draft.item_id).current
    before = session.get_one(Item, draft.item_id).versions[0]
    for name in ("topic", "kind", "difficulty", "options", "rationale", "source_independent", "rules", "points"):
        assert getattr(new, name) == getattr(before, name), name
    assert [each.quote for each in new.evidence] == ["le 3 mai 2019"]
    assert new.number == 2
    stale = desk.post(f"/items/{draft.item_id}/edit", data=sent | {"stem": "Trop tard ?"}, headers=part)
    assert stale.status_code == 409
    assert "edited elsewhere" in stale.json["card"]
