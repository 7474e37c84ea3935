"""Portuguese."""

from __future__ import annotations

from monitor.language.shape import (
    Calendar,
    Fractions,
    Language,
    Numbers,
    Stops,
    Units,
    alike,
    contrasts,
    lines,
    spelled,
    themes,
    verbs,
    words,
)

# fmt: off
_WORDS = {
    "dois": 2, "duas": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7, "oito": 8, "nove": 9, "dez": 10,
    "onze": 11, "doze": 12, "treze": 13, "catorze": 14, "quatorze": 14, "quinze": 15, "dezesseis": 16,
    "dezasseis": 16, "dezessete": 17, "dezassete": 17, "dezoito": 18, "dezenove": 19, "dezanove": 19, "vinte": 20,
    "trinta": 30, "quarenta": 40, "cinquenta": 50, "sessenta": 60, "setenta": 70, "oitenta": 80, "noventa": 90,
    "duzentos": 200, "duzentas": 200, "trezentos": 300, "trezentas": 300, "quatrocentos": 400, "quatrocentas": 400,
    "quinhentos": 500, "quinhentas": 500, "seiscentos": 600, "seiscentas": 600, "setecentos": 700,
    "setecentas": 700, "oitocentos": 800, "oitocentas": 800, "novecentos": 900, "novecentas": 900,
}
_NUMBERS = Numbers(
    words=_WORDS,
    hundreds=frozenset({"cem", "cento"}),
    scales={
        "mil": 10**3, "milhão": 10**6, "milhões": 10**6, "bilhão": 10**9, "bilhões": 10**9, "bilião": 10**12,
        "biliões": 10**12, "trilhão": 10**12, "trilhões": 10**12,
    },
    groups={"dezenas": 20, "dúzias": 24, "centenas": 200, "milhares": 2000},
    single_groups={"dezena": 10, "dúzia": 12, "centena": 100, "milhar": 10**3},
    articles=frozenset({"um", "uma"}),
    joiners=frozenset({"e"}),
    ordinals=("primeiro", "segundo", "terceiro", "quarto", "quinto", "sexto", "sétimo", "oitavo", "nono", "décimo"),
    frequencies={},
    ages={},
    thousand_inside="",
    comma_groups=False,
    over=("mais de", "pelo menos", "ao menos", "maiores de"),
    under=("menos de", "quase", "até", "não mais de", "menores de"),
)
_FRACTIONS = Fractions(
    nouns={
        "terço": 3, "terços": 3, "quarto": 4, "quartos": 4, "quinto": 5, "quintos": 5, "sexto": 6, "décimo": 10,
        "décimos": 10,
    },
    plain_fractions=frozenset({"terço", "terços"}),
    parts={"terço": 3, "terços": 3},
    of_whole=frozenset({"da", "das", "do", "dos"}),
    by=frozenset({"em"}),
    halves=frozenset({"meia", "meio"}),
    noun_half="metade",
    half_has_article=False,
    mixed={},
    joined={},
    wholes={"hora": 60, "dúzia": 12, "século": 100},
    links=(("em", "cada"), ("a", "cada"), ("em",)),
    every=frozenset(),
    periods=spelled("""
        segundo segundos minuto minutos hora horas dia dias semana semanas mês meses ano anos jogo jogos
    """),
)
_CALENDAR = Calendar(
    months=(
        "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
        "novembro", "dezembro",
    ),
    short_months=("jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"),
    weekdays=("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"),
    dotted_dates=False,
    spoken_days=True,
    named_times={"meia-noite": 0, "meio-dia": 720},
    o_clock=frozenset({"h", "horas"}),
    always_clock=False,
    at=frozenset({"às"}),
    bare_clock=True,
    dayparts={"da manhã": "a", "da madrugada": "a", "da tarde": "p", "da noite": "n"},
    before_hour={},
    after_hour={("e", "meia"): 30},
)
_UNITS = Units(
    names={
        "USD": "dólar dólares", "EUR": "euro euros", "GBP": "libra libras", "JPY": "ienes", "BRL": "reais",
        "cent": "cêntimo cêntimos centavo centavos", "mm": "milímetro milímetros", "cm": "centímetro centímetros",
        "m": "metro metros", "km": "quilómetro quilómetros quilômetro quilômetros", "mile": "milha milhas",
        "inch": "polegadas", "mg": "miligramas", "g": "gr gramas",
        "kg": "quilo quilos quilograma quilogramas kilogramas", "t": "tonelada toneladas", "ml": "mililitros",
        "l": "litro litros", "°": "grau graus", "times": "vezes ocasiões",
    },
    phrases={"por cento": "%", "pontos percentuais": "pp", "ponto percentual": "pp"},
    squares={},
    tails={"²": ("quadrados", "quadrado"), "/h": ("por hora",)},
)
_STOPS = Stops(
    before_names=spelled("""
        sr sra srs sras srta dr dra drs prof profa eng arq exmo exma gen cel cap sto sta d dom p.ex ex pe v.exa av
    """),
    either=spelled("etc ltda s.a cia a.c d.c a.m p.m jan fev mar abr mai jun jul ago set out nov dez hab aprox eua"),
    before_figures=spelled("n nº no art arts p pp pág págs vol cap fig tel"),
    openers=spelled("""
        o a os as um uma uns umas ele ela eles elas se seu sua seus suas este esta estes estas esse essa isso em no
        na nos nas de do da dos das ao à aos às por pelo pela para com sem sobre após segundo desde até entre
        durante mas e ou nem que quando como onde embora porque enquanto também além assim já não sim há mais muitos
        todos cada outro outra
    """),
)
PORTUGUESE = Language(
    code="pt",
    name="Portuguese",
    letters="ãõçáêéí",
    function=words("""
        o a os as um uma uns umas de do da dos das em no na nos nas ao à aos às por pelo pela pelos pelas para com
        sem sob sobre entre até desde durante contra e ou mas que quem qual quais cujo cuja quando onde como porque
        se seu sua seus suas lhe lhes me meu minha te teu nosso nossa ele ela eles elas este esta estes estas esse
        essa esses essas aquele aquela isto isso é são era eram foi foram ser sido sendo está estão estava estavam
        estar tem têm tinha tinham ter tido há havia houve seja sejam todo toda todos todas outro outra outros
        outras cada mesmo mesma também após num numa nuns numas dum duma deste desta destes destas desse dessa
        desses dessas daquele daquela neste nesta nestes nestas nesse nessa naquele naquela lo la los las ante
        perante mediante conforme enquanto embora pois pode podem podia podiam haja teve tiveram esteve estiveram
        esteja fosse fossem tanto tal tais
    """),
    light=words("""
        agora hoje ontem amanhã atualmente actualmente já ainda só somente apenas muito bastante no entanto porém
        contudo além disso igualmente depois antes logo recentemente finalmente aproximadamente cerca vários várias
        muitos muitas alguns algumas então aqui ali assim mais menos bem caso parte modo forma vez vezes respeito
        conta efeito torno partir decorrer sequência âmbito posteriormente anteriormente previamente inicialmente
        principalmente especialmente sobretudo particularmente respectivamente praticamente simplesmente realmente
        quase inclusive entretanto todavia portanto fica ficam ficou ficaram ficado permanece permanecem meio devido
        exemplo
    """),
    negation=words("não nunca jamais nada ninguém nenhum nenhuma nem tampouco sem"),
    reader=words("você vocês teu tua"),
    future=words("vai vão deve devem deverá deverão planeja prevê previsto prevista espera será serão"),
    hedge=words("""
        poderia poderiam talvez provavelmente suposto suposta supostamente aparentemente teria teriam seria
        seriam acredita acreditam teme temem suspeita suspeitam parece parecem
    """),
    qualifiers=words(
        """
        interino interina adjunto adjunta vice ex antigo antiga eleito eleita designado designada provisório
        provisória preliminar parcial parcialmente quase maioria alguns algumas vários várias todos todas ambos
        ambas tentativa tentou suposto suposta suspeito suspeita previsto planejado planeado possível eventual
        temporário temporária temporariamente só apenas único única metade teme temem
    """
    ),
    denying=words("in im i des"),
    contrasts=contrasts("""
        antes até | após depois desde
        pode podem poderá poderão | deveria deveriam | deve devem deverá deverão
        todos todas cada | maioria | muitos muitas | vários várias alguns algumas | poucos poucas
        sobre | sob
        dentro | fora
        e | ou
        provável provavelmente | improvável
        desaparecido desaparecida desaparecidos desaparecidas procuram
        | encontrado encontrada encontrados encontradas encontraram | vivo viva vivos vivas
        | morto morta mortos mortas corpo corpos cadaver
    """),
    pending=words("avalia avaliam estuda estudam considera ameaça ameaçam descarta descartou recusa recusou"),
    intent=words("""
        previsto prevista preve programado programada quer querem queria pede pedem pediu exige exigem
        exigiu espera esperam tenta tentam planeja planeia deve devem pretende pretendem marcado marcada
    """),
    outcome=words("""
        desconhecido incerto morto mortos falecido desaparecido resgatado sobrevivido ferido detido preso
        acusado indiciado condenado absolvido libertado solto culpado demitido renunciado exonerado suspenso
        nomeado eleito reeleito derrotado vencido ganho perdido aprovado rejeitado adotado bloqueado assinado
        fracassado cancelado adiado retomado reaberto fechado interrompido encerrado retirado proibido levantado
        imposto confirmado desmentido confessado evacuado controlado extinto restabelecido falido vendido
        apreendido destruído afundado extraditado expulso eliminado classificado aberto aberta aumentou subiu
        caiu baixou maior menor norte sul leste oeste esquerda direita melhor pior antes depois começou aceitou
        recusou apoiou contratou duplicou encontrado corpo cadaver vivo critico estavel
    """),
    speech=words("""
        disse diz dizem disseram dito declarou declara declararam declarado afirmou afirma afirmam afirmaram
        afirmado explicou explica explicam explicaram acrescentou acrescenta acrescentaram anunciou anuncia
        anunciaram anunciado informou informa informam informaram informado indicou indica indicaram indicado
        garantiu garante garantiram alertou escreveu segundo porta voz comunicado tuitou ressaltou ressalta destacou
        destaca salientou salienta sublinhou sublinha frisou frisa adiantou adianta referiu refere referiram
        assinalou relatou relata relataram comentou comenta contou lembrou recordou reiterou reitera insistiu
        esclareceu assegurou detalhou precisou
    """),
    attribution=lines(r"""
        \b(?:aos|à|a) (?:jornalistas|imprensa|repórteres)\b
        \b(?:em|num|numa|em um|em uma) (?:breve )?(?:comunicado|nota|coletiva|conferência de imprensa)\b
        \b(?:em|numa|em uma) entrevista\b(?: (?:a|à|ao|com) (?-i:[A-ZÀ-Þ][\w-]*(?: [A-ZÀ-Þ][\w-]*){0,2}))?
        \b(?:por telefone|por e-?mail)\b
    """),
    headings=words("""
        mais outros contexto detalhes informações contato datas data hora local resumo perguntas respostas análise
    """),
    pointers=lines(r"""
        (mais|outras) informações\b|para (mais|obter mais) informações\b
        (pedimos desculpas?|obrigado (a|por)|boa sorte)
    """),
    themes=themes("""
        death: morto. morta. mortos. mortas. morte. mortes. morr fatal cadaver afogad assassin homicid
            vitimas_mortais obito
        injury: ferid hospital. hospitaliz internad grave. graves. lesion intoxic vitima infecta
        missing: desaparec sequestr refem
        evacuation: evacu retirad fugiram presos_em desalojad desabrigad
        danger: explos incendio fogo. inundac enchente toxic amianto desab descarril acidente terramoto terremoto
            tempest perigo naufrag apagao
        attack: ataque atentado bombard tiroteio disparo missil drone cessar-fogo tregua guerra esfaque
        arrest: detid detenc preso. presa. prisao arguido indiciad acusad suspeit
        verdict: culpad conden absolv sentenca cadeia multa. veredito
        departure: demit demissao renunci exonerad destitu afastad
        closure: fech encerr cancel adiad adia. suspens suspend proib interromp falencia
        strike: greve paralisac
        recall: recolh recall recolhiment
        approval: aprov acordo. rejeit eleit assin ratific autoriz votac
        reopening: reabr reabert restabelec retom levantad controlad desconvoc
        rescue: resgat encontrad sobreviv libertad salv
        victory: venceu vence. vitori ganhou campeao titulo. golo. golos. gol. gols. derrot trofeu
        inquiry: investig inquerito queixa processo. recurso apura causa. motivo
        confirmation: confirm desment admit reconhec descart identific negado
        official: policia bombeir ministr governo presidente_da autarca procurador juiz juiza autoridade camara
            prefeit administracao justica
        bystander: vizinh testemunh morador adept torcedor especialista analista turista
        comment: agradec lament critic celebr desilu orgulh elogi conden reagiu espera.
        background: fundad conhecid desde_20 ano_passado espectador assinaturas
        sport: campeonato jogo. jogos. gol. gols. golo. golos. copa taca treinador temporada atacante corrida campe
            torneio medalha equipa time. jogador classico clube
        show: cantor cantora atriz ator. estrela banda. festival fas. romance escritor filme concerto disco
        service: escola agua. energia luz. eletric comboio trem. clientes passageiros moradores pacientes ferry
            estrada ponte. voos refeic
        politics: ministr parlamento governo camara. presidente prefeito autarca eleic lei. tribunal senado partidos
    """),
    irregular={},
    alike=alike("""
        despedir demitir | libertar soltar | cancelar anular | adiar prorrogar | aumentar subir crescer | cair
        descer diminuir | comecar iniciar | terminar acabar concluir | aprovar adotar | comprar adquirir |
        ocorrer acontecer | ajudar auxiliar | incendio fogo | carro automovel viatura veiculo | empresa
        companhia firma | crianca menor | aluno estudante | camiao caminhao | aviao aeronave | barco navio
        embarcacao | investigacao inquerito | morador residente habitante | policia agente | enorme imenso |
        rapido veloz | trabalhador funcionario empregado | salario ordenado vencimento | acidente desastre |
        destruir devastar | construir edificar | proibir vedar | exigir reclamar pedir | receber obter | acordo
        pacto | grave serio | jornalista reporter | medico doutor | prisao cadeia | resgatar salvar | extinguir
        apagar | morrer falecer | permanecer continuar | casa habitacao | preso detido
    """),
    verbs=verbs("""
        abrir aberto aberta abertos abertas | aceitar aceito | cair cai caiu cairam | cobrir coberto coberta |
        conduzir conduz | construir constroi construiu construiram | crer cre | dar deu deram dado dada |
        destruir destroi destruiu destruiram | dizer diz dizem disse disseram dito dita | eleger elegeu elegeram
        eleito eleita eleitos eleitas | entregar entregue entregues | escrever escrito escrita escritos |
        expulsar expulso expulsa expulsos | extinguir extinto extinta | fazer faz fazem fez fizeram feito feita
        feitos feitas | ferir fere | fugir foge | ganhar ganho | gastar gasto | haver houveram | ler leu leram
        lido | medir mede | morrer morre morreu morreram morto morta mortos mortas | ouvir ouve | pagar pago
        paga pagos | pedir pede pedem pediu pediram | perder perde perdeu | poder puderam | por puseram |
        prender preso presa presos presas | preferir prefere | produzir produz | querer quer quis quiseram |
        romper roto | saber sabe soube souberam | salvar salvo salva salvos | seguir segue seguem seguiu
        seguiram | sentir sente | servir serve | sair sai saiu sairam | subir sobe sobem subiu subiram |
        suspender suspenso suspensa suspensos suspensas | trazer traz trouxe trouxeram trazido | ver ve viu
        viram visto vista vistos vistas | vir vem vieram vindo | descobrir descoberto descoberta descobertos |
        soltar solto solta soltos | limpar limpo | imprimir impresso impressa | reduzir reduz reduziu | proibir
        proibe proibem | dormir dorme | impedir impede | conseguir consegue conseguiu | advertir adverte |
        conferir confere
    """, prefixes="""
        com con contra de des dis em entre ex im in inter man ob pre pro re sobre sub su
    """),
    respellings=(),
    stemmer="portuguese",
    numbers=_NUMBERS,
    fractions=_FRACTIONS,
    calendar=_CALENDAR,
    units=_UNITS,
    stops=_STOPS,
)
