"""Right answers written differently: each must get full marks."""

import itertools
import math

import numpy as np

from grader.course import alternative


@alternative("topological_order")
def counts_of_missing_inputs(inputs, output):
    needed, waiting = [], [output]
    while waiting:
        node = waiting.pop()
        if node not in needed:
            needed.append(node)
            waiting.extend(inputs[node])
    order = []
    while len(order) < len(needed):
        for node in needed:
            if node not in order and all(one in order for one in inputs[node]):
                order.append(node)
    return order


@alternative("topological_order")
def by_a_stack(inputs, output):
    order, stack = [], [(output, False)]
    while stack:
        node, inputs_done = stack.pop()
        if node in order:
            continue
        if inputs_done:
            order.append(node)
        else:
            stack.append((node, True))
            stack.extend((one, False) for one in reversed(inputs[node]))
    return tuple(order)


@alternative("topological_order")
def by_depth(inputs, output):
    depth = {}

    def measure(node):
        if node not in depth:
            depth[node] = 1 + max((measure(one) for one in inputs[node]), default=0)
        return depth[node]

    measure(output)
    return sorted(depth, key=depth.get)


@alternative("Value")
class Closures:
    """Every node keeps a function that passes its gradient on."""

    def __init__(self, data, children=()):
        self.data, self.grad = float(data), 0
        self._prev, self._backward = set(children), lambda: None

    def __add__(self, other):
        other = other if isinstance(other, type(self)) else type(self)(other)
        out = type(self)(self.data + other.data, (self, other))

        def pass_on():
            self.grad += out.grad
            other.grad += out.grad

        out._backward = pass_on
        return out

    def __mul__(self, other):
        other = other if isinstance(other, type(self)) else type(self)(other)
        out = type(self)(self.data * other.data, (self, other))

        def pass_on():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out._backward = pass_on
        return out

    def _applied(self, result, slope):
        out = type(self)(result, (self,))

        def pass_on():
            self.grad += slope * out.grad

        out._backward = pass_on  # noqa: SLF001
        return out

    def __pow__(self, exponent):
        return self._applied(self.data**exponent, exponent * self.data ** (exponent - 1))

    def exp(self):
        return self._applied(math.exp(self.data), math.exp(self.data))

    def relu(self):
        return self._applied(max(self.data, 0), float(self.data > 0))

    def sigmoid(self):
        s = (math.tanh(self.data / 2) + 1) / 2
        return self._applied(s, s - s * s)

    def backward(self):
        order, visited = [], set()

        def build(node):
            if node not in visited:
                visited.add(node)
                for child in node._prev:  # noqa: SLF001
                    build(child)
                order.append(node)

        build(self)
        self.grad = 1
        for node in reversed(order):
            node._backward()  # noqa: SLF001

    def __neg__(self):
        return self * -1

    def __radd__(self, other):
        return self + other

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return -self + other

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        return self * other**-1

    def __rtruediv__(self, other):
        return other * self**-1


@alternative("Value")
class NumberedByCreation:
    """A node is always made after its inputs, so numbers in order of creation are an order for the backward pass."""

    counter = itertools.count()

    def __init__(self, data, *inputs):
        self.data, self.grad, self.number, self.inputs = np.float64(data), np.zeros(()), next(self.counter), inputs

    def _with(self, other, result, slope, other_slope):
        value = other if isinstance(other, type(self)) else type(self)(other)
        x, y = self.data, value.data
        return type(self)(result(x, y), (self, slope(x, y)), (value, other_slope(x, y)))

    def __add__(self, other):
        return self._with(other, np.add, lambda _x, _y: 1, lambda _x, _y: 1)

    __radd__ = __add__

    def __sub__(self, other):
        return self._with(other, np.subtract, lambda _x, _y: 1, lambda _x, _y: -1)

    def __rsub__(self, other):
        return self._with(other, lambda x, y: y - x, lambda _x, _y: -1, lambda _x, _y: 1)

    def __mul__(self, other):
        return self._with(other, np.multiply, lambda _x, y: y, lambda x, _y: x)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self._with(other, np.divide, lambda _x, y: 1 / y, lambda x, y: -x / y**2)

    def __rtruediv__(self, other):
        return self._with(other, lambda x, y: y / x, lambda x, y: -y / x**2, lambda x, _y: 1 / x)

    def __neg__(self):
        return type(self)(-self.data, (self, -1))

    def __pow__(self, n):
        return type(self)(self.data**n, (self, n * self.data**n / self.data))

    def exp(self):
        return type(self)(np.exp(self.data), (self, np.exp(self.data)))

    def relu(self):
        return type(self)(np.maximum(self.data, 0), (self, np.heaviside(self.data, 0)))

    def sigmoid(self):
        return type(self)(1 / (1 + np.exp(-self.data)), (self, 1 / (2 + np.exp(self.data) + np.exp(-self.data))))

    def backward(self):
        self.grad = np.ones(())
        waiting = {self.number: self}
        while waiting:
            node = waiting.pop(max(waiting))
            for one, slope in node.inputs:
                one.grad = one.grad + slope * node.grad
                waiting[one.number] = one


@alternative("Value")
class EveryWayByItself(NumberedByCreation):
    """Along every way from the result: slow where many ways meet, but nothing has to wait."""

    def backward(self, arriving=1.0):
        self.grad = self.grad + arriving
        for one, slope in self.inputs:
            one.backward(arriving * slope)
