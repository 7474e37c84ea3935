"""The command line: what is promised in ``docs/cli.md``. Commands are imported when they are used."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import IO, Any

import click
from click.shell_completion import CompletionItem

from monitor.cli.arguments import NearestGroup, color_options
from monitor.cli.mistakes import tell_error, tell_usage
from monitor.cli.output import tell
from monitor.cli.session import House, Session
from monitor.errors import Ambiguous, ConfigError, MonitorError, NotFound, OutputLost

# A full disk, a quota, a limit on files, a failing disk, and a stream that was closed before the program began.
_NOT_WRITTEN = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)
USAGE_ERROR, NOT_FOUND, INTERRUPTED, BROKEN_PIPE = 2, 3, 130, 141

# The help of each command is here as well as in its file, so that `--help` imports none of them; a test compares.
SECTIONS: dict[str, dict[str, str]] = {
    "Set up": {
        "init": "Write a commented monitor.toml and create the database.",
        "feeds": "Which feeds are followed, and their state.",
        "articles": "Which articles are followed.",
        "subscriptions": "Who receives what.",
        "readers": "Who may sign in to the web page.",
    },
    "Watch": {
        "run": "The daemon: scheduler, alerts and web page in one process.",
        "worker": "The daemon without the web page.",
        "web": "The web page alone.",
        "poll": "Check now, once: what is due, some feeds, or everything.",
        "deliver": "Send the alerts that are due now.",
    },
    "Read": {
        "developments": "What is new everywhere, newest first.",
        "stories": "Events that several articles report, the one with the newest update first.",
        "story": "One event: its articles, what was new in them, who had it first, and who says what.",
        "withdrawals": "What was withdrawn, newest first.",
        "catchup": "What is new since you last asked.",
        "log": "Versions, newest first, with what is new in each.",
        "show": "One version of an article, as it was read.",
        "diff": "What changed between two versions of an article.",
        "blame": "Each sentence with the version that brought it.",
        "figures": "The course of each figure of an article, version by version.",
        "search": "Full text over all versions.",
        "compare": "The same diff for two files, without a database.",
        "alerts": "The outbox: what was sent, what waits, what failed.",
        "export": "An article with all its versions, as one file.",
        "stats": "How much is followed and stored, and what moves.",
    },
    "Keep": {
        "doctor": "What is wrong, and what to do about it.",
        "db": "Upgrade, check, back up, copy and prune the database.",
        "demo": "A newsroom on this machine that updates its stories while you watch.",
    },
}


class Commands(NearestGroup):
    """The root: lists its commands without importing them, and turns errors into one line and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the help."""
        del ctx
        return [name for section in SECTIONS.values() for name in section]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported now."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"monitor.cli.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands by section, from the table above."""
        del ctx
        for section, commands in SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl(list(commands.items()), col_max=16)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What a shell offers: the names from the table above, so that nothing is imported, and the options."""
        named = [(name, text) for section in SECTIONS.values() for name, text in section.items()]
        found = [CompletionItem(name, help=text) for name, text in named if name.startswith(incomplete)]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run, and end with the exit code of what happened."""
        stand_in_for_closed_streams()
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        try:
            # Not standalone: click would print what was wrong whatever the width.
            code = super().main(args, *rest, **extra | {"standalone_mode": False})
        except click.ClickException as error:
            tell_usage(error)
            sys.exit(error.exit_code)
        except click.Abort:
            tell(["Aborted!"])
            sys.exit(1)
        except MonitorError as error:
            _tell(error)
            sys.exit(exit_code(error))
        except OSError as error:
            if error.errno not in _NOT_WRITTEN:
                raise
            _write_no_more(sys.stdout)
            _tell(OutputLost(f"{error.filename or 'standard output'} cannot be written: {error.strerror}"))
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; Ctrl-C and a reader that went away are no errors to speak of."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)
        except BrokenPipeError:
            _write_no_more(sys.stdout)
            sys.exit(BROKEN_PIPE)
        return result


def stand_in_for_closed_streams() -> None:
    """Open the standard streams that are missing, or the next file that is opened gets their number.

    Nothing can be read from the substitute for standard input, nor written to that for standard output: a
    command that answers then fails, as its answer is lost; one that only works does not notice.
    """
    for name, mode in (("stdin", os.O_RDONLY), ("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, mode)
            setattr(sys, name, os.fdopen(opened, "r" if name == "stdin" else "w", encoding="utf-8"))


def _write_no_more(stream: IO[str]) -> None:
    # What is still buffered would fail again when the interpreter flushes it at its end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _tell(error: MonitorError) -> None:
    try:
        tell_error(error)
    except OSError:
        _write_no_more(sys.stderr)  # The exit code still says it.


def exit_code(error: MonitorError) -> int:
    """2 for a wrong configuration, 3 for what is not there or not clear, else 1."""
    if isinstance(error, ConfigError):
        return USAGE_ERROR
    return NOT_FOUND if isinstance(error, NotFound | Ambiguous) else 1


def _version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"monitor {version('news-update-monitor')}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The configuration file. [default: ./monitor.toml, then the one in your configuration folder]",
)
@click.option("--database", metavar="URL", help="Instead of the configured database_url.")
@color_options
@click.option("--plain", envvar="NO_COLOR", hidden=True, default="")
@click.option("--term", envvar="TERM", hidden=True, default="")
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
@click.pass_context
def command_line(
    ctx: click.Context, config: Path | None, database: str | None, color: bool | None, plain: str, term: str
) -> None:
    """Follows news articles and says what is new in every update.

    An ARTICLE is named by its number, its address, or a unique part of its address or title; ARTICLE@3 is its third
    version, ARTICLE@3..5 two of them.
    """
    house = ctx.ensure_object(House)
    ctx.obj = Session(house, config, database, color=color, plain=bool(plain) or term == "dumb")
    ctx.call_on_close(ctx.obj.close)
