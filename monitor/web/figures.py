"""The figures of an article over time: charts, each with a table."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from monitor.developments.courses import language_of
from monitor.errors import ParseError
from monitor.model import Article
from monitor.web.charts import Chart, chart_of, most_moved
from monitor.web.parameters import PathId
from monitor.web.render import app_of, render

router = APIRouter(include_in_schema=False)
# Charts on the article's own page, of the figures that changed most often; the page of figures has more.
MOST_ON_ARTICLE = 6
# A table that changes with every version can have hundreds of figures; more charts than this help nobody.
MOST_CHARTS = 60


@router.get("/articles/{number}/figures")
def figures(request: Request, number: PathId) -> HTMLResponse:
    """Show the charts of an article, the figures that changed most often first."""
    article, charts, problem = _charts(request, number)
    pruned = app_of(request).history.pruned(article)
    return render(
        request,
        "figures.html",
        title=article.title or article.url,
        article=article,
        charts=charts[:MOST_CHARTS],
        left=max(0, len(charts) - MOST_CHARTS),
        pruned=pruned,
        problem=problem,
    )


@router.get("/articles/{number}/figures/part")
def part(request: Request, number: PathId) -> HTMLResponse:
    """Return the first charts as a fragment, which the article's page loads after itself."""
    article, charts, _ = _charts(request, number)
    left = max(0, len(charts) - MOST_ON_ARTICLE)
    return render(request, "_charts.html", article=article, charts=charts[:MOST_ON_ARTICLE], left=left, embedded=True)


def _charts(request: Request, number: int) -> tuple[Article, list[Chart], str]:
    """Return an article, its charts, and the error message if its figures could not be followed."""
    history = app_of(request).history
    article = history.numbered(number)
    try:
        courses = most_moved(history.figures_of(article))
    except ParseError as error:
        return article, [], f"The figures could not be followed: {error}."
    if not courses:
        return article, [], ""
    language = language_of(history.version(article).document)
    return article, [chart_of(course, language) for course in courses], ""
