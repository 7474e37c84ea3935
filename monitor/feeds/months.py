"""The names of months in many languages: whole names, abbreviations, and stems of names that are declined."""

from __future__ import annotations

_NAMES = """
1: jan janv jän jänner ene enero gen genn gennaio janu janvier jane ocak ιαν янв янва січ січн sty tammi led leden
    ledna ian ianu jaan ιανου
2: feb febr fév févr fev févri februa febbraio fevereiro şubat φεβ φεβρ фев февр лют lut luty lute helmi úno únor
    veebr feve
3: mar mär márc már märz mrz mars march mart marz marzo marc marec março març maart mare mrt marts μαρ μάρ μαρτ мар
    март бер бере bře břez maalis märts
4: apr avr avri abr abri apri nisan απρ απρι апр апре кві квіт kwi kwie huhti dub dube dubn ápr ápri
5: may mai mayo mag magg maggio maio mei maj máj máju mayı mayıs μαϊ μαΐ μαι май мая тра трав touko kvě květ
6: jun juin june juni junio giu giug giugno junh haziran ιουν июн июнь июня чер черв cze czer kesä jún júni iun iuni
    červen června juuni
7: jul juil juill july juli julio lug lugl luglio julh temmuz ιουλ июл июль июля лип липн lip lipi lipc heinä júl júli
    iul iuli červene července červenc juuli
8: aug août aou aout augu ago agos agosto avg avgu ağu ağustos αυγ αυγο авг авгу сер серп sie sier elo eloku srpna
    srpen
9: sep sept septe set sett sette sete setiembre settembre setembro eyl eylül σεπ σεπτ сен сент вер вере wrz wrze syys
    zář září sze szep
10: oct okt octo okto octu ott otto out outu ekim οκτ οκτω окт октя жов жовт paź paźd loka říj říjn oco
11: nov nove novi kas kası kasım νοε νοεμ ноя нояб лис лист lis list marr marras noie
12: dec dez dece deze déc déce dic dici des dese desember ara aral aralık δεκ δεκε дек дека гру груд gru grud joul pro
    prosi
"""
# A listed name of at least this many letters also matches longer (declined) forms; shorter ones only match whole.
_STEM = 4

_MONTHS = {
    name: int(number)
    for number, names in (line.split(": ") for line in _NAMES.replace("\n    ", " ").strip().splitlines())
    for name in names.split()
}


def month_number(name: str) -> int | None:
    """The number of a month (1 to 12) by its name in any of these languages; None for any other word."""
    name = name.lower()
    stems = (name[:length] for length in range(len(name), _STEM - 1, -1))
    return _MONTHS.get(name) or next((_MONTHS[stem] for stem in stems if stem in _MONTHS), None)
