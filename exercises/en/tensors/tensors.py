"""What a tensor library does: shapes, dtypes, random numbers, and a graph that is defined first and run later."""

import numpy as np

DTYPES = ("bool", "int32", "int64", "float32", "float64")


def make_rng(seed):
    """A generator of random numbers (given); the same seed always gives the same numbers.

    Args:
        seed: a non-negative integer.

    Returns:
        A numpy Generator, which has methods such as `random`, `standard_normal` and `permutation`.

    Example:
        >>> bool(make_rng(3).random() == make_rng(3).random())
        True
    """
    return np.random.default_rng(seed)


class Node:
    """A part of a graph (given): what is to be computed, and from what. It does not compute anything itself.

    Args:
        operation: "constant", "placeholder", "add" or "matmul".
        left: for an operation on two nodes, the first of them.
        right: for an operation on two nodes, the second of them.
        value: the value of a constant.
        name: the name of a placeholder.
    """

    def __init__(self, operation, left=None, right=None, value=None, name=None):
        self.operation = operation
        self.left, self.right = left, right
        self.value, self.name = value, name


def infer_shape(size, shape):
    """Replace the -1 in a shape by the length that makes the number of elements right.

    Args:
        size: the number of elements, a positive integer.
        shape: a tuple of axis lengths, positive integers; at most one of them may be -1 instead.

    Returns:
        The whole shape, a tuple of integers, without a -1.

    Raises:
        ValueError: there is more than one -1, or no length makes the product of all axes equal to size.

    Example:
        >>> infer_shape(12, (3, -1))
        (3, 4)
    """
    # TODO: write your code here
    raise NotImplementedError("infer_shape")


def broadcast_shapes(a, b):
    """The shape of a result of broadcasting, as of the sum of arrays of shapes a and b.

    Shapes are aligned at their last axes. Two lengths fit if they are equal or one of them is 1; an axis that one
    shape lacks counts as 1.

    Args:
        a: a shape, a tuple of positive integers of any length, even ().
        b: another.

    Returns:
        The shape of the result, a tuple of integers.

    Raises:
        ValueError: two lengths do not fit.

    Example:
        >>> broadcast_shapes((4, 1, 3), (2, 1))
        (4, 2, 3)
    """
    # TODO: write your code here
    raise NotImplementedError("broadcast_shapes")


def broadcast_add(a, b):
    """Sum of two arrays whose shapes may be different, as numpy's own + gives it.

    Args:
        a: an array.
        b: an array.

    Returns:
        The sum, a new array of the shape `broadcast_shapes(a.shape, b.shape)`; a and b stay as they are.

    Raises:
        ValueError: the shapes do not fit.

    Example:
        >>> broadcast_add(np.array([[10.0], [20.0]]), np.array([1.0, 2.0, 3.0]))
        array([[11., 12., 13.],
               [21., 22., 23.]])
    """
    # TODO: write your code here
    raise NotImplementedError("broadcast_add")


def cast(x, dtype):
    """The same numbers in another dtype.

    Args:
        x: an array.
        dtype: the name of the wanted dtype, one of DTYPES.

    Returns:
        A new array in the shape of x with this dtype. Floats lose what is behind the point when they become
        integers (-1.7 becomes -1); everything but 0 becomes True when it becomes a bool. x stays as it is.

    Raises:
        ValueError: dtype is none of DTYPES.

    Example:
        >>> cast(np.array([-1.7, 0.0, 2.9]), "int64")
        array([-1,  0,  2])
    """
    # TODO: write your code here
    raise NotImplementedError("cast")


def random_uniform(shape, low, high, rng):
    """Random numbers that fall everywhere between two bounds with equal chances.

    Args:
        shape: the shape of the result, a tuple.
        low: the lower bound.
        high: the upper bound.
        rng: the generator to take randomness from, as `make_rng` returns it; use no other.

    Returns:
        An array of floats from low to high.

    Raises:
        ValueError: low is greater than high.

    Example:
        >>> x = random_uniform((2, 3), -1.0, 1.0, make_rng(0))
        >>> x.shape, bool(np.all((x >= -1) & (x <= 1)))
        ((2, 3), True)
    """
    # TODO: write your code here
    raise NotImplementedError("random_uniform")


