"""Wrong versions that students really write, each with the sentence that helps."""

import numpy as np

from grader.course import mistake

from .training_techniques import BatchNormalization, Dropout, compute_cost, relu, sigmoid

_random = np.random.RandomState(0)


def initial(layers_dims, spread, *, draw=None, bias=None):
    """Initial parameters from the stream that most solutions use, with exchangeable parts."""
    np.random.seed(3)
    draw = draw or np.random.randn
    parameters = {}
    for layer in range(1, len(layers_dims)):
        n_in, n_out = layers_dims[layer - 1], layers_dims[layer]
        parameters[f"W{layer}"] = draw(n_out, n_in) * spread(n_in, n_out)
        parameters[f"b{layer}"] = np.zeros((n_out, 1)) if bias is None else bias(n_out)
    return parameters


def he(n_in, _n_out):
    """The right spread for ReLU."""
    return np.sqrt(2 / n_in)


def xavier(n_in, _n_out):
    """The right spread for sigmoid and tanh."""
    return np.sqrt(1 / n_in)


@mistake(
    "initialize_parameters_he",
    en="These are the initial weights of Xavier: 1/n under the root. ReLU sets half of the values to 0, so that they "
    "need twice the variance.",
    ko="Xavier 초깃값을 썼습니다. 제곱근 안이 1/n입니다. ReLU는 값의 절반을 0으로 만들므로 분산이 두 배여야 합니다.",
)
def he_other_method(layers_dims):
    return initial(layers_dims, xavier)


@mistake(
    "initialize_parameters_he",
    en="Your weights are too small by a root: the variance is multiplied in the place of the standard deviation.",
    ko="가중치가 너무 작습니다. 표준편차 대신 분산을 곱했습니다. 제곱근이 빠졌습니다.",
)
def he_no_root(layers_dims):
    return initial(layers_dims, lambda n_in, _: 2 / n_in)


@mistake(
    "initialize_parameters_he",
    en="All your layers have weights of the size 0.01. In a deep network the signal then dies away; the size has to "
    "follow the number of inputs.",
    ko="모든 층의 가중치 크기가 0.01입니다. 깊은 신경망에서는 신호가 사라지므로 입력 수에 맞추어 크기를 정해야 합니다.",
)
def he_small_constant(layers_dims):
    return initial(layers_dims, lambda *_: 0.01)


@mistake(
    "initialize_parameters_he",
    en="Your weights are all positive: they are drawn evenly from 0 to 1. Needed are normally distributed numbers "
    "around 0.",
    ko="가중치가 모두 양수입니다. 0과 1 사이에서 균등하게 뽑았기 때문입니다. 0을 중심으로 한 정규분포에서 뽑아야 합니다.",
)
def he_rand_for_randn(layers_dims):
    return initial(layers_dims, he, draw=np.random.rand)


@mistake(
    "initialize_parameters_he",
    en="The spread follows the number of units of the layer itself. It has to follow the number of its inputs, the "
    "units of the layer before.",
    ko="가중치의 크기를 그 층의 뉴런 수로 정했습니다. 입력 수, 곧 앞 층의 뉴런 수로 정해야 합니다.",
)
def he_outputs_for_inputs(layers_dims):
    return initial(layers_dims, lambda _, n_out: he(n_out, 0))


@mistake(
    "initialize_parameters_he",
    en="All weights are zeros. Then all units of a layer do the same and stay the same; they have to start from "
    "different values.",
    ko="가중치가 모두 0입니다. 그러면 한 층의 모든 뉴런이 똑같이 계산하고 똑같이 바뀝니다. 서로 다른 값에서 시작해야 합니다.",
)
def he_zeros(layers_dims):
    return initial(layers_dims, lambda *_: 0.0)


@mistake(
    "initialize_parameters_he",
    en="The layers have the same random numbers, because the seed is set anew for every layer. Set it once, before "
    "the loop.",
    ko="층마다 seed를 다시 정해서 여러 층의 난수가 같습니다. seed는 반복문 앞에서 한 번만 정하세요.",
)
def he_seed_in_the_loop(layers_dims):
    def draw(*shape):
        np.random.seed(3)
        return np.random.randn(*shape)

    return initial(layers_dims, he, draw=draw)


@mistake(
    "initialize_parameters_he",
    en="Your biases are random. Only the weights have to differ; biases start from 0.",
    ko="편향이 무작위입니다. 서로 달라야 하는 것은 가중치뿐이고 편향은 0에서 시작합니다.",
)
def he_random_biases(layers_dims):
    return initial(layers_dims, he, bias=lambda n: np.random.randn(n, 1))


@mistake(
    "initialize_parameters_he",
    en="The biases have one axis only. Samples are columns here, so a bias is a column of the shape (n, 1).",
    ko="편향의 축이 하나뿐입니다. 여기에서는 샘플이 열이므로 편향은 형상이 (n, 1)인 열이어야 합니다.",
)
def he_flat_biases(layers_dims):
    return initial(layers_dims, he, bias=np.zeros)


@mistake(
    "initialize_parameters_he",
    en="Your weights are transposed. A row belongs to a unit of the layer, a column to an input.",
    ko="가중치가 전치되어 있습니다. 행은 그 층의 뉴런, 열은 입력에 해당합니다.",
)
def he_transposed(layers_dims):
    parameters = initial(layers_dims, he)
    return {name: value.T if name.startswith("W") else value for name, value in parameters.items()}


@mistake(
    "initialize_parameters_he",
    en="The last layer is missing. The list names the inputs too, so a network has one layer less than the list has "
    "numbers; look at the end of your range.",
    ko="마지막 층이 없습니다. 리스트에는 입력도 들어 있으므로 층의 수는 리스트의 길이보다 하나 적습니다. range의 끝을 살펴보세요.",
)
def he_last_layer_missing(layers_dims):
    return initial(layers_dims[:-1], he)


@mistake(
    "initialize_parameters_xavier",
    en="These are the initial weights of He, which are meant for ReLU. For sigmoid and tanh there is no factor 2 "
    "under the root.",
    ko="ReLU를 위한 He 초깃값을 썼습니다. 시그모이드와 tanh에서는 제곱근 안에 2가 없습니다.",
)
def xavier_other_method(layers_dims):
    return initial(layers_dims, he)


@mistake(
    "initialize_parameters_xavier",
    en="Your weights are too small by a root: the variance is multiplied in the place of the standard deviation.",
    ko="가중치가 너무 작습니다. 표준편차 대신 분산을 곱했습니다. 제곱근이 빠졌습니다.",
)
def xavier_no_root(layers_dims):
    return initial(layers_dims, lambda n_in, _: 1 / n_in)


@mistake(
    "initialize_parameters_xavier",
    en="All your layers have weights of the size 0.01. In a deep network the signal then dies away; the size has to "
    "follow the number of inputs.",
    ko="모든 층의 가중치 크기가 0.01입니다. 깊은 신경망에서는 신호가 사라지므로 입력 수에 맞추어 크기를 정해야 합니다.",
)
def xavier_small_constant(layers_dims):
    return initial(layers_dims, lambda *_: 0.01)


@mistake(
    "initialize_parameters_xavier",
    en="Your weights are all positive: they are drawn evenly from 0 to 1. Needed are normally distributed numbers "
    "around 0.",
    ko="가중치가 모두 양수입니다. 0과 1 사이에서 균등하게 뽑았기 때문입니다. 0을 중심으로 한 정규분포에서 뽑아야 합니다.",
)
def xavier_rand_for_randn(layers_dims):
    return initial(layers_dims, xavier, draw=np.random.rand)


@mistake(
    "initialize_parameters_xavier",
    en="The spread follows the number of units of the layer itself. It has to follow the number of its inputs, the "
    "units of the layer before.",
    ko="가중치의 크기를 그 층의 뉴런 수로 정했습니다. 입력 수, 곧 앞 층의 뉴런 수로 정해야 합니다.",
)
def xavier_outputs_for_inputs(layers_dims):
    return initial(layers_dims, lambda _, n_out: xavier(n_out, 0))


@mistake(
    "initialize_parameters_xavier",
    en="All weights are zeros. Then all units of a layer do the same and stay the same; they have to start from "
    "different values.",
    ko="가중치가 모두 0입니다. 그러면 한 층의 모든 뉴런이 똑같이 계산하고 똑같이 바뀝니다. 서로 다른 값에서 시작해야 합니다.",
)
def xavier_zeros(layers_dims):
    return initial(layers_dims, lambda *_: 0.0)


@mistake(
    "initialize_parameters_xavier",
    en="The layers have the same random numbers, because the seed is set anew for every layer. Set it once, before "
    "the loop.",
    ko="층마다 seed를 다시 정해서 여러 층의 난수가 같습니다. seed는 반복문 앞에서 한 번만 정하세요.",
)
def xavier_seed_in_the_loop(layers_dims):
    def draw(*shape):
        np.random.seed(3)
        return np.random.randn(*shape)

    return initial(layers_dims, xavier, draw=draw)


@mistake(
    "initialize_parameters_xavier",
    en="Your biases are random. Only the weights have to differ; biases start from 0.",
    ko="편향이 무작위입니다. 서로 달라야 하는 것은 가중치뿐이고 편향은 0에서 시작합니다.",
)
def xavier_random_biases(layers_dims):
    return initial(layers_dims, xavier, bias=lambda n: np.random.randn(n, 1))


@mistake(
    "initialize_parameters_xavier",
    en="The biases have one axis only. Samples are columns here, so a bias is a column of the shape (n, 1).",
    ko="편향의 축이 하나뿐입니다. 여기에서는 샘플이 열이므로 편향은 형상이 (n, 1)인 열이어야 합니다.",
)
def xavier_flat_biases(layers_dims):
    return initial(layers_dims, xavier, bias=np.zeros)


@mistake(
    "initialize_parameters_xavier",
    en="Your weights are transposed. A row belongs to a unit of the layer, a column to an input.",
    ko="가중치가 전치되어 있습니다. 행은 그 층의 뉴런, 열은 입력에 해당합니다.",
)
def xavier_transposed(layers_dims):
    parameters = initial(layers_dims, xavier)
    return {name: value.T if name.startswith("W") else value for name, value in parameters.items()}


@mistake(
    "initialize_parameters_xavier",
    en="The last layer is missing. The list names the inputs too, so a network has one layer less than the list has "
    "numbers; look at the end of your range.",
    ko="마지막 층이 없습니다. 리스트에는 입력도 들어 있으므로 층의 수는 리스트의 길이보다 하나 적습니다. range의 끝을 살펴보세요.",
)
def xavier_last_layer_missing(layers_dims):
    return initial(layers_dims[:-1], xavier)


def weights_of(parameters):
    """The weight matrices alone."""
    return [value for name, value in parameters.items() if name.startswith("W")]


def squares(parameters):
    """The sum of all squared weights."""
    return sum(np.sum(W**2) for W in weights_of(parameters))


@mistake(
    "compute_cost_with_regularization",
    en="The price of your weights is twice what it should be: the half is missing. It is there so that the 2 of the "
    "derivative cancels out.",
    ko="가중치에 대한 비용이 두 배입니다. 2분의 1이 빠졌습니다. 미분할 때 나오는 2를 지우기 위한 것입니다.",
)
def l2_no_half(A3, Y, parameters, lambd):
    return compute_cost(A3, Y) + lambd / Y.shape[1] * squares(parameters)


@mistake(
    "compute_cost_with_regularization",
    en="The price of your weights is m times too large: it is not divided by the number of samples, as the rest of "
    "the cost is.",
    ko="가중치에 대한 비용이 m배입니다. 나머지 비용처럼 샘플 수로 나누어야 합니다.",
)
def l2_not_per_sample(A3, Y, parameters, lambd):
    return compute_cost(A3, Y) + lambd / 2 * squares(parameters)


