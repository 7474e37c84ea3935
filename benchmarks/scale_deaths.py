"""Kills for `scale.py`: a worker in the middle of a round or while it sends a mail, and the database server."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from newsroom import PostOffice
from scale_fleet import PATIENCE_SECONDS, Fleet, repeated
from watched import changed_repeats

# The share of a round that is done when something is killed.
UNDER_WAY = 0.25


def kill_one(fleet: Fleet) -> None:
    """Kill a worker in the middle of a round; print how long until others have done its work."""
    began = fleet.make_due()
    fleet.wait("the middle", lambda: fleet.checked(began) > UNDER_WAY * fleet.articles)
    held = "SELECT leased_by, count(*) FROM articles WHERE leased_by IS NOT NULL GROUP BY 1 ORDER BY 2 DESC LIMIT 1"
    ((name, _),) = fleet.execute(held)
    fleet.kill(next(worker for worker in fleet.workers if worker.name == name))
    killed = time.time()
    rows = fleet.execute("SELECT id FROM articles WHERE leased_by = :name AND lease_until > :now", name=name, now=0)
    ids = [row.id for row in rows]
    left = "SELECT 1 FROM articles WHERE id = ANY(:ids) AND last_checked_at < :killed LIMIT 1"
    fleet.wait("its work", lambda: not fleet.execute(left, ids=ids, killed=int(killed * 1e6)))
    print(
        f"  killed with {len(ids)} leased articles: all were checked again after {time.time() - killed:.1f} s",
        flush=True,
    )
    fleet.wait("a round", lambda: fleet.checked(began) == fleet.articles)


class MailTrap:
    """Calls ``act`` when the mail server has received a message and before it confirms it."""

    def __init__(self) -> None:
        self.act: Callable[[str], None] | None = None
        self.office: PostOffice | None = None
        self._lock = threading.Lock()

    def __call__(self, moment: str) -> None:
        """Called by the mail server at each moment."""
        if moment != "message unanswered" or self.office is None:
            return
        with self._lock:
            act, self.act = self.act, None
        if act is not None:
            act(list(self.office.arrived)[-1])


def kill_at_mail(fleet: Fleet, trap: MailTrap, turn: int) -> None:
    """Kill a worker while it sends a mail; print how long until another sent the same mail."""
    killed: list[tuple[str, float]] = []

    def act(name: str) -> None:
        # "alert.KEY", for a digest followed by a hash of all its alerts.
        like = f"<alert.{name.split('.')[1].partition('@')[0]}@%"
        ((holder,),) = fleet.execute("SELECT leased_by FROM alerts WHERE message_id LIKE :like", like=like)
        next(worker for worker in fleet.workers if worker.name == holder).process.kill()
        killed.append((name, time.time()))

    assert trap.office is not None
    trap.act = act
    fleet.control.turn(1.0, turn)
    fleet.make_due()
    gives_up_at = time.monotonic() + PATIENCE_SECONDS
    while not (killed and len(trap.office.arrived[killed[0][0]]) > 1):
        if time.monotonic() > gives_up_at:
            raise SystemExit("no mail came again")
        time.sleep(0.02)
    took = time.time() - killed[0][1]
    for worker in [worker for worker in fleet.workers if worker.process.poll() is not None]:
        fleet.kill(worker)
    fleet.wait("alerts", lambda: not fleet.execute("SELECT 1 FROM alerts WHERE state = 'queued' LIMIT 1"))
    again = sum(len(copies) > 1 for copies in trap.office.arrived.values())
    changed = changed_repeats(trap.office)
    print(f"  killed as it sent a mail: it came again after {took:.1f} s; {again} came twice, {len(changed)} changed")


def restart_server(fleet: Fleet, turn: int) -> None:
    """Kill and restart the server in the middle of a round with new versions; print delays and losses."""
    versions = int(fleet.execute("SELECT count(*) FROM versions")[0][0])
    fleet.control.turn(1.0, turn)
    fleet.control.visits()
    began = fleet.make_due()
    fleet.wait("the middle", lambda: fleet.checked(began) > UNDER_WAY * fleet.articles)
    fleet.engine.dispose()
    fleet.server.crash()
    crashed = time.time()
    fleet.server.start()
    back = time.time()
    fleet.wait("a round", lambda: fleet.checked(began) == fleet.articles)
    done = time.time()
    visits = fleet.control.visits()
    stored = int(fleet.execute("SELECT count(*) FROM versions")[0][0])
    first = fleet.execute(
        "SELECT min(last_checked_at) / 1e6 FROM articles WHERE last_checked_at > :back", back=int(back * 1e6)
    )
    lost = versions + fleet.articles - stored
    print(
        f"  the server was away for {back - crashed:.1f} s: the next check {float(first[0][0]) - back:.1f} s later, "
        f"the round done after {done - back:.1f} s; {lost} versions lost, {repeated(visits)} checked again",
        flush=True,
    )
