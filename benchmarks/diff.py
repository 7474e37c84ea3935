"""The differ compared with others on the same generated texts: time, memory, and size of the marked text.

    python benchmarks/diff.py              the table (some minutes: difflib is slow on long texts)
    python benchmarks/diff.py --quick      without the texts of 100,000 words
    python benchmarks/diff.py --show       one small update as each differ marks it

Peers are measured if they are installed: ``pip install cydifflib diff-match-patch`` (cydifflib has no wheels for
recent Pythons and needs a C++ compiler). Each measurement runs in its own process and is stopped after a minute.

- *CPU*: processor time of the best of three runs (of one run if it takes longer than two seconds), from two texts to
  the marked pieces.
- *memory*: increase of the process's peak resident size while comparing.
- *marked*: characters marked as deleted or inserted, as a share of both texts. Text that only moved is not counted for
  this project, which marks it as moved; the others can only mark it twice.
- *pieces*: number of separate marks.
"""

from __future__ import annotations

import argparse
import difflib
import itertools
import json
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

Marks = list[tuple[str, str]]
Paragraphs = list[list[str]]
LIMIT_SECONDS = 60

OLD = (
    "A fire broke out at the Corvane paper mill early on Tuesday. Three workers were taken to hospital.\n\n"
    "The mill has been closed since the weekend, the harbour board said.\n\n"
    "Investigators have not said what caused the blaze."
)
NEW = (
    "Investigators have not said what caused the blaze.\n\n"
    "A fire broke out at the Corvane paper mill early on Tuesday. Five workers were taken to hospital. "
    "One of them died on Wednesday.\n\n"
    "The mill will stay closed until June, the harbour board said."
)


def ours(old: str, new: str) -> Marks:
    from monitor.diff import align
    from monitor.model import Document

    difference = align(Document.from_text(old), Document.from_text(new))
    return [
        ("moved", text) if edit.op == "moved" else (tag, text) for edit in difference.edits for tag, text in edit.words
    ]


def by_words(matcher: Callable[..., object]) -> Callable[[str, str], Marks]:
    def compare(old: str, new: str) -> Marks:
        old_words, new_words = re.findall(r"\s*\S+", old), re.findall(r"\s*\S+", new)
        marks: Marks = []
        opcodes = matcher(None, old_words, new_words, autojunk=False).get_opcodes()  # type: ignore[attr-defined]
        for tag, a, b, c, d in opcodes:
            if tag == "equal":
                marks.append(("equal", "".join(old_words[a:b])))
                continue
            marks.extend([("delete", "".join(old_words[a:b])), ("insert", "".join(new_words[c:d]))])
        return [mark for mark in marks if mark[1]]

    return compare


def match_patch(old: str, new: str) -> Marks:
    machine = import_module("diff_match_patch").diff_match_patch()
    diffs = machine.diff_main(old, new)
    machine.diff_cleanupSemantic(diffs)
    return [({-1: "delete", 0: "equal", 1: "insert"}[sign], text) for sign, text in diffs]


def contenders() -> dict[str, Callable[[str, str], Marks]]:
    found: dict[str, Callable[[str, str], Marks]] = {
        "monitor.diff": ours,
        "difflib, words": by_words(difflib.SequenceMatcher),
    }
    if find_spec("cydifflib"):
        found["cydifflib, words"] = by_words(import_module("cydifflib").SequenceMatcher)
    if find_spec("diff_match_patch"):
        found["diff-match-patch"] = match_patch
    return found


SYLLABLES = tuple(a + b for a in "bdfklmnprstvz" for b in "aeiou")


class Writer:
    """Writes invented text with word frequencies as in real text (Zipf)."""

    def __init__(self, seed: int) -> None:
        words = random.Random(1)
        self.vocabulary = ["".join(words.choices(SYLLABLES, k=words.randint(1, 4))) for _ in range(6000)]
        self.weights = list(itertools.accumulate(1 / rank for rank in range(1, 6001)))
        self.random = random.Random(seed)

    def sentence(self) -> str:
        """A sentence of 8 to 24 words; three in ten contain a number."""
        words = self.random.choices(self.vocabulary, cum_weights=self.weights, k=self.random.randint(8, 24))
        if self.random.random() < 0.3:
            words[-2] = str(self.random.randint(2, 9999))
        return " ".join(words).capitalize() + "."

    def paragraphs(self, size: int) -> Paragraphs:
        """Paragraphs of one to four sentences with at least ``size`` words in total."""
        written: Paragraphs = []
        while size > 0:
            written.append([self.sentence() for _ in range(self.random.randint(1, 4))])
            size -= sum(len(sentence.split()) for sentence in written[-1])
        return written

    def edited(self, text: Paragraphs, share: float) -> Paragraphs:
        """The text with a ``share`` of sentences added, removed or changed, and one paragraph moved to the top."""
        edited = [[new for sentence in part for new in self._edited(sentence, share)] for part in text]
        return [edited[-2], *edited[:-2], edited[-1]]

    def _edited(self, sentence: str, share: float) -> list[str]:
        fate = self.random.random() / share
        if fate < 0.4:
            return [self.sentence(), sentence]
        if fate < 0.6:
            return []
        if fate < 1:
            words = sentence.split()
            words[self.random.randrange(len(words) - 1)] = str(self.random.randint(2, 99))
            return [" ".join(words)]
        return [sentence]


