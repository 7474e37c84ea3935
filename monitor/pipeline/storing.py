"""Stores a new version and places its article in a story, in one transaction."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import replace

from monitor.errors import DATABASE_TROUBLE, LeaseLost, NotFound, Stopped
from monitor.model import Article, ArticleOutcome, ArticleReceipt, ArticleTerms, Version
from monitor.pipeline import identity
from monitor.pipeline.dependencies import Dependencies
from monitor.pipeline.found import Check
from monitor.pipeline.placing import place_in_turn

log = logging.getLogger(__name__)


def store_version(
    deps: Dependencies, outcome: ArticleOutcome, version: Version, check: Check
) -> ArticleReceipt | Article:
    """Write an outcome with a new version, or merge the article into the known one that it duplicates.

    Returns the receipt, or the article that was kept. Raises ``LeaseLost``.
    """
    names, terms = check.names, check.terms
    receipt = _write(deps, outcome, version, terms)
    if receipt.others and receipt.version is None:
        known = identity.find_known(deps.store, outcome.article, names, version.document, check.page_url)
        if known is not None:
            return deps.store.articles.merge(known[0].id, outcome.article.id, outcome.now, url=known[1])
        receipt = _write(deps, replace(outcome, unless_others=False), version, terms)
    if receipt.others:
        article = replace(outcome.article, versions=version.number)
        with suppress(NotFound):  # The other was pruned meanwhile.
            identity.settle(deps.store, article, names, version.document, outcome.now)
    return receipt


def _write(deps: Dependencies, outcome: ArticleOutcome, version: Version, terms: ArticleTerms | None) -> ArticleReceipt:
    if terms is None:
        return deps.store.work.finish_article(outcome)
    try:
        return deps.store.work.finish_article(outcome, lambda turn: place_in_turn(turn, version, terms, outcome.now))
    except (LeaseLost, Stopped, *DATABASE_TROUBLE):
        raise
    except Exception:
        # Storing the version matters most; a later pass places it.
        log.exception("version %d of %s cannot be placed in a story while it is stored", version.number, version.url)
    return deps.store.work.finish_article(outcome)
