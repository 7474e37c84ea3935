"""Words whose coming or going changes what is the case: negation, what is to come, hedging, and opposed states."""

NEGATION = {
    "en": """no not never none nobody nothing nowhere neither cannot without n't don't doesn't didn't isn't aren't
        wasn't
        weren't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't mustn't needn't unable failed""",
    "de": "nicht kein keine keinen keinem keiner keines nie niemals niemand nichts weder ohne",
    "fr": "ne n pas non aucun aucune jamais rien personne ni sans",
    "es": "no nunca jamás nada nadie ningún ninguno ninguna ni tampoco sin",
    "it": "non no mai nulla niente nessun nessuno nessuna né neanche senza",
    "pt": "não nunca jamais nada ninguém nenhum nenhuma nem tampouco sem",
    "nl": "niet geen nooit niemand niets nergens noch zonder",
}
FUTURE = {
    "en": """will ll shall would going plans plan planned planning expected expects due intends intend set about
        upcoming proposes proposed hopes considering""",
    "de": "wird werden will wollen soll sollen sollte plant planen geplant erwartet voraussichtlich künftig möchte "
    "beabsichtigt",
    "fr": "va vont devrait devraient doit doivent sera seront prévoit prévu prévue compte attendu attendue bientôt",
    "es": "va van debe deben deberá deberán planea planean previsto prevista prevé espera esperan será serán",
    "it": "sarà saranno dovrebbe dovrebbero deve devono prevede previsto prevista intende attende",
    "pt": "vai vão deve devem deverá deverão planeja prevê previsto prevista espera será serão",
    "nl": "zal zullen gaat gaan wil willen moet moeten plant gepland verwacht verwachten",
}
HEDGE = {
    "en": """may might could possibly perhaps probably likely unlikely allegedly reportedly apparently alleged suspected
        unconfirmed believed thought appears seems""",
    "de": """könnte könnten möglicherweise vielleicht wohl wahrscheinlich mutmaßlich angeblich offenbar
        vermutlich mutmaßliche mutmaßlicher dürfte dürften""",
    "fr": """pourrait pourraient peut-être probablement présumé présumée apparemment vraisemblablement
        aurait auraient serait seraient""",
    "es": """podría podrían quizá quizás probablemente presunto presunta supuestamente aparentemente
        habría habrían""",
    "it": """potrebbe potrebbero forse probabilmente presunto presunta apparentemente avrebbe avrebbero
        sarebbe sarebbero""",
    "pt": """poderia poderiam talvez provavelmente suposto suposta supostamente aparentemente teria teriam
        seria seriam""",
    "nl": "misschien mogelijk waarschijnlijk vermoedelijk vermeende blijkbaar zou zouden",
}
# Words that say that a thing is open, threatened or refused: without them the same words say that it was done.
PENDING = {
    "en": "considering considers considered weighing weighs mulling mulls threatening threatens threatened resisting "
    "resists resisted refusing refuses refused declined declines debating pondering",
    "de": "erwägt erwägen prüft prüfen droht drohen drohte weigert weigern weigerte überlegt überlegen",
    "fr": "envisage envisagent étudie étudient menace menacent refuse refusent refusé exclut exclu hésite",
    "es": "evalúa evalúan estudia estudian considera amenaza amenazan descarta descartó rehúsa sopesa",
    "it": "valuta valutano esamina minaccia minacciano rifiuta rifiutato esclude escluso",
    "pt": "avalia avaliam estuda estudam considera ameaça ameaçam descarta descartou recusa recusou",
    "nl": "overweegt overwegen dreigt dreigen weigert weigeren weigerde",
}
# Words that say how a thing turned out. One of these in place of another is news even where the story has used it.
OUTCOME = {
    "en": """oppose opposes regained regains unclear unknown undecided dead died killed missing rescued alive survived
        injured wounded arrested detained charged indicted convicted acquitted cleared sentenced jailed freed released
        bail guilty resigned resigns sacked fired dismissed suspended reinstated appointed elected re-elected ousted
        defeated won wins lost loses drew approved rejected passed blocked vetoed adopted signed ratified agreed
        collapsed failed succeeded cancelled canceled postponed rescheduled resumed restored reopened closed shut
        halted stopped ended withdrawn scrapped abandoned banned lifted imposed confirmed denied admitted pleaded
        evacuated contained extinguished recovered critical stable offline online unavailable resolved fixed disrupted
        required bankrupt sold seized surrendered captured destroyed sank crashed grounded derailed deported
        extradited hospitalised discharged qualified eliminated relegated upheld overturned quashed settled struck""",
    "de": """unklar unbekannt ungewiss abgeschlossen zugestimmt tot gestorben getötet vermisst gerettet überlebt
        verletzt verhaftet festgenommen angeklagt verurteilt freigesprochen freigelassen schuldig zurückgetreten
        entlassen suspendiert ernannt gewählt abgewählt besiegt gewonnen verloren gebilligt abgelehnt verabschiedet
        blockiert unterzeichnet gescheitert abgesagt verschoben aufgenommen wiedereröffnet gesperrt geschlossen
        gestoppt beendet zurückgezogen verboten aufgehoben verhängt bestätigt dementiert gestanden evakuiert gelöscht
        behoben insolvent verkauft beschlagnahmt zerstört gesunken abgestürzt ausgeliefert ausgeschieden""",
    "fr": """inconnu inconnue incertain abandonne mort morts décédé tué disparu retrouvé sauvé survécu blessé arrêté
        interpellé inculpé condamné acquitté relaxé libéré coupable démissionné limogé suspendu nommé élu réélu battu
        gagné perdu remporté approuvé rejeté adopté bloqué signé échoué annulé reporté repris rouvert fermé interrompu
        terminé retiré interdit levé imposé confirmé démenti avoué évacué maîtrisé éteint rétabli failli vendu saisi
        détruit coulé écrasé extradé expulsé éliminé qualifié""",
    "es": """desconocido desconoce incierto abandona muerto muertos fallecido desaparecido rescatado sobrevivido
        herido detenido arrestado acusado imputado condenado absuelto liberado culpable dimitido renunciado destituido
        cesado suspendido nombrado elegido reelegido derrotado ganado perdido aprobado rechazado adoptado bloqueado
        firmado fracasado cancelado aplazado reanudado reabierto cerrado detenido terminado retirado prohibido
        levantado impuesto confirmado desmentido confesado evacuado controlado extinguido restablecido quebrado
        vendido incautado destruido hundido estrellado extraditado expulsado eliminado clasificado""",
    "it": """sconosciuto incerto ignoto dimissioni morto morti deceduto disperso ritrovato salvato sopravvissuto
        ferito arrestato fermato accusato indagato condannato assolto liberato scarcerato colpevole dimesso licenziato
        sospeso nominato eletto rieletto sconfitto vinto perso approvato respinto bocciato adottato bloccato firmato
        fallito annullato rinviato ripreso riaperto chiuso interrotto terminato ritirato vietato revocato imposto
        confermato smentito confessato evacuato domato spento ripristinato venduto sequestrato distrutto affondato
        precipitato estradato espulso eliminato qualificato""",
    "pt": """desconhecido incerto morto mortos falecido desaparecido resgatado sobrevivido ferido detido preso acusado
        indiciado condenado absolvido libertado solto culpado demitido renunciado exonerado suspenso nomeado eleito
        reeleito derrotado vencido ganho perdido aprovado rejeitado adotado bloqueado assinado fracassado cancelado
        adiado retomado reaberto fechado interrompido encerrado retirado proibido levantado imposto confirmado
        desmentido confessado evacuado controlado extinto restabelecido falido vendido apreendido destruído afundado
        extraditado expulso eliminado classificado""",
    "nl": """onduidelijk onbekend onzeker dood overleden gedood vermist gered overleefd gewond gearresteerd
        aangehouden aangeklaagd veroordeeld vrijgesproken vrijgelaten schuldig afgetreden ontslagen geschorst benoemd
        gekozen herkozen verslagen gewonnen verloren goedgekeurd verworpen afgewezen aangenomen geblokkeerd
        ondertekend mislukt geannuleerd afgelast uitgesteld hervat heropend gesloten stilgelegd beëindigd ingetrokken
        verboden opgeheven opgelegd bevestigd ontkend bekend geëvacueerd geblust hersteld failliet verkocht beslag
        vernietigd gezonken neergestort uitgeleverd uitgeschakeld""",
}
