"""Questions on how two facts hang together: what a word marks, what says the same, what one part is to the other."""

from __future__ import annotations

import pytest

from questions.item_writing.causes.part import parts
from questions.item_writing.causes.reason_words import uncapitalised
from questions.item_writing.causes.relation import relations
from questions.item_writing.causes.replaced import replaced
from questions.item_writing.drafts import Draft
from questions.item_writing.flaws import flaws
from tests.questions.item_writing.bodies import read, signed, unsifted

pytestmark = pytest.mark.model

NORTH = "LILLE, 3 mai 2012 (AGN) - "
SOUTH = "NICE, 4 mai 2012 (ASP) - "
EAST = "METZ, 5 mai 2012 (AER) - "


def asked(context, rule: str) -> list[Draft]:
    """The sound questions of a rule; those on the grammar of a sentence whatever else is asked of it."""
    drafts = relations(context) if rule == "cause.relation" else unsifted(context)
    return [each for each in drafts if each.rule == rule and not flaws(each)]


def keys(draft: Draft) -> list[str]:
    return [option.text for option in draft.options if option.correct]


def wrong(draft: Draft) -> list[str]:
    return [option.text for option in draft.options if not option.correct]


# ------------------------------------------------------------------------------------------------- relation

FAIR = "La foire de Bollène a été annulée faute de bénévoles."


@pytest.mark.parametrize(
    ("told", "expression", "key"),
    [
        (FAIR, "faute de", "La cause"),
        ("La foire de Bollène a fermé mardi, puisqu'il neigeait sur la place.", "puisque", "La cause"),
        ("Si la foire de Bollène a fermé, c'est que la place était gelée.", "si …, c’est que", "La cause"),
        ("La digue de Bollène a cédé, si bien que les cars font un détour.", "si bien que", "La conséquence"),
        ("Le toit de la halle n'a pas été réparé, d'où des fuites sur les étals.", "d’où", "La conséquence"),
        ("Le maire de Bollène a fermé le pont afin d'éviter un accident.", "afin de", "Le but"),
        ("La foire de Bollène a eu lieu malgré la neige de la veillée.", "malgré", "L’opposition (la concession)"),
        ("Le pont de Bollène fermera en mai, à moins de trouver un million d'euros.", "à moins de", "La condition"),
    ],
)
def test_what_an_expression_marks_is_asked_of_its_whole_sentence(told, expression, key):
    (draft,) = asked(read(told), "cause.relation")
    assert draft.expression == expression
    assert keys(draft) == [key]
    assert len(wrong(draft)) == 4
    assert draft.evidence[0].quote == told


@pytest.mark.parametrize(
    "told",
    [
        "La foire de Bollène a été annulée parce que la place était gelée.",
        "La foire de Bollène a été annulée en raison d'un orage de grêle.",
        "La foire de Bollène a eu lieu, et le jury la juge réussie malgré tout.",
        "Le pont de Bollène se trouve à moins de deux kilomètres de la gare.",
        "La mairie de Bollène sait bien que le pont est fermé aux cars.",
    ],
)
def test_what_is_known_by_heart_or_has_another_use_is_not_asked(told):
    assert not asked(read(told), "cause.relation")


@pytest.mark.parametrize(
    "told",
    [
        "Mais la foire de Bollène a été annulée faute de bénévoles.",
        "La foire de Bollène a toutefois été annulée faute de bénévoles.",
        "La mairie de Bollène a annulé leur foire faute de bénévoles.",
        "La foire de Bollène, dit-il, a été annulée faute de bénévoles.",
        "La foire de Bollène y a été annulée faute de bénévoles.",
        "Nous avons annulé la foire de Bollène faute de bénévoles.",
        "Un comble, quand on songe que la foire a été annulée faute de bénévoles.",
        "La foire de Bollène a été annulée faute de bénévoles et les forains ont quitté la place faute de courant.",
    ],
)
def test_a_sentence_that_needs_another_or_has_the_words_twice_is_not_asked(told):
    assert not asked(read("La fontaine de Cadenet a gelé dimanche. " + told), "cause.relation")


