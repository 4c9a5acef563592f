"""Wrong versions that students really write, each with the sentence that helps."""

import numpy as np

from grader.course import mistake

from .linear_regression import compute_cost, compute_gradients, mix_colors, predict


@mistake(
    "predict",
    en="All your predictions are off by the same amount, and that amount is b. The bias has not been added.",
    ko="모든 예측이 똑같은 만큼 어긋나고, 그 차이가 바로 b입니다. 편향을 더하지 않았습니다.",
)
def bias_forgotten(X, w, b):
    return np.dot(X, w)


@mistake(
    "predict",
    en="Your predictions contain the bias once for every feature. It was added before the products were summed up; it "
    "belongs to the sample.",
    ko="예측에 편향이 특성의 개수만큼 들어 있습니다. 곱을 더하기 전에 편향을 더했기 때문입니다. 편향은 샘플마다 한 번 "
    "더합니다.",
)
def bias_for_every_feature(X, w, b):
    return np.sum(X * w + b, axis=1)


@mistake(
    "predict",
    en="Your result has the shape of X. The products have been formed, but those of one sample still have to be added "
    "up.",
    ko="결과의 형상이 X와 같습니다. 곱은 구했지만 한 샘플의 곱들을 아직 더하지 않았습니다.",
)
def products_not_summed(X, w, b):
    return X * w + b


@mistake(
    "predict",
    en="Your weights are multiplied with the columns of X. In this unit the samples are rows: their features lie along "
    "the second axis. Look at the order of the factors in the product.",
    ko="가중치를 X의 열과 곱했습니다. 이 단원에서 샘플은 행이고, 특성은 둘째 축을 따라 놓여 있습니다. 곱하는 순서를 "
    "살펴보세요.",
)
def samples_as_columns(X, w, b):
    return np.dot(w.T, X) + b


@mistake(
    "predict",
    en="Your predictions lie between 0 and 1: they have been through the sigmoid. Linear regression predicts any "
    "number, so the weighted sum is already the answer.",
    ko="예측이 모두 0과 1 사이에 있습니다. 시그모이드를 거쳤기 때문입니다. 선형 회귀는 어떤 수든 예측하므로 가중합이 그대로 "
    "답입니다.",
)
def through_the_sigmoid(X, w, b):
    return 1 / (1 + np.exp(-(np.dot(X, w) + b)))


@mistake(
    "predict",
    en="The numbers are right, but they stand in a column of shape (m, 1). The task asks for an array with one axis: "
    "look at what you do to the shape of w, or at keepdims.",
    ko="숫자는 맞지만 (m, 1) 형상의 열로 되어 있습니다. 축이 하나인 배열이어야 합니다. w의 형상을 바꾸는 부분이나 keepdims를 "
    "살펴보세요.",
)
def predictions_as_a_column(X, w, b):
    return np.dot(X, w.reshape(-1, 1)) + b


@mistake(
    "compute_cost",
    en="Your cost is exactly twice the right one. The one half of the formula is missing; it is there because it "
    "cancels out when the cost is differentiated.",
    ko="비용이 정확히 두 배입니다. 수식에 있는 2분의 1이 빠졌습니다. 이것은 비용을 미분할 때 약분되도록 넣은 것입니다.",
)
def half_forgotten(X, y, w, b):
    return np.mean((predict(X, w, b) - y) ** 2)


@mistake(
    "compute_cost",
    en="Your cost grows with the number of samples: the sum is halved, but not divided by m.",
    ko="샘플이 많을수록 비용이 커집니다. 합을 2로만 나누고 m으로는 나누지 않았습니다.",
)
def sum_not_mean(X, y, w, b):
    return np.sum((predict(X, w, b) - y) ** 2) / 2


