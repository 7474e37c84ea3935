"""The furniture phrases by reason, in several languages. Each is matched against a whole line."""

from __future__ import annotations

from monitor.boilerplate.furniture_appeals import APPEALS, RIGHTS

_PLATFORM = (
    r"facebook|twitter|x|whatsapp|linkedin|instagram|telegram|pinterest|reddit|flipboard|tumblr|messenger|threads|"
    r"bluesky|mastodon|tiktok|youtube|snapchat|vk|weibo|wechat|xing|line|pocket|google(?: news| play|"
    r" ?\+)?|apple news|"
    r"e-?mail|sms|pdf|print|rss|copy link|link"
)
_AGENCY = (
    r"getty(?: images)?|reuters|afp|ap(?: photo| images)?|epa(?:-efe)?|shutterstock|i?stock(?:photo)?|imago(?:"
    r" images)?|"
    r"picture[ -]alliance|dpa|pa(?: wire| media| images)|ansa|anp|efe|lusa|xinhua|tass|alamy|unsplash|belga|keystone"
    r"|apa|"
    r"europa press|lapresse|press association|bloomberg|zuma(?: press)?|flickr|wikimedia(?: commons)?"
)

# What must follow a verb for signing up in Spanish, Italian and Portuguese: the verbs alone are also used of courses.
_OFFER = (
    r"(?:\b.{0,120}\b(?:newsletters?|bolet(?:ín|ines|im|ins)|correo|e-?mail|mail|canale?|alert[ae]s?|notificaciones|notifiche"
    r"|podcast|contenidos?|contenuti|conteúdos?|noticias|notizie|notícias|artículos|whatsapp|telegram|youtube)\b.{0,80}"
    r"|(?: (?:ya|aquí|ahora|hoy|gratis|ora|qui|subito|já|aqui|agora|hoje|grátis)){0,3}\W{0,3})"
)

