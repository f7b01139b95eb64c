"""A participle that tells a fact (« Paraphé le 14 mars, le protocole … », « le four, allumé en 1998 ») as a clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from questions.annotations import Sentence, Token
from questions.item_writing.clauses.clean_clauses import Clause, Voice, assembled
from questions.item_writing.clauses.complements import complements_of, is_noun_of
from questions.item_writing.clauses.noun_phrases import Phrase, phrase_before, runs_on
from questions.item_writing.clauses.subjects import SUBJECT_LINKS, subject_of
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.agreement import Agreement, Gender, Number, agreement, is_lone_name
from questions.item_writing.french.participle_forms import bare_participle, is_participle, masculine_singular
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.stretches import SHUT, STOPS, Offsets
from questions.item_writing.french.verb_groups import (
    VerbGroup,
    agreeing_participle,
    is_clitic,
    is_other_clitic,
    verb_group,
)
from questions.item_writing.french.wording import morphology
from questions.syntax import Tree, is_finite, tree

#: Words between the participle and its date, at most.
_FARTHEST = 9
#: Words between a comma and the participle behind it.
_SHORTEST = 3
#: Parts of speech that may open a clause of their own.
_CLAUSAL = frozenset({"SCONJ", "CCONJ", "PRON", "VERB", "AUX"})


def participle_before(here: Tree, place: int) -> int | None:
    """Place of the participle that a complement of time at ``place`` hangs on: the last word of verb form before it,
    no sign and no finite verb in between."""
    for i in range(place - 1, max(-1, place - _FARTHEST), -1):
        token = here.tokens[i]
        named = i > 0 and token.pos == "PROPN" and token.text[:1].isupper()  # « le président Mathias Bouré »
        if is_participle(token) and not named:
            return i if not _helped(here, i) else None
        if token.pos in {"PUNCT", "AUX", "CCONJ", "SCONJ"} or is_finite(token) or token.feature("VerbForm") == "Inf":
            return None
    return None


def _helped(here: Tree, i: int) -> bool:
    """Whether an auxiliary stands before the participle, adverbs and clitics apart."""
    place = i - 1
    while place >= 0 and here.tokens[place].pos in {"ADV", "PRON"}:
        place -= 1
    return place >= 0 and here.tokens[place].pos == "AUX"


def participle_clause(
    sentence: Sentence, place: int, hidden: Sequence[Offsets], shown: Mapping[Offsets, str], *, lasting: bool
) -> Clause | None:
    """« le four a été allumé »: the fact that a participle tells of the noun beside it; ``None`` where it is in doubt.

    :param lasting: « depuis » stands before the date: the state still holds (« le four est éteint »).
    """
    here = tree(sentence)
    number, gender = _form(here.tokens[place])
    ways = (_noun_in_front, _subject_in_front, _noun_behind)
    subject = next((found for way in ways if (found := way(here, place, number, gender)) is not None), None)
    if subject is not None and number == "Plur" and is_lone_name(subject.tokens):
        return None
    group = VerbGroup(place, place, place, place, passive=True)
    hidden = [*hidden, *_behind(here, place)]
    after = complements_of(here, group, hidden, list(shown))
    if subject is None or after is None or here.tokens[subject.head].lemma.lower() in wordlist("time_units"):
        return None
    if any(plain_word(here.tokens[i]) in morphology()["anaphora"]["possessives"] for i in after):
        return None  # « une prime promise lundi à leur retour »: theirs who stand outside the phrase
    given_up = any(token.lemma.lower() in wordlist("giving_up") for token in here.tokens)
    voice = _voice(here.tokens[place], number, lasting=lasting, given_up=given_up)
    return assembled(here, subject, group, voice, after, Agreement(number, gender), shown)


def _behind(here: Tree, place: int) -> list[Offsets]:
    """The verb behind the participle and all that follows it: « le rapport remis hier au juge | met fin … »,
    « l'embargo décrété hier | ayant fermé … »."""
    verb = next((i for i in range(place + 1, len(here.tokens)) if _tells_more(here, i)), None)
    closed = any(here.tokens[i].text in {",", *STOPS} for i in range(place, verb or place))
    while verb is not None and (is_clitic(here.tokens[verb - 1]) or is_other_clitic(here.tokens[verb - 1])):
        verb -= 1
    return [] if verb is None or closed else [(here.tokens[verb].start, here.sentence.span.end)]


