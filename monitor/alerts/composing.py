"""Composes one message from the alerts of one recipient: a single alert or a digest."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape

from monitor.alerts.also import known_at, reported_once
from monitor.alerts.attachment import attachment, file_name, sections_of
from monitor.alerts.caught_up import newest_development
from monitor.alerts.chat import ChatNews, chat_text
from monitor.alerts.harmless import Harmless
from monitor.alerts.headers import digest_id, headers, message_id
from monitor.alerts.links import MailOptions, caught_up_link, home_url, unsubscribe_url
from monitor.alerts.matching import subject_of
from monitor.alerts.palette import DARK, LIGHT
from monitor.alerts.payload import payload
from monitor.alerts.plain import clean, clip, direction, one_line
from monitor.alerts.room import Room, laid_out, rooms
from monitor.alerts.samples import filled_sample
from monitor.alerts.schedule import first_due, zone_named
from monitor.alerts.story import Story, story_of
from monitor.alerts.subject import news_subject
from monitor.alerts.wording import plural, spaced, wdiff
from monitor.model import Alert, AlertItem, AlertKind, Attachment, Channel, Message, Subscription
from monitor.ports import TextLimit

_PREHEADER_LENGTH = 140
_HEADERS_SIZE = 2000
# Bytes that quoted-printable (RFC 2045) writes as three.
_ESCAPED = b"=" + bytes(range(127, 256))


@dataclass(frozen=True, slots=True)
class Group:
    """The stories of one source."""

    source: str
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice about a source or the monitor itself."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mail:
    """The data of the templates.

    ``groups``: stories by source, the most important first. ``top``: stories reduced to the most important passages of
    a digest. ``more_stories``: how many did not fit. ``advice``: how to set up links to the difference, if there are
    none. ``caught_up``: the link by which the reader marks this message and everything before it as read.
    """

    title: str
    preheader: str
    groups: tuple[Group, ...]
    notices: tuple[Notice, ...]
    digest: bool
    subscription: str
    unsubscribe: str
    command: str
    top: tuple[Story, ...] = ()
    more_stories: int = 0
    sample: bool = False
    attached: str = ""
    advice: str = ""
    caught_up: str = ""

    @property
    def stories(self) -> list[Story]:
        """All its stories."""
        return [story for group in self.groups for story in group.stories]


def _left(story: Story) -> str:
    """The number of passages that are not shown with a story, as in "1 above, 3 more"."""
    counts = (
        f"{story.above} above" if story.above else "",
        f"{story.more} more" if story.more else "",
        f"{story.more_withdrawn} withdrawn" if story.more_withdrawn else "",
    )
    return ", ".join(filter(None, counts))


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("monitor.alerts"),
        autoescape=select_autoescape(("html",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"wdiff": wdiff, "dir": direction, "left": _left, "spaced": spaced}
    environment.globals |= {"light": LIGHT, "dark": DARK}
    return environment


def compose(
    items: Sequence[AlertItem],
    *,
    options: MailOptions,
    now: datetime,
    subscription: Subscription | None = None,
    limit: TextLimit | None = None,
    is_whole: bool = True,
) -> Message:
    """Compose the message for alerts of one recipient, subscription and channel; several make a digest.

    Size: text and HTML as sent take at most ``options.max_bytes``; the least important passages are left out first and
    counted. For a chat service title and text keep to ``limit``. A mail without a page to link to has the difference
    attached.

    Identity: the Message-ID is that of the alert, or derived from those of all alerts, so that a repeated sending
    repeats it and a digest that grew gets a new one. The date is when the message was first due by ``subscription``: a
    mail composed again later is byte for byte the same.

    Without ``is_whole`` text, HTML and attachment are left out, as rendering them takes most of the time. Raises
    ValueError if there are no alerts.
    """
    if not items:
        raise ValueError("a message needs an alert")
    date = first_due([item.alert for item in items], subscription, now, _held_until(items))
    items = known_at([filled_sample(item, date) for item in items], date)
    first = items[0].alert
    zone = zone_named((subscription and subscription.time_zone) or options.time_zone)
    attached = _attached(items, options, date, zone) if is_whole else None
    kinds = _kinds(subscription)
    mail = _with_file(_mail(reported_once(items), options, date, zone, kinds), items, options, attached)
    mail = replace(mail, caught_up=_caught_up(items, options, subscription))
    subject = _subject(items, mail, constant=_is_constant(first, subscription))
    text, html = _fitted(mail, options.max_bytes) if is_whole else ("", "")
    if first.channel is Channel.APPRISE:
        subject, text = _for_chat(mail, options, (subject, text), limit)
    is_mail, is_webhook = first.channel is Channel.MAIL, first.channel is Channel.WEBHOOK
    return Message(
        channel=first.channel,
        recipient=first.recipient,
        subject=subject,
        text=text,
        html=html if is_mail else "",
        message_id=_message_id(items, options),
        # A webhook has the time of the attempt, as receivers refuse old messages.
        date=now if is_webhook else date,
        headers=headers(first, options, article_id=_article_id(items)),
        payload=payload(items, options, date, kinds) if is_webhook else None,
        attachment=attached,
    )


def _kinds(subscription: Subscription | None) -> frozenset[str]:
    return frozenset(map(str, subscription.kinds)) if subscription else frozenset()


def _held_until(items: Sequence[AlertItem]) -> datetime | None:
    """The latest end of the articles' snoozes."""
    snoozes = (item.article.snoozed_until for item in items if item.article and item.article.snoozed_until)
    return max(snoozes, default=None)


