"""What a person is said to be: the words before or after the name that open with the noun of a role.

Positions are indices into the words of a sentence, ``start:end`` half-open.
"""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotator.names.ages import after_age
from questions.annotator.names.gazetteer import is_people
from questions.annotator.names.next_holders import holds_next, is_of_next
from questions.annotator.names.nicknames import after_nickname
from questions.annotator.names.quoted_names import closing_of_name, opening_of_name
from questions.annotator.names.role_nouns import first_of_compound, opens_role, role_places
from questions.annotator.names.spelt_acronyms import beside_acronyms
from questions.annotator.parsing.words import (
    Tokens,
    accented,
    is_article,
    is_capitalised,
    is_finite,
    is_listed,
    is_one_of_several,
    is_word,
    lower,
    vocabulary,
)

#: Words between « nommé » and the role that tell when (« le 3 mai dernier »).
LONGEST_MOMENT = 5
#: How far before a name its role may start, in words.
REACH = 25

_OPENING, _CLOSING = ("(", "["), (")", "]")
#: Parts of speech that end no role.
_LOOSE = ("ADP", "DET", "CCONJ", "ADV")
#: Given name, family name and comma; what a family name is taken for.
_NAMED, _NAMES = 3, ("PROPN", "ADJ", "NOUN", "X")


def roles_before(tokens: Tokens, name: int) -> Iterator[tuple[int, int]]:
    """Roles that end just before a name (« le directeur du port, X », « la ministre X »), the nearest first."""
    end = _before_people(tokens, _before_titles(tokens, name))
    if end > 1 and _is_copula(tokens, end - 1):
        yield from _subject_of(tokens, end - 1)
        return
    if end and (tokens[end - 1].pos == "ADP" or lower(tokens[end - 1]) in vocabulary("fused")):
        return
    comma = is_word(tokens, end - 1, ",")
    end -= comma
    start = _group_start(tokens, end)
    role = _opening_noun(tokens, start, end, detached=comma)
    if role is None and not comma:
        role = _agent_before(tokens, end, name)
    if role is None and comma:
        role = _told_before(tokens, start, end) if end + 1 == name else _counsel(tokens, start, end, name)
    if role is None or (comma and (_is_only_source(tokens, role, name) or _is_of_previous(tokens, role))):
        return
    yield role, _before_moment(tokens, role, end) if comma else end
    yield from _stacked(tokens, role)


def _is_of_previous(tokens: Tokens, role: int) -> bool:
    """« Jean Roy, maire de Sète, X, préfet »: without an article, an office behind a whole name is that one's."""
    named = role >= _NAMED and all(tokens[i].pos in _NAMES and is_capitalised(tokens[i]) for i in (role - 2, role - 3))
    return named and is_word(tokens, role - 1, ",")


def _before_moment(tokens: Tokens, role: int, end: int) -> int:
    """« Maire de Sète | depuis 2008, X », « Engagé comme gardien de nuit | en 2018, X »."""
    return next((i for i in range(role + 1, end) if is_listed(tokens, i, "since") or _opens_date(tokens, i)), end)


def _is_only_source(tokens: Tokens, role: int, name: int) -> bool:
    """« Pour le maire, X est … »: without a comma behind it the name opens what the mayor says."""
    opening = role - 1 - (role > 1 and is_article(tokens[role - 1]))
    after = name + 1
    while after < len(tokens) and is_capitalised(tokens[after]):
        after += 1
    return opening == 0 and is_listed(tokens, 0, "sources_apart") and after < len(tokens) and is_finite(tokens[after])


def _is_copula(tokens: Tokens, index: int) -> bool:
    return tokens[index].lemma in accented("copulas") and is_finite(tokens[index])


