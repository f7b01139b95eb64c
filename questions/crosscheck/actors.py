"""Merges the mentions of all dispatches into actors: one for each person, organisation, state or group."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from questions.annotations import Actor, ActorKind, Mention, Role
from questions.crosscheck.same_groups import (
    Key,
    bare_group,
    group_links,
    group_openers,
    head_of_group,
    nested_actors,
    staff_links,
    without_collective,
)
from questions.languages import load_table
from questions.naming import (
    firm_key,
    folded,
    has_legal_form,
    name_key,
    small_words,
    spells,
    without_article,
    words_of,
)
from questions.same_bodies import same_bodies
from questions.same_names import Words, is_shortened, person_words, same_person

#: An acronym shorter than this is not matched with a name by its letters alone.
SHORTEST_ACRONYM = 3
#: Characters between a role and the name that it stands before: a space, or a comma with one.
COMMA = 2
#: Words of the name of a firm that opens with its trade.
TRADED = 2
#: Words of a role that may be quoted with the name as one form of it.
LONGEST_TITLE = 6


@dataclass(frozen=True, slots=True)
class MergedActors:
    """The actors of a dossier in order of appearance, and the mentions of each dispatch under the actors' names."""

    actors: tuple[Actor, ...]
    mentions: tuple[tuple[Mention, ...], ...]


def merge_actors(mentions: Sequence[Sequence[Mention]]) -> MergedActors:
    """Brings together what means the same actor.

    :param mentions: the mentions of each dispatch, under the names that the annotator resolved.
    """
    listed = [mention for each in mentions for mention in each]
    owner = _owners(_by_key(listed))
    members: dict[Key, list[Mention]] = defaultdict(list)
    for mention in listed:
        members[owner[_key(mention)]].append(mention)
    names = {key: _display_name(key[0], own) for key, own in members.items()}
    printed = frozenset(folded(_form(m)) for m in listed if m.kind != "group")
    kinds = Counter(head_of_group(name) for key, name in names.items() if key[0] == "group")
    single = frozenset(head for head, times in kinds.items() if times == 1)
    actors = tuple(_actor(names[key], key[0], own, printed, single) for key, own in members.items())
    renamed = tuple(tuple(replace(m, name=names[owner[_key(m)]]) for m in each) for each in mentions)
    return MergedActors(actors, renamed)


def _key(mention: Mention) -> Key:
    """Hyphens make no other person, a legal form or the order in a compound no other body (« Conseil Chili-Pérou »)."""
    words = firm_key(mention.name) if mention.kind == "organisation" else name_key(mention.name)
    if mention.kind == "person":
        return mention.kind, person_words(mention.name)
    return mention.kind, tuple("-".join(sorted(word.split("-"))) for word in words)


def _by_key(mentions: Iterable[Mention]) -> dict[Key, list[Mention]]:
    table: dict[Key, list[Mention]] = defaultdict(list)
    for mention in mentions:
        table[_key(mention)].append(mention)
    return table


def _owners(table: dict[Key, list[Mention]]) -> dict[Key, Key]:
    """Leads each key to the key of its actor."""
    owner = {key: key for key in table}
    nested = nested_actors(table)
    for one, other in (
        *_person_links(table),
        *_organisation_links(table),
        *group_links(table, nested),
        *_authority_links(table),
        *staff_links(table, nested),
        *_official_links(table),
    ):
        owner[_root(owner, one)] = _root(owner, other)
    return {key: _root(owner, key) for key in table}


def _root(owner: dict[Key, Key], key: Key) -> Key:
    while owner[key] != key:
        key = owner[key]
    return key


def _keys(table: dict[Key, list[Mention]], kind: ActorKind) -> list[Key]:
    return sorted(key for key in table if key[0] == kind)


def _person_links(table: dict[Key, list[Mention]]) -> Iterator[tuple[Key, Key]]:
    """Initials and spelling variants: « J. Dupont », « Dmitri » and « Dmitry »; looked for among like surnames."""
    by_end: dict[str, list[Key]] = defaultdict(list)
    for key in _keys(table, "person"):
        by_end[key[1][-1][:3]].append(key)
    yield from _longer_names(_keys(table, "person"), table)
    for keys in by_end.values():
        pairs = [(a, b) for n, a in enumerate(keys) for b in keys[n + 1 :] if same_person(a[1], b[1])]
        yield from ((one, other) for one, other in pairs if _is_certain(one[1], other[1], pairs))


