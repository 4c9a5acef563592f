"""The gradient check: right gradients pass, wrong ones fail, and what nobody can tell does neither."""

import numpy as np
import pytest

from grader.checks import CheckFailed, assert_gradient, check_gradient

rng = np.random.default_rng(5)
X, W, DOUT = rng.normal(size=(5, 7)), rng.normal(size=(3, 5)), rng.normal(size=(3, 7))


def layer(W):
    return np.tanh(W @ X)


def layer_gradient(W):
    return (DOUT * (1 - np.tanh(W @ X) ** 2)) @ X.T


RIGHT = layer_gradient(W)


def changed(index, factor):
    wrong = RIGHT.copy()
    wrong[index] *= factor
    return wrong


def relu_sum(x):
    return np.sum(np.maximum(x, 0))


def verdict(f, x, claimed, **options):
    return check_gradient(f, x, claimed, **options).verdict


def test_right_gradient_passes_in_a_few_evaluations():
    report = check_gradient(layer, W, RIGHT, dout=DOUT)
    assert (report.verdict, report.evaluations) == ("passed", 14)


WRONG = {
    "negated": -RIGHT,
    "doubled": 2 * RIGHT,
    "off by 1e-4": RIGHT * (1 + 1e-4),
    "off by 1e-5": RIGHT * (1 + 1e-5),
    "zeros": 0 * RIGHT,
    "one element off by 0.1 %": changed((1, 2), 1.001),
    "one element zero": changed((0, 4), 0.0),
    "shifted by a constant": RIGHT + 1e-3,
    "rows flipped": RIGHT[::-1],
    "random": np.random.default_rng(1).normal(size=RIGHT.shape),
    "without the slope of tanh": DOUT @ X.T,
}


@pytest.mark.parametrize("claimed", WRONG.values(), ids=WRONG)
def test_wrong_gradient_fails(claimed):
    with pytest.raises(CheckFailed) as failed:
        assert_gradient(layer, W, claimed, dout=DOUT, name="dW")
    assert failed.value.finding.kind == "gradient"


MALFORMED = {
    "transposed": (RIGHT.T, "shape"),
    "flattened": (RIGHT.ravel(), "shape"),
    "with an extra axis": (RIGHT[..., None], "shape"),
    "broadcastable": (RIGHT[:1], "shape"),
    "a number": (0.0, "shape"),
    "nested lists": (RIGHT.tolist(), "structure"),
    "an object array": (RIGHT.astype(object), "type"),
    "complex": (RIGHT + 0j, "type"),
    "strings": ("dW", "type"),
    "None": (None, "missing"),
    "NaN in one place": (changed((2, 1), np.nan), "not finite"),
    "inf in one place": (changed((2, 1), np.inf), "not finite"),
}


@pytest.mark.parametrize(("claimed", "kind"), MALFORMED.values(), ids=MALFORMED)
def test_malformed_gradient_fails_at_once(claimed, kind):
    with pytest.raises(CheckFailed) as failed:
        assert_gradient(layer, W, claimed, dout=DOUT, name="dW")
    assert failed.value.finding.kind == kind
    assert check_gradient(layer, W, claimed, dout=DOUT).evaluations == 0


def test_malformed_gradient_does_not_tell_the_point():
    finding = check_gradient(layer, W, RIGHT.T, dout=DOUT).finding
    assert finding.expected is None


def test_failure_tells_the_element_and_its_numeric_value():
    report = check_gradient(layer, W, changed((1, 2), 1.01), dout=DOUT, name="dW")
    place = report.place
    assert (place.worst_index, place.first_index, place.wrong) == ((1, 2), (1, 2), 1)
    assert place.numeric == pytest.approx(RIGHT[1, 2], rel=1e-8)
    assert place.claimed == pytest.approx(1.01 * RIGHT[1, 2])
    assert report.finding.text().show("en") == (
        f"dW is {place.claimed:.6g} at [1, 2], but the slope of the function there, measured numerically, is "
        f"{place.numeric:.6g}.")
    hidden = report.finding.text(show_values=False).show("en")
    assert hidden == "dW does not agree with the slope of the function."


def test_all_wrong_elements_are_counted():
    claimed = changed((0, 1), 1.5)
    claimed[2, 3] += 10
    place = check_gradient(layer, W, claimed, dout=DOUT).place
    assert (place.first_index, place.worst_index, place.wrong) == ((0, 1), (2, 3), 2)


