"""Alerts of one recipient become one message: a single alert or a digest."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from monitor.alerts.chat import ChatNews, chat_text
from monitor.alerts.harmless import Harmless
from monitor.alerts.headers import digest_id, headers, message_id
from monitor.alerts.links import MailOptions, home_url, unsubscribe_url
from monitor.alerts.match import subject_of
from monitor.alerts.palette import DARK, LIGHT
from monitor.alerts.payload import payload
from monitor.alerts.plain import clean, clip, direction, one_line
from monitor.alerts.samples import filled_sample
from monitor.alerts.schedule import first_due
from monitor.alerts.story import Line, Story, story_of
from monitor.alerts.wording import plural, wdiff
from monitor.model import AlertItem, AlertKind, Channel, Message, Subscription
from monitor.ports import TextLimit

_MOST_LINES = 240
_MOST_STORIES = 60
_MOST_LISTED = 40
# Beyond so many sentences of one article nobody reads on; in a digest each leaves room for the others.
_MOST_OF_ONE, _MOST_OF_EACH = 40, 10
_PREHEADER_LENGTH = 140
_HEADERS_SIZE = 2000
# What quoted-printable writes as three bytes.
_ESCAPED = b"=" + bytes(range(127, 256))


@dataclass(frozen=True, slots=True)
class _Room:
    """How much a message may hold: stories told, lines in them all and in each, headlines listed."""

    stories: int
    lines: int
    each: int
    listed: int

    @property
    def least(self) -> bool:
        """Whether less is no message."""
        return (self.stories, self.lines, self.listed) == (1, 1, 0)


@dataclass(frozen=True, slots=True)
class Group:
    """The stories of one source."""

    source: str
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A message about a source or the monitor itself."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mail:
    """All that the templates set: groups of stories, most important first, and notices.

    For want of room, ``rest`` are stories of which the headline alone is shown, ``more_stories`` counts further ones.
    """

    title: str
    preheader: str
    groups: tuple[Group, ...]
    notices: tuple[Notice, ...]
    digest: bool
    subscription: str
    unsubscribe: str
    command: str
    rest: tuple[Story, ...] = ()
    more_stories: int = 0
    sample: bool = False


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("monitor.alerts"),
        autoescape=select_autoescape(("html",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"wdiff": wdiff, "dir": direction}
    environment.globals |= {"light": LIGHT, "dark": DARK}
    return environment


_ENVIRONMENT = _environment()
_TEXT = _ENVIRONMENT.get_template("mail.txt")
_HTML = _ENVIRONMENT.get_template("mail.html")


def compose(
    items: Sequence[AlertItem],
    *,
    options: MailOptions,
    now: datetime,
    subscription: Subscription | None = None,
    limit: TextLimit | None = None,
) -> Message:
    """The message for alerts of one recipient, subscription and channel; several make a digest.

    As sent it is at most ``options.max_bytes``: the least important lines make room first, with word of how many more
    there are. A chat service's ``limit`` holds title and text to what it takes. Its Message-ID is that of the alert, or
    made of those of all alerts, so that a repeated sending repeats it and a digest that grew is not taken for the one
    before. Its date is when it was first due, by ``subscription``: composed again at any later time, a mail is the same
    to the last byte. Raises ValueError for no alerts.
    """
    if not items:
        raise ValueError("a message needs an alert")
    date = first_due([item.alert for item in items], subscription, now)
    items = [filled_sample(item, date) for item in items]
    first = items[0].alert
    mail = _mail(items, options, date)
    article_ids = {item.article.id if item.article else None for item in items}
    article_id = article_ids.pop() if len(article_ids) == 1 and first.kind is not AlertKind.SAMPLE else None
    subject = _subject(items, mail)
    text, html = _fitted(mail, options.max_bytes)
    if first.channel is Channel.APPRISE:
        subject, text = _for_chat(mail, options, (subject, text), limit)
    return Message(
        channel=first.channel,
        recipient=first.recipient,
        subject=subject,
        text=text,
        html=html if first.channel is Channel.MAIL else "",
        message_id=_message_id(items, options),
        # A webhook's is that of the attempt: receivers refuse old ones.
        date=now if first.channel is Channel.WEBHOOK else date,
        headers=headers(first, options, article_id=article_id),
        payload=payload(items, options, date) if first.channel is Channel.WEBHOOK else None,
    )


def _for_chat(mail: Mail, options: MailOptions, written: tuple[str, str], limit: TextLimit | None) -> tuple[str, str]:
    """Title and text as a chat service takes them: no longer, and without the signs by which a text does something."""
    stories = [story for group in mail.groups for story in group.stories]
    links = [mail.unsubscribe, home_url(options) or ""]
    links += [link for story in (*stories, *mail.rest) for link in (story.url, story.diff, story.mute)]
    harmless = Harmless(links)
    subject, text = written
    if limit is not None:
        measured = replace(limit, measure=lambda said: limit.measure(harmless(said)))
        subject, text = chat_text(_news(mail, options), subject, text, measured)
    return harmless(subject), harmless(text)


def _mail(items: Sequence[AlertItem], options: MailOptions, now: datetime) -> Mail:
    stories = _stories(items, options, now)
    notices = tuple(_notice(item) for item in items if item.article is None)
    first = items[0].alert
    return Mail(
        title=_title(stories, notices),
        preheader="" if stories else clip(" ".join(notices[0].paragraphs), _PREHEADER_LENGTH),
        groups=_groups(stories),
        notices=notices,
        digest=len(stories) + len(notices) > 1,
        subscription=one_line(first.subscription),
        command=f"monitor subscriptions remove {shlex.quote(one_line(first.subscription))}",
        unsubscribe=unsubscribe_url(options, first.subscription, first.recipient) or "",
        sample=first.kind is AlertKind.SAMPLE,
    )


def _news(mail: Mail, options: MailOptions) -> ChatNews:
    return ChatNews(
        stories=[story for group in mail.groups for story in group.stories],
        notices=[(notice.title, notice.paragraphs) for notice in mail.notices],
        online=home_url(options) or "monitor developments",
        sample=mail.sample,
    )


def _title(stories: Sequence[Story], notices: Sequence[Notice]) -> str:
    if stories:
        told = sum(max(len(story.lines), 1) for story in stories)
        return f"{plural(told, 'update')} in {plural(len(stories), 'article')}"
    return notices[0].title if len(notices) == 1 else plural(len(notices), "message") + " about sources"


def _stories(items: Sequence[AlertItem], options: MailOptions, now: datetime) -> list[Story]:
    by_article: dict[int, list[AlertItem]] = {}
    for item in items:
        if item.article is not None:
            by_article.setdefault(item.article.id, []).append(item)
    stories = [
        story_of(sorted(group, key=lambda item: item.alert.to_version or 0), options, now)
        for group in by_article.values()
    ]
    return sorted(stories, key=lambda story: (-story.score, -len(story.lines)))


def _groups(stories: Sequence[Story]) -> tuple[Group, ...]:
    by_source: dict[str, list[Story]] = {}
    for story in stories:
        by_source.setdefault(story.source, []).append(story)
    return tuple(Group(source, tuple(group)) for source, group in by_source.items())


def _notice(item: AlertItem) -> Notice:
    lines = [one_line(line) for line in item.alert.detail.splitlines()]
    return Notice(one_line(item.alert.subject), tuple(line for line in lines if line))


def _message_id(items: Sequence[AlertItem], options: MailOptions) -> str:
    if len(items) == 1:
        return message_id(items[0].alert, options)
    return digest_id([item.alert for item in items], options)


def _subject(items: Sequence[AlertItem], mail: Mail) -> str:
    if not mail.digest:
        return subject_of(items[0].alert.subject)
    return subject_of(f"{mail.title}: {mail.groups[0].stories[0].headline}" if mail.groups else mail.title)


def _fitted(mail: Mail, max_bytes: int) -> tuple[str, str]:
    stories = sum(len(group.stories) for group in mail.groups)
    room = _Room(_MOST_STORIES, _MOST_LINES, _MOST_OF_ONE if stories == 1 else _MOST_OF_EACH, _MOST_LISTED)
    while True:
        shown = _trimmed(mail, room)
        text = clean(_TEXT.render(mail=shown)).strip() + "\n"
        html = clean(_HTML.render(mail=shown)).strip() + "\n"
        size = wire_size(text) + wire_size(html) + _HEADERS_SIZE
        if size <= max_bytes or room.least:
            return text, html
        room = _less(room, shown, 0.95 * max_bytes / size)


def _less(room: _Room, shown: Mail, share: float) -> _Room:
    stories = [story for group in shown.groups for story in group.stories]
    lines = int(share * sum(len(story.lines) for story in stories))
    return _Room(
        stories=max(1, min(len(stories), lines)),
        lines=max(1, lines),
        each=room.each,
        listed=int(share * room.listed),
    )


def wire_size(text: str) -> int:
    """Bytes of a text in the shorter of the two encodings a mail can carry it in (RFC 2045), about."""
    raw = text.encode()
    escaped = len(raw) - len(raw.translate(None, _ESCAPED))
    return min(len(raw) * 78 // 57 + 78, (len(raw) + 2 * escaped) * 78 // 75 + 78)


def _trimmed(mail: Mail, room: _Room) -> Mail:
    """The mail with its best stories and, among them, its best lines; what is left out is listed or counted."""
    ranked = sorted((story for group in mail.groups for story in group.stories), key=lambda story: -story.score)
    kept, rest = ranked[: room.stories], ranked[room.stories :]
    lines = [line for story in kept for line in _ranked(story)[1 : room.each]]
    lines.sort(key=lambda line: -line.score)
    chosen = {id(line) for line in lines[: max(0, room.lines - len(kept))]}
    chosen |= {id(_ranked(story)[0]) for story in kept if story.lines}
    shown = [_with_lines(story, chosen) for story in kept]
    listed = tuple(rest[: room.listed])
    preheader = clip(shown[0].first, _PREHEADER_LENGTH) if shown else mail.preheader
    left = len(rest) - len(listed)
    return replace(mail, preheader=preheader, groups=_groups(shown), rest=listed, more_stories=left)


def _ranked(story: Story) -> list[Line]:
    return sorted(story.lines, key=lambda line: -line.score)


def _with_lines(story: Story, chosen: set[int]) -> Story:
    new = tuple(line for line in story.new if id(line) in chosen)
    changed = tuple(line for line in story.changed if id(line) in chosen)
    taken = tuple(line for line in story.taken if id(line) in chosen)
    more = len(story.lines) - len(new) - len(changed) - len(taken)
    return replace(story, new=new, changed=changed, taken=taken, more=more)
