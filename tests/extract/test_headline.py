"""The headline is that of the story, without the name of the site or section and without a kicker."""

from __future__ import annotations

import pytest

from monitor.extract import read_article

HEADLINE = "Mill at Wellford to close after ninety years"
PROSE = (
    "<p>The paper mill at Wellford will close in the autumn, its owner said on Friday, ninety years after it opened on"
    " the bank of the Orr and long after its rivals in the valley had gone.</p><p>About 210 people work there, and the"
    " union has asked for talks with the county on what is to become of them.</p>"
)


def title_of(body: str, *, title: str = f"{HEADLINE} - Wellford Echo", head: str = "", url: str = "") -> str:
    page = f'<html lang="en"><head><title>{title}</title>{head}</head><body>{body}</body></html>'
    return read_article(page, url or None).title


def story(headline: str = f"<h1>{HEADLINE}</h1>") -> str:
    return f"<main><article>{headline}{PROSE}</article></main>"


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def stated(members: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {members}}}</script>'


SITE = meta("og:site_name", "Wellford Echo")
OG = meta("og:title", HEADLINE)


@pytest.mark.parametrize(
    "body",
    [
        f'<h1><a href="/">Wellford Echo</a></h1>{story(f"<h2>{HEADLINE}</h2>")}',
        f"<h1>Wellford Echo</h1>{story()}",
        f"<header><h1>Wellford Echo</h1></header>{story(f'<h2>{HEADLINE}</h2>')}",
        f'<h1><a href="/"><img src="l.png" alt="Wellford Echo"></a></h1>{story(f"<h2>{HEADLINE}</h2>")}',
        f"<h1><svg><title>Wellford Echo</title></svg></h1>{story(f'<h2>{HEADLINE}</h2>')}",
        f'<nav><a href="/business">Business</a></nav><h1>Business</h1>{story(f"<h2>{HEADLINE}</h2>")}',
        f'<nav><a href="/business">Business</a></nav><h1>Business</h1>{story(f"<div class=hl>{HEADLINE}</div>")}',
        f"<h1>Business</h1>{story(f'<h2>{HEADLINE}</h2>')}",
        f'<h1 class="site-title">The Echo of Wellford and Orr</h1>{story(f"<h2>{HEADLINE}</h2>")}',
        story(f'<h1><span class="kicker">Industry</span><span>{HEADLINE}</span></h1>'),
        story(f'<h1><span class="article__eyebrow">Industry</span> <span>{HEADLINE}</span></h1>'),
        story(f"<h1><span>Industry</span><span>{HEADLINE}</span></h1>"),
        story(f"<h1><div>Industry</div><div>{HEADLINE}</div></h1>"),
        story(f"<h1><small>Industry</small><br>{HEADLINE}</h1>"),
        story(f'<h1><span class="live-label">Live</span>{HEADLINE}</h1>'),
        story(f"<h1><a href='/industry'>Industry</a> {HEADLINE}</h1>"),
        story(f"<h1>{HEADLINE} <span class='badge'>Updated</span></h1>"),
        story(f"<h1>{HEADLINE}<button>Save</button></h1>"),
        story("<h1><span>Mill at Wellford</span> <em>to close</em> after ninety years</h1>"),
        story("<h1><span>M</span>ill at Wellford to close after ninety years</h1>"),
        story("<h1>Mill at Wellford to close<br>after ninety years</h1>"),
        f"{story()}<aside><h1>Most read</h1><h1>Ferry sunk</h1></aside>",
        f"<h1>Join us</h1>{story()}<h1>Read on</h1>",
    ],
)
@pytest.mark.parametrize("head", ["", OG + SITE, SITE], ids=["bare", "og", "site"])
def test_the_headline_is_separated_from_names_and_kickers(body: str, head: str) -> None:
    assert title_of(body, head=head) == HEADLINE


@pytest.mark.parametrize(
    ("title", "head"),
    [
        (f"{HEADLINE} - Wellford Echo", ""),
        (f"{HEADLINE} | Wellford Echo", ""),
        (f"{HEADLINE} | Business | Wellford Echo", SITE + meta("article:section", "Business")),
        (f"Wellford Echo | {HEADLINE}", SITE),
        (f"Wellford Echo: {HEADLINE}", SITE),
        (f"{HEADLINE} – WE", SITE),
        (f"{HEADLINE} - wellfordecho.example", ""),
        (f"{HEADLINE} — The Echo", OG),
        ("Wellford Echo", OG),
        (
            HEADLINE,
            meta("og:title", "Mill at Wellford to close after…") + meta("twitter:title", HEADLINE),
        ),
        (
            "Wellford Echo",
            stated(f'"publisher": {{"name": "Wellford Echo"}}, "headline": "{HEADLINE}"'),
        ),
    ],
)
def test_a_title_without_a_heading_is_separated_from_names(title: str, head: str) -> None:
    body = f"<main><article>{PROSE}</article></main>"
    assert title_of(body, title=title, head=head, url="https://www.wellfordecho.example/a/1") == HEADLINE


