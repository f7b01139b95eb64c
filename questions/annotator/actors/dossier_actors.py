"""Who is named in the dispatches of a dossier, and where.

Two passes, since one dispatch may explain the acronyms and surnames of another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from questions.annotations import Mention, Sentence
from questions.annotator.actors.believed import believable, with_persons
from questions.annotator.actors.body_descriptions import with_bracketed
from questions.annotator.actors.courts import single_judge_in, with_courts
from questions.annotator.actors.firms_meant import find_by_trade, only_firm
from questions.annotator.actors.issuers import find_own, issuers_told_of, own_body
from questions.annotator.actors.lexicon import Lexicon, lexicon_of
from questions.annotator.actors.mention_making import ReadDispatch, in_order, made_mentions, told_in
from questions.annotator.actors.references import (
    find_again,
    find_between,
    find_by_head,
    find_by_kind,
    find_defined,
    find_pointers,
)
from questions.annotator.names.evidence import Evidence, evidence_of
from questions.annotator.names.found import Found, words_text
from questions.annotator.names.gazetteer import known_names
from questions.annotator.names.groups import GroupFound, find_groups
from questions.annotator.names.institutions import find_government, find_institutions
from questions.annotator.names.mastheads import expansions
from questions.annotator.names.nicknames import find_nicknames, nicknames_of
from questions.annotator.names.organisation_heads import OrganisationFound, is_head
from questions.annotator.names.organisations import find_organisations
from questions.annotator.names.persons import PersonFound, find_persons
from questions.annotator.names.role_nouns import opens_role
from questions.annotator.names.roles_beside import roles_before
from questions.annotator.names.short_names import short_names
from questions.annotator.names.spelt_acronyms import foreign_acronyms
from questions.annotator.names.states import acting_states, find_acting_capitals, find_authorities, find_named
from questions.annotator.names.wrapped_names import is_free, wrapped
from questions.annotator.parsing.pipeline import Entity, ParsedDispatch
from questions.annotator.parsing.words import Tokens, exact, is_listed, lower, vocabulary
from questions.annotator.roles.role_holders import with_holders
from questions.naming import name_key, words_of

#: Times that the model must see a person in a single name that nothing else supports.
REPEATED = 2
#: A group that never acts is an actor when it is named so many times.
NAMED_OFTEN = 2
#: How many findings back « l'Agence » or « cette instance » may look.
MEMORY = 200


def find_mentions(dossier: Sequence[ReadDispatch]) -> list[tuple[Mention, ...]]:
    """The mentions of each dispatch in reading order; names are those that the dossier prints in full."""
    evidence = evidence_of(((read.parsed.sentences, _with_text(read)) for read in dossier), issuers_told_of(dossier))
    seen = [_first_pass(read.parsed, evidence) for read in dossier]
    spelt = expansions([read.dispatch for read in dossier], (each for found in seen for each in found))
    first = believable(seen, _foreign(dossier), spelt)
    first = with_persons(first)
    firm = [each for found in first for each in found if each.firm]
    lexicon = lexicon_of(firm, spelt)
    lexicon.rename(alias for read, found in zip(dossier, first, strict=True) for alias in _defined(read.parsed, found))
    pages = [in_order(read.parsed.sentences) for read in dossier]
    lexicon.rename(short_names(pages, first))
    for read, found in zip(dossier, first, strict=True):
        for words, name in nicknames_of(in_order(read.parsed.sentences), found):
            lexicon.nickname(words, name)
    present = frozenset(found.name for each in first for found in each if found.kind in ("state", "organisation"))
    states = frozenset(found.name for each in first for found in each if found.kind == "state")
    named = (_renamed(found, lexicon).name for each in first for found in each if found.kind == "organisation")
    bodies = tuple(dict.fromkeys(named))
    acting = frozenset(name for page, found in zip(pages, first, strict=True) for name in acting_states(page, found))
    known = _Known(
        lexicon,
        present,
        evidence.companies,
        states,
        acting,
        bodies,
        only_firm(bodies, evidence.companies),
        _told_as(pages, first, lexicon),
    )
    keys = {name_key(each.name) for found in first for each in found if each.kind == "organisation"}
    complete = [
        _second_pass(read.parsed, found, known, own_body(read, keys))
        for read, found in zip(dossier, first, strict=True)
    ]
    complete = with_holders(pages, complete)
    idle = _idle_groups(complete)
    kept = [
        [each for each in found if not (each.kind == "group" and name_key(each.name) in idle)] for found in complete
    ]
    told = told_in(dossier, kept)
    return [made_mentions(read, found, told) for read, found in zip(dossier, kept, strict=True)]


def _told_as(pages: list[list[Sentence]], first: list[list[Found]], lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """Words printed before the names of bodies, places left out (« le port X »), each with the names behind it."""
    told: dict[str, set[str]] = defaultdict(set)
    named = ((page[f.sentence].tokens, f) for page, found in zip(pages, first, strict=True) for f in found)
    known = (f if f.told_as else wrapped(tokens, f) for tokens, f in named)
    for each in (f for f in known if f.told_as and f.told_as not in vocabulary("territories")):
        told[each.told_as or ""].add(_renamed(each, lexicon).name)
    return {word: frozenset(names) for word, names in told.items()}


def _with_text(read: ReadDispatch) -> Iterator[tuple[Entity, str]]:
    return ((entity, read.dispatch.text[entity.start : entity.end]) for entity in read.parsed.entities)


def _idle_groups(dossier: list[list[Found]]) -> set[tuple[str, ...]]:
    """Groups that never act in the dossier and are named only once."""
    groups = [each for found in dossier for each in found if each.kind == "group"]
    times = Counter(name_key(each.name) for each in groups)
    acting = {name_key(each.name) for each in groups if each.firm}
    return {name for name, count in times.items() if count < NAMED_OFTEN and name not in acting}


def _foreign(dossier: Sequence[ReadDispatch]) -> frozenset[str]:
    return frozenset(a for read in dossier for sentence in read.parsed.sentences for a in foreign_acronyms(sentence))


def _first_pass(parsed: ParsedDispatch, evidence: Evidence) -> list[Found]:
    """What shows by itself: full names of persons and organisations, states, groups.

    :param evidence: what the dossier says of the names.
    """
    found: list[Found] = []
    weak: list[Found] = []
    for number, (sentence, entities) in enumerate(_with_entities(parsed)):
        bodies = find_organisations(sentence, entities, evidence)
        persons = [
            each
            for each in find_persons(sentence, entities, evidence.surnames)
            if not _is_named_by(sentence, each, bodies, evidence) and not _is_refuted(sentence, each, evidence)
        ]
        named = [_person(number, sentence, person) for person in persons if person.firm]
        weak += [_person(number, sentence, person) for person in persons if not person.firm]
        known = _bodies(number, sentence, bodies, named)
        found += [*named, *known, *_groups(number, sentence, known, named)]
    return found + _repeated(weak, found)


def _is_refuted(sentence: Sentence, person: PersonFound, evidence: Evidence) -> bool:
    """Whether the dossier says that the name is a place or a firm (« le manutentionnaire X »), or the model mostly
    takes it for no person."""
    name = words_text(sentence, person.start, person.end)
    if evidence.is_firm(name) and sentence.tokens[person.end - 1].text in exact("firm_closings"):
        return True
    if person.surname:
        return evidence.bears_other_name(name, words_text(sentence, *person.surname))
    if evidence.is_thing(name) and not person.roles and person.title == person.start:
        return True
    if person.end == person.start + 1 and evidence.is_firm(name):
        return is_listed(sentence.tokens, person.start - 1, "wrappers")
    return not person.sure and (evidence.is_place(name) or (person.firm and not evidence.seems_person(name)))


def _is_named_by(sentence: Sentence, person: PersonFound, bodies: list[OrganisationFound], evidence: Evidence) -> bool:
    """Whether the run of capitals is the name of an organisation that says so (« collectif Amis de … »).

    « Marie Petit (MP) » is a person with her party, « l'armateur Paul Roy » one where no firm is called so.
    """
    owner = opens_role(sentence.tokens, person.start - 1) and person.end - person.start == 2
    if owner and not evidence.is_firm(words_text(sentence, person.start, person.end)):
        bodies = [each for each in bodies if each.acronym is not None or each.firm]
    for body in bodies:
        headed = is_head(sentence.tokens, body.start) or body.end - body.start > person.end - person.start + 3
        headed = headed or _behind_wrapper(sentence.tokens, body.start)
        inside = body.end - body.start > person.end - person.start and body.start <= person.start
        sure = body.proper is not None or (body.acronym is not None and headed)
        sure = sure or (body.firm and ((inside and person.end <= body.end) or not person.sure))
        if sure and body.start < person.end and person.start < body.end:
            return True
    return False


def _behind_wrapper(tokens: Tokens, start: int) -> bool:
    """« la compagnie nationale | Jel Temir (JT) »: a word for a firm before the name, adjectives between."""
    noun = start - 1
    while noun > 0 and tokens[noun].pos == "ADJ" and tokens[noun].text.islower():
        noun -= 1
    return is_listed(tokens, noun, "wrappers")


def _with_entities(parsed: ParsedDispatch) -> Iterator[tuple[Sentence, list[Entity]]]:
    """Each sentence with the entities that start in it; both come in order of the text."""
    entities = iter(sorted(parsed.entities, key=lambda entity: entity.start))
    waiting = next(entities, None)
    for sentence in sorted(parsed.sentences, key=lambda each: each.span.start):
        inside: list[Entity] = []
        while waiting and waiting.start < sentence.span.end:
            inside.append(waiting)
            waiting = next(entities, None)
        yield sentence, inside


def _person(number: int, sentence: Sentence, person: PersonFound) -> Found:
    name = words_text(sentence, person.start, person.end)
    name += f" {words_text(sentence, *person.surname)}" if person.surname else ""
    return Found(number, person.start, person.end, name, "person", person.roles, title=person.title, firm=person.firm)


def _groups(number: int, sentence: Sentence, bodies: list[Found], persons: list[Found]) -> Iterator[Found]:
    """Groups that are no part of an organisation's name nor « les autorités russes »; the names behind are no part."""
    for group in find_groups(sentence):
        names = [f.title or f.start for f in persons if group.head < f.start < group.end]
        group = replace(group, end=min([group.end, *names]))
        end = max([group.end, *(f.end for f in bodies if f.start < group.end and f.start > group.head)])
        if any(f.start <= group.head < f.end for f in bodies):
            continue
        yield Found(number, group.start, end, words_text(sentence, group.start, end), "group", firm=group.acts)


