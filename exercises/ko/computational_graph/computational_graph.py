"""Calculations as graphs: every node knows its own derivatives, and passes them back to its inputs."""


class MulLayer:
    """A node that multiplies two inputs.

    Example:
        >>> layer = MulLayer()
        >>> layer.forward(3.0, 5.0)
        15.0
        >>> layer.backward(2.0)
        (10.0, 6.0)
    """

    def __init__(self):
        self.x = None
        self.y = None

    def forward(self, x, y):
        """Multiply, and remember what `backward` will need.

        Args:
            x: a number, or an array of floats of any shape; it is only read.
            y: a number, or an array in the shape of x; it is only read.

        Returns:
            The products, element by element, in the shape of x.
        """
        # TODO: 여기에 코드를 작성하세요
        raise NotImplementedError("MulLayer")

    def backward(self, dout):
        """Pass a derivative back to both inputs of the last `forward`. It may be called several times.

        Args:
            dout: the derivative of the final result by this node's output, in the shape of the output; only read.

        Returns:
            dx: the derivative of the final result by x, in the shape of x.
            dy: the derivative of the final result by y, in the shape of y.
        """
        # TODO: 여기에 코드를 작성하세요
        raise NotImplementedError("MulLayer")


class AddLayer:
    """A node that adds two inputs.

    Example:
        >>> layer = AddLayer()
        >>> layer.forward(3.0, 5.0)
        8.0
        >>> len(layer.backward(2.0))
        2
    """

    def __init__(self):
        pass

    def forward(self, x, y):
        """Add.

        Args:
            x: a number, or an array of floats of any shape; it is only read.
            y: a number, or an array in the shape of x; it is only read.

        Returns:
            The sums, element by element, in the shape of x.
        """
        # TODO: 여기에 코드를 작성하세요
        raise NotImplementedError("AddLayer")

    def backward(self, dout):
        """Pass a derivative back to both inputs of the last `forward`. It may be called several times.

        Args:
            dout: the derivative of the final result by this node's output, in the shape of the output; only read.

        Returns:
            dx: the derivative of the final result by x, in the shape of x.
            dy: the derivative of the final result by y, in the shape of y.
        """
        # TODO: 여기에 코드를 작성하세요
        raise NotImplementedError("AddLayer")


def buy_apples(price, count, tax):
    """Say what some apples cost, and how strongly each of the inputs changes that.

    Args:
        price: of one apple, a number.
        count: how many apples, a number.
        tax: what the amount is multiplied by, a number; 1.1 stands for a tax of ten percent.

    Returns:
        total: what is to be paid, a number; it is not rounded.
        grads: dict with the keys "dprice", "dcount" and "dtax": the derivative of total by each input, a number.

    Example:
        >>> total, grads = buy_apples(10.0, 3.0, 1.5)
        >>> total
        45.0
        >>> sorted(grads)
        ['dcount', 'dprice', 'dtax']
        >>> grads["dprice"]
        4.5
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("buy_apples")


def buy_fruit(apple_price, apple_count, orange_price, orange_count, tax):
    """Say what some apples and oranges cost together, and how strongly each of the inputs changes that.

    Args:
        apple_price: of one apple, a number.
        apple_count: how many apples, a number.
        orange_price: of one orange, a number.
        orange_count: how many oranges, a number.
        tax: what the amount for all fruit is multiplied by, a number.

    Returns:
        total: what is to be paid, a number; it is not rounded.
        grads: dict with the keys "dapple_price", "dapple_count", "dorange_price", "dorange_count" and "dtax": the
            derivative of total by each input, a number.

    Example:
        >>> total, grads = buy_fruit(10.0, 3.0, 20.0, 1.0, 1.5)
        >>> total
        75.0
        >>> grads["dorange_count"]
        30.0
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("buy_fruit")
