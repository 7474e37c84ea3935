"""Furniture words by language: links to other stories, share buttons, requests to follow the outlet.

``phrases`` builds patterns from them. To add a language, add one ``Words``. Phrases of any other form are in
``furniture_phrases`` and ``furniture_scripts``.
"""

from __future__ import annotations

from typing import NamedTuple

_PLATFORM = (
    r"(?:facebook|twitter|whats ?app|telegram|viber|instagram|youtube|tiktok|threads|bluesky|linkedin|"
    r"google (?:news|noticias|notícias|actualités|nieuws|haberler)|"
    r"телеграм\w*|вайбер\w*|вотсап\w*|фейсбу[кц]\w*|ה?טלגרם|ה?וואטסאפ|פייסבוק|"
    r"واتساب|تلغرام|تيليغرام|فيسبوك|اینستاگرام|تلگرام|واتس ?اپ|"
    r"व्हाट्स[एऐ]प|टेलीग्राम|फेसबुक|यूट्यूब|텔레그램|카카오톡)"
)
_ON = r"på|na|pe|on|en|su|sa|auf|per|sur|via|di|στο|в|у|ब"


class Words(NamedTuple):
    """The words of one language, each field a regular expression."""

    also: str = ""
    """Imperatives that introduce another story: "read also"."""
    others: str = ""
    """Titles of lists of other stories: "related articles"."""
    share: str = ""
    """Verbs for sharing this story: "share", "copy", "print"."""
    things: str = ""
    """The objects of these verbs, after the verb: "link", "this article"."""
    follow: str = ""
    """Requests to follow the outlet, before the name of a platform: "join our"."""
    first: str = ""
    """The objects of the ``share`` verbs, before the verb."""
    last: str = ""
    """Requests to follow the outlet, after the name of a platform."""


