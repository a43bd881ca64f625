"""Cutting a script into tokens."""

import json
import math
import re
from dataclasses import dataclass
from typing import Final

from gosclient.sandbox.serialise import without_surrogates
from gosclient.sandbox.vkscript.errors import CompileError

_TOKEN: Final = re.compile(
    r"""
      (?P<space>\s+|//[^\n]*|/\*.*?\*/)
    | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
    | (?P<name>[A-Za-z_$][A-Za-z0-9_$]*)
    | (?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
    | (?P<sign>===|!==|==|!=|<=|>=|&&|\|\||@\.|[-+*/%<>=!?:;,.(){}\[\]])
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(slots=True, frozen=True)
class Token:
    """A piece of a script: its kind (name, number, string, sign, end), text and place."""

    kind: str
    text: str
    at: int


def tokens(code: str) -> list[Token]:
    """Return all tokens of a script, the last one of the kind "end".

    Raises:
        CompileError: At a character that begins no token.
    """
    found: list[Token] = []
    at = 0
    while at < len(code):
        match = _TOKEN.match(code, at)
        if match is None:
            raise CompileError(f"parse error before: {code[at : at + 10]}")
        kind = match.lastgroup or ""
        if kind != "space":
            found.append(Token(kind, match.group(), at))
        at = match.end()
    found.append(Token("end", "", at))
    return found


def unquoted(text: str) -> str:
    """Return what a string token says; it is written with either quotes and JSON's escapes."""
    inner = text[1:-1]
    if text[0] == "'":
        inner = inner.replace("\\'", "'").replace('"', '\\"')
    try:
        said = str(json.loads(f'"{inner}"', strict=False))
    except ValueError:
        said = re.sub(r"\\(.)", r"\1", inner)
    return without_surrogates(said)


def number_of(text: str) -> int | float:
    """Return what a number token says.

    Raises:
        CompileError: it is beyond every number of VKScript.
    """
    value = float(text)
    if not math.isfinite(value):
        raise CompileError("number is too big")
    return int(text) if text.isdigit() else value
