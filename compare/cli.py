"""The command line: parses, calls, prints, and says by its exit code how it went."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING, NoReturn

from compare.errors import CompareError, UsageError
from compare.options import Format, Language, Options

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager

    from compare.model import Comparison
    from compare.report.press import Press

_EPILOG = """commands:
  compare A B          compare two reports; the report is written as Markdown to out/
  compare outline F    what was read: metadata, furniture, repairs, sections
  compare summary F…   how much of each of many reports is boilerplate; folders count too
  compare index build DIR -o INDEX | compare index info INDEX
                       count the phrases of many reports, to measure others against
  compare doctor       what is installed, what is missing, how to get it

A or B may be "-" for standard input; a file called outline is given as ./outline.
exit codes: 0 done, 1 differences found (with --exit-code), 2 wrong use,
3 an input cannot be read, 4 an output cannot be written."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    try:
        return _dispatch(list(sys.argv[1:] if arguments is None else arguments))
    except CompareError as error:
        _say(f"compare: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader has gone; what is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


def _dispatch(arguments: list[str]) -> int:
    commands = {"outline": _outline, "summary": _summary, "index": _index, "doctor": _doctor}
    command = commands.get(arguments[0]) if arguments else None
    code = command(arguments[1:]) if command else _compare(arguments)
    sys.stdout.flush()
    return code


# ------------------------------------------------------------------------ parsing


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """A wrong command line is one line, as every other mistake is."""
        raise UsageError(message, todo=f"see {self.prog} --help")


class _Version(argparse.Action):
    def __call__(self, *_: object, **__: object) -> None:
        """Say the version; looking it up takes time that other runs are spared."""
        from importlib.metadata import version  # noqa: PLC0415

        _print(f"compare {version('gongwen-compare')}")
        raise SystemExit(0)


def _parser(prog: str, description: str, epilog: str = "") -> _Parser:
    parser = _Parser(
        prog=prog,
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--encoding", metavar="E", help="the codec of the inputs, such as gb18030 (default: detected)")
    kinds = [one.value for one in Format]
    parser.add_argument(
        "--format",
        metavar="F",
        choices=kinds,
        help=f"what the inputs are: {', '.join(kinds)} (default: by their bytes)",
    )
    parser.add_argument(
        "--lang", choices=[language.value for language in Language], help="language of labels (default: the locale's)"
    )
    parser.add_argument(
        "-o",
        metavar="DIR",
        dest="output",
        help="folder for files (default: out), or - for one format on standard output",
    )
    parser.add_argument("--json", action="append_const", dest="formats", const="json", help="write JSON")
    parser.add_argument("--version", action=_Version, nargs=0, help="say the version and stop")
    return parser


def _compare_parser() -> _Parser:
    parser = _parser(
        "compare", "Compare two Chinese official reports section by section and phrase by phrase.", _EPILOG
    )
    parser.add_argument("a", metavar="A", help="the first report, the older one where it matters")
    parser.add_argument("b", metavar="B", help="the second report")
    parser.add_argument(
        "--md", action="append_const", dest="formats", const="md", help="write Markdown (always done, but for -o -)"
    )
    parser.add_argument("--pdf", action="append_const", dest="formats", const="pdf", help="write PDF")
    parser.add_argument("--exit-code", action="store_true", help="exit with 1 where the reports differ")
    _add_reference(parser)
    return parser


def _add_reference(parser: _Parser) -> None:
    parser.add_argument(
        "--reference",
        metavar="INDEX",
        action="append",
        default=[],
        help="an index to measure against, several times for several (default: the one that comes with compare)",
    )


def _summary_parser() -> _Parser:
    parser = _parser("compare summary", "Say how much of each of many reports is boilerplate.")
    parser.add_argument("paths", metavar="FILE", nargs="+", help="a report, or a folder of reports")
    _add_reference(parser)
    return parser


def _index_parser() -> _Parser:
    parser = _Parser(prog="compare index", description="Count the phrases of many reports, to measure others against.")
    actions = parser.add_subparsers(dest="action", required=True, metavar="build|info")
    build = actions.add_parser("build", description="Count reports into an index.")
    build.add_argument("paths", metavar="DIR", nargs="+", help="a folder of reports, or a report")
    build.add_argument("-o", dest="output", metavar="INDEX", required=True, help="the file to write")
    build.add_argument(
        "--merge", metavar="INDEX", action="append", default=[], help="an index whose counts are added, once or more"
    )
    info = actions.add_parser("info", description="Say what an index holds.")
    info.add_argument("index", metavar="INDEX", help="the file")
    return parser


def _outline_parser() -> _Parser:
    parser = _parser("compare outline", "Show what was read of one report.")
    parser.add_argument("file", metavar="FILE", help="the report")
    parser.add_argument("-v", "--verbose", action="store_true", help="list furniture and repairs with their rules")
    return parser


# ----------------------------------------------------------------------- commands


def _compare(arguments: list[str]) -> int:
    chosen = _compare_parser().parse_args(arguments)
    options = _options(chosen)
    formats = tuple(chosen.formats or ())
    to_stdout = _to_stdout(chosen.output, formats)
    if chosen.a == chosen.b == "-":
        raise UsageError(what="standard input can be read once only", todo="give a file for A or B")
    with _press(wanted="pdf" in formats) as press:
        comparison = _compared(chosen.a, chosen.b, options)
        from compare.report.formats import render  # noqa: PLC0415 - after a wrong command line was told

        with _Progress("writing"):
            wanted = formats if to_stdout else ("md", *formats)
            rendered = render(comparison, wanted, options.language, press=press)
    for warning in rendered.warnings:
        _say(f"compare: {warning}")
    if to_stdout:
        _pipe(rendered.contents)
    else:
        _write_and_tell(comparison, rendered.contents, chosen, options.language)
    return int(chosen.exit_code and not comparison.identical)


def _press(*, wanted: bool) -> AbstractContextManager[Press | None]:
    """What lays out pages; it starts at once, to be ready when there are some."""
    if not wanted:
        return nullcontext()
    from compare.report.press import Press  # noqa: PLC0415 - needed for PDF only

    return Press()


def _compared(path_a: str, path_b: str, options: Options) -> Comparison:
    with _Progress("reading"):
        from compare import pipeline  # noqa: PLC0415 - the stages take 0.2 s to load

        a, b = pipeline.read(path_a, options), pipeline.read(path_b, options)
    with _Progress("comparing"):
        return pipeline.compare_documents(a, b, options)


def _write_and_tell(
    comparison: Comparison, contents: Mapping[str, bytes], chosen: argparse.Namespace, language: Language
) -> None:
    from compare.report import files, terminal  # noqa: PLC0415 - after a wrong command line was told

    paths = files.write(chosen.output or "out", files.pair_name(chosen.a, chosen.b), contents)
    _print(terminal.summary(comparison, language, colour=_colour()) + "\n".join(paths))


def _outline(arguments: list[str]) -> int:
    chosen = _outline_parser().parse_args(arguments)
    options = _options(chosen)
    formats = tuple(chosen.formats or ())
    to_stdout = _to_stdout(chosen.output, formats)
    if chosen.output and not formats:
        raise UsageError(what="-o has nothing to write", todo="add --json")
    from compare import pipeline  # noqa: PLC0415 - the stages take 0.2 s to load
    from compare.report import as_json, files, terminal  # noqa: PLC0415 - after a wrong command line was told

    document = pipeline.read(chosen.file, options)
    contents = {"json": as_json.outline_json(document).encode("utf-8", "backslashreplace")} if formats else {}
    if to_stdout:
        _pipe(contents)
        return 0
    paths = files.write(chosen.output or "out", files.outline_name(chosen.file), contents) if contents else ()
    tree = terminal.outline(document, options.language, colour=_colour(), verbose=chosen.verbose)
    _print(tree + "\n".join(paths) if paths else tree.rstrip("\n"))
    return 0


def _summary(arguments: list[str]) -> int:
    chosen = _summary_parser().parse_args(arguments)
    options = _options(chosen)
    formats = tuple(chosen.formats or ())
    to_stdout = _to_stdout(chosen.output, formats)
    if chosen.output and not formats:
        raise UsageError(what="-o has nothing to write", todo="add --json")
    from compare.corpus import summarise  # noqa: PLC0415 - after a wrong command line was told
    from compare.report import as_summary_json, files, terminal  # noqa: PLC0415 - as above

    with _Progress("reading"):
        found = summarise(chosen.paths, options, references=chosen.reference)
    for path, reason in found.unread:
        _say(f"compare: left out {path}: {reason}")
    contents = {"json": as_summary_json.summary_json(found).encode("utf-8", "backslashreplace")} if formats else {}
    if to_stdout:
        _pipe(contents)
        return 0
    paths = files.write(chosen.output or "out", "summary", contents) if contents else ()
    table = terminal.corpus(found, options.language, colour=_colour())
    _print(table + "\n".join(paths) if paths else table.rstrip("\n"))
    return 0


def _index(arguments: list[str]) -> int:
    chosen = _index_parser().parse_args(arguments)
    from compare.corpus import build_index, describe_index  # noqa: PLC0415 - after a wrong command line was told

    if chosen.action == "build":
        with _Progress("counting"):
            _, unread = build_index(chosen.paths, chosen.output, merge=chosen.merge)
        for path, reason in unread:
            _say(f"compare: left out {path}: {reason}")
    shown = chosen.index if chosen.action == "info" else chosen.output
    _print("\n".join((*describe_index(shown), *([chosen.output] if chosen.action == "build" else []))))
    return 0


def _doctor(arguments: list[str]) -> int:
    _Parser(prog="compare doctor", description="Say what is installed, what is missing and how to get it.").parse_args(
        arguments
    )
    from compare.report import doctor  # noqa: PLC0415 - it loads everything

    _print("\n".join(doctor.check()))
    return 0


# ------------------------------------------------------------------------ choices


def _options(chosen: argparse.Namespace) -> Options:
    language = Language(chosen.lang) if chosen.lang else locale_language(os.environ)
    as_format = Format(chosen.format) if chosen.format else None
    references = tuple(getattr(chosen, "reference", ()))
    return Options(encoding=chosen.encoding, format=as_format, language=language, references=references)


def locale_language(environment: Mapping[str, str]) -> Language:
    """The language that the locale asks for, as far as there is one; English otherwise."""
    said = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return Language.CHINESE if said.lower().startswith("zh") else Language.ENGLISH


def _to_stdout(output: str | None, formats: tuple[str, ...]) -> bool:
    """Whether results go to standard output, which holds one format only."""
    if output == "-" and len(set(formats)) != 1:
        raise UsageError(what="-o - takes exactly one format flag", todo="add one, such as --json")
    return output == "-"


def _colour() -> bool:
    """Whether standard output wants colour: https://no-color.org."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


# ------------------------------------------------------------------------- output


class _Progress:
    """A word on standard error while something lasts, where that is a terminal."""

    def __init__(self, word: str) -> None:
        self._said = f"{word}…" if sys.stderr.isatty() else ""

    def __enter__(self) -> None:
        self._write(self._said)

    def __exit__(self, *_: object) -> None:
        self._write("")

    def _write(self, text: str) -> None:
        if self._said:
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()


def _pipe(contents: Mapping[str, bytes]) -> None:
    """The one result, byte for byte."""
    for data in contents.values():
        sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _print(text: str) -> None:
    """A line to standard output, whatever characters its encoding lacks."""
    _written(sys.stdout, text)


def _say(text: str) -> None:
    """A line to standard error."""
    _written(sys.stderr, text)


def _written(stream: object, text: str) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")
    print(text, file=stream, flush=True)  # type: ignore[call-overload]
