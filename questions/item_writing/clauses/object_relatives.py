"""A relative clause in « que » as a clause of its own: « le terminal, que le groupe exploite depuis 2012 »."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from questions.annotations import Sentence
from questions.item_writing.clauses.clean_clauses import Clause, Voice, assembled
from questions.item_writing.clauses.complements import complements_of
from questions.item_writing.clauses.noun_phrases import Phrase, is_definite, phrase_before, runs_on
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.agreement import Gender, agreement, head_position
from questions.item_writing.french.participle_forms import is_participle, masculine_singular
from questions.item_writing.french.reference import plain_word, stands_alone
from questions.item_writing.french.stretches import Offsets
from questions.item_writing.french.verb_groups import VerbGroup, tense_of, verb_group
from questions.item_writing.french.wording import join, morphology, tidy
from questions.naming import small_first
from questions.syntax import Tree, tree

#: Words between « que » and its verb, at most.
_FARTHEST = 8


def object_relatives(here: Tree) -> list[tuple[int, int]]:
    """Places of « que » and of the verb of each relative clause whose object « que » is."""
    found = []
    for i, token in enumerate(here.tokens):
        verb = here.governor(i)
        if here.word(i) not in wordlist("object_relatives") or verb is None or not i < verb <= i + _FARTHEST:
            continue
        parsed = token.pos == "PRON" and here.tokens[verb].dep == "acl:relcl"
        if parsed or _behind_a_noun(here, i, verb):
            found.append((i, verb))
    return found


def _behind_a_noun(here: Tree, i: int, verb: int) -> bool:
    """« le terminal, que … »: behind a noun and a comma « que » is a relative, if the verb has no other object."""
    comma = i > 1 and here.tokens[i - 1].text == "," and here.tokens[i - 2].pos in {"NOUN", "ADJ"}
    return comma and not here.has(verb, "obj", "ccomp", "xcomp")


def object_relative_clause(
    sentence: Sentence, pronoun: int, verb: int, hidden: Sequence[Offsets], shown: Mapping[Offsets, str]
) -> Clause | None:
    """« le groupe exploite le terminal »: the clause with what « que » stands for in the place of the object."""
    here = tree(sentence)
    group = verb_group(here, verb)
    led = None if group is None else antecedent(here, pronoun, verb)
    if group is None or led is None:
        return None
    subject = _subject(here, pronoun, group)
    behind = subject is not None and subject.places[0] > group.end
    skipped = [*hidden, *([_stretch(here, subject)] if subject is not None and behind else [])]
    after = complements_of(here, group, skipped, list(shown))
    if subject is None or after is None:
        return None
    agrees = agreement(subject.tokens, here.tokens[group.finite], None)
    kept = [i for i in after if i > group.end]
    if kept and here.tokens[kept[0]].pos == "CCONJ":
        return None
    return None if agrees is None else assembled(here, subject, group, _voice(here, group, led), kept, agrees, shown)


def antecedent(here: Tree, pronoun: int, verb: int) -> Phrase | None:
    """The known thing right before « que »."""
    end = pronoun - 1 if pronoun and here.tokens[pronoun - 1].text == "," else pronoun
    parsed = here.governor(verb) if here.tokens[verb].dep == "acl:relcl" else None
    gender = _shown_gender(here, verb)
    found = (phrase_before(here, end, number, gender, parsed) for number in ("Sing", "Plur"))
    return next((each for each in found if each is not None and is_definite(each)), None)


def _shown_gender(here: Tree, verb: int) -> Gender | None:
    """« la zone que la Norvège a instaurée »: a feminine participle tells what « que » stands for."""
    token = here.tokens[verb]
    helped = any(here.tokens[i].dep.startswith("aux") for i in here.children[verb])
    feminine = helped and is_participle(token) and plain_word(token) != masculine_singular(plain_word(token))
    return "Fem" if feminine and plain_word(token).rstrip("s").endswith("e") else None


def phrase_text(phrase: Phrase) -> str:
    """The words of a phrase as they stand inside a sentence."""
    first, last = phrase.tokens[0], phrase.tokens[-1]
    span = phrase.here.sentence.span
    words = tidy(span.quote[first.start - span.start : last.end - span.start])
    return join(phrase.article, words if first.pos in {"PROPN", "X"} else small_first(words))


def _subject(here: Tree, pronoun: int, group: VerbGroup) -> Phrase | None:
    """The words between « que » and the verb, or the noun phrase right behind the verb."""
    places = tuple(range(pronoun + 1, group.start))
    if not places:
        end = group.end + 1
        while end < len(here.tokens) and runs_on(here, end) and here.tokens[end].pos != "ADP":
            end += 1
        places = tuple(range(group.end + 1, end))
    tokens = [here.tokens[i] for i in places]
    if not tokens or tokens[0].pos not in {"DET", "PROPN"} or not all(runs_on(here, i) for i in places):
        return None
    head = head_position(tokens)
    return Phrase(here, places, places[head]) if head is not None and stands_alone(tokens, subject=True) else None


def _stretch(here: Tree, subject: Phrase) -> Offsets:
    return (here.tokens[subject.places[0]].start, here.tokens[subject.places[-1]].end)


def _voice(here: Tree, group: VerbGroup, led: Phrase) -> Voice:
    """The verb with its object behind it: a participle agrees with it no more."""
    finite = plain_word(here.tokens[group.finite])
    if group.finite == group.end:
        return Voice(tidy(here.tokens[group.finite].text).lower(), "", phrase_text(led), tense_of(here, group))
    participle = masculine_singular(plain_word(here.tokens[group.end]))
    perfect = str(morphology()["perfect"].get(finite, finite))
    return Voice(perfect, "", join(participle, phrase_text(led)), tense_of(here, group))
