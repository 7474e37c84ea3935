"""What is known of a page as live is passed from one version to the reading of the next."""

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


def test_a_ticker_goes_on_under_a_headline_that_does_not_call_it_one(desk: Desk) -> None:
    desk.put("/train", _ticker("Ferry aground off Sorrel: the live ticker", HOURS[:3]))
    desk.poll()
    other = (("07.40", "The yard has found a crack of four metres in the hull and will not refloat the ship."),)
    desk.put("/train", _ticker("Hull cracked, no boats until summer", (*other, *(("08.15", t) for t in _day()))))
    report = desk.poll().to_dict()
    assert (report["versions"], report["articles"]["failed"]) == (1, 0)
    (article,) = desk.store.articles.list()
    document = desk.store.versions.get(article.id, 2).document
    assert [block.kind.value for block in document.blocks] == ["live_entry"] * 3


def _day() -> tuple[str, ...]:
    return (
        "The council hires two barges to bring food and post across the sound until the repair is done.",
        "Islanders gather in the hall tonight to hear what the owner of the line has to offer them.",
    )
