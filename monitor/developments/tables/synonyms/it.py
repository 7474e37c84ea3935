"""Italian words for each other. Verbs stand as infinitives, nouns in the singular: see ``tables.endings``."""

GROUPS = """
dire detto disse dice dicono dichiarare affermare spiegare annunciare riferire sostenere aggiungere comunicare \
    confermare precisare sottolineare evidenziare rivelare raccontare informare segnalare rilevare osservare \
    commentare ricordare rendere noto reso assicurare chiarire testimoniare indicare
ritenere credere pensare stimare giudicare considerare | ripetere ribadire riaffermare insistere ricordare confermare
chiedere chiesto chiesta chiesti chiese domandare sollecitare reclamare richiedere richiesto richiesta esigere \
    invocare pretendere esortare invitare richiamare appello
rispondere risposto rispose replicare reagire replica risposta reazione
negare smentire respingere confutare contestare | ammettere confessare riconoscere ammesso
criticare denunciare condannare contestare attaccare biasimare accusare censurare
lodare elogiare applaudire salutare congratulare omaggio | promettere impegnare giurare garantire assicurare promesso
avvertire avvisare allertare minacciare mettere guardia | citare menzionare parlare evocare accennare
discutere dibattere negoziare trattare dialogare
discussione negoziato trattativa colloquio confronto dibattito dialogo | accusare imputare incolpare contestare
sospettare dubitare | comunicato dichiarazione nota annuncio messaggio
cominciare iniziare avviare partire aprire lanciare intraprendere principiare inizio avvio partenza via preso \
    prendere esordire scattare
finire terminare concludere chiudere cessare ultimare completare fine termine conclusione | smettere cessare fermare
continuare proseguire perdurare durare persistere ancora tuttora prosecuzione
riprendere ripartire ricominciare ripresa | sospendere interrompere fermare bloccare sospensione interruzione stop
rinviare posticipare rimandare differire slittare spostare ritardare rinvio slittamento
annullare cancellare cancellazione | accelerare velocizzare affrettare | ritardare rallentare ritardo
rallentare frenare decelerare rallentamento
aiutare sostenere assistere appoggiare supportare aiuto sostegno assistenza appoggio supporto soccorrere
mostrare dimostrare rivelare evidenziare indicare esibire provare | svelare rivelare presentare
pubblicare diffondere divulgare uscire | nascondere occultare celare | dare dato diede danno offrire concedere fornire
consegnare fornire dare concedere offrire assegnare attribuire donare consegna fornitura
ottenere ricevere incassare conquistare guadagnare percepire conseguire strappare
comprare acquistare acquisire rilevare acquisto acquisizione | vendere cedere vendita cessione
pagare versare saldare | spendere investire destinare | costare valere
inviare mandare spedire dispiegare mobilitare invio intervenire accorrere giungere intervento
usare utilizzare impiegare adoperare uso utilizzo impiego | avere possedere disporre
creare fondare istituire costituire | costruire edificare realizzare erigere costruzione
installare collocare piazzare porre mettere | varare lanciare avviare attivare attuare introdurre adottare
produrre fabbricare realizzare produzione
fare fatto fece fanno faceva effettuare realizzare compiere eseguire condurre
organizzare allestire preparare organizzazione | tenere svolgere luogo celebrare
partecipare prendere parte intervenire | accadere succedere avvenire verificare capitare accaduto avvenuto
restare rimanere mantenere conservare
recare andare andato andata andati andate va vanno raggiungere viaggiare visitare trasferire visita viaggio \
    trasferta | arrivare giungere raggiungere venire arrivo | partire uscire lasciare partenza | lasciare abbandonare
dimettere dimissione dimesso lasciare incarico carica | entrare accedere ingresso penetrare
tornare rientrare ritornare ritorno rientro | attraversare varcare
portare trasportare condurre trasferire accompagnare | fuggire scappare fuga darsi evadere dileguare
salire arrampicare | scendere discendere
aumentare salire crescere incrementare aumento crescita rialzo incremento rincaro lievitare avanzare progredire \
    balzo balzare rimbalzare guadagnare impennata molto
balzare crescere aumentare salire impennare volare schizzare decollare
calare diminuire scendere ridurre cadere crollare calo discesa diminuzione ribasso flessione riduzione sceso scesa \
    scesi arretrare perdere cedere | crollare precipitare crollo tonfo
ridurre diminuire tagliare limitare abbassare riduzione taglio | eliminare sopprimere | tagliare eliminare sopprimere
migliorare perfezionare | peggiorare aggravare deteriorare aggravamento peggioramento
rafforzare consolidare potenziare inasprire | allargare estendere ampliare | allentare ammorbidire alleggerire
cambiare modificare trasformare mutare cambiamento modifica | sostituire rimpiazzare subentrare | adattare adeguare
dividere ripartire distribuire | volere vuole vogliono voleva intendere desiderare puntare mirare intenzione
sperare auspicare augurare confidare
prevedere attendere stimare ipotizzare calcolare aspettare anticipare previsione stima | pianificare programmare
decidere stabilire scegliere optare disporre decisione scelta
accertare stabilire chiarire determinare appurare capire ricostruire
permettere consentire autorizzare autorizzazione permesso | vietare proibire divieto | obbligare costringere imporre
impedire ostacolare bloccare evitare | tentare provare cercare tentativo | fallire fallimento buon fine andare
proporre suggerire presentare avanzare | approvare adottare ratificare varare via libera approvazione dare
respingere bocciare rifiutare scartare rigettare rifiuto bocciatura | nominare designare nomina
eletto eleggere elesse | dirigere guidare presiedere comandare capo | gestire amministrare gestione
firmare siglare sottoscrivere firma | accordo intesa patto accordi trattato | rispettare osservare
applicare vigore entrare scattare | violare infrangere | controllare verificare sorvegliare ispezionare controllo
disporre ordinare | indagare investigare indagine inchiesta investigazione sta stanno
esaminare analizzare studiare analisi esame | cercare ricercare ricerca ricerche
trovare rinvenire ritrovare scoprire individuare localizzare rintracciare ritrovamento scoperta rinvenimento
perquisire perquisizione | interrogare sentire ascoltare interrogatorio
arrestare fermare catturare manette arresto fermo cattura finire
incarcerare carcere prigione detenzione reclusione cella galera | detenuto recluso carcerato
liberare rilasciare scarcerare | condannare infliggere condanna pena | sentenza verdetto
processo giudizio udienza dibattimento | processare giudicare | tribunale corte giudici
giudice magistrato gip gup toga | pm procuratore pubblico ministero procura accusa | avvocato legale difensore difesa
denuncia querela esposto | imputato accusato | sospettato presunto | ladro rapinatore
rubare sottrarre trafugare furto | rapina colpo assalto | truffa frode raggiro | reato delitto crimine
delitto omicidio | assassinare uccidere ammazzare freddare | assassinio omicidio delitto | droga stupefacente sostanza
spaccio traffico | testimone teste | prova indizio elemento | sequestrare confiscare sequestro
minorenne minore adolescente | ragazzo giovane | ragazza giovane | polizia agente poliziotto questura
carabiniere militare arma | pompiere vigile fuoco soccorritore | soccorritore soccorso vigile squadra
salvare soccorrere soccorso salvataggio | ferire ferita lesione ferito riportare rimanere subire
morire morto morti morte morì muore muoiono deceduto decesso decedere scomparso spirare perdere vita perso
uccidere ucciso morto vita | gravemente seriamente grave | lievemente leggermente lieve | illeso salvo incolume sano
cadavere corpo salma resti | funerale esequie sepolto | attacco assalto offensiva raid attentato
attaccare assalire aggredire | bombardare bombardamento raid | sparare sparo colpo fuoco aprire
esplosione deflagrazione scoppio | esplodere scoppiare deflagrare saltare | soldato militare truppa
esercito militare forze armate truppe | combattimento scontro battaglia | combattente miliziano ribelle insorto
ostaggio prigioniero | arma pistola | tregua cessate fuoco | conflitto guerra ostilità | missile razzo
drone velivolo | rapire sequestrare rapimento sequestro | sferrare lanciare compiere | incendio fuoco rogo fiamme
scoppiare divampare sviluppare propagare | bruciare ardere | domare spegnere estinguere
distruggere devastare radere distrutto distrutti distrutta distruzione andare ridotto | danneggiare danno subire
danno devastazione | maceria rovina detriti | incidente scontro schianto collisione sinistro tamponamento
scontrare urtare schiantare tamponare colpire investire impattare finire | travolgere investire
precipitare schiantare cadere | deragliare deragliamento | affondare naufragare naufragio inabissare
annegare affogare | terremoto sisma scossa | colpire scuotere scosso scossa investire interessare flagellare sferzare
inondazione alluvione allagamento esondazione | allagare inondare sommergere | esondare straripare
maltempo perturbazione brutto tempo | tempesta temporale bufera burrasca | uragano ciclone tifone
pioggia precipitazione rovescio acquazzone | neve nevicata | grandine grandinata | vento raffica | caldo calura afa
freddo gelo | siccità aridità | valanga slavina | frana smottamento | crollare cedere crollo cedimento
eruzione vulcano | meteo tempo | forte intenso violento potente | bilancio conto
evacuare sgomberare evacuazione sgombero fare fatto | ospitare accogliere alloggiare | rifugio riparo
rifugiato profugo | migrante immigrato | catastrofe disastro tragedia dramma | allerta allarme avviso
sfollato evacuato | provocare causare innescare scatenare suscitare generare determinare originare origine causa
causa ragione motivo origine | conseguenza effetto ripercussione impatto | risultato esito | rischio pericolo minaccia
paura timore preoccupazione | temere preoccupare | rabbia ira indignazione sdegno collera protesta | tristezza dolore
gioia felicità soddisfazione | soddisfatto contento felice | sorpresa stupore | sconvolgere scioccare
calma tranquillità | crisi difficoltà | problema difficoltà | ostacolo freno
governo esecutivo gabinetto palazzo chigi | presidente capo stato | premier presidente consiglio capo
leader capo segretario | ministero dicastero | deputato parlamentare onorevole | senatore parlamentare
parlamento camera aula assemblea montecitorio | sindaco cittadino | municipio comune comunale
comune paese cittadina località | città centro capoluogo | regione area zona | area zona territorio
quartiere rione zona | legge norma testo normativa provvedimento | progetto piano programma | riforma modifica
misura provvedimento disposizione | decreto provvedimento | bilancio conti manovra | elezione votazione urne
voto votazione suffragio scrutinio | elettore votante | candidato aspirante | campagna corsa
partito formazione movimento | opposizione minoranza | oppositore critico | sostenitore simpatizzante
maggioranza coalizione | vertice incontro riunione summit | riunione incontro colloquio seduta
incontrare incontro vedere ricevere riunire | ambasciatore diplomatico | sanzione ritorsione | confine frontiera
estero straniero | mondiale globale internazionale | paese nazione stato | popolazione abitante cittadino
residente abitante cittadino | persona gente individuo | uomo individuo | bambino piccolo bimbo
bambina piccola bimba | neonato bebè | folla pubblico gente | manifestazione protesta corteo marcia
manifestante dimostrante | manifestare protestare sfilare | radunare riunire raccogliere concentrare ritrovare
sciopero agitazione astensione mobilitazione | proclamare indire convocare
sindacato sigla organizzazione confederale | azienda società impresa ditta gruppo compagnia
produttore costruttore gruppo casa | fabbrica stabilimento impianto | negozio esercizio bottega
cliente consumatore acquirente | direttore responsabile capo | dirigente manager
dipendente lavoratore operaio addetto impiegato personale | lavoro occupazione impiego posto | assumere assunzione
licenziare licenziamento esubero | disoccupato inoccupato | stipendio salario retribuzione | utile profitto guadagno
ricavo fatturato entrate vendite | perdita passivo deficit | debito indebitamento | azionista investitore
azione titolo | borsa piazza mercato listino | banca istituto | prestito credito mutuo | prezzo tariffa costo
tassa imposta tributo | economia attività | crescita espansione | recessione contrazione | ordine commessa contratto
prodotto articolo merce | esportare vendere | concorrente rivale | fusione aggregazione | fallimento bancarotta
proprietario titolare | inquilino affittuario | denaro soldi fondi risorse | finanziare sovvenzionare
somma importo cifra | casa abitazione alloggio domicilio residenza appartamento villetta
edificio palazzo immobile stabile palazzina costruzione | strada via carreggiata arteria statale
autostrada carreggiata | ponte viadotto | auto macchina vettura veicolo automobile | camion tir autocarro
autobus bus pullman corriera | moto motocicletta scooter | conducente automobilista autista guidatore
pedone passante | aereo velivolo apparecchio volo | elicottero velivolo | aeroporto scalo | treno convoglio
stazione scalo | nave imbarcazione barca natante traghetto | equipaggio personale | passeggero viaggiatore occupante
traffico circolazione viabilità | coda ingorgo | disagio disservizio | chiudere bloccare interrompere
decollare decollo | atterrare atterraggio | deviare dirottare | corrente elettricità luce energia
guasto avaria malfunzionamento problema difetto | riparare aggiustare | carburante benzina
ospedale clinica nosocomio policlinico | ricoverare ospedalizzare ricovero | medico dottore sanitario
infermiere sanitario | paziente malato degente | malattia patologia morbo | epidemia focolaio
contagiare infettare contagio infezione | curare trattare | cura terapia trattamento | farmaco medicina medicinale
vaccino dose vaccinazione | test tampone | operazione intervento | operare intervenire
scienziato ricercatore studioso | studio ricerca | esperto specialista | scuola istituto
alunno studente scolaro allievo | insegnante docente professore maestro | università ateneo
partita incontro gara match sfida | squadra formazione undici | giocatore calciatore | allenatore tecnico mister
battere sconfiggere superare vincere piegare | vincere imporre trionfare vittoria successo trionfo
perdere sconfitta ko | gol rete marcatura | segnare realizzare | stagione annata | campionato torneo
titolo trofeo scudetto coppa | campione vincitore | stadio impianto campo | tifoso sostenitore ultrà
avversario rivale | infortunio lesione | ingaggiare acquistare | arbitro direttore | ciclista corridore
classifica graduatoria | record primato | film pellicola | cantante artista interprete | attore interprete
scrittore autore romanziere | libro romanzo volume opera | canzone brano pezzo | festival rassegna | spettacolo show
premio riconoscimento | giornalista cronista reporter | giornale quotidiano media stampa testata | sito portale pagina
foto immagine fotografia | video filmato immagini | filmare riprendere | telefono cellulare telefonino | hacker pirata
dati informazioni | applicazione app | grande grosso importante enorme considerevole notevole ampio vasto maggiore
piccolo ridotto modesto minore scarso lieve | numeroso molteplice diverso vario alcuni parecchi
importante cruciale essenziale fondamentale decisivo chiave principale | rapido veloce rapidamente velocemente presto
immediato immediatamente subito | lento lentamente | duramente durezza
fortemente notevolmente sensibilmente nettamente | difficile complicato duro arduo | facile semplice
pericoloso rischioso | storico inedito eccezionale | nuovo recente inedito | ex vecchio antico precedente
ultimo finale recente | scorso passato ultimo | prossimo seguente | attuale presente | precedente anteriore
locale comunale | nazionale statale | totale complessivo intero completo | totalmente completamente interamente
parte porzione | differente diverso | simile analogo | famoso noto celebre | coraggioso eroico
provvisorio temporaneo parziale primo | definitivo finale | sicuro certo | chiaro evidente | vero reale | falso errato
possibile ipotizzabile | probabile verosimile | necessario indispensabile | disponibile accessibile
misterioso ignoto sconosciuto | frequente abituale | spesso frequentemente | sempre costantemente | inizio principio
metà mezzo centro | sera serata | mattina mattinata | notte nottata | giorno giornata | anno annata | momento istante
vicino presso prossimità pressi | lontano distante | circa quasi intorno | solo soltanto solamente unicamente
soprattutto particolarmente principalmente | luogo posto sito scena | obiettivo scopo meta fine | modo maniera
numero quantità cifra | gruppo banda | membro componente | associazione organizzazione | organizzazione organismo ente
istituzione ente | autorità responsabile | funzionario autorità | consiglio giunta assemblea | commissione comitato
opinione parere | sondaggio rilevazione | domanda quesito questione | ipotesi pista tesi
rapporto documento relazione dossier | lettera missiva | diritto prerogativa | libertà indipendenza
sicurezza protezione | proteggere difendere tutelare salvaguardare | vigilare sorvegliare | vedere visto notare
guardare osservare | sembrare apparire | conoscere sapere | subire patire soffrire registrare
affrontare fronteggiare | riguardare interessare toccare coinvolgere | puntare mirare | includere comprendere
contenere racchiudere | rappresentare costituire | superare oltrepassare eccedere | mancare carenza mancanza
carenza scarsità penuria | bisogno necessità esigenza | attribuire imputare | apparire comparire spuntare
svanire sparire | vivere risiedere abitare | occupare invadere | unire aderire aggregare | lavorare operare
lavori cantiere | celebrare festeggiare commemorare | anniversario ricorrenza | festa celebrazione
moglie consorte sposa | marito consorte | compagno partner | padre papà | madre mamma
genitori famiglia familiari parenti congiunti | amico conoscente | matrimonio nozze | nascere nascita | vita esistenza
pensionato anziano | turista vacanziere visitatore | vacanza ferie | albergo hotel | ristorante locale
inaugurare aprire | riaprire riapertura | animale bestia | bosco foresta | fiume corso torrente | mare oceano
spiaggia litorale costa | montagna monte | clima climatico | inquinamento contaminazione
rifiuto immondizia spazzatura | agricoltore contadino coltivatore | bestiame mandria | cibo alimento viveri
energia elettricità | nucleare atomico | petrolio greggio | estrarre tirare fuori salvare liberare
esprimere manifestare espresso | emettere pronunciare emesso | interrompere sospendere bloccare
viaggiare procedere circolare guidare | difendere sostenere giustificare | rivedere ribasso tagliare abbassare rivisto
avvicinare sta stanno | lottare combattere | rimediare ricevere prendere | ricoverare trovare
discutere esaminare dibattere | scrivere redigere | circondare accerchiare | propagare estendere espandere
accompagnare scortare | arretrare ripiegare ritirare | rinunciare abbandonare | opporre contrastare
preoccupante allarmante | mortale letale | abbattere distruggere | smantellare sgominare | comparire presentare
individuare scoprire rilevare | contribuire aiutare | programmare prevedere fissare previsto | fissare stabilire
raccogliere ottenere | collegare legare | coinvolgere implicare | raggiungere ottenere | raggiungere colpire
aggredire picchiare attaccare | inseguire seguire | evitare eludere | insediare giurare | accendere innescare
succedere subentrare | restituire riconsegnare | condividere diffondere | piantonare sorvegliare | tirare sparare
sbarcare approdare | portare condurre | dire parlare | esplodere fare | mettere porre | mettere varare | finire andare
firmare stipulare | inviare mandare | registrare segnare | registrare verificare | scoprire emergere
emergere risultare | svelare scoprire
"""
