"""Italian words for each other."""

GROUPS = """
dire dichiarare affermare spiegare annunciare detto dichiarato affermato | cominciare iniziare
finire terminare concludere | aiutare sostenere | mostrare rivelare | grande importante enorme
rapido veloce rapidamente velocemente | incendio fuoco rogo | incidente scontro
auto macchina vettura veicolo | casa abitazione | strada via | polizia agenti
azienda società impresa ditta | governo esecutivo | legge norma | riunione incontro
aumentare salire crescere | calare diminuire scendere | morire morto morti deceduto vittime | ferito feriti
attacco assalto | persone gente | tempesta temporale | residenti abitanti | ospedale clinica
medico dottore | nuovo nuova
"""
