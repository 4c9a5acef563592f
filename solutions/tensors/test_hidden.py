"""Tests that decide the points; students never get them.

Any stream of random numbers is right, so only its properties are judged. The bounds are so wide that an honest answer
misses them less than once in a billion runs; where several numbers are tested the sum of the chances is smaller yet.
"""

import math

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


def largest_gap(values, bounds, expected):
    """How far the share of values below a bound is from the expected one, at the worst of many bounds (Kolmogorov-Smirnov).

    For n values of the right distribution the chance of a gap above d is at most 2 exp(-2 n d^2): for 20,000 values and
    d = 0.025 it is 3e-11.
    """
    share = np.searchsorted(np.sort(values.ravel()), bounds, side="right") / values.size
    return float(np.max(np.abs(share - expected)))


def assert_independent(x):
    """Require that the numbers of a (100, 200) array are not repeated by row, by column or at all."""
    require(
        len(np.unique(x)) > 0.9 * x.size,
        en="The numbers repeat themselves: every element should be drawn for itself.",
        ko="같은 수가 되풀이됩니다. 원소마다 수를 새로 뽑아야 합니다.",
    )
    flat = (x - np.mean(x)).ravel()
    # For 20,000 independent numbers the standard deviation of such a correlation is 0.007.
    correlations = [np.dot(flat[:-lag], flat[lag:]) / np.dot(flat, flat) for lag in (1, 2, 200)]
    require(
        bool(np.max(np.abs(correlations)) < 0.06),
        en="Neighbouring numbers depend on each other: they should be drawn at random.",
        ko="이웃한 수들이 서로 관련되어 있습니다. 수를 무작위로 뽑아야 합니다.",
    )


SAMPLE = (100, 200)


@pytest.mark.exercise("infer_shape")
@pytest.mark.weight(3)
def test_inferred_shapes_match(student, reference, case):
    assert_shape(student.infer_shape(*case), reference.infer_shape(*case), "infer_shape")


@pytest.mark.exercise("infer_shape")
def test_shapes_without_unknowns_stay(student, reference, case):
    size, shape = case
    whole = reference.infer_shape(size, shape)
    assert_shape(student.infer_shape(size, whole), whole, "infer_shape")


@pytest.mark.exercise("infer_shape")
@pytest.mark.supporting
def test_two_unknowns_are_refused(student, case):
    size, shape = case
    unknown = shape if -1 in shape else (*shape, -1)
    assert_raises_value_error(student.infer_shape, size, (*unknown, -1))


@pytest.mark.exercise("infer_shape")
@pytest.mark.supporting
def test_lengths_that_do_not_divide_are_refused(student, case):
    size, shape = case
    unknown = shape if -1 in shape else (-1, *shape)
    assert_raises_value_error(student.infer_shape, size, (size + 1, *unknown))


@pytest.mark.exercise("infer_shape")
@pytest.mark.supporting
def test_wrong_products_are_refused(student, reference, case):
    size, shape = case
    whole = reference.infer_shape(size, shape)
    assert_raises_value_error(student.infer_shape, size + 1, whole)
    assert_raises_value_error(student.infer_shape, 2 * size, whole)
    assert_raises_value_error(student.infer_shape, size, (*whole, 2))


@pytest.mark.exercise("broadcast_shapes")
@pytest.mark.weight(3)
def test_shapes_of_results_match(student, reference, case):
    assert_shape(student.broadcast_shapes(*case), reference.broadcast_shapes(*case), "broadcast_shapes")


@pytest.mark.exercise("broadcast_shapes")
def test_order_of_the_shapes_does_not_matter(student, reference, case):
    a, b = case
    assert_shape(student.broadcast_shapes(b, a), reference.broadcast_shapes(a, b), "broadcast_shapes")


@pytest.mark.exercise("broadcast_shapes")
@pytest.mark.supporting
def test_unequal_lengths_are_refused(student, case):
    a, b = case
    assert_raises_value_error(student.broadcast_shapes, (*a, 2), (*b, 3))
    assert_raises_value_error(student.broadcast_shapes, (*a, 6, 4), (*b, 3, 4))


@pytest.mark.exercise("broadcast_shapes")
@pytest.mark.supporting
def test_shapes_that_fit_only_at_the_front_are_refused(student, reference, case):
    whole = reference.broadcast_shapes(*case)
    assert_raises_value_error(student.broadcast_shapes, (7, *whole, 3), (7, *whole, 3, 2))


