"""The [judgement] settings of the second reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.errors import ConfigError
from monitor.settings import load, reader_key
from tests.settings.test_settings import load_in, write

READER = '[judgement]\nreader_url = "http://127.0.0.1:8080/v1"\nreader_model = "small"\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[judgement]\nreader_url = 'http://h/v1'", 'judgement.reader_model = "": expected the name of the model'),
        ("[judgement]\nreader_url = 'localhost:8080'", "judgement.reader_url = (hidden): expected the base address"),
        ("[judgement]\nreader_url = 'http://u:p@h/v1'", "put the key into a file that judgement.reader_key_file names"),
        ("[judgement]\nreader_url = 'http://h:99999/v1'", "expected the base address"),
        ("[judgement]\nreader_low = 0.8", "judgement.reader_high = 0.7: expected at least judgement.reader_low"),
        ("[judgement]\nreader_low = -0.1", "judgement.reader_low = -0.1: it should be greater than or equal to 0"),
        ("[judgement]\nreader_seconds = 90", "judgement.reader_seconds = 90: it should be less than or equal to 60"),
        ("[judgement]\nreader_per_day = 0", "judgement.reader_per_day = 0: it should be greater than or equal to 1"),
        ("[judgement]\nreader_temperature = 'cold'", 'expected a number from 0 to 2, or "default"'),
        ("[judgement]\nreader_key_file = ''", "judgement.reader_key_file = \"\": it is empty"),
        ("[judgement]\nreader_key = 'x'", "judgement.reader_key is no known key; did you mean judgement.reader_key_f"),
    ],
)  # fmt: skip
def test_errors_say_what_was_expected(tmp_path: Path, text: str, expected: str):
    with pytest.raises(ConfigError) as caught:
        load(write(tmp_path, text))
    assert expected in str(caught.value)


def test_there_is_no_second_reader_by_default(tmp_path: Path):
    judgement = load(write(tmp_path, "")).judgement
    assert (judgement.reader_url, judgement.reader_low, judgement.reader_high) == (None, 0.3, 0.7)
    assert (judgement.reader_seconds, judgement.reader_per_day, judgement.reader_temperature) == (20, 500, 0)


def test_the_key_file_is_relative_to_the_configuration_file(tmp_path: Path):
    (tmp_path / "reader.key").write_text("sk-1\n")
    settings = load(write(tmp_path, READER + 'reader_key_file = "reader.key"\nreader_temperature = "default"'))
    assert settings.judgement.reader_key_file == tmp_path / "reader.key"
    assert settings.judgement.reader_temperature is None
    assert reader_key(settings) == "sk-1"
    assert "sk-1" not in repr(settings)
    assert reader_key(load(write(tmp_path, READER))) == ""
    environment = {"MONITOR_JUDGEMENT__READER_KEY_FILE": "other.key"}
    assert load_in(tmp_path, environment, "settings.judgement.reader_key_file") == "other.key"


@pytest.mark.parametrize(
    ("url", "is_here"),
    [
        ("http://127.0.0.1:8080/v1", True),
        ("http://[::1]:8080/v1", True),
        ("http://localhost/v1", True),
        ("http://models.localhost/v1", True),
        ("http://192.168.1.5/v1", False),
        ("https://models.example/v1", False),
        ("https://localhost.example/v1", False),
    ],
)
def test_whether_the_second_reader_is_on_this_machine(tmp_path: Path, url: str, is_here: bool):
    text = f'[judgement]\nreader_url = "{url}"\nreader_model = "small"'
    assert load(write(tmp_path, text)).judgement.is_here is is_here
