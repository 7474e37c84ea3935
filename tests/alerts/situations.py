"""Situations for which golden mails exist, with invented stories."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from monitor.model import AlertItem, AlertKind, AlsoReported, Edit, EditKind, Evidence, Op, Passage
from tests.alerts.building import NOW, SEEN, added, alert, article, changed, headline, item, moved, removed
from tests.alerts.withdrawal_situations import CHECKERS, WITHDRAWALS

TITLE = "Dam at Ostrava under strain after three days of rain"


def one_new_sentence() -> list[AlertItem]:
    text = "Engineers opened the lower spillway shortly before noon, sending a two-metre surge towards the old town."
    return [item([added(text, "new event", "opened the lower spillway")], about=article(title=TITLE))]


def figure() -> list[AlertItem]:
    edits = [
        changed(
            "At least 15 people were killed when the hillside gave way, the interior ministry said.",
            "At least 22 people were killed when the hillside gave way, the interior ministry said.",
            reason="new figure: 22 (was 15) people killed",
            words="22",
        ),
        changed(
            "The storm caused damage of €1.2 million in the valley.",
            "The storm caused damage of €3.8 million in the valley.",
            reason="new figure: €3.8 million (was €1.2 million)",
        ),
        moved("Schools in the district stay closed until Monday."),
        changed("Help is on its way.", "Help is on the way.", kind=EditKind.WORDING, score=0.02),
    ]
    return [item(edits, about=article(title="Landslide buries homes above Brezno"))]


def correction() -> list[AlertItem]:
    edits = [
        changed(
            "Mayor Ilona Varga resigned on Tuesday over the contract.",
            "Deputy mayor Ilona Varga resigned on Wednesday over the contract.",
            kind=EditKind.CORRECTION,
            reason="named in the correction note",
            words="Deputy mayor Ilona Varga",
            score=0.99,
        ),
        added(
            "Correction: an earlier version of this article misstated Ms Varga's office and the day she resigned.",
            kind=EditKind.NOTE,
        ),
        removed("The mayor could not be reached for comment."),
    ]
    return [item(edits, about=article(title="Second resignation over the tram contract"))]


def headline_only() -> list[AlertItem]:
    old, new = "Talks on the ferry strike continue", "Ferry strike ends after overnight deal"
    edit = headline(old, new, development=True)
    return [item([edit], about=article(title=new), old_title=old)]


def long_rewrite() -> list[AlertItem]:
    places = ("Aldermoor", "Brightwater", "Castle Combe", "Dunfell", "Eastreach", "Fallowfield", "Greyhaven")
    edits = []
    for at in range(140):
        place = places[at % len(places)]
        text = (
            f"In {place} the {at + 3} families who had spent the night in the school hall were told at "
            f"{at % 12 + 1} o'clock that the road to the north would stay closed for {at + 2} more days, and that "
            "water and blankets were on their way from the depot at the coast."
        )
        edits.append(added(text, "new detail", f"{at + 3} families", EditKind.DETAIL, 0.5 + (at * 37 % 50) / 100))
    edits += [removed(f"Officials in {place} had expected the road to open on Friday.") for place in places]
    return [item(edits, about=article(title="What we know about the floods, town by town"))]


def live_blog() -> list[AlertItem]:
    edits = [
        added(
            "The result from the last of the 14 districts is in: the bridge levy is rejected.", "new event", "rejected"
        ),
        added(
            "“We will come back with a smaller plan,” the council leader told supporters.",
            "new quote",
            "council leader",
            EditKind.QUOTE,
            0.85,
        ),
        added(
            "Turnout was 61.4 per cent, the highest in a local vote since 1998.",
            "new figure",
            "61.4 per cent",
            EditKind.FIGURE,
            0.88,
        ),
        added(
            "Counting had begun at 8 p.m. in the sports hall.", "background to the vote", "", EditKind.BACKGROUND, 0.55
        ),
        moved("Here is what to watch for tonight."),
        moved("How the levy would have worked."),
    ]
    return [item(edits, about=article(title="Live: Northhaven votes on the bridge levy"), versions=(31, 32))]


def digest_of_40() -> list[AlertItem]:
    sources = ("The Northhaven Courier", "Radio Vltava", "Coast & Harbour", "Le Matin du Lac")
    found = []
    for at in range(40):
        about = article(
            100 + at, f"Council of district {at + 1} decides on the new harbour line", feed_title=sources[at % 4]
        )
        edits = [
            added(
                f"District {at + 1} voted {at + 20} to {at + 3} for the harbour line on Saturday morning.",
                "new event",
                f"voted {at + 20} to {at + 3}",
                score=0.6 + (at * 7 % 40) / 100,
            ),
            changed(
                f"The line will cost {at + 4} million.",
                f"The line will cost {at + 9} million.",
                reason=f"new figure: {at + 9} million (was {at + 4} million)",
                score=0.6 + (at * 11 % 40) / 100,
            ),
        ]
        found.append(item(edits, about=about, number=at + 1, mode="hourly"))
    return found


def digest_of_outlets() -> list[AlertItem]:
    """Two articles of one story; the development that both report is shown once, with the first of them."""
    found = "Engineers found a crack 12 metres long in the spillway of the dam."
    retold = "A crack of 12 metres was found in the dam's spillway by engineers."
    closed = "The road below the dam is closed until Monday."
    first = article(1, TITLE, feed_title="Radio Vltava")
    second = article(2, "Crack in Ostrava dam", feed_title="The Northhaven Courier")
    told, other = added(found, "new event", "found a crack"), added(retold, "new event", "a crack was found")
    here = AlsoReported(0, second.id, "The Northhaven Courier", SEEN + timedelta(minutes=7), retold, SEEN)
    wire = AlsoReported(0, 3, "Coast & Harbour", SEEN - timedelta(minutes=31), found, SEEN)
    late = AlsoReported(0, 4, "Le Matin du Lac", SEEN, found, NOW + timedelta(minutes=5))
    there = AlsoReported(0, first.id, "Radio Vltava", SEEN - timedelta(minutes=7), found, SEEN)
    return [
        replace(item([told], about=first, number=1, mode="hourly"), also=(here, wire, late)),
        replace(
            item([other, added(closed, "new event", "closed")], about=second, number=2, mode="hourly"), also=(there,)
        ),
    ]


def right_to_left() -> list[AlertItem]:
    edits = [
        added(
            "أعلنت وزارة الصحة فتح ثلاثة مستشفيات ميدانية قرب الميناء مساء السبت.", "new event", "فتح ثلاثة مستشفيات"
        ),
        changed(
            "قالت السلطات إن 15 شخصا نقلوا إلى المستشفى بعد الحريق.",
            "قالت السلطات إن 22 شخصا نقلوا إلى المستشفى بعد الحريق.",
            reason="new figure: 22 (was 15) شخصا",
            words="22",
        ),
        removed("لم تعرف أسباب الحريق بعد."),
    ]
    about = article(title="حريق كبير في ميناء المدينة القديمة", feed_title="صحيفة الساحل")
    return [item(edits, about=about, old_title="حريق في ميناء المدينة", language="ar")]


def cjk() -> list[AlertItem]:
    edits = [
        added("気象庁は午後2時、北部の沿岸に津波注意報を発表した。", "new event", "津波注意報を発表"),
        changed(
            "この地震でけが人は3人と発表された。",
            "この地震でけが人は11人と発表された。",
            reason="new figure: 11人 (was 3人) けが人",
        ),
        added("県は「沿岸には近づかないでほしい」と呼びかけている。", "new quote", "県", EditKind.QUOTE, 0.8),
    ]
    about = article(title="北部で震度5強の地震、新幹線は運転見合わせ", feed_title="北港新聞")
    return [item(edits, about=about, language="ja")]


def hostile_headline() -> list[AlertItem]:
    title = (
        "Breaking\r\nBcc: everyone@victim.example\x00 <script>alert(1)</script> \u202egnp.exe {{ 7*7 }} \"'><img src=x "
        + "🚨" * 40
        + " ünïcödé " * 40
    )
    edits = [
        added(
            "A sentence with </td></table><h1>tags</h1>, \x07 a bell, \ud800 half a pair and [-marks-].",
            "new <b>event</b>",
        )
    ]
    about = article(
        title=title, url='https://courier.example/a?b="onmouseover=alert(1)&c=<d>\r\nX: y', feed_title="<i>Feed</i>\r\n"
    )
    return [item(edits, about=about)]


def quotation() -> list[AlertItem]:
    """A quotation with its attribution, beside other developments: the attribution alone is not new."""
    said = "Dr Jana Harrach, head of the city's health office, said:"
    edits = [
        added("The number of patients in the two hospitals fell for the third day.", "new words", "patients, fell"),
        replace(added(said, kind=EditKind.QUOTE, score=0.8), evidence=(Evidence("Dr Jana Harrach is quoted", said),)),
        added("“We are past the worst of it, but the wards stay closed to visitors.", kind=EditKind.QUOTE, score=0.9),
        added("“Whoever feels ill should ring before they come.”", kind=EditKind.QUOTE, score=0.85),
        changed(
            "The city counted 163 cases by Friday evening.",
            "The city counted 176 cases by Saturday noon.",
            reason="new figure: 176 (was 163) cases",
        ),
    ]
    grouped = (
        Passage((0,), 0, importance=0.4),
        Passage((1, 2, 3), 2, heading="What the city says", before="The office met the press at noon.", importance=0.7),
        Passage((4,), 4, importance=0.6),
    )
    return [item(edits, about=article(title="Fewer patients as outbreak slows"), grouped=grouped)]


def listing() -> list[AlertItem]:
    """A lead-in with a list, one item of which is not new; the sentence after it is not new either."""
    points = (("the ring road between the stadium and the port", "port"), ("both tunnels under the river", "river"))
    edits: list[Edit] = [
        added("The police closed these roads until Monday:", "new event", "closed these roads"),
        *(added(point, "new name", name, EditKind.DETAIL, 0.8) for point, name in points),
        Edit(Op.MOVED, EditKind.MOVED, "the old bridge, as before", "the old bridge, as before"),
        changed(
            "the coast road, from 6 p.m.",
            "the coast road, from 4 p.m.",
            EditKind.DETAIL,
            "new time: 4 p.m. (was 6 p.m.)",
            score=0.8,
        ),
    ]
    grouped = (Passage((0, 1, 2, 3, 4), 0, after="Buses run every ten minutes.", importance=0.6),)
    return [item(edits, about=article(title="What the marathon means for traffic"), grouped=grouped)]


def digest_of_132() -> list[AlertItem]:
    """A day's updates for a desk that follows everything: 132 articles, over a thousand developments."""
    sources = (
        "The Northhaven Courier",
        "Radio Vltava",
        "Coast & Harbour",
        "Le Matin du Lac",
        "Hafenpost",
        "The Ledger",
    )
    found = []
    for at in range(132):
        about = article(
            500 + at,
            f"Ministry updates its guidance on travel to region {at + 1} after the floods",
            feed_title=sources[at % len(sources)],
            url=f"https://courier.example/guidance/travel-to-region-{at + 1}-after-the-floods",
        )
        edits = [
            added(
                f"The ministry said on Saturday that {at + 3} more villages in region {at + 1} had been cut off, and "
                f"that helicopters would bring water and blankets there from {step + 1} o'clock on.",
                "new name",
                f"region {at + 1}",
                EditKind.DETAIL,
                0.9,
            )
            for step in range(at % 17 + 1)
        ]
        edits.append(
            changed(
                f"In region {at + 1} {at + 11} people are missing.",
                f"In region {at + 1} {at + 14} people are missing.",
                reason=f"new figure: {at + 14} (was {at + 11}) people",
            )
        )
        grouped = tuple(
            Passage((one,), one, importance=0.2 + (at * 7 + one * 3) % 60 / 100) for one in range(len(edits))
        )
        found.append(item(edits, about=about, number=at + 1, mode="daily", grouped=grouped))
    return found


SITUATIONS = {
    "one-new-sentence": one_new_sentence,
    "figure": figure,
    "correction": correction,
    "headline-only": headline_only,
    "long-rewrite": long_rewrite,
    "live-blog": live_blog,
    "digest-of-40": digest_of_40,
    "digest-of-outlets": digest_of_outlets,
    "right-to-left": right_to_left,
    "cjk": cjk,
    "hostile-headline": hostile_headline,
    "quotation": quotation,
    "listing": listing,
    "digest-of-132": digest_of_132,
    **WITHDRAWALS,
}
# The subscription, for situations whose message depends on it.
SUBSCRIBED = dict.fromkeys(WITHDRAWALS, CHECKERS)


def notices() -> list[AlertItem]:
    """A broken source and a heartbeat."""
    broken = alert(
        1,
        kind=AlertKind.BROKEN_SOURCE,
        subject="Source broken: Radio Vltava",
        detail="https://vltava.example/rss\nHttpStatus: the server answered 503",
    )
    quiet = alert(2, kind=AlertKind.HEARTBEAT, subject="Nothing new in 24 h", detail="The monitor is running.")
    return [AlertItem(broken), AlertItem(quiet)]
