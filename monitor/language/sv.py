"""Swedish."""

from __future__ import annotations

from monitor.language.compounds import tens_first
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
_UNITS_BELOW_20 = (
    "", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton", "fjorton",
    "femton", "sexton", "sjutton", "arton", "nitton",
)
_PARTS = tens_first(
    units=_UNITS_BELOW_20,
    tens=("", "", "tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"),
    hundreds=(
        "etthundra", "tvåhundra", "trehundra", "fyrahundra", "femhundra", "sexhundra", "sjuhundra", "åttahundra",
        "niohundra",
    ),
)
_WORDS = _PARTS | {
    "noll": 0, "tjugoen": 21, "trettioen": 31, "fyrtioen": 41, "femtioen": 51, "sextioen": 61, "sjuttioen": 71,
    "åttioen": 81, "nittioen": 91, "etthundra": 100, "bägge": 2, "tu": 2,
}
_NUMBERS = Numbers(
    words=_WORDS,
    hundreds=frozenset({"hundra"}),
    scales={
        "tusen": 10**3, "tkr": 10**3, "mkr": 10**6, "mn": 10**6, "milj": 10**6, "miljon": 10**6, "miljoner": 10**6,
        "mdr": 10**9, "mdkr": 10**9, "miljard": 10**9, "miljarder": 10**9, "biljon": 10**12, "biljoner": 10**12,
    },
    groups={
        "tiotals": 20, "dussintals": 24, "hundratals": 200, "tusentals": 2000, "tiotusentals": 20_000,
        "hundratusentals": 200_000, "miljontals": 2 * 10**6, "miljardtals": 2 * 10**9,
    },
    single_groups={
        "dussin": 12, "dussinet": 12, "tjog": 20, "tiotal": 10, "tiotalet": 10, "femtontal": 15, "femtontalet": 15,
        "tjugotal": 20, "tjugotalet": 20, "trettiotal": 30, "trettiotalet": 30, "fyrtiotal": 40, "femtiotal": 50,
        "femtiotalet": 50, "hundratal": 100, "hundratalet": 100, "tusental": 1000, "tusentalet": 1000,
    },
    articles=frozenset({"en", "ett"}),
    joiners=frozenset({"och"}),
    ordinals=(
        "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde", "elfte",
        "tolfte",
    ),
    frequencies={},
    ages=ages(_WORDS, ("årig", "åriga", "åring", "åringen", "åringar", "åringarna")),
    thousand_inside="tusen",
    comma_groups=False,
    over=("mer än", "fler än", "över", "minst", "åtminstone", "drygt"),
    under=("mindre än", "färre än", "under", "knappt", "nästan", "högst", "upp till", "inte mer än", "närmare"),
)
_FRACTIONS = Fractions(
    nouns={
        "tredjedel": 3, "tredjedelar": 3, "tredjedelen": 3, "fjärdedel": 4, "fjärdedelar": 4, "fjärdedelen": 4,
        "kvart": 4, "femtedel": 5, "femtedelar": 5, "femtedelen": 5, "sjättedel": 6, "sjättedelar": 6, "sjundedel": 7,
        "åttondel": 8, "åttondelar": 8, "tiondel": 10, "tiondelar": 10, "tiondelen": 10,
    },
    plain_fractions=frozenset({
        "tredjedel", "tredjedelar", "fjärdedel", "fjärdedelar", "femtedel", "femtedelar", "sjättedel", "sjättedelar",
        "sjundedel", "åttondel", "åttondelar", "tiondel", "tiondelar",
    }),
    parts={"fjärdedel": 4, "fjärdedelen": 4, "tredjedel": 3, "tredjedelen": 3, "femtedel": 5, "tiondel": 10},
    of_whole=frozenset({"av"}),
    by=frozenset({"med"}),
    halves=frozenset({"halv", "halva", "halvt"}),
    noun_half="hälften",
    half_has_article=True,
    mixed={"halvannan": 1.5, "halvannat": 1.5},
    joined={"halvtimme": (30, ""), "halvtimmen": (30, ""), "kvarten": (15, ""), "halvmiljon": (500_000, "")},
    wholes={"timme": 60, "dussin": 12, "sekel": 100, "århundrade": 100},
    links=(("av",), ("på",)),
    every=frozenset({"var", "vart", "varje"}),
    periods=spelled("""
        sekund sekunder minut minuter minuterna timme timmar timmarna dag dagar dagarna dygn dygnet vecka veckor
        veckorna månad månader månaderna år åren årtionde årtionden match matcher matcherna säsong säsonger
    """),
)
_CALENDAR = Calendar(
    months=(
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
        "december",
    ),
    short_months=("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    weekdays=(
        "måndag måndagen måndags", "tisdag tisdagen tisdags", "onsdag onsdagen onsdags", "torsdag torsdagen torsdags",
        "fredag fredagen fredags", "lördag lördagen lördags", "söndag söndagen söndags",
    ),
    dotted_dates=False,
    spoken_days=False,
    named_times={"midnatt": 0},
    o_clock=frozenset(),
    always_clock=False,
    at=frozenset({"klockan", "kl", "klockan."}),
    bare_clock=True,
    dayparts={
        "på morgonen": "a", "på förmiddagen": "a", "på eftermiddagen": "p", "på kvällen": "p", "på natten": "n",
        "i morse": "a", "i natt": "n", "i kväll": "p",
    },
    before_hour={("halv",): -30, ("kvart", "över"): 15, ("kvart", "i"): -15},
    after_hour={},
)
_UNITS = Units(
    names={
        "%": "procent", "pp": "procentenhet procentenheter procentenheterna", "USD": "dollar",
        "EUR": "euro", "GBP": "pund", "SEK": "krona kronor kr sek", "RUB": "rubel", "JPY": "yen",
        "CHF": "schweizerfranc", "mm": "millimeter", "cm": "centimeter", "m": "meter", "km": "kilometer",
        "mil": "mil", "mile": "engelska-mil", "m²": "kvadratmeter kvm", "km²": "kvadratkilometer",
        "m³": "kubikmeter kbm", "ha": "hektar", "mg": "milligram", "g": "gram", "kg": "kilo kilogram", "t": "t ton",
        "ml": "milliliter", "l": "liter", "°": "grad grader", "°C": "plusgrader", "kW": "kilowatt",
        "kWh": "kilowattimmar kilowattimme", "MW": "megawatt", "GW": "gigawatt", "MB": "megabyte", "GB": "gigabyte",
        "times": "gånger gång",
    },
    phrases={
        "amerikanska dollar": "USD", "svenska kronor": "SEK", "danska kronor": "DKK", "norska kronor": "NOK",
        "schweiziska franc": "CHF", "brittiska pund": "GBP",
    },
    squares={},
    tails={"/h": ("i timmen", "per timme")},
)
_STOPS = Stops(
    before_names=spelled("""
        dr prof hr fr st s:t kl ca c:a t.ex tex bl.a d.v.s dvs m.m m.fl s.k f.d t.o.m fr.o.m p.g.a pga resp inkl
        exkl jfr jur med fil tekn lic kand civ ing dir ordf gen övlt
    """),
    either=spelled("""
        etc osv o.s.v mm mfl e.d m.m milj mn mdr kr tkr mkr st f.kr e.kr jan feb mar apr jun jul aug sep sept okt
        nov dec mån tis ons tors fre lör sön tel
    """),
    before_figures=spelled("nr nummer sid s kap par st art bil vol fig tab tel ca kl"),
    openers=spelled("""
        en ett den det de han hon vi jag ni man i på av för med från till om vid efter under enligt men och eller så
        då nu här där när som att detta denna dessa alla många flera några ingen inte även också dock samtidigt
        tidigare senare polisen regeringen vad vem hur varför
    """),
)
SWEDISH = Language(
    code="sv",
    name="Swedish",
    letters="åäö",
    # Without "man" (one), which folding does not distinguish from "män" (men).
    function=words("""
        en ett den det de dem dess deras denna detta dessa här där han honom hans hon henne hennes sin sitt sina sig
        vi oss vår vårt våra jag mig min mitt mina du dig din ditt dina ni er ert era någon något några vem vad
        vilken vilket vilka när var varför hur som och eller men för så om då än att av från i in inom på till med
        vid mot mellan över under efter före genom hos utan enligt kring runt bland längs utanför innanför ovanför
        nedanför bakom framför bredvid ur upp ner ned ut sedan tills eftersom medan fast fastän trots samt både
        varken samma annan annat andra varje alla allt all egen eget egna är varit vara vore har hade haft ha blir
        blev blivit bli kan kunde kunnat ska skall skulle måste får fick bör borde ens dit hit därifrån därför
        därmed därav varav vars åt via per gentemot angående beträffande
    """),
    light=words("""
        kl klockan nu idag i dag igår går morgon imorgon kväll natt morse just redan fortfarande ännu bara endast
        mycket ganska rätt helt dock däremot emellertid dessutom också även vidare igen åter återigen tidigare
        senare snart nyligen först slutligen till sist cirka ca omkring ungefär drygt knappt sammanlagt totalt bland
        annat flera många få några mer mera mest mindre minst väl ju alltså således följaktligen ändå trots allt
        samtidigt under tiden numera hittills dittills därefter sedan innan strax genast plötsligt framför särskilt
        främst huvudsakligen exempel exempelvis nämligen egentligen naturligtvis självklart givetvis troligen
        faktiskt verkligen nästan närmare olika diverse ytterligare samtliga respektive kom kommer kommit gått gick
        gör gjorde tog tar tas ligger låg står stod finns fanns funnits så kallad kallade kallat aktuell aktuella
        bra mitt hela
    """),
    negation=words("inte ej icke aldrig ingen inget inga ingenting ingenstans varken utan omöjligt knappast"),
    reader=words("du dig din ditt dina ni er era"),
    future=words("""
        ska skall kommer väntas planerar planerat planeras planerad planerade avser tänker vill förväntas kommande
        föreslår föreslås hoppas inför snart beräknas
    """),
    hedge=words("""
        kan kanske möjligen möjligtvis sannolikt troligen förmodligen antagligen misstänks misstänkt
        misstänkta misstänkte påstås påstådd påstådda uppges uppgavs tros lär verkar tycks ska ha
        obekräftade obekräftad befaras befarad formodas
    """),
    qualifiers=words(
        """
        tillförordnad vice ställföreträdande biträdande tidigare före detta utsedd blivande preliminär
        preliminärt provisorisk tillfällig tillfälligt delvis nästan flesta några flera få många alla båda försök
        försökte misstänkt misstänkta påstådd befarad befaras planerad planerade föreslagen möjlig eventuell
        endast bara enda hälften
    """
    ),
    denying=words("o in im ir icke"),
    contrasts=contrasts("""
        före innan tills | efter sedan
        kan | bör borde | måste
        alla varje | flesta | många | flera några
        över | under
        inom | utanför
        för | mot
        och | eller
        sannolikt troligt troligen | osannolikt
        saknas saknad saknade soker sokt | hittad hittats hittades hittade hittat funnen patraffad patraffades
        | levande | dod doda omkommen kropp kroppen
    """),
    pending=words("""
        överväger övervägde övervägs hotar hotade vägrar vägrade vägrat utreder utreds prövar prövas diskuterar
        diskuteras funderar avvaktar tvekar
    """),
    intent=words("""
        planerad planerat planeras planerar vantas forvantas vill ville kraver kravde hoppas forsoker ska
        skall vadjar
    """),
    outcome=words("""
        okänt okänd okända oklart oklar oklara död döda dött dog omkom omkommit dödad dödade dödats avlidit
        avled saknas saknad saknade räddad räddade räddats överlevt överlevde skadad skadade skadats gripen
        gripna gripits anhållen anhållna häktad häktade häktats åtalad åtalade åtalas åtalats dömd dömda dömdes
        dömts friad friade friats frikänd frikända frikändes frigiven släppt släpptes skyldig erkänt erkände
        nekat nekar avgått avgick avskedad sparkad uppsagd avstängd avstängda utsedd utsågs vald valdes omvald
        besegrad vann vunnit förlorat förlorade oavgjort godkänt godkände godkändes antagen antogs antagit
        avslagit avslog avslogs röstats blockerad undertecknat undertecknade misslyckats misslyckades lyckats
        lyckades inställd inställda ställts ställdes uppskjuten uppskjutet skjutits återupptagits återupptogs
        öppnat öppnats öppnade stängd stängt stängda stängdes stoppad stoppats avslutad avslutats avbruten
        avbröts förbjuden förbjudet förbjöds hävd hävt hävdes infört infördes bekräftad bekräftat bekräftade
        dementerat dementerade evakuerad evakuerade evakuerats släckt släckts släcktes hittad hittades hittats
        lagad åtgärdat konkurs såld sålts såldes beslagtagen beslagtogs förstörd förstördes sjunkit sjönk
        kraschat kraschade störtat störtade spårat spårade utvisad utvisas utlämnad kvalificerad utslagen
        nedlagd nedlagt lagts öppen öppet öppnade steg ökade sjönk minskade föll högre lägre norr söder öster
        väster vänster höger bästa sämsta före efter började accepterade vägrade stödde anställdes fördubblades
        funnen funnits patraffad patraffades levande kritiskt stabilt
    """),
    speech=words("""
        säger sade sa sagt berättar berättade berättat uppger uppgav uppgett uppgivit meddelar meddelade meddelat
        förklarar förklarade förklarat hävdar hävdade hävdat menar menade tillägger tillade betonar betonade
        understryker underströk påpekar påpekade konstaterar konstaterade kommenterar kommenterade skriver skrev
        skrivit bekräftar varnar varnade uppmanar uppmanade rapporterar rapporterade svarar svarade anser ansåg
        talesman talesperson talesmannen talespersonen pressekreterare presschef presstalesperson pressmeddelande
        pressmeddelandet uttalande uttalandet enligt twittrar twittrade citeras lyder
    """),
    attribution=lines(r"""
        \b(?:till|för|inför) (?:reportrar|journalister|journalisterna|medier|medierna|pressen)\b
        \b(?:till|för) (?:tidningen|nyhetsbyrån|radion)\b(?: (?-i:[A-ZÅÄÖ][\w-]*))?
        \bi ett (?:kort |skriftligt )?(?:uttalande|pressmeddelande)\b
        \bi en intervju\b(?: (?:med|för) (?-i:[A-ZÅÄÖ][\w-]*(?: [A-ZÅÄÖ][\w-]*)?))?
        \b(?:på en presskonferens|per telefon|via mejl)\b
    """),
    headings=words("""
        mer fler andra bakgrund detaljer information kontakt datum tid plats sammanfattning frågor svar analys
        kommentar översikt innehåll länkar fakta läs relaterat
    """),
    pointers=lines(r"""
        läs (mer|också|även|hela|här|vidare)\b
        (mer|ytterligare) information (finns|om|hittar)\b|för (mer|mera|ytterligare) information\b
        (klicka|följ oss|prenumerera|anmäl dig|logga in|registrera dig)\b
        (vi ber om ursäkt|vi beklagar|tack (till|för)|lycka till)
    """),
    themes=themes("""
        death: dod. doda. dodad. dodade. dodats. dog. avled avliden omkom omkommit drunkna mord. mordad dodlig
            -doda. lik.
        injury: skadad skadade skadades skador. sjukhus allvarliga. allvarligt offer. smittad forgift
        missing: saknas_efter forsvunnen forsvunn forsvann kidnapp gisslan saknad.
        evacuation: evakuer utrym flydde flytt_fran instangd hemlosa
        danger: explosion exploder brand. branden. brander. brann. oversvam giftig asbest ras. rasat kollaps urspar
            jordbavning oreda storm. fara. utbrott stromavbrott lacka
        attack: attack attentat beskjut skottlossning skot. skjuten skjutning bomb. missil dronare knivatt vapenvila
            krig
        arrest: gripen gripit gripna anhallen anhallna haktad haktades atalad atal. misstankt
        verdict: skyldig domd. doms. domdes. fallande_dom frikand frias. fangelse boter.
        departure: avgar avgick avgatt avgang sparkad sparkas avsked avskedad lamnar_posten
        closure: stangd stangs. stangning stanger. stanga. stopp stoppas. stoppade. installd installt skjuts_upp
            uppskjut pausas inget_beslut forbud konkurs laggs_ner aterremitt
        strike: strejk -strejk.
        recall: aterkall
        approval: godkan beslut. beslutade beslutat avtal. overens rostade_ja antog. avslog. vald. valdes. avslag
        reopening: ateroppn oppnar_igen igen. aterstall under_kontroll havs. havt slackt rojt
        rescue: hittad hittades hittats overlev frigiven frislapp
        victory: vann. vinner. vunnit seger mastare titel. mal. besegra forlust
        inquiry: utred forundersok anmal orsak overklag granskning
        confirmation: bekraft dementer forneka medger erkan uteslut identifier
        official: polis raddningstjanst minister regering domstol aklagar kommun myndighet presstalesperson vd.
            styrelse
        bystander: granne vittne boende. forbipass supporter expert analytiker turist
        comment: tackar. tackade valkomn kritiser beklag besvik glad. stolt hoppas.
        background: grundad kand_for sedan_20 forra_aret askadare underskrift
        sport: serien match. matchen mal. malet cupen tranare sasong anfallare lopp. loppet mastare turnering medalj
            laget spelare allsvensk
        show: sangare skadespelare stjarna bandet festival fans. roman. forfattare film. filmen konsert album
        service: skola skolor skolan vatten strom. el. tag. tagen kunder passagerare boende patient farja vag. vagen
            bro. bron flyg bostader
        politics: minister riksdag regering kommun president borgmastare val. valet lag. domstol parti.
    """),
    irregular={},
    alike=alike("""
        skadad sarad | avskedad sparkad | frigiven slappt | installd avlyst | uppskjuten senarelagd | okade steg
        vaxte | minskade foll sjonk | stoppade hejdade | borjade inledde startade | slutade avslutades upphorde
        | godkande antog | kopte forvarvade | hande intraffade skedde | hjalpte bistod | brand eld | bil fordon
        | foretag bolag firma | elev student | flygplan plan | fartyg bat skepp | utredning undersokning |
        invanare boende | polisman polis | enorm jattelik | snabb rask | anstalld medarbetare | forstorde
        odelade | byggde uppforde | kravde begarde | mottog fick | avtal overenskommelse | allvarlig svar |
        journalist reporter | lakare doktor | dog avled | hus bostad
    """),
    verbs=verbs("""
        binda band bundit bunden bundna | bita bet bitit biten bitna | bjuda bjod bjudit bjuden bjudna | brinna
        brann brunnit brunnen | brista brast brustit | bryta brot brutit bruten brutna | bara bar burit buren
        burna | dra drar drog dragit dragen dragna | dricka drack druckit drucken | driva drev drivit driven
        drivna | do dor dog dott | dodsskjuta dodsskot dodsskjutit dodsskjuten | dolja doljer dolde dolt | falla
        foll fallit fallen fallna | finna fann funnit funnen funna | flyga flog flugit flugen | fly flydde flytt
        | flyta flot flutit | frysa fros frusit frusen frusna | fa fatt | forlora forlorade forlorat | forsvinna
        forsvann forsvunnit forsvunnen forsvunna | ge ger gav gett givit given givna | gripa grep gripit gripen
        gripet gripna | gala gol | gora gor gjorde gjort gjord | halla holl hallit hallen hallna | hinna hann
        hunnit | hugga hogg huggit huggen | kanna kanner kande kant | knyta knot knutit knuten | komma kom
        kommit | krypa krop krupit | kora korde kort | leva levde levt | ligga legat | ljuga ljog ljugit | lata
        lat latit | lagga lade lagt lagd lagda | njuta njot njutit | rida red ridit | rinna rann runnit | riva
        rev rivit riven rivna | se ser sag sett | sitta suttit | sjunga sjong sjungit | sjunka sjonk sjunkit
        sjunken sjunkna | skilja skiljde skilt | skina sken skinit | skjuta skot skjutit skjuten skjutna |
        skriva skrev skrivit skriven skrivna | skara skar skurit skuren skurna | slippa slapp sluppit | sla slar
        slog slagit slagen slagna | slass slogs slagits | sluta slot slutit | smyga smog smugit | sova sov sovit
        | springa sprang sprungit | sprida spred spridit spritt spridd spridda | sticka stack stuckit stucken
        stuckna | stiga steg stigit | stjala stal stulit stulen stulna | strida stred stridit | stryka strok
        strukit struken strukna | sta star stod statt | stalla stallde stallt stalld stallda | saga sager sa
        sade sagt | salja saljer salde salt sald salda | satta satter satte | sjuda sjod sjudit | ta tar tog
        tagit tagen tagna | tiga teg tigit | tvinga tvingade tvingat | valja valjer valde valt vald valda | vika
        vek vikit viken vikna | vinna vann vunnit vunnen vunna | vrida vred vridit vriden vridna | vaxa vaxte
        vaxt vuxit | vacka vackte vackt | bygga byggde byggt byggd byggda | hora horde hort hord horda | leda
        ledde ledd ledda | besluta beslot beslutit beslutat | begrava begravde begravt | avlida avled avlidit
        avliden avlidna | lamna lamnade lamnat | mota motte mott | bero berodde berott | tro trodde trott | bo
        bodde bott | mista miste mist | kopa kopte kopt | lyda lod lytt | rora rorde rort rord
    """, prefixes="""
        an av be for fram fore in med mot ned om pa till upp ut under ur over ater
    """),
    respellings=(),
    stemmer="swedish",
    numbers=_NUMBERS,
    fractions=_FRACTIONS,
    calendar=_CALENDAR,
    units=_UNITS,
    stops=_STOPS,
)
