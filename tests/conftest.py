"""What all tests share: where the measuring data lies, if it is there; and that no property is a matter of speed."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

# No test is timed: a busy machine is no failure. In CI the examples are the same every time; elsewhere they vary.
settings.register_profile("monitor", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("monitor")

ROOT = Path(__file__).resolve().parent.parent


# Folders with files that take from ten seconds to a minute.
LONG_FIRST = frozenset({"delivery", "demo", "deployment", "endtoend", "hostile", "smoke", "store", "web"})


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What a test logged or printed of malformed text is escaped: the processes that run the tests hand on UTF-8."""
    report = yield
    report.sections = [(name, text.encode(errors="backslashreplace").decode()) for name, text in report.sections]
    return report


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One process more than processors for ``--numprocesses auto``: tests wait for servers, browsers and programs."""
    from xdist.plugin import pytest_xdist_auto_num_workers as processors

    return processors(config) + (config.option.numprocesses == "auto")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with long files, so that none of them is left to run alone at the end."""
    items.sort(key=lambda item: LONG_FIRST.isdisjoint(item.path.parts))


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--thorough`` tries all texts where a test otherwise tries a sample of them."""
    parser.addoption(
        "--thorough", action="store_true", help="try all hostile texts, not a sample (more than half an hour)"
    )


@pytest.fixture(scope="session")
def thorough(request: pytest.FixtureRequest) -> bool:
    """Whether all texts are to be tried."""
    return bool(request.config.getoption("--thorough"))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real page histories used for measuring; the test skips where it is absent."""
    folder = Path(os.environ.get("MONITOR_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"measuring data not found at {folder}")
    return folder
