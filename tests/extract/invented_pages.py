"""Invented news pages in several languages, with the markup and furniture of news sites."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class InventedPage:
    """The parts of a page: paragraphs that must be read, and furniture that must not."""

    language: str
    title: str
    paragraphs: tuple[str, ...]
    furniture: tuple[str, ...]

    def html(self, *, stamp: str = "12:03", inside: str = "", head: str = "") -> str:
        body = "".join(f"<p>{text}</p>" for text in self.paragraphs[:2])
        rest = "".join(f"<p>{text}</p>" for text in self.paragraphs[2:])
        boxes = "".join(f"<p>{text}</p>" for text in self.furniture)
        return (
            f'<!doctype html><html lang="{self.language}"><head><meta charset="utf-8">'
            f"<title>{self.title} | The Invented Post</title>"
            f'<meta property="og:site_name" content="The Invented Post">{head}</head><body>'
            '<header><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav></header>'
            f'<main><article><h1>{self.title}</h1><div class="byline">Ada Example</div><time>{stamp}</time>'
            f'<div class="story">{body}{boxes}{inside}{rest}</div></article>'
            f'<aside class="related"><h2>More</h2><ul><li><a href="/x">Another story {stamp}</a></li></ul></aside>'
            "</main>"
            f"<footer><p>© The Invented Post {stamp}</p></footer></body></html>"
        )


PAGES = (
    InventedPage(
        "en",
        "Harbour bridge at Larkmouth closed after cracks are found",
        (
            "The harbour bridge at Larkmouth was closed on Tuesday evening after engineers found cracks in two piers.",
            "About 4,200 vehicles use the crossing each day, and the council has set up a ferry until it reopens.",
            "“We will not take a risk with people's lives,” said the mayor, Jo Tallis, at the quay on Wednesday.",
            "Repairs are expected to cost £3.4 million and to take at least eleven weeks.",
        ),
        (
            "Read more: Ferry timetable for the summer",
            "Sign up to our morning newsletter",
            "Advertisement",
            "You have 2 free articles left this month",
            "Updated 5 min ago",
            "1,204 comments",
        ),
    ),
    InventedPage(
        "de",
        "Hafenbrücke in Nordwyk nach Rissen gesperrt",
        (
            "Die Hafenbrücke in Nordwyk ist am Dienstagabend gesperrt worden, nachdem Prüfer Risse entdeckt hatten.",
            "Täglich fahren rund 4200 Fahrzeuge über die Brücke; die Stadt hat eine Fähre eingerichtet.",
            "„Wir gehen kein Risiko ein“, sagte Bürgermeisterin Inge Tal am Mittwoch am Kai vor Journalisten.",
            "Die Reparatur soll 3,4 Millionen Euro kosten und mindestens elf Wochen dauern.",
        ),
        ("Lesen Sie auch: Der Fahrplan der Fähre", "Anzeige", "Stand: 12.05.2031, 14:30 Uhr", "Artikel teilen"),
    ),
    InventedPage(
        "fr",
        "Le pont du port de Valcroix fermé à cause de fissures",
        (
            "Le pont du port de Valcroix a été fermé mardi soir après la découverte de fissures dans deux piles.",
            "Environ 4 200 véhicules empruntent l'ouvrage chaque jour et la ville a mis en place une navette fluviale.",
            "« Nous ne prendrons aucun risque », a déclaré la maire, Anne Tallier, mercredi matin sur le quai.",
            "Les réparations doivent coûter 3,4 millions d'euros et durer au moins onze semaines.",
        ),
        (
            "À lire aussi : les horaires de la navette",
            "Publicité",
            "Mis à jour il y a 2 heures",
            "Partager sur Facebook",
        ),
    ),
    InventedPage(
        "es",
        "Cierran el puente del puerto de Valdemar por grietas",
        (
            "El puente del puerto de Valdemar fue cerrado el martes por la noche tras hallarse grietas en dos pilares.",
            "Unos 4.200 vehículos cruzan cada día y el ayuntamiento ha puesto en marcha un servicio de transbordador.",
            "«No vamos a correr ningún riesgo», dijo la alcaldesa, Ana Tala, el miércoles por la mañana en el muelle.",
            "La reparación costará 3,4 millones de euros y durará al menos once semanas, según los técnicos.",
        ),
        ("Te puede interesar: los horarios", "Publicidad", "Actualizado hace 2 horas", "Suscríbete a nuestro boletín"),
    ),
    InventedPage(
        "it",
        "Chiuso il ponte del porto di Valmara per alcune crepe",
        (
            "Il ponte del porto di Valmara è stato chiuso martedì sera dopo che i tecnici hanno trovato delle crepe.",
            "Ogni giorno passano circa 4.200 veicoli e il comune ha attivato un traghetto fino alla riparazione.",
            "«Non correremo alcun rischio», ha detto la sindaca, Anna Talli, mercoledì mattina sulla banchina.",
            "I lavori costeranno 3,4 milioni di euro e dureranno almeno undici settimane.",
        ),
        ("Leggi anche: gli orari del traghetto", "Pubblicità", "Aggiornato 2 ore fa", "Condividi su WhatsApp"),
    ),
    InventedPage(
        "pt",
        "Ponte do porto de Valamar fechada por causa de fissuras",
        (
            "A ponte do porto de Valamar foi fechada na terça-feira à noite depois de terem sido encontradas fissuras.",
            "Cerca de 4.200 veículos passam todos os dias e a câmara criou um serviço de barco até ao fim das obras.",
            "“Não vamos correr riscos”, disse a presidente da câmara, Ana Talo, na manhã de quarta-feira no cais.",
            "A reparação vai custar 3,4 milhões de euros e demorar pelo menos onze semanas.",
        ),
        ("Leia também: os horários do barco", "Publicidade", "Atualizado há 2 horas", "Compartilhe"),
    ),
    InventedPage(
        "nl",
        "Havenbrug van Noordmeer dicht na vondst van scheuren",
        (
            "De havenbrug van Noordmeer is dinsdagavond gesloten nadat ingenieurs scheuren in twee pijlers vonden.",
            "Dagelijks rijden er zo'n 4200 auto's over de brug en de gemeente heeft een veerboot ingezet.",
            "“We nemen geen enkel risico”, zei burgemeester Anna Tal woensdagochtend op de kade tegen verslaggevers.",
            "Het herstel kost naar verwachting 3,4 miljoen euro en duurt minstens elf weken.",
        ),
        ("Lees ook: de dienstregeling van de veerboot", "Advertentie", "Bijgewerkt 2 uur geleden", "Deel dit artikel"),
    ),
)

LIVE = """<!doctype html><html lang="en"><head><title>Storm Mirabel live</title></head><body><main class="liveblog">
<h1>Storm Mirabel live: rivers rise across the north</h1><p class="standfirst">Rolling coverage of the storm, which made
landfall at dawn on Monday and has moved slowly inland since, with heavy rain and gales of up to 130 km/h.</p>
{entries}</main></body></html>"""


def live_page(entries: list[tuple[str, str, str, str]]) -> str:
    """A live blog of (id, time, headline, text) entries, newest first."""
    return LIVE.format(
        entries="".join(
            f'<article id="{key}"><time datetime="{at}">{at[11:16]}</time><h2>{head}</h2><p>{text}</p></article>'
            for key, at, head, text in entries
        )
    )
