"""What the container files promise: no privileges, health checks, secrets as files, commands that exist."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from monitor.cli import command_line

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, Any] = COMPOSE["services"]
OURS = [name for name, service in SERVICES.items() if service["image"] == "news-update-monitor"]


@pytest.mark.parametrize("name", [*OURS, "mailpit"])
def test_a_service_runs_without_privileges(name: str):
    service = SERVICES[name]
    assert service["user"].partition(":")[0] not in ("", "0", "root")
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]


@pytest.mark.parametrize("name", [name for name in SERVICES if name != "migrate"])
def test_what_keeps_running_has_a_health_check(name: str):
    assert SERVICES[name]["healthcheck"]["test"]


def test_secrets_are_files_and_never_environment_variables():
    declared = set(COMPOSE["secrets"])
    for service in SERVICES.values():
        for key, value in service.get("environment", {}).items():
            assert "PASSWORD" not in key or key.endswith("_FILE")
            if key.endswith("_FILE"):
                assert value.removeprefix("/run/secrets/") in declared
        assert set(service.get("secrets", ())) <= declared


@pytest.mark.parametrize("name", OURS)
def test_commands_of_services_exist(name: str):
    outcome = CliRunner().invoke(command_line, [*SERVICES[name]["command"], "--help"])
    assert outcome.exit_code == 0, outcome.output


@pytest.mark.parametrize("name", OURS)
def test_health_checks_that_are_commands_of_ours_exist(name: str):
    words = SERVICES[name].get("healthcheck", {}).get("test", [])
    if words[1:2] == ["monitor"]:
        outcome = CliRunner().invoke(command_line, [*words[2:], "--help"])
        assert outcome.exit_code == 0, outcome.output
    else:
        assert name in ("migrate", "web")


def test_the_image_runs_as_a_number_that_is_not_root():
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    users = [line.split()[1] for line in lines if line.startswith("USER ")]
    assert users == ["10001"]


def test_the_lock_names_every_dependency_with_a_hash_and_no_index():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [item for group in project["optional-dependencies"].values() for item in group] + project["dependencies"]
    for requirement in wanted:
        name = requirement.partition(">")[0].partition("[")[0]
        assert f"\n{name}==" in lock or f"\n{name}[" in lock, name
    assert "--index" not in lock
    assert "https://" not in lock