def _bodies(
    number: int, sentence: Sentence, organisations: list[OrganisationFound], persons: list[Found]
) -> list[Found]:
    """Organisations and states, those of the gazetteer under its names."""
    known = [f for f in find_named(number, sentence) if not _touched(f, persons)]
    known += find_authorities(number, sentence)
    groups = list(find_groups(sentence))
    towns = {(hit.start, hit.end) for hit in known_names(sentence.tokens, every=True)}
    named: list[Found] = []
    for each in organisations:
        found = _organisation(number, sentence, each)
        passed_over = each.bare or (each.start, each.end) in towns or _is_fragment(found, persons, known, groups)
        if not passed_over and not _touched(found, persons):
            named.append(_as_known(found, known, sentence))
    return named + [f for f in known if not _absorbed(f, named)]


def _absorbed(known: Found, named: list[Found]) -> bool:
    """A state inside the name of an organisation does nothing there; a body inside another's name may be meant."""
    over = [other for other in named if other.covers(known.sentence, known.start, known.end)]
    return any(known.kind != "organisation" or other.name == known.name or other.start == known.start for other in over)


def _touched(found: Found, others: Sequence[Found]) -> bool:
    return any(other.covers(found.sentence, found.start, found.end) for other in others)


def _is_fragment(found: Found, persons: list[Found], known: list[Found], groups: list[GroupFound]) -> bool:
    """A piece of a known name, or a word such as « Eau » in « ministre de l'Eau »."""
    if any(other.start <= found.start and found.end < other.end for other in known):
        return True
    roles = [role for person in persons for role in person.roles]
    inside = any(start <= found.start < end for start, end in [*roles, *((g.start, g.end) for g in groups)])
    if found.name[:1].islower() and any(group.start <= found.start < group.end for group in groups):
        return True
    single = found.end - found.start == 1 and found.acronym is None
    return single and not found.name.isupper() and (inside or len(found.name) < 3)


