"""Notes in French, Spanish, Italian and Portuguese."""

from __future__ import annotations

from monitor.boilerplate.notes.words import NoteWords

_FR_TEXT = (
    r"(?:article|texte|dépêche|billet|papier|titre|page|direct|contenu|infographie|légende|entretien|communiqué"
    r"|reportage|récit)"
)
_ES_TEXT = (
    r"(?:artículo|noticia|nota|información|texto|publicación|pieza|titular|página|reportaje|crónica|cobertura"
    r"|entrevista|entrada)"
)
_IT_TEXT = r"(?:articolo|testo|notizia|pezzo|titolo|pagina|post|servizio|intervista|diretta|racconto|reportage)"
_PT_TEXT = (
    r"(?:artigo|matéria|reportagem|notícia|texto|post|título|página|publicação|peça|cobertura|entrevista|conteúdo)"
)
_FR_PART = (
    r"(?:orthographe|(?:pré)?noms?|titre|date|âge|citations?|réactions?|réponse|déclarations?|précisions|légende|photo)"
)
_ES_PART = (
    r"(?:grafía|nombres?|apellidos?|título|edad|fecha|citas?|reacci(?:ón|ones)|respuesta|declaraci(?:ón|ones)"
    r"|comentarios?|detalles|contexto|foto)"
)

