"""Recognises error pages that are served as if they were articles, by their title and text.

A news article may show any one of the signs: it may be about error pages, or about a page of a diary that was found. So
the title must consist of the words of error pages only; and the text must either mention a missing page or what the
reader looked for, without naming a day, or be nearly empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from monitor.boilerplate import straight
from monitor.extract.lines import TITLE_SEPARATOR, fold, size
from monitor.extract.missing_words import SPACED, UNSPACED
from monitor.model import BlockKind, Document

_FEW_CHARS = 120  # a site's slogan or a line of its footer
_SITE_WORDS = 5  # the most words of a site's name

# How surely a title is that of an error page.
_LEAD_ONLY = 1  # only an opening such as "Oops"
_PHRASE = 2  # a phrase such as "404" or "Not found"
_OF_A_PAGE = 3  # a phrase that also names the page: "Page not found"

_NUMBER = r"(?:http )?(?:error|fehler|erreur|errore|erro|fout)?[ :]*(?:40[0-9]|410|429|50[0-9])"
_LEADS = (
    r"error|oops|whoops|uh[- ]oh|hmm+|sorry|we(?:'re| are) sorry|apologies|hoppla|ups|huch|entschuldigung|leider|fehler"
    r"|oups|désolée?|nous sommes désolés|erreur|vaya|lo sentimos|spiacenti|siamo spiacenti|errore|ops|opa|desculpe"
    r"|lamentamos|erro|helaas|oeps|fout|przepraszamy|hoppsan|ojdå|beklager|ошибка|упс"
)
# Server errors, and errors without a stated cause.
_TROUBLES = (
    # en
    r"page missing|something(?: has|'s)? (?:went|gone) wrong|an error (?:has )?occurred",
    (
        r"(?:the )?(?:service|site|website|server)?(?: is)? ?(?:temporarily )?unavailable|internal server error"
        r"|bad gateway"
    ),
    r"gateway time-?out|bad request|forbidden|too many requests|server error|application error|technical difficulties",
    # de
    r"(?:da |hier )?(?:ist )?(?:et)?was (?:ist )?schief ?ge(?:laufen|gangen)|ein fehler ist aufgetreten",
    r"es ist ein fehler aufgetreten|interner serverfehler",
    # fr
    r"(?:une|un) (?:erreur|problème) (?:est survenue?|s'est produite?)|quelque chose s'est mal passé|erreur interne",
    # es
    r"(?:algo|alguna cosa) (?:ha salido|salió|fue) mal",
    r"(?:se )?ha (?:producido|ocurrido) un error|error interno(?: del servidor)?",
    # it
    r"qualcosa è andato storto|si è verificato un errore|errore interno(?: del server)?",
    # pt
    r"(?:algo|alguma coisa) (?:correu mal|deu errado)|ocorreu um erro|erro interno(?: do servidor)?",
    # nl
    r"er (?:is iets|ging iets|is) (?:mis|fout)(?:gegaan)?(?: ?gegaan)?|er is een fout opgetreden",
)
_HELP = (
    # en
    r"(?:find|locate|load|display)(?:ing)? (?:the|that|this|your) (?:page|article|story)",
    r"(?:please )?try (?:again|refreshing|reloading)|(?:go|return|back) (?:back )?to (?:the|our) (?:home|front) ?page",
    r"server encountered|complete your request|web server|under maintenance|check the (?:address|url|spelling|link)",
    # de
    r"(?:zur|auf der|auf die) startseite|versuchen sie es|versuche? es (?:bitte )?(?:später|noch ?mal|erneut)",
    # fr
    r"(?:ré)?essay(?:er|ez) (?:plus tard|ultérieurement|de nouveau)|(?:à|vers|de|sur) la page d'accueil",
    # es
    r"(?:inténtelo|inténtalo|intente|vuelva a intentar)|(?:a|por|en) la (?:página de inicio|portada)",
    # it
    r"riprova(?:re)? (?:più tardi|tra)|alla (?:home ?page|pagina iniziale)",
    # pt
    r"tente (?:de novo|novamente|outra vez|mais tarde)|página inicial",
    # nl
    r"probeer het|naar de (?:home ?page|voorpagina|startpagina)",
    # pl, sv, ru, uk
    r"na stronę główną|till startsidan|на главную|на головну",
)  # fmt: skip


def _either(*fields: str) -> str:
    """A pattern that matches any of these fields of ``MissingWords``, in any language."""
    spaced = "|".join(text for words in SPACED for name in fields if (text := getattr(words, name)))
    unspaced = "|".join(getattr(words, name) for words in UNSPACED for name in fields)
    return rf"(?:(?<!\w)(?:{spaced})(?:(?!\w)|(?<='))|{unspaced})"


_GONE = _either("missing", "removed", "unavailable")
_THING = _either("things")
_TROUBLE = rf"(?<!\w)(?:{'|'.join(_TROUBLES)})(?!\w)"
_TOKEN = (
    rf"(?>{_TROUBLE}|(?<!\w)(?:{_NUMBER}|{_LEADS})(?!\w)"
    rf"|{_either('requested', 'missing', 'removed', 'unavailable', 'things')}|{_either('fillers')})"
)
_TITLE = rf"\W*+(?>{_TOKEN}\W*+)++"
_LEAD = rf"\W*(?:{_LEADS})\b"
_NAMES_PAGE = _either("things", "requested")
_SAYS_ERROR = rf"{_TROUBLE}|{_GONE}|\d"
_TEXT = (
    rf"{_either('requested')}|{_THING}[^.!?\n]{{0,60}}?{_GONE}|{_GONE}[^.!?\n]{{0,40}}?{_THING}|\b(?:{'|'.join(_HELP)})"
)
_MISSING = rf"\b(?:404|410)\b|{_either('missing', 'removed')}"
_WITHDRAWN = _either("removed")
_AGAIN = re.compile(
    r"\b(?:try(?:ing)? again|(?:try|please) (?:refresh|reload)\w*|temporar\w*|under maintenance|later|\b50[0-9]\b"
    r"|später|erneut|noch ?mal|vorübergehend|plus tard|ultérieurement|de nouveau|temporairement|más tarde|de nuevo"
    r"|inténte?[ln]\w*|inténtalo|temporal\w*|riprova\w*|più tardi|temporane\w*|mais tarde|novamente|outra vez"
    r"|probeer het|opnieuw|tijdelijk|spróbuj|później|chwilowo|försök|igen|tillfälligt|midlertidigt?|prøv"
    r"|позже|попробуйте|пізніше|спробуйте|tekrar)\b|もう一度|しばらく|稍后|稍後|다시 시도|잠시",
    re.IGNORECASE,
)


def is_error_page(
    document: Document, titles: Iterable[str], *, has_story: Callable[[], bool], names_day: Callable[[], bool]
) -> bool:
    """Whether a document only says that a page was not found or could not be shown.

    ``titles``: the page's own. The title alone decides where the text below it is nearly empty and ``has_story`` is
    false. ``names_day``: whether the text says on which day something happened, as news does.
    """
    headings = [block.text for block in document.blocks[:2] if block.kind is BlockKind.HEADING]
    sign = max(map(_title_sign, (document.title, *titles, *headings)))
    text = straight(document.text)
    # Below a title that names the page, a text such as "It may have been moved" is enough.
    if sign and (_found(_TEXT, text) or (sign == _OF_A_PAGE and _found(_GONE, text))):
        return not names_day()
    return sign >= _PHRASE and sum(size(block.text) for block in document.blocks) < _FEW_CHARS and not has_story()


def says_missing(document: Document) -> bool:
    """Whether an error page says that the requested page does not exist (any more), and not to try again later."""
    text = straight(f"{document.title}\n{document.text}")
    return _found(_MISSING, text) and _AGAIN.search(text) is None


def says_withdrawn(text: str) -> bool:
    """Whether a text says that something was removed, like a notice that replaces an article."""
    return _found(_WITHDRAWN, straight(text))


def _title_sign(title: str) -> int:
    """How surely a title is that of an error page (``_LEAD_ONLY`` to ``_OF_A_PAGE``), 0 for any other title.

    Besides the words of error pages it may hold the name of the site.
    """
    parts = [part for part in TITLE_SEPARATOR.split(straight(fold(title))) if part]
    signs = [_sign(part) for part in parts]
    others = [part for part, sign in zip(parts, signs, strict=True) if not sign]
    return 0 if any(len(part.split()) > _SITE_WORDS for part in others) else max(signs, default=0)


def _sign(part: str) -> int:
    if _compiled(_TITLE).fullmatch(part) is None:
        return 0
    if _found(_GONE, part) and _found(_NAMES_PAGE, part):
        return _OF_A_PAGE
    if _found(_SAYS_ERROR, part):
        return _PHRASE
    return _LEAD_ONLY if _compiled(_LEAD).match(part) else 0


def _found(pattern: str, text: str) -> bool:
    return _compiled(pattern).search(text) is not None


@lru_cache(maxsize=8)
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first needed: it takes long, and most pages are too long to be checked."""
    return re.compile(pattern, re.IGNORECASE)
