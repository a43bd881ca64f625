"""VKScript, the language of `execute`: enough of it for batched calls as clients write them."""

from gosclient.sandbox.vkscript.errors import CompileError, ScriptError
from gosclient.sandbox.vkscript.interpreter import run
from gosclient.sandbox.vkscript.parser import parse

__all__ = ["CompileError", "ScriptError", "parse", "run"]
