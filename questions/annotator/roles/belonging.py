"""Whose a role is when only a possessive says so: « sa présidente », or the role under a letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from questions.annotations import Sentence, Token
from questions.annotator.names.found import Found, words_text
from questions.annotator.names.organisation_heads import is_head
from questions.annotator.parsing.words import Tokens, is_acronym, is_finite, is_listed, is_word, lower, vocabulary
from questions.elision import elides, of_name
from questions.languages import load_table
from questions.naming import content_words, folded
from questions.quotation_marks import is_open

#: How many sentences before the role its body may be named.
BACK = 2
#: Sentences at the end of a dispatch in which a letter is signed.
SIGNED = 3

#: Words from a name to its role with an age between them (« X, 52 ans, directeur »).
_AGE = 4
#: Content words of a name that is told in full, not by its acronym.
SHORT_NAME = 2

_SUBJECT = ("nsubj", "nsubj:pass")


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who publishes a dispatch, as what a role is of (« de l'Union »), and whether it tells what it does itself."""

    whose: str
    acts: bool


def body_of_role(
    sentences: Sequence[Sentence],
    person: Found,
    role: tuple[int, int],
    found: Sequence[Found],
    issuer: Issuer | None = None,
) -> str | None:
    """« de l'Union des apiculteurs » for a role told without complement, ``None`` where nobody is plainly meant.

    :param role: the role's words in the person's sentence.
    :param found: all findings of the dispatch.
    :param issuer: who publishes the dispatch: whom « notre présidente » presides.
    """
    tokens = sentences[person.sentence].tokens
    if not _is_bare(tokens, *role) or any(is_listed(tokens, i, "go_betweens") for i in range(role[0] - 3, role[0])):
        return None
    if is_listed(tokens, role[0] - 1, "plural_owners"):
        return None
    if is_listed(tokens, role[0] - 1, "third_possessives"):
        client = _person_before(sentences, person, role[0], found)
        if client:
            return of_name(client.name)
        body = _named_before(sentences, person.sentence, role[0], found)
    elif issuer and is_listed(tokens, role[0] - 1, "own_possessives"):
        leads = is_listed(tokens, role[0], "heads_of_bodies") and not _is_quoted(tokens, role[0])
        return issuer.whose if leads else None
    elif _signs(sentences, person):
        body = _own_body(sentences, found)
        if body is None and issuer and is_listed(tokens, role[0], "heads_of_bodies"):
            return issuer.whose
    elif issuer and issuer.acts and _is_apposed_alone(tokens, person, role):
        return issuer.whose
    else:
        return None
    return complement_of(sentences, body, found) if body else None


def _is_bare(tokens: Tokens, start: int, end: int) -> bool:
    return all(tokens[index].pos in ("NOUN", "ADJ", "PROPN") for index in range(start, end)) and end - start <= 2


def _person_before(sentences: Sequence[Sentence], person: Found, word: int, found: Sequence[Found]) -> Found | None:
    """Whose lawyer or colleague « son avocate » is: the only other person named shortly before."""
    tokens = sentences[person.sentence].tokens
    if not is_listed(tokens, word, "personal_roles"):
        return None
    for back in range(BACK + 2):
        here = [f for f in found if f.sentence == person.sentence - back and (back or f.end <= word)]
        persons = {f.name: f for f in here if f.kind == "person" and f.name != person.name}
        if persons:
            return next(iter(persons.values())) if len(persons) == 1 else None
    return None


def _is_quoted(tokens: Tokens, word: int) -> bool:
    """Whether the word stands inside quotation marks opened in its sentence: « notre » is then the speaker's."""
    return is_open(token.text for token in tokens[:word])


def _named_before(sentences: Sequence[Sentence], number: int, word: int, found: Sequence[Found]) -> Found | None:
    """The subject of a sentence before, or of this one, when it is an organisation and nobody else was named since."""
    for back in range(1 if _is_of_a_thing(sentences[number].tokens, word) else BACK + 1):
        here = [f for f in found if f.sentence == number - back and (back or f.end <= word)]
        here = [f for f in here if not (_is_quoted(sentences[f.sentence].tokens, f.start) or _holds_body(f, here))]
        subjects = [f for f in here if f.kind != "group" and is_subject(sentences[f.sentence].tokens, f)]
        if subjects:
            said = back == 0 and _is_in_said_clause(sentences[number].tokens, word)
            return _owner_among(sentences[number - back].tokens, subjects, said)
        if any(f.kind == "person" for f in here):
            return None
        only = {f.name: f for f in here if f.kind == "organisation"}
        office = lower(sentences[number].tokens[word]).split("-")[0]
        if len(only) == 1 and office in vocabulary("heads_of_bodies"):
            return next(iter(only.values()))
    return None


def _is_of_a_thing(tokens: Tokens, word: int) -> bool:
    """« Le texte attendra, a expliqué son rapporteur », « le navire dérivait, selon son capitaine »: texts and ships
    have such an office as well as bodies, and the subject in front of it is nearer than the sentence before."""
    subjects = (token for token in tokens[:word] if token.dep in _SUBJECT and token.pos == "NOUN")
    return is_listed(tokens, word, "offices_of_things") and any(subjects)


def _holds_body(person: Found, here: Sequence[Found]) -> bool:
    """« le président de l'Union … sa trésorière »: hers is the body that his office is told with."""
    inside = (f for f in here if f.kind == "organisation" and person.start < f.start and f.end <= person.end)
    return person.kind == "person" and any(inside)


