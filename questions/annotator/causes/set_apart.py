"""Markers set apart inside a clause: « des gens qui, faute de gaz, brûlent leurs meubles », « , tant il vente »."""

from __future__ import annotations

from questions.annotator.causes.effects import laid_out
from questions.annotator.causes.layout import clause_end, governed_noun, sentence_end, sentence_part_before
from questions.annotator.causes.quotation_bounds import quotation_end
from questions.annotator.causes.sites import Layout, Range, Site
from questions.syntax import Tree, is_finite, trimmed

#: What opens the clause behind « tant » or « tellement ».
_OPENS_CLAUSE = frozenset({"DET", "PRON", "PROPN", "NUM", "NOUN"})
#: What may open the subject of another clause right behind a bare noun (« à force d'efforts trois d'entre eux … »).
_OPENS_SUBJECT = frozenset({"DET", "PRON", "NUM"})
#: « faute d'ordinateurs », « à force de vives disputes »: words of a bare phrase, at most.
_LONGEST_BARE = 3


def so_much(site: Site) -> Layout | None:
    """« effect, tant + clause »: behind a comma, with a verb before « que » and any other comma.

    « tant les jeunes que les vieux » compares, « tant il est vrai que » says nothing of its own.
    """
    here = site.here
    if site.start < 2 or here.word(site.start - 1) not in {",", "–", "—"} or site.end >= len(here.tokens):
        return None
    first = here.tokens[site.end]
    verb = next((i for i in range(site.end, len(here.tokens)) if is_finite(here.tokens[i])), None)
    if first.pos not in _OPENS_CLAUSE or verb is None or verb == site.end:
        return None
    between = {here.word(i) for i in range(site.end, verb)}
    if not between.isdisjoint({",", "que", "qu'", ";", ":"}) or here.word(verb + 1) in site.rule["not_behind_verb"]:
        return None
    before = sentence_part_before(here, site.start - 1)
    told = any(is_finite(here.tokens[i]) for i in range(*before))
    return laid_out(site, (site.end, clause_end(site))) if told else None


def inserted(site: Site) -> Layout | None:
    """« qui, faute de gaz, + verb »: right behind a relative subject and a comma, the verb behind the second comma."""
    here, governed = site.here, governed_noun(site)
    if site.start < 2 or here.word(site.start - 1) != "," or here.word(site.start - 2) != "qui" or governed is None:
        return None
    comma = next((i for i in range(site.end, len(here.tokens)) if here.word(i) == ","), None)
    if comma is None or any(is_finite(here.tokens[i]) for i in range(site.end, comma)):
        return None
    end = min(sentence_end(here, comma), quotation_end(here, comma), _next_comma(here, comma))
    effect = trimmed(here, comma + 1, end)
    if not any(is_finite(here.tokens[i]) for i in range(effect[0], min(effect[0] + 4, effect[1]))):
        return None
    return site.span(effect), site.span(trimmed(here, site.end, comma))


def coordinated(site: Site) -> Layout | None:
    """« …, et à force d'efforts trois d'entre eux ont réussi »: behind a comma and a conjunction a bare noun gives the
    reason of the clause right behind it, whose subject opens with an article, a number or a pronoun."""
    here = site.here
    if site.start < 2 or here.tokens[site.start - 1].pos != "CCONJ" or here.word(site.start - 2) != ",":
        return None
    reach = range(site.end + 1, min(site.end + 1 + _LONGEST_BARE, len(here.tokens)))
    subject = next((i for i in reach if here.tokens[i].pos in _OPENS_SUBJECT), None)
    if subject is None or here.tokens[subject - 1].pos in {"ADP", "PUNCT", "CCONJ", "DET"}:
        return None
    if here.tokens[site.end].pos in _OPENS_SUBJECT:
        return None
    effect: Range = trimmed(here, subject, min(sentence_end(here, subject), quotation_end(here, subject)))
    verb = next((i for i in range(*effect) if is_finite(here.tokens[i])), None)
    if verb is None or any(here.word(i) in {",", "qui"} for i in range(subject, verb)):
        return None
    return site.span(effect), site.span(trimmed(here, site.end, subject))


def only_refers(site: Site, verb: int, comma: int) -> bool:
    """« comme le maire l'a dit », « comme il le demande »: a verb of saying or wanting without an object of its own;
    « comme personne ne veut céder », « comme il craint une crue » give a reason."""
    here = site.here
    said = next((i for i in range(verb, comma) if here.tokens[i].pos == "VERB"), verb)
    if here.lemmas[said] not in site.rule["not_heads"]:
        return any(
            here.tokens[i].pos == "VERB" and here.lemmas[i] in site.rule["not_heads"] for i in range(said, comma)
        )
    clitic = any(here.word(i) in site.rule["clitics"] for i in range(site.end, said) if here.tokens[i].pos != "DET")
    behind = here.tokens[said + 1] if said + 1 < comma else None
    own = behind is not None and (behind.pos == "DET" or behind.feature("VerbForm") == "Inf")
    return clitic or not own


def _next_comma(here: Tree, comma: int) -> int:
    """Position of the comma behind this one, else the end."""
    return next((i for i in range(comma + 1, len(here.tokens)) if here.word(i) == ","), len(here.tokens))
