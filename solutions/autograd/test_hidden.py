"""Tests that decide the points; students never get them."""

import numpy as np
import pytest

from grader.checks import assert_same, require


def exp(x):
    """The exponential of a number or a Value."""
    return np.exp(x) if isinstance(x, int | float) else x.exp()


def relu(x):
    """The positive part of a number or a Value."""
    return max(x, 0.0) if isinstance(x, int | float) else x.relu()


def sigmoid(x):
    """The sigmoid of a number or a Value."""
    return 1 / (1 + np.exp(-x)) if isinstance(x, int | float) else x.sigmoid()


def diamond(a, b):
    """Two ways of the same length from a to the result."""
    right, left = a + b, a * b
    return left * right + right


def short_and_long_way(a, b):
    """Nodes that are used at once and again much later."""
    early = a * b
    late = exp(early * 0.5) + early
    later = late * early + a
    return later * late * 0.25 + early


EXPRESSIONS = {
    "sum": lambda a, b: a + b,
    "difference": lambda a, b: a - b,
    "product": lambda a, b: a * b,
    "quotient": lambda a, b: a / b,
    "cube": lambda a: a**3,
    "root": lambda a: a**0.5,
    "exponential": lambda a, b: exp(a * b) + b,
    "ramp": lambda a, b, c: relu(a * 0.2) * c + relu(b * -0.2) + relu(b * c),
    "sigmoid": lambda a, b: sigmoid(a - b) * a,
    "number_behind": lambda a: ((a + 2) * 3 - 1) / 4,
    "number_in_front": lambda a, b: 2 + 3 * a + (5 - a) * b + 6 / b,
    "used_twice": lambda a, b: a * b + a,
    "square_as_product": lambda a: a * a,
    "diamond": diamond,
    "short_and_long_way": short_and_long_way,
    "neuron": lambda a, b, c: sigmoid(a * b + c * 0.5 - 1) ** 2,
}


def slopes(f, numbers):
    """The derivatives of a function of plain numbers, measured by differences of the fourth order."""
    h, result = 1e-3, []
    for i in range(len(numbers)):
        near = [f(*(float(x) + k * h * (i == j) for j, x in enumerate(numbers))) for k in (-2, -1, 1, 2)]
        result.append((near[0] - 8 * near[1] + 8 * near[2] - near[3]) / (12 * h))
    return np.array(result)


def gradients(student, f, numbers):
    """The derivatives that the student's Value finds for the same function."""
    values = [student.Value(x) for x in numbers]
    f(*values).backward()
    return np.array([value.grad for value in values])


def is_an_order(order, inputs, output):
    """Whether these are the right nodes, each once, and each after its inputs."""
    if not isinstance(order, list | tuple) or not all(isinstance(name, str) and name in inputs for name in order):
        return False
    needed, waiting = set(), [output]
    while waiting:
        name = waiting.pop()
        needed.add(name)
        waiting += [one for one in inputs[name] if one not in needed]
    place = {name: i for i, name in enumerate(order)}
    return len(order) == len(needed) and set(order) == needed and all(
        place[one] < place[name] for name in needed for one in inputs[name]
    )


def check(student, rng, names):
    """Compare the gradients of some expressions at random numbers."""
    for name in names:
        f = EXPRESSIONS[name]
        numbers = rng.uniform(0.4, 1.6, f.__code__.co_argcount).tolist()
        assert_same(gradients(student, f, numbers), slopes(f, numbers), name=f"gradients of {name}")


@pytest.mark.exercise("topological_order")
def test_every_node_comes_after_its_inputs_each_once(student, case):
    order = student.topological_order(*case)
    require(
        is_an_order(order, *case),
        en="The list should hold the wanted node and all that it depends on, each exactly once, and each after all of "
        "its inputs.",
        ko="목록에는 원하는 노드와 그 노드가 의존하는 모든 노드가 정확히 한 번씩, 저마다 자신의 모든 입력보다 뒤에 있어야 합니다.",
    )


@pytest.mark.exercise("Value")
@pytest.mark.weight(2)
def test_results_match(student, case):
    name, numbers = case
    result = EXPRESSIONS[name](*(student.Value(x) for x in numbers))
    assert_same(result.data, EXPRESSIONS[name](*map(float, numbers)), name=f"data of {name}")


@pytest.mark.exercise("Value")
@pytest.mark.weight(2)
def test_gradients_of_sums_and_products(student, rng):
    check(student, rng, ["sum", "product", "difference"])


@pytest.mark.exercise("Value")
def test_gradients_of_powers_and_quotients(student, rng):
    check(student, rng, ["cube", "root", "quotient"])


@pytest.mark.exercise("Value")
def test_gradients_of_exp(student, rng):
    check(student, rng, ["exponential"])


@pytest.mark.exercise("Value")
def test_gradients_of_relu(student, rng):
    check(student, rng, ["ramp"])


@pytest.mark.exercise("Value")
def test_gradients_of_sigmoid(student, rng):
    check(student, rng, ["sigmoid", "neuron"])


@pytest.mark.exercise("Value")
def test_numbers_on_either_side(student, rng):
    check(student, rng, ["number_behind", "number_in_front"])


@pytest.mark.exercise("Value")
@pytest.mark.weight(2)
def test_a_node_that_is_used_twice_collects_both(student, rng):
    check(student, rng, ["square_as_product", "used_twice"])


@pytest.mark.exercise("Value")
@pytest.mark.weight(2)
def test_a_node_waits_until_its_gradient_is_complete(student, rng):
    check(student, rng, ["diamond", "short_and_long_way"])


@pytest.mark.exercise("Value")
def test_inner_nodes_have_gradients_too(student, rng):
    x, y = rng.uniform(0.5, 1.5, 2).tolist()
    a, b = student.Value(x), student.Value(y)
    inner = a * b
    result = inner * inner + inner
    result.backward()
    assert_same((inner.grad, result.grad), (2 * x * y + 1, 1.0), name="(inner.grad, result.grad)")


@pytest.mark.exercise("Value")
def test_operands_keep_their_numbers(student, rng):
    x, y = rng.uniform(0.5, 1.5, 2).tolist()
    a, b = student.Value(x), student.Value(y)
    first, second = a + b, a * b
    (first * second).backward()
    numbers = (a.data, b.data, first.data, second.data)
    assert_same(numbers, (x, y, x + y, x * y), name="data of a, b, a + b, a * b")


@pytest.mark.exercise("Value")
def test_sixteen_doublings(student):
    start = student.Value(1.5)
    node = start
    for _ in range(16):
        node = node + node
    node.backward()
    assert_same((node.data, start.grad), (1.5 * 2**16, 2.0**16), name="(result.data, start.grad)")
