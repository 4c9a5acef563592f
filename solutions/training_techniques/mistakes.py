"""Wrong versions that students really write, each with the sentence that helps."""

import numpy as np

from grader.course import mistake

from .training_techniques import BatchNormalization


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
        pass


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
