"""``monitor figures``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from monitor.cli.arguments import ReadCommand, read_options
from monitor.cli.output import Output, note, output, print_json
from monitor.cli.session import Session
from monitor.history.words import stamp, versions_named

if TYPE_CHECKING:
    from monitor.developments.courses import Course, Point


@click.command(cls=ReadCommand)
@click.argument("article")
@click.option(
    "--words", default="", metavar="WORDS", help="Only figures with these words in their subject or sentence."
)
@click.option("--all", "unmoved", is_flag=True, help="Also figures that never changed.")
@click.option("--csv", "as_csv", is_flag=True, help="Comma-separated values, one line per version.")
@read_options
@click.pass_obj
def command(
    session: Session, article: str, words: str, unmoved: bool, as_csv: bool, as_json: bool, color: bool | None
) -> None:
    """How each figure of an article changed, version by version.

    Figures are matched by what they count, even if the sentence is rewritten. Dates, times, ages and scores do not
    count as figures.
    """
    if as_csv and as_json:
        raise click.UsageError("--csv and --json cannot be combined")
    from monitor.history import figures, json

    history = session.app.history
    found, known = history.figures(article)
    courses = figures.chosen(known, words, unmoved=unmoved)
    if as_json:
        print_json(json.figures(courses))
        return
    if as_csv:
        click.echo(figures.as_csv(courses), nl=False)
        return
    pruned = history.pruned(found)
    if pruned:
        note(f"{versions_named(pruned)} no longer kept")
    if not courses:
        note(_nothing(len(known), words))
    out = output(session, color)
    out.write(_lines(out, courses))


def _nothing(known: int, words: str) -> str:
    if words:
        return f"no figure with {words!r}" + (" changed" if known else "")
    return "no figure changed; --all shows them all" if known else "no figure is in two versions"


def _lines(out: Output, courses: Sequence[Course]) -> Iterator[str]:
    for number, course in enumerate(courses):
        if number:
            yield ""
        name = course.counts or "a figure"
        yield from out.wrap(out.ink(f"{name} [{course.unit}]" if course.unit else name, "title"))
        yield from _course(out, course)


def _course(out: Output, course: Course) -> Iterator[str]:
    from monitor.history import figures

    rows = [(point, figures.signed(change)) for point, change in figures.steps(course)]
    version_width = max(len(str(point.version)) for point, _ in rows)
    value_width = max(len(point.value) for point, _ in rows)
    change_width = max(len(change) for _, change in rows)
    for point, change in rows:
        head = _head(out, point, version_width, value_width)
        if change_width:
            head += f"  {out.ink(f'{change:>{change_width}}', 'quiet')}"
        yield head.rstrip()
        # The sentence is aligned with the value.
        indent = " " * (len("  @") + version_width + 2 + len(stamp(point.fetched_at)) + 2)
        yield from out.wrap(out.ink(point.sentence, "quiet"), indent)


def _head(out: Output, point: Point, version_width: int, value_width: int) -> str:
    return (
        f"  {out.ink(f'@{point.version:<{version_width}}', 'id')}"
        f"  {out.ink(stamp(point.fetched_at), 'quiet')}"
        f"  {out.ink(f'{point.value:>{value_width}}', 'new')}"
    )
