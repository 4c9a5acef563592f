"""Wrong versions that students really write, each with the sentence that helps."""

import numpy as np

from grader.course import mistake

from .neural_network import (
    backward_propagation,
    forward_propagation,
    init_network,
    initialize_parameters,
    sigmoid,
    update_parameters,
)


def right_network():
    """The network as it should be."""
    return {
        "W1": np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]).T,
        "b1": np.array([0.1, 0.2, 0.3]),
        "W2": np.array([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]]).T,
        "b2": np.array([0.1, 0.2]),
        "W3": np.array([[0.1, 0.2], [0.3, 0.4]]).T,
        "b3": np.array([0.1, 0.2]),
    }


@mistake(
    "init_network",
    en="Your weight matrices lie on their side: the weights of a unit are its rows. Here samples are rows, so a "
    "unit's weights "
    "are a column.",
    ko="가중치 행렬이 전치되어 있습니다. 유닛의 가중치를 행에 적었습니다. 여기서는 샘플이 행이므로 유닛의 가중치는 열이 됩니다.",
)
def units_as_rows(*_):
    return {name: value.T for name, value in right_network().items()}


@mistake(
    "init_network",
    en="The shapes are right, but the numbers are filled in row by row. The weights of unit 1 are the first column.",
    ko="형상은 맞지만 숫자를 행 방향으로 채웠습니다. 첫째 유닛의 가중치는 첫째 열입니다.",
)
def filled_row_by_row(*_):
    return {name: value.T.reshape(value.shape) for name, value in right_network().items()}


@mistake(
    "init_network",
    en="Your biases are matrices with one row. A bias is a plain row of numbers with a single axis, one for each unit.",
    ko="편향이 행이 하나인 행렬입니다. 편향은 축이 하나뿐인 배열이고, 원소는 유닛마다 하나입니다.",
)
def biases_as_matrices(*_):
    return {name: value.reshape(1, -1) if name[0] == "b" else value for name, value in right_network().items()}


@mistake(
    "init_network",
    en="All biases are 0. Each unit adds a number of its own; look at the table again.",
    ko="편향이 모두 0입니다. 유닛마다 더하는 수가 있으니 표를 다시 살펴보세요.",
)
def biases_of_zero(*_):
    return {name: 0 * value if name[0] == "b" else value for name, value in right_network().items()}


def run(network, x, first=sigmoid, second=sigmoid, last=lambda a: a):
    """A network of three layers with any activation functions."""
    z1 = first(np.dot(x, network["W1"]) + network["b1"])
    z2 = second(np.dot(z1, network["W2"]) + network["b2"])
    return last(np.dot(z2, network["W3"]) + network["b3"])


@mistake(
    "forward",
    en="Your outputs lie between 0 and 1: the sigmoid is applied in the last layer too. There the identity function "
    "is meant.",
    ko="출력이 모두 0과 1 사이에 있습니다. 마지막 층에도 시그모이드를 적용했기 때문입니다. 마지막 층에서는 항등 함수를 씁니다.",
)
def sigmoid_at_the_output(network, x):
    return run(network, x, last=sigmoid)


@mistake(
    "forward",
    en="Your outputs add up to 1: there is a softmax at the end. This network returns the sums of the last layer as "
    "they are.",
    ko="출력의 합이 1입니다. 끝에서 소프트맥스를 적용했기 때문입니다. 이 신경망은 마지막 층의 합을 그대로 반환합니다.",
)
def softmax_at_the_output(network, x):
    return run(network, x, last=lambda a: np.exp(a) / np.sum(np.exp(a), axis=-1, keepdims=True))


@mistake(
    "forward",
    en="No activation function is used: three layers of sums are no more than a single one. Layers 1 and 2 need the "
    "sigmoid.",
    ko="활성화 함수가 없습니다. 합만 세 번 이어지면 층 하나와 다를 것이 없습니다. 첫째 층과 둘째 층에는 시그모이드가 필요합니다.",
)
def no_activation(network, x):
    return run(network, x, first=lambda a: a, second=lambda a: a)


