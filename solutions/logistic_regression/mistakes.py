"""Wrong versions that students really write, each with the sentence that helps."""

import math

import numpy as np

from grader.course import mistake

from .logistic_regression import compute_cost, propagate, sigmoid


def forward(w, b, X):
    """Probabilities of a correct forward pass, shape (1, m)."""
    return sigmoid(np.dot(w.T, X) + b)


@mistake(
    "image2vector",
    en="Your vector is a row. A sample is a column in this course: one row for each number.",
    ko="벡터가 행입니다. 이 강의에서 샘플은 열이므로 수마다 행이 하나씩 있어야 합니다.",
)
def image_as_a_row(image):
    return image.reshape(1, -1)


@mistake(
    "image2vector",
    en="Your vector has one axis only. A column has two: its shape is (n, 1).",
    ko="벡터의 축이 하나뿐입니다. 열벡터의 형상은 (n, 1)로 축이 두 개입니다.",
)
def image_without_second_axis(image):
    return image.ravel()


@mistake(
    "image2vector",
    en="All numbers are there, but colour after colour: first all the red, then the green. Of each pixel all colours "
    "belong together.",
    ko="수는 모두 있지만 색깔별로 늘어놓았습니다. 빨강이 모두 나온 다음 초록이 나옵니다. 픽셀마다 색이 모여 있어야 합니다.",
)
def image_colour_by_colour(image):
    return np.moveaxis(image, -1, 0).reshape(-1, 1)


@mistake(
    "image2vector",
    en="All numbers are there, but in another order: the first index runs fastest. Rows come one after the other, "
    "and in each pixel its colours.",
    ko="수는 모두 있지만 순서가 다릅니다. 첫째 인덱스가 가장 빨리 바뀝니다. 행이 차례로 나오고 픽셀마다 색이 차례로 나와야 합니다.",
)
def image_column_by_column(image):
    return image.reshape(-1, 1, order="F")


@mistake(
    "image2vector",
    en="The values are divided by 255. That is often done to images, but not here: the numbers stay what they are.",
    ko="값을 255로 나누었습니다. 이미지에서 자주 하는 일이지만 여기에서는 수를 그대로 두어야 합니다.",
)
def image_scaled(image):
    return image.reshape(-1, 1) / 255


@mistake(
    "image2vector",
    en="The colours still have an axis of their own: your matrix has a row for each pixel. All numbers belong into "
    "one column.",
    ko="색의 축이 그대로 남아 있습니다. 픽셀마다 행이 하나씩 있는 행렬입니다. 모든 수를 열 하나에 담아야 합니다.",
)
def image_colours_kept_apart(image):
    return image.reshape(-1, image.shape[2])


@mistake(
    "image2vector",
    en="Only the first row of the image is in your vector.",
    ko="벡터에 이미지의 첫 행만 들어 있습니다.",
)
def image_height_forgotten(image):
    return image[0].reshape(-1, 1)


@mistake(
    "sigmoid",
    en="Your curve is mirrored: it falls where it should rise, and only 0 still gives 0.5. Compare the sign "
    "in your exponent with the formula.",
    ko="곡선이 좌우로 뒤집혀서, 올라가야 할 곳에서 내려가고 0에서만 0.5로 맞습니다. 지수의 부호를 수식과 "
    "비교해 보세요.",
)
def exponent_without_minus(z):
    return 1 / (1 + np.exp(z))


@mistake(
    "sigmoid",
    en="This is tanh, which runs from -1 to 1 and is 0 at 0. The sigmoid runs from 0 to 1 and is 0.5 at 0.",
    ko="이것은 tanh 함수입니다. tanh의 값은 -1과 1 사이에 있고 z가 0일 때 0입니다. 시그모이드의 값은 0과 1 "
    "사이에 있고 z가 0일 때 0.5입니다.",
)
def tanh_instead(z):
    return np.tanh(z)


@mistake(
    "sigmoid",
    en="math.exp takes a single number and fails on an array. numpy has a function of the same name that "
    "works on every element.",
    ko="math.exp는 숫자 하나만 받으므로 배열에서는 오류가 납니다. numpy에는 모든 원소를 한 번에 계산하는 "
    "같은 이름의 함수가 있습니다.",
)
def math_exp(z):
    return 1 / (1 + math.exp(-z))


@mistake(
    "sigmoid",
    en="For an array of integers your result is all zeros. The array you write into was made like z and "
    "holds integers, so every value between 0 and 1 is cut off. Look at the dtype of that array.",
    ko="정수 배열을 넣으면 결과가 모두 0입니다. 결과를 담는 배열을 z와 같은 자료형으로 만들어 정수만 담을 "
    "수 있으므로, 0과 1 사이의 값이 모두 잘려 나갑니다. 그 배열의 dtype을 살펴보세요.",
)
def integer_output_buffer(z):
    z = np.asarray(z)
    out = np.zeros_like(z)
    out[...] = 1 / (1 + np.exp(-z))
    return out


@mistake(
    "sigmoid",
    en="Your values are greater than 1, exactly 1 more than the exponential. Division comes before "
    "addition, so the fraction ends too early. Look at the parentheses around the denominator.",
    ko="값이 1보다 크고, 지수 함수의 값보다 정확히 1만큼 큽니다. 나눗셈이 덧셈보다 먼저라서 분수가 너무 "
    "일찍 끝났습니다. 분모를 묶는 괄호를 살펴보세요.",
)
def denominator_without_parentheses(z):
    return 1 / 1 + np.exp(-np.asarray(z))


@mistake(
    "sigmoid",
    en="Large positive inputs give nan. Numerator and denominator both overflow to infinity there, and "
    "infinity divided by infinity is not a number. Write the fraction so that the exponential is only "
    "below.",
    ko="큰 양수에서 nan이 나옵니다. 분자와 분모가 모두 무한대가 되고, 무한대를 무한대로 나눈 값은 정해지지 "
    "않습니다. 지수 함수가 분모에만 남도록 식을 바꿔 보세요.",
)
def overflow_above_and_below(z):
    e = np.exp(z)
    return e / (1 + e)


@mistake(
    "sigmoid",
    en="Your result is infinite at 0, and negative for negative inputs. The denominator becomes 0 there. "
    "Look at the sign between the 1 and the exponential.",
    ko="0에서 무한대가 되고, 음수에서는 결과도 음수입니다. 분모가 0이 되기 때문입니다. 1과 지수 함수 사이의 "
    "부호를 살펴보세요.",
)
def minus_in_the_denominator(z):
    return 1 / (1 - np.exp(-np.asarray(z)))


@mistake(
    "sigmoid",
    en="Your values are right to three or four digits only. The number e has been typed in with few digits. "
    "numpy knows the exponential function exactly.",
    ko="값이 소수 셋째나 넷째 자리까지만 맞습니다. 자연상수 e를 몇 자리만 직접 적었기 때문입니다. numpy에는 "
    "정확한 지수 함수가 있습니다.",
)
def e_with_few_digits(z):
    return 1 / (1 + 2.718 ** -np.asarray(z, dtype=float))


