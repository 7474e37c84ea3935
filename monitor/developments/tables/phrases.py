"""Wordings that serve the page and not the story: pointers, thanks, apologies, service lines. By language.

Each line is a regular expression, matched from the beginning of the sentence, case folded.
"""

POINTERS = {
    "en": r"""
        (please )?(read|see|view|watch|listen to|check out|click|tap|swipe|scroll|find out|learn|discover) (more|also|here|the (full|latest|rest)|our|below|all|further)\b
        (please )?(click|tap|follow|subscribe|sign up|sign in|log in|register|download|share|like us|join us|join our|confirm your|book (now|here|your)|donate)\b
        (please )?(refer to|visit|contact|email|e-mail|call|telephone|phone|write to|get in touch)\b
        (for )?(more|further|additional|full|key) (key )?(information|details?|info|news|updates?|reading|guidance|stories)\b
        (you can )?(find|get) (out )?(more|further)\b
        (?=.{0,120}\b(is|are|can be|may be) (available|found|viewed|read|downloaded|accessed) (here|at|on|from|via|online|below)\b)(further|more|additional|full|details|information|\w+['’]s|the (full|latest|most recent))\b
        more (about|on|from|in)\b
        (related|recommended|most (read|popular|viewed)|trending|top stories|don['’]t miss|you (may|might) (also )?like|also (read|see)|see also|editors?['’]? picks?|up next|watch live)\b
        (advertisement|advertorial|sponsored|promoted|continue reading|story continues|article continues|skip (to|advert))
        (share|comments?|replies|reactions|print|save)( this| \(?\d|:|$)
        \d+ (comments?|shares?|replies|likes|reactions|views|min(ute)?s? (read|ago)|days? to go|hours? ago)\b
        (this )?(image|photo|photograph|picture|video|graphic|illustration|file photo|credit|caption|copyright|crown copyright|©|\(c\)|getty|reuters|ap photo)\b.{0,140}$
        (all rights reserved|by continuing|we use cookies|accept (all )?cookies|manage (cookie )?preferences)
        (thank you|thanks) (to|for)\b
        we (apologise|apologize|are sorry|regret any|hope you|wish you)\b
        (we|you) wish
        good luck\b
        further (details|information|announcements?|updates?) (will|to) (be|follow|come)\b
        (more|updates) to (follow|come)\b
        get (the|our) (latest|app|newsletter|best)\b
        (start|begin) your (free )?trial
        (already )?(a |an )?(subscriber|member)\?
        to (continue|keep) reading
        (this|that) (article|content|story|page) is (for|available to|only|free)\b
        you have \d+ (free )?(articles?|stories)
        (list|table) of contents|contents$|in this (article|story)|jump to
    """,
    "de": r"""
        (lesen|sehen|hören) sie (auch|mehr|hier|dazu|weiter|jetzt)\b
        (mehr|weitere[s]?) (zum thema|dazu|informationen|lesen|infos|nachrichten|artikel)\b
        (lesen sie|mehr dazu|siehe auch|auch interessant|das könnte sie|jetzt (lesen|anmelden|abonnieren|testen)|weiterlesen|zum weiterlesen|zur startseite|zurück zur)
        (abonnieren|anmelden|registrieren|teilen|folgen|klicken|kontakt|kommentare?|anzeige|werbung)\b.{0,80}$
        (foto|bild|quelle|video|grafik)\s?:
        (der|dieser|unser) (newsletter|artikel ist)\b
        \d+ (kommentare?|minuten? (lesezeit)|aufrufe)\b
        (wir entschuldigen|vielen dank|wir danken|alle rechte vorbehalten)
        (inhaltsverzeichnis|inhalt$)
    """,
    "fr": r"""
        (lire|voir|écouter|regarder|à lire|à voir) (aussi|également|la suite|plus|notre|nos|l['’]article)\b
        (lire aussi|à lire|pour (en savoir plus|aller plus loin)|en savoir plus|sur le même sujet|voir aussi)
        (abonnez-vous|inscrivez-vous|partager|partagez|suivez|cliquez|téléchargez|contactez|recevez|connectez-vous)\b
        (photo|crédit|image|vidéo|source|légende)\s?:
        (publicité|contenu sponsorisé|newsletter)
        (il vous reste|article réservé|réservé (à|aux) (nos )?abonnés)
        \d+ (commentaires?|partages?|réactions?|min(utes)? de lecture)\b
        (nous nous excusons|merci (à|de)|tous droits réservés|sommaire$)
    """,
    "es": r"""
        (lea|lee|leer|vea|ver|escuche|mire) (también|más|además|aquí|la nota)\b
        (le puede interesar|te puede interesar|también le|más información|para más|síguenos|siga|suscríb|regístr|comparte|compartir|haga clic|descarg|contacte|reciba|recibe)
        (foto|crédito|imagen|vídeo|video|fuente)\s?:
        (publicidad|anuncio|contenido patrocinado|boletín|newsletter)
        \d+ (comentarios?|compartidos?|minutos? de lectura)\b
        (pedimos disculpas|gracias (a|por)|todos los derechos reservados|índice$)
    """,
    "it": r"""
        (leggi|guarda|ascolta|vedi|scopri) (anche|di più|tutto|qui|l['’]articolo|altro)\b
        (leggi anche|potrebbe interessarti|per saperne di più|per approfondire|approfondisci|iscriviti|abbonati|condividi|seguici|clicca|scarica|contatta|ricevi|registrati)
        (foto|crediti?|immagine|video|fonte)\s?:
        (pubblicità|contenuto sponsorizzato|newsletter)
        \d+ (commenti?|condivisioni|minuti? di lettura)\b
        (ci scusiamo|grazie (a|per)|tutti i diritti riservati|sommario$|riproduzione riservata)
    """,
    "pt": r"""
        (leia|veja|ouça|assista|saiba|confira) (também|mais|aqui|ainda|a íntegra)\b
        (leia mais|saiba mais|veja também|para mais|inscreva-se|assine|cadastre-se|compartilhe|partilhe|siga|clique|baixe|entre em contato|receba)
        (foto|crédito|imagem|vídeo|fonte)\s?:
        (publicidade|conteúdo patrocinado|newsletter)
        \d+ (comentários?|partilhas|minutos? de leitura)\b
        (pedimos desculpa|obrigado (a|por)|todos os direitos reservados|índice$)
    """,
    "nl": r"""
        (lees|bekijk|luister|zie) (ook|meer|verder|hier|het hele)\b
        (meer (over|informatie|lezen|nieuws)|voor meer|abonneer|meld je|meld u|schrijf je|deel dit|volg ons|klik|download|neem contact|ontvang)
        (foto|beeld|bron|video)\s?:
        (advertentie|gesponsord|nieuwsbrief)
        \d+ (reacties?|minuten? (leestijd|lezen))\b
        (onze excuses|bedankt|dank (aan|voor)|alle rechten voorbehouden|inhoud$)
    """,
}
# Headings that announce a part of the page.
HEADINGS = {
    "en": "further additional more other related general past upcoming next key frequently contact about background "
    "notes details information update updates quotes references links documents images media events meetings "
    "registration link date time venue event summary overview introduction contents winners entries shortlisted "
    "signatories english brexit transition",
}
