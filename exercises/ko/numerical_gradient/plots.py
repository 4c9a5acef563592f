"""Pictures that are drawn from a student's own functions."""

import numpy as np

from grader.course.authoring import plot


@plot(
    "numerical_diff",
    en="The curve of x squared over 4 minus sin x, with the tangents at four points whose slopes your `numerical_diff` has "
    "measured. Each should touch the curve without crossing it.",
    ko="곡선과, `numerical_diff`로 잰 기울기로 네 점에서 그린 접선입니다. 접선은 곡선을 가로지르지 않고 그 점에서 스쳐야 합니다.",
)
def tangents(student, figure):
    def f(x):
        return x**2 / 4 - np.sin(x)

    figure.set_size_inches(6.5, 4)
    axes = figure.subplots()
    x = np.linspace(-3, 4, 200)
    axes.plot(x, f(x), color="#444444", label="f(x)")
    for point, color in ((-2.0, "#1f77b4"), (0.2, "#ff7f0e"), (1.1, "#2ca02c"), (3.0, "#d62728")):
        slope = float(student.numerical_diff(f, point))
        near = np.array([point - 1, point + 1])
        axes.plot(near, f(point) + slope * (near - point), color=color, label=f"slope {slope:.3f}")
        axes.plot(point, f(point), "o", color=color)
    axes.set(xlabel="x", ylabel="f(x)")
    axes.legend()
    figure.tight_layout()


@plot(
    "gradient_descent",
    "numerical_gradient",
    en="The way of your `gradient_descent` down a long valley, for three learning rates. A small one hardly gets anywhere, a large "
    "one jumps from side to side.",
    ko="길쭉한 골짜기를 `gradient_descent`로 내려가는 길을 학습률 세 가지로 그렸습니다. 학습률이 작으면 거의 나아가지 못하고, 크면 "
    "골짜기의 양쪽을 오가며 튑니다.",
)
def valley(student, figure):
    def f(x):
        return x[0] ** 2 / 20 + x[1] ** 2

    figure.set_size_inches(9.5, 3.2)
    across, up = np.meshgrid(np.linspace(-8, 3, 80), np.linspace(-3, 3, 60))
    for axes, lr in zip(figure.subplots(1, 3, sharey=True), (0.05, 0.3, 0.95), strict=True):
        axes.contour(across, up, f([across, up]), levels=12, colors="#bbbbbb", linewidths=0.8)
        points = [np.array([-7.0, 2.0])]
        for _ in range(20):
            points.append(np.asarray(student.gradient_descent(f, points[-1].copy(), lr, 1)))
        way = np.array(points)
        axes.plot(way[:, 0], way[:, 1], "o-", color="#d62728", markersize=3, linewidth=1)
        axes.plot(0, 0, "k+", markersize=10)
        axes.set(title=f"lr = {lr}", xlabel="x0")
    figure.axes[0].set_ylabel("x1")
    figure.tight_layout()


@plot(
    "numerical_gradient",
    en="Arrows against the gradient of a bowl, as your `numerical_gradient` has measured it: they stand upright on the contour lines, "
    "point down to the middle, and are longer where it is steeper.",
    ko="`numerical_gradient`로 잰 기울기의 반대 방향을 화살표로 그렸습니다. 화살표는 등고선과 직각을 이루고, 가운데를 향하며, 가파른 "
    "곳일수록 깁니다.",
)
def arrows(student, figure):
    def f(x):
        return np.sum(np.square(x), axis=0)

    figure.set_size_inches(4.6, 4.4)
    axes = figure.subplots()
    side = np.linspace(-2, 2, 9)
    fine = np.meshgrid(np.linspace(-2.2, 2.2, 60), np.linspace(-2.2, 2.2, 60))
    axes.contour(*fine, f(np.array(fine)), levels=8, colors="#bbbbbb", linewidths=0.8)
    places = np.array([[x, y] for x in side for y in side])
    slopes = np.array([student.numerical_gradient(f, place.copy()) for place in places])
    axes.quiver(places[:, 0], places[:, 1], -slopes[:, 0], -slopes[:, 1], color="#1f77b4")
    axes.set(xlabel="x0", ylabel="x1", aspect="equal")
    figure.tight_layout()
