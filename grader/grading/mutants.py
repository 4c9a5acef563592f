"""Small changes of a reference: what its answers would be with one operator, axis, term or factor wrong.

They serve twice: to say what a wrong answer looks like when no known mistake fits it, and to find out whether
the hidden tests would notice.
"""

from __future__ import annotations

import ast
import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from grader.course.stub import BEGIN, END
from grader.grading.mutants_thorough import THOROUGH
from grader.locale import T, Text

_Change = tuple[ast.AST, Text]


@dataclass(frozen=True)
class Mutant:
    """One changed version of a module.

    Attributes:
        exercise: the function or class that was changed.
        line: the line of the module that was changed.
        text: what was changed, in words that give no code away.
        source: the whole changed module.
    """

    exercise: str
    line: int
    text: Text
    source: str


def mutants_of(reference: str, exercise: str, *, thorough: bool = False) -> Iterator[Mutant]:
    """Every mutant of one exercise's solution in a reference module, each program once.

    Args:
        reference: the text of the module.
        exercise: the name of a function or class in it.
        thorough: whether to make also those that test the tests only; they describe no mistake that students make.
    """
    lines, solution = reference.splitlines(), _solution_lines(reference)
    for owner in ast.parse(reference).body:
        if isinstance(owner, ast.FunctionDef | ast.ClassDef) and owner.name == exercise:
            first = min([owner.lineno, *(decorator.lineno for decorator in owner.decorator_list)])
            before, after = lines[: first - 1], lines[owner.end_lineno :]
            known = {ast.unparse(owner)}
            for place in list(_places(owner)):
                line = getattr(place.node, "lineno", 0)
                changes = _changes(place.node, thorough=thorough) if line in solution else ()
                for changed, text in changes:
                    code = _with(owner, place, changed)
                    if code not in known:
                        known.add(code)
                        yield Mutant(exercise, line, text, "\n".join([*before, code, *after]) + "\n")


def changed_lines(reference: str, mutant: Mutant) -> str:
    """What tells a mutant from the reference: the lines that differ, those of the reference behind a minus sign."""
    ours, theirs = (ast.unparse(ast.parse(source)).splitlines() for source in (reference, mutant.source))
    return "\n".join(line for line in difflib.unified_diff(ours, theirs, n=0, lineterm="")
                     if not line.startswith(("---", "+++", "@@")))


@dataclass(frozen=True)
class _Place:
    """Where a node hangs in its tree: in a field of its parent, at an index if that field is a list."""

    node: ast.AST
    parent: ast.AST
    field: str
    index: int | None


def _places(owner: ast.AST) -> Iterator[_Place]:
    for parent in ast.walk(owner):
        for name, value in ast.iter_fields(parent):
            if isinstance(value, ast.AST):
                yield _Place(value, parent, name, None)
            elif isinstance(value, list):
                yield from (_Place(item, parent, name, i) for i, item in enumerate(value) if isinstance(item, ast.AST))


def _with(owner: ast.AST, place: _Place, changed: ast.AST) -> str:
    """The source of the owner with one node replaced; the owner is afterwards as it was."""
    _put(place, changed)
    try:
        return ast.unparse(ast.fix_missing_locations(owner))
    finally:
        _put(place, place.node)


def _put(place: _Place, node: ast.AST) -> None:
    if place.index is None:
        setattr(place.parent, place.field, node)
    else:
        getattr(place.parent, place.field)[place.index] = node


def _solution_lines(source: str) -> set[int]:
    inside, lines = False, set()
    for number, line in enumerate(source.splitlines(), 1):
        if line.strip() in (BEGIN, END):
            inside = line.strip() == BEGIN
        elif inside:
            lines.add(number)
    return lines


def _changes(node: ast.AST, *, thorough: bool) -> Iterator[_Change]:
    for kind, change in (*_CHANGES, *(THOROUGH if thorough else ())):
        if isinstance(node, kind):
            yield from change(node)


def _binary(node: ast.BinOp) -> Iterator[_Change]:
    swapped = {
        ast.Add: (ast.Sub, T("a minus sign where there should be a plus, or the other way round")),
        ast.Sub: (ast.Add, T("a plus sign where there should be a minus, or the other way round")),
        ast.Mult: (ast.Div, T("a multiplication where there should be a division, or the other way round")),
        ast.Div: (ast.Mult, T("a multiplication where there should be a division, or the other way round")),
        ast.MatMult: (ast.Mult, T("an element-by-element product where there should be a matrix product")),
    }
    for operator, (other, text) in swapped.items():
        if isinstance(node.op, operator):
            yield ast.BinOp(node.left, other(), node.right), text
    if isinstance(node.op, ast.Add | ast.Sub):
        yield node.left, T("a missing term")
        yield node.right, T("a missing term")
    elif isinstance(node.op, ast.Mult):
        yield node.left, T("a missing factor")
        yield node.right, T("a missing factor")
    elif isinstance(node.op, ast.Div):
        yield node.left, T("a missing division")
    elif isinstance(node.op, ast.Pow):
        yield node.left, T("a missing power")
    if isinstance(node.op, ast.Sub | ast.Div | ast.MatMult):
        yield ast.BinOp(node.right, node.op, node.left), T("two operands in the wrong order")


