"""Wrong versions that students really write, each with the sentence that helps."""

import numpy as np

from grader.course import mistake

from .optimizers import Adam


class OwnStep(Adam):
    """An Adam whose single entry can be done wrong; what is right is done here."""

    def update(self, params, grads):
        if self.m is None:
            self.m = {name: np.zeros_like(value) for name, value in params.items()}
            self.v = {name: np.zeros_like(value) for name, value in params.items()}
        self.iter += 1
        for name, grad in grads.items():
            self.means(name, grad)
            params[name] -= self.step(name)

    def means(self, name, grad):
        self.m[name] = self.beta1 * self.m[name] + (1 - self.beta1) * grad
        self.v[name] = self.beta2 * self.v[name] + (1 - self.beta2) * grad**2

    def step(self, name):
        m_hat = self.m[name] / (1 - self.beta1**self.iter)
        v_hat = self.v[name] / (1 - self.beta2**self.iter)
        return self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)


def adam_step(parameters, grads, v, s, means, step):
    """A step of a whole network, given how one entry's means and its step are made."""
    parameters, v, s = dict(parameters), dict(v), dict(s)
    for name in parameters:
        d = "d" + name
        v[d], s[d] = means(grads[d], v[d], s[d])
        parameters[name] = parameters[name] - step(grads[d], v[d], s[d])
    return parameters, v, s


@mistake(
    "Adam",
    en="Your first step is about 3.16 times the learning rate. The running means start at 0 and are much "
    "too small during the first steps, and m and v not by the same factor. Look at the correction that "
    "depends on the number of the step.",
    ko="첫 번째 갱신의 크기가 학습률의 약 3.16배입니다. 이동 평균은 0에서 시작하므로 처음 몇 번은 너무 "
    "작고, m과 v가 작아지는 비율도 서로 다릅니다. 갱신 횟수에 따라 달라지는 보정을 살펴보세요.",
)
class NoBiasCorrection(OwnStep):
    def step(self, name):
        return self.lr * self.m[name] / (np.sqrt(self.v[name]) + 1e-7)


@mistake(
    "Adam",
    en="Your first step is right, but the later ones are not: the correction uses beta times the number of "
    "the step. The share of the starting value that is left shrinks by the factor beta at every step, so it "
    "is a power.",
    ko="첫 번째 갱신은 맞지만 그다음부터 다릅니다. 보정에서 beta에 갱신 횟수를 곱했습니다. 처음 값이 남아 "
    "있는 비율은 갱신할 때마다 beta배로 줄어들므로 곱이 아니라 거듭제곱입니다.",
)
class BetaTimesSteps(OwnStep):
    def step(self, name):
        m_hat = self.m[name] / (1 - self.beta1 * self.iter)
        v_hat = self.v[name] / (1 - self.beta2 * self.iter)
        return self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)


@mistake(
    "Adam",
    en="Your steps become shorter where gradients are larger. v is a mean of squares, so it has the unit of "
    "a squared gradient; before m is divided by it, it has to be brought back to the unit of the gradient. "
    "The root is missing.",
    ko="기울기가 클수록 갱신이 오히려 작아집니다. v는 제곱의 평균이므로 단위가 기울기의 제곱입니다. m을 "
    "나누기 전에 기울기와 같은 단위로 되돌려야 하는데 제곱근이 빠졌습니다.",
)
class NoRoot(OwnStep):
    def step(self, name):
        m_hat = self.m[name] / (1 - self.beta1**self.iter)
        v_hat = self.v[name] / (1 - self.beta2**self.iter)
        return self.lr * m_hat / (v_hat + 1e-7)


@mistake(
    "Adam",
    en="nan appears wherever the gradients have been 0 so far: there 0 is divided by 0. A small number in "
    "the denominator (1e-7 or 1e-8) is missing, or it stands outside the fraction.",
    ko="지금까지 기울기가 0이었던 원소에서 nan이 나옵니다. 그곳에서는 0을 0으로 나누게 됩니다. 분모에 "
    "더하는 작은 수(1e-7 또는 1e-8)가 빠졌거나 분수 바깥에 있습니다.",
)
class NoEpsilon(OwnStep):
    def step(self, name):
        m_hat = self.m[name] / (1 - self.beta1**self.iter)
        v_hat = self.v[name] / (1 - self.beta2**self.iter)
        return self.lr * m_hat / np.sqrt(v_hat)


