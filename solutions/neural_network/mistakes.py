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


@mistake(
    "init_network",
    en="Your weights are transposed. Samples are rows here, so W1 has a row for each input and a column for each unit: (2, 3).",
    ko="가중치가 전치되어 있습니다. 여기서 샘플은 행이므로 W1에는 입력마다 행이 하나, 뉴런마다 열이 하나 있어야 합니다. 곧 "
    "형상은 (2, 3)입니다.",
)
def weights_transposed():
    return {name: value.T for name, value in init_network().items()}


@mistake(
    "init_network",
    en="The numbers stand in another order: they run along the rows instead of down the columns. Compare W1 with the task, row "
    "by row.",
    ko="수의 순서가 다릅니다. 열을 따라 내려가며 커져야 하는데 행을 따라 커집니다. W1을 과제와 한 행씩 비교해 보세요.",
)
def numbers_along_the_rows():
    network = init_network()
    return {name: np.sort(value.ravel()).reshape(value.shape) for name, value in network.items()}


@mistake(
    "init_network",
    en="Your biases are matrices with one row. In this network a bias has one axis, such as (3,).",
    ko="편향이 행이 하나인 행렬입니다. 이 신경망의 편향은 (3,)처럼 축이 하나입니다.",
)
def biases_with_two_axes():
    return {name: value if value.ndim == 2 else value[None] for name, value in init_network().items()}


@mistake(
    "init_network",
    en="The third layer is missing in your dict.",
    ko="딕셔너리에 셋째 층이 없습니다.",
)
def two_layers_only():
    return {name: value for name, value in init_network().items() if name[1] != "3"}


def three_layers(network, x, first=sigmoid, second=sigmoid, last=None, bias=1.0):
    """The forward pass, with activation functions to choose."""
    z1 = first(x @ network["W1"] + bias * network["b1"])
    z2 = second(z1 @ network["W2"] + bias * network["b2"])
    out = z2 @ network["W3"] + bias * network["b3"]
    return out if last is None else last(out)


@mistake(
    "forward",
    en="The sigmoid is applied to the output layer too. Its outputs should be the bare sums.",
    ko="출력층에도 시그모이드를 적용했습니다. 출력층에서는 합을 그대로 내보냅니다(항등 함수).",
)
def sigmoid_at_the_end(network, x):
    return three_layers(network, x, last=sigmoid)


@mistake(
    "forward",
    en="Your outputs are probabilities with the sum 1: a softmax stands at the end. Here the output layer gives the bare sums.",
    ko="출력이 합이 1인 확률입니다. 마지막에 소프트맥스가 있습니다. 여기서는 출력층이 합을 그대로 내보냅니다(항등 함수).",
)
def softmax_at_the_end(network, x):
    out = np.exp(three_layers(network, x))
    return out / np.sum(out, axis=-1, keepdims=True)


@mistake(
    "forward",
    en="No activation function is applied at all. Without it, three layers are no more than one.",
    ko="활성화 함수를 전혀 적용하지 않았습니다. 활성화 함수가 없으면 층이 셋이어도 하나와 다르지 않습니다.",
)
def no_activation(network, x):
    return three_layers(network, x, first=np.asarray, second=np.asarray)


@mistake(
    "forward",
    en="The second hidden layer has no activation function.",
    ko="둘째 은닉층에 활성화 함수가 빠졌습니다.",
)
def second_activation_missing(network, x):
    return three_layers(network, x, second=np.asarray)


@mistake(
    "forward",
    en="The first hidden layer has no activation function.",
    ko="첫째 은닉층에 활성화 함수가 빠졌습니다.",
)
def first_activation_missing(network, x):
    return three_layers(network, x, first=np.asarray)


@mistake(
    "forward",
    en="The hidden layers use tanh. This network has the sigmoid there.",
    ko="은닉층에 tanh를 썼습니다. 이 신경망의 은닉층은 시그모이드를 씁니다.",
)
def tanh_inside(network, x):
    return three_layers(network, x, first=np.tanh, second=np.tanh)


