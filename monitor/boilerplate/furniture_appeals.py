"""Furniture phrases: appeals to readers (donations, help lines, podcasts) and copyright notices."""

from __future__ import annotations

_WORK = r"(?:journalism|newsrooms?|reporting|our work|donat(?:e|ion)(?: (?:today|now|here))?)"
_GIFT = r"with a (?:donation|gift|contribution)"
_AFFECTED = r"affected by (?:the issues|any(?:thing| of)|the content|this (?:story|article|report|topic))"
_IN_NEED = (
    r"struggling|suicidal|self-harm\w*|in (?:crisis|distress)|(?:thinking|thoughts) (?:about|of) suicide"
    r"|need (?:someone to talk to|emotional support)|experienc\w+ (?:domestic )?(?:abuse|violence)"
)
_MORE = r"(?:more|the latest|all the latest|full coverage|more coverage)"
_GO = r"(?:visit|see|go to|head to|follow|check out|read|click on)"

_GIVE = (
    (
        r"(?:please )?(?:support|help (?:us|fund|sustain|protect|keep)|donate|contribute)\b(?! (?:for|from) )"
        rf"[^.!?]{{0,100}}\b(?:{_WORK}|{_GIFT})\b.{{0,120}}"
    ),
    (
        r"(?:please )?consider (?:making a (?:donation|contribution)|donating|giving|supporting|becoming|contributing)"
        r"\b.{0,160}"
    ),
    r"become an? (?:\w+ )?(?:supporter|member|patron|donor|friend)\b(?! (?:in|at|by|after)\b).{0,160}",
    r"(?:donate|contribute)(?: (?:today|now|here|online|monthly))+\W{0,3}",
    r"unterstützen? (?:sie )?[^.!?]{0,80}\b(?:journalismus|redaktion|berichterstattung|unsere arbeit)\b.{0,80}",
    r"(?:jetzt )?spenden(?: sie)?(?: jetzt| hier)?\W{0,3}",
    r"(?:soutenez|aidez)\b[^.!?]{0,80}\b(?:journalisme|rédaction|presse|notre travail|média)\b.{0,80}",
    r"faites un don\b.{0,80}",
    r"(?:apoy[ae]|colabor[ae]|ayúdanos)\b[^.!?]{0,80}\b(?:periodismo|redacción|nuestro trabajo|donación)\b.{0,80}",
    r"(?:dona|done) (?:ahora|aquí|hoy)\W{0,3}|hazte soci[oa]\b.{0,80}",
    r"(?:sostieni|sostenete|sostenga|aiutaci)\b[^.!?]{0,80}\b(?:giornalismo|redazione|nostro lavoro)\b.{0,80}",
    r"(?:apoie|apoia|contribua)\b[^.!?]{0,80}\b(?:jornalismo|redação|nosso trabalho)\b.{0,80}",
    r"steun\b[^.!?]{0,80}\b(?:journalistiek|redactie|ons werk)\b.{0,80}|doneer (?:nu|hier)\W{0,3}",
    r"(?:stöd|stötta)\b[^.!?]{0,60}\b(?:journalistik\w*|redaktion\w*)\b.{0,80}",
    r"wesprzyj\b[^.!?]{0,60}\b(?:dziennikarstwo|redakcję)\b.{0,80}",
)
_HELP = (
    rf"if you\b.{{0,80}}\b(?:{_AFFECTED}|{_IN_NEED})\b.{{0,240}}",
    rf"anyone (?:who (?:is|has been) )?{_AFFECTED}\b.{{0,200}}",
    r"(?:hilfe bei|wenn sie)\b.{0,80}\b(?:suizid\w*|telefonseelsorge)\b.{0,200}",
    r"si vous\b.{0,80}\b(?:idées suicidaires|détresse)\b.{0,200}",
    r"si (?:usted|tú|necesitas|sufres)\b.{0,80}\b(?:suicid\w+|ayuda)\b.{0,60}\b(?:llam[ae]|teléfono)\b.{0,120}",
    r"denk (?:je|u) aan\b.{0,60}\b(?:zelfdoding|zelfmoord)\b.{0,160}",
)
_LISTEN = (
    r"(?:listen|tune in|hear|catch up|subscribe|follow)\b[^.!?]{0,80}\b(?:podcasts?|episodes?)\b.{0,160}",
    r"(?:new|latest) (?:podcast )?episode\s?: .{1,120}",
    (
        r"(?:hören sie|jetzt hören|ouça|luister|beluister|lyssna|posłuchaj|escuch[ae]|ascolta|écoutez)\b[^.!?]{0,60}"
        r"\b(?:p[oó]dcast\w*|podd\w*)\b.{0,160}"
    ),
    rf"for {_MORE} (?:on|of|about|from) [^.!?]{{2,80}}, (?:please )?{_GO}\b.{{2,120}}",
)
APPEALS: tuple[str, ...] = (*_GIVE, *_HELP, *_LISTEN)

# Copyright notices.
RIGHTS: tuple[str, ...] = (
    (
        r"(?:this|the|all) (?:material|content|article|story|work|text)s?\b[^.!?]{0,60}\bmay not be (?:re)?(?:published"
        r"|produced|printed|broadcast|written|distributed|used)\b.{0,200}"
    ),
    r"no part of (?:this|the)\b[^.!?]{0,60}\bmay be (?:re)?(?:produced|published|printed|used)\b.{0,160}",
    (
        r"(?:any )?(?:reproduction|republication|redistribution|copying)\b[^.!?]{0,80}\b(?:prohibited|forbidden"
        r"|not permitted|without (?:\w+ ){0,3}permission)\b.{0,120}"
    ),
    r"(?:toute )?reproduction\b[^.!?]{0,60}\binterdite\W?",
    r"(?:queda )?prohibida\b[^.!?]{0,40}\breproducción\b.{0,80}",
    r"riproduzione (?:riservata|vietata)\W?|(?:é )?proibida\b[^.!?]{0,40}\breprodução\b.{0,80}",
    (
        r"(?:jede )?(?:vervielfältigung|weiterverbreitung|nachdruck)\b[^.!?]{0,80}"
        r"\b(?:untersagt|verboten|genehmigung)\b.{0,60}"
    ),
    (
        r"(?:tutti i diritti riservati|todos os direitos reservados|alle rechten voorbehouden"
        r"|alla rättigheter förbehållna|wszelkie prawa zastrzeżone)\W?"
    ),
)