def _organisation(number: int, sentence: Sentence, each: OrganisationFound) -> Found:
    tokens = sentence.tokens
    acronym = tokens[each.acronym].text if each.acronym is not None else None
    start = each.proper or each.start
    if each.acronym is None or not each.start <= each.acronym < each.end:
        name = words_text(sentence, start, each.end)
        kind = lower(tokens[each.start]) if start > each.start else None
        firm = not each.guessed
        return Found(number, each.start, each.end, name, "organisation", (), acronym, firm=firm, told_as=kind)
    name = words_text(sentence, start, each.acronym - 1)
    if each.end > each.acronym + 2:
        name += " " + words_text(sentence, each.acronym + 2, each.end)
    return Found(number, each.start, each.end, name, "organisation", (), acronym)


def _as_known(found: Found, known: list[Found], sentence: Sentence) -> Found:
    """The same finding under the gazetteer's name, when it is one of its bodies."""
    for each in known:
        if each.start == found.start and words_text(sentence, each.start, each.end) in (found.name, found.acronym):
            return replace(found, name=each.name, kind=each.kind)
    return found


def _repeated(weak: list[Found], firm: list[Found]) -> list[Found]:
    """Single names that the model sees as a person again and again, and that are no part of a longer name."""
    longer = {word for each in firm for word in words_of(each.name)}
    times = Counter(each.name for each in weak)
    return [replace(f, firm=True) for f in weak if times[f.name] >= REPEATED and words_of(f.name)[0] not in longer]


