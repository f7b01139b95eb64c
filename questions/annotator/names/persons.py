"""Names of persons: runs of capitalised words, kept where something says that they name a person."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from questions.annotations import Sentence, Token
from questions.annotator.names.contact_lines import after_contact
from questions.annotator.names.evidence import is_shouted
from questions.annotator.names.gazetteer import is_people, known_names
from questions.annotator.names.given_names import is_given_name
from questions.annotator.names.named_after import bears_name, is_ship, leads_body
from questions.annotator.names.nicknames import quoted_inside
from questions.annotator.names.organisation_heads import printed
from questions.annotator.names.relative_roles import role_before_clause
from questions.annotator.names.role_nouns import opens_role
from questions.annotator.names.roles_beside import roles_after, roles_before, roles_of_predicate
from questions.annotator.names.single_names import is_person_alone, is_weak, shared_surname
from questions.annotator.parsing.pipeline import Entity
from questions.annotator.parsing.words import (
    Tokens,
    accented,
    is_acronym,
    is_article,
    is_capitalised,
    is_initial,
    is_listed,
    is_word,
    lower,
    vocabulary,
)
from questions.naming import folded, spells

#: Longest name, in words.
LONGEST_NAME = 7
#: Most words of the name and of the town in a line that tells who wrote.
LONGEST_BYLINE = 4
#: Words between a role and what ties a town to it (« ministre kirghize de »).
FARTHEST_ROLE = 2
#: Words of an office before what it is in charge of (« secrétaire d'État à la Santé »).
OFFICE = 3
#: Letters behind the apostrophe inside a name: « Ndong'o », « Tshika'pa ».
_SHORT_END = 4
#: Parts of speech that open no name.
_SMALL = ("ADP", "SCONJ", "CCONJ", "PRON", "ADV")
_OPENING = ("«", "“", '"', ":", ".", "–", "—", "-", "(")


@dataclass(frozen=True, slots=True)
class PersonFound:
    """A name at ``start:end`` of a sentence's words; ``title`` is where a title before it starts.

    ``firm``: enough to be a person by itself; otherwise only beside a firm mention of the same name. ``sure``: a title,
    a role or the name of a people says so, not the model's word alone.
    """

    start: int
    end: int
    title: int
    roles: tuple[tuple[int, int], ...]
    firm: bool
    sure: bool = True
    #: Of « Jean et Anne Roy », the words of the surname that the first one shares.
    surname: tuple[int, int] | None = None


def find_persons(
    sentence: Sentence, entities: Sequence[Entity], surnames: Collection[str] = ()
) -> Iterator[PersonFound]:
    """The names of persons in a sentence, left to right.

    :param surnames: folded words that the dossier prints behind a title (« Mme Sorel »).
    """
    tokens = sentence.tokens
    labels = _labels(sentence, entities)
    if _is_byline(tokens, labels):
        return
    taken = _taken(tokens)
    index, firm_end = after_contact(tokens), -1
    while index < len(tokens):
        end = _name_end(tokens, index, taken, labels)
        if end == index:
            index += 1
            continue
        for step in (_after_place, _after_portfolio, _after_party, _after_eponym, _after_people, _after_honours):
            index = step(tokens, index, end)
        found = _judged(tokens, index, end, labels) if end > index else None
        if (found is None or not found.sure) and _bears_surname(tokens, index, end, surnames, labels):
            found = PersonFound(index, end, index, _roles(tokens, index, end), firm=True)
        if found is None and _is_beside(tokens, firm_end, index, end, labels):
            found = PersonFound(index, end, index, _roles(tokens, index, end), firm=True)
        if (found is None or not found.firm) and end < len(tokens):
            surname = shared_surname(
                tokens, index, end, _name_end(tokens, min(end + 1, len(tokens) - 1), taken, labels)
            )
            found = PersonFound(index, end, index, (), firm=True, surname=surname) if surname else found
        if found:
            firm_end = found.end if found.firm else firm_end
            yield found
        index = max(end, index + 1)


def _is_byline(tokens: Tokens, labels: list[str]) -> bool:
    """« X Y, Stockholm »: a line that holds but a name and a town tells who wrote, not who acts."""
    comma = next((i for i, token in enumerate(tokens) if token.text == ","), None)
    if comma is None or not 2 <= comma <= LONGEST_BYLINE or not 1 <= len(tokens) - comma - 1 <= LONGEST_BYLINE:
        return False
    towns = {(hit.start, hit.end) for hit in known_names(tokens, every=True) if hit.use == "place"}
    town = set(labels[comma + 1 :]) == {"LOC"} or (comma + 1, len(tokens)) in towns
    return town and all(is_capitalised(token) or _has_particle(token) for token in (*tokens[:comma], tokens[-1]))


def _is_beside(tokens: Tokens, firm_end: int, start: int, end: int, labels: list[str]) -> bool:
    """« Paul Roy et Recep Demir »: two capitals coordinated with the name of a person."""
    beside = firm_end == start - 1 and is_listed(tokens, firm_end, "and")
    known = {labels[index] for index in range(start, end)} & {"ORG", "LOC"}
    return beside and not known and _capitals(tokens, start, end) == end - start > 1


def _bears_surname(tokens: Tokens, start: int, end: int, surnames: Collection[str], labels: list[str]) -> bool:
    """« Zoélie Sorel », no town, where the dossier says « Mme Sorel »; not « Transports Sorel »."""
    named = end - start > 1 and all(token.pos == "PROPN" for token in tokens[start:end])
    own = named and folded(tokens[end - 1].text) in surnames and "ORG" not in labels[start:end]
    opens = lower(tokens[start]) if own else ""
    common = any(opens in vocabulary(key) for key in ("organisations", "eponyms", "place_openers", "kind_words"))
    return own and not common and not (start and is_listed(tokens, start - 1, "eponyms"))


def _labels(sentence: Sentence, entities: Sequence[Entity]) -> list[str]:
    """The model's label of each word, "" where it sees no name."""
    labels = [""] * len(sentence.tokens)
    inside = [e for e in entities if e.start < sentence.span.end and e.end > sentence.span.start]
    for entity in inside:
        for index, token in enumerate(sentence.tokens):
            if entity.start <= token.start < entity.end:
                labels[index] = entity.label
    return labels


