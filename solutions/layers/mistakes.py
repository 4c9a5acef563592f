"""Known wrong versions, each with what the student should read."""

import numpy as np

from grader.course.authoring import mistake

from .layers import Affine, Sigmoid, SoftmaxWithLoss, TwoLayerNet


def softmax(x):
    e = np.exp(x - np.max(x, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


def as_labels(t):
    return t if t.ndim == 1 else np.argmax(t, axis=1)


# ---- Relu


@mistake(
    "Relu",
    en="backward looks at the sign of dout. What counts is whether the *input* of forward was positive: forward has to "
       "keep that.",
    ko="backward가 dout의 부호를 보고 있습니다. 중요한 것은 forward에 들어온 *입력*이 양수였는지입니다. forward에서 그것을 기억해 두세요.",
)
class SignOfDout:
    def forward(self, x):
        return np.maximum(0, x)

    def backward(self, dout):
        return np.maximum(0, dout)


@mistake(
    "Relu",
    en="backward multiplies by the input. The slope of ReLU is 1 where the input was positive, not the input itself.",
    ko="backward에서 입력을 곱하고 있습니다. 입력이 양수였던 곳에서 ReLU의 기울기는 입력값이 아니라 1입니다.",
)
class TimesInput:
    def forward(self, x):
        self.out = np.maximum(0, x)
        return self.out

    def backward(self, dout):
        return dout * self.out


@mistake(
    "Relu",
    en="backward passes dout on unchanged. Where the input was not positive, no derivative may come through.",
    ko="backward가 dout을 그대로 내보냅니다. 입력이 양수가 아니었던 곳으로는 미분이 지나가면 안 됩니다.",
)
class EverythingPasses:
    def forward(self, x):
        return np.maximum(0, x)

    def backward(self, dout):
        return dout * 1.0


@mistake(
    "Relu",
    en="backward lets the derivative through exactly where it should stop, and stops it elsewhere: the mask is the wrong "
       "way round.",
    ko="미분을 막아야 할 곳에서는 통과시키고 통과시켜야 할 곳에서는 막고 있습니다. mask의 의미가 뒤집혔습니다.",
)
class MaskTheWrongWayRound:
    def forward(self, x):
        self.mask = x <= 0
        return np.where(self.mask, 0.0, x)

    def backward(self, dout):
        return dout * self.mask


@mistake(
    "Relu",
    en="At an input of exactly 0 the derivative should be 0; yours lets dout through there. Look at the comparison that "
       "makes the mask.",
    ko="입력이 정확히 0일 때의 미분은 0이어야 하는데 dout이 그대로 통과합니다. mask를 만드는 비교를 살펴보세요.",
)
class ZeroPasses:
    def forward(self, x):
        self.mask = x >= 0
        return np.where(self.mask, x, 0.0)

    def backward(self, dout):
        return dout * self.mask


@mistake(
    "Relu",
    en="forward changes the array it is given: the caller's x has lost its negative numbers. Work on a new array or a "
       "copy.",
    ko="forward가 받은 배열 자체를 바꿉니다. 호출한 쪽의 x에서 음수가 사라집니다. 새 배열이나 복사본에서 계산하세요.",
)
class ChangesItsInput:
    def forward(self, x):
        self.mask = x > 0
        x[~self.mask] = 0
        return x

    def backward(self, dout):
        return dout * self.mask


@mistake(
    "Relu",
    en="All Relu layers share one memory, because the mask belongs to the class. Keep it in the object: self.mask.",
    ko="mask가 클래스에 속해 있어서 모든 Relu 계층이 기억을 함께 씁니다. 객체마다 self.mask에 저장하세요.",
)
class OneMaskForAll:
    def forward(self, x):
        type(self).mask = x > 0
        return np.where(x > 0, x, 0.0)

    def backward(self, dout):
        return dout * type(self).mask


@mistake(
    "Relu",
    en="The layer keeps the mask of its first input for ever. Every forward has to remember its own input.",
    ko="처음 들어온 입력의 mask를 계속 쓰고 있습니다. forward는 부를 때마다 그때의 입력을 새로 기억해야 합니다.",
)
class FirstMaskForever:
    def __init__(self):
        self.mask = None

    def forward(self, x):
        if self.mask is None:
            self.mask = x > 0
        return np.where(x > 0, x, 0.0)

    def backward(self, dout):
        return dout * self.mask


@mistake(
    "Relu",
    en="Negative numbers become positive: that is the absolute value. ReLU turns them into 0.",
    ko="음수가 양수로 바뀝니다. 그것은 절댓값입니다. ReLU는 음수를 0으로 만듭니다.",
)
class AbsoluteValue:
    def forward(self, x):
        self.x = x
        return np.abs(x)

    def backward(self, dout):
        return dout * np.sign(self.x)


# ---- Sigmoid


@mistake(
    "Sigmoid",
    en="backward applies the sigmoid again to what is already its output. The slope is made of the output as it is.",
    ko="backward에서 이미 시그모이드를 거친 출력에 시그모이드를 또 적용합니다. 기울기는 출력 그대로를 써서 구합니다.",
)
class SigmoidTwice(Sigmoid):
    def backward(self, dout):
        again = 1 / (1 + np.exp(-self.out))
        return dout * again * (1 - again)


@mistake(
    "Sigmoid",
    en="backward forgets dout. What comes from behind has to be multiplied by the layer's own slope (chain rule).",
    ko="backward에서 dout이 빠졌습니다. 뒤에서 온 값에 이 계층의 기울기를 곱해야 합니다(연쇄 법칙).",
)
class WithoutDout(Sigmoid):
    def backward(self, dout):
        return self.out * (1 - self.out) + 0 * dout


@mistake(
    "Sigmoid",
    en="backward uses the input where the output belongs: the slope of the sigmoid is written with its own output.",
    ko="backward에서 출력이 들어갈 자리에 입력을 썼습니다. 시그모이드의 기울기는 출력으로 나타냅니다.",
)
class SlopeOfTheInput(Sigmoid):
    def forward(self, x):
        self.x = x
        return super().forward(x)

    def backward(self, dout):
        return dout * self.x * (1 - self.x)


@mistake(
    "Sigmoid",
    en="One factor of the slope is missing: it has two, the output and what the output lacks to 1.",
    ko="기울기에서 인수 하나가 빠졌습니다. 인수는 둘입니다. 출력, 그리고 1에서 출력을 뺀 값입니다.",
)
class OneFactorMissing(Sigmoid):
    def backward(self, dout):
        return dout * (1 - self.out)


@mistake(
    "Sigmoid",
    en="The sign of the slope is wrong: a sigmoid rises everywhere, so its slope is positive.",
    ko="기울기의 부호가 반대입니다. 시그모이드는 어디에서나 증가하므로 기울기는 양수입니다.",
)
class FallingSlope(Sigmoid):
    def backward(self, dout):
        return dout * self.out * (self.out - 1)


@mistake(
    "Sigmoid",
    en="The curve is mirrored: it falls instead of rising. Look at the sign in the exponent.",
    ko="곡선이 좌우로 뒤집혀 증가하지 않고 감소합니다. 지수의 부호를 살펴보세요.",
)
class Mirrored:
    def forward(self, x):
        e = np.exp(-np.abs(x))
        self.out = np.where(x >= 0, e / (1 + e), 1 / (1 + e))
        return self.out

    def backward(self, dout):
        return dout * self.out * (1 - self.out)


@mistake(
    "Sigmoid",
    en="This is the hyperbolic tangent: 0 at 0, and from -1 to 1. The sigmoid is 0.5 at 0 and stays between 0 and 1.",
    ko="이것은 쌍곡탄젠트(tanh)입니다. 0에서 0이고 -1과 1 사이에 있습니다. 시그모이드는 0에서 0.5이고 0과 1 사이에 있습니다.",
)
class HyperbolicTangent:
    def forward(self, x):
        self.out = np.tanh(x)
        return self.out

    def backward(self, dout):
        return dout * (1 - self.out**2)


@mistake(
    "Sigmoid",
    en="For large numbers of one sign the result is not a number: an exponential overflows, and infinity is divided by "
       "infinity. Only raise e to numbers that are not positive.",
    ko="한쪽 부호의 큰 수에서 결과가 숫자가 아닙니다(nan). 지수 함수가 넘쳐서 무한대를 무한대로 나눕니다. e의 지수가 양수가 되지 않게 하세요.",
)
class Overflowing:
    def forward(self, x):
        with np.errstate(all="ignore"):
            self.out = np.exp(x) / (1 + np.exp(x))
        return self.out

    def backward(self, dout):
        return dout * self.out * (1 - self.out)


@mistake(
    "Sigmoid",
    en="All Sigmoid layers share one memory, because the output is kept in the class. Keep it in the object: self.out.",
    ko="출력을 클래스에 저장해서 모든 Sigmoid 계층이 기억을 함께 씁니다. 객체의 self.out에 저장하세요.",
)
class OneOutputForAll(Sigmoid):
    def forward(self, x):
        out = super().forward(x)
        type(self).kept = out
        return out

    def backward(self, dout):
        return dout * type(self).kept * (1 - type(self).kept)


# ---- Affine


@mistake(
    "Affine",
    en="The biases are missing: the outputs are the weighted sums alone.",
    ko="편향이 빠졌습니다. 출력이 가중합뿐입니다.",
)
class WithoutBias(Affine):
    def forward(self, x):
        return super().forward(x) - self.b


@mistake(
    "Affine",
    en="dW divides by the number of samples. The mean over the samples is taken once, in the loss; here the samples are "
       "only added up.",
    ko="dW를 샘플 수로 나누었습니다. 샘플에 대한 평균은 손실에서 한 번만 구합니다. 여기서는 더하기만 합니다.",
)
class MeanInDW(Affine):
    def backward(self, dout):
        dx = super().backward(dout)
        self.dW = self.dW / len(dout)
        return dx


@mistake(
    "Affine",
    en="db is a mean over the samples. The bias is added to every sample, so its derivative is the sum over them.",
    ko="db가 샘플에 대한 평균입니다. 편향은 모든 샘플에 더해지므로 그 미분은 샘플에 대한 합입니다.",
)
class MeanInDb(Affine):
    def backward(self, dout):
        dx = super().backward(dout)
        self.db = np.mean(dout, axis=0)
        return dx


@mistake(
    "Affine",
    en="db adds up the wrong axis: it has one number per sample. It needs one per unit, so the samples (the rows) are "
       "added up.",
    ko="db를 잘못된 축으로 더했습니다. 샘플마다 수가 하나씩 있습니다. 뉴런마다 하나여야 하므로 샘플(행)끼리 더해야 합니다.",
)
class DbOverUnits(Affine):
    def backward(self, dout):
        dx = super().backward(dout)
        self.db = np.sum(dout, axis=1)
        return dx


@mistake(
    "Affine",
    en="db is not summed over the samples: it still has the shape of dout.",
    ko="db를 샘플에 대해 더하지 않았습니다. 아직 dout의 형상 그대로입니다.",
)
class DbNotSummed(Affine):
    def backward(self, dout):
        dx = super().backward(dout)
        self.db = dout
        return dx


@mistake(
    "Affine",
    en="db is one single number. Every unit has a bias of its own: add up the samples only.",
    ko="db가 수 하나입니다. 뉴런마다 편향이 따로 있으므로 샘플에 대해서만 더해야 합니다.",
)
class DbOverEverything(Affine):
    def backward(self, dout):
        dx = super().backward(dout)
        self.db = np.sum(dout)
        return dx


@mistake(
    "Affine",
    en="dW has its two axes swapped: it needs the shape of W, a row per feature and a column per unit.",
    ko="dW의 두 축이 바뀌었습니다. W와 같은 형상, 곧 특징마다 한 행, 뉴런마다 한 열이어야 합니다.",
)
class DWTransposed(Affine):
    def backward(self, dout):
        dx = super().backward(dout)
        self.dW = self.dW.T
        return dx


@mistake(
    "Affine",
    en="dW and db grow with every backward: they are added to those of earlier batches. Each backward has to start anew.",
    ko="backward를 부를 때마다 dW와 db가 커집니다. 이전 배치의 값에 더하고 있습니다. 부를 때마다 새로 계산해야 합니다.",
)
class Accumulating(Affine):
    def backward(self, dout):
        before = self.dW, self.db
        dx = super().backward(dout)
        if before[0] is not None:
            self.dW, self.db = self.dW + before[0], self.db + before[1]
        return dx


@mistake(
    "Affine",
    en="dx does not have the shape in which x came: images arrive with several axes, and their derivatives have to go "
       "back in that shape.",
    ko="dx의 형상이 들어온 x의 형상과 다릅니다. 이미지는 축이 여러 개인 채로 들어오므로 미분도 그 형상으로 되돌려야 합니다.",
)
class FlatDx(Affine):
    def backward(self, dout):
        dx = super().backward(dout)
        return dx.reshape(len(dx), -1)


@mistake(
    "Affine",
    en="With images, each sample is not laid out as one row: the numbers of different samples are mixed. Keep the first "
       "axis, and lay out only the rest.",
    ko="이미지가 들어오면 샘플 하나가 한 행이 되지 않고 서로 다른 샘플의 수가 섞입니다. 첫 축은 그대로 두고 나머지만 펼치세요.",
)
class SamplesMixed(Affine):
    def forward(self, x):
        self.x_shape = x.shape
        self.x = x.reshape(-1, x.shape[0]).T if x.ndim > 2 else x
        return self.x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = np.sum(dout, axis=0)
        dx = dout @ self.W.T
        return dx.T.reshape(self.x_shape) if len(self.x_shape) > 2 else dx


@mistake(
    "Affine",
    en="dx is multiplied by W the wrong way: every input gets back what came through *its own* weights, so W has to be "
       "transposed.",
    ko="dx를 구할 때 W를 곱하는 방향이 틀렸습니다. 입력마다 *자기* 가중치를 거쳐 온 것을 돌려받으므로 W를 전치해야 합니다.",
)
class WNotTransposed(Affine):
    def backward(self, dout):
        super().backward(dout)
        return (dout @ self.W.reshape(self.W.shape[1], self.W.shape[0])).reshape(self.x_shape)


@mistake(
    "Affine",
    en="The signs of dW and db are turned. Backward only computes the derivatives; going *against* them is the "
       "optimizer's work.",
    ko="dW와 db의 부호가 반대입니다. backward는 미분만 구합니다. 그 *반대* 방향으로 움직이는 것은 최적화 기법이 할 일입니다.",
)
class SignsTurned(Affine):
    def backward(self, dout):
        dx = super().backward(dout)
        self.dW, self.db = -self.dW, -self.db
        return dx


@mistake(
    "Affine",
    en="The layer works with copies of W and b. When an optimizer changes the parameters in place, it does not notice.",
    ko="계층이 W와 b의 복사본을 씁니다. 최적화 기법이 매개변수를 제자리에서 바꾸어도 알아차리지 못합니다.",
)
class CopiesOfParameters(Affine):
    def __init__(self, W, b):
        super().__init__(W.copy(), b.copy())


# ---- SoftmaxWithLoss


@mistake(
    "SoftmaxWithLoss",
    en="The derivative is not divided by the number of samples. The loss is a mean over the samples, so each of them "
       "counts 1/N.",
    ko="미분을 샘플 수로 나누지 않았습니다. 손실은 샘플에 대한 평균이므로 샘플 하나의 몫은 1/N입니다.",
)
class SlopeNotDivided(SoftmaxWithLoss):
    def backward(self, dout=1):
        return super().backward(dout) * len(self.t)


@mistake(
    "SoftmaxWithLoss",
    en="The loss is a sum over the samples where it should be their mean.",
    ko="손실이 샘플에 대한 평균이 아니라 합입니다.",
)
class SumInsteadOfMean(SoftmaxWithLoss):
    def forward(self, x, t):
        return super().forward(x, t) * len(x)

    def backward(self, dout=1):
        return super().backward(dout) * len(self.t)


@mistake(
    "SoftmaxWithLoss",
    en="The loss is negative: the logarithm of a probability is below 0, and the minus sign in front is missing.",
    ko="손실이 음수입니다. 확률의 로그는 0보다 작은데 앞의 마이너스 부호가 빠졌습니다.",
)
class LossWithoutMinus(SoftmaxWithLoss):
    def forward(self, x, t):
        return -super().forward(x, t)


@mistake(
    "SoftmaxWithLoss",
    en="The derivative has the wrong sign: it is probability minus label, not the other way round.",
    ko="미분의 부호가 반대입니다. 레이블에서 확률을 뺄 것이 아니라 확률에서 레이블을 빼야 합니다.",
)
class LabelMinusProbability(SoftmaxWithLoss):
    def backward(self, dout=1):
        return -super().backward(dout)


@mistake(
    "SoftmaxWithLoss",
    en="The softmax adds up all scores of the batch. Every sample (row) has its own probabilities that add up to 1.",
    ko="소프트맥스에서 배치 전체의 점수를 더했습니다. 샘플(행)마다 합이 1인 확률이 따로 있어야 합니다.",
)
class SoftmaxOverEverything(SoftmaxWithLoss):
    def forward(self, x, t):
        e = np.exp(x - np.max(x))
        self.y, self.t = e / np.sum(e), as_labels(t)
        return -np.mean(np.log(self.y[np.arange(len(x)), self.t]))


@mistake(
    "SoftmaxWithLoss",
    en="The softmax runs down the columns: the probabilities of one class over all samples add up to 1. It belongs to "
       "the rows.",
    ko="소프트맥스를 열 방향으로 계산해서 한 클래스에 대한 모든 샘플의 확률을 더하면 1이 됩니다. 행 방향으로 계산해야 합니다.",
)
class SoftmaxDownTheColumns(SoftmaxWithLoss):
    def forward(self, x, t):
        self.y, self.t = softmax(x.T).T, as_labels(t)
        return -np.mean(np.log(self.y[np.arange(len(x)), self.t]))


@mistake(
    "SoftmaxWithLoss",
    en="Large scores overflow: the exponential of 1000 is infinite. Subtract the largest score of each row first; that "
       "changes no probability.",
    ko="점수가 크면 넘칩니다. 1000의 지수 함수 값은 무한대입니다. 먼저 행마다 가장 큰 점수를 빼세요. 확률은 달라지지 않습니다.",
)
class NothingSubtracted(SoftmaxWithLoss):
    def forward(self, x, t):
        with np.errstate(all="ignore"):
            e = np.exp(x)
            self.y, self.t = e / np.sum(e, axis=1, keepdims=True), as_labels(t)
            return -np.mean(np.log(self.y[np.arange(len(x)), self.t] + 1e-7))


@mistake(
    "SoftmaxWithLoss",
    en="One maximum of the whole batch is subtracted. When another row is far below it, all its exponentials become 0. "
       "Every row needs its own maximum.",
    ko="배치 전체의 최댓값 하나를 뺐습니다. 그보다 훨씬 작은 행에서는 지수 함수 값이 모두 0이 됩니다. 행마다 자기 최댓값을 빼야 합니다.",
)
class OneMaximumForAll(SoftmaxWithLoss):
    def forward(self, x, t):
        with np.errstate(all="ignore"):
            e = np.exp(x - np.max(x))
            self.y, self.t = e / np.sum(e, axis=1, keepdims=True), as_labels(t)
            return -np.mean(np.log(self.y[np.arange(len(x)), self.t]))


@mistake(
    "SoftmaxWithLoss",
    en="Picking the probabilities with y[:, t] takes whole columns for every sample: the loss is made of N x N numbers. "
       "Each sample needs exactly one: its own.",
    ko="y[:, t]로 고르면 샘플마다 열 전체가 나와 손실이 N x N개의 수로 계산됩니다. 샘플마다 자기 것 하나만 골라야 합니다.",
)
class WholeColumns(SoftmaxWithLoss):
    def forward(self, x, t):
        super().forward(x, t)
        return -np.mean(np.log(self.y[:, self.t]))


@mistake(
    "SoftmaxWithLoss",
    en="One-hot labels are averaged over all N x K entries: the loss is too small by the number of classes. Only the "
       "number of samples divides.",
    ko="원-핫 레이블일 때 N x K개 전체로 평균을 냈습니다. 손실이 클래스 수만큼 작습니다. 샘플 수로만 나누어야 합니다.",
)
class MeanOverAllEntries(SoftmaxWithLoss):
    def forward(self, x, t):
        loss = super().forward(x, t)
        return loss if t.ndim == 1 else loss / x.shape[1]


@mistake(
    "SoftmaxWithLoss",
    en="backward only works for one-hot labels: integer labels are subtracted from every probability as they are.",
    ko="backward가 원-핫 레이블에서만 맞습니다. 정수 레이블을 모든 확률에서 그대로 빼고 있습니다.",
)
class IntegersSubtracted(SoftmaxWithLoss):
    def forward(self, x, t):
        loss = super().forward(x, t)
        self.given = t if t.ndim == 2 else t[:, None]
        return loss

    def backward(self, dout=1):
        return dout * (self.y - self.given) / len(self.y)


@mistake(
    "SoftmaxWithLoss",
    en="The logarithm is the one to base 2: all losses are 1.4427 times too large. Use the natural logarithm.",
    ko="밑이 2인 로그를 썼습니다. 손실이 모두 1.4427배입니다. 자연로그를 사용하세요.",
)
class LogarithmToBase2(SoftmaxWithLoss):
    def forward(self, x, t):
        return super().forward(x, t) / np.log(2)


@mistake(
    "SoftmaxWithLoss",
    en="The softmax is applied twice: once to the scores, once more to the probabilities. The loss hardly moves then.",
    ko="소프트맥스를 두 번 적용했습니다. 점수에 한 번, 그 확률에 또 한 번입니다. 그러면 손실이 거의 움직이지 않습니다.",
)
class SoftmaxTwice(SoftmaxWithLoss):
    def forward(self, x, t):
        return super().forward(softmax(x), t)


@mistake(
    "SoftmaxWithLoss",
    en="backward spoils what it remembers: it subtracts the labels from the stored probabilities in place. Asked twice, it "
       "answers differently. Work on a copy.",
    ko="backward가 저장해 둔 확률에서 레이블을 제자리에서 빼 버립니다. 두 번 부르면 답이 달라집니다. 복사본에서 계산하세요.",
)
class SpoilsItsMemory(SoftmaxWithLoss):
    def backward(self, dout=1):
        self.y[np.arange(len(self.t)), self.t] -= 1
        return dout * self.y / len(self.t)


# ---- TwoLayerNet


@mistake(
    "TwoLayerNet",
    en="There is no ReLU between the two affine layers: two of them in a row are only another affine layer.",
    ko="두 Affine 계층 사이에 ReLU가 없습니다. Affine 계층 둘을 그냥 이으면 또 하나의 Affine 계층일 뿐입니다.",
)
class WithoutRelu(TwoLayerNet):
    def predict(self, x):
        return self.affine2.forward(self.affine1.forward(x))

    def gradient(self, x, t):
        self.loss(x, t)
        self.affine1.backward(self.affine2.backward(self.last_layer.backward()))
        return {"W1": self.affine1.dW, "b1": self.affine1.db, "W2": self.affine2.dW, "b2": self.affine2.db}


@mistake(
    "TwoLayerNet",
    en="The way back skips the ReLU layer: the gradients of the first layer are too large where hidden units were off.",
    ko="되돌아올 때 ReLU 계층을 건너뜁니다. 꺼져 있던 은닉 뉴런에서 첫 계층의 기울기가 너무 큽니다.",
)
class ReluSkippedOnTheWayBack(TwoLayerNet):
    def gradient(self, x, t):
        self.loss(x, t)
        self.affine1.backward(self.affine2.backward(self.last_layer.backward()))
        return {"W1": self.affine1.dW, "b1": self.affine1.db, "W2": self.affine2.dW, "b2": self.affine2.db}


@mistake(
    "TwoLayerNet",
    en="predict gives probabilities. It should give the scores; SoftmaxWithLoss turns them into probabilities itself, so "
       "otherwise that happens twice.",
    ko="predict가 확률을 반환합니다. 점수를 반환해야 합니다. 확률로 바꾸는 일은 SoftmaxWithLoss가 하므로, 그러지 않으면 두 번 바꾸게 됩니다.",
)
class ProbabilitiesPredicted(TwoLayerNet):
    def predict(self, x):
        return softmax(super().predict(x))


@mistake(
    "TwoLayerNet",
    en="A ReLU stands behind the second affine layer as well: no score can be negative. The scores leave the network as "
       "they are.",
    ko="두 번째 Affine 계층 뒤에도 ReLU가 있어서 점수가 음수가 되지 못합니다. 점수는 그대로 나가야 합니다.",
)
class ReluBehindTheScores(TwoLayerNet):
    def predict(self, x):
        return np.maximum(0, super().predict(x))


@mistake(
    "TwoLayerNet",
    en="gradient uses what the layers remember from an earlier call: it does not run forward for its own samples first.",
    ko="gradient가 이전 호출에서 계층에 남은 기억을 씁니다. 먼저 자기 샘플로 순전파를 해야 합니다.",
)
class GradientWithoutForward(TwoLayerNet):
    def gradient(self, x, t):
        if self.last_layer.t is None:
            self.loss(x, t)
        dout = self.relu.backward(self.affine2.backward(self.last_layer.backward()))
        self.affine1.backward(dout)
        return {"W1": self.affine1.dW, "b1": self.affine1.db, "W2": self.affine2.dW, "b2": self.affine2.db}


@mistake(
    "TwoLayerNet",
    en="accuracy only understands integer labels. With one-hot labels it compares numbers of different shapes: take the "
       "place of the 1 first.",
    ko="accuracy가 정수 레이블만 이해합니다. 원-핫 레이블이면 형상이 다른 것끼리 비교하게 됩니다. 먼저 1의 위치를 구하세요.",
)
class IntegerLabelsOnly(TwoLayerNet):
    def accuracy(self, x, t):
        if t.ndim == 1:
            return super().accuracy(x, t)
        return np.mean(np.argmax(self.predict(x), axis=1)[:, None] == t)


@mistake(
    "TwoLayerNet",
    en="accuracy is a count. It should be a share from 0 to 1: divide by the number of samples.",
    ko="accuracy가 개수입니다. 0에서 1 사이의 비율이어야 하므로 샘플 수로 나누세요.",
)
class CountOfHits(TwoLayerNet):
    def accuracy(self, x, t):
        return super().accuracy(x, t) * len(x)


@mistake(
    "TwoLayerNet",
    en="accuracy looks for the largest score down the columns, over the samples. Every sample (row) votes for one class.",
    ko="accuracy에서 가장 큰 점수를 열 방향으로, 곧 샘플들 사이에서 찾았습니다. 샘플(행)마다 클래스 하나를 골라야 합니다.",
)
class LargestOfTheColumns(TwoLayerNet):
    def accuracy(self, x, t):
        chosen = np.argmax(self.predict(x), axis=0)
        labels = as_labels(t)
        count = min(len(chosen), len(labels))
        return np.mean(chosen[:count] == labels[:count])


@mistake(
    "TwoLayerNet",
    en="The gradients of the two biases are exchanged: b1 belongs to the first layer, b2 to the second.",
    ko="두 계층의 편향 기울기가 서로 바뀌었습니다. b1은 첫 번째 계층, b2는 두 번째 계층의 것입니다.",
)
class BiasesExchanged(TwoLayerNet):
    def gradient(self, x, t):
        grads = super().gradient(x, t)
        return grads | {"b1": grads["b2"], "b2": grads["b1"]}


@mistake(
    "TwoLayerNet",
    en="The weights start from uniformly distributed numbers, which are all positive. Draw them from a normal "
       "distribution around 0.",
    ko="가중치의 초깃값이 균등 분포여서 모두 양수입니다. 0을 중심으로 한 정규 분포에서 뽑으세요.",
    named=False,  # its answers depend on chance
)
class UniformWeights(TwoLayerNet):
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        for name in ("W1", "W2"):
            self.params[name][...] = weight_init_std * np.random.rand(*self.params[name].shape)


@mistake(
    "TwoLayerNet",
    en="weight_init_std has no effect: the weights start with a standard deviation of 1.",
    ko="weight_init_std를 쓰지 않았습니다. 가중치가 표준편차 1로 시작합니다.",
    named=False,  # its answers depend on chance
)
class SpreadIgnored(TwoLayerNet):
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, 1.0 + 0 * weight_init_std)


@mistake(
    "TwoLayerNet",
    en="All weights start from 0. Then all hidden units compute and learn the same, for ever.",
    ko="모든 가중치가 0에서 시작합니다. 그러면 은닉 뉴런이 모두 같은 것을 계산하고 영원히 똑같이 학습합니다.",
    named=False,  # its answers depend on chance
)
class ZeroWeights(TwoLayerNet):
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, 0.0 * weight_init_std)
