"""What a page says of its outlet outside its masthead: to readers, at its foot, in addresses, to journalists.

Each name that is given here stands at two places of the page, or beside words that nobody writes beside another name.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from questions.cleaning.classify import Line
from questions.cleaning.issuers import is_letter
from questions.cleaning.page_heads import LABEL
from questions.cleaning.pieces import pieces
from questions.cleaning.vocabulary import OutletRules, Vocabulary
from questions.naming import folded, small_words

#: Words of a name.
_LONGEST = 7
#: Lines of the head and of the foot of a page, at most.
_HEAD, _FOOT = 20, 60
#: Lines below the headline among which the stamp stands.
_UNDER = 8
#: Letters of an address that may spell a name.
_SHORTEST_LABEL = 5
#: « redaction@lephare.example », « www.lephare.example ».
_MAIL = re.compile(r"(?<![\w.-])(?P<box>[\w.-]+)@(?P<host>[a-z\d-]+(?:\.[a-z\d-]+)*)\.[a-z]{2,8}\b", re.IGNORECASE)
_SITE = re.compile(r"\b(?:https?://)?www\.(?P<host>[a-z\d-]+(?:\.[a-z\d-]+)*)\.[a-z]{2,8}\b", re.IGNORECASE)
#: Right behind a name that is but a part of an address.
_IN_ADDRESS = re.compile(r"[\w-]*(?:@|\.[a-z])")


class Witnesses:
    """Looks for a name in what a page prints around its text."""

    def __init__(self, lines: Sequence[Line], headline: Line | None, words: Vocabulary) -> None:
        self.lines, self.rules = lines, words.outlet
        self.headline, self.issue = headline, words.pack.regex("stamp.issue")
        prose = [index for index, line in enumerate(lines) if line.kind == "prose"]
        head = lines.index(headline) if headline in lines and headline is not None else min(prose, default=0)
        self.above = [line for line in lines[:head] if line.kind != "stamp"][:_HEAD]
        below = lines[head + 1 :][:_UNDER] if headline is not None else []
        #: What stands between the headline and the stamp.
        stamped = next((place for place, line in enumerate(below) if line.kind == "stamp"), 0)
        self.under = [line for line in below[:stamped] if line.kind == "title"]
        self.around = [line for line in lines if line.kind != "prose"]
        self.below = [line for line in lines[max(prose, default=len(lines)) + 1 :] if line.rule not in ("link", "list")]
        self.is_release = is_letter(lines, words) or any(self.rules.press_office.search(_of(each)) for each in lines)

    def told_to_readers(self) -> Iterator[str]:
        """« S'abonner au Courrier du Lac », « La lettre de Midi-Lac », « la rédaction de L'Éclair »."""
        for pattern in self.rules.readers:
            for line in self.around:
                found = pattern.search(_of(line))
                if found:
                    yield self._in_full(self._uncontracted(found))

    def _in_full(self, name: str) -> str:
        """« Radio Lac » told to readers, « Radio Lac Nord » alone in a line at the head: the paper's full name."""
        heads = (_of(line) for line in self.above)
        longer = (each for each in heads if each.startswith(f"{name} ") and self._could_name(each))
        return next((each for each in longer if all(word[:1].isupper() for word in each.split())), name)

    def _uncontracted(self, found: re.Match[str]) -> str:
        """« au Courrier » → « Le Courrier »."""
        link, name = folded(found["link"] or "").strip(), found["agency"].strip()
        article = self.rules.contracted.get(link)
        return f"{article} {name}".replace("' ", "'") if article else name

    def above_stamps(self) -> Iterator[str]:
        """« Le Phare du Lac » alone in a line between the headline and the stamp: a medium with its article."""
        for line in self.under:
            name = _of(line)
            cased = all(word[:1].isupper() or folded(word) in small_words() for word in re.findall(r"[^\W\d_]+", name))
            told = self.rules.with_article.search(name) and self.rules.media.search(name)
            if cased and told and len(name.split()) <= _LONGEST:
                yield name

    def said_at_the_foot(self) -> Iterator[str]:
        """A line above the headline that a line below the text says among other words; one word may be a place."""
        foot = [piece for line in self.below[-_FOOT:] for piece in pieces(_of(line))]
        for line in self.above:
            for piece in map(self._without_issue, pieces(LABEL.sub("", _of(line)))[:1]):
                if self._could_name(piece) and any(_holds(each, piece) for each in foot):
                    yield piece

    def _without_issue(self, piece: str) -> str:
        """« Forge & Feu n° 842 »: a number is that of an issue."""
        issue = self.issue.search(piece)
        return piece[: issue.start()].rstrip(" ,(") if issue else piece

    def _could_name(self, piece: str) -> bool:
        several = len(re.findall(r"\w+", piece)) > 1
        return several and len(piece.split()) <= _LONGEST and piece[:1].isupper() and ":" not in piece

    def beside_mottoes(self) -> Iterator[str]:
        """« CÂBLORAMA » above or below « L'hebdo des remontées »: at the head, one is the name and the other tells what
        it is."""
        top = [line for line in self.above[:4] if line.kind in ("title", "dirt")]
        whole = [_of(line) for line in top if len(line.block.words) <= 2 * _LONGEST and len(pieces(_of(line))) == 1]
        wrapped = [(text, without_motto(text, self.rules)) for text in whole]
        yield from (name for text, name in wrapped if name != text)
        for place, line in enumerate(top):
            if is_motto(_of(line), self.rules):
                beside = [*top[max(0, place - 1) : place], *top[place + 1 : place + 2]]
                yield from (_of(each) for each in beside if self._is_short(each))

    def _is_short(self, line: Line) -> bool:
        text = _of(line)
        return len(text.split()) <= _LONGEST and len(pieces(text)) == 1 and not is_motto(text, self.rules)

    def issuers(self) -> Iterator[str]:
        """Who sends a release: « À propos de Câbleval », « Service de presse de Câbleval »."""
        for pattern in self.rules.about if self.is_release else ():
            for line in self.lines:
                found = pattern.search(_of(line)) if len(_of(line).split()) <= 2 * _LONGEST else None
                if found:
                    yield found["agency"]

    def announced(self) -> Iterator[str]:
        """« COMMUNIQUÉ N° 3 DU GOUVERNEMENT », « Communiqué de la préfecture de la Drôme » at the head of a release."""
        for line in self.around[:_HEAD]:
            found = self.rules.announced.search(_of(line))
            if found:
                yield f"{found['agency'][:1].upper()}{found['agency'][1:]}"

    def heads_named(self) -> Iterator[str]:
        """A line at the head of a release that its sentences name."""
        prose = "\n".join(_of(line) for line in self.lines if line.kind == "prose")
        for line in self.above if self.is_release else ():
            name = _of(line)
            said = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", prose) if name[:1].isupper() else None
            if line.kind == "title" and said and len(name.split()) <= _LONGEST:
                yield name

    def addressed(self) -> Iterator[str]:
        """« redaction@echolac.example », of a release any address, and « L'Écho du Lac » somewhere on the page."""
        yield from self._spelled(self._hosts(None if self.is_release else self.rules.own_boxes))

    def _hosts(self, boxes: re.Pattern[str] | None) -> Iterator[str]:
        """Hosts of the addresses around the text, of mails only those of these boxes."""
        for line in self.around:
            mails = _MAIL.finditer(line.block.plain)
            yield from (each["host"] for each in mails if boxes is None or boxes.search(each["box"]))
            sites = _SITE.finditer(line.block.plain)
            yield from (each["host"] for each in sites if boxes is None or each[0] == _of(line))

    def _spelled(self, hosts: Iterator[str]) -> Iterator[str]:
        """The name that an address spells, in the form that the page prints most often."""
        labels = dict.fromkeys(host.lower().split(".")[-1] for host in hosts)
        told = [each for each in labels if len(each) >= _SHORTEST_LABEL and not self.rules.mail_services.search(each)]
        page = "\n".join(_of(line) for line in self.lines) if told else ""
        bare = _bare(page)
        for label in told[:_HEAD]:
            spans = (match.span("name") for match in _spelling(label).finditer(bare))
            forms = Counter(page[a:b] for a, b in spans if not _IN_ADDRESS.match(bare, b))
            said = [form for form, _ in forms.most_common() if form[:1].isupper()]
            yield from sorted(said, key=str.isupper)[:1]


