"""A teacher reads the dispatches side by side, with what was read in them marked, and puts the marks right."""

import re

import pytest
from sqlalchemy import select

from classroom.models import Dispatch, FindingCorrection
from questions.annotations import EvidenceSpan

A = "Le pont a fermé mardi en raison de la crue. Il est fermé, dit le maire."
B = "Le pont est ouvert depuis mardi."
C = "Rien à signaler."


def quoted(file, text, words):
    start = text.index(words)
    return {"file": file, "start": start, "end": start + len(words), "text": words}


MARDI = "date a.txt:16-21"
PAIR = "contradiction a.txt:44-56 b.txt:0-18"


@pytest.fixture
def engine(hand_made):
    hand_made.extra = {
        "time_expressions": [
            quoted("a.txt", A, "mardi") | {"value": "2016-04-19", "derivation": "« mardi » → 19 avril"}
        ],
        "actors": [
            {
                "name": "le maire",
                "kind": "person",
                "aliases": [],
                "roles": [],
                "mentions": [quoted("a.txt", A, "le maire")],
            }
        ],
        "causes": [
            {
                "file": "a.txt",
                "kind": "cause",
                "effect": quoted("a.txt", A, "Le pont a fermé mardi"),
                "marker": quoted("a.txt", A, "en raison de"),
                "cause": quoted("a.txt", A, "la crue"),
            }
        ],
        "contradictions": [
            {
                "kind": "status",
                "a": quoted("a.txt", A, "Il est fermé"),
                "b": quoted("b.txt", B, "Le pont est ouvert"),
                "explanation": "Fermé ou ouvert ?",
                "confidence": 0.9,
                "tier": 2,
            }
        ],
    }
    return hand_made


@pytest.fixture
def desk(browser, make, engine):
    """The browser of a teacher whose first dossier has three dispatches that were read."""
    teacher = make.teacher()
    dossier = make.dossier(teacher)
    for text, file in ((A, "a.txt"), (B, "b.txt"), (C, "c.txt")):
        make.dispatch(dossier, text, file=file)
    desk = browser(teacher)
    desk.dossier = f"/dossiers/{dossier.id}"
    desk.post(f"{desk.dossier}/read")
    return desk


def column(page, number=0):
    return re.findall(r'<section class="column".*?</section>', page.text, re.S)[number]


def links(html):
    """Words that lead to a note, with the layers that they are marked with."""
    return [
        (words, tuple(sorted(set(re.findall(r"mark--(date|actor|cause|contradiction)\b(?!-)", classes)))))
        for classes, words in re.findall(r'<a class="(mark[^"]*)" href="#note[^>]*>([^<]+)</a>', html)
    ]


def standing(session):
    session.rollback()
    return session.scalars(select(FindingCorrection).where(FindingCorrection.withdrawn_at.is_(None))).all()


def test_two_dispatches_stand_side_by_side_with_everything_marked(desk):
    page = desk.get(f"{desk.dossier}/texts")

    assert [words for words, _layers in links(column(page))] == ["mardi", "en raison de", "le maire"]
    assert "« mardi » → 19 avril" in column(page)
    assert "Fermé ou ouvert ?" in column(page, 1)
    assert "Rien à signaler" not in page.text


def test_a_date_that_is_only_likely_says_so(desk, engine):
    sure = desk.get(f"{desk.dossier}/texts").text
    engine.extra["time_expressions"][0] |= {"certain": False}
    desk.post(f"{desk.dossier}/read")

    assert "Likely, not sure" not in sure
    assert "Likely, not sure" in desk.get(f"{desk.dossier}/texts").text


def test_layers_can_be_switched_off_one_by_one_and_all(desk):
    dates = desk.get(f"{desk.dossier}/texts?layer=date")
    bare = desk.get(f"{desk.dossier}/texts?bare=1")

    assert links(column(dates)) == [("mardi", ("date",))]
    assert links(column(bare)) == []
    assert A in column(bare)


def test_the_dispatches_to_read_are_chosen(desk, session):
    third = session.scalars(select(Dispatch.id).where(Dispatch.file == "c.txt")).one()

    page = desk.get(f"{desk.dossier}/texts?dispatch={third}&layer=nothing")

    assert C in column(page)
    assert A not in page.text


