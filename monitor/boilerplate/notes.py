"""Update and correction notes: lines that say *that* an article was changed.

A note may carry facts ("updated to add that …") and is still a note. Judged on one sentence or block: what matters is
its beginning, so that news followed by a note in one paragraph is no note. By table, in a dozen languages.
"""

from __future__ import annotations

import re
from typing import Literal
from unicodedata import normalize

from monitor.boilerplate.timestamps import is_update_stamp

NoteKind = Literal["update", "correction"]

_EN_TEXT = (
    r"(?:news )?(?:story|article|post|blog(?: post)?|piece|page|report|item|leader|column|review|obituary|graphic"
    r"|headline|caption|interview|feature|entry|explainer|guide|list|copy|text|essay|editorial|live ?blog)"
)
_DE_TEXT = (
    r"(?:artikel|text|beitrag|bericht|meldung|version|fassung|überschrift|kommentar|liveblog|liveticker|ticker"
    r"|interview|grafik|teaser)s?"
)
_FR_TEXT = r"(?:article|texte|dépêche|billet|papier|titre|page|direct|contenu|infographie|légende)"
_ES_TEXT = r"(?:artículo|noticia|nota|información|texto|publicación|pieza|titular|página|reportaje|crónica)"
_IT_TEXT = r"(?:articolo|testo|notizia|pezzo|titolo|pagina|post|servizio)"
_PT_TEXT = r"(?:artigo|matéria|reportagem|notícia|texto|post|título|página|publicação|peça)"
_NL_TEXT = r"(?:artikel|bericht|stuk|tekst|verhaal|nieuwsbericht|kop|pagina|liveblog|versie)"

_LEAD = r"[\W_]*"
_ABBREVIATED = r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[ap]\.m|[ap])\."
_WHEN = rf"(?:[^.!?\n]|{_ABBREVIATED}){{0,90}}?"  # a date or time between a label and its colon
_OPENING = rf"(?:(?:[^.!?]|{_ABBREVIATED}){{0,120}}?[:\]]\s?)?"  # a label such as "Editor's note:" before the sentence

# What a text starts with when it is a correction, whatever follows.
_CORRECTION_LABELS = (
    (
        r"(?:corrections?(?: appended)?|corrected|clarifications?|errat(?:um|a)|retraction|correction and"
        r" clarification)\b(?:\s*[:.(\[—–-]|,? (?:\w+\.? )?\d{1,2}\b|\s*$|,? [^.!?:]{0,40}:)"
    ),
    r"(?:korrektur(?:hinweis)?|richtigstellung|berichtigung|klarstellung|gegendarstellung)\b\s*(?:[:.(—–-]|$|vom\b)",
    r"(?:rectificatif|rectification|précision|correctif|mea culpa)\b\s*(?:[:.(—–-]|$|du\b)",
    r"(?:corrección|rectificación|aclaración|fe de (?:errores|erratas)|precisión)\b\s*(?:[:.(—–-]|$|del\b)",
    r"(?:correzione|rettifica|errata corrige|precisazione)\b\s*(?:[:.(—–-]|$|del\b)",
    r"(?:correção|correcção|retificação|esclarecimento|erramos)\b\s*(?:[:.(—–-]|$)",
    r"(?:correctie|rectificatie|verduidelijking|rechtzetting)\b\s*(?:[:.(—–-]|$)",
    (
        r"(?:rättelse|rettelse|retting|korrigering|oikaisu|sprostowanie|korekta|düzeltme|oprava|исправление|поправка"
        r"|уточнение|διόρθωση|تصحيح|תיקון)\s*(?:[:.(—–-]|$)"
    ),
    r"(?:訂正|更正|勘误|정정)\s*[:：】）)\]]",
)

