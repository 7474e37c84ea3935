"""A replaced word may be another fact or only other wording: German, Dutch, English."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.developments import compare
from monitor.model import Document

Pairs = dict[str, tuple[tuple[str, str], ...]]

CHANGED: Pairs = {
    "de": (
        ("Bei dem Unfall wurde ein Mann verletzt.", "Bei dem Unfall wurde ein Mann getötet."),
        ("Der Verdächtige wurde festgenommen.", "Der Verdächtige wurde angeklagt."),
        ("Ein Wanderer wird vermisst.", "Ein Wanderer wurde tot gefunden."),
        ("Das Parlament beriet über das Gesetz.", "Das Parlament verabschiedete das Gesetz."),
        ("Der Präsident besuchte Lund.", "Der Premierminister besuchte Lund."),
        ("Das Konzert wurde verschoben.", "Das Konzert wurde abgesagt."),
        ("Die Zentralbank erhöhte den Leitzins.", "Die Zentralbank senkte den Leitzins."),
        ("Die Feuerwehr löscht das Feuer noch.", "Die Feuerwehr hat das Feuer gelöscht und die Ursache gefunden."),
        ("Die Schule bleibt geschlossen.", "Die Schule bleibt geöffnet."),
        ("Die Frau war Lehrerin in Lund.", "Die Frau war Ärztin in Lund."),
        ("Das Opfer ist ein Junge aus Lund.", "Das Opfer ist ein Mädchen aus Lund."),
        ("Rebellen eroberten die Stadt.", "Rebellen verließen die Stadt."),
        ("Ein Bus stieß mit einem Auto zusammen.", "Ein Zug stieß mit einem Auto zusammen."),
        ("Der Mann gestand die Tat.", "Der Mann leugnete die Tat."),
        ("Die Firma beantragte Insolvenz.", "Die Firma beantragte Fördermittel."),
        ("Eine Geisel wurde befreit.", "Eine Geisel wurde ermordet."),
        ("Der Vulkan ist ruhig.", "Der Vulkan ist ausgebrochen."),
        ("Die Frau wurde leicht verletzt.", "Die Frau wurde schwer verletzt."),
        ("Die Zeugin belastete den Angeklagten.", "Die Zeugin entlastete den Angeklagten."),
        ("Die Evakuierung wurde angeordnet.", "Die Evakuierung wurde aufgehoben."),
    ),
    "nl": (
        ("De verdachte werd aangehouden.", "De verdachte werd aangeklaagd."),
        ("Een wandelaar wordt vermist.", "Een wandelaar is dood gevonden."),
        ("De prijzen stegen in juli.", "De prijzen daalden in juli."),
        ("De minister stelde een belasting voor.", "De minister voerde een belasting in."),
        ("De bond dreigde met staking.", "De bond begon de staking."),
        ("De firma neemt personeel aan.", "De firma ontslaat personeel."),
        ("De burgemeester ontkende de beschuldigingen.", "De burgemeester gaf de beschuldigingen toe."),
        ("De school blijft gesloten.", "De school blijft open."),
        ("De regering verwierp het verdrag.", "De regering tekende het verdrag."),
        ("De vrouw was lerares in Lund.", "De vrouw was arts in Lund."),
        ("De soldaten bereikten de grens.", "De soldaten staken de grens over."),
        ("De partij verloor zetels.", "De partij won zetels."),
        ("De man bekende de moord.", "De man ontkende de moord."),
        ("De firma vroeg faillissement aan.", "De firma vroeg subsidie aan."),
        ("De NS meldt vertragingen.", "De NS meldt ongelukken."),
        ("De beurs is op maandag.", "De beurs is op dinsdag."),
        ("Het medicijn is aangevraagd.", "Het medicijn is goedgekeurd."),
        ("De getuige trok de verklaring in.", "De getuige herhaalde de verklaring."),
        ("De ontruiming werd bevolen.", "De ontruiming werd opgeheven."),
        ("In de auto lag een pistool.", "In de auto lag een mes."),
    ),
    "en": (
        ("A man was injured in the crash.", "A man was killed in the crash."),
        ("The suspect was charged.", "The suspect was convicted."),
        ("Lund won the match.", "Lund drew the match."),
        ("The bridge is closed.", "The bridge has reopened."),
        ("The president visited Lund.", "The minister visited Lund."),
        ("The concert was postponed.", "The concert was cancelled."),
        ("The bank raised interest rates.", "The bank cut interest rates."),
        ("The school remains closed.", "The school remains open."),
        ("The government rejected the treaty.", "The government signed the treaty."),
        ("The driver of the car died.", "The passenger of the car died."),
        ("Rebels captured the town.", "Rebels left the town."),
        ("The coach was sacked.", "The coach was suspended."),
        ("The plane landed safely.", "The plane crashed."),
        ("The family want compensation.", "The family received compensation."),
        ("The tests were positive.", "The tests were negative."),
        ("The wildfire is contained.", "The wildfire is spreading."),
        ("The fair is held on Saturday.", "The fair is held on Sunday."),
        ("The suspect is French.", "The suspect is Belgian."),
        ("The singer's son has died.", "The singer's brother has died."),
        ("A pistol was found in the car.", "A knife was found in the car."),
    ),
}


def tells_news(language: str, old: str, new: str) -> bool:
    first, second = (replace(Document.from_text(text), language=language) for text in (old, new))
    return bool(compare(first, second).developments)


def cases(table: Pairs) -> list[tuple[str, str, str]]:
    return [(language, old, new) for language, pairs in table.items() for old, new in pairs]


@pytest.mark.parametrize("language", CHANGED)
def test_another_fact_is_news(language: str) -> None:
    pairs = [(old, new) for code, old, new in cases(CHANGED) if code == language]
    missed = [pair for pair in pairs if not tells_news(language, *pair)]
    assert len(missed) <= 0.15 * len(pairs), missed
