"""Invented pairs of versions in five languages, with the expected withdrawals."""

from __future__ import annotations

from dataclasses import dataclass, replace

from monitor import Document


@dataclass(frozen=True)
class Pair:
    """Two versions of a story, each as headline and text, and the kinds of the expected withdrawals."""

    name: str
    language: str
    old: tuple[str, str]
    new: tuple[str, str]
    kinds: tuple[str, ...] = ()

    @property
    def documents(self) -> tuple[Document, Document]:
        """The two versions as documents."""
        sides = (Document.from_text(text, title) for title, text in (self.old, self.new))
        old, new = (replace(side, language=self.language) for side in sides)
        return old, new


def _text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


EN = (
    "A fire broke out in a warehouse in the harbour of Ostmouth early on Monday, the fire service said.",
    "Some 80 firefighters fought the flames until noon, and two streets were closed to traffic.",
    "Nobody was hurt, a spokeswoman said, and the cause is being investigated.",
    "The harbour authority expects that ships can berth again on Wednesday morning.",
)
DE = (
    "In einer Lagerhalle im Hafen von Ostmünde ist am frühen Montag ein Feuer ausgebrochen, teilte die Feuerwehr mit.",
    "Rund 80 Einsatzkräfte bekämpften die Flammen bis zum Mittag, zwei Straßen wurden für den Verkehr gesperrt.",
    "Verletzt wurde nach Angaben einer Sprecherin niemand, die Ursache wird ermittelt.",
    "Die Hafenbehörde erwartet, dass Schiffe am Mittwochmorgen wieder anlegen können.",
)
FR = (
    "Un incendie s'est déclaré tôt lundi dans un entrepôt du port d'Ostmouth, ont indiqué les pompiers.",
    "Quelque 80 pompiers ont combattu les flammes jusqu'à midi et deux rues ont été fermées à la circulation.",
    "Personne n'a été blessé, selon une porte-parole, et une enquête est ouverte sur les causes.",
    "L'autorité portuaire prévoit que les navires pourront de nouveau accoster mercredi matin.",
)
ES = (
    "Un incendio se declaró el lunes de madrugada en un almacén del puerto de Ostmouth, informaron los bomberos.",
    "Unos 80 bomberos combatieron las llamas hasta el mediodía y dos calles quedaron cerradas al tráfico.",
    "Nadie resultó herido, según una portavoz, y se investigan las causas.",
    "La autoridad portuaria espera que los barcos puedan atracar de nuevo el miércoles por la mañana.",
)
NL = (
    "In een loods in de haven van Ostmonde is maandagochtend vroeg brand uitgebroken, meldde de brandweer.",
    "Zo'n 80 brandweerlieden bestreden de vlammen tot het middaguur en twee straten werden afgesloten voor verkeer.",
    "Niemand raakte gewond, zei een woordvoerster, en de oorzaak wordt onderzocht.",
    "De havenautoriteit verwacht dat schepen woensdagochtend weer kunnen aanmeren.",
)