@mistake(
    "compute_cost_with_regularization",
    en="The biases are priced too. Regularization is about the weights only.",
    ko="편향까지 더했습니다. 정규화는 가중치에만 적용합니다.",
)
def l2_with_biases(A3, Y, parameters, lambd):
    return compute_cost(A3, Y) + lambd / (2 * Y.shape[1]) * sum(np.sum(value**2) for value in parameters.values())


@mistake(
    "compute_cost_with_regularization",
    en="Large weights make your cost smaller. They should be punished: look at the sign.",
    ko="가중치가 클수록 비용이 작아집니다. 벌점이어야 하므로 부호를 살펴보세요.",
)
def l2_subtracted(A3, Y, parameters, lambd):
    return compute_cost(A3, Y) - lambd / (2 * Y.shape[1]) * squares(parameters)


@mistake(
    "compute_cost_with_regularization",
    en="You add up the sizes of the weights. That is L1 regularization; here the squares are added.",
    ko="가중치의 절댓값을 더했습니다. 그것은 L1 정규화이고, 여기에서는 제곱을 더합니다.",
)
def l2_absolute_values(A3, Y, parameters, lambd):
    return compute_cost(A3, Y) + lambd / (2 * Y.shape[1]) * sum(np.sum(np.abs(W)) for W in weights_of(parameters))


@mistake(
    "compute_cost_with_regularization",
    en="The weights of the last layer are missing in the sum. Look at the end of your range.",
    ko="합에 마지막 층의 가중치가 빠졌습니다. range의 끝을 살펴보세요.",
)
def l2_without_last_layer(A3, Y, parameters, lambd):
    return compute_cost(A3, Y) + lambd / (2 * Y.shape[1]) * sum(np.sum(W**2) for W in weights_of(parameters)[:-1])


@mistake(
    "compute_cost_with_regularization",
    en="This is the cost without regularization: nothing depends on lambd.",
    ko="정규화가 없는 비용입니다. lambd를 바꾸어도 결과가 같습니다.",
)
def l2_lambda_ignored(A3, Y, parameters, lambd):
    return compute_cost(A3, Y)


@mistake(
    "compute_cost_with_regularization",
    en="The weights are summed first and squared then, so that positive and negative ones cancel. Square each of "
    "them first.",
    ko="가중치를 먼저 더하고 나서 제곱했습니다. 그러면 양수와 음수가 서로 지워집니다. 하나하나 먼저 제곱하세요.",
)
def l2_square_of_the_sum(A3, Y, parameters, lambd):
    return compute_cost(A3, Y) + lambd / (2 * Y.shape[1]) * sum(np.sum(W) ** 2 for W in weights_of(parameters))


@mistake(
    "compute_cost_with_regularization",
    en="You add up the norms of the matrices. A norm has a root in it; the squares themselves are needed.",
    ko="행렬의 노름을 더했습니다. 노름에는 제곱근이 들어 있는데, 제곱의 합이 그대로 필요합니다.",
)
def l2_norm_not_squared(A3, Y, parameters, lambd):
    return compute_cost(A3, Y) + lambd / (2 * Y.shape[1]) * sum(np.linalg.norm(W) for W in weights_of(parameters))


@mistake(
    "compute_cost_with_regularization",
    en="Only the price of the weights is returned: the cross-entropy is missing.",
    ko="가중치에 대한 비용만 반환했습니다. 교차 엔트로피 비용이 빠졌습니다.",
)
def l2_price_alone(A3, Y, parameters, lambd):
    return lambd / (2 * Y.shape[1]) * squares(parameters)


@mistake(
    "compute_cost_with_regularization",
    en="The squares are averaged over the entries of each matrix. They are summed; only m divides.",
    ko="행렬의 원소에 대해 제곱을 평균했습니다. 평균이 아니라 합이며, 나누는 것은 m뿐입니다.",
)
def l2_mean_of_squares(A3, Y, parameters, lambd):
    return compute_cost(A3, Y) + lambd / (2 * Y.shape[1]) * sum(np.mean(W**2) for W in weights_of(parameters))


def l2_backward(X, Y, cache, term, *, dZ3=None, bias_term=None, slope=None, db=None):
    """The backward pass with exchangeable parts; term(W, m, layer) is what regularization adds to dW."""
    Z1, A1, W1, b1, Z2, A2, W2, b2, _, A3, W3, b3 = cache
    m = X.shape[1]
    slope = slope or (lambda Z: Z > 0)
    db = db or (lambda dZ: np.sum(dZ, axis=1, keepdims=True) / m)
    bias_term = bias_term or (lambda _b, _m: 0.0)
    dZ3 = A3 - Y if dZ3 is None else dZ3(A3, Y)
    dZ2 = W3.T @ dZ3 * slope(Z2)
    dZ1 = W2.T @ dZ2 * slope(Z1)
    return {
        "dW3": dZ3 @ A2.T / m + term(W3, m, 3), "db3": db(dZ3) + bias_term(b3, m),
        "dW2": dZ2 @ A1.T / m + term(W2, m, 2), "db2": db(dZ2) + bias_term(b2, m),
        "dW1": dZ1 @ X.T / m + term(W1, m, 1), "db1": db(dZ1) + bias_term(b1, m),
    }


@mistake(
    "backward_propagation_with_regularization",
    en="These are the gradients without regularization. The price of the weights has a derivative too; it belongs "
    "into every dW.",
    ko="정규화가 없는 기울기입니다. 가중치에 대한 비용도 미분하면 항이 생기며, 모든 dW에 더해야 합니다.",
)
def decay_missing(X, Y, cache, lambd):
    return l2_backward(X, Y, cache, lambda *_: 0.0)


@mistake(
    "backward_propagation_with_regularization",
    en="What regularization adds to dW is half of what it should be. The derivative of a square brings a 2, and it "
    "cancels the half.",
    ko="정규화로 더한 항이 절반입니다. 제곱을 미분하면 2가 나와서 2분의 1과 지워집니다.",
)
def decay_halved(X, Y, cache, lambd):
    return l2_backward(X, Y, cache, lambda W, m, _: lambd / (2 * m) * W)


@mistake(
    "backward_propagation_with_regularization",
    en="What regularization adds to dW is m times too large: it is not divided by the number of samples.",
    ko="정규화로 더한 항이 m배입니다. 샘플 수로 나누지 않았습니다.",
)
def decay_not_per_sample(X, Y, cache, lambd):
    return l2_backward(X, Y, cache, lambda W, *_: lambd * W)


@mistake(
    "backward_propagation_with_regularization",
    en="Your weights would be driven away from 0: what regularization adds to dW has the wrong sign.",
    ko="가중치가 0에서 멀어지게 됩니다. 정규화로 더한 항의 부호가 틀렸습니다.",
)
def decay_subtracted(X, Y, cache, lambd):
    return l2_backward(X, Y, cache, lambda W, m, _: -lambd / m * W)


@mistake(
    "backward_propagation_with_regularization",
    en="The dW are right, but the biases decay as well. Only weights are in the price, so only dW change.",
    ko="dW는 맞지만 편향에도 정규화 항을 더했습니다. 가중치만 비용에 들어 있으므로 dW만 달라집니다.",
)
def decay_of_biases(X, Y, cache, lambd):
    return l2_backward(X, Y, cache, lambda W, m, _: lambd / m * W, bias_term=lambda b, m: lambd / m * b)


@mistake(
    "backward_propagation_with_regularization",
    en="Only dW3 has the regularization. Every layer's weights are in the price.",
    ko="dW3에만 정규화 항이 있습니다. 모든 층의 가중치가 비용에 들어 있습니다.",
)
def decay_only_at_the_output(X, Y, cache, lambd):
    return l2_backward(X, Y, cache, lambda W, m, layer: lambd / m * W * (layer == 3))


@mistake(
    "backward_propagation_with_regularization",
    en="dW1 lacks the regularization; the other layers have it.",
    ko="dW1에 정규화 항이 빠졌습니다. 다른 층에는 있습니다.",
)
def decay_missing_in_first_layer(X, Y, cache, lambd):
    return l2_backward(X, Y, cache, lambda W, m, layer: lambd / m * W * (layer != 1))


@mistake(
    "backward_propagation_with_regularization",
    en="Regularization adds the same size to every entry of dW, only with the sign of the weight. That belongs to "
    "L1; the derivative of a square grows with the weight.",
    ko="정규화로 더한 항의 크기가 모두 같고 부호만 다릅니다. 그것은 L1 정규화입니다. 제곱의 미분은 가중치에 비례합니다.",
)
def decay_by_sign(X, Y, cache, lambd):
    return l2_backward(X, Y, cache, lambda W, m, _: lambd / m * np.sign(W))


@mistake(
    "backward_propagation_with_regularization",
    en="Regularization adds the squared weights to dW. The square stands in the cost; its derivative is of the first "
    "degree.",
    ko="dW에 가중치의 제곱을 더했습니다. 제곱은 비용에 있고, 그 미분은 일차식입니다.",
)
def decay_by_square(X, Y, cache, lambd):
    return l2_backward(X, Y, cache, lambda W, m, _: lambd / m * W**2)


@mistake(
    "backward_propagation_with_regularization",
    en="One and the same number is added to all entries of dW: the sum over the weights. Each entry has only its own "
    "weight in its derivative.",
    ko="dW의 모든 원소에 같은 수, 곧 가중치의 합을 더했습니다. 원소마다 자기 가중치만 더해야 합니다.",
)
def decay_of_all_by_one_number(X, Y, cache, lambd):
    return l2_backward(X, Y, cache, lambda W, m, _: lambd / m * np.sum(W))


@mistake(
    "backward_propagation_with_regularization",
    en="All gradients, but for the regularization, have the wrong sign: the first step back is output minus label, "
    "not the reverse.",
    ko="정규화 항을 뺀 모든 기울기의 부호가 반대입니다. 역전파의 첫 단계는 레이블 빼기 출력이 아니라 출력 빼기 레이블입니다.",
)
def l2_labels_minus_output(X, Y, cache, lambd):
    return l2_backward(X, Y, cache, lambda W, m, _: lambd / m * W, dZ3=lambda A3, Y: Y - A3)


@mistake(
    "backward_propagation_with_regularization",
    en="Only the last layer is right: on the way back the derivative of ReLU is missing.",
    ko="마지막 층만 맞습니다. 거꾸로 가는 길에 ReLU의 미분이 빠졌습니다.",
)
def l2_relu_forgotten(X, Y, cache, lambd):
    return l2_backward(X, Y, cache, lambda W, m, _: lambd / m * W, slope=lambda _: 1.0)


@mistake(
    "backward_propagation_with_regularization",
    en="The hidden layers are wrong: the gradient is multiplied by Z where it should be by 1 or 0, the derivative of "
    "ReLU.",
    ko="은닉층이 틀립니다. ReLU의 미분인 1 또는 0 대신 Z를 곱했습니다.",
)
def l2_relu_value_for_slope(X, Y, cache, lambd):
    return l2_backward(X, Y, cache, lambda W, m, _: lambd / m * W, slope=lambda Z: np.maximum(Z, 0))


@mistake(
    "backward_propagation_with_regularization",
    en="The db are m times too large: the mean over the samples is needed, not the sum.",
    ko="db가 m배입니다. 샘플에 대한 합이 아니라 평균이 필요합니다.",
)
def l2_db_not_averaged(X, Y, cache, lambd):
    return l2_backward(X, Y, cache, lambda W, m, _: lambd / m * W, db=lambda dZ: np.sum(dZ, axis=1, keepdims=True))


@mistake(
    "backward_propagation_with_regularization",
    en="The db have lost an axis. They should have the shape of the biases, (n, 1).",
    ko="db의 축이 하나 사라졌습니다. 편향과 같은 형상 (n, 1)이어야 합니다.",
)
def l2_db_flat(X, Y, cache, lambd):
    return l2_backward(X, Y, cache, lambda W, m, _: lambd / m * W, db=lambda dZ: np.mean(dZ, axis=1))


