"""Right answers written differently: each must get full marks."""

import math

import numpy as np

from grader.course import alternative

from .activations_and_losses import information


@alternative("identity_function")
def a_copy(x):
    return np.array(x)


@alternative("identity_function")
def times_one(x):
    return x * 1


@alternative("relu")
def by_where(x):
    return np.where(np.asarray(x) > 0, x, 0)


@alternative("relu")
def times_a_mask(x):
    return x * (np.asarray(x) > 0)


@alternative("relu")
def half_of_x_and_its_size(x):
    return (np.abs(x) + x) / 2


@alternative("relu")
def one_at_a_time(x):
    x = np.array(x, dtype=float)
    return np.array([max(0.0, v) for v in x.ravel()]).reshape(x.shape)


@alternative("relu_grad")
def comparison(x):
    return np.greater(x, 0)


@alternative("relu_grad")
def integers_of_a_comparison(x):
    return (np.asarray(x) > 0).astype(int)


@alternative("relu_grad")
def zeros_and_a_mask(x):
    x = np.asarray(x)
    grad = np.zeros(x.shape)
    grad[x > 0] = 1
    return grad


@alternative("softmax")
def transposed(a):
    if a.ndim == 2:
        a = a.T
        e = np.exp(a - np.max(a, axis=0))
        return (e / np.sum(e, axis=0)).T
    e = np.exp(a - np.max(a))
    return e / np.sum(e)


@alternative("softmax")
def row_by_row(a):
    rows = []
    for row in np.atleast_2d(a):
        top = max(row)
        e = [math.exp(v - top) for v in row]
        rows.append([v / sum(e) for v in e])
    return np.array(rows).reshape(a.shape)


@alternative("softmax")
def logarithm_of_the_sum(a):
    total = np.logaddexp.reduce(a, axis=-1)
    return np.exp(a - total[..., np.newaxis])


@alternative("softmax")
def reciprocal_of_differences(a):
    # exp(a_j - a_i) may overflow to infinity, and one divided by that is rightly 0.
    with np.errstate(over="ignore"):
        return 1 / np.sum(np.exp(a[..., np.newaxis, :] - a[..., :, np.newaxis]), axis=-1)


@alternative("mean_squared_error")
def dot_product(y, t):
    error = (y - t).ravel()
    return 0.5 * np.dot(error, error)


@alternative("mean_squared_error")
def python_sum(y, t):
    return sum((float(a) - float(b)) ** 2 for a, b in zip(np.ravel(y), np.ravel(t), strict=True)) / 2


@alternative("mean_squared_error")
def squared_length(y, t):
    return np.linalg.norm(y - t) ** 2 / 2


@alternative("cross_entropy_error")
def all_rows_one_hot(y, t):
    y = np.atleast_2d(y)
    if t.size != y.size:
        t = np.eye(y.shape[1])[t]
    t = t.reshape(y.shape)
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


@alternative("cross_entropy_error")
def sample_by_sample(y, t):
    if y.ndim == 1:
        y, t = [y], [t]
    total = 0.0
    for row, right in zip(y, t, strict=True):
        label = int(right) if np.ndim(right) == 0 else int(np.argmax(right))
        total -= math.log(max(float(row[label]), 1e-12))
    return total / len(y)


@alternative("cross_entropy_error")
def mean_of_clipped(y, t):
    y = np.clip(y, 1e-10, None)
    if y.ndim == 1:
        return -np.log(y[np.argmax(t)])
    labels = t.argmax(axis=1) if t.ndim == 2 else t
    return np.mean(-np.log(np.take_along_axis(y, labels.reshape(-1, 1), axis=1)))


@alternative("one_hot")
def rows_of_the_identity(labels, num_classes):
    return np.eye(num_classes)[labels]


@alternative("one_hot")
def by_comparison(labels, num_classes):
    return labels[:, np.newaxis] == np.arange(num_classes)


@alternative("one_hot")
def loop_over_samples(labels, num_classes):
    out = np.zeros((labels.size, num_classes), dtype=int)
    for i, label in enumerate(labels):
        out[i][label] = 1
    return out


@alternative("accuracy")
def counted(y, t):
    right = 0
    for row, label in zip(y, t, strict=True):
        wanted = int(label) if np.ndim(label) == 0 else list(label).index(max(label))
        right += int(list(row).index(max(row)) == wanted)
    return right / len(y)


@alternative("accuracy")
def sum_over_shape(y, t):
    y = np.argmax(y, axis=1)
    if t.ndim != 1:
        t = np.argmax(t, axis=1)
    return np.sum(y == t) / float(t.shape[0])


@alternative("information")
def changed_base(p):
    return -np.log(p) / np.log(2)


@alternative("information")
def log_of_the_reciprocal(p):
    return np.log2(1 / np.asarray(p))


@alternative("entropy")
def only_possible_ones(p):
    return sum(-float(v) * math.log2(v) for v in p if v > 0)


@alternative("entropy")
def tiny_number_in_the_log(p):
    return -np.sum(p * np.log2(p + 1e-9))


@alternative("entropy")
def where_possible(p):
    safe = np.where(p > 0, p, 1.0)
    return np.dot(p, information(safe))


@alternative("cross_entropy")
def pair_by_pair(p, q):
    return sum(float(a) * -math.log2(b) for a, b in zip(p, q, strict=True) if a > 0)


@alternative("cross_entropy")
def natural_logarithms(p, q):
    return -np.sum(p * np.log(np.where(p > 0, q, 1.0))) / math.log(2)


@alternative("cross_entropy")
def tiny_number_beside_q(p, q):
    return -np.dot(p, np.log2(q + 1e-9))