def test_one_wrong_element_of_a_hundred_thousand_is_found_and_located():
    big = rng.normal(size=(400, 250))
    left, right = rng.normal(size=(3, 400)) / 20, rng.normal(size=(250, 4)) / 16
    hidden = np.tanh(big @ right)
    claimed = np.ascontiguousarray(left.T @ np.ones((3, 4)) * (1 - hidden**2)) @ right.T
    f = {"f": lambda big: np.sum(left @ np.tanh(big @ right))}["f"]
    assert verdict(f, big, claimed) == "passed"
    index = np.unravel_index(np.argsort(np.abs(claimed * big), axis=None)[60_000], big.shape)
    claimed[index] *= 1.01
    report = check_gradient(f, big, claimed)
    assert (report.verdict, report.place.worst_index) == ("failed", index)
    assert report.evaluations < 600


def test_small_wrong_numbers_cannot_hide_behind_large_ones():
    scale = np.array([1e3, 1.0, 1e-3])
    x = np.array([0.5, -0.7, 0.9])
    right = 2 * scale * x
    f = {"f": lambda x: np.sum(scale * x**2)}["f"]
    assert verdict(f, x, right) == "passed"
    assert verdict(f, x, right * [1, 1, 1.01]) == "failed"


def test_claimed_zeros_are_checked_apart():
    x = np.array([0.5, -0.7, 0.9])
    assert verdict(lambda x: 1e3 * x[0] ** 2 + 1e-3 * x[2], x, np.array([1e3, 0.0, 0.0])) == "failed"
    assert verdict(lambda x: 1e3 * x[0] ** 2, x, np.array([1e3, 0.0, 0.0])) == "passed"


def test_zero_gradient_of_a_constant_passes_and_of_nothing_else():
    x = np.array([0.5, -0.7])
    assert verdict(lambda _: 3.0, x, np.zeros(2)) == "passed"
    assert verdict(np.sum, x, np.zeros(2)) == "failed"


@pytest.mark.parametrize("claimed", [0.0, 0.5, 1.0])
def test_nobody_is_judged_at_a_kink(claimed):
    x = np.array([0.0, 1.0, -1.0])
    assert verdict(relu_sum, x, np.array([claimed, 1.0, 0.0])) in (
        ("passed", "inconclusive") if claimed == 0.5 else ("inconclusive",))


def test_right_gradient_near_a_kink_does_not_fail():
    for distance in 10.0 ** -np.arange(1, 14):
        for side in (-1, 1):
            x = np.array([side * distance, 1.0, -1.0])
            assert verdict(relu_sum, x, (x > 0) * 1.0) != "failed"


def test_wrong_gradient_beside_a_kink_that_is_not_too_near_fails():
    x = np.array([1e-2, 1.0, -1.0])
    assert verdict(relu_sum, x, np.array([1.0, 1.0, 1.0])) == "failed"


def test_inconclusive_check_raises_nothing():
    report = assert_gradient(relu_sum, np.array([0.0, 1.0]), np.array([1.0, 1.0]))
    assert report.verdict == "inconclusive"
    assert report.reason


def test_staircase_of_single_precision_is_not_mistaken_for_a_slope_of_zero():
    x = np.array([0.3, 1.0, -1.0])
    assert verdict(lambda x: float(np.sum(x.astype(np.float32) ** 2)), x, 2 * x) != "failed"


def test_single_precision_is_known():
    x = np.array([0.3, 1.0, -1.0])
    f = {"f": lambda x: np.sum(x.astype(np.float32) ** 2)}["f"]
    assert verdict(f, x, 2 * x) == "passed"
    assert verdict(f, x, 2.1 * x) == "failed"
    assert verdict(lambda x: np.sum(x**2), x.astype(np.float32), (2 * x).astype(np.float32)) == "passed"
    assert verdict(lambda x: np.sum(x**2), x, (2 * x).astype(np.float32)) == "passed"


def test_point_outside_of_the_domain_is_inconclusive():
    x = np.array([-1.0, 2.0])
    assert verdict(lambda x: np.sum(np.log(x)), x, 1 / x) == "inconclusive"


@pytest.mark.parametrize("far", [np.nan, np.inf])
def test_function_that_ends_nearby_is_still_checked(far):
    def f(x):
        return np.sum(np.log(x)) if np.all(x > 0) else far

    x = np.array([0.05, 1.0, 0.6])
    assert verdict(f, x, 1 / x) == "passed"
    assert verdict(f, x, 1.01 / x) == "failed"


def test_function_that_raises_far_away_is_still_checked():
    def f(x):
        if np.any(x < 0):
            raise ValueError
        return np.sum(np.sqrt(x))

    x = np.array([0.05, 1.0, 0.6])
    assert verdict(f, x, 0.5 / np.sqrt(x)) == "passed"
    assert verdict(f, x, 0.51 / np.sqrt(x)) == "failed"


