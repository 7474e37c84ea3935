"""Recognises sections of a page that are not its article, by their tags, classes and ids."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from lxml.html import HtmlElement

from monitor.extract.names import finder, names_of

# How many ancestors of an element are checked for the names of a margin.
_MARGIN_LEVELS = 2
_TAGS = frozenset({"aside", "nav", "footer", "form", "dialog", "menu", "header"})
_MENUS = frozenset({"nav", "footer", "aside", "menu"})
_AUTHORS = r"authors?|autor(?:en|in|es|as?)?|auteure?s?|autor[ei]|bios?|biograph\w*|contributors?"
# "with-sidebar" and the like are classes of elements around the text.
_SIDEBAR = r"(?<!with-)(?<!has-)(?<!no-)sidebar(?!-wrap)"
# Links to other stories, and offers; elements with these names never hold the article's text.
_OTHERS = (
    r"promo\w*|related\w*|recirc\w*|recommend\w*|newsletter\w*|teasers?|trending|mostread|most-read"
    r"|relacionad[ao]s?|correlat[ie]|verwandt\w*|gerelateerd|donat\w*|support-(?:us|block|box)|(?<!with-)(?<!has-)(?<!no-)cta"
)
# Readers' comments. Outside English only plurals: a "Kommentar" or "comentario" is an opinion piece too.
_REACTIONS = (
    r"guest-?book|kommentar(?:e|er|erna)|commentaires|comentarios|coment[aá]rios|comentarii|commenti|reacties|kommentit"
    r"|komentar(?:ze|e|i)|hozzaszolasok|yorumlar"
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
    r"|kommentar|comentario|commentaire|werbung|anzeigen?|publicidade?|publicit[ée]s?"
    rf"|pubblicit[aà]|advertentie|reklam[ae]?|{_REACTIONS}|{_OTHERS}|{_AUTHORS}|{_SIDEBAR})(?=$|[\s_-])",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    rf"(?:^|[\s_-])(?:comments?|commentlist|disqus\w*|respond|replies|reviews?|{_REACTIONS})(?=$|[\s_-])|cookie|consent",
    re.IGNORECASE,
)
_READERS = re.compile(r"(?:^|\s)(?:comments?(?:-(?:area|section|list|wrapper))?|commentlist|disqus_thread)(?=$|\s)")
# A poll among the readers, in several languages, or a box for signing up.
_REQUEST = re.compile(
    r"(?:^|[\s_-])(?:polls?|quiz|umfragen?|abstimmung|sondages?|sondaggi?o?|encuestas?|enquetes?|ankiet[ay]|anket"
    r"|opros|sign-?up|newsletter\w*)(?=$|[\s_-])",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"(?:change|update|revision|version|edit)[_-]?(?:history|notes?|log)\b|published-dates", re.IGNORECASE
)


# Names of a story's own element (microformats, WordPress), whose other names may be of its author and topics.
_STORY = re.compile(r"(?:^|\s)(?:h-?entry|type-post|post-\d+)(?=$|\s)")
_MARGIN = re.compile(rf"(?:^|[\s_-])(?:{_OTHERS}|{_AUTHORS}|{_SIDEBAR})(?=$|[\s_-])", re.IGNORECASE)
_section_in, _comments_in, _history_in, _story_in = map(finder, (_NAMES, _COMMENTS, _HISTORY, _STORY))
_request_in = finder(_REQUEST)
_margin_in = finder(_MARGIN)


def set_apart(element: HtmlElement, scope: HtmlElement | None) -> str:
    """The name of the first section from an element up to ``scope`` that is no part of the article, "" for none."""
    step: HtmlElement | None = element
    while step is not None and step is not scope:
        name = section_name(step)
        if name:
            return name
        step = step.getparent()
    return ""


def in_comments(element: HtmlElement, *, notes: bool = False) -> bool:
    """Whether an element is in readers' comments or in a section that is never part of an article.

    With ``notes``, the header, footer and asides of an ``article`` do not count as such: notes about changes are often
    there.
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


def any_in_history(elements: Iterable[HtmlElement]) -> bool:
    """Whether any of these elements is ``in_history``: they share most of the elements around them."""
    around = {step for element in elements for step in (element, *element.iterancestors())}
    return any(_history_in(names_of(step)) for step in around)


def is_request(element: HtmlElement) -> bool:
    """Whether an element is named as a poll among the readers, or as a box for signing up."""
    return bool(_request_in(names_of(element)))


def in_menu(element: HtmlElement) -> bool:
    """Whether an element is in a menu, or in the page's own header or footer."""
    for step in (element, *element.iterancestors()):
        if step.tag in _MENUS or (step.tag == "header" and next(step.iterancestors("article", "main"), None) is None):
            return True
    return False


def in_margin(element: HtmlElement) -> bool:
    """Whether an element, or one of its next ancestors, is named as a margin (see ``is_margin``)."""
    return any(map(is_margin, (element, *islice(element.iterancestors(), _MARGIN_LEVELS))))


def is_margin(element: HtmlElement) -> bool:
    """Whether an element is named as a box about the author, a box of other stories, or a sidebar."""
    names = names_of(element)
    return bool(_margin_in(names)) and not _story_in(names)


def section_name(element: HtmlElement) -> str:
    """The tag or name that sets an element apart from an article, "" for none."""
    if element.tag in _TAGS:
        return str(element.tag)
    names = names_of(element)
    found = _section_in(names).strip(" _-")
    return "" if found and _story_in(names) else found
