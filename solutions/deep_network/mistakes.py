"""Wrong versions that students really write, each with the sentence that helps."""

import numpy as np

from grader.course import mistake

from .deep_network import (
    linear_activation_backward,
    linear_activation_forward,
    linear_backward,
    linear_forward,
    relu,
    relu_backward,
    sigmoid,
    sigmoid_backward,
)

# linear_forward


def deep_start(layer_dims, *, spread=0.01, draw=None, bias=None):
    """Initial parameters from the stream that most solutions use, with exchangeable parts."""
    np.random.seed(3)
    draw = draw or np.random.randn
    parameters = {}
    for layer in range(1, len(layer_dims)):
        parameters[f"W{layer}"] = draw(layer_dims[layer], layer_dims[layer - 1]) * spread
        parameters[f"b{layer}"] = np.zeros((layer_dims[layer], 1)) if bias is None else bias(layer_dims[layer])
    return parameters


@mistake(
    "initialize_parameters_deep",
    en="All weights are zeros. Then all units of a layer do the same and stay the same; they have to start from "
    "different values.",
    ko="가중치가 모두 0입니다. 그러면 한 층의 모든 뉴런이 똑같이 계산하고 똑같이 바뀝니다. 서로 다른 값에서 시작해야 합니다.",
)
def deep_zeros(layer_dims):
    return deep_start(layer_dims, spread=0.0)


@mistake(
    "initialize_parameters_deep",
    en="Your weights are a hundred times too large: the factor 0.01 is missing. Large sums make the sigmoid flat, "
    "and learning slow.",
    ko="가중치가 100배 큽니다. 0.01을 곱하지 않았습니다. 합이 크면 시그모이드가 평평해져서 학습이 느려집니다.",
)
def deep_large(layer_dims):
    return deep_start(layer_dims, spread=1.0)


@mistake(
    "initialize_parameters_deep",
    en="Your weights are all positive: they are drawn evenly from 0 to 1. Needed are normally distributed numbers "
    "around 0.",
    ko="가중치가 모두 양수입니다. 0과 1 사이에서 균등하게 뽑았기 때문입니다. 0을 중심으로 한 정규분포에서 뽑아야 합니다.",
)
def deep_rand_for_randn(layer_dims):
    return deep_start(layer_dims, draw=np.random.rand)


@mistake(
    "initialize_parameters_deep",
    en="Your weights are transposed. A row belongs to a unit of the layer, a column to an input.",
    ko="가중치가 전치되어 있습니다. 행은 그 층의 뉴런, 열은 입력에 해당합니다.",
)
def deep_transposed(layer_dims):
    parameters = deep_start(layer_dims)
    return {name: value.T if name.startswith("W") else value for name, value in parameters.items()}


@mistake(
    "initialize_parameters_deep",
    en="The biases have one axis only. Samples are columns here, so a bias is a column of the shape (n, 1).",
    ko="편향의 축이 하나뿐입니다. 여기에서는 샘플이 열이므로 편향은 형상이 (n, 1)인 열이어야 합니다.",
)
def deep_flat_biases(layer_dims):
    return deep_start(layer_dims, bias=np.zeros)


@mistake(
    "initialize_parameters_deep",
    en="Your biases are random. Only the weights have to differ; biases start from 0.",
    ko="편향이 무작위입니다. 서로 달라야 하는 것은 가중치뿐이고 편향은 0에서 시작합니다.",
)
def deep_random_biases(layer_dims):
    return deep_start(layer_dims, bias=lambda n: np.random.randn(n, 1) * 0.01)


@mistake(
    "initialize_parameters_deep",
    en="The last layer is missing. The list names the inputs too, so a network has one layer less than the list has "
    "numbers; look at the end of your range.",
    ko="마지막 층이 없습니다. 리스트에는 입력도 들어 있으므로 층의 수는 리스트의 길이보다 하나 적습니다. range의 끝을 살펴보세요.",
)
def deep_last_layer_missing(layer_dims):
    return deep_start(layer_dims[:-1])


@mistake(
    "initialize_parameters_deep",
    en="Your first layer is called W0. Layers are counted from 1; the inputs are layer 0 and have no parameters.",
    ko="첫 층의 이름이 W0입니다. 층은 1부터 셉니다. 입력이 0번 층이고 매개변수가 없습니다.",
)
def deep_numbered_from_zero(layer_dims):
    return {f"{name[0]}{int(name[1:]) - 1}": value for name, value in deep_start(layer_dims).items()}


@mistake(
    "initialize_parameters_deep",
    en="The layers have the same random numbers, because the seed is set anew for every layer. Set it once, before "
    "the loop.",
    ko="층마다 seed를 다시 정해서 여러 층의 난수가 같습니다. seed는 반복문 앞에서 한 번만 정하세요.",
)
def deep_seed_in_the_loop(layer_dims):
    def draw(*shape):
        np.random.seed(3)
        return np.random.randn(*shape)

    return deep_start(layer_dims, draw=draw)


@mistake(
    "linear_forward",
    en="Each row of Z is off by a constant: the bias b is not added. Look at what is left of Z when all "
       "inputs are 0.",
    ko="Z의 각 행이 일정한 값만큼 다릅니다. 편향 b를 더하지 않았습니다. 입력이 모두 0일 때 Z에 무엇이 "
       "남는지 생각해 보세요.",
)
def bias_forgotten(A, W, b):
    return np.dot(W, A), (A, W, b)


@mistake(
    "linear_forward",
    en="The bias enters with the wrong sign. It shifts every weighted sum upwards by b, not downwards.",
    ko="편향의 부호가 반대입니다. 가중합에서 b를 빼는 것이 아니라 가중합에 b를 더합니다.",
)
def bias_subtracted(A, W, b):
    return np.dot(W, A) - b, (A, W, b)


@mistake(
    "linear_forward",
    en="W and A are multiplied element by element. A layer needs the matrix product: every unit sums "
       "over all inputs.",
    ko="W와 A를 원소별로 곱했습니다. 층에는 행렬 곱이 필요합니다. 유닛마다 모든 입력에 대해 곱하고 더합니다.",
)
def elementwise_product(A, W, b):
    return W * A + b, (A, W, b)


@mistake(
    "linear_forward",
    en="The factors of the matrix product are in the wrong order. Compare the inner shapes: they must "
       "be n_prev on both sides.",
    ko="행렬 곱의 순서가 바뀌었습니다. 안쪽 형상을 비교해 보세요. 양쪽 모두 n_prev여야 합니다.",
)
def factors_swapped(A, W, b):
    return np.dot(A, W) + b, (A, W, b)


@mistake(
    "linear_forward",
    en="W is transposed, but it already has one row per unit of this layer. Write the shapes of both "
       "factors side by side.",
    ko="W를 전치했습니다. W에는 이미 이 층의 유닛마다 행이 하나씩 있습니다. 두 행렬의 형상을 나란히 적어 "
       "보세요.",
)
def weights_transposed(A, W, b):
    return np.dot(W.T, A) + b, (A, W, b)


