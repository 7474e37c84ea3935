"""French."""

from __future__ import annotations

from monitor.language.shape import (
    Calendar,
    Fractions,
    Language,
    Numbers,
    Stops,
    Units,
    alike,
    contrasts,
    lines,
    spelled,
    themes,
    verbs,
    words,
)

# fmt: off
_WORDS = {
    "zéro": 0, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "vingts": 20,
    "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80, "octante": 80,
    "nonante": 90,
}
_NUMBERS = Numbers(
    words=_WORDS,
    hundreds=frozenset({"cent", "cents"}),
    scales={
        "mille": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9,
        "billion": 10**12, "billions": 10**12,
    },
    groups={"dizaines": 20, "douzaines": 24, "centaines": 200, "milliers": 2000},
    single_groups={
        "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
        "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 10**3,
    },
    articles=frozenset({"un", "une"}),
    joiners=frozenset({"et"}),
    ordinals=(
        "premier", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième", "neuvième",
        "dixième",
    ),
    frequencies={},
    ages={},
    thousand_inside="",
    comma_groups=False,
    over=("plus de", "au moins"),
    under=("moins de", "près de", "presque", "jusqu'à", "pas plus de"),
)
_FRACTIONS = Fractions(
    nouns={
        "tiers": 3, "quart": 4, "quarts": 4, "cinquième": 5, "cinquièmes": 5, "sixième": 6, "dixième": 10,
        "dixièmes": 10,
    },
    plain_fractions=frozenset({"quart", "quarts", "tiers"}),
    parts={"tiers": 3, "quart": 4, "quarts": 4},
    of_whole=frozenset({"de", "des", "du"}),
    by=frozenset({"d'"}),
    halves=frozenset({"demi", "demie"}),
    noun_half="moitié",
    half_has_article=False,
    mixed={},
    joined={"demi-heure": (30, ""), "demi-million": (500_000, ""), "demi-douzaine": (6, "")},
    wholes={"heure": 60, "d'heure": 60, "douzaine": 12, "siècle": 100},
    links=(("sur",),),
    every=frozenset(),
    periods=spelled("""
        seconde secondes minute minutes heure heures jour jours semaine semaines mois an ans année années match
        matchs saison saisons
    """),
)
_CALENDAR = Calendar(
    months=(
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ),
    short_months=("janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"),
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    dotted_dates=False,
    spoken_days=True,
    named_times={"minuit": 0, "midi": 720},
    o_clock=frozenset({"heure", "heures"}),
    always_clock=False,
    at=frozenset({"dès", "vers", "à"}),
    bare_clock=False,
    dayparts={"du matin": "a", "de l'après-midi": "p", "de l’après-midi": "p", "du soir": "p"},
    before_hour={},
    after_hour={("et", "demie"): 30, ("et", "quart"): 15, ("moins", "le", "quart"): -15},
)
_UNITS = Units(
    names={
        "USD": "dollar dollars", "EUR": "euro euros", "JPY": "yen", "CNY": "yuan", "RUB": "rouble roubles",
        "franc": "franc francs", "peso": "peso pesos", "cent": "centime centimes", "mm": "millimètre millimètres",
        "cm": "centimètre centimètres", "m": "mètre mètres", "km": "kilomètre kilomètres", "ha": "hectare hectares",
        "mg": "milligramme milligrammes", "g": "gramme grammes", "kg": "kilo kilos kilogramme kilogrammes",
        "t": "t tonne tonnes", "l": "litre litres", "°": "degré degrés", "MW": "mégawatt mégawatts",
        "times": "fois reprises",
    },
    phrases={
        "pour cent": "%", "points de pourcentage": "pp", "point de pourcentage": "pp", "dollars australiens": "AUD",
        "dollars canadiens": "CAD", "francs suisses": "CHF", "livres sterling": "GBP",
    },
    squares={},
    tails={"²": ("carrés", "carré"), "³": ("cubes", "cube"), "/h": ("à l'heure", "à l’heure")},
)
_STOPS = Stops(
    before_names=spelled("""
        m mm mme mmes mlle mlles dr pr prof me mgr st ste av bd cf ex env p.ex c.-à-d j.-c gal col cdt cne lt
    """),
    either=spelled("etc cie ste s.a s.a.r.l apr janv févr avr juil sept oct nov déc lun mar mer jeu ven sam dim hab"),
    before_figures=spelled("no n art p pp vol chap fig tél al § éd"),
    openers=spelled("""
        le la les l un une des il elle ils elles on nous vous je ce cet cette ces c en dans sur sous à au aux de du
        par pour avec sans mais et ou donc or ni car si quand lorsque comme après avant depuis pendant selon son sa
        ses leur leurs tout tous toutes aucun chaque plusieurs certains ainsi alors puis enfin cependant toutefois
        pourtant
    """),
)
FRENCH = Language(
    code="fr",
    name="French",
    letters="éèêàçœîôû",
    function=words("""
        le la les l un une des du de d au aux ce cet cette ces c ça cela ceci il elle ils elles on nous vous je j me
        m te se s lui leur leurs son sa ses mon ma mes notre nos votre vos qui que qu quoi dont où quand comment
        pourquoi et ou mais donc or car si comme à en dans par pour sur sous avec sans chez vers entre depuis
        pendant après avant contre selon dès lors y est sont était étaient être été étant a ont avait avaient avoir
        eu fut furent soit sera seront serait tout tous toute toutes même mêmes autre autres chaque afin ainsi aussi
        lequel laquelle lesquels jusqu jusque parmi malgré durant lorsqu lorsque puisque puisqu quoique tandis via
        outre hors hormis envers auprès celui celle ceux celles auquel auxquels auxquelles duquel desquels
        desquelles peut peuvent pouvait ayant eux soi
    """),
    light=words("""
        maintenant aujourd hui hier demain actuellement désormais déjà encore seulement très plutôt cependant
        toutefois néanmoins donc par ailleurs en outre également puis ensuite enfin bientôt récemment auparavant
        environ quelque quelques plusieurs notamment surtout alors ici là bien plus moins tard tôt prochainement
        lieu fait faits cours cas sein suite suites titre part partir face côté moment reste restent restait
        restaient demeure demeurent pourtant certes voire quant sinon tel telle tels telles aussitôt finalement
        précédemment ultérieurement parallèlement dernièrement respectivement globalement effectivement simplement
        vraiment pratiquement presque principalement particulièrement entre-temps temps niveau cadre biais vue
    """),
    negation=words("ne n pas non aucun aucune jamais rien personne ni sans"),
    reader=words("vous votre vos veuillez"),
    future=words("""
        va vont devrait devraient doit doivent sera seront prévoit prévu prévue compte attendu attendue bientôt
    """),
    hedge=words("""
        pourrait pourraient peut-être probablement présumé présumée apparemment vraisemblablement aurait
        auraient serait seraient soupconne soupconnee craint craignent semble semblent pense pensent suppose
        supposee
    """),
    qualifiers=words(
        """
        intérimaire adjoint adjointe ancien ancienne ex futur désigné désignée provisoire provisoires
        préliminaire partiel partielle partiellement presque quasi plupart certains certaines quelques plusieurs
        tous toutes deux tentative tenté prétendu prétendue soupçonné soupçonnée craint prévu prévue projet
        projeté possible éventuel éventuelle temporaire temporairement seulement seul seule moitié
    """
    ),
    denying=words("in im il ir non"),
    contrasts=contrasts("""
        avant jusque jusqu | après depuis
        peut peuvent | devrait devraient | doit doivent
        tous toutes chaque | plupart | plusieurs quelques certains certaines
        sur | sous
        dans | hors
        pour | contre
        et | ou
        probable probablement | improbable
        disparu disparue disparus disparues recherche recherchee recherches cherchent
        | retrouve retrouvee retrouves retrouvees | vivant vivante vivants vivantes
        | mort morte morts mortes decede decedee tue tuee tues corps
    """),
    pending=words("envisage envisagent étudie étudient menace menacent refuse refusent refusé exclut exclu hésite"),
    intent=words("""
        prevu prevue prevus prevoit prevoient attendu attendue veut veulent voulait souhaite souhaitent
        demande demandent exige exigent reclame reclament espere esperent tente tentent essaie essaient
        compte doit doivent
    """),
    outcome=words("""
        inconnu inconnue incertain abandonne mort morts décédé tué disparu retrouvé sauvé survécu blessé arrêté
        interpellé inculpé condamné acquitté relaxé libéré coupable démissionné limogé suspendu nommé élu réélu
        battu gagné perdu remporté approuvé rejeté adopté bloqué signé échoué annulé reporté repris rouvert
        fermé interrompu terminé retiré interdit levé imposé confirmé démenti avoué évacué maîtrisé éteint
        rétabli failli vendu saisi détruit coulé écrasé extradé expulsé éliminé qualifié ouvert augmenté
        augmente baissé baisse monté chuté hausse supérieur inférieur nord sud est ouest gauche droite meilleur
        pire avant après commencé accepté refusé soutenu opposé embauché doublé decouvert corps cadavre vivant
        critique stable
    """),
    speech=words("""
        dit disent disait disaient déclaré déclare déclarent déclarait affirmé affirme affirment affirmait expliqué
        explique expliquent expliquait ajouté ajoute ajoutent ajoutait annoncé annonce annoncent précisé précise
        précisent précisait indiqué indique indiquent indiquait estimé estime estiment souligné souligne soulignent
        averti écrit selon porte parole communiqué tweeté assuré assure assurent rapporté rapporte rapportent
        rappelé rappelle rappellent commenté commente raconté raconte racontent témoigné témoigne signalé signale
        signalent noté note notent relevé insisté insiste martelé martèle confié confie lancé répété répète réitéré
        réagi poursuivi résumé résume conclu relaté relate
    """),
    attribution=lines(r"""
        \bà (?:la presse|des journalistes|un journaliste|l'afp)\b
        \b(?:aux|devant les|devant des) (?:journalistes|reporters|médias)\b
        \bau micro d[eu'] ?(?-i:[A-ZÀ-Þ][\w-]*)
        \b(?:dans|par) (?:un|une|son|sa) (?:bref |court )?(?:communiqué|entretien|interview|déclaration)\b
        \b(?:lors|au cours) d'une (?:conférence de presse|interview)\b
        \b(?:par téléphone|par courriel)\b
    """),
    headings=words("""
        plus autres contexte détails informations contact dates date heure lieu résumé questions réponses analyse
    """),
    pointers=lines(r"""
        (plus d['’]informations|de plus amples informations|pour plus d['’]informations|pour en savoir plus)\b
        (nous nous excusons|nous vous prions|merci (à|de|pour)|bonne chance)
    """),
    themes=themes("""
        death: mort. morts. morte. mortes. mortel mourir deces decede tue. tues. tuee. tuees. tuer. cadavre noye
            assassin meurtre homicide perdu_la_vie
        injury: bless hopital hospitalis gravement intoxi victime contamin
        missing: disparu. disparue. disparus. disparues. porte_disparu disparition enlev otage
        evacuation: evacu fui. fuir. pieges. bloques. sinistres. sans_abri
        danger: explosion explose incendie feu. feux. inondation crue toxique amiante effondr derail crash seisme
            tempete danger fuite. naufrage panne prives_d'electricite pollution
        attack: attaque attentat bombard frappe tir. tirs. fusillade missile drone cessez-le-feu treve guerre
            poignard
        arrest: arrete. arretes. interpell garde_a_vue mis_en_examen mise_en_examen ecroue inculp suspect ecrou
        verdict: coupable condamn relax acquitt verdict prison amende jugement
        departure: demission limoge renvoye licenci quitte_ses quitte_son evince destitu suspendu.
        closure: ferme. fermee. fermes. fermeture annul report. reporte suspend interdi interromp arret. faillite
            liquidation
        strike: greve debrayage mobilisation
        recall: rappel. rappele rappelle
        approval: approuv accord. vote. votee. adopte. adoptee. rejet elu. elue. signe. signee. autoris valide refus
        reopening: rouv reouvert retabli repris. reprise. reprend. leve. levee. maitrise
        rescue: sauve. sauves. secour retrouv rescape survivant libere sain_et_sauf
        victory: gagne remport victoire champion titre. but. buts. battu. vainqueur defaite
        inquiry: enquete plainte accus appel. tribunal cause. origine
        confirmation: confirm dement dementi reconnu. reconnait exclu. identifi
        official: police pompiers prefet prefecture ministre ministere gouvernement maire procureur parquet juge
            president direction autorite gendarm
        bystander: voisin temoin habitant passant supporter boulang riverain analyste expert touriste
        comment: merci remerci salu critiqu regrett decu ravi denonc rendu_hommage espere reclam juge_que deplor
        background: fonde. connu_pour depuis_20 l'an_dernier spectateurs signatures petition
        sport: ligue match but. buts. coupe entraineur saison attaquant course champion tournoi medaille equipe
            joueur rugby football cycliste
        show: chanteu actrice acteur star. stars. groupe. festival fans. roman. auteur film. concert album
        service: ecole eau. electricite train. trains clients passagers habitants patients ferry route. pont. vols.
            logement carburant
        politics: ministre parlement gouvernement conseil. president maire election vote. loi. tribunal senat parti.
    """),
    irregular={},
    alike=alike("""
        licencier renvoyer congedier | liberer relacher | annuler supprimer | repousser differer ajourner |
        augmenter grimper progresser | baisser reculer chuter diminuer | commencer debuter demarrer entamer |
        terminer achever finir | approuver adopter voter | acheter acquerir | produire survenir | aider assister
        | incendie feu | voiture vehicule automobile | entreprise societe firme | eleve ecolier | camion
        poids-lourd | avion appareil | bateau navire | enquete investigation | habitant riverain resident |
        policier agent | enorme immense | grand gros | rapide vite | salarie employe | salaire paie remuneration
        | accident collision | detruire ravager | construire batir | interdire prohiber | exiger reclamer
        demander | recevoir obtenir | accord pacte | grave serieux | journaliste reporter | medecin docteur |
        debrayage greve | sauver secourir
    """),
    verbs=verbs("""
        apprendre apprend appris apprise | asseoir assis assise | battre bat battent battu battue battus | boire
        bu | conduire conduit conduite conduits | connaitre connait connu connue | construire construit
        construite construits construites | courir couru | couvrir couvre couvert couverte couverts | craindre
        crainte | croire croit cru | decouvrir decouvre decouvrent decouvert decouverte decouverts | defendre
        defend defendu defendue | descendre descend descendu descendue | detenir detient detenu detenue detenus
        | detruire detruit detruite detruits detruites | devenir devient devenu devenue | dire dit disent dite
        dits | dormir dort dormi | ecrire ecrit ecrite ecrits | elire elit elu elue elus elues | entendre entend
        entendu entendue | eteindre eteint eteinte eteints | etendre etend etendu etendue | faire font faite
        faites | fuir fuit fui | inscrire inscrit inscrite inscrits | introduire introduit introduite | lire lu
        lue lus | mettre met mettent mis mise mises | mourir meurt meurent mort morte morts mortes | obtenir
        obtient obtenu obtenue obtenus | offrir offre offrent offert offerte offerts | ouvrir ouvre ouvrent
        ouvert ouverte ouverts ouvertes | parvenir parvient parvenu parvenue | peindre peint peinte | perdre
        perd perdent perdu perdue perdus perdues | permettre permet permis permise | plaindre plaint plainte |
        prendre prend prennent pris prise prises | prevenir previent prevenu prevenue prevenus | produire
        produit produite produits | recevoir recoit recoivent recu recue recus | reduire reduit reduite reduits
        | rendre rend rendent rendu rendue rendus | repondre repond repondent repondu | resoudre resout resolu
        resolue | retenir retient retenu retenue retenus | savoir sait savent su | sentir sent senti | servir
        sert servent servi | sortir sort sortent sorti sortie sortis sorties | souffrir souffre souffrent
        souffert | soutenir soutient soutiennent soutenu soutenue | suivre suit suivent suivi suivie suivis |
        survenir survient survenu survenue | survivre survit survecu | suspendre suspend suspendent suspendu
        suspendue suspendus | tenir tient tiennent tenu tenue tenus | tendre tend tendu | vaincre vainc vaincu
        vaincue | vendre vend vendent vendu vendue vendus vendues | venir vient viennent venu venue venus |
        vivre vit vivent vecu | voir voit voient vu vus vues | vouloir veut veulent voulu | debattre debat
        debattu | attendre attend attendent | dissoudre dissout dissous dissoute | interdire interdit interdite
        interdits interdites | atteindre atteint atteinte atteints | convaincre convainc convaincu | paraitre
        parait paraissent paru parue parus | conclure conclut conclu conclue | exclure exclut exclu exclue
        exclus | inclure inclut inclus incluse
    """, prefixes="""
        abs ac ad ap com con contre de dis en entre entr ex ins inter main ob par per pour pre pro re sous sub sur trans
    """),
    respellings=((r"ees?$", "e"),),
    stemmer="french",
    numbers=_NUMBERS,
    fractions=_FRACTIONS,
    calendar=_CALENDAR,
    units=_UNITS,
    stops=_STOPS,
)
