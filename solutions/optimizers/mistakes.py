"""Wrong versions that students really write, each with the sentence that helps."""

import numpy as np

from grader.course import mistake

from .optimizers import SGD, AdaGrad, Adam, Momentum


@mistake(
    "SGD",
    en="Your parameters walk uphill: every step goes in the direction of the gradient. The gradient shows "
    "where the loss grows, so the step has to go the other way. Look at the sign.",
    ko="매개변수가 거꾸로 움직여 손실이 커집니다. 갱신이 모두 기울기와 같은 방향입니다. 기울기는 손실이 "
    "커지는 쪽을 가리키므로 반대쪽으로 움직여야 합니다. 부호를 살펴보세요.",
)
class SgdUphill(SGD):
    def update(self, params, grads):
        for name in params:
            params[name] += self.lr * grads[name]


@mistake(
    "SGD",
    en="Your steps are as long as the gradients themselves. The learning rate says which part of the "
    "gradient is walked; it is not used.",
    ko="갱신의 크기가 기울기 그대로입니다. 기울기 중 얼마만큼 움직일지는 학습률이 정하는데, 그 학습률을 "
    "사용하지 않았습니다.",
)
class SgdWithoutRate(SGD):
    def update(self, params, grads):
        for name in params:
            params[name] -= grads[name]


@mistake(
    "SGD",
    en="The learning rate that the object was made with has no effect: 0.01 is written into your update. Use "
    "what __init__ has kept.",
    ko="객체를 만들 때 준 학습률을 바꾸어도 결과가 같습니다. update 안에 0.01이 그대로 적혀 있기 때문입니다. "
    "__init__에서 저장한 값을 사용하세요.",
)
class SgdRateFixed(SGD):
    def update(self, params, grads):
        for name in params:
            params[name] -= 0.01 * grads[name]


@mistake(
    "SGD",
    en="The parameters have not moved at all. update computes new arrays, but the dict that was passed in "
    "still holds the old ones: assigning to a local name does not change the dict.",
    ko="매개변수가 전혀 움직이지 않았습니다. 새 배열을 계산했지만 전달받은 딕셔너리에는 여전히 이전 배열이 "
    "들어 있습니다. 지역 변수에 대입하는 것만으로는 딕셔너리가 바뀌지 않습니다.",
)
class SgdNothingChanged(SGD):
    def update(self, params, grads):
        for name in params:
            value = params[name]
            value = value - self.lr * grads[name]


@mistake(
    "SGD",
    en="The old value of the parameters is gone: after update they are only the step. A step starts where "
    "the parameter was before, so the old value is part of the result.",
    ko="매개변수의 이전 값이 사라지고 움직일 양만 남았습니다. 이전 값에서 출발해 움직이는 것이므로 이전 값도 "
    "결과에 포함되어야 합니다.",
)
class SgdOldValueLost(SGD):
    def update(self, params, grads):
        for name in params:
            params[name] = -self.lr * grads[name]


@mistake(
    "SGD",
    en="Only the first parameter has moved. The method ends inside the loop, after its first turn. Look at "
    "the indentation of return.",
    ko="첫 번째 매개변수만 움직였습니다. 반복문을 한 번만 돌고 메서드가 끝났습니다. return의 들여쓰기를 "
    "살펴보세요.",
)
class SgdOnlyTheFirst(SGD):
    def update(self, params, grads):
        for name in params:
            params[name] -= self.lr * grads[name]
            return


@mistake(
    "SGD",
    en="Your steps are right in direction, but all parts of an array move by the same amount: the gradient is "
    "averaged. Every entry has a gradient of its own.",
    ko="배열의 모든 원소가 똑같은 크기로 움직입니다. 기울기를 평균했기 때문입니다. 원소마다 자기 기울기가 "
    "따로 있습니다.",
)
class SgdMeanGradient(SGD):
    def update(self, params, grads):
        for name in params:
            params[name] -= self.lr * np.mean(grads[name])


class OwnMomentum(Momentum):
    """A Momentum whose single entry can be done wrong; what is right is done here."""

    def update(self, params, grads):
        if self.v is None:
            self.v = {name: np.zeros_like(value) for name, value in params.items()}
        for name, grad in grads.items():
            self.v[name] = self.velocity(self.v[name], grad)
            params[name] += self.step(self.v[name], grad)

    def velocity(self, v, grad):
        return self.momentum * v - self.lr * grad

    def step(self, v, _grad):
        return v


@mistake(
    "Momentum",
    en="Your parameters walk uphill, from the first step on. Either the gradient enters the velocity with the "
    "wrong sign, or the velocity is taken away where it should be added.",
    ko="첫 번째 갱신부터 매개변수가 거꾸로 움직입니다. 속도에 기울기를 더하는 부호가 틀렸거나, 속도를 더해야 "
    "할 곳에서 뺐습니다.",
)
class MomentumUphill(OwnMomentum):
    def velocity(self, v, grad):
        return self.momentum * v + self.lr * grad


@mistake(
    "Momentum",
    en="This is plain gradient descent: the first step is right, but nothing of the earlier velocity is left in the "
    "later ones. The velocity has to survive from one call of update to the next.",
    ko="보통의 경사 하강법과 같습니다. 첫 번째 갱신은 맞지만 그다음 갱신에 이전 속도가 전혀 남아 있지 "
    "않습니다. 속도는 update를 다시 호출할 때까지 남아 있어야 합니다.",
)
class VelocityForgotten(OwnMomentum):
    def update(self, params, grads):
        self.v = None
        super().update(params, grads)


@mistake(
    "Momentum",
    en="The new gradient enters the velocity with the factor 1 - momentum. There are two conventions; in this "
    "class the gradient enters with the learning rate alone, so that your steps are too short.",
    ko="새 기울기에 1 - momentum을 곱해서 속도에 더했습니다. 두 가지 방식이 있지만 이 클래스에서는 학습률만 "
    "곱합니다. 그래서 갱신이 너무 작습니다.",
)
class MomentumAsMean(OwnMomentum):
    def velocity(self, v, grad):
        return self.momentum * v - (1 - self.momentum) * self.lr * grad


