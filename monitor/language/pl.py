"""Polish."""

from __future__ import annotations

from monitor.language.shape import (
    NO_VERBS,
    Calendar,
    Fractions,
    Language,
    Numbers,
    Stops,
    Units,
    ages,
    alike,
    contrasts,
    lines,
    spelled,
    themes,
    words,
)

# fmt: off
_WORDS = {
    word: number
    for number, forms in {
        0: "zero", 2: "dwa dwie dwóch dwu dwaj dwoje dwojga dwoma dwiema dwóm",
        3: "trzy trzech trzej troje trzema trzem", 4: "cztery czterech czterej czworo czterema czterem",
        5: "pięć pięciu pięcioro", 6: "sześć sześciu sześcioro", 7: "siedem siedmiu siedmioro",
        8: "osiem ośmiu ośmioro", 9: "dziewięć dziewięciu dziewięcioro", 10: "dziesięć dziesięciu dziesięcioro",
        11: "jedenaście jedenastu", 12: "dwanaście dwunastu",
        13: "trzynaście trzynastu", 14: "czternaście czternastu", 15: "piętnaście piętnastu",
        16: "szesnaście szesnastu", 17: "siedemnaście siedemnastu", 18: "osiemnaście osiemnastu",
        19: "dziewiętnaście dziewiętnastu", 20: "dwadzieścia dwudziestu", 30: "trzydzieści trzydziestu",
        40: "czterdzieści czterdziestu", 50: "pięćdziesiąt pięćdziesięciu", 60: "sześćdziesiąt sześćdziesięciu",
        70: "siedemdziesiąt siedemdziesięciu", 80: "osiemdziesiąt osiemdziesięciu",
        90: "dziewięćdziesiąt dziewięćdziesięciu", 200: "dwieście dwustu", 300: "trzysta trzystu",
        400: "czterysta czterystu", 500: "pięćset pięciuset", 600: "sześćset sześciuset", 700: "siedemset siedmiuset",
        800: "osiemset ośmiuset", 900: "dziewięćset dziewięciuset",
    }.items()
    for word in forms.split()
}
# The stems of numbers in adjectives of age: trzyletni.
_AGES = {
    "dwu": 2, "trzy": 3, "cztero": 4, "pięcio": 5, "sześcio": 6, "siedmio": 7, "ośmio": 8, "dziewięcio": 9,
    "dziesięcio": 10, "jedenasto": 11, "dwunasto": 12, "trzynasto": 13, "czternasto": 14, "piętnasto": 15,
    "szesnasto": 16, "siedemnasto": 17, "osiemnasto": 18, "dziewiętnasto": 19, "dwudziesto": 20, "trzydziesto": 30,
    "czterdziesto": 40, "pięćdziesięcio": 50, "sześćdziesięcio": 60, "siedemdziesięcio": 70, "osiemdziesięcio": 80,
    "dziewięćdziesięcio": 90,
}
_NUMBERS = Numbers(
    words=_WORDS,
    hundreds=frozenset({"sto", "stu"}),
    scales={
        "tys": 10**3, "tysiąc": 10**3, "tysiące": 10**3, "tysięcy": 10**3, "tysiąca": 10**3, "tysiącach": 10**3,
        "mln": 10**6, "milion": 10**6, "miliony": 10**6, "milionów": 10**6, "miliona": 10**6, "mld": 10**9,
        "miliard": 10**9, "miliardy": 10**9, "miliardów": 10**9, "miliarda": 10**9, "bln": 10**12, "bilion": 10**12,
        "biliony": 10**12, "bilionów": 10**12,
    },
    groups={"dziesiątki": 20, "dziesiątek": 20, "tuziny": 24, "setki": 200, "setek": 200},
    single_groups={"tuzin": 12, "kopa": 60, "setka": 100, "setkę": 100, "dziesiątka": 10, "dziesiątkę": 10},
    articles=frozenset({"jeden", "jedna", "jedno", "jedną", "jednego", "jednej", "jednym", "jednemu"}),
    joiners=frozenset({"i"}),
    ordinals=(
        "pierwszy pierwsza pierwsze pierwszego pierwszej pierwszą pierwszym",
        "drugi druga drugie drugiego drugiej drugą drugim",
        "trzeci trzecia trzecie trzeciego trzeciej trzecią trzecim", "czwarty", "piąty", "szósty", "siódmy", "ósmy",
        "dziewiąty", "dziesiąty",
        "jedenasty", "dwunasty",
    ),
    frequencies={"dwukrotnie": 2, "trzykrotnie": 3, "czterokrotnie": 4, "pięciokrotnie": 5, "dziesięciokrotnie": 10},
    ages=ages(_AGES, ("latek", "latka", "latkę", "latki", "letni", "letnia", "letnie", "letniego", "letniej")),
    thousand_inside="",
    comma_groups=False,
    over=("więcej niż", "ponad", "co najmniej", "przynajmniej", "powyżej", "przeszło"),
    under=("mniej niż", "poniżej", "prawie", "niemal", "niespełna", "co najwyżej", "nie więcej niż", "blisko"),
)
_FRACTIONS = Fractions(
    nouns={
        "trzecia": 3, "trzecią": 3, "trzeciej": 3, "trzecie": 3, "trzecich": 3, "czwarta": 4, "czwartą": 4,
        "czwartej": 4, "czwarte": 4, "czwartych": 4, "piąta": 5, "piątą": 5, "piątej": 5, "piąte": 5, "piątych": 5,
        "szósta": 6, "szóstą": 6, "ósma": 8, "dziesiąta": 10, "dziesiątą": 10, "dziesiątych": 10,
    },
    # Fractions after a number; alone, ordinals.
    plain_fractions=frozenset({
        "trzecia", "trzecią", "trzeciej", "trzecie", "trzecich", "czwarta", "czwartą", "czwartej", "czwarte",
        "czwartych", "piąta", "piątą", "piątej", "piąte", "piątych", "szósta", "szóstą", "ósma", "dziesiąta",
        "dziesiątą", "dziesiątych",
    }),
    parts={"ćwierć": 4},
    of_whole=frozenset({"część", "części", "z"}),
    by=frozenset({"o"}),
    halves=frozenset({"pół"}),
    noun_half="połowa połowę połowy połowie",
    half_has_article=False,
    mixed={"półtora": 1.5, "półtorej": 1.5},
    joined={"kwadrans": (15, ""), "półgodzinny": (30, "")},
    wholes={"godziny": 60, "godzinę": 60, "tuzina": 12, "wieku": 100},
    links=(("na",), ("z",)),
    every=frozenset({"co"}),
    periods=spelled("""
        sekund sekundy sekundę minut minuty minutę minutach godzin godziny godzinę godzinach dni dzień dniach dnia
        tydzień tygodni tygodnie tygodniach miesiąc miesiące miesięcy miesiącach rok roku lata lat latach dekad
        dekady mecz mecze meczów meczach sezon sezony sezonów sezonach
    """),
)
_CALENDAR = Calendar(
    months=(
        "styczeń stycznia styczniu", "luty lutego lutym", "marzec marca marcu", "kwiecień kwietnia kwietniu",
        "maj maja maju", "czerwiec czerwca czerwcu", "lipiec lipca lipcu", "sierpień sierpnia sierpniu",
        "wrzesień września wrześniu", "październik października październiku", "listopad listopada listopadzie",
        "grudzień grudnia grudniu",
    ),
    short_months=("sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"),
    weekdays=(
        "poniedziałek poniedziałku poniedziałkowy", "wtorek wtorku", "środa środę środy", "czwartek czwartku",
        "piątek piątku", "sobota sobotę soboty", "niedziela niedzielę niedzieli",
    ),
    dotted_dates=False,
    spoken_days=False,
    named_times={"północ": 0, "północy": 0, "południe": 720},
    o_clock=frozenset(),
    always_clock=False,
    at=frozenset({"godz", "godzinie", "godziny", "godzinę"}),
    bare_clock=True,
    dayparts={"rano": "a", "przed południem": "a", "po południu": "p", "wieczorem": "p", "w nocy": "n"},
    before_hour={("wpół", "do"): -30},
    after_hour={},
)
_UNITS = Units(
    names={
        "%": "procent procenta proc", "USD": "dolar dolary dolarów dolara", "EUR": "euro",
        "GBP": "funt funty funtów", "PLN": "zł złoty złote złotych pln", "grosz": "grosz grosze groszy",
        "CHF": "franków", "RUB": "rubel ruble rubli", "mm": "milimetr milimetry milimetrów",
        "cm": "centymetr centymetry centymetrów", "m": "metr metry metrów metra",
        "km": "kilometr kilometry kilometrów kilometra", "mile": "mila mile mil", "ha": "hektar hektary hektarów",
        "mg": "miligramów", "g": "gram gramy gramów", "kg": "kilo kilogram kilogramy kilogramów",
        "t": "t tona tony ton", "ml": "mililitrów", "l": "litr litry litrów litra", "°": "stopień stopnie stopni",
        "kWh": "kilowatogodzin", "MW": "megawat megawatów", "GW": "gigawatów", "times": "raz razy",
    },
    phrases={
        "punkt procentowy": "pp", "punkty procentowe": "pp", "punktów procentowych": "pp", "punktu procentowego": "pp",
        "pkt proc": "pp", "dolarów amerykańskich": "USD", "franków szwajcarskich": "CHF", "funtów szterlingów": "GBP",
    },
    squares={},
    tails={"²": ("kwadratowych", "kwadratowe"), "³": ("sześciennych", "sześcienne"), "/h": ("na godzinę",)},
)
_STOPS = Stops(
    before_names=spelled("""
        dr prof hab inż mgr ks bp abp kard gen płk ppłk mjr kpt por ppor sierż asp nadkom podkom insp mł bryg st kpr
        św ul al pl os im tzw tzn np m.in red doc lek med adw sędz woj pow gm przew zast wicemin p
    """),
    either=spelled("""
        itd itp etc tys mln mld bln zł gr godz min sek r w ok pkt proc sp z.o.o s.a n.e p.n.e m.in ub br
    """),
    before_figures=spelled("nr art ust pkt str s par poz godz tel ok rozdz rys tab t vol"),
    openers=spelled("""
        w we na z ze do od po za przed pod nad dla przez o u i a ale oraz lecz jednak to ten ta te on ona ono oni
        one jego jej ich jak gdy kiedy jeśli ponieważ choć podczas według zdaniem obecnie teraz wcześniej później
        dziś wczoraj nie już jeszcze także również policja rząd wszyscy wiele kilka co kto gdzie dlaczego
    """),
)
POLISH = Language(
    code="pl",
    name="Polish",
    letters="ąćęłńśźżó",
    function=words("""
        ten ta to te ci tego tej tych temu tym tymi tę tą tamten tamta tamto tam tu tutaj on ona ono oni one jego
        jej ich go ją je jemu mu im nim nią nich nimi niego niej sobie siebie się swój swoja swoje swoją swego
        swojego swojej swoich swoim my nas nam nami nasz nasza nasze naszego naszej naszych ja mnie mi mną mój moja
        moje mojego ty ciebie cię tobie wy was wam pan pani państwo kto kogo komu kim co czego czemu czym czy który
        która które którego której których któremu którym którymi którą jaki jaka jakie jakiego jakich jakim kiedy
        gdzie skąd dokąd dlaczego jak jako i oraz a ale lecz albo lub bądź ani więc zatem jeśli jeżeli gdy gdyby
        gdyż bo ponieważ że żeby aby by iż choć chociaż mimo niż w we z ze na do od ode po za pod nad przed przy
        przez dla u o bez między pomiędzy wśród obok koło około wokół według podczas wobec wskutek dzięki poza
        oprócz ku przeciw przeciwko względem wzdłuż spod znad zza jest są był była było byli były być będąc jestem
        jesteśmy byłby byłaby byłoby zostać został została zostało zostali zostały zostaną zostanie ma mają miał
        miała miało mieli miały mieć każdy każda każde każdego każdej wszystko wszyscy wszystkie wszystkich
        wszystkim cały cała całe całego całej inny inna inne innego innej innych ktoś coś jakiś jakaś jakieś pewien
        pewna oba obie obaj obu sam sama samo sami tak taki taka takie takiego takich można może mogą mógł mogła
        mogli trzeba należy powinien powinna powinno powinni
    """),
    light=words("""
        godz godzinie teraz dziś dzisiaj wczoraj jutro obecnie aktualnie już jeszcze nadal wciąż tylko jedynie
        wyłącznie bardzo dość dosyć całkiem zupełnie jednak natomiast zaś ponadto również także też dalej znów znowu
        ponownie wcześniej później wkrótce niedawno ostatnio najpierw wreszcie w końcu około mniej więcej łącznie
        razem wiele wielu kilka kilku kilkoro kilkanaście kilkunastu kilkadziesiąt kilkudziesięciu niektóre
        niektórzy niektórych sporo trochę nieco bardziej najbardziej no dobrze przecież zatem dlatego tymczasem
        jednocześnie równocześnie dotychczas dotąd odtąd następnie potem wtedy zaraz natychmiast nagle zwłaszcza
        szczególnie głównie przede wszystkim przykład na między innymi np tzw tzn itd oczywiście naprawdę faktycznie
        właśnie niemal prawie blisko różne różnych kolejne kolejny kolejna kolejnych dodatkowo dodatkowe
        poszczególne odpowiednio tak zwany tym trwa trwają pozostaje pozostają stał stała znajduje znajdują doszło
        dojdzie doszedł sprawie związku ramach zakresie trakcie czasie stronie części
    """),
    negation=words("""
        nie nigdy nikt nikogo nikomu nic niczego nigdzie żaden żadna żadne żadnego żadnej żadnych bez ani brak
    """),
    reader=words("ty ciebie tobie twój twoja państwo wam was"),
    future=words("""
        będzie będą będę będziemy zostanie zostaną planuje planują planowane planowany planowana zamierza zamierzają
        chce chcą oczekuje oczekiwany spodziewa przewiduje przewidywany proponuje proponują ma mają wkrótce
        nadchodzący nadchodząca zapowiada zapowiadają
    """),
    hedge=words("""
        może mogą mógłby mogłaby mogłoby mogliby mogłyby możliwe możliwie chyba prawdopodobnie zapewne
        podobno rzekomo rzekomy rzekoma ponoć przypuszczalnie niewykluczone podejrzewany podejrzewana
        podejrzany domniemany domniemana nieoficjalnie niepotwierdzone wydaje zdaje miałby miałaby miałoby
        mieliby uwaza obawy podejrzewa
    """),
    qualifiers=words(
        """
        pełniący obowiązki zastępca wice były była dawny tymczasowy tymczasowa tymczasowo wstępny wstępna
        wstępnie częściowo częściowy prawie niemal większość niektórzy niektóre kilka kilku wielu wszyscy
        wszystkie oba obaj obie próba próbował usiłowanie domniemany domniemana podejrzany podejrzana rzekomy
        planowany planowana możliwy ewentualny tylko jedynie jedyny połowa obawy
    """
    ),
    denying=words("nie"),
    contrasts=contrasts("""
        przed | po
        może mogą | powinien powinna powinno powinny | musi muszą
        wszyscy wszystkie wszystkich każdy każda każde | większość większości | wiele wielu | kilka kilku niektóre
        nad powyżej | pod poniżej
        wewnątrz | poza
        za | przeciw przeciwko
        i oraz | lub albo
        prawdopodobne prawdopodobnie | nieprawdopodobne
        zaginiony zaginiona zaginieni szukaja poszukuja poszukiwany poszukiwana
        | znalezli odnalezli znaleziono odnaleziono znaleziony znaleziona odnaleziony odnaleziona
        | zywy zywa zywych zywego | martwy martwa zwłoki ciało ciała
    """),
    pending=words("""
        rozważa rozważają rozważał grozi grożą groził odmawia odmawiają odmówił odmówiła zastanawia analizuje
        analizują bada badają waha wahają
    """),
    intent=words("""
        planowany planowana planowane planuje planuja oczekuje spodziewa chce chca zada zadaja domaga
        domagaja wzywa zamierza zamierzaja probuje probuja ma maja
    """),
    outcome=words("""
        nieznany nieznana nieznane niejasne niejasny martwy zmarł zmarła zmarli zmarło zginął zginęła zginęli
        zginęło zabity zabici zabita zabił zaginiony zaginiona zaginął uratowany uratowano uratowani ocalony
        przeżył przeżyła ranny ranna ranni rannych obrażeń zatrzymany zatrzymana zatrzymano zatrzymani
        aresztowany aresztowano areszt oskarżony oskarżona oskarżono skazany skazana skazano uniewinniony
        uniewinniono zwolniony zwolniono wypuszczony winny winna przyznał zaprzeczył zrezygnował dymisja dymisji
        odwołany odwołano zawieszony zawieszono powołany powołano mianowany wybrany wybrana wybrano pokonał
        pokonała wygrał wygrała wygrali przegrał przegrała przegrali remis zremisował zatwierdzony zatwierdzono
        przyjęty przyjęto odrzucony odrzucono uchwalono uchwalony zablokowany podpisany podpisano podpisał
        zawetował zakończony zakończono zakończyła nieudany upadł przełożony przełożono wznowiony wznowiono
        otwarty otwarto zamknięty zamknięto wstrzymany wstrzymano przerwany przerwano wycofany wycofano zakazany
        zakazano zniesiony zniesiono wprowadzono potwierdzony potwierdzono ewakuowany ewakuowano ugaszony
        ugaszono opanowany opanowano znaleziony znaleziono odnaleziony odnaleziono naprawiony naprawiono
        przywrócono bankrut upadłość sprzedany sprzedano skonfiskowano zniszczony zatonął rozbił wykoleił
        deportowany wydalony awansował odpadł wyeliminowany otwarty otwarta otwarto wzrósł wzrosła wzrosły spadł
        spadła spadły wyższy niższy północ południe wschód zachód lewo prawo najlepszy najgorszy przed po
        rozpoczął rozpoczęła przyjął odmówił poparł zatrudnił podwoił ciało zwłoki zywy zywa krytyczny stabilny
    """),
    speech=words("""
        powiedział powiedziała powiedzieli mówi mówił mówiła mówią informuje poinformował poinformowała
        poinformowali informują oświadczył oświadczyła stwierdził stwierdziła stwierdza dodał dodała dodaje
        podkreślił podkreśliła podkreśla zaznaczył zaznaczyła zaznacza wyjaśnił wyjaśniła wyjaśnia ogłosił ogłosiła
        przekazał przekazała przekazali przekazuje ocenił oceniła ocenia uważa twierdzi twierdzą przyznał przyznaje
        zapewnił zapewniła zapewnia ostrzegł ostrzega napisał napisała pisze skomentował komentuje odpowiedział
        odpowiada opowiada opowiadał relacjonuje rzecznik rzeczniczka rzecznika oświadczenie oświadczeniu komunikat
        komunikacie według zdaniem potwierdził potwierdziła zapowiedział zapowiedziała wskazał wskazuje przypomniał
        zwrócił apeluje apelował
    """),
    attribution=lines(r"""
        \b(?:dziennikarzom|reporterom|mediom|prasie)\b
        \b(?:w|we) (?:krótkim |pisemnym )?(?:komunikacie|oświadczeniu)\b
        \bw (?:wywiadzie|rozmowie)\b(?: (?:dla|z) (?-i:[A-ZĄ-Ż][\w-]*(?: [A-ZĄ-Ż][\w-]*)?))?
        \b(?:na konferencji prasowej|przez telefon|telefonicznie|w e-?mailu)\b
    """),
    headings=words("""
        więcej inne dalsze tło szczegóły informacje kontakt data czas miejsce podsumowanie pytania odpowiedzi
        analiza komentarz przegląd spis linki czytaj zobacz
    """),
    pointers=lines(r"""
        (czytaj|zobacz|sprawdź|przeczytaj) (także|też|również|więcej|tutaj|cały|dalej)\b
        (więcej|dalsze|szczegółowe) informacj(i|e)\b|aby (dowiedzieć|uzyskać) (się )?więcej\b
        (kliknij|obserwuj nas|zapisz się|zaloguj się|zarejestruj się|subskrybuj)\b
        (przepraszamy|dziękujemy (za|państwu)|życzymy|powodzenia)
    """),
    themes=themes("""
        death: zgin zabit zabil zmar smierc smierteln zwłok cial utonał utonel zamordow morderstw nie_zyje
            ofiary_smierteln
        injury: ranny. ranna. ranni. rannych rann szpital obrazen poszkodowan zatruc zakazen ofiar
        missing: zagin porwan zakladni
        evacuation: ewakuac ewakuow uciek uwiezion bez_dachu
        danger: wybuch eksploz pozar ogien powodz skazen toksyczn azbest zawal wykole trzesieni wichur niebezpiecz
            awari
        attack: atak zamach ostrzał strzelani bomb rakiet dron. drony. dronow rozejm wojn nozem
        arrest: zatrzyman aresztow areszt oskarzon zarzut podejrzan
        verdict: winny. winna. skazan skaza uniewinni wyrok wiezieni grzywn
        departure: rezygn dymisj odwołany. zwolnion zwolni ustapi
        closure: zamkn odwołan. przełozon zawieszon zawiesz wstrzyman zakaz. zakazan upadlosc
        strike: strajk
        recall: wycofan wycofuje wycofanie_z
        approval: zatwierdz porozumieni uchwal. uchwalil odrzuc wybran podpisan zgod. przyjał
        reopening: ponownie_otw wznow przywroc odwołano. zniesion opanowan ugasz zakonczy
        rescue: uratow odnale znalezion przezy ocala uwolni
        victory: wygra zwycie mistrz gol. gole. pokona tytul porazk
        inquiry: sledztw dochodzen prokurat pozew odwołani przyczyn badan
        confirmation: potwierdz zaprzecz przyzna wykluczy zidentyfik
        official: policj straz minister rzad. rzadu burmistrz prezydent sad. sadu sedzia prokurat władz inspektor
            rzeczni
        bystander: sasiad swiad mieszkaniec mieszkanka przechodz kibic ekspert analityk turyst
        comment: podziek dziekuj krytyk ubolew rozczarow zadowol dumn potepi ma_nadziej
        background: załozon znan_z od_20 zeszłym_roku widzow podpisow
        sport: liga. ligi. mecz gol. gole. puchar trener sezon napastnik wyscig mistrz turniej medal druzyn pilkarz
            klub
        show: piosenkar aktor gwiazd zespoł festiwal fanow powiesc pisarz film. koncert album
        service: szkoł wod. woda. wody. prad. pociag klient pasazer mieszkanc pacjent prom. drog. droga. most. lotow
        politics: minist parlament rzad. rada. rady. prezydent burmistrz wybor ustaw sad. sejm partia
    """),
    irregular={},
    alike=alike("""
        ranny poszkodowany | odwołano anulowano | przełozono odłozono | wzrosł zwiekszył | spadł zmniejszył
        obnizył | rozpoczał zaczał | zakonczył skonczył | uchwalił przyjał | kupił nabył | pozar ogien |
        samochod auto pojazd | firma spółka przedsiebiorstwo | samolot maszyna | sledztwo dochodzenie |
        mieszkaniec lokator | policjant funkcjonariusz | ogromny olbrzymi | pracownik zatrudniony | płaca pensja
        wynagrodzenie | zniszczył zrujnował | zbudował wybudował | zakazał zabronił | zadał domagał | otrzymał
        dostał | porozumienie umowa | powazny ciezki | dziennikarz reporter | uratował ocalił | zmarł umarł |
        dom budynek
    """),
    verbs=NO_VERBS,
    respellings=((r"ow$", "ów"),),
    stemmer="polish",
    numbers=_NUMBERS,
    fractions=_FRACTIONS,
    calendar=_CALENDAR,
    units=_UNITS,
    stops=_STOPS,
)
