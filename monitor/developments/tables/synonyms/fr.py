"""French words for each other. Verbs stand as infinitives, nouns in the singular: see ``tables.endings``."""

GROUPS = """
dire dit disent disait déclarer affirmer expliquer indiquer préciser annoncer souligner assurer rapporter \
    confirmer révéler faire savoir informer signaler noter relever ajouter commenter raconter témoigner confier lancer
estimer juger considérer penser croire croit croient trouver | répéter réitérer réaffirmer rappeler marteler insister
demander réclamer exiger solliciter appeler exhorter presser prier | répondre répliquer rétorquer réagir
nier contester démentir réfuter rejeter récuser | reconnaître admettre avouer concéder reconnu reconnus
critiquer dénoncer condamner fustiger blâmer désapprouver déplorer attaquer pointer reprocher
saluer féliciter louer applaudir hommage honorer rendu rendre | promettre s'engager engager jurer garantir assurer
avertir prévenir alerter mettre garde mise mis menacer | évoquer mentionner parler citer aborder
discuter débattre négocier échanger dialoguer | discussion négociation pourparlers entretien échange débat dialogue
accuser imputer reprocher | soupçonner suspecter | communiqué déclaration annonce message texte
commencer débuter démarrer entamer lancer engager amorcer initier ouvrir débute début lancement démarrage \
    commencement | finir terminer achever conclure clore clôturer prendre fin clos close cesser
arrêter cesser stopper interrompre | continuer poursuivre prolonger durer persister toujours encore poursuite
reprendre redémarrer relancer rétablir reprise | suspendre interrompre arrêter geler suspension interruption gel
reporter repousser différer décaler ajourner retarder report ajournement | annuler supprimer abandonner annulation
accélérer hâter précipiter | retarder ralentir freiner | ralentir freiner décélérer ralentissement
aider soutenir appuyer épauler assister aide soutien appui | soutenir appuyer défendre approuver
montrer révéler démontrer prouver témoigner indiquer attester illustrer dévoiler | dévoiler présenter révéler exposer
publier diffuser divulguer paraître parution publication paru rendre public sortir | sortir arriver sortie
cacher dissimuler masquer taire | donner fournir livrer remettre accorder offrir octroyer attribuer céder délivrer
obtenir recevoir décrocher gagner toucher percevoir bénéficier reçu reçoit
acheter acquérir racheter achat acquisition | rachat acquisition reprise | vendre céder écouler vente cession
payer verser régler débourser | dépenser consacrer | coûter revenir
envoyer dépêcher expédier déployer mobiliser envoi déploiement intervenir | transmettre envoyer remettre
utiliser employer recourir servir user usage utilisation emploi | posséder détenir disposer avoir
créer fonder établir instaurer constituer monter lancer création fondation
construire bâtir édifier ériger construction | mettre placer poser installer implanter mis mise mettent établir
installation mise implantation | produire fabriquer réaliser production fabrication
faire effectuer réaliser mener procéder accomplir fait font faisait exécuter
organiser tenir préparer monter organisation | tenir dérouler lieu produire passer | participer prendre part
arriver survenir produire intervenir advenir passer déroulé dérouler | rester demeurer
rester maintenir conserver garder
rendre aller déplacer va vont allé allés allée allées déplacement voyage visite diriger
arriver parvenir atteindre rejoindre | venir arriver venu venus vient | partir quitter sortir départ
quitter démissionner démission fonctions | entrer pénétrer introduire entrée | revenir rentrer retourner retour
suivre succéder | conduire transporter emmener amener évacuer acheminer transférer transport | traverser franchir
monter grimper gravir | descendre dévaler | courir fuir | fuir échapper enfuir fui prendre fuite évader
augmenter progresser croître monter grimper bondir gonfler hausse augmentation progression bond croissance \
    accroître accroissement relever élever crû
bondir fort fortement nettement flamber envoler exploser décoller flambée envolée
baisser diminuer reculer chuter régresser décroître fléchir tomber baisse diminution recul repli chute réduction \
    replier | plonger dégringoler effondrer chuter dévisser chute effondrement plongeon
réduire diminuer abaisser limiter baisser couper tailler amputer comprimer réduction | supprimer tailler éliminer
stable inchangé stagner stabilité | améliorer renforcer perfectionner
empirer aggraver alourdir détériorer dégrader détérioration dégradation aggravation
renforcer consolider accroître durcir intensifier renforcement | étendre élargir | assouplir alléger
atteindre toucher frapper | changer modifier transformer amender changement modification évolution
remplacer succéder remplacement | adapter ajuster | développer étendre | partager diviser répartir
vouloir veut veulent voulait souhaiter désirer entendre ambitionner envisager compter | espérer souhaiter attendre
prévoir prévoit prévoient tabler anticiper attendre escompter projeter planifier prévision pronostiquer
décider choisir résoudre trancher décision choix opter | déterminer établir éclaircir élucider comprendre identifier
autoriser permettre habiliter autorisation permission | interdire bannir prohiber interdiction
obliger contraindre forcer imposer | empêcher bloquer entraver | essayer tenter chercher efforcer tentative
réussir parvenir | échouer échec abouti aboutir rater | préparer apprêter | accepter consentir
proposer suggérer présenter soumettre | adopter voter approuver avaliser entériner adoption approbation feu vert vote
rejeter refuser repousser écarter retoquer décliner exclure rejet refus | nommer désigner nomination désignation
élire élu | diriger présider commander gérer mener tête | gérer administrer
signer parapher ratifier conclure signature | accord pacte compromis entente convention traité
respecter observer appliquer | appliquer entrer vigueur | violer enfreindre | contrôler vérifier surveiller inspecter
enquêter investiguer enquête investigation instruction | ouvrir lancer diligenter | examiner étudier analyser étude
chercher rechercher recherches | retrouver découvrir trouver repérer localiser découverte découvert
fouiller perquisitionner perquisition fouille | interroger entendre questionner auditionner audition interrogatoire
interpeller arrêter appréhender interpellation arrestation
incarcérer écrouer emprisonner détention prison incarcération cellule | garde vue
prison détention emprisonnement réclusion | relâcher libérer élargir
condamner infliger écoper peine condamnation sanctionner | juger comparaître | procès audience
tribunal cour juridiction | juge magistrat | procureur parquet ministère public | avocat défenseur conseil
plainte plaignant | accusé prévenu | suspect individu | malfaiteur voleur cambrioleur bandit
voler dérober vol subtiliser | cambriolage vol effraction | braquage hold | escroquerie arnaque fraude
délit infraction | crime forfait | meurtre homicide | assassiner tuer abattre | drogue stupéfiant narcotique
trafic trafiquant | témoin témoignage | preuve élément indice | saisir confisquer saisie | mineur adolescent jeune ado
police policier forces ordre agent | gendarmerie gendarme militaire | pompier secours secouriste sauveteur
secourir sauver sauvetage secours | blesser blessure | mourir mort décès décéder mourut morts meurt périr péri trépas
tuer mort tué tués tuée tuées perdre vie | grièvement gravement sérieusement | légèrement faiblement
indemne sain sauf | cadavre corps dépouille | enterrer inhumer obsèques funérailles inhumation
attaque assaut offensive raid attentat frappe | attaquer assaillir | attentat attaque
bombarder pilonner bombardement frappe | tirer feu tir coups | tir coup | explosion déflagration
exploser détoner sauter | soldat militaire troupe | armée forces militaire troupe | combat affrontement bataille
affrontement heurt échauffourée accrochage | combattant milicien rebelle insurgé | otage captif | arme armement
trêve cessez feu | conflit guerre hostilités | front ligne | drone engin | missile roquette projectile
obus projectile | incendie feu sinistre brasier flammes embrasement | déclarer prendre éclater partir pris
brûler consumer calciner | maîtriser éteindre circonscrire contenir
ravager détruire dévaster anéantir réduire cendres destruction | endommager abîmer dégrader dégât dommage
dégât dommage ravage | décombres gravats ruines débris | accident collision choc sinistre carambolage drame
percuter heurter emboutir entrer collision renverser | écraser crasher percuter sol crash | dérailler déraillement
sombrer couler naufrage chavirer coulé | noyer noyade | séisme tremblement terre secousse
frapper toucher secouer ébranler atteindre affecter | inondation crue débordement submersion inonder
déborder sortir lit | tempête orage ouragan intempérie | ouragan cyclone typhon tempête | pluie précipitation averse
neige flocon enneigement chute | grêle grêlon | vent rafale bourrasque | chaleur canicule | froid gel
sécheresse aridité | avalanche coulée | glissement éboulement | éruption volcan | météo temps
violent fort puissant intense | bilan décompte | évacuer évacuation quitter faire
abriter réfugier héberger accueillir hébergement | refuge abri | réfugié migrant exilé | catastrophe drame tragédie
alerte vigilance avertissement | disparu manquer | touché affecté sinistré
provoquer causer entraîner déclencher occasionner susciter engendrer générer origine cause
cause raison origine motif | conséquence effet répercussion impact suite | résultat issue | risque danger menace
risquer menacer pouvoir pourrait | crainte peur inquiétude préoccupation | craindre redouter inquiéter
colère fureur ire | indignation colère | tristesse peine | joie satisfaction | satisfait content heureux
surprise étonnement | choquer bouleverser | émotion émoi | calme sérénité | crise difficulté
problème difficulté souci | obstacle frein | gouvernement exécutif cabinet | président chef état
premier chef gouvernement | député parlementaire élu | parlement assemblée chambre | sénateur élu | maire édile élu
mairie municipalité ville hôtel | commune municipalité village localité ville | ville cité agglomération
région territoire zone secteur | quartier secteur | loi texte législation | projet plan programme | réforme refonte
mesure disposition dispositif | règle norme réglementation | décret arrêté | budget finances | élection scrutin
vote scrutin suffrage | électeur votant | bulletin voix | candidat prétendant postulant | campagne course
parti formation mouvement | opposition adversaire | opposant détracteur | partisan sympathisant soutien
majorité coalition | sommet rencontre réunion conférence | réunion rencontre entretien séance entrevue rendez vous
rencontrer recevoir accueillir entretenir réunir voir | ambassadeur diplomate | sanction représailles
frontière limite | étranger international | mondial planétaire international | pays nation état
population habitant citoyen | habitant riverain résident villageois | citoyen ressortissant | personne gens individu
homme individu | enfant gamin petit | bébé nourrisson | foule public monde
manifestation rassemblement défilé marche cortège mobilisation | manifester défiler protester
manifestant protestataire | rassembler réunir masser regrouper | grève débrayage mouvement
syndicat organisation centrale | grogne mécontentement | entreprise société firme groupe compagnie
constructeur fabricant groupe | usine site fabrique | magasin boutique commerce | client consommateur acheteur
patron dirigeant directeur chef pdg | directeur responsable chef | responsable dirigeant
salarié employé travailleur personnel ouvrier effectif | emploi poste travail | embaucher recruter engager embauche
licencier renvoyer congédier licenciement | chômeur demandeur | salaire rémunération paie
bénéfice profit gain résultat | chiffre affaires ventes revenu recettes | perte déficit | dette endettement
investir injecter | investissement placement | actionnaire investisseur | action titre | bourse marché place
banque établissement | prêt crédit emprunt | prix tarif coût | impôt taxe fiscalité | croissance expansion
économie activité | récession contraction | marché secteur | commande contrat | produit article marchandise
exporter vendre | concurrent rival | fusion regroupement | faillite liquidation dépôt | propriétaire détenteur
locataire occupant | logement habitation | argent fonds somme | financer subventionner | financement fonds
somme montant | subvention aide | maison domicile habitation pavillon logement foyer
bâtiment immeuble édifice ouvrage construction | route rue chaussée voie axe | autoroute voie | pont viaduc ouvrage
voiture véhicule automobile auto | camion poids lourd | moto deux roues motocyclette
conducteur automobiliste chauffeur | piéton passant | avion appareil vol | hélicoptère appareil | aéroport aérogare
train rame convoi | gare station | bateau navire embarcation | ferry paquebot bateau | équipage personnel
passager voyageur occupant | trafic circulation | bouchon embouteillage | perturber gêner paralyser perturbation
couper fermer bloquer barrer circulation | retard attente | décoller décollage envol | atterrir poser atterrissage
dérouter détourner | bord intérieur | électricité courant énergie | priver sans
panne défaillance avarie problème défaut dysfonctionnement | réparer remettre état | carburant essence
hôpital clinique centre hospitalier établissement chu | hospitaliser admettre | médecin docteur praticien soignant
infirmier soignant | patient malade | maladie affection pathologie | virus agent | épidémie flambée
contaminer infecter | contamination infection | soigner traiter prendre charge | traitement thérapie soin
médicament remède | vaccin injection dose | vacciner immuniser | dépistage test | opération intervention
opérer intervenir | chercheur scientifique savant | étude recherche travaux | expert spécialiste
découverte trouvaille | école établissement | élève écolier collégien lycéen | étudiant universitaire
enseignant professeur instituteur | match rencontre partie | équipe formation onze | joueur footballeur
entraîneur technicien coach sélectionneur
imposer emporter gagner vaincre battre triompher dominer victoire succès remporter | battre vaincre dominer
perdre incliner défaite revers | but réalisation | marquer inscrire | saison exercice | championnat compétition
tournoi compétition épreuve | titre couronne trophée | champion vainqueur | stade enceinte | supporteur supporter fan
adversaire rival | blessure lésion | souffrir avoir | forfait absent | transférer transfert | signer engager rejoindre
arbitre directeur | coureur cycliste | médaille podium | classement tableau | record sommet | film long métrage
chanteur artiste interprète | comédien acteur | écrivain auteur romancier | livre ouvrage roman
chanson titre morceau | festival manifestation | spectacle représentation | musée établissement | prix récompense
distinguer récompenser | journaliste reporter | journal quotidien média presse | site plateforme | internet ligne web
photo image cliché | vidéo images | enregistrer filmer | téléphone portable smartphone | pirater piratage
pirate hacker | données informations | logiciel programme | application appli | réseau social
grand important majeur considérable vaste large énorme gros immense | petit faible minime modeste léger
nombreux multiple plusieurs beaucoup plupart
important majeur crucial essentiel capital clé décisif fondamental primordial
rapide rapidement vite prompt promptement | immédiat immédiatement aussitôt instantanément | lent lentement
fort fortement nettement vivement considérablement sensiblement largement | difficile compliqué dur ardu délicat
facile simple aisé | grave sérieux lourd | dangereux périlleux risqué | historique inédit exceptionnel
nouveau nouvelle nouvel nouveaux inédit récent | ancien ex vieux vieil vieille | premier initial
dernier ultime récent | dernier passé écoulé | prochain suivant | actuel présent | futur prochain
précédent antérieur | local municipal | national étatique | total global ensemble entier complet
totalement entièrement complètement | partie portion | principal essentiel | différent divers
semblable similaire pareil | célèbre connu renommé | courageux brave héroïque | violence brutalité
provisoire temporaire premier | définitif final | certain sûr | clair évident net | vrai exact réel
faux erroné inexact | possible envisageable | probable vraisemblable | nécessaire indispensable
disponible accessible | obtenir disponible | inconnu mystérieux | mystère énigme | régulier fréquent
souvent régulièrement fréquemment | parfois occasionnellement | toujours constamment | début commencement
milieu centre | fin terme issue | soir soirée | matin matinée | jour journée | an année | moment instant
peu légèrement | près proche côté | loin éloigné | large mer côte | environ près quelque autour | seulement uniquement
surtout particulièrement notamment | vers autour | place lieux endroit site scène | endroit lieu site
but objectif cible | objectif ambition | manière façon | moyen instrument | nombre quantité total
chiffre nombre donnée | groupe bande | membre adhérent | association organisation | organisation organisme
institution établissement | autorité responsable officiel | fonctionnaire agent | préfecture préfet autorités
conseil assemblée | commission comité | chef leader numéro | opinion avis | sondage enquête | question interrogation
réponse réaction | hypothèse piste thèse scénario | information renseignement | rapport document | lettre courrier
appel demande | demande requête | droit prérogative | liberté indépendance | sécurité sûreté
protéger défendre préserver | protection défense | surveiller suivre | observer constater | voir apercevoir vu
regarder suivre | entendre écouter | sembler paraître | connaître savoir
connaître subir traverser vivre éprouver essuyer | subir endurer | affronter faire face
concerner toucher viser porter | viser cibler | inclure comprendre comporter compter | contenir renfermer
composer constituer former | représenter constituer | dépasser excéder franchir | manquer défaut | manque pénurie
besoin nécessité | permettre faciliter | attribuer imputer | revendiquer endosser | apparaître surgir
disparaître évanouir | habiter vivre résider demeurer | occuper tenir | libre vacant
enlever kidnapper rapt enlèvement | retenir garder | rejoindre intégrer adhérer | quotidien journalier
travailler œuvrer | travaux chantier | célébrer fêter commémorer | anniversaire commémoration | fête célébration
épouse femme compagne | époux mari compagnon | père papa | mère maman | parents famille proches | ami proche
mariage noces | naître naissance | vie existence | âgé ans | jeune adolescent | retraité pensionné
touriste vacancier visiteur | vacances congés | hôtel établissement | restaurant établissement
fermer clore fermeture | ouvrir inaugurer | rouvrir réouverture | fermer baisser rideau | ouverture inauguration
animal bête | chien canidé | forêt bois massif | rivière fleuve cours | mer océan | plage littoral côte
montagne massif | climat climatique | pollution contamination | polluer contaminer | déchet ordure
agriculteur paysan exploitant | récolte moisson | bétail troupeau | pêcheur marin | nourriture aliment vivres denrée
énergie électricité | centrale réacteur | nucléaire atomique | pétrole brut | gaz combustible
sortir extraire dégager retirer tirer évacuer | exprimer faire part manifester | prononcer rendre rendu émettre
interrompre suspendre arrêter arrêt interrompu | circuler rouler avancer conduire | défendre justifier plaider
enfant fillette fille petite | garçon garçonnet enfant petit | renverser percuter heurter faucher
quitter retirer abandonner | approcher rapprocher | lutter battre combattre | écoper recevoir reçu prendre
sénateur élu parlementaire | annoncer savoir faire | préciser ajouter expliquer | échanger discuter entretenir
plaider demander | rédiger écrire | lire parcourir | entourer encercler | évacuer vider
ravager dévorer parcourir détruire | propager étendre gagner | contraindre obliger | installer prendre fonctions
participer assister | accompagner escorter | reculer replier retirer | avancer progresser | occuper prendre contrôle
contrôle main | renoncer abandonner | refuser opposer | opposer combattre dénoncer | ressortir apparaître découler
confirmer valider | préoccupant inquiétant alarmant | meurtrier mortel | ressentir percevoir | réveiller lever
abattre tuer | abattre détruire | clôturer finir terminer | démanteler arrêter | comparaître répondre juger
voyager déplacer | accroître augmenter | toucher coûter | ralentissement baisse | tenter essayer | récolter obtenir
lieu endroit | encourir risquer | effondrer écrouler écroulement effondrement | ouvrir tirer | venir rendre
prévu prévoir programmer fixer | établir fixer | détecter repérer déceler | dépister tester | contribuer aider
"""
