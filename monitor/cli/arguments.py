"""Arguments that several commands share."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import click

from monitor.cli.help import HelpContext
from monitor.history.moments import Calendar, Moment, read_moment

Function = TypeVar("Function", bound=Callable[..., Any])

# Longer than any sentence of help.
_WHOLE = 1000
_WHEN = {"--color=always": ["--color"], "--color=never": ["--no-color"], "--color=auto": []}


class _Number(click.IntRange):
    """A count or an identifier; one larger than a database can hold is the largest that it can."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, or a usage error."""
        from monitor.ports import LARGEST_NUMBER

        return min(super().convert(value, param, ctx), LARGEST_NUMBER)


NUMBER = _Number(min=1)


class ColorMixin(click.Command):
    """Takes ``--color=always|never|auto`` as well as the two flags."""

    context_class = HelpContext

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does it, after the long form was put into the short one."""
        end = args.index("--") if "--" in args else len(args)
        short = [part for argument in args[:end] for part in _WHEN.get(argument, [argument])]
        rest = super().parse_args(ctx, short + args[end:])
        for parameter in self.params:
            _refuse_odd(ctx, parameter, ctx.params.get(parameter.name or ""))
        return rest


def _refuse_odd(ctx: click.Context, parameter: click.Parameter, given: object) -> None:
    """Refuse arguments that are no valid text, as no database stores them. Names of files may have any bytes."""
    for value in given if isinstance(given, tuple) else (given,):
        try:
            if isinstance(value, str):
                value.encode()
        except UnicodeEncodeError as error:
            raise click.BadParameter(f"{value!a} is no text in UTF-8", ctx, parameter) from error


class PlainCommand(ColorMixin, click.Command):
    """A command that does something."""


class ReadCommand(PlainCommand):
    """A command that answers: it has ``--json``."""


class NearestGroup(ColorMixin, click.Group):
    """A command with commands of its own; of an unknown one the nearest known one is named."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with a hint."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = difflib.get_close_matches(args[0], self.list_commands(ctx), n=1)
            if not near:
                raise
            raise click.UsageError(f"No such command '{args[0]}'. Did you mean {near[0]}?", ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, each with its whole first sentence: click cuts it where it does not fit in one line."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, item.get_short_help_str(_WHOLE)) for name, item in commands if item])


class PlainGroup(NearestGroup):
    """A group whose commands are listed in the order they are written in."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        del ctx
        return list(self.commands)


def color_options(function: Function) -> Function:
    """``--color`` and ``--no-color``; undecided, a terminal decides."""
    return click.option("--color/--no-color", default=None, help="Colour, or none. [default: on a terminal]")(function)


def read_options(function: Function) -> Function:
    """``--json`` and colour, as every command that reads has them."""
    return json_option(color_options(function))


def json_option(function: Function) -> Function:
    """``--json`` alone."""
    return click.option("--json", "as_json", is_flag=True, help="One JSON value instead of text.")(function)


def _since(_ctx: click.Context, _param: click.Parameter, text: str | None) -> Moment | None:
    try:
        return read_moment(text) if text else None
    except (ValueError, OverflowError) as error:
        raise click.BadParameter(str(error)) from error


def since_option(function: Function) -> Function:
    """``--since WHEN``."""
    return click.option(
        "--since",
        metavar="WHEN",
        callback=_since,
        help="Not before: a span (2h, 90m, 3d), a day (yesterday, monday, 2026-03-01) or an ISO time.",
    )(function)


def moment(since: Moment | None, now: datetime) -> datetime | None:
    """The time a ``--since`` means, seen from now; a day begins at its midnight, here."""
    return Calendar(now).begin(since) if since is not None else None


def view_options(function: Function) -> Function:
    """How a difference is shown."""
    views = {
        "words": "The whole text, old and new words marked in place.",
        "side-by-side": "Two columns, was and new.",
        "stat": "Only the numbers.",
        "new": "Only what is new, and why.",
        "html": "A page in one file.",
    }
    for name, text in reversed(views.items()):
        function = click.option(f"--{name}", "view", flag_value=name, help=text)(function)
    function = click.option("--sentences", "view", flag_value="sentences", default="sentences", hidden=True)(function)
    function = click.option(
        "-U", "--context", type=click.IntRange(min=0), default=1, show_default=True, help="Sentences around each edit."
    )(function)
    return click.option("--exit-code", is_flag=True, help="Exit with 1 if there are differences.")(function)
