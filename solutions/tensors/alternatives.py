"""Right answers written differently: each must get full marks."""

import math

import numpy as np

from grader.course import alternative

from .tensors import DTYPES, Node, Session


@alternative("infer_shape")
def numpy_decides(size, shape):
    return np.empty(size).reshape(shape).shape


@alternative("infer_shape")
def replaced_in_a_list(size, shape):
    lengths = list(shape)
    if lengths.count(-1) > 1:
        raise ValueError("only one axis can be unknown")
    if -1 in lengths:
        known = math.prod(n for n in lengths if n != -1)
        lengths[lengths.index(-1)] = size // known
    if math.prod(lengths) != size:
        raise ValueError("the number of elements is wrong")
    return lengths


@alternative("infer_shape")
def trying_every_length(size, shape):
    if sum(n < 0 for n in shape) > 1:
        raise ValueError
    for unknown in range(1, size + 1):
        whole = tuple(unknown if n < 0 else n for n in shape)
        if int(np.prod(whole)) == size:
            return whole
    raise ValueError


@alternative("broadcast_shapes")
def numpy_knows(a, b):
    return np.broadcast_shapes(a, b)


@alternative("broadcast_shapes")
def from_the_last_axis(a, b):
    result = []
    for i in range(1, max(len(a), len(b)) + 1):
        m = a[-i] if i <= len(a) else 1
        n = b[-i] if i <= len(b) else 1
        if m == 1:
            result.insert(0, n)
        elif n in (1, m):
            result.insert(0, m)
        else:
            raise ValueError(f"{m} and {n}")
    return result


@alternative("broadcast_shapes")
def by_recursion(a, b):
    def fit(a, b):
        if not a or not b:
            return tuple(a) + tuple(b)
        if len({a[-1], b[-1]} - {1}) > 1:
            raise ValueError("lengths differ")
        return (*fit(a[:-1], b[:-1]), a[-1] * b[-1] if 1 in (a[-1], b[-1]) else a[-1])

    return fit(a, b)


@alternative("broadcast_add")
def plus(a, b):
    return a + b


@alternative("broadcast_add")
def element_by_element(a, b):
    shape = np.broadcast_shapes(np.shape(a), np.shape(b))
    out = np.zeros(shape)
    for index in np.ndindex(shape):
        i = tuple(0 if n == 1 else k for n, k in zip(a.shape, index[len(shape) - a.ndim :], strict=True))
        j = tuple(0 if n == 1 else k for n, k in zip(b.shape, index[len(shape) - b.ndim :], strict=True))
        out[index] = a[i] + b[j]
    return out


@alternative("broadcast_add")
def ufunc(a, b):
    return np.add(*np.broadcast_arrays(a, b))


@alternative("cast")
def table_of_types(x, dtype):
    types = {"bool": bool, "int32": np.int32, "int64": np.int64, "float32": np.float32, "float64": float}
    if dtype not in types:
        raise ValueError(dtype)
    return np.array(x, dtype=types[dtype])


@alternative("cast")
def into_an_empty_array(x, dtype):
    if not any(dtype == known for known in DTYPES):
        raise ValueError("no such dtype: " + dtype)
    out = np.empty(x.shape, dtype=dtype)
    out[...] = x != 0 if dtype == "bool" else np.trunc(x) if dtype.startswith("int") else x
    return out


@alternative("random_uniform")
def own_method_of_the_generator(shape, low, high, rng):
    if high < low:
        raise ValueError("empty range")
    return rng.uniform(low, high, shape)


@alternative("random_uniform")
def mirrored(shape, low, high, rng):
    if high < low:
        raise ValueError("empty range")
    return high - rng.random(size=shape) * (high - low)


@alternative("random_uniform")
def one_number_at_a_time(shape, low, high, rng):
    if not low <= high:
        raise ValueError("low must not be greater than high")
    out = np.zeros(shape)
    for index in np.ndindex(*shape):
        out[index] = low + (high - low) * rng.random()
    return out


