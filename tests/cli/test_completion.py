"""Shell completion: the scripts for each shell, and the completions that the shells offer."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).with_name("monitor")
# Typed text, and a completion that must be offered for it.
TYPED = (
    ("monitor sea", "search"),
    ("monitor feeds pau", "pause"),
    ("monitor diff --side", "--side-by-side"),
    ("monitor log --kind fi", "figure"),
    ("monitor export 1 --format wa", "warc"),
)
# Each program sources $SCRIPT and prints the completions for the words in $TYPED_WORDS.
BASH = """
source "$SCRIPT"
read -ra COMP_WORDS <<< "$TYPED_WORDS"
COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
_monitor_completion monitor
printf '%s\\n' "${COMPREPLY[@]}"
"""
ZSH = """
compdef() { :; }
compadd() { print -l -- ${(P)@[-1]} }
_describe() { print -l -- ${${(P)3}%%:*} }
words=(${=TYPED_WORDS})
CURRENT=$#words
source "$SCRIPT"
_monitor_completion
"""
FISH = 'source "$SCRIPT"; complete --do-complete "$TYPED_WORDS"'


def environment(**more: str) -> dict[str, str]:
    path = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
    return dict(os.environ) | {"PATH": path} | more


def script(shell: str, folder: Path) -> Path:
    """The completion script for a shell, made as docs/cli.md describes."""
    done = subprocess.run(
        [PROGRAM], env=environment(_MONITOR_COMPLETE=f"{shell}_source"), capture_output=True, text=True, check=True
    )
    file = folder / f"monitor.{shell}"
    file.write_text(done.stdout, "utf-8")
    return file


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_there_is_a_script_for_each_shell(tmp_path: Path, shell: str):
    text = script(shell, tmp_path).read_text("utf-8")
    assert f"_MONITOR_COMPLETE={shell}_complete" in text


@pytest.mark.parametrize(("typed", "offered"), TYPED)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_program_offers_completions_to_every_shell(tmp_path: Path, shell: str, typed: str, offered: str):
    words = typed.split()
    given = {"COMP_WORDS": typed, "COMP_CWORD": words[-1] if shell == "fish" else str(len(words) - 1)}
    asked = environment(_MONITOR_COMPLETE=f"{shell}_complete", **given)
    done = subprocess.run([PROGRAM], env=asked, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert offered in done.stdout.replace(",", "\n").split()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("shell", "code"), [("bash", BASH), ("zsh", ZSH), ("fish", FISH)])
def test_the_shell_offers_the_completions(tmp_path: Path, shell: str, code: str):
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed here")
    made = script(shell, tmp_path)
    for typed, offered in TYPED:
        asked = environment(SCRIPT=str(made), TYPED_WORDS=typed)
        done = subprocess.run([shell, "-c", code], env=asked, capture_output=True, text=True, check=True)
        assert offered in done.stdout.split(), (typed, done)