@mistake(
    "Momentum",
    en="The learning rate is used twice, in the velocity and again when the parameters move. The velocity is "
    "the step already.",
    ko="학습률을 두 번 곱했습니다. 속도를 계산할 때 한 번, 매개변수를 움직일 때 또 한 번입니다. 속도가 이미 "
    "움직일 양입니다.",
)
class RateUsedTwice(OwnMomentum):
    def step(self, v, _grad):
        return self.lr * v


@mistake(
    "Momentum",
    en="The learning rate is not used: your first step is as long as the gradient itself.",
    ko="학습률을 사용하지 않았습니다. 첫 번째 갱신의 크기가 기울기 그대로입니다.",
)
class MomentumWithoutRate(OwnMomentum):
    def velocity(self, v, grad):
        return self.momentum * v - grad


@mistake(
    "Momentum",
    en="The arguments of the constructor have no effect: 0.9 is written into your update in the place of "
    "the momentum. Use what __init__ has kept.",
    ko="momentum을 다르게 주어도 결과가 같습니다. update 안에 0.9가 그대로 적혀 있기 때문입니다. __init__에서 "
    "저장한 값을 사용하세요.",
)
class MomentumFixed(OwnMomentum):
    def velocity(self, v, grad):
        return 0.9 * v - self.lr * grad


@mistake(
    "Momentum",
    en="Your parameters are always one step behind: they move by the velocity from before this gradient, so the first "
    "call moves nothing. Change the velocity first, then move.",
    ko="매개변수가 항상 한 걸음 늦습니다. 이번 기울기를 반영하기 전의 속도로 움직이므로 첫 번째 호출에서는 "
    "움직이지 않습니다. 속도를 먼저 바꾸고 나서 움직이세요.",
)
class MovedTooEarly(OwnMomentum):
    def update(self, params, grads):
        if self.v is None:
            self.v = {name: np.zeros_like(value) for name, value in params.items()}
        for name, grad in grads.items():
            params[name] += self.v[name]
            self.v[name] = self.velocity(self.v[name], grad)


@mistake(
    "Momentum",
    en="The old velocity is kept whole, without the factor momentum. So nothing slows the parameters down, "
    "and the steps grow and grow.",
    ko="이전 속도에 momentum을 곱하지 않고 그대로 남겼습니다. 속도가 줄어들지 않으므로 갱신이 점점 커집니다.",
)
class NoFriction(OwnMomentum):
    def velocity(self, v, grad):
        return v - self.lr * grad


@mistake(
    "Momentum",
    en="The parameters move by the new gradient and by the velocity, which contains that gradient already. So it "
    "counts twice.",
    ko="새 기울기만큼 움직이고 속도만큼 또 움직입니다. 속도에 이미 그 기울기가 들어 있으므로 두 번 더한 셈입니다.",
)
class GradientTwice(OwnMomentum):
    def step(self, v, grad):
        return v - self.lr * grad


@mistake(
    "Momentum",
    en="The velocities are right, but they are never added to the parameters in the dict that was passed in, which stay "
    "as they were.",
    ko="속도는 계산했지만 전달받은 딕셔너리의 매개변수에 더하지 않아서 매개변수가 그대로입니다.",
)
class MomentumNothingChanged(OwnMomentum):
    def step(self, _v, _grad):
        return 0.0


@mistake(
    "Momentum",
    en="Two objects share their velocities, so a new one does not start from rest. What stands in the class body "
    "belongs to all objects; make the dict in the object itself.",
    ko="두 객체가 속도를 공유하므로 새 객체가 정지 상태에서 시작하지 않습니다. 클래스 본문에 만든 "
    "딕셔너리는 모든 객체의 것입니다. 객체마다 따로 만드세요.",
)
class VelocitiesShared(OwnMomentum):
    velocities: dict = {}  # noqa: RUF012 - the mistake itself

    def update(self, params, grads):
        for name, grad in grads.items():
            key = (name, grad.shape)
            self.velocities[key] = self.velocity(self.velocities.get(key, 0.0), grad)
            params[name] += self.velocities[key]


class OwnAdaGrad(AdaGrad):
    """An AdaGrad whose single entry can be done wrong; what is right is done here."""

    def update(self, params, grads):
        if self.h is None:
            self.h = {name: np.zeros_like(value) for name, value in params.items()}
        for name, grad in grads.items():
            self.h[name] = self.total(self.h[name], grad)
            params[name] -= self.step(self.h[name], grad)

    def total(self, h, grad):
        return h + grad**2

    def step(self, h, grad):
        return self.lr * grad / (np.sqrt(h) + 1e-7)


@mistake(
    "AdaGrad",
    en="Every step of yours is as long as the learning rate: h holds only the square of this gradient. It has "
    "to be the sum over all steps so far, so that steps become shorter.",
    ko="갱신의 크기가 항상 학습률과 같습니다. h에 이번 기울기의 제곱만 들어 있기 때문입니다. 지금까지의 모든 "
    "제곱을 더해야 갱신이 점점 작아집니다.",
)
class NotAccumulated(OwnAdaGrad):
    def total(self, _h, grad):
        return grad**2


@mistake(
    "AdaGrad",
    en="Your steps become shorter where gradients are larger. h is a sum of squares, so it has the unit of a squared "
    "gradient. The root is missing.",
    ko="기울기가 클수록 갱신이 오히려 작아집니다. h는 제곱의 합이므로 단위가 기울기의 제곱입니다. 제곱근이 "
    "빠졌습니다.",
)
class AdaGradNoRoot(OwnAdaGrad):
    def step(self, h, grad):
        return self.lr * grad / (h + 1e-7)


