"""Notes in German, Dutch and Swedish; shorter tables for Danish, Norwegian and Finnish."""

from __future__ import annotations

from monitor.boilerplate.notes.words import NoteWords

_DE_TEXT = (
    r"(?:artikel|text|beitrag|bericht|meldung|version|fassung|überschrift|kommentar|live-?blog|live-?ticker|ticker"
    r"|interview|grafik|teaser|reportage|mitteilung)s?"
)
_NL_TEXT = r"(?:artikel|bericht|stuk|tekst|verhaal|nieuwsbericht|kop|pagina|liveblog|versie)"
_SV_TEXT = r"(?:artikeln|texten|nyheten|rubriken|notisen|inlägget|krönikan|bildtexten)"

GERMAN = NoteWords(
    itself=(
        rf"(?:dieser?|dieses|diesen|der|in diesem|in der|im) {_DE_TEXT}"
        rf"|wir (?:haben|aktualisieren|ergänzen)(?: (?:den|diesen|das|die|diese))? {_DE_TEXT}"
        r"|wir haben (?:den|diesen) (?:fehler|passus|absatz)"
    ),
    between="",
    changed=(
        r"aktualisiert|ergänzt|überarbeitet|erweitert|angepasst|geändert|fortgeschrieben|neu gefasst"
        r"|fortlaufend|beendet"
    ),
    corrected=r"korrigiert|berichtigt|richtiggestellt|präzisiert",
    verb_first=False,
    earlier=(
        r"(?:in )?(?:einer|der|unserer|eine|die) (?:früheren?|ersten?|vorherigen?|älteren?|ursprünglichen?|vorigen?)"
        r" (?:version|fassung)"
    ),
    of_text=(
        rf"[^.!?;]{{0,20}} (?:dieses|des|unseres|dieser|der) {_DE_TEXT}\b"
        r"|,? (?:hieß|stand|war|wurde|hatten?|haben|schrieben|wurden)\b"
    ),
    update_label=r"update|aktualisierung|aktualisiert|ergänzung|nachtrag",
    correction_label=r"korrektur(?:hinweis)?|richtigstellung|berichtigung|klarstellung|gegendarstellung|erratum",
    editors_label=(
        r"(?:anmerkung|hinweis|notiz) der redaktion|anm\. ?d\. ?(?:red|r)\.?|redaktioneller hinweis"
        r"|in eigener sache"
    ),
    phrases=(
        r"mehr in kürze|weitere (?:informationen|details) (?:folgen|in kürze)"
        r"|(?:die meldung|der artikel|der text|dieser artikel) wird (?:laufend|fortlaufend|in kürze|ständig) \w+"
        r"|(?:eil)?meldung(?:,)? (?:mehr|weiteres) in kürze"
        r"|(?:dieser|der|unser) (?:live-?)?(?:blog|ticker) (?:ist|wurde|wird) (?:\w+ )?(?:beendet|geschlossen)"
    ),
    regrets=(
        r"wir bitten (?:den|diesen) fehler zu entschuldigen|wir (?:bedauern|entschuldigen uns für) (?:den"
        r"|diesen) fehler"
    ),
    warning_label=r"achtung|warnung|hinweis|trigger-?warnung|inhaltswarnung|vorsicht",
    holds=r" (?:\w+ )?(?:enthält|beinhaltet|zeigt|schildert|beschreibt|geht es um|handelt von|thematisiert)\b",
    distressing=(
        r"gewalt\w*|suizid\w*|selbst(?:mord|tötung)\w*|verstörend\w*|belastend\w*|drastisch\w*|explizit\w*"
        r"|missbrauch\w*"
        r"|beunruhigend\w*|spoiler|grausam\w*|schockierend\w*"
    ),
    readers=r"(?:auf )?(?:einige|manche) (?:leser(?:innen und leser)?|menschen|personen) (?:könn|kann)\w+",
    desk=(
        r"neu|wiederholung|wdh|berichtigt|berichtigung|ergänzt|aktualisiert|durchgehend neu|zusammenfassung|neufassung"
        r"|überblick|mehr details"
    ),
    contrast=r", nicht |\bstatt\b|\brichtig ist\b|\btatsächlich\b|\bsondern\b|\bes sind\b|\bkorrekt ist\b",
    described=(
        r"(?:(?:der|die|das|eine?|den) )?(?:schreibweise|(?:vor|nach)?name[ns]?|titel|alter|datum|zitate?"
        r"|reaktion(?:en)?|stellungnahmen?|statements?|kommentare?|details|hintergründe|links?|fotos?|überschrift|bildunterschrift)"
        r"\b[^.!?:;]{0,80}"
        r"\b(?:ergänzt|hinzugefügt|korrigiert|berichtigt|geändert|eingefügt|angepasst|falsch geschrieben)"
    ),
)
DUTCH = NoteWords(
    itself=rf"(?:aan |in )?(?:dit|deze|het) {_NL_TEXT}|we (?:hebben|werken) (?:dit|deze|het) {_NL_TEXT}",
    between="",
    changed=(
        r"bijgewerkt|aangepast|aangevuld|geactualiseerd|geüpdatet|gewijzigd|ververst|toegevoegd|uitgebreid"
        r"|gesloten|afgesloten|beëindigd|\bbij\.?$"
    ),
    corrected=r"gecorrigeerd|rechtgezet|verbeterd|gerectificeerd",
    verb_first=False,
    earlier=r"(?:in )?een (?:eerdere|vorige|oudere|vroegere|eerste) versie",
    of_text=rf" van (?:dit|deze|het) {_NL_TEXT}\b|,? (?:stond|werd|hadden|schreven|meldden)\b",
    update_label=r"update|aanvulling|bijgewerkt",
    correction_label=r"correctie|rectificatie|verduidelijking|rechtzetting|verbetering|erratum",
    editors_label=(
        r"(?:noot|opmerking|naschrift) (?:van )?de redactie|noot redactie|redactionele noot"
        r"|noot van de (?:hoofd)?redactie"
    ),
    phrases=(
        r"meer (?:informatie|nieuws|details) volgt|(?:later|straks|snel) meer|we (?:werken"
        r"|houden) dit (?:bericht|artikel) bij"
    ),
    regrets=r"onze excuses voor (?:de|deze) (?:fout|vergissing)|we betreuren (?:de|deze) fout",
    warning_label=r"let op|waarschuwing|trigger ?warning|opgelet",
    holds=r" (?:\w+ )?(?:bevat|toont|beschrijft|gaat over|bespreekt)\b",
    distressing=(
        r"schokkende?|geweld\w*|zelfdoding\w*|zelfmoord\w*|heftige?|expliciete?|misbruik\w*|verontrustende?"
        r"|spoilers?|gruwelijke?"
    ),
    readers=r"(?:sommige|voor sommige) (?:lezers|mensen) (?:kunnen|kan)",
    desk=r"voegt|actualiseert|aangevuld|aanvulling|herhaling|herschreven|nieuw:|met reactie|correctie",
    contrast=r", niet |\bin plaats van\b|\bmaar\b|\bhet zijn er\b|\bdit moet\b|\bjuist is\b|\bdat is\b",
    described=(
        r"(?:(?:de|het|een) )?(?:reacties?|spelling|(?:voor|achter)?na(?:am|men)|titel|datum|leeftijd|citaat|verklaring"
        r"|toelichting|details|foto's?|kop|bijschrift)\b[^.!?:;]{0,80}"
        r"\b(?:toegevoegd|gecorrigeerd|aangepast|verbeterd|aangevuld|gewijzigd|verkeerd gespeld)"
    ),
)
SWEDISH = NoteWords(
    itself=(
        rf"(?:den här |denna |i )?(?:{_SV_TEXT}|artikel|text|nyhet)|vi har (?:rättat|uppdaterat|ändrat) (?:en "
        rf"|den här )?(?:{_SV_TEXT}|artikel)"
    ),
    between="",
    changed=r"uppdatera\w*|komplettera\w*|utöka\w*|ändra(?:ts|des)|omarbeta\w*",
    corrected=r"rätta(?:ts|des|d)|korrigera\w*",
    verb_first=False,
    earlier=r"(?:i )?en (?:tidigare|första|ursprunglig|äldre) version",
    of_text=(
        rf" av (?:{_SV_TEXT}|(?:den här |denna )(?:artikeln?|texten?))|,? (?:stod|uppgavs|angavs|skrev|var"
        r"|hade|fanns)\b"
    ),
    update_label=r"uppdatering|uppdaterad|uppdaterat",
    correction_label=r"rättelse|korrigering|förtydligande|dementi",
    editors_label=(
        r"(?:redaktionens|redaktörens) (?:anmärkning|kommentar|not)|(?:anm|not)\.? (?:från|av) redaktionen"
        r"|red:s anm\.?"
    ),
    phrases=(
        r"mer information (?:följer|kommer)|mer (?:följer|kommer)|(?:live)?rapporteringen är (?:avslutad"
        r"|stängd)|texten uppdateras"
    ),
    regrets=r"vi (?:beklagar|ber om ursäkt för) (?:felet|misstaget)",
    warning_label=r"varning|obs|observera|triggervarning",
    holds=r" (?:\w+ )?(?:innehåller|visar|beskriver|handlar om|tar upp)\b",
    distressing=(
        r"stötande|våld\w*|självmord\w*|suicid\w*|upprörande|starka (?:bilder|scener|detaljer)|obehaglig\w*"
        r"|övergrepp\w*|grafisk\w*"
    ),
    readers=r"(?:vissa|en del) läsare kan|varning för (?=starka|känsliga)",
    desk=r"tillägg|ny version|uppdaterad|rättad|repris|kompletterad",
    contrast=r", inte |\bi stället för\b|\brätt (?:är|\w+ är)\b|\bdet rätta är\b|\bdet korrekta är\b",
    described=(
        r"(?:stavningen|(?:för|efter)?namnet|titeln|datumet|åldern|citat(?:et)?|kommentar(?:en|er)?|reaktion(?:en|er)?"
        r"|svar(?:et)?|uttalandet?|bildtexten)\b[^.!?:;]{0,80}"
        r"\b(?:rättats|rättat|lagts till|tillagt|korrigerats|ändrats|felstavat|felstavades)"
    ),
)
DANISH = NoteWords(
    itself=r"(?:denne |i )?(?:artiklen|artikel|teksten|nyheden)",
    between="",
    changed=r"opdatere[td]\w*",
    corrected=r"rettet|korrigeret",
    verb_first=False,
    earlier=r"i en tidligere version",
    of_text=r" af (?:artiklen|denne artikel|teksten)|,? (?:stod|fremgik|skrev|var)\b",
    update_label=r"opdatering|opdateret",
    correction_label=r"rettelse|berigtigelse|præcisering",
    phrases=r"artiklen opdateres|mere følger",
    contrast=r", ikke |\bi stedet for\b|\bdet rigtige er\b",
    described=(
        r"(?:\w+s )?(?:stavning(?:en)?|(?:for|efter)?navn(?:et)?|titel|titlen|datoen|alderen|citat(?:et)?"
        r"|kommentar(?:en|er)?|reaktion(?:en|er)?|svar(?:et)?)\b[^.!?:;]{0,80}"
        r"\b(?:tilføjet|rettet|ændret|korrigeret|stavet forkert)"
    ),
    desk="",
    holds="",
    distressing="",
    readers="",
    warning_label="",
    editors_label="",
    regrets="",
)
NORWEGIAN = NoteWords(
    itself=r"(?:denne |i )?(?:artikkelen|saken|teksten)",
    between="",
    changed=r"oppdater\w+",
    corrected=r"rettet|korrigert",
    verb_first=False,
    earlier=r"i en tidligere versjon",
    of_text=r" av (?:artikkelen|denne artikkelen|saken|teksten)|,? (?:stod|sto|het|skrev|var)\b",
    update_label=r"oppdatering|oppdatert",
    correction_label=r"rettelse|retting|presisering",
    phrases=r"saken oppdateres|mer kommer",
    contrast=r", ikke |\bi stedet for\b|\bdet riktige er\b",
    described=(
        r"(?:\w+s )?(?:stavem\w+|(?:for|etter)?navn(?:et)?|tittelen|datoen|alderen|sitat(?:et)?|kommentar(?:en|er)?"
        r"|reaksjon(?:en|er)?|svar(?:et)?)\b[^.!?:;]{0,80}\b(?:lagt (?:til|inn)|rettet|endret|korrigert|feilstavet)"
    ),
    desk="",
    holds="",
    distressing="",
    readers="",
    warning_label="",
    editors_label="",
    regrets="",
)
FINNISH = NoteWords(
    itself=r"(?:tätä )?(?:artikkelia|juttua|uutista|jutun)",
    between="",
    changed=r"päivite\w+|täydenne\w+",
    corrected=r"korja\w+|oikaist\w+",
    verb_first=False,
    earlier=r"(?:artikkelin|jutun|uutisen) aiem\w+ versiossa",
    of_text=r"",
    update_label=r"päivitys|päivitetty",
    correction_label=r"oikaisu|korjaus",
    phrases=r"juttu päivittyy|juttua päivitetään",
    contrast=r", ei ",
    described=(
        r"(?:lisätty|korjattu|muutettu)\b[^.!?:;]{0,80}\b(?:vastau[sk]\w*|kommen\w+|nim\w+|lausun\w+|kuva\w*|otsik\w+)"
        r"|(?:\w+ )?(?:etu|suku)?nimi\b[^.!?:;]{0,60}\b(?:kirjoitettu väärin|korjattu)"
    ),
    desk="",
    holds="",
    distressing="",
    readers="",
    warning_label="",
    editors_label="",
    regrets="",
)
