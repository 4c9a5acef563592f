"""Tests that decide the points; students never get them."""

import numpy as np
import pytest

from grader.checks import assert_gradient, assert_inputs_unchanged, assert_same, require


def part(result, index):
    """One of several returned values; the whole result if there are not so many, for the check to name."""
    return result[index] if isinstance(result, tuple | list) and len(result) > index else result


def require_shares(ratios, colors):
    """Ratios of the right shape, not negative, adding up to 1."""
    assert_same(np.zeros(np.shape(ratios)), np.zeros(len(colors)), name="ratios")
    require(
        np.all(np.asarray(ratios) >= -1e-6) and abs(np.sum(ratios) - 1) <= 1e-6,
        en="The ratios should not be negative, and they should add up to 1.",
        ko="비율은 음수가 아니어야 하고, 모두 더하면 1이어야 합니다.",
    )


def require_near(ratios, best, colors, target):
    """A mixture that is at most 0.01 farther away than the best one, which hardly an eye can tell."""
    mixed, nearest = (float(np.linalg.norm(np.dot(shares, colors) - target)) for shares in (ratios, best))
    require(
        mixed <= nearest + 0.01,
        en="Other ratios give a mixture that is nearer to the wanted colour.",
        ko="다른 비율로 섞으면 원하는 색에 더 가까워집니다.",
    )


@pytest.mark.exercise("predict")
@pytest.mark.weight(3)
def test_predictions_match(student, reference, case):
    assert_same(student.predict(*case), reference.predict(*case), name="predictions")