def _is_certain(one: Words, other: Words, pairs: Sequence[tuple[Key, Key]]) -> bool:
    """« L. Roy » is nobody for sure where Louis Roy and Lucas Roy are both named."""
    for short, long in ((one, other), (other, one)):
        if is_shortened(short, long):
            bearers = [b[1] if a[1] == short else a[1] for a, b in pairs if short in (a[1], b[1])]
            return all(same_person(long, bearer) for bearer in bearers if bearer != long)
    return True


def _longer_names(keys: list[Key], table: dict[Key, list[Mention]]) -> Iterator[tuple[Key, Key]]:
    """« Marta Ruiz » and the only person whose name goes on so (« Marta Ruiz Soto »), never « Jean-Martin Roy »."""
    for key in keys:
        longer = [other for other in keys if len(other[1]) == len(key[1]) + 1 and other[1][: len(key[1])] == key[1]]
        if len(key[1]) > 1 and len(longer) == 1 and not _opens_compound(table[longer[0]][0].name, table[key][0].name):
            yield key, longer[0]


def _opens_compound(longer: str, name: str) -> bool:
    """« Jean Martin » is no « Jean-Martin Roy »: the hyphen makes one given name of two words."""
    first = words_of(longer)[0]
    return "-" in first and first != words_of(name)[0]


def _organisation_links(table: dict[Key, list[Mention]]) -> Iterator[tuple[Key, Key]]:
    """Shared or spelt acronyms, and a name cut short (« la Chambre mixte ») when only one goes on so."""
    keys = _keys(table, "organisation")
    yield from ((("organisation", one), ("organisation", other)) for one, other in same_bodies([k[1] for k in keys]))
    by_acronym: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        for acronym in sorted({folded(m.acronym) for m in table[key] if m.acronym}):
            by_acronym[acronym].append(key)
    yield from ((same[0], other) for same in by_acronym.values() for other in same[1:])
    yield from ((key, by_acronym[key[1][0]][0]) for key in keys if len(key[1]) == 1 and key[1][0] in by_acronym)
    by_opening: dict[str, list[Key]] = defaultdict(list)
    by_closing: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        by_opening[key[1][0]].append(key)
        by_closing[key[1][-1]].append(key)
    for key in keys:
        yield from _completions(key, by_opening[key[1][0]], table)
        yield from _located(key, by_opening[key[1][0]])
        yield from _incorporated(key, by_opening[key[1][0]], table)
        yield from _behind_trade(key, by_closing[key[1][-1]], table)
        yield from _spelt(key, keys, table)
        yield from _told_as(key, table)


def _authority_links(table: dict[Key, list[Mention]]) -> Iterator[tuple[Key, Key]]:
    """« les autorités genevoises » and the one body whose name ends with that adjective, the fullest name of it."""
    for key in _keys(table, "group"):
        rest = [word for word in key[1] if word not in _listed("authorities")]
        if len(rest) != 1 or len(key[1]) != 2:
            continue
        bodies = [other for other in _keys(table, "organisation") if other[1][-1].rstrip("es") == rest[0].rstrip("es")]
        longest = max(bodies, key=lambda other: len(other[1]), default=None)
        if longest and all(other[1] == longest[1][-len(other[1]) :] for other in bodies):
            yield key, longest


def _official_links(table: dict[Key, list[Mention]]) -> Iterator[tuple[Key, Key]]:
    """« la République du Tchad », « le gouvernement de l'État d'Érythrée »: the state, under what it calls itself."""
    states = {key[1]: key for key in _keys(table, "state")}
    for key in _keys(table, "organisation"):
        kinds = next((n for n, word in enumerate(key[1]) if word not in _listed("official_kinds") | small_words()), 0)
        if kinds and key[1][kinds:] in states and key[1][0] in _listed("official_kinds"):
            yield key, states[key[1][kinds:]]


def _completions(key: Key, same_opening: list[Key], table: dict[Key, list[Mention]]) -> Iterator[tuple[Key, Key]]:
    """A name cut short; of one word only where it is a common noun (« la préfecture », « le Syndicat »)."""
    words = key[1]
    longer = [other for other in same_opening if len(other[1]) > len(words) and other[1][: len(words)] == words]
    if len(longer) == 1 and (len(words) > 1 or (words[0] in _listed("kinds") and not table[key][0].name.isupper())):
        yield key, longer[0]


def _located(key: Key, same_opening: list[Key]) -> Iterator[tuple[Key, Key]]:
    """« Motorostal » and the only name that goes on with a place behind « de » (« Motorostal de Voronej »)."""
    length = len(key[1])
    longer = [other for other in same_opening if len(other[1]) > length and other[1][:length] == key[1]]
    if len(longer) == 1 and longer[0][1][length] in small_words() and key[1][0] not in _listed("kinds"):
        yield key, longer[0]


