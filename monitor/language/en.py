"""English."""

from __future__ import annotations

from monitor.language.shape import (
    NO_VERBS,
    Calendar,
    Fractions,
    Language,
    Numbers,
    Stops,
    Units,
    alike,
    contrasts,
    irregular,
    lines,
    spelled,
    themes,
    words,
)

# fmt: off
_WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}
_NUMBERS = Numbers(
    words=_WORDS,
    hundreds=frozenset({"hundred"}),
    scales={
        "thousand": 10**3, "million": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12,
        "tn": 10**12, "lakh": 10**5, "crore": 10**7,
    },
    groups={
        "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6,
        "billions": 2 * 10**9, "couple": 2,
    },
    single_groups={"dozen": 12},
    articles=frozenset({"a", "an"}),
    joiners=frozenset({"and"}),
    ordinals=(
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth",
    ),
    frequencies={"twice": 2, "thrice": 3},
    ages={},
    thousand_inside="",
    comma_groups=True,
    over=(
        "more than", "over", "at least", "above", "exceeding", "upwards of", "no fewer than", "no less than",
        "just over", "over the age of", "above the age of", "older than",
    ),
    under=(
        "less than", "fewer than", "under", "below", "nearly", "almost", "up to", "at most", "no more than",
        "not more than", "just under", "close to", "under the age of", "below the age of", "younger than",
    ),
)
_FRACTIONS = Fractions(
    nouns={
        "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4, "fifth": 5,
        "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "tenth": 10,
        "tenths": 10,
    },
    plain_fractions=frozenset({"fifths", "half", "halves", "quarters", "tenths", "thirds"}),
    parts={"quarter": 4, "quarters": 4, "halves": 2, "thirds": 3, "fifths": 5, "tenths": 10},
    of_whole=frozenset({"of"}),
    by=frozenset({"by"}),
    halves=frozenset({"half"}),
    noun_half="half",
    half_has_article=True,
    mixed={},
    joined={"half-hour": (30, ""), "half-dozen": (6, ""), "half-million": (500_000, "")},
    wholes={"hour": 60, "dozen": 12, "century": 100, "hundred": 100},
    links=(("out", "of", "every"), ("out", "of"), ("in", "every"), ("in",)),
    every=frozenset({"every"}),
    periods=spelled("""
        second seconds minute minutes hour hours day days week weeks month months year years decade decades game
        games match matches innings appearances starts attempts season seasons century centuries
    """),
)
_CALENDAR = Calendar(
    months=(
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
        "september sept sep", "october oct", "november nov", "december dec",
    ),
    short_months=(),
    weekdays=("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    dotted_dates=False,
    spoken_days=False,
    named_times={"noon": 720, "midday": 720, "midnight": 0},
    o_clock=frozenset({"o'clock", "o’clock"}),
    always_clock=True,
    at=frozenset({"about", "after", "around", "at", "before", "by", "from", "since", "till", "until"}),
    bare_clock=False,
    dayparts={"in the morning": "a", "in the afternoon": "p", "in the evening": "p", "at night": "n"},
    before_hour={("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "to"): -15},
    after_hour={},
)
_UNITS = Units(
    names={
        "%": "percent per-cent pct", "USD": "dollar dollars", "EUR": "euro euros", "GBP": "pound pounds",
        "JPY": "yen", "INR": "rupee rupees", "CNY": "yuan", "RUB": "rouble roubles ruble rubles",
        "franc": "franc francs", "peso": "peso pesos", "cent": "cent cents", "penny": "pence penny",
        "mm": "millimetre millimetres millimeter millimeters",
        "cm": "centimetre centimetres centimeter centimeters", "m": "metre metres meter meters",
        "km": "kilometre kilometres kilometer kilometers", "mile": "mile miles mi", "ft": "foot feet",
        "inch": "inch inches", "yard": "yard yards", "acre": "acre acres", "ha": "hectare hectares",
        "mg": "milligram milligrams", "g": "gram grams gramme grammes",
        "kg": "kilo kilos kilogram kilograms kilogramme kilogrammes", "t": "t tonne tonnes ton tons",
        "ml": "millilitre millilitres milliliter milliliters", "l": "litre litres liter liters",
        "°": "degree degrees", "°C": "centigrade", "°F": "fahrenheit", "kW": "kilowatt kilowatts",
        "MW": "megawatt megawatts", "GW": "gigawatt gigawatts", "MB": "megabyte megabytes",
        "times": "times occasions", "GB": "gigabyte gigabytes",
    },
    phrases={
        "per cent": "%", "percentage points": "pp", "percentage point": "pp", "us dollars": "USD",
        "us dollar": "USD", "american dollars": "USD", "australian dollars": "AUD", "canadian dollars": "CAD",
        "swiss francs": "CHF",
    },
    squares={"square": "²", "sq": "²", "cubic": "³"},
    tails={"/h": ("per hour", "an hour"), "C": ("centigrade",), "F": ("fahrenheit",)},
)
_STOPS = Stops(
    before_names=spelled("""
        mr mrs ms mx messrs dr drs prof rev revd hon sen sens rep reps gov govs gen lt col maj capt cpt cmdr cdr sgt
        cpl pvt adm brig supt insp det pres st ste mt ft fr vs viz cf eg ie e.g i.e asst exc orig assoc dept hm rt
        esp approx incl excl msgr
    """),
    either=spelled("""
        inc ltd co corp llc plc bros jr sr etc al ave rd blvd sq hwy est dist u.s u.k u.n e.u a.m p.m am pm ph.d m.d
        b.a m.a d.c l.a n.y u.s.a univ no nos ed eds mfg intl natl govt min max misc jan feb mar apr jun jul aug sep
        sept oct nov dec mon tue tues wed thu thur thurs fri sat sun calif mass conn fla ill ind mich minn miss mo
        okla ore pa tenn tex va wash wis ariz ark colo
    """),
    before_figures=spelled("""
        no nos p pp vol vols fig figs sec ch art para pt op v c ca circa tel ext nr par reg regs cl approx
    """),
    openers=spelled("""
        the a an it he she they we you i in on at but and this that these those there his her their our its my if
        when while as after before for from with by to of what who where why how so or nor not no yes then now here
        some many most all both each every another other such one two three more however although though since until
        because despite during also still even only just meanwhile police officials people
    """),
)
ENGLISH = Language(
    code="en",
    name="English",
    letters="",
    function=words("""
        a an the this that these those there here it its itself he him his she her hers they them their theirs we us
        our ours i me my you your yours who whom whose which what when where why how and or but nor so yet if then
        than as at by for from in into of off on onto out over to up with within about above across after against
        along among around before behind below beneath beside besides between beyond down during inside near outside
        since through throughout toward towards under until upon via while because although though whether both
        either each every any some all such same other another more most own be am is are was were been being have
        has had having do does did doing can could may might should would must s t d ll re ve m someone somebody
        anyone anybody everyone everybody mr mrs ms mx
    """),
    light=words("""
        new take took taken takes taking make made makes making put puts come came comes coming go went goes gone give
        gave given gives bring brought brings keep kept keeps led compared also now currently today yesterday tomorrow
        tonight just still already even only very really quite rather however therefore thus meanwhile moreover
        furthermore additionally again further additional previously subsequently shortly soon later earlier recently
        finally initially approximately roughly well too please etc eg ie via link pm am early late so-called following
        including include includes included namely particular particularly especially respectively together overall
        currently ahead once must-read per various several many much few part way able order regarding concerning
        related nevertheless nonetheless likewise hence accordingly consequently besides indeed afterwards afterward
        beforehand amid amidst despite albeit whereas this's that's it's he's she's they're we're i'm there's
    """),
    negation=words("""
        no not never none nobody nothing nowhere neither cannot without dont cant wont aint unable failed
    """),
    reader=words("you your yours yourself please"),
    future=words("""
        will ll shall would going plans plan planned planning expected expects due intends intend upcoming
        proposes proposed hopes considering
    """),
    hedge=words("""
        may might could possibly perhaps probably likely unlikely allegedly reportedly apparently alleged
        suspected unconfirmed believed thought appears seems feared fears presumed assumed understood
        appeared seemed presumably supposedly purportedly
    """),
    qualifiers=words(
        """
        acting deputy vice former ex interim caretaker honorary designate elect assistant junior draft preliminary
        provisional tentative conditional partial partially partly nearly almost most mostly largely attempted attempt
        trying tried alleged suspected feared presumed reported planned proposed potential possible would-be so-called
        initial temporary temporarily only both neither either all half several few many
    """
    ),
    denying=words("un in im il ir dis non"),
    contrasts=contrasts("""
        before until | after since from
        can could may might | should | must
        all every each | most | many | several some | few
        above over | below under
        inside within | outside
        both | either | neither
        for | against
        and | or
        likely probably | unlikely
        missing unaccounted searching | found | alive | dead died killed body bodies
    """),
    pending=words("""
        considering considers considered weighing weighs mulling mulls threatening threatens threatened resisting
        resists resisted refusing refuses refused declined declines debating pondering
    """),
    intent=words("""
        expected expects due scheduled slated plan plans planned planning intends intended intending hopes hoped hoping
        aims aimed wants wanted wanting seeks seeking sought trying tries tried attempting urges urged demands demanded
        calls called pledges pledged promises promised vows vowed proposes proposed prepares preparing
    """),
    outcome=words("""
        oppose opposes regained regains unclear unknown undecided dead died killed missing rescued alive
        survived injured wounded arrested detained charged indicted convicted acquitted cleared sentenced jailed
        freed released bail guilty resigned resigns sacked fired dismissed suspended reinstated appointed
        elected re- elected ousted defeated won wins lost loses drew approved rejected passed blocked vetoed
        adopted signed ratified agreed collapsed failed succeeded cancelled canceled postponed rescheduled
        resumed restored reopened closed shut halted stopped ended withdrawn scrapped abandoned banned lifted
        imposed confirmed denied admitted pleaded evacuated contained extinguished recovered critical stable
        offline online unavailable resolved fixed disrupted required bankrupt sold seized surrendered captured
        destroyed sank crashed grounded derailed deported extradited hospitalised discharged qualified
        eliminated relegated upheld overturned quashed settled struck open opened rose rise rises risen fell
        fall falls fallen increased decreased grew shrank gained dropped higher lower north south east west
        northern southern eastern western left right best worst longer shorter faster slower before after start
        started begin began remained returned accepted refused supported opposed hired restarted doubled halved
    """),
    speech=words("""
        say says said saying tell tells told add adds added state states stated announce announces announced claim
        claims claimed confirm confirms confirmed explain explained insist insisted note noted warn warned tweet
        tweeted wrote write commented comment remarked declared declare argued replied responded according spokesman
        spokeswoman spokesperson statement quoted testified urged asked stressed emphasised emphasized recalled
        recounted reiterated spokespeople spokespersons
    """),
    attribution=lines(r"""
        (?<=\btold )(?:(?:the|a|local|state|several|waiting) ){0,2}(?:reporters|journalists|media|broadcasters?)\b
        (?<=\btold )(?:(?:the|a|local|state) ){0,2}(?:newspapers?|press|(?:news|press) conference|briefing)\b
        (?<=\btold )(?-i:(?:the )?(?:[A-Z][\w.'’-]* ){0,3}(?:Radio|TV|Television|News|Times|Post|Courier))\b
        (?<=\btold )(?-i:(?:the )?(?:[A-Z][\w.'’-]* ){0,3}(?:Ledger|Herald|Gazette|Tribune|Journal|Press))\b
        (?<=\btold )(?-i:(?:the )?(?:[A-Z][\w.'’-]* ){0,3}(?:Chronicle|Observer|Telegraph|Daily|Weekly))\b
        (?<=\btold )(?-i:(?:Radio|TV|Channel)(?: [A-Z\d][\w.'’-]*){1,3})
        \bto (?:reporters|journalists)\b
        \b(?:in|during|at) (?:(?:an?|the|his|her) )?(?:\w+ )?interview with (?-i:(?:the )?[A-Z]\w*(?: [A-Z]\w*){0,3})
        \b(?:in|by|during|at) (?:(?:an?|the|his|her|its|their) )?(?:[\w-]+ )?(?:statement|interview|briefing)\b
        \b(?:in|during|at) (?:(?:an?|the|his|her|its|their) )?(?:[\w-]+ )?(?:(?:news|press) conference|press release)\b
        \b(?:by|over|via) (?:the )?(?:telephone|phone|e-?mail)\b
    """),
    headings=words("""
        further additional more other related general past previous upcoming next key frequently contact about
        background notes details information update updates quotes references links documents images media events event
        meetings registration register link date time venue summary overview introduction contents winners entries
        shortlisted signatories transition questions answers timeline analysis explainer comment opinion live latest
    """),
    pointers=(
        *lines(r"""
        (please )?(read|see|view|click|find out|learn|discover) (more|also|here|the full|our|below|all|further)\b
        (please )?(read|see|view|watch|download|access|find)\b[^.!?]{2,120}\bhere\W*$
        (please )?(click|tap|subscribe|sign up|sign in|log in|like us|join us|confirm your)\b
        (please )?follow (up|along|us|me|on|our|this|the (story|page|latest|live|news))\b|(please )?follow\b.{2,60} on\b
        (please )?share (this|it|on|via|your|our)\b
        (please )?book (now|here|your)\b
        (please )?(refer to|write to|get in touch)\b
        (for )?(more|further|additional|full|key) (key )?(information|details?|info|news|updates?|guidance)\b
        for (further|more) (key|general|detailed)\b
        for (information|details|help|advice|guidance) (on|about|regarding)\b
        (you can )?(find|get) (out )?(more|further)\b
        (further|more|full|details|information)\b.{0,110}\b(available|found|read) (here|at|on|from|via|online)\b
        (the|\w+['’]s) (full|latest|most recent)\b.{0,110}\b(available|found|viewed|read) (here|at|on|from|via|online)\b
        for\b[^.!?]{3,160}, (please )?(read|see|visit|check|watch|view|click|go to)\b
        (please )?see\b[^.!?]{3,160}\bfor (more|further|full|details|information|the)\b
        you can (find|browse|search|sign up|subscribe|register|apply|book)\b[^.!?\d]*$
        (you can |please )?(register|sign up|apply|book|subscribe|join)\b[^.!?]{0,80}\bhere\W*$
        sign up\b
        (this )?(story|article|page|report|post) (was |is |has been )?updated\b
        more (about|on|from|in)\b
        thank you (to|for)\b|thanks for\b|thanks to\b(?!.{2,120}, \S)
        (we|they) (apologise|apologize|are sorry|regret any|hope you|wish you)\b
        we (will )?continue to (monitor|review|keep|update)\b
        (we|you) wish\b
        we (want|would like) to (ensure|make sure|assure|reassure)\b
        good luck\b
        (first |last |originally )?(published|updated)\b.{0,60}\b(see|show|hide) all updates$
        first published\.?$
        further (details|information|announcements?|updates?) (will|to) (be|follow|come)\b
        """),
        # "Call us", but not "Call centres in the north are shut": a noun phrase is followed by a verb.
        (
            r"(please )?(visit|contact|e-?mail|call|(tele)?phone)\b"
            r"(?!( (?!(us|our|the|your|a|an|if|or|who|on|at)\b)\S+){1,4} (is|are|was|were|has|have|had|will|remain))"
        ),
    ),
    themes=themes("""
        death: dead. die. dies. died. dying. death kill fatal body. bodies. corpse drown murder manslaughter
            homicide lethal deadly perish
        injury: injur wound hurt. hospitali taken_to_hospital in_hospital serious_condition critical intensive_care
            broken. fractur surgery. concussion poisoned. sickened infect casualt victim. victims.
        missing: missing. disappear unaccounted abduct kidnap hostage
        evacuation: evacuat flee. fled. fleeing stranded. trapped. displaced. homeless.
        danger: explo blast. fire. fires. blaze flood contaminat toxic asbestos collaps derail crash outbreak unsafe
            leak storm quake earthquake landslide capsiz sank. sink. outage blackout without_power hazard danger
        attack: attack shell. shelled shelling bomb missile drone gunm shoot shot. stabb rocket airstrike ceasefire
            truce coup. invasion invade siege besieged
        arrest: arrest detain custody charged. indict remand raid. raided wanted. extradit suspect.
        verdict: guilty convict sentenc jailed. jail. acquit cleared. verdict prison fined. overturn upheld
            banned_for banned.
        departure: resign sack. sacks. sacked sacking fired. dismiss step_down steps_down stepped_down stepping_down
            quit. quits. oust deposed left_office
        closure: close. closes. closed. closing closure shut. shuts. shutdown cancel postpon suspend scrap abandon
            call_off called_off halt stopped. paus on_hold lockdown bankrupt insolven delay
        strike: strike. strikes. walkout walk_out walked_out industrial_action picket
        recall: recall
        approval: approv agree. agreed. agrees. agreement deal. adopted. passed. voted. reject blocked. veto
            elected. signed. ratif overrul granted. refused.
        reopening: reopen re-open restor resum lifted. lifts. lift. back_to_normal under_control extinguish
            brought_back work_as_normal
        rescue: rescue found. survivor survive alive. freed. released. safely.
        victory: win. wins. won. beat. beats. winner winning trophy champion goal. goals. defeat relegat
        inquiry: investigat inquiry inquest lawsuit sue. sued. sues. accus appeal. appealed prosecut to_blame blamed
            caused_by cause.
        confirmation: confirm denied. denies. deny. ruled_out rule_out admitted. admit. acknowledg identified
        official: police officer official minister ministry government mayor court judge prosecutor coroner
            fire_service firefighter council governor president authority chief_executive hospital regulator agency
            board panel
        bystander: neighbour neighbor witness resident onlooker passer fan. fans. shopkeeper tourist owner analyst
            expert parents. mother. father.
        comment: thank welcomed. criticis criticiz regret disappoint delight pleased proud. condemn praise tribute
            joked. hope. hopes. hoped. calling_it called_it urged. urges. shocked decline_to declined_to
        background: founded. known_for history previous last_year last_november attendance signature petition
            viewers. viewed. owns. employs
        sport: league match. matches goal. goals. cup. coach. season striker midfielder race. races rider champion
            tournament games. medal. medals. team. teams. squad transfer penalty grand_prix olympic athlete sprinter
            relegat table. club. fixture innings wicket defender
        show: singer actress actor star. soap. band. gig. gigs festival fans. novel. author film. concert celebrity
            album pop. comedian premiere
        service: school water. power. train. trains customers passengers residents patients ferry road. roads
            bridge. flights homes. nhs vaccine
        politics: minister parliament government council president mayor election vote law. court senate treaty
            talks. party.
    """),
    irregular=irregular("""
        arise arose arisen | bear bore borne | beat beaten | bend bent | bind bound | bite bit bitten | bleed bled |
        blow blew blown | breed bred | burn burnt | cling clung | creep crept | dig dug | dream dreamt | feed fed |
        forbid forbade forbidden | forgive forgave forgiven | freeze froze frozen | grind ground | hang hung | hide hid
        hidden | kneel knelt | lay laid | learn learnt | leap leapt | mistake mistook mistaken | overcome overcame |
        overtake overtook overtaken | overthrow overthrew overthrown | prove proven | rebuild rebuilt | rewrite rewrote
        rewritten | ring rang rung | shrink shrank shrunk | sleep slept | slide slid | spell spelt | spill spilt | spin
        spun | spoil spoilt | spring sprang sprung | stick stuck | sting stung | stink stank stunk | strive strove
        striven | sweep swept | swell swollen | swing swung | undergo underwent undergone | undertake undertook
        undertaken | uphold upheld | wake woke woken | weave wove woven | weep wept | wind wound | withhold withheld |
        withstand withstood | begin began begun | become became | break broke broken | bring brought | build built |
        buy bought | catch caught | choose chose chosen | come came | deal dealt | draw drew drawn | drive drove driven
        | eat ate eaten | fall fell fallen | feel felt | fight fought | find found | flee fled | fly flew flown |
        forget forgot forgotten | get got gotten | give gave given | go went gone | gray grey | grow grew grown | hear
        heard | hold held | keep kept | know knew known | lead led | leave left | lend lent | lose lost | make made |
        mean meant | meet met | pay paid | ride rode ridden | rise rose risen | run ran | say said | see saw seen |
        seek sought | sell sold | send sent | shake shook shaken | shoot shot | show shown | sing sang sung | sink sank
        sunk | sit sat | speak spoke spoken | spend spent | stand stood | steal stole stolen | strike struck | swear
        swore sworn | swim swam swum | take took taken | teach taught | tear tore torn | tell told | think thought |
        throw threw thrown | understand understood | wear wore worn | win won | withdraw withdrew withdrawn | write
        wrote written | person people persons | child children | man men | woman women | lie lay lain
    """),
    alike=alike("""
        injured wounded hurt | close shut | fire sack dismiss | freed release | cancel scrap | postpone delay defer |
        rise increase climb grow gain | fall drop decrease | halt stop | start begin commence | end finish conclude |
        approve adopt pass | overturn quash | resume restart | jail imprison | resign quit | buy purchase acquire |
        happen occur | help assist aid | blaze fire | firm company | child kid | pupil student | lorry truck | flat
        apartment | home house | prison jail | plane aircraft aeroplane airplane | ship vessel | inquiry investigation
        probe | inhabitant resident | huge massive enormous vast | big large | quick fast rapid swift | staff employee
        worker | wage salary pay | journalist reporter | film movie | reveal disclose | build construct | allow permit
        let | ban prohibit | destroy wreck | choose select pick | crash collision | rescue save | protest demonstration
        | answer reply respond | remain stay | deal agreement accord pact | appoint name | annual yearly | serious
        severe | lawyer attorney | extinguish douse
    """),
    verbs=NO_VERBS,
    # British to American spelling.
    respellings=(
        (r"is(e|ed|es|ing|ation|ations)$", r"iz\1"),
        (r"ys(e|ed|es|ing)$", r"yz\1"),
        (r"(?<=..[lnbvmd])our(?=$|s$|ed$|ing$|ite|able|ful|hood)", "or"),
        (r"(?<=..)tre(?=$|s$)", "ter"),
        (r"ogue(?=$|s$)", "og"),
        (r"amme(?=$|s$)", "am"),
        (r"ence(?=$|s$)", "ense"),
        (r"^grey", "gray"),
        (r"^judgement", "judgment"),
        (r"aluminium", "aluminum"),
    ),
    stemmer="english",
    numbers=_NUMBERS,
    fractions=_FRACTIONS,
    calendar=_CALENDAR,
    units=_UNITS,
    stops=_STOPS,
)
