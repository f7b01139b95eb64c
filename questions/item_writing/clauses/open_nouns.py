"""Nouns that leave open which thing is meant: « le décret », where the words that told it stand elsewhere."""

from __future__ import annotations

from functools import cache

from questions.annotations import EvidenceSpan, Sentence, Token
from questions.item_writing.clauses.clean_clauses import Clause
from questions.item_writing.context import Context
from questions.item_writing.drafts import counting_words, word, wordlist
from questions.item_writing.french.participle_forms import is_participle
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import fold, morphology
from questions.languages.tables import load_table

#: What says which one is meant, right behind the noun.
_TELLING = frozenset({"ADP", "ADJ", "PROPN", "NUM", "NOUN"})
#: What a verb is done to.
_OBJECTS = frozenset({"obj"})
#: Article and noun.
_BARE = 2


def leaves_open(context: Context, sentence: Sentence, clause: Clause, *, named: bool = False) -> bool:
    """Whether a noun of the clause wants a complement that is not there; the subject of the dossier needs none.

    :param named: the subject has been completed from an earlier sentence.
    """
    subject = [] if named else [(clause.subject_span.start, clause.subject_span.end)]
    spans = [*subject, (clause.verb_start, clause.span.end)]
    words = [t for t in sentence.tokens if any(low <= t.start < high for low, high in spans)]
    if _is_bare(context, sentence, clause) or _is_first_name(context, clause) or _points_at_a_place(clause):
        return True
    if _is_periphrasis(clause):
        return True
    behind = [t for t in words if t.start >= clause.verb_start]
    pair = any(t.pos == "CCONJ" for t in words if t not in behind)
    return (
        any(_is_open(context, sentence, token) for token in words)
        or any(_is_open_object(context, sentence, token) for token in behind)
        or any(_is_one_in_a_row(sentence, token) or (not pair and _is_counted(sentence, token)) for token in words)
    )


def _is_bare(context: Context, sentence: Sentence, clause: Clause) -> bool:
    """« le système », « les trois hommes », « les barrières », « la prime » as subject: one of many, unless the dossier
    is about it; « les recherches » go on but once, « les dockers » act together."""
    words = clause.subject.replace("’", "’ ").split(" ")
    articles = {each.replace("'", "’") for each in morphology()["articles"]["definite"]}
    if len(words) == _BARE and words[0] in articles and words[1].lower() in peoples():
        return True
    if len(words) < _BARE or words[0] not in articles or _is_named(sentence, clause):
        return False
    if len(words) > _BARE and words[-1].lower().startswith(wordlist("pointing")):
        return True
    if len(words) == _BARE + 1 and words[1].lower() in wordlist("one_of_them"):
        return not (words[1].lower() in wordlist("first_of_all") and is_common(context, words[-1]))
    if len(words) <= _BARE + 1 and words[0] != word("of_several") and words[-1].lower() in somebody():
        return True
    counted = len(words) == _BARE + 1 and (words[1] in counting_words() or words[1][:1].isdigit())
    noun = fold(words[-1])
    known = is_common(context, words[-1]) or noun in map(fold, wordlist("sole_subjects"))
    together = words[0] == word("of_several") and (noun in map(fold, wordlist("go_on_together")) or noun in _groups())
    return counted or (len(words) == _BARE and not known and not together)


def _is_first_name(context: Context, clause: Clause) -> bool:
    """« Grayson est parti seul », of somebody whose family name the dispatch has told before."""
    first_names = {a.name.split(" ")[0] for a in context.dossier.actors if a.kind == "person" and " " in a.name}
    return clause.subject in first_names


def _is_periphrasis(clause: Clause) -> bool:
    """« l'enfant du pays a été sacré », « le géant de l'acier »; « le géant Norsk » and « un géant » are no riddle."""
    articles = {each.replace("'", "’") for each in morphology()["articles"]["definite"]}
    words = clause.subject.replace("’", "’ ").split(" ")
    told = fold(" ".join(words[1:]))
    riddle = next((each for each in wordlist("periphrases") if f"{told} ".startswith(f"{fold(each)} ")), None)
    if words[0].lower() in articles and _is_a_house_of_a_place(words[1:]):
        return True
    if riddle is None or words[0].lower() not in articles:
        return False
    behind = words[1 + len(riddle.split(" ")) :]
    return not any(word[:1].isupper() for word in behind[:1])