@mistake(
    "Adam",
    en="Your parameters walk uphill: every step goes in the direction of the gradient. The gradient shows "
    "where the loss grows, so the step has to go the other way. Look at the sign of the update.",
    ko="매개변수가 거꾸로 움직여 손실이 커집니다. 갱신이 모두 기울기와 같은 방향입니다. 기울기는 손실이 "
    "커지는 쪽을 가리키므로 반대쪽으로 움직여야 합니다. 갱신하는 식의 부호를 살펴보세요.",
)
class PlusForMinus(OwnStep):
    def step(self, name):
        return -super().step(name)


@mistake(
    "Adam",
    en="beta1 and beta2 have changed places. beta1 (0.9) belongs to the running mean of the gradients, "
    "beta2 (0.999) to that of their squares, in the means and in their corrections.",
    ko="beta1과 beta2가 서로 바뀌었습니다. beta1(0.9)은 기울기의 이동 평균에, beta2(0.999)는 기울기 제곱의 "
    "이동 평균에 사용합니다. 이동 평균과 그 보정 모두에서 확인해 보세요.",
)
class BetasSwapped(Adam):
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        super().__init__(lr, beta2, beta1)


@mistake(
    "Adam",
    en="Your first step is right, and every later one looks like a first step again: the running means are "
    "set to 0 at each update. They have to be made only once and must survive from one call to the next.",
    ko="첫 번째 갱신은 맞지만 그다음 갱신도 모두 첫 번째처럼 계산됩니다. update를 호출할 때마다 이동 평균이 "
    "0으로 초기화됩니다. 이동 평균은 한 번만 만들고 다음 호출까지 남아 있어야 합니다.",
)
class MeansForgotten(OwnStep):
    def update(self, params, grads):
        self.m = None
        super().update(params, grads)


@mistake(
    "Adam",
    en="Your first step is right, the later ones are too long: the correction always uses step number 1. "
    "The object has to count how often it has been called, and the correction fades as the count grows.",
    ko="첫 번째 갱신은 맞지만 그다음은 너무 큽니다. 보정이 항상 1번째 갱신이라고 보고 있습니다. 객체가 몇 "
    "번 호출되었는지 세어야 하고, 횟수가 늘어날수록 보정은 약해집니다.",
)
class StepsNotCounted(OwnStep):
    def update(self, params, grads):
        self.iter = 0
        super().update(params, grads)


@mistake(
    "Adam",
    en="The number of the step is still 0 when it is used: the correction divides by 1 - 1 = 0 and "
    "everything becomes nan or infinite. Count the step before you use the count, not after.",
    ko="갱신 횟수를 사용할 때 아직 0입니다. 보정에서 1 - 1 = 0으로 나누게 되어 모든 값이 nan이나 무한대가 "
    "됩니다. 횟수를 사용한 뒤가 아니라 사용하기 전에 세어 주세요.",
)
class CountedTooLate(OwnStep):
    def step(self, name):
        t = self.iter - 1
        m_hat = self.m[name] / (1 - self.beta1**t)
        v_hat = self.v[name] / (1 - self.beta2**t)
        return self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)


@mistake(
    "Adam",
    en="Only the first parameter gets the right first step: the count of steps grows inside the loop over "
    "the parameters. One call of update is one step, however many parameters there are.",
    ko="첫 번째 매개변수만 올바르게 갱신됩니다. 매개변수를 도는 반복문 안에서 갱신 횟수가 늘어나고 "
    "있습니다. 매개변수가 몇 개든 update를 한 번 호출하는 것이 갱신 한 번입니다.",
)
class CountedPerParameter(OwnStep):
    def update(self, params, grads):
        super().update(params, grads)
        self.iter += len(params) - 1

    def step(self, name):
        t = self.iter + list(self.m).index(name)
        m_hat = self.m[name] / (1 - self.beta1**t)
        v_hat = self.v[name] / (1 - self.beta2**t)
        return self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)


