"""What the forms of several rooms share: how typed text is cleaned, and rows that can be added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from flask_babel import format_decimal, gettext
from wtforms import Field, FieldList, StringField
from wtforms.utils import unset_value

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009']")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,9})?", re.ASCII)
_AS_ENGLISH = str.maketrans({"−": "-", "–": "-", ",": "."})
#: What follows the name of the list in the name of a field: « -12 », « -12-text ».
_ROW = re.compile(r"-[0-9]{1,4}(?:-|$)")


def strip(value: str | None) -> str | None:
    """The text without blanks around it, and without the one character that PostgreSQL cannot keep."""
    return value.replace("\0", "").strip() if value else value


class Number(StringField):  # type: ignore[misc]
    """A number as a French or an English reader writes it: « 1 500,5 ». Nothing typed is :attr:`empty`; what is no
    number is told as an error, and shown as it was typed."""

    def __init__(self, *args: Any, empty: float = 0.0, lowest: float = 0.0, highest: float = 1e12, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.empty, self.lowest, self.highest = empty, lowest, highest
        self.typed: str | None = None

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed."""
        if not valuelist:
            return
        self.typed = valuelist[0].strip()
        bare = _SPACES.sub("", self.typed.translate(_AS_ENGLISH))
        if not bare:
            self.data = self.empty
            return
        self.data = self.empty
        if not _NUMBER.fullmatch(bare):
            raise ValueError(gettext("Write a number, like 12 or 2.5."))
        if not self.lowest <= float(bare) <= self.highest:
            raise ValueError(gettext("This number is too small or too large."))
        self.data = float(bare)

    def _value(self) -> str:
        if self.typed is not None:
            return self.typed
        number = self.empty if self.data is None else self.data
        return "" if number == self.empty == 0 else format_decimal(number)


class Rows(FieldList):  # type: ignore[misc]
    """A list of fields that stays whole whatever is sent for it, where :class:`wtforms.FieldList` breaks down.

    More rows than ``max_entries`` are shown when that many are stored; only adding stops there.
    """

    max_entries: int | None

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        """Make room for all rows that are stored."""
        if self.max_entries and data is not unset_value and data:
            self.max_entries = max(self.max_entries, len(data))
        super().process(formdata, data, extra_filters)

    def append_entry(self, data: Any = unset_value) -> Field | None:
        """Another row, unless there are as many as there may be."""
        full = self.max_entries and len(self.entries) >= self.max_entries
        return None if full else super().append_entry(data)

    def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterator[int]:
        """The same for plain row numbers only: WTForms takes « ² » for a digit, and numbers of any length."""
        plain = [name for name in formdata if name.startswith(prefix) and _ROW.match(name, len(prefix))]
        return super()._extract_indices(prefix, plain)  # type: ignore[no-any-return]