LATIN: dict[str, Words] = {
    "en": Words(follow="join our"),
    "de": Words(
        share="teilen|kopieren|drucken",
        things="diesen|seite|beitrag|link|artikel",
        first="seite|beitrag|link|artikel|auf",
        follow=r"folgen? (?:sie )?(?:uns|unserem)|abonnieren? (?:sie )?unseren",
    ),
    "fr": Words(
        share="partage[rz]|copier|imprimer",
        things="cet|cette|l'article|la|le|lien|page",
        follow=r"suivez(?:-nous| notre)|rejoignez (?:notre|la (?:chaîne|communauté))",
    ),
    "es": Words(
        share="compart(?:ir|e|a)|copiar",
        things="el|este|esta|la|artículo|enlace|nota|noticia|página",
        follow=r"(?:síg[au]nos|segu[íi](?:nos)?|únete|únase|unite|sum[aá]te)",
    ),
    "it": Words(
        share="condividi|copia|stampa",
        things="il|la|questa|questo|articolo|pagina|link",
        follow=r"(?:seguici|unisciti|iscriviti al)",
    ),
    "pt": Words(
        share="compartilh[ae]r?|partilh[ae]r?|copiar?|imprimir",
        things="o|a|este|esta|artigo|notícia|página|link",
        follow=r"siga(?:-nos| o nosso| o canal)|(?:participe do|entre no) (?:nosso )?(?:canal|grupo)",
    ),
    "nl": Words(
        share="delen?|deel|kopieer|kopiëren|printen",
        things="deze|dit|artikel|bericht|link|pagina",
        first="artikel|link|bericht|pagina",
        follow=r"volg (?:ons|onze)|word lid van on(?:s|ze)",
    ),
    "sv": Words(
        "läs (?:även|vidare)",
        "relaterade artiklar|relaterat",
        "dela|kopiera|skriv ut",
        "artikeln|sidan|länk(?:en)?",
        r"följ (?:oss|vår)",
    ),
    "da": Words(
        "læs (?:også|mere)",
        "relaterede artikler|relateret",
        "del|kopi[eé]r|udskriv",
        "artiklen|siden|link(?:et)?",
        r"følg (?:os|vores)",
    ),
    "no": Words(
        "les (?:også|mer)",
        "relaterte (?:artikler|saker)",
        "del|kopier|skriv ut",
        "artikkelen|saken|siden|lenken?",
        r"følg (?:oss|vår)",
    ),
    "fi": Words(
        "lue (?:myös|lisää)",
        "lisää aiheesta|aiheesta lisää",
        "jaa|kopioi|tulosta",
        "artikkeli|juttu|sivu|linkki",
        r"seuraa meitä|liity",
    ),
    "pl": Words(
        "(?:czytaj|zobacz|przeczytaj) (?:też|także|również|więcej|dalej)",
        "powiązane artykuły|podobne artykuły",
        "udostępnij|s?kopiuj|wydrukuj|drukuj",
        "artykuł|stronę|link",
        r"(?:obserwuj|śledź|polub) nas|dołącz do (?:nas\w*)",
    ),
    "cs": Words(
        "(?:přečtěte si|čtěte) (?:také|i|více)",
        "související (?:články|zprávy)",
        "sdíle(?:t|jte)|z?kopírovat|vytisknout",
        "článek|stránku|odkaz",
        r"sledujte nás",
    ),
    "sk": Words(
        "(?:prečítajte si|čítajte) (?:aj|tiež|viac)",
        "súvisiace (?:články|správy)",
        "zdieľa(?:ť|jte)|s?kopírovať|vytlačiť",
        "článok|stránku|odkaz",
        r"sledujte nás",
    ),
    "hu": Words(
        r"olvas(?:sa|d) el(?: ezt)? is|ez is érdekelheti|ezt is ajánljuk",
        r"kapcsolódó (?:cikk(?:ek|ünk|eink)?|hírek)",
        "megosztás|megosztom|másolása|nyomtatás",
        "cikk|oldal|link",
        r"köves(?:sen|s) minket",
        first="cikk|oldal|link",
    ),
    "ro": Words(
        "(?:cite[șş]te|vezi|citiți) (?:[șş]i|mai mult)",
        "articole (?:similare|recomandate)|[șş]tiri similare",
        "distribui(?:e|ți)|copiază|tipărește",
        "articolul|pagina|linkul",
        r"urmăr(?:iți|ește|eşte)-ne",
    ),
    "hr, sr": Words(
        "pročitajte (?:i|još|više|takođe)",
        "povezan[ei] (?:članci|vijesti|vesti|teme)",
        "podi?j?eli(?:te)?|kopiraj",
        "članak|vijest|vest|stranicu|link|poveznicu",
        r"(?:za)?pratite nas",
    ),
    "sl": Words(
        "(?:preberite|berite) (?:tudi|še|več)",
        "sorodn[ei] (?:članki|novice)",
        "delite|kopiraj",
        "članek|povezavo",
        r"sledite nam",
    ),
    "tr": Words(
        r"ayrıca (?:oku(?:yun)?|bakınız)|bunu da okuyun",
        r"i\u0307?lgili haber(?:ler)?|benzer haberler",
        "paylaş|kopyala|yazdır",
        "linki|haberi|bağlantıyı|sayfayı",
        first="linki|haberi|bağlantıyı|sayfayı",
        follow="bizi",
    ),
    "id, ms": Words(
        "baca (?:juga|selengkapnya)|lihat juga",
        "(?:berita|artikel) terkait",
        "bagikan|kongsi|salin",
        "artikel|tautan|pautan|link",
        r"ikuti kami",
    ),
    "vi": Words(
        "(?:xem|đọc) thêm", "(?:tin|bài) liên quan", "chia sẻ|sao chép", "bài viết|liên kết", r"theo dõi chúng tôi"
    ),
    "sw": Words("soma (?:pia|zaidi)", "habari zinazohusiana", "shiriki", "habari", r"tufuate"),
    "ca": Words(
        "lleg(?:iu|eix) (?:també|més)",
        "(?:articles relacionats|notícies relacionades)",
        "comparteix|copia",
        "enllaç|l'article",
        r"segueix-nos",
    ),
    "et": Words("loe (?:ka|veel|lisaks)", "seotud (?:lood|artiklid)", "jaga|kopeeri", "artiklit|linki?", r"jälgi meid"),
    "lv": Words(
        "lasi(?:et)? arī",
        "saistītie raksti|saistītās ziņas",
        "dal(?:ies|īties)|kopēt",
        "rakstu|saiti",
        r"seko(?:jiet)? mums",
    ),
    "lt": Words(
        "skaitykite (?:taip pat|daugiau)|taip pat skaitykite",
        "susiję straipsniai|susijusios naujienos",
        "dal(?:intis|inkitės)|kopijuoti",
        "straipsniu|nuorodą",
        r"sekite mus",
    ),
    "is": Words(
        "(?:lesið|lestu|sjá) (?:einnig|meira)",
        "tengdar (?:fréttir|greinar)",
        "deila|afrita",
        "frétt|slóð",
        r"fylgdu okkur",
    ),
}
OTHERS: dict[str, Words] = {
    "bg": Words(
        "(?:прочетете|вижте) (?:още|и|повече)",
        "свързани (?:новини|статии)",
        "сподел(?:и|ете)|копирай",
        "статията|връзката",
        "последвайте ни",
    ),
    "sr": Words("прочитајте (?:и|још|више)", "повезане вести", "подели(?:те)?|копирај", "чланак|вест", "пратите нас"),
    "uk": Words(
        "(?:читайте|дивіться) (?:також|ще|теж|більше|далі)",
        "(?:матеріали )?за темою|схожі новини",
        "поділи(?:тися|тись)|поділіться|с?копіювати|роздрукувати",
        "посилання|статтю|сторінку|новину",
        "(?:підпи(?:суйте|шіть)|приєднуйте|долучайте)с[ья]|стежте за нами|читайте нас",
    ),
    "ru": Words(share="поделиться|скопировать|распечатать", things="ссылк[ау]|ссылкой|статью|страницу|новость"),
    "el": Words(
        "(?:διαβάστε|δείτε) (?:επίσης|ακόμα|ακόμη|περισσότερα)",
        "σχετικά (?:άρθρα|νέα|θέματα)",
        "κοινοποί(?:ηση|ησε|ήστε)|μοιρα(?:στείτε|σου)|αντιγραφή|εκτύπωση",
        "το|άρθρο|συνδέσμου",
        "ακολουθήστε (?:μας|το)",
    ),
    "he": Words(
        "קרא(?:ו|י)? (?:גם|עוד)",
        "כתבות (?:נוספות|קשורות)",
        "שתפו|שתף|שיתוף|העתק(?:ת|ו)?|הדפסה",
        "קישור|כתבה|הכתבה",
        r"(?:הצטרפו|עקבו)(?= [^.!?]{0,60}(?:שלנו|אחרינו))",
    ),
    "ar": Words(
        share="مشاركة|شارك|نسخ", things="الرابط|المقال|الخبر|على", follow="تابعونا|انضموا إلى قناتنا|اشتركوا في قناتنا"
    ),
    "fa": Words(
        "(?:بیشتر|همچنین|این را هم) بخوانید",
        "(?:مطالب|اخبار|خبرهای) مرتبط",
        "اشتراک[ \u200c]?گذاری|به اشتراک بگذارید|کپی",
        "لینک|خبر",
        last="دنبال کنید",
    ),
    "ur": Words("مزید پڑھیں|یہ بھی پڑھیں", "متعلقہ خبریں", "شیئر کریں", "خبر"),
    "hi": Words(
        "(?:यह|ये) भी पढ़ें|और पढ़ें",
        "संबंधित (?:खबरें|समाचार)",
        "(?:शेयर|साझा|कॉपी) करें",
        "लिंक|खबर",
        first="लिंक|खबर",
        last="(?:फॉलो|सब्सक्राइब) करें|जुड़ें",
    ),
    "bn": Words("আর[ওো]ও? পড়ুন", "সম্পর্কিত (?:খবর|সংবাদ)", "শেয়ার(?: করুন)?", "লিংক"),
    "ta": Words("மேலும் படிக்க", "தொடர்புடைய செய்திகள்", "பகிர(?:வும்)?", "இணைப்பு"),
    "th": Words("อ่าน(?:ข่าว)?(?:เพิ่มเติม|ต่อ)", "ข่าวที่เกี่ยวข้อง", "แชร์|คัดลอก(?:ลิงก์)?", "ข่าว"),
    "ja": Words(share="シェアする", things="記事"),
    "zh": Words(share="分享(?:到)?|复制链接|複製連結", things="本文"),
    "ko": Words(share="공유(?:하기)?|링크 ?복사", things="기사", last="채널 ?추가(?:하기)?"),
}


