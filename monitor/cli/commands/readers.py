"""``monitor readers``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import IO, TYPE_CHECKING

import click

from monitor.cli.arguments import PlainCommand, PlainGroup, ReadCommand, read_options
from monitor.cli.output import note, output, print_json
from monitor.cli.session import Session
from monitor.errors import ConfigError
from monitor.history.words import ago, counted
from monitor.model import Role
from monitor.model import Session as SignIn

if TYPE_CHECKING:
    from monitor.wiring import App

_ROLES = click.Choice([role.value for role in Role])
# Characters read of a password file: more than the longest allowed password, so that a wrong file is refused.
_READ = 4096

Command = Callable[..., None]


@click.group(cls=PlainGroup)
def command() -> None:
    """Who may sign in to the web page.

    A reader sees everything; an editor also changes sources, subscriptions and readers. Once there is a reader,
    everybody who opens the page has to sign in.
    """


def password_option(function: Command) -> Command:
    """Add ``--password-file``. There is no option for the password itself: other users of the machine would see it."""
    return click.option(
        "--password-file",
        "file",
        type=click.File("r", "utf-8-sig"),
        help="Read the password from the first line of this file (- is standard input), instead of asking for it.",
    )(function)


@command.command("add", cls=PlainCommand)
@click.argument("name")
@click.option("--role", type=_ROLES, default=Role.READER.value, show_default=True, help="What the reader may do.")
@password_option
@click.pass_obj
def add(session: Session, name: str, role: str, file: IO[str] | None) -> None:
    """Add a reader, who signs in by name and password."""
    from monitor.pipeline.readers import add_reader, readable_name

    app = session.app
    first = not app.store.readers.are_there()
    # A wrong name is refused before the password is asked for.
    name = readable_name(name)
    reader = add_reader(app.store, app.passwords, name, Role(role), _password(file), app.clock.now())
    note(f'"{reader.name}" can sign in now, as {"an editor" if reader.role is Role.EDITOR else "a reader"}')
    if first and app.settings.web.token is None:
        note("from now on everybody who opens the page has to sign in")
    web = app.settings.web
    edits = (web.token is not None and web.token_role is Role.EDITOR) or reader.role is Role.EDITOR
    if not edits and all(item.role is Role.READER for item in app.store.readers.list()):
        note("nobody can change anything on the page: `monitor readers add NAME --role editor`")


@command.command("list", cls=ReadCommand)
@read_options
@click.pass_obj
def list_(session: Session, as_json: bool, color: bool | None) -> None:
    """The people who may sign in."""
    found = session.app.store.readers.list()
    if as_json:
        from monitor.history import json_readers

        print_json([json_readers.reader(item) for item in found])
        return
    if not found:
        note("there are no readers yet: `monitor readers add NAME --role editor`")
        return
    out, now = output(session, color), session.app.clock.now()
    rows = [
        [out.ink(item.name, "title"), item.role.value, ago(item.created_at, now), ago(item.password_set_at, now)]
        for item in found
    ]
    out.write(out.table(["NAME", "ROLE", "ADDED", "PASSWORD SET"], rows, give=0))


@command.command("remove", cls=PlainCommand)
@click.argument("name")
@click.pass_obj
def remove(session: Session, name: str) -> None:
    """Remove a reader and end their sessions."""
    from monitor.pipeline.readers import remove_reader

    app = session.app
    remove_reader(app.store, name)
    note(f'removed "{name}"')
    if not app.store.readers.are_there() and app.settings.web.token is None:
        note("there are no readers now: the page serves this machine only, without signing in")


@command.command("password", cls=PlainCommand)
@click.argument("name")
@password_option
@click.pass_obj
def password(session: Session, name: str, file: IO[str] | None) -> None:
    """Change a reader's password; their sessions end."""
    from monitor.pipeline.readers import set_password

    app = session.app
    name = app.store.readers.get(name).name
    set_password(app.store, app.passwords, name, _password(file), app.clock.now())
    note(f'"{name}" has a new password and has to sign in again')


@command.command("role", cls=PlainCommand)
@click.argument("name")
@click.argument("role", type=_ROLES)
@click.pass_obj
def role_(session: Session, name: str, role: str) -> None:
    """Change a reader's role, at once."""
    from monitor.pipeline.readers import set_role

    set_role(session.app.store, name, Role(role))
    note(f'"{name}" is {"an editor" if role == Role.EDITOR else "a reader"} now')


@command.command("sessions", cls=ReadCommand)
@click.argument("name", required=False)
@read_options
@click.pass_obj
def sessions(session: Session, name: str | None, as_json: bool, color: bool | None) -> None:
    """The browsers that are signed in, of all readers or of one."""
    app = session.app
    wanted = app.store.readers.get(name).name if name else None
    found = _sessions_of(app, wanted)
    if as_json:
        from monitor.history import json_readers

        print_json([json_readers.session(item) for item in found])
        return
    if not found:
        note("nobody is signed in")
        return
    out, now = output(session, color), app.clock.now()
    rows = [
        [
            out.ink(item.reader.name if item.reader else "(the token)", "title"),
            out.ink(item.browser),
            ago(item.created_at, now),
            ago(item.last_used_at, now),
        ]
        for item in found
    ]
    out.write(out.table(["NAME", "BROWSER", "SIGNED IN", "LAST USED"], rows, give=1))


def _sessions_of(app: App, reader: str | None) -> Sequence[SignIn]:
    """The sessions of a reader; without a name, those of all readers and of the token."""
    from monitor.pipeline.sessions import mark_of_token

    found = app.store.sessions.list(mark_of_token(app.settings.web.token, app.secret), app.clock.now())
    if reader is None:
        return found
    return [item for item in found if item.reader and item.reader.name == reader]


@command.command("end-sessions", cls=PlainCommand)
@click.argument("name", required=False)
@click.option("--all", "everybody", is_flag=True, help="The sessions of all readers and of the token.")
@click.pass_obj
def end_sessions(session: Session, name: str | None, everybody: bool) -> None:
    """Sign out the browsers of one reader or of all."""
    if (name is None) is not everybody:
        raise click.UsageError("name a reader, or give --all")
    store = session.app.store
    ended = store.sessions.end_all() if name is None else store.sessions.end_of(store.readers.get(name).name)
    note(f"ended {counted(ended, 'session')}")


def _password(file: IO[str] | None) -> str:
    """Read the password from a file, or ask for it without echo. Raises ``ConfigError`` if there is no terminal."""
    if file is not None:
        return file.readline(_READ).rstrip("\r\n")
    if not sys.stdin.isatty():
        raise ConfigError("a password is needed", advice="give --password-file FILE (- is standard input)")
    given: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    return given