def random_normal(shape, mean, std, rng):
    """Random numbers from a normal distribution.

    Args:
        shape: the shape of the result, a tuple.
        mean: the middle of the distribution.
        std: its standard deviation (not the variance).
        rng: the generator to take randomness from, as `make_rng` returns it; use no other.

    Returns:
        An array of floats.

    Raises:
        ValueError: std is negative.

    Example:
        >>> x = random_normal((100, 100), 5.0, 0.1, make_rng(0))
        >>> x.shape, bool(abs(x.mean() - 5) < 0.01)
        ((100, 100), True)
    """
    # TODO: write your code here
    raise NotImplementedError("random_normal")


def shuffle(x, rng):
    """The rows of an array in random order.

    Args:
        x: an array with at least one axis; its rows are what the first axis counts.
        rng: the generator to take randomness from, as `make_rng` returns it; use no other.

    Returns:
        A new array in the shape of x: every row of x once, each in one piece; every order has the same chance. x stays
        as it is.

    Example:
        >>> x = np.array([[1, 10], [2, 20], [3, 30]])
        >>> sorted(shuffle(x, make_rng(0)).tolist())
        [[1, 10], [2, 20], [3, 30]]
    """
    # TODO: write your code here
    raise NotImplementedError("shuffle")


def cond(pred, true_fn, false_fn):
    """Call one of two functions and return what it returns; the other is not called at all.

    Args:
        pred: a bool, or a number, where everything but 0 counts as true.
        true_fn: a function without arguments, to be called once if pred is true.
        false_fn: a function without arguments, to be called once if it is not.

    Returns:
        What the called function returns.

    Example:
        >>> cond(3 > 2, lambda: "yes", lambda: 1 / 0)
        'yes'
    """
    # TODO: write your code here
    raise NotImplementedError("cond")


def constant(value):
    """A node that stands for a value that is known now and stays what it is.

    Args:
        value: a number, a list of numbers or an array.

    Returns:
        A Node with the operation "constant", whose value is a numpy array of its own: if the caller changes the array
        that was given, the node does not notice.

    Example:
        >>> node = constant([1.0, 2.0])
        >>> node.operation, node.value
        ('constant', array([1., 2.]))
    """
    # TODO: write your code here
    raise NotImplementedError("constant")


def placeholder(name):
    """A node that stands for a value that is given only when the graph is run.

    Args:
        name: the name under which the value will be given, a string that is not empty.

    Returns:
        A Node with the operation "placeholder" and this name.

    Raises:
        ValueError: name is empty.

    Example:
        >>> node = placeholder("x")
        >>> node.operation, node.name
        ('placeholder', 'x')
    """
    # TODO: write your code here
    raise NotImplementedError("placeholder")


def add(a, b):
    """A node that stands for the sum of two nodes; nothing is added yet.

    Args:
        a: a Node.
        b: a Node.

    Returns:
        A Node with the operation "add"; left is a and right is b.

    Example:
        >>> node = add(Node("constant", value=1), Node("constant", value=2))
        >>> node.operation, node.left.value, node.right.value
        ('add', 1, 2)
    """
    # TODO: write your code here
    raise NotImplementedError("add")


def matmul(a, b):
    """A node that stands for the matrix product of two nodes; nothing is multiplied yet.

    Args:
        a: a Node, the first factor.
        b: a Node, the second factor.

    Returns:
        A Node with the operation "matmul"; left is a and right is b.

    Example:
        >>> node = matmul(Node("placeholder", name="x"), Node("placeholder", name="W"))
        >>> node.operation, node.left.name, node.right.name
        ('matmul', 'x', 'W')
    """
    # TODO: write your code here
    raise NotImplementedError("matmul")


class Session:
    """Computes values of nodes. Nothing is remembered from one run to the next.

    Example:
        >>> x, w = Node("placeholder", name="x"), Node("constant", value=np.array([10.0, 20.0]))
        >>> float(Session().run(Node("matmul", x, w), {"x": np.array([1.0, 2.0])}))
        50.0
    """

    def run(self, node, feed_dict=None):
        """Compute the value of a node.

        Args:
            node: a Node; what it depends on is computed first, however many nodes that are.
            feed_dict: the values of placeholders by name: numbers, lists of numbers or arrays. They stay as they are.
                It may hold names that are not needed. None is the same as an empty dictionary.

        Returns:
            The value, a number or an array.

        Raises:
            ValueError: the value of a placeholder that is needed is not in feed_dict, or an operation is unknown.
        """
        # TODO: write your code here
        raise NotImplementedError("Session")
