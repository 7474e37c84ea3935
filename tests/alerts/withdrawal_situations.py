"""Situations with withdrawals, with invented stories, and a subscription that selects them."""

from __future__ import annotations

from dataclasses import replace

from monitor.model import AlertItem, EditKind, Subscription, Unannounced, Withdrawal, WithdrawalKind
from tests.alerts.building import added, article, changed, gone, headline, item, moved, removed

CHECKERS = Subscription("Flood desk", kinds=(Unannounced.SILENT, *WithdrawalKind))
CLAIM = "The signalman, Josef Haberl, had slept for two hours that night, a colleague told the Herald."


def withdrawn() -> list[AlertItem]:
    """A claim is removed, a named man becomes an unnamed one, and other text stays."""
    before = "Inspector Rolf Brandt of the state railway blamed a worn brake shoe."
    after = "An inspector blamed a worn brake shoe."
    edits = [
        replace(changed(before, after, EditKind.WITHDRAWN), score=0.0),
        removed(CLAIM, EditKind.WITHDRAWN),
        removed("“I warned them about him,” the colleague said.", EditKind.WITHDRAWN),
        added("Both lines reopened on Saturday morning.", "new event", "reopened"),
        moved("Nobody was hurt."),
    ]
    withdrawals = [
        Withdrawal(WithdrawalKind.WITHDRAWN, before, after, True, (0,), "no longer said: Inspector Rolf Brandt"),
        Withdrawal(
            WithdrawalKind.WITHDRAWN,
            f"{CLAIM} {edits[2].old}",
            silent=True,
            edits=(1, 2),
            reason="told nowhere any more: Josef Haberl, a claim, a quotation",
        ),
    ]
    about = article(title="Freight train derails near Velby")
    return [item(edits, about=about, withdrawals=withdrawals, picks=(0, 1, 2))]


def gutted() -> list[AlertItem]:
    texts = [
        f"The report says on page {page} that the paint works let solvent run into the Velda through drain {page % 5}"
        ", and that the foreman knew of it."
        for page in range(4, 24)
    ]
    edits = [*(removed(text, EditKind.WITHDRAWN) for text in texts), added("The paint works denies it.", "new event")]
    gutting = Withdrawal(
        WithdrawalKind.GUTTED, " ".join(texts), "", True, tuple(range(20)), "620 of 900 words are gone"
    )
    about = article(title="Inquiry: paint works poisoned the Velda for years")
    return [item(edits, about=about, withdrawals=[gutting], picks=tuple(range(20)))]


def gone_page() -> list[AlertItem]:
    about = article(title="Councillor's firm won harbour contract without a tender")
    return [gone(Withdrawal(WithdrawalKind.GONE, about.title, reason=f"{about.url} answered 410"), about=about)]


def replaced() -> list[AlertItem]:
    about = article(title="Freight train derails near Velby")
    reason = f"another story is at {about.url}"
    now = "Chess title goes to a pupil of fifteen"
    return [gone(Withdrawal(WithdrawalKind.REPLACED, about.title, now, reason=reason), about=about)]


def silent_figure() -> list[AlertItem]:
    edit = changed(
        "At least 15 people were killed when the hillside gave way, the interior ministry said.",
        "At least 22 people were killed when the hillside gave way, the interior ministry said.",
        reason="new figure: 22 (was 15) people killed",
        words="22",
    )
    return [item([edit], about=article(title="Landslide buries homes above Brezno"), silent=(0,))]


def headline_meaning() -> list[AlertItem]:
    old, new = "Minister knew of the leak, report finds", "Minister did not know of the leak, report finds"
    withdrawal = Withdrawal(WithdrawalKind.HEADLINE, old, new, True, (0,), "now denied")
    edits = [headline(old, new, development=True)]
    return [item(edits, about=article(title=new), old_title=old, withdrawals=[withdrawal], silent=(0,))]


def checkers_digest() -> list[AlertItem]:
    """Many withdrawals in one night, beside developments."""
    found: list[AlertItem] = []
    for at in range(12):
        about = article(200 + at, f"District {at + 1}: what the flood inquiry found", feed_title="Radio Vltava")
        if at % 3 == 0:
            withdrawal = Withdrawal(WithdrawalKind.GONE, about.title, reason=f"{about.url} answered 404")
            found.append(gone(withdrawal, about=about, number=at + 1, mode="daily"))
            continue
        text = f"The mayor of district {at + 1} was warned on the Tuesday before, a clerk told Radio Vltava."
        edits = [removed(text, EditKind.WITHDRAWN)]
        edits += [added(f"District {at + 1} will get {at + 2} new pumps.", "new figure", "pumps")] * (at % 2)
        picks = tuple(range(len(edits)))
        withdrawal = Withdrawal(WithdrawalKind.WITHDRAWN, text, silent=at % 4 > 0, edits=(0,), reason="a claim")
        found.append(item(edits, about=about, number=at + 1, mode="daily", withdrawals=[withdrawal], picks=picks))
    return found


def right_to_left_withdrawn() -> list[AlertItem]:
    old = "قال مسؤول في الميناء إن الحارس كريم منصور كان نائما وقت الحريق."
    edits = [removed(old, EditKind.WITHDRAWN)]
    withdrawal = Withdrawal(WithdrawalKind.WITHDRAWN, old, edits=(0,), reason="told nowhere any more: كريم منصور")
    about = article(title="حريق كبير في ميناء المدينة القديمة", feed_title="صحيفة الساحل")
    return [item(edits, about=about, withdrawals=[withdrawal], picks=(0,), language="ar")]


WITHDRAWALS = {
    "withdrawn": withdrawn,
    "gutted": gutted,
    "gone": gone_page,
    "replaced": replaced,
    "silent-figure": silent_figure,
    "headline-meaning": headline_meaning,
    "digest-of-withdrawals": checkers_digest,
    "right-to-left-withdrawn": right_to_left_withdrawn,
}
