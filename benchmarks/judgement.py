"""How well and how fast edits are judged.

    python benchmarks/judgement.py [--calibrate] [FOLDER]

FOLDER (default: MONITOR_DATA, else this folder) holds labelled page updates and pairs of sentences before and after a
change of fact. ``--calibrate`` prints only what the scores of ``developments/verdict.py`` rest on: for each ground of
judgement the smoothed share that was new. Else also: precision, recall and F1 per sentence over all pages and per fifth
of the pages (the rules were written by hand and see no fold: the spread between fifths says how far one figure can be
trusted); the share of changed facts found; and the time of the judgement alone.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import statistics
import sys
import time
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

from monitor.developments import compare
from monitor.developments.verdict import SCORES
from monitor.diff import align, comparison_form
from monitor.extract import read_article
from monitor.model import Document, Edit

PAGE = "<!doctype html><html lang=en><head><title>News</title></head><body>{}</body></html>"


def covers(text: str, sentence: str) -> bool:
    have, want = Counter(comparison_form(text).split()), Counter(comparison_form(sentence).split())
    return bool(want) and (have & want).total() >= 0.8 * want.total()


def judged(folder: Path) -> list[tuple[str, bool, Edit | None]]:
    """For each labelled sentence: its page, whether it is new, and the edit that holds it."""
    with gzip.open(folder / "govuk-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        pages = {row["path"]: {v["sha"]: v["html"] for v in row["versions"]} for row in map(json.loads, lines)}
    rows: list[tuple[str, bool, Edit | None]] = []
    for pair in json.loads((folder / "govuk-dev-labels.json").read_text(encoding="utf-8")):
        old, new = (read_article(PAGE.format(pages[pair["path"]][pair[sha]])) for sha in ("old_sha", "new_sha"))
        edits = [edit for edit in compare(old, new).edits if edit.new]
        rows.extend(
            (pair["path"], *_found(label, edits)) for label in pair["sentences"] if label["new_info"] is not None
        )
    return rows


def _found(label: dict[str, Any], edits: list[Edit]) -> tuple[bool, Edit | None]:
    text = label["sentence"]
    holding = [edit for edit in edits if covers(edit.new or "", text) or covers(text, edit.new or "")]
    return label["new_info"], max(holding, key=lambda edit: edit.development, default=None)


def rates(rows: list[tuple[str, bool, Edit | None]]) -> str:
    hits = sum(new for _, new, edit in rows if edit and edit.development)
    flagged = sum(bool(edit and edit.development) for _, _, edit in rows)
    precision, recall = hits / max(1, flagged), hits / max(1, sum(new for _, new, _ in rows))
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}"


def calibration(rows: list[tuple[str, bool, Edit | None]]) -> None:
    """For each ground the smoothed share that was new, beside its score, which tells the ground."""
    grounds: dict[float, list[bool]] = defaultdict(list)
    for _, new, edit in rows:
        if edit:
            grounds[edit.score].append(new)
    for ground, score in SCORES.items():
        news = grounds.get(score, [])
        share = (sum(news) + 1) / (len(news) + 2)
        print(f"{ground:14} score {score:.2f}   new {sum(news)} of {len(news)}: {share:.2f}")


def timing(words: int) -> tuple[float, float]:
    """Median milliseconds of alignment, and of alignment with judgement, for an update of an article of this length."""
    rng = random.Random(7)
    vocabulary = ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(3, 9))) for _ in range(4000)]
    old = [" ".join(rng.choices(vocabulary, k=20)).capitalize() + "." for _ in range(words // 20)]
    new = [line.replace(line.split()[5], "changed", 1) if rng.random() < 0.05 else line for line in old]
    for at in range(3, len(new), 20):
        new.insert(at, " ".join(rng.choices(vocabulary, k=20)).capitalize() + ".")
    first, second = (replace(Document.from_text("\n\n".join(lines)), language="en") for lines in (old, new))
    taken = defaultdict(list)
    for _ in range(9):
        for name, function in (("align", align), ("compare", compare)):
            started = time.process_time()
            function(first, second)
            taken[name].append(1000 * (time.process_time() - started))
    return statistics.median(taken["align"]), statistics.median(taken["compare"])


def main() -> None:
    default = os.environ.get("MONITOR_DATA", ".")
    given = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    folder = Path(given[0] if given else default)
    rows = judged(folder)
    calibration(rows)
    if "--calibrate" in sys.argv:
        return
    print("all pages    ", rates(rows))
    paths = sorted({path for path, _, _ in rows})
    for fold in range(5):
        part = set(paths[fold::5])
        print(f"fifth {fold + 1}      ", rates([row for row in rows if row[0] in part]))
    with gzip.open(folder / "fact-updates.jsonl.gz", "rt", encoding="utf-8") as lines:
        facts = [json.loads(line) for line in lines]
    found = sum(
        bool(compare(Document.from_text(row["old"]), Document.from_text(row["new"])).developments) for row in facts
    )
    print(f"changed facts found: {found / len(facts):.3f} of {len(facts)}")
    for words in (1_000, 10_000):
        aligned, both = timing(words)
        print(f"{words:,} words: alignment {aligned:.1f} ms, judgement {both - aligned:.1f} ms")


if __name__ == "__main__":
    main()