@mistake(
    "AdaGrad",
    en="nan appears wherever all gradients have been 0 so far: there 0 is divided by 0. A small number in the "
    "denominator (1e-7 or 1e-8) is missing.",
    ko="지금까지 기울기가 모두 0이었던 원소에서 nan이 나옵니다. 그곳에서는 0을 0으로 나누게 됩니다. 분모에 "
    "더하는 작은 수(1e-7 또는 1e-8)가 빠졌습니다.",
)
class AdaGradNoEpsilon(OwnAdaGrad):
    def step(self, h, grad):
        return self.lr * grad / np.sqrt(h)


@mistake(
    "AdaGrad",
    en="Your parameters walk uphill: every step goes in the direction of the gradient. Look at the sign of the update.",
    ko="매개변수가 거꾸로 움직여 손실이 커집니다. 갱신이 모두 기울기와 같은 방향입니다. 갱신하는 식의 부호를 "
    "살펴보세요.",
)
class AdaGradUphill(OwnAdaGrad):
    def step(self, h, grad):
        return -super().step(h, grad)


@mistake(
    "AdaGrad",
    en="h adds up the gradients, not their squares. It becomes negative where gradients are, and its root is then nan.",
    ko="h에 기울기의 제곱이 아니라 기울기를 더했습니다. 기울기가 음수이면 h도 음수가 되고 제곱근이 nan이 됩니다.",
)
class GradientsSummed(OwnAdaGrad):
    def total(self, h, grad):
        return h + grad


@mistake(
    "AdaGrad",
    en="h adds up the sizes of the gradients, and its root is taken as well. Sizes without a square already have "
    "the right unit; AdaGrad takes the root of a sum of squares.",
    ko="h에 기울기의 절댓값을 더하고 제곱근도 구했습니다. AdaGrad는 기울기의 제곱을 더한 다음 그 합의 제곱근을 "
    "구합니다.",
)
class AbsoluteForSquare(OwnAdaGrad):
    def total(self, h, grad):
        return h + np.abs(grad)


@mistake(
    "AdaGrad",
    en="Your h forgets old gradients, as RMSProp does, and so your steps do not shrink as they should. AdaGrad keeps the "
    "whole sum.",
    ko="RMSProp처럼 h가 오래된 기울기를 잊어버려서 갱신이 줄어들어야 할 만큼 줄어들지 않습니다. AdaGrad는 "
    "제곱을 모두 더한 합을 그대로 둡니다.",
)
class ForgetsLikeRmsProp(OwnAdaGrad):
    def total(self, h, grad):
        return 0.9 * h + 0.1 * grad**2


@mistake(
    "AdaGrad",
    en="Your first step is enormous: it divides by the sum from before this gradient, which is still 0. Add the new square "
    "first.",
    ko="첫 번째 갱신이 지나치게 큽니다. 이번 기울기를 더하기 전의 합, 곧 0으로 나누었습니다. 새 제곱을 먼저 "
    "더하세요.",
)
class AddedTooLate(OwnAdaGrad):
    def update(self, params, grads):
        if self.h is None:
            self.h = {name: np.zeros_like(value) for name, value in params.items()}
        for name, grad in grads.items():
            params[name] -= self.step(self.h[name], grad)
            self.h[name] = self.total(self.h[name], grad)


@mistake(
    "AdaGrad",
    en="All entries of an array divide by the same number: the squares are summed over the whole array. Every entry "
    "keeps a sum of its own, so h has the shape of the parameter.",
    ko="배열의 모든 원소를 같은 수로 나누었습니다. 제곱을 배열 전체에 대해 더했기 때문입니다. 원소마다 합을 따로 "
    "가지므로 h의 형상은 매개변수의 형상과 같습니다.",
)
class OneSumPerArray(OwnAdaGrad):
    def total(self, h, grad):
        return h + np.sum(grad**2)


@mistake(
    "AdaGrad",
    en="The learning rate is not used: your first step has the length 1, whatever lr is.",
    ko="학습률을 사용하지 않았습니다. lr과 상관없이 첫 번째 갱신의 크기가 1입니다.",
)
class AdaGradWithoutRate(OwnAdaGrad):
    def step(self, h, grad):
        return grad / (np.sqrt(h) + 1e-7)


@mistake(
    "AdaGrad",
    en="h keeps the largest square so far, not the sum of all squares. So your steps stop shrinking.",
    ko="h에 제곱의 합이 아니라 지금까지 가장 큰 제곱이 들어 있습니다. 그래서 갱신이 더 이상 줄어들지 않습니다.",
)
class LargestForSum(OwnAdaGrad):
    def total(self, h, grad):
        return np.maximum(h, grad**2)


@mistake(
    "AdaGrad",
    en="Two objects share their sums, so a new one starts with short steps. What stands in the class body "
    "belongs to all objects; make the dict in the object itself.",
    ko="두 객체가 합을 공유하므로 새 객체가 처음부터 작게 움직입니다. 클래스 본문에 만든 딕셔너리는 모든 "
    "객체의 것입니다. 객체마다 따로 만드세요.",
)
class SumsShared(OwnAdaGrad):
    sums: dict = {}  # noqa: RUF012 - the mistake itself

    def update(self, params, grads):
        for name, grad in grads.items():
            key = (name, grad.shape)
            self.sums[key] = self.total(self.sums.get(key, 0.0), grad)
            params[name] -= self.step(self.sums[key], grad)


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


def gd_step(parameters, step, names=None):
    """The parameters after a step of the given size for every name, or for some of them only."""
    names = parameters if names is None else names
    return {name: value + step(name) if name in names else value for name, value in parameters.items()}


