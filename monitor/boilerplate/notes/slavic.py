"""Notes in Polish, Russian, Ukrainian and Turkish; shorter tables for Czech, Bulgarian and Greek."""

from __future__ import annotations

from monitor.boilerplate.notes.words import NoteWords

_PL_TEXT = r"(?:artykuł|tekst|materiał|komunikat|wpis|tytuł|depesz|wiadomoś|publikacj|relacj|wywiad)\w*"
_RU_TEXT = r"(?:новост|материал|текст|стать|публикаци|заметк|заголов|сообщени|запис|трансляци)\w*"
_UK_TEXT = r"(?:новин|матеріал|текст|статт|публікаці|заміт|заголов|допис|трансляці)\w*"

POLISH = NoteWords(
    itself=rf"(?:w |do |ten |tego |z )?{_PL_TEXT}(?: na żywo)?",
    between="(?: (?!ustawy|projektu)[^\\s.!?]+){0,4} ",
    changed=(
        r"(?:z?aktualizowan\w+|zaktualizowano|uzupełni\w+|uzupełniany|dodano|rozszerzon\w+|zmienion\w+"
        r"|zastępuje|zakończon\w+)"
    ),
    corrected=r"(?:poprawi(?:ono|on\w+)|sprostowan\w+|skorygowan\w+|błędnie)",
    verb_first=False,
    earlier=r"w(?:e)? (?:wcześniejszej|poprzedniej|pierwszej|pierwotnej) wersji",
    of_text=rf"(?: tego| naszego)? {_PL_TEXT}|,? (?:napisaliśmy|podaliśmy|podano|napisano|było|informowaliśmy)\b",
    update_label=r"aktualizacja|zaktualizowano|aktualizowano",
    correction_label=r"sprostowanie|korekta|poprawka|wyjaśnienie|erratum|errata",
    editors_label=r"od redakcji|(?:przypis|uwaga|nota|dopisek) redakcji|przyp\. ?red\.?",
    phrases=(
        r"więcej (?:informacji|szczegółów) wkrótce|wkrótce więcej|(?:artykuł|tekst|materiał"
        r"|informacja) (?:jest )?(?:na bieżąco )?"
        r"(?:aktualizowan\w+|uzupełnian\w+)|relacja na żywo została zakończona|komunikat nr \d+ \(zastępuje"
    ),
    regrets=r"przepraszamy za (?:błąd|pomyłkę)",
    warning_label=r"uwaga|ostrzeżenie",
    holds=r"(?: \w+)? (?:zawiera|opisuje|pokazuje|dotyczy|porusza)\b|w tekście",
    distressing=r"drastyczn\w+|przemoc\w*|samobój\w+|wstrząsając\w+|wrażliw\w+|szokując\w+|brutaln\w+",
    readers=r"niektórzy czytelnicy mogą|niektóre (?:opisy|zdjęcia) mogą",
    desk=r"dodano|dodaje|aktualizacja|uzupełnia|uzupełnienie|powtórzenie|poprawia|nowe informacje",
    contrast=r", a nie |\bzamiast\b|\bw rzeczywistości\b|\bpowinno być\b|; (?:zginęło|było|jest) ",
)
RUSSIAN = NoteWords(
    itself=rf"(?:в |эт\w+ |наш\w+ )*{_RU_TEXT}|онлайн-трансляция",
    between="(?: [^\\s.!?]+){0,3} ",
    changed=r"(?:дополн\w+|обновл\w+|обновля\w+|добавлен\w*|изменен\w+|изменён\w*|завершен\w*|завершён\w*)",
    corrected=r"(?:исправлен\w*|уточнен\w*|внесен\w* исправлен\w*|скорректирован\w*)",
    verb_first=True,
    earlier=r"(?:в|ранее в) (?:предыдущей|более ранней|первой|первоначальной|прежней) (?:версии|редакции)",
    of_text=(
        rf"(?: эт\w+| наш\w+)? {_RU_TEXT}|,? (?:говорилось|сообщалось|был\w* указан\w*|утверждалось|значилось"
        r"|указывалось)"
    ),
    update_label=r"обновление|обновлено|дополнено|апдейт|upd",
    correction_label=r"исправлен(?:ие|о)|поправка|уточнение|опровержение",
    editors_label=r"(?:от|примечание|комментарий) (?:редакции|редактора)|прим\. ?ред\.?",
    phrases=(
        r"(?:материал|новость|текст|статья) (?:дополняется|обновляется|будет (?:дополнен|обновл)\w*)"
        r"|подробности (?:следуют|позже|скоро)|следите за обновлениями"
        r"|исправлен[аыо]? [^.]{0,40} в (?:заголовке|тексте)"
    ),
    regrets=r"(?:приносим извинения|редакция приносит извинения|сожалеем)",
    warning_label=r"внимание|предупреждение|осторожно",
    holds=r"(?: \w+)? (?:содержит|содержатся|описывает|есть|рассказывает)\b",
    distressing=r"шокиру\w+|насили\w+|самоуби\w+|суицид\w*|жесток\w+|тяжел\w+|тяжёл\w+|травмиру\w+|спойлер\w*",
    readers=r"некоторы\w+ (?:читател|кадр|детал)\w+ мо(?:гут|жет)",
    desk=r"добавлен\w*|добавляет|дополнен\w*|обновлен\w*|повтор|исправлен\w*|уточняет|новые подробности",
    contrast=r", а не |\bвместо\b|\bна самом деле\b|\bправильно\b|, их \d|\bверн\w+ цифра\b",
)
UKRAINIAN = NoteWords(
    itself=rf"(?:у |до |в |ц\w+ |наш\w+ )*{_UK_TEXT}|онлайн-трансляцію",
    between="(?: [^\\s.!?]+){0,3} ",
    changed=r"(?:доповнен\w*|доповню\w+|оновлен\w*|оновлю\w+|додано|змінено|завершено)",
    corrected=r"(?:виправлен\w*|уточнен\w*|внесено виправлення)",
    verb_first=True,
    earlier=r"[ув] (?:попередній|ранішій|першій|первісній|початковій) (?:версії|редакції)",
    of_text=rf"(?: ц\w+| наш\w+)? {_UK_TEXT}|,? (?:йшлося|повідомлялося|було (?:вказано|зазначено)|зазначалося)",
    update_label=r"оновлення|оновлено|доповнено|upd",
    correction_label=r"виправлення|уточнення|спростування|поправка",
    editors_label=r"(?:від|примітка|коментар) (?:редакції|редактора)|прим\. ?ред\.?",
    phrases=(
        r"(?:матеріал|новина|текст|стаття) (?:доповнюється|оновлюється|буде (?:доповнен|оновлен)\w*)"
        r"|(?:подробиці|деталі) (?:згодом|пізніше)|стежте за оновленнями"
    ),
    regrets=r"(?:перепрошуємо|просимо вибачення|редакція перепрошує)",
    warning_label=r"увага|попередження|обережно",
    holds=r"(?: \w+)? (?:містить|містяться|описує|є|розповідає)\b",
    distressing=r"шокую\w+|насильств\w+|самогуб\w+|суїцид\w*|жорсток\w+|важк\w+|вразлив\w+",
    readers=r"деяк\w+ (?:читач|кадр|детал)\w+ мож\w+",
    desk=r"додано|доповнено|оновлено|повтор|виправлено|уточнено|додає",
    contrast=r", а не |\bзамість\b|\bнасправді\b|\bправильно\b|, їх \d",
)
TURKISH = NoteWords(
    itself=(
        r"(?:bu )?(?:haber|yazı|makale|metin|içerik|başlık|söyleşi)(?:e|de|da|ye|ya|mi[zn]|imiz\w*)?"
        r"|canlı (?:anlatım|yayın|blog)"
    ),
    between=r"(?: [^\s.!?]+){0,4} ",
    changed=r"(?:güncellen\w+|eklen(?:di|miş)\w*|genişletil\w+|değiştiril\w+|sona erdi)",
    corrected=r"(?:düzeltil\w+|yanlışlıkla)",
    verb_first=False,
    earlier=(r"(?:bu )?(?:haber|yazı|makale|metn)\w* (?:önceki|ilk|eski) (?:hal|sürüm|versiyon)\w+|ilk haberimizde"),
    of_text="",
    update_label=r"güncelleme|güncellendi",
    correction_label=r"düzeltme|tekzip|açıklama ve düzeltme",
    editors_label=r"editör(?:ün|den) not\w*|editör notu|yayın kurulunun notu|editörden|redaksiyon notu",
    phrases=(
        r"(?:ayrıntılar|detaylar|gelişmeler) (?:geliyor|birazdan|gelecek)|bu haber güncellen\w+"
        r"|haber güncelleniyor|gelişmeler aktarılacak"
    ),
    regrets=r"(?:hata|yanlışlık) için özür dileriz",
    warning_label=r"uyarı|dikkat|tetikleyici uyarısı",
    holds=r"",
    distressing=r"rahatsız edici|şiddet\w*|intihar\w*|sarsıcı|hassas|müstehcen",
    readers=r"bazı okurlar",
    desk=r"[^()]{3,60} (?:eklendi|güncellendi|yenilendi)$|ekleme|yineleme|ayrıntı",
    contrast=r"\bdoğrusu\b|\bdeğil\b|\byerine\b|\baslında\b",
    described=(
        r"[^.!?:;]{0,60}\b(?:açıklamas?ı?|açıklamalar\w*|ad[ıi]|ism?i?m?|yorum\w*|yanıt\w*|tepki\w*|ayrıntılar|fotoğraf\w*"
        r"|başlık)\b[^.!?:;]{0,30}\b(?:eklendi|düzeltildi|değiştirildi|yanlış yazılmıştı)"
    ),
)
CZECH = NoteWords(
    itself=r"(?:tento )?(?:článek|text|zpráva)",
    between="",
    changed=r"aktualizov\w+|doplněn\w*",
    corrected=r"opraven\w*",
    verb_first=False,
    earlier=r"v (?:předchozí|dřívější|původní) verzi",
    of_text=r" (?:tohoto )?(?:článku|textu|zprávy)|,? (?:jsme|stálo|bylo)\b",
    update_label=r"aktualizace|aktualizováno",
    correction_label=r"oprava|omluva",
    editors_label=r"poznámka redakce|pozn\. red\.?",
    phrases=r"(?:článek|zprávu) (?:průběžně )?aktualizujeme|podrobnosti připravujeme",
    contrast=r", nikoli\w* |\bsprávně\b",
    desk="",
    holds="",
    distressing="",
    readers="",
    warning_label="",
    regrets="",
)
BULGARIAN = NoteWords(
    itself=r"(?:тази |в )?(?:статията|новината|текстът|материалът)",
    between="",
    changed=r"(?:допълнен|обновен|актуализиран)\w*",
    corrected=r"(?:коригиран|поправен)\w*",
    verb_first=False,
    earlier=r"в (?:предишна|по-ранна) версия",
    of_text=r" на (?:статията|текста|новината)",
    update_label=r"обновена|актуализация",
    correction_label=r"поправка|корекция|уточнение",
    editors_label=r"бележка на редактора|от редакцията",
    phrases=r"очаквайте подробности",
    contrast=r", а не ",
    desk="",
    holds="",
    distressing="",
    readers="",
    warning_label="",
    regrets="",
)
GREEK = NoteWords(
    itself=r"(?:το |αυτό το )?(?:άρθρο|κείμενο|ρεπορτάζ)",
    between="",
    changed=r"ενημερώθηκ\w+|ανανεών\w+",
    corrected=r"διορθώθηκ\w+",
    verb_first=False,
    earlier=r"σε προηγούμενη (?:έκδοση|εκδοχή)",
    of_text=r" του (?:άρθρου|κειμένου)",
    update_label=r"ενημέρωση",
    correction_label=r"διόρθωση|διευκρίνιση",
    editors_label=r"σημείωση (?:της σύνταξης|του συντάκτη)",
    phrases=r"περισσότερα σε λίγο|νεότερα σε λίγο",
    contrast=r", όχι ",
    desk="",
    holds="",
    distressing="",
    readers="",
    warning_label="",
    regrets="",
)
