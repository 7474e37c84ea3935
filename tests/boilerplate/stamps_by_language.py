"""Invented stamps in each language with a table, at three polls, and similar prose."""

from __future__ import annotations

from typing import NamedTuple


class Stamps(NamedTuple):
    """A stamp at three times (now, after an hour, after days), other stamps, and prose with a relative time."""

    now: str
    hour: str
    days: str
    others: tuple[str, ...]
    prose: str


STAMPS = {
    "en": Stamps(
        "3m ago",
        "1h ago",
        "2 days ago",
        ("an hour ago", "half an hour ago", "Updated: 5 mins ago", "Last updated 2 hours ago", "1 hr. 5 min. ago"),
        "Three people were killed five minutes ago, police said.",
    ),
    "de": Stamps(
        "vor 3 Minuten",
        "vor 1 Std.",
        "vor 2 Tagen",
        ("vor einer Stunde", "Aktualisiert vor 5 Min.", "Stand: vor 5 Minuten", "gerade eben"),
        "Der Täter war vor drei Stunden aus dem Gefängnis geflohen, sagte die Polizei.",
    ),
    "fr": Stamps(
        "il y a 3 min",
        "il y a 1 heure",
        "il y a 2 jours",
        ("il y a deux heures", "Mis à jour il y a 5 minutes", "Publié il y a 1 h", "à l'instant"),
        "Le suspect a été arrêté il y a deux heures, selon la police.",
    ),
    "es": Stamps(
        "hace 3 minutos",
        "hace 1 hora",
        "hace 2 días",
        ("hace una hora", "Actualizado hace 5 min", "Última actualización: hace 3 horas", "ahora mismo"),
        "El pueblo fue evacuado hace dos horas, dijo la alcaldesa.",
    ),
    "it": Stamps(
        "3 minuti fa",
        "1 ora fa",
        "2 giorni fa",
        ("un'ora fa", "Aggiornato 5 min fa", "Pubblicato 2 ore fa", "poco fa"),
        "Il ponte è crollato due ore fa, secondo i vigili del fuoco.",
    ),
    "pt": Stamps(
        "há 3 minutos",
        "há 1 hora",
        "há 2 dias",
        ("há uma hora", "Atualizado há 5 min", "3 horas atrás", "agora mesmo"),
        "A ponte caiu há duas horas, disseram os bombeiros.",
    ),
    "nl": Stamps(
        "3 minuten geleden",
        "1 uur geleden",
        "2 dagen geleden",
        ("een uur geleden", "Bijgewerkt 5 min. geleden", "Laatste update: 3 uur geleden", "zojuist"),
        "De brug stortte twee uur geleden in, zei de brandweer.",
    ),
    "sv": Stamps(
        "för 3 minuter sedan",
        "för 1 timme sedan",
        "för 2 dagar sedan",
        ("3 min sedan", "Uppdaterad för 5 minuter sedan", "för en timme sen", "just nu"),
        "Bron rasade för två timmar sedan, sade polisen.",
    ),
    "da": Stamps(
        "for 3 minutter siden",
        "for 1 time siden",
        "for 2 dage siden",
        ("3 min. siden", "Opdateret for 5 minutter siden", "for en time siden", "lige nu"),
        "Broen styrtede sammen for to timer siden, sagde politiet.",
    ),
    "no": Stamps(
        "for 3 minutter siden",
        "for 1 time siden",
        "for 2 dager siden",
        ("3 min siden", "Oppdatert for 5 minutter siden", "for en time siden", "akkurat nå"),
        "Broen falt sammen for to timer siden, sa politiet.",
    ),
    "fi": Stamps(
        "3 minuuttia sitten",
        "1 tunti sitten",
        "2 päivää sitten",
        ("tunti sitten", "Päivitetty 5 min sitten", "Julkaistu 3 tuntia sitten", "juuri nyt"),
        "Silta romahti kaksi tuntia sitten, poliisi kertoi.",
    ),
    "pl": Stamps(
        "3 minuty temu",
        "1 godz. temu",
        "2 dni temu",
        ("godzinę temu", "Aktualizacja: 5 minut temu", "przed godziną", "przed chwilą"),
        "Most zawalił się dwie godziny temu, podała policja.",
    ),
    "cs": Stamps(
        "před 3 minutami",
        "před 1 hodinou",
        "před 2 dny",
        ("před hodinou", "Aktualizováno před 5 minutami", "před 3 h", "právě teď"),
        "Most se zřítil před dvěma hodinami, uvedla policie.",
    ),
    "sk": Stamps(
        "pred 3 minútami",
        "pred 1 hodinou",
        "pred 2 dňami",
        ("pred hodinou", "Aktualizované pred 5 minútami", "pred 3 h", "práve teraz"),
        "Most sa zrútil pred dvoma hodinami, uviedla polícia.",
    ),
    "hu": Stamps(
        "3 perce",
        "1 órája",
        "2 napja",
        ("3 perccel ezelőtt", "egy órája", "Frissítve: 5 perce", "két órával ezelőtt"),
        "A híd két órával ezelőtt omlott le, közölte a rendőrség.",
    ),
    "ro": Stamps(
        "acum 3 minute",
        "acum 1 oră",
        "acum 2 zile",
        ("acum o oră", "Actualizat acum 5 minute", "în urmă cu 3 ore", "acum 20 de minute"),
        "Podul s-a prăbușit acum două ore, a spus poliția.",
    ),
    "bg": Stamps(
        "преди 3 минути",
        "преди 1 час",
        "преди 2 дни",
        ("преди един час", "Обновена преди 5 минути", "преди 3 ч.", "току-що"),
        "Мостът се срути преди два часа, съобщи полицията.",
    ),
    "ru": Stamps(
        "3 минуты назад",
        "1 час назад",
        "2 дня назад",
        ("час назад", "Обновлено 5 минут назад", "3 ч. назад", "только что"),
        "Мост обрушился два часа назад, сообщила полиция.",
    ),
    "uk": Stamps(
        "3 хвилини тому",
        "1 годину тому",
        "2 дні тому",
        ("годину тому", "Оновлено 5 хв тому", "20 хвилин тому", "щойно"),
        "Міст обвалився дві години тому, повідомила поліція.",
    ),
    "el": Stamps(
        "πριν από 3 λεπτά",
        "πριν 1 ώρα",
        "πριν από 2 ημέρες",
        ("ΠΡΙΝ ΑΠΟ 5 ΛΕΠΤΑ", "πριν από μία ώρα", "Τελευταία ενημέρωση: πριν από 5 λεπτά", "μόλις τώρα"),
        "Η γέφυρα κατέρρευσε πριν από δύο ώρες, είπε η αστυνομία.",
    ),
    "tr": Stamps(
        "3 dakika önce",
        "1 saat önce",
        "2 gün önce",
        ("bir saat önce", "Güncelleme: 5 dk. önce", "20 dk önce", "az önce"),
        "Köprü iki saat önce çöktü, dedi polis.",
    ),
    "ar": Stamps(
        "قبل ٣ دقائق",
        "قبل ساعة واحدة",
        "قبل يومين",
        ("منذ 5 دقائق", "منذ ساعتين", "آخر تحديث: قبل ٥ دقائق", "قبل قليل"),
        "انهار الجسر قبل ساعتين، حسبما قالت الشرطة.",
    ),
    "he": Stamps(
        "לפני 3 דקות",
        "לפני שעה",
        "לפני יומיים",
        ("לפני 5 דק׳", "עודכן לפני 5 דקות", "לפני שעתיים", "ממש עכשיו"),
        "הגשר קרס לפני שעתיים, מסרה המשטרה.",
    ),
    "fa": Stamps(
        "۳ دقیقه پیش",
        "۱ ساعت پیش",
        "۲ روز پیش",
        ("یک ساعت پیش", "به‌روزرسانی: ۵ دقیقه پیش", "5 دقیقه قبل", "لحظاتی پیش"),
        "پل دو ساعت پیش فرو ریخت، پلیس گفت.",
    ),
    "hi": Stamps(
        "3 मिनट पहले",
        "1 घंटे पहले",
        "2 दिन पहले",
        ("५ मिनट पहले", "एक घंटे पहले", "अपडेट: 5 मिनट पहले", "अभी अभी"),
        "पुलिस ने कहा कि पुल दो घंटे पहले गिर गया।",
    ),
    "bn": Stamps(
        "৩ মিনিট আগে",
        "১ ঘণ্টা আগে",
        "২ দিন আগে",
        ("5 মিনিট আগে", "এক ঘণ্টা আগে", "আপডেট: ৫ মিনিট আগে", "এইমাত্র"),
        "পুলিশ জানায়, দুই ঘণ্টা আগে সেতুটি ভেঙে পড়ে।",
    ),
    "ur": Stamps(
        "3 منٹ پہلے",
        "1 گھنٹہ پہلے",
        "2 دن قبل",
        ("ایک گھنٹہ پہلے", "اپ ڈیٹ: 5 منٹ پہلے", "۵ گھنٹے قبل", "ابھی ابھی"),
        "پولیس نے کہا کہ پل دو گھنٹے پہلے گر گیا۔",
    ),
    "th": Stamps(
        "3 นาทีที่แล้ว",
        "1 ชั่วโมงที่ผ่านมา",
        "2 วันที่แล้ว",
        ("๕ นาทีที่แล้ว", "อัปเดตเมื่อ 5 นาทีที่แล้ว", "1 ชม. ที่แล้ว", "เมื่อสักครู่"),
        "ตำรวจกล่าวว่าสะพานถล่มเมื่อสองชั่วโมงที่แล้ว",
    ),
    "vi": Stamps(
        "3 phút trước",
        "1 giờ trước",
        "2 ngày trước",
        ("một giờ trước", "Cập nhật 5 phút trước", "cách đây 5 phút", "vừa xong"),
        "Cảnh sát cho biết cây cầu đã sập hai giờ trước.",
    ),
    "id": Stamps(
        "3 menit yang lalu",
        "1 jam lalu",
        "2 hari yang lalu",
        ("satu jam yang lalu", "Diperbarui 5 menit lalu", "20 mnt lalu", "baru saja"),
        "Jembatan itu runtuh dua jam yang lalu, kata polisi.",
    ),
    "ko": Stamps(
        "3분 전",
        "1시간 전",
        "2일 전",
        ("5분전", "한 시간 전", "업데이트 5분 전", "방금 전"),
        "경찰은 다리가 두 시간 전 무너졌다고 밝혔다.",
    ),
    "ja": Stamps(
        "3分前",
        "1時間前",
        "2日前",
        ("５分前", "5分前に更新", "更新 3時間前", "たった今"),
        "警察によると、橋は2時間前に崩落した。",
    ),
    "zh-Hans": Stamps(
        "3分钟前",
        "1小时前",
        "2天前",
        ("５分钟前", "更新于5分钟前", "一个小时前", "刚刚"),
        "警方表示，大桥在两小时前坍塌。",
    ),
    "zh-Hant": Stamps(
        "3 分鐘前",
        "1 小時前",
        "2 天前",
        ("5分鐘前", "更新於 5 分鐘前", "一個小時前", "剛剛"),
        "警方表示，大橋在兩小時前坍塌。",
    ),
    "ca": Stamps(
        "fa 3 minuts",
        "fa 1 hora",
        "fa 2 dies",
        ("fa una hora", "Actualitzat fa 5 min", "Publicat fa 3 hores", "ara mateix"),
        "El pont es va ensorrar fa dues hores, va dir la policia.",
    ),
}
