"""The tree of errors. Each says what happened and, in ``advice``, what to do about it.

::

    MonitorError
    ├── ConfigError              the configuration file, the environment or a flag is wrong           (exit 2)
    │   ├── Unacceptable         a name or password that is not allowed                               (exit 2)
    │   ├── TooBroad             a search for the beginning of too many words                         (exit 2)
    │   └── NameTaken            the name is taken                                                    (exit 2)
    ├── NotFound                 no such feed, article, version, alert, subscription or reader        (exit 3)
    ├── Ambiguous                a name that matches several                                          (exit 3)
    ├── OutputLost               the output of a command could not be written                         (exit 1)
    ├── StillListed              an article that its feed would bring back                            (exit 1)
    ├── Stopped                  the program is ending: the job was cancelled, its lease released
    ├── FetchError               nothing usable came back from an address
    │   ├── AddressRefused       a private or unlisted address, or a scheme that is not http(s)
    │   ├── NameNotFound         the host's name does not resolve
    │   ├── ConnectFailed        refused, reset, unreachable
    │   ├── ProxyFailed          the proxy cannot be reached, or does not let a request through
    │   ├── CertificateInvalid   TLS could not be established with that host
    │   ├── FetchTimeout         a phase or the whole took too long
    │   ├── RedirectProblem      too many, a loop, or one that leads nowhere
    │   ├── BodyTooLarge         before or after decoding
    │   ├── BadResponse          no valid HTTP, a broken content coding, truncated
    │   ├── RobotsDisallowed     robots.txt forbids it, or could not be read
    │   ├── HostBusy             the host asked us to wait (``until``)
    │   └── HttpStatus           4xx or 5xx (``status``)
    ├── ParseError               the body is not what was expected
    │   ├── EmptyBody            nothing at all
    │   ├── NotAFeed             HTML, JSON or text where a feed should be
    │   ├── NoArticle            a page without a readable article
    │   ├── NotAnArticle         a PDF, an image, a feed; or a page that only forwards to another
    │   ├── PageBlocked          a consent wall, bot check, paywall stub or another page than the article
    │   ├── ArticleGone          a front page or another story instead of the article
    │   ├── HostileDocument      too deep, too many attributes, entities: not parsed
    │   └── ParseKilled          the parse ran past its time or memory limit
    ├── StoreError               the database
    │   ├── DatabaseUnavailable  cannot be opened or reached
    │   ├── DatabaseLocked       another program holds it
    │   ├── DatabaseReadOnly     cannot be written
    │   ├── DatabaseCorrupt      is no database, or a stored digest does not fit
    │   ├── SchemaMismatch       older or newer than this program
    │   └── LeaseLost            the job's lease ran out and another worker has it
    ├── SendError                an alert was not sent (``permanent``: trying again is pointless)
    │   ├── ServerUnavailable    mail server or webhook cannot be reached
    │   ├── LoginRefused         wrong user name or password
    │   └── RecipientRefused     this recipient is refused
    │       └── RecipientGone    it wants no more messages, ever (a webhook's 410)
    ├── ReaderError              the second reader gave no usable answer; the first judgement is kept
    │   ├── ReaderRefused        its server, or the model, does not answer this
    │   ├── ReaderTimeout        no answer within judgement.reader_seconds
    │   ├── ReaderUnreachable    no connection
    │   └── ReaderUnusable       an unusable answer: not the protocol, or not valid by the schema
    └── InternalError            a fault of this program, while it checked one feed or article
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime


class MonitorError(Exception):
    """Base of all errors the monitor raises on purpose. ``advice`` says what a person can do."""

    advice: str = ""

    def __init__(self, message: str, *, advice: str | None = None) -> None:
        super().__init__(message)
        if advice is not None:
            self.advice = advice

    @property
    def name(self) -> str:
        """The error's name, as recorded on feeds and articles."""
        return type(self).__name__

    def __str__(self) -> str:
        # It may repeat what a site sent, and is stored: no database takes half a surrogate pair, PostgreSQL no NUL.
        return str(self.args[0]).encode("utf-8", "backslashreplace").decode().replace("\0", "\\x00")

    def describe(self) -> str:
        """One line: name, what happened, and the way out."""
        return f"{self.name}: {self}" + (f" ({self.advice})" if self.advice else "")


class ConfigError(MonitorError):
    """A wrong configuration file, variable, flag or form. ``problems``: by key what is wrong, without the value."""

    def __init__(self, message: str, *, advice: str | None = None, problems: Mapping[str, str] | None = None) -> None:
        super().__init__(message, advice=advice)
        self.problems = dict(problems or {})


