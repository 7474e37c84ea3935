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