@pytest.mark.exercise("broadcast_add")
@pytest.mark.weight(3)
def test_sums_match(student, reference, case):
    assert_same(student.broadcast_add(*case), reference.broadcast_add(*case), name="broadcast_add(a, b)")


@pytest.mark.exercise("broadcast_add")
def test_summands_may_be_exchanged(student, reference, case):
    a, b = case
    assert_same(student.broadcast_add(b, a), reference.broadcast_add(a, b), name="broadcast_add(a, b)")


@pytest.mark.exercise("broadcast_add")
@pytest.mark.supporting
def test_summands_that_do_not_fit_are_refused(student, case):
    a, _ = case
    wide, high = np.stack([a, a, a], axis=-1), np.stack([a, a], axis=-1)
    assert_raises_value_error(student.broadcast_add, wide, high)


@pytest.mark.exercise("broadcast_add")
@pytest.mark.supporting
def test_summands_unchanged(student, case):
    student.broadcast_add(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("cast")
@pytest.mark.weight(2)
def test_values_match(student, reference, case):
    x, dtype = case
    assert_same(student.cast(x, dtype), reference.cast(x, dtype), name="cast(x, dtype)")


@pytest.mark.exercise("cast")
@pytest.mark.weight(2)
def test_dtype_is_the_wanted_one(student, reference, case):
    x, dtype = case
    # Values too, because the right name on wrong numbers is worth nothing.
    result = student.cast(x, dtype)
    assert_same(result, reference.cast(x, dtype), name="cast(x, dtype)")
    assert_same(np.asarray(result).dtype.name, dtype, name="cast(x, dtype).dtype")


@pytest.mark.exercise("cast")
def test_every_dtype_from_every_other(student, reference, rng):
    x = np.append(rng.normal(0, 3, 6), [0.0, 0.4, -0.6]).reshape(3, 3)
    for middle in ("float64", "int64", "bool"):
        given = reference.cast(x, middle)
        for dtype in ("bool", "int32", "int64", "float32", "float64"):
            result = student.cast(given, dtype)
            assert_same(result, reference.cast(given, dtype), name="cast(x, dtype)")
            assert_same(np.asarray(result).dtype.name, dtype, name="cast(x, dtype).dtype")


@pytest.mark.exercise("cast")
@pytest.mark.supporting
def test_unknown_dtypes_are_refused(student, case):
    x, dtype = case
    for name in (f"{dtype}0", "complex", "text"):
        assert_raises_value_error(student.cast, x, name)


@pytest.mark.exercise("cast")
@pytest.mark.supporting
def test_array_that_was_cast_is_unchanged(student, case):
    student.cast(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("random_uniform")
@pytest.mark.weight(2)
def test_uniform_numbers_are_between_the_bounds(student, case):
    shape, low, high, seed = case
    rng = student.make_rng(seed)
    for wanted in (shape, (7, 3), (2, 1, 50)):
        x = numbers(student.random_uniform(wanted, low, high, rng), wanted)
        require(
            bool(np.all((x >= low) & (x <= high))),
            en="Every number should lie between low and high.",
            ko="모든 수가 low와 high 사이에 있어야 합니다.",
        )


@pytest.mark.exercise("random_uniform")
@pytest.mark.weight(2)
def test_every_part_of_the_range_is_equally_likely(student, case):
    _, low, high, seed = case
    x = numbers(student.random_uniform(SAMPLE, low, high, student.make_rng(seed)), SAMPLE)
    shares = np.linspace(0, 1, 401)
    require(
        largest_gap(x, low + shares * (high - low), shares) < 0.025,
        en="The numbers should be spread evenly from low to high.",
        ko="수가 low부터 high까지 고르게 퍼져 있어야 합니다.",
    )


@pytest.mark.exercise("random_uniform")
@pytest.mark.supporting
def test_uniform_numbers_are_independent(student, case):
    _, low, high, seed = case
    assert_independent(numbers(student.random_uniform(SAMPLE, low, high, student.make_rng(seed)), SAMPLE))


@pytest.mark.exercise("random_uniform")
@pytest.mark.supporting
def test_uniform_numbers_come_from_rng(student, case):
    _, low, high, seed = case
    rng = student.make_rng(seed)
    first, second = (numbers(student.random_uniform((4, 5), low, high, rng), (4, 5)) for _ in range(2))
    again = numbers(student.random_uniform((4, 5), low, high, student.make_rng(seed)), (4, 5))
    other = numbers(student.random_uniform((4, 5), low, high, student.make_rng(seed + 1)), (4, 5))
    assert_same(again, first, name="random_uniform with the same seed")
    require(
        not np.array_equal(first, second) and not np.array_equal(first, other),
        en="A second call with the same rng, or another seed, should give other numbers.",
        ko="같은 rng로 다시 호출하거나 시드를 바꾸면 다른 수가 나와야 합니다.",
    )


@pytest.mark.exercise("random_uniform")
@pytest.mark.supporting
def test_exchanged_bounds_are_refused(student, case):
    shape, low, high, seed = case
    assert_raises_value_error(student.random_uniform, shape, high, low, student.make_rng(seed))


@pytest.mark.exercise("random_uniform")
@pytest.mark.supporting
def test_equal_bounds_leave_one_number(student, case):
    shape, low, _, seed = case
    x = numbers(student.random_uniform(shape, low, low, student.make_rng(seed)), shape)
    assert_same(x, np.full(shape, low), name="random_uniform(shape, low, low, rng)")


@pytest.mark.exercise("random_normal")
@pytest.mark.supporting
def test_no_deviation_leaves_the_mean(student, case):
    shape, mean, _, seed = case
    x = numbers(student.random_normal(shape, mean, 0.0, student.make_rng(seed)), shape)
    assert_same(x, np.full(shape, mean), name="random_normal(shape, mean, 0, rng)")


@pytest.mark.exercise("random_normal")
@pytest.mark.weight(3)
def test_distribution_is_normal(student, case):
    shape, mean, std, seed = case
    rng = student.make_rng(seed)
    numbers(student.random_normal(shape, mean, std, rng), shape)
    x = numbers(student.random_normal(SAMPLE, mean, std, rng), SAMPLE)
    deviations = np.linspace(-4, 4, 401)
    shares = np.array([0.5 + 0.5 * math.erf(d / math.sqrt(2)) for d in deviations])
    require(
        largest_gap(x, mean + deviations * std, shares) < 0.025,
        en="The numbers should be normally distributed with this mean and this standard deviation.",
        ko="수가 주어진 평균과 표준편차의 정규 분포를 따라야 합니다.",
    )


@pytest.mark.exercise("random_normal")
@pytest.mark.supporting
def test_normal_numbers_are_independent(student, case):
    _, mean, std, seed = case
    assert_independent(numbers(student.random_normal(SAMPLE, mean, std, student.make_rng(seed)), SAMPLE))


@pytest.mark.exercise("random_normal")
@pytest.mark.supporting
def test_large_deviations_occur(student, case):
    _, mean, std, seed = case
    x = numbers(student.random_normal(SAMPLE, mean, std, student.make_rng(seed)), SAMPLE)
    # Beyond 2.5 standard deviations lie 248 of 20,000 numbers on average; 130 or fewer have a chance of 7e-17.
    require(
        int(np.sum(np.abs(x - mean) > 2.5 * std)) > 130,
        en="Some numbers should lie far from the mean; a normal distribution has no bounds.",
        ko="평균에서 멀리 떨어진 수도 나와야 합니다. 정규 분포에는 경계가 없습니다.",
    )


@pytest.mark.exercise("random_normal")
@pytest.mark.supporting
def test_normal_numbers_come_from_rng(student, case):
    _, mean, std, seed = case
    rng = student.make_rng(seed)
    first, second = (numbers(student.random_normal((4, 5), mean, std, rng), (4, 5)) for _ in range(2))
    again = numbers(student.random_normal((4, 5), mean, std, student.make_rng(seed)), (4, 5))
    other = numbers(student.random_normal((4, 5), mean, std, student.make_rng(seed + 1)), (4, 5))
    assert_same(again, first, name="random_normal with the same seed")
    require(
        not np.array_equal(first, second) and not np.array_equal(first, other),
        en="A second call with the same rng, or another seed, should give other numbers.",
        ko="같은 rng로 다시 호출하거나 시드를 바꾸면 다른 수가 나와야 합니다.",
    )


@pytest.mark.exercise("random_normal")
@pytest.mark.supporting
def test_negative_deviations_are_refused(student, case):
    shape, mean, std, seed = case
    assert_raises_value_error(student.random_normal, shape, mean, -std, student.make_rng(seed))


@pytest.mark.exercise("shuffle")
@pytest.mark.weight(2)
@pytest.mark.supporting
def test_every_row_occurs_once(student, case):
    x, seed = case
    rows = numbers(student.shuffle(x.astype(float), student.make_rng(seed)), x.shape).reshape(len(x), -1)
    expected = x.reshape(len(x), -1)
    assert_same(rows[np.argsort(rows[:, 0])], expected[np.argsort(expected[:, 0])],
                name="the sorted rows of shuffle(x, rng)")


@pytest.mark.exercise("shuffle")
@pytest.mark.weight(2)
def test_order_is_random(student, case):
    _, seed = case
    order = numbers(student.shuffle(np.arange(4000.0), student.make_rng(seed)), (4000,))
    places = np.arange(4000.0)
    require(
        # The standard deviation of the correlation is 0.016; of neighbours, one pair stays together on average each way,
        # and 25 or more have a chance of 3e-19.
        abs(float(np.corrcoef(order, places)[0, 1])) < 0.12
        and int(np.sum(np.abs(np.diff(order)) == 1)) < 25
        and int(np.sum(order == places)) < 25,
        en="The order should be random: yours has too much in common with the order before.",
        ko="순서가 무작위여야 합니다. 섞기 전의 순서와 닮은 데가 너무 많습니다.",
    )


@pytest.mark.exercise("shuffle")
def test_every_row_can_come_first(student):
    rng = student.make_rng(11)
    first = [float(numbers(student.shuffle(np.arange(3.0), rng), (3,))[0]) for _ in range(150)]
    # Each comes first 50 times on average; 10 times or fewer has a chance of 2e-14.
    require(
        min(first.count(float(row)) for row in range(3)) > 10,
        en="Every row should have the same chance to come first.",
        ko="어느 행이든 맨 앞에 올 가능성이 같아야 합니다.",
    )


@pytest.mark.exercise("shuffle")
@pytest.mark.supporting
def test_order_comes_from_rng(student, case):
    _, seed = case
    rng, x = student.make_rng(seed), np.arange(40.0)
    first, second = (numbers(student.shuffle(x, rng), (40,)) for _ in range(2))
    again = numbers(student.shuffle(x, student.make_rng(seed)), (40,))
    assert_same(again, first, name="shuffle with the same seed")
    require(
        not np.array_equal(first, second),
        en="Shuffling again with the same rng should give another order.",
        ko="같은 rng로 다시 섞으면 순서가 달라져야 합니다.",
    )


@pytest.mark.exercise("shuffle")
@pytest.mark.supporting
def test_array_that_was_shuffled_is_unchanged(student, case):
    x, seed = case
    student.shuffle(x, student.make_rng(seed))
    assert_inputs_unchanged(student)


@pytest.mark.exercise("cond")
@pytest.mark.weight(2)
def test_result_is_that_of_the_chosen_function(student, case):
    pred, if_true, if_false = case
    result = student.cond(pred, lambda: if_true, lambda: if_false)
    assert_same(result, if_true if pred else if_false, name="cond(pred, true_fn, false_fn)")


@pytest.mark.exercise("cond")
def test_arrays_are_returned_too(student, case):
    pred, if_true, if_false = case
    results = {True: np.full(2 + int(if_true), if_true), False: np.full((2 + int(if_false), 1), if_false)}
    result = student.cond(pred, lambda: results[True], lambda: results[False])
    assert_same(result, results[bool(pred)], name="cond(pred, true_fn, false_fn)")


@pytest.mark.exercise("cond")
@pytest.mark.weight(2)
def test_the_other_function_is_never_called(student, case):
    pred, if_true, _ = case
    length, called = 20 + int(if_true), []

    def noting(which):
        def function():
            called.append(which)
            return np.full(length, float(len(called)))

        return function

    assert_same(student.cond(pred, noting(True), noting(False)), np.ones(length), name="cond(pred, true_fn, false_fn)")
    require(
        called == [bool(pred)],
        en="Only the chosen function should be called, and only once.",
        ko="선택된 함수만, 한 번만 호출해야 합니다.",
    )


@pytest.mark.exercise("constant")
@pytest.mark.weight(3)
def test_constant_holds_its_value(student, case):
    (value,) = case
    node = student.constant(value)
    assert_node(node, "constant")
    assert_same(node.value, np.array(value), name="node.value")


@pytest.mark.exercise("constant")
def test_constant_does_not_follow_the_array_it_was_made_of(student, case):
    (value,) = case
    value = np.array(value, dtype=float)
    given = student.put(np.atleast_1d(value))
    node = student.constant(given)
    assert_node(node, "constant")
    given.fill(-99.0)
    assert_same(node.value, np.atleast_1d(value), name="node.value")


@pytest.mark.exercise("placeholder")
@pytest.mark.weight(2)
def test_placeholder_holds_its_name(student, case):
    (name,) = case
    node = student.placeholder(name)
    assert_node(node, "placeholder")
    assert_same(node.name, name, name="node.name")
    assert_same(node.value, None, name="node.value")


@pytest.mark.exercise("placeholder")
@pytest.mark.supporting
def test_placeholders_do_not_share_a_name(student, case):
    (name,) = case
    first, second = student.placeholder(name), student.placeholder(name + "2")
    assert_node(second, "placeholder")
    assert_same(first.name, name, name="node.name")


@pytest.mark.exercise("placeholder")
@pytest.mark.supporting
def test_empty_names_are_refused(student):
    assert_raises_value_error(student.placeholder, "")


@pytest.mark.exercise("add")
def test_add_stands_for_a_sum_of_both(student, case):
    a, b = case
    node = student.add(build(student, ("constant", a)), build(student, ("constant", b)))
    assert_node(node, "add")
    assert_same(node.left.value, a, name="node.left.value")
    assert_same(node.right.value, b, name="node.right.value")


@pytest.mark.exercise("add")
def test_placeholders_can_be_added(student, case):
    _, b = case
    node = student.add(build(student, ("placeholder", "x")), build(student, ("constant", b)))
    assert_node(node, "add")
    assert_same(node.left.name, "x", name="node.left.name")
    assert_same(node.right.operation, "constant", name="node.right.operation")


@pytest.mark.exercise("matmul")
def test_matmul_stands_for_a_product_of_both(student, case):
    a, b = case
    node = student.matmul(build(student, ("constant", a)), build(student, ("constant", b)))
    assert_node(node, "matmul")
    assert_same(node.left.value, a, name="node.left.value")
    assert_same(node.right.value, b, name="node.right.value")


@pytest.mark.exercise("matmul")
def test_placeholders_can_be_multiplied(student, case):
    _, b = case
    node = student.matmul(build(student, ("placeholder", "x")), build(student, ("constant", b)))
    assert_node(node, "matmul")
    assert_same(node.left.name, "x", name="node.left.name")
    assert_same(node.right.operation, "constant", name="node.right.operation")


@pytest.mark.exercise("Session")
@pytest.mark.weight(4)
def test_values_of_graphs_match(student, case):
    graph, feed_dict, expected = case
    assert_same(student.Session().run(build(student, graph), feed_dict), expected, name="run(node, feed_dict)")


@pytest.mark.exercise("Session")
def test_the_same_graph_runs_with_other_values(student, case):
    graph, feed_dict, expected = case
    session, node = student.Session(), build(student, ("add", ("placeholder", "new"), graph))
    for new in (1.0, -2.5):
        result = session.run(node, {**feed_dict, "new": new})
        assert_same(result, expected + new, name="run(node, feed_dict)")


@pytest.mark.exercise("Session")
def test_constants_need_no_feed(student, case):
    _, _, expected = case
    expected = np.asarray(expected, dtype=float)
    node = build(student, ("add", ("constant", expected), ("constant", expected)))
    session = student.Session()
    for _ in range(2):  # twice, because the first run must not change the constants
        assert_same(session.run(node), 2 * expected, name="run(node)")


@pytest.mark.exercise("Session")
@pytest.mark.supporting
def test_missing_values_are_refused(student, case):
    graph, feed_dict, _ = case
    session, node = student.Session(), build(student, ("add", graph, ("placeholder", "missing")))
    assert_raises_value_error(session.run, node, feed_dict)
    # A value that was given in an earlier run is not given in this one.
    session.run(node, {**feed_dict, "missing": 0.0})
    assert_raises_value_error(session.run, node, feed_dict)


@pytest.mark.exercise("Session")
@pytest.mark.supporting
def test_unknown_operations_are_refused(student, case):
    graph, feed_dict, _ = case
    node = build(student, ("divide", graph, ("constant", np.array(2.0))))
    assert_raises_value_error(student.Session().run, node, feed_dict)


@pytest.mark.exercise("Session")
@pytest.mark.supporting
def test_running_changes_no_values(student, case):
    graph, feed_dict, expected = case
    session, node = student.Session(), build(student, graph)
    feed = student.put(feed_dict)
    for _ in range(2):
        assert_same(session.run(node, feed), expected, name="run(node, feed_dict)")
    assert_same(student.fetch(feed), feed_dict, name="feed_dict")