def _unary(node: ast.UnaryOp) -> Iterator[_Change]:
    if isinstance(node.op, ast.USub):
        yield node.operand, T("a missing minus sign")


_OTHER_FUNCTIONS = {
    "sum": ("mean", T("a mean where there should be a sum")),
    "mean": ("sum", T("a sum where there should be a mean")),
    "max": ("min", T("a minimum where there should be a maximum")),
    "maximum": ("minimum", T("a minimum where there should be a maximum")),
    "var": ("std", T("a standard deviation where there should be a variance")),
    "std": ("var", T("a variance where there should be a standard deviation")),
    "dot": ("multiply", T("an element-by-element product where there should be a matrix product")),
    "multiply": ("dot", T("a matrix product where there should be an element-by-element product")),
    "zeros": ("ones", T("ones where there should be zeros")),
    "zeros_like": ("ones_like", T("ones where there should be zeros")),
    "ones": ("zeros", T("zeros where there should be ones")),
}


def _call(node: ast.Call) -> Iterator[_Change]:
    function = node.func
    if isinstance(function, ast.Attribute) and function.attr in _OTHER_FUNCTIONS:
        other, text = _OTHER_FUNCTIONS[function.attr]
        yield ast.Call(ast.Attribute(function.value, other, ast.Load()), node.args, node.keywords), text
    for index, keyword in enumerate(node.keywords):
        rest = [k for i, k in enumerate(node.keywords) if i != index]
        if keyword.arg == "axis" and isinstance(keyword.value, ast.Constant) and keyword.value.value in (0, 1):
            axis = ast.keyword("axis", ast.Constant(1 - keyword.value.value))
            yield ast.Call(function, node.args, [*rest, axis]), T("a calculation over the wrong axis")
            yield ast.Call(function, node.args, rest), T("a calculation over everything instead of one axis")
        elif keyword.arg == "keepdims":
            yield ast.Call(function, node.args, rest), T("an axis that was lost where it should be kept (keepdims)")
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name in ("sqrt", "log", "exp", "abs") and len(node.args) == 1:
        yield node.args[0], T("a missing {function}", function=name)
    if len(node.args) == 2 and not any(isinstance(arg, ast.Starred) for arg in node.args):
        yield ast.Call(function, [node.args[1], node.args[0]], node.keywords), T("two arguments in the wrong order")


def _attribute(node: ast.Attribute) -> Iterator[_Change]:
    if node.attr == "T" and isinstance(node.ctx, ast.Load):
        yield node.value, T("a missing transposition")


def _constant(node: ast.Constant) -> Iterator[_Change]:
    if isinstance(node.value, int | float) and not isinstance(node.value, bool):
        yield ast.Constant(node.value + 1), T("a number that is off by one")
        if node.value:
            yield ast.Constant(0), T("a missing number")


def _comparison(node: ast.Compare) -> Iterator[_Change]:
    opposite = {ast.Gt: ast.Lt, ast.Lt: ast.Gt, ast.GtE: ast.LtE, ast.LtE: ast.GtE, ast.Eq: ast.NotEq,
                ast.NotEq: ast.Eq}
    strictness = {ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Lt: ast.LtE, ast.LtE: ast.Lt}
    for table, text in ((opposite, T("a comparison the wrong way round")),
                        (strictness, T("a comparison that is wrong where both sides are equal"))):
        other = table.get(type(node.ops[0]))
        if len(node.ops) == 1 and other is not None:
            yield ast.Compare(node.left, [other()], node.comparators), text


def _augmented(node: ast.AugAssign) -> Iterator[_Change]:
    other = {ast.Add: ast.Sub, ast.Sub: ast.Add}.get(type(node.op))
    if other is not None:
        yield ast.AugAssign(node.target, other(), node.value), T("a step in the wrong direction")


_CHANGES: tuple[tuple[type[ast.AST], Callable[..., Iterator[_Change]]], ...] = (
    (ast.BinOp, _binary), (ast.UnaryOp, _unary), (ast.Call, _call), (ast.Attribute, _attribute),
    (ast.Constant, _constant), (ast.Compare, _comparison), (ast.AugAssign, _augmented),
)
