"""The shapes of causal markers: how each lays out effect and cause around itself (``shape`` in ``causes.toml``)."""

from __future__ import annotations

from collections.abc import Callable

from questions.annotations import EvidenceSpan, Token
from questions.annotator.causes.effects import laid_out
from questions.annotator.causes.layout import (
    STRONG_BREAKS,
    agent_of,
    clause_end,
    first_word,
    governed_noun,
    is_barred,
    is_opening,
    nominal,
    noun_phrase,
    opens_if,
    phrase_end,
    phrase_start,
    previous,
    sentence_end,
    sentence_part_before,
    strong_break_before,
    weak_allowed,
)
from questions.annotator.causes.predicates import forward, is_somebody, led, reversed_around, reversed_clause
from questions.annotator.causes.purposes import deed_behind, is_delay, is_perfect, next_infinitive, no_purpose
from questions.annotator.causes.quotation_bounds import quotation_end
from questions.annotator.causes.sequels import accused, blamed, consequence, degree, ensued, headed, whence, which
from questions.annotator.causes.set_apart import coordinated, inserted, only_refers, so_much
from questions.annotator.causes.sites import Layout, Site, main_verb, span_of
from questions.languages.tables import load_table
from questions.syntax import NOMINAL, Tree, is_finite, plain, tree, trimmed

#: Pronouns and complements that are no subject.
_NO_SUBJECT = frozenset({"obj", "iobj", "expl:comp"})
#: « Pourquoi ? », « Pourquoi un tel retard ? », in words.
_LONGEST_QUESTION = 5
#: « Pourquoi tant de rage ? » asks for something itself.
_SHORTEST_QUESTION = 2
#: Words from « n' » to « imputable à »: « n'est en rien ».
_FARTHEST_NEGATION = 4
#: « non pas par colère, mais parce que … », in words before the marker.
_LONGEST_DENIAL = 14


def _around_noun(site: Site) -> Layout | None:
    """« effect + marker + noun phrase », fronted or not, cleft or not."""
    deed = deed_behind(site)
    governed = governed_noun(site) if deed is None else deed
    if governed is None or (site.rule["strength"] == "weak" and not weak_allowed(site, governed)):
        return None
    if site.here.lemmas[governed] in site.rule.get("not_governed", ()) or is_delay(site):
        return None
    if site.rule.get("opening") and not (is_opening(site) and site.here.tokens[site.end].pos == "DET"):
        return None
    if site.here.tokens[site.end].feature("PronType") == "Rel":
        return _in_relative_clause(site)
    if _is_denied_predicate(site):
        return None
    apart = inserted(site) or coordinated(site)
    if apart is not None:
        return apart
    cause = (site.end, phrase_end(site, governed))
    asked = _asked(site) if site.rule["strength"] != "weak" else None
    if asked is not None:
        return asked, site.span(trimmed(site.here, *cause))
    return laid_out(site, cause)


def _is_denied_predicate(site: Site) -> bool:
    """« Aucun décès n'est imputable à … », « n'est pas consécutif à … »: an adjective behind a denied verb."""
    before = range(max(0, site.start - _FARTHEST_NEGATION), site.start)
    return site.here.tokens[site.start].pos == "ADJ" and any(site.here.word(i) in site.words["not"] for i in before)


def _in_relative_clause(site: Site) -> Layout | None:
    """« la Ville, grâce à laquelle + effect »: the cause is the noun phrase before the marker."""
    here = site.here
    if site.start == 0:
        return None
    end = site.start - (here.word(site.start - 1) == ",")
    head = _noun_before(here, end)
    effect = trimmed(here, site.end + 1, clause_end(site))
    if head is None or effect[1] - effect[0] < 2 or not any(is_finite(t) for t in here.tokens[slice(*effect)]):
        return None
    return site.span(effect), site.span(trimmed(here, phrase_start(here, head), end))


def _noun_before(here: Tree, end: int) -> int | None:
    """Head of the noun phrase that ends here: « de l'Office du logement » gives « Office »."""
    head = next((i for i in range(end - 1, -1, -1) if here.tokens[i].pos in {"NOUN", "PROPN"}), None)
    while head is not None and not here.has(head, "det") and (above := here.governor(head)) is not None:
        if above > head or here.tokens[above].pos not in {"NOUN", "PROPN"}:
            break
        head = above
    return head


