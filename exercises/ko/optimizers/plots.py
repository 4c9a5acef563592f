"""Pictures drawn from a student's own functions."""

import numpy as np

from grader.course.authoring import plot


def _path(optimizer, steps):
    """The points at which an optimizer passes on its way down from (-7, 2)."""
    params = {"xy": np.array([-7.0, 2.0])}
    points = [params["xy"].copy()]
    for _ in range(steps):
        x, y = params["xy"]
        optimizer.update(params, {"xy": np.array([x / 10, 2 * y])})
        points.append(np.array(params["xy"], copy=True))
    return np.array(points)


@plot(
    "SGD",
    "Momentum",
    "AdaGrad",
    "Adam",
    en="The ways of your optimizers over the valley x²/20 + y², 30 steps from (-7, 2); the lowest point is marked. SGD goes to and fro "
    "across the steep direction and hardly along the flat one. Momentum swings, but gets on; AdaGrad and Adam divide by the size of the "
    "gradients and so treat both directions alike.",
    ko="골짜기 x²/20 + y² 위에서 (-7, 2)를 출발해 30번 갱신한 경로입니다. 가장 낮은 점에 표시가 있습니다. SGD는 가파른 방향으로 지그재그로 "
    "움직이고 완만한 방향으로는 거의 나아가지 못합니다. 모멘텀은 흔들리면서도 앞으로 나아가고, AdaGrad와 Adam은 기울기의 크기로 나누므로 두 "
    "방향을 고르게 다룹니다.",
)
def ways_down(student, figure):
    optimizers = {
        "SGD  lr=0.95": student.SGD(0.95),
        "Momentum  lr=0.1": student.Momentum(0.1),
        "AdaGrad  lr=1.5": student.AdaGrad(1.5),
        "Adam  lr=0.3": student.Adam(0.3),
    }
    x, y = np.meshgrid(np.linspace(-10, 10, 201), np.linspace(-5, 5, 101))
    figure.set_size_inches(9, 6)
    for axes, (title, optimizer) in zip(figure.subplots(2, 2, sharex=True, sharey=True).flat, optimizers.items(), strict=True):
        axes.contour(x, y, x**2 / 20 + y**2, levels=[0.1, 0.5, 1, 2, 4, 7, 11, 16], colors="0.75", linewidths=0.8)
        points = _path(optimizer, 30)
        axes.plot(points[:, 0], points[:, 1], "o-", color="tab:red", markersize=3, linewidth=1)
        axes.plot(0, 0, "k+", markersize=10)
        axes.set(title=title, xlim=(-10, 10), ylim=(-5, 5))
    for axes in figure.axes[2:]:
        axes.set_xlabel("x")
    for axes in figure.axes[::2]:
        axes.set_ylabel("y")
