"""What all tests share: where the measuring data lies, if it is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real page histories used for measuring; the test skips where it is absent."""
    folder = Path(os.environ.get("MONITOR_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"measuring data not found at {folder}")
    return folder
