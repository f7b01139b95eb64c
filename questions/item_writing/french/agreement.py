"""Gender and number of a subject, and the pronoun that takes it up after the verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from questions.annotations import Token
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.given_gender import Gender as Gender
from questions.item_writing.french.given_gender import given_gender
from questions.item_writing.french.wording import morphology

Number = Literal["Sing", "Plur"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Number of a subject, and its gender where the words prove it."""

    number: Number
    gender: Gender | None

    @property
    def pronoun(self) -> str | None:
        """« il », « elle », « ils », « elles »; ``None`` when the gender is not proved."""
        if self.gender is None:
            return None
        gender = "masculine" if self.gender == "Masc" else "feminine"
        number = "singular" if self.number == "Sing" else "plural"
        return str(morphology()["pronouns"][f"{gender}_{number}"])


def agreement(subject: Sequence[Token], finite: Token, participle: Token | None) -> Agreement | None:
    """Agreement of a subject with its verb.

    :param subject: words of the subject, in order.
    :param participle: the participle after « être », which agrees with the subject; ``None`` without one.
    :returns: ``None`` when subject and verb do not agree in number, a sure sign of a bad parse.
    """
    number = _verb_number(finite)
    counted = _counted(subject) if number == "Plur" else None
    if counted is not None:
        return Agreement("Plur", _gender_of_one(counted))
    if number is None or not _agrees(subject, number):
        return None
    return Agreement(number, _gender(subject, number, participle))


def _counted(subject: Sequence[Token]) -> Sequence[Token] | None:
    """« frontaliers » of « une centaine de frontaliers »: what a verb in the plural agrees with."""
    head = head_position(subject)
    collective = head is not None and subject[head].lemma.lower() in morphology()["participles"]["collectives"]
    if head is None or not collective:
        return None
    behind = subject[head + 1 :]
    linked = len(behind) > 1 and behind[0].text.lower().replace("’", "'") in morphology()["verbs"]["of"]
    return behind[1:] if linked else None


def _verb_number(finite: Token) -> Number | None:
    if finite.feature("Person") not in {None, "3"}:
        return None
    if finite.text.lower().endswith("nt") and not _is_singular_in_nt(finite):
        return "Plur" if finite.feature("Number") != "Sing" else None
    return "Sing" if finite.feature("Number") != "Plur" else None


def _is_singular_in_nt(finite: Token) -> bool:
    """« le rapport tient en dix pages », « dément », « consent »: a present in the singular that ends like a plural."""
    low, table = finite.text.lower(), morphology()["singular_in_nt"]
    named = finite.lemma.lower().endswith(tuple(table["infinitives"]))
    return named and low.endswith(tuple(table["endings"])) and not low.endswith(tuple(table["plurals"]))


def _agrees(subject: Sequence[Token], number: Number) -> bool:
    first = subject[0].text.lower()
    articles = morphology()["articles"]
    if coordinated(subject) or first in articles["plural"]:
        return number == "Plur"
    if first in articles["feminine"] or first in articles["masculine"] or first in articles["definite"]:
        return number == "Sing"
    return number == "Sing" or not is_lone_name(subject)


def is_lone_name(subject: Sequence[Token]) -> bool:
    """« Apt » of « Thouars et Apt, emportés »: one name, of which nothing is told in the plural."""
    return len(subject) == 1 and subject[0].pos == "PROPN" and not subject[0].text.endswith("s")


def coordinated(subject: Sequence[Token]) -> bool:
    """Whether the subject joins two heads (« l'Otan et la Russie »), its complements left aside."""
    head = head_position(subject)
    if head is None:
        return False
    nouns = [i for i, token in enumerate(subject) if token.pos == "CCONJ"]
    return any(_joins_heads(subject, head, i) for i in nouns)


def _joins_heads(subject: Sequence[Token], head: int, conjunction: int) -> bool:
    """A second head after « et » repeats the article of the first, or neither has one and no « de » comes between."""
    between = subject[head + 1 : conjunction]
    after = subject[conjunction + 1 :]
    if any(token.text.lower() == morphology()["between_two"] for token in between):
        return False  # « l'accord entre la ville et l'État »
    if not after or any(token.pos == "ADP" for token in between):
        return bool(after) and after[0].pos == "DET" and subject[0].pos == "DET" and not _after_preposition(between)
    return after[0].pos != "ADP" and after[0].pos != "ADJ"