@pytest.mark.parametrize(
    "told",
    [
        "Grâce à cette collecte, la halle des drapiers a rouvert dès lundi.",
        "Mais le musée des drapiers a fermé ses portes lundi, faute de gardiens.",
        "Elle est restée fermée toute la journée de lundi, faute de gardiens.",
    ],
)
def test_a_sentence_that_takes_up_the_one_before_is_quoted_with_it(told):
    before = "La mairie de Cadenet a réuni 300 euros auprès des forains. "
    (draft,) = asked(read(before + told), "cause.relation")
    assert "Dans ce passage" in draft.stem
    assert draft.evidence[0].quote == before + told


@pytest.mark.parametrize(
    "told",
    [
        "Ils sont restés dehors toute la journée de lundi, faute de gardiens.",
        "La halle lui est restée fermée toute la journée de lundi, faute de gardiens.",
        "La halle, dit-elle, est restée fermée toute la journée, faute de gardiens.",
        "Ces halles-là sont restées fermées toute la journée de lundi, faute de gardiens.",
    ],
)
def test_a_pronoun_for_nothing_that_is_sure_is_not_explained_by_the_sentence_before(told):
    before = "La mairie de Cadenet a réuni 300 euros auprès de la comtesse. "
    assert not asked(read(before + told), "cause.relation")


def test_a_set_asks_of_each_expression_once_and_has_no_answer_more_than_twice():
    context = signed(
        NORTH + FAIR + " La halle de Sorgues a rouvert grâce à un don de la région.",
        SOUTH + "Le musée de Cadenet a fermé faute de gardiens. Le pont d'Apt a cédé, si bien que les cars s'arrêtent.",
        EAST + "Le maire de Mornas a vendu la fontaine afin de payer une école. La cave a fermé, puisqu'il neigeait.",
    )
    drafts = asked(context, "cause.relation")
    expressions = [draft.expression for draft in drafts]
    answers = [keys(draft)[0] for draft in drafts]
    assert len(drafts) == 3
    assert len(set(expressions)) == 3
    assert max(answers.count(answer) for answer in answers) <= 2
    assert {"La conséquence", "Le but"} <= set(answers)


def test_what_would_have_been_leaves_open_whether_a_condition_is_meant():
    fair = "La foire de Bollène {} annulée faute de bénévoles, selon le comité."
    assert asked(read(fair.format("a été")), "cause.relation")
    assert not asked(read(fair.format("aurait été")), "cause.relation")


def test_no_sentence_serves_two_questions_on_causes():
    for told in ("Les étals de la halle ont brûlé lundi, si bien que le marché de Bollène est fermé.", FAIR):
        context = read(told)
        drafts = [each for each in unsifted(context) if not flaws(each)]
        grammatical = [each for each in drafts if each.family == "relation"]
        assert len(drafts) == 1 or not grammatical


LETTER = "DIRECTION RÉGIONALE DES HALLES ET MARCHÉS DE THOUARS\nCommuniqué de presse\nThouars, le 8 mars 2017\n\n"


@pytest.mark.parametrize(
    ("told", "expression"),
    [
        ("Puisque la mairie possède la halle, nous demandons au maire de refuser tout bail.", "puisque"),
        ("Grâce à nos douze bénévoles, la halle de Thouars a rouvert au mois de mai.", "grâce à"),
    ],
)
def test_we_is_whoever_signs_a_communique_and_nobody_known_in_a_wire(told, expression):
    (draft,) = asked(signed(LETTER + told), "cause.relation")
    assert draft.expression == expression
    assert not asked(read(told), "cause.relation")


@pytest.mark.parametrize(
    "told",
    [
        "Puisque la mémoire de certains élus est courte, rappelons deux dates de la halle.",
        "Puisque la mairie possède la halle, je demande au maire de refuser tout bail.",
        "« Puisque la mairie possède la halle, nous demandons au maire de refuser tout bail. »",
    ],
)
def test_who_says_i_reminds_or_is_quoted_is_not_told_by_the_signature(told):
    assert not asked(signed(LETTER + told), "cause.relation")


# ------------------------------------------------------------------------------------------------- what says the same