@alternative("random_normal")
def own_method(shape, mean, std, rng):
    return rng.normal(mean, std, shape)


@alternative("random_normal")
def box_and_muller(shape, mean, std, rng):
    if std < 0:
        raise ValueError("std is negative")
    radius = np.sqrt(-2 * np.log(1 - rng.random(shape)))
    return mean + std * radius * np.cos(2 * np.pi * rng.random(shape))


@alternative("shuffle")
def permutation_of_the_array(x, rng):
    return rng.permutation(x)


@alternative("shuffle")
def copied_and_shuffled(x, rng):
    out = x.copy()
    rng.shuffle(out)
    return out


@alternative("shuffle")
def sorted_by_random_keys(x, rng):
    return x[np.argsort(rng.random(x.shape[0]))]


@alternative("shuffle")
def swap_by_swap(x, rng):
    out = np.array(x)
    for i in range(len(out) - 1, 0, -1):
        j = int(rng.integers(i + 1))
        out[[i, j]] = out[[j, i]]
    return out


@alternative("cond")
def one_line(pred, true_fn, false_fn):
    return true_fn() if pred else false_fn()


@alternative("cond")
def chosen_from_a_pair(pred, true_fn, false_fn):
    return (false_fn, true_fn)[bool(pred)]()


@alternative("constant")
def all_arguments(value):
    return Node("constant", None, None, np.asarray(value).copy(), None)


@alternative("constant")
def value_set_later(value):
    node = Node("constant")
    node.value = np.array(value, dtype=float)
    return node


@alternative("placeholder")
def truth_of_the_name(name):
    if not name:
        raise ValueError("empty name")
    return Node("placeholder", None, None, None, str(name))


@alternative("placeholder")
def name_set_later(name):
    if name == "":
        raise ValueError("give it a name")
    node = Node("placeholder")
    node.name = name
    return node


@alternative("add")
def add_by_keywords(a, b):
    return Node(operation="add", left=a, right=b)


@alternative("add")
def add_step_by_step(a, b):
    node = Node("add")
    node.left, node.right = a, b
    return node


@alternative("matmul")
def matmul_by_keywords(a, b):
    return Node(operation="matmul", left=a, right=b)


@alternative("matmul")
def matmul_step_by_step(a, b):
    node = Node("matmul")
    node.left, node.right = a, b
    return node


@alternative("Session")
class WithAStack(Session):
    def run(self, node, feed_dict=None):
        feeds, values, todo = dict(feed_dict or {}), {}, [node]
        while todo:
            current = todo[-1]
            if current.operation == "constant":
                values[id(current)] = current.value
            elif current.operation == "placeholder":
                if current.name not in feeds:
                    raise ValueError(f"{current.name} is missing")
                values[id(current)] = np.asarray(feeds[current.name], dtype=float)
            elif current.operation in ("add", "matmul"):
                missing = [part for part in (current.left, current.right) if id(part) not in values]
                if missing:
                    todo += missing
                    continue
                left, right = values[id(current.left)], values[id(current.right)]
                values[id(current)] = np.add(left, right) if current.operation == "add" else np.dot(left, right)
            else:
                raise ValueError(f"cannot compute {current.operation}")
            todo.pop()
        return values[id(node)]


@alternative("Session")
class WithATable(Session):
    def run(self, node, feed_dict=None):
        operations = {"add": lambda a, b: a + b, "matmul": lambda a, b: a @ b}
        try:
            if node.operation == "constant":
                return np.array(node.value)
            if node.operation == "placeholder":
                return np.array((feed_dict or {})[node.name])
            compute = operations[node.operation]
        except KeyError as error:
            raise ValueError(f"nothing is known of {error}") from error
        return compute(self.run(node.left, feed_dict), self.run(node.right, feed_dict))
