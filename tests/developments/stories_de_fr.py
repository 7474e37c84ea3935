# ruff: noqa: E501, ISC004 -- whole sentences
"""The invented story in German and French."""

from __future__ import annotations

from tests.developments.stories import Rule, Told

GERMAN = Told(
    "de",
    "Seilbahn bei Hohenried bleibt stehen",
    (
        "Eine Seilbahn ist am Dienstag bei Hohenried stehen geblieben, 15 Menschen wurden verletzt, teilte die Polizei mit.",
        "In den Gondeln saßen 112 Fahrgäste und neun Mitarbeiter aus Talberg. Zwei Hubschrauber waren im Einsatz. Die Ursache "
        "des Unglücks ist noch nicht bekannt.",
        "„Es gab einen lauten Knall, dann ging das Licht aus“, sagte Jonas Rieder, ein Fahrgast aus Nordhausen.",
        "Das Verkehrsministerium wird am 14. März eine Untersuchung einleiten. Ein Sprecher sagte, der Betriebsleiter werde "
        "vermisst.",
        "Der Betreiber Alpina erhielt im vergangenen Jahr ein Sicherheitzertifikat. Er hatte zusätzliche Fahrten geplant.",
    ),
    (
        Rule(
            "new paragraph",
            "after",
            3,
            "Taucher bargen am Mittwoch ein gerissenes Tragseil aus dem Stausee.",
            "Taucher bargen am Mittwoch ein gerissenes Tragseil aus dem Stausee.",
        ),
        Rule(
            "sentence added inside a paragraph",
            "put",
            "Zwei Hubschrauber waren im Einsatz.",
            "Zwei Hubschrauber waren im Einsatz. Die Bergwacht seilte vier Kinder ab.",
            "Die Bergwacht seilte vier Kinder ab.",
        ),
        Rule(
            "quotation added",
            "after",
            3,
            "„So etwas darf bei ruhigem Wetter nie passieren“, sagte Gewerkschafterin Carla Bohn.",
            "„So etwas darf bei ruhigem Wetter nie passieren“, sagte Gewerkschafterin Carla Bohn.",
            "quote",
        ),
        Rule(
            "figure changed in digits",
            "put",
            "15 Menschen",
            "22 Menschen",
            "Eine Seilbahn ist am Dienstag bei Hohenried stehen geblieben, 22 Menschen wurden verletzt, teilte die Polizei mit.",
            "figure",
        ),
        Rule(
            "figure changed in words",
            "put",
            "neun Mitarbeiter",
            "zwölf Mitarbeiter",
            "In den Gondeln saßen 112 Fahrgäste und zwölf Mitarbeiter aus Talberg.",
            "figure",
        ),
        Rule(
            "date changed",
            "put",
            "14. März",
            "21. März",
            "Das Verkehrsministerium wird am 21. März eine Untersuchung einleiten.",
            "figure",
        ),
        Rule(
            "denial gone",
            "put",
            "ist noch nicht bekannt",
            "ist bekannt",
            "Die Ursache des Unglücks ist bekannt.",
            "event detail",
        ),
        Rule(
            "missing is found dead",
            "put",
            "der Betriebsleiter werde vermisst",
            "der Betriebsleiter sei tot gefunden worden",
            "Ein Sprecher sagte, der Betriebsleiter sei tot gefunden worden.",
        ),
        Rule(
            "name added",
            "put",
            "aus Talberg.",
            "aus Talberg und Weißkirch.",
            "In den Gondeln saßen 112 Fahrgäste und neun Mitarbeiter aus Talberg und Weißkirch.",
        ),
        Rule(
            "fact added inside a sentence",
            "put",
            "am Dienstag bei Hohenried",
            "am Dienstag bei dichtem Nebel in Hohenried",
            "Eine Seilbahn ist am Dienstag bei dichtem Nebel in Hohenried stehen geblieben, 15 Menschen wurden verletzt, teilte "
            "die Polizei mit.",
        ),
        Rule("typing error", "put", "Sicherheitzertifikat", "Sicherheitszertifikat"),
        Rule("number written as digits", "put", "neun Mitarbeiter", "9 Mitarbeiter"),
        Rule(
            "reworded",
            "put",
            "ist am Dienstag bei Hohenried stehen geblieben",
            "ist bei Hohenried am Dienstag stehen geblieben",
        ),
        Rule("moved paragraph", "move", 2),
        Rule("paragraph split", "put", "Talberg. Zwei", "Talberg.\n\nZwei"),
        Rule("paragraphs merged", "put", "mit.\n\nIn den", "mit. In den"),
        Rule(
            "quotation style",
            "put",
            "„Es gab einen lauten Knall, dann ging das Licht aus“",
            "»Es gab einen lauten Knall, dann ging das Licht aus«",
        ),
        Rule("removed sentence", "drop", "Zwei Hubschrauber waren im Einsatz. "),
        Rule("time stamp", "after", 0, "Aktualisiert am 12. März 2024, 14:32 Uhr"),
        Rule("read more line", "after", 2, "Lesen Sie auch: Fünf Unglücke, die die Regeln änderten"),
        Rule(
            "newsletter box", "after", 4, "Abonnieren Sie unseren Newsletter mit den wichtigsten Nachrichten des Tages."
        ),
        Rule("comment count", "after", 5, "47 Kommentare"),
        Rule("paywall box", "after", 3, "Jetzt weiterlesen mit einem Abo."),
        Rule("advertisement", "after", 2, "Anzeige"),
        Rule("update note", "after", 5, "Dieser Artikel wurde aktualisiert."),
        Rule("byline", "after", 0, "Von Sabine Keller und Lukas Brandt"),
        Rule("picture credit", "after", 1, "Foto: Anna Weiss/dpa"),
        Rule("told elsewhere already", "after", 3, "In den Gondeln saßen 112 Fahrgäste aus Talberg."),
    ),
)

