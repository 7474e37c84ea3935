"""Portuguese words for each other."""

GROUPS = """
dizer declarar afirmar explicar informar anunciar disse declarou afirmou | começar iniciar
terminar acabar concluir | ajudar apoiar | mostrar revelar | grande importante enorme | rápido rapidamente
incêndio fogo | acidente colisão batida | carro veículo automóvel | casa residência | rua estrada
polícia policiais agentes | empresa companhia firma | governo executivo | lei norma | reunião encontro
aumentar subir crescer | cair diminuir baixar | morrer morto mortos morreram faleceram | ferido feridos
ataque assalto | pessoas gente | tempestade temporal | moradores residentes habitantes | hospital clínica
médico doutor | novo nova
"""