class Unacceptable(ConfigError):
    """A name or password that is not allowed."""


class TooBroad(ConfigError):
    """A search for the beginning of more words than are looked up."""

    advice = "write more of the word's letters, or the whole word without *"


class NameTaken(ConfigError):
    """The name is taken."""

    advice = "choose another name; upper and lower case count as one"


class NotFound(MonitorError):
    """No such feed, article, version, alert, subscription or reader."""


class OutputLost(MonitorError):
    """The output of a command could not be written."""

    advice = "make room, or send the output elsewhere; what the command did to the database is done"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the things a name may mean: its number, its title or address, and its feed ("" for none)."""

    number: int
    title: str
    feed: str = ""


class Ambiguous(MonitorError):
    """A name that matches several things; the message lists some. ``said`` is the message without ``candidates``."""

    def __init__(self, said: str, candidates: Sequence[Candidate] = (), *, advice: str | None = None) -> None:
        listed = ", ".join(f'{item.number} "{item.title}"' for item in candidates)
        super().__init__(f"{said}: {listed}" if listed else said, advice=advice)
        self.said = said
        self.candidates = tuple(candidates)


class StillListed(MonitorError):
    """An article that cannot be removed: its feed would bring it back."""


class Stopped(MonitorError):
    """The program is stopping: the job was cancelled. No fault of the feed or article; its lease is released."""

    advice = "nothing is lost: the job is done after the next start"


class FetchError(MonitorError):
    """Nothing usable came back from an address. ``about_robots``: it was the request for its robots.txt that failed."""

    about_robots: bool = False


class AddressRefused(FetchError):
    """A private or unlisted address, or a scheme that is not http or https."""

    advice = "private addresses are refused; list their network in fetch.allow_networks if you mean it"


class NameNotFound(FetchError):
    """The host's name does not resolve."""

    advice = "check the address for a typing error; if it is right, the site or your name server may be down"


class ConnectFailed(FetchError):
    """The connection was refused, reset or is unreachable."""

    advice = "the site may be down; it is tried again later by itself"


class ProxyFailed(FetchError):
    """The proxy of ``fetch.proxy`` cannot be reached, refuses our credentials, or does not connect to a host."""

    advice = "check fetch.proxy (or MONITOR_FETCH__PROXY) and whether the proxy allows this host"


class CertificateInvalid(FetchError):
    """TLS could not be established: the certificate is expired, self-signed or for another name."""

    advice = "open the address in a browser; if the certificate is wrong there too, tell the site"


class FetchTimeout(FetchError):
    """A phase or the whole request took too long."""

    advice = "tried again later by itself; raise fetch.timeout_seconds if this host is always slow"


class RedirectProblem(FetchError):
    """Too many redirects, a loop, or a redirect without a usable target."""

    advice = "open the address in a browser and follow the address it ends at"


class BodyTooLarge(FetchError):
    """The response is larger than allowed, before or after decoding. ``content_type`` is the type it was sent with."""

    advice = "raise fetch.max_body_bytes if this source is really that large"
    content_type: str | None = None


class BadResponse(FetchError):
    """The response is not valid HTTP, is truncated, or its content coding is broken."""

    advice = "usually passes by itself; it is tried again later"


class RobotsDisallowed(FetchError):
    """The site's robots.txt forbids this address, or could not be read."""

    advice = "ask the site for permission; with permission, set fetch.obey_robots = false"
    about_robots = True


class HostBusy(FetchError):
    """The host asked us to wait until ``until`` (429 or 503, Retry-After). ``host`` (with its port) is the one."""

    advice = "no request is made until then; it is tried again by itself"

    def __init__(self, message: str, *, until: datetime, status: int = 429, host: str = "") -> None:
        super().__init__(message)
        self.until = until
        self.status = status
        self.host = host


class HttpStatus(FetchError):
    """The server answered with an error status (``status``, 400 to 599)."""

    def __init__(self, message: str, *, status: int, advice: str | None = None) -> None:
        super().__init__(message, advice=advice)
        self.status = status


class ParseError(MonitorError):
    """The body is not what was expected."""


class EmptyBody(ParseError):
    """The response has no content."""

    advice = "usually passes by itself; if not, open the address in a browser"


class NotAFeed(ParseError):
    """The document is not a known kind of feed, but HTML, JSON or text."""

    advice = "give the site's page address to `monitor feeds add`: it looks for the feeds there"


