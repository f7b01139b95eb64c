"""Words of a quoted passage that go back to something told before it: « l'a mise au jour », « celui de samedi »."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import Sentence, Token
from questions.item_writing.drafts import counting_words, word, wordlist
from questions.item_writing.french.agreement import gender_of_word
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import fold, morphology
from questions.quotation_marks import inside, is_open, open_since
from questions.syntax import is_finite

_NOUNS = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def dangles(sentence: Sentence, earlier: Sequence[Token] = ()) -> bool:
    """Whether a word of the sentence goes back to what is not shown.

    :param earlier: words shown in front of the sentence.
    """
    tokens = sentence.tokens
    back = any(_goes_back(tokens, [*earlier, *tokens[: i + 1]]) for i in range(len(tokens)))
    return back or (not earlier and any(_others(tokens, i) for i in range(len(tokens))))


def goes_back_amid(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a word of a stretch of the sentence goes back to what stands outside that stretch."""
    tokens = sentence.tokens
    return bool(going_back(sentence, start, end)) or any(_others(tokens[start:end], i) for i in range(end - start))


def going_back(sentence: Sentence, start: int, end: int) -> set[str]:
    """The pronouns and possessives of a stretch that do, each once: « s'y est vidé parce qu'il a rouillé » has two."""
    tokens = sentence.tokens
    return {plain_word(tokens[i]) for i in range(start, end) if _goes_back(tokens, tokens[start : i + 1])}


def _others(tokens: Sequence[Token], index: int) -> bool:
    """« Deux autres ont déclaré forfait », « Un troisième est tombé »: of whom, and without a noun of its own."""
    row = tokens[index].text.lower().endswith(wordlist("one_in_a_row"))
    if (tokens[index].lemma.lower() != wordlist("another")[0] and not row) or any(
        t.pos in _NOUNS for t in tokens[:index]
    ):
        return False
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    return behind is None or behind.pos not in {*_NOUNS, "ADJ"}


def takes_up(shown: Sequence[Token]) -> bool:
    """« D'ici là, … », « vingt-sept d'entre elles »: words that say nothing at all without what stands in front."""
    return any(_takes_up(shown[:i], token) for i, token in enumerate(shown))


def lacks_its_subject(sentence: Sentence, earlier: Sequence[Token], start: int, end: int) -> bool:
    """« Provoquées par l'ouverture des vannes, elles ont fait trois morts »: whether a subject outside quotation marks,
    in a stretch of the sentence, is a pronoun for which neither the words in front nor those shown earlier have a noun.
    """
    tokens, inside = sentence.tokens, range(len(sentence.tokens))
    places = [i for i in inside if start <= tokens[i].start < end]
    return any(
        tokens[i].dep in _SUBJECTS
        and plain_word(tokens[i]) in wordlist("third_persons")
        and not _is_quoted(tokens, i)
        and (
            _goes_back(tokens, [*earlier, *(tokens[k] for k in places if k <= i and not _is_fronted(tokens, k, i))])
            or _speaks_unnamed(tokens, tokens[i], [*earlier, *(tokens[k] for k in places if k < i)])
        )
        for i in places
    )


def _speaks_unnamed(tokens: Sequence[Token], pronoun: Token, before: Sequence[Token]) -> bool:
    """« à trois kilomètres à la ronde, elle l'a dit »: somebody speaks, and no name, subject or noun of people in front
    may be meant; « Un poème est repris en entier. Il a accordé 3 000 euros »: somebody rules, and no subject but a name
    or a noun of people may be."""
    verb = tokens[pronoun.head].lemma.lower()
    speaks, rules = verb in wordlist("said_then"), verb in wordlist("ruled_then")
    return (speaks or rules) and not any(
        t.pos in _NOUNS
        and (t.pos == "PROPN" or (speaks and t.dep in _SUBJECTS) or _is_somebody(t))
        and _is_of_its_gender(pronoun, t)
        for t in before
    )


def lacks_what_it_takes_up(sentence: Sentence, earlier: Sequence[Token], start: int, end: int) -> bool:
    """« le lui a imposé », « de son père », « aucun n'en est mort »: whether a word in a stretch of the sentence,
    outside quotation marks, stands for an object or an owner that neither the words in front nor those shown earlier
    name."""
    tokens, inside = sentence.tokens, range(len(sentence.tokens))
    places = [i for i in inside if start <= tokens[i].start < end]
    return any(
        (_takes_up_an_object(tokens, tokens[i]) or tokens[i].pos == "DET")
        and not _is_quoted(tokens, i)
        and _goes_back(tokens, [*earlier, *(tokens[k] for k in places if k <= i)])
        for i in places
    )