_STORIES = {
    "en": ("Fire in the harbour of Ostmouth", EN),
    "de": ("Feuer im Hafen von Ostmünde", DE),
    "fr": ("Incendie dans le port d'Ostmouth", FR),
    "es": ("Incendio en el puerto de Ostmouth", ES),
    "nl": ("Brand in de haven van Ostmonde", NL),
}
# A claim about a named owner, which the newer versions lack.
_CLAIMS = {
    "en": "The owner, Karl Brandis, had stored solvents there without a permit, two former workers told the paper.",
    "de": "Der Eigentümer Karl Brandis habe dort Lösungsmittel ohne Genehmigung gelagert, sagten zwei Arbeiter.",
    "fr": "Le propriétaire, Karl Brandis, y stockait des solvants sans autorisation, affirment deux anciens ouvriers.",
    "es": "El dueño, Karl Brandis, guardaba allí disolventes sin permiso, dijeron dos antiguos trabajadores.",
    "nl": "Eigenaar Karl Brandis had er oplosmiddelen opgeslagen zonder vergunning, zeiden twee oud-werknemers.",
}
# Its second and third paragraphs, condensed into one sentence.
_CONDENSED = {
    "en": "Some 80 firefighters fought the flames until noon; nobody was hurt, and two streets were closed.",
    "de": "Rund 80 Einsatzkräfte bekämpften die Flammen bis zum Mittag; niemand wurde verletzt, die Ursache ermittelt.",
    "fr": "Quelque 80 pompiers ont combattu les flammes jusqu'à midi; personne n'a été blessé, deux rues fermées.",
    "es": "Unos 80 bomberos combatieron las llamas hasta el mediodía; sin heridos, dos calles cerradas, se investiga.",
    "nl": "Zo'n 80 brandweerlieden bestreden de vlammen tot het middaguur; niemand raakte gewond, twee straten dicht.",
}
_OTHERS = {
    "en": ("Chess title goes to a pupil of fifteen", (
        "Mira Olander, a schoolgirl from Velby, won the national chess championship on Sunday evening.",
        "She beat the defending champion Rolf Sander in the last round with a knight sacrifice.",
        "Her trainer called it the boldest game that he had watched in thirty years of coaching.",
    )),
    "de": ("Schachtitel geht an eine Schülerin", (
        "Mira Olander, eine Gymnasiastin aus Velby, hat am Sonntagabend die nationale Schachmeisterschaft gewonnen.",
        "Sie besiegte den Titelverteidiger Rolf Sander in der letzten Runde mit einem Springeropfer.",
        "Ihr Trainer nannte es die kühnste Partie, die er in dreißig Jahren gesehen habe.",
    )),
    "fr": ("Une lycéenne remporte le titre d'échecs", (
        "Mira Olander, lycéenne à Velby, a remporté dimanche soir le championnat national d'échecs.",
        "Elle a battu le tenant du titre Rolf Sander à la dernière ronde grâce à un sacrifice de cavalier.",
        "Son entraîneur parle de la partie la plus audacieuse qu'il ait vue en trente ans de carrière.",
    )),
    "es": ("Una alumna gana el título de ajedrez", (
        "Mira Olander, estudiante de Velby, ganó el domingo por la noche el campeonato nacional de ajedrez.",
        "Venció al defensor del título Rolf Sander en la última ronda con un sacrificio de caballo.",
        "Su entrenador habló de la partida más audaz que ha visto en treinta años de carrera.",
    )),
    "nl": ("Scholiere wint de schaaktitel", (
        "Mira Olander, een scholiere uit Velby, won zondagavond het nationale schaakkampioenschap.",
        "Zij versloeg titelverdediger Rolf Sander in de laatste ronde met een paardoffer.",
        "Haar trainer noemde het de stoutmoedigste partij die hij in dertig jaar had gezien.",
    )),
}  # fmt: skip
_NEWS = {
    "en": "Police arrested a 34-year-old man from Velby on Tuesday and searched his flat.",
    "de": "Die Polizei nahm am Dienstag einen 34-jährigen Mann aus Velby fest und durchsuchte seine Wohnung.",
    "fr": "La police a arrêté mardi un homme de 34 ans originaire de Velby et perquisitionné son appartement.",
    "es": "La policía detuvo el martes a un hombre de 34 años de Velby y registró su vivienda.",
    "nl": "De politie hield dinsdag een 34-jarige man uit Velby aan en doorzocht zijn woning.",
}
# Headlines: the old one, one with another meaning, one in other words.
_HEADLINES = {
    "en": (
        "Actor Jon Veer dies after crash", "Actor Jon Veer critical after crash", "Crash: actor Jon Veer dies",
        "Jon Veer, the actor, was taken to hospital after his car left the road near Velby on Monday.",
    ),
    "de": (
        "Unfall in Velby fordert 12 Tote", "Unfall in Velby fordert 2 Tote", "12 Tote fordert ein Unfall in Velby",
        "Bei dem Unglück auf der Küstenstraße stieß am Montag ein Bus mit einem Lastwagen zusammen.",
    ),
    "fr": (
        "Le maire de Velby démissionne", "Le maire de Velby ne démissionne pas", "Velby: le maire démissionne",
        "Le conseil municipal s'est réuni lundi soir pendant trois heures dans la grande salle.",
    ),
    "es": (
        "Detenido Pablo Ortega por el robo de Velby", "Detenido Diego Llanos por el robo de Velby",
        "Robo de Velby: detenido Pablo Ortega",
        "La joyería de la plaza mayor fue asaltada el lunes por la tarde a plena luz del día.",
    ),
    "nl": (
        "Fabriek in Velby schrapt 400 banen", "Fabriek in Velby schrapt 40 banen", "400 banen weg bij fabriek Velby",
        "De directie lichtte het personeel maandagochtend in tijdens een bijeenkomst in de kantine.",
    ),
}  # fmt: skip


def _withdrawn() -> list[Pair]:
    pairs = []
    for language, (title, paragraphs) in _STORIES.items():
        whole = (title, _text(*paragraphs[:3], _CLAIMS[language], paragraphs[3]))
        without = (title, _text(*paragraphs))
        condensed = (title, _text(paragraphs[0], _CONDENSED[language], paragraphs[3]))
        pairs += [
            Pair("a claim goes", language, whole, without, ("withdrawn",)),
            Pair("the claim moves", language, whole, (title, _text(_CLAIMS[language], *paragraphs))),
            Pair("two paragraphs become one sentence", language, without, condensed),
        ]
    return pairs


def _gutted() -> list[Pair]:
    pairs = []
    for language, (title, paragraphs) in _STORIES.items():
        long = _text(*paragraphs, _CLAIMS[language], _NEWS[language], *_OTHERS[language][1])
        pairs += [
            Pair("a story becomes a stub", language, (title, long), (title, paragraphs[0]), ("gutted",)),
            Pair("a tail goes", language, (title, _text(*paragraphs)), (title, _text(*paragraphs[:3])), ("withdrawn",)),
        ]
    return pairs


def _replaced() -> list[Pair]:
    pairs = []
    for language, (title, paragraphs) in _STORIES.items():
        other, told = _OTHERS[language]
        pairs += [
            Pair("another story", language, (title, _text(*paragraphs)), (other, _text(*told)), ("replaced",)),
            Pair(
                "a first sentence grows", language, (title, paragraphs[0]), (title, _text(*paragraphs, _NEWS[language]))
            ),
        ]
    return pairs


def _headlines() -> list[Pair]:
    pairs = []
    for language, (was, now, reworded, text) in _HEADLINES.items():
        pairs += [
            Pair("another meaning", language, (was, text), (now, text), ("headline",)),
            Pair("other words", language, (was, text), (reworded, text)),
        ]
    return pairs


TABLES = {"withdrawn": _withdrawn(), "gutted": _gutted(), "replaced": _replaced(), "headline": _headlines()}
