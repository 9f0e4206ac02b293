"""The command line as a user meets it: every test runs the program."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from compare.cli import main
from compare.cli.help import _columns, _lines
from compare.cli.parsing import _mistake, language_asked, locale_language
from compare.options import Language
from compare.report.sentences import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    Run: TypeAlias = Callable[..., subprocess.CompletedProcess[bytes]]

ROOT = Path(__file__).parents[2]
REPORTS = Path(__file__).parent / "reports"
A, B = str(REPORTS / "old-2020.txt"), str(REPORTS / "new-2021.txt")


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs compare in an empty folder."""

    def command(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "compare", *arguments],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", **environment},
            check=False,
        )

    return command


def _one_line(stderr: bytes) -> str:
    text = stderr.decode()
    assert text.startswith("compare: "), text
    assert text.count("\n") == 1, text
    return text


# ------------------------------------------------------------------------ results


def test_two_reports_give_markdown_and_a_summary(run: Run, tmp_path: Path) -> None:
    done = run(A, B)
    assert done.returncode == 0
    assert done.stderr == b""
    lines = done.stdout.decode().splitlines()
    assert lines[-1] == "out/old-2020--new-2021.md"
    assert len(lines) < 12
    assert "\x1b" not in done.stdout.decode()
    assert (tmp_path / lines[-1]).read_text(encoding="utf-8").startswith("# ")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["old-2020--new-2021.md"]


def test_each_flag_adds_its_format_and_the_paths_come_last(run: Run, tmp_path: Path) -> None:
    done = run(A, B, "--pdf", "--json", "-o", "here/there", "--lang", "zh")
    assert done.returncode == 0, done.stderr
    stem = "here/there/old-2020--new-2021"
    assert done.stdout.decode().splitlines()[-3:] == [f"{stem}.md", f"{stem}.pdf", f"{stem}.json"]
    assert (tmp_path / f"{stem}.pdf").read_bytes().startswith(b"%PDF-")
    assert json.loads((tmp_path / f"{stem}.json").read_bytes())["schema"] == "compare.comparison/1"


@pytest.mark.parametrize(("flag", "start"), [("--md", b"# "), ("--pdf", b"%PDF-"), ("--json", b"{\n")])
def test_one_format_goes_to_standard_output_alone(run: Run, tmp_path: Path, flag: str, start: bytes) -> None:
    done = run(A, B, flag, "-o", "-")
    assert done.returncode == 0
    assert done.stdout.startswith(start)
    assert list(tmp_path.iterdir()) == []


def test_what_is_piped_is_what_is_written(run: Run, tmp_path: Path) -> None:
    piped = run(A, B, "--md", "-o", "-").stdout
    run(A, B)
    assert (tmp_path / "out/old-2020--new-2021.md").read_bytes() == piped


def test_standard_input_can_be_either_side(run: Run) -> None:
    done = run("-", B, stdin=Path(A).read_bytes())
    assert done.stdout.decode().splitlines()[-1] == "out/stdin--new-2021.md"


@pytest.mark.parametrize(
    ("chosen", "has", "has_not"),
    [
        (("--show", "summary"), "## 总体指标", "## 逐节对照"),
        (("--show", "everything"), "## 逐节对照", "`沿用 50 字`"),
        (("--flavor", "critic"), "{++", "<ins>"),
        (("--lang", "zh-Hant"), "## 總體指標", "## 总体指标"),
    ],
)
def test_what_is_shown_and_how_can_be_chosen(run: Run, chosen: tuple[str, ...], has: str, has_not: str) -> None:
    done = run(A, B, "--md", "-o", "-", "--lang", "zh", *chosen)
    assert done.returncode == 0
    text = done.stdout.decode()
    assert has in text
    assert has_not not in text


def test_outline_shows_the_tree(run: Run, tmp_path: Path) -> None:
    done = run("outline", A)
    assert done.returncode == 0
    text = done.stdout.decode()
    assert "甲区人民政府2020年度法治政府建设工作报告" in text
    assert re.search(r"^  1\.1 \(一\)深化“放管服”改革", text, re.MULTILINE)
    assert list(tmp_path.iterdir()) == []


