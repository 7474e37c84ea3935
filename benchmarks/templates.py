"""Invented reports in the templates of real pages: how much of their text is missed, and how much other text is read.

    python benchmarks/templates.py [articles.jsonl.gz] [--seed 5] [--half even|odd] [--show]

The story of real pages is removed (its paragraphs, and its text in the page's metadata) and replaced by reports of
``training/data``, short ones and long ones. The pages are in a compressed file with ``{"url", "html"}`` per line, given
as argument, or ``articles-181.jsonl.gz`` in the folder MONITOR_DATA. Pages whose story is in several containers are
left out. ``--half`` uses every other template, for developing on one half and measuring on the other.
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
# Most paragraphs of a short report, as of a story that has just begun.
SHORT = 4
EACH = 3
_MARK = "@@STORY@@"
_DESCRIPTIONS = frozenset({"description", "og:description", "twitter:description", "dc.description"})
_TEXT_KEYS = frozenset({"articleBody", "description", "text", "abstract"})
# Least paragraphs of a story and least characters of each; most characters of the story left after its removal.
_MIN_PARAGRAPHS, _MIN_CHARS, _LEFT_CHARS = 4, 60, 150
# Paragraphs that start with a number (a time) are entries of live pages, which are not measured here.
_HOUR = re.compile(r"\W*\d")
_PARTS = (
    *("p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "div", "span", "section"),
    *("td", "strong", "b", "em", "figcaption"),
)


@dataclass(frozen=True)
class Template:
    """A page with a mark in place of its story. ``attributes``: of the story's first paragraphs."""

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
    """Templates of the pages whose story is in one container."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            template = _template(row["html"], row.get("url") or "https://paper.example/story")
            if template is not None:
                yield template


def _template(source: str, url: str) -> Template | None:
    """The template of a page; None if its story is not in one container."""
    document = read_served(ServedPage(source), url)
    tree = html.fromstring(source.encode())
    story = {_key(block.text) for block in (*document.content, *document.standfirst)} - {"", _key(document.title)}
    by_container: defaultdict[HtmlElement, list[HtmlElement]] = defaultdict(list)
    for paragraph in tree.iter("p"):
        key, container = _key(paragraph.text_content()), paragraph.getparent()
        if container is not None and key in story and len(key) >= _MIN_CHARS:
            by_container[container].append(paragraph)
    found = max(by_container.values(), key=len, default=[])
    if len(found) < _MIN_PARAGRAPHS:
        return None
    attributes = [{str(name): str(value) for name, value in paragraph.attrib.items()} for paragraph in found[:4]]
    mark = html.Element("p")
    mark.text = _MARK
    found[0].addprevious(mark)
    _remove_story(tree, story)
    if sum(len(key) for key in map(_key, _texts(tree)) if key in story) > _LEFT_CHARS:
        return None
    return Template(url, html.tostring(tree, encoding="unicode", doctype="<!doctype html>"), document.title, attributes)


def _remove_story(tree: HtmlElement, story: set[str]) -> None:
    """Remove the page's own story: its elements, descriptions and text in structured data."""
    for element in [part for part in tree.iter(*_PARTS) if _key(part.text_content()) in story]:
        if element.getparent() is not None:
            element.drop_tree()
    for meta in [tag for tag in tree.iter("meta") if (tag.get("name") or tag.get("property")) in _DESCRIPTIONS]:
        meta.drop_tree()
    for script in [tag for tag in tree.iter("script") if tag.get("type") == "application/ld+json"]:
        _remove_text_data(script)


def _remove_text_data(script: HtmlElement) -> None:
    try:
        script.text = json.dumps(_without_text(json.loads(script.text or "")))
    except ValueError:
        script.drop_tree()


def _without_text(value: Any) -> Any:
    """A JSON value without the keys that contain the story's text."""
    if isinstance(value, dict):
        return {name: _without_text(part) for name, part in value.items() if name not in _TEXT_KEYS}
    return [_without_text(part) for part in value] if isinstance(value, list) else value


def _texts(tree: HtmlElement) -> Iterator[str]:
    return (element.text_content() for element in tree.iter(*_PARTS) if len(element) == 0)


def _paragraph(text: str, attributes: dict[str, str]) -> str:
    markup = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<p{markup}>{escape(text, quote=False)}</p>"


def _key(text: str) -> str:
    """A text without case and punctuation, for comparing."""
    return re.sub(r"\W+", " ", text.casefold()).strip()


def reports(*, short: bool) -> list[dict[str, Any]]:
    """The older versions of the invented updates, without live pages."""
    rows = [json.loads(line) for path in sorted(REPORTS.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    prose = [row for row in rows if row["old"] and not any(map(_HOUR.match, row["old"]))]
    return [row for row in prose if (len(row["old"]) <= SHORT) == short]


def measure(made: Sequence[Template], rows: Sequence[dict[str, Any]], seed: int, *, show: bool) -> str:
    """Fill each template with some reports; counts of pages that lose text, and that have much other text."""
    count: Counter[str] = Counter()
    for number, template in enumerate(made):
        for report in random.Random(f"{seed} {number}").sample(list(rows), EACH):
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
    """Fill the templates, read the pages, and print."""
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
