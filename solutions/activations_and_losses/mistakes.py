"""Wrong versions that students really write, each with the sentence that helps."""

import math

import numpy as np

from grader.course import mistake

from .activations_and_losses import information, softmax


@mistake(
    "identity_function",
    en="Your function computes something, but gives nothing back: its result is None. Look at the last line of the function "
    "and at what it hands to the caller.",
    ko="함수가 값을 돌려주지 않아 결과가 None입니다. 함수의 마지막 줄이 호출한 쪽에 무엇을 넘겨주는지 살펴보세요.",
)
def nothing_returned(x):
    x  # noqa: B018


@mistake(
    "identity_function",
    en="Your negative values have become 0: this is ReLU. The identity lets every value through, the negative ones too.",
    ko="음수가 0이 되었습니다. 이것은 ReLU입니다. 항등 함수는 음수도 그대로 내보냅니다.",
)
def relu_in_its_place(x):
    return np.maximum(0, x)


@mistake(
    "identity_function",
    en="Your values all lie between 0 and 1: they have been through the sigmoid. The identity is what a network uses when "
    "nothing shall be squashed.",
    ko="값이 모두 0과 1 사이에 있습니다. 시그모이드를 거쳤기 때문입니다. 항등 함수는 값을 눌러 줄이지 않을 때 쓰는 함수입니다.",
)
def sigmoid_in_its_place(x):
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))


@mistake(
    "identity_function",
    en="Your values have lost what stands behind the decimal point. Somewhere they are turned into integers.",
    ko="값의 소수점 아래가 사라졌습니다. 어딘가에서 정수로 바뀌고 있습니다.",
)
def cut_to_integers(x):
    return np.asarray(x).astype(int)


@mistake(
    "identity_function",
    en="This returns an identity matrix with ones on the diagonal, which has the same name but is something else. The identity "
    "function returns what it was given.",
    ko="대각선이 1인 단위 행렬(identity matrix)을 반환했습니다. 이름은 같지만 다른 것입니다. 항등 함수는 받은 것을 그대로 "
    "반환합니다.",
)
def identity_matrix(x):
    return np.eye(np.size(x))


@mistake(
    "relu",
    en="Your result keeps the negative numbers and makes the positive ones 0, the other way round. Of x and 0 the wrong one is "
    "chosen: look at whether you take the smaller or the greater.",
    ko="음수가 남고 양수가 0이 되어 거꾸로입니다. x와 0 가운데 반대쪽을 골랐습니다. 작은 쪽과 큰 쪽 중 어느 것을 고르는지 "
    "살펴보세요.",
)
def smaller_of_both(x):
    return np.minimum(0, x)


@mistake(
    "relu",
    en="Your negative numbers have become positive: this is the absolute value. ReLU makes them 0, it does not mirror them.",
    ko="음수가 양수로 바뀌었습니다. 이것은 절댓값입니다. ReLU는 음수를 뒤집지 않고 0으로 만듭니다.",
)
def absolute_value(x):
    return np.abs(x)


@mistake(
    "relu",
    en="Your result has only zeros and ones: it says where x is positive, like the step function. ReLU keeps the positive "
    "numbers themselves.",
    ko="결과가 0과 1뿐입니다. 계단 함수처럼 x가 양수인 곳만 알려 줍니다. ReLU는 양수의 값 자체를 유지합니다.",
)
def step_function(x):
    return np.where(np.asarray(x) > 0, 1.0, 0.0)


@mistake(
    "relu",
    en="Python's max compares two whole objects and fails on an array, because an array is neither smaller nor greater than 0 as "
    "a whole. numpy has a function that compares element by element.",
    ko="파이썬의 max는 두 값을 통째로 비교하므로 배열에서는 오류가 납니다. 배열 전체가 0보다 크거나 작다고 할 수 없기 때문입니다. "
    "numpy에는 원소끼리 비교하는 함수가 있습니다.",
)
def python_max(x):
    return max(0, x)


@mistake(
    "relu",
    en="np.max looks for the one greatest number of an array, and its second argument is an axis. You want to compare each "
    "element with 0: there is a function with a longer name for that.",
    ko="np.max는 배열에서 가장 큰 수 하나를 찾는 함수이고, 둘째 인수는 축입니다. 여기서는 원소마다 0과 비교해야 합니다. 이름이 더 "
    "긴 함수가 따로 있습니다.",
)
def greatest_of_the_array(x):
    return np.max([0, np.max(x)])


@mistake(
    "relu",
    en="The values are right, but the array that was given to you has changed: negative numbers in it have been set to 0. "
    "Whoever called the function may still need them. Write into a new array.",
    ko="값은 맞지만 입력으로 받은 배열이 바뀌었습니다. 그 배열의 음수를 0으로 덮어썼기 때문입니다. 함수를 호출한 쪽에서 그 값이 아직 "
    "필요할 수 있으니 새 배열에 쓰세요.",
)
def overwrites_its_input(x):
    if not isinstance(x, np.ndarray):
        return max(0, x)
    x[x < 0] = 0
    return x


@mistake(
    "relu",
    en="Your negative numbers keep a small part of their size: this is leaky ReLU. Plain ReLU makes them exactly 0.",
    ko="음수가 작은 값으로 조금 남아 있습니다. 이것은 Leaky ReLU입니다. 보통의 ReLU는 음수를 정확히 0으로 만듭니다.",
)
def leaky(x):
    return np.where(np.asarray(x) > 0, x, 0.01 * np.asarray(x))


