"""Invented reports in the templates of real pages: what of their text is not read, and what else is.

    python benchmarks/templates.py [articles.jsonl.gz] [--seed 5] [--half even|odd] [--show]

Real pages (a file of ``{"url", "html"}``, one a line, as argument or ``articles-181.jsonl.gz`` in the folder
MONITOR_DATA) lose their own story: its paragraphs, and what tells of it in the page's metadata. In its place come
reports of ``training/data``: short ones, as a story begins, and long ones. Pages whose story is in several containers
are left out. ``--half``: every other template only, for mending on one half and measuring on the other.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from monitor.extract import ServedPage, read_served

REPORTS = Path(__file__).parents[1] / "training" / "data"
# A story of so few paragraphs is one that has just begun.
SHORT = 4
EACH = 3
_MARK = "@@STORY@@"
_DESCRIPTIONS = frozenset({"description", "og:description", "twitter:description", "dc.description"})
_TOLD = frozenset({"articleBody", "description", "text", "abstract"})
_LEAST_PARAGRAPHS, _LEAST_CHARS, _LEFT_CHARS = 4, 60, 150
# Lines that open with an hour are entries of a live page, which is another matter.
_HOUR = re.compile(r"\W*\d")
_PARTS = (
    *("p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "div", "span", "section"),
    *("td", "strong", "b", "em", "figcaption"),
)


@dataclass(frozen=True)
class Template:
    """A page with a mark where its story was; ``attributes`` are those of its first paragraphs."""

    url: str
    page: str
    title: str
    attributes: Sequence[dict[str, str]]

    def filled(self, title: str, paragraphs: Sequence[str]) -> str:
        """The page with another story."""
        last = len(self.attributes) - 1
        body = "\n".join(_paragraph(text, self.attributes[min(at, last)]) for at, text in enumerate(paragraphs))
        page = self.page.replace(f"<p>{_MARK}</p>", body, 1)
        for form in {self.title, escape(self.title), escape(self.title, quote=False)} - {""}:
            page = page.replace(form, escape(title))
        return page


def templates(path: Path) -> Iterator[Template]:
    """The pages of a file whose story is in one container."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            template = _template(row["html"], row.get("url") or "https://paper.example/story")
            if template is not None:
                yield template


def _template(source: str, url: str) -> Template | None:
    document = read_served(ServedPage(source), url)
    tree = html.fromstring(source.encode())
    story = {_key(block.text) for block in (*document.content, *document.standfirst)} - {"", _key(document.title)}
    homes: defaultdict[HtmlElement, list[HtmlElement]] = defaultdict(list)
    for paragraph in tree.iter("p"):
        key, home = _key(paragraph.text_content()), paragraph.getparent()
        if home is not None and key in story and len(key) >= _LEAST_CHARS:
            homes[home].append(paragraph)
    found = max(homes.values(), key=len, default=[])
    if len(found) < _LEAST_PARAGRAPHS:
        return None
    attributes = [{str(name): str(value) for name, value in one.attrib.items()} for one in found[:4]]
    mark = html.Element("p")
    mark.text = _MARK
    found[0].addprevious(mark)
    _forget(tree, story)
    if sum(len(key) for key in map(_key, _texts(tree)) if key in story) > _LEFT_CHARS:
        return None
    return Template(url, html.tostring(tree, encoding="unicode", doctype="<!doctype html>"), document.title, attributes)


def _forget(tree: HtmlElement, story: set[str]) -> None:
    """Take away what tells the page's own story: its elements, its descriptions, its structured data."""
    for element in [one for one in tree.iter(*_PARTS) if _key(one.text_content()) in story]:
        if element.getparent() is not None:
            element.drop_tree()
    for meta in [one for one in tree.iter("meta") if (one.get("name") or one.get("property")) in _DESCRIPTIONS]:
        meta.drop_tree()
    for script in [one for one in tree.iter("script") if one.get("type") == "application/ld+json"]:
        _forget_data(script)


def _forget_data(script: HtmlElement) -> None:
    try:
        script.text = json.dumps(_untold(json.loads(script.text or "")))
    except ValueError:
        script.drop_tree()


def _untold(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _untold(part) for name, part in value.items() if name not in _TOLD}
    return [_untold(part) for part in value] if isinstance(value, list) else value


def _texts(tree: HtmlElement) -> Iterator[str]:
    return (element.text_content() for element in tree.iter(*_PARTS) if len(element) == 0)


def _paragraph(text: str, attributes: dict[str, str]) -> str:
    said = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<p{said}>{escape(text, quote=False)}</p>"


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


def reports(*, short: bool) -> list[dict[str, Any]]:
    """The older versions of the invented updates in Latin script that are no live pages."""
    rows = [json.loads(line) for path in sorted(REPORTS.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    told = [row for row in rows if row["old"] and not any(map(_HOUR.match, row["old"]))]
    return [row for row in told if (len(row["old"]) <= SHORT) == short]


def measure(made: Sequence[Template], told: Sequence[dict[str, Any]], seed: int, *, show: bool) -> str:
    """How many pages lose text, and how many have more other words than the report has."""
    count: Counter[str] = Counter()
    for number, template in enumerate(made):
        for report in random.Random(f"{seed} {number}").sample(list(told), EACH):
            page = template.filled(report["title_old"], report["old"])
            document = read_served(ServedPage(page), template.url)
            texts = [block.text for block in document.content if not block.furniture]
            read, whole = _key(" ".join(texts)), _key(" ".join(report["old"]))
            lost = [text for text in report["old"] if _key(text) not in read]
            other = sum(len(text.split()) for text in texts if _key(text) not in whole)
            count.update(pages=1, losing=bool(lost), empty=len(lost) == len(report["old"]))
            count.update(paragraphs=len(report["old"]), lost=len(lost), more=other > len(whole.split()))
            if lost and show:
                print("  ", report["id"], template.url[:80], [text[:60] for text in lost][:3])
    return (
        f"{count['losing']} of {count['pages']} pages lose text, {count['empty']} of them all; {count['lost']} of "
        f"{count['paragraphs']} paragraphs; {count['more']} pages have more other words than the report"
    )


def main() -> None:
    """Fill and read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    folder = Path(os.environ.get("MONITOR_DATA", "."))
    parser.add_argument("pages", nargs="?", type=Path, default=folder / "articles-181.jsonl.gz")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--half", choices=["even", "odd"])
    parser.add_argument("--show", action="store_true", help="print what is lost")
    given = parser.parse_args()
    made = list(templates(given.pages))
    if given.half:
        made = made[given.half == "odd" :: 2]
    print(f"{len(made)} templates, {EACH} reports in each")
    for name, short in (("short reports", True), ("long reports", False)):
        print(f"{name:14} {measure(made, reports(short=short), given.seed, show=given.show)}", flush=True)


if __name__ == "__main__":
    main()
