"""Dutch."""

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
        "", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
        "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
    ),
    tens=("", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"),
    joiner="en",
    hundred="honderd",
)
_WORDS = _PARTS | {"nul": 0}
_NUMBERS = Numbers(
    words=_WORDS,
    hundreds=frozenset({"honderd"}),
    scales={"duizend": 10**3, "mln": 10**6, "miljoen": 10**6, "mld": 10**9, "miljard": 10**9, "biljoen": 10**12},
    groups={"tientallen": 20, "honderden": 200, "duizenden": 2000},
    single_groups={"dozijn": 12, "tiental": 10, "honderdtal": 100},
    articles=frozenset({"een", "eén", "één"}),
    joiners=frozenset({"en"}),
    ordinals=("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende"),
    frequencies={
        "tweemaal": 2, "driemaal": 3, "viermaal": 4, "vijfmaal": 5, "zesmaal": 6, "zevenmaal": 7, "achtmaal": 8,
        "negenmaal": 9, "tienmaal": 10,
    },
    ages=ages(_WORDS, ("jarig", "jarige", "jarigen")),
    thousand_inside="duizend",
    comma_groups=False,
    over=("meer dan", "minstens", "ruim", "ouder dan"),
    under=("minder dan", "bijna", "hooguit", "niet meer dan", "tot", "jonger dan"),
)
_FRACTIONS = Fractions(
    nouns={"derde": 3, "kwart": 4, "vierde": 4, "vijfde": 5, "zesde": 6, "achtste": 8, "tiende": 10},
    plain_fractions=frozenset({"kwart"}),
    parts={"kwart": 4},
    of_whole=frozenset({"deel", "van"}),
    by=frozenset({"met"}),
    halves=frozenset({"half", "halve"}),
    noun_half="helft",
    half_has_article=True,
    mixed={
        "anderhalf": 1.5, "anderhalve": 1.5, "tweeënhalf": 2.5, "drieënhalf": 3.5, "vierenhalf": 4.5,
        "vijfenhalf": 5.5,
    },
    joined={"driekwart": (75, "%"), "kwartier": (15, "")},
    wholes={"uur": 60, "dozijn": 12, "eeuw": 100},
    links=(("op", "de"), ("op", "elke"), ("op",)),
    every=frozenset({"elke"}),
    periods=spelled("seconden minuut minuten uur uren dag dagen week weken maand maanden jaar wedstrijd wedstrijden"),
)
_CALENDAR = Calendar(
    months=(
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
        "november", "december",
    ),
    short_months=("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    weekdays=("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    dotted_dates=False,
    spoken_days=False,
    named_times={"middernacht": 0},
    o_clock=frozenset({"uur"}),
    always_clock=False,
    at=frozenset({"om", "rond", "tegen", "vanaf"}),
    bare_clock=False,
    dayparts={
        "'s ochtends": "a", "'s middags": "p", "'s avonds": "p", "’s avonds": "p", "’s middags": "p",
        "s avonds": "p", "s middags": "p", "s ochtends": "a", "s nachts": "n",
    },
    before_hour={("half",): -30, ("kwart", "over"): 15, ("kwart", "voor"): -15},
    after_hour={},
)
_UNITS = Units(
    names={
        "%": "procent", "pp": "procentpunt procentpunten", "USD": "dollar dollars", "EUR": "euro", "GBP": "pond",
        "RUB": "roebel", "cent": "cent", "mm": "millimeter", "cm": "centimeter", "m": "meter", "km": "kilometer",
        "mile": "mijl", "ha": "hectare", "kg": "kilo kilogram", "g": "gr gram", "t": "t ton", "l": "liter",
        "°": "graden graad", "MW": "megawatt", "times": "keer gelegenheden",
    },
    phrases={"maal": "times"},
    squares={"vierkante": "²", "kubieke": "³"},
    tails={"/h": ("per uur",)},
)
_STOPS = Stops(
    before_names=spelled("""
        dhr mevr mw drs dr prof ir ing mr st jhr gebr jl bijv bv m.b.t o.a d.w.z t.a.v i.v.m m.n z.g resp incl excl
        ca evt zgn nl vgl
    """),
    either=spelled("enz etc b.v n.v e.d e.a a.u.b jr sr v.chr n.chr jan feb mrt apr jun jul aug sept okt nov dec"),
    before_figures=spelled("nr nrs art blz p pp vol fig tel hfst par afb lid"),
    openers=spelled("""
        de het een hij zij ze we wij ik je jij er dat dit die deze in op aan bij met naar van voor uit om door over
        onder tegen zonder tot sinds tijdens maar en of want dus als toen terwijl omdat hoewel ook nog al dan daarna
        daarom hier daar nu volgens zijn haar hun alle veel sommige geen niet wie wat hoe waar waarom
    """),
)
DUTCH = Language(
    code="nl",
    name="Dutch",
    letters="ëĳ",
    function=words("""
        de het een deze dit die dat er hier daar hij hem zijn zij ze haar hun hen wij we ons onze ik me mij mijn jij
        je jou jouw u uw zich wie wat wanneer waar waarom hoe welke en of maar want dus als dan aan achter bij
        binnen boven buiten door in langs met na naar naast om onder op over per rond sinds te tegen tijdens toe tot
        tussen uit van vanaf via volgens voor voorbij zonder omdat hoewel terwijl toen is was waren ben bent geweest
        heeft hebben had hadden wordt worden werd werden geworden alle elk elke ook zo ander andere beide kan kunnen
        kon konden moest moesten hoeft hebt heb gehad zichzelf elkaar iedereen iemand iets ieder iedere degene
        degenen zulk zulke zo'n z'n d'r m'n 's 't diens wiens wier waarin waarbij waarop waardoor waarvan waarmee
        waarna waarover waaronder daarin daarbij daarop daardoor daarvan daarmee daarover hierbij hierin hierop
        hierdoor hiervan hiermee erin erop eraan erbij ervan ermee erdoor ertoe ervoor eruit erover nadat voordat
        zodra zolang zodat doordat indien tenzij mits ofwel alsof aangezien gedurende ondanks wegens vanwege namens
        jegens omstreeks rondom behalve ten ter aldaar hetzelfde dezelfde allebei welk
    """),
    light=words("""
        nu vandaag gisteren morgen momenteel inmiddels al reeds nog alleen slechts zeer heel echter daarom dus
        bovendien verder weer opnieuw eerder later daarna vervolgens binnenkort onlangs uiteindelijk ongeveer circa
        enkele veel verschillende dan hier daar zo eens even wel meer minder diverse talrijke meerdere tal vele
        sommige thans tegenwoordig ondertussen intussen tegelijkertijd tegelijk alsnog nogmaals andermaal wederom
        voorheen vroeger destijds pas net zojuist recent recentelijk eindelijk tenslotte uiteraard natuurlijk
        overigens trouwens immers namelijk evenwel niettemin desondanks desalniettemin toch daarentegen bijgevolg
        derhalve dientengevolge daarnaast voorts tevens eveneens evenals zowel zelfs vooral voornamelijk
        hoofdzakelijk bijvoorbeeld onder zoals ruwweg pakweg grofweg enigszins nogal tamelijk erg uiterst bijzonder
        enkel louter gewoon straks spoedig weldra dadelijk meteen eerst oorspronkelijk aanvankelijk zogenoemde
        zogeheten zogenaamde eigen betreffende steeds nadien kwam kwamen komt komen gekomen
    """),
    negation=words("niet geen nooit niemand niets nergens noch zonder"),
    reader=words("u uw je jouw jullie"),
    future=words("zal zullen gaat gaan wil willen moet moeten plant gepland verwacht verwachten"),
    hedge=words("""
        misschien mogelijk waarschijnlijk vermoedelijk vermeende blijkbaar zou zouden gevreesd vermoed lijkt
        lijken schijnt
    """),
    qualifiers=words(
        """
        waarnemend waarnemende interim plaatsvervangend plaatsvervangende voormalig voormalige ex aangewezen
        voorlopig voorlopige gedeeltelijk gedeeltelijke deels bijna vrijwel meeste sommige enkele meerdere alle
        beide poging probeerde geprobeerd vermeend vermeende verdacht verdachte geplande voorgestelde mogelijke
        eventuele tijdelijk tijdelijke alleen slechts enige helft gevreesd
    """
    ),
    denying=words("on in"),
    contrasts=contrasts("""
        voor voordat tot | na nadat sinds vanaf
        kan kunnen mag mogen | moet moeten
        alle elke iedere ieder elk | meeste | veel | meerdere enkele sommige | weinig
        boven | onder
        binnen | buiten
        voor | tegen
        en | of
        waarschijnlijk | onwaarschijnlijk
        vermist vermiste zoekt zoeken gezocht | gevonden teruggevonden vonden vond | levend
        | dood dode doden overleden omgekomen lichaam lichamen
    """),
    pending=words("overweegt overwegen dreigt dreigen weigert weigeren weigerde"),
    intent=words("""
        gepland plant plannen verwacht verwachten wil willen wilde eist eisen eiste vraagt hoopt hopen
        probeert proberen moet moeten staat
    """),
    outcome=words("""
        onduidelijk onbekend onzeker dood overleden gedood vermist gered overleefd gewond gearresteerd
        aangehouden aangeklaagd veroordeeld vrijgesproken vrijgelaten schuldig afgetreden ontslagen geschorst
        benoemd gekozen herkozen verslagen gewonnen verloren goedgekeurd verworpen afgewezen aangenomen
        geblokkeerd ondertekend mislukt geannuleerd afgelast uitgesteld hervat heropend gesloten stilgelegd
        beëindigd ingetrokken verboden opgeheven opgelegd bevestigd ontkend bekend geëvacueerd geblust hersteld
        failliet verkocht beslag vernietigd gezonken neergestort uitgeleverd uitgeschakeld open geopend gestegen
        steeg gedaald daalde hoger lager noord zuid oost west links rechts beste slechtste langer korter voor na
        begonnen begon aanvaard geweigerd gesteund aangenomen verdubbeld gevonden lichaam levend kritiek stabiel
    """),
    speech=words("""
        zei zegt zeiden verklaarde verklaart vertelde meldde meldt liet weten bevestigde kondigde waarschuwde
        schreef schrijft volgens woordvoerder woordvoerster verklaring twitterde aldus benadrukte gezegd zeiden
        zeggen verklaarden vertelden vertelt meldden melden bericht berichtte berichtten stelde stelt lichtte
        onderstreepte reageerde reageert persbericht zegsman zegsvrouw
    """),
    attribution=lines(r"""
        \b(?:tegen|tegenover|aan) (?:(?:de|het|lokale) ){0,2}(?:verslaggevers|journalisten|pers|media)\b
        \b(?:tegen|tegenover|aan) (?:(?:de|het|lokale) ){0,2}(?:omroep|persbureau|krant)\b(?: (?-i:[A-Z][\w-]*))?
        \bin een (?:korte |schriftelijke )?(?:verklaring|persbericht|reactie)\b
        \bin een (?:interview|gesprek)\b(?: (?:met|aan) (?:(?:de|het) )?(?-i:[A-Z][\w-]*))?
        \b(?:op een persconferentie|telefonisch|per e-?mail)\b
    """),
    headings=words("""
        meer andere achtergrond details informatie contact data datum tijd plaats samenvatting vragen antwoorden
        analyse
    """),
    pointers=lines(r"""
        (meer|nadere) informatie\b|voor (meer|nadere) informatie\b
        (onze excuses|wij bieden|bedankt|dank (aan|voor)|veel succes)
    """),
    themes=themes("""
        death: dood. dode. doden. overleden overlijd gedood omgekomen lichaam. verdronken vermoord moord. doodslag
            dodelijk -doden. -dode.
        injury: gewond ziekenhuis letsel slachtoffer besmet vergiftig zwaargewond
        missing: vermist verdwenen ontvoer gijzel
        evacuation: evacu ontruim gevlucht vluchten. ingesloten dakloos gestrand
        danger: explosie ontplof brand. branden. overstrom giftig asbest instort ingestort ontspoor aardbeving
            gevaar uitbraak storm. stroomstoring gaslek vervuil -brand.
        attack: aanval aanslag beschiet schietpartij geschoten bom. raket drone steekpartij bestand. wapenstilstand
            oorlog
        arrest: aangehouden aanhouding gearresteerd arrest. vastgezet verdacht voorarrest aangeklaagd
        verdict: schuldig veroordeel vrijgesproken vrijspraak celstraf gevangenis boete. vonnis
        departure: stapt_op opgestapt aftreden afgetreden ontslag ontslagen weggestuurd vertrek. geschorst
        closure: dicht. gesloten sluit. sluiten sluiting geschrapt afgelast uitgesteld opgeschort gestaakt verbod
            verboden failliet faillissement stilgelegd
        strike: staking staken. stakers. -staking.
        recall: teruggeroepen terugroep roept_terug
        approval: goedgekeurd akkoord. aangenomen verworpen verkozen getekend vastgesteld afgewezen besluit besloten
        reopening: heropen hervat weer_open opgeheven onder_controle hersteld geblust
        rescue: gered. redding gevonden overleef overlevende bevrijd vrijgelaten ongedeerd
        victory: wint. won. gewonnen winst_op zege kampioen titel. doelpunt versla beker
        inquiry: onderzoek onderzocht klacht aanklacht oorzaak beroep. openbaar_ministerie
        confirmation: bevestig ontken erken uitgesloten geidentificeerd
        official: politie brandweer minister ministerie regering burgemeester rechter rechtbank officier
            veiligheidsregio gemeente raad_van woordvoerder bestuur
        bystander: buurman buren omwonend getuige voorbijgang fans. deskundige analist toerist
        comment: bedankt. dankt. betreur verwelkom kritiek bekritis teleurgesteld blij. trots. noemt. spreekt_van
            hoopt. belooft
        background: opgericht bekend_van sinds_20 vorig_jaar toeschouwers handtekeningen
        sport: competitie wedstrijd doelpunt beker trainer seizoen spits race. kampioen toernooi medaille ploeg
            speler voetbal club.
        show: zanger zangeres acteur actrice ster. band. festival fans. roman. schrijver film. concert album
        service: school. scholen water. stroom trein. treinen klanten reizigers bewoners patient veerboot weg. brug.
            vluchten woningen
        politics: minister parlement kabinet regering gemeenteraad president burgemeester verkiezing wet. rechtbank
            partij.
    """),
    irregular={},
    alike=alike("""
        afgelasten schrappen annuleren | uitstellen verschuiven | stijgen toenemen klimmen | dalen afnemen
        zakken | beginnen starten | eindigen aflopen | goedkeuren aannemen | kopen aanschaffen | gebeuren
        plaatsvinden | helpen bijstaan | brand vuur | auto wagen voertuig | bedrijf firma onderneming | leerling
        scholier | vrachtwagen truck | vliegtuig toestel | schip boot vaartuig | bewoner inwoner | politieagent
        agent | enorm gigantisch | snel vlug | werknemer medewerker personeelslid | loon salaris | ongeluk
        ongeval | verwoesten vernielen | bouwen oprichten | eisen vorderen | ontvangen krijgen | akkoord
        overeenkomst | ernstig zwaar | journalist verslaggever | arts dokter | gevangenis cel | blussen doven |
        sterven overlijden | passagier reiziger | huis woning
    """),
    verbs=verbs("""
        bakken bakte bakten gebakken | bederven bedierf bedorven | bedriegen bedroog bedrogen | beginnen begon
        begonnen | bergen borg borgen geborgen | bevelen beval bevalen bevolen | bieden bood boden geboden |
        bijten beet beten gebeten | binden bond bonden gebonden | blijken bleek bleken gebleken | blijven bleef
        bleven gebleven | breken brak braken gebroken | brengen bracht brachten gebracht | denken dacht dachten
        gedacht | doen deed deden gedaan | dragen droeg droegen gedragen | drijven dreef dreven gedreven |
        dringen drong drongen gedrongen | drinken dronk dronken gedronken | duiken dook doken gedoken | dwingen
        dwong dwongen gedwongen | eten aten gegeten | gaan ging gingen gegaan | genezen genas genazen | geven
        gaf gaven gegeven | gieten goot goten gegoten | grijpen greep grepen gegrepen | hangen hing hingen
        gehangen | heffen hief hieven geheven | helpen hielp hielpen geholpen | houden hield hielden gehouden |
        kiezen koos kozen gekozen | kijken keek keken gekeken | klimmen klom klommen geklommen | kopen kocht
        kochten gekocht | krijgen kreeg kregen gekregen | kruipen kroop kropen gekropen | laten liet lieten
        gelaten | lezen las lazen gelezen | liegen loog logen gelogen | liggen lag lagen gelegen | lijden leed
        leden geleden | lopen liep liepen gelopen | nemen nam namen genomen | ontginnen ontgon ontgonnen |
        rijden reed reden gereden | roepen riep riepen geroepen | scheiden scheidde scheidden gescheiden |
        schieten schoot schoten geschoten | schijnen scheen schenen geschenen | schrijven schreef schreven
        geschreven | schrikken schrok schrokken geschrokken | schuiven schoof schoven geschoven | slaan sloeg
        sloegen geslagen | slapen sliep sliepen geslapen | sluiten sloot sloten gesloten | snijden sneed sneden
        gesneden | spreken sprak spraken gesproken | springen sprong sprongen gesprongen | staan stond stonden
        gestaan | steken stak gestoken | stelen stalen gestolen | sterven stierf stierven gestorven | stijgen
        steeg stegen gestegen | strijden streed streden gestreden | treden trad traden getreden | treffen trof
        troffen getroffen | trekken trok trokken getrokken | vallen viel vielen gevallen | vangen ving vingen
        gevangen | vechten vocht vochten gevochten | verdwijnen verdween verdwenen | vergeten vergat vergaten |
        verliezen verloor verloren | vinden vond vonden gevonden | vliegen vloog vlogen gevlogen | vragen
        vroegen gevraagd | vriezen vroor vroren gevroren | wegen woog wogen gewogen | werpen wierp wierpen
        geworpen | werven wierf wierven geworven | weten wist wisten geweten | wijzen wees gewezen | winnen won
        wonnen gewonnen | zenden zond zonden gezonden | zien zag zagen gezien | zingen zong zongen gezongen |
        zinken zonk zonken gezonken | zitten zat zaten gezeten | zoeken zocht zochten gezocht | zwemmen zwom
        zwommen gezwommen | zweren zwoer zwoeren gezworen | zwijgen zweeg zwegen gezwegen
    """, prefixes="""
        aan achter af be bekend bij binnen deel door er ge her in klaar langs los mee na neer om onder ont op over
        plaats samen tegen terug toe uit vast ver vol voor vooruit vrij weg
    """, participle="ge"),
    respellings=(),
    stemmer="dutch",
    numbers=_NUMBERS,
    fractions=_FRACTIONS,
    calendar=_CALENDAR,
    units=_UNITS,
    stops=_STOPS,
)
