"""Causes told in the sentence before, short questions, and ends of quotations."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "effect", "cause"),
    [
        (
            "Le club est ruiné : 80 000 euros de dettes. En cause, des travaux ratés.",
            "Le club est ruiné",
            "travaux ratés",
        ),
        ("Le bal est annulé. Pourquoi renoncer ? Parce que la salle a brûlé.", "renoncer", "la salle a brûlé"),
        ("Et si le bac est à quai, c'est parce que la coque fuit.", "le bac est à quai", "la coque fuit"),
        ("Mais s'il a vendu, c'est à cause de ses dettes.", "il a vendu", "ses dettes"),
        ("Et si le bac est à quai, c'est que le câble a cassé.", "le bac est à quai", "le câble a cassé"),
        (
            "« Le bac reste à quai parce que la coque fuit », nous a-t-il répété sur le ponton.",
            "Le bac reste à quai",
            "la coque fuit",
        ),
        ("La ligne a fermé par crainte de perdre des clients.", "La ligne a fermé", "perdre des clients"),
        ("Un câble a cédé. En a résulté une panne générale.", "une panne générale", "Un câble a cédé"),
    ],
)
def test_the_cause_and_its_effect_are_laid_out(told, text, effect, cause):
    [(read_effect, read_cause)] = told(text)
    assert read_effect == effect
    assert read_cause in (cause, f"des {cause}")


@pytest.mark.parametrize(
    "text",
    [
        "Le maire refuse de signer. L'explication, on l'a eue lundi : le prêt avait été refusé.",
        "Le maire refuse de signer. La raison, il la connaît depuis mardi.",
        "Voici, sans détour, ce qui s'est passé.",
        "Le bac a coulé. Pourquoi ? Nul ne le sait.",
        "Il a tout dit, ce qui est arrivé et ce qui va suivre.",
    ],
)
def test_what_only_presents_tells_no_cause(told, text):
    assert told(text) == []
