"""The documentation page of the API."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from monitor.web.handbook import operations_of
from tests.web.conftest import TOKEN, Desk, Serve
from tests.web.expecting import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DOCS = "/api/v1/docs"
WRITING = {
    "components": {
        "schemas": {
            "Wanted": {
                "type": "object",
                "properties": {"url": {"type": "string", "maxLength": 9}, "paused": {"type": "boolean"}},
                "required": ["url"],
            },
            "Made": {
                "type": "object",
                "properties": {"id": {"type": "integer"}, "next": {"$ref": "#/components/schemas/Made"}},
            },
        }
    },
    "paths": {
        "/api/v1/feeds": {
            "post": {
                "description": "Follow a feed.\n\nIts page will do.",
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Wanted"}}}},
                "responses": {
                    "201": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Made"}}}},
                    "400": {"description": "A field is wrong"},
                },
            }
        },
        "/api/v1/feeds/{number}": {
            "delete": {
                "description": "Forget it.",
                "parameters": [{"name": "number", "in": "path", "required": True, "schema": {"type": "integer"}}],
                "responses": {"204": {"description": "done"}},
            }
        },
    },
}  # fmt: skip


def test_every_operation_is_shown(desk: Desk):
    document = desk.get("/api/v1/openapi.json").json()
    page = desk.get(DOCS)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            name = f"{method}-{path.strip('/').replace('/', '-').replace('.', '-').translate({123: None, 125: None})}"
            section = re.search(
                rf'<section class="operation" id="{re.escape(name)}">.*?</section>', page.text, re.DOTALL
            )
            assert section is not None, path
            for parameter in operation.get("parameters", ()):
                assert f"<code>{parameter['name']}</code>" in section[0], (path, parameter["name"])
            for status in operation["responses"]:
                assert f"<code>{status}" in section[0], (path, status)
    assert "<code>importance_reasons</code>" in page.text
    assert "``" not in page.text


def test_bodies_and_responses_are_shown():
    (group,) = operations_of(WRITING, "http://monitor.example", needs_token=True)
    add, forget = group.operations
    assert [(item.name, item.kind, item.required) for item in add.parameters] == [
        ("url", "text, 9 characters at most", True),
        ("paused", "true or false", False),
    ]
    assert (add.answer, add.errors) == ("201 application/json", (("400", "A field is wrong"),))
    assert add.paragraphs == ("Its page will do.",)
    assert [field.name for field in add.fields][:3] == ["id", "next", "id"]
    assert add.example == (
        "curl -X POST -H 'Authorization: Bearer TOKEN' -H 'Content-Type: application/json' -d '{\"url\": …}' "
        "'http://monitor.example/api/v1/feeds'"
    )
    assert (forget.answer, forget.fields) == ("204 without a body", ())
    assert forget.example.endswith("-X DELETE -H 'Authorization: Bearer TOKEN' 'http://monitor.example/api/v1/feeds/1'")


def test_the_page_requires_signing_in(serve: Serve):
    desk = serve(token=TOKEN)
    assert desk.get(DOCS).headers["location"] == f"/login?next={DOCS}"
    assert desk.get("/api/v1/openapi.json").status_code == 401


@pytest.mark.browser
def test_the_page_works_without_scripts(desk: Desk, browser: Browser):
    context = browser.new_context(java_script_enabled=False)
    page: Page = context.new_page()
    page.goto(desk.url + DOCS)
    page.get_by_role("navigation", name="Addresses").get_by_role("link", name="GET /developments", exact=True).click()
    assert page.url.endswith("#get-api-v1-developments")
    details = page.locator("#get-api-v1-developments details").first
    details.locator("summary").click()
    expect(details.get_by_text("detected_at")).to_be_visible()
    context.close()
