"""Who spoke: whether the words that name a source name one actor, and what shows that."""

from __future__ import annotations

import re
from collections.abc import Sequence

from questions.annotations import Actor, Attribution, EvidenceSpan, Sentence, Token
from questions.item_writing.actors.naming_proofs import is_named_at
from questions.item_writing.context import Context
from questions.item_writing.drafts import say, wordlist
from questions.item_writing.french.agreement import gender_of_word
from questions.item_writing.french.wording import content_words, fold, morphology, tidy
from questions.languages.tables import load_table
from questions.naming import small_words

#: The acronym that follows a name in brackets.
_ACRONYM_BEHIND = re.compile(r" ?\([^()]*\)$")
_LONGEST_ARTICLE = 4
#: Characters of words that are worth a question.
SHORTEST_WORDS = 18
LONGEST_WORDS = 230
#: Sentences back from what is said to the one that names who says it.
_FARTHEST = 4
#: « l'élue », « le bourgmestre ».
_NOUN_GROUP = ("DET", "NOUN")


def names(source: EvidenceSpan, actor: Actor) -> bool:
    """Whether the words that name the speaker are a name of this actor, or a part of one: no pronoun is."""
    written = bare_words(source.quote)
    known = [bare_words(name) for name in (actor.name, *actor.aliases)]
    return bool(written) and any(name and (name <= written or written <= name) for name in known)


def is_utterance(content: EvidenceSpan) -> bool:
    """Whether quoted words begin like a sentence and are neither too few nor too many for a question."""
    words = content.quote.strip()
    return SHORTEST_WORDS <= len(words) <= LONGEST_WORDS and words.lstrip('«“" \u00a0\u202f')[:1].isupper()


def bare_words(name: str) -> frozenset[str]:
    """Words of a name without articles and pronouns."""
    words = re.findall(r"[^\W_]+", fold(name))
    return frozenset(words) - {fold(word) for word in (*wordlist("third_persons"), *wordlist("of"))} - small_words()


def named_by(source: EvidenceSpan, actor: Actor) -> bool:
    """A body speaks by its own name only: « un porte-parole de l'Otan » is not « l'Otan », nor « le cabinet du
    ministre » the minister."""
    if actor.kind == "person":
        if _is_a_house(source, actor):
            return False
        before = fold(tidy(source.quote)).partition(fold(actor.name.split(" ")[0]))
        return not before[1] or not before[0].rstrip(" ").endswith((" de", " du", "d'", "d’"))
    names = [fold(name) for name in (actor.name, *actor.aliases)]
    written = _ACRONYM_BEHIND.sub("", fold(tidy(source.quote)))
    return any(written.endswith(name) and len(written) - len(name) <= _LONGEST_ARTICLE for name in names)


def _is_a_house(source: EvidenceSpan, actor: Actor) -> bool:
    """« la maison Roy », « la famille Roy »: what bears a person's name is not that person; « le patron de la maison,
    Jean Roy » is."""
    surname = fold(actor.name.split(" ")[-1])
    led, named, _ = fold(tidy(source.quote)).partition(surname)
    house = set(led.split(" ")) & {fold(each) for each in wordlist("houses")}
    return bool(named) and bool(house) and "," not in led


def names_it(context: Context, said: Attribution, actor: Actor) -> bool:
    """Whether the words beside what is said name the actor, or « il » goes back to a sentence that does."""
    if sentence_before(context, said, actor) is not None:
        return True
    if said.source is None:
        return False
    named = names(said.source, actor) and named_by(said.source, actor)
    return (named and is_named_at(context, actor, said.source)) or _holds_the_office(context, said.source, actor)


def _holds_the_office(context: Context, source: EvidenceSpan, actor: Actor) -> bool:
    """« a dit le bourgmestre », where the dispatch joins office and name, and nobody else of the dossier has an
    office of that noun; « le cabinet du bourgmestre » is not he."""
    said = _telling(source.quote)
    mine = [_telling(role.text) for role in actor.roles if role.span.file == source.file]
    others = (a for a in context.dossier.actors if a.kind == "person" and a != actor)
    if actor.kind != "person" or not said or any(said[0] in _telling(r.text) for a in others for r in a.roles):
        return False
    own = any(role[:1] == said[:1] and set(said) <= set(role) for role in mine)
    return own and is_named_at(context, actor, source)