def _tells_more(here: Tree, i: int) -> bool:
    """A finite verb or a present participle; « sous la grande tente » is none, though the parser takes it for one."""
    token = here.tokens[i]
    told = is_finite(token) or (token.feature("VerbForm") == "Part" and plain_word(token).endswith("ant"))
    return told and not is_noun_of(here, i)


def _form(token: Token) -> tuple[Number, Gender]:
    low = plain_word(token)
    bare = bare_participle(low)
    ending = low[len(bare) :] if low != bare and bare in low else low[-2:]
    plural = low.endswith("s") and not (low == bare and bare in morphology()["participles"]["irregular"])
    return ("Plur" if plural else "Sing"), ("Fem" if ending.rstrip("s").endswith("e") else "Masc")


def _noun_in_front(here: Tree, place: int, number: Number, gender: Gender) -> Phrase | None:
    """« le four, allumé … » or « les lots fabriqués … », the phrase complete without the participle."""
    if place == 0:
        return None
    end = place - 1 if here.tokens[place - 1].pos == "ADV" and place > 1 else place
    comma = here.tokens[end - 1].text == ","
    phrase = phrase_before(here, end - 1 if comma else end, number, gender, here.governor(place) if comma else None)
    if phrase is None or not (comma or phrase.head >= end - _SHORTEST):
        return None
    return phrase if not comma or not _goes_on(here, place) else None


def _subject_in_front(here: Tree, place: int, number: Number, gender: Gender) -> Phrase | None:
    """« Le Bureau de l'eau et des sols (BES), saisi lundi, rendra … », « La directrice, Anne Roy, écartée lundi, a … »:
    the subject of the sentence, where the parser hangs the participle between commas on it and both agree."""
    noun = here.governor(place)
    if place == 0 or here.tokens[place - 1].text != "," or noun is None or noun > place:
        return None
    verb = here.governor(noun) if here.tokens[noun].dep in SUBJECT_LINKS else None
    subject = None if verb is None or verb < place else _told_of(here, verb, number, gender)
    if subject is None or subject.head != noun or subject.places[-1] >= place or _goes_on(here, place):
        return None
    between = here.tokens[subject.places[-1] + 1 : place]
    return None if any(is_finite(token) or token.pos == "CCONJ" for token in between) else subject


def _told_of(here: Tree, verb: int, number: Number, gender: Gender) -> Phrase | None:
    """The subject of a verb, where it agrees with a participle of this number and gender."""
    group = verb_group(here, verb)
    subject = None if group is None else subject_of(here, verb, group, [])
    if subject is None or group is None:
        return None
    agrees = agreement(subject.tokens, here.tokens[group.finite], agreeing_participle(here, group))
    fits = agrees is not None and agrees.number == number and agrees.gender in {None, gender}
    return subject if fits else None


def _goes_on(here: Tree, place: int) -> bool:
    """« l'intention, communiquée hier, | de fermer »: the noun is completed behind the participle."""
    comma = next((i for i in range(place, len(here.tokens)) if here.tokens[i].text in {",", *STOPS}), len(here.tokens))
    following = here.tokens[comma + 1] if comma + 1 < len(here.tokens) else None
    return following is not None and plain_word(following) in {*morphology()["verbs"]["of"], *wordlist("que")}


def _noun_behind(here: Tree, place: int, number: Number, gender: Gender) -> Phrase | None:
    """« Paraphé le 14 mars à Lomé, le protocole … a été signé »: the subject of the verb behind the first comma."""
    if any(token.pos not in {"ADV", "PUNCT"} for token in here.tokens[:place]):
        return None
    comma = next((i for i in range(place, len(here.tokens)) if here.tokens[i].text == ","), len(here.tokens))
    if _has_two_subjects(here, comma):
        return None
    return _subject_of_main(here, comma, number, gender) or _phrase_behind(here, comma, number, gender)


