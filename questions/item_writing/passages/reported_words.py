"""Who stands behind the words of a passage: what frames them, whom to credit, who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from questions.annotations import (
    Actor,
    Attribution,
    EvidenceSpan,
    Sentence,
)
from questions.annotator.parsing.quotations import Quotation, quotations
from questions.item_writing.drafts import counting_words, say, wordlist
from questions.item_writing.french.reference import stands_alone
from questions.item_writing.french.stretches import Offsets
from questions.item_writing.french.wording import fold, morphology, tidy
from questions.item_writing.passages.excerpts import (
    is_whole,
    small_article,
)
from questions.item_writing.passages.known_actors import KnownActors
from questions.naming import small_first, small_words
from questions.syntax import tree

_LONGEST_SOURCE = 9
#: The part of the shorter name's words that two names of one body share.
_MOSTLY = 0.6
#: Letters of an acronym.
_LONGEST_ACRONYM = 6
#: A purpose may hang on the object (« le mandat pour … »); a reason hangs on the verb.
_DETACHED = frozenset({"cause", "reaction", "initiator"})


@dataclass(frozen=True)
class ReportedWords(KnownActors):
    """Reported words and reasons around a passage; builds on the actors."""

    def asides(self, sentence: Sentence, span: EvidenceSpan) -> list[Offsets]:
        """Stretches of the sentence that only say who speaks: before or behind the reported words around ``span``."""
        known = self.read(span.file).attributions
        around = [said for said in known if said.content.contains(span) or _ends_with(sentence, said)]
        found = [frame for said in around for frame in self._frame(sentence, said)]
        return [each for each in found if each[0] < each[1]]

    def tells_who_spoke(self, span: EvidenceSpan) -> bool:
        """« … », a dit la maire: whether a passage has words of somebody together with who said them."""
        known = self.read(span.file).attributions
        return any(
            said.source is not None and span.contains(said.source) and span.overlaps(said.content) for said in known
        )

    def reasons(self, sentence: Sentence, besides: Offsets) -> list[Offsets]:
        """Stretches of the sentence, marker included, that give a reason and do not hold the stretch ``besides``."""
        found = []
        for relation in self.read(sentence.span.file).causes:
            marker, cause = relation.marker, relation.cause
            if marker is None or marker.end > cause.start or not sentence.span.contains(cause):
                continue
            if relation.kind not in _DETACHED:
                continue
            clear = besides[1] <= marker.start or besides[0] >= cause.end
            adverbial = fold(tidy(marker.quote).replace("’", " ").split(" ")[0]) in wordlist("reason_openings")
            if clear and adverbial and sentence.span.contains(marker):
                found.append((marker.start, cause.end))
        return found

    def _frame(self, sentence: Sentence, said: Attribution) -> list[Offsets]:
        """The stretch of the sentence between its cue and its far end from the content."""
        if not sentence.span.overlaps(said.cue) or not sentence.span.overlaps(said.content):
            return []
        before = said.cue.start < said.content.start
        if before and said.kind == "indirect" and not tidy(said.content.quote).lower().startswith(wordlist("that")):
            return []
        return [(sentence.span.start, said.content.start) if before else (said.content.end, sentence.span.end)]

    def attribution(self, span: EvidenceSpan) -> Attribution | None:
        """The narrowest reported words in which the passage stands."""
        around = [a for a in self.read(span.file).attributions if a.content.contains(span)]
        narrowest = min(around, key=lambda a: a.content.end - a.content.start, default=None)
        return narrowest or next((a for a in self.read(span.file).attributions if self._goes_on_behind(a, span)), None)

    def _goes_on_behind(self, said: Attribution, span: EvidenceSpan) -> bool:
        """« Le feu est parti, selon l'enquête, d'une braise tombée lundi »: the words in front of a source between
        commas go on behind it, up to the next colon or semicolon."""
        sentence, source = self.sentence(said.cue), said.source
        if sentence is None or source is None or said.kind != "according" or said.content.end > said.cue.start:
            return False
        if not sentence.span.contains(span) or span.start < source.end:
            return False
        text, offset = sentence.span.quote, sentence.span.start
        between = text[source.end - offset : span.start - offset]
        inside = text[: said.cue.start - offset].rstrip().endswith(",") and between.startswith(",")
        return inside and not set(between) & set(";:")

    def credited(self, file: str, said: Attribution | None) -> str:
        """« selon l'AFP », or « selon la préfète, que cite Le Phare » for reported words."""
        source = self.speaker(said) if said is not None and self._vouches(said) else None
        if source is None or fold(self.outlet(file)) in fold(source) or self._is_agency(file, source):
            return self.according(file)
        return small_first(say("cited", source=source, outlet=self.brief(file)))

    def is_unsigned(self, file: str, said: Attribution | None, *passages: EvidenceSpan) -> bool:
        """« Un témoin est formel : « … » »: words between quotation marks whose speaker no question can name; what they
        tell is not what the outlet says."""
        marked = [(each.outer_start, each.outer_end) for each in self._quotations[file]]
        inside = all(any(low <= each.start < high for low, high in marked) for each in passages)
        return inside and self.credited(file, said) == self.according(file)

    @cached_property
    def _quotations(self) -> dict[str, list[Quotation]]:
        return {each.dispatch.file: list(quotations(each.dispatch.text)) for each in self.dossier.dispatches}

    def _vouches(self, said: Attribution) -> bool:
        """Whether the source is a person or a body named outside the reported words, and speaks for all of them."""
        if said.source is None or not any(actor.kind != "state" for actor in self._sources(said)):
            return False
        sentence = self.sentence(said.cue)
        return sentence is None or not _in_relative(sentence, said)

    def _sources(self, said: Attribution) -> list[Actor]:
        """The actors that the source names; the merged actor of a pronoun, unless it is itself what is spoken of."""
        found = self.actors_in(said.source) if said.source is not None else []
        known = self.actors.get(said.actor or "")
        opens = next(iter(self.actors_in(said.content)), None)
        return found or ([known] if known is not None and known != opens else [])

    def _is_agency(self, file: str, source: str) -> bool:
        """Whether the source is the agency itself (« un correspondant de l'Agence … »), or the body whose page it is,
        under a name that differs in an acronym or an address (« la Mission de l'ONU », « meuse.info »)."""
        agency = fold(self.read(file).dispatch.agency or "")
        names = {agency}
        if _is_much_the_same(agency, fold(source)):
            return True
        for actor in self.dossier.actors:
            known = {fold(name) for name in (actor.name, *actor.aliases)}
            names |= known if agency in known else set()
        return any(name and name in fold(source) for name in names)

    def speaker(self, said: Attribution) -> str | None:
        """Who speaks, in words that stand alone: the merged actor, else the source as written."""
        if said.actor is not None and said.actor in self.actors:
            name = self.display(self.actors[said.actor])
            return name if _is_led_in(name) else None
        if said.source is None:
            return None
        sentence = self.sentence(said.source)
        tokens = [t for t in sentence.tokens if said.source.start <= t.start < said.source.end] if sentence else []
        clean = bool(tokens) and len(tokens) <= _LONGEST_SOURCE and stands_alone(tokens, subject=True)
        clean = clean and sentence is not None and is_whole(sentence, said.source)
        words = small_article(tidy(said.source.quote), tokens[0]) if clean else ""
        return words if _is_led_in(words) else None


