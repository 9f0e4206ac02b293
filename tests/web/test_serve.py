"""The pages of `compare serve`, asked for as a browser asks: journeys, refusals, hostile names."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from web.asking import FORM, Client, links
from werkzeug.datastructures import FileStorage

from compare.errors import UsageError
from compare.options import Language
from compare.web import uploads
from compare.web.desk import Desk
from compare.web.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    File = tuple[str, str, bytes]

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "cli" / "reports"
YEARS = ROOT / "tests" / "series" / "reports"
A, B = (SMALL / "old-2020.txt").read_bytes(), (SMALL / "new-2021.txt").read_bytes()
PAIR = [("a", "旧 2020.txt", A), ("b", "新 2021.txt", B)]


@pytest.fixture(scope="module")
def served() -> Iterator[Client]:
    with Server(0, Language.CHINESE) as server:
        yield Client(server.address)


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """A server that takes little."""
    from compare.web import site

    monkeypatch.setattr(site._Request, "max_content_length", 3_000)
    with Server(0, Language.ENGLISH) as server:
        yield Client(server.address)


def written(folder: Path, *arguments: str) -> dict[str, bytes]:
    """What the command line writes in a folder."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "compare", *arguments, "--lang", "zh"]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in (folder / "out").iterdir()}


def laid(folder: Path, files: Sequence[File]) -> list[str]:
    for _, name, data in files:
        (folder / name).write_bytes(data)
    return [name for _, name, _ in files]


def wrong(page: str) -> str:
    """The line that says what is wrong with an input."""
    found = re.search(r'<p class="error">(.*?)</p>', page)
    assert found, page[-600:]
    return found[1]


# ----------------------------------------------------------------------------- journeys


def in_a_series() -> list[File]:
    return [("files", path.name, path.read_bytes()) for path in sorted(YEARS.glob("*.txt"))]


def in_a_folder() -> list[File]:
    return [("folder", f"文件夹/{path.name}", path.read_bytes()) for path in sorted(SMALL.glob("*.txt"))]


@pytest.mark.parametrize(
    ("kind", "files", "suffixes"),
    [
        ("pair", PAIR, "html pdf docx md csv json"),
        ("years", in_a_series(), "html pdf md csv json"),
        ("summary", in_a_folder(), "html pdf xlsx csv md json"),
    ],
)
def test_what_is_read_and_downloaded_is_what_the_command_line_writes(
    served: Client, tmp_path: Path, kind: str, files: list[File], suffixes: str
) -> None:
    plain = [(field, name.split("/")[-1], data) for field, name, data in files]
    names = laid(tmp_path, plain)
    flags = [f"--{suffix}" for suffix in suffixes.split()]
    expected = written(tmp_path, *([] if kind == "pair" else [kind]), *names, *flags)
    _, page = served.done(kind, files)
    assert page.status == 200
    read, *others = links(page.text)
    assert [unquote(link.split("/")[-1]).removesuffix("?download") for link in others] == [
        next(name for name in expected if name.endswith(f".{suffix}")) for suffix in suffixes.split()
    ]
    for link in [read, *others]:
        got = served.get(link)
        name = unquote(link.split("/")[-1]).removesuffix("?download")
        assert got.body == expected[name], name
        assert got.headers["Content-Disposition"].startswith("inline" if link == read else "attachment")
        assert got.headers["Cache-Control"] == "no-store"
        assert got.headers["X-Content-Type-Options"] == "nosniff"


def test_a_folder_is_searched_as_on_the_command_line(served: Client) -> None:
    others = [("folder", "x/README.md", b"# not a report"), ("folder", "x/.hidden.txt", A), ("folder", "x/y.jpg", b"?")]
    _, page = served.done("summary", [*in_a_folder(), *others])
    assert re.findall(r"<span>(.*?)</span>", page.text) == [path.name for path in sorted(SMALL.glob("*.txt"))]
    assert "选择报告" in served.send("summary", others).text


def test_what_has_no_part_in_the_result_is_told(served: Client) -> None:
    _, page = served.done("years", [*in_a_series(), ("files", "blank.txt", b" \n")])
    assert "blank.txt" in page.text.split("请留意")[1]


def test_what_a_format_cannot_show_is_told_before_it_is_taken(served: Client) -> None:
    _, page = served.done("pair", [("a", "a.txt", A), ("b", "b.txt", B + "\n👍加强宣传。\n".encode())])
    assert "请留意" not in page.text
    pdf = next(link for link in links(page.text) if link.endswith(".pdf"))
    told = served.get(pdf)
    assert "👍 (U+1F44D)" in told.text.split("请留意")[1]
    again = next(link for link in links(told.text) if ".pdf" in link)
    assert served.get(again).body.startswith(b"%PDF")


