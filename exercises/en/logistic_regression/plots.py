"""Pictures drawn from a student's own functions."""

import numpy as np

from grader.course.authoring import plot


@plot(
    "optimize",
    en="The costs that your optimize records while it learns to tell two clouds of points apart, for three learning rates. All fall, because "
    "every step goes downhill; the larger the learning rate, the faster. If a curve rises, look at the sign of the step.",
    ko="두 무리의 점을 구분하도록 학습하는 동안 optimize가 기록한 비용을 학습률 세 가지에 대해 그렸습니다. 갱신할 때마다 내리막으로 가므로 모두 줄어들고, "
    "학습률이 클수록 빨리 줄어듭니다. 곡선이 올라간다면 갱신하는 식의 부호를 살펴보세요.",
)
def cost_falls(student, figure):
    rng = np.random.default_rng(0)
    Y = (np.arange(200) % 2).reshape(1, 200)
    X = rng.normal(size=(2, 200)) + np.array([[1.0], [-0.7]]) * (2 * Y - 1)
    axes = figure.subplots()
    for learning_rate in (0.001, 0.01, 0.1):
        costs = student.optimize(np.zeros((2, 1)), 0.0, X, Y, 2000, learning_rate)[2]
        axes.plot(100 * np.arange(len(costs)), np.ravel(costs), "o-", markersize=3, label=f"learning rate {learning_rate}")
    axes.set(xlabel="iteration", ylabel="cost", ylim=(0, None))
    axes.legend()