@mistake(
    "sigmoid",
    en="Your values add up to 1 over the whole array: this is softmax, which compares the elements. The "
    "sigmoid looks at each element alone.",
    ko="배열 전체의 합이 1이 됩니다. 이것은 원소를 서로 비교하는 소프트맥스입니다. 시그모이드는 원소 "
    "하나하나를 따로 계산합니다.",
)
def softmax_instead(z):
    e = np.exp(z - np.max(z))
    return e / np.sum(e)


@mistake(
    "sigmoid",
    en="Your result has only zeros and ones: this is the step function. The sigmoid has all values in "
    "between, and without them there is no slope to learn from.",
    ko="결과가 0과 1뿐입니다. 이것은 계단 함수입니다. 시그모이드는 그 사이의 모든 값을 가지며, 그래야 "
    "학습에 필요한 기울기가 생깁니다.",
)
def step_instead(z):
    return np.where(np.asarray(z) > 0, 1.0, 0.0)


@mistake(
    "sigmoid",
    en="The values are right, but the array that was given to you has changed. An operation writes its "
    "result into z itself. Compute with a new array instead.",
    ko="값은 맞지만, 입력으로 받은 배열이 바뀌었습니다. 어떤 연산이 결과를 z에 그대로 덮어쓰고 있습니다. 새 "
    "배열을 만들어 계산하세요.",
)
def overwrites_its_input(z):
    if not isinstance(z, np.ndarray):
        return 1 / (1 + math.exp(-z))
    z *= -1
    return 1 / (1 + np.exp(z))


@mistake(
    "sigmoid_derivative",
    en="Your slope at 0 is 0.235 and not 0.25: the sigmoid has been applied twice. Look at what your "
    "variable holds when you put it into the product: it has already been through the sigmoid.",
    ko="0에서의 기울기가 0.25가 아니라 0.235입니다. 시그모이드를 두 번 적용했기 때문입니다. 곱셈에 넣는 "
    "변수가 이미 시그모이드를 거친 값인지 살펴보세요.",
)
def sigmoid_twice(x):
    s = sigmoid(sigmoid(x))
    return s * (1 - s)


@mistake(
    "sigmoid_derivative",
    en="Your slope is 0 at 0 and negative for large inputs, but the sigmoid rises everywhere. The product "
    "has been formed with x. The factors are values of the sigmoid, so x must go through it first.",
    ko="기울기가 0에서 0이고 큰 값에서는 음수이지만, 시그모이드는 어디서나 올라갑니다. x로 곱을 계산했기 "
    "때문입니다. 곱하는 두 값은 모두 시그모이드의 값으로 계산하므로 x를 먼저 시그모이드에 넣어야 합니다.",
)
def without_the_sigmoid(x):
    x = np.asarray(x, dtype=float)
    return x * (1 - x)


@mistake(
    "sigmoid_derivative",
    en="Only one of the two factors is a value of the sigmoid: in the other one stands x. Look at the "
    "difference in your product.",
    ko="곱하는 두 값 가운데 하나만 시그모이드의 값으로 계산했고, 다른 하나에는 x가 그대로 들어 있습니다. "
    "곱에서 뺄셈이 있는 부분을 살펴보세요.",
)
def one_factor_with_x(x):
    return sigmoid(x) * (1 - np.asarray(x))


@mistake(
    "sigmoid_derivative",
    en="Your slope is three times too large at 0, and it grows to 2 for large inputs, where the curve is "
    "flat. Look at the sign in the second factor.",
    ko="0에서의 기울기가 세 배이고, 곡선이 평평해지는 큰 값에서는 2까지 커집니다. 두 번째로 곱하는 값의 "
    "부호를 살펴보세요.",
)
def plus_in_the_second_factor(x):
    s = sigmoid(x)
    return s * (1 + s)


@mistake(
    "sigmoid_derivative",
    en="Your slope is 0.75 at 0 and 1 for very negative inputs. This is the rule for tanh, one minus its "
    "square, applied to the sigmoid. The sigmoid has its own rule.",
    ko="기울기가 0에서 0.75이고 절댓값이 큰 음수에서는 1입니다. tanh의 미분 규칙(1에서 제곱을 뺀 것)을 "
    "시그모이드에 쓴 결과입니다. 시그모이드의 규칙은 다릅니다.",
)
def rule_of_tanh(x):
    return 1 - sigmoid(x) ** 2


@mistake(
    "sigmoid_derivative",
    en="Your slope is negative everywhere, though the sigmoid rises. The chain rule gives two minus signs, "
    "one from the reciprocal and one from the exponent, and one of them is lost.",
    ko="시그모이드는 올라가는데 기울기가 모두 음수입니다. 연쇄 법칙에서 역수와 지수가 각각 음의 부호를 "
    "하나씩 만드는데, 그중 하나가 빠졌습니다.",
)
def negative_slope(x):
    s = sigmoid(x)
    return -s * (1 - s)


@mistake(
    "sigmoid_derivative",
    en="Your slope is 0.5 at 0 and 1 for very negative inputs. The denominator of the derivative of a "
    "reciprocal is squared; in yours the square is missing.",
    ko="기울기가 0에서 0.5이고 절댓값이 큰 음수에서는 1입니다. 역수를 미분하면 분모가 제곱이 되는데, 그 "
    "제곱이 빠졌습니다.",
)
def denominator_not_squared(x):
    return 1 - sigmoid(x)


@mistake(
    "sigmoid_derivative",
    en="This is the sigmoid itself, not its slope. A second factor is missing, the one that makes the slope "
    "small where the curve is near 1.",
    ko="이것은 기울기가 아니라 시그모이드 자체입니다. 곡선이 1에 가까울 때 기울기를 작게 만드는 두 번째 "
    "값을 곱하지 않았습니다.",
)
def only_the_sigmoid(x):
    return sigmoid(x)


@mistake(
    "sigmoid_derivative",
    en="Very negative inputs give nan: your exponential overflows above and below the fraction. Build the "
    "slope of values of your sigmoid, which stay finite.",
    ko="절댓값이 큰 음수에서 nan이 나옵니다. 지수 함수가 분자와 분모에서 모두 무한대가 되기 때문입니다. "
    "유한한 값만 나오는 시그모이드를 이용해 기울기를 계산하세요.",
)
def overflowing_fraction(x):
    e = np.exp(-np.asarray(x, dtype=float))
    return e / (1 + e) ** 2


@mistake(
    "logistic_loss",
    en="Your loss is negative. Logarithms of probabilities are negative; the loss should be positive. Look at the "
    "sign.",
    ko="손실이 음수입니다. 확률의 로그는 음수이고 손실은 양수여야 합니다. 부호를 살펴보세요.",
)
def loss_without_minus(a, y):
    return y * np.log(a) + (1 - y) * np.log(1 - a)


@mistake(
    "logistic_loss",
    en="Where the label is 0 your loss is 0, whatever the probability. The second term, for the answer no, is "
    "missing.",
    ko="레이블이 0이면 확률과 상관없이 손실이 0입니다. 답이 '아니오'일 때의 둘째 항이 빠졌습니다.",
)
def loss_of_yes_only(a, y):
    return -y * np.log(a)