@mistake(
    "backward_propagation_with_regularization",
    en="The sigmoid is differentiated once more. For cross-entropy with a sigmoid, A3 - Y is the gradient by Z3 "
    "already.",
    ko="시그모이드를 한 번 더 미분했습니다. 교차 엔트로피와 시그모이드에서는 A3 - Y가 이미 Z3에 대한 기울기입니다.",
)
def l2_output_slope_twice(X, Y, cache, lambd):
    return l2_backward(X, Y, cache, lambda W, m, _: lambd / m * W, dZ3=lambda A3, Y: (A3 - Y) * A3 * (1 - A3))


def dropped_forward(X, parameters, keep_prob, *, draw=None, scale=None, last=None, cached=None):
    """The forward pass with exchangeable parts: draw(shape, layer) makes a mask, scale enlarges what is kept."""
    np.random.seed(1)
    draw = draw or (lambda shape, _: np.random.rand(*shape) < keep_prob)
    scale = scale or (lambda A, _: A / keep_prob)
    W1, b1, W2, b2, W3, b3 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3"))
    Z1 = W1 @ X + b1
    D1 = draw(Z1.shape, 1)
    A1 = scale(relu(Z1) * D1, 1)
    Z2 = W2 @ A1 + b2
    D2 = draw(Z2.shape, 2)
    A2 = scale(relu(Z2) * D2, 2)
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3) if last is None else last(sigmoid(Z3))
    cache = (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)
    return A3, cache if cached is None else cached(cache)


@mistake(
    "forward_propagation_with_dropout",
    en="What should be kept is dropped, and the reverse: your mask is 1 with the probability 1 - keep_prob. Look at "
    "the comparison.",
    ko="남겨야 할 것을 버리고 버려야 할 것을 남겼습니다. 마스크가 1일 확률이 1 - keep_prob입니다. 비교 연산자를 살펴보세요.",
)
def mask_inverted(X, parameters, keep_prob=0.5):
    return dropped_forward(X, parameters, keep_prob, draw=lambda shape, _: np.random.rand(*shape) > keep_prob)


@mistake(
    "forward_propagation_with_dropout",
    en="The activations that are kept are not enlarged, so that the next layer gets less than without dropout.",
    ko="남긴 활성화 값을 키우지 않아서 다음 층이 받는 값이 드롭아웃이 없을 때보다 작습니다.",
)
def not_enlarged(X, parameters, keep_prob=0.5):
    return dropped_forward(X, parameters, keep_prob, scale=lambda A, _: A)


@mistake(
    "forward_propagation_with_dropout",
    en="What is kept is multiplied by keep_prob, so it becomes still smaller. The expected value has to stay, so it "
    "is enlarged.",
    ko="남긴 값에 keep_prob을 곱해서 더 작아졌습니다. 기댓값이 그대로이려면 키워야 합니다.",
)
def made_smaller(X, parameters, keep_prob=0.5):
    return dropped_forward(X, parameters, keep_prob, scale=lambda A, _: A * keep_prob)


@mistake(
    "forward_propagation_with_dropout",
    en="Only the first hidden layer is enlarged after dropping; the second needs it too.",
    ko="첫 번째 은닉층에서만 값을 키웠습니다. 두 번째 은닉층에서도 필요합니다.",
)
def enlarged_once(X, parameters, keep_prob=0.5):
    return dropped_forward(X, parameters, keep_prob, scale=lambda A, layer: A / keep_prob if layer == 1 else A)


@mistake(
    "forward_propagation_with_dropout",
    en="Your random numbers are normally distributed, so that another share than keep_prob is kept. Numbers evenly "
    "distributed from 0 to 1 are below keep_prob with just this probability.",
    ko="정규분포에서 뽑아서 남는 비율이 keep_prob과 다릅니다. 0과 1 사이에서 균등하게 뽑은 수가 keep_prob보다 작을 확률이 바로 keep_prob입니다.",
)
def randn_for_rand(X, parameters, keep_prob=0.5):
    return dropped_forward(X, parameters, keep_prob, draw=lambda shape, _: np.random.randn(*shape) < keep_prob)


@mistake(
    "forward_propagation_with_dropout",
    en="All samples lose the same units: your mask is a column. Draw one number for every unit of every sample.",
    ko="모든 샘플에서 같은 뉴런이 빠집니다. 마스크가 열 하나이기 때문입니다. 샘플마다 뉴런마다 하나씩 뽑으세요.",
)
def one_mask_for_all_samples(X, parameters, keep_prob=0.5):
    return dropped_forward(
        X, parameters, keep_prob, draw=lambda shape, _: np.repeat(np.random.rand(shape[0], 1) < keep_prob, shape[1], axis=1)
    )


@mistake(
    "forward_propagation_with_dropout",
    en="Nothing is dropped in the second hidden layer.",
    ko="두 번째 은닉층에서는 아무것도 버리지 않았습니다.",
)
def second_layer_not_dropped(X, parameters, keep_prob=0.5):
    return dropped_forward(
        X, parameters, keep_prob, draw=lambda shape, layer: (np.random.rand(*shape) < keep_prob) | (layer == 2),
        scale=lambda A, layer: A / keep_prob if layer == 1 else A,
    )


@mistake(
    "forward_propagation_with_dropout",
    en="Nothing is dropped at all: this is the usual forward pass.",
    ko="아무것도 버리지 않았습니다. 보통의 순전파입니다.",
)
def never_dropped(X, parameters, keep_prob=0.5):
    return dropped_forward(X, parameters, keep_prob, draw=lambda shape, _: np.ones(shape), scale=lambda A, _: A)


@mistake(
    "forward_propagation_with_dropout",
    en="The output is dropped as well. Dropout belongs to the hidden layers; the output is compared with all labels.",
    ko="출력층에서도 버렸습니다. 드롭아웃은 은닉층에만 적용합니다. 출력은 모든 레이블과 비교해야 합니다.",
)
def output_dropped(X, parameters, keep_prob=0.5):
    return dropped_forward(
        X, parameters, keep_prob, last=lambda A3: A3 * (np.random.rand(*A3.shape) < keep_prob) / keep_prob
    )


@mistake(
    "forward_propagation_with_dropout",
    en="D1 and D2 are the random numbers themselves. A mask holds 0 and 1: compare the numbers with keep_prob.",
    ko="D1과 D2가 난수 그대로입니다. 마스크에는 0과 1만 있어야 합니다. 난수를 keep_prob과 비교하세요.",
)
def random_numbers_for_mask(X, parameters, keep_prob=0.5):
    return dropped_forward(X, parameters, keep_prob, draw=lambda shape, _: np.random.rand(*shape))


@mistake(
    "forward_propagation_with_dropout",
    en="The cache has no masks. The backward pass has to drop the same gradients and cannot know them otherwise.",
    ko="cache에 마스크가 없습니다. 역전파에서도 같은 곳의 기울기를 버려야 하므로 마스크가 필요합니다.",
)
def masks_not_in_the_cache(X, parameters, keep_prob=0.5):
    return dropped_forward(X, parameters, keep_prob, cached=lambda c: (*c[:1], *c[2:6], *c[7:]))


@mistake(
    "forward_propagation_with_dropout",
    en="keep_prob has no effect: one half is written into your code.",
    ko="keep_prob을 바꾸어도 결과가 같습니다. 코드에 0.5가 그대로 적혀 있습니다.",
)
def keep_prob_fixed(X, parameters, keep_prob=0.5):
    return dropped_forward(X, parameters, 0.5)


def dropped_backward(X, Y, cache, back, *, dZ3=None, slope=None, db=None, dW=None):
    """The backward pass with exchangeable parts; back(dA, D, layer) is what dropout does to a gradient."""
    Z1, D1, A1, _, _, Z2, D2, A2, W2, _, _, A3, W3, _ = cache
    m = X.shape[1]
    slope = slope or (lambda Z: Z > 0)
    db = db or (lambda dZ: np.sum(dZ, axis=1, keepdims=True) / m)
    dW = dW or (lambda dZ, A: dZ @ A.T / m)
    dZ3 = A3 - Y if dZ3 is None else dZ3(A3, Y)
    dZ2 = back(W3.T @ dZ3, D2, 2) * slope(Z2)
    dZ1 = back(W2.T @ dZ2, D1, 1) * slope(Z1)
    return {
        "dW3": dW(dZ3, A2), "db3": db(dZ3), "dW2": dW(dZ2, A1), "db2": db(dZ2), "dW1": dW(dZ1, X), "db1": db(dZ1),
    }


@mistake(
    "backward_propagation_with_dropout",
    en="Gradients flow through activations that were dropped. What was set to 0 in the forward pass has no "
    "influence, so its gradient is 0: use the masks.",
    ko="버린 활성화 값으로도 기울기가 흐릅니다. 순전파에서 0이 된 값은 결과에 영향이 없으므로 기울기도 0입니다. 마스크를 사용하세요.",
)
def back_no_mask(X, Y, cache, keep_prob):
    return dropped_backward(X, Y, cache, lambda dA, _D, _l: dA / keep_prob)


@mistake(
    "backward_propagation_with_dropout",
    en="The masks are used, but what was enlarged in the forward pass has to be enlarged on the way back by the same "
    "factor.",
    ko="마스크는 사용했지만, 순전파에서 키운 값은 역전파에서도 같은 비율로 키워야 합니다.",
)
def back_not_enlarged(X, Y, cache, keep_prob):
    return dropped_backward(X, Y, cache, lambda dA, D, _: dA * D)


@mistake(
    "backward_propagation_with_dropout",
    en="The gradients are multiplied by keep_prob where the forward pass divided by it. The derivative of a factor "
    "is this very factor.",
    ko="순전파에서는 keep_prob으로 나누었는데 기울기에는 곱했습니다. 상수배를 미분하면 같은 상수배입니다.",
)
def back_made_smaller(X, Y, cache, keep_prob):
    return dropped_backward(X, Y, cache, lambda dA, D, _: dA * D * keep_prob)


@mistake(
    "backward_propagation_with_dropout",
    en="This is the backward pass without dropout: neither masks nor factors are used.",
    ko="드롭아웃이 없는 역전파입니다. 마스크도 상수배도 쓰지 않았습니다.",
)
def back_without_dropout(X, Y, cache, keep_prob):
    return dropped_backward(X, Y, cache, lambda dA, _D, _l: dA)


@mistake(
    "backward_propagation_with_dropout",
    en="Only the second hidden layer is treated; dropout happened in the first one too.",
    ko="두 번째 은닉층에만 적용했습니다. 첫 번째 은닉층에서도 드롭아웃이 있었습니다.",
)
def back_only_second_layer(X, Y, cache, keep_prob):
    return dropped_backward(X, Y, cache, lambda dA, D, layer: dA * D / keep_prob if layer == 2 else dA)


@mistake(
    "backward_propagation_with_dropout",
    en="Only the first hidden layer is treated; dropout happened in the second one too.",
    ko="첫 번째 은닉층에만 적용했습니다. 두 번째 은닉층에서도 드롭아웃이 있었습니다.",
)
def back_only_first_layer(X, Y, cache, keep_prob):
    return dropped_backward(X, Y, cache, lambda dA, D, layer: dA * D / keep_prob if layer == 1 else dA)


@mistake(
    "backward_propagation_with_dropout",
    en="Your backward pass draws masks of its own. The gradient has to go where the values went: take the masks from "
    "the cache.",
    ko="역전파에서 마스크를 새로 뽑았습니다. 기울기는 값이 지나간 길로 가야 하므로 cache의 마스크를 사용하세요.",
)
def back_new_masks(X, Y, cache, keep_prob):
    np.random.seed(1)
    return dropped_backward(X, Y, cache, lambda dA, D, _: dA * (np.random.rand(*D.shape) < keep_prob) / keep_prob)