@mistake(
    "compute_cost",
    en="Your cost is too large by the factor m squared: the sum is multiplied by m instead of divided. Python works from "
    "left to right, so `1 / 2 * m` is m halves. Look at the parentheses.",
    ko="비용이 m의 제곱만큼 큽니다. m으로 나누지 않고 곱했기 때문입니다. 파이썬은 왼쪽부터 계산하므로 `1 / 2 * m`은 m의 "
    "절반입니다. 괄호를 살펴보세요.",
)
def multiplied_by_m(X, y, w, b):
    return 1 / 2 * len(y) * np.sum((predict(X, w, b) - y) ** 2)


@mistake(
    "compute_cost",
    en="You add up the errors and square afterwards, so errors of different signs cancel out. Each error has to be squared "
    "by itself.",
    ko="오차를 먼저 더하고 나서 제곱해서, 부호가 다른 오차가 서로 지워집니다. 오차 하나하나를 제곱해야 합니다.",
)
def squared_after_the_sum(X, y, w, b):
    return np.sum(predict(X, w, b) - y) ** 2 / (2 * len(y))


@mistake(
    "compute_cost",
    en="You average the absolute errors. This cost squares them, which makes large errors expensive and the derivative "
    "simple.",
    ko="오차의 절댓값을 평균했습니다. 이 비용은 오차를 제곱합니다. 그래야 큰 오차의 비용이 커지고 미분도 간단해집니다.",
)
def absolute_errors(X, y, w, b):
    return np.sum(np.abs(predict(X, w, b) - y)) / (2 * len(y))


@mistake(
    "compute_cost",
    en="You divide by the number of features instead of the number of samples. The samples are the rows of X: look at "
    "the axis from which you take m.",
    ko="샘플의 개수가 아니라 특성의 개수로 나누었습니다. 샘플은 X의 행입니다. m을 어느 축에서 가져왔는지 살펴보세요.",
)
def divided_by_features(X, y, w, b):
    return np.sum((predict(X, w, b) - y) ** 2) / (2 * X.shape[1])


@mistake(
    "compute_cost",
    en="The bias makes no difference to your cost. The errors are those of the whole prediction, weighted sum and bias.",
    ko="편향이 비용에 아무 영향을 주지 않습니다. 오차는 가중합에 편향까지 더한 예측의 오차여야 합니다.",
)
def cost_without_bias(X, y, w, b):
    return np.sum((np.dot(X, w) - y) ** 2) / (2 * len(y))


@mistake(
    "compute_cost",
    en="Every prediction has been compared with every true value, m times m differences instead of m. A column of shape "
    "(m, 1) minus an array of shape (m,) is a whole matrix: look at the shapes before the subtraction.",
    ko="모든 예측을 모든 실제 값과 비교해서 차이가 m개가 아니라 m 곱하기 m개입니다. (m, 1) 형상의 열에서 (m,) 형상의 배열을 "
    "빼면 행렬이 됩니다. 빼기 전의 형상을 살펴보세요.",
)
def every_pair_compared(X, y, w, b):
    return np.sum((predict(X, w, b).reshape(-1, 1) - y) ** 2) / (2 * len(y))


@mistake(
    "residual_variance",
    en="You divide by n. The fitted line has two parameters, slope and intercept, and it has come nearer to the data "
    "than the true line would; n is too large by two.",
    ko="n으로 나누었습니다. 직선은 기울기와 절편이라는 매개변수 두 개를 데이터에 맞추었으므로 참된 직선보다 데이터에 더 "
    "가깝습니다. 나누는 수가 2만큼 큽니다.",
)
def divided_by_n(y, t):
    return np.sum((t - y) ** 2) / len(t)


@mistake(
    "residual_variance",
    en="You divide by n - 1, as for the variance around a mean. A mean is one parameter, a line has two.",
    ko="평균 둘레의 분산을 구할 때처럼 n - 1로 나누었습니다. 평균은 매개변수가 하나이지만 직선은 둘입니다.",
)
def divided_by_n_minus_one(y, t):
    return np.sum((t - y) ** 2) / (len(t) - 1)


