"""The sentences of all versions of an article as one text, to look developments up in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice

from monitor.developments.courses import language_of
from monitor.developments.text_index import Contents, TextIndex
from monitor.diff import Sentence, sentences_of
from monitor.quantities import Known, Quantity
from monitor.stories.contents import Content, content_of
from monitor.stories.reported import Report, ReportedArticle

# The most sentences of an article that are read.
_MOST_SENTENCES = 1500


class Before:
    """The combined content of an article's passages before one of its versions."""

    def __init__(self, contents: Sequence[Content]) -> None:
        self._contents = contents

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset[str]().union(*(one.stems for one in self._contents))

    @cached_property
    def figures(self) -> Known:
        """Its figures."""
        return Known([item for one in self._contents for item in one.figures])

    @cached_property
    def themes(self) -> frozenset[str]:
        """Its themes."""
        return frozenset[str]().union(*(one.themes for one in self._contents))


class Fresh:
    """The content of a passage that its article had not reported before."""

    def __init__(self, content: Content, before: Before) -> None:
        self._content, self._before = content, before

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words."""
        return self._content.stems - self._before.stems

    @cached_property
    def figures(self) -> Known:
        """Its figures."""
        return Known([item for item in self._content.figures if not self._before.figures.has(item)])

    @cached_property
    def themes(self) -> frozenset[str]:
        """Its themes."""
        return self._content.themes - self._before.themes


@dataclass(frozen=True, slots=True)
class ReportedBlock:
    """The sentences of a block that one version brought, as one passage.

    ``title``: it is the headline; ``first``: the article's first version brought it.
    """

    content: Content
    report: Report
    fresh: Fresh
    title: bool
    first: bool


class ReportedText:
    """All sentences of an article's versions, each once, with the version that brought it; removed ones stay."""

    def __init__(self, article: ReportedArticle) -> None:
        self.article_id = article.article_id
        self.begins = article.reports[0].at
        self.language = language_of(article.reports[-1].document)
        brought = list(islice(_brought(article.reports), _MOST_SENTENCES))
        self.sentences = tuple(sentence._replace(position=at) for at, (sentence, _) in enumerate(brought))
        self.blocks = tuple(self._blocks(brought))

    @cached_property
    def older(self) -> TextIndex:
        """An index of the sentences."""
        return TextIndex(self.sentences, Contents(self.language))

    @cached_property
    def figures(self) -> Known:
        """The figures of all versions."""
        return Known([item for block in self.blocks for item in block.content.known.items])

    @cached_property
    def figures_until(self) -> Mapping[int, Known]:
        """The figures of all versions up to each one, by its number; only versions that brought new sentences."""
        return dict(self._figures())

    def fresh(self, content: Content, version: int) -> Fresh:
        """The content of a passage that the versions before ``version`` lack."""
        return Fresh(content, Before([block.content for block in self.blocks if block.report.version < version]))

    def _figures(self) -> Iterator[tuple[int, Known]]:
        found: list[Quantity] = []
        for version, blocks in groupby(self.blocks, key=lambda block: block.report.version):
            found += [item for block in blocks for item in block.content.known.items]
            yield version, Known(found)

    def _blocks(self, brought: Sequence[tuple[Sentence, Report]]) -> Iterator[ReportedBlock]:
        contents: list[Content] = []
        for _, of_version in groupby(brought, key=lambda pair: pair[1].version):
            before = Before(tuple(contents))
            for _, found in groupby(of_version, key=lambda pair: pair[0].block):
                group = list(found)
                sentence, report = group[0]
                contents.append(content_of(" ".join(one.text for one, _ in group), self.language))
                first = report is brought[0][1]
                fresh = Fresh(contents[-1], before)
                yield ReportedBlock(contents[-1], report, fresh, sentence.place == "title", first)


def _brought(reports: Sequence[Report]) -> Iterator[tuple[Sentence, Report]]:
    """Each sentence with the first version that has it."""
    seen: set[str] = set()
    for report in reports:
        for sentence in sentences_of(report.document):
            if sentence.key not in seen and not sentence.furniture:
                seen.add(sentence.key)
                yield sentence, report
