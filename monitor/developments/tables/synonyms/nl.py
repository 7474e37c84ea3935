"""Dutch words for each other."""

GROUPS = """
zeggen verklaren melden vertellen zei verklaarde meldde | beginnen starten begon startte
eindigen stoppen afronden | helpen steunen ondersteunen | tonen laten zien | groot grote enorm
klein kleine | snel vlug | brand vuur | ongeluk botsing ongeval | auto wagen voertuig | huis woning
straat weg | politie agenten | bedrijf onderneming firma | regering kabinet | wet regel
vergadering bijeenkomst overleg | stijgen toenemen groeien | dalen afnemen zakken
sterven dood doden overleden | gewond gewonden gewonde | mensen personen | storm noodweer
bewoners inwoners omwonenden | ziekenhuis kliniek | arts dokter | nieuw nieuwe
"""
