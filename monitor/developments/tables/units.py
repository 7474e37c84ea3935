"""Units, and the words that bound a number from one side."""

CURRENCY_SIGNS = {
    "£": "GBP", "$": "USD", "us$": "USD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "c$": "CAD", "ca$": "CAD",
    "hk$": "HKD", "s$": "SGD", "r$": "BRL", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY",
    "₴": "UAH",
}  # fmt: skip
# Before the number: EUR 5 million.
CURRENCY_CODES = frozenset({"eur", "usd", "gbp", "chf", "aud", "cad", "jpy", "inr"})
_NAMES = {
    "%": "% percent per-cent prozent procent pct",
    "pp": "prozentpunkt prozentpunkte prozentpunkten procentpunt procentpunten",
    "USD": "dollar dollars usd dólar dólares dollaro dollari", "EUR": "euro euros eur €", "CHF": "franken chf",
    "GBP": "pound pounds gbp pfund sterline libra libras pond", "JPY": "yen yenes ienes", "INR": "rupee rupees",
    "CNY": "yuan yuanes", "RUB": "rouble roubles ruble rubles rubel rubli rublos roebel", "BRL": "reais",
    "franc": "francs franc", "peso": "peso pesos", "AUD": "aud", "CAD": "cad",
    "cent": "cent cents centime centimes céntimo céntimos centavos cêntimos centesimi", "penny": "pence penny",
    "mm": "mm millimetre millimetres millimeter millimeters millimetern millimètre millimètres milímetro milímetros"
          " millimetro millimetri",
    "cm": "cm centimetre centimetres centimeter centimeters zentimeter zentimetern centimètre centimètres centímetro"
          " centímetros centimetro centimetri",
    "m": "m metre metres meter meters metern mètre mètres metro metros metri",
    "km": "km kilometre kilometres kilometer kilometers kilometern kilomètre kilomètres kilómetro kilómetros"
          " quilómetro quilómetros quilômetro quilômetros chilometro chilometri",
    "km/h": "kmh kph kmph stundenkilometer stundenkilometern", "mile/h": "mph",
    "mile": "mile miles mi meile meilen milla millas miglio miglia milha milhas mijl",
    "ft": "ft foot feet", "inch": "inch inches pulgadas polegadas pollici", "yard": "yard yards",
    "m²": "m² m2 sqm quadratmeter quadratmetern", "ft²": "ft² sqft",
    "km²": "km² km2 quadratkilometer quadratkilometern",
    "m³": "m³ m3 kubikmeter kubikmetern", "acre": "acre acres",
    "ha": "ha hectare hectares hektar hektare ettaro ettari hectárea hectáreas",
    "mg": "mg milligram milligrams milligramm miligramos milligrammes miligramas milligrammi",
    "g": "g gr gram grams gramm grammes gramos gramas grammi gramo gramme",
    "kg": "kg kilo kilos kilogram kilograms kilogramme kilogrammes kilogramm kilogramo kilogramos quilo quilos"
          " quilograma quilogramas kilogramas chilo chilogrammo chilogrammi",
    "t": "t tonne tonnes ton tons tonnen tonelada toneladas tonnellata tonnellate",
    "ml": "ml millilitre millilitres milliliter milliliters mililitros millilitri",
    "l": "l litre litres liter liters litern litro litros litri",
    "°": "degree degrees grad grado grados gradi grau graus graden graad degré degrés ° º",
    "°C": "°c ºc celsius centigrade", "°F": "°f ºf fahrenheit",
    "kW": "kw kilowatt kilowatts", "kWh": "kwh kilowattstunden kilowattstunde",
    "MW": "mw megawatt megawatts mégawatt mégawatts megavatio megavatios megawatios", "GW": "gw gigawatt gigawatts"
          " gigavatios", "kB": "kb", "MB": "mb megabyte megabytes", "GB": "gb gigabyte gigabytes",
    "times": "times occasions veces ocasiones occasioni gelegenheden fois reprises volte vezes ocasiões keer",
}  # fmt: skip
UNITS = {word: unit for unit, words in _NAMES.items() for word in words.split()}
# Words of other languages that these languages write alike: "5 ton" is no unit in French, "2010 ha" none in Italian.
ONLY_IN = {
    "mi": {"en"}, "ton": {"en", "nl"}, "foot": {"en"}, "metro": {"es", "it", "pt"}, "pond": {"nl"}, "grad": {"de"},
    "libra": {"es", "pt"}, "times": {"en"}, "fois": {"fr"}, "volte": {"it"}, "keer": {"nl"}, "reprises": {"fr"},
    "cent": {"en", "de", "nl"}, "t": {"en", "de", "nl", "fr"}, "gr": {"es", "it", "pt", "nl"},
}  # fmt: skip
# Of these one writes the small letter for the unit; the capital begins a name.
SMALL_LETTERS = frozenset({"m", "l", "g", "t"})
# "ha" is a verb in these: the unit ends the phrase or goes on with what the area is of.
VERB_HA = frozenset({"es", "it"})
# Attached to the digits: 30C, 50p.
SUFFIX_UNITS = {"c": "°C", "f": "°F", "p": "penny"}
# After a unit: square, an hour, of which scale.
TAILS = {
    "²": ("carrés", "carré", "cuadrados", "cuadrado", "quadrati", "quadrato", "quadrados", "quadrado"),
    "³": ("cubes", "cube", "cúbicos", "cubi", "cúbico"),
    "/h": ("per hour", "an hour", "por hora", "à l'heure", "à l’heure", "all'ora", "all’ora", "orari", "per uur",
           "pro stunde", "h", "u"),
    "C": ("celsius", "centigrade", "centígrados", "c"),
    "F": ("fahrenheit", "f"),
}  # fmt: skip
TAIL_OF = {tuple(tail.split()): put for put, tails in TAILS.items() for tail in tails}
TAIL_STARTS = frozenset(words[0] for words in TAIL_OF)
TAKES = {"²": {"mm", "cm", "m", "km", "mile", "ft", "yard"}, "³": {"cm", "m", "km", "ft"}, "/h": {"km", "mile", "m"},
         "C": {"°"}, "F": {"°"}}  # fmt: skip