def is_motto(text: str, rules: OutletRules) -> bool:
    """« L'hebdo des huiliers », « la radio qui bouge », « Votre quotidien depuis 1921 »: what a medium is, in small
    letters; « Le Journal du Lac », « Agence lacustre » are names."""
    small = text[:1].islower() or bool(rules.motto.search(text))
    return small and bool(rules.kinds.search(text))


def without_motto(name: str, rules: OutletRules) -> str:
    """« Le Phare du Lac le quotidien des rameurs » → « Le Phare du Lac »: a motto may follow without any sign."""
    for blank in re.finditer(" ", name):
        before, behind = name[: blank.start()], name[blank.end() :]
        open_ended = folded(before.split(" ")[-1].split("'")[-1]) in small_words() or not before[:1].isupper()
        open_ended = open_ended or not before[-1:].isalnum()
        kind = re.match(r"[a-zà-þ]+(?: |['’])[a-zà-þ]+(?= )", behind)
        told = kind is not None and folded(re.split("[ '’]", kind[0])[0]) in small_words()
        if kind and told and not open_ended and rules.refused.search(kind[0]) and is_motto(behind, rules):
            return before
    return name


def _of(line: Line) -> str:
    return line.block.plain.strip()


def _holds(text: str, name: str) -> bool:
    """Whether a piece says the name and something else."""
    found = re.search(rf"(?<![\w-]){re.escape(folded(name))}(?![\w-])", folded(text))
    return found is not None and len(folded(text)) > len(folded(name)) + 2


def _bare(text: str) -> str:
    """The text letter by letter without accents, as long as before."""
    return "".join(unicodedata.normalize("NFD", c)[0] for c in text).lower()


def _spelling(label: str) -> re.Pattern[str]:
    """« echo-lac », « echolac »: « L'Écho du Lac »; small words and blanks may stand between the letters' words."""
    small = "|".join(sorted((re.escape(word) for word in small_words() if word.isalpha()), key=len, reverse=True))
    between = rf"(?:[ '’&-]+(?:(?:{small})[ '’]+)*)?"
    letters = between.join(re.escape(c) for c in label if c.isalnum())
    return re.compile(rf"(?<![\w@.-])(?P<name>(?:l[ea] |les |l['’])?{letters})(?![\w-])")