def _subject_of(tokens: Tokens, copula: int) -> Iterator[tuple[int, int]]:
    """« La lauréate est X », « le club, dont la présidente est X »: definite, in the singular."""
    start = _group_start(tokens, copula)
    definite = start < copula and is_listed(tokens, start, "anonymous_determiners")
    role = _role_at(tokens, start) if definite else None
    if role is not None and not any(is_word(tokens, index, ",") for index in range(start, copula)):
        yield role, copula


def roles_after(tokens: Tokens, name_end: int) -> Iterator[tuple[int, int]]:
    """Roles in apposition after a name (« X, ministre de l'Eau, », « X (médecin) », « X, 58 ans, juge »)."""
    start = after_age(tokens, after_nickname(tokens, after_age(tokens, name_end)))
    if not is_word(tokens, start, ",", "(", "-", "–", "—"):
        return
    start += is_word(tokens, start, ",") and is_listed(tokens, start + 1, "then")
    noun = _role_at(tokens, start + 1)
    if noun is None:
        noun = _apposed(tokens, start + 1, name_end)
    if noun is None and is_word(tokens, start, ","):
        noun = _unlisted(tokens, start + 1) or _counsel_behind(tokens, start + 1, name_end)
    if noun is None:
        return
    end = _apposition_end(tokens, noun)
    if is_of_next(tokens, end):
        return
    yield noun, end
    if holds_next(tokens, end + 1):
        return
    simple = is_word(tokens, end, ",") and not any(is_capitalised(token) for token in tokens[noun:end])
    second = _role_at(tokens, end + 1) if simple or is_listed(tokens, end, "and") else None
    if second is not None and not (is_listed(tokens, end, "and") and is_listed(tokens, end + 1, "houses")):
        yield second, _apposition_end(tokens, second)


def roles_of_predicate(tokens: Tokens, name: int, name_end: int) -> Iterator[tuple[int, int]]:
    """Roles given by a verb (« X est le ministre de … », « X a été élue présidente de … »)."""
    last = max(role_places(tokens), default=0)
    for index in range(name_end, min(name_end + REACH, last)):
        noun = _role_at(tokens, _after_moment(tokens, index + 1))
        if noun is None or not _links(tokens, index, range(name, name_end), noun):
            continue
        yield noun, _apposition_end(tokens, noun)
        return


def _after_moment(tokens: Tokens, index: int) -> int:
    """Steps over when somebody got the role (« nommé hier directeur », « élue en mars présidente »)."""
    end = index
    while end < len(tokens) and end - index < LONGEST_MOMENT and _tells_when(tokens, end):
        end += 1
    return end if is_listed(tokens, index - 1, "appointing") else index


def _tells_when(tokens: Tokens, index: int) -> bool:
    return tokens[index].pos in ("NUM", "ADV") or is_listed(tokens, index, "appointed_when")


def _before_titles(tokens: Tokens, name: int) -> int:
    """Steps over « Mme », « Me », and over « la » of « une nouvelle cheffe, la Dre X »."""
    first = name
    while first > 0 and lower(tokens[first - 1]) in vocabulary("titles"):
        first -= 1
    if is_listed(tokens, first - 1, "so_called"):
        return first - 1 - (first > 1 and is_article(tokens[first - 2]))
    apart = first < name and is_listed(tokens, first - 1, "anonymous_determiners") and is_word(tokens, first - 2, ",")
    return first - 1 if apart else first


def _before_people(tokens: Tokens, name: int) -> int:
    """Steps over « l'Autrichien » in « le président de l'Union, l'Autrichien X »."""
    told = name > 2 and is_capitalised(tokens[name - 1]) and is_people(tokens[name - 1])
    apart = told and is_listed(tokens, name - 2, "anonymous_determiners") and is_word(tokens, name - 3, ",")
    return name - 2 if apart else name


