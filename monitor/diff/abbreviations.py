"""Which full stops do not end a sentence, by language (primary BCP 47 tag), as tables.

Words stand lower-case and without their last full stop.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StopRules:
    """How one language uses the full stop.

    ``before_names`` are never the end of a sentence (titles); ``either`` are it only before a word that often opens a
    sentence; ``before_figures`` are not when a figure follows. ``openers`` are the words that often open a sentence.
    ``ordinals``: a figure with a full stop may be an ordinal number ("3. Mai").
    """

    before_names: frozenset[str]
    either: frozenset[str]
    before_figures: frozenset[str]
    openers: frozenset[str]
    ordinals: bool = False


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENGLISH = StopRules(
    before_names=_words(
        "mr mrs ms mx messrs dr drs prof rev revd hon sen sens rep reps gov govs gen lt col maj capt cpt cmdr "
        "cdr sgt cpl pvt adm brig supt insp det pres st ste mt ft fr vs viz cf eg ie e.g i.e asst exc orig "
        "assoc dept hm rt esp approx incl excl msgr"
    ),
    either=_words(
        "inc ltd co corp llc plc bros jr sr etc al ave rd blvd sq hwy est dist u.s u.k u.n e.u a.m p.m am pm "
        "ph.d m.d b.a m.a d.c l.a n.y u.s.a univ no nos ed eds mfg intl natl govt min max misc jan feb mar "
        "apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun calif mass conn fla "
        "ill ind mich minn miss mo okla ore pa tenn tex va wash wis ariz ark colo"
    ),
    before_figures=_words(
        "no nos p pp vol vols fig figs sec ch art para pt op v c ca circa tel ext nr par reg regs cl approx"
    ),
    openers=_words(
        "the a an it he she they we you i in on at but and this that these those there his her their our its "
        "my if when while as after before for from with by to of what who where why how so or nor not no yes "
        "then now here some many most all both each every another other such one two three more however "
        "although though since until because despite during also still even only just meanwhile police "
        "officials people"
    ),
)

_GERMAN = StopRules(
    before_names=_words(
        "dr prof hr hrn fr frl ing dipl mag med phil jur rer nat hc h.c st bzw ca d.h z.b z.t u.a s.o s.u o.g "
        "v.a i.d.r i.v i.a m.e sog evtl ggf bspw vgl insb inkl exkl zzgl gem lt betr geb gest verh gegr kath "
        "ev bes bisher min max mind tel gen ggü bezügl ehem röm dt engl frz österr schweiz amtl staatl städt "
        "jr sen d h z b u o v i s"
    ),
    either=_words(
        "usw etc u.a.m u.ä o.ä u.dgl v.chr n.chr chr co mio mrd tsd str pl hg hrsg verl zit jh jhd jan feb "
        "apr aug sept okt nov dez"
    ),
    before_figures=_words("nr nrn art abs s bd kap abb tab ziff anm aufl vers jg tel ca ab z pkt lit rn az"),
    openers=_words(
        "der die das den dem des ein eine einer eines einem einen es er sie wir ihr ich man im in am an auf "
        "aus bei mit nach von vor zu zum zur um für durch über unter gegen ohne bis seit während wegen trotz "
        "als wenn weil da dass ob und aber oder denn doch sondern so auch noch nur schon dann danach dabei "
        "dazu damit dafür davon dort hier jetzt nun heute gestern morgen dies diese dieser dieses diesem jede "
        "jeder jedes alle viele einige mehrere beide kein keine nicht wer was wie wo warum sein seine ihre "
        "insgesamt zudem außerdem allerdings jedoch dagegen später zuvor bereits zunächst laut"
    ),
    ordinals=True,
)

_FRENCH = StopRules(
    before_names=_words(
        "m mm mme mmes mlle mlles dr pr prof me mgr st ste av bd cf ex env p.ex c.-à-d j.-c gal col cdt cne lt"
    ),
    either=_words("etc cie ste s.a s.a.r.l apr janv févr avr juil sept oct nov déc lun mar mer jeu ven sam dim hab"),
    before_figures=_words("no n art p pp vol chap fig tél al § éd"),
    openers=_words(
        "le la les l un une des il elle ils elles on nous vous je ce cet cette ces c en dans sur sous à au "
        "aux de du par pour avec sans mais et ou donc or ni car si quand lorsque comme après avant depuis "
        "pendant selon son sa ses leur leurs tout tous toutes aucun chaque plusieurs certains ainsi alors "
        "puis enfin cependant toutefois pourtant"
    ),
)

_SPANISH = StopRules(
    before_names=_words(
        "sr sra sres sras srta d da dña dn dr dra dres lic ing arq prof gral cnel cap sto sta excmo excma "
        "ilmo p.ej ej pág págs avda fdo mons"
    ),
    either=_words(
        "etc ee.uu ff.aa s.a s.l s.a.u a.m p.m a.c d.c cía ud uds vd vds ene feb abr jun jul ago sept oct nov "
        "dic hab aprox"
    ),
    before_figures=_words("n núm núms no art arts p pp pág págs vol cap fig tel tfno párr"),
    openers=_words(
        "el la los las lo un una unos unas él ella ellos ellas se su sus este esta estos estas ese esa eso en "
        "de del al a por para con sin sobre tras según desde hasta entre durante pero y o ni que si cuando "
        "como donde aunque porque mientras también además así ya no sí hay más muchos todos todas algunos "
        "otro otra cada"
    ),
)

_ITALIAN = StopRules(
    before_names=_words(
        "sig sigg sig.ra sig.na dott dott.ssa dr prof prof.ssa ing avv arch geom rag on sen mons gen col cap "
        "magg ten s ss p.es es cfr avv.to don"
    ),
    either=_words("ecc etc s.p.a s.r.l a.c d.c gen feb mar apr mag giu lug ago sett ott nov dic ca"),
    before_figures=_words("n nn nr art artt p pp pag pagg vol cap fig tel par co"),
    openers=_words(
        "il lo la i gli le l un uno una un' egli lui lei loro essi si in nel nella nei nelle di del della dei "
        "delle da dal dalla a al alla ai alle con per su sul sulla tra fra ma e ed o se quando come dove "
        "perché mentre anche inoltre poi così dopo prima secondo questo questa questi queste quello non c è "
        "sono ha hanno tutti ogni alcuni molti"
    ),
)

_PORTUGUESE = StopRules(
    before_names=_words(
        "sr sra srs sras srta dr dra drs prof profa eng arq exmo exma gen cel cap sto sta d dom p.ex ex pe v.exa av"
    ),
    either=_words("etc ltda s.a cia a.c d.c a.m p.m jan fev mar abr mai jun jul ago set out nov dez hab aprox eua"),
    before_figures=_words("n nº no art arts p pp pág págs vol cap fig tel"),
    openers=_words(
        "o a os as um uma uns umas ele ela eles elas se seu sua seus suas este esta estes estas esse essa "
        "isso em no na nos nas de do da dos das ao à aos às por pelo pela para com sem sobre após segundo "
        "desde até entre durante mas e ou nem que quando como onde embora porque enquanto também além assim "
        "já não sim há mais muitos todos cada outro outra"
    ),
)

_DUTCH = StopRules(
    before_names=_words(
        "dhr mevr mw drs dr prof ir ing mr st jhr gebr jl bijv bv m.b.t o.a d.w.z t.a.v i.v.m m.n z.g resp "
        "incl excl ca evt zgn nl vgl"
    ),
    either=_words("enz etc b.v n.v e.d e.a a.u.b jr sr v.chr n.chr jan feb mrt apr jun jul aug sept okt nov dec"),
    before_figures=_words("nr nrs art blz p pp vol fig tel hfst par afb lid"),
    openers=_words(
        "de het een hij zij ze we wij ik je jij er dat dit die deze in op aan bij met naar van voor uit om "
        "door over onder tegen zonder tot sinds tijdens maar en of want dus als toen terwijl omdat hoewel ook "
        "nog al dan daarna daarom hier daar nu volgens zijn haar hun alle veel sommige geen niet wie wat hoe "
        "waar waarom"
    ),
)

_RUSSIAN = StopRules(
    before_names=_words("г гг ул пр пл д кв корп стр им проф акад доц св о т.е т.к т.н т.д-и см ср напр адм ген полк"),
    either=_words("т.д т.п др пр руб коп тыс млн млрд н.э чел сек мин час янв февр апр авг сент окт нояб дек"),
    before_figures=_words("ст п пп с стр т гл рис табл тел № ок"),
    openers=_words("в на по с из за к о об от до для при после но и а он она они это как также однако если когда по"),
)

RULES = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "it": _ITALIAN,
    "pt": _PORTUGUESE,
    "nl": _DUTCH,
    "ru": _RUSSIAN,
}

# Languages beside German that write ordinal numbers with a full stop.
ORDINAL_LANGUAGES = _words("de da nb nn no fi et lv cs sk pl sl hr sr bs hu is tr lb fo")

MONTHS = _words(
    "januar jänner februar feber märz april mai juni juli august september oktober november dezember jan feb "
    "mär apr jun jul aug sep sept okt nov dez januari februari maart mei augustus december marts maj januari "
    "mars kesäkuuta jahrhundert jahrhunderts jh"
)

_ALL = tuple(RULES.values())

# Months cut short, in all languages: before a figure they do not end a sentence ("Nov. 5").
MONTHS_CUT = _words(
    "jan feb mar apr jun jul aug sep sept oct nov dec mär okt dez janv févr avr juil déc ene abr ago dic gen "
    "mag giu lug set sett ott fev mai out dez mrt"
)

# Abbreviations of one language that are words of another.
_AMBIGUOUS = _words("on sen d s o m me ex p cap gen est don es col par pres min max nat ten bv bes ehem tel")

# For a language without a table: what is safe in all of them together.
UNKNOWN = StopRules(
    before_names=frozenset().union(*(rules.before_names for rules in _ALL)) - _AMBIGUOUS,
    either=frozenset().union(*(rules.either for rules in _ALL)),
    before_figures=frozenset().union(*(rules.before_figures for rules in _ALL)),
    openers=frozenset().union(*(rules.openers for rules in _ALL)),
)


def rules_for(language: str) -> StopRules:
    """The table of a language tag ("de-AT" is German), or what is safe in all."""
    return RULES.get(language[:2].lower(), UNKNOWN)
