"""The sentences of walls in many languages, and the words by which a text addresses its reader.

Unlike articles, each phrase addresses the reader ("your browser", "we and our partners") or is about the page itself.
"""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.boilerplate import straight
from monitor.extract.wall_words import Wall

# A sentence that does not address the reader is a wall's if the phrase is at least this share of it. Less is enough for
# a paywall ("Unlock this article for a crown a week"), which must show another sign in any case.
_WALL_SHARE = 0.6
_PAY_SHARE = 0.4

_SPEECH: dict[Wall, tuple[str, ...]] = {
    Wall.ADS: (
        r"(?:disable|turn off|pause|switch off|deactivate) (?:your|any|the) ad-?\s?block\w*",
        r"(?:using|have) an ad-?\s?block\w*",
        r"(?:allow|whitelist) (?:our|this) (?:ads|site)",
        r"(?:schalten|deaktivieren) sie .{0,20}(?:ad-?block|werbeblock)\w*",
        r"désactive[rz] .{0,20}bloqueur|(?:desactiv\w+|disattiv\w+|desativ\w+) .{0,20}(?:bloqueador|ad-?block\w*)",
    ),
    Wall.BOT: (
        (
            r"(?:checking|reviewing|verifying) (?:if the site|the site|(?:your|this) (?:web ?)?browser|the"
            r" security of your|your connection)"
        ),
        (
            r"(?:verify|verifying|confirm|prove|make sure|check|know|sure) (?:that )?you(?:'re| are) (?:really"
            r" )?(?:an? )?(?:actual |real )?(?:human|person|not (?:a )?(?:robot|bot))"
        ),
        r"are you (?:a )?(?:human|robot)|(?:i'm|i am) not a robot|human verification|it's really you",
        r"(?:please )?(?:complete|solve|pass) (?:the|this) (?:\w+ )?(?:security check|captcha|challenge|puzzle)",
        r"press (?:&|and) hold(?: the button)?",
        r"(?:slide|drag) (?:the slider |right )?to (?:verify|complete|continue)",
        (
            r"unusual (?:traffic|activity|requests|behaviou?r) (?:\w+ ){0,2}from your (?:\w+ )?(?:network|ip\b"
            r"|device|browser|connection)"
        ),
        (
            r"(?:suspicious|automated|bot-like|unusual) (?:\w+ )?(?:activity|traffic|behaviou?r|requests) (?:\w+"
            r" ){0,3}(?:your|this) (?:\w+ )?(?:network|ip|connection|computer|browser|device|address)"
        ),
        r"(?:something about )?your browser (?:\w+ )?(?:made us think|looks like)",
        r"you(?:'re| are| may be| might be) (?:using automation|a (?:bot|robot))",
        r"(?:are|were|be) using automation tools",
        r"you (?:do not|don't) have (?:permission|authori[sz]ation) to (?:access|view)",
        r"you (?:have been|were|are) (?:temporarily |unable to access|blocked from)",
        r"(?:sorry, )?you (?:have been|were) blocked|the action you just performed",
        (
            r"your (?:ip(?: address)?|request|access|connection) (?:\w+ ){0,3}(?:blocked|denied|rejected|banned"
            r"|flagged|limited|identified)"
        ),
        r"access to this (?:page|site|website) (?:has been|is|was) (?:denied|blocked|restricted)",
        r"(?:cloudflare )?ray id\b.{0,40}|reference #\s?[\w.]+|(?:incapsula )?(?:incident|support) id\b.{0,40}",
        (
            r"(?:performance|security|protection) (?:&|and|by) .{0,12}(?:cloudflare|ddos|perimeterx|datadome"
            r"|imperva|sucuri)"
        ),
        r"ddos protection by|powered by (?:perimeterx|human)",
        r"(?:you have|you've) (?:made|sent) too many requests",
        r"too many requests (?:from (?:you|this)|have been|in a)",
        r"(?:rate limit|request limit) (?:has been )?(?:exceeded|reached)",
        r"why (?:do i have|am i (?:seeing|being)|did this happen)",
        r"bestätigen sie,? dass sie (?:ein mensch|kein roboter)|ich bin kein roboter",
        r"ihr browser wird (?:über)?geprüft",
        r"ungewöhnliche\w* (?:aktivität\w*|datenverkehr|zugriffe) (?:\w+ ){0,4}(?:ihre[mrns]?|deine[mrns]?)",
        r"ihr(?:e ip|e anfrage| zug(?:riff|ang)) (?:\w+ ){0,3}(?:gesperrt|blockiert|verweigert)|zu viele anfragen",
        r"(?:vérifi\w+|confirm\w+|prouve[rz]) que vous (?:n'êtes pas|êtes)|je ne suis pas un robot",
        r"(?:votre|de votre) (?:navigateur|connexion|adresse ip|réseau).{0,40}(?:vérifi|bloqu|inhabitue|suspect)",
        r"(?:activité|trafic) inhabituel\w* .{0,20}votre|vous avez été bloqué|trop de requêtes",
        r"no soy un robot",
        (
            r"(?:verifi\w+|confirm\w+|demuestr\w+|comprob\w+) que (?:(?:usted )?(?:es|eres) (?:un )?(?:ser"
            r" )?human|no (?:es|eres) un robot)"
        ),
        r"(?:tráfico|actividad) inusual .{0,20}(?:su|tu) (?:red|conexión|ip)|(?:ha|has) sido bloqueado",
        r"demasiadas solicitudes",
        r"non sono un robot",
        (
            r"(?:verific\w+|conferm\w+|dimostra\w*) (?:che )?(?:sei|di essere|non sei) (?:un )?(?:umano|essere"
            r" umano|robot)"
        ),
        r"(?:attività|traffico) insolit\w .{0,20}(?:tua|tuo)|sei stato bloccato|troppe richieste",
        r"não sou um robô|(?:verifi\w+|confirm\w+|prove) que (?:você )?(?:é|não é) (?:um )?(?:ser )?(?:human|robô)",
        r"(?:tráfego|atividade) incomum .{0,20}(?:sua|seu)|você foi bloqueado|ik ben geen robot",
        r"(?:controleer\w*|bevestig\w*|bewijs) (?:dat|of) (?:je|u) (?:een mens|geen robot)",
        r"ongebruikelijk\w* (?:verkeer|activiteit) .{0,20}(?:je|uw)|(?:je|u) bent geblokkeerd|te veel verzoeken",
        r"я не робот|(?:подтвердите|докажите|убедиться|проверить),? что вы (?:не робот|человек)",
        r"ваш(?:его|ей)? (?:ip|браузер\w*|запрос\w*)|nie jestem robotem|potwierdź,? że (?:nie jesteś|jesteś)",
        r"robot olmadığınızı|jag är inte en robot|jeg er ikke en robot|en ole robotti",
        r"(?:私は|あなたが)?ロボットではありません|人間であることを(?:確認|証明)|お使いのネットワーク|(?:确认|验证|證明|证明)您(?:是|不是)",
        r"您的(?:ip|访问|请求|网络).{0,12}(?:异常|阻止|拒绝|限制)|로봇이 아닙니다|사람인지 확인",
        r"أنا لست (?:برنامج )?روبوت|تأكد من أنك إنسان",
    ),
    Wall.SCRIPT: (
        r"(?:enable|turn on|activate|allow|switch on) (?:\w+ and )?(?:java ?script|js\b)",
        (
            r"java ?script (?:is |must be |has been |seems to be |to be )?(?:currently )?(?:disabled|required"
            r"|enabled|not enabled|turned off)"
        ),
        r"(?:requires?|needs?|without|support) java ?script",
        r"java ?script (?:\w+ ){0,4}(?:aktivieren|deaktiviert|benötigt|eingeschaltet|aktiviert)",
        r"(?:aktivieren sie|benötigt|ohne) java ?script",
        r"(?:activer|activez|désactivé|nécessite|autoriser) (?:le )?java ?script",
        r"java ?script (?:est|doit être) (?:désactivé|activé|nécessaire)",
        r"(?:habilit\w+|activ\w+|active|necesita|requiere|exige|ativ\w+|ative o) java ?script",
        r"(?:abilita|attiva|richiede)\w* java ?script",
        r"java ?script (?:in te schakelen|inschakelen|uitgeschakeld|nodig)|(?:schakel|zet) java ?script",
        r"(?:включите|требуется) java ?script|włącz\w* (?:obsługę )?java ?script|java ?script ?を有効",
        r"启用 ?java ?script|aktivera java ?script|slå java ?script til",
    ),
    Wall.CONSENT: (
        (
            r"(?:we|our partners|partners)\b.{0,120}\b(?:store and/or access|store information|process (?:your"
            r" )?(?:personal )?data|use cookies)"
        ),
        r"we (?:and .{0,40})?(?:use|need|set|would like to use) (?:\w+ ){0,3}cookies",
        r"(?:by|if you) click\w* .{0,30}(?:accept|agree)",
        r"(?:your|with your) (?:consent|privacy|cookie (?:settings|choices|preferences))",
        r"(?:accept|reject|agree to) (?:all )?cookies to|(?:you can|you may) (?:change|withdraw|manage) your",
        r"you (?:agree|consent) to|(?:continue|read) .{0,40}with (?:ads|advertising)",
        (
            r"wir (?:und .{0,60})?(?:verwenden|nutzen|setzen|benötigen|verarbeiten|speichern) .{0,60}(?:cookies"
            r"|daten|informationen|zustimmung|einwilligung)"
        ),
        r"ihre[rn]? (?:einwilligung|zustimmung|privatsphäre|daten\b|auswahl)",
        r"mit werbung (?:weiterlesen|nutzen|lesen)|(?:stimmen sie|zustimmen) .{0,40}cookies",
        r"unsere (?:\d+ )?partner",
        r"(?:nous|nos partenaires) .{0,100}(?:cookies|données|traceurs)|votre (?:consentement|vie privée|choix)",
        r"vos (?:choix|données|préférences)|en cliquant sur",
        r"vous (?:pouvez|acceptez) .{0,60}(?:choix|cookies|consentement|accepter|refuser)|continuer sans accepter",
        r"(?:nosotros|nuestros (?:\d+ )?socios|utilizamos|usamos) .{0,80}(?:cookies|datos)",
        r"(?:su|tu) (?:consentimiento|privacidad)|al hacer clic",
        r"(?:noi e|i nostri (?:\d+ )?partner|utilizziamo|usiamo) .{0,80}(?:cookie|dati)|(?:il )?tuo consenso",
        r"cliccando su|la tua privacy",
        r"accett(?:ando|a|ate) (?:tutti )?i cookie(?: di profilazione e la pubblicità \w+)?",
        r"(?:aceptando|en acceptant|accepter|accepteer|acceptera) (?:(?:alle?|todas|tous|de|las|les) )*cookies",
        r"(?:nós e|os nossos (?:\d+ )?parceiros|utilizamos|usamos) .{0,80}(?:cookies|dados)",
        r"(?:o )?seu consentimento|ao clicar em",
        r"(?:wij|we) (?:en .{0,40})?(?:gebruiken|plaatsen|verwerken) .{0,60}(?:cookies|gegevens)",
        r"(?:jouw|uw|je) (?:toestemming|privacy|keuzes?|voorkeuren)|door (?:op )?.{0,20} te klikken",
        r"your (?:preferences|choices?) (?:at any time|here|by)|(?:tus?|sus?) (?:elección|preferencias|opciones)",
        r"(?:tu[ae]|su[ae]) (?:scelt[ae]|preferenze)|(?:suas?|tuas?) (?:escolhas?|preferências|opções)",
        r"(?:swój|swoje|twoje) (?:wybór|preferencje|zgod\w+)|(?:din|dina|ditt) (?:val|inställningar|samtycke)",
        r"(?:dit|dine|ditt) (?:valg|samtykke|indstillinger|innstillinger)|valintaasi|suostumuksesi",
        r"(?:svou|svůj|své|váš|vaše) (?:volbu|volby|souhlas)|va[šs]u? (?:vo[ľl]bu|súhlas|privolu)",
        r"(?:używamy|my i nasi partnerzy) .{0,60}(?:cookie|danych|ciasteczek)|zaufanych partnerów",
        r"zgod\w+ (?:na przetwarzanie|.{0,30}wycofać)|przetwarzani\w+ (?:\w+ )?danych osobowych",
        r"(?:processing of|process) your personal (?:data|information)|verarbeitung (?:ihrer|deiner) (?:\w+ )?daten",
        r"traitement de vos données|tratamiento de (?:tus|sus) datos|tratamento dos seus dados",
        r"trattamento dei (?:tuoi|suoi) dati",
        r"verwerking van (?:uw|je) (?:persoons)?gegevens|zpracování\w* (?:vašich )?osobních údajů",
        r"spracovan\w+ (?:vašich )?osobných údajov|behandl\w+ a[vf] dine? person(?:uppgifter|oplysninger|opplysninger)",
        r"vi (?:och|og|använder|bruger|bruker) .{0,60}cookies",
        r"мы (?:и наши партн[её]ры|используем) .{0,60}(?:cookie|файлы)|çerezleri? kullan(?:ıyoruz|maktayız)",
        r"当(?:社|サイト)は.{0,20}cookie|我们(?:使用|和).{0,20}cookie",
    ),
    Wall.PAY: (
        (
            r"(?:subscribe|sign up|register|log ?in|sign ?in|become an? \w+|create (?:a free|an) account|join"
            r"|upgrade|pay|trial|subscription|access|plan|today|now|month|week)\b.{0,40} (?:to|and) (?:continue"
            r"|keep|carry on|finish|go on) (?:reading|to )"
        ),
        (
            r"(?:to|and) (?:continue|keep|finish) reading,? (?:this|please|subscribe|log|sign|register|your|the"
            r"|with|for)"
        ),
        (
            r"(?:(?:subscribe|register|sign (?:up|in)|log in|join|pay)(?: now| today)? (?:to|and)"
            r" )?(?:unlock|read|access|get|see|view) (?:the (?:full|rest of the|whole|entire|complete)|this(?: full|"
            r" entire| exclusive| premium)?) (?:article|story|text|report|content)"
        ),
        (
            r"(?:this|the full|the rest of this) (?:article|story|content|page|report|post) is (?:only "
            r"|exclusively |just )?(?:available |reserved |accessible |exclusive )?(?:only |exclusively )?(?:for"
            r"|to|behind|free with)"
        ),
        r"(?:for|to) (?:our |paying |premium |digital )?(?:subscribers|members) only",
        r"you(?:'ve| have) (?:reached|hit|used|read) (?:your|all|the|\d).{0,40}(?:articles|limit|stories)",
        r"(?:one|last|\d) (?:remaining )?free article",
        (
            r"(?:dies|dieser|den (?:ganzen|vollständigen|kompletten)|diesen|jetzt|um) .{0,40}(?:artikel|text"
            r"|beitrag|inhalt) .{0,40}(?:abonnent|abonnieren|freischalten|weiterlesen|zu lesen|lesen sie|abo\b"
            r"|plus\b)"
        ),
        r"(?:weiterlesen|weiter lesen) (?:mit|und|nur)",
        r"(?:jetzt|abonnieren|anmelden|registrieren) .{0,30}(?:und |um )?(?:weiterlesen|weiterzulesen)",
        r"(?:nur |exklusiv )für (?:unsere )?(?:\w+-)?abonnent",
        r"(?:cet article|contenu|la suite|l'intégralité).{0,40}(?:réservée?|abonné)",
        r"(?:abonnez-vous|connectez-vous|inscrivez-vous).{0,40}(?:pour|et) (?:lire|continuer|poursuivre|accéder)",
        r"il vous reste .{0,20}à (?:lire|découvrir)|pour lire la suite",
        (
            r"(?:este (?:artículo|contenido)|contenido|noticia).{0,30}(?:exclusiv\w|solo|reservado) (?:para|a)"
            r" (?:nuestros )?suscriptores"
        ),
        r"(?:suscríb\w{1,20}+|regístr\w{1,20}+|inicia sesión).{0,40} para (?:seguir|continuar|leer|acceder)",
        r"para (?:seguir|continuar) leyendo",
        (
            r"(?:questo (?:articolo|contenuto)|contenuto).{0,40}(?:riservat\w|esclusiv\w|per) (?:agli |per gli |i"
            r" nostri )?abbonati"
        ),
        r"(?:abbonati|accedi|registrati).{0,40}per (?:continuare|leggere|proseguire)|per continuare a leggere",
        r"(?:este (?:artigo|conteúdo)|conteúdo|matéria).{0,30}exclusiv\w (?:para|de|dos) (?:nossos )?assinantes",
        r"(?:assine|cadastre-se|inicie sessão).{0,40}para (?:continuar|ler|acessar)|para continuar (?:a ler|lendo)",
        r"(?:dit artikel|deze inhoud|dit verhaal).{0,40}(?:alleen|exclusief|uitsluitend) voor (?:\w+-?)?abonnees",
        r"(?:word|neem|log in|registreer|sluit).{0,40}(?:om|en) .{0,20}(?:verder te lezen|te lezen|lees verder)",
        r"(?:verder|door)lezen\? ",
        r"(?:материал|статья|полный текст).{0,30}(?:только|доступ\w+).{0,20}подписчик|оформите подписку",
        r"чтобы (?:читать|продолжить чтение)",
        r"(?:artykuł|treść|dalsza część).{0,40}(?:tylko )?dla (?:subskrybentów|prenumeratorów)",
        r"(?:wykup|kup) .{0,30}(?:dostęp|prenumeratę)",
        r"(?:för att|for at) (?:läsa|fortsätta läsa|læse|lese) (?:hela|vidare|videre)",
        r"(?:läs vidare|les videre|læs videre|les hele saken) (?:med|som)",
        r"lås (?:artiklen |saken )?(?:upp|op|opp)\b.{0,40}",
        r"(?:bli|redan) prenumerant|(?:bliv|bli|allerede) abonnent|(?:endast|bara|kun|bare) for abonnenter",
        r"(?:endast|bara) för (?:våra )?prenumeranter|(?:vain )?tilaajille|oletko jo tilaaja|jatka lukemista",
        r"(?:článok|článek) je .{0,20}pro? predplatite\w+|(?:pouze|jen|len) pr[eo] předplatitel\w+",
        r"předplaťte si .{0,60}",
        r"(?:この|続きを?)(?:記事|お?読み).{0,20}(?:会員|登録|有料)|会員限定",
    ),
    Wall.LOGIN: (
        r"(?:please |you (?:must|need to|have to) (?:be )?)(?:log(?:ged)? ?in|sign(?:ed)? ?in|register)",
        r"(?:log|sign) ?in (?:or|to) .{0,40}\b(?:read|view|see|access) (?:this|the (?:full|rest))\b.{0,20}",
        r"(?:zaloguj|zarejestruj) się\b.{0,50}\b(?:aby|żeby|by) (?:przeczytać|czytać|kontynuować)\b.{0,20}",
        r"(?:log|sign) in to (?:your|continue|view|see|access)|forgot(?:ten)? (?:your )?password",
        r"don't have an account|(?:enter|type) your (?:e-?mail|password|username)|remember me",
        r"(?:bitte )?melden sie sich|passwort vergessen|noch kein (?:konto|benutzerkonto)|mot de passe oublié",
        r"veuillez vous (?:connecter|identifier)|pas encore (?:de compte|inscrit)",
        r"(?:olvid\w+) (?:su|tu|la) contraseña|password dimenticata",
        r"(?:esqueceu|esqueci) .{0,12}(?:senha|palavra-passe)|wachtwoord vergeten|забыли пароль",
        r"nie pamiętasz hasła|glömt lösenord|パスワードを(?:お忘れ|忘れた)|忘记密码",
    ),
    Wall.REGION: (
        (
            r"(?:not available|unavailable|blocked|restricted|cannot be (?:viewed|accessed)) (?:\w+ ){0,2}(?:in"
            r"|from|to visitors from|for users in) (?:your|the (?:eu|european)|most european)"
        ),
        (
            r"(?:access\w*|article|content|page|(?:web ?)?site|video|service|detect\w*|visit\w*|brows\w*)\b.{0,60}"
            r" (?:your|from a) (?:\w+ )?(?:country|region|location)"
        ),
        r"your (?:country|region|location) (?:\w+ ){0,2}(?:supported|allowed|permitted|blocked|restricted)",
        r"enforces the (?:general data|gdpr)|access cannot be granted at this time",
        r"(?:due to|for) (?:legal|gdpr|licen[cs]ing|rights) (?:reasons|restrictions)",
        r"in (?:ihrem|deinem) (?:land|region)|dans votre (?:pays|région)|en (?:su|tu) (?:país|región)",
        r"nel (?:tuo|suo) paese|no seu país|in (?:jouw|uw) (?:land|regio)|в вашей стране",
        r"(?:お住まいの|あなたの)(?:地域|国)",
        r"您所在的(?:地区|国家)",
    ),
    Wall.REPAIR: (
        (
            r"(?:we(?:'re| are)|(?:our|this|the) (?:web ?)?(?:site|page|service)(?: is)?) (?:\w+ )?(?:currently "
            r"|temporarily )?(?:performing|doing|undergoing|carrying out|down for|under|offline for|unavailable"
            r" (?:due to|while|for)).{0,40}(?:maintenance|upgrades?|improvements?|we)"
        ),
        (
            r"we(?:'re| are) (?:\w+ )?(?:upgrading|updating|improving|working on) (?:our|this|the) (?:web ?)?(?:site"
            r"|page|server|system)s?\b"
        ),
        r"we(?:'ll| will| should| hope to) be back|please (?:check|come) back",
        r"(?:wir|unsere (?:web)?seite|die seite) .{0,40}wartung|wir sind (?:gleich|bald|in kürze)",
        r"bitte (?:versuchen|schauen) sie|(?:notre|le) site .{0,30}maintenance|nous serons de retour",
        r"veuillez (?:revenir|réessayer)|(?:nuestro|el) sitio .{0,30}mantenimiento|volveremos",
        r"vuelva (?:más tarde|pronto)",
        r"(?:il nostro|il) sito .{0,30}manutenzione|torneremo|(?:nosso|o) site .{0,30}manutenção|voltaremos",
        r"volte mais tarde|(?:onze|de) (?:web)?site .{0,30}onderhoud|(?:we|wij) zijn (?:zo|snel|binnenkort)",
        r"(?:на сайте|сайт) .{0,30}(?:технические|обслуживани)|(?:ただいま|現在).{0,12}メンテナンス",
        r"(?:正在|系统).{0,6}维护",
    ),
}