@mistake(
    "forward",
    en="The hidden layers use ReLU. This network has the sigmoid there.",
    ko="은닉층에 ReLU를 썼습니다. 이 신경망의 은닉층은 시그모이드를 씁니다.",
)
def relu_inside(network, x):
    return three_layers(network, x, first=lambda a: np.maximum(a, 0), second=lambda a: np.maximum(a, 0))


@mistake(
    "forward",
    en="Your outputs do not depend on the biases. Each layer adds its bias before the activation function.",
    ko="출력이 편향에 따라 바뀌지 않습니다. 층마다 활성화 함수 앞에서 편향을 더합니다.",
)
def no_biases(network, x):
    return three_layers(network, x, bias=0.0)


@mistake(
    "forward",
    en="You compute with the parameters of init_network, whatever network is given. Use the argument.",
    ko="어떤 신경망을 받아도 init_network의 매개변수로 계산합니다. 인수로 받은 것을 쓰세요.",
)
def own_network(network, x):
    return three_layers(init_network(), x)


@mistake(
    "layer_sizes",
    en="You return the numbers of columns. Samples are columns here; the sizes of the layers are the numbers of rows.",
    ko="열의 개수를 반환했습니다. 여기서 샘플은 열이고, 층의 크기는 행의 개수입니다.",
)
def columns_counted(X, Y):
    return X.shape[1], 4, Y.shape[1]


@mistake(
    "layer_sizes",
    en="The input and the output layer have changed places. The order is n_x, n_h, n_y.",
    ko="입력층과 출력층이 서로 바뀌었습니다. 순서는 n_x, n_h, n_y입니다.",
)
def order_reversed(X, Y):
    return Y.shape[0], 4, X.shape[0]


@mistake(
    "layer_sizes",
    en="You return whole shapes. A size is one number.",
    ko="형상 전체를 반환했습니다. 크기는 숫자 하나입니다.",
)
def whole_shapes(X, Y):
    return X.shape, 4, Y.shape


@mistake(
    "layer_sizes",
    en="The hidden layer is missing: three numbers are asked for, the middle one being 4.",
    ko="은닉층이 빠졌습니다. 세 수를 반환해야 하며 가운데는 4입니다.",
)
def hidden_layer_missing(X, Y):
    return X.shape[0], Y.shape[0]


def parameters_from(n_x, n_h, n_y, draw, zeros=np.zeros):
    """Parameters whose weights are drawn by a function of the shape."""
    return {"W1": draw((n_h, n_x)), "b1": zeros((n_h, 1)), "W2": draw((n_y, n_h)), "b2": zeros((n_y, 1))}


@mistake(
    "initialize_parameters",
    en="All weights are 0. Then all hidden units are equal, get equal gradients and stay equal for ever.",
    ko="가중치가 모두 0입니다. 그러면 은닉층의 뉴런이 모두 같고 기울기도 같아서 영원히 같은 채로 남습니다.",
)
def weights_of_zero(n_x, n_h, n_y):
    return parameters_from(n_x, n_h, n_y, np.zeros)


@mistake(
    "initialize_parameters",
    en="The weights are a hundred times too large: the factor 0.01 is missing.",
    ko="가중치가 100배로 큽니다. 0.01을 곱하지 않았습니다.",
)
def weights_not_small(n_x, n_h, n_y):
    return parameters_from(n_x, n_h, n_y, np.random.standard_normal)


@mistake(
    "initialize_parameters",
    en="No weight is negative: rand draws from 0 to 1. Take normally distributed numbers.",
    ko="음수 가중치가 없습니다. rand는 0과 1 사이에서 뽑습니다. 정규 분포를 따르는 수를 쓰세요.",
)
def uniform_weights(n_x, n_h, n_y):
    return parameters_from(n_x, n_h, n_y, lambda shape: np.random.random_sample(shape) * 0.01)


@mistake(
    "initialize_parameters",
    en="The shapes are transposed. W1 is (n_h, n_x): a row for each unit, because samples are columns.",
    ko="형상이 전치되어 있습니다. 샘플이 열이므로 W1의 형상은 (n_h, n_x), 곧 뉴런마다 행이 하나입니다.",
)
def shapes_transposed(n_x, n_h, n_y):
    return {name: value.T for name, value in initialize_parameters(n_x, n_h, n_y).items()}