@mistake(
    "Adam",
    en="The parameters have not moved at all. update computes new arrays, but the dict that was passed in "
    "still holds the old ones: assigning to a local name does not change the dict.",
    ko="매개변수가 전혀 움직이지 않았습니다. 새 배열을 계산했지만 전달받은 딕셔너리에는 여전히 이전 배열이 "
    "들어 있습니다. 지역 변수에 대입하는 것만으로는 딕셔너리가 바뀌지 않습니다.",
)
class NothingChanged(OwnStep):
    def update(self, params, grads):
        super().update({name: value.copy() for name, value in params.items()}, grads)


@mistake(
    "Adam",
    en="The step uses the gradient of this call alone, not the running mean of the gradients. The first "
    "step is right, because there is no history yet; later the smoothing is missing.",
    ko="갱신에 기울기의 이동 평균이 아니라 이번 기울기만 사용했습니다. 첫 번째 갱신에는 지난 기울기가 "
    "없어서 결과가 맞지만, 그다음부터는 기울기를 고르게 하는 효과가 없습니다.",
)
class GradientForMean(OwnStep):
    def means(self, name, grad):
        super().means(name, grad)
        self.grad = grad

    def step(self, name):
        v_hat = self.v[name] / (1 - self.beta2**self.iter)
        return self.lr * self.grad / (np.sqrt(v_hat) + 1e-7)


@mistake(
    "Adam",
    en="v is built of the gradients themselves, not of their squares. Where a gradient is negative the root "
    "is nan, elsewhere the length of the step depends on the size of the gradient.",
    ko="v를 기울기의 제곱이 아니라 기울기 그대로 만들었습니다. 기울기가 음수인 곳에서는 제곱근이 nan이 "
    "되고, 다른 곳에서는 갱신의 크기가 기울기의 크기에 따라 달라집니다.",
)
class NotSquared(OwnStep):
    def means(self, name, grad):
        self.m[name] = self.beta1 * self.m[name] + (1 - self.beta1) * grad
        self.v[name] = self.beta2 * self.v[name] + (1 - self.beta2) * grad


@mistake(
    "Adam",
    en="The new gradient is added whole: the factors 1 - beta1 and 1 - beta2 are missing. A running mean "
    "gives the old mean the share beta and the new value the rest, so that both shares add up to 1.",
    ko="새 기울기를 그대로 더했습니다. 1 - beta1과 1 - beta2가 빠졌습니다. 이동 평균에서는 이전 평균이 "
    "beta만큼, 새 값이 나머지만큼을 차지하여 두 비율의 합이 1이 되어야 합니다.",
)
class SumsForMeans(OwnStep):
    def means(self, name, grad):
        self.m[name] = self.beta1 * self.m[name] + grad
        self.v[name] = self.beta2 * self.v[name] + grad**2


@mistake(
    "Adam",
    en="The shares of old and new are exchanged: your running means keep 1 - beta of the old value. With "
    "0.9 and 0.999 almost all of the old value should be kept.",
    ko="이전 값과 새 값의 비율이 서로 바뀌었습니다. 이동 평균에서 이전 값이 1 - beta만큼만 남습니다. 0.9나 "
    "0.999라면 이전 값이 대부분 남아 있어야 합니다.",
)
class SharesExchanged(OwnStep):
    def means(self, name, grad):
        self.m[name] = (1 - self.beta1) * self.m[name] + self.beta1 * grad
        self.v[name] = (1 - self.beta2) * self.v[name] + self.beta2 * grad**2


@mistake(
    "Adam",
    en="The first step is right, later ones are too long: the corrected means are stored and then corrected "
    "again at the next step. Keep the running means as they are, and use the corrected ones only for the "
    "step.",
    ko="첫 번째 갱신은 맞지만 그다음은 너무 큽니다. 보정한 값을 저장해서 다음 갱신 때 다시 보정하게 됩니다. "
    "이동 평균은 그대로 두고, 보정한 값은 이번 갱신에만 사용하세요.",
)
class CorrectedMeansKept(OwnStep):
    def step(self, name):
        self.m[name] = self.m[name] / (1 - self.beta1**self.iter)
        self.v[name] = self.v[name] / (1 - self.beta2**self.iter)
        return self.lr * self.m[name] / (np.sqrt(self.v[name]) + 1e-7)


