"""Two short dispatches that disagree, and one in another language."""

import pytest

from questions.dispatch import Source

HARBOUR = """Port de Kervern : le chantier reprend

KERVERN, 4 mars 2021 (AFP) - Les travaux de la digue de Kervern, suspendus depuis janvier en raison des tempêtes,
reprendront lundi, a annoncé jeudi le maire, Yann Le Goff.

« La digue sera prête en juin », a déclaré M. Le Goff devant le conseil municipal. Selon la préfecture, le chantier
emploie 45 personnes et coûtera 3,2 millions d'euros à la commune. La sous-préfète, Claire Marchand, a salué le vote.
"""
COUNCIL = """La digue de Kervern ne sera pas finie avant l'automne

Publié le 6 mars 2021 | Le Courrier de la baie

Le maire de Kervern, Yann Le Goff, avait promis une digue pour juin. La présidente de l'association des plaisanciers,
Maïwenn Cadiou, n'y croit pas : « Rien ne sera prêt avant octobre », affirme-t-elle.

D'après l'association, le chantier emploie douze personnes seulement. La commune a refusé de commenter ces chiffres.
"""
ENGLISH = """The harbour of Kervern will reopen on Monday, the mayor said on Thursday.

Work on the sea wall had been suspended since January because of the storms that hit the coast of Brittany.
"""


@pytest.fixture
def harbour() -> Source:
    return Source("harbour.txt", HARBOUR)


@pytest.fixture
def council() -> Source:
    return Source("council.txt", COUNCIL)


@pytest.fixture
def english() -> Source:
    return Source("english.txt", ENGLISH)
