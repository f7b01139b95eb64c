"""Names of organisations: bodies known everywhere, names beside their acronym, heads with a proper complement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from questions.annotations import Sentence
from questions.annotator.names.evidence import Evidence, firm_end, form_end, is_shouted
from questions.annotator.names.gazetteer import known_names, nationality
from questions.annotator.names.mottos import after_bare_complement, motto_end
from questions.annotator.names.organisation_heads import OrganisationFound, head_places, is_head
from questions.annotator.names.role_nouns import opens_role
from questions.annotator.names.spelt_acronyms import beside_acronyms
from questions.annotator.parsing.pipeline import Entity
from questions.annotator.parsing.words import (
    Tokens,
    accented,
    exact,
    is_acronym,
    is_article,
    is_capitalised,
    is_listed,
    is_word,
    lower,
    noun_end,
    places_of,
    vocabulary,
)
from questions.languages import current, load_table
from questions.naming import folded

_CENTURY = re.compile("[IVXL]+(?:e|er|es)?")

#: Words of a name that a capital closes far behind its head (« section de recherches de Gap »).
LONGEST_NAME = 8
#: Words for a time between a verb of speech and its subject behind it.
LONGEST_TIME = 2
_BEFORE_SPEECH = (",", "»", '"', "”")


def find_organisations(sentence: Sentence, entities: Sequence[Entity], evidence: Evidence) -> list[OrganisationFound]:
    """The names of organisations in a sentence, left to right, none inside another."""
    tokens = sentence.tokens
    found = [*beside_acronyms(tokens), *_heads(tokens), *_seated(tokens), *_seen_by_model(sentence, entities)]
    found += _capitals_that_act(sentence, entities)
    found += [*_of_states(tokens), *_clubs(tokens)]
    found += _runs_behind_article(sentence, entities)
    firms = list(_firms(tokens, evidence))
    kept = _without_overlaps([_before_other(tokens, _with_form(tokens, each), firms) for each in found] + firms)
    return [part for each in kept for part in (each, *_acronym_inside(tokens, each))]


def _acronym_inside(tokens: Tokens, found: OrganisationFound) -> Iterator[OrganisationFound]:
    """« la brigade des FAC »: the body whose part it is, too."""
    last = found.end - 1
    closes = last > found.start + 1 and found.acronym is None and is_acronym(tokens[last])
    if closes and is_article(tokens[last - 1]) and not _means_nobody(tokens, last):
        yield OrganisationFound(last, found.end)


def _firms(tokens: Tokens, evidence: Evidence) -> Iterator[OrganisationFound]:
    """Names that the dossier gives to firms, with their legal form."""
    for index in range(len(tokens)):
        end = firm_end(tokens, index, evidence.firms)
        if end > index:
            yield OrganisationFound(index, end, firm=True)


def _before_other(tokens: Tokens, found: OrganisationFound, firms: Sequence[OrganisationFound]) -> OrganisationFound:
    """« Banque Halden | et de Norda Capital »: the name ends where another firm is told beside it."""
    for firm in (each for each in firms if found.start < each.start < found.end):
        joint = firm.start - 1 - is_listed(tokens, firm.start - 1, "of")
        if is_listed(tokens, joint, "and") and joint > found.start:
            return replace(found, end=joint)
    return found


def _clubs(tokens: Tokens) -> Iterator[OrganisationFound]:
    """« le Stade rochelais », « l'AS Lunel »: a club by its town; « le Stade de France » is a place."""
    endings = tuple(accented("people_endings"))
    for index in (at for at in places_of(tokens, "clubs", "club_letters") if at + 1 < len(tokens)):
        town = tokens[index + 1]
        spelt = tokens[index].text in exact("club_letters") and is_capitalised(town) and not town.text.isupper()
        told = is_listed(tokens, index, "clubs") and town.text.islower() and town.text.endswith(endings)
        if is_capitalised(tokens[index]) and (spelt or told):
            yield OrganisationFound(index, noun_end(tokens, index, lower_case=False) if spelt else index + 2, firm=True)


