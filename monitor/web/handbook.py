"""An OpenAPI document in the parts that its page shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import quote

Schema = Mapping[str, Any]
# Fields of fields are shown to this depth; the deepest answer has four.
_DEEPEST = 6
# Values for parameters of a path in an example.
_EXAMPLES = {"name": "desk"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a path or query, or a field of a body."""

    name: str
    kind: str
    place: str
    required: bool
    said: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an answer; ``depth`` is how many objects it is nested in."""

    name: str
    kind: str
    depth: int


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address."""

    method: str
    path: str
    name: str
    summary: str
    paragraphs: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    answer: str
    about_answer: str
    fields: tuple[Field, ...]
    errors: tuple[tuple[str, str], ...]
    example: str


@dataclass(frozen=True, slots=True)
class Group:
    """The operations on one kind of thing: the first part of their addresses."""

    name: str
    operations: tuple[Operation, ...]


def operations_of(document: Schema, origin: str, needs_token: bool) -> tuple[Group, ...]:
    """All operations, by the things they are about, in the order of the document."""
    reader = _Reader(document, origin, needs_token)
    found = [
        reader.operation(method.upper(), path, operation)
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    ]
    found.sort(key=lambda item: _thing(item.path))
    return tuple(Group(name, tuple(items)) for name, items in groupby(found, key=lambda item: _thing(item.path)))


def _thing(path: str) -> str:
    return path.removeprefix("/api/v1/").partition("/")[0].partition(".")[0]


@dataclass(frozen=True, slots=True)
class _Reader:
    document: Schema
    origin: str
    needs_token: bool

    def operation(self, method: str, path: str, described: Schema) -> Operation:
        good = {status: said for status, said in described["responses"].items() if status < "300"}
        bad = tuple((status, said["description"]) for status, said in described["responses"].items() if status >= "400")
        status, answer = next(iter(good.items()))
        contents: dict[str, Schema] = answer.get("content", {})
        kind = next(iter(contents), "")
        schema = contents[kind].get("schema", {}) if kind == "application/json" else {}
        first, *more = described.get("description", described.get("summary", "")).split("\n\n")
        parameters = (*self._parameters(described), *self._body(described))
        return Operation(
            method=method,
            path=path,
            name=f"{method.lower()}-{path.strip('/').replace('/', '-').translate(_IN_NAMES)}",
            summary=_plain(first),
            paragraphs=tuple(map(_plain, more)),
            parameters=parameters,
            answer=f"{status} {kind or 'without a body'}",
            about_answer=self._kind(schema) if schema else "",
            fields=tuple(self._fields(schema, 0)),
            errors=bad,
            example=self._example(method, path, described),
        )

    def _parameters(self, described: Schema) -> Iterator[Parameter]:
        for item in described.get("parameters", ()):
            schema = item["schema"]
            said = item.get("description", schema.get("description", ""))
            default = schema.get("default")
            kind = self._kind(schema).removesuffix(" or nothing") + (f", else {default}" if default else "")
            yield Parameter(item["name"], kind, item["in"], item.get("required", False), said)

    def _body(self, described: Schema) -> Iterator[Parameter]:
        content = described.get("requestBody", {}).get("content", {}).get("application/json", {})
        schema = self._resolved(content.get("schema", {}))
        for name, item in schema.get("properties", {}).items():
            required = name in schema.get("required", ())
            yield Parameter(name, self._kind(item), "body", required, item.get("description", ""))

    def _example(self, method: str, path: str, described: Schema) -> str:
        """A command line that calls an operation."""
        words = ["curl"]
        if method != "GET":
            words.append(f"-X {method}")
        if self.needs_token:
            words.append("-H 'Authorization: Bearer TOKEN'")
        if "requestBody" in described:
            wanted = ", ".join(f'"{item.name}": …' for item in self._body(described) if item.required)
            words.append(f"-H 'Content-Type: application/json' -d '{{{wanted}}}'")
        parameters = described.get("parameters", ())
        return " ".join((*words, f"'{self.origin}{_filled(path, parameters)}{_needed(parameters)}'"))

    def _resolved(self, schema: Schema) -> Schema:
        name = schema.get("$ref", "").rpartition("/")[2]
        found: Schema = self.document["components"]["schemas"][name] if name else schema
        return found

    def _fields(self, schema: Schema, depth: int) -> Iterator[Field]:
        """The fields of an object, or of the objects of a list, each followed by its own."""
        schema = self._resolved(schema)
        if "items" in schema:
            yield from self._fields(schema["items"], depth)
            return
        for part in self._ways(schema):
            for name, item in self._resolved(part).get("properties", {}).items():
                yield Field(name, self._kind(item), depth)
                if depth < _DEEPEST:
                    for way in self._ways(item):
                        yield from self._fields(way, depth + 1)

    def _ways(self, schema: Schema) -> Sequence[Schema]:
        ways: Sequence[Schema] = schema.get("anyOf", (schema,))
        return ways

    def _kind(self, schema: Schema) -> str:
        """What a value is, in words."""
        if "anyOf" in schema:
            return " or ".join(dict.fromkeys(self._kind(way) for way in schema["anyOf"]))
        found = self._resolved(schema)
        if "enum" in found:
            return "one of " + ", ".join(map(str, found["enum"]))
        if "const" in found:
            return str(found["const"])
        return self._plain_kind(found)

    def _plain_kind(self, found: Schema) -> str:
        kind = found.get("type", "")
        if kind == "array":
            item = self._kind(found.get("items", {}))
            return {"object": "list of objects", "value": "list"}.get(item, f"list of {item}")
        named = {"null": "nothing", "integer": "whole number", "boolean": "true or false", "string": "text"}
        said = {"date-time": "time"}.get(found.get("format", ""), named.get(kind, kind or "value"))
        return said + _bounds(found)


# Characters of an address that the id of an element in a page does not have.
_IN_NAMES = str.maketrans({"{": None, "}": None, ".": "-"})


def _filled(path: str, parameters: Sequence[Schema]) -> str:
    """A path with example values for its parameters."""
    for item in parameters:
        if item["in"] == "path":
            path = path.replace(f"{{{item['name']}}}", _EXAMPLES.get(item["name"], "1"))
    return path


def _needed(parameters: Sequence[Schema]) -> str:
    """A query with the parameters that are required."""
    names = [item["name"] for item in parameters if item["in"] == "query" and item.get("required")]
    return "?" + "&".join(f"{quote(name)}=storm" for name in names) if names else ""


def _plain(text: str) -> str:
    """A paragraph on one line, without the marks of code."""
    return " ".join(text.split()).replace("``", "")


def _bounds(schema: Schema) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        return f", {low:g} to {high:g}"
    if low is not None:
        return f", {low:g} or more"
    return f", {schema['maxLength']} characters at most" if "maxLength" in schema else ""