def _is_a_house_of_a_place(words: list[str]) -> bool:
    """« l'établissement angevin », « le club normand »: which one, the sentences before tell; « le conseil
    municipal », « la société civile » are no house of a place."""
    if len(words) != _BARE or words[1][:1].isupper():
        return False
    return words[0].lower() in wordlist("bodies_of_a_place") and fold(words[1]).rstrip("s").endswith(
        wordlist("of_a_place")
    )


def _points_at_a_place(clause: Clause) -> bool:
    """« se rendra sur place », « a survolé la zone »: where, the sentence before tells."""
    return f" {fold(clause.after)}".endswith(tuple(f" {fold(place)}" for place in wordlist("places_told_before")))


def lacks_its_object(context: Context, passage: EvidenceSpan) -> bool:
    """« à cause de l'interdiction », « en raison de la crise »: a deed without what it was done to."""
    sentence = context.sentence(passage)
    words = [t for t in sentence.tokens if passage.start <= t.start < passage.end] if sentence is not None else []
    nouns = [t for t in words if t.pos == "NOUN"]
    return (
        sentence is not None
        and len(nouns) == 1
        and not any(t.pos == "PROPN" for t in words)
        and wants_its_object(sentence, nouns[0])
    )


def _is_open_object(context: Context, sentence: Sentence, noun: Token) -> bool:
    """« a voté son maintien », « a déposé la requête »: what is maintained or asked for, the words before tell."""
    if noun.pos != "NOUN":
        return False
    if wants_its_object(sentence, noun):
        return True
    led = [t for t in sentence.tokens if t.end <= noun.start]
    while led and led[-1].pos == "ADJ":
        led.pop()  # « ont arrêté le jeune homme »
    before = led[-1] if led else None
    behind = next((t for t in sentence.tokens if t.start >= noun.end), None)
    bare = before is not None and _is_definite(before) and noun.dep in _OBJECTS and not _tells_which(behind)
    alone = {fold(each) for each in wordlist("objects_by_themselves")}
    anybody = plain_word(noun) in somebody()  # « le jeune homme » is one of those that most dispatches speak of.
    return bare and (anybody or not is_common(context, noun.text)) and fold(noun.lemma) not in alone


def _is_counted(sentence: Sentence, noun: Token) -> bool:
    """« les écoles des trois communes », « a frappé aux deux portes »: which, the words before tell; « la fusion des
    deux banques » of a subject that names two is known."""
    before = [t for t in sentence.tokens if t.end <= noun.start][-_BARE:]
    behind = next((t for t in sentence.tokens if t.start >= noun.end), None)
    counted = len(before) == _BARE and plain_word(before[1]) in counting_words() and _is_definite(before[0])
    if noun.lemma.lower() in wordlist("time_units"):
        return False  # « tous les trois ans »
    return noun.pos == "NOUN" and counted and not _is_completed(behind)


def _is_one_in_a_row(sentence: Sentence, noun: Token) -> bool:
    """« a voté une première tranche », « un second rapport »: of what, nothing behind the noun tells."""
    before = [t for t in sentence.tokens if t.end <= noun.start][-_BARE:]
    behind = next((t for t in sentence.tokens if t.start >= noun.end), None)
    led = len(before) == _BARE and plain_word(before[0]) in wordlist("any_one")
    endings = (*wordlist("one_in_a_row"), *wordlist("first_of_all"), *wordlist("second_of_all"))
    row = led and plain_word(before[1]).endswith(tuple(each.removesuffix("s") for each in endings))
    return noun.pos == "NOUN" and row and not _is_completed(behind)


def wants_its_object(sentence: Sentence, noun: Token) -> bool:
    """« l'interdiction », « son maintien »: a noun of a deed, with an article or an owner and nothing behind it."""
    if noun.lemma.lower() not in wordlist("wants_its_object"):
        return False
    before = next((t for t in reversed(sentence.tokens) if t.end <= noun.start), None)
    behind = next((t for t in sentence.tokens if t.start >= noun.end), None)
    owned = before is not None and plain_word(before) in morphology()["anaphora"]["possessives"]
    return before is not None and (owned or _is_definite(before)) and (owned or not _tells_which(behind))


def is_common(context: Context, noun: str) -> bool:
    """Whether most dispatches use the noun: then it is what the dossier is about."""
    return fold(noun).rstrip("sx") in context.common_words