def _told_before(tokens: Tokens, start: int, end: int) -> int | None:
    """« un surfeur de Bramans, X »: a noun for somebody that the lists do not know, by its ending.

    « un homme de 37 ans, X » tells an age and no role.
    """
    opening = [i for i in range(start, end - 1) if is_listed(tokens, i, "one") and tokens[i + 1].pos == "NOUN"]
    noun = opening[-1] + 1 if opening else None
    if noun is None or is_listed(tokens, noun, "place_nouns") or is_listed(tokens, noun, "organisations"):
        return None
    if tokens[noun].text.lower() in accented("humans"):
        return None if is_listed(tokens, end - 1, "years") else noun
    return noun if lower(tokens[noun]).endswith(_endings("human_endings")) else None


def _agent_before(tokens: Tokens, end: int, name: int) -> int | None:
    """« le vérificateur X Y »: a noun for who does something, right before two capitals, that the lists do not know."""
    noun = end - 1
    while noun > 1 and end == name and tokens[noun].pos == "ADJ" and tokens[noun].text.islower():
        noun -= 1
    if end != name or noun < 1 or not (is_article(tokens[noun - 1]) or is_listed(tokens, noun - 1, "possessives")):
        return None
    named = name + 1 < len(tokens) and is_capitalised(tokens[name]) and is_capitalised(tokens[name + 1])
    agent = lower(tokens[noun]).endswith(_endings("agent_endings")) and tokens[noun].text.islower()
    thing = is_listed(tokens, noun, "not_agents") or is_listed(tokens, noun, "organisations")
    return noun if named and agent and not thing and tokens[noun].pos == "NOUN" else None


def _endings(key: str) -> tuple[str, ...]:
    return tuple(sorted(vocabulary(key)))


def _counsel(tokens: Tokens, start: int, end: int, name: int) -> int | None:
    """« le conseil de M. Petit, Me X »: beside a lawyer's title « conseil » is no body."""
    if not any(is_listed(tokens, index, "lawyers") for index in range(end, name)):
        return None
    return next((index for index in range(start, end) if is_listed(tokens, index, "counsels")), None)


def _counsel_behind(tokens: Tokens, article: int, name_end: int) -> int | None:
    """« Me X, le conseil de la veuve, »."""
    noun = article + is_article(tokens[article]) if article < len(tokens) else article
    titled = any(is_listed(tokens, index, "lawyers") for index in range(max(0, name_end - REACH), name_end))
    return (
        noun if titled and is_listed(tokens, noun, "counsels") and is_listed(tokens, noun + 1, "ties_to_town") else None
    )


def _group_start(tokens: Tokens, end: int) -> int:
    """Start of the noun group that ends here: back to a verb, a comma or a word that opens a clause."""
    index, depth = end, 0
    while index > 0 and end - index < REACH:
        index = opening_of_name(tokens, index)
        token = tokens[index - 1]
        if token.text in _CLOSING:
            depth += 1
        elif token.text in _OPENING:
            depth -= 1
        if depth < 0 or (not depth and token.text not in _OPENING and _ends_group(tokens, index - 1)):
            break
        index -= 1
    return index


def _ends_group(tokens: Tokens, index: int) -> bool:
    token = tokens[index]
    if token.text == "," and index + 1 < len(tokens) and lower(tokens[index + 1]) in vocabulary("links"):
        return False
    if token.pos == "PUNCT" or token.text in ",;:":
        return token.text not in ("-", "'")
    small = token.pos in ("SCONJ", "PRON", "INTJ") and not opens_role(tokens, index)
    return is_finite(token) or (small and not is_one_of_several(tokens, index))


def _opening_noun(tokens: Tokens, start: int, end: int, *, detached: bool) -> int | None:
    """The noun that opens the role among the words of a group, with the adjectives before it."""
    nouns = [index for index in range(start, end) if opens_role(tokens, index) and not _is_go_between(tokens, index)]
    if detached:
        nouns = [index for index in nouns if not _is_place(tokens, index)]
    if not nouns:
        return None
    nearest = nouns[-1]
    if not detached and _only_adjectives(tokens, nearest + 1, end):
        return _with_adjectives(tokens, nearest, start)
    free = [index for index in nouns if _stands_free(tokens, _with_adjectives(tokens, index, start))]
    return _with_adjectives(tokens, max(start, first_of_compound(tokens, (free or nouns[:1])[-1])), start)


