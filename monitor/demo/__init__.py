"""An invented newsroom that publishes and updates stories, and the demonstration that uses it."""

from monitor.demo.mailbox import Mailbox
from monitor.demo.newsroom import OTHERS, Newsroom, Step, Story, load_stories
from monitor.demo.run import Outcome, run

__all__ = ["OTHERS", "Mailbox", "Newsroom", "Outcome", "Step", "Story", "load_stories", "run"]
