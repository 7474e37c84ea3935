"""A second reader over the OpenAI chat completions API, with answers in JSON by a schema.

llama.cpp, Ollama, vLLM and hosted services implement it: https://platform.openai.com/docs/api-reference/chat. It sends
only fields that all of them accept, and reads only ``choices[0].message.content``, ``refusal`` and ``finish_reason``.
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
    """Makes one POST, limited in time and size."""

    def __call__(self, url: str, headers: Mapping[str, str], body: bytes) -> tuple[int, bytes]:
        """The status, and the body if the status is 200. Follows no redirects. Raises ``FetchError``, ``Stopped``."""
        ...


class ChatReader:
    """Implements ``ports.SecondReader``. ``url`` is the base address of the API, as in ``http://127.0.0.1:8080/v1``.

    ``key`` is sent in the Authorization header only; ``temperature`` None leaves it to the server.
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
        """The text of the model's answer. Raises ``ReaderError``, whose message quotes nothing of the response body."""
        try:
            status, body = self._ask(self._url, self._headers, self._request(prompt))
        except FetchError as error:
            raise _as_reader_error(error) from error
        if status != 200:
            reaction = "redirects, which is not followed" if 300 <= status < 400 else "answered"
            raise ReaderRefused(f"the server {reaction} ({status})", advice=_ADVICE.get(status))
        return _content(body)

    def close(self) -> None:
        """Abort requests in progress."""
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
        # ASCII with escapes: a page may contain a lone surrogate, which UTF-8 cannot encode.
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
        raise ReaderUnusable("the server's answer does not follow the chat completions protocol") from error
    if refusal or finish == "content_filter":
        raise ReaderRefused("the model declined to answer")
    if finish == "length":
        raise ReaderUnusable("the answer was cut off at the server's length limit")
    if not isinstance(content, str):
        raise ReaderUnusable("the server's answer holds no text")
    return content
