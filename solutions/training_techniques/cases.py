"""Inputs for every exercise: edge cases first, then random ones of different shapes."""


def _batchnorm(rng, shape, *, mode="train", eps=1e-5, momentum=0.9):
    """Arguments of batchnorm_forward whose running statistics and mode have nothing to do with the batch."""
    n_features = shape[1]
    bn_param = {
        "mode": mode,
        "eps": eps,
        "momentum": momentum,
        "running_mean": rng.normal(size=n_features),
        "running_var": rng.uniform(0.5, 3, n_features),
    }
    gamma = rng.choice([-1.0, 1.0], n_features) * rng.uniform(0.5, 2, n_features)
    x = rng.normal(rng.normal(size=n_features), rng.uniform(0.7, 2, n_features), shape)
    return x, gamma, rng.normal(size=n_features), bn_param


def batchnorm_forward(rng):
    """(x, gamma, beta, bn_param)."""
    # A constant feature, and a batch of a single sample: no variance at all.
    x, gamma, beta, bn_param = _batchnorm(rng, (4, 2), eps=1e-3)
    x[:, 1] = 2.5
    yield x, gamma, beta, bn_param
    yield _batchnorm(rng, (1, 3), momentum=0.8)
    yield _batchnorm(rng, (1, 3), mode="test")
    yield _batchnorm(rng, (5, 2), eps=0.1)
    yield _batchnorm(rng, (5, 2), mode="test", eps=0.1)
    yield _batchnorm(rng, (3, 6), momentum=0.5)
    yield _batchnorm(rng, (4, 4), momentum=0.99)
    yield _batchnorm(rng, (6, 1), momentum=0.0, eps=1e-7)
    yield _batchnorm(rng, (20, 3), mode="test")


def batchnorm_backward(rng):
    """(x, gamma, beta, bn_param, dout); bn_param is always in mode "train"."""
    shapes = [(4, 3), (3, 5), (6, 1), (4, 4), (8, 2), (5, 3)]
    for shape, eps in zip(shapes, [1e-5, 0.1, 1e-3, 0.01, 1e-7, 0.5], strict=True):
        yield *_batchnorm(rng, shape, eps=eps), rng.normal(size=shape)


def BatchNormalization(rng):
    """(gamma, beta, momentum, running_mean, running_var, [first batch, second batch, ...], last dout)."""

    def layer(n_features, sizes, *, momentum=0.9, started=True):
        gamma = rng.choice([-1.0, 1.0], n_features) * rng.uniform(0.5, 2, n_features)
        running_mean = rng.normal(size=n_features) if started else None
        running_var = rng.uniform(0.5, 3, n_features) if started else None
        # The variance is well above epsilon, so that another epsilon shows only in the test that is about it.
        batches = [rng.normal(rng.normal(size=n_features), 3, (size, n_features)) for size in sizes]
        dout = rng.normal(size=(sizes[-1], n_features))
        return gamma, rng.normal(size=n_features), momentum, running_mean, running_var, batches, dout

    yield layer(2, [4])
    yield layer(3, [5, 5], started=False)
    yield layer(1, [6, 4], momentum=0.5)
    yield layer(4, [4, 4, 4], momentum=0.99)
    yield layer(5, [3, 6], momentum=0.8, started=False)
    yield layer(3, [12, 12, 7])
