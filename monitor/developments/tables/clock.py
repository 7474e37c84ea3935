"""Words around the time of the day."""

# After the hour: six o'clock, sechs Uhr, 18 heures.
O_CLOCK = {
    "en": {"o'clock", "o’clock"},
    "de": {"uhr"},
    "fr": {"heures", "heure"},
    "es": {"horas", "h"},
    "it": set(),
    "pt": {"horas", "h"},
    "nl": {"uur"},
}
# Where the word after the hour measures time as well ("18 heures" is a length too) one of these stands before it.
AT_CLOCK = {
    "en": {"at", "by", "around", "about", "until", "till", "from", "after", "before", "since"},
    "de": {"um", "gegen", "ab", "bis"},
    "fr": {"à", "vers", "dès"},
    "es": {"las"},
    "it": {"alle", "dalle", "ore"},
    "pt": {"às"},
    "nl": {"om", "rond", "vanaf", "tegen"},
}
# Languages in which the word for the hour says nothing else, and those that may leave it out after "at the".
ALWAYS_CLOCK = {"en", "de"}
BARE_CLOCK = {"es", "it", "pt"}
# Parts of the day: "a" before noon, "p" after it, "n" in the night, which is both.
DAYPARTS = {
    "en": {"in the morning": "a", "in the afternoon": "p", "in the evening": "p", "at night": "n"},
    "de": {"morgens": "a", "am morgen": "a", "vormittags": "a", "am vormittag": "a", "nachmittags": "p",
           "am nachmittag": "p", "abends": "p", "am abend": "p", "nachts": "n"},
    "fr": {"du matin": "a", "de l'après-midi": "p", "de l’après-midi": "p", "du soir": "p"},
    "es": {"de la mañana": "a", "de la madrugada": "a", "de la tarde": "p", "de la noche": "n"},
    "it": {"del mattino": "a", "di mattina": "a", "del pomeriggio": "p", "di sera": "p", "della sera": "p",
           "di notte": "n"},
    "pt": {"da manhã": "a", "da madrugada": "a", "da tarde": "p", "da noite": "n"},
    "nl": {"'s ochtends": "a", "'s middags": "p", "'s avonds": "p", "’s avonds": "p", "’s middags": "p",
           "s avonds": "p", "s middags": "p", "s ochtends": "a", "s nachts": "n"},
}  # fmt: skip
# Before the hour: how many minutes these add to it.
BEFORE_HOUR: dict[str, dict[tuple[str, ...], int]] = {
    "en": {("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "to"): -15},
    "de": {("halb",): -30, ("viertel", "nach"): 15, ("viertel", "vor"): -15},
    "nl": {("half",): -30, ("kwart", "over"): 15, ("kwart", "voor"): -15},
}
# After it.
AFTER_HOUR: dict[str, dict[tuple[str, ...], int]] = {
    "fr": {("et", "demie"): 30, ("et", "quart"): 15, ("moins", "le", "quart"): -15},
    "es": {("y", "media"): 30, ("y", "cuarto"): 15, ("menos", "cuarto"): -15},
    "it": {("e", "mezza"): 30, ("e", "mezzo"): 30, ("e", "un", "quarto"): 15},
    "pt": {("e", "meia"): 30},
}
