"""Recognises pages that only forward to another page: by a redirect instruction, or by a link and a few words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from lxml.html import HtmlElement

from monitor.extract.lines import size
from monitor.extract.links import web_address
from monitor.extract.outline import Line
from monitor.extract.served import ServedPage
from monitor.model import Document

# Seconds until a redirect takes effect; pages that reload themselves wait far longer.
_LONGEST_DELAY = 10.0
# Text of this length is an article even on a page that redirects (the same limit as in ``problems``).
_ARTICLE_CHARS = 900
# Text of this length is an article if the page's metadata says that it is one;
_MARKED_CHARS = 60
# this length, if the redirect is only for browsers with, or only for those without, scripts;
_SOME_READERS_CHARS = 120
# and this length, if it redirects every reader: notices are shorter.
_ALL_READERS_CHARS = 400
# The most text of a forwarding page: the notice, a disclaimer, links below.
_NOTICE_CHARS = 600
# The most prose beside the notice; two sentences of news are longer.
_OTHER_CHARS = 120
_SENTENCE_CHARS = 30
# The most text beside a lone link: "Opening …", "Continue to …".
_BESIDE_LINK_CHARS = 60

_REFRESH = re.compile(
    r"\s*(?P<delay>\d+(?:\.\d*)?|\.\d+)(?:\s*+[;,]\s*+|\s++)(?:url\s*+=\s*+)?"
    r"(?:\"(?P<a>[^\"]+)|'(?P<b>[^']+)|(?P<c>[^\"'\s].*))",
    re.IGNORECASE | re.DOTALL,
)
_LOCATION = (
    r"(?:(?:window|self|top|parent|document)\s*+\.\s*+)*location(?:\s*+\.\s*+(?:href|replace|assign))?\s*+[=(]\s*+"
    r"(?P<quote>[\"'])(?P<url>[^\"'\s<>]{1,4000})(?P=quote)\s*+\)?\s*+;?\s*+"
)
# A script that does nothing but redirect the browser, at once or after a delay.
_SCRIPT = re.compile(
    r"\s*+(?:<!--)?\s*+(?:(?:window\s*+\.\s*+)?opener\s*+=\s*+null\s*+;\s*+)?(?:"
    + _LOCATION
    + r"|(?:window\s*+\.\s*+)?setTimeout\s*+\(\s*+(?:function\s*+\(\s*+\)\s*+\{|\(\s*+\)\s*+=>\s*+\{?)\s*+"
    + _LOCATION.replace("?P<quote>", "?P<late_quote>")
    .replace("?P<url>", "?P<late_url>")
    .replace("?P=quote", "?P=late_quote")
    + r"\}?\s*+,\s*+(?P<wait>\d{1,5})\s*+\)\s*+;?)\s*+(?://\s*+)?(?:-->)?\s*+",
)
_SCRIPT_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))")
_SCRIPT_TYPES = frozenset({"", "text/javascript", "application/javascript", "module"})

# Phrases of forwarding pages: they address the reader, or are a whole line.
_NOTICES = re.compile(
    r"\byou(?:'re| are)(?: now| currently)? being (?:redirected|forwarded|taken|sent)\b"
    r"|\byou(?: will|'ll)(?: now| soon| shortly)?(?: automatically)? be(?: automatically)?"
    r" (?:redirected|forwarded|taken to)\b"
    r"|\bif you(?:'re| are) not (?:automatically )?(?:redirected|forwarded)\b"
    r"|\b(?:redirecting|sending|taking|forwarding) you to\b|\bredirect(?:ion)? notice\b"
    r"|^\W*(?:page )?redirect(?:ing|ion|ed)?(?: page)?\W*$|^\W*redirecting (?:you )?to\b"
    r"|\byou(?:'re| are)(?: now| about to)? (?:leaving|leave)\b.{0,40}\b(?:site|website|page|app)\b"
    # de
    r"|\b(?:sie werden|du wirst|ihr werdet)\b.{0,40}\bweiter(?:geleitet|leiten)"
    r"|^\W*(?:automatische )?weiterleitung(?:\W*$| (?:zu|auf|nach|läuft)\b)"
    r"|\bfalls (?:sie|du) nicht\b.{0,40}\bweitergeleitet"
    # fr
    r"|\bvous (?:allez être|êtes|serez)\b.{0,40}\bredirigée?s?\b|^\W*redirection(?:\W*$| (?:en cours|vers)\b)"
    # es
    r"|\b(?:está|estás|será|serás|va a ser|vas a ser)\b.{0,40}\bredirigid[oa]\b"
    r"|^\W*(?:redirigiendo|redireccionando|redirección)(?:\W*$| a\b)"
    # it
    r"|\b(?:verrai|verrà|sarai|sarà|stai per essere|sta per essere)\b.{0,40}\b(?:re)?indirizzat[oa]\b"
    r"|^\W*reindirizzamento(?:\W*$| (?:a|in corso)\b)"
    # pt
    r"|\b(?:será|serás|está sendo|está a ser)\b.{0,40}\bredirecionad[oa]\b"
    r"|^\W*(?:redirecionando|a redirecionar|redirecionamento)(?:\W*$| para\b)"
    # nl, sv, da, no
    r"|\b(?:u wordt|je wordt)\b.{0,40}\b(?:doorgestuurd|doorverwezen|omgeleid)\b"
    r"|\b(?:du|ni) (?:omdirigeras|skickas vidare)\b"
    r"|\b(?:du|de) (?:bliver|blir) (?:omdirigeret|videresendt|omdirigert)\b"
    # pl, ru, tr, ja, zh
    r"|\bzostaniesz\b.{0,40}\bprzekierowan|^\W*przekierow(?:anie|ywanie)\W*$"
    r"|(?:вы будете|вас)\b.{0,40}перенаправ|^\W*(?:перенаправление|переадресация)\W*$"
    r"|yönlendiriliyorsunuz|リダイレクト(?:し|中)|自動的に(?:移動|転送)|正在(?:跳转|重定向|为您跳转|為您跳轉)|即将跳转",
    re.IGNORECASE,
)
_QUOTE = re.compile('["“”„«»‘「『]')


@dataclass(frozen=True, slots=True)
class Forward:
    """The target of a forwarding page, "" if unknown. ``automatic``: browsers follow it without a click."""

    url: str
    automatic: bool


@dataclass(frozen=True, slots=True)
class _Instruction:
    """A redirect instruction. ``delay``: in seconds. ``for_all``: it works with and without scripts."""

    url: str
    delay: float
    for_all: bool = True


def find_forward(page: ServedPage, url: str, document: Document, refresh: str | None = None) -> Forward | None:
    """The target of a page that only forwards; None for any other page.

    ``document`` is what was read from it, ``refresh`` the value of its Refresh header.
    """
    chars = _article_chars(document)
    tree = page.tree if chars < _ARTICLE_CHARS else None
    if tree is None:
        return None
    lines = page.lines
    is_notice = _is_notice(lines, document.title)
    chars = max(chars, _prose_chars(lines))
    if not is_notice and chars >= _MARKED_CHARS and _is_marked_as_article(tree, document):
        return None
    base, own = _base(tree, url), urldefrag(url).url
    followed = [item for item in _instructions(tree, refresh) if _is_followed(item, chars, is_notice=is_notice)]
    target = _first_target(followed, base, own)
    if target:
        return Forward(target, automatic=True)
    targets = (target for target in _links(tree, base) if target != own)
    if is_notice:
        return Forward(_likeliest_target(list(targets), url), automatic=False)
    return _lone_link(lines, targets, url)


def _first_target(instructions: Iterable[_Instruction], base: str, own: str) -> str:
    """The target of the first instruction that leads to another page."""
    targets = (_absolute(base, instruction.url) for instruction in instructions)
    return next((target for target in targets if target not in ("", own)), "")


def _article_chars(document: Document) -> int:
    return sum(size(block.text) for block in document.blocks if not block.furniture)


def _is_followed(instruction: _Instruction, chars: int, *, is_notice: bool) -> bool:
    """Whether an instruction takes effect soon, on a page with too little text for an article."""
    enough = _ALL_READERS_CHARS if instruction.for_all or is_notice else _SOME_READERS_CHARS
    return instruction.delay <= _LONGEST_DELAY and chars < enough


def _is_notice(lines: Sequence[Line], title: str) -> bool:
    """Whether the page says little more than that its reader is redirected."""
    if sum(size(line.text) for line in lines) >= _NOTICE_CHARS:
        return False
    others = [line for line in lines if not _is_redirect_phrase(line.text)]
    return _prose_chars(others) < _OTHER_CHARS and (len(others) < len(lines) or _is_redirect_phrase(title))


def _is_redirect_phrase(text: str) -> bool:
    """Whether a line says that the reader is redirected, outside a quotation."""
    found = _NOTICES.search(text)
    return found is not None and not _QUOTE.search(text, 0, found.start())


def _prose_chars(lines: Sequence[Line]) -> int:
    return sum(size(line.text) for line in lines if not line.is_link and size(line.text) >= _SENTENCE_CHARS)


def _lone_link(lines: Sequence[Line], targets: Iterable[str], url: str) -> Forward | None:
    """The forward of a page that is little more than one link to another site."""
    if sum(size(line.text) - line.link_chars for line in lines) > _BESIDE_LINK_CHARS:
        return None
    found = set(targets)
    target = found.pop() if len(found) == 1 else ""
    is_away = target and not _is_home(target) and _host(target) != _host(url)
    return Forward(target, automatic=False) if is_away else None


def _is_marked_as_article(tree: HtmlElement, document: Document) -> bool:
    """Whether metadata or markup says that the page is an article: a date, an author, its type."""
    if document.published or document.modified or document.byline:
        return True
    return any(
        element.tag == "article" or (element.get("property") == "og:type" and element.get("content") == "article")
        for element in tree.iter("article", "meta")
    )


def _instructions(tree: HtmlElement, refresh: str | None) -> Iterator[_Instruction]:
    """The redirect instructions, in the order in which browsers follow them."""
    if refresh and (header := _refresh(refresh)):
        yield header
    metas = [element for element in tree.iter("meta") if _is_refresh(element)]
    found = [_refresh(element.get("content") or "", for_all=not _in_noscript(element)) for element in metas]
    # Those in ``noscript`` come last; the sort is stable.
    yield from sorted(filter(None, found), key=lambda instruction: not instruction.for_all)
    yield from _script(tree)


def _is_refresh(meta: HtmlElement) -> bool:
    return (meta.get("http-equiv") or "").strip().lower() == "refresh"


def _in_noscript(element: HtmlElement) -> bool:
    return next(element.iterancestors("noscript"), None) is not None


def _refresh(text: str, *, for_all: bool = True) -> _Instruction | None:
    """Parse a declarative refresh (WHATWG HTML, 4.2.5.3); None for one that only reloads the page."""
    found = _REFRESH.match(text)
    if found is None:
        return None
    target = found["a"] or found["b"] or found["c"]
    return _Instruction(target.strip(), float(found["delay"]), for_all)


def _script(tree: HtmlElement) -> Iterator[_Instruction]:
    """The redirect of the page's only script, if that does nothing else."""
    scripts = [item for item in tree.iter("script") if (item.get("type") or "").strip().lower() in _SCRIPT_TYPES]
    if len(scripts) != 1 or scripts[0].get("src") is not None:
        return
    found = _SCRIPT.fullmatch(scripts[0].text or "")
    if found:
        url = _SCRIPT_ESCAPE.sub(_unescaped, found["url"] or found["late_url"])
        yield _Instruction(url, int(found["wait"] or 0) / 1000, for_all=False)


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else found[3]


def _likeliest_target(targets: list[str], url: str) -> str:
    """The first link to another site, else the first that is no home page; "" where there is none."""
    away = [target for target in targets if _host(target) != _host(url)]
    return next(iter(away or [target for target in targets if not _is_home(target)]), "")


def _links(tree: HtmlElement, base: str) -> Iterator[str]:
    for link in tree.iter("a"):
        target = _absolute(base, link.get("href") or "")
        if target:
            yield target


def _base(tree: HtmlElement, url: str) -> str:
    return next((_absolute(url, item.get("href") or "") for item in tree.iter("base")), "") or url


def _absolute(base: str, reference: str) -> str:
    """The absolute http(s) address of a reference, without its fragment; "" for anything else."""
    return urldefrag(web_address(reference, base)).url if (reference := reference.strip()) else ""


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower().removeprefix("www.")
