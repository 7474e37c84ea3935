"""Alerts of one recipient become one message: a single alert or a digest."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape

from monitor.alerts.also import known_by, reported_once
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
from monitor.alerts.wording import apart, plural, wdiff
from monitor.model import Alert, AlertItem, AlertKind, Attachment, Channel, Message, Subscription
from monitor.ports import TextLimit

_PREHEADER_LENGTH = 140
_HEADERS_SIZE = 2000
# Characters that quoted-printable writes as three bytes.
_ESCAPED = b"=" + bytes(range(127, 256))


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
    """The data of the templates: the most important passages, groups of stories (most important first), and notices.

    ``top`` are stories reduced to the most important passages of a digest. ``more_stories`` counts those that did
    not fit. ``advice`` says how links to the difference are set up, where they are missing.
    ``caught_up`` is the link by which its reader marks this message and everything before it as read.
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
    """What of a story is left out here: as in "1 above, 3 more"."""
    said = (
        f"{story.above} above" if story.above else "",
        f"{story.more} more" if story.more else "",
        f"{story.more_withdrawn} withdrawn" if story.more_withdrawn else "",
    )
    return ", ".join(filter(None, said))


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
    environment.filters |= {"wdiff": wdiff, "dir": direction, "left": _left, "apart": apart}
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
    """The message for alerts of one recipient, subscription and channel; several make a digest.

    As sent its text and HTML are at most ``options.max_bytes``: the least important passages make room first, with word
    of how many more there are. A mail that can link to no difference has it attached. A chat service's ``limit`` holds
    title and text to what it takes. Its Message-ID is that of the alert, or made of those of all alerts, so that a
    repeated sending repeats it and a digest that grew is not taken for the one before. Its date is when it was first
    due, by ``subscription``: composed again at any later time, a mail is the same to the last byte. Where it need not
    be whole, it has no text, HTML and attachment, whose writing takes most of the time. Raises ValueError for no
    alerts.
    """
    if not items:
        raise ValueError("a message needs an alert")
    date = first_due([item.alert for item in items], subscription, now, _held_until(items))
    items = known_by([filled_sample(item, date) for item in items], date)
    first = items[0].alert
    zone = zone_named((subscription and subscription.time_zone) or options.time_zone)
    attached = _attached(items, options, date, zone) if is_whole else None
    named = _named(subscription)
    mail = _with_file(_mail(reported_once(items), options, date, zone, named), items, options, attached)
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
        # A webhook's is that of the attempt: receivers refuse old ones.
        date=now if is_webhook else date,
        headers=headers(first, options, article_id=_article_id(items)),
        payload=payload(items, options, date, named) if is_webhook else None,
        attachment=attached,
    )


def _named(subscription: Subscription | None) -> frozenset[str]:
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
    """Only in a mail: a chat has several readers."""
    newest = newest_development(items)
    if subscription is None or not subscription.reader or newest is None or items[0].alert.channel is not Channel.MAIL:
        return ""
    return caught_up_link(options, subscription.reader, newest) or ""


def _is_constant(alert: Alert, subscription: Subscription | None) -> bool:
    """Whether the subject names only the article; a chat message has the news in its text."""
    return alert.channel is not Channel.MAIL or (subscription is not None and subscription.subjects == "constant")


def _attached(items: Sequence[AlertItem], options: MailOptions, date: datetime, zone: ZoneInfo) -> Attachment | None:
    """The diff as a file, for a mail without a page to link to."""
    if items[0].alert.channel is not Channel.MAIL or options.public_url or not options.attach:
        return None
    sections = sections_of(items, date, zone)
    if not sections:
        return None
    return attachment(file_name(sections), _template("difference.html").render(sections=sections))


def _with_file(mail: Mail, items: Sequence[AlertItem], options: MailOptions, attached: Attachment | None) -> Mail:
    """The mail with the name of the attached file, or with one line of advice on how to set up links."""
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
        measured = replace(limit, measure=lambda said: limit.measure(harmless(said)))
        subject, text = chat_text(_news(mail, options), subject, text, measured)
    return harmless(subject), harmless(text)


def _mail(
    items: Sequence[AlertItem], options: MailOptions, now: datetime, zone: ZoneInfo, named: frozenset[str]
) -> Mail:
    stories = _stories(items, options, now, zone, named)
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
        taken = sum(len(story.withdrawn) for story in stories)
        # A story with withdrawals only is no update.
        shown = sum(max(len(story.parts), 0 if story.withdrawn else 1) for story in stories)
        said = [plural(shown, "update")] * bool(shown) + [plural(taken, "withdrawal")] * bool(taken)
        return f"{' and '.join(said)} in {plural(len(stories), 'article')}"
    return notices[0].title if len(notices) == 1 else plural(len(notices), "message") + " about sources"


def _stories(
    items: Sequence[AlertItem], options: MailOptions, now: datetime, zone: ZoneInfo, named: frozenset[str]
) -> list[Story]:
    by_article: dict[int, list[AlertItem]] = {}
    for item in items:
        if item.article is not None:
            by_article.setdefault(item.article.id, []).append(item)
    stories = [story_of(_in_order(group), options, now, zone, named) for group in by_article.values()]
    return sorted(stories, key=lambda story: story.rank, reverse=True)


def _in_order(items: Sequence[AlertItem]) -> list[AlertItem]:
    """Sorted by version; a removal of the article, which has no version, after what was queued before it."""
    versions = [one for one in items if one.alert.to_version is not None]
    versions.sort(key=lambda one: one.alert.to_version or 0)
    for gone in (one for one in items if one.alert.to_version is None):
        place = sum(one.alert.queued_at <= gone.alert.queued_at for one in versions)
        versions.insert(place, gone)
    return versions


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
    """The news, or with ``constant`` the article's first headline for its whole life."""
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

    Most fit at once; otherwise a binary search finds the first that fits, as each step holds less than the one before.
    """
    steps = list(rooms(mail.stories))
    first, last = 0, len(steps) - 1
    found = _written(mail, steps[0])
    if _size(found) <= max_bytes:
        return found
    found = _written(mail, steps[last])
    while last - first > 1:
        middle = (first + last) // 2
        tried = _written(mail, steps[middle])
        if _size(tried) <= max_bytes:
            found, last = tried, middle
        else:
            first = middle
    return found


def _size(written: tuple[str, str]) -> int:
    return sum(map(wire_size, written)) + _HEADERS_SIZE


def _written(mail: Mail, room: Room) -> tuple[str, str]:
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
    """Bytes of a text in the shorter of the two encodings a mail can carry it in (RFC 2045), about."""
    raw = text.encode()
    escaped = len(raw) - len(raw.translate(None, _ESCAPED))
    return min(len(raw) * 78 // 57 + 78, (len(raw) + 2 * escaped) * 78 // 75 + 78)