@mistake(
    "forward",
    en="The sigmoid is missing in layer 2: the third layer gets its sums instead of its activations.",
    ko="둘째 층에 시그모이드가 빠졌습니다. 셋째 층에 활성화 값이 아니라 합이 들어갑니다.",
)
def second_activation_missing(network, x):
    return run(network, x, second=lambda a: a)


@mistake(
    "forward",
    en="The sigmoid is missing in layer 1: the second layer gets its sums instead of its activations.",
    ko="첫째 층에 시그모이드가 빠졌습니다. 둘째 층에 활성화 값이 아니라 합이 들어갑니다.",
)
def first_activation_missing(network, x):
    return run(network, x, first=lambda a: a)


@mistake(
    "forward",
    en="The hidden layers use ReLU. In this network they use the sigmoid.",
    ko="은닉층에서 ReLU를 사용했습니다. 이 신경망의 은닉층은 시그모이드를 사용합니다.",
)
def relu_inside(network, x):
    return run(network, x, first=lambda a: np.maximum(a, 0), second=lambda a: np.maximum(a, 0))


@mistake(
    "forward",
    en="The biases are not added. Each layer adds its bias to the weighted sums, before the activation function.",
    ko="편향을 더하지 않았습니다. 층마다 가중합에 편향을 더한 다음 활성화 함수를 적용합니다.",
)
def no_biases(network, x):
    return sigmoid(sigmoid(x @ network["W1"]) @ network["W2"]) @ network["W3"]


@mistake(
    "forward",
    en="The bias of the last layer is missing: all outputs are off by the same numbers, for every sample.",
    ko="마지막 층의 편향이 빠졌습니다. 모든 샘플에서 출력이 같은 수만큼 어긋납니다.",
)
def last_bias_missing(network, x):
    return run(network, x) - network["b3"]


@mistake(
    "forward",
    en="The biases are added after the activation function. They belong to the sums, inside of it.",
    ko="편향을 활성화 함수 다음에 더했습니다. 편향은 활성화 함수를 적용하기 전에 합에 더해야 합니다.",
)
def biases_after_the_activation(network, x):
    z1 = sigmoid(x @ network["W1"]) + network["b1"]
    return (sigmoid(z1 @ network["W2"]) + network["b2"]) @ network["W3"] + network["b3"]


@mistake(
    "forward",
    en="The answer does not depend on the network that is passed in: you make one inside, with init_network. Use the "
    "argument.",
    ko="전달받은 network를 바꾸어도 결과가 같습니다. 함수 안에서 init_network로 새로 만들었기 때문입니다. 인수를 사용하세요.",
)
def its_own_network(network, x):
    return run(init_network(), x)


@mistake(
    "layer_sizes",
    en="You return the number of samples as the sizes. Samples are columns, so the features and labels are counted by "
    "the rows.",
    ko="층의 크기로 샘플의 수를 반환했습니다. 샘플이 열이므로 특징과 레이블의 수는 행의 수입니다.",
)
def columns_counted(X, Y):
    return X.shape[1], 4, Y.shape[1]


@mistake(
    "layer_sizes",
    en="n_x and n_y are exchanged. X has the inputs, Y the labels.",
    ko="n_x와 n_y가 서로 바뀌었습니다. X는 입력, Y는 레이블입니다.",
)
def sizes_exchanged(X, Y):
    return Y.shape[0], 4, X.shape[0]


@mistake(
    "layer_sizes",
    en="The size of the hidden layer is missing: three numbers are to be returned, n_h between the others.",
    ko="은닉층의 크기가 빠졌습니다. 세 수를 반환해야 하고, n_h는 나머지 둘 사이에 있습니다.",
)
def hidden_size_missing(X, Y):
    return X.shape[0], Y.shape[0]