def _has_two_subjects(here: Tree, comma: int) -> bool:
    """« Fermée lundi par son dirigeant, Jean Roy, la société a … »: a name behind the comma that still belongs to the
    words in front of it, which the parser takes for a second subject."""
    verbs = [here.governor(i) for i, token in enumerate(here.tokens) if i > comma and token.dep in SUBJECT_LINKS]
    return len(verbs) > len(set(verbs))


def _subject_of_main(here: Tree, comma: int, number: Number, gender: Gender) -> Phrase | None:
    """« Réunis lundi, les conseils de Barlor et de Sovelec ont approuvé … »: what opens the sentence as a participle
    is told of the subject of its verb, however long that is."""
    told = (i for i, token in enumerate(here.tokens) if i > comma and token.dep in SUBJECT_LINKS)
    verb = next((here.governor(i) for i in told), None)
    subject = None if verb is None else _told_of(here, verb, number, gender)
    if subject is None or not comma < subject.places[0]:
        return None
    between = [here.tokens[i] for i in range(comma + 1, subject.places[0])]
    clausal = any(t.pos in _CLAUSAL or is_finite(t) or is_participle(t) for t in between)
    return subject if not clausal and (not between or between[-1].text == ",") else None


def _phrase_behind(here: Tree, comma: int, number: Number, gender: Gender) -> Phrase | None:
    """« Ouverte en avril, la salle …, qui … »: the phrase right behind the comma, up to an aside or a verb."""
    end = comma + 1
    while end < len(here.tokens) and runs_on(here, end):
        end += 1
    nouns = (i for i in range(comma + 1, end) if here.tokens[i].pos in {"NOUN", "PROPN"})
    phrase = phrase_before(here, end, number, gender, next(nouns, None)) if end > comma + 1 else None
    return phrase if phrase is not None and phrase.places[0] == comma + 1 and _closes(here, end) else None


def _closes(here: Tree, end: int) -> bool:
    """Whether a verb, or an aside between commas, comes right behind the phrase and its brackets."""
    if end < len(here.tokens) and here.tokens[end].text == "(":
        end = next((i + 1 for i in range(end, len(here.tokens)) if here.tokens[i].text in SHUT), end)
    token = here.tokens[end] if end < len(here.tokens) else None
    return token is not None and (token.text == "," or is_finite(token) or is_clitic(token))


def _voice(participle: Token, number: Number, *, lasting: bool, given_up: bool) -> Voice:
    """« a été allumé », « est éteint (depuis) », « est survenu », « a commencé », « s'est réuni », « était prévu »."""
    table, lemma = morphology()["participles"], masculine_singular(plain_word(participle))
    forms = table["plural" if number == "Plur" else "singular"]
    alone = plain_word(participle)
    if lemma in table["reflexives"]:
        return Voice(str(forms["be"]), str(table["reflexive"]), alone, "past")
    if lemma in table["planned"] and given_up:
        return Voice(str(forms["was"]), "", alone, "past", lasts=True)
    if lasting or lemma in table["planned"]:
        return Voice(str(forms["be"]), "", alone, "present")
    if lemma in table["being"]:
        return Voice(str(forms["be"]), "", alone, "past")
    if lemma in table["having"]:
        return Voice(str(forms["have"]), "", masculine_singular(alone), "past")
    return Voice(str(forms["have"]), "", f"{table['been']} {alone}", "past")


def is_planned(participle: Token) -> bool:
    """Whether a participle says that something is to come: « prévue », « attendus »."""
    return masculine_singular(plain_word(participle)) in morphology()["participles"]["planned"]


def is_of_the_subject_behind(here: Tree, place: int) -> bool:
    """« Restée dans la famille Roy, léguée | en 1954, la toile … »: the second of two participles at the head of a
    sentence is not of the noun in front of it."""
    first = next((i for i, t in enumerate(here.tokens) if t.pos not in {"PUNCT", "SPACE", "ADV"}), place)
    before = here.tokens[first:place]
    return bool(before) and is_participle(before[0]) and not any(map(is_finite, before))
