"""French questions made of a clause: inversion with a pronoun, « qui » for the subject, statements to judge."""

from __future__ import annotations

from questions.item_writing.clauses import Clause
from questions.item_writing.wording import NARROW_SPACE, capital, join, morphology


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


def ask_who(clause: Clause, according: str = "") -> str | None:
    """« Qui a quitté la salle pendant deux heures ? »: the subject is what is asked.

    :returns: ``None`` when the verb cannot be put in the singular by rule, or a participle agrees with the subject.
    """
    finite = singular(clause)
    if finite is None or not _keeps_form(clause) or _owned_by_several(clause):
        return None
    return question(according, join("qui", clause.before, finite, clause.after))


def singular(clause: Clause) -> str | None:
    """The finite verb in the third person singular; ``None`` when no rule gives it."""
    if clause.agrees.number == "Sing":
        return clause.finite
    low = clause.finite.lower()
    table = morphology()["singular"]
    if low in table:
        return str(table[low])
    for ending, short in table["endings"].items():
        if low.endswith(ending):
            return low[: -len(ending)] + str(short)
    return low[:-2] if low.endswith("ent") and clause.lemma.endswith("er") else None


def _keeps_form(clause: Clause) -> bool:
    """Whether nothing after the verb agrees with the subject: no « être », or a masculine singular subject."""
    with_be = singular(clause) in set(morphology()["singular_be"]["forms"])
    reflexive = bool(set(clause.before.replace("’", "'").split()) & set(morphology()["verbs"]["reflexive"]))
    if not (with_be or clause.passive or reflexive):
        return True
    return clause.agrees.number == "Sing" and clause.agrees.gender == "Masc"


def _owned_by_several(clause: Clause) -> bool:
    """« leurs résultats » does not go with « qui », and « ses perspectives » may be anyone's."""
    words = set(clause.after.lower().split(" "))
    return bool(words & {*morphology()["verbs"]["their"], *morphology()["anaphora"]["possessives"]})


def state(clause: Clause) -> str:
    """The clause as an option: a capital, no full stop."""
    return capital(clause.statement)