# Before a unit.
SQUARE = {"square": "²", "sq": "²", "vierkante": "²", "cubic": "³", "kubieke": "³"}
# Units of several words.
UNIT_PHRASES = {
    ("per", "cent"): "%", ("pour", "cent"): "%", ("por", "ciento"): "%", ("por", "cento"): "%", ("per", "cento"): "%",
    ("percentage", "points"): "pp", ("percentage", "point"): "pp", ("points", "de", "pourcentage"): "pp",
    ("point", "de", "pourcentage"): "pp", ("puntos", "porcentuales"): "pp", ("punto", "porcentual"): "pp",
    ("punti", "percentuali"): "pp", ("punto", "percentuale"): "pp", ("pontos", "percentuais"): "pp",
    ("ponto", "percentual"): "pp", ("us", "dollars"): "USD", ("us", "dollar"): "USD", ("american", "dollars"): "USD",
    ("australian", "dollars"): "AUD", ("canadian", "dollars"): "CAD", ("dollars", "australiens"): "AUD",
    ("dollars", "canadiens"): "CAD", ("dólares", "canadienses"): "CAD", ("mal",): "times", ("maal",): "times",
    ("francs", "suisses"): "CHF",
    ("francos", "suizos"): "CHF", ("franchi", "svizzeri"): "CHF", ("livres", "sterling"): "GBP",
    ("lire", "sterline"): "GBP", ("swiss", "francs"): "CHF",
}  # fmt: skip
UNIT_PHRASES_OF = {
    first: [(words, unit) for words, unit in UNIT_PHRASES.items() if words[0] == first]
    for first in {words[0] for words in UNIT_PHRASES}
}
SUFFIX_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "mio": 10**6,
                 "mrd": 10**9, "mln": 10**6, "mld": 10**9}  # fmt: skip

# What stands before a number and says on which side of it the truth lies. "about" and its like bind nothing.
BOUNDS = {
    ">": ("more than", "over", "at least", "above", "exceeding", "upwards of", "no fewer than", "no less than",
          "just over", "mehr als", "über", "mindestens", "plus de", "au moins", "más de", "al menos", "por lo menos",
          "più di", "oltre", "almeno", "mais de", "pelo menos", "ao menos", "meer dan", "minstens", "ruim"),
    "<": ("less than", "fewer than", "under", "below", "nearly", "almost", "up to", "at most", "no more than",
          "not more than", "just under", "close to", "weniger als", "fast", "beinahe", "knapp", "höchstens", "bis zu",
          "nicht mehr als", "moins de", "près de", "presque", "jusqu'à", "pas plus de", "menos de", "casi",
          "no más de", "hasta", "meno di", "quasi", "fino a", "non più di", "quase", "até", "não mais de",
          "minder dan", "bijna", "hooguit", "niet meer dan", "tot"),
}  # fmt: skip
