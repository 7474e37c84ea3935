"""The commands of docker-compose.yml, in its order, as processes on a PostgreSQL: a first start, a second, an upgrade.

What containers add is taken away word by word: paths of mounts and secrets, the published port, the host's name.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from monitor.store import open_store
from monitor.store.engine import Database
from monitor.store.schema import REVISIONS
from monitor.store.upgrades import prepare
from tests.databases import PostgresServer
from tests.store.older import set_back

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, Any] = COMPOSE["services"]
ENTRYPOINT = json.loads(re.findall(r"^ENTRYPOINT (.*)$", (ROOT / "Dockerfile").read_text("utf-8"), re.MULTILINE)[-1])
PUBLISHED = SERVICES["web"]["ports"][0].rpartition(":")[2]
# As often as a health check may fail before the container counts as ill, many times over: machines are slow.
TRIES = 200

pytestmark = pytest.mark.postgres


@dataclass
class Containers:
    """A folder that stands for what the containers see, and how their commands run in it."""

    folder: Path
    port: int

    def environment(self, service: str) -> dict[str, str]:
        given = {key: self.inside(value) for key, value in SERVICES[service]["environment"].items()}
        # The published configuration names real sites; a test asks none of them.
        no_sites = {"MONITOR_FEEDS": "[]", "MONITOR_SUBSCRIPTIONS": "[]", "MONITOR_WEB__PORT": str(self.port)}
        clean = {key: value for key, value in os.environ.items() if not key.startswith("MONITOR_")}
        return clean | given | no_sites

    def inside(self, words: str) -> str:
        """A word of the file as it reads outside of a container."""
        for mount in SERVICES["worker"]["volumes"]:
            there, here = mount.split(":")[1], mount.split(":")[0]
            words = words.replace(there, str(ROOT / here))
        return words.replace("/run/secrets", str(self.folder / "secrets")).replace(f":{PUBLISHED}", f":{self.port}")

    def program(self, words: list[str]) -> list[str]:
        """The command line of these words: monitor and python are those of this environment."""
        known = {"monitor": [sys.executable, "-m", "monitor"], "python": [sys.executable]}
        return known[words[0]] + [self.inside(word) for word in words[1:]]

    def run(self, service: str) -> subprocess.CompletedProcess[str]:
        """A service that does its work and ends."""
        command = self.program([*ENTRYPOINT, *SERVICES[service]["command"]])
        return subprocess.run(
            command, env=self.environment(service), cwd=self.folder, capture_output=True, text=True, check=False
        )

    @contextmanager
    def running(self, service: str) -> Iterator[subprocess.Popen[str]]:
        command = self.program([*ENTRYPOINT, *SERVICES[service]["command"]])
        with (self.folder / f"{service}.log").open("w") as log:
            process = subprocess.Popen(command, env=self.environment(service), cwd=self.folder, stderr=log, text=True)
            try:
                yield process
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait()

    def healthy(self, service: str, process: subprocess.Popen[str]) -> bool:
        """Whether the service's own health check comes to say so while the service runs."""
        sort, *words = SERVICES[service]["healthcheck"]["test"]
        assert sort == "CMD"
        for _ in range(TRIES):
            if process.poll() is not None:
                return False
            check = self.program(words)
            done = subprocess.run(
                check, check=False, env=self.environment(service), cwd=self.folder, capture_output=True
            )
            if done.returncode == 0 and ("started as" in self.log(service) or service != "worker"):
                return True
        return False

    def log(self, service: str) -> str:
        return (self.folder / f"{service}.log").read_text()


def order() -> list[str]:
    """Our services in the order in which compose starts them."""
    started: list[str] = []
    waiting = {name: service for name, service in SERVICES.items() if service["image"] == "news-update-monitor"}
    while waiting:
        ready = [name for name, service in waiting.items() if not set(service["depends_on"]) & set(waiting)]
        started += ready
        waiting = {name: service for name, service in waiting.items() if name not in ready}
    return started


@pytest.fixture
def containers(tmp_path: Path, postgres_server: PostgresServer) -> Containers:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    make_secrets(tmp_path)
    made = Containers(tmp_path, port)
    (tmp_path / "secrets" / "database_url").write_text(postgres_server.new_database() + "\n")
    return made


