"""Invented announcements of organisations: like walls, they address the reader and are about the publisher."""

from __future__ import annotations

# (language, headline, paragraphs)
ANNOUNCEMENTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "en",
        "Library closed for stocktaking",
        (
            "Our central library will be closed on Saturday 14 March.",
            "You can return books at our branch in Mill Lane.",
            "We're sorry for any inconvenience.",
        ),
    ),
    (
        "en",
        "Swimming pool hours",
        ("Our pool will open at 9am instead of 7am on Monday.", "Thank you for your patience."),
    ),
    (
        "en",
        "Planned work on our systems",
        (
            "We will carry out planned work on our payment system between 10pm on Friday and 6am on Saturday.",
            "You will not be able to pay online during this time.",
            "We apologise for any inconvenience this may cause.",
        ),
    ),
    (
        "en",
        "Changes to how you sign in",
        (
            "From 1 June you will need a new account to sign in to our tax service.",
            "Your old password will stop working on 30 June.",
            "We will write to you before then.",
        ),
    ),
    (
        "en",
        "Our new cookie policy",
        (
            "From Monday we will no longer store advertising cookies on your device.",
            "You can read the policy on our website.",
            "We made the change after a ruling of the court.",
        ),
    ),
    (
        "en",
        "Subscription prices to rise",
        (
            "From 1 May our digital subscription will cost £12 a month.",
            "Subscribers who pay yearly will keep their price until 2027.",
            "You can cancel at any time.",
        ),
    ),
    (
        "en",
        "Service update",
        (
            "Your trains will run every 30 minutes on Sunday.",
            "Please check before you travel.",
            "We are sorry for the inconvenience.",
        ),
    ),
    (
        "en",
        "Water supply in Harrow Road",
        (
            "We're repairing a burst main in Harrow Road.",
            "Your water may be discoloured until 6pm.",
            "Thank you for your patience while we work.",
        ),
    ),
    (
        "en",
        "Outage on 3 March",
        (
            "Our website was unavailable for two hours on 3 March.",
            "We are sorry for any inconvenience.",
            "We have added capacity so that it does not happen again.",
        ),
    ),
    (
        "en",
        "Security incident",
        (
            "On 4 May we detected unusual activity on our network.",
            "Your card details were not affected.",
            "Please change your password.",
        ),
    ),
    (
        "en",
        "Office closed",
        ("Our office is closed until 4 January.", "Please check back soon for our new opening hours."),
    ),
    (
        "en",
        "Maintenance window 12 April",
        (
            "Our trading platform will be offline from 8am to 2pm on Sunday 12 April.",
            "You will not be able to place orders.",
            "We apologise for the inconvenience.",
        ),
    ),
    (
        "de",
        "Wartungsarbeiten am 12. April",
        (
            "Unser Serviceportal ist am Sonntag, 12. April, von 8 bis 14 Uhr nicht erreichbar.",
            "Sie können in dieser Zeit keine Anträge stellen.",
            "Wir bitten um Ihr Verständnis.",
        ),
    ),
    (
        "de",
        "Schwimmbad geschlossen",
        (
            "Unser Hallenbad bleibt bis 3. Mai geschlossen.",
            "Bitte versuchen Sie es danach wieder.",
            "Wir danken für Ihre Geduld.",
        ),
    ),
    (
        "de",
        "Neues Konto ab Juni",
        (
            "Ab 1. Juni brauchen Sie ein neues Konto, um sich bei uns anzumelden.",
            "Ihr altes Passwort gilt bis 30. Juni.",
        ),
    ),
    (
        "fr",
        "Travaux de maintenance le 12 avril",
        (
            "Nos services en ligne seront indisponibles le dimanche 12 avril de 8 h à 14 h.",
            "Vous ne pourrez pas déposer de demande.",
            "Nous vous prions de nous excuser pour la gêne occasionnée.",
        ),
    ),
    (
        "fr",
        "Piscine fermée",
        (
            "Notre piscine est fermée jusqu'au 3 mai.",
            "Veuillez réessayer plus tard dans la semaine.",
            "Merci de votre patience.",
        ),
    ),
    (
        "es",
        "Mantenimiento programado el 12 de abril",
        (
            "Nuestros servicios no estarán disponibles el domingo 12 de abril de 8 a 14 horas.",
            "Usted no podrá presentar solicitudes.",
            "Disculpe las molestias.",
        ),
    ),
    (
        "it",
        "Manutenzione programmata",
        (
            "I nostri servizi online non saranno disponibili domenica 12 aprile dalle 8 alle 14.",
            "Ci scusiamo per il disagio.",
        ),
    ),
    (
        "nl",
        "Onderhoud op 12 april",
        (
            "Onze website is zondag 12 april van 8 tot 14 uur niet bereikbaar vanwege onderhoud.",
            "Onze excuses voor het ongemak.",
        ),
    ),
    (
        "en",
        "Visa applications from Kelland",
        ("Applications from your country are paused until 1 July.", "We will contact you if you have applied."),
    ),
    (
        "en",
        "Cloudflare outage: what it means for you",
        (
            "Our website could not be reached for an hour this morning.",
            "You may have seen an error page of Cloudflare.",
            "Your data are safe.",
        ),
    ),
    (
        "en",
        "Maintenance",
        (
            "Our website will be unavailable on Saturday 7 June from 7am to noon.",
            "You will still be able to call us on our helpline.",
        ),
    ),
)
