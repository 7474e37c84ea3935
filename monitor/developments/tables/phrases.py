"""Wordings that serve the reader and not the story: pointers, thanks, apologies, courtesies. By language.

Each line is a regular expression, matched from the beginning of the sentence, case folded. What stands on pages as a
line of its own (promos, newsletter boxes, credits) is known to the extraction; this is for sentences of the text.
"""

POINTERS = {
    "en": r"""
        (please )?(read|see|view|click|find out|learn|discover) (more|also|here|the full|our|below|all|further)\b
        (please )?(read|see|view|watch|download|access|find)\b[^.!?]{2,120}\bhere\W*$
        (please )?(click|tap|follow|subscribe|sign up|sign in|log in|share|like us|join us|confirm your)\b
        (please )?book (now|here|your)\b
        (please )?(refer to|visit|contact|email|e-mail|call|telephone|phone|write to|get in touch)\b
        (for )?(more|further|additional|full|key) (key )?(information|details?|info|news|updates?|guidance)\b
        for (further|more) (key|general|detailed)\b
        for (information|details|help|advice|guidance) (on|about|regarding)\b
        (you can )?(find|get) (out )?(more|further)\b
        (further|more|full|details|information)\b.{0,110}\b(available|found|read) (here|at|on|from|via|online)\b
        (the|\w+['’]s) (full|latest|most recent)\b.{0,110}\b(available|found|viewed|read) (here|at|on|from|via|online)\b
        for\b[^.!?]{3,160}, (please )?(read|see|visit|check|watch|view|click|go to)\b
        (please )?see\b[^.!?]{3,160}\bfor (more|further|full|details|information|the)\b
        you can (find|browse|search|sign up|subscribe|register|apply|book)\b[^.!?\d]*$
        (you can |please )?(register|sign up|apply|book|subscribe|join)\b[^.!?]{0,80}\bhere\W*$
        sign up\b
        (this )?(story|article|page|report|post) (was |is |has been )?updated\b
        more (about|on|from|in)\b
        (thank you|thanks) (to|for)\b
        (we|they) (apologise|apologize|are sorry|regret any|hope you|wish you)\b
        we (will )?continue to (monitor|review|keep|update)\b
        (we|you) wish\b
        we (want|would like) to (ensure|make sure|assure|reassure)\b
        good luck\b
        (first |last |originally )?(published|updated)\b.{0,60}\b(see|show|hide) all updates$
        first published\.?$
        further (details|information|announcements?|updates?) (will|to) (be|follow|come)\b
    """,
    "de": r"""
        (mehr|weitere[s]?|nähere[s]?) (dazu|informationen|infos|einzelheiten) (finden|gibt|erhalten|unter)\b
        jetzt (weiterlesen|testen|abonnieren|anmelden|registrieren)\b
        (wir entschuldigen|wir bitten um (verständnis|entschuldigung)|vielen dank|wir danken|viel (glück|erfolg))
    """,
    "fr": r"""
        (plus d['’]informations|de plus amples informations|pour plus d['’]informations|pour en savoir plus)\b
        (nous nous excusons|nous vous prions|merci (à|de|pour)|bonne chance)
    """,
    "es": r"""
        (más información|para (más|mayor) información|encontrará más)\b
        (pedimos disculpas|lamentamos las molestias|gracias (a|por)|buena suerte)
    """,
    "it": r"""
        (maggiori|ulteriori|più) informazioni\b|per (maggiori|ulteriori) informazioni\b
        (ci scusiamo|grazie (a|per)|buona fortuna)
    """,
    "pt": r"""
        (mais|outras) informações\b|para (mais|obter mais) informações\b
        (pedimos desculpas?|obrigado (a|por)|boa sorte)
    """,
    "nl": r"""
        (meer|nadere) informatie\b|voor (meer|nadere) informatie\b
        (onze excuses|wij bieden|bedankt|dank (aan|voor)|veel succes)
    """,
}
# Words of headings and labels that announce a part of the page.
HEADINGS = {
    "en": "further additional more other related general past previous upcoming next key frequently contact about "
    "background notes details information update updates quotes references links documents images media events event "
    "meetings registration register link date time venue summary overview introduction contents winners entries "
    "shortlisted signatories transition questions answers timeline analysis explainer comment opinion live latest",
    "de": """weitere mehr hintergrund einzelheiten informationen kontakt termine datum zeit ort überblick
        zusammenfassung fragen antworten analyse kommentar""",
    "fr": "plus autres contexte détails informations contact dates date heure lieu résumé questions réponses analyse",
    "es": """más otros contexto detalles información contacto fechas fecha hora lugar resumen preguntas
        respuestas análisis""",
    "it": "altri contesto dettagli informazioni contatti date data ora luogo riassunto domande risposte analisi",
    "pt": "mais outros contexto detalhes informações contato datas data hora local resumo perguntas respostas análise",
    "nl": """meer andere achtergrond details informatie contact data datum tijd plaats samenvatting vragen
        antwoorden analyse""",
}