@mistake(
    "update_parameters_with_gd",
    en="Your parameters walk uphill: the step is added. The gradient points to where the cost grows; look at the sign.",
    ko="매개변수가 거꾸로 움직여 비용이 커집니다. 기울기는 비용이 커지는 쪽을 가리키는데 갱신할 값을 더했습니다. "
    "부호를 살펴보세요.",
)
def gd_uphill(parameters, grads, learning_rate):
    return gd_step(parameters, lambda name: learning_rate * grads["d" + name])


@mistake(
    "update_parameters_with_gd",
    en="Your steps are as long as the gradients themselves: learning_rate is not used.",
    ko="갱신의 크기가 기울기 그대로입니다. learning_rate를 사용하지 않았습니다.",
)
def gd_without_rate(parameters, grads, learning_rate):
    return gd_step(parameters, lambda name: -grads["d" + name])


@mistake(
    "update_parameters_with_gd",
    en="The weights move, the biases do not. Every layer has two parameters, W and b, and both are updated.",
    ko="가중치는 갱신되지만 편향은 그대로입니다. 층마다 매개변수가 W와 b 두 개 있고 둘 다 갱신해야 합니다.",
)
def gd_biases_forgotten(parameters, grads, learning_rate):
    weights = [name for name in parameters if name.startswith("W")]
    return gd_step(parameters, lambda name: -learning_rate * grads["d" + name], weights)


@mistake(
    "update_parameters_with_gd",
    en="The last layer stays as it was. A range in Python ends before its second number, so a loop over the layers 1 to L "
    "has to name L + 1.",
    ko="마지막 층이 갱신되지 않았습니다. 파이썬의 range는 두 번째 수 바로 앞에서 끝나므로, 1층부터 L층까지 "
    "반복하려면 L + 1까지 적어야 합니다.",
)
def gd_last_layer_forgotten(parameters, grads, learning_rate):
    layers = len(parameters) // 2
    first = [name for name in parameters if int(name[1:]) < layers]
    return gd_step(parameters, lambda name: -learning_rate * grads["d" + name], first)


@mistake(
    "update_parameters_with_gd",
    en="Each step is divided by the number of units. The gradients are means over the samples already; nothing is left to "
    "divide.",
    ko="갱신할 값을 뉴런 수로 나누었습니다. 기울기는 이미 샘플에 대한 평균이므로 더 나눌 것이 없습니다.",
)
def gd_divided(parameters, grads, learning_rate):
    return gd_step(parameters, lambda name: -learning_rate * grads["d" + name] / len(grads["d" + name]))


@mistake(
    "update_parameters_with_gd",
    en="What you return are only the steps: the old values of the parameters are missing in them.",
    ko="움직일 양만 반환했습니다. 매개변수의 이전 값이 빠졌습니다.",
)
def gd_old_values_lost(parameters, grads, learning_rate):
    return {name: -learning_rate * grads["d" + name] for name in parameters}


@mistake(
    "update_parameters_with_gd",
    en="The parameters have come back unchanged: the new arrays are computed, but never put into the dict that you return.",
    ko="매개변수가 그대로 반환되었습니다. 새 배열을 계산했지만 반환하는 딕셔너리에 넣지 않았습니다.",
)
def gd_nothing_changed(parameters, grads, learning_rate):
    return gd_step(parameters, lambda _: 0.0)


def cut(X, Y, order, size):
    """Mini-batches of the samples in some order."""
    return [
        (X[:, order[start : start + size]], Y[:, order[start : start + size]]) for start in range(0, X.shape[1], size)
    ]


def shuffled_order(X, seed):
    """The order that nearly every solution uses."""
    np.random.seed(seed)
    return np.random.permutation(X.shape[1])


@mistake(
    "random_mini_batches",
    en="The samples come in their old order: you cut without shuffling. Data are often sorted, and then every mini-batch shows "
    "only one kind of sample.",
    ko="샘플이 원래 순서 그대로입니다. 섞지 않고 잘랐습니다. 데이터가 정렬되어 있는 일이 많은데, 그러면 미니배치마다 "
    "한 종류의 샘플만 들어가게 됩니다.",
)
def batches_not_shuffled(X, Y, mini_batch_size=64, seed=0):
    return cut(X, Y, np.arange(X.shape[1]), mini_batch_size)


@mistake(
    "random_mini_batches",
    en="The samples have lost their labels: X and Y are shuffled by two different permutations. Draw one permutation and use it "
    "for both.",
    ko="샘플과 레이블의 짝이 어긋났습니다. X와 Y를 서로 다른 순열로 섞었습니다. 순열을 하나만 만들어 둘 다에 "
    "사용하세요.",
)
def labels_shuffled_apart(X, Y, mini_batch_size=64, seed=0):
    first = shuffled_order(X, seed)
    second = np.random.permutation(X.shape[1])
    return [
        (x, y)
        for (x, _), (_, y) in zip(cut(X, Y, first, mini_batch_size), cut(X, Y, second, mini_batch_size), strict=True)
    ]


@mistake(
    "random_mini_batches",
    en="X is shuffled, Y is not, so samples have the labels of others. Whatever happens to the columns of X has to happen to "
    "those of Y.",
    ko="X만 섞고 Y는 섞지 않아서 샘플에 다른 샘플의 레이블이 붙었습니다. X의 열에 한 일은 Y의 열에도 똑같이 해야 "
    "합니다.",
)
def labels_not_shuffled(X, Y, mini_batch_size=64, seed=0):
    return cut(X[:, shuffled_order(X, seed)], Y, np.arange(X.shape[1]), mini_batch_size)


@mistake(
    "random_mini_batches",
    en="The samples that do not fill a whole mini-batch are lost. They make a last, smaller mini-batch.",
    ko="미니배치 하나를 채우지 못한 나머지 샘플이 사라졌습니다. 나머지로 더 작은 마지막 미니배치를 만드세요.",
)
def rest_lost(X, Y, mini_batch_size=64, seed=0):
    batches = cut(X, Y, shuffled_order(X, seed), mini_batch_size)
    return [pair for pair in batches if pair[0].shape[1] == mini_batch_size]