@mistake(
    "initialize_parameters",
    en="Your biases have one axis. Here they are columns: (n_h, 1) and (n_y, 1).",
    ko="편향의 축이 하나입니다. 여기서 편향은 (n_h, 1)과 (n_y, 1) 형상의 열입니다.",
)
def biases_without_column(n_x, n_h, n_y):
    return parameters_from(n_x, n_h, n_y, lambda shape: np.random.randn(*shape) * 0.01, lambda shape: np.zeros(shape[0]))


@mistake(
    "initialize_parameters",
    en="The biases are random too. They start at 0.",
    ko="편향까지 무작위입니다. 편향은 0에서 시작합니다.",
)
def random_biases(n_x, n_h, n_y):
    return parameters_from(n_x, n_h, n_y, *[lambda shape: np.random.randn(*shape) * 0.01] * 2)


def one_hidden_layer(X, parameters, hidden=np.tanh, output=sigmoid, bias=1.0):
    """The forward pass, with activation functions to choose."""
    Z1 = parameters["W1"] @ X + bias * parameters["b1"]
    A1 = hidden(Z1)
    Z2 = parameters["W2"] @ A1 + bias * parameters["b2"]
    A2 = output(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@mistake(
    "forward_propagation",
    en="The hidden layer uses the sigmoid. Here it is tanh, whose values lie between -1 and 1.",
    ko="은닉층에 시그모이드를 썼습니다. 여기서는 값이 -1과 1 사이인 tanh를 씁니다.",
)
def sigmoid_in_the_hidden_layer(X, parameters):
    return one_hidden_layer(X, parameters, hidden=sigmoid)


@mistake(
    "forward_propagation",
    en="The hidden layer uses ReLU. Here it is tanh.",
    ko="은닉층에 ReLU를 썼습니다. 여기서는 tanh를 씁니다.",
)
def relu_in_the_hidden_layer(X, parameters):
    return one_hidden_layer(X, parameters, hidden=lambda Z: np.maximum(Z, 0))


@mistake(
    "forward_propagation",
    en="The output layer uses tanh too. A probability needs the sigmoid.",
    ko="출력층에도 tanh를 썼습니다. 확률을 얻으려면 시그모이드가 필요합니다.",
)
def tanh_at_the_end(X, parameters):
    return one_hidden_layer(X, parameters, output=np.tanh)


@mistake(
    "forward_propagation",
    en="The output is the bare sum Z2; the sigmoid at the end is missing.",
    ko="출력이 합 Z2 그대로입니다. 마지막 시그모이드가 빠졌습니다.",
)
def no_sigmoid_at_the_end(X, parameters):
    return one_hidden_layer(X, parameters, output=np.array)


@mistake(
    "forward_propagation",
    en="The second layer gets Z1 instead of A1: the activation function of the hidden layer is computed but not used.",
    ko="둘째 층에 A1이 아니라 Z1을 넣었습니다. 은닉층의 활성화 함수를 계산만 하고 쓰지 않았습니다.",
)
def Z1_passed_on(X, parameters):
    Z1 = parameters["W1"] @ X + parameters["b1"]
    Z2 = parameters["W2"] @ Z1 + parameters["b2"]
    return sigmoid(Z2), {"Z1": Z1, "A1": np.tanh(Z1), "Z2": Z2, "A2": sigmoid(Z2)}


@mistake(
    "forward_propagation",
    en="The biases are not used.",
    ko="편향을 쓰지 않았습니다.",
)
def biases_not_used(X, parameters):
    return one_hidden_layer(X, parameters, bias=0.0)


@mistake(
    "forward_propagation",
    en="The probabilities are right, but in the cache Z and A are exchanged: Z is the sum, A what the activation function makes "
    "of it.",
    ko="확률은 맞지만 cache에서 Z와 A가 서로 바뀌었습니다. Z는 합이고 A는 활성화 함수를 거친 값입니다.",
)
def cache_exchanged(X, parameters):
    A2, cache = one_hidden_layer(X, parameters)
    return A2, {"Z1": cache["A1"], "A1": cache["Z1"], "Z2": cache["A2"], "A2": cache["Z2"]}


@mistake(
    "forward_propagation",
    en="Only the probabilities are returned. The cache has to follow, for the way back.",
    ko="확률만 반환했습니다. 역전파에 쓸 cache도 이어서 반환해야 합니다.",
)
def no_cache(X, parameters):
    return one_hidden_layer(X, parameters)[0]


def backward(parameters, cache, X, Y, error=None, slope=None, m=None):
    """The way back, single parts of which can be done wrong."""
    m = X.shape[1] if m is None else m
    dZ2 = cache["A2"] - Y if error is None else error
    dZ1 = parameters["W2"].T @ dZ2 * (1 - cache["A1"] ** 2 if slope is None else slope)
    return {
        "dW1": dZ1 @ X.T / m, "db1": np.sum(dZ1, axis=1, keepdims=True) / m,
        "dW2": dZ2 @ cache["A1"].T / m, "db2": np.sum(dZ2, axis=1, keepdims=True) / m,
    }


@mistake(
    "backward_propagation",
    en="All gradients have the opposite sign: the error is the probability minus the label, not the other way round.",
    ko="모든 기울기의 부호가 반대입니다. 오차는 확률에서 레이블을 뺀 값입니다.",
)
def opposite_sign(parameters, cache, X, Y):
    return backward(parameters, cache, X, Y, error=Y - cache["A2"])


@mistake(
    "backward_propagation",
    en="All gradients are m times too large. The cost is a mean over the samples, so its derivatives are as well.",
    ko="모든 기울기가 m배로 큽니다. 비용이 샘플에 대한 평균이므로 미분도 평균이어야 합니다.",
)
def not_averaged(parameters, cache, X, Y):
    return backward(parameters, cache, X, Y, m=1)


@mistake(
    "backward_propagation",
    en="The gradients are divided by the number of features. Samples are columns here, so their number is the second one of "
    "X.shape.",
    ko="기울기를 특성의 개수로 나누었습니다. 여기서 샘플은 열이므로 그 개수는 X.shape의 두 번째 값입니다.",
)
def divided_by_features(parameters, cache, X, Y):
    return backward(parameters, cache, X, Y, m=X.shape[0])


@mistake(
    "backward_propagation",
    en="dW2 and db2 are right, dW1 and db1 are not: on the way back the slope of tanh is left out.",
    ko="dW2와 db2는 맞지만 dW1과 db1이 틀립니다. 역전파에서 tanh의 기울기가 빠졌습니다.",
)
def slope_of_tanh_missing(parameters, cache, X, Y):
    return backward(parameters, cache, X, Y, slope=1.0)


@mistake(
    "backward_propagation",
    en="In the slope of tanh the square is missing: it is made of A1 instead of A1 squared.",
    ko="tanh의 기울기에서 제곱이 빠졌습니다. A1의 제곱이 아니라 A1을 썼습니다.",
)
def square_missing(parameters, cache, X, Y):
    return backward(parameters, cache, X, Y, slope=1 - cache["A1"])


@mistake(
    "backward_propagation",
    en="The hidden layer's slope is that of the sigmoid, A1 (1 - A1). Its activation function is tanh.",
    ko="은닉층의 기울기로 시그모이드의 기울기 A1 (1 - A1)을 썼습니다. 은닉층의 활성화 함수는 tanh입니다.",
)
def slope_of_the_sigmoid(parameters, cache, X, Y):
    return backward(parameters, cache, X, Y, slope=cache["A1"] * (1 - cache["A1"]))


@mistake(
    "backward_propagation",
    en="The slope of tanh is made of Z1. The formula 1 minus the square holds for the value of tanh, A1.",
    ko="tanh의 기울기를 Z1로 만들었습니다. 1에서 제곱을 빼는 식에는 tanh의 값 A1이 들어갑니다.",
)
def slope_from_Z1(parameters, cache, X, Y):
    return backward(parameters, cache, X, Y, slope=1 - cache["Z1"] ** 2)


@mistake(
    "backward_propagation",
    en="The error at the output contains the slope of the sigmoid once more. Together with the cross-entropy it cancels out: only "
    "probability minus label is left.",
    ko="출력의 오차에 시그모이드의 기울기가 한 번 더 들어 있습니다. 교차 엔트로피와 만나면 약분되어 확률에서 레이블을 뺀 값만 "
    "남습니다.",
)
def slope_of_the_output_too(parameters, cache, X, Y):
    A2 = cache["A2"]
    return backward(parameters, cache, X, Y, error=(A2 - Y) * A2 * (1 - A2))


@mistake(
    "backward_propagation",
    en="The numbers of db1 and db2 are right, but they have lost an axis: they should be columns like the biases.",
    ko="db1과 db2의 값은 맞지만 축이 하나 사라졌습니다. 편향처럼 열이어야 합니다.",
)
def bias_gradients_without_column(parameters, cache, X, Y):
    grads = backward(parameters, cache, X, Y)
    return grads | {"db1": grads["db1"].ravel(), "db2": grads["db2"].ravel()}


@mistake(
    "backward_propagation",
    en="db1 and db2 are single numbers: they were added up over the units too. Sum over the samples, axis 1, only.",
    ko="db1과 db2가 숫자 하나입니다. 뉴런에 대해서까지 더했습니다. 샘플, 곧 축 1에 대해서만 더하세요.",
)
def bias_gradients_one_number(parameters, cache, X, Y):
    grads = backward(parameters, cache, X, Y)
    return grads | {"db1": np.sum(grads["db1"]), "db2": np.sum(grads["db2"])}


@mistake(
    "backward_propagation",
    en="db1 and db2 still have a column per sample: they are not added up.",
    ko="db1과 db2에 샘플마다 열이 남아 있습니다. 더하지 않았습니다.",
)
def bias_gradients_not_summed(parameters, cache, X, Y):
    dZ2 = cache["A2"] - Y
    dZ1 = parameters["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return backward(parameters, cache, X, Y) | {"db1": dZ1 / X.shape[1], "db2": dZ2 / X.shape[1]}


@mistake(
    "backward_propagation",
    en="db1 and db2 are not divided by m, the weights' gradients are. All four are means over the samples.",
    ko="dW1과 dW2는 m으로 나누었지만 db1과 db2는 나누지 않았습니다. 넷 모두 샘플에 대한 평균입니다.",
)
def bias_gradients_not_averaged(parameters, cache, X, Y):
    grads, m = backward(parameters, cache, X, Y), X.shape[1]
    return grads | {"db1": grads["db1"] * m, "db2": grads["db2"] * m}


@mistake(
    "backward_propagation",
    en="dW2 is made of Z1 instead of A1. The output layer's input is what the activation function gave.",
    ko="dW2를 A1이 아니라 Z1로 만들었습니다. 출력층의 입력은 활성화 함수를 거친 값입니다.",
)
def output_layer_from_Z1(parameters, cache, X, Y):
    return backward(parameters, cache, X, Y) | {"dW2": (cache["A2"] - Y) @ cache["Z1"].T / X.shape[1]}


@mistake(
    "backward_propagation",
    en="dW1 and dW2 are transposed. Each gradient has the shape of its parameter.",
    ko="dW1과 dW2가 전치되어 있습니다. 기울기의 형상은 그 매개변수와 같아야 합니다.",
)
def weight_gradients_transposed(parameters, cache, X, Y):
    return {name: grad.T if "W" in name else grad for name, grad in backward(parameters, cache, X, Y).items()}


@mistake(
    "update_parameters",
    en="Your parameters walk uphill. A gradient shows where the cost grows, so the step has to go the other way.",
    ko="매개변수가 비용이 커지는 쪽으로 움직입니다. 기울기는 비용이 커지는 쪽을 가리키므로 반대로 움직여야 합니다.",
)
def uphill(parameters, grads, learning_rate=1.2):
    return {name: value + learning_rate * grads["d" + name] for name, value in parameters.items()}


@mistake(
    "update_parameters",
    en="The learning rate is not used: every step is as long as the gradient.",
    ko="학습률을 쓰지 않았습니다. 걸음의 길이가 기울기와 같습니다.",
)
def learning_rate_not_used(parameters, grads, learning_rate=1.2):
    return {name: value - grads["d" + name] for name, value in parameters.items()}


@mistake(
    "update_parameters",
    en="The step is always taken with 1.2, whatever learning rate is given.",
    ko="어떤 학습률을 받아도 항상 1.2로 움직입니다.",
)
def always_1_2(parameters, grads, learning_rate=1.2):
    return {name: value - 1.2 * grads["d" + name] for name, value in parameters.items()}


@mistake(
    "update_parameters",
    en="Without a third argument you do not step with 1.2. Look at the default value of learning_rate.",
    ko="세 번째 인수를 주지 않았을 때 1.2로 움직이지 않습니다. learning_rate의 기본값을 살펴보세요.",
)
def another_default(parameters, grads, learning_rate=0.01):
    return {name: value - learning_rate * grads["d" + name] for name, value in parameters.items()}


@mistake(
    "update_parameters",
    en="The biases stay where they are. They learn as well as the weights.",
    ko="편향이 그대로입니다. 편향도 가중치처럼 학습해야 합니다.",
)
def weights_only(parameters, grads, learning_rate=1.2):
    return {name: value - learning_rate * grads["d" + name] if name[0] == "W" else value
            for name, value in parameters.items()}


@mistake(
    "update_parameters",
    en="Only the second layer moves; the first stays where it is.",
    ko="둘째 층만 움직이고 첫째 층은 그대로입니다.",
)
def second_layer_only(parameters, grads, learning_rate=1.2):
    return {name: value - learning_rate * grads["d" + name] if name[1] == "2" else value
            for name, value in parameters.items()}


@mistake(
    "update_parameters",
    en="The new parameters are only the steps; the old values are missing in them.",
    ko="새 매개변수에 걸음만 있고 이전 값이 빠졌습니다.",
)
def step_without_the_old(parameters, grads, learning_rate=1.2):
    return {name: -learning_rate * grads["d" + name] for name in parameters}


def steps_of(X, Y, parameters, count, learning_rate=1.2):
    """So many right steps."""
    for _ in range(count):
        grads = backward_propagation(parameters, forward_propagation(X, parameters)[1], X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters


@mistake(
    "nn_model",
    en="Only one step is taken: the return stands inside of the loop.",
    ko="한 걸음만 갔습니다. return이 반복문 안에 있습니다.",
)
def return_inside_the_loop(X, Y, n_h, num_iterations=10000, print_cost=False):
    return steps_of(X, Y, initialize_parameters(len(X), n_h, len(Y)), min(num_iterations, 1))


@mistake(
    "nn_model",
    en="Every step starts from new random parameters: they are initialized inside of the loop.",
    ko="걸음마다 새 무작위 매개변수에서 시작합니다. 초깃값을 반복문 안에서 만들었습니다.",
)
def initialized_in_the_loop(X, Y, n_h, num_iterations=10000, print_cost=False):
    for _ in range(num_iterations):
        parameters = steps_of(X, Y, initialize_parameters(len(X), n_h, len(Y)), 1)
    return parameters


@mistake(
    "nn_model",
    en="The parameters are those from the beginning: what update_parameters returns is not kept.",
    ko="매개변수가 처음 그대로입니다. update_parameters가 반환한 값을 담지 않았습니다.",
)
def update_not_kept(X, Y, n_h, num_iterations=10000, print_cost=False):
    return initialize_parameters(len(X), n_h, len(Y))


@mistake(
    "nn_model",
    en="All steps use the gradients from the beginning: forward and backward propagation stand before the loop.",
    ko="모든 걸음에서 처음 구한 기울기를 씁니다. 순전파와 역전파가 반복문 앞에 있습니다.",
)
def gradients_computed_once(X, Y, n_h, num_iterations=10000, print_cost=False):
    parameters = initialize_parameters(len(X), n_h, len(Y))
    grads = backward_propagation(parameters, forward_propagation(X, parameters)[1], X, Y)
    for _ in range(num_iterations):
        parameters = update_parameters(parameters, grads)
    return parameters


@mistake(
    "nn_model",
    en="The hidden layer always has 4 units. Its size is the argument n_h; layer_sizes tells only the other two.",
    ko="은닉층의 뉴런이 항상 4개입니다. 크기는 인수 n_h이고, layer_sizes에서는 나머지 둘만 가져옵니다.",
)
def always_four_units(X, Y, n_h, num_iterations=10000, print_cost=False):
    return steps_of(X, Y, initialize_parameters(len(X), 4, len(Y)), num_iterations)


@mistake(
    "nn_model",
    en="One step is missing. range(n) has n numbers, range(1, n) one less.",
    ko="한 걸음이 모자랍니다. range(n)은 n번, range(1, n)은 그보다 한 번 적게 돕니다.",
)
def one_step_missing(X, Y, n_h, num_iterations=10000, print_cost=False):
    return steps_of(X, Y, initialize_parameters(len(X), n_h, len(Y)), num_iterations - 1)


@mistake(
    "nn_model",
    en="The steps are too short: a learning rate of 0.01 is used instead of 1.2.",
    ko="걸음이 너무 짧습니다. 학습률로 1.2가 아니라 0.01을 썼습니다.",
)
def steps_too_short(X, Y, n_h, num_iterations=10000, print_cost=False):
    return steps_of(X, Y, initialize_parameters(len(X), n_h, len(Y)), num_iterations, 0.01)


@mistake(
    "nn_model",
    en="All weights start at 0, so the hidden units never differ and the network learns hardly anything.",
    ko="모든 가중치가 0에서 시작해서 은닉층의 뉴런이 서로 달라지지 못하고 거의 아무것도 배우지 못합니다.",
)
def training_from_zeros(X, Y, n_h, num_iterations=10000, print_cost=False):
    zeros = {name: np.zeros_like(value) for name, value in initialize_parameters(len(X), n_h, len(Y)).items()}
    return steps_of(X, Y, zeros, num_iterations)


@mistake(
    "nn_model",
    en="The network has too many or too few inputs: the number of features is the number of rows of X, not of its columns.",
    ko="신경망의 입력 수가 맞지 않습니다. 특성의 수는 X의 열이 아니라 행의 개수입니다.",
)
def inputs_from_the_columns(X, Y, n_h, num_iterations=10000, print_cost=False):
    return steps_of(X, Y, initialize_parameters(X.shape[1], n_h, len(Y)), num_iterations)


@mistake(
    "predict",
    en="These are probabilities. Each has to become a decision, 0 or 1.",
    ko="이것은 확률입니다. 확률마다 0 또는 1로 판정해야 합니다.",
)
def probabilities_instead(parameters, X):
    return forward_propagation(X, parameters)[0]


@mistake(
    "predict",
    en="A probability of exactly one half should give 0. Look at your comparison.",
    ko="확률이 정확히 0.5이면 0이어야 합니다. 비교 연산자를 살펴보세요.",
)
def one_half_means_yes(parameters, X):
    return (forward_propagation(X, parameters)[0] >= 0.5).astype(int)


@mistake(
    "predict",
    en="Yes and no are exchanged: 1 stands for a probability above one half.",
    ko="예와 아니요가 바뀌었습니다. 확률이 0.5보다 클 때가 1입니다.",
)
def yes_and_no_exchanged(parameters, X):
    return (forward_propagation(X, parameters)[0] < 0.5).astype(int)


@mistake(
    "predict",
    en="You compare with 0. A probability is never negative, so everything becomes a yes.",
    ko="0과 비교했습니다. 확률은 음수가 되지 않으므로 모두 1이 됩니다.",
)
def compared_with_zero(parameters, X):
    return (forward_propagation(X, parameters)[0] > 0).astype(int)


@mistake(
    "predict",
    en="Yes means 1 here and no means 0; you answer -1 for no.",
    ko="예는 1, 아니요는 0입니다. 아니요를 -1로 답했습니다.",
)
def minus_one_for_no(parameters, X):
    return np.where(forward_propagation(X, parameters)[0] > 0.5, 1, -1)


@mistake(
    "predict",
    en="The decisions are right, but they have lost an axis. The result keeps the shape of the probabilities.",
    ko="판정은 맞지만 축이 사라졌습니다. 결과의 형상은 확률과 같아야 합니다.",
)
def without_their_row(parameters, X):
    return (forward_propagation(X, parameters)[0] > 0.5).astype(int).ravel()