def _after_preposition(between: Sequence[Token]) -> bool:
    """Whether the last group before « et » hangs on a preposition and has an article of its own."""
    prepositions = [i for i, token in enumerate(between) if token.pos == "ADP"]
    if not prepositions:
        return False
    return any(token.pos == "DET" for token in between[prepositions[-1] :])


def head_position(subject: Sequence[Token]) -> int | None:
    """Position of the first noun of the subject; without a noun, of the last adjective behind an article."""
    nouns = [i for i, token in enumerate(subject) if token.pos in {"NOUN", "PROPN"}]
    nouns = [i for i in nouns if subject[i].text.lower() not in wordlist("numerals")] or nouns  # « trois cents élus »
    if nouns or subject[0].pos != "DET":
        return nouns[0] if nouns else None
    return next((i for i in range(len(subject) - 1, 0, -1) if subject[i].pos == "ADJ"), None)


def _gender(subject: Sequence[Token], number: Number, participle: Token | None) -> Gender | None:
    if participle is not None:
        shown = gender_of_participle(participle)
        return shown if _by_given_name(subject) in {None, shown} else None
    if coordinated(subject):
        return _gender_of_several(subject)
    return _gender_of_one(subject)


def gender_of_participle(participle: Token) -> Gender:
    """Gender that a participle shows: feminine in -e, -es."""
    return "Fem" if participle.text.lower().rstrip("s").endswith("e") else "Masc"


def _gender_of_several(subject: Sequence[Token]) -> Gender | None:
    """Several heads are feminine only when all are; anything unproved stays open, a proved masculine settles it."""
    cut = next(i for i, token in enumerate(subject) if token.pos == "CCONJ")
    genders = {_gender_of_one(part) for part in (subject[:cut], subject[cut + 1 :]) if part}
    if "Masc" in genders:
        return "Masc"
    return "Fem" if genders == {"Fem"} else None


def _gender_of_one(subject: Sequence[Token]) -> Gender | None:
    head = head_position(subject)
    given = _by_given_name(subject)
    if given is not None:
        return given
    if head is None or _is_person_name(subject):
        return _by_title(subject) if head is not None else None
    known = _by_title(subject) or _by_article(subject[:head])
    behind = subject[head + 1 :]
    if len(subject) == 1 and subject[head].pos == "PROPN" and not subject[head].text.isupper():
        return known or _by_lists(subject[head])  # « Vendari »: the ending of a name proves nothing
    known = known or gender_of_word(subject[head]) or _by_feminine(behind) or _by_masculine(behind)
    return known or _by_adjective(subject[head + 1 :]) or _of_a_group(subject, head)


def _by_given_name(subject: Sequence[Token]) -> Gender | None:
    """« Geneviève Vial », however the tagger takes it: a common given name and a name behind it, no second head."""
    words = [token.text for token in subject]
    named = len(words) > 1 and all(word[:1].isupper() for word in words[:2]) and subject[1].pos != "ADP"
    return given_gender(words[0]) if named and not coordinated(subject) else None


def _is_person_name(subject: Sequence[Token]) -> bool:
    """Two names or more and nothing else: the endings of nouns tell nothing of « Étienne Charvoz »."""
    names = [
        token for token in subject if token.pos == "PROPN" and token.text[:1].isupper() and not token.text.isupper()
    ]
    return len(names) > 1 and len(names) == sum(token.pos in {"PROPN", "NOUN", "DET", "ADJ"} for token in subject)


def _by_adjective(after: Sequence[Token]) -> Gender | None:
    """« les ministres chargés », « les élèves blessées »: the first participle or adjective in -é tells."""
    for token in after:
        low = token.text.lower()
        if token.pos in {"ADP", "PRON", "CCONJ"}:
            return None
        if token.pos in {"ADJ", "VERB"} and low.endswith(("é", "és", "ée", "ées")):
            return "Fem" if low.endswith(("ée", "ées")) else "Masc"
    return None


def _by_masculine(after: Sequence[Token]) -> Gender | None:
    """« l'Office fédéral », « les secours boliviens »: an adjective with an ending that only the masculine has."""
    low = after[0].text.lower().removesuffix("s") if after and after[0].pos == "ADJ" else ""
    return "Masc" if low.endswith(tuple(morphology()["gender"]["masculine_adjectives"])) else None