def _with_form(tokens: Tokens, found: OrganisationFound) -> OrganisationFound:
    """« la filiale Delmas | SA »."""
    return replace(found, end=form_end(tokens, found.end)) if found.end < len(tokens) else found


def _of_states(tokens: Tokens) -> Iterator[OrganisationFound]:
    """« Parcs Canada », « Affaires mondiales Canada »: a capital right before the name of a state."""
    for hit in known_names(tokens, every=True):
        if (
            hit.entry.kind == "organisation"
            or hit.use not in ("name", "place")
            or not is_capitalised(tokens[hit.start])
        ):
            continue
        start = _opening_of(tokens, hit.start)
        if start < hit.start and _may_open(tokens, start, hit.end):
            yield OrganisationFound(start, hit.end, firm=True)


def _opening_of(tokens: Tokens, state: int) -> int:
    """Back from the state over adjectives to the capital that opens the name."""
    index = state - 1
    while index > max(0, state - 4) and tokens[index].text.islower() and tokens[index].pos == "ADJ":
        index -= 1
    fitting = (
        index >= 0 and is_capitalised(tokens[index]) and tokens[index].pos in ("NOUN", "PROPN", "ADJ", "X", "VERB")
    )
    return index if fitting else state


def _may_open(tokens: Tokens, start: int, end: int) -> bool:
    """No title, point of the compass, people nor other place; at the head of a sentence only where it then acts."""
    token = tokens[start]
    other = any(hit.start <= start < hit.end for hit in known_names(tokens, every=True))
    barred = is_listed(tokens, start, "parts_of_states") or is_listed(tokens, start, "place_openers")
    if other or barred or is_acronym(token) or token.text.isupper() or opens_role(tokens, start) or len(token.text) < 3:
        return False
    if start == 0:
        while end < len(tokens) and tokens[end].pos in ("PRON", "ADV") and tokens[end].text.islower():
            end += 1
        acts = end < len(tokens) and (tokens[end].pos in ("AUX", "VERB") or is_listed(tokens, end, "and"))
        return acts and tokens[start].pos in ("NOUN", "PROPN")
    before = tokens[start - 1]
    return before.text not in ("-", "–", "/") and (start == 1 or not is_capitalised(before))


def _heads(tokens: Tokens) -> Iterator[OrganisationFound]:
    for index in sorted(head_places(tokens)):
        if not _part_of_name(tokens, index):
            yield from _headed(tokens, index)


def _part_of_name(tokens: Tokens, index: int) -> bool:
    """« Radio Ville »: a head inside a run of capitals belongs to the run."""
    return (
        index > 0
        and is_capitalised(tokens[index])
        and tokens[index - 1].pos == "PROPN"
        and (tokens[index].dep.startswith("flat"))
    )


def _headed(tokens: Tokens, head: int) -> Iterator[OrganisationFound]:
    capitalised = is_capitalised(tokens[head]) and (head > 0 or not _is_common_start(tokens))
    word = lower(tokens[head])
    wraps = word in vocabulary("wrappers") or _is_before_acronym(tokens, head)
    if wraps and (not capitalised or tokens[head].text.isupper()):
        yield from _wrapped(tokens, head)
        return
    if word in vocabulary("territories") and not capitalised and not _is_run_as_body(tokens, head):
        return
    end = noun_end(tokens, head, lower_case=capitalised)
    if not (capitalised or _is_proper(tokens, head + 1, end)) and is_listed(tokens, head, "deciding"):
        end = min(noun_end(tokens, head), head + LONGEST_NAME)
        end = max([end, *(hit.end for hit in known_names(tokens) if head < hit.start < end)])
    end = next((i for i in range(head + 1, end) if _leaves_name(tokens, head, i)), end)
    while end > head + 1 and not _closes(tokens, end - 1):
        end -= 1
    if capitalised and end == head + 1:
        if head and is_article(tokens[head - 1]):
            yield OrganisationFound(head, end, bare=True)
    elif capitalised or _is_proper(tokens, head + 1, end):
        yield OrganisationFound(head, _with_seat(tokens, head, end))


