"""A server on this machine that speaks the chat completions protocol, rightly and wrongly."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.fetch.origin import Line, Origin, Script, reply

PATH = "/v1/chat/completions"
JSON = (("Content-Type", "application/json"),)
Judge = Callable[[dict[str, Any]], dict[str, Any]]


def verdict(number: int, *, new: bool = True, kind: str = "detail", reason: str = "named for the first time") -> Any:
    return {"number": number, "new": new, "kind": kind if new else "wording", "reason": reason}


def completion(content: Any, *, finish: str = "stop", **message: Any) -> bytes:
    """An answer of the protocol around the text of a model."""
    text = content if isinstance(content, str | None) else json.dumps(content)
    choice = {"index": 0, "message": {"role": "assistant", "content": text, **message}, "finish_reason": finish}
    body = {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "small", "choices": [choice]}
    return reply(200, json.dumps(body).encode(), JSON)


def verdicts(*given: Any) -> bytes:
    return completion({"verdicts": list(given)})


@dataclass
class ModelServer:
    """Wraps an ``Origin``: by default every sentence that is asked about gets a verdict by ``judge``."""

    origin: Origin
    judge: Judge = lambda sentence: verdict(sentence["number"])
    script: list[bytes | Script] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.origin.play(PATH, self._play)

    @property
    def url(self) -> str:
        return self.origin.url("/v1")

    @property
    def asked(self) -> Sequence[dict[str, Any]]:
        """The requests that came, as JSON."""
        return [json.loads(seen.body) for seen in self.origin.seen if seen.target == PATH]

    def sentences(self, at: int = -1) -> list[dict[str, Any]]:
        """The sentences of a request."""
        material = json.loads(self.asked[at]["messages"][1]["content"])
        return list(material["sentences"])

    def says(self, *answers: bytes | Script) -> None:
        """Answer so, one after the other, and rightly again after these."""
        self.script = list(answers)

    def _play(self, line: Line) -> object:
        answer = self.script.pop(0) if self.script else verdicts(*map(self.judge, self.sentences()))
        if callable(answer):
            return answer(line)
        line.send(answer)
        return True


def endless(line: Line) -> None:
    """A body without an end."""
    line.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    while not line.closing.is_set():
        line.send(b" " * 65536)


def silent(line: Line) -> None:
    """No answer at all."""
    line.hold()


def dripping(line: Line) -> None:
    """A byte now and then, for ever."""
    line.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    line.drip(b" ")
