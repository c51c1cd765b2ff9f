"""Headless Chromium, driven by its own protocol (CDP); every wait a wait for something seen."""

from __future__ import annotations

import asyncio
import base64
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pyte

PATIENCE = 60.0
"""Seconds after which what was waited for will not come."""
PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
    "--window-size=1000,700",
    # A closed network: no name is found, and nothing but this machine is reached.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


class Chromium:
    """A browser with one page, the screen of the terminal in it kept by an emulator."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        """Every address that the page asked for."""
        self.screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.screen)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._changed = asyncio.Event()

    async def __aenter__(self) -> Chromium:
        assert PROGRAM is not None
        self._folder = tempfile.TemporaryDirectory(prefix="digest-tui-chromium-", ignore_cleanup_errors=True)
        self._program = await asyncio.create_subprocess_exec(
            *(PROGRAM, *_FLAGS, f"--user-data-dir={self._folder.name}", "about:blank"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        assert self._program.stderr is not None
        async with asyncio.timeout(PATIENCE):
            port = await _read_port(self._program.stderr)
        # What it says further is read as well: else it would wait for room in the pipe.
        self._rest = asyncio.create_task(self._program.stderr.read())
        self._session = aiohttp.ClientSession()
        async with self._session.get(f"http://127.0.0.1:{port}/json/list") as answer:
            (page,) = [target for target in await answer.json() if target["type"] == "page"]
        self._socket = await self._session.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0)
        self._listener = asyncio.create_task(self._listen())
        await self.call("Network.enable")
        await self.call("Page.enable")
        await self.call("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.cancel()
        await self._session.close()
        self._program.kill()
        await self._program.wait()
        await self._rest
        self._folder.cleanup()

    async def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """What the browser answers to a command of its protocol."""
        number = len(self._answers)
        self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        answer = await asyncio.wait_for(self._answers[number], PATIENCE)
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    async def evaluate(self, script: str) -> object:
        """The value of a script of the page."""
        result = await self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    async def open(self, address: str) -> None:
        """Go to an address."""
        await self.call("Page.navigate", url=address)

    async def press(self, key: str, text: str | None = None) -> None:
        """Strike a key: a letter, or the name of another."""
        letter = {"text": text or key} if len(key) == 1 or text else {}
        code = {"Escape": 27, "Enter": 13}.get(key, ord(key.upper()) if len(key) == 1 else 0)
        for kind in ("keyDown", "keyUp"):
            await self.call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **letter)

    async def wait_for(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until a condition is met. Raises TimeoutError with the screen where it never is."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not condition():
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError as error:
            raise TimeoutError("\n".join([f"{what} did not come; the screen:", *self.screen.display])) from error

    async def wait_for_text(self, text: str) -> None:
        """Wait until the terminal in the page shows a text."""
        await self.wait_for(lambda: text in "\n".join(self.screen.display), text)

    async def wait_for_value(self, script: str, value: object) -> None:
        """Wait until a script of the page has a value."""
        async with asyncio.timeout(PATIENCE):
            while await self.evaluate(script) != value:
                # Asked again and again: a page tells nobody that its clipboard or a style has changed.
                await asyncio.sleep(0.05)

    async def take_picture(self) -> bytes:
        """The page as PNG."""
        return base64.b64decode((await self.call("Page.captureScreenshot"))["data"])

    async def _listen(self) -> None:
        async for message in self._socket:
            said = message.json()
            if "id" in said:
                self._answers[said["id"]].set_result(said)
            elif said["method"] == "Network.requestWillBeSent":
                self.asked.append(said["params"]["request"]["url"])
            elif said["method"] == "Network.webSocketCreated":
                self._take_size(said["params"]["url"])
            elif said["method"] == "Network.webSocketFrameReceived":
                frame = said["params"]["response"]
                if frame["opcode"] == 2:
                    self._stream.feed(base64.b64decode(frame["payloadData"]))
            self._changed.set()

    def _take_size(self, address: str) -> None:
        self.asked.append(address)
        size = parse_qs(urlsplit(address).query)
        self.screen.resize(int(size["height"][0]), int(size["width"][0]))


async def _read_port(errors: asyncio.StreamReader) -> int:
    """The port on which the browser says that it can be driven."""
    async for line in errors:
        if match := re.match(rb"DevTools listening on ws://127\.0\.0\.1:(\d+)/", line):
            return int(match[1])
    raise EOFError("the browser ended")