def _is_go_between(tokens: Tokens, index: int) -> bool:
    """« par l'intermédiaire de son avocate »: through whom, nobody's role."""
    return is_listed(tokens, index, "go_betweens") and is_listed(tokens, index - 2, "by")


def _is_place(tokens: Tokens, index: int) -> bool:
    """« Au milieu de la foule, X … », « À l'arrière, X … »: where, and no place in a team."""
    before = index - 1 - (index > 0 and tokens[index - 1].pos == "DET")
    led = before >= 0 and (tokens[before].pos == "ADP" or is_listed(tokens, before, "fused"))
    return led and is_listed(tokens, index, "positions")


def _only_adjectives(tokens: Tokens, start: int, end: int) -> bool:
    return all(tokens[index].pos == "ADJ" for index in range(start, end))


def _with_adjectives(tokens: Tokens, noun: int, start: int) -> int:
    while noun > start and lower(tokens[noun - 1]) in vocabulary("before_roles"):
        noun -= 1
    return noun


def _stands_free(tokens: Tokens, start: int) -> bool:
    """Whether the noun is no complement of another one (« l'avocat de la victime », « rédactrice en chef »)."""
    before = start - 1
    if before < 0 or is_listed(tokens, before, "fused_of"):
        return before < 0
    if tokens[before].pos == "DET":
        return not is_listed(tokens, before - 1, "of")
    bare = tokens[before].pos == "ADP" and tokens[start].pos == "NOUN"
    return not (bare or is_listed(tokens, before, "of"))


def _stacked(tokens: Tokens, role: int) -> Iterator[tuple[int, int]]:
    """A further role before the first (« l'observateur de la Cédéao, le général X », « l'avocate et élue X »)."""
    if is_listed(tokens, role - 1, "and") and opens_role(tokens, role - 2) and is_article(tokens[role - 3]):
        yield role - 2, role - 1
    article = role - 1
    if article < 1 or not is_article(tokens[article]) or not is_word(tokens, article - 1, ","):
        return
    start = _group_start(tokens, article - 1)
    outer = _opening_noun(tokens, start, article - 1, detached=True)
    if outer is not None and (not outer or is_article(tokens[outer - 1])):
        yield outer, article - 1


def _role_at(tokens: Tokens, index: int) -> int | None:
    """Start of the role that opens here, its article left out."""
    if 0 <= index < len(tokens) and is_article(tokens[index]) and not is_listed(tokens, index, "fused_of"):
        index += 1
    start = index
    # « la plus jeune rectrice », not « n'est plus rectrice ».
    index += is_listed(tokens, index, "superlative") and is_article(tokens[index - 1])
    while index < len(tokens) and not opens_role(tokens, index) and lower(tokens[index]) in vocabulary("before_roles"):
        index += 1
    return start if opens_role(tokens, index) else None


def _apposed(tokens: Tokens, article: int, name_end: int) -> int | None:
    """« X, une tisserande de … »: whatever the noun, when the parser sets it in apposition to the name."""
    noun = article + 1
    if noun >= len(tokens) or not is_listed(tokens, article, "one") or tokens[noun].pos != "NOUN":
        return None
    told = tokens[noun].dep == "appos" and tokens[noun].head < name_end and not is_listed(tokens, noun, "moments")
    return noun if told and is_capitalised(tokens[tokens[noun].head]) else None


