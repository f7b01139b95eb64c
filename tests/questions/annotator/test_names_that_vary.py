"""One person under several names: peoples, nicknames, initials, transliterations; and two whom nothing must merge."""

import pytest

from questions.same_names import is_shortened, person_words, same_person
from tests.questions.annotator.telling import actors_in_pages


def _persons(*texts):
    actors = actors_in_pages(*texts)
    return {name: actor.aliases for name, actor in actors.items() if actor.kind == "person"}


@pytest.mark.parametrize(
    ("text", "person", "alias"),
    [
        ("Le Kényan Elijah Kiptan a gagné. Le Kényan, tenant du titre, est ravi.", "Elijah Kiptan", "Kényan"),
        ("La Suissesse Lara Bodmer a gagné. « Je visais mieux », dit la Suissesse.", "Lara Bodmer", "Suissesse"),
        ("La nageuse norvégienne Ida Berg a gagné. La Norvégienne est ravie.", "Ida Berg", "Norvégienne"),
        ("Ravie, l'Irlandaise Nora Kild a gagné.", "Nora Kild", "Irlandaise Nora Kild"),
        ("Amadou Keita, surnommé « le Mur », sera absent.", "Amadou Keita", "le Mur"),
        ("Jeanne Roy, dite « Lulu », a cent ans. « Lulu » a ri.", "Jeanne Roy", "Lulu"),
        ("La police cherche encore Juan Arrieta, alias « El Tuerto », dans la forêt.", "Juan Arrieta", "El Tuerto"),
    ],
)
def test_somebody_is_named_by_people_or_nickname(text, person, alias):
    assert alias in _persons(text)[person]


@pytest.mark.parametrize(
    "text",
    [
        "Le Russe Ivan Petrov et le Russe Oleg Popov discutent. Le Russe a ri.",
        "La nageuse suisse Lara Bodmer a gagné. Le Suisse a perdu.",
        "Lara Bodmer a gagné à Berne. La Suissesse a perdu.",
        "Le Lyonnais Paul Roy lit. La Lyonnaise des eaux a payé.",
    ],
)
def test_a_people_that_may_be_anothers_names_nobody(text):
    assert not {"Russe", "Suisse", "Suissesse", "Lyonnaise"} & {a for own in _persons(text).values() for a in own}


@pytest.mark.parametrize(
    ("text", "person", "alias"),
    [
        (
            "Le procureur de Sète, Yves Colas, écarte l'accident. Pour le magistrat, tout est clair.",
            "Yves Colas",
            "magistrat",
        ),
        ("L'archevêque de Bangui, Mgr Luc Zoundi, est rentré. Le prélat a 70 ans.", "Luc Zoundi", "prélat"),
        ("La maire de Gap, Anne Roy, a voté contre. L'élue dénonce un piège.", "Anne Roy", "élue"),
    ],
)
def test_a_wider_word_takes_up_whom_it_covers(text, person, alias):
    assert alias in _persons(text)[person]


@pytest.mark.parametrize(
    "text",
    [
        "Le procureur Yves Colas et la juge Anne Roy sont venus. Le magistrat se tait.",
        "Le magistrat se tait. Plus tard, le procureur Yves Colas a démenti.",
        "Le procureur Yves Colas est venu. Le magistrat instructeur se tait.",
        "Le boulanger Yves Colas est venu. Le magistrat se tait.",
    ],
)
def test_a_wider_word_that_may_mean_another_names_nobody(text):
    assert not any(alias.startswith("magistrat") for own in _persons(text).values() for alias in own)


def test_what_somebody_says_is_no_nickname():
    assert _persons("Le maire est sorti. Paul Petit dit « Non » et rentre chez lui.") == {"Paul Petit": ()}


def test_a_compound_given_name_is_not_the_name_of_another():
    found = _persons("Jean Martin a été élu lundi. Jean-Martin Roy aussi. M. Martin est content.")
    assert set(found) == {"Jean Martin", "Jean-Martin Roy"}


def test_a_title_stands_before_the_particle_too():
    found = _persons("Le sénateur Hubert de La Roche-Guyon a parlé. M. de La Roche-Guyon vise 2020.")
    assert "M. de La Roche-Guyon" in found["Hubert de La Roche-Guyon"]


def test_a_nickname_inside_the_name_comes_back_alone():
    found = _persons("Le chef du gang, Wilner « Ti Zo » Desravines, a fui. Selon la police, Ti Zo est blessé.")
    assert "Ti Zo" in found["Wilner « Ti Zo » Desravines"]