def _by_feminine(after: Sequence[Token]) -> Gender | None:
    """« l'Union européenne »: an adjective right behind the noun with an ending that only the feminine has."""
    low = after[0].text.lower().removesuffix("s") if after and after[0].pos == "ADJ" else ""
    return "Fem" if low.endswith(tuple(morphology()["gender"]["feminine_adjectives"])) else None


def _of_a_group(subject: Sequence[Token], head: int) -> Gender | None:
    """People of both sexes in the plural (« les ministres », « une vingtaine d'élèves », « les lycéens ») are masculine
    in French."""
    led = subject[0].text.lower() in morphology()["articles"]["plural"] or subject[0].pos == "NUM" or head == 0
    if not led or not subject[head].text.endswith("s"):
        return None
    table, noun = morphology()["gender"], subject[head].text.lower()
    either = any(form in table["either"] for form in _singulars(subject[head]))
    return "Masc" if either or noun.endswith(tuple(table["masculine_people_endings"])) else None


def gender_of_full_name(name: str) -> Gender | None:
    """« Masc » of « Office des transports »: of a body that is named by a common noun."""
    table, first = morphology()["gender"], name.partition(" ")[0].lower()
    if first in table["either"]:
        return None
    if first in table["feminine"]:
        return "Fem"
    return "Masc" if first in table["masculine"] else _by_ending([first])


def _by_title(subject: Sequence[Token]) -> Gender | None:
    table, first = morphology()["gender"], subject[0].text
    if first in table["feminine_titles"]:
        return "Fem"
    return "Masc" if first in table["masculine_titles"] else None


def _by_article(before: Sequence[Token]) -> Gender | None:
    articles = morphology()["articles"]
    for token in before:
        low = token.text.lower()
        if low in articles["feminine"] or low in articles["feminine_plural"]:
            return "Fem"
        if low in articles["masculine"] or low in articles["masculine_plural"]:
            return "Masc"
    return None


def gender_of_word(token: Token) -> Gender | None:
    """Gender of a noun or of a name of a place, by list and by ending; ``None`` when neither tells."""
    if token.pos == "PROPN" or token.text[:1].isupper():
        return _gender_of_name(token)
    return _gender_of_noun(token)


def _gender_of_name(token: Token) -> Gender | None:
    table = morphology()["gender"]
    upper = token.text.upper()
    if upper in table["feminine_acronyms"]:
        return "Fem"
    if upper in table["masculine_acronyms"]:
        return "Masc"
    return _gender_of_noun(token)


def _by_lists(token: Token) -> Gender | None:
    """The gender of a noun or of a place that the lists know."""
    table, forms = morphology()["gender"], _singulars(token)
    if any(form in table["either"] for form in forms):
        return None
    if any(form in table["feminine"] for form in forms):
        return "Fem"
    return "Masc" if any(form in table["masculine"] for form in forms) else None


def _gender_of_noun(token: Token) -> Gender | None:
    table = morphology()["gender"]
    forms = _singulars(token)
    if any(form in table["either"] for form in forms):
        return None
    printed = forms[0]
    if printed.endswith(("s", "x")) and printed in {*table["masculine"], *table["feminine"]}:
        # « les cours »: its singular ends in -s too, and is not « la cour ».
        return "Masc" if printed in table["masculine"] else "Fem"
    if any(form in table["feminine"] for form in forms):
        return "Fem"
    if any(form in table["masculine"] for form in forms):
        return "Masc"
    # The lemma of « inspectrice » is « inspecteur »: the ending is that of the printed form.
    return _by_ending([form for place, form in enumerate(forms) if place != 1])


def _singulars(token: Token) -> list[str]:
    low = token.text.lower().replace("’", "'")
    forms = [low, token.lemma.lower()]
    forms += [low[:-1]] if low.endswith(("s", "x")) else []
    forms += [low[:-3] + "al"] if low.endswith("aux") else []
    return forms


def _by_ending(forms: Sequence[str]) -> Gender | None:
    table = morphology()["gender"]
    word = min(forms, key=len)
    if len(word) < 5:
        return None
    if word.endswith(tuple(table["feminine_endings"])):
        return "Fem"
    return "Masc" if word.endswith(tuple(table["masculine_endings"])) else None
