"""Polish, Czech, Slovak, Bulgarian, Russian, Ukrainian."""

from __future__ import annotations

from monitor.boilerplate.stamps.words import StampWords

POLISH = StampWords(
    before="przed",
    after="temu",
    since="",
    units="sek min godz g h tyg mies minutami minutą godzinami godziną dniami chwilę chwilą moment",
    numbers="jeden jedna jedną dwa dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście"
    " piętnaście dwadzieścia trzydzieści pół kilka kilkoma",
    just="przed_chwilą chwilę_temu właśnie_teraz",
    now="teraz właśnie",
    days="dziś dzisiaj wczoraj przedwczoraj",
    dates="pon śr czw pt sob niedz nd",
    labels="opublikowano publikacja data_publikacji dodano utworzono opublikowany następna_aktualizacja",
    updates="zaktualizowano aktualizacja aktualizacji aktualizowano zmieniono edytowano ostatnia_aktualizacja"
    " zmodyfikowano akt aktual",
    joins="o w dnia z r i około ok ponad prawie mniej więcej niż ostatnia pierwsza godzina data artykuł od",
    clock="godz godzina południe północ r",
    multiples="tys mln",
    reading="czytania czas_czytania czytanie",
    counted="komentarzy komentarze komentarz udostępnień udostępnij wyświetleń wyświetlenia odsłon odsłony reakcji"
    " polubień czytelników",
    crowd="osób osoby czyta ogląda tę stronę teraz ten artykuł razy",
)

CZECH = StampWords(
    before="před",
    after="zpět zpátky",
    since="",
    units="sek min hod h dny dní týd měs chvílí okamžikem vteřinami sekund minut hodin",
    numbers="jeden jedna jednou jedním dva dvě dvěma tři třemi čtyři čtyřmi pět pěti šest šesti sedm sedmi osm"
    " osmi devět"
    " deset deseti jedenáct dvanáct patnáct dvacet třicet půl několika pár",
    just="právě_teď před_chvílí právě_nyní",
    now="nyní teď právě",
    days="dnes včera předevčírem",
    dates="po út st čt pá so ne",
    labels="publikováno zveřejněno vydáno vloženo vytvořeno další_aktualizace",
    updates="aktualizováno aktualizace upraveno změněno poslední_aktualizace aktual",
    joins="v ve dne od do a asi přibližně zhruba cca více méně než téměř poslední první hodin článek naposledy",
    clock="hod hodin poledne půlnoc h",
    multiples="tis mil",
    reading="čtení doba_čtení čas_čtení",
    counted="komentářů komentáře komentář sdílení sdílet zobrazení zhlédnutí reakcí reakce čtenářů líbí_se příspěvků",
    crowd="lidí lidé čte sleduje tuto stránku právě teď krát",
)

SLOVAK = StampWords(
    before="pred",
    after="dozadu späť",
    since="",
    units="sek min hod h dni dní týž mes chvíľou okamihom",
    numbers="jeden jedna jednou jedným dva dve dvoma dvomi tri tromi troma štyri štyrmi päť piatimi šesť šiestimi"
    " sedem"
    " osem deväť desať desiatimi jedenásť dvanásť pätnásť dvadsať tridsať pol niekoľkými pár",
    just="práve_teraz pred_chvíľou",
    now="teraz práve",
    days="dnes včera predvčerom",
    dates="po ut st št pi so ne",
    labels="publikované zverejnené vydané uverejnené vytvorené",
    updates="aktualizované aktualizácia upravené zmenené posledná_aktualizácia aktual",
    joins="o v vo dňa od do a asi približne zhruba cca viac menej než ako takmer posledná prvá hodín článok naposledy",
    clock="hod hodín poludnie polnoc h",
    multiples="tis mil",
    reading="čítania čítanie čas_čítania doba_čítania",
    counted="komentárov komentáre komentár zdieľaní zdieľať zobrazení videní reakcií reakcie čitateľov príspevkov",
    crowd="ľudí ľudia číta sleduje túto stránku práve teraz krát",
)

BULGARIAN = StampWords(
    before="преди пр",
    after="назад",
    since="",
    units="сек мин ч час часа дена ден дни седм мес год момент мига малко",
    numbers="един една едно два две три четири пет шест седем осем девет десет единадесет дванадесет петнадесет"
    " двадесет"
    " тридесет половин няколко",
    just="току-що преди_малко в_момента",
    now="сега",
    days="днес вчера онзи_ден",
    dates="",
    labels="публикувано публикувана публикуван публикация създадено",
    updates="обновено обновена актуализирано актуализация редактирано променено последна_промяна обновяване",
    joins="в във на от до г около над почти повече по-малко и последна последно първо час статията",
    clock="ч час часа г",
    multiples="хил млн",
    reading="четене време_за_четене за_четене прочит",
    counted="коментара коментари коментар споделяния сподели преглеждания прегледа реакции харесвания читатели",
    crowd="души хора четат гледат тази страница в момента сега пъти",
)

RUSSIAN = StampWords(
    before="",
    after="назад тому_назад",
    since="",
    units="сек мин ч час часа дн нед мес секунд пару_минут мгновение полчаса",
    numbers="один одна одну два две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать пятнадцать"
    " двадцать тридцать пол несколько пару полтора",
    just="только_что",
    now="сейчас",
    days="сегодня вчера позавчера",
    dates="нояб сент",
    labels="опубликовано опубликована опубликован публикация создано размещено дата_публикации",
    updates="обновлено обновлена обновлён обновление изменено изменён отредактировано последнее_обновление обн",
    joins="в во на по от до г и около примерно более менее больше меньше почти последнее последний первая мск дата"
    " статья материал",
    clock="г ч час мск по_мск по_Москве по_московскому_времени полдень полночь года",
    multiples="тыс млн",
    reading="чтения чтение время_чтения время_на_чтение на_чтение",
    counted="комментариев комментария комментарии комментарий репостов репоста репост поделиться просмотров просмотра"
    " просмотры просмотр лайков лайка реакций прочтений читателей зрителей отзывов",
    crowd="человек человека людей читают смотрят сейчас эту страницу раз",
)

UKRAINIAN = StampWords(
    before="",
    after="тому",
    since="",
    units="сек хв год дн тиж міс секунд хвилин годин мить півгодини",
    numbers="один одна одну два дві три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять п'ятнадцять"
    " двадцять тридцять пів кілька декілька",
    just="щойно щойно_що тільки_що",
    now="зараз",
    days="сьогодні вчора позавчора",
    dates="",
    labels="опубліковано опублікована публікація створено розміщено дата_публікації",
    updates="оновлено оновлена оновлення змінено відредаговано останнє_оновлення онов",
    joins="о об в у на по від до р і та близько приблизно більше менше понад майже останнє перша статтю дата за",
    clock="р год година за_Києвом опівдні опівночі року",
    multiples="тис млн",
    reading="читання час_читання на_читання час_на_читання",
    counted="коментарів коментарі коментар репостів поширень поділитися поширити переглядів перегляди перегляд"
    " вподобань реакцій читачів",
    crowd="людей осіб читають дивляться зараз цю сторінку разів",
)