def _asked(site: Site) -> EvidenceSpan | None:
    """« Pourquoi le pont a-t-il cédé ? En raison du gel »: what the question before asks for, where the answer, up to
    the marker, tells nothing itself."""
    here, question = site.here, tree(site.sentences[site.index - 1]) if site.index else None
    if question is None or question.word(len(question.tokens) - 1) != "?":
        return None
    openings = (phrase.split() for phrase in load_table(site.dispatch.language, "causes")["fronted"]["why"])
    asked = max((len(words) for words in openings if [*question.words[: len(words)]] == words), default=0)
    if not asked:
        return None
    floor = max((i + 1 for i in range(site.start) if here.word(i) in STRONG_BREAKS), default=0)
    told = any(is_finite(here.tokens[i]) for i in range(floor, site.start))
    if site.start > floor and here.word(site.start - 1) in site.words["not_the_case"]:
        return None
    start, end = trimmed(question, asked, len(question.tokens) - 1)
    short = end - start < _SHORTEST_QUESTION and not _is_infinitive(question, start)
    if told or short or site.start - floor > _LONGEST_DENIAL:
        return None
    return span_of(site.dispatch, question, (start, end))


def _is_infinitive(here: Tree, index: int) -> bool:
    """« Pourquoi renoncer ? »: one word that tells what is done."""
    return index < len(here.tokens) and here.tokens[index].feature("VerbForm") == "Inf"


def _around_clause(site: Site) -> Layout | None:
    """« effect + marker + clause »; « Pourquoi ? Parce que … » answers for what was told before the question."""
    if site.rule.get("opening") and not _opens_clause(site):
        return None
    wanted = _asked(site) or _asked_before(site) or _answered(site)
    if wanted is not None:
        return wanted, site.span(trimmed(site.here, site.end, sentence_end(site.here, site.end)))
    if not any(_tells_clause(site.here, i) for i in range(site.end, len(site.here.tokens))):
        return None
    found = laid_out(site, (site.end, min(clause_end(site), quotation_end(site.here, site.end))))
    conditional = site.rule["kind"] == "condition"
    return None if found is None or (conditional and not _has_verb(site.here, found[0])) else found


def _has_verb(here: Tree, effect: EvidenceSpan) -> bool:
    """« Les cyclistes aussi, pourvu qu'ils descendent »: an effect without a verb is told elsewhere."""
    inside = [token for token in here.tokens if effect.start <= token.start < effect.end]
    return not inside or any(token.pos in {"VERB", "AUX"} or token.feature("VerbForm") for token in inside)


def _tells_clause(here: Tree, index: int) -> bool:
    """A finite verb, or a participle with a subject whose auxiliary was taken for another word."""
    return is_finite(here.tokens[index]) or (here.tokens[index].pos == "VERB" and here.subject(index) is not None)


def _opens_clause(site: Site) -> bool:
    """« Comme la pluie tombait, … »: the marker heads the sentence, before a clause with a subject and verb of its own.

    The order of the words tells it, whatever the parser hangs the marker on: « comme les voisins, il espère que … » has
    its comma before the first verb, « comme le veut l'usage » its verb right behind a pronoun.
    """
    here = site.here
    comma = next((i for i in range(site.end, len(here.tokens)) if here.word(i) == ","), 0)
    verb = next((i for i in range(site.end, comma) if is_finite(here.tokens[i])), None)
    if not is_opening(site) or verb is None:
        return False
    before = here.tokens[site.end : verb]
    subject = any(t.pos in NOMINAL and t.dep not in _NO_SUBJECT for t in before)
    relative = any(t.feature("PronType") == "Rel" for t in before)
    return subject and not relative and not only_refers(site, verb, comma)


def _answered(site: Site) -> EvidenceSpan | None:
    """« Le stade est vide. Car il pleut. »: a sentence that only gives the reason of the one before."""
    here = site.here
    heads = site.start == 0 or (site.start == 1 and here.tokens[0].pos == "PUNCT")
    if not (heads and site.rule.get("answers") and site.index and site.sentences[site.index - 1].zone == "body"):
        return None
    if site.end >= len(here.tokens) or here.tokens[site.end].pos == "CCONJ":
        return None
    end = clause_end(site) if site.rule.get("fronted", True) else len(here.tokens)
    alone = not any(_is_main(token) for token in here.tokens[end + 1 :])
    told = any(is_finite(token) for token in here.tokens[site.end : end])
    return previous(site) if told and (alone or not is_opening(site)) else None


def _is_main(token: Token) -> bool:
    """A verb of its own, an imperative too (« Puisque le pont est coupé, prenez le bac »)."""
    return token.pos in {"VERB", "AUX"} and token.feature("VerbForm") not in {"Inf", "Part"}


