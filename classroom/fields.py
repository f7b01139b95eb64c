"""What the forms of several rooms share: how typed text is cleaned, and rows that can be added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from wtforms import Field, FieldList
from wtforms.utils import unset_value

#: What follows the name of the list in the name of a field: « -12 », « -12-text ».
_ROW = re.compile(r"-[0-9]{1,4}(?:-|$)")


def strip(value: str | None) -> str | None:
    """The text without blanks around it, and without the one character that PostgreSQL cannot keep."""
    return value.replace("\0", "").strip() if value else value


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
