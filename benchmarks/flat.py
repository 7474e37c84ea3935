"""Cost of reads as a database grows: processor time of every page, API address and reading command.

python benchmarks/flat.py --folder /tmp/flat --versions 1000 1000000    # SQLite files, made once and reused
python benchmarks/flat.py --folder /tmp/flat --versions 1000 1000000 --postgres    # a private server, kept there
python benchmarks/flat.py --url postgresql://…/one postgresql://…/many --versions 1000 1000000

The databases have the store's schema but are filled by bulk inserts: N versions of N/5 articles in a year, about one
development per version, with word frequencies as in real text; and, for every N, three articles of 60, 1,000 and 5,000
versions, and a reader whose last visit was a year ago. Each read is repeated in one process. The result is the median
processor time of the program plus that of all processes of a PostgreSQL server. The ratio is the last size's time to
the first's. ``--only WORDS`` measures only reads whose name contains WORDS.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median

from click.testing import CliRunner
from fastapi.testclient import TestClient
from flat_addresses import API, COMMANDS, PAGES, PREVIEWS, PROGRAMS
from flat_making import make
from flat_rows import LONG, NOW
from scale_server import running_server, tree_cpu
from sqlalchemy import text

from monitor.cli import command_line as monitor
from monitor.settings import Settings
from monitor.store.engine import Database
from monitor.web.app import create_app
from monitor.wiring import App, build

Read = tuple[str, Callable[[], None]]
_PREVIEW = "/api/v1/preview"


def reads_of(app: App, url: str) -> Iterator[Read]:
    """All reads, by name."""
    with app.store.database.read() as connection:
        last = connection.execute(text("SELECT max(id) FROM developments")).scalar() or 0
        articles = connection.execute(text("SELECT max(id) FROM articles")).scalar() or 0
    some, long, longest = range(articles - len(LONG) + 1, articles + 1)
    numbers = {
        "last_development": last - 3,
        "half": articles // 2,
        "article": 2,
        "some": some,
        "long": long,
        "longest": longest,
        "day": f"{NOW - timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}",
    }
    client = TestClient(create_app(app), base_url="http://127.0.0.1:8000", follow_redirects=False)
    for address in (*PAGES, *(f"/api/v1{address}" for address in API), *PROGRAMS):
        yield address, partial(_get, client, address.format(**numbers))
    for body in PREVIEWS:
        yield f"POST {_PREVIEW} {body}", partial(_post, client, body)
    for command in COMMANDS:
        yield command, partial(_run, url, command)


def _get(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (200, 204, 302), (path, answer.status_code, answer.text[:300])


def _post(client: TestClient, body: str) -> None:
    answer = client.post(_PREVIEW, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 200, (body, answer.status_code, answer.text[:300])


def _run(url: str, command: str) -> None:
    done = CliRunner().invoke(monitor, ["--database", url, *command.split()])
    assert done.exit_code in (0, 1), (command, done.output, done.exception)


def measure(url: str, times: int, only: str) -> dict[str, float]:
    """Processor time of each read, in milliseconds."""
    app = build(Settings(database_url=url))
    server = server_seconds(app.store.database)
    found = {}
    for name, read in reads_of(app, url):
        if only in name:
            try:
                found[name] = _median(times, read, server)
            except AssertionError as error:
                print(f"{name}: {error}", file=sys.stderr)
    app.close()
    return found


def _median(times: int, read: Callable[[], None], server: Callable[[], float]) -> float:
    spent = []
    for _ in range(times + 1):
        # Keeps the garbage collector from scanning older objects within the measured read; see `daemons.py`.
        gc.collect()
        gc.freeze()
        before, here = server(), time.process_time()
        read()
        spent.append(time.process_time() - here + server() - before)
    return median(spent[1:]) * 1000


def server_seconds(database: Database) -> Callable[[], float]:
    """A function for the processor seconds of the database server, including ended processes; 0 for SQLite."""
    if database.is_sqlite:
        return lambda: 0.0
    with database.read() as connection:
        own = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    server = int(Path(f"/proc/{own}/stat").read_text().rpartition(")")[2].split()[1])
    return partial(tree_cpu, server)


def main() -> None:
    """Fill missing databases, measure, and print a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--versions", type=int, nargs="+", default=[1000, 1_000_000])
    options.add_argument("--folder", type=Path, default=Path("/tmp/flat"), help="where databases are made and kept")
    options.add_argument("--url", nargs="*", default=[], help="empty or filled databases instead, one per size")
    options.add_argument("--postgres", action="store_true", help="on a private PostgreSQL, also kept in the folder")
    options.add_argument("--times", type=int, default=5)
    options.add_argument("--only", default="", metavar="WORDS")
    given = options.parse_args()
    with _addresses(given) as urls:
        results = []
        for url, size in zip(urls, given.versions, strict=True):
            if not _is_filled(url):
                make(url, size)
            results.append(measure(url, given.times, given.only))
    print(f"{'ms of processor time':<64}" + "".join(f"{size:>11,}" for size in given.versions) + f"{'ratio':>7}")
    for read in results[0]:
        spent = [result.get(read, 0.0) for result in results]
        print(f"{read:<64}" + "".join(f"{value:>11.1f}" for value in spent) + f"{spent[-1] / max(spent[0], 0.1):>7.1f}")


@contextmanager
def _addresses(given: argparse.Namespace) -> Iterator[list[str]]:
    """The addresses of the databases, one per size; a private server runs while they are used."""
    if given.postgres:
        with running_server(given.folder.resolve() / "postgres") as server:
            yield [server.database(f"flat{size}") for size in given.versions]
    else:
        yield given.url or [f"sqlite:///{given.folder}/{size}.db" for size in given.versions]


def _is_filled(url: str) -> bool:
    database = Database(url)
    if database.path is not None:
        database.close()
        return database.path.exists()
    with database.read() as connection:
        found = connection.execute(text("SELECT to_regclass('public.versions')")).scalar() is not None
    database.close()
    return found


if __name__ == "__main__":
    main()