# Sentences that say the text was corrected, or what an earlier form of it said.
_CORRECTION_SENTENCES = (
    (
        rf"(?:an? |the |our |in an? |because of [^.]{{3,60}} )?(?:earlier|previous|prior|original|initial|first)"
        r" vers\w+"
        rf" of (?:this|the|our) {_EN_TEXT}\b,?(?: and \w+)? (?!was (?:first )?published (?:by|in)\b)\w+"
    ),
    (
        rf"(?:this|the) {_EN_TEXT}(?: and (?:its )?\w+)?(?: above)? (?:has|have|was|were|is)(?: since| also| now)?(?:"
        r" been)? (?:corrected|amended|refiled|retracted|clarified|fixed)\b"
    ),
    (
        rf"(?:this|the) {_EN_TEXT} (?:has|was)(?: been)? (?:updated|changed|edited|revised) to (?:correct|clarify|fix"
        r"|remove|accurately|reflect the correct)\b"
    ),
    (
        rf"(?:this|the) (?:version(?: of (?:the|this) {_EN_TEXT})?|{_EN_TEXT}) (?:corrects|fixes|clarifies|removes|has"
        r" been corrected|was corrected)\b"
    ),
    rf"{_EN_TEXT} (?:corrects|refiles to)\b|we (?:regret|apologi[sz]e for) the error|we have corrected\b",
    r"this (?:article|story|post|piece) was published (?:inadvertently|in error|prematurely)\b",
    r"(?:refiles|corrects|clarifies|removes|fixes|deletes)\b [^.]{3,200}\)\s*$",
    (
        r"in (?:einer|der) (?:früheren|ersten|vorherigen|älteren|ursprünglichen|vorigen) (?:version|fassung)\b|eine"
        rf" (?:frühere|erste|vorherige|ältere) (?:version|fassung) (?:dieses|des) {_DE_TEXT}"
    ),
    (
        rf"(?:dieser?|diese|der|wir haben (?:den|diesen|das|die)?) {_DE_TEXT}\b(?:[^.]|\d\.){{0,60}}"
        r"\b(?:korrigiert|berichtigt"
        r"|richtiggestellt)\b"
    ),
    (
        r"(?:dans )?une (?:précédente |première |ancienne )?version (?:précédente |antérieure |initiale )?(?:de (?:cet?"
        rf"|notre|l')|du) ?{_FR_TEXT}|(?:cet?|l'|le) ?{_FR_TEXT} a été (?:corrigée?|rectifiée?|amendée?)\b"
    ),
    (
        rf"(?:en )?una (?:primera )?versión (?:anterior|previa|inicial) de(?:l| est[ea]| la)? ?{_ES_TEXT}|esta?"
        rf" {_ES_TEXT}"
        r" (?:ha sido|fue|se ha) (?:corregid|rectificad|enmendad)\w+"
    ),
    (
        rf"(?:in )?una (?:precedente )?versione (?:precedente )?(?:di quest[oa]|dell['a]) ?{_IT_TEXT}|(?:quest[oa]|l')"
        rf" ?{_IT_TEXT} è stat[oa] (?:corrett|rettificat)\w+"
    ),
    (
        rf"(?:em |n)?uma versão (?:anterior|inicial|prévia) d(?:este|esta|o|a) {_PT_TEXT}|na versão (?:anterior"
        r"|inicial)"
        rf" d|est[ea] {_PT_TEXT} foi (?:corrigid|retificad)\w+"
    ),
    (
        rf"(?:in )?een (?:eerdere|vorige|oudere|vroegere) versie van (?:dit|deze|het) {_NL_TEXT}|in een eerdere"
        r" versie\b"
        rf"|(?:dit|deze) {_NL_TEXT} (?:is|werd)\b[^.]{{0,40}}\b(?:gecorrigeerd|rechtgezet)\b"
    ),
    (
        r"(?:i en tidigare version av|i en tidligere versjon av|i en tidligere version af|we wcześniejszej wersji|в"
        r" (?:предыдущей|более ранней) версии|artikkelin aiemmassa versiossa)\b"
    ),
)

