"""Wrong versions that students really write, each with the sentence that helps."""

import numpy as np

from grader.course import mistake

from .perceptron import AND, NAND, OR


@mistake(
    "AND",
    en="Your gate already answers 1 when only one input is 1: that is OR. Compare the threshold with what a single "
    "weight can reach alone.",
    ko="입력이 하나만 1이어도 1이라고 답합니다. 이것은 OR입니다. 가중치 하나만으로 임계값을 넘는지 비교해 보세요.",
)
def low_threshold(x1, x2):
    return 1 if 0.5 * x1 + 0.5 * x2 > 0.3 else 0


@mistake(
    "AND",
    en="Your gate never answers 1. Even with both inputs on, the weighted sum does not become greater than the "
    "threshold; being equal to it is not enough. Compare the sum of the two weights with the threshold.",
    ko="언제나 0이라고 답합니다. 두 입력이 모두 1이어도 가중합이 임계값보다 커지지 않습니다. 같은 것으로는 부족합니다. 두 "
    "가중치의 합을 임계값과 비교해 보세요.",
)
def threshold_out_of_reach(x1, x2):
    return 1 if 0.5 * x1 + 0.5 * x2 > 1.0 else 0


@mistake(
    "AND",
    en="Every answer is the opposite of the right one: this is NAND. Look at the direction of your comparison, or at "
    "which branch returns what.",
    ko="모든 답이 정답과 반대입니다. 이것은 NAND입니다. 비교의 방향이나, 어느 쪽에서 무엇을 반환하는지 살펴보세요.",
)
def and_turned_round(x1, x2):
    return 0 if 0.5 * x1 + 0.5 * x2 > 0.7 else 1


@mistake(
    "AND",
    en="You return the weighted sum itself, such as 0.5 or 1.0. A gate decides: the sum still has to be compared with "
    "the threshold, and the answer is only 0 or 1.",
    ko="0.5나 1.0 같은 가중합을 그대로 반환합니다. 게이트는 결정을 내립니다. 가중합을 임계값과 비교해서 0이나 1만 답해야 "
    "합니다.",
)
def weighted_sum_as_the_answer(x1, x2):
    return 0.5 * x1 + 0.5 * x2


@mistake(
    "AND",
    en="The second input makes no difference to your answer. Look at whether both inputs have a weight in your sum, "
    "and whether x1 is used twice.",
    ko="둘째 입력이 답에 아무 영향을 주지 않습니다. 가중합에 두 입력이 모두 들어 있는지, x1을 두 번 쓰지 않았는지 "
    "살펴보세요.",
)
def first_input_only(x1, x2):
    return 1 if 0.5 * x1 + 0.5 * x1 > 0.7 else 0


@mistake(
    "NAND",
    en="Your answers are those of AND, just the other way round from what is wanted. To turn a gate round, the weights "
    "and the threshold all change their signs.",
    ko="답이 AND와 같아서 원하는 것과 정반대입니다. 게이트를 뒤집으려면 가중치와 임계값의 부호가 모두 바뀌어야 합니다.",
)
def same_as_and(x1, x2):
    return 1 if 0.5 * x1 + 0.5 * x2 > 0.7 else 0


@mistake(
    "NAND",
    en="Your gate never answers 1. With negative weights the sum is never above 0, so it cannot be greater than a "
    "positive threshold. Look at the sign of the threshold.",
    ko="언제나 0이라고 답합니다. 가중치가 음수이면 가중합은 0을 넘지 못하므로 양수인 임계값보다 클 수 없습니다. 임계값의 "
    "부호를 살펴보세요.",
)
def threshold_kept_positive(x1, x2):
    return 1 if -0.5 * x1 - 0.5 * x2 > 0.7 else 0