@mistake(
    "logistic_loss",
    en="Where the label is 1 your loss is 0, whatever the probability. The first term, for the answer yes, is "
    "missing.",
    ko="레이블이 1이면 확률과 상관없이 손실이 0입니다. 답이 '예'일 때의 첫째 항이 빠졌습니다.",
)
def loss_of_no_only(a, y):
    return -(1 - y) * np.log(1 - a)


@mistake(
    "logistic_loss",
    en="This is the squared error: 0.25 at one half. The logistic loss is made of logarithms and is 0.693 there.",
    ko="제곱 오차입니다. 확률이 0.5일 때 0.25입니다. 로지스틱 손실은 로그로 이루어지며 그때 0.693입니다.",
)
def loss_squared(a, y):
    return (a - y) ** 2


@mistake(
    "logistic_loss",
    en="This is half of the squared error: 0.125 at one half. The logistic loss is made of logarithms.",
    ko="제곱 오차의 절반입니다. 확률이 0.5일 때 0.125입니다. 로지스틱 손실은 로그로 이루어집니다.",
)
def loss_half_squared(a, y):
    return (a - y) ** 2 / 2


@mistake(
    "logistic_loss",
    en="One number comes out for many samples: the losses are averaged. That is the cost; the loss is of each sample "
    "for itself.",
    ko="샘플이 여러 개인데 수가 하나만 나옵니다. 손실을 평균했기 때문입니다. 그것은 비용이고, 손실은 샘플마다 따로 있습니다.",
)
def loss_averaged(a, y):
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))


@mistake(
    "logistic_loss",
    en="Your loss is 1.4427 times too large: the logarithm has the base 2. The natural logarithm is meant.",
    ko="손실이 1.4427배입니다. 로그의 밑이 2입니다. 자연로그를 사용하세요.",
)
def loss_base_two(a, y):
    return -(y * np.log2(a) + (1 - y) * np.log2(1 - a))


@mistake(
    "logistic_loss",
    en="Your loss is large where the prediction is right: yes and no are exchanged in the two terms.",
    ko="예측이 맞을 때 손실이 큽니다. 두 항에서 '예'와 '아니오'가 서로 바뀌었습니다.",
)
def loss_labels_exchanged(a, y):
    return -((1 - y) * np.log(a) + y * np.log(1 - a))


@mistake(
    "logistic_loss",
    en="One of the two terms has the wrong sign: where the label is 0 your loss is negative. Both terms are "
    "logarithms with a minus.",
    ko="두 항 중 하나의 부호가 틀려서 레이블이 0일 때 손실이 음수입니다. 두 로그 모두에 마이너스가 붙습니다.",
)
def loss_minus_between(a, y):
    return -y * np.log(a) + (1 - y) * np.log(1 - a)


@mistake(
    "compute_cost",
    en="Your cost is negative. Logarithms of probabilities are negative, and the cost should be positive. "
    "Look at the sign in front of the sum.",
    ko="비용이 음수입니다. 확률의 로그는 음수이므로 부호를 바꿔야 비용이 양수가 됩니다. 합 앞의 부호를 "
    "살펴보세요.",
)
def without_minus(A, Y):
    return np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))


@mistake(
    "compute_cost",
    en="Your cost is m times too large: it is the sum over the samples, not their mean. If you do divide, "
    "look at which axis of Y you take m from: the samples are the columns.",
    ko="비용이 m배입니다. 샘플의 평균이 아니라 합을 구했기 때문입니다. 나누고 있다면 Y의 어느 축에서 m을 "
    "가져왔는지 살펴보세요. 샘플은 열입니다.",
)
def sum_instead_of_mean(A, Y):
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))


@mistake(
    "compute_cost",
    en="Samples with label 0 cost nothing in your version. The term for them, with one minus the label and "
    "the probability of no, is missing.",
    ko="레이블이 0인 샘플의 비용이 계산되지 않습니다. 1에서 레이블을 뺀 값과 '아니요'의 확률로 이루어진 "
    "항이 빠졌습니다.",
)
def only_the_ones(A, Y):
    return -np.mean(Y * np.log(A))


@mistake(
    "compute_cost",
    en="Samples with label 1 cost nothing in your version. The term with the label and the probability of "
    "yes is missing.",
    ko="레이블이 1인 샘플의 비용이 계산되지 않습니다. 레이블과 '예'의 확률로 이루어진 항이 빠졌습니다.",
)
def only_the_zeros(A, Y):
    return -np.mean((1 - Y) * np.log(1 - A))


@mistake(
    "compute_cost",
    en="The two terms have different signs, so that samples with label 0 lower your cost. Both terms are "
    "inside the same parentheses. Look at the sign between them.",
    ko="두 항의 부호가 달라서 레이블이 0인 샘플이 비용을 낮춥니다. 두 항은 같은 괄호 안에 있습니다. 두 항 "
    "사이의 부호를 살펴보세요.",
)
def terms_of_different_sign(A, Y):
    return -np.mean(Y * np.log(A) - (1 - Y) * np.log(1 - A))


@mistake(
    "compute_cost",
    en="Your cost is 1.44 times too large: that is the logarithm to base 2. This course uses the natural "
    "logarithm.",
    ko="비용이 약 1.44배입니다. 밑이 2인 로그를 썼기 때문입니다. 이 강좌에서는 자연로그를 사용합니다.",
)
def base_two(A, Y):
    return -np.mean(Y * np.log2(A) + (1 - Y) * np.log2(1 - A))


@mistake(
    "compute_cost",
    en="Your cost is 0.43 times what it should be: that is the logarithm to base 10. This course uses the "
    "natural logarithm.",
    ko="비용이 약 0.43배입니다. 밑이 10인 로그를 썼기 때문입니다. 이 강좌에서는 자연로그를 사용합니다.",
)
def base_ten(A, Y):
    return -np.mean(Y * np.log10(A) + (1 - Y) * np.log10(1 - A))


@mistake(
    "compute_cost",
    en="At probability 0.5 your cost is 0.25 and not 0.693. This is the mean squared error of linear "
    "regression. Here the cost is made of logarithms.",
    ko="확률이 0.5일 때 비용이 0.693이 아니라 0.25입니다. 이것은 선형 회귀의 평균 제곱 오차입니다. 여기서는 "
    "로그로 비용을 계산합니다.",
)
def mean_squared_error(A, Y):
    return np.mean((A - Y) ** 2)


@mistake(
    "compute_cost",
    en="Your cost is half of what it should be. The 2 in the denominator belongs to the squared error of "
    "linear regression; the cross-entropy has none.",
    ko="비용이 절반입니다. 분모의 2는 선형 회귀의 제곱 오차에 있는 것이고, 교차 엔트로피에는 없습니다.",
)
def half_as_in_linear_regression(A, Y):
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / (2 * Y.shape[1])


