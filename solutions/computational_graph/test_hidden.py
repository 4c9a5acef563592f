"""Tests that decide the points; students never get them."""

import pytest

from grader.checks import assert_gradient, assert_inputs_unchanged, assert_same, require


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


def assert_slopes(total, inputs, names, grads):
    """Compare the derivatives in grads with the measured slopes of a total.

    The inputs are multiplied by each other, so that the total is a straight line in each of them alone.
    """
    for position, name in enumerate(names):
        require(name in grads, en=f'grads has no key "{name}".', ko=f'grads에 "{name}" 키가 없습니다.')

        def moved(value, position=position):
            return total(*(value if i == position else other for i, other in enumerate(inputs)))

        assert_gradient(moved, inputs[position], grads[name], name=f"grads['{name}']")


@pytest.mark.exercise("MulLayer")
@pytest.mark.weight(2)
def test_products_match(student, case):
    x, y, _ = case
    assert_same(student.MulLayer().forward(x, y), x * y, name="forward(x, y)")


@pytest.mark.exercise("MulLayer")
@pytest.mark.weight(3)
def test_derivatives_match(student, reference, case):
    x, y, dout = case
    mine, theirs = reference.MulLayer(), student.MulLayer()
    mine.forward(x, y)
    theirs.forward(x, y)
    assert_same(pair(theirs.backward(dout)), mine.backward(dout), name="(dx, dy)")


@pytest.mark.exercise("MulLayer")
def test_derivatives_agree_with_the_product(student, reference, case):
    x, y, dout = case
    layer = student.MulLayer()
    layer.forward(x, y)
    dx, dy = pair(layer.backward(dout))
    assert_gradient(lambda x: reference.MulLayer().forward(x, y), x, dx, dout=dout, name="dx")
    assert_gradient(lambda y: reference.MulLayer().forward(x, y), y, dy, dout=dout, name="dy")


@pytest.mark.exercise("MulLayer")
def test_layers_share_nothing(student, case):
    x, y, dout = case
    first, second = student.MulLayer(), student.MulLayer()
    first.forward(x, y)
    second.forward(x - 2, y + 3)
    assert_same(pair(first.backward(dout)), (dout * y, dout * x), name="(dx, dy) of the first layer")


@pytest.mark.exercise("MulLayer")
def test_the_last_forward_counts(student, case):
    x, y, dout = case
    layer = student.MulLayer()
    layer.forward(y + 1, x - 1)
    layer.forward(x, y)
    assert_same(pair(layer.backward(dout)), (dout * y, dout * x), name="(dx, dy)")


@pytest.mark.exercise("MulLayer")
def test_backward_can_be_repeated(student, case):
    x, y, dout = case
    layer = student.MulLayer()
    layer.forward(x, y)
    layer.backward(dout)
    again = pair(layer.backward(dout * 3))
    assert_same(again, (3 * dout * y, 3 * dout * x), name="(dx, dy) of the second call")


@pytest.mark.exercise("MulLayer")
@pytest.mark.supporting
def test_factors_stay_as_they_are(student, case):
    x, y, _ = case
    student.MulLayer().forward(x, y)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("AddLayer")
@pytest.mark.weight(2)
def test_sums_match(student, case):
    x, y, _ = case
    assert_same(student.AddLayer().forward(x, y), x + y, name="forward(x, y)")


@pytest.mark.exercise("AddLayer")
@pytest.mark.weight(3)
def test_derivatives_of_the_sum_match(student, case):
    x, y, dout = case
    layer = student.AddLayer()
    layer.forward(x, y)
    assert_same(pair(layer.backward(dout)), (dout, dout), name="(dx, dy)")


@pytest.mark.exercise("AddLayer")
def test_derivatives_agree_with_the_sum(student, reference, case):
    x, y, dout = case
    layer = student.AddLayer()
    layer.forward(x, y)
    dx, dy = pair(layer.backward(dout))
    assert_gradient(lambda x: reference.AddLayer().forward(x, y), x, dx, dout=dout, name="dx")
    assert_gradient(lambda y: reference.AddLayer().forward(x, y), y, dy, dout=dout, name="dy")


