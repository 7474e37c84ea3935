"""Charts of figures: their geometry, and the pages with their tables."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from xml.etree import ElementTree as ET

from monitor.developments.courses import Course, Point
from monitor.web.charts import HEIGHT, WIDTH, chart_of, most_moved
from tests.web.conftest import Desk

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


def course(*values: tuple[float, str, str], counts: str = "people hurt") -> Course:
    """Build a course from tuples of hours, value and sentence."""
    points = (
        Point(number, START + timedelta(hours=hours), value, Decimal(value.replace(",", "")), sentence)
        for number, (hours, value, sentence) in enumerate(values, 1)
    )
    return Course(counts, "", tuple(points))


RISING = course(
    (0, "15", "At least 15 people were hurt, the fire brigade said."),
    (1, "15", "At least 15 people were hurt, the fire brigade said."),
    (2, "22", "About 22 people were hurt, the hospital said."),
    (10, "20", "20 people were hurt, the hospital said."),
)


def test_values_are_placed_by_time_and_number():
    chart = chart_of(RISING, "en")
    assert [value.text for value in chart.values] == ["15", "22", "20"]
    first, second, third = chart.dots
    assert (first.x, third.x) == (12, WIDTH - 12)
    assert second.x == round(12 + 0.2 * (WIDTH - 24), 1)
    assert second.y < third.y < first.y < HEIGHT
    assert chart.line == f"M{first.x} {first.y}H{second.x}V{second.y}H{third.x}V{third.y}H{WIDTH - 12}"


def test_bounds_and_sources_of_values():
    first, second, third = chart_of(RISING, "en").values
    assert [first.short, second.short, third.short] == ["≥15", "≈22", "20"]
    assert [first.source, second.source] == ["the fire brigade", "the hospital"]
    assert [value.other_source for value in (first, second, third)] == [False, True, False]
    assert [value.moved for value in (first, second, third)] == ["", "+7", "−2"]


def test_a_chart_has_a_description_in_words():
    assert chart_of(RISING, "en").description == (
        "people hurt: 3 values: at least 15 in version 1 of 1 Mar 2026, then about 22 in version 3 of 1 Mar 2026, "
        "from another source (the hospital), then 20 in version 4 of 1 Mar 2026"
    )
    many = chart_of(course(*((hour, str(hour), f"{hour} people.") for hour in range(1, 40))), "en")
    assert many.description.count("version") == 8


def test_labels_do_not_overlap_and_the_last_is_shown():
    chart = chart_of(course(*((at / 60, f"{1000 + at:,}", f"{1000 + at:,} people.") for at in range(80))), "en")
    labels = [dot.label for dot in chart.dots if dot.label]
    assert chart.dots[-1].label in labels
    assert 2 <= len(labels) < 80
    assert all(one is two or one.clear_of(two) for one in labels for two in labels)
    ends = [label.x + side * label.width / 2 for label in labels for side in (-1, 1)]
    assert 0 <= min(ends) < max(ends) <= WIDTH


def test_values_of_the_same_time_are_spaced_evenly():
    chart = chart_of(course((0, "1", "1 ship."), (0, "2", "2 ships."), (0, "3", "3 ships.")), "en")
    assert len({dot.x for dot in chart.dots}) == 3


def test_most_changed_figures_come_first_and_unchanged_ones_are_left_out():
    still = course((0, "5", "5 ships."), (1, "5", "5 ships."))
    once = course((0, "5", "5 ships."), (1, "6", "6 ships."))
    assert most_moved([still, once, RISING]) == [RISING, once]


def test_values_in_the_table_link_to_their_sentences(desk: Desk):
    desk.storm()
    page = desk.get("/articles/1/figures").text
    assert page.count("<svg ") == page.count('role="img" aria-label="') == page.count("<table>") == 1
    found = re.search(r"<svg .*?</svg>", page, re.DOTALL)
    assert found
    drawing = ET.fromstring(found[0])
    assert [text.text for text in drawing.iter("text")][:2] == ["≥15", "≥22"]
    assert "style=" not in found[0]
    for link in re.findall(r'<th scope="row"><a href="([^"#]+)#(s-[0-9a-f]+)"', page):
        assert f'id="{link[1]}"' in desk.get(link[0]).text


def test_the_articles_page_loads_the_first_charts(desk: Desk):
    desk.storm()
    part = desk.get("/articles/1/figures/part").text
    assert "<!doctype" not in part
    assert part.count('<figure class="chart">') == 1
    assert "<h2>Figures</h2>" in part


def test_an_article_without_changed_figures_says_so(desk: Desk):
    desk.archive.story("One ship came.", "One ship came. It left.")
    assert "No figure in this article has changed" in desk.get("/articles/1/figures").text
    assert desk.get("/articles/1/figures/part").text.strip() == ""