@mistake(
    "Adam",
    en="The first step is right, then the learning rate drifts: the corrected learning rate is stored over "
    "the given one, and the next step corrects it once more. Put it into a variable of its own.",
    ko="첫 번째 갱신은 맞지만 그다음부터 학습률이 달라집니다. 보정한 학습률을 원래 학습률에 덮어써서 다음 "
    "갱신 때 다시 보정합니다. 보정한 학습률은 다른 변수에 담아 주세요.",
)
class LearningRateOverwritten(OwnStep):
    def update(self, params, grads):
        t = self.iter + 1
        self.lr = self.lr * np.sqrt(1 - self.beta2**t) / (1 - self.beta1**t)
        super().update(params, grads)

    def step(self, name):
        return self.lr * self.m[name] / (np.sqrt(self.v[name]) + 1e-7)


@mistake(
    "Adam",
    en="Your first step is about 32 times too short. When the corrections are moved into the learning rate, "
    "the one for v comes out of the root; so it needs a root of its own.",
    ko="첫 번째 갱신의 크기가 약 32분의 1입니다. 보정을 학습률에 합칠 때 v의 보정은 제곱근 안에서 밖으로 "
    "나옵니다. 그래서 그 보정에도 제곱근을 취해야 합니다.",
)
class CorrectionWithoutRoot(OwnStep):
    def step(self, name):
        lr_t = self.lr * (1 - self.beta2**self.iter) / (1 - self.beta1**self.iter)
        return lr_t * self.m[name] / (np.sqrt(self.v[name]) + 1e-8)


@mistake(
    "Adam",
    en="Only one of the two running means is corrected: your first step has a tenth of its length. Both "
    "start at 0, so both need the correction, each with its own beta.",
    ko="두 이동 평균 중 하나만 보정했습니다. 그래서 첫 번째 갱신의 크기가 10분의 1입니다. 둘 다 0에서 "
    "시작하므로 각각 자기 beta로 보정해야 합니다.",
)
class OnlySquaresCorrected(OwnStep):
    def step(self, name):
        v_hat = self.v[name] / (1 - self.beta2**self.iter)
        return self.lr * self.m[name] / (np.sqrt(v_hat) + 1e-7)


@mistake(
    "Adam",
    en="Only the first parameter moves. The loop over the parameters ends after one round; look for a "
    "return or a line that is not indented as far as the loop's body.",
    ko="첫 번째 매개변수만 움직입니다. 매개변수를 도는 반복문이 한 번만 실행되고 끝납니다. return의 위치나 "
    "반복문 안쪽의 들여쓰기를 확인해 보세요.",
)
class OnlyFirstParameter(OwnStep):
    def update(self, params, grads):
        name = next(iter(params))
        first = {name: params[name]}
        super().update(first, {name: grads[name]})
        params[name] = first[name]


@mistake(
    "Adam",
    en="Two optimizers disturb each other: the running means or the count belong to the class, not to the "
    "object. A second Adam then starts with the memory of the first. Keep them in self, made anew for each "
    "object.",
    ko="두 최적화 객체가 서로 영향을 줍니다. 이동 평균이나 횟수가 객체가 아니라 클래스에 속해 있어서, 두 "
    "번째 Adam이 첫 번째의 기억을 가지고 시작합니다. 객체마다 새로 만들어 self에 저장하세요.",
)
class SharedMemory:
    shared_m: dict = {}  # noqa: RUF012 - the mistake itself
    shared_v: dict = {}  # noqa: RUF012

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2, self.iter = lr, beta1, beta2, 0

    def update(self, params, grads):
        self.iter += 1
        for name, grad in grads.items():
            key = (name, grad.shape)
            m = self.beta1 * self.shared_m.get(key, 0) + (1 - self.beta1) * grad
            v = self.beta2 * self.shared_v.get(key, 0) + (1 - self.beta2) * grad**2
            self.shared_m[key], self.shared_v[key] = m, v
            m_hat, v_hat = m / (1 - self.beta1**self.iter), v / (1 - self.beta2**self.iter)
            params[name] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)


