"""Quality and speed of the judgement of edits.

    python benchmarks/judgement.py [--by source|language|style] [--shared FOLDER] [--reader URL --model NAME] [--timing]

Uses the updates of this project that the weights were not learned from and, with FOLDER, all labelled updates there.
The weights were learned from those, so that their figures are too good (``training/card.py`` leaves each source out).
Prints precision, recall and F1 per labelled sentence, correct kinds, updates without news that stayed quiet, and the
calibration of the scores. ``--reader`` also asks a language model about uncertain sentences and prints the same again.
``--timing`` prints the time of alignment and judgement instead.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from monitor.developments import compare
from monitor.diff import align
from monitor.model import Change, Document, ReaderRules
from monitor.pipeline.second_reading import asked_now
from monitor.settings import Settings
from monitor.settings.schema import JudgementSettings
from monitor.wiring import second_reader

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from measure import measured
from sources import Update, ours, shared

GROUPS = {
    "source": lambda update: update.source,
    "language": lambda update: update.language,
    "style": lambda update: update.style,
}


def table(updates: list[Update], by: str, reader: tuple[str, str] | None = None) -> None:
    """Print the scores of each group, of all updates, and the calibration."""
    judge = asking(*reader) if reader else lambda update: compare(update.old, update.new)
    for name, score in measured(updates, GROUPS[by], judge).items():
        print(f"{name:28} {score.row()}")
    score = measured(updates, lambda _: "all", judge)["all"]
    print(f"{'all':28} {score.row()}")
    for mean, share, count in score.reliability():
        print(f"  scores about {mean:.2f}: {share:.2f} new, of {count}")


def asking(address: str, model: str) -> Callable[[Update], Change]:
    """A judge that asks a language model about uncertain sentences."""
    reader = second_reader(Settings(judgement=JudgementSettings(reader_url=address, reader_model=model)))
    rules = ReaderRules(0.3, 0.7, model)

    def judge(update: Update) -> Change:
        return asked_now(compare(update.old, update.new), update.old, update.new, reader, rules)

    return judge


def timing(words: int) -> tuple[float, float]:
    """Median milliseconds of alignment, and of alignment with judgement, for an article of ``words`` words."""
    chance = random.Random(words)
    vocabulary = [
        f"{a}{b}{c}"
        for a in "bdfglmnprst"
        for b in ("an", "or", "el", "ist", "ur")
        for c in ("a", "en", "o", "er", "ing")
    ]
    sentences = [" ".join(chance.choices(vocabulary, k=19)).capitalize() + " today." for _ in range(words // 20)]
    changed = list(sentences)
    for at in range(0, len(changed), 20):
        changed[at] = changed[at].replace(" today.", f" on {at % 28 + 1} May.")
        changed[at] += " " + " ".join(chance.choices(vocabulary, k=19)).capitalize() + " again."
    old, new = (Document.from_text("\n\n".join(text)) for text in (sentences, changed))
    runs = []
    for _ in range(5):
        started = time.process_time()
        align(old, new)
        between = time.process_time()
        compare(old, new)
        runs.append((between - started, time.process_time() - between))
    return 1000 * statistics.median(run[0] for run in runs), 1000 * statistics.median(run[1] for run in runs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--by", choices=list(GROUPS), default="source")
    parser.add_argument("--shared", type=Path, help="a folder with further labelled updates")
    parser.add_argument("--reader", help="the address of a server that speaks the OpenAI chat protocol")
    parser.add_argument("--model", default="", help="the name of the model on that server")
    parser.add_argument("--timing", action="store_true")
    given = parser.parse_args()
    if given.timing:
        for words in (1_000, 10_000, 100_000):
            aligned, both = timing(words)
            print(f"{words:,} words: alignment {aligned:.1f} ms, with judgement {both:.1f} ms")
        return
    updates = [update for update in ours() if update.is_gate] + (list(shared(given.shared)) if given.shared else [])
    table(updates, given.by)
    if given.reader:
        print("with the second reader")
        table(updates, given.by, (given.reader, given.model))


if __name__ == "__main__":
    main()
