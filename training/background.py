"""Writes the frequencies of terms in the invented articles of this project: ``monitor/stories/background.json``.

    python training/background.py

They supply the rarity of words and numbers while a database has few articles. Languages with fewer than 100 articles
are left out (the 20 to 60 of others change no score), and so are stems in fewer than one article of 25. Numbers, of all
languages together, are stored under "": those in at least one article of 100.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from monitor.model import Document
from monitor.stories.likeness import ANY_LANGUAGE, NUMBER, STEM, keys_of
from monitor.stories.terms import terms_of

DATA = Path(__file__).parent / "data"
TARGET = Path(__file__).parents[1] / "monitor" / "stories" / "background.json"
FEWEST_ARTICLES = 100
SMALLEST_SHARE = {STEM: 0.04, NUMBER: 0.01}


def main() -> None:
    """Count and write."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    articles: Counter[str] = Counter()
    for line in (line for file in sorted(DATA.glob("*.jsonl")) for line in file.read_text().splitlines()):
        update = json.loads(line)
        document = Document.from_text("\n\n".join(update["old"]), update["title_old"])
        document = replace(document, language=update["lang"])
        articles[document.language] += 1
        found = keys_of(terms_of(document, datetime(2026, 1, 1, tzinfo=UTC)))
        counts[document.language].update(key for key in found if key.startswith(STEM))
        counts[ANY_LANGUAGE].update(key for key in found if key.startswith(NUMBER))
    articles[ANY_LANGUAGE] = articles.total()
    known = {
        language: {
            key: round(number / articles[language], 3)
            for key, number in sorted(found.items())
            if number / articles[language] >= SMALLEST_SHARE[key[0]]
        }
        for language, found in sorted(counts.items())
        if articles[language] >= FEWEST_ARTICLES
    }
    TARGET.write_text(json.dumps(known, ensure_ascii=False, indent=0) + "\n")


if __name__ == "__main__":
    main()