# Words that address the reader or refer to the publisher; without those that are common words of another language
# ("du", "je", "nos"). "Sie" and "Ihr" may also mean "she" and "her" where they begin a sentence, and count within it.
_ADDRESS = re.compile(
    r"\b(?=\w)(?i:you|your|yours|please|we|our|us|bitte|wir|unser\w*|dein\w*|dich|vous|votre|vos|veuillez"
    r"|nous|notre|usted|tus|nosotros|nuestr\w+|por favor|tuo|tua|tuoi|noi|nostr\w+|você|nossos?|nossas?|jij|jouw|uw|wij"
    r"|onze|alstublieft|вы|вас|вам|ваш\w*|пожалуйста|мы|наш\w*|two(?:j\w+|ich|im|imi)|nasz\w*|twój|prosimy|ditt|dina|vänligen|vår\w*|lütfen|vores|jeres"
    r"|siz\w*|puedes|puoi|możesz|můžete|môžete|je kunt|kunt u|du kan|klik op|klikk? på|klicka på|clicca su"
    r"|clique em|ha(?:z|ga) clic|kliknij|klikněte|kliknite|kliknutím)\b"
    r"|(?<=\w )(?:Sie|Ihnen|Ihr\w*)\b|ください|お客様|您|你|请|我们|我們|하십시오|해\s?주세요|귀하"
)


