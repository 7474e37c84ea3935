"""Rewordings of a copy editor are no news in the Romance languages, changed facts are; brackets hold old and new."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from monitor.developments import compare
from monitor.model import Document

REWORDED = {
    "fr": """
        Des pompiers [ont été envoyés sur place|ont été dépêchés sur les lieux] dans la soirée.
        Le feu [s'est déclaré|a pris] vers minuit dans un [immeuble|bâtiment] de Roubaix.
        Le suspect a été [placé en détention|incarcéré] à Fresnes.
        Le trafic a [repris|redémarré] sur la ligne B du RER.
        Le groupe va [supprimer|tailler dans] 300 [postes|emplois] en France.
        Le président [a reçu|a accueilli] son homologue brésilien à l'Élysée.
        Météo-France a [placé|mis] douze départements en vigilance orange.
        Le conducteur [est mort|est décédé] dans l'accident.
        Le match [a été reporté|a été repoussé] en raison de la neige.
        L'entraîneur [a quitté ses fonctions|a démissionné].
        Les [discussions|pourparlers] ont [débuté|commencé] à Genève.
        L'[attentat|attaque] a été [revendiqué|revendiquée] par un groupe armé.
        L'avion [s'est écrasé|a percuté le sol] peu après le décollage.
        Le procès [s'ouvrira|débutera] lundi à Paris.
        L'entreprise [a acquis|a racheté] son concurrent belge.
        La route [a été coupée|est fermée à la circulation] dans les deux sens.
        Le nombre de [malades|patients] [a diminué|a baissé].
        Le chef de l'État [a salué|a rendu hommage à] un homme courageux.
        La [commune|municipalité] a [mis en place|installé] un centre d'accueil.
        Le maire [a demandé|a réclamé] des renforts à l'État.
    """,
    "es": """
        Los bomberos [fueron enviados al lugar|se desplazaron hasta la zona] por la noche.
        La policía [investiga|trata de esclarecer] las causas del [siniestro|accidente].
        El gobierno [quiere|pretende] reformar las pensiones en otoño.
        El paro [bajó|descendió] en el tercer trimestre.
        El ministro [viajó|se trasladó] a Canarias el jueves.
        La víctima [fue trasladada|fue llevada] al hospital de Cádiz.
        La búsqueda [continúa|prosigue] en la sierra.
        El equipo [derrotó|venció] al Betis.
        Las [conversaciones|negociaciones] [arrancaron|comenzaron] en Ginebra.
        Los [rescatistas|equipos de rescate] buscan entre los escombros.
        El tribunal [lo condenó|le impuso una condena] a dos años de cárcel.
        Su abogado [niega|rechaza] las acusaciones.
        El edificio [quedó destruido|quedó arrasado] por las llamas.
        Los sindicatos [convocaron|llamaron a] una protesta para el 5 de junio.
        La decisión [provocó|desató] la [ira|indignación] de los vecinos.
        El alcalde [pidió|solicitó] refuerzos al Estado.
        El mandatario [viajará|se desplazará] a Bogotá el martes.
        El [vehículo|coche] [chocó contra|impactó con] un árbol.
        El huracán [tocó tierra|llegó a la costa] en Florida.
        El vuelo [sufrió un retraso|se retrasó] de dos horas.
    """,
    "it": """
        I vigili del fuoco [sono stati inviati sul posto|sono intervenuti sul luogo] in serata.
        La polizia [indaga|sta indagando] sulle cause dell'[incidente|schianto].
        Il governo [vuole|intende] riformare le pensioni in autunno.
        La disoccupazione [è calata|è scesa] nel terzo trimestre.
        Il ministro [si è recato|è andato] in Sicilia giovedì.
        Migliaia di [case|abitazioni] [sono rimaste senza corrente|sono senza elettricità].
        [Alcune|Diverse] persone [sono rimaste ferite|hanno riportato ferite].
        La squadra [ha battuto|ha sconfitto] il Lecce.
        I [colloqui|negoziati] [sono cominciati|hanno preso il via] a Ginevra.
        I [soccorritori|soccorsi] scavano tra le macerie.
        Il tribunale [lo ha condannato|gli ha inflitto una condanna] a due anni di [carcere|reclusione].
        L'imputato [ha confessato|ha ammesso] i fatti davanti ai carabinieri.
        La banca [prevede|si attende] una crescita debole.
        Il numero dei [malati|pazienti] [è diminuito|è calato].
        La decisione [ha suscitato|ha provocato] la [rabbia|ira] dei residenti.
        Il sindaco [ha chiesto|ha sollecitato] rinforzi allo Stato.
        L'esercito [ha lanciato|ha sferrato] un attacco contro la base.
        Il [pm|pubblico ministero] ha chiesto sei anni.
        Il volo [ha subito un ritardo|è in ritardo] di due ore.
        La città [è ancora|rimane] senza acqua potabile.
    """,
    "pt": """
        Os bombeiros [foram enviados para o local|deslocaram-se ao local] à noite.
        A polícia [investiga|apura] as causas do acidente.
        O governo [quer|pretende] reformar a Previdência neste ano.
        O desemprego [caiu|recuou] no terceiro trimestre.
        O ministro [viajou|foi] para Manaus na quinta.
        Milhares de [casas|residências] [ficaram sem luz|estão sem energia].
        Várias pessoas [ficaram feridas|sofreram ferimentos].
        O jogo [foi adiado|foi remarcado] por causa da chuva.
        As [conversas|negociações] [tiveram início|começaram] em Genebra.
        Os [socorristas|bombeiros] procuram nos escombros.
        O tribunal [condenou o homem|aplicou ao homem uma pena] a dois anos de prisão.
        O advogado [nega|rejeita] as acusações.
        A estrada [está interditada|está cortada ao trânsito] nos dois sentidos.
        Os manifestantes [se reuniram|se concentraram] em frente à prefeitura.
        O navio [afundou|naufragou] perto de Cascais.
        O lucro da montadora [disparou|aumentou muito].
        A medida [entra em vigor|passa a valer] em janeiro.
        A oposição [criticou|atacou] [duramente|com dureza] o plano.
        A [cidade|localidade] [continua|permanece] sem água.
        A autarquia [lançou|pôs em marcha] um plano de apoio.
    """,
}
CHANGED = {
    "fr": """
        Le conducteur a été [blessé|tué] dans la collision.
        Les prix ont [augmenté|baissé] en avril.
        Le randonneur est [porté disparu|mort].
        Le [président|ministre] a visité le site.
        Le procès aura lieu [lundi|mardi].
        Trois [femmes|enfants] étaient à bord.
        Les otages ont été [enlevés|libérés] au Nigeria.
        Le conducteur avait consommé [de l'alcool|de la cocaïne].
        L'entreprise va [embaucher|licencier] des salariés.
        Le séisme a frappé [le Chili|le Pérou].
        Un [train|bus] a percuté une voiture.
        L'accord a été [signé|rompu].
        Le suspect est [en fuite|en prison].
        La police a tiré sur [un homme|un chien].
        Les [syndicats|patrons] ont dénoncé la réforme.
        Le parquet a ouvert une enquête pour [meurtre|viol].
        Le chanteur est [hospitalisé|mort].
        L'armée a [avancé|reculé] dans le Donbass.
        La loi a été [censurée|validée] par le Conseil constitutionnel.
        Le navire transportait [du pétrole|du blé].
    """,
    "es": """
        El conductor resultó [herido|muerto] en el choque.
        Los precios [subieron|bajaron] en abril.
        El montañero está [desaparecido|muerto].
        El [presidente|ministro] visitó la zona.
        El juicio será el [lunes|martes].
        Tres [mujeres|niños] estaban a bordo.
        Los rehenes fueron [secuestrados|liberados] en Nigeria.
        El conductor había consumido [alcohol|cocaína].
        El acusado [negó|admitió] los hechos.
        El banco [subió|bajó] los tipos.
        Una [bomba|moto] explotó.
        El jugador está [lesionado|sancionado].
        El cuerpo apareció en [un río|un bosque].
        Las elecciones serán en [mayo|junio].
        Los trabajadores [aceptaron|rechazaron] la oferta.
        Su estado es [estable|crítico].
        El ejército [atacó|abandonó] la ciudad.
        El tribunal [anuló|confirmó] la ley.
        El buque transportaba [petróleo|trigo].
        El partido comenzará a las [ocho|nueve].
    """,
    "it": """
        Il conducente è rimasto [ferito|ucciso] nello scontro.
        I prezzi sono [saliti|scesi] ad aprile.
        L'escursionista è [disperso|morto].
        Il [presidente|ministro] ha visitato la zona.
        Il processo si terrà [lunedì|martedì].
        Tre [donne|bambini] erano a bordo.
        Gli ostaggi sono stati [rapiti|liberati] in Nigeria.
        Il conducente aveva assunto [alcol|cocaina].
        L'imputato ha [negato|ammesso] i fatti.
        La banca ha [alzato|abbassato] i tassi.
        Una [bomba|moto] è esplosa.
        Il giocatore è [infortunato|squalificato].
        Il corpo era in [un fiume|un bosco].
        Le elezioni si terranno a [maggio|giugno].
        Gli operai hanno [accettato|rifiutato] l'offerta.
        Le sue condizioni sono [stabili|critiche].
        L'esercito ha [attaccato|lasciato] la città.
        La Corte ha [annullato|confermato] la sentenza.
        La nave trasportava [petrolio|grano].
        L'opposizione [sostiene|critica] il piano.
    """,
    "pt": """
        O motorista ficou [ferido|morto] na batida.
        O suspeito foi [acusado|condenado] por fraude.
        O Santos [empatou|venceu] contra o Bahia.
        A lei foi [proposta|aprovada] pelos deputados.
        Os deputados [aprovaram|rejeitaram] o texto.
        Um [menino|homem] foi encontrado morto.
        O incêndio está [descontrolado|controlado].
        O ministro [pediu demissão|foi exonerado].
        A empresa vai [contratar|demitir] funcionários.
        O sismo atingiu [o Chile|o Peru].
        Um [trem|ônibus] atingiu um carro.
        O acordo foi [assinado|quebrado].
        O suspeito está [foragido|preso].
        A polícia atirou em um [homem|cachorro].
        Os [sindicatos|empresários] criticaram a reforma.
        A polícia investiga um caso de [homicídio|estupro].
        O exército [atacou|abandonou] a cidade.
        O tribunal [anulou|confirmou] a sentença.
        O navio transportava [petróleo|trigo].
        A oposição [apoia|critica] o plano.
    """,
}
_PUT = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")


def cases(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(language, line.strip()) for language, lines in table.items() for line in lines.strip().splitlines()]


def is_news(language: str, sentence: str) -> bool:
    old, new = (replace(Document.from_text(_PUT.sub(side, sentence)), language=language) for side in (r"\1", r"\2"))
    return bool(compare(old, new).developments)


@pytest.mark.parametrize(("language", "sentence"), cases(REWORDED))
def test_other_words_for_the_same_are_no_news(language: str, sentence: str) -> None:
    assert not is_news(language, sentence)


@pytest.mark.parametrize(("language", "sentence"), cases(CHANGED))
def test_a_changed_fact_is_news_though_little_changes(language: str, sentence: str) -> None:
    assert is_news(language, sentence)
