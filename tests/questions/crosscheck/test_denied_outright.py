"""A denial that leaves no case stands against whatever tells the very deed as done, however few words they share."""

from __future__ import annotations

import pytest

from questions.crosscheck.denied import opposed
from questions.crosscheck.findings import Opposition
from questions.crosscheck.reading import readings
from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model
AROUND = "{} La presse locale en parle, et les habitants du quartier suivent cela de près."


def _rules(denied: str, told: str, days: tuple[str, str] = ("2021-03-02", "2021-03-03")) -> list[str]:
    texts = zip("ab", (denied, told), days, strict=True)
    dossier = read_dossier([Source(f"{name}.txt", AROUND.format(text), published=day) for name, text, day in texts])
    found = opposed.find(readings(dossier.dispatches, dossier.actors))
    return [each.rule for each in found if isinstance(each, Opposition)]


@pytest.mark.parametrize(
    ("denied", "told"),
    [
        ("Aucune des huit alarmes du phare n'a sonné.", "Six alarmes sur huit ont sonné dans le phare."),
        ("« Nous n'avons rien vendu », assure la fabrique.", "La fabrique a vendu son clocher à une banque."),
        ("Aucun pétard n'a été lancé sur le parvis.", "Ils ont lancé deux pétards, puis trois fusées sur le parvis."),
        ("Le sonneur n'a jamais quitté la tour.", "Le sonneur avait quitté la tour dès minuit."),
    ],
)
def test_a_denial_that_leaves_no_case_stands_against_the_deed(denied: str, told: str) -> None:
    assert "denied outright" in _rules(denied, told)


@pytest.mark.parametrize(
    ("denied", "told"),
    [
        # Another thing, another doer, only an akin word.
        ("La fabrique n'a jamais vendu le clocher.", "La fabrique a vendu les bancs de la nef."),
        ("Le bedeau n'a jamais quitté la tour.", "Le préfet a quitté la tour lundi."),
        ("Les coffres n'ont à aucun moment quitté la tour.", "Mme Anne Roy, qui avait quitté la tour, se tait."),
        ("Aucun accroc n'a été signalé sur la voile.", "Le skipper en a informé le port de la voile."),
        # Of a sort of which there is none.
        ("Nous n'avons connaissance d'aucun décès civil au fort.", "Deux gendarmes ont été tués au fort."),
        # To come, or told of the present.
        ("Aucune cloche n'a été vendue par la fabrique.", "Les cloches seront vendues par la fabrique en mai."),
        ("Aucune fissure n'a été relevée sur la cloche.", "Ces propos sur la cloche relèvent de la fable."),
    ],
)
def test_a_doubt_leaves_it_to_be_weighed(denied: str, told: str) -> None:
    assert "denied outright" not in _rules(denied, told)


def test_what_was_done_after_the_denial_came_out_does_not_answer_it() -> None:
    denied, told = "Aucune cloche n'a été vendue par la fabrique.", "Lundi, la fabrique a vendu deux cloches."
    assert "denied outright" not in _rules(denied, told, ("2021-03-02", "2021-03-24"))
