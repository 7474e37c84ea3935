"""Splits an OpenAPI document into the parts that its documentation page shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import quote

Schema = Mapping[str, Any]
# Nested fields are shown to this depth; the deepest response has four levels.
_DEEPEST = 6
# Example values of path parameters; any other is 1.
_EXAMPLES = {"name": "desk"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a path or query, or a field of a body."""

    name: str
    kind: str
    place: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a response; ``depth`` is the number of objects it is nested in."""

    name: str
    kind: str
    depth: int


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path."""

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
    """The operations whose paths begin with the same segment, which names a resource."""

    name: str
    operations: tuple[Operation, ...]


def operations_of(document: Schema, origin: str, needs_token: bool) -> tuple[Group, ...]:
    """Return all operations, grouped by resource in alphabetical order."""
    reader = _Reader(document, origin, needs_token)
    found = [
        reader.operation(method.upper(), path, operation)
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    ]
    found.sort(key=lambda item: _resource(item.path))
    return tuple(Group(name, tuple(items)) for name, items in groupby(found, key=lambda item: _resource(item.path)))


def _resource(path: str) -> str:
    """Return the first segment of a path below the prefix, without a file extension."""
    return path.removeprefix("/api/v1/").partition("/")[0].partition(".")[0]


@dataclass(frozen=True, slots=True)
class _Reader:
    document: Schema
    origin: str
    needs_token: bool

    def operation(self, method: str, path: str, described: Schema) -> Operation:
        responses = described["responses"].items()
        status, answer = next((status, response) for status, response in responses if status < "300")
        errors = tuple((status, response["description"]) for status, response in responses if status >= "400")
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
            errors=errors,
            example=self._example(method, path, described),
        )

    def _parameters(self, described: Schema) -> Iterator[Parameter]:
        for item in described.get("parameters", ()):
            schema = item["schema"]
            description = item.get("description", schema.get("description", ""))
            default = schema.get("default")
            kind = self._kind(schema).removesuffix(" or nothing") + (f", default {default}" if default else "")
            yield Parameter(item["name"], kind, item["in"], item.get("required", False), description)

    def _body(self, described: Schema) -> Iterator[Parameter]:
        content = described.get("requestBody", {}).get("content", {}).get("application/json", {})
        schema = self._resolved(content.get("schema", {}))
        for name, item in schema.get("properties", {}).items():
            required = name in schema.get("required", ())
            yield Parameter(name, self._kind(item), "body", required, item.get("description", ""))

    def _example(self, method: str, path: str, described: Schema) -> str:
        """Return a command line that calls an operation."""
        words = ["curl"]
        if method != "GET":
            words.append(f"-X {method}")
        if self.needs_token:
            words.append("-H 'Authorization: Bearer TOKEN'")
        if "requestBody" in described:
            fields = ", ".join(f'"{item.name}": …' for item in self._body(described) if item.required)
            words.append(f"-H 'Content-Type: application/json' -d '{{{fields}}}'")
        parameters = described.get("parameters", ())
        return " ".join((*words, f"'{self.origin}{_filled(path, parameters)}{_needed(parameters)}'"))

    def _resolved(self, schema: Schema) -> Schema:
        name = schema.get("$ref", "").rpartition("/")[2]
        found: Schema = self.document["components"]["schemas"][name] if name else schema
        return found

    def _fields(self, schema: Schema, depth: int) -> Iterator[Field]:
        """Yield the fields of an object, or of the objects in a list; each is followed by its nested fields."""
        schema = self._resolved(schema)
        if "items" in schema:
            yield from self._fields(schema["items"], depth)
            return
        for alternative in self._alternatives(schema):
            for name, item in self._resolved(alternative).get("properties", {}).items():
                yield Field(name, self._kind(item), depth)
                if depth < _DEEPEST:
                    for nested in self._alternatives(item):
                        yield from self._fields(nested, depth + 1)

    def _alternatives(self, schema: Schema) -> Sequence[Schema]:
        alternatives: Sequence[Schema] = schema.get("anyOf", (schema,))
        return alternatives

    def _kind(self, schema: Schema) -> str:
        """Describe the type of a value in words."""
        if "anyOf" in schema:
            return " or ".join(dict.fromkeys(self._kind(alternative) for alternative in schema["anyOf"]))
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
        names = {"null": "nothing", "integer": "whole number", "boolean": "true or false", "string": "text"}
        name = "time" if found.get("format") == "date-time" else names.get(kind, kind or "value")
        return name + _bounds(found)


# Characters of a path that are removed or replaced in the id of an element.
_IN_NAMES = str.maketrans({"{": None, "}": None, ".": "-"})


def _filled(path: str, parameters: Sequence[Schema]) -> str:
    """Return a path with example values for its parameters."""
    for item in parameters:
        if item["in"] == "path":
            path = path.replace(f"{{{item['name']}}}", _EXAMPLES.get(item["name"], "1"))
    return path


def _needed(parameters: Sequence[Schema]) -> str:
    """Return a query string with the required parameters."""
    names = [item["name"] for item in parameters if item["in"] == "query" and item.get("required")]
    return "?" + "&".join(f"{quote(name)}=storm" for name in names) if names else ""


def _plain(text: str) -> str:
    """Return a paragraph on one line, without the backticks of code."""
    return " ".join(text.split()).replace("``", "")


def _bounds(schema: Schema) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        return f", {low:g} to {high:g}"
    if low is not None:
        return f", {low:g} or more"
    return f", {schema['maxLength']} characters at most" if "maxLength" in schema else ""
