"""Pairs that newsrooms print side by side and that do not contradict each other are not opposed; their likes are."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

AROUND = "{}\n\nLa presse locale en parle, et les habitants du quartier suivent cela de près.\n"


def _opposed(one: str, other: str, days: tuple[str, str] = ("2019-05-16", "2019-05-17")) -> set[str]:
    sources = [Source(f"{n}.txt", AROUND.format(text), published=days[n]) for n, text in enumerate((one, other))]
    return {c.kind for c in read_dossier(sources).contradictions}


def test_what_happened_there_is_no_state_of_what_is_told_here() -> None:
    here = "Le tunnel de Morlieu a rouvert mardi."
    assert not _opposed(here, "À Zinal, il a plu. Le tunnel y a été fermé mardi.")
    assert "status" in _opposed(here, "À Zinal, il a plu. Le tunnel a été fermé mardi.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "La région et le syndicat ont signé mercredi la convention sur les bus.",
            "Les conducteurs ont ratifié jeudi la convention sur les bus.",
        ),
        (
            "Conclue samedi à Oran, la trêve entre les deux villages tient.",
            "Le retrait des deux villages, après la trêve, sera terminé le 28 mai.",
        ),
        (
            "La statue volée a été retrouvée mardi dans un hangar.",
            "La statue volée a retrouvé jeudi sa place sur le parvis.",
        ),
        (
            "La mairie de Morlieu a refusé mardi de vendre la halle aux forains.",
            "La mairie de Morlieu a refusé jeudi de repeindre la halle des forains.",
        ),
    ],
    ids=["signed and ratified", "concluded and over", "found and back", "refused two things"],
)
def test_two_deeds_have_two_days(one: str, other: str) -> None:
    assert "date" not in _opposed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "La région et le syndicat ont signé mercredi la convention sur les bus.",
            "La convention sur les bus a été paraphée mardi par la région et le syndicat.",
        ),
        ("La statue volée a été retrouvée mardi dans un hangar.", "La statue volée a été retrouvée dimanche."),
        (
            "La mairie de Morlieu a refusé mardi de vendre la halle aux forains.",
            "La mairie de Morlieu a refusé lundi de vendre la halle aux forains.",
        ),
    ],
)
def test_one_deed_has_one_day(one: str, other: str) -> None:
    assert "date" in _opposed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "La piscine de Morlieu a été fermée lundi à cause d'une fuite de chlore.",
            "La piscine de Morlieu a été fermée par mesure de précaution.",
        ),
        (
            "La piscine de Morlieu a été fermée lundi à cause d'une fuite de chlore.",
            "La piscine de Morlieu avait été fermée à la suite d'une inspection de routine.",
        ),
        (
            "Dans la cuve de la brasserie, de l'eau stagnait à cause d'un joint usé.",
            "La cuve de la brasserie n'en est pas moins à l'arrêt en raison d'un impayé.",
        ),
        (
            "Les facteurs se sont mis en grève lundi parce que la tournée du samedi va disparaître.",
            "Le syndicat a quitté la table jeudi, ce qui a durci le conflit.",
        ),
        (
            "La halle de Morlieu a fermé mardi en raison d'un plancher pourri.",
            "La halle a fermé. « Ce n'est pas un caprice, mais la prudence ne se discute pas », dit la maire.",
        ),
    ],
    ids=["precaution", "inspection", "two effects of one thing", "why it began, why it got worse", "a principle"],
)
def test_a_motive_or_the_cause_of_something_else_excludes_no_cause(one: str, other: str) -> None:
    assert "cause" not in _opposed(one, other)


def test_two_causes_of_one_effect_exclude_each_other() -> None:
    one = "La piscine de Morlieu a été fermée lundi à cause d'une fuite de chlore."
    other = "La piscine de Morlieu a été fermée en raison d'une fissure dans le bassin."
    assert "cause" in _opposed(one, other)


SILENT = "Le cessez-le-feu est entré en vigueur mercredi et aucun tir n'a été signalé {}, a dit le colonel."


@pytest.mark.parametrize("since", ["depuis", "depuis lors"])
def test_what_is_denied_since_leaves_open_what_came_before(since: str) -> None:
    assert _opposed(SILENT.format(since), "Mardi soir, une patrouille a ouvert le feu sur des bergers.") == set()


def test_what_is_denied_since_is_opposed_to_what_came_later() -> None:
    told = "Dans la nuit de vendredi, une patrouille a ouvert le feu sur des bergers, dit l'armée."
    denied = "Le cessez-le-feu est entré en vigueur mercredi et aucun coup de feu n'a été tiré depuis lors."
    assert _opposed(denied, told, ("2019-05-19", "2019-05-20")) == {"negation"}


@pytest.mark.parametrize(
    ("denied", "told"),
    [
        (
            "Le parquet de Lens n'a ouvert aucune enquête sur le manège à ce stade.",
            "Le parquet de Lens a ouvert une enquête sur le manège.",
        ),
        (
            "Le parquet de Lens n'a pas ouvert d'enquête sur le manège.",
            "Le parquet de Lens a ouvert une enquête sur le manège le 3 juin.",
        ),
    ],
    ids=["so far", "a later day"],
)
def test_what_was_done_afterwards_is_not_denied(denied: str, told: str) -> None:
    assert _opposed(denied, told, ("2019-05-16", "2019-06-12")) == set()


def test_what_burnt_next_door_is_not_what_is_denied() -> None:
    denied = "Aucune serre n'a été incendiée à Morlieu, assure la mairie."
    told = "Le marché d'une commune voisine avait été fermé après l'incendie de deux serres."
    assert _opposed(denied, told) == set()


@pytest.mark.parametrize(
    ("denied", "told", "found"),
    [
        ("La fédération SUDO n'a rien signé, affirme son bureau.", "Un accord a été signé dans la nuit.", False),
        ("La fédération SUDO n'a rien signé, affirme son bureau.", "La fédération SUDO a signé l'accord.", True),
        ("Rien n'a été signé, affirme le bureau.", "Un accord a été signé dans la nuit.", True),
    ],
    ids=["another may have", "the same party", "nobody"],
)
def test_one_party_denies_its_own_signature_only(denied: str, told: str, found: bool) -> None:
    around = "L'accord sur les salaires a occupé le syndicat et la direction."
    assert bool(_opposed(f"{denied} {around}", f"{told} {around}", ("2019-05-16", "2019-05-16"))) is found


@pytest.mark.parametrize("when", ["à l'issue du vote", "à la fin de la semaine", "mardi soir"])
def test_a_limit_in_time_is_none_of_extent(when: str) -> None:
    part = f"Le dépôt de Lorval n'a été rouvert qu'{when}." if when[0] == "à" else f"Il n'a été rouvert que {when}."
    assert "scope" not in _opposed(part, "L'ensemble des dépôts a été rouvert par la compagnie.")


def test_the_title_of_a_work_is_no_quotation() -> None:
    one = "Paul Roy garde le musée. « La Dame au perroquet », fleuron du lieu, a disparu dans la nuit."
    other = "« La Dame au perroquet » (1702), toile du peintre Jean Morel, était cachée dans une grange."
    assert _opposed(one, other) == set()


def test_an_accusation_and_the_denial_behind_a_colon_are_two_voices_of_one_text() -> None:
    charge = "\"L'usine nous cache des choses depuis mardi\", s'emporte un riverain. "
    page = "Publié le 12 octobre 2017\n\nUn titre simple\n\n{}\n"
    denied = charge + 'À la direction, on dément : "Rien n\'a été caché à personne."'
    assert not read_dossier([Source("1.txt", page.format(denied))]).contradictions