def _takes_up_an_object(tokens: Sequence[Token], token: Token) -> bool:
    """« lui », « les », « en » in front of a verb; not « s'en prendre à », nor « n'y être pour rien »."""
    low = plain_word(token)
    if low in {*wordlist("of_it"), *wordlist("there")}:
        return low in wordlist("of_it") and _is_pronoun_of_it(tokens, token)
    return _is_receiver(tokens, token) or (token.pos == "PRON" and low in wordlist("third_objects"))


def _is_fronted(tokens: Sequence[Token], index: int, pronoun: int) -> bool:
    """« Provoquées par l'ouverture | des vannes, elles ont … »: what completes a participle that is said of the pronoun
    itself cannot be what the pronoun stands for."""
    told = {t.head for t in tokens if t.dep in _SUBJECTS or t.dep.startswith("aux:tense")}
    done = {i for i in range(pronoun) if tokens[i].feature("VerbForm") == "Part"}
    done |= {t.head for t in tokens[:pronoun] if t.dep == "obl:agent"}
    return _is_under(tokens, tokens[index], [i for i in done - told if tokens[i].head == tokens[pronoun].head])


def _is_quoted(tokens: Sequence[Token], index: int) -> bool:
    return is_open(token.text for token in tokens[:index])


def names_what_is_taken_up(sentence: Sentence, pronoun: Token) -> bool:
    """Whether a sentence has a noun that a pronoun of the next one may stand for; of other words nobody knows."""
    if plain_word(pronoun) not in wordlist("third_persons"):
        return True
    free = [t for t in sentence.tokens if not _is_of_a_circumstance(sentence.tokens, t)]
    return _told(free, pronoun, subject=True)


def lacks_owner(tokens: Sequence[Token]) -> bool:
    """« les États ont renvoyé sa création », « la mairie a vendu leurs bancs »: one owner or several, where no noun in
    front is of that number; whose it is, the words before tell."""
    return any(_has_no_owner(owner, tokens[:i]) for i, owner in enumerate(tokens))


def _has_no_owner(owner: Token, before: Sequence[Token]) -> bool:
    anaphora = morphology()["anaphora"]
    if owner.pos != "DET" or plain_word(owner) not in anaphora["possessives"]:
        return False
    number = "Plur" if plain_word(owner) in anaphora["of_several"] else "Sing"
    several = any(t.pos == "CCONJ" for t in before)
    nouns = [t.feature("Number") for t in before if t.pos in _NOUNS]
    return not several and not any(each in {number, None} for each in nouns)


def _takes_up(before: Sequence[Token], token: Token) -> bool:
    """« d'ici | là », « d'entre | elles », where nothing in front may be meant."""
    low = plain_word(token)
    if low == word("that_moment"):
        return bool(before) and plain_word(before[-1]) in wordlist("from_here")
    return _is_governed(before, token) and not _told(before, token)


def _is_governed(before: Sequence[Token], token: Token) -> bool:
    """« d'entre | elles », « pour | lui »."""
    return plain_word(token) in wordlist("strong_pronouns") and bool(before) and before[-1].pos == "ADP"


def _goes_back(tokens: Sequence[Token], shown: Sequence[Token]) -> bool:
    """Whether the last of the words shown does; heads are counted on those of its sentence."""
    token, before = shown[-1], shown[:-1]
    low = plain_word(token)
    if low == word("that_moment") or _is_governed(before, token):
        return _takes_up(before, token)
    if low == wordlist("there")[0] and not _says_there_is(tokens, token):
        return not any(t.pos in _NOUNS and t.dep.startswith("obl") for t in before)
    if low in wordlist("of_it") and _is_pronoun_of_it(tokens, token):
        return not any(t.pos in _NOUNS and not _is_in_its_subject(tokens, t, token) for t in before)
    if low in wordlist("until_then"):
        return _is_until_a_moment_told(tokens, token, before)
    if low in wordlist("that_one"):
        return not any(t.pos in _NOUNS and _may_stand_for(token, t) for t in before)
    if token.pos == "PRON" and low.lstrip("-").removeprefix("t-") in wordlist("third_persons"):
        free = [t for t in before if not _is_of_a_circumstance(tokens, t)]
        return _is_person(tokens, token) and not _told(free, token, subject=True)
    if _is_receiver(tokens, token):
        return not _receiver_told(tokens, before, token)
    if token.pos == "PRON" and low in wordlist("third_objects"):
        return not _object_told(tokens, before, token)
    return _owner_unknown(tokens, token, before)


