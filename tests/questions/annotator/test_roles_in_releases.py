"""Whose bare roles are in a page that a body issues: who signs it, and who speaks in a release."""

from __future__ import annotations

import pytest

from questions.annotator.roles import issuer_owners
from questions.annotator.roles.issuer_owners import of_issuer
from questions.dispatch import Source
from questions.naming import name_key
from questions.reader import read_dossier

pytestmark = pytest.mark.model

_LETTER = (
    "Communauté des Passeurs du lac\nCommuniqué du 4 juin 2019\n\n"
    "Nous demandons que le lac soit ouvert. Nous avons attendu deux ans et notre patience a des limites, que la mairie "
    "connaît. Nos bacs sont à quai.\n\n{signed}\n"
)
_RELEASE = (
    "Brasseries Delmas & Fils SA > Médias > Communiqués\n\nRappel d'un lot de bière\n\n"
    "Les Brasseries Delmas ont décidé de rappeler un lot. {said} Le lot sera remboursé aux clients dans tous les "
    "magasins.\n\n© 2020 Brasseries Delmas & Fils SA\n"
)
_PAPER = (
    "Le Courrier du lac\n4 juin 2019\n\nLe bac est à quai\n\n"
    "Le bac de Brame est à quai depuis lundi. {said} Les billets seront remboursés dans tous les ports du lac.\n"
)


def _roles(page: str, name: str) -> list[str]:
    actors = {actor.name: actor for actor in read_dossier([Source("1.txt", page)]).actors}
    return [role.text for role in actors[name].roles]


def test_who_signs_for_a_body_whose_name_has_no_article_gets_the_article_of_its_first_word() -> None:
    page = _LETTER.format(signed="Le président, Paul Poumier")

    assert _roles(page, "Paul Poumier") == ["président de la Communauté des Passeurs du lac"]


def test_the_head_who_speaks_in_a_release_is_the_firms() -> None:
    page = _RELEASE.format(said="« Nous regrettons cette gêne », déclare Bernard Leroy, directeur général.")

    assert _roles(page, "Bernard Leroy") == ["directeur général des Brasseries Delmas & Fils"]


def test_somebody_of_elsewhere_who_speaks_in_a_release_keeps_his_role() -> None:
    page = _RELEASE.format(said="« Le lot est sain », déclare Bernard Leroy, directeur du laboratoire.")

    assert _roles(page, "Bernard Leroy") == ["directeur du laboratoire"]


def test_the_head_who_speaks_to_a_newspaper_is_not_the_newspapers() -> None:
    page = _PAPER.format(said="« Il est vieux », déclare Bernard Leroy, directeur général.")

    assert _roles(page, "Bernard Leroy") == ["directeur général"]


def test_a_page_headed_by_an_acronym_is_signed_for_it_with_the_article_of_its_full_name() -> None:
    letter = (
        "UPL\nCommuniqué du 4 juin 2019\n\nNous demandons que le lac soit ouvert. Nous avons attendu deux ans et notre "
        "patience a des limites. Nos bacs sont à quai.\n\nPaul Poumier, président\n"
    )
    wire = "Le bac est à quai\n\nL'Union des passeurs du lac (UPL) a bloqué le port de Brame vendredi matin.\n"
    actors = {actor.name: actor for actor in read_dossier([Source("1.txt", letter), Source("2.txt", wire)]).actors}

    assert [role.text for role in actors["Paul Poumier"].roles] == ["président de l'UPL"]


def test_the_article_of_an_issuer() -> None:
    assert of_issuer("Collectif Retour au lac") == "du Collectif Retour au lac"
    assert of_issuer("Association des passeurs") == "de l'Association des passeurs"
    assert of_issuer("CRPN") is None


def test_releases_of_many_bodies_cost_in_proportion_to_what_they_name(monkeypatch) -> None:
    asked: list[str] = []

    def counted(name: str) -> tuple[str, ...]:
        asked.append(name)
        return name_key(name)

    monkeypatch.setattr(issuer_owners, "name_key", counted)

    def names_looked_at(releases: int) -> int:
        asked.clear()
        pages = (
            f"Collectif du lac {chr(65 + n)}amel\n\nCOMMUNIQUÉ\n\nBrame, le {n + 1} juin 2019\n\nLe Collectif du lac "
            f"{chr(65 + n)}amel a saisi le tribunal de Brame avec l'Union des passeurs (UDP). Les bacs sont à quai.\n"
            for n in range(releases)
        )
        read_dossier([Source(f"{n:02}.txt", page) for n, page in enumerate(pages)])
        return len(asked)

    few, many = names_looked_at(6), names_looked_at(18)
    assert 0 < many <= 4 * few  # three times as many releases
