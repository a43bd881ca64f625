"""Running a parsed script."""

from collections.abc import Callable
from typing import Final

from gosclient.sandbox.serialise import Json, to_json
from gosclient.sandbox.vkscript import values
from gosclient.sandbox.vkscript.errors import ScriptError
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
    Unary,
    While,
)

MOST_CALLS: Final = 25
"""How many methods one `execute` may call."""
MOST_STEPS: Final = 200_000
"""Guards the server against a script without end; VK has a limit of its own."""

_A_STEP: Final = 64
"""Characters or items that are worked on in the time of one step."""

ApiCall = Callable[[str, dict[str, str]], object]


def run(program: Block, api: ApiCall, given: Json | None = None) -> object:
    """Run a script and return what it returns, None if nothing.

    Args:
        program: The parsed script.
        api: Carries out one method; returns its response, or False if it failed.
        given: Further parameters of the call, which a script reads as `Args.name`.

    Raises:
        ScriptError: For a 26th call, a script without end or nonsense with values.
    """
    running = _Run(api, given)
    try:
        result = running.block(program).value
    except RecursionError:
        raise ScriptError("the code is nested too deep") from None
    if running.used_variables:  # without them a script returns what the methods answered
        values.weigh(result)
    return result


class _Outcome:
    """Whether a block went to its end (`value` None) or met a `return`."""

    __slots__ = ("returned", "value")

    def __init__(self, value: object = None, *, returned: bool = False) -> None:
        self.value = value
        self.returned = returned


class _Run:
    def __init__(self, api: ApiCall, given: Json | None) -> None:
        self.api = api
        self.variables: dict[str, object] = {"Args": dict(given or {})}
        self.used_variables = False
        self.calls = 0
        self.steps = 0

    def block(self, statements: Block) -> _Outcome:
        for statement in statements:
            outcome = self.statement(statement)
            if outcome.returned:
                return outcome
        return _Outcome()

    def statement(self, statement: object) -> _Outcome:
        self.step()
        match statement:
            case Assign(target, value):
                self.assign(target, self.value(value))
            case Evaluate(expression):
                self.value(expression)
            case Return(value):
                return _Outcome(self.value(value), returned=True)
            case If(condition, yes, no):
                return self.block(yes if values.truth(self.value(condition)) else no)
            case While(condition, body):
                return self.loop(condition, body)
        return _Outcome()

    def loop(self, condition: Expression, body: Block) -> _Outcome:
        while values.truth(self.value(condition)):
            self.step()
            outcome = self.block(body)
            if outcome.returned:
                return outcome
        return _Outcome()

    def step(self, *worked_on: object) -> None:
        """Count an operation; one on something long counts for as many as it takes time."""
        sizes = (len(one) for one in worked_on if isinstance(one, str | list))
        self.steps += 1 + sum(sizes) // _A_STEP
        if self.steps > MOST_STEPS:
            raise ScriptError("too many operations")

    def assign(self, target: Name | Property | Index, value: object) -> None:
        self.used_variables = True
        match target:
            case Name(name):
                self.variables[name] = value
            case Property(owner, name):
                values.put(self.value(owner), name, value)
            case Index(owner, key):
                values.put(self.value(owner), self.value(key), value)

    def value(self, expression: Expression) -> object:
        match expression:
            case Literal(value):
                return value
            case Name(name):
                return self.variables.get(name)
            case ListOf(items):
                return [self.value(item) for item in items]
            case DictOf(pairs):
                return {key: self.value(item) for key, item in pairs}
            case Unary() | Binary() | Choice():
                return self.operation(expression)
            case MethodCall() | FunctionCall():
                return self.result(expression)
            case _:
                return self.part(expression)

    def part(self, expression: Property | Index | Column) -> object:
        target = self.value(expression.target)
        match expression:
            case Property(_, name):
                return values.get(target, name)
            case Index(_, key):
                return values.get(target, self.value(key))
            case Column(_, name):
                rows = target if isinstance(target, list) else []
                return [values.get(row, name) for row in rows]

    def result(self, expression: MethodCall | FunctionCall) -> object:
        match expression:
            case MethodCall(name, argument):
                return self.call(name, self.value(argument) if argument else {})
            case FunctionCall(None, name, arguments):
                return values.function(name, [self.value(item) for item in arguments])
            case FunctionCall(target, name, arguments):
                owner = self.value(target) if target else None
                self.step(owner)
                return values.method(owner, name, [self.value(item) for item in arguments])

    def operation(self, expression: Unary | Binary | Choice) -> object:
        match expression:
            case Unary("!", operand):
                return not values.truth(self.value(operand))
            case Unary(_, operand):
                return -values.number(self.value(operand))
            case Choice(condition, yes, no):
                return self.value(yes if values.truth(self.value(condition)) else no)
            case Binary("&&", left, right):
                first = self.value(left)
                return self.value(right) if values.truth(first) else first
            case Binary("||", left, right):
                first = self.value(left)
                return first if values.truth(first) else self.value(right)
            case Binary(sign, left, right):
                first, second = self.value(left), self.value(right)
                self.step(first, second)
                return values.binary(sign, first, second)

    def call(self, name: str, argument: object) -> object:
        self.calls += 1
        if self.calls > MOST_CALLS:
            raise ScriptError("too many api calls")
        given: Json = argument if isinstance(argument, dict) else {}
        if self.used_variables:
            values.weigh(given)
        fields = {key: _field(item) for key, item in given.items() if item is not None}
        return self.api(name, fields)


def _field(value: object) -> str:
    """Write a value of a script as a field of a call."""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, list) and not any(isinstance(item, dict | list) for item in value):
        return ",".join(_field(item) for item in value)
    if isinstance(value, dict | list):
        return to_json(value)
    return values.text(value)
