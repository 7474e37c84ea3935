"""Arguments and options that several commands share, and the base classes of commands."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import click

from monitor.cli.help import HelpContext
from monitor.history.moments import Calendar, Moment, read_moment

Function = TypeVar("Function", bound=Callable[..., Any])

# Characters: more than any sentence of help has.
_NO_LIMIT = 1000
_COLOR_FLAGS = {"--color=always": ["--color"], "--color=never": ["--no-color"], "--color=auto": []}


class _Number(click.IntRange):
    """A count or an identifier. Values above the largest that a database stores are replaced by that."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number; raise a usage error if it is none."""
        from monitor.ports import LARGEST_NUMBER

        return min(super().convert(value, param, ctx), LARGEST_NUMBER)


NUMBER = _Number(min=1)


class ColorMixin(click.Command):
    """Accepts ``--color=always|never|auto`` as well as ``--color`` and ``--no-color``."""

    context_class = HelpContext

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Replace the long colour option by the flags, parse, and refuse values that are not valid Unicode."""
        end = args.index("--") if "--" in args else len(args)
        short = [part for argument in args[:end] for part in _COLOR_FLAGS.get(argument, [argument])]
        rest = super().parse_args(ctx, short + args[end:])
        for parameter in self.params:
            _refuse_surrogates(ctx, parameter, ctx.params.get(parameter.name or ""))
        return rest


def _refuse_surrogates(ctx: click.Context, parameter: click.Parameter, given: object) -> None:
    """Refuse text that is not valid UTF-8, as no database stores it. File names (``Path``) may have any bytes."""
    for value in given if isinstance(given, tuple) else (given,):
        try:
            if isinstance(value, str):
                value.encode()
        except UnicodeEncodeError as error:
            raise click.BadParameter(f"{value!a} is no text in UTF-8", ctx, parameter) from error


class PlainCommand(ColorMixin, click.Command):
    """A command that changes something or runs a service."""


class ReadCommand(PlainCommand):
    """A command with a result: it takes ``--json``."""


class NearestGroup(ColorMixin, click.Group):
    """A command with subcommands; for an unknown one it suggests the closest name."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Resolve as click does, adding the closest name to the error."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = difflib.get_close_matches(args[0], self.list_commands(ctx), n=1)
            if not near:
                raise
            raise click.UsageError(f"No such command '{args[0]}'. Did you mean {near[0]}?", ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, each with its whole first sentence: click would cut it to one line."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, item.get_short_help_str(_NO_LIMIT)) for name, item in commands if item])


class PlainGroup(NearestGroup):
    """A group whose commands are listed in the order of their definition."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in order of definition."""
        del ctx
        return list(self.commands)


def color_options(function: Function) -> Function:
    """Add ``--color`` and ``--no-color``; without either, colour is used on a terminal."""
    return click.option("--color/--no-color", default=None, help="Use colour or not. [default: on a terminal]")(
        function
    )


def read_options(function: Function) -> Function:
    """Add ``--json`` and the colour options, which every reading command has."""
    return json_option(color_options(function))


def json_option(function: Function) -> Function:
    """Add ``--json`` alone."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON value instead of text.")(function)


def _since(_ctx: click.Context, _param: click.Parameter, text: str | None) -> Moment | None:
    try:
        return read_moment(text) if text else None
    except (ValueError, OverflowError) as error:
        raise click.BadParameter(str(error)) from error


def since_option(function: Function) -> Function:
    """Add ``--since WHEN``."""
    return click.option(
        "--since",
        metavar="WHEN",
        callback=_since,
        help="From then on: a span back from now (2h, 90m, 3d), a day (yesterday, monday, 2026-03-01) or an ISO time.",
    )(function)


def moment(since: Moment | None, now: datetime) -> datetime | None:
    """The time that a ``--since`` value means; days begin at midnight in this machine's time zone."""
    return Calendar(now).begin(since) if since is not None else None


def view_options(function: Function) -> Function:
    """Add the options that choose how a difference is shown."""
    views = {
        "words": "The whole text with old and new words marked in place.",
        "side-by-side": "Old and new text in two columns.",
        "stat": "Only the numbers.",
        "new": "Only what is new, and why.",
        "html": "A self-contained HTML page.",
    }
    for name, text in reversed(views.items()):
        function = click.option(f"--{name}", "view", flag_value=name, help=text)(function)
    function = click.option("--sentences", "view", flag_value="sentences", default="sentences", hidden=True)(function)
    function = click.option(
        "-U", "--context", type=click.IntRange(min=0), default=1, show_default=True, help="Sentences around each edit."
    )(function)
    return click.option("--exit-code", is_flag=True, help="Exit with 1 if there are differences.")(function)
