"""English, German, Dutch, Swedish, Danish, Norwegian."""

from __future__ import annotations

from monitor.boilerplate.stamps.words import StampWords

ENGLISH = StampWords(
    before="",
    after="ago",
    since="",
    units="sec secs min mins hr hrs hour hours wk wks mos yrs moment moments",
    numbers="a an one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty"
    " half few several couple_of",
    just="just_now right_now moments_ago",
    now="now just",
    days="today yesterday",
    dates="sept tues thur thurs",
    labels="published posted created filed issued refreshed reviewed publication"
    " next_update next_update_due next_update_expected",
    updates="updated update modified edited revised upd",
    joins="on at by the of in to and last first originally about around circa ca over almost nearly approx less more"
    " than st nd rd th date page story article post this live breaking addendum latest new from seit since time",
    clock="noon midnight o'clock local_time a.m. p.m. am pm",
    multiples="k m b thousand million",
    reading="read reading_time read_time reading to_read listen watch estimated",
    counted="views view comments comment shares share likes like reads reactions reaction replies reply retweets"
    " viewing watching reading_now reading_this viewing_this_page readers viewers",
    crowd="people users are is now this page article story currently right online here total all",
)

GERMAN = StampWords(
    before="vor",
    after="",
    since="",
    units="Sek Min Std Stdn Tg Wo Mon Augenblicken Momenten",
    numbers="ein eine einer einem einen zwei drei vier fünf sechs sieben acht neun zehn elf zwölf fünfzehn zwanzig"
    " dreißig halben anderthalb wenigen einigen mehreren paar",
    just="gerade_eben soeben eben_gerade vor_kurzem vor_Kurzem gerade_jetzt",
    now="jetzt gerade eben",
    days="heute gestern vorgestern",
    dates="Jänner Feber Sonnabend",
    labels="veröffentlicht publiziert erstellt erschienen Erstveröffentlichung Veröffentlichung"
    " Datum_der_Veröffentlichung nächste_Aktualisierung nächste_Information nächstes_Update ausgegeben",
    updates="aktual aktualisiert Aktualisierung Stand Update geändert bearbeitet überarbeitet",
    joins="am um den der dem im vom von zuletzt erstmals zuerst letzte letztes ursprünglich und etwa circa ca"
    " rund gut"
    " knapp mehr als weniger über Artikel Beitrag Nachtrag die das seit bis",
    clock="Uhr Mittag Mitternacht h",
    multiples="Tsd Mio Tausend",
    reading="Lesezeit Lesedauer zu_lesen gelesen",
    counted="Kommentare Kommentar Aufrufe Aufruf mal_geteilt geteilt Teilen Reaktionen Reaktion Likes Leser Zuschauer"
    " lesen_gerade schauen_gerade lesen_das",
    crowd="Personen Menschen Nutzer diesen diese Seite gerade mit aktuell Artikel mal",
)

DUTCH = StampWords(
    before="",
    after="geleden",
    since="",
    units="sec seconden min minuten uur uren u dgn wk mnd jr ogenblikken moment",
    numbers="een één twee drie vier vijf zes zeven acht negen tien elf twaalf vijftien twintig dertig half halfuur"
    " enkele paar",
    just="zojuist net_nu zonet daarnet",
    now="nu net",
    days="vandaag gisteren eergisteren",
    dates="mrt",
    labels="gepubliceerd geplaatst publicatie verschenen aangemaakt uitgegeven volgende_update",
    updates="bijgew bijgewerkt gewijzigd aangepast update laatste_update geactualiseerd",
    joins="om op de het van laatst laatste eerst oorspronkelijk voor_het en ongeveer circa ca ruim bijna meer"
    " dan minder"
    " in dit artikel e over",
    clock="uur middag middernacht",
    multiples="duizend mln",
    reading="leestijd lezen leesduur",
    counted="reacties reactie weergaven keer_gedeeld gedeeld delen lezers kijkers likes keer_bekeken bekeken",
    crowd="mensen personen lezen bekijken kijken nu dit deze pagina keer",
)

SWEDISH = StampWords(
    before="",
    after="sedan sen",
    since="",
    units="sek min tim h d v mån ögonblick stund",
    numbers="en ett två tre fyra fem sex sju åtta nio tio elva tolv femton tjugo trettio halv halvtimme några",
    just="just_nu alldeles_nyss nyss",
    now="nu",
    days="idag i_dag igår i_går i_förrgår",
    dates="",
    labels="publicerad publicerat publicerades skapad nästa_uppdatering",
    updates="uppd uppdaterad uppdaterat uppdaterades uppdatering ändrad redigerad senast_uppdaterad",
    joins="för den kl klockan senast först och cirka ca ungefär omkring över mer än mindre av vid artikeln",
    clock="kl klockan",
    multiples="tusen tn mn",
    reading="lästid läsning att_läsa",
    counted="kommentarer kommentar visningar delningar delning dela gilla gillar reaktioner läsare tittare",
    crowd="personer läser tittar just nu på sidan den här denna",
)

DANISH = StampWords(
    before="",
    after="siden",
    since="",
    units="sek min t tim d u uge md mdr øjeblik øjeblikke",
    numbers="en et én ét to tre fire fem seks syv otte ni ti elleve tolv femten tyve tredive halv få nogle",
    just="lige_nu netop_nu for_lidt_siden",
    now="nu netop",
    days="i_dag i_går i_forgårs",
    dates="",
    labels="publiceret offentliggjort udgivet oprettet næste_opdatering",
    updates="opd opdateret opdatering ændret redigeret senest_opdateret sidst_opdateret",
    joins="for den d kl klokken senest sidst først og cirka ca omkring over mere end mindre af artiklen",
    clock="kl klokken",
    multiples="tusind mio",
    reading="læsetid læsning læs at_læse",
    counted="kommentarer kommentar visninger delinger del synes_godt_om reaktioner læsere seere",
    crowd="personer læser ser lige nu på siden denne",
)

NORWEGIAN = StampWords(
    before="",
    after="siden",
    since="",
    units="sek min t tim timer dager dag d u uke md mnd øyeblikk",
    numbers="en ei et én ett to tre fire fem seks sju syv åtte ni ti elleve tolv femten tjue tretti halv få noen",
    just="akkurat_nå nettopp for_litt_siden",
    now="nå",
    days="i_dag i_går i_forgårs",
    dates="",
    labels="publisert opprettet neste_oppdatering",
    updates="oppd oppdatert oppdatering endret redigert sist_oppdatert sist_endret",
    joins="for den kl klokka klokken sist først og cirka ca omtrent over mer enn mindre av artikkelen",
    clock="kl klokka klokken",
    multiples="tusen mill",
    reading="lesetid å_lese lesing",
    counted="kommentarer kommentar visninger delinger del liker reaksjoner lesere seere",
    crowd="personer leser ser akkurat nå på siden denne",
)