def _unlisted(tokens: Tokens, noun: int) -> int | None:
    """« X, paléobotaniste », « X, 40 ans, arrimeur depuis dix ans »: a bare noun for a doer that the lists do not know.

    « Jean, quotidien en main, » and « X, lauréats des deux manches » are none.
    """
    if noun >= len(tokens) or is_finite(tokens[noun]) or not tokens[noun].text.islower():
        return None
    if tokens[noun].pos in ("DET", "PRON"):
        return None
    thing = any(is_listed(tokens, noun, key) for key in ("not_agents", "organisations", "place_nouns", "moments"))
    # Behind an age the tagger knows neither the number nor the kind of a rare word.
    aged = is_listed(tokens, noun - 2, "years")
    single = aged or tokens[noun].feature("Number") != "Plur"
    single = single and lower(tokens[noun]).endswith(_endings("doer_endings"))
    after = tokens[noun + 1] if noun + 1 < len(tokens) else None
    closed = after is None or after.pos == "PUNCT"
    tied = (closed and (aged or tokens[noun].pos == "NOUN")) or is_listed(tokens, noun + 1, "tells_on")
    tied = tied or (after is not None and after.pos in ("CCONJ", "ADJ"))
    return noun if single and tied and not thing else None


def _apposition_end(tokens: Tokens, start: int) -> int:
    index = closing_of_name(tokens, start + 1)
    while index < len(tokens) and not _ends_apposition(tokens, index):
        index = closing_of_name(tokens, index + 1)
    if is_listed(tokens, index - 1, "years") and tokens[index - 2].pos == "NUM" and index - 3 > start:
        index -= 2
    # « chef de file du non » keeps its adverb.
    while index > start + 1 and tokens[index - 1].pos in _LOOSE and not is_listed(tokens, index - 2, "fused"):
        index -= 1
    return index


def _ends_apposition(tokens: Tokens, index: int) -> bool:
    token = tokens[index]
    if opens_role(tokens, index) or is_capitalised(token) or token.text == "&":
        return False
    if _is_passing(tokens, index):
        return True
    if token.pos in ("PUNCT", "PRON", "SCONJ") or token.text in ",;:()" or is_finite(token):
        return not (token.pos == "PUNCT" and token.text in ("-", "'"))
    if lower(token) in vocabulary("leaves_role") or _opens_date(tokens, index):
        return True
    return token.pos == "CCONJ" and not _goes_on(tokens, index + 1)


def _opens_date(tokens: Tokens, index: int) -> bool:
    """« gardien de nuit | en 2018 »."""
    return is_listed(tokens, index, "within") and index + 1 < len(tokens) and tokens[index + 1].text[:4].isdigit()


def _is_passing(tokens: Tokens, index: int) -> bool:
    """« le pilote | tombé dimanche », not « le ministre délégué »: a participle that tells what happened, no office."""
    token = tokens[index]
    past = token.pos == "VERB" and token.feature("VerbForm") == "Part" and token.feature("Tense") == "Past"
    lasting = is_listed(tokens, index, "lasting") or is_listed(tokens, index, "appointing")
    return past and not lasting and not (index + 1 < len(tokens) and is_capitalised(tokens[index + 1]))


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Whether after « et » the same complement goes on (« des médicaments et des soins », « l'eau et l'air (OEA) »)."""
    if any(each.start < index - 1 < each.end for each in beside_acronyms(tokens)):
        return True
    return index < len(tokens) and tokens[index].pos in ("ADP", "NOUN", "ADJ") and not opens_role(tokens, index)


def _links(tokens: Tokens, index: int, name: range, noun: int) -> bool:
    """Whether the word before a role says that the name holds it."""
    token = tokens[index]
    if lower(token) in vocabulary("appointing"):
        return any(child.head == index and position in name for position, child in enumerate(tokens)) or (
            tokens[index].head in name
        )
    head = next((i for i in range(noun, min(noun + 4, len(tokens))) if opens_role(tokens, i)), noun)
    beside = tokens[head].dep == "cop" and tokens[head].head == token.head
    if token.lemma not in accented("copulas") or not (token.head == head or tokens[head].head == index or beside):
        return False
    governors = {head, index, token.head} if beside else {head, index}
    return any(tokens[position].head in governors and tokens[position].dep.startswith("nsubj") for position in name)
