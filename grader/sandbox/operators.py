"""Arithmetic with an object that lives elsewhere: `a + 2` is carried out where `a` is."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any

# What each name means, by Python's own rules: a method that is missing or declines leads to the other operand's.
OPERATORS: Mapping[str, Callable[..., Any]] = {
    "add": operator.add, "sub": operator.sub, "mul": operator.mul, "truediv": operator.truediv, "pow": operator.pow,
    "matmul": operator.matmul, "neg": operator.neg,
}


class Arithmetic:
    """Gives a proxy the arithmetic operators; a subclass says how one is carried out."""

    __slots__ = ()

    def _operate(self, name: str, *operands: Any) -> Any:
        """Carry out one of `OPERATORS` on operands of which at least one is a proxy."""
        raise NotImplementedError(name)

    def __add__(self, other: Any) -> Any:
        return self._operate("add", self, other)

    def __radd__(self, other: Any) -> Any:
        return self._operate("add", other, self)

    def __sub__(self, other: Any) -> Any:
        return self._operate("sub", self, other)

    def __rsub__(self, other: Any) -> Any:
        return self._operate("sub", other, self)

    def __mul__(self, other: Any) -> Any:
        return self._operate("mul", self, other)

    def __rmul__(self, other: Any) -> Any:
        return self._operate("mul", other, self)

    def __truediv__(self, other: Any) -> Any:
        return self._operate("truediv", self, other)

    def __rtruediv__(self, other: Any) -> Any:
        return self._operate("truediv", other, self)

    def __pow__(self, other: Any) -> Any:
        return self._operate("pow", self, other)

    def __rpow__(self, other: Any) -> Any:
        return self._operate("pow", other, self)

    def __matmul__(self, other: Any) -> Any:
        return self._operate("matmul", self, other)

    def __rmatmul__(self, other: Any) -> Any:
        return self._operate("matmul", other, self)

    def __neg__(self) -> Any:
        return self._operate("neg", self)