@pytest.mark.parametrize("logo", ["", "<h1>Wellford Echo</h1>", '<h1><a href="/">Wellford Echo</a></h1>'])
@pytest.mark.parametrize("changed", ["og:title", "title", "headline"])
def test_a_headline_stays_when_one_title_changes(logo: str, changed: str) -> None:
    """Titles for search engines change independently of the headline on the page."""

    def page(variant: str) -> str:
        titles = {"og:title": HEADLINE, "title": HEADLINE, "headline": HEADLINE, changed: variant}
        head = meta("og:title", titles["og:title"]) + stated(f'"headline": "{titles["headline"]}"')
        return title_of(
            logo + story(f"<h2>{HEADLINE}</h2>" if logo else f"<h1>{HEADLINE}</h1>"),
            title=f"{titles['title']} - Wellford Echo",
            head=head + SITE,
        )

    for variant in (
        "Wellford mill closure: what we know",
        "Jobs blow",
        "Mill at Wellford to close after ninety years: 210 jobs go",
    ):
        assert page(variant) == HEADLINE


def test_a_short_headline_in_the_article_wins_over_a_name() -> None:
    body = f"<h1>Wellford Echo</h1>{story('<h1>Mill shut</h1>')}"
    assert title_of(body, title="Mill shut - Wellford Echo") == "Mill shut"
    assert title_of(body, title="Wellford Echo - Mill shut") == "Mill shut"
    assert (
        title_of(f"<h1>Wellford Echo</h1>{story('<h2>Mill shut</h2>')}", title="Mill shut | Wellford Echo")
        == "Mill shut"
    )


def test_the_only_heading_is_the_headline_whatever_the_titles() -> None:
    assert title_of(story("<h1>Ninety years, and then a whistle</h1>")) == "Ninety years, and then a whistle"


def test_scripts_without_spaces() -> None:
    body = f"<h1>港湾新聞</h1><article><h2>東桟橋を十一週間閉鎖へ</h2>{PROSE}</article>"
    assert (
        title_of(body, title="東桟橋を十一週間閉鎖へ｜港湾新聞", head=meta("og:site_name", "港湾新聞"))
        == "東桟橋を十一週間閉鎖へ"
    )
    body = f"<article>{PROSE}</article>"
    assert (
        title_of(body, title="东码头关闭十一周_港务新闻", head=meta("og:site_name", "港务新闻")) == "东码头关闭十一周"
    )


LONG = "台風9号が浜中市に上陸 1人不明、18万戸停電"


@pytest.mark.parametrize(
    ("headline", "title", "body"),
    [
        # A link in a sticky bar with the headline as its text is not the name of the site.
        (LONG, LONG, "<header><a href='/'>{0}</a></header><article><h1>{0}</h1>{1}<h2>今後の予定</h2></article>"),
        ("市長が辞任を表明、後任は未定", "{0} - 水野新聞", "<div class='midashi'>{0}</div><div>{1}</div>"),
        ("水野市で土砂崩れ、2人が死亡", "水野新聞", "<h1><div>速報</div><div>{0}</div></h1><div>{1}</div>"),
        ("河源镇山体滑坡已致两人遇难", "{0}_河源日报", "<h1><div>快讯</div><div>{0}</div></h1><div>{1}</div>"),
    ],
)
def test_words_of_scripts_without_spaces_are_counted(headline: str, title: str, body: str) -> None:
    assert title_of(body.format(headline, PROSE), title=title.format(headline)) == headline


def test_a_headline_with_a_kicker_is_not_repeated_in_the_text() -> None:
    body = story(f"<h1><span>Industry</span><span>{HEADLINE}</span></h1>")
    page = f"<html><head><title>{HEADLINE}</title></head><body>{body}</body></html>"
    assert HEADLINE not in read_article(page).text
    assert "Industry" not in read_article(page).text
