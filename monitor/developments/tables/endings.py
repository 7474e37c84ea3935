"""How verbs, nouns and adjectives of the Romance languages are inflected, for the words of the tables of synonyms.

Each line: the ending of the word as it stands in the table (an infinitive, a singular), a colon, the endings of its
other forms; behind a bar those of what is to come. The longest ending of a word counts. All are without accents.
"""

ENDINGS = {
    "fr": """
        : s e es
        er: e ent ers ere eres ees ait aient a erent ant ons | era eront erait eraient
        ger: ge gent gees geait geaient gea gerent geant | gera geront gerait geraient
        yer: ie ient ye yees yait yaient ya yerent yant | iera ieront yera yeront ierait ieraient
        ir: it issent i ie is ies issait issaient irent issant isse | ira iront irait iraient
        enir: ient iennent enu enue enus enues enait enaient int inrent enant | iendra iendront iendrait iendraient
        frir: fre frent frit frirent fert ferte ferts fertes frait fraient frant | frira friront frirait
        vrir: vre vrent vrit vrirent vert verte verts vertes vrait vraient vrant | vrira vriront vrirait vriraient
        artir: art artent arti artie artis artait artaient artit artirent | artira artiront artirait
        ourir: ourt ourent ouru ourue ourus ourut oururent ourait ouraient | ourra ourront ourrait
        ervir: ert ervent ervi ervie ervis ervait ervaient ervit ervirent | ervira erviront
        mettre: met mettent mis mise mises mettait mettaient mit mirent mettant | mettra mettront mettrait
        battre: bat battent battu battue battus battues battait battit battirent | battra battront
        prendre: prend prennent pris prise prises prenait prenaient prit prirent prenant | prendra prendront
        ndre: nd ndent ndu ndue ndus ndues ndait ndaient ndit ndirent ndant | ndra ndront ndrait ndraient
        rdre: rd rdent rdu rdue rdus rdues rdait rdaient rdit rdirent | rdra rdront rdrait
        eindre: eint eignent einte eints eintes eignait eignaient eignit | eindra eindront eindrait
        aindre: aint aignent ainte aints aintes aignait aignaient aignit | aindra aindront
        oindre: oint oignent ointe oints oignait oignit oignirent | oindra oindront
        soudre: sout solvent solu solue | soudra
        uire: uit uisent uite uits uites uisait uisaient uisit uisirent uisant | uira uiront uirait uiraient
        crire: crit crivent crite crits crites crivait crivaient crivit | crira criront
        suivre: suit suivent suivi suivie suivis suivies suivait suivaient suivit | suivra suivront
        clure: clut cluent clu clue cluait clurent | clura cluront
        aitre: ait aissent u aissait aissaient ut urent | aitra aitront
        cevoir: coit coivent cu cue cus cues cevait cevaient cut curent | cevra cevront cevrait
        courir: court courent couru courue courait couraient courut | courra courront
        querir: quiert quierent quis quise quises querait querait quit quirent | querra querront
        aire: ait aisent aisait aisaient it irent | era eront
        al: aux ale ales
        el: elle elles els
        eux: euse euses
        if: ive ives ifs
        teur: trice trices teurs teuse teuses
        eur: euse euses eurs
        ien: ienne iennes iens
    """,
    "es": """
        : s es
        ar: a an o aron aba aban ando ado ada ados adas e en | ara aran aria arian
        car: ca can co caron caba caban cando cado cada cados cadas que quen | cara caran caria carian
        gar: ga gan go garon gaba gaban gando gado gada gados gadas gue guen | gara garan garia garian
        zar: za zan zo zaron zaba zaban zando zado zada zados zadas ce cen | zara zaran zaria zarian
        er: e en io ieron ia ian iendo ido ida idos idas a an | era eran eria erian
        ir: e en io ieron ia ian iendo ido ida idos idas a an | ira iran iria irian
        cer: ce cen cio cieron cia cian ciendo cido cida cidos cidas zca zcan | cera ceran ceria
        ducir: duce ducen dujo dujeron ducia ducian duciendo ducido ducida duzca | ducira duciran duciria
        tener: tiene tienen tuvo tuvieron tenia tenian teniendo tenido tenida tenidos tenidas tenga | tendra tendran
        venir: viene vienen vino vinieron venia venian viniendo venido venga | vendra vendran vendria
        poner: pone ponen puso pusieron ponia ponian poniendo puesto puesta puestos puestas ponga | pondra pondran
        traer: trae traen trajo trajeron traia trayendo traido traida | traera traeran
        caer: cae caen cayo cayeron caia caian cayendo caido caida caidos caidas | caera caeran
        uir: uye uyen uyo uyeron uia uian uyendo uido uida uidos uidas uya | uira uiran uiria
        edir: ide iden idio idieron edia edian idiendo edido edida edidos edidas ida | edira ediran
        ertir: ierte ierten irtio irtieron ertia ertian ertido ertida ertidos irtiendo | ertira ertiran
        erir: iere ieren irio irieron eria erian erido erida eridos iriendo | erira eriran
        egir: ige igen igio igieron egia egido egida egidos egidas igiendo | egira egiran
        eguir: igue iguen iguio iguieron eguia eguian eguido eguida iguiendo iga | eguira eguiran
        quirir: quiere quieren quirio quirieron quirido quirida quiria | quirira
        volver: vuelve vuelven volvio volvieron volvia volvian vuelto vuelta vueltos volviendo | volvera volveran
        solver: suelve suelven solvio solvieron solvia suelto suelta sueltos sueltas | solvera solveran
        mover: mueve mueven movio movieron movia movido movida movidos | movera moveran
        brir: bre bren brio brieron bria brian bierto bierta biertos biertas briendo | brira briran briria
        cribir: cribe criben cribio cribieron crito crita critos critas | cribira
        olar: ola olan olo olaron olaba olado uela uelan | olara olaran
        ontrar: ontro ontraron ontraba ontrado ontrada ontrados uentra uentran | ontrara ontraran
        ostrar: ostro ostraron ostraba ostrado ostrada ostrando uestra uestran | ostrara ostraran
        enzar: enzo enzaron enzaba enzaban enzado enzada enzando ienza ienzan | enzara enzaran enzaria
        endar: endo endaron endaba endado endada ienda iendan | endara
        errar: erro erraron erraba errado errada errados ierra ierran | errara erraran
        ender: ende enden endio endieron endia endido endida endidos ienda iende ienden | endera enderan
        z: ces
        or: ora oras ores
        on: ones
        ivo: iva ivos ivas
    """,
    "it": """
        a: e
        o: i a e
        e: i
        io: i ia ie
        ia: ie
        are: a ano o arono ava avano ando ato ata ati ate ino | era eranno erebbe erebbero
        care: ca cano co carono cava cavano cando cato cata cati cate chi chino | chera cheranno cherebbe
        gare: ga gano go garono gava gavano gando gato gata gati gate ghi ghino | ghera gheranno gherebbe
        ciare: cia ciano cio ciarono ciava ciavano ciando ciato ciata ciati ciate | cera ceranno cerebbe
        giare: gia giano gio giarono giava giavano giando giato giata giati giate | gera geranno gerebbe
        iare: ia iano io iarono iava iavano iando iato iata iati iate | iera ieranno ierebbe
        ere: e ono ette ettero eva evano endo uto uta uti ute erono a ano | era eranno erebbe erebbero
        ire: e ono i irono iva ivano endo ito ita iti ite isce iscono isca | ira iranno irebbe irebbero
        ompere: ompe ompono uppe uppero ompeva otto otta otti otte ompendo | ompera omperanno
        porre: pone pongono pose posero poneva ponevano ponendo posto posta posti poste | porra porranno
        durre: duce ducono dusse dussero duceva ducevano ducendo dotto dotta dotti dotte | durra durranno
        trarre: trae traggono trasse trassero traeva tratto tratta tratti tratte | trarra
        tenere: tiene tengono tenne tennero teneva tenevano tenendo tenuto tenuta tenuti tenute | terra terranno
        venire: viene vengono venne vennero veniva venivano venendo venuto venuta venuti venute | verra verranno
        mettere: mette mettono mise misero metteva mettendo messo messa messi messe | mettera metteranno
        endere: ende endono ese esero endeva endevano endendo eso esa esi ese | endera enderanno
        idere: ide idono ise isero ideva idevano idendo iso isa isi ise | idera ideranno
        udere: ude udono use usero udeva udevano udendo uso usa usi use | udera uderanno
        adere: ade adono adde addero adeva adevano adendo aduto aduta aduti adute | adra adranno
        odere: ode odono ose osero odeva oso osa osi ose | odera
        lodere: lode lodono lose losero loso losa losi lose lodendo | lodera loderanno
        rdere: rde rdono rse rsero rdeva rdevano rdendo rso rsa rsi rse | rdera rderanno
        correre: corre corrono corse corsero correva corso corsa corsi corse | correra
        ungere: unge ungono unse unsero ungeva ungevano unto unta unti unte ungendo | ungera ungeranno
        ingere: inge ingono inse insero ingeva ingevano into inta inti inte ingendo | ingera ingeranno
        olgere: olge olgono olse olsero olgeva olgevano olto olta olti olte olgendo | olgera olgeranno
        ergere: erge ergono erse ersero ergeva erso ersa ersi erse | ergera
        ggere: gge ggono sse ssero ggeva tto tta tti tte | ggera ggeranno
        crescere: cresce crescono crebbe crebbero cresceva crescevano cresciuto cresciuta cresciuti | crescera
        oscere: osce oscono obbe obbero osceva osciuto osciuta osciuti osciute | oscera
        scrivere: scrive scrivono scrisse scrissero scritto scritta scritti scritte scriveva | scrivera
        muovere: muove muovono mosse mossero muoveva mosso mossa mossi mosse | muovera
        vincere: vince vincono vinse vinsero vinceva vinto vinta vinti vinte | vincera vinceranno
        gliere: glie lgono lse lsero glieva lto lta lti lte gliendo | gliera glieranno
        primere: prime primono presse pressero primeva presso pressa pressi presse | primera
        utere: ute utono usse ussero uteva usso ussa ussi usse utendo | utera
        correggere: corregge corresse corretto corretta
        manere: mane mangono mase masero maneva manevano masto masta masti maste | marra marranno
        volvere: volve volvono volto volta
        solvere: solve solvono solse solsero solto solta solti solte | solvera
        prire: pre prono pri prirono priva perto perta perti perte prendo | prira priranno
        frire: fre frono fri frirono friva ferto ferta ferti ferte frendo | frira friranno
        dire: dice dicono disse dissero diceva dicevano dicendo detto detta detti dette | dira diranno
        seguire: segue seguono segui seguirono seguiva seguito seguita seguiti seguendo | seguira
        co: ci chi ca che
        ca: che
        go: ghi gi ga ghe
        ga: ghe
        cia: ce cie
        gia: ge gie
        tore: trice trici tori
    """,
    "pt": """
        : s es
        ar: a am ou aram ava avam ando ado ada ados adas e em | ara arao aria ariam
        car: ca cam cou caram cava cavam cando cado cada cados cadas que quem ce cem | cara carao caria
        gar: ga gam gou garam gava gavam gando gado gada gados gadas gue guem | gara garao garia
        ear: eia eiam eou earam eava eavam eando eado eada eados eadas | eara earao earia
        er: e em eu eram ia iam endo ido ida idos idas a am | era erao eria eriam
        ir: e em iu iram ia iam indo ido ida idos idas a am | ira irao iria iriam
        uzir: uz uzem uziu uziram uzia uziam uzindo uzido uzida uzidos uzidas | uzira uzirao
        nter: ntem nteve ntiveram ntinha ntinham ntendo ntido ntida ntidos ntidas | ntera nterao
        bter: btem bteve btiveram btinha btinham btendo btido btida btidos btidas | btera bterao
        reter: retem reteve retiveram retinha retinham retendo retido retida retidos retidas | retera reterao
        deter: detem deteve detiveram detinha detinham detendo detido detida detidos detidas | detera deterao
        eter: ete etem eteu eteram etia etiam etendo etido etida etidos etidas | etera eterao
        vir: vem veio vieram vinha vinham vindo | vira virao
        ovir: ove ovem oviu oviram ovido ovida
        ouvir: ouve ouvem ouviu ouviram ouvia ouvindo ouvido ouvida ouvidos ouvidas | ouvira
        ervir: erve ervem erviu erviram ervia ervido ervindo | ervira
        por: poe poem pos puseram punha punham pondo posto posta postos postas | pora porao
        ver: ve veem viu viram via viam vendo visto vista vistos vistas | vera verao
        mover: move movem moveu moveram movia movido movida movidos | movera
        over: ove ovem oveu overam ovido ovida ovidos
        lver: lve lvem lveu lveram lvia lvido lvida lvidos lvidas lvendo | lvera lverao
        rever: reve reveem reviu reviram revisto revista previa | revera reverao
        crever: creve crevem creveu creveram crito crita critos critas | crevera
        viver: vive vivem viveu viveram vivia viviam vivendo vivido | vivera
        fazer: faz fazem fez fizeram fazia faziam fazendo feito feita feitos feitas | fara farao
        dizer: diz dizem disse disseram dizia diziam dizendo dito dita ditos | dira dirao
        trazer: traz trazem trouxe trouxeram trazia trazendo trazido trazida | trara trarao
        guir: gue guem guiu guiram guia guiam guindo guido guida guidos guidas | guira guirao
        air: ai aem aiu airam aia aiam aindo aido aida aidos aidas | aira airao
        uir: ui uem uiu uiram uia uiam uindo uido uida uidos uidas oi oem | uira uirao
        ugir: oge ogem ugiu ugiram ugia ugiam ugindo ugido | ugira ugirao
        brir: bre brem briu briram bria briam brindo berto berta bertos bertas | brira brirao
        ao: oes aes aos
        al: ais
        el: eis
        il: is eis
        ol: ois
        em: ens
        im: ins
        om: ons
        um: uns
        or: ora oras ores
        ivo: iva ivos ivas
    """,
}