def _article_id(items: Sequence[AlertItem]) -> int | None:
    """The article of all alerts; None for several articles, or for a sample."""
    found = {item.article.id if item.article else None for item in items}
    return found.pop() if len(found) == 1 and items[0].alert.kind is not AlertKind.SAMPLE else None


def _caught_up(items: Sequence[AlertItem], options: MailOptions, subscription: Subscription | None) -> str:
    """The link that marks a message as read, "" for none. Only for mails: a chat has several readers."""
    newest = newest_development(items)
    if subscription is None or not subscription.reader or newest is None or items[0].alert.channel is not Channel.MAIL:
        return ""
    return caught_up_link(options, subscription.reader, newest) or ""


def _is_constant(alert: Alert, subscription: Subscription | None) -> bool:
    """Whether the subject names only the article: on request, and for chats, whose text has the news."""
    return alert.channel is not Channel.MAIL or (subscription is not None and subscription.subjects == "constant")


def _attached(items: Sequence[AlertItem], options: MailOptions, date: datetime, zone: ZoneInfo) -> Attachment | None:
    """The difference as a file, for a mail without a page to link to; None otherwise."""
    if items[0].alert.channel is not Channel.MAIL or options.public_url or not options.attach:
        return None
    sections = sections_of(items, date, zone)
    if not sections:
        return None
    return attachment(file_name(sections), _template("difference.html").render(sections=sections))


def _with_file(mail: Mail, items: Sequence[AlertItem], options: MailOptions, attached: Attachment | None) -> Mail:
    """The mail with the name of the attached file, or with advice on how to set up links."""
    if attached is not None:
        name = attached.name
        stories = [replace(story, attached=name) if story.command else story for story in mail.stories]
        return replace(mail, groups=_groups(stories), attached=name)
    if options.public_url or items[0].alert.channel is not Channel.MAIL or not any(map(_is_of_change, items)):
        return mail
    return replace(mail, advice="Links to the full difference need web.public_url, which the monitor’s keeper can set.")


def _is_of_change(item: AlertItem) -> bool:
    return item.article is not None and item.alert.from_version is not None


def _for_chat(mail: Mail, options: MailOptions, written: tuple[str, str], limit: TextLimit | None) -> tuple[str, str]:
    """Title and text for a chat service: within its limit, and without active characters (mentions, markup)."""
    links = [mail.unsubscribe, home_url(options) or ""]
    links += [link for story in mail.stories for link in (story.url, story.diff, story.mute)]
    harmless = Harmless(links)
    subject, text = written
    if limit is not None:
        measured = replace(limit, measure=lambda part: limit.measure(harmless(part)))
        subject, text = chat_text(_news(mail, options), subject, text, measured)
    return harmless(subject), harmless(text)


def _mail(
    items: Sequence[AlertItem], options: MailOptions, now: datetime, zone: ZoneInfo, kinds: frozenset[str]
) -> Mail:
    stories = _stories(items, options, now, zone, kinds)
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
        stories=mail.stories,
        notices=[(notice.title, notice.paragraphs) for notice in mail.notices],
        online=home_url(options) or "monitor developments",
        sample=mail.sample,
    )


