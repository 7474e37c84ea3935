"""Furniture phrases by language: invitations to comment, rate or sign up, labels of sources and topics, ads.

Each value is a regular expression in lower case; a line that consists of it is furniture. To add a language, add one
line to each table. What stands in ``furniture_phrases`` and ``furniture_scripts`` is not repeated here.
"""

from __future__ import annotations

INVITATIONS: dict[str, str] = {
    "en": (
        r"(?:add|write)(?: an?| your| new| the first){1,2} comment|rate this (?:article|story|post|page)"
        r"|(?:log|sign) in(?: or (?:register|sign up))? to (?:(?:post|leave|add) )?(?:a )?comments?"
        r"|was this (?:article|page|story) (?:helpful|useful|interesting)\?"
    ),
    "de": (
        r"(?:(?:neuen|einen|ihren|deinen|ersten|jetzt) ){0,2}kommentar"
        r" (?:schreiben|hinzufügen|verfassen|abgeben|hinterlassen)"
        r"|(?:diesen )?(?:artikel|beitrag) (?:bewerten|kommentieren)|bewerten sie diesen (?:artikel|beitrag)"
        r"|wie hat ihnen (?:dieser|der) artikel gefallen\?"
    ),
    "fr": (
        r"(?:ajouter|écrire|poster|publier|déposer)(?: un| votre| le premier| nouveau){1,2} commentaire"
        r"|notez cet article|soyez le premier à (?:commenter|réagir)"
        r"|cet article vous a(?:-t-il)? (?:plu|été utile) ?\?"
    ),
    "es": (
        r"(?:añad(?:ir|e)|escrib(?:ir|e|a)|agreg(?:ar|a|ue)|dej(?:ar|a|e)|envi(?:ar|a))"
        r"(?: un| el| tu| su| nuevo| primer){0,2} comentario"
        r"|(?:valor[ae]|puntúa|califi(?:ca|que)) (?:este artículo|esta (?:noticia|nota))"
        r"|¿te ha (?:gustado|resultado útil) (?:este artículo|esta noticia)\?"
    ),
    "it": (
        r"(?:aggiungi|scrivi|lascia|invia|inserisci)(?: un| il| tuo| nuovo| primo){0,2} commento"
        r"|(?:vota|valuta) (?:l'|quest[oa] )(?:articolo|notizia)"
        r"|ti è piaciuto (?:l'|quest')articolo\?"
    ),
    "pt": (
        r"(?:adicion(?:ar|e)|escrev(?:er|a)|envi(?:ar|e)|faça)(?: um| o| seu| novo){0,2} comentário"
        r"|avalie (?:este artigo|esta (?:matéria|notícia))"
    ),
    "nl": (
        r"(?:(?:een|nieuwe|uw|je) ){0,2}reactie (?:toevoegen|plaatsen|schrijven|achterlaten)"
        r"|(?:plaats|schrijf|geef)(?: een| uw| je| nieuwe){1,2} reactie|reageren|beoordeel dit (?:artikel|bericht)"
    ),
    "sv": r"(?:skriv|lägg till|lämna)(?: en| din| ny){0,2} kommentar|(?:kommentera|betygsätt) artikeln",
    "da": r"(?:skriv|tilføj)(?: en| din| ny){0,2} kommentar|kommenter artiklen",
    "no": r"(?:skriv|legg (?:til|igjen|inn))(?: en| din| ny){0,2} kommentar|kommenter (?:saken|artikkelen)",
    "fi": r"(?:lisää|kirjoita|jätä)(?: uusi)? kommentti|kommentoi(?: juttua)?",
    "pl": (
        r"(?:dodaj|napisz|zostaw)(?: swój| nowy){0,2} komentarz|skomentuj(?: artykuł)?"
        r"|oceń (?:ten )?(?:artykuł|tekst|materiał)"
    ),
    "cs": (
        r"(?:přidat|přidejte|napsat|napište|vložit)(?: nový| svůj){0,2} (?:komentář|příspěvek)"
        r"|ohodnoťte (?:tento )?článek"
    ),
    "sk": (
        r"(?:pridať|pridajte|napísať|napíšte)(?: nový| svoj){0,2} (?:komentár|príspevok)"
        r"|ohodnoťte (?:tento )?článok"
    ),
    "hu": r"(?:új )?hozzászólás (?:írása|hozzáadása|küldése)|szólj(?:on)? hozzá|értékelje a cikket",
    "ro": r"(?:adaugă|adăugați|scrie|lasă)(?: un| primul)? comentariul?|evaluează (?:acest )?articolu?l?",
    "hr, sr": (
        r"(?:dodajte?|napišite?|ostavite?|pošaljite?)(?: svoj| novi| prvi){0,2} komentar"
        r"|ocij?enite? (?:članak|vij?est)"
    ),
    "sl": r"(?:dodajte?|napišite?|oddajte?)(?: svoj| nov){0,2} komentar",
    "tr": (
        r"yorum(?:unuzu)? (?:yap|ekle|yaz|gönder)(?:y?[ıiuü]n)?|ilk yorumu (?:sen|siz) yap(?:ın)?"
        r"|(?:bu )?(?:haberi|yazıyı) (?:oyla|puanla|değerlendir)(?:y?[ıi]n)?"
    ),
    "id, ms": r"(?:tulis|tambah(?:kan)?|beri|kirim)(?: sebuah)? komentar",
    "vi": r"(?:viết|gửi|thêm) bình luận",
    "sw": r"(?:toa|andika) maoni",
    "ca": r"(?:afegeix|escriu|deixa)(?: un| el teu| nou){0,2} comentari",
    "et": r"lisa kommentaar|kommenteeri",
    "lv": r"(?:pievienot|rakstīt) komentāru|komentēt",
    "lt": r"(?:palikti|rašyti|pridėti) komentarą|komentuoti",
    "is": r"(?:skrifa|bæta við) (?:athugasemd|ummæli)",
}
INVITATIONS_IN_OTHER_SCRIPTS: dict[str, str] = {
    "bg": (
        r"(?:добави|добавете|напиши|напишете|остави|оставете)(?: свой| нов)? коментар"
        r"|оценете (?:статията|новината)"
    ),
    "sr": r"(?:додај(?:те)?|напиши(?:те)?|остави(?:те)?)(?: свој| нови)? коментар",
    "uk": (
        r"(?:додати|залишити|написати)(?: свій| новий)? коментар|(?:про)?коментувати"
        r"|оцініть (?:статтю|новину|матеріал)"
    ),
    "ru": (
        r"(?:добавить|оставить|написать|оставьте|напишите)(?: свой| новый)? комментарий|(?:про)?комментировать"
        r"|оцените (?:статью|новость|материал|публикацию)"
    ),
    "el": (
        r"(?:προσθήκη|προσθέστε|γράψτε|αφήστε)(?: το| ένα| νέου| νέο| σας){0,3} σχ(?:όλιο|ολίου)|σχολιάστε"
        r"|αξιολογήστε το άρθρο"
    ),
    "he": r"(?:הוס(?:ף|פת|יפו)|כתוב|כתבו) תגובה|הגיבו",
    "ar": r"(?:اكتب|اترك|إضافة) تعليق(?:ا|اً|ًا)?",
    "fa": r"(?:ارسال|ثبت|نوشتن) (?:نظر|دیدگاه)|نظر(?: خود را)? بنویسید",
    "ur": r"تبصرہ (?:کریں|لکھیں)",
    "hi": r"(?:टिप्पणी|कमेंट) (?:करें|लिखें|जोड़ें)",
    "bn": r"মন্তব্য (?:করুন|লিখুন)",
    "ta": r"கருத்து (?:தெரிவிக்க|எழுதுக)",
    "th": r"แสดงความ(?:คิด)?เห็น",
    "zh": r"(?:发表|發表|我要|写|寫)(?:评论|評論|留言)|我来说两句",
    "ko": r"댓글 ?(?:쓰기|달기|작성|남기기)(?:하기)?",
}
LABELS: dict[str, str] = {
    "sv": "källa",
    "da, no": "kilde",
    "fi": "lähde|kuva",
    "pl": r"źródł[oa]|zdjęci[ea]|opracowa(?:ła?|nie)",
    "cs, sk": "zdroj",
    "hu": "forrás|fotó",
    "ro": "sursa",
    "hr, sr": "izvor",
    "sl": "vir",
    "tr": "kaynak",
    "id, ms": "sumber",
    "vi": "nguồn|ảnh",
    "sw": "chanzo",
    "ca": "font",
    "et": "allikas",
    "lv": "avots",
    "lt": "šaltinis",
    "is": "heimild|mynd",
}
LABELS_IN_OTHER_SCRIPTS: dict[str, str] = {
    "bg": "източник|снимк[аи]",
    "sr": "извор",
    "uk": "джерело|ілюстрація|відео",
    "el": "πηγή|φωτο(?:γραφί(?:α|ες))?",
    "he": "צילום|מקור",
    "fa": "منبع|عکس",
    "hi": "स्रोत|फोटो",
    "bn": "সূত্র|ছবি",
    "th": "ที่มา|ภาพ",
}
TOPICS: dict[str, str] = {
    "sv": "ämnen|taggar",
    "da": "emner",
    "no": "emner|stikkord",
    "fi": "aiheet|avainsanat|tunnisteet",
    "pl": "tagi|tematy|słowa kluczowe",
    "cs": "témata|štítky|klíčová slova",
    "sk": "témy|štítky|kľúčové slová",
    "hu": "címkék|témák|kulcsszavak",
    "ro": "etichete|subiecte|cuvinte cheie",
    "hr, sr": r"oznake|tagovi|teme|ključne r(?:ij|)eči",
    "sl": "oznake|teme|ključne besede",
    "tr": "etiketler|konular|anahtar kelimeler",
    "vi": "chủ đề|từ khóa",
    "ca": "etiquetes|temes",
    "et": "märksõnad|teemad",
    "lv": "birkas|tēmas",
    "lt": "žymos|temos",
    "is": "efnisorð",
}
TOPICS_IN_OTHER_SCRIPTS: dict[str, str] = {
    "bg": "етикети|тагове|ключови думи",
    "sr": "ознаке|кључне речи",
    "uk": "теми|мітки|ключові слова",
    "el": "ετικέτες|θέματα|λέξεις[ -]κλειδιά",
    "he": "תגיות|נושאים",
    "fa": "برچسب[ \u200c]?ها|کلیدواژه[ \u200c]?ها",
    "hi": "टैग्स?",
    "bn": "বিষয়|ট্যাগ",
    "th": "แท็ก",
}
# An advertisement's label, and where the text continues after it.
ADS: dict[str, str] = {
    "de": "(?:der )?(?:artikel|text) (?:wird )?(?:nach|unter) der (?:anzeige|werbung) (?:fortgesetzt|weiter)",
    "fr": "l'article (?:continue|se poursuit) (?:après|sous) (?:la|cette) publicité",
    "es": (
        r"(?:continúa|sigue)(?: leyendo| la noticia| la nota)? (?:después|tras|debajo)(?: del?)?(?: la| esta)?"
        " (?:publicidad|anuncio)"
    ),
    "it": "(?:l'articolo continua|continua a leggere) dopo (?:la|questa) pubblicità",
    "sv": "annons|(?:artikeln|texten) fortsätter (?:efter|under) annonsen",
    "da": "(?:artiklen|teksten) fortsætter (?:efter|under) annoncen",
    "no": "annonse|(?:artikkelen|saken|teksten) fortsetter (?:etter|under) annonsen",
    "fi": (
        r"mainos \([^()]{1,40}\)|mainos (?:alkaa|päättyy)"
        "|(?:juttu|teksti|artikkeli|uutinen) jatkuu (?:(?:mainoksen|kuvan|videon) )?(?:jälkeen|alla|alapuolella)"
    ),
    "pl": "(?:dalsz[ay] (?:część|ciąg)|ciąg dalszy)(?: artykułu| tekstu)? pod (?:reklamą|wideo|zdjęciem)",
    "cs": "inzerce|(?:článek|text) pokračuje pod (?:reklamou|inzercí)|pokračování (?:článku )?pod reklamou",
    "sk": "inzercia|(?:článok|text) pokračuje pod (?:reklamou|inzerciou)|pokračovanie (?:článku )?pod reklamou",
    "hu": "hirdetés|a cikk a hirdetés után folytatódik",
    "ro": "publicitate|articolul continuă după publicitate",
    "hr, sr": "oglas|(?:tekst se nastavlja|nastavak (?:teksta|članka)) (?:nakon|ispod) (?:oglasa|reklame)",
    "sl": "oglas|(?:članek|zgodba) se nadaljuje pod oglasom",
    "tr": "haberin devamı (?:reklamdan sonra|aşağıda)",
    "vi": "quảng cáo",
    "ca": "publicitat",
    "et": "reklaam",
    "lv": "reklāma",
    "is": "auglýsing",
}
ADS_IN_OTHER_SCRIPTS: dict[str, str] = {
    "ru": "продолжение (?:после рекламы|под рекламой)",
    "uk": "продовження (?:після реклами|під рекламою)",
}
# Calls to sign up for the outlet's letters. The verbs alone are also used in news.
_SIGN_UP = (
    "prenumerera|anmäl dig|tilmeld (?:dig|jer)|meld deg|tilaa|zapisz się|subskrybuj|odebírejte|přihlaste se"
    "|prihláste sa|odoberajte|iratkozz(?:on)?|abonea(?:ză|z)ă?-te|abonați-vă|prijavite? se|pretplatite? se|naročite se"
    "|(?:ber)?langganan|đăng ký(?: nhận)?|suscribite"
)
_SIGN_UP_IN_OTHER_SCRIPTS = "абонирайте се|підпи(?:шіться|суйтеся|шись)|εγγραφείτε|γραφτείτε|הירשמו|הרשמו"
_LETTERS = (
    r"(?:newsletter|nyhetsbrev|nyhedsbrev|uutiskir|hírlev|novink|novinie?k|buletin|e-novic|bilten|bản tin)\w*"
    r"|бюлетин\w*|розсилк\w*|ניוזלטר|δελτίο"
)
# Turkish: the letter before the verb.
_SIGN_UP_LAST = r"(?:e-)?bülten\w* (?:abone|üye|kayd?)\s?ol\w*|(?:e-)?bülten\w* kaydol\w*"


