"""A network between students and server that can be lost, in either direction."""

from __future__ import annotations

import asyncio
import contextlib
from enum import Enum, auto


class Weather(Enum):
    """How the network behaves."""

    UP = auto()
    #: Nothing gets through; connections are cut.
    DOWN = auto()
    #: What students send arrives, what the server answers does not: it has the answer, and they cannot know.
    REPLIES_LOST = auto()


class Network:
    """A relay on a port of loopback.

    :param server_port: where the server answers.
    """

    def __init__(self, server_port: int) -> None:
        self.server_port = server_port
        self.weather = Weather.UP
        self.port = 0
        self._writers: set[asyncio.StreamWriter] = set()
        self._listener: asyncio.Server | None = None

    async def open(self) -> None:
        """Begin to listen; ``port`` is known then."""
        self._listener = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._listener.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Cut everything and stop listening."""
        assert self._listener is not None
        self._listener.close()
        self._cut()

    def turn(self, weather: Weather) -> None:
        """Change the weather; when the network goes down, what is on its way is lost."""
        self.weather = weather
        if weather is Weather.DOWN:
            self._cut()

    def _cut(self) -> None:
        for writer in list(self._writers):
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.weather is Weather.DOWN:
            writer.transport.abort()
            return
        with contextlib.suppress(OSError):
            server_reader, server_writer = await asyncio.open_connection("127.0.0.1", self.server_port)
            both = {writer, server_writer}
            self._writers |= both
            try:
                await asyncio.gather(self._pass_on(reader, server_writer), self._pass_back(server_reader, writer))
            finally:
                self._writers -= both
                for one in both:
                    one.transport.abort()

    async def _pass_on(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        while data := await source.read(65536):
            target.write(data)
        target.write_eof()

    async def _pass_back(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        while data := await source.read(65536):
            if self.weather is Weather.REPLIES_LOST:
                target.transport.abort()
                return
            target.write(data)
