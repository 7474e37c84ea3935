"""trafilatura's nets: asked only where they may catch more, and the words of jusText kept once."""

from __future__ import annotations

from justext.core import define_stoplist
from trafilatura import external

from monitor.extract import read_article

# Too short for trafilatura's own rules alone.
SHORT = b"<html><body><div><p>The council approved the plan for the harbour wall on Monday.</p></div></body></html>"


def asked() -> int:
    """How often jusText has looked up its words in this process."""
    told = define_stoplist.cache_info()
    return int(told.hits + told.misses)


def test_stopwords_are_those_of_trafilatura_and_left_to_justext() -> None:
    theirs = external.jt_stoplist_init()
    before = asked()
    read_article(SHORT)
    assert asked() > before
    assert not isinstance(external.JT_STOPLIST, tuple)
    assert define_stoplist(external.JT_STOPLIST) == set(theirs)