def _asked_before(site: Site) -> EvidenceSpan | None:
    """The sentence before « Pourquoi ? », where the marker opens the answer to such a short question."""
    if not is_opening(site) or site.index < 2 or len(site.here.tokens) - site.end < 2:
        return None
    question = tree(site.sentences[site.index - 1])
    words = [token for token in question.tokens if token.pos != "PUNCT"]
    asks = plain(question.sentence.span.quote).rstrip().endswith("?")
    short = asks and len(words) <= _LONGEST_QUESTION and not any(map(is_finite, words))
    if not short or question.word(0) not in load_table(site.dispatch.language, "causes")["fronted"]["asking"]:
        return None
    told = tree(site.sentences[_lead_before(site)])
    return span_of(site.dispatch, told, sentence_part_before(told, len(told.tokens)))


def _lead_before(site: Site) -> int:
    """Index of the sentence before the question, or of its paragraph's first where the question opens a new one."""
    sentences, text, index = site.sentences, site.dispatch.text, site.index - 2

    def apart(one: int) -> bool:
        return "\n" in text[sentences[one].span.end : sentences[one + 1].span.start]

    while apart(site.index - 2) and index > 0 and not apart(index - 1) and sentences[index - 1].zone == "body":
        index -= 1
    return index


def _around_infinitive(site: Site) -> Layout | None:
    """« effect + marker + infinitive »."""
    verb = next_infinitive(site)
    if verb is None or no_purpose(site, verb):
        return None
    found = laid_out(site, (site.end, phrase_end(site, verb)))
    return found if found is not None and _tells(site, found[0]) else None


def _tells(site: Site, effect: EvidenceSpan) -> bool:
    """Whether the effect has a verb: « deux mille personnes pour sauver la gare », « la date fixée comme échéance pour
    signer » tell nothing done."""
    here = site.here
    inside = (here.tokens[i] for i in range(here.at(effect.start), here.at(effect.end - 1) + 1))
    return any(t.pos in {"VERB", "AUX"} for t in inside)


def _if_then(site: Site) -> Layout | None:
    """« Si effect, c'est que cause », at the head of the sentence or behind a colon."""
    here, words = site.here, load_table(site.dispatch.language, "causes")["cleft"]
    floor = strong_break_before(here, site.start)
    first = first_word(here, floor)
    if not opens_if(here, first, words["if"]) or here.word(site.start - 1) != ",":
        return None
    effect = trimmed(here, first + 1, site.start)
    cause = trimmed(here, site.end, sentence_end(here, site.end))
    # Behind « si » stands a clause, even where the parser takes its verb for a noun (« si la peur demeure »).
    told = any(is_finite(token) for token in here.tokens[slice(*cause)])
    return (site.span(effect), site.span(cause)) if told and effect[1] - effect[0] > 1 else None


def _adnominal(site: Site) -> Layout | None:
    """« un retard dû à + noun phrase »: the noun right before, whatever the parser makes of the participle."""
    here = site.here
    end = site.start - (here.word(site.start - 1) == ",")
    noun = next((i for i in range(end - 1, -1, -1) if here.tokens[i].pos not in {"ADJ", "ADV"}), None)
    governed = governed_noun(site)
    if noun is None or governed is None or here.tokens[noun].pos not in {"NOUN", "PROPN"}:
        return None
    above = here.governor(noun)
    while above is not None and above < noun and here.tokens[above].pos == "NOUN" and here.tokens[noun].dep == "nmod":
        noun, above = above, here.governor(above)
    if here.lemmas[noun] in site.rule["not_objects"]:
        return None
    start = next(i for i in sorted(here.subtree(noun)) if here.tokens[i].pos != "ADP")
    cause = trimmed(here, site.end, phrase_end(site, governed))
    return site.span(trimmed(here, start, end)), site.span(cause)


def _perfect(site: Site) -> Layout | None:
    """« effect + pour + avoir + participle »: the deed before is the reason."""
    verb = next_infinitive(site)
    barred = site.rule["not_with"]
    if verb is None or not is_perfect(site, verb):
        return None
    if any(site.here.tokens[i].lemma.lower() in barred for i in range(site.start)):
        return None
    return laid_out(site, (site.end, phrase_end(site, deed_behind(site) or verb)))


def _passive_only(site: Site) -> Layout | None:
    """« effect, retardé par cause »: told with an auxiliary or set apart, and the cause is a thing."""
    here, verb = site.here, main_verb(site)
    agent = agent_of(here, verb, site.words["by"])
    told = site.start < verb or here.word(site.start - 1) == "," or here.word(verb - 1) == ","
    if agent is None or not told or is_somebody(here, agent):
        return None
    return _passive(site, verb, agent)