def _is_before_acronym(tokens: Tokens, head: int) -> bool:
    """« la banque | ABX », « l'institut BVO »: the letters are the name."""
    spelt = head + 1 < len(tokens) and is_acronym(tokens[head + 1]) and not _means_nobody(tokens, head + 1)
    return spelt and is_listed(tokens, head, "before_acronyms")


def _leaves_name(tokens: Tokens, head: int, index: int) -> bool:
    """« le vice-président de la Région | chargé des bacs »: a participle that agrees with somebody before the name."""
    genders = (tokens[head].feature("Gender"), tokens[index].feature("Gender"))
    lasting = is_listed(tokens, index, "lasting") and tokens[index].text.islower() and index == head + 1
    return lasting and None not in genders and genders[0] != genders[1]


def _with_seat(tokens: Tokens, head: int, end: int) -> int:
    """« l'ambassade du Chili | à Paris »: the town where a state has it."""
    seated = is_listed(tokens, head, "seated_abroad") and is_word(tokens, end, "a") and end + 1 < len(tokens)
    return end + 2 if seated and is_capitalised(tokens[end + 1]) and tokens[end + 1].pos == "PROPN" else end


def _is_run_as_body(tokens: Tokens, head: int) -> bool:
    """« centre | hospitalier », « école | communale », « direction | générale »: no mere place or part of one."""
    told = is_listed(tokens, head + 1, "of_level") or is_listed(tokens, head + 1, "run_as")
    return told and is_listed(tokens, head, "run_bodies") and tokens[head + 1].text.islower()


def _seated(tokens: Tokens) -> Iterator[OrganisationFound]:
    """« le CHU de Tours »: the acronym of a kind of body, and its town."""
    for index in places_of(tokens, "seated"):
        town = index + 2
        tied = is_acronym(tokens[index]) and is_listed(tokens, index + 1, "ties_to_town")
        if tied and town < len(tokens) and is_capitalised(tokens[town]):
            yield OrganisationFound(index, noun_end(tokens, index, lower_case=False))


def _wrapped(tokens: Tokens, head: int) -> Iterator[OrganisationFound]:
    """« le site Marine News »: the name is what follows the word for its kind."""
    start = head + 1
    while start < min(head + 4, len(tokens)) and _tells_kind(tokens, start):
        start += 1
    apart = start == head + 1 and is_word(tokens, start, ",") and is_article(tokens[head - 1]) if head else False
    start += apart
    if start < len(tokens) and is_capitalised(tokens[start]) and tokens[start].pos != "PUNCT":
        end = _after_number(tokens, _after_partner(tokens, noun_end(tokens, start, lower_case=False)))
        end = _after_common_words(tokens, start, end)
        if not apart or (_is_set_apart(tokens, start, end) and not is_listed(tokens, head, "roles")):
            yield OrganisationFound(start if apart else head, end, proper=None if apart else start)


def _tells_kind(tokens: Tokens, index: int) -> bool:
    """« groupe | bâlois | X », « société | de transit | X »: small words between the kind of a firm and its name."""
    token = tokens[index]
    if is_listed(tokens, index, "of"):
        return index + 1 < len(tokens) and tokens[index + 1].pos == "NOUN" and tokens[index + 1].text.islower()
    return token.text.islower() and token.pos in ("ADJ", "NOUN", "PROPN")


def _is_set_apart(tokens: Tokens, start: int, end: int) -> bool:
    """« par l'assureur, Boréale, … »: one or two capitals between commas, or up to the end."""
    return end - start <= 2 and (end == len(tokens) or is_word(tokens, end, ",", ".", ";"))


