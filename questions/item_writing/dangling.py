"""Words of a quoted passage that go back to something told before it: « l'a mise au jour », « celui de samedi »."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import Sentence, Token
from questions.item_writing.agreement import gender_of_word
from questions.item_writing.drafts import wordlist
from questions.item_writing.reference import plain_word
from questions.item_writing.wording import morphology

_NOUNS = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_OPENING = frozenset({"«", '"', "“"})
_CLOSING = frozenset({"»", "”"})


def dangles(sentence: Sentence, earlier: Sequence[Token] = ()) -> bool:
    """Whether a word of the sentence goes back to what is not shown.

    :param earlier: words shown in front of the sentence.
    """
    tokens = sentence.tokens
    back = any(_goes_back(tokens, [*earlier, *tokens[: i + 1]]) for i in range(len(tokens)))
    return back or (not earlier and any(_others(tokens, i) for i in range(len(tokens))))


def _others(tokens: Sequence[Token], index: int) -> bool:
    """« Deux autres ont déclaré forfait », « Un troisième est tombé »: of whom, and without a noun of its own."""
    row = tokens[index].text.lower().endswith(wordlist("one_in_a_row"))
    if (tokens[index].lemma.lower() != wordlist("another")[0] and not row) or any(
        t.pos in _NOUNS for t in tokens[:index]
    ):
        return False
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    return behind is None or behind.pos not in {*_NOUNS, "ADJ"}


def _goes_back(tokens: Sequence[Token], shown: Sequence[Token]) -> bool:
    """Whether the last of the words shown does; heads are counted on those of its sentence."""
    token, before = shown[-1], shown[:-1]
    low = plain_word(token)
    if low in wordlist("that_one"):
        return not any(t.pos in _NOUNS and _may_stand_for(token, t) for t in before)
    if low in wordlist("strong_pronouns") and before and before[-1].pos == "ADP":
        return not _told(before, token)
    if token.pos == "PRON" and low.lstrip("-").removeprefix("t-") in wordlist("third_persons"):
        return _is_person(tokens, token) and not _told(before, token, subject=True)
    if token.pos == "PRON" and low in wordlist("third_objects"):
        return not _object_told(tokens, before, token)
    return _owner_unknown(token, before)


def _may_stand_for(pronoun: Token, noun: Token) -> bool:
    """« La préfecture a interdit celui de samedi »: no « préfecture »."""
    genders = {pronoun.feature("Gender"), gender_of_word(noun)}
    return None in genders or len(genders) == 1


def _is_person(tokens: Sequence[Token], pronoun: Token) -> bool:
    """Not the « il » of « il faut »."""
    return tokens[pronoun.head].lemma.lower() not in wordlist("impersonal") and pronoun.dep != "expl:subj"


def _told(before: Sequence[Token], pronoun: Token, *, subject: bool = False) -> bool:
    """Whether a noun in front, outside quotation marks where the pronoun is, agrees with it in number."""
    nouns = [t for t in before if t.pos in _NOUNS and (not subject or t.dep in {*_SUBJECTS, "conj", "obj", "nmod"})]
    number = pronoun.feature("Number")
    return any(number is None or t.feature("Number") in {number, None} for t in nouns)


def _object_told(tokens: Sequence[Token], before: Sequence[Token], pronoun: Token) -> bool:
    """Whether a noun in front may be taken up, which is not the subject of the same verb; of a pronoun in quotation
    marks, a noun inside them (« “On l'a relâché”, dit la présidente »)."""
    own = [t for t in tokens if t.dep in _SUBJECTS and t.head == pronoun.head]
    verb = tokens[pronoun.head]
    own += [tokens[verb.head]] if verb.dep.startswith("acl") else []
    marks = [i for i, t in enumerate(before) if t.text in {*_OPENING, *_CLOSING}]
    quoted = bool(marks) and before[marks[-1]].text in _OPENING and before[marks[-1]].text not in _CLOSING
    near = before[marks[-1] :] if quoted else before
    return any(t.pos in _NOUNS and t not in own for t in near)


def _owner_unknown(token: Token, before: Sequence[Token]) -> bool:
    """« estime son directeur », « Son épouse a … »: the owner stands in no word in front, quotations apart."""
    if token.pos != "DET" or plain_word(token) not in morphology()["anaphora"]["possessives"]:
        return False
    depth = free = 0
    for each in before:
        depth += (each.text in _OPENING) - (each.text in _CLOSING)
        free += depth <= 0 and each.pos in _NOUNS
    return free == 0
