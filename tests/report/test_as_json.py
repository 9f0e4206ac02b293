"""JSON: valid against the published schemas, in source offsets, and documented."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from compare import resources
from compare.report.as_json import comparison_json, outline_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from compare.model import Comparison

DOCS = Path(__file__).parents[2] / "docs" / "format.md"


def _closed(schema: Any) -> Any:
    """The schema with every object held to the fields it names."""
    if isinstance(schema, list):
        return [_closed(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict):
        closed["additionalProperties"] = False
    return closed


def _schema(name: str) -> Any:
    return json.loads(resources.schema(name))


def _validator(name: str) -> Draft202012Validator:
    outline = _closed(_schema("compare.outline-1"))
    registry = Registry().with_resource(outline["$id"], Resource.from_contents(outline))
    return Draft202012Validator(_closed(_schema(name)), registry=registry)


@pytest.mark.parametrize("name", ["two-districts", "hostile"])
def test_a_comparison_is_valid(name: str, handmade: Callable[[str], Comparison]) -> None:
    _validator("compare.comparison-1").validate(json.loads(comparison_json(handmade(name))))


@pytest.mark.parametrize("name", ["two-districts", "hostile"])
def test_an_outline_is_valid(name: str, handmade: Callable[[str], Comparison]) -> None:
    value = json.loads(outline_json(handmade(name).a))
    _validator("compare.outline-1").validate(value)
    assert value["sections"][0]["parent"] is None


@pytest.mark.parametrize("name", ["compare.outline-1", "compare.comparison-1"])
def test_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(_schema(name))


def test_numbers_are_rounded_to_four_places(handmade: Callable[[str], Comparison]) -> None:
    text = comparison_json(handmade("two-districts"))
    assert not re.search(r"\d\.\d{5,}", re.sub(r'"[^"]*"', "", text))
    change = json.loads(text)["figures"][0]
    assert (change["old_value"], change["change"], change["change_percent"]) == (86, 16, 18.6047)


def test_phrases_and_figures_stand_where_they_say(handmade: Callable[[str], Comparison]) -> None:
    comparison = handmade("two-districts")
    value = json.loads(comparison_json(comparison))
    a = comparison.a.clean.source.text
    for figure in value["figures"]:
        assert a[slice(*figure["a"])] == figure["old"]
    for section in value["documents"][0]["sections"]:
        assert a[section["start"] :].startswith(section["number"] + section["heading"])


def _fields(schema: Any, prefix: str = "") -> Iterator[str]:
    """Every field of a schema as docs name it: document.path, sections[].id."""
    if schema.get("type") == "array" and "properties" in schema.get("items", {}):
        yield from _fields(schema["items"], prefix + "[]")
    for name, held in schema.get("properties", {}).items():
        path = f"{prefix}.{name}" if prefix else name
        yield path
        yield from _fields(held, path)


@pytest.mark.parametrize("name", ["compare.outline-1", "compare.comparison-1"])
def test_every_field_is_documented(name: str) -> None:
    """Leaves may be told in their parent's row, but no name may be missing from the page."""
    docs = DOCS.read_text(encoding="utf-8")
    section = docs[docs.index(f"## {name.replace('-', '/')}") :]
    for field in _fields(_schema(name)):
        leaf = field.rsplit(".", 1)[-1].removesuffix("[]")
        assert re.search(rf"`[^`]*\b{re.escape(leaf)}\b[^`]*`", section), field