def _title(stories: Sequence[Story], notices: Sequence[Notice]) -> str:
    if stories:
        withdrawals = sum(len(story.withdrawn) for story in stories)
        # A story with withdrawals only is no update.
        updates = sum(max(len(story.parts), 0 if story.withdrawn else 1) for story in stories)
        counts = [plural(count, noun) for count, noun in ((updates, "update"), (withdrawals, "withdrawal")) if count]
        return f"{' and '.join(counts)} in {plural(len(stories), 'article')}"
    return notices[0].title if len(notices) == 1 else plural(len(notices), "message") + " about sources"


def _stories(
    items: Sequence[AlertItem], options: MailOptions, now: datetime, zone: ZoneInfo, kinds: frozenset[str]
) -> list[Story]:
    by_article: dict[int, list[AlertItem]] = {}
    for item in items:
        if item.article is not None:
            by_article.setdefault(item.article.id, []).append(item)
    stories = [story_of(_in_order(group), options, now, zone, kinds) for group in by_article.values()]
    return sorted(stories, key=lambda story: story.rank, reverse=True)


def _in_order(items: Sequence[AlertItem]) -> list[AlertItem]:
    """Alerts sorted by version. A removed article has no version: its alert is inserted by the time it was queued."""
    ordered = [item for item in items if item.alert.to_version is not None]
    ordered.sort(key=lambda item: item.alert.to_version or 0)
    for gone in (item for item in items if item.alert.to_version is None):
        place = sum(item.alert.queued_at <= gone.alert.queued_at for item in ordered)
        ordered.insert(place, gone)
    return ordered


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


def _subject(items: Sequence[AlertItem], mail: Mail, *, constant: bool) -> str:
    """The most important news; with ``constant`` the article's first headline, or the name of the digest."""
    stories = mail.stories
    if not stories or mail.sample:
        return subject_of(mail.title if mail.digest else items[0].alert.subject)
    if not constant:
        return subject_of(news_subject(stories, mail.title))
    if not mail.digest:
        return subject_of(items[0].alert.subject)
    if items[0].alert.channel is Channel.MAIL:
        return subject_of(f"News digest: {mail.subscription}")
    return subject_of(f"{mail.title}: {stories[0].headline}")


def _fitted(mail: Mail, max_bytes: int) -> tuple[str, str]:
    """Text and HTML of the mail with as much as fits.

    Most mails fit at the first step. Otherwise a binary search finds the first step that fits, as each holds less than
    the one before. The last is taken even if it does not fit.
    """
    steps = list(rooms(mail.stories))
    too_large, fitting = 0, len(steps) - 1
    rendered = _rendered(mail, steps[0])
    if _size(rendered) <= max_bytes:
        return rendered
    rendered = _rendered(mail, steps[fitting])
    while fitting - too_large > 1:
        middle = (too_large + fitting) // 2
        attempt = _rendered(mail, steps[middle])
        if _size(attempt) <= max_bytes:
            rendered, fitting = attempt, middle
        else:
            too_large = middle
    return rendered


def _size(rendered: tuple[str, str]) -> int:
    return sum(map(wire_size, rendered)) + _HEADERS_SIZE


def _rendered(mail: Mail, room: Room) -> tuple[str, str]:
    """Text and HTML of the mail within the limits of ``room``."""
    layout = laid_out(mail.stories, room)
    in_order = (*layout.top, *layout.stories)
    shown = replace(
        mail,
        preheader=clip(in_order[0].first, _PREHEADER_LENGTH) if in_order else mail.preheader,
        groups=_groups(layout.stories),
        top=layout.top,
        more_stories=layout.more_stories,
    )
    text = clean(_template("mail.txt").render(mail=shown)).strip() + "\n"
    return text, clean(_template("mail.html").render(mail=shown)).strip() + "\n"


def wire_size(text: str) -> int:
    """Approximate bytes of a text in the shorter of base64 and quoted-printable (RFC 2045)."""
    raw = text.encode()
    escaped = len(raw) - len(raw.translate(None, _ESCAPED))
    # A line of 78 bytes with its line break holds 57 bytes in base64, 75 characters in quoted-printable.
    return min(len(raw) * 78 // 57 + 78, (len(raw) + 2 * escaped) * 78 // 75 + 78)