@mistake(
    "backward_propagation_with_dropout",
    en="The gradients of what was kept are set to 0, those of what was dropped are not. Multiply by the mask, not by "
    "its opposite.",
    ko="남긴 값의 기울기를 0으로 만들고 버린 값의 기울기를 남겼습니다. 마스크의 반대가 아니라 마스크를 곱하세요.",
)
def back_masks_inverted(X, Y, cache, keep_prob):
    return dropped_backward(X, Y, cache, lambda dA, D, _: dA * (1 - D) / keep_prob)


@mistake(
    "backward_propagation_with_dropout",
    en="The factor is 1/(1 - keep_prob). The forward pass divided by the probability of keeping.",
    ko="1 - keep_prob으로 나누었습니다. 순전파에서는 남길 확률로 나누었습니다.",
)
def back_enlarged_by_what_is_dropped(X, Y, cache, keep_prob):
    return dropped_backward(X, Y, cache, lambda dA, D, _: dA * D / (1.001 - keep_prob))


@mistake(
    "backward_propagation_with_dropout",
    en="The gradients are enlarged twice in each layer.",
    ko="층마다 기울기를 두 번 키웠습니다.",
)
def back_enlarged_twice(X, Y, cache, keep_prob):
    return dropped_backward(X, Y, cache, lambda dA, D, _: dA * D / keep_prob**2)


@mistake(
    "backward_propagation_with_dropout",
    en="The derivative of ReLU is missing on the way back: activations that were 0 before dropout, too, have no "
    "influence.",
    ko="거꾸로 가는 길에 ReLU의 미분이 빠졌습니다. 드롭아웃 전에 이미 0이던 값도 영향이 없습니다.",
)
def back_relu_forgotten(X, Y, cache, keep_prob):
    return dropped_backward(X, Y, cache, lambda dA, D, _: dA * D / keep_prob, slope=lambda _: 1.0)


@mistake(
    "backward_propagation_with_dropout",
    en="All gradients have the wrong sign: the first step back is output minus label.",
    ko="모든 기울기의 부호가 반대입니다. 역전파의 첫 단계는 출력 빼기 레이블입니다.",
)
def back_labels_minus_output(X, Y, cache, keep_prob):
    return dropped_backward(X, Y, cache, lambda dA, D, _: dA * D / keep_prob, dZ3=lambda A3, Y: Y - A3)


@mistake(
    "backward_propagation_with_dropout",
    en="The db are m times too large: the mean over the samples is needed, not the sum.",
    ko="db가 m배입니다. 샘플에 대한 합이 아니라 평균이 필요합니다.",
)
def back_db_not_averaged(X, Y, cache, keep_prob):
    return dropped_backward(X, Y, cache, lambda dA, D, _: dA * D / keep_prob, db=lambda dZ: np.sum(dZ, axis=1, keepdims=True))


@mistake(
    "backward_propagation_with_dropout",
    en="The dW are m times too large: the product already sums over the samples, so divide by their number.",
    ko="dW가 m배입니다. 행렬 곱이 샘플에 대해 이미 더하므로 샘플 수로 나누세요.",
)
def back_dW_not_averaged(X, Y, cache, keep_prob):
    return dropped_backward(X, Y, cache, lambda dA, D, _: dA * D / keep_prob, dW=lambda dZ, A: dZ @ A.T)


@mistake(
    "backward_propagation_with_dropout",
    en="The db have lost an axis. They should have the shape of the biases, (n, 1).",
    ko="db의 축이 하나 사라졌습니다. 편향과 같은 형상 (n, 1)이어야 합니다.",
)
def back_db_flat(X, Y, cache, keep_prob):
    return dropped_backward(X, Y, cache, lambda dA, D, _: dA * D / keep_prob, db=lambda dZ: np.mean(dZ, axis=1))


@mistake(
    "backward_propagation_with_dropout",
    en="The sigmoid is differentiated once more. For cross-entropy with a sigmoid, A3 - Y is the gradient by Z3 "
    "already.",
    ko="시그모이드를 한 번 더 미분했습니다. 교차 엔트로피와 시그모이드에서는 A3 - Y가 이미 Z3에 대한 기울기입니다.",
)
def back_output_slope_twice(X, Y, cache, keep_prob):
    return dropped_backward(X, Y, cache, lambda dA, D, _: dA * D / keep_prob, dZ3=lambda A3, Y: (A3 - Y) * A3 * (1 - A3))


class OwnDropout(Dropout):
    """A Dropout whose single steps can be done wrong; what is right is done here."""

    def forward(self, x, train_flg=True):
        if not train_flg:
            return self.in_use(x)
        self.mask = self.draw(x)
        return self.kept(x)

    def draw(self, x):
        return _random.rand(*x.shape) > self.dropout_ratio

    def kept(self, x):
        return x * self.mask

    def in_use(self, x):
        return x * (1 - self.dropout_ratio)

    def backward(self, dout):
        return dout * self.mask


@mistake(
    "Dropout",
    en="dropout_ratio is the share that you keep; it should be the share that is dropped. Look at the comparison.",
    ko="dropout_ratio의 비율만큼 남겼습니다. 그 비율만큼 버려야 합니다. 비교 연산자를 살펴보세요.",
)
class RatioIsKept(OwnDropout):
    def draw(self, x):
        return _random.rand(*x.shape) < self.dropout_ratio


@mistake(
    "Dropout",
    en="With train_flg=False the values come out unchanged. In training only a part of them arrives, so in use all "
    "are reduced to this share.",
    ko="train_flg=False일 때 값이 그대로 나옵니다. 학습할 때는 일부만 전달되므로 사용할 때는 모두 그 비율로 줄여야 합니다.",
)
class NotReducedInUse(OwnDropout):
    def in_use(self, x):
        return x


@mistake(
    "Dropout",
    en="In use the values are multiplied by dropout_ratio, the share that is dropped. It should be the share that is "
    "kept.",
    ko="사용할 때 버리는 비율인 dropout_ratio를 곱했습니다. 남기는 비율을 곱해야 합니다.",
)
class ReducedByTheWrongShare(OwnDropout):
    def in_use(self, x):
        return x * self.dropout_ratio


@mistake(
    "Dropout",
    en="In training the kept values are enlarged. That is inverted dropout; this layer leaves them as they are and "
    "reduces all in use.",
    ko="학습할 때 남긴 값을 키웠습니다. 그것은 역 드롭아웃(inverted dropout)이고, 이 계층은 값을 그대로 두었다가 사용할 때 줄입니다.",
)
class EnlargedInTraining(OwnDropout):
    def kept(self, x):
        return x * self.mask / (1 - self.dropout_ratio)


@mistake(
    "Dropout",
    en="With train_flg=False values are dropped too. In use nothing is left to chance: all values pass, reduced.",
    ko="train_flg=False일 때도 값을 버립니다. 사용할 때는 무작위로 버리지 않고 모든 값을 줄여서 내보냅니다.",
)
class DroppedInUse(OwnDropout):
    def in_use(self, x):
        self.mask = self.draw(x)
        return self.kept(x)


@mistake(
    "Dropout",
    en="In training nothing is dropped: the values pass as they are.",
    ko="학습할 때 아무것도 버리지 않고 값을 그대로 내보냅니다.",
)
class NeverDropped(OwnDropout):
    def kept(self, x):
        return x


@mistake(
    "Dropout",
    en="Your gradient also flows where the values were dropped. A dropped entry has no influence on the output.",
    ko="버린 값으로도 기울기가 흐릅니다. 버린 원소는 출력에 영향을 주지 않습니다.",
)
class GradientNotMasked(OwnDropout):
    def backward(self, dout):
        return dout


@mistake(
    "Dropout",
    en="backward draws a mask of its own. The gradient has to go where the values went, so use the one from forward.",
    ko="backward에서 마스크를 새로 뽑았습니다. 기울기는 값이 지나간 길로 가야 하므로 forward의 마스크를 사용하세요.",
)
class AnotherMaskInBackward(OwnDropout):
    def backward(self, dout):
        return dout * self.draw(dout)


@mistake(
    "Dropout",
    en="Your gradient is multiplied by the share that is kept as well. In training forward only multiplies by the "
    "mask, and so does backward.",
    ko="기울기에 남기는 비율까지 곱했습니다. 학습할 때 forward는 마스크만 곱하므로 backward도 마찬가지입니다.",
)
class GradientReduced(OwnDropout):
    def backward(self, dout):
        return dout * self.mask * (1 - self.dropout_ratio)


@mistake(
    "Dropout",
    en="Gradients flow where values were dropped, and not where they passed.",
    ko="값을 버린 곳으로 기울기가 흐르고 값이 지나간 곳으로는 흐르지 않습니다.",
)
class MaskInvertedInBackward(OwnDropout):
    def backward(self, dout):
        return dout * ~self.mask


@mistake(
    "Dropout",
    en="The mask is drawn at the first call only and used again and again. Then the same units are always missing.",
    ko="마스크를 첫 호출 때만 뽑고 계속 같은 것을 씁니다. 그러면 항상 같은 뉴런이 빠집니다.",
)
class MaskDrawnOnce(OwnDropout):
    def draw(self, x):
        same = self.mask is not None and self.mask.shape == x.shape
        return self.mask if same else super().draw(x)


@mistake(
    "Dropout",
    en="All samples of a batch lose the same entries. Draw a number for every entry of x.",
    ko="배치의 모든 샘플에서 같은 원소가 빠집니다. x의 원소마다 하나씩 뽑으세요.",
)
class OneMaskForAllSamples(OwnDropout):
    def draw(self, x):
        return np.broadcast_to(_random.rand(x.shape[-1]) > self.dropout_ratio, x.shape)


@mistake(
    "Dropout",
    en="Another share than dropout_ratio is dropped: your random numbers are normally distributed, not evenly from 0 "
    "to 1.",
    ko="버리는 비율이 dropout_ratio와 다릅니다. 0과 1 사이에서 균등하게 뽑지 않고 정규분포에서 뽑았기 때문입니다.",
)
class RandnForRand(OwnDropout):
    def draw(self, x):
        return _random.randn(*x.shape) > self.dropout_ratio


def forward(x, gamma, beta, bn_param, *, statistics=None, normalize=None, remember=None, always_train=False):
    """batchnorm_forward in exchangeable steps: the statistics, the normalized values, what is remembered."""
    eps = bn_param["eps"]
    normalize = normalize or (lambda x, mean, var: (x - mean) / np.sqrt(var + eps))
    if bn_param["mode"] == "test" and not always_train:
        return gamma * normalize(x, bn_param["running_mean"], bn_param["running_var"]) + beta, None
    mean, var = (x.mean(axis=0), x.var(axis=0)) if statistics is None else statistics(x)
    (remember or keep)(bn_param, mean, var)
    x_hat = normalize(x, mean, var)
    return gamma * x_hat + beta, (x_hat, np.sqrt(var + eps), gamma)


def keep(bn_param, mean, var):
    """Update the running statistics."""
    momentum = bn_param["momentum"]
    bn_param["running_mean"] = momentum * bn_param["running_mean"] + (1 - momentum) * mean
    bn_param["running_var"] = momentum * bn_param["running_var"] + (1 - momentum) * var


def backward(dout, cache):
    """The parts of the backward pass: dx_hat, its mean over the batch, and its part along x_hat."""
    x_hat, _, gamma = cache
    dx_hat = dout * gamma
    return dx_hat, dx_hat.mean(axis=0), x_hat * (dx_hat * x_hat).mean(axis=0)


def parameter_gradients(dout, cache):
    """dgamma and dbeta."""
    return (dout * cache[0]).sum(axis=0), dout.sum(axis=0)