# What may interest the reader too.
_OTHERS = (
    "i\u0307?lginizi çekebilir|mohlo by vás zajímat|(?:to (?:też )?)?może (?:cię|państwa) zainteresować"
    "|te-ar putea interesa|vă recomandăm|ti potrebbe interessare(?: anche)?|cela (?:peut|pourrait) vous intéresser"
    "|vous aimerez aussi|(?:misschien vind je dit )?ook interessant|du kanske också (?:gillar|vill läsa)|mer om ämnet"
    "|du vil måske også læse|mer om saken"
)
_OTHERS_IN_OTHER_SCRIPTS = "вам может быть интересно|вас може зацікавити|μπορεί να σας ενδιαφέρει"


def phrases(*, other_scripts: bool) -> dict[str, tuple[str, ...]]:
    """The phrases by reason, each to be matched against a whole line in lower case."""
    latin, others = (
        ("|".join(table.values()) for table in tables)
        for tables in (
            (INVITATIONS, LABELS, TOPICS, ADS),
            (INVITATIONS_IN_OTHER_SCRIPTS, LABELS_IN_OTHER_SCRIPTS, TOPICS_IN_OTHER_SCRIPTS, ADS_IN_OTHER_SCRIPTS),
        )
    )
    invitations, labels, topics, ads = others if other_scripts else latin
    interesting = _OTHERS_IN_OTHER_SCRIPTS if other_scripts else _OTHERS
    sign_up = _SIGN_UP_IN_OTHER_SCRIPTS if other_scripts else _SIGN_UP
    return {
        "related": (rf"\W{{0,3}}(?:{interesting})(?:\s?[:：].{{0,160}}|\W{{0,3}})",),
        # An invitation may show the result: "Rate this article: 4.2 (31 votes)".
        "share": (rf"(?:{invitations})(?:\s?[:：]? ?\d[^!?]{{0,40}}|\W{{0,3}})",),
        "credit": (rf"\W?(?:{labels})\s?[:：/©|] ?[^.!?]{{1,90}}\)?\.?",),
        "newsletter": (
            rf"(?:{sign_up})\b[^.!?]{{0,40}}(?:{_LETTERS})[^.!?]{{0,60}}\W{{0,3}}",
            rf"(?:{_SIGN_UP_LAST})\W{{0,3}}",
        ),
        "topics": (rf"(?:{topics})\s?(?:[:：].{{0,300}}|\W?)",),
        "advertisement": (rf"\W{{0,3}}(?:{ads})\W{{0,3}}",),
    }
