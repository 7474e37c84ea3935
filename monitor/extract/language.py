"""Which language a text is in, told by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

# Short words that are frequent in one of these languages and rare in the others.
_WORDS = {
    "en": "the and of to was that with for said from which were has been by",
    "de": "der die und das nicht ist mit den auf von ein eine dem sich auch im zu",
    "fr": "les des une est dans que pour qui sur pas avec sont du au ont ce",
    "es": "los las del que una por con para su el más fue como pero este",
    "it": "il che di della per una con non sono gli è dei nel alla ha anche",
    "pt": "que não uma com os do da em para as dos mais foi ao são",
    "nl": "het een van dat niet zijn voor met op aan ook bij door werd naar",
    "sv": "och att det som är på för med av inte till den har om ett",
    "da": "og at det som er på for med af ikke til den har der blev",
    "no": "og å det som er på for med av ikke til den har ble fra",
    "pl": "się nie na że jest do w z przez dla oraz który jak po od",
    "tr": "ve bir bu için ile da de olarak daha çok ise gibi kadar olan",
    "fi": "ja on ei se että oli hän mutta myös kun sen ovat joka mukaan",
    "cs": "se na že je v s z do pro by jako které jsou podle ale",
    "ro": "și în de la care nu pe din cu a fost este mai pentru sunt",
    "hu": "a az és hogy nem is egy ez meg volt csak már mint még",
}
_BY_WORD: dict[str, list[str]] = {}
for _language, _listed in _WORDS.items():
    for _word in _listed.split():
        _BY_WORD.setdefault(_word, []).append(_language)
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("uk", re.compile("[іїєґІЇЄҐ]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("fa", re.compile("[\u067e\u0686\u0698\u06af]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
_LATIN = re.compile(r"[a-zA-ZÀ-ɏ]")
_SAMPLE = 3000


def guess_language(text: str) -> str:
    """The primary tag of the language (ISO 639-1), or "" where the text does not tell."""
    sample = text[:_SAMPLE]
    latin = len(_LATIN.findall(sample))
    for language, letters in _SCRIPTS:
        share = len(letters.findall(sample))
        if share * 20 > latin and share > (0.02 if language in ("uk", "fa", "ja") else 0.3) * (len(sample) - latin):
            return language
    votes = Counter(language for word in sample.lower().split() for language in _BY_WORD.get(word, ()))
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < 3 or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return ""
    return ranked[0][0]
