"""Pictures that are drawn from a student's own classes."""

import numpy as np

from grader.course.authoring import plot


@plot(
    "Value",
    en="Three functions and the slopes that your Value has found for them, point by point. Where a curve is steep its slope is large, where it is "
    "flat the slope is 0.",
    ko="함수 세 개와, Value가 점마다 구한 기울기입니다. 곡선이 가파른 곳에서는 기울기가 크고, 평평한 곳에서는 0입니다.",
)
def functions_and_slopes(student, figure):
    functions = {
        "relu(x) + x/4": lambda x: x.relu() + x / 4,
        "sigmoid(3 x)": lambda x: (x * 3).sigmoid(),
        "x exp(-x**2)": lambda x: x * (-(x**2)).exp(),
    }
    figure.set_size_inches(9.5, 3.2)
    points = np.linspace(-2, 2, 82)
    for axes, (name, function) in zip(figure.subplots(1, 3), functions.items(), strict=True):
        values, slopes = [], []
        for point in points:
            x = student.Value(float(point))
            y = function(x)
            y.backward()
            values.append(float(y.data))
            slopes.append(float(x.grad))
        axes.plot(points, values, color="#444444", label="data")
        axes.plot(points, slopes, ".", color="#d62728", markersize=3, label="grad")
        axes.set(title=name, xlabel="x")
        axes.legend()
    figure.tight_layout()