@pytest.mark.parametrize(("language", "said"), [("zh-Hant", "下載"), ("en", "Download"), ("xx", "下载")])
def test_pages_speak_the_language_asked_for(served: Client, language: str, said: str) -> None:
    start = served.get(f"/?lang={language}").text
    tag = {"zh-Hant": "zh-Hant", "en": "en"}.get(language, "zh-Hans")
    assert f'<html lang="{tag}">' in start
    _, page = served.done("pair", PAIR, lang=language)
    assert f">{said}</h2>" in page.text
    assert f'<html lang="{tag}">' in served.get(links(page.text)[0]).text


def test_without_a_script_a_page_looks_again_by_itself(served: Client) -> None:
    address = served.send("summary", in_a_folder()).headers["Location"]
    page = served.get(address).text
    assert '<noscript><meta http-equiv="refresh"' in page
    assert served.get(f"{address}/state").headers["Content-Type"] == "application/json"
    assert served.post(f"{address}/stop", secret=served.secret).status == 303


def test_what_was_stopped_says_so_and_the_next_one_is_done(served: Client) -> None:
    address = served.send("summary", in_a_folder()).headers["Location"]
    served.post(f"{address}/stop", secret=served.secret)
    while "<progress" in (page := served.get(address).text):
        pass
    assert "已停止" in page
    assert served.done("pair", PAIR)[1].status == 200


def test_too_much_at_once_has_to_come_again(served: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from compare.web import desk

    monkeypatch.setattr(desk, "WAITING", 0)
    assert served.send("pair", PAIR).status == 503


def test_a_full_disk_is_told_and_nothing_is_kept(
    served: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "task"
    folder.mkdir()

    def full(_: FileStorage, place: Path) -> None:
        place.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Desk, "folder", lambda _: folder)
    monkeypatch.setattr(FileStorage, "save", full)
    answer = served.send("pair", PAIR)
    assert (answer.status, folder.exists()) == (507, False)
    assert "磁盘可能已满" in answer.text


def test_only_the_last_results_are_kept(served: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from compare.web import desk

    first, _ = served.done("pair", PAIR)
    monkeypatch.setattr(desk, "KEPT", 1)
    second, page = served.done("pair", PAIR)
    assert served.get(first).status == 404
    assert served.get(second).status == served.get(links(page.text)[0]).status == 200


# ----------------------------------------------------------------------- wrong inputs


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", "b.txt: is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "b.txt: is a PNG image, not a document"),
        (b"%PDF-1.7\nnothing", "b.txt: "),
    ],
)
def test_a_wrong_input_is_told_in_the_line_of_the_command_line(
    served: Client, tmp_path: Path, data: bytes, line: str
) -> None:
    _, page = served.done("pair", [("a", "a.txt", A), ("b", "b.txt", data)], lang="en")
    assert page.status == 422
    said = wrong(page.text)
    assert said.startswith(line)
    laid(tmp_path, [("", "a.txt", A), ("", "b.txt", data)])
    command = [sys.executable, "-m", "compare", "a.txt", "b.txt", "--lang", "en"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, check=False, capture_output=True, text=True)
    assert done.stderr == f"compare: {said}\n"


def test_a_file_larger_than_readers_take_is_told_by_the_reader(served: Client) -> None:
    from compare.load import LARGEST

    _, page = served.done("pair", [("a", "a.txt", A), ("b", "b.txt", b"a" * (LARGEST + 1))], lang="en")
    assert wrong(page.text).startswith("b.txt: is larger than 64 MiB; ")


@pytest.mark.parametrize("files", [[], PAIR[:1], [("a", "", b""), ("b", "", b"")], [("a", "", b""), PAIR[1]]])
def test_a_pair_needs_two(served: Client, files: list[File]) -> None:
    got = served.send("pair", files)
    assert got.status == 400
    assert "请先选择报告" in got.text


def test_one_year_is_no_series(served: Client) -> None:
    _, page = served.done("years", in_a_series()[:1], lang="en")
    assert wrong(page.text) == "no two documents of different years; give documents of at least two years"


def test_what_is_wrong_is_told_in_the_language_of_the_page(served: Client) -> None:
    _, page = served.done("pair", [PAIR[0], ("b", "空.txt", b"")])
    assert wrong(page.text).startswith("空.txt：")


def test_more_than_is_taken_at_once_is_told(limits: Client) -> None:
    got = limits.send("pair", [("a", "a.txt", bytes(5_000)), PAIR[1]])
    assert got.status == 413
    assert "At most 1,000 files at once, 256 MB in all" in got.text


# --------------------------------------------------------------------------- who may ask


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1.evil.example:{port}"])
@pytest.mark.parametrize("path", ["/", "/tasks/x"])
def test_a_foreign_name_that_leads_here_is_refused(served: Client, host: str, path: str) -> None:
    port = served.place.split(":")[1]
    got = served.get(path, Host=host.format(port=port))
    assert got.status == 403
    assert "secret" not in got.text


def test_the_machines_own_names_are_none(served: Client) -> None:
    assert served.get("/", Host=served.place.replace("127.0.0.1", "localhost")).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://{place}"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