def _is_led_in(words: str) -> bool:
    """« l'Otan », « deux témoins », not « ingénieurs », whose « ses » was left out: of whom, nobody knows."""
    first = words.replace("’", " ").replace("'", " ").split(" ")[0]
    known = morphology()["articles"]
    articles = {each.rstrip("'’") for each in (*known["every"], *known["plural"])}
    return words != words.lower() or first.isdigit() or first in articles or fold(first) in counting_words()


def _is_much_the_same(agency: str, source: str) -> bool:
    """Whether two names begin with one noun and share most words, or one is the other without its address."""
    address, _, _ = agency.partition(".")
    if address and address != agency and source.replace("’", " ").split(" ")[-1] == address:
        return True
    first, second = (_words_in_order(name) for name in (agency, source))
    short, long = sorted((first, second), key=len)
    shared = sum(word in long or _spells(word, long) for word in short)
    return len(short) > 1 and short[0] == long[0] and shared >= _MOSTLY * len(short)


def _spells(word: str, names: Sequence[str]) -> bool:
    """« onu » of « organisation des nations unies »: the first letters of names that stand one behind the other."""
    initials = "".join(name[0] for name in names)
    return 1 < len(word) <= _LONGEST_ACRONYM and word in initials


def _words_in_order(name: str) -> list[str]:
    return [word for word in name.replace("’", " ").replace("'", " ").split(" ") if word and word not in small_words()]


def _in_relative(sentence: Sentence, said: Attribution) -> bool:
    """« qui a fait 31 morts selon un bilan »: a source that hangs on a relative clause inside what it would cover."""
    here = tree(sentence)
    place = here.at(said.cue.start)
    if place >= len(here.tokens):
        return False
    above = (place, *here.ancestors(place))
    relative = (i for i in above if here.tokens[i].dep == "acl:relcl")
    return any(here.tokens[i].start > said.content.start for i in relative) and said.kind == "according"


def _ends_with(sentence: Sentence, said: Attribution) -> bool:
    """« …, selon le commandant des pompiers, le colonel Ruiz. »: whatever it vouches for, it only says who speaks."""
    if said.kind != "according" or said.source is None or not sentence.span.contains(said.source):
        return False
    return all(t.pos in {"PUNCT", "SPACE"} for t in sentence.tokens if t.start >= said.source.end)
