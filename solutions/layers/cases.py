"""Inputs for every exercise: edge cases first, then random ones of different shapes.

Inputs of ReLU stay away from its kink at 0, and probabilities away from 0, so that gradients can be measured and a
small number inside the logarithm, as many books have it, does not show.
"""

import numpy as np


def _away_from_zero(rng, shape):
    """Numbers of both signs, none of them near 0."""
    return rng.choice([-1.0, 1.0], shape) * rng.uniform(0.1, 2.0, shape)


def Relu(rng):
    """(x, dout)."""
    yield np.array([[1.0, -2.0], [-3.0, 4.0]]), np.array([[5.0, 6.0], [7.0, 8.0]])
    # dout has the other signs: who looks at dout instead of x lets the wrong half through.
    yield np.array([0.5, -0.5, 2.0, -2.0]), np.array([-1.0, 1.0, -3.0, 3.0])
    yield np.array([[-1.0, -2.0, -0.5]]), np.array([[1.0, 2.0, 3.0]])
    for shape in [(5,), (3, 4), (1, 6), (2, 3, 2, 4)]:
        yield _away_from_zero(rng, shape), rng.normal(0, 2, shape)


def Sigmoid(rng):
    """(x, dout)."""
    yield np.array([0.0, 2.0]), np.array([1.0, 10.0])
    yield np.array([[-1.0, 0.0, 1.0]]), np.array([[3.0, -2.0, 0.5]])
    for shape in [(4,), (3, 5), (1, 2), (2, 2, 3, 3), (6, 1)]:
        yield rng.normal(0, 1.5, shape), rng.normal(0, 2, shape)


def Affine(rng):
    """(W, b, x, dout)."""
    W, b = np.array([[1.0, 2.0, 3.0], [0.0, -1.0, 1.0]]), np.array([0.5, 0.0, -0.5])
    yield W, b, np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, 0.0, 2.0], [0.0, 1.0, -1.0]])
    # One sample; one unit; as many samples as features and units; more and fewer samples; images.
    shapes = [((1, 4), 3), ((5, 3), 1), ((4, 4), 4), ((7, 2), 5), ((3, 6), 2), ((2, 3, 2, 2), 5), ((4, 2, 3), 3)]
    for x_shape, units in shapes:
        features = int(np.prod(x_shape[1:]))
        yield (
            rng.normal(0, 1, (features, units)), rng.normal(1, 0.5, units),
            rng.normal(0, 1, x_shape), rng.normal(0, 1, (x_shape[0], units)),
        )


def _scores(rng, samples, classes):
    """Scores none of whose probabilities is tiny or next to 1."""
    return rng.uniform(-1.5, 1.5, (samples, classes))


def SoftmaxWithLoss(rng):
    """(x, t)."""
    yield np.array([[2.0, 1.0], [0.0, 2.0]]), np.array([0, 1])
    yield np.array([[2.0, 1.0], [0.0, 2.0]]), np.array([[0, 1], [1, 0]])
    yield np.array([[0.3, -0.2, 0.1, 0.9]]), np.array([2])
    yield np.zeros((3, 4)), np.eye(4)[[3, 0, 3]]
    for samples, classes, one_hot in [(3, 5, False), (5, 3, True), (4, 4, False), (4, 4, True), (8, 10, True)]:
        labels = rng.integers(0, classes, samples)
        yield _scores(rng, samples, classes), np.eye(classes)[labels] if one_hot else labels


def TwoLayerNet(rng):
    """(params, x, t)."""
    params = {"W1": np.array([[1.0, -1.0]]), "b1": np.array([0.0, 0.5])}
    params |= {"W2": np.array([[2.0, 0.0], [0.0, 0.4]]), "b2": np.array([0.0, 1.0])}
    yield params, np.array([[1.0], [-2.0]]), np.array([0, 0])
    # (D, H, K, N): all different; one sample; hidden units as many as classes, as features; all equal.
    shapes = [(3, 4, 2, 5), (2, 5, 3, 1), (4, 3, 3, 6), (3, 3, 4, 8), (4, 4, 4, 4), (6, 2, 5, 3)]
    for index, (features, hidden, classes, samples) in enumerate(shapes):
        labels = rng.permutation(np.arange(samples) % classes)
        yield (*_network(rng, features, hidden, classes, samples), np.eye(classes)[labels] if index % 2 else labels)


def _network(rng, features, hidden, classes, samples):
    """Parameters and samples for which no unit is at its kink and no probability tiny."""
    while True:
        params = {
            "W1": rng.normal(0, 1, (features, hidden)), "b1": _away_from_zero(rng, hidden),
            "W2": rng.normal(0, 0.6, (hidden, classes)), "b2": rng.normal(0, 0.5, classes),
        }
        x = rng.normal(0, 1, (samples, features))
        sums = x @ params["W1"] + params["b1"]
        scores = np.maximum(sums, 0) @ params["W2"] + params["b2"]
        if np.abs(sums).min() > 0.02 and np.ptp(scores, axis=1).max() < 3:
            return params, x
