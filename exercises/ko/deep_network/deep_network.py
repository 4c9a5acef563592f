"""A network of any depth: ReLU in the hidden layers, sigmoid at the output. Samples are the columns of X."""

import numpy as np


def sigmoid(Z):
    """Sigmoid activation (given).

    Args:
        Z: (n, m) pre-activations.

    Returns:
        A: (n, m), every element between 0 and 1.
        Z: the input itself, to be kept as the activation cache.
    """
    # exp(-|Z|) is at most 1, so neither branch can overflow.
    e = np.exp(-np.abs(Z))
    A = np.where(Z >= 0, 1 / (1 + e), e / (1 + e))
    return A, Z


def relu(Z):
    """ReLU activation (given).

    Args:
        Z: (n, m) pre-activations.

    Returns:
        A: (n, m), negative elements replaced by 0.
        Z: the input itself, to be kept as the activation cache.
    """
    A = np.maximum(0, Z)
    return A, Z


def sigmoid_backward(dA, cache):
    """Gradient by Z of a sigmoid activation (given).

    Args:
        dA: (n, m) gradient by the activation.
        cache: Z, (n, m), as `sigmoid` returned it.

    Returns:
        dZ: (n, m).
    """
    A, _ = sigmoid(cache)
    return dA * A * (1 - A)


def relu_backward(dA, cache):
    """Gradient by Z of a ReLU activation (given); `dA` itself is left as it is.

    Args:
        dA: (n, m) gradient by the activation.
        cache: Z, (n, m), as `relu` returned it.

    Returns:
        dZ: (n, m).
    """
    dZ = np.array(dA, copy=True)
    dZ[cache <= 0] = 0
    return dZ


def initialize_parameters_deep(layer_dims):
    """Small random weights and zero biases for a network of any depth.

    Args:
        layer_dims: list with the number of units of each layer, the inputs first.

    Returns:
        parameters: dict with W1, b1, ..., WL, bL. Wl of shape (n_l, n_l-1): normally distributed random numbers with
        mean 0 and standard deviation 0.01; bl of shape (n_l, 1): zeros. Which random numbers you use is up to you.

    Example:
        >>> parameters = initialize_parameters_deep([300, 200, 1])
        >>> sorted(parameters)
        ['W1', 'W2', 'b1', 'b2']
        >>> parameters["W1"].shape, parameters["b1"].shape
        ((200, 300), (200, 1))
        >>> bool(0.0097 < parameters["W1"].std() < 0.0103)
        True
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("initialize_parameters_deep")


def linear_forward(A, W, b):
    """Linear part of one layer: weighted sums of the inputs, plus the bias.

    Args:
        A: (n_prev, m) activations of the layer before, or the input X; one column per sample.
        W: (n, n_prev) weights; one row per unit of this layer.
        b: (n, 1) biases.

    Returns:
        Z: (n, m) pre-activations.
        cache: the tuple (A, W, b), which the backward pass will need.

    Example:
        >>> A = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
        >>> W = np.array([[1.0, 0.0, -1.0], [0.5, 0.5, 0.5]])
        >>> Z, cache = linear_forward(A, W, np.array([[10.0], [1.0]]))
        >>> Z
        array([[6. , 6. ],
               [5.5, 7. ]])
        >>> len(cache)
        3
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("linear_forward")


def linear_activation_forward(A_prev, W, b, activation):
    """One layer: the linear part, then the activation function.

    Args:
        A_prev: (n_prev, m) activations of the layer before.
        W: (n, n_prev) weights.
        b: (n, 1) biases.
        activation: "relu" or "sigmoid".

    Returns:
        A: (n, m) activations of this layer.
        cache: the pair (linear_cache, activation_cache): what the linear part and the activation kept.

    Example:
        >>> A_prev = np.array([[1.0, -1.0]])
        >>> A, cache = linear_activation_forward(A_prev, np.array([[2.0]]), np.array([[0.5]]), "relu")
        >>> A
        array([[2.5, 0. ]])
        >>> cache[1]
        array([[ 2.5, -1.5]])
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("linear_activation_forward")


def L_model_forward(X, parameters):
    """The whole network: layers 1 to L - 1 with ReLU, layer L with sigmoid.

    Args:
        X: (n_x, m) inputs.
        parameters: {"W1": (n_1, n_x), "b1": (n_1, 1), ..., "WL": ..., "bL": ...}; L may be any number from 1.

    Returns:
        AL: (n_L, m) activations of the last layer.
        caches: list of the L layers' caches, the first layer's first.

    Example:
        >>> parameters = {"W1": np.array([[1.0], [-1.0]]), "b1": np.array([[0.0], [0.0]]),
        ...               "W2": np.array([[1.0, 3.0]]), "b2": np.array([[-2.0]])}
        >>> AL, caches = L_model_forward(np.array([[2.0, -1.0]]), parameters)
        >>> AL
        array([[0.5       , 0.73105858]])
        >>> len(caches)
        2
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("L_model_forward")


