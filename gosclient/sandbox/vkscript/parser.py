"""From text to tree: recursive descent, one method a rule of the grammar."""

from collections.abc import Callable
from typing import Final, TypeVar

from gosclient.sandbox.vkscript.errors import CompileError
from gosclient.sandbox.vkscript.lexer import Token, number_of, tokens, unquoted
from gosclient.sandbox.vkscript.nodes import (
    Assign,
    Binary,
    Block,
    Choice,
    Column,
    DictOf,
    Evaluate,
    Expression,
    FunctionCall,
    If,
    Index,
    ListOf,
    Literal,
    MethodCall,
    Name,
    Property,
    Return,
    Statement,
    Unary,
    While,
)

Part = TypeVar("Part")

_LEVELS: Final = (
    ("||",),
    ("&&",),
    ("==", "!=", "===", "!=="),
    ("<", ">", "<=", ">="),
    ("+", "-"),
    ("*", "/", "%"),
)
"""Binary signs from the loosest to the tightest."""
_CONSTANTS: Final = {"true": True, "false": False, "null": None}


def parse(code: str) -> Block:
    """Return the statements of a script.

    Raises:
        CompileError: If the text is not VKScript, or is nested too deep.
    """
    try:
        return _Parser(tokens(code)).program()
    except RecursionError:
        raise CompileError("the code is nested too deep") from None


class _Parser:
    def __init__(self, stream: list[Token]) -> None:
        self.stream = stream
        self.at = 0

    # Moving along the tokens ------------------------------------------------------------------

    @property
    def token(self) -> Token:
        return self.stream[self.at]

    def takes(self, *texts: str) -> str:
        """Step over the token if it is one of these words or signs; return it or ''."""
        token = self.token
        if token.kind in {"sign", "name"} and token.text in texts:
            self.at += 1
            return token.text
        return ""

    def expect(self, text: str) -> None:
        if not self.takes(text):
            raise self.wrong()

    def take(self, kind: str) -> str:
        if self.token.kind != kind:
            raise self.wrong()
        self.at += 1
        return self.stream[self.at - 1].text

    def wrong(self) -> CompileError:
        token = self.token
        return CompileError(f"parse error before: {token.text or 'end'} (at {token.at})")

    # Statements -------------------------------------------------------------------------------

    def program(self) -> Block:
        body: list[Statement] = []
        while self.token.kind != "end":
            body += self.statement()
        return tuple(body)

    def statement(self) -> Block:
        """Parse one statement; `var a, b;` and a block are several, a lone `;` is none."""
        if self.takes(";"):
            return ()
        if self.takes("{"):
            return self.block_to_brace()
        if self.takes("var"):
            return self.variables()
        if self.takes("if"):
            return (self.branch(),)
        if self.takes("while"):
            return (While(self.in_brackets(), self.statement()),)
        if self.takes("return"):
            nothing = self.token.text in {";", "}"} or self.token.kind == "end"
            value = Literal(None) if nothing else self.expression()
            self.end_statement()
            return (Return(value),)
        return (self.assignment_or_call(),)

    def block_to_brace(self) -> Block:
        body: list[Statement] = []
        while not self.takes("}"):
            if self.token.kind == "end":
                raise self.wrong()
            body += self.statement()
        return tuple(body)

    def variables(self) -> Block:
        made: list[Statement] = []
        while True:
            name = Name(self.take("name"))
            value = self.expression() if self.takes("=") else Literal(None)
            made.append(Assign(name, value))
            if not self.takes(","):
                break
        self.end_statement()
        return tuple(made)

    def branch(self) -> If:
        condition = self.in_brackets()
        yes = self.statement()
        return If(condition, yes, self.statement() if self.takes("else") else ())

    def in_brackets(self) -> Expression:
        self.expect("(")
        inner = self.expression()
        self.expect(")")
        return inner

    def assignment_or_call(self) -> Statement:
        expression = self.expression()
        statement: Statement = Evaluate(expression)
        if self.takes("="):
            if not isinstance(expression, Name | Property | Index):
                raise self.wrong()
            statement = Assign(expression, self.expression())
        self.end_statement()
        return statement

    def end_statement(self) -> None:
        if self.token.kind != "end" and self.token.text != "}":
            self.expect(";")

    # Expressions ------------------------------------------------------------------------------

    def expression(self) -> Expression:
        condition = self.binary(0)
        if not self.takes("?"):
            return condition
        yes = self.expression()
        self.expect(":")
        return Choice(condition, yes, self.expression())

    def binary(self, level: int) -> Expression:
        if level == len(_LEVELS):
            return self.unary()
        left = self.binary(level + 1)
        while sign := self.takes(*_LEVELS[level]):
            left = Binary(sign, left, self.binary(level + 1))
        return left

    def unary(self) -> Expression:
        if sign := self.takes("-", "!"):
            return Unary(sign, self.unary())
        return self.postfix()

    def postfix(self) -> Expression:
        if self.takes("API"):
            return self.after(self.method_call())
        return self.after(self.primary())

    def method_call(self) -> MethodCall:
        self.expect(".")
        name = self.take("name")
        while self.takes("."):
            name += "." + self.take("name")
        self.expect("(")
        argument = None if self.takes(")") else self.expression()
        if argument is not None:
            self.expect(")")
        return MethodCall(name, argument)

    def after(self, target: Expression) -> Expression:
        """Parse what follows a value: properties, indexes, calls, columns."""
        while True:
            if self.takes("."):
                name = self.take("name")
                if self.takes("("):
                    target = FunctionCall(target, name, self.listed(")", self.expression))
                else:
                    target = Property(target, name)
            elif self.takes("@."):
                target = Column(target, self.take("name"))
            elif self.takes("["):
                target = Index(target, self.expression())
                self.expect("]")
            else:
                return target

    def primary(self) -> Expression:
        token = self.token
        if self.takes("("):
            inner = self.expression()
            self.expect(")")
            return inner
        if self.takes("["):
            return ListOf(self.listed("]", self.expression))
        if self.takes("{"):
            return DictOf(self.listed("}", self.pair))
        if token.kind == "number":
            self.at += 1
            return Literal(number_of(token.text))
        if token.kind == "string":
            self.at += 1
            return Literal(unquoted(token.text))
        name = self.take("name")
        if name in _CONSTANTS:
            return Literal(_CONSTANTS[name])
        if self.takes("("):
            return FunctionCall(None, name, self.listed(")", self.expression))
        return Name(name)

    def pair(self) -> tuple[str, Expression]:
        token = self.token
        self.at += 1
        if token.kind == "string":
            key = unquoted(token.text)
        elif token.kind in {"name", "number"}:
            key = token.text
        else:
            self.at -= 1
            raise self.wrong()
        self.expect(":")
        return key, self.expression()

    def listed(self, closing: str, part: Callable[[], Part]) -> tuple[Part, ...]:
        """Parse parts between commas up to the closing bracket; a last comma may hang."""
        parts: list[Part] = []
        while not self.takes(closing):
            parts.append(part())
            if not self.takes(","):
                self.expect(closing)
                break
        return tuple(parts)
