"""The kinds of walls and their signs on a page, in the languages of the news.

TITLES: titles and headings, matched from end to end. ACTIONS: buttons and links, matched from end to end.
MARKUP_NAMES: names in a page's markup and of its scripts, vendors' among them. The sentences of walls are in
``wall_speech``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from monitor.boilerplate import straight
from monitor.extract.lines import fold

_SEPARATOR = re.compile(r"(?<!\s)\s++[|\u00b7\u2022\u00bb:\u2013\u2014-]\s++|(?:(?<!\s)\s++)?[|:]\s++")
_MARKS = " .!?\u2026\u3002\uff01\uff1f"
_SITE_NAME_WORDS = 5  # the most words of a site's name beside that of the wall


class Wall(StrEnum):
    """What a page may show in place of an article."""

    BOT = "a bot check"
    SCRIPT = "a page that needs JavaScript"
    CONSENT = "a consent wall"
    PAY = "a paywall stub"
    LOGIN = "a login page"
    REGION = "a notice that the page is not for this country"
    REPAIR = "a notice of maintenance"
    ADS = "a notice to users of ad blockers"


_TITLES: dict[Wall, tuple[str, ...]] = {
    Wall.BOT: (
        r"just a moment|one moment(?: please)?|please wait|attention required|checking your browser.{0,60}",
        (
            r"(?:security|human|bot|robot|browser|anti-?bot) (?:check(?:point)?|verification|challenge(?:"
            r" screen)?|validation)"
        ),
        r"(?:please )?(?:verify|confirm|prove) (?:that )?you(?:'re| are) (?:a )?(?:human|not a (?:robot|bot))",
        r"verifying (?:that )?you are (?:a )?human.{0,40}",
        r"are you (?:a )?(?:human|robot)(?:,? or (?:a )?(?:human|robot))?",
        r"access (?:to this (?:page|site|website|resource) )?(?:has been |is |was )?(?:denied|blocked|restricted)",
        r"(?:sorry, )?you (?:have been|are|were) blocked|pardon (?:our|the) interruption",
        r"(?:re)?captcha(?: challenge)?",
        r"unusual (?:traffic|activity)(?: detected)?",
        r"(?:your )?(?:request|ip)(?: has been| was)? (?:blocked|rejected|denied)",
        r"request unsuccessful|we(?:'ve| have) detected unusual activity.{0,60}|ddos-guard",
        r"let's confirm you are human",
        r"sicherheits(?:überprüfung|prüfung|abfrage|check)|(?:einen )?(?:kleinen )?moment(?: bitte)?",
        r"zugriff (?:wurde )?(?:verweigert|blockiert|gesperrt)|(?:sind sie|bist du) (?:ein )?(?:mensch|roboter)",
        r"vérification de (?:sécurité|votre navigateur)|un (?:instant|moment)(?: s'il vous plaît)?",
        r"accès (?:refusé|bloqué|interdit|restreint)|êtes-vous un (?:robot|humain)",
        r"(?:verificación|comprobación) de seguridad|un momento(?: por favor)?",
        r"acceso (?:denegado|bloqueado|restringido)",
        r"(?:verifica|controllo) di sicurezza|(?:attendere|un attimo|un momento)(?: prego)?",
        r"accesso (?:negato|bloccato)",
        r"verificação de segurança|(?:só )?um momento(?: por favor)?|acesso (?:negado|bloqueado)",
        r"(?:beveiligings|veiligheids)controle|(?:een )?ogenblik geduld|(?:even|een moment) geduld",
        r"toegang (?:geweigerd|geblokkeerd)|ben je een (?:robot|mens)",
        r"доступ (?:запрещ[её]н|ограничен|заблокирован)|проверка (?:безопасности|браузера)|вы не робот",
        r"(?:odmowa dostępu|dostęp zabroniony|weryfikacja bezpieczeństwa)|erişim engellendi|åtkomst nekad",
        r"adgang nægtet",
        r"アクセスが(?:拒否|制限)されました|セキュリティ(?:チェック|確認)|访问被拒绝|安全验证|人机验证|請稍候|请稍候",
        r"访问受限|접근이 (?:거부|차단)되었습니다|보안 확인",
    ),
    Wall.SCRIPT: (
        r"(?:please )?(?:enable|turn on|activate) java ?script",
        r"java ?script (?:is )?(?:required|disabled|not enabled)",
        r"java ?script (?:aktivieren|erforderlich|deaktiviert)|(?:activez|veuillez activer) java ?script",
        r"java ?script (?:désactivé|requis|desactivado|disabilitato|desativado|uitgeschakeld)",
    ),
    Wall.CONSENT: (
        r"before you continue(?: to .{1,40})?|we (?:value|care about|respect) your privacy",
        r"your privacy(?: matters| choices)?",
        (
            r"(?:cookie|privacy|consent)s? (?:settings|preferences?|consent|notice|choices|wall|manager|center"
            r"|information)"
        ),
        r"manage (?:your )?(?:cookies|consent|privacy)|consent|cookies|cookie consent",
        r".{1,30} is part of the .{1,30} family of brands",
        r"(?:welcome|your choice).{0,30}(?:cookies|privacy|consent)",
        r"bevor (?:sie|du) (?:fortfahren|weiter\w*).{0,40}",
        r"(?:wir schätzen |uns ist )?(?:ihre|deine) privatsphäre.{0,30}",
        r"(?:datenschutz|cookie|privatsphäre)-?(?:einstellungen|hinweis|zustimmung)|datenschutz|einwilligung",
        r"avant (?:de continuer|d'accéder).{0,40}|(?:nous respectons )?votre vie privée.{0,30}|gestion des cookies",
        r"(?:vos )?(?:paramètres|préférences|choix)(?: des| de| relatifs aux)? (?:cookies|confidentialité)",
        r"antes de continuar.{0,40}|(?:valoramos|respetamos|nos importa) (?:su|tu) privacidad",
        r"(?:su|tu) privacidad.{0,30}|(?:configuración|preferencias|aviso) de (?:cookies|privacidad)",
        r"prima di (?:continuare|proseguire).{0,40}|(?:rispettiamo |teniamo al)?la tua privacy.{0,30}",
        r"(?:impostazioni|preferenze|informativa)(?: sui| dei)? cookie",
        r"(?:valorizamos|respeitamos) a sua privacidade|a sua privacidade.{0,30}",
        r"(?:definições|preferências) de cookies",
        r"voordat (?:je|u) (?:verder|door)gaat.{0,40}|(?:wij|we) (?:waarderen|respecteren) (?:je|uw) privacy",
        r"cookie-?(?:instellingen|melding|toestemming)|(?:jouw|uw|je) privacy.{0,30}",
        r"cenimy twoją prywatność|szanujemy twoją prywatność|vi värnar om din integritet",
        r"vi respekterer dit privatliv|мы ценим вашу конфиденциальность",
    ),
    Wall.PAY: (
        r"subscribe(?: now)?(?: to (?:continue|keep|read).{0,30})?|subscribers? only",
        r"(?:subscriber|premium)[ -](?:only|exclusive)(?: (?:content|article|story))?",
        r"(?:continue|keep) reading with .{1,40}|subscription required",
        r"(?:nur für|exklusiv für) abonnenten|réservé aux abonnés|solo para suscriptores|riservato agli abbonati",
        r"exclusivo para assinantes|alleen voor abonnees|только для подписчиков|tylko dla subskrybentów",
    ),
    Wall.LOGIN: (
        r"(?:please )?(?:log ?in|sign ?in|login|log on|register)(?: (?:to|or) .{1,40})?",
        r"(?:members?|login) (?:only|required)|create (?:a free|an|your) account(?: to .{1,30})?",
        r"anmelden|einloggen|anmeldung|(?:bitte )?melden sie sich an|connexion|se connecter|connectez-vous",
        r"identifiez-vous",
        r"(?:iniciar|inicia|inicie) sesión|acceder|accedi|accesso|iniciar sessão|entrar|inloggen|aanmelden",
        r"logga in|log ind",
        r"войти|вход|авторизация|zaloguj się|logowanie|giriş yap|ログイン|登录|登入|로그인",
    ),
    Wall.REGION: (
        (
            r"(?:(?:this )?(?:content|page|site|website|article|video)(?: is)? )?(?:not available|unavailable)"
            r" (?:in|from) your (?:region|country|location|area)"
        ),
        r"(?:451:? )?unavailable (?:due to|for) legal reasons",
        r"in (?:ihrem|deinem) land nicht verfügbar|(?:contenu )?(?:non|pas) disponible dans votre pays",
        r"no disponible en (?:su|tu) (?:país|región)|non disponibile nel (?:tuo|suo) paese",
    ),
    Wall.REPAIR: (
        (
            r"(?:(?:site|website|service|system|scheduled|planned|routine) )?maintenance(?: mode| in progress|"
            r" page| break)?"
        ),
        (
            r"(?:the |this |our )?(?:(?:site|website|we)(?:'re| are| is)? )?(?:currently |temporarily )?(?:down"
            r" for|under|undergoing|in)(?: scheduled| planned| routine)? maintenance"
        ),
        r"(?:we'll|we will|we should) be (?:right )?back(?: soon| shortly| in .{1,20})?|be right back|back soon",
        r"wartung(?:sarbeiten|smodus|spause)?",
        r"wir sind (?:gleich|bald|in kürze) (?:zurück|wieder (?:da|für sie da))",
        r"(?:site )?(?:en(?: cours de)?|travaux de) maintenance|maintenance en cours",
        r"nous (?:revenons|serons de retour) bient[oô]t|(?:sitio )?en mantenimiento|volvemos (?:pronto|enseguida)",
        r"(?:sito )?in manutenzione|manutenzione in corso|torniamo (?:subito|presto)|(?:site )?em manutenção",
        r"voltamos (?:já|em breve)|(?:gepland )?onderhoud|we zijn zo terug|технические работы|сайт на обслуживании",
        r"przerwa techniczna|bakım çalışması|underhåll|vedligeholdelse|メンテナンス中.{0,8}|(?:系统|网站)?维护中?",
    ),
}

_ACTIONS: dict[Wall, tuple[str, ...]] = {
    Wall.BOT: (
        r"verify|(?:i am|i'm) human|continue|submit|refresh|try again|reload|press (?:&|and) hold|weiter|continuer",
        r"continuar|continua",
    ),
    Wall.CONSENT: (
        (
            r"(?:i )?(?:accept|agree|consent|allow|reject|decline|refuse)(?: (?:all|and continue|and close"
            r"|cookies|necessary))*"
        ),
        r"got it|ok(?:ay)?",
        r"(?:manage|more|customi[sz]e|privacy|cookie) (?:options|settings|preferences|choices|cookies)",
        r"(?:alle )?(?:akzeptieren|ablehnen|zustimmen)(?: und weiter)?|einstellungen",
        r"(?:tout )?(?:accepter|refuser)(?: et (?:fermer|continuer))?|(?:aceptar|rechazar)(?: todo| y continuar)?",
        r"accetta(?: tutti| e continua)?|rifiuta(?: tutti)?|(?:aceitar|rejeitar)(?: tudo| todos)?",
        r"(?:alles )?(?:accepteren|weigeren)|akkoord|принять|同意|同意する",
    ),
    Wall.PAY: (
        r"subscribe(?: now| today)?|(?:log|sign) ?in|login|register|start (?:your )?(?:free )?trial",
        r"view (?:plans|offers|options)|see (?:plans|offers)",
        r"already an? (?:subscriber|member)\W*(?:(?:log|sign) in\W*)?|get (?:full|unlimited|digital) access",
        r"become an? (?:subscriber|member)|(?:jetzt )?(?:abonnieren|testen|anmelden|freischalten)",
        r"(?:je )?m'abonner?|abonnez-vous|se connecter|déjà abonné\W*.{0,20}|suscríb\w+|iniciar sesión",
        r"abbonati(?: ora)?|accedi|assine(?: já| agora)?|entrar|word abonnee|abonneren|inloggen|подписаться|войти",
        r"bli prenumerant|bliv abonnent|bli abonnent|tilaa|předplatit|logga in|log ind|logg inn|kirjaudu",
        r"ログイン|登録",
    ),
    Wall.LOGIN: (
        r"log ?in|sign ?in|login|anmelden|einloggen|se connecter|connexion|iniciar sesión|accedi|entrar|inloggen",
        r"войти|ログイン|登录",
    ),
}

_NAMES: dict[Wall, tuple[str, ...]] = {
    Wall.BOT: (
        r"challenges\.cloudflare|cdn-cgi/challenge|cf-(?:turnstile|challenge|browser|error)|captcha|turnstile",
        r"datadome|perimeterx|px-cdn|incapsula|imperva|distil|awswaf|arkoselabs|funcaptcha|ddos-guard|sucuri",
        r"kasada|sec-cpt|bm-verify|challenge-(?:form|running|stage|platform)|human-?(?:check|challenge)",
    ),
    Wall.CONSENT: (
        r"consent|cookie|gdpr|\bcmp\b|onetrust|didomi|sourcepoint|sp_message|privacy-mgmt|usercentrics|quantcast",
        r"trust-?arc|contentpass|iubenda|axeptio",
    ),
    Wall.PAY: (
        r"pay-?wall|reg-?wall|\bmeter|metered|subscri|tinypass|\bpiano\b|zephr|poool|pelcro|premium|abo(?:nn|-box)",
        r"plus-?(?:wall|box)|gate(?:d|way)?\b|barrier",
    ),
    Wall.LOGIN: (r"log-?in|sign-?in|auth|password",),
}


def _table(phrases: dict[Wall, tuple[str, ...]]) -> dict[Wall, re.Pattern[str]]:
    """One pattern for each wall."""
    return {
        wall: re.compile("|".join(f"(?:{phrase})" for phrase in alternatives), re.IGNORECASE)
        for wall, alternatives in phrases.items()
    }


TITLES = _table(_TITLES)
ACTIONS = _table(_ACTIONS)
MARKUP_NAMES = _table(_NAMES)


def named_wall(titles: Iterable[str]) -> Wall | None:
    """The wall that one of these titles names, with nothing beside it but the name of the site."""
    for title in titles:
        kinds = {part: _wall_called(part) for part in _parts(title)}
        found = next((wall for wall in kinds.values() if wall is not None), None)
        longest = max((len(part.split()) for part, wall in kinds.items() if wall is None), default=0)
        if found is not None and longest <= _SITE_NAME_WORDS:
            return found
    return None


def _parts(title: str) -> list[str]:
    """The parts of a title between separators, without punctuation at their ends."""
    parts = (part.strip(_MARKS) for part in _SEPARATOR.split(straight(fold(title))))
    return list(filter(None, parts))


def _wall_called(name: str) -> Wall | None:
    return next((wall for wall, pattern in TITLES.items() if pattern.fullmatch(name)), None)
