"""The hierarchy of errors. The message says what happened, ``advice`` what to do about it.

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
    ├── Stopped                  the program is stopping: the job was cancelled, its lease released
    ├── FetchError               nothing usable came back from an address
    │   ├── AddressRefused       a private or unlisted address, or a scheme that is not http(s)
    │   ├── NameNotFound         the host's name does not resolve
    │   ├── ConnectFailed        refused, reset, unreachable
    │   ├── ProxyFailed          the proxy cannot be reached, or does not let a request through
    │   ├── CertificateInvalid   TLS could not be established with that host
    │   ├── FetchTimeout         a phase or the whole request took too long
    │   ├── RedirectProblem      too many redirects, a loop, or no usable target
    │   ├── BodyTooLarge         the body is too large, before or after decoding
    │   ├── BadResponse          no valid HTTP, a broken content coding, truncated
    │   ├── RobotsDisallowed     robots.txt forbids it, or could not be read
    │   ├── HostBusy             the host asked us to wait (``until``)
    │   └── HttpStatus           4xx or 5xx (``status``)
    ├── ParseError               the body is not what was expected
    │   ├── EmptyBody            the response has no content
    │   ├── NotAFeed             HTML, JSON or text where a feed should be
    │   ├── NoArticle            a page without a readable article
    │   ├── NotAnArticle         a PDF, an image, a feed; or a page that only forwards to another
    │   ├── PageBlocked          a consent wall, bot check, paywall stub or another page than the article
    │   ├── ArticleGone          a front page or another story instead of the article
    │   ├── HostileDocument      too deep, too many attributes, or entities: it is not parsed
    │   └── ParseKilled          the parse ran past its time or memory limit
    ├── StoreError               the database
    │   ├── DatabaseUnavailable  it cannot be opened or reached
    │   ├── DatabaseLocked       another program holds it
    │   ├── DatabaseReadOnly     it cannot be written
    │   ├── DatabaseCorrupt      the file is no database, or content does not match its digest
    │   ├── SchemaMismatch       it was made by an older or newer version of this program
    │   └── LeaseLost            the job's lease ran out and another worker has it
    ├── SendError                an alert was not sent (``permanent``: a retry is pointless)
    │   ├── ServerUnavailable    the mail server or webhook cannot be reached
    │   ├── LoginRefused         wrong user name or password
    │   └── RecipientRefused     this recipient is refused
    │       └── RecipientGone    it wants no more messages, ever (a webhook's 410)
    ├── ReaderError              the second reader gave no usable answer; the first judgement is kept
    │   ├── ReaderRefused        its server answers with an error, or the model declines to answer
    │   ├── ReaderTimeout        no answer within judgement.reader_seconds
    │   ├── ReaderUnreachable    no connection
    │   └── ReaderUnusable       an unusable answer: not the protocol, or not valid by the schema
    └── InternalError            a fault of this program, while it checked one feed or article
"""

from __future__ import annotations

from monitor.errors.base import (
    Ambiguous,
    Candidate,
    ConfigError,
    InternalError,
    MonitorError,
    NameTaken,
    NotFound,
    OutputLost,
    StillListed,
    Stopped,
    TooBroad,
    Unacceptable,
)
from monitor.errors.edges import (
    DATABASE_TROUBLE,
    DatabaseCorrupt,
    DatabaseLocked,
    DatabaseReadOnly,
    DatabaseUnavailable,
    LeaseLost,
    LoginRefused,
    ReaderError,
    ReaderRefused,
    ReaderTimeout,
    ReaderUnreachable,
    ReaderUnusable,
    RecipientGone,
    RecipientRefused,
    SchemaMismatch,
    SendError,
    ServerUnavailable,
    StoreError,
)
from monitor.errors.sources import (
    AddressRefused,
    ArticleGone,
    BadResponse,
    BodyTooLarge,
    CertificateInvalid,
    ConnectFailed,
    EmptyBody,
    FetchError,
    FetchTimeout,
    HostBusy,
    HostileDocument,
    HttpStatus,
    NameNotFound,
    NoArticle,
    NotAFeed,
    NotAnArticle,
    PageBlocked,
    ParseError,
    ParseKilled,
    ProxyFailed,
    RedirectProblem,
    RobotsDisallowed,
)

__all__ = [
    "DATABASE_TROUBLE",
    "AddressRefused",
    "Ambiguous",
    "ArticleGone",
    "BadResponse",
    "BodyTooLarge",
    "Candidate",
    "CertificateInvalid",
    "ConfigError",
    "ConnectFailed",
    "DatabaseCorrupt",
    "DatabaseLocked",
    "DatabaseReadOnly",
    "DatabaseUnavailable",
    "EmptyBody",
    "FetchError",
    "FetchTimeout",
    "HostBusy",
    "HostileDocument",
    "HttpStatus",
    "InternalError",
    "LeaseLost",
    "LoginRefused",
    "MonitorError",
    "NameNotFound",
    "NameTaken",
    "NoArticle",
    "NotAFeed",
    "NotAnArticle",
    "NotFound",
    "OutputLost",
    "PageBlocked",
    "ParseError",
    "ParseKilled",
    "ProxyFailed",
    "ReaderError",
    "ReaderRefused",
    "ReaderTimeout",
    "ReaderUnreachable",
    "ReaderUnusable",
    "RecipientGone",
    "RecipientRefused",
    "RedirectProblem",
    "RobotsDisallowed",
    "SchemaMismatch",
    "SendError",
    "ServerUnavailable",
    "StillListed",
    "Stopped",
    "StoreError",
    "TooBroad",
    "Unacceptable",
]
