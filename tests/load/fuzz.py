"""A fuzzer for every reader: `python tests/load/fuzz.py READER [--minutes N] [--seed S] [--out DIR]`.

It breaks real files by their structure (mutations.py) and gives them to one reader. Where
atheris is installed, new lines reached decide which broken files are broken further; else
chance alone does. A finding is any exception but a CompareError, anything slower than ten
seconds, and more than one GiB of memory; each is kept in DIR with its traceback, the same
place of the program once only, and the exit code is 1 where there is one.

The readers run in this process, without the fence that a PDF has in use.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).parents[2]
for folder in (ROOT, ROOT / "tests"):
    sys.path.insert(0, str(folder))

from load import mutations  # noqa: E402 - the path is set above

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from load.mutations import Mutation

SAMPLES = ROOT.parent / "shared" / "samples"
SLOW = 10
"""Seconds from which on a reader hangs."""
MEMORY = 1024
"""MiB that a reader may use."""
_LONGEST_SEED = 150_000
_WAIT = 5
"""Seconds after its time that a child is given to end."""


class Target(NamedTuple):
    """One reader, the files it is fuzzed with, and how they are broken."""

    read: Callable[[], Callable[[bytes], object]]
    """Loads the reader."""
    files: Callable[[], Iterator[bytes]]
    mutate: Mutation
    slow: int = SLOW
    """Seconds from which on it hangs."""


# ------------------------------------------------------------------------ readers


def _as(name: str) -> Callable[[bytes], object]:
    """A reader behind the recognition of formats."""
    from compare.load.formats import read_as, recognise
    from compare.options import Format

    kind = Format(name)

    def read(data: bytes) -> object:
        recognise(data, "fuzz")
        return read_as(kind, data, "fuzz", None)

    return read


def _pdf() -> Callable[[bytes], object]:
    from compare.load.pdf.document import extract, lend_font

    font = lend_font()
    return lambda data: (extract(data, "fuzz"), font)[0]


def _old_word() -> Callable[[bytes], object]:
    """Our own part of it: what the bytes are, whether they are locked, and what a converter answered."""
    from compare import resources
    from compare.load import old_word

    def answer(command: Sequence[str], folder: Path, where: str, output: Path | None = None) -> None:
        source = next(folder.glob("in.*")).read_bytes()
        (output or folder / "in.docx").write_bytes(source[len(source) // 2 :])
        del command, where

    old_word._run = answer
    resources.program = lambda name: {"LibreOffice": "soffice", "antiword": "antiword"}[name]

    def read(data: bytes) -> object:
        _as("doc")
        old_word.is_doc(data), old_word.is_rtf(data)
        return old_word.read_doc(data, "fuzz")

    return read


def _whole_doc() -> Callable[[bytes], object]:
    """The same with the converters that are installed."""
    from compare.load.old_word import read_doc

    return lambda data: read_doc(data, "fuzz")


def _stages() -> Callable[[bytes], object]:
    from compare.clean import clean, rebuild
    from compare.model import Source
    from compare.outline import outline

    def read(data: bytes) -> object:
        text = data.decode("utf-8", "replace")
        cleaned = clean(Source(path="-", text=text, sha256="", encoding="utf-8", media_type="text/plain"))
        if rebuild(cleaned) != text:
            message = "the source is not rebuilt"
            raise AssertionError(message)
        return outline(cleaned)

    return read


# -------------------------------------------------------------------------- files


def _texts() -> Iterator[bytes]:
    for path in (*sorted((ROOT / "seeds").glob("*.txt")), *_sampled("*.txt", 12)):
        text = path.read_bytes().decode("utf-8", "ignore")
        yield text[:1500].encode()
        yield text[-800:].encode()


def _sampled(pattern: str, most: int) -> list[Path]:
    found = sorted(path for path in SAMPLES.rglob(pattern) if path.stat().st_size <= _LONGEST_SEED)
    return found[:: max(1, len(found) // most)][:most]


def _files(*patterns: str, most: int = 8, cut: int = _LONGEST_SEED) -> Iterator[bytes]:
    for pattern in patterns:
        for path in _sampled(pattern, most):
            yield path.read_bytes()[:cut]


def _short() -> str:
    return "\n".join((ROOT / "seeds" / "xinhua-2020.txt").read_text("utf-8").split("\n")[:8])


def _pdfs() -> Iterator[bytes]:
    from wrappings import pdf

    yield pdf.official_pdf(_short())
    yield pdf.page_pdf(b"BT /F1 12 Tf 72 700 Td (Hello) Tj 0 -20 Td (World 2020) Tj ET 10 10 m 200 10 l S")
    yield pdf.printed_pdf(_short(), columns=2)
    yield pdf.html_pdf("<table border=1><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>")


def _ofds() -> Iterator[bytes]:
    from wrappings import ofd

    yield ofd.official_ofd(_short())
    yield ofd.official_ofd(_short(), template=False, torn=3)
    yield from _files("*.ofd")


def _words() -> Iterator[bytes]:
    from wrappings import word

    yield word.from_text(_short())
    yield from _files("*.docx", most=6)


def _pages() -> Iterator[bytes]:
    from wrappings.web import government_page

    yield government_page(_short())
    yield from _files("*.html", cut=60_000)


def _docs() -> Iterator[bytes]:
    """A document and a converter's answer, one behind the other."""
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head = ole + bytes(504) + b"\xec\xa5\xc1\x00" + bytes(508) + "WordDocument".encode("utf-16-le")
    for answer in _words():
        yield head + bytes(max(0, len(answer) - len(head))) + answer
        yield rb"{\rtf1 \u31532 }" + b" " * (len(answer) - 16) + answer
    said = "甲\n|乙   |丙 |\n\n-----------------------\n[1] 注\n— 12 —\n".encode()
    yield head + said.rjust(len(head), b"\n")


