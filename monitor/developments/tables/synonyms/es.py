"""Spanish words for each other. Verbs stand as infinitives, nouns in the singular: see ``tables.endings``."""

GROUPS = """
decir dijo dice dicen dijeron decía declarar afirmar explicar señalar indicar anunciar asegurar informar comunicar \
    confirmar manifestar sostener expresar precisar puntualizar detallar subrayar destacar recalcar revelar apuntar \
    agregar añadir comentar contar relatar expuso exponer advertir mencionar aclarar referir
considerar creer pensar estimar opinar juzgar piensa piensan
repetir reiterar reafirmar insistir recordar repite repitió
pedir solicitar reclamar exigir demandar requerir instar urgir rogar exhortar llamar requiere requieren
responder contestar replicar reaccionar respuesta reacción | negar desmentir rechazar refutar niega niegan
reconocer admitir confesar aceptar
criticar denunciar condenar cuestionar censurar reprochar repudiar arremeter atacar
elogiar felicitar aplaudir alabar celebrar saludar | prometer comprometer jurar garantizar asegurar
advertir alertar avisar amenazar prevenir advierte | aludir mencionar hablar citar abordar referir
discutir debatir negociar dialogar conversar hablar | conversación negociación diálogo debate charla discusión
acusar imputar achacar culpar | sospechar recelar | comunicado declaración nota anuncio mensaje texto
comenzar empezar iniciar arrancar abrir lanzar emprender comienza empieza arranque comienzo inicio principio \
    entablar | terminar acabar finalizar concluir culminar cerrar fin final término conclusión concluye
cesar parar detener frenar | continuar seguir proseguir permanecer mantener sigue siguen siguió todavía aún
quedar resultar permanecer encontrar seguir | reanudar retomar reiniciar restablecer
suspender interrumpir paralizar suspensión interrupción paralización
aplazar posponer retrasar postergar demorar diferir aplazamiento pospuesto | cancelar anular cancelación
acelerar agilizar | retrasar demorar retraso demora tardar | ralentizar desacelerar frenar moderar
ayudar apoyar asistir auxiliar respaldar ayuda apoyo asistencia auxilio respaldo | apoyar respaldar defender secundar
mostrar demostrar revelar evidenciar reflejar indicar presentar exhibir | desvelar revelar destapar
publicar difundir divulgar emitir | salir estrenar | ocultar esconder
dar da dio dan dieron dado otorgar conceder brindar
entregar suministrar proporcionar facilitar dar aportar proveer ofrecer otorgar conceder donar dotar
obtener recibir conseguir lograr ganar percibir cobrar cosechar consigue consiguió consiguieron
comprar adquirir compra adquisición adquiere | vender venta enajenar | pagar abonar desembolsar costear pago
gastar destinar invertir dedicar | costar valer cuesta
enviar mandar despachar desplegar desplazar movilizar acudir envío
trasladar desplazar viajar acudir ir iba iban fue fueron dirigir llegar traslado visita viaje acude
trasladar llevar conducir evacuar derivar transportar ingresar traslado | usar utilizar emplear uso utilización empleo
tener tuvo tiene disponer contar poseer | crear fundar establecer constituir formar creación fundación
construir edificar levantar erigir construcción | instalar colocar poner montar ubicar puso pone puesto
poner marcha lanzar activar implementar implantar | producir fabricar elaborar producción
hacer hizo hace hacen hicieron hecho hacía realizar efectuar ejecutar llevar cabo lanzar acometer realización
organizar preparar organización | celebrar realizar tener lugar desarrollar tuvo | participar intervenir tomar parte
ocurrir suceder acontecer pasar producir registrar sobrevenir acaecer | mantener conservar guardar sostener
llegar alcanzar arribar venir llega llegada arribo | partir salir marchar irse salida | dejar abandonar salir
dimitir renunciar dejar cargo dimisión renuncia abandonar | entrar ingresar acceder penetrar entrada ingreso
volver regresar retornar vuelta regreso retorno | cruzar atravesar | huir escapar fugar huida fuga evadir huyó darse
aumentar subir crecer incrementar elevar ascender alza aumento subida incremento crecimiento ascenso repuntar \
    repunte avanzar encarecer trepar crece | disparar fuerza fuertemente crecer dispararse desbocar aumentar subir
bajar caer disminuir descender reducir decrecer retroceder bajada caída descenso disminución reducción retroceso \
    baja cayó cae caen mermar redujo recortar abaratar ceder bajó | desplomar hundir desplome caer
reducir recortar disminuir rebajar limitar recorte reducción | eliminar suprimir recortar | despedir recortar despido
mejorar perfeccionar mejora | empeorar agravar deteriorar agravamiento deterioro
reforzar fortalecer consolidar endurecer | ampliar extender expandir extiende | relajar suavizar flexibilizar
cambiar modificar alterar transformar reformar cambio modificación | sustituir reemplazar relevar suceder
adaptar ajustar | repartir distribuir dividir | querer quiere quieren quería pretender desear buscar aspirar
esperar confiar desear aguardar
prever prevé prevén esperar estimar calcular proyectar pronosticar anticipar vaticinar previsión pronóstico
planear planificar | decidir resolver optar determinar acordar decisión resuelve resolución
determinar establecer esclarecer averiguar aclarar investigar | permitir autorizar autorización permiso
prohibir vetar prohibición veto | obligar forzar imponer | impedir evitar bloquear | intentar tratar procurar intento
lograr conseguir | fracasar fracaso buen puerto llegar | proponer plantear sugerir presentar
aprobar ratificar refrendar avalar adoptar sancionar luz verde aprobación dar dio
rechazar rehusar descartar desestimar denegar rechazo negativa | nombrar designar nombramiento designación
elegir elegido elegida electo elige | dirigir presidir encabezar liderar mandar | gestionar administrar gestión
firmar rubricar suscribir firma | acuerdo pacto convenio trato tratado | cumplir respetar acatar
aplicar vigor entrar | incumplir violar vulnerar infringir
controlar vigilar supervisar inspeccionar verificar comprobar
investigar indagar tratar pesquisa investigación pesquisas averiguar | examinar analizar estudiar análisis revisar
buscar rastrear búsqueda rastreo
hallar encontrar descubrir localizar ubicar encuentra encuentran hallazgo descubrimiento
registrar allanar registro allanamiento | interrogar declarar interrogatorio
detener arrestar capturar apresar aprehender detención arresto captura
encarcelar recluir prisión ingreso enviar encarcelamiento | prisión cárcel penal reclusión
preso recluso interno encarcelado | liberar soltar excarcelar libertad
condenar sentenciar condena pena sentencia imponer impuso castigo impuesto | sentencia fallo veredicto | juzgar juicio
juicio vista proceso audiencia | tribunal corte juzgado audiencia | juez jueza magistrado magistrada
fiscal fiscalía ministerio público | abogado letrado defensa defensor | denuncia querella demanda
acusado procesado encausado | sospechoso presunto individuo | ladrón asaltante delincuente atracador
robar sustraer hurtar robo hurto sustracción atraco | asalto atraco | estafa fraude timo | delito crimen
asesinar matar ultimar | asesinato homicidio crimen | droga estupefaciente narcótico | narcotraficante narco
testigo testimonio | prueba indicio evidencia | incautar decomisar confiscar requisar incautación decomiso
menor niño niña adolescente | joven muchacho chico | policía agente uniformado policial oficial efectivo
guardia agente benemérita | bombero emergencias
rescatar salvar rescate salvamento socorrer equipo rescatista socorrista | rescatista equipo rescate socorrista
herir herida lesión lesionado herido hirió hiere resultar sufrir
morir fallecer murió murieron muerto muere mueren muerte fallecido fallecimiento fallece deceso perecer perder \
    vida | matar muerto mató | gravemente grave seriamente | levemente leve ligeramente | ileso salvo sano
víctima afectado | cadáver cuerpo restos | entierro sepelio funeral exequias sepultar enterrar
ataque atentado ofensiva asalto bombardeo | atacar asaltar embestir | bombardear bombardeo
disparar tirotear abrir fuego disparo tiroteo tiro balazo bala | explosión estallido detonación
explotar estallar detonar | soldado militar tropas uniformado | ejército militar fuerzas armadas tropas
combate enfrentamiento | enfrentamiento choque refriega | combatiente miliciano rebelde insurgente | rehén cautivo
arma armamento | tregua alto fuego | conflicto guerra hostilidades | misil cohete proyectil | dron aparato
secuestrar raptar secuestro rapto | incendio fuego llamas siniestro | declarar originar desatar comenzar
quemar arder calcinar quema | controlar sofocar extinguir apagar
destruir arrasar devastar destrozar destrucción arrasado | dañar estropear averiar daño | dañado afectado
daño destrozo perjuicio | escombros ruinas restos | accidente choque colisión siniestro percance
chocar colisionar impactar estrellar golpear embestir choque impacto | atropellar arrollar
estrellar caer precipitar cayó accidentar | descarrilar descarrilamiento
naufragar hundir zozobrar naufragio hundimiento irse pique | ahogar ahogado | terremoto sismo seísmo temblor
sacudir golpear azotar afectar castigar impactar sacude | inundación riada crecida anegación | inundar anegar
desbordar salir | tormenta temporal tempestad borrasca | huracán ciclón tifón | tocar tierra llegar costa
lluvia precipitación aguacero chubasco | nieve nevada | granizo granizada pedrisco | viento ráfaga vendaval
calor bochorno | frío helada | sequía aridez | alud avalancha | deslizamiento derrumbe deslave desprendimiento
derrumbar colapsar desplomar derrumbe colapso | erupción volcán | tiempo meteorología clima
fuerte intenso potente violento severo | balance saldo recuento cifra | evacuar desalojar evacuación desalojo ordenar
albergar acoger alojar | refugio albergue | refugiado desplazado | migrante inmigrante | catástrofe desastre tragedia
alerta aviso alarma | afectado damnificado
provocar causar originar ocasionar desatar generar desencadenar suscitar motivar causa causante
causa razón motivo origen | consecuencia efecto repercusión secuela impacto | resultado desenlace
riesgo peligro amenaza | miedo temor preocupación inquietud | temer preocupar inquietar teme
ira indignación enojo enfado rabia cólera malestar | tristeza dolor pesar | alegría júbilo satisfacción
satisfecho contento feliz | sorpresa asombro | conmoción consternación | crisis dificultad
problema dificultad inconveniente | obstáculo traba | calma tranquilidad | gobierno ejecutivo gabinete administración
presidente mandatario jefe estado | jefe líder dirigente cabecilla | ministerio cartera
diputado legislador parlamentario congresista | congreso parlamento cámara asamblea diputados | senador legislador
alcalde edil regidor intendente | ayuntamiento alcaldía municipio consistorio municipalidad
pueblo localidad municipio villa | ciudad urbe capital localidad | región zona área territorio
barrio vecindario colonia zona | ley norma legislación normativa | proyecto plan programa iniciativa | reforma cambio
medida disposición acción | decreto orden | presupuesto cuentas | elección comicios | votación voto sufragio
votante elector | papeleta boleta | candidato aspirante | campaña carrera | partido formación agrupación
oposición rival | opositor detractor crítico | seguidor simpatizante partidario | mayoría coalición
cumbre reunión encuentro conferencia cita | reunión encuentro entrevista cita sesión
reunir encontrar entrevistar mantener encuentro reunirse reúne mantuvo | embajador diplomático
sanción castigo represalia | frontera límite | extranjero exterior foráneo | mundial internacional global
país nación estado | población habitante ciudadanía | ciudadano nacional
vecino residente habitante poblador lugareño | persona gente individuo | hombre varón individuo | mujer fémina
niño menor pequeño crío | bebé recién | multitud gentío muchedumbre | manifestación protesta marcha concentración
manifestante protestante | manifestar protestar marchar | concentrar congregar reunir convocar | convocar llamar
huelga paro | sindicato central gremio | empresa compañía firma sociedad grupo | fabricante constructor grupo
fábrica planta factoría | tienda comercio negocio establecimiento | cliente consumidor comprador
director responsable jefe | directivo ejecutivo dirigente | empresario patrón patronal
trabajador empleado operario plantilla | empleo trabajo puesto plaza | contratar emplear fichar contratación
desempleo paro desocupación | desempleado parado | salario sueldo remuneración | ganancia beneficio utilidad lucro
ingreso facturación ventas recaudación | pérdida déficit | deuda endeudamiento | inversión invertir inyectar
accionista inversor inversionista | acción título | bolsa parqué mercado | banco entidad | crédito préstamo
precio tarifa coste costo | impuesto tributo gravamen | economía actividad | crecimiento expansión
recesión contracción | pedido contrato encargo | producto artículo mercancía | exportar vender | competidor rival
fusión unión | quiebra bancarrota | propietario dueño titular | inquilino arrendatario | dinero fondos recursos
financiar sufragar costear | cantidad monto suma importe cuantía cifra | tipo tasa interés
casa vivienda hogar domicilio residencia inmueble | edificio inmueble bloque construcción
piso departamento apartamento | calle vía avenida | carretera vía ruta autovía autopista calzada
coche vehículo auto automóvil carro turismo | camión tráiler vehículo | autobús bus ómnibus colectivo autocar
moto motocicleta | conductor chofer chófer automovilista | peatón transeúnte viandante
avión aeronave avioneta aparato vuelo | helicóptero aparato | aeropuerto aeródromo terminal | tren convoy ferrocarril
barco buque embarcación nave navío lancha | tripulación tripulante | pasajero viajero ocupante
tráfico circulación tránsito | atasco embotellamiento congestión | alterar afectar perturbar | cortar cerrar bloquear
permanecer seguir estar | despegar despegue | aterrizar aterrizaje | desviar desvío
luz electricidad energía corriente | suministro servicio | apagón corte
avería fallo falla desperfecto problema defecto | reparar arreglar | combustible gasolina
hospital clínica sanatorio centro hospitalario | ingresar hospitalizar internar | médico doctor facultativo sanitario
enfermera sanitario | paciente enfermo | enfermedad dolencia patología mal | epidemia brote
contagiar infectar contagio infección contagiado infectado | tratar atender curar | tratamiento terapia
medicamento fármaco medicina | vacuna inmunización dosis vacunación | prueba test | operación intervención cirugía
operar intervenir | científico investigador | estudio investigación informe trabajo | experto especialista perito
escuela colegio centro | alumno estudiante escolar | profesor maestro docente | universidad facultad
partido encuentro choque duelo | equipo conjunto cuadro once plantel | jugador futbolista
entrenador técnico preparador | ganar vencer derrotar imponer superar batir triunfo victoria triunfar doblegar
perder caer derrota | gol tanto diana | marcar anotar | temporada campaña | liga campeonato torneo competición
título trofeo copa corona | campeón vencedor ganador | estadio cancha campo | aficionado hincha seguidor
rival adversario contrincante | lesión dolencia | baja ausencia | fichar contratar fichaje | árbitro colegiado
ciclista corredor | clasificación tabla | récord plusmarca marca | película filme film cinta
cantante artista intérprete | actor intérprete | actriz intérprete | escritor autor novelista | libro obra novela
canción tema | festival certamen | espectáculo show función | premio galardón | premiar galardonar
periodista reportero | diario periódico medio prensa rotativo | sitio web página portal | foto imagen fotografía
vídeo video imágenes grabación | grabar filmar | teléfono móvil celular | hacker pirata | datos información
aplicación app | red redes | grande gran importante enorme considerable mayor amplio vasto notable
pequeño reducido escaso menor leve | numeroso múltiple varios diverso muchos
importante clave crucial esencial fundamental decisivo relevante principal
rápido rápidamente veloz pronto prontamente | inmediato inmediatamente enseguida | lento lentamente | duramente dureza
fuertemente considerablemente notablemente sensiblemente | difícil complicado duro arduo | fácil sencillo
peligroso arriesgado | histórico inédito excepcional | nuevo reciente inédito | antiguo viejo ex exmandatario anterior
primero inicial primer | último final reciente | pasado último | próximo siguiente venidero | actual presente
anterior previo precedente | local municipal | nacional estatal | total completo entero global
totalmente completamente | parte porción | distinto diferente | parecido similar semejante | famoso conocido célebre
valiente heroico | provisional temporal preliminar | definitivo final | seguro cierto | claro evidente
verdadero real | falso erróneo | posible probable | necesario imprescindible | disponible accesible
misterioso desconocido | frecuente habitual | frecuentemente menudo | siempre constantemente | comienzo principio
medio centro | noche anoche | día jornada | año ejercicio | momento instante
cerca próximo junto proximidad inmediaciones | lejos alejado | aproximadamente alrededor unos cerca casi
solamente únicamente | sobre especialmente principalmente particularmente | lugar sitio zona escena punto
objetivo meta fin | manera forma modo | número cantidad cifra | grupo banda | miembro integrante
asociación organización | organización organismo entidad | institución entidad | autoridad responsable
funcionario autoridad oficial | consejo junta | comisión comité | opinión parecer | encuesta sondeo
pregunta cuestión | hipótesis teoría línea | informe documento reporte | carta misiva | derecho prerrogativa
libertad independencia | seguridad protección | proteger defender preservar salvaguardar | vigilar custodiar
observar constatar ver vio visto | mirar contemplar | escuchar oír | parecer aparentar | conocer saber supo sabe
sufrir padecer experimentar registrar | afrontar enfrentar encarar | afectar alcanzar tocar | dirigir apuntar
incluir comprender abarcar | contener albergar | representar suponer constituir | superar exceder rebasar sobrepasar
faltar carecer | falta escasez carencia | necesidad exigencia | atribuir achacar | reivindicar adjudicar
aparecer surgir | desaparecer esfumar | vivir residir habitar | ocupar copar | unir sumar incorporar integrar
trabajar laborar | obra trabajos | celebrar festejar conmemorar | aniversario conmemoración | fiesta festejo
esposa mujer | esposo marido | pareja compañero | padre papá | madre mamá | familia allegados parientes familiar
amigo allegado | boda matrimonio enlace | nacer nacimiento | vida existencia | jubilado pensionista
turista visitante | vacaciones descanso | hotel establecimiento | restaurante local | cerrar clausurar
abrir inaugurar | reabrir reapertura | animal bestia | perro can | bosque monte | río cauce | mar océano
playa litoral costa | sierra montaña | clima climático | contaminación polución | basura residuo desecho
agricultor campesino | cosecha recolección | ganado reses | alimento comida víveres | energía electricidad
nuclear atómico | petróleo crudo | sacar extraer retirar rescatar | expresar manifestar transmitir
dictar emitir pronunciar | circular conducir manejar rodar | defender justificar argumentar
rebajar revisar baja recortar reducir | acercar aproximar | luchar combatir | combatir enfrentar atacar
recibir ver vio alta dado dar | ver recibir vio | declarar testificar | redactar escribir | rodear cercar
propagar extender avanzar | obligar forzar | acompañar escoltar | retroceder replegar | renunciar abandonar
oponer rechazar | preocupante alarmante inquietante | mortal letal mortífero | derribar abatir tumbar | abatir matar
desarticular desmantelar | comparecer declarar | detectar descubrir localizar identificar | contribuir ayudar
programar prever fijar previsto | fijar establecer | recaudar obtener | derrumbar caer desplomar
vincular relacionar ligar | supuesto presunto | involucrar implicar | advertir notar | alcanzar lograr
alcanzar golpear | apoderar tomar control | agredir golpear atacar | perseguir seguir | evitar eludir | ocupar tomar
instalar asentar | prestar dar | asumir jurar tomar posesión | cuestionar poner duda | encender prender
demandar denunciar | suceder reemplazar | marchar ir salir | restituir devolver | devolver entregar
difundir compartir | cerrar bloquear | custodiar proteger
"""
