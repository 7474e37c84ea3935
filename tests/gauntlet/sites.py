"""Pages of invented sites, each in the markup of another kind of content system, around the same article."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

from tests.gauntlet.telling import Shown

Site = Callable[[Shown], str]


def _head(shown: Shown, extra: str = "") -> str:
    return (
        f'<!doctype html><html lang="{shown.language}"><head><meta charset="utf-8"><title>{escape(shown.title)} - The'
        f' Quay Post</title><meta property="og:site_name" content="The Quay Post">'
        f'<meta property="og:title" content="{escape(shown.title)}">{extra}</head>'
    )


def _nav(shown: Shown) -> str:
    links = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("News", "Sport", "Culture", shown.section))
    return f'<header class="site-header"><a class="logo" href="/">The Quay Post</a><nav><ul>{links}</ul></nav></header>'


def _footer(shown: Shown) -> str:
    return f"<footer><p>© 2026 The Quay Post</p><p>Build {shown.visit * 7919}</p></footer></body></html>"


def _ps(shown: Shown, cls: str = "") -> list[str]:
    name = f' class="{cls}"' if cls else ""
    return [f"<p{name}>{escape(text, quote=False)}</p>" for text in shown.paragraphs]


def _note(shown: Shown, tag: str = "p", cls: str = "") -> str:
    name = f' class="{cls}"' if cls else ""
    return f"<{tag}{name}>{shown.note}</{tag}>" if shown.note else ""


def _related(shown: Shown) -> str:
    items = "".join(f'<li><a href="/a/{at}">{text}</a></li>' for at, text in enumerate(shown.headlines()))
    return f'<div class="related-box"><h3>{shown.say("related")}</h3><ul>{items}</ul></div>'


def _newsletter(shown: Shown) -> str:
    if not shown.boxes:
        return ""
    return (
        f'<div class="nl-box"><h4>{shown.say("newsletter", 0)}</h4><p>{shown.say("newsletter", 1)}</p>'
        '<form><input type="email"><button>OK</button></form></div>'
    )


def _paywall(shown: Shown) -> str:
    if not shown.boxes:
        return ""
    return (
        f'<div class="offer"><p>{shown.say("paywall", 0)}</p><p><a href="/abo">{shown.say("paywall", 1)}</a></p></div>'
    )


def _promo(shown: Shown, tag: str = "p") -> str:
    if not shown.read_more:
        return ""
    line = shown.say("read_more" if shown.visit % 2 else "read_more_2")
    return f'<{tag}><a href="/r/{shown.visit}">{line}</a></{tag}>'


def _figure(shown: Shown) -> str:
    return (
        f'<figure><img src="/i.jpg?{shown.visit}" alt="{escape(shown.caption)}"><figcaption>{shown.caption} '
        f'<span class="credit">{shown.say("credit")}</span></figcaption></figure>'
    )


def _weave(parts: list[str], between: dict[int, str]) -> str:
    out = []
    for at, part in enumerate(parts):
        out += [part, between.get(at, "")]
    return "".join(out)


def _json_ld(shown: Shown, kind: str = "NewsArticle") -> str:
    data = {
        "@context": "https://schema.org",
        "@type": kind,
        "headline": shown.title,
        "dateModified": f"2026-03-03T{8 + shown.visit % 12:02}:00:00Z",
        "author": [{"@type": "Person", "name": shown.author}],
    }
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def semantic(shown: Shown) -> str:
    """An article element with header, figure, aside."""
    return (
        f"{_head(shown, _json_ld(shown))}<body>{_nav(shown)}<main><article><header><h1>{shown.title}</h1>"
        f"<p>{shown.say('by')}</p><time>{shown.say('updated', 0)}</time></header>{_figure(shown)}"
        f"{_weave(_ps(shown), {1: _promo(shown), 3: _newsletter(shown)})}{_note(shown, 'footer')}</article>"
        f"<aside>{_related(shown)}</aside></main>{_footer(shown)}"
    )


def div_soup(shown: Shown) -> str:
    """Nothing but div elements, with class names that say little."""
    body = [f'<div class="t4x">{escape(text, quote=False)}</div>' for text in shown.paragraphs]
    return (
        f"{_head(shown)}<body><div class='top'><div><a href='/'>The Quay Post</a></div><div>"
        f"<a href='/s'>Sport</a></div>"
        f"</div><div class='c1'><div class='c2'><div class='hl'>{shown.section}</div><h1 class='hd'>{shown.title}</h1>"
        f"<div class='by'>{shown.say('by')}</div><div class='dt'>{shown.say('updated', 1)}</div>"
        f"<div class='sh'>{shown.say('share')}</div><div class='bd'>"
        f"{_weave(body, {2: _promo(shown, 'div'), 4: _paywall(shown)})}{_note(shown, 'div', 't4x')}</div>"
        f"<div class='cm'>{shown.say('comments')}</div></div><div class='c3'>{_related(shown)}</div>"
        f"</div>{_footer(shown)}"
    )


def tables(shown: Shown) -> str:
    """A layout of tables, from another age."""
    body = "".join(_ps(shown))
    return (
        f"{_head(shown)}<body><table width='100%'><tr><td colspan='3'><a href='/'>The Quay Post</a></td></tr><tr>"
        f"<td valign='top'><a href='/n'>News</a><br><a href='/s'>Sport</a></td><td valign='top'><font size='5'><b>"
        f"{shown.title}</b></font><br><i>{shown.say('by')}</i><br><small>{shown.say('updated', 1)}</small>{body}"
        f"{_note(shown)}<p>{shown.say('comments')}</p></td><td valign='top'>{_related(shown)}</td></tr></table>"
        f"{_footer(shown)}"
    )


def blog_engine(shown: Shown) -> str:
    """What the most common blog engine makes."""
    return (
        f"{_head(shown)}<body class='post-template-default single single-post'>{_nav(shown)}<div id='primary'"
        f" class='content-area'><main id='main' class='site-main'><article id='post-814' class='post type-post hentry'>"
        f"<header class='entry-header'><h1 class='entry-title'>{shown.title}</h1><div class='entry-meta'><span"
        f" class='posted-on'>{shown.say('updated', 1)}</span> <span class='author vcard'>{shown.say('by')}</span></div>"
        f"</header><div class='entry-content'><figure class='wp-block-image'><img src='a.jpg'><figcaption>"
        f"{shown.caption}</figcaption></figure>{_weave(_ps(shown), {2: _promo(shown), 4: _newsletter(shown)})}"
        f"{_note(shown)}<div class='sharedaddy'><h3>{shown.say('share')}</h3></div></div><footer class='entry-footer'>"
        f"<span class='cat-links'><a href='/c'>{shown.section}</a></span></footer></article><div id='comments'><h2>"
        f"{shown.say('comments')}</h2><p>First! {shown.visit}</p></div></main></div><aside class='widget-area'>"
        f"{_related(shown)}</aside>{_footer(shown)}"
    )


def application(shown: Shown) -> str:
    """A page rendered from components: hashed class names, data attributes, state in a script."""
    body = [
        f'<div data-component="text-block" class="sc-1kxf{at}a ezKPo"><p class="sc-eb7bd5f6-0 fezwLZ">'
        f"{escape(text, quote=False)}</p></div>"
        for at, text in enumerate(shown.paragraphs)
    ]
    state = json.dumps({"buildId": shown.visit, "props": {"text": "x" * 300}})
    return (
        f"{_head(shown, _json_ld(shown))}<body><div id='__next'>{_nav(shown)}<main id='main-content'><article"
        f" class='sc-3a6b {shown.visit}'><div data-component='headline-block'><h1>{shown.title}</h1></div>"
        f"<div data-component='byline-block'><span>{shown.say('updated', 0)}</span><div>{shown.author}</div></div>"
        f"<div data-component='image-block'>{_figure(shown)}</div>"
        f"{_weave(body, {2: '<div data-component=links-block>' + _related(shown) + '</div>', 4: _paywall(shown)})}"
        f"{_note(shown, 'div')}<div data-component='tags'><a href='/t'>{shown.section}</a></div></article></main></div>"
        f"<script id='__NEXT_DATA__' type='application/json'>{state}</script>{_footer(shown)}"
    )


def amp(shown: Shown) -> str:
    """A page for telephones."""
    promo = f"<div class='amp-related'>{_promo(shown)}</div>"
    return (
        f"{_head(shown, _json_ld(shown))}<body><amp-analytics></amp-analytics><div class='ampstart-headerbar'>"
        f"<a href='/'>The Quay Post</a></div><article class='amp-wp-article'><header class='amp-wp-article-header'>"
        f"<h1 class='amp-wp-title'>{shown.title}</h1><div class='amp-wp-meta amp-wp-byline'>{shown.author}</div>"
        f"<div class='amp-wp-meta amp-wp-posted-on'><time>{shown.say('updated', 0)}</time></div></header>"
        f"<figure class='amp-wp-article-featured-image'><amp-img src='a.jpg'></amp-img><p class='wp-caption-text'>"
        f"{shown.caption}</p></figure><div class='amp-wp-article-content'>"
        f"{_weave(_ps(shown), {1: promo, 3: '<amp-ad>' + shown.say('advert') + '</amp-ad>'})}{_note(shown)}</div>"
        f"<footer><div class='amp-wp-comments-link'><a href='#c'>{shown.say('comments')}</a></div></footer></article>"
        f"{_footer(shown)}"
    )


def line_breaks(shown: Shown) -> str:
    """Paragraphs parted by two line breaks in one element."""
    texts = [escape(text, quote=False) for text in shown.paragraphs] + ([shown.note] if shown.note else [])
    return (
        f"{_head(shown)}<body>{_nav(shown)}<div id='content'><h1>{shown.title}</h1><div class='datum'>"
        f"{shown.say('updated', 1)}</div><div class='autor'>{shown.say('by')}</div><div class='text'>"
        f"{'<br><br>'.join(texts)}</div>{_related(shown)}<div>{shown.say('share')} | {shown.say('comments')}"
        f"</div></div>"
        f"{_footer(shown)}"
    )


def local_paper(shown: Shown) -> str:
    """Promos, advertisements and a newsletter box between nearly all paragraphs."""
    advert = f"<div class='ad-slot'><span>{shown.say('advert')}</span></div>"
    box = {0: advert, 1: _promo(shown), 2: _newsletter(shown), 3: advert, 4: _paywall(shown)}
    return (
        f"{_head(shown)}<body>{_nav(shown)}<div class='story-wrap'><span class='kicker'>{shown.section}</span>"
        f"<h1>{shown.title}</h1><div class='meta'><span>{shown.author}</span> | <span>{shown.say('updated', 1)}</span>"
        f" | <span>{shown.say('comments')}</span></div><div class='story-body'>{_figure(shown)}"
        f"{_weave(_ps(shown), box)}{_note(shown, 'p', 'story-note')}</div><div class='story-foot'>{_related(shown)}"
        f"</div></div>{_footer(shown)}"
    )


def wire(shown: Shown) -> str:
    """A wire story: a dateline, and who wrote and edited it in brackets below."""
    first, *rest = _ps(shown)
    first = first.replace("<p>", "<p>TOLLBRIDGE, March 3 (Quay) - ", 1)
    return (
        f"{_head(shown)}<body>{_nav(shown)}<div class='article'><h1>{shown.title}</h1><div class='info'>"
        f"{shown.say('updated', 0)} · {shown.say('by')}</div><div class='article-text'>{first}{''.join(rest)}"
        f"<p>(Reporting by {shown.author}; Editing by Tom {'Hale' if shown.visit % 2 else 'Rusk'})</p>{_note(shown)}"
        f"<p>Our Standards: The Quay Post Trust Principles.</p></div></div>{_related(shown)}{_footer(shown)}"
    )


def key_points(shown: Shown) -> str:
    """Bulleted key points above the text, which say what the text says."""
    points = "".join(f"<li>{text}</li>" for text in (shown.title, shown.section + " 2026"))
    return (
        f"{_head(shown, _json_ld(shown))}<body>{_nav(shown)}<main><div class='ArticleHeader'><h1>{shown.title}</h1>"
        f"<div class='KeyPoints'><ul>{points}</ul></div><div class='Author'>{shown.say('by')}</div></div>"
        f"<div class='ArticleBody'>{_weave(_ps(shown), {0: _figure(shown), 2: _promo(shown, 'h5')})}"
        f"{_note(shown)}</div>"
        f"<section class='recirc'>{_related(shown)}</section></main>{_footer(shown)}"
    )


def fact_box(shown: Shown) -> str:
    """A box of facts beside the text, a share bar within it."""
    box = f"<aside class='factbox'><h3>{shown.section}</h3><p>A box with facts that stay as they are.</p></aside>"
    bar = f"<div class='share-bar'><a href='#f'>Facebook</a><a href='#x'>X</a><span>{shown.say('share')}</span></div>"
    return (
        f"{_head(shown)}<body>{_nav(shown)}<article class='artikel'><h1>{shown.title}</h1>{bar}<p class='byline'>"
        f"{shown.say('by')}</p><p class='timestamp'>{shown.say('updated', 0)}</p><div class='artikel__body'>"
        f"{_weave(_ps(shown), {1: box, 3: _newsletter(shown)})}{_note(shown)}</div></article>{_related(shown)}"
        f"{_footer(shown)}"
    )


def sections(shown: Shown) -> str:
    """The text parted into sections with headings of their own."""
    half = len(shown.paragraphs) // 2
    texts = _ps(shown, "paragraph")
    return (
        f"{_head(shown)}<body>{_nav(shown)}<div role='main'><h1 itemprop='headline'>{shown.title}</h1><div"
        f" class='info-line'><time datetime='2026-03-03T08:00:00Z'>{shown.say('updated', 1)}</time></div>"
        f"<div itemprop='articleBody'><section>{''.join(texts[:half])}</section>{_promo(shown, 'div')}<section>"
        f"{''.join(texts[half:])}</section>{_note(shown, 'p', 'paragraph')}</div><div class='tools'>"
        f"{shown.say('share')}</div>{_newsletter(shown)}</div><div id='side'>{_related(shown)}</div>{_footer(shown)}"
    )


def bare(shown: Shown) -> str:
    """Nearly no markup at all."""
    return (
        f"<html><head><title>{shown.title}</title></head><body><h1>{shown.title}</h1>"
        f"<p><b>{shown.say('by')}</b></p>{''.join(_ps(shown))}{_note(shown)}<p>{shown.say('updated', 1)}</p><hr>"
        "<p><a href='/'>The Quay Post</a> <a href='/more'>More</a></p></body></html>"
    )


def lists(shown: Shown) -> str:
    """Share buttons and comment counts above and below, credits and captions in classes rather than figures."""
    return (
        f"{_head(shown)}<body>{_nav(shown)}<div class='page'><div class='content-main'><div class='headline'><h1>"
        f"{shown.title}</h1></div><ul class='actions'><li>{shown.say('share')}</li>"
        f"<li>{shown.say('comments')}</li></ul><div class='picture'><img src='p.jpg'>"
        f"<div class='picture-caption'>{shown.caption}</div>"
        f"<div class='picture-credit'>{shown.say('credit')}</div></div><div class='writer'>{shown.say('by')}</div>"
        f"<div class='copy'>{_weave(_ps(shown), {1: _promo(shown), 2: _paywall(shown)})}{_note(shown, 'p')}</div>"
        f"<ul class='actions'><li>{shown.say('share')}</li><li>{shown.say('comments')}</li></ul></div>"
        f"<div class='rail'>{_related(shown)}</div></div>{_footer(shown)}"
    )


SITES: tuple[Site, ...] = (
    semantic, div_soup, tables, blog_engine, application, amp, line_breaks, local_paper, wire, key_points, fact_box,
    sections, bare, lists,
)  # fmt: skip