def _owner_among(tokens: Tokens, subjects: Sequence[Found], said: bool) -> Found | None:
    """The body that is the last subject; of several bodies, that of the main verb where « a annoncé son chef » closes
    the sentence, and nobody elsewhere."""
    if subjects[-1].kind not in ("organisation", "state"):
        return None
    if len({f.name for f in subjects if f.kind in ("organisation", "state")}) == 1:
        return subjects[-1]
    main = [f for f in subjects if said and _is_subject_of_root(tokens, f)]
    return main[0] if main and main[0].kind in ("organisation", "state") else None


def _is_in_said_clause(tokens: Tokens, word: int) -> bool:
    """« …, a annoncé | son gouverneur »: the possessive stands right behind a verb behind a comma."""
    verb = word - 2
    helped = verb - 1 if verb > 0 and tokens[verb - 1].pos == "AUX" else verb
    return helped > 0 and tokens[verb].pos in ("VERB", "AUX") and is_word(tokens, helped - 1, ",")


def _is_subject_of_root(tokens: Tokens, found: Found) -> bool:
    places = [index for index in range(found.start, found.end) if tokens[index].dep in _SUBJECT]
    return any(tokens[tokens[index].head].dep == "ROOT" for index in places)


def is_subject(tokens: Tokens, found: Found) -> bool:
    """Whether a word of what was found is the subject of a verb."""
    return any(tokens[index].dep in _SUBJECT for index in range(found.start, found.end))


def _is_apposed_alone(tokens: Tokens, person: Found, role: tuple[int, int]) -> bool:
    """« … », déclare X, directeur général. »: who leads a body, told without article nor complement behind his name."""
    closed = role[1] >= len(tokens) or tokens[role[1]].pos == "PUNCT"
    behind = person.end < role[0] <= person.end + _AGE and is_word(tokens, role[0] - 1, ",")
    return behind and closed and is_listed(tokens, role[0], "heads_of_bodies") and not _is_quoted(tokens, role[0])


def _signs(sentences: Sequence[Sentence], person: Found) -> bool:
    """« X, directrice » alone at the end of a letter."""
    tokens = sentences[person.sentence].tokens
    return person.sentence >= len(sentences) - SIGNED and not any(map(is_finite, tokens))


def _own_body(sentences: Sequence[Sentence], found: Sequence[Found]) -> Found | None:
    """Under a letter, « X, directrice » directs what the letter calls « notre Institut »."""
    own = [f for f in found if f.kind == "organisation" and _is_ours(sentences[f.sentence].tokens, f)]
    return own[0] if own and len({f.name for f in own}) == 1 else None


def _is_ours(tokens: Tokens, found: Found) -> bool:
    return is_listed(tokens, found.start, "own_possessives") or is_listed(tokens, found.start - 1, "own_possessives")


def complement_of(sentences: Sequence[Sentence], body: Found, found: Sequence[Found]) -> str | None:
    """« de » with the article that the dispatch prints before the name, fused where French fuses them."""
    fusions: dict[str, str] = load_table("fr", "actors")["fusions"]
    places = [f for f in [body, *found] if f.name == body.name and f.start > 0]
    places = [f for f in places if _bears_its_article(sentences, body, f)]
    articles = [lower(sentences[f.sentence].tokens[f.start - 1]) for f in places]
    article = next((each for each in articles if each in fusions), None) or _article_of(sentences, body)
    if article is None and _stands_bare(sentences, body):
        return of_name(_shown(sentences, body))
    return f"{fusions[article]}{_shown(sentences, body)}" if article else None


def _bears_its_article(sentences: Sequence[Sentence], body: Found, place: Found) -> bool:
    """Whether a mention shows the article of the name: « l'établissement » does not show that of « la Banque »."""
    first = sentences[place.sentence].tokens[place.start]
    return folded(first.text) == folded(_shown(sentences, body).split()[0]) or is_acronym(first)


def _stands_bare(sentences: Sequence[Sentence], body: Found) -> bool:
    """« dirige Alpina Cargo »: a proper name without any article."""
    tokens = sentences[body.sentence].tokens
    bare = body.start == 0 or tokens[body.start - 1].pos != "DET"
    return bare and body.name[:1].isupper() and not is_head(tokens, body.start)


def _shown(sentences: Sequence[Sentence], body: Found) -> str:
    """The acronym where the dispatch prints it there, « club X » where it says what X is, else the name."""
    tokens = sentences[body.sentence].tokens
    long = len(content_words(body.name)) > SHORT_NAME
    alone = long and body.end - body.start == 1 and is_acronym(tokens[body.start])
    printed = words_text(sentences[body.sentence], body.start, body.end)
    return printed if alone or printed.endswith(" " + body.name) else body.name


def fused_with(article: str, head: Token, words: str) -> str | None:
    """« de la commission »: « de » before words with their article, an indefinite one made definite.

    :param head: the noun that opens the words.
    """
    fusions: dict[str, str] = load_table("fr", "actors")["fusions"]
    return f"{fusions[told]}{words}" if (told := _definite(article, head)) else None


def _definite(article: str, head: Token) -> str | None:
    if article in load_table("fr", "actors")["fusions"] and article not in vocabulary("fused"):
        return article
    return _by_gender(head)


def _by_gender(head: Token) -> str | None:
    articles: dict[str, str] = load_table("fr", "morphology")["articles"]["by_gender"]
    return articles["elided"] if elides(head.text) else articles.get(head.feature("Gender") or "")


def _article_of(sentences: Sequence[Sentence], body: Found) -> str | None:
    """The article that the head of « notre Institut » takes, by its first letter and gender."""
    words = sentences[body.sentence].tokens[body.start : body.end]
    head = next((token for token in words if token.pos in ("NOUN", "PROPN")), None)
    if head is None or folded(head.text) != folded(body.name.split()[0]):
        return None
    return _by_gender(head)
