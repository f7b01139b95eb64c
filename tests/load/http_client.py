"""A lean HTTP client: one connection that is kept, the time of every exchange, no more processor than needed.

What sends the load shares the machine with what is measured; a client of the usual kind would take more of it than the
server.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar
from urllib.parse import urlencode

T = TypeVar("T")

#: Nothing that is asked here may take longer, in seconds.
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of the server and how long it took."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float

    @property
    def json(self) -> Any:
        """The body, read as JSON."""
        return json.loads(self.body)

    @property
    def location(self) -> str:
        """Where a redirect leads."""
        return self.headers["location"]


def play(story: Coroutine[Any, Any, T]) -> T:
    """Run what browsers do, and hang up when they are done.

    In a thread of its own: a browser that another test drives may have left its loop running in this one.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, _then_hang_up(story)).result()


async def _then_hang_up(story: Coroutine[Any, Any, T]) -> T:
    try:
        return await story
    finally:
        for transport in list(_Exchange.open):
            transport.abort()
        # Transports are closed in the next turn of the loop.
        await asyncio.sleep(0.01)


class _Exchange(asyncio.Protocol):
    """Bytes of one connection; one question at a time, and answers that say how long they are."""

    #: Connections that nobody has hung up yet.
    open: ClassVar[set[asyncio.Transport]] = set()

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.buffer = bytearray()
        self.waiting: asyncio.Future[tuple[bytes, bytes]] | None = None
        self.head_end = -1
        self.whole = -1

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.open.add(transport)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if self.head_end < 0:
            self.head_end = self.buffer.find(b"\r\n\r\n")
            if self.head_end < 0:
                return
            self.whole = self.head_end + 4 + _length(bytes(self.buffer[: self.head_end]))
        if len(self.buffer) >= self.whole and self.waiting is not None and not self.waiting.done():
            head, body = bytes(self.buffer[: self.head_end]), bytes(self.buffer[self.head_end + 4 : self.whole])
            self.buffer.clear()
            self.head_end = -1
            self.waiting.set_result((head, body))

    def connection_lost(self, error: Exception | None) -> None:
        if self.transport is not None:
            self.open.discard(self.transport)
        self.transport = None
        if self.waiting is not None and not self.waiting.done():
            self.waiting.set_exception(ConnectionResetError("the server hung up"))

    def ask(self, message: bytes) -> asyncio.Future[tuple[bytes, bytes]]:
        assert self.transport is not None
        self.waiting = asyncio.get_running_loop().create_future()
        self.transport.write(message)
        return self.waiting


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _colon, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    if head.split(b" ", 2)[1] == b"304":
        return 0
    raise ValueError("an answer without a length")


@dataclass
class Browser:
    """Somebody's browser as far as the server can tell: cookies, the token of its forms, one connection.

    :param csrf: the token that scripts and forms send along.
    """

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    csrf: str = ""
    language: str = "fr"
    connection: _Exchange | None = None

    async def get(self, path: str) -> Reply:
        """Open a page."""
        return await self.ask("GET", path)

    async def post(self, path: str, **fields: str) -> Reply:
        """Send a form."""
        body = urlencode({"csrf_token": self.csrf, **fields}).encode()
        return await self.ask("POST", path, body, "Content-Type: application/x-www-form-urlencoded\r\n")

    async def send_json(self, path: str, value: Any) -> Reply:
        """Send what a script sends."""
        headers = f"Content-Type: application/json\r\nAccept: application/json\r\nX-CSRFToken: {self.csrf}\r\n"
        return await self.ask("POST", path, json.dumps(value).encode(), headers)

    async def ask(self, method: str, path: str, body: bytes = b"", headers: str = "") -> Reply:
        """One exchange.

        :raises OSError: when the server hangs up or is not there.
        """
        message = self._head(method, path, len(body), headers).encode() + body
        began, reused = time.perf_counter(), self._is_connected()
        try:
            head, content = await self._exchange(message)
        except ConnectionResetError:
            if not reused:
                raise
            # A connection that was kept may end in the moment it is used again; browsers take another one.
            head, content = await self._exchange(message)
        return self._reply(head, content, time.perf_counter() - began)

    async def _exchange(self, message: bytes) -> tuple[bytes, bytes]:
        try:
            async with asyncio.timeout(PATIENCE):
                return await (await self._connected()).ask(message)
        except BaseException:
            self.close()
            raise

    def _is_connected(self) -> bool:
        return self.connection is not None and self.connection.transport is not None

    def close(self) -> None:
        """Hang up."""
        if self.connection is not None and self.connection.transport is not None:
            self.connection.transport.abort()
        self.connection = None

    def _head(self, method: str, path: str, length: int, headers: str) -> str:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return (
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nAccept-Language: {self.language}\r\n"
            f"Cookie: {cookies}\r\nContent-Length: {length}\r\n{headers}\r\n"
        )

    async def _connected(self) -> _Exchange:
        if self.connection is None or self.connection.transport is None:
            loop = asyncio.get_running_loop()
            _transport, self.connection = await loop.create_connection(_Exchange, "127.0.0.1", self.port)
        return self.connection

    def _reply(self, head: bytes, body: bytes, seconds: float) -> Reply:
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {}
        for line in lines:
            name, _colon, value = line.partition(":")
            headers[name.lower()] = value.strip()
            if name.lower() == "set-cookie":
                cookie, _equals, content = value.strip().partition(";")[0].partition("=")
                self.cookies[cookie] = content
        return Reply(int(first.split(" ", 2)[1]), headers, body, seconds)