def joined(text: Paragraphs) -> str:
    return "\n\n".join(" ".join(part) for part in text if part)


def live_blog(size: int) -> tuple[str, str]:
    writer = Writer(2)
    text = writer.paragraphs(size)
    return joined(text), joined(writer.edited(text, 0.05))


def reversed_order(size: int) -> tuple[str, str]:
    text = Writer(3).paragraphs(size)
    return joined(text), joined(text[::-1])


def unrelated(size: int) -> tuple[str, str]:
    return joined(Writer(4).paragraphs(size)), joined(Writer(5).paragraphs(size))


def repeated_words(size: int) -> tuple[str, str]:
    return "word " * size, "other " + "word " * (size // 2) + "new " + "word " * (size // 2)


def repeated_sentences(size: int) -> tuple[str, str]:
    return "The same line is here. " * (size // 5), "The same line is here. Another line is there. " * (size // 10)


TEXTS: dict[str, Callable[[], tuple[str, str]]] = {
    "1,000 words, 5 % edited": lambda: live_blog(1_000),
    "10,000 words, 5 % edited": lambda: live_blog(10_000),
    "100,000 words, 5 % edited": lambda: live_blog(100_000),
    "10,000 words, reversed": lambda: reversed_order(10_000),
    "10,000 words, unrelated": lambda: unrelated(10_000),
    "one word × 10,000": lambda: repeated_words(10_000),
    "one sentence × 2,000": lambda: repeated_sentences(10_000),
}


def measure(name: str, text: str) -> dict[str, float]:
    """Measure one differ on one text, in this process."""
    compare, (old, new) = contenders()[name], TEXTS[text]()
    compare(OLD, NEW)
    before, best = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, float("inf")
    marks: Marks = []
    for _ in range(3):
        started = time.process_time()
        marks = compare(old, new)
        best = min(best, time.process_time() - started)
        if best > 2:
            break
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    changed = [piece for tag, piece in marks if tag in ("delete", "insert")]
    return {
        "seconds": best,
        "mb": peak / 1024,
        "marked": sum(map(len, changed)) / (len(old) + len(new)),
        "pieces": len(changed),
    }


def measured_in_process(name: str, text: str) -> str:
    """The cells of the table for one differ and text, measured in a new process."""
    command = [sys.executable, __file__, "--one", name, text]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_SECONDS, check=True)
    except subprocess.TimeoutExpired:
        return f"{f'> {LIMIT_SECONDS} s':>12}{'':>12}{'':>10}{'':>9}"
    value = json.loads(done.stdout)
    return f"{value['seconds'] * 1000:>9,.1f} ms{value['mb']:>9,.1f} MB{value['marked']:>9.1%}{value['pieces']:>9,.0f}"


def table(quick: bool) -> None:
    names = contenders()
    print(f"{'':28}{'':18}{'CPU':>12}{'memory':>12}{'marked':>9}{'pieces':>9}")
    for text in TEXTS:
        if quick and text.startswith("100"):
            continue
        for name in names:
            print(f"{text if name == 'monitor.diff' else '':28}{name:18}{measured_in_process(name, text)}", flush=True)
    missing = {"cydifflib": "cydifflib", "diff_match_patch": "diff-match-patch"}
    for module, package in missing.items():
        if not find_spec(module):
            print(f"not measured: {package} (pip install {package})")


def show() -> None:
    signs = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}", "moved": "«moved: {}»"}
    for name, compare in contenders().items():
        text = "".join(signs[tag].format(piece) for tag, piece in compare(OLD, NEW))
        if compare is ours:
            from monitor.diff import align
            from monitor.model import Document

            edits = align(Document.from_text(OLD), Document.from_text(NEW)).edits
            text = "\n".join(
                f"{edit.op}: " + "".join(signs[tag].format(piece) for tag, piece in edit.words) for edit in edits
            )
        print(f"--- {name}\n{text}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--one", nargs=2, metavar=("NAME", "TEXT"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(*options.one)))
    elif options.show:
        show()
    else:
        table(options.quick)


if __name__ == "__main__":
    main()