def _taken(tokens: Tokens) -> set[int]:
    """Words that name a state or a body, so no person; a town may also be a surname."""
    return {
        i
        for hit in known_names(tokens)
        if hit.use != "place" or hit.end - hit.start > 1
        for i in range(hit.start, hit.end)
    }


def _name_end(tokens: Tokens, start: int, taken: set[int], labels: list[str]) -> int:
    """End of the run of name words that starts here; ``start`` itself when none does."""
    if not _is_name_word(tokens, start, taken) or is_acronym(tokens[start]):
        return start
    if not _opens_compound(tokens, start) and _opens_none(tokens, start):
        return start
    end = start + 1
    while end < len(tokens) and end - start < LONGEST_NAME:
        reached = _cut_name_end(tokens, end) or _next_part(tokens, quoted_inside(tokens, end), taken, labels, start)
        reached = end if reached == quoted_inside(tokens, end) else reached
        if reached == end:
            break
        end = reached
    return end


def _opens_none(tokens: Tokens, start: int) -> bool:
    """A determiner, « A » of « A Tulle », a letter alone, a role with a capital, a small word that opens a sentence."""
    if tokens[start].pos == "DET" or len(tokens[start].text) == 1 or _is_printed_role(tokens, start):
        return True
    town = not is_initial(tokens[start]) and is_listed(tokens, start, "opens_place")
    return town or (_opens_sentence(tokens, start) and not is_given_name(tokens[start]))


def _cut_name_end(tokens: Tokens, end: int) -> int | None:
    """« Guivarc'h », « Paul Ndong'o », which the tokenizer cuts behind the apostrophe."""
    before, after = tokens[end - 1], tokens[end]
    if before.end != after.start or not before.text.endswith(("'", "’")):
        return None
    breton = after.text == "h" and before.text.lower().endswith(("c'", "c’"))
    named = end > 1 and tokens[end - 2].pos == "PROPN" and is_capitalised(tokens[end - 2])
    inside = (
        named
        and before.pos == "PROPN"
        and is_capitalised(before)
        and after.text.islower()
        and len(after.text) <= _SHORT_END
    )
    return end + 1 if breton or inside else None


def _opens_sentence(tokens: Tokens, start: int) -> bool:
    """« Pour X Y, … »: a small word at the head of a sentence or quotation has its capital from there."""
    return tokens[start].pos in _SMALL and (start == 0 or tokens[start - 1].text in _OPENING)


def _is_printed_role(tokens: Tokens, start: int) -> bool:
    """« la Présidente X »: a role with a capital is no part of the name; « M. Boulanger » is one."""
    titled = start > 0 and lower(tokens[start - 1]) in vocabulary("titles")
    goes_on = start + 1 < len(tokens) and is_capitalised(tokens[start + 1]) and tokens[start + 1].pos != "DET"
    alone = is_listed(tokens, start, "given_names") and not (start and is_article(tokens[start - 1]))
    return goes_on and not titled and not alone and tokens[start].text.lower() in accented("roles")


def _next_part(tokens: Tokens, end: int, taken: set[int], labels: list[str], start: int) -> int:
    index = end
    while (
        index < len(tokens)
        and index - end < 3
        and lower(tokens[index]) in vocabulary("particles")
        and (not is_capitalised(tokens[index]))
    ):
        index += 1
    if index >= len(tokens) or not _is_name_word(tokens, index, taken):
        return end
    if index > end and _capitals(tokens, start, end) > 1 and not all(labels[i] == "PER" for i in range(end, index)):
        return end
    return index + 1