def test_a_form_of_another_page_is_refused(served: Client, headers: dict[str, str]) -> None:
    said = {name: value.format(place=served.place) for name, value in headers.items()}
    assert served.send("pair", PAIR, headers=said).status == 403


@pytest.mark.parametrize("secret", ["", "guessed", "密"])
def test_a_form_without_the_secret_of_this_run_is_refused(served: Client, secret: str) -> None:
    assert served.send("pair", PAIR, secret=secret).status == 403
    address, _ = served.done("pair", PAIR)
    assert served.post(f"{address}/stop", secret=secret).status == 403


def test_our_own_page_may_ask(served: Client) -> None:
    own = {"Origin": f"http://{served.place}", "Sec_Fetch_Site": "same-origin"}
    assert served.send("pair", PAIR, headers=own).status == 303


@pytest.mark.parametrize(("method", "path"), [("PUT", "/"), ("POST", "/"), ("GET", "/tasks"), ("DELETE", "/tasks/x")])
def test_nothing_else_is_understood(served: Client, method: str, path: str) -> None:
    body = f"secret={served.secret}".encode()
    assert served.ask(method, path, body, Content_Type=FORM).status in {404, 405}


def test_nothing_is_loaded_and_nothing_runs_but_what_the_page_brings(served: Client) -> None:
    address, done = served.done("pair", PAIR)
    for page in (served.get("/"), done, served.get(f"{address}x")):
        rules = dict(rule.split(" ", 1) for rule in page.headers["Content-Security-Policy"].split("; "))
        assert rules["default-src"] == rules["base-uri"] == rules["frame-ancestors"] == "'none'"
        assert rules["form-action"] == rules["connect-src"] == "'self'"
        assert rules["script-src"].startswith("'sha256-")
        assert not re.search(r'(?:src|href)="(?!/|#)|url\(|@import', page.text)
        assert page.headers["Cache-Control"] == "no-store"


# ------------------------------------------------------------------------ hostile names


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../../etc/passwd", "passwd"),
        ("..\\..\\windows\\evil.txt", "evil.txt"),
        ("C:\\文件\\甲区.txt", "甲区.txt"),
        ("/etc/shadow.txt", "shadow.txt"),
        ("..", "text"),
        ("-", "text"),
        (".txt", "txt"),
        ("--reference", "reference"),
        ("a\0b.txt", "a_b.txt"),
        ("<img src=x onerror=alert(1)>.txt", "_img src=x onerror=alert(1)_.txt"),
        ("<b>&amp;'.md", "_b_&amp;'.md"),
        ("很长" * 100 + ".docx", "很长" * 33 + ".docx"),
        ("report.t/xt", "xt"),
    ],
)
def test_a_name_is_only_ever_a_name(served: Client, tmp_path: Path, sent: str, kept: str) -> None:
    from werkzeug.datastructures import FileStorage

    assert uploads.saved([FileStorage(filename=sent)], tmp_path)[0].startswith(kept)
    assert [path.parent for path in tmp_path.rglob("*")] == [tmp_path]
    _, page = served.done("pair", [("a", sent, A), ("b", "b.txt", B)])
    report = served.get(links(page.text)[0]).text
    for text in (page.text, report):
        assert "<img" not in text
        assert "<b>" not in text
        assert tempfile.gettempdir() not in text
    assert page.status == 200


def test_names_alike_are_told_apart(served: Client) -> None:
    _, page = served.done("pair", [("a", "2020/report.txt", A), ("b", "2021/Report.txt", B)])
    assert "report.txt</span> <span>Report (2).txt" in page.text
    assert links(page.text)[0].endswith("/report--Report%20%282%29.html")


@pytest.mark.parametrize("name", ["x.html", "%2e%2e%2f.html", "..", "a--b.exe", "a--b", "a--b.html.html", "state/"])
def test_only_the_files_of_a_task_are_sent(served: Client, name: str) -> None:
    address, page = served.done("pair", [("a", "a.txt", A), ("b", "b.txt", B)])
    assert links(page.text)[0] == f"{address}/a--b.html"
    assert served.get(f"{address}/{name}").status == 404
    assert served.get("/tasks/guessed/a--b.html").status == 404


# ------------------------------------------------------------------------- the end


def test_a_port_that_is_taken_is_one_clear_line(served: Client) -> None:
    port = int(served.place.split(":")[1])
    with pytest.raises(UsageError, match=rf"^127\.0\.0\.1:{port}: the port is taken; choose another one"):
        Server(port, Language.ENGLISH)


def test_nothing_is_left_behind() -> None:
    with Server(0, Language.ENGLISH) as server:
        client = Client(server.address)
        client.done("pair", PAIR)
        folder, process = Path(server._folder.name), server._desk._process
        assert list(folder.rglob("*.html"))
        client.send("summary", in_a_folder())  # still at work
    assert not folder.exists()
    assert process
    assert not process.is_alive()
