"""Reported words: who told it, who accuses, denies or demands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import Actor, Attribution, EvidenceSpan, Sentence, Token
from questions.item_writing.actor_choices import (
    answers,
    is_askable,
    is_nameable,
    other_speakers,
    tokens,
    told_in,
)
from questions.item_writing.context import Context, is_whole, usable
from questions.item_writing.drafts import Draft, counting_words, say, wordlist
from questions.item_writing.naming_proofs import naming
from questions.item_writing.open_nouns import wants_its_object
from questions.item_writing.participle_forms import is_participle
from questions.item_writing.reference import is_conditional, plain_word, stands_alone
from questions.item_writing.speakers import (
    LONGEST_WORDS,
    SHORTEST_WORDS,
    bare_words,
    is_of_saying,
    named_by,
    names,
    passage_of,
    said_why,
    sentence_before,
)
from questions.item_writing.wording import balanced, capital, content_words, fold, quoted, tidy
from questions.syntax import is_finite

_LONGEST_STANCE = 150
_SHARED_WORDS = 2


def ask_teller(context: Context, said: Attribution) -> Iterator[Draft]:
    """« De qui vient cette information ? », for reported words whose speaker is named beside them."""
    actor = context.actors.get(said.actor or "")
    if said.kind == "direct" or actor is None or said.source is None:
        return
    if not names(said.source, actor) and sentence_before(context, said, actor) is None:
        return
    if not is_nameable(actor) or _signs_the_page(context, actor, said):
        return
    content = told_words(context, said)
    wrong = other_speakers(context, said, context.display(actor))
    named = named_by(said.source, actor) and not _tells_gender(context, said.content)
    if (
        content is None
        or not is_askable(actor, wrong)
        or not named
        or not (said.kind == "according" or is_of_saying(said))
    ):
        return
    passage = passage_of(context, said)
    proofs = naming(context, actor, passage)
    if proofs is None or _only_confirms(said):
        return
    kind, options = answers(context, actor, said_why(context, said, passage), wrong)
    yield Draft(
        topic="actor",
        kind=kind,
        rule="actor.told",
        stem=say("actors.told.stem", according=context.according(said.content.file), position=quoted(content)),
        options=options,
        rationale=told_in(context, passage),
        evidence=(passage, *proofs),
        difficulty="medium",
        worth=2.7,
        source_independent=context.independent([passage]),
        anchors=(said.content,),
    )


def _signs_the_page(context: Context, actor: Actor, said: Attribution) -> bool:
    """« Le Ministère informe … »: in its own release, the body is named at the head of the page."""
    read = context.read(said.cue.file)
    first = next((s.span.start for s in read.sentences if s.zone == "body"), 0)
    head = fold(tidy(read.dispatch.text[:first]))
    own = context.issues(actor, said.cue.file)
    return own or (actor.kind == "organisation" and any(fold(n) in head for n in (actor.name, *actor.aliases)))


def _only_confirms(said: Attribution) -> bool:
    """« a confirmé que … »: the news came from somebody else first."""
    cue = fold(tidy(said.cue.quote)).replace("'", " ").split(" ")
    return any(part.startswith(wordlist("confirming")) for part in cue)


def ask_stance(context: Context, said: Attribution) -> Iterator[Draft]:
    """« Qui dément tout transfert de commandes ? »: who denies, demands, accuses, where the speaker is one actor."""
    actor, sentence = context.actors.get(said.actor or ""), context.sentence(said.cue)
    if said.kind != "indirect" or actor is None or actor.kind == "group" or not is_nameable(actor):
        return
    words = _stance_words(context, said)
    wrong = other_speakers(context, said, context.display(actor))
    if words is None or sentence is None or not is_askable(actor, wrong) or context.issues(actor, said.cue.file):
        return
    if said.source is None or not bare_words(said.source.quote) or _is_a_pronoun(context, said.source):
        return
    proofs = naming(context, actor, sentence.span)
    if proofs is None:
        return
    passage = context.cover([sentence.span, *proofs]) if actor.kind == "person" else sentence.span
    quote = context.excerpt_around(passage, said.cue)
    why = say("actors.did.key", outlet=context.outlet(said.cue.file), quote=quote)
    kind, options = answers(context, actor, why, wrong)
    yield Draft(
        topic="actor",
        kind=kind,
        rule="actor.stance",
        stem=say("actors.stance.stem", according=context.according(said.cue.file), words=words),
        options=options,
        rationale=say("actors.rationale.plain", outlet=context.outlet(said.cue.file), quote=quote),
        evidence=(sentence.span, *proofs),
        difficulty="medium",
        worth=3.0,
        source_independent=context.independent([sentence.span]),
        anchors=(said.cue, said.content),
    )


def _is_a_pronoun(context: Context, source: EvidenceSpan) -> bool:
    """« On accuse l'entrepôt »: whoever is meant, nobody is named."""
    return all(t.pos == "PRON" for t in tokens(context, source))


