"""Run commands on a pseudo-terminal, one after the other in one process."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Sequence
from datetime import datetime

from monitor.cli import command_line
from monitor.cli.session import Factories
from monitor.settings import Settings
from monitor.testing import FrozenClock
from monitor.wiring import App
from tests.cli.conftest import NO_ENVIRONMENT, Program

_MARK = "\x1e"
# Lines of the terminal: so many that no pager is started.
_LINES = 30_000


def shown(program: Program, commands: Sequence[Sequence[str]], width: int, *, term: str = "xterm") -> list[str]:
    """What each command prints on a terminal ``width`` columns wide, including standard error."""
    controller, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", _LINES, width, 0, 0))
    env = {name: value for name, value in os.environ.items() if name not in {*NO_ENVIRONMENT, "COLUMNS", "LINES"}}
    env |= {"PAGER": "cat", "TERM": term}
    given = [
        program.clock.now().isoformat(),
        json.dumps([["--config", str(program.config), *command] for command in commands]),
    ]
    with subprocess.Popen(
        [sys.executable, "-m", __name__, *given],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env=env,
        close_fds=True,
    ) as child:
        os.close(terminal)
        text = _read_all(controller)
    assert child.returncode == 0, text
    return text.replace("\r\n", "\n").split(_MARK)[1:]


def _read_all(reader: int) -> str:
    parts = []
    try:
        while part := os.read(reader, 65536):
            parts.append(part)
    except OSError:  # Linux raises EIO once the other end of a pseudo-terminal is closed.
        pass
    os.close(reader)
    return b"".join(parts).decode()


def main() -> None:
    """Run the commands. Arguments: the time, and the commands as JSON."""
    clock = FrozenClock(datetime.fromisoformat(sys.argv[1]))

    def build(settings: Settings) -> App:
        app = App(settings)
        app.clock = clock
        return app

    for command in json.loads(sys.argv[2]):
        print(_MARK, end="", flush=True)
        try:
            command_line(command, prog_name="monitor", obj=Factories(build))
        except SystemExit:
            continue


if __name__ == "__main__":
    main()