FRENCH = NoteWords(
    itself=(
        rf"(?:cet?|cette|notre|dans (?:cet?|cette)) {_FR_TEXT}|l'article|le texte"
        rf"|{_FR_TEXT}(?= (?:mise? à jour|modifi|actualis|en cours))"
        r"|nous avons (?=corrigé|modifié|mis à jour)"
    ),
    between="",
    changed=(
        r"mise? à jour|actualis(?:ée?|ation)|modifiée?|complétée?|enrichie?|annule et remplace|terminée?|clos|en cours"
        r" d'(?:actualisation|écriture)"
    ),
    corrected=r"corrigée?|rectifiée?|amendée?|erreur|faute de frappe",
    verb_first=False,
    earlier=r"(?:dans )?une (?:(?:précédente|première|ancienne) version|version (?:précédente|antérieure|initiale))",
    of_text=(
        rf" (?:de (?:cet?|cette|notre|l')|du) ?{_FR_TEXT}\b|,? (?:indiquait|mentionnait|évoquait|affirmait"
        r"|précisait|comportait)\b"
    ),
    update_label=(
        r"mise à jour|actualisation|(?:article|page|texte) (?:modifiée?|mise? à jour|actualisée?)|actualisé"
        r"|ajout"
    ),
    correction_label=r"rectificatif|rectification|précision|correctif|correction|mea culpa|errat(?:um|a)|démenti",
    editors_label=r"note de la rédaction|ndlr|note de l'éditeur|note aux lecteurs|la rédaction",
    phrases=(
        r"(?:plus|davantage) d'informations (?:à venir|à suivre)|plus de détails (?:à venir|à suivre)"
        r"|(?:article|dépêche|direct|page) (?:mise? à jour|actualisée?|modifiée?|en cours)"
        r"|ce(?:tte)? (?:direct|live|fil) est (?:\w+ )?(?:terminé|clos|fini)"
    ),
    regrets=r"nous (?:présentons nos excuses|nous excusons) (?:pour|de) cette erreur|toutes nos excuses",
    warning_label=r"attention|avertissement|mise en garde|âmes sensibles s'abstenir",
    holds=r"(?: \w+)? (?:contient|comporte|évoque|décrit|relate|aborde|montre)\b",
    distressing=(
        r"heurter|choquer?|choquante?s?|violen\w+|suicide|sensibilité|difficiles?|crue?s?|explicites?"
        r"|insoutenables?|spoilers?"
    ),
    readers=r"certain(?:e?s) (?:images|descriptions|propos|passages|lecteurs|détails|scènes) (?:peu|pourr)\w+",
    desk=(
        r"actualis(?:é|e|ation)|ajout(?:e|és?)?|avec (?:citations?|détails|précisions|réactions?|contexte)|mise? à jour"
        r"|répétition|corrige|rectifie|complète|papier général"
    ),
    contrast=r", et non |\bet pas\b|\bau lieu de\b|\ben réalité\b|\ben fait\b|\bil s'agi\w+\b|\ble bilan est\b",
    described=(
        rf"(?:ajout|correction|précision) d(?:e|u|es)?\b['’]?(?: ?\w+['’]?){{0,2}}? ?{_FR_PART}\b[^.!?:;]{{0,80}}"
        rf"|(?:l['’]|(?:les?|la|une?) )?{_FR_PART}\b[^.!?:;]{{0,80}}"
        r"\b(?:ajoutée?s?|corrigée?s?|modifiée?s?|rectifiée?s?|mal orthographiée?s?)"
    ),
)
SPANISH = NoteWords(
    itself=rf"(?:en )?(?:est[ea]|nuestr[oa]|el|la|el siguiente|la siguiente) {_ES_TEXT}|edición del \d",
    between="",
    changed=(
        r"actualiza\w*|modifica\w+|amplia(?:d|r)\w*|edita\w+|incluye ahora|finaliza\w+|termina\w+|conclui\w+"
        r"|se ha cambiado"
    ),
    corrected=r"corregi\w+|rectifica\w+|enmenda\w+|errónea\w*|por error|equivocad\w+",
    verb_first=True,
    earlier=r"(?:en )?una (?:(?:primera|anterior) versión|versión (?:anterior|previa|inicial))",
    of_text=(
        rf" de(?:l| est[ea]| la| nuestr[oa])? ?{_ES_TEXT}\b|,? (?:decía|indicaba|señalaba|afirmaba|se indicaba"
        r"|se decía|mencionaba)\b"
    ),
    update_label=r"actualización|actualizad[oa]|ampliación",
    correction_label=r"corrección|rectificación|aclaración|fe de (?:errores|erratas)|precisión|errata",
    editors_label=(
        r"nota (?:del?|de la) (?:editor|editora|redacción|redactor|director|autor)|n\. ?de la r\."
        r"|nota a los lectores"
    ),
    phrases=(
        r"(?:noticia|información|nota) (?:en desarrollo|en elaboración|actualizada)|(?:habrá|en breve,?)"
        r" (?:ampliación|más información)|(?:más información|más detalles) en (?:breve|instantes)|seguirá ampliación"
    ),
    regrets=r"(?:lamentamos|pedimos disculpas por) (?:el|este) error",
    warning_label=r"advertencia|aviso|atención|alerta",
    holds=r"(?: \w+)? (?:contiene|incluye|describe|aborda|relata|muestra|trata)\b",
    distressing=(
        r"perturbador\w*|herir|sensib\w+|violen\w+|suicid\w+|explícit\w+|gráfic[ao]s|impactantes?|abuso\w*"
        r"|spoilers?|crud[ao]s"
    ),
    readers=r"alg(?:unos|unas) (?:lectores|lectoras|imágenes|personas|detalles) pued\w+",
    desk=r"actualiza|añade|agrega|amplía|corrige|repite|reescribe|con (?:declaraciones|detalles|contexto)|resumen",
    contrast=r", (?:y )?no |\ben lugar de\b|\ben realidad\b|\bsino\b|; (?:son|eran|es) ",
    described=(
        r"se (?:ha )?(?:añad\w+|agreg\w+|incorpor\w+|inclu\w+|corrig\w+|corregido|rectific\w+)"
        rf"(?: \w+){{0,3}}? {_ES_PART}\b[^.!?:;]{{0,80}}"
        rf"|(?:el |la |los |las )?{_ES_PART}\b[^.!?:;]{{0,80}}\b(?:añadid|agregad|corregid|rectificad|mal escrit)\w+"
    ),
)
ITALIAN = NoteWords(
    itself=(
        rf"(?:quest[oa]|il nostro|la nostra|in quest[oa]) {_IT_TEXT}|l'articolo|il testo|la diretta"
        rf"|{_IT_TEXT}(?= (?:in )?(?:aggiorna|corso))"
    ),
    between="",
    changed=r"aggiornat\w+|aggiornamento|modificat\w+|integrat\w+|ampliat\w+|terminata|conclusa|finita|finisce qui",
    corrected=r"corrett\w+|rettificat\w+|erroneamente|per errore",
    verb_first=False,
    earlier=r"(?:in )?una (?:(?:precedente|prima) versione|versione (?:precedente|iniziale))",
    of_text=(
        rf" (?:di quest[oa]|del|dell'|della) ?{_IT_TEXT}\b|,? (?:si (?:parlava|diceva|leggeva|riportava)"
        r"|riportava|indicava|diceva)\b"
    ),
    update_label=r"(?:ultimo )?aggiornamento|aggiornato",
    correction_label=r"correzione|rettifica|errata corrige|precisazione|errata",
    editors_label=r"nota (?:della redazione|del direttore|dell'editore|redazionale|dell'autore)|n\.?d\.?r\.?",
    phrases=(
        r"(?:notizia|articolo) in (?:aggiornamento|corso di aggiornamento)|seguiranno (?:aggiornamenti|dettagli)"
        r"|(?:seguono|a breve) (?:aggiornamenti|altri dettagli)|ultimo aggiornamento con"
    ),
    regrets=r"ci scusiamo (?:per|dell)",
    warning_label=r"attenzione|avvertenza|avviso|avvertimento",
    holds=r"(?: \w+)? (?:contiene|include|descrive|racconta|mostra|tratta)\b",
    distressing=r"turbare|urtare|violen\w+|suicid\w+|sensib\w+|esplicit\w+|crud[ei]|abus[oi]|spoiler|impressionanti",
    readers=r"alcun[ie] (?:lettori|lettrici|immagini|dettagli) po(?:ssono|trebbero)",
    desk=(
        r"aggiorna|aggiunge|riepilogo|ripetizione|corregge|ripete|con (?:dichiarazioni|dettagli|contesto)"
        r"|integra|riscrive"
    ),
    contrast=r", (?:e )?non |\binvece di\b|\banziché\b|\bin realtà\b|\bbensì\b|; (?:sono|erano|è) ",
    described=(
        r"(?:aggiunt|corrett|inserit)[aeio](?: \w+)?[ '’](?:\w+[ '’])?"
        r"(?:nom[ei]|cognome|grafia|titolo|data|dichiarazion[ei]|replica|reazion[ei]|risposta|dettagli|foto|citazion[ei])"
        r"\b[^.!?:;]{0,80}"
    ),
)
PORTUGUESE = NoteWords(
    itself=(
        rf"(?:(?:o título )?(?:n|d)?(?:est[ea]|ess[ea])|[ao] noss[ao]) {_PT_TEXT}|a? ?(?:notícia|reportagem"
        rf"|matéria)(?= (?:foi )?(?:atualizad|actualizad|corrigid|em ))|[oa] {_PT_TEXT} a seguir"
        r"|o texto(?= foi)"
    ),
    between="",
    changed=r"a(?:c)?tualiza\w+|modificad\w+|alterad\w+|editad\w+|ampliad\w+|inclui agora|encerrad\w+|terminou",
    corrected=r"corrigid\w+|retificad\w+|errou|erroneamente|errad[oa]",
    verb_first=False,
    earlier=r"(?:em |n)?(?:uma|a) versão (?:anterior|inicial|prévia|original)|(?:em |n)?(?:uma|a) primeira versão",
    of_text=rf" d(?:este|esta|o|a|esse|essa) {_PT_TEXT}\b|,? (?:dizia|informava|afirmava|trazia|indicava|mencionava)\b",
    update_label=r"a(?:c)?tualização|a(?:c)?tualizad[oa]",
    correction_label=r"corre(?:c)?ção|retificação|esclarecimento|erramos|errata",
    editors_label=r"nota (?:da redação|do editor|da redacção|de redação|da direção|do autor)|n\. ?da r\.",
    phrases=(
        r"(?:notícia|matéria|reportagem|texto) em (?:atualização|actualização|andamento|desenvolvimento)"
        r"|mais (?:informações|detalhes) em (?:breve|instantes)"
    ),
    regrets=r"pedimos desculpas? pelo (?:erro|engano)|lamentamos o erro",
    warning_label=r"aviso|atenção|alerta(?: de (?:gatilho|conteúdo))?|advertência",
    holds=r"(?: \w+)? (?:contém|traz|inclui|descreve|relata|aborda|mostra)\b",
    distressing=(
        r"perturbador\w*|violên\w+|violent\w+|suicídio|fortes|sensív\w+|explícit\w+|gatilhos?|abuso\w*"
        r"|spoilers?|chocantes?"
    ),
    readers=r"algu(?:ns|mas) (?:leitores|leitoras|imagens|detalhes|pessoas) pod\w+",
    desk=r"a(?:c)?tualiza|acrescenta|adiciona|corrige|repete|reescreve|com (?:declarações|detalhes|contexto)|amplia",
    contrast=r", (?:e )?não |\bem vez de\b|\bna verdade\b|\bmas sim\b|; (?:são|eram|eles são|é) ",
    described=(
        r"(?:incluíd|acrescentad|adicionad|corrigid)[ao]s?(?: \w+){0,3}? "
        r"(?:nome|sobrenome|grafia|título|data|idade|resposta|nota|posicionamento|declaraç(?:ão|ões)|reaç(?:ão|ões)"
        r"|detalhes|comentário|foto|legenda)\b[^.!?:;]{0,80}"
    ),
)
