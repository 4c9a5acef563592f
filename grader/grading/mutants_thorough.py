"""More small changes of a reference, to test tests with: students seldom make them, but tests should notice."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable, Iterator

from grader.locale import T, Text

_Change = tuple[ast.AST, Text]

_COPIES = ("copy", "deepcopy")


def _statement(node: ast.stmt) -> Iterator[_Change]:
    if not isinstance(node, ast.Return | ast.Pass | ast.FunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom):
        yield ast.Pass(), T("a missing statement")


def _branch(node: ast.If) -> Iterator[_Change]:
    for value in (True, False):
        yield ast.If(ast.Constant(value), node.body, node.orelse), T("a condition that is always the same")


def _choice(node: ast.IfExp) -> Iterator[_Change]:
    yield node.body, T("a condition that is always the same")
    yield node.orelse, T("a condition that is always the same")


def _logic(node: ast.BoolOp) -> Iterator[_Change]:
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield ast.BoolOp(other, node.values), T("an `and` where there should be an `or`, or the other way round")


def _negation(node: ast.UnaryOp) -> Iterator[_Change]:
    if isinstance(node.op, ast.Not):
        yield node.operand, T("a missing `not`")


def _augmented(node: ast.AugAssign) -> Iterator[_Change]:
    # An assignment's own target is read nowhere, so one node can stand in both trees.
    yield ast.Assign([node.target], node.value), T("a value that replaces the old one instead of changing it")
    other = {ast.Mult: ast.Div, ast.Div: ast.Mult}.get(type(node.op))
    if other is not None:
        yield (ast.AugAssign(node.target, other(), node.value),
               T("a multiplication where there should be a division, or the other way round"))


def _binary(node: ast.BinOp) -> Iterator[_Change]:
    if isinstance(node.op, ast.FloorDiv | ast.Mod):
        yield node.left, T("a missing division")
    elif isinstance(node.op, ast.Div):
        yield node.right, T("a missing numerator")
    elif isinstance(node.op, ast.MatMult):
        yield node.left, T("a missing factor")
        yield node.right, T("a missing factor")


def _call(node: ast.Call) -> Iterator[_Change]:
    function, plain = node.func, not any(isinstance(arg, ast.Starred) for arg in node.args)
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name in _COPIES:
        inner = node.args[0] if node.args else function.value if isinstance(function, ast.Attribute) else None
        if inner is not None:
            yield inner, T("a missing copy")
    stop = min(len(node.args), 2) - 1
    if name == "range" and plain and not isinstance(node.args[stop], ast.Constant):  # a number is off by one anyway
        for operator in (ast.Add(), ast.Sub()):
            args: list[ast.expr] = list(node.args)
            args[stop] = ast.BinOp(args[stop], operator, ast.Constant(1))
            yield ast.Call(function, args, []), T("a loop with one turn too many or too few")
    if len(node.args) > 2 and plain:
        for first, second in itertools.pairwise(range(len(node.args))):
            args = list(node.args)
            args[first], args[second] = args[second], args[first]
            yield ast.Call(function, args, node.keywords), T("two arguments in the wrong order")
    yield from _options(node)


def _options(node: ast.Call) -> Iterator[_Change]:
    for index, keyword in enumerate(node.keywords):
        if keyword.arg not in (None, "axis", "keepdims"):
            rest = [k for i, k in enumerate(node.keywords) if i != index]
            yield ast.Call(node.func, node.args, rest), T("a missing option")


def _returned(node: ast.Return) -> Iterator[_Change]:
    if isinstance(node.value, ast.Tuple):
        for first, second in itertools.pairwise(range(len(node.value.elts))):
            values = list(node.value.elts)
            values[first], values[second] = values[second], values[first]
            yield ast.Return(ast.Tuple(values, ast.Load())), T("two returned values in the wrong order")


def _constant(node: ast.Constant) -> Iterator[_Change]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value), T("a False where there should be a True, or the other way round")
    elif isinstance(node.value, int):
        yield ast.Constant(node.value - 1), T("a number that is off by one")
    elif isinstance(node.value, float):
        yield ast.Constant(node.value * 2), T("a number that is twice as large")


THOROUGH: tuple[tuple[type[ast.AST], Callable[..., Iterator[_Change]]], ...] = (
    (ast.stmt, _statement), (ast.If, _branch), (ast.IfExp, _choice), (ast.BoolOp, _logic), (ast.UnaryOp, _negation),
    (ast.AugAssign, _augmented), (ast.BinOp, _binary), (ast.Call, _call), (ast.Return, _returned),
    (ast.Constant, _constant),
)
