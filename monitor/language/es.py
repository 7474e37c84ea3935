"""Spanish."""

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
    "cero": 0, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
    "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16, "diecisiete": 17,
    "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiuno": 21, "veintiún": 21, "veintiuna": 21,
    "veintidós": 22, "veintitrés": 23, "veinticuatro": 24, "veinticinco": 25, "veintiséis": 26, "veintisiete": 27,
    "veintiocho": 28, "veintinueve": 29, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60,
    "setenta": 70, "ochenta": 80, "noventa": 90, "doscientos": 200, "doscientas": 200, "trescientos": 300,
    "trescientas": 300, "cuatrocientos": 400, "cuatrocientas": 400, "quinientos": 500, "quinientas": 500,
    "seiscientos": 600, "seiscientas": 600, "setecientos": 700, "setecientas": 700, "ochocientos": 800,
    "ochocientas": 800, "novecientos": 900, "novecientas": 900,
}
_NUMBERS = Numbers(
    words=_WORDS,
    hundreds=frozenset({"cien", "ciento"}),
    scales={"mil": 10**3, "millón": 10**6, "millones": 10**6, "billón": 10**12, "billones": 10**12},
    groups={"decenas": 20, "docenas": 24, "centenares": 200, "cientos": 200, "miles": 2000},
    single_groups={"decena": 10, "docena": 12, "veintena": 20, "treintena": 30, "centenar": 100, "millar": 10**3},
    articles=frozenset({"un", "una", "uno"}),
    joiners=frozenset({"y"}),
    ordinals=("primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno", "décimo"),
    frequencies={},
    ages={},
    thousand_inside="",
    comma_groups=False,
    over=("más de", "al menos", "por lo menos", "mayores de"),
    under=("menos de", "casi", "no más de", "hasta", "menores de"),
)
_FRACTIONS = Fractions(
    nouns={
        "tercio": 3, "tercios": 3, "tercera": 3, "terceras": 3, "cuarto": 4, "cuartos": 4, "cuarta": 4,
        "cuartas": 4, "quinto": 5, "quintos": 5, "quinta": 5, "quintas": 5, "sexta": 6, "décima": 10, "décimas": 10,
    },
    plain_fractions=frozenset({"tercio", "tercios"}),
    parts={"tercio": 3, "tercios": 3},
    of_whole=frozenset({"del", "parte", "partes"}),
    by=frozenset({"en"}),
    halves=frozenset({"media", "medio"}),
    noun_half="mitad",
    half_has_article=False,
    mixed={},
    joined={},
    wholes={"hora": 60, "docena": 12, "siglo": 100, "centenar": 100},
    links=(("de", "cada"),),
    every=frozenset(),
    periods=spelled("""
        segundo segundos minuto minutos hora horas día días semana semanas mes meses año años partido partidos
    """),
)
_CALENDAR = Calendar(
    months=(
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre setiembre", "octubre",
        "noviembre", "diciembre",
    ),
    short_months=("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
    weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    dotted_dates=False,
    spoken_days=True,
    named_times={"medianoche": 0, "mediodía": 720},
    o_clock=frozenset({"h", "horas"}),
    always_clock=False,
    at=frozenset({"las"}),
    bare_clock=True,
    dayparts={"de la mañana": "a", "de la madrugada": "a", "de la tarde": "p", "de la noche": "n"},
    before_hour={},
    after_hour={("y", "media"): 30, ("y", "cuarto"): 15, ("menos", "cuarto"): -15},
)
_UNITS = Units(
    names={
        "USD": "dólar dólares", "EUR": "euro euros", "GBP": "libra libras", "JPY": "yen yenes",
        "CNY": "yuan yuanes", "RUB": "rublo rublos", "franc": "franc", "peso": "peso pesos",
        "cent": "céntimo céntimos centavo centavos", "mm": "milímetro milímetros", "cm": "centímetro centímetros",
        "m": "metro metros", "km": "kilómetro kilómetros", "mile": "milla millas", "inch": "pulgada pulgadas",
        "ha": "hectárea hectáreas", "mg": "miligramos", "g": "gr gramo gramos",
        "kg": "kilo kilos kilogramo kilogramos", "t": "tonelada toneladas", "ml": "mililitros", "l": "litro litros",
        "°": "grado grados", "MW": "megavatio megavatios megawatios", "GW": "gigavatios",
        "times": "veces ocasiones",
    },
    phrases={
        "por ciento": "%", "puntos porcentuales": "pp", "punto porcentual": "pp", "dólares canadienses": "CAD",
        "francos suizos": "CHF",
    },
    squares={},
    tails={"²": ("cuadrados", "cuadrado"), "³": ("cúbicos", "cúbico"), "/h": ("por hora",), "C": ("centígrados",)},
)
_STOPS = Stops(
    before_names=spelled("""
        sr sra sres sras srta d da dña dn dr dra dres lic ing arq prof gral cnel cap sto sta excmo excma ilmo p.ej
        ej pág págs avda fdo mons
    """),
    either=spelled("""
        etc ee.uu ff.aa s.a s.l s.a.u a.m p.m a.c d.c cía ud uds vd vds ene feb abr jun jul ago sept oct nov dic hab
        aprox
    """),
    before_figures=spelled("n núm núms no art arts p pp pág págs vol cap fig tel tfno párr"),
    openers=spelled("""
        el la los las lo un una unos unas él ella ellos ellas se su sus este esta estos estas ese esa eso en de del
        al a por para con sin sobre tras según desde hasta entre durante pero y o ni que si cuando como donde aunque
        porque mientras también además así ya no sí hay más muchos todos todas algunos otro otra cada
    """),
)
SPANISH = Language(
    code="es",
    name="Spanish",
    letters="ñóáíúé",
    function=words("""
        el la los las lo un una unos unas de del al a ante con contra desde durante en entre hacia hasta para por
        según sin sobre tras y e o u pero sino porque que qué quien quienes cual cuales cuyo cuya cuando cuándo
        donde dónde como cómo si se su sus le les me mi mis te tu tus nos nuestro nuestra él ella ellos ellas este
        esta estos estas ese esa esos esas aquel aquella esto eso es son era eran fue fueron ser sido siendo está
        están estaba estaban estar estado ha han había habían haber hay hubo sea sean todo toda todos todas otro
        otra otros otras cada mismo misma también mediante mientras aunque cuyos cuyas pues conforme excepto incluso
        puede pueden podía podían haya hayan habiendo tanto tal tales adonde estuvo estuvieron estando fuera
        nosotros
    """),
    light=words("""
        ahora hoy ayer mañana actualmente ya aún todavía sólo solo solamente muy bastante sin embargo además
        asimismo igualmente luego después antes pronto recientemente finalmente aproximadamente unos cerca varios
        varias muchos muchas algunos algunas entonces aquí allí así más menos bien caso parte manera forma modo
        través vez veces respecto cuanto cuenta efecto torno partir raíz cabo debido ejemplo posteriormente
        previamente anteriormente recién casi únicamente simplemente realmente prácticamente inicialmente
        principalmente especialmente particularmente concretamente respectivamente permanece permanecen permanecía
        queda quedan quedó quedaron quedado resulta resultan resultó resultaron tampoco mientras tanto
    """),
    negation=words("no nunca jamás nada nadie ningún ninguno ninguna ni tampoco sin"),
    reader=words("usted ustedes tu tus te ti"),
    future=words("va van debe deben deberá deberán planea planean previsto prevista prevé espera esperan será serán"),
    hedge=words("""
        podría podrían quizá quizás probablemente presunto presunta supuestamente aparentemente habría
        habrían cree creen creia teme temen sospecha sospechan parece parecen presume estima
    """),
    qualifiers=words(
        """
        interino interina adjunto adjunta vicepresidente exministro antiguo antigua electo electa designado
        designada provisional preliminar parcial parcialmente casi mayoría algunos algunas varios varias todos
        todas ambos ambas intento intentó tentativa supuesto supuesta presunto sospechoso previsto planeado
        posible eventual temporal temporalmente solo sólo único única mitad teme temen
    """
    ),
    denying=words("in im i des"),
    contrasts=contrasts("""
        antes hasta | después tras desde
        puede pueden podrá podrán | debería deberían | debe deben deberá deberán
        todos todas cada | mayoría | muchos muchas | varios varias algunos algunas | pocos pocas
        sobre | bajo
        dentro | fuera
        y e | o u
        probable probablemente | improbable
        desaparecido desaparecida desaparecidos desaparecidas buscan busca
        | hallado hallada hallados halladas hallaron encontrado encontrada encontrados encontradas encontraron
        | vivo viva vivos vivas | muerto muerta muertos muertas cadaver cadaveres cuerpo cuerpos
    """),
    pending=words("evalúa evalúan estudia estudian considera amenaza amenazan descarta descartó rehúsa sopesa"),
    intent=words("""
        previsto prevista prevé preve preven programado programada quiere quieren queria pide piden pidio
        exige exigen exigio reclama espera esperan intenta intentan planea planean debe deben pretende
        pretenden
    """),
    outcome=words("""
        desconocido desconoce incierto abandona muerto muertos fallecido desaparecido rescatado sobrevivido
        herido detenido arrestado acusado imputado condenado absuelto liberado culpable dimitido renunciado
        destituido cesado suspendido nombrado elegido reelegido derrotado ganado perdido aprobado rechazado
        adoptado bloqueado firmado fracasado cancelado aplazado reanudado reabierto cerrado detenido terminado
        retirado prohibido levantado impuesto confirmado desmentido confesado evacuado controlado extinguido
        restablecido quebrado vendido incautado destruido hundido estrellado extraditado expulsado eliminado
        clasificado abierto abierta aumentó subió bajó cayó mayor menor norte sur este oeste izquierda derecha
        mejor peor antes después comenzó empezó aceptó rechazó apoyó contrató duplicó hallado encontrado cadaver
        vivo critico estable
    """),
    speech=words("""
        dijo dice dicen dijeron decía dicho declaró declara declaran declararon declarado afirmó afirma afirman
        afirmaron afirmado explicó explica explican explicaron explicado añadió añade añaden añadieron añadido
        agregó agrega agregaron anunció anuncia anunciaron anunciado señaló señala señalan señalaron señalado indicó
        indica indican indicaron indicado aseguró asegura aseguran aseguraron asegurado advirtió escribió según
        portavoz vocero vocera comunicado informó informa informan informaron informado tuiteó sostuvo sostiene
        manifestó manifestaron subrayó subraya recalcó destacó destaca precisó precisa puntualizó detalló detalla
        comentó comentaron apuntó apunta expresó expresaron relató contó insistió reiteró reitera recordó recuerda
        comunicó aclaró mencionó refirió
    """),
    attribution=lines(r"""
        \b(?:a|ante) (?:los|las|unos|la|varios) (?:periodistas|medios|prensa|reporteros)\b
        \ben (?:un|una|su) (?:breve )?(?:comunicado|declaración|rueda de prensa|conferencia de prensa)\b
        \ben una entrevista\b(?: (?:con|a) (?:(?:la|el) )?(?-i:[A-ZÀ-Þ][\w-]*(?: [A-ZÀ-Þ][\w-]*){0,2}))?
        \b(?:por teléfono|por correo electrónico)\b
    """),
    headings=words("""
        más otros contexto detalles información contacto fechas fecha hora lugar resumen preguntas respuestas
        análisis
    """),
    pointers=lines(r"""
        (más información|para (más|mayor) información|encontrará más)\b
        (pedimos disculpas|lamentamos las molestias|gracias por|gracias a\b(?!.{2,120}, \S)|buena suerte)
    """),
    themes=themes("""
        death: muerto muerta muerte murio murieron fallec mortal cadaver ahogado asesin homicidio matar mato.
            victimas_mortales
        injury: herid hospital. hospitaliz ingresad lesion grave. graves. intoxic contagi victima infarto
        missing: desaparec secuestr rehen
        evacuation: evacu desaloj huyeron atrapad sin_hogar damnificad
        danger: explosion exploto incendio fuego inundacion toxic amianto derrumb descarril accidente terremoto
            temporal peligro fuga. naufrag apagon vertido
        attack: ataque atentado bombard disparo tiroteo misil dron. drones. alto_el_fuego tregua guerra apunal
        arrest: detenid detencion arrest prision_preventiva imputad procesad acusad sospechos
        verdict: culpable conden absuel absuelt sentencia carcel prision multa. fallo. veredicto
        departure: dimit dimision renunci destitu cese. cesado despid despedid
        closure: cierr cerrad cierre cancel aplaz suspend prohib interrump paraliz quiebra paro.
        strike: huelga paros.
        recall: retira_del_mercado retirada. llamada_a_revision
        approval: aprob acuerdo. acordar rechaz elegid firm ratific autoriz vota
        reopening: reabr reabiert restablec reanud levant controlad vuelto. vuelve. han_vuelto extingu
        rescue: rescat encontrad hallad supervivient liberad sano_y_salvo a_salvo
        victory: gano. gana. ganan. victoria campeon titulo. gol. goles. vencio derrot trofeo
        inquiry: investig demanda. querella denunci recurso. recurr tribunales causa.
        confirmation: confirm desmient desmint admit reconoc descart identific
        official: policia bomberos ministr gobierno alcald fiscal juez jueza presidente autoridad portavoz
            ayuntamiento parte_medico delegacion
        bystander: vecin testig transeunte aficionad experto analista turista
        comment: agradec lament critic celebr decepcion orgull elogi conden bromea justific espera. pidio.
        background: fundad conocid desde_20 el_ano_pasado espectadores firmas
        sport: liga. partido gol. goles. copa entrenador temporada delantero carrera campeon torneo medalla equipo
            jugador ciclista set. abierto
        show: cantante actriz actor estrella banda. festival fans. novela escritor pelicula concierto disco
        service: colegio escuela agua. luz. electric tren. trenes clientes pasajeros vecinos pacientes ferri
            carretera puente vuelos vivienda basura
        politics: ministr parlamento gobierno ayuntamiento presidente alcalde elecciones ley. tribunal senado
            partidos
    """),
    irregular={},
    alike=alike("""
        herido lesionado | despedir cesar | liberar soltar | cancelar anular | aplazar posponer retrasar |
        aumentar subir crecer | bajar caer descender disminuir | comenzar empezar iniciar | permanecer continuar
        seguir | terminar acabar finalizar concluir | aprobar adoptar | comprar adquirir | ocurrir suceder
        producir | ayudar auxiliar | incendio fuego | coche auto automovil vehiculo | empresa compania firma |
        nino menor | alumno estudiante | avion aeronave | barco buque nave | investigacion pesquisa | vecino
        residente habitante | policia agente | enorme inmenso | grande gran | rapido veloz | trabajador empleado
        | salario sueldo | accidente siniestro | destruir arrasar | construir edificar | prohibir vetar | exigir
        reclamar pedir | recibir obtener | acuerdo pacto | grave serio | periodista reportero | medico doctor |
        prision carcel | rescatar salvar | extinguir apagar sofocar | dimitir renunciar | morir fallecer |
        marcharse irse
    """),
    verbs=verbs("""
        abrir abrio abrieron abierto abierta abiertos abiertas | andar anduvo anduvieron | caer cae cayo cayeron
        caido | cerrar cierra cierran | comenzar comienza comienzan | conducir condujo condujeron conduce |
        poner pone pongo puso pusieron puesto puesta puestos puestas | dar da dio dieron dado | decir dice dicen
        dijo dijeron dicho dicha | defender defiende defienden | despedir despide despidio despidieron |
        destruir destruye destruyo destruyeron destruido | dormir duerme durmio durmieron | elegir elige eligio
        eligieron | empezar empieza empiezan | encontrar encuentra encuentran | entender entiende entienden |
        escribir escrito escrita escritos escritas | extender extiende extienden | hacer hace hizo hicieron
        hecho hecha hechos hechas | herir hiere hirio hirieron | huir huye huyo huyeron huido | impedir impide
        impidio impidieron | imprimir impreso impresa | advertir advierte advierten advirtio advirtieron | medir
        mide midio midieron | mentir miente mintio mintieron | morir muere mueren murio murieron muerto muerta
        muertos muertas | mover mueve mueven | negar niega niegan | oir oye oyo oyeron oido | pedir pide piden
        pidio pidieron pedido | perder pierde pierden | poder pudo pudieron | producir produjo produjeron
        produce | querer quiere quieren quiso quisieron | recordar recuerda recuerdan | reir rie rio rieron |
        romper roto rota rotos rotas | saber sabe supo supieron | seguir sigue siguen siguio siguieron seguido |
        sentir siente sintio sintieron | servir sirve sirvio sirvieron | solver suelve suelto suelta sueltos
        sueltas | sugerir sugiere sugirio sugirieron | tener tiene tienen tuvo tuvieron tenido | traer trae
        trajo trajeron traido | venir viene vienen vinieron venido | ver ve vio vieron visto vista vistos vistas
        | vertir vierte virtio virtieron | vestir viste vistio vistieron | volver vuelve vuelven volvio
        volvieron vuelto | cubrir cubierto cubierta cubiertos cubiertas | prender preso | construir construye
        construyo construyeron construido | concluir concluye concluyo concluyeron | incluir incluye incluyo
        incluyeron | exigir exige exigio exigieron | reducir redujo redujeron reduce | traducir tradujo
        tradujeron | repetir repite repitio repitieron | requerir requiere requirio requirieron | referir
        refiere refirio refirieron | convertir convierte convirtio convirtieron | preferir prefiere prefirio |
        corregir corrige corrigio | rendir rinde rindio rindieron | leer lee leyo leyeron leido | creer creyo
        creyeron creido | aprobar aprueba aprueban | acordar acuerda acuerdan | contar cuentan | costar cuesta
        cuestan | resolver resuelve resolvio resuelto resuelta | intervenir interviene intervienen intervino
        intervinieron | prever preve previo previsto prevista | describir descrito descrita | inscribir inscrito
        inscrita
    """, prefixes="""
        abs ante com con contra de des dis em en entre ex im in inter man ob op pos pre pro re sobre sos sub su tra
    """),
    respellings=(),
    stemmer="spanish",
    numbers=_NUMBERS,
    fractions=_FRACTIONS,
    calendar=_CALENDAR,
    units=_UNITS,
    stops=_STOPS,
)