def _verb(site: Site) -> Layout | None:
    """« cause provoque effect », « effect provoqué par cause »."""
    here, verb = site.here, main_verb(site)
    agent = agent_of(here, verb, site.words["by"])
    if agent is not None:
        return _passive(site, verb, agent)
    subject, thing = here.subject(verb), here.child(verb, "obj")
    if subject is None or thing is None or thing < verb or here.tokens[thing].pos == "PRON" or is_barred(site, thing):
        return None
    if _is_denied(site, verb):
        return None
    if here.tokens[subject].pos == "PROPN" and here.tokens[subject].dep != "nsubj":
        return None
    cause = nominal(site, subject, verb)
    return site.span(noun_phrase(site, thing)), cause


def _passive(site: Site, verb: int, agent: int) -> Layout | None:
    here = site.here
    holder = here.governor(verb) if here.tokens[verb].dep in {"acl", "amod"} else None
    effect = holder if holder is not None and holder < verb else here.subject(verb)
    if effect is None:
        effect = _apposed_subject(here, verb, agent)
    if effect is None or is_barred(site, effect) or _is_manner(here, agent) or _is_of_other_clause(here, effect, verb):
        return None
    last = verb if effect < verb else len(here.tokens)
    cause = site.span(noun_phrase(site, agent, start=min(here.subtree(agent)) + 1))
    return nominal(site, effect, last), cause


def _is_manner(here: Tree, agent: int) -> bool:
    """« déclenchée par erreur », « provoqué par mégarde »: how it came about."""
    token = here.tokens[agent]
    return token.pos == "NOUN" and token.feature("Number") != "Plur" and not here.children[agent][1:]


def _is_of_other_clause(here: Tree, subject: int, verb: int) -> bool:
    """« La Chambre a voté la loi alors que trains et bus étaient paralysés »: a conjunction and a verb part the two."""
    opened = next((i for i in range(verb - 1, subject, -1) if here.tokens[i].pos == "SCONJ"), None)
    return opened is not None and here.tokens[verb].dep != "acl:relcl"


def _apposed_subject(here: Tree, verb: int, agent: int) -> int | None:
    """« Provoquées par X, elles … »: the subject behind the comma, where it agrees."""
    if verb > 1:
        return None
    subjects = [i for i, token in enumerate(here.tokens) if i > agent and token.dep in {"nsubj", "nsubj:pass"}]
    return subjects[0] if subjects else None


def _attribute(site: Site) -> Layout | None:
    """« X attribue effect à cause »."""
    here, verb = site.here, main_verb(site)
    thing = here.child(verb, "obj")
    if thing is None or thing < verb or is_barred(site, thing) or _is_denied(site, verb):
        return None
    if here.word(site.start - 1) in site.words["oneself"]:
        return None
    cause = next((i for i in here.children[verb] if i > thing and here.tokens[i].dep in _OBLIQUE), None)
    start, end = noun_phrase(site, thing)
    if cause is None:
        return _attributed_by_position(site, start, thing)
    below = here.subtree(cause)
    first = below[0] + (here.word(below[0]) in site.words["to"])
    return site.span(trimmed(here, start, min(end, below[0]))), site.span(trimmed(here, first, below[-1] + 1))


def _is_denied(site: Site, verb: int) -> bool:
    """« rien ne permet d'attribuer … »: the verb, or the one on which its infinitive depends, is denied."""
    above = site.here.governor(verb) if site.here.tokens[verb].feature("VerbForm") == "Inf" else None
    heads = [head for head in (verb, above) if head is not None]
    return any(site.here.word(child) in site.words["not"] for head in heads for child in site.here.children[head])


_OBLIQUE = frozenset({"obl", "obl:arg", "iobj", "obl:mod", "conj"})


def _attributed_by_position(site: Site, start: int, thing: int) -> Layout | None:
    """Where the parser hangs « à cause » elsewhere, the first « à » behind the effect parts them."""
    here = site.here
    end = sentence_end(here, thing)
    to = next((i for i in range(thing + 1, end) if here.word(i) in site.words["to"]), None)
    if to is None or end - to < 2:
        return None
    opening = next((i for i in range(thing + 1, to) if here.word(i) == "«"), to)
    return site.span(trimmed(here, start, opening)), site.span(trimmed(here, to + 1, end))


SHAPES: dict[str, Callable[[Site], Layout | None]] = {
    "noun": _around_noun,
    "clause": _around_clause,
    "infinitive": _around_infinitive,
    "reversed": reversed_around,
    "reversed_clause": reversed_clause,
    "forward": forward,
    "if_then": _if_then,
    "adnominal": _adnominal,
    "perfect": _perfect,
    "passive": _passive_only,
    "which": which,
    "whence": whence,
    "consequence": consequence,
    "ensued": ensued,
    "accused": accused,
    "blamed": blamed,
    "headed": headed,
    "degree": degree,
    "so_much": so_much,
    "verb": _verb,
    "attribute": _attribute,
    "led": led,
}