def test_outline_lists_rules_when_asked(run: Run) -> None:
    short, long = run("outline", B).stdout.decode(), run("outline", B, "-v").stdout.decode()
    assert long.startswith(short.rstrip())
    assert "pinyin gloss 建設(shè) → 建設" in long
    assert "pinyin gloss" not in short


def test_outline_writes_json(run: Run, tmp_path: Path) -> None:
    piped = run("outline", A, "--json", "-o", "-").stdout
    assert json.loads(piped)["schema"] == "compare.outline/1"
    assert run("outline", A, "--json").stdout.decode().splitlines()[-1] == "out/old-2020.outline.json"
    assert (tmp_path / "out/old-2020.outline.json").read_bytes() == piped


def test_doctor_says_what_is_there(run: Run) -> None:
    done = run("doctor")
    assert done.returncode == 0
    assert "weasyprint" in done.stdout.decode()
    assert all(line.split()[0] in {"ok", "missing", "note"} for line in done.stdout.decode().splitlines())


def test_doctor_speaks_the_language_asked_for(run: Run) -> None:
    english, chinese = (run("doctor", "--lang", language).stdout.decode() for language in ("en", "zh"))
    assert len(english.splitlines()) == len(chinese.splitlines())
    assert {line.split()[0] for line in chinese.splitlines()} <= {"正常", "缺少", "提示"}


def test_same_bytes_whatever_the_hash_seed(run: Run) -> None:
    for flag in ("--md", "--json", "--pdf"):
        first, second = (run(A, B, flag, "-o", "-", PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))
        assert first == second, flag


# --------------------------------------------------------------------- exit codes


def test_exit_code_tells_of_differences_only_when_asked(run: Run) -> None:
    assert run(A, B, "--exit-code").returncode == 1
    assert run(A, A, "--exit-code").returncode == 0
    assert run(A, A).returncode == 0


def test_the_same_file_twice_says_so(run: Run) -> None:
    done = run(A, A)
    assert "agree" in done.stdout.decode()
    assert done.stdout.decode().splitlines()[-1] == "out/old-2020--old-2020.md"


def test_same_stems_are_told_apart_by_their_folders(run: Run, tmp_path: Path) -> None:
    for folder, source in (("2019", A), ("2020", B)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_bytes(Path(source).read_bytes())
    done = run("2019/report.txt", "2020/report.txt")
    assert done.stdout.decode().splitlines()[-1] == "out/2019-report--2020-report.md"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.txt", None, "missing.txt"),
        ("folder", "folder", "folder"),
        ("empty.txt", b"", "empty"),
        ("binary.bin", bytes(range(256)) * 40, "binary.bin"),
    ],
)
def test_bad_input_is_one_line_and_exit_3(
    run: Run, tmp_path: Path, name: str, content: bytes | str | None, said: str
) -> None:
    if content == "folder":
        (tmp_path / name).mkdir()
    elif isinstance(content, bytes):
        (tmp_path / name).write_bytes(content)
    for arguments in ((name, A), (A, name), ("outline", name)):
        done = run(*arguments)
        assert done.returncode == 3
        assert said in _one_line(done.stderr)
        assert done.stdout == b""
        assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        (A,),
        (A, B, "third"),
        (A, B, "--nonsense"),
        (A, B, "-o", "-"),
        (A, B, "-o", "-", "--md", "--pdf"),
        (A, B, "--lang", "fr"),
        (A, B, "--encoding", "no-such-codec"),
        ("-", "-"),
        ("outline",),
        ("outline", A, "-o", "somewhere"),
        ("doctor", "extra"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    _one_line(done.stderr)
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_cannot_be_written_is_exit_4(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")
    done = run(A, B, "-o", "taken")
    assert done.returncode == 4
    assert "taken" in _one_line(done.stderr)
    (tmp_path / "out" / "old-2020--new-2021.md").mkdir(parents=True)
    done = run(A, B)
    assert done.returncode == 4
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["old-2020--new-2021.md"]


def test_a_text_without_headings_is_compared_whole(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("今天天气很好。我们去公园。", encoding="utf-8")
    (tmp_path / "b.txt").write_text("今天天气不好。我们在家。", encoding="utf-8")
    done = run("a.txt", "b.txt", "--json")
    assert done.returncode == 0, done.stderr
    assert "no section headings" in run("outline", "a.txt").stdout.decode()


def test_a_file_named_like_a_command_is_given_with_its_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "outline").write_bytes(Path(A).read_bytes())
    done = run("./outline", B)
    assert done.stdout.decode().splitlines()[-1] == "out/outline--new-2021.md"


def test_a_reader_that_leaves_is_no_error() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "compare", "outline", A, "--json", "-o", "-"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("wanted", [(), ("--json", "-o", "-")])
def test_a_full_disk_behind_standard_output_is_told(wanted: tuple[str, ...], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "compare", A, B, *wanted]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, check=False)
    assert done.returncode == 4
    assert done.stderr == b"compare: standard output takes no more: No space left on device\n"


def test_standard_streams_may_be_closed(tmp_path: Path) -> None:
    closed = f"{sys.executable} -m compare {A} {B} --csv <&- >&- 2>&-"
    assert subprocess.run(closed, shell=True, cwd=tmp_path, check=False).returncode == 0  # noqa: S602 - a shell closes them
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".md", ".csv"}