@pytest.mark.exercise("predict")
@pytest.mark.supporting
def test_inputs_of_the_prediction_unchanged(student, case):
    student.predict(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("compute_cost")
@pytest.mark.weight(3)
def test_cost_matches(student, reference, case):
    assert_same(student.compute_cost(*case), reference.compute_cost(*case), name="cost")


@pytest.mark.exercise("compute_cost")
def test_cost_is_a_mean_over_samples(student, reference, case):
    X, y, w, b = case
    # Every sample twice: a mean stays what it is.
    twice = student.compute_cost(np.vstack([X, X]), np.concatenate([y, y]), w, b)
    assert_same(twice, reference.compute_cost(*case), name="cost")


@pytest.mark.exercise("compute_cost")
@pytest.mark.supporting
def test_inputs_of_the_cost_unchanged(student, case):
    student.compute_cost(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("residual_variance")
@pytest.mark.weight(3)
def test_variance_matches(student, reference, case):
    assert_same(student.residual_variance(*case), reference.residual_variance(*case), name="variance")


@pytest.mark.exercise("residual_variance")
def test_a_constant_error_counts(student, rng):
    # Predictions that are all too high by 2: the residuals have no spread, but they are not 0.
    t = rng.normal(0, 1, 10)
    assert_same(student.residual_variance(t + 2, t), 5.0, name="variance")


@pytest.mark.exercise("residual_variance")
@pytest.mark.supporting
def test_inputs_of_the_variance_unchanged(student, case):
    student.residual_variance(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("compute_gradients")
@pytest.mark.weight(3)
def test_dw_matches(student, reference, case):
    assert_same(part(student.compute_gradients(*case), 0), reference.compute_gradients(*case)[0], name="dw")


@pytest.mark.exercise("compute_gradients")
@pytest.mark.weight(2)
def test_db_matches(student, reference, case):
    assert_same(part(student.compute_gradients(*case), 1), reference.compute_gradients(*case)[1], name="db")


@pytest.mark.exercise("compute_gradients")
def test_dw_is_the_slope_of_the_cost(student, reference, case):
    X, y, w, b = case
    dw = part(student.compute_gradients(*case), 0)
    assert_gradient(lambda w: reference.compute_cost(X, y, w, b), w.astype(float), dw, name="dw")


@pytest.mark.exercise("compute_gradients")
def test_db_is_the_slope_of_the_cost(student, reference, case):
    X, y, w, b = case
    db = part(student.compute_gradients(*case), 1)
    db = np.array([db]) if np.ndim(db) == 0 else db
    assert_gradient(lambda b: reference.compute_cost(X, y, w, b[0]), np.array([b]), db, name="db")


@pytest.mark.exercise("compute_gradients")
@pytest.mark.supporting
def test_inputs_of_the_gradients_unchanged(student, case):
    student.compute_gradients(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("gradient_descent_step")
@pytest.mark.weight(3)
def test_steps_match(student, reference, case):
    step = student.gradient_descent_step(*case)
    assert_same(step, reference.gradient_descent_step(*case), name="x after the step")


@pytest.mark.exercise("gradient_descent_step")
@pytest.mark.supporting
def test_the_given_point_stays_as_it_is(student, case):
    student.gradient_descent_step(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("fit")
@pytest.mark.weight(3)
def test_weights_match(student, reference, case):
    assert_same(part(student.fit(*case), 0), reference.fit(*case)[0], name="w")


@pytest.mark.exercise("fit")
@pytest.mark.weight(2)
def test_bias_matches(student, reference, case):
    assert_same(part(student.fit(*case), 1), reference.fit(*case)[1], name="b")


@pytest.mark.exercise("fit")
@pytest.mark.weight(2)
def test_costs_match(student, reference, case):
    # As arrays, because a list may have more entries than asked for, and here their number matters.
    costs = np.asarray(part(student.fit(*case), 2))
    assert_same(costs, np.asarray(reference.fit(*case)[2]), name="costs")


@pytest.mark.exercise("fit")
def test_a_line_without_noise_is_found(student, rng):
    X, w, b = rng.uniform(-1, 1, (30, 2)), rng.normal(0, 1, 2), 0.75
    learned = student.fit(X, np.dot(X, w) + b, 0.5, 500)
    found = np.append(part(learned, 0), part(learned, 1))
    require(
        found.shape == (3,) and np.allclose(found, [*w, b], rtol=0, atol=1e-3),
        en="After many iterations on samples without noise, w and b should be those of the line.",
        ko="잡음이 없는 샘플로 여러 번 반복하면 w와 b가 원래 직선의 값과 같아져야 합니다.",
    )


@pytest.mark.exercise("fit")
@pytest.mark.supporting
def test_inputs_of_fit_unchanged(student, case):
    student.fit(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("mix_colors")
@pytest.mark.weight(3)
def test_mixtures_match(student, reference, case):
    assert_same(student.mix_colors(*case), reference.mix_colors(*case), name="mixture")


@pytest.mark.exercise("mix_colors")
def test_only_the_proportions_count(student, reference, case):
    colors, ratios = case
    assert_same(student.mix_colors(colors, ratios * 5), reference.mix_colors(colors, ratios), name="mixture")


@pytest.mark.exercise("mix_colors")
@pytest.mark.supporting
def test_inputs_of_the_mixture_unchanged(student, case):
    student.mix_colors(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("fit_ratios")
@pytest.mark.weight(3)
def test_mixture_is_the_nearest(student, reference, case):
    colors, target = case
    ratios = student.fit_ratios(colors, target)
    require_shares(ratios, colors)
    require_near(ratios, reference.fit_ratios(colors, target), colors, target)


@pytest.mark.exercise("fit_ratios")
def test_a_paint_itself_is_found(student, rng):
    colors = rng.uniform(0, 1, (4, 3))
    for paint in range(4):
        ratios = student.fit_ratios(colors, colors[paint])
        require_shares(ratios, colors)
        require_near(ratios, np.eye(4)[paint], colors, colors[paint])


@pytest.mark.exercise("fit_ratios")
@pytest.mark.supporting
def test_inputs_of_the_ratios_unchanged(student, case):
    student.fit_ratios(*case)
    assert_inputs_unchanged(student)