# What an update's label must go together with: otherwise "Update: two men were arrested" is news under a label.
_OF_THE_TEXT = (
    r"\b(?:this|the|our) (?:(?:news|original) )?(?:story|article|post|piece|page|review|headline|leader)\b|\bthis"
    r" was (?:first|originally)\b|\b(?:has|have) been updated\b|\bwas updated\b|\bupdated to\b"
    r"|\bupdated with\b|\bcorrect(?:ed|ion)\b|\bclarif\w+\b|\bamended\b|\bvers\w+ of this\b|\bi added\b|\bwe(?:'ve|"
    r" have)? (?:added|updated|removed|changed)\b|\boriginally published on\b|\brefiled\b"
    rf"|\b(?:dieser?|diese|der|den|diesen) {_DE_TEXT}\b|\baktualisiert\b|\bergänzt\b|\bcet?t?e? {_FR_TEXT}|\bmis à"
    rf" jour\b|\bactualisée?\b|\besta? {_ES_TEXT}|\bactualizad[oa]\b"
    rf"|\bquest[oa] {_IT_TEXT}|\baggiornat[oa]\b|\best[ea] {_PT_TEXT}|\batualizad[oa]\b|\b(?:dit|deze) {_NL_TEXT}"
    r"|\bbijgewerkt\b|\baangepast\b|\baangevuld\b"
)
_UPDATE_LABELS = (
    (
        r"(?:(?:latest )?updated?|update note|aktualisierung|mise à jour|actualización|aggiornamento|atualização"
        rf"|actualização|aanvulling)\b{_WHEN}[:\]—–-]"
    ),
)
_EDITOR_LABELS = (
    (
        r"(?:editor'?s?'?s?'? (?:note|update)|note to readers|author's note|note|anmerkung(?: der redaktion)?"
        r"|hinweis(?: der redaktion)?|anm\. d\. red\.?|note de la rédaction|ndlr"
        r"|nota (?:del?|de la) (?:editor|redacción|redactor)|nota (?:della redazione|del direttore|dell'editore)"
        rf"|nota (?:da redação|do editor|de redação)|noot van de redactie|noot redactie)\b{_WHEN}[:\]—–]"
    ),
)
_CHANGE = (
    r"\b(?:updated?|correct\w*|clarif\w+|amended|(?:earlier|previous|original) vers\w+|added|removed|changed|revised"
    r"|retracted|aktualisiert|korrigiert|ergänzt|geändert|berichtigt|angepasst"
    r"|(?:früheren|ersten|ursprünglichen) (?:version|fassung)|mise? à jour|corrigée?|modifiée?|actualisée?|version"
    r" (?:précédente|antérieure)|actualiza\w+|corregi\w+|modifica\w+|versión anterior"
    r"|aggiornat\w+|corrett\w+|precedente versione|versione precedente|atualizad\w+|corrigid\w+|alterad\w+|versão"
    r" anterior|bijgewerkt|aangepast|aangevuld|gecorrigeerd|gewijzigd|eerdere versie)\b"
)
_UPDATE_SENTENCES = (
    (rf"(?:this|the|our) {_EN_TEXT}(?: and its \w+)? (?:has|have|was|were|is|will|may|continues)(?: also| since| now|"
    r" to)?(?: be(?:en|ing)?)?(?: regularly| continuously| first| last)? (?:updated?|refreshed|revised|expanded)\b"),
    (rf"this {_EN_TEXT} (?:was )?(?:originally|first) (?:published|appeared|posted)\b[^.]{{0,80}}\b(?:and"
    rf"|but)\b[^.]{{0,60}}\bupdated\b|.{{0,80}}\boriginally published (?:on|in) [^.]{{3,40}}(?:\. it)? (?:and"
    r" )?(?:has|was)(?: since)?(?: been)? updated\b"),
    (rf"this {_EN_TEXT} was (?:originally|first) published (?:on |at )?(?:\w+day,? )?(?:\d|jan|feb|mar|apr|may|jun|jul"
    r"|aug|sep|oct|nov|dec)"),
    (r"updated? (?:to (?:add|include|reflect|clarify|correct|note|remove|show|say|provide|fix|incorporate)|with"
    r" (?:comments?|details?|additional|more|new|a |quotes?|background|the ))\b"),
    (r"this is a (?:breaking|developing)\b[^.]{0,40}\bstory\b|(?:breaking|developing)(?: news)?(?:"
    r" story)?\b.{0,20}(?:more (?:to follow|to come|details|soon)|will be updated|check back)"),
    (r"(?:more (?:to follow|to come|details (?:to follow|soon))|story developing|(?:please )?check back (?:for|soon)"
    r"|updates? (?:will be|to) (?:noted|added|posted|follow)|this story will be updated)\b"),
    (r"(?:we|we've|we'll|we have|we will)(?: be| have)?(?: also)? updat(?:ed|e|ing) (?:this|our|the|it)\b(?: (?:review"
    r"|story|article|post|piece|page|guide|list|for))?"),
    r"(?:adds|updates|recasts|repeats|rewrites)\b [^.]{3,200}\)\s*$",
    (r"(?:dieser?|diese|der|wir (?:haben|aktualisieren) (?:den|diesen|das|die)?)"
    rf" ?{_DE_TEXT}\b(?:[^.]|\d\.){{0,60}}\b(?:aktualisiert|ergänzt|überarbeitet|erweitert|angepasst|geändert"
    r"|fortgeschrieben)\b"),
    (r"(?:mehr in kürze|weitere (?:informationen|details) (?:folgen|in kürze)|(?:die meldung|der artikel) wird"
    r" (?:laufend|fortlaufend|in kürze) \w+)\b"),
    (
        rf"(?:cet?|cette|l'|le) ?{_FR_TEXT} (?:a été|est|sera)(?: régulièrement| en cours d[e'])? ?(?:mise? à jour"
        r"|actualisée?|modifiée?|complétée?|enrichie?|actualisation)|(?:article|dépêche|direct) (?:mis à jour"
        r"|actualisé|en cours)\b"
    r"|(?:plus d'informations|davantage d'informations|plus de détails) (?:à venir|à suivre)"),
    (rf"est[ea] {_ES_TEXT} (?:ha sido|fue|se ha|será|se está|está siendo)(?: \w+)? ?(?:actualiza|modifica|amplia"
    r"|edita)\w+|(?:noticia|información|nota) (?:en desarrollo|en elaboración|actualizada)|(?:habrá|en breve,?)"
    r" (?:ampliación|más información)"),
    (rf"(?:quest[oa]|l'|la) ?{_IT_TEXT} (?:è stat[oa]|è|sarà|verrà)(?: \w+)? ?(?:aggiornat|modificat|integrat|in"
    r" aggiornamento)\w*|(?:notizia|articolo) in (?:aggiornamento|corso di aggiornamento)"),
    (rf"est[ea] {_PT_TEXT} (?:foi|será|está sendo|está a ser)(?: \w+)? ?(?:atualizad|actualizad|modificad|alterad"
    r"|editad|ampliad)\w+|(?:notícia|matéria|reportagem|texto) em (?:atualização|actualização|andamento"
    r"|desenvolvimento)"),
    (rf"(?:dit|deze|het) {_NL_TEXT} (?:is|werd|wordt)\b[^.]{{0,60}}\b(?:bijgewerkt|aangepast|aangevuld|geactualiseerd"
    r"|geüpdatet|gewijzigd|ververst)\b|meer informatie volgt|we werken dit (?:bericht|artikel) bij"),
    (r"(?:artikeln (?:har|är) uppdatera\w+|artikkelen (?:er|ble) oppdatert|artiklen er (?:blevet )?opdateret"
    r"|artikkelia on päivitetty|artykuł (?:został|jest) (?:za)?aktualizowan\w+|материал (?:был )?(?:дополн|обновл)\w+"
    r"|новость (?:дополн|обновл)\w+|bu haber güncellen\w+)"),
    (r"(?:uppdatering|oppdatering|opdatering|päivitys|aktualizacja|güncelleme|aktualizace|обновление|обновлено"
    r"|ενημέρωση|تحديث|עדכון)\s*(?:\([^)]*\)\s*)?[:—–]|(?:追記|更新)\s*[:：】）)\]]"),
)  # fmt: skip


