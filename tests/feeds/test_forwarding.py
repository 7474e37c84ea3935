"""Redirector links that contain their target are replaced by it."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.feeds import normal_address, parse_feed, unwrapped

STORY = "https://tidings.example/port/2026/pier?id=7"
PROOFPOINT = str.maketrans({"/": "_", "?": "-3F", ":": "-3A"})
QUOTED = quote(STORY, safe="")


def base64(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def news_name(target: bytes) -> str:
    size = bytes([len(target)]) if len(target) < 128 else bytes([len(target) & 0x7F | 0x80, len(target) >> 7])
    return base64(b'\x08\x13"' + size + target + b"\xd2\x01\x00")


@pytest.mark.parametrize(
    "link",
    [
        f"https://www.google.com/url?rct=j&sa=t&url={QUOTED}&ct=ga&cd=CAI&usg=AO",
        f"https://www.google.co.uk/url?q={QUOTED}&sa=U",
        f"https://news.google.com/news/url?sa=t&fd=R&url={QUOTED}",
        f"https://news.google.com/rss/articles/{news_name(STORY.encode())}?oc=5",
        f"https://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&tid=1&url={QUOTED.lower()}&c=2",
        f"https://www.bing.com/ck/a?!&&p=0f&u=a1{base64(STORY.encode())}&ntb=1",
        f"https://duckduckgo.com/l/?uddg={QUOTED}&rut=0f",
        f"https://r.search.yahoo.com/_ylt=Aw;_ylu=Y2/RV=2/RE=17/RO=10/RU={QUOTED}/RK=2/RS=x-",
        f"https://us.rd.yahoo.com/news/rss/story/*{STORY}",
        f"https://l.facebook.com/l.php?u={QUOTED}&h=AT0",
        f"https://l.instagram.com/?u={QUOTED}&e=AT",
        f"https://out.reddit.com/t3_1?url={QUOTED}&token=A",
        f"https://www.linkedin.com/redir/redirect?url={QUOTED}&urlhash=x",
        f"https://vk.com/away.php?to={QUOTED}",
        f"https://www.youtube.com/redirect?event=video&q={QUOTED}",
        f"https://slack-redir.net/link?url={QUOTED}",
        f"https://eur01.safelinks.protection.outlook.com/?url={QUOTED}&data=05%7C&reserved=0",
        f"https://urldefense.com/v3/__{STORY}__;!!AbC$",
        f"https://urldefense.proofpoint.com/v2/url?u={STORY.translate(PROOFPOINT)}&d=DwM",
        f"https://click.mailer.example/track?id=5&target={QUOTED}",
        f"https://redirect.tidings.example/rss?dest={quote(QUOTED)}",
        "https://www.google.com/amp/s/tidings.example/port/2026/pier?id=7",
        "https://tidings-example.cdn.ampproject.org/c/s/tidings.example/port/2026/pier?id=7",
        "https://cdn.ampproject.org/v/s/tidings.example/port/2026/pier?id=7&usqp=mq331",
        f"https://l.facebook.com/l.php?u={quote(f'https://www.google.com/url?q={QUOTED}', safe='')}",
    ],
)
def test_a_redirector_link_is_replaced_by_its_target(link: str) -> None:
    assert normal_address(link) == STORY
    item = f"<item><title>Pier</title><link>{link.replace('&', '&amp;')}</link></item>"
    (entry,) = parse_feed(f"<rss><channel>{item}</channel></rss>".encode(), url="https://a.example/feed").entries
    assert entry.url.startswith("https://tidings.example/port/")
    assert entry.address == STORY


def test_a_long_target_in_a_google_news_link() -> None:
    long = f"https://tidings.example/{'port-' * 30}pier"
    assert unwrapped(f"https://news.google.com/articles/{news_name(long.encode())}") == long


@pytest.mark.parametrize(
    "link",
    [
        STORY,
        "https://feedproxy.example/~r/tidings/~3/0fAbC/",
        "https://news.google.com/rss/articles/CBMiK0FVX3lxTE1kYmFnaW5hcnk?oc=5",
        "https://www.google.com/url?q=/search",
        "https://www.google.com/search?q=https://tidings.example/",
        f"https://tidings.example/share?url={QUOTED}",
        f"https://tidings.example/story?url={QUOTED}",
        f"https://tidings.example/login?next={QUOTED}",
        f"https://archive.example/web/2026/{STORY}",
        "https://tidings.example/amp/s/harbour.example/pier",
        "https://out.example/x?url=javascript:alert(1)",
        "https://out.example/x?url=http://[broken",
        "mailto:desk@tidings.example",
    ],
)
def test_any_other_link_is_unchanged(link: str) -> None:
    assert unwrapped(link) == link


def test_nested_redirectors_are_limited() -> None:
    link = STORY
    for _ in range(5):
        link = f"https://out.example/go?url={quote(link, safe='')}"
    assert unwrapped(link) == STORY
    deeper = f"https://out.example/go?url={quote(link, safe='')}"
    assert unwrapped(deeper) == deeper


@given(
    st.text(max_size=60),
    st.sampled_from(["/url?q=", "/ck/a?u=a1", "/rss/articles/", "/amp/", "/c/s/", "/RU=", "/v3/__"]),
)
def test_any_text_gives_a_stable_result(text: str, path: str) -> None:
    for host in ("www.google.com", "www.bing.com", "x.cdn.ampproject.org", "search.yahoo.com", "urldefense.com"):
        link = f"https://{host}{path}{text}"
        assert unwrapped(unwrapped(link)) == unwrapped(link)
        assert normal_address(normal_address(link)) == normal_address(link)
