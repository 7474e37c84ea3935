"""Decisions about a read document: a new version, unchanged, alternating, or not the article."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.model import Article, ArticleMemory, Block, BlockKind, Document, Page, Redirect, Version, VersionSummary
from monitor.versions import (
    Alternating,
    Blocked,
    NewVersion,
    Unchanged,
    canonical_address,
    continues,
    decide,
    differs_by_extras,
    fetched_addresses,
    one_story,
    same_article,
    text_digests,
)

NOW = datetime(2031, 5, 12, 18, 0, tzinfo=UTC)
TITLE = "Harbour bridge at Larkmouth closed after cracks are found"
TEXT = (
    "The harbour bridge at Larkmouth was closed on Tuesday evening after engineers found cracks in two piers.\n\n"
    "About 4,200 vehicles use the crossing each day, and the council has set up a ferry. Repairs cost £3.4m.\n\n"
    "“We will not take a risk with people's lives,” said the mayor, Jo Tallis, at the quay on Wednesday.\n\n"
    "Divers will look at the other piers on Thursday. The port stays open for ships of up to 900 tonnes."
)
OTHER = Document.from_text(
    "Growers in the Senn valley expect the smallest apple harvest for a decade. Frost in April killed blossoms.\n\n"
    "Prices rose by a fifth at the weekly market. Cider makers have begun to buy fruit from abroad instead.",
    "Frost leaves apple growers with empty trees",
)


def document(text: str = TEXT, title: str = TITLE) -> Document:
    return Document.from_text(text, title)


class History:
    """The stored versions of an article, as the pipeline keeps them: each new version becomes the latest."""

    def __init__(self) -> None:
        self.versions: list[Version] = []
        self.now = NOW

    def check(self, doc: Document, *, after: timedelta = timedelta(minutes=10)) -> object:
        self.now += after
        decision = decide(doc, self.memory(), self.now)
        if isinstance(decision, NewVersion):
            number = len(self.versions) + 1
            self.versions.append(
                Version(
                    1, number, self.now, decision.digest, decision.body_digest, doc, "https://p.example/a",
                    reverted_to=decision.reverted_to,
                )
            )  # fmt: skip
        return decision

    def memory(self) -> ArticleMemory:
        marks = [
            VersionSummary(v.number, v.fetched_at, v.digest, v.body_digest, v.document.title) for v in self.versions
        ]
        article = Article(1, "https://p.example/a", NOW)
        return ArticleMemory(article, self.versions[-1] if self.versions else None, tuple(reversed(marks)))


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("“", '"').replace("”", '"').replace("'", "’"),
        TEXT.replace(" ", "  ").replace("\n\n", "\n\n\n"),
        TEXT.replace("each day, and", "each day — and"),
        TEXT.replace(" Repairs", "\n\nRepairs"),
        TEXT + "\n\nUpdated 5 min ago\n\nRead more: Ferry timetable\n\n1,204 comments",
    ],
    ids=["quote style", "white space", "dash", "paragraphs re-cut", "furniture"],
)
def test_changes_that_make_no_version(text: str) -> None:
    assert text_digests(document(text)) == text_digests(document())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("4,200", "4,300"),
        ("£3.4m", "$3.4m"),
        ("£3.4m", "£34m"),
        ("£3.4m", "-£3.4m"),
        ("£3.4m", "₺3.4m"),
        ("Tuesday", "Monday"),
        ("not take", "take"),
    ],
)
def test_a_changed_word_makes_a_version(old: str, new: str) -> None:
    history = History()
    history.check(document())
    assert isinstance(history.check(document(TEXT.replace(old, new))), NewVersion)


def test_marked_lines_make_no_version() -> None:
    marked = replace(document(), blocks=(*document().blocks, Block(BlockKind.PARAGRAPH, "Our slogan", furniture=True)))
    for before, after in ((document(), marked), (marked, document())):
        history = History()
        history.check(before)
        assert isinstance(history.check(after), Unchanged)


def test_a_digest_does_not_depend_on_marks() -> None:
    label = Block(BlockKind.PARAGRAPH, "Our slogan")
    read = replace(document(), blocks=(*document().blocks, label))
    known = replace(document(), blocks=(*document().blocks, replace(label, furniture=True)))
    assert text_digests(read) == text_digests(known) != text_digests(document())


def test_a_changed_standfirst_makes_a_version() -> None:
    def with_standfirst(text: str) -> Document:
        return replace(document(), standfirst=(Block(BlockKind.STANDFIRST, text),))

    history = History()
    history.check(with_standfirst("Commuters face weeks of detours"))
    assert isinstance(history.check(with_standfirst("A diver has died at the site")), NewVersion)


def test_alternating_headlines_make_one_version() -> None:
    history = History()
    other = "Cracks close Larkmouth bridge: what drivers need to know"
    seen = [history.check(document(title=title)) for title in (TITLE, other, TITLE, other, TITLE, other)]
    assert len(history.versions) == 2
    assert seen[2] == Alternating(1)
    assert isinstance(seen[3], Unchanged)


def test_a_text_that_reverts_is_a_reversion_once() -> None:
    history = History()
    grown = document(TEXT + "\n\nA second bridge was closed on Friday.")
    history.check(document())
    history.check(grown)
    back = history.check(document())
    assert isinstance(back, NewVersion)
    assert back.reverted_to == 1
    assert history.check(grown) == Alternating(2, for_now=True)
    assert isinstance(history.check(grown, after=timedelta(days=2)), NewVersion)


def test_a_growing_story_and_a_rewrite_are_versions() -> None:
    history = History()
    history.check(document("The harbour bridge at Larkmouth has been closed, police say. More to follow."))
    assert isinstance(history.check(document()), NewVersion)
    rewrite = document(
        "Larkmouth will do without its harbour bridge for eleven weeks. Mayor Jo Tallis said cracks in piers made the "
        "closure inevitable.\n\nA ferry carries drivers across. Engineers and divers examine the piers until Thursday."
    )
    assert isinstance(history.check(rewrite), NewVersion)


@pytest.mark.parametrize(
    ("doc", "words"),
    [
        (OTHER, "another page"),
        (document(TEXT.split("\n\n", maxsplit=1)[0][:60]), "words are left"),
        (
            Document.from_text("Please verify you are a human. Complete the security check.", "Attention Required!"),
            "bot check",
        ),
        (
            Document.from_text("We and our partners store and/or access information.", "We value your privacy"),
            "consent",
        ),
        (Document.from_text("Sorry.", "Page not found"), "error page"),
    ],
    ids=["another article", "stub", "bot check", "consent wall", "error page"],
)
def test_other_pages_are_blocked(doc: Document, words: str) -> None:
    history = History()
    history.check(document())
    decision = history.check(doc)
    assert isinstance(decision, Blocked)
    assert words in decision.reason


@pytest.mark.parametrize(
    "notice",
    [
        "This article was withdrawn on 14 May because its account of the inspection was wrong.",
        "The report has been deleted. We apologise to our readers.",
        "Wir haben diesen Text wegen eines Rechtsstreits gelöscht.",
        "Nous avons supprimé cet article, dont les sources n’ont pu être vérifiées.",
        "Hemos eliminado esta noticia porque sus fuentes no pudieron verificarse.",
        "L’articolo è stato cancellato dopo la sentenza del tribunale.",
        "Esta notícia foi apagada por conter erros graves.",
        "Dit artikel is ingetrokken omdat de bronnen worden nagegaan.",
        "Artykuł został wycofany przez redakcję.",
        "Artikeln har dragits tillbaka medan källorna kontrolleras.",
        "Redaktionen har slettet artiklen.",
        "Juttu on poistettu omaisten pyynnöstä.",
        "Материал снят с публикации по решению редакции.",
        "Статтю знято з публікації.",
        "Bu haber yayından kaldırılmıştır.",
        "تم سحب هذا المقال.",
        "本記事は誤報のため削除しました。",
        "该报道因消息来源有误已删除。",
        "이 기사는 삭제되었습니다.",
    ],
)
def test_a_withdrawn_article_is_a_version(notice: str) -> None:
    history = History()
    history.check(document())
    assert isinstance(history.check(document(notice)), NewVersion)


def test_a_beginning_about_something_deleted_is_no_withdrawal() -> None:
    history = History()
    first = "The minister has deleted his post about the bridge, and the opposition wants him to resign"
    history.check(document(f"{first} at once.\n\n{TEXT}"))
    assert isinstance(history.check(document(f"{first} …")), Blocked)


def test_a_few_lines_may_be_replaced_by_one() -> None:
    history = History()
    history.check(document())
    assert isinstance(history.check(document("The harbour bridge at Larkmouth is open again.")), NewVersion)


def test_the_same_article_at_a_new_address() -> None:
    assert same_article(document(), document(TEXT + "\n\nA new ending was added here."))
    assert same_article(document(), document(TEXT.rsplit("\n\n", 1)[0], TITLE + ", divers say"))
    assert not same_article(document(), OTHER)
    assert not same_article(document("Short."), document("Short."))


ISSUES = [
    document(
        f"Cod sold at {price} crowns a kilo on {day}, and {boats} boats landed their catch.\n\nPrices are those of the"
        " first auction of the week. Buyers need a card from the harbour office, which costs forty crowns a year.",
        "Fish prices at Larkmouth market",
    )
    for price, day, boats in (("5.20", "Monday", 31), ("6.10", "Tuesday", 18))
]


def test_issues_of_a_series_are_different_articles() -> None:
    assert not same_article(*ISSUES)
    assert not one_story(*ISSUES)
    assert one_story(document(), replace(document(f"Divers came.\n\n{TEXT}"), title=TITLE))


@pytest.mark.parametrize(
    ("canonical", "counts"),
    [
        ("https://www.p.example/news/bridge-closed", True),
        ("/news/bridge-closed?id=4", True),
        ("https://p.example/", False),
        ("https://p.example/news", True),
        ("https://other.example/news/bridge-closed", False),
        ("javascript:void(0)", False),
        ("http://[broken", False),
    ],
)
def test_which_canonical_links_count(canonical: str, counts: bool) -> None:
    page = Page(
        "https://p.example/news/bridge-closed?utm=1", "https://p.example/news/bridge-closed?utm=1", 200, (), b"", NOW
    )
    assert bool(canonical_address(page, replace(document(), url=canonical))) is counts


def test_only_permanent_redirects_give_addresses() -> None:
    hops = (Redirect(301, "https://p.example/b"), Redirect(302, "https://p.example/c"))
    page = Page("https://p.example/a", "https://p.example/c", 200, (), b"", NOW, redirects=hops)
    assert fetched_addresses(page) == ("https://p.example/a", "https://p.example/b")


LONG = document(
    TEXT + "\n\nA second bridge was closed on Friday, and a ferry with room for 40 cars was hired from Senn."
)


@pytest.mark.parametrize(
    ("old", "new", "is_one"),
    [
        (document(), document(), True),
        (document(), LONG, True),
        (document(), document(TEXT.split("\n\n", maxsplit=1)[0]), True),
        (document("Fire at the docks."), document("Fire at the docks.", "Docks on fire"), True),
        (document(), replace(LONG, title="Ferry for Larkmouth"), True),
        (document(), OTHER, False),
        (document(), replace(OTHER, title=TITLE), False),
        (document(""), document(""), False),
        # A front page that holds a short story whole; two stories with the same background paragraphs.
        (
            document(TEXT.split("\n\n", maxsplit=1)[0]),
            document(OTHER.text + "\n\n" + TEXT.split("\n\n", maxsplit=1)[0], "The Larkmouth Packet"),
            False,
        ),
        (
            document("Piers were blown up.\n\n" + TEXT, "Piers of the bridge are blown up"),
            document("The mayor resigned.\n\n" + TEXT, "Mayor of Larkmouth resigns"),
            False,
        ),
    ],
    ids=[
        "same",
        "grown",
        "first part",
        "few words",
        "retitled",
        "another",
        "same title",
        "nothing",
        "front",
        "background",
    ],
)
def test_one_story_where_an_address_says_so(old: Document, new: Document, is_one: bool) -> None:
    assert one_story(old, new) is is_one
    assert one_story(new, old) is is_one


@pytest.mark.parametrize(
    ("new", "may_be"),
    [
        (LONG, True),
        (document(TEXT.split("\n\n", maxsplit=1)[0], "Bridge"), True),
        (replace(OTHER, title=TITLE), True),
        (OTHER, False),
        (replace(OTHER, title="Larkmouth Packet"), False),
        (replace(OTHER, title="Larkmouth"), False),
    ],
)
def test_which_texts_may_be_later_versions(new: Document, may_be: bool) -> None:
    assert continues(document(), new) is may_be


@pytest.mark.parametrize(
    ("one", "other", "extras_only"),
    [
        ("https://p.example/a?kk=rss", "https://p.example/a?zz=rss", True),
        ("https://p.example/a", "https://p.example/a?zz=rss", True),
        ("https://p.example/a?id=4&zz=rss", "https://p.example/a?id=4", True),
        ("https://p.example/a?amp=1", "https://p.example/a", True),
        ("https://p.example/a?id=4&zz=rss", "https://p.example/a?id=5&zz=rss", False),
        ("https://p.example/a", "https://p.example/a?id=17", False),
        ("https://p.example/a?zz=rss", "https://p.example/b?zz=rss", False),
        ("https://p.example/a", "https://q.example/a?zz=rss", False),
        ("https://p.example/a", "https://p.example/a", False),
    ],
)
def test_which_addresses_differ_only_by_extra_parameters(one: str, other: str, extras_only: bool) -> None:
    assert differs_by_extras(one, other) is extras_only
    assert differs_by_extras(other, one) is extras_only


def _live(title: str, *texts: str) -> Document:
    return Document(title, tuple(Block(BlockKind.LIVE_ENTRY, text, key=text[:8]) for text in texts), language="en")


def decided(old: Document, new: Document) -> object:
    history = History()
    history.check(old)
    return history.check(new)


MORNING = _live(
    "Flood at Brill live",
    "The bridge is shut.\nPolice have shut the bridge at Brill.",
    "Sandbags arrive.\nThe army has brought 4,000 sandbags to the market place.",
    "Rain since dawn.\nIt has been raining without a break since five in the morning.",
)
NEXT_DAY = _live("Brill cleans up", "Volunteers sweep mud out of the library.", "The baker opens his shop again.")


def test_a_live_page_is_the_same_page_whatever_its_entries() -> None:
    assert isinstance(decided(MORNING, NEXT_DAY), NewVersion)
    here = replace(MORNING, url="https://post.example/brill-live")
    assert isinstance(decided(here, replace(NEXT_DAY, url=here.url)), NewVersion)
    elsewhere = replace(NEXT_DAY, title="Weather this week", url="https://post.example/weather-live")
    assert isinstance(decided(here, elsewhere), Blocked)


def test_a_live_page_reversed_or_without_its_oldest_entries_is_unchanged() -> None:
    turned = replace(MORNING, blocks=MORNING.blocks[::-1])
    assert decided(MORNING, turned) == Unchanged("same text")
    cut = replace(MORNING, blocks=MORNING.blocks[:2])
    assert decided(MORNING, cut) == Unchanged("only its oldest entries were removed")
    taken_back = replace(MORNING, blocks=MORNING.blocks[1:])
    assert isinstance(decided(MORNING, taken_back), NewVersion)
    retitled = replace(cut, title="Flood at Brill: army called in")
    assert isinstance(decided(MORNING, retitled), NewVersion)