@mistake(
    "compute_cost",
    en="Every label is multiplied with the logarithm of every sample: your product is an (m, m) matrix, and "
    "its sum is far too large. A label belongs only to the probability in the same column.",
    ko="모든 레이블이 모든 샘플의 로그와 곱해져 (m, m) 행렬이 되고, 그 합이 너무 큽니다. 레이블은 같은 열에 "
    "있는 확률과만 곱해야 합니다.",
)
def outer_product(A, Y):
    return -np.sum(np.dot(Y.T, np.log(A)) + np.dot((1 - Y).T, np.log(1 - A))) / Y.shape[1]


@mistake(
    "compute_cost",
    en="The value is right, but it is still in an array with an axis. The cost is one number. If it comes "
    "from a matrix product or a sum over one axis, take it out of the array.",
    ko="값은 맞지만 아직 축이 있는 배열 안에 들어 있습니다. 비용은 숫자 하나입니다. 행렬 곱이나 한 축의 "
    "합에서 나온 값이라면 배열에서 꺼내세요.",
)
def matrix_of_one_number(A, Y):
    return -(np.dot(Y, np.log(A).T) + np.dot(1 - Y, np.log(1 - A).T)) / Y.shape[1]


@mistake(
    "compute_cost",
    en="The value is right, but it is in an array of length 1. A sum over one axis leaves the other axis. "
    "The cost is one number.",
    ko="값은 맞지만 길이가 1인 배열에 들어 있습니다. 한 축만 더하면 다른 축이 남습니다. 비용은 숫자 "
    "하나입니다.",
)
def sum_over_one_axis(A, Y):
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A), axis=1) / Y.shape[1]


@mistake(
    "compute_cost",
    en="Samples with label 0 have the wrong cost. In their term the 1 stands before the logarithm instead "
    "of inside it: what is needed is the logarithm of the probability of no.",
    ko="레이블이 0인 샘플의 비용이 틀렸습니다. 그 항의 1이 로그 안이 아니라 밖에 있습니다. '아니요'의 "
    "확률에 로그를 취해야 합니다.",
)
def one_outside_the_logarithm(A, Y):
    return -np.mean(Y * np.log(A) + (1 - Y) * (1 - np.log(A)))


@mistake(
    "compute_cost",
    en="Your cost is infinite or nan. The logarithm is taken of the labels, which are 0 and 1. Labels "
    "choose the term; logarithms are taken of the probabilities. Look at the order of A and Y.",
    ko="비용이 무한대이거나 nan입니다. 0과 1인 레이블에 로그를 취했기 때문입니다. 레이블은 항을 고르는 데 "
    "쓰고, 로그는 확률에 취합니다. A와 Y의 순서를 살펴보세요.",
)
def probabilities_and_labels_swapped(A, Y):
    return -np.mean(A * np.log(Y) + (1 - A) * np.log(1 - Y))


@mistake(
    "initialize_with_zeros",
    en="Your w lies on its side: it is a row, and the exercise asks for a column with one weight per row.",
    ko="w가 누워 있습니다. 행이 아니라, 행마다 가중치가 하나씩 있는 열이어야 합니다.",
)
def row_instead_of_column(dim):
    return np.zeros((1, dim)), 0.0


@mistake(
    "initialize_with_zeros",
    en="Your w has one axis, the shape (dim,). Transposing such an array does nothing, and that leads to "
    "errors later. np.zeros takes the whole shape as one tuple.",
    ko="w의 축이 하나뿐이라 형상이 (dim,)입니다. 이런 배열은 전치해도 그대로여서 나중에 오류의 원인이 "
    "됩니다. np.zeros에는 전체 형상을 튜플 하나로 넘깁니다.",
)
def one_axis_only(dim):
    return np.zeros(dim), 0.0


@mistake(
    "initialize_with_zeros",
    en="Your w is a square matrix. One neuron has one weight for each feature, so it needs a single column.",
    ko="w가 정사각 행렬입니다. 뉴런 하나는 특성마다 가중치가 하나씩이므로 열이 하나면 됩니다.",
)
def square_of_zeros(dim):
    return np.zeros((dim, dim)), 0.0


@mistake(
    "initialize_with_zeros",
    en="Your weights are random. Networks with hidden layers need that; a single neuron may start from "
    "zeros, and this exercise asks for zeros.",
    ko="가중치가 무작위입니다. 은닉층이 있는 신경망에는 필요하지만, 뉴런 하나는 0에서 시작해도 되며 이 "
    "문제는 0을 요구합니다.",
)
def random_weights(dim):
    return np.random.default_rng(0).normal(0, 0.01, (dim, 1)), 0.0


@mistake(
    "initialize_with_zeros",
    en="Your weights are all one. The exercise asks for zeros.",
    ko="가중치가 모두 1입니다. 이 문제는 0을 요구합니다.",
)
def ones_instead_of_zeros(dim):
    return np.ones((dim, 1)), 0.0


@mistake(
    "initialize_with_zeros",
    en="Your bias is an array. One neuron has one bias, and here it is a plain number.",
    ko="편향이 배열입니다. 뉴런 하나에는 편향이 하나이고, 여기서는 그냥 숫자입니다.",
)
def bias_in_an_array(dim):
    return np.zeros((dim, 1)), np.zeros((1, 1))


@mistake(
    "initialize_with_zeros",
    en="The two values come in the wrong order: the weights are first, then the bias.",
    ko="두 값의 순서가 바뀌었습니다. 가중치가 먼저이고 편향이 그다음입니다.",
)
def bias_first(dim):
    return 0.0, np.zeros((dim, 1))


@mistake(
    "initialize_with_zeros",
    en="Only the weights come back. The exercise asks for two values, the weights and the bias.",
    ko="가중치만 반환됩니다. 가중치와 편향, 두 값을 반환해야 합니다.",
)
def bias_forgotten(dim):
    return np.zeros((dim, 1))


@mistake(
    "propagate",
    en="Both gradients have the wrong sign, so a step of gradient descent would go uphill. Look at the "
    "order of the difference between prediction and label.",
    ko="두 기울기의 부호가 반대라서, 경사 하강법의 한 걸음이 비용을 오히려 키웁니다. 예측과 레이블의 차를 "
    "어떤 순서로 뺐는지 살펴보세요.",
)
def labels_minus_predictions(w, b, X, Y):
    m = X.shape[1]
    A = forward(w, b, X)
    dZ = Y - A
    return {"dw": np.dot(X, dZ.T) / m, "db": np.sum(dZ) / m}, compute_cost(A, Y)


@mistake(
    "propagate",
    en="Both gradients are m times too large: they are summed over the samples but not averaged. The cost "
    "is a mean, and so are its gradients.",
    ko="두 기울기가 m배입니다. 샘플에 대해 더하기만 하고 평균을 내지 않았습니다. 비용이 평균이므로 기울기도 "
    "평균입니다.",
)
def gradients_not_averaged(w, b, X, Y):
    A = forward(w, b, X)
    dZ = A - Y
    return {"dw": np.dot(X, dZ.T), "db": np.sum(dZ)}, compute_cost(A, Y)


