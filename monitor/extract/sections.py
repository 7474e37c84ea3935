"""Sections of a page that are not its article, recognised by their tags, classes and ids."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from monitor.extract.names import finder, names_of

# How far up from a paragraph's container a box of its own begins.
_MARGIN_LEVELS = 2
_TAGS = frozenset({"aside", "nav", "footer", "form", "dialog", "menu", "header"})
_MENUS = frozenset({"nav", "footer", "aside", "menu"})
_AUTHORS = r"authors?|autor(?:en|in|es|as?)?|auteure?s?|autor[ei]|bios?|biograph\w*|contributors?"
# A class that says whether there is one is of an element around the text: "with-sidebar".
_SIDEBAR = r"(?<!with-)(?<!has-)(?<!no-)sidebar(?!-wrap)"
# What leads to other stories and offers; text is kept in none of these.
_OTHERS = (
    r"promo\w*|related\w*|recirc\w*|recommend\w*|newsletter\w*|teasers?|trending|mostread|most-read"
    r"|relacionad[ao]s?|correlat[ie]|verwandt\w*|gerelateerd"
)
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|adslot|sign-?up|subscri\w*"
    r"|share\w*|sharing|social\w*|comments?|disqus\w*|rail|popular"
    r"|read-?more|readmore|more-on|more-from|see-also|also-read|sponsor\w*|outbrain|taboola|cookie\w*|consent|gdpr"
    r"|paywall|meter|breadcrumbs?|pagination|pager|tags?|tag-?list|tagbox|topics?|byline\w*"
    r"|menu|navigation|nav|toolbar|tools|print-only|modal|popup"
    r"|pullquote\w*|pull-quote\w*|player|playlist|gallery|slideshow|carousel|(?<![_-])widget\w*|poll|quiz|contents?-list|toc"
    r"|credit\w*|copyright|disclaimer\w*|footer|metadata|meta(?!_field)|timestamp|dateline|published|pubdate|follow\w*|embed\w*"
    r"|submeta|linkback|affiliate\w*|countdown\w*|translation-nav|next-prev|prev-next"
    r"|kommentare?|comentarios?|coment[aá]rios|commentaires?|commenti|werbung|anzeigen?|publicidade?|publicit[ée]s?"
    rf"|pubblicit[aà]|advertentie|reklam[ae]?|{_OTHERS}|{_AUTHORS}|{_SIDEBAR})(?=$|[\s_-])",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|disqus\w*|respond|replies|reviews?)(?=$|[\s_-])|cookie|consent",
    re.IGNORECASE,
)
_READERS = re.compile(r"(?:^|\s)(?:comments?(?:-(?:area|section|list|wrapper))?|commentlist|disqus_thread)(?=$|\s)")
_HISTORY = re.compile(
    r"(?:change|update|revision|version|edit)[_-]?(?:history|notes?|log)\b|published-dates", re.IGNORECASE
)


# What microformats and WordPress call a story's own element, whose other names are its author and topics.
_STORY = re.compile(r"(?:^|\s)(?:h-?entry|type-post|post-\d+)(?=$|\s)")
_MARGIN = re.compile(rf"(?:^|[\s_-])(?:{_OTHERS}|{_AUTHORS}|{_SIDEBAR})(?=$|[\s_-])", re.IGNORECASE)
_section_in, _comments_in, _history_in, _story_in = map(finder, (_NAMES, _COMMENTS, _HISTORY, _STORY))
_margin_in = finder(_MARGIN)


def set_apart(element: HtmlElement, scope: HtmlElement | None) -> str:
    """The name of the section between an element and the scope that sets it apart from the article, or nothing."""
    step: HtmlElement | None = element
    while step is not None and step is not scope:
        name = section_name(step)
        if name:
            return name
        step = step.getparent()
    return ""


def in_comments(element: HtmlElement, *, notes: bool = False) -> bool:
    """Whether an element is in a section of readers' comments, or in one that is no part of any article.

    For ``notes`` an article's own header, footer and asides are part of it: notes on its changes often are there.
    """
    own = next(element.iterancestors("article"), None) if notes else None
    step: HtmlElement | None = element
    while step is not own:
        if step is None:
            return False
        if (own is None and step.tag in _TAGS) or _comments_in(names_of(step)):
            return True
        step = step.getparent()
    return False


def is_comments(element: HtmlElement) -> bool:
    """Whether an element is named as the section of readers' comments."""
    return _READERS.search(names_of(element)) is not None


def in_history(element: HtmlElement) -> bool:
    """Whether an element is in the page's list of its own updates."""
    return any(_history_in(names_of(step)) for step in (element, *element.iterancestors()))


def in_menu(element: HtmlElement) -> bool:
    """Whether an element is in a menu, or in the page's own header or footer."""
    for step in (element, *element.iterancestors()):
        if step.tag in _MENUS or (step.tag == "header" and next(step.iterancestors("article", "main"), None) is None):
            return True
    return False


def in_margin(element: HtmlElement) -> bool:
    """Whether an element is in a box about the author, in one of other stories, or in a sidebar."""
    return any(map(is_margin, (element, *islice(element.iterancestors(), _MARGIN_LEVELS))))


def is_margin(element: HtmlElement) -> bool:
    """Whether an element is named as a box about the author, of other stories, or as a sidebar."""
    names = names_of(element)
    return bool(_margin_in(names)) and not _story_in(names)


def section_name(element: HtmlElement) -> str:
    """What sets an element apart from an article: its tag or a name, or nothing."""
    if element.tag in _TAGS:
        return str(element.tag)
    names = names_of(element)
    found = _section_in(names).strip(" _-")
    return "" if found and _story_in(names) else found
