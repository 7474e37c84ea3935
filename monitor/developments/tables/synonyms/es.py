"""Spanish words for each other."""

GROUPS = """
decir declarar afirmar explicar señalar indicar anunciar dijo declaró afirmó explicó
comenzar empezar iniciar comenzó empezó | terminar acabar finalizar | ayudar apoyar | mostrar revelar
grande importante enorme | rápido rápidamente | incendio fuego | accidente choque colisión
coche vehículo auto automóvil carro | casa vivienda | calle carretera vía | policía agentes
empresa compañía firma | gobierno ejecutivo | ley norma | reunión encuentro | aumentar subir crecer aumento
bajar caer disminuir descenso | morir muerto muertos fallecido fallecidos murieron fallecieron
herido heridos lesionado lesionados | ataque asalto | personas gente | tormenta temporal
vecinos residentes habitantes | hospital clínica | médico doctor | nuevo nueva
"""