@mistake(
    "random_mini_batches",
    en="Where the size divides the number of samples, an empty mini-batch comes last; its mean would be nan. Make a last one only "
    "for samples that are left.",
    ko="샘플 수가 미니배치 크기로 나누어떨어지면 빈 미니배치가 마지막에 생깁니다. 그 평균은 nan이 됩니다. 남은 샘플이 "
    "있을 때만 마지막 미니배치를 만드세요.",
)
def empty_last_batch(X, Y, mini_batch_size=64, seed=0):
    order = shuffled_order(X, seed)
    whole = X.shape[1] // mini_batch_size
    rest = order[whole * mini_batch_size :]
    return [*cut(X, Y, order, mini_batch_size)[:whole], (X[:, rest], Y[:, rest])]


@mistake(
    "random_mini_batches",
    en="The last mini-batch is as large as the others and repeats samples: it is counted from the end. It should begin where the last "
    "whole mini-batch ends.",
    ko="마지막 미니배치가 다른 것과 크기가 같고 이미 나온 샘플이 또 들어 있습니다. 끝에서부터 셌기 때문입니다. 마지막 "
    "온전한 미니배치가 끝난 곳에서 시작해야 합니다.",
)
def last_batch_from_the_end(X, Y, mini_batch_size=64, seed=0):
    order = shuffled_order(X, seed)
    batches = cut(X, Y, order, mini_batch_size)
    return [*batches[:-1], (X[:, order[-mini_batch_size:]], Y[:, order[-mini_batch_size:]])]


