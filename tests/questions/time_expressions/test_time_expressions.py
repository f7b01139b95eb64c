"""Dates against several possible publication days, echoes of a weekday, stamps; any text at all. No model is needed."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions import timex
from questions.annotations import EvidenceSpan, Sentence, TimeExpression, Token
from questions.annotator.times.time_expressions import find_time_expressions, publication_days
from questions.annotator.times.time_pieces import agreed
from questions.dispatch import Dispatch, Publication, Zone

PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"


def tokens(text: str, offset: int, verb: str) -> tuple[Token, ...]:
    """Words that hang on the first occurrence of the verb, which stands in the past."""
    words = list(re.finditer(r"[\w'’-]+|[^\w\s]", text))
    root = next((index for index, word in enumerate(words) if word[0] == verb), 0)
    return tuple(
        Token(offset + word.start(), offset + word.end(), word[0], word[0], "VERB" if word[0] == verb else "NOUN",
              PAST if word[0] == verb else "", "ROOT" if index == root else "dep", root)
        for index, word in enumerate(words)
    )  # fmt: skip


def read(text: str, published: str | None = None, verb: str = "ferma") -> tuple[TimeExpression, ...]:
    publication = Publication(published, "stated", "Date de l'exemple.") if published else None
    dispatch = Dispatch("a.txt", text, "fr", (Zone(0, len(text), "body"),), None, None, None, publication)
    sentences = []
    for match in re.finditer(r"[^.]+\.?", text):
        span = EvidenceSpan("a.txt", match.start(), match.end(), match[0])
        sentences.append(Sentence(span, tokens(match[0], match.start(), verb)))
    return find_time_expressions(dispatch, sentences)


def values(text: str, published: str | None = None) -> list[str | None]:
    return [each.value for each in read(text, published)]


def test_days_on_which_all_possible_publications_agree() -> None:
    assert values("Le musée ferma mercredi.", "2019-03-22/2019-03-24") == ["2019-03-20"]


def test_otherwise_the_days_that_they_allow() -> None:
    assert values("Le musée ferma mardi.", "2009-12-05/2010-12-31") == ["2009-12-01/2010-12-28"]


def test_without_a_publication_day_a_relative_date_is_open() -> None:
    (found,) = read("Le musée ferma mardi.")
    assert (found.type, found.value, found.derivation) == ("DATE", None, "")
    assert values("Le musée ferma en mars 2014.") == ["2014-03"]


def test_the_reckoning_is_told() -> None:
    (found,) = read("Le musée ferma mardi.", "2016-07-13")
    assert found.derivation == "« mardi », dépêche du mercredi 13 juillet 2016 → 12 juillet 2016"
    (_, later) = read("Le musée ferma le 2 mai 2014. Trois jours plus tard il brûlait.")
    assert (
        later.derivation == "« Trois jours plus tard » compté à partir de « le 2 mai 2014 » (2 mai 2014) → 5 mai 2014"
    )


def test_an_absolute_date_needs_no_reckoning() -> None:
    assert [each.derivation for each in read("Le musée ferma le 2 mai 2014.", "2016-07-13")] == [""]


def test_a_date_that_does_not_exist_has_no_value() -> None:
    assert values("Le musée ferma le 31 juin 2014.") == [None]
    assert values("Le musée ferma le 30 février.", "2016-07-13") == [None]


def test_a_weekday_without_tense_means_the_same_day_as_elsewhere() -> None:
    assert values("Le musée ferma mardi. Fermeture du musée : mardi, donc.", "2016-07-13") == ["2016-07-12"] * 2
    assert values("Fermeture du musée : mardi, donc.", "2016-07-13") == [None]


def test_a_length_ahead_is_left_where_the_day_of_writing_is_not_known() -> None:
    (found,) = read("Le musée ferma d'ici trois semaines.")
    assert (found.type, found.value) == ("DURATION", "P3W")
    assert values("Le musée ferma d'ici trois semaines.", "2016-07-13") == ["2016-08-03"]
    assert values("Le musée ferma il y a trois semaines.") == [None]


def test_nothing_is_counted_from_an_open_date() -> None:
    assert values("Le musée ferma un vendredi soir. Le lendemain, il rouvrait.", "2016-07-13") == [None, None]


def test_relations() -> None:
    relations = {
        "depuis le 2 mai 2014": "since",
        "jusqu'au 2 mai 2014": "until",
        "avant le 2 mai 2014": "before",
        "après le 2 mai 2014": "after",
        "à partir du 2 mai 2014": "from",
        "d'ici au 2 mai 2014": "until",
        "le 2 mai 2014": None,
    }
    found = {words: read(f"Le musée ferma {words}.")[0].relation for words in relations}
    assert found == relations


def test_recurrent_stretches_are_no_dates() -> None:
    found = read("Le musée ferma chaque année entre début mai et la mi-juin.", "2013-04-02")
    assert [each.type for each in found] == ["SET", "SET"]


def test_stamps_and_datelines_are_read_too() -> None:
    text = "Publié le 3 mai 2012\nPARIS, 2 mai\nLe musée ferma hier."
    zones = (Zone(0, 20, "stamp"), Zone(21, 33, "dateline"), Zone(34, len(text), "body"))
    publication = Publication("2012-05-03", "stated", "Date imprimée.")
    found = find_time_expressions(Dispatch("a.txt", text, "fr", zones, None, None, None, publication), ())
    assert [(each.zone, each.value) for each in found] == [("stamp", "2012-05-03"), ("dateline", "2012-05-02")]


def test_publication_days() -> None:
    def days(value: str | None) -> int:
        publication = Publication(value, "inferred", "Raison.") if value else None
        return len(publication_days(Dispatch("a.txt", "", "fr", (), None, None, None, publication)))

    assert [days(value) for value in (None, "2016-04-12", "2016-04-12/2016-04-20", "2001/2016")] == [0, 1, 9, 0]


@pytest.mark.parametrize(
    ("several", "value"),
    [
        (["2016", "2016"], "2016"),
        (["2016-04-01", "2016-04-03"], "2016-04-01/2016-04-03"),
        (["2016-04-01", None], None),
        (["P2D", "P3D"], None),
        ([], None),
    ],
)
def test_agreed(several: list[str | None], value: str | None) -> None:
    assert agreed(several) == value


VOCABULARY = """
mardi mercredi le la 1er 12 31 mars mai 2014 1998 de du à au et entre jusqu'au depuis dernier prochain la veille deux
ans trois jours plus tard avant après semaine mois fin début mi- été l'été hier demain ferma Pâques XXIe siècle
années 90 , . : ' 9 h 30 12/03/2014 chaque tous les il y a dans nuit un une demi week-end trimestre 0 99
"""
WORDS = st.sampled_from(sorted(set(VOCABULARY.split())))


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=25), st.sampled_from([None, "2016-07-13", "2016-07-11/2016-08-20"]))
def test_any_words_give_true_spans_and_valid_values(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    for each in read(text, published):
        assert each.span.quote == text[each.span.start : each.span.end]
        if each.value and each.type != "SET":
            assert timex.validate(each.value)
        assert each.value or not each.derivation


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all(text: str) -> None:
    for each in read(text, "2016-07-13"):
        assert each.span.quote == text[each.span.start : each.span.end]


def test_the_calendar_ends_somewhere() -> None:
    assert values("Le musée ferma il y a 99999 ans.", date(2016, 7, 13).isoformat()) == [None]