@pytest.mark.parametrize(
    ("told", "expression", "key"),
    [
        ("La foire de Bollène a été annulée en raison du gel.", "en raison de", "« du fait de »"),
        ("La foire de Bollène a fermé mardi, puisqu'il neigeait sur la place.", "puisque", "« étant donné que »"),
        ("La foire de Bollène a fermé parce que la place était gelée.", "parce que", "« du fait que »"),
        ("La digue de Bollène a cédé, si bien que les cars font un détour.", "si bien que", "« de sorte que »"),
        ("Comme la digue de Bollène a cédé, les cars de la vallée font un détour.", "comme", "« étant donné que »"),
    ],
)
def test_what_says_the_same_is_asked_of_the_plainest_words_too(told, expression, key):
    (draft,) = [each for each in replaced(read(told), (), ()) if not flaws(each)]
    assert draft.expression == expression
    assert [each.replace("\u202f", " ") for each in keys(draft)] == [key]
    assert len(wrong(draft)) == 3
    assert all(option.why.lstrip("«\u202f")[0].isupper() for option in draft.options)
    assert draft.evidence[0].quote == told


@pytest.mark.parametrize(
    "told",
    [
        "Si la foire de Bollène a fermé mardi, c'est parce que la place était gelée.",
        "Comme le bac approchait de la digue de Bollène, les cars ont fait un détour.",
        "Elle a été annulée en raison du gel de la place.",
        "« Elle a fermé en raison du gel de toute la place », a dit la maire de Bollène, Anne Roy.",
    ],
)
def test_what_nothing_else_can_stand_for_is_not_asked(told):
    assert not list(replaced(read(told), (), ()))


def test_what_somebody_says_is_quoted_without_whoever_says_it():
    context = read("« Nous avons fermé la foire en raison du gel », a dit la maire de Bollène, Anne Roy.")
    (draft,) = replaced(context, (), ())
    assert "rapporte ces propos" in draft.stem
    assert "Anne Roy" not in draft.stem
    assert draft.evidence[0].quote == "Nous avons fermé la foire en raison du gel"


def test_the_answer_to_one_is_not_the_expression_of_another():
    context = read(
        "La foire de Bollène a été annulée en raison du gel de la place. Le marché de Sorgues a fermé à cause du gel."
    )
    assert len(list(replaced(context, (), ()))) == 1


def test_what_an_expression_marks_and_what_says_the_same_are_not_both_asked_of_it():
    context = read(FAIR)
    (draft,) = relations(context)
    assert not list(replaced(context, draft.evidence, ()))
    assert not list(replaced(context, (), [draft.expression]))


# ------------------------------------------------------------------------------------------------- parts


@pytest.mark.parametrize(
    ("told", "part", "key"),
    [
        ("La panne de Bollène résulte des fuites d'un canal voisin.", "les fuites d’un canal voisin", "La cause"),
        ("L'incendie de la halle est dû à un court-circuit.", "un court-circuit", "La cause"),
        ("La chute d'un arbre a provoqué une coupure de courant.", "une coupure de courant", "La conséquence"),
        (
            "La halle de Bollène a brûlé lundi, ce qui a retardé le marché.",
            "ce qui a retardé le marché",
            "La conséquence",
        ),
    ],
)
def test_what_one_part_of_a_sentence_is_to_the_other(told, part, key):
    (draft,) = [each for each in parts(read(told), ()) if not flaws(each)]
    assert draft.expression == part
    assert keys(draft) == [key]
    assert len(wrong(draft)) == 4


@pytest.mark.parametrize(
    "told",
    [
        "Le feu de la halle de Bollène est parti d'un tas de planches.",
        "La halle de Bollène a brûlé lundi, ce qui n'a pas retardé le marché.",
        "La halle de Bollène sera couverte, ce qui mettra les étals à l'abri de la pluie.",
        "Deux étals de Bollène ont brûlé lundi, ce qui porte le bilan à huit étals.",
        "La clôture de la foire a été retardée par une panne de courant.",
        "L'incendie de la halle de Bollène serait dû à un court-circuit.",
    ],
)
def test_a_place_a_denial_and_what_may_be_meant_are_no_part_to_ask_about(told):
    assert not list(parts(read(told), ()))


def test_a_town_at_the_head_of_a_reason_keeps_its_capital_whatever_the_parser_takes_it_for():
    context = read("La foire de Bollène a été annulée puisque Aigle n'avait plus un sou pour les tentes.")
    (relation,) = next(iter(context.dossier.dispatches)).causes
    sentence = context.sentence(relation.cause)
    assert sentence is not None
    assert uncapitalised(sentence, relation.cause).startswith("Aigle n’avait")