def _stance_words(context: Context, said: Attribution) -> str | None:
    """From the verb to the end of the sentence, where the verb takes a side and the rest stands alone."""
    sentence = context.sentence(said.cue)
    if sentence is None or not usable(sentence) or said.source is None:
        return None
    tokens = sentence.tokens
    first = next((i for i, token in enumerate(tokens) if token.start == said.cue.start), len(tokens))
    rest = [token for token in tokens[first:] if token.text != "."]
    unfit = _is_led_in(tokens, said.source) or _lost_its_object(tokens, first)
    verbs = 0 if unfit else _side_taken(rest)
    if not verbs or said.source.end > said.cue.start or said.cue.end != rest[verbs - 1].end:
        return None
    if _of_everything(rest[verbs:]):
        return None
    rest = _up_to_a_sign(rest, verbs)
    plain = stands_alone(rest[verbs:], subject=True) and not any(t.text in {'"', "«"} for t in rest)
    start, end = rest[0].start, rest[-1].end
    words = tidy(sentence.span.quote[start - sentence.span.start : end - sentence.span.start])
    fits = len(content_words(words)) > _SHARED_WORDS and len(words) <= _LONGEST_STANCE and balanced(words)
    fits = fits and not _answers_another(words, rest[:verbs]) and not _lacks_its_charge(rest, verbs)
    fits = fits and not any(t.pos == "NOUN" and wants_its_object(sentence, t) for t in rest[verbs:])
    timed = any(start < time.span.start < end and time.derivation for time in context.times(sentence))
    return words if plain and fits and not timed else None


def _up_to_a_sign(rest: list[Token], verbs: int) -> list[Token]:
    """« exige un préavis de 72 heures |, le Burkina … »: what is demanded ends where a sign ends its clause; a bracket
    right at the end goes with the name in front of it."""
    stop = next((i for i, t in enumerate(rest) if i > verbs and t.text in {",", ";", ":"}), len(rest))
    return rest[:stop]


def _answers_another(words: str, verbs: Sequence[Token]) -> bool:
    """« affirme au contraire que … »: contrary to what, the words before tell."""
    behind = f"{fold(words)[verbs[-1].end - verbs[0].start :]} ".lstrip(" ,")
    return behind.startswith(tuple(f"{fold(each)} " for each in wordlist("retorts")))


def _lacks_its_charge(rest: Sequence[Token], verbs: int) -> bool:
    """« accuse la société |, qui loue les hélicoptères, d'avoir … »: of what, the words left out tell."""
    charged = rest[verbs - 1].lemma.lower() in wordlist("of_what")
    return charged and not any(
        plain_word(t) in {each.replace("’", "'") for each in wordlist("of")} for t in rest[verbs:]
    )


def _of_everything(words: Sequence[Token]) -> bool:
    """« a démenti tout rôle »: in what, only the sentence before tells."""
    sweeping = bool(words) and words[0].lemma.lower() in wordlist("sweeping")
    return sweeping and not any(t.pos == "ADP" for t in words)


def _is_led_in(tokens: Sequence[Token], source: EvidenceSpan) -> bool:
    """« à qui | le ministre | avait demandé de trancher »: a relative pronoun before the speaker."""
    before = [token for token in tokens if token.end <= source.start]
    return bool(before) and (before[-1].feature("PronType") == "Rel" or before[-1].text.lower() in wordlist("led_in"))


def _lost_its_object(tokens: Sequence[Token], verb: int) -> bool:
    """« l'a accusé d'avoir menti »: whom, a pronoun in front of the verb tells."""
    before = tokens[verb - 1] if 0 < verb < len(tokens) else None
    return before is not None and before.pos == "PRON" and plain_word(before) in wordlist("third_objects")


def _side_taken(words: list[Token]) -> int:
    """How many words the verb has, if it is in the third person singular and accuses, denies or demands; else 0."""
    if not words or not is_finite(words[0]) or words[0].feature("Number") != "Sing":
        return 0
    compound = len(words) > 1 and words[0].pos == "AUX" and is_participle(words[1])
    verb = words[1] if compound else words[0]
    return (2 if compound else 1) if verb.lemma.lower() in wordlist("stances") else 0


