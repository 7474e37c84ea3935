"""Units, and the words that bound a number from one side."""

CURRENCY_SIGNS = {
    "£": "GBP", "$": "USD", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH",
}  # fmt: skip
UNITS = {
    "%": "%", "percent": "%", "per-cent": "%", "pc": "%", "prozent": "%", "procent": "%", "pct": "%",
    "dollar": "USD", "dollars": "USD", "usd": "USD", "dólares": "USD", "dollari": "USD",
    "euro": "EUR", "euros": "EUR", "eur": "EUR", "pound": "GBP", "pounds": "GBP", "gbp": "GBP", "pfund": "GBP",
    "sterline": "GBP", "libras": "GBP", "franken": "CHF", "francs": "CHF", "chf": "CHF", "yen": "JPY", "rupees": "INR",
    "yuan": "CNY", "reais": "BRL", "pesos": "peso",
    "km": "km", "kilometre": "km", "kilometres": "km", "kilometer": "km", "kilometers": "km", "kilomètres": "km",
    "kilómetros": "km", "quilómetros": "km", "quilômetros": "km", "chilometri": "km", "chilometro": "km",
    "m": "m", "metre": "m", "metres": "m", "meter": "m", "meters": "m", "mètres": "m", "metros": "m", "metri": "m",
    "cm": "cm", "mm": "mm", "mile": "mile", "miles": "mile", "mi": "mile", "ft": "ft", "feet": "ft", "foot": "ft",
    "kg": "kg", "kilo": "kg", "kilos": "kg", "kilogram": "kg", "kilograms": "kg", "kilogramm": "kg", "tonnes": "t",
    "tonne": "t", "tons": "t", "tonnen": "t", "toneladas": "t", "tonnellate": "t", "ton": "t", "mph": "mph",
    "kmh": "km/h", "km/h": "km/h", "kph": "km/h", "°c": "°C", "°f": "°F", "mw": "MW", "gw": "GW", "kb": "kB",
    "mb": "MB", "gb": "GB", "hectares": "ha", "hectare": "ha", "ha": "ha", "hektar": "ha", "ettari": "ha",
    "hectáreas": "ha", "l": "l", "litre": "l", "litres": "l", "liter": "l", "liters": "l", "mg": "mg", "ml": "ml",
}  # fmt: skip
# Of "per cent" and the like the two words are one unit.
PERCENT_PAIRS = {
    ("per", "cent"),
    ("pour", "cent"),
    ("por", "ciento"),
    ("por", "cento"),
    ("per", "cento"),
}
SUFFIX_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "mio": 10**6,
                 "mrd": 10**9, "mln": 10**6, "mld": 10**9}  # fmt: skip

# What stands before a number and says on which side of it the truth lies. "about" and its like bind nothing.
BOUNDS = {
    ">": ("more than", "over", "at least", "above", "exceeding", "upwards of", "mehr als", "über", "mindestens",
          "plus de", "au moins", "más de", "al menos", "por lo menos", "più di", "oltre", "almeno", "mais de",
          "pelo menos", "ao menos", "meer dan", "minstens", "ruim"),
    "<": ("less than", "fewer than", "under", "below", "nearly", "almost", "up to", "at most", "weniger als", "fast",
          "beinahe", "knapp", "höchstens", "bis zu", "moins de", "près de", "presque", "jusqu'à", "menos de", "casi",
          "hasta", "meno di", "quasi", "fino a", "quase", "até", "minder dan", "bijna", "hooguit", "tot"),
}  # fmt: skip