@mistake(
    "batchnorm_forward",
    en="The mean and the variance are taken over the features of one sample. Batch normalization takes them "
    "over the samples of the batch, for each feature apart. Samples are rows here; look at the axis.",
    ko="샘플 하나의 특성들에 대해 평균과 분산을 구했습니다. 배치 정규화에서는 특성마다 배치의 샘플들에 대해 "
    "구합니다. 여기서 샘플은 행입니다. axis를 살펴보세요.",
)
def wrong_axis(x, gamma, beta, bn_param):
    return forward(
        x, gamma, beta, bn_param,
        statistics=lambda x: (x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)),
    )


@mistake(
    "batchnorm_forward",
    en="One mean and one variance are used for all features together. Every feature has its own scale, so "
    "each column needs its own mean and variance: the results have the shape (D,).",
    ko="모든 특성에 평균 하나와 분산 하나를 함께 사용했습니다. 특성마다 크기가 다르므로 열마다 평균과 "
    "분산을 따로 구해야 합니다. 그 결과의 형상은 (D,)입니다.",
)
def over_everything(x, gamma, beta, bn_param):
    return forward(x, gamma, beta, bn_param, statistics=lambda x: (x.mean(), x.var()))


@mistake(
    "batchnorm_forward",
    en="You divide by the variance. The variance has the unit of a square; what brings a feature to the "
    "spread 1 is the standard deviation, the root of the variance.",
    ko="분산으로 나누었습니다. 분산의 단위는 제곱입니다. 특성의 퍼진 정도를 1로 만들려면 분산의 제곱근인 "
    "표준편차로 나누어야 합니다.",
)
def divided_by_variance(x, gamma, beta, bn_param):
    return forward(
        x, gamma, beta, bn_param, normalize=lambda x, mean, var: (x - mean) / (var + bn_param["eps"])
    )


@mistake(
    "batchnorm_forward",
    en="eps is missing. A feature that is the same for all samples has the variance 0, and 0 is divided by "
    "0 there: nan.",
    ko="eps가 빠졌습니다. 모든 샘플에서 값이 같은 특성은 분산이 0이므로 0을 0으로 나누게 되어 nan이 "
    "나옵니다.",
)
def no_eps(x, gamma, beta, bn_param):
    return forward(x, gamma, beta, bn_param, normalize=lambda x, mean, var: (x - mean) / np.sqrt(var))


@mistake(
    "batchnorm_forward",
    en="Your result is off by a little, more so where the variance is small: eps is added to the standard "
    "deviation. Here it belongs to the variance, before the root is taken.",
    ko="결과가 조금씩 다르고 분산이 작을수록 차이가 큽니다. eps를 표준편차에 더했습니다. 여기서는 제곱근을 "
    "구하기 전에 분산에 더해야 합니다.",
)
def eps_outside_the_root(x, gamma, beta, bn_param):
    return forward(
        x, gamma, beta, bn_param, normalize=lambda x, mean, var: (x - mean) / (np.sqrt(var) + bn_param["eps"])
    )


@mistake(
    "batchnorm_forward",
    en="eps is a fixed number in your code. Its value is in bn_param, and another value there changes "
    "nothing.",
    ko="코드에 eps가 고정된 숫자로 들어 있어서 bn_param의 eps를 바꾸어도 결과가 같습니다. bn_param에 있는 "
    "값을 사용하세요.",
)
def eps_fixed(x, gamma, beta, bn_param):
    return forward(x, gamma, beta, bn_param, normalize=lambda x, mean, var: (x - mean) / np.sqrt(var + 1e-5))


@mistake(
    "batchnorm_forward",
    en="The variance is too large by the factor N / (N - 1): it was divided by N - 1. Here it is the plain "
    "mean of the squared distances, so divided by N.",
    ko="분산이 올바른 값의 N / (N - 1)배입니다. N - 1로 나누었기 때문입니다. 여기서는 거리 제곱의 단순한 "
    "평균이므로 N으로 나눕니다.",
)
def divided_by_n_minus_1(x, gamma, beta, bn_param):
    return forward(x, gamma, beta, bn_param, statistics=lambda x: (x.mean(axis=0), x.var(axis=0, ddof=1)))


@mistake(
    "batchnorm_forward",
    en="The variance is the mean of the squares of x itself. It has to be the mean squared distance from "
    "the mean; both agree only for features whose mean is 0.",
    ko="분산을 x 자체의 제곱의 평균으로 구했습니다. 분산은 평균으로부터 떨어진 거리의 제곱의 평균입니다. 두 "
    "값은 특성의 평균이 0일 때만 같습니다.",
)
def variance_not_centred(x, gamma, beta, bn_param):
    return forward(x, gamma, beta, bn_param, statistics=lambda x: (x.mean(axis=0), (x**2).mean(axis=0)))


@mistake(
    "batchnorm_forward",
    en='In mode "test" your output still depends on the rest of the batch: its own mean and variance are '
    "used. A prediction for one sample must not depend on its neighbours; use the running statistics.",
    ko='"test" 모드에서도 배치 자신의 평균과 분산을 사용해서 출력이 다른 샘플에 따라 달라집니다. 한 '
    "샘플의 예측은 이웃 샘플과 상관없어야 하므로 이동 평균과 이동 분산을 사용하세요.",
)
def batch_statistics_at_test_time(x, gamma, beta, bn_param):
    if bn_param["mode"] == "test":
        return forward(x, gamma, beta, bn_param, always_train=True, remember=lambda *_: None)
    return forward(x, gamma, beta, bn_param)


@mistake(
    "batchnorm_forward",
    en='In mode "train" your output is normalized with the running statistics. They are only collected '
    "during training; the batch itself is normalized with its own mean and variance.",
    ko='"train" 모드에서 이동 평균과 이동 분산으로 정규화했습니다. 학습 중에는 그 값들을 모으기만 하고, '
    "배치는 배치 자신의 평균과 분산으로 정규화합니다.",
)
def running_statistics_in_training(x, gamma, beta, bn_param):
    mean, var = x.mean(axis=0), x.var(axis=0)
    out, cache = forward(x, gamma, beta, bn_param | {"mode": "test"})
    if bn_param["mode"] == "train":
        keep(bn_param, mean, var)
        cache = forward(x, gamma, beta, dict(bn_param))[1]
    return out, cache


@mistake(
    "batchnorm_forward",
    en="Old and new have exchanged their shares in the running statistics. momentum is the share of the old "
    "value here (other libraries count it the other way round), so with 0.9 the batch contributes only a "
    "tenth.",
    ko="이동 평균과 이동 분산에서 이전 값과 새 값의 비율이 바뀌었습니다. 여기서 momentum은 이전 값의 "
    "비율입니다(반대로 정한 라이브러리도 있습니다). 0.9라면 배치의 값은 10분의 1만 반영됩니다.",
)
def momentum_swapped(x, gamma, beta, bn_param):
    momentum = bn_param["momentum"]

    def remember(bn_param, mean, var):
        bn_param["running_mean"] = (1 - momentum) * bn_param["running_mean"] + momentum * mean
        bn_param["running_var"] = (1 - momentum) * bn_param["running_var"] + momentum * var

    return forward(x, gamma, beta, bn_param, remember=remember)


@mistake(
    "batchnorm_forward",
    en="The running statistics in bn_param are the same before and after training on a batch. Computing new "
    "ones is not enough: a local variable is gone after the call, so they have to be put back into the "
    "dict.",
    ko="배치로 학습한 뒤에도 bn_param의 이동 평균과 이동 분산이 그대로입니다. 새 값을 계산하는 것만으로는 "
    "부족합니다. 지역 변수는 함수가 끝나면 사라지므로 딕셔너리에 다시 넣어야 합니다.",
)
def running_statistics_not_stored(x, gamma, beta, bn_param):
    return forward(x, gamma, beta, bn_param, remember=lambda *_: None)


@mistake(
    "batchnorm_forward",
    en='The running statistics also change in mode "test". Using a network must not change it; only '
    "training batches enter the running values.",
    ko='"test" 모드에서도 이동 평균과 이동 분산이 바뀝니다. 신경망을 사용하기만 할 때는 아무것도 바뀌지 '
    "않아야 하고, 학습용 배치만 반영되어야 합니다.",
)
def running_statistics_change_at_test_time(x, gamma, beta, bn_param):
    out, cache = forward(x, gamma, beta, bn_param)
    if bn_param["mode"] == "test":
        keep(bn_param, x.mean(axis=0), x.var(axis=0))
    return out, cache


@mistake(
    "batchnorm_forward",
    en="running_var holds an average of standard deviations. At test time the root of it is taken once "
    "more. Keep the variance there, without eps and without root.",
    ko="running_var에 표준편차의 평균이 들어 있습니다. 테스트할 때 거기에 다시 제곱근을 구하게 됩니다. "
    "eps를 더하거나 제곱근을 구하기 전의 분산을 저장하세요.",
)
def running_standard_deviation(x, gamma, beta, bn_param):
    eps = bn_param["eps"]
    return forward(
        x, gamma, beta, bn_param,
        remember=lambda bn_param, mean, var: keep(bn_param, mean, np.sqrt(var + eps)),
    )


@mistake(
    "batchnorm_forward",
    en="The running statistics are simply those of the last batch, so they jump about. They should move "
    "only a little at each batch and keep the share momentum of what they were.",
    ko="이동 평균과 이동 분산이 마지막 배치의 값과 같습니다. 그러면 배치마다 크게 흔들립니다. 이전 값을 "
    "momentum만큼 남기고 조금씩만 움직여야 합니다.",
)
def last_batch_only(x, gamma, beta, bn_param):
    return forward(
        x, gamma, beta, bn_param,
        remember=lambda bn_param, mean, var: bn_param.update(running_mean=mean, running_var=var),
    )


@mistake(
    "batchnorm_forward",
    en="gamma and beta have changed places: gamma scales the normalized values, beta shifts them.",
    ko="gamma와 beta가 서로 바뀌었습니다. gamma는 정규화한 값에 곱하는 배율이고, beta는 더하는 값입니다.",
)
def gamma_and_beta_exchanged(x, gamma, beta, bn_param):
    return forward(x, beta, gamma, bn_param)


@mistake(
    "batchnorm_forward",
    en="The output is only normalized: every column has mean 0 and spread 1. Scale and shift are missing, "
    "which let the network choose another spread and centre.",
    ko="정규화만 해서 모든 열의 평균이 0이고 퍼진 정도가 1입니다. 신경망이 다른 크기와 중심을 고를 수 있게 "
    "하는 확대(scale)와 이동(shift)이 빠졌습니다.",
)
def scale_and_shift_missing(x, gamma, beta, bn_param):
    return forward(x, np.ones_like(gamma), np.zeros_like(beta), bn_param)


@mistake(
    "batchnorm_forward",
    en="The caller's x has changed: the mean is subtracted in place. The same array is used elsewhere, so "
    "make a new one.",
    ko="호출한 쪽의 x가 바뀌었습니다. 평균을 제자리에서(in place) 뺐기 때문입니다. 같은 배열을 다른 "
    "곳에서도 사용하므로 새 배열을 만드세요.",
)
def x_changed(x, gamma, beta, bn_param):
    result = forward(x, gamma, beta, bn_param)
    x -= x.mean(axis=0)
    return result


@mistake(
    "batchnorm_backward",
    en="dx treats the mean and the variance of the batch as constants. Both are computed from x, so a "
    "change of one sample changes the outputs of all others. Two more paths lead back to x.",
    ko="dx를 구할 때 배치의 평균과 분산을 상수로 보았습니다. 둘 다 x로 계산한 값이므로 샘플 하나가 바뀌면 "
    "다른 샘플의 출력도 모두 바뀝니다. x로 돌아가는 경로가 두 개 더 있습니다.",
)
def mean_and_variance_held_fixed(dout, cache):
    dx_hat, _, _ = backward(dout, cache)
    return dx_hat / cache[1], *parameter_gradients(dout, cache)


