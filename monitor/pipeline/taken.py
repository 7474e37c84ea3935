"""What is said of an article that was taken down, or replaced by another."""

from __future__ import annotations

from monitor.errors import ArticleGone, MonitorError
from monitor.model import Article, ArticleState, Withdrawal, WithdrawalKind


def taken_away(article: Article, error: MonitorError) -> Withdrawal | None:
    """The withdrawal of an article that is gone from now on; None where it was gone already, or never had a text."""
    if article.state is ArticleState.GONE or not article.versions:
        return None
    instead = error.instead if isinstance(error, ArticleGone) else ""
    kind = WithdrawalKind.REPLACED if instead else WithdrawalKind.GONE
    return Withdrawal(kind, article.title or article.url, now=instead, reason=str(error))
