"""Portuguese words for each other, of Portugal and Brazil. Verbs stand as infinitives, nouns in the singular."""

GROUPS = """
dizer diz disse dizem disseram declarar afirmar explicar informar anunciar indicar assinalar salientar sublinhar \
    destacar adiantar referir acrescentar ressaltar frisar confirmar relatar revelar comunicar comentar contar \
    precisar detalhar esclarecer apontar garantir assegurar expor testemunhar alegar
considerar achar crer acreditar pensar julgar avaliar estimar
repetir reiterar reafirmar insistir voltar lembrar recordar
pedir pede solicitar reivindicar exigir requerer requer reclamar cobrar apelar rogar instar
responder replicar reagir resposta | negar desmentir rejeitar refutar rechaçar recusar
reconhecer admitir confessar assumir | criticar denunciar condenar contestar repudiar censurar atacar questionar
elogiar aplaudir louvar saudar felicitar | prometer comprometer jurar garantir assegurar
alertar avisar advertir ameaçar | citar mencionar abordar falar referir | discutir debater negociar conversar dialogar
conversa negociação diálogo debate discussão conversação | acusar imputar culpar | suspeitar desconfiar
comunicado nota declaração anúncio mensagem texto
começar iniciar arrancar abrir lançar deflagrar início começo arranque princípio ter teve tiveram terá principiar
terminar acabar concluir finalizar encerrar fim final término conclusão encerramento | cessar parar deixar
continuar prosseguir permanecer seguir manter ainda perdurar segue | retomar reiniciar recomeçar restabelecer retomada
suspender interromper paralisar suspensão interrupção paralisação
adiar remarcar postergar protelar retardar adiamento | cancelar anular cancelamento | acelerar apressar
atrasar retardar demorar atraso sofrer | desacelerar abrandar travar frear | parar deter imobilizar ficar parado
ajudar apoiar auxiliar socorrer amparar ajuda apoio auxílio | apoiar defender endossar
mostrar demonstrar revelar evidenciar indicar apontar exibir | desvendar revelar apresentar
publicar divulgar difundir | lançar estrear | esconder ocultar | dar deu deram dado dá oferecer conceder
entregar fornecer dar ceder doar conceder oferecer disponibilizar distribuir repassar
obter receber conseguir ganhar conquistar alcançar arrecadar | comprar adquirir compra aquisição
vender venda alienar | pagar desembolsar custear pagamento | gastar destinar investir | custar valer
enviar mandar despachar deslocar mobilizar acionar envio acorrer
ir foi foram vai vão ia iam viajar deslocar seguir dirigir rumar visita viagem deslocação
levar transportar conduzir encaminhar transferir socorrer transferência
usar utilizar empregar uso utilização emprego | ter possuir dispor contar
criar fundar estabelecer constituir formar criação | construir erguer edificar construção
instalar colocar pôr montar pôs posto | pôr pôs marcha lançar implementar implantar ativar
produzir fabricar produção fabrico | fazer fez feito feita fizeram faz realizar efetuar efectuar executar lançar
organizar preparar organização | realizar decorrer acontecer celebrar | participar integrar tomar parte
ocorrer acontecer suceder registar registrar verificar dar | chegar alcançar vir chegada | partir sair saída
deixar abandonar sair | demitir demissão renunciar cargo renúncia deixar pedir
entrar ingressar aceder entrada ingresso | voltar regressar retornar regresso retorno volta | atravessar cruzar
fugir escapar evadir fuga foragir
aumentar subir crescer elevar avançar alta aumento subida crescimento elevação avanço incremento encarecer \
    disparar | disparar explodir saltar aumentar subir
cair diminuir baixar descer recuar reduzir queda descida diminuição redução recuo baixa decréscimo encolher ceder \
    caiu caíram | despencar desabar afundar tombar | reduzir diminuir cortar baixar limitar corte redução
eliminar suprimir cortar extinguir | dispensar demitir despedir despedimento demissão
melhorar aperfeiçoar melhoria melhora | piorar agravar deteriorar agravamento
reforçar fortalecer consolidar endurecer | ampliar alargar expandir estender | aliviar flexibilizar afrouxar
mudar alterar modificar transformar mudança alteração | substituir trocar render suceder | adaptar ajustar
repartir distribuir dividir | querer quer querem queria quis pretender desejar tencionar | esperar aguardar confiar
prever prevê preveem projetar projectar estimar esperar calcular antecipar previsão projeção estimativa
planejar planear | decidir resolver optar determinar deliberar decisão | determinar ordenar mandar
apurar esclarecer averiguar determinar | permitir autorizar autorização permissão | proibir vetar vedar proibição
obrigar forçar impor | impedir evitar bloquear | tentar procurar tentativa | conseguir lograr
fracassar falhar fracasso | propor sugerir apresentar
aprovar ratificar avalizar sancionar aval luz verde aprovação dar deu
rejeitar recusar descartar chumbar negar rejeição recusa | nomear designar indicar nomeação | eleger eleito eleita
dirigir presidir liderar chefiar comandar | gerir administrar gestão | assinar firmar rubricar assinatura
acordo pacto entendimento convénio convênio tratado | cumprir respeitar acatar
aplicar vigorar vigor valer entrar passar | violar infringir descumprir incumprir desrespeitar
controlar vigiar fiscalizar inspecionar verificar | investigar apurar averiguar investigação inquérito apuração
examinar analisar estudar análise avaliar | procurar buscar busca procura
achar encontrar localizar descobrir descoberta | vasculhar revistar busca
interrogar ouvir inquirir interrogatório depoimento
prender deter detido preso presos presa presas capturar prisão detenção captura
encarcerar prisão cadeia penitenciária presídio cárcere reclusão | recluso detento presidiário
soltar libertar liberar | condenar sentenciar condenação pena aplicar | sentença veredito acórdão | julgar julgamento
julgamento processo audiência | tribunal corte justiça juízo | juiz juíza magistrado magistrada
promotor procurador ministério público promotoria procuradoria | advogado defesa defensor | denúncia queixa
réu arguido acusado | suspeito presumível indivíduo | ladrão assaltante bandido criminoso
roubar furtar roubo furto subtrair | assalto roubo | burla fraude golpe estelionato | crime delito
assassinar matar executar | assassinato homicídio assassínio | droga entorpecente estupefaciente narcótico
traficante narcotraficante | testemunha testemunho | prova indício evidência | apreender confiscar apreensão confisco
menor adolescente jovem | jovem rapaz garoto | polícia agente policial psp gnr pm | policial agente militar
bombeiro socorrista corporação | resgatar salvar socorrer resgate salvamento socorro
ferir ferimento ferida lesão ferido sofrer ficar
morrer morreu morreram morto morta mortos morte falecer falecimento óbito perder vida | matar morto mortes mataram
gravemente grave seriamente | levemente ligeiramente leve ligeiro | ileso salvo são | vítima atingido | cadáver corpo
enterro funeral sepultamento enterrar sepultar velório | ataque atentado ofensiva investida bombardeio
atacar assaltar | bombardear bombardeamento bombardeio | disparar balear tiro disparo atirar alvejar
explosão detonação rebentamento | explodir rebentar detonar | soldado militar tropa
exército militar forças armadas tropas | combate confronto batalha | confronto enfrentamento choque
combatente miliciano rebelde insurgente | refém cativo | arma armamento | trégua cessar fogo
conflito guerra hostilidade | míssil foguete projétil projéctil | drone aparelho | raptar sequestrar rapto sequestro
incêndio fogo chamas | deflagrar eclodir começar iniciar | queimar arder | controlar dominar debelar extinguir apagar
destruir devastar arrasar consumir destruição | danificar estragar avariar dano sofrer | dano estrago prejuízo
escombro ruína destroço | acidente colisão batida choque desastre sinistro
colidir bater embater chocar atingir despistar | atropelar colher | cair despenhar acidentar queda
descarrilar descarrilamento | naufragar afundar naufrágio | afogar afogamento | terremoto terramoto sismo tremor abalo
abalar sacudir atingir afetar afectar castigar fustigar | inundação cheia enchente alagamento | inundar alagar
tempestade temporal tormenta intempérie | furacão ciclone tufão | chuva precipitação aguaceiro | neve nevão nevasca
granizo saraiva | vento rajada ventania vendaval | calor canícula | frio geada | seca estiagem | avalanche avalancha
deslizamento desabamento derrocada desmoronamento | desabar ruir desmoronar colapso | erupção vulcão
tempo meteorologia clima | forte intenso violento potente severo | balanço saldo número
evacuar retirar retirada evacuação desocupar mandar | abrigar acolher alojar | abrigo refúgio | refugiado deslocado
migrante imigrante | catástrofe desastre tragédia | alerta aviso alarme | afetado afectado atingido
provocar causar gerar originar desencadear ocasionar suscitar motivar causa origem | causa razão motivo origem
consequência efeito repercussão impacto | resultado desfecho | risco perigo ameaça | medo temor receio preocupação
temer recear preocupar | ira raiva indignação revolta fúria | tristeza dor pesar | alegria satisfação júbilo
satisfeito contente feliz | surpresa espanto | choque comoção consternação | crise dificuldade | problema dificuldade
obstáculo entrave | calma tranquilidade | governo executivo gabinete planalto administração
presidente chefe estado mandatário | premiê primeiro ministro chefe | chefe líder dirigente | ministério pasta
deputado parlamentar legislador | senador parlamentar | parlamento câmara assembleia congresso | prefeito autarca
prefeitura município câmara autarquia municipalidade | vila localidade povoação município aldeia
cidade localidade município urbe capital | região zona área território | bairro zona | lei norma legislação diploma
projeto projecto plano programa iniciativa | reforma mudança | medida disposição ação | decreto portaria
orçamento contas | eleição pleito sufrágio urnas | votação voto sufrágio | eleitor votante
candidato aspirante postulante | campanha corrida | partido legenda sigla formação | opositor crítico detrator
apoiante apoiador simpatizante adepto | maioria coligação coalizão | cimeira cúpula reunião encontro conferência
reunião encontro sessão audiência | reunir encontrar encontro receber | embaixador diplomata | sanção represália
fronteira divisa | estrangeiro exterior | mundial global internacional | país nação estado
população habitante cidadão | morador habitante residente vizinho | pessoa gente indivíduo | homem indivíduo
criança menino garoto miúdo menor | criança menina garota miúda menor | bebê bebé recém | multidão público
manifestação protesto marcha passeata ato | manifestar protestar marchar | reunir concentrar juntar aglomerar
convocar marcar chamar agendar | greve paralisação paragem | sindicato central
empresa companhia firma sociedade grupo | fabricante montadora construtora grupo | fábrica unidade planta
loja comércio estabelecimento | cliente consumidor comprador | diretor director responsável chefe
dirigente executivo | empresário patrão | trabalhador funcionário empregado operário colaborador
emprego trabalho vaga posto | contratar admitir contratação | desemprego desocupação | desempregado desocupado
salário ordenado remuneração vencimento | lucro ganho resultado | receita faturamento facturação faturação vendas
prejuízo perda défice déficit | dívida endividamento | investimento aporte | acionista accionista investidor
ação acção papel título | bolsa mercado | banco instituição | empréstimo crédito financiamento | preço tarifa custo
imposto tributo taxa | economia atividade | crescimento expansão | recessão contração | encomenda contrato pedido
produto artigo mercadoria | exportar vender | concorrente rival | fusão união | falência insolvência
proprietário dono titular | inquilino arrendatário | dinheiro verba fundos recursos | financiar custear
montante soma valor quantia | juro taxa | casa residência moradia habitação domicílio lar imóvel
edifício prédio imóvel bloco construção | galpão armazém depósito | apartamento andar | rua avenida via
estrada rodovia via pista | autoestrada rodovia | ponte viaduto | carro veículo automóvel viatura
caminhão camião carreta pesado | ônibus autocarro coletivo | moto motocicleta motociclo
motorista condutor automobilista | pedestre peão transeunte | avião aeronave aparelho voo
helicóptero aeronave aparelho | aeroporto terminal | trem comboio composição | navio barco embarcação
tripulação tripulante | passageiro viajante ocupante | trânsito tráfego circulação
engarrafamento congestionamento fila | perturbar afetar prejudicar
cortar fechar interditar bloquear trânsito encerrar | decolar descolar decolagem descolagem
pousar aterrar aterrissar pouso aterragem | desviar desvio | luz eletricidade electricidade energia | apagão corte
falha avaria pane defeito problema | reparar consertar arranjar | combustível gasolina
hospital clínica unidade santa | internar hospitalizar | médico doutor clínico | enfermeiro profissional
paciente doente utente enfermo | doença enfermidade patologia moléstia | epidemia surto
contagiar infetar infectar contaminar contágio infecção infeção | tratar curar atender | tratamento terapia
remédio medicamento fármaco | vacina imunizante dose vacinação | teste exame | operação cirurgia intervenção
operar intervir | cientista pesquisador investigador | estudo pesquisa investigação | especialista perito
escola colégio | aluno estudante | professor docente | universidade faculdade | jogo partida encontro confronto duelo
time equipe equipa conjunto formação plantel onze | jogador futebolista atleta | técnico treinador
vencer ganhar derrotar bater superar vitória triunfo impor triunfar | perder derrota | gol golo tento | marcar anotar
temporada época | campeonato liga torneio | título troféu taça copa | campeão vencedor | estádio arena campo
torcedor adepto fã | adversário rival oponente | lesão contusão machucar | contratar reforço | árbitro juiz
ciclista corredor | classificação tabela | recorde marca | filme longa | cantor artista intérprete
ator actor intérprete | escritor autor romancista | livro obra romance | canção música tema | festival mostra
espetáculo espectáculo show concerto | prêmio prémio galardão | premiar galardoar | jornalista repórter
jornal diário imprensa periódico | site página portal | foto imagem fotografia | vídeo imagens gravação
gravar filmar | telefone telemóvel celular | hacker pirata | dados informações | aplicativo aplicação app
grande importante enorme considerável maior amplo vasto significativo expressivo | pequeno reduzido menor leve modesto
numeroso múltiplo diverso vário | importante crucial essencial fundamental decisivo chave principal
rápido rapidamente veloz depressa | imediato imediatamente | lento lentamente | duramente dureza
fortemente consideravelmente significativamente muito | difícil complicado duro árduo | fácil simples
perigoso arriscado | histórico inédito excepcional | novo recente inédito | antigo velho ex anterior
último final recente | passado último | próximo seguinte | atual actual presente | anterior prévio | local municipal
nacional estatal federal | total completo inteiro global | totalmente completamente inteiramente
parte porção parcela | diferente distinto | semelhante parecido similar | famoso conhecido célebre
corajoso valente heroico | provisório temporário preliminar | definitivo final | certo seguro | claro evidente
verdadeiro real | falso errado | possível provável | necessário indispensável | disponível acessível
misterioso desconhecido | frequente habitual | frequentemente amiúde | sempre constantemente | meio centro
dia jornada | ano exercício | momento instante | perto próximo junto arredores proximidades | longe afastado distante
aproximadamente cerca quase | unicamente exclusivamente | sobretudo especialmente principalmente particularmente
lugar local sítio cena | objetivo objectivo meta alvo | maneira forma modo | número quantidade cifra
grupo bando quadrilha | membro integrante elemento | associação organização | organização organismo entidade
instituição entidade | autoridade responsável | servidor funcionário | conselho junta | comissão comitê comité
opinião parecer | sondagem pesquisa inquérito levantamento | pergunta questão | hipótese tese linha
relatório documento | carta missiva | direito prerrogativa | liberdade independência | segurança proteção protecção
proteger defender preservar | vigiar monitorar monitorizar | observar constatar ver viu | olhar contemplar
ouvir escutar | parecer aparentar | conhecer saber sabe soube | sofrer padecer enfrentar registrar | enfrentar encarar
atingir afetar tocar | visar apontar | incluir abranger compreender | conter albergar | representar constituir
superar exceder ultrapassar | faltar carecer | falta escassez carência | necessidade exigência | atribuir imputar
aparecer surgir | viver residir morar habitar | ocupar tomar | unir juntar integrar aderir | trabalhar laborar
obra trabalhos | celebrar festejar comemorar | aniversário comemoração | festa celebração | mulher esposa
marido esposo | companheiro parceiro | pai papá | mãe mamã | família familiares parentes | amigo próximo
casamento matrimônio boda | nascer nascimento | vida existência | aposentado reformado pensionista | turista visitante
férias descanso | hotel estabelecimento | restaurante estabelecimento | fechar encerrar | inaugurar abrir
reabrir reabertura | animal bicho | cão cachorro | floresta mata bosque | rio curso | mar oceano | praia litoral costa
serra montanha | clima climático | poluição contaminação | lixo resíduo | agricultor lavrador produtor
colheita safra | gado rebanho | comida alimento mantimento | nuclear atômico atómico | petróleo crude
retirar resgatar extrair tirar | expressar manifestar exprimir | proferir emitir ditar pronunciar
suspenso suspensa suspensos suspensas interromper suspender parar | circular conduzir dirigir rodar trafegar
defender justificar argumentar | reiterar voltar defender | senador parlamentar legislador
rever revisar baixa cortar reduzir | aproximar chegar perto | combater lutar enfrentar | ver viu receber levar
receber ter teve alta | redigir escrever | cercar rodear | propagar alastrar espalhar | obrigar forçar
acompanhar escoltar | recuar retirar | renunciar abandonar | opor rejeitar | preocupante alarmante inquietante
mortal letal mortífero | derrubar abater | abater matar | desmantelar desarticular | comparecer depor
detectar detetar descobrir identificar | contribuir ajudar | programar agendar marcar previsto | fixar estabelecer
arrecadar obter | ligar relacionar vincular | suposto presumível | envolver implicar | alcançar atingir
agredir bater atacar espancar | perseguir seguir | evitar contornar | assumir tomar posse | acender atear
processar acionar | suceder substituir | devolver restituir entregar | compartilhar partilhar divulgar
escoltar proteger | projetar prever | falar dizer discursar | ir seguir | divulgar publicar anunciar
registar registrar anotar | mandar ordenar | mirar visar | surgir emergir | elevar aumentar | cair tombar
pago pagar paga | ganho ganhar ganha | gasto gastar | entregue entregar | extinto extinguir
expulso expulsar expulsão | aceito aceite aceitar | aceso acender | salvo salvar | limpo limpar
"""