@mistake(
    "linear_forward",
    en="Z comes out transposed: its rows are the samples. In this unit samples are columns, so Z has "
       "the shape (n, m).",
    ko="Z가 전치되어 행이 샘플이 되었습니다. 이 단원에서는 샘플이 열이므로 Z의 형상은 (n, m)입니다.",
)
def samples_as_rows(A, W, b):
    return np.dot(A.T, W.T) + b.T, (A, W, b)


@mistake(
    "linear_forward",
    en="One number, the sum of all biases, is added everywhere. Each unit has its own bias; numpy "
       "repeats the column b over the samples.",
    ko="편향을 모두 합한 숫자 하나를 전체에 더했습니다. 유닛마다 편향이 따로 있고, numpy가 열 b를 샘플마다 "
       "반복해 더해 줍니다.",
)
def biases_summed(A, W, b):
    return np.dot(W, A) + np.sum(b), (A, W, b)


@mistake(
    "linear_forward",
    en="The negative elements of Z have become 0: an activation has been applied. This function is only "
       "the linear part.",
    ko="Z의 음수가 모두 0이 되었습니다. 활성화 함수를 이미 적용했기 때문입니다. 이 함수는 선형 부분만 "
       "계산합니다.",
)
def activation_in_the_linear_part(A, W, b):
    return np.maximum(0, np.dot(W, A) + b), (A, W, b)


@mistake(
    "linear_forward",
    en="Z is right, but the cache holds Z in place of A. The backward pass needs what went into the layer.",
    ko="Z는 맞지만 캐시에 A 대신 Z가 들어 있습니다. 역전파에는 층에 들어온 값이 필요합니다.",
)
def output_in_the_cache(A, W, b):
    Z = np.dot(W, A) + b
    return Z, (Z, W, b)


@mistake(
    "linear_forward",
    en="Z is right, but the cache has its parts in another order. The functions that unpack it expect "
       "(A, W, b).",
    ko="Z는 맞지만 캐시의 순서가 다릅니다. 캐시를 풀어 쓰는 함수는 (A, W, b) 순서를 기대합니다.",
)
def cache_in_another_order(A, W, b):
    return np.dot(W, A) + b, (W, A, b)


@mistake(
    "linear_forward",
    en="Only Z is returned. The second value, the cache, is missing; without it there is nothing to go "
       "backward with.",
    ko="Z만 반환했습니다. 두 번째 값인 캐시가 없습니다. 캐시가 없으면 역전파를 할 수 없습니다.",
)
def cache_missing(A, W, b):
    return np.dot(W, A) + b


# linear_activation_forward