def test_error_at_the_point_itself_is_the_callers():
    def f(x):
        raise ValueError(x)

    with pytest.raises(ValueError, match=r"\[1\.\]"):
        check_gradient(f, np.ones(1), np.ones(1))


UNFIT = {
    "None": lambda _: None,
    "a list": list,
    "an object array": lambda x: x.astype(object),
    "another shape than dout": lambda x: x[:1],
}


@pytest.mark.parametrize("f", UNFIT.values(), ids=UNFIT)
def test_function_that_returns_no_proper_output_fails(f):
    with pytest.raises(CheckFailed, match="does not return what it should"):
        assert_gradient(f, np.ones(3), np.ones(3), dout=np.ones(3), name="dx")


def test_random_function_fails():
    noise = np.random.default_rng(0)
    with pytest.raises(CheckFailed, match="different results for the same input"):
        assert_gradient(lambda x: np.sum(x * noise.normal(size=3)), np.ones(3), np.ones(3))


def test_function_may_change_its_input():
    def f(x):
        x *= x
        return np.sum(x)

    x = np.array([1.0, 2.0])
    assert verdict(f, x, 2 * x) == "passed"
    np.testing.assert_array_equal(x, [1, 2])


def test_numbers_integers_and_python_floats_are_points_too():
    assert verdict(lambda x: x * x, 3.0, 6.0) == "passed"
    assert verdict(lambda x: x * x, 3, 6) == "passed"
    assert verdict(lambda x: x * x, np.array(3.0), np.array(6.01)) == "failed"
    assert verdict(lambda x: np.sum(x**2), np.array([1, 2]), np.array([2, 4])) == "passed"
    assert verdict(lambda x: np.sum(x**2), np.zeros(3), np.zeros(3)) == "passed"


def test_nothing_to_check_is_inconclusive():
    assert verdict(np.sum, np.zeros(0), np.zeros(0)) == "inconclusive"


@pytest.mark.parametrize("point", ["x", 1j, np.array([None])])
def test_point_that_is_no_real_array_is_the_authors_mistake(point):
    with pytest.raises(TypeError, match="real number or array"):
        check_gradient(np.sum, point, 0.0)


class Remote:
    """A function far away: many points in one trip."""

    def __init__(self, f):
        self.f, self.trips, self.points = f, 0, 0

    def many(self, points):
        self.trips += 1
        self.points += len(points)
        return [self.f(point) for point in points]

    def __call__(self, _):
        raise AssertionError("asked one by one")


def test_function_far_away_is_asked_for_many_points_at_once():
    remote = Remote(layer)
    report = check_gradient(remote, W, RIGHT, dout=DOUT)
    assert (report.verdict, remote.points, remote.trips) == ("passed", report.evaluations, 3)


def test_function_far_away_may_have_no_answer_for_some_points():
    remote = Remote(lambda x: np.sum(np.log(x)) if np.all(x > 0) else None)
    x = np.array([0.05, 1.0])
    assert check_gradient(remote, x, 1.01 / x).verdict == "failed"


def test_verdicts_can_be_repeated():
    reports = [check_gradient(layer, W, changed((1, 2), 1.01), dout=DOUT) for _ in range(2)]
    assert reports[0] == reports[1]


def test_directions_depend_on_the_claim():
    """Else a wrong gradient could be built that is right along them."""
    claims = (RIGHT, RIGHT * (1 + 1e-9))
    first, second = (check_gradient(layer, W, claim, dout=DOUT).claim for claim in claims)
    assert abs(first - second) > 1e-6 * first


def test_single_unlucky_draw_does_not_fail():
    """A failure needs a second draw that confirms it."""
    calls = []

    def f(x):
        calls.append(1)
        # Wrong only during the first draw: as long as a draw with a failing ladder lasts.
        return np.sum(x**2) if len(calls) > 140 else np.sum(x**2) * 1.5

    report = assert_gradient(f, np.array([1.0, -2.0]), np.array([2.0, -4.0]))
    assert report.verdict == "inconclusive"
    assert report.reason == "no draw was confirmed by another"


def test_rounding_of_the_claim_is_allowed_for_where_it_can_be_measured():
    x = np.array([1.0, 2.0])

    def unstable(x):
        # As after a cancellation: the last bits of x decide about the sixth digit.
        return 2 * x * (1 + 3e-6 * np.sin(1e17 * x))

    claimed = unstable(x)
    assert verdict(lambda x: np.sum(x**2), x, claimed) == "failed"
    assert verdict(lambda x: np.sum(x**2), x, claimed, recompute=unstable) != "failed"
    assert verdict(lambda x: np.sum(x**2), x, 1.01 * x, recompute=lambda x: 1.01 * x) == "failed"
