"""The API against its own OpenAPI document: schemathesis asks every route, with right parameters and wrong ones."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.conftest import TOKEN, Desk, Serve

AUTHORIZED = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def full(serve: Serve) -> Desk:
    """A desk with a token, and something in each of its lists."""
    desk = serve(token=TOKEN)
    article = desk.storm()
    desk.told(article, "The harbour reopened. 3 ships left.")
    desk.shelf.story(url="https://news.example/2", title="Another")
    return desk


def strict(document: dict) -> dict:
    """Whatever is said is described: "more may come" is for those who read, not an excuse for those who write."""
    for model in document["components"]["schemas"].values():
        model["additionalProperties"] = False
    return document


def test_the_api_answers_what_its_document_says(full: Desk, tmp_path: Path):
    document = tmp_path / "openapi.json"
    document.write_text(json.dumps(strict(full.get("/api/openapi.json", headers=AUTHORIZED).json())))
    command = [
        *(sys.executable, "-m", "schemathesis.cli", "run", str(document), "--url", full.url),
        *("--checks", "all", "--max-examples", "15", "--seed", "1", "--generation-deterministic"),
        *("--header", f"Authorization: Bearer {TOKEN}", "--continue-on-failure", "--no-color"),
    ]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    Path("/tmp/webapi/st.out").write_text(ran.stdout + ran.stderr)
    assert ran.returncode == 0, ran.stdout + ran.stderr
