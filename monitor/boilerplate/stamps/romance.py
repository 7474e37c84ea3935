"""French, Spanish, Italian, Portuguese, Romanian, Catalan."""

from __future__ import annotations

from monitor.boilerplate.stamps.words import StampWords

FRENCH = StampWords(
    before="il_y_a",
    after="",
    since="",
    units="sec secs mn min hrs jrs j sem instants instant",
    numbers="un une deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente demi demie"
    " quelques plusieurs",
    just="à_l'instant il_y_a_un_instant",
    now="maintenant",
    days="aujourd'hui hier avant-hier",
    dates="",
    labels="publié publiée publication paru parue posté créé diffusé émis émise prochaine_mise_à_jour"
    " prochaine_information prochain_point",
    updates="mis_à_jour mise_à_jour actualisé actualisée modifié modifiée màj dernière_mise_à_jour",
    joins="le la les à a au de du dans l' d' et par en vers environ plus moins que près dernière dernier première"
    " première_fois initialement pour er e ce cet cette article",
    clock="midi minuit heure_de heures heure heure_locale",
    multiples="k mille millions",
    reading="de_lecture lecture temps_de_lecture à_lire",
    counted="commentaires commentaire partages partage partager réactions réaction vues vue lectures j'aime"
    " lecteurs consultent_cette_page",
    crowd="personnes personne lisent regardent consultent cette page cet article en ce moment sont ligne fois",
)

SPANISH = StampWords(
    before="hace",
    after="atrás",
    since="",
    units="seg segs min mins hs hrs hora horas sem instantes instante momento momentos",
    numbers="un una uno dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta media medio"
    " unos unas pocos pocas varios varias",
    just="justo_ahora ahora_mismo hace_un_momento hace_instantes",
    now="ahora",
    days="hoy ayer anteayer anoche",
    dates="setiembre",
    labels="publicado publicada publicación creado emitido emitida próxima_actualización próxima_información",
    updates="actualizado actualizada actualización modificado modificada editado última_actualización",
    joins="el la los las a al de del en y por última último primera vez unos cerca casi más menos que alrededor"
    " aproximadamente este esta artículo nota",
    clock="hs horas mediodía medianoche hora_local hora",
    multiples="mil k millones",
    reading="de_lectura lectura tiempo_de_lectura",
    counted="comentarios comentario compartidos compartido compartir reacciones visitas vistas lecturas lectores"
    " visualizaciones me_gusta veces_compartido",
    crowd="personas persona están está leyendo viendo esta página este artículo ahora mismo en línea veces",
)

ITALIAN = StampWords(
    before="",
    after="fa or_sono",
    since="",
    units="sec min h ora ore gg sett istanti istante attimo attimi",
    numbers="un uno una un' due tre quattro cinque sei sette otto nove dieci undici dodici quindici venti trenta"
    " mezz'"
    " mezza mezzora pochi poche qualche alcuni alcune",
    just="proprio_ora adesso poco_fa pochi_istanti_fa",
    now="ora adesso",
    days="oggi ieri",
    dates="",
    labels="pubblicato pubblicata pubblicazione creato emesso emessa prossimo_aggiornamento",
    updates="aggiornato aggiornata aggiornamento modificato modificata ultimo_aggiornamento ultima_modifica agg",
    joins="il lo la l' le i alle alla all' dal dalle di del in e ed ultimo ultima prima volta da circa quasi"
    " oltre più"
    " meno questo articolo",
    clock="ore ora mezzogiorno mezzanotte ora_locale",
    multiples="mila mln k",
    reading="di_lettura lettura tempo_di_lettura",
    counted="commenti commento condivisioni condivisione condividi reazioni visualizzazioni letture lettori mi_piace",
    crowd="persone persona stanno sta leggendo guardando questa pagina articolo ora adesso volte",
)

PORTUGUESE = StampWords(
    before="há faz",
    after="atrás",
    since="",
    units="seg segs min mins hora horas hs dia dias sem instantes instante momento momentos",
    numbers="um uma dois duas três quatro cinco seis sete oito nove dez onze doze quinze vinte trinta meia meio"
    " poucos poucas alguns algumas",
    just="agora_mesmo agora_há_pouco há_pouco",
    now="agora",
    days="hoje ontem anteontem",
    dates="segunda terça quarta quinta sexta",
    labels="publicado publicada publicação criado postado emitido emitida próxima_atualização",
    updates="atualizado atualizada atualização actualizado actualizada actualização modificado modificada editado"
    " alterado última_atualização",
    joins="o a os as à às ao de do da em no na e por última último primeira vez cerca quase mais menos que"
    " aproximadamente este esta artigo matéria",
    clock="horas hora meio-dia meia-noite h hora_local horário_de_Brasília",
    multiples="mil k milhões mi",
    reading="de_leitura leitura tempo_de_leitura para_ler",
    counted="comentários comentário compartilhamentos compartilhar partilhas partilhar visualizações visualização"
    " reações"
    " leituras leitores curtidas gostos",
    crowd="pessoas pessoa estão está a ler lendo vendo assistindo esta página este artigo agora vezes",
)

ROMANIAN = StampWords(
    before="acum cu în_urmă_cu",
    after="în_urmă",
    since="",
    units="sec min h ore oră zile săpt clipe clipă câteva_clipe",
    numbers="un o una unu doi două trei patru cinci șase șapte opt nouă zece unsprezece doisprezece cincisprezece"
    " douăzeci treizeci jumătate câteva câțiva",
    just="chiar_acum adineauri tocmai_acum",
    now="acum",
    days="azi astăzi ieri alaltăieri",
    dates="",
    labels="publicat publicată publicării postat data_publicării",
    updates="actualizat actualizată actualizare modificat modificată ultima_actualizare editat",
    joins="la pe de din în și data ora ultima ultimul prima dată aproximativ circa peste aproape mai mult puțin acest"
    " articol",
    clock="ora orele amiază miezul_nopții",
    multiples="mii mil k",
    reading="timp_de_citire citire de_citit lectură",
    counted="comentarii comentariu vizualizări vizualizare distribuiri distribuie reacții aprecieri cititori citiri",
    crowd="persoane citesc urmăresc această pagină acum oameni de ori",
)

CATALAN = StampWords(
    before="fa",
    after="enrere",
    since="",
    units="seg min h hores hora dies setm instants moment moments estona",
    numbers="un una dos dues tres quatre cinc sis set vuit nou deu onze dotze quinze vint trenta mitja mig pocs uns"
    " unes",
    just="ara_mateix fa_un_moment tot_just_ara",
    now="ara",
    days="avui ahir abans-d'ahir",
    dates="",
    labels="publicat publicada publicació creat",
    updates="actualitzat actualitzada actualització modificat modificada editat darrera_actualització",
    joins="el la l' els les a de del d' en i per darrera última primera vegada prop gairebé més menys que uns aquest"
    " article",
    clock="hores hora migdia mitjanit h",
    multiples="mil k milions",
    reading="de_lectura lectura temps_de_lectura",
    counted="comentaris comentari comparticions compartir compartit reaccions visites visualitzacions lectures"
    " lectors"
    " m'agrada",
    crowd="persones estan llegint veient aquesta pàgina ara vegades",
)