@mistake(
    "residual_variance",
    en="You subtract 2 after dividing by n; the result can even be negative. Division comes before subtraction: look at "
    "the parentheses around the denominator.",
    ko="n으로 나눈 다음에 2를 뺐습니다. 그래서 음수가 나오기도 합니다. 나눗셈이 뺄셈보다 먼저이니 분모를 묶는 괄호를 "
    "살펴보세요.",
)
def parentheses_forgotten(y, t):
    return np.sum((t - y) ** 2) / len(t) - 2


@mistake(
    "residual_variance",
    en="You return the standard deviation: the root of the variance. The task asks for the variance itself.",
    ko="분산에 제곱근을 취한 표준편차를 반환합니다. 구할 것은 분산 자체입니다.",
)
def standard_deviation(y, t):
    return np.sqrt(np.sum((t - y) ** 2) / (len(t) - 2))


@mistake(
    "residual_variance",
    en="You subtract the mean of the residuals before you square, so predictions that are all too high cost nothing. "
    "The residuals are squared as they are.",
    ko="제곱하기 전에 잔차의 평균을 뺐습니다. 그래서 예측이 모두 똑같이 높아도 0이 나옵니다. 잔차를 그대로 제곱하세요.",
)
def spread_of_the_residuals(y, t):
    residuals = t - y
    return np.sum((residuals - residuals.mean()) ** 2) / (len(t) - 2)


@mistake(
    "residual_variance",
    en="The residuals are added up without being squared, so that positive and negative ones cancel out.",
    ko="잔차를 제곱하지 않고 더해서 양수와 음수가 서로 지워집니다.",
)
def squares_forgotten(y, t):
    return np.sum(t - y) / (len(t) - 2)


@mistake(
    "residual_variance",
    en="This is the spread of the true values around their mean; the line's predictions are not used. A residual is the "
    "distance between a true value and its own prediction.",
    ko="실제 값이 평균에서 퍼진 정도를 구했고, 직선의 예측은 쓰지 않았습니다. 잔차는 실제 값과 그 값에 대한 예측의 "
    "차이입니다.",
)
def spread_of_the_truth(y, t):
    return np.sum((t - np.mean(t)) ** 2) / (len(t) - 2)


@mistake(
    "compute_gradients",
    en="Both gradients have the wrong sign, so learning would go uphill. The error is the prediction minus the truth: "
    "look at the order of the subtraction.",
    ko="두 기울기의 부호가 모두 반대여서, 학습하면 비용이 올라갑니다. 오차는 예측에서 실제 값을 뺀 것입니다. 뺄셈의 순서를 "
    "살펴보세요.",
)
def truth_minus_prediction(X, y, w, b):
    errors = y - predict(X, w, b)
    return np.dot(X.T, errors) / len(y), np.mean(errors)


@mistake(
    "compute_gradients",
    en="Both gradients are too large by the factor m: the sums over the samples have not been divided by their number.",
    ko="두 기울기가 모두 m배로 큽니다. 샘플에 대한 합을 샘플의 개수로 나누지 않았습니다.",
)
def sums_not_means(X, y, w, b):
    errors = predict(X, w, b) - y
    return np.dot(X.T, errors), np.sum(errors)


@mistake(
    "compute_gradients",
    en="Both gradients are exactly twice too large. Differentiating the square gives a 2, and the one half of the cost "
    "takes it away again.",
    ko="두 기울기가 모두 정확히 두 배입니다. 제곱을 미분하면 2가 나오지만, 비용에 있는 2분의 1이 그것을 없앱니다.",
)
def factor_two_kept(X, y, w, b):
    errors = predict(X, w, b) - y
    return 2 * np.dot(X.T, errors) / len(y), 2 * np.mean(errors)


