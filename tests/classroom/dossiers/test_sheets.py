"""The sheets of a dossier: chronology, actors, causes and cross-reading, to work with, to project and to print."""

import re

import pytest

A = "Lundi, M. Roux a fermé le pont. « Il rouvrira mardi », a dit M. Roux. Quatre ouvriers y travaillent."
B = "Le pont reste ouvert, selon la mairie. Douze ouvriers y travaillent."


def quoted(file, text, words):
    start = text.index(words)
    return {"file": file, "start": start, "end": start + len(words), "text": words}


@pytest.fixture
def desk(browser, make, hand_made):
    hand_made.extra = {
        "time_expressions": [
            quoted("a.txt", A, "Lundi") | {"value": "2016-04-18", "derivation": "« lundi » → 18 avril 2016"},
            quoted("a.txt", A, "mardi") | {"value": "2016-04-19", "derivation": ""},
        ],
        "actors": [
            {
                "name": "Paul Roux",
                "kind": "person",
                "aliases": ["M. Roux"],
                "roles": ["maire"],
                "mentions": [quoted("a.txt", A, "M. Roux")],
            }
        ],
        "attributions": [
            {
                "file": "a.txt",
                "source": quoted("a.txt", A, "M. Roux"),
                "cue": quoted("a.txt", A, "a dit"),
                "content": quoted("a.txt", A, "Il rouvrira mardi"),
                "kind": "direct",
                "actor": "Paul Roux",
            }
        ],
        "contradictions": [
            {
                "kind": "number",
                "a": quoted("a.txt", A, "Quatre ouvriers y travaillent"),
                "b": quoted("b.txt", B, "Douze ouvriers y travaillent"),
                "explanation": "Quatre ou douze ?",
                "confidence": 0.9,
                "tier": 1,
            }
        ],
        "reconciled": [
            {
                "kind": "update",
                "a": quoted("a.txt", A, "a fermé le pont"),
                "b": quoted("b.txt", B, "Le pont reste ouvert"),
                "explanation": "L’un écrit avant l’autre.",
            }
        ],
    }
    teacher = make.teacher()
    dossier = make.dossier(teacher)
    make.dispatch(dossier, A, file="a.txt", published_read="2016-04-18")
    make.dispatch(dossier, B, file="b.txt")
    desk = browser(teacher)
    desk.sheets = f"/dossiers/{dossier.id}/sheets"
    desk.dossier = f"/dossiers/{dossier.id}"
    desk.post(f"{desk.dossier}/read")
    return desk


def test_the_chronology_is_a_picture_and_the_same_as_a_table(desk):
    page = desk.get(f"{desk.sheets}/chronology").text
    drawn = re.findall(r'<a href="#moment-(\d)"', page)

    assert drawn == ["1", "2"]
    assert re.findall(r'<tr id="moment-(\d)">', page) == ["1", "2"]
    assert "« lundi » → 18 avril 2016" in page


def test_an_actor_is_shown_with_role_other_names_words_and_deeds(desk):
    page = desk.get(f"{desk.sheets}/actors").text

    for words in ("Paul Roux", "maire", "M. Roux", "Il rouvrira mardi"):
        assert words in page
    assert re.search(r"Lundi, <strong>M\. Roux</strong> a fermé le pont\.", page)


def test_the_words_that_two_sources_do_not_share_stand_out(desk):
    page = desk.get(f"{desk.sheets}/cross_reading").text

    assert re.findall(r'passage__differs">([^<]+)<', page)[:2] == ["Quatre", "Douze"]
    assert "Quatre ou douze ?" in page


def test_what_only_looks_opposed_stands_apart_with_its_reason(desk):
    page = desk.get(f"{desk.sheets}/cross_reading").text

    assert page.index("Quatre ou douze ?") < page.index("only looks like") < page.index("L’un écrit avant l’autre.")


def test_a_finding_is_dismissed_on_the_sheet_and_the_page_comes_back(desk, hand_made):
    page = desk.get(f"{desk.sheets}/cross_reading").text
    key = re.search(r'name="key" value="([^"]+)"', page).group(1)
    back = re.search(r'name="next" value="([^"]+)"', page.split("dismiss")[1]).group(1)

    answer = desk.post(f"{desk.dossier}/findings/dismiss", data={"key": key, "next": back})

    assert answer.location.startswith(f"{desk.sheets}/cross_reading")
    assert [each.act for each in hand_made.corrections] == ["dismiss"]


def test_a_dossier_that_agrees_says_so(desk, hand_made):
    hand_made.extra = {}
    desk.post(f"{desk.dossier}/read")

    assert "do not contradict each other" in desk.get(f"{desk.sheets}/cross_reading").text


def test_there_are_no_sheets_before_the_first_reading(browser, make):
    teacher = make.teacher()
    dossier = make.dossier(teacher)

    assert browser(teacher).get(f"/dossiers/{dossier.id}/sheets/chronology").status_code == 404


def test_a_sheet_of_another_name_is_not_there(desk):
    assert desk.get(f"{desk.sheets}/weather").status_code == 404