@mistake(
    "random_mini_batches",
    en="Samples are drawn with replacement: some come twice, others not at all. What is needed is an order of all samples, a "
    "permutation.",
    ko="샘플을 복원 추출해서 어떤 샘플은 두 번 나오고 어떤 샘플은 나오지 않습니다. 모든 샘플을 한 번씩 늘어놓는 순서, "
    "곧 순열이 필요합니다.",
)
def drawn_with_replacement(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    return cut(X, Y, np.random.randint(0, X.shape[1], X.shape[1]), mini_batch_size)


@mistake(
    "random_mini_batches",
    en="Only the order of the mini-batches is random: each still has samples that were neighbours before. Shuffle the samples, then "
    "cut.",
    ko="미니배치의 순서만 섞었습니다. 미니배치마다 원래 이웃하던 샘플이 그대로 모여 있습니다. 먼저 샘플을 섞고 나서 "
    "자르세요.",
)
def only_batches_shuffled(X, Y, mini_batch_size=64, seed=0):
    batches = cut(X, Y, np.arange(X.shape[1]), mini_batch_size)
    np.random.seed(seed)
    whole = [pair for pair in batches if pair[0].shape[1] == mini_batch_size]
    return [whole[i] for i in np.random.permutation(len(whole))] + batches[len(whole) :]


@mistake(
    "random_mini_batches",
    en="The seed has no effect: all seeds give the same mini-batches. Then every epoch sees the samples in one and the same order. "
    "Use the argument.",
    ko="seed를 바꾸어도 같은 미니배치가 나옵니다. 그러면 에폭마다 샘플의 순서가 똑같아집니다. 인수로 받은 seed를 "
    "사용하세요.",
)
def seed_without_effect(X, Y, mini_batch_size=64, seed=0):
    return cut(X, Y, shuffled_order(X, 0), mini_batch_size)


@mistake(
    "random_mini_batches",
    en="All your mini-batches have 64 samples, whatever size is asked for. Use the argument mini_batch_size.",
    ko="크기를 다르게 주어도 미니배치마다 샘플이 64개입니다. 인수 mini_batch_size를 사용하세요.",
)
def size_fixed(X, Y, mini_batch_size=64, seed=0):
    return cut(X, Y, shuffled_order(X, seed), 64)


@mistake(
    "random_mini_batches",
    en="Each mini-batch of yours has a transposed shape. Here samples are columns; keep them columns.",
    ko="미니배치의 형상이 전치되어 있습니다. 여기에서는 샘플이 열입니다. 열로 그대로 두세요.",
)
def batches_transposed(X, Y, mini_batch_size=64, seed=0):
    return [(x.T, y.T) for x, y in cut(X, Y, shuffled_order(X, seed), mini_batch_size)]


@mistake(
    "random_mini_batches",
    en="The rest is added to the last whole mini-batch, which is then too large. It makes a mini-batch of its own.",
    ko="나머지 샘플을 마지막 온전한 미니배치에 합쳐서 그 미니배치가 너무 큽니다. 나머지는 따로 미니배치가 되어야 "
    "합니다.",
)
def rest_joined(X, Y, mini_batch_size=64, seed=0):
    order = shuffled_order(X, seed)
    batches = cut(X, Y, order, mini_batch_size)
    if len(batches) < 2 or batches[-1][0].shape[1] == mini_batch_size:
        return batches
    rest = order[(len(batches) - 2) * mini_batch_size :]
    return [*batches[:-2], (X[:, rest], Y[:, rest])]


@mistake(
    "random_mini_batches",
    en="Only the first mini-batch is in your list: the function returns inside the loop. Look at the indentation of return.",
    ko="리스트에 첫 번째 미니배치만 있습니다. 반복문 안에서 반환했기 때문입니다. return의 들여쓰기를 살펴보세요.",
)
def only_one_batch(X, Y, mini_batch_size=64, seed=0):
    return cut(X, Y, shuffled_order(X, seed), mini_batch_size)[:1]


@mistake(
    "initialize_velocity",
    en="The keys of your dict are those of the parameters. A velocity belongs to a gradient, so its key starts with d: dW1, db1, ...",
    ko="딕셔너리의 키가 매개변수의 키와 같습니다. 속도는 기울기에 딸린 것이므로 키가 d로 시작합니다. dW1, db1, ...",
)
def velocity_keys_without_d(parameters):
    return {name: np.zeros(value.shape) for name, value in parameters.items()}


@mistake(
    "initialize_velocity",
    en="The last layer has no velocity. A range in Python ends before its second number: for the layers 1 to L it has to name L + 1.",
    ko="마지막 층의 속도가 없습니다. 파이썬의 range는 두 번째 수 바로 앞에서 끝나므로 1층부터 L층까지 만들려면 L + 1까지 "
    "적어야 합니다.",
)
def velocity_of_last_layer_missing(parameters):
    layers = len(parameters) // 2
    return {"d" + name: np.zeros(value.shape) for name, value in parameters.items() if int(name[1:]) < layers}


@mistake(
    "initialize_velocity",
    en="Your velocities are the parameters themselves. Nothing moves before the first step, so they should be 0; only the shapes are those "
    "of the parameters.",
    ko="속도에 매개변수의 값이 그대로 들어 있습니다. 첫 갱신 전에는 아무것도 움직이지 않으므로 속도는 0이고, 형상만 "
    "매개변수와 같습니다.",
)
def velocity_copied(parameters):
    return {"d" + name: value.copy() for name, value in parameters.items()}


@mistake(
    "initialize_velocity",
    en="Your velocities are single numbers. Every entry of every array has a velocity of its own: an array of zeros in the shape of the "
    "parameter.",
    ko="속도가 숫자 하나입니다. 배열의 원소마다 속도가 있으므로 매개변수와 같은 형상의 0 배열이 필요합니다.",
)
def velocity_single_numbers(parameters):
    return {"d" + name: 0.0 for name in parameters}


@mistake(
    "initialize_velocity",
    en="Only the weights have velocities. The biases move too and need theirs.",
    ko="가중치의 속도만 있습니다. 편향도 움직이므로 편향의 속도도 필요합니다.",
)
def velocity_of_biases_missing(parameters):
    return {"d" + name: np.zeros(value.shape) for name, value in parameters.items() if name.startswith("W")}


@mistake(
    "initialize_velocity",
    en="Your velocities are ones. Then the first step would go on in a direction that no gradient has shown. They start from 0.",
    ko="속도가 1로 채워져 있습니다. 그러면 첫 갱신부터 기울기와 관계없는 방향으로 움직입니다. 속도는 0에서 시작합니다.",
)
def velocity_of_ones(parameters):
    return {"d" + name: np.ones(value.shape) for name, value in parameters.items()}


@mistake(
    "initialize_velocity",
    en="The velocities of the biases have the shape of the weights. Look at which parameter gives the shape.",
    ko="편향의 속도가 가중치의 형상입니다. 어느 매개변수에서 형상을 가져오는지 살펴보세요.",
)
def velocity_shape_of_weights(parameters):
    return {"d" + name: np.zeros(parameters["W" + name[1:]].shape) for name in parameters}


def momentum_step(parameters, grads, v, velocity, step):
    """A step of a whole network, given how one entry's velocity and its step are made."""
    new_v = {"d" + name: velocity(v["d" + name], grads["d" + name]) for name in parameters}
    moved = {name: value + step(new_v["d" + name], grads["d" + name]) for name, value in parameters.items()}
    return moved, new_v


@mistake(
    "update_parameters_with_momentum",
    en="The new gradient enters the velocity whole: the factor 1 - beta is missing. In this function v is a mean, and in a mean the "
    "shares of old and new add up to 1.",
    ko="새 기울기를 속도에 그대로 더했습니다. 1 - beta가 빠졌습니다. 이 함수에서 v는 평균이고, 평균에서는 이전 값과 새 "
    "값의 비율을 더하면 1이 됩니다.",
)
def momentum_without_share(parameters, grads, v, beta, learning_rate):
    return momentum_step(parameters, grads, v, lambda v, g: beta * v + g, lambda v, _: -learning_rate * v)


@mistake(
    "update_parameters_with_momentum",
    en="v is right, but the parameters move along the gradient of this step. Momentum moves them along v.",
    ko="v는 맞지만 매개변수가 이번 기울기를 따라 움직였습니다. 모멘텀에서는 v를 따라 움직입니다.",
)
def momentum_gradient_for_v(parameters, grads, v, beta, learning_rate):
    return momentum_step(
        parameters, grads, v, lambda v, g: beta * v + (1 - beta) * g, lambda _, g: -learning_rate * g
    )


@mistake(
    "update_parameters_with_momentum",
    en="The history is lost: v has only the gradient of this step. It should keep the share beta of what it was. From zero the result "
    "is right, from anything else it is not.",
    ko="이전 속도가 사라지고 v에 이번 기울기만 들어 있습니다. 이전 값이 beta만큼 남아 있어야 합니다. 0에서 시작하면 "
    "결과가 맞지만 그렇지 않으면 틀립니다.",
)
def momentum_history_missing(parameters, grads, v, beta, learning_rate):
    return momentum_step(parameters, grads, v, lambda _, g: (1 - beta) * g, lambda v, _: -learning_rate * v)


@mistake(
    "update_parameters_with_momentum",
    en="Old and new have exchanged their shares: your v keeps only 1 - beta of its old value. It should change slowly, so the share beta of "
    "it stays.",
    ko="이전 값과 새 값의 비율이 바뀌었습니다. v에 이전 값이 1 - beta만큼만 남았습니다. v는 천천히 변해야 하므로 이전 값이 "
    "beta만큼 남아야 합니다.",
)
def momentum_shares_exchanged(parameters, grads, v, beta, learning_rate):
    return momentum_step(
        parameters, grads, v, lambda v, g: (1 - beta) * v + beta * g, lambda v, _: -learning_rate * v
    )


@mistake(
    "update_parameters_with_momentum",
    en="v is right, but the parameters go uphill: the step is added. Look at the sign of the update.",
    ko="v는 맞지만 매개변수가 거꾸로 움직입니다. 갱신할 값을 더했기 때문입니다. 갱신하는 식의 부호를 살펴보세요.",
)
def momentum_function_uphill(parameters, grads, v, beta, learning_rate):
    return momentum_step(
        parameters, grads, v, lambda v, g: beta * v + (1 - beta) * g, lambda v, _: learning_rate * v
    )


@mistake(
    "update_parameters_with_momentum",
    en="The parameters are right, but the v that you return is the old one. Then the next step knows nothing of this gradient.",
    ko="매개변수는 맞지만 반환한 v가 이전 값입니다. 그러면 다음 갱신에 이번 기울기가 남지 않습니다.",
)
def momentum_old_v_returned(parameters, grads, v, beta, learning_rate):
    moved, _ = momentum_step(
        parameters, grads, v, lambda v, g: beta * v + (1 - beta) * g, lambda v, _: -learning_rate * v
    )
    return moved, v


@mistake(
    "update_parameters_with_momentum",
    en="v is right, but the parameters move along the velocity from before this gradient. Change v first and then use it.",
    ko="v는 맞지만 매개변수가 이번 기울기를 반영하기 전의 속도를 따라 움직였습니다. v를 먼저 바꾼 다음 사용하세요.",
)
def momentum_old_v_used(parameters, grads, v, beta, learning_rate):
    _, new_v = momentum_step(parameters, grads, v, lambda v, g: beta * v + (1 - beta) * g, lambda *_: 0.0)
    return {name: value - learning_rate * v["d" + name] for name, value in parameters.items()}, new_v


@mistake(
    "update_parameters_with_momentum",
    en="beta has no effect: 0.9 is written into your code. Results are right only for that value.",
    ko="beta를 바꾸어도 결과가 같습니다. 코드에 0.9가 그대로 적혀 있기 때문입니다. 그 값일 때만 결과가 맞습니다.",
)
def momentum_beta_fixed(parameters, grads, v, beta, learning_rate):
    return momentum_step(parameters, grads, v, lambda v, g: 0.9 * v + 0.1 * g, lambda v, _: -learning_rate * v)


@mistake(
    "update_parameters_with_momentum",
    en="v is right, but learning_rate is not used: the parameters move by the whole velocity.",
    ko="v는 맞지만 learning_rate를 사용하지 않아서 매개변수가 속도만큼 그대로 움직입니다.",
)
def momentum_function_without_rate(parameters, grads, v, beta, learning_rate):
    return momentum_step(parameters, grads, v, lambda v, g: beta * v + (1 - beta) * g, lambda v, _: -v)


@mistake(
    "update_parameters_with_momentum",
    en="The learning rate is inside your v. That is the convention of the class Momentum; here v is the mean of the gradients "
    "alone.",
    ko="v 안에 학습률이 들어 있습니다. 그것은 클래스 Momentum의 방식이고, 여기에서 v는 기울기만의 평균입니다.",
)
def momentum_rate_inside_v(parameters, grads, v, beta, learning_rate):
    return momentum_step(parameters, grads, v, lambda v, g: beta * v - learning_rate * g, lambda v, _: v)


@mistake(
    "update_parameters_with_momentum",
    en="The weights move, the biases do not. Every layer has two parameters; both have a velocity and both are updated.",
    ko="가중치는 갱신되지만 편향은 그대로입니다. 층마다 매개변수가 두 개 있고 둘 다 속도를 가지며 둘 다 갱신해야 합니다.",
)
def momentum_biases_forgotten(parameters, grads, v, beta, learning_rate):
    weights = {name: value for name, value in parameters.items() if name.startswith("W")}
    moved, new_v = momentum_step(
        weights, grads, v, lambda v, g: beta * v + (1 - beta) * g, lambda v, _: -learning_rate * v
    )
    return parameters | moved, v | new_v


@mistake(
    "update_parameters_with_momentum",
    en="The last layer stays as it was. A range in Python ends before its second number: for the layers 1 to L it has to name L + 1.",
    ko="마지막 층이 갱신되지 않았습니다. 파이썬의 range는 두 번째 수 바로 앞에서 끝나므로 1층부터 L층까지 반복하려면 L + 1까지 "
    "적어야 합니다.",
)
def momentum_last_layer_forgotten(parameters, grads, v, beta, learning_rate):
    layers = len(parameters) // 2
    first = {name: value for name, value in parameters.items() if int(name[1:]) < layers}
    moved, new_v = momentum_step(
        first, grads, v, lambda v, g: beta * v + (1 - beta) * g, lambda v, _: -learning_rate * v
    )
    return parameters | moved, v | new_v


def zeros_like_gradients(parameters):
    """What both running means should be."""
    return {"d" + name: np.zeros(value.shape) for name, value in parameters.items()}


@mistake(
    "initialize_adam",
    en="Only one dict comes back. Adam keeps two running means, v and s; return both.",
    ko="딕셔너리가 하나만 반환되었습니다. Adam은 이동 평균 v와 s 두 개를 가지므로 둘 다 반환하세요.",
)
def adam_start_only_v(parameters):
    return zeros_like_gradients(parameters)


@mistake(
    "initialize_adam",
    en="v is right, but s consists of ones. Both means start from 0; the correction in the step relies on it.",
    ko="v는 맞지만 s가 1로 채워져 있습니다. 두 평균은 모두 0에서 시작하며, 갱신할 때의 보정도 이를 전제로 합니다.",
)
def adam_start_s_of_ones(parameters):
    return zeros_like_gradients(parameters), {"d" + name: np.ones(value.shape) for name, value in parameters.items()}


@mistake(
    "initialize_adam",
    en="The keys of your dicts are those of the parameters. The means belong to gradients, so their keys start with d: dW1, db1, ...",
    ko="딕셔너리의 키가 매개변수의 키와 같습니다. 이동 평균은 기울기에 딸린 것이므로 키가 d로 시작합니다. dW1, db1, ...",
)
def adam_start_keys_without_d(parameters):
    v = {name: np.zeros(value.shape) for name, value in parameters.items()}
    return v, dict(v)


@mistake(
    "initialize_adam",
    en="The last layer is missing in both dicts. A range in Python ends before its second number: for the layers 1 to L it has to name "
    "L + 1.",
    ko="두 딕셔너리 모두 마지막 층이 없습니다. 파이썬의 range는 두 번째 수 바로 앞에서 끝나므로 1층부터 L층까지 만들려면 L + 1까지 "
    "적어야 합니다.",
)
def adam_start_last_layer_missing(parameters):
    layers = len(parameters) // 2
    v = {key: zeros for key, zeros in zeros_like_gradients(parameters).items() if int(key[2:]) < layers}
    return v, dict(v)


@mistake(
    "initialize_adam",
    en="s is empty: the loop fills v only.",
    ko="s가 비어 있습니다. 반복문에서 v만 채웠습니다.",
)
def adam_start_s_empty(parameters):
    return zeros_like_gradients(parameters), {}


@mistake(
    "initialize_adam",
    en="Your means are the values of the parameters. Nothing has been averaged yet, so they should be 0; only the shapes are those of the "
    "parameters.",
    ko="이동 평균에 매개변수의 값이 들어 있습니다. 아직 평균한 것이 없으므로 0이어야 하고, 형상만 매개변수와 같습니다.",
)
def adam_start_copied(parameters):
    v = {"d" + name: value.copy() for name, value in parameters.items()}
    return v, dict(v)


@mistake(
    "initialize_adam",
    en="The two dicts are packed into one with the keys v and s. Return them as two values.",
    ko="두 딕셔너리를 키 v와 s로 하나에 담았습니다. 값 두 개로 반환하세요.",
)
def adam_start_packed(parameters):
    return {"v": zeros_like_gradients(parameters), "s": zeros_like_gradients(parameters)}


def adam_step(parameters, grads, v, s, means, step):
    """A step of a whole network, given how one entry's means and its step are made."""
    parameters, v, s = dict(parameters), dict(v), dict(s)
    for name in parameters:
        d = "d" + name
        v[d], s[d] = means(grads[d], v[d], s[d])
        parameters[name] = parameters[name] - step(grads[d], v[d], s[d])
    return parameters, v, s


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


@mistake(
    "schedule_lr_decay",
    en="Your learning rate falls in every epoch. Within a stair of time_interval epochs it should stay the same: the number of stairs "
    "is a whole number.",
    ko="학습률이 에폭마다 줄어듭니다. time_interval 에폭 동안에는 같은 값이어야 합니다. 계단의 수는 정수입니다.",
)
def decay_without_stairs(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * epoch_num / time_interval)


@mistake(
    "schedule_lr_decay",
    en="The learning rate falls too early: half a stair counts as a whole one. The number of stairs is rounded down, not to the nearest.",
    ko="학습률이 너무 일찍 줄어듭니다. 계단의 절반을 넘으면 하나로 세었습니다. 계단의 수는 반올림이 아니라 내림입니다.",
)
def decay_rounded(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * int(epoch_num / time_interval + 0.5))


@mistake(
    "schedule_lr_decay",
    en="The learning rate falls one stair too early: in the epochs before the first stair it should still be learning_rate0.",
    ko="학습률이 한 계단 먼저 줄어듭니다. 첫 계단에 이르기 전에는 learning_rate0 그대로여야 합니다.",
)
def decay_one_stair_early(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (epoch_num // time_interval + 1))


@mistake(
    "schedule_lr_decay",
    en="time_interval is not used: every epoch is a stair of its own.",
    ko="time_interval을 사용하지 않아서 에폭마다 계단이 하나씩 생깁니다.",
)
def decay_every_epoch(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * epoch_num)


@mistake(
    "schedule_lr_decay",
    en="time_interval has no effect: 1000 is written into your code. Use the argument.",
    ko="time_interval을 바꾸어도 결과가 같습니다. 코드에 1000이 그대로 적혀 있습니다. 인수를 사용하세요.",
)
def decay_interval_fixed(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (epoch_num // 1000))


@mistake(
    "schedule_lr_decay",
    en="Your learning rate grows from stair to stair: it is multiplied where it should be divided.",
    ko="계단마다 학습률이 커집니다. 나누어야 할 곳에서 곱했습니다.",
)
def decay_multiplied(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 * (1 + decay_rate * (epoch_num // time_interval))


@mistake(
    "schedule_lr_decay",
    en="Your learning rate falls exponentially. Here it is divided by a number that grows by decay_rate at every stair.",
    ko="학습률이 지수적으로 줄어듭니다. 여기에서는 계단마다 decay_rate씩 커지는 수로 나눕니다.",
)
def decay_exponential(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate) ** (epoch_num // time_interval)


@mistake(
    "schedule_lr_decay",
    en="The rounding comes too late: the product with decay_rate is rounded, so that a small rate shows no effect for many stairs. Only the "
    "number of stairs is rounded down.",
    ko="내림을 너무 늦게 했습니다. decay_rate를 곱한 다음 내려서, 값이 작으면 여러 계단 동안 변화가 없습니다. 계단의 수만 "
    "내림하세요.",
)
def decay_product_rounded(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + np.floor(decay_rate * epoch_num / time_interval))


@mistake(
    "schedule_lr_decay",
    en="The learning rate is divided by 0 in the first epochs, and it is too large later: the 1 in the denominator is missing.",
    ko="처음 몇 에폭에서 0으로 나누게 되고 그다음에는 학습률이 너무 큽니다. 분모의 1이 빠졌습니다.",
)
def decay_without_one(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return np.float64(learning_rate0) / (decay_rate * (epoch_num // time_interval))
