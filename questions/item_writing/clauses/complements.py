"""What follows the verb of a clause, up to where it can be cut without changing what is said."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from questions.annotations import Token
from questions.item_writing.drafts import word, wordlist
from questions.item_writing.french.reference import plain_word, stands_alone
from questions.item_writing.french.stretches import SHUT, STOPS, Offsets, bracketless, inside, without_asides
from questions.item_writing.french.verb_groups import VerbGroup, is_clitic
from questions.item_writing.french.wording import morphology
from questions.syntax import Tree, is_finite

_NEEDED = frozenset({"obj", "iobj", "xcomp", "ccomp", "obl:arg", "obl:agent"})
_LONGEST_ASIDE = 9
#: What a noun phrase is made of.
_OF_PHRASE = frozenset({"DET", "NOUN", "PROPN", "ADJ", "ADP", "NUM"})
#: What stands in front of a noun and wants it.
_BEFORE_NOUNS = frozenset({"DET", "ADP", "ADJ", "NUM"})
#: Places from a comma to the word behind « et ».
_BARE = 2
#: Words in which the noun of a phrase comes.
_FEW = 4
#: « Hollerich & Noesen » is one name.
_AND_SIGN = "&"


def complements_of(
    here: Tree, group: VerbGroup, hidden: Sequence[Offsets], dates: Sequence[Offsets]
) -> list[int] | None:
    """Positions kept after the finite verb, up to where the clause can be cut; ``dates`` are no objects."""
    inner = _inside_group(here, group, hidden)
    if inner is None:
        return None
    hidden = [*hidden, *_asides_after(here, group, [*hidden, *dates])]
    stop = _stop(here, group, hidden)
    if stop is None:
        return None
    outer = bracketless(here, range(group.end + 1, stop), hidden)
    if outer is None:
        return None
    outer = list(takewhile(lambda i: not _of_what_is_hidden(here, i, hidden), outer))
    if not _complete(here, group, {*inner, *outer}, hidden, stop):
        return None
    kept = _without_droppable(here, inner + outer)
    return kept if _sound_after(here, kept, hidden) else None


def _inside_group(here: Tree, group: VerbGroup, hidden: Sequence[Offsets]) -> list[int] | None:
    """Words between the finite verb and the participle (« n'a jamais été »), asides between commas left out."""
    if group.finite == group.end:
        return []
    return without_asides(here, range(group.finite + 1, group.end + 1), hidden)


def _asides_after(here: Tree, group: VerbGroup, hidden: Sequence[Offsets]) -> list[Offsets]:
    """Complements of circumstance between two commas, commas included, where the object comes behind them."""
    commas = [i for i in range(group.end + 1, len(here.tokens)) if here.tokens[i].text == ","]
    found: list[Offsets] = []
    for first, last in pairwise(commas):
        words = [t for t in here.tokens[first + 1 : last] if not inside(t, hidden)]
        named = bool(words) and all(t.pos == "PROPN" for t in words)
        if named and last + 1 < len(here.tokens) and here.tokens[last + 1].pos == "ADP":
            found.append((here.tokens[first].start, here.tokens[last].end))
            break
        circumstance = len(words) <= _LONGEST_ASIDE and (not words or words[0].pos in {"ADP", "ADV"})
        if circumstance and _object_behind(here, group, first, last, hidden) and not any(is_finite(t) for t in words):
            found.append((here.tokens[first].start, here.tokens[last].end))
            break
    return found


def _object_behind(here: Tree, group: VerbGroup, first: int, last: int, hidden: Sequence[Offsets]) -> bool:
    """Whether a determiner opens a noun phrase behind the second comma, the verb having no object before the first."""
    if last + 1 >= len(here.tokens) or here.tokens[last + 1].pos not in {"DET", "NUM"}:
        return False
    if any(plain_word(t) in wordlist("while_being") for t in here.tokens[last + 1 :]):
        return False
    objects = (i for i in here.children[group.head] if here.tokens[i].dep in {"obj", "xcomp", "ccomp"} and i < first)
    return not any(i > group.end and not inside(here.tokens[i], hidden) for i in objects)


def _stop(here: Tree, group: VerbGroup, hidden: Sequence[Offsets]) -> int | None:
    """Where the clause may be cut; ``None`` where a cut would change what is said."""
    relative = False
    depth = 0
    joint: int | None = None
    for i in range(group.end + 1, len(here.tokens)):
        token = here.tokens[i]
        depth += (token.text in {"(", "["}) - (token.text in SHUT)
        if depth or inside(token, hidden):
            continue
        if token.text in STOPS or token.text == "," or _new_clause(here, group, i):
            return None if _bad_cut(here, i, hidden) else i
        joint = i if token.pos == "CCONJ" else joint
        if token.feature("PronType") == "Rel" or (
            token.pos == "PRON" and plain_word(token) in wordlist("bare_relatives")
        ):
            relative = True
        if is_finite(token) and not relative and not is_noun_of(here, i):
            return joint if joint is not None and _leads_to_verb(here, joint, i) else None
    return len(here.tokens)


def _leads_to_verb(here: Tree, joint: int, verb: int) -> bool:
    """« est entré en vigueur | et aucun tir n'a été signalé »: what stands between « et » and a verb is its subject."""
    words = [t for t in here.tokens[joint + 1 : verb] if not is_clitic(t)]
    first = words[0].pos if words else ""
    return first in {"DET", "PROPN", "NUM"} and all(t.pos in _OF_PHRASE for t in words)


def _new_clause(here: Tree, group: VerbGroup, i: int) -> bool:
    token = here.tokens[i]
    if token.text == _AND_SIGN:
        return False
    if token.pos == "CCONJ":
        return (
            _opens_verb(here, i + 1)
            or _opens_subject(here, i + 1)
            or (token.head != i and _heads_clause(here, token.head))
        )
    if plain_word(token) in morphology()["verbs"]["subordinators"] and token.pos in {"SCONJ", "ADV"}:
        return True
    return token.pos == "SCONJ" and token.dep == "mark" and i > group.end + 1


def _heads_clause(here: Tree, i: int) -> bool:
    return here.tokens[i].pos in {"VERB", "AUX"} or here.has(i, "nsubj", "nsubj:pass", "cop")


def _opens_subject(here: Tree, i: int) -> bool:
    """« et le maire, Paul Roy, ne décolère pas »: the noun behind the conjunction is a subject."""
    noun = next((t for t in here.tokens[i : i + _FEW] if t.pos in {"NOUN", "PROPN"}), None)
    return noun is not None and noun.dep in {"nsubj", "nsubj:pass"}


def _opens_verb(here: Tree, i: int) -> bool:
    """Whether a verb group starts here, perhaps after clitics."""
    while i < len(here.tokens) and (is_clitic(here.tokens[i]) or here.tokens[i].pos == "ADV"):
        i += 1
    return i < len(here.tokens) and here.tokens[i].pos in {"VERB", "AUX"}


def _bad_cut(here: Tree, i: int, hidden: Sequence[Offsets]) -> bool:
    """A cut inside an enumeration, or before a condition."""
    if here.tokens[i].text == "," and _opens_sequel(here, i + 1):
        return False
    if plain_word(here.tokens[i]) in morphology()["anaphora"]["conditional"]:
        return True
    following = here.tokens[i + 1 :]
    if here.tokens[i].text != "," or not following:
        return False
    if _is_a_condition(following) or _tears_a_pair(here, i):
        return True
    if _tears_a_noun(here, i):
        return True
    if following[0].pos == "PROPN" and not _enumerates(following):
        return False
    if following[0].pos == "PROPN" and _goes_on_behind_a_name(following):
        return True
    head = next((t for t in following if t.pos in {"NOUN", "PROPN", "NUM", "VERB", "AUX", "PRON"}), None)
    if head is None or head.dep != "conj" or inside(here.tokens[head.head], hidden):
        return False
    return here.tokens[head.head].pos in {"NOUN", "PROPN", "NUM"} and not _names_again(here, i, head)


def _names_again(here: Tree, comma: int, noun: Token) -> bool:
    """« sont tombés sur Brions, | un bourg de la vallée »: one noun phrase behind the last comma, « et » nowhere, is
    set beside a noun; it goes on with no list."""
    following = here.tokens[comma + 1 :]
    led = following[0].pos == "DET" and noun.pos == "NOUN"
    alone = not any(t.text == "," for t in here.tokens[noun.head : comma])
    more = sum(t.dep == "conj" and t.head == noun.head for t in here.tokens)
    return led and alone and more == 1 and not _enumerates(following)


def _is_a_condition(following: Sequence[Token]) -> bool:
    """« …, sauf en cas de gel », « …, à moins que … »; « …, sans faire de blessé » only tells what did not
    come of it."""
    opening = following[:_BARE]
    if plain_word(opening[0]) == word("without") and any(t.feature("VerbForm") == "Inf" for t in opening[1:]):
        return False
    return plain_word(opening[0]) in morphology()["anaphora"]["conditional"]


def _opens_sequel(here: Tree, place: int) -> bool:
    """« …, si bien que les clients s'en vont », « …, le temps de la démonter »: what came of it or how long, which
    the parser may take for a condition or a second noun."""
    words = " ".join(here.word(i) for i in range(place, min(place + _FEW, len(here.tokens)))).replace("' ", "'")
    return words.startswith(tuple(wordlist("sequels")))


def _tears_a_pair(here: Tree, comma: int) -> bool:
    """« né d'une erreur et aggravé, | jeudi, par la pluie »: what the last of a pair wants stands behind an aside."""
    paired = comma > 1 and here.tokens[comma - 2].pos == "CCONJ"
    again = next((i for i in range(comma + 1, len(here.tokens) - 1) if here.tokens[i].text == ","), None)
    short = again is not None and again - comma <= _LONGEST_ASIDE
    return paired and again is not None and short and here.tokens[again + 1].pos == "ADP"


def _tears_a_noun(here: Tree, comma: int) -> bool:
    """« a annoncé la fermeture, | le 31 janvier, de l'école »: what the noun is of stands behind an aside."""
    again = next((i for i in range(comma + 1, len(here.tokens) - 1) if here.tokens[i].text == ","), None)
    if again is None or again - comma > _LONGEST_ASIDE or here.tokens[comma - 1].pos != "NOUN":
        return False
    clear = not any(is_finite(token) for token in here.tokens[comma + 1 : again])
    return clear and here.word(again + 1).replace("'", "’") in wordlist("of")


def _enumerates(following: Sequence[Token]) -> bool:
    """Whether « et » or « ou » comes before the clause ends: else a name behind a comma is an apposition."""
    end = next((i for i, token in enumerate(following) if token.text in STOPS or is_finite(token)), len(following))
    return any(token.pos == "CCONJ" for token in following[:end])


def _goes_on_behind_a_name(following: Sequence[Token]) -> bool:
    """« signé par la maire | , Anne Roy, et le préfet »: « et » goes on with the phrase behind the name."""
    comma = next((i for i, token in enumerate(following) if token.text == ","), None)
    if comma is None or comma + _BARE >= len(following) or any(t.pos != "PROPN" for t in following[:comma]):
        return False
    return following[comma + 1].pos == "CCONJ" and following[comma + _BARE].pos in {"DET", "PROPN"}


def _complete(here: Tree, group: VerbGroup, kept: set[int], hidden: Sequence[Offsets], stop: int) -> bool:
    """Whether no complement that the verb needs was cut off."""
    heads = [group.head, *(i for i in here.children[group.head] if here.tokens[i].dep == "xcomp")]
    needed = [i for head in heads for i in here.children[head] if here.tokens[i].dep in _NEEDED and i > group.finite]
    joined = stop < len(here.tokens) and here.tokens[stop].pos == "CCONJ"
    aside = _bracketed(here) | {i for i in needed if i > stop and (joined or _opens_sequel(here, stop + 1))}
    told = any(i > group.end for i in kept)
    aside |= {i for i in needed if told and i > stop and _is_set_beside(here, i, stop)}
    return all(i in kept or i in aside or inside(here.tokens[i], hidden) for i in needed)


def _is_set_beside(here: Tree, i: int, comma: int) -> bool:
    """« a fermé le col de Saint-Roch, | au sud de Mons », « …, | que la mairie loue », « …, | drapeau en berne »: what
    stands right behind a comma is no complement of a verb that has one before it, whatever the parser says; what goes
    on with « et » may be the end of a list."""
    token, first = here.tokens[i], min([i, *here.subtree(i)])
    if here.tokens[comma].text != "," or first != comma + 1 or _enumerates(here.tokens[first:]):
        return False
    if token.dep == "ccomp":
        return here.word(first) in wordlist("object_relatives") and here.tokens[comma - 1].pos in _OF_PHRASE
    bare = here.tokens[first].pos in {"NOUN", "ADJ"} or here.tokens[comma - 1].pos == "PROPN"
    return (token.dep == "obl:arg" and here.tokens[first].pos == "ADP") or (token.dep == "obj" and bare)


def _bracketed(here: Tree) -> set[int]:
    """Places between brackets: « à Leticia (Colombie) »."""
    depth, found = 0, set()
    for i, token in enumerate(here.tokens):
        depth += token.text in {"(", "["}
        found |= {i} if depth > 0 else set()
        depth -= token.text in SHUT
    return found


def _without_droppable(here: Tree, kept: list[int]) -> list[int]:
    words = morphology()["anaphora"]["droppable"]
    plain = [i for i in kept if not (here.tokens[i].pos == "ADV" and plain_word(here.tokens[i]) in words)]
    return [i for i in plain if not _insists(here, i)]


def _insists(here: Tree, i: int) -> bool:
    """« a bien été privée », « a bien touché »: behind a helper, « bien » only answers a doubt raised before."""
    following = here.tokens[i + 1] if i + 1 < len(here.tokens) else None
    helped = i > 0 and here.tokens[i - 1].pos == "AUX"
    insisting = plain_word(here.tokens[i]) == morphology()["participles"]["insisting"]
    return insisting and helped and following is not None and following.feature("VerbForm") == "Part"


def _sound_after(here: Tree, kept: list[int], hidden: Sequence[Offsets]) -> bool:
    tokens = [here.tokens[i] for i in kept]
    if tokens and (plain_word(tokens[-1]) in morphology()["verbs"]["dangling"] or _wants_its_noun(here, kept)):
        return False
    if any(_foreign_possessive(here, i) for i in kept):
        return False
    return stands_alone(tokens, subject=False) and not _hole(here, kept, hidden)


def is_noun_of(here: Tree, i: int) -> bool:
    """« sous la grande | tente », « à la | porte »: a form of a verb that an article right in front, adjectives apart,
    hangs on; « l'ont », « la porte » behind a subject are clitics, which the parser calls pronouns."""
    places = [k for k in here.children[i] if k < i]
    determiner = next((k for k in places if here.tokens[k].pos == "DET" and here.tokens[k].dep == "det"), None)
    return determiner is not None and all(here.tokens[k].pos == "ADJ" for k in range(determiner + 1, i))


def _wants_its_noun(here: Tree, kept: Sequence[int]) -> bool:
    """« signé sous la grande | tente »: whether the last word is a small one, or an adjective behind one, of a noun
    that comes right behind it, adjectives apart, and is left out; « restées ouvertes | lundi » is whole."""
    last = kept[-1]
    if here.tokens[last].pos == "ADJ" and (last == 0 or here.tokens[last - 1].pos not in _BEFORE_NOUNS):
        return False
    noun = here.tokens[last].head
    if here.tokens[last].pos not in _BEFORE_NOUNS or noun <= last or noun in kept:
        return False
    return all(here.tokens[k].pos in {"ADJ", "DET", "NUM", "ADV"} for k in range(last + 1, noun))


def _foreign_possessive(here: Tree, i: int) -> bool:
    """A possessive goes back to the subject in the object of the verb; elsewhere it may go back to anything."""
    token = here.tokens[i]
    if token.pos != "DET" or plain_word(token) not in morphology()["anaphora"]["possessives"]:
        return False
    place = token.head
    while here.tokens[place].dep in {"nmod", "conj", "appos"} and here.tokens[place].head != place:
        place = here.tokens[place].head
    if plain_word(here.tokens[token.head]) in morphology()["anaphora"]["owned"]:
        return False
    if here.tokens[here.tokens[place].head].lemma.lower() in wordlist("deciding"):
        return True
    return here.tokens[place].dep not in {"obj", "obl:arg"}


def _hole(here: Tree, kept: list[int], hidden: Sequence[Offsets]) -> bool:
    """Whether a preposition, an article or an infinitive was left just before something hidden, or « et » behind it."""
    for i in kept:
        following = here.tokens[i + 1] if i + 1 < len(here.tokens) else None
        infinitive = here.tokens[i].feature("VerbForm") == "Inf" and not _ends_well(here, i, kept)
        small_word = here.tokens[i].pos in {"ADP", "DET", "SCONJ"} or infinitive
        if small_word and following is not None and inside(following, hidden):
            return True
        if here.tokens[i].pos == "CCONJ" and i > 0 and inside(here.tokens[i - 1], hidden):
            return True
    return False


def _ends_well(here: Tree, i: int, kept: list[int]) -> bool:
    """« doit reprendre | jeudi », « doit se réunir | en août »: an infinitive that needs nothing behind it, or has it
    behind the date."""
    if here.tokens[i].lemma.lower() in morphology()["verbs"]["complete"]:
        return True
    reflexive = i > 0 and plain_word(here.tokens[i - 1]) in morphology()["verbs"]["reflexive"]
    return reflexive or any(j in kept and j > i and here.tokens[j].dep in _NEEDED for j in here.children[i])


def _of_what_is_hidden(here: Tree, i: int, hidden: Sequence[Offsets]) -> bool:
    """« [à cause d'un produit] | non déclaré », « [à cause d'un test positif] | au virus »: a participle, or a
    preposition whose noun hangs on what is left out, goes with it."""
    if not inside(here.tokens[i - 1], hidden):
        return False
    if here.tokens[i].pos == "ADP":
        noun = here.tokens[i].head
        head = here.tokens[here.tokens[noun].head]
        days = {*wordlist("calendar_nouns"), *wordlist("time_units"), *wordlist("times_of_day")}
        named = head.pos == "NOUN" and head.lemma.lower() not in days
        return here.tokens[noun].dep == "nmod" and named and inside(head, hidden)
    first = i + 1 if here.tokens[i].pos == "ADV" and i + 1 < len(here.tokens) else i
    return here.tokens[first].pos == "VERB" and here.tokens[first].feature("VerbForm") == "Part"
