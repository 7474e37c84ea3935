"""Words that mark a page as live coverage, and lines of live pages that are not article text."""

from __future__ import annotations

import re

# Announces live coverage in a headline or a short line. "People who live here" does not.
_SAYS_LIVE = re.compile(
    r"\blive[ -]?(?:blog|ticker|updates?|coverage|reporting|feed|stream|text)\b|\blive\s*[:|–—]|[:|–—,]\s*live\b"
    r"|\blive$|^live\b(?! (?:in|at|on|with|and|from)\b)|(?-i:\bLIVE\b)"
    r"|\b(?:as it happened|minute[ -]by[ -]minute|rolling coverage)\b"
    r"|\b(?:news|eil|corona|wahl)?-?ticker\b|\blive-?ticker\b|\bminutenprotokoll\b|\bnewsblog\b"
    r"|\ben direct\b|\bdirect\s*[:|–—]|\bminute par minute\b|\ble fil\b"
    r"|\b(?:en (?:vivo|directo)|minuto a minuto|última hora\s*[:|])"
    r"|\b(?:in diretta|la diretta|diretta live|minuto per minuto)\b"
    r"|\b(?:ao vivo|ao minuto|em direto|tempo real)\b|\bliveblog\b"
    r"|\b(?:онлайн|прямая трансляция|текстовая трансляция|хроника|наживо|хроніка)\b|\bcanlı\b|مباشر|تغطية حية"
    r"|\b(?:minut för minut|direktrapport(?:ering(?:en)?)?|minutt? for minutt?|time for time)\b"
    r"|\b(?:na żywo|minuta po minucie|živě|minutu po minutě|livenä|hetki hetkeltä|percről percre|λεπτό προς λεπτό)\b"
    r"|实时|實時|直播|滚动|速報|ライブ|リアルタイム|随時更新|लाइव|실시간|속보",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"/(?:live|liveblogs?|ticker|direct|en-vivo|en-directo|diretta|ao-vivo|na-zywo)(?:[/-]|$)"
    r"|[-/_](?:live(?:blog|ticker)?(?:-?updates?|-?coverage)?|newsblog|ticker)(?:[-_/.]|$)",
    re.IGNORECASE,
)
# Class names, ids and schema.org types of the element that contains the entries.
_CONTAINER = re.compile(
    r"(?:^|[\s_:/-])live(?=$|[\s_-])|live-?(?:blog|post|page|feed|stream|list|update|ticker|report|coverage|event|entr)"
    r"|(?:^|[\s_-])ticker|newsticker|minuto|en-?direct|diretta|LiveBlogPosting|update-?(?:list|feed|stream)",
    re.IGNORECASE,
)
# Whole lines about the page itself: "2 new updates", "This live blog is closed."
_PAGE = (
    r"(?:live ?blog|live page|live ?ticker|ticker|blog|live (?:coverage|reporting|updates?|feed|text)|coverage|page)"
)
_FOR_TODAY = r"(?: now| here| for (?:today|now|the (?:day|night)))?"
_ENGLISH = (
    (
        r"(?:there (?:is|are) )?(?:\d+|one|two|three|several) (?:new|more|unread)"
        r" (?:updates?|posts?|entr(?:y|ies)|messages?)(?: available)?"
    ),
    r"auto(?:matic)?[- ]?(?:update|refresh)s?(?: is)?(?: turned| switched)? ?(?:on|off)?",
    r"(?:this )?(?:page|blog|feed) (?:updates|refreshes|reloads) (?:itself|automatically).{0,60}",
    (
        r"(?:load|show|see|view) (?:more|older|newer|earlier|previous|new|all|the latest)"
        r"(?: (?:updates?|posts?|entries))?"
    ),
    r"(?:newest|oldest|latest|most recent) (?:first|at the top)",
    r"sort(?:ed)? by:?(?: (?:newest|oldest|latest))?(?: first)?",
    (
        rf"(?:the|this|our) {_PAGE}(?: (?:of|on) .{{1,80}})? (?:is|has|was)(?: now| been)*"
        rf"(?: closed| ended| finished| paused| over| concluded| coming to an end)+{_FOR_TODAY}"
    ),
    rf"(?:the|this|our) (?:{_PAGE}|article|story) is no longer (?:being )?updated",
    rf"(?:{_PAGE}|(?:our )?updates) (?:has|have)(?: now)? (?:ended|finished|concluded){_FOR_TODAY}",
    rf"that(?:'s| is) (?:all|it)(?: from us)?{_FOR_TODAY}(?:, thank.{{0,60}})?",
    rf"that(?:'s| is) (?:all|it) (?:for|from) (?:today's |this |our |the ){_PAGE}.{{0,60}}",
    (
        r"we(?:'re| are| have|'ve|'ll be)(?: now)?"
        r" (?:clos(?:ed|ing)|end(?:ed|ing)|paus(?:ed|ing)|wrapp(?:ed|ing)(?: up)?)"
        rf"(?: down)? (?:this|our|the) {_PAGE}{_FOR_TODAY}(?:, thank.{{0,60}})?"
    ),
    r"live (?:reporting|coverage|updates?|blog)|key (?:events|moments|updates?)|reporting by|page \d+ of \d+",
    (
        r"[\d.,]+k? (?:people |readers )?(?:are )?(?:currently )?(?:viewing|watching|reading|following)"
        r"(?: (?:this(?: page)?|live|now))*"
    ),
)
_OTHERS = (
    r"\d+ neue (?:beiträge|meldungen|einträge|nachrichten|updates?)",
    r"(?:ältere|neuere|weitere|mehr) (?:beiträge|meldungen|einträge)(?: (?:an)?(?:zeigen|laden))?",
    (
        r"(?:dieser|der|unser) (?:live-?)?(?:blog|ticker)s? (?:ist|wurde|wird)(?: hiermit| nun| jetzt)?"
        r" (?:beendet|geschlossen|pausiert|abgeschlossen)"
    ),
    (
        r"(?:(?:hiermit |damit )?(?:beenden|schließen) wir|wir (?:beenden|schließen))"
        r" (?:den|diesen|unseren) (?:live-?)?(?:blog|ticker).{0,40}"
    ),
    r"(?:diese|die|dieser|der|unser) (?:seite|(?:live-?)?(?:blog|ticker)) wird nicht (?:mehr|länger) aktualisiert",
    r"(?:cette page|(?:ce|le|notre) (?:direct|live|fil)) n'est plus (?:mise? à jour|alimentée?|actualisée?)",
    r"(?:esta página|(?:esta|la|nuestra) cobertura) ya no se (?:actualiza|actualizará)",
    r"(?:questa pagina|(?:la|questa|la nostra) diretta) non (?:è|viene) più aggiornata",
    r"(?:esta página|(?:esta|a nossa|a) cobertura) (?:já )?não (?:é|está|será)(?: mais)?(?: sendo)? (?:atualizada)",
    r"(?:deze pagina|(?:dit|het|ons) liveblog) wordt niet (?:meer|langer) bijgewerkt",
    r"\d+ nouve(?:aux|lles) (?:messages?|mises? à jour|publications?)",
    r"(?:ce|le|notre) (?:direct|live|fil) est (?:désormais |maintenant )?(?:terminé|clos|fini)",
    r"\d+ nuev[ao]s (?:actualizaciones|entradas|mensajes)",
    (
        r"(?:est[ea]|la|el|nuestra) (?:cobertura|narración|directo|vivo)(?: en (?:vivo|directo))? ha"
        r" (?:terminado|finalizado|concluido)"
    ),
    r"\d+ nuovi aggiornamenti",
    r"(?:la|questa|la nostra) diretta (?:è (?:terminata|conclusa|finita)|finisce qui|si chiude qui)",
    r"\d+ nov[ao]s (?:atualizações|publicações)",
    r"(?:esta|a nossa|a) cobertura(?: ao vivo| em direto)? (?:terminou|está encerrada|foi encerrada)",
    r"(?:vår |direkt|live)?rapporteringen (?:är|har) (?:nu )?avslutat?[ds]?",
    r"(?:(?:vår|vores) )?(?:direkte|live)(?:sendingen|dekningen|dækningen|bloggen) er (?:nå |nu )?(?:av|af)sluttet",
    r"(?:(?:tę|naszą) )?relację (?:już )?zakończyliśmy|(?:nasza )?relacja (?:na żywo )?(?:jest |została )?zakończona",
    r"(?:suora )?seuranta on päättynyt|online (?:přenos|reportáž) (?:již )?skončila?",
    r"\d+ nieuwe (?:updates|berichten)|(?:dit|het|ons) liveblog is (?:nu )?(?:gesloten|afgesloten|beëindigd)",
)
_BANNER = re.compile("|".join(f"(?:{phrase})" for phrase in (*_ENGLISH, *_OTHERS)), re.IGNORECASE)
# Courtesy phrases next to such lines: thanks, goodbyes, links to more coverage.
_COURTESY = re.compile(
    r"(?:you can )?(?:read|follow|find|see) (?:our|the|all|more) .{0,60}\bhere"
    r"|(?:(?:many )?thanks|thank you)(?: very much| so much| all)?(?: for .{1,60})?|(?:goodbye|good night)(?: for now)?"
    r"|(?:vielen |herzlichen )?dank(?:e)?(?: (?:fürs|für) .{1,60})?|merci(?: (?:de|d'|pour|à).{1,60})?"
    r"|(?:muchas )?gracias(?: (?:por|a) .{1,60})?|grazie(?: (?:per|a) .{1,60})?|obrigad[oa](?: (?:por|pela) .{1,60})?"
    r"|(?:bedankt|dank)(?: (?:voor|u|je) .{1,60})?",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.!?…])\s+")