@mistake(
    "layer_sizes",
    en="You return whole shapes. A size is one number: the length of the first axis.",
    ko="형상 전체를 반환했습니다. 크기는 첫째 축의 길이인 숫자 하나입니다.",
)
def whole_shapes(X, Y):
    return X.shape, 4, Y.shape


@mistake(
    "layer_sizes",
    en="The hidden layer has as many units as there are inputs. Its size is 4 here, whatever the data are.",
    ko="은닉층의 크기를 입력의 수로 정했습니다. 여기서는 데이터와 관계없이 4입니다.",
)
def hidden_like_inputs(X, Y):
    return X.shape[0], X.shape[0], Y.shape[0]


@mistake(
    "initialize_parameters",
    en="The weights lie on their side: W1 should have one row per hidden unit, W2 one row per output.",
    ko="가중치의 형상이 뒤바뀌었습니다. W1에는 은닉 유닛마다, W2에는 출력마다 행이 하나씩 있어야 합니다.",
)
def weights_transposed(n_x, n_h, n_y):
    W1, W2 = np.random.randn(n_x, n_h) * 0.01, np.random.randn(n_h, n_y) * 0.01
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


@mistake(
    "initialize_parameters",
    en="The biases have a single axis. They should be columns, (n_h, 1) and (n_y, 1), so that they can be added to "
    "every sample.",
    ko="편향의 축이 하나뿐입니다. 모든 샘플에 더할 수 있도록 (n_h, 1)과 (n_y, 1), 곧 열이어야 합니다.",
)
def flat_biases(n_x, n_h, n_y):
    W1, W2 = np.random.randn(n_h, n_x) * 0.01, np.random.randn(n_y, n_h) * 0.01
    return {"W1": W1, "b1": np.zeros(n_h), "W2": W2, "b2": np.zeros(n_y)}


@mistake(
    "initialize_parameters",
    en="The biases are rows. They should be columns, one row per unit.",
    ko="편향이 행으로 되어 있습니다. 유닛마다 행이 하나씩 있는 열이어야 합니다.",
)
def biases_as_rows(n_x, n_h, n_y):
    W1, W2 = np.random.randn(n_h, n_x) * 0.01, np.random.randn(n_y, n_h) * 0.01
    return {"W1": W1, "b1": np.zeros((1, n_h)), "W2": W2, "b2": np.zeros((1, n_y))}


@mistake(
    "initialize_parameters",
    en="The biases are 1. They start at 0: the random weights alone make the units different.",
    ko="편향이 1입니다. 편향은 0에서 시작합니다. 유닛을 서로 다르게 하는 데에는 난수인 가중치만으로 충분합니다.",
)
def biases_of_one(n_x, n_h, n_y):
    W1, W2 = np.random.randn(n_h, n_x) * 0.01, np.random.randn(n_y, n_h) * 0.01
    return {"W1": W1, "b1": np.ones((n_h, 1)), "W2": W2, "b2": np.ones((n_y, 1))}


