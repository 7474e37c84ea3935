"""``monitor init``."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

import click

from monitor.cli.arguments import PlainCommand
from monitor.cli.output import note
from monitor.cli.session import Session
from monitor.errors import ConfigError
from monitor.model import without_password


@click.command(cls=PlainCommand)
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def command(session: Session, folder: Path) -> None:
    """Write a commented monitor.toml and create the database.

    Both are put into DIR, by default the current folder; with --config, the configuration is written there. Only you
    can read them. Existing files are not changed.
    """
    file = session.config or folder / "monitor.toml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(file, folder)
    except OSError as error:
        raise ConfigError(f"{file} cannot be written: {error.strerror}") from error
    session.config = file
    with session.app as app:
        app.store.get_note("")
        note(f"database: {without_password(app.settings.database_url)}")
    note("next: `monitor feeds add URL`, then `monitor run`")


def _write(file: Path, folder: Path) -> None:
    if file.exists():
        note(f"{file} is there already and stays as it is")
        return
    text = files("monitor.cli").joinpath("monitor.toml").read_text("utf-8")
    if folder.resolve() != file.parent.resolve():
        # A relative database path is relative to the configuration file: for another folder it must be absolute.
        text = text.replace("sqlite:///monitor.db", f"sqlite:///{(folder / 'monitor.db').resolve()}")
    # It will hold passwords: others must not read it, whatever the umask.
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        os.fchmod(descriptor, 0o600)
        stream.write(text)
    note(f"wrote {file}")