def _after_partner(tokens: Tokens, end: int) -> int:
    """« le cabinet Hollard & Noé »."""
    joined = is_word(tokens, end, "&") and end + 1 < len(tokens) and is_capitalised(tokens[end + 1])
    return noun_end(tokens, end + 1, lower_case=False) if joined else end


def _after_common_words(tokens: Tokens, start: int, end: int) -> int:
    """« le collectif Les Érables | debout »: a name that opens with its article goes on in small letters."""
    if end == start + 1 and is_listed(tokens, start - 1, "joined"):
        return max(motto_end(tokens, start), after_bare_complement(tokens, start, end))
    titled = tokens[start].pos == "DET" and end - start > 1
    while titled and end < len(tokens) and tokens[end].text.islower() and tokens[end].pos in ("NOUN", "ADJ", "ADV"):
        if is_listed(tokens, end, "leaves_role"):
            break
        end += 1
    return end


def _after_number(tokens: Tokens, end: int) -> int:
    """« l'association Veille citoyenne 47 »: a short number that counts nothing belongs to the name."""
    number = end < len(tokens) and tokens[end].text.isdigit() and len(tokens[end].text) <= 3
    counts = end + 1 < len(tokens) and tokens[end + 1].pos in ("NOUN", "ADJ", "NUM")
    return end + 1 if number and not counts else end


def _is_common_start(tokens: Tokens) -> bool:
    """A head that opens the sentence is capitalised whatever it is."""
    return len(tokens) > 1 and not is_capitalised(tokens[1]) and tokens[1].pos != "ADJ"


def _closes(tokens: Tokens, index: int) -> bool:
    return tokens[index].pos in ("NOUN", "PROPN", "ADJ", "X", "NUM") or is_capitalised(tokens[index])


