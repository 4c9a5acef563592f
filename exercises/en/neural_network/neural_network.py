"""Networks with hidden layers: one that only computes (samples are rows), and one that learns (samples are columns)."""

import numpy as np


def sigmoid(x):
    """Sigmoid activation (given).

    Args:
        x: a number or an array of any shape.

    Returns:
        Numbers between 0 and 1 in the shape of x.
    """
    # exp(-|x|) is at most 1, so neither branch can overflow.
    e = np.exp(-np.abs(x))
    return np.where(np.asarray(x) >= 0, 1 / (1 + e), e / (1 + e))


def identity_function(x):
    """The activation function that changes nothing (given): for outputs that may be any numbers.

    Args:
        x: a number or an array of any shape.

    Returns:
        x itself.
    """
    return x


def compute_cost(A2, Y):
    """Cross-entropy cost, the mean over the samples (given).

    Args:
        A2: (n_y, m) output of the network, every element strictly between 0 and 1.
        Y: (n_y, m) labels, 0 or 1.

    Returns:
        The cost, a number.
    """
    return float(-np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) / Y.shape[1])


def init_network():
    """Write down the weights of a small network with two inputs, layers of three and two units, and two outputs.

    What each unit multiplies its inputs by, in their order, and what it adds:

        layer 1    unit 1: 0.1, 0.2       bias 0.1
                   unit 2: 0.3, 0.4       bias 0.2
                   unit 3: 0.5, 0.6       bias 0.3
        layer 2    unit 1: 0.1, 0.2, 0.3  bias 0.1
                   unit 2: 0.4, 0.5, 0.6  bias 0.2
        layer 3    unit 1: 0.1, 0.2       bias 0.1
                   unit 2: 0.3, 0.4       bias 0.2

    Samples are rows here, so the weights of a unit are a column.

    Returns:
        dict with the arrays "W1" (2, 3), "b1" (3,), "W2" (3, 2), "b2" (2,), "W3" (2, 2) and "b3" (2,), floats.

    Example:
        >>> network = init_network()
        >>> network["W1"].shape, network["b1"].shape
        ((2, 3), (3,))
        >>> network["W1"][:, 0]
        array([0.1, 0.2])
    """
    # TODO: write your code here
    raise NotImplementedError("init_network")


def forward(network, x):
    """Run a network of three layers: two with the sigmoid, and the last one with the identity function.

    Args:
        network: dict with "W1" (D, n_1), "b1" (n_1,), "W2" (n_1, n_2), "b2" (n_2,), "W3" (n_2, K), "b3" (K,).
        x: (N, D) inputs, one row per sample, or (D,) for a single sample.

    Returns:
        y: (N, K) outputs, one row per sample, or (K,).

    Example:
        >>> network = {"W1": np.array([[1.0, -1.0]]), "b1": np.zeros(2), "W2": np.array([[2.0], [2.0]]),
        ...            "b2": np.array([-2.0]), "W3": np.array([[4.0]]), "b3": np.array([1.0])}
        >>> forward(network, np.array([[0.0], [3.0]])).round(4)
        array([[3.],
               [3.]])
    """
    # TODO: write your code here
    raise NotImplementedError("forward")


def layer_sizes(X, Y):
    """Say how many units the layers have. From here on, samples are columns.

    Args:
        X: (n_x, m) inputs.
        Y: (n_y, m) labels.

    Returns:
        n_x: the size of the input layer.
        n_h: the size of the hidden layer: 4, whatever the data are.
        n_y: the size of the output layer.

    Example:
        >>> layer_sizes(np.zeros((5, 100)), np.zeros((2, 100)))
        (5, 4, 2)
    """
    # TODO: write your code here
    raise NotImplementedError("layer_sizes")


def initialize_parameters(n_x, n_h, n_y):
    """Make the parameters with which learning starts: small random weights, and biases of 0.

    Args:
        n_x: size of the input layer.
        n_h: size of the hidden layer.
        n_y: size of the output layer.

    Returns:
        dict with "W1" (n_h, n_x), "b1" (n_h, 1), "W2" (n_y, n_h) and "b2" (n_y, 1). The weights are drawn from a normal
        distribution with the mean 0 and the standard deviation 0.01.

    Example:
        >>> parameters = initialize_parameters(2, 3, 1)
        >>> parameters["W1"].shape, parameters["W2"].shape
        ((3, 2), (1, 3))
        >>> parameters["b2"]
        array([[0.]])
    """
    # TODO: write your code here
    raise NotImplementedError("initialize_parameters")


