"""The command line, as documented in ``docs/cli.md``. Each command's module is imported when the command is used."""

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
from monitor.cli.mistakes import print_error, print_usage_error
from monitor.cli.output import print_messages
from monitor.cli.session import Factories, Session
from monitor.errors import Ambiguous, ConfigError, MonitorError, NotFound, OutputLost

# A full disk, a quota, a file size limit, a failing disk, and a stream that was closed before the program started.
_NOT_WRITTEN = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)
USAGE_ERROR, NOT_FOUND, INTERRUPTED, BROKEN_PIPE = 2, 3, 130, 141

# The summary of each command is repeated here, so that `--help` imports no command. A test compares both.
SECTIONS: dict[str, dict[str, str]] = {
    "Set up": {
        "init": "Write a commented monitor.toml and create the database.",
        "feeds": "The feeds that are followed, and their state.",
        "articles": "The articles that are followed.",
        "subscriptions": "Who receives what.",
        "readers": "Who may sign in to the web page.",
    },
    "Watch": {
        "run": "The daemon: scheduler, alerts and web page in one process.",
        "worker": "The daemon without the web page.",
        "web": "The web page alone.",
        "poll": "Check once, now: what is due, some feeds, or everything.",
        "deliver": "Send the alerts that are due now.",
    },
    "Read": {
        "developments": "What is new everywhere, newest first.",
        "stories": "Events that several articles report, the one with the newest update first.",
        "story": "One event: its articles, what was new in them, which outlet was first, and where they differ.",
        "withdrawals": "What was withdrawn, newest first.",
        "catchup": "What is new since you last asked.",
        "log": "Versions, newest first, with what is new in each.",
        "show": "One version of an article, as it was read.",
        "diff": "What changed between two versions of an article.",
        "blame": "Each sentence with the version that introduced it.",
        "figures": "How each figure of an article changed, version by version.",
        "search": "Full text over all versions.",
        "compare": "The same diff for two files, without a database.",
        "alerts": "The outbox: alerts sent, waiting and failed.",
        "export": "An article with all its versions, as one file.",
        "stats": "How much is followed and stored, and which articles change most.",
    },
    "Keep": {
        "doctor": "What is wrong, and what to do about it.",
        "db": "Upgrade, check, back up, copy and prune the database.",
        "demo": "A newsroom on this machine that updates its stories while you watch.",
    },
}


class Commands(NearestGroup):
    """The root group: lists commands without importing them, and turns errors into a message and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All command names, in the order of the help."""
        del ctx
        return [name for section in SECTIONS.values() for name in section]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; None if there is none of this name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"monitor.cli.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands by section, from ``SECTIONS``."""
        del ctx
        for section, commands in SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl(list(commands.items()), col_max=16)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Completions for a shell: names from ``SECTIONS``, so that no command is imported, and the options."""
        named = [(name, text) for section in SECTIONS.values() for name, text in section.items()]
        found = [CompletionItem(name, help=text) for name, text in named if name.startswith(incomplete)]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run a command and exit with its code, or with the code of the error it raised."""
        _replace_closed_streams()
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        try:
            # Not standalone: click would print errors without regard to the terminal's width.
            code = super().main(args, *rest, **extra | {"standalone_mode": False})
        except click.ClickException as error:
            print_usage_error(error)
            sys.exit(error.exit_code)
        except click.Abort:
            print_messages(["Aborted!"])
            sys.exit(1)
        except MonitorError as error:
            _print_error(error)
            sys.exit(exit_code(error))
        except OSError as error:
            if error.errno not in _NOT_WRITTEN:
                raise
            _discard_output(sys.stdout)
            _print_error(OutputLost(f"{error.filename or 'standard output'} cannot be written: {error.strerror}"))
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; Ctrl-C and a closed pipe end the program without an error message."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)
        except BrokenPipeError:
            _discard_output(sys.stdout)
            sys.exit(BROKEN_PIPE)
        return result


def _replace_closed_streams() -> None:
    """Replace closed standard streams by ``/dev/null``, as otherwise the next opened file would get their descriptor.

    The substitute for standard output is opened for reading only: a command that prints a result fails, because the
    result would be lost, while a command that prints nothing still works.
    """
    for name, mode in (("stdin", os.O_RDONLY), ("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, mode)
            setattr(sys, name, os.fdopen(opened, "r" if name == "stdin" else "w", encoding="utf-8"))


def _discard_output(stream: IO[str]) -> None:
    # The interpreter flushes the stream's buffer at exit, which would fail again.
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _print_error(error: MonitorError) -> None:
    try:
        print_error(error)
    except OSError:
        _discard_output(sys.stderr)  # The exit code still reports the error.


def exit_code(error: MonitorError) -> int:
    """The exit code of an error: 2 for a wrong configuration, 3 for a name not found or ambiguous, else 1."""
    if isinstance(error, ConfigError):
        return USAGE_ERROR
    return NOT_FOUND if isinstance(error, NotFound | Ambiguous) else 1


def _print_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"monitor {version('news-update-monitor')}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The configuration file. [default: ./monitor.toml, else the one in your configuration folder]",
)
@click.option("--database", metavar="URL", help="The database to use instead of the configured one.")
@color_options
@click.option("--plain", envvar="NO_COLOR", hidden=True, default="")
@click.option("--term", envvar="TERM", hidden=True, default="")
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Show the version."
)
@click.pass_context
def command_line(
    ctx: click.Context, config: Path | None, database: str | None, color: bool | None, plain: str, term: str
) -> None:
    """Follows news articles and says what is new in every update.

    An ARTICLE is named by its number, its address, or a unique part of its address or title. ARTICLE@3 is its third
    version; ARTICLE@3..5 means versions 3 and 5.
    """
    factories = ctx.ensure_object(Factories)
    ctx.obj = Session(factories, config, database, color=color, plain=bool(plain) or term == "dumb")
    ctx.call_on_close(ctx.obj.close)
