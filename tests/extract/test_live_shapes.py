"""Further markup of live entries: the position of the time, the kinds of ids, the number of entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from monitor.boilerplate import is_banner, says_live
from monitor.extract import line_key, read_article
from monitor.model import Block, BlockKind, Document
from monitor.versions import Unchanged
from tests.extract.live_layouts import (
    DAY,
    INTRO,
    MAKES,
    NOW,
    OTHER_DAY,
    Entry,
    Layout,
    Make,
    ago,
    paragraphs,
)
from tests.extract.test_live import URL, assert_flagged, decision, flagged, read

TITLED = tuple(entry for entry in DAY if entry.title)


def _named_by_headline(entries: Sequence[Entry], now: datetime) -> str:
    slugs = {DAY[0].name: "block-minister-comments-on-rescue"}
    return "".join(
        f"<article id='{slugs.get(entry.name, entry.name)}'>"
        f"<time datetime='{entry.at.isoformat()}'>{entry.at:%H:%M}</time>"
        f"<h3>{entry.title}</h3>{paragraphs(entry)}</article>"
        for entry in entries
    )


def _below_heading(entries: Sequence[Entry], now: datetime) -> str:
    return "".join(
        f"<section><h3>{entry.title}</h3><p class='time'>{entry.at:%H:%M}</p>{paragraphs(entry)}</section>"
        for entry in entries
    )


def _in_words(entries: Sequence[Entry], now: datetime) -> str:
    words = ("just now", "a minute ago", "half an hour ago", "an hour ago", "two hours ago")
    return "".join(
        f"<div class='post'><p>{words[min(number, 4)]}</p><h3>{entry.title}</h3>{paragraphs(entry)}</div>"
        for number, entry in enumerate(entries)
    )


def _posts(inner: Callable[[Entry, str], str]) -> Layout:
    def layout(entries: Sequence[Entry], now: datetime) -> str:
        return "".join(
            f"<div class='post'>{inner(entry, ago(entry, now))}{paragraphs(entry)}</div>" for entry in entries
        )

    return layout


def _custom(entries: Sequence[Entry], now: datetime) -> str:
    """Elements that the site defines."""
    return "<live-feed>" + "".join(
        f"<live-post><div slot='time'>{entry.at:%H:%M}</div><h3>{entry.title}</h3>{paragraphs(entry)}</live-post>"
        for entry in entries
    ) + "</live-feed>"  # fmt: skip


def _timeless(entries: Sequence[Entry], now: datetime) -> str:
    items = (f"<li><article><h3>{entry.title}</h3>{paragraphs(entry)}</article></li>" for entry in entries)
    return f"<h2>Live updates</h2><ul>{''.join(items)}</ul>"


def _table(entries: Sequence[Entry], now: datetime) -> str:
    rows = (f"<tr><td>{ago(e, now)}</td><td><h4>{e.title}</h4>{paragraphs(e)}</td></tr>" for e in entries)
    return f"<table>{''.join(rows)}</table>"


SHAPES = (
    Make("slug", _named_by_headline, dated=True),
    Make("below heading", _below_heading),
    Make("in words", _in_words),
    Make("heading opens", _posts(lambda entry, ago: f"<h3><span>{ago}</span> {entry.title}</h3>")),
    Make("heading glued", _posts(lambda entry, ago: f"<h3><span>{entry.at:%H:%M}</span>{entry.title}</h3>")),
    Make("heading ends", _posts(lambda entry, ago: f"<h3>{entry.title} | {entry.at:%H:%M}</h3>")),
    Make("heading bracketed", _posts(lambda entry, ago: f"<h3>{entry.title} <small>({entry.at:%H:%M})</small></h3>")),
    Make("heading framed", _posts(lambda entry, ago: f"<h3>+++ {entry.at:%H:%M}: {entry.title} +++</h3>")),
    Make("full date", _posts(lambda entry, ago: f"<h3><b>14 March 2031, {entry.at:%H:%M}:</b> {entry.title}</h3>")),
    Make("updated", _posts(lambda entry, ago: f"<p>Updated {ago}</p><h3>{entry.title}</h3>")),
    Make("table", _table),
    Make("custom", _custom),
)
each_shape = pytest.mark.parametrize("make", SHAPES, ids=lambda make: make.name)


@each_shape
def test_every_entry_is_read_with_its_headline(make: Make) -> None:
    entries = _live(read(make.page(TITLED)))
    assert [line_key(block.text) for block in entries] == [line_key("\n".join(entry.lines())) for entry in TITLED]


@each_shape
def test_only_new_entries_are_news(make: Make) -> None:
    old, new = read(make.page(TITLED[2:])), read(make.page(TITLED, now=NOW + timedelta(minutes=20)))
    assert_flagged(flagged(old, new), TITLED[:2])


def _live(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind is BlockKind.LIVE_ENTRY]


def test_an_entry_without_an_id_may_be_reworded() -> None:
    """Its time identifies it. By its first words it would be a new entry, and its text news."""
    opened = Make(
        "clock opens",
        lambda entries, now: "".join(f"<p><strong>{e.at:%H:%M}</strong> {' '.join(e.texts)}</p>" for e in entries),
    )
    shut = "On Tarrant Pass the B-road has been shut both ways, according to the police."
    reworded = [replace(entry, texts=(shut,)) if entry.title.startswith("Road over") else entry for entry in DAY]
    old, new = read(opened.page(DAY[1:])), read(opened.page(reworded))
    assert_flagged(flagged(old, new), (replace(DAY[0], title=""),))
    assert [block.key for block in _live(new)][1:] == [block.key for block in _live(old)]


@each_shape
def test_the_passing_of_time_is_no_version(make: Make) -> None:
    old, new = read(make.page(TITLED)), read(make.page(TITLED, now=NOW + timedelta(minutes=95)))
    assert isinstance(decision(old, new), Unchanged)


@pytest.mark.parametrize(
    "byline",
    [
        *("By Ann Lee, {clock}", "Ann Lee · {ago}", "{ago} · Ann Lee"),
        *("<span>Ann Lee</span> <span>{clock}</span>", "<span>Ann Lee</span> <span>14 March 2031, {clock}</span>"),
    ],
)
def test_a_time_beside_a_name_is_the_entrys_time(byline: str) -> None:
    make = Make(
        "byline",
        _posts(lambda e, ago: f"<h3>{e.title}</h3><p>{byline.format(clock=f'{e.at:%H:%M}', ago=ago)}</p>"),
    )
    old = read(make.page(TITLED[2:]))
    news = [text.replace("By ", "").replace("Ann Lee", "") for text in flagged(old, read(make.page(TITLED)))]
    assert_flagged(news, TITLED[:2])
    assert isinstance(decision(old, read(make.page(TITLED[2:], now=NOW + timedelta(minutes=95)))), Unchanged)


# Ways to write a time of day in many countries.
HOURS = (
    "{e.at:%H.%M}", "{e.at:%I.%M%p}", "{e.at:%Hh%M}", "{e.at:%H h %M}", "{e.at:%Hu%M}", "{e.at:%H時%M分}",
    "[{e.at:%H:%M}]", "({e.at:%H:%M})", "kl. {e.at:%H.%M}", "Klo {e.at:%H.%M}", "Ore {e.at:%H:%M}",
    "Às {e.at:%Hh%M}", "Godz. {e.at:%H:%M}", "{e.at:%H.%M} CET", "14 March {e.at:%H:%M}",
)  # fmt: skip


@pytest.mark.parametrize("hour", HOURS)
@pytest.mark.parametrize("inner", ["<p><strong>{hour}</strong> {text}</p>", "<div><p>{hour}</p><p>{text}</p></div>"])
def test_a_time_in_an_element_of_its_own_is_the_entrys_in_any_notation(hour: str, inner: str) -> None:
    def layout(entries: Sequence[Entry], now: datetime) -> str:
        return "".join(inner.format(hour=hour.format(e=entry), text=" ".join(entry.texts)) for entry in entries)

    make, title = Make("hours", layout), "Quarry fire live: two villages are cleared"
    old, new = (read(make.page(entries, title=title)) for entries in (DAY[2:], DAY))
    entries = [block.text for block in new.blocks if block.kind is BlockKind.LIVE_ENTRY]
    assert entries == [" ".join(entry.texts) for entry in DAY]
    assert_flagged(flagged(old, new), DAY[:2])


@pytest.mark.parametrize(
    "opening",
    ["{e.at:%I.%M%p} ", "{e.at:%Hu%M} – ", "[{e.at:%H:%M}] ", "({e.at:%H:%M}) ", "{e.at:%H h %M} ", "{e.at:%H}h : "],
)
def test_a_time_at_the_beginning_of_a_paragraph_is_the_entrys(opening: str) -> None:
    def layout(entries: Sequence[Entry], now: datetime) -> str:
        return "".join(f"<p>{opening.format(e=entry)}{' '.join(entry.texts)}</p>" for entry in entries)

    page = Make("openings", layout).page(DAY, title="Quarry fire live: two villages are cleared")
    entries = [block.text for block in read(page).blocks if block.kind is BlockKind.LIVE_ENTRY]
    assert entries == [" ".join(entry.texts) for entry in DAY]


FULL = (
    "{e.at:%I%p}", "{e.at:%I} p.m.", "{e.at:%H} Uhr", "{e.at:%H} uur", "{e.at:%H}h", "ore {e.at:%H}", "godz. {e.at:%H}",
    "kl. {e.at:%H}", "klo {e.at:%H}", "saat {e.at:%H}", "{e.at:%H}時", "{e.at:%H}시", "12.05.2026 {e.at:%H:%M}",
)  # fmt: skip


@pytest.mark.parametrize("hour", FULL)
def test_full_hours_and_times_after_a_date_are_times_of_entries(hour: str) -> None:
    posts = Make("full hours", _posts(lambda entry, ago: f"<p>{hour.format(e=entry)}</p>"))
    hourly = [replace(entry, at=NOW - timedelta(hours=back)) for back, entry in enumerate(DAY[:4])]
    page = read(posts.page(hourly, title="Quarry fire live: two villages are cleared"))
    assert [block.text for block in _live(page)] == ["\n".join(entry.texts) for entry in hourly]
    assert len({block.key for block in _live(page)}) == len(hourly)


@pytest.mark.parametrize(("morning", "afternoon"), [("午前", "午後"), ("上午", "下午"), ("오전 ", "오후 ")])
def test_afternoon_hours_are_later_than_morning_hours(morning: str, afternoon: str) -> None:
    hours = [f"{afternoon}1:10", f"{afternoon}12:40", f"{morning}11:30", f"{morning}10:05"]

    def layout(entries: Sequence[Entry], now: datetime) -> str:
        return "".join(f"<p>{hour}</p>{paragraphs(entry)}" for hour, entry in zip(hours, entries, strict=True))

    assert [block.key for block in _live(read(Make("halves", layout).page(DAY[:4])))] == [
        "13:10",
        "12:40",
        "11:30",
        "10:05",
    ]


@pytest.mark.parametrize("text", ["10.30am trains to Ferris are cancelled.", "18 Uhr ist Schluss in Quern."])
def test_a_time_within_the_text_of_an_entry_is_text(text: str) -> None:
    make = next(make for make in MAKES if make.layout.__name__ == "articles")
    entries = [replace(DAY[0], texts=(text,)), *DAY[1:]]
    assert text in _live(read(make.page(entries)))[0].text


POINTS = ("A school in Brannow is open as a shelter", "Nine crew members are hurt", "No camp at Quern")


@pytest.mark.parametrize("sign", ["• ", "•", "- ", "– ", "— ", "* ", "▪ ", "● ", "・", "► ", "🔴 ", "➡️ "])
@pytest.mark.parametrize("box", ["{}", "<div class='summary'><h2>Key points</h2>{}</div>"])
def test_list_items_above_the_entries_are_text_with_any_bullet(sign: str, box: str) -> None:
    typed = "".join(f"<p>{sign}{point}</p>" for point in POINTS)
    above = (
        box.format(typed) + "<p>Photo: R. Tarn</p><p>Hollin Moor</p><ul><li><a href='/live'>All our live pages</a></ul>"
    )
    document = read(MAKES[0].page(DAY, above=above))
    texts = [block.text for block in document.blocks if block.kind is not BlockKind.LIVE_ENTRY]
    assert [text for text in texts if text != INTRO] == [f"{sign}{point}" for point in POINTS]


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Burza w Tarnawie: relacja na żywo",
            "Povodeň v Hollíně: minutu po minutě",
            "Myrsky Hollinissa: seuraa livenä",
        ),
        *("Пожежа в Голліні наживо", "Vihar Hollinban: percről percre", "Φωτιά στο Χόλιν: λεπτό προς λεπτό"),
        *("Branden i Hollin – minut för minut", "Brann i Hollin: Minutt for minutt", "Brand in Hollin: Der Newsblog"),
        *("採石場の火災【随時更新】", "खदान में आग: लाइव", "Quarry fire: live", "Steinbruch: Liveticker"),
    ],
)
def test_headlines_of_live_pages_are_recognised(title: str) -> None:
    assert says_live(title)


def test_the_name_of_an_element_around_the_entries_sets_nothing_apart() -> None:
    head, _, rest = MAKES[0].page(DAY, above="<p>• Nine crew members are hurt</p>").partition("<p class='lead'>")
    page = f"{head}<div class='widget'><p class='lead'>{rest.replace('</main>', '</div></main>', 1)}"
    around = [block.text for block in read(page).blocks if block.kind is not BlockKind.LIVE_ENTRY]
    assert around == [INTRO, "• Nine crew members are hurt"]


@pytest.mark.parametrize(
    "line",
    [
        "This live blog has ended. Thank you for reading.",
        "This page is no longer being updated.",
        "Our live coverage of the fire at Hollin Moor has now ended.",
        "Der Liveblog ist beendet. Vielen Dank fürs Mitlesen.",
        "That's all for today, thank you for following.",
        "Updates have ended.",
        "Live coverage has ended. Read our main story here.",
        "Este directo ha terminado. Gracias por seguirnos.",
        "Ce direct est terminé. Merci de nous avoir suivis.",
        *("Direktrapporteringen är avslutad.", "Livesendingen er nå avsluttet.", "Relacja zakończona."),
        *("Seuranta on päättynyt.", "Online přenos skončil."),
    ],
)
def test_a_line_that_ends_the_coverage_is_no_news(line: str) -> None:
    assert is_banner(line)


@pytest.mark.parametrize("line", ["Thank you for reading.", "This live blog has ended. Two men are still missing."])
def test_a_line_with_other_information_is_no_banner(line: str) -> None:
    assert not is_banner(line)


def test_articles_in_a_list_without_times_are_entries_on_a_page_that_says_live() -> None:
    make, title = Make("timeless", _timeless), "Quarry fire live: two villages are cleared"
    page = read(make.page(TITLED, title=title))
    assert sum(block.kind is BlockKind.LIVE_ENTRY for block in page.blocks) == len(TITLED)
    assert_flagged(flagged(read(make.page(TITLED[2:], title=title)), page), TITLED[:2])


@pytest.mark.parametrize("name", ["articles", "listed_articles", "distances", "rich"])
def test_one_entry_is_enough_where_there_were_more(name: str) -> None:
    make = next(make for make in MAKES if make.layout.__name__ == name)
    old, new = read(make.page(DAY)), read_article(make.page(OTHER_DAY[4:]), URL, was_live=True)
    assert [block.kind for block in new.blocks].count(BlockKind.LIVE_ENTRY) == 1
    assert_flagged(flagged(old, new), OTHER_DAY[4:])


def test_an_article_in_place_of_the_entries_is_no_entry() -> None:
    prose = "".join(f"<p>{text}</p>" for entry in DAY for text in entry.texts)
    make = Make("article", lambda entries, now: f"<div class='body' id='body'><p>14 March 2026, 14:52</p>{prose}</div>")
    blocks = read_article(make.page(DAY), URL, was_live=True).blocks
    assert not [block for block in blocks if block.kind is BlockKind.LIVE_ENTRY]