class NoArticle(ParseError):
    """The page has no readable article text."""

    advice = "the page may be a video, a gallery or a list; remove it or leave it: it is checked ever more rarely"


class NotAnArticle(ParseError):
    """The response can be no article: a PDF, an image, a feed, a page that only forwards."""

    advice = "nothing of it is stored; it is checked again rarely, and followed once an article is there"


class PageBlocked(ParseError):
    """A consent wall, bot check, paywall or other page in place of the article. ``missing``: it says it is gone."""

    advice = "the stored versions are kept; it is tried again later"

    def __init__(self, message: str, *, advice: str | None = None, missing: bool = False) -> None:
        super().__init__(message, advice=advice)
        self.missing = missing


class ArticleGone(ParseError):
    """The address shows a front page or another story (``instead``: its headline): it was taken down or replaced."""

    advice = "the stored versions are kept; it is checked ever more rarely, and followed again when it is back"

    def __init__(self, message: str, *, advice: str | None = None, instead: str = "") -> None:
        super().__init__(message, advice=advice)
        self.instead = instead


class HostileDocument(ParseError):
    """The document is too deep, has too many attributes or declares entities: it is not parsed."""

    advice = "the source is broken or hostile; tell its publisher, or remove it"


class ParseKilled(ParseError):
    """The parse ran past its limit of time or memory and was stopped."""

    advice = "the source is broken or hostile; it is tried again ever more rarely"


class StoreError(MonitorError):
    """The database."""


class DatabaseUnavailable(StoreError):
    """The database cannot be opened or reached."""

    advice = "check database_url, the folder's permissions and that the server runs; `monitor doctor` says more"


class DatabaseLocked(StoreError):
    """Another program holds the database."""

    advice = "close the other program that writes to this file, or try again"


class DatabaseReadOnly(StoreError):
    """The database cannot be written."""

    advice = "check the permissions and the free space of the file and its folder"


class DatabaseCorrupt(StoreError):
    """The file is no database, or stored content does not fit its digest."""

    advice = "run `monitor db check`; restore a backup made by `monitor db backup`"


# Problems of the whole database, whatever row is read or written.
DATABASE_TROUBLE = (DatabaseUnavailable, DatabaseLocked, DatabaseReadOnly)


class SchemaMismatch(StoreError):
    """The database was made by an older or newer version of this program."""

    advice = "run `monitor db upgrade`, or use the newer program"


class LeaseLost(StoreError):
    """The job's lease ran out and another worker has it; nothing was written."""

    advice = "nothing is lost: the other worker does the job"


class SendError(MonitorError):
    """An alert was not sent. ``permanent``: a retry is pointless."""

    def __init__(self, message: str, *, permanent: bool = False, advice: str | None = None) -> None:
        super().__init__(message, advice=advice)
        self.permanent = permanent


class ServerUnavailable(SendError):
    """The mail server or webhook cannot be reached."""

    advice = "the alert stays queued and is tried again; check [smtp] host and port, or the webhook's address"


class LoginRefused(SendError):
    """The mail server refused the user name or password."""

    advice = "check smtp.username and smtp.password (or MONITOR_SMTP__PASSWORD_FILE)"


class RecipientRefused(SendError):
    """The mail server refuses this recipient; the others still get theirs."""

    advice = "check the address; `monitor alerts retry` sends it again"


class RecipientGone(RecipientRefused):
    """The recipient wants no more messages, ever: a webhook that answers 410."""

    advice = "it was taken off its subscription; `monitor subscriptions resubscribe` brings it back"


class ReaderError(MonitorError):
    """The second reader gave no usable answer; the first judgement is kept."""

    advice = "nothing is lost: the first judgement is kept; check [judgement], and the log of the server"


class ReaderRefused(ReaderError):
    """The server of the second reader answers with an error, or the model declines to answer."""


class ReaderTimeout(ReaderError):
    """No answer came within ``judgement.reader_seconds``."""

    advice = "raise judgement.reader_seconds, or choose a smaller model; the first judgement is kept"


class ReaderUnreachable(ReaderError):
    """There is no connection to the second reader."""

    advice = "check judgement.reader_url and that the server runs; the first judgement is kept"


class ReaderUnusable(ReaderError):
    """The answer is unusable: not the protocol, too large, or not valid by the schema."""

    advice = "does the server support response_format with a JSON schema? The first judgement is kept"


class InternalError(MonitorError):
    """A fault of this program while it checked one feed or article; the others continue."""

    advice = "please report it with the lines the log shows; this source is tried again ever more rarely"