def _is_proper(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the words after a lower-case head make it a name: a capital, a nationality."""
    return any(
        is_capitalised(tokens[i]) or nationality(tokens[i]) is not None or lower(tokens[i]) in vocabulary("regional")
        for i in range(start, end)
    )


def _seen_by_model(sentence: Sentence, entities: Sequence[Entity]) -> Iterator[OrganisationFound]:
    for entity in entities:
        if entity.label == "ORG" and sentence.span.start <= entity.start < sentence.span.end:
            yield from _trimmed(sentence.tokens, entity)


def _trimmed(tokens: Tokens, entity: Entity) -> Iterator[OrganisationFound]:
    inside = [i for i, token in enumerate(tokens) if entity.start <= token.start and token.end <= entity.end]
    while inside and not _names(tokens, inside[0]):
        inside.pop(0)
    if len(inside) > 1 and tokens[inside[0]].text.lower() in accented("roles"):
        return
    end = next((i for i in inside if not _names(tokens, i)), inside[-1] + 1 if inside else 0)
    if not inside or is_shouted(tokens):
        return
    single = end - inside[0] == 1
    if single and (is_head(tokens, inside[0]) or _means_nobody(tokens, inside[0])):
        return
    sure = is_acronym(tokens[inside[0]]) or tokens[inside[0]].dep in ("nsubj", "nsubj:pass", "obl:agent")
    yield OrganisationFound(inside[0], end, guessed=not sure)


def _names(tokens: Tokens, index: int) -> bool:
    token = tokens[index]
    return (
        is_capitalised(token)
        and token.text[-1:].isalnum()
        and (token.pos in ("PROPN", "X", "NOUN") or is_acronym(token))
        and not _CENTURY.fullmatch(token.text)
    )


def _capitals_that_act(sentence: Sentence, entities: Sequence[Entity]) -> Iterator[OrganisationFound]:
    """« la CGT-Cheminots », « l'Unsa », « Hydro-Québec »: a capital that the model takes for no person nor place."""
    tokens = sentence.tokens
    seen = [(e.start, e.end) for e in entities if e.label in ("PER", "LOC")]
    for index, token in enumerate(() if is_shouted(tokens) else tokens):
        if not _names(tokens, index):
            continue
        follows = index > 0 and is_capitalised(tokens[index - 1]) and not is_article(tokens[index - 1])
        if follows or _goes_on_capitalised(tokens, index) or _means_nobody(tokens, index):
            continue
        article = index > 0 and is_article(tokens[index - 1])
        acts = token.dep in ("nsubj", "nsubj:pass", "obl:agent") or (article and token.dep == "conj")
        unseen = not any(start < token.end and token.start < end for start, end in seen)
        if (is_acronym(token) and article) or (unseen and speaks_before(tokens, index)):
            yield OrganisationFound(index, index + 1)
        elif acts and token.pos == "PROPN" and unseen:
            yield OrganisationFound(index, index + 1, guessed=not article or index == 1)


def speaks_before(tokens: Tokens, index: int) -> bool:
    """« …, a fait savoir X »: right behind a verb of speech whose clause a comma or a quotation mark opens."""
    verb = _before_time(tokens, index - 1)
    speech = load_table("fr", "predicates")["speech"]["lemmas"]
    if verb < 1 or tokens[verb].pos not in ("VERB", "AUX"):
        return False
    made = is_listed(tokens, verb, "made_known") and tokens[verb - 1].lemma in accented("making")
    if tokens[verb].lemma not in speech and not made:
        return False
    start = verb
    while start > 0 and tokens[start - 1].pos in ("AUX", "VERB", "ADV", "PRON", "PART"):
        start -= 1
    return start > 0 and tokens[start - 1].text in _BEFORE_SPEECH


def _before_time(tokens: Tokens, index: int) -> int:
    """Back over « jeudi », « hier soir » between the verb and who speaks (« a annoncé | jeudi | la mairie »)."""
    steps = 0
    while index > 0 and steps < LONGEST_TIME and is_listed(tokens, index, "said_when"):
        index, steps = index - 1, steps + 1
    return index


def _runs_behind_article(sentence: Sentence, entities: Sequence[Entity]) -> Iterator[OrganisationFound]:
    """« la Squadra Roma »: capitals behind « la », that the model takes neither for a person nor for a place."""
    tokens = sentence.tokens
    seen = [(e.start, e.end) for e in entities if e.label in ("PER", "LOC")]
    for article in places_of(tokens, "name_articles"):
        end = index = article + 1
        while end < len(tokens) and is_capitalised(tokens[end]) and tokens[end].pos in ("PROPN", "NOUN", "X", "ADJ"):
            end += 1
        if 2 <= end - index <= 4 and not any(s < tokens[end - 1].end and tokens[index].start < e for s, e in seen):
            yield OrganisationFound(index, end, guessed=True)


def _means_nobody(tokens: Tokens, index: int) -> bool:
    """« QG », « TVA », a day of the week, or a word that is merely shouted."""
    token, word = tokens[index], lower(tokens[index])
    shouted = token.text.isupper() and not is_acronym(token) and "-" not in token.text
    return shouted or word in vocabulary("not_organisations") or word in _weekdays(current())


@cache
def _weekdays(language: str) -> frozenset[str]:
    """The names of the days of the week, folded."""
    return frozenset(map(folded, load_table(language, "calendar")["weekdays"]))


def _goes_on_capitalised(tokens: Tokens, index: int) -> bool:
    return index + 1 < len(tokens) and is_capitalised(tokens[index + 1])


def _without_overlaps(found: Sequence[OrganisationFound]) -> list[OrganisationFound]:
    """Keeps, of those that overlap, the one that holds an acronym, else the longest."""
    kept: list[OrganisationFound] = []
    for each in sorted(found, key=lambda f: (f.acronym is None, f.start - f.end, f.guessed, f.start)):
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda f: f.start)
