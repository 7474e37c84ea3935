"""Invented page histories: every version adds one development to the version before."""

from __future__ import annotations

from html import escape

PLACES = ("Ottering", "Fellbrook", "Marlow Quay", "Saint Brannoc", "Tarnside", "Upper Wexley", "Dunmorrow", "Cray Head")
THINGS = ("viaduct", "ferry pier", "grain store", "sluice gate", "tram depot", "signal tower", "boat yard", "dry dock")
PEOPLE = ("Ines Harrowgate", "Paul Tremlett", "Odile Marchant", "Viktor Lansing", "Mara Quill", "Tomas Fenner")


def developments(page: int, versions: int) -> list[str]:
    """Return the new sentence of each version after the first."""
    place, thing, person = PLACES[page % 8], THINGS[page // 8 % 8], PEOPLE[page % 6]
    return [
        f"{person}, who leads the inquiry, said on day {step} that {100 * page + 7 * step} metres of the {thing} "
        f"in {place} number {page} must be rebuilt."
        for step in range(1, versions)
    ]


def histories(pages: int, versions: int) -> dict[str, list[str]]:
    """Return the versions of the main part of each page, by path."""
    return {f"/news/{page:03d}": _history(page, versions) for page in range(pages)}


def _history(page: int, versions: int) -> list[str]:
    place, thing, person = PLACES[page % 8], THINGS[page // 8 % 8], PEOPLE[page % 6]
    base = [
        f"The {thing} of {place} gave way shortly before dawn, and district {page} has been without a crossing since.",
        f"Nobody was inside the {thing} when it fell, the harbour office of {place} told case file {page}.",
        f"Residents of {place} heard a sound like thunder; {person} called the watch house {page} at once.",
        f"The {thing} was put up {40 + page} years ago and was last inspected when the {place} line was closed.",
    ]
    later = developments(page, versions)
    title = f"{thing.capitalize()} collapses in {place}, case {page}"
    return [_main(title, [*base, *later[:step]]) for step in range(versions)]


def _main(title: str, paragraphs: list[str]) -> str:
    body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    return f"<main><article><h1>{escape(title)}</h1>{body}</article></main>"
