"""Words that carry no news by themselves.

``FUNCTION``: articles, pronouns, prepositions, conjunctions, forms of to be and to have. They also tell the language of
a text that does not name it. ``LIGHT``: adverbs and fillers whose coming or going leaves the facts as they are.
Negations and modal verbs are in neither: see ``states``.
"""

FUNCTION = {
    "en": """a an the this that these those there here it its itself he him his she her hers they them their theirs
        we us
        our ours i me my you your yours who whom whose which what when where why how and or but nor so yet if then than
        as at by for from in into of off on onto out over to up with within about above across after against along
        among around before behind below beneath beside besides between beyond down during inside near outside since
        through throughout toward towards under until upon via while because although though whether both either each
        every any some all such same other another more most own be am is are was were been being have has had having
        do does did doing can could may might should would must s t d ll re ve m""",
    "de": """der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem jener jene jenes
        es er sie ihn ihm ihr ihre ihren ihrem ihrer ihres sein seine seinen seinem seiner seines wir uns unser
        unsere ich mich mir mein meine du dich dir dein man sich wer wen wem was wann wo warum wie und oder aber
        doch denn wenn dann als an am auf aus bei beim bis durch für gegen hinter in im ins mit nach neben ob ohne
        seit trotz um unter über von vom vor während wegen zu zum zur zwischen weil dass obwohl sowie auch so ist
        sind war waren bin bist seid wäre wären gewesen hat haben hatte hatten habe hast gehabt wird werden wurde
        wurden worden welche welcher welches beide jede jeder jedes alle allen aller kann können konnte konnten darf
        dürfen muss müssen musste mussten soll sollen durfte durften dürfe könne müsse solle hätte hätten sei seien
        werde würde würden euch euer eure eurer ihnen ihrerseits seinerseits derjenige diejenigen derselbe dieselbe
        dasselbe jedem jeden jenem jenen manche mancher manches solche solcher solches solchen etwas jemand nachdem
        bevor sobald solange sodass falls indem damit seitdem worauf wobei wodurch womit wofür woran darin daran
        darauf daraus darüber davon dafür dagegen danach davor dazwischen hierbei hierzu hinzu hin her innerhalb
        außerhalb oberhalb unterhalb entlang gegenüber samt mitsamt laut gemäß statt anstatt bezüglich hinsichtlich
        infolge aufgrund anhand mithilfe je pro beider beiden ersterer letzterer weshalb wohin woher""",
    "fr": """le la les l un une des du de d au aux ce cet cette ces c ça cela ceci il elle ils elles on nous vous je
        j me m te se s lui leur leurs son sa ses mon ma mes notre nos votre vos qui que qu quoi dont où quand comment
        pourquoi et ou mais donc or car si comme à en dans par pour sur sous avec sans chez vers entre depuis pendant
        après avant contre selon dès lors y est sont était étaient être été étant a ont avait avaient avoir eu fut
        furent soit sera seront serait tout tous toute toutes même mêmes autre autres chaque afin ainsi aussi lequel
        laquelle lesquels jusqu jusque parmi malgré durant lorsqu lorsque puisque puisqu quoique tandis via outre
        hors hormis envers auprès celui celle ceux celles auquel auxquels auxquelles duquel desquels desquelles peut
        peuvent pouvait ayant eux soi""",
    "es": """el la los las lo un una unos unas de del al a ante con contra desde durante en entre hacia hasta para
        por según sin sobre tras y e o u pero sino porque que qué quien quienes cual cuales cuyo cuya cuando cuándo
        donde dónde como cómo si se su sus le les me mi mis te tu tus nos nuestro nuestra él ella ellos ellas este
        esta estos estas ese esa esos esas aquel aquella esto eso es son era eran fue fueron ser sido siendo está
        están estaba estaban estar estado ha han había habían haber hay hubo sea sean todo toda todos todas otro otra
        otros otras cada mismo misma también mediante mientras aunque cuyos cuyas pues conforme excepto incluso puede
        pueden podía podían haya hayan habiendo tanto tal tales adonde estuvo estuvieron estando fuera nosotros""",
    "it": """il lo la i gli le l un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal
        dallo dalla dai dagli dalle in nel nello nella nei negli nelle con col su sul sullo sulla sui sugli sulle per
        tra fra e ed o ma se che chi cui quale quali quando dove come perché anche è sono era erano fu furono essere
        stato stata stati state ha hanno aveva avevano avere avuto si ci vi ne mi ti suo sua suoi sue loro lui lei
        noi voi questo questa questi queste quello quella quelli quelle ogni tutto tutta tutti tutte altro altra
        altri altre stesso stessa dopo prima durante contro verso senza all dell nell dall sull quell quest c anch
        mentre poiché affinché sebbene benché tramite mediante presso oltre fino sino eccetto cioè ossia ovvero
        oppure può possono poteva potevano sia siano essendo avendo coi cosa""",
    "pt": """o a os as um uma uns umas de do da dos das em no na nos nas ao à aos às por pelo pela pelos pelas para
        com sem sob sobre entre até desde durante contra e ou mas que quem qual quais cujo cuja quando onde como
        porque se seu sua seus suas lhe lhes me meu minha te teu nosso nossa ele ela eles elas este esta estes estas
        esse essa esses essas aquele aquela isto isso é são era eram foi foram ser sido sendo está estão estava
        estavam estar tem têm tinha tinham ter tido há havia houve seja sejam todo toda todos todas outro outra
        outros outras cada mesmo mesma também após num numa nuns numas dum duma deste desta destes destas desse dessa
        desses dessas daquele daquela neste nesta nestes nestas nesse nessa naquele naquela lo la los las ante
        perante mediante conforme enquanto embora pois pode podem podia podiam haja teve tiveram esteve estiveram
        esteja fosse fossem tanto tal tais""",
    "nl": """de het een deze dit die dat er hier daar hij hem zijn zij ze haar hun hen wij we ons onze ik me mij mijn
        jij je jou jouw u uw zich wie wat wanneer waar waarom hoe welke en of maar want dus als dan aan achter bij
        binnen boven buiten door in langs met na naar naast om onder op over per rond sinds te tegen tijdens toe tot
        tussen uit van vanaf via volgens voor voorbij zonder omdat hoewel terwijl toen is was waren ben bent geweest
        heeft hebben had hadden wordt worden werd werden geworden alle elk elke ook zo ander andere beide kan kunnen
        kon konden moest moesten hoeft hebt heb gehad zichzelf elkaar iedereen iemand iets ieder iedere degene
        degenen zulk zulke zo'n z'n d'r m'n 's 't diens wiens wier waarin waarbij waarop waardoor waarvan waarmee
        waarna waarover waaronder daarin daarbij daarop daardoor daarvan daarmee daarover hierbij hierin hierop
        hierdoor hiervan hiermee erin erop eraan erbij ervan ermee erdoor ertoe ervoor eruit erover nadat voordat
        zodra zolang zodat doordat indien tenzij mits ofwel alsof aangezien gedurende ondanks wegens vanwege namens
        jegens omstreeks rondom behalve ten ter aldaar hetzelfde dezelfde allebei welk""",
}
LIGHT = {
    "en": """new take took taken takes taking make made makes making put puts come came comes coming go went goes
        gone give gave given gives bring brought brings keep kept keeps led compared
        also now currently today yesterday tomorrow tonight just still already even only very really quite rather
        however therefore thus meanwhile moreover furthermore additionally again further additional previously
        subsequently shortly soon later earlier recently finally initially approximately roughly well too please etc
        eg ie via link pm am early late so-called following including include includes included namely particular
        particularly especially respectively together overall currently ahead once must-read per various several many
        much few part way able order regarding concerning related
        nevertheless nonetheless likewise hence accordingly consequently besides indeed afterwards afterward beforehand
        amid amidst despite albeit whereas
        this's that's it's he's she's they're we're i'm there's""",
    "de": """jetzt nun heute gestern morgen derzeit momentan aktuell inzwischen mittlerweile bereits schon noch nur sehr
        ganz recht allerdings jedoch daher deshalb deswegen somit außerdem zudem ferner weiter weitere weiteren
        weiterer wieder erneut zuvor anschließend kurz bald später früher kürzlich zunächst schließlich etwa rund
        circa ca ungefähr insgesamt unter anderem ebenfalls ebenso dabei dazu damit dort hier einmal eben etwas
        einige viele mehrere bitte zahlreiche zahlreicher zahlreichen etliche diverse vielen einigen mehreren
        mehrerer einiger bislang bisher nach wie weiterhin überdies darüber hinaus gleichzeitig zugleich unterdessen
        indes indessen derweil zwischenzeitlich jüngst neulich unlängst demnächst alsbald danach daraufhin hernach
        vorher davor dann letztlich endlich zuletzt anfangs ursprünglich eigentlich grundsätzlich natürlich freilich
        immerhin jedenfalls ohnehin sowieso überhaupt quasi gewissermaßen beispielsweise insbesondere vor allem
        besonders speziell vornehmlich namentlich nämlich also folglich demnach mithin infolgedessen dennoch
        trotzdem gleichwohl nichtsdestotrotz hingegen allein lediglich bloß ausschließlich gerade soeben nochmals
        abermals neuerlich wiederum jeweils ziemlich ungemein äußerst überaus zirka annähernd schätzungsweise
        entsprechend sogenannte sogenannten sogenannter genannt eigene eigenen eigener kam kamen kommt kommen
        gekommen""",
    "fr": """maintenant aujourd hui hier demain actuellement désormais déjà encore seulement très plutôt cependant
        toutefois néanmoins donc par ailleurs en outre également puis ensuite enfin bientôt récemment auparavant
        environ quelque quelques plusieurs notamment surtout alors ici là bien plus moins tard tôt prochainement lieu
        fait faits cours cas sein suite suites titre part partir face côté moment reste restent restait restaient
        demeure demeurent pourtant certes voire quant sinon tel telle tels telles aussitôt finalement précédemment
        ultérieurement parallèlement dernièrement respectivement globalement effectivement simplement vraiment
        pratiquement presque principalement particulièrement entre-temps temps niveau cadre biais vue""",
    "es": """ahora hoy ayer mañana actualmente ya aún todavía sólo solo solamente muy bastante sin embargo además
        asimismo igualmente luego después antes pronto recientemente finalmente aproximadamente unos cerca varios
        varias muchos muchas algunos algunas entonces aquí allí así más menos bien caso parte manera forma modo
        través vez veces respecto cuanto cuenta efecto torno partir raíz cabo debido ejemplo posteriormente
        previamente anteriormente recién casi únicamente simplemente realmente prácticamente inicialmente
        principalmente especialmente particularmente concretamente respectivamente permanece permanecen permanecía
        queda quedan quedó quedaron quedado resulta resultan resultó resultaron tampoco mientras tanto""",
    "it": """ora adesso oggi ieri domani attualmente già ancora solo soltanto molto piuttosto tuttavia però inoltre
        quindi dunque poi infine presto recentemente precedentemente circa alcuni alcune diversi diverse vari varie
        molti molte qui lì così più meno bene pure nonché caso parte modo corso seguito base livello conto volta
        volte proprio appunto invece comunque ovviamente praticamente semplicemente realmente successivamente
        inizialmente principalmente soprattutto particolarmente rispettivamente frattempo intanto resta restano
        restava rimane rimangono rimase rimasto rimasta rimasti rimaste risulta risultano viene vengono venne vennero
        veniva venivano venuto venga quasi appena unicamente partire""",
    "pt": """agora hoje ontem amanhã atualmente actualmente já ainda só somente apenas muito bastante no entanto
        porém contudo além disso igualmente depois antes logo recentemente finalmente aproximadamente cerca vários
        várias muitos muitas alguns algumas então aqui ali assim mais menos bem caso parte modo forma vez vezes
        respeito conta efeito torno partir decorrer sequência âmbito posteriormente anteriormente previamente
        inicialmente principalmente especialmente sobretudo particularmente respectivamente praticamente simplesmente
        realmente quase inclusive entretanto todavia portanto fica ficam ficou ficaram ficado permanece permanecem
        meio devido exemplo""",
    "nl": """nu vandaag gisteren morgen momenteel inmiddels al reeds nog alleen slechts zeer heel echter daarom dus
        bovendien verder weer opnieuw eerder later daarna vervolgens binnenkort onlangs uiteindelijk ongeveer circa
        enkele veel verschillende dan hier daar zo eens even wel meer minder diverse talrijke meerdere tal vele
        sommige thans tegenwoordig ondertussen intussen tegelijkertijd tegelijk alsnog nogmaals andermaal wederom
        voorheen vroeger destijds pas net zojuist recent recentelijk eindelijk tenslotte uiteraard natuurlijk
        overigens trouwens immers namelijk evenwel niettemin desondanks desalniettemin toch daarentegen bijgevolg
        derhalve dientengevolge daarnaast voorts tevens eveneens evenals zowel zelfs vooral voornamelijk
        hoofdzakelijk bijvoorbeeld onder zoals ruwweg pakweg grofweg enigszins nogal tamelijk erg uiterst bijzonder
        enkel louter gewoon straks spoedig weldra dadelijk meteen eerst oorspronkelijk aanvankelijk zogenoemde
        zogeheten zogenaamde eigen betreffende steeds nadien kwam kwamen komt komen gekomen""",
}
# English forms that no rule of endings leads to their verb; the first is the stem.
IRREGULAR = tuple(
    """begin began begun|becom become became|break broke broken|bring brought|build built|buy bought|catch caught|
    choos chose chosen choose|com come came|deal dealt|draw drew drawn|driv drive drove driven|eat ate eaten|
    fal fall fell fallen|feel felt|fight fought|find found|flee fled|fly flew flown|
    forc force forced forces forcing|forget forgot forgotten|get gets got gotten|giv give gave given|
    go went gone goes|grow grew grown|hear heard|hold held|keep kept|know knew known|lead led|
    leav leave left leaves|lend lent|los lose lost loses|mak make made makes making|mean meant|meet met|pay paid|
    rid ride rode ridden|ris rise rises rising rose risen|run ran runs|say said says|see saw seen|seek sought|
    sel sell sold|send sent|shak shake shook shaken|shoot shot|show shown showed|sing sang sung|sink sank sunk|
    sit sat|speak spoke spoken|spend spent|stand stood|steal stole stolen|strik strike struck|swear swore sworn|
    swim swam swum|tak take took taken takes taking|teach taught|tear tore torn|tel tell told|think thought|
    throw threw thrown|understand understood|use used uses using|wear wore worn|win won wins winning|
    withdraw withdrew withdrawn|writ write wrote written|person people persons|child children|man men|woman women|
    di die died dies dying|lie lies lay lain lying|open opened opens opening""".replace("\n", " ").split("|")
)
