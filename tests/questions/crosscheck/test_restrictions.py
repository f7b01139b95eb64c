"""A text that limits something is opposed to one that goes beyond the limit."""

from __future__ import annotations

import pytest

from tests.questions.crosscheck.telling import told

pytestmark = pytest.mark.model


def _scopes(*texts: str) -> list[str]:
    return [c.rule for c in told(*texts).contradictions if c.nature == "scope"]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (
            "La fuite n'a touché que la province de Kaval, selon l'office.",
            "Le sujet s'est vendu dans les six provinces.",
        ),
        ("La taxe ne frapperait que le sucre.", "La taxe sera relevée pour l'ensemble des produits agricoles."),
        ("Le juge n'a fait rouvrir que les boîtes de trois bureaux.", "Le recomptage a porté sur les 27 bureaux."),
        (
            "Seule la salle des marchés de Lorval est touchée.",
            "Les filiales de Brémont et de Sarlis ont été contaminées à leur tour.",
        ),
        ("Seules les soirées de samedi donneront lieu à remboursement.", "Tout le monde sera remboursé."),
        ("L'enquête ne vise que l'ancien trésorier.", "L'enquête vise aussi le président du club."),
        (
            "Ni Brémont ni Sarlis n'ont été concernées par la panne.",
            "Les agences de Brémont et de Sarlis ont elles aussi été touchées par la panne.",
        ),
        ("Trois guichets seulement ont rouvert.", "Tous les guichets ont rouvert."),
        ("Le blocage est limité au quai nord.", "Tous les quais sont bloqués."),
        ("La coupure est limitée au centre de Lugny.", "Le courant est coupé dans toute la ville."),
        ("L'interdiction ne concerne que la crique du nord.", "L'interdiction totale de la plage a été décrétée."),
        ("La suspension est limitée aux vols de nuit.", "La suspension générale des vols a été annoncée."),
        ("Deux syndicats seulement ont signé l'accord.", "Tous les syndicats ont signé l'accord."),
        (
            "Seules les unités de réserve doivent reculer derrière le canal.",
            "Tous les blindés présents à Lugny, chars comme transports, se replieront derrière le canal.",
        ),
        ("Seul l'adjoint a été suspendu, assure la mairie.", "Toute l'équipe municipale a été suspendue."),
    ],
)
def test_what_goes_beyond_a_restriction_is_opposed_to_it(part: str, whole: str) -> None:
    assert _scopes(part, whole)
    assert _scopes(whole, part)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("Trois guichets seulement ont rouvert.", "Toutes les écoles ont rouvert."),
        ("Seul le vestiaire du club est fermé.", "L'assemblée générale du club a été fermée au public."),
        ("Seuls les enfants ont été vaccinés mardi.", "Tous les enfants de l'école ont été vaccinés."),
        ("Seuls trois élus ont voté contre le texte.", "Tous les élus étaient présents au conseil."),
        ("Seules trois écoles sont fermées lundi.", "Toutes les écoles ont rouvert jeudi."),
        ("La prime ne sera versée qu'en mars.", "La prime sera versée à tous les salariés."),
        ("Le maire ne les a reçus que sous la pression des élus.", "Quatre des cinq familles ont touché une aide."),
        ("La coupure n'a duré que dix minutes.", "La coupure a touché tout le quartier."),
        ("Seul un témoin a été entendu mardi.", "Tous les témoins seront entendus d'ici à vendredi."),
        ("Seule la région a versé sa part.", "Tous les dons ont été versés à l'association."),
        ("Seul le maire portait l'écharpe.", "Tous les élus portaient un brassard noir."),
        ("Les pompiers n'ont sauvé que le mobilier.", "Tous les habitants ont été sauvés par les pompiers."),
        (
            "« On continuera, puisque seules les carrières sont visées », dit un forestier du massif.",
            "Le décret est signé ; il s'applique à la totalité du massif de Morlieu. Le massif est vaste.",
        ),
        ("Non seulement le pont est fermé, mais la route aussi.", "Tout le village est fermé aux camions."),
    ],
)
def test_what_is_told_of_something_else_is_no_opposition(part: str, whole: str) -> None:
    assert not _scopes(part, whole)
