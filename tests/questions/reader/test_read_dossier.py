"""A dossier from raw texts: what is read, what is refused, in which order."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from itertools import permutations

import pytest

from questions import read_dossier
from questions.annotations import EvidenceSpan
from questions.dispatch import Source
from questions.dossier import Dossier
from questions.errors import NothingToRead


def spans(value: object) -> list[EvidenceSpan]:
    """Every evidence span inside a value."""
    if isinstance(value, EvidenceSpan):
        return [value]
    if isinstance(value, tuple):
        return [span for each in value for span in spans(each)]
    if is_dataclass(value) and not isinstance(value, type):
        return [span for field in fields(value) for span in spans(getattr(value, field.name))]
    return []


@pytest.mark.model
def test_two_dispatches_on_one_subject(harbour, council):
    dossier = read_dossier([harbour, council])
    assert [read.dispatch.file for read in dossier.dispatches] == ["harbour.txt", "council.txt"]
    mayor = next(actor for actor in dossier.actors if actor.name == "Yann Le Goff")
    assert {span.file for span in mayor.mentions} == {"harbour.txt", "council.txt"}
    assert "maire de Kervern" in {role.text for role in mayor.roles}
    assert dossier.dispatch("harbour.txt").causes
    assert dossier.refused == ()


@pytest.mark.model
def test_every_quote_is_the_raw_text_at_its_place(harbour, council):
    texts = {source.file: source.text for source in (harbour, council)}
    found = spans(read_dossier([harbour, council]))
    assert len(found) > 50
    assert all(texts[span.file][span.start : span.end] == span.quote for span in found)


@pytest.mark.model
def test_roles_bear_the_day_of_their_dispatch(harbour):
    roles = [role for actor in read_dossier([harbour]).actors for role in actor.roles]
    assert roles
    assert {role.time for role in roles} == {"2021-03-04"}


@pytest.mark.model
def test_the_order_of_the_files_changes_the_listing_only(harbour, council):
    def facts(dossier: Dossier) -> set[tuple[str, str]]:
        return {(read.dispatch.file, claim.span.quote) for read in dossier.dispatches for claim in read.claims}

    results = [read_dossier(order) for order in permutations([harbour, council])]
    assert facts(results[0]) == facts(results[1])
    assert {actor.name for actor in results[0].actors} == {actor.name for actor in results[1].actors}
    assert [r.dispatch.file for r in results[1].dispatches] == ["council.txt", "harbour.txt"]


@pytest.mark.model
def test_reading_twice_gives_equal_dossiers(harbour, council):
    assert read_dossier([harbour, council]) == read_dossier([harbour, council])


@pytest.mark.model
def test_the_same_file_twice_is_read_once(harbour):
    dossier = read_dossier([harbour, harbour])
    assert len(dossier.dispatches) == 1
    assert dossier.refused == ()


@pytest.mark.model
def test_another_file_of_the_same_name_is_refused_by_name(harbour, council):
    dossier = read_dossier([harbour, Source("harbour.txt", council.text)])
    assert [(each.file, each.code) for each in dossier.refused] == [("harbour.txt", "duplicate")]
    assert len(dossier.dispatches) == 1


@pytest.mark.model
def test_the_same_text_under_two_names_is_two_dispatches_without_contradiction(harbour):
    dossier = read_dossier([harbour, Source("copy.txt", harbour.text)])
    assert len(dossier.dispatches) == 2
    assert dossier.contradictions == ()


@pytest.mark.model
def test_what_cannot_be_read_does_not_stop_the_rest(harbour, english):
    dossier = read_dossier([Source("void.txt", " \n"), harbour, english, Source("bytes.txt", "\x00\x01" * 500)])
    assert [read.dispatch.file for read in dossier.dispatches] == ["harbour.txt"]
    assert [(each.file, each.code) for each in dossier.refused] == [
        ("void.txt", "empty"),
        ("english.txt", "language"),
        ("bytes.txt", "binary"),
    ]


def test_nothing_to_read_names_every_file_and_says_why(english):
    with pytest.raises(NothingToRead) as caught:
        read_dossier([Source("void.txt", ""), english])
    assert "void.txt" in str(caught.value)
    assert "english.txt" in str(caught.value)
    assert [each.code for each in caught.value.refused] == ["empty", "language"]


def test_no_source_at_all():
    with pytest.raises(NothingToRead, match="Aucune"):
        read_dossier([])


@pytest.mark.model
def test_progress_tells_each_file_then_the_comparison(harbour, council):
    told: list[tuple[int, int, str]] = []
    read_dossier([harbour, council], lambda done, total, file: told.append((done, total, file)))
    assert told == [(0, 2, "harbour.txt"), (1, 2, "council.txt"), (2, 2, "")]


@pytest.mark.model
def test_a_teacher_s_corrections_win(harbour):
    corrected = Source("harbour.txt", harbour.text, agency="Reuters", headline="La digue", published="2022-05-01")
    dispatch = read_dossier([corrected]).dispatches[0].dispatch
    assert (dispatch.agency, dispatch.title) == ("Reuters", "La digue")
    assert dispatch.published is not None
    assert (dispatch.published.value, dispatch.published.basis) == ("2022-05-01", "stated")
