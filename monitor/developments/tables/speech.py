"""Words that say that someone speaks."""

SPEECH = {
    "en": """say says said saying tell tells told add adds added state states stated announce announces announced claim
        claims claimed confirm confirms confirmed explain explained insist insisted note noted warn warned tweet tweeted
        wrote write commented comment remarked declared declare argued replied responded according spokesman
        spokeswoman spokesperson statement quoted testified urged asked stressed emphasised emphasized
        recalled recounted reiterated spokespeople spokespersons""",
    "de": """sagt sagte sagten erklärt erklärte erklärten teilte mitgeteilt mitteilte betont betonte kündigte
        ankündigte äußerte warnte forderte bestätigte berichtete berichtet meldete meldet schrieb schreibt hieß
        zufolge laut sprecher sprecherin mitteilung twitterte ergänzte meinte angaben gesagt äußert äußerten meint
        meinten betonten bekräftigte unterstrich bemerkte versicherte beteuerte kommentierte erläuterte schilderte
        pressemitteilung unternehmensangaben polizeiangaben sagten sage äußern""",
    "fr": """dit disent disait disaient déclaré déclare déclarent déclarait affirmé affirme affirment affirmait
        expliqué explique expliquent expliquait ajouté ajoute ajoutent ajoutait annoncé annonce annoncent précisé
        précise précisent précisait indiqué indique indiquent indiquait estimé estime estiment souligné souligne
        soulignent averti écrit selon porte parole communiqué tweeté assuré assure assurent rapporté rapporte
        rapportent rappelé rappelle rappellent commenté commente raconté raconte racontent témoigné témoigne signalé
        signale signalent noté note notent relevé insisté insiste martelé martèle confié confie lancé répété répète
        réitéré réagi poursuivi résumé résume conclu relaté relate""",
    "es": """dijo dice dicen dijeron decía dicho declaró declara declaran declararon declarado afirmó afirma afirman
        afirmaron afirmado explicó explica explican explicaron explicado añadió añade añaden añadieron añadido agregó
        agrega agregaron anunció anuncia anunciaron anunciado señaló señala señalan señalaron señalado indicó indica
        indican indicaron indicado aseguró asegura aseguran aseguraron asegurado advirtió escribió según portavoz
        vocero vocera comunicado informó informa informan informaron informado tuiteó sostuvo sostiene manifestó
        manifestaron subrayó subraya recalcó destacó destaca precisó precisa puntualizó detalló detalla comentó
        comentaron apuntó apunta expresó expresaron relató contó insistió reiteró reitera recordó recuerda comunicó
        aclaró mencionó refirió""",
    "it": """detto disse dice dicono dichiarato dichiara dichiarano affermato afferma affermano spiegato spiega
        spiegano aggiunto aggiunge aggiungono annunciato annuncia annunciano precisato precisa precisano sottolineato
        sottolinea sottolineano avvertito scritto scrive secondo portavoce comunicato riferito riferisce riferiscono
        ribadito ribadisce raccontato racconta raccontano commentato commenta osservato evidenziato evidenzia
        rilevato segnalato ricordato ricorda insistito ripetuto chiarito assicurato assicura reso noto rende
        replicato testimoniato""",
    "pt": """disse diz dizem disseram dito declarou declara declararam declarado afirmou afirma afirmam afirmaram
        afirmado explicou explica explicam explicaram acrescentou acrescenta acrescentaram anunciou anuncia
        anunciaram anunciado informou informa informam informaram informado indicou indica indicaram indicado
        garantiu garante garantiram alertou escreveu segundo porta voz comunicado tuitou ressaltou ressalta destacou
        destaca salientou salienta sublinhou sublinha frisou frisa adiantou adianta referiu refere referiram
        assinalou relatou relata relataram comentou comenta contou lembrou recordou reiterou reitera insistiu
        esclareceu assegurou detalhou precisou""",
    "nl": """zei zegt zeiden verklaarde verklaart vertelde meldde meldt liet weten bevestigde kondigde waarschuwde
        schreef schrijft volgens woordvoerder woordvoerster verklaring twitterde aldus benadrukte gezegd zeiden zeggen
        verklaarden vertelden vertelt meldden melden bericht berichtte berichtten stelde stelt lichtte onderstreepte
        reageerde reageert persbericht zegsman zegsvrouw""",
}
# A speaker that is only pointed at.
ACCORDING = {"according", "laut", "zufolge", "selon", "según", "secondo", "segundo", "volgens", "aldus"}