@mistake(
    "batchnorm_backward",
    en="dx lacks the path through the variance: the difference from the right answer is proportional to the "
    "normalized x. The standard deviation by which you divide depends on every sample, too.",
    ko="dx에서 분산을 거치는 경로가 빠졌습니다. 정답과의 차이가 정규화한 x에 비례합니다. 나누는 데 사용한 "
    "표준편차도 모든 샘플에 따라 달라집니다.",
)
def variance_held_fixed(dout, cache):
    dx_hat, mean, _ = backward(dout, cache)
    return (dx_hat - mean) / cache[1], *parameter_gradients(dout, cache)


@mistake(
    "batchnorm_backward",
    en="dx lacks the path through the mean: each column is off by a constant. The entries of a column of dx "
    "must add up to 0, because shifting a whole feature does not change the output.",
    ko="dx에서 평균을 거치는 경로가 빠졌습니다. 열마다 일정한 값만큼 다릅니다. 특성 전체에 같은 수를 "
    "더해도 출력은 변하지 않으므로 dx의 각 열의 합은 0이어야 합니다.",
)
def mean_held_fixed(dout, cache):
    dx_hat, _, along = backward(dout, cache)
    return (dx_hat - along) / cache[1], *parameter_gradients(dout, cache)


@mistake(
    "batchnorm_backward",
    en="dx lacks the factor gamma. In the forward pass the normalized values were multiplied by gamma, so "
    "on the way back the gradient passes that multiplication first.",
    ko="dx에 gamma가 빠졌습니다. 순전파에서 정규화한 값에 gamma를 곱했으므로 역전파에서는 기울기가 먼저 그 "
    "곱셈을 지나야 합니다.",
)
def no_gamma(dout, cache):
    x_hat, std, gamma = cache
    dx_hat, mean, along = backward(dout, (x_hat, std, np.ones_like(gamma)))
    return (dx_hat - mean - along) / std, *parameter_gradients(dout, cache)


@mistake(
    "batchnorm_backward",
    en="dx contains gamma twice. It belongs to the step from the output to the normalized values, and only "
    "there.",
    ko="dx에 gamma가 두 번 곱해졌습니다. gamma는 출력에서 정규화한 값으로 돌아가는 단계에서 한 번만 "
    "곱합니다.",
)
def gamma_twice(dout, cache):
    dx_hat, mean, along = backward(dout, cache)
    return cache[2] * (dx_hat - mean - along) / cache[1], *parameter_gradients(dout, cache)


@mistake(
    "batchnorm_backward",
    en="dgamma is N times too small: it is averaged over the batch. gamma is used by every sample, and the "
    "gradients of all these uses add up; the division by N, if there is one, is already in dout.",
    ko="dgamma가 올바른 값의 N분의 1입니다. 배치에 대해 평균을 냈기 때문입니다. gamma는 모든 샘플이 함께 "
    "사용하므로 각각의 기울기를 더해야 합니다. N으로 나누어야 한다면 그 나눗셈은 이미 dout에 들어 있습니다.",
)
def dgamma_averaged(dout, cache):
    dx_hat, mean, along = backward(dout, cache)
    dgamma, dbeta = parameter_gradients(dout, cache)
    return (dx_hat - mean - along) / cache[1], dgamma / len(dout), dbeta


@mistake(
    "batchnorm_backward",
    en="dbeta is N times too small: it is averaged over the batch. beta is added to every sample, and the "
    "gradients of all these uses add up.",
    ko="dbeta가 올바른 값의 N분의 1입니다. 배치에 대해 평균을 냈기 때문입니다. beta는 모든 샘플에 "
    "더해지므로 각각의 기울기를 더해야 합니다.",
)
def dbeta_averaged(dout, cache):
    dx_hat, mean, along = backward(dout, cache)
    dgamma, dbeta = parameter_gradients(dout, cache)
    return (dx_hat - mean - along) / cache[1], dgamma, dbeta / len(dout)


@mistake(
    "batchnorm_backward",
    en="dgamma is computed with the centred x, before the division by the standard deviation. What gamma "
    "was multiplied by in the forward pass are the normalized values.",
    ko="dgamma를 표준편차로 나누기 전의, 평균만 뺀 x로 계산했습니다. 순전파에서 gamma와 곱한 것은 정규화한 "
    "값입니다.",
)
def dgamma_of_centred_x(dout, cache):
    dx_hat, mean, along = backward(dout, cache)
    dgamma, dbeta = parameter_gradients(dout, cache)
    return (dx_hat - mean - along) / cache[1], dgamma * cache[1], dbeta


@mistake(
    "batchnorm_backward",
    en="dgamma and dbeta have one row per sample. Both parameters are shared by all samples, so their "
    "gradients have the shape (D,): the contributions of the samples have to be added up.",
    ko="dgamma와 dbeta에 샘플마다 행이 있습니다. 두 매개변수는 모든 샘플이 함께 사용하므로 기울기의 형상은 "
    "(D,)입니다. 샘플마다 나온 값을 더해야 합니다.",
)
def not_summed(dout, cache):
    dx_hat, mean, along = backward(dout, cache)
    return (dx_hat - mean - along) / cache[1], dout * cache[0], dout


@mistake(
    "batchnorm_backward",
    en="dgamma and dbeta are summed over the features and have one entry per sample. They belong to the "
    "features; samples are rows, so look at the axis of the sum.",
    ko="dgamma와 dbeta를 특성 방향으로 더해서 샘플마다 값이 하나씩 있습니다. 두 값은 특성마다 하나씩 있어야 "
    "합니다. 샘플은 행이므로 합을 구하는 axis를 살펴보세요.",
)
def summed_over_features(dout, cache):
    dx_hat, mean, along = backward(dout, cache)
    return (dx_hat - mean - along) / cache[1], (dout * cache[0]).sum(axis=1), dout.sum(axis=1)


@mistake(
    "batchnorm_backward",
    en="dgamma and dbeta have changed places. The order of the returned values is dx, dgamma, dbeta.",
    ko="dgamma와 dbeta가 서로 바뀌었습니다. 반환하는 순서는 dx, dgamma, dbeta입니다.",
)
def dgamma_and_dbeta_exchanged(dout, cache):
    dx_hat, mean, along = backward(dout, cache)
    dgamma, dbeta = parameter_gradients(dout, cache)
    return (dx_hat - mean - along) / cache[1], dbeta, dgamma


@mistake(
    "batchnorm_backward",
    en="dx is N times too large. In the short formula N times the gradient, minus two sums, is divided by N "
    "and by the standard deviation; the division by N is missing.",
    ko="dx가 올바른 값의 N배입니다. 짧은 식에서는 기울기의 N배에서 합 두 개를 뺀 뒤 N과 표준편차로 "
    "나눕니다. N으로 나누는 부분이 빠졌습니다.",
)
def n_times_too_large(dout, cache):
    dx_hat, mean, along = backward(dout, cache)
    return len(dout) * (dx_hat - mean - along) / cache[1], *parameter_gradients(dout, cache)


@mistake(
    "batchnorm_backward",
    en="In dx the paths through mean and variance are too strong: their sums over the batch are not divided "
    "by N. Each sample has only the share 1/N in the mean and in the variance.",
    ko="dx에서 평균과 분산을 거치는 부분이 너무 큽니다. 배치에 대한 합을 N으로 나누지 않았습니다. 평균과 "
    "분산에서 샘플 하나가 차지하는 비율은 1/N입니다.",
)
def sums_not_divided_by_n(dout, cache):
    dx_hat, mean, along = backward(dout, cache)
    return (dx_hat - len(dout) * (mean + along)) / cache[1], *parameter_gradients(dout, cache)


@mistake(
    "batchnorm_backward",
    en="The number by which you divide the sums is the number of features, not of samples. For a square "
    "batch both agree, for others dx is wrong. N is the number of rows.",
    ko="합을 나눈 수가 샘플 수가 아니라 특성 수입니다. 배치가 정사각형이면 같지만 그렇지 않으면 dx가 "
    "틀립니다. N은 행의 수입니다.",
)
def number_of_features_for_n(dout, cache):
    dx_hat, mean, along = backward(dout, cache)
    ratio = dout.shape[0] / dout.shape[1]
    return (dx_hat - ratio * (mean + along)) / cache[1], *parameter_gradients(dout, cache)


@mistake(
    "batchnorm_backward",
    en="dx is divided by the variance, so it is off by one more standard deviation. In the forward pass the "
    "division was by the root of the variance.",
    ko="dx를 분산으로 나누어서 표준편차로 한 번 더 나눈 셈이 되었습니다. 순전파에서는 분산의 제곱근으로 "
    "나누었습니다.",
)
def divided_by_the_variance(dout, cache):
    dx_hat, mean, along = backward(dout, cache)
    return (dx_hat - mean - along) / cache[1] ** 2, *parameter_gradients(dout, cache)


@mistake(
    "batchnorm_backward",
    en="dx is not divided by the standard deviation. The forward pass divides by it, and the derivative of "
    "a division by a number is again a division by that number.",
    ko="dx를 표준편차로 나누지 않았습니다. 순전파에서 표준편차로 나누었고, 어떤 수로 나누는 연산의 미분은 "
    "다시 그 수로 나누는 것입니다.",
)
def not_divided(dout, cache):
    dx_hat, mean, along = backward(dout, cache)
    return dx_hat - mean - along, *parameter_gradients(dout, cache)


@mistake(
    "batchnorm_backward",
    en="The path through the variance has the wrong sign. A larger variance makes the outputs smaller, so "
    "the derivative of 1 over the root carries a minus.",
    ko="분산을 거치는 경로의 부호가 반대입니다. 분산이 커지면 출력은 작아지므로, 제곱근의 역수를 미분하면 "
    "음의 부호가 생깁니다.",
)
def sign_of_the_variance_path(dout, cache):
    dx_hat, mean, along = backward(dout, cache)
    return (dx_hat - mean + along) / cache[1], *parameter_gradients(dout, cache)


@mistake(
    "batchnorm_backward",
    en="The path through the variance is twice as strong as it should be. The 1/2 of the root's derivative "
    "and the 2 of the square's derivative cancel; one of the two is missing in your formula.",
    ko="분산을 거치는 경로의 기울기가 두 배입니다. 제곱근을 미분할 때의 1/2과 제곱을 미분할 때의 2가 서로 "
    "지워져야 하는데 그중 하나가 빠졌습니다.",
)
def half_of_the_root_forgotten(dout, cache):
    dx_hat, mean, along = backward(dout, cache)
    return (dx_hat - mean - 2 * along) / cache[1], *parameter_gradients(dout, cache)


@mistake(
    "batchnorm_backward",
    en="The caller's dout has changed: it is multiplied by gamma in place. The gradient that comes in may "
    "be needed elsewhere; make a new array.",
    ko="호출한 쪽의 dout이 바뀌었습니다. gamma를 제자리에서(in place) 곱했기 때문입니다. 들어온 기울기는 "
    "다른 곳에서도 필요할 수 있으므로 새 배열을 만드세요.",
)
def dout_changed(dout, cache):
    dgamma, dbeta = parameter_gradients(dout, cache)
    dx_hat, mean, along = backward(dout, cache)
    dout *= cache[2]
    return (dx_hat - mean - along) / cache[1], dgamma, dbeta


