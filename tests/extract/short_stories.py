"""Invented short stories, of one to three sentences, about the same things as the texts of walls."""

from __future__ import annotations

# (language, headline, paragraphs)
STORIES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "en",
        "Villages told to be ready to leave",
        ("Seismologists recorded unusual activity under Mount Orrin on Sunday.",),
    ),
    ("en", "Bank closes accounts", ("The bank said it had seen unusual activity from your average holiday account.",)),
    ("en", "Quarter of Orr towns are members", ("Rafe is already a member of the league, and Vell will join in May.",)),
    ("en", "Search firm drops captcha", ("Orbix will no longer ask visitors to solve a captcha, it said on Monday.",)),
    (
        "en",
        "Robots pick apples",
        ("A farm at Vell has bought nine robots. They are not a robot army, its owner said.",),
    ),
    (
        "en",
        "Access denied",
        ("A wheelchair user was turned away at Rafe town hall on Friday.", "The mayor has apologised."),
    ),
    ("en", "Just a moment", ("A film by Ines Farrow of that name won the first prize at Vell on Sunday.",)),
    (
        "en",
        "Access to ferry denied to lorries",
        ("Lorries were denied access to the Rafe ferry on Monday. Police had no reason to give.",),
    ),
    ("en", "Union ends strike", ("Dockers ended their strike after the firm agreed to accept all of their terms.",)),
    (
        "en",
        "Court sides with tenants",
        ("A landlord may not enter unless the tenants consent to the visit, the court ruled.",),
    ),
    (
        "en",
        "Minister’s privacy bill fails",
        ("A bill on cookies failed on Monday by two votes. “We value your privacy,” the minister had said.",),
    ),
    (
        "en",
        "Baker sells cookies for lifeboat",
        ("A baker at Rafe sold 4,000 cookies on Sunday for the lifeboat. All cookies were gone by noon.",),
    ),
    (
        "en",
        "Echo to charge readers",
        ("The Wellford Echo will ask its readers to subscribe to continue reading from May, its owner said.",),
    ),
    (
        "en",
        "Paper drops its paywall",
        (
            "The Orr Gazette ended its paywall on Friday.",
            "It had been for subscribers only since 2019, and lost half of them.",
        ),
    ),
    ("en", "Readers’ trust", ("“Subscribe to keep reading” is the last line many see, a study of 300 papers says.",)),
    (
        "en",
        "Parliament site offline",
        ("The site was down for two hours after an attack; its DDoS protection had lapsed in May.",),
    ),
    (
        "en",
        "Page not found",
        (
            "A page of the Orrin Gospels, stolen in 1951, is still missing, the library said on Friday.",
            "Two others came back.",
        ),
    ),
    ("en", "404 jobs go at mill", ("The mill at Wellford will cut 404 jobs by May, its owner said.",)),
    (
        "en",
        "Verification of votes begins",
        ("Clerks began to verify the votes of 12 towns on Monday. Human error is ruled out, the board said.",),
    ),
    (
        "en",
        "Voters must confirm they are human",
        ("Users of the Rafe voting site must verify that they are human from Monday, the board ruled.",),
    ),
    (
        "en",
        "Bridge closed for maintenance",
        ("The Vell bridge is closed for maintenance until Friday. The ferry will be back in service.",),
    ),
    ("en", "Maintenance", ("The band of that name will play at Rafe on Sunday. Tickets went in an hour.",)),
    (
        "en",
        "Tax site down",
        ("The tax office’s site is under maintenance after two million people tried to log in at once.",),
    ),
    ("en", "Log in the river", ("A log blocked the Orr at Vell on Monday. Two boats struck it, and nobody was hurt.",)),
    (
        "en",
        "Script language turns 40",
        ("JavaScript is required at all schools of the county from May, the board voted on Monday.",),
    ),
    (
        "en",
        "Too many requests for help",
        ("The food bank at Rafe had too many requests on Monday and closed its doors at noon.",),
    ),
    (
        "en",
        "Series blocked abroad",
        ("The series is not available in the country that it tells of, its maker said on Friday.",),
    ),
    ("en", "Three dead in Rafe", ("Three people died in a fire at Rafe.",)),
    (
        "de",
        "Bürgermeisterin erkennt Niederlage an",
        ("Elke Vorberg will das Ergebnis akzeptieren, sagte sie am Montag.",),
    ),
    (
        "de",
        "Verband: Kekse und Cookies",
        ("Die Firma will Cookies nicht länger akzeptieren. Sie nutzt nun ein anderes Verfahren.",),
    ),
    (
        "de",
        "Rat lehnt Zustimmung ab",
        ("Der Rat hat dem Hafenbau seine Zustimmung verweigert. Bis Mai wird neu verhandelt.",),
    ),
    (
        "de",
        "Roboter im Altenheim",
        ("Der Pfleger ist kein Roboter, betonte die Leiterin in Wellford. Das Gerät hilft beim Heben.",),
    ),
    (
        "de",
        "Seite fehlt im Kirchenbuch",
        ("Die Seite wurde nicht gefunden, teilte das Archiv am Freitag mit. Sie fehlt seit 1951.",),
    ),
    (
        "de",
        "Zugriff verweigert",
        ("Die Polizei hat den Zugriff auf das Haus verweigert. Die Mieter warten auf der Straße.",),
    ),
    (
        "de",
        "Zeitung führt Abo ein",
        ("Das Echo will Texte künftig nur für Abonnenten zeigen, sagte der Verleger am Montag.",),
    ),
    (
        "fr",
        "Le site des impôts en maintenance",
        ("Le site des impôts est en maintenance jusqu’à lundi, a indiqué le ministère.",),
    ),
    ("en", "Ad blocker banned", ("The court banned an ad blocker on Monday. Its maker will appeal.",)),
    ("fr", "Le maire refuse la fusion", ("Le maire a refusé lundi d’accepter la fusion des deux communes.",)),
    (
        "fr",
        "Les cookies de la discorde",
        ("Le tribunal a condamné un site qui obligeait à tout accepter. Il fera appel.",),
    ),
    ("fr", "Accès refusé", ("Les secours se sont vu refuser l’accès au port vendredi. Une enquête est ouverte.",)),
    (
        "es",
        "El alcalde no dimite",
        ("El alcalde dijo el lunes que va a aceptar todo lo que decida el pleno de Valdemar.",),
    ),
    ("es", "Robots en el puerto", ("El puerto probará tres robots. Nadie perderá su empleo, dijo la alcaldesa.",)),
    ("it", "Il comune accetta", ("Il comune accetta tutti i ricorsi degli abitanti, ha detto la sindaca lunedì.",)),
    (
        "it",
        "Abbonati in rivolta",
        ("Gli abbonati del teatro protestano: il posto riservato agli abbonati costa il doppio.",),
    ),
    ("pt", "Greve suspensa", ("Os estivadores decidiram aceitar todos os termos da empresa, disse o sindicato.",)),
    ("nl", "Akkoord over de haven", ("De bonden hebben een akkoord bereikt. De leden moeten het maandag accepteren.",)),
    ("nl", "Leden stemmen in", ("De leden gaven hun toestemming voor de fusie, zei het bestuur vrijdag.",)),
    ("pl", "Strajk zakończony", ("Załoga przyjęła wszystkie warunki, podał związek. Dostęp do portu jest otwarty.",)),
    ("sv", "Hamnen öppnar", ("Hamnen öppnar på måndag, säger bolaget. Medlemmarna godkände avtalet.",)),
    ("ru", "Доступ ограничен", ("Доступ к причалу ограничен до мая, сообщил порт. Паром ходит от северного пирса.",)),
    ("ru", "Роботы на почте", ("Почта закупит двадцать роботов, сообщило ведомство в понедельник.",)),
    ("tr", "Liman kapatıldı", ("Liman onarım için on bir hafta kapatıldı, dedi belediye. Üyelik sürüyor.",)),
    ("ja", "港でロボットを試験", ("港は月曜日、荷物を運ぶロボット三台の試験を始めたと発表した。",)),
    ("ja", "メンテナンスで橋を閉鎖", ("橋はメンテナンスのため金曜日まで閉鎖される。",)),
    ("zh", "码头关闭维护", ("东码头周一起关闭十一周。渡轮改由北码头出发。",)),
    ("ko", "항구 폐쇄", ("항구가 월요일부터 열한 주 동안 폐쇄된다고 시가 밝혔다.",)),
    ("ar", "إغلاق الميناء", ("أعلنت البلدية إغلاق الميناء أحد عشر أسبوعا ابتداء من يوم الاثنين.",)),
    ("hi", "बंदरगाह बंद", ("बंदरगाह सोमवार से ग्यारह सप्ताह के लिए बंद रहेगा, नगर ने कहा।",)),
)

