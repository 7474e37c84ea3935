"""German."""

from __future__ import annotations

from monitor.language.compounds import units_first
from monitor.language.shape import (
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
    verbs,
    words,
)

# fmt: off
_PARTS = units_first(
    units=(
        "", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
        "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
    ),
    tens=("", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"),
    joiner="und",
    hundred="hundert",
)
_WORDS = _PARTS | {word.replace("ß", "ss"): number for word, number in _PARTS.items()} | {"zwo": 2, "null": 0}
_NUMBERS = Numbers(
    words=_WORDS,
    hundreds=frozenset({"hundert"}),
    scales={
        "tausend": 10**3, "mio": 10**6, "million": 10**6, "millionen": 10**6, "mrd": 10**9, "milliarde": 10**9,
        "milliarden": 10**9, "billion": 10**12, "billionen": 10**12,
    },
    groups={"dutzende": 24, "dutzenden": 24, "hunderte": 200, "hunderten": 200, "tausende": 2000, "tausenden": 2000},
    single_groups={"dutzend": 12},
    articles=frozenset({"ein", "eine", "einem", "einen", "einer", "eines", "eins"}),
    joiners=frozenset({"und"}),
    ordinals=("erste", "zweite", "dritte", "vierte", "fünfte", "sechste", "siebte", "achte", "neunte", "zehnte"),
    frequencies={
        "zweimal": 2, "dreimal": 3, "viermal": 4, "fünfmal": 5, "sechsmal": 6, "siebenmal": 7, "achtmal": 8,
        "neunmal": 9, "zehnmal": 10, "elfmal": 11, "zwölfmal": 12,
    },
    ages=ages(_WORDS, ("jährig", "jährige", "jähriger", "jährigen", "jähriges", "jährigem")),
    thousand_inside="tausend",
    comma_groups=False,
    over=("mehr als", "über", "mindestens", "älter als"),
    under=("weniger als", "fast", "beinahe", "knapp", "höchstens", "bis zu", "nicht mehr als", "jünger als"),
)
_FRACTIONS = Fractions(
    nouns={"drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "siebtel": 7, "achtel": 8, "zehntel": 10},
    plain_fractions=frozenset({"achtel", "drittel", "fünftel", "sechstel", "siebtel", "viertel", "zehntel"}),
    parts={"viertel": 4, "drittel": 3, "fünftel": 5},
    of_whole=frozenset({"aller", "der", "des", "von"}),
    by=frozenset({"um"}),
    halves=frozenset({"halb", "halbe", "halben", "halber", "halbes"}),
    noun_half="hälfte",
    half_has_article=False,
    mixed={
        "anderthalb": 1.5, "eineinhalb": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5, "viereinhalb": 4.5,
        "fünfeinhalb": 5.5, "sechseinhalb": 6.5, "siebeneinhalb": 7.5,
    },
    joined={"dreiviertel": (75, "%"), "viertelstunde": (15, ""), "dreiviertelstunde": (45, "")},
    wholes={"stunde": 60, "dutzend": 12, "jahrhundert": 100},
    links=(("von",),),
    every=frozenset({"jede", "jedem", "jeden", "jeder", "jedes"}),
    periods=spelled("""
        sekunden minuten stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren spiel
        spiele spielen saison partien
    """),
)
_CALENDAR = Calendar(
    months=(
        "januar jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober",
        "november", "dezember",
    ),
    short_months=("jan", "feb", "mrz", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"),
    weekdays=("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend", "sonntag"),
    dotted_dates=True,
    spoken_days=False,
    named_times={"mitternacht": 0},
    o_clock=frozenset({"uhr"}),
    always_clock=True,
    at=frozenset({"ab", "bis", "gegen", "um"}),
    bare_clock=False,
    dayparts={
        "morgens": "a", "am morgen": "a", "vormittags": "a", "am vormittag": "a", "nachmittags": "p",
        "am nachmittag": "p", "abends": "p", "am abend": "p", "nachts": "n",
    },
    before_hour={("halb",): -30, ("viertel", "nach"): 15, ("viertel", "vor"): -15},
    after_hour={},
)
_UNITS = Units(
    names={
        "%": "prozent", "pp": "prozentpunkt prozentpunkte prozentpunkten", "USD": "dollar", "EUR": "euro euros",
        "CHF": "franken", "GBP": "pfund", "JPY": "yen", "CNY": "yuan", "RUB": "rubel", "cent": "cent",
        "mm": "millimeter millimetern", "cm": "zentimeter zentimetern", "m": "meter metern",
        "km": "kilometer kilometern", "km/h": "stundenkilometer stundenkilometern", "mile": "meile meilen",
        "m²": "quadratmeter quadratmetern", "km²": "quadratkilometer quadratkilometern",
        "m³": "kubikmeter kubikmetern", "ha": "hektar hektare", "mg": "milligramm", "g": "gramm",
        "kg": "kilo kilogramm", "t": "t tonne tonnen", "l": "liter litern", "°": "grad", "kW": "kilowatt",
        "kWh": "kilowattstunde kilowattstunden", "MW": "megawatt", "GW": "gigawatt", "MB": "megabyte",
        "GB": "gigabyte",
    },
    phrases={"mal": "times"},
    squares={},
    tails={"/h": ("pro stunde",)},
)
_STOPS = Stops(
    before_names=spelled("""
        dr prof hr hrn fr frl ing dipl mag med phil jur rer nat hc h.c st bzw ca d.h z.b z.t u.a s.o s.u o.g v.a
        i.d.r i.v i.a m.e sog evtl ggf bspw vgl insb inkl exkl zzgl gem lt betr geb gest verh gegr kath ev bes
        bisher min max mind tel gen ggü bezügl ehem röm dt engl frz österr schweiz amtl staatl städt jr sen d h z b
        u o v i s
    """),
    either=spelled("""
        usw etc u.a.m u.ä o.ä u.dgl v.chr n.chr chr co mio mrd tsd str pl hg hrsg verl zit jh jhd jan feb apr aug
        sept okt nov dez
    """),
    before_figures=spelled("nr nrn art abs s bd kap abb tab ziff anm aufl vers jg tel ca ab z pkt lit rn az"),
    openers=spelled("""
        der die das den dem des ein eine einer eines einem einen es er sie wir ihr ich man im in am an auf aus bei
        mit nach von vor zu zum zur um für durch über unter gegen ohne bis seit während wegen trotz als wenn weil da
        dass ob und aber oder denn doch sondern so auch noch nur schon dann danach dabei dazu damit dafür davon dort
        hier jetzt nun heute gestern morgen dies diese dieser dieses diesem jede jeder jedes alle viele einige
        mehrere beide kein keine nicht wer was wie wo warum sein seine ihre insgesamt zudem außerdem allerdings
        jedoch dagegen später zuvor bereits zunächst laut
    """),
)
GERMAN = Language(
    code="de",
    name="German",
    letters="äöüß",
    function=words("""
        der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem jener jene jenes
        es er sie ihn ihm ihr ihre ihren ihrem ihrer ihres sein seine seinen seinem seiner seines wir uns unser
        unsere ich mich mir mein meine du dich dir dein man sich wer wen wem was wann wo warum wie und oder aber
        doch denn wenn dann als an am auf aus bei beim bis durch für gegen hinter in im ins mit nach neben ob ohne
        seit trotz um unter über von vom vor während wegen zu zum zur zwischen weil dass obwohl sowie auch so ist
        sind war waren bin bist seid wäre wären gewesen hat haben hatte hatten habe hast gehabt wird werden wurde
        wurden worden welche welcher welches beide jede jeder jedes alle allen aller kann können konnte konnten darf
        dürfen muss müssen musste mussten soll sollen durfte durften dürfe könne müsse solle hätte hätten sei seien
        werde würde würden euch euer eure eurer ihnen ihrerseits seinerseits derjenige diejenigen derselbe dieselbe
        dasselbe jedem jeden jenem jenen manche mancher manches solche solcher solches solchen etwas jemand nachdem
        ums ans aufs fürs bevor sobald solange sodass falls indem damit seitdem worauf wobei wodurch womit wofür woran
        darin daran darauf daraus darüber davon dafür dagegen danach davor dazwischen hierbei hierzu hinzu hin her
        innerhalb außerhalb oberhalb unterhalb entlang gegenüber samt mitsamt laut gemäß statt anstatt bezüglich
        hinsichtlich infolge aufgrund anhand mithilfe je pro beider beiden ersterer letzterer weshalb wohin woher
    """),
    light=words("""
        jetzt nun heute gestern morgen derzeit momentan aktuell inzwischen mittlerweile bereits schon noch nur sehr
        ganz recht allerdings jedoch daher deshalb deswegen somit außerdem zudem ferner weiter weitere weiteren
        weiterer wieder erneut zuvor anschließend kurz bald später früher kürzlich zunächst schließlich etwa rund
        circa ca ungefähr insgesamt unter anderem ebenfalls ebenso dabei dazu damit dort hier einmal eben etwas
        einige viele mehrere bitte zahlreiche zahlreicher zahlreichen etliche diverse vielen einigen mehreren
        mehrerer einiger bislang bisher nach wie weiterhin überdies darüber hinaus gleichzeitig zugleich unterdessen
        indes indessen derweil zwischenzeitlich jüngst neulich unlängst demnächst alsbald danach daraufhin hernach
        vorher davor dann letztlich endlich zuletzt anfangs ursprünglich eigentlich grundsätzlich natürlich freilich
        immerhin jedenfalls ohnehin sowieso überhaupt quasi gewissermaßen beispielsweise insbesondere vor allem
        besonders speziell vornehmlich namentlich nämlich also folglich demnach mithin infolgedessen dennoch
        trotzdem gleichwohl nichtsdestotrotz hingegen allein lediglich bloß ausschließlich gerade soeben nochmals
        abermals neuerlich wiederum jeweils ziemlich ungemein äußerst überaus zirka annähernd schätzungsweise
        entsprechend sogenannte sogenannten sogenannter genannt eigene eigenen eigener kam kamen kommt kommen
        gekommen
    """),
    negation=words("nicht kein keine keinen keinem keiner keines nie niemals niemand nichts weder ohne"),
    reader=words("ihnen ihre ihrer ihrem du dein deine euch eure bitte"),
    future=words("""
        wird werden will wollen soll sollen sollte plant planen geplant erwartet voraussichtlich künftig möchte
        beabsichtigt
    """),
    hedge=words("""
        könnte könnten möglicherweise vielleicht wohl wahrscheinlich mutmaßlich angeblich offenbar
        vermutlich mutmaßliche mutmaßlicher dürfte dürften vermutet befurchtet anscheinend
        scheint scheinen
    """),
    qualifiers=words(
        """
        amtierend amtierende amtierender kommissarisch kommissarische stellvertretende stellvertretender
        ehemalige ehemaliger frühere früherer designierte designierter vorläufig vorläufige vorläufiger teilweise
        fast beinahe nahezu meisten einige mehrere wenige viele alle beide versuchten versuchter versuchte
        versucht mutmaßlich angeblich geplante geplanter geplanten mögliche möglicher bedingt vorübergehend nur
        halb befürchtet
    """
    ),
    denying=words("un in im ir miss nicht"),
    contrasts=contrasts("""
        vor bevor bis | nach nachdem seit ab
        kann können könnte könnten darf dürfen | sollte sollten | muss müssen
        alle allen aller jede jeder jedes | meisten | viele vielen | mehrere einige manche | wenige
        über oberhalb | unter unterhalb
        innerhalb | außerhalb
        für | gegen
        und | oder
        wahrscheinlich | unwahrscheinlich
        vermisst vermisste vermissten vermisster suchen sucht gesucht | gefunden aufgefunden entdeckt fanden fand
        | lebend lebendig | tot tote toten toter gestorben verstorben umgekommen leben leiche leichen
    """),
    pending=words("erwägt erwägen prüft prüfen droht drohen drohte weigert weigern weigerte überlegt überlegen"),
    intent=words("""
        geplant plant planen planten vorgesehen angesetzt erwartet erwarten will wollen wollte wollten soll
        sollen sollte sollten fordert fordern forderte forderten verlangt verlangte hofft hoffen versucht
        versuchen versuchte beabsichtigt
    """),
    outcome=words("""
        unklar unbekannt ungewiss abgeschlossen zugestimmt tot gestorben getötet vermisst gerettet überlebt
        verletzt verhaftet festgenommen angeklagt verurteilt freigesprochen freigelassen schuldig zurückgetreten
        entlassen suspendiert ernannt gewählt abgewählt besiegt gewonnen verloren gebilligt abgelehnt
        verabschiedet blockiert unterzeichnet gescheitert abgesagt verschoben aufgenommen wiedereröffnet
        gesperrt geschlossen gestoppt beendet zurückgezogen verboten aufgehoben verhängt bestätigt dementiert
        gestanden evakuiert gelöscht behoben insolvent verkauft beschlagnahmt zerstört gesunken abgestürzt
        ausgeliefert ausgeschieden offen geöffnet gestiegen steigt sank sinkt gesunken gefallen fiel höher
        niedriger nord süd ost west nördlich südlich östlich westlich links rechts beste schlechteste länger
        kürzer vor nach begonnen begann angenommen unterstützt eingestellt verdoppelt halbiert gefunden entdeckt
        leiche lebend kritisch stabil umgekommen verstorben
    """),
    speech=words("""
        sagt sagte sagten erklärt erklärte erklärten teilte mitgeteilt mitteilte betont betonte kündigte ankündigte
        äußerte warnte forderte bestätigte berichtete berichtet meldete meldet schrieb schreibt hieß zufolge laut
        sprecher sprecherin mitteilung twitterte ergänzte meinte angaben gesagt äußert äußerten meint meinten
        betonten bekräftigte unterstrich bemerkte versicherte beteuerte kommentierte erläuterte schilderte
        pressemitteilung unternehmensangaben polizeiangaben sagten sage äußern
    """),
    attribution=lines(r"""
        \b(?:dem|der|den) (?:(?:lokalen|örtlichen) )?(?:sender|reportern|journalisten|medien|presse|zeitung)\b
        \b(?:dem|der) (?:nachrichtenagentur|agentur|rundfunk)\b(?: (?-i:[A-ZÄÖÜ][\w.-]*))?
        \b(?:vor|gegenüber) (?:(?:dem|der|den) )?(?:reportern|journalisten|medien|presse)\b
        \bin (?:einem|seinem|ihrem) (?:\w+en )?(?:interview|gespräch)\b(?: mit (?:(?:dem|der) )?(?-i:[A-ZÄÖÜ][\w.-]*))?
        \bin (?:einer|seiner|ihrer) (?:\w+en )?(?:mitteilung|pressemitteilung|erklärung|stellungnahme)\b
        \b(?:auf|bei) einer pressekonferenz\b
        \b(?:am telefon|telefonisch|per e-?mail)\b
    """),
    headings=words("""
        weitere mehr hintergrund einzelheiten informationen kontakt termine datum zeit ort überblick zusammenfassung
        fragen antworten analyse kommentar
    """),
    pointers=lines(r"""
        (mehr|weitere[s]?|nähere[s]?) (dazu|informationen|infos|einzelheiten) (finden|gibt|erhalten|unter)\b
        jetzt (weiterlesen|testen|abonnieren|anmelden|registrieren)\b
        (wir entschuldigen|wir bitten um (verständnis|entschuldigung)|vielen dank|wir danken|viel (glück|erfolg))
    """),
    themes=themes("""
        death: tot. tote. toten. toter. totes. todes gestorben. starb. starben. sterben. verstorben getotet totet
            leiche ertrunken ermordet mord. todlich -tote. -toten. ums_leben umgekommen
        injury: verletz verwundet krankenhaus klinik. schwerverletz vergift erkrankt. -opfer. opfer.
        missing: vermisst verschwunden verschollen entfuhr geisel
        evacuation: evakuier gefluchtet fliehen. eingeschlossen obdachlos raumung geraumt
        danger: explosion explodiert brand. brande. feuer. hochwasser uberschwemm giftig verseucht asbest einsturz
            eingesturzt entgleis absturz gefahr ausbruch erdbeben -brand. -feuer. unwetter stromausfall gasleck
        attack: angriff anschlag beschuss geschossen bombe rakete drohne messer uberfall waffenruhe krieg putsch
        arrest: festgenommen festnahme verhaftet haft. untersuchungshaft haftbefehl angeklagt anklage beschuldig
            tatverdacht verdachtig razzia
        verdict: schuldig verurteil urteil freigesprochen freispruch gefangnis freiheitsstrafe geldstrafe bewahrung
        departure: rucktritt zuruckgetreten tritt_zuruck entlass gefeuert abberufen beurlaubt trennt_sich abgesetzt
            freigestellt
        closure: geschlossen schliess sperrung gesperrt abgesagt absage verschoben ausgesetzt gestoppt eingestellt
            insolven pleite verbot verboten fallt_aus gestrichen unterbrochen
        strike: streik arbeitsniederlegung ausstand -streik.
        recall: ruckruf zuruckgerufen ruft_zuruck
        approval: genehmig beschloss einigung geeinigt einigen stimmt_zu zugestimmt abgelehnt gebilligt gewahlt
            unterzeichnet verabschiedet vereinbar
        reopening: wieder_geoffnet freigegeben aufgehoben zuruckgenommen wiederaufgenommen wieder_frei geloscht
            unter_kontrolle entwarnung behoben
        rescue: gerettet rettet gefunden. wohlbehalten uberleb befreit freigelassen geborgen
        victory: gewinnt. gewann. gewonnen. sieg. siegt. siegte. meister. tor. titel. pokal niederlage
        inquiry: ermittl ermittelt untersuch klage. klagt. verklagt staatsanwalt ursache beschwerde berufung
            revision.
        confirmation: bestatig dementier raumte_ein zuruckgewiesen ausgeschlossen identifiziert
        official: polizei feuerwehr minister ministerium regierung burgermeister gericht richter staatsanwalt
            behorde vorstand konzern landrat prasident sprecher klinik -amt.
        bystander: nachbar anwohner zeuge augenzeuge fans. passant analyst experte besucher kunde
        comment: dankt. dankte. bedauer begrusst kritisier enttauscht freut. nannte. nennt. forder hofft. hoffe.
            lobt
        background: gegrundet bekannt_fur seit_20 zuletzt beschaftigt vergangenen_jahr zuschauer unterschrift
        sport: liga. spiel. tor. tore. pokal trainer saison sturmer rennen meister turnier medaille mannschaft
            weltcup sieg -cup. olympi sprinter verein
        show: sanger schauspieler star. stars. band. festival fans. roman. autor film. konzert album promi
        service: schule wasser strom. zug. zuge. bahn. kunden fahrgast anwohner patient fahre. strasse brucke fluge
            wohnung
        politics: minister parlament regierung stadtrat prasident burgermeister wahl. gesetz gericht partei
            verhandlung landtag
    """),
    irregular={},
    alike=alike("""
        verletzt verwundet | entlassen gefeuert | absagen streichen | verschieben vertagen aufschieben | steigen
        klettern zunehmen | sinken fallen abnehmen | stoppen anhalten | beginnen anfangen starten | billigen
        annehmen verabschieden | kaufen erwerben | passieren geschehen ereignen | helfen unterstutzen | brand
        feuer | auto wagen pkw fahrzeug | firma unternehmen | lkw lastwagen laster | arzt mediziner | anwalt
        rechtsanwalt | flugzeug maschine | ermittlung untersuchung | bewohner anwohner einwohner | polizist
        beamter | riesig enorm gewaltig | schnell rasch zugig | mitarbeiter beschaftigte angestellte | lohn
        gehalt | vorfall zwischenfall | unfall ungluck | erhalten bekommen | bauen errichten | verbieten
        untersagen | fordern verlangen | abkommen vereinbarung | heftig stark | zerstort vernichtet | wohnung
        appartement | jahrlich alljahrlich | reporter journalist
    """),
    verbs=verbs("""
        backen backt buk gebacken | bergen birgt barg bargen geborgen | bieten bot boten geboten | binden
        gebunden | bitten bat baten gebeten | bleiben blieb blieben geblieben | brechen bricht brach brachen
        gebrochen | brennen brannte brannten gebrannt | bringen brachte brachten gebracht | denken dachte
        dachten gedacht | dringen drang drangen gedrungen | essen isst ass assen gegessen | fahren fahrt fuhr
        fuhren gefahren | fiel fielen fallt gefallen | fangen fangt fing fingen gefangen | finden fand fanden
        gefunden | fliegen flog flogen geflogen | fliehen floh flohen geflohen | fliessen floss flossen
        geflossen | frieren fror froren gefroren | geben gibt gab gaben gegeben | gehen ging gingen gegangen |
        gelingen gelang gelungen | gelten gilt galt galten gegolten | geniessen genoss genossen | geraten gerat
        geriet gerieten | geschehen geschieht geschah geschahen | gewann gewannen gewinnt gewonnen | greifen
        griff griffen gegriffen | halten halt hielt hielten gehalten | hangen hing hingen gehangen | heben hob
        hoben gehoben | heissen hiess hiessen geheissen | helfen hilft half halfen geholfen | kennen kannte
        kannten gekannt | klingen klang klangen geklungen | laden ladt lud luden geladen | lassen lasst liess
        liessen gelassen | laufen lauft lief liefen gelaufen | leiden litt litten gelitten | leihen lieh liehen
        geliehen | lesen liest las lasen gelesen | liegen lag lagen gelegen | lugen log logen gelogen | messen
        misst gemessen | nehmen nimmt nahm nahmen genommen | nennen nannte nannten genannt | pfeifen pfiff
        pfiffen gepfiffen | raten riet rieten geraten | reissen riss rissen gerissen | reiten ritt ritten
        geritten | rennen rannte rannten gerannt | rufen rief riefen gerufen | schaffen schuf schufen geschaffen
        | scheiden schied schieden geschieden | scheinen schien schienen geschienen | schieben schob schoben
        geschoben | schiessen schoss schossen geschossen | schlafen schlaft schlief schliefen geschlafen |
        schlagen schlagt schlug schlugen geschlagen | schliessen schloss schlossen geschlossen | schneiden
        schnitt schnitten geschnitten | schreiben schrieb schrieben geschrieben | schreien schrie schrien
        geschrien | schweigen schwieg schwiegen geschwiegen | schwimmen schwamm schwammen geschwommen |
        schwinden schwand schwanden geschwunden | schworen schwor geschworen | sehen sieht sah sahen gesehen |
        senden sandte sandten gesandt | singen sang sangen gesungen | sinken sank sanken gesunken | sitzen sass
        sassen gesessen | sprechen spricht sprach sprachen gesprochen | springen sprang sprangen gesprungen |
        stechen sticht stach stachen gestochen | stehen stand standen gestanden | stehlen stiehlt stahl stahlen
        gestohlen | steigen stieg stiegen gestiegen | sterben stirbt starb starben gestorben | stossen stosst
        stiess stiessen gestossen | streiten stritt stritten gestritten | tragen tragt trug trugen getragen |
        treffen trifft traf trafen getroffen | treiben trieb trieben getrieben | treten tritt trat traten
        getreten | trinken trank tranken getrunken | tun tat taten getan | wachsen wachst wuchs wuchsen
        gewachsen | weichen wich wichen gewichen | weisen wies wiesen gewiesen | wenden wandte wandten gewandt |
        werben wirbt warb warben geworben | werfen wirft warf warfen geworfen | wiegen wog wogen gewogen |
        wissen wusste wussten gewusst | ziehen zog zogen gezogen | zwingen zwang zwangen gezwungen | beginnen
        begann begannen begonnen | empfehlen empfiehlt empfahl empfahlen empfohlen | befehlen befiehlt befahl
        befahlen befohlen | erloschen erlischt erlosch | verderben verdarb verdorben | vergessen vergisst
        vergass vergassen | verlieren verlor verloren | vermeiden vermied vermieden | verzeihen verzieh
        verziehen
    """, prefixes="""
        ab an auf aus be bei bekannt bereit durch ein emp ent entgegen er fehl fern fest fort frei heim her heran heraus
        herum hervor hinaus hinzu hoch los miss mit nach nieder statt teil uber um unter ver vor voran voraus vorbei weg
        weiter wieder zer zu zuruck zusammen
    """, participle="ge"),
    respellings=(),
    stemmer="german",
    numbers=_NUMBERS,
    fractions=_FRACTIONS,
    calendar=_CALENDAR,
    units=_UNITS,
    stops=_STOPS,
)