class InSteps(BatchNormalization):
    """A layer whose single steps can be done wrong; what is right is done here."""

    def forward(self, x, train_flg=True):
        if self.running_mean is None:
            self.running_mean = np.zeros(x.shape[1])
            self.running_var = np.zeros(x.shape[1])
        if not train_flg:
            return self.output(self.normalize(x, self.running_mean, self.running_var))
        mean, var = self.statistics(x)
        self.std = np.sqrt(var + 10e-7)
        self.x_hat = self.normalize(x, mean, var)
        self.remember(mean, var)
        return self.output(self.x_hat)

    def statistics(self, x):
        return x.mean(axis=0), x.var(axis=0)

    def normalize(self, x, mean, var):
        return (x - mean) / np.sqrt(var + 10e-7)

    def output(self, x_hat):
        return self.gamma * x_hat + self.beta

    def remember(self, mean, var):
        self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
        self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var

    def backward(self, dout):
        self.dgamma, self.dbeta = parameter_gradients(dout, (self.x_hat,))
        return self.dx(*backward(dout, (self.x_hat, self.std, self.gamma)))

    def dx(self, dx_hat, mean, along):
        return (dx_hat - mean - along) / self.std


@mistake(
    "BatchNormalization",
    en="The mean and the variance are taken over the features of one sample. They belong to the features: "
    "take them over the samples, which are the rows.",
    ko="샘플 하나의 특성들에 대해 평균과 분산을 구했습니다. 평균과 분산은 특성마다 있어야 합니다. 샘플, 즉 "
    "행들에 대해 구하세요.",
)
class WrongAxis(InSteps):
    def statistics(self, x):
        return x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)


@mistake(
    "BatchNormalization",
    en="You divide by the variance instead of its root, the standard deviation. Columns of your output then "
    "do not have the spread gamma.",
    ko="분산의 제곱근인 표준편차가 아니라 분산으로 나누었습니다. 그래서 출력의 각 열이 퍼진 정도가 gamma와 "
    "다릅니다.",
)
class DividedByVariance(InSteps):
    def normalize(self, x, mean, var):
        return (x - mean) / (var + 10e-7)


@mistake(
    "BatchNormalization",
    en="The small number under the root is missing. A feature that is the same in all samples has the "
    "variance 0, and the result there is nan.",
    ko="제곱근 안에 더하는 작은 수가 빠졌습니다. 모든 샘플에서 값이 같은 특성은 분산이 0이어서 결과가 nan이 "
    "됩니다.",
)
class NoEpsilon(InSteps):
    def normalize(self, x, mean, var):
        return (x - mean) / np.sqrt(var)


@mistake(
    "BatchNormalization",
    en="For features of ordinary size your output is right, for features of small variance it is not: the "
    "small number is not the one that the task names (10e-7, which is 1e-6), or it is not under the root.",
    ko="보통 크기의 특성에서는 출력이 맞지만 분산이 작은 특성에서는 다릅니다. 더하는 작은 수가 문제에서 "
    "정한 값(10e-7, 즉 1e-6)이 아니거나 제곱근 바깥에 있습니다.",
)
class AnotherEpsilon(InSteps):
    def normalize(self, x, mean, var):
        return (x - mean) / np.sqrt(var + 1e-7)


@mistake(
    "BatchNormalization",
    en="The small number is added to the standard deviation. Here it belongs to the variance, before the "
    "root is taken; the difference shows where the variance is small.",
    ko="작은 수를 표준편차에 더했습니다. 여기서는 제곱근을 구하기 전에 분산에 더해야 합니다. 분산이 작은 "
    "특성에서 차이가 납니다.",
)
class EpsilonOutsideTheRoot(InSteps):
    def normalize(self, x, mean, var):
        return (x - mean) / (np.sqrt(var) + 10e-7)


@mistake(
    "BatchNormalization",
    en="The variance is divided by N - 1, so it is too large by the factor N / (N - 1). Here it is the "
    "plain mean of squares, divided by N.",
    ko="분산을 N - 1로 나누어서 올바른 값의 N / (N - 1)배가 되었습니다. 여기서는 제곱의 단순한 평균이므로 "
    "N으로 나눕니다.",
)
class DividedByNMinus1(InSteps):
    def statistics(self, x):
        return x.mean(axis=0), x.var(axis=0, ddof=1)


@mistake(
    "BatchNormalization",
    en="With train_flg=False the output is still normalized with the batch's own mean and variance. A "
    "prediction must not depend on the other samples; use the running ones.",
    ko="train_flg=False일 때도 배치 자신의 평균과 분산으로 정규화했습니다. 예측은 다른 샘플에 따라 달라지면 "
    "안 되므로 running_mean과 running_var를 사용하세요.",
)
class BatchStatisticsAtTestTime(InSteps):
    def forward(self, x, train_flg=True):
        if train_flg:
            return super().forward(x, True)
        return self.output(self.normalize(x, *self.statistics(x)))


@mistake(
    "BatchNormalization",
    en="momentum is the share of the old running value here, and the batch gets the rest. Your running "
    "values keep only 1 - momentum of the old one (some libraries define it that way round).",
    ko="여기서 momentum은 이전 값의 비율이고 배치의 값이 나머지입니다. 지금은 이전 값이 1 - momentum만큼만 "
    "남습니다(그렇게 정한 라이브러리도 있습니다).",
)
class MomentumSwapped(InSteps):
    def remember(self, mean, var):
        self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean
        self.running_var = (1 - self.momentum) * self.running_var + self.momentum * var


@mistake(
    "BatchNormalization",
    en="running_mean and running_var do not change in training, so at test time the layer normalizes with "
    "values that have nothing to do with the data.",
    ko="학습할 때 running_mean과 running_var가 바뀌지 않습니다. 그래서 테스트할 때 데이터와 관계없는 값으로 "
    "정규화하게 됩니다.",
)
class NothingRemembered(InSteps):
    def remember(self, mean, var):
        del mean, var  # used for the output only


@mistake(
    "BatchNormalization",
    en="running_mean and running_var also change with train_flg=False. Using the network must not change "
    "it; update them only in training.",
    ko="train_flg=False일 때도 running_mean과 running_var가 바뀝니다. 신경망을 사용하기만 할 때는 바뀌지 "
    "않아야 합니다. 학습할 때만 갱신하세요.",
)
class RememberedAtTestTime(InSteps):
    def forward(self, x, train_flg=True):
        out = super().forward(x, train_flg)
        if not train_flg:
            self.remember(*self.statistics(x))
        return out


@mistake(
    "BatchNormalization",
    en="The running values start from zero at every batch. They have to be made once, at the first batch, "
    "if none were given, and must survive from one call to the next.",
    ko="running_mean과 running_var가 배치마다 0에서 다시 시작합니다. 주어지지 않았을 때 첫 배치에서 한 번만 "
    "만들고 다음 호출까지 남아 있어야 합니다.",
)
class StartsAnewEveryTime(InSteps):
    def remember(self, mean, var):
        self.running_mean = (1 - self.momentum) * mean
        self.running_var = (1 - self.momentum) * var


@mistake(
    "BatchNormalization",
    en="running_var averages standard deviations. Keep the variance itself there, before the small number "
    "is added and the root is taken; at test time the root follows.",
    ko="running_var에 표준편차의 평균이 들어 있습니다. 작은 수를 더하고 제곱근을 구하기 전의 분산을 "
    "저장하세요. 제곱근은 테스트할 때 구합니다.",
)
class RunningStandardDeviation(InSteps):
    def remember(self, mean, var):
        super().remember(mean, np.sqrt(var + 10e-7))


@mistake(
    "BatchNormalization",
    en="The scale gamma or the shift beta is not applied, or they have changed places: the normalized "
    "values are multiplied by gamma, and beta is added.",
    ko="gamma나 beta를 적용하지 않았거나 서로 바꾸어 사용했습니다. 정규화한 값에 gamma를 곱하고 beta를 "
    "더합니다.",
)
class GammaAndBetaExchanged(InSteps):
    def output(self, x_hat):
        return self.beta * x_hat + self.gamma


@mistake(
    "BatchNormalization",
    en="backward treats the mean and the variance as constants. They are computed from the batch, so each "
    "sample acts on all outputs through them. Two paths are missing in dx.",
    ko="backward에서 평균과 분산을 상수로 보았습니다. 둘 다 배치로 계산하므로 샘플 하나가 평균과 분산을 "
    "거쳐 모든 출력에 영향을 줍니다. dx에서 그 두 경로가 빠졌습니다.",
)
class StatisticsHeldFixed(InSteps):
    def dx(self, dx_hat, *_):
        return dx_hat / self.std


@mistake(
    "BatchNormalization",
    en="dx lacks the path through the standard deviation; the difference is proportional to the normalized "
    "x. The gradient by the standard deviation has to flow on to the centred x.",
    ko="dx에서 표준편차를 거치는 경로가 빠졌습니다. 차이가 정규화한 x에 비례합니다. 표준편차에 대한 "
    "기울기도 평균을 뺀 x로 흘러가야 합니다.",
)
class DeviationPathMissing(InSteps):
    def dx(self, dx_hat, mean, _):
        return (dx_hat - mean) / self.std


@mistake(
    "BatchNormalization",
    en="dx lacks the path through the mean: each column of dx is off by a constant. Its entries must add up "
    "to 0, because shifting a whole feature changes nothing.",
    ko="dx에서 평균을 거치는 경로가 빠졌습니다. 열마다 일정한 값만큼 다릅니다. 특성 전체에 같은 수를 "
    "더해도 출력은 변하지 않으므로 열의 합은 0이어야 합니다.",
)
class MeanPathMissing(InSteps):
    def dx(self, dx_hat, _, along):
        return (dx_hat - along) / self.std


@mistake(
    "BatchNormalization",
    en="dx lacks the factor gamma. The normalized values were multiplied by gamma on the way forward, so "
    "the gradient is multiplied by it on the way back.",
    ko="dx에 gamma가 빠졌습니다. 순전파에서 정규화한 값에 gamma를 곱했으므로 역전파에서도 기울기에 gamma를 "
    "곱해야 합니다.",
)
class NoGammaInBackward(InSteps):
    def dx(self, dx_hat, mean, along):
        return (dx_hat - mean - along) / self.gamma / self.std


@mistake(
    "BatchNormalization",
    en="The sums over the batch are not divided by N in dx. One sample has only the share 1/N in the mean "
    "and in the variance.",
    ko="dx에서 배치에 대한 합을 N으로 나누지 않았습니다. 평균과 분산에서 샘플 하나가 차지하는 비율은 "
    "1/N입니다.",
)
class SumsNotDividedByN(InSteps):
    def dx(self, dx_hat, mean, along):
        return (dx_hat - len(dx_hat) * (mean + along)) / self.std


@mistake(
    "BatchNormalization",
    en="dgamma and dbeta are N times too small: they are averages. Every sample uses gamma and beta, and "
    "the gradients of all uses add up.",
    ko="dgamma와 dbeta가 올바른 값의 N분의 1입니다. 평균을 냈기 때문입니다. 모든 샘플이 gamma와 beta를 "
    "사용하므로 각각의 기울기를 더해야 합니다.",
)
class AveragedParameterGradients(InSteps):
    def backward(self, dout):
        dx = super().backward(dout)
        self.dgamma, self.dbeta = self.dgamma / len(dout), self.dbeta / len(dout)
        return dx


@mistake(
    "BatchNormalization",
    en="dgamma is computed with the centred x. What gamma was multiplied by are the normalized values, so "
    "divided by the standard deviation.",
    ko="dgamma를 평균만 뺀 x로 계산했습니다. gamma와 곱한 것은 표준편차로도 나눈, 정규화한 값입니다.",
)
class GammaGradientOfCentredX(InSteps):
    def backward(self, dout):
        dx = super().backward(dout)
        self.dgamma = self.dgamma * self.std
        return dx


@mistake(
    "BatchNormalization",
    en="dgamma and dbeta grow from one backward pass to the next: they are added to the old ones. Each "
    "backward pass belongs to one batch, so they are set anew.",
    ko="backward를 호출할 때마다 dgamma와 dbeta가 커집니다. 이전 값에 더하고 있습니다. backward 한 번은 배치 "
    "하나에 대한 것이므로 매번 새로 정해야 합니다.",
)
class GradientsAddedUp(InSteps):
    def backward(self, dout):
        old = self.dgamma, self.dbeta
        dx = super().backward(dout)
        if old[0] is not None:
            self.dgamma, self.dbeta = self.dgamma + old[0], self.dbeta + old[1]
        return dx