FRENCH = Told(
    "fr",
    "Un téléphérique s'arrête près de Montclair",
    (
        "Un téléphérique s'est arrêté mardi près de Montclair, faisant 15 blessés, a indiqué la gendarmerie.",
        "Les cabines transportaient 112 passagers et neuf employés venus de Valserres. Deux hélicoptères ont été envoyés sur "
        "place. La cause de l'accident n'est pas encore connue.",
        "« Il y a eu un grand bruit, puis la lumière s'est éteinte », a déclaré Paul Rivet, un passager de Nordville.",
        "Le ministère des transports ouvrira une enquête le 14 mars. Un porte-parole a dit que le directeur était porté disparu.",
        "L'exploitant, Alpina, a recu un certificat de sécurité l'an dernier. Il avait prévu des trajets supplémentaires.",
    ),
    (
        Rule(
            "new paragraph",
            "after",
            3,
            "Des plongeurs ont remonté mercredi un câble rompu du lac de retenue.",
            "Des plongeurs ont remonté mercredi un câble rompu du lac de retenue.",
        ),
        Rule(
            "sentence added inside a paragraph",
            "put",
            "Deux hélicoptères ont été envoyés sur place.",
            "Deux hélicoptères ont été envoyés sur place. Les secouristes ont descendu quatre enfants en rappel.",
            "Les secouristes ont descendu quatre enfants en rappel.",
        ),
        Rule(
            "quotation added",
            "after",
            3,
            "« Cela n'aurait jamais dû arriver par temps calme », a dit la syndicaliste Carla Bonnet.",
            "« Cela n'aurait jamais dû arriver par temps calme », a dit la syndicaliste Carla Bonnet.",
            "quote",
        ),
        Rule(
            "figure changed in digits",
            "put",
            "15 blessés",
            "22 blessés",
            "Un téléphérique s'est arrêté mardi près de Montclair, faisant 22 blessés, a indiqué la gendarmerie.",
            "figure",
        ),
        Rule(
            "figure changed in words",
            "put",
            "neuf employés",
            "douze employés",
            "Les cabines transportaient 112 passagers et douze employés venus de Valserres.",
            "figure",
        ),
        Rule(
            "date changed",
            "put",
            "14 mars",
            "21 mars",
            "Le ministère des transports ouvrira une enquête le 21 mars.",
            "figure",
        ),
        Rule(
            "denial gone", "put", "n'est pas encore connue", "est connue", "La cause de l'accident est connue.", "event detail"
        ),
        Rule(
            "missing is found dead",
            "put",
            "était porté disparu",
            "avait été retrouvé mort",
            "Un porte-parole a dit que le directeur avait été retrouvé mort.",
        ),
        Rule(
            "name added",
            "put",
            "venus de Valserres.",
            "venus de Valserres et de Rochebelle.",
            "Les cabines transportaient 112 passagers et neuf employés venus de Valserres et de Rochebelle.",
        ),
        Rule("typing error", "put", "a recu", "a reçu"),
        Rule("number written as digits", "put", "neuf employés", "9 employés"),
        Rule("reworded", "put", "s'est arrêté mardi près de Montclair", "s'est arrêté près de Montclair mardi"),
        Rule("moved paragraph", "move", 2),
        Rule("paragraph split", "put", "Valserres. Deux", "Valserres.\n\nDeux"),
        Rule("paragraphs merged", "put", "gendarmerie.\n\nLes", "gendarmerie. Les"),
        Rule(
            "quotation style",
            "put",
            "« Il y a eu un grand bruit, puis la lumière s'est éteinte »",
            "“Il y a eu un grand bruit, puis la lumière s'est éteinte”",
        ),
        Rule("removed sentence", "drop", "Deux hélicoptères ont été envoyés sur place. "),
        Rule("time stamp", "after", 0, "Mis à jour le 12 mars 2024 à 14h32"),
        Rule("read more line", "after", 2, "Lire aussi : Cinq accidents qui ont changé les règles"),
        Rule(
            "newsletter box", "after", 4, "Inscrivez-vous à notre newsletter pour recevoir l'essentiel de l'actualité."
        ),
        Rule("comment count", "after", 5, "47 commentaires"),
        Rule("paywall box", "after", 3, "Cet article est réservé aux abonnés."),
        Rule("advertisement", "after", 2, "Publicité"),
        Rule("update note", "after", 5, "Cet article a été mis à jour."),
        Rule("byline", "after", 0, "Par Sophie Lambert et Luc Moreau"),
        Rule("picture credit", "after", 1, "Photo : Anna Weiss/AFP"),
        Rule("told elsewhere already", "after", 3, "Les cabines transportaient 112 passagers venus de Valserres."),
    ),
)
