"""The noun phrase right before a relative clause or a participle, where one noun alone can be what they speak of."""

from __future__ import annotations

from dataclasses import dataclass

from questions.annotations import Token
from questions.item_writing.drafts import counting_words, wordlist
from questions.item_writing.french.agreement import Gender, Number, gender_of_word
from questions.item_writing.french.reference import plain_word, stands_alone
from questions.item_writing.french.stretches import SHUT
from questions.item_writing.french.wording import morphology
from questions.syntax import Tree, is_finite

_NOUNS = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"DET", "NOUN", "PROPN", "ADJ", "ADP", "NUM", "X"})
#: An elided article or a hyphen that the tokeniser sets apart.
_JOINTS = frozenset({"-", "'", "’"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Places of a noun phrase in its sentence, and the article that a contraction hides (« des » → « les »)."""

    here: Tree
    places: tuple[int, ...]
    head: int
    article: str = ""
    #: What a pronoun that stands for it shows of its gender.
    gender: Gender | None = None

    @property
    def tokens(self) -> list[Token]:
        """Its words."""
        return [self.here.tokens[i] for i in self.places]


def phrase_before(
    here: Tree, end: int, number: Number, gender: Gender | None, parsed: int | None = None
) -> Phrase | None:
    """The noun phrase that ends right before this place, its head the only noun there of this number and gender.

    :param parsed: the noun that the parser takes for the head: believed where it is the first of several that agree.
    :returns: ``None`` where several nouns would do, where the phrase points to something said before, or where it
        is one of many (« une réunion » with nothing else), or where only some of them are meant (« deux des élus »).
    """
    window = _window(here, end)
    heads = [i for i in window if _may_head(here, i, window) and _agrees(here, i, number, gender)]
    heads = [i for i in heads if not is_of_a_sort(here, i)] or heads
    if not heads or (len(heads) > 1 and heads[0] != parsed):
        return None
    start = _start(here, heads[0], window)
    places = tuple(i for i in window if i >= start)
    article = _hidden_article(here, start)
    led = plain_word(here.tokens[start]) in _contracted()
    if plain_word(here.tokens[places[-1]]) in morphology()["verbs"]["dangling"]:
        return None  # « le fonds de | promis »: a word between was taken for an adverb.
    if start > 1 and plain_word(here.tokens[start - 1]) in _of_them() and _is_a_part(here.tokens[start - 2]):
        return None
    if _is_a_fronted_partitive(here, start, heads[0]):
        return None
    named = here.tokens[start].pos in {"DET", "NUM", "PROPN"} or _is_foreign_name(here.tokens[start])
    opens = (named and not led) or bool(article)
    phrase = Phrase(here, places, heads[0], article)
    return phrase if opens and stands_alone(phrase.tokens, subject=True) else None


def is_of_a_sort(here: Tree, i: int) -> bool:
    """« une poudre de | lait », « une attaque par | rançongiciel », « le rapport d'| étape »: a bare noun behind a
    preposition says of what sort the one in front is; a participle with a date, or « qui », tells nothing of it."""
    token, before = here.tokens[i], here.tokens[i - 1] if i else None
    bare = before is not None and before.pos == "ADP" and plain_word(before) not in _of_them_all()
    return bare and token.pos == "NOUN" and not token.text[:1].isupper()


def _of_them_all() -> frozenset[str]:
    """« des », « du », « au »: prepositions with an article in them."""
    return frozenset(morphology()["contraction"]["undone"])


def _is_a_fronted_partitive(here: Tree, start: int, head: int) -> bool:
    """« Des 47 tentes recensées hier |, il en reste deux », « Du stock saisi lundi |, rien n'a servi »: of them, at the
    head of the sentence; no indefinite article stands in front of a number, and a subject is one to the parser."""
    first = next((i for i, token in enumerate(here.tokens) if token.pos not in {"PUNCT", "SPACE"}), start)
    if plain_word(here.tokens[start]) not in _of_them() or first != start:
        return False
    return here.tokens[start + 1].pos == "NUM" or not here.tokens[head].dep.startswith("nsubj")


def _contracted() -> frozenset[str]:
    """« au », « aux », « du »: a preposition is in them; « des » may be an article."""
    undone: dict[str, str] = morphology()["contraction"]["undone"]
    return frozenset(undone) - frozenset(morphology()["articles"]["every"])


def is_definite(phrase: Phrase) -> bool:
    """Whether the phrase names one known thing: a definite article or a name."""
    first = phrase.tokens[0]
    articles = morphology()["articles"]
    return (
        bool(phrase.article)
        or first.pos == "PROPN"
        or plain_word(first) in {a.replace("’", "'") for a in articles["definite"]}
    )


def _window(here: Tree, end: int) -> list[int]:
    """Places of the run of nouns, adjectives and prepositions that ends here, brackets left out."""
    found: list[int] = []
    depth = 0
    for i in range(end - 1, -1, -1):
        token = here.tokens[i]
        depth += (token.text in SHUT) - (token.text in {"(", "["})
        if depth < 0:
            break
        if depth or token.text in {"(", "["}:
            continue
        if not runs_on(here, i):
            break
        found.append(i)
    return sorted(found)


def runs_on(here: Tree, i: int) -> bool:
    """Whether a word may stand inside a noun phrase."""
    token = here.tokens[i]
    return not is_finite(token) and (token.pos in _INSIDE or token.text in _JOINTS or token.dep == "det")


def _may_head(here: Tree, i: int, window: list[int]) -> bool:
    """A noun; a name counts only where it is not set beside a noun (« l'oued Bouyala », « Anne Roy »)."""
    if here.tokens[i].pos not in _NOUNS or _in_locution(here, i):
        return False
    before = here.tokens[i - 1].pos if i - 1 in window else ""
    return before != "NOUN" and (here.tokens[i].pos == "NOUN" or before not in {"PROPN", "ADJ"})


def _in_locution(here: Tree, i: int) -> bool:
    """« à l'intérieur de », « au large de »: a noun that is part of a preposition."""
    places = [j for j in (i - 1, i - 2) if j >= 0]
    led = any(here.tokens[j].pos == "ADP" for j in places)
    return led and here.tokens[i].lemma.lower() in wordlist("locution_nouns")


def _agrees(here: Tree, i: int, number: Number, gender: Gender | None) -> bool:
    own_number, own_gender = _number(here, i), _gender(here, i)
    return own_number in {None, number} and (gender is None or own_gender in {None, gender})


def _number(here: Tree, i: int) -> Number | None:
    determiner = _determiner(here, i)
    articles = morphology()["articles"]
    if determiner in articles["plural"]:
        return "Plur"
    if determiner in {*articles["feminine"], *articles["masculine"], *articles["definite"]}:
        return "Sing"
    told = here.tokens[i].feature("Number")
    return "Plur" if told == "Plur" else "Sing" if told == "Sing" else None


def _gender(here: Tree, i: int) -> Gender | None:
    determiner = _determiner(here, i)
    articles = morphology()["articles"]
    if determiner in articles["feminine"]:
        return "Fem"
    if determiner in articles["masculine"]:
        return "Masc"
    return gender_of_word(here.tokens[i])


def _determiner(here: Tree, i: int) -> str:
    """The article in front of a noun, adjectives skipped; empty where there is none."""
    place = i - 1
    while place >= 0 and here.tokens[place].pos in {"ADJ", "NUM"}:
        if here.tokens[place].pos == "NUM":
            return "les" if plain_word(here.tokens[place]) not in {"un", "une", "1"} else "un"
        place -= 1
    articles = morphology()["articles"]
    known = {a.replace("’", "'") for name in articles for a in articles[name]}
    return plain_word(here.tokens[place]) if place >= 0 and plain_word(here.tokens[place]) in known else ""


def _start(here: Tree, head: int, window: list[int]) -> int:
    start = head
    while start - 1 in window and (
        here.tokens[start - 1].pos in {"DET", "ADJ", "NUM"}
        or here.tokens[start - 1].dep == "det"
        or _is_foreign_name(here.tokens[start - 1])
    ):
        start -= 1
    return start


def _is_foreign_name(token: Token) -> bool:
    """« Green | Harbour », « Blue Tide »: a word with a capital that the tagger knows in no class."""
    return token.pos == "X" and token.text[:1].isupper()


def _hidden_article(here: Tree, start: int) -> str:
    """« les » of « des inondations » behind a preposition; empty where the phrase has its own article."""
    if here.tokens[start].pos == "DET" or start == 0 or here.tokens[start - 1].pos != "ADP":
        return ""
    undone: dict[str, str] = morphology()["contraction"]["undone"]
    return undone.get(plain_word(here.tokens[start - 1]), "")


def _of_them() -> frozenset[str]:
    """« des », « de », « d' »: what a part is of."""
    return frozenset({*morphology()["verbs"]["of"], *morphology()["contraction"]["undone"]})


def _is_a_part(token: Token) -> bool:
    """« deux | des accusés », « plusieurs | des élus », « la moitié | des lots »: not all of them."""
    return token.pos in {"NUM", "PRON"} or token.lemma.lower() in {*wordlist("portions"), *counting_words()}
