"""Bodies meant by who sits in them, who runs them or what kind of house they are, and states by their letterheads."""

from __future__ import annotations

import pytest

from tests.questions.annotator.telling import actors_of

pytestmark = pytest.mark.model


def _forms(*texts: str) -> dict[str, set[str]]:
    return {name: set(actor.aliases) for name, actor in actors_of(*texts).items()}


def _all_forms(*texts: str) -> set[str]:
    return {form for name, forms in _forms(*texts).items() for form in (name, *forms)}


@pytest.mark.parametrize(
    ("text", "court", "form"),
    [
        (
            "Le tribunal administratif de Lens a suspendu les tirs. « Le juge n'a rien vu », peste un éleveur.",
            "tribunal administratif de Lens",
            "juge",
        ),
        (
            "Le juge des référés du tribunal administratif de Lens a suspendu les tirs lundi.",
            "tribunal administratif de Lens",
            "juge des référés du tribunal administratif de Lens",
        ),
        ("La Cour suprême a annulé le vote. Les juges ne se prononcent pas.", "Cour suprême", "juges"),
    ],
)
def test_the_only_court_named_speaks_by_its_judges(text, court, form):
    assert form in _forms(text)[court]


@pytest.mark.parametrize(
    "text",
    [
        "Le tribunal de Lens a jugé le maire. Un juge d'instruction avait été saisi. Le juge a relevé une faute.",
        "Le tribunal de Lens a jugé le maire. La cour d'appel de Douai aussi. Le juge a relevé une faute.",
        "Le tribunal de Lens a jugé le maire. La juge Anne Roy a relevé une faute. La juge part bientôt.",
    ],
)
def test_a_judge_told_by_himself_or_of_two_courts_is_no_court(text):
    courts = [forms for name, forms in _forms(text).items() if name.startswith(("tribunal", "cour"))]
    assert courts
    assert not any("juge" in forms for forms in courts)


@pytest.mark.parametrize(
    ("texts", "body", "form"),
    [
        (
            ("Le Groupe hospitalier du Drac a perdu des données. La direction s'excuse.",),
            "Groupe hospitalier du Drac",
            "direction",
        ),
        (
            ("Le Groupe hospitalier du Drac a perdu des données. L'établissement s'excuse.",),
            "Groupe hospitalier du Drac",
            "établissement",
        ),
        (("La Ville de Digne a payé. Ni la commune ni son assureur ne se plaignent.",), "Ville de Digne", "commune"),
        (("La société Vessira recule en Bourse. Le groupe lyonnais a perdu 6 %.",), "Vessira", "groupe lyonnais"),
        (
            (
                "La société Vessira a vendu deux quais à la société Ondalis. Le port est plein depuis mardi. "
                "Ondalis voulait trois marins par bateau. Le groupe attendra un an.",
            ),
            "Ondalis",
            "groupe",
        ),
    ],
)
def test_a_house_or_a_firm_is_taken_up_by_what_it_is(texts, body, form):
    assert form in _forms(*texts)[body]


@pytest.mark.parametrize(
    ("texts", "form"),
    [
        (("La société Vessira a cédé ses quais à la société Ondalis. Le groupe attendra un an.",), "groupe"),
        (("L'institut Curie a fermé. La direction savait, accuse un père.",), "direction"),
        (("Vessira a fermé son guichet. Le distributeur a été vidé par trois hommes.",), "distributeur"),
        (("Le Groupe hospitalier du Drac et la société Vessira s'accusent. La direction se tait.",), "direction"),
    ],
)
def test_nobody_is_meant_where_two_or_none_fit(texts, form):
    assert form not in _all_forms(*texts)


def test_the_letterhead_of_a_state_names_it():
    page = (
        "{}\nMinistère de l'Eau\n\nCOMMUNIQUÉ\n\nLe Togo a signé lundi un accord avec le Bénin sur les eaux du fleuve."
    )
    assert "RÉPUBLIQUE DU TOGO" in _forms(page.format("RÉPUBLIQUE DU TOGO"))["Togo"]
    assert "REPUBLIQUE TOGOLAISE" in _forms(page.format("REPUBLIQUE TOGOLAISE"))["Togo"]
    assert "RÉPUBLIQUE DU KÉNYA" not in _all_forms(page.format("RÉPUBLIQUE DU KÉNYA"))


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Pol Henry, délégué du Syndicat autonome des agents du fleuve (SAAF), refuse le plan.",
            "Pol Henry",
            "délégué du Syndicat autonome des agents du fleuve (SAAF)",
        ),
        (
            "« On accepte », concède Karim Benali, de l’Union des bateliers du Rhône (UBR).",
            "Karim Benali",
            "membre de l'Union des bateliers du Rhône (UBR)",
        ),
    ],
)
def test_a_role_takes_the_letters_printed_beside_its_body(text, name, role):
    assert role in [each.text for each in actors_of(text)[name].roles]


def test_nobody_is_a_member_of_a_union_of_states():
    assert not actors_of("« On accepte », concède Karim Benali, de l’Union européenne.")["Karim Benali"].roles


def test_who_signs_below_a_letter_holds_the_office_of_his_line():
    letter = "Nos soins ont été suspendus lundi. Nos équipes sont prêtes à vous recevoir ailleurs.\n\n{}\n"
    roles = actors_of(letter.format("Ana Sol\nPrésidente de Rivallon Agglomération"))["Ana Sol"].roles
    assert [role.text for role in roles] == ["Présidente de Rivallon Agglomération"]
    signed = actors_of(
        letter.format("Paul Roy, directeur général\nDr Ana Sol, présidente de la commission médicale d'établissement")
    )
    assert [role.text for role in signed["Ana Sol"].roles] == ["présidente de la commission médicale d'établissement"]
    roles = actors_of("Chers parents,\n\n" + letter.format("Paul Roy-Lim, gérant"))["Paul Roy-Lim"].roles
    assert [role.text for role in roles] == ["gérant"]


def test_a_pupil_is_told_by_what_he_is_but_pupils_are_many():
    told = "« C'est injuste », fulmine Awa Diop, élève de terminale et porte-parole des internes."
    actors = actors_of(told, "Dans la série scientifique, l'élève passera six épreuves.")
    assert [role.text for role in actors["Awa Diop"].roles] == ["élève de terminale", "porte-parole des internes"]
    assert "élève" not in actors["Awa Diop"].aliases
