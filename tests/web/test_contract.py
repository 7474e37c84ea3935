"""The API against its own OpenAPI document: schemathesis tests every route with valid and invalid parameters."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from monitor.model import Claim, Document, EditKind, QuietHours, Subscription
from tests.history.archive import LEASE, WORKER
from tests.web.conftest import TOKEN, Desk, Serve

PUBLIC = "https://hooks.desk.example/news"
AUTHORIZED = {"Authorization": f"Bearer {TOKEN}"}

REFUSALS = ["400", "401", "403", "404", "405", "406", "409", "413", "415", "422", "428", "429", "5xx"]


@pytest.fixture
def full(serve: Serve) -> Desk:
    """A server with a token, and something in each list."""
    desk = serve(token=TOKEN)
    article = desk.storm()
    for number in range(3):
        desk.update(article, f"The harbour reopened. {number} ships left.", f"{number}@desk.example")
    outbox, now = desk.app.store.outbox, desk.archive.clock.now()
    first, second, *_ = outbox.claim(Claim(WORKER, now, 3, LEASE))
    outbox.sent([item.alert.id for item in first], WORKER, now)
    outbox.give_up([item.alert.id for item in second], WORKER, "RecipientRefused: 550 no such user")
    other = desk.archive.article("https://news.example/2", "Another storm")
    desk.archive.version(other, Document("Another storm", (), "Ida Holm", now, now, "en", ("updated at noon",)))
    desk.app.store.articles.set_muted(other.id, True)
    desk.app.store.stories.start((article.id, other.id), now)
    quiet = QuietHours(1320, 420, "Europe/Berlin")
    kinds = (EditKind.FIGURE,)
    desk.app.store.subscriptions.put(Subscription("night", webhook=PUBLIC, kinds=kinds, quiet_hours=quiet))
    return desk


def strict(document: dict[str, Any]) -> dict[str, Any]:
    """Forbid undeclared fields: clients have to expect more fields, but the tests require that all are documented."""
    for model in document["components"]["schemas"].values():
        if model["type"] == "object":
            model["additionalProperties"] = False
    return document


def test_the_api_conforms_to_its_document(full: Desk, tmp_path: Path, thorough: bool):
    document = tmp_path / "openapi.json"
    document.write_text(json.dumps(strict(full.get("/api/v1/openapi.json", headers=AUTHORIZED).json())))
    # A body can break the schema and be too long at once.
    (tmp_path / "schemathesis.toml").write_text(f"[checks.negative_data_rejection]\nexpected-statuses = {REFUSALS}\n")
    command = [
        *(sys.executable, "-m", "schemathesis.cli", "run", str(document), "--url", full.url, "--checks", "all"),
        # Testing every bound of every parameter takes four minutes.
        *("--phases", "coverage,fuzzing" if thorough else "fuzzing", "--max-examples", "10"),
        *("--generation-deterministic", "--suppress-health-check", "filter_too_much"),
        *("--request-timeout", "60"),  # test machines are busy
        *("--header", f"Authorization: Bearer {TOKEN}", "--continue-on-failure", "--no-color"),
    ]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    asked = re.search(r"Tested: (\d+)\n", ran.stdout)
    assert asked is not None, ran.stdout
    paths = full.get("/api/v1/openapi.json", headers=AUTHORIZED).json()["paths"]
    assert int(asked[1]) == sum(len(operations) for operations in paths.values())


def test_every_route_documents_its_responses(full: Desk):
    document = full.get("/api/v1/openapi.json", headers=AUTHORIZED).json()
    for path, operations in document["paths"].items():
        assert path.startswith("/api/v1/")
        for method, operation in operations.items():
            assert set(operation["responses"]) >= {"401", "503"}, path
            assert "422" not in operation["responses"], path
            assert operation["description"], path
            for status, answer in operation["responses"].items():
                assert documented(status, answer), f"{method} {path} {status}"
            for parameter in operation.get("parameters", ()):
                assert bounded(parameter["schema"]), f"{path} {parameter['name']}"
    assert document["components"]["schemas"]["DevelopmentRow"]["properties"]["detected_at"]["format"] == "date-time"


def documented(status: str, answer: dict[str, Any]) -> bool:
    """Whether a response is documented: errors by the Error model, others by a model with fields."""
    shape = answer.get("content", {}).get("application/json", {}).get("schema")
    if status >= "300":
        return shape == {"$ref": "#/components/schemas/Error"}
    if shape is None:
        return status == "204" or bool(answer["content"])
    return "$ref" in shape.get("items", shape)


def bounded(schema: dict[str, Any]) -> bool:
    """Whether the schema of a parameter has bounds: of numbers, or of the length of texts."""
    return all(map(has_bounds, schema.get("anyOf", [schema])))


def has_bounds(schema: dict[str, Any]) -> bool:
    if schema.get("type") == "integer":
        return "minimum" in schema and ("maximum" in schema or schema.get("format") == "int64")
    if schema.get("type") == "string":
        return bool(schema.keys() & {"maxLength", "format", "enum"})
    return True


def test_without_a_token_the_document_requires_none(desk: Desk):
    document = desk.get("/api/v1/openapi.json").json()
    assert "securitySchemes" not in document["components"]
    assert "401" not in document["paths"]["/api/v1/feeds"]["get"]["responses"]


def test_old_addresses_work_but_are_not_in_the_document(desk: Desk):
    document = desk.get("/api/openapi.json")
    assert document.content == desk.get("/api/v1/openapi.json").content
    desk.storm()
    for path in ("/developments?limit=1", "/articles/1/versions?limit=1"):
        old, new = desk.get(f"/api{path}"), desk.get(f"/api/v1{path}")
        assert old.json() == new.json()
        assert f"{desk.url}/api/{path[1:9]}" in old.headers["link"]
        assert f"{desk.url}/api/v1/{path[1:9]}" in new.headers["link"]
