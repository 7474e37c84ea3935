"""That a page is a live page is passed from one version to the reading of the next."""

from __future__ import annotations

from tests.pipeline.conftest import Desk

HOURS = (
    ("09.10", "The ferry is aground off Sorrel with thirty-one people on board, the coastguard says."),
    ("09.35", "Two lifeboats have reached the ferry and are taking people off in small groups."),
    ("10.20", "All passengers are ashore and nobody is hurt, the harbour master reports from the quay."),
    ("11.05", "A tug has made fast and waits for the flood, which is expected at half past twelve."),
)


def _ticker(title: str, hours: tuple[tuple[str, str], ...]) -> str:
    told = "".join(f"<p><b>{hour} Uhr:</b> {text}</p>" for hour, text in hours)
    return f"<html lang='en'><head><title>{title}</title></head><body><main><h1>{title}</h1>{told}</main></body></html>"


def test_a_ticker_stays_one_under_a_headline_that_does_not_call_it_so(desk: Desk) -> None:
    desk.put("/train", _ticker("Ferry aground off Sorrel: the live ticker", HOURS[:3]))
    desk.poll()
    other = (("07.40", "The yard has found a crack of four metres in the hull and will not refloat the ship."),)
    desk.put("/train", _ticker("Hull cracked, no boats until summer", (*other, *(("08.15", t) for t in _day()))))
    report = desk.poll().to_dict()
    assert (report["versions"], report["articles"]["failed"]) == (1, 0)
    (article,) = desk.store.articles.list()
    document = desk.store.versions.get(article.id, 2).document
    assert [block.kind.value for block in document.blocks] == ["live_entry"] * 3


def test_text_beside_the_first_entries_is_no_news_when_the_page_becomes_live(desk: Desk) -> None:
    def page(entries: int) -> str:
        told = "".join(
            f"<div class='entry'><span class='hour'>{hour.replace('.', ':')}</span>"
            f"<div><p>{text}</p><p>It was seen from the pier at {hour.replace('.', ':')} by an angler.</p></div></div>"
            for hour, text in HOURS[:entries][::-1]
        )
        points = "<li>Ferry aground off Sorrel with 31 on board</li><li>Lifeboats sent from two harbours</li>"
        title = "Ferry aground off Sorrel: live updates"
        return (
            f"<html lang='en'><head><title>{title}</title></head><body><main><header><h1>{title}</h1>"
            "<p class='standfirst'>The latest from the sound, where a ferry with pupils lies aground.</p></header>"
            f"<div class='key-points'><h2>Key points</h2><ul>{points}</ul></div>"
            f"<div class='feed'>{told}</div></main></body>"
        )

    desk.put("/train", page(2))
    desk.poll()
    desk.put("/train", page(3))
    assert desk.poll().to_dict()["versions"] == 1
    (article,) = desk.store.articles.list()
    assert "Lifeboats sent from two harbours" in desk.store.versions.get(article.id, 2).document.text
    change = desk.store.versions.change(article.id, 2)
    assert change is not None
    (new,) = [edit.new or "" for edit in change.edits if edit.development]
    assert new.startswith(HOURS[2][1])
    assert not any("harbours" in (edit.new or "") for edit in change.edits)


def _day() -> tuple[str, ...]:
    return (
        "The council hires two barges to bring food and post across the sound until the repair is done.",
        "Islanders gather in the hall tonight to hear what the owner of the line has to offer them.",
    )
