"""What an article of a story said, version after version, as one text to look things up in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from monitor.developments.courses import language_of
from monitor.developments.older import Contents, Older
from monitor.diff import Sentence, sentences_of
from monitor.diff.sentences import Pieces
from monitor.quantities import Known, Quantity
from monitor.stories.reported import Report, ReportedArticle
from monitor.stories.sayings import Saying, saying

# Of a longer text the first sentences are read.
_MOST_SENTENCES = 1500


@dataclass(frozen=True, slots=True)
class Fresh:
    """What of a saying its article had not said before: stems, figures and themes."""

    stems: frozenset[str]
    figures: Known
    themes: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReportedBlock:
    """The sentences of a block that one version brought, as one saying. ``first``: the article's first version did."""

    said: Saying
    report: Report
    fresh: Fresh
    title: bool
    first: bool


class ReportedText:
    """All sentences that an article's versions had, each once, with the version that brought it.

    What was taken out again stays in it: the outlet reported it. ``figures`` are those of all versions,
    ``figures_until`` those up to each version that brought something.
    """

    def __init__(self, article: ReportedArticle) -> None:
        self.article_id = article.article_id
        self.begins = article.reports[0].at
        self._known_fresh: dict[tuple[str, int], Fresh] = {}
        self.language = language_of(article.reports[-1].document)
        brought = list(islice(_brought(article.reports), _MOST_SENTENCES))
        self.sentences = tuple(sentence._replace(position=at) for at, (sentence, _) in enumerate(brought))
        self.older = Older(self.sentences, Contents(self.language))
        self.blocks = tuple(self._blocks(brought))
        self.figures_until = dict(self._figures())
        self.figures = Known([item for block in self.blocks for item in block.said.known.items])

    def fresh(self, said: Saying, version: int) -> Fresh:
        """What of a saying the versions before this one have not."""
        key = (said.text, version)
        if key not in self._known_fresh:
            before = [block.said for block in self.blocks if block.report.version < version]
            self._known_fresh[key] = _fresh(said, before)
        return self._known_fresh[key]

    def _figures(self) -> Iterator[tuple[int, Known]]:
        """For each version that brought something the figures of all versions up to it."""
        found: list[Quantity] = []
        for version, blocks in groupby(self.blocks, key=lambda block: block.report.version):
            found += [item for block in blocks for item in block.said.known.items]
            yield version, Known(found)

    def _blocks(self, brought: Sequence[tuple[Sentence, Report]]) -> Iterator[ReportedBlock]:
        done: list[ReportedBlock] = []
        for (_, _), found in groupby(brought, key=lambda pair: (pair[1].version, pair[0].block)):
            group = list(found)
            report = group[0][1]
            said = saying(" ".join(sentence.text for sentence, _ in group), self.language)
            before = [block.said for block in done if block.report.version < report.version]
            first = report is brought[0][1]
            block = ReportedBlock(said, report, _fresh(said, before), group[0][0].place == "title", first)
            done.append(block)
            yield block


def _fresh(said: Saying, before: Sequence[Saying]) -> Fresh:
    stems = frozenset[str]().union(*(one.stems for one in before))
    themes = frozenset[str]().union(*(one.themes for one in before))
    known = Known([item for one in before for item in one.figures])
    return Fresh(
        said.stems - stems,
        Known([item for item in said.figures if not known.has(item)]),
        said.themes - themes,
    )


def _brought(reports: Sequence[Report]) -> Iterator[tuple[Sentence, Report]]:
    """Each sentence where it first was."""
    known: dict[tuple[str, str], Pieces] = {}
    seen: set[str] = set()
    for report in reports:
        for sentence in sentences_of(report.document, known=known):
            if sentence.key not in seen and not sentence.furniture:
                seen.add(sentence.key)
                yield sentence, report
