"""Tests that students see and run."""

import numpy as np
import pytest

from grader.checks import assert_inputs_unchanged, assert_same, require
from grader.sandbox import StudentException

PLAIN = bool | int | float | str | list | tuple | dict | np.ndarray | np.generic | None


def assert_shape(result, expected, name):
    """Compare two shapes: integers, as many as there should be."""
    require(
        isinstance(result, tuple | list) and all(isinstance(n, int | np.integer) for n in result),
        en=f"{name} should return a tuple of integers.",
        ko=f"{name}은(는) 정수의 튜플을 반환해야 합니다.",
    )
    assert_same(np.asarray(result), np.asarray(expected), name=name)


def assert_raises_value_error(call, *args):
    """Bad arguments must be refused with a ValueError; any other error of the student's is shown as it is."""
    try:
        call(*args)
    except StudentException as error:
        if error.type_name != "ValueError":
            raise
    else:
        require(
            False,
            en="These arguments make no sense, and the function should raise a ValueError.",
            ko="말이 되지 않는 인수이므로 함수가 ValueError를 일으켜야 합니다.",
        )


def numbers(result, shape):
    """The result as an array of floats, once it is sure that it is one of the right shape."""
    require(
        isinstance(result, float | np.ndarray | np.generic) and np.shape(result) == shape,
        en="The result should be an array of floats of the shape that was asked for.",
        ko="결과는 요청한 형상의 실수 배열이어야 합니다.",
    )
    return np.asarray(result)


def assert_node(node, operation):
    """Require a Node that stands for an operation."""
    require(
        not isinstance(node, PLAIN),
        en="The function should return a Node. It computes nothing yet.",
        ko="함수는 Node를 반환해야 합니다. 아직 아무것도 계산하지 않습니다.",
    )
    assert_same(node.operation, operation, name="node.operation")


def build(student, graph):
    """A graph on the student's side, made of the given class Node."""
    operation, *rest = graph
    if operation == "constant":
        return student.Node(operation, None, None, rest[0])
    if operation == "placeholder":
        return student.Node(operation, None, None, None, rest[0])
    return student.Node(operation, *(build(student, part) for part in rest))


@pytest.mark.exercise("infer_shape")
def test_shapes(student, reference, case):
    assert_shape(student.infer_shape(*case), reference.infer_shape(*case), "infer_shape")


@pytest.mark.exercise("infer_shape")
@pytest.mark.supporting
def test_impossible_shapes(student):
    for size, shape in [(12, (5, -1)), (12, (-1, -1)), (12, (3, 5)), (12, (2, 3))]:
        assert_raises_value_error(student.infer_shape, size, shape)


@pytest.mark.exercise("broadcast_shapes")
def test_shapes_of_results(student, reference, case):
    assert_shape(student.broadcast_shapes(*case), reference.broadcast_shapes(*case), "broadcast_shapes")


@pytest.mark.exercise("broadcast_shapes")
@pytest.mark.supporting
def test_shapes_that_do_not_fit(student):
    for a, b in [((2,), (3,)), ((2, 3), (2,)), ((4, 1, 3), (2, 2))]:
        assert_raises_value_error(student.broadcast_shapes, a, b)


@pytest.mark.exercise("broadcast_add")
def test_sums(student, reference, case):
    assert_same(student.broadcast_add(*case), reference.broadcast_add(*case), name="broadcast_add(a, b)")


