"""What the libraries alone cost on the newsroom of ``passes.py``: the least that any pass over it can take.

    python benchmarks/floor.py [--pages 208]

A loop without a monitor: httpx fetches, feedparser reads the feed, trafilatura the pages, SQLAlchemy stores a row for
each. It keeps no versions, compares nothing, spares no site and is at the mercy of every page. Prints processor seconds
and memory of three passes, then those of a first pass of the monitor.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from newsroom import Newsroom
from passes import SETTINGS, cost

LOOP = """
import sys
import feedparser, httpx, sqlalchemy
from trafilatura import bare_extraction
client = httpx.Client()
engine = sqlalchemy.create_engine("sqlite:///plain.db")
metadata = sqlalchemy.MetaData()
columns = sqlalchemy.Column("url", sqlalchemy.String, primary_key=True), sqlalchemy.Column("text", sqlalchemy.Text)
pages = sqlalchemy.Table("pages", metadata, *columns)
metadata.create_all(engine)
for entry in feedparser.parse(client.get(sys.argv[1]).content).entries:
    document = bare_extraction(client.get(entry.link).text, favor_precision=True)
    with engine.begin() as connection:
        connection.execute(sqlalchemy.delete(pages).where(pages.c.url == entry.link))
        connection.execute(sqlalchemy.insert(pages).values(url=entry.link, text=document.text if document else ""))
"""


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=208)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, Newsroom("127.0.9.6", arguments.pages) as room:
        folder = Path(name)
        (folder / "monitor.toml").write_text(SETTINGS.format(feed=room.feed), "utf-8")
        for _ in range(3):
            print(f"libraries  {cost([sys.executable, '-c', LOOP, room.feed], folder, memory=True)}", flush=True)
        cost([sys.executable, "-m", "monitor", "--help"], folder, memory=False)
        print(f"monitor    {cost([sys.executable, '-m', 'monitor', 'poll', '--all'], folder, memory=True)}")


if __name__ == "__main__":
    main()
