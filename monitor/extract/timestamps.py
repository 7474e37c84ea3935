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
    " обновление обновлён обновлена публикация оновлено опубліковано تحديث التحديث نشر نشرت النشر تاريخ حدث حُدّث"
)
_RELATIVE = _words(
    "ago vor hace fa geleden há atrás sedan siden sitten temu назад önce now jetzt maintenant ahora adesso agora"
    " nu just gerade soeben только сейчас قبل منذ"
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
    "июля августа сентября октября ноября декабря января февр авг сент окт нояб дек янв"
    " يناير فبراير مارس أبريل إبريل ابريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر كانون شباط آذار نيسان أيار"
    " حزيران تموز آب أيلول تشرين الأول الثاني"
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
    "quarta quinta sexta mo di mi do fr sa so понедельник вторник среда четверг пятница суббота воскресенье сегодня"
    " вчера пн вт ср чт пт сб вс اليوم أمس السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة"
)
_UNITS = _words(
    "second seconds sec secs minute minutes min mins hour hours hr hrs h day days d week weeks month months year"
    " years sekunden minuten minuti minuto "
    "minutos stunde stunden tag tagen tage woche wochen heure heures jour jours semaine semaines hora horas día"
    " días dia dias semana semanas ora ore "
    "giorno giorni uur uren dag dagen dagar timmar timer uhr godzin minut dni час часа часов час минут минуты"
    " минуту дней день дня недели недель г года دقيقة دقائق ساعة ساعات ساعتين دقيقتين يوم يومين أيام"
    " أسبوع أسابيع ثانية ثوان"
)
_GLUE = _words(
    "on at by the of in to and last first originally an a um am on den der dem zuletzt erstmals le à il y a dans"
    " la les el a las del de por última última ultimo "
    "ultima il alle ore às em há os as laatst laatste op om een one two about circa ca less than moins plus more"
    " read time edt est cdt cst mdt mst pdt pst "
    "et ct mt pt gmt utc bst cet cest eet eest ist jst hkt sgt aest aedt kst msk wib amt pkt brt art sast wat eat"
    " mez mesz pm am p.m a.m p.m. a.m. noon midnight h в во по мск около الساعة في يوم بتوقيت غرينتش مكة المكرمة آخر تم"
    " صباحا مساء ص م و عن "
    "st nd rd th date published page story article seit since van o er ist de"
)
_KINDS = {
    word: name
    for name, words in (
        ("glue", _GLUE),
        ("relative", _RELATIVE),
        ("unit", _UNITS),
        ("day", _DAYS),
        ("month", _MONTHS),
        ("label", _LABELS),
    )
    for word in words
}
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
# Dates without spaces between words: a label or a distance, or a whole date.
_UNSPACED = re.compile(
    r"[\d\s年月日時时分秒点點号號:：/.,、・()（）\[\]【】\-~～更新日配信公開公开掲載発表布最終初回後后前時間刻小間间週周天版投稿発信於于오전후년월일시분초간수정입력승인등록게시최초발행업데이트"
    r"月火水木金土曜星期一二三四五六七八九十午今昨]+"
)
_UNSPACED_LABEL = re.compile(r"更新|配信|公開|公开|掲載|投稿|发布|發布|[前전]\W*(?:に更新)?$|수정|입력|승인|등록|게시")
_UNSPACED_DATE = re.compile(
    r"\d{4}\s*[年년/.-]\s*\d{1,2}\s*[月월/.-]\s*\d{1,2}|\d{1,2}\s*[月월]\s*\d{1,2}\s*[日일]|\d{1,2}\s*[:：時时시点]\s*\d{2}"
)
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
    if not text.isascii() and _UNSPACED.fullmatch(text.replace("に", "")):
        return bool(_NUMBER.search(text) and (_UNSPACED_LABEL.search(text) or (bare and _UNSPACED_DATE.search(text))))
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
    return _KINDS.get(word.rstrip(".")) or _KINDS.get(word, "")
