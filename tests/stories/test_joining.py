"""Joining articles that report one event: the same fire in two outlets, but not two fires in one town."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.model import ArticleTerms, Block, BlockKind, Document, StoryCandidate, StoryMove, TermCounts
from monitor.stories.joining import place
from monitor.stories.kept import carried
from monitor.stories.likeness import (
    ENOUGH,
    ONE_NUMBER,
    OTHER_LANGUAGE,
    Compared,
    cosines_of_facts,
    keys_of,
    odds_of_stems,
    odds_without_stems,
    rarest,
    vectors,
)
from monitor.stories.terms import terms_of

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def odds(one: Compared, other: Compared) -> float:
    return odds_without_stems(one, other) + odds_of_stems(one, other)


def read(title: str, *paragraphs: str, language: str = "en", at: datetime = NOW) -> ArticleTerms:
    return terms_of(replace(Document.from_text("\n\n".join(paragraphs), title), language=language), at)


FIRE = (
    read(
        "Two die in fire at Calder Mill in Brackley",
        "Two men died when a fire swept through the former Calder Mill in Brackley early on Monday.",
        "Sixty firefighters fought the blaze for seven hours, Fire Chief Anna Renshaw said.",
        "The mill, empty since 1998, was to be turned into 44 flats.",
    ),
    read(
        "Brackley: bodies of two men found after mill fire",
        "Firefighters found the bodies of two men in Calder Mill after a blaze that took seven hours to put out.",
        "Some sixty firefighters were sent to the empty building in Brackley, said Anna Renshaw, the fire chief.",
    ),
    read(
        "Calder Mill blaze kills two",
        "A blaze at Brackley's Calder Mill has killed two men, Fire Chief Anna Renshaw confirmed.",
        "Plans for 44 flats in the mill were approved last year.",
    ),
)
OTHER_FIRE = (
    read(
        "Family of five escapes house fire in Brackley",
        "A family of five got out of their burning house in Orchard Lane, Brackley, on Wednesday night.",
        "A tumble dryer had caught fire, said station officer Tom Beckett. Nobody was hurt.",
        "Neighbour Irene Walsh, 71, raised the alarm at 11.40 pm.",
    ),
    read(
        "Brackley family safe after tumble dryer fire",
        "Parents and three children escaped unhurt when a tumble dryer set their house in Orchard Lane on fire.",
        "Their neighbour Irene Walsh called the fire brigade, station officer Tom Beckett said in Brackley.",
    ),
)
COURT = (
    read(
        "Former mayor jailed for bribery",
        "Fellbrook Crown Court sentenced the former mayor Hugh Larkin to four years in prison for taking bribes.",
        "Judge Miriam Osei said Larkin had sold building permits for 260,000 pounds.",
    ),
    read(
        "Hugh Larkin gets four years",
        "Hugh Larkin, once mayor, was jailed for four years at Fellbrook Crown Court over bribes of 260,000 pounds.",
        "He had betrayed the town, Judge Miriam Osei said.",
    ),
)
SAME_COURT = (
    read(
        "Nurse cleared of theft",
        "A jury at Fellbrook Crown Court cleared the nurse Patrice Doyle of stealing medicine from a ward.",
        "Doyle, 36, wept as Judge Miriam Osei reported her she was free to go.",
    ),
    read(
        "Patrice Doyle: nurse found not guilty",
        "The nurse Patrice Doyle did not steal medicine from the ward where she worked, jurors in Fellbrook decided.",
        "She wept when the verdict was read at the Crown Court.",
    ),
)
EVENTS = (FIRE, OTHER_FIRE, COURT, SAME_COURT)


@dataclass
class Room:
    """Stories in memory, without a database."""

    known: dict[int, StoryCandidate] = field(default_factory=dict)
    counted: Counter[str] = field(default_factory=Counter)
    made: int = 0

    def arrive(self, number: int, terms: ArticleTerms, version: int = 1) -> None:
        counts = TermCounts(len(self.known), tuple(self.counted.items()))
        placement = place(
            number, version, vectors(terms, counts), vectors(terms, counts, itself=1), tuple(self.known.values())
        )
        before = self.known.get(number, StoryCandidate(number, placement.vectors))
        self.known[number] = replace(before, vectors=placement.vectors)
        self.counted.update(placement.fresh)
        for move in placement.moves:
            self._move(move)
        for other in placement.merged:
            story, gone = self.known[number].story_id, self.known[other].story_id
            for item in list(self.known.values()):
                if item.article_id == other or (gone is not None and item.story_id == gone):
                    self.known[item.article_id] = replace(item, story_id=story)

    def _move(self, move: StoryMove) -> None:
        story = None
        if move.beside is not None:
            story = self.known[move.beside].story_id
            if story is None:
                self.made += 1
                story = self.made
                self.known[move.beside] = replace(self.known[move.beside], story_id=story)
        self.known[move.article_id] = replace(self.known[move.article_id], story_id=story)

    def together(self) -> set[frozenset[int]]:
        groups: dict[object, set[int]] = {}
        for item in self.known.values():
            groups.setdefault(item.story_id or f"alone {item.article_id}", set()).add(item.article_id)
        return {frozenset(group) for group in groups.values()}


def arrived(texts: Iterable[tuple[int, ArticleTerms]]) -> Room:
    room = Room()
    for number, terms in texts:
        room.arrive(number, terms)
    return room


ALL = tuple(enumerate((terms for event in EVENTS for terms in event), start=1))
GOLD = {frozenset({1, 2, 3}), frozenset({4, 5}), frozenset({6, 7}), frozenset({8, 9})}


@pytest.mark.parametrize("turn", range(9))
def test_reports_of_one_event_are_joined_and_look_alikes_are_not(turn: int) -> None:
    assert arrived(ALL[turn:] + ALL[:turn]).together() == GOLD
    assert arrived(reversed(ALL[turn:] + ALL[:turn])).together() == GOLD


@settings(max_examples=25, deadline=None)
@given(st.permutations([1, 1, 1, 4, 4, 6]))
def test_identical_texts_are_joined_in_any_order_of_arrival(order: Sequence[int]) -> None:
    texts = dict(ALL)
    room = arrived((number, texts[which]) for number, which in enumerate(order, start=1))
    wanted = {which: {number for number, of in enumerate(order, start=1) if of == which} for which in order}
    assert room.together() == {frozenset(group) for group in wanted.values()}


def test_an_unchanged_article_does_not_move() -> None:
    room = arrived(ALL)
    before = {item.article_id: item.story_id for item in room.known.values()}
    for number, terms in ALL:
        room.arrive(number, terms, version=2)
    assert {item.article_id: item.story_id for item in room.known.values()} == before


def test_an_article_that_became_another_story_moves() -> None:
    room = arrived(ALL)
    room.arrive(2, COURT[0], version=2)
    assert room.known[2].story_id == room.known[6].story_id


def test_the_same_words_a_year_later_are_another_event() -> None:
    later = replace(OTHER_FIRE[0], at=NOW + 365 * DAY)
    assert arrived([(1, OTHER_FIRE[1]), (2, later)]).together() == {frozenset({1}), frozenset({2})}
    soon = replace(FIRE[1], at=NOW + DAY)
    assert arrived([(1, FIRE[0]), (2, soon)]).together() == {frozenset({1, 2})}


def test_decisions_of_persons_are_kept() -> None:
    counts = TermCounts(0)
    known = {number: vectors(terms, counts) for number, terms in ALL}
    fixed = StoryCandidate(1, known[1], 5, fixed=True)
    court = StoryCandidate(6, known[6], 5)
    moves = place(1, 2, known[1], known[1], (fixed, court, StoryCandidate(2, known[2], 7))).moves
    assert 1 not in {move.article_id for move in moves}
    apart = StoryCandidate(2, known[2], 7, apart=frozenset({1}))
    assert place(1, 1, known[1], known[1], (apart,)).moves == ()
    # Not even through another article of that story.
    moves = place(1, 1, known[1], known[1], (apart, StoryCandidate(3, known[3], 7))).moves
    assert not {1, 2} & {move.article_id for move in moves}


def test_articles_in_two_languages_are_joined_by_names_and_numbers() -> None:
    german = read(
        "Zwei Tote bei Brand in Brackley",
        "Bei einem Feuer in der Calder Mill in Brackley sind zwei Männer gestorben, wie Anna Renshaw mitteilte.",
        "Die Fabrik, seit 1998 leer, sollte in 44 Wohnungen umgebaut werden.",
        language="de",
    )
    counts = TermCounts(0)
    arriving, *others = (vectors(terms, counts) for terms in (german, FIRE[0], OTHER_FIRE[0]))
    near, far = (odds(Compared(arriving, arriving), Compared(other, arriving)) for other in others)
    assert near > 0 > far


def test_furniture_and_notes_give_no_terms() -> None:
    blocks = (
        Block(BlockKind.PARAGRAPH, "Herald Media Group newsletters", furniture=True),
        Block(BlockKind.PARAGRAPH, "Anna Renshaw leads the fire brigade of Brackley."),
        Block(BlockKind.PARAGRAPH, "Update: Tom Beckett was named wrongly."),
    )
    document = Document("Brackley", blocks, language="en", notes=("Update: Tom Beckett was named wrongly.",))
    names = {item.term for item in terms_of(document, NOW).names}
    assert names == {"anna", "renshaw", "brackley"}


def test_the_first_sentences_weigh_more() -> None:
    document = read("Storm", "One two.", "Three four.", "A flood came. Another flood came.")
    weights = {item.term: item.weight for item in document.stems}
    assert weights["storm"] == 2.0
    assert weights["flood"] == 2.0


def test_the_rarest_terms_lead() -> None:
    terms = FIRE[0]
    counts = TermCounts(1000, tuple((key, 900) for key in keys_of(terms) if key not in ("ncalder", "nrenshaw")))
    assert set(rarest(vectors(terms, counts))[:2]) == {"ncalder", "nrenshaw"}
    assert len(rarest(vectors(terms, counts))) == 20


@pytest.mark.parametrize("written", ["310,000", "310.000", "310\u202f000", "310 000", "310’000"])
def test_numbers_have_one_notation(written: str) -> None:
    assert [item.term for item in read("", f"Data of {written} people were taken.").numbers] == ["310000"]


def test_terms_of_an_earlier_version_count_half() -> None:
    first = vectors(FIRE[0], TermCounts(0), itself=1)
    terms = carried(read("Correction", "Nobody else was hurt."), first)
    before = {item.term: item.weight for item in FIRE[0].names}
    assert {item.term: item.weight for item in terms.names} == pytest.approx(
        {term: weight / 2 for term, weight in before.items()}
    )


def test_a_name_is_found_among_the_words_of_another_language() -> None:
    german = read("", "In Falkmark fehlten Daten des Amtes.", language="de")
    english = read("", "The tax office of Falkmark lost data.")
    assert "falkmark" not in {item.term for item in german.names}
    one, other = (vectors(terms, TermCounts(0)) for terms in (german, english))
    assert odds(Compared(one, one), Compared(other, one)) > OTHER_LANGUAGE.bias


def test_a_name_that_begins_sentences_is_found_by_the_other_article() -> None:
    own = read("Halvex lifts profit", "Halvex said profit rose. Halvex has 40 shops.")
    other = read("Results of Halvex", "Shares in Halvex rose after the results.")
    assert "halvex" not in {item.term for item in own.names}
    one, two = (vectors(terms, TermCounts(0)) for terms in (own, other))
    assert cosines_of_facts(Compared(one, one), Compared(two, one))[0] > 0


def test_words_that_link_names_are_no_names() -> None:
    german = read("", "Betroffen sind die Inseln Söllum und Amrik.", language="de")
    assert {"sollum", "amrik"} <= {item.term for item in german.names}
    assert "und" not in {item.term for item in german.names}
    english = read("", "The tackle broke Jonas Weil's ankle.")
    assert {item.term for item in english.names} == {"jonas", "weil"}


@pytest.mark.parametrize(("numbers", "most"), [("214", ONE_NUMBER), ("214 and 3950", ENOUGH)])
def test_a_single_common_number_counts_half(numbers: str, most: float) -> None:
    one, other = (vectors(read("", f"{text} {numbers}."), TermCounts(0)) for text in ("Shops:", "A ransom of"))
    assert cosines_of_facts(Compared(one, one), Compared(other, one))[1] == most


def test_usual_numbers_weigh_less_than_rare_ones_in_a_new_database() -> None:
    weights = vectors(read("", "After 12 days 3177 were left."), TermCounts(0)).numbers.weights
    assert weights["12"] < weights["3177"]