@mistake(
    "NAND",
    en="Your gate always answers 1. With positive weights the sum is always above a negative threshold. Look at the "
    "signs of the weights.",
    ko="언제나 1이라고 답합니다. 가중치가 양수이면 가중합은 음수인 임계값보다 언제나 큽니다. 가중치의 부호를 살펴보세요.",
)
def weights_kept_positive(x1, x2):
    return 1 if 0.5 * x1 + 0.5 * x2 > -0.7 else 0


@mistake(
    "NAND",
    en="Your gate answers 1 only when both inputs are 0: that is NOR, the opposite of OR. NAND says no in a single case "
    "only. Look at how far a single weight moves the sum, and at where the threshold lies.",
    ko="두 입력이 모두 0일 때만 1이라고 답합니다. 이것은 OR의 반대인 NOR입니다. NAND가 0이라고 답하는 경우는 하나뿐입니다. "
    "가중치 하나가 가중합을 얼마나 옮기는지, 임계값이 어디에 있는지 살펴보세요.",
)
def neither_nor(x1, x2):
    return 1 if -0.5 * x1 - 0.5 * x2 > -0.3 else 0


@mistake(
    "OR",
    en="Your gate answers 1 only when both inputs are 1: that is AND. One input alone has to be enough, so compare a "
    "single weight with the threshold.",
    ko="두 입력이 모두 1일 때만 1이라고 답합니다. 이것은 AND입니다. 입력 하나로도 충분해야 하므로, 가중치 하나를 임계값과 "
    "비교해 보세요.",
)
def high_threshold(x1, x2):
    return 1 if 0.5 * x1 + 0.5 * x2 > 0.7 else 0


@mistake(
    "OR",
    en="Your gate answers 0 when both inputs are 1: that is the exclusive or, which comes later. Here 'or' also holds "
    "when both are 1.",
    ko="두 입력이 모두 1일 때 0이라고 답합니다. 이것은 나중에 나오는 배타적 논리합(XOR)입니다. OR은 둘 다 1이어도 "
    "1입니다.",
)
def exclusive(x1, x2):
    return 1 if x1 != x2 else 0


@mistake(
    "OR",
    en="You answer 2 when both inputs are 1: the inputs are added up, but not compared with a threshold. A gate answers "
    "only 0 or 1.",
    ko="두 입력이 모두 1이면 2라고 답합니다. 입력을 더하기만 하고 임계값과 비교하지 않았습니다. 게이트는 0이나 1만 "
    "답합니다.",
)
def sum_of_the_inputs(x1, x2):
    return x1 + x2


@mistake(
    "OR",
    en="Your gate always answers 1, even when both inputs are 0. The sum is then 0, and 0 must not be greater than the "
    "threshold. Look at the threshold's sign.",
    ko="두 입력이 모두 0일 때도 1이라고 답합니다. 이때 가중합은 0이고, 0은 임계값보다 크지 않아야 합니다. 임계값의 부호를 "
    "살펴보세요.",
)
def negative_threshold(x1, x2):
    return 1 if 0.5 * x1 + 0.5 * x2 > -0.2 else 0


@mistake(
    "XOR",
    en="Your gate answers 1 also when both inputs are 1. It has only found out that at least one is 1; that not both "
    "are has to be checked as well.",
    ko="두 입력이 모두 1일 때도 1이라고 답합니다. 적어도 하나가 1이라는 것만 확인했습니다. 둘 다 1은 아니라는 것도 확인해야 "
    "합니다.",
)
def plain_or(x1, x2):
    return OR(x1, x2)


@mistake(
    "XOR",
    en="Your gate always answers 1. The two gates of the first layer are joined so that one of them is enough, and one "
    "always is. Look at the gate of the second layer: both have to agree.",
    ko="언제나 1이라고 답합니다. 첫째 층의 두 게이트 가운데 하나만 1이어도 되도록 묶었는데, 하나는 늘 1입니다. 둘째 층의 "
    "게이트를 살펴보세요. 둘 다 1이어야 합니다.",
)
def joined_with_or(x1, x2):
    return OR(NAND(x1, x2), OR(x1, x2))