# Regular expressions, in lower case. Digits are matched by class only, as lines are matched by their shape (see
# ``stamps.tokens``). A lookahead finds out at once that most lines lack what may come after any text.
PHRASES: dict[str, tuple[str, ...]] = {
    "related": (
        (
            r"\W*(?:read|see|watch|listen|more|related|recommended|also|further|explore|in pictures|don't miss)"
            r"(?: (?:more|also|next|now|read|reading|stories|articles?|coverage|content|posts?|links?|topics|videos?"
            r"|on|from|about|in|this|it|"
            r"story|the|our|here|roundup|guide))*\s?: .{1,200}|(?:read|see) more (?:on|about|from|in) [\w' ]{1,40}:"
            r" .{1,160}"
        ),
        r"(?:read|see) (?:more|also|next)(?! than\b)(?: .{0,120})?",
        (
            r"(?:related|recommended|popular|trending|more|top|latest|other|similar|most[- ](?:read|popular|viewed"
            r"|watched))"
            r"(?: (?:stories|story|articles?|posts?|news|content|coverage|topics|links?|videos?|reading|reads|now"
            r"|headlines|for you|"
            r"from (?:the web|\w+(?: \w+)?)|on this(?: story| topic)?|in [\w. ]{1,30}))?\W{0,3}"
        ),
        (
            r"(?:you (?:may|might|could) (?:also )?(?:like|be interested in|enjoy)|don't miss|what to read next|up"
            r" next|must[- ]reads?|"
            r"in case you missed it|editors?'? picks?|something to consider|more on this(?: story)?|more from .{1,40}"
            r"|story timeline|"
            r"explore (?:more|further)|keep reading|continue reading|go deeper|the big picture: .{1,80})\W{0,3}"
        ),
        r"\W?also on [\w-]+\.\w{2,3}\b.{0,200}",
        r"\[(?:related|read|see|more|also)[^\]]*\]",
        r"dieses thema im programm\s?: .{1,160}|über dieses thema berichtete.{3,120} um \d{1,2}[:.]\d\d uhr\.?",
        r"(?:lesen sie|lies)(?: \w+)? (?:auch|mehr|hier|dazu|jetzt)\b.{0,160}",
        (
            r"(?:mehr (?:zum thema|dazu|zu diesem thema|aus .{2,30})|auch interessant|zum thema|weitere (?:artikel"
            r"|meldungen|themen|"
            r"nachrichten|informationen)|meist ?gelesen\w*|das könnte sie(?: auch)? interessieren|lesetipps?|siehe"
            r" auch|empfohlen\w*|"
            r"empfehlungen(?: der redaktion)?|mehr lesen)\b(?:\s?: .{1,160}|\W{0,3})"
        ),
        (
            r"(?:à lire|lire|voir|à voir|à écouter|découvrir|à découvrir)(?: (?:aussi|également|plus|la suite"
            r"|l'article"
            r"|notre \w+))+\b.{0,160}"
        ),
        (
            r"(?:sur le même sujet|pour aller plus loin|les plus lus|articles? (?:liés?|similaires?|associés?"
            r"|recommandés?)|en savoir plus|"
            r"notre sélection|nos recommandations|dans la même rubrique|à la une|à lire)\b(?:\s?: .{1,160}|\W{0,3})"
        ),
        r"(?:lea|lee|leer|ver|vea|mira|mire)(?: \w+)? (?:también|además|más|aquí)\b.{0,160}",
        (
            r"(?:(?:también )?(?:te|le) puede interesar|más (?:información|noticias|sobre .{2,40})|noticias"
            r" relacionadas|relacionad[ao]s?|"
            r"lo más (?:leído|visto|popular)|le recomendamos|te recomendamos|no te pierdas)\b(?:\s?: .{1,160}"
            r"|\W{0,3})"
        ),
        r"(?:leggi|vedi|guarda)(?: \w+)? (?:anche|tutto|di più|qui|l'articolo)\b.{0,160}",
        (
            r"(?:(?:ti )?potrebbe(?:ro)? interessarti?(?: anche)?|articoli correlati|i più letti|per approfondire"
            r"|approfondisci|"
            r"approfondimenti?|altre notizie|da non perdere|correlati)\b(?:\s?: .{1,160}|\W{0,3})"
        ),
        r"(?:leia|veja|saiba|confira|assista|ouça)(?: (?:também|mais|ainda|aqui))+\b.{0,160}",
        (
            r"(?:mais lidas?|(?:você )?pode(?:rá)? (?:também )?(?:lhe )?(?:te )?interessar|notícias relacionadas"
            r"|relacionad[ao]s?|"
            r"artigos relacionados|recomendad[ao]s?)\b(?:\s?: .{1,160}|\W{0,3})"
        ),
        r"(?:lees|bekijk|kijk|luister|zie)(?: \w+)? (?:ook|meer|verder|hier)\b.{0,160}",
        (
            r"(?:meer over (?:dit onderwerp|.{2,30})|meest gelezen|gerelateerde? (?:artikelen|berichten|nieuws)"
            r"|aanbevolen|meer nieuws)"
            r"\b(?:\s?: .{1,160}|\W{0,3})"
        ),
        r"(?:læs|les|läs)(?: \w+)? (?:også|också|mer|mere|videre|vidare)\b.{0,160}",
        (
            r"(?:polecamy|читайте (?:также|ещ[её])|читать (?:далее|также|полностью)|по теме|подробнее|смотрите также"
            r"|devamını oku|اقرأ (?:أيضا|أيضًا|المزيد))\b.{0,160}"
        ),
        (
            r"(?:関連記事|関連リンク|あわせて読みたい|相关(?:阅读|新闻|链接)"
            r"|延伸阅读|推荐阅读|관련 ?기사|관련 ?뉴스|繼續閱讀|更多新闻).{0,80}"
        ),
    ),
    "paywall": (
        (
            r"you(?:'ve| have) (?:\w+ )?(?:\d+|one|two|three|four|five|no|reached|read|used|hit)\b.{0,40}\b(?:free"
            r"|complimentary|monthly|limit)\b.{0,160}"
        ),
        r"\d+ (?:free )?articles? (?:left|remaining)\b.{0,80}|(?:this is )?your (?:last|final) free article\b.{0,80}",
        (
            r"(?:subscribe|register|sign in|log ?in|sign up|create an account)(?: now| today)? (?:to|and) (?:continue"
            r"|read|keep|unlock|get|access|view|see)\b.{0,160}"
        ),
        (
            r"(?:to )?(?:continue|keep) reading\b.{0,160}\b(?:subscri\w+|account|log ?in|sign|register|free|article"
            r"|story)\b.{0,80}"
        ),
        (
            r"this (?:article|content|story|page) is (?:only |exclusively |currently )?(?:for|available (?:only"
            r" )?(?:to"
            r"|for)|exclusive to|reserved for|locked)\b.{0,80}"
        ),
        (
            r"already (?:a|an|have) .{0,40}(?:subscriber|member|account|subscription)\b.{0,80}|unlock (?:this|the"
            r"|full"
            r"|unlimited)\b.{0,120}"
        ),
        (
            r"(?:become|join as|support us as) an? .{0,30}(?:member|subscriber|supporter|patron)\b.{0,160}|start your"
            r" .{0,20}(?:free )?trial\b.{0,120}"
        ),
        (
            r"if you (?:enjoyed|liked|value|appreciate) .{3,120}\b(?:join|subscri\w+|support|member\w*|donat\w+"
            r"|contribut\w+|share)\b.{0,240}"
        ),
        r"get (?:unlimited |full |digital )?access (?:to|for)\b.{0,280}",
        r"sie haben (?:noch|bereits|in diesem monat)\b.{0,40}\bartikel\b.{0,120}|weiterlesen (?:mit|nach)\b.{0,120}",
        (
            r"(?:dieser (?:artikel|inhalt|text)|der artikel) ist (?:nur|exklusiv|ausschließlich) für\b.{0,120}|jetzt"
            r" (?:gratis |kostenlos )?(?:testen|weiterlesen|lesen)\b.{0,80}|mit (?:einem |dem )?\w*abo\w*"
            r" weiterlesen\b.{0,60}"
        ),
        (
            r"il vous reste \d.{0,120}|(?:cet )?(?:article|contenu)(?: est)? (?:exclusivement )?réservé.{0,120}|déjà"
            r" abonnée?.{0,80}|la suite (?:de cet article )?est réservée.{0,120}"
        ),
        (
            r"(?:te|le) quedan? \d.{0,120}|(?:contenido|artículo|noticia) (?:exclusiv[oa]|solo) para (?:suscriptores"
            r"|abonados).{0,80}|ya (?:eres|soy|es) suscriptor.{0,80}"
        ),
        (
            r"ti restano \d.{0,120}|(?:contenuto|articolo) (?:riservato|esclusivo|solo) (?:agli|per gli?) (?:abbonati"
            r"|iscritti).{0,80}|(?:se )?sei già abbonato.{0,80}"
        ),
        (
            r"(?:você )?(?:ainda )?(?:tem|restam) \d+ (?:matérias|artigos|notícias|textos).{0,120}|(?:conteúdo "
            r"|matéria"
            r" )?exclusiv[oa] para assinantes.{0,80}|já é assinante.{0,80}"
        ),
        (
            r"(?:je|u) hebt? nog \d.{0,120}|(?:dit artikel is )?(?:alleen|exclusief) voor (?:abonnees"
            r"|leden).{0,80}|al"
            r" (?:een )?abonnee\b.{0,80}|verder lezen\?.{0,80}"
        ),
    ),
    "newsletter": (
        (
            r"(?:sign up|subscribe|register|join us|opt in)(?:\b[^.]{0,120}\b(?:newsletters?|briefings?|inbox|alerts?"
            r"|updates?|mailing list|e-?mails?|channel|podcast|digest)\b.{0,200}"
            r"|(?: (?:for|it's|its|and|to us|to .{2,30}))?(?: (?:free|today|now|here)){1,3}\W{0,3})"
        ),
        (
            r"(?:get|receive|start your day with)\b.{3,160}\b(?:your (?:in ?box|e-?mail|phone|letterbox|mailbox)"
            r"|newsletters?)\b.{0,160}"
        ),
        r"(?:[\w'&.-]+ ){0,5}newsletters?(?: sign-?up)?\W{0,2}",
        (
            r"(?:enter|add) your e-?mail\b.{0,160}|by (?:signing up|subscribing|submitting|clicking"
            r"|registering)\b.{0,300}"
        ),
        r"(?=.*\bnewsletter).{3,300}[.!] (?:sign up|subscribe)(?: [\w']+){0,4} here\W{0,3}",
        (
            r"thank(?:s| you) for (?:signing up|subscribing)\b.{0,120}|you can unsubscribe\b.{0,80}|(?:click here to"
            r" )?subscribe\b.{0,80}"
        ),
        r"there's plenty more where that came from\. sign up\b.{0,200}",
        (
            r"(?:abonnieren sie|abonniere|bestellen sie|melden sie sich|jetzt (?:kostenlos )?(?:anmelden|abonnieren"
            r"|registrieren|bestellen)"
            r"|(?:jetzt )?(?:unser(?:en)? |zum |der |den )?(?:[\w-]+ )?newsletter (?:abonnieren"
            r"|bestellen|anmelden))\b.{0,200}"
        ),
        (
            r"(?:erhalten sie|bekommen sie|lassen sie sich|jeden (?:morgen|abend|tag))\b.{3,120}\b(?:per e-?mail"
            r"|(?:ihr|dein|in den?|"
            r"ins) (?:e-?mail-?)?(?:postfach|posteingang)|newsletter)\b.{0,120}"
        ),
        (
            r"(?:abonnez-vous|inscrivez-vous|recevez)\b.{0,120}\b(?:newsletters?|lettres?|mails?|e-?mails?|boîte"
            r"|alertes?|gratuit\w*|chaîne|infos?|ici"
            r"|articles?)\b.{0,120}|(?:je m'abonne|je m'inscris|s'abonner|s'inscrire)\W{0,2}"
        ),
        (
            rf"(?:suscríbete|suscríbase|suscribirse|apúntate|regístrate){_OFFER}|(?:recibe|reciba)\b.{{0,80}}"
            r"\b(?:correo|boletín|newsletter|e-?mail|móvil)\b.{0,80}"
        ),
        (
            rf"(?:iscriviti|abbonati|registrati){_OFFER}|(?:abbonati|registrati) (?:a|al|alla) [\w' ]{{2,30}}\W{{0,3}}"
            r"|ricevi\b.{0,80}\b(?:e-?mail|newsletter|tua posta)\b.{0,80}"
        ),
        (
            rf"(?:assine|inscreva-se|cadastre-se|subscreva){_OFFER}|receba\b.{{0,80}}"
            r"\b(?:e-?mail|newsletter|celular|(?:no|pelo) whatsapp|notícias)\b.{0,80}"
        ),
        (
            r"(?:schrijf (?:je|u) (?:hier )?in|meld (?:je|u) aan|abonneer (?:je|u)"
            r"|ontvang)\b.{0,80}\b(?:nieuwsbrief|mail"
            r"|inbox|updates?|in|aan)\b.{0,120}"
        ),
    ),
    "appeal": APPEALS,
    "advertisement": (
        (
            r"\W*(?:advert(?:isement)?s?|ads?|advertising|advertorial|sponsored(?: content| post| links?| by .{2,40})?"
            r"|paid (?:content|post|partner\w*)(?: .{0,40})?"
            r"|promoted(?: stories| content)?|partner content|anzeigen?|werbung|publicité|annonce|contenu sponsorisé"
            r"|publicidad|anuncios?|publicidade"
            r"|pubblicità|contenuto sponsorizzato|advertenties?|reclame|reklama|mainos|реклама|広告|广告"
            r"|廣告|광고|إعلان"
            r"|reklam|iklan|anúncio)\W*(?:\d+)?"
        ),
        r"advertisement\s?[:-] .{1,100}|anzeige\s?: .{1,100}",
        (
            r"(?:story|article|report|scroll) (?:continues?|down)\b.{0,60}|continue reading(?: the main story|"
            r" below.{0,30})|scroll (?:down )?(?:for|to) .{2,40}"
        ),
        (
            r"(?:nach der werbung|weiter nach|artikel geht (?:nach|unter)|der artikel geht)\b.{0,60}|la suite après"
            r" .{2,30}|la noticia continúa .{2,40}"
            r"|sigue leyendo\W*|continua (?:após|depois|dopo) .{2,30}|(?:de tekst|het artikel|tekst|artikel) gaat"
            r" (?:verder|door) .{2,40}|lees verder onder .{2,40}"
        ),
        (
            r"(?:we|[\w.&' ]{2,30}) (?:may|will) (?:earn|receive|get) (?:a |an )?(?:small )?(?:affiliate"
            r" )?commission\b.{0,160}|when you (?:buy|purchase) through .{3,200}"
            r"|(?:ftc: )?we use (?:income[- ]earning )?(?:auto )?affiliate links\b.{0,60}"
        ),
    ),
    "share": (
        rf"(?:{_PLATFORM})(?:[\s,|·/•-]+(?:and |und |et |y |e |en )?(?:{_PLATFORM}))*",
        (
            r"(?:share|tweet|pin|post|send|save|print|e-?mail|bookmark|copy|teilen|partager|compartir|condividi"
            r"|compartilhar|compartilhe|partilhar|partilhe|comparte|partagez|delen|deel|deel dit)"
            r"(?:(?:\s?:)? (?:this|the|on|via|by|with|to|it|auf|per|sur|cet|en|esta|su|questo|no|na|op|dit|via|link"
            r"|article|story|post|page|artikel|noticia|articolo|"
            rf"matéria|url|copied|friends?|a|your|{_PLATFORM}))*\W{{0,3}}"
        ),
        (
            r"(?:like|enjoy|enjoyed|love) (?:this|what you).{0,40}\? .{0,80}|click to (?:tweet|share|print|copy"
            r"|e-?mail)\b.{0,40}"
        ),
        (
            r"(?:tell us what you think|what do you think\?|join the (?:conversation|discussion|debate)|leave a"
            r" (?:comment|reply)|post a comment"
            r"|(?:view|show|hide|read|see|add|load)(?: all)?(?: the)?(?: \d+)?(?: more)? comments?|let us know (?:in"
            r" the|what|your).{0,80}|have your say"
            r"|comments? (?:are|is) (?:closed|disabled|off|moderated)|no comments(?: yet)?|be the first to"
            r" comment)\b.{0,80}"
        ),
        (
            r"(?:kommentieren|diskutieren sie mit|artikel (?:teilen|drucken|merken)|drucken|merken|réagir|commenter"
            r"|imprimer|envoyer|deja (?:un|tu) comentario"
            r"|comentar|imprimir|commenta|stampa|comente|reageer|printen|lascia un commento|laisser un commentaire"
            r"|deixe (?:um|seu) comentário)\b.{0,40}"
        ),
    ),
    "cookies": (
        (
            r"(?:we|this (?:web)?site|our (?:web)?site|by (?:continuing|using|clicking|browsing)|to (?:help|give"
            r"|provide)|wir (?:verwenden|nutzen|setzen)|diese (?:web)?seite"
            r"|nous utilisons|ce site|utilizamos|usamos|este sitio|este site|utilizziamo|usiamo|questo sito|wij"
            r" gebruiken|we gebruiken|deze (?:web)?site)\b.{0,240}\bcookies?\b.{0,200}"
        ),
        (
            r"(?:[\w'-]+ ){0,3}(?:cookie[- ]?(?:settings|einstellungen|instellingen)"
            r"|(?:paramètres|ajustes|configuración|configurações|impostazioni) (?:des?|dei|di) (?:los )?cookies?)"
            r" (?:[\w']+ )?(?:this|dieser|ce|est[ae]|quest[ao]|deste|deze)"
            r" (?:web)?(?:site|seite|sitio|sito|página|web)\b.{0,300}"
        ),
        (
            r"(?:manage |accept |reject |allow )?(?:all )?cookies? ?(?:policy|settings|preferences|notice|consent"
            r"|einstellungen)?\W{0,2}"
        ),
    ),
    "credit": (
        (
            r"\W?(?:photos?|images?|pictures?|video|graphics?|illustration|fotos?|bild|grafik|imagen|immagine|imagem"
            r"|beeld|crédits?(?: photo)?|fotograf\w+|copyright|quelle|bildquelle"
            r"|screenshot|fonte|fuente|bron|source|file photo|archivo|archivbild|symbolbild)"
            r"(?: (?:credits?|by|source|copyright|courtesy(?: of)?|via|von|de|di|door|par|d'illustration))*\s?[:/©|]"
            r" ?[^.!?]{1,90}\)?\.?"
        ),
        (
            r"\(?(?:photos?|images?|pictures?|video|fotos?|file photo) (?:credits?|by|courtesy(?: of)?|via|copyright)"
            r" [^.!?]{2,80}\)?\.?"
        ),
        r"(?:image|media) (?:caption|copyright)\b.{0,200}",
        (
            rf"(?=[^/|©(]*[/|©(]|.*via)[^.!?]{{0,60}}(?:[/|©(]|\bvia\b)\s?(?:{_AGENCY})\)?"
            rf"|(?:{_AGENCY})(?:[/ |,-]+(?:{_AGENCY}))*"
        ),
        (
            r"(?:crown )?copyright(?: (?:©|\(c\)|\d{4}|by).{0,200}|\W{0,3})|©.{0,200}|.{0,80}\ball rights"
            r" reserved\b.{0,160}|alle rechte vorbehalten\W?|tous droits réservés\W?|todos los derechos reservados\W?"
        ),
        r"original-content von: [^.!?]{1,100}, übermittelt durch [\w .-]{2,40}|our standards: .{2,80}",
        *RIGHTS,
        (
            r"\(?(?:dpa|afp|ap|reuters|ansa|efe|lusa|anp|belga|apa|tass|rts|sid|kna|epd|mti|čtk|tasr|pap|tt|ntb|ritzau|stt"
            r"|hina|tanjug|beta|agerpres|antara|unian)(?:[/, -]++[\w.][\w.-]{1,11}){0,3}\)"
        ),
    ),
    "byline": (
        (
            r"\(?(?:additional |with |further )?(?:reporting|writing|editing)(?: and (?:writing|editing|reporting))?"
            r" by\b.{3,300}|(?:edited|compiled|translated) by [^.,]{3,60}\.?\)?"
        ),
        r"(?=.*contributed).{3,220}\bcontributed (?:to this (?:report|article|story|piece)|reporting)\b.{0,60}",
        (
            r"\(?with (?:files|reporting|inputs?|material|additional reporting|agencies|wires?)(?: from"
            r" [^.]{1,80})?\.?\)?"
        ),
        (
            r"\(?(?:mit (?:material|informationen) (?:von|der)|con información de|com informações d[aeo]s?|met"
            r" medewerking van|met dank aan)\b [^.]{2,60}\)?\.?|\((?:avec|con|com|mit|met) [^.]{2,30}\)"
        ),
        r"(?:follow|like|join|find) (?:us|him|her|them|me|@?[\w.'& ]{2,50}?) on\b.{0,40}\b(?:"
        + _PLATFORM
        + r")\b.{0,160}|follow (?:us|@\w+)\b.{0,120}|(?:folgen sie|suivez|síguenos|sigue|seguici|siga|volg)\b[^.]{0,30}"
        rf"\b(?:auf|sur|en|su|no|na|op)\b.{{0,20}}\b(?:{_PLATFORM})\b.{{0,80}}",
        (
            r"(?:e-?mail|contact|reach|write to)\b(?:.{0,50}\S+@\S+\.\w{2,}|.{0,80}\s@\w{2,}).{0,60}"
            r"|.{2,60}\b(?:can|may) be (?:reached"
            r"|contacted) (?:at|on|via)\b.{0,60}[@\d].{0,200}"
        ),
        r"reach the reporters?\b.{0,160}",
        r"\(?(?:oprac|fot)\. [^.!?]{2,60}\)?",
        r"\([^\W\d_]{2,4}(?:\s?[/,-]\s?[^\W\d_]{2,4}){0,3}\)",  # the initials of writers, in brackets
        r"(?:do you )?(?:have|got) (?:a|any) (?:tips?|story|stories|news tips?|questions?|confidential)\b.{0,200}",
        r"\S+@\S+\.\w{2,}|(?:https?://|www\.)\S+|(?:twitter|facebook|instagram|x)\.com/\S+|@\w{2,}",
    ),
    "topics": (
        (
            r"(?:tags?|topics?|filed under|categor(?:y|ies)|posted in|keywords?|related (?:topics|roundup)|buyer's"
            r" guide|schlagworte?|schlagwörter|themen|mots[- ]clés|thèmes|etiquetas|temas|categorias?"
            r"|palavras-chave|argomenti|onderwerpen|trefwoorden|теги|метки)"
            r"\s?(?::.{0,300}|\W?)"
        ),
    ),
    "app": (
        (
            r"(?:download|get|install)\b[^.]{0,40}\bapps?"
            r"(?: (?:for|from|now|today|here|on|free|and (?:get|never))\b.{0,120})?"
            r"\W{0,3}|available (?:on|in|from) (?:the )?(?:app"
            r" store|google play).{0,60}|click here (?:to|for) .{2,80}"
            r"|(?:laden sie|holen sie sich)\b.{0,40}\bapp\b.{0,80}|téléchargez\b.{0,40}\bappli\w*.{0,80}"
            r"|descarga\b.{0,40}\bapp\b.{0,80}|scarica\b.{0,40}\bapp\b.{0,80}"
            r"|baixe\b.{0,40}\b(?:app|aplicativo)\b.{0,80}|listen to this article\b.{0,60}|(?:get|read|more on|click"
            r" for).{0,40} by clicking here\W?|get .{2,40} on the go\b.{0,60}"
        ),
    ),
    "interface": (
        (
            r"(?:table of )?contents|on this page|in this (?:article|story)|inhalt(?:sverzeichnis)?|sommaire|índice"
            r"|contenido|in questo articolo|neste artigo|inhoud(?:sopgave)?|jump to .{2,30}"
        ),
        (
            r"(?:skip to|back to) .{2,30}|(?:load|show|view|see|read) (?:more|less|all)\W{0,3}|expand|collapse|close"
            r"|open|menu|search|listen|home|next|previous|play(?: video| audio)?|pause|mute|loading\W*|"
            r"refresh|replay|video|audio|live|new updates available.{0,40}|get short url|retry|×"
        ),
        (
            r"(?:image|photo|slide|page|bild|foto|picture)? ?\d+ (?:of|von|sur|de|di|van|/) \d+|\d+ ?/ ?\d+|this"
            r" video (?:file )?cannot be played\W*|your browser does not support.{0,80}"
            r"|(?:please )?enable javascript\b.{0,120}|\d+ days? to go"
        ),
    ),
}
