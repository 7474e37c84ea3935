"""Invented notes in seven western European languages, by kind, and similar sentences that are not notes."""

from __future__ import annotations

NOTES: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "update": (
            "This story has been updated with a statement from the harbour authority.",
            "Update 14:20: This article now includes the ministry's response.",
            "We will bring you more on this story as we get it.",
            "Developing story; more to follow.",
            "This live blog is now closed.",
        ),
        "correction": (
            "Correction: an earlier version said 12 people died; the number is 14.",
            "A previous version of this report gave the wrong age for Mr Sample.",
            "This article was corrected on 3 May because it misspelled the name of the village.",
        ),
        "editors": ("Editor's note: this interview was edited for length.",),
        "warning": (
            "Warning: this report contains distressing details.",
            "Some readers may find the following account upsetting.",
        ),
        "desk": (
            "Eds: ADDS quotes from minister, background.",
            "(Recasts lead, adds analyst comment in paragraphs 4-6)",
            "AP-Harbour Fire, 2nd Ld-Writethru",
        ),
        "none": (
            "The company corrected its accounts for the last three years.",
            "An earlier version of the bill was rejected by parliament.",
            "The editor's note in the printed programme named three sponsors.",
            "Police issued a warning about distressing phone calls.",
            "The app was updated on Monday to fix the fault.",
            "She adds that the inquiry will take a year.",
        ),
    },
    "de": {
        "update": (
            "Dieser Artikel wurde um 16.30 Uhr aktualisiert.",
            "Update, 14.20 Uhr: Wir haben den Text um die Stellungnahme des Ministeriums ergänzt.",
            "Der Artikel wird laufend ergänzt.",
            "Mehr in Kürze.",
            "Dieser Liveblog ist beendet.",
        ),
        "correction": (
            "Korrektur: In einer früheren Version war von 12 Toten die Rede, es sind 14.",
            "Anm. d. Red.: In einer ersten Fassung hatten wir den Namen der Gemeinde falsch geschrieben.",
            "Wir haben den Fehler korrigiert und bitten um Entschuldigung.",
        ),
        "editors": ("Anmerkung der Redaktion: Dieses Interview wurde vor der Wahl geführt.",),
        "warning": (
            "Achtung: Dieser Text enthält Schilderungen von Gewalt.",
            "Triggerwarnung: In diesem Beitrag geht es um Suizid.",
        ),
        "desk": ("(Neu: Stellungnahme des Ministers, Hintergrund)", "Eds: Berichtigt wird der Name im zweiten Absatz."),
        "none": (
            "Das Unternehmen hat seine Bilanz korrigiert.",
            "Eine frühere Version des Gesetzes war im Bundesrat gescheitert.",
            "Das Ministerium hat die Liste der Risikogebiete aktualisiert.",
            "Die Redaktion der Zeitung zieht im Herbst um.",
            "Achtung: Die Straße bleibt bis Freitag gesperrt.",
            "Neu ist, dass auch Radfahrer die Brücke nutzen dürfen.",
        ),
    },
    "fr": {
        "update": (
            "Cet article a été mis à jour à 16 h 30 avec la déclaration du ministère.",
            "Mise à jour, 14 h 20 : ajout de la réaction de la mairie à cet article.",
            "Plus d'informations à suivre.",
            "Article en cours d'actualisation.",
            "Ce direct est terminé.",
        ),
        "correction": (
            "Rectificatif : une première version de cet article évoquait 12 morts, le bilan est de 14.",
            "Une version antérieure de ce texte indiquait un âge erroné pour M. Exemple.",
            "Erratum : le nom du village était mal orthographié.",
        ),
        "editors": ("Note de la rédaction : cet entretien a été réalisé avant le scrutin.",),
        "warning": (
            "Attention : cet article contient des descriptions qui peuvent heurter la sensibilité.",
            "Avertissement : certaines images peuvent choquer.",
        ),
        "desk": ("(Actualisé avec citations du ministre)", "(Ajoute détails et contexte)"),
        "none": (
            "L'entreprise a corrigé ses comptes de l'an dernier.",
            "Une première version du projet de loi avait été rejetée.",
            "La mise à jour du logiciel sera proposée lundi.",
            "La rédaction du journal déménage à l'automne.",
            "Attention : la route reste fermée jusqu'à vendredi.",
            "Le ministre ajoute que l'enquête durera un an.",
        ),
    },
    "es": {
        "update": (
            "Esta noticia ha sido actualizada a las 16.30 con la declaración del ministerio.",
            "Actualización, 14.20: este artículo incluye ahora la respuesta del ayuntamiento.",
            "Noticia en desarrollo. Habrá ampliación.",
            "Se ha actualizado esta información con más detalles.",
            "Esta cobertura en directo ha finalizado.",
        ),
        "correction": (
            "Corrección: una versión anterior decía que murieron 12 personas; son 14.",
            "En una versión anterior de este texto se indicaba mal la edad del señor Ejemplo.",
            "Este artículo fue corregido porque el nombre del pueblo estaba mal escrito.",
        ),
        "editors": ("Nota del editor: esta entrevista se hizo antes de las elecciones.",),
        "warning": (
            "Advertencia: este reportaje contiene detalles perturbadores.",
            "Aviso: el siguiente texto incluye descripciones que pueden herir la sensibilidad del lector.",
        ),
        "desk": ("(Actualiza con declaraciones del ministro)", "(Añade citas y contexto)"),
        "none": (
            "La empresa corrigió sus cuentas de los últimos tres años.",
            "Una versión anterior del proyecto de ley fue rechazada.",
            "El ministerio actualizó la lista de zonas de riesgo.",
            "El editor del diario dejará el cargo en otoño.",
            "Advertencia del gobierno: la carretera seguirá cerrada.",
            "La ministra añade que la investigación durará un año.",
        ),
    },
    "it": {
        "update": (
            "Questo articolo è stato aggiornato alle 16.30 con la dichiarazione del ministero.",
            "Aggiornamento ore 14.20: l'articolo è stato integrato con la replica del comune.",
            "Notizia in aggiornamento.",
            "Seguiranno aggiornamenti.",
            "La diretta è terminata.",
        ),
        "correction": (
            "Correzione: in una versione precedente si parlava di 12 morti; sono 14.",
            "Una prima versione di questo articolo riportava un'età sbagliata per il signor Esempio.",
            "Errata corrige: il nome del paese era scritto male.",
        ),
        "editors": ("Nota della redazione: questa intervista è stata raccolta prima del voto.",),
        "warning": (
            "Attenzione: questo articolo contiene dettagli che potrebbero turbare.",
            "Avvertenza: il testo contiene descrizioni di violenza.",
        ),
        "desk": ("(Aggiorna con dichiarazioni del ministro)", "(Aggiunge dettagli e contesto)"),
        "none": (
            "L'azienda ha corretto i bilanci degli ultimi tre anni.",
            "Una prima versione della legge era stata bocciata.",
            "Il ministero ha aggiornato l'elenco delle zone a rischio.",
            "La redazione del giornale si trasferirà in autunno.",
            "Attenzione: la strada resta chiusa fino a venerdì.",
            "Il ministro aggiunge che l'indagine durerà un anno.",
        ),
    },
    "pt": {
        "update": (
            "Esta reportagem foi atualizada às 16h30 com a nota do ministério.",
            "Atualização, 14h20: este texto inclui agora a resposta da prefeitura.",
            "Notícia em atualização.",
            "Mais informações em breve.",
            "Esta cobertura ao vivo foi encerrada.",
        ),
        "correction": (
            "Correção: uma versão anterior dizia que morreram 12 pessoas; são 14.",
            "A versão inicial deste artigo trazia a idade errada do senhor Exemplo.",
            "Erramos: o nome da vila estava escrito errado.",
        ),
        "editors": ("Nota da redação: esta entrevista foi feita antes da eleição.",),
        "warning": (
            "Aviso: esta reportagem contém detalhes perturbadores.",
            "Atenção: o texto a seguir traz descrições que podem ser consideradas fortes.",
        ),
        "desk": ("(Atualiza com declarações do ministro)", "(Acrescenta detalhes e contexto)"),
        "none": (
            "A empresa corrigiu as contas dos últimos três anos.",
            "Uma versão anterior do projeto de lei foi rejeitada.",
            "O ministério atualizou a lista de zonas de risco.",
            "A redação do jornal muda de prédio no outono.",
            "Atenção: a estrada continua fechada até sexta-feira.",
            "A ministra acrescenta que a investigação vai durar um ano.",
        ),
    },
    "nl": {
        "update": (
            "Dit artikel is om 16.30 uur bijgewerkt met de verklaring van het ministerie.",
            "Update 14.20 uur: aan dit bericht is de reactie van de gemeente toegevoegd.",
            "Meer informatie volgt.",
            "Dit bericht wordt aangevuld.",
            "Dit liveblog is gesloten.",
        ),
        "correction": (
            "Correctie: in een eerdere versie stond dat er 12 doden waren; het zijn er 14.",
            "In een eerdere versie van dit artikel werd de leeftijd van de heer Voorbeeld verkeerd vermeld.",
            "Rectificatie: de naam van het dorp was fout gespeld.",
        ),
        "editors": ("Noot van de redactie: dit interview is voor de verkiezingen gehouden.",),
        "warning": (
            "Let op: dit artikel bevat schokkende details.",
            "Waarschuwing: dit verhaal gaat over zelfdoding.",
        ),
        "desk": ("(Voegt citaten van de minister toe)", "(Aangevuld met reactie gemeente)"),
        "none": (
            "Het bedrijf heeft zijn jaarrekening gecorrigeerd.",
            "Een eerdere versie van het wetsvoorstel werd verworpen.",
            "Het ministerie heeft de lijst met risicogebieden bijgewerkt.",
            "De redactie van de krant verhuist in het najaar.",
            "Let op: de weg blijft tot vrijdag dicht.",
            "De minister voegt daaraan toe dat het onderzoek een jaar duurt.",
        ),
    },
}