@mistake(
    "XOR",
    en="Your gate answers 1 where the inputs are equal, the opposite of what is wanted. Look at the gate of the second "
    "layer, which turns the answer round.",
    ko="두 입력이 같을 때 1이라고 답하므로 원하는 것과 반대입니다. 답을 뒤집고 있는 둘째 층의 게이트를 살펴보세요.",
)
def joined_with_nand(x1, x2):
    return NAND(NAND(x1, x2), OR(x1, x2))


@mistake(
    "XOR",
    en="Your gate answers 1 only when both inputs are 1. In the first layer AND stands where its opposite belongs: you "
    "want to know that not both inputs are 1.",
    ko="두 입력이 모두 1일 때만 1이라고 답합니다. 첫째 층에서 AND의 반대가 있어야 할 자리에 AND가 있습니다. 둘 다 1은 "
    "아니라는 것을 알아야 합니다.",
)
def and_in_the_first_layer(x1, x2):
    return AND(AND(x1, x2), OR(x1, x2))


@mistake(
    "XOR",
    en="Your gate never answers 1. Its two parts contradict each other: one says that both inputs are 1, the other that "
    "they are not. Look at the gates of the first layer.",
    ko="언제나 0이라고 답합니다. 두 부분이 서로 모순됩니다. 하나는 두 입력이 모두 1이라고 하고, 다른 하나는 아니라고 합니다. "
    "첫째 층의 게이트들을 살펴보세요.",
)
def parts_that_contradict(x1, x2):
    return AND(NAND(x1, x2), AND(x1, x2))


@mistake(
    "step_function",
    en="Exactly 0 gives 1 in your version. The step comes after 0: only numbers greater than 0 give 1. Look at the "
    "comparison sign.",
    ko="정확히 0일 때 1이 나옵니다. 계단은 0 다음에 있으므로 0보다 큰 수만 1이 됩니다. 비교 기호를 살펴보세요.",
)
def one_at_zero(x):
    return np.where(np.asarray(x) >= 0, 1, 0)


@mistake(
    "step_function",
    en="Negative numbers give -1 in your version: this is the sign of x. The step function knows only 0 and 1.",
    ko="음수에서 -1이 나옵니다. 이것은 x의 부호입니다. 계단 함수의 값은 0과 1뿐입니다.",
)
def sign_instead(x):
    return np.sign(x)


@mistake(
    "step_function",
    en="Numbers at or below 0 give -1 in your version. Look at the value that is used where the comparison does not "
    "hold: it should be 0.",
    ko="0 이하인 수에서 -1이 나옵니다. 비교가 성립하지 않을 때 쓰는 값을 살펴보세요. 그 값은 0이어야 합니다.",
)
def minus_one_below(x):
    return np.where(np.asarray(x) > 0, 1, -1)


@mistake(
    "step_function",
    en="Positive numbers come out as they are: this is the ReLU function. A step has the same height for all of them, "
    "namely 1.",
    ko="양수가 그대로 나옵니다. 이것은 ReLU 함수입니다. 계단의 높이는 어느 양수에서나 똑같이 1입니다.",
)
def relu_instead(x):
    return np.maximum(0, x)


@mistake(
    "step_function",
    en="Your curve is smooth: this is the sigmoid, with 0.5 at 0. The step function has only the values 0 and 1.",
    ko="곡선이 매끄럽고 0에서 0.5입니다. 이것은 시그모이드 함수입니다. 계단 함수의 값은 0과 1뿐입니다.",
)
def sigmoid_instead(x):
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))


@mistake(
    "step_function",
    en="Your step goes down: negative numbers give 1 and positive ones 0. Look at the direction of the comparison.",
    ko="계단이 내려갑니다. 음수에서 1, 양수에서 0이 나옵니다. 비교의 방향을 살펴보세요.",
)
def falling_step(x):
    return np.where(np.asarray(x) < 0, 1, 0)


