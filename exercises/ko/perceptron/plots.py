"""Pictures that are drawn from a student's own functions."""

import numpy as np

from grader.course.authoring import plot

_GATES = ("AND", "NAND", "OR", "XOR")
_CORNERS = ((0, 0), (0, 1), (1, 0), (1, 1))


@plot(
    *_GATES,
    en="Where your gates answer 1 (blue) and 0 (orange), also between the four inputs that count. A single "
    "perceptron separates the two with one straight line; for XOR no single line is enough.",
    ko="게이트가 1(파랑)이라고 답하는 곳과 0(주황)이라고 답하는 곳을 네 입력 사이의 영역까지 그렸습니다. 퍼셉트론 하나는 "
    "직선 하나로 두 영역을 나누지만, XOR은 직선 하나로 나눌 수 없습니다.",
)
def decision_regions(student, figure):
    figure.set_size_inches(7, 6.6)
    side = np.linspace(-0.5, 1.5, 64)
    for axes, name in zip(figure.subplots(2, 2).flat, _GATES, strict=True):
        gate = getattr(student, name)
        answers = np.array([[float(gate(float(x1), float(x2))) for x1 in side] for x2 in side])
        axes.contourf(side, side, answers, levels=[-0.5, 0.5, 1.5], colors=["#ffd9b0", "#b8d4f0"])
        for x1, x2 in _CORNERS:
            yes = float(gate(x1, x2)) == 1
            axes.plot(x1, x2, "^" if yes else "o", color="#1f5fa8" if yes else "#c05a00", markersize=11)
            axes.annotate("1" if yes else "0", (x1, x2), xytext=(9, 6), textcoords="offset points")
        axes.set(title=name, xlabel="x1", ylabel="x2", aspect="equal", xticks=[0, 1], yticks=[0, 1])
    figure.tight_layout()


@plot(
    "predict_prices",
    "mean_absolute_error",
    en="The prices of the three apartments beside your predictions for three choices of weights. The smaller the "
    "mean absolute error in the title, the closer the blue bars are to the grey ones.",
    ko="아파트 세 채의 실제 가격과, 가중치를 세 가지로 바꾸어 예측한 가격입니다. 제목에 있는 평균 절대 오차가 작을수록 예측이 "
    "실제 가격에 가깝습니다.",
)
def apartment_prices(student, figure):
    X, t = np.array([[32, 3, 0.3], [33, 3, 0.5], [36, 4, 0.5]]), np.array([6.0, 7.0, 8.5])
    choices = [np.array([0.1, 0.3, 4.0]), np.array([0.1, 0.3, 3.0]), np.array([0.1, 0.2, 2.0])]
    figure.set_size_inches(9, 3.4)
    place = np.arange(len(t))
    for axes, w in zip(figure.subplots(1, 3, sharey=True), choices, strict=True):
        y = student.predict_prices(X, w, 0.5)
        axes.bar(place - 0.2, t, 0.4, label="price", color="#8a8a8a")
        axes.bar(place + 0.2, y, 0.4, label="predicted", color="#1f77b4")
        error = float(student.mean_absolute_error(y, t))
        axes.set(title=f"w = {w.tolist()}\nerror {error:.3f}", xticks=place, xlabel="apartment")
        axes.set_xticklabels(["1", "2", "3"])
    figure.axes[0].set_ylim(0, 12)
    figure.axes[0].legend(loc="upper left")
    figure.tight_layout()
