"""The words by which jusText, the second of trafilatura's nets, tells prose from lists."""

from __future__ import annotations

from collections.abc import Iterator
from pkgutil import get_data

from justext.utils import get_stoplists
from trafilatura import external


class _Stopwords:
    """Those of all its languages, read from jusText's files when it asks for them: once a process.

    A file is read at once: word by word, as jusText would, takes half as long again.
    """

    def __iter__(self) -> Iterator[str]:
        for language in get_stoplists():
            yield from (get_data("justext", f"stoplists/{language}.txt") or b"").decode().splitlines()


# jusText looks up its own set of them by this object.
_STOPWORDS = _Stopwords()


def keep_stopwords_once() -> None:
    """Leave the 155,000 words to jusText, which keeps them in a set; trafilatura would keep them beside it: 13 MB."""
    external.JT_STOPLIST = _STOPWORDS  # type: ignore[assignment]  # declared as None