@mistake(
    "step_function",
    en="Your function works for one number, but an array with several has no single truth value, so `if` cannot "
    "decide. A comparison of an array gives an answer for every element: use that.",
    ko="숫자 하나에서는 동작하지만, 원소가 여럿인 배열에는 참과 거짓이 하나로 정해지지 않아 if가 결정하지 못합니다. 배열을 "
    "비교하면 원소마다 답이 나오니 그것을 이용하세요.",
)
def decided_with_if(x):
    if x > 0:
        return 1
    return 0


@mistake(
    "step_function",
    en="Your function works for arrays, but a single number has no method `astype` and no shape. numpy has functions "
    "that take both.",
    ko="배열에서는 동작하지만, 숫자 하나에는 astype 같은 메서드나 형상이 없습니다. numpy에는 숫자와 배열을 모두 받는 함수가 "
    "있습니다.",
)
def arrays_only(x):
    y = x > 0
    return y.astype(int)


@mistake(
    "step_function",
    en="You give one answer for the whole array. Every element has its own answer, so the result has the shape of x. "
    "Look at what brings the elements together.",
    ko="배열 전체에 대해 답을 하나만 내놓습니다. 원소마다 답이 따로 있으므로 결과의 형상은 x와 같습니다. 원소들을 하나로 묶는 "
    "부분을 살펴보세요.",
)
def one_answer_for_all(x):
    return 1 if np.all(np.asarray(x) > 0) else 0


@mistake(
    "perceptron",
    en="A sum of exactly the threshold gives 1 in your version. It has to be greater than the threshold. Look at the "
    "comparison sign.",
    ko="가중합이 임계값과 정확히 같을 때 1이 나옵니다. 임계값보다 커야 합니다. 비교 기호를 살펴보세요.",
)
def equal_is_enough(x, w, theta):
    return 1 if np.dot(w, x) >= theta else 0


@mistake(
    "perceptron",
    en="Your decisions come too early where the threshold is positive, and too late where it is negative: it is added "
    "to the sum. On the other side of the comparison it has the other sign.",
    ko="임계값이 양수이면 너무 일찍, 음수이면 너무 늦게 1이 됩니다. 임계값을 가중합에 더했기 때문입니다. 비교의 반대쪽으로 "
    "옮기면 부호가 바뀝니다.",
)
def threshold_added(x, w, theta):
    return 1 if np.dot(w, x) + theta > 0 else 0


@mistake(
    "perceptron",
    en="The threshold makes no difference to your answers: the sum is compared with 0. Look at the right side of the "
    "comparison.",
    ko="임계값이 답에 아무 영향을 주지 않고, 가중합을 0과 비교하고 있습니다. 비교의 오른쪽을 살펴보세요.",
)
def threshold_forgotten(x, w, theta):
    return 1 if np.dot(w, x) > 0 else 0


@mistake(
    "perceptron",
    en="The weights make no difference to your answers: the inputs are added up as they are. Each input has to be "
    "multiplied by its weight first.",
    ko="가중치가 답에 아무 영향을 주지 않고, 입력을 그대로 더하고 있습니다. 입력마다 먼저 자기 가중치를 곱해야 합니다.",
)
def weights_forgotten(x, w, theta):
    return 1 if np.sum(x) > theta else 0


@mistake(
    "perceptron",
    en="Only the first two inputs count in your version, as in the gates before. There can be any number of inputs, so "
    "let numpy add up all the products.",
    ko="앞의 게이트처럼 처음 두 입력만 계산에 들어갑니다. 입력의 개수는 정해져 있지 않으니 모든 곱을 numpy로 더하세요.",
)
def two_inputs_only(x, w, theta):
    return 1 if np.dot(w[:2], x[:2]) > theta else 0


