"""French words for each other."""

GROUPS = """
dire déclarer affirmer expliquer indiquer préciser annoncer souligner dit déclaré affirmé indiqué
commencer débuter démarrer | finir terminer achever | aider soutenir | montrer révéler
grand important majeur considérable | petit faible | rapide rapidement vite | incendie feu
accident collision | voiture véhicule automobile | maison domicile | route rue | police policiers forces
entreprise société firme | gouvernement exécutif | loi texte législation | réunion rencontre
augmenter progresser hausse | baisser diminuer reculer baisse | mourir mort morts décédé tué tués
blesser blessé blessés | attaque assaut | personnes gens | environ près quelque | tempête orage
habitants riverains | hôpital clinique | médecin docteur | nouveau nouvelle
"""
