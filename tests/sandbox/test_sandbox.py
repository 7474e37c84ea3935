"""The sandbox: workers are killed, replaced, and end with the program."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.errors import HostBusy, MonitorError, NotAFeed, ParseError, ParseKilled, Stopped
from monitor.model import Block, BlockKind, Document, WeightedTerm
from monitor.sandbox import InlineSandbox, ProcessSandbox
from tests.sandbox import victims

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[ProcessSandbox]:
    made = ProcessSandbox(workers=2, seconds=0.5)
    made.call(victims.pid)
    yield made
    made.close()


@pytest.fixture(params=["process", "inline"])
def either(request: pytest.FixtureRequest, sandbox: ProcessSandbox) -> ProcessSandbox | InlineSandbox:
    return sandbox if request.param == "process" else InlineSandbox()


@pytest.mark.parametrize(
    "value", [None, 0, "text \u65b0", b"\0" * 3_000_000, (1, {"a": [2.5]}), datetime(2026, 1, 1, tzinfo=UTC)]
)
def test_values_are_returned(either: ProcessSandbox | InlineSandbox, value: object) -> None:
    assert either.call(victims.echo, value) == value
    assert either.call(victims.echo, value=value) == value


def test_dataclasses_are_returned_completely(either: ProcessSandbox | InlineSandbox) -> None:
    entry = Block(BlockKind.LIVE_ENTRY, "09:10 The wall fell.", key="e1", at=datetime(2026, 1, 1, tzinfo=UTC))
    document = replace(Document.from_text("The harbour wall fell.\n\nNobody was hurt.", "A wall"), blocks=(entry,) * 3)
    assert either.call(victims.echo, document) == document
    counted, loose = victims.Counted("wall"), victims.Loose("wall")
    counted.times, loose.__dict__["seen"] = 3, True
    came = either.call(victims.echo, counted), either.call(victims.echo, loose)
    assert (came[0], vars(came[1])) == (counted, vars(loose))
    term = either.call(victims.echo, WeightedTerm("wall", 2.0))
    assert (term, type(term)) == (("wall", 2.0), WeightedTerm)


def test_mypy_checks_the_arguments_of_a_call(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.py"
    wrong.write_text(
        "from monitor.pipeline.reading import read_page\nfrom monitor.ports import Sandbox\n"
        "def read(sandbox: Sandbox) -> None:\n"
        "    sandbox.call(read_page, b'', '', None, was_live=True)\n"
        "    sandbox.call(read_page, b'', '', None, True, None)\n"
        "    sandbox.call(read_page, '', '', None)\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mypy", "--no-error-summary", "--follow-imports=silent", str(wrong)]
    output = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.splitlines()
    lines = {line.split(": error: ")[0].rsplit(":", 1)[1] for line in output if "error:" in line}
    assert lines == {"5", "6"}, output


def test_calls_run_in_another_process(sandbox: ProcessSandbox) -> None:
    assert sandbox.call(victims.pid) != os.getpid()
    assert InlineSandbox().call(victims.pid) == os.getpid()


def test_our_errors_are_raised_unchanged(either: ProcessSandbox | InlineSandbox) -> None:
    with pytest.raises(NotAFeed, match="a page stands there") as caught:
        either.call(victims.not_a_feed)
    assert caught.value.advice == "look for its feed"
    with pytest.raises(HostBusy) as other:
        either.call(victims.busy)
    assert (other.value.until, other.value.status) == (datetime(2026, 3, 1, tzinfo=UTC), 503)


def test_other_exceptions_become_parse_errors(either: ProcessSandbox | InlineSandbox) -> None:
    with pytest.raises(ParseError, match="ZeroDivisionError: nothing to divide by"):
        either.call(victims.wrong)


def test_an_error_has_the_traceback_of_the_worker(sandbox: ProcessSandbox) -> None:
    with pytest.raises(ParseError) as caught:
        sandbox.call(victims.wrong)
    assert "in wrong" in caught.value.__notes__[0]


KILLED: list[tuple[Callable[[], object], str]] = [
    (victims.spin, "took longer than 0.5 seconds"),
    (victims.grow, "more than 1024 MB"),
    (victims.segfault, "SIGSEGV"),
    (victims.leave, "exit code 3"),
]


@pytest.mark.parametrize(("function", "message"), KILLED)
def test_limits_end_only_the_call(sandbox: ProcessSandbox, function: Callable[[], object], message: str) -> None:
    with pytest.raises(ParseKilled, match=message):
        sandbox.call(function)
    assert sandbox.call(victims.echo, 1) == 1


def test_values_that_cannot_be_pickled(sandbox: ProcessSandbox) -> None:
    for function, args in ((lambda: 1, ()), (victims.echo, (threading.Lock(),))):
        with pytest.raises(TypeError, match="parsing process"):
            sandbox.call(function, *args)
    with pytest.raises(ParseError, match="pickle"):
        sandbox.call(victims.unpicklable)


def test_signals_of_a_stopping_service_do_not_end_a_parse(sandbox: ProcessSandbox) -> None:
    assert sandbox.call(victims.interrupted) == "still here"


def test_output_of_a_parser_does_not_matter(sandbox: ProcessSandbox) -> None:
    assert sandbox.call(victims.chatter) == "done"


def test_calls_share_the_workers(sandbox: ProcessSandbox) -> None:
    with ThreadPoolExecutor(8) as pool:
        pids = list(pool.map(lambda _: sandbox.call(victims.pid), range(40)))
    assert len(pids) == 40
    assert len(set(pids)) <= 2


def test_no_process_before_the_first_call_and_none_after_closing() -> None:
    before = children()
    made = ProcessSandbox(workers=1)
    assert children() == before
    pid = made.call(victims.pid)
    assert pid in children()
    made.close()
    made.close()
    assert pid not in children()
    with pytest.raises(Stopped):
        made.call(victims.pid)


def test_closing_interrupts_a_call() -> None:
    made = ProcessSandbox(workers=1, seconds=20)
    made.call(victims.pid)
    caught: list[BaseException] = []

    def work() -> None:
        try:
            made.call(victims.sleep, 20)
        except Stopped as error:
            caught.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    while made.busy == 0:
        threading.Event().wait(0.001)
    began = time.monotonic()
    made.close()
    thread.join(5)
    assert time.monotonic() - began < 2
    assert len(caught) == 1


def test_a_worker_is_replaced_after_its_calls_and_when_it_uses_much_memory() -> None:
    made = ProcessSandbox(workers=1, memory_bytes=400 * 1024 * 1024, calls_per_worker=3)
    pids = [made.call(victims.pid) for _ in range(4)]
    assert pids[0] == pids[1] == pids[2] != pids[3]
    grown = made.call(victims.hold, 220 * 1024 * 1024)
    assert grown == pids[3]
    assert made.call(victims.pid) != grown
    made.close()


@pytest.mark.parametrize("function", [victims.spin, victims.leave])
def test_a_killed_worker_is_replaced_before_the_next_call(function: Callable[[], object]) -> None:
    made = ProcessSandbox(workers=1, seconds=0.5)
    with pytest.raises(ParseKilled):
        made.call(function)
    started = made.starting_seconds
    pid = made.call(victims.pid)
    assert made.starting_seconds == started > 0
    made.close()
    assert pid not in children()


def test_a_worker_killed_by_closing_is_not_replaced() -> None:
    before = children()
    made = ProcessSandbox(workers=1)
    made.call(victims.pid)
    with ThreadPoolExecutor(1) as pool:
        cut = pool.submit(made.call, victims.sleep, 20)
        while not made.busy:
            threading.Event().wait(0.001)
        made.close()
        with pytest.raises(Stopped):
            cut.result()
    assert children() == before


def test_the_death_of_an_idle_worker_is_not_an_error() -> None:
    made = ProcessSandbox(workers=1)
    pid = made.call(victims.pid)
    os.kill(pid, signal.SIGKILL)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    assert made.call(victims.pid) != pid
    made.close()


def test_a_missing_module_is_named() -> None:
    made = ProcessSandbox(workers=1)
    with pytest.raises(MonitorError, match="no_such_module"):
        made.call(victims.unloadable)
    assert made.call(victims.pid)
    made.close()


def test_a_worker_imports_the_modules_of_a_function_when_it_is_called() -> None:
    made = ProcessSandbox(workers=1)
    before = made.call(victims.modules)
    after = made.call(victims.modules_with_json)
    assert "json.tool" in after - before
    assert made.call(victims.modules) >= after
    made.close()


def test_few_waits_start_no_second_worker() -> None:
    made = ProcessSandbox(workers=2, start_waits=1000, longest_wait=60)
    with ThreadPoolExecutor(2) as pool:
        pids = set(pool.map(lambda _: made.call(victims.pid), range(20)))
    assert len(pids) == 1
    made.close()


def test_enough_waits_start_a_second_worker() -> None:
    made = ProcessSandbox(workers=2, start_waits=10, longest_wait=60)
    with ThreadPoolExecutor(2) as pool:
        pids = set(pool.map(lambda _: made.call(victims.slow_pid, 0.02), range(40)))
    assert len(pids) == 2
    made.close()


def test_a_long_wait_starts_a_second_worker() -> None:
    made = ProcessSandbox(workers=2, start_waits=1000, longest_wait=0.1)
    first = made.call(victims.pid)
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(made.call, victims.sleep, 20)
        while not made.busy:
            threading.Event().wait(0.001)
        assert made.call(victims.pid) != first
        made.close()
        with pytest.raises(Stopped):
            slow.result()


PARENT = """
import sys
sys.path.insert(0, {root!r})
from monitor.sandbox import ProcessSandbox
from tests.sandbox import victims
sandbox = ProcessSandbox(workers=1, seconds=60)
print(sandbox.call(victims.pid), flush=True)
sandbox.call(victims.{work})
"""


@pytest.mark.parametrize("work", ["spin", "wait"])
def test_no_worker_outlives_its_killed_parent(work: str) -> None:
    """Not even a busy worker. Also: a program given with -c can start workers."""
    program = PARENT.format(root=str(ROOT), work=work)
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        pid = int(parent.stdout.readline())
        handle = os.pidfd_open(pid)
        parent.kill()
    assert select.select([handle], [], [], 10)[0]
    os.close(handle)


def test_a_call_is_fast(sandbox: ProcessSandbox) -> None:
    page = b"x" * 200_000
    times = []
    for _ in range(200):
        began = time.perf_counter()
        sandbox.call(len, page)
        times.append(time.perf_counter() - began)
    assert sorted(times)[20] < 0.002


def children() -> set[int]:
    tasks = Path("/proc/self/task").glob("*/children")
    return {int(pid) for task in tasks for pid in task.read_text().split()}


@pytest.mark.parametrize(("text", "mended"), [("half \ud800", "half \ufffd"), ("nul \0", "nul \ufffd")])
def test_returned_text_is_well_formed(either: ProcessSandbox | InlineSandbox, text: str, mended: str) -> None:
    assert either.call(victims.echo, [text]) == [mended]
    for fail in (victims.refuse, victims.crash_with):
        with pytest.raises(ParseError) as met:
            either.call(fail, text)
        assert mended in str(met.value)
        assert met.value.describe().encode()
