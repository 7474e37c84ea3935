"""German words for each other."""

GROUPS = """
sagen erklären mitteilen sagte teilte betonte meinte äußerte berichten melden mitgeteilt meldete berichtete
beginnen begann begannen begonnen begonnenen anfangen anfing angefangen fängt fing angefangenen starten startet \
starteten gestartet gestarteten beginn start auftakt los losgehen losging eröffnen eröffnete einsetzen einsetzten \
eingesetzt setzt setzten eingesetzten
enden endeten geendet geendeten beenden beendet beendeten aufhören aufhörten aufgehört hört hören aufgehörten \
abschließen abschloss abschlossen abgeschlossen schließt schloss schlossen abgeschlossenen abschluss schluss vorbei \
vorüber einstellen einstellten eingestellt stellt stellten eingestellten zuende gingen
helfen hilft half geholfen geholfenen unterstützen unterstützten beistehen beistand beigestanden steht stand \
beigestandenen
zeigen zeigten gezeigt gezeigten belegen belegten ergeben ergibt ergab ergebenen hervorgehen hervorging \
hervorgegangen geht ging gehen hervorgegangenen beweisen bewies bewiesen bewiesenen nachweisen nachwies nachwiesen \
nachgewiesen weist wies nachgewiesenen
zeigen zeigten gezeigt gezeigten präsentieren präsentierten vorstellen vorstellten vorgestellt stellt stellten \
vorgestellten vorführen vorführten vorgeführt führt führten vorgeführten | groß große riesig gewaltig enorm massiv
erheblich bedeutend groß große beträchtlich deutlich stark kräftig spürbar massiv
klein kleine gering geringfügig leicht wenig minimal
schnell rasch zügig umgehend sofort unverzüglich prompt schleunigst
wichtig bedeutend wesentlich zentral entscheidend maßgeblich relevant bedeutsam
feuer brand flammen flammenmeer großbrand brennen brannte brannten gebrannt gebrannten
unfall unglück zusammenstoß kollision crash verkehrsunfall karambolage
zusammenstoßen zusammenstieß zusammenstießen zusammengestoßen stößt stieß stießen zusammengestoßenen zusammenstoß \
kollidieren kollidierten kollision zusammenprallen zusammenprallten zusammengeprallt prallt prallten \
zusammengeprallten crash rammen rammten gerammt gerammten
prallen prallten geprallt geprallten stoßen stieß stießen gestoßen gestoßenen krachen krachten gekracht gekrachten \
fahren fuhr gefahren gefahrenen aufprall knallen knallten geknallt geknallten
auto wagen fahrzeug pkw personenwagen kraftfahrzeug
lastwagen lkw laster sattelzug lastkraftwagen truck lkws sattelschlepper
haus gebäude wohnhaus wohnhäuser bau wohngebäude | wohnhaus mehrfamilienhaus wohngebäude mietshaus
straße fahrbahn weg strecke route | autobahn schnellstraße fernstraße
polizei beamte polizisten beamten polizeibeamte polizeibeamten einsatzkräfte
ermittler fahnder kripo kriminalpolizei polizei ermittlungsbehörden kriminalbeamte
firma unternehmen konzern betrieb gesellschaft firmen unternehmens konzerns
regierung kabinett exekutive bundesregierung ministerrat | gesetz regelung vorschrift bestimmung verordnung
entwurf gesetzentwurf gesetzesvorlage vorlage gesetzesentwurf
treffen gespräch sitzung zusammenkunft unterredung begegnung versammlung
verhandlungen gespräche beratungen unterredungen verhandeln verhandelten berät beriet berieten beratenen \
verhandlungsrunde | konferenz tagung kongress symposium
steigen stieg gestiegen gestiegenen zunehmen zunimmt zunahm zugenommen nimmt nahm nehmen zugenommenen wachsen wuchs \
wuchsen gewachsen gewachsenen anstieg ansteigen angestiegen angestiegenen zulegen zulegten zugelegt legt legen \
zugelegten klettern kletterten geklettert gekletterten zuwachs plus anziehen anziehten geanzieht geanziehten anzog \
wachstum
erhöhen erhöhten anheben anhob angehoben hebt hob hoben heben angehobenen heraufsetzen heraufsetzten heraufgesetzt \
setzt setzten heraufgesetzten steigern steigerten gesteigert gesteigerten aufstocken aufstockten aufgestockt stockt \
stockten aufgestockten
fallen fiel gefallen gefallenen sinken sank gesunken gesunkenen zurückgehen zurückging zurückgegangen geht ging \
gehen zurückgegangenen abnehmen abnimmt abnahm abgenommen nimmt nahm nehmen abgenommenen rückgang nachgeben \
nachgibt nachgab nachgegeben gibt gab gaben geben nachgegebenen minus schrumpfen schrumpften geschrumpft \
geschrumpften zurück verringern verringerten
senken senkten gesenkt gesenkten verringern verringerten reduzieren reduzierten mindern minderten gemindert \
geminderten kürzen kürzten gekürzt gekürzten herabsetzen herabsetzten herabgesetzt setzt setzten herabgesetzten \
drosseln drosselten gedrosselt gedrosselten zurück nahm zurücknehmen zurücknimmt zurücknahm zurückgenommen nimmt \
nehmen zurückgenommenen
einbrechen einbricht einbrach eingebrochen bricht brach brechen eingebrochenen einbruch abstürzen abstürzten \
abgestürzt stürzt stürzten abgestürzten talfahrt gestürzt gestürzten
sterben stirbt starb gestorben gestorbenen tot tote ums leben getötet umkommen umkam umgekommen umgekommenen \
todesopfer tod tödlich erliegen erlag erlegen erlegenen toter verstorben
töten töteten getötet getöteten tötung umbringen umbrachte umbrachten umgebracht bringt brachte brachten umgebrachten
leiche leichnam toter tote | verletzen verletzten verwundet
angriff attacke angreifen angegriffen greift griff angegriffenen attackieren attackierten überfall offensive
anschlag attentat terroranschlag bombenanschlag terrorattacke
treffen trifft traf getroffen getroffenen einschlagen einschlug eingeschlagen schlägt schlug eingeschlagenen
ort stelle einsatz platz schauplatz
anrücken anrückten angerückt rückt rückten angerückten ausrücken ausrückten ausgerückt ausgerückten eintreffen \
eintrifft eintraf eingetroffen trifft traf treffen eingetroffenen ankommen ankam angekommen angekommenen erreichen \
erreichten ort einsatz
gekommenen eintreffen eintrifft eintraf eingetroffen trifft traf treffen eingetroffenen ankommen ankam angekommen \
angekommenen ankunft anreisen anreisten angereist reist reisten angereisten erscheinen erschien erschienen \
erschienenen | menschen personen leute bürger bewohner | kinder nachwuchs minderjährige
jugendliche teenager heranwachsende halbwüchsige | wenig kurzzeitig | sturm unwetter orkan gewitter sturmtief
bekommen bekam bekommenen erhalten erhält erhielt erhielten erhaltenen kriegen kriegten gekriegt gekriegten \
empfangen empfing empfangenen | bewohner anwohner einwohner bevölkerung bürger nachbarn anlieger menschen
krankenhaus klinik spital hospital krankenhäuser klinikum | arzt mediziner doktor medizinern
staat land staaten nation | sichtbar sehen erkennbar sieht sah sahen gesehen gesehenen sicht wahrnehmbar
festnehmen festnimmt festnahm festgenommen nimmt nahm nehmen festgenommenen verhaften verhaftet verhafteten fest \
gefasst fassen fassten gefassten ergreifen ergriff ergriffenen | untersuchungshaft u-haft haft gewahrsam arrest u
haft gefängnis haftstrafe gefängnisstrafe freiheitsstrafe strafe gittern haftanstalt jva
vermuten vermutet vermuteten ausgehen annehmen annimmt annahm angenommen nimmt nahm nehmen angenommenen verdacht \
glauben glaubten geglaubt geglaubten mutmaßen gehen geht ausging ausgegangen ging ausgegangenen schätzen schätzten \
geschätzt geschätzten
wollt wollten gewollt gewollten plante planten geplanten vorhaben beabsichtigen beabsichtigten absicht vorhat
plan vorhaben projekt konzept initiative vorhabens projekts
werk fabrik produktionsstätte betrieb anlage standort fertigung | ursache grund anlass auslöser hintergrund wieso
verursachen verursachten auslösen auslösten ausgelöst löst lösen ausgelösten führen führten geführt geführten \
hervorrufen hervorrief hervorgerufen ruft rief rufen hervorgerufenen anrichten anrichtet anrichteten angerichtet \
richtet richteten richten angerichteten sorgen sorgten gesorgt gesorgten bewirken bewirkten
unklar unbekannt bekannt geklärt ungeklärt offen ungewiss
gekommenen geschehen geschehten passieren passierten ereignen ereignet ereigneten zutragen zutrug zugetragen trägt \
trug zugetragenen abspielen abspielten abgespielt spielt spielten abgespielten erfolgen erfolgten | bis-lang bisherig
zurücktreten zurücktritt zurücktrat zurücktraten zurückgetreten tritt trat treten zurückgetretenen rücktritt \
niederlegen niederlegten niedergelegt legt legen niedergelegten amt nieder ausscheiden ausscheidet ausschied \
ausgeschieden scheidet schied scheiden ausgeschiedenen rücktritts abdanken abdankten geabdankt geabdankten zurück \
abtreten abtritt | verurteilen verurteilten verhängen verhing verhangenen schuldspruch schuldig
sperren sperrten gesperrt gesperrten vollsperrung abriegeln abriegelten abgeriegelt riegelt riegelten abgeriegelten \
abgesperrt absperren absperrten abgesperrten blockiert | stunden stundenlang mehrstündig | tage tagelang tag mehrtägig
wochen wochenlang mehrwöchig | monate monatelang mehrmonatig | jahre jahrelang mehrjährig langjährig
rettungskräfte helfer retter einsatzkräfte rettungsdienst sanitäter rettungsteams notarzt rettungskräften
feuerwehr feuerwehrleute einsatzkräfte löschkräfte brandbekämpfer feuerwehrmänner wehr
zustimmen zustimmten zugestimmt stimmt stimmten zugestimmten billigen billigten gebilligt gebilligten annehmen \
annimmt annahm angenommen nimmt nahm nehmen angenommenen verabschieden verabschiedet verabschiedeten absegnen \
absegnet absegneten geabsegnet geabsegneten beschließen beschloss beschlossen beschlossenen abgesegnet
genehmigen genehmigten erlauben erlaubten bewilligen bewilligten erlaubnis gestatten gestattet gestatteten zulassen \
zuließ zuließen zugelassen lässt ließ ließen zugelassenen freigabe
verbieten verbietet verbot verboten verbotenen untersagen untersagten
aufrufen aufrief aufgerufen ruft rief rufen aufgerufenen auffordern aufforderten aufgefordert fordert forderten \
aufgeforderten appellieren appellierten appell bitten bittet bat baten gebeten gebetenen
streik arbeitsniederlegung ausstand streikten gestreikt gestreikten arbeitskampf warnstreik
demonstrieren demonstrierten protestieren protestierten protest demonstration kundgebung straße protestzug demo \
demonstrationen gingen | demonstranten protestierende teilnehmer demonstrierenden
verdächtige tatverdächtige beschuldigte beschuldigter täter
befinden befindet befand befunden befundenen sitzen saß gesessen gesessenen liegen lag lagen gelegen gelegenen \
stehen stand gestanden gestandenen aufhalten aufhaltet aufhalteten geaufhaltet geaufhalteten
ermittlungsverfahren verfahren ermittlungen ermitteln ermittelten einleiten einleitet einleiteten eingeleitet \
leitet leiteten leiten eingeleiteten untersuchung
untersuchen untersuchten prüfen prüften geprüft geprüften überprüfen überprüften kontrollieren kontrollierten \
kontrolle analysieren analysierten
klären klärten geklärt geklärten aufklären aufklärten aufgeklärt aufgeklärten ermitteln ermittelten
schaden beschädigt beschädigten sachschaden zerstörungen verwüstungen
zerstören zerstörten vernichtet vernichten vernichteten verwüsten verwüstet verwüsteten
strom stromausfall elektrizität stromversorgung fiel ausfallen ausfiel ausgefallen fällt ausgefallenen blackout
kreis landkreis region gegend gebiet bezirk umgebung raum kreises | gebiet region gegend areal zone gelände
vorstand führung leitung management konzernführung spitze geschäftsführung chefetage
stelle arbeitsplatz job jobs posten arbeitsstellen
streichen strich gestrichen gestrichenen abbauen abbauten abgebaut baut bauen abgebauten stellenabbau wegfallen \
wegfiel weggefallen fällt fiel weggefallenen
einsparen einsparten eingespart spart sparten eingesparten gespart gesparten kürzen kürzten gekürzt gekürzten
verein klub club vereins
verpflichten verpflichtet verpflichteten vertrag holen holt geholt geholten unterschreiben unterschrieb \
untergeschrieben schreibt schrieb untergeschriebenen nahm transfer
stürmer angreifer torjäger offensivspieler mittelstürmer | torwart keeper torhüter schlussmann
mannschaft team auswahl kader truppe
siegen siegten gesiegt gesiegten gewinnen gewann gewannen gewonnen gewonnenen schlagen schlug geschlagen \
geschlagenen besiegen besiegten durchsetzen durchsetzten durchgesetzt setzt setzten durchgesetzten bezwang \
bezwingen bezwungen bezwungenen erfolg triumph
niederlage verlieren verlor verlorenen unterliegen unterlag unterlegen unterlegenen pleite
unentschieden remis punkteteilung | trainer coach cheftrainer übungsleiter | spiel partie begegnung duell match
tor treffer tore | spieler profi akteur kicker | saison spielzeit | fans anhänger zuschauer publikum
schiedsrichter unparteiischer referee
zufrieden zufriedene glücklich erfreut froh freuen freuten gefreut gefreuten zeigte zeigten
behörde amt ämter verwaltung stellen | geschlossen dicht verschlossen | schiff frachter dampfer frachtschiff
schiff tanker öltanker | schiff boot | schiff kreuzfahrtschiff kreuzfahrer
auflaufen grund gestrandet gelaufen stranden strandet strandeten gestrandeten lief aufgelaufen fest
kritisieren kritisierten kritik bemängeln bemängelten tadeln tadelten getadelt getadelten rügen rügt gerügt \
gerügten übte anprangern anprangerten angeprangert prangert prangerten angeprangerten monieren monierten kritisch
scharf heftig deutlich harsch stark hart massiv
stattfinden stattfindet stattfand stattgefunden findet fand finden stattgefundenen abhalten abhält abhielt \
abhielten abgehalten hält hielt hielten abgehaltenen veranstalten veranstaltet veranstalteten
arbeitslosigkeit arbeitslose erwerbslose arbeitslosenzahl
ablehnen abgelehnt zurückweisen zurückwies zurückwiesen zurückgewiesen weist wies zurückgewiesenen ablehnten lehnt \
lehnten abgelehnten abgewiesen abweisen abwies abwiesen abgewiesenen verwerfen verwirft verwarf verworfen \
verworfenen zurück | prognose vorhersage schätzung erwartung voraussage ausblick
schweigen schwieg geschwiegen geschwiegenen äußerte äußerten geäußert geäußerten kommentieren kommentar stellungnahme
vorwurf anschuldigung beschuldigung
vorwerfen vorwirft vorwarf vorgeworfen wirft warf werfen vorgeworfenen vorwurf beschuldigen beschuldigten \
bezichtigen bezichtigten angelastet anlasten anlastet anlasteten lastet lasteten lasten angelasteten legt
anklage anklagten angeklagt klagt klagten angeklagten
bestreiten bestreitet bestritt bestritten bestrittenen leugnen leugnet leugneten geleugnet geleugneten dementieren \
dementierten zurückweisen zurückwies zurückwiesen zurückgewiesen weist wies zurückgewiesenen dementi
gestehen gestand gestandenen geständnis einräumen einräumten eingeräumt räumt räumten eingeräumten zugeben zugibt \
zugab zugegeben gibt gab gaben geben zugegebenen | bank geldhaus geldinstitut kreditinstitut institut
gewinn profit ertrag überschuss plus gewinne nettogewinn reingewinn | verlust minus defizit fehlbetrag
erzielen erzielten erwirtschaften erwirtschaftet erwirtschafteten verbuchen verbuchten verzeichnen verzeichnten \
einfahren einfuhr eingefahren fährt fuhr eingefahrenen erreichen erreichten schreiben schrieb geschrieben \
geschriebenen | umsatz erlös erlöse einnahmen | aktie papier titel wertpapier papiere anteil
börse aktienmarkt parkett handel | anleger investor aktionäre anteilseigner
explosion detonation explodieren explodierten sprengung knall detonieren detonierten explosionen
völlig komplett vollständig gänzlich total restlos absolut
suche suchten gesucht gesuchten suchaktion fahndung fahndet fahndeten gefahndet gefahndeten
fortsetzen fortsetzten fortgesetzt setzt setzten fortgesetzten weitergehen weiterging weitergegangen geht ging \
gehen weitergegangenen andauern andauerten angedauert dauert dauerten angedauerten anhalten anhält anhielt \
anhielten angehalten hält hielt hielten angehaltenen weiterführen weiterführten weitergeführt führt führten \
weitergeführten gedauert gedauerten
retten rettet retteten gerettet geretteten befreien befreiten sicherheit bergen birgt barg geborgen geborgenen
räumen räumten geräumt geräumten evakuieren evakuierten
bereitstellen bereitstellten bereitgestellt stellt stellten bereitgestellten geben gibt gab gaben gegeben gegebenen \
gewähren gewährten gestellt gestellten zut zute gezut gezuten verfügung spenden spendet spendeten gespendet \
gespendeten finanzieren zahlen zahlten gezahlt gezahlten | zeuge augenzeuge beobachter
alarmieren alarmierten notruf alarm verständigen verständigten rufen ruft rief gerufen gerufenen gewählt wählen \
wählten gewählten | warnen warnten gewarnt gewarnten alarm
flüchten flüchtet flüchteten geflüchtet geflüchteten fliehen floh geflohen geflohenen flucht entkommen entkam \
entkommenen entwischen entwischten abhauen abhauten abgehaut haut hauen abgehauten davonlaufen davonlief \
davongelaufen läuft lief davongelaufenen | flüchtling geflüchtete geflüchteter schutzsuchende
asylsuchende asylbewerber
öffnen öffnet öffneten geöffnet geöffneten aufmachen aufmachten aufgemacht macht machten aufgemachten eröffnung \
eröffnet eröffneten | erdbeben beben erdstoß erdstöße erschütterung | reihe vielzahl zahllose | paar wenige
abgeordnete parlamentarier volksvertreter abgeordneten bundestagsabgeordnete mandatsträger
parlament bundestag volksvertretung abgeordnetenhaus
abstimmen abstimmten abgestimmt stimmt stimmten abgestimmten votum votieren votierten entscheidung
entscheiden entscheidet entschied entschiedenen beschließen beschloss beschlossen beschlossenen beschluss \
entschluss entschließen entschloss entschlossen entschlossenen | wahl urnengang parlamentswahl
wähler stimmberechtigte wahlberechtigte wählerinnen
kandidieren kandidierten kandidatur antreten antritt antrat antraten angetreten tritt trat treten angetretenen \
kandidat bewerber bewirbt bewarb beworben beworbenen
reise besuch reisten gereist gereisten besuchten trip aufenthalt fliegen flog geflogen geflogenen fahren fuhr \
gefahren gefahrenen visite
abreisen abreisten abgereist reist reisten abgereisten aufbrechen aufbricht aufbrach aufgebrochen bricht brach \
brechen aufgebrochenen abfahren abfuhr abgefahren fährt fuhr abgefahrenen verlassen verließ verließen verlassenen \
abfliegen abflog abgeflogen fliegt flog abgeflogenen | waffenruhe waffenstillstand feuerpause
einigt einigten geeinigt geeinigten verständigen verständigten vereinbaren vereinbarten abkommen übereinkommen \
übereinkam übereingekommen übereingekommenen übereinkunft | vertrag abkommen vereinbarung kontrakt pakt
seite partei lager | behandeln behandelten versorgen versorgten behandlung verarzten betreut betreuten
gefahr risiko bedrohung risiken gefährdung | gefährlich riskant bedrohlich
bestehen bestand bestandenen gibt gebe existieren existierten vorliegen gab gaben gegeben gegebenen herrschen \
herrschten geherrscht geherrschten | fehlen fehlten gefehlt gefehlten mangel mangelten gemangelt gemangelten fehlend
beweis beleg beweise nachweis indiz indizien | maßnahme regelung schritt vorschrift
gelten gilt galt gegolten gegoltenen kraft wirksam gültig tritt tritet triteten getritet getriteten treten trat \
getreten getretenen gültigkeit | sänger musiker künstler interpret star popstar | sängerin musikerin künstlerin
schauspieler darsteller mime | konzert auftritt show gig
absagen absagten abgesagt sagt sagen abgesagten annullieren annullierten ausfallen ausfallten geausfallt \
geausfallten streichen strich gestrichen gestrichenen ausgefallen fällt
verschieben verschob verschobenen verlegt vertagen vertagten verlegten aufschub aufschieben aufschob aufgeschoben \
schiebt schob aufgeschobenen | verspätung verzögerung wartezeiten verzögerten verspätet verspäteten
erwarten erwartete erwarteten rechnen rechnten gerechnt gerechnten prognostizieren prognostizierten vorhersagen \
vorhersagten vorhergesagt sagt sagen vorhergesagten rechnet
beschäftigte mitarbeiter angestellte arbeitnehmer belegschaft personal arbeiter mitarbeitern beschäftigten \
angestellten bedienstete | arbeitgeber chef vorgesetzter
regen regenfälle niederschlag starkregen regens dauerregen wolkenbruch | schnee schneefall neuschnee
hochwasser überschwemmung flut überflutung überflutet überschwemmten überfluteten | trockenheit dürre
hitze hitzewelle | kälte frost | stark heftig kräftig schwer schwere intensiv massiv | fluss strom gewässer flüsse
meer see ozean | wald forst | fahrer lenker autofahrer fahrzeuglenker autofahrerin | radfahrer fahrradfahrer radler
fußgänger passant passanten | flugzeug maschine jet flieger passagierflugzeug | flughafen airport flughafens
zug bahn züge regionalzug | passagiere fahrgäste reisende insassen | vorübergehend zeitweise zeitweilig temporär
unterbrechen unterbricht unterbrach unterbrochen unterbrochenen einstellen einstellten eingestellt stellt stellten \
eingestellten aussetzen aussetzten geaussetzt geaussetzten stoppen stoppten gestoppt gestoppten ausgesetzt
stoppen stoppten gestoppt gestoppten anhalten anhält anhielt anhielten angehalten hält hielt hielten angehaltenen \
aufhalten aufhält aufhielt aufhielten aufgehalten aufgehaltenen
bleiben blieb geblieben gebliebenen verbleiben verblieb verbliebenen
verstärken verstärkten erhöhen erhöhten ausbau ausbauten ausgebaut baut bauen ausgebauten ausweiten ausweitet \
ausweiteten ausgeweitet weitet weiteten weiten ausgeweiteten erweitern erweiterten
gründen gründet gründeten gegründet gegründeten errichten errichtet errichteten aufbauen aufbauten aufgebaut baut \
bauen aufgebauten schaffen schuf geschaffen geschaffenen int inte geint geinten
bauen baut gebaut gebauten errichten errichtet errichteten bau erbauen erbauten
herstellen herstellten hergestellt stellt stellten hergestellten produzieren produzierten fertigen fertigten \
gefertigt gefertigten produktion fabrizieren fabrizierten
kaufen kauften gekauft gekauften erwerben erwirbt erwarb erworben erworbenen übernehmen übernimmt übernahm \
übergenommen nimmt nahm nehmen übergenommenen übernommen übernommenen | verkaufen verkauften veräußern veräußerten
bezahlen bezahlten zahlen zahlten gezahlt gezahlten entrichten entrichtet entrichteten begleichen beglich beglichenen
kosten preis preise ausgaben aufwendungen kostet kosteten gekostet gekosteten
teuer kostspielig teurer verteuert verteuerten | billig günstig preiswert | geld mittel finanzmittel kapital
finanzieren finanzierten gelder | schulden verbindlichkeiten verschuldung
insolvenz pleite bankrott zahlungsunfähigkeit insolvent zahlungsunfähig konkurs
kunde käufer verbraucher konsumenten kundschaft | geschäft laden markt filiale
chef leiter vorsitzender boss direktor | vorstandschef vorstandsvorsitzender konzernchef ceo firmenchef
stellvertreter vize vertreter | ministerpräsident regierungschef premier premierminister
bundeskanzler kanzler regierungschef | präsident staatschef staatsoberhaupt staatspräsident
bürgermeister rathauschef oberbürgermeister stadtoberhaupt | außenminister chefdiplomat | minister ressortchef
ministerium ressort haus
ernennen ernannte ernannten berufen berief berufenen einsetzen einsetzten eingesetzt setzt setzten eingesetzten \
bestellt bestellten
entlassen entließ entließen entlassenen gekündigt kündigung feuern feuerten gefeuert gefeuerten rauswurf rauswerfen \
rauswirft rauswarf rausgeworfen wirft warf werfen rausgeworfenen beurlaubt
gericht justiz richter kammer landgericht amtsgericht strafkammer
prozess verfahren gerichtsverfahren verhandlung gerichtsprozess
staatsanwaltschaft anklagebehörde ankläger staatsanwalt
anwalt verteidiger rechtsanwalt jurist anwältin rechtsanwältin | berufung rechtsmittel
klage klagten geklagt geklagten verklagen verklagten | täter angreifer kriminelle verbrecher
diebstahl gestohlen stehlen stiehlt stahl gestohlenen entwenden entwendet entwandte entwandten geklaut
raub raubüberfall raubten geraubt geraubten überfall | dieb einbrecher räuber
betrug betrügerei betrügten betrügerisch | tat verbrechen straftat delikt taten | mord ermordung ermordet ermordeten
schüsse schießen schoss schossen geschossen geschossenen feuern feuerten gefeuert gefeuerten schuss abgefeuert \
beschuss | soldaten truppen militär armee streitkräfte heer
krieg konflikt kämpfe kämpften gekämpft gekämpften gefechte kampfhandlungen
rakete raketen geschoss geschosse flugkörper | drohne fluggerät unbemannt | bombe sprengsatz sprengkörper
rebellen aufständische milizen kämpfer
zurückziehen zurückzog zurückgezogen zieht zog zogen zurückgezogenen rückzug abziehen abzog abgezogen abgezogenen \
abzug | erobern eroberten einnehmen einnimmt einnahm eingenommen nimmt nahm nehmen eingenommenen
forscher wissenschaftler experten forschende wissenschaftlerin
experte fachmann fachleute spezialist experten spezialisten sachverständige gutachter
studie untersuchung forschungsarbeit arbeit analyse erhebung | umfrage befragung erhebung
bericht report gutachten dokument | krankheit erkrankung leiden krankheiten | erkranken erkrankten krank
infizieren infizierten infektion ansteckung ansteckten angesteckt steckt steckten angesteckten
medikament arznei arzneimittel mittel präparat | impfung impfstoff impften geimpft geimpften vakzin immunisierung
patient patienten kranke | gesund genesen genesten erholt erholten | schüler schülerinnen kinder schulkinder
lehrer lehrkräfte pädagogen lehrerinnen | student studierende studenten hochschüler | universität hochschule uni
schwierig schwer schwere kompliziert problematisch hart
problem schwierigkeit probleme schwierigkeiten herausforderung | lösung ausweg | ziel absicht zweck vorhaben
möglichkeit chance gelegenheit option
vorschlag idee anregung vorschlug vorgeschlagen schlägt schlug vorgeschlagenen anregten angeregt regt regen angeregten
forderung forderten gefordert geforderten verlangen verlangten pochen pochten gepocht gepochten
hoffnung hoffen hofften gehofft gehofften wunsch wünschten gewünscht gewünschten
angst sorge furcht befürchtung befürchtet befürchteten fürchten fürchtet fürchteten gefürchtet gefürchteten sorgten \
gesorgt gesorgten besorgt | wut ärger empörung zorn wütend verärgert
trauer trauern trauerten getrauert getrauerten bestürzung betroffenheit
begrüßen begrüßten loben lobt gelobt gelobten lob würdigen würdigten gewürdigt gewürdigten
danken dankten gedankt gedankten dankbar bedanken | entschuldigen entschuldigten verzeihung
ändern änderten geändert geänderten verändern veränderten wandel umgestalten umgestaltet umgestalteten gestaltet \
gestalteten gestalten modifizieren modifizierten | verbessern verbesserten besser optimieren
verschlechtern verschlechterten schlechter verschlimmert schlimmer | versuchen versuchten bemühen bemühten
gelingen gelang gelungen gelungenen schaffen schuf geschaffen geschaffenen erfolgreich erfolg geglückt glücken \
glückten geglückten | scheitern scheiterten gescheitert gescheiterten misserfolg fehlschlag misslingen misslingten
entdecken entdeckten finden findet fand gefunden gefundenen fund auffinden auffindet auffand aufgefunden \
aufgefundenen stoßen stieß stießen gestoßen gestoßenen
verschwinden verschwindet verschwand verschwunden verschwundenen vermisst vermissten
bemerken bemerkten feststellen feststellten festgestellt stellt stellten festgestellten sehen sieht sah sahen \
gesehen gesehenen beobachten beobachtet beobachteten registrieren registrierten
beteiligen beteiligten teilnehmen teilnimmt teilnahm teilgenommen nimmt nahm nehmen teilgenommenen mitmachen \
mitmachten mitgemacht macht machten mitgemachten teil | gehören gehörten zählen zählten gezählt gezählten mitglied
verwenden verwendet verwandte verwandten benutzen benutzten nutzen nutzten genutzt genutzten einsetzen einsetzten \
eingesetzt setzt setzten eingesetzten gebrauch
brauchen brauchten gebraucht gebrauchten benötigen benötigten bedarf bedart bedarten gebedart gebedarten nötig \
notwendig erforderlich | dürft gedürft gedürften erlaubt
informieren informierten information auskunft unterrichtet unterrichten unterrichteten mitteilen mitteilten \
gemitteilt gemitteilten
veröffentlichen veröffentlichten publizieren publizierten publik bekanntgeben bekanntgibt bekanntgab bekanntgegeben \
gibt gab gaben geben bekanntgegebenen bekannt herausgeben herausgibt herausgab herausgegeben herausgegebenen
ankündigen ankündigten angekündigt kündigt kündigten angekündigten verkünden verkündet verkündeten bekanntgabe
beantragen beantragten antrag ersuchen ersuchten | bestätigen bestätigten
abbrechen abbricht abbrach abgebrochen bricht brach brechen abgebrochenen abbruch
leiten leitet leiteten geleitet geleiteten führen führten geführt geführten anführen anführten angeführt angeführten
verhindern verhinderten vermeiden vermeidet vermeideten abwenden abwendet abwandte abwandten abgewandt wendet \
wandte wandten wenden abgewandten unterbinden unterbindet unterband unterbunden unterbundenen
schützen schützten geschützt geschützten bewahren bewahrten absichern sichern sicherten gesichert gesicherten
kontrollieren kontrollierten kontrolle griff | löschen löscharbeiten bekämpfen
ausbrechen ausbricht ausbrach ausgebrochen bricht brach brechen ausgebrochenen ausbruch entstanden entstehen \
entstandenen
ausbreiten ausbreitet ausbreiteten ausgebreitet breitet breiteten breiten ausgebreiteten übergreifen übergriff \
übergegriffen greift griff übergegriffenen gegriffen gegriffenen verbreiten verbreitet verbreiteten
einstürzen einstürzten eingestürzt stürzt stürzten eingestürzten zusammengebrochen zusammenbrechen zusammenbricht \
zusammenbrach bricht brach brechen zusammengebrochenen | entgleisen entgleisten gleis schienen
überschlagen überschlug überschlagenen kippen kippten gekippt gekippten umgekippt umkippen umkippten umgekippten
werfen wirft warf geworfen geworfenen schleudern schleuderten geschleudert geschleuderten
bringen brachte brachten gebracht gebrachten transportieren transportierten befördern beförderten transport \
geflogen einliefern einlieferten eingeliefert liefert lieferten eingelieferten
schicken schickten geschickt geschickten senden sendet sendeten gesendet gesendeten entsenden entsendet entsendeten \
verschicken verschickten | da grund | obgleich wenngleich ungeachtet
meist meistens überwiegend größtenteils mehrheitlich | häufig oft öfter vielfach oftmals
manchmal gelegentlich mitunter bisweilen | immer stets ständig dauernd permanent
anscheinend augenscheinlich offensichtlich | endgültig definitiv | gemeinsam zusammen miteinander | nahe unweit
nachts nacht | morgens früh vormittag frühmorgens | weltweit global international | örtlich lokal hiesig
ehemalig frühere ex einstige vormalig | neu neue neuartig frisch | alt alte betagt älter | jährlich jahr | täglich tag
mindestens wenigstens | höchstens maximal | gesamt zusammen | teil bereich abschnitt | mitte zentrum innenstadt
stadt kommune gemeinde ort | dorf ortschaft gemeinde | hauptstadt metropole | grenze grenzübergang grenzgebiet
familie angehörige verwandte hinterbliebene | ehefrau gattin frau | ehemann gatte mann | paar ehepaar
baby säugling neugeborenes | senior rentner seniorin rentnerin | vater papa | mutter mama
lage situation zustand verhältnisse | ereignis vorfall geschehen zwischenfall vorkommnis | thema frage angelegenheit
ergebnis resultat ausgang ergebnisse | folge auswirkung konsequenz | druck zwang | rolle funktion
streit auseinandersetzung konflikt zwist streiten streitet stritt stritten gestritten gestrittenen disput
krise notlage | skandal affäre | sieger gewinner siegerin | rekord bestmarke höchststand höchstwert
tief tiefstand tiefststand | zahl anzahl menge ziffer | wirtschaft konjunktur ökonomie
inflation teuerung preisauftrieb inflationsrate teuerungsrate | steuer abgabe steuern | zinsen leitzins zinssatz
lohn gehalt gehälter bezahlung entgelt | gewerkschaft arbeitnehmervertretung | ausfuhr export exportieren exportierten
einfuhr import importieren importierten | sanktion strafmaßnahme sanktionen | gesundheit gesundheitszustand befinden
kritisch lebensgefährlich lebensbedrohlich | klar deutlich eindeutig
schlimm schwer schwere gravierend verheerend dramatisch | friedlich ruhig gewaltfrei
illegal rechtswidrig unerlaubt gesetzwidrig ungesetzlich | rechtzeitig pünktlich beizeiten | rundum umgeben
geheim vertraulich | öffentlich publik | staatlich regierungs | müll abfall | handy mobiltelefon smartphone telefon
internet netz online web | computer rechner | foto bild aufnahme | video film aufnahme | zeitung blatt zeitungsbericht
fernsehen tv sender | journalist reporter korrespondent
auszeichnung preis ehrung auszeichnten ausgezeichnt zeichnt zeichnten ausgezeichnten ehren ehrt geehrt geehrten
fest feier feierten gefeiert gefeierten feierlichkeiten | besucher gäste zuschauer
lebensmittel nahrung essen nahrungsmittel | benzin kraftstoff sprit treibstoff | heizung wärmeversorgung
energie strom | fall sache angelegenheit | vermögen besitz eigentum | besitzer eigentümer inhaber
besitzen besaß besaßen besessen besessenen gehören gehörten eigentum
leben lebt gelebt gelebten wohnen wohnten gewohnt gewohnten wohnhaft
arbeiten arbeitet arbeiteten gearbeitet gearbeiteten tätig beschäftigt
scheinen schien schienen geschienen geschienenen wirken wirkten gewirkt gewirkten anschein
wirken wirkten gewirkt gewirkten funktionieren funktionierten | erinnern erinnerten gedenken gedachte gedachten
drohen drohten gedroht gedrohten bedroht bedrohten | zwingen zwang gezwungen gezwungenen
verstoßen verstieß verstießen verstoßenen verstoß verletzung | wechseln wechselten gewechselt gewechselten
leiden leidet litt gelitten gelittenen erkrankt | verdienen verdienten verdienst
schulden schuldet schuldeten geschuldet geschuldeten verschulden
bilden bildet bildeten gebildet gebildeten entstehen entstand entstandenen
bestimmen bestimmten festlegen festlegten festgelegt legt legen festgelegten
vorbereiten vorbereitet vorbereiteten bereitet bereiteten bereiten | nutzen nutzten genutzt genutzten vorteil
begründen begründet begründeten grund | erklären erklärten begründen | teilen teilten geteilt geteilten spalten
verfolgen verfolgten | ehrgeizig ambitioniert | umstritten umstrittene strittig kontrovers
überraschend unerwartet plötzlich überraschung | möglich denkbar vorstellbar | unmöglich ausgeschlossen
bereit gewillt
"""