# Boxes that sites show next to their stories.
BESIDE = {
    "nothing": "",
    "cookie banner": '<div id="onetrust-banner-sdk"><p>We use cookies to make this site work. We and our'
    " partners store and/or"
    " access information on a device.</p><button>Accept all</button><button>Reject all</button></div>",
    "comments": '<div id="disqus_thread"></div><noscript>Please enable JavaScript to view the comments.</noscript>',
    "app": "<noscript>You need to enable JavaScript to run this app.</noscript>",
    "captcha": '<form class="newsletter"><p>Type the CAPTCHA below to sign up.</p><div'
    ' class="g-recaptcha"></div></form>'
    "<footer>This site is protected by reCAPTCHA. Your Privacy Choices</footer>",
    "subscribe": '<div class="promo"><p>Already a subscriber? <a href="/login">Log in</a></p><a'
    ' href="/s">Subscribe now</a></div>',
    "login": '<form action="/login"><label>E-mail</label><input name="mail"><input'
    ' type="password"><button>Log in</button>'
    "</form>",
}


def pages_of(language: str, headline: str, paragraphs: tuple[str, ...], box: str) -> tuple[str, str]:
    """A story's page with a box below it, and one with the box above it and without article markup."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    start = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{headline} |'
        f" Wellford Echo</title></head>"
        f"<body>"
    )
    menu = '<header><nav><a href="/">Home</a> <a href="/login">Log in</a></nav></header>'
    return (
        f"{start}{menu}<main><article><h1>{headline}</h1>{text}</article></main>{box}</body></html>",
        f'{start}{box}{menu}<div class="page"><div class="story"><h1>{headline}</h1>{text}</div></div></body></html>',
    )
