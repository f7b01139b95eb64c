"""Numbers in addresses."""

from __future__ import annotations

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

#: The highest number a row can have; a database asked for a higher one breaks down instead of finding nothing.
HIGHEST_ROW = 2**31 - 1


class RowNumber(IntegerConverter):
    """``<int:…>`` in the addresses of this site: a number that a row can have; any other leads nowhere (404)."""

    def __init__(self, map: Map) -> None:
        super().__init__(map, max=HIGHEST_ROW)


def init_app(app: Flask) -> None:
    """Read the numbers of all addresses so; to be called before the rooms register theirs."""
    app.url_map.converters["int"] = RowNumber
