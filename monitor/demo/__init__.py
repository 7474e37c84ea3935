"""A newsroom of our own that publishes and updates, and the demonstration that runs on it."""

from monitor.demo.mailbox import Mailbox
from monitor.demo.newsroom import OTHERS, Newsroom, Step, Story, load_stories
from monitor.demo.run import Outcome, run

__all__ = ["OTHERS", "Mailbox", "Newsroom", "Outcome", "Step", "Story", "load_stories", "run"]
