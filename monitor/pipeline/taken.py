"""The withdrawal recorded for an article that was taken down or replaced by another."""

from __future__ import annotations

from monitor.errors import ArticleGone, MonitorError
from monitor.model import Article, ArticleState, Withdrawal, WithdrawalKind


def withdrawal_of(article: Article, error: MonitorError) -> Withdrawal | None:
    """Return the withdrawal of an article that is gone from now on; None if it was gone before or has no version."""
    if article.state is ArticleState.GONE or not article.versions:
        return None
    instead = error.instead if isinstance(error, ArticleGone) else ""
    kind = WithdrawalKind.REPLACED if instead else WithdrawalKind.GONE
    return Withdrawal(kind, article.title or article.url, now=instead, reason=str(error))
