"""Names of months, weekdays, halves of the day and units of time: from Unicode CLDR.

Made by ``scripts/stamps_from_cldr.py`` from Babel 2.19.0; not to be edited by hand.
"""

from __future__ import annotations

from typing import NamedTuple


class Calendar(NamedTuple):
    """CLDR's names for one language. As in ``StampWords``, spaces separate names, and ``_`` joins words of a phrase."""

    months: str
    weekdays: str
    halves: str
    units: str


CALENDARS = {
    "en": Calendar(
        (
            "January February March April May June July August September October November December Jan Feb Mar "
            "Apr Jun Jul Aug Sep Oct Nov Dec"
        ),
        ("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun"),
        ("AM PM a p"),
        (
            "seconds second sec. s minutes minute min. m hours hour hr. h days day d weeks week wk. w months "
            "month mo. mo years year yr. y"
        ),
    ),
    "de": Calendar(
        (
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember Jan. Feb. Apr. "
            "Aug. Sept. Okt. Nov. Dez. Jan Feb Mär Apr Jun Jul Aug Sep Okt Nov Dez"
        ),
        (
            "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Mo. Di. Mi. Do. Fr. Sa. So. Mo Di Mi Do "
            "Fr Sa So"
        ),
        ("AM PM"),
        (
            "Sekunden Sekunde Sek. s Minuten Minute Min. m Stunden Stunde Std. Tagen Tag Wochen Woche Wo. Monaten "
            "Monat Jahren Jahr"
        ),
    ),
    "fr": Calendar(
        (
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv. févr. "
            "avr. juil. sept. oct. nov. déc."
        ),
        ("lundi mardi mercredi jeudi vendredi samedi dimanche lun. mar. mer. jeu. ven. sam. dim."),
        ("AM PM"),
        ("secondes seconde s minutes minute min heures heure h jours jour j semaines semaine sem. mois m. ans an"),
    ),
    "es": Calendar(
        (
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ene feb mar "
            "abr may jun jul ago sept oct nov dic"
        ),
        ("lunes martes miércoles jueves viernes sábado domingo lun mar mié jue vie sáb dom"),
        ("a._m. p._m."),
        ("segundos segundo s minutos minuto min horas hora h días día d semanas semana sem. meses mes m años año"),
    ),
    "it": Calendar(
        (
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre gen "
            "feb mar apr mag giu lug ago set ott nov dic"
        ),
        ("lunedì martedì mercoledì giovedì venerdì sabato domenica lun mar mer gio ven sab dom"),
        ("AM PM m. p."),
        (
            "secondi secondo sec. s minuti minuto min ore ora h giorni giorno gg g settimane settimana sett. mesi "
            "mese anni anno"
        ),
    ),
    "pt": Calendar(
        (
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro jan. fev. "
            "mar. abr. mai. jun. jul. ago. set. out. nov. dez."
        ),
        (
            "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo seg. ter. qua. qui. "
            "sex. sáb. dom."
        ),
        ("AM PM"),
        ("segundos segundo seg. minutos minuto min. horas hora h dias dia semanas semana sem. meses mês anos ano"),
    ),
    "nl": Calendar(
        (
            "januari februari maart april mei juni juli augustus september oktober november december jan feb mrt "
            "apr jun jul aug sep okt nov dec"
        ),
        ("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo do vr za zo"),
        ("a.m. p.m."),
        ("seconden seconde sec. s minuten minuut min. uur dagen dag dgn weken week maanden maand jaar"),
    ),
    "sv": Calendar(
        (
            "januari februari mars april maj juni juli augusti september oktober november december jan. feb. apr. "
            "aug. sep. okt. nov. dec."
        ),
        ("måndag tisdag onsdag torsdag fredag lördag söndag mån tis ons tors fre lör sön"),
        ("fm em"),
        (
            "sekunder sekund s minuter minut min timmar timme tim h dagar dag d veckor vecka v. v månader månad "
            "mån. mån år"
        ),
    ),
    "da": Calendar(
        (
            "januar februar marts april maj juni juli august september oktober november december jan. feb. mar. "
            "apr. jun. jul. aug. sep. okt. nov. dec."
        ),
        ("mandag tirsdag onsdag torsdag fredag lørdag søndag man. tirs. ons. tors. fre. lør. søn."),
        ("AM PM a p"),
        ("sekunder sekund sek. minutter minut min. timer time dage dag uger uge måneder måned mdr. md. år"),
    ),
    "no": Calendar(
        (
            "januar februar mars april mai juni juli august september oktober november desember jan. feb. apr. "
            "aug. sep. okt. nov. des. jan feb mar apr jun jul aug sep okt nov des"
        ),
        ("mandag tirsdag onsdag torsdag fredag lørdag søndag man. tir. ons. tor. fre. lør. søn."),
        ("a.m. p.m. a p"),
        ("sekunder sekund sek s minutter minutt min timer time t døgn d. uker uke u. måneder måned md. år"),
    ),
    "fi": Calendar(
        (
            "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta "
            "lokakuuta marraskuuta joulukuuta tammi helmi maalis huhti touko kesä heinä elo syys loka marras "
            "joulu tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu "
            "marraskuu joulukuu"
        ),
        (
            "maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina ma ti ke to pe la "
            "su maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai"
        ),
        ("ap. ip."),
        (
            "sekuntia sekunti s minuuttia minuutti min tuntia tunti t päivää päivä pv viikkoa viikko vk kuukautta "
            "kuukausi kk vuotta vuosi v"
        ),
    ),
    "pl": Calendar(
        (
            "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia "
            "sty lut mar kwi maj cze lip sie wrz paź lis gru styczeń luty marzec kwiecień czerwiec lipiec "
            "sierpień wrzesień październik listopad grudzień"
        ),
        ("poniedziałek wtorek środa czwartek piątek sobota niedziela pon. wt. śr. czw. pt. sob. niedz."),
        ("AM PM a p"),
        (
            "sekundy sekundę sekund sek. s minuty minutę minut min godziny godzinę godzin godz. g. dzień dni "
            "tygodnia tydzień tygodnie tygodni tyg. tydz. miesiąca miesiąc miesiące miesięcy mies. roku rok lata "
            "lat"
        ),
    ),
    "cs": Calendar(
        (
            "ledna února března dubna května června července srpna září října listopadu prosince led úno bře dub "
            "kvě čvn čvc srp zář říj lis pro leden únor březen duben květen červen červenec srpen říjen listopad "
            "prosinec"
        ),
        ("pondělí úterý středa čtvrtek pátek sobota neděle po út st čt pá so ne"),
        ("dop. odp."),
        (
            "sekundami sekundou sekundy s minutami minutou minuty min hodinami hodinou hodiny h dny dnem týdny "
            "týdnem týdne týd. měsíci měsícem měsíce měs. lety rokem roku l. r."
        ),
    ),
    "sk": Calendar(
        (
            "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra jan feb mar "
            "apr máj jún júl aug sep okt nov dec január február marec apríl august september október november "
            "december"
        ),
        ("pondelok utorok streda štvrtok piatok sobota nedeľa po ut st št pi so ne"),
        ("AM PM"),
        (
            "sekundami sekundou sekundy s minútami minútou minúty min hodinami hodinou h dňami dňom d. týždňami "
            "týždňom týždňa týž. mesiacmi mesiacom mesiaca mes. rokmi rokom roka r."
        ),
    ),
    "hu": Calendar(
        (
            "január február március április május június július augusztus szeptember október november december "
            "jan. febr. márc. ápr. máj. jún. júl. aug. szept. okt. nov. dec."
        ),
        ("hétfő kedd szerda csütörtök péntek szombat vasárnap H K Sze Cs P Szo V"),
        ("de. du."),
        ("másodperccel m.perce perccel perce órával órája nappal napja héttel hete hónappal hónapja évvel éve"),
    ),
    "ro": Calendar(
        (
            "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie "
            "ian. feb. mar. apr. iun. iul. aug. sept. oct. nov. dec."
        ),
        ("luni marți miercuri joi vineri sâmbătă duminică lun. mar. mie. vin. sâm. dum."),
        ("a.m. p.m."),
        ("secunde secundă sec. s minute minut min. m ore oră h zile zi săptămâni săptămână săpt. luni lună ani an"),
    ),
    "bg": Calendar(
        (
            "януари февруари март април май юни юли август септември октомври ноември декември яну фев апр авг "
            "сеп окт ное дек"
        ),
        ("понеделник вторник сряда четвъртък петък събота неделя пн вт ср чт пт сб нд"),
        ("am pm"),
        (
            "секунди секунда сек пр._сек минути минута мин пр._мин часа ч пр._ч дни ден пр._д седмици седмица "
            "седм. пр._седм. месеца месец м. пр._м. години година г. пр._г."
        ),
    ),
    "ru": Calendar(
        (
            "января февраля марта апреля мая июня июля августа сентября октября ноября декабря янв. февр. мар. "
            "апр. июн. июл. авг. сент. окт. нояб. дек. январь февраль март апрель май июнь июль август сентябрь "
            "октябрь ноябрь декабрь"
        ),
        ("понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс"),
        ("AM PM"),
        (
            "секунды секунду секунд сек. с минуты минуту минут мин. мин часа час часов ч дня день дней дн. недели "
            "неделю недель нед. месяца месяц месяцев мес. года год лет г. л."
        ),
    ),
    "uk": Calendar(
        (
            "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня січ. лют. "
            "бер. квіт. трав. черв. лип. серп. вер. жовт. лист. груд. січень лютий березень квітень травень "
            "червень липень серпень вересень жовтень листопад грудень"
        ),
        ("понеділок вівторок середа четвер пʼятниця субота неділя пн вт ср чт пт сб нд"),
        ("дп пп"),
        (
            "секунди секунду секунд с хвилини хвилину хвилин хв години годину годин год дня день дні днів дн. "
            "тижня тиждень тижні тижнів тиж. місяця місяць місяці місяців міс. року рік роки років р."
        ),
    ),
    "el": Calendar(
        (
            "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου "
            "Νοεμβρίου Δεκεμβρίου Ιαν Φεβ Μαρ Απρ Μαΐ Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ Ιανουάριος Φεβρουάριος "
            "Μάρτιος Απρίλιος Μάιος Ιούνιος Ιούλιος Αύγουστος Σεπτέμβριος Οκτώβριος Νοέμβριος Δεκέμβριος Μάρ Μάι "
            "Ιούν Ιούλ Αύγ Νοέ"
        ),
        ("Δευτέρα Τρίτη Τετάρτη Πέμπτη Παρασκευή Σάββατο Κυριακή Δευ Τρί Τετ Πέμ Παρ Σάβ Κυρ"),
        ("π.μ. μ.μ. πμ μμ"),
        (
            "δευτερόλεπτα δευτερόλεπτο δευτ. δ. λεπτά λεπτό λεπ. λ. ώρες ώ. ημέρες ημέρα ημ. εβδομάδες εβδομάδα "
            "εβδ. μήνες μήνα μ. έτη έτος"
        ),
    ),
    "tr": Calendar(
        (
            "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık Oca Şub Mar Nis May Haz "
            "Tem Ağu Eyl Eki Kas Ara"
        ),
        ("Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar Pzt Sal Çar Per Cum Cmt Paz"),
        ("ÖÖ ÖS öö ös"),
        ("saniye sn. dakika dk. sa. gün hafta hf. ay yıl"),
    ),
    "ar": Calendar(
        ("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
        ("الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"),
        ("ص م صباحًا مساءً"),
        (
            "ثانية ثانية_واحدة ثانيتين ثوانِ ثوانٍ دقيقة دقيقة_واحدة دقيقتين دقائق ساعة ساعة_واحدة ساعتين ساعات "
            "يوم يوم_واحد يومين أيام يومًا أسبوع أسبوع_واحد أسبوعين أسابيع أسبوعًا شهر شهر_واحد شهرين أشهر شهرًا "
            "خلال_أشهر سنة سنة_واحدة سنتين سنوات"
        ),
    ),
    "he": Calendar(
        (
            "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר ינו׳ פבר׳ אפר׳ אוג׳ ספט׳ "
            "אוק׳ נוב׳ דצמ׳"
        ),
        (
            "יום_שני יום_שלישי יום_רביעי יום_חמישי יום_שישי יום_שבת יום_ראשון יום_ב׳ יום_ג׳ יום_ד׳ יום_ה׳ יום_ו׳ "
            "שבת יום_א׳"
        ),
        ("AM PM"),
        (
            "שניות שנייה שתי_שניות שני׳ שתי_שני׳ דקות דקה דק׳ שעות שעה שעתיים שע׳ ימים יום_אחד יומיים שבועות שבוע "
            "שבועיים שב׳ חודשים חודש חודשיים חו׳ שנים שנה שנתיים"
        ),
    ),
    "fa": Calendar(
        ("ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"),
        ("دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه"),
        ("ق.ظ. ب.ظ. ق ب قبل‌ازظهر بعدازظهر ق‌ظ ب‌ظ"),
        ("ثانیه دقیقه روز هفته ماه سال"),
    ),
    "hi": Calendar(
        ("जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर जन॰ फ़र॰ जुल॰ अग॰ सित॰ अक्टू॰ नव॰ दिस॰"),
        ("सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार सोम मंगल बुध गुरु शुक्र शनि रवि"),
        ("am pm"),
        ("सेकंड से॰ मिनट मि॰ घंटे घं॰ दिन सप्ताह माह वर्ष"),
    ),
    "bn": Calendar(
        (
            "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর জানু ফেব "
            "এপ্রি জুল আগ সেপ অক্টো নভে ডিসে সেপ্ট"
        ),
        ("সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার সোম মঙ্গল বুধ বৃহস্পতি শুক্র শনি রবি"),
        ("AM PM"),
        ("সেকেন্ড মিনিট ঘণ্টা দিন সপ্তাহ মাস বছর"),
    ),
    "ur": Calendar(
        ("جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر"),
        ("پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار"),
        ("AM PM a p"),
        ("سیکنڈ منٹ گھنٹے گھنٹہ دنوں دن ہفتے ہفتہ مہینے مہینہ ماہ سال"),
    ),
    "th": Calendar(
        (
            "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม "
            "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค."
        ),
        ("วันจันทร์ วันอังคาร วันพุธ วันพฤหัสบดี วันศุกร์ วันเสาร์ วันอาทิตย์ จันทร์ อังคาร พุธ พฤหัส ศุกร์ เสาร์ อาทิตย์"),
        ("AM PM a p ก่อนเที่ยง หลังเที่ยง"),
        ("วินาที นาที ชั่วโมง ชม. วัน สัปดาห์ เดือน ปี"),
    ),
    "vi": Calendar(
        (
            "tháng_1 tháng_2 tháng_3 tháng_4 tháng_5 tháng_6 tháng_7 tháng_8 tháng_9 tháng_10 tháng_11 tháng_12 "
            "thg_1 thg_2 thg_3 thg_4 thg_5 thg_6 thg_7 thg_8 thg_9 thg_10 thg_11 thg_12 Tháng_1 Tháng_2 Tháng_3 "
            "Tháng_4 Tháng_5 Tháng_6 Tháng_7 Tháng_8 Tháng_9 Tháng_10 Tháng_11 Tháng_12"
        ),
        ("Thứ_Hai Thứ_Ba Thứ_Tư Thứ_Năm Thứ_Sáu Thứ_Bảy Chủ_Nhật Thứ_2 Thứ_3 Thứ_4 Thứ_5 Thứ_6 Thứ_7 CN"),
        ("SA CH"),
        ("giây phút giờ ngày tuần tháng năm"),
    ),
    "id": Calendar(
        (
            "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember Jan Feb Mar "
            "Apr Jun Jul Agu Sep Okt Nov Des"
        ),
        ("Senin Selasa Rabu Kamis Jumat Sabtu Minggu Sen Sel Rab Kam Jum Sab Min"),
        ("AM PM"),
        ("detik dtk menit mnt hari h minggu mgg bulan bln tahun thn"),
    ),
    "ko": Calendar(
        ("1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월"),
        ("월요일 화요일 수요일 목요일 금요일 토요일 일요일 월 화 수 목 금 토 일"),
        ("오전 오후"),
        ("초 분 시간 일 주 개월 년"),
    ),
    "ja": Calendar(
        ("1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月"),
        ("月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 月 火 水 木 金 土 日"),
        ("午前 午後"),
        ("秒 分 時間 日 週間 か月 年"),
    ),
    "zh-Hans": Calendar(
        (
            "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月 1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 "
            "11月 12月"
        ),
        ("星期一 星期二 星期三 星期四 星期五 星期六 星期日 周一 周二 周三 周四 周五 周六 周日"),
        ("上午 下午"),
        ("秒钟 秒 分钟 小时 天 周 个月 年"),
    ),
    "zh-Hant": Calendar(
        ("1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月"),
        ("星期一 星期二 星期三 星期四 星期五 星期六 星期日 週一 週二 週三 週四 週五 週六 週日"),
        ("上午 下午"),
        ("秒 分鐘 小時 天 週 個月 年"),
    ),
    "ca": Calendar(
        (
            "de_gener de_febrer de_març d’abril de_maig de_juny de_juliol d’agost de_setembre d’octubre "
            "de_novembre de_desembre de_gen. de_febr. d’abr. de_jul. d’ag. de_set. d’oct. de_nov. de_des. gener "
            "febrer març abril maig juny juliol agost setembre octubre novembre desembre gen. febr. abr. jul. ag. "
            "set. oct. nov. des."
        ),
        ("dilluns dimarts dimecres dijous divendres dissabte diumenge dl. dt. dc. dj. dv. ds. dg."),
        ("a._m. p._m."),
        ("segons segon s minuts minut min hores hora h dies dia setmanes setmana setm. mesos mes anys any"),
    ),
}
