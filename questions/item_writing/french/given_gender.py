"""Whether a name is that of a woman or of a man, as far as a common given name tells."""

from __future__ import annotations

from typing import Literal

from questions.item_writing.french.wording import fold, tidy
from questions.languages.tables import load_table

Gender = Literal["Masc", "Fem"]


def given_gender(name: str) -> Gender | None:
    """What a common given name tells: « Mathilde », « Jean-Paul »; ``None`` for others and for those of both."""
    first = fold(tidy(name).split(" ")[0]).split("-")[0]
    known = load_table("fr", "actors")
    feminine = first in {fold(each) for each in known["feminine_names"]}
    if feminine == (first in {fold(each) for each in known["masculine_names"]}):
        return None
    return "Fem" if feminine else "Masc"
