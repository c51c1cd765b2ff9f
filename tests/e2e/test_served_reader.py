"""`digest-tui serve`: the reader in a browser on this machine, which nobody else drives and which asks nobody else."""

from __future__ import annotations

import asyncio
import os
import re
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from e2e.terminal import make_environment

aiohttp = pytest.importorskip("aiohttp", reason="the extra digest-tui[serve] is not installed")
textual_serve_server = pytest.importorskip(
    "textual_serve.server", reason="the extra digest-tui[serve] is not installed"
)

from e2e import chromium  # noqa: E402 - it needs aiohttp

TEXT = (
    "JAN. 1, 2031 — LAKETON — The ferry stands still. [1]\n"
    "JAN. 2, 2031 — PORT ELM — The old library opens. [2]\n"
    "[1] https://example.org/ferry?utm_source=x\n[2] https://example.org/library\n"
)
needs_chromium = pytest.mark.skipif(chromium.PROGRAM is None, reason="Chromium is not installed")


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "ferries <b>.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


class Served:
    """A running `digest-tui serve`."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        assert program.stdout is not None
        self.program = program
        self.page = program.stdout.readline().strip()
        parts = urlsplit(self.page)
        self.address = f"{parts.scheme}://{parts.netloc}"
        self.websocket = self.page.replace("http:", "ws:") + "ws?width=80&height=24"

    def find_readers(self) -> list[int]:
        """The processes of the readers in open pages."""
        return [
            int(word) for word in Path(f"/proc/{self.program.pid}/task/{self.program.pid}/children").read_text().split()
        ]


@contextmanager
def serve(*words: str) -> Iterator[Served]:
    command = [sys.executable, "-m", "digest_tui", "serve", *words]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=make_environment(),
    ) as program:
        try:
            yield Served(program)
        finally:
            program.kill()


def wait_for_end(process: int) -> None:
    """Wait until a process has ended, which need not be our own child."""
    try:
        descriptor = os.pidfd_open(process)
    except ProcessLookupError:
        return
    with os.fdopen(descriptor) as ended:
        assert select.select([ended], [], [], chromium.PATIENCE)[0], f"process {process} goes on"


@needs_chromium
async def test_a_served_reader_is_read_searched_copied_from_and_left_in_chromium(file: str) -> None:
    with serve(file) as served:
        async with chromium.Chromium() as browser:
            await browser.open(served.page)
            await browser.wait_for_text("LAKETON")
            assert await browser.evaluate("document.title") == "ferries <b>.txt – digest-tui"
            await browser.press("y")
            await browser.wait_for_value("navigator.clipboard.readText()", "https://example.org/ferry")
            for key in ("/", *"library", "Enter"):
                await browser.press(key)
            await browser.wait_for_text("1 of 1")
            await browser.press("y")
            await browser.wait_for_value("navigator.clipboard.readText()", "https://example.org/library")
            await browser.press("q")
            await browser.wait_for_value("getComputedStyle(document.querySelector('#ended')).display", "block")
        assert {urlsplit(asked).netloc for asked in browser.asked} == {urlsplit(served.page).netloc}
        assert any(asked.endswith(".ttf") for asked in browser.asked)


def test_no_file_of_the_page_names_another_host() -> None:
    from digest_tui.serving import server

    page = Path(server.__file__).parent / "page" / "app_index.html"
    static = Path(textual_serve_server.__file__).parent / "static"
    for path in (page, static / "css" / "xterm.css", static / "js" / "textual.js"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert re.findall(r"(?:https?|wss?):?//[\w.]+|@import", text) == [], path.name


async def test_who_does_not_know_the_secret_or_comes_from_elsewhere_is_refused(file: str) -> None:
    with serve(file) as served:
        elsewhere = {"Origin": "https://elsewhere.example"}
        async with aiohttp.ClientSession() as session:

            async def ask(address: str, headers: dict[str, str] | None = None) -> int:
                async with session.get(address, headers=headers) as answer:
                    return int(answer.status)

            assert await ask(served.page) == 200
            assert await ask(f"{served.address}/") == 404
            assert await ask(f"{served.address}/ws") == 404
            assert await ask(served.page, {"Host": "rebound.example"}) == 403
            assert await ask(served.page, elsewhere) == 403
            with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
                await session.ws_connect(served.websocket, headers=elsewhere)
            assert served.find_readers() == []
            async with session.ws_connect(served.websocket, headers={"Origin": served.address}) as socket_of_page:
                assert (await socket_of_page.receive()).data
                assert len(served.find_readers()) == 1


async def test_a_link_is_opened_by_the_browser_that_shows_the_page(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", f"touch {tmp_path}/opened-by-the-server")
    with serve(file) as served:
        async with aiohttp.ClientSession() as session, session.ws_connect(served.websocket) as socket_of_page:
            assert (await socket_of_page.receive()).data
            await socket_of_page.send_json(["stdin", "o"])
            async with asyncio.timeout(chromium.PATIENCE):
                while (message := await socket_of_page.receive()).type != aiohttp.WSMsgType.TEXT:
                    assert message.type == aiohttp.WSMsgType.BINARY
        assert message.json() == ["open_url", {"url": "https://example.org/ferry", "new_tab": True}]
    assert list(tmp_path.iterdir()) == [Path(file)]


async def test_a_message_that_cannot_be_read_ends_its_page_and_no_other(file: str) -> None:
    with serve(file) as served:
        async with aiohttp.ClientSession() as session, session.ws_connect(served.websocket) as other:
            assert (await other.receive()).data
            (reader,) = served.find_readers()
            for words in ("no JSON", '["stdin", 5]'):
                async with session.ws_connect(served.websocket) as socket_of_page:
                    await socket_of_page.send_str(words)
                    async with asyncio.timeout(chromium.PATIENCE):
                        while not socket_of_page.closed:
                            await socket_of_page.receive()
            assert not other.closed
            for ended in set(served.find_readers()) - {reader}:
                wait_for_end(ended)
            assert reader in served.find_readers()
        served.program.terminate()
        assert served.program.stderr is not None
        said = served.program.stderr.read().splitlines()
    assert len(said) == 3
    assert all(line.startswith("digest-tui serve: ") for line in said), said


async def test_the_page_may_ask_nobody_else_and_stands_in_no_frame(file: str) -> None:
    with serve(file) as served:
        async with aiohttp.ClientSession() as session, session.get(served.page) as answer:
            policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == "'none'"
    assert policy["connect-src"] == served.address.replace("http:", "ws:")
    assert {source for kind in ("script-src", "style-src", "font-src") for source in policy[kind].split()} == {
        "'self'",
        "'unsafe-inline'",
    }


def test_only_this_machine_can_connect(file: str) -> None:
    with serve(file) as served:
        port = f"{urlsplit(served.page).port:04X}"
        listening = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        assert [row[1] for row in listening if row[1].endswith(f":{port}") and row[3] == "0A"] == [f"0100007F:{port}"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name)
async def test_when_the_server_ends_its_readers_end(file: str, number: signal.Signals) -> None:
    with serve(file) as served:
        async with aiohttp.ClientSession() as session, session.ws_connect(served.websocket) as socket_of_page:
            await socket_of_page.receive()
            readers = served.find_readers()
            assert readers
            served.program.send_signal(number)
            status = served.program.wait(chromium.PATIENCE)
            assert status == (-number if number == signal.SIGKILL else 0)
            for reader in readers:
                wait_for_end(reader)


def test_what_cannot_be_served_is_said_on_one_line(file: str) -> None:
    def refuse(*words: str, before: str = "pass") -> str:
        script = f"import sys; {before}; from digest_tui.cli import run; run()"
        done = subprocess.run(
            [sys.executable, "-c", script, "serve", *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            env=make_environment(),
        )
        assert (done.returncode, done.stdout) == (2, "")
        return done.stderr

    missing = "sys.modules['textual_serve'] = None"
    assert refuse(file, before=missing) == "digest-tui serve: needs the extra serve: pip install 'digest-tui[serve]'\n"
    assert refuse("-") == "digest-tui serve: standard input can be read only once: name a FILE\n"
    assert refuse("missing.txt") == "digest-tui: missing.txt: no such file or directory\n"
    assert "N must be from 0 to 65535" in refuse("--port", "70000", file)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert refuse("--port", port, file) == f"digest-tui serve: port {port}: address already in use\n"