@mistake(
    "perceptron",
    en="You answer 1 as soon as a single product is greater than the threshold. What counts is the sum of all of them: "
    "add up first, compare then.",
    ko="곱 하나만 임계값보다 커도 1이라고 답합니다. 중요한 것은 모든 곱의 합입니다. 먼저 더하고 나서 비교하세요.",
)
def any_product_is_enough(x, w, theta):
    return 1 if np.any(w * x > theta) else 0


@mistake(
    "perceptron",
    en="You return how far the sum is above the threshold. The perceptron only says whether it is: 1 or 0.",
    ko="가중합이 임계값보다 얼마나 큰지를 반환합니다. 퍼셉트론은 큰지 아닌지만 1이나 0으로 답합니다.",
)
def no_decision(x, w, theta):
    return np.dot(w, x) - theta


@mistake(
    "perceptron",
    en="Every answer is turned round, except where the sum equals the threshold. Look at the direction of the "
    "comparison.",
    ko="가중합이 임계값과 같을 때를 빼고 모든 답이 반대입니다. 비교의 방향을 살펴보세요.",
)
def smaller_instead(x, w, theta):
    return 1 if np.dot(w, x) < theta else 0


@mistake(
    "predict_prices",
    en="All your prices are off by the same amount, and that amount is b. The bias has not been added.",
    ko="모든 가격이 똑같은 만큼 어긋나고, 그 차이가 바로 b입니다. 편향을 더하지 않았습니다.",
)
def bias_forgotten(X, w, b):
    return np.dot(X, w)


@mistake(
    "predict_prices",
    en="All your prices are too low by twice the bias: it is subtracted. Look at the sign in front of b.",
    ko="모든 가격이 편향의 두 배만큼 낮습니다. 편향을 뺐기 때문입니다. b 앞의 부호를 살펴보세요.",
)
def bias_subtracted(X, w, b):
    return np.dot(X, w) - b


@mistake(
    "predict_prices",
    en="Your prices contain the bias once for every feature. It was added before the products were summed up; it "
    "belongs to the apartment, not to each of its features.",
    ko="가격에 편향이 특성의 개수만큼 들어 있습니다. 곱을 더하기 전에 편향을 더했기 때문입니다. 편향은 특성마다가 아니라 "
    "아파트마다 한 번 더합니다.",
)
def bias_for_every_feature(X, w, b):
    return np.sum(X * w + b, axis=1)


@mistake(
    "predict_prices",
    en="Your result has the shape of X: one number for each feature. The products have been formed, but those of one "
    "apartment still have to be added up.",
    ko="결과의 형상이 X와 같아서 특성마다 숫자가 하나씩 있습니다. 곱은 구했지만 한 아파트의 곱들을 아직 더하지 않았습니다.",
)
def products_not_summed(X, w, b):
    return X * w + b


@mistake(
    "predict_prices",
    en="You add up over the apartments, so there is one number per feature. The features of one apartment, a row, "
    "belong together. Look at the axis of the sum.",
    ko="아파트들에 대해 더해서 특성마다 숫자가 하나씩 나왔습니다. 함께 더할 것은 한 아파트, 곧 한 행의 특성들입니다. 합의 축을 "
    "살펴보세요.",
)
def summed_over_apartments(X, w, b):
    return np.sum(X * w, axis=0) + b


@mistake(
    "predict_prices",
    en="The numbers are right, but they stand in a column of shape (N, 1). The task asks for an array with one axis. "
    "Look at what you do to the shape of w, or at keepdims.",
    ko="숫자는 맞지만 (N, 1) 형상의 열로 되어 있습니다. 축이 하나인 배열이어야 합니다. w의 형상을 바꾸는 부분이나 keepdims를 "
    "살펴보세요.",
)
def prices_as_a_column(X, w, b):
    return np.dot(X, w.reshape(-1, 1)) + b


@mistake(
    "predict_prices",
    en="You give one price only, that of the first apartment. Every row of X is an apartment and gets a price.",
    ko="첫 번째 아파트의 가격 하나만 내놓습니다. X의 행마다 아파트가 하나씩 있고, 저마다 가격이 있어야 합니다.",
)
def first_apartment_only(X, w, b):
    return np.dot(X[0], w) + b


