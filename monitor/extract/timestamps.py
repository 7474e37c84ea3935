"""Lines that say when a page was published or updated, and nothing else."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words a time stamp is made of, several languages together: a word of one that means something else in another is
# harmless, because a line counts only when every word of it is listed.
_LABELS = _words(
    "updated update published posted modified created edited revised filed aktualisiert aktualisierung stand"
    " veröffentlicht erstellt geändert "
    "publié publiée mis mise jour modifié modifiée actualisé actualizado actualizada actualización publicado"
    " publicada modificado "
    "aggiornato aggiornata aggiornamento pubblicato pubblicata modificato atualizado atualizada atualização"
    " bijgewerkt gepubliceerd gewijzigd "
    "geplaatst opdateret publiceret oppdatert publisert uppdaterad publicerad julkaistu päivitetty opublikowano"
    " zaktualizowano aktualizacja "
    "обновлено опубликовано güncellendi güncelleme yayınlanma δημοσίευση ενημέρωση aktualizováno publikováno frissítve"
)
_RELATIVE = _words(
    "ago vor hace fa geleden há atrás sedan siden sitten temu назад önce now jetzt maintenant ahora adesso agora"
    " nu just gerade soeben"
)
_MONTHS = _words(
    "january february march april may june july august september october november december jan feb mar apr jun"
    " jul aug sep sept oct nov dec "
    "januar jänner februar märz mai juni juli oktober dezember mär okt dez janvier février mars avril juin"
    " juillet août septembre octobre "
    "novembre décembre janv févr avr juil enero febrero marzo abril mayo junio julio agosto septiembre setiembre"
    " octubre noviembre diciembre "
    "ene abr ago dic gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug set"
    " ott janeiro fevereiro março "
    "maio junho julho setembro outubro novembro dezembro fev out januari februari maart mei augustus mrt januar"
    " februar marts maj oktober "
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia января"
    " февраля марта апреля мая июня "
    "июля августа сентября октября ноября декабря"
)
_DAYS = _words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun today"
    " yesterday montag dienstag mittwoch "
    "donnerstag freitag samstag sonntag sonnabend heute gestern lundi mardi mercredi jeudi vendredi samedi"
    " dimanche aujourd'hui hier lunes martes "
    "miércoles jueves viernes sábado domingo hoy ayer lunedì martedì mercoledì giovedì venerdì sabato domenica"
    " oggi ieri segunda-feira terça-feira "
    "quarta-feira quinta-feira sexta-feira hoje ontem maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
    " vandaag gisteren segunda terça "
    "quarta quinta sexta mo di mi do fr sa so"
)
_UNITS = _words(
    "second seconds sec secs minute minutes min mins hour hours hr hrs h day days d week weeks month months year"
    " years sekunden minuten minuti minuto "
    "minutos stunde stunden tag tagen tage woche wochen heure heures jour jours semaine semaines hora horas día"
    " días dia dias semana semanas ora ore "
    "giorno giorni uur uren dag dagen dagar timmar timer uhr godzin minut dni час часа часов минут минуты дней"
)
_GLUE = _words(
    "on at by the of in to and last first originally an a um am on den der dem zuletzt erstmals le à il y a dans"
    " la les el a las del de por última última ultimo "
    "ultima il alle ore às em há os as laatst laatste op om een one two about circa ca less than moins plus more"
    " read time edt est cdt cst mdt mst pdt pst "
    "et ct mt pt gmt utc bst cet cest eet eest ist jst hkt sgt aest aedt kst msk wib amt pkt brt art sast wat eat"
    " mez mesz pm am p.m a.m p.m. a.m. noon midnight h "
    "st nd rd th date published page story article seit since van o er ist de"
)
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_NUMBER = re.compile(r"\d")
_CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2} ?(?:am|pm|a\.m\.|p\.m\.|uhr)\b|\b\d{4} (?:gmt|utc)\b", re.IGNORECASE
)
_RANGE = re.compile(
    r"\d(?::\d\d)? ?(?:am|pm|uhr)? ?(?:-|–|—|to|bis|until|à|a) ?\d{1,2}(?::\d\d| ?(?:am|pm|uhr))", re.IGNORECASE
)
_ORDINAL = re.compile(r"(?<=\d)h(?=\d)|(?<=\d)(?:st|nd|rd|th|er|º|ª|e|am|pm|h|min|s|d|hr|hrs|z|t)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_UPDATE_LABEL = re.compile(
    r"updat|modif|aktuali[sz]|geändert|stand\b|jour|actuali|aggiorn|atualiz|bijgewerkt|gewijzigd|revised|edited"
    r"|opdat|oppdat|uppdat|päivi|обновл|güncel",
    re.IGNORECASE,
)
# What one can press beside the stamp: "+ show all updates".
_CONTROL = re.compile(
    r"\W*\b(?:(?:show|see|view|hide|read)(?: (?:all|full|more|past|previous|earlier|page|the))*"
    r" (?:updates|update history|changes|history|versions|revisions)|alle (?:änderungen|aktualisierungen) (?:an)?zeigen"
    r"|(?:voir|afficher) (?:toutes )?les (?:mises à jour|modifications)"
    r"|ver (?:todas las actualizaciones|todos los cambios))\W*$",
    re.IGNORECASE,
)
_AGO = ("il y a ", "hace ", "vor ", "há ")
_MAX_WORDS = 24
_MAX_CHARS = 160


def is_timestamp(text: str, *, bare: bool = False) -> bool:
    """Whether a line only says when the page was published or updated.

    A label ("Updated", "Stand:", "Publié le") or a distance ("5 min ago") makes it one; a date alone may be the story's
    own, and counts only where ``bare`` is set: outside the story's running text.
    """
    if len(text) > _MAX_CHARS:
        return False
    text = _CONTROL.sub("", text)
    words = [word.lower().replace("’", "'") for word in _WORD.findall(_ORDINAL.sub(" ", text))]
    if len(words) > _MAX_WORDS or "" in (known := {_kind(word) for word in words}):
        return False
    relative = "relative" in known
    if not _NUMBER.search(text):
        return relative and "label" in known
    if "label" in known or (relative and "unit" in known) or text.lower().startswith(_AGO):
        return True
    if not bare or _RANGE.search(text):
        return False
    return bool(known & {"month", "day"} or _YEAR.search(text) or _CLOCK.search(text))


def is_update_stamp(text: str) -> bool:
    """Whether a line is a time stamp that says when the page was updated, not only when it was published."""
    return _UPDATE_LABEL.search(text) is not None and is_timestamp(text)


def _kind(word: str) -> str:
    bare = word.rstrip(".")
    for name, words in (
        ("label", _LABELS),
        ("month", _MONTHS),
        ("day", _DAYS),
        ("unit", _UNITS),
        ("relative", _RELATIVE),
        ("glue", _GLUE),
    ):
        if bare in words or word in words:
            return name
    return ""