def _incorporated(key: Key, same_opening: list[Key], table: dict[Key, list[Mention]]) -> Iterator[tuple[Key, Key]]:
    """« Delmas » and the only firm whose registered name goes on so (« Delmas Transport SA »)."""
    longer = [other for other in same_opening if len(other[1]) > len(key[1]) == 1]
    firms = [other for other in longer if any(has_legal_form(mention.name) for mention in table[other])]
    if len(firms) == len(longer) == 1:
        yield key, firms[0]


def _behind_trade(key: Key, same_closing: list[Key], table: dict[Key, list[Mention]]) -> Iterator[tuple[Key, Key]]:
    """« Delmas » and the only firm that is registered under its trade and that name (« Transports Delmas SA »)."""
    longer = [other for other in same_closing if len(other[1]) > len(key[1]) == 1]
    firms = [other for other in longer if any(has_legal_form(mention.name) for mention in table[other])]
    traded = [other for other in longer if len(other[1]) == TRADED and other[1][0] in _listed("firm_openers")]
    if len(longer) == 1 and len(longer[0][1]) == TRADED and longer in (firms, traded):
        yield key, longer[0]


def _told_as(key: Key, table: dict[Key, list[Mention]]) -> Iterator[tuple[Key, Key]]:
    """« Équipe cycliste Delmas » and « Delmas »: a word for its kind, adjectives printed small, then the whole name."""
    words = words_of(table[key][0].name)
    small = next((n for n, word in enumerate(table[key][0].name.split()) if n and word[:1].isupper()), 0)
    rest: Key = ("organisation", key[1][small:])
    proper = small and len(words) == len(key[1]) and words[0] in _listed("wrappers") and rest in table
    if proper and not any(word in small_words() for word in key[1][:small]):
        yield key, rest


def _spelt(key: Key, keys: list[Key], table: dict[Key, list[Mention]]) -> Iterator[tuple[Key, Key]]:
    """« VRA » printed alone in one dispatch, its words in another."""
    acronym = table[key][0].name
    if len(key[1]) != 1 or len(acronym) < SHORTEST_ACRONYM or not acronym.isupper():
        return
    names = [other for other in keys if len(other[1]) > 1 and _is_spelt_by(acronym, table[other][0].name)]
    if len(names) == 1:
        yield key, names[0]


def _is_spelt_by(acronym: str, name: str) -> bool:
    """« CHU » spells « Centre hospitalier universitaire », with or without « de Nîmes » behind it."""
    words = name.split()
    cuts = (n for n in range(2, len(words)) if folded(words[n]) in small_words() and words[-1][:1].isupper())
    return spells(acronym, name) or any(spells(acronym, " ".join(words[:cut])) for cut in cuts)


@cache
def _listed(key: str) -> frozenset[str]:
    """The folded words of a list of the actors' table, of a table its keys."""
    return frozenset(map(folded, load_table("fr", "actors")[key]))


def _display_name(kind: ActorKind, members: list[Mention]) -> str:
    """The fullest name that the dispatches print, in its commonest spelling; for a state the commonest name."""
    members = [m for m in members if m.kind == kind] or members
    printed = Counter(_form(m) for m in members)
    named = {folded(m.name) for m in members}
    full = {form: n for form, n in printed.items() if folded(form) in named}
    if kind == "state" and not full:
        full = {form: n for form, n in printed.items() if form[:1].isupper()}
    full = full or {m.name: 1 for m in members}
    if kind != "state":
        longest = max(_weight(form) for form in full)
        full = {form: n for form, n in full.items() if _weight(form) == longest}
    return min(full, key=lambda form: (-full[form], form.isupper() and len(form) > 8, form))


def _weight(form: str) -> int:
    """Words of a name, numbers, initials and legal forms left out: « deux ministres », « une dizaine de ministres »,
    « J. Petit », « Delmas SA »."""
    words = [part for word in without_collective(firm_key(form)) for part in word.split("-")]
    return sum(len(word) > 1 and not word.isdigit() and word not in group_openers() for word in words)


def _form(mention: Mention) -> str:
    """The mention as printed, on one line, without article, title or the acronym beside it."""
    quote = _printed(mention)
    if quote.isupper() and folded(quote) == folded(mention.name):
        return mention.name
    if mention.kind in ("person", "organisation") and folded(quote).endswith(" " + folded(mention.name)):
        own = quote[-len(mention.name) :]
        return own if mention.kind == "organisation" and folded(own) == folded(mention.name) else mention.name
    return mention.name if "(" in quote else quote


