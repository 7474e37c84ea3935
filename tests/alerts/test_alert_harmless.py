"""Text of an outlet cannot mention anybody or disguise a link in a chat."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.alerts import compose
from monitor.alerts.harmless import Harmless
from monitor.model import Channel, Message
from monitor.ports import TextLimit
from tests.alerts.building import NOW, ONLINE, added, article, item

HOSTILE = (
    "@everyone",
    "@here",
    "x@channel",
    "/@all",
    "<!channel>",
    "<!here|here>",
    "<@U024BE7LH>",
    "<@&1234>",
    "<https://evil.example|Sign in>",
    "[Sign in](https://evil.example)",
    "![x](https://evil.example/pixel)",
    "[Sign in][1]",
    "[1]: https://evil.example",
    "||hidden||",
    "```\nall that follows",
    "=?utf-8?q?Bcc:_x=40y?=",
)
# What services interpret: mentions, their own tokens, links with other text, hidden text, encoded words.
MARKUP = re.compile(r"(?<!\d)@\w|[<>]|\](?:\(|\[|:)|\|\||```|~~~|=\?")
LINK = "https://news.example.org/articles/12/diff/4..5"


def chat(text: str, url: str = "https://courier.example/news/12", most: int | None = None) -> Message:
    alert = item([added(text)], about=article(title=text, url=url), channel=Channel.APPRISE, subject=text)
    alert = replace(alert, alert=replace(alert.alert, recipient="slack://a/b/c"))
    limit = TextLimit(title=250, text=most, together=False, measure=len) if most else None
    return compose([alert], options=ONLINE, now=NOW, limit=limit)


@pytest.mark.parametrize("most", [None, 120, 300, 4000])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_of_an_outlet_stays_plain_text(hostile: str, most: int | None) -> None:
    message = chat(f"Dam holds {hostile} tonight", most=most)
    assert MARKUP.search(message.subject) is None
    assert MARKUP.search(message.text) is None
    assert LINK in message.text
    assert most is None or len(message.text) <= most


@pytest.mark.parametrize("hostile", HOSTILE)
def test_the_visible_text_is_unchanged(hostile: str) -> None:
    seen = chat(f"Dam holds {hostile} tonight").subject
    plain = " ".join(hostile.split()).replace("<", "‹").replace(">", "›")
    assert seen.replace("\u200b", "") == f"Dam holds {plain} tonight"


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://blog.example/@everyone/1", "https://blog.example/%40everyone/1"),
        ("https://blog.example/a](https://evil.example)", "https://blog.example/a%5D(https://evil.example)"),
        ("https://blog.example/<!channel>", "https://blog.example/%3C!channel%3E"),
    ],
)
def test_an_address_keeps_its_target_and_mentions_nobody(url: str, written: str) -> None:
    text = chat("Dam holds", url).text
    assert f"Article: {written}\n" in text
    assert MARKUP.search(text) is None


def test_mails_keep_the_text_unchanged() -> None:
    alert = item([added("Write to <desk@courier.example> or @courier.")])
    assert "Write to <desk@courier.example> or @courier." in compose([alert], options=ONLINE, now=NOW).text


@given(st.text(alphabet="@<>[](): |`~=?!abc1/ \n", max_size=60), st.text(alphabet="@a|]/", max_size=10))
def test_any_text_is_free_of_markup(text: str, link: str) -> None:
    link = f"https://x.example/{link}"
    found = Harmless([link])(f"{text} {link} {text}")
    assert MARKUP.search(found) is None