@mistake(
    "compute_gradients",
    en="Both gradients are exactly half of the right ones. The one half of the cost cancels out with the 2 that comes "
    "from differentiating the square.",
    ko="두 기울기가 모두 정확히 절반입니다. 비용에 있는 2분의 1은 제곱을 미분할 때 나오는 2와 약분됩니다.",
)
def half_kept(X, y, w, b):
    errors = predict(X, w, b) - y
    return np.dot(X.T, errors) / (2 * len(y)), np.mean(errors) / 2


@mistake(
    "compute_gradients",
    en="Your db is an array with one entry per sample. The bias is the same for all samples, so their errors have to be "
    "brought together to one number.",
    ko="db가 샘플마다 값이 하나씩 있는 배열입니다. 편향은 모든 샘플에 공통이므로 오차를 숫자 하나로 모아야 합니다.",
)
def db_not_summed(X, y, w, b):
    errors = predict(X, w, b) - y
    return np.dot(X.T, errors) / len(y), errors / len(y)


@mistake(
    "compute_gradients",
    en="Your gradients are right only where b is 0: the errors have been computed without the bias.",
    ko="b가 0일 때만 기울기가 맞습니다. 오차를 구할 때 편향을 더하지 않았습니다.",
)
def errors_without_bias(X, y, w, b):
    errors = np.dot(X, w) - y
    return np.dot(X.T, errors) / len(y), np.mean(errors)


@mistake(
    "compute_gradients",
    en="You divide by the number of features instead of the number of samples. The samples are the rows of X: look at "
    "the axis from which you take m.",
    ko="샘플의 개수가 아니라 특성의 개수로 나누었습니다. 샘플은 X의 행입니다. m을 어느 축에서 가져왔는지 살펴보세요.",
)
def m_from_the_columns(X, y, w, b):
    m = X.shape[1]
    errors = predict(X, w, b) - y
    return np.dot(X.T, errors) / m, np.sum(errors) / m


@mistake(
    "compute_gradients",
    en="Every entry of your dw is the same number: the errors have not been multiplied by the features. A weight matters as "
    "much as the feature it is multiplied with.",
    ko="dw의 모든 원소가 같은 수입니다. 오차에 특성을 곱하지 않았습니다. 가중치의 영향은 그것과 곱해지는 특성의 크기만큼입니다.",
)
def features_forgotten(X, y, w, b):
    errors = predict(X, w, b) - y
    return np.full(len(w), np.mean(errors)), np.mean(errors)


@mistake(
    "compute_gradients",
    en="Your dw has one entry per sample, because the products have been added up along the rows. For each weight the "
    "samples have to be added up. Look at the axis.",
    ko="곱을 행을 따라 더해서 dw에 샘플마다 값이 하나씩 있습니다. 가중치마다 샘플들을 더해야 합니다. 축을 살펴보세요.",
)
def summed_over_features(X, y, w, b):
    errors = predict(X, w, b) - y
    return np.sum(X * errors[:, np.newaxis], axis=1) / len(y), np.mean(errors)


@mistake(
    "compute_gradients",
    en="Your dw is right, but db is too large by the factor m: only one of the two sums has been divided by the number of "
    "samples.",
    ko="dw는 맞지만 db가 m배로 큽니다. 두 합 가운데 하나만 샘플의 개수로 나누었습니다.",
)
def db_not_divided(X, y, w, b):
    errors = predict(X, w, b) - y
    return np.dot(X.T, errors) / len(y), np.sum(errors)


@mistake(
    "compute_gradients",
    en="The two gradients come in the wrong order. The task asks for dw first, then db.",
    ko="두 기울기의 순서가 바뀌었습니다. dw를 먼저, db를 그다음에 반환하세요.",
)
def db_before_dw(X, y, w, b):
    errors = predict(X, w, b) - y
    return np.mean(errors), np.dot(X.T, errors) / len(y)