@mistake(
    "propagate",
    en="dw is right, but db is m times too large: it is the sum of the errors, not their mean.",
    ko="dw는 맞지만 db가 m배입니다. 오차의 평균이 아니라 합을 구했습니다.",
)
def only_db_not_averaged(w, b, X, Y):
    m = X.shape[1]
    A = forward(w, b, X)
    dZ = A - Y
    return {"dw": np.dot(X, dZ.T) / m, "db": np.sum(dZ)}, compute_cost(A, Y)


@mistake(
    "propagate",
    en="db is right, but dw is m times too large: the matrix product adds up the samples, and the division "
    "by their number is missing.",
    ko="db는 맞지만 dw가 m배입니다. 행렬 곱이 샘플을 모두 더해 주지만, 샘플 수로 나누는 단계가 빠졌습니다.",
)
def only_dw_not_averaged(w, b, X, Y):
    m = X.shape[1]
    A = forward(w, b, X)
    dZ = A - Y
    return {"dw": np.dot(X, dZ.T), "db": np.sum(dZ) / m}, compute_cost(A, Y)


@mistake(
    "propagate",
    en="Your results do not change with b: they are right only for b = 0. The bias is missing from the "
    "neuron's sum.",
    ko="b를 바꿔도 결과가 같고, b = 0일 때만 맞습니다. 뉴런의 합에 편향이 빠졌습니다.",
)
def bias_left_out(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X))
    dZ = A - Y
    return {"dw": np.dot(X, dZ.T) / m, "db": np.sum(dZ) / m}, compute_cost(A, Y)


@mistake(
    "propagate",
    en="db still has one entry per sample. The bias is one number, so its gradient is too: the "
    "contributions of the samples have to be brought together.",
    ko="db에 샘플마다 값이 하나씩 남아 있습니다. 편향은 숫자 하나이므로 그 기울기도 하나입니다. 샘플들의 "
    "값을 하나로 모아야 합니다.",
)
def db_not_summed(w, b, X, Y):
    m = X.shape[1]
    A = forward(w, b, X)
    dZ = A - Y
    return {"dw": np.dot(X, dZ.T) / m, "db": dZ / m}, compute_cost(A, Y)


@mistake(
    "propagate",
    en="The value of db is right, but it is in an array with axes. b is a plain number, and db should be "
    "one too. Look at keepdims or the axis of your sum.",
    ko="db의 값은 맞지만 축이 있는 배열에 들어 있습니다. b가 숫자 하나이므로 db도 숫자여야 합니다. 합을 "
    "구할 때의 keepdims나 axis를 살펴보세요.",
)
def db_in_an_array(w, b, X, Y):
    m = X.shape[1]
    A = forward(w, b, X)
    dZ = A - Y
    return {"dw": np.dot(X, dZ.T) / m, "db": np.sum(dZ, axis=1, keepdims=True) / m}, compute_cost(A, Y)


@mistake(
    "propagate",
    en="dw is transposed: a row, where w is a column. A gradient has the shape of what it is the gradient "
    "of. Look at the order of the factors and at which of them is transposed.",
    ko="dw가 전치되어 있습니다. w는 열인데 dw는 행입니다. 기울기의 형상은 그 매개변수의 형상과 같습니다. "
    "곱하는 순서와 어느 쪽을 전치했는지 살펴보세요.",
)
def dw_transposed(w, b, X, Y):
    m = X.shape[1]
    A = forward(w, b, X)
    dZ = A - Y
    return {"dw": np.dot(dZ, X.T) / m, "db": np.sum(dZ) / m}, compute_cost(A, Y)


@mistake(
    "propagate",
    en="The values of dw are right, but it has lost an axis: its shape is (n_x,), and w is a column. A sum "
    "over the samples drops their axis unless it is told to keep it.",
    ko="dw의 값은 맞지만 축이 하나 사라져 형상이 (n_x,)입니다. w는 열입니다. 샘플 축으로 더하면, 따로 "
    "남기라고 하지 않는 한 그 축이 사라집니다.",
)
def dw_without_its_axis(w, b, X, Y):
    m = X.shape[1]
    A = forward(w, b, X)
    dZ = A - Y
    return {"dw": np.sum(X * dZ, axis=1) / m, "db": np.sum(dZ) / m}, compute_cost(A, Y)


@mistake(
    "propagate",
    en="dw has the shape of X, one column per sample. The star multiplies elements and does not add up. A "
    "matrix product does both.",
    ko="dw의 형상이 X와 같아서 샘플마다 열이 하나씩 있습니다. *는 원소끼리 곱하기만 하고 더하지 않습니다. "
    "행렬 곱은 두 가지를 모두 합니다.",
)
def star_instead_of_dot(w, b, X, Y):
    m = X.shape[1]
    A = forward(w, b, X)
    dZ = A - Y
    return {"dw": X * dZ / m, "db": np.sum(dZ) / m}, compute_cost(A, Y)


@mistake(
    "propagate",
    en="Your gradients are divided by the number of features, not of samples: they are right only where X "
    "is square. The samples are the columns of X.",
    ko="기울기를 샘플 수가 아니라 특성 수로 나누었습니다. X가 정사각 행렬일 때만 맞습니다. 샘플은 X의 "
    "열입니다.",
)
def m_taken_from_the_rows(w, b, X, Y):
    m = X.shape[0]
    A = forward(w, b, X)
    dZ = A - Y
    return {"dw": np.dot(X, dZ.T) / m, "db": np.sum(dZ) / m}, compute_cost(A, Y)


@mistake(
    "propagate",
    en="Your gradients are too small: the slope of the sigmoid is still in them. With this cost it cancels, "
    "and only the difference between prediction and label is left.",
    ko="기울기가 너무 작습니다. 시그모이드의 미분이 한 번 더 곱해져 있습니다. 이 비용 함수에서는 그 미분이 "
    "약분되어 예측과 레이블의 차만 남습니다.",
)
def slope_of_the_sigmoid_left_in(w, b, X, Y):
    m = X.shape[1]
    A = forward(w, b, X)
    dZ = (A - Y) * A * (1 - A)
    return {"dw": np.dot(X, dZ.T) / m, "db": np.sum(dZ) / m}, compute_cost(A, Y)


@mistake(
    "propagate",
    en="Your gradients are twice too large. The factor 2 belongs to the squared error; the cross-entropy "
    "has none.",
    ko="기울기가 두 배입니다. 2는 제곱 오차를 미분할 때 나오는 것이고, 교차 엔트로피에는 없습니다.",
)
def factor_of_the_squared_error(w, b, X, Y):
    m = X.shape[1]
    A = forward(w, b, X)
    dZ = 2 * (A - Y)
    return {"dw": np.dot(X, dZ.T) / m, "db": np.sum(dZ) / m}, compute_cost(A, Y)


@mistake(
    "propagate",
    en="Your gradients are m times too small: the division by the number of samples happens twice. A mean "
    "already contains it.",
    ko="기울기가 올바른 값의 m분의 1입니다. 샘플 수로 두 번 나누었습니다. 평균에는 그 나눗셈이 이미 들어 "
    "있습니다.",
)
def averaged_twice(w, b, X, Y):
    m = X.shape[1]
    A = forward(w, b, X)
    dZ = (A - Y) / m
    return {"dw": np.dot(X, dZ.T) / m, "db": np.sum(dZ) / m}, compute_cost(A, Y)


