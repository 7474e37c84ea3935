"""A language model behind the OpenAI chat completions protocol, asked for JSON by a schema.

llama.cpp, Ollama, vLLM and hosted services speak it: https://platform.openai.com/docs/api-reference/chat. Only what all
of them take is sent; what is read are ``choices[0].message.content``, ``refusal`` and ``finish_reason``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from monitor.errors import (
    BadResponse,
    BodyTooLarge,
    FetchError,
    FetchTimeout,
    ReaderError,
    ReaderRefused,
    ReaderTimeout,
    ReaderUnreachable,
    ReaderUnusable,
)
from monitor.model import Prompt

_PATH = "/chat/completions"
_ADVICE = {
    400: 'the model may take no temperature (set judgement.reader_temperature = "default") or no JSON schema',
    401: "check judgement.reader_key_file",
    403: "check judgement.reader_key_file",
    404: "check judgement.reader_url (it usually ends in /v1) and judgement.reader_model",
    429: "the service limits requests: lower judgement.reader_per_day, or raise its limit there",
}


class Ask(Protocol):
    """One bounded POST to an address."""

    def __call__(self, url: str, headers: Mapping[str, str], body: bytes) -> tuple[int, bytes]:
        """The status, and of a 200 the body; redirects are not followed. Raises ``FetchError``, ``Stopped``."""
        ...


class ChatReader:
    """Implements ``ports.SecondReader``. ``url`` is the base of the protocol, as in ``http://127.0.0.1:8080/v1``.

    ``key`` goes into the Authorization header and nowhere else; ``temperature`` None leaves it to the server.
    """

    def __init__(
        self,
        ask: Ask,
        url: str,
        model: str,
        *,
        key: str = "",
        temperature: float | None = 0.0,
        close: Callable[[], None] = lambda: None,
    ) -> None:
        self._ask = ask
        self._url = url.rstrip("/").removesuffix(_PATH) + _PATH
        self._model = model
        self._headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"
        self._temperature = temperature
        self._close = close

    def answer(self, prompt: Prompt) -> str:
        """The text of the model's answer. Raises ``ReaderError``, whose words hold nothing that the server sent."""
        try:
            status, body = self._ask(self._url, self._headers, self._request(prompt))
        except FetchError as error:
            raise _as_reader_error(error) from error
        if status != 200:
            said = "redirects, which is not followed" if 300 <= status < 400 else "answered"
            raise ReaderRefused(f"the server {said} ({status})", advice=_ADVICE.get(status))
        return _content(body)

    def close(self) -> None:
        """Cut requests under way."""
        self._close()

    def _request(self, prompt: Prompt) -> bytes:
        request: dict[str, Any] = {
            "model": self._model,
            "messages": [
                {"role": "system", "content": prompt.instructions},
                {"role": "user", "content": prompt.material},
            ],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "verdicts", "strict": True, "schema": json.loads(prompt.schema)},
            },
            "stream": False,
        }
        if self._temperature is not None:
            request["temperature"] = self._temperature
        # Escaped: half a surrogate pair, which a page may hold, has no UTF-8.
        return json.dumps(request).encode()


def _as_reader_error(error: FetchError) -> ReaderError:
    if isinstance(error, FetchTimeout):
        return ReaderTimeout(str(error))
    if isinstance(error, BadResponse | BodyTooLarge):
        return ReaderUnusable(str(error))
    return ReaderUnreachable(str(error))


def _content(body: bytes) -> str:
    try:
        choice = json.loads(body)["choices"][0]
        message = choice["message"]
        content, refusal, finish = message.get("content"), message.get("refusal"), choice.get("finish_reason")
    except (ValueError, RecursionError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise ReaderUnusable("the server's answer is not of the chat completions protocol") from error
    if refusal or finish == "content_filter":
        raise ReaderRefused("the model declined to answer")
    if finish == "length":
        raise ReaderUnusable("the answer was cut short at the length that the server allows")
    if not isinstance(content, str):
        raise ReaderUnusable("the server's answer holds no text")
    return content