def _table(phrases: tuple[str, ...], opening: str = "") -> re.Pattern[str]:
    return re.compile(_LEAD + opening + "(?:" + "|".join(f"(?:{phrase})" for phrase in phrases) + ")", re.IGNORECASE)


_CORRECTION_LABEL = _table(_CORRECTION_LABELS)
_CORRECTION = _table(_CORRECTION_SENTENCES, _OPENING)
_UPDATE_LABEL = _table(_UPDATE_LABELS)
_EDITOR_LABEL = _table(_EDITOR_LABELS)
_UPDATE = _table(_UPDATE_SENTENCES, _OPENING)
_CHANGED = re.compile(_CHANGE, re.IGNORECASE)
_ABOUT_TEXT = re.compile(_OF_THE_TEXT, re.IGNORECASE)
# Every note holds one of these, so that other lines cost next to nothing.
_HINTS = (
    "aange",
    "aclar",
    "actuali",
    "adds",
    "aggiorn",
    "aktual",
    "alter",
    "amend",
    "ampli",
    "andamento",
    "anm",
    "atuali",
    "bijge",
    "breaking",
    "check back",
    "clarif",
    "complét",
    "correc",
    "corrig",
    "deletes",
    "desarrollo",
    "desenvolv",
    "developing",
    "düzelt",
    "edit",
    "elabor",
    "enrichi",
    "ergänz",
    "enmend",
    "en breve",
    "erramos",
    "errat",
    "esclarec",
    "fe de",
    "fixes",
    "folgen",
    "geact",
    "gewij",
    "geüp",
    "güncel",
    "hinweis",
    "integr",
    "korekt",
    "korr",
    "kürze",
    "mea culpa",
    "modif",
    "more to",
    "ndlr",
    "noot",
    "note",
    "oikaisu",
    "opdat",
    "oppdat",
    "oprav",
    "précis",
    "publish",
    "päivi",
    "recasts",
    "rechtz",
    "rectif",
    "refile",
    "regret",
    "removes",
    "repeats",
    "retific",
    "retract",
    "rett",
    "rewrites",
    "richtig",
    "rätt",
    "sprost",
    "stellung",
    "suivre",
    "upda",
    "uppdat",
    "venir",
    "verduid",
    "vers",
    "volgt",
    "werken",
    "wersji",
    "à jour",
    "διόρθ",
    "ενημέρ",
    "версии",
    "дополн",
    "исправ",
    "обновл",
    "поправ",
    "уточн",
    "עדכון",
    "תיקון",
    "تحديث",
    "تصحيح",
    "勘误",
    "更新",
    "更正",
    "訂正",
    "追記",
    "정정",
)
_HINT = re.compile("|".join(map(re.escape, _HINTS)))
_STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00a0": " ", "\u202f": " "})
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'»”)\]]*\s+")


