"""The tree of a parsed script."""

from dataclasses import dataclass


@dataclass(slots=True, frozen=True)
class Literal:
    """A number, a string, true, false or null."""

    value: object


@dataclass(slots=True, frozen=True)
class Name:
    """A variable."""

    name: str


@dataclass(slots=True, frozen=True)
class ListOf:
    """An array written out."""

    items: "tuple[Expression, ...]"


@dataclass(slots=True, frozen=True)
class DictOf:
    """An object written out."""

    items: "tuple[tuple[str, Expression], ...]"


@dataclass(slots=True, frozen=True)
class Unary:
    """`-x` or `!x`."""

    sign: str
    operand: "Expression"


@dataclass(slots=True, frozen=True)
class Binary:
    """Two operands and a sign between them."""

    sign: str
    left: "Expression"
    right: "Expression"


@dataclass(slots=True, frozen=True)
class Choice:
    """`condition ? yes : no`."""

    condition: "Expression"
    yes: "Expression"
    no: "Expression"


@dataclass(slots=True, frozen=True)
class Property:
    """`target.name`."""

    target: "Expression"
    name: str


@dataclass(slots=True, frozen=True)
class Index:
    """`target[key]`."""

    target: "Expression"
    key: "Expression"


@dataclass(slots=True, frozen=True)
class Column:
    """`target@.name`: the property of every item of an array."""

    target: "Expression"
    name: str


@dataclass(slots=True, frozen=True)
class MethodCall:
    """A call of VK: `API.section.name(arguments)`."""

    name: str
    argument: "Expression | None"


@dataclass(slots=True, frozen=True)
class FunctionCall:
    """`parseInt(x)`, or with a target `list.push(x)`."""

    target: "Expression | None"
    name: str
    arguments: "tuple[Expression, ...]"


Expression = (
    Literal
    | Name
    | ListOf
    | DictOf
    | Unary
    | Binary
    | Choice
    | Property
    | Index
    | Column
    | MethodCall
    | FunctionCall
)


@dataclass(slots=True, frozen=True)
class Assign:
    """`target = value`; `var x = value` is the same."""

    target: Name | Property | Index
    value: Expression


@dataclass(slots=True, frozen=True)
class Evaluate:
    """An expression for its effect."""

    expression: Expression


@dataclass(slots=True, frozen=True)
class If:
    """A branch."""

    condition: Expression
    yes: "Block"
    no: "Block"


@dataclass(slots=True, frozen=True)
class While:
    """A loop."""

    condition: Expression
    body: "Block"


@dataclass(slots=True, frozen=True)
class Return:
    """The end of the script with its result."""

    value: Expression


Statement = Assign | Evaluate | If | While | Return
Block = tuple[Statement, ...]
