"""Publication dates in words."""

from __future__ import annotations

import pytest

from classroom.presentation import show_timex


@pytest.mark.parametrize(
    ("language", "value", "words"),
    [
        ("fr", "2016-07-13", "13 juillet 2016"),
        ("fr", "2016-07-01", "1er juillet 2016"),
        ("fr", "2016-07-11", "11 juillet 2016"),
        ("fr", "2009-12-04/2010-01-01", "entre le 4 décembre 2009 et le 1er janvier 2010"),
        ("fr", None, "date inconnue"),
        ("en", "2016-07-01", "July 1, 2016"),
        ("en", "2009-12-04/2010-01-01", "between December 4, 2009 and January 1, 2010"),
        ("en", "", "date unknown"),
        ("en", "some day", "some day"),
    ],
)
def test_a_publication_date_in_words(app, language, value, words):
    with app.test_request_context(headers={"Accept-Language": language}):
        assert show_timex(value) == words
