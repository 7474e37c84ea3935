"""What an outlet writes calls nobody and hides no address in a chat."""

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
# How services read a text: a mention, a token of theirs, a link with other words, hidden text, an encoded word.
READ_AS_MORE = re.compile(r"(?<!\d)@\w|[<>]|\](?:\(|\[|:)|\|\||```|~~~|=\?")
LINK = "https://news.example.org/articles/12/diff/4..5"


def chat(text: str, url: str = "https://courier.example/news/12", most: int | None = None) -> Message:
    one = item([added(text)], about=article(title=text, url=url), channel=Channel.APPRISE, subject=text)
    one = replace(one, alert=replace(one.alert, recipient="slack://a/b/c"))
    limit = TextLimit(title=250, text=most, together=False, measure=len) if most else None
    return compose([one], options=ONLINE, now=NOW, limit=limit)


@pytest.mark.parametrize("most", [None, 120, 300, 4000])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_of_others_stays_text(hostile: str, most: int | None) -> None:
    message = chat(f"Dam holds {hostile} tonight", most=most)
    assert READ_AS_MORE.search(message.subject) is None
    assert READ_AS_MORE.search(message.text) is None
    assert LINK in message.text
    assert most is None or len(message.text) <= most


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_reader_sees_the_same_words(hostile: str) -> None:
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
def test_an_address_leads_where_it_did_and_calls_nobody(url: str, written: str) -> None:
    text = chat("Dam holds", url).text
    assert f"Article: {written}\n" in text
    assert READ_AS_MORE.search(text) is None


def test_mail_keeps_what_was_written() -> None:
    one = item([added("Write to <desk@courier.example> or @courier.")])
    assert "Write to <desk@courier.example> or @courier." in compose([one], options=ONLINE, now=NOW).text


@given(st.text(alphabet="@<>[](): |`~=?!abc1/ \n", max_size=60), st.text(alphabet="@a|]/", max_size=10))
def test_nothing_is_read_as_more(text: str, link: str) -> None:
    link = f"https://x.example/{link}"
    found = Harmless([link])(f"{text} {link} {text}")
    assert READ_AS_MORE.search(found) is None