def is_the_only_one(context: Context, noun: str) -> bool:
    """« l'accord » of a dossier on one accord: most dispatches use the noun, none in the plural (« les écoles »),
    and it stands in for no other (« l'ouvrage »)."""
    if not is_common(context, noun) or noun.lower() in wordlist("stand_ins"):
        return False
    return fold(noun).rstrip("sx") not in context.told_as_several


def opens_bare(context: Context, passage: EvidenceSpan) -> bool:
    """« La décision a été prise »: a passage that begins with a noun which another sentence determines."""
    sentence = context.sentence(passage)
    words = [t for t in sentence.tokens if passage.start <= t.start < passage.end][:3] if sentence is not None else []
    if len(words) <= _BARE or words[0].pos != "DET" or words[1].pos != "NOUN" or not _is_definite(words[0]):
        return False
    noun = words[1].text
    known = is_common(context, noun) or fold(noun) in map(fold, wordlist("sole_subjects"))
    verb = words[2].pos in {"VERB", "AUX"} and words[2].feature("VerbForm") != "Part"
    return verb and words[0].text.lower() != word("of_several") and not known


def opens_with_anybody(sentence: Sentence) -> bool:
    """« L'employée a pu regagner son domicile », « le marin raconte »: a person whom another sentence names."""
    words = [t for t in sentence.tokens if t.pos not in {"PUNCT", "SPACE"}][: _BARE + 1]
    if len(words) <= _BARE or words[0].pos != "DET" or not _is_definite(words[0]):
        return False
    single = plain_word(words[0]) != word("of_several") and words[1].feature("Number") != "Plur"
    return single and words[1].text.lower() in somebody() and words[2].pos not in {"PROPN", "ADP", "ADJ"}


def _is_named(sentence: Sentence, clause: Clause) -> bool:
    """Whether a name stands in the subject: « l'Agence », not « les deux États »."""
    span = clause.subject_span
    told = [t for t in sentence.tokens if span.start <= t.start < span.end][1:]
    words = [t.text for t in told] or clause.subject.replace("’", "’ ").split(" ")[1:]
    return any(word[:1].isupper() and fold(word) not in wordlist("common_capitals") for word in words)


def _is_open(context: Context, sentence: Sentence, noun: Token) -> bool:
    if noun.pos != "NOUN" or not {noun.lemma.lower(), plain_word(noun)} & set(wordlist("open_nouns")):
        return False
    if is_common(context, noun.text):
        return False
    before = next((t for t in reversed(sentence.tokens) if t.end <= noun.start), None)
    behind = next((t for t in sentence.tokens if t.start >= noun.end), None)
    return before is not None and _is_definite(before) and not _tells_which(behind)


def _is_definite(token: Token) -> bool:
    """« le », « l’ », « au », « du », « les »."""
    definite = {each.replace("’", "'") for each in morphology()["articles"]["definite"]}
    return plain_word(token) in {*definite, *morphology()["contraction"]["undone"]}


def _is_completed(token: Token | None) -> bool:
    """« une première réunion | de crise », « les deux guichets | condamnés »: « dès lundi » completes the verb."""
    return _tells_which(token) and token is not None and (token.pos != "ADP" or plain_word(token) in wordlist("of"))


def _tells_which(token: Token | None) -> bool:
    if token is None or plain_word(token) in wordlist("calendar_nouns"):
        return False
    if token.pos == "ADP":
        return plain_word(token) not in wordlist("of_the_verb")
    return token.pos in _TELLING or is_participle(token) or token.feature("PronType") == "Rel"


@cache
def somebody() -> frozenset[str]:
    """Nouns for a person who may be anybody: « le marin », « le jeune homme », no office of which a story knows one."""
    nouns = {*load_table("fr", "actors")["humans"], *load_table("fr", "agency")["agents"]["people"]}
    nouns |= set(wordlist("anybody"))
    nouns |= {f"{noun}e" for noun in nouns if noun.endswith("é")}
    return frozenset(nouns - set(wordlist("sole_subjects")))


@cache
def _groups() -> frozenset[str]:
    """People who act together, folded: « les dockers », « les grévistes »."""
    actors = load_table("fr", "actors")
    single = {*actors["humans"], *actors["roles"]}
    return frozenset(map(fold, {*actors["groups"], *(f"{noun}s" for noun in single)}))


@cache
def peoples() -> frozenset[str]:
    """Names of the people of each state: « le Bolivien » is somebody named before."""
    states = load_table("fr", "gazetteer_states")["states"]
    return frozenset(word for state in states for word in state.get("adjectives", ()))
