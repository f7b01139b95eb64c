"""A small fault is put right; what cannot be put right stays as it is, for the flaw finder to drop."""

from __future__ import annotations

from questions.annotations import EvidenceSpan
from questions.item_writing.drafts import Draft
from questions.item_writing.flaws import flaws
from questions.item_writing.mending import mended
from questions.items import Option

HERE = EvidenceSpan("1.txt", 0, 4, "Lyon")


def question(*wrong: str, key: str = "Le préfet du Cher", spare: tuple[str, ...] = (), **changes: object) -> Draft:
    """A sound question on who spoke, with these wrong answers."""
    values: dict[str, object] = {"stem": "Qui a parlé\u202f?", "rationale": "Le journal l’écrit.", **changes}
    options = (Option(key, True, "Il l’a dit."), *(Option(each, False, "Un autre.") for each in wrong))
    held = tuple(Option(each, False, "Un autre.") for each in spare)
    return Draft(
        topic="actor",
        kind="single",
        rule="actor.said",
        options=options,
        evidence=(HERE,),
        difficulty="easy",
        worth=1.0,
        spare=held,
        **values,  # type: ignore[arg-type]
    )


def texts(draft: Draft) -> list[str]:
    return [option.text for option in draft.options]


def test_a_sound_question_is_left_alone():
    sound = question("Le maire de Bourges", "Le juge de Nevers")
    assert mended(sound) is sound


def test_the_stop_of_an_abbreviation_serves_the_sentence():
    draft = question("Le maire de Bourges", "Le juge de Nevers", rationale="C’est ce qu’écrit Acme inc..")
    assert "untidy" in flaws(draft)
    assert mended(draft).rationale == "C’est ce qu’écrit Acme inc."


def test_points_of_suspension_are_kept():
    draft = question("Le maire de Bourges", "Le juge de Nevers", rationale="Il hésite... Acme inc..")
    assert mended(draft).rationale == "Il hésite... Acme inc."


def test_a_wrong_option_too_many_goes():
    draft = question("Le maire de Bourges", "Le juge de Nevers", "Les maires de Bourges")
    assert "twin_options" in flaws(draft)
    assert flaws(mended(draft)) == []
    assert len(texts(mended(draft))) == 3


def test_two_wrong_options_at_least_are_left():
    draft = question("Le maire de Bourges", "Les maires de Bourges")
    assert mended(draft) is draft


def test_a_spare_takes_the_place_of_what_spoils_the_question():
    draft = question("Le maire de Bourges", "Les maires de Bourges", spare=("Le juge de Nevers",))
    assert flaws(mended(draft)) == []
    assert "Le juge de Nevers" in texts(mended(draft))


def test_the_key_is_never_touched():
    for draft in (
        question("Le maire", "Le juge", "Les juges", key="Le préfet du Cher"),
        question("Le maire", "Les maires", spare=("Le juge",)),
    ):
        right = [option for option in draft.options if option.correct]
        assert [option for option in mended(draft).options if option.correct] == right