def _defined(parsed: ParsedDispatch, found: list[Found]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Other names that the dispatch gives to its organisations in brackets."""
    bodies: dict[int, list[Found]] = defaultdict(list)
    for each in found:
        if each.kind == "organisation":
            bodies[each.sentence].append(each)
    for number, sentence in enumerate(in_order(parsed.sentences)):
        yield from find_defined(sentence, bodies[number])


@dataclass(frozen=True, slots=True)
class _Known:
    """What the whole dossier knows: forms of names, states and bodies present, keys of firms.

    ``states`` holds the states alone, ``acting`` those that do something, ``bodies`` the organisations under the names
    that they go by, ``told_as`` what is printed before their names (« le laboratoire X »).
    """

    lexicon: Lexicon
    present: frozenset[str]
    firms: frozenset[tuple[str, ...]]
    states: frozenset[str]
    acting: frozenset[str]
    bodies: tuple[str, ...]
    only_firm: str | None
    told_as: Mapping[str, frozenset[str]]


def _second_pass(parsed: ParsedDispatch, first: list[Found], known: _Known, issuer: str | None) -> list[Found]:
    """Adds what is only understood beside the rest: acronyms, surnames, heads, roles without a name.

    :param issuer: the body that speaks in the dispatch, if it is one.
    """
    lexicon, present = known.lexicon, known.present
    waiting: dict[int, list[Found]] = defaultdict(list)
    sentences = in_order(parsed.sentences)
    for each in first:
        renamed = _renamed(each, lexicon)
        bare = renamed.kind == "person" and renamed.name != each.name and not each.roles and each.title is None
        waiting[each.sentence].append(_titled(sentences[each.sentence], renamed) if bare else renamed)
    single_judges = single_judge_in(sentences)
    found: list[Found] = []
    for number, sentence in enumerate(sentences):
        here = waiting[number]
        recent = found[-MEMORY:]
        for finder in (
            (_titled(sentence, each) for each in find_again(number, sentence, lexicon)),
            _short_forms(number, sentence, present),
            find_acting_capitals(number, sentence, present),
            find_government(number, sentence, known.states, known.acting),
            find_between(number, sentence, lexicon),
            find_nicknames(number, sentence, waiting[number]),
        ):
            here += [each for each in finder if not _is_taken(each, here)]
        here.sort(key=lambda each: each.start)
        here = with_courts(number, sentence, recent, here, single_judges=single_judges)
        for finder in (
            find_by_head(number, sentence, lexicon, recent + here),
            find_by_kind(number, sentence, recent + here, known.bodies, known.told_as),
            find_by_trade(number, sentence, recent + here, known.firms, known.only_firm),
            find_own(number, sentences, issuer, known.firms),
            find_pointers(number, sentence, recent),
            find_institutions(number, sentence),
        ):
            here += [each for each in finder if not _is_taken(each, here)]
        here = [whole if is_free(whole := wrapped(sentence.tokens, each), here) else each for each in here]
        here = [with_bracketed(sentence.tokens, each) for each in here]
        found += sorted(here, key=lambda each: each.start)
    return found


def _titled(sentence: Sentence, found: Found) -> Found:
    """« le capitaine Petit »: a surname takes the role right before it, a body the word for its kind (« l'ONG X »)."""
    if found.kind == "organisation":
        return wrapped(sentence.tokens, found)
    if found.kind != "person":
        return found
    role = next(iter(roles_before(sentence.tokens, found.start)), None)
    title = found.start - 1 if is_listed(sentence.tokens, found.start - 1, "titles") else None
    return replace(found, roles=(role,) if role and role[1] == found.start else (), title=title)


def _renamed(found: Found, lexicon: Lexicon) -> Found:
    """The finding under the full name that the dossier gives to its acronym or surname."""
    words = name_key(found.name)
    actor = lexicon.forms.get(words)
    if found.kind == "group" and found.name[:1].isupper() and len(words) > 1:
        longer = {name for form, name in lexicon.by_opening.get(words[0], ()) if form[: len(words)] == words}
        return replace(found, name=longer.pop(), kind="organisation", firm=True) if len(longer) == 1 else found
    return replace(found, name=actor.name) if actor and actor.kind == found.kind else found


def _is_taken(each: Found, found: Sequence[Found]) -> bool:
    """Whether the words are taken; an actor may stand inside the name of a group or of a longer organisation."""
    for other in found:
        if not other.covers(each.sentence, each.start, each.end):
            continue
        if other.kind != "person" and each.start < other.start and other.end <= each.end:
            continue
        longer = other.end - other.start > each.end - each.start
        if other.kind in ("person", "state") or not longer or other.name == each.name:
            return True
        if other.kind == "organisation" and (other.start == each.start or each.kind != "organisation"):
            return True
    return False


def _short_forms(number: int, sentence: Sentence, present: frozenset[str]) -> Iterator[Found]:
    """« l'Alliance », where the dossier names the body in full."""
    for hit in known_names(sentence.tokens):
        if hit.use == "short" and hit.entry.name in present:
            yield Found(number, hit.start, hit.end, hit.entry.name, hit.entry.kind)
