"""What nobody has filled in yet: definitions that do nothing but hand back None or say that they are not written."""

from __future__ import annotations

import ast

_LIBRARIES = frozenset({"np", "numpy", "float", "int"})
_GIVEN_CALLS = frozenset({"len", "range", "str", "int"})


def placeholder_names(node: ast.stmt) -> tuple[str, ...]:
    """The name of a definition that nobody has filled in yet, as a tuple of none or one."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return (node.name,) if _is_placeholder(node.body) else ()
    if isinstance(node, ast.ClassDef):
        methods = [m for m in node.body if isinstance(m, ast.FunctionDef) and m.name != "__init__"]
        return (node.name,) if methods and all(_is_placeholder(m.body) for m in methods) else ()
    return ()


def _is_placeholder(body: list[ast.stmt]) -> bool:
    """Whether a body does nothing but `pass`, raise NotImplementedError, or hand back what is still None.

    Lines that exercises give, such as `m = X.shape[1]`, may stand between; a computation may not.
    """
    empty: set[str] = set()
    given = False
    for statement in body:
        if isinstance(statement, ast.Raise):
            return _names_not_implemented(statement)
        if isinstance(statement, ast.Return):
            names_only_empty = statement.value is not None and not isinstance(statement.value, ast.Constant)
            handed_back = statement.value is None or _is_empty(statement.value, empty)
            return handed_back and (names_only_empty or not given)
        if isinstance(statement, ast.Assign | ast.For):
            kept = _assigned_empty(statement, empty)
            if kept is None:
                return False
            given = given or not kept
        elif not (isinstance(statement, ast.Pass | ast.Assert) or _is_remark(statement)):
            return False
    return not given


def _assigned_empty(statement: ast.Assign | ast.For, empty: set[str]) -> bool | None:
    """Take note of what a statement leaves as None; None if it computes something, so that somebody worked here."""
    if isinstance(statement, ast.For):
        inner = [s for s in statement.body if not _is_remark(s)]
        assigned = [_assigned_empty(s, empty) if isinstance(s, ast.Assign) else None for s in inner]
        return True if assigned and all(assigned) and not statement.orelse else None
    names = [name for target in statement.targets for name in _targets(target)]
    if _is_empty(statement.value, empty):
        empty.update(names)
        return True
    empty.difference_update(names)
    return False if _is_given(statement.value) else None


def _targets(target: ast.expr) -> list[str]:
    if isinstance(target, ast.Tuple):
        return [name for part in target.elts for name in _targets(part)]
    while isinstance(target, ast.Subscript):
        target = target.value
    return [target.id] if isinstance(target, ast.Name) else []


def _is_given(value: ast.expr) -> bool:
    """Whether an expression only takes something out of the arguments, as the given lines of an exercise do."""
    for part in ast.walk(value):
        if isinstance(part, ast.Call):
            if not (isinstance(part.func, ast.Name) and part.func.id in _GIVEN_CALLS):
                return False
        elif isinstance(part, ast.BinOp):
            if not isinstance(part.op, ast.FloorDiv):
                return False
        elif not isinstance(part, ast.Name | ast.Attribute | ast.Subscript | ast.Constant | ast.Tuple | ast.List
                            | ast.Dict | ast.expr_context | ast.operator):
            return False
    # A name or a number alone may be an answer; something looked up in an argument is not.
    return not isinstance(value, ast.Name | ast.Constant)


def _is_empty(value: ast.expr, empty: set[str]) -> bool:
    if isinstance(value, ast.Constant):
        return value.value is None
    if isinstance(value, ast.Tuple):
        return bool(value.elts) and all(_is_empty(part, empty) for part in value.elts)
    names = {part.id for part in ast.walk(value) if isinstance(part, ast.Name)} - _LIBRARIES
    return bool(names) and names <= empty


def _is_remark(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _names_not_implemented(statement: ast.Raise) -> bool:
    return any(isinstance(p, ast.Name) and p.id == "NotImplementedError" for p in ast.walk(statement))