@mistake(
    "compute_gradients",
    en="Your gradients contain the squares of the errors. That is the cost; its derivative has the errors themselves.",
    ko="기울기에 오차의 제곱이 들어 있습니다. 제곱은 비용에 쓰는 것이고, 미분하면 오차 자체가 남습니다.",
)
def squared_errors(X, y, w, b):
    errors = (predict(X, w, b) - y) ** 2
    return np.dot(X.T, errors) / len(y), np.mean(errors)


@mistake(
    "gradient_descent_step",
    en="Your step goes uphill: the gradient points to where the function grows. Look at the sign.",
    ko="비용이 커지는 쪽으로 움직입니다. 기울기는 함수가 커지는 방향을 가리킵니다. 부호를 살펴보세요.",
)
def uphill(x, gradient, learning_rate):
    return x + learning_rate * gradient


@mistake(
    "gradient_descent_step",
    en="The learning rate makes no difference to your step: the whole gradient is subtracted.",
    ko="학습률이 아무 영향을 주지 않습니다. 기울기를 통째로 뺐습니다.",
)
def learning_rate_forgotten(x, gradient, learning_rate):
    return x - gradient


@mistake(
    "gradient_descent_step",
    en="You return the step alone. What is wanted is the point to which it leads from x.",
    ko="움직인 양만 반환합니다. 구할 것은 x에서 그만큼 움직여 도착한 곳입니다.",
)
def step_alone(x, gradient, learning_rate):
    return -learning_rate * gradient


@mistake(
    "gradient_descent_step",
    en="Your step is shorter the larger the learning rate is: the gradient is divided by it.",
    ko="학습률이 클수록 걸음이 짧아집니다. 기울기를 학습률로 나누었습니다.",
)
def divided_by_the_rate(x, gradient, learning_rate):
    return x - gradient / learning_rate


@mistake(
    "gradient_descent_step",
    en="All your steps have the same length: only the sign of the gradient is used. A steep slope should lead to a longer "
    "step than a gentle one.",
    ko="기울기의 부호만 써서 모든 걸음의 길이가 같습니다. 가파를수록 걸음이 길어야 합니다.",
)
def sign_of_the_gradient(x, gradient, learning_rate):
    return x - learning_rate * np.sign(gradient)


@mistake(
    "gradient_descent_step",
    en="The difference has been put into parentheses: x minus the gradient is formed first and then multiplied by the "
    "learning rate. Only the gradient is multiplied.",
    ko="x에서 기울기를 먼저 빼고 나서 학습률을 곱했습니다. 학습률은 기울기에만 곱합니다.",
)
def rate_times_difference(x, gradient, learning_rate):
    return learning_rate * (x - gradient)


@mistake(
    "gradient_descent_step",
    en="The array that was given to you has changed, and integer arrays stop with an error. `-=` writes into x itself. "
    "Compute a new array instead.",
    ko="입력으로 받은 배열이 바뀌고, 정수 배열에서는 오류가 납니다. `-=`는 x에 그대로 덮어씁니다. 새 배열을 만들어 "
    "계산하세요.",
)
def in_place(x, gradient, learning_rate):
    x -= learning_rate * gradient
    return x


def descend(X, y, learning_rate, num_iterations, w, b):
    """Right gradient descent from given parameters."""
    costs = []
    for _ in range(num_iterations):
        costs.append(compute_cost(X, y, w, b))
        dw, db = compute_gradients(X, y, w, b)
        w, b = w - learning_rate * dw, b - learning_rate * db
    return w, b, costs


@mistake(
    "fit",
    en="You start from ones. The task asks for zeros, so that everybody's costs can be compared.",
    ko="1에서 시작했습니다. 모두의 비용을 비교할 수 있도록 0에서 시작해야 합니다.",
)
def starts_from_ones(X, y, learning_rate, num_iterations):
    return descend(X, y, learning_rate, num_iterations, np.ones(X.shape[1]), 1.0)


