"""A number in an address that no row can have leads nowhere, and does not break the site."""

import pytest


@pytest.mark.parametrize("number", ["2147483648", "9223372036854775808", "99999999999999999999"])
@pytest.mark.parametrize("address", ["/quizzes/{}/results", "/attempts/{}/report", "/dossiers/{}", "/classes/{}"])
def test_a_number_that_is_too_high_is_not_found(make, browser, address, number):
    assert browser(make.teacher()).get(address.format(number)).status_code == 404


def test_the_highest_number_is_looked_for(make, browser):
    assert browser(make.teacher()).get("/attempts/2147483647/report").status_code == 404