def _telling(text: str) -> list[str]:
    """The words of an office, in order, without the small ones."""
    return [word for word in re.findall(r"[^\W_]+", fold(tidy(text))) if word in content_words(text)]


def passage_of(context: Context, said: Attribution) -> EvidenceSpan:
    """The words with whoever says them, « selon » included; where « il » does, with the sentence that names him."""
    actor = context.actors.get(said.actor or "")
    before = None if actor is None else sentence_before(context, said, actor)
    spans = [said.content, said.source or said.cue, said.cue]
    return context.cover(spans if before is None else [before.span, *spans])


def sentence_before(context: Context, said: Attribution, actor: Actor) -> Sentence | None:
    """« La préfète, Anne Roy, est venue. « Tout est prêt », a-t-elle dit », or « a dit l'élue »: the sentence that
    names who « elle » is.

    Nobody else may be named from there on, and the person is the subject of that sentence, or speaks in it: « le maire
    a vu Jean Roy » leaves open who goes on to speak. Sentences of the same paragraph, as those that are quoted, may
    stand in between.
    """
    if said.source is None or actor.kind != "person" or not _may_take_up(context, said.source, actor):
        return None
    own = context.sentence(min(said.content, said.source, key=lambda span: span.start))
    before = own
    for step in range(_FARTHEST):
        before = context.before(before) if before is not None else None
        if own is None or before is None or (step and _is_parted(context, before, own)):
            return None
        around = context.cover([before.span, own.span, said.source])
        persons = {other.name for other in context.actors_in(around) if _is_named_outside(other, around, said.content)}
        if persons == {actor.name}:
            told = is_subject(actor, before) or _alone_fits(context, actor, before, said.source)
            return before if told or _speaks_in(context, actor, before) else None
        if persons:
            return None
    return None


def _may_take_up(context: Context, source: EvidenceSpan, actor: Actor) -> bool:
    """Whether words that name nobody may stand for the person: « elle », « lui », « l'élue », by their gender."""
    anaphora = morphology()["anaphora"]
    words = tidy(source.quote).lower().replace("’", "’ ").split(" ")
    if len(words) == 1:
        gender, number = anaphora["resolved"].get(anaphora["weak"].get(words[0], words[0]), (None, None))
        return number == "Sing" and context.gender_of(actor) in {None, gender}
    inside = [t for t in _tokens_of(context, source) if t.pos != "SPACE"]
    if len(inside) != len(_NOUN_GROUP) or [t.pos for t in inside] != list(_NOUN_GROUP):
        return False
    definite = words[0] in {each.replace("'", "’") for each in morphology()["articles"]["definite"]}
    gender = inside[0].feature("Gender") if words[0] in {"le", "la"} else None
    return definite and context.gender_of(actor) in {None, gender or context.gender_of(actor)}


def _tokens_of(context: Context, span: EvidenceSpan) -> list[Token]:
    sentence = context.sentence(span)
    return [t for t in sentence.tokens if span.start <= t.start < span.end] if sentence is not None else []


def _is_parted(context: Context, before: Sentence, own: Sentence) -> bool:
    """Whether a line ends between two sentences."""
    return "\n" in context.read(own.span.file).dispatch.text[before.span.end : own.span.start]


def _is_named_outside(actor: Actor, around: EvidenceSpan, content: EvidenceSpan) -> bool:
    """Whether somebody is named beside the words, not only in them: « Nos employeurs … », a-t-elle dit »."""
    here = (m for m in actor.mentions if around.contains(m))
    return actor.kind in {"person", "group"} and any(not content.contains(m) for m in here)


def _speaks_in(context: Context, actor: Actor, sentence: Sentence) -> bool:
    """« …, a indiqué son président, Jean Roy. « …», a-t-il ajouté »: who has just spoken, by name, goes on."""
    said = (each for each in context.read(sentence.span.file).attributions if each.actor == actor.name)
    sources = (each.source for each in said if each.source is not None and sentence.span.contains(each.source))
    return any(fold(actor.name.split(" ")[-1]) in fold(source.quote) for source in sources)