def _after_place(tokens: Tokens, start: int, end: int) -> int:
    """Steps over the town or the office of a role (« la députée de Sète Anne Roy », « … de l'Intérieur Anne Roy »)."""
    place = 2 if lower(tokens[start]) in vocabulary("place_openers") else 1
    tie = start - 1 if is_listed(tokens, start - 1, "ties") else start - 2
    tied = (
        is_listed(tokens, tie, "ties")
        and (tie == start - 1 or is_article(tokens[start - 1]))
        and any(opens_role(tokens, index) for index in range(tie - FARTHEST_ROLE, tie))
    )
    return start + place if tied and end - start >= place + 2 else start


def _after_people(tokens: Tokens, start: int, end: int) -> int:
    """Steps over the name of a people (« l'Américaine Simone Roy », « le Bâlois Urs Frei »)."""
    article = start > 0 and lower(tokens[start - 1]) in vocabulary("anonymous_determiners")
    return start + 1 if article and end - start > 2 and is_people(tokens[start]) else start


def _after_eponym(tokens: Tokens, start: int, end: int) -> int:
    """Steps over what bears the name in a headline (« Affaire Dreyfus »)."""
    return start + 1 if end - start > 1 and lower(tokens[start]) in vocabulary("eponyms") else start


def _after_portfolio(tokens: Tokens, start: int, end: int) -> int:
    """Steps over what a minister is in charge of (« le ministre des Finances X Y », « la secrétaire à la Santé X »)."""
    held = end - start > 2 and start > 1 and lower(tokens[start]) in vocabulary("portfolios")
    of = start - 1 - (tokens[start - 1].pos == "DET")
    charged = any(opens_role(tokens, index) for index in range(max(0, of - OFFICE), of))
    return start + 1 if held and tokens[of].pos == "ADP" and charged else start


def _after_honours(tokens: Tokens, start: int, end: int) -> int:
    """Steps over « S. E. », printed with a space."""
    return start + 2 if end - start > 2 and _is_honoured(tokens, start) else start


def _is_honoured(tokens: Tokens, start: int) -> bool:
    printed = " ".join(token.text for token in tokens[max(start, 0) : start + 2]).lower()
    return printed in vocabulary("spaced_titles")


def _after_party(tokens: Tokens, start: int, end: int) -> int:
    """Steps over the party of a role (« le député Ecolo Marc Roth »)."""
    named = end - start > 2 and lower(tokens[start]) in vocabulary("parties") and opens_role(tokens, start - 1)
    return start + 1 if named else start


def _is_name_word(tokens: Tokens, index: int, taken: set[int]) -> bool:
    token = tokens[index]
    if _opens_compound(tokens, index):
        return True
    named = is_capitalised(token) or _has_particle(token)
    if index in taken or not named or token.pos == "PUNCT" or token.text.endswith(("'", "’")):
        return False
    if lower(token) in vocabulary("titles") or _is_code(token):
        return False
    if lower(token) in vocabulary("not_persons") and not _is_feast_as_surname(tokens, index):
        return False
    return is_initial(token) or token.text.replace("-", "").replace("'", "").isalpha()


def _is_code(token: Token) -> bool:
    """« F-BXKL » painted on an aircraft: one letter and a few more, all capitals."""
    parts = token.text.split("-")
    return len(parts) > 1 and token.text.isupper() and len(min(parts, key=len)) == 1 < len(max(parts, key=len))


def _is_feast_as_surname(tokens: Tokens, index: int) -> bool:
    """« Raoul Toussaint », « Philippe Noël »: behind a given name."""
    return index > 0 and is_given_name(tokens[index - 1]) and is_listed(tokens, index, "feast_surnames")


def _opens_compound(tokens: Tokens, index: int) -> bool:
    """« N' » of « N'Diaye », « D' » of « Jeanne D'Arc »: an elided capital that opens a name or stands inside one."""
    if not (tokens[index].text.endswith(("'", "’")) and is_capitalised(tokens[index])):
        return False
    if index + 1 < len(tokens) and _cut_name_end(tokens, index + 1):
        return True
    goes_on = index + 1 < len(tokens) and is_capitalised(tokens[index + 1])
    inside = index > 0 and tokens[index - 1].pos in ("PROPN", "X") and is_capitalised(tokens[index - 1])
    return goes_on and (inside or is_listed(tokens, index, "elided_openers"))


def _has_particle(token: Token) -> bool:
    """« al-Burhane »: a particle tied to the name by a hyphen."""
    particle, hyphen, name = token.text.partition("-")
    return bool(hyphen) and particle.lower() in vocabulary("particles") and name[:1].isupper()


