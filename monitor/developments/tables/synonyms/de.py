"""German words for each other."""

GROUPS = """
sagen erklären mitteilen sagte erklärte teilte betonte meinte äußerte berichten melden
beginnen anfangen starten begann startete | enden aufhören schließen | helfen unterstützen | zeigen belegen
groß riesig erheblich bedeutend | klein gering | schnell rasch zügig | wichtig bedeutend wesentlich zentral
feuer brand | unfall unglück zusammenstoß | auto wagen fahrzeug pkw | haus gebäude wohnhaus | straße weg
polizei beamte polizisten | firma unternehmen konzern betrieb | regierung kabinett | gesetz regelung
treffen gespräch sitzung | steigen zunehmen wachsen anstieg | fallen sinken zurückgehen abnehmen
sterben tot tote ums leben getötet | verletzen verletzt verletzte | angriff attacke | ort stelle
menschen personen leute | kinder jungen | etwa rund ungefähr circa | kurz wenig | sturm unwetter orkan
bekommen erhalten | bewohner anwohner einwohner | krankenhaus klinik | arzt mediziner | staat land
"""