def _is_until_a_moment_told(tokens: Sequence[Token], token: Token, before: Sequence[Token]) -> bool:
    """« Nul n'en savait rien jusque-là »: until when, only a sentence in front tells; « la halle, jusque-là ouverte, a
    fermé » was open until it closed."""
    place = next((i for i, t in enumerate(tokens) if t is token), 0)
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    qualifies = behind is not None and (behind.pos == "ADJ" or behind.feature("VerbForm") == "Part")
    return len(before) <= place and not qualifies


def _is_in_its_subject(tokens: Sequence[Token], noun: Token, pronoun: Token) -> bool:
    """« Le maire de Mons s'en est plaint »: neither the mayor nor Mons is what he complains of, nor is what a relative
    clause tells of him (« la juge, qui a ouvert une enquête pour vol, s'en expliquera »)."""
    verbs = {pronoun.head, tokens[pronoun.head].head}
    subjects = [i for i, token in enumerate(tokens) if token.dep in _SUBJECTS and token.head in verbs]
    return noun.dep in _SUBJECTS or _is_under(tokens, noun, subjects)


def _says_there_is(tokens: Sequence[Token], token: Token) -> bool:
    """« il y a », « il y avait eu »."""
    place = next((i for i, t in enumerate(tokens) if t is token), 0)
    return place + 1 < len(tokens) and plain_word(tokens[place + 1]) in morphology()["anaphora"]["there_is"]


def _is_pronoun_of_it(tokens: Sequence[Token], token: Token) -> bool:
    """« s'en moque », « en a demandé quatre », whatever the tagger says; not « en finit », which takes up nothing."""
    place = next((i for i, t in enumerate(tokens) if t is token), 0)
    behind = tokens[place + 1 : place + 2]
    head = tokens[behind[0].head] if behind and behind[0].pos == "AUX" else behind[0] if behind else token
    return bool(behind) and is_finite(behind[0]) and head.lemma.lower() not in wordlist("with_of_it")


def _may_stand_for(pronoun: Token, noun: Token) -> bool:
    """« La préfecture a interdit celui de samedi »: no « préfecture »."""
    genders = {pronoun.feature("Gender"), gender_of_word(noun)}
    return None in genders or len(genders) == 1


def _is_person(tokens: Sequence[Token], pronoun: Token) -> bool:
    """Not the « il » of « il faut »."""
    return tokens[pronoun.head].lemma.lower() not in wordlist("impersonal") and pronoun.dep != "expl:subj"


def _told(before: Sequence[Token], pronoun: Token, *, subject: bool = False) -> bool:
    """Whether a noun in front, outside quotation marks where the pronoun is, agrees with it in number."""
    nouns = [t for t in before if t.pos in _NOUNS and not _is_number(t)]
    nouns = [t for t in nouns if not subject or t.dep in {*_SUBJECTS, "conj", "obj", "nmod", "ROOT"}]
    nouns = [t for t in nouns if not subject or _is_of_its_gender(pronoun, t)]
    number = pronoun.feature("Number")
    return any(number is None or t.feature("Number") in {number, None} for t in nouns)


def _is_number(token: Token) -> bool:
    """« Vingt-sept d'entre elles »: no noun, whatever the parser takes it for."""
    return fold(token.text).partition("-")[0] in counting_words()


def _is_of_a_circumstance(tokens: Sequence[Token], noun: Token) -> bool:
    """« À cause de la fête de l'alphabet, … »: a noun, no name, inside words that only tell when, where or why."""
    if noun.pos != "NOUN" or noun.dep != "nmod":
        return False
    place = next((i for i, t in enumerate(tokens) if t is noun), None)
    while place is not None and tokens[place].dep == "nmod" and tokens[place].head != place:
        place = tokens[place].head
    return place is not None and tokens[place].dep in {"obl:mod", "obl"}


def _is_of_its_gender(pronoun: Token, noun: Token) -> bool:
    """« la fête de l'alphabet …, elle attendra »: no « alphabet »; a name, or a noun of either gender, may be meant."""
    resolved = morphology()["anaphora"]["resolved"].get(plain_word(pronoun).lstrip("-").removeprefix("t-"))
    known: str | None = gender_of_word(noun)
    if known is None and noun.pos == "NOUN" and noun.lemma.lower() not in morphology()["gender"]["either"]:
        known = noun.feature("Gender")
    return resolved is None or known in {None, resolved[0]}


