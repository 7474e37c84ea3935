"""Words for parts of a whole, for how often something happened, and for ages: figures said without a figure."""

# The noun a fraction ends with, and into how many parts it cuts.
FRACTIONS = {
    "en": {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4, "fifth": 5,
           "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "tenth": 10,
           "tenths": 10},
    "de": {"drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "siebtel": 7, "achtel": 8, "zehntel": 10},
    "fr": {"tiers": 3, "quart": 4, "quarts": 4, "cinquième": 5, "cinquièmes": 5, "sixième": 6, "dixième": 10,
           "dixièmes": 10},
    "es": {"tercio": 3, "tercios": 3, "tercera": 3, "terceras": 3, "cuarto": 4, "cuartos": 4, "cuarta": 4,
           "cuartas": 4, "quinto": 5, "quintos": 5, "quinta": 5, "quintas": 5, "sexta": 6, "décima": 10,
           "décimas": 10},
    "it": {"terzo": 3, "terzi": 3, "quarto": 4, "quarti": 4, "quinto": 5, "quinti": 5, "sesto": 6, "decimo": 10,
           "decimi": 10},
    "pt": {"terço": 3, "terços": 3, "quarto": 4, "quartos": 4, "quinto": 5, "quintos": 5, "sexto": 6, "décimo": 10,
           "décimos": 10},
    "nl": {"derde": 3, "kwart": 4, "vierde": 4, "vijfde": 5, "zesde": 6, "achtste": 8, "tiende": 10},
}  # fmt: skip
# Fractions that are nothing else; the others are ordinals or rooms and need a sign that a part is meant.
PLAIN_FRACTIONS = {
    "en": {"half", "halves", "thirds", "quarters", "fifths", "tenths"},
    "de": set(FRACTIONS["de"]),
    "fr": {"tiers", "quart", "quarts"},
    "es": {"tercio", "tercios"},
    "it": {"terzi", "quarti", "quinti", "decimi"},
    "pt": {"terço", "terços"},
    "nl": {"kwart"},
}
# Fraction words that stand for nothing by themselves but take another's place: "the first half", "quarter".
PARTS = {
    "en": {"quarter": 4, "quarters": 4, "halves": 2, "thirds": 3, "fifths": 5, "tenths": 10},
    "de": {"viertel": 4, "drittel": 3, "fünftel": 5},
    "fr": {"tiers": 3, "quart": 4, "quarts": 4},
    "es": {"tercio": 3, "tercios": 3},
    "it": {"terzi": 3},
    "pt": {"terço": 3, "terços": 3},
    "nl": {"kwart": 4},
}
# What follows a fraction that is no ordinal: a third of, una tercera parte.
OF_WHOLE = {
    "en": {"of"},
    "de": {"der", "des", "von", "aller"},
    "fr": {"de", "des", "du"},
    "es": {"parte", "partes", "del"},
    "it": {"dei", "degli", "delle", "della", "del"},
    "pt": {"dos", "das", "do", "da"},
    "nl": {"van", "deel"},
}
# What stands before one: by a third.
BY = {"en": {"by"}, "de": {"um"}, "fr": {"d'"}, "es": {"en"}, "it": {"di"}, "pt": {"em"}, "nl": {"met"}}
# Adjectives for a half; "half" is the noun as well.
HALVES = {
    "en": {"half"},
    "de": {"halb", "halbe", "halben", "halber", "halbes"},
    "fr": {"demi", "demie"},
    "es": {"medio", "media"},
    "it": {"mezzo", "mezza"},
    "pt": {"meio", "meia"},
    "nl": {"half", "halve"},
}
# Wholes whose part is said in a smaller measure: half an hour is 30 minutes.
WHOLES = {
    "en": {"hour": 60, "dozen": 12, "century": 100, "hundred": 100},
    "de": {"stunde": 60, "dutzend": 12, "jahrhundert": 100},
    "fr": {"heure": 60, "d'heure": 60, "douzaine": 12, "siècle": 100},
    "es": {"hora": 60, "docena": 12, "siglo": 100, "centenar": 100},
    "it": {"ora": 60, "d'ora": 60, "dozzina": 12, "secolo": 100},
    "pt": {"hora": 60, "dúzia": 12, "século": 100},
    "nl": {"uur": 60, "dozijn": 12, "eeuw": 100},
}
# One in five, un sur quatre, uno de cada cuatro: the words between the two numbers, the longest first.
SHARE_LINKS = {
    "en": (("out", "of", "every"), ("out", "of"), ("in", "every"), ("in",)),
    "de": (("von",),),
    "fr": (("sur",),),
    "es": (("de", "cada"),),
    "it": (("su",), ("ogni",)),
    "pt": (("em", "cada"), ("a", "cada"), ("em",)),
    "nl": (("op", "de"), ("op", "elke"), ("op",)),
}
# Every fifth, jeder Vierte. In English "every second counts".
EVERY = {"en": {"every"}, "de": {"jeder", "jede", "jedes", "jeden", "jedem"}, "nl": {"elke"}}
# After these the two numbers are no share: "two in 10 minutes", "every third day".
PERIODS = frozenset(
    word
    for line in (
        "second seconds minute minutes hour hours day days week weeks month months year years decade decades game",
        "games match matches innings appearances starts attempts season seasons century centuries sekunden minuten",
        "stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren spiel spiele spielen",
        "saison partien seconde secondes heure heures jour jours semaine semaines mois an ans année années matchs",
        "saisons segundo segundos minuto minutos hora horas día días semana semanas mes meses año años partido",
        "partidos secondo secondi minuti ora ore giorno giorni settimana settimane mese mesi anno anni partita",
        "partite gare dia dias mês ano anos jogo jogos seconden minuut uur uren dag dagen weken maand maanden jaar",
        "wedstrijd wedstrijden",
    )
    for word in line.split()
)
TIMES = "times"
# Words for how often.
FREQUENCIES = {
    "en": {"twice": 2, "thrice": 3},
    "de": {"zweimal": 2, "dreimal": 3, "viermal": 4, "fünfmal": 5, "sechsmal": 6, "siebenmal": 7, "achtmal": 8,
           "neunmal": 9, "zehnmal": 10, "elfmal": 11, "zwölfmal": 12},
    "nl": {"tweemaal": 2, "driemaal": 3, "viermaal": 4, "vijfmaal": 5, "zesmaal": 6, "zevenmaal": 7, "achtmaal": 8,
           "negenmaal": 9, "tienmaal": 10},
}  # fmt: skip
# A number and a half in one word.
MIXED = {
    "de": {"anderthalb": 1.5, "eineinhalb": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5, "viereinhalb": 4.5,
           "fünfeinhalb": 5.5, "sechseinhalb": 6.5, "siebeneinhalb": 7.5},
    "nl": {"anderhalf": 1.5, "anderhalve": 1.5, "tweeënhalf": 2.5, "drieënhalf": 3.5, "vierenhalf": 4.5,
           "vijfenhalf": 5.5},
}  # fmt: skip
# Fractions written as one word.
JOINED = {
    "de": {"dreiviertel": (75, "%"), "viertelstunde": (15, ""), "dreiviertelstunde": (45, "")},
    "fr": {"demi-heure": (30, ""), "demi-million": (500_000, ""), "demi-douzaine": (6, "")},
    "it": {"mezz'ora": (30, ""), "mezz’ora": (30, "")},
    "nl": {"driekwart": (75, "%"), "kwartier": (15, "")},
    "en": {"half-hour": (30, ""), "half-dozen": (6, ""), "half-million": (500_000, "")},
}  # fmt: skip
# The noun: half of them, die Hälfte.
NOUN_HALVES = {"en": "half", "de": "hälfte", "fr": "moitié", "es": "mitad", "it": "metà", "pt": "metade", "nl": "helft"}
# Fractions of one character, in hundredths.
SIGNS = {"½": 50, "¼": 25, "¾": 75}