# Words of a headline that only say what kind of page it is: "live updates", "as it happened".
_LABEL = re.compile(
    r"\blive\b|\b(?:blog|ticker|updates?|coverage|recap|round-?up|wrap-?up|latest|closed|as it happened"
    r"|how it (?:happened|unfolded)|unfolded|what happened(?: next)?|what we know(?: so far)?"
    r"|minute[ -]by[ -]minute|in full|the day|timeline|relive|follow)\b"
    r"|\b(?:was (?:am \w+ )?geschah|wie es (?:geschah|dazu kam)|zum nachlesen|rückblick|der tag im überblick"
    r"|so (?:ver)?lief|so war|protokoll|chronologie|der tag)\b"
    r"|\b(?:en direct|ce qu'il (?:faut|fallait) retenir|ce qui s'est passé|le récap(?:itulatif)?|le (?:fil|film)"
    r"|(?:re)?vivez|(?:re)?lisez|suivez|retour sur|(?:notre|le) direct|la journée)\b"
    r"|\b(?:en vivo|en directo|así (?:fue|ha sido)|cómo fue|(?:lo|esto) que (?:pasó|ocurrió|ha pasado)|resumen"
    r"|minuto a minuto|siga|sigue|reviva|revive (?:el|la|lo|los|las)|la jornada|cronología)\b"
    r"|\b(?:in diretta|la diretta|cosa è successo|com'è andata|che cosa è accaduto|riassunto|(?:ri)?leggi|rivivi|segui"
    r"|(?:del)?la giornata|il racconto)\b"
    r"|\b(?:ao vivo|em direto|o que aconteceu|como foi|resumo|ao minuto|(?:re)?vej[ao]|acompanhe|releia|o dia)\b"
    r"|\b(?:wat er gebeurde|terugblik|samenvatting|liveblog|zo (?:verliep|ging)"
    r"|volg|lees (?:(?:het|ons|dit) liveblog|hier|alles) terug|de dag)\b"
    r"|\b(?:så (?:var|gick|hände)|dagen|minut för minut|läs|följ|i efterhand)\b"
    r"|\b(?:slik (?:var|gikk)|sådan (?:var|gik)|minutt? for minutt?|les|læs|følg)\b"
    r"|\b(?:jak przebiegał[aoy]?|tak było|zapis relacji|minuta po minucie|na żywo)\b",
    re.IGNORECASE,
)
# The reply button of a reader comment. A list of items with such a button is a discussion.
_REPLY = frozenset(
    [
        *("reply", "antworten", "répondre", "responder", "rispondi", "beantwoorden", "ответить", "svara", "svar"),
        *("odpowiedz", "yanıtla", "返信", "回复", "回覆", "답글", "رد"),
    ]
)
# In characters. Longer lines are article text.
_MAX_BANNER = 160


