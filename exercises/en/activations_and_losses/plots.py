"""Pictures of a student's own functions."""

import numpy as np

from grader.course.authoring import plot


@plot(
    "identity_function",
    "relu",
    "relu_grad",
    en="Your activation functions, and the slope of your ReLU (dashed). The identity passes everything on; ReLU bends at "
    "0, and there its slope jumps from 0 to 1.",
    ko="여러분의 활성화 함수와 ReLU의 기울기(점선)입니다. 항등 함수는 모든 값을 그대로 내보내고, ReLU는 0에서 꺾이며 그 "
    "자리에서 기울기가 0에서 1로 뜁니다.",
)
def activation_curves(student, figure):
    """Identity, ReLU and its slope over the same axis."""
    figure.set_layout_engine("constrained")
    x = np.linspace(-3, 3, 301)
    left, right = figure.subplots(1, 2, sharex=True)
    left.plot(x, student.identity_function(x))
    left.set_title("identity")
    right.plot(x, student.relu(x), label="ReLU")
    right.plot(x, student.relu_grad(x), "--", label="slope")
    right.set_title("ReLU")
    right.legend()
    for axes in (left, right):
        axes.set_xlabel("x")
        axes.grid(visible=True, alpha=0.3)


@plot(
    "softmax",
    en="The probabilities that your softmax gives to scores (x, 0, 1). As one score grows, its class takes over; at every x "
    "the three bands together have the height 1.",
    ko="점수 (x, 0, 1)에 여러분의 소프트맥스가 주는 확률입니다. 한 점수가 커지면 그 클래스가 나머지를 밀어내며, 어느 x에서나 "
    "세 띠의 높이를 더하면 1입니다.",
)
def softmax_of_one_growing_score(student, figure):
    """Three probabilities while the first score grows."""
    figure.set_layout_engine("constrained")
    x = np.linspace(-5, 7, 121)
    probabilities = student.softmax(np.stack([x, 0 * x, 0 * x + 1], axis=1))
    axes = figure.subplots()
    axes.stackplot(x, probabilities.T, labels=["class 0: x", "class 1: 0", "class 2: 1"], alpha=0.8)
    axes.set_xlabel("x")
    axes.set_ylabel("probability")
    axes.margins(0)
    axes.legend(loc="center left")


@plot(
    "mean_squared_error",
    "cross_entropy_error",
    en="What your losses charge for one sample when the right class gets the probability p. Near p = 0 the cross-entropy "
    "error rises steeply: to be sure and wrong is expensive. The squared error stays small.",
    ko="정답에 확률 p를 주었을 때 샘플 하나에 대한 여러분의 손실입니다. p가 0에 가까우면 교차 엔트로피 오차는 가파르게 커집니다. "
    "확신하고 틀리면 비용이 큽니다. 제곱 오차는 작은 값에 머뭅니다.",
)
def losses_against_the_probability(student, figure):
    """Both losses for two classes, over the probability of the right one."""
    figure.set_layout_engine("constrained")
    p = np.linspace(0.01, 1.0, 100)
    rows = np.stack([p, 1 - p], axis=1)
    t = np.array([1.0, 0.0])
    axes = figure.subplots()
    axes.plot(p, [float(student.cross_entropy_error(row, t)) for row in rows], label="cross-entropy error")
    axes.plot(p, [float(student.mean_squared_error(row, t)) for row in rows], "--", label="squared error")
    axes.set_xlabel("p of the right class")
    axes.set_ylabel("loss")
    axes.grid(visible=True, alpha=0.3)
    axes.legend()


@plot(
    "information",
    "entropy",
    en="Left: the information of an event, in bits; the rarer, the more. Right: the entropy of a coin that shows heads with "
    "probability p. It is greatest, 1 bit, for a fair coin, and 0 where the outcome is certain.",
    ko="왼쪽은 사건의 정보량(비트)으로, 드문 사건일수록 큽니다. 오른쪽은 앞면이 나올 확률이 p인 동전의 엔트로피입니다. 공정한 "
    "동전에서 1비트로 가장 크고, 결과가 확실하면 0입니다.",
)
def information_and_entropy(student, figure):
    """Bits of one event, and the entropy of a coin."""
    figure.set_layout_engine("constrained")
    p = np.linspace(0.01, 1.0, 100)
    left, right = figure.subplots(1, 2)
    left.plot(p, student.information(p))
    left.set_title("information")
    right.plot(p, [float(student.entropy(np.array([one, 1 - one]))) for one in p])
    right.set_title("entropy of a coin")
    for axes in (left, right):
        axes.set_xlabel("p")
        axes.set_ylabel("bits")
        axes.grid(visible=True, alpha=0.3)