def is_subject(actor: Actor, sentence: Sentence) -> bool:
    """Whether the sentence has the person, by name, as its only subject, an apposition included."""
    inside = [m for m in actor.mentions if sentence.span.contains(m)]
    named = any(fold(actor.name.split(" ")[-1]) in fold(m.quote) for m in inside)
    here = sentence.tokens
    subjects = [i for i, token in enumerate(here) if token.dep in {"nsubj", "nsubj:pass"} and token.pos != "PRON"]
    own = [i for i in subjects if any(_belongs(here, i, m) for m in inside)]
    return named and bool(own) and own == subjects


def _alone_fits(context: Context, actor: Actor, sentence: Sentence, source: EvidenceSpan) -> bool:
    """« Le maire, Paul Vial, attend, faute de quoi la halle sera vendue »: no other subject is of the gender and number
    of the « il » that speaks next."""
    pronoun = tidy(source.quote).lower()
    gender, number = morphology()["anaphora"]["resolved"].get(pronoun, (None, None))
    here = sentence.tokens
    subjects = [i for i, token in enumerate(here) if token.dep in {"nsubj", "nsubj:pass"} and token.pos != "PRON"]
    inside = [m for m in actor.mentions if sentence.span.contains(m)]
    own = [i for i in subjects if any(_belongs(here, i, m) for m in inside)]
    rest = [here[i] for i in subjects if i not in own]
    return bool(own) and own[0] == subjects[0] and number == "Sing" and all(_is_unlike(t, gender) for t in rest)


def _is_unlike(noun: Token, gender: str | None) -> bool:
    """Whether a noun is of several, or of the other gender for sure."""
    either = noun.lemma.lower() in morphology()["gender"]["either"]
    known = gender_of_word(noun) or (None if either else noun.feature("Gender"))
    return noun.pos == "NOUN" and (noun.feature("Number") == "Plur" or (known is not None and known != gender))


def _belongs(words: Sequence[Token], subject: int, mention: EvidenceSpan) -> bool:
    """Whether a mention is the subject, or hangs on it: « la préfète, Anne Roy »."""
    inside = [i for i, token in enumerate(words) if mention.start <= token.start < mention.end]
    return subject in inside or any(words[i].head == subject for i in inside)


def said_why(context: Context, said: Attribution, passage: EvidenceSpan) -> str:
    return say(
        "actors.said.key",
        outlet=context.outlet(said.content.file),
        passage=context.excerpt_around(passage, said.source or said.cue),
    )


def is_of_saying(said: Attribution) -> bool:
    """Whether the cue is a verb of saying, not one that merely takes « que »."""
    return is_reported(said) and not fold(_last_of_cue(said)).startswith(wordlist("denials"))


def is_reported(said: Attribution) -> bool:
    """Whether the cue is a verb that may govern what somebody says, wishes or denies: « a indiqué », « fait savoir »;
    or one that frames words, behind those that it frames: « …, rétorque la gérante »."""
    table, last = load_table("fr", "attributions"), _last_of_cue(said)
    if last in table["make_known"]:
        return True
    framed = said.kind == "indirect" and said.content.end <= said.cue.start
    verbs = (*table["say"], *table["quote"]) if framed else table["say"]
    return last in {form for verb in verbs for form in (*verb["finite"], verb["participle"])}


def is_learnt(lemma: str) -> bool:
    """« La mairie a appris que … »: who learns a thing does not tell it."""
    return lemma in load_table("fr", "attributions")["learn"]


def only_confirms(said: Attribution) -> bool:
    """« a confirmé que … »: the news came from somebody else first."""
    cue = fold(tidy(said.cue.quote)).replace("'", " ").split(" ")
    return any(part.startswith(wordlist("confirming")) for part in cue)


def _last_of_cue(said: Attribution) -> str:
    return tidy(said.cue.quote).replace("’", " ").split(" ")[-1]