def forward_with(X, parameters, hidden=np.tanh, output=sigmoid):
    """The forward pass with any activation functions."""
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = hidden(Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    A2 = output(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@mistake(
    "forward_propagation",
    en="The hidden layer uses the sigmoid: its activations are never negative. In this network it uses tanh.",
    ko="은닉층에서 시그모이드를 사용해 활성화 값이 음수가 되지 않습니다. 이 신경망의 은닉층은 tanh를 사용합니다.",
)
def sigmoid_inside(X, parameters):
    return forward_with(X, parameters, hidden=sigmoid)


@mistake(
    "forward_propagation",
    en="The hidden layer uses ReLU. In this network it uses tanh.",
    ko="은닉층에서 ReLU를 사용했습니다. 이 신경망의 은닉층은 tanh를 사용합니다.",
)
def relu_in_the_hidden_layer(X, parameters):
    return forward_with(X, parameters, hidden=lambda Z: np.maximum(Z, 0))


@mistake(
    "forward_propagation",
    en="The output uses tanh, so it can be negative. A probability is wanted: the output layer uses the sigmoid.",
    ko="출력층에서 tanh를 사용해 출력이 음수가 되기도 합니다. 출력은 확률이어야 하므로 출력층은 시그모이드를 사용합니다.",
)
def tanh_at_the_output(X, parameters):
    return forward_with(X, parameters, output=np.tanh)


@mistake(
    "forward_propagation",
    en="The output has no activation function: A2 is Z2. A probability is wanted, so the sigmoid is missing.",
    ko="출력층에 활성화 함수가 없어 A2가 Z2와 같습니다. 출력은 확률이어야 하는데 시그모이드가 빠졌습니다.",
)
def output_not_activated(X, parameters):
    return forward_with(X, parameters, output=lambda Z: Z)


@mistake(
    "forward_propagation",
    en="The second layer works on Z1 instead of A1: the hidden layer's activations are computed but not used.",
    ko="둘째 층이 A1이 아니라 Z1으로 계산합니다. 은닉층의 활성화 값을 구해 놓고 사용하지 않았습니다.",
)
def activation_not_used(X, parameters):
    Z1 = parameters["W1"] @ X + parameters["b1"]
    Z2 = parameters["W2"] @ Z1 + parameters["b2"]
    return sigmoid(Z2), {"Z1": Z1, "A1": np.tanh(Z1), "Z2": Z2, "A2": sigmoid(Z2)}


@mistake(
    "forward_propagation",
    en="The biases are not added: for X = 0 the output is always one half.",
    ko="편향을 더하지 않았습니다. 그래서 X가 0이면 출력이 항상 0.5입니다.",
)
def biases_left_out(X, parameters):
    return forward_with(X, {name: 0 * value if name[0] == "b" else value for name, value in parameters.items()})


@mistake(
    "forward_propagation",
    en="The bias of the hidden layer is added after tanh. It belongs to the sums, inside of tanh.",
    ko="은닉층의 편향을 tanh 다음에 더했습니다. 편향은 tanh를 적용하기 전에 합에 더해야 합니다.",
)
def bias_after_tanh(X, parameters):
    Z1 = parameters["W1"] @ X
    A1 = np.tanh(Z1) + parameters["b1"]
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    return sigmoid(Z2), {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": sigmoid(Z2)}


@mistake(
    "forward_propagation",
    en="A2 is right, but the cache holds activations under Z1 and Z2. Those are the sums before the activation "
    "functions.",
    ko="A2는 맞지만 캐시의 Z1과 Z2에 활성화 값이 들어 있습니다. 이 자리에는 활성화 함수를 적용하기 전의 합이 있어야 합니다.",
)
def sums_overwritten(X, parameters):
    A2, cache = forward_with(X, parameters)
    return A2, {"Z1": cache["A1"], "A1": cache["A1"], "Z2": A2, "A2": A2}


@mistake(
    "forward_propagation",
    en="A2 is right, but nothing is kept for the way back: the function returns two values, A2 and the cache.",
    ko="A2는 맞지만 역전파에 쓸 값을 남기지 않았습니다. A2와 캐시, 두 값을 반환해야 합니다.",
)
def no_cache(X, parameters):
    return forward_with(X, parameters)[0]


def backward_with(parameters, cache, X, dZ2, slope, m):
    """The way back with some gradient of the output's sums, and some slope of the hidden activation function."""
    dZ1 = np.dot(parameters["W2"].T, dZ2) * slope
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ cache["A1"].T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


def right_gradients(parameters, cache, X, Y):
    """The gradients as they should be."""
    return backward_with(parameters, cache, X, cache["A2"] - Y, 1 - cache["A1"] ** 2, X.shape[1])


@mistake(
    "backward_propagation",
    en="All gradients have the wrong sign: the difference at the output is label minus output. It is the other way "
    "round.",
    ko="모든 기울기의 부호가 반대입니다. 출력층의 차이를 레이블에서 출력을 빼서 구했습니다. 순서가 반대입니다.",
)
def label_minus_output(parameters, cache, X, Y):
    return backward_with(parameters, cache, X, Y - cache["A2"], 1 - cache["A1"] ** 2, X.shape[1])


@mistake(
    "backward_propagation",
    en="All gradients are too large by the number of samples: the cost is a mean, so are its gradients.",
    ko="모든 기울기가 샘플 수만큼 큽니다. 비용은 샘플에 대한 평균이므로 기울기도 평균이어야 합니다.",
)
def not_divided_by_m(parameters, cache, X, Y):
    return backward_with(parameters, cache, X, cache["A2"] - Y, 1 - cache["A1"] ** 2, 1)


@mistake(
    "backward_propagation",
    en="The gradients are divided by the number of features. Samples are columns: m is the number of columns of X.",
    ko="기울기를 특징의 수로 나누었습니다. 샘플이 열이므로 m은 X의 열의 수입니다.",
)
def divided_by_features(parameters, cache, X, Y):
    return backward_with(parameters, cache, X, cache["A2"] - Y, 1 - cache["A1"] ** 2, X.shape[0])


@mistake(
    "backward_propagation",
    en="dW2 and db2 are right, dW1 and db1 are not: on the way through the hidden layer the slope of tanh is missing.",
    ko="dW2와 db2는 맞지만 dW1과 db1이 틀립니다. 은닉층을 지나며 tanh의 미분을 곱하지 않았습니다.",
)
def slope_of_tanh_missing(parameters, cache, X, Y):
    return backward_with(parameters, cache, X, cache["A2"] - Y, 1, X.shape[1])


@mistake(
    "backward_propagation",
    en="The slope of the hidden activation function is that of the sigmoid. This hidden layer uses tanh.",
    ko="은닉층에서 시그모이드의 미분을 곱했습니다. 이 은닉층은 tanh를 사용합니다.",
)
def slope_of_the_sigmoid(parameters, cache, X, Y):
    A1 = cache["A1"]
    return backward_with(parameters, cache, X, cache["A2"] - Y, A1 * (1 - A1), X.shape[1])


@mistake(
    "backward_propagation",
    en="In the slope of tanh the square is missing.",
    ko="tanh의 미분에서 제곱이 빠졌습니다.",
)
def square_missing(parameters, cache, X, Y):
    return backward_with(parameters, cache, X, cache["A2"] - Y, 1 - cache["A1"], X.shape[1])


@mistake(
    "backward_propagation",
    en="The slope of tanh is made of Z1. It is simple in terms of what came out of tanh, the activations.",
    ko="tanh의 미분을 Z1으로 계산했습니다. tanh의 미분은 tanh의 출력, 곧 활성화 값으로 나타내야 합니다.",
)
def slope_of_the_sums(parameters, cache, X, Y):
    return backward_with(parameters, cache, X, cache["A2"] - Y, 1 - cache["Z1"] ** 2, X.shape[1])


@mistake(
    "backward_propagation",
    en="tanh is applied once more: A1 is already the output of tanh.",
    ko="tanh를 한 번 더 적용했습니다. A1은 이미 tanh의 출력입니다.",
)
def tanh_twice(parameters, cache, X, Y):
    return backward_with(parameters, cache, X, cache["A2"] - Y, 1 - np.tanh(cache["A1"]) ** 2, X.shape[1])


@mistake(
    "backward_propagation",
    en="All gradients hold the slope of the sigmoid as a factor. With the cross-entropy cost it cancels out at the "
    "output.",
    ko="모든 기울기에 시그모이드의 미분이 곱해져 있습니다. 교차 엔트로피 비용에서는 출력층에서 이 미분이 약분되어 사라집니다.",
)
def slope_at_the_output(parameters, cache, X, Y):
    A2 = cache["A2"]
    return backward_with(parameters, cache, X, (A2 - Y) * A2 * (1 - A2), 1 - cache["A1"] ** 2, X.shape[1])


@mistake(
    "backward_propagation",
    en="The biases' gradients have a single axis. They need the shape of the biases: a column each.",
    ko="편향의 기울기가 축이 하나뿐인 배열입니다. 편향과 같은 형상인 열이어야 합니다.",
)
def flat_bias_gradients(parameters, cache, X, Y):
    grads = right_gradients(parameters, cache, X, Y)
    return {**grads, "db1": grads["db1"][:, 0], "db2": grads["db2"][:, 0]}


@mistake(
    "backward_propagation",
    en="All units of a layer get one and the same number as the gradient of the bias: the sum runs over the units "
    "too. Sum over "
    "the samples only.",
    ko="편향의 기울기가 층마다 숫자 하나입니다. 유닛까지 모두 더했기 때문입니다. 샘플에 대해서만 더하세요.",
)
def bias_gradients_summed_up(parameters, cache, X, Y):
    grads = right_gradients(parameters, cache, X, Y)
    return {**grads, "db1": np.sum(grads["db1"]), "db2": np.sum(grads["db2"])}


@mistake(
    "backward_propagation",
    en="dW2 is made of Z1. The second layer multiplies what came out of the hidden layer, after tanh.",
    ko="dW2를 Z1으로 계산했습니다. 둘째 층이 곱하는 것은 tanh를 지난 은닉층의 출력입니다.",
)
def sums_in_dW2(parameters, cache, X, Y):
    grads = right_gradients(parameters, cache, X, Y)
    return {**grads, "dW2": (cache["A2"] - Y) @ cache["Z1"].T / X.shape[1]}


@mistake(
    "backward_propagation",
    en="The weights' gradients are right, but those of the biases are sums over the samples, not means.",
    ko="가중치의 기울기는 맞지만 편향의 기울기가 샘플에 대한 평균이 아니라 합입니다.",
)
def bias_gradients_not_means(parameters, cache, X, Y):
    grads, m = right_gradients(parameters, cache, X, Y), X.shape[1]
    return {**grads, "db1": m * grads["db1"], "db2": m * grads["db2"]}


@mistake(
    "backward_propagation",
    en="The gradients are right, but A2 in the cache has changed: you subtract Y in place. Make a new array.",
    ko="기울기는 맞지만 캐시의 A2가 바뀌었습니다. Y를 제자리에서 뺐기 때문입니다. 새 배열을 만드세요.",
)
def cache_changed(parameters, cache, X, Y):
    dZ2 = cache["A2"]
    dZ2 -= Y
    return backward_with(parameters, cache, X, dZ2, 1 - cache["A1"] ** 2, X.shape[1])


@mistake(
    "update_parameters",
    en="The step goes uphill: the gradient is added. It shows where the cost grows.",
    ko="비용이 커지는 쪽으로 움직입니다. 기울기를 더했기 때문입니다. 기울기는 비용이 커지는 방향을 가리킵니다.",
)
def uphill(parameters, grads, learning_rate=1.2):
    return {name: value + learning_rate * grads["d" + name] for name, value in parameters.items()}


@mistake(
    "update_parameters",
    en="The learning rate has no effect: 1.2 is written into your step. Multiply the gradients by the argument.",
    ko="학습률을 바꾸어도 결과가 같습니다. 1.2가 그대로 적혀 있습니다. 기울기에 인수 learning_rate를 곱하세요.",
)
def rate_fixed(parameters, grads, learning_rate=1.2):
    return {name: value - 1.2 * grads["d" + name] for name, value in parameters.items()}


@mistake(
    "update_parameters",
    en="The steps are as long as the gradients: the learning rate is missing.",
    ko="기울기만큼 그대로 움직였습니다. 학습률을 곱하지 않았습니다.",
)
def rate_missing(parameters, grads, learning_rate=1.2):
    return {name: value - grads["d" + name] for name, value in parameters.items()}


@mistake(
    "update_parameters",
    en="Only the weights learn; the biases stay where they were.",
    ko="가중치만 갱신되고 편향은 그대로입니다.",
)
def biases_not_updated(parameters, grads, learning_rate=1.2):
    updated = {name: parameters[name] - learning_rate * grads["d" + name] for name in ("W1", "W2")}
    return {**parameters, **updated}


@mistake(
    "update_parameters",
    en="Only the first layer learns; W2 and b2 stay where they were.",
    ko="첫째 층만 갱신되고 W2와 b2는 그대로입니다.",
)
def first_layer_only(parameters, grads, learning_rate=1.2):
    updated = {name: parameters[name] - learning_rate * grads["d" + name] for name in ("W1", "b1")}
    return {**parameters, **updated}


@mistake(
    "update_parameters",
    en="The old parameters are gone: you return only the steps. A step starts where the parameter was.",
    ko="이전 매개변수가 사라지고 움직일 양만 남았습니다. 이전 값에서 출발해 움직여야 합니다.",
)
def steps_only(parameters, grads, learning_rate=1.2):
    return {name: -learning_rate * grads["d" + name] for name in parameters}


@mistake(
    "update_parameters",
    en="Nothing has moved: the new values are computed, but the old ones are returned.",
    ko="매개변수가 움직이지 않았습니다. 새 값을 계산했지만 이전 값을 반환했습니다.",
)
def old_values_returned(parameters, grads, learning_rate=1.2):
    return parameters


def train(X, Y, n_h, steps, learning_rate=1.2):
    """Learn as the reference does, with some number of steps and some learning rate."""
    parameters = initialize_parameters(X.shape[0], n_h, Y.shape[0])
    for _ in range(steps):
        _, cache = forward_propagation(X, parameters)
        parameters = update_parameters(parameters, backward_propagation(parameters, cache, X, Y), learning_rate)
    return parameters


@mistake(
    "nn_model",
    en="Nothing is learned: the parameters are returned as they began. What update_parameters returns has to be kept.",
    ko="아무것도 학습되지 않고 처음 매개변수를 그대로 반환합니다. update_parameters가 반환한 값을 담아야 합니다.",
)
def nothing_kept(X, Y, n_h, num_iterations=10000, print_cost=False):
    return train(X, Y, n_h, 0)


@mistake(
    "nn_model",
    en="Your parameters are those after a single step: the function ends in the first iteration, or begins anew in "
    "each. Look at what is inside "
    "the loop.",
    ko="매개변수가 한 걸음만 움직였습니다. 첫 반복에서 함수가 끝나거나 반복할 때마다 처음부터 다시 시작합니다. 반복문 안에 무엇이 있는지 "
    "살펴보세요.",
)
def single_step(X, Y, n_h, num_iterations=10000, print_cost=False):
    return train(X, Y, n_h, 1)


@mistake(
    "nn_model",
    en="There is one iteration too many.",
    ko="한 번 더 반복했습니다.",
)
def one_step_too_many(X, Y, n_h, num_iterations=10000, print_cost=False):
    return train(X, Y, n_h, num_iterations + 1)


@mistake(
    "nn_model",
    en="There is one iteration too few.",
    ko="한 번 덜 반복했습니다.",
)
def one_step_too_few(X, Y, n_h, num_iterations=10000, print_cost=False):
    return train(X, Y, n_h, num_iterations - 1)


@mistake(
    "nn_model",
    en="num_iterations has no effect: the number of iterations is written into your loop.",
    ko="num_iterations를 바꾸어도 결과가 같습니다. 반복 횟수가 반복문에 그대로 적혀 있습니다.",
)
def always_a_thousand_steps(X, Y, n_h, num_iterations=10000, print_cost=False):
    return train(X, Y, n_h, 1000)


@mistake(
    "nn_model",
    en="Learning goes too slowly: the learning rate is 0.01. Here it is 1.2, the default of update_parameters.",
    ko="학습이 너무 느립니다. 학습률이 0.01이기 때문입니다. 여기서는 update_parameters의 기본값인 1.2를 씁니다.",
)
def small_rate(X, Y, n_h, num_iterations=10000, print_cost=False):
    return train(X, Y, n_h, num_iterations, 0.01)


@mistake(
    "nn_model",
    en="All steps are equal: the gradients are computed only once, before the loop. They change with the parameters.",
    ko="모든 걸음이 같습니다. 기울기를 반복문 앞에서 한 번만 계산했기 때문입니다. 기울기는 매개변수가 바뀌면 달라집니다.",
)
def gradients_computed_once(X, Y, n_h, num_iterations=10000, print_cost=False):
    parameters = initialize_parameters(X.shape[0], n_h, Y.shape[0])
    _, cache = forward_propagation(X, parameters)
    grads = backward_propagation(parameters, cache, X, Y)
    for _ in range(num_iterations):
        parameters = update_parameters(parameters, grads)
    return parameters


@mistake(
    "nn_model",
    en="It learns the opposite: the steps go to where the cost grows, not to where it falls. Look at the signs.",
    ko="반대로 학습됩니다. 비용이 줄어드는 쪽이 아니라 커지는 쪽으로 움직입니다.",
)
def climbing(X, Y, n_h, num_iterations=10000, print_cost=False):
    return train(X, Y, n_h, num_iterations, -1.2)


@mistake(
    "predict",
    en="You return the network's outputs themselves. The answer is 1 or 0.",
    ko="신경망의 출력을 그대로 반환했습니다. 답은 1 아니면 0입니다.",
)
def outputs_returned(parameters, X):
    return forward_propagation(X, parameters)[0]


@mistake(
    "predict",
    en="Your predictions are all 1: the output of a sigmoid is always above 0. The bound is one half.",
    ko="예측이 모두 1입니다. 시그모이드의 출력은 항상 0보다 큽니다. 기준은 0.5입니다.",
)
def bound_of_zero(parameters, X):
    return (forward_propagation(X, parameters)[0] > 0).astype(int)


@mistake(
    "predict",
    en="Yes and no are exchanged: 1 belongs to outputs above one half.",
    ko="1과 0이 서로 바뀌었습니다. 출력이 0.5보다 크면 1입니다.",
)
def exchanged(parameters, X):
    return (forward_propagation(X, parameters)[0] < 0.5).astype(int)


@mistake(
    "predict",
    en="You compare the sums Z2 with one half. The bound of one half belongs to the output A2.",
    ko="합 Z2를 0.5와 비교했습니다. 0.5는 출력 A2에 대한 기준입니다.",
)
def sums_compared(parameters, X):
    return (forward_propagation(X, parameters)[1]["Z2"] > 0.5).astype(int)


@mistake(
    "predict",
    en="The predictions have lost their shape: there should be one row per output and one column per sample.",
    ko="예측의 형상이 다릅니다. 출력마다 행이 하나씩, 샘플마다 열이 하나씩 있어야 합니다.",
)
def flattened(parameters, X):
    return (forward_propagation(X, parameters)[0] > 0.5).astype(int).ravel()


@mistake(
    "predict",
    en="You cut the outputs off to integers, which makes all of them 0. Compare with one half instead.",
    ko="출력을 정수로 잘라서 모두 0이 되었습니다. 자르지 말고 0.5와 비교하세요.",
)
def cut_off(parameters, X):
    return forward_propagation(X, parameters)[0].astype(int)