def test_initials_and_hyphens_leave_the_surname_one_bearer():
    found = _persons(
        "Le trésorier, Jean-Luc Carrier-Moulin, a reconnu les faits.",
        "J.-L. Carrier-Moulin a été écroué. M. Carrier-Moulin nie.",
        "Jean Luc Carrier Moulin comparaîtra lundi.",
    )
    assert len(found) == 1
    assert "M. Carrier-Moulin" in next(iter(found.values()))


def test_an_initial_of_two_brothers_is_neither():
    found = _persons("Louis Bréchard et Lucas Bréchard ont été entendus. L. Bréchard nie. M. Bréchard se tait.")
    assert {"Louis Bréchard", "Lucas Bréchard"} <= set(found)
    assert found["Louis Bréchard"] == found["Lucas Bréchard"] == ()


def test_capitals_in_brackets_behind_a_name_are_no_person():
    assert set(_persons("L'Italienne Giulia Ferri (Aurelia Nuoto) a fini deuxième.")) == {"Giulia Ferri"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Guiorgui Vachadzé", "Giorgi Vachadze"),
        ("Youssef Cherradi", "Youcef Cherradi"),
        ("Mohammed Khalifa", "Mohamed Khalifa"),
        ("Oleh Syniehoubov", "Oleg Syniehubov"),
        ("J.-P. Roy", "Jean-Paul Roy"),
    ],
)
def test_other_spellings_of_one_name(one, other):
    assert same_person(person_words(one), person_words(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Paul Marchal", "Paule Marchal"),
        ("Louis Roy", "Louise Roy"),
        ("Marie Lefranc", "Mario Lefranc"),
        ("Anne Roy", "Anne Rey"),
        ("Jean Roy", "Jean Paul Roy"),
    ],
)
def test_names_of_two(one, other):
    assert not same_person(person_words(one), person_words(other))


def test_only_an_initial_shortens():
    assert is_shortened(("j.", "roy"), ("jean", "roy"))
    assert not is_shortened(("jean", "roy"), ("j.", "roy"))
    assert not is_shortened(("jean", "roy"), ("jean", "roy"))


@pytest.mark.parametrize("name", ["N'Goran Koffi", "M'Barek Salhi"])
def test_an_elided_capital_opens_a_name(name):
    actors = actors_in_pages(f"Le président de l'Union des pêcheurs, {name}, a signé. {name} est reparti.")
    assert actors[name].kind == "person"
    assert {role.text for role in actors[name].roles} == {"président de l'Union des pêcheurs"}


@pytest.mark.parametrize("name", ["Léon Ndong'o", "Ruth Tshika'pa Ilunga", "Yann Guivarc'h"])
def test_an_apostrophe_inside_a_name_does_not_cut_it(name):
    actors = actors_in_pages(f"L'accord a été signé par le maire {name} au nom de la ville. Le préfet l'a lu.")
    assert [each for each, actor in actors.items() if actor.kind == "person"] == [name]


def test_a_negation_or_a_town_with_an_elided_capital_is_nobody():
    actors = actors_in_pages("N'Djamena a protesté. N'ayant rien obtenu, le ministre Paul Roy est parti.")
    assert [name for name, actor in actors.items() if actor.kind == "person"] == ["Paul Roy"]


@pytest.mark.parametrize(
    ("state", "capital"), [("L'Égypte", "Le Caire"), ("La Bolivie", "La Paz"), ("Cuba", "La Havane")]
)
def test_a_capital_of_several_words_acts_for_its_state(state, capital):
    text = f"{state} a signé lundi. {capital} et Caracas y voyaient un piège. Selon le juge, {capital} refuse de payer."
    (aliases,) = [actor.aliases for actor in actors_in_pages(text).values() if capital in actor.aliases]
    assert capital.split()[1] not in aliases


def test_a_capital_of_several_words_that_is_but_a_place_does_nothing():
    actors = actors_in_pages("L'Égypte a signé lundi. Au marché du Caire, la foule attend.")
    assert not any("Caire" in alias for actor in actors.values() for alias in actor.aliases)


def test_a_round_number_of_people_is_a_group():
    text = "Une vingtaine de douaniers ont fouillé l'entrepôt. Les douaniers ont saisi dix caisses."
    assert [name for name, actor in actors_in_pages(text).items() if actor.kind == "group"] == ["douaniers"]