@mistake(
    "fit",
    en="You take one step fewer than num_iterations. Look at the bounds of your loop.",
    ko="num_iterations보다 한 걸음 적게 움직입니다. 반복문의 범위를 살펴보세요.",
)
def one_step_too_few(X, y, learning_rate, num_iterations):
    return descend(X, y, learning_rate, num_iterations - 1, np.zeros(X.shape[1]), 0.0)


@mistake(
    "fit",
    en="w and b are right, but each cost is that of the parameters after the step. The task asks for the cost before it, "
    "so the first cost is the one of zeros.",
    ko="w와 b는 맞지만, 비용을 걸음 다음의 매개변수로 구했습니다. 걸음 전의 비용이어야 하므로 첫 비용은 매개변수가 모두 0일 때의 "
    "비용입니다.",
)
def costs_after_the_step(X, y, learning_rate, num_iterations):
    w, b, costs = descend(X, y, learning_rate, num_iterations, np.zeros(X.shape[1]), 0.0)
    return w, b, [*costs[1:], compute_cost(X, y, w, b)]


@mistake(
    "fit",
    en="w and b are right, but costs holds only every 100th cost, as in other units. Here every iteration is recorded.",
    ko="w와 b는 맞지만, 다른 단원처럼 100번에 한 번만 비용을 기록했습니다. 여기서는 반복할 때마다 기록합니다.",
)
def every_hundredth_cost(X, y, learning_rate, num_iterations):
    w, b, costs = descend(X, y, learning_rate, num_iterations, np.zeros(X.shape[1]), 0.0)
    return w, b, costs[::100]


@mistake(
    "fit",
    en="Your bias stays at 0: only the weights are updated in the loop.",
    ko="편향이 0에 머물러 있습니다. 반복문에서 가중치만 갱신했습니다.",
)
def bias_not_updated(X, y, learning_rate, num_iterations):
    w, b, costs = np.zeros(X.shape[1]), 0.0, []
    for _ in range(num_iterations):
        costs.append(compute_cost(X, y, w, b))
        w = w - learning_rate * compute_gradients(X, y, w, b)[0]
    return w, b, costs


@mistake(
    "fit",
    en="The first step of your bias is already wrong, although that of the weights is right: db has been computed with the "
    "new weights. Both gradients belong to the same point, so compute both before updating either.",
    ko="첫걸음에서 가중치는 맞지만 편향은 이미 틀립니다. 새 가중치로 db를 구했기 때문입니다. 두 기울기는 같은 지점의 것이어야 "
    "하니, 갱신하기 전에 둘 다 구하세요.",
)
def updated_one_after_the_other(X, y, learning_rate, num_iterations):
    w, b, costs = np.zeros(X.shape[1]), 0.0, []
    for _ in range(num_iterations):
        costs.append(compute_cost(X, y, w, b))
        w = w - learning_rate * compute_gradients(X, y, w, b)[0]
        b = b - learning_rate * compute_gradients(X, y, w, b)[1]
    return w, b, costs


@mistake(
    "fit",
    en="Your costs grow: each step goes uphill. Look at the sign of the updates.",
    ko="비용이 점점 커집니다. 걸음마다 비용이 커지는 쪽으로 움직이고 있습니다. 갱신하는 부호를 살펴보세요.",
)
def climbs(X, y, learning_rate, num_iterations):
    return descend(X, y, -learning_rate, num_iterations, np.zeros(X.shape[1]), 0.0)


@mistake(
    "fit",
    en="The learning rate that is given makes no difference: a fixed one stands in your function.",
    ko="주어진 학습률이 아무 영향을 주지 않습니다. 함수 안에 정해진 값이 들어 있습니다.",
)
def fixed_learning_rate(X, y, learning_rate, num_iterations):
    return descend(X, y, 0.01, num_iterations, np.zeros(X.shape[1]), 0.0)


