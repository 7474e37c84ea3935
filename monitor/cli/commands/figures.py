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
@click.option("--words", default="", metavar="WORDS", help="Only figures with these words in what they count or say.")
@click.option("--all", "unmoved", is_flag=True, help="Also figures that never changed.")
@click.option("--csv", "as_csv", is_flag=True, help="Comma-separated values, one line a version.")
@read_options
@click.pass_obj
def command(
    session: Session, article: str, words: str, unmoved: bool, as_csv: bool, as_json: bool, color: bool | None
) -> None:
    """The course of each figure of an article, version by version.

    A figure is followed by what it counts, also where the sentence is written anew each time. Dates, times, ages and
    scores are no figures.
    """
    if as_csv and as_json:
        raise click.UsageError("--csv and --json are two answers: choose one")
    from monitor.history import figures, json

    history = session.app.history
    found, all_of_them = history.figures(article)
    courses = figures.chosen(all_of_them, words, unmoved=unmoved)
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
        note(_nothing(len(all_of_them), words))
    out = output(session, color)
    out.write(_lines(out, courses))


def _nothing(known: int, words: str) -> str:
    if words:
        return f"no figure with {words!r}" + (" changed" if known else "")
    return "no figure changed; --all shows them all" if known else "no figure is in two versions"


def _lines(out: Output, courses: Sequence[Course]) -> Iterator[str]:
    for at, course in enumerate(courses):
        if at:
            yield ""
        name = course.counts or "a figure"
        yield from out.wrap(out.ink(f"{name} [{course.unit}]" if course.unit else name, "title"))
        yield from _course(out, course)


def _course(out: Output, course: Course) -> Iterator[str]:
    from monitor.history import figures

    rows = [(point, figures.signed(by)) for point, by in figures.steps(course)]
    number = max(len(str(point.version)) for point, _ in rows)
    value = max(len(point.value) for point, _ in rows)
    change = max(len(text) for _, text in rows)
    for point, text in rows:
        head = _head(out, point, number, value) + (f"  {out.ink(f'{text:>{change}}', 'quiet')}" if change else "")
        indent = " " * (2 + 1 + number + 2 + len(stamp(point.fetched_at)) + 2)
        yield head.rstrip()
        yield from out.wrap(out.ink(point.sentence, "quiet"), indent)


def _head(out: Output, point: Point, number: int, value: int) -> str:
    return (
        f"  {out.ink(f'@{point.version:<{number}}', 'id')}"
        f"  {out.ink(stamp(point.fetched_at), 'quiet')}"
        f"  {out.ink(f'{point.value:>{value}}', 'new')}"
    )