def compute_cost(AL, Y):
    """Cross-entropy cost: the mean over the samples of what wrong probabilities cost.

    Args:
        AL: (n_L, m) outputs of the network, every element strictly between 0 and 1.
        Y: (n_L, m) labels, 0 or 1. With several outputs the losses of a sample's outputs are added up.

    Returns:
        The cost, a single number.

    Example:
        >>> round(float(compute_cost(np.array([[0.5, 0.8]]), np.array([[1, 0]]))), 4)
        1.1513
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("compute_cost")


def linear_backward(dZ, cache):
    """Gradients of the linear part of one layer.

    `dZ` and `dA_prev` belong to the loss of each sample; `dW` and `db` belong to the cost, the mean over the
    samples.

    Args:
        dZ: (n, m) gradient of the loss by Z.
        cache: the tuple (A_prev, W, b) that `linear_forward` kept.

    Returns:
        dA_prev: (n_prev, m), like A_prev.
        dW: (n, n_prev), like W.
        db: (n, 1), like b.

    Example:
        >>> cache = (np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[5.0, 6.0]]), np.array([[0.0]]))
        >>> dA_prev, dW, db = linear_backward(np.array([[1.0, -2.0]]), cache)
        >>> dA_prev
        array([[  5., -10.],
               [  6., -12.]])
        >>> dW
        array([[-1.5, -2.5]])
        >>> db
        array([[-0.5]])
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("linear_backward")


def linear_activation_backward(dA, cache, activation):
    """Gradients of one layer: back through the activation function, then through the linear part.

    Args:
        dA: (n, m) gradient of the loss by this layer's activations. It must not be changed.
        cache: the pair (linear_cache, activation_cache) that `linear_activation_forward` kept.
        activation: "relu" or "sigmoid".

    Returns:
        dA_prev: (n_prev, m) gradient by the activations of the layer before.
        dW: (n, n_prev).
        db: (n, 1).

    Example:
        >>> linear_cache = (np.array([[1.0, -1.0]]), np.array([[2.0]]), np.array([[0.5]]))
        >>> cache = (linear_cache, np.array([[2.5, -1.5]]))
        >>> dA_prev, dW, db = linear_activation_backward(np.array([[3.0, 4.0]]), cache, "relu")
        >>> dA_prev
        array([[6., 0.]])
        >>> dW, db
        (array([[1.5]]), array([[1.5]]))
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("linear_activation_backward")


def L_model_backward(AL, Y, caches):
    """Gradients of the cross-entropy cost for the whole network, the last layer first.

    Args:
        AL: (n_L, m) output of the network, every element strictly between 0 and 1.
        Y: (n_L, m) labels, 0 or 1.
        caches: list of the L layers' caches from `L_model_forward`.

    Returns:
        grads: for every layer l = 1 ... L the keys "dWl" and "dbl", and "dA0" ... "dA(L-1)", where "dAl" is
        the gradient by the activations of layer l ("dA0": by the input X).

    Example:
        >>> linear_cache = (np.array([[1.0, 2.0]]), np.array([[0.0]]), np.array([[0.0]]))
        >>> caches = [(linear_cache, np.array([[0.0, 0.0]]))]
        >>> grads = L_model_backward(np.array([[0.5, 0.5]]), np.array([[1, 0]]), caches)
        >>> grads["dW1"], grads["db1"]
        (array([[0.25]]), array([[0.]]))
        >>> sorted(grads)
        ['dA0', 'dW1', 'db1']
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("L_model_backward")


def update_parameters(parameters, grads, learning_rate):
    """One step of gradient descent for every weight and bias.

    Args:
        parameters: {"W1": ..., "b1": ..., ..., "WL": ..., "bL": ...}.
        grads: at least {"dW1": ..., "db1": ..., ..., "dWL": ..., "dbL": ...}; more keys may be there.
        learning_rate: the step size, a number.

    Returns:
        The updated parameters, with the keys and shapes of `parameters`.

    Example:
        >>> parameters = {"W1": np.array([[1.0, 2.0]]), "b1": np.array([[3.0]])}
        >>> grads = {"dW1": np.array([[10.0, -10.0]]), "db1": np.array([[5.0]])}
        >>> update_parameters(parameters, grads, 0.1)
        {'W1': array([[0., 3.]]), 'b1': array([[2.5]])}
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("update_parameters")