@mistake(
    "predict_prices",
    en="Your prices are the means of the products, not their sums: they are too small by a factor, the number of "
    "features. Look at how the products of a row are brought together.",
    ko="곱의 합이 아니라 평균을 구해서, 가격이 특성의 개수만큼 나누어져 작습니다. 한 행의 곱들을 어떻게 모으는지 살펴보세요.",
)
def mean_of_the_products(X, w, b):
    return np.mean(X * w, axis=1) + b


@mistake(
    "mean_absolute_error",
    en="Errors upwards and downwards cancel out in your version, and the result can be negative. Look at what makes a "
    "distance of a difference.",
    ko="위로 벗어난 오차와 아래로 벗어난 오차가 서로 지워지고, 결과가 음수가 되기도 합니다. 차이를 거리로 바꾸는 단계를 "
    "살펴보세요.",
)
def signs_kept(y, t):
    return np.mean(y - t)


@mistake(
    "mean_absolute_error",
    en="Your absolute value comes too late: errors upwards and downwards have already cancelled out in the mean. Look "
    "at the order of the steps.",
    ko="절댓값을 너무 늦게 구했습니다. 위아래로 벗어난 오차가 평균에서 이미 서로 지워졌습니다. 계산 순서를 살펴보세요.",
)
def absolute_value_of_the_mean(y, t):
    return np.abs(np.mean(y - t))


@mistake(
    "mean_absolute_error",
    en="You average the squares of the errors: large errors count too much, errors below 1 too little. This error "
    "takes the distances as they are.",
    ko="오차의 제곱을 평균했습니다. 그래서 큰 오차는 더 크게, 1보다 작은 오차는 더 작게 들어갑니다. 여기서는 거리를 그대로 "
    "씁니다.",
)
def mean_squared(y, t):
    return np.mean((y - t) ** 2)


@mistake(
    "mean_absolute_error",
    en="You take the root of the mean of squares. That has the right unit, but still weighs large errors more. Here the "
    "distances themselves are averaged.",
    ko="제곱의 평균에 제곱근을 취했습니다. 단위는 맞지만 여전히 큰 오차가 더 크게 반영됩니다. 여기서는 거리 자체를 "
    "평균합니다.",
)
def root_mean_squared(y, t):
    return np.sqrt(np.mean((y - t) ** 2))


@mistake(
    "mean_absolute_error",
    en="Your error is too large by a factor, and that factor is the number of predictions: the distances are added up, "
    "but not averaged.",
    ko="오차가 몇 배로 크고, 그 배수가 예측의 개수입니다. 거리를 더하기만 하고 평균하지 않았습니다.",
)
def sum_of_distances(y, t):
    return np.sum(np.abs(y - t))


@mistake(
    "mean_absolute_error",
    en="You return one distance for every prediction. They still have to be brought together to a single number.",
    ko="예측마다 거리를 하나씩 반환합니다. 아직 숫자 하나로 모아야 합니다.",
)
def distances_not_averaged(y, t):
    return np.abs(y - t)


@mistake(
    "mean_absolute_error",
    en="Your error is exactly half of the right one. A half belongs to the squared error of other units, where it makes "
    "the derivative simpler; here there is none.",
    ko="오차가 정확히 절반입니다. 2로 나누는 것은 다른 단원의 제곱 오차에서 미분을 간단하게 하려고 쓰는 것이고, 여기에는 "
    "없습니다.",
)
def half_of_it(y, t):
    return np.sum(np.abs(y - t)) / (2 * len(y))


@mistake(
    "mean_absolute_error",
    en="You return the largest distance. The mean takes all of them into account.",
    ko="가장 큰 거리를 반환합니다. 평균에는 모든 거리가 들어갑니다.",
)
def largest_distance(y, t):
    return np.max(np.abs(y - t))
