"""Clauses of real sentences turned into questions, or left alone."""

import pytest

from questions.item_writing.clauses.clean_clauses import clause_at
from questions.item_writing.clauses.interrogation import ask, state
from questions.item_writing.context import main_verbs

pytestmark = pytest.mark.model


def clauses(sentence):
    return [clause for verb in main_verbs(sentence) if (clause := clause_at(sentence, verb)) is not None]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "L'agence spatiale a reporté le lancement de la sonde Pallas.",
            "Pourquoi l’agence spatiale a-t-elle reporté le lancement de la sonde Pallas\u202f?",
        ),
        (
            "Le navire Iris s'est échoué sur un banc de sable au large de Dunkerque.",
            "Pourquoi le navire Iris s’est-il échoué sur un banc de sable au large de Dunkerque\u202f?",
        ),
        (
            "La championne a été suspendue pour deux ans par la fédération.",
            "Pourquoi la championne a-t-elle été suspendue pour deux ans par la fédération\u202f?",
        ),
        (
            "Les rencontres entre les deux fédérations se sont achevées sans accord.",
            "Pourquoi les rencontres entre les deux fédérations se sont-elles achevées sans accord\u202f?",
        ),
        (
            "Le président du club n'a jamais été mis en examen.",
            "Pourquoi le président du club n’a-t-il jamais été mis en examen\u202f?",
        ),
        (
            "La Suède et la Norvège ont signé un accord sur la pêche au cabillaud.",
            "Pourquoi la Suède et la Norvège ont-elles signé un accord sur la pêche au cabillaud\u202f?",
        ),
        (
            "Les syndicats exigent une hausse de 5 % des salaires.",
            "Pourquoi les syndicats exigent-ils une hausse de 5\u202f% des salaires\u202f?",
        ),
        (
            "L'usine Renval emploie 400 salariés à Dole.",
            "Pourquoi l’usine Renval emploie-t-elle 400 salariés à Dole\u202f?",
        ),
        (
            "Les deux garnisons de Sète se sont ralliées aux insurgés.",
            "Pourquoi les deux garnisons de Sète se sont-elles ralliées aux insurgés\u202f?",
        ),
        (
            "Les poisons de la cave se sont répandus dans le canal.",
            "Pourquoi les poisons de la cave se sont-ils répandus dans le canal\u202f?",
        ),
        (
            "Plusieurs trains ont été supprimés sur la ligne.",
            "Pourquoi plusieurs trains ont-ils été supprimés sur la ligne\u202f?",
        ),
        (
            "La grève, qui dure depuis mardi, a été suspendue par les syndicats.",
            "Pourquoi la grève a-t-elle été suspendue par les syndicats\u202f?",
        ),
    ],
)
def test_the_subject_is_taken_up_by_the_pronoun_that_agrees(parsed, text, question):
    (clause,) = clauses(parsed(text))
    assert ask("pourquoi", clause) == question


def test_the_source_stands_in_front(parsed):
    (clause,) = clauses(parsed("Le tribunal d'Arras rendra son jugement le 4 juin."))
    assert ask("quand", clause, "selon l’AFP") == (
        "Selon l’AFP, quand le tribunal d’Arras rendra-t-il son jugement le 4 juin\u202f?"
    )


def test_coordinated_verbs_give_two_clauses_with_one_subject(parsed):
    found = clauses(parsed("Les éboueurs de la métropole ont repris le travail et ont obtenu une prime."))
    assert [state(clause) for clause in found] == [
        "Les éboueurs de la métropole ont repris le travail",
        "Les éboueurs de la métropole ont obtenu une prime",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Il a quitté la salle.",
        "Cette réunion a été reportée au mois de mai.",
        "Son avocat a quitté la salle avant la fin de l'audience.",
        "Nous avons refusé ce texte.",
        "La ministre de la Santé les recevra demain.",
        "Moscou dément ces allégations.",
        "La ministre de la Santé va recevoir les infirmières hier.",
        "Les pêcheurs ont obtenu gain de cause sur les quotas, les aides, les ports et les licences.",
    ],
)
def test_a_clause_that_does_not_stand_alone_is_not_asked_about(parsed, text):
    assert clauses(parsed(text)) == []


def test_what_is_hidden_leaves_no_trace(parsed):
    sentence = parsed("Les dockers du port de Lorient ont repris le travail mardi à Lorient.")
    start = sentence.span.quote.index("mardi")
    (verb,) = main_verbs(sentence)
    clause = clause_at(sentence, verb, [(start, start + len("mardi"))])
    assert clause is not None
    assert state(clause) == "Les dockers du port de Lorient ont repris le travail à Lorient"


def test_an_article_left_hanging_before_what_is_hidden_stops_the_question(parsed):
    sentence = parsed("Le tribunal d'Arras rendra son jugement le 4 juin.")
    start = sentence.span.quote.index("4 juin")
    (verb,) = main_verbs(sentence)
    assert clause_at(sentence, verb, [(start, start + len("4 juin"))]) is None
