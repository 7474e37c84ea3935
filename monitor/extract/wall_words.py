"""What walls say, in the languages of the news: the tables by which ``problems`` tells them from articles.

HEADS: titles and headings that are nothing else, from end to end. SAYS: what a wall tells its reader ("your browser",
"we and our partners"): each phrase speaks to the reader or of the page itself, since an article tells of others. ACTS:
buttons and links, from end to end. PARTS: names in a page's markup and of its scripts, the makers' among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from monitor.extract.lines import fold


_PARTED = re.compile(r"\s+[|\u00b7\u2022\u00bb:\u2013\u2014-]\s+|\s*[|:]\s+")
_MARKS = " .!?\u2026\u3002\uff01\uff1f"
_STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'"})
_SAID_SHARE = 0.4  # of a sentence that tells of others, words of walls are less than this
_NAME_WORDS = 5  # a site's name beside the wall's


class Wall(StrEnum):
    """What may stand where an article was."""

    BOT = "a bot check"
    SCRIPT = "a page that needs JavaScript"
    CONSENT = "a consent wall"
    PAY = "a paywall stub"
    LOGIN = "a login page"
    REGION = "a notice that the page is not for this country"
    REPAIR = "a notice of maintenance"


_HEADS: dict[Wall, tuple[str, ...]] = {
    Wall.BOT: (
        r"just a moment|one moment(?: please)?|please wait|attention required|checking your browser.{0,60}",
        r"(?:security|human|bot|robot|browser|anti-?bot) (?:check(?:point)?|verification|challenge(?: screen)?|validation)",
        r"(?:please )?(?:verify|confirm|prove) (?:that )?you(?:'re| are) (?:a )?(?:human|not a (?:robot|bot))",
        r"verifying (?:that )?you are (?:a )?human.{0,40}|are you (?:a )?(?:human|robot)(?:,? or (?:a )?(?:human|robot))?",
        r"access (?:to this (?:page|site|website|resource) )?(?:has been |is |was )?(?:denied|blocked|restricted)",
        r"(?:sorry, )?you (?:have been|are|were) blocked|pardon (?:our|the) interruption|(?:re)?captcha(?: challenge)?",
        r"unusual (?:traffic|activity)(?: detected)?|(?:your )?(?:request|ip)(?: has been| was)? (?:blocked|rejected|denied)",
        r"request unsuccessful|we(?:'ve| have) detected unusual activity.{0,60}|ddos-guard|let's confirm you are human",
        r"sicherheits(?:überprüfung|prüfung|abfrage|check)|(?:einen )?(?:kleinen )?moment(?: bitte)?|zugriff (?:wurde )?"
        r"(?:verweigert|blockiert|gesperrt)|(?:sind sie|bist du) (?:ein )?(?:mensch|roboter)",
        r"vérification de (?:sécurité|votre navigateur)|un (?:instant|moment)(?: s'il vous plaît)?|accès (?:refusé|bloqué"
        r"|interdit|restreint)|êtes-vous un (?:robot|humain)",
        r"(?:verificación|comprobación) de seguridad|un momento(?: por favor)?|acceso (?:denegado|bloqueado|restringido)",
        r"(?:verifica|controllo) di sicurezza|(?:attendere|un attimo|un momento)(?: prego)?|accesso (?:negato|bloccato)",
        r"verificação de segurança|(?:só )?um momento(?: por favor)?|acesso (?:negado|bloqueado)",
        r"(?:beveiligings|veiligheids)controle|(?:een )?ogenblik geduld|(?:een )?moment geduld|toegang (?:geweigerd"
        r"|geblokkeerd)|ben je een (?:robot|mens)",
        r"доступ (?:запрещ[её]н|ограничен|заблокирован)|проверка (?:безопасности|браузера)|вы не робот"
        r"|(?:odmowa dostępu|dostęp zabroniony|weryfikacja bezpieczeństwa)|erişim engellendi|åtkomst nekad|adgang nægtet",
        r"アクセスが(?:拒否|制限)されました|セキュリティ(?:チェック|確認)|(?:访问被拒绝|安全验证|人机验证|請稍候|请稍候|访问受限)"
        r"|(?:접근이 (?:거부|차단)되었습니다|보안 확인)",
    ),
    Wall.SCRIPT: (
        r"(?:please )?(?:enable|turn on|activate) java ?script|java ?script (?:is )?(?:required|disabled|not enabled)",
        r"java ?script (?:aktivieren|erforderlich|deaktiviert)|(?:activez|veuillez activer) java ?script"
        r"|java ?script (?:désactivé|requis|desactivado|disabilitato|desativado|uitgeschakeld)",
    ),
    Wall.CONSENT: (
        r"before you continue(?: to .{1,40})?|we (?:value|care about|respect) your privacy|your privacy(?: matters| choices)?"
        r"|(?:cookie|privacy|consent)s? (?:settings|preferences?|consent|notice|choices|wall|manager|center|information)",
        r"manage (?:your )?(?:cookies|consent|privacy)|consent|cookies|cookie consent|.{1,30} is part of the .{1,30} family"
        r" of brands|(?:welcome|your choice).{0,30}(?:cookies|privacy|consent)",
        r"bevor (?:sie|du) (?:fortfahren|weiter\w*).{0,40}|(?:wir schätzen |uns ist )?(?:ihre|deine) privatsphäre.{0,30}"
        r"|(?:datenschutz|cookie|privatsphäre)-?(?:einstellungen|hinweis|zustimmung)|datenschutz|einwilligung",
        r"avant (?:de continuer|d'accéder).{0,40}|(?:nous respectons )?votre vie privée.{0,30}|gestion des cookies"
        r"|(?:vos )?(?:paramètres|préférences|choix)(?: des| de| relatifs aux)? (?:cookies|confidentialité)",
        r"antes de continuar.{0,40}|(?:valoramos|respetamos|nos importa) (?:su|tu) privacidad|(?:su|tu) privacidad.{0,30}"
        r"|(?:configuración|preferencias|aviso) de (?:cookies|privacidad)",
        r"prima di (?:continuare|proseguire).{0,40}|(?:rispettiamo |teniamo al)?la tua privacy.{0,30}"
        r"|(?:impostazioni|preferenze|informativa)(?: sui| dei)? cookie",
        r"(?:valorizamos|respeitamos) a sua privacidade|a sua privacidade.{0,30}|(?:definições|preferências) de cookies",
        r"voordat (?:je|u) (?:verder|door)gaat.{0,40}|(?:wij|we) (?:waarderen|respecteren) (?:je|uw) privacy"
        r"|cookie-?(?:instellingen|melding|toestemming)|(?:jouw|uw|je) privacy.{0,30}",
        r"cenimy twoją prywatność|szanujemy twoją prywatność|vi värnar om din integritet|vi respekterer dit privatliv"
        r"|мы ценим вашу конфиденциальность",
    ),
    Wall.PAY: (
        r"subscribe(?: now)?(?: to (?:continue|keep|read).{0,30})?|subscribers? only|(?:subscriber|premium)[ -](?:only"
        r"|exclusive)(?: (?:content|article|story))?|(?:continue|keep) reading with .{1,40}|subscription required",
        r"(?:nur für|exklusiv für) abonnenten|réservé aux abonnés|solo para suscriptores|riservato agli abbonati"
        r"|exclusivo para assinantes|alleen voor abonnees|только для подписчиков|tylko dla subskrybentów",
    ),
    Wall.LOGIN: (
        r"(?:please )?(?:log ?in|sign ?in|login|log on|register)(?: (?:to|or) .{1,40})?|(?:members?|login) (?:only|required)"
        r"|create (?:a free|an|your) account(?: to .{1,30})?",
        r"anmelden|einloggen|anmeldung|(?:bitte )?melden sie sich an|connexion|se connecter|connectez-vous|identifiez-vous",
        r"(?:iniciar|inicia|inicie) sesión|acceder|accedi|accesso|iniciar sessão|entrar|inloggen|aanmelden|logga in|log ind",
        r"войти|вход|авторизация|zaloguj się|logowanie|giriş yap|ログイン|登录|登入|로그인",
    ),
    Wall.REGION: (
        r"(?:(?:this )?(?:content|page|site|website|article|video)(?: is)? )?(?:not available|unavailable) (?:in|from) your"
        r" (?:region|country|location|area)|(?:451:? )?unavailable (?:due to|for) legal reasons",
        r"in (?:ihrem|deinem) land nicht verfügbar|(?:contenu )?(?:non|pas) disponible dans votre pays"
        r"|no disponible en (?:su|tu) (?:país|región)|non disponibile nel (?:tuo|suo) paese",
    ),
    Wall.REPAIR: (
        r"(?:(?:site|website|service|system|scheduled|planned|routine) )?maintenance(?: mode| in progress| page| break)?",
        r"(?:the |this |our )?(?:(?:site|website|we)(?:'re| are| is)? )?(?:currently |temporarily )?(?:down for|under|under"
        r"going|in)(?: scheduled| planned| routine)? maintenance|(?:we'll|we will|we should) be (?:right )?back"
        r"(?: soon| shortly| in .{1,20})?|be right back|back soon",
        r"wartung(?:sarbeiten|smodus|spause)?|wir sind (?:gleich|bald|in kürze) (?:zurück|wieder (?:da|für sie da))",
        r"(?:site )?(?:en(?: cours de)?|travaux de) maintenance|maintenance en cours|nous (?:revenons|serons de retour)"
        r" bient[oô]t|(?:sitio )?en mantenimiento|volvemos (?:pronto|enseguida)",
        r"(?:sito )?in manutenzione|manutenzione in corso|torniamo (?:subito|presto)|(?:site )?em manutenção"
        r"|voltamos (?:já|em breve)|(?:gepland )?onderhoud|we zijn zo terug|технические работы|сайт на обслуживании"
        r"|przerwa techniczna|bakım çalışması|underhåll|vedligeholdelse|メンテナンス中.{0,8}|(?:系统|网站)?维护中?",
    ),
}

_BROWSER = r"(?:your|this) (?:web ?)?browser"
_SAYS: dict[Wall, tuple[str, ...]] = {
    Wall.BOT: (
        rf"(?:checking|reviewing|verifying) (?:if the site|the site|{_BROWSER}|the security of your|your connection)",
        r"(?:verify|verifying|confirm|prove|make sure|check|know|sure) (?:that )?you(?:'re| are) (?:really )?(?:an? )?(?:actual "
        r"|real )?(?:human|person|not (?:a )?(?:robot|bot))",
        r"are you (?:a )?(?:human|robot)|(?:i'm|i am) not a robot|human verification|it's really you",
        r"(?:please )?(?:complete|solve|pass) (?:the|this) (?:\w+ )?(?:security check|captcha|challenge|puzzle)|press (?:&|and) "
        r"hold(?: the button)?|(?:slide|drag) (?:the slider |right )?to (?:verify|complete|continue)",
        r"unusual (?:traffic|activity|requests|behaviou?r) (?:\w+ ){0,2}from your (?:\w+ )?(?:network|ip\b|device|browser|connection)|(?:suspicious|automated|bot-like|unusual)"
        r" (?:\w+ )?(?:activity|traffic|behaviou?r|requests) (?:\w+ ){0,3}(?:your|this) (?:\w+ )?(?:network|ip|connection|computer"
        r"|browser|device|address)",
        r"(?:something about )?your browser (?:\w+ )?(?:made us think|looks like)|you(?:'re| are| may be| might be) (?:using auto"
        r"mation|a (?:bot|robot))|(?:are|were|be) using automation tools",
        r"you (?:do not|don't) have (?:permission|authori[sz]ation) to (?:access|view)|you (?:have been|were|are) (?:temporarily "
        r"|unable to access|blocked from)|(?:sorry, )?you (?:have been|were) blocked|the action you just performed|your (?:ip(?: address)?|request|access|connection)"
        r" (?:\w+ ){0,3}(?:blocked|denied|rejected|banned|flagged|limited|identified)|access to this (?:page|site|website)"
        r" (?:has been|is|was) (?:denied|blocked|restricted)",
        r"(?:cloudflare )?ray id\b.{0,40}|reference #\s?[\w.]+|(?:incapsula )?(?:incident|support) id\b.{0,40}|(?:performance|security|protection) (?:&|and|by)"
        r" .{0,12}(?:cloudflare|ddos|perimeterx|datadome|imperva|sucuri)|ddos protection by|powered by (?:perimeterx|human)",
        r"(?:you have|you've) (?:made|sent) too many requests|too many requests (?:from (?:you|this)|have been|in a)"
        r"|(?:rate limit|request limit) (?:has been )?(?:exceeded|reached)|why (?:do i have|am i (?:seeing|being)|did this happen)",
        r"bestätigen sie,? dass sie (?:ein mensch|kein roboter)|ich bin kein roboter|ihr browser wird (?:über)?geprüft"
        r"|ungewöhnliche\w* (?:aktivität\w*|datenverkehr|zugriffe) (?:\w+ ){0,4}(?:ihre[mrns]?|deine[mrns]?)|ihr(?:e ip|e anfrage| zug"
        r"(?:riff|ang)) (?:\w+ ){0,3}(?:gesperrt|blockiert|verweigert)|zu viele anfragen",
        r"(?:vérifi\w+|confirm\w+|prouve[rz]) que vous (?:n'êtes pas|êtes)|je ne suis pas un robot|(?:votre|de votre) (?:navigateur"
        r"|connexion|adresse ip|réseau).{0,40}(?:vérifi|bloqu|inhabitue|suspect)|(?:activité|trafic) inhabituel\w* .{0,20}votre"
        r"|vous avez été bloqué|trop de requêtes",
        r"no soy un robot|(?:verifi\w+|confirm\w+|demuestr\w+|comprob\w+) que (?:(?:usted )?(?:es|eres) (?:un )?(?:ser )?human|no (?:es|eres) un "
        r"robot)|(?:tráfico|actividad) inusual .{0,20}(?:su|tu) (?:red|conexión|ip)|(?:ha|has) sido bloqueado|demasiadas solicitudes",
        r"non sono un robot|(?:verific\w+|conferm\w+|dimostra\w*) (?:che )?(?:sei|di essere|non sei) (?:un )?(?:umano|essere umano|robot)"
        r"|(?:attività|traffico) insolit\w .{0,20}(?:tua|tuo)|sei stato bloccato|troppe richieste",
        r"não sou um robô|(?:verifi\w+|confirm\w+|prove) que (?:você )?(?:é|não é) (?:um )?(?:ser )?(?:human|robô)|(?:tráfego|atividade)"
        r" incomum .{0,20}(?:sua|seu)|você foi bloqueado|ik ben geen robot|(?:controleer\w*|bevestig\w*|bewijs) dat (?:je|u) (?:een "
        r"mens|geen robot)|ongebruikelijk\w* (?:verkeer|activiteit) .{0,20}(?:je|uw)|(?:je|u) bent geblokkeerd|te veel verzoeken",
        r"я не робот|(?:подтвердите|докажите|убедиться|проверить),? что вы (?:не робот|человек)|ваш(?:его|ей)? (?:ip|браузер\w*|запрос\w*)"
        r"|nie jestem robotem|potwierdź,? że (?:nie jesteś|jesteś)|robot olmadığınızı|jag är inte en robot|jeg er ikke en robot"
        r"|en ole robotti",
        r"(?:私は|あなたが)?ロボットではありません|人間であることを(?:確認|証明)|お使いのネットワーク|(?:确认|验证|證明|证明)您(?:是|不是)|您的(?:ip|访问|请求|网络)"
        r".{0,12}(?:异常|阻止|拒绝|限制)|로봇이 아닙니다|사람인지 확인|أنا لست (?:برنامج )?روبوت|تأكد من أنك إنسان",
    ),
    Wall.SCRIPT: (
        r"(?:enable|turn on|activate|allow|switch on) (?:\w+ and )?(?:java ?script|js\b)|java ?script (?:is |must be |has been |seems to"
        r" be |to be )?(?:currently )?(?:disabled|required|enabled|not enabled|turned off)|(?:requires?|needs?|without|support) java ?script",
        r"java ?script (?:\w+ ){0,4}(?:aktivieren|deaktiviert|benötigt|eingeschaltet|aktiviert)|(?:aktivieren sie|benötigt|ohne) java ?script"
        r"|(?:activer|activez|désactivé|nécessite|autoriser) (?:le )?java ?script|java ?script (?:est|doit être) (?:désactivé|activé|nécessaire)",
        r"(?:habilit\w+|activ\w+|active|necesita|requiere|exige|ativ\w+|ative o) java ?script|(?:abilita|attiva|richiede)\w* java ?script"
        r"|java ?script (?:in te schakelen|inschakelen|uitgeschakeld|nodig)|(?:schakel|zet) java ?script|(?:включите|требуется) java ?script"
        r"|włącz\w* (?:obsługę )?java ?script|java ?script ?を有効|启用 ?java ?script|aktivera java ?script|slå java ?script til",
    ),
    Wall.CONSENT: (
        r"(?:we|our partners|partners)\b.{0,120}\b(?:store and/or access|store information|process (?:your )?(?:personal )?data|use cookies)"
        r"|we (?:and .{0,40})?(?:use|need|set|would like to use) (?:\w+ ){0,3}cookies|(?:by|if you) click\w* .{0,30}(?:accept|agree)"
        r"|(?:your|with your) (?:consent|privacy|cookie (?:settings|choices|preferences))|(?:accept|reject|agree to) (?:all )?cookies to"
        r"|(?:you can|you may) (?:change|withdraw|manage) your|you (?:agree|consent) to|(?:continue|read) .{0,40}with (?:ads|advertising)",
        r"wir (?:und .{0,60})?(?:verwenden|nutzen|setzen|benötigen|verarbeiten|speichern) .{0,60}(?:cookies|daten|informationen|zustimmung"
        r"|einwilligung)|ihre[rn]? (?:einwilligung|zustimmung|privatsphäre|daten\b|auswahl)|mit werbung (?:weiterlesen|nutzen|lesen)"
        r"|(?:stimmen sie|zustimmen) .{0,40}cookies|unsere (?:\d+ )?partner",
        r"(?:nous|nos partenaires) .{0,100}(?:cookies|données|traceurs)|votre (?:consentement|vie privée|choix)|vos (?:choix|données|préférences)"
        r"|en cliquant sur|vous (?:pouvez|acceptez) .{0,60}(?:choix|cookies|consentement|accepter|refuser)|continuer sans accepter",
        r"(?:nosotros|nuestros (?:\d+ )?socios|utilizamos|usamos) .{0,80}(?:cookies|datos)|(?:su|tu) (?:consentimiento|privacidad)|al hacer clic"
        r"|(?:noi e|i nostri (?:\d+ )?partner|utilizziamo|usiamo) .{0,80}(?:cookie|dati)|(?:il )?tuo consenso|cliccando su|la tua privacy",
        r"(?:nós e|os nossos (?:\d+ )?parceiros|utilizamos|usamos) .{0,80}(?:cookies|dados)|(?:o )?seu consentimento|ao clicar em"
        r"|(?:wij|we) (?:en .{0,40})?(?:gebruiken|plaatsen|verwerken) .{0,60}(?:cookies|gegevens)|(?:jouw|uw|je) (?:toestemming|privacy"
        r"|keuze)|door (?:op )?.{0,20} te klikken",
        r"(?:używamy|my i nasi partnerzy) .{0,60}(?:cookie|danych|ciasteczek)|vi (?:och|og|använder|bruger|bruker) .{0,60}cookies"
        r"|мы (?:и наши партн[её]ры|используем) .{0,60}(?:cookie|файлы)|çerezleri? kullan(?:ıyoruz|maktayız)|当(?:社|サイト)は.{0,20}cookie"
        r"|我们(?:使用|和).{0,20}cookie",
    ),
    Wall.PAY: (
        r"(?:subscribe|sign up|register|log ?in|sign ?in|become an? \w+|create (?:a free|an) account|join|upgrade|pay|trial|subscription"
        r"|access|plan|today|now|month|week)\b.{0,40} (?:to|and) (?:continue|keep|carry on|finish|go on) (?:reading|to )",
        r"(?:to|and) (?:continue|keep|finish) reading,? (?:this|please|subscribe|log|sign|register|your|the|with|for)|(?:unlock|read|access|get|see|view"
        r") (?:the (?:full|rest of the|whole|entire|complete)|this(?: full| entire| exclusive| premium)?) (?:article|story|text|report|content)",
        r"(?:this|the full|the rest of this) (?:article|story|content|page|report|post) is (?:only |exclusively |just )?(?:available |reserved "
        r"|accessible |exclusive )?(?:only |exclusively )?(?:for|to|behind|free with)|(?:for|to) (?:our |paying |premium |digital )?(?:subscribers|members)"
        r" only|you(?:'ve| have) (?:reached|hit|used|read) (?:your|all|the|\d).{0,40}(?:articles|limit|stories)|(?:one|last|\d) (?:remaining )?"
        r"free article",
        r"(?:dies|dieser|den (?:ganzen|vollständigen|kompletten)|diesen|jetzt|um) .{0,40}(?:artikel|text|beitrag|inhalt) .{0,40}(?:abonnent|abonnieren"
        r"|freischalten|weiterlesen|zu lesen|lesen sie|abo\b|plus\b)|(?:weiterlesen|weiter lesen) (?:mit|und|nur)|(?:jetzt|abonnieren|anmelden|registrieren)"
        r" .{0,30}(?:und |um )?(?:weiterlesen|weiterzulesen)|(?:nur |exklusiv )für (?:unsere )?(?:\w+-)?abonnent",
        r"(?:cet article|contenu|la suite|l'intégralité).{0,40}(?:réservée?|abonné)|(?:abonnez-vous|connectez-vous|inscrivez-vous).{0,40}(?:pour|et)"
        r" (?:lire|continuer|poursuivre|accéder)|il vous reste .{0,20}à (?:lire|découvrir)|pour lire la suite",
        r"(?:este (?:artículo|contenido)|contenido|noticia).{0,30}(?:exclusiv\w|solo|reservado) (?:para|a) (?:nuestros )?suscriptores|(?:suscríb\w+|regístr\w+"
        r"|inicia sesión).{0,40} para (?:seguir|continuar|leer|acceder)|para (?:seguir|continuar) leyendo",
        r"(?:questo (?:articolo|contenuto)|contenuto).{0,40}(?:riservat\w|esclusiv\w|per) (?:agli |per gli |i nostri )?abbonati|(?:abbonati|accedi|registrati).{0,40}"
        r"per (?:continuare|leggere|proseguire)|per continuare a leggere",
        r"(?:este (?:artigo|conteúdo)|conteúdo|matéria).{0,30}exclusiv\w (?:para|de|dos) (?:nossos )?assinantes|(?:assine|cadastre-se|inicie sessão).{0,40}"
        r"para (?:continuar|ler|acessar)|para continuar (?:a ler|lendo)",
        r"(?:dit artikel|deze inhoud|dit verhaal).{0,40}(?:alleen|exclusief|uitsluitend) voor (?:\w+-?)?abonnees|(?:word|neem|log in|registreer|sluit).{0,40}"
        r"(?:om|en) .{0,20}(?:verder te lezen|te lezen|lees verder)|(?:verder|door)lezen\? ",
        r"(?:материал|статья|полный текст).{0,30}(?:только|доступ\w+).{0,20}подписчик|оформите подписку|чтобы (?:читать|продолжить чтение)"
        r"|(?:artykuł|treść|dalsza część).{0,40}(?:tylko )?dla (?:subskrybentów|prenumeratorów)|(?:wykup|kup) .{0,30}(?:dostęp|prenumeratę)"
        r"|(?:för att|for at) (?:läsa|fortsätta läsa|læse|lese) (?:hela|vidare|videre)|(?:この|続きを?)(?:記事|お?読み).{0,20}(?:会員|登録|有料)|会員限定",
    ),
    Wall.LOGIN: (
        r"(?:please |you (?:must|need to|have to) (?:be )?)(?:log(?:ged)? ?in|sign(?:ed)? ?in|register)|(?:log|sign) in to (?:your|continue|view|see"
        r"|access)|forgot(?:ten)? (?:your )?password|don't have an account|(?:enter|type) your (?:e-?mail|password|username)|remember me",
        r"(?:bitte )?melden sie sich|passwort vergessen|noch kein (?:konto|benutzerkonto)|mot de passe oublié|veuillez vous (?:connecter|identifier)"
        r"|pas encore (?:de compte|inscrit)|(?:olvid\w+) (?:su|tu|la) contraseña|password dimenticata|(?:esqueceu|esqueci) .{0,12}(?:senha|palavra-passe)"
        r"|wachtwoord vergeten|забыли пароль|nie pamiętasz hasła|glömt lösenord|パスワードを(?:お忘れ|忘れた)|忘记密码",
    ),
    Wall.REGION: (
        r"(?:not available|unavailable|blocked|restricted|cannot be (?:viewed|accessed)) (?:\w+ ){0,2}(?:in|from|to visitors from|for users in) (?:your|the "
        r"(?:eu|european)|most european)|(?:your|attempting to access .{0,40}from a) (?:country|region|location)|enforces the (?:general data|gdpr)"
        r"|access cannot be granted at this time|(?:due to|for) (?:legal|gdpr|licen[cs]ing|rights) (?:reasons|restrictions)",
        r"in (?:ihrem|deinem) (?:land|region)|dans votre (?:pays|région)|en (?:su|tu) (?:país|región)|nel (?:tuo|suo) paese|no seu país|in (?:jouw|uw) (?:land|regio)"
        r"|в вашей стране|(?:お住まいの|あなたの)(?:地域|国)|您所在的(?:地区|国家)",
    ),
    Wall.REPAIR: (
        r"(?:we(?:'re| are)|(?:our|this|the) (?:web ?)?(?:site|page|service)(?: is)?) (?:\w+ )?(?:currently |temporarily )?(?:performing|doing|undergoing|carrying"
        r" out|down for|under|offline for|unavailable (?:due to|while|for)).{0,40}(?:maintenance|upgrades?|improvements?|we)|we(?:'ll| will| should| hope to)"
        r" be back|(?:sorry|apologi[sz]e) for (?:the|any) inconvenience|please (?:check|come) back|thank(?:s| you) for your patience",
        r"(?:wir|unsere (?:web)?seite|die seite) .{0,40}wartung|wir sind (?:gleich|bald|in kürze)|bitte (?:versuchen|schauen) sie|(?:notre|le) site .{0,30}maintenance"
        r"|nous serons de retour|veuillez (?:revenir|réessayer)|(?:nuestro|el) sitio .{0,30}mantenimiento|volveremos|vuelva (?:más tarde|pronto)",
        r"(?:il nostro|il) sito .{0,30}manutenzione|torneremo|(?:nosso|o) site .{0,30}manutenção|voltaremos|volte mais tarde|(?:onze|de) (?:web)?site .{0,30}onderhoud"
        r"|(?:we|wij) zijn (?:zo|snel|binnenkort)|(?:на сайте|сайт) .{0,30}(?:технические|обслуживани)|(?:ただいま|現在).{0,12}メンテナンス|(?:正在|系统).{0,6}维护",
    ),
}

_ACTS: dict[Wall, tuple[str, ...]] = {
    Wall.BOT: (r"verify|(?:i am|i'm) human|continue|submit|refresh|try again|reload|press (?:&|and) hold|weiter|continuer|continuar|continua",),
    Wall.CONSENT: (
        r"(?:i )?(?:accept|agree|consent|allow|reject|decline|refuse)(?: (?:all|and continue|and close|cookies|all cookies|necessary))*|got it|ok(?:ay)?"
        r"|(?:manage|more|customi[sz]e|privacy|cookie) (?:options|settings|preferences|choices|cookies)|(?:alle )?(?:akzeptieren|ablehnen|zustimmen)"
        r"(?: und weiter)?|einstellungen|(?:tout )?(?:accepter|refuser)(?: et (?:fermer|continuer))?|(?:aceptar|rechazar)(?: todo| y continuar)?|accetta(?: "
        r"tutti| e continua)?|rifiuta(?: tutti)?|(?:aceitar|rejeitar)(?: tudo| todos)?|(?:alles )?(?:accepteren|weigeren)|akkoord|принять|同意|同意する",
    ),
    Wall.PAY: (
        r"subscribe(?: now| today)?|(?:log|sign) ?in|login|register|start (?:your )?(?:free )?trial|view (?:plans|offers|options)|see (?:plans|offers)|already"
        r" an? (?:subscriber|member)\W*(?:(?:log|sign) in\W*)?|get (?:full|unlimited|digital) access|become an? (?:subscriber|member)|(?:jetzt )?(?:abonnieren"
        r"|testen|anmelden|freischalten)|(?:je )?m'abonner?|abonnez-vous|se connecter|déjà abonné\W*.{0,20}|suscríb\w+|iniciar sesión|abbonati(?: ora)?|accedi"
        r"|assine(?: já| agora)?|entrar|word abonnee|abonneren|inloggen|подписаться|войти|ログイン|登録",
    ),
    Wall.LOGIN: (r"log ?in|sign ?in|login|anmelden|einloggen|se connecter|connexion|iniciar sesión|accedi|entrar|inloggen|войти|ログイン|登录",),
}

_PARTS: dict[Wall, str] = {
    Wall.BOT: r"challenges\.cloudflare|cdn-cgi/challenge|cf-(?:turnstile|challenge|browser|error)|captcha|turnstile|datadome|perimeterx|px-cdn|incapsula|imperva"
    r"|distil|awswaf|arkoselabs|funcaptcha|ddos-guard|sucuri|kasada|sec-cpt|bm-verify|challenge-(?:form|running|stage|platform)|human-?(?:check|challenge)",
    Wall.SCRIPT: r"",
    Wall.CONSENT: r"consent|cookie|gdpr|\bcmp\b|onetrust|didomi|sourcepoint|sp_message|privacy-mgmt|usercentrics|quantcast|trust-?arc|contentpass|iubenda|axeptio",
    Wall.PAY: r"pay-?wall|reg-?wall|\bmeter|metered|subscri|tinypass|\bpiano\b|zephr|poool|pelcro|premium|abo(?:nn|-box)|plus-?(?:wall|box)|gate(?:d|way)?\b|barrier",
    Wall.LOGIN: r"log-?in|sign-?in|auth|password",
}


def _table(phrases: dict[Wall, tuple[str, ...]]) -> tuple[tuple[Wall, re.Pattern[str]], ...]:
    return tuple((wall, re.compile("|".join(f"(?:{phrase})" for phrase in listed), re.IGNORECASE)) for wall, listed in phrases.items())


HEADS = _table(_HEADS)
SAYS = _table(_SAYS)
ACTS = dict(_table(_ACTS))
PARTS = {wall: re.compile(pattern, re.IGNORECASE) for wall, pattern in _PARTS.items() if pattern}

# Words by which a text speaks to its reader, or its makers of themselves. German has one that is also "she" and "they":
# it counts as a word within a sentence only.
ADDRESS = re.compile(
    r"\b(?i:you|you're|your|yours|please|we|we're|we'll|our|us|bitte|wir|unser\w*|dein\w*|du|dich|vous|votre|vos|veuillez"
    r"|nous|notre|nos|usted|tu|tus|nosotros|nuestr\w+|por favor|tuo|tua|tuoi|tue|noi|nostr\w+|você|nossos?|nossas?|je|jij"
    r"|jouw|uw|wij|ons|onze|alstublieft|вы|вас|вам|ваш\w*|пожалуйста|мы|наш\w*|twoj\w+|twój|prosimy|din|ditt|dina|vänligen"
    r"|vi|vår\w*|lütfen|siz\w*)\b|(?<=\w )(?:Sie|Ihnen|Ihr\w*)\b|ください|お客様|您|你|请|我们|我們|하십시오|해\s?주세요|귀하"
)


def said_wall(sentence: str) -> Wall | None:
    """The wall that speaks in a sentence: one to the reader, or one that says little else."""
    plain = sentence.translate(_STRAIGHT)
    least = 0 if ADDRESS.search(plain) else _SAID_SHARE * len(plain)
    return next((wall for wall, pattern in SAYS if (found := pattern.search(plain)) and len(found[0]) >= least), None)


def named_wall(titles: Iterable[str]) -> Wall | None:
    """The wall whose name one of these titles is from end to end, beside the site's name at most."""
    for title in titles:
        parts = [part.strip(_MARKS) for part in _PARTED.split(fold(title).translate(_STRAIGHT)) if part.strip(_MARKS)]
        kinds = [next((wall for wall, pattern in HEADS if pattern.fullmatch(part)), None) for part in parts]
        others = [part for part, wall in zip(parts, kinds, strict=True) if wall is None]
        found = next((wall for wall in kinds if wall is not None), None)
        if found is not None and all(len(part.split()) <= _NAME_WORDS for part in others):
            return found
    return None