@mistake(
    "linear_activation_forward",
    en="The two activations are swapped: negative sums become 0 where sigmoid was asked for. Look at "
       "your if.",
    ko="두 활성화 함수가 바뀌었습니다. sigmoid일 때 음수가 0이 됩니다. if 조건을 살펴보세요.",
)
def activations_swapped(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = sigmoid(Z) if activation == "relu" else relu(Z)
    return A, (linear_cache, activation_cache)


@mistake(
    "linear_activation_forward",
    en="Every result lies between 0 and 1, for relu as well. The argument activation does not decide "
       "anything yet.",
    ko="relu일 때도 결과가 모두 0과 1 사이입니다. 인수 activation의 값에 따라 달라지는 것이 없습니다.",
)
def always_sigmoid(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = sigmoid(Z)
    return A, (linear_cache, activation_cache)


@mistake(
    "linear_activation_forward",
    en="ReLU is used whatever activation says. Results above 1 come out where sigmoid was asked for.",
    ko="activation과 상관없이 항상 ReLU를 사용했습니다. sigmoid일 때 1보다 큰 값이 나옵니다.",
)
def always_relu(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = relu(Z)
    return A, (linear_cache, activation_cache)


@mistake(
    "linear_activation_forward",
    en="The result equals Z: no activation has been applied. Without one, a stack of layers is a single "
       "linear layer.",
    ko="결과가 Z와 같습니다. 활성화 함수를 적용하지 않았습니다. 활성화 함수가 없으면 층을 쌓아도 선형 "
       "층 하나와 같습니다.",
)
def no_activation(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    return Z, (linear_cache, Z)


@mistake(
    "linear_activation_forward",
    en="tanh runs from -1 to 1. The sigmoid asked for here runs from 0 to 1 and is 0.5 where Z is 0.",
    ko="tanh의 값은 -1과 1 사이에 있습니다. 여기서 필요한 시그모이드의 값은 0과 1 사이에 있고 Z가 0이면 "
       "0.5입니다.",
)
def tanh_for_sigmoid(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    return (relu(Z)[0] if activation == "relu" else np.tanh(Z)), (linear_cache, Z)


@mistake(
    "linear_activation_forward",
    en="The sigmoid is applied twice: all its results lie between 0.5 and 0.74. Once is enough.",
    ko="시그모이드를 두 번 적용했습니다. 결과가 모두 0.5와 0.74 사이에 있습니다. 한 번이면 됩니다.",
)
def sigmoid_twice(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A = relu(Z)[0] if activation == "relu" else sigmoid(sigmoid(Z)[0])[0]
    return A, (linear_cache, Z)


@mistake(
    "linear_activation_forward",
    en="A is right, but the activation cache holds A. The given backward functions need Z, the value "
       "before the activation.",
    ko="A는 맞지만 활성화 캐시에 A가 들어 있습니다. 주어진 역전파 함수에는 활성화하기 전의 값 Z가 "
       "필요합니다.",
)
def activation_kept_for_Z(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, _ = relu(Z) if activation == "relu" else sigmoid(Z)
    return A, (linear_cache, A)


@mistake(
    "linear_activation_forward",
    en="A is right, but the two caches are in the wrong order. First comes the linear cache, then the "
       "activation's.",
    ko="A는 맞지만 두 캐시의 순서가 바뀌었습니다. 선형 캐시가 먼저이고 활성화 캐시가 다음입니다.",
)
def caches_swapped(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = relu(Z) if activation == "relu" else sigmoid(Z)
    return A, (activation_cache, linear_cache)


@mistake(
    "linear_activation_forward",
    en="A is right, but only the linear cache is kept. The backward pass also needs Z, to know where "
       "the activation was.",
    ko="A는 맞지만 선형 캐시만 남겼습니다. 역전파에서 활성화 함수의 기울기를 구하려면 Z도 필요합니다.",
)
def activation_cache_missing(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, _ = relu(Z) if activation == "relu" else sigmoid(Z)
    return A, linear_cache


@mistake(
    "linear_activation_forward",
    en="The cache lies flat, (A, W, b, Z). It must be a pair: the linear cache as one tuple, then the "
       "activation cache.",
    ko="캐시가 (A, W, b, Z)로 펼쳐져 있습니다. 선형 캐시 튜플과 활성화 캐시로 이루어진 쌍이어야 합니다.",
)
def flat_cache(A_prev, W, b, activation):
    Z, _ = linear_forward(A_prev, W, b)
    A, _ = relu(Z) if activation == "relu" else sigmoid(Z)
    return A, (A_prev, W, b, Z)


# L_model_forward


@mistake(
    "L_model_forward",
    en="The last layer uses ReLU too: AL has zeros and values above 1. The output should be a probability.",
    ko="마지막 층에도 ReLU를 사용했습니다. AL에 0인 값과, 1보다 큰 값이 있습니다. 출력은 확률이어야 합니다.",
)
def relu_at_the_output(X, parameters):
    A, caches = X, []
    for l in range(1, len(parameters) // 2 + 1):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    return A, caches


@mistake(
    "L_model_forward",
    en="Every layer uses sigmoid. A network of one layer is right, deeper ones are not: their hidden "
       "layers need ReLU.",
    ko="모든 층에 시그모이드를 사용했습니다. 층이 하나일 때만 맞습니다. 은닉층에는 ReLU가 필요합니다.",
)
def sigmoid_everywhere(X, parameters):
    A, caches = X, []
    for l in range(1, len(parameters) // 2 + 1):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "sigmoid")
        caches.append(cache)
    return A, caches


@mistake(
    "L_model_forward",
    en="The activations have changed places: sigmoid in the hidden layers, ReLU at the output. It "
       "should be the other way round.",
    ko="활성화 함수의 자리가 바뀌었습니다. 은닉층이 시그모이드, 출력층이 ReLU입니다. 반대여야 합니다.",
)
def hidden_and_output_swapped(X, parameters):
    L = len(parameters) // 2
    A, caches = X, []
    for l in range(1, L + 1):
        activation = "relu" if l == L else "sigmoid"
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], activation)
        caches.append(cache)
    return A, caches


@mistake(
    "L_model_forward",
    en="The output layer is missing: what comes out is the last hidden layer. The loop over the hidden "
       "layers needs one step after it.",
    ko="출력층이 빠졌습니다. 마지막 은닉층의 값이 그대로 나옵니다. 은닉층의 반복문 뒤에 한 단계가 더 "
       "필요합니다.",
)
def output_layer_missing(X, parameters):
    A, caches = X, []
    for l in range(1, len(parameters) // 2):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    return A, caches


@mistake(
    "L_model_forward",
    en="L is the number of all entries of parameters. Each layer has two of them, W and b, so there are "
       "half as many layers.",
    ko="L이 parameters의 원소 수와 같습니다. 층마다 W와 b 두 개가 있으므로 층의 수는 그 절반입니다.",
)
def layers_counted_twice(X, parameters):
    L = len(parameters)
    A, caches = X, []
    for l in range(1, L):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    A, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    return A, [*caches, cache]


@mistake(
    "L_model_forward",
    en="Every layer receives X again. From the second layer on, the input is the output of the layer before.",
    ko="모든 층이 X를 다시 입력으로 받습니다. 두 번째 층부터는 앞 층의 출력이 입력입니다.",
)
def X_into_every_layer(X, parameters):
    L = len(parameters) // 2
    A, caches = X, []
    for l in range(1, L + 1):
        activation = "sigmoid" if l == L else "relu"
        A, cache = linear_activation_forward(X, parameters[f"W{l}"], parameters[f"b{l}"], activation)
        caches.append(cache)
    return A, caches


@mistake(
    "L_model_forward",
    en="AL is right, but caches is one short. The cache of the last layer is not in the list.",
    ko="AL은 맞지만 caches가 하나 모자랍니다. 마지막 층의 캐시를 리스트에 넣지 않았습니다.",
)
def last_cache_missing(X, parameters):
    L = len(parameters) // 2
    A, caches = X, []
    for l in range(1, L):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    AL, _ = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    return AL, caches


@mistake(
    "L_model_forward",
    en="AL is right, but only the last layer's cache comes back. Collect the cache of every layer, the "
       "first layer's first.",
    ko="AL은 맞지만 마지막 층의 캐시만 반환했습니다. 모든 층의 캐시를 첫 층부터 차례로 모으세요.",
)
def only_the_last_cache(X, parameters):
    L = len(parameters) // 2
    A = X
    for l in range(1, L):
        A, _ = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
    return linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")


@mistake(
    "L_model_forward",
    en="AL is right, but the caches stand in reverse order. The first layer's cache belongs at the "
       "front of the list.",
    ko="AL은 맞지만 캐시의 순서가 거꾸로입니다. 첫 번째 층의 캐시가 리스트의 맨 앞에 와야 합니다.",
)
def caches_reversed(X, parameters):
    L = len(parameters) // 2
    A, caches = X, []
    for l in range(1, L + 1):
        activation = "sigmoid" if l == L else "relu"
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], activation)
        caches.insert(0, cache)
    return A, caches


@mistake(
    "L_model_forward",
    en="The number of layers is fixed at two. It must follow from parameters: other networks have one "
       "layer, or eleven.",
    ko="층의 수를 2로 고정했습니다. 층의 수는 parameters에서 구해야 합니다. 층이 1개나 11개인 신경망도 "
       "있습니다.",
)
def always_two_layers(X, parameters):
    A1, first = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
    A2, second = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
    return A2, [first, second]


@mistake(
    "L_model_forward",
    en="The layers are taken in alphabetical order, where W10 comes before W2. Count the layers with "
       "numbers instead.",
    ko="층을 알파벳 순서로 가져왔습니다. 그러면 W10이 W2보다 앞에 옵니다. 층을 숫자로 세어 보세요.",
)
def alphabetical_layers(X, parameters):
    names = sorted(key[1:] for key in parameters if key.startswith("W"))
    A, caches = X, []
    for name in names:
        activation = "sigmoid" if name == names[-1] else "relu"
        A, cache = linear_activation_forward(A, parameters[f"W{name}"], parameters[f"b{name}"], activation)
        caches.append(cache)
    return A, caches


# linear_backward


@mistake(
    "compute_cost",
    en="Your cost is negative. Logarithms of probabilities are negative, and the cost should be positive. Look at "
    "the sign.",
    ko="비용이 음수입니다. 확률의 로그는 음수이므로 부호를 바꿔야 비용이 양수가 됩니다. 부호를 살펴보세요.",
)
def cost_without_minus(AL, Y):
    return np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / Y.shape[1]


@mistake(
    "compute_cost",
    en="Your cost is m times too large: the losses are summed, but not divided by the number of samples.",
    ko="비용이 m배입니다. 손실을 더하기만 하고 샘플 수로 나누지 않았습니다.",
)
def cost_not_averaged(AL, Y):
    return -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))


@mistake(
    "compute_cost",
    en="Samples with the label 0 cost nothing in your code. The second term, for the answer no, is missing.",
    ko="레이블이 0인 샘플의 비용이 없습니다. 답이 '아니오'일 때의 둘째 항이 빠졌습니다.",
)
def cost_of_yes_only(AL, Y):
    return -np.sum(Y * np.log(AL)) / Y.shape[1]


@mistake(
    "compute_cost",
    en="Samples with the label 1 cost nothing in your code. The first term, for the answer yes, is missing.",
    ko="레이블이 1인 샘플의 비용이 없습니다. 답이 '예'일 때의 첫째 항이 빠졌습니다.",
)
def cost_of_no_only(AL, Y):
    return -np.sum((1 - Y) * np.log(1 - AL)) / Y.shape[1]


@mistake(
    "compute_cost",
    en="With one output your cost is right, with several it is too small: it is averaged over the outputs too. Only "
    "the samples are averaged.",
    ko="출력이 하나일 때는 맞지만 여러 개이면 비용이 작습니다. 출력에 대해서도 평균했기 때문입니다. 샘플에 대해서만 평균하세요.",
)
def cost_mean_over_everything(AL, Y):
    return -np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))


@mistake(
    "compute_cost",
    en="This is the mean squared error. The cost that belongs to the sigmoid is made of logarithms.",
    ko="평균 제곱 오차입니다. 시그모이드에 어울리는 비용은 로그로 이루어집니다.",
)
def cost_squared_error(AL, Y):
    return np.sum((AL - Y) ** 2) / Y.shape[1]


@mistake(
    "compute_cost",
    en="Your cost is 1.4427 times too large: the logarithm has the base 2. The natural logarithm is meant.",
    ko="비용이 1.4427배입니다. 로그의 밑이 2입니다. 자연로그를 사용하세요.",
)
def cost_base_two(AL, Y):
    return -np.sum(Y * np.log2(AL) + (1 - Y) * np.log2(1 - AL)) / Y.shape[1]


@mistake(
    "compute_cost",
    en="Your cost is a matrix. With dot of rows every sample meets the label of every other, or the axes of the "
    "product stay; a single number is needed.",
    ko="비용이 행렬입니다. 숫자 하나여야 합니다. 행렬 곱의 축이 그대로 남아 있습니다.",
)
def cost_in_a_matrix(AL, Y):
    return -(Y @ np.log(AL).T + (1 - Y) @ np.log(1 - AL).T) / Y.shape[1]


@mistake(
    "compute_cost",
    en="Your cost is large where the predictions are right: yes and no are exchanged in the two terms.",
    ko="예측이 맞을 때 비용이 큽니다. 두 항에서 '예'와 '아니오'가 서로 바뀌었습니다.",
)
def cost_labels_exchanged(AL, Y):
    return -np.sum((1 - Y) * np.log(AL) + Y * np.log(1 - AL)) / Y.shape[1]


@mistake(
    "compute_cost",
    en="Your cost is half of what it should be. The factor one half belongs to squared errors.",
    ko="비용이 절반입니다. 2분의 1은 제곱 오차에 쓰는 것입니다.",
)
def cost_halved(AL, Y):
    return -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / (2 * Y.shape[1])


@mistake(
    "linear_backward",
    en="dW is m times too large: the average over the m samples is missing. The cost is a mean, so its "
       "gradient is one too.",
    ko="dW가 올바른 값의 m배입니다. 샘플 m개에 대한 평균을 내지 않았습니다. 비용이 평균이므로 기울기도 "
       "평균입니다.",
)
def dW_without_average(dZ, cache):
    A_prev, W, _ = cache
    return np.dot(W.T, dZ), np.dot(dZ, A_prev.T), np.mean(dZ, axis=1, keepdims=True)


@mistake(
    "linear_backward",
    en="db is m times too large. It is the sum over the samples, but should be their average, as in dW.",
    ko="db가 올바른 값의 m배입니다. 샘플에 대한 합이기 때문입니다. dW와 마찬가지로 평균이어야 합니다.",
)
def db_without_average(dZ, cache):
    A_prev, W, _ = cache
    return np.dot(W.T, dZ), np.dot(dZ, A_prev.T) / dZ.shape[1], np.sum(dZ, axis=1, keepdims=True)


@mistake(
    "linear_backward",
    en="dW and db are both m times too large. They belong to the cost, which is the average over the m "
       "samples.",
    ko="dW와 db가 모두 올바른 값의 m배입니다. 이 둘은 샘플 m개의 평균인 비용 함수의 기울기입니다.",
)
def no_average_at_all(dZ, cache):
    A_prev, W, _ = cache
    return np.dot(W.T, dZ), np.dot(dZ, A_prev.T), np.sum(dZ, axis=1, keepdims=True)


@mistake(
    "linear_backward",
    en="m is taken from the rows of A_prev: that is the number of its units. The samples are the columns.",
    ko="m을 A_prev의 행에서 가져왔습니다. 행의 수는 유닛의 수입니다. 샘플은 열입니다.",
)
def m_from_the_rows_of_A(dZ, cache):
    A_prev, W, _ = cache
    m = A_prev.shape[0]
    return np.dot(W.T, dZ), np.dot(dZ, A_prev.T) / m, np.sum(dZ, axis=1, keepdims=True) / m


@mistake(
    "linear_backward",
    en="dW and db are divided by the number of units, the rows of dZ. The number of samples is its "
       "number of columns.",
    ko="dW와 db를 dZ의 행의 수, 즉 유닛의 수로 나누었습니다. 샘플의 수는 열의 수입니다.",
)
def m_from_the_rows_of_dZ(dZ, cache):
    A_prev, W, _ = cache
    m = len(dZ)
    return np.dot(W.T, dZ), np.dot(dZ, A_prev.T) / m, np.sum(dZ, axis=1, keepdims=True) / m


@mistake(
    "linear_backward",
    en="db is summed over the units, so it has one number per sample. Each unit needs one number: sum "
       "over the samples.",
    ko="db를 유닛 방향으로 더해서 샘플마다 값이 하나씩 나왔습니다. 유닛마다 하나씩이어야 하므로 샘플 "
       "방향으로 더해야 합니다.",
)
def db_over_the_units(dZ, cache):
    A_prev, W, _ = cache
    m = A_prev.shape[1]
    return np.dot(W.T, dZ), np.dot(dZ, A_prev.T) / m, np.sum(dZ, axis=0, keepdims=True) / m


@mistake(
    "linear_backward",
    en="db has the right numbers but the shape (n,). It must look like b, (n, 1), or it spreads over "
       "the samples when subtracted.",
    ko="db의 값은 맞지만 형상이 (n,)입니다. b와 같은 (n, 1)이어야 합니다. 그렇지 않으면 b에서 뺄 때 "
       "브로드캐스트 때문에 엉뚱한 형상이 됩니다.",
)
def db_loses_its_axis(dZ, cache):
    A_prev, W, _ = cache
    m = A_prev.shape[1]
    return np.dot(W.T, dZ), np.dot(dZ, A_prev.T) / m, np.sum(dZ, axis=1) / m


@mistake(
    "linear_backward",
    en="db is a single number, the sum over everything. Each unit has its own bias and needs its own sum.",
    ko="db가 전체를 더한 숫자 하나입니다. 유닛마다 편향이 따로 있으므로 합도 따로 구해야 합니다.",
)
def db_a_single_number(dZ, cache):
    A_prev, W, _ = cache
    m = A_prev.shape[1]
    return np.dot(W.T, dZ), np.dot(dZ, A_prev.T) / m, np.sum(dZ) / m


@mistake(
    "linear_backward",
    en="db still has one column per sample. All samples share the same bias, so their gradients must be "
       "added up.",
    ko="db에 아직 샘플마다 열이 있습니다. 모든 샘플이 같은 편향을 쓰므로 기울기를 더해야 합니다.",
)
def db_not_summed(dZ, cache):
    A_prev, W, _ = cache
    m = A_prev.shape[1]
    return np.dot(W.T, dZ), np.dot(dZ, A_prev.T) / m, dZ / m


@mistake(
    "linear_backward",
    en="dA_prev is m times too small. Each column of it belongs to one sample; nothing is averaged there.",
    ko="dA_prev가 올바른 값의 m분의 1입니다. dA_prev의 열은 샘플 하나에 속하므로 평균을 내지 않습니다.",
)
def dA_prev_averaged(dZ, cache):
    A_prev, W, _ = cache
    m = A_prev.shape[1]
    return np.dot(W.T, dZ) / m, np.dot(dZ, A_prev.T) / m, np.mean(dZ, axis=1, keepdims=True)


@mistake(
    "linear_backward",
    en="W is not transposed in dA_prev. On the way back the sum runs over the units of this layer, the "
       "rows of W.",
    ko="dA_prev에서 W를 전치하지 않았습니다. 역전파에서는 이 층의 유닛, 즉 W의 행에 대해 더합니다.",
)
def weights_not_transposed(dZ, cache):
    A_prev, W, _ = cache
    m = A_prev.shape[1]
    return np.dot(W, dZ), np.dot(dZ, A_prev.T) / m, np.mean(dZ, axis=1, keepdims=True)


@mistake(
    "linear_backward",
    en="dW is transposed. A gradient has the shape of what it belongs to: dW looks like W, (n, n_prev).",
    ko="dW가 전치되어 있습니다. 기울기의 형상은 원래 값과 같습니다. dW는 W처럼 (n, n_prev)입니다.",
)
def dW_transposed(dZ, cache):
    A_prev, W, _ = cache
    m = A_prev.shape[1]
    return np.dot(W.T, dZ), np.dot(A_prev, dZ.T) / m, np.mean(dZ, axis=1, keepdims=True)


@mistake(
    "linear_backward",
    en="dW multiplies dZ and A_prev element by element. Every pair of a unit and an input needs a sum "
       "over the samples.",
    ko="dW에서 dZ와 A_prev를 원소별로 곱했습니다. 유닛과 입력의 쌍마다 샘플에 대한 합이 필요합니다.",
)
def dW_elementwise(dZ, cache):
    A_prev, W, _ = cache
    m = A_prev.shape[1]
    return np.dot(W.T, dZ), dZ * A_prev / m, np.mean(dZ, axis=1, keepdims=True)


@mistake(
    "linear_backward",
    en="The numbers are right, but in the order (dW, db, dA_prev). The order asked for is (dA_prev, dW, db).",
    ko="값은 맞지만 (dW, db, dA_prev) 순서입니다. 반환 순서는 (dA_prev, dW, db)입니다.",
)
def returned_in_another_order(dZ, cache):
    A_prev, W, _ = cache
    m = A_prev.shape[1]
    return np.dot(dZ, A_prev.T) / m, np.mean(dZ, axis=1, keepdims=True), np.dot(W.T, dZ)


@mistake(
    "linear_backward",
    en="dW and db have the wrong sign. The minus of gradient descent belongs into the update, not into "
       "the gradient.",
    ko="dW와 db의 부호가 반대입니다. 경사 하강법의 빼기는 기울기를 구할 때가 아니라 매개변수를 갱신할 때 "
       "합니다.",
)
def minus_in_the_gradient(dZ, cache):
    A_prev, W, _ = cache
    m = A_prev.shape[1]
    return np.dot(W.T, dZ), -np.dot(dZ, A_prev.T) / m, -np.mean(dZ, axis=1, keepdims=True)


@mistake(
    "linear_backward",
    en="All three values are right, but dZ has been divided by m in place: the array of the caller is "
       "changed. Make a new one.",
    ko="세 값은 맞지만 dZ 자체를 m으로 나누어서 호출한 쪽의 배열이 바뀌었습니다. 새 배열을 만드세요.",
)
def dZ_divided_in_place(dZ, cache):
    A_prev, W, _ = cache
    dA_prev = np.dot(W.T, dZ)
    dZ /= A_prev.shape[1]
    return dA_prev, np.dot(dZ, A_prev.T), np.sum(dZ, axis=1, keepdims=True)


# linear_activation_backward


@mistake(
    "linear_activation_backward",
    en="dA goes straight into the linear part: the slope of the activation is missing. First find dZ "
       "from dA.",
    ko="dA가 바로 선형 부분으로 들어갑니다. 활성화 함수의 미분이 빠졌습니다. 먼저 dA에서 dZ를 구하세요.",
)
def activation_derivative_missing(dA, cache, activation):
    return linear_backward(dA, cache[0])


@mistake(
    "linear_activation_backward",
    en="The two derivatives are swapped: sigmoid's is used where activation is relu, and the reverse. "
       "Look at your if.",
    ko="두 활성화 함수의 미분이 바뀌었습니다. activation이 relu일 때 시그모이드의 미분을 사용합니다. if "
       "조건을 살펴보세요.",
)
def derivatives_swapped(dA, cache, activation):
    backward = sigmoid_backward if activation == "relu" else relu_backward
    return linear_backward(backward(dA, cache[1]), cache[0])


@mistake(
    "linear_activation_backward",
    en="dA is multiplied by Z where Z > 0. The slope of ReLU there is 1, whatever the size of Z.",
    ko="Z > 0인 곳에서 dA에 Z를 곱했습니다. 그곳에서 ReLU의 기울기는 Z의 크기와 상관없이 1입니다.",
)
def relu_slope_is_Z(dA, cache, activation):
    linear_cache, Z = cache
    dZ = dA * np.maximum(Z, 0) if activation == "relu" else sigmoid_backward(dA, Z)
    return linear_backward(dZ, linear_cache)


@mistake(
    "linear_activation_backward",
    en="The zeros are set where dA is negative. ReLU blocks the gradient where Z was negative, whatever "
       "sign dA has.",
    ko="dA가 음수인 곳을 0으로 만들었습니다. ReLU는 dA의 부호와 상관없이 Z가 음수였던 곳에서 기울기를 "
       "막습니다.",
)
def relu_of_the_gradient(dA, cache, activation):
    linear_cache, Z = cache
    dZ = np.maximum(dA, 0) if activation == "relu" else sigmoid_backward(dA, Z)
    return linear_backward(dZ, linear_cache)


@mistake(
    "linear_activation_backward",
    en="The gradients are right, but dA was changed in place. The caller still needs it: work on a copy.",
    ko="기울기는 맞지만 dA 자체가 바뀌었습니다. 호출한 쪽에서 아직 필요한 값이므로 복사본을 사용하세요.",
)
def caller_s_dA_changed(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        dA[Z <= 0] = 0
        return linear_backward(dA, linear_cache)
    return linear_backward(sigmoid_backward(dA, Z), linear_cache)


@mistake(
    "linear_activation_backward",
    en="For sigmoid the slope is taken as Z * (1 - Z). The rule s * (1 - s) needs the activation s, but "
       "the cache holds Z.",
    ko="시그모이드의 기울기를 Z * (1 - Z)로 계산했습니다. s * (1 - s)의 s는 활성화 값이지만 캐시에는 "
       "Z가 있습니다.",
)
def Z_taken_for_A(dA, cache, activation):
    linear_cache, Z = cache
    dZ = relu_backward(dA, Z) if activation == "relu" else dA * Z * (1 - Z)
    return linear_backward(dZ, linear_cache)


@mistake(
    "linear_activation_backward",
    en="For sigmoid, dA is multiplied by the activation s alone. The slope has a second factor, and is "
       "never above 0.25.",
    ko="시그모이드에서 dA에 활성화 값 s만 곱했습니다. 기울기에는 곱해야 할 값이 하나 더 있고, 기울기는 "
       "0.25를 넘지 않습니다.",
)
def sigmoid_for_its_slope(dA, cache, activation):
    linear_cache, Z = cache
    dZ = relu_backward(dA, Z) if activation == "relu" else dA * sigmoid(Z)[0]
    return linear_backward(dZ, linear_cache)


@mistake(
    "linear_activation_backward",
    en="The sigmoid's slope is multiplied in twice, so gradients are far too small. One activation "
       "gives one factor.",
    ko="시그모이드의 미분을 두 번 곱해서 기울기가 너무 작습니다. 활성화 함수 하나에 미분은 한 번만 "
       "곱합니다.",
)
def derivative_twice(dA, cache, activation):
    linear_cache, Z = cache
    dZ = relu_backward(dA, Z) if activation == "relu" else sigmoid_backward(sigmoid_backward(dA, Z), Z)
    return linear_backward(dZ, linear_cache)


@mistake(
    "linear_activation_backward",
    en="For relu, dZ is only the mask of ones and zeros. It must still be multiplied by dA, as the "
       "chain rule says.",
    ko="relu일 때 dZ가 1과 0으로 된 마스크뿐입니다. 연쇄 법칙에 따라 dA를 곱해야 합니다.",
)
def mask_without_dA(dA, cache, activation):
    linear_cache, Z = cache
    dZ = (Z > 0).astype(float) if activation == "relu" else sigmoid_backward(dA, Z)
    return linear_backward(dZ, linear_cache)


@mistake(
    "linear_activation_backward",
    en="The ReLU derivative is used whatever activation says. Layers with sigmoid need sigmoid_backward.",
    ko="activation과 상관없이 ReLU의 미분을 사용했습니다. sigmoid 층에는 sigmoid_backward가 필요합니다.",
)
def always_relu_backward(dA, cache, activation):
    return linear_backward(relu_backward(dA, cache[1]), cache[0])


@mistake(
    "linear_activation_backward",
    en="The sigmoid derivative is used whatever activation says. Layers with relu need relu_backward.",
    ko="activation과 상관없이 시그모이드의 미분을 사용했습니다. relu 층에는 relu_backward가 필요합니다.",
)
def always_sigmoid_backward(dA, cache, activation):
    return linear_backward(sigmoid_backward(dA, cache[1]), cache[0])


@mistake(
    "linear_activation_backward",
    en="dW and db are right, but dA_prev is made of dA. The whole linear part starts from dZ, after the "
       "activation's slope.",
    ko="dW와 db는 맞지만 dA_prev를 dA로 구했습니다. 선형 부분은 모두 활성화의 미분을 곱한 dZ에서 시작합니다.",
)
def dA_prev_from_dA(dA, cache, activation):
    linear_cache, Z = cache
    dZ = relu_backward(dA, Z) if activation == "relu" else sigmoid_backward(dA, Z)
    _, dW, db = linear_backward(dZ, linear_cache)
    return np.dot(linear_cache[1].T, dA), dW, db


@mistake(
    "linear_activation_backward",
    en="dW and db are m times too small: they are averaged over the samples again. linear_backward has "
       "done that already.",
    ko="dW와 db가 올바른 값의 m분의 1입니다. 평균을 한 번 더 냈습니다. linear_backward에서 이미 평균을 "
       "냈습니다.",
)
def averaged_again(dA, cache, activation):
    linear_cache, Z = cache
    m = dA.shape[1]
    dZ = relu_backward(dA, Z) if activation == "relu" else sigmoid_backward(dA, Z)
    dA_prev, dW, db = linear_backward(dZ, linear_cache)
    return dA_prev, dW / m, db / m


@mistake(
    "linear_activation_backward",
    en="dZ comes back in place of dA_prev. The gradient has to go through the weights to reach the "
       "layer before.",
    ko="dA_prev 대신 dZ를 반환했습니다. 앞 층에 닿으려면 기울기가 가중치를 지나야 합니다.",
)
def dZ_returned(dA, cache, activation):
    linear_cache, Z = cache
    dZ = relu_backward(dA, Z) if activation == "relu" else sigmoid_backward(dA, Z)
    return dZ, *linear_backward(dZ, linear_cache)[1:]


# L_model_backward


@mistake(
    "L_model_backward",
    en="All gradients have the wrong sign, from the last layer to the first. The error is where they "
       "all begin: the minus in dAL.",
    ko="모든 기울기의 부호가 반대입니다. 첫 미분 dAL 앞의 음의 부호가 빠졌습니다.",
)
def dAL_without_minus(AL, Y, caches):
    grads, L = {}, len(caches)
    dA = Y / AL - (1 - Y) / (1 - AL)
    for l in range(L, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(
            dA, caches[l - 1], "sigmoid" if l == L else "relu"
        )
        grads[f"dA{l - 1}"] = dA
    return grads


@mistake(
    "L_model_backward",
    en="Samples with label 0 leave no trace in the gradients. The second half of dAL, with 1 - Y, is "
       "missing.",
    ko="레이블이 0인 샘플이 기울기에 전혀 반영되지 않습니다. dAL에서 1 - Y가 있는 두 번째 항이 빠졌습니다.",
)
def label_zero_ignored(AL, Y, caches):
    grads, L = {}, len(caches)
    dA = -(Y / AL)
    for l in range(L, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(
            dA, caches[l - 1], "sigmoid" if l == L else "relu"
        )
        grads[f"dA{l - 1}"] = dA
    return grads


@mistake(
    "L_model_backward",
    en="Label 0 pushes the output the wrong way: the two halves of dAL must have opposite signs. Mind "
       "the brackets after the minus.",
    ko="레이블이 0인 샘플이 출력을 반대 방향으로 움직입니다. dAL의 두 항은 부호가 서로 달라야 합니다. 음의 "
       "부호 뒤의 괄호를 살펴보세요.",
)
def both_halves_negative(AL, Y, caches):
    grads, L = {}, len(caches)
    dA = -(Y / AL + (1 - Y) / (1 - AL))
    for l in range(L, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(
            dA, caches[l - 1], "sigmoid" if l == L else "relu"
        )
        grads[f"dA{l - 1}"] = dA
    return grads


@mistake(
    "L_model_backward",
    en="AL - Y is used as dAL and then goes through sigmoid_backward: the slope of the sigmoid counts "
       "twice. AL - Y is already dZ.",
    ko="AL - Y를 dAL로 쓰고 다시 sigmoid_backward를 거쳤습니다. 시그모이드의 미분이 두 번 들어갑니다. "
       "AL - Y는 이미 dZ입니다.",
)
def output_slope_twice(AL, Y, caches):
    grads, L = {}, len(caches)
    dA = AL - Y
    for l in range(L, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(
            dA, caches[l - 1], "sigmoid" if l == L else "relu"
        )
        grads[f"dA{l - 1}"] = dA
    return grads


@mistake(
    "L_model_backward",
    en="dAL goes through the last layer as if it had no activation. The slope of the sigmoid is missing "
       "in every gradient.",
    ko="dAL이 마지막 층을 활성화 함수 없이 지나갑니다. 모든 기울기에서 시그모이드의 미분이 빠졌습니다.",
)
def output_slope_missing(AL, Y, caches):
    grads, L = {}, len(caches)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_backward(dA, caches[L - 1][0])
    grads[f"dA{L - 1}"] = dA
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l - 1}"] = dA
    return grads


@mistake(
    "L_model_backward",
    en="The last layer is right, those before it are not. The derivative of ReLU is missing in the "
       "hidden layers.",
    ko="마지막 층은 맞지만 그 앞의 층은 다릅니다. 은닉층에서 ReLU의 미분이 빠졌습니다.",
)
def relu_slope_missing(AL, Y, caches):
    grads, L = {}, len(caches)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_activation_backward(dA, caches[L - 1], "sigmoid")
    grads[f"dA{L - 1}"] = dA
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dA, caches[l - 1][0])
        grads[f"dA{l - 1}"] = dA
    return grads


@mistake(
    "L_model_backward",
    en="The last layer is right, those before it are not. Hidden layers are ReLU layers, but sigmoid is "
       "named for them.",
    ko="마지막 층은 맞지만 그 앞의 층은 다릅니다. 은닉층은 ReLU인데 시그모이드의 미분을 사용했습니다.",
)
def sigmoid_in_the_hidden_layers(AL, Y, caches):
    grads = {}
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in range(len(caches), 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "sigmoid")
        grads[f"dA{l - 1}"] = dA
    return grads


@mistake(
    "L_model_backward",
    en="The last layer is treated as a ReLU layer, so already its own gradients are wrong. The output "
       "layer is a sigmoid.",
    ko="마지막 층을 ReLU로 다루어서 그 층의 기울기부터 다릅니다. 출력층은 시그모이드입니다.",
)
def relu_backward_at_the_output(AL, Y, caches):
    grads = {}
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in range(len(caches), 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l - 1}"] = dA
    return grads


@mistake(
    "L_model_backward",
    en="The gradients are right, but dA is numbered one too high. What comes out of layer l belongs to "
       "the activations of layer l - 1.",
    ko="기울기는 맞지만 dA의 번호가 하나씩 큽니다. l번째 층에서 나온 값은 l - 1번째 층의 활성화에 대한 "
       "기울기입니다.",
)
def dA_numbered_from_one(AL, Y, caches):
    grads, L = {}, len(caches)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in range(L, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(
            dA, caches[l - 1], "sigmoid" if l == L else "relu"
        )
        grads[f"dA{l}"] = dA
    return grads


@mistake(
    "L_model_backward",
    en="dW and db are numbered from 0. Layers count from 1, while the list of caches counts from 0.",
    ko="dW와 db의 번호가 0부터 시작합니다. 층은 1부터 세고 캐시 리스트는 0부터 셉니다.",
)
def layers_numbered_from_zero(AL, Y, caches):
    grads, L = {}, len(caches)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in range(L - 1, -1, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(
            dA, caches[l], "sigmoid" if l == L - 1 else "relu"
        )
        grads[f"dA{l}"] = dA
    return grads


@mistake(
    "L_model_backward",
    en="The loop ends before the first layer: dW1, db1 and dA0 are missing. Write down which numbers "
       "your range gives.",
    ko="반복문이 첫 번째 층 앞에서 끝나 dW1, db1, dA0이 없습니다. range가 어떤 수들을 차례로 내는지 적어 "
       "보세요.",
)
def first_layer_skipped(AL, Y, caches):
    grads, L = {}, len(caches)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in range(L, 1, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(
            dA, caches[l - 1], "sigmoid" if l == L else "relu"
        )
        grads[f"dA{l - 1}"] = dA
    return grads


@mistake(
    "L_model_backward",
    en="All gradients are m times too small. dAL is divided by m, and then linear_backward averages "
       "once more.",
    ko="모든 기울기가 올바른 값의 m분의 1입니다. dAL을 m으로 나누었는데 linear_backward에서 또 평균을 "
       "냅니다.",
)
def averaged_twice(AL, Y, caches):
    grads, L = {}, len(caches)
    dA = -(Y / AL - (1 - Y) / (1 - AL)) / Y.shape[1]
    for l in range(L, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(
            dA, caches[l - 1], "sigmoid" if l == L else "relu"
        )
        grads[f"dA{l - 1}"] = dA
    return grads


@mistake(
    "L_model_backward",
    en="The number of layers is fixed at two. It must follow from caches: other networks have one "
       "layer, or four.",
    ko="층의 수를 2로 고정했습니다. 층의 수는 caches에서 구해야 합니다. 층이 1개나 4개인 신경망도 있습니다.",
)
def two_layers_backward(AL, Y, caches):
    grads = {}
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    grads["dA1"], grads["dW2"], grads["db2"] = linear_activation_backward(dA, caches[1], "sigmoid")
    grads["dA0"], grads["dW1"], grads["db1"] = linear_activation_backward(grads["dA1"], caches[0], "relu")
    return grads


@mistake(
    "L_model_backward",
    en="AL and Y have changed places in dAL: a division by labels that are 0 gives inf or nan. Look at "
       "what stands below the line.",
    ko="dAL에서 AL과 Y의 자리가 바뀌었습니다. 0인 레이블로 나누어 inf나 nan이 나옵니다. 분모를 살펴보세요.",
)
def AL_and_Y_swapped(AL, Y, caches):
    grads, L = {}, len(caches)
    dA = -(AL / Y - (1 - AL) / (1 - Y))
    for l in range(L, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(
            dA, caches[l - 1], "sigmoid" if l == L else "relu"
        )
        grads[f"dA{l - 1}"] = dA
    return grads


@mistake(
    "L_model_backward",
    en="dAL is handed to every layer. Each layer needs the dA that came out of the layer after it.",
    ko="모든 층에 dAL을 넘겼습니다. 각 층에는 바로 뒤의 층에서 나온 dA를 넘겨야 합니다.",
)
def dAL_into_every_layer(AL, Y, caches):
    grads, L = {}, len(caches)
    dAL = -(Y / AL - (1 - Y) / (1 - AL))
    for l in range(L, 0, -1):
        activation = "sigmoid" if l == L else "relu"
        grads[f"dA{l - 1}"], grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(
            dAL, caches[l - 1], activation
        )
    return grads


@mistake(
    "L_model_backward",
    en="The caches are used from the front, the layers from the back. Layer L needs the last cache.",
    ko="층은 뒤에서부터 세는데 캐시는 앞에서부터 사용했습니다. L번째 층에는 마지막 캐시가 필요합니다.",
)
def caches_from_the_front(AL, Y, caches):
    grads, L = {}, len(caches)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in range(L, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(
            dA, caches[L - l], "sigmoid" if l == L else "relu"
        )
        grads[f"dA{l - 1}"] = dA
    return grads


# update_parameters


@mistake(
    "update_parameters",
    en="The parameters move uphill: the gradient is added. The gradient points to where the cost grows.",
    ko="매개변수가 거꾸로 움직여 비용이 커집니다. 기울기를 더했기 때문입니다. 기울기는 비용이 커지는 "
       "방향을 가리킵니다.",
)
def uphill(parameters, grads, learning_rate):
    return {key: value + learning_rate * grads[f"d{key}"] for key, value in parameters.items()}


@mistake(
    "update_parameters",
    en="The whole gradient is subtracted: the argument learning_rate is not used. It scales the step.",
    ko="기울기를 그대로 뺐습니다. 인수 learning_rate를 사용하지 않았습니다. 학습률은 걸음의 크기를 정합니다.",
)
def learning_rate_ignored(parameters, grads, learning_rate):
    return {key: value - grads[f"d{key}"] for key, value in parameters.items()}


@mistake(
    "update_parameters",
    en="The step is the same for every learning rate: a fixed number stands in the code. Use the argument.",
    ko="학습률이 달라도 걸음의 크기가 같습니다. 코드에 숫자가 고정되어 있습니다. 인수를 사용하세요.",
)
def fixed_learning_rate(parameters, grads, learning_rate):
    return {key: value - 0.0075 * grads[f"d{key}"] for key, value in parameters.items()}


@mistake(
    "update_parameters",
    en="The gradient is divided by the learning rate. A small learning rate should give a small step.",
    ko="기울기를 학습률로 나누었습니다. 학습률이 작으면 걸음도 작아야 합니다.",
)
def divided_by_the_rate(parameters, grads, learning_rate):
    return {key: value - grads[f"d{key}"] / learning_rate for key, value in parameters.items()}


@mistake(
    "update_parameters",
    en="Only the weights move; the biases stay as they were. They are learned in the same way.",
    ko="가중치만 바뀌고 편향은 그대로입니다. 편향도 같은 방법으로 학습합니다.",
)
def biases_not_updated(parameters, grads, learning_rate):
    updated = dict(parameters)
    for l in range(1, len(parameters) // 2 + 1):
        updated[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
    return updated


@mistake(
    "update_parameters",
    en="The last layer stays as it was: the loop ends one layer too early. range leaves out its upper end.",
    ko="마지막 층이 그대로입니다. 반복문이 한 층 일찍 끝납니다. range는 끝 값을 포함하지 않습니다.",
)
def last_layer_forgotten(parameters, grads, learning_rate):
    updated = dict(parameters)
    for l in range(1, len(parameters) // 2):
        updated[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        updated[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return updated


@mistake(
    "update_parameters",
    en="Only the first layer moves: the return stands inside the loop. It belongs after it, one "
       "indentation to the left.",
    ko="첫 번째 층만 바뀝니다. return이 반복문 안에 있습니다. 들여쓰기를 한 단계 줄여 반복문 뒤에 두세요.",
)
def return_inside_the_loop(parameters, grads, learning_rate):
    updated = dict(parameters)
    for l in range(1, len(parameters) // 2 + 1):
        updated[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        updated[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
        return updated
    return updated


@mistake(
    "update_parameters",
    en="What comes back is the step alone. It has to be subtracted from the parameter that was there.",
    ko="한 걸음의 크기만 반환했습니다. 원래 매개변수에서 그만큼을 빼야 합니다.",
)
def step_without_the_old_value(parameters, grads, learning_rate):
    return {key: -learning_rate * grads[f"d{key}"] for key in parameters}


@mistake(
    "update_parameters",
    en="L is the number of all entries of parameters, so the loop asks for layers that are not there. "
       "Each layer has two entries.",
    ko="L이 parameters의 원소 수와 같아서 없는 층을 찾습니다. 층마다 원소가 두 개씩 있습니다.",
)
def too_many_layers(parameters, grads, learning_rate):
    updated = {}
    for l in range(1, len(parameters) + 1):
        updated[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        updated[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return updated


@mistake(
    "update_parameters",
    en="The layer's number is read from the last character of its name. That turns W10 into layer 0 "
       "and W11 into layer 1.",
    ko="이름의 마지막 글자를 층의 번호로 읽었습니다. 그러면 W10은 0번째, W11은 1번째 층이 됩니다.",
)
def number_is_the_last_character(parameters, grads, learning_rate):
    return {
        key: value - learning_rate * grads[f"d{key[0]}{key[-1]}"] for key, value in parameters.items()
    }


@mistake(
    "update_parameters",
    en="Nothing is returned. A function that ends without a return has the value None, even if it has "
       "done its work.",
    ko="반환값이 없습니다. return 없이 함수가 끝나서 값이 None입니다.",
)
def nothing_returned(parameters, grads, learning_rate):
    for key in parameters:
        parameters[key] = parameters[key] - learning_rate * grads[f"d{key}"]
