"""What all commands' lines have in common."""

from __future__ import annotations

import argparse
import os
import re
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NoReturn

from compare.cli.help import Help
from compare.cli.output import say
from compare.errors import Said, UsageError
from compare.options import FINDING_RULES, Format, Language, Options

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


# What argparse finds wrong: it says so before anyone can ask it for the values, each as the pattern tells.
_MISTAKES = (
    Said("unrecognized arguments: {words}", words=".+"),
    Said("the following arguments are required: {names}", names=".+"),
    Said("argument {name}: expected one argument", name=r"\S+"),
    Said("argument {name}: ignored explicit argument {value}", name=r"\S+", value=".+"),
    Said("argument {name}: invalid choice: {value} (choose from {choices})", name=r"\S+", value=".+", choices=".+"),
    Said("argument {name}: invalid int value: {value}", name=r"\S+", value=".+"),
)
_PARTS = re.compile(r"[-_.@]")
# Places, and a script, whose Chinese is written in traditional characters.
_TRADITIONAL = frozenset({"tw", "hk", "mo", "hant"})


class Parser(argparse.ArgumentParser):
    """A parser whose mistakes are errors of ours, and whose help speaks the user's language."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # noqa: ANN401 - typed by overloads
        """As ever; help is asked for and given on the way."""
        self.formatter_class = partial(Help, language=language_asked(args or ()))
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """A wrong command line is one line, as every other mistake is."""
        raise UsageError(_mistake(message), todo=Said("see {command} --help", command=self.prog))


def _mistake(message: str) -> Said:
    """What argparse says as a sentence with its values; as it is where it is none of the known ones."""
    for one in _MISTAKES:
        pattern = re.escape(one.template)
        for name, value in one.values:
            pattern = pattern.replace(re.escape(f"{{{name}}}"), f"(?P<{name}>{value})")
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return one.filled(**found.groupdict())
    return Said("{message}", message=message)


class _Version(argparse.Action):
    def __call__(self, *_: object, **__: object) -> None:
        """Say the version; looking it up takes time that other runs are spared."""
        from importlib.metadata import version  # noqa: PLC0415

        say(f"compare {version('gongwen-compare')}")
        raise SystemExit(0)


def common_parser(prog: str, description: str, epilog: str = "") -> Parser:
    """A parser with the options that every reading command has."""
    parser = Parser(prog=prog, description=description, epilog=epilog, allow_abbrev=False)
    parser.add_argument("--encoding", metavar="E", help="the codec of the inputs, such as gb18030 (default: detected)")
    parser.add_argument(
        "--format",
        metavar="F",
        choices=[one.value for one in Format],
        help="format of the inputs: %(choices)s (default: told from their bytes)",
    )
    add_language(parser)
    parser.add_argument(
        "-o",
        metavar="DIR",
        dest="output",
        help="folder for files (default: out), or - for one format on standard output",
    )
    parser.add_argument("--json", action="append_const", dest="formats", const="json", help="write JSON")
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    return parser


def add_language(parser: argparse.ArgumentParser) -> None:
    """Let the language of what is said be chosen."""
    parser.add_argument(
        "--lang",
        metavar="L",
        choices=[language.value for language in Language],
        help="language of reports, errors and help: %(choices)s (default: the locale's)",
    )


def add_readable(parser: Parser) -> None:
    """Let a report be written in the formats that people read."""
    parser.add_argument(
        "--md", action="append_const", dest="formats", const="md", help="write Markdown (always done, except with -o -)"
    )
    parser.add_argument(
        "--html", action="append_const", dest="formats", const="html", help="write HTML: one file to read in a browser"
    )
    parser.add_argument("--pdf", action="append_const", dest="formats", const="pdf", help="write PDF")


def add_reference(parser: Parser) -> None:
    """Let an index be chosen to measure against."""
    parser.add_argument(
        "--reference",
        metavar="INDEX",
        action="append",
        default=[],
        help="an index to measure against, once or more (default: the one that comes with compare)",
    )


def add_without(parser: Parser) -> None:
    """Let rules of findings be switched off."""
    parser.add_argument(
        "--without",
        metavar="RULE",
        action="append",
        default=[],
        choices=FINDING_RULES,
        help="a rule of findings to switch off, once or more: %(choices)s",
    )


def add_corpus(parser: argparse.ArgumentParser) -> None:
    """Let be chosen where parsed reports are kept and what does the work."""
    parser.add_argument(
        "--cache",
        metavar="DIR",
        help="keep what was read in this folder, so that the next run reads only new files",
    )
    parser.add_argument(
        "--engine",
        metavar="E",
        default="native",
        help="what does the work: native (this machine), ray, or ray://HOST:PORT (default: native)",
    )


def options_of(chosen: argparse.Namespace) -> Options:
    """What was chosen on the command line and by the locale."""
    as_format = Format(chosen.format) if chosen.format else None
    references = tuple(getattr(chosen, "reference", ()))
    without = tuple(dict.fromkeys(getattr(chosen, "without", ())))
    return Options(
        encoding=chosen.encoding, format=as_format, language=language_of(chosen), references=references, without=without
    )


def language_of(chosen: argparse.Namespace) -> Language:
    """The language that was chosen, or that of the locale."""
    return Language(chosen.lang) if chosen.lang else locale_language(os.environ)


def language_asked(arguments: Sequence[str]) -> Language:
    """The language of a command line that may be wrong in everything else: the last one it names, or the locale's."""
    words = [*arguments, ""]
    named = [
        following if word == "--lang" else word.removeprefix("--lang=")
        for word, following in pairwise(words)
        if word.partition("=")[0] == "--lang"
    ]
    known = [Language(name) for name in named if name in set(Language)]
    return known[-1] if known else locale_language(os.environ)


def locale_language(environment: Mapping[str, str]) -> Language:
    """The language that the locale asks for, as far as there is one; English otherwise."""
    said = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    named = said.lower()
    if not named.startswith("zh"):
        return Language.ENGLISH
    return Language.TRADITIONAL if _TRADITIONAL & set(_PARTS.split(named)) else Language.CHINESE


def goes_to_stdout(output: str | None, formats: tuple[str, ...]) -> bool:
    """Whether results go to standard output, which holds one format only."""
    if output == "-" and len(set(formats)) != 1:
        raise UsageError(what=Said("-o - takes exactly one format flag"), todo=Said("add one, such as --json"))
    return output == "-"
