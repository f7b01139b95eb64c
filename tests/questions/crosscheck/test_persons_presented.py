"""Of whom a state is told: somebody presented anew, whom a question asked about, a night in a cell."""

from __future__ import annotations

import pytest

from tests.questions.crosscheck.telling import told

pytestmark = pytest.mark.model


def _states(*texts):
    return [c for c in told(*texts).contradictions if c.rule.startswith("state:")]


def test_whoever_is_presented_with_an_article_is_nobody_named_before():
    assert _states(
        "Paule Marnier, boulangère, a tout vu. Le gardien de nuit, un homme de 54 ans, a été inculpé mardi.",
        "Et le gardien ? Il n'a jamais été inculpé. Le parquet l'a entendu mardi et relâché.",
    )


def test_the_one_named_before_is_not_meant_by_it():
    assert not _states(
        "Paule Marnier, boulangère, a tout vu. Le gardien de nuit, un homme de 54 ans, a été inculpé mardi.",
        "Paule Marnier n'a jamais été inculpée, dit le commissaire.",
    )


def test_a_night_in_a_cell_is_no_liberty():
    assert _states(
        "Le patron pêcheur, Jean Vasseur, a passé la nuit en cellule à Granville.",
        "Jean Vasseur n'a pas été incarcéré.",
    )
