"""`compare serve` as a user meets it: its address, its end, its mistakes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cli.test_cli import hear_interrupts
from web.asking import Client

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


def started(folder: Path, *arguments: str, own_session: bool = False, **environment: str) -> subprocess.Popen[str]:
    """The command with its temporary files in a folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "compare", "serve", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=own_session,
        preexec_fn=hear_interrupts,  # noqa: PLW1509 - this process has no other threads
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "TMPDIR": str(folder), **environment},
    )


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    with started(tmp_path, "--no-open") as process:
        yield process
        process.kill()


def address(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    found = re.fullmatch(
        r"compare is open at (http://127\.0\.0\.1:\d+/) \(Ctrl-C ends it\)\n", process.stdout.readline()
    )
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 128 + signal.SIGTERM), (signal.SIGHUP, 128 + signal.SIGHUP)],
)
def test_it_says_its_address_and_ends_without_a_trace(
    serving: subprocess.Popen[str], tmp_path: Path, number: int, code: int
) -> None:
    with urllib.request.urlopen(address(serving)) as page:  # noqa: S310 - its own
        assert b'<html lang="en">' in page.read()
    assert list(tmp_path.iterdir())
    serving.send_signal(number)
    assert serving.communicate() == ("", "")
    assert serving.returncode == code
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("seconds", [0, 0.1, 0.2, 0.3])
def test_an_interrupt_is_for_one_process_only_even_while_the_other_one_starts(tmp_path: Path, seconds: float) -> None:
    with started(tmp_path, "--no-open", own_session=True) as process:
        address(process)
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGINT)
        assert process.communicate() == ("", "")
    assert process.returncode == 130


def test_the_reader_can_end_it_from_the_page(serving: subprocess.Popen[str], tmp_path: Path) -> None:
    client = Client(address(serving))
    assert client.post("/end", secret="guessed").status == 403  # noqa: S106 - a wrong one
    ended = client.post("/end", secret=client.secret)
    assert "The program has ended" in ended.text
    assert ended.text.endswith("</html>\n")
    assert serving.communicate() == ("", "")
    assert serving.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_a_browser_opens_the_page_unless_told_not_to(tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}.half && mv {opened}.half {opened}\n', encoding="utf-8")
    browser.chmod(0o755)
    with started(tmp_path, BROWSER=str(browser)) as process:
        where = address(process)
        while not opened.exists():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        process.communicate()
    assert opened.read_text(encoding="utf-8").strip() == where


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("--port", "{port}"), "127.0.0.1:{port}: the port is taken; choose another one"),
        (("--port", "70000"), "70000: --port takes a number up to 65535"),
        (("--port", "-1"), "-1: --port takes a number up to 65535"),
        (("--port", "web"), "argument --port: invalid int value: 'web'"),
        (("A",), "unrecognized arguments: A"),
    ],
)
def test_a_wrong_use_is_one_line(
    serving: subprocess.Popen[str], tmp_path: Path, arguments: tuple[str, ...], line: str
) -> None:
    port = address(serving).split(":")[2].strip("/")
    with started(tmp_path, *(one.format(port=port) for one in arguments)) as wrong:
        said, complained = wrong.communicate()
    assert wrong.returncode == 2
    assert said == ""
    assert complained.startswith(f"compare: {line.format(port=port)}")
    assert complained.count("\n") == 1
