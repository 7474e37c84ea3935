"""The importance of developments, compared with one another."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor import Document, compare
from monitor.developments.importance import features, movement, story_of, weights
from monitor.diff import sentences_of
from monitor.model import Change
from monitor.quantities import changed_figures

# A story for each language: title, text, then two paragraphs that come with the update; the first matters more.
STORIES = {
    "en": (
        "Ferry runs aground off Skerra",
        "The ferry Isle of Skerra ran aground on Monday. Divers are looking at the hull.",
        "Two passengers were killed and nine are missing, the coastguard said on Tuesday evening.",
        "“I shall take the plane next time, that much is certain,” said Tom Hale, who runs the harbour café.",
    ),
    "de": (
        "Brand in Lagerhalle in Kronbeck",
        "In einer Lagerhalle in Kronbeck brennt es seit dem Morgen. Die Feuerwehr ist mit vier Zügen dort.",
        "Drei Arbeiter wurden schwer verletzt, die Polizei nahm am Abend einen Mann fest, der nun in Haft sitzt.",
        "„So etwas habe ich hier noch nie gesehen“, sagte Anwohnerin Erika Lang, 61, am Nachmittag.",
    ),
    "fr": (
        "Incendie dans une usine de Vaucelles",
        "Un incendie s'est déclaré lundi dans une usine de Vaucelles. Les pompiers sont sur place.",
        "Deux ouvriers sont morts et une centaine d'habitants ont été évacués, a annoncé la préfecture mardi.",
        "« Je n'avais jamais vu une fumée pareille », a raconté Luc Morel, 47, boulanger dans la rue voisine.",
    ),
    "es": (
        "Accidente de tren en Almedina",
        "Un tren descarriló el lunes cerca de Almedina. Los bomberos trabajan en la zona.",
        "La policía ha detenido al maquinista y el hospital eleva a cuatro los muertos en el accidente.",
        "«Pensé que era un terremoto», contó Ana Ruiz, 52, que vive junto a la estación.",
    ),
    "nl": (
        "Brand in loods in Westerveen",
        "In een loods in Westerveen woedt sinds maandag brand. De brandweer is ter plaatse.",
        "Twee mensen zijn omgekomen en een derde wordt vermist, meldt de politie dinsdagavond.",
        "“Ik dacht eerst aan vuurwerk”, zei Joke de Wit, 58, die om de hoek woont.",
    ),
}


def update(language: str, *more: str, title: str = "") -> tuple[Document, Document]:
    head, text, *_ = STORIES[language]
    old = replace(Document.from_text(text, head), language=language)
    new = replace(Document.from_text("\n\n".join((text, *more)), title or head), language=language)
    return old, new


def importance(change: Change, words: str) -> float:
    return next(
        passage.importance
        for passage in change.passages
        if any(words in (change.edits[at].new or "") for at in passage.edits)
    )


@pytest.mark.parametrize("language", STORIES)
@pytest.mark.parametrize("turned", [False, True])
def test_consequences_for_people_outrank_comments(language: str, turned: bool) -> None:
    grave, said = STORIES[language][2:]
    change = compare(*update(language, *((said, grave) if turned else (grave, said))))
    assert importance(change, grave) > importance(change, said) + 0.2


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        ("The company has recalled all 40 ferries of the type.", "A new timetable hangs in the harbour office now."),
        ("The captain was arrested at the hospital on Tuesday.", "The captain has worked for the line since 1998."),
        ("Minister Una Kerr resigned over it on Tuesday.", "Minister Una Kerr likes to sail with her two brothers."),
        ("Nobody was hurt, but 300 people were evacuated.", "Nobody was hurt, and the bar stayed open all night."),
    ],
)
def test_consequences_outrank_details(higher: str, lower: str) -> None:
    first, second = (compare(*update("en", text)) for text in (higher, lower))
    assert first.passages[0].importance > second.passages[0].importance


def test_denied_harm_does_not_count_as_harm() -> None:
    hurt, unhurt = (compare(*update("en", text)) for text in ("Two men were injured.", "No man was injured."))
    assert "people hurt" in hurt.passages[0].importance_reasons
    assert "people hurt" not in unhurt.passages[0].importance_reasons
    assert hurt.passages[0].importance > unhurt.passages[0].importance


def test_reasons_name_moved_figures_and_themes() -> None:
    old = Document.from_text("At least 15 people were killed. Schools are closed.", "Flood in Tessaly")
    new = Document.from_text("At least 22 people were killed. Schools are closed.", "Flood in Tessaly kills 22")
    (passage,) = (item for item in compare(old, new).passages if item.importance_reasons)
    assert passage.importance_reasons == ("15 → 22", "people killed", "the headline changed with it")


def test_a_changed_headline_and_a_long_quiet_raise_the_importance() -> None:
    grave = STORIES["en"][2]
    plain = compare(*update("en", grave))
    named = compare(*update("en", grave, title="Two passengers killed as ferry runs aground"))
    late = compare(*update("en", grave), quiet=timedelta(days=3))
    assert importance(plain, grave) < importance(named, grave)
    assert importance(plain, grave) < importance(late, grave)


@given(st.integers(1, 400), st.integers(0, 400), st.integers(1, 400))
def test_a_figure_that_moved_further_weighs_no_less(old: int, step: int, more: int) -> None:
    def moved(to: int) -> float:
        before, after = (
            Document.from_text(f"The storm has cut off {count} homes in the valley.", "Storm") for count in (old, to)
        )
        return max((passage.importance for passage in compare(before, after).passages), default=0.0)

    near, far = old + step + 1, old + step + 1 + more
    assert moved(far) >= moved(near)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_how_far_a_figure_moved_does_not_depend_on_the_direction(one: int, other: int) -> None:
    def far(was: int, now: int) -> float:
        changes = changed_figures(f"{was} homes are dark.", f"{now} homes are dark.", "en")
        return max((movement(change) for change in changes), default=0.0)

    assert far(one, other) == far(other, one)
    assert 0 <= far(one, other) <= 2


_TEXTS = st.lists(
    st.sampled_from([text for story in STORIES.values() for text in story[2:]]) | st.text(max_size=60), max_size=5
)


@given(_TEXTS, st.sampled_from([*STORIES, "ja", "ru"]), st.timedeltas(timedelta(0), timedelta(days=900)) | st.none())
def test_importance_is_between_0_and_1_and_deterministic(
    texts: list[str], language: str, quiet: timedelta | None
) -> None:
    old = replace(Document.from_text("The ferry sails at noon.", "Ferry"), language=language)
    new = replace(Document.from_text("\n\n".join(["The ferry sails at noon.", *texts]), "Ferry"), language=language)
    change = compare(old, new, quiet=quiet)
    assert all(0 <= passage.importance <= 1 for passage in change.passages)
    assert change == compare(old, new, quiet=quiet)


def test_every_weight_names_a_feature() -> None:
    old, new = update("en", STORIES["en"][2])
    change, sentences = compare(old, new), sentences_of(new)
    story = story_of(change.edits, change.passages, sentences, "en")
    assert features(story, change.edits, change.passages[0], sentences).keys() == weights().weights.keys()
