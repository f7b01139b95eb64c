"""French questions made of a clause: inversion with a pronoun, statements to judge."""

from __future__ import annotations

from questions.item_writing.clauses.clean_clauses import Clause
from questions.item_writing.french.wording import NARROW_SPACE, capital, join, morphology


def ask(word: str, clause: Clause, according: str = "") -> str | None:
    """« Pourquoi la réunion de Tamale a-t-elle tourné court ? »

    :param word: the interrogative words (« pourquoi », « à quelle date »).
    :param according: « selon l'AGGP », put in front with a comma; empty for none.
    :returns: ``None`` when the gender of the subject, hence the pronoun, is not proved.
    """
    verb = inverted(clause)
    if verb is None:
        return None
    return question(according, join(word, clause.subject, clause.before, verb, clause.after))


def question(according: str, body: str) -> str:
    """« Selon l'AGGP, » and the body, with capital and question mark."""
    opening = f"{according}, " if according else ""
    return capital(f"{opening}{body}{NARROW_SPACE}?")


def inverted(clause: Clause) -> str | None:
    """The finite verb with the pronoun that takes up the subject: « a-t-elle », « sont-ils »."""
    pronoun = clause.agrees.pronoun
    if pronoun is None:
        return None
    euphonic = tuple(morphology()["pronouns"]["euphonic_endings"])
    link = "-t-" if clause.finite.lower().endswith(euphonic) else "-"
    return f"{clause.finite}{link}{pronoun}"


def state(clause: Clause) -> str:
    """The clause as an option: a capital, no full stop."""
    return capital(clause.statement)