def test_a_dossier_that_was_not_read_shows_its_texts_and_says_so(browser, make):
    teacher = make.teacher()
    make.dispatch(dossier := make.dossier(teacher), A)

    page = browser(teacher).get(f"/dossiers/{dossier.id}/texts")

    assert A in page.text
    assert "nothing is marked" in page.text


def test_a_dismissed_mark_reaches_the_engine_and_can_be_taken_back(desk, session, engine):
    page = desk.post(f"{desk.dossier}/findings/dismiss", data={"key": MARDI}, follow_redirects=True)

    assert "Noted" in page.text
    assert "Dismissed" in page.text
    (sent,) = engine.corrections
    assert (sent.layer, sent.act, sent.spans) == ("date", "dismiss", (EvidenceSpan("a.txt", 16, 21, "mardi"),))

    (correction,) = standing(session)
    desk.post(f"{desk.dossier}/findings/{correction.id}/withdraw")

    assert standing(session) == []
    assert engine.corrections == []


def test_a_second_word_on_a_finding_replaces_the_first(desk, session, engine):
    desk.post(f"{desk.dossier}/findings/dismiss", data={"key": MARDI})
    desk.post(f"{desk.dossier}/findings/correct", data={"key": MARDI, "first": "2016-04-12", "last": "2016-04-13"})

    assert [(each.act, each.value) for each in standing(session)] == [("correct", "2016-04-12/2016-04-13")]
    assert [each.value for each in engine.corrections] == ["2016-04-12/2016-04-13"]


def test_a_mention_is_given_to_another_actor(desk, engine):
    key = f"actor a.txt:{A.index('le maire')}-{A.index('le maire') + 8}"

    desk.post(f"{desk.dossier}/findings/correct", data={"key": key, "name": " Awa Diallo "})

    assert [(each.layer, each.value) for each in engine.corrections] == [("actor", "Awa Diallo")]


def test_a_contradiction_is_confirmed_or_put_in_other_words(desk, engine):
    page = desk.post(f"{desk.dossier}/findings/confirm", data={"key": PAIR}, follow_redirects=True)
    assert "Confirmed" in column(page)

    desk.post(f"{desk.dossier}/findings/correct", data={"key": PAIR, "explanation": "Ouvert, fermé : qui croire ?"})
    assert [(each.act, each.value) for each in engine.corrections] == [("correct", "Ouvert, fermé : qui croire ?")]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"key": MARDI}, "Give the day in full"),
        ({"key": MARDI, "first": "0016-04-12"}, "Give the day in full"),
        ({"key": MARDI, "first": "2016-04-12", "last": "9999-12-31"}, "Give the day in full"),
        ({"key": MARDI, "first": "2016-04-12", "last": "2016-04-11"}, "The last day comes before the first"),
        ({"key": "actor a.txt:60-68", "name": " "}, "Say who is meant"),
        ({"key": PAIR, "explanation": ""}, "Say what the sources disagree on"),
    ],
)
def test_a_correction_that_says_nothing_is_refused_with_the_reason(desk, session, data, said):
    page = desk.post(f"{desk.dossier}/findings/correct", data=data, follow_redirects=True)

    assert said in page.text
    assert standing(session) == []


@pytest.mark.parametrize(
    "key",
    [
        "",
        "date",
        "date a.txt:0-999",
        "date z.txt:0-2",
        "date a.txt:5-2",
        "weather a.txt:0-2",
        "date a.txt:²-3",
        "date" + " a.txt:0-2" * 90,
    ],
)
def test_a_finding_that_is_not_there_is_said_to_be_gone(desk, session, key):
    page = desk.post(f"{desk.dossier}/findings/dismiss", data={"key": key}, follow_redirects=True)

    assert "not there any more" in page.text
    assert standing(session) == []


def opposition(session, **changed):
    first, second = session.scalars(select(Dispatch.id).where(Dispatch.file.in_(("a.txt", "b.txt")))).all()
    return {
        "dispatch_a": first,
        "quote_a": "fermé mardi",
        "dispatch_b": second,
        "quote_b": "ouvert depuis mardi",
        "kind": "status",
        "explanation": "L’un l’a vu fermer le jour où l’autre l’a vu ouvrir.",
    } | changed


