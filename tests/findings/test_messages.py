"""Every finding can be said in every language, and every rule can be chosen on the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from findings.found import in_one
from reading import read_text

from compare import findings
from compare.cli.pair import command_line
from compare.cli.parsing import options_of
from compare.errors import UsageError
from compare.model import Comparison, Grade
from compare.options import FINDING_RULES, Language, Options
from compare.pipeline import compare_documents
from compare.report import terminal
from compare.report.findings import by_grade, message, rule_name
from compare.report.labels import Labels, catalogue

RULES = Path(findings.__file__).parent / "rules"
WRONG = "收到申请18件，其中调解结案20件。\n受理案件由50件增加到91件，增长92%。\n出庭应诉10件，出庭应诉率95.5%。"
CODE = "".join(path.read_text(encoding="utf-8") for path in sorted(RULES.parent.rglob("*.py")))
KINDS = {
    *re.findall(r'^(?:NAME|MORE) = "([a-z-]+)"', CODE, re.MULTILINE),
    *re.findall(r'kind=(?:NAME if [^\n]* else )?"([a-z-]+)"', CODE),
}


def compared(options: Options | None = None) -> Comparison:
    return compare_documents(read_text("一切正常。"), read_text(WRONG), options)


def test_each_rule_has_a_file_and_a_name_that_can_be_switched_off() -> None:
    files = sorted(path.stem for path in RULES.glob("*.py") if path.stem != "__init__")
    assert len(files) == len(FINDING_RULES)
    assert set(findings.RULES) == set(FINDING_RULES)


@pytest.mark.parametrize("language", Language)
def test_every_kind_has_a_message_and_a_name(language: Language) -> None:
    keys = catalogue(language).keys()
    said = {key.partition(".")[2] for key in keys if key.startswith("rule.")}
    assert said == KINDS
    assert {f"finding.{kind}" for kind in KINDS} <= keys


@pytest.mark.parametrize("language", Language)
def test_messages_are_filled(language: Language) -> None:
    labels = Labels(language)
    for found in in_one(WRONG):
        assert not re.search(r"[{}]", message(found, labels))
        assert rule_name(found, labels)
    grades = [grade for grade, _ in by_grade(in_one(WRONG))]
    assert grades == [Grade.SURE, Grade.LIKELY, Grade.HINT]


def test_the_terminal_counts_findings_by_grade() -> None:
    said = terminal.summary(compared(), Language.ENGLISH, colour=False)
    assert "worth a look: sure 1, likely 1, hint 1 growth, sum" in said


def test_rules_are_switched_off_by_the_command_line() -> None:
    chosen = command_line().parse_args(["A", "B", "--without", "wrong-sum", "--without", "wrong-growth"])
    options = options_of(chosen)
    assert options.without == ("wrong-sum", "wrong-growth")
    assert "without wrong-growth wrong-sum" in options.signature()
    assert [found.kind for found in compared(options).findings] == ["rate-of-no-count"]
    assert "without" not in Options().signature()


def test_a_rule_that_does_not_exist_is_a_wrong_command_line() -> None:
    with pytest.raises(UsageError):
        command_line().parse_args(["A", "B", "--without", "wrong-spelling"])
