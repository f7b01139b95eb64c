"""What the dates of an undated dispatch mean on each of many possible days is worked out without trying every one."""

from datetime import date, timedelta

import pytest

from questions.annotator.parsing.parses import parse
from questions.annotator.publication.clues import DispatchClues
from questions.cleaning import clean
from questions.dispatch import Source

pytestmark = pytest.mark.model

TOLD = """Les travaux de la digue ont commencé le 3 mai et s'arrêteront fin juin. Le maire a visité le chantier lundi,
puis hier, avant la réunion de vendredi prochain. La crue du 29 février avait emporté le quai il y a trois semaines.
La foire se tiendra du 12 au 15 août, après les pluies de l'automne dernier. Le pont a fermé l'an dernier, le premier
dimanche de mars. Le mois prochain, un bac assurera la traversée ; il fonctionnait déjà en 2009.
"""
DAYS = [date(2015, 11, 20) + timedelta(days=number) for number in range(800)]


#: Of these days but the weekday tells whether the text can be told on it, and of those, the calendar as well.
BY_THE_WEEK = (
    "Le maire a visité le chantier lundi. Il avait reçu les ouvriers hier, vendredi. Une réunion se tiendra demain.",
    "Le bac a repris son service mardi, puis il s'est arrêté jeudi. Le préfet l'a dit hier.",
    "Ce mercredi, le quai a rouvert. La foire de l'automne avait été annulée.",
)
BY_THE_CALENDAR = (
    "Hospitalisé depuis le 3 mai, l'éclusier est mort mardi.",
    "Le pont a été fermé lundi. Il a rouvert le lendemain, puis le quai a cédé le 12 mai.",
    "Le chantier a été visité mardi 5 mai 2015. Le maire est revenu hier.",
)


def clues(told: str = TOLD) -> DispatchClues:
    dispatch = clean(Source("digue.txt", told))
    return DispatchClues(dispatch, parse(dispatch).sentences)


def test_many_days_at_once_mean_what_each_means_alone() -> None:
    text = clues()
    assert len(text.clues) >= 10
    for clue in text.clues:
        alone = clues()
        same = next(each for each in alone.clues if each.span == clue.span)
        assert text.values_on(clue, DAYS) == [alone.value_on(same, day) for day in DAYS], clue.span.quote


def test_days_far_apart_and_no_day_at_all() -> None:
    text = clues()
    some = [DAYS[0], DAYS[1], DAYS[300], DAYS[799]]
    for clue in text.clues:
        assert text.values_on(clue, some) == [text.value_on(clue, day) for day in some]
        assert text.values_on(clue, []) == []
        assert text.values_on(clue, DAYS[:1]) == [text.value_on(clue, DAYS[0])]


def test_a_day_without_its_year_is_reckoned_on_few_of_the_days(monkeypatch: pytest.MonkeyPatch) -> None:
    text = clues()
    reckoned: list[date] = []
    reckon = DispatchClues._reckoned

    def counted(self: DispatchClues, clue: object, day: date) -> str | None:
        reckoned.append(day)
        return reckon(self, clue, day)  # type: ignore[arg-type]

    monkeypatch.setattr(DispatchClues, "_reckoned", counted)
    text.values_on(next(clue for clue in text.clues if clue.span.quote == "le 3 mai"), DAYS)
    assert len(reckoned) < len(DAYS) / 10


@pytest.mark.parametrize("told", [*BY_THE_WEEK, *BY_THE_CALENDAR, TOLD])
def test_on_which_days_a_text_can_be_told(told: str) -> None:
    text, alone = clues(told), clues(told)
    assert text.clues
    assert [text.consistent(day) for day in DAYS] == [alone._is_consistent(day) for day in DAYS]


@pytest.mark.parametrize("told", BY_THE_WEEK)
def test_hier_and_lundi_are_tried_on_one_day_of_each_weekday(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text, tried = clues(told), list[date]()
    monkeypatch.setattr(DispatchClues, "_is_consistent", lambda _, day: bool(tried.append(day)) or day.isoweekday() < 4)
    assert [text.consistent(day) for day in DAYS] == [day.isoweekday() < 4 for day in DAYS]
    assert len(tried) == 7
