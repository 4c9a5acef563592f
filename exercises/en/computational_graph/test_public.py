"""Tests that students see and run."""

import pytest

from grader.checks import assert_gradient, assert_same, require


def pair(returned):
    """The two derivatives that backward returns."""
    require(
        isinstance(returned, tuple | list) and len(returned) == 2,
        en="backward must return two values, dx and dy, separated by a comma.",
        ko="backward는 두 값 dx와 dy를 쉼표로 구분하여 반환해야 합니다.",
    )
    return returned


def total_and_grads(returned):
    """The amount and the derivatives that a function of the shop returns."""
    require(
        isinstance(returned, tuple | list) and len(returned) == 2 and isinstance(returned[1], dict),
        en="The function must return two values, total and the dictionary grads, separated by a comma.",
        ko="함수는 total과 딕셔너리 grads, 두 값을 쉼표로 구분하여 반환해야 합니다.",
    )
    return returned


@pytest.mark.exercise("MulLayer")
def test_product_and_its_derivatives(student, case):
    x, y, dout = case
    layer = student.MulLayer()
    assert_same(layer.forward(x, y), x * y, name="forward(x, y)")
    dx, dy = pair(layer.backward(dout))
    # The slope of the product, measured: moved a little in x, and in y.
    assert_gradient(lambda x: x * y, x, dx, dout=dout, name="dx")
    assert_gradient(lambda y: x * y, y, dy, dout=dout, name="dy")


@pytest.mark.exercise("MulLayer")
def test_a_layer_remembers_its_own_last_inputs(student, case):
    x, y, dout = case
    layer, other = student.MulLayer(), student.MulLayer()
    layer.forward(y - 1, x + 2)
    layer.forward(x, y)
    other.forward(y + 3, x - 1)
    dx, dy = pair(layer.backward(dout))
    assert_gradient(lambda x: x * y, x, dx, dout=dout, name="dx")
    assert_gradient(lambda y: x * y, y, dy, dout=dout, name="dy")


@pytest.mark.exercise("AddLayer")
def test_sum_and_its_derivatives(student, case):
    x, y, dout = case
    layer = student.AddLayer()
    assert_same(layer.forward(x, y), x + y, name="forward(x, y)")
    dx, dy = pair(layer.backward(dout))
    assert_gradient(lambda x: x + y, x, dx, dout=dout, name="dx")
    assert_gradient(lambda y: x + y, y, dy, dout=dout, name="dy")


@pytest.mark.exercise("buy_apples")
def test_two_apples(student):
    total, grads = total_and_grads(student.buy_apples(100.0, 2.0, 1.1))
    assert_same(total, 220.0, name="total")
    assert_same(grads, {"dprice": 2.2, "dcount": 110.0, "dtax": 200.0}, name="grads")


@pytest.mark.exercise("buy_apples")
def test_total_and_derivatives(student, reference, case):
    expected = reference.buy_apples(*case)
    total, grads = total_and_grads(student.buy_apples(*case))
    assert_same(total, expected[0], name="total")
    assert_same(grads, expected[1], name="grads")


@pytest.mark.exercise("buy_fruit")
def test_apples_and_oranges(student):
    total, grads = total_and_grads(student.buy_fruit(100.0, 2.0, 150.0, 3.0, 1.1))
    assert_same(total, 715.0, name="total")
    apples, oranges = {"dapple_price": 2.2, "dapple_count": 110.0}, {"dorange_price": 3.3, "dorange_count": 165.0}
    assert_same(grads, {**apples, **oranges, "dtax": 650.0}, name="grads")


@pytest.mark.exercise("buy_fruit")
def test_total_and_derivatives_of_all_fruit(student, reference, case):
    expected = reference.buy_fruit(*case)
    total, grads = total_and_grads(student.buy_fruit(*case))
    assert_same(total, expected[0], name="total")
    assert_same(grads, expected[1], name="grads")
