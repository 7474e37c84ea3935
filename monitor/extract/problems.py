"""What stands in an article's place: a consent wall, a bot check, a paywall stub, an error page, nothing."""

from __future__ import annotations

import re

from monitor.errors import NoArticle, PageBlocked, ParseError
from monitor.extract.error_pages import is_error_page
from monitor.extract.lines import fold, size
from monitor.extract.outline import page_lines
from monitor.extract.page import decode_html, parse_html
from monitor.model import Document

# An article this long is one, whatever boxes the page shows beside it.
_ARTICLE_CHARS = 900
_STUB_CHARS = 400
_PAGE_CHARS = 6000

_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "a bot check",
        re.compile(
            r"just a moment\.\.\.|attention required|checking (?:your|if the site) (?:browser|connection)"
            r"|verify(?:ing)? (?:that )?you(?: are|'re) (?:a )?(?:human|not a robot)"
            r"|are you a (?:robot|human)|(?:complete|solve) the (?:security check|captcha|challenge|puzzle)"
            r"|\bcaptcha\b|unusual (?:traffic|activity)|pardon our interruption"
            r"|press (?:&|and) hold|access (?:to this page has been |is )?denied|you have been blocked|ddos"
            r" protection|ray id\b|reference #\d|human verification|security verification"
            r"|ich bin kein roboter|bestätigen sie, dass sie (?:ein mensch|kein roboter)|je ne suis pas un robot"
            r"|vérifi\w+ que vous (?:êtes|n'êtes)|no soy un robot|verific\w+ que (?:eres|usted es) (?:un )?human"
            r"|non sono un robot|não sou um robô|ik ben geen robot|я не робот|подтвердите, что вы не робот|人机验证"
            r"|ロボットではありません",
            re.IGNORECASE,
        ),
    ),
    (
        "a page that needs JavaScript",
        re.compile(
            r"(?:please |you need to |must )?(?:enable|turn on|activate) java ?script|java ?script (?:is |must be "
            r"|has been )?(?:disabled|required|enabled|not enabled|turned off)"
            r"|requires java ?script|java ?script (?:aktivieren|deaktiviert)|(?:activer|désactivé) java ?script|java"
            r" ?script est désactivé|habilit\w+ java ?script|(?:abilita|attiva)\w* java ?script"
            r"|ative o java ?script|java ?script (?:inschakelen|uitgeschakeld)|включите java ?script",
            re.IGNORECASE,
        ),
    ),
    (
        "a consent wall",
        re.compile(
            r"(?:we|our partners|and our partners)\b.{0,120}\b(?:store and/or access|process personal data|use"
            r" cookies)|(?:accept|agree to|reject) (?:all|cookies)|before you continue|we value your privacy|your"
            r" privacy (?:choices|matters)"
            r"|consent (?:to|or pay)|(?:mit werbung|werbefrei) weiterlesen|zustimmen (?:und|&) weiter|(?:alle"
            r" )?(?:cookies )?akzeptieren|datenschutz-?einstellungen|ihre zustimmung|accepter et (?:continuer|fermer)"
            r"|(?:tout )?accepter|continuer sans accepter|aceptar (?:y continuar|todo|cookies)|accetta (?:e continua"
            r"|tutti|i cookie)|aceitar (?:e continuar|todos|cookies)|(?:alles )?accepteren|akkoord",
            re.IGNORECASE,
        ),
    ),
    (
        "a paywall stub",
        re.compile(
            r"subscribe (?:now |today )?to (?:continue|read|keep|unlock)|(?:to )?(?:continue|keep) reading|already a"
            r" (?:subscriber|member)|subscribers? only|for subscribers|sign in to (?:read|continue)"
            r"|create (?:a free|an) account to|weiterlesen mit|(?:nur |exklusiv )?für abonnenten|jetzt (?:abonnieren"
            r"|weiterlesen)|réservée? aux abonnés|abonnez-vous pour|déjà abonné|(?:solo|exclusivo) para suscriptores"
            r"|suscríbete para|(?:riservato|esclusivo) (?:agli|per gli) abbonati|abbonati per|exclusivo para"
            r" assinantes|assine para|alleen voor abonnees|word abonnee",
            re.IGNORECASE,
        ),
    ),
)  # fmt: skip


def page_problem(document: Document, html: bytes | str) -> ParseError | None:
    """Why this page holds no article: ``NoArticle`` or ``PageBlocked`` for the caller to raise, or None where it does.

    ``html`` is searched for the signs of walls only where the text that was found is short.
    """
    chars = sum(size(block.text) for block in document.content if not block.furniture)
    if chars >= _ARTICLE_CHARS:
        return None
    if is_error_page(document, chars):
        return PageBlocked(f"an error page stands where the article was: {document.title[:80]!r}")
    text = _visible(document, html)
    for name, pattern in _SIGNS[:2]:
        if pattern.search(document.title) or (
            pattern.search(text) and (chars < _STUB_CHARS or pattern.search(document.text))
        ):
            return PageBlocked(f"{name} stands where the article was")
    if chars < _STUB_CHARS:
        for name, pattern in _SIGNS[2:]:
            if pattern.search(document.text) or (chars < _STUB_CHARS / 2 and pattern.search(text)):
                return PageBlocked(f"{name} stands where the article was")
    return None if document.content else NoArticle("no article text was found on the page")


def _visible(document: Document, html: bytes | str) -> str:
    """The beginning of what a reader sees, with what is shown where scripts do not run."""
    if not html:
        return f"{document.title}\n{document.text}"[:_PAGE_CHARS]
    tree = parse_html(decode_html(html))
    if tree is None:
        return ""
    silent = " ".join(fold(" ".join(element.itertext())) for element in tree.iter("title", "noscript"))
    return (silent + "\n" + "\n".join(line.text for line in page_lines(tree)))[:_PAGE_CHARS]