@pytest.mark.exercise("AddLayer")
def test_other_layers_have_no_influence(student, case):
    x, y, dout = case
    first, second = student.AddLayer(), student.AddLayer()
    first.forward(x, y)
    second.forward(x - 2, y + 3)
    second.backward(dout * 5)
    first.backward(dout * 2)
    assert_same(pair(first.backward(dout)), (dout, dout), name="(dx, dy) of the first layer")


@pytest.mark.exercise("AddLayer")
@pytest.mark.supporting
def test_summands_are_left_alone(student, case):
    x, y, _ = case
    student.AddLayer().forward(x, y)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("buy_apples")
@pytest.mark.weight(2)
def test_total_for_apples_matches(student, reference, case):
    total, _ = total_and_grads(student.buy_apples(*case))
    assert_same(total, reference.buy_apples(*case)[0], name="total")


@pytest.mark.exercise("buy_apples")
@pytest.mark.weight(3)
def test_derivatives_for_apples_match(student, reference, case):
    _, grads = total_and_grads(student.buy_apples(*case))
    assert_same(grads, reference.buy_apples(*case)[1], name="grads")


@pytest.mark.exercise("buy_apples")
def test_derivatives_agree_with_the_total_for_apples(student, reference, case):
    _, grads = total_and_grads(student.buy_apples(*case))
    assert_slopes(lambda *inputs: reference.buy_apples(*inputs)[0], case, ("dprice", "dcount", "dtax"), grads)


@pytest.mark.exercise("buy_apples")
def test_several_purchases(student, reference, rng):
    for _ in range(4):
        inputs = rng.uniform(0.5, 20, 3).tolist()
        total, grads = total_and_grads(student.buy_apples(*inputs))
        assert_same((total, grads), reference.buy_apples(*inputs), name="(total, grads)")


@pytest.mark.exercise("buy_fruit")
@pytest.mark.weight(2)
def test_total_for_all_fruit_matches(student, reference, case):
    total, _ = total_and_grads(student.buy_fruit(*case))
    assert_same(total, reference.buy_fruit(*case)[0], name="total")


@pytest.mark.exercise("buy_fruit")
@pytest.mark.weight(3)
def test_derivatives_for_all_fruit_match(student, reference, case):
    _, grads = total_and_grads(student.buy_fruit(*case))
    assert_same(grads, reference.buy_fruit(*case)[1], name="grads")


@pytest.mark.exercise("buy_fruit")
def test_derivatives_agree_with_the_total_for_all_fruit(student, reference, case):
    _, grads = total_and_grads(student.buy_fruit(*case))
    names = ("dapple_price", "dapple_count", "dorange_price", "dorange_count", "dtax")
    assert_slopes(lambda *inputs: reference.buy_fruit(*inputs)[0], case, names, grads)


@pytest.mark.exercise("buy_fruit")
def test_several_baskets(student, reference, rng):
    for _ in range(4):
        inputs = rng.uniform(0.5, 20, 5).tolist()
        total, grads = total_and_grads(student.buy_fruit(*inputs))
        assert_same((total, grads), reference.buy_fruit(*inputs), name="(total, grads)")


@pytest.mark.exercise("buy_fruit")
def test_apples_are_apples_and_oranges_are_oranges(student, reference, case):
    apple_price, apple_count, orange_price, orange_count, tax = case
    # The other way round: what is said of the apples must now be said of the oranges.
    total, grads = total_and_grads(student.buy_fruit(orange_price, orange_count, apple_price, apple_count, tax))
    expected, slopes = reference.buy_fruit(*case)
    assert_same(total, expected, name="total")
    swapped = {"dapple_price": slopes["dorange_price"], "dorange_count": slopes["dapple_count"], "dtax": slopes["dtax"]}
    assert_same(grads, swapped, name="grads")