@mistake(
    "propagate",
    en="Your gradients compare labels with decisions of 0 or 1: that is the rule of the perceptron. Here "
    "the probability itself is compared with the label.",
    ko="기울기를 구할 때 0 또는 1로 판정한 값을 레이블과 비교했습니다. 이것은 퍼셉트론의 규칙입니다. "
    "여기서는 확률을 그대로 레이블과 비교합니다.",
)
def error_of_the_decision(w, b, X, Y):
    m = X.shape[1]
    A = forward(w, b, X)
    dZ = (A > 0.5) - Y
    return {"dw": np.dot(X, dZ.T) / m, "db": np.sum(dZ) / m}, compute_cost(A, Y)


@mistake(
    "propagate",
    en="Your gradients come from the neuron's sum before the sigmoid, as in linear regression. The "
    "difference has to be formed with the probability.",
    ko="선형 회귀처럼 시그모이드를 거치기 전의 합으로 기울기를 구했습니다. 레이블과의 차는 확률로 계산해야 "
    "합니다.",
)
def error_before_the_sigmoid(w, b, X, Y):
    m = X.shape[1]
    A = forward(w, b, X)
    dZ = np.dot(w.T, X) + b - Y
    return {"dw": np.dot(X, dZ.T) / m, "db": np.sum(dZ) / m}, compute_cost(A, Y)


@mistake(
    "propagate",
    en="Only the last sample is in your gradients. In your loop each sample replaces the one before, "
    "instead of being added to it.",
    ko="기울기에 마지막 샘플만 들어 있습니다. 반복문에서 각 샘플의 값을 더하지 않고 앞의 값을 덮어썼습니다.",
)
def only_the_last_sample(w, b, X, Y):
    m = X.shape[1]
    A = forward(w, b, X)
    for i in range(m):
        dz = A[0, i] - Y[0, i]
        dw = X[:, i : i + 1] * dz
        db = dz
    return {"dw": dw / m, "db": db / m}, compute_cost(A, Y)


@mistake(
    "propagate",
    en="dw is one number for all weights. Every weight has its own gradient, from its own feature: the sum "
    "runs over the samples, not over the features.",
    ko="모든 가중치의 dw가 숫자 하나로 합쳐졌습니다. 가중치마다 자기 특성에서 나온 기울기가 따로 있습니다. "
    "특성이 아니라 샘플에 대해서만 더합니다.",
)
def dw_summed_over_features(w, b, X, Y):
    m = X.shape[1]
    A = forward(w, b, X)
    dZ = A - Y
    return {"dw": np.sum(X * dZ) / m, "db": np.sum(dZ) / m}, compute_cost(A, Y)


@mistake(
    "propagate",
    en="The gradients are right, but the cost is negative. Logarithms of probabilities are negative: look "
    "at the sign in front of the sum.",
    ko="기울기는 맞지만 비용이 음수입니다. 확률의 로그는 음수이므로 합 앞의 부호를 살펴보세요.",
)
def negative_cost(w, b, X, Y):
    m = X.shape[1]
    A = forward(w, b, X)
    dZ = A - Y
    return {"dw": np.dot(X, dZ.T) / m, "db": np.sum(dZ) / m}, -compute_cost(A, Y)


@mistake(
    "propagate",
    en="The gradients are right, but the cost is the sum over the samples. It should be their mean.",
    ko="기울기는 맞지만 비용이 샘플의 합입니다. 평균이어야 합니다.",
)
def cost_not_averaged(w, b, X, Y):
    m = X.shape[1]
    A = forward(w, b, X)
    dZ = A - Y
    return {"dw": np.dot(X, dZ.T) / m, "db": np.sum(dZ) / m}, m * compute_cost(A, Y)


@mistake(
    "propagate",
    en="The two values come in the wrong order: the dictionary of gradients is first, then the cost.",
    ko="두 값의 순서가 바뀌었습니다. 기울기 딕셔너리가 먼저이고 비용이 그다음입니다.",
)
def cost_first(w, b, X, Y):
    m = X.shape[1]
    A = forward(w, b, X)
    dZ = A - Y
    return compute_cost(A, Y), {"dw": np.dot(X, dZ.T) / m, "db": np.sum(dZ) / m}


@mistake(
    "propagate",
    en="The gradients are under the wrong keys: what belongs to the weights is dw, what belongs to the bias "
    "is db.",
    ko="기울기의 키가 바뀌었습니다. 가중치의 기울기가 dw이고 편향의 기울기가 db입니다.",
)
def keys_swapped(w, b, X, Y):
    m = X.shape[1]
    A = forward(w, b, X)
    dZ = A - Y
    return {"db": np.dot(X, dZ.T) / m, "dw": np.sum(dZ) / m}, compute_cost(A, Y)


