from __future__ import annotations

from monitor.history.steps import Steps, steps_around
from monitor.ports import VersionStep
from tests.history.archive import Archive


def test_steps_skip_changes_without_news(archive: Archive):
    article = archive.story()  # version 2 has news, version 3 only rewording
    versions, real = archive.store.versions, VersionStep(1, 2)
    assert steps_around(versions, article.id, 0, 1) == Steps(None, real)
    assert steps_around(versions, article.id, 1, 2) == Steps(None, None)
    assert steps_around(versions, article.id, 2, 3) == Steps(real, None)