def hear_interrupts() -> None:
    """A shell starts what runs in the background deaf to interrupts, and its children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def waiting(folder: Path, *formats: str) -> subprocess.Popen[bytes]:
    """A comparison whose first text comes only when slow.txt is written to."""
    os.mkfifo(folder / "slow.txt")
    return subprocess.Popen(
        [sys.executable, "-m", "compare", "slow.txt", B, *formats],
        stderr=subprocess.PIPE,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
        preexec_fn=hear_interrupts,  # noqa: PLW1509 - this process has no other threads
    )


@pytest.mark.parametrize("formats", [[], ["--pdf"]])
def test_an_interrupt_leaves_no_traceback(tmp_path: Path, formats: list[str]) -> None:
    process = waiting(tmp_path, *formats)
    with (tmp_path / "slow.txt").open("wb"):  # opens once compare waits for its text
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: every process of the group
        _, said = process.communicate(timeout=60)
    assert said == b""
    assert process.returncode == 130


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGKILL, -signal.SIGKILL)]
)
def test_the_process_that_lays_out_pages_ends_with_the_first(tmp_path: Path, number: int, code: int) -> None:
    process = waiting(tmp_path, "--pdf")
    with (tmp_path / "slow.txt").open("wb"):
        process.send_signal(number)
        _, said = process.communicate(timeout=60)  # until both have let go of standard error
    assert said == b""
    assert process.returncode == code


TOLD = {
    ("none.txt", A): (
        3,
        "none.txt: no such file; check the name and the folder",
        "none.txt：找不到这个文件；请检查文件名和文件夹",
        "none.txt：找不到這個檔案；請檢查檔名和資料夾",
    ),
    ("-", A): (
        3,
        "standard input: is empty; name a file that holds a report",
        "标准输入：是空文件；请指定有报告内容的文件",
        "標準輸入：是空檔案；請指定有報告內容的檔案",
    ),
    ("a.png", A): (
        3,
        "a.png: is a PNG image, not a document; save it as text, Word, PDF or OFD first",
        "a.png：不是文档（PNG 图片）；请先另存为文本、Word、PDF 或 OFD",
        "a.png：不是文件（PNG 圖片）；請先另存為純文字檔、Word、PDF 或 OFD",
    ),
    ("summary", "empty.txt"): (
        3,
        "nothing could be read (empty.txt: is empty; name a file that holds a report); name at least one report",
        "没有能读取的报告（empty.txt：是空文件；请指定有报告内容的文件）；请至少指定一份报告",
        "沒有能讀取的報告（empty.txt：是空檔案；請指定有報告內容的檔案）；請至少指定一份報告",
    ),
    (A, B, "--encoding", "none"): (
        2,
        "there is no text encoding 'none'; use a name such as utf-8, gb18030, big5 or utf-16",
        "没有 'none' 这种文字编码；请用 utf-8、gb18030、big5、utf-16 等名称",
        "沒有 'none' 這種文字編碼；請用 utf-8、gb18030、big5、utf-16 等名稱",
    ),
    (A, B, "third"): (
        2,
        "unrecognized arguments: third; see compare --help",
        "无法识别的参数：third；用法见 compare --help",
        "無法識別的參數：third；用法見 compare --help",
    ),
    ("outline",): (
        2,
        "the following arguments are required: FILE; see compare outline --help",
        "缺少参数：FILE；用法见 compare outline --help",
        "缺少參數：FILE；用法見 compare outline --help",
    ),
    (A, B, "--json=1"): (
        2,
        "argument --json: ignored explicit argument '1'; see compare --help",
        "--json 后面不能带值（'1'）；用法见 compare --help",
        "--json 後面不能帶值（'1'）；用法見 compare --help",
    ),
    (A, B, "-o", "a.png"): (
        4,
        "a.png: cannot be written (File exists); choose another folder with -o DIR",
        "a.png：无法写入（已有同名文件）；请用 -o 换一个文件夹",
        "a.png：無法寫入（已有同名檔案）；請用 -o 換一個資料夾",
    ),
}


@pytest.mark.parametrize("arguments", TOLD)
def test_errors_are_told_in_the_readers_language(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "empty.txt").write_bytes(b"")
    done = [run(*arguments, LC_ALL=locale) for locale in ("C.UTF-8", "zh_CN.UTF-8", "zh_TW.UTF-8")]
    code, *told = TOLD[arguments]
    assert [_one_line(one.stderr) for one in done] == [f"compare: {said}\n" for said in told]
    assert {one.returncode for one in done} == {code}


@pytest.mark.parametrize("wrong", [("none.txt",), ("none.txt", "b.txt", "--nonsense"), ("none.txt", "b.txt")])
def test_an_error_speaks_the_language_of_a_command_line_however_wrong(run: Run, wrong: tuple[str, ...]) -> None:
    for line in (("--lang", "zh", *wrong), (*wrong, "--lang=zh")):
        assert re.search("找不到|缺少参数|无法识别", _one_line(run(*line).stderr)), line


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("a --lang zh b", Language.CHINESE),
        ("a b --lang=zh-Hant", Language.TRADITIONAL),
        ("--lang en --lang zh", Language.CHINESE),
        ("--lang en --lang fr", Language.ENGLISH),
        ("a b", Language.TRADITIONAL),
        ("--lang", Language.TRADITIONAL),
        ("--lang fr", Language.TRADITIONAL),
        ("--lang=", Language.TRADITIONAL),
        ("--language=zh", Language.TRADITIONAL),
        ("--lang --json", Language.TRADITIONAL),
    ],
)
def test_the_language_is_told_from_the_command_line_or_is_the_locales(
    line: str, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_TW.UTF-8")
    assert language_asked(line.split()) is language


def test_why_a_file_was_left_out_is_told_in_the_language_of_the_report(run: Run, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    for name, content in (("a.txt", Path(A).read_bytes()), ("b.txt", Path(B).read_bytes()), ("empty.txt", b"")):
        (tmp_path / "reports" / name).write_bytes(content)
    why = "是空文件；请指定有报告内容的文件"
    for command in ("summary", "years"):
        done = run(command, "reports", "--json", "--lang", "zh")
        assert done.returncode == 0, done.stderr
        assert f"{Path('reports') / 'empty.txt'}：" in _one_line(done.stderr)
        assert why in done.stderr.decode()
    for written in (tmp_path / "out").iterdir():
        told = why if written.suffix == ".md" else '"is empty; name a file that holds a report"'
        assert told in written.read_text(encoding="utf-8"), written


def test_what_argparse_says_is_known_as_far_as_it_can_be() -> None:
    said = _mistake("argument -x/--nonsense: something new")
    assert str(said) == "argument -x/--nonsense: something new"
    assert words(said, Language.CHINESE) == str(said)


# ----------------------------------------------------------------------- terminal


def _on_a_terminal(*arguments: str, cwd: Path, **environment: str) -> str:
    """What compare says where standard output is a terminal."""
    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("this system has no pseudo-terminals")
    process = subprocess.Popen(
        [sys.executable, "-m", "compare", *arguments],
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "NO_COLOR": "", **environment},
    )
    os.close(theirs)
    said = b""
    try:
        while chunk := os.read(ours, 65536):
            said += chunk
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(ours)
    assert process.wait() == 0
    return said.decode()


def test_colour_only_on_a_terminal_that_wants_it(tmp_path: Path) -> None:
    assert "\x1b[" in _on_a_terminal("outline", A, cwd=tmp_path)
    assert "\x1b[" not in _on_a_terminal("outline", A, cwd=tmp_path, NO_COLOR="1")
    assert "\x1b[" not in _on_a_terminal("outline", A, cwd=tmp_path, TERM="dumb")


def test_a_terminal_without_chinese_gets_code_points_and_no_error(run: Run) -> None:
    done = run("outline", A, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert b"\\u7532\\u533a" in done.stdout


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, Language.ENGLISH),
        ({"LANG": "zh_CN.UTF-8"}, Language.CHINESE),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, Language.ENGLISH),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8"}, Language.TRADITIONAL),
        ({"LANG": "zh_HK"}, Language.TRADITIONAL),
        ({"LANG": "zh_Hant_MY.UTF-8"}, Language.TRADITIONAL),
        ({"LANG": "zh_SG.UTF-8"}, Language.CHINESE),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, Language.CHINESE),
    ],
)
def test_labels_follow_the_locale(environment: dict[str, str], language: Language) -> None:
    assert locale_language(environment) is language


# --------------------------------------------------------------------------- help


def test_help_says_everything(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    text = done.stdout.decode()
    for word in (
        "outline",
        "doctor",
        "--md",
        "--pdf",
        "--json",
        "--lang",
        "--encoding",
        "--exit-code",
        "--version",
        "-o",
    ):
        assert word in text, word


@pytest.mark.parametrize("command", ["", "outline", "years", "summary", "index", "index build", "index info", "doctor"])
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_help_is_told_in_the_readers_language_in_lines_as_wide_as_the_terminal(
    command: str, columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for language, usage in (("zh", "用法：compare"), ("zh-Hant", "用法：compare"), ("en", "usage: compare")):
        with pytest.raises(SystemExit):
            main([*command.split(), "--help", "--lang", language])
        said = capsys.readouterr().out
        assert said.startswith(usage)
        assert bool(re.search("[一-鿿]", said)) == (language != "en")
        (options,) = (block for block in said.split("\n\n") if "  -h, --help" in block)
        assert [line for line in options.splitlines() if _columns(line) > columns] == []


def test_no_line_of_help_begins_with_a_stop_and_no_word_is_broken() -> None:
    said = "写到哪个文件夹（默认 out）；写 - 则把一种格式写到标准输出，compare-summary 也一样。"
    for width in range(16, 60):
        lines = list(_lines(said, width))
        assert "".join(lines).replace(" ", "") == said.replace(" ", "")
        assert all(_columns(line) <= width for line in lines)
        assert not any(line[0] in "，；：、）。" for line in lines)
        assert sum("compare-summary" in line for line in lines) == 1


def test_help_loads_no_stage() -> None:
    code = "import sys, compare.cli as c\ntry: c.main(['--help'])\nexcept SystemExit: pass\nprint(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True)
    loaded = done.stdout.decode()
    for module in ("compare.pipeline", "weasyprint", "numpy", "pypinyin", "rapidfuzz", "compare.report"):
        assert f"'{module}'" not in loaded, module


@pytest.mark.parametrize("command", [[], ["outline"], ["doctor"]])
def test_every_option_says_what_it_does(run: Run, command: list[str]) -> None:
    text = run(*command, "--help", COLUMNS="200").stdout.decode()
    options = re.findall(r"^  (-\S.*?)(?:  +(\S.*))?$", text, re.MULTILINE)
    assert options
    assert all(said for _, said in options)


def test_version_is_said(run: Run) -> None:
    assert re.fullmatch(r"compare \d+\.\d+\.\d+\n", run("--version").stdout.decode())


def test_html_is_one_page_to_standard_output(run: Run) -> None:
    done = run(A, B, "--html", "-o", "-", "--lang", "zh")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(b'<!doctype html>\n<html lang="zh-Hans">')
    assert done.stdout.endswith(b"</html>\n")


@pytest.mark.parametrize("said", ["tomorrow", "0001-01-01", "0001-01-01T00:00:00+14:00", "2024-13-01", ""])
def test_a_date_that_is_none_is_wrong_use(said: str, run: Run) -> None:
    done = run("a.txt", "b.txt", "--docx", f"--date={said}")
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert "--date takes a day or a moment" in done.stderr.decode()


def test_any_thread_may_run_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(main, ["index", "info", "/nowhere/index"]).result() == 3
    assert "/nowhere/index" in capsys.readouterr().err