@mistake(
    "optimize",
    en="Your parameters move away from the minimum, and the cost grows. The gradient points uphill. Look at "
    "the sign of the update.",
    ko="매개변수가 최솟값에서 멀어지고 비용이 커집니다. 기울기는 비용이 커지는 방향을 가리킵니다. 갱신하는 "
    "식의 부호를 살펴보세요.",
)
def uphill(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w, b = w + learning_rate * grads["dw"], b + learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs


@mistake(
    "optimize",
    en="The learning rate you are given makes no difference: your steps are as long as the gradient itself. "
    "Look for it in the update.",
    ko="학습률을 바꿔도 결과가 같고, 기울기의 길이만큼 그대로 움직입니다. 갱신하는 식에 학습률이 있는지 "
    "살펴보세요.",
)
def learning_rate_left_out(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w, b = w - grads["dw"], b - grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs


@mistake(
    "optimize",
    en="All your steps go the same way: the gradients are computed once, before the loop. They change with "
    "the parameters. Look at what is inside your loop.",
    ko="모든 걸음의 방향이 같습니다. 기울기를 반복문 앞에서 한 번만 계산했기 때문입니다. 기울기는 "
    "매개변수가 바뀌면 달라집니다. 반복문 안에 무엇이 있는지 살펴보세요.",
)
def gradients_computed_once(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    grads, cost = propagate(w, b, X, Y)
    for _ in range(num_iterations):
        w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, [cost]


@mistake(
    "optimize",
    en="Your bias never changes. It is learned like the weights, with its own gradient.",
    ko="편향이 바뀌지 않습니다. 편향도 가중치처럼 자기 기울기로 학습합니다.",
)
def bias_not_learned(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs


@mistake(
    "optimize",
    en="Your weights never change, only the bias does. Look at what the update of the weights is assigned "
    "to.",
    ko="가중치는 그대로이고 편향만 바뀝니다. 갱신한 가중치를 어디에 대입했는지 살펴보세요.",
)
def weights_not_learned(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs


@mistake(
    "optimize",
    en="Your parameters are those after a single step. The return statement is inside the loop, so that the "
    "function ends with the first iteration. Look at its indentation.",
    ko="매개변수가 한 걸음만 움직인 값입니다. return이 반복문 안에 있어서 첫 반복에서 함수가 끝납니다. "
    "들여쓰기를 살펴보세요.",
)
def return_inside_the_loop(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    grads, cost = propagate(w, b, X, Y)
    return {"w": w - learning_rate * grads["dw"], "b": b - learning_rate * grads["db"]}, grads, [cost]


@mistake(
    "optimize",
    en="You take one step too many. Count how often your loop runs when num_iterations is 1.",
    ko="한 걸음을 더 갔습니다. num_iterations가 1일 때 반복문이 몇 번 도는지 세어 보세요.",
)
def one_step_too_many(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations + 1):
        grads, cost = propagate(w, b, X, Y)
        w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs


@mistake(
    "optimize",
    en="You take one step too few. Count how often your loop runs when num_iterations is 1: range ends "
    "before its last number.",
    ko="한 걸음이 모자랍니다. num_iterations가 1일 때 반복문이 몇 번 도는지 세어 보세요. range는 끝 숫자 "
    "앞에서 멈춥니다.",
)
def one_step_too_few(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    grads, cost = propagate(w, b, X, Y)
    costs = [cost]
    for i in range(1, num_iterations):
        w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs


@mistake(
    "optimize",
    en="The parameters are right, but costs has an entry for every iteration. The list should hold only "
    "those of iterations 0, 100, 200 and so on.",
    ko="매개변수는 맞지만 costs에 모든 반복의 비용이 들어 있습니다. 0, 100, 200, ...번째 반복의 비용만 "
    "담아야 합니다.",
)
def every_cost_recorded(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for _ in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
        costs.append(cost)
    return {"w": w, "b": b}, grads, costs


@mistake(
    "optimize",
    en="The parameters are right, but your costs start with the 100th iteration instead of the first. "
    "Counting begins at 0, and the cost of iteration 0 belongs in the list.",
    ko="매개변수는 맞지만 costs가 첫 반복이 아니라 100번째 반복부터 시작합니다. 반복은 0부터 세며, 0번째 "
    "반복의 비용도 리스트에 들어갑니다.",
)
def first_cost_left_out(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
        if (i + 1) % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs


@mistake(
    "optimize",
    en="The parameters are right, but only the first cost is in the list, however long the training is. "
    "Every hundredth iteration adds one. Look at the condition before the append.",
    ko="매개변수는 맞지만 아무리 오래 학습해도 리스트에 첫 비용만 있습니다. 100번 반복할 때마다 하나씩 "
    "늘어나야 합니다. append 앞의 조건을 살펴보세요.",
)
def only_the_first_cost(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
        if i == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs


@mistake(
    "optimize",
    en="Your list of costs is empty unless something is printed. Recording a cost must not depend on "
    "print_cost.",
    ko="비용을 출력할 때만 리스트에 기록되고, 그렇지 않으면 리스트가 비어 있습니다. 기록은 print_cost와 "
    "관계없이 해야 합니다.",
)
def costs_only_when_printed(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
        if print_cost and i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs


@mistake(
    "optimize",
    en="Your costs are one step too late: they are computed with the updated parameters. The cost that "
    "propagate returns, before the step, is the one to record.",
    ko="비용이 한 걸음씩 늦습니다. 갱신한 뒤의 매개변수로 계산했기 때문입니다. 걸음을 내딛기 전에 "
    "propagate가 반환한 비용을 기록하세요.",
)
def costs_after_the_step(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, _ = propagate(w, b, X, Y)
        w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(propagate(w, b, X, Y)[1])
    return {"w": w, "b": b}, grads, costs


@mistake(
    "optimize",
    en="The parameters are right, but the gradients you return are computed again after the last step. "
    "Return those that the last step was taken with.",
    ko="매개변수는 맞지만, 마지막 걸음 뒤에 다시 계산한 기울기를 반환했습니다. 마지막 걸음에 쓴 기울기를 "
    "반환하세요.",
)
def gradients_after_the_last_step(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, propagate(w, b, X, Y)[0], costs


@mistake(
    "optimize",
    en="The results are right, but the weights that were given to you have changed. An update like w -= ... "
    "writes into the caller's array. Make a new array in each step, or work on a copy.",
    ko="결과는 맞지만, 인수로 받은 가중치가 바뀌었습니다. w -= ... 같은 갱신은 호출한 쪽의 배열에 그대로 "
    "씁니다. 걸음마다 새 배열을 만들거나 복사본으로 작업하세요.",
)
def changes_the_given_weights(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w -= learning_rate * grads["dw"]
        b -= learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs


@mistake(
    "optimize",
    en="You start from zeros, whatever parameters you are given. The function should go on from the w and b "
    "it gets.",
    ko="어떤 매개변수를 받아도 0에서 시작합니다. 인수로 받은 w와 b에서 이어 가야 합니다.",
)
def starts_from_zeros(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    w, b, costs = np.zeros(w.shape), 0.0, []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs


@mistake(
    "optimize",
    en="Your steps are m times too short: the gradients are divided by the number of samples once more. "
    "What propagate returns is already a mean.",
    ko="걸음의 크기가 m분의 1입니다. 기울기를 샘플 수로 한 번 더 나누었습니다. propagate가 반환하는 값은 "
    "이미 평균입니다.",
)
def gradients_averaged_again(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs, rate = [], learning_rate / X.shape[1]
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w, b = w - rate * grads["dw"], b - rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs


@mistake(
    "optimize",
    en="Weights and bias are updated one after the other, with new gradients in between. Both updates of "
    "one step use the gradients from the same point.",
    ko="가중치를 갱신한 뒤 기울기를 다시 계산해 편향을 갱신했습니다. 한 걸음의 두 갱신에는 같은 점에서 구한 "
    "기울기를 씁니다.",
)
def gradients_between_the_updates(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * propagate(w, b, X, Y)[0]["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs


@mistake(
    "predict",
    en="These are the probabilities. The last step is missing: each has to become a decision, 0 or 1.",
    ko="이것은 확률입니다. 확률마다 0 또는 1로 판정하는 마지막 단계가 빠졌습니다.",
)
def probabilities_instead(w, b, X):
    return forward(w, b, X)


@mistake(
    "predict",
    en="Your predictions do not change with b. The bias is missing from the neuron's sum.",
    ko="b를 바꿔도 예측이 같습니다. 뉴런의 합에 편향이 빠졌습니다.",
)
def prediction_without_bias(w, b, X):
    return (forward(w, 0.0, X) > 0.5).astype(float)


@mistake(
    "predict",
    en="You say yes to nearly everything. Probabilities are never negative: 0 is the bound for the neuron's "
    "sum, not for its probability.",
    ko="거의 모든 샘플을 1로 예측합니다. 확률은 음수가 되지 않습니다. 0은 확률이 아니라 뉴런의 합과 비교할 "
    "기준입니다.",
)
def probability_against_zero(w, b, X):
    return (forward(w, b, X) > 0).astype(float)


@mistake(
    "predict",
    en="You compare the neuron's sum with one half. That is the bound for the probability: the sigmoid is "
    "missing.",
    ko="뉴런의 합을 0.5와 비교했습니다. 0.5는 확률과 비교할 기준입니다. 시그모이드가 빠졌습니다.",
)
def sum_against_one_half(w, b, X):
    return (np.dot(w.T, X) + b > 0.5).astype(float)


@mistake(
    "predict",
    en="All is right but one thing: a probability of exactly one half should give 0. Look at your "
    "comparison.",
    ko="한 가지만 빼고 모두 맞습니다. 확률이 정확히 0.5이면 0이어야 합니다. 비교 연산자를 살펴보세요.",
)
def one_half_means_yes(w, b, X):
    return (forward(w, b, X) >= 0.5).astype(float)


@mistake(
    "predict",
    en="Yes and no are exchanged: 1 stands for a probability above one half. Look at the direction of your "
    "comparison.",
    ko="예와 아니요가 바뀌었습니다. 확률이 0.5보다 클 때가 1입니다. 비교의 방향을 살펴보세요.",
)
def yes_and_no_exchanged(w, b, X):
    return (forward(w, b, X) < 0.5).astype(float)


@mistake(
    "predict",
    en="The decisions are right, but they have lost an axis. The result keeps the shape (1, m) of the "
    "probabilities, one column per sample.",
    ko="판정은 맞지만 축이 하나 사라졌습니다. 결과의 형상은 확률과 같은 (1, m)이고, 샘플마다 열이 "
    "하나입니다.",
)
def predictions_without_their_row(w, b, X):
    return (forward(w, b, X) > 0.5).astype(float).ravel()


@mistake(
    "predict",
    en="The decisions are right, but they stand in a column. Samples are columns here, so the result is one "
    "row.",
    ko="판정은 맞지만 세로로 놓여 있습니다. 여기서 샘플은 열이므로 결과는 행 하나입니다.",
)
def predictions_in_a_column(w, b, X):
    return (forward(w, b, X) > 0.5).astype(float).T


@mistake(
    "predict",
    en="The sigmoid is applied twice. A probability put through it again is always above one half, so you "
    "say yes to everything.",
    ko="시그모이드를 두 번 적용했습니다. 확률을 다시 시그모이드에 넣으면 항상 0.5보다 커서 모두 1로 "
    "예측합니다.",
)
def sigmoid_of_a_probability(w, b, X):
    return (sigmoid(forward(w, b, X)) > 0.5).astype(float)


@mistake(
    "predict",
    en="You answer -1 where the answer is no. The labels of this unit are 0 and 1.",
    ko="아니요를 -1로 답했습니다. 이 단원의 레이블은 0과 1입니다.",
)
def minus_one_for_no(w, b, X):
    return np.where(forward(w, b, X) > 0.5, 1.0, -1.0)


@mistake(
    "predict",
    en="Only your first sample is decided; the others stay 0. Your loop runs over the rows of the "
    "probabilities, and there is only one. The samples are the columns.",
    ko="첫 샘플만 판정하고 나머지는 0으로 남아 있습니다. 반복문이 하나뿐인 확률의 행을 따라 돌았습니다. "
    "샘플은 열입니다.",
)
def loop_over_the_rows(w, b, X):
    A = forward(w, b, X)
    predictions = np.zeros(A.shape)
    for i in range(A.shape[0]):
        predictions[0, i] = A[0, i] > 0.5
    return predictions


@mistake(
    "predict_theta",
    en="The last entry of theta is taken for the bias. It is the first one: theta_0.",
    ko="theta의 마지막 원소를 편향으로 썼습니다. 편향은 첫째 원소인 theta_0입니다.",
)
def theta_bias_last(theta, X):
    return (sigmoid(theta[:-1].T @ X + theta[-1]) > 0.5).astype(float)


@mistake(
    "predict_theta",
    en="theta_0 has no effect: only the other entries are used. It is the bias and is added to every sum.",
    ko="theta_0을 사용하지 않았습니다. theta_0은 편향이므로 모든 합에 더해야 합니다.",
)
def theta_bias_ignored(theta, X):
    return (sigmoid(theta[1:].T @ X) > 0.5).astype(float)


@mistake(
    "predict_theta",
    en="theta_0 is taken away. As the weight of an input that is always 1 it is added.",
    ko="theta_0을 뺐습니다. 항상 1인 입력의 가중치이므로 더해야 합니다.",
)
def theta_bias_subtracted(theta, X):
    return (sigmoid(theta[1:].T @ X - theta[0]) > 0.5).astype(float)


@mistake(
    "predict_theta",
    en="theta_0 counts twice: once as the weight of the additional 1, and once more added by hand.",
    ko="theta_0을 두 번 더했습니다. 추가한 1의 가중치로 한 번, 따로 또 한 번입니다.",
)
def theta_bias_twice(theta, X):
    return (sigmoid(theta[1:].T @ X + 2 * theta[0]) > 0.5).astype(float)


@mistake(
    "predict_theta",
    en="These are the probabilities. A decision is asked for: 1 above one half, else 0.",
    ko="확률이 나왔습니다. 0.5보다 크면 1, 아니면 0으로 결정해야 합니다.",
)
def theta_probabilities(theta, X):
    return sigmoid(theta[1:].T @ X + theta[0])


@mistake(
    "predict_theta",
    en="The sum is compared with one half. It is the probability that is, or the sum with 0.",
    ko="합을 0.5와 비교했습니다. 0.5와 비교할 것은 확률이고, 합은 0과 비교합니다.",
)
def theta_sum_against_one_half(theta, X):
    return (theta[1:].T @ X + theta[0] > 0.5).astype(float)


@mistake(
    "predict_theta",
    en="Exactly one half gives 1 in your code. Only more than one half is a yes.",
    ko="확률이 정확히 0.5일 때 1이 나옵니다. 0.5보다 클 때만 1입니다.",
)
def theta_half_means_yes(theta, X):
    return (sigmoid(theta[1:].T @ X + theta[0]) >= 0.5).astype(float)


@mistake(
    "predict_theta",
    en="Your predictions stand in a column. Samples are columns, so the predictions are a row of shape (1, m).",
    ko="예측이 열로 나왔습니다. 샘플이 열이므로 예측은 형상이 (1, m)인 행입니다.",
)
def theta_column(theta, X):
    return (sigmoid(theta[1:].T @ X + theta[0]) > 0.5).astype(float).T


@mistake(
    "predict_theta",
    en="Your predictions have one axis only. Their shape should be (1, m).",
    ko="예측의 축이 하나뿐입니다. 형상은 (1, m)이어야 합니다.",
)
def theta_flat(theta, X):
    return (sigmoid(theta[1:].T @ X + theta[0]) > 0.5).astype(float)[0]


@mistake(
    "predict_theta",
    en="Yes and no are exchanged: where the probability is above one half you answer 0.",
    ko="'예'와 '아니오'가 바뀌었습니다. 확률이 0.5보다 클 때 0이 나옵니다.",
)
def theta_inverted(theta, X):
    return (sigmoid(theta[1:].T @ X + theta[0]) < 0.5).astype(float)