def _tells_gender(context: Context, content: EvidenceSpan) -> bool:
    """Whether a pronoun in the reported words shows if a man or a woman speaks."""
    words = tokens(context, content)
    return any(t.pos == "PRON" and t.dep == "nsubj" and t.feature("Gender") is not None for t in words)


def told_words(context: Context, said: Attribution) -> str | None:
    """The reported words without « que », or those in front of « a indiqué … », where they are whole."""
    sentence, words = context.sentence(said.content), tokens(context, said.content)
    text = tidy(said.content.quote).strip(" ,")
    if _takes_up(words) or _counts_unnamed(words):
        return None
    opening = next((word for word in wordlist("that") if text.lower().startswith(word)), None)
    if sentence is None or not sentence.span.contains(said.content) or _is_feared(said, words):
        return None
    if opening is None and not (_stands_in_front(sentence, said, words) or _stands_behind(sentence, said, words)):
        return None
    text = capital(text[len(opening) :].strip() if opening else text)
    whole = SHORTEST_WORDS <= len(text) <= LONGEST_WORDS and (opening is None or is_whole(sentence, said.content))
    told = words[1:] if opening is not None else words
    plain = [word for word in told if word.dep != "expl:subj"]
    unreal = any(word.feature("Mood") == "Sub" or is_conditional(word) for word in words)
    whole = whole and stands_alone(plain, subject=True) and not unreal and any(map(is_finite, words))
    return text if whole and len(content_words(text)) > _SHARED_WORDS else None


def _takes_up(words: Sequence[Token]) -> bool:
    """« Il est dû à la rupture d'un joint », « Or le barrage … »: a pronoun or a conjunction at the head goes back to
    what was told before."""
    told = [t for t in words if t.pos != "PUNCT" and plain_word(t) not in {"que", "qu'"}]
    if told and told[0].pos == "CCONJ":
        return True
    verb = next((t for t in told[1:] if is_finite(t)), None)
    takes_up = bool(told) and plain_word(told[0]) in wordlist("third_persons")
    return takes_up and (verb is None or verb.lemma.lower() not in wordlist("impersonal"))


def _counts_unnamed(words: Sequence[Token]) -> bool:
    """« Onze ont été enregistrés »: a bare number or pronoun in front of its verb, for what was told before."""
    told = [t for t in words if t.pos != "PUNCT" and plain_word(t) not in {"que", "qu'", "ne", "n'"}][:2]
    counted = bool(told) and (told[0].pos in {"NUM", "PRON"} or plain_word(told[0]) in counting_words())
    return counted and len(told) == 2 and is_finite(told[1]) and told[0].dep != "expl:subj"


def _is_feared(said: Attribution, words: Sequence[Token]) -> bool:
    """« redoute qu'on ne porte l'affaire »: a « ne » that denies nothing, behind a verb of fear or of wish."""
    plain = [plain_word(word) for word in words]
    denied = set(plain) & {*wordlist("second_negations")}
    cue = fold(tidy(said.cue.quote))
    return (bool({"ne", "n'"} & set(plain)) and not denied) or any(
        fold(stem) in cue for stem in wordlist("fears_and_wishes")
    )


def _stands_behind(sentence: Sentence, said: Attribution, words: list[Token]) -> bool:
    """Whether « selon … » opens the sentence and the words that follow are a clause that points nowhere else."""
    plain = [word for word in words if word.dep != "expl:subj"]
    opens = said.kind == "according" and said.cue.start <= sentence.span.start + 1 and said.content.start > said.cue.end
    return opens and stands_alone(plain, subject=True) and any(is_finite(word) for word in words)


def _ends_sentence(sentence: Sentence, said: Attribution) -> bool:
    """Whether nothing but a full stop follows the source."""
    end = said.source.end if said.source is not None else said.cue.end
    return not any(token.start >= end and token.pos != "PUNCT" for token in sentence.tokens)


def _stands_in_front(sentence: Sentence, said: Attribution, words: list[Token]) -> bool:
    """Whether the words open the sentence, the verb of saying follows, and nothing in them points elsewhere."""
    plain = [word for word in words if word.dep != "expl:subj"]
    opens = said.content.start <= sentence.span.start + 1 and said.content.end <= said.cue.start
    opens = opens and (said.kind == "indirect" or _ends_sentence(sentence, said))
    return opens and stands_alone(plain, subject=True) and any(is_finite(word) for word in words)
