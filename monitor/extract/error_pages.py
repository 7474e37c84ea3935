"""Error pages that are served as if they were articles: recognised by a title that says nothing else, and their text.

Each sign alone may be in an article about error pages; so the title has to be a phrase of these from end to end, and
the text has to speak to a reader who searched for a page, or to say next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from monitor.boilerplate import straight
from monitor.extract.lines import fold, size
from monitor.model import BlockKind, Document

_FEW_CHARS = 120  # as much as a site's claim or a line of its footer
_SITE_WORDS = 5

_NUMBER = r"(?:http )?(?:error|fehler|erreur|errore|erro|fout)?[ :]*(?:40[0-9]|410|429|50[0-9])"
_LEADS = (
    r"error|oops|whoops|uh[- ]oh|sorry|we(?:'re| are) sorry|apologies|hoppla|ups|huch|entschuldigung|leider|fehler|oups"
    r"|désolée?|nous sommes désolés|erreur|vaya|lo sentimos|spiacenti|siamo spiacenti|errore|ops|opa|desculpe"
    r"|lamentamos|erro|helaas|oeps|fout"
)
_TITLES = (
    # en
    (
        r"(?:the |this |that |your )?(?:requested )?(?:page|article|story|file|content|document|url)"
        r"(?: (?:was|is))? not found"
    ),
    r"(?:the |this |that )?(?:page|article|story|file|content|document) (?:cannot|can't|could not|couldn't) be found",
    r"(?:the |this |that )?(?:page|article|story|file|content|document) (?:does not|doesn't|no longer) exists?",
    (
        r"(?:the |this |that )?(?:page|article|story|content) (?:is |isn't )?"
        r"(?:no longer |not )?(?:un)?available(?: anymore)?"
    ),
    (
        r"(?:the |this |that )?(?:page|article|story|content)"
        r" (?:has been|was|is) (?:removed|deleted|withdrawn|taken down)"
    ),
    r"(?:we )?(?:cannot|can't|could not|couldn't) find (?:the|that|this|your) (?:page|article|story)",
    (
        r"not found|page missing|nothing (?:was )?found|something(?: has|'s)? (?:went|gone) wrong"
        r"|an error (?:has )?occurred"
    ),
    (
        r"(?:the )?(?:service|site|website|server)?(?: is)? ?(?:temporarily )?unavailable|internal server error"
        r"|bad gateway"
    ),
    r"gateway time-?out|bad request|forbidden|too many requests|server error|application error|technical difficulties",
    # de
    (
        r"(?:die |diese )?(?:angeforderte )?(?:seite|artikel)(?: wurde| konnte)?(?: leider)? nicht"
        r" (?:gefunden|verfügbar)(?: werden)?"
    ),
    r"(?:die |diese )?seite (?:existiert|gibt es)(?: leider)? nicht(?: mehr)?|nicht gefunden",
    r"(?:da |hier )?(?:ist )?(?:et)?was (?:ist )?schief ?ge(?:laufen|gangen)|ein fehler ist aufgetreten",
    r"es ist ein fehler aufgetreten|interner serverfehler",
    # fr
    r"(?:cette |la )?(?:page|article) (?:est )?(?:introuvable|non trouvée?|inexistante|indisponible)",
    r"(?:cette |la )?page (?:demandée )?n'(?:existe (?:pas|plus)|a pas été trouvée|est (?:pas|plus) disponible)",
    r"(?:une|un) (?:erreur|problème) (?:est survenue?|s'est produite?)|quelque chose s'est mal passé|erreur interne",
    # es
    r"(?:la |esta )?(?:página|artículo|noticia) no (?:ha sido )?(?:encontrad[ao]|existe|(?:está )?disponible)",
    (
        r"no (?:se ha encontrado|hemos encontrado|encontramos) (?:la|esta) página|(?:algo"
        r"|alguna cosa) (?:ha salido|salió|fue) mal"
    ),
    r"(?:se )?ha (?:producido|ocurrido) un error|error interno(?: del servidor)?",
    # it
    r"(?:la )?pagina (?:non (?:è stata )?(?:trovata|disponibile)|inesistente|non esiste)|qualcosa è andato storto",
    r"si è verificato un errore|errore interno(?: del server)?",
    # pt
    r"(?:a |esta )?(?:página|notícia) (?:não (?:foi )?(?:encontrada|existe|(?:está )?disponível)|inexistente)",
    r"(?:algo|alguma coisa) (?:correu mal|deu errado)|ocorreu um erro|erro interno(?: do servidor)?",
    # nl
    (
        r"(?:de |deze )?pagina (?:is |werd |kon )?niet (?:gevonden|beschikbaar)(?: worden)?"
        r"|(?:deze |de )?pagina bestaat niet(?: meer)?"
    ),
    r"er (?:is iets|ging iets|is) (?:mis|fout)(?:gegaan)?(?: ?gegaan)?|er is een fout opgetreden|niet gevonden",
    # ru, ja, zh
    r"страница не найдена|ページが見つかりません(?:でした)?|页面不存在|找不到(?:该)?页面",
)
_TEXTS = (
    # en
    (r"(?:page|article|story|content|file|url|address|link) (?:that )?you(?:'re|'ve| are| have| were)?(?: just)?"
    r" (?:look|request|follow|tr[iy]|click|enter|seek|ask)"),
    (r"(?:page|article|story|content|file|url)(?: you \w+(?: \w+){0,3})?"
    r" (?:(?:cannot|can't|could not|couldn't) be found|does not exist|doesn't exist|no longer exists"
    r"|(?:is|was) not found|(?:may|might) (?:not exist|have (?:been )?(?:moved|deleted|removed|expired|changed))"
    r"|has been (?:moved|deleted|removed)|is(?: no longer|n't| not) available)"),
    r"(?:find|locate|load|display)(?:ing)? (?:the|that|this|your) (?:page|article|story)",
    r"(?:please )?try (?:again|refreshing|reloading)|(?:go|return|back) (?:back )?to (?:the|our) (?:home|front) ?page",
    r"server encountered|complete your request|web server|under maintenance|check the (?:address|url|spelling)",
    # de
    r"seite (?:existiert|wurde|konnte|ist)(?: \w+){0,3} (?:nicht|gefunden|verschoben|gelöscht|entfernt|verfügbar)",
    r"(?:aufgerufene|gesuchte|angeforderte|gewünschte) (?:seite|artikel|adresse)|(?:zur|auf der|auf die) startseite",
    r"versuchen sie es|versuche? es (?:bitte )?(?:später|noch ?mal|erneut)|nicht mehr verfügbar",
    # fr
    (r"page (?:que vous|demandée|recherchée)|n'existe (?:pas|plus)|(?:ré)?essay(?:er|ez) (?:plus tard"
    r"|ultérieurement|de nouveau)"),
    r"(?:à|vers|de|sur) la page d'accueil",
    # es
    r"página (?:que (?:busca|está|estás|intenta|solicit)|solicitada)|(?:inténtelo|inténtalo|intente|vuelva a intentar)",
    r"(?:a|por|en) la (?:página de inicio|portada)|ha sido (?:eliminada|movida)",
    # it
    (r"pagina (?:che (?:cerc|stai|hai|stavi)|richiesta|cercata)|riprova(?:re)? (?:più tardi|tra)"
    r"|alla (?:home ?page|pagina iniziale)"),
    # pt
    (r"página (?:que (?:procur|voc|está|tent|busc)|solicitada)|tente (?:de novo|novamente|outra vez|mais tarde)"
    r"|página inicial"),
    # nl
    r"pagina die (?:u|je)|probeer het|naar de (?:home ?page|voorpagina|startpagina)|bestaat niet(?: meer)?",
    # ru
    r"не (?:существует|найдена)|удалена",
)  # fmt: skip
_UNSPACED_TEXTS = "見つかりません|削除|不存在|已被?删除"
_LEAD = rf"(?:(?:{_NUMBER}|{_LEADS})\b[\s.,:;!|–—-]*)"
_TITLE = re.compile(rf"\W*(?P<lead>{_LEAD}*)(?P<phrase>{'|'.join(_TITLES)})?\W*(?:{_NUMBER})?\W*", re.IGNORECASE)
_TEXT = re.compile(rf"\b(?:{'|'.join(_TEXTS)})|{_UNSPACED_TEXTS}", re.IGNORECASE)
_PARTS = re.compile(r"(?<!\s)\s++[|·•»–—-]\s++|(?:(?<!\s)\s++)?\|\s*+")
_MISSING = re.compile(
    r"\b(?:404|410|not found|(?:cannot|can't|could not|couldn't) (?:be found|find)|no longer|not exist|doesn't exist"
    r"|(?:been|was|is|or) (?:moved|deleted|removed|withdrawn|taken down)|(?:page|article|story) (?:is )?missing"
    r"|nicht gefunden|nicht mehr|existiert|gelöscht|entfernt|zurückgezogen"
    r"|introuvable|non trouvée?|inexistante|n'existe|supprimée?|retirée?|n'est plus"
    r"|no (?:ha sido |se ha |hemos )?encontrad[ao]|no existe|eliminad[ao]|retirad[ao]|ya no"
    r"|non (?:è stata )?trovata|inesistente|non esiste|rimoss[ao]|eliminat[ao]"
    r"|não (?:foi )?encontrad[ao]|não existe|removid[ao]|já não"
    r"|niet gevonden|bestaat niet|niet meer|verwijderd|не найдена|не существует|удален[ао]?)\b"
    r"|見つかりません|削除|不存在|已被?删除|找不到",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:try(?:ing)? again|(?:try|please) (?:refresh|reload)\w*|temporar\w*|under maintenance|later|\b50[0-9]\b"
    r"|später|erneut|noch ?mal|vorübergehend|plus tard|ultérieurement|de nouveau|temporairement|más tarde|de nuevo"
    r"|inténte?[ln]\w*|inténtalo|temporal\w*|riprova\w*|più tardi|temporane\w*|mais tarde|novamente|outra vez"
    r"|probeer het|opnieuw|tijdelijk|позже)\b",
    re.IGNORECASE,
)


def is_error_page(document: Document, *, has_story: Callable[[], bool]) -> bool:
    """Whether a document only says that a page was not found or could not be shown.

    A title that says so is enough where next to nothing is below it, and no story.
    """
    headings = [block.text for block in document.blocks[:2] if block.kind is BlockKind.HEADING]
    said = max((_says_error(title) for title in (document.title, *headings)), default=0)
    if said and _TEXT.search(straight(document.text)):
        return True
    return said == _PHRASE and sum(size(block.text) for block in document.blocks) < _FEW_CHARS and not has_story()


def says_missing(document: Document) -> bool:
    """Whether an error page says that what was asked for is not there (any more), and not to try again later."""
    text = straight(f"{document.title}\n{document.text}")
    return _MISSING.search(text) is not None and _AGAIN.search(text) is None


_LEAD_ONLY, _PHRASE = 1, 2


def _says_error(title: str) -> int:
    """Whether a title is nothing but a phrase of error pages, or only a lead to one, with the name of the site."""
    parts = [part for part in _PARTS.split(straight(fold(title))) if part]
    signs = [_sign(part) for part in parts]
    others = [part for part, sign in zip(parts, signs, strict=True) if not sign]
    return 0 if any(len(part.split()) > _SITE_WORDS for part in others) else max(signs, default=0)


def _sign(part: str) -> int:
    found = _TITLE.fullmatch(part)
    if found is None or not (found["lead"] or found["phrase"]):
        return 0
    return _PHRASE if found["phrase"] or any(char.isdigit() for char in part) else _LEAD_ONLY