def _laws() -> Iterator[bytes]:
    front = "---\ntitle: 甲\n---\n# 总则\n\n1. 甲\n2. 乙\n\n| a | b |\n|---|---|\n| 一 | 二 |\n\n<div>丙<br>丁</div>\n\n> 戊\n"
    yield front.encode()
    yield from _files("*.md", cut=6000, most=10)


def _flat() -> Iterator[bytes]:
    from wrappings import word

    head = '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
    space = "http://schemas.microsoft.com/office/word/2003/wordml"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in _short().split("\n"))
    yield f'{head}<w:wordDocument xmlns:w="{space}"><w:body>{body}</w:body></w:wordDocument>'.encode()
    package = "http://schemas.microsoft.com/office/2006/xmlPackage"
    document = word.xml("document", f"<w:body>{body}</w:body>").partition("?>")[2]
    part = f'<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>{document}</pkg:xmlData></pkg:part>'
    yield f'{head}<pkg:package xmlns:pkg="{package}">{part}</pkg:package>'.encode()


TARGETS = {
    "text": Target(partial(_as, "text"), _texts, mutations.of_text),
    "markdown": Target(partial(_as, "markdown"), _laws, mutations.of_markup),
    "html": Target(partial(_as, "html"), _pages, mutations.of_markup),
    "docx": Target(partial(_as, "docx"), _words, mutations.of_container),
    "word-xml": Target(partial(_as, "word-xml"), _flat, mutations.of_tree),
    "doc": Target(_old_word, _docs, mutations.of_bytes),
    "doc-converted": Target(_whole_doc, lambda: _files("*.doc"), mutations.of_bytes, 30),
    "pdf": Target(_pdf, _pdfs, mutations.of_pdf),
    "ofd": Target(partial(_as, "ofd"), _ofds, mutations.of_container),
    "clean": Target(_stages, _texts, mutations.of_lines),
}


# ------------------------------------------------------------------------- judging


class Hangs(BaseException):
    """A reader took longer than it may; no reader can catch it by mistake."""


class Judge:
    """Gives files to a reader and keeps those that it should not fail on."""

    def __init__(self, read: Callable[[bytes], object], out: Path, slow: int = SLOW) -> None:
        out.mkdir(parents=True, exist_ok=True)
        (out / "count").touch()
        self.read = read
        self.out = out
        self.slow = slow
        self.tried = 0
        self.accepted = 0
        self.good = set[int]()
        """Hashes of the files that could be read."""

    def __call__(self, data: bytes) -> None:
        from compare.errors import CompareError

        self.tried += 1
        try:
            with self._timed():
                self.read(data)
            self.accepted += 1
            self.good.add(hash(data))
        except CompareError as error:
            if "\n" in str(error):
                self._keep(data, error)
        except (Exception, Hangs) as error:  # noqa: BLE001 - whatever it is, it is a finding
            self._keep(data, error)
        if self.tried % 100 == 0:
            self._count(data)

    def _count(self, data: bytes) -> None:
        """Say how far it is, and stop where the reader took too much memory."""
        (self.out / "count").write_text(f"{self.accepted} of {self.tried} files could be read", encoding="utf-8")
        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > MEMORY * 1024:
            self._keep(data, MemoryError(f"more than {MEMORY} MiB after {self.tried} files"))
            os._exit(3)

    @contextmanager
    def _timed(self) -> Iterator[None]:
        def hangs(*_: object) -> None:
            raise Hangs

        signal.signal(signal.SIGALRM, hangs)
        signal.alarm(self.slow)
        try:
            yield
        finally:
            signal.alarm(0)

    def _keep(self, data: bytes, error: BaseException) -> None:
        frames = [
            f for f in traceback.extract_tb(error.__traceback__) if "compare" in f.filename and "fuzz" not in f.filename
        ]
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "outside"
        name = f"{type(error).__name__}-{place.replace('.', '-').replace(':', '-')}"
        if not (self.out / f"{name}.bin").exists():
            (self.out / f"{name}.bin").write_bytes(data)
            (self.out / f"{name}.txt").write_text("".join(traceback.format_exception(error)), encoding="utf-8")
            print(f"found {name} in {len(data)} bytes", flush=True)