def _capitals(tokens: Tokens, start: int, end: int) -> int:
    return sum(is_capitalised(token) or _has_particle(token) for token in tokens[start:end])


def _judged(tokens: Tokens, start: int, end: int, labels: list[str]) -> PersonFound | None:
    title = start
    while title > 0 and lower(tokens[title - 1]) in vocabulary("titles"):
        title -= 1
    roles = _roles(tokens, start, end)
    firm = _is_firm(tokens, start, end, labels, has_title=title < start, has_role=bool(roles))
    if not firm and not is_weak(tokens, start, end, labels):
        return None
    if is_ship(tokens, title, end) and not roles:
        return None
    if (_is_club(tokens, start, end) and not roles) or _is_abbreviated(tokens, start, end, labels):
        return None
    if is_shouted(tokens) and any(token.pos in _SMALL or is_article(token) for token in tokens[start:end]):
        return None
    people = start > 0 and is_capitalised(tokens[start - 1]) and is_people(tokens[start - 1])
    sure = bool(roles) or title < start or people or leads_body(tokens, start, end)
    return PersonFound(start, end, title, roles if firm else (), firm, sure)


def _is_abbreviated(tokens: Tokens, start: int, end: int, labels: list[str]) -> bool:
    """« Limpo Air Works (LAW) »: what an acronym behind it abbreviates is a body, unless the model sees a person."""
    if "PER" in labels[start:end] or is_given_name(tokens[start]):
        return False
    bracketed = is_word(tokens, end, "(") and is_word(tokens, end + 2, ")") and end - start > 1
    return bracketed and is_acronym(tokens[end + 1]) and spells(tokens[end + 1].text, printed(tokens, start, end))


def _is_club(tokens: Tokens, start: int, end: int) -> bool:
    """« Lara Bodmer (Swim Team Biel) »: capitals alone in brackets behind a name tell where somebody belongs."""
    alone = is_word(tokens, start - 1, "(") and is_word(tokens, end, ")")
    return alone and start > 1 and tokens[start - 2].pos == "PROPN" and is_capitalised(tokens[start - 2])


def _roles(tokens: Tokens, start: int, end: int) -> tuple[tuple[int, int], ...]:
    before = tuple(roles_before(tokens, start - 2 if _is_honoured(tokens, start - 2) else start))
    # « l'avocate Anne Roy et Paul Blin »: the title is hers alone.
    before = tuple(role for role in before if tokens[role[1] - 1].pos != "CCONJ")
    apart = None if before else role_before_clause(tokens, start)
    before = before if apart is None else (apart,)
    after = tuple(roles_after(tokens, end))
    return before + after + tuple(roles_of_predicate(tokens, start, end))


def _is_firm(tokens: Tokens, start: int, end: int, labels: list[str], *, has_title: bool, has_role: bool) -> bool:
    if has_title:
        return True
    if start and not has_role and bears_name(tokens, start - 1):
        return False
    names = _capitals(tokens, start, end)
    seen = {labels[index] for index in range(start, end)}
    if names < 2:
        return is_person_alone(tokens, start, end, seen, has_role=has_role)
    if _is_topic(tokens, start, end):
        return False
    if start and is_people(tokens[start - 1]) and is_capitalised(tokens[start - 1]):
        return True
    if leads_body(tokens, start, end):
        return True
    if lower(tokens[start]) in vocabulary("organisations") or _starts_with_common_word(tokens, start):
        return False
    if has_role and (not seen & {"ORG", "LOC"} or _is_told_behind(tokens, start, end)):
        return True
    return "PER" in seen or (has_role and _beside_role(tokens, start))


def _is_told_behind(tokens: Tokens, start: int, end: int) -> bool:
    """« Aude Carcassonne, biologiste à Brest, » is nobody but a person, whatever the model takes her for."""
    return is_given_name(tokens[start]) and next(iter(roles_after(tokens, end)), None) is not None


def _is_topic(tokens: Tokens, start: int, end: int) -> bool:
    """« Panne de Sorel : la ministre sur place »: what a headline is about, then a colon."""
    tied = start == 0 and end - start > 2 and lower(tokens[1]) in vocabulary("ties")
    closed = end < len(tokens) and tokens[end].text == ":"
    return tied and closed


def _beside_role(tokens: Tokens, start: int) -> bool:
    """Whether the role stands right before the name (« le président Macron »)."""
    return next((end == start or is_word(tokens, end, ",") for _, end in roles_before(tokens, start)), False)


def _starts_with_common_word(tokens: Tokens, start: int) -> bool:
    """« Réunis Lundi »: the first word of a sentence is capitalised whatever it is."""
    return start == 0 and tokens[0].pos not in ("PROPN", "NOUN", "X") and not is_given_name(tokens[0])