def _may_be(text: str) -> bool:
    return _HINT.search(text.lower()) is not None


def note_kind(text: str) -> NoteKind | None:
    """What kind of note a sentence or block is, or None where it is none."""
    if not _may_be(text):
        return None
    line = normalize("NFC", " ".join(text.translate(_STRAIGHT).split()))
    if _CORRECTION_LABEL.match(line) or _CORRECTION.match(line):
        return "correction"
    if _UPDATE.match(line) or is_update_stamp(line):
        return "update"
    if (_UPDATE_LABEL.match(line) and _ABOUT_TEXT.search(line)) or (
        _EDITOR_LABEL.match(line) and _CHANGED.search(line)
    ):
        return "correction" if _speaks_of_error(line) else "update"
    return None


def _speaks_of_error(line: str) -> bool:
    return (
        re.search(
            r"\b(?:incorrect\w*|erroneous\w*|misstated|in error|mistaken\w*|corrected|correction)\b",
            line,
            re.IGNORECASE,
        )
        is not None
    )


def is_note(text: str) -> bool:
    """Whether a sentence or block says that the article was updated or corrected."""
    return note_kind(text) is not None


def find_notes(text: str) -> tuple[str, ...]:
    """The notes in a block: the whole of it, or those of its sentences that are notes."""
    if is_note(text):
        return (text,)
    if not _may_be(text):
        return ()
    return tuple(part for part in _SENTENCE_END.split(text)[1:] if is_note(part))
