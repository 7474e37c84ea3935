"""Italian."""

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


def _joined(ten: str, unit: str) -> str:
    """Tens lose their last vowel before uno and otto, and a final tre has an accent."""
    return (ten[:-1] if unit[0] in "uo" else ten) + ("tré" if unit == "tre" else unit)


_PARTS = tens_first(
    units=(
        "", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici",
        "tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove",
    ),
    tens=("", "", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"),
    hundreds=(
        "cento", "duecento", "trecento", "quattrocento", "cinquecento", "seicento", "settecento", "ottocento",
        "novecento",
    ),
    joined=_joined,
)
_WORDS = _PARTS | {word.replace("é", "e"): number for word, number in _PARTS.items()} | {"zero": 0}
_NUMBERS = Numbers(
    words=_WORDS,
    hundreds=frozenset({"cento"}),
    scales={
        "mille": 10**3, "mila": 10**3, "milione": 10**6, "milioni": 10**6, "mln": 10**6, "miliardo": 10**9,
        "miliardi": 10**9, "mld": 10**9,
    },
    groups={"decine": 20, "dozzine": 24, "centinaia": 200, "migliaia": 2000},
    single_groups={
        "decina": 10, "dozzina": 12, "quindicina": 15, "ventina": 20, "trentina": 30, "quarantina": 40,
        "cinquantina": 50, "centinaio": 100, "migliaio": 10**3,
    },
    articles=frozenset({"un", "una", "uno"}),
    joiners=frozenset({"e"}),
    ordinals=("primo", "secondo", "terzo", "quarto", "quinto", "sesto", "settimo", "ottavo", "nono", "decimo"),
    frequencies={},
    ages=ages(_WORDS, ("enne", "enni"), cut=1, least=10),
    thousand_inside="mila",
    comma_groups=False,
    over=("più di", "oltre", "almeno"),
    under=("meno di", "quasi", "fino a", "non più di"),
)
_FRACTIONS = Fractions(
    nouns={
        "terzo": 3, "terzi": 3, "quarto": 4, "quarti": 4, "quinto": 5, "quinti": 5, "sesto": 6, "decimo": 10,
        "decimi": 10,
    },
    plain_fractions=frozenset({"decimi", "quarti", "quinti", "terzi"}),
    parts={"terzi": 3},
    of_whole=frozenset({"degli", "dei", "del", "della", "delle"}),
    by=frozenset({"di"}),
    halves=frozenset({"mezza", "mezzo"}),
    noun_half="metà",
    half_has_article=False,
    mixed={},
    joined={"mezz'ora": (30, ""), "mezz’ora": (30, "")},
    wholes={"ora": 60, "d'ora": 60, "dozzina": 12, "secolo": 100},
    links=(("su",), ("ogni",)),
    every=frozenset(),
    periods=spelled("""
        secondo secondi minuto minuti ora ore giorno giorni settimana settimane mese mesi anno anni partita partite
        gare
    """),
)
_CALENDAR = Calendar(
    months=(
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
        "novembre", "dicembre",
    ),
    short_months=("gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"),
    weekdays=("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
    dotted_dates=False,
    spoken_days=True,
    named_times={"mezzanotte": 0, "mezzogiorno": 720},
    o_clock=frozenset(),
    always_clock=False,
    at=frozenset({"alle", "dalle", "ore"}),
    bare_clock=True,
    dayparts={
        "del mattino": "a", "di mattina": "a", "del pomeriggio": "p", "di sera": "p", "della sera": "p",
        "di notte": "n",
    },
    before_hour={},
    after_hour={("e", "mezza"): 30, ("e", "mezzo"): 30, ("e", "un", "quarto"): 15},
)
_UNITS = Units(
    names={
        "USD": "dollaro dollari", "EUR": "euro", "GBP": "sterlina sterline", "RUB": "rublo rubli",
        "cent": "centesimo centesimi", "mm": "millimetro millimetri", "cm": "centimetro centimetri",
        "m": "metro metri", "km": "chilometro chilometri", "mile": "miglio miglia", "inch": "pollici",
        "ha": "ettaro ettari", "mg": "milligrammi", "g": "gr grammo grammi", "kg": "chilo chilogrammo chilogrammi",
        "t": "tonnellata tonnellate", "ml": "millilitri", "l": "litro litri", "°": "grado gradi",
        "times": "volte occasioni",
    },
    phrases={
        "per cento": "%", "punti percentuali": "pp", "punto percentuale": "pp", "franchi svizzeri": "CHF",
        "lire sterline": "GBP",
    },
    squares={},
    tails={"²": ("quadrati", "quadrato"), "³": ("cubi",), "/h": ("all'ora", "all’ora", "orari")},
)
_STOPS = Stops(
    before_names=spelled("""
        sig sigg sig.ra sig.na dott dott.ssa dr prof prof.ssa ing avv arch geom rag on sen mons gen col cap magg ten
        s ss p.es es cfr avv.to don
    """),
    either=spelled("ecc etc s.p.a s.r.l a.c d.c gen feb mar apr mag giu lug ago sett ott nov dic ca"),
    before_figures=spelled("n nn nr art artt p pp pag pagg vol cap fig tel par co"),
    openers=spelled("""
        il lo la i gli le l un uno una un' egli lui lei loro essi si in nel nella nei nelle di del della dei delle
        da dal dalla a al alla ai alle con per su sul sulla tra fra ma e ed o se quando come dove perché mentre
        anche inoltre poi così dopo prima secondo questo questa questi queste quello non c è sono ha hanno tutti
        ogni alcuni molti
    """),
)
ITALIAN = Language(
    code="it",
    name="Italian",
    letters="èàòùì",
    function=words("""
        il lo la i gli le l un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dallo
        dalla dai dagli dalle in nel nello nella nei negli nelle con col su sul sullo sulla sui sugli sulle per tra
        fra e ed o ma se che chi cui quale quali quando dove come perché anche è sono era erano fu furono essere
        stato stata stati state ha hanno aveva avevano avere avuto si ci vi ne mi ti suo sua suoi sue loro lui lei
        noi voi questo questa questi queste quello quella quelli quelle ogni tutto tutta tutti tutte altro altra
        altri altre stesso stessa dopo prima durante contro verso senza all dell nell dall sull quell quest c anch
        mentre poiché affinché sebbene benché tramite mediante presso oltre fino sino eccetto cioè ossia ovvero
        oppure può possono poteva potevano sia siano essendo avendo coi cosa
    """),
    light=words("""
        ora adesso oggi ieri domani attualmente già ancora solo soltanto molto piuttosto tuttavia però inoltre
        quindi dunque poi infine presto recentemente precedentemente circa alcuni alcune diversi diverse vari varie
        molti molte qui lì così più meno bene pure nonché caso parte modo corso seguito base livello conto volta
        volte proprio appunto invece comunque ovviamente praticamente semplicemente realmente successivamente
        inizialmente principalmente soprattutto particolarmente rispettivamente frattempo intanto resta restano
        restava rimane rimangono rimase rimasto rimasta rimasti rimaste risulta risultano viene vengono venne
        vennero veniva venivano venuto venga quasi appena unicamente partire
    """),
    negation=words("non no mai nulla niente nessun nessuno nessuna né neanche senza"),
    reader=words("tu tuo tua voi vostro vostra vostri"),
    future=words("sarà saranno dovrebbe dovrebbero deve devono prevede previsto prevista intende attende"),
    hedge=words("""
        potrebbe potrebbero forse probabilmente presunto presunta apparentemente avrebbe avrebbero sarebbe
        sarebbero ritiene ritengono teme temono sembra sembrano pare sospetta sospetto
    """),
    qualifiers=words(
        """
        facente interim vice ex designato designata eletto provvisorio provvisoria preliminare parziale
        parzialmente quasi maggioranza alcuni alcune diversi diverse tutti tutte entrambi entrambe tentato
        tentata tentativo presunto sospetto sospetta previsto progettato possibile eventuale temporaneo
        temporanea temporaneamente solo soltanto unico unica metà teme temono
    """
    ),
    denying=words("in im il ir dis s"),
    contrasts=contrasts("""
        prima fino | dopo
        può possono | dovrebbe dovrebbero | deve devono
        tutti tutte ogni | maggior | molti molte | alcuni alcune diversi diverse | pochi poche
        sopra | sotto
        dentro | fuori
        per | contro
        e ed | o od
        probabile probabilmente | improbabile
        disperso dispersa dispersi disperse scomparso scomparsa scomparsi cercano
        | trovato trovata trovati trovate ritrovato ritrovata ritrovati | vivo viva vivi vive
        | morto morta morti morte deceduto deceduta corpo corpi cadavere
    """),
    pending=words("valuta valutano esamina minaccia minacciano rifiuta rifiutato esclude escluso"),
    intent=words("""
        previsto prevista prevede prevedono vuole vogliono voleva chiede chiedono chiesto esige spera
        sperano cerca cercano tenta tentano deve devono intende dovrebbe dovrebbero
    """),
    outcome=words("""
        sconosciuto incerto ignoto dimissioni morto morti deceduto disperso ritrovato salvato sopravvissuto
        ferito arrestato fermato accusato indagato condannato assolto liberato scarcerato colpevole dimesso
        licenziato sospeso nominato eletto rieletto sconfitto vinto perso approvato respinto bocciato adottato
        bloccato firmato fallito annullato rinviato ripreso riaperto chiuso interrotto terminato ritirato
        vietato revocato imposto confermato smentito confessato evacuato domato spento ripristinato venduto
        sequestrato distrutto affondato precipitato estradato espulso eliminato qualificato aperto aperta
        aumentato salito calato sceso aumento calo superiore inferiore nord sud est ovest sinistra destra
        migliore peggiore prima dopo iniziato accettato rifiutato sostenuto assunto raddoppiato trovato
        rinvenuto corpo cadavere vivo critico stabile
    """),
    speech=words("""
        detto disse dice dicono dichiarato dichiara dichiarano affermato afferma affermano spiegato spiega spiegano
        aggiunto aggiunge aggiungono annunciato annuncia annunciano precisato precisa precisano sottolineato
        sottolinea sottolineano avvertito scritto scrive secondo portavoce comunicato riferito riferisce riferiscono
        ribadito ribadisce raccontato racconta raccontano commentato commenta osservato evidenziato evidenzia
        rilevato segnalato ricordato ricorda insistito ripetuto chiarito assicurato assicura reso noto rende
        replicato testimoniato
    """),
    attribution=lines(r"""
        \b(?:ai|alla|davanti ai) (?:giornalisti|stampa|cronisti|microfoni|media)\b
        \bin (?:un|una) (?:breve )?(?:comunicato|conferenza stampa|nota|dichiarazione)\b
        \bin un'intervista\b(?: (?:a|al|con) (?-i:[A-ZÀ-Þ][\w-]*))?
        \b(?:al telefono|per telefono|via e-?mail)\b
    """),
    headings=words("""
        altri contesto dettagli informazioni contatti date data ora luogo riassunto domande risposte analisi
    """),
    pointers=lines(r"""
        (maggiori|ulteriori|più) informazioni\b|per (maggiori|ulteriori) informazioni\b
        (ci scusiamo|grazie per|grazie a\b(?!.{2,120}, \S)|buona fortuna)
    """),
    themes=themes("""
        death: mort. morto. morti. morta. morte. deced uccis ucciso ucciden cadaver annegat omicid assassin vittime.
            vittima. decess
        injury: ferit ospedal ricoverat grave. gravi. lesion intossicat contagi
        missing: dispers scompars rapit sequestr ostagg
        evacuation: evacu sfollat fuga. fuggi intrappolat bloccati. senzatetto
        danger: esplos incendi fuoco rogo. alluvion tossic amianto croll deragli terremot maltempo tempesta pericol
            naufrag blackout frana
        attack: attacc attentat bombard spar sparator missil dron. droni. tregua cessate_il_fuoco guerra accoltell
        arrest: arrest fermat custodia indagat imputat rinviat_a_giudizio sospett
        verdict: colpevol condann assol assolt sentenza carcere multa. verdetto
        departure: dimission dimess licenzi esoner rimoss lascia_la lascia_il
        closure: chius chiud chiusura annull rinvi sospes sospend vietat divieto interrott fallimento
        strike: sciopero scioperi
        recall: richiam. richiamo ritirat
        approval: approv accordo respint eletto. eletta. firmat autorizz votat ratific
        reopening: riapert riapr ripristin ripres. riprend revocat sotto_controllo spento
        rescue: salvat soccors ritrovat sopravvissut liberat trovat
        victory: vinto. vince. vinc vittori campion titolo_di gol. sconfitt trofeo
        inquiry: indagin inchiest procura ricorso denunci causa.
        confirmation: conferm smentit smentisc ammess ammett esclus identific
        official: polizia carabinier vigili_del_fuoco ministr governo sindac procura procurator giudice presidente
            autorita prefett amministratore_delegato
        bystander: vicin. vicini. testimon abitant passant tifos espert analist turist
        comment: ringrazi critic deplor delus soddisf orgogli condann elogi auspic spera.
        background: fondat not. noto_per dal_20 l'anno_scorso spettator firme
        sport: campionato partita gol. coppa allenator stagione attaccante gara. campion torneo medaglia squadra
            giocatore gran_premio
        show: cantante attrice attore star. band. festival fan. romanzo scrittor film. concerto album
        service: scuol acqua. elettric treno. treni. clienti passegger resident pazient traghetto strada. ponte.
            voli. case.
        politics: ministr parlamento governo comune. presidente sindac elezion legge. tribunale senato partito.
    """),
    irregular={},
    alike=alike("""
        liberare rilasciare scarcerare | annullare cancellare | rinviare posticipare rimandare | aumentare
        salire crescere | calare scendere diminuire | iniziare cominciare | terminare finire concludere |
        approvare adottare | comprare acquistare | accadere succedere avvenire | aiutare assistere | incendio
        rogo fuoco | auto macchina vettura automobile | azienda societa impresa ditta | alunno studente | camion
        tir | aereo velivolo | inchiesta indagine | abitante residente | poliziotto agente | enorme immenso |
        grande grosso | rapido veloce | dipendente lavoratore | stipendio salario | incidente sinistro |
        distruggere devastare | costruire edificare | vietare proibire | chiedere richiedere | ricevere ottenere
        | accordo intesa patto | giornalista cronista | medico dottore | carcere prigione | salvare soccorrere |
        spegnere domare | morire decedere | restare rimanere | casa abitazione
    """),
    verbs=verbs("""
        accendere accese accesero acceso accesa accesi | accorgere accorse accorto | appendere appese appeso |
        aprire apri aprirono aperto aperta aperti aperte | ardere arse arso | assumere assunse assunsero assunto
        assunta assunti | bere bevve bevuto | cadere cadde caddero caduto | chiedere chiese chiesero chiesto
        chiesta | chiudere chiuse chiusero chiuso chiusa chiusi | cogliere colse colsero colto colta | coprire
        coperto coperta | correre corse corsero | crescere crebbe crebbero cresciuto | cuocere cotto | dare
        dette diede diedero dato | decidere decise decisero deciso decisa | difendere difese difesero difeso |
        dire dice disse dissero detto detta | dirigere diresse diretto | dividere divise diviso divisi |
        eleggere elesse elessero eletto eletta eletti | emergere emerse emersero emerso emersa | esplodere
        esplose esplosero esploso esplosa esplosi | espellere espulse espulsero espulso espulsa espulsi | fare
        fa fece fecero fatto fatta fatti | fondere fuse fuso | giungere giunse giunsero giunto giunta | leggere
        lesse lessero letto letta | mettere mise misero messo messa messi messe | mordere morse morso | morire
        muore mori morirono morto morta morti morte | muovere mosse mossero mosso mossa | nascere nacque
        nacquero nato nata nati | nascondere nascose nascosto nascosta | offendere offese offeso | offrire
        offerto | perdere perse persero perso persa perduto | piangere pianse pianto | porre pone pose posero
        posto posta posti | prendere prese presero preso presa presi | proteggere protesse protetto | ridere
        rise riso | ridurre riduce ridusse ridussero ridotto ridotta ridotti | rimanere rimasero | risolvere
        risolse risolto risolta | rispondere rispose risposero risposto | rompere ruppe ruppero rotto rotta
        rotti | sapere sa seppe seppero saputo | scegliere sceglie scelse scelsero scelto scelti | scendere
        scese scesero sceso scesa scesi | scoprire scoperto | scrivere scrisse scrissero scritto scritta scritti
        | scuotere scosse scosso | sciogliere sciolse sciolsero sciolto sciolta | soffrire sofferto | sorgere
        sorse sorto sorta | spegnere spense spensero spento spenta spenti | spendere spese speso spesa |
        spingere spinse spinsero spinto spinta spinti | stringere strinse stretto | succedere successe
        succedettero successo | tenere tiene tenne tennero tenuto tenuta | togliere toglie tolse tolsero tolto
        tolta tolti | trarre trae trasse trassero tratto tratta tratti | uccidere uccise uccisero ucciso uccisa
        uccisi | uscire esce uscirono uscito | valere valse valso | vedere vede vide videro visto vista visti
        veduto | vincere vinse vinsero vinto vinta vinti | vivere visse vissero vissuto | volere vuole volle
        vollero voluto | condurre conduce condusse condotto condotta | produrre produce produsse prodotto |
        travolgere travolse travolsero travolto travolta travolti | sconfiggere sconfisse sconfitto sconfitta
        sconfitti | sommergere sommerse sommerso sommersa | distruggere distrusse distrussero distrutto
        distrutta distrutti | costringere costrinse costretto costretta costretti | respingere respinse
        respinsero respinto respinta respinti | arrendere arrese arreso | sospendere sospese sospesero sospeso
        sospesa sospesi | estendere estese esteso estesa | concedere concesse concessero concesso concessa |
        dimettere dimise dimisero dimesso dimessa dimessi | avvenire avviene avvenne avvennero avvenuto avvenuta
        | intervenire interviene intervenne intervennero intervenuto | raccogliere raccolse raccolsero raccolto
        raccolta
    """, prefixes="""
        ac am ap as com con contrap cor de di dis es im in inter man ot per pre pro rac re ri sop sos sor sotto tra tras
    """),
    respellings=(),
    stemmer="italian",
    numbers=_NUMBERS,
    fractions=_FRACTIONS,
    calendar=_CALENDAR,
    units=_UNITS,
    stops=_STOPS,
)