def test_a_contradiction_is_added_from_two_passages(desk, session, engine):
    page = desk.post(f"{desk.dossier}/contradictions", data=opposition(session), follow_redirects=True)

    assert "Added" in page.text
    (added,) = engine.corrections
    assert (added.act, added.kind) == ("add", "status")
    assert [span.quote for span in added.spans] == ["fermé mardi", "ouvert depuis mardi"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"quote_a": "rouvert mercredi"}, "do not stand in this dispatch"),
        ({"quote_b": ""}, "Copy the words of the dispatch"),
        ({"explanation": " "}, "Say what the sources disagree on"),
        ({"kind": "weather"}, "Not a valid choice"),
        ({"dispatch_b": 4711}, "Not a valid choice"),
    ],
)
def test_an_addition_that_cannot_stand_is_refused_with_the_reason(desk, session, changed, said):
    page = desk.post(f"{desk.dossier}/contradictions", data=opposition(session, **changed), follow_redirects=True)

    assert said in page.text
    assert standing(session) == []


def test_the_same_passage_twice_is_no_contradiction(desk, session):
    first = opposition(session)["dispatch_a"]

    page = desk.post(
        f"{desk.dossier}/contradictions",
        data=opposition(session, dispatch_b=first, quote_b="fermé mardi"),
        follow_redirects=True,
    )

    assert "two different passages" in page.text
    assert standing(session) == []


def test_what_is_taken_back_twice_is_said_to_be_gone(desk, session):
    desk.post(f"{desk.dossier}/findings/dismiss", data={"key": MARDI})
    (correction,) = standing(session)

    desk.post(f"{desk.dossier}/findings/{correction.id}/withdraw")
    page = desk.post(f"{desk.dossier}/findings/{correction.id}/withdraw", follow_redirects=True)

    assert "taken back already" in page.text


def test_the_way_back_leads_to_the_page_that_was_shown_and_to_no_other_site(desk):
    back = desk.post(f"{desk.dossier}/findings/dismiss", data={"key": MARDI, "next": f"{desk.dossier}/texts?bare=1"})
    away = desk.post(f"{desk.dossier}/findings/dismiss", data={"key": MARDI, "next": "//elsewhere.example/"})

    assert back.location.endswith("/texts?bare=1")
    assert away.location == "/"


CAUSE = "cause a.txt:{}-{} a.txt:{}-{}"


def cause_key():
    effect, cause = "Le pont a fermé mardi", "la crue"
    return CAUSE.format(
        *(place for words in (effect, cause) for place in (A.index(words), A.index(words) + len(words)))
    )


def test_a_cause_is_put_right_in_words_of_the_dispatch(desk, session, engine):
    sent = {
        "key": cause_key(),
        "effect": "a fermé mardi",
        "cause": "la crue",
        "marker": "en raison de",
        "kind": "reaction",
    }
    page = desk.post(f"{desk.dossier}/findings/correct", data=sent, follow_redirects=True)

    assert "Noted" in page.text
    (correction,) = engine.corrections
    assert (correction.layer, correction.act, correction.kind) == ("cause", "correct", "reaction")
    assert [each.quote for each in correction.spans] == [
        "Le pont a fermé mardi",
        "la crue",
        "a fermé mardi",
        "la crue",
        "en raison de",
    ]
    assert 'name="effect"' in desk.get(f"{desk.dossier}/texts?layer=cause").text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"effect": ""}, "Copy the words"),
        ({"cause": "le gel"}, "do not stand in this dispatch"),
        ({"cause": "fermé mardi"}, "different words"),
        ({"kind": "hasard"}, "Kind"),
    ],
)
def test_a_cause_put_wrong_is_refused_with_the_reason(desk, session, wrong, said):
    sent = {"key": cause_key(), "effect": "a fermé mardi", "cause": "la crue", "marker": "", "kind": "cause"}
    page = desk.post(f"{desk.dossier}/findings/correct", data=sent | wrong, follow_redirects=True)

    assert said in page.text
    assert standing(session) == []
