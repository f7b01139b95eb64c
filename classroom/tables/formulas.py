"""Text that a spreadsheet must show, never run (OWASP, « CSV injection »). Pure."""

from __future__ import annotations

import re
import unicodedata

#: A cell that begins with one of these would be run as a formula; the wide ones are the same signs to some programs.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "﹢", "﹣", "﹦", "﹫", "−")

#: What may stand between cells, or end a line.
_SEPARATORS = re.compile(r"([,;\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029])")


def is_dangerous(text: str) -> bool:
    """Whether a spreadsheet might take a text for a formula, also behind spaces and signs that nobody sees."""
    start = 0
    while start < len(text) and _is_unseen(text[start]):
        start += 1
    return text.startswith(FORMULA_STARTS) or text[start:].startswith(FORMULA_STARTS)


def defused(text: str) -> str:
    """Text that a spreadsheet shows instead of running it: an apostrophe in front says « this is text »."""
    return "'" + text if is_dangerous(text) else text


def defused_throughout(text: str) -> str:
    """The same for text in a CSV file, which may be opened by a program that splits it at another sign than it was
    written with: no part behind such a sign begins like a formula either."""
    first, *others = _SEPARATORS.split(defused(text))
    return first + "".join(
        separator + ("'" + part if is_dangerous(part.lstrip('" ')) else part)
        for separator, part in zip(others[::2], others[1::2], strict=True)
    )


def _is_unseen(sign: str) -> bool:
    """Spaces of every width, controls, and signs of no width."""
    return sign.isspace() or unicodedata.category(sign) in {"Cc", "Cf", "Zs"}