@lru_cache(maxsize=len(_SPEECH))
def _speech_of(wall: Wall) -> re.Pattern[str]:
    """The pattern of a wall's phrases; compiled when the first short page is judged.

    It expects lower case and matches only at the beginning of words and at single digits before a space: that makes it
    ten times as fast.
    """
    return re.compile(rf"(?<![a-zß-ÿа-яё])(?![\W\d](?! ))(?:{'|'.join(f'(?:{phrase})' for phrase in _SPEECH[wall])})")


def has_words_of(wall: Wall, text: str) -> bool:
    """Whether a text has a phrase of this wall, whomever it addresses; faster than ``wall_of_sentence``."""
    return _speech_of(wall).search(straight(text).lower()) is not None


def wall_of_sentence(sentence: str) -> tuple[Wall | None, bool]:
    """The wall that a sentence belongs to, if any, and whether the sentence addresses the reader.

    It must address the reader, or say little besides the wall's phrase.
    """
    plain = straight(sentence)
    lowered = plain.lower()
    to_reader = _ADDRESS.search(plain) is not None
    for wall in _SPEECH:
        found = _speech_of(wall).search(lowered)
        share = _PAY_SHARE if wall is Wall.PAY else _WALL_SHARE
        if found and (to_reader or len(found[0]) >= share * len(plain)):
            return wall, to_reader
    return None, to_reader