@mistake(
    "relu",
    en="Your elements come out fewer than they went in: the negative ones have been left out instead of set to 0, so the "
    "shape is lost.",
    ko="나온 원소가 들어간 원소보다 적습니다. 음수를 0으로 바꾸지 않고 빼 버려서 형상이 달라졌습니다.",
)
def negatives_left_out(x):
    x = np.asarray(x)
    return x[x > 0]


@mistake(
    "relu_grad",
    en="Your result is ReLU itself and not its slope. For x = 3 the value is 3, but the line rises by 1 for every 1 it goes "
    "to the right.",
    ko="기울기가 아니라 ReLU의 값을 반환했습니다. x = 3에서 값은 3이지만, 그래프는 오른쪽으로 1만큼 갈 때마다 1만큼 올라갑니다.",
)
def value_for_slope(x):
    return np.maximum(0, x)


@mistake(
    "relu_grad",
    en="Only at exactly 0 your slope is 1 where 0 was agreed on. Look at whether your comparison includes 0 itself.",
    ko="정확히 0인 곳에서만 기울기가 1입니다. 이 과제에서는 0으로 약속했습니다. 비교에 0 자신이 들어가는지 살펴보세요.",
)
def zero_included(x):
    return np.where(np.asarray(x) >= 0, 1.0, 0.0)


@mistake(
    "relu_grad",
    en="Your slope is 1 on the flat side and 0 on the rising side. Your comparison points the wrong way.",
    ko="평평한 쪽의 기울기가 1이고 올라가는 쪽이 0입니다. 비교의 방향이 반대입니다.",
)
def comparison_reversed(x):
    return np.where(np.asarray(x) <= 0, 1.0, 0.0)


@mistake(
    "relu_grad",
    en="Your slope is -1 for negative inputs: that is the slope of the absolute value, or the sign. Left of 0 ReLU is flat.",
    ko="음수에서 기울기가 -1입니다. 이것은 절댓값의 기울기, 곧 부호입니다. ReLU는 0의 왼쪽에서 평평합니다.",
)
def sign_of_x(x):
    return np.sign(x)


@mistake(
    "relu_grad",
    en="Your slope is s(1 - s), that of the sigmoid. ReLU is made of two straight lines, so its slope takes two values only.",
    ko="시그모이드의 기울기인 s(1 - s)를 반환했습니다. ReLU는 두 직선으로 되어 있어서 기울기의 값이 두 가지뿐입니다.",
)
def slope_of_the_sigmoid(x):
    s = 1 / (1 + np.exp(-np.asarray(x, dtype=float)))
    return s * (1 - s)


@mistake(
    "relu_grad",
    en="Your slope is 1 everywhere. That is right only where x is positive: you have not treated the negative side.",
    ko="기울기가 어디서나 1입니다. x가 양수일 때만 맞습니다. 음수 쪽을 다루지 않았습니다.",
)
def one_everywhere(x):
    return np.ones_like(np.asarray(x, dtype=float))


@mistake(
    "relu_grad",
    en="np.zeros is given x itself instead of the shape of x. It takes your numbers for lengths, and fails for negative or "
    "broken ones.",
    ko="np.zeros에 x의 형상이 아니라 x 자체를 넘겼습니다. 숫자들을 축의 길이로 받아들이므로 음수나 소수에서 오류가 납니다.",
)
def zeros_of_the_values(x):
    grad = np.zeros(x)
    grad[x > 0] = 1
    return grad


@mistake(
    "relu_grad",
    en="The slopes are right, but they have been written into the array that was given to you. Whoever called the function has "
    "lost the inputs. Begin with a new array.",
    ko="기울기는 맞지만 입력으로 받은 배열에 그대로 썼습니다. 호출한 쪽의 입력이 사라집니다. 새 배열에서 시작하세요.",
)
def slope_written_into_x(x):
    if not isinstance(x, np.ndarray):
        return float(x > 0)
    x[x <= 0] = 0
    x[x > 0] = 1
    return x


@mistake(
    "softmax",
    en="Your probabilities add up to 1 over the whole array and not in each row. For a single sample nobody sees it. Look at "
    "what your sum, below the fraction, runs over.",
    ko="확률의 합이 행마다 1이 아니라 배열 전체에서 1입니다. 샘플이 하나일 때는 드러나지 않습니다. 분모의 합이 어디까지 더하는지 "
    "살펴보세요.",
)
def sum_over_everything(a):
    e = np.exp(a - np.max(a))
    return e / np.sum(e)


@mistake(
    "softmax",
    en="Your columns add up to 1, and the rows do not. Here a sample is a row, and its classes stand beside each other. Look at "
    "the axis of the sum.",
    ko="행이 아니라 열의 합이 1입니다. 여기서는 샘플이 행이고 클래스는 옆으로 놓입니다. 합을 구하는 축을 살펴보세요.",
)
def along_the_columns(a):
    e = np.exp(a - np.max(a, axis=0))
    return e / np.sum(e, axis=0)


@mistake(
    "softmax",
    en="For scores around 1000 your result is nan: the exponentials are infinite, and infinity by infinity is not a number. "
    "Adding the same number to all scores of a row changes no probability; use that before the exponential.",
    ko="점수가 1000 정도면 nan이 나옵니다. 지수 함수의 값이 무한대가 되고, 무한대를 무한대로 나눈 값은 정해지지 않습니다. 한 행의 모든 "
    "점수에 같은 수를 더해도 확률은 변하지 않습니다. 지수 함수를 취하기 전에 이 성질을 이용하세요.",
)
def without_a_shift(a):
    e = np.exp(a)
    return e / np.sum(e, axis=-1, keepdims=True)


