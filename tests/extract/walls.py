"""Invented walls of many kinds of sites, with the name of each kind."""

from __future__ import annotations


def page(title: str, body: str, *, head: str = "") -> str:
    return (
        f"<!doctype html><html><head><meta"
        f' charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'
    )


ARTICLE_HEAD = (
    '<meta property="og:type" content="article"><meta property="og:title" content="Mill at Wellford to close">'
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Mill at Wellford to close",'
    ' "datePublished": "2031-05-04T10:00:00Z", "isAccessibleForFree": false}</script>'
)
TEASER = (
    "<p>The paper mill at Wellford will close in the autumn, its owner said on Friday, ninety years after it"
    " opened.</p>"
)
STORY_HEAD = (
    '<nav><a href="/">News</a> <a href="/login">Log in</a></nav><main><article><h1>Mill at Wellford to close</h1>'
)

BOT, SCRIPT, CONSENT, PAY = "a bot check", "a page that needs JavaScript", "a consent wall", "a paywall stub"
LOGIN, REGION, REPAIR = "a login page", "a notice that the page is not for this country", "a notice of maintenance"
ERROR = "an error page"

WALLS: dict[str, tuple[str, str]] = {
    "managed challenge": (
        BOT,
        page(
            "Just a moment...",
            '<h1 class="zone-name-title">echo.example</h1><h2 id="challenge-running">Checking if the site connection is'
            " secure</h2><noscript><h2>Enable JavaScript and cookies to continue</h2></noscript><div"
            ' id="challenge-body-text">echo.example needs to review the security of your connection before proceeding.'
            '</div><div>Ray ID: <code>7d0b5e</code></div><script src="/cdn-cgi/challenge-platform/h/b/o"></script>',
            head='<meta name="robots" content="noindex,nofollow">',
        ),
    ),
    "block page": (
        BOT,
        page(
            "Attention Required! | Cloudflare",
            "<h1>Sorry, you have been blocked</h1><h2>You are unable to access echo.example</h2><h2>Why have I been"
            " blocked?</h2><p>This website is using a security service to protect itself from online attacks. The"
            " action"
            " you just performed triggered the security solution. There are several actions that could trigger this"
            " block including submitting a certain word or phrase, a SQL command or malformed data.</p><h2>What"
            " can I do"
            " to resolve this?</h2><p>You can email the site owner to let them know you were blocked. Please include"
            " what you were doing when this page came up and the Ray ID found at the bottom of this page.</p>",
        ),
    ),
    "edge denial": (
        BOT,
        page(
            "Access Denied",
            '<h1>Access Denied</h1>You don\'t have permission to access "http://echo.example/mill" on this server.<p>'
            "Reference #18.2d3f1402.1717</p>",
        ),
    ),
    "host name as title": (
        BOT,
        page(
            "echo.example",
            '<p id="cmsg">Please enable JS and disable any ad blocker</p><script'
            ' src="https://ct.captcha-delivery.com/c.js"></script>',
        ),
    ),
    "only a script": (
        BOT,
        page("echo.example", '<iframe src="https://geo.captcha-delivery.com/captcha/?cid=1"></iframe>'),
    ),
    "press and hold": (
        BOT,
        page(
            "Access to this page has been denied",
            '<div class="px-captcha-container"><div>Press &amp; Hold to confirm you are a human (and not a bot).</div>'
            "<div>Reference ID 8a7b</div></div>",
        ),
    ),
    "incident": (
        BOT,
        page(
            "",
            '<iframe src="/_Incapsula_Resource?CWUDNSAI=5">Request unsuccessful. Incapsula incident ID: 877-1</iframe>'
            "<p>Request unsuccessful. Incapsula incident ID: 877000370-1</p>",
        ),
    ),
    "interruption": (
        BOT,
        page(
            "Pardon Our Interruption",
            "<h1>Pardon Our Interruption</h1><p>As you were browsing something about your browser made us think"
            " you were"
            " a bot. There are a few reasons this might happen:</p><ul><li>You're a power user moving through this"
            " website with super-human speed.</li><li>You've disabled JavaScript in your web browser.</li></ul><p>To"
            " regain access, please make sure that cookies and JavaScript are enabled before reloading the page.</p>",
        ),
    ),
    "unusual traffic": (
        BOT,
        page(
            "https://search.example/sorry",
            '<form action="/sorry"><div class="g-recaptcha"></div></form><p>Our systems have detected unusual traffic'
            " from your computer network. This page checks to see if it's really you sending the requests, and not a"
            " robot.</p><p>IP address: 192.0.2.1</p>",
        ),
    ),
    "robot of a business paper": (
        BOT,
        page(
            "Ledger - Are you a robot?",
            "<h1>We've detected unusual activity from your computer network</h1><p>To continue, please click the box"
            " below to let us know you're not a robot.</p><h3>Why did this happen?</h3><p>Please make sure your browser"
            " supports JavaScript and cookies and that you are not blocking them from loading.</p>",
        ),
    ),
    "german check": (
        BOT,
        page(
            "Sicherheitsüberprüfung",
            "<h1>Sicherheitsüberprüfung</h1><p>Bitte bestätigen Sie, dass Sie kein Roboter sind, um fortzufahren.</p>",
        ),
    ),
    "french check": (
        BOT,
        page(
            "Un instant…",
            "<h1>Vérification de votre navigateur</h1><p>Nous vérifions que vous n'êtes pas un robot. Cela ne prend que"
            " quelques secondes.</p>",
        ),
    ),
    "spanish check": (
        BOT,
        page("Acceso denegado", "<p>Verifique que usted es un ser humano para continuar.</p><p>Gracias.</p>"),
    ),
    "russian check": (
        BOT,
        page("Вы не робот?", "<p>Подтвердите, что вы не робот: с вашего IP-адреса идёт много запросов.</p>"),
    ),
    "japanese check": (BOT, page("セキュリティチェック", "<p>あなたが人間であることを確認してください。</p>")),
    "chinese check": (BOT, page("安全验证", "<p>请完成以下操作，验证您是真人。</p>")),
    "rate limit": (
        BOT,
        page("Slow down", "<h1>Slow down</h1><p>You have made too many requests. Please try again in a minute.</p>"),
    ),
    "rate limit with its status": (
        ERROR,
        page("429 Too Many Requests", "<h1>Too Many Requests</h1><p>Please try again in a minute.</p>"),
    ),
    "app shell": (
        SCRIPT,
        page(
            "Wellford Echo",
            '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>',
        ),
    ),
    "empty app": (SCRIPT, page("Mill at Wellford to close | Wellford Echo", '<div id="__next"></div>')),
    "script required": (
        SCRIPT,
        page("Echo", "<h1>JavaScript required</h1><p>This site requires JavaScript. Please turn it on.</p>"),
    ),
    "german script": (
        SCRIPT,
        page("Echo", "<p>Bitte aktivieren Sie JavaScript, um diese Seite zu sehen.</p>"),
    ),
    "consent of a portal": (
        CONSENT,
        page(
            "Portal is part of the Portal family of brands",
            '<form class="consent-form"><h1>Portal is part of the Portal family of brands</h1><p>When you use our sites'
            " and apps, we use cookies to provide our sites and apps to you, authenticate users, and apply security"
            " measures.</p><p>If you click 'Accept all', we and our partners (including 246 who are part of a"
            " framework)"
            " will also store and/or access information on a device and use precise geolocation data.</p><p>You can"
            " change your choices at any time by clicking on the links on our sites and apps.</p><button>Accept all"
            "</button><button>Reject all</button><a>Manage privacy settings</a></form>",
        ),
    ),
    "consent of a search firm": (
        CONSENT,
        page(
            "Before you continue",
            "<h1>Before you continue to Orbix</h1><p>We use cookies and data to</p><ul><li>Deliver and maintain Orbix"
            " services</li><li>Track outages and protect against spam, fraud and abuse</li></ul><p>If you choose to"
            " accept all, we will also use cookies and data to</p><ul><li>Develop and improve new services</li></ul><p>"
            "If you choose to reject all, we will not use cookies for these additional purposes.</p><form"
            ' action="https://consent.orbix.example/save"><button>Accept all</button></form>',
        ),
    ),
    "consent under the article's own head": (
        CONSENT,
        page(
            "Mill at Wellford to close | Wellford Echo",
            '<div id="sp_message_container_1"><h1>Mill at Wellford to close</h1><p>We and our 812 partners store and/or'
            " access information on a device, such as cookies, and process personal data.</p><p>You may accept or"
            " manage"
            " your choices by clicking below.</p><button>Accept</button><button>Options</button></div>",
            head=ARTICLE_HEAD,
        ),
    ),
    "german consent or pay": (
        CONSENT,
        page(
            "Echo: Ihre Privatsphäre",
            "<h1>Willkommen beim Echo</h1><h2>Weiterlesen mit Werbung</h2><p>Mit Ihrer Zustimmung verwenden wir"
            " und unsere"
            " 214 Partner Cookies, um Daten zu speichern und auszuwerten.</p><button>Akzeptieren und weiter</button><p>"
            "Sie haben schon ein Abo? Hier anmelden.</p>",
        ),
    ),
    "french consent": (
        CONSENT,
        page(
            "L'Écho",
            '<div class="didomi-notice"><p>Avec votre accord, nos partenaires et nous utilisons des cookies pour'
            " stocker"
            " et traiter des données personnelles.</p><button>Accepter et continuer</button><button>Continuer sans"
            " accepter</button></div>",
        ),
    ),
    "dutch consent": (
        CONSENT,
        page(
            "Cookie-instellingen",
            "<h1>De Echo vraagt uw toestemming</h1><p>Wij gebruiken cookies om uw bezoek te meten en advertenties te"
            " tonen.</p><button>Akkoord</button>",
        ),
    ),
    "hard paywall": (
        PAY,
        page(
            "Mill at Wellford to close | Wellford Echo",
            f'{STORY_HEAD}<div class="paywall"><h2>This article is for subscribers only</h2><p>Subscribe to read'
            f" the full"
            ' story.</p><a href="/s">Subscribe now</a><p>Already a subscriber? <a href="/l">Log in</a></p></div>'
            "</article></main>",
            head=ARTICLE_HEAD,
        ),
    ),
    "paywall below a teaser": (
        PAY,
        page(
            "Mill at Wellford to close | Wellford Echo",
            f'{STORY_HEAD}{TEASER}<div class="paywall"><h2>Subscribe to continue reading</h2><a href="/s">View'
            f" plans</a>"
            "</div></article></main>",
            head=ARTICLE_HEAD,
        ),
    ),
    "bare paywall below a cut teaser": (
        PAY,
        page(
            "Mill at Wellford to close | Wellford Echo",
            f"{STORY_HEAD}{TEASER}<p>The owner, Jo Tallis, said that the price of…</p><div><p>To read the full story,"
            ' sign up or log in.</p><p>Unlock this article for a crown a week.</p><a href="/s">Subscribe</a></div>'
            "</article></main>",
        ),
    ),
    "german paywall": (
        PAY,
        page(
            "Mühle in Wellford schließt | Echo",
            "<article><h1>Mühle in Wellford schließt</h1><p>Die Papiermühle in Wellford schließt im Herbst, teilte der"
            ' Eigentümer am Freitag mit.</p><div class="plus-box"><p>Jetzt diesen Artikel weiterlesen mit Plus</p>'
            "<button>Jetzt testen</button></div></article>",
        ),
    ),
    "french paywall": (
        PAY,
        page(
            "La papeterie de Vellard ferme",
            "<article><h1>La papeterie de Vellard ferme</h1><p>La papeterie fermera à l'automne, a annoncé vendredi son"
            ' propriétaire.</p><div class="offre"><p>Cet article est réservé aux abonnés.</p><p>Il vous reste 85'
            " % de cet"
            " article à lire.</p><a>Je m'abonne</a></div></article>",
        ),
    ),
    "metered": (
        PAY,
        page(
            "Mill at Wellford to close",
            f"{STORY_HEAD}<p>You've reached your limit of free articles this month.</p><p>Sign in or subscribe to keep"
            " reading.</p><button>Subscribe</button></article></main>",
        ),
    ),
    "login": (
        LOGIN,
        page(
            "Log in | Wellford Echo",
            '<h1>Log in</h1><form action="/login"><label>E-mail</label><input name="mail"><label>Password</label><input'
            ' type="password"><button>Log in</button></form><p>Forgot your password? Don\'t have an account? Sign'
            " up.</p>",
        ),
    ),
    "login instead of the article": (
        LOGIN,
        page(
            "Mill at Wellford to close",
            "<h1>Mill at Wellford to close</h1><p>Please log in to view this page.</p><form"
            ' action="/login"><input type="password"><button>Log in</button></form>',
        ),
    ),
    "wrong region": (
        REGION,
        page(
            "Echo",
            "<p>We recognise you are attempting to access this website from a country belonging to the European"
            " Economic"
            " Area which enforces the General Data Protection Regulation and therefore access cannot be granted at this"
            " time. For any issues, contact mail@echo.example.</p>",
        ),
    ),
    "legal reasons": (
        REGION,
        page(
            "451: Unavailable due to legal reasons",
            "<h1>451: Unavailable due to legal reasons</h1><p>This content is not available in your region.</p>",
        ),
    ),
    "maintenance": (
        REPAIR,
        page(
            "Site maintenance",
            "<h1>We&rsquo;ll be back soon!</h1><p>Sorry for the inconvenience but we're performing some maintenance at"
            " the moment. We'll be back online shortly!</p><p>&mdash; The Team</p>",
        ),
    ),
    "upgrade": (
        REPAIR,
        page(
            "The Wellford Echo",
            "<p>We're upgrading our website. Please check back later. Thank you for your patience.</p>",
        ),
    ),
    "maintenance until a day": (
        REPAIR,
        page(
            "Site maintenance",
            "<h1>Site maintenance</h1><p>Our website is currently undergoing maintenance until Sunday 12 June. We are"
            " sorry for any inconvenience.</p>",
        ),
    ),
    "country": (
        REGION,
        page(
            "The Wellford Echo",
            "<p>Sorry, our service is not yet supported in the place you are visiting from."
            " Your country is not supported.</p>",
        ),
    ),
    "german maintenance": (
        REPAIR,
        page(
            "Wartungsarbeiten",
            "<h1>Wir sind gleich zurück</h1><p>Unsere Seite wird gerade gewartet. Bitte schauen Sie später wieder"
            " vorbei.</p>",
        ),
    ),
    "error with status 200": (
        ERROR,
        page(
            "Page not found | Wellford Echo",
            "<h1>Page not found</h1><p>The page you are looking for may have been moved or deleted.</p>",
        ),
    ),
    "menus only": (
        "only the page's menus",
        page(
            "Mill at Wellford to close | Wellford Echo",
            '<header><nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/w">Weather</a></nav></header><div'
            ' id="content"></div><footer>© Wellford Echo</footer>',
        ),
    ),
    "ad blocker": (
        "a notice to users of ad blockers",
        page(
            "Mill at Wellford to close",
            "<h1>Mill at Wellford to close</h1><p>It looks like you are using an ad blocker.</p><p>Please disable"
            " your ad"
            " blocker to continue reading.</p><button>Continue</button>",
        ),
    ),
    "dutch check": (
        BOT,
        page("Even geduld", "<p>Controleer of u een mens bent. Dit kan enkele seconden duren.</p>"),
    ),
    "italian paywall": (
        PAY,
        page(
            "Chiude la cartiera",
            "<article><h1>Chiude la cartiera</h1><p>La cartiera chiuderà in autunno, ha detto il"
            " proprietario.</p><p>Questo"
            ' articolo è riservato agli abbonati</p><a href="/l">Accedi</a></article>',
        ),
    ),
}
