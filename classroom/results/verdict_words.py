"""What to think of a question, in plain words of the reader's language, for pages and files."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext

from classroom.results.verdicts import Said, Verdict

_PLAIN = {
    Verdict.UPSIDE_DOWN: lazy_gettext("Those who do well elsewhere are wrong here: look at the key and the wording."),
    Verdict.CHANCE: lazy_gettext("No better than answers at random."),
    Verdict.TOO_HARD: lazy_gettext("Too hard: hardly anybody was right."),
    Verdict.TOO_EASY: lazy_gettext("Too easy: nearly everybody was right."),
    Verdict.WEAK: lazy_gettext("Hardly tells those who know from those who do not."),
    Verdict.GOOD: lazy_gettext("A good question: it tells those who know from those who do not."),
    Verdict.FINE: lazy_gettext("Nothing stands out."),
    Verdict.TOO_FEW: lazy_gettext("Too few answers to say anything."),
    Verdict.DROPPED: lazy_gettext("Dropped: it does not count."),
}


def verdict_words(said: Said) -> str:
    """One sentence."""
    if said.verdict is Verdict.KEY_IN_DOUBT:
        best = {"count": said.count, "of": said.of, "answer": said.answers[0]}
        return str(_("The key may be wrong: %(count)d of the %(of)d best students chose “%(answer)s”.", **best))
    if said.verdict is Verdict.UNUSED:
        return str(_("Nobody chose: %(answers)s.", answers=" · ".join(said.answers)))
    return str(_PLAIN[said.verdict])
