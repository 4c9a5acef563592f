"""Automatic differentiation: numbers that remember how they were computed, and find their derivatives by it."""

import numpy as np


def topological_order(inputs, output):
    """Put the nodes of a graph into an order in which they can be computed.

    Args:
        inputs: a dictionary: for the name of each node, the list of the names of its inputs. Nodes without inputs have an
            empty list. There are no cycles; a node may be used by several others, also twice by the same one.
        output: the name of the node that is wanted.

    Returns:
        A list of names: output, and every node that it depends on, each exactly once, and each after all of its inputs.
        Any such order is right.

    Example:
        >>> topological_order({"a": [], "b": ["a"], "c": ["a", "b"], "unused": ["a"]}, "c")
        ['a', 'b', 'c']
    """
    # TODO: write your code here
    raise NotImplementedError("topological_order")


def as_value(x):
    """A Value as it is, a number as a Value."""
    return x if isinstance(x, Value) else Value(x)


class Value:
    """A number in a graph of computations.

    Args:
        data: the number.
        inputs: pairs of a Value and a number: what this one was computed from, and its slope by each of them.

    Attributes:
        data: the number.
        grad: the derivative of the result by this number; 0 until the result's backward() was called.
        inputs: as above; you may store something else here, or nothing, if you find the derivatives in another way.

    Example:
        >>> a, b = Value(2.0), Value(3.0)
        >>> c = a * b + a
        >>> c.backward()
        >>> c.data, a.grad, b.grad
        (8.0, 4.0, 2.0)
    """

    def __init__(self, data, inputs=()):
        self.data = data
        self.grad = 0.0
        self.inputs = list(inputs)

    def __add__(self, other):
        """The sum of this and another Value or number: a new Value."""
        other = as_value(other)
        # TODO: write your code here
        raise NotImplementedError("Value")

    def __mul__(self, other):
        """The product of this and another Value or number: a new Value."""
        other = as_value(other)
        # TODO: write your code here
        raise NotImplementedError("Value")

    def __pow__(self, exponent):
        """This Value to the power of a number (not of a Value): a new Value."""
        # TODO: write your code here
        raise NotImplementedError("Value")

    def exp(self):
        """The exponential of this Value: a new Value."""
        # TODO: write your code here
        raise NotImplementedError("Value")

    def relu(self):
        """This Value where it is positive, else 0: a new Value. Its slope at exactly 0 is not asked for."""
        # TODO: write your code here
        raise NotImplementedError("Value")

    def sigmoid(self):
        """The sigmoid of this Value: a new Value."""
        # TODO: write your code here
        raise NotImplementedError("Value")

    def backward(self):
        """Set grad, for this Value and all that it depends on, to the derivative of this Value by it.

        Every grad is 0 before; calling it a second time is not asked for.
        """
        # TODO: write your code here
        raise NotImplementedError("Value")

    # The other operators are made of yours. In 2 + a Python calls a.__radd__(2), because 2 knows no Values.

    def __neg__(self):
        """Minus this Value."""
        return self * -1

    def __sub__(self, other):
        """This Value minus another Value or number."""
        return self + as_value(other) * -1

    def __truediv__(self, other):
        """This Value divided by another Value or a number."""
        return self * as_value(other) ** -1.0

    def __radd__(self, other):
        """A number plus this Value."""
        return self + other

    def __rsub__(self, other):
        """A number minus this Value."""
        return as_value(other) - self

    def __rmul__(self, other):
        """A number times this Value."""
        return self * other

    def __rtruediv__(self, other):
        """A number divided by this Value."""
        return as_value(other) / self
