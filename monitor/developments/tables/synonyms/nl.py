"""Dutch words for each other."""

GROUPS = """
zeggen verklaren melden vertellen zei verklaarde laten weten stellen stelt meedelen aangeven gaf bevestigen
beginnen begint begon begonnen gegaan starten startte gestart begin aanvang aanving aangevangen vangt ving openen \
inzetten inzet ingezet zet zette gezete aftrap
eindigen geeindigd geeindigde stoppen stopt gestopt afronden afrondt afgerond rondt geronde einde slot afloop \
afgelopen af aflopen afliep loopt liep sluiten sloot gesloten staken staakt gestaakt
helpen hielp geholpen steunen gesteund gesteunde hulp steun ondersteunen ondersteund bijstaan bijstond bijstonden \
bijgestaan staat stond stonden gestaan bijstand
tonen toont getoond getoonde laten laat liet gelaten zien aantonen aantoont aangetoond blijken bleek bleken \
gebleken uitwijzen uitwijst uitwees uitwezen uitgewezen wijst wees wezen bewijzen bewijst bewees bewezen
groot grote enorm reusachtig flink fors aanzienlijk massaal massale groots
fors flink stevig sterk aanzienlijk behoorlijk scherp duidelijk | klein kleine gering beperkt licht
snel vlug rap direct onmiddellijk snelle gauw
belangrijk cruciaal essentieel cruciale essentiële wezenlijk voornaamste
brand vuur vlammen vuurzee branden uitslaande vlam vatte vloog
ongeluk botsing ongeval aanrijding crash verkeersongeluk verkeersongeval ongelukken
botsen gebotst aanrijding rijden reed reden gereden knallen knalt geknald geknalde klappen klapt geklapt rammen \
ramt ramde geramd geramde raken raakt geraakt aanrijden aanreed aanreden aangereden
auto wagen voertuig personenauto auto's wagens | vrachtwagen truck vrachtauto vrachtwagens trekker oplegger
huis woning pand gebouw huizen woonhuis | flat appartement flatgebouw appartementencomplex | gebouw pand complex
straat weg rijbaan straten wegen route | snelweg autoweg rijksweg | politie agenten politieagenten politiemensen
recherche rechercheurs politie onderzoekers speurders
bedrijf onderneming firma concern maatschappij bedrijven vennootschap | regering kabinet bewind ministers ministerraad
wet regeling wetgeving wetten | regel maatregel voorschrift regelgeving stap | wetsvoorstel wetsontwerp voorstel
vergadering bijeenkomst overleg zitting beraad samenkomst topoverleg ontmoeting
onderhandelingen gesprekken overleg besprekingen beraad onderhandeld overleggen overlegd praten gesprek praat \
praatte gepraat | conferentie congres symposium
stijgen steeg stegen gestegen toenemen toeneemt toenam toegenomen neemt nam namen groeien gegroeid gegroeide omhoog \
oplopen oploopt opliep opgelopen loopt liep ging gegaan hoger klimmen klimt geklimd geklimde
verhogen verhoogt verhoogd optrekken optrekt geoptrekt opvoeren opvoeert opgevoeerd voeert gevoeerde opgevoerd \
vermeerderen vermeerdeert vermeerdeerd hoger
dalen daalt gedaald gedaalde afnemen afneemt afnam afgenomen neemt nam namen zakken zakt gezakt daling omlaag \
teruglopen terugloopt terugliep teruggelopen loopt liep krimpen gekrimpt lager af terug verminderen vermindeert \
vermindeerd terugval
verlagen verlaagt verlaagd verminderen vermindeert vermindeerd korten gekort terugbrengen terugbracht teruggebracht \
brengt bracht gebrachte beperken lager reduceren reduceert gereduceerd gereduceerde
kelderen keldeert gekeldeerd gekeldeerde instorten instortte geinstort val duikvlucht koersval duikelen geduikeld \
geduikelde ingestort stort stortte gestorte
sterven sterft stierf stierven gestorven dood doden overleden leven overlijden overlijdt overleed omkomen omkwam \
omgekomen dodelijk vielen doodgegaan sterfgeval bezweken bezwijken
doden doodt gedood gedoode ombrengen ombracht omgebracht brengt bracht gebrachte
lichaam lijk stoffelijk lichamen dode overschot | gewond gewonden verwonding letsel verwonden slachtoffers
zwaargewond zwaar ernstig zwaargewonde | lichtgewond licht lichtgewonden | mensen personen lieden burgers inwoners
kinderen kind kids jeugd minderjarigen | jongeren tieners jeugd jeugdigen | storm noodweer onweer orkaan
bewoners inwoners omwonenden bevolking buren buurtbewoners burgers buurt | ziekenhuis kliniek hospitaal ziekenhuizen
arts dokter doktoren medicus geneesheer medici | nieuw vers
uitrukken uitrukt uitgerukt rukt gerukte arriveren arriveert gearriveerd gearriveerde plaatse aankomen aankwam \
aangekomen wagens aanrukken aanrukt geaanrukt plaats aanwezig
arriveren arriveert gearriveerd gearriveerde aankomst aankomen aankwam aangekomen bereiken
zichtbaar zien zicht ziet zag zagen gezien waarneembaar
aanhouden aanhoudt aanhield aanhielden aangehouden houdt hield hielden arresteren arresteert gearresteerd \
gearresteerde arrestatie opgepakt oppakken oppakt pakt gepakte inrekenen ingerekend rekent gerekende pakken
cel gevangenis vast celstraf gevangenisstraf bak hechtenis detentie tralies gedetineerd gevangenschap
voorarrest bewaring vast cel hechtenis
vermoeden vermoedt uitgaan aannemen aanneemt aannam aangenomen neemt nam namen verdenking ging denken dacht gedacht \
uitging uitgegaan gegaan | wilt wilde gewild gewilde plan plannen voornemen geplande beogen gebeogd gebeogde
plan plannen voorstel voornemen project idee initiatief | oorzaak reden aanleiding oorzaken achtergrond
veroorzaken veroorzaakt leiden geleid geleide aanrichten aanrichtte aangericht richt richtte gerichte oorzaak \
zorgen gezorgd gezorgde teweeg | onduidelijk onbekend bekend ongewis duidelijk
gebeuren gegebeurd gegebeurde plaatsvinden plaatsvindt plaatsvond plaatsvonden plaatsgevonden vindt vond voordoen \
voordoet voordeed voordeden voorgedaan doet deed deden gedaan voltrekken voltrekt gevoltrekt afspelen geafspeld \
geafspelde
opstappen opstapt opgestapt stapt gestapte aftreden aftreedt aftrad aftraden afgetreden treedt trad ontslag \
terugtreden terugtreedt terugtrad terugtraden teruggetreden vertrek neerleggen neerlegt neergelegd legt legde \
gelegde vertrekken vertrok vertrokken af
veroordelen veroordeld straf opleggen oplegt opgelegd legt legde gelegde straffen gestraft kreeg
rechtbank rechter gerechtshof hof gerecht
sluiten sloot sloten gesloten afsluiten afsloot afsloten afgesloten dicht afsluiting sluiting afzetten afzet \
afgezet zet zette gezete blokkeren blokkeert geblokkeerd geblokkeerde versperd | openen geopend geopende
heropenen heropend open | uren urenlang uur | dagen dagenlang dag | weken wekenlang week | maanden maandenlang
jaren jarenlang | hulpverleners hulpdiensten reddingswerkers ambulance redders reddingsteams ambulancepersoneel
brandweer brandweerlieden brandweermensen brandweerkorps spuitgasten brandweermannen blussers
vervoeren vervoeert vervoeerd brengen bracht gebracht overbrengen overbracht overgebracht transport transporteren \
transporteert getransporteerd getransporteerde vervoerd
goedkeuren goedgekeurd keurt gekeurde instemmen instemt ingestemd stemt gestemde aannemen aanneemt aannam \
aangenomen neemt nam namen akkoord goed aanvaarden aanvaardt geaanvaard geaanvaarde groen
toestaan toestat getoestad getoestade toestemming vergunning toestond toestonden toegestaan staat stond stonden \
gestaan mag mogen | verbieden verbiedt verbood verboden verbod
oproepen geoproept opriep opgeroepen roept riep vragen vraagt vroeg gevraagd gevraagde aansporen aanspoort \
aangespoord spoort gespoorde verzoek | staking werkonderbreking staakt gestaakt actie werk neer
demonstreren demonstreert gedemonstreerd gedemonstreerde protesteren protesteert geprotesteerd geprotesteerde \
protest demonstratie betogen betoogt betoogd straat protestmars demonstraties
demonstranten betogers actievoerders protesterenden | vakbond bond vakbonden | verdachte vermoedelijke dader
dader aanvaller
onderzoeken onderzocht kijken gekijkt stelt instellen instelt ingesteld gestelde uitzoeken uitzocht uitgezocht \
zoekt zocht gezochte doorlichten doorlichtte doorgelicht licht lichtte gelichte stellen
controleren controleert gecontroleerd gecontroleerde controle inspectie inspecteren inspecteert geinspecteerd \
geinspecteerde toezicht nagaan naging nagegaan ging gegaan checken gecheckt toetsen getoetst
schade beschadigd beschadigen vernielingen
verwoesten verwoestte vernield vernielen vernietigd vernietigen slopen sloopt gesloopt plat
stroom elektriciteit stroomstoring stroomuitval storing uitvallen uitvalt uitviel uitgevallen valt viel black-out
regio streek gebied omgeving gewest gebieden district | bestuur leiding directie top management raad
baan arbeidsplaats banen arbeidsplaatsen functies functie werk
schrappen schrapt geschrapt verdwijnen verdween verdwenen wegvallen wegvalt wegviel weggevallen valt viel \
afschaffen afschaft afgeschaft schaft geschafte inleveren inleveert geinleveerd geinleveerde
bezuinigen bezuinigd korten gekort snijden snijdt sneed sneden gesneden besparingen bespaart bespaard
club vereniging ploeg
contracteren contracteert gecontracteerd gecontracteerde vastleggen vastlegt vastgelegd legt legde gelegde contract \
aantrekken aantrekt aantrok aantrokken aangetrokken trekt trok trokken vast tekenen getekend getekende transfer
spits aanvaller spitsen | keeper doelman doelverdediger | elftal team ploeg selectie formatie
winnen wint won wonnen gewonnen overwinning zege verslaan versloeg verslagen zegevieren zegevieert gezegevieerd \
gezegevieerde winst kloppen klopt geklopt triomf | nederlaag verliezen verliest verloor verloren verlies verliespartij
gelijkspel remise gelijk | trainer coach oefenmeester hoofdtrainer trainer-coach
wedstrijd duel wedstrijden partij match treffen | doelpunt goal treffer scoren scoort gescoord gescoorde
speler voetballer speelster | fans supporters aanhangers publiek | scheidsrechter arbiter leidsman
tevreden blij gelukkig verheugd content opgetogen | autoriteiten overheid instanties gemeente overheden gezag
schip vaartuig vrachtschip boot schepen boten vrachtvaarder
stranden strandt gestrand gestrande vastlopen vastloopt vastliep vastgelopen loopt liep grond vast lopen
kritiek bekritiseren bekritiseert bekritiseerd hekelen gehekeld gehekelde laken laakt gelaakt kritisch veroordelen \
veroordeld uitte uiten geuit bemerken
houden hield hielden gehouden plaatsvinden plaatsvindt plaatsvond plaatsvonden plaatsgevonden vindt vond plaats \
organiseren organiseert georganiseerd georganiseerde gevonden | werkloosheid werklozen werkzoekenden
afwijzen afwijst afwees afwezen afgewezen wijst wees wezen verwerpen verwierp verworpen weigeren weigeert \
geweigeerd geweigeerde afkeuren afgekeurd keurt gekeurde
voorspelling raming prognose verwachting voorspelt gevoorspeld gevoorspelde ramen raamt geraamd geraamde vooruitzicht
reageren reactie commentaar ingaan reageert gereageerd gereageerde reacties inging ingegaan ging gegaan antwoord
beschuldiging aantijging verwijt aanklachten | beschuldigen beschuldigd verwijten verwijtte betichten betichtte
ontkennen ontkent ontkend tegenspreken tegenspreekt tegensprak tegengesproken spreekt sprak
bekennen bekent bekend toegeven toegeeft toegaf toegaven toegegeven geeft gaf gaven bekentenis
bank geldschieter kredietinstelling | winst opbrengst profijt nettowinst
behalen behaalt behaald boeken geboekt realiseren realiseert gerealiseerd gerealiseerde bereiken noteren noteert \
genoteerd genoteerde maken maakt gemaakt | omzet inkomsten opbrengsten verkopen | aandeel stuk aandelen stukken fonds
beurs aandelenmarkt effectenbeurs | belegger investeerder aandeelhouder
explosie ontploffing knal ontploft exploderen explodeert geexplodeerd geexplodeerde explosies klap dreun
volledig geheel compleet helemaal totaal volkomen totale complete gehele
zoektocht zoeken zocht gezocht zoekactie speurtocht
doorgaan doorging doorgegaan ging gegaan voortzetten voortzet voortgezet zet zette gezete aanhouden aanhoudt \
aanhield aanhielden aangehouden houdt hield hielden voortduren voortduurt voortgeduurd duurt geduurde vervolgen \
vervolgd duren geduurd hervatten | hervatten hervat hervatting hergevat vat vatte gevate
redden redt gered gerede bevrijden bevrijdt veilig ontzetten ontzet veiligheid
ontruimen ontruimd evacueren evacueert geevacueerd geevacueerde evacuatie
ontsnappen ontsnapt vluchten vluchtte gevlucht ontkomen ontkwam vandoor ging wegkomen ervandoor wegkwam weggekomen \
benen wisten | vluchteling asielzoeker ontheemden
uittrekken uittrekt uittrok uittrokken uitgetrokken trekt trok trokken beschikbaar beschikbat beschikbad stellen \
stelt vrijmaken vrijmaakt vrijgemaakt maakt gemaakte geven geeft gaf gaven gegeven verstrekken verstrekt reserveren \
reserveert gereserveerd gereserveerde toekennen toekent toegekend kent kende gekende | getuige ooggetuige omstander
bellen belt belde gebeld gebelde alarm alarmeren alarmeert gealarmeerd gealarmeerde waarschuwen gewaarschuwd \
gewaarschuwde inschakelen ingeschakeld schakelt geschakelde telefoontje | aardbeving beving aardschok aardschokken
bescherming schuilplaats beschermd schuilen geschuild geschuilde beschutting
parlement kamer volksvertegenwoordiging parlementsleden
kamerlid parlementariër kamerleden volksvertegenwoordigers afgevaardigden | wetsvoorstel voorstel wet
stemmen stemt gestemd gestemde st stte gest | besluiten besloot besloten beslissen beslist
verkiezing stembusgang stembus | kiezers stemgerechtigden
aanval aanvallen aanviel aangevallen valt viel attaque offensief aanslag | aanslag terreuraanslag bomaanslag
treffen treft trof troffen getroffen raken raakt geraakt | resultaat uitkomst uitslag resultaten
reizen reist gereisd gereisde bezoek vertrekken vertrekt vertrok vertrokken vliegen vloog vlogen gevlogen bezocht \
trip ging gegaan
vertrekken vertrekt vertrok vertrokken verlaten verlaat verliet afreizen afreist afgereisd reist gereisde afreis
akkoord overeenkomst overeenstemming afspraak deal afspraken overeenkomen overeenkwam overeengekomen afspreken \
afspreekt geafspreekt verdrag | wapenstilstand bestand staakt-het-vuren staakt vuren | partijen kanten zijden
behandelen behandeld verzorgen verzorgd | gevaar risico dreiging gevaren risico's | gevaarlijk riskant
bestaan bestond bestonden sprake | bewijs bewijzen aanwijzing bewijsmateriaal
gelden gegeld gegelde kracht geldig werking ingaan inging ingegaan ging gegaan ingang
zanger artiest muzikant vocalist ster | zangeres artieste | acteur toneelspeler | concert optreden show gig
afzeggen afzegt afzei afgezegd zegt zei zeiden gezegde annuleren annuleert geannuleerd geannuleerde afgelasten \
afgelastte afgegelast gelast gelastte gegelaste zegde geschrapt schrappen schrapt
uitstellen uitstelt uitgesteld stelt gestelde verplaatsen verschuiven verschuift verschoof verschoven opgeschoven
vertraging oponthoud vertraagt vertraagd wachttijd
verwachtte verwachte rekening houdt hield voorzien voorziet voorzag
medewerkers personeel werknemers personeelsleden mensen arbeiders arbeidskrachten
aannemen aanneemt aannam aangenomen neemt nam namen werven werft wierf wierven geworven aanstellen aanstelt \
aangesteld stelt gestelde inhuren inhuurt ingehuurd huurt gehuurde
ontslaan ontsloeg ontslagen wegsturen wegstuurt gewegstuurd gewegstuurde | werkgever baas chef
regen regenval neerslag buien regenbuien hoosbuien wolkbreuk | sneeuw sneeuwval
overstroming wateroverlast watersnood overstroomd overstroomt onderlopen blank | hitte hittegolf | vorst kou
hevig zwaar hard krachtig fel zware felle heftig stevig luid | rivier stroom | zee oceaan | bos woud bossen
bestuurder chauffeur automobilist | fietser wielrijder | voetganger voorbijganger
vliegtuig toestel toestellen vlieger jet | luchthaven vliegveld luchthavens airport | trein spoor treinen treinstel
passagiers reizigers inzittenden opvarenden | tijdelijk voorlopig
stilleggen stillegt stilgelegd legt legde gelegde onderbreken onderbreekt onderbrak onderbroken staken staakt \
gestaakt stopzetten stopzet stopgezet zet zette gezete opschorten opschortte opgeschort schort schortte geschorte stil
blijven blijft bleef bleven gebleven | versterken uitbreiding uitbreiden uitgebreid breidt gebreide
oprichten oprichtte opgericht richt richtte gerichte stichten stichtte gesticht
bouwen gebouwd gebouwde aanleg aanleggen aanlegd
produceren produceert geproduceerd geproduceerde productie maken maakt gemaakt vervaardigen vervaardigd
fabriek productielocatie vestiging
kopen koopt kocht gekocht aankoop aanschaffen aanschaft aangeschaft schaft geschafte verwerven verwerft verwierf \
verwierven verworven | overnemen overneemt overnam overgenomen neemt nam namen
verkopen verkoopt verkocht afstoten afstoot afstootte afgestoten stoot stootte
betalen betaalt betaald afrekenen afgerekend rekent gerekende | kosten prijs prijzen uitgaven | duur prijzig duurder
goedkoop voordelig goedkoper | geld middelen bedrag kapitaal fondsen
financieren financieert gefinancieerd gefinancieerde geld | schuld schulden
faillissement bankroet failliet insolventie | klant consument koper | winkel zaak zaken supermarkt
directeur topman baas bestuursvoorzitter ceo | voorzitter preses | premier minister-president regeringsleider
president staatshoofd | burgemeester burgervader
benoemen benoemd aangesteld aanstellen aanstelt geaansteld geaanstelde | proces rechtszaak strafzaak zaak
openbaar ministerie justitie aanklager officier | advocaat raadsman raadsvrouw advocate | beroep appel
diefstal stelen steelt stal gestolen ontvreemden ontvreemdt buitgemaakt | overval beroving roof overvallen overviel
dief inbreker overvaller dieven | fraude oplichting bedrog | misdrijf delict misdaad strafbaar
moord vermoorden vermoordt | schieten schoot schoten geschoten beschieting vuurde
soldaten militairen troepen leger strijdkrachten soldaat krijgsmacht
oorlog conflict strijd gevechten vechten vocht gevochten | raket raketten projectiel
bom explosief bommen explosieven | rebellen opstandelingen strijders
terugtrekken terugtrekt terugtrok terugtrokken teruggetrokken trekt trok trokken aftocht
veroveren veroveert veroveerd innemen inneemt innam ingenomen neemt nam namen | onderzoekers wetenschappers
deskundige expert experts specialist kenner | studie onderzoek analyse | peiling enquête opiniepeiling
rapport verslag document | ziekte aandoening kwaal ziektes
besmetten besmet besmetting infectie infecteren infecteert geinfecteerd geinfecteerde
medicijn geneesmiddel middel medicijnen
vaccin inenting prik vaccinatie vaccineren vaccineert gevaccineerd gevaccineerde inenten ingeent ent entte geente
patiënt zieke | genezen hersteld herstellen herstelt | leerling scholier | leraar docent leraren leerkracht
universiteit hogeschool | moeilijk lastig zwaar ingewikkeld | probleem moeilijkheid problemen knelpunt
oplossing uitweg | doel bedoeling streven oogmerk | mogelijkheid kans optie gelegenheid
voorstellen voorstelt voorgesteld stelt gestelde opperen oppeert geoppeerd geoppeerde suggestie
eisen eist geeist eis vorderen vordeert gevordeerd gevordeerde | hoop hopen gehoopt wens
angst vrees zorg vrezen vreest gevreesd gevreesde bezorgd bang ongerust
woede boosheid verontwaardiging boos woedend kwaad | verdriet rouw droefheid
lof prijzen prijst geprijsd geprijsde loven looft geloofd geloofde geprezen | dank bedanken dankbaar
excuses verontschuldiging spijt verontschuldigd sorry excuus
veranderen verandeert verandeerd wijzigen gewijzigd gewijzigde aanpassen aanpast aangepast past gepaste
verbeteren verbeterd beter | verslechteren verslechteert verslechteerd slechter erger
proberen probeert geprobeerd geprobeerde poging trachten trachtte getracht
lukken lukt gelukt slagen slaagt geslaagd geslaagde succes | mislukken mislukt falen faalt gefaald gefaalde
ontdekken ontdekt vinden vond gevonden vondst aantreffen aantreft aantrof aantroffen aangetroffen treft trof troffen
verdwijnen verdween verdwenen vermist
merken gemerkt opmerken opgemerkt constateren constateert geconstateerd geconstateerde vaststellen vaststelt \
vastgesteld stelt gestelde
deelnemen gedeelnemd gedeelnemde deelname meedoen gemeedod gemeedode meedoet meedeed meededen meegedaan doet deed \
deden gedaan deelneemt deelgenomen neemt nam namen | gebruiken gegebruikt benutten benut inzetten inzet geinzet
nodig noodzakelijk vereist behoefte | informeren informeert geinformeerd geinformeerde informatie inlichten
publiceren publiceert gepubliceerd gepubliceerde publicatie bekend uitbrengen uitbracht uitgebracht brengt bracht \
gebrachte bekendmaken bekendmaakt bekendgemaakt maakt gemaakte | aankondigen aangekondigd kondigt gekondigde bekend
aanvragen aanvraagt aanvroeg aangevraagd vraagt vroeg gevraagde verzoek
afbreken afbreekt afbrak afgebroken breekt brak | leiden geleid geleide aanvoeren
voorkomen voorkwam verhinderen verhindeert verhindeerd vermijden vermijdt | controle bedwang
blussen blust geblust bluswerk nablussen bestrijden bestrijding
ontstaan ontstond ontstonden uitbreken brak uitbreekt uitbrak uitgebroken breekt uitbraak
verspreiden verspreidt overslaan oversloeg overgeslagen slaat sloeg
kantelen gekanteld gekantelde omslaan omsloeg omgeslagen slaat sloeg
sturen stuurt gestuurd gestuurde zenden zond gezonden verzenden verzendt verzond verzonden
vaak dikwijls regelmatig geregeld | soms af-en-toe | altijd voortdurend constant | kennelijk schijnbaar
samen gezamenlijk | vlakbij nabij dichtbij buurt | nacht nachts nachtelijk | ochtend vroeg | najaar herfst
voorjaar lente | wereldwijd mondiaal internationaal wereld | landelijk nationaal nationale | plaatselijk lokaal lokale
voormalig ex vroegere toenmalige | jaarlijks jaar | dagelijks dag | deel gedeelte delen stuk | centrum binnenstad
stad gemeente | dorp plaats gemeente | grens grensovergang | familie nabestaanden verwanten gezin | echtgenote vrouw
echtgenoot man | paar echtpaar stel | baby zuigeling | ouderen bejaarden senioren | vader papa | moeder mama
situatie toestand omstandigheden | incident voorval gebeurtenis | onderwerp thema kwestie | gevolg consequentie effect
ruzie onenigheid conflict twist geschil | crisis noodsituatie | schandaal affaire | winnaar overwinnaar winnares
record recordhoogte | aantal hoeveelheid getal | economie conjunctuur | inflatie geldontwaarding
belasting heffing accijns | rente rentetarief rentes | loon salaris lonen salarissen
export uitvoer exporteren exporteert geexporteerd geexporteerde
import invoer importeren importeert geimporteerd geimporteerde | sanctie strafmaatregel sancties
kritiek levensgevaar levensgevaarlijk | helder duidelijk | ernstig zwaar zware | vreedzaam rustig
illegaal onwettig verboden illegale | tijdig tijd | geheim vertrouwelijk | afval vuilnis
mobiele telefoon smartphone mobieltje | internet online web | foto beeld opname foto's beelden | video filmpje beelden
krant dagblad | televisie tv | journalist verslaggever correspondent reporter | prijs onderscheiding bekroning
feest viering vieert gevieerd gevieerde | bezoekers gasten toeschouwers publiek | voedsel eten levensmiddelen
benzine brandstof | energie stroom | eigenaar bezitter eigenaren | bezitten bezit bezat bezeten eigendom
wonen woont gewoond gewoonde woonachtig leven | werken gewerkt werkzaam | bereikbaar bereikbat bereikbad beschikbaar
herdenken herdacht gedenken | dreigen gedreigd gedreigde bedreiging bedreigd
dwingen dwong gedwongen verplicht verplichtte
overtreding overtreden overtreedt overtrad overtraden schending schenden schond schonden geschonden
vervangen verving opvolger opvolgen geopvolgd geopvolgde | vormen gevormd gevormde
bepalen bepaalt bepaald vastgesteld | voorbereiden voorbereidt bereidt bereide
klinken klonk geklonken horen hoort gehoord gehoorde geluid | omstreden controversieel
onverwacht plotseling verrassend verrassing onverwachts | bereid bereidheid
houden hield hielden gehouden vasthouden vasthoudt gevasthoud gevasthoude | gijzelaar gegijzelde
drone drones onbemand | douane douaniers
advies adviseren adviseert geadviseerd geadviseerde raad raden geraden opgeroepen oproep aangeraden aanraden aanraadt
treden treedt trad getreden overstroomd overstromen overstroomt
"""