def forward_propagation(X, parameters):
    """Run a network with one hidden layer: tanh in the hidden layer, sigmoid at the output.

    Args:
        X: (n_x, m) inputs, one column per sample.
        parameters: dict with "W1" (n_h, n_x), "b1" (n_h, 1), "W2" (n_y, n_h), "b2" (n_y, 1).

    Returns:
        A2: (n_y, m) output of the network.
        cache: dict with "Z1", "A1" (both (n_h, m)), "Z2" and "A2" (both (n_y, m)): the sums and the activations of both
            layers.

    Example:
        >>> parameters = {"W1": np.array([[1.0], [-1.0]]), "b1": np.zeros((2, 1)),
        ...               "W2": np.array([[2.0, 2.0]]), "b2": np.array([[0.0]])}
        >>> A2, cache = forward_propagation(np.array([[0.5, 3.0, -1.0]]), parameters)
        >>> A2
        array([[0.5, 0.5, 0.5]])
        >>> sorted(cache)
        ['A1', 'A2', 'Z1', 'Z2']
    """
    # TODO: write your code here
    raise NotImplementedError("forward_propagation")


def backward_propagation(parameters, cache, X, Y):
    """Find the gradients of the cross-entropy cost, the mean over the samples.

    Args:
        parameters: dict with "W1" (n_h, n_x), "b1" (n_h, 1), "W2" (n_y, n_h), "b2" (n_y, 1).
        cache: dict with "Z1", "A1" (n_h, m), "Z2" and "A2" (n_y, m), as `forward_propagation` returned it; only read.
        X: (n_x, m) inputs.
        Y: (n_y, m) labels, 0 or 1.

    Returns:
        grads: dict with "dW1", "db1", "dW2" and "db2", each in the shape of its parameter.

    Example:
        >>> parameters = {"W1": np.array([[0.0]]), "b1": np.array([[0.0]]),
        ...               "W2": np.array([[2.0]]), "b2": np.array([[0.0]])}
        >>> X, Y = np.array([[1.0, 3.0]]), np.array([[1, 0]])
        >>> _, cache = forward_propagation(X, parameters)
        >>> gradients = backward_propagation(parameters, cache, X, Y)
        >>> gradients["dW1"], gradients["db2"]
        (array([[1.]]), array([[0.]]))
    """
    # TODO: write your code here
    raise NotImplementedError("backward_propagation")


def update_parameters(parameters, grads, learning_rate=1.2):
    """One step of gradient descent for every weight and bias.

    Args:
        parameters: dict with "W1", "b1", "W2", "b2".
        grads: dict with "dW1", "db1", "dW2", "db2", each in the shape of its parameter.
        learning_rate: the step size, a number.

    Returns:
        The updated parameters, with the keys and shapes of `parameters`.

    Example:
        >>> parameters = {"W1": np.array([[1.0]]), "b1": np.array([[2.0]]),
        ...               "W2": np.array([[3.0]]), "b2": np.array([[4.0]])}
        >>> grads = {"dW1": np.array([[10.0]]), "db1": np.array([[0.0]]),
        ...          "dW2": np.array([[-10.0]]), "db2": np.array([[5.0]])}
        >>> update_parameters(parameters, grads, 0.1)["W2"]
        array([[4.]])
    """
    # TODO: write your code here
    raise NotImplementedError("update_parameters")


def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    """Learn the parameters of a network with one hidden layer, by gradient descent with the learning rate 1.2.

    Args:
        X: (n_x, m) inputs.
        Y: (n_y, m) labels, 0 or 1.
        n_h: size of the hidden layer; with 0 hidden units the output's biases are all that can learn.
        num_iterations: how many steps to take, 0 or more.
        print_cost: whether to print the cost from time to time.

    Returns:
        The parameters after the last step: dict with "W1" (n_h, n_x), "b1" (n_h, 1), "W2" (n_y, n_h), "b2" (n_y, 1).

    Example:
        >>> parameters = nn_model(np.array([[-1.0, 1.0]]), np.array([[0, 1]]), 3, 1000)
        >>> parameters["W1"].shape
        (3, 1)
        >>> bool(forward_propagation(np.array([[1.0]]), parameters)[0][0, 0] > 0.9)
        True
    """
    # TODO: write your code here
    raise NotImplementedError("nn_model")


def predict(parameters, X):
    """Say yes or no for every sample.

    Args:
        parameters: dict with "W1" (n_h, n_x), "b1" (n_h, 1), "W2" (n_y, n_h), "b2" (n_y, 1).
        X: (n_x, m) inputs.

    Returns:
        (n_y, m) predictions: 1 where the network's output is above 0.5, else 0.

    Example:
        >>> parameters = {"W1": np.array([[1.0]]), "b1": np.array([[0.0]]),
        ...               "W2": np.array([[3.0]]), "b2": np.array([[1.0]])}
        >>> predict(parameters, np.array([[2.0, -2.0, 0.0]]))
        array([[1, 0, 1]])
    """
    # TODO: write your code here
    raise NotImplementedError("predict")