@mistake(
    "softmax",
    en="The greatest score is subtracted above the fraction bar but not below. Your rows no longer add up to 1: both must be "
    "computed from the same shifted scores.",
    ko="가장 큰 점수를 분자에서만 빼고 분모에서는 빼지 않았습니다. 그래서 행의 합이 1이 되지 않습니다. 분자와 분모는 똑같이 옮긴 점수로 "
    "계산해야 합니다.",
)
def shifted_only_above(a):
    return np.exp(a - np.max(a, axis=-1, keepdims=True)) / np.sum(np.exp(a), axis=-1, keepdims=True)


@mistake(
    "softmax",
    en="Values are right as long as all rows have similar scores. If one row is far below another, it becomes nan: the greatest "
    "score of the whole array is subtracted, and nothing is left of the lower row. Each row needs its own.",
    ko="모든 행의 점수가 비슷하면 맞지만, 한 행이 다른 행보다 훨씬 작으면 nan이 됩니다. 배열 전체에서 가장 큰 점수를 빼서 작은 행의 값이 "
    "모두 0이 되기 때문입니다. 행마다 따로 구해야 합니다.",
)
def one_shift_for_all_rows(a):
    e = np.exp(a - np.max(a))
    return e / np.sum(e, axis=-1, keepdims=True)


@mistake(
    "softmax",
    en="A sum along a row has lost an axis, so it does not line up with the rows any more: with as many samples as classes the "
    "sums go to the wrong places, otherwise there is an error. Look for the argument that keeps the axis.",
    ko="행을 따라 더하면서 축이 하나 사라져 합이 행과 맞지 않습니다. 샘플과 클래스의 수가 같으면 합이 엉뚱한 자리에 쓰이고, 다르면 "
    "오류가 납니다. 축을 남겨 두는 인수를 찾아보세요.",
)
def without_keepdims(a):
    e = np.exp(a - np.max(a, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1)


@mistake(
    "softmax",
    en="Your scores are divided by their sum as they are: with negative scores that gives negative or even infinite "
    "probabilities. A step is missing before the sum that makes every number positive.",
    ko="점수를 그대로 합으로 나누었습니다. 음수 점수가 있으면 음수나 무한대인 확률이 나옵니다. 합을 구하기 전에 모든 수를 양수로 만드는 "
    "단계가 빠졌습니다.",
)
def without_the_exponential(a):
    return a / np.sum(a, axis=-1, keepdims=True)


@mistake(
    "softmax",
    en="Each value has been squashed by itself: this is the sigmoid, and your rows do not add up to 1. In softmax the classes "
    "of a row share one whole.",
    ko="값을 하나하나 따로 눌렀습니다. 이것은 시그모이드이고, 행의 합이 1이 되지 않습니다. 소프트맥스에서는 한 행의 클래스들이 전체 1을 "
    "나누어 가집니다.",
)
def sigmoid_of_each(a):
    return 1 / (1 + np.exp(-a))


@mistake(
    "softmax",
    en="Your values are all negative or 0: they are the logarithms of the probabilities. Some libraries have that as "
    "log-softmax; asked for are the probabilities themselves.",
    ko="값이 모두 음수이거나 0입니다. 확률이 아니라 확률의 로그입니다. 이런 함수는 log-softmax라고 부릅니다. 여기서 구할 것은 확률 "
    "자체입니다.",
)
def logarithms(a):
    shifted = a - np.max(a, axis=-1, keepdims=True)
    return shifted - np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True))


@mistake(
    "softmax",
    en="The greatest probability of each row is 1, and the rows add up to more. The exponentials have been divided by the "
    "greatest of them; look at what belongs below the fraction bar.",
    ko="행마다 가장 큰 확률이 1이고 합은 1보다 큽니다. 지수 함수의 값을 그중 가장 큰 값으로 나누었기 때문입니다. 분모에 무엇이 와야 "
    "하는지 살펴보세요.",
)
def divided_by_the_greatest(a):
    e = np.exp(a - np.max(a, axis=-1, keepdims=True))
    return e / np.max(e, axis=-1, keepdims=True)


@mistake(
    "softmax",
    en="Your order is turned round: the lowest score gets the greatest probability. Look at the sign in the exponent.",
    ko="순서가 거꾸로입니다. 가장 낮은 점수가 가장 큰 확률을 받습니다. 지수의 부호를 살펴보세요.",
)
def minus_in_the_exponent(a):
    shifted = np.min(a, axis=-1, keepdims=True) - a
    return np.exp(shifted) / np.sum(np.exp(shifted), axis=-1, keepdims=True)


@mistake(
    "softmax",
    en="A single 1 stands in every row: this says which score is greatest. Softmax is softer, and gives every class its share.",
    ko="행마다 1이 하나뿐입니다. 어느 점수가 가장 큰지만 알려 줍니다. 소프트맥스는 더 부드러워서 모든 클래스에 몫을 줍니다.",
)
def hard_maximum(a):
    return np.where(a == np.max(a, axis=-1, keepdims=True), 1.0, 0.0)


