"""``monitor db``."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

import click

from monitor.cli.arguments import PlainCommand, PlainGroup, ReadCommand, json_option
from monitor.cli.output import note, output, print_json
from monitor.cli.session import Session
from monitor.cli.waiting import waiting
from monitor.history.words import counted


@click.group(cls=PlainGroup)
def command() -> None:
    """Upgrade, check, back up, copy and prune the database."""


@command.command("upgrade", cls=PlainCommand)
@click.pass_obj
def upgrade(session: Session) -> None:
    """Create the tables of a new database, or bring those of an older one up to date. Safe to repeat."""
    with waiting("upgrading"):
        done = session.app.admin.upgrade()
    note(f"applied {', '.join(done)}" if done else "up to date")


@command.command("check", cls=ReadCommand)
@json_option
@click.pass_context
def check(ctx: click.Context, as_json: bool) -> None:
    """Read every row as the program does and verify the digests; exits with 1 if something is wrong.

    Each problem is reported with its table, its row and what to do. Takes about 3 ms per version.
    """
    session: Session = ctx.obj
    with waiting("checking", quiet=as_json) as step:
        report = session.app.admin.check(lambda done, total: step(done, total, "rows and texts"))
    if as_json:
        found = {"ok": report.sound, "rows": report.rows, "versions": report.versions, "pages": report.pages}
        problems = [
            {"table": problem.table, "row": problem.row, "said": problem.message, "advice": problem.advice}
            for problem in report.problems
        ]
        print_json(found | {"problems": problems})
    else:
        out = output(session)
        out.write(line for problem in report.problems for line in (str(problem), f"    {problem.advice}"))
        read = f"{counted(report.rows, 'row')} and {counted(report.versions, 'version')} read"
        note(f"{read}, {counted(len(report.problems), 'problem')}")
    if report.problems:
        ctx.exit(1)


@command.command("backup", cls=PlainCommand)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def backup(session: Session, file: Path) -> None:
    """Copy the database into a file, while it is in use."""
    with waiting("copying") as step:
        session.app.admin.backup(file, lambda done, total: step(done, total, "pages of the file"))
    note(f"wrote {file}")


@command.command("copy", cls=PlainCommand)
@click.argument("target", metavar="TARGET_URL")
@click.option("--restart", is_flag=True, help="Discard an unfinished copy and start again.")
@click.pass_obj
def copy(session: Session, target: str, restart: bool) -> None:
    """Copy everything from SQLite into an empty PostgreSQL database.

    Stop the daemon and all other programs on this database first. The same command continues an interrupted copy. At
    the end both databases are compared; then set database_url to the target.
    """
    with waiting("copying"):
        report = session.app.admin.copy(target, restart=restart, tell=lambda name, rows: note(f"{name}: {rows} copied"))
    checked = report.checked
    note(
        f"complete: {counted(sum(report.rows.values()), 'row')} are the same on both sides; "
        f"{counted(checked.versions, 'version')} and {counted(checked.pages, 'page')} fit their digests"
    )


@command.command("prune", cls=PlainCommand)
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def prune(session: Session, yes: bool) -> None:
    """Delete what the [keep] settings do not keep. Asks first on a terminal."""
    keep = session.app.settings.keep
    limits = {name: value for name, value in asdict(keep).items() if value is not None}
    if not limits:
        note("[keep] sets no limits: everything is kept")
        return
    rules = ", ".join(f"{name} = {value:g}" for name, value in limits.items())
    if (
        not yes
        and sys.stdin.isatty()
        and not click.confirm(f"Delete for good everything that {rules} does not keep?", err=True)
    ):
        return
    with waiting("pruning"):
        done = session.app.admin.prune()
    answers = f", {counted(done.answers, 'answer')} of the second reader" if done.answers else ""
    note(
        f"removed {counted(done.pages, 'page')}, {counted(done.versions, 'version')} "
        f"and {counted(done.articles, 'article')}{answers}"
    )