def make_secrets(folder: Path) -> None:
    """What docs/deployment.md says to type; the chown, which only the container's user needs, is left out."""
    page = (ROOT / "docs" / "deployment.md").read_text("utf-8")
    block = re.search(r"It needs four files:\n\n((?:    .*\n|\n)+)", page)
    assert block
    lines = [line.strip() for line in block[1].splitlines() if line.strip()]
    typed = [line for line in lines if not line.startswith(("sudo chown", "docker compose"))]
    subprocess.run(["sh", "-e", "-c", "\n".join(typed)], cwd=folder, check=True)


def test_the_secrets_made_are_those_declared_and_private(tmp_path: Path):
    make_secrets(tmp_path)
    made = {path.name: path for path in (tmp_path / "secrets").iterdir()}
    assert set(made) == set(COMPOSE["secrets"])
    assert {path.stat().st_mode & 0o777 for path in made.values()} == {0o600}
    for name, secret in COMPOSE["secrets"].items():
        assert secret["file"] == f"./secrets/{name}"
    page = (ROOT / "docs" / "deployment.md").read_text("utf-8")
    owner = next(shlex.split(line, comments=True) for line in page.splitlines() if "sudo chown" in line)
    ours = {name for service in SERVICES.values() if "user" in service for name in service.get("secrets", ())}
    assert {Path(word).name for word in owner[3:]} == ours
    assert {service["user"].partition(":")[0] for service in SERVICES.values() if service.get("secrets") and
            "user" in service} == {owner[2]}  # fmt: skip


def test_a_first_and_a_second_start(containers: Containers):
    assert order()[0] == "migrate"
    for applied in (f"applied {', '.join(REVISIONS)}\n", "up to date\n"):
        done = containers.run("migrate")
        assert (done.returncode, done.stderr) == (0, applied)
        with containers.running("worker") as worker, containers.running("web") as web:
            assert containers.healthy("worker", worker), containers.log("worker")
            assert containers.healthy("web", web), containers.log("web")
        assert (worker.returncode, web.returncode) == (0, 0)
        for service in ("worker", "web"):
            said = containers.log(service)
            assert "Traceback" not in said
            assert "warning" not in said
            assert said.endswith("stopped\n")


def test_a_start_after_the_program_was_upgraded(containers: Containers):
    url = (containers.folder / "secrets" / "database_url").read_text().strip()
    make_older(url)
    done = containers.run("migrate")
    assert (done.returncode, done.stderr) == (0, f"applied {', '.join(REVISIONS[2:])}\n")
    with containers.running("worker") as worker:
        assert containers.healthy("worker", worker), containers.log("worker")
    assert worker.returncode == 0
    store = open_store(url, create=False, upgrade=False)
    assert store.get_note("kept") == "as it was"
    store.close()


def make_older(url: str) -> None:
    """A database of an older schema, with something in it."""
    store = open_store(url)
    store.put_note("kept", "as it was")
    store.close()
    database = Database(url)
    prepare(database, create=False, upgrade=False)
    with database.write() as connection:
        set_back(database, connection, REVISIONS[1])
    database.close()


@pytest.mark.parametrize("service", ["migrate", "worker"])
def test_several_may_start_at_once(containers: Containers, service: str):
    """``--scale``, or two machines: on a new database, before any other has made its tables."""
    command = containers.program([*ENTRYPOINT, *SERVICES["migrate"]["command"]])
    environment = containers.environment(service)
    running = [subprocess.Popen(command, env=environment, cwd=containers.folder, stderr=subprocess.PIPE) for _ in "abc"]
    said = sorted(process.communicate()[1] for process in running)
    assert [process.returncode for process in running] == [0, 0, 0], said
    assert said == [f"applied {', '.join(REVISIONS)}\n".encode(), b"up to date\n", b"up to date\n"]


def test_a_secret_that_is_not_there_is_an_error_that_names_it(containers: Containers):
    (containers.folder / "secrets" / "database_url").unlink()
    done = containers.run("migrate")
    assert done.returncode == 2
    assert "MONITOR_DATABASE_URL_FILE" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_server_that_is_not_there_is_an_error_and_not_an_endless_wait(containers: Containers):
    (containers.folder / "secrets" / "database_url").write_text("postgresql+psycopg://monitor:hush@127.0.0.1:1/monitor")
    for service in ("migrate", "worker", "web"):
        done = containers.run(service)
        assert done.returncode == 1
        assert "error: DatabaseUnavailable: " in done.stderr
        assert "hush" not in done.stderr
        assert "Traceback" not in done.stderr