def _printed(mention: Mention) -> str:
    """Without its article; « D'Amico » and the capital « Le Caire » have none."""
    quote = _flat(mention.span.quote)
    whole = mention.kind == "person" or (mention.kind == "state" and quote[:1].isupper())
    return quote if whole else without_article(quote)


def _flat(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def _actor(
    name: str, kind: ActorKind, members: list[Mention], printed: frozenset[str], single: frozenset[str]
) -> Actor:
    """:param single: the nouns that only one group of the dossier bears."""
    spans = sorted({m.span for m in members}, key=lambda span: (_file_rank(members, span.file), span.start, span.end))
    aliases = [*_aliases(name, members, printed), *(_bare_forms(name, single) if kind == "group" else ())]
    return Actor(name, kind, tuple(dict.fromkeys(aliases)), tuple(_roles(members)), tuple(spans))


def _file_rank(members: list[Mention], file: str) -> int:
    return next(number for number, m in enumerate(members) if m.span.file == file)


def _aliases(name: str, members: list[Mention], printed: frozenset[str]) -> Iterator[str]:
    """Other printed forms, the commonest first; case alone makes no other form."""
    forms = Counter(form for m in members for form in _printed_forms(m, printed))
    seen = {folded(name)}
    for form in sorted(forms, key=lambda form: (-forms[form], form)):
        if folded(form) not in seen:
            seen.add(folded(form))
            yield form


def _printed_forms(mention: Mention, printed: frozenset[str]) -> Iterator[str]:
    quote = _printed(mention)
    form = _form(mention)
    yield form
    if mention.acronym:
        yield mention.acronym
    yield quote
    if mention.kind == "person":
        yield _untitled(quote)
        yield _unowned(quote)
    if mention.acronym and "(" in quote:
        yield quote.split("(")[0].strip()
    if mention.role:
        yield from _titled(mention, mention.role)
    if mention.kind == "group":
        yield from _head_of_group(form, printed)


def _bare_forms(name: str, single: frozenset[str]) -> Iterator[str]:
    """« agriculteurs » for « 300 agriculteurs », the only ones of the dossier."""
    bare = bare_group(name)
    if folded(bare) != folded(name) and head_of_group(name) in single:
        yield bare


def _unowned(form: str) -> str:
    """« vice-président aux transports » of « son vice-président aux transports »; « sa directrice » as it is."""
    first, _, rest = form.partition(" ")
    return rest if folded(first) in _listed("possessives") and " " in rest else form


def _untitled(form: str) -> str:
    """« Sorel » of « Mme Sorel »; any other form as it is."""
    first, _, rest = form.partition(" ")
    return rest if folded(first) in _listed("titles") and rest[:1].isupper() else form


def _titled(mention: Mention, role: Role) -> Iterator[str]:
    """« la docteure X », « l'expert suisse X », « le préfet, X »: a short role right before the name."""
    printed = _flat(role.span.quote)
    words = words_of(printed)
    told = words_of(role.text)[: len(words)] == words and len(words) <= LONGEST_TITLE
    if told and 0 < mention.span.start - role.span.end <= COMMA:
        yield f"{printed} {mention.name}"
        yield f"{printed} {_form(mention)}"


def _is_peer(word: str, printed: frozenset[str]) -> bool:
    """Whether a word names what a group is of: « pays », or an actor by itself."""
    bare = without_article(word)
    return folded(bare) in _listed("members") or (bare[:1].isupper() and folded(bare) in printed)


def _head_of_group(form: str, printed: frozenset[str]) -> Iterator[str]:
    """« les ministres des Affaires étrangères » of « … des 26 pays de l'Alliance »: what stands before actors."""
    words = form.split()
    cut = next((i for i, word in enumerate(words) if i and _is_peer(word, printed)), len(words))
    while cut > 1 and (words[cut - 1].isdigit() or folded(words[cut - 1]) in small_words()):
        cut -= 1
    if 1 < cut < len(words):
        yield " ".join(words[:cut])


def _roles(members: list[Mention]) -> Iterator[Role]:
    """Each role once a dispatch, in order of the text."""
    seen: set[tuple[str, str]] = set()
    for mention in members:
        if mention.role and (mention.span.file, folded(mention.role.text)) not in seen:
            seen.add((mention.span.file, folded(mention.role.text)))
            yield mention.role