def phrases(tables: dict[str, Words]) -> dict[str, tuple[str, ...]]:
    """The phrases of these languages by reason, each to be matched against a whole line in lower case."""
    also, others, share, things, follow, first, last = (
        "|".join(filter(None, words)) for words in zip(*tables.values(), strict=True)
    )
    return {
        "related": (
            rf"\W{{0,3}}(?:{also})(?:[\s:：].{{0,160}}|\W{{0,3}})",
            rf"\W{{0,3}}(?:{others})(?:\s?[:：].{{1,160}}|\W{{0,3}})",
        ),
        "share": (
            (
                rf"(?:(?:{first}) (?:{_PLATFORM} )?)?(?:{share})"
                rf"(?:\s?[:：])?(?:,? (?:{things}|{_ON}|{_PLATFORM}|x|e-?mail)){{0,6}}\W{{0,3}}"
            ),
        ),
        "newsletter": (
            rf"\W{{0,3}}(?:{follow})\b[^.!?]{{0,60}}\b{_PLATFORM}\w{{0,6}}[^.!?]{{0,80}}(?:[.!] .{{0,80}})?\W{{0,3}}",
            *((rf"[^.!?]{{0,60}}\b{_PLATFORM}[^.!?]{{0,40}}(?:{last})\W{{0,3}}",) if last else ()),
        ),
    }