def says_live(text: str) -> bool:
    """Whether a headline or a short line announces live coverage."""
    return _SAYS_LIVE.search(text) is not None


def is_live_address(url: str | None) -> bool:
    """Whether an address looks like that of a live page."""
    return url is not None and _ADDRESS.search(url) is not None


def is_live_name(names: str) -> bool:
    """Whether the class, id or type of an element marks it as a container of live entries."""
    return _CONTAINER.search(names) is not None


def is_banner(line: str) -> bool:
    """Whether a line is about the live page itself: new updates to load, the end of the coverage."""
    if len(line) > _MAX_BANNER:
        return False
    line = line.replace("\u2019", "'")
    if _matches(_BANNER, line):
        return True
    sentences = _SENTENCES.split(line)
    if len(sentences) == 1:
        return False
    others = [sentence for sentence in sentences if not _matches(_BANNER, sentence)]
    return len(others) < len(sentences) and all(_matches(_COURTESY, sentence) for sentence in others)


def _matches(phrases: re.Pattern[str], sentence: str) -> bool:
    return phrases.fullmatch(sentence.strip(" .!…*•")) is not None


def without_live_labels(title: str) -> str:
    """A headline without the words that only say that the page is live coverage."""
    return _LABEL.sub(" ", title.replace("\u2019", "'"))


def is_reply(line: str) -> bool:
    """Whether a line is the reply button of a reader comment."""
    return line.strip(" .:↩").casefold() in _REPLY
