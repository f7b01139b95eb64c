"""A person named again by a role that nobody was told to have: « X a tout perdu. L'éleveur … », « X … Celle qui … »."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from questions.annotations import Sentence, Token
from questions.annotator.names.ages import end_before_age
from questions.annotator.names.found import Found, words_text
from questions.annotator.names.gazetteer import known_names
from questions.annotator.names.given_names import may_agree
from questions.annotator.names.role_nouns import role_places
from questions.annotator.parsing.words import Tokens, accented, is_capitalised, is_listed, is_word
from questions.annotator.roles.role_bearers import plain_role
from questions.naming import role_words

_SUBJECT = ("nsubj", "nsubj:pass")
#: Where an article and a noun alone end.
BARE = 2


def restated_roles(
    sentences: Sequence[Sentence], found: Sequence[Found], told: Collection[str], held: Collection[frozenset[str]]
) -> Iterator[Found]:
    """Findings that carry the role by which the next sentence goes on, its words quoted where they stand.

    Only somebody is meant to whom the dossier gives no role, and who alone was named in the sentence before.

    :param found: all findings of the dispatch, in order of the text.
    :param told: names of the persons to whom the dossier gives a role.
    :param held: roles that the dossier tells of somebody, as words without gender.
    """
    for number in range(1, len(sentences)):
        sentence = sentences[number]
        noun = _restating(sentence.tokens)
        person = _alone_before(sentences, found, number) if noun else None
        if noun is None or person is None or person.name in told or not fits(sentences, person, number, noun):
            continue
        end = role_end(sentence.tokens, noun, [each for each in found if each.sentence == number])
        if plain_role(role_words(words_text(sentence, noun, end)), alike=True) not in held:
            yield Found(number, noun, end, person.name, "person", ((noun, end),))


def role_end(tokens: Tokens, noun: int, here: Sequence[Found]) -> int:
    """Where the role ends: with the name of the body that it holds, the acronym beside it left out."""
    reached = end_before_age(tokens, noun)
    end = max([reached, *(each.end for each in here if each.kind == "organisation" and each.start < reached)])
    return next((index for index in range(noun, end) if is_word(tokens, index, "(")), end)


def _restating(tokens: Tokens) -> int | None:
    """The noun of « L'éleveur … », « La directrice de l'école Curie … » at the head of a sentence, its subject.

    With a complement it heads a body that has a name; bare it is no part that anybody plays in what happens.
    """
    if 1 not in role_places(tokens) or not is_listed(tokens, 0, "anonymous_determiners"):
        return None
    if tokens[1].dep not in _SUBJECT or tokens[1].feature("Number") == "Plur" or not tokens[1].text.islower():
        return None
    end = end_before_age(tokens, 1)
    named_next = is_word(tokens, end, ",") and end + 1 < len(tokens) and is_capitalised(tokens[end + 1])
    if named_next or _is_listed(tokens[1], "officials", "single_offices"):
        return None
    if end == BARE:
        return None if _is_listed(tokens[1], "unnamed_offices", "situated_roles") else 1
    named = any(is_capitalised(token) for token in tokens[BARE:end]) and not any(
        hit.start < end and hit.end > BARE for hit in known_names(tokens)
    )
    return 1 if named and _is_listed(tokens[1], "heads_of_bodies") else None


def _is_listed(token: Token, *keys: str) -> bool:
    word = token.text.lower()
    return any(word in accented(key) for key in keys)


def _alone_before(sentences: Sequence[Sentence], found: Sequence[Found], number: int) -> Found | None:
    """The one person of the sentence before, its subject; nobody is named in this one."""
    here = [each for each in found if each.kind == "person" and each.sentence in (number - 1, number)]
    if len({each.name for each in here}) != 1 or here[-1].sentence == number:
        return None
    tokens = sentences[number - 1].tokens
    own = [i for each in here for i in range(each.start, each.end)]
    subject = any(tokens[i].dep in _SUBJECT for i in own) or _is_cleft(tokens, here[-1])
    return here[-1] if subject else None


def _is_cleft(tokens: Tokens, person: Found) -> bool:
    """« C'est X qui … », « Ce n'est pas X qui s'en plaindra. »: what the whole sentence is about."""
    told = tokens[0].feature("PronType") == "Dem" or tokens[0].dep == "expl:subj" or tokens[0].pos == "PRON"
    copula = any(tokens[i].lemma in accented("copulas") for i in range(1, person.start))
    return told and copula and person.end < len(tokens) and is_listed(tokens, person.end, "relatives")


def fits(sentences: Sequence[Sentence], person: Found, number: int, noun: int, determiner: int = 0) -> bool:
    """Whether title, given name and the determiner of the noun are of one gender."""
    before = sentences[person.sentence].tokens
    titles = before[person.start if person.title is None else person.title : person.start]
    article = sentences[number].tokens[determiner]
    gender = article.feature("Gender") if not article.text.endswith(("'", "’")) else None
    gender = gender or sentences[number].tokens[noun].feature("Gender")
    return may_agree(titles, person.name, gender)