@mistake(
    "update_parameters_with_adam",
    en="v and s are right, but the parameters are not: the bias correction is missing. The running means "
    "start at 0 and are too small during the first steps. The step needs the corrected ones.",
    ko="v와 s는 맞지만 매개변수가 다릅니다. 편향 보정(bias correction)이 빠졌습니다. 이동 평균은 0에서 "
    "시작하므로 처음 몇 번은 너무 작습니다. 갱신에는 보정한 값을 사용해야 합니다.",
)
def no_bias_correction(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    return adam_step(
        parameters, grads, v, s,
        lambda g, v, s: (beta1 * v + (1 - beta1) * g, beta2 * s + (1 - beta2) * g**2),
        lambda _, v, s: learning_rate * v / (np.sqrt(s) + epsilon),
    )


@mistake(
    "update_parameters_with_adam",
    en="The bias correction multiplies beta by t. For t = 1 that happens to be right; afterwards it even "
    "becomes negative. What is left of the start shrinks by the factor beta at each step, so it is a power "
    "of beta.",
    ko="편향 보정에서 beta에 t를 곱했습니다. t = 1일 때는 우연히 맞지만 그다음에는 음수가 되기도 합니다. "
    "처음 값이 남아 있는 비율은 매번 beta배로 줄어들므로 beta의 거듭제곱입니다.",
)
def beta_times_t(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    return adam_step(
        parameters, grads, v, s,
        lambda g, v, s: (beta1 * v + (1 - beta1) * g, beta2 * s + (1 - beta2) * g**2),
        lambda _, v, s: learning_rate * (v / (1 - beta1 * t)) / (np.sqrt(s / (1 - beta2 * t)) + epsilon),
    )


@mistake(
    "update_parameters_with_adam",
    en="v and s are right, but the step divides by the mean of squares itself. Its unit is that of a "
    "squared gradient, so the step shrinks as the gradient grows. The root is missing.",
    ko="v와 s는 맞지만, 제곱의 평균으로 그대로 나누었습니다. 단위가 기울기의 제곱이므로 기울기가 클수록 "
    "갱신이 작아집니다. 제곱근이 빠졌습니다.",
)
def no_root(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    return adam_step(
        parameters, grads, v, s,
        lambda g, v, s: (beta1 * v + (1 - beta1) * g, beta2 * s + (1 - beta2) * g**2),
        lambda _, v, s: learning_rate * (v / (1 - beta1**t)) / (s / (1 - beta2**t) + epsilon),
    )


@mistake(
    "update_parameters_with_adam",
    en="s averages the gradients, but it should average their squares. Your s can be negative, and its root "
    "is then nan; a mean of squares never is.",
    ko="s가 기울기의 제곱이 아니라 기울기의 평균입니다. 그래서 s가 음수가 될 수 있고 그때 제곱근이 nan이 "
    "됩니다. 제곱의 평균은 음수가 될 수 없습니다.",
)
def not_squared(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    return adam_step(
        parameters, grads, v, s,
        lambda g, v, s: (beta1 * v + (1 - beta1) * g, beta2 * s + (1 - beta2) * g),
        lambda _, v, s: learning_rate * (v / (1 - beta1**t)) / (np.sqrt(s / (1 - beta2**t)) + epsilon),
    )


@mistake(
    "update_parameters_with_adam",
    en="v is right, s is not: it is averaged with beta1. Each of the two running means has its own factor: "
    "beta1 for the gradients, beta2 for their squares, in the mean as well as in its correction.",
    ko="v는 맞지만 s가 다릅니다. s에도 beta1을 사용했습니다. 두 이동 평균은 각각 다른 계수를 씁니다. "
    "기울기에는 beta1, 기울기의 제곱에는 beta2이고, 보정에서도 마찬가지입니다.",
)
def beta1_twice(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    return adam_step(
        parameters, grads, v, s,
        lambda g, v, s: (beta1 * v + (1 - beta1) * g, beta1 * s + (1 - beta1) * g**2),
        lambda _, v, s: learning_rate * (v / (1 - beta1**t)) / (np.sqrt(s / (1 - beta1**t)) + epsilon),
    )


@mistake(
    "update_parameters_with_adam",
    en="Both running means are right, but s is corrected with beta1. The correction of a mean has to use "
    "the same factor as the mean itself.",
    ko="두 이동 평균은 맞지만 s를 beta1으로 보정했습니다. 이동 평균을 보정할 때는 그 이동 평균을 만들 때와 "
    "같은 계수를 사용해야 합니다.",
)
def corrected_with_beta1(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    return adam_step(
        parameters, grads, v, s,
        lambda g, v, s: (beta1 * v + (1 - beta1) * g, beta2 * s + (1 - beta2) * g**2),
        lambda _, v, s: learning_rate * (v / (1 - beta1**t)) / (np.sqrt(s / (1 - beta1**t)) + epsilon),
    )


@mistake(
    "update_parameters_with_adam",
    en="v and s are right, but the parameters go uphill: the step is added. The gradient points to where "
    "the cost grows, so look at the sign of the update.",
    ko="v와 s는 맞지만 매개변수가 거꾸로 움직여 비용이 커집니다. 갱신할 값을 더했기 때문입니다. 기울기는 "
    "비용이 커지는 쪽을 가리킵니다. 갱신하는 식의 부호를 살펴보세요.",
)
def plus_for_minus(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    return adam_step(
        parameters, grads, v, s,
        lambda g, v, s: (beta1 * v + (1 - beta1) * g, beta2 * s + (1 - beta2) * g**2),
        lambda _, v, s: -learning_rate * (v / (1 - beta1**t)) / (np.sqrt(s / (1 - beta2**t)) + epsilon),
    )


@mistake(
    "update_parameters_with_adam",
    en="The history is lost: v and s contain only the gradient of this step. They should keep the share "
    "beta of what they were before. From zero the result is right, from anything else it is not.",
    ko="지난 기울기의 정보가 사라졌습니다. v와 s에 이번 기울기만 들어 있습니다. 이전 값이 beta만큼 남아 "
    "있어야 합니다. 0에서 시작하면 결과가 맞지만 그렇지 않으면 틀립니다.",
)
def history_missing(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    return adam_step(
        parameters, grads, v, s,
        lambda g, *_: ((1 - beta1) * g, (1 - beta2) * g**2),
        lambda _, v, s: learning_rate * (v / (1 - beta1**t)) / (np.sqrt(s / (1 - beta2**t)) + epsilon),
    )


@mistake(
    "update_parameters_with_adam",
    en="The new gradient enters v and s whole: the factors 1 - beta1 and 1 - beta2 are missing. In a mean "
    "the shares of old and new have to add up to 1.",
    ko="새 기울기가 v와 s에 그대로 더해졌습니다. 1 - beta1과 1 - beta2가 빠졌습니다. 평균에서는 이전 값과 "
    "새 값의 비율을 더하면 1이 되어야 합니다.",
)
def sums_for_means(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    return adam_step(
        parameters, grads, v, s,
        lambda g, v, s: (beta1 * v + g, beta2 * s + g**2),
        lambda _, v, s: learning_rate * (v / (1 - beta1**t)) / (np.sqrt(s / (1 - beta2**t)) + epsilon),
    )


@mistake(
    "update_parameters_with_adam",
    en="Old and new have exchanged their shares: your v keeps only 1 - beta1 of its old value, and s only 1 "
    "- beta2. The means should change slowly, so nearly all of the old value stays.",
    ko="이전 값과 새 값의 비율이 바뀌었습니다. v에는 이전 값이 1 - beta1만큼, s에는 1 - beta2만큼만 "
    "남습니다. 이동 평균은 천천히 변해야 하므로 이전 값이 대부분 남아야 합니다.",
)
def shares_exchanged(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    return adam_step(
        parameters, grads, v, s,
        lambda g, v, s: ((1 - beta1) * v + beta1 * g, (1 - beta2) * s + beta2 * g**2),
        lambda _, v, s: learning_rate * (v / (1 - beta1**t)) / (np.sqrt(s / (1 - beta2**t)) + epsilon),
    )


@mistake(
    "update_parameters_with_adam",
    en="v and s are right, but the step uses the gradient of this step in the numerator. Adam walks along "
    "the corrected running mean v.",
    ko="v와 s는 맞지만 갱신하는 식의 분자에 이번 기울기를 사용했습니다. Adam은 보정한 이동 평균 v의 "
    "방향으로 움직입니다.",
)
def gradient_for_v(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    return adam_step(
        parameters, grads, v, s,
        lambda g, v, s: (beta1 * v + (1 - beta1) * g, beta2 * s + (1 - beta2) * g**2),
        lambda g, _, s: learning_rate * g / (np.sqrt(s / (1 - beta2**t)) + epsilon),
    )


@mistake(
    "update_parameters_with_adam",
    en="The parameters are right, but the v and s that you return are the corrected ones. The next step "
    "would correct them once more. Keep the corrected values in variables of their own.",
    ko="매개변수는 맞지만 반환한 v와 s가 보정된 값입니다. 그러면 다음 갱신 때 다시 보정하게 됩니다. 보정한 "
    "값은 다른 변수에 담아 주세요.",
)
def corrected_means_returned(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    parameters, v, s = adam_step(
        parameters, grads, v, s,
        lambda g, v, s: (beta1 * v + (1 - beta1) * g, beta2 * s + (1 - beta2) * g**2),
        lambda _, v, s: learning_rate * (v / (1 - beta1**t)) / (np.sqrt(s / (1 - beta2**t)) + epsilon),
    )
    v = {key: value / (1 - beta1**t) for key, value in v.items()}
    s = {key: value / (1 - beta2**t) for key, value in s.items()}
    return parameters, v, s


@mistake(
    "update_parameters_with_adam",
    en="The step is counted twice: your correction uses t + 1. The caller has counted the step already; t "
    "is 1 at the first one.",
    ko="갱신 횟수를 두 번 세었습니다. 보정에 t + 1을 사용했습니다. 호출하는 쪽에서 이미 횟수를 세었으므로 "
    "첫 번째 갱신에서 t는 1입니다.",
)
def counted_twice(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    return adam_step(
        parameters, grads, v, s,
        lambda g, v, s: (beta1 * v + (1 - beta1) * g, beta2 * s + (1 - beta2) * g**2),
        lambda _, v, s: learning_rate * (v / (1 - beta1**t)) / (np.sqrt(s / (1 - beta2**t)) + epsilon),
    )


@mistake(
    "update_parameters_with_adam",
    en="The first step is right, later ones are not: the correction does not depend on t. It is strong at "
    "first and fades away, because the weight of the zero at the start fades away.",
    ko="첫 번째 갱신은 맞지만 그다음은 다릅니다. 보정이 t에 따라 달라지지 않습니다. 처음 값 0의 비중이 점점 "
    "줄어들기 때문에 보정도 처음에는 크고 점점 약해져야 합니다.",
)
def t_ignored(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    return adam_step(
        parameters, grads, v, s,
        lambda g, v, s: (beta1 * v + (1 - beta1) * g, beta2 * s + (1 - beta2) * g**2),
        lambda _, v, s: learning_rate * (v / (1 - beta1)) / (np.sqrt(s / (1 - beta2)) + epsilon),
    )


@mistake(
    "update_parameters_with_adam",
    en="nan appears where all gradients have been 0: there 0 is divided by 0. epsilon has to be part of the "
    "denominator.",
    ko="기울기가 계속 0이었던 곳에서 nan이 나옵니다. 그곳에서는 0을 0으로 나누게 됩니다. epsilon이 분모에 "
    "들어가야 합니다.",
)
def no_epsilon(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    return adam_step(
        parameters, grads, v, s,
        lambda g, v, s: (beta1 * v + (1 - beta1) * g, beta2 * s + (1 - beta2) * g**2),
        lambda _, v, s: learning_rate * (v / (1 - beta1**t)) / np.sqrt(s / (1 - beta2**t)),
    )


@mistake(
    "update_parameters_with_adam",
    en="epsilon is a fixed number in your code: another value of the argument changes nothing. Use the "
    "argument.",
    ko="코드에 epsilon이 고정된 숫자로 들어 있어서 인수로 다른 값을 주어도 결과가 바뀌지 않습니다. 인수로 "
    "받은 epsilon을 사용하세요.",
)
def epsilon_fixed(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    return adam_step(
        parameters, grads, v, s,
        lambda g, v, s: (beta1 * v + (1 - beta1) * g, beta2 * s + (1 - beta2) * g**2),
        lambda _, v, s: learning_rate * (v / (1 - beta1**t)) / (np.sqrt(s / (1 - beta2**t)) + 1e-8),
    )


@mistake(
    "update_parameters_with_adam",
    en="The arguments learning_rate, beta1 and beta2 have no effect: their usual values are written into "
    "your code. Results are right only when the caller happens to use those values.",
    ko="인수 learning_rate, beta1, beta2를 바꾸어도 결과가 같습니다. 코드에 흔히 쓰는 값이 그대로 적혀 있기 "
    "때문입니다. 호출할 때 우연히 같은 값을 쓸 때만 결과가 맞습니다.",
)
def settings_fixed(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    return adam_step(
        parameters, grads, v, s,
        lambda g, v, s: (0.9 * v + 0.1 * g, 0.999 * s + 0.001 * g**2),
        lambda _, v, s: 0.01 * (v / (1 - 0.9**t)) / (np.sqrt(s / (1 - 0.999**t)) + epsilon),
    )


@mistake(
    "update_parameters_with_adam",
    en="The weights move, the biases do not. Every layer has two parameters, W and b; both have running "
    "means and both are updated.",
    ko="가중치는 갱신되지만 편향은 그대로입니다. 층마다 매개변수가 W와 b 두 개 있고, 둘 다 이동 평균을 "
    "가지며 둘 다 갱신해야 합니다.",
)
def biases_forgotten(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    weights = {name: value for name, value in parameters.items() if name.startswith("W")}
    weights, new_v, new_s = adam_step(
        weights, grads, v, s,
        lambda g, v, s: (beta1 * v + (1 - beta1) * g, beta2 * s + (1 - beta2) * g**2),
        lambda _, v, s: learning_rate * (v / (1 - beta1**t)) / (np.sqrt(s / (1 - beta2**t)) + epsilon),
    )
    return {**parameters, **weights}, new_v, new_s


@mistake(
    "update_parameters_with_adam",
    en="The last layer stays as it was. A range in Python ends before its second number, so a loop over the "
    "layers 1 to L has to name L + 1.",
    ko="마지막 층이 갱신되지 않았습니다. 파이썬의 range는 두 번째 수 바로 앞에서 끝나므로, 1층부터 L층까지 "
    "반복하려면 L + 1까지 적어야 합니다.",
)
def last_layer_forgotten(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    layers = len(parameters) // 2
    first = {name: value for name, value in parameters.items() if int(name[1:]) < layers}
    first, new_v, new_s = adam_step(
        first, grads, v, s,
        lambda g, v, s: (beta1 * v + (1 - beta1) * g, beta2 * s + (1 - beta2) * g**2),
        lambda _, v, s: learning_rate * (v / (1 - beta1**t)) / (np.sqrt(s / (1 - beta2**t)) + epsilon),
    )
    return {**parameters, **first}, new_v, new_s


@mistake(
    "update_parameters_with_adam",
    en="Every entry of a matrix gets the same s: the squares are averaged or summed over the whole array. "
    "Adam keeps one running mean for each single entry, so s has the shape of the gradient.",
    ko="행렬의 모든 원소가 같은 s를 사용합니다. 제곱을 배열 전체에 대해 더하거나 평균했습니다. Adam은 "
    "원소마다 이동 평균을 따로 가지므로 s의 형상은 기울기의 형상과 같습니다.",
)
def one_s_per_matrix(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    return adam_step(
        parameters, grads, v, s,
        lambda g, v, s: (beta1 * v + (1 - beta1) * g, beta2 * s + (1 - beta2) * np.sum(g**2)),
        lambda _, v, s: learning_rate * (v / (1 - beta1**t)) / (np.sqrt(s / (1 - beta2**t)) + epsilon),
    )