# ------------------------------------------------------------------------- running


def by_chance(target: Target, judge: Judge, seed: int, *, runs: int = 0, until: float = 0.0) -> None:
    """Break files and their offspring by chance: so many times, or until then by the monotonic clock."""
    draw = random.Random(seed)
    kept = list(target.files())
    while judge.tried < runs or time.monotonic() < until:
        at = draw.randrange(len(kept))
        data = kept[at]
        for _ in range(draw.randrange(1, 4)):
            data = target.mutate(data, draw)
        accepted = judge.accepted
        judge(data)
        if judge.accepted > accepted and draw.random() < 0.02:
            kept.append(data)


def _by_coverage(target: Target, out: Path, folder: Path, seed: int, seconds: int) -> None:
    """Run in a child, since libFuzzer never comes back."""
    import atheris

    with atheris.instrument_imports(include=["compare"], enable_loader_override=False):
        judge = Judge(target.read(), out, target.slow)
    files = list(target.files())
    for number, data in enumerate(files):
        (folder / f"file-{number}").write_bytes(data)

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        draw = random.Random(seed)
        start = data if hash(data) in judge.good else draw.choice(files)  # what no reader opens leads nowhere
        mutant: bytes = target.mutate(start, draw)[:most]
        return mutant

    options = [
        f"-seed={seed}",
        f"-max_total_time={seconds}",
        f"-max_len={mutations.MOST}",
        f"-timeout={3 * SLOW}",
        "-mutate_depth=1",
        "-cross_over=0",
    ]
    options += [f"-rss_limit_mb={2 * MEMORY}", f"-artifact_prefix={out}/crash-", "-verbosity=0", "-print_final_stats=1"]
    atheris.Setup(["fuzz", *options, str(folder)], judge, custom_mutator=mutate)
    atheris.Fuzz()


def _run(arguments: argparse.Namespace, until: float) -> None:
    """Children until the time is over: one that dies has met what it could not catch."""
    restarts = 0
    with tempfile.TemporaryDirectory() as folder:
        while (left := int(until - time.monotonic())) > 0:
            command = [sys.executable, __file__, arguments.reader, "--child", folder, "--seconds", str(left)]
            command += ["--seed", str(arguments.seed + restarts), "--out", str(arguments.out)]
            done = subprocess.run(command, check=False, stderr=subprocess.PIPE, timeout=left + 6 * SLOW)
            said = done.stderr.decode(errors="replace").splitlines()
            print("\n".join(line for line in said if line.startswith("stat::") or "ERROR" in line), flush=True)
            if done.returncode and int(until - time.monotonic()) > _WAIT:
                print(f"the child ended with {done.returncode}; begun anew", flush=True)
            print((arguments.out / "count").read_text(encoding="utf-8"), flush=True)
            restarts += 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Fuzz one reader with broken real files.")
    parser.add_argument("reader", choices=sorted(TARGETS))
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=None, help="where findings are kept (out/fuzz/READER)")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--seconds", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> int:
    """Fuzz; 1 where something was found."""
    arguments = _arguments()
    target = TARGETS[arguments.reader]
    arguments.out = arguments.out or ROOT / "out" / "fuzz" / arguments.reader
    if arguments.child:
        try:
            _by_coverage(target, arguments.out, arguments.child, arguments.seed, arguments.seconds)
        except ModuleNotFoundError:
            judge = Judge(target.read(), arguments.out, target.slow)
            by_chance(target, judge, arguments.seed, until=time.monotonic() + arguments.seconds)
        return 0
    _run(arguments, time.monotonic() + 60 * arguments.minutes)
    found = [path for path in arguments.out.iterdir() if path.suffix == ".bin" or path.name.startswith("crash-")]
    print(f"{arguments.reader}: {len(found)} findings in {arguments.out}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