@mistake(
    "fit",
    en="Your gradients are always those of the starting point, so every step is the same. They have to be computed anew in "
    "each iteration.",
    ko="기울기가 언제나 출발점의 기울기여서 모든 걸음이 똑같습니다. 반복할 때마다 기울기를 새로 구해야 합니다.",
)
def gradients_computed_once(X, y, learning_rate, num_iterations):
    w, b, costs = np.zeros(X.shape[1]), 0.0, []
    dw, db = compute_gradients(X, y, w, b)
    for _ in range(num_iterations):
        costs.append(compute_cost(X, y, w, b))
        w, b = w - learning_rate * dw, b - learning_rate * db
    return w, b, costs


@mistake(
    "mix_colors",
    en="Your mixture is brighter than any of its paints: the parts have not been divided by their sum.",
    ko="섞은 색이 어느 물감보다도 밝습니다. 비율을 그 합으로 나누지 않았습니다.",
)
def not_divided(colors, ratios):
    return np.dot(ratios, colors)


@mistake(
    "mix_colors",
    en="Every paint counts the same in your mixture. The ratios say how much of each there is.",
    ko="모든 물감이 똑같이 섞였습니다. 비율은 물감마다 얼마나 넣는지를 나타냅니다.",
)
def ratios_ignored(colors, ratios):
    return np.mean(colors, axis=0)


@mistake(
    "mix_colors",
    en="You divide by the number of paints. That is right only if the parts happen to add up to it; divide by the sum of "
    "the parts.",
    ko="물감의 개수로 나누었습니다. 비율의 합이 우연히 그 개수와 같을 때만 맞습니다. 비율의 합으로 나누어야 합니다.",
)
def divided_by_the_number(colors, ratios):
    return np.dot(ratios, colors) / len(colors)


@mistake(
    "mix_colors",
    en="You have cut off everything above 1 instead of dividing by the sum of the parts. That changes the hue, as the "
    "largest of red, green and blue loses most.",
    ko="비율의 합으로 나누는 대신 1을 넘는 부분을 잘라 냈습니다. 그러면 빨강, 초록, 파랑 가운데 큰 값이 많이 잘려서 색조가 "
    "바뀝니다.",
)
def cut_off_at_one(colors, ratios):
    return np.clip(np.dot(ratios, colors), 0, 1)


@mistake(
    "mix_colors",
    en="You give one number for each paint. Red, green and blue stay apart; what is added up are the paints. Look at the "
    "axis.",
    ko="물감마다 숫자가 하나씩 나옵니다. 빨강, 초록, 파랑은 따로 두고 물감들을 더해야 합니다. 축을 살펴보세요.",
)
def summed_over_channels(colors, ratios):
    return np.sum(colors * ratios.reshape(-1, 1), axis=1) / np.sum(ratios)


@mistake(
    "mix_colors",
    en="You give a colour for each paint. They have been multiplied by their shares, but not yet poured together.",
    ko="물감마다 색이 하나씩 나옵니다. 비율은 곱했지만 아직 한데 섞지 않았습니다.",
)
def not_poured_together(colors, ratios):
    return colors * ratios.reshape(-1, 1) / np.sum(ratios)


@mistake(
    "fit_ratios",
    en="You mix all paints equally, whatever the wanted colour is: the ratios never move from where they start.",
    ko="원하는 색과 상관없이 모든 물감을 똑같이 섞습니다. 비율이 출발점에서 움직이지 않습니다.",
)
def equal_parts(colors, target):
    return np.full(len(colors), 1 / len(colors))


@mistake(
    "fit_ratios",
    en="You use only the paint that is nearest to the wanted colour. Other paints can bring the mixture nearer.",
    ko="원하는 색에 가장 가까운 물감 하나만 씁니다. 다른 물감을 섞으면 더 가까워질 수 있습니다.",
)
def nearest_paint_only(colors, target):
    distances = np.linalg.norm(colors - target, axis=1)
    return (distances == distances.min()).astype(float) / np.sum(distances == distances.min())