@mistake(
    "BatchNormalization",
    en="dgamma and dbeta are still None after backward. They have to be stored in self; the optimizer reads "
    "them there.",
    ko="backward 뒤에도 dgamma와 dbeta가 None입니다. self에 저장해야 최적화 객체가 그 값을 읽을 수 "
    "있습니다.",
)
class GradientsNotStored(InSteps):
    def backward(self, dout):
        dx = super().backward(dout)
        self.dgamma = self.dbeta = None
        return dx


@mistake(
    "BatchNormalization",
    en="backward divides by the running standard deviation. In training the forward pass divided by that of "
    "the batch; keep it in forward for backward.",
    ko="backward에서 이동 분산의 제곱근으로 나누었습니다. 학습할 때 순전파에서는 배치의 표준편차로 "
    "나누었습니다. forward에서 그 값을 저장해 두고 backward에서 사용하세요.",
)
class RunningDeviationInBackward(InSteps):
    def dx(self, dx_hat, mean, along):
        return (dx_hat - mean - along) / np.sqrt(self.running_var + 10e-7)


def parts_of(x, t, order, n_val, n_test):
    """The three parts of samples in some order."""
    val, test, train = order[:n_val], order[n_val : n_val + n_test], order[n_val + n_test :]
    return x[train], t[train], x[val], t[val], x[test], t[test]


def split_order(x, seed):
    """The order that most solutions use."""
    np.random.seed(seed)
    return np.random.permutation(len(x))


@mistake(
    "train_val_test_split",
    en="The parts consist of neighbours: nothing is shuffled. Data are often sorted, and then the parts are of "
    "different kinds.",
    ko="이웃한 샘플끼리 모여 있습니다. 섞지 않았기 때문입니다. 데이터가 정렬되어 있으면 부분마다 종류가 달라집니다.",
)
def split_not_shuffled(x, t, validation_rate=0.2, test_rate=0.2, seed=0):
    return parts_of(x, t, np.arange(len(x)), int(len(x) * validation_rate), int(len(x) * test_rate))


@mistake(
    "train_val_test_split",
    en="x is shuffled, t is not, so samples have the labels of others.",
    ko="x만 섞고 t는 섞지 않아서 샘플에 다른 샘플의 레이블이 붙었습니다.",
)
def split_labels_not_shuffled(x, t, validation_rate=0.2, test_rate=0.2, seed=0):
    return parts_of(x[split_order(x, seed)], t, np.arange(len(x)), int(len(x) * validation_rate), int(len(x) * test_rate))


@mistake(
    "train_val_test_split",
    en="x and t are shuffled by two different permutations, so the samples have lost their labels. Draw one for "
    "both.",
    ko="x와 t를 서로 다른 순열로 섞어서 짝이 어긋났습니다. 순열을 하나만 만들어 둘 다에 사용하세요.",
)
def split_labels_shuffled_apart(x, t, validation_rate=0.2, test_rate=0.2, seed=0):
    order = split_order(x, seed)
    return parts_of(x[order], t[np.random.permutation(len(x))], np.arange(len(x)), int(len(x) * validation_rate), int(len(x) * test_rate))


@mistake(
    "train_val_test_split",
    en="Test and validation have samples in common: both are cut from the same place. What was used to choose must "
    "not judge.",
    ko="시험 데이터와 검증 데이터에 같은 샘플이 있습니다. 같은 곳에서 잘랐기 때문입니다. 고를 때 쓴 데이터로 평가하면 안 됩니다.",
)
def split_test_overlaps(x, t, validation_rate=0.2, test_rate=0.2, seed=0):
    n_val, n_test = int(len(x) * validation_rate), int(len(x) * test_rate)
    order = split_order(x, seed)
    parts = parts_of(x, t, order, n_val, n_test)
    return (*parts[:4], x[order[:n_test]], t[order[:n_test]])


@mistake(
    "train_val_test_split",
    en="The samples of the test are among those for training. Then the test judges what has been learned by heart.",
    ko="시험 데이터의 샘플이 훈련 데이터에도 들어 있습니다. 그러면 외운 것을 시험하게 됩니다.",
)
def split_test_in_training(x, t, validation_rate=0.2, test_rate=0.2, seed=0):
    n_val, n_test = int(len(x) * validation_rate), int(len(x) * test_rate)
    order = split_order(x, seed)
    return (x[order[n_val:]], t[order[n_val:]], *parts_of(x, t, order, n_val, n_test)[2:])


@mistake(
    "train_val_test_split",
    en="The parts are too large by one sample where the share is not whole: it is rounded to the nearest. int cuts "
    "off.",
    ko="비율이 딱 나누어떨어지지 않을 때 샘플이 하나 더 많습니다. 반올림했기 때문입니다. int로 소수 부분을 버리세요.",
)
def split_rounded(x, t, validation_rate=0.2, test_rate=0.2, seed=0):
    return parts_of(x, t, split_order(x, seed), round(len(x) * validation_rate), -int(-len(x) * test_rate // 1))


@mistake(
    "train_val_test_split",
    en="Validation and test have exchanged their sizes.",
    ko="검증 데이터와 시험 데이터의 크기가 서로 바뀌었습니다.",
)
def split_rates_exchanged(x, t, validation_rate=0.2, test_rate=0.2, seed=0):
    return parts_of(x, t, split_order(x, seed), int(len(x) * test_rate), int(len(x) * validation_rate))


@mistake(
    "train_val_test_split",
    en="The test is too small: its share is taken of what validation has left, not of all samples.",
    ko="시험 데이터가 너무 적습니다. 전체가 아니라 검증 데이터를 떼고 남은 것에 비율을 곱했습니다.",
)
def split_rate_of_the_rest(x, t, validation_rate=0.2, test_rate=0.2, seed=0):
    n_val = int(len(x) * validation_rate)
    return parts_of(x, t, split_order(x, seed), n_val, int((len(x) - n_val) * test_rate))


@mistake(
    "train_val_test_split",
    en="The arrays come in another order: first all x, then all t. Each part should be followed by its labels.",
    ko="반환하는 순서가 다릅니다. x를 먼저 모두 반환하고 t를 반환했습니다. 부분마다 x 다음에 t가 와야 합니다.",
)
def split_order_of_results(x, t, validation_rate=0.2, test_rate=0.2, seed=0):
    parts = parts_of(x, t, split_order(x, seed), int(len(x) * validation_rate), int(len(x) * test_rate))
    return (*parts[::2], *parts[1::2])


@mistake(
    "train_val_test_split",
    en="The seed has no effect: all seeds give the same parts.",
    ko="seed를 바꾸어도 결과가 같습니다.",
)
def split_seed_ignored(x, t, validation_rate=0.2, test_rate=0.2, seed=0):
    return parts_of(x, t, split_order(x, 0), int(len(x) * validation_rate), int(len(x) * test_rate))


@mistake(
    "train_val_test_split",
    en="Samples are drawn with replacement: some are in several parts, others in none. Use a permutation.",
    ko="복원 추출을 해서 여러 부분에 들어간 샘플도 있고 어디에도 없는 샘플도 있습니다. 순열을 사용하세요.",
)
def split_with_replacement(x, t, validation_rate=0.2, test_rate=0.2, seed=0):
    np.random.seed(seed)
    return parts_of(x, t, np.random.randint(0, len(x), len(x)), int(len(x) * validation_rate), int(len(x) * test_rate))


@mistake(
    "train_val_test_split",
    en="Samples are lost: the share for training is cut off as well. Training gets all that the others leave.",
    ko="샘플이 사라졌습니다. 훈련 데이터의 수까지 따로 계산해 버림했기 때문입니다. 나머지는 모두 훈련 데이터입니다.",
)
def split_training_rounded_too(x, t, validation_rate=0.2, test_rate=0.2, seed=0):
    parts = parts_of(x, t, split_order(x, seed), int(len(x) * validation_rate), int(len(x) * test_rate))
    n_train = int(len(x) * (1 - validation_rate - test_rate))
    return (parts[0][: n_train - (n_train == len(parts[0]))], parts[1][: n_train - (n_train == len(parts[0]))], *parts[2:])


def exponents(low, high, size, seed):
    """Powers of ten, from the stream that most solutions use."""
    np.random.seed(seed)
    return np.random.uniform(np.log10(low), np.log10(high), size)


@mistake(
    "sample_log_uniform",
    en="The values are evenly distributed themselves: of 0.0001 to 1 nine in ten are then above 0.1. The logarithms "
    "should be evenly distributed.",
    ko="값 자체가 고르게 퍼져 있습니다. 그러면 0.0001과 1 사이에서 열에 아홉은 0.1보다 큽니다. 로그가 고르게 퍼져야 합니다.",
)
def evenly_between_the_bounds(low, high, size, seed=0):
    np.random.seed(seed)
    return np.random.uniform(low, high, size)


@mistake(
    "sample_log_uniform",
    en="These are the exponents. Raise ten to them.",
    ko="지수를 반환했습니다. 10을 그만큼 거듭제곱해야 합니다.",
)
def exponents_returned(low, high, size, seed=0):
    return exponents(low, high, size, seed)


@mistake(
    "sample_log_uniform",
    en="The logarithm has the base 10 and the power the base e, so the values leave the bounds. Use the same base "
    "both times.",
    ko="로그의 밑은 10인데 거듭제곱의 밑은 e라서 값이 경계를 벗어납니다. 밑을 같게 하세요.",
)
def another_base(low, high, size, seed=0):
    return np.exp(exponents(low, high, size, seed))


@mistake(
    "sample_log_uniform",
    en="Only whole powers of ten can come out. Draw the exponents as floats.",
    ko="10의 정수 거듭제곱만 나옵니다. 지수를 실수로 뽑으세요.",
)
def powers_of_ten_only(low, high, size, seed=0):
    return 10.0 ** np.round(exponents(low, high, size, seed))


@mistake(
    "sample_log_uniform",
    en="Only one number is drawn and repeated. Draw as many as size says.",
    ko="수 하나만 뽑아 되풀이했습니다. size개를 뽑으세요.",
)
def one_value(low, high, size, seed=0):
    return np.full(size, 10 ** exponents(low, high, 1, seed)[0])


@mistake(
    "sample_log_uniform",
    en="The values stand in even steps between the bounds: nothing is random, and no seed changes anything.",
    ko="값이 경계 사이에 일정한 간격으로 놓여 있습니다. 무작위가 아니어서 seed를 바꾸어도 같습니다.",
)
def values_not_random(low, high, size, seed=0):
    return np.logspace(np.log10(low), np.log10(high), size)


@mistake(
    "sample_log_uniform",
    en="The seed has no effect: all seeds give the same values.",
    ko="seed를 바꾸어도 같은 값이 나옵니다.",
)
def log_seed_ignored(low, high, size, seed=0):
    return 10 ** exponents(low, high, size, 0)


@mistake(
    "sample_log_uniform",
    en="The bounds are used as exponents. They are values: take their logarithms first.",
    ko="경계를 지수로 썼습니다. 경계는 값이므로 먼저 로그를 취하세요.",
)
def bounds_as_exponents(low, high, size, seed=0):
    np.random.seed(seed)
    return 10 ** np.random.uniform(low, high, size)


@mistake(
    "sample_log_uniform",
    en="The values stand in a column. The shape should be (size,).",
    ko="값이 열로 놓여 있습니다. 형상은 (size,)여야 합니다.",
)
def column_of_values(low, high, size, seed=0):
    return 10 ** exponents(low, high, (size, 1), seed)