@mistake(
    "softmax",
    en="The probabilities are right, but the array of scores has changed: something was subtracted from it in place. The "
    "scores are still needed elsewhere. Write the difference into a new array.",
    ko="확률은 맞지만 입력으로 받은 점수 배열이 바뀌었습니다. 어떤 수를 그 배열에서 바로 뺐기 때문입니다. 점수는 다른 곳에서 또 쓰일 수 "
    "있으니 뺀 결과를 새 배열에 담으세요.",
)
def scores_changed_in_place(a):
    if a.dtype.kind == "i":
        a = a.astype(float)
    a -= np.max(a, axis=-1, keepdims=True)
    return np.exp(a) / np.sum(np.exp(a), axis=-1, keepdims=True)


@mistake(
    "softmax",
    en="The smallest score of each row is subtracted, so the greatest exponential still overflows when scores are far apart, "
    "and nothing is gained. Which score must become 0 for that not to happen?",
    ko="행마다 가장 작은 점수를 뺐습니다. 점수의 차이가 크면 가장 큰 지수 함수의 값이 여전히 넘칩니다. 넘치지 않으려면 어느 점수가 0이 "
    "되어야 할까요?",
)
def smallest_subtracted(a):
    e = np.exp(a - np.min(a, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


@mistake(
    "softmax",
    en="Your probabilities are too even: powers of 2 have been taken. The formula has powers of e.",
    ko="확률이 너무 고르게 나뉘었습니다. 2의 거듭제곱을 썼기 때문입니다. 수식에는 e의 거듭제곱이 있습니다.",
)
def powers_of_two(a):
    e = 2.0 ** (a - np.max(a, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


@mistake(
    "mean_squared_error",
    en="Your error is smaller by a fixed factor: the mean has been taken. In this unit it is half of the sum, whatever the "
    "number of elements.",
    ko="오차가 일정한 배수만큼 작습니다. 평균을 냈기 때문입니다. 이 단원에서는 원소가 몇 개이든 합의 절반입니다.",
)
def mean_for_half_the_sum(y, t):
    return np.mean((y - t) ** 2)


@mistake(
    "mean_squared_error",
    en="Your error is twice as large as it should be. Look at the factor in front of the sum.",
    ko="오차가 두 배입니다. 합 앞에 있는 계수를 살펴보세요.",
)
def without_the_half(y, t):
    return np.sum((y - t) ** 2)


@mistake(
    "mean_squared_error",
    en="The sum is formed before it is squared, so errors of different signs cancel. Each difference must be squared for itself.",
    ko="먼저 더한 뒤에 제곱해서 부호가 다른 오차가 서로 지워집니다. 차이를 하나하나 제곱한 뒤에 더해야 합니다.",
)
def square_of_the_sum(y, t):
    return np.sum(y - t) ** 2 / 2


@mistake(
    "mean_squared_error",
    en="Your differences are not squared but made positive. Large errors weigh too little. Look at the power in the formula.",
    ko="차이를 제곱하지 않고 절댓값을 썼습니다. 큰 오차의 무게가 너무 작아집니다. 수식의 지수를 살펴보세요.",
)
def absolute_differences(y, t):
    return np.sum(np.abs(y - t)) / 2


@mistake(
    "mean_squared_error",
    en="Your result is the length of the difference: a root has been taken at the end. The formula has none.",
    ko="차이 벡터의 길이가 나왔습니다. 마지막에 제곱근을 취했기 때문입니다. 수식에는 제곱근이 없습니다.",
)
def root_of_the_sum(y, t):
    return np.sqrt(np.sum((y - t) ** 2)) / 2


@mistake(
    "mean_squared_error",
    en="Squares are subtracted from each other; asked for is the square of the difference. Look at the parentheses.",
    ko="제곱한 것끼리 뺐습니다. 구할 것은 차이의 제곱입니다. 괄호를 살펴보세요.",
)
def difference_of_squares(y, t):
    return np.sum(y**2 - t**2) / 2


@mistake(
    "mean_squared_error",
    en="Besides the half, your sum is divided by the number of rows. In this unit nothing is averaged: two samples with the same "
    "error have twice the error of one.",
    ko="절반으로 나눈 데 더해 행의 개수로도 나누었습니다. 이 단원에서는 평균을 내지 않습니다. 오차가 같은 샘플이 둘이면 오차는 하나일 "
    "때의 두 배입니다.",
)
def mean_over_rows_too(y, t):
    return np.sum((y - t) ** 2) / (2 * len(y))


@mistake(
    "cross_entropy_error",
    en="y[:, t] picks all columns in t from every row, N times N numbers, and not one number per row. Each row needs its own "
    "column: give the row numbers as well.",
    ko="y[:, t]는 모든 행에서 t의 열을 전부 골라 N × N개의 수가 됩니다. 행마다 하나씩 골라야 합니다. 행 번호도 함께 넘기세요.",
)
def columns_of_every_row(y, t):
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.shape == y.shape:
        t = np.argmax(t, axis=1)
    return -np.sum(np.log(y[:, t] + 1e-7)) / len(y)


@mistake(
    "cross_entropy_error",
    en="Your error grows with the number of samples: the last step is missing that turns the sum over the batch into a mean.",
    ko="샘플이 많아질수록 오차가 커집니다. 배치에 대한 합을 평균으로 바꾸는 마지막 단계가 빠졌습니다.",
)
def sum_for_mean(y, t):
    y = np.atleast_2d(y)
    t = t.reshape(y.shape) if t.size == y.size else np.eye(y.shape[1])[t]
    return -np.sum(t * np.log(y + 1e-7))


@mistake(
    "cross_entropy_error",
    en="Your error is negative. The logarithm of a probability is never positive; look at the sign in front.",
    ko="오차가 음수입니다. 확률의 로그는 양수가 될 수 없습니다. 맨 앞의 부호를 살펴보세요.",
)
def without_the_minus(y, t):
    y = np.atleast_2d(y)
    t = t.reshape(y.shape) if t.size == y.size else np.eye(y.shape[1])[t]
    return np.sum(t * np.log(y + 1e-7)) / len(y)


@mistake(
    "cross_entropy_error",
    en="Your error is about 1.44 times as large: it is counted in bits, with the logarithm of base 2. Here the natural one is "
    "meant.",
    ko="오차가 약 1.44배입니다. 밑이 2인 로그로 비트 단위로 계산했기 때문입니다. 여기서는 자연로그를 씁니다.",
)
def base_two(y, t):
    y = np.atleast_2d(y)
    t = t.reshape(y.shape) if t.size == y.size else np.eye(y.shape[1])[t]
    return -np.sum(t * np.log2(y + 1e-7)) / len(y)


@mistake(
    "cross_entropy_error",
    en="Your y goes through softmax once more, but it holds probabilities already. That makes them too even, and the error hardly "
    "moves.",
    ko="y에 소프트맥스를 한 번 더 적용했습니다. y는 이미 확률입니다. 다시 적용하면 확률이 지나치게 고르게 되어 오차가 거의 변하지 "
    "않습니다.",
)
def softmax_once_more(y, t):
    y = np.atleast_2d(softmax(y))
    t = t.reshape(y.shape) if t.size == y.size else np.eye(y.shape[1])[t]
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


@mistake(
    "cross_entropy_error",
    en="One-hot rows work, but integer labels fail, or count as factors when the shapes happen to fit. A label says which "
    "column is meant; the two forms need a branch each.",
    ko="원-핫 행은 맞지만 정수 레이블에서는 오류가 나거나, 형상이 우연히 맞으면 레이블이 곱하는 수로 쓰입니다. 레이블은 몇 번째 열인지 "
    "알려 주는 수입니다. 두 형태를 나누어 다루세요.",
)
def only_one_hot_rows(y, t):
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    return -np.sum(t * np.log(y + 1e-7)) / y.shape[0]


@mistake(
    "cross_entropy_error",
    en="Integer labels work, but one-hot rows do not: their zeros and ones are taken for labels. Turn one-hot rows into labels "
    "first; you can tell them by their shape.",
    ko="정수 레이블은 맞지만 원-핫 행에서는 틀립니다. 원-핫의 0과 1을 레이블로 썼기 때문입니다. 원-핫 행을 먼저 레이블로 바꾸세요. "
    "형상으로 구별할 수 있습니다.",
)
def only_labels(y, t):
    y = np.atleast_2d(y)
    t = t.astype(int)
    return -np.sum(np.log(y[np.arange(len(y)), t.T] + 1e-7)) / len(y)


@mistake(
    "cross_entropy_error",
    en="Your error is too small by the number of classes: the mean has been taken over all N times K elements. Only samples are "
    "averaged.",
    ko="오차가 클래스 수의 배수만큼 작습니다. N × K개의 원소 전체로 평균을 냈기 때문입니다. 평균은 샘플에 대해서만 냅니다.",
)
def mean_over_all_elements(y, t):
    y = np.atleast_2d(y)
    t = t.reshape(y.shape) if t.size == y.size else np.eye(y.shape[1])[t]
    return -np.mean(t * np.log(y + 1e-7))


@mistake(
    "cross_entropy_error",
    en="Where a probability is exactly 0 your error is infinite or nan. A logarithm of 0 has no value: add a tiny number inside "
    "the logarithm.",
    ko="확률이 정확히 0이면 오차가 무한대나 nan이 됩니다. 0의 로그는 값이 없습니다. 로그 안에 아주 작은 수를 더하세요.",
)
def logarithm_of_zero(y, t):
    y = np.atleast_2d(y)
    t = t.reshape(y.shape) if t.size == y.size else np.eye(y.shape[1])[t]
    return -np.sum(t * np.log(y)) / len(y)


@mistake(
    "cross_entropy_error",
    en="The wrong classes are charged too, as in the loss for yes or no. With several classes only the probability of the right "
    "one counts; the others are felt because all add up to 1.",
    ko="예/아니요 문제의 손실처럼 틀린 클래스의 항까지 더했습니다. 클래스가 여럿이면 정답의 확률만 셉니다. 확률의 합이 1이므로 나머지는 "
    "이미 반영되어 있습니다.",
)
def wrong_classes_charged_too(y, t):
    y = np.atleast_2d(y)
    t = t.reshape(y.shape) if t.size == y.size else np.eye(y.shape[1])[t]
    return -np.sum(t * np.log(y + 1e-7) + (1 - t) * np.log(1 - y + 1e-7)) / len(y)


@mistake(
    "cross_entropy_error",
    en="For a single sample your error is too small by the number of classes: len(y) of a flat array counts classes. Give it a "
    "row of its own first.",
    ko="샘플이 하나일 때 오차가 클래스 수의 배수만큼 작습니다. 1차원 배열에서 len(y)는 클래스의 수입니다. 먼저 행이 하나인 2차원 "
    "배열로 바꾸세요.",
)
def classes_counted_as_samples(y, t):
    if t.ndim == y.ndim:
        return -np.sum(t * np.log(y + 1e-7)) / len(y)
    return -np.sum(np.log(y[np.arange(len(y)), t] + 1e-7)) / len(y)


@mistake(
    "cross_entropy_error",
    en="Your error is divided by the number of classes instead of the number of samples. Look at which axis of y your batch "
    "size comes from.",
    ko="샘플의 수가 아니라 클래스의 수로 나누었습니다. 배치 크기를 y의 어느 축에서 가져왔는지 살펴보세요.",
)
def divided_by_classes(y, t):
    y = np.atleast_2d(y)
    t = t.reshape(y.shape) if t.size == y.size else np.eye(y.shape[1])[t]
    return -np.sum(t * np.log(y + 1e-7)) / y.shape[1]


@mistake(
    "cross_entropy_error",
    en="Logarithm and product have changed places with y and t: you take the logarithm of the labels, nearly all of which are 0, "
    "so the error is enormous. It is the prediction that goes into the logarithm.",
    ko="y와 t의 자리가 바뀌어 레이블에 로그를 취했습니다. 레이블은 대부분 0이라 오차가 엄청나게 커집니다. 로그에는 예측이 들어갑니다.",
)
def logarithm_of_the_labels(y, t):
    y = np.atleast_2d(y)
    t = t.reshape(y.shape) if t.size == y.size else np.eye(y.shape[1])[t]
    return -np.sum(y * np.log(t + 1e-7)) / len(y)


@mistake(
    "one_hot",
    en="Your rows are only as wide as the greatest label needs. If the last classes do not occur, columns are missing. Use the "
    "number of classes that you were given.",
    ko="행의 길이가 나타난 가장 큰 레이블에 맞춰져 있습니다. 마지막 클래스가 나타나지 않으면 열이 모자랍니다. 인수로 받은 클래스의 수를 "
    "쓰세요.",
)
def as_many_as_occur(labels, num_classes):
    return np.eye(np.max(labels) + 1)[labels]


@mistake(
    "one_hot",
    en="Your array lies on its side: samples are columns in it. Here every row is a sample.",
    ko="배열이 옆으로 누워 샘플이 열입니다. 여기서는 행마다 샘플 하나입니다.",
)
def samples_as_columns(labels, num_classes):
    return np.eye(num_classes)[labels].T


@mistake(
    "one_hot",
    en="The ones stand one place too far to the left, and those of class 0 at the very end: labels are counted from 1 in your "
    "code. Here the first class is 0.",
    ko="1이 한 칸씩 왼쪽에 있고 클래스 0의 1은 맨 끝에 있습니다. 레이블을 1부터 세었기 때문입니다. 여기서 첫 클래스는 0입니다.",
)
def counted_from_one(labels, num_classes):
    return np.eye(num_classes)[labels - 1]


@mistake(
    "one_hot",
    en="Several ones stand in each row, the same in all of them. One index for the columns alone means all rows; each row needs "
    "its own column.",
    ko="행마다 1이 여러 개이고 모든 행이 똑같습니다. 열의 번호만 주면 모든 행이 선택됩니다. 행마다 자기 열을 골라야 합니다.",
)
def columns_filled(labels, num_classes):
    encoded = np.zeros((len(labels), num_classes))
    encoded[:, labels] = 1
    return encoded


@mistake(
    "one_hot",
    en="Your result only says for one label after the other whether it is there: an axis is missing. Every sample needs a whole "
    "row.",
    ko="축이 하나 모자랍니다. 레이블이 나타났는지만 표시되어 있습니다. 샘플마다 행 하나가 통째로 필요합니다.",
)
def one_row_for_all(labels, num_classes):
    encoded = np.zeros(num_classes)
    encoded[labels] = 1
    return encoded


@mistake(
    "one_hot",
    en="Zeros and ones are exchanged: everything is 1 but the place of the label.",
    ko="0과 1이 뒤바뀌어 레이블의 자리만 0이고 나머지가 모두 1입니다.",
)
def zeros_and_ones_exchanged(labels, num_classes):
    return 1 - np.eye(num_classes)[labels]


@mistake(
    "one_hot",
    en="At the place of the label stands the label itself: class 2 is marked by a 2, and class 0 not at all. One-hot rows mark "
    "every class by a 1.",
    ko="레이블의 자리에 레이블 값이 들어 있습니다. 클래스 2는 2로 표시되고 클래스 0은 표시되지 않습니다. 원-핫은 어느 클래스든 1로 "
    "표시합니다.",
)
def label_for_one(labels, num_classes):
    encoded = np.zeros((len(labels), num_classes))
    encoded[np.arange(len(labels)), labels] = labels
    return encoded


@mistake(
    "accuracy",
    en="The greatest score is searched down the columns, which gives one number per class. You want the best class of each "
    "sample: look at the axis of argmax.",
    ko="가장 큰 점수를 열을 따라 찾아서 클래스마다 수가 하나 나왔습니다. 샘플마다 가장 좋은 클래스를 찾아야 합니다. argmax의 축을 "
    "살펴보세요.",
)
def best_of_each_column(y, t):
    if t.ndim == 2:
        t = np.argmax(t, axis=0)
    n = min(y.shape[1], len(t))
    return np.mean(np.argmax(y, axis=0)[:n] == t[:n])


@mistake(
    "accuracy",
    en="You return how many samples are right; asked for is their share of all samples.",
    ko="맞힌 샘플의 개수를 반환했습니다. 구할 것은 전체 샘플 가운데 맞힌 비율입니다.",
)
def number_of_right_ones(y, t):
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return np.sum(np.argmax(y, axis=1) == t)


@mistake(
    "accuracy",
    en="Your result is the share of the wrong answers. The two add up to 1.",
    ko="틀린 답의 비율을 반환했습니다. 맞힌 비율과 더하면 1이 되는 값입니다.",
)
def share_of_errors(y, t):
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return np.mean(np.argmax(y, axis=1) != t)


@mistake(
    "accuracy",
    en="Labels work, but one-hot rows do not: predicted class numbers are compared with zeros and ones. Turn one-hot rows into "
    "labels first.",
    ko="정수 레이블은 맞지만 원-핫 행에서는 틀립니다. 예측한 클래스 번호를 0과 1에 비교하고 있습니다. 원-핫 행을 먼저 레이블로 "
    "바꾸세요.",
)
def labels_only(y, t):
    return np.sum(np.argmax(y, axis=1) == t) / len(y)


@mistake(
    "accuracy",
    en="One-hot rows work, but labels do not: argmax is taken of the labels too, although they are class numbers already.",
    ko="원-핫 행은 맞지만 정수 레이블에서는 틀립니다. 이미 클래스 번호인 레이블에 argmax를 또 적용했습니다.",
)
def one_hot_only(y, t):
    return np.mean(np.argmax(y, axis=1) == np.argmax(t, axis=-1))


@mistake(
    "accuracy",
    en="The greatest score itself is compared with the label, not its place in the row. Look at the difference between max and "
    "argmax.",
    ko="점수가 가장 큰 자리가 아니라 가장 큰 점수 자체를 레이블과 비교했습니다. max와 argmax의 차이를 살펴보세요.",
)
def score_for_class(y, t):
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return np.mean(np.max(y, axis=1) == t)


@mistake(
    "accuracy",
    en="Your result is in percent, a hundred times as large. Asked for is a number from 0 to 1.",
    ko="결과가 백분율이라 100배입니다. 0과 1 사이의 수를 반환해야 합니다.",
)
def percent(y, t):
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return 100 * np.mean(np.argmax(y, axis=1) == t)


@mistake(
    "accuracy",
    en="The number of right answers is divided by the number of classes. Look at which axis of y counts the samples.",
    ko="맞힌 개수를 클래스의 수로 나누었습니다. y의 어느 축이 샘플의 수인지 살펴보세요.",
)
def divided_by_the_classes(y, t):
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return np.sum(np.argmax(y, axis=1) == t) / y.shape[1]


@mistake(
    "information",
    en="Your values are about 0.69 times what they should be: with the natural logarithm information is counted in nats. Bits "
    "need the logarithm of base 2.",
    ko="값이 약 0.69배입니다. 자연로그를 쓰면 단위가 내트(nat)입니다. 비트로 세려면 밑이 2인 로그가 필요합니다.",
)
def in_nats(p):
    return -np.log(p)


@mistake(
    "information",
    en="Your values are negative. The logarithm of a number below 1 is negative, and information is not.",
    ko="값이 음수입니다. 1보다 작은 수의 로그는 음수이지만 정보량은 음수가 아닙니다.",
)
def negative_bits(p):
    return np.log2(p)


@mistake(
    "information",
    en="Your values are too small: the logarithm of base 10 counts decimal digits. A bit is a choice between two.",
    ko="값이 너무 작습니다. 밑이 10인 로그는 십진 자릿수를 셉니다. 비트는 둘 중 하나를 고르는 단위입니다.",
)
def in_decimal_digits(p):
    return -np.log10(p)


@mistake(
    "information",
    en="Each value is multiplied by its probability. That is its contribution to the entropy; the information of one event has "
    "no such factor.",
    ko="값마다 확률을 곱했습니다. 그것은 엔트로피에 더해지는 몫입니다. 한 사건의 정보량에는 그런 계수가 없습니다.",
)
def weighted_information(p):
    return -p * np.log2(p)


@mistake(
    "information",
    en="Your values are added up to one number. Every probability has its own information.",
    ko="값을 모두 더해 숫자 하나로 만들었습니다. 확률마다 정보량이 하나씩 있습니다.",
)
def total_information(p):
    return np.sum(-np.log2(p))


@mistake(
    "information",
    en="math.log2 takes a single number and fails on an array. numpy has a function of the same name for arrays.",
    ko="math.log2는 숫자 하나만 받으므로 배열에서는 오류가 납니다. numpy에는 배열을 받는 같은 이름의 함수가 있습니다.",
)
def single_numbers_only(p):
    return -math.log2(p)


@mistake(
    "information",
    en="This is the information of the opposite: the probability that the event does not happen stands in your logarithm.",
    ko="반대 사건의 정보량입니다. 로그 안에 사건이 일어나지 않을 확률이 들어 있습니다.",
)
def of_the_opposite(p):
    return -np.log2(1 - np.asarray(p) + 1e-12)


@mistake(
    "entropy",
    en="Your entropy is about 0.69 times what it should be: it is counted in nats, with the natural logarithm.",
    ko="엔트로피가 약 0.69배입니다. 자연로그를 써서 내트(nat)로 세었기 때문입니다.",
)
def entropy_in_nats(p):
    return -np.sum(p * np.log(p + 1e-12))


@mistake(
    "entropy",
    en="An outcome of probability 0 makes your result nan: 0 times infinity has no value. Such outcomes never happen and "
    "contribute nothing; leave them out before the logarithm.",
    ko="확률이 0인 결과가 있으면 nan이 됩니다. 0과 무한대의 곱은 정해지지 않습니다. 그런 결과는 일어나지 않으므로 더할 것이 없습니다. "
    "로그를 취하기 전에 제외하세요.",
)
def zero_times_infinity(p):
    return -np.sum(p * np.log2(p))


@mistake(
    "entropy",
    en="All outcomes count the same in your sum. Entropy is a mean: what happens often must weigh more.",
    ko="모든 결과를 똑같이 더했습니다. 엔트로피는 평균이므로 자주 일어나는 결과의 무게가 더 커야 합니다.",
)
def not_weighted(p):
    return np.sum(information(p[p > 0]))


@mistake(
    "entropy",
    en="Your entropy is negative. Look at the sign in front of the sum.",
    ko="엔트로피가 음수입니다. 합 앞의 부호를 살펴보세요.",
)
def negative_entropy(p):
    p = p[p > 0]
    return np.sum(p * np.log2(p))


@mistake(
    "entropy",
    en="The sum is divided by the number of outcomes. The probabilities are the weights of the mean already.",
    ko="합을 결과의 개수로 나누었습니다. 확률이 이미 평균의 가중치입니다.",
)
def mean_of_contributions(p):
    safe = np.where(p > 0, p, 1.0)
    return np.mean(-p * np.log2(safe))


@mistake(
    "entropy",
    en="You return one contribution for each outcome. Entropy is a single number, their sum.",
    ko="결과마다 하나씩, 더하기 전의 값을 반환했습니다. 엔트로피는 그것을 모두 더한 숫자 하나입니다.",
)
def contributions_not_added(p):
    return -p * np.log2(np.where(p > 0, p, 1.0))


@mistake(
    "entropy",
    en="Each outcome's opposite is counted too. That is right for a coin if you start from one probability, but p holds all "
    "outcomes already.",
    ko="결과마다 반대 경우까지 더했습니다. p에는 이미 모든 결과의 확률이 들어 있으므로 한 번씩만 더해야 합니다.",
)
def opposites_counted_too(p):
    return -np.sum(p * np.log2(p + 1e-12) + (1 - p) * np.log2(1 - p + 1e-12))


@mistake(
    "cross_entropy",
    en="The roles of p and q are exchanged: you weigh with q and take the logarithm of p. What really happens is weighed by the "
    "true probabilities; the length of the code comes from q.",
    ko="p와 q의 자리가 바뀌어 q로 가중하고 p에 로그를 취했습니다. 실제로 일어나는 일은 참된 확률로 가중하고, 부호의 길이는 q에서 "
    "나옵니다.",
)
def exchanged(p, q):
    return -np.sum(q * np.log2(p + 1e-12))


@mistake(
    "cross_entropy",
    en="Your result is 0 where p and q are equal: it is only what the wrong code costs in addition (the KL divergence). The "
    "entropy of p belongs to the cross-entropy too.",
    ko="p와 q가 같으면 0이 됩니다. 잘못된 부호 때문에 더 드는 비용(KL 발산)만 구했기 때문입니다. 교차 엔트로피에는 p의 엔트로피도 "
    "들어갑니다.",
)
def only_the_difference(p, q):
    possible = p > 0
    return np.sum(p[possible] * np.log2(p[possible] / q[possible]))


@mistake(
    "cross_entropy",
    en="Your result is about 0.69 times what it should be: the natural logarithm counts nats, not bits.",
    ko="결과가 약 0.69배입니다. 자연로그는 비트가 아니라 내트(nat)를 셉니다.",
)
def cross_entropy_in_nats(p, q):
    return -np.sum(p * np.log(q + 1e-12))


@mistake(
    "cross_entropy",
    en="Your result does not depend on q: it is the entropy of p. The code lengths belong to q.",
    ko="결과가 q와 상관이 없습니다. p의 엔트로피를 구했습니다. 부호의 길이는 q로 정해집니다.",
)
def entropy_of_p(p, q):
    return -np.sum(p * np.log2(np.where(p > 0, p, 1.0)))


@mistake(
    "cross_entropy",
    en="Your result does not depend on p: it is the entropy of q. What happens how often is said by p.",
    ko="결과가 p와 상관이 없습니다. q의 엔트로피를 구했습니다. 무엇이 얼마나 자주 일어나는지는 p가 알려 줍니다.",
)
def entropy_of_q(p, q):
    return -np.sum(q * np.log2(np.where(q > 0, q, 1.0)))


@mistake(
    "cross_entropy",
    en="Where p and q are both 0 your result is nan: 0 times infinity has no value. Leave out what never happens.",
    ko="p와 q가 함께 0인 곳이 있으면 nan이 됩니다. 0과 무한대의 곱은 정해지지 않습니다. 일어나지 않는 결과는 제외하세요.",
)
def both_zero(p, q):
    return -np.sum(p * np.log2(q))


@mistake(
    "cross_entropy",
    en="Your result is negative. Look at the sign in front of the sum.",
    ko="결과가 음수입니다. 합 앞의 부호를 살펴보세요.",
)
def negative_cross_entropy(p, q):
    return np.sum(p * np.log2(q + 1e-12))
