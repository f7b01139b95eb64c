"""Forms under which one actor comes back in a dossier, and those that are another's or nobody's."""

from __future__ import annotations

import pytest

from tests.questions.annotator.telling import actors_of

pytestmark = pytest.mark.model

_RELEASE = (
    "NOVALIS SA\nSiège social : Lausanne\n\nCommuniqué de presse\n\nLausanne, le 12 mai 2021\n\n"
    "Novalis a suspendu l'essai lundi. Les résultats ne sont pas connus.\n\nContact : presse@novalis.example\n"
)


def _forms(texts: tuple[str, ...], name: str) -> set[str]:
    actors = actors_of(*texts)
    return {name, *actors[name].aliases} if name in actors else set()


def _all(texts: tuple[str, ...]) -> set[str]:
    return {form for name, actor in actors_of(*texts).items() for form in (name, *actor.aliases)}


@pytest.mark.parametrize(
    ("texts", "name", "form"),
    [
        # Who was just named; a people told beside a role; an office with the ending of a woman.
        (
            ("Le syndicat accuse la ministre Claire Fontaine. « C'est faux », répond l'intéressée.",),
            "Claire Fontaine",
            "intéressée",
        ),
        (
            ("La pivot danoise Karin Lund a été suspendue. Karin Lund jouera-t-elle ? La Danoise attend.",),
            "Karin Lund",
            "Danoise",
        ),
        (
            ("« L'enquête avance », a déclaré la procureure Jeanne Morel à la radio.",),
            "Jeanne Morel",
            "procureure",
        ),
        # Towns that act for their state, where the dossier names it.
        (("Le Niger a fermé ses ports secs. Ni Niamey ni Paris ne l'avaient demandé.",), "Niger", "Niamey"),
        (("Le Pérou a signé en mai. Et c'est Lima qui a rompu l'accord.",), "Pérou", "Lima"),
        (("La Norvège a signé. Le ministre dénonce un « chantage » d'Oslo.",), "Norvège", "Oslo"),
        (("La Norvège a signé. L'enquête a démarré sans que Oslo ait rien demandé.",), "Norvège", "Oslo"),
        (("La Norvège a signé en mai. La norme date de 1974. L'État paiera.",), "Norvège", "État"),
        # Names of bodies.
        (
            ("Le centre hospitalier de Mareuil-sur-Loir a fermé lundi.", "L'hôpital de Mareuil recrute."),
            "centre hospitalier de Mareuil-sur-Loir",
            "hôpital de Mareuil",
        ),
        (
            ("L'hôpital français de Mareuil-sur-Loir a fermé.", "Le centre hospitalier de Mareuil-sur-Loir recrute."),
            "centre hospitalier de Mareuil-sur-Loir",
            "hôpital français de Mareuil-sur-Loir",
        ),
        (
            ("Le rectorat de Lille a tranché lundi.", "L'Académie de Lille a publié une liste."),
            "Académie de Lille",
            "rectorat de Lille",
        ),
        (
            ("L'Agence spatiale ukrainienne (Kosmor) a annoncé le tir.", "« Tout va bien », a rétorqué Kosmor."),
            "Agence spatiale ukrainienne",
            "Kosmor",
        ),
        (
            ("L'Agence de santé océan Pacifique (ASP OP) a annoncé lundi la fin de l'épidémie.",),
            "Agence de santé océan Pacifique",
            "ASP OP",
        ),
        (
            ("L'Établissement thermal de Vauzelles (ETV) a fermé.", "Une lettre de l'Établissement thermal le dit."),
            "Établissement thermal de Vauzelles",
            "Établissement thermal",
        ),
        (
            ("Le club a été vendu au fonds d'investissement Halden Stone Capital.", "Halden Stone Capital paiera."),
            "Halden Stone Capital",
            "fonds d'investissement Halden Stone Capital",
        ),
        (
            ("Les inspecteurs de l'Agence des lacs sont montés à bord. L'Agence des lacs nie.",),
            "Agence des lacs",
            "inspecteurs de l'Agence des lacs",
        ),
        # The head of a page with a legal form is that of a firm.
        (
            (_RELEASE, "Le laboratoire Novalis a suspendu l'essai. Selon Novalis, tout va bien."),
            "Novalis",
            "NOVALIS SA",
        ),
        # Surnames that open with an article.
        (
            ("Yann Le Guennec a porté plainte en mai.", "L'avocat de M. Le Guennec se tait."),
            "Yann Le Guennec",
            "Le Guennec",
        ),
    ],
)
def test_a_form_is_brought_to_its_actor(texts, name, form):
    assert form in _forms(texts, name)


@pytest.mark.parametrize(
    ("texts", "form"),
    [
        # Two may be meant.
        (("La ministre Claire Fontaine a reçu Jeanne Morel. « C'est faux », répond l'intéressée.",), "intéressée"),
        # A town where something is done, an office of a state, a state among others.
        (("Le Pérou a signé en mai. Le sommet de Lima s'achève.",), "Lima"),
        (("Le Pérou a signé en mai. Le chef de l'État a salué la foule.",), "État"),
        (("Le Pérou et le Chili ont signé en mai. La norme date de 1974. L'État paiera.",), "État"),
        # A place in brackets, behind a name or in the text.
        (("Le lycée agricole de Brame (Orvalie) a fermé.", "Orvalie: les cours reprennent lundi."), "Orvalie"),
        (("La fonderie de zinc ancienne (Orvalie) a fermé.", "Le feu couve en Orvalie depuis lundi."), "Orvalie"),
        # An article is no surname's end.
        (("Yann Le Guennec a porté plainte en mai.", "L'avocat de M. Le Guennec se tait."), "Guennec"),
    ],
)
def test_a_form_that_means_nobody_for_sure(texts, form):
    assert form not in _all(texts)


@pytest.mark.parametrize(
    ("texts", "one", "other"),
    [
        # Another town of that name, a part of a town, people counted.
        (
            ("Le centre hospitalier de Mareuil-sur-Loir a fermé.", "L'hôpital de Mareuil-en-Brie recrute."),
            "centre hospitalier de Mareuil-sur-Loir",
            "hôpital de Mareuil-en-Brie",
        ),
        (
            ("Le CHU de Lille a fermé lundi.", "L'hôpital de Lillebonne recrute."),
            "CHU de Lille",
            "hôpital de Lillebonne",
        ),
        (
            ("Deux inspecteurs de l'Agence des lacs ont été blessés. L'Agence des lacs se tait.",),
            "Agence des lacs",
            "Deux inspecteurs de l'Agence des lacs",
        ),
    ],
)
def test_two_that_stay_two(texts, one, other):
    actors = actors_of(*texts)
    assert one in actors
    assert other not in _forms(texts, one)


@pytest.mark.parametrize(
    "text",
    [
        "L'Agence spatiale ukrainienne se tait. Selon Igor Marchenko, qui dirige l'agence par intérim, tout va bien.",
        "Selon Igor Marchenko, qui dirige l'Agence spatiale ukrainienne par intérim, tout va bien.",
    ],
)
def test_who_leads_a_body_for_a_time_is_told_so_by_its_full_name(text):
    roles = [role.text for role in actors_of(text)["Igor Marchenko"].roles]
    assert "directeur de l'Agence spatiale ukrainienne par intérim" in roles