def _is_receiver(tokens: Sequence[Token], token: Token) -> bool:
    """« lui a ouvert », « leur reproche »: to whom it was done, in front of the verb."""
    receives = token.pos == "PRON" and plain_word(token) in morphology()["anaphora"]["receivers"]
    return receives and tokens[token.head].start > token.start and tokens[token.head].pos in {"VERB", "AUX"}


def _receiver_told(tokens: Sequence[Token], before: Sequence[Token], pronoun: Token) -> bool:
    """Whether somebody in front may be meant, other than the subject of the same verb, « c'est le juge qui le lui a
    imposé »: a name or another subject."""
    place = next((i for i, t in enumerate(tokens) if t is pronoun), 0)
    own = [i for i, t in enumerate(tokens) if t.dep in _SUBJECTS and t.head == pronoun.head]
    verb = tokens[pronoun.head]
    doer = tokens[verb.head] if verb.dep.startswith("acl") else None
    return any(
        t.pos in _NOUNS
        and t is not doer
        and (t.pos == "PROPN" or t.dep in _SUBJECTS or _is_somebody(t))
        and not _is_under(tokens, t, own)
        for t in [*before[: len(before) - place], *tokens[:place]]
    )


def _is_somebody(noun: Token) -> bool:
    """« la préfecture », « les passagers », « l'ouvrier »."""
    low = plain_word(noun)
    return low in {*wordlist("sole_subjects"), *wordlist("people")} or low.rstrip("s").endswith(wordlist("trades_in"))


def _is_under(tokens: Sequence[Token], token: Token, heads: Sequence[int]) -> bool:
    """Whether the token stands in the phrase of one of these heads."""
    place = next((i for i, t in enumerate(tokens) if t is token), None)
    while place is not None and place not in heads and tokens[place].head != place:
        place = tokens[place].head
    return place in heads


def _object_told(tokens: Sequence[Token], before: Sequence[Token], pronoun: Token) -> bool:
    """Whether a noun in front may be taken up, which is not the subject of the same verb; of a pronoun in quotation
    marks, a noun inside them (« “On l'a relâché”, dit la présidente »)."""
    own = [t for t in tokens if t.dep in _SUBJECTS and t.head == pronoun.head]
    verb = tokens[pronoun.head]
    own += [tokens[verb.head]] if verb.dep.startswith("acl") else []
    near = before[open_since(t.text for t in before) or 0 :]
    return any(t.pos in _NOUNS and t not in own for t in near)


def _owner_unknown(tokens: Sequence[Token], token: Token, before: Sequence[Token]) -> bool:
    """« estime son directeur », « En juillet, ses équipiers … »: the owner stands in no word in front, those of a
    quotation aside; of « leur » only what is several may be; « Lundi, de sa barque, un pêcheur … » is told behind."""
    subject = tokens[token.head].dep in _SUBJECTS
    several = plain_word(token) in morphology()["anaphora"]["of_several"]
    if token.pos != "DET" or plain_word(token) not in morphology()["anaphora"]["possessives"]:
        return False
    if _is_granted_to_another(tokens, token):
        given = tokens[tokens[token.head].head]
        own = [i for i, t in enumerate(tokens) if t.dep in _SUBJECTS and tokens[t.head] is given]
        named = (t for t in before if t.pos == "PROPN" or (t.pos in _NOUNS and _is_somebody(t)))
        return all(_is_under(tokens, t, own) for t in named)
    quoted = inside(each.text for each in before)
    free = (each for each, within in zip(before, quoted, strict=True) if not within and each.pos in _NOUNS)
    return not any(
        (not several or _is_several(each)) and not (subject and plain_word(each) in wordlist("calendar_nouns"))
        for each in free
    )


def _is_granted_to_another(tokens: Sequence[Token], owner: Token) -> bool:
    """« a accepté | sa démission », « réclame sa libération »: not that of whoever accepts or wants it."""
    noun = tokens[owner.head]
    wanted = tokens[noun.head].lemma.lower() in wordlist("granting")
    return noun.dep == "obj" and noun.lemma.lower() in wordlist("ones_own_fate") and wanted


def _is_several(noun: Token) -> bool:
    """« les pirates », « Anne et Paul », a name that may be a team's."""
    return noun.feature("Number") != "Sing" or noun.dep == "conj"