@mistake(
    "fit_ratios",
    en="Some of your ratios are negative. Least squares alone does not know that paint cannot be taken out of a mixture, nor "
    "that the shares add up to 1.",
    ko="비율에 음수가 있습니다. 최소제곱법만으로는 섞은 물감을 다시 빼낼 수 없다는 것도, 비율의 합이 1이라는 것도 알지 못합니다.",
)
def plain_least_squares(colors, target):
    return np.linalg.lstsq(colors.T, target, rcond=None)[0]


@mistake(
    "fit_ratios",
    en="Your ratios are valid, but not the best ones where the wanted colour cannot be reached. Setting the negative ones to 0 "
    "and scaling the rest at the very end moves the mixture away from the minimum; the conditions have to hold at every "
    "step.",
    ko="비율은 올바르지만, 원하는 색을 만들 수 없을 때 가장 가까운 비율이 아닙니다. 마지막에 음수를 0으로 바꾸고 나머지를 합이 "
    "1이 되게 조정하면 최솟값에서 멀어집니다. 조건은 걸음마다 지켜야 합니다.",
)
def repaired_at_the_end(colors, target):
    ratios = np.maximum(np.linalg.lstsq(colors.T, target, rcond=None)[0], 0)
    return ratios / ratios.sum() if ratios.sum() > 0 else np.full(len(colors), 1 / len(colors))


@mistake(
    "fit_ratios",
    en="Your ratios go the right way, but stop before they have arrived. Use more steps or a greater learning rate, and look at "
    "whether the distance still falls at the end.",
    ko="비율이 맞는 방향으로 가다가 도착하기 전에 멈췄습니다. 반복을 늘리거나 학습률을 키우고, 끝에서도 거리가 줄고 있는지 살펴보세요.",
)
def too_few_steps(colors, target):
    ratios = np.full(len(colors), 1 / len(colors))
    for _ in range(100):
        ratios = ratios * np.exp(-0.01 * np.dot(colors, mix_colors(colors, ratios) - target))
        ratios = ratios / np.sum(ratios)
    return ratios


@mistake(
    "fit_ratios",
    en="Your mixture is as far away from the wanted colour as it can be: the steps go uphill. Look at the sign in front of the "
    "gradient.",
    ko="섞은 색이 원하는 색에서 오히려 멀어졌습니다. 거리가 커지는 쪽으로 움직였기 때문입니다. 기울기 앞의 부호를 살펴보세요.",
)
def away_from_the_target(colors, target):
    ratios = np.full(len(colors), 1 / len(colors))
    for _ in range(1000):
        ratios = ratios * np.exp(2 * np.dot(colors, mix_colors(colors, ratios) - target))
        ratios = ratios / np.sum(ratios)
    return ratios


@mistake(
    "fit_ratios",
    en="Your ratios do not add up to 1. The mixture may look right, but shares of a whole are asked for.",
    ko="비율을 모두 더해도 1이 되지 않습니다. 섞은 색은 맞아 보일 수 있지만, 전체에 대한 비율이어야 합니다.",
)
def parts_instead_of_shares(colors, target):
    ratios = np.full(len(colors), 1 / len(colors))
    for _ in range(2000):
        ratios = np.maximum(ratios - 0.2 * np.dot(colors, np.dot(ratios, colors) - target), 0)
    return ratios


@mistake(
    "fit_ratios",
    en="Each paint gets a share by its own distance from the wanted colour. But a mixture can be near although all of its paints "
    "are far away: what counts is the distance of the mixture.",
    ko="물감마다 원하는 색과의 거리로 비율을 정했습니다. 하지만 물감이 모두 멀어도 섞은 색은 가까울 수 있습니다. 중요한 것은 섞은 "
    "색의 거리입니다.",
)
def by_the_distance_of_each(colors, target):
    closeness = 1 / (np.linalg.norm(colors - target, axis=1) + 1e-9)
    return closeness / np.sum(closeness)
