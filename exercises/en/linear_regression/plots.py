"""Pictures that are drawn from a student's own functions."""

import numpy as np

from grader.course.authoring import plot


@plot(
    "fit",
    "predict",
    en="Left: the cost at every iteration of your `fit`; it falls steeply at first, then more and more slowly. Right: the "
    "samples, and your line after 1, 5, 20 and 300 iterations.",
    ko="왼쪽은 `fit`의 반복마다 구한 비용입니다. 처음에는 가파르게, 나중에는 점점 천천히 줄어듭니다. 오른쪽은 샘플과, 1번, 5번, "
    "20번, 300번 반복한 뒤의 직선입니다.",
)
def learning_the_line(student, figure):
    figure.set_size_inches(9, 3.8)
    left, right = figure.subplots(1, 2)
    rng = np.random.default_rng(7)
    X = rng.uniform(0, 3, (40, 1))
    y = 2 * X[:, 0] + 1 + rng.normal(0, 0.5, 40)
    ends = np.array([[0.0], [3.0]])
    right.plot(X[:, 0], y, "o", color="#8a8a8a", markersize=4)
    for steps, color in ((1, "#c6dbef"), (5, "#6baed6"), (20, "#2171b5"), (300, "#d62728")):
        w, b, costs = student.fit(X, y, 0.1, steps)
        right.plot(ends[:, 0], student.predict(ends, w, b), color=color, linewidth=2, label=f"{steps}")
    left.semilogy(np.arange(len(costs)), costs, color="#d62728")
    left.set(title="J", xlabel="iteration", ylabel="cost")
    right.set(title="fitted line", xlabel="x", ylabel="y")
    right.legend(title="iterations")
    figure.tight_layout()


@plot(
    "mix_colors",
    "fit_ratios",
    en="For each wanted colour: the shares of the paints that your `fit_ratios` has found, the mixture of them, and the wanted "
    "colour itself. The vivid green cannot be reached: a mixture is never more vivid than its paints.",
    ko="원하는 색마다 `fit_ratios`가 찾은 물감의 비율, 그 비율로 섞은 색, 그리고 원하는 색입니다. 선명한 초록은 만들 수 없습니다. "
    "섞은 색은 물감보다 더 선명해질 수 없기 때문입니다.",
)
def mixed_paints(student, figure):
    paints = np.array([[0.97, 0.96, 0.92], [0.75, 0.1, 0.12], [0.95, 0.8, 0.1], [0.1, 0.2, 0.6], [0.08, 0.08, 0.08]])
    targets = np.array([[0.9, 0.45, 0.1], [0.45, 0.45, 0.3], [0.8, 0.6, 0.6], [0.2, 0.9, 0.3], [0.3, 0.3, 0.5]])
    figure.set_size_inches(8, 4)
    axes = figure.subplots()
    for row, target in enumerate(targets):
        ratios = student.fit_ratios(paints, target)
        mixture = np.clip(student.mix_colors(paints, ratios), 0, 1)
        start = 0.0
        for paint, share in zip(paints, ratios, strict=True):
            axes.barh(row, share, 0.8, left=start, color=paint, edgecolor="#666666", linewidth=0.5)
            start += float(share)
        axes.barh(row, 0.3, 0.8, left=1.1, color=mixture)
        axes.barh(row, 0.3, 0.8, left=1.4, color=target)
    axes.set(xlim=(0, 1.7), yticks=[], xticks=[0, 0.5, 1, 1.25, 1.55])
    axes.set_xticklabels(["0", "shares", "1", "mixture", "target"])
    axes.invert_yaxis()
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    figure.tight_layout()
