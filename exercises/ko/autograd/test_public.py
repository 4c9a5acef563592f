"""Tests that students see and run."""

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


def first_mixture(a, b):
    """All operations, with a short and a long way to the same nodes."""
    early = a * b + 1
    late = 2 - exp(early * 0.25) / b
    ramps = relu(a * 0.5) * late + relu(early * -1) * b
    return sigmoid(ramps) * early + 3 / late**2 - (a - b) ** 3 + late * ramps


def second_mixture(a, b):
    """The same with other ways."""
    s = sigmoid(a - 2 * b)
    ramps = relu(b * 0.3) * s + relu(s - 1.5) * a + s
    late = exp(ramps) * ramps - s / ramps
    return (4 - late) * s + late**2 / a + (1 / b) ** 3 + ramps


def third_mixture(a, b):
    """The same once more."""
    early = 1 + a / b
    late = early**2 - relu(a * b * 0.1) * 5
    later = exp(late * 0.1) * late + relu(b - 9) * early
    return sigmoid(later * 0.2) * (6 - early) + later * early - 2 / later


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


@pytest.mark.exercise("topological_order")
def test_every_node_comes_after_its_inputs(student, case):
    order = student.topological_order(*case)
    require(
        is_an_order(order, *case),
        en="The list should hold the wanted node and all that it depends on, each exactly once, and each after all of "
        "its inputs.",
        ko="목록에는 원하는 노드와 그 노드가 의존하는 모든 노드가 정확히 한 번씩, 저마다 자신의 모든 입력보다 뒤에 있어야 합니다.",
    )


@pytest.mark.exercise("topological_order")
def test_a_chain(student):
    assert_same(student.topological_order({"c": ["b"], "b": ["a"], "a": []}, "c"), ["a", "b", "c"], name="order")


@pytest.mark.exercise("Value")
def test_result_and_gradients_of_the_example(student):
    a, b = student.Value(2.0), student.Value(3.0)
    c = a * b + a
    c.backward()
    assert_same((c.data, a.grad, b.grad), (8.0, 4.0, 2.0), name="(c.data, a.grad, b.grad)")


@pytest.mark.exercise("Value")
def test_results(student, case):
    name, numbers = case
    result = EXPRESSIONS[name](*(student.Value(x) for x in numbers))
    assert_same(result.data, EXPRESSIONS[name](*map(float, numbers)), name=f"data of {name}")


@pytest.mark.exercise("Value")
def test_gradients(student, case):
    name, numbers = case
    f = EXPRESSIONS[name]
    assert_same(gradients(student, f, numbers), slopes(f, numbers), name=f"gradients of {name}")


@pytest.mark.exercise("Value")
def test_all_operations_together_one(student):
    numbers = [0.8, 1.3]
    assert_same(gradients(student, first_mixture, numbers), slopes(first_mixture, numbers), name="gradients")


@pytest.mark.exercise("Value")
def test_all_operations_together_two(student):
    numbers = [1.2, 0.7]
    assert_same(gradients(student, second_mixture, numbers), slopes(second_mixture, numbers), name="gradients")


@pytest.mark.exercise("Value")
def test_all_operations_together_three(student):
    numbers = [1.5, 0.9]
    assert_same(gradients(student, third_mixture, numbers), slopes(third_mixture, numbers), name="gradients")
