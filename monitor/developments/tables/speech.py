"""Words that say that someone speaks."""

SPEECH = {
    "en": """say says said saying tell tells told add adds added state states stated announce announces announced claim
        claims claimed confirm confirms confirmed explain explained insist insisted note noted warn warned tweet tweeted
        wrote write commented comment remarked declared declare argued replied responded according spokesman
        spokeswoman spokesperson statement quoted testified acknowledged urged asked stressed emphasised emphasized
        recalled recounted reiterated spokespeople spokespersons""",
    "de": """sagt sagte sagten erklärt erklärte erklärten teilte mitgeteilt mitteilte betont betonte kündigte
        ankündigte äußerte warnte forderte bestätigte berichtete berichtet meldete meldet schrieb schreibt hieß
        zufolge laut sprecher sprecherin mitteilung twitterte ergänzte meinte angaben gesagt äußert äußerten meint
        meinten betonten bekräftigte unterstrich bemerkte versicherte beteuerte kommentierte erläuterte schilderte
        pressemitteilung unternehmensangaben polizeiangaben sagten sage äußern""",
    "fr": """dit déclaré déclare déclarait affirmé affirme expliqué explique ajouté ajoute annoncé annonce confirmé
        confirme précisé précise indiqué indique estimé estime souligné souligne averti écrit selon porte-parole
        communiqué tweeté assuré assure rapporté""",
    "es": """dijo dice dijeron declaró declara afirmó afirma explicó explica añadió añade anunció anuncia confirmó
        confirma señaló señala indicó indica aseguró asegura advirtió escribió según portavoz comunicado informó
        tuiteó sostuvo manifestó""",
    "it": """detto disse dice dichiarato dichiara affermato afferma spiegato spiega aggiunto aggiunge annunciato
        annuncia confermato conferma precisato precisa sottolineato avvertito scritto scrive secondo portavoce
        comunicato riferito""",
    "pt": """disse diz disseram declarou declara afirmou afirma explicou explica acrescentou anunciou anuncia confirmou
        confirma informou indicou garantiu alertou escreveu segundo porta-voz comunicado tuitou""",
    "nl": """zei zegt zeiden verklaarde verklaart vertelde meldde meldt liet weten bevestigde kondigde waarschuwde
        schreef schrijft volgens woordvoerder woordvoerster verklaring twitterde aldus benadrukte gezegd zeiden zeggen
        verklaarden vertelden vertelt meldden melden bericht berichtte berichtten stelde stelt lichtte onderstreepte
        reageerde reageert persbericht zegsman zegsvrouw""",
}
# A speaker that is only pointed at.
ACCORDING = {"according", "laut", "zufolge", "selon", "según", "secondo", "segundo", "volgens", "aldus"}