@pytest.mark.exercise("broadcast_add")
@pytest.mark.supporting
def test_summands_stay_as_they_are(student, case):
    student.broadcast_add(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("cast")
def test_values_and_dtype(student, reference, case):
    result = student.cast(*case)
    assert_same(result, reference.cast(*case), name="cast(x, dtype)")
    assert_same(np.asarray(result).dtype.name, case[1], name="cast(x, dtype).dtype")


@pytest.mark.exercise("cast")
def test_unknown_dtype(student):
    assert_raises_value_error(student.cast, np.array([1.0, 2.0]), "float12")


@pytest.mark.exercise("random_uniform")
def test_uniform_numbers_lie_between_the_bounds(student, case):
    shape, low, high, seed = case
    x = numbers(student.random_uniform(shape, low, high, student.make_rng(seed)), shape)
    require(
        bool(np.all((x >= low) & (x <= high))),
        en="Every number should lie between low and high.",
        ko="모든 수가 low와 high 사이에 있어야 합니다.",
    )


@pytest.mark.exercise("random_uniform")
def test_mean_and_spread(student, case):
    _, low, high, seed = case
    x = numbers(student.random_uniform((100, 200), low, high, student.make_rng(seed)), (100, 200))
    # 20,000 numbers: 0.02 is 9 standard deviations of the mean of scaled numbers, and 0.02 far more of their spread.
    scaled = (x - low) / (high - low)
    assert_same(float(np.mean(scaled)), 0.5, name="(mean - low) / (high - low)", rtol=0, atol=0.02)
    assert_same(float(np.std(scaled)), 12**-0.5, name="std / (high - low)", rtol=0, atol=0.02)


@pytest.mark.exercise("random_uniform")
@pytest.mark.supporting
def test_the_seed_decides_about_uniform_numbers(student, case):
    shape, low, high, seed = case
    first = numbers(student.random_uniform(shape, low, high, student.make_rng(seed)), shape)
    again = numbers(student.random_uniform(shape, low, high, student.make_rng(seed)), shape)
    assert_same(again, first, name="random_uniform with the same seed")


@pytest.mark.exercise("random_uniform")
def test_bounds_in_the_wrong_order(student):
    assert_raises_value_error(student.random_uniform, (2,), 1.0, -1.0, student.make_rng(0))


@pytest.mark.exercise("random_normal")
def test_mean_and_deviation(student, case):
    _, mean, std, seed = case
    x = numbers(student.random_normal((100, 200), mean, std, student.make_rng(seed)), (100, 200))
    # 20,000 numbers: 0.07 is 10 standard deviations of their mean, and 14 of their own deviation.
    assert_same((float(np.mean(x)) - mean) / std, 0.0, name="(mean of the numbers - mean) / std", rtol=0, atol=0.07)
    assert_same(float(np.std(x)) / std, 1.0, name="std of the numbers / std", rtol=0, atol=0.07)


@pytest.mark.exercise("random_normal")
@pytest.mark.supporting
def test_the_seed_decides_about_normal_numbers(student, case):
    shape, mean, std, seed = case
    first = numbers(student.random_normal(shape, mean, std, student.make_rng(seed)), shape)
    again = numbers(student.random_normal(shape, mean, std, student.make_rng(seed)), shape)
    assert_same(again, first, name="random_normal with the same seed")


@pytest.mark.exercise("random_normal")
def test_negative_deviation(student):
    assert_raises_value_error(student.random_normal, (2,), 0.0, -1.0, student.make_rng(0))


@pytest.mark.exercise("shuffle")
@pytest.mark.supporting
def test_every_row_is_there_once(student, case):
    x, seed = case
    rows = numbers(student.shuffle(x.astype(float), student.make_rng(seed)), x.shape).reshape(len(x), -1)
    assert_same(rows[np.argsort(rows[:, 0])], x.reshape(len(x), -1)[np.argsort(x.reshape(len(x), -1)[:, 0])],
                name="the sorted rows of shuffle(x, rng)")


@pytest.mark.exercise("shuffle")
def test_the_order_changes(student, case):
    _, seed = case
    rng = student.make_rng(seed)
    orders = [numbers(student.shuffle(np.arange(30.0), rng), (30,)) for _ in range(3)]
    # The chance that two of them are equal by accident is one in 30!.
    require(
        not any(np.array_equal(a, b) for a, b in [orders[:2], orders[1:], orders[::2]]),
        en="Shuffling again with the same rng should give another order.",
        ko="같은 rng로 다시 섞으면 순서가 달라져야 합니다.",
    )


@pytest.mark.exercise("shuffle")
@pytest.mark.supporting
def test_the_array_itself_is_not_shuffled(student, case):
    x, seed = case
    student.shuffle(x, student.make_rng(seed))
    assert_inputs_unchanged(student)


@pytest.mark.exercise("cond")
def test_result_of_the_chosen_function(student, case):
    pred, if_true, if_false = case
    result = student.cond(pred, lambda: if_true, lambda: if_false)
    assert_same(result, if_true if pred else if_false, name="cond(pred, true_fn, false_fn)")


@pytest.mark.exercise("cond")
def test_only_one_function_is_called(student, case):
    pred, _, _ = case
    called = []

    def noting(which):
        def function():
            called.append(which)
            return float(len(called))

        return function

    student.cond(pred, noting(True), noting(False))
    require(
        called == [bool(pred)],
        en="Only the chosen function should be called, and only once.",
        ko="선택된 함수만, 한 번만 호출해야 합니다.",
    )


@pytest.mark.exercise("constant")
def test_constant_node(student, case):
    (value,) = case
    node = student.constant(value)
    assert_node(node, "constant")
    assert_same(node.value, np.array(value), name="node.value")


@pytest.mark.exercise("placeholder")
def test_placeholder_node(student, case):
    (name,) = case
    node = student.placeholder(name)
    assert_node(node, "placeholder")
    assert_same(node.name, name, name="node.name")
    assert_same(node.value, None, name="node.value")


@pytest.mark.exercise("placeholder")
def test_placeholder_without_a_name(student):
    assert_raises_value_error(student.placeholder, "")


@pytest.mark.exercise("add")
def test_add_node(student, case):
    a, b = case
    node = student.add(build(student, ("constant", a)), build(student, ("constant", b)))
    assert_node(node, "add")
    assert_same(node.left.value, a, name="node.left.value")
    assert_same(node.right.value, b, name="node.right.value")


@pytest.mark.exercise("matmul")
def test_matmul_node(student, case):
    a, b = case
    node = student.matmul(build(student, ("constant", a)), build(student, ("constant", b)))
    assert_node(node, "matmul")
    assert_same(node.left.value, a, name="node.left.value")
    assert_same(node.right.value, b, name="node.right.value")


@pytest.mark.exercise("Session")
def test_values_of_graphs(student, case):
    graph, feed_dict, expected = case
    assert_same(student.Session().run(build(student, graph), feed_dict), expected, name="run(node, feed_dict)")


@pytest.mark.exercise("Session")
def test_placeholder_that_was_not_fed(student):
    node = build(student, ("add", ("placeholder", "x"), ("constant", np.array(1.0))))
    assert_raises_value_error(student.Session().run, node, {"y": 2.0})


@pytest.mark.exercise("Session")
def test_graph_made_with_your_own_functions(student):
    x = student.placeholder("x")
    node = student.add(student.matmul(x, student.constant([[1.0, 2.0], [3.0, 4.0]])), student.constant(10.0))
    result = student.Session().run(node, {"x": np.array([1.0, 1.0])})
    assert_same(result, np.array([14.0, 16.0]), name="run(node, feed_dict)")
